//! What others build on: the columns of CSV and JSON, codes of periods and categories, the order of rows.

use crate::common::{PEOPLE, Place};
use serde_json::Value as Json;

/// The CSV of a count, by its lines.
#[track_caller]
fn csv(place: &Place, args: &[&str]) -> Vec<String> {
    let args = [&["count", "--format", "csv"], args].concat();
    let ran = place.bilan(&args).ends(0);
    ran.out.lines().map(str::to_owned).collect()
}

/// The header of `--by`, and for each row its place, value and state.
#[track_caller]
fn rows(place: &Place, indicator: &str, by: &str) -> Vec<String> {
    let lines = csv(place, &["-i", indicator, "--by", by]);
    let start = format!("P1,{indicator},period,life,");
    let head = format!("project,indicator,view,period,{by},value,state,basis,unit,mark");
    assert_eq!(lines[0], head);
    lines[1..]
        .iter()
        .map(|line| line.strip_prefix(&start).unwrap())
        .map(|rest| rest.rsplitn(4, ',').last().unwrap().to_owned())
        .collect()
}

/// Only the values of a count without breakdown, as `value,state,basis`.
#[track_caller]
fn totals(place: &Place, args: &[&str]) -> Vec<String> {
    let lines = csv(place, &[&["--by", ""], args].concat());
    lines[1..]
        .iter()
        .map(|line| line.splitn(5, ',').last().unwrap().to_owned())
        .map(|rest| rest.rsplitn(3, ',').last().unwrap().to_owned())
        .collect()
}

/// An indicator's TOML.
fn indicator(code: &str, rest: &str) -> String {
    let label = format!("{{ en = \"{code}\", fr = \"{code}\" }}");
    format!("[[indicator]]\ncode = \"{code}\"\nlabel = {label}\ndefinition = {label}\n{rest}\n")
}

#[test]
fn csv_with_by_has_every_combination_the_total_first_and_the_unknown_last() {
    let place = Place::with(PEOPLE);
    // Guided: 1 F migrant, 2 M host, 3 F host, 4 M refugee (so a migrant), 5 without sex, migrant.
    let expected = [
        "project,indicator,view,period,sex,migrant_status,value,state,basis,unit,mark",
        "P1,T-01,period,life,_T,_T,5,value,counted,person,",
        "P1,T-01,period,life,_T,migrant,3,value,counted,person,",
        "P1,T-01,period,life,_T,host,2,value,counted,person,",
        "P1,T-01,period,life,_T,_U,0,value,counted,person,",
        "P1,T-01,period,life,female,_T,2,value,counted,person,",
        "P1,T-01,period,life,female,migrant,1,value,counted,person,",
        "P1,T-01,period,life,female,host,1,value,counted,person,",
        "P1,T-01,period,life,female,_U,0,value,counted,person,",
        "P1,T-01,period,life,male,_T,2,value,counted,person,",
        "P1,T-01,period,life,male,migrant,1,value,counted,person,",
        "P1,T-01,period,life,male,host,1,value,counted,person,",
        "P1,T-01,period,life,male,_U,0,value,counted,person,",
        "P1,T-01,period,life,_U,_T,1,value,counted,person,",
        "P1,T-01,period,life,_U,migrant,1,value,counted,person,",
        "P1,T-01,period,life,_U,host,0,value,counted,person,",
        "P1,T-01,period,life,_U,_U,0,value,counted,person,",
    ];
    assert_eq!(
        csv(&place, &["-i", "T-01", "--by", "sex,migrant_status"]),
        expected
    );
    // The first breakdown of T-01 is the same one.
    assert_eq!(csv(&place, &["-i", "T-01"]), expected);
}

#[test]
fn csv_without_by_unites_the_columns() {
    let place = Place::with(PEOPLE);
    let lines = csv(&place, &[]);
    // T-01 by sex and status, T-02 and T-03 by sex, T-04 by country: the order is that of dimensions.toml.
    let head =
        "project,indicator,view,period,sex,migrant_status,country,value,state,basis,unit,mark";
    assert_eq!(lines[0], head);
    // 4 × 4 rows, then 4, 4, and 3: the total, the one country met, the unknown.
    assert_eq!(lines.len(), 1 + 16 + 4 + 4 + 3);
    assert_eq!(
        lines[17..],
        [
            // Trained: 3 and 6 are women, 2 is a man.
            "P1,T-02,period,life,_T,_T,_T,3,value,counted,person,",
            "P1,T-02,period,life,female,_T,_T,2,value,counted,person,",
            "P1,T-02,period,life,male,_T,_T,1,value,counted,person,",
            "P1,T-02,period,life,_U,_T,_T,0,value,counted,person,",
            // Of the guided: 2 and 3 of five; of 1 and 3 one; of 2 and 4 one; 5 not.
            "P1,T-03,period,life,_T,_T,_T,0.4,value,counted,percent,",
            "P1,T-03,period,life,female,_T,_T,0.5,value,counted,percent,",
            "P1,T-03,period,life,male,_T,_T,0.5,value,counted,percent,",
            "P1,T-03,period,life,_U,_T,_T,0,value,counted,percent,",
            "P1,T-04,period,life,_T,_T,_T,3500.5,value,counted,MAD,",
            "P1,T-04,period,life,_T,_T,MA,3500.5,value,counted,MAD,",
            "P1,T-04,period,life,_T,_T,_U,0,value,counted,MAD,",
        ]
    );
}

