//! Associations and institutions that took part in the project's workshops: a row an organisation and workshop.

use chrono::Days;
use fastrand::Rng;

use super::super::cell::{Cell, DataRows, Format, SampleFile, Sheet, day, sum_formula, texts};
use super::super::people::{one_in, pick};
use super::super::spelling::slip;

const HEADERS: [&str; 7] = [
    "Code",
    "Organisation",
    "Type",
    "Ville",
    "Date de l'atelier",
    "Participantes",
    "Participants",
];

const CITIES: [&str; 4] = ["Tanger", "Rabat", "Rabat", "Salé"];

/// The workbook: 38 organisations, of which a third came twice.
pub(super) fn workbook(rng: &mut Rng) -> SampleFile {
    let mut rows = vec![texts(HEADERS)];
    for number in 1..=38_u32 {
        let public = number % 3 == 0;
        let city = pick(rng, &CITIES);
        let name = if public {
            format!("Service public {number:02}")
        } else {
            format!("Association {number:02}")
        };
        let workshops = if one_in(rng, 3) { 2 } else { 1 };
        for workshop in 0..workshops {
            let held = day(2024, 3, 11) + Days::new(rng.u64(0..300) + workshop * 310);
            let kind = if public {
                pick(
                    rng,
                    &[
                        "Institution publique",
                        "Institution publique",
                        "institution",
                    ],
                )
            } else {
                pick(rng, &["OSC", "OSC", "Association", "osc"])
            };
            let mut row = texts([
                format!("ORG-{number:02}"),
                slip(rng, &name),
                kind.to_owned(),
                city.to_owned(),
            ]);
            row.push(Cell::Date(held));
            row.push(Cell::number(rng.u32(0..=3)));
            row.push(Cell::number(rng.u32(0..=2)));
            rows.push(row);
        }
    }
    let data = DataRows {
        first: 2,
        last: rows.len(),
    };
    let mut total = vec![Cell::Blank; HEADERS.len()];
    total[0] = Cell::text("Total");
    for (column, cell) in total.iter_mut().enumerate().skip(5) {
        *cell = sum_formula(&rows[1..], column, data);
    }
    rows.push(total);
    SampleFile {
        path: "oim2/osc-et-institutions.xlsx",
        format: Format::Workbook,
        sheets: vec![Sheet {
            name: "Ateliers".to_owned(),
            rows,
            header_row: Some(0),
            width: 20.0,
            ..Sheet::default()
        }],
    }
}
