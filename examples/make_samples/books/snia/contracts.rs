//! The contracts of foreign nationals that were endorsed, and those that a programme subsidised.

use fastrand::Rng;

use super::super::cell::{Cell, Sheet, texts};
use super::months::{short, split};

/// Kind of work, status, women and men of 2020: 129 = 25 + 103 + 1 and 142 = 19 + 121 + 2, of whom 44 = 25 + 19 domestic.
const KINDS: [(&str, &str, u32, u32); 3] = [
    ("Domestique (loi 19-12)", "Étranger", 25, 19),
    ("Autre", "Étranger", 103, 121),
    ("Autre", "Réfugié", 1, 2),
];

/// 2020 by month, kind of work, status and sex.
pub(super) fn this_year(rng: &mut Rng) -> Sheet {
    let mut rows = vec![
        texts(["Dispositif Taechir - contrats de travail d'étrangers visés - 2020"]),
        texts([
            "Mois",
            "Type de travail",
            "Statut",
            "Femmes",
            "Hommes",
            "Total",
        ]),
    ];
    let shares = KINDS.map(|(.., women, men)| (split(rng, women), split(rng, men)));
    for at in 0..12 {
        for ((kind, status, ..), (women, men)) in KINDS.iter().zip(&shares) {
            let (women, men) = (women[at], men[at]);
            if women + men == 0 {
                continue;
            }
            let mut row = texts([short(at, 2020), (*kind).to_owned(), (*status).to_owned()]);
            row.extend([women, men].map(Cell::number));
            let line = rows.len() + 1;
            row.push(Cell::Formula {
                formula: format!("=D{line}+E{line}"),
                result: f64::from(women + men),
            });
            rows.push(row);
        }
    }
    Sheet {
        name: "Contrats visés 2020".to_owned(),
        rows,
        header_row: Some(1),
        width: 20.0,
        ..Sheet::default()
    }
}

/// The years before, without sex: 749 − 271 = 478 contracts, 48 − 44 = 4 domestic, 12 − 3 = 9 of refugees.
const BEFORE: [(i32, &str, &str, u32); 10] = [
    (2015, "Autre", "Étranger", 51),
    (2016, "Autre", "Étranger", 73),
    (2016, "Autre", "Réfugié", 2),
    (2017, "Autre", "Étranger", 88),
    (2017, "Autre", "Réfugié", 3),
    (2018, "Autre", "Étranger", 117),
    (2018, "Domestique (loi 19-12)", "Étranger", 1),
    (2019, "Autre", "Étranger", 136),
    (2019, "Autre", "Réfugié", 4),
    (2019, "Domestique (loi 19-12)", "Étranger", 3),
];

/// 2015 to 2019, a row a year, kind and status.
pub(super) fn before() -> Sheet {
    let mut rows = vec![texts(["Année", "Type de travail", "Statut", "Nombre"])];
    for (year, kind, status, count) in BEFORE {
        let mut row = vec![Cell::Number(f64::from(year))];
        row.extend(texts([kind, status]));
        row.push(Cell::number(count));
        rows.push(row);
    }
    Sheet {
        name: "Contrats visés 2015-2019".to_owned(),
        rows,
        header_row: Some(0),
        width: 20.0,
        ..Sheet::default()
    }
}

/// Five contracts of the project Amuddu.
pub(super) fn subsidised() -> Sheet {
    let mut rows = vec![texts(["Mois", "Dispositif", "Nombre"])];
    for (at, count) in [(1, 2), (8, 1), (10, 2)] {
        let mut row = texts([short(at, 2020), "AMUDDU".to_owned()]);
        row.push(Cell::number(count));
        rows.push(row);
    }
    Sheet {
        name: "Contrats aidés".to_owned(),
        rows,
        header_row: Some(0),
        width: 18.0,
        ..Sheet::default()
    }
}
