//! The tracker's sheet: a title, a header in the third row, formulas for the age and the stages, a total row.

use chrono::{Datelike, NaiveDate};
use fastrand::Rng;

use super::super::cell::{
    Block, Cell, DataRows, Sheet, count_formula, day, day_text, sum_formula, texts,
};
use super::super::people::{Sex, one_in, pick};
use super::super::spelling::{SexStyle, name, nationality, no_sex, sex, slip};
use super::ideas::Idea;

const HEADERS: [&str; 26] = [
    "Code idée",
    "Intitulé",
    "Pays",
    "Ville",
    "Nom du porteur",
    "Prénom du porteur",
    "Sexe du porteur",
    "Date de naissance",
    "Âge au 31/12/2023",
    "Nationalité",
    "Secteur",
    "Forme juridique",
    "Date idée",
    "Date accompagnement",
    "Date prototype",
    "Date plan d'affaires",
    "Date création / consolidation",
    "Date subvention",
    "Date appui marketing",
    "Date changement d'échelle",
    "Montant subvention",
    "Devise",
    "Emplois directs",
    "Étapes franchies",
    "État d'immatriculation",
    "Tranche d'âge du porteur",
];

const FIRST_STAGE: usize = 12;
const AMOUNT: usize = 20;
const JOBS: usize = 22;
/// Rows above the data: title, blank, header.
const ROWS_ABOVE: usize = 3;

const SECTORS: &[&str] = &[
    "Agriculture",
    "Agroalimentaire",
    "Artisanat",
    "Énergies renouvelables",
    "Environnement",
    "Économie verte",
    "Numérique",
    "Digital",
    "Recyclage",
    "recyclage",
    "Tourisme",
    "Services",
    "Textile",
    "Culture",
];

const TITLES: &[&str] = &[
    "Compost urbain",
    "Emballages en feuilles",
    "Plateforme de livraison",
    "Savons naturels",
    "Séchoir solaire",
    "Circuit touristique",
    "Mode recyclée",
    "Serre connectée",
    "Jeux éducatifs",
    "Miel de montagne",
    "Vélos partagés",
    "Meubles en palettes",
];

/// The sheet.
pub(super) fn sheet(rng: &mut Rng, ideas: &[Idea]) -> Sheet {
    let title = "RESTART – Suivi des idées entrepreneuriales (Maroc, Tunisie, Algérie)";
    let mut rows = vec![vec![Cell::text(title)], Vec::new(), texts(HEADERS)];
    for idea in ideas {
        let line = rows.len() + 1;
        rows.push(row(rng, idea, line));
        if idea.stages[4].is_none() && one_in(rng, 300) {
            rows.push(row_again(&rows[line - 1], line));
        }
        if line % 300 == 0 {
            rows.push(Vec::new());
        }
    }
    let total = total_row(&rows[ROWS_ABOVE..]);
    rows.push(total);
    Sheet {
        name: "Suivi".to_owned(),
        rows,
        merged: vec![Block {
            row: 0,
            first: 0,
            last: 11,
        }],
        header_row: Some(2),
        width: 18.0,
        ..Sheet::default()
    }
}

fn total_row(rows: &[Vec<Cell>]) -> Vec<Cell> {
    let data = DataRows {
        first: ROWS_ABOVE + 1,
        last: ROWS_ABOVE + rows.len(),
    };
    let mut total = vec![Cell::Blank; HEADERS.len()];
    total[0] = Cell::text("TOTAL");
    for (column, cell) in total.iter_mut().enumerate().take(AMOUNT).skip(FIRST_STAGE) {
        *cell = count_formula(rows, column, data);
    }
    total[JOBS] = sum_formula(rows, JOBS, data);
    total
}

/// The row copied one line down, its formulas following as a spreadsheet makes them.
fn row_again(row: &[Cell], line: usize) -> Vec<Cell> {
    let down = |formula: &str| {
        let column = |formula: String, name: &str| {
            formula.replace(&format!("{name}{line}"), &format!("{name}{}", line + 1))
        };
        ["H", "M", "T"].into_iter().fold(formula.to_owned(), column)
    };
    let copy = |cell: &Cell| match cell {
        Cell::Formula { formula, result } => Cell::Formula {
            formula: down(formula),
            result: *result,
        },
        other => other.clone(),
    };
    row.iter().map(copy).collect()
}