#[test]
fn json_has_the_names_and_figures_of_csv() {
    let place = Place::with(PEOPLE);
    let lines = csv(&place, &["--period", "2021", "2022-T3"]);
    let args = ["count", "--format", "json", "--period", "2021", "2022-T3"];
    let json: Json = serde_json::from_str(&place.bilan(&args).ends(0).out).unwrap();
    assert_eq!(json["format"], 1);
    let names: Vec<&str> = lines[0].split(',').collect();
    let figures = json["figures"].as_array().unwrap();
    assert_eq!(figures.len(), lines.len() - 1);
    for (figure, line) in figures.iter().zip(&lines[1..]) {
        let figure = figure.as_object().unwrap();
        assert_eq!(figure.keys().collect::<Vec<_>>(), names);
        let texts: Vec<String> = figure
            .values()
            .map(|value| match value {
                Json::String(text) => text.clone(),
                Json::Null => String::new(),
                number => number.to_string(),
            })
            .collect();
        assert_eq!(texts.join(","), *line);
    }
}

#[test]
fn periods_are_written_canonically() {
    let place = Place::with(PEOPLE);
    // Guided: 3 on 2021-03-03, 1 on 2022-01-15, 2 on 2022-08-20, 5 on 2022-09-30, 4 on 2022-11-11.
    for (written, code, count) in [
        ("2022-T3", "2022-Q3", 2),
        ("2022-q3", "2022-Q3", 2),
        ("2022-s2", "2022-S2", 3),
        ("2022-08", "2022-08", 1),
        ("2022..2022", "2022", 4),
        ("..2022-T1", "..2022-Q1", 2),
        ("2022-08-21..2022-09-30", "2022-08-21..2022-09-30", 1),
        ("P2", "P2", 4),
        ("p2-t4", "P2-Q4", 1),
        ("LIFE", "life", 5),
    ] {
        let line = &csv(&place, &["-i", "T-01", "--by", "", "--period", written])[1];
        assert_eq!(
            *line,
            format!("P1,T-01,period,{code},{count},value,counted,person,")
        );
    }
    let outside = csv(&place, &["-i", "T-01", "--by", "", "--period", "2024"]);
    assert_eq!(outside[1], "P1,T-01,period,2024,,missing,counted,person,");
}

#[test]
fn views_add_up() {
    let place = Place::with(PEOPLE);
    let quarters = ["2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4"];
    let view = |view: &str, periods: &[&str]| -> Vec<String> {
        let args = [&["-i", "X-SERVED", "--view", view, "--period"], periods].concat();
        totals(&place, &args)
    };
    place.append(
        "indicators/theme.toml",
        &indicator("X-SERVED", "unit = \"person\"\ncount = \"people\""),
    );
    // Served in 2022: 1 in January; 3 in April; 2 in August and September, 5 in September; 4 in November and December, 6.
    let counted = |numbers: [u32; 4]| numbers.map(|number| format!("{number},value,counted"));
    assert_eq!(view("period", &quarters), counted([1, 1, 2, 2]));
    // 3 came in 2021 already, so Q2 brings nobody; 1 + 0 + 2 + 2 and the one of 2021 are the six of the end.
    assert_eq!(view("new", &quarters), counted([1, 0, 2, 2]));
    assert_eq!(view("cumulative", &quarters), counted([2, 2, 4, 6]));
}

#[test]
fn a_rate_of_nobody_is_not_applicable() {
    let place = Place::with(PEOPLE);
    // In 2023 nobody was guided: 0/0. In the second quarter of 2022 nobody either, though 3 was trained.
    let periods = ["2023", "2022-Q2", "2022-Q3", "2022"];
    let args = [&["-i", "T-03", "--period"], &periods[..]].concat();
    assert_eq!(
        totals(&place, &args),
        [
            ",not_applicable,counted",
            ",not_applicable,counted",
            // 2 and 5 were guided, 2 was trained; over the year 1, 2, 4 and 5, and 2.
            "0.5,value,counted",
            "0.25,value,counted",
        ]
    );
    let ran = place.bilan(&["count", "-i", "T-03", "--by", "sex", "--period", "2022"]);
    ran.ends(0).says(&["Men 50.0%", "Total 25.0%"]);
}

