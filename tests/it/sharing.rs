//! One register of several projects: each gets its own figures from the one file.

use crate::common;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::common::Place;
use crate::common::inside::{self, read};
use crate::common::trial::{found, found_at};
use bilan::catalogue::{Catalogue, PeriodSpec};
use bilan::count::{self, Asked, State, Table, View};
use bilan::ingest::Ingested;
use proptest::prelude::*;
use serde_json::Value as Json;

/// A source of acts with a column that says who paid.
const SOURCE: &str = r#"
project = { column = "Paid by" }
files = ["register*.csv"]
covers = "2021..2023"
person = { fields = ["case_number"], scope = "source" }

[columns]
case_number = "No"
sex = "Sex"
service = "Service"

[values.project]
"State" = []
"Both" = ["P1", "P2"]

[act]
date = "Date"
"#;

/// Ten people and eleven acts. Of P1: 1, 2, 7 and 10 (three women, a man). Of P2: 1, 2, 3 and 10 (three women, a man).
const ROWS: &str = "\
No;Sex;Service;Date;Paid by
1;F;Guidance;15/01/2022;P1
1;F;Guidance;20/02/2022;p2
2;M;Guidance;16/01/2022;P1 + P2
3;F;Guidance;17/01/2022;Second project, the larger
4;M;Guidance;18/01/2022;
5;F;Guidance;19/01/2022;Elsewhere
6;M;Guidance;20/01/2022;Elsewhere
7;F;Guidance;21/01/2022;\"P1; Elsewhere\"
8;M;Guidance;22/01/2022;State
9;F;Guidance;;P1
10;F;Guidance;23/01/2022;both
";

/// A project that reports the people guided; the third reports nothing.
fn project(code: &str, name: &str) -> String {
    let line =
        format!("[[logframe]]\ncode = \"{code}-01\"\nindicator = \"T-01\"\nlevel = \"output\"\n");
    format!(
        "code = \"{code}\"\nname = {{ en = \"{name}\", fr = \"{name}\" }}\nstart = 2021-01-01\nend = 2023-12-31\n{}",
        if code == "P3" { "" } else { &line }
    )
}

/// Three projects and a register that the first two share.
fn place() -> Place {
    let place = Place::new();
    place.remove("indicators/projects/p1.toml");
    for (code, name) in [
        ("P1", "First project"),
        ("P2", "Second project, the larger"),
        ("P3", "Third project"),
    ] {
        let path = format!("indicators/projects/{}.toml", code.to_lowercase());
        place.file(&path, project(code, name));
    }
    place.file("indicators/sources/register.toml", SOURCE);
    place.file("data/register.csv", ROWS);
    place
}

/// People guided by sex, by project, as `women men total`.
#[track_caller]
fn guided(place: &Place, project: &str) -> String {
    let ran = place.bilan(&[
        "count", project, "-i", "T-01", "--by", "sex", "--format", "csv", "--quiet",
    ]);
    let number = |cell: &&str| cell.parse::<f64>().is_ok();
    let value = |line: &str| line.split(',').rfind(number).unwrap_or_default().to_owned();
    let wanted = ["_T", "female", "male"];
    let found: BTreeMap<&str, String> = ran
        .out
        .lines()
        .filter_map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            let at = wanted.iter().find(|code| cells.contains(code))?;
            Some((*at, value(line)))
        })
        .collect();
    let told = |code: &str| found.get(code).cloned().unwrap_or_default();
    format!("{} {} {}", told("female"), told("male"), told("_T"))
}

/// The first funnel of each project's share of the register, without what is 0.
fn shares(place: &Place, arguments: &[&str]) -> BTreeMap<String, BTreeMap<String, u64>> {
    let all = [&["check"], arguments, &["--format", "json"]].concat();
    let ran = place.bilan(&all);
    let json: Json = serde_json::from_str(&ran.out).unwrap();
    let rows = json["rows"].as_array().unwrap().iter();
    rows.map(|row| {
        let cells = row.as_object().unwrap().iter();
        let counts = cells.filter_map(|(name, cell)| Some((name.clone(), cell.as_u64()?)));
        let counts: BTreeMap<String, u64> = counts.filter(|(_, count)| *count > 0).collect();
        (row["project"].as_str().unwrap().to_owned(), counts)
    })
    .collect()
}

fn counts(list: &[(&str, u64)]) -> BTreeMap<String, u64> {
    list.iter()
        .map(|(name, count)| ((*name).to_owned(), *count))
        .collect()
}

