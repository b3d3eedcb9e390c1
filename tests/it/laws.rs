//! Laws of counting, over registers made at random and held against a plain recount.

#![allow(clippy::float_cmp, reason = "counts are whole numbers")]

use std::collections::{BTreeMap, BTreeSet};

use crate::random::{
    ASKED, Asked, Files, Look, Row, csv, declared, lasting, numbers, plain, register, sheet,
    tables, texts,
};
use bilan::catalogue;
use bilan::count::{At, View};
use proptest::prelude::*;

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

const QUARTERS: [&str; 8] = [
    "2021-Q1", "2021-Q2", "2021-Q3", "2021-Q4", "2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4",
];

/// The totals of an indicator over the quarters.
fn quarterly(catalogue: &catalogue::Catalogue, files: &Files, code: &str, view: View) -> Vec<f64> {
    let asked = QUARTERS.map(|quarter| (code, view, quarter, &[] as &[&str]));
    let tables = tables(catalogue, files, &asked);
    tables
        .iter()
        .map(|table| table.total().value.unwrap_or(0.0))
        .collect()
}

fn first_day() -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(2021, 1, 1).unwrap()
}

/// The rows with a further column, where each act ends; blank where it goes on.
fn with_ends(rows: &[Row], ends: &[Option<u16>]) -> String {
    let end = |end: &Option<u16>| {
        let day = end.map(|day| first_day() + chrono::Days::new(day.into()));
        day.map(|day| day.format("%d/%m/%Y").to_string())
            .unwrap_or_default()
    };
    let ends = std::iter::once("Fin".to_owned()).chain(ends.iter().map(end));
    let text = plain(rows);
    let lines = text.lines().zip(ends);
    let lines: Vec<String> = lines
        .map(|(line, end)| {
            format!(
                "{line};{end}
"
            )
        })
        .collect();
    lines.concat()
}

/// The plain recount: people with an act of service X that has begun by a quarter's end and is not over before it. An act
/// that goes on does so to the last day covered.
fn active(rows: &[Row], ends: &[Option<u16>], quarter: u32) -> f64 {
    let day = |quarter: u32| {
        let start = first_day() + chrono::Months::new(3 * quarter);
        (start - first_day()).num_days() as u16
    };
    // The source says that it covers both years.
    let last = day(8) - 1;
    let touches = |(row, end): &(&Row, &Option<u16>)| {
        row.service == 1 && row.day < day(quarter + 1) && end.unwrap_or(last) >= day(quarter)
    };
    let people = rows
        .iter()
        .zip(ends)
        .filter(touches)
        .map(|(row, _)| row.person);
    people.collect::<BTreeSet<u8>>().len() as f64
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn people_by_sex_and_status_are_those_of_a_plain_recount(rows in register()) {
        let catalogue = declared();
        let table = &tables(&catalogue, &texts(&[plain(&rows)]), &ASKED[..1])[0];
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
        order in Just(vec![0, 1, 2, 3, 4, 5]).prop_shuffle(),
        turn in 0..60usize,
        blank in 0..60usize,
    ) {
        let catalogue = declared();
        let before = tables(&catalogue, &texts(&[plain(&rows)]), &ASKED);
        let mut moved = rows.clone();
        moved.rotate_left(turn % rows.len());
        moved.reverse();
        let look = Look { order, blanks: vec![blank], extra: Some(6), ..Look::default() };
        let after = tables(&catalogue, &texts(&[csv(&sheet(&moved, &look), ";")]), &ASKED);
        prop_assert_eq!(numbers(&before), numbers(&after));
    }

    #[test]
    fn a_register_over_two_files_or_exported_twice_gives_the_same_figures(
        rows in register(),
        cut in 0..60usize,
    ) {
        let catalogue = declared();
        let before = numbers(&tables(&catalogue, &texts(&[plain(&rows)]), &ASKED));
        let (first, second) = rows.split_at(cut % rows.len());
        let halves = [plain(first), plain(second)];
        prop_assert_eq!(&before, &numbers(&tables(&catalogue, &texts(&halves), &ASKED)));
        let overlapping = [plain(&rows), plain(second)];
        prop_assert_eq!(&before, &numbers(&tables(&catalogue, &texts(&overlapping), &ASKED)));
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
            let tables = tables(&catalogue, &texts(&[plain(&rows)]), &asked);
            let values: Vec<f64> = tables.iter().filter_map(|table| table.total().value).collect();
            let (cumulative, new) = values.split_last().unwrap();
            prop_assert_eq!(new.iter().sum::<f64>(), *cumulative, "{}", code);
        }
    }

    #[test]
    fn whoever_is_new_is_active_and_whoever_counts_at_all_counts_in_some_quarter(
        rows in register(),
        lengths in prop::collection::vec(0..200u16, 60),
    ) {
        let ends: Vec<Option<u16>> = rows
            .iter()
            .zip(&lengths)
            .map(|(row, length)| (length % 5 > 0).then_some(row.day + length))
            .collect();
        let catalogue = lasting();
        let files = texts(&[with_ends(&rows, &ends)]);
        for code in ["PEOPLE", "ACTS", "TWICE"] {
            let totals = |view| quarterly(&catalogue, &files, code, view);
            let (period, new, cumulative) =
                (totals(View::Period), totals(View::New), totals(View::Cumulative));
            let mut sum = 0.0;
            for quarter in 0..8 {
                sum += new[quarter];
                prop_assert!(new[quarter] <= period[quarter], "{} {}", code, quarter);
                prop_assert_eq!(sum, cumulative[quarter], "{} {}", code, quarter);
            }
            prop_assert!(period.iter().sum::<f64>() >= cumulative[7], "{}", code);
            if code == "PEOPLE" {
                let active: Vec<f64> = (0..8).map(|at| active(&rows, &ends, at)).collect();
                prop_assert_eq!(period, active);
            }
        }
    }

    #[test]
    fn someone_in_two_modules_stands_in_both_and_counts_once(rows in register()) {
        let catalogue = declared();
        let table = &tables(&catalogue, &texts(&[plain(&rows)]), &ASKED[1..2])[0];
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
