//! RESTART: one tracker of business ideas for three countries, a row per idea, the dates of its stages across.
//!
//! Only targets were published (600 ideas prototyped, 450 business plans, 45 start-ups); the tracker holds plausible results:
//! 628, 463 and 47.

mod ideas;
mod tracker;

use fastrand::Rng;

use super::cell::{Format, SampleFile};
use super::entries::{Entry, workbook};

/// The tracker and the entries.
pub(super) fn files() -> Vec<SampleFile> {
    let mut rng = Rng::with_seed(45);
    let ideas = ideas::ideas(&mut rng);
    let tracker = SampleFile {
        path: "restart/suivi-idees.xlsx",
        format: Format::Workbook,
        sheets: vec![tracker::sheet(&mut rng, &ideas)],
    };
    vec![tracker, entries()]
}

const LEAD: &str = "Responsable suivi-évaluation";

/// Partnerships are typed; the other lines are commented.
const ENTRIES: [Entry; 5] = [
    Entry(
        "RES-01",
        "life",
        None,
        [
            "Les appels à idées ont été tenus dans neuf villes.",
            "",
            "Fiches de prototypage",
            LEAD,
        ],
    ),
    Entry(
        "RES-02",
        "2022",
        None,
        [
            "La plupart des plans ont été achevés au second semestre.",
            "Formation des mentors décalée de trois mois.",
            "Plans d'affaires déposés",
            LEAD,
        ],
    ),
    Entry(
        "RES-03",
        "life",
        None,
        [
            "Entreprises immatriculées ou consolidées, tous statuts confondus.",
            "",
            "Extraits du registre",
            LEAD,
        ],
    ),
    Entry(
        "RES-07",
        "2022",
        Some(4),
        [
            "Quatre partenariats commerciaux.",
            "",
            "Conventions signées",
            LEAD,
        ],
    ),
    Entry(
        "RES-07",
        "2023",
        Some(5),
        [
            "Cinq partenariats commerciaux.",
            "",
            "Conventions signées",
            LEAD,
        ],
    ),
];

/// The workbook of entries.
fn entries() -> SampleFile {
    workbook("restart/saisies.xlsx", &ENTRIES)
}
