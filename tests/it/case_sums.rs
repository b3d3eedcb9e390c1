//! Tables of counts with rows of totals: beside their parts, contradicting them, or the only figure of whom they count.

use crate::common::Place;
use crate::common::trial::{figures, found, found_at, place, rows};

/// A table whose rows carry their categories.
const LONG: &str = "project = \"P1\"\nfiles = [\"register*\"]\ncovers = \"2019..2023\"\n\
    fixed = { service = \"career_guidance\", country = \"MA\" }\n\
    [columns]\nsex = \"Sexe\"\nage = \"Age\"\n[aggregate]\ndate = \"Mois\"\ncount = \"Nombre\"\n";

fn table(text: &str) -> Place {
    let place = place("");
    place.file("indicators/sources/register.toml", LONG);
    place.file("data/register.csv", text);
    place
}

#[track_caller]
fn counts_in(place: &Place, period: &str, wanted: &[(&str, u32)]) {
    let wanted = wanted.iter();
    let wanted = wanted.map(|(category, number)| ((*category).to_owned(), number.to_string()));
    assert_eq!(figures(place, "X-01", "sex", period), wanted.collect());
}

#[test]
fn case_25_a_total_that_is_the_only_figure_of_a_partner_counts() {
    let place = table(
        "Mois;Association;Sexe;Age;Nombre\n2022-03;Nord;F;18-24;11\n2022-03;Nord;M;18-24;6\n\
         2022-04;Nord;F;18-24;8\n2022-04;Sud;Total;;13\n",
    );
    counts_in(
        &place,
        "2022-03",
        &[("_T", 17), ("female", 11), ("male", 6)],
    );
    counts_in(&place, "2022-04", &[("_T", 21), ("_U", 13), ("female", 8)]);
    rows(&place, &[("read", 5), ("before", 1), ("mapped", 4)]);
    found(&place, &[]);
    found_at(&place, "total-alone", &[("5", 1)]);
    found_at(&place, "total-row", &[]);
}

#[test]
fn case_25_a_total_beside_its_parts_is_nobody_wherever_it_stands() {
    for text in [
        "Mois;Sexe;Age;Nombre\n2022-03;F;18-24;11\n2022-03;M;25-29;6\n2022-03;Total;;17\n",
        "Mois;Sexe;Age;Nombre\n2022-03;Total;Total;17\n2022-03;F;18-24;11\n2022-03;M;25-29;6\n",
        // The word stands in the first column.
        "Sexe;Mois;Age;Nombre\nF;2022-03;18-24;11\nM;2022-03;25-29;6\nTotal;2022-03;;17\n",
    ] {
        let place = table(text);
        counts_in(
            &place,
            "2022-03",
            &[("_T", 17), ("female", 11), ("male", 6)],
        );
        rows(
            &place,
            &[("read", 4), ("before", 1), ("mapped", 2), ("total", 1)],
        );
        found(&place, &[]);
        found_at(&place, "total-alone", &[]);
    }
}

#[test]
fn case_25_a_partners_total_that_its_rows_do_not_repeat_sums_up_those_above() {
    let place = table(
        "Association;Mois;Sexe;Age;Nombre\nNord;2022-03;F;18-24;11\n;2022-03;M;18-24;6\n;2022-03;Total;;17\n\
         Sud;2022-03;F;18-24;4\n;2022-03;M;18-24;5\n;2022-03;Total;;9\n",
    );
    counts_in(
        &place,
        "2022-03",
        &[("_T", 26), ("female", 15), ("male", 11)],
    );
    found(&place, &[]);
}

#[test]
fn case_25_a_total_that_contradicts_its_parts_is_told_and_the_parts_count() {
    let place =
        table("Mois;Sexe;Age;Nombre\n2022-03;F;18-24;11\n2022-03;M;18-24;6\n2022-03;Total;;19\n");
    counts_in(
        &place,
        "2022-03",
        &[("_T", 17), ("female", 11), ("male", 6)],
    );
    found(&place, &[("total-differs", 1)]);
    found_at(&place, "total-differs", &[("4", 1)]);
}

#[test]
fn case_25_totals_of_totals_count_once() {
    // By age alone, with a total of the month: 5 + 4 people, of no known sex.
    let place = table(
        "Mois;Sexe;Age;Nombre\n2022-03;Total;Total;9\n2022-03;Total;18-24;5\n2022-03;Total;25-29;4\n",
    );
    counts_in(&place, "2022-03", &[("_T", 9), ("_U", 9)]);
    // Two sides of the same people, none of whose cells is told: one side counts.
    let place = table(
        "Mois;Sexe;Age;Nombre\n2022-03;Total;18-24;5\n2022-03;Total;25-29;4\n2022-03;F;Total;6\n2022-03;M;Total;3\n",
    );
    counts_in(&place, "2022-03", &[("_T", 9), ("_U", 9)]);
}

