//! What each command says and how it ends: `diff`, `init`, `explain`, `completions`, and the flags of all.

use crate::common;
use crate::common::{PEOPLE, Place};
use serde_json::Value as Json;

/// What `diff` gives as JSON.
#[track_caller]
fn changes(place: &Place, args: &[&str], code: i32) -> Vec<Json> {
    let args = [&["diff", "--format", "json"], args].concat();
    let ran = place.bilan(&args).ends(code);
    let json: Json = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(json["format"], 1);
    json["changes"].as_array().unwrap().clone()
}

#[test]
fn diff_of_two_periods() {
    let place = Place::with(PEOPLE);
    // Guided in 2021: 3, a woman. In 2022: 1, a woman; 2 and 4, men; 5, of whom the sex is unknown.
    let args = [
        "diff", "2021", "2022", "-i", "T-01", "--by", "sex", "--format", "csv",
    ];
    let expected = "\
project,indicator,view,sex,from,to,change,percent,from_state,to_state,unit
P1,T-01,period,_T,1,4,3,3,value,value,person
P1,T-01,period,female,1,1,0,0,value,value,person
P1,T-01,period,male,0,2,2,,value,value,person
P1,T-01,period,_U,0,1,1,,value,value,person
";
    assert_eq!(place.bilan(&args).ends(1).out, expected);
    let json = changes(&place, &args[1..7], 1);
    assert_eq!(json[0]["change"], 3);
    assert_eq!(json[2]["percent"], Json::Null, "no percentage from 0");
    // The other way round it goes down: 1 − 4 = −3, three quarters of 4. Numbers are never escaped.
    let back = [
        "diff", "2022", "2021", "-i", "T-01", "--by", "", "--format", "csv",
    ];
    place
        .bilan(&back)
        .ends(1)
        .says(&["P1,T-01,period,4,1,-3,-0.75,value,value,person"]);
    let same = place.bilan(&["diff", "2022-T3", "2022-Q3"]).ends(0);
    same.says(&["no difference"]);
}

#[test]
fn a_category_met_in_one_period_only_is_not_said_to_be_unreported() {
    let place = Place::with(PEOPLE);
    // Granted in 2021: nothing, so no country is listed; in 2022: 1 500.5 to 4, in Morocco.
    let found = changes(&place, &["2021", "2022", "-i", "T-04"], 1);
    let country = found.iter().find(|line| line["country"] == "MA").unwrap();
    assert_eq!(
        (&country["from"], &country["to"]),
        (&Json::Null, &1500.5.into())
    );
    let total = found.iter().find(|line| line["country"] == "_T").unwrap();
    assert_eq!((&total["from"], &total["to"]), (&0.into(), &1500.5.into()));
    // Readers see an empty cell: the sources were read.
    let ran = place.bilan(&["diff", "2021", "2022", "-i", "T-04"]).ends(1);
    assert!(!ran.out.contains("not reported"), "{}", ran.out);
}

#[test]
fn diff_of_two_files() {
    let place = Place::with(PEOPLE);
    let count = |period: &str, format: &str| {
        let args = [
            "count", "-i", "T-01", "--by", "sex", "--period", period, "--format", format,
        ];
        place.file(
            &format!("{period}.{format}"),
            place.bilan(&args).ends(0).out,
        );
    };
    for format in ["csv", "json"] {
        count("2021", format);
        count("2022", format);
    }
    let totals = |from: &str, to: &str, code: i32| {
        let found = changes(&place, &[from, to], code);
        assert_eq!(found.len(), 4);
        (found[0]["from"].as_i64(), found[0]["to"].as_i64())
    };
    assert_eq!(totals("2021.json", "2022.json", 1), (Some(1), Some(4)));
    assert_eq!(totals("2021.csv", "2022.json", 1), (Some(1), Some(4)));
    assert_eq!(totals("2021.csv", "2022.csv", 1), (Some(1), Some(4)));
    assert_eq!(totals("2022.csv", "2022.json", 0), (Some(4), Some(4)));
    // What is no file of figures cannot be compared.
    let wrong = place
        .bilan(&["diff", "2021.csv", "data/register.csv"])
        .ends(2);
    wrong.says(&["`data/register.csv` is not a file of figures"]);
    place.bilan(&["diff", "2021.csv", "2022"]).ends(2);
    place.file("broken.json", "{ \"format\": 2, \"figures\": [] }");
    place.bilan(&["diff", "2021.csv", "broken.json"]).ends(2);
}

