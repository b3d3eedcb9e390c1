//! Refugees who began or strengthened a business with UNHCR and AMAPPE: an `.ods` of two sheets.
//!
//! The figures published for 2020: 24 refugees (3 women, 21 men) with 22 new projects; 70 (8, 62) with 57 projects strengthened.

use chrono::Days;
use fastrand::Rng;

use super::cell::{Cell, Format, SampleFile, Sheet, day, texts};
use super::people::{Person, Population, Sex, phone, pick};
use super::spelling::{SexStyle, name, nationality, sex, slip};

/// The register.
pub(super) fn files() -> Vec<SampleFile> {
    let mut rng = Rng::with_seed(94);
    let mut population = Population::new();
    let new = Part {
        name: "Nouveaux projets",
        prefix: "NP",
        day: "Date de démarrage",
        women: 3,
        people: 24,
        projects: 22,
    };
    let stronger = Part {
        name: "Renforcement",
        prefix: "RF",
        day: "Date de versement",
        women: 8,
        people: 70,
        projects: 57,
    };
    vec![SampleFile {
        path: "unhcr/registre-refugies-2020.ods",
        format: Format::Ods,
        sheets: [new, stronger]
            .iter()
            .map(|part| sheet(&mut rng, &mut population, part))
            .collect(),
    }]
}

/// A sheet of the register.
struct Part {
    name: &'static str,
    prefix: &'static str,
    day: &'static str,
    women: u32,
    people: u32,
    projects: u32,
}

const TRADES: &[&str] = &[
    "Restauration",
    "Couture",
    "Coiffure",
    "Commerce",
    "Pâtisserie",
    "Mécanique",
    "Services",
    "Artisanat",
];

/// One row a refugee; the last projects have two.
fn sheet(rng: &mut Rng, population: &mut Population, part: &Part) -> Sheet {
    let mut rows = vec![
        texts([format!("HCR / AMAPPE - {} - 2020", part.name)]),
        texts([
            "N° HCR",
            "Nom",
            "Prénom",
            "Sexe",
            "Nationalité",
            "Date de naissance",
            "Téléphone",
            "Code projet",
            "Activité",
            "Ville",
            part.day,
            "Montant (DH)",
        ]),
    ];
    for rank in 0..part.people {
        let project = format!("{}-{:03}", part.prefix, rank % part.projects + 1);
        // The women stand spread among the men.
        let person_sex = if rank % (part.people / part.women) == 1 && rank / 8 < part.women {
            Sex::Female
        } else {
            Sex::Male
        };
        let nation = pick(rng, &["SY", "YE", "CI", "CD", "CF", "SD", "CM"]);
        let person = population.person(rng, person_sex, nation, 1968..2000);
        rows.push(row(rng, &person, &project, part, rank));
    }
    Sheet {
        name: part.name.to_owned(),
        rows,
        header_row: Some(1),
        width: 18.0,
        ..Sheet::default()
    }
}

fn row(rng: &mut Rng, person: &Person, project: &str, part: &Part, rank: u32) -> Vec<Cell> {
    let trade = pick(rng, TRADES);
    let city = pick(
        rng,
        &["Rabat", "Salé", "Casablanca", "Tanger", "Oujda", "Rabat "],
    );
    let mut row = texts([
        format!("HCR-{}{:04}", part.prefix, 4100 + rank * 7),
        name(rng, person.last),
        name(rng, person.first),
        sex(rng, person.sex, SexStyle("F", "H")),
        nationality(rng, person.nation, person.sex),
    ]);
    row.push(Cell::Date(person.born));
    row.extend(texts([
        phone(rng),
        project.to_owned(),
        slip(rng, trade),
        city.to_owned(),
    ]));
    row.push(Cell::Date(day(2020, 1, 6) + Days::new(rng.u64(0..320))));
    row.push(Cell::number(rng.u32(10..=36) * 500));
    row
}
