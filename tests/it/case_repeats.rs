//! Tables of counts that tell the same people twice: a quarter beside its months, a file exported again.

use std::collections::BTreeMap;

use crate::common::Place;
use crate::common::trial::{figures, found, found_at, place, rows};

const TABLE: &str = "project = \"P1\"\nfiles = [\"register*\"]\ncovers = \"2019..2023\"\n\
    fixed = { service = \"career_guidance\", country = \"MA\" }\n\
    [aggregate]\ndate = \"Mois\"\ndistinct = true\n\
    [aggregate.counts]\n\"Femmes\" = { sex = \"female\" }\n\"Hommes\" = { sex = \"male\" }\n";

/// A table in files; the first line of each is the header.
fn table(source: &str, files: &[(&str, &str)]) -> Place {
    let place = place("");
    place.file("indicators/sources/register.toml", source);
    for (name, text) in files {
        place.file(&format!("data/{name}"), *text);
    }
    place
}

fn one(text: &str) -> Place {
    table(TABLE, &[("register.csv", text)])
}

#[track_caller]
fn counts_in(place: &Place, period: &str, wanted: [u32; 3]) {
    let [all, women, men] = wanted.map(|number| number.to_string());
    let wanted = [("_T", all), ("female", women), ("male", men)];
    let wanted = wanted.map(|(category, number)| (category.to_owned(), number));
    assert_eq!(
        figures(place, "X-01", "sex", period),
        BTreeMap::from(wanted)
    );
}

/// The state of the total in a period.
fn state(place: &Place, period: &str) -> String {
    let arguments = [
        "count", "-i", "X-01", "--period", period, "--by", "sex", "--format", "csv", "--quiet",
    ];
    let ran = place.bilan(&arguments);
    let total = ran.out.lines().find(|line| line.contains(",_T,"));
    total.unwrap().split(',').nth(6).unwrap().to_owned()
}

#[test]
fn a_quarter_or_year_beside_its_own_months_counts_once() {
    for text in [
        "Mois;Femmes;Hommes\navril 2022;6;1\nmai 2022;2;5\nT2 2022;8;6\n",
        "Mois;Femmes;Hommes\nT2 2022;8;6\navril 2022;6;1\nmai 2022;2;5\n",
        "Mois;Femmes;Hommes\navril 2022;6;1\nmai 2022;2;5\nT2 2022;8;6\n2022;8;6\n",
        "Mois;Femmes;Hommes\n12/04/2022;6;1\n03/05/2022;2;5\n2022;8;6\n",
    ] {
        let place = one(text);
        counts_in(&place, "2022", [14, 8, 6]);
        counts_in(&place, "2022-05", [7, 2, 5]);
        assert_eq!(state(&place, "2022"), "value");
        found(&place, &[]);
        let totals = text.lines().count() as u64 - 3;
        let ends = [
            ("read", totals + 3),
            ("before", 1),
            ("mapped", 2),
            ("total", totals),
        ];
        rows(&place, &ends);
    }
}

#[test]
fn a_quarter_counts_beside_the_months_of_another_partner() {
    let place = one(
        "Association;Mois;Femmes;Hommes\nNord;avril 2022;6;1\nSud;T2 2022;8;6\nNord;mai 2022;2;5\n\
         Nord;T2 2022;8;6\n",
    );
    counts_in(&place, "2022-Q2", [28, 16, 12]);
    found(&place, &[]);
    found_at(&place, "total-row", &[("5", 1)]);
}

#[test]
fn a_quarter_that_its_months_contradict_is_told_and_never_added() {
    // Five people of the quarter stand in no month.
    let place = one("Mois;Femmes;Hommes\navril 2022;6;1\nmai 2022;2;5\nT2 2022;10;9\n");
    counts_in(&place, "2022-Q2", [14, 8, 6]);
    assert_eq!(state(&place, "2022-Q2"), "at_least");
    assert_eq!(state(&place, "2022-Q1"), "value");
    found(&place, &[("total-differs", 1)]);
    // Two people stand in two months, whatever the source says.
    let place = one("Mois;Femmes;Hommes\navril 2022;6;1\nmai 2022;2;5\nT2 2022;7;5\n");
    counts_in(&place, "2022-Q2", [14, 8, 6]);
    assert_eq!(state(&place, "2022-Q2"), "at_most");
    found(&place, &[("total-differs", 1)]);
}

