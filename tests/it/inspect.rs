//! `bilan inspect` over registers as they come, and the sources it drafts.

use crate::common;
use std::fmt::Write as _;

use crate::common::{PEOPLE, Place, Ran};

/// The lines that a sheet's table shows, by the letter of their column.
#[track_caller]
fn columns(place: &Place, file: &str) -> Vec<serde_json::Value> {
    let ran = place.bilan(&["--lang", "en", "inspect", file, "--format", "json"]);
    let ran = ran.ends(0);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    json["columns"].as_array().unwrap().clone()
}

fn inspected(place: &Place, file: &str) -> Ran {
    place.bilan(&["--lang", "en", "inspect", file]).ends(0)
}

#[test]
fn a_register_is_told_column_by_column() {
    let place = Place::with(&PEOPLE.repeat(3));
    let columns = columns(&place, "data/register.csv");
    let told: Vec<(&str, &str, u64, &str)> = columns
        .iter()
        .map(|column| {
            (
                column["header"].as_str().unwrap(),
                column["kind"].as_str().unwrap(),
                column["filled"].as_u64().unwrap(),
                column["field"]
                    .as_str()
                    .or(column["service"].as_str())
                    .unwrap_or(""),
            )
        })
        .collect();
    // Six people, three times over: filled cells of PEOPLE by three.
    assert_eq!(
        told,
        [
            ("No", "identity", 18, "case_number"),
            ("Name", "identity", 18, "name"),
            ("Sex", "category", 15, "sex"),
            ("Status", "category", 15, "migrant_status"),
            ("Birth date", "date", 15, "birth_date"),
            ("Guidance", "date", 15, "guidance"),
            ("Training", "date", 9, "training"),
            ("Grant", "date", 6, "grant"),
            ("Amount", "money", 6, "amount"),
        ]
    );
    // Of the sexes F stands three times a copy and M twice.
    assert_eq!(columns[2]["values"], "F 9; M 6");
    assert_eq!(columns[2]["understood"], 15);
}

#[test]
fn every_line_fits_a_terminal() {
    let place = Place::with(PEOPLE);
    let ran = inspected(&place, "data/register.csv");
    for line in ran.out.lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
    for format in ["csv", "md", "json"] {
        let ran = place.bilan(&["inspect", "data/register.csv", "--format", format]);
        assert!(!ran.ends(0).out.is_empty());
    }
}

#[test]
fn titles_banners_totals_and_blank_rows_are_seen() {
    let place = Place::new();
    let text = "Register of the Hub;;;\n;;;\nPerson;;Act;\nSex;Birth date;Sex;Guidance\n\
                F;01/02/1990;M;03/04/2022\nM;02/02/1990;F;04/04/2022\n;;;\n\
                F;03/02/1990;M;05/04/2022\nF;13/02/1990;M;15/04/2022\nTotal;4;;4\n";
    place.xlsx("elsewhere/a.xlsx", &[("Hub", text)]);
    inspected(&place, "elsewhere/a.xlsx").says(&[
        "headers in row 4, taking 2 rows",
        "1 row of totals, the first in row 10",
        "1 blank row in the middle",
        "Person / Sex",
    ]);
}

#[test]
fn a_second_table_is_seen() {
    let place = Place::new();
    let text = "Sex;Status;Guidance\nF;host;03/04/2022\nM;host;04/04/2022\nF;migrant;05/04/2022\n\
                ;;\nName;Sex;Status\nx y;F;host\n";
    place.file("a.csv", text);
    inspected(&place, "a.csv").says(&["other headers in row 6"]);
}

#[test]
fn without_headers_no_row_is_taken_for_them() {
    let place = Place::new();
    let rows = PEOPLE.replace("Zoubida", "Zoubidou");
    place.file("a.csv", &rows);
    let ran = inspected(&place, "a.csv").says(&["no row of headers recognised"]);
    for word in ["Zoubidou", "Qarfi", "Tlem", "Oumlil"] {
        assert!(!ran.out.contains(word), "{}", ran.out);
    }
}

