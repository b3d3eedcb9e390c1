//! What files are named by: codes that every system takes, two reports by two names, and nothing outside its folder.

use crate::common::{PEOPLE, Place};
use crate::support::files;

const PROJECT: &str = "indicators/projects/p1.toml";
const FORMAT: &str = "indicators/donors/don.toml";
const SOURCE: &str = "indicators/sources/register.toml";

/// A folder with a place of work three folders down, so that what leads out of it is seen.
fn deep() -> Place {
    let place = Place::with(PEOPLE);
    for folder in ["indicators", "data"] {
        for file in files(&place.path(folder)) {
            place.file(
                &format!("a/b/c/{folder}/{file}"),
                place.bytes(&format!("{folder}/{file}")),
            );
        }
        std::fs::remove_dir_all(place.path(folder)).unwrap();
    }
    place
}

/// Codes that name no file, or lead elsewhere.
const WRONG: [&str; 14] = [
    "../../evil",
    "/evil",
    "a/evil",
    "..\\\\evil",
    "C:evil",
    "evil:x",
    "..",
    ".",
    "evil.",
    "evil ",
    "é",
    "CON",
    "nul.evil",
    "Lpt1",
];

#[test]
fn no_code_leads_out_of_the_folder_of_the_workbooks() {
    let period = "language = \"en\"\n[[report.period]]\ncode = \"CODE\"\nlabel = { en = \"x\", fr = \"x\" }\nstart = 2022-01-01\nend = 2022-12-31";
    let edits: [&[(&str, &str, &str)]; 4] = [
        &[
            (PROJECT, "code = \"P1\"", "code = \"CODE\""),
            (SOURCE, "\"P1\"", "\"CODE\""),
        ],
        &[
            (FORMAT, "code = \"don\"", "code = \"CODE\""),
            (PROJECT, "format = \"don\"", "format = \"CODE\""),
        ],
        &[(
            PROJECT,
            "language = \"en\"",
            "language = \"en\"\ncode = \"CODE\"",
        )],
        &[(PROJECT, "language = \"en\"", period)],
    ];
    for edit in edits {
        for code in WRONG {
            let place = deep();
            for (file, from, to) in edit {
                place.edit(&format!("a/b/c/{file}"), from, &to.replace("CODE", code));
            }
            let before = files(&place.path("."));
            for args in [
                &["report", "--internal"][..],
                &["report", "--period", &code.replace("\\\\", "\\")],
                &["check", "--return", "back", "--fix-list", "list.csv"],
                &["check", "--accept-layout"],
            ] {
                let mut command = place.command(args);
                let ran = command.current_dir(place.path("a/b/c")).output().unwrap();
                let said = String::from_utf8(ran.stderr).unwrap();
                assert_eq!(ran.status.code(), Some(1), "{code} {args:?}: {said}");
                assert!(said.contains("invalid-code"), "{code} {args:?}: {said}");
            }
            assert_eq!(files(&place.path(".")), before, "{code}");
        }
    }
}

/// Gives a project further reports of its one format.
fn with_reports(reports: &[&str]) -> Place {
    let place = Place::with(PEOPLE);
    for report in reports {
        place.append(PROJECT, &format!("[[report]]\nformat = \"don\"\n{report}"));
    }
    place
}

fn workbooks(place: &Place) -> Vec<String> {
    place.bilan(&["report", "--quiet"]).ends(0);
    files(&place.path("reports"))
}

#[test]
fn two_reports_of_one_format_have_two_names() {
    let place = with_reports(&["language = \"fr\""]);
    assert_eq!(
        workbooks(&place),
        ["P1_don-fr_life.xlsx", "P1_don_life.xlsx"]
    );
    let cells = |name: &str| place.cells(&format!("reports/{name}"));
    let says = |name: &str, text: &str| cells(name).iter().any(|cell| cell.contains(text));
    assert!(says("P1_don_life.xlsx", "First project"));
    assert!(says("P1_don-fr_life.xlsx", "Premier projet"));
    // A third and a fourth, of which nothing else tells what they are.
    let place = with_reports(&[
        "language = \"fr\"",
        "language = \"fr\"",
        "language = \"en\"",
    ]);
    let four = [
        "P1_don-2_life.xlsx",
        "P1_don-en_life.xlsx",
        "P1_don-fr_life.xlsx",
        "P1_don_life.xlsx",
    ];
    assert_eq!(workbooks(&place), four);
    // By their own codes.
    let place = with_reports(&[
        "language = \"fr\"\ncode = \"annuel\"",
        "language = \"fr\"\ncode = \"Final.2\"",
    ]);
    let own = [
        "P1_Final.2_life.xlsx",
        "P1_annuel_life.xlsx",
        "P1_don_life.xlsx",
    ];
    assert_eq!(workbooks(&place), own);
    // Each has its own internal copy.
    place
        .bilan(&["report", "--quiet", "--internal", "--out", "all"])
        .ends(0);
    assert_eq!(files(&place.path("all")).len(), 6);
}

