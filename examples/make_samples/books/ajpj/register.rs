//! Each Hub's export: two lines above the headers, a row a person, the number of rows below; Rabat writes days as people do and
//! leaves cells empty, Tangier as its base does, with `NULL`.

use chrono::NaiveDate;
use fastrand::Rng;

use super::super::cell::{Cell, SampleFile, day_text, texts};
use super::super::people::pick;
use super::super::spelling::{SexStyle, name, nationality, no_sex, sex};
use super::roster::{Flaw, Hub, Young};

const HEADERS: [&str; 14] = [
    "Code jeune",
    "Nom",
    "Prénom",
    "Genre",
    "Né(e) le",
    "Nationalité",
    "Reçu(e) le",
    "Info collective 1",
    "Info collective 2",
    "Carte AE",
    "Carte AE le",
    "Stage du",
    "Stage rémunéré",
    "Inséré(e) le",
];

/// The exports of the two Hubs.
pub(super) fn files(rng: &mut Rng, young: &[Young]) -> Vec<SampleFile> {
    let mut file = |hub, path| super::unicode_text(path, rows(rng, hub, young));
    vec![
        file(Hub::Rabat, "ajpj/jeunes-hub-rabat.csv"),
        file(Hub::Tangier, "ajpj/jeunes-hub-tanger.csv"),
    ]
}

fn rows(rng: &mut Rng, hub: Hub, young: &[Young]) -> Vec<Vec<Cell>> {
    let place = match hub {
        Hub::Rabat => "Rabat",
        Hub::Tangier => "Tanger",
    };
    let mut rows = vec![
        padded(&format!(
            "Base des Hubs - {place} - extraction du 15/01/2023"
        )),
        vec![Cell::Blank; HEADERS.len()],
        texts(HEADERS),
    ];
    let mut count = 0;
    for one in young {
        let here = one.hub == hub;
        let welcomed = if here {
            Some(one.welcomed)
        } else {
            one.elsewhere
        };
        let Some(welcomed) = welcomed else { continue };
        let row = row(rng, hub, one, welcomed);
        if one.flaw == Some(Flaw::Twice) {
            rows.push(row.clone());
        }
        rows.push(row);
        count += 1;
    }
    rows.push(padded(&format!("Nombre de fiches : {count}")));
    rows
}

/// A line of one text, as wide as the others.
fn padded(text: &str) -> Vec<Cell> {
    let mut row = vec![Cell::Blank; HEADERS.len()];
    row[0] = Cell::text(text);
    row
}

/// One person; what the other Hub did for them stands in its own file.
fn row(rng: &mut Rng, hub: Hub, one: &Young, welcomed: NaiveDate) -> Vec<Cell> {
    let person = &one.person;
    let style = match hub {
        Hub::Rabat => SexStyle("F", "H"),
        Hub::Tangier => SexStyle("Féminin", "Masculin"),
    };
    let born = match one.flaw {
        Some(Flaw::Birth) => pick(rng, &["31/02/1995", "29/02/1999", "00/00/1990"]).to_owned(),
        _ => written(hub, Some(person.born)),
    };
    let gender = match one.flaw {
        Some(Flaw::NoSex) => no_sex(rng),
        _ => sex(rng, person.sex, style),
    };
    let mut cells = vec![
        one.code.clone(),
        name(rng, person.last),
        name(rng, person.first),
        gender,
        born,
        nationality(rng, person.nation, person.sex),
        written(hub, Some(welcomed)),
    ];
    if one.hub == hub {
        cells.extend(services(hub, one));
    } else {
        cells.extend(std::iter::repeat_n(written(hub, None), 7));
    }
    texts(cells)
}

/// What was done, by date; `Demandée` stands for a card that never came.
fn services(hub: Hub, one: &Young) -> [String; 7] {
    let said = |word: &str, is: bool| {
        if is {
            word.to_owned()
        } else {
            written(hub, None)
        }
    };
    let card = match (one.flaw, one.card) {
        (Some(Flaw::CardAsked), _) => said("Demandée", true),
        (_, card) => said("Oui", card.is_some()),
    };
    [
        written(hub, one.informed.first().copied()),
        written(hub, one.informed.get(1).copied()),
        card,
        written(hub, one.card),
        written(hub, one.internship),
        said("Oui", one.internship.is_some()),
        written(hub, one.placed),
    ]
}

/// A day as the Hub's export shows it.
fn written(hub: Hub, day: Option<NaiveDate>) -> String {
    match (hub, day) {
        (Hub::Rabat, Some(day)) => day_text(day),
        (Hub::Rabat, None) => String::new(),
        (Hub::Tangier, Some(day)) => day.format("%Y-%m-%d").to_string(),
        (Hub::Tangier, None) => "NULL".to_owned(),
    }
}