#[test]
fn each_project_gets_its_own_figures_and_who_is_paid_for_by_two_counts_once_in_each() {
    let place = place();
    assert_eq!(guided(&place, "P1"), "3 1 4");
    assert_eq!(guided(&place, "P2"), "3 1 4");
    // A register that never names a project says nothing of it.
    place
        .bilan(&["count", "P3", "-i", "T-01", "--format", "json", "--quiet"])
        .says(&["\"state\": \"missing\""]);
}

#[test]
fn the_funnel_of_each_project_adds_up() {
    let place = place();
    let first = counts(&[
        ("read", 12),
        ("before", 1),
        ("mapped", 4),
        ("records", 4),
        ("other_project", 3),
        ("no_project", 3),
        ("undated", 1),
    ]);
    let second = counts(&[
        ("read", 12),
        ("before", 1),
        ("mapped", 4),
        ("records", 4),
        ("other_project", 4),
        ("no_project", 3),
    ]);
    let both = BTreeMap::from([("P1".to_owned(), first.clone()), ("P2".to_owned(), second)]);
    assert_eq!(shares(&place, &[]), both);
    // It is the same whatever other projects are looked at.
    assert_eq!(
        shares(&place, &["P1"]),
        BTreeMap::from([("P1".to_owned(), first)])
    );
    place.bilan(&["check", "--lang", "en"]).says(&[
        "register · P1",
        "register · P2",
        "Other project",
        "No project",
    ]);
}

#[test]
fn who_paid_is_told_once_and_not_once_a_project() {
    let place = place();
    // Rows 7, 8 and 9 name somebody unknown, row 6 nobody; row 11 has no date.
    found(
        &place,
        &[
            ("unknown-funder", 3),
            ("no-funder", 1),
            ("mark-without-date", 1),
        ],
    );
    found_at(&place, "unknown-funder", &[("E7", 3)]);
    found_at(&place, "no-funder", &[("E6", 1)]);
    let ran = place.bilan(&["check", "--lang", "en"]);
    ran.says(&[
        "this word names no project: `Elsewhere`",
        "`[values.project]`",
    ]);
    // Fewer projects asked for, the same doubts: the row could be theirs.
    let ran = place.bilan(&["check", "P2", "--format", "json"]);
    let json: Json = serde_json::from_str(&ran.out).unwrap();
    let all = json["findings"].as_array().unwrap().iter();
    let told = all.filter(|one| one["code"] == "unknown-funder");
    assert_eq!(
        told.map(|one| one["count"].as_u64().unwrap()).sum::<u64>(),
        3
    );
}

#[test]
fn a_word_is_learnt_from_the_list_and_from_the_source() {
    let place = place();
    place.bilan(&[
        "check",
        "--fix-list",
        "indicators/aliases.csv",
        "--lang",
        "en",
    ]);
    let list = String::from_utf8(place.bytes("indicators/aliases.csv")).unwrap();
    assert!(list.contains("register,project,Elsewhere"), "{list}");
    // The people 5, 6 and 7 are then the third project’s.
    let meant = |line: &str| {
        if line.contains("Elsewhere") {
            "P3\n"
        } else {
            "\n"
        }
    };
    let filled: Vec<String> = list
        .lines()
        .map(|line| line.to_owned() + meant(line))
        .collect();
    let filled = filled.concat();
    place.file("indicators/aliases.csv", filled);
    assert_eq!(guided(&place, "P3"), "2 1 3");
    assert_eq!(guided(&place, "P1"), "3 1 4");
    place.remove("indicators/aliases.csv");
    place.edit(
        "indicators/sources/register.toml",
        "\"State\" = []",
        "\"State\" = []\n\"Elsewhere\" = [\"P2\", \"P3\"]",
    );
    assert_eq!(guided(&place, "P3"), "2 1 3");
    // 5, 6 and 7 join 1, 2, 3 and 10.
    assert_eq!(guided(&place, "P2"), "5 2 7");
}

#[test]
fn among_says_which_projects_a_register_is_of() {
    let place = place();
    let from = "column = \"Paid by\"";
    place.edit(
        "indicators/sources/register.toml",
        from,
        "column = \"Paid by\", among = [\"P1\", \"P3\"]",
    );
    // P2 is named by a word of the source, P3 by the list: both are fed, and P3 has nobody.
    assert_eq!(guided(&place, "P2"), "3 1 4");
    assert_eq!(guided(&place, "P3"), "0 0 0");
    place.edit(
        "indicators/sources/register.toml",
        "\"Both\" = [\"P1\", \"P2\"]",
        "\"Both\" = \"P1\"",
    );
    // What P2 goes by is then no word of this register: « p2 », « P2 », the two halves of its name, and three elsewhere.
    found(
        &place,
        &[
            ("unknown-funder", 7),
            ("no-funder", 1),
            ("mark-without-date", 1),
        ],
    );
}

