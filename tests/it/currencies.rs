//! Amounts in several currencies, added up in one by dated rates.

#![allow(
    clippy::float_cmp,
    reason = "amounts are whole ten-thousandths, as written here"
)]

use std::fmt::Write as _;

use crate::common::inside::{checked, declared, read};
use bilan::catalogue::{Catalogue, PeriodSpec};
use bilan::count::{self, Amounts, At, Request, State, View};
use bilan::finding::Code;
use proptest::prelude::*;

const CURRENCY: &str = r#"
[[dimension]]
code = "currency"
of = "record"
label = { en = "Currency", fr = "Monnaie" }
[[dimension.category]]
code = "MAD"
label = { en = "Dirham", fr = "Dirham" }
aliases = ["DH"]
[[dimension.category]]
code = "TND"
label = { en = "Dinar", fr = "Dinar" }
[[dimension.category]]
code = "DZD"
label = { en = "Algerian dinar", fr = "Dinar algérien" }
[[dimension.category]]
code = "EUR"
label = { en = "Euro", fr = "Euro" }
"#;

const INDICATORS: &str = r#"
[[indicator]]
code = "M-01"
label = { en = "Paid", fr = "Versé" }
definition = { en = "In dirhams.", fr = "En dirhams." }
unit = "MAD"
count = { sum = "amount", in = "MAD" }
where = { service = "grant" }
breakdowns = [["country"]]

[[indicator]]
code = "M-02"
label = { en = "Paid", fr = "Versé" }
definition = { en = "As it is.", fr = "Tel quel." }
unit = "MAD"
count = { sum = "amount" }
where = { service = "grant" }
breakdowns = [["country"]]
"#;

const RATES: &str = r#"
[[rate]]
currency = "TND"
to = "MAD"
value = 3.2745
from = 2022-01-01
until = 2022-06-30
source = "Bulletin 1"
[[rate]]
currency = "TND"
to = "MAD"
value = 3.3
from = 2022-07-01
source = "Bulletin 2"
verified = false
[[rate]]
currency = "DZD"
to = "MAD"
value = 0.0712
from = 2022-01-01
source = "Bulletin 1"
"#;

const PROJECT: &str = r#"
code = "P1"
name = { en = "Project", fr = "Projet" }
start = 2021-01-01
end = 2023-12-31
[[logframe]]
code = "P1-01"
indicator = "M-01"
level = "output"
"#;

const SOURCE: &str = r#"
project = "P1"
files = ["register*.csv"]
person = { fields = ["case_number"], scope = "source" }
fixed = { service = "grant" }
[columns]
case_number = "No"
amount = "Amount"
currency = "Currency"
country = "Country"
[act]
date = "Date"
"#;

/// Nine grants. In dirhams: 1000; 1 500,50 × 3,2745 = 4 913,387 25, so 4 913,3873; 1 500,50 × 3,3 = 4 951,65;
/// 20 000 × 0,0712 = 1 424; then none, none, none (2021 has no rate); 10 × 3,2745 = 32,745, for a quarter ends on 30 June;
/// 10 × 3,3 = 33, for a year ends in December.
const ROWS: &str = "\
No;Amount;Currency;Country;Date
1;1000;DH;MA;01/02/2022
2;1500,50;TND;TN;30/06/2022
3;1500,50;TND;TN;01/07/2022
4;20000;DZD;;03/03/2022
5;300;EUR;MA;04/04/2022
6;70;;;05/05/2022
7;100;TND;;31/12/2021
8;10;TND;TN;T2 2022
9;10;TND;TN;2022
";

fn files<'t>(dimensions: &'t str, rates: &'t str) -> [(&'t str, &'t str); 5] {
    [
        ("dimensions.toml", dimensions),
        ("money.toml", INDICATORS),
        ("rates.toml", rates),
        ("projects/p1.toml", PROJECT),
        ("sources/register.toml", SOURCE),
    ]
}

fn dimensions() -> String {
    include_str!("common/indicators/dimensions.toml").to_owned() + CURRENCY
}

fn catalogue() -> Catalogue {
    declared(&files(&dimensions(), RATES))
}

fn request(catalogue: &Catalogue, code: &str, period: &str) -> Request {
    let project = &catalogue.projects[0];
    Request {
        project: 0,
        indicator: catalogue.indicator(code).unwrap(),
        line: None,
        view: View::Period,
        period: PeriodSpec::parse(period)
            .unwrap()
            .of_project(project.start, project.end),
        by: vec![catalogue.dimension("country").unwrap()],
    }
}

