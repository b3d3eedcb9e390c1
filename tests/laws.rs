//! Laws of counting, over registers made at random and held against a plain recount.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(clippy::float_cmp, reason = "counts are whole numbers")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::Cursor;
use std::path::Path;

use bilan::catalogue::{self, Catalogue, CatalogueText, DimensionId, PeriodSpec};
use bilan::count::{self, At, Request, Table, View};
use bilan::ingest::{self, Folder, Ingested, ReadSeek};
use proptest::prelude::*;

const CATALOGUE: [(&str, &str); 5] = [
    (
        "catalogue.toml",
        r#"
format = 1
title = { fr = "T" }
organisation = "O"
languages = ["fr"]
data = "data"
reports = "reports"
calendar = "civil"
"#,
    ),
    (
        "dimensions.toml",
        r#"
[[dimension]]
code = "sex"
of = "person"
resolve = "constant"
label = { fr = "Sexe" }
category = [{ code = "female", label = { fr = "F" } }, { code = "male", label = { fr = "H" } }]

[[dimension]]
code = "status"
of = "person"
label = { fr = "Statut" }
category = [{ code = "migrant", label = { fr = "Migrant" } }, { code = "host", label = { fr = "Hôte" } }]

[[dimension]]
code = "module"
of = "record"
label = { fr = "Module" }
category = [{ code = "a", label = { fr = "A" } }, { code = "b", label = { fr = "B" } }]

[[dimension]]
code = "service"
of = "record"
open = true
label = { fr = "Service" }
category = [{ code = "x", label = { fr = "X" } }, { code = "y", label = { fr = "Y" } }]

[[field]]
code = "case_number"
type = "identity"
label = { fr = "N°" }
"#,
    ),
    (
        "indicators.toml",
        r#"
[[indicator]]
code = "PEOPLE"
label = { fr = "Personnes" }
definition = { fr = "…" }
unit = "person"
count = "people"
where = { service = "x" }
breakdowns = [["sex", "status"], ["module"]]

[[indicator]]
code = "ACTS"
label = { fr = "Actes" }
definition = { fr = "…" }
unit = "event"
count = "records"
where = { service = "x" }
breakdowns = [["sex"]]

[[indicator]]
code = "TWICE"
label = { fr = "Deux fois" }
definition = { fr = "…" }
unit = "person"
count = "people"
at_least_records = 2
"#,
    ),
    (
        "projects/p.toml",
        r#"
code = "P"
name = { fr = "P" }
start = 2021-01-01
end = 2022-12-31
[[logframe]]
code = "P-1"
indicator = "PEOPLE"
level = "output"
"#,
    ),
    (
        "sources/s.toml",
        r#"
project = "P"
files = ["*.csv"]
person = { fields = ["case_number"], scope = "source" }
[columns]
case_number = "Dossier"
sex = "Sexe"
status = "Statut"
module = "Module"
service = "Service"
[act]
date = "Date"
"#,
    ),
];

/// A row of the register: who, answers (0 is blank), what, when (days after 2021-01-01).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Row {
    person: u8,
    sex: u8,
    status: u8,
    module: u8,
    service: u8,
    day: u16,
}

fn row() -> impl Strategy<Value = Row> {
    let parts = (0..12u8, 0..3u8, 0..3u8, 0..3u8, 1..3u8, 0..730u16);
    parts.prop_map(|(person, sex, status, module, service, day)| Row {
        person,
        sex,
        status,
        module,
        service,
        day,
    })
}

/// Registers in which no act stands twice: the same act in two files counts once, in one sheet twice.
fn register() -> impl Strategy<Value = Vec<Row>> {
    prop::collection::vec(row(), 1..60).prop_map(|mut rows| {
        let mut acts = BTreeSet::new();
        rows.retain(|row| acts.insert((row.person, row.service, row.day)));
        rows
    })
}

const COLUMNS: [&str; 6] = ["Dossier", "Sexe", "Statut", "Module", "Service", "Date"];
const ORDER: [usize; 6] = [0, 1, 2, 3, 4, 5];

fn cells(row: &Row) -> [String; 6] {
    let one = |list: [&str; 3], at: u8| list[usize::from(at)].to_owned();
    let first = chrono::NaiveDate::from_ymd_opt(2021, 1, 1).unwrap();
    [
        format!("D{}", row.person),
        one(["", "F", "H"], row.sex),
        one(["", "Migrant", "Hôte"], row.status),
        one(["", "A", "B"], row.module),
        one(["", "X", "Y"], row.service),
        (first + chrono::Days::new(row.day.into()))
            .format("%d/%m/%Y")
            .to_string(),
    ]
}