#[test]
fn warnings_fail_a_run_where_they_are_denied() {
    let place = Place::with(PEOPLE);
    place.edit("data/register.csv", "15/01/2022", "32/01/2022");
    for command in ["check", "count", "report"] {
        place.bilan(&[command]).ends(0);
        let denied = place.bilan(&[command, "--deny", "warnings"]).ends(1);
        denied.says(&["warning[impossible-date]", "register.csv › F2"]);
    }
    assert!(
        place.path("reports/P1_don_life.xlsx").exists(),
        "written all the same"
    );
}

#[test]
fn quiet_says_errors_only() {
    let place = Place::with(PEOPLE);
    place.edit("data/register.csv", "15/01/2022", "32/01/2022");
    let loud = place.bilan(&["count"]).ends(0);
    assert_eq!(loud.err, "1 warning; `bilan check` shows it\n");
    let quiet = place.bilan(&["count", "--quiet"]).ends(0);
    assert_eq!((quiet.err.as_str(), quiet.out), ("", loud.out));
    place.edit("data/register.csv", "Guidance", "Other");
    let quiet = place.bilan(&["count", "--quiet"]).ends(1);
    assert!(quiet.err.contains("error[column-absent]"));
    assert!(!quiet.err.contains("warning"), "{}", quiet.err);
}

#[test]
fn languages() {
    let place = Place::with(PEOPLE);
    let said = |args: &[&str]| place.bilan(&[&["count", "-i", "T-01"], args].concat()).out;
    assert!(said(&[]).contains("People guided"), "the catalogue's first");
    assert!(said(&["--lang", "fr"]).contains("Personnes orientées"));
    let mut command = place.command(&["count", "-i", "T-01"]);
    let french = command.env("BILAN_LANG", "fr").output().unwrap();
    assert!(
        String::from_utf8(french.stdout)
            .unwrap()
            .contains("Personnes orientées")
    );
    // Machines read the same in every language.
    let csv = ["--format", "csv"];
    assert_eq!(said(&csv), said(&["--format", "csv", "--lang", "fr"]));
}

#[test]
fn init_makes_a_folder_that_works() {
    let place = Place::empty();
    let ran = place.bilan(&["init", "work", "--lang", "en"]).ends(0);
    ran.says(&["folder ready: work"]);
    let inside = |args: &[&str]| {
        let output = place.command(args).current_dir(place.path("work")).output();
        common::Ran::new(output.unwrap())
    };
    inside(&["check", "--lang", "en"])
        .ends(0)
        .says(&["0 errors"]);
    inside(&["report", "--quiet"]).ends(0);
    let written = std::fs::read_dir(place.path("work/reports"))
        .unwrap()
        .count();
    let declared = std::fs::read_dir(place.path("work/indicators/projects")).unwrap();
    let due = |file: std::io::Result<std::fs::DirEntry>| {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        text.lines().filter(|line| *line == "[[report]]").count()
    };
    let due: usize = declared.map(due).sum();
    assert_eq!(written, due, "one workbook for each report due");
    // 86 + 99 + 311 + 215, as published.
    let args = [
        "count",
        "M4SD",
        "-i",
        "EMP-01",
        "--period",
        "2019..2022",
        "--by",
        "",
        "--format",
        "csv",
    ];
    inside(&args)
        .ends(0)
        .says(&["M4SD,EMP-01,period,2019..2022,711,value,counted,person"]);
    let catalogue = place.bytes("work/indicators/catalogue.toml");
    let again = place.bilan(&["init", "work", "--lang", "en"]).ends(2);
    again.says(&["`work` holds a catalogue already"]);
    assert_eq!(place.bytes("work/indicators/catalogue.toml"), catalogue);
}

