//! Morocco only: the cooperatives created with their members, and the women accompanied to a business of their own.

use chrono::{Days, NaiveDate};
use fastrand::Rng;

use super::super::cell::{Cell, Sheet, day, texts};
use super::super::people::{Person, Population, Sex, one_in, pick};
use super::super::spelling::slip;
use super::attendance::Member;
use super::who;

/// The cooperatives created: city, name, members. 7 with 69 women around Rabat, 3 with 15 around Tangier.
const CREATED: [(&str, &str, usize); 10] = [
    ("Rabat", "Coopérative Ibda", 11),
    ("Rabat", "Coopérative Lalla Aïcha", 9),
    ("Salé", "Coopérative Bouregreg", 12),
    ("Salé", "Coopérative Saveurs de Salé", 8),
    ("Kénitra", "Coopérative Gharb Net", 10),
    ("Kénitra", "Coopérative Tazroute", 9),
    ("Kénitra", "Coopérative Mehdia", 10),
    ("Tanger", "Coopérative Bab Bhar", 5),
    ("Al Hoceima", "Coopérative Rif Digital", 5),
    ("Larache", "Coopérative Loukkos", 5),
];

/// The sheets « Coopératives créées » and « Accompagnement ».
pub(super) fn sheets(rng: &mut Rng, population: &mut Population, trained: &[Member]) -> [Sheet; 2] {
    let mut trained = trained.to_vec();
    trained.retain(|member| !member.twice);
    rng.shuffle(&mut trained);
    [
        created(rng, population, &mut trained),
        accompanied(rng, population, &mut trained),
    ]
}

/// Someone of that region who was trained, or someone new once in three times.
fn woman(
    rng: &mut Rng,
    population: &mut Population,
    trained: &mut Vec<Member>,
    city: &str,
) -> Person {
    let here = trained.iter().position(|member| member.city == city);
    match here {
        Some(index) if !one_in(rng, 3) => trained.swap_remove(index).person,
        _ => population.person(rng, Sex::Female, "MA", 1965..2001),
    }
}

fn created(rng: &mut Rng, population: &mut Population, trained: &mut Vec<Member>) -> Sheet {
    let headers = [
        "Nom",
        "Prénom",
        "Date de naissance",
        "Coopérative",
        "Ville",
        "Date de création",
        "Activité",
    ];
    let mut rows = vec![texts(headers)];
    for (city, name, members) in CREATED {
        let founded = day(2021, 11, 8) + Days::new(rng.u64(0..120));
        let activity = pick(
            rng,
            &[
                "E-commerce",
                "Valorisation de produits",
                "Conserves",
                "Tissage",
                "Huiles",
            ],
        );
        for _ in 0..members {
            let person = woman(rng, population, trained, city);
            let mut row = who(rng, &person, Cell::Date(person.born));
            row.extend(texts([slip(rng, name), slip(rng, city)]));
            row.extend([Cell::Date(founded), Cell::text(activity)]);
            rows.push(row);
        }
    }
    sheet("Coopératives créées", rows)
}

/// 5 women around Rabat, all with their card; 16 around Tangier, 3 of them with it.
fn accompanied(rng: &mut Rng, population: &mut Population, trained: &mut Vec<Member>) -> Sheet {
    let headers = [
        "Nom",
        "Prénom",
        "Date de naissance",
        "Ville",
        "Activité",
        "Date d'accompagnement",
        "Date carte AE",
    ];
    let mut rows = vec![texts(headers)];
    let around = [
        (5, 5, &["Rabat", "Salé", "Kénitra"][..]),
        (16, 3, &["Tanger", "Tétouan", "Al Hoceima", "Larache"]),
    ];
    for (women, cards, cities) in around {
        for rank in 0..women {
            let city = pick(rng, cities);
            let person = woman(rng, population, trained, city);
            let from = day(2021, 8, 2) + Days::new(rng.u64(0..150));
            let card = (rank < cards).then(|| card_day(rng, from));
            let activity = pick(
                rng,
                &[
                    "Pâtisserie",
                    "Couture",
                    "Cosmétique",
                    "Broderie",
                    "Vente en ligne",
                ],
            );
            let mut row = who(rng, &person, Cell::Date(person.born));
            row.extend(texts([slip(rng, city), activity.to_owned()]));
            row.extend([Cell::Date(from), Cell::date(card)]);
            rows.push(row);
        }
    }
    sheet("Accompagnement", rows)
}

/// Six of the cooperatives were granted MAD 43,000 each for certification, months after the project had ended.
pub(super) fn certification() -> Sheet {
    let headers = [
        "Coopérative",
        "Ville",
        "Date d'octroi",
        "Montant (MAD)",
        "Organisme certificateur",
    ];
    let mut rows = vec![texts(headers)];
    for (place, (city, name, _)) in (0..).zip(CREATED.iter().take(6)) {
        let mut row = texts([*name, *city]);
        row.push(Cell::Date(day(2022, 10, 3) + Days::new(place * 4)));
        row.push(Cell::number(43_000));
        row.push(Cell::text("à désigner"));
        rows.push(row);
    }
    sheet("Certification", rows)
}

fn card_day(rng: &mut Rng, from: NaiveDate) -> NaiveDate {
    from + Days::new(rng.u64(20..80))
}

fn sheet(name: &str, rows: Vec<Vec<Cell>>) -> Sheet {
    Sheet {
        name: name.to_owned(),
        rows,
        header_row: Some(0),
        width: 20.0,
        ..Sheet::default()
    }
}
