//! DAPP: what KoboToolbox exports of the participants' form in Tanger, Casablanca and Béni Mellal. A row a participant in the
//! first sheet; visits, enterprises and job follow-ups in sheets of their own, joined by number; XML names throughout, a
//! column an option, everything as text. The Hub of Rabat keeps a register of its own.
//!
//! No result was published; what the export holds is plausible.

mod kobo;
mod participants;

use fastrand::Rng;

use super::cell::{Format, SampleFile};
use super::entries::{Entry, workbook};

/// The export.
pub(super) fn files() -> Vec<SampleFile> {
    let mut rng = Rng::with_seed(2027);
    let participants = participants::participants(&mut rng);
    vec![
        SampleFile {
            path: "dapp/ready-for-tomorrow-all-versions-2026-01-12.xlsx",
            format: Format::Workbook,
            sheets: kobo::sheets(&mut rng, &participants),
        },
        workbook("dapp/saisies.xlsx", &ENTRIES),
    ]
}

const LEAD: &str = "DAPP officer";

/// What the officer said of the lines, year by year.
const ENTRIES: [Entry; 4] = [
    Entry(
        "DAP-02",
        "2023",
        None,
        [
            "Année pilote : le Hub de Rabat n'a ouvert ses inscriptions qu'en 2024.",
            "",
            "Fiches d'entretien",
            LEAD,
        ],
    ),
    Entry(
        "DAP-05",
        "2024",
        None,
        [
            "Les embauches suivent la formation de six mois environ.",
            "Recrutements gelés au premier semestre chez deux employeurs.",
            "Contrats de travail",
            LEAD,
        ],
    ),
    Entry(
        "DAP-07",
        "2025",
        None,
        [
            "Les promotions de 2024 s'immatriculent.",
            "",
            "Extraits du registre",
            LEAD,
        ],
    ),
    Entry(
        "DAP-08",
        "life",
        None,
        [
            "Suivi par téléphone, six mois après l'embauche.",
            "Les personnes embauchées au second semestre 2025 n'ont pas encore été appelées.",
            "Fiches d'appel",
            LEAD,
        ],
    ),
];