#[test]
fn explain_findings_and_indicators() {
    let place = Place::with(PEOPLE);
    let said = ["unknown-value", "What to do:", "aliases ="];
    place
        .bilan(&["explain", "unknown-value"])
        .ends(0)
        .says(&said);
    place
        .bilan(&["explain", "UNKNOWN-VALUE"])
        .ends(0)
        .says(&said);
    let sheet = [
        "People guided",
        "Each person once.",
        "Service = Guidance",
        "Sex × Status",
        "P1 (P1-01)",
    ];
    place.bilan(&["explain", "t-01"]).ends(0).says(&sheet);
    let wrong = place.bilan(&["explain", "T-0l"]).ends(2);
    wrong.says(&["unknown finding or indicator `T-0l`", "did you mean `T-0"]);
    // Without a catalogue the one built into the program answers.
    let built_in = Place::empty().bilan(&["explain", "EMP-01", "--lang", "en"]);
    built_in
        .ends(0)
        .says(&["EMP-01", "People receiving individual"]);
}

#[test]
fn completions_for_every_shell() {
    let place = Place::empty();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = place.bilan(&["completions", shell]).ends(0);
        assert!(
            ran.out.contains("bilan") && ran.out.contains("completions"),
            "{shell}"
        );
        assert_eq!(ran.err, "");
    }
    place.bilan(&["completions", "cmd"]).ends(2);
}

#[test]
fn text_that_looks_like_a_formula_is_escaped_and_numbers_are_not() {
    let place = Place::with(PEOPLE);
    place.edit(
        "indicators/dimensions.toml",
        "code = \"male\"",
        "code = \"=cmd\"",
    );
    place.edit(
        "indicators/projects/p1.toml",
        "code = \"P1\"",
        "code = \"-P1\"",
    );
    place.edit("indicators/sources/register.toml", "\"P1\"", "\"-P1\"");
    place.edit("indicators/theme.toml", "\"People guided\"", "\"=1+cmd()\"");
    place.file("data/+other.csv", "x");
    let by_sex = ["count", "-i", "T-01", "--by", "sex", "--format"];
    let csv = place.bilan(&[&by_sex[..], &["csv"]].concat()).ends(0).out;
    assert!(
        csv.contains("\n'-P1,T-01,period,life,'=cmd,2,value,counted,person,\n"),
        "{csv}"
    );
    let json = place.bilan(&[&by_sex[..], &["json"]].concat()).ends(0).out;
    assert!(json.contains("\"sex\": \"=cmd\""), "{json}");
    // The escaped file says the same as the other.
    place.file("a.csv", csv).file("b.json", json);
    place.bilan(&["diff", "a.csv", "b.json"]).ends(0);
    // 2 and 4 were guided in 2022 and nobody of the men in 2021.
    let back = [
        "diff", "2022", "2021", "-i", "T-01", "--by", "sex", "--format", "csv",
    ];
    place
        .bilan(&back)
        .ends(1)
        .says(&["'-P1,T-01,period,'=cmd,2,0,-2,-1,value,value,person"]);
    let check = place.bilan(&["check", "--format", "csv"]).ends(0);
    assert!(check.out.contains(",'+other.csv,"), "{}", check.out);
    // In a workbook it stays a text, and nothing is a formula.
    place.bilan(&["report", "--quiet"]).ends(0);
    let path = "reports/-P1_don_life.xlsx";
    assert!(place.cells(path).contains(&"=1+cmd()".into()));
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(place.path(path)).unwrap();
    for name in calamine::Reader::sheet_names(&book) {
        let formulas = calamine::Reader::worksheet_formula(&mut book, &name).unwrap();
        assert_eq!(formulas.used_cells().count(), 0, "{name}");
    }
}
