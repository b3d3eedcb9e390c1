//! Amounts with the currency of their own cell, and columns of currencies as people fill them.

use std::collections::BTreeMap;

use crate::common::Place;
use crate::common::trial::{figures, found, register, stated};

/// Sums by currency, the total first; those of 0 are left out.
fn sums(place: &Place) -> BTreeMap<String, String> {
    figures(place, "X-02", "currency", "life")
}

fn map(wanted: &[(&str, &str)]) -> BTreeMap<String, String> {
    let pairs = wanted.iter();
    let pairs = pairs.map(|(currency, sum)| ((*currency).to_owned(), (*sum).to_owned()));
    pairs.collect()
}

#[test]
fn amounts_in_several_currencies_are_never_one_number() {
    let rows = ["1 200 €", "300 DT", "500 DH", "€ 50,50", "20 000 DA"];
    let place = register("amount = \"Montant\"", "Montant", &rows);
    // 1200 + 50.5; the total of four currencies is no number, and empty.
    let wanted = [
        ("_T", ""),
        ("DZD", "20000"),
        ("EUR", "1250.5"),
        ("MAD", "500"),
        ("TND", "300"),
    ];
    assert_eq!(sums(&place), map(&wanted));
    let ran = place.bilan(&["count", "-i", "X-02", "--lang", "en"]);
    ran.ends(1).says(&["mixed-currencies", "in = \"MAD\""]);
}

#[test]
fn amounts_of_one_currency_however_it_is_written_are_added_up() {
    let rows = ["1 200 DH", "MAD 300", "500 dirhams", "1 000,50 Dhs"];
    let place = register("amount = \"Montant\"", "Montant", &rows);
    let wanted = [("_T", "3000.5"), ("MAD", "3000.5")];
    assert_eq!(sums(&place), map(&wanted));
    found(&place, &[]);
}

#[test]
fn the_cell_of_an_amount_knows_its_currency_best_and_contradictions_are_told() {
    let columns = "amount = \"Montant\"\ncurrency = \"Devise\"";
    let rows = ["1 200 €;MAD", "500;DH", "300 €;EUR", "10 $;DH"];
    let place = register(columns, "Montant;Devise", &rows);
    // The dollar is declared nowhere: its amount is in no sum.
    let wanted = [("_T", ""), ("EUR", "1500"), ("MAD", "500")];
    assert_eq!(sums(&place), map(&wanted));
    found(&place, &[("mixed-currencies", 1), ("other-currency", 2)]);
}

#[test]
fn columns_of_currencies_may_hold_signs_and_usual_words() {
    let columns = "amount = \"Montant\"\ncurrency = \"Devise\"";
    let rows = [
        "100;€",
        "200;dh",
        "300;DT",
        "400;DA",
        "500;EUR",
        "600;Euros",
    ];
    let place = register(columns, "Montant;Devise", &rows);
    let wanted = [
        ("_T", ""),
        ("DZD", "400"),
        ("EUR", "1200"),
        ("MAD", "200"),
        ("TND", "300"),
    ];
    assert_eq!(sums(&place), map(&wanted));
    found(&place, &[("mixed-currencies", 1)]);
}

#[test]
fn a_share_is_no_amount() {
    let place = register("amount = \"Montant\"", "Montant", &["45 %", "100 MAD"]);
    assert_eq!(sums(&place), map(&[("_T", "100"), ("MAD", "100")]));
    found(&place, &[("invalid-number", 1)]);
}

#[test]
fn a_header_that_names_a_currency_speaks_for_its_column() {
    let place = register(
        "amount = \"Montant (€)\"",
        "Montant (€)",
        &["100", "200 DH"],
    );
    let wanted = [("_T", ""), ("EUR", "100"), ("MAD", "200")];
    assert_eq!(sums(&place), map(&wanted));
    // A column of currencies speaks for its own rows.
    let fixed = "amount = \"Montant (€)\"\ncurrency = \"Devise\"";
    let place = register(fixed, "Montant (€);Devise", &["100;", "200;DT"]);
    let wanted = [("_T", ""), ("EUR", "100"), ("TND", "200")];
    assert_eq!(sums(&place), map(&wanted));
    found(&place, &[("mixed-currencies", 1)]);
}

/// What the amounts of a register add up to, by a dimension, in a catalogue that has no currencies.
fn plain_sums(rows: &[&str]) -> (Place, Vec<String>) {
    let place = register("sex = \"Sexe\"\namount = \"Montant\"", "Sexe;Montant", rows);
    let dimensions = include_str!("../../indicators/dimensions.toml");
    let (before, rest) = dimensions
        .split_once("[[dimension]]\ncode = \"currency\"")
        .unwrap();
    let after = rest
        .find("\n[[dimension]]\ncode")
        .into_iter()
        .chain(rest.find("\n[[field]]"));
    let without = format!("{before}{}", &rest[after.min().unwrap()..]);
    place.file("indicators/dimensions.toml", without);
    let sums = stated(&place, "X-02", "sex", "life");
    (place, sums)
}

#[test]
fn foreign_money_is_in_no_sum_of_dirhams_where_nothing_declares_currencies() {
    for amount in [
        "40 €",
        "€40",
        "700$",
        "USD 700",
        "£ 15",
        "600 DT",
        "800 FCFA",
        "900 دج",
        "70 dinars",
    ] {
        let (place, sums) = plain_sums(&[&format!("F;{amount}"), "H;250", "H;150 DH"]);
        assert_eq!(sums[0], "_T 400 at_least", "{amount}");
        assert!(sums.contains(&"female 0 at_least".to_owned()), "{sums:?}");
        assert!(sums.contains(&"male 400 value".to_owned()), "{sums:?}");
        found(&place, &[("other-currency", 1)]);
    }
    // Where a currency is declared and the sum takes none, an amount without one is in dirhams.
    let rows = ["40 €", "250"];
    let place = register("amount = \"Montant\"", "Montant", &rows);
    assert_eq!(
        stated(&place, "X-02", "country", "life")[0],
        "_T  not_applicable"
    );
    found(&place, &[("mixed-currencies", 1)]);
}

#[test]
fn an_amount_that_nothing_understands_makes_its_sum_a_lower_bound() {
    for amount in [
        "700/mois",
        "200 + 100",
        "450*",
        "3x90",
        "Gratuit",
        "6000 centimes",
        "80+",
        "12 %",
    ] {
        let rows = [&format!("F;{amount}"), "H;250"];
        let place = register(
            "sex = \"Sexe\"\namount = \"Montant\"",
            "Sexe;Montant",
            &rows,
        );
        let sums = stated(&place, "X-02", "sex", "life");
        assert_eq!(sums[0], "_T 250 at_least", "{amount}");
        assert!(sums.contains(&"male 250 value".to_owned()), "{sums:?}");
        // Who was paid is known all the same.
        assert_eq!(stated(&place, "X-01", "sex", "life")[0], "_T 2 value");
        found(&place, &[("invalid-number", 1)]);
    }
}
