//! What a hand or a program does to one cell or one row of a register never turns a number into another number in
//! silence: registers made at random are held against a plain recount, damaged, and read again.

use std::collections::{BTreeMap, BTreeSet};

use bilan::catalogue::{Catalogue, Category};
use bilan::count::{At, Figure, State, Table, View};
use bilan::finding::{Finding, Origin};
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use crate::random::{Asked, Cells, Files, csv, read_with, texts, told};

/// The ages of people, in the place of modules.
const AGES: [(&str, &str); 3] = [
    ("module = \"Module\"\n", "age = \"Âge\"\n"),
    (
        "[[field]]",
        r#"
[[dimension]]
code = "age_group"
of = "person"
from = "age"
label = { fr = "Âge" }
bands = ["0-17", "18-35", "36+"]

[[field]]
code = "age"
type = "number"
label = { fr = "Âge" }

[[field]]"#,
    ),
    (
        "[[indicator]]\ncode = \"ACTS\"",
        r#"
[[indicator]]
code = "ADULTS"
label = { fr = "Adultes" }
definition = { fr = "…" }
unit = "person"
count = "people"
where = { age = { at_least = 18 } }

[[indicator]]
code = "ACTS""#,
    ),
];

const COLUMNS: [&str; 6] = ["Dossier", "Sexe", "Statut", "Âge", "Service", "Date"];

/// What is asked of every register.
const ASKED: [Asked<'static>; 5] = [
    ("PEOPLE", View::Period, "2021..2022", &["sex", "status"]),
    ("PEOPLE", View::Period, "2021..2022", &["age_group"]),
    ("ADULTS", View::Period, "2021..2022", &["sex"]),
    ("ACTS", View::Period, "2021..2022", &["service"]),
    ("PEOPLE", View::New, "2022", &["sex"]),
];

/// Words that people and programs leave in a cell, and that look like something else.
const WORDS: [&str; 42] = [
    "-",
    "/",
    "?",
    "✓",
    "✗",
    "×",
    "+",
    "*",
    "√",
    "…",
    "♀",
    "=",
    "#",
    "''",
    "Total",
    "TOTAL",
    "Ensemble",
    "Tous",
    "Toutes",
    "H/F",
    "F+H",
    "A",
    "Moyenne",
    "Nombre",
    "Sous-total",
    "+35",
    "35+",
    "-18",
    "18-",
    "<18",
    "≥18",
    "+ de 35 ans",
    "<NA>",
    "NaT",
    "\\N",
    "N/A",
    "#N/A",
    "null",
    "inconnu",
    "non",
    "oui",
    "0",
];

/// A row of the register; 0 is blank, ages and days as written.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    person: u8,
    sex: u8,
    status: u8,
    age: u8,
    service: u8,
    day: u16,
}

fn row() -> impl Strategy<Value = Row> {
    let parts = (0..14u8, 0..3u8, 0..3u8, 10..60u8, 1..3u8, 0..730u16);
    parts.prop_map(|(person, sex, status, age, service, day)| Row {
        person,
        sex,
        status,
        age,
        service,
        day,
    })
}

/// Registers in which no act stands twice, and each person has one age.
fn register() -> impl Strategy<Value = Vec<Row>> {
    prop::collection::vec(row(), 8..40).prop_map(|mut rows| {
        let mut acts = BTreeSet::new();
        rows.retain(|row| acts.insert((row.person, row.service, row.day)));
        for row in &mut rows {
            row.age = 12 + row.person * 3;
        }
        rows
    })
}

fn cells(row: &Row) -> Vec<String> {
    let one = |list: [&str; 3], at: u8| list[usize::from(at)].to_owned();
    let first = chrono::NaiveDate::from_ymd_opt(2021, 1, 1).unwrap();
    let day = first + chrono::Days::new(row.day.into());
    vec![
        format!("D{:03}", row.person),
        one(["", "F", "H"], row.sex),
        one(["", "Migrant", "Hôte"], row.status),
        row.age.to_string(),
        one(["", "X", "Y"], row.service),
        day.format("%d/%m/%Y").to_string(),
    ]
}

fn sheet(rows: &[Row]) -> Cells {
    let head = COLUMNS.iter().map(|name| (*name).to_owned()).collect();
    std::iter::once(head)
        .chain(rows.iter().map(cells))
        .collect()
}

fn declared() -> Catalogue {
    read_with(|text| {
        let changed = AGES
            .iter()
            .fold(text.to_owned(), |text, (from, to)| text.replace(from, to));
        // Acts of every service.
        changed.replace(
            "count = \"records\"\nwhere = { service = \"x\" }",
            "count = \"records\"",
        )
    })
}

