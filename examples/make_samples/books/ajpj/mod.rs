//! « Avec les Jeunes, Pour les Jeunes »: what the base of the two Hubs exports, as Excel's « Texte Unicode » (UTF-16, tabs).
//!
//! The figures published: 7 011 young people received, 4 006 men and 3 001 women (four had no sex noted); 2 762 informed, of whom
//! 147 got the self-employed card and 25 (13 women, 12 men) an internship; 131 placed; 18 enterprises (13 cooperatives, 5
//! SARL), 12 of them incubated (7 and 5), 3 incubated cooperatives of women; 50 young members; 50 members of partners.

mod enterprises;
mod partners;
mod register;
mod roster;

use fastrand::Rng;

use super::cell::{Cell, Format, SampleFile, Sheet};
use super::entries::{Entry, workbook};
use super::people::Population;

/// The two Hubs' exports, the enterprises with their members, the partners and the entries.
pub(super) fn files() -> Vec<SampleFile> {
    let mut rng = Rng::with_seed(7011);
    let mut population = Population::new();
    let mut young = roster::young(&mut rng, &mut population);
    roster::serve(&mut rng, &mut young);
    let mut files = register::files(&mut rng, &young);
    let enterprises = enterprises::enterprises(&mut rng);
    files.push(enterprises::file(&mut rng, &enterprises));
    files.push(enterprises::members(&mut rng, &enterprises, &young));
    files.push(partners::file(&mut rng, &mut population));
    files.push(workbook("ajpj/saisies.xlsx", &ENTRIES));
    files
}

/// One sheet of text.
fn unicode_text(path: &'static str, rows: Vec<Vec<Cell>>) -> SampleFile {
    SampleFile {
        path,
        format: Format::CsvUtf16,
        sheets: vec![Sheet {
            rows,
            header_row: Some(0),
            ..Sheet::default()
        }],
    }
}

const OFFICER: &str = "Chargée de suivi-évaluation";

const ENTRIES: [Entry; 4] = [
    Entry(
        "AJP-01",
        "life",
        None,
        [
            "Les deux Hubs réunis ; quatre fiches ne disent pas le sexe.",
            "",
            "Base des Hubs, extraction du 15/01/2023",
            OFFICER,
        ],
    ),
    Entry(
        "AJP-04",
        "life",
        None,
        [
            "Stages rémunérés de pré-embauche, une convention par jeune.",
            "",
            "Conventions de stage signées",
            OFFICER,
        ],
    ),
    Entry(
        "AJP-06",
        "life",
        None,
        [
            "Toutes immatriculées ; deux coopératives étaient en cours de constitution au moment du recrutement.",
            "",
            "Extraits du registre des coopératives et du registre du commerce",
            OFFICER,
        ],
    ),
    Entry(
        "AJP-10",
        "life",
        None,
        [
            "Membres d’associations et d’institutions, échanges nationaux et internationaux compris.",
            "",
            "Feuilles de présence",
            OFFICER,
        ],
    ),
];
