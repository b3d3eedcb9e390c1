//! A trial of one register: the program's own list of dimensions with two indicators and one source, and what is counted
//! and told of it.

#![allow(clippy::format_collect, reason = "registers of a few rows")]

use std::collections::BTreeMap;

use super::{Place, Ran};

const CATALOGUE: &str = r#"
format = 1
title = { fr = "Essai", en = "Trial" }
organisation = "Essai"
languages = ["en", "fr"]
data = "../data"
reports = "../reports"
calendar = "civil"
"#;

const INDICATORS: &str = r#"
[[indicator]]
code = "X-01"
label = { en = "People", fr = "Personnes" }
definition = { en = "Each once.", fr = "Chacune une fois." }
unit = "person"
count = "people"
where = { service = "career_guidance" }
breakdowns = [["sex"]]

[[indicator]]
code = "X-02"
label = { en = "Dirhams", fr = "Dirhams" }
definition = { en = "Paid.", fr = "Versés." }
unit = "MAD"
count = { sum = "amount" }
where = { service = "career_guidance" }
breakdowns = [["country"]]

[[indicator]]
code = "X-03"
label = { en = "Acts", fr = "Actes" }
definition = { en = "Each act.", fr = "Chaque acte." }
unit = "event"
count = "records"
where = { service = "career_guidance" }
breakdowns = [["sex"]]
"#;

const PROJECT: &str = r#"
code = "P1"
name = { en = "Project", fr = "Projet" }
start = 2019-01-01
end = 2023-12-31

[[logframe]]
code = "P1-01"
indicator = "X-01"
level = "output"

[[logframe]]
code = "P1-02"
indicator = "X-02"
level = "output"

[[logframe]]
code = "P1-03"
indicator = "X-03"
level = "output"
"#;

const SOURCE: &str = r#"
project = "P1"
files = ["register*"]
covers = "2019..2023"
person = { fields = ["case_number"], scope = "source" }
fixed = { service = "career_guidance", country = "MA" }

[columns]
case_number = "No"
"#;

pub const ACT: &str = "[act]\ndate = \"Date\"\n";

/// The catalogue, and a source whose columns and tables are those of `source` beside the case number.
pub fn place(source: &str) -> Place {
    let place = Place::empty();
    place.file("indicators/catalogue.toml", CATALOGUE);
    let dimensions = include_str!("../../../indicators/dimensions.toml");
    place.file("indicators/dimensions.toml", dimensions);
    place.file("indicators/theme.toml", INDICATORS);
    place.file("indicators/projects/p1.toml", PROJECT);
    place.file(
        "indicators/sources/register.toml",
        format!("{SOURCE}{source}"),
    );
    place
}

/// A register of numbered rows, each on its own day unless `Date` is among the columns.
pub fn register(columns: &str, header: &str, rows: &[&str]) -> Place {
    let place = place(&format!("{columns}\n{ACT}"));
    let rows: String = rows
        .iter()
        .enumerate()
        .map(|(at, row)| format!("{};{row};{:02}/06/2022\n", at + 1, at % 28 + 1))
        .collect();
    place.file("data/register.csv", format!("No;{header};Date\n{rows}"));
    place
}

/// People by category of a dimension, in a period; those that nobody is in are left out.
#[track_caller]
pub fn by(place: &Place, dimension: &str, period: &str) -> BTreeMap<String, String> {
    figures(place, "X-01", dimension, period)
}

/// What an indicator is worth by category of a dimension, in a period; those worth 0 are left out.
#[track_caller]
pub fn figures(
    place: &Place,
    indicator: &str,
    dimension: &str,
    period: &str,
) -> BTreeMap<String, String> {
    let arguments = [
        "count", "-i", indicator, "--period", period, "--by", dimension, "--format", "csv",
        "--quiet",
    ];
    let ran = place.bilan(&arguments);
    let mut lines = ran.out.lines();
    let header: Vec<&str> = lines.next().unwrap().split(',').collect();
    let at = |name: &str| header.iter().position(|one| *one == name).unwrap();
    let (category, value) = (at(dimension), at("value"));
    lines
        .map(|line| line.split(',').collect::<Vec<_>>())
        .map(|cells| (cells[category].to_owned(), cells[value].to_owned()))
        .filter(|(_, value)| value != "0")
        .collect()
}