#[test]
fn case_25_a_table_of_totals_alone_counts_with_a_warning() {
    let place = table("Mois;Sexe;Age;Nombre\n2022-03;Total;;9\n2022-04;Total;;4\n");
    counts_in(&place, "2022-03", &[("_T", 9), ("_U", 9)]);
    found(&place, &[("total-alone", 2)]);
}

#[test]
fn case_25_a_grand_total_without_a_day_is_nobody() {
    let place = table("Mois;Sexe;Age;Nombre\n2022-03;F;;9\n2022-04;M;;4\n;Total;;13\n");
    counts_in(&place, "life", &[("_T", 13), ("female", 9), ("male", 4)]);
    found(&place, &[]);
    rows(
        &place,
        &[("read", 4), ("before", 1), ("mapped", 2), ("total", 1)],
    );
}

/// A table with a column for women and one for men.
const WIDE: &str = "project = \"P1\"\nfiles = [\"register*\"]\ncovers = \"2019..2023\"\n\
    fixed = { service = \"career_guidance\", country = \"MA\" }\n\
    [aggregate]\ndate = \"Mois\"\ndistinct = true\n\
    [aggregate.counts]\n\"Femmes\" = { sex = \"female\" }\n\"Hommes\" = { sex = \"male\" }\n";

fn wide(text: &str) -> Place {
    let place = place("");
    place.file("indicators/sources/register.toml", WIDE);
    place.file("data/register.csv", text);
    place
}

#[test]
fn a_word_of_totals_sums_up_in_whichever_column_it_stands() {
    for word in [
        "Total",
        "Total associations",
        "Sous-total",
        "Suma",
        "Suma total",
        "Total general",
        "Grand total",
        "Cumul",
        "المجموع",
        "الإجمالي",
    ] {
        for text in [
            format!(
                "Mois;Association;Femmes;Hommes\nmars 2022;Nord;7;2\nmars 2022;Sud;1;3\nmars 2022;{word};8;5\n"
            ),
            format!(
                "Association;Mois;Femmes;Hommes\nNord;mars 2022;7;2\nSud;mars 2022;1;3\n{word};mars 2022;8;5\n"
            ),
            format!(
                "Ville;Association;Mois;Femmes;Hommes\nOujda;Nord;mars 2022;7;2\n;Sud;mars 2022;1;3\n\
                 ;{word};mars 2022;8;5\n"
            ),
        ] {
            let place = wide(&text);
            counts_in(&place, "life", &[("_T", 13), ("female", 8), ("male", 5)]);
            found(&place, &[]);
            found_at(&place, "total-row", &[("4", 1)]);
        }
    }
}

#[test]
fn a_total_in_a_second_column_is_judged_by_its_parts() {
    let place = wide(
        "Mois;Association;Femmes;Hommes\nmars 2022;Nord;7;2\nmars 2022;Sud;1;3\nmars 2022;Total;8;6\n\
         avril 2022;Total;4;4\navril 2022;Ensemble;4;4\n",
    );
    counts_in(&place, "2022-03", &[("_T", 13), ("female", 8), ("male", 5)]);
    counts_in(&place, "2022-04", &[("_T", 8), ("female", 4), ("male", 4)]);
    found(&place, &[("total-differs", 1)]);
    found_at(&place, "total-differs", &[("4", 1)]);
    found_at(&place, "total-alone", &[("5", 1)]);
    found_at(&place, "total-row", &[("4", 2)]);
}

#[test]
fn a_total_in_a_column_of_categories_that_declares_none_is_one() {
    let place = place("");
    let source = WIDE.replace(
        ", country = \"MA\" }\n",
        " }\n[columns]\ncountry = \"Pays\"\n",
    );
    place.file("indicators/sources/register.toml", source);
    place.file(
        "data/register.csv",
        "Mois;Pays;Femmes;Hommes\nmars 2022;Maroc;7;2\nmars 2022;Tunisie;1;3\nmars 2022;Total;8;5\n",
    );
    counts_in(&place, "life", &[("_T", 13), ("female", 8), ("male", 5)]);
    found(&place, &[]);
}

#[test]
fn a_total_without_a_month_loses_nobody() {
    let place = wide(
        "Mois;Association;Femmes;Hommes\nmars 2022;Nord;7;2\n;Total mars;7;2\n-;Total général;7;2\n",
    );
    counts_in(&place, "life", &[("_T", 9), ("female", 7), ("male", 2)]);
    found(&place, &[]);
    rows(
        &place,
        &[("read", 4), ("before", 1), ("mapped", 1), ("total", 2)],
    );
}

#[test]
fn a_partner_named_like_a_total_counts() {
    let place = wide(
        "Mois;Association;Femmes;Hommes\nmars 2022;TotalEnergies;7;2\nmars 2022;Tous pour l'enfance;1;3\n",
    );
    counts_in(&place, "life", &[("_T", 13), ("female", 8), ("male", 5)]);
    found(&place, &[]);
    found_at(&place, "total-row", &[]);
}