fn csv(rows: &[Row], order: &[usize], blank_after: usize, extra: bool) -> String {
    let mut text = String::new();
    let mut line = |cells: &[String; 6], more: &str| {
        let cells: Vec<&str> = order.iter().map(|at| cells[*at].as_str()).collect();
        let _ = writeln!(text, "{}{}", cells.join(";"), if extra { more } else { "" });
    };
    line(&COLUMNS.map(String::from), ";Remarques");
    for (at, row) in rows.iter().enumerate() {
        line(&cells(row), ";rien à dire");
        if at == blank_after {
            line(&[const { String::new() }; 6], ";");
        }
    }
    text
}

fn plain(rows: &[Row]) -> String {
    csv(rows, &ORDER, usize::MAX, false)
}

fn declared() -> Catalogue {
    let texts = CATALOGUE.map(|(path, text)| CatalogueText {
        path: path.into(),
        text: text.into(),
    });
    let (catalogue, findings) = catalogue::read(&texts, Path::new("indicators"));
    let told: Vec<_> = findings.iter().collect();
    catalogue.unwrap_or_else(|| panic!("{told:?}"))
}

fn read(catalogue: &Catalogue, files: &[String]) -> Ingested {
    let names: Vec<String> = (0..files.len()).map(|at| format!("{at}.csv")).collect();
    let open = |path: &str| {
        let at: usize = path.trim_end_matches(".csv").parse().unwrap();
        Ok(Box::new(Cursor::new(files[at].clone().into_bytes())) as Box<dyn ReadSeek>)
    };
    ingest::read(
        catalogue,
        &[0],
        &Folder {
            files: &names,
            open: &open,
            aside: &|_, _| Err(std::io::ErrorKind::Unsupported.into()),
            progress: &|_| {},
        },
    )
}

