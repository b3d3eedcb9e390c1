//! The national report's own data: tables of the employment agency, by month and sex (women | men | total), and what must be
//! typed.
//!
//! The figures published for 2020: 680 migrants registered (261 women, 419 men), 258 interviewed (99, 159), 189 in workshops
//! (91, 98), 20 placed (6, 14); 271 contracts endorsed (129, 142), 44 of them domestic, and 749 since 2015, 48 domestic, 12 of
//! refugees; 5 contracts subsidised; 251 projects registered, 244 supported, 144 files complete, 77 cards, 1 SARL.

mod contracts;
mod months;

use fastrand::Rng;

use super::cell::{Cell, DataRows, Format, SampleFile, Sheet, sum_formula, texts};
use super::entries::{Entry, workbook};
use months::{MONTHS, short, split};

/// The agency's workbook and the entries.
pub(super) fn files() -> Vec<SampleFile> {
    let mut rng = Rng::with_seed(680);
    let mut sheets: Vec<Sheet> = FLOWS
        .iter()
        .map(|(name, women, men)| flow(&mut rng, name, *women, *men))
        .collect();
    sheets.push(contracts::this_year(&mut rng));
    sheets.push(contracts::before());
    sheets.push(contracts::subsidised());
    sheets.push(self_employment(&mut rng));
    sheets.push(enterprises());
    let tables = SampleFile {
        path: "snia/anapec-2020.xlsx",
        format: Format::Workbook,
        sheets,
    };
    vec![tables, workbook("snia/saisies.xlsx", &ENTRIES)]
}

/// A service's sheet, women and men of the year.
const FLOWS: [(&str, u32, u32); 4] = [
    ("Inscriptions", 261, 419),
    ("Entretiens", 99, 159),
    ("Ateliers", 91, 98),
    ("Insertions", 6, 14),
];

/// Twelve months and their total; where nobody came in spring, a dash.
fn flow(rng: &mut Rng, name: &str, women: u32, men: u32) -> Sheet {
    let title = format!("ANAPEC - population migrante - {name} - année 2020");
    let mut rows = vec![texts([title]), Vec::new()];
    rows.push(texts(["Mois", "Femmes", "Hommes", "Total"]));
    let (women, men) = (split(rng, women), split(rng, men));
    for (at, (women, men)) in women.into_iter().zip(men).enumerate() {
        rows.push(month_row(at, women, men));
    }
    total(&mut rows, 3, 1..4);
    Sheet {
        name: name.to_owned(),
        rows,
        header_row: Some(2),
        width: 16.0,
        ..Sheet::default()
    }
}

fn month_row(at: usize, women: u32, men: u32) -> Vec<Cell> {
    let count = |count: u32| match count {
        0 => Cell::text("-"),
        _ => Cell::number(count),
    };
    let line = at + 4;
    let both = Cell::Formula {
        formula: format!("=SUM(B{line}:C{line})"),
        result: f64::from(women + men),
    };
    vec![Cell::text(MONTHS[at]), count(women), count(men), both]
}

/// A row of totals over the rows from `first` on.
fn total(rows: &mut Vec<Vec<Cell>>, first: usize, columns: std::ops::Range<usize>) {
    let data = DataRows {
        first: first + 1,
        last: rows.len(),
    };
    let mut row = vec![Cell::Blank; columns.end];
    row[0] = Cell::text("TOTAL");
    for column in columns {
        row[column] = match rows.last().and_then(|last| last.get(column)) {
            Some(Cell::Formula { .. }) => both_totals(&rows[first..], column, data),
            _ => sum_formula(&rows[first..], column, data),
        };
    }
    rows.push(row);
}

/// The sum of a column of formulas.
fn both_totals(rows: &[Vec<Cell>], column: usize, data: DataRows) -> Cell {
    let plain: Vec<Vec<Cell>> = rows
        .iter()
        .map(|row| {
            let mut row = row.clone();
            if let Some(Cell::Formula { result, .. }) = row.get(column) {
                row[column] = Cell::Number(*result);
            }
            row
        })
        .collect();
    sum_formula(&plain, column, data)
}

/// What became of projects, a row a month and step.
fn self_employment(rng: &mut Rng) -> Sheet {
    let steps = [
        ("Porteurs de projets inscrits", 251),
        ("Porteurs de projets accompagnés", 244),
        ("Formalités administratives finalisées", 144),
        ("Statuts d'auto-entrepreneur", 77),
    ];
    let mut rows = vec![
        texts(["ANAPEC - auto-emploi - migrants et réfugiés - 2020 (sans ventilation par sexe)"]),
        texts(["Mois", "Étape", "Nombre"]),
    ];
    let months = steps.map(|(_, of_year)| split(rng, of_year));
    for at in 0..12 {
        for ((step, _), counts) in steps.iter().zip(&months) {
            if counts[at] > 0 {
                let mut row = texts([short(at, 2020), (*step).to_owned()]);
                row.push(Cell::number(counts[at]));
                rows.push(row);
            }
        }
    }
    Sheet {
        name: "Auto-emploi".to_owned(),
        rows,
        header_row: Some(1),
        width: 24.0,
        ..Sheet::default()
    }
}

/// The one enterprise that the table names.
fn enterprises() -> Sheet {
    let mut row = texts([short(9, 2020), "SARL".to_owned()]);
    row.push(Cell::number(1));
    Sheet {
        name: "Entreprises créées".to_owned(),
        rows: vec![texts(["Mois", "Forme juridique", "Nombre"]), row],
        header_row: Some(0),
        width: 18.0,
        ..Sheet::default()
    }
}

const OFFICER: &str = "Département chargé de la migration";

const ENTRIES: [Entry; 4] = [
    Entry(
        "PNI-01",
        "2020",
        None,
        [
            "Inscriptions dans le système d’information de l’ANAPEC.",
            "Agences fermées au printemps.",
            "Tableaux mensuels de l’ANAPEC",
            OFFICER,
        ],
    ),
    Entry(
        "PNI-06",
        "2020",
        None,
        [
            "Axes Casablanca-Settat et Rabat-Salé-Kénitra surtout.",
            "",
            "Registre des contrats visés",
            OFFICER,
        ],
    ),
    Entry(
        "PNI-09-W4I",
        "2020",
        None,
        [
            "Projet Work 4 Integration, 2018-2020.",
            "",
            "Suivi du projet",
            OFFICER,
        ],
    ),
    Entry(
        "PNI-12",
        "2020",
        None,
        [
            "Rencontres avec des employeurs tenues dans les régions, sans chiffre publié.",
            "",
            "Comptes rendus des rencontres",
            OFFICER,
        ],
    ),
];