/// The figures of [`ASKED`] by their places, counted plainly: the sex most often given (the first declared of equals),
/// the status given last (then most often, then the first declared).
fn recount(rows: &[Row]) -> Vec<BTreeMap<Vec<u8>, usize>> {
    let theirs = |person: u8, until: u16| {
        let own = move |row: &&Row| row.person == person && row.day < until;
        rows.iter().filter(own)
    };
    let sex = |person: u8| {
        let times = |one: u8| theirs(person, 730).filter(|row| row.sex == one).count();
        match (times(1), times(2)) {
            (0, 0) => 0,
            (women, men) if women >= men => 1,
            _ => 2,
        }
    };
    let status = |person: u8| {
        let rank = |one: u8| {
            let told = || theirs(person, 730).filter(move |row| row.status == one);
            (told().map(|row| row.day).max(), told().count())
        };
        match (rank(1), rank(2)) {
            ((None, _), (None, _)) => 0,
            (migrant, host) if migrant >= host => 1,
            _ => 2,
        }
    };
    let band = |age: u8| match age {
        0..=17 => 1,
        18..=35 => 2,
        _ => 3,
    };
    let served = |after: u16| -> BTreeSet<u8> {
        let first = |person: u8| {
            let own = theirs(person, 730).filter(|row| row.service == 1);
            own.map(|row| row.day).min()
        };
        let all = rows.iter().map(|row| row.person);
        all.filter(|person| first(*person).is_some_and(|day| day >= after))
            .collect()
    };
    let mut tables = vec![BTreeMap::<Vec<u8>, usize>::new(); ASKED.len()];
    let mut add = |table: usize, place: Vec<u8>| *tables[table].entry(place).or_default() += 1;
    for person in served(0) {
        let age = rows.iter().find(|row| row.person == person).unwrap().age;
        add(0, vec![sex(person), status(person)]);
        add(1, vec![band(age)]);
    }
    let everybody: BTreeSet<(u8, u8)> = rows.iter().map(|row| (row.person, row.age)).collect();
    for (person, _) in everybody.iter().filter(|(_, age)| *age >= 18) {
        add(2, vec![sex(*person)]);
    }
    for row in rows {
        add(3, vec![row.service]);
    }
    for person in served(365) {
        add(4, vec![sex(person)]);
    }
    tables
}

/// The cells of a table that are no margins, with what they say.
fn places(table: &Table) -> Vec<(Vec<u8>, Option<f64>)> {
    let place = |at: &At| match at {
        At::Category(Category(code)) => Some(*code as u8),
        _ => None,
    };
    let figures = table.figures.iter();
    let inner = figures.filter_map(|one| {
        let at: Option<Vec<u8>> = one.at.iter().map(place).collect();
        Some((at?, one.value))
    });
    inner.collect()
}

/// Holds tables against the plain recount.
fn agree(tables: &[Table], rows: &[Row]) -> Result<(), TestCaseError> {
    for (table, wanted) in tables.iter().zip(recount(rows)) {
        for (place, value) in places(table) {
            let people = wanted.get(&place).copied().unwrap_or(0) as f64;
            prop_assert_eq!(value, Some(people), "{:?} {:?}", table.request.by, place);
        }
    }
    Ok(())
}

/// Findings of the register by what they say and how often, places left out.
fn heard(findings: &[Finding]) -> BTreeMap<String, u32> {
    let mut heard = BTreeMap::new();
    for one in findings {
        if !matches!(one.origin, Origin::Catalogue { .. }) {
            *heard.entry(format!("{:?}", one.fact)).or_default() += one.count;
        }
    }
    heard
}

/// Whether a number became another number, and no finding that was not there before tells of it.
fn silent(catalogue: &Catalogue, before: &Files, after: &Files) -> bool {
    let (old, known) = told(catalogue, before, &ASKED);
    let (new, found) = told(catalogue, after, &ASKED);
    let (known, found) = (heard(&known), heard(&found));
    let news = found
        .iter()
        .any(|(fact, count)| known.get(fact).is_none_or(|before| before < count));
    let exact = |one: &Figure| one.state == State::Value;
    let changed = old.iter().zip(&new).any(|(old, new)| {
        let mut both = old.figures.iter().zip(&new.figures);
        both.any(|(old, new)| old.value != new.value && exact(old) && exact(new))
    });
    changed && !news
}

/// How the rows of a workbook are marked.
#[derive(Debug, Clone, Default)]
struct Marked {
    /// Rows hidden, by their place.
    hidden: BTreeSet<usize>,
    /// Rows struck through.
    struck: BTreeSet<usize>,
    /// A column, and the first and last row over which its cells are merged.
    merged: Option<(u16, usize, usize)>,
}