#[test]
fn conditions_of_every_kind() {
    let place = Place::with(PEOPLE);
    #[rustfmt::skip]
    let cases = [
        // Trained 2, 3 and 6; a grant of 2 000 or more: 5.
        ("where_any = [{ service = \"training\" }, { service = \"grant\", amount = { at_least = 2000 } }]", 4),
        ("where = { service = \"grant\", amount = { at_most = 1500.5 } }", 1),
        // Guided and no woman: 2, 4, and 5 whose sex is unknown.
        ("where = { service = \"guidance\", sex = { not = [\"female\"] } }", 3),
        ("where = { service = \"guidance\", sex = { filled = true } }", 4),
        ("where = { service = \"guidance\", sex = { filled = false } }", 1),
        // Trained with a birth date: 2 and 6.
        ("where = { service = \"training\", birth_date = { filled = true } }", 2),
        // Two acts or more: all but 1 and 6.
        ("at_least_records = 2", 4),
        // 1 was 31, 2 was 16, 4 was 36 and 5 was 23; the age of 3 is unknown.
        ("where = { service = \"guidance\", age_group = \"grown\" }", 3),
        ("where = { service = \"guidance\", age = { at_most = 30 } }", 2),
        // Refugees are migrants.
        ("where = { migrant_status = \"migrant\" }", 3),
        ("where = { legal_status = [\"refugee\", \"regular\"] }", 1),
    ];
    for (at, (rule, _)) in cases.iter().enumerate() {
        let rest = format!("unit = \"person\"\ncount = \"people\"\n{rule}");
        place.append(
            "indicators/theme.toml",
            &indicator(&format!("X-{at:02}"), &rest),
        );
    }
    for (at, (rule, count)) in cases.iter().enumerate() {
        let found = totals(&place, &["-i", &format!("X-{at:02}")]);
        assert_eq!(found, [format!("{count},value,counted")], "{rule}");
    }
}

/// A register of acts in two countries, with needs of which several may hold, and organisations.
fn acts() -> Place {
    let place = Place::new();
    place.remove("indicators/sources/register.toml");
    place.file("indicators/sources/acts.toml", ACTS_SOURCE);
    place.append("indicators/dimensions.toml", ACTS_DIMENSIONS);
    for (code, rest) in [
        ("X-SERVED", "unit = \"person\"\ncount = \"people\""),
        (
            "X-WORK",
            "unit = \"person\"\ncount = \"people\"\nwhere = { needs = \"work\" }",
        ),
        (
            "X-ORG",
            "unit = \"organisation\"\ncount = \"organisations\"",
        ),
        ("X-ACTS", "unit = \"participation\"\ncount = \"records\""),
        ("X-SUM", "unit = \"event\"\ncount = \"typed\""),
        (
            "X-LAST",
            "unit = \"event\"\ncount = \"typed\"\ncumulative = \"latest\"",
        ),
    ] {
        place.append("indicators/theme.toml", &indicator(code, rest));
    }
    place.file("data/acts.csv", ACTS);
    place
}

const ACTS_SOURCE: &str = r#"
project = "P1"
files = ["acts.csv"]
person = { fields = ["case_number"] }
organisation = { fields = ["organisation"] }

[columns]
case_number = "No"
organisation = "Org"
sex = "Sex"
service = "Service"
country = "Country"
needs = "Need"
amount = "Amount"

[act]
date = "Date"
"#;

const ACTS_DIMENSIONS: &str = r#"
[[field]]
code = "organisation"
type = "identity"
label = { en = "Organisation", fr = "Organisation" }

[[dimension]]
code = "needs"
of = "person"
multiple = true
label = { en = "Needs", fr = "Besoins" }
category = [
  { code = "housing", label = { en = "Housing", fr = "Logement" } },
  { code = "work", label = { en = "Work", fr = "Travail" } },
  { code = "health", label = { en = "Health", fr = "Santé" } },
]
"#;

const ACTS: &str = "\
No;Org;Sex;Service;Country;Need;Amount;Date
1;A;F;guidance;MA;housing;;10/01/2022
1;A;F;training;TN;work;;10/02/2022
2;;M;guidance;MA;;;11/01/2022
3;B;F;guidance;TN;work;;12/01/2022
3;B;F;grant;TN;work;100;12/05/2022
3;B;F;grant;TN;health;250,5;12/06/2022
4;;;training;TN;;;13/07/2022
";