type Asked<'a> = (&'a str, View, &'a str, &'a [&'a str]);

fn tables(catalogue: &Catalogue, files: &[String], asked: &[Asked<'_>]) -> Vec<Table> {
    let read = read(catalogue, files);
    assert!(
        read.sheets.iter().all(|sheet| sheet.funnel.adds_up()),
        "the first funnel adds up"
    );
    let project = &catalogue.projects[0];
    let requests: Vec<Request> = asked
        .iter()
        .map(|(code, view, period, by)| Request {
            project: 0,
            indicator: catalogue.indicator(code).unwrap(),
            line: None,
            view: *view,
            period: PeriodSpec::parse(period)
                .unwrap()
                .of_project(project.start, project.end),
            by: by
                .iter()
                .map(|code| catalogue.dimension(code).unwrap())
                .collect::<Vec<DimensionId>>(),
        })
        .collect();
    let (tables, _) = count::count(catalogue, &read, &requests);
    assert!(
        tables.iter().all(|table| table.funnel.adds_up()),
        "the second funnel adds up"
    );
    tables
}

fn numbers(tables: &[Table]) -> Vec<Vec<(Vec<At>, Option<f64>)>> {
    let of = |table: &Table| {
        table
            .figures
            .iter()
            .map(|one| (one.at.clone(), one.value))
            .collect()
    };
    tables.iter().map(of).collect()
}

const ASKED: [Asked<'static>; 6] = [
    ("PEOPLE", View::Period, "2021", &["sex", "status"]),
    ("PEOPLE", View::Period, "life", &["module"]),
    ("PEOPLE", View::New, "2022-S1", &["sex"]),
    ("PEOPLE", View::Cumulative, "2022-Q3", &["status"]),
    ("ACTS", View::Period, "2022", &["sex"]),
    ("TWICE", View::Cumulative, "2022-Q2", &[]),
];

/// The plain recount: people of service X in 2021, each under the sex they gave most often and the status they gave
/// last up to the end of 2021, in all their rows. Ties go to the answer given more often, then to the first declared.
fn recount(rows: &[Row]) -> BTreeMap<(u8, u8), usize> {
    let year = 365;
    let mut cells = BTreeMap::new();
    let served = rows.iter().filter(|row| row.service == 1 && row.day < year);
    for person in served.map(|row| row.person).collect::<BTreeSet<u8>>() {
        let theirs = || {
            rows.iter()
                .filter(|row| row.person == person && row.day < year)
        };
        let sexes = |value| theirs().filter(|row| row.sex == value).count();
        let sex = match (sexes(1), sexes(2)) {
            (0, 0) => 0,
            (women, men) if women >= men => 1,
            _ => 2,
        };
        let last = |value| {
            theirs()
                .filter(|row| row.status == value)
                .map(|row| row.day)
                .max()
        };
        let statuses = |value| theirs().filter(|row| row.status == value).count();
        let status = match (last(1), last(2)) {
            (None, None) => 0,
            (one, two) if one > two => 1,
            (one, two) if one < two => 2,
            _ if statuses(1) >= statuses(2) => 1,
            _ => 2,
        };
        *cells.entry((sex, status)).or_default() += 1;
    }
    cells
}

fn place(value: u8) -> At {
    At::Category(catalogue::Category(value.into()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn people_by_sex_and_status_are_those_of_a_plain_recount(rows in register()) {
        let catalogue = declared();
        let table = &tables(&catalogue, &[plain(&rows)], &ASKED[..1])[0];
        let wanted = recount(&rows);
        for sex in 0..3 {
            for status in 0..3 {
                let figure = table.at(&[place(sex), place(status)]).unwrap();
                let people = wanted.get(&(sex, status)).copied().unwrap_or(0) as f64;
                prop_assert_eq!(figure.value, Some(people));
            }
        }
        prop_assert_eq!(table.total().value, Some(wanted.values().sum::<usize>() as f64));
        prop_assert!(table.additive);
    }

    #[test]
    fn order_of_rows_and_columns_blanks_and_more_columns_change_nothing(
        rows in register(),
        shuffled in Just(ORDER).prop_shuffle(),
        turn in 0..60usize,
        blank in 0..60usize,
    ) {
        let catalogue = declared();
        let before = tables(&catalogue, &[plain(&rows)], &ASKED);
        let mut moved = rows.clone();
        moved.rotate_left(turn % rows.len());
        moved.reverse();
        let after = tables(&catalogue, &[csv(&moved, &shuffled, blank, true)], &ASKED);
        prop_assert_eq!(numbers(&before), numbers(&after));
    }

    #[test]
    fn a_register_over_two_files_or_exported_twice_gives_the_same_figures(
        rows in register(),
        cut in 0..60usize,
    ) {
        let catalogue = declared();
        let before = numbers(&tables(&catalogue, &[plain(&rows)], &ASKED));
        let (first, second) = rows.split_at(cut % rows.len());
        let halves = [plain(first), plain(second)];
        prop_assert_eq!(&before, &numbers(&tables(&catalogue, &halves, &ASKED)));
        let overlapping = [plain(&rows), plain(second)];
        prop_assert_eq!(&before, &numbers(&tables(&catalogue, &overlapping, &ASKED)));
    }

    #[test]
    fn new_people_of_the_quarters_add_up_to_the_cumulative_total(rows in register()) {
        let catalogue = declared();
        let quarters =
            ["2021-Q1", "2021-Q2", "2021-Q3", "2021-Q4", "2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4"];
        for code in ["PEOPLE", "ACTS", "TWICE"] {
            let mut asked: Vec<Asked<'_>> =
                quarters.iter().map(|quarter| (code, View::New, *quarter, &[] as &[&str])).collect();
            asked.push((code, View::Cumulative, "2022-Q4", &[]));
            let tables = tables(&catalogue, &[plain(&rows)], &asked);
            let values: Vec<f64> = tables.iter().filter_map(|table| table.total().value).collect();
            let (cumulative, new) = values.split_last().unwrap();
            prop_assert_eq!(new.iter().sum::<f64>(), *cumulative, "{}", code);
        }
    }

    #[test]
    fn someone_in_two_modules_stands_in_both_and_counts_once(rows in register()) {
        let catalogue = declared();
        let table = &tables(&catalogue, &[plain(&rows)], &ASKED[1..2])[0];
        let people = |module: Option<u8>| {
            let served = rows.iter().filter(|row| row.service == 1);
            let theirs = served.filter(|row| module.is_none_or(|module| row.module == module));
            theirs.map(|row| row.person).collect::<BTreeSet<u8>>().len() as f64
        };
        for module in 0..3 {
            prop_assert_eq!(table.at(&[place(module)]).unwrap().value, Some(people(Some(module))));
        }
        prop_assert_eq!(table.total().value, Some(people(None)));
        prop_assert!(!table.additive, "such a table says so");
    }
}
