//! `CorpsAfrica` Entrepreneurship Incubator: a small English workbook, one row a project, and the sessions held for them online.
//!
//! Published: five projects selected, four countries, three months of online training.

use chrono::{Days, NaiveDate};
use fastrand::Rng;

use super::cell::{Cell, Format, SampleFile, Sheet, day, texts};
use super::people::pick;

/// A project of the portfolio: reference, name, country, sex of the holder, sector, stage.
type Project = [&'static str; 6];

/// Five, of four countries.
const PROJECTS: [Project; 5] = [
    [
        "CEI-1",
        "Argan press",
        "Morocco",
        "F",
        "Food processing",
        "Growth",
    ],
    [
        "CEI-2",
        "Solar dryers",
        "Senegal",
        "M",
        "Renewable energy",
        "Launch",
    ],
    [
        "CEI-3",
        "Village bakery",
        "Rwanda",
        "F",
        "Food processing",
        "Prototype",
    ],
    [
        "CEI-4",
        "Fish smoking ovens",
        "Malawi",
        "M",
        "Fishing",
        "Prototype",
    ],
    [
        "CEI-5",
        "Mountain honey",
        "Morocco",
        "Female",
        "Farming",
        "Launch",
    ],
];

const HEADERS: [&str; 14] = [
    "Ref",
    "Project",
    "Country",
    "Sex of holder",
    "Sector",
    "Stage",
    "Selected on",
    "Business model",
    "Business plan",
    "Financial plan",
    "Registered on",
    "Legal form",
    "Direct jobs",
    "Remarks",
];

/// The workbook.
pub(super) fn files() -> Vec<SampleFile> {
    let mut rng = Rng::with_seed(5);
    let sheets = vec![
        portfolio(),
        trainings(&mut rng),
        sessions(&mut rng),
        events(),
    ];
    vec![SampleFile {
        path: "corpsafrica/cei-portfolio.xlsx",
        format: Format::Workbook,
        sheets,
    }]
}

fn sheet(name: &str, rows: Vec<Vec<Cell>>, header: u32) -> Sheet {
    Sheet {
        name: name.to_owned(),
        rows,
        header_row: Some(header),
        width: 18.0,
        ..Sheet::default()
    }
}

/// Documents delivered and registrations, each with its day; a dash where there is none yet.
fn portfolio() -> Sheet {
    let mut rows = vec![
        texts(["CorpsAfrica Entrepreneurship Incubator – portfolio"]),
        Vec::new(),
        texts(HEADERS),
    ];
    let delivered: [[Option<NaiveDate>; 4]; 5] = [
        [
            at(2023, 12, 4),
            at(2024, 1, 22),
            at(2024, 2, 12),
            at(2024, 4, 3),
        ],
        [
            at(2023, 12, 6),
            at(2024, 1, 29),
            at(2024, 2, 19),
            at(2024, 5, 14),
        ],
        [at(2023, 12, 11), at(2024, 2, 5), at(2024, 3, 4), None],
        [at(2023, 12, 13), at(2024, 2, 26), None, None],
        [
            at(2023, 12, 7),
            at(2024, 1, 31),
            at(2024, 2, 20),
            at(2024, 4, 22),
        ],
    ];
    let forms = ["Cooperative", "Limited company", "", "", "Cooperative"];
    let jobs = [6, 3, 0, 0, 8];
    for (place, project) in PROJECTS.iter().enumerate() {
        let mut row = texts(*project);
        row.push(Cell::Date(day(2023, 11, 20)));
        row.extend(delivered[place].map(|day| match day {
            Some(day) => Cell::Date(day),
            None => Cell::text("-"),
        }));
        row.push(Cell::text(forms[place]));
        row.push(if jobs[place] > 0 {
            Cell::number(jobs[place])
        } else {
            Cell::Blank
        });
        row.push(Cell::text(if place == 3 {
            "Holder abroad in March"
        } else {
            ""
        }));
        rows.push(row);
    }
    sheet("Portfolio", rows, 2)
}

#[allow(
    clippy::unnecessary_wraps,
    reason = "a day among others that may be absent"
)]
fn at(year: i32, month: u32, in_month: u32) -> Option<NaiveDate> {
    Some(day(year, month, in_month))
}

/// Online trainings and workshops, one a week over three months, in English and French by turns.
fn trainings(rng: &mut Rng) -> Sheet {
    const TOPICS: [&str; 4] = ["Business model", "Marketing", "Finance", "Pitching"];
    let mut rows = vec![texts([
        "Date",
        "Type",
        "Topic",
        "Language",
        "Hours",
        "Attendance",
    ])];
    for week in 0..13_u64 {
        let held = day(2023, 11, 27) + Days::new(week * 7);
        let kind = if week % 3 == 2 {
            "Online workshop"
        } else {
            "Online training"
        };
        let language = if week % 2 == 0 { "English" } else { "French" };
        let mut row = vec![Cell::Date(held)];
        row.extend(texts([kind, pick(rng, &TOPICS), language]));
        row.push(Cell::number(rng.u32(2..=3)));
        row.push(Cell::number(rng.u32(9..=24)));
        rows.push(row);
    }
    sheet("Online trainings", rows, 0)
}

/// One-to-one sessions: three to six a project; days as the coach typed them.
fn sessions(rng: &mut Rng) -> Sheet {
    let mut all: Vec<(NaiveDate, &str)> = Vec::new();
    for [reference, ..] in PROJECTS {
        for _ in 0..rng.u32(3..=6) {
            all.push((day(2023, 12, 1) + Days::new(rng.u64(0..150)), reference));
        }
    }
    all.sort_unstable();
    let mut rows = vec![texts(["Date", "Project", "Topic", "Minutes"])];
    for (place, (held, reference)) in all.into_iter().enumerate() {
        let date = if place % 5 == 4 {
            Cell::text(held.format("%d %b %Y").to_string())
        } else {
            Cell::Date(held)
        };
        let topic = pick(
            rng,
            &["Business plan", "Financial plan", "Market", "Registration"],
        );
        let mut row = vec![date];
        row.extend(texts([reference, topic]));
        row.push(Cell::number(rng.u32(3..=6) * 15));
        rows.push(row);
    }
    sheet("Individual sessions", rows, 0)
}

/// The online fair and the virtual cafés.
fn events() -> Sheet {
    let mut rows = vec![texts(["Date", "Event", "Stands", "Visits"])];
    let held = [
        (at(2024, 3, 14), "E-salon", 5, 320),
        (at(2024, 1, 18), "Café virtuel", 0, 41),
        (at(2024, 2, 15), "Café virtuel", 0, 36),
        (at(2024, 4, 18), "Café virtuel", 0, 52),
    ];
    for (date, event, stands, visits) in held {
        rows.push(vec![
            Cell::date(date),
            Cell::text(event),
            if stands > 0 {
                Cell::number(stands)
            } else {
                Cell::Blank
            },
            Cell::number(visits),
        ]);
    }
    sheet("Events", rows, 0)
}