/// Requires that a catalogue is refused for two names that are one.
fn are_one(place: &Place, code: &str) {
    let ran = place.bilan(&["report", "--lang", "en"]).ends(1);
    ran.says(&["duplicate-code", &format!("`{code}`")]);
    assert!(!place.path("reports").exists());
}

#[test]
fn two_names_that_differ_in_case_alone_are_one() {
    are_one(&with_reports(&["language = \"fr\"\ncode = \"Don\""]), "Don");
    are_one(
        &with_reports(&[
            "language = \"fr\"\ncode = \"a\"",
            "language = \"fr\"\ncode = \"A\"",
        ]),
        "A",
    );
    let period = |code: &str| {
        format!(
            "[[report.period]]\ncode = \"{code}\"\nlabel = {{ en = \"x\", fr = \"x\" }}\nstart = 2022-01-01\nend = 2022-12-31\n"
        )
    };
    let both = format!("language = \"en\"\n{}{}", period("ra1"), period("RA1"));
    let place = Place::with(PEOPLE);
    place.edit(PROJECT, "language = \"en\"", &both);
    are_one(&place, "RA1");
    let copy = |file: &str, to: &str, from: &str, code: &str| {
        let place = Place::with(PEOPLE);
        let text = String::from_utf8(place.bytes(file)).unwrap();
        place.file(to, text.replacen(from, code, 1));
        place
    };
    are_one(
        &copy(FORMAT, "indicators/donors/other.toml", "\"don\"", "\"DON\""),
        "DON",
    );
    are_one(
        &copy(PROJECT, "indicators/projects/p2.toml", "\"P1\"", "\"p1\""),
        "p1",
    );
}

/// `P1_A` and `don`, `P1` and `A_don`: one name, made of other codes.
#[test]
fn names_of_several_projects_are_compared_whole() {
    let place = with_reports(&["language = \"en\"\ncode = \"A_don\""]);
    let text = String::from_utf8(place.bytes(PROJECT)).unwrap();
    let text = text
        .replace("\"P1\"", "\"p1_a\"")
        .replace("code = \"A_don\"", "");
    place.file("indicators/projects/p2.toml", text);
    let source = String::from_utf8(place.bytes(SOURCE)).unwrap();
    place.file(
        "indicators/sources/second.toml",
        source.replace("\"P1\"", "\"p1_a\""),
    );
    let ran = place.bilan(&["report", "--lang", "en", "--quiet"]).ends(1);
    // The second project is left out, for a mistake in its own file.
    ran.says(&["duplicate-code", "`p1_a_don`", "two reports"]);
    assert_eq!(
        files(&place.path("reports")),
        ["P1_A_don_life.xlsx", "P1_don_life.xlsx"]
    );
}

/// A calendar whose period is called as an internal copy is named: what an earlier run wrote is not written over.
#[test]
fn a_workbook_of_another_report_is_not_written_over() {
    let place = Place::with(PEOPLE);
    let period = "language = \"en\"\n[[report.period]]\ncode = \"2022_INTERNE\"\nlabel = { en = \"x\", fr = \"x\" }\nstart = 2022-01-01\nend = 2022-12-31";
    place.edit(PROJECT, "language = \"en\"", period);
    place
        .bilan(&["report", "P1", "--period", "2022", "--internal", "--quiet"])
        .ends(0);
    let copy = place.bytes("reports/P1_don_2022_interne.xlsx");
    let again = ["report", "P1", "--period", "2022_interne", "--lang", "en"];
    let ran = place.bilan(&again).ends(2);
    ran.says(&["`reports/P1_don_2022_INTERNE.xlsx` would be the name of two workbooks"]);
    assert!(place.bytes("reports/P1_don_2022_interne.xlsx") == copy);
    place
        .bilan(&[&again[..], &["--out", "others"]].concat())
        .ends(0);
    // Once the other is gone, its name is free.
    place.remove("reports/P1_don_2022_interne.xlsx");
    place.bilan(&again).ends(0);
}

#[test]
fn a_draft_names_no_project_that_cannot_be() {
    let place = Place::empty();
    place.file("register.csv", "Sex;Date\nF;01/02/2022\n");
    for code in ["../../evil", "CON", "a b"] {
        let args = [
            "inspect",
            "register.csv",
            "--lang",
            "en",
            "--draft",
            code,
            "--out",
            "s.toml",
        ];
        place.bilan(&args).ends(2).says(&["cannot be a code", code]);
        assert_eq!(files(&place.path(".")), ["register.csv"]);
    }
}