#[test]
fn mistakes_in_the_catalogue_are_told_with_their_place() {
    let place = place();
    let path = "indicators/sources/register.toml";
    place.edit(path, "[\"P1\", \"P2\"]", "[\"P1\", \"P9\"]");
    place
        .bilan(&["check", "--lang", "en"])
        .ends(1)
        .says(&["undeclared", "`P9`"]);
    place.edit(path, "\"P9\"", "\"P2\"");
    place.edit(
        path,
        "project = { column = \"Paid by\" }",
        "project = [\"P1\", \"P2\"]",
    );
    place
        .bilan(&["check", "--lang", "en"])
        .ends(1)
        .says(&["wrong-type", "`project`"]);
    place.edit(
        path,
        "project = [\"P1\", \"P2\"]",
        "project = { column = \"Paid by\" }",
    );
    place.append(path, "[values.sex]\n\"x\" = [\"female\", \"male\"]\n");
    place
        .bilan(&["check", "--lang", "en"])
        .ends(1)
        .says(&["wrong-type", "`x`"]);
}

#[test]
fn a_column_that_is_gone_is_told_and_the_figures_are_lower_bounds() {
    let place = place();
    place.edit("data/register.csv", "Paid by", "Paid out of");
    found(&place, &[("column-absent", 1), ("mark-without-date", 1)]);
    let ran = place.bilan(&["check", "--lang", "en"]);
    ran.says(&["project = { column = [\"Paid by\", \"Paid out of\"] }"]);
    assert_eq!(shares(&place, &["P1"])["P1"]["no_project"], 10);
}

#[test]
fn every_shape_of_rows_may_be_shared() {
    let place = place();
    let source = |text: &str| {
        let head = "project = { column = \"Paid by\" }\nfiles = [\"register*.csv\"]\ncovers = \"2021..2023\"\n";
        place.file("indicators/sources/register.toml", format!("{head}{text}"));
    };
    let person = "person = { fields = [\"case_number\"], scope = \"project\" }\n";
    // A wide register: 1 and 3 are P1's, 2 and 3 P2's.
    source(&format!(
        "{person}[columns]\ncase_number = \"No\"\nsex = \"Sex\"\n[record.guidance]\ndate = \"Guidance\"\n\
         [record.training]\ndate = \"Training\"\n"
    ));
    let rows = "No;Sex;Guidance;Training;Paid by\n1;F;15/01/2022;16/01/2022;P1\n2;M;15/01/2022;;P2\n\
                3;F;15/01/2022;;P1 and P2\n4;M;;;P1\nTotal;;;;\n";
    place.file("data/register.csv", rows);
    assert_eq!(guided(&place, "P1"), "2 0 2");
    assert_eq!(guided(&place, "P2"), "1 1 2");
    assert_eq!(shares(&place, &[])["P1"]["undated"], 1);
    assert_eq!(shares(&place, &[])["P2"]["total"], 1);
    // Marks of attendance, with a threshold: 2 came once.
    source(&format!(
        "{person}[columns]\ncase_number = \"No\"\nsex = \"Sex\"\n[attendance]\nservice = \"guidance\"\n\
         header = \"{{date}}\"\nmarks = [\"x\"]\nthreshold = 2\n"
    ));
    let rows = "No;Sex;01/03/2022;02/03/2022;Paid by\n1;F;x;x;P1\n2;M;x;;P2\n3;F;x;x;P1/P2\n";
    place.file("data/register.csv", rows);
    assert_eq!(guided(&place, "P1"), "2 0 2");
    assert_eq!(guided(&place, "P2"), "1 0 1");
    // A partner's counts.
    source(
        "[aggregate]\nservice = \"guidance\"\ndate = \"Month\"\n[aggregate.counts]\n\
         \"Women\" = { sex = \"female\" }\n\"Men\" = { sex = \"male\" }\n",
    );
    place.file(
        "data/register.csv",
        "Month;Women;Men;Paid by\n01/2022;5;2;P1\n01/2022;3;;P2\n",
    );
    assert_eq!(guided(&place, "P1"), "5 2 7");
    assert_eq!(guided(&place, "P2"), "3 0 3");
    // Blocks of people, and the household's row that says who paid.
    source(&format!(
        "{person}blocks = \"kids[{{n}}]/{{column}}\"\n[columns]\ncase_number = \"name\"\nsex = \"sex\"\n\
         service = \"Service\"\n[act]\ndate = \"visit\"\n"
    ));
    place.file(
        "data/register.csv",
        "visit;Service;kids[1]/name;kids[1]/sex;kids[2]/name;kids[2]/sex;Paid by\n\
         2022-01-15;Guidance;Awa;F;Moussa;M;P1\n2022-01-16;Guidance;Binta;F;;;P2, P1\n",
    );
    assert_eq!(guided(&place, "P1"), "2 1 3");
    assert_eq!(guided(&place, "P2"), "1 0 1");
}

