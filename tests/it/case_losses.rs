//! Acts that a register tells of and no record counts: above a share of the figure's acts they make it a lower bound.

use crate::common::Place;
use crate::common::trial::{ACT, place};

/// The total of an indicator in a view of a period: its value, its state, its mark.
#[track_caller]
fn total(place: &Place, indicator: &str, view: &str, period: &str) -> String {
    let arguments = [
        "count", "-i", indicator, "--view", view, "--period", period, "--format", "csv", "--quiet",
    ];
    let ran = place.bilan(&arguments);
    let lines: Vec<Vec<&str>> = ran
        .out
        .lines()
        .map(|line| line.split(',').collect())
        .collect();
    let at = |name: &str| lines[0].iter().position(|one| *one == name).unwrap();
    ["value", "state", "mark"]
        .map(|name| lines[1][at(name)])
        .join(" ")
        .trim()
        .to_owned()
}

/// A register of acts: so many dated, on days of June 2022, and these rows.
fn register(dated: u32, rows: &str) -> Place {
    let place = place(&format!("sex = \"Sexe\"\n{ACT}"));
    let people = (1..=dated).map(|number| format!("{number};F;{:02}/06/2022\n", number % 28 + 1));
    let people: String = people.collect();
    place.file("data/register.csv", format!("No;Sexe;Date\n{people}{rows}"));
    place
}

/// The note of losses: whether the figure is a lower bound for it, and how many acts it tells of.
#[track_caller]
fn told(place: &Place, indicator: &str) -> Option<(bool, String)> {
    let ran = place.bilan(&["check", "--format", "json", "--lang", "en"]);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let of = format!("`{indicator}`");
    let mut findings = json["findings"].as_array().unwrap().iter();
    let one = findings
        .find(|one| one["code"] == "lost-acts" && one["message"].as_str().unwrap().contains(&of))?;
    let message = one["message"].as_str().unwrap();
    let count = message
        .split(": ")
        .nth(1)
        .unwrap()
        .split(' ')
        .next()
        .unwrap();
    Some((message.contains("lower bound"), count.into()))
}

#[test]
fn acts_without_a_date_are_noted_up_to_a_share_and_make_a_lower_bound_beyond() {
    // Two of two hundred are 1 %, three are more.
    let place = register(200, "201;F;\n202;F;bientôt\n");
    assert_eq!(total(&place, "X-01", "period", "2022"), "200 value");
    assert_eq!(told(&place, "X-01"), Some((false, "2".into())));
    let place = register(200, "201;F;\n202;F;bientôt\n203;M;31/02/2022\n");
    assert_eq!(total(&place, "X-01", "period", "2022"), "200 at_least");
    assert_eq!(total(&place, "X-03", "period", "2022"), "200 at_least");
    assert_eq!(told(&place, "X-01"), Some((true, "3".into())));
    // Who is new may be so earlier: the number may move either way.
    assert_eq!(
        total(&place, "X-01", "new", "2022"),
        "200 value provisional"
    );
    // The three may be of any day, that of an empty quarter too.
    place.edit(
        "indicators/projects/p1.toml",
        "end = 2023-12-31",
        "end = 2023-12-31\ntolerate = 0.02",
    );
    assert_eq!(total(&place, "X-01", "period", "2022"), "200 value");
    place.edit("indicators/projects/p1.toml", "tolerate = 0.02", "");
    place.append("indicators/catalogue.toml", "tolerate = 0.015");
    assert_eq!(total(&place, "X-01", "period", "2022"), "200 value");
    place.edit(
        "indicators/catalogue.toml",
        "tolerate = 0.015",
        "tolerate = -1",
    );
    place
        .bilan(&["check", "--lang", "en"])
        .ends(1)
        .says(&["impossible-condition"]);
}

#[test]
fn a_line_that_is_refused_is_lost() {
    let place = register(20, "21;F;01/06/2022;;;x\n");
    assert_eq!(total(&place, "X-01", "period", "2022"), "20 at_least");
    assert_eq!(told(&place, "X-01"), Some((true, "1".into())));
}

#[test]
fn only_what_could_have_counted_changes() {
    // An amount without the day of its grant.
    let rows = "1;Zoubida Qarfi;F;migrant;10/05/1990;15/01/2022;;03/02/2022;50\n\
        2;Hakim Tlemçani;M;host;01/02/2006;20/08/2022;05/09/2022;;70\n";
    let place = Place::with(rows);
    assert_eq!(total(&place, "T-04", "period", "2022"), "50 at_least");
    assert_eq!(total(&place, "T-01", "period", "2022"), "2 value");
    assert_eq!(total(&place, "T-02", "period", "2022"), "1 value");
    // Nobody was granted anything in the second row: nothing is lost.
    let place = Place::with(&rows.replace(";;70", ";;"));
    assert_eq!(total(&place, "T-04", "period", "2022"), "50 value");
    assert_eq!(told(&place, "T-04"), None);
}

#[test]
fn a_report_that_lost_acts_says_so() {
    let place = Place::with(
        "1;Zoubida Qarfi;F;migrant;10/05/1990;15/01/2022;;;\n2;Hakim Tlemçani;M;host;;bientôt;;;\n",
    );
    assert_eq!(total(&place, "T-01", "period", "2022"), "1 at_least");
    place
        .bilan(&["report", "--period", "2022", "--lang", "en"])
        .ends(0);
    let report = std::fs::read_dir(place.path("reports"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap();
    let cells = place.cells(&format!("reports/{}", report.file_name().to_string_lossy()));
    assert!(
        cells.iter().any(|cell| cell.starts_with("partial")),
        "{cells:?}"
    );
    assert!(
        !cells.iter().any(|cell| cell.starts_with("complete")),
        "{cells:?}"
    );
}

#[test]
fn counts_that_cannot_be_read_or_dated_are_lost_at_their_weight() {
    let source = "project = \"P1\"\nfiles = [\"register*\"]\n[columns]\nsex = \"Sex\"\n\
        [aggregate]\nservice = \"guidance\"\ndate = \"Month\"\ncount = \"People\"\n";
    let place = Place::new();
    place.file("indicators/sources/register.toml", source);
    let counts = |rows: &str| {
        place.file(
            "data/register.csv",
            format!("Month;Sex;People\n2022-01;F;400\n{rows}"),
        );
        total(&place, "T-01", "period", "2022-01")
    };
    // 4 of 400 are 1 %.
    assert_eq!(counts("bientôt;F;4\n"), "400 value");
    assert_eq!(counts("bientôt;F;5\n"), "400 at_least");
    assert_eq!(counts("2022-01;F;environ vingt\n"), "400 at_least");
    // What cannot be read of another month is lost of that one.
    assert_eq!(counts("2022-02;F;environ vingt\n"), "400 value");
}