#[track_caller]
pub fn counts(place: &Place, dimension: &str, wanted: &[(&str, u32)]) {
    let wanted = wanted
        .iter()
        .map(|(category, number)| ((*category).to_owned(), number.to_string()))
        .collect();
    assert_eq!(by(place, dimension, "life"), wanted);
}

pub fn check(place: &Place) -> Ran {
    place.bilan(&["check", "--lang", "en"])
}

/// The codes of the findings of a register, with how often each was met; notes are left out, and that no source of these
/// registers may feed the sum.
#[track_caller]
pub fn findings(place: &Place) -> BTreeMap<String, u64> {
    let ran = place.bilan(&["check", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let mut met = BTreeMap::new();
    for finding in json["findings"].as_array().unwrap() {
        if finding["severity"] != "note" && finding["code"] != "nothing-feeds" {
            let code = finding["code"].as_str().unwrap().to_owned();
            *met.entry(code).or_default() += finding["count"].as_u64().unwrap();
        }
    }
    met
}

#[track_caller]
pub fn found(place: &Place, wanted: &[(&str, u64)]) {
    let wanted = wanted
        .iter()
        .map(|(code, count)| ((*code).to_owned(), *count))
        .collect();
    assert_eq!(findings(place), wanted);
}

/// Where a code was found, each place with how often: `Registre!B4` in a workbook, `B4` or `4` in a text file.
#[track_caller]
pub fn places(place: &Place, code: &str) -> Vec<(String, u64)> {
    let ran = place.bilan(&["check", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let all = json["findings"].as_array().unwrap().iter();
    all.filter(|finding| finding["code"] == code)
        .map(|finding| {
            let text = |key: &str| finding[key].as_str().unwrap_or_default();
            let sheet = match text("sheet") {
                "" => String::new(),
                sheet => format!("{sheet}!"),
            };
            let row = finding["row"].as_u64().map(|row| row.to_string());
            let place = format!("{sheet}{}{}", text("column"), row.unwrap_or_default());
            (place, finding["count"].as_u64().unwrap())
        })
        .collect()
}

/// Requires that a code was found at these places and nowhere else, each so often.
#[track_caller]
pub fn found_at(place: &Place, code: &str, wanted: &[(&str, u64)]) {
    let wanted: Vec<_> = wanted
        .iter()
        .map(|(place, count)| ((*place).to_owned(), *count))
        .collect();
    assert_eq!(places(place, code), wanted, "{code}");
}

/// The first funnel, its sheets together and without what is 0; each sheet's adds up.
#[track_caller]
pub fn funnel(place: &Place) -> BTreeMap<String, u64> {
    let ran = place.bilan(&["check", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let mut sums = BTreeMap::new();
    for sheet in json["rows"].as_array().unwrap() {
        let cells = sheet.as_object().unwrap().iter();
        let cells: BTreeMap<_, _> = cells
            .filter_map(|(name, cell)| Some((name.clone(), cell.as_u64()?)))
            .collect();
        let ends = cells
            .iter()
            .filter(|(name, _)| !["read", "records"].contains(&name.as_str()));
        assert_eq!(
            ends.map(|(_, rows)| rows).sum::<u64>(),
            cells["read"],
            "{cells:?}"
        );
        for (name, rows) in cells {
            *sums.entry(name).or_default() += rows;
        }
    }
    sums.retain(|_, rows| *rows > 0);
    sums
}

/// Requires the lines of the first funnel that are not 0, but for the records.
#[track_caller]
pub fn rows(place: &Place, wanted: &[(&str, u64)]) {
    let mut funnel = funnel(place);
    funnel.remove("records");
    let wanted: BTreeMap<_, _> = wanted
        .iter()
        .map(|(name, rows)| ((*name).to_owned(), *rows))
        .collect();
    assert_eq!(funnel, wanted);
}

/// Adds a line at the head of the source.
pub fn told(place: &Place, line: &str) {
    place.edit(
        "indicators/sources/register.toml",
        "project",
        &format!("{line}\nproject"),
    );
}

/// The figures of an indicator by a dimension, each as `category value state`.
#[track_caller]
pub fn stated(place: &Place, indicator: &str, dimension: &str, period: &str) -> Vec<String> {
    let ran = place.bilan(&[
        "count", "-i", indicator, "--period", period, "--by", dimension, "--format", "csv", "-q",
    ]);
    let lines = ran.out.lines().skip(1);
    lines
        .map(|line| {
            line.split(',')
                .skip(4)
                .take(3)
                .collect::<Vec<_>>()
                .join(" ")
        })
        .collect()
}