#[test]
fn days_within_a_month_are_of_other_people_unless_they_make_its_number() {
    let place = one("Mois;Femmes;Hommes\nmai 2022;8;6\n12/05/2022;6;1\n14/05/2022;1;1\n");
    counts_in(&place, "2022-05", [23, 15, 8]);
}

#[test]
fn a_row_that_another_file_repeats_counts_once() {
    let place = table(
        TABLE,
        &[
            ("register-1.csv", "Mois;Femmes;Hommes\navril 2022;6;1\n"),
            (
                "register-2.csv",
                "Mois;Hommes;Femmes\navril 2022;1;6\nmai 2022;5;2\n",
            ),
        ],
    );
    counts_in(&place, "life", [14, 8, 6]);
    assert_eq!(state(&place, "2022-04"), "value");
    found(&place, &[]);
    found_at(&place, "repeated-counts", &[("2", 1)]);
    let ends = [
        ("read", 5),
        ("before", 2),
        ("mapped", 2),
        ("already_read", 1),
    ];
    rows(&place, &ends);
}

#[test]
fn a_month_that_another_file_corrects_makes_an_upper_bound() {
    let place = table(
        TABLE,
        &[
            (
                "register-1.csv",
                "Mois;Femmes;Hommes\navril 2022;6;1\njuin 2022;3;3\n",
            ),
            (
                "register-2.csv",
                "Mois;Femmes;Hommes\navril 2022;7;1\nmai 2022;2;5\njuin 2022;3;3\n",
            ),
        ],
    );
    // April 7 and 8, May 7, June 6 and 6: two partners, or one that corrects.
    counts_in(&place, "life", [34, 21, 13]);
    assert_eq!(state(&place, "life"), "at_most");
    assert_eq!(state(&place, "2022-05"), "value");
    found(&place, &[("repeated-counts", 1)]);
}

#[test]
fn a_quarters_file_beside_those_of_its_months_makes_an_upper_bound() {
    let place = table(
        TABLE,
        &[
            ("register-avril.csv", "Mois;Femmes;Hommes\navril 2022;6;1\n"),
            ("register-mai.csv", "Mois;Femmes;Hommes\nmai 2022;2;5\n"),
            ("register-t2.csv", "Mois;Femmes;Hommes\nT2 2022;8;6\n"),
        ],
    );
    assert_eq!(state(&place, "2022-Q2"), "at_most");
    found(&place, &[("repeated-counts", 1)]);
}

#[test]
fn files_of_two_partners_are_added_up_where_their_names_say_so() {
    let source = TABLE.replace(
        "[aggregate]\n",
        "from_file_name = \"register-{city}\"\n[aggregate]\n",
    );
    let place = table(
        &source,
        &[
            (
                "register-tanger.csv",
                "Mois;Femmes;Hommes\navril 2022;6;1\nmai 2022;2;5\n",
            ),
            (
                "register-rabat.csv",
                "Mois;Femmes;Hommes\navril 2022;6;1\nmai 2022;4;4\n",
            ),
        ],
    );
    counts_in(&place, "life", [29, 18, 11]);
    assert_eq!(state(&place, "life"), "value");
    found(&place, &[]);
    found_at(&place, "repeated-counts", &[]);
}

#[test]
fn the_same_row_twice_in_one_sheet_is_told() {
    let place =
        one("Mois;Femmes;Hommes\navril 2022;6;1\nmai 2022;0;0\nmai 2022;0;0\navril 2022;6;1\n");
    counts_in(&place, "life", [14, 12, 2]);
    found(&place, &[("identical-rows", 1)]);
}
