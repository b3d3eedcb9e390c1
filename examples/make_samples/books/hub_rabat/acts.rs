//! The sheet of acts, and one of what each column means.

use chrono::NaiveDate;
use fastrand::Rng;

use super::super::cell::{Cell, Sheet, texts};
use super::super::people::{one_in, pick};
use super::super::spelling::{SexStyle, legal_status, name, nationality, no_sex, sex, slip};
use super::clients::{Client, Funder};

const HEADERS: [&str; 13] = [
    "N° dossier",
    "Nom",
    "Prénom",
    "Genre",
    "Nationalité",
    "Statut juridique",
    "Vulnérabilité",
    "Date de naissance",
    "Téléphone",
    "Service",
    "Date",
    "Financement",
    "Observations",
];

/// The acts in order of day, and the notes.
pub(super) fn sheets(rng: &mut Rng, clients: &[Client]) -> Vec<Sheet> {
    let mut acts: Vec<(NaiveDate, Vec<Cell>)> = Vec::new();
    for client in clients {
        for act in &client.acts {
            acts.push((act.0, row(rng, client, act)));
        }
    }
    acts.sort_by_key(|(day, _)| *day);
    let mut rows = vec![
        texts(["Hub ES.Maroc – Rabat : registre des actes 2024-2025"]),
        texts(HEADERS),
    ];
    rows.extend(acts.into_iter().map(|(_, row)| row));
    vec![
        Sheet {
            name: "Actes".to_owned(),
            rows,
            header_row: Some(1),
            width: 17.0,
            ..Sheet::default()
        },
        notes(),
    ]
}

fn row(
    rng: &mut Rng,
    client: &Client,
    (day, service, funder): &(NaiveDate, &'static str, Funder),
) -> Vec<Cell> {
    let person = &client.person;
    let mut row = texts([
        format!("RBA-{:04}", client.number),
        name(rng, person.last),
        name(rng, person.first),
        if one_in(rng, 80) {
            no_sex(rng)
        } else {
            sex(rng, person.sex, SexStyle("Femme", "Homme"))
        },
        nationality(rng, person.nation, person.sex),
        client
            .legal
            .map_or(String::new(), |legal| legal_status(rng, legal, person.sex)),
        client.vulnerability.to_owned(),
    ]);
    row.push(if one_in(rng, 60) {
        Cell::Blank
    } else {
        Cell::Date(person.born)
    });
    row.extend(texts([client.phone.clone(), slip(rng, service)]));
    row.push(Cell::Date(*day));
    row.push(Cell::text(paid_by(rng, *funder)));
    row.push(Cell::text(if one_in(rng, 30) {
        "Reçu sans rendez-vous"
    } else {
        ""
    }));
    row
}

/// Who paid, as whoever sat at the desk wrote it.
fn paid_by(rng: &mut Rng, funder: Funder) -> &'static str {
    match funder {
        Funder::Dapp => pick(
            rng,
            &[
                "DAPP",
                "DAPP",
                "DAPP",
                "Dapp ",
                "Ready For Tomorrow",
                "Danida",
            ],
        ),
        Funder::Oim => pick(rng, &["OIM 2", "OIM 2", "OIM2", "OIM", "oim 2"]),
        Funder::Both => pick(rng, &["DAPP / OIM 2", "OIM 2 + DAPP", "DAPP, OIM 2"]),
        Funder::Other => pick(rng, &["Fonds propres", "Commune", "à voir"]),
        Funder::Blank => "",
    }
}

/// What the Hub tells newcomers about the sheet.
fn notes() -> Sheet {
    let rows = vec![
        texts(["Consignes"]),
        texts([
            "Une ligne par acte. « Financement » : le projet qui paie ; les deux quand il y en a deux.",
        ]),
        texts(["Ne pas effacer les lignes anciennes."]),
    ];
    Sheet {
        name: "Consignes".to_owned(),
        rows,
        width: 90.0,
        ..Sheet::default()
    }
}