#[test]
fn each_amount_is_turned_at_the_rate_of_its_last_day() {
    let catalogue = catalogue();
    let read = read(&catalogue, &[ROWS.to_owned()], &[0]);
    let request = request(&catalogue, "M-01", "life");
    let (tables, findings) =
        count::count(&catalogue, &read, std::slice::from_ref(&request)).unwrap();
    let table = &tables[0];
    let country = request.by[0];
    let at = |code: &str| match code {
        "_T" => At::Total,
        "_U" => At::Category(bilan::catalogue::Category::UNKNOWN),
        code => At::Category(catalogue.at(country).category(code).unwrap()),
    };
    for (code, value, state) in [
        ("_T", 12_354.782_3, State::AtLeast),
        ("MA", 1_000.0, State::AtLeast),
        ("TN", 9_930.782_3, State::Value),
        ("_U", 1_424.0, State::AtLeast),
    ] {
        let figure = table.at(&[at(code)]).unwrap();
        assert_eq!((figure.value, figure.state), (Some(value), state), "{code}");
    }
    let funnel = table.funnel;
    assert!(funnel.adds_up());
    assert_eq!(
        (funnel.records, funnel.counted, funnel.unconverted),
        (9, 6, 3)
    );
    assert_eq!(table.traced.len(), 6);
    let told: Vec<(Code, u32)> = findings
        .iter()
        .filter(|one| [Code::NoRate, Code::UnknownCurrency].contains(&one.code()))
        .map(|one| (one.code(), one.count))
        .collect();
    assert_eq!(
        told,
        [
            (Code::NoRate, 1),
            (Code::UnknownCurrency, 1),
            (Code::NoRate, 1)
        ]
    );
}

#[test]
fn an_amount_without_a_rate_is_told_once_for_however_many_tables() {
    let catalogue = catalogue();
    let read = read(&catalogue, &[ROWS.to_owned()], &[0]);
    let periods = ["life", "2022", "2022-S1"];
    let requests: Vec<Request> = periods
        .map(|period| request(&catalogue, "M-01", period))
        .to_vec();
    let (_, findings) = count::count(&catalogue, &read, &requests).unwrap();
    let told = findings
        .iter()
        .filter(|one| one.code() == Code::UnknownCurrency);
    assert_eq!(told.map(|one| one.count).collect::<Vec<_>>(), [1]);
}

#[test]
fn what_the_sum_is_made_of_is_kept() {
    let catalogue = catalogue();
    let read = read(&catalogue, &[ROWS.to_owned()], &[0]);
    let told = |one: &Amounts| {
        let id = catalogue.dimension("currency").unwrap();
        let mut text = format!(
            "{} {} {}",
            catalogue.category_code(id, one.currency),
            one.acts,
            one.original
        );
        for part in &one.converted {
            let source = part.rate.map_or("-", |rate| &catalogue.rates[rate].source);
            let (first, last) = part.days;
            let _ = write!(
                text,
                " | {source}: {} acts, {} → {}, {first} {last}",
                part.acts, part.original, part.converted
            );
        }
        format!("{text} | {} left out", one.left_out)
    };
    let amounts = count::amounts(&catalogue, &read, &request(&catalogue, "M-01", "life")).unwrap();
    let amounts: Vec<String> = amounts.iter().map(told).collect();
    assert_eq!(
        amounts,
        [
            "MAD 1 1000 | -: 1 acts, 1000 → 1000, 2022-02-01 2022-02-01 | 0 left out",
            "TND 5 3121 | Bulletin 1: 2 acts, 1510.5 → 4946.1323, 2022-06-30 2022-06-30 | Bulletin 2: 2 acts, \
             1510.5 → 4984.65, 2022-07-01 2022-12-31 | 1 left out",
            "DZD 1 20000 | Bulletin 1: 1 acts, 20000 → 1424, 2022-03-03 2022-03-03 | 0 left out",
            "EUR 1 300 | 1 left out",
            "_U 1 70 | 1 left out",
        ]
    );
    // A sum that asks for no currency takes amounts as they are.
    let plain = count::amounts(&catalogue, &read, &request(&catalogue, "M-02", "2022-S1")).unwrap();
    let plain: Vec<String> = plain.iter().map(told).collect();
    assert_eq!(
        plain,
        [
            "MAD 1 1000 | 0 left out",
            "TND 2 1510.5 | 0 left out",
            "DZD 1 20000 | 0 left out",
            "EUR 1 300 | 0 left out",
            "_U 1 70 | 0 left out",
        ]
    );
}

