//! Wrong input gets a finding and exit code 1 or 2, never a panic.

#![allow(clippy::items_after_statements, reason = "a fixture beside its use")]

use crate::common::{HEADER, PEOPLE, Place};

/// `value,state` of an indicator's total over the project's life.
#[track_caller]
fn total(place: &Place, indicator: &str) -> String {
    let ran = place.bilan(&[
        "count", "-i", indicator, "--by", "", "--format", "csv", "--quiet",
    ]);
    let line = ran.out.lines().nth(1).expect("a figure").to_owned();
    let start = format!("P1,{indicator},period,life,");
    let rest = line.strip_prefix(&start).expect("a figure of it");
    rest.split(',').take(2).collect::<Vec<_>>().join(",")
}

#[test]
fn a_sound_place_is_fine() {
    let place = Place::with(PEOPLE);
    place
        .bilan(&["check"])
        .ends(0)
        .says(&["0 errors, 0 warnings"]);
    // Guided: 1 to 5. Trained: 2, 3 and 6; of the five guided, 2 and 3: 2/5. Paid: 1 500.5 + 2 000.
    assert_eq!(total(&place, "T-01"), "5,value");
    assert_eq!(total(&place, "T-02"), "3,value");
    assert_eq!(total(&place, "T-03"), "0.4,value");
    assert_eq!(total(&place, "T-04"), "3500.5,value");
}

#[test]
fn no_catalogue() {
    let place = Place::empty();
    for args in [["check"], ["count"], ["report"]] {
        let ran = place.bilan(&[args[0], "--lang", "en"]).ends(2);
        ran.says(&["no folder `indicators` here or above", "bilan init"]);
    }
    place.bilan(&["diff", "2021", "2022"]).ends(2);
    place
        .bilan(&["check", "--catalogue", "nowhere", "--lang", "en"])
        .ends(2)
        .says(&["cannot read `nowhere`"]);
    // A folder of that name without its files is a catalogue with mistakes.
    std::fs::create_dir(place.path("indicators")).unwrap();
    place.bilan(&["check", "--lang", "en"]).ends(1).says(&[
        "missing-file",
        "`catalogue.toml`",
        "`dimensions.toml`",
    ]);
}

#[test]
fn an_empty_data_folder_leaves_every_figure_missing() {
    let place = Place::new();
    place.bilan(&["check"]).ends(1).says(&[
        "error[empty-data]",
        "error[source-file-absent]",
        "`register*`",
    ]);
    for indicator in ["T-01", "T-02", "T-03", "T-04"] {
        assert_eq!(total(&place, indicator), ",missing", "{indicator}");
    }
    place.bilan(&["count"]).ends(1).says(&["not reported"]);
    place.bilan(&["report"]).ends(1);
    assert!(
        place
            .cells("reports/P1_don_life.xlsx")
            .contains(&"not reported".into())
    );
    place
        .bilan(&["check", "--data", "nowhere"])
        .ends(2)
        .says(&["cannot read `nowhere`"]);
}

#[test]
fn a_source_without_its_file_makes_lower_bounds() {
    let place = Place::with(PEOPLE);
    let source = String::from_utf8(place.bytes("indicators/sources/register.toml")).unwrap();
    place.file(
        "indicators/sources/annex.toml",
        source.replace("register*", "annex-*.xlsx"),
    );
    place.bilan(&["check"]).ends(1).says(&[
        "error[source-file-absent]",
        "source `annex`",
        "`annex-*.xlsx`",
    ]);
    assert_eq!(total(&place, "T-01"), "5,at_least");
    place.bilan(&["report", "--quiet"]).ends(1);
}

#[test]
fn a_mapped_column_is_absent() {
    let place = Place::with(PEOPLE);
    place.edit("data/register.csv", "Guidance", "Guidance day");
    place.bilan(&["check"]).ends(1).says(&[
        "error[column-absent]",
        "the column `Guidance` is not in this sheet",
        "nearest columns present: `Guidance day`",
        r#"["Guidance", "Guidance day"]"#,
        "register.csv › row 1",
    ]);
    assert_eq!(total(&place, "T-01"), "0,at_least");
    place.edit(
        "indicators/sources/register.toml",
        r#"date = "Guidance""#,
        r#"date = ["Guidance", "Guidance day"]"#,
    );
    place.bilan(&["check"]).ends(0);
    assert_eq!(total(&place, "T-01"), "5,value");
}

