//! Case 45: one register saved as xlsx, xls, ods and CSV in three encodings gives the same figures, the same funnel and
//! the same doubts. The figures were counted by the script that made the register.

use crate::support;
use std::collections::BTreeMap;

use crate::support::{lines, printed};
use serde_json::Value;

const FORMATS: [&str; 6] = [
    "xlsx",
    "xls",
    "ods",
    "csv-windows-1252",
    "csv-utf-16",
    "csv-utf-8",
];

const INDICATORS: &str = "tests/fixtures/twins/indicators";

/// What bilan prints of the register in one format.
fn told(format: &str, arguments: &[&str]) -> String {
    let data = format!("tests/fixtures/twins/{format}");
    let mut all = vec!["--catalogue", INDICATORS, "--data", &data, "--lang", "en"];
    all.extend(arguments);
    printed(&all, 0)
}

/// How often each finding about the register comes, by code and message: places differ with the format's numbering of
/// rows, and what was inferred is the format itself.
fn doubts(checked: &Value) -> BTreeMap<(String, String), u64> {
    let findings = checked["findings"].as_array().unwrap().iter();
    let doubts = findings.filter(|finding| finding["severity"] != "note");
    doubts
        .map(|finding| {
            let text = |key: &str| finding[key].as_str().unwrap().to_owned();
            (
                (text("code"), text("message")),
                finding["count"].as_u64().unwrap(),
            )
        })
        .collect()
}

/// The numbers of the first funnel, without the names of file and sheet.
fn funnel(checked: &Value) -> Vec<BTreeMap<String, u64>> {
    let rows = checked["rows"].as_array().unwrap().iter();
    rows.map(|row| {
        let cells = row.as_object().unwrap().iter();
        cells
            .filter_map(|(key, cell)| Some((key.clone(), cell.as_u64()?)))
            .collect()
    })
    .collect()
}

#[test]
fn case_45_figures_are_those_counted_apart() {
    let expected =
        std::fs::read_to_string(support::root().join("tests/fixtures/twins/expected.csv"));
    let expected = lines(&expected.unwrap());
    let count = |format: &str| told(format, &["count", "--format", "csv"]);
    for format in FORMATS {
        assert_eq!(count(format), count(FORMATS[0]), "{format}");
        let figures = lines(&count(format));
        assert_eq!(figures.len(), expected.len(), "{format}");
        for (figure, wanted) in figures.iter().zip(&expected) {
            for (column, value) in wanted {
                assert_eq!(&figure[column], value, "{format}: {figure:?}");
            }
            // One of them has no key: what it stands in has two bounds.
            let worth = ["value", "at_most"].contains(&figure["state"].as_str());
            assert!(worth, "{format}: {figure:?}");
        }
    }
}

#[test]
fn case_45_rows_and_doubts_are_the_same() {
    let check = |format: &str| -> Value {
        serde_json::from_str(&told(format, &["check", "--format", "json"])).unwrap()
    };
    let first = check(FORMATS[0]);
    // By hand: 120 people's rows, a title and two lines above them, a blank row and a total.
    let rows = &funnel(&first)[0];
    assert_eq!((rows["read"], rows["mapped"]), (125, 120));
    assert_eq!((rows["blank"], rows["total"]), (1, 1));
    // Six of the register, and the bounds of each of the two indicators.
    assert_eq!(doubts(&first).len(), 8);
    for format in &FORMATS[1..] {
        let twin = check(format);
        assert_eq!(funnel(&twin), funnel(&first), "{format}");
        assert_eq!(doubts(&twin), doubts(&first), "{format}");
    }
}
