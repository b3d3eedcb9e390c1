//! Laws of counting, over registers made at random and held against a plain recount.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(clippy::float_cmp, reason = "counts are whole numbers")]

mod random;

use std::collections::{BTreeMap, BTreeSet};

use bilan::catalogue;
use bilan::count::{At, View};
use proptest::prelude::*;
use random::{
    ASKED, Asked, Look, Row, csv, declared, numbers, plain, register, sheet, tables, texts,
};

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
