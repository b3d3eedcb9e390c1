//! The sheets of the register: a title, banners over the columns, a row a person, a total.

use chrono::{Datelike, NaiveDate};
use fastrand::Rng;

use super::super::cell::{Block, Cell, DataRows, Sheet, count_formula, day_text, texts};
use super::super::people::{one_in, pick};
use super::super::spelling::{SexStyle, legal_status, nationality, no_sex, sex};
use super::beneficiaries::{Beneficiary, GRANT, PLAN};

const WHO: [&str; 6] = [
    "N° bénéficiaire",
    "Sexe",
    "Âge",
    "Nationalité",
    "Statut légal",
    "Difficulté (WG)",
];
const FLAGS: [&str; 4] = ["VT", "ENAS", "VBG", "Mère célibataire"];
const SERVICES: [&str; 13] = [
    "Accueil",
    "Service de santé",
    "Soutien psychosocial",
    "Orientation professionnelle",
    "Formation",
    "Atelier recherche d'emploi",
    "Stage",
    "Accompagnement création",
    "Sensibilisation statut AE",
    "Plan d'affaires",
    "Appui financier",
    "Carte AE",
    "Orientation externe",
];
const REST: [&str; 3] = ["N° projet", "Montant (MAD)", "Observations"];

/// The columns where the banners begin.
const FIRST_FLAG: usize = 6;
const FIRST_SERVICE: usize = 10;
/// Rows above the data: title, blank, banners, headers.
const ROWS_ABOVE: usize = 4;

/// A sheet a quarter, then the words to choose from.
pub(super) fn sheets(rng: &mut Rng, people: &[Beneficiary]) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    for year in [2024, 2025] {
        for quarter in 1..=4 {
            sheets.push(quarter_sheet(rng, people, year, quarter));
        }
    }
    sheets.push(lists());
    sheets
}

fn within(day: NaiveDate, year: i32, quarter: u32) -> bool {
    day.year() == year && day.month0() / 3 + 1 == quarter
}

fn quarter_sheet(rng: &mut Rng, people: &[Beneficiary], year: i32, quarter: u32) -> Sheet {
    let title = format!("OIM 2 – Registre des bénéficiaires – T{quarter} {year}");
    let mut rows = vec![vec![Cell::text(title)], Vec::new(), banners(), headers()];
    for one in people {
        let active = |(_, day): &&(usize, NaiveDate)| within(*day, year, quarter);
        let done: Vec<(usize, NaiveDate)> = one.services.iter().filter(active).copied().collect();
        if !done.is_empty() {
            rows.push(row(rng, one, &done, year));
        }
    }
    let data = DataRows {
        first: ROWS_ABOVE + 1,
        last: rows.len(),
    };
    let mut total = vec![Cell::Blank; FIRST_SERVICE + SERVICES.len()];
    total[0] = Cell::text("TOTAL");
    for (column, cell) in total.iter_mut().enumerate().skip(FIRST_SERVICE) {
        *cell = count_formula(&rows[ROWS_ABOVE..], column, data);
    }
    rows.push(total);
    Sheet {
        name: format!("T{quarter} {year}"),
        rows,
        merged: vec![
            block(2, FIRST_FLAG, FLAGS.len()),
            block(2, FIRST_SERVICE, SERVICES.len()),
        ],
        header_row: Some(3),
        width: 15.0,
        ..Sheet::default()
    }
}

fn block(row: u32, first: usize, columns: usize) -> Block {
    let column = |place: usize| u16::try_from(place).expect("a sample sheet has few columns");
    Block {
        row,
        first: column(first),
        last: column(first + columns - 1),
    }
}

fn banners() -> Vec<Cell> {
    let mut row = vec![Cell::Blank; FIRST_SERVICE + 1];
    row[FIRST_FLAG] = Cell::text("Vulnérabilités");
    row[FIRST_SERVICE] = Cell::text("Services (date)");
    row
}

fn headers() -> Vec<Cell> {
    let all = WHO.iter().chain(&FLAGS).chain(&SERVICES).chain(&REST);
    texts(all.copied())
}