/// The sheet as a workbook with date cells and marks.
fn xlsx(cells: &Cells, marked: &Marked) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (at, line) in cells.iter().enumerate() {
        let row = at as u32;
        let plain = if marked.struck.contains(&at) {
            Format::new().set_font_strikethrough()
        } else {
            Format::new()
        };
        let dated = plain.clone().set_num_format("dd/mm/yyyy");
        for (column, text) in (0u16..).zip(line) {
            let inside = |(merged, first, last): (u16, usize, usize)| {
                merged == column && (first + 1..=last).contains(&at)
            };
            if text.is_empty() || marked.merged.is_some_and(inside) {
                continue;
            }
            match day(text) {
                Some((year, month, day)) => {
                    let day = ExcelDateTime::from_ymd(year, month, day).unwrap();
                    sheet
                        .write_datetime_with_format(row, column, &day, &dated)
                        .unwrap();
                }
                None => {
                    sheet
                        .write_string_with_format(row, column, text, &plain)
                        .unwrap();
                }
            }
        }
        if marked.hidden.contains(&at) {
            sheet.set_row_hidden(row).unwrap();
        }
    }
    if let Some((column, first, last)) = marked.merged {
        let text = &cells[first][usize::from(column)];
        let (first, last) = (first as u32, last as u32);
        let dated = Format::new().set_num_format("dd/mm/yyyy");
        sheet
            .merge_range(first, column, last, column, text, &Format::new())
            .unwrap();
        // The first cell is what it was, a day among them: merging writes a text.
        if let Some((year, month, day)) = day(text) {
            let day = ExcelDateTime::from_ymd(year, month, day).unwrap();
            sheet
                .write_datetime_with_format(first, column, &day, &dated)
                .unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

/// A day as the registers write it.
fn day(text: &str) -> Option<(u16, u8, u8)> {
    let mut parts = text.split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))
}

fn book(cells: &Cells, marked: &Marked) -> Files {
    vec![("r.xlsx".to_owned(), xlsx(cells, marked))]
}

/// So many cases, or as many as `PROPTEST_CASES` says.
fn tried(cases: u32) -> ProptestConfig {
    let given = std::env::var("PROPTEST_CASES");
    let cases = given
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(cases);
    ProptestConfig {
        cases,
        max_shrink_iters: 200,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(tried(200))]

    #[test]
    fn a_register_gives_what_a_plain_recount_gives(rows in register()) {
        let catalogue = declared();
        let (tables, findings) = told(&catalogue, &texts(&[csv(&sheet(&rows), ";")]), &ASKED);
        agree(&tables, &rows)?;
        let (again, _) = told(&catalogue, &book(&sheet(&rows), &Marked::default()), &ASKED);
        agree(&again, &rows)?;
        prop_assert!(tables.iter().flat_map(|table| &table.figures).all(|one| one.state == State::Value), "{:?}", findings);
    }

    #[test]
    fn a_word_in_the_wrong_place_changes_no_number_in_silence(
        rows in register(),
        at in 0..40usize,
        column in 0..6usize,
        word in prop::sample::select(&WORDS[..]),
        workbook in any::<bool>(),
    ) {
        let catalogue = declared();
        let before = sheet(&rows);
        let mut after = before.clone();
        word.clone_into(&mut after[1 + at % rows.len()][column]);
        let written = |cells: &Cells| if workbook {
            book(cells, &Marked::default())
        } else {
            texts(&[csv(cells, ";")])
        };
        prop_assert!(
            !silent(&catalogue, &written(&before), &written(&after)),
            "{} in {}, workbook {}", word, COLUMNS[column], workbook
        );
    }
}

proptest! {
    #![proptest_config(tried(24))]

    #[test]
    fn merged_cells_say_the_same_of_each_row_or_are_told(
        rows in register(),
        at in 0..40usize,
        more in 1..4usize,
        column in 1..6u16,
    ) {
        let catalogue = declared();
        let first = at % (rows.len() - 1);
        let last = (first + more).min(rows.len() - 1);
        let mut meant = rows.clone();
        let top = rows[first].clone();
        for row in &mut meant[first + 1..=last] {
            match column {
                1 => row.sex = top.sex,
                2 => row.status = top.status,
                3 => {}
                4 => row.service = top.service,
                _ => row.day = top.day,
            }
        }
        // An age or an act that is another row's too is no longer what the recount counts.
        let acts: BTreeSet<_> = meant.iter().map(|row| (row.person, row.service, row.day)).collect();
        prop_assume!(column != 3 && acts.len() == meant.len());
        let marked = Marked { merged: Some((column, first + 1, last + 1)), ..Marked::default() };
        let (tables, _) = told(&catalogue, &book(&sheet(&rows), &marked), &ASKED);
        agree(&tables, &meant)?;
    }

    #[test]
    fn rows_hidden_or_struck_through_are_counted_and_told(rows in register(), at in 0..40usize, hide in any::<bool>()) {
        let catalogue = declared();
        let place = BTreeSet::from([1 + at % rows.len()]);
        let marked = if hide {
            Marked { hidden: place, ..Marked::default() }
        } else {
            Marked { struck: place, ..Marked::default() }
        };
        let (_, before) = told(&catalogue, &book(&sheet(&rows), &Marked::default()), &ASKED);
        let (tables, after) = told(&catalogue, &book(&sheet(&rows), &marked), &ASKED);
        agree(&tables, &rows)?;
        prop_assert!(heard(&after).len() > heard(&before).len(), "hidden {hide}: {:?}", heard(&after));
    }
}