#[test]
fn one_subject_in_several_cells_counts_once_in_the_margin() {
    let place = acts();
    // 1 needs housing and work, 3 work and health; nothing is said of 2 and 4.
    let needs = [
        "_T,4,value",
        "housing,1,value",
        "work,2,value",
        "health,1,value",
        "_U,2,value",
    ];
    assert_eq!(rows(&place, "X-SERVED", "needs"), needs);
    // What follows from a set, and a set that follows: who needs health is a woman here, and who is a man needs health.
    let derive = "[derive.sex]\nfrom = \"needs\"\nmap = { female = [\"health\"] }\n\n[derive.needs]\nfrom = \"sex\"\nmap = { health = [\"male\"] }";
    let derived = acts();
    derived.append("indicators/sources/acts.toml", derive);
    derived.edit(
        "data/acts.csv",
        "3;B;F;grant;TN;health",
        "3;B;;grant;TN;health",
    );
    let needs = [
        "_T,4,value",
        "housing,1,value",
        "work,2,value",
        "health,2,value",
        "_U,1,value",
    ];
    assert_eq!(rows(&derived, "X-SERVED", "needs"), needs);
    assert_eq!(rows(&derived, "X-SERVED", "sex")[1], "female,2,value");
    assert_eq!(totals(&place, &["-i", "X-WORK"]), ["2,value,counted"]);
    // Guided 1, 2 and 3; trained 1 and 4; granted 3.
    let services = [
        "_T,4,value",
        "guidance,3,value",
        "training,2,value",
        "grant,1,value",
        "_U,0,value",
    ];
    assert_eq!(rows(&place, "X-SERVED", "service"), services);
    let ran = place
        .bilan(&["count", "-i", "X-SERVED", "--by", "service"])
        .ends(0);
    let added = ran.says(&["several"]);
    assert!(added.out.contains("Total"));
    // Acts stand in one cell each.
    let acts = ["_T,7,value", "MA,2,value", "TN,5,value", "_U,0,value"];
    assert_eq!(rows(&place, "X-ACTS", "country"), acts);
    // 100 + 250.5, all in Tunisia; Morocco is not met and not listed.
    let grants = ["_T,350.5,value", "TN,350.5,value", "_U,0,value"];
    assert_eq!(rows(&place, "T-04", "country"), grants);
}

#[test]
fn a_dimension_that_does_not_apply() {
    let place = acts();
    // A acts in both countries, B in Tunisia; organisations have no sex.
    let countries = ["_T,2,value", "MA,1,value", "TN,2,value", "_U,0,value"];
    assert_eq!(rows(&place, "X-ORG", "country"), countries);
    assert_eq!(rows(&place, "X-ORG", "sex"), ["_Z,2,value"]);
    let both = [
        "_Z,_T,2,value",
        "_Z,MA,1,value",
        "_Z,TN,2,value",
        "_Z,_U,0,value",
    ];
    assert_eq!(rows(&place, "X-ORG", "sex,country"), both);
    // The legal status of a host makes no sense: 2 and 3 of the guided; 4 is a refugee, nothing is said of 1 and 5.
    let people = Place::with(PEOPLE);
    let legal = [
        "_T,5,value",
        "regular,0,value",
        "refugee,1,value",
        "_Z,2,value",
        "_U,2,value",
    ];
    assert_eq!(rows(&people, "T-01", "legal_status"), legal);
}

#[test]
fn typed_values_run_over_periods_as_declared() {
    let place = acts();
    let report = "entries = \"entries.xlsx\"\n\n[[report]]";
    place.edit("indicators/projects/p1.toml", "[[report]]", report);
    for code in ["X-SUM", "X-LAST"] {
        let line = format!(
            "[[logframe]]\ncode = \"L-{code}\"\nindicator = \"{code}\"\nlevel = \"output\""
        );
        place.append("indicators/projects/p1.toml", &line);
    }
    let entries = "Line;Period;Value\nL-X-SUM;2022-Q1;3\nL-X-SUM;2022-T2;4\nL-X-LAST;2022-Q2;40\nL-X-LAST;2022-Q1;30\n";
    place.xlsx("data/entries.xlsx", &[("entries", entries)]);
    let periods = ["2022", "2022-Q1", "2022-01", "2021"];
    let typed = |code: &str| totals(&place, &[&["-i", code, "--period"], &periods[..]].concat());
    // 3 + 4; then the first quarter alone; a month holds no whole entry.
    let missing = ",missing,reported";
    assert_eq!(
        typed("X-SUM"),
        ["7,value,reported", "3,value,reported", missing, missing]
    );
    assert_eq!(
        typed("X-LAST"),
        ["40,value,reported", "30,value,reported", missing, missing]
    );
    assert_eq!(rows(&place, "X-SUM", "sex"), ["_Z,7,value"]);
}