#[test]
fn a_conflict_of_one_person_in_two_projects_is_told_once() {
    let place = place();
    place.file(
        "data/register.csv",
        "No;Sex;Service;Date;Paid by\n1;F;Guidance;15/01/2022;P1,P2\n1;M;Guidance;16/01/2022;P1,P2\n",
    );
    found(&place, &[("conflicting-answers", 1)]);
}

#[test]
fn the_layout_is_kept_and_compared_once() {
    let place = place();
    place.bilan(&["check", "--accept-layout", "--quiet"]);
    let layout = String::from_utf8(place.bytes("indicators/layouts/register.txt")).unwrap();
    assert!(layout.contains("  Paid by › project\n"), "{layout}");
    place.edit("data/register.csv", "Paid by\n", "Paid by;More\n");
    let told = common::trial::findings(&place);
    assert_eq!(told["layout-changed"], 1);
}

#[test]
fn the_internal_copy_of_each_project_has_its_own_funnel() {
    let place = place();
    for project in ["p1", "p2"] {
        let path = format!("indicators/projects/{project}.toml");
        place.edit(
            &path,
            "[[logframe]]",
            "[[report]]\nformat = \"don\"\nlanguage = \"en\"\n[[logframe]]",
        );
    }
    place.bilan(&["report", "--internal", "--quiet"]).ends(0);
    for project in ["P1", "P2"] {
        let path = format!("reports/{project}_don_life_interne.xlsx");
        let cells = place.cells(&path);
        for wanted in ["register.csv", "Other project", "unknown-funder"] {
            let here = cells.iter().any(|cell| cell.contains(wanted));
            assert!(here, "{project}: {wanted}");
        }
    }
}

#[test]
fn no_name_of_a_row_of_another_project_is_shown() {
    let place = place();
    place.edit(
        "indicators/sources/register.toml",
        "sex = \"Sex\"",
        "sex = \"Sex\"\nname = \"Name\"",
    );
    place.file(
        "data/register.csv",
        "No;Name;Sex;Service;Date;Paid by\n1;Zoubida;F;Guidance;15/01/2022;P2\n2;X;Zoubida;Guidance;15/01/2022;P1\n\
         3;Y;Zoubida;Guidance;15/01/2022;P1\n4;Z;F;Guidance;15/01/2022;P1\n5;V;F;Guidance;15/01/2022;P1\n\
         6;W;F;Guidance;15/01/2022;Zoubida\n7;U;F;Guidance;15/01/2022;Zoubida\n",
    );
    let ran = place.bilan(&["check", "P1"]);
    assert!(!ran.out.contains("Zoubida"), "{}", ran.out);
    ran.says(&["unknown-funder", "Aaaaaaa"]);
}

// -- laws ---------------------------------------------------------------------------------------------------------

/// An act: person, sex, month, and what stands for who paid.
#[derive(Debug, Clone)]
struct Act {
    person: u8,
    sex: u8,
    month: u8,
    paid: usize,
}

/// What may stand for who paid, and whom it means: a bit a project.
const PAID: [(&str, u8); 9] = [
    ("P1", 1),
    ("P2", 2),
    ("P1;P2", 3),
    ("Second project, the larger et p1", 3),
    ("Both", 3),
    ("State", 0),
    ("", 0),
    ("Somebody", 0),
    ("P2 / Somebody", 2),
];

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = (1..7u8, 0..3u8, 1..13u8, 0..PAID.len());
    let act = act.prop_map(|(person, sex, month, paid)| Act {
        person,
        sex,
        month,
        paid,
    });
    proptest::collection::vec(act, 1..40)
}

