//! Amounts with the currency of their own cell, and columns of currencies as people fill them.

use std::collections::BTreeMap;

use crate::common::Place;
use crate::common::trial::{figures, found, register};

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
    // The dollar is declared nowhere: its amount is of an unknown currency.
    let wanted = [("_T", ""), ("EUR", "1500"), ("MAD", "500"), ("_U", "10")];
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