#[allow(clippy::too_many_lines, reason = "a list of mistakes")]
#[test]
fn rates_and_currencies_are_checked() {
    let rate = |more: &str| {
        format!("[[rate]]\ncurrency = \"TND\"\nto = \"MAD\"\nsource = \"x\"\n{more}\n")
    };
    let one = "value = 3.2\nfrom = 2022-01-01";
    let dimensions = dimensions();
    for (rates, wanted) in [
        (rate(one), None),
        (
            rate(&format!("{one}\nuntil = 2022-06-30")) + &rate("value = 3\nfrom = 2022-07-01"),
            None,
        ),
        (
            rate(&format!("{one}\nuntil = 2022-07-01")) + &rate("value = 3\nfrom = 2022-07-01"),
            Some(Code::OverlappingRates),
        ),
        (
            rate(one) + &rate("value = 3\nfrom = 2023-01-01"),
            Some(Code::OverlappingRates),
        ),
        (
            rate("value = 3\nfrom = 2023-01-01") + &rate(one),
            Some(Code::OverlappingRates),
        ),
        (
            rate(&format!("{one}\nuntil = 2021-12-31")),
            Some(Code::EndBeforeStart),
        ),
        (
            rate("value = -3.2\nfrom = 2022-01-01"),
            Some(Code::InvalidRate),
        ),
        (
            rate("value = 0.00000000001\nfrom = 2022-01-01"),
            Some(Code::InvalidRate),
        ),
        (rate(one).replace("TND", "MAD"), Some(Code::InvalidRate)),
        (rate(one).replace("TND", "XAF"), Some(Code::Undeclared)),
        (rate("value = 3.2"), Some(Code::MissingKey)),
        (
            rate("value = \"3.2\"\nfrom = 2022-01-01"),
            Some(Code::WrongType),
        ),
    ] {
        let (found, findings) = checked(&files(&dimensions, &rates));
        let errors: Vec<Code> = findings
            .iter()
            .filter(|one| one.severity() == bilan::finding::Severity::Error)
            .map(bilan::finding::Finding::code)
            .collect();
        assert_eq!(errors, wanted.into_iter().collect::<Vec<_>>(), "{rates}");
        assert_eq!(found.is_some(), wanted.is_none());
    }
    let money = |count: &str| {
        let indicators = INDICATORS.replacen("{ sum = \"amount\", in = \"MAD\" }", count, 1);
        let mut files = files(&dimensions, RATES);
        files[1].1 = &indicators;
        let (_, findings) = checked(&files);
        findings
            .iter()
            .map(bilan::finding::Finding::code)
            .collect::<Vec<_>>()
    };
    assert_eq!(money("{ sum = \"amount\", in = \"MAD\" }"), []);
    assert_eq!(
        money("{ sum = \"amount\", in = \"XAF\" }"),
        [Code::Undeclared]
    );
    assert!(money("{ in = \"MAD\" }").contains(&Code::MissingKey));
    // Without the dimension nothing tells currencies apart.
    let bare = include_str!("common/indicators/dimensions.toml");
    let (found, findings) = checked(&files(bare, ""));
    assert!(found.is_none());
    assert!(findings.iter().all(|one| one.code() == Code::Undeclared));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    /// Each act is rounded by itself, so the sum is that of its parts, whatever the order of the rows; and the original
    /// amounts are those written.
    #[test]
    fn the_sum_is_that_of_its_parts(acts in proptest::collection::vec((1..5_000_000i64, 0..4usize, 1..13u8), 1..30)) {
        let catalogue = catalogue();
        let line = |(amount, currency, month): &(i64, usize, u8)| {
            let currency = ["MAD", "TND", "DZD", "EUR"][*currency];
            format!("{};{},{:02};{currency};MA;15/{month:02}/2022\n", amount, amount / 100, amount % 100)
        };
        let head = "No;Amount;Currency;Country;Date\n";
        let text: String = acts.iter().map(line).collect();
        let turned: String = acts.iter().rev().map(line).collect();
        let request = request(&catalogue, "M-01", "life");
        let total = |text: String| {
            let read = read(&catalogue, &[head.to_owned() + &text], &[0]);
            let (tables, _) = count::count(&catalogue, &read, std::slice::from_ref(&request)).unwrap();
            (tables[0].total().value.unwrap(), count::amounts(&catalogue, &read, &request).unwrap())
        };
        let (sum, parts) = total(text);
        prop_assert_eq!(sum, total(turned).0);
        // In ten-thousandths: dirhams as they are, dinars at 3,2745 until June and 3,3 after, Algerian ones at 0,0712.
        let wanted: i64 = acts.iter().map(|(amount, currency, month)| {
            let rate = match (currency, month) {
                (0, _) => 10_000,
                (1, 1..=6) => 32_745,
                (1, _) => 33_000,
                (2, _) => 712,
                _ => 0,
            };
            (amount * 100 * rate + 5_000) / 10_000
        }).sum();
        prop_assert_eq!((sum * 10_000.0).round() as i64, wanted);
        let converted: f64 = parts.iter().filter_map(Amounts::total).sum();
        prop_assert!((converted - sum).abs() < 1e-6);
        let original: f64 = parts.iter().map(|one| one.original).sum();
        let written: i64 = acts.iter().map(|(amount, ..)| amount).sum();
        prop_assert_eq!((original * 100.0).round() as i64, written);
    }
}