fn text(acts: &[Act], of: u8) -> String {
    let mut text = "No;Sex;Service;Date;Paid by\n".to_owned();
    let ours = acts
        .iter()
        .filter(|act| of == 0 || PAID[act.paid].1 & of != 0);
    for act in ours {
        let sex = ["", "F", "M"][act.sex as usize];
        let _ = writeln!(
            text,
            "{};{sex};Guidance;05/{:02}/2022;\"{}\"",
            act.person, act.month, PAID[act.paid].0
        );
    }
    text
}

/// A catalogue of the three projects with one source.
fn declared(source: &str) -> Catalogue {
    inside::declared(&[
        ("sources/register.toml", source),
        ("projects/p1.toml", &project("P1", "First project")),
        (
            "projects/p2.toml",
            &project("P2", "Second project, the larger"),
        ),
        ("projects/p3.toml", &project("P3", "Third project")),
    ])
}

/// People guided and acts by sex, in each view of two periods.
fn tables(catalogue: &Catalogue, read: &Ingested, project: usize) -> Vec<Table> {
    let asked = Asked {
        projects: vec![project],
        indicators: vec![0],
        periods: vec![PeriodSpec::Life, PeriodSpec::parse("2022-Q2").unwrap()],
        views: vec![View::Period, View::New, View::Cumulative],
        by: Some(vec![catalogue.dimension("sex").unwrap()]),
    };
    let requests = count::asked(catalogue, &asked);
    count::count(catalogue, read, &requests).unwrap().0
}

fn numbers(tables: &[Table]) -> Vec<(Option<f64>, State)> {
    let figures = tables.iter().flat_map(|table| &table.figures);
    figures.map(|one| (one.value, one.state)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Each project's figures are those of a register of its own acts alone, whatever else stands in the file, in which
    /// order, over how many files, and whatever other projects are asked for.
    #[test]
    fn a_shared_register_is_as_many_registers(acts in acts(), cut in 0..40usize) {
        // Named by the source, both projects are fed even by a register without a row of theirs.
        let shared = declared(SOURCE);
        let files = [text(&acts, 0)];
        let both = read(&shared, &files, &[0, 1, 2]);
        for project in [0, 1] {
            let own = format!("project = \"P{}\"", project + 1);
            let plain = SOURCE.replace("project = { column = \"Paid by\" }", &own);
            let words = plain.find("[values.project]").unwrap();
            let plain = format!("{}{}", &plain[..words], &plain[plain.find("[act]").unwrap()..]);
            let alone = declared(&plain);
            let read_alone = read(&alone, &[text(&acts, 1 << project)], &[project]);
            let wanted = numbers(&tables(&alone, &read_alone, project));
            prop_assert_eq!(&numbers(&tables(&shared, &both, project)), &wanted);
            let only = read(&shared, &files, &[project]);
            prop_assert_eq!(&numbers(&tables(&shared, &only, project)), &wanted);
            let mut turned = acts.clone();
            turned.reverse();
            let turned = read(&shared, &[text(&turned, 0)], &[0, 1]);
            prop_assert_eq!(&numbers(&tables(&shared, &turned, project)), &wanted);
            let (first, second) = acts.split_at(cut % acts.len());
            let over = [text(&acts, 0), text(first, 0), text(second, 0)];
            let over = read(&shared, &over, &[0, 1]);
            prop_assert_eq!(&numbers(&tables(&shared, &over, project)), &wanted);
        }
    }

    /// Over the projects, people add up to the people paid for by each, and the rows to those named by each.
    #[test]
    fn sums_over_projects(acts in acts()) {
        let shared = declared(SOURCE);
        let read = read(&shared, &[text(&acts, 0)], &[0, 1, 2]);
        let paid = |project: u8| acts.iter().filter(move |act| PAID[act.paid].1 & project != 0);
        let mut people = 0;
        for (place, bit) in [(0, 1), (1, 2)] {
            let wanted: BTreeSet<u8> = paid(bit).map(|act| act.person).collect();
            people += wanted.len();
            let funnel = read.sheets.iter().find(|one| shared.sources[one.source].project == place).unwrap().funnel;
            prop_assert_eq!(funnel.mapped as usize, paid(bit).count());
            let nobody = acts.iter().filter(|act| ["", "Somebody"].contains(&PAID[act.paid].0)).count();
            prop_assert_eq!(funnel.no_project as usize, nobody);
            prop_assert_eq!(funnel.other_project as usize, acts.len() - nobody - paid(bit).count());
        }
        let counted: f64 = [0, 1].iter().filter_map(|project| tables(&shared, &read, *project)[0].total().value).sum();
        prop_assert!((counted - people as f64).abs() < 0.5, "{} people, not {}", counted, people);
    }
}
