//! The workbook of collective start-ups: a row per start-up in one sheet, a row per member in another.

use chrono::{Days, NaiveDate};
use fastrand::Rng;

use super::super::cell::{Cell, DataRows, Format, SampleFile, Sheet, day, sum_formula, texts};
use super::super::people::{Population, Sex, one_in, origin, pick};
use super::super::spelling::{Legal, SexStyle, legal_status, name, nationality, sex, slip};
use super::clients::last_day;

/// A group and what became of it.
struct Startup {
    code: String,
    /// When its pre-incubation began.
    began: NaiveDate,
    accelerated: Option<NaiveDate>,
    created: Option<NaiveDate>,
    legal_form: &'static str,
    amount: u32,
    followed: Option<NaiveDate>,
}

const HEADERS: [&str; 15] = [
    "Code",
    "Nom de la start-up",
    "Forme juridique",
    "Secteur",
    "Territoire",
    "Date de pré-incubation",
    "Date d'appui au démarrage",
    "Date de création",
    "Date de subvention",
    "Subvention (MAD)",
    "Emplois directs",
    "Dont ETP",
    "Emplois indirects",
    "Emplois (total)",
    "Date d'accompagnement après création",
];

const SECTORS: &[&str] = &[
    "Restauration",
    "Agroalimentaire",
    "agroalimentaire",
    "Artisanat",
    "Services",
    "Commerce",
    "Textile",
    "Bâtiment",
    "Recyclage",
    "Numérique",
    "Digital",
    "Tourisme",
    "Culture",
    "Environnement",
];

/// The workbook.
pub(super) fn workbook(rng: &mut Rng, population: &mut Population) -> SampleFile {
    let startups = startups(rng);
    let members = members(rng, population, &startups);
    let startups = startup_sheet(rng, &startups);
    SampleFile {
        path: "work4life/startups-collectives.xlsx",
        format: Format::Workbook,
        sheets: vec![startups, members],
    }
}

/// 49 groups began in the first year: 15 were accelerated, 11 created and funded (1 cooperative, 10 SARL). 20 began later.
fn startups(rng: &mut Rng) -> Vec<Startup> {
    let mut startups = Vec::new();
    for rank in 1..=69_u32 {
        let first_year = rank <= 49;
        let (from, days) = if first_year {
            (day(2022, 1, 10), 160)
        } else {
            (day(2022, 12, 12), 420)
        };
        let began = from + Days::new(rng.u64(0..days));
        let accelerated =
            (rank % 3 == 1 && rank <= 43 || rank > 60).then(|| began + Days::new(rng.u64(30..60)));
        let creates = rank % 4 == 1 && rank <= 41 || rank % 3 == 0 && rank > 49;
        let created = creates.then(|| began + Days::new(rng.u64(60..110)));
        startups.push(Startup {
            code: format!("SC-{rank:02}"),
            began,
            accelerated,
            created,
            legal_form: match rank {
                1 | 57 | 66 => "Coopérative",
                _ => pick(rng, &["SARL", "SARL", "S.A.R.L.", "Sarl"]),
            },
            amount: rng.u32(80..=160) * 500,
            followed: created.map(|created| created + Days::new(rng.u64(90..240))),
        });
    }
    startups
}

fn startup_sheet(rng: &mut Rng, startups: &[Startup]) -> Sheet {
    let mut rows = vec![texts(HEADERS)];
    for (line, startup) in (2..).zip(startups) {
        rows.push(startup_row(rng, startup, line));
    }
    let data = DataRows {
        first: 2,
        last: rows.len(),
    };
    let mut total = vec![Cell::Blank; HEADERS.len()];
    total[0] = Cell::text("Total");
    for (column, cell) in total.iter_mut().enumerate().take(13).skip(9) {
        *cell = sum_formula(&rows[1..], column, data);
    }
    rows.push(total);
    Sheet {
        name: "Start-up".to_owned(),
        rows,
        header_row: Some(0),
        width: 18.0,
        ..Sheet::default()
    }
}