#[test]
fn more_values_than_are_told_apart_are_said_to_be_more() {
    let place = Place::new();
    let mut text = String::from("No;Sex;Guidance\n");
    for row in 0..5_000 {
        writeln!(text, "K{row};F;03/04/2022").unwrap();
    }
    place.file("a.csv", &text);
    let columns = columns(&place, "a.csv");
    assert_eq!(columns[0]["distinct"], 2_000);
    assert_eq!(columns[0]["more"], "true");
    assert_eq!(columns[1]["values"], "F 5000");
    assert_eq!(columns[2]["filled"], 5_000);
}

#[test]
fn a_file_that_cannot_be_read_says_why() {
    let place = Place::new();
    place.file("zero.xlsx", "");
    let ran = place.bilan(&["--lang", "en", "inspect", "zero.xlsx"]);
    ran.ends(1).says(&["zero.xlsx", "the file is empty"]);
    place.bilan(&["inspect", "absent.xlsx"]).ends(2);
}

#[test]
fn the_draft_of_a_register_loads_and_counts_as_its_source() {
    let place = Place::with(PEOPLE);
    // What no header and no value tells: the country, and that one column answers two questions.
    let path = "indicators/sources/register.toml";
    place.edit(path, "legal_status = \"Status\"\n", "");
    place.edit(path, "fixed = { country = \"MA\" }\n", "");
    let wanted = place.bilan(&["count", "--format", "csv"]).ends(0).out;
    let source = "indicators/sources/register.toml";
    place.remove(source);
    let draft = ["inspect", "data/register.csv", "--draft", "p1", "--out"];
    let ran = place.bilan(&[&draft[..], &[source]].concat()).ends(0);
    assert!(ran.err.contains("register.toml"), "{ran:?}");
    // It stands there now: only who says so replaces it.
    place.bilan(&[&draft[..], &[source]].concat()).ends(2);
    place
        .bilan(&[&draft[..], &[source, "--force"]].concat())
        .ends(0);
    // What a draft cannot know: that the register is whole for the project's days.
    place.edit(source, "project = ", "covers = \"2021..2023\"\nproject = ");
    let counted = place.bilan(&["count", "--format", "csv"]).ends(0).out;
    assert_eq!(counted, wanted);
}

#[test]
fn an_unknown_project_is_told_with_the_nearest() {
    let place = Place::with(PEOPLE);
    let ran = place.bilan(&[
        "--lang",
        "en",
        "inspect",
        "data/register.csv",
        "--draft",
        "P2",
    ]);
    ran.ends(2)
        .says(&["unknown project `P2`; did you mean `P1`?"]);
}

#[test]
fn without_a_catalogue_the_one_built_in_is_used() {
    let place = Place::empty();
    place.file("a.csv", "Sexe;Nationalité;Date d'orientation\nF;Marocaine;03/04/2022\nH;Ghana;14/04/2022\nF;Ghana;14/05/2022\n");
    inspected_elsewhere(&place, &["--lang", "en", "inspect", "a.csv"])
        .says(&["read with the catalogue built into bilan", "referral"]);
    inspected_elsewhere(
        &place,
        &["--lang", "en", "inspect", "a.csv", "--draft", "NEW"],
    )
    .says(&[
        "project = \"NEW\"",
        "this project is not in the catalogue yet",
        "[record.referral]",
        "dates = \"day first\" # guessed: 2 dates can only be read so",
    ]);
}

fn inspected_elsewhere(place: &Place, arguments: &[&str]) -> Ran {
    place.bilan(arguments).ends(0)
}

#[test]
fn values_not_understood_stand_in_the_draft_with_their_counts() {
    let place = Place::new();
    let mut text = String::from("No;Sex;Guidance\n");
    for row in 0..30 {
        let sex = ["F", "M", "fille-mère"][if row < 24 { row % 2 } else { 2 }];
        writeln!(text, "{row};{sex};03/04/2022").unwrap();
    }
    place.file("a.csv", &text);
    let ran = place.bilan(&["--lang", "en", "inspect", "a.csv", "--draft", "P1"]);
    ran.ends(0)
        .says(&["# [values.sex]", "# \"fille-mère\" = \"…\" # 6 times"]);
}

