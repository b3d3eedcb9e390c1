//! The CSV exports: one row per act, text dates, a numbering of files that starts at 1 in each territory.

use chrono::{Datelike, NaiveDate};
use fastrand::Rng;

use super::super::cell::{Cell, Format, SampleFile, Sheet, day, day_text, texts};
use super::super::people::{Population, one_in, pick};
use super::super::spelling::{SexStyle, legal_status, name, nationality, no_sex, sex};
use super::clients::{Act, Client, WELCOME, clients, enterprises};

/// A file, and the first and last day of the acts in it, each as year, month and day.
type Export = (&'static str, [(i32, u32, u32); 2]);

/// A territory: whom it receives and how it writes.
struct Territory {
    code: &'static str,
    people: usize,
    /// One-person enterprises created in the project's first year, 76 over all territories, and after it.
    enterprises: (usize, usize),
    style: SexStyle,
    /// The columns for sex and nationality go by other names here and there.
    headers: (&'static str, &'static str),
    exports: &'static [Export],
}

const WHOLE: [(i32, u32, u32); 2] = [(2021, 12, 1), (2024, 11, 30)];

const TERRITORIES: [Territory; 4] = [
    Territory {
        code: "TNG",
        people: 260,
        enterprises: (28, 26),
        style: SexStyle("F", "M"),
        headers: ("Genre", "Nationalité"),
        // The second export was made with December 2022 in it again.
        exports: &[
            (
                "work4life/actes-tanger-2022.csv",
                [(2021, 12, 1), (2022, 12, 31)],
            ),
            (
                "work4life/actes-tanger-2023.csv",
                [(2022, 12, 1), (2023, 12, 31)],
            ),
            (
                "work4life/actes-tanger-2024.csv",
                [(2024, 1, 1), (2024, 11, 30)],
            ),
        ],
    },
    Territory {
        code: "RBA",
        people: 240,
        enterprises: (24, 25),
        style: SexStyle("Femme", "Homme"),
        headers: ("Sexe", "Nationalité"),
        exports: &[("work4life/actes-rabat-2022-2024.csv", WHOLE)],
    },
    Territory {
        code: "OUJ",
        people: 160,
        enterprises: (15, 14),
        style: SexStyle("Féminin", "Masculin"),
        headers: ("Genre", "Pays d'origine"),
        exports: &[("work4life/actes-oujda-2022-2024.csv", WHOLE)],
    },
    Territory {
        code: "BM",
        people: 110,
        enterprises: (9, 8),
        style: SexStyle("Mme", "Mr"),
        headers: ("Genre", "Pays d'origine"),
        exports: &[("work4life/actes-beni-mellal-2022-2024.csv", WHOLE)],
    },
];

/// The exports of the four territories.
pub(super) fn files(rng: &mut Rng, population: &mut Population) -> Vec<SampleFile> {
    // Eight women and four men whom M4SD knows too come to Tangier's Hub.
    let mut shared = population.shared();
    shared.drain(28..);
    shared.drain(8..24);
    let mut files = Vec::new();
    for territory in &TERRITORIES {
        let mut people = clients(
            rng,
            population,
            territory.people,
            std::mem::take(&mut shared),
        );
        let (first_year, later) = territory.enterprises;
        enterprises(rng, &mut people, territory.code, first_year, later);
        let acts = numbered_rows(rng, people, territory);
        files.extend(
            territory
                .exports
                .iter()
                .map(|export| file(territory, export, &acts)),
        );
    }
    files
}

/// One export: the rows of its days.
fn file(
    territory: &Territory,
    &(path, [from, to]): &Export,
    acts: &[(NaiveDate, Vec<Cell>)],
) -> SampleFile {
    let span = day(from.0, from.1, from.2)..=day(to.0, to.1, to.2);
    let mut rows = vec![headers(territory)];
    let inside = acts.iter().filter(|(day, _)| span.contains(day));
    rows.extend(inside.map(|(_, row)| row.clone()));
    SampleFile {
        path,
        format: Format::CsvWindows1252,
        sheets: vec![Sheet {
            rows,
            header_row: Some(0),
            ..Sheet::default()
        }],
    }
}

fn headers(territory: &Territory) -> Vec<Cell> {
    let (sex, nation) = territory.headers;
    texts([
        "N°",
        "Nom",
        "Prénom",
        sex,
        nation,
        "Statut juridique",
        "Né(e) le",
        "Téléphone",
        "Service",
        "Date de l'acte",
        "Montant (MAD)",
        "N° entreprise",
        "Observations",
    ])
}

/// All rows of a territory with their days, in order of day; files are numbered in order of arrival.
fn numbered_rows(
    rng: &mut Rng,
    mut people: Vec<Client>,
    territory: &Territory,
) -> Vec<(NaiveDate, Vec<Cell>)> {
    let arrival = |client: &Client| client.acts.iter().map(|act| act.day).min();
    people.retain(|client| !client.acts.is_empty());
    people.sort_by_key(arrival);
    let mut rows = Vec::new();
    for (number, client) in (1..).zip(&people) {
        for act in &client.acts {
            let row = row(rng, number, client, act, territory);
            if WELCOME.contains(&act.service) && one_in(rng, 150) {
                rows.push((act.day, row.clone()));
            }
            rows.push((act.day, row));
        }
        if one_in(rng, 120) {
            rows.push(impossible(rng, number, client, territory));
        }
    }
    rows.sort_by_key(|(day, _)| *day);
    rows
}

/// One act as the territory's office typed it.
fn row(rng: &mut Rng, number: u32, client: &Client, act: &Act, territory: &Territory) -> Vec<Cell> {
    let person = &client.person;
    // Not in December: the month stands in two exports, and a row without a number is nobody met before.
    let nameless = client.acts.len() == 1 && act.day.month() != 12 && one_in(rng, 60);
    let amount = act
        .amount
        .map_or(String::new(), |amount| amount_text(rng, amount));
    let created = act.service == "Création d'entreprise" || act.amount.is_some();
    let enterprise = client.enterprise.clone().filter(|_| created);
    let note = if one_in(rng, 20) {
        "Dossier complet"
    } else {
        ""
    };
    texts([
        if nameless {
            String::new()
        } else {
            number.to_string()
        },
        name(rng, person.last),
        name(rng, person.first),
        if client.unknown {
            no_sex(rng)
        } else {
            sex(rng, person.sex, territory.style)
        },
        nation_cell(rng, client),
        legal_cell(rng, client, act.day),
        birth_cell(rng, client),
        client.phone.clone(),
        act.service.to_owned(),
        day_text(act.day),
        amount,
        enterprise.unwrap_or_default(),
        note.to_owned(),
    ])
}

/// An act on a day that no calendar has; it stands among those of the day the person came.
fn impossible(
    rng: &mut Rng,
    number: u32,
    client: &Client,
    territory: &Territory,
) -> (NaiveDate, Vec<Cell>) {
    let first = &client.acts[0];
    let act = Act {
        service: "Suivi individuel",
        day: first.day,
        amount: None,
    };
    let mut row = row(rng, number, client, &act, territory);
    row[9] = Cell::text(pick(
        rng,
        &["29/02/2023", "31/04/2022", "30/02/2024", "31/11/2022"],
    ));
    (first.day, row)
}

fn nation_cell(rng: &mut Rng, client: &Client) -> String {
    if client.unknown || (client.legal.is_some() && one_in(rng, 50)) {
        return String::new();
    }
    nationality(rng, client.person.nation, client.person.sex)
}

/// Moroccans have no legal status to note; some offices leave the cell blank, some put a dash.
fn legal_cell(rng: &mut Rng, client: &Client, on: NaiveDate) -> String {
    match client.legal_on(on) {
        _ if client.unknown => String::new(),
        Some(legal) => legal_status(rng, legal, client.person.sex),
        None => pick(rng, &["", "", "", "-", "n/a"]).to_owned(),
    }
}

fn birth_cell(rng: &mut Rng, client: &Client) -> String {
    match rng.u32(0..400) {
        _ if client.partner => String::new(),
        0 => "31/06/1991".to_owned(),
        1 => "14/02/2032".to_owned(),
        2..=9 => String::new(),
        _ => day_text(client.person.born),
    }
}

/// An amount in one of the ways in which a French spreadsheet shows it.
fn amount_text(rng: &mut Rng, amount: u32) -> String {
    match rng.u32(0..4) {
        0 if amount >= 1000 => format!("{} {:03}", amount / 1000, amount % 1000),
        1 => format!("{amount},00"),
        _ => amount.to_string(),
    }
}