#[test]
fn two_columns_answer_for_one_field() {
    let place = Place::with(PEOPLE);
    place.edit("data/register.csv", "Birth date", " SEX");
    place.bilan(&["check"]).ends(1).says(&[
        "error[column-twice]",
        "several columns answer to `Sex`: `C`, `E`",
    ]);
    place.bilan(&["count"]).ends(1);
}

#[test]
fn an_unknown_value_is_counted_as_unknown() {
    let place = Place::with(PEOPLE);
    for person in ["Zoubida Qarfi", "Yusra Wazzani"] {
        place.edit(
            "data/register.csv",
            &format!("{person};F"),
            &format!("{person};neither"),
        );
    }
    let said = [
        "warning[unknown-value]",
        "`neither`",
        "(2 times)",
        "register.csv › C2",
    ];
    place.bilan(&["check"]).ends(0).says(&said);
    place
        .bilan(&["check", "--deny", "warnings"])
        .ends(1)
        .says(&said);
    // Of the five guided: no woman left (1 and 3 became unknown, as 5 was), two men.
    let ran = place.bilan(&["count", "-i", "T-01", "--by", "sex", "--format", "csv"]);
    for line in ["_T,5", "female,0", "male,2", "_U,3"] {
        assert!(
            ran.out.contains(&format!("life,{line},value")),
            "{line}\n{}",
            ran.out
        );
    }
    // A number means nothing until the source says so.
    place.edit("data/register.csv", ";M;", ";2;");
    place
        .bilan(&["check"])
        .ends(1)
        .says(&["error[undeclared-number]", "`2`"]);
    place.append(
        "indicators/sources/register.toml",
        "[values.sex]\n\"2\" = \"male\"",
    );
    place.bilan(&["check"]).ends(0);
}

#[test]
fn an_impossible_date_is_refused() {
    let place = Place::with(PEOPLE);
    place.edit("data/register.csv", "15/01/2022", "31/02/2022");
    let said = ["warning[impossible-date]", "register.csv › F2"];
    place.bilan(&["check"]).ends(0).says(&said);
    place.bilan(&["check", "--deny", "warnings"]).ends(1);
    // One of five lost is more than a hundredth.
    assert_eq!(total(&place, "T-01"), "4,at_least");
    // The one act of that row is lost with its finding: 7 rows = 1 header + 1 refused + 5 mapped.
    let check = place.bilan(&["check", "--format", "json"]).ends(0);
    let json: serde_json::Value = serde_json::from_str(&check.out).unwrap();
    let row = &json["rows"][0];
    assert_eq!(
        ["read", "before", "refused", "mapped"].map(|name| row[name].as_i64().unwrap()),
        [7, 1, 1, 5]
    );
}

/// Files that nobody can read, each with the word of its finding.
fn unreadable() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let whole = Place::new();
    whole.xlsx("book.xlsx", &[("2022", &format!("{HEADER}{PEOPLE}"))]);
    let book = whole.bytes("book.xlsx");
    let locked = include_bytes!("../fixtures/unsound/password.xlsx").to_vec();
    let mut flipped = book.clone();
    for at in (60..flipped.len()).step_by(97) {
        flipped[at] ^= 0xA5;
    }
    vec![
        ("nothing", Vec::new(), "the file is empty"),
        (
            "half",
            book[..book.len() / 2].to_vec(),
            "damaged or cut short",
        ),
        ("head", book[..5].to_vec(), "damaged or cut short"),
        (
            "all but the end",
            book[..book.len() - 30].to_vec(),
            "damaged or cut short",
        ),
        ("flipped", flipped, ""),
        ("locked", locked.clone(), "locked by a password"),
        ("old", locked[..500].to_vec(), "damaged or cut short"),
        (
            "junk",
            (0..4096u32).map(|at| (at * 7919 % 251) as u8).collect(),
            "neither",
        ),
        (
            "junk in text",
            (0..4096u32)
                .map(|at| 128 + (at * 7919 % 127) as u8)
                .collect(),
            "",
        ),
        ("one sign", b"x".to_vec(), ""),
        (
            "not a workbook",
            b"PK\x03\x04 and nothing else".to_vec(),
            "damaged",
        ),
    ]
}