/// A form of KoboToolbox and its repeat group, with the columns that its exporter adds.
#[test]
fn an_export_of_kobo_is_known_by_its_last_columns() {
    let place = Place::new();
    let form = "Sex;Guidance;_id;_uuid;_submission_time;_validation_status;_index\n\
                female;2022-04-03;11;aaaa;2022-04-03T10:00:00;;1\n\
                male;2022-04-04;12;bbbb;2022-04-04T10:00:00;;2\n";
    let group = "Sex;_index;_parent_table_name;_parent_index;_submission__uuid\n\
                 female;1;form;1;aaaa\nmale;2;form;1;aaaa\n";
    place.xlsx("kobo.xlsx", &[("form", form), ("kids", group)]);
    inspected(&place, "kobo.xlsx").says(&[
        "an export of KoboToolbox, recognised by its last columns",
        "a repeat group of an export of KoboToolbox",
    ]);
    let ran = place.bilan(&["--lang", "en", "inspect", "kobo.xlsx", "--draft", "P1"]);
    ran.ends(0).says(&[
        "sheets = [\"form\"]",
        "not drafted: the sheet “kids”, a repeat group",
        "[record.guidance]",
    ]);
}

/// A register with a column that no source names.
fn with_a_place() -> Place {
    let place = Place::new();
    let rows = PEOPLE.replace('\n', ";Rabat\n");
    let header = common::HEADER.replace('\n', ";Place\n");
    place.file("data/register.csv", format!("{header}{rows}"));
    place
}

#[track_caller]
fn says_no_change(place: &Place) {
    let ran = place.bilan(&["check", "--lang", "en"]).ends(0);
    assert!(!ran.out.contains("layout-changed"), "{}", ran.out);
}

#[test]
fn a_layout_accepted_is_held_against_the_next_one() {
    let place = with_a_place();
    // Without an accepted layout nothing is said.
    says_no_change(&place);
    place.bilan(&["check", "--accept-layout"]).ends(0);
    let text = String::from_utf8(place.bytes("indicators/layouts/register.txt")).unwrap();
    let lines: Vec<&str> = text.lines().skip(2).collect();
    assert_eq!(
        lines,
        [
            "register.csv",
            "  No › case_number",
            "  Name › name",
            "  Sex › sex",
            "  Status › legal_status, migrant_status",
            "  Birth date › birth_date",
            "  Guidance › guidance",
            "  Training › training",
            "  Grant › grant",
            "  Amount › amount",
            "  Place › -",
        ]
    );
    says_no_change(&place);
    place.edit("data/register.csv", ";Place\n", ";Places;Remarks\n");
    place.bilan(&["check", "--lang", "en"]).ends(0).says(&[
        "warning[layout-changed]",
        "the column `Place` seems to be called `Places` now",
        "the column `Remarks` is new",
        "bilan check --accept-layout",
    ]);
    place.bilan(&["count", "--deny", "warnings"]).ends(1);
    place.bilan(&["check", "--accept-layout"]).ends(0);
    says_no_change(&place);
    place.edit("data/register.csv", ";Places;Remarks\n", ";Places\n");
    let said = ["the column `Remarks` is gone"];
    place.bilan(&["check", "--lang", "en"]).ends(0).says(&said);
}

#[test]
fn a_mapped_column_that_is_gone_is_told_once() {
    let place = with_a_place();
    place.bilan(&["check", "--accept-layout"]).ends(0);
    place.edit("data/register.csv", "Status", "Zzzzzz");
    let ran = place.bilan(&["check", "--lang", "en"]).ends(1);
    let ran = ran.says(&["error[column-absent]", "the column `Aaaaaa ($D)` is new"]);
    let again = "the column `Status` is gone";
    assert!(!ran.out.contains(again), "{}", ran.out);
}

#[test]
fn sheets_gone_and_new_are_told() {
    let place = Place::new();
    let text = format!("{}{PEOPLE}", common::HEADER);
    place.xlsx("data/register.xlsx", &[("2021", &text), ("2022", &text)]);
    place.bilan(&["check", "--accept-layout"]).ends(0);
    place.xlsx("data/register.xlsx", &[("2022", &text), ("2023", &text)]);
    place.bilan(&["check", "--lang", "en"]).ends(0).says(&[
        "the sheet `2021` is gone",
        "data/register.xlsx › 2023".trim_start_matches("data/"),
        "this sheet was not there when the layout was last accepted",
    ]);
}
