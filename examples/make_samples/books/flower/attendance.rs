//! The attendance grid: a row per woman and cooperative, a column per session, a mark where she came.

use chrono::Days;
use fastrand::Rng;

use super::super::cell::{Block, Cell, DataRows, Sheet, day, day_text, filled_formula, texts};
use super::super::people::{Person, Population, Sex, one_in, pick};
use super::super::spelling::slip;
use super::who;

/// How one country trains and writes.
pub(super) struct Country {
    nation: &'static str,
    women: usize,
    /// The cities of each zone with the number of groups in each; each zone has its own sessions.
    zones: &'static [(&'static str, &'static [(&'static str, usize)])],
    /// What its groups are called, before a name.
    kind: &'static str,
    headers: [&'static str; 6],
    modules: [&'static str; 6],
    title: &'static str,
}

pub(super) const MOROCCO: Country = Country {
    nation: "MA",
    women: 1051,
    zones: &[
        (
            "Rabat-Salé-Kénitra",
            &[("Rabat", 9), ("Salé", 8), ("Kénitra", 7)],
        ),
        (
            "Tanger-Tétouan-Al Hoceima",
            &[
                ("Al Hoceima", 55),
                ("Tanger", 11),
                ("Tétouan", 9),
                ("Larache", 7),
                ("Chefchaouen", 5),
            ],
        ),
    ],
    kind: "Coopérative",
    headers: [
        "Nom",
        "Prénom",
        "Date de naissance",
        "Coopérative / groupement",
        "Ville",
        "Région",
    ],
    modules: [
        "Gouvernance",
        "Finances",
        "Marketing",
        "Hygiène",
        "Leadership",
        "E-commerce",
    ],
    title: "FLOWER – Maroc – Présence aux sessions de formation",
};

pub(super) const TUNISIA: Country = Country {
    nation: "TN",
    women: 1012,
    zones: &[
        ("Nord", &[("Tunis", 10), ("Bizerte", 9), ("Jendouba", 10)]),
        (
            "Centre",
            &[
                ("Kairouan", 9),
                ("Kasserine", 8),
                ("Sousse", 7),
                ("Sfax", 7),
            ],
        ),
    ],
    kind: "GFP",
    headers: [
        "Nom",
        "Prénom",
        "Née le",
        "Groupement féminin",
        "Localité",
        "Gouvernorat",
    ],
    modules: [
        "Gouvernance",
        "Gestion financière",
        "Marketing",
        "Hygiène et qualité",
        "Leadership féminin",
        "Commerce en ligne",
    ],
    title: "FLOWER – Tunisie – Présence aux sessions de formation",
};

/// A woman in her group.
#[derive(Clone)]
pub(super) struct Member {
    pub(super) person: Person,
    pub(super) group: String,
    pub(super) city: &'static str,
    zone: usize,
    /// On the list, but never came.
    absent: bool,
    /// Has another row, so that her name and birth date must be the same in both.
    pub(super) twice: bool,
}

const GROUP_NAMES: &[&str] = &[
    "Al Amal",
    "Al Fath",
    "Annajah",
    "Al Baraka",
    "Azzahra",
    "Al Wifaq",
    "Nour",
    "Tissir",
    "Al Mostakbal",
    "Addoha",
    "Yasmine",
    "Al Ittihad",
    "Rayhane",
    "Assalam",
    "Al Kheir",
    "Tifaouine",
    "Argane",
    "Zaytouna",
    "Al Warda",
    "Chourouk",
];

/// Everyone on a country's lists: the women trained, a few who are in two groups, a few who never came.
pub(super) fn women(
    rng: &mut Rng,
    population: &mut Population,
    country: &Country,
    mut known: Vec<Person>,
) -> Vec<Member> {
    let groups = groups(country);
    let mut members = Vec::new();
    for index in 0..country.women {
        // Each group has eight members first, so that none is without; the others come as they come.
        let group = if index < groups.len() * 8 {
            index % groups.len()
        } else {
            rng.usize(0..groups.len())
        };
        let person = known
            .pop()
            .unwrap_or_else(|| population.person(rng, Sex::Female, country.nation, 1962..2002));
        members.push(groups[group].with(person));
    }
    for _ in 0..6 {
        let index = rng.usize(0..country.women);
        let other = groups[rng.usize(0..groups.len())].clone();
        members[index].twice = true;
        let mut again = other.with(members[index].person.clone());
        again.twice = true;
        members.push(again);
    }
    never_came(rng, population, country, &mut members);
    members.sort_by_key(|member| (member.zone, member.city, member.group.clone()));
    members
}

/// A group of women: its name, which no other group of the project bears, and where it is.
#[derive(Clone)]
struct Group {
    name: String,
    city: &'static str,
    zone: usize,
}

impl Group {
    fn with(&self, person: Person) -> Member {
        Member {
            person,
            group: self.name.clone(),
            city: self.city,
            zone: self.zone,
            absent: false,
            twice: false,
        }
    }
}

/// The country's groups: names repeat from city to city, so the city is part of each.
fn groups(country: &Country) -> Vec<Group> {
    let mut groups = Vec::new();
    for (zone, (_, cities)) in country.zones.iter().enumerate() {
        for &(city, count) in *cities {
            for rank in 0..count {
                let name = GROUP_NAMES[rank % GROUP_NAMES.len()];
                let series = ["", " II", " III"][rank / GROUP_NAMES.len()];
                groups.push(Group {
                    name: format!("{} {name}{series} {city}", country.kind),
                    city,
                    zone,
                });
            }
        }
    }
    groups
}

/// A dozen women of known groups and all of one more group stand on the list without any mark.
fn never_came(
    rng: &mut Rng,
    population: &mut Population,
    country: &Country,
    members: &mut Vec<Member>,
) {
    for index in 0..15 {
        let mut absent = members[rng.usize(0..country.women)].clone();
        absent.person = population.person(rng, Sex::Female, country.nation, 1962..2002);
        absent.absent = true;
        absent.twice = false;
        if index >= 12 {
            (absent.city, absent.zone) = (country.zones[0].1[0].0, 0);
            absent.group = format!("{} Al Manar {}", country.kind, absent.city);
        }
        members.push(absent);
    }
}

/// The sheet: a title, the grid, a row of totals.
pub(super) fn sheet(rng: &mut Rng, country: &Country, members: &[Member]) -> Sheet {
    let mut header = texts(country.headers);
    for (zone, _) in country.zones.iter().enumerate() {
        header.extend((0..6).map(|module| Cell::text(session(country, zone, module))));
    }
    let width = header.len();
    let mut rows = vec![vec![Cell::text(country.title)], Vec::new(), header];
    for member in members {
        let row = row(rng, country, member, width);
        if !member.absent && one_in(rng, 400) && matches!(row[2], Cell::Date(_)) {
            rows.push(row.clone());
        }
        rows.push(row);
    }
    let data = DataRows {
        first: 4,
        last: rows.len(),
    };
    let mut total = vec![Cell::Blank; width];
    total[0] = Cell::text("Total présentes");
    for (column, cell) in total.iter_mut().enumerate().skip(6) {
        *cell = filled_formula(&rows[3..], column, data);
    }
    rows.push(total);
    Sheet {
        name: "Formations".to_owned(),
        rows,
        merged: vec![Block {
            row: 0,
            first: 0,
            last: 8,
        }],
        header_row: Some(2),
        width: 17.0,
        ..Sheet::default()
    }
}

/// The header of a zone's session of a module: « Gouvernance 14/09/2021 ».
fn session(country: &Country, zone: usize, module: usize) -> String {
    let weeks = u64::try_from(module * 4 + zone).expect("a few weeks");
    let offset = if country.nation == "TN" { 2 } else { 0 };
    let held = day(2021, 9, 14) + Days::new(weeks * 7 + offset);
    format!("{} {}", country.modules[module], day_text(held))
}

fn row(rng: &mut Rng, country: &Country, member: &Member, width: usize) -> Vec<Cell> {
    let born = birth_cell(rng, member);
    let mut row = who(rng, &member.person, born);
    let region = match country.nation {
        "MA" => country.zones[member.zone].0,
        _ => member.city,
    };
    let city = if one_in(rng, 50) { "" } else { member.city };
    row.extend(texts([
        slip(rng, &member.group),
        slip(rng, city),
        slip(rng, region),
    ]));
    row.resize(width, Cell::Blank);
    if !member.absent {
        mark(rng, &mut row, member.zone);
    }
    row
}

/// A blank or impossible birth date leaves no key to tell someone by, so only women with a single row have one.
fn birth_cell(rng: &mut Rng, member: &Member) -> Cell {
    let born = member.person.born;
    match rng.u32(0..400) {
        0..=3 if !member.twice => Cell::Blank,
        4 if !member.twice => Cell::text("31/09/1984"),
        5..=14 => Cell::text(day_text(born)),
        _ => Cell::Date(born),
    }
}

/// Marks in the sessions of the woman's zone: at least one.
fn mark(rng: &mut Rng, row: &mut [Cell], zone: usize) {
    let first = 6 + zone * 6;
    let surely = rng.usize(0..6);
    for module in 0..6 {
        row[first + module] = if module == surely || one_in(rng, 4) {
            Cell::text(pick(
                rng,
                &[
                    "x",
                    "x",
                    "x",
                    "x",
                    "X",
                    "X",
                    "P",
                    "présent",
                    "présente",
                    "x ",
                ],
            ))
        } else if one_in(rng, 60) {
            Cell::text("A")
        } else {
            Cell::Blank
        };
    }
}