fn row(rng: &mut Rng, idea: &Idea, line: usize) -> Vec<Cell> {
    let owner = &idea.owner;
    let title = format!("{} {}", pick(rng, TITLES), idea.city);
    let mut row = texts([
        idea.code.clone(),
        title,
        country(rng, idea.country).to_owned(),
        slip(rng, idea.city),
        name(rng, owner.last),
        name(rng, owner.first),
        owner_sex(rng, owner.sex),
    ]);
    let (born, age) = birth_cells(rng, owner.born, line);
    row.extend([born, age]);
    row.push(Cell::text(nationality(rng, owner.nation, owner.sex)));
    let sector = pick(rng, SECTORS);
    row.push(Cell::text(slip(rng, sector)));
    let created = idea.stages[4].is_some();
    row.push(Cell::text(if created {
        legal_form(rng, idea.country)
    } else {
        ""
    }));
    row.extend(idea.stages.iter().map(|stage| stage_cell(rng, *stage)));
    row.extend(grant_cells(rng, idea));
    row.push(if created {
        Cell::number(rng.u32(1..=5))
    } else {
        Cell::Blank
    });
    row.push(stages_cell(idea, line));
    row.extend(registration_cells(idea));
    row
}

fn owner_sex(rng: &mut Rng, known: Sex) -> String {
    match rng.u32(0..100) {
        0 => no_sex(rng),
        _ => sex(rng, known, SexStyle("Femme", "Homme")),
    }
}

fn country(rng: &mut Rng, code: &str) -> &'static str {
    let spellings: &[&str] = match code {
        "MA" => &["Maroc", "Maroc", "Maroc", "MAROC", "MA", "Maroc "],
        "TN" => &["Tunisie", "Tunisie", "Tunisie", "tunisie ", "TN"],
        _ => &["Algérie", "Algérie", "Algerie", "DZ", "ALGÉRIE"],
    };
    pick(rng, spellings)
}

/// The birth date, and the age that a formula works out from it.
fn birth_cells(rng: &mut Rng, born: NaiveDate, line: usize) -> (Cell, Cell) {
    match rng.u32(0..200) {
        0 => (Cell::text("30/02/1996"), Cell::Blank),
        1 => (Cell::text("17/08/2029"), Cell::Blank),
        2 | 3 => (Cell::Blank, Cell::Blank),
        4..=7 => (Cell::text(day_text(born)), age_cell(born, line)),
        _ => (Cell::Date(born), age_cell(born, line)),
    }
}

fn age_cell(born: NaiveDate, line: usize) -> Cell {
    let end = day(2023, 12, 31);
    Cell::Formula {
        formula: format!("=DATEDIF(H{line},DATE(2023,12,31),\"Y\")"),
        result: f64::from(end.year() - born.year()),
    }
}

fn legal_form(rng: &mut Rng, country: &str) -> &'static str {
    let forms: &[&str] = match country {
        "MA" => &[
            "SARL",
            "SARL AU",
            "Coopérative",
            "coopérative",
            "Auto-entrepreneur",
            "AE",
            "S.A.R.L.",
        ],
        "TN" => &["SUARL", "SUARL", "SARL", "Association"],
        _ => &["SARL", "Auto-entrepreneur", "Coop"],
    };
    pick(rng, forms)
}

fn stage_cell(rng: &mut Rng, stage: Option<NaiveDate>) -> Cell {
    match stage {
        Some(day) if one_in(rng, 120) => Cell::day_text(day),
        stage => Cell::date(stage),
    }
}

/// The amount of the grant and its currency, in each country's own way of writing it.
fn grant_cells(rng: &mut Rng, idea: &Idea) -> [Cell; 2] {
    if idea.stages[5].is_none() {
        return [Cell::Blank, Cell::Blank];
    }
    let (amount, currencies): (u32, &[&str]) = match idea.country {
        "MA" => (rng.u32(40..=110) * 1000, &["MAD", "MAD", "DH"]),
        "TN" => (rng.u32(12..=30) * 1000, &["TND", "TND", "DT"]),
        _ => (rng.u32(40..=90) * 10_000, &["DZD", "DA"]),
    };
    if one_in(rng, 10) {
        let euros = rng.u32(4..=10) * 1000;
        return [Cell::number(euros), Cell::text(pick(rng, &["EUR", "€"]))];
    }
    [Cell::number(amount), Cell::text(pick(rng, currencies))]
}

/// How far the registration of what was created has come, and how old its owner was then. Nothing is drawn here: the rest of
/// the tracker stays as it was.
fn registration_cells(idea: &Idea) -> [Cell; 2] {
    let Some(created) = idea.stages[4] else {
        return [Cell::Blank, Cell::Blank];
    };
    let state = match created.day() % 8 {
        0 => "en cours",
        1 => "Non immatriculée",
        2 => "immatriculée ",
        _ => "Immatriculée",
    };
    let band = match created.years_since(idea.owner.born) {
        Some(..=24) => "18 à 24 ans",
        Some(25..=29) => "25-29",
        Some(30..=34) => "30 à 34 ans",
        Some(35) => "35 ans",
        _ => "36-59",
    };
    [Cell::text(state), Cell::text(band)]
}

fn stages_cell(idea: &Idea, line: usize) -> Cell {
    let reached = idea.stages.iter().filter(|stage| stage.is_some()).count();
    Cell::Formula {
        formula: format!("=COUNTA(M{line}:T{line})"),
        result: f64::from(u32::try_from(reached).expect("eight stages at most")),
    }
}
