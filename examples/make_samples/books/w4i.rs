//! Work 4 Integration: the tracker of the project before WORK4LIFE, an old `.xls` of three sheets.
//!
//! The figures published: 22 start-ups (5 cooperatives, 17 SARL; 6 around Tangier, 16 around Rabat) with 79 people, 20 indirect
//! jobs, 135 self-employed cards; migrants all.

use chrono::{Days, NaiveDate};
use fastrand::Rng;

use super::cell::{Cell, Format, SampleFile, Sheet, day, texts};
use super::people::{Person, Population, Sex, one_in, origin, pick};
use super::spelling::{Legal, SexStyle, legal_status, name, nationality, sex};

/// The tracker.
pub(super) fn files() -> Vec<SampleFile> {
    let mut rng = Rng::with_seed(22);
    let mut population = Population::new();
    let startups = startups(&mut rng);
    let (members, people) = members(&mut rng, &mut population, &startups);
    let cards = cards(&mut rng, &mut population, &people);
    vec![SampleFile {
        path: "w4i/suivi-w4i-2018-2020.xls",
        format: Format::Xls,
        sheets: vec![startup_sheet(&mut rng, &startups), members, cards],
    }]
}

/// A start-up.
struct Startup {
    code: String,
    form: &'static str,
    region: &'static str,
    created: NaiveDate,
    indirect: u32,
    members: u32,
}

/// 5 cooperatives among 22; 6 around Tangier; 79 = 22 × 3 + 13 members; 20 indirect jobs, two in each of ten.
fn startups(rng: &mut Rng) -> Vec<Startup> {
    (1..=22_u32)
        .map(|rank| Startup {
            code: format!("W4I-{rank:02}"),
            form: if rank % 5 == 2 {
                "Coopérative"
            } else {
                "SARL"
            },
            region: if rank <= 6 { "TTA" } else { "RSK" },
            created: day(2018, 9, 3) + Days::new(rng.u64(0..750)),
            indirect: if rank <= 10 { 2 } else { 0 },
            members: if rank <= 13 { 4 } else { 3 },
        })
        .collect()
}

fn startup_sheet(rng: &mut Rng, startups: &[Startup]) -> Sheet {
    let mut rows = vec![texts([
        "Code",
        "Nom de la start-up",
        "Forme",
        "Région",
        "Secteur",
        "Date de création",
        "Emplois indirects",
    ])];
    for startup in startups {
        let sector = pick(
            rng,
            &["Restauration", "Services", "Textile", "BTP", "Commerce"],
        );
        let mut row = texts([
            startup.code.clone(),
            format!(
                "{} {}",
                pick(rng, &["Sarl", "Groupe", "Atelier"]),
                startup.code
            ),
            startup.form.to_owned(),
            startup.region.to_owned(),
            sector.to_owned(),
        ]);
        row.push(Cell::Date(startup.created));
        row.push(Cell::number(startup.indirect));
        rows.push(row);
    }
    sheet("Start-up", rows)
}

/// Each start-up's members, on the day they began.
fn members(
    rng: &mut Rng,
    population: &mut Population,
    startups: &[Startup],
) -> (Sheet, Vec<(Person, Legal)>) {
    let mut rows = vec![texts([
        "Code start-up",
        "Nom",
        "Prénom",
        "Sexe",
        "Nationalité",
        "Situation",
        "Date de naissance",
        "Région",
        "Début d'activité",
    ])];
    let mut people = Vec::new();
    for startup in startups {
        for _ in 0..startup.members {
            let (person, legal) = migrant(rng, population);
            let mut row = vec![Cell::text(startup.code.as_str())];
            row.extend(who(rng, &person, legal));
            row.push(Cell::text(startup.region));
            row.push(Cell::Date(startup.created + Days::new(rng.u64(0..40))));
            rows.push(row);
            people.push((person, legal));
        }
    }
    (sheet("Entrepreneurs", rows), people)
}

/// 135 people with their card, 21 of them members of a start-up too; a row of totals below.
fn cards(rng: &mut Rng, population: &mut Population, people: &[(Person, Legal)]) -> Sheet {
    let mut rows = vec![texts([
        "Nom",
        "Prénom",
        "Sexe",
        "Nationalité",
        "Situation",
        "Date de naissance",
        "Région",
        "Carte AE (date)",
    ])];
    for rank in 0..135 {
        let (person, legal) = match people.get(rank * 3) {
            Some(known) if rank < 21 => known.clone(),
            _ => migrant(rng, population),
        };
        let mut row = who(rng, &person, legal);
        row.push(Cell::text(pick(rng, &["TTA", "RSK", "RSK"])));
        let on = day(2018, 6, 4) + Days::new(rng.u64(0..900));
        row.push(Cell::Date(on));
        rows.push(row);
    }
    let mut total = vec![Cell::Blank; 8];
    (total[0], total[7]) = (Cell::text("TOTAL"), Cell::Number(135.0));
    rows.push(total);
    sheet("Auto-entrepreneurs", rows)
}

fn migrant(rng: &mut Rng, population: &mut Population) -> (Person, Legal) {
    let person_sex = pick(rng, &[Sex::Female, Sex::Male, Sex::Male]);
    let legal = pick(rng, &[Legal::Regular, Legal::Regular, Legal::Refugee]);
    let nation = origin(rng);
    let person = population.person(rng, person_sex, nation, 1975..1999);
    (person, legal)
}

/// The cells that say who somebody is; the legal status is left out once in nine.
fn who(rng: &mut Rng, person: &Person, legal: Legal) -> Vec<Cell> {
    let status = if one_in(rng, 9) {
        String::new()
    } else {
        legal_status(rng, legal, person.sex)
    };
    let mut cells = texts([
        name(rng, person.last),
        name(rng, person.first),
        sex(rng, person.sex, SexStyle("F", "M")),
        nationality(rng, person.nation, person.sex),
        status,
    ]);
    cells.push(Cell::Date(person.born));
    cells
}

fn sheet(name: &str, rows: Vec<Vec<Cell>>) -> Sheet {
    Sheet {
        name: name.to_owned(),
        rows,
        header_row: Some(0),
        width: 18.0,
        ..Sheet::default()
    }
}