fn startup_row(rng: &mut Rng, startup: &Startup, line: usize) -> Vec<Cell> {
    let title = format!(
        "{} {}",
        pick(rng, &["Atelier", "Maison", "Groupe", "Saveurs", "Fabrique"]),
        startup.code
    );
    let mut row = texts([startup.code.as_str(), title.as_str()]);
    let form = if startup.created.is_some() {
        startup.legal_form
    } else {
        ""
    };
    let sector = pick(rng, SECTORS);
    let territory = pick(
        rng,
        &[
            "Tanger",
            "Tanger",
            "Rabat",
            "Rabat ",
            "Oujda",
            "Beni Mellal",
            "Béni Mellal",
        ],
    );
    row.extend(texts([
        form.to_owned(),
        slip(rng, sector),
        territory.to_owned(),
    ]));
    row.push(Cell::Date(startup.began));
    row.push(Cell::date(startup.accelerated));
    row.push(Cell::date(startup.created));
    match startup.created {
        Some(created) => row.extend(funded_cells(rng, startup, created, line)),
        None => row.resize(HEADERS.len(), Cell::Blank),
    }
    row
}

/// Grant, jobs and follow-up of a start-up that was created.
fn funded_cells(rng: &mut Rng, startup: &Startup, created: NaiveDate, line: usize) -> Vec<Cell> {
    let granted = created + Days::new(rng.u64(10..50));
    let (direct, indirect) = (rng.u32(2..=6), rng.u32(0..=4));
    let part_time = rng.u32(0..=2);
    vec![
        Cell::Date(granted),
        Cell::number(startup.amount),
        Cell::number(direct),
        Cell::Number(f64::from(direct) - f64::from(part_time) / 2.0),
        Cell::number(indirect),
        Cell::Formula {
            formula: format!("=K{line}+M{line}"),
            result: f64::from(direct + indirect),
        },
        Cell::date(startup.followed.filter(|day| *day <= last_day())),
    ]
}

/// Three to five members a group; one in ten joins later.
fn members(rng: &mut Rng, population: &mut Population, startups: &[Startup]) -> Sheet {
    let headers = [
        "Code start-up",
        "Nom",
        "Prénom",
        "Sexe",
        "Nationalité",
        "Statut juridique",
        "Date de naissance",
        "Date d'entrée",
    ];
    let mut rows = vec![texts(headers)];
    for startup in startups {
        for _ in 0..rng.u32(3..=5) {
            rows.push(member_row(rng, population, startup));
        }
    }
    Sheet {
        name: "Membres".to_owned(),
        rows,
        header_row: Some(0),
        width: 18.0,
        ..Sheet::default()
    }
}

fn member_row(rng: &mut Rng, population: &mut Population, startup: &Startup) -> Vec<Cell> {
    let member_sex = pick(rng, &[Sex::Female, Sex::Male]);
    let legal = match rng.u32(0..10) {
        0..=3 => Some(Legal::Regular),
        4 => Some(Legal::Refugee),
        5 => Some(Legal::AsylumSeeker),
        _ => None,
    };
    let nation = if legal.is_some() { origin(rng) } else { "MA" };
    let person = population.person(rng, member_sex, nation, 1975..2003);
    let mut row = texts([
        startup.code.clone(),
        name(rng, person.last),
        name(rng, person.first),
        sex(rng, member_sex, SexStyle("Femme", "Homme")),
        nationality(rng, nation, member_sex),
        legal.map_or(String::new(), |legal| legal_status(rng, legal, member_sex)),
    ]);
    let joined = if one_in(rng, 10) { rng.u64(20..60) } else { 0 };
    row.push(Cell::Date(person.born));
    row.push(Cell::Date(startup.began + Days::new(joined)));
    row
}