#[test]
fn an_unreadable_file_is_told_and_the_others_go_on() {
    for (name, bytes, said) in unreadable() {
        let place = Place::new();
        place.file("data/register-2.xlsx", &bytes);
        let ran = place
            .bilan(&["check"])
            .ends(1)
            .says(&[said, "register-2.xlsx"]);
        assert!(
            ran.out.contains("error[unreadable-file]") || ran.out.contains("error[no-header]"),
            "{name}: {}",
            ran.out
        );
        assert_eq!(total(&place, "T-01"), ",missing", "{name}");
        place.file("data/register-1.csv", format!("{HEADER}{PEOPLE}"));
        assert_eq!(total(&place, "T-01"), "5,at_least", "{name}");
        place.bilan(&["report", "--internal"]).ends(1);
    }
}

#[test]
fn names_that_nothing_declares() {
    let place = Place::with(PEOPLE);
    #[track_caller]
    fn case(place: &Place, args: &[&str], said: &[&str]) {
        let ran = place.bilan(args).ends(2).says(said);
        assert_eq!(ran.out, "");
    }
    let meant = |name: &str| format!("did you mean `{name}`?");
    for command in ["check", "count", "report"] {
        case(
            &place,
            &[command, "PP1"],
            &["unknown project `PP1`", &meant("P1")],
        );
    }
    case(
        &place,
        &["diff", "2021", "2022", "P2"],
        &["unknown project `P2`", &meant("P1")],
    );
    case(
        &place,
        &["count", "-i", "T-O1"],
        &["unknown indicator `T-O1`", &meant("T-01")],
    );
    case(
        &place,
        &["count", "--by", "sex,servise"],
        &["`servise`", &meant("service")],
    );
    case(
        &place,
        &["report", "--donor", "dno"],
        &["unknown donor format", &meant("don")],
    );
    case(
        &place,
        &["explain", "unknown-vallue"],
        &[&meant("unknown-value")],
    );
    case(
        &place,
        &["count", "--period", "2022-Q5"],
        &["`2022-Q5`", "2022-Q3"],
    );
    case(&place, &["report", "--period", "2022-13"], &["`2022-13`"]);
    case(&place, &["diff", "2022", "20222"], &["`20222`"]);
    case(&place, &["count", "--view", "perod"], &["perod", "period"]);
    case(&place, &["cuont"], &["cuont", "count"]);
    case(&place, &["check", "--as-of", "2022-02-30"], &["2022-02-30"]);
    // Codes are found whatever their case.
    place.bilan(&["count", "p1", "-i", "t-01"]).ends(0);
}

#[test]
fn an_expected_sheet_that_is_absent_makes_lower_bounds() {
    let place = Place::new();
    place.xlsx(
        "data/register.xlsx",
        &[("2022", &format!("{HEADER}{PEOPLE}"))],
    );
    place.edit(
        "indicators/sources/register.toml",
        "files =",
        "sheets = [\"20??\"]\nexpected = [\"2022\", \"2023\"]\nfiles =",
    );
    place.bilan(&["check"]).ends(0).says(&[
        "warning[expected-absent]",
        "source `register`",
        "`2023`",
    ]);
    assert_eq!(total(&place, "T-01"), "5,at_least");
    assert_eq!(total(&place, "T-04"), "3500.5,at_least");
    let ran = place.bilan(&["count", "-i", "T-01", "--by", "sex"]).ends(0);
    assert!(ran.out.contains("≥\u{a0}5"), "{}", ran.out);
    let markdown = place.bilan(&["count", "-i", "T-01", "--by", "sex", "--format", "md"]);
    assert!(markdown.out.contains("≥\u{a0}5"), "{}", markdown.out);
    place.bilan(&["report"]).ends(0);
    let cells = place.cells("reports/P1_don_life.xlsx");
    assert!(
        cells.iter().any(|cell| cell.starts_with("partial: ")),
        "{cells:?}"
    );
}

#[test]
fn a_header_of_signs_alone_stands_for_itself() {
    let place = Place::with(PEOPLE);
    place.edit("data/register.csv", "No;Name", "#;Name");
    place.edit("data/register.csv", ";Amount\n", ";Amount;;%\n");
    let source = "indicators/sources/register.toml";
    place.edit(source, "case_number = \"No\"", "case_number = \"#\"");
    place.bilan(&["check"]).ends(0);
    assert_eq!(total(&place, "T-01"), "5,value");
}