fn row(rng: &mut Rng, one: &Beneficiary, done: &[(usize, NaiveDate)], year: i32) -> Vec<Cell> {
    let mut row = vec![
        Cell::text(format!("B-{:04}", one.number)),
        Cell::text(if one_in(rng, 90) {
            no_sex(rng)
        } else {
            sex(rng, one.sex, SexStyle("F", "H"))
        }),
        age(rng, year - one.born),
        Cell::text(nation(rng, one)),
        Cell::text(legal(rng, one)),
        Cell::text(difficulty(rng, one.disabled)),
    ];
    row.extend(one.flags.map(|holds| flag(rng, holds)));
    row.extend((0..SERVICES.len()).map(|service| {
        let day = done.iter().find(|(one, _)| *one == service);
        day.map_or(Cell::Blank, |(_, day)| date(rng, *day))
    }));
    let had = |wanted: usize| done.iter().any(|(service, _)| *service == wanted);
    row.push(Cell::text(if had(PLAN) || had(GRANT) {
        format!("P-{:04}", one.number)
    } else {
        String::new()
    }));
    row.push(if had(GRANT) {
        Cell::number(one.amount)
    } else {
        Cell::Blank
    });
    row.push(Cell::text(if one_in(rng, 25) {
        "Suivi par le partenaire"
    } else {
        ""
    }));
    row
}

/// A number, or a text with its word.
fn age(rng: &mut Rng, age: i32) -> Cell {
    match rng.u32(0..60) {
        0 => Cell::Blank,
        1..=3 => Cell::text(format!("{age} ans")),
        _ => Cell::Number(f64::from(age)),
    }
}

fn nation(rng: &mut Rng, one: &Beneficiary) -> String {
    if one_in(rng, 45) {
        return String::new();
    }
    nationality(rng, one.nation, one.sex)
}

/// Moroccans have none: a dash, or nothing.
fn legal(rng: &mut Rng, one: &Beneficiary) -> String {
    match one.legal {
        Some(_) if one_in(rng, 40) => String::new(),
        Some(legal) => legal_status(rng, legal, one.sex),
        None => pick(rng, &["", "-", "sans objet"]).to_owned(),
    }
}

/// The worst of six answers.
fn difficulty(rng: &mut Rng, disabled: bool) -> &'static str {
    match (disabled, rng.u32(0..12)) {
        (_, 0) => "",
        (true, 1..=3) => "Ne peut pas du tout",
        (true, _) => "Beaucoup de difficultés",
        (false, 1 | 2) => "Quelques difficultés",
        (false, _) => "Aucune difficulté",
    }
}

fn flag(rng: &mut Rng, holds: bool) -> Cell {
    Cell::text(match (holds, rng.u32(0..10)) {
        (true, 0) => "oui",
        (true, 1) => "X",
        (true, _) => "x",
        (false, 0) => "non",
        (false, _) => "",
    })
}

fn date(rng: &mut Rng, day: NaiveDate) -> Cell {
    if day.day() > 12 && one_in(rng, 40) {
        Cell::day_text(day)
    } else {
        Cell::Date(day)
    }
}

/// The words of the drop-down lists.
fn lists() -> Sheet {
    let mut rows = vec![texts(["Statut légal", "Vulnérabilité", "Mise à jour"])];
    let pairs = [
        ("Régulier(ère)", "VT : victime de la traite"),
        ("Irrégulier(ère)", "ENAS : enfant non accompagné ou séparé"),
        ("Réfugié(e)", "VBG : survivant(e) de violences"),
        ("Demandeur(se) d'asile", "Mère célibataire"),
    ];
    rows.extend(pairs.map(|(legal, flag)| texts([legal, flag])));
    rows[1].push(Cell::text(day_text(super::super::cell::day(2024, 1, 5))));
    Sheet {
        name: "Listes".to_owned(),
        rows,
        header_row: Some(0),
        width: 32.0,
        ..Sheet::default()
    }
}
