//! Whatever is wrong with a register, nobody's name, telephone or case number stands in any output.

#![allow(
    clippy::format_push_string,
    clippy::format_collect,
    reason = "short fixtures"
)]

use crate::common::{HEADER, Place};

/// Words of six letters and more, so that none of them is part of another word by chance.
const NAMES: [&str; 6] = [
    "Zoubida Qarfiwi",
    "Hakimou Tlemçani",
    "Yusrawi Wazzani",
    "Drissou Oumlila",
    "Nezhawi Bouzfour",
    "Ilhamou Zriouil",
];

/// What bilan says of a place: both streams of each command, and each cell of the workbooks.
fn everything(place: &Place) -> String {
    let mut all = String::new();
    for command in [
        &["check"][..],
        &["check", "--format", "csv"],
        &["check", "--format", "json", "--lang", "fr"],
        &["check", "--format", "md"],
        &["count", "--deny", "warnings", "--color", "always"],
        &["count", "--by", "sex,migrant_status", "--format", "json"],
        &["diff", "2021", "2022", "--format", "csv"],
        &["report", "--internal"],
    ] {
        let ran = place.bilan(command);
        assert!(ran.code < 2, "{ran:?}");
        all.push_str(&ran.out);
        all.push_str(&ran.err);
    }
    for path in [
        "data/register.csv",
        "data/register.xlsx",
        "data/sessions.csv",
        "data/entries.xlsx",
    ] {
        if place.path(path).is_file() {
            for rest in [&[][..], &["--format", "json"], &["--draft", "P1"]] {
                let ran = place.bilan(&[&["inspect", path], rest].concat());
                assert!(ran.code < 2, "{ran:?}");
                all.push_str(&ran.out);
                all.push_str(&ran.err);
            }
        }
    }
    for book in ["P1_don_life.xlsx", "P1_don_life_interne.xlsx"] {
        all.push_str(&place.cells(&format!("reports/{book}")).join("\n"));
    }
    all
}

/// No word of a secret stands in any output, whatever its case.
#[track_caller]
fn nothing_of(place: &Place, secrets: &[&str], what: &str) {
    let all = everything(place).to_lowercase();
    for word in secrets.iter().flat_map(|secret| secret.split(' ')) {
        let found = all.find(&word.to_lowercase());
        assert!(
            found.is_none(),
            "{what}: `{word}` stands in: {}",
            all.lines()
                .find(|line| line.contains(&word.to_lowercase()))
                .unwrap_or_default()
        );
    }
}

/// Rows of the register, by person: name, sex, status, guidance.
fn rows(people: &[[&str; 4]]) -> String {
    people
        .iter()
        .enumerate()
        .map(|(at, [name, sex, status, day])| format!("{at};{name};{sex};{status};;{day};;;\n"))
        .collect()
}

fn six() -> String {
    let sexes = ["F", "M", "F", "M", "F", "F"];
    let people: Vec<[&str; 4]> = NAMES
        .iter()
        .zip(sexes)
        .map(|(name, sex)| [*name, sex, "host", "01/02/2022"])
        .collect();
    rows(&people)
}

/// The header with two of its columns changing places.
fn swapped(a: &str, b: &str) -> String {
    let cells = HEADER.trim().split(';').map(|cell| match cell {
        _ if cell == a => b,
        _ if cell == b => a,
        _ => cell,
    });
    cells.collect::<Vec<_>>().join(";") + "\n"
}

#[test]
fn columns_that_changed_places_show_no_name() {
    for other in HEADER.trim().split(';').filter(|other| *other != "Name") {
        let text = swapped("Name", other) + &six();
        let place = Place::new();
        place.file("data/register.csv", &text);
        nothing_of(&place, &NAMES, other);
    }
    let place = Place::new();
    let text = swapped("Name", "Sex") + &six();
    place.xlsx("data/register.xlsx", &[("2022", &text)]);
    nothing_of(&place, &NAMES, "workbook");
}

#[test]
fn names_among_marks_of_attendance_are_not_shown() {
    let place = Place::new();
    place.file(
        "indicators/sources/sessions.toml",
        r#"
project = "P1"
files = ["sessions.csv"]
person = { fields = ["name"] }
columns = { name = "Name", sex = "Sex" }
attendance = { service = "training", header = "{date}", marks = ["x"] }
"#,
    );
    let mut rows = "Sex;Name;01/02/2022;02/02/2022\n".to_owned();
    for name in [NAMES[0], NAMES[0], NAMES[1], NAMES[2]] {
        rows.push_str(&format!("F;x;{name};x\n"));
        rows.push_str(&format!("{name};F;x;x\n"));
    }
    place.file("data/sessions.csv", rows);
    nothing_of(&place, &NAMES, "sessions");
}

#[test]
fn swapped_sex_and_name_are_told() {
    let place = Place::new();
    place.file(
        "data/register.csv",
        format!("{}{}", swapped("Name", "Sex"), six()),
    );
    place
        .bilan(&["check", "--deny", "warnings"])
        .ends(1)
        .says(&["foreign-column", "unknown-value", "`Aaaaaaa Aaaaaaa`"]);
}

#[test]
fn a_name_that_repeats_is_no_category() {
    let twice = [
        ["F", "Zoubida Qarfiwi", "host", "01/02/2022"],
        ["F", "Zoubida Qarfiwi", "host", "01/03/2022"],
        ["M", "Hakimou Tlemçani", "host", "01/02/2022"],
    ];
    // The fewer rows, the less a column of names looks like one.
    for count in [2, 3] {
        nothing_of(
            &Place::with(&rows(&twice[..count])),
            &NAMES,
            "small register",
        );
    }
    // The same, and somebody else of that name in the right column.
    let mixed = [
        &twice[..],
        &[["Zoubida Qarfiwi", "F", "host", "02/02/2022"]],
    ]
    .concat();
    nothing_of(&Place::with(&rows(&mixed)), &NAMES, "mixed");
}

#[test]
fn a_few_rows_out_of_step_show_no_name() {
    let mut people: Vec<[&str; 4]> = Vec::new();
    for name in &NAMES[2..] {
        people.push([name, "F", "host", "01/02/2022"]);
        people.push([name, "F", "migrant", "01/04/2022"]);
    }
    for day in ["03/02/2022", "04/02/2022"] {
        people.push(["F", "Zoubida Qarfiwi", "host", day]);
        people.push(["host", "M", "Hakimou Tlemçani", day]);
    }
    // A cell too many at the start of the row, twice.
    let moved = ";9;Ilhamou Zriouil;F;host;;;;\n".repeat(2);
    nothing_of(
        &Place::with(&(rows(&people) + &moved)),
        &NAMES,
        "out of step",
    );
}

#[test]
fn a_number_that_identifies_somebody_is_not_shown() {
    let numbers = [
        "0661234567",
        "+212 661 23 45 68",
        "BK765432",
        "a.b@example.org",
    ];
    for number in numbers {
        let mut people: Vec<[&str; 4]> = NAMES
            .iter()
            .map(|name| [*name, "F", "host", "01/02/2022"])
            .collect();
        people.push([NAMES[0], "F", number, "01/03/2022"]);
        people.push([NAMES[0], "F", number, "01/04/2022"]);
        let place = Place::with(&rows(&people));
        let all = everything(&place);
        assert!(!all.contains(number), "{number}");
    }
}

#[test]
fn swapped_entries_show_no_name() {
    let place = Place::with(&six());
    place.edit(
        "indicators/projects/p1.toml",
        "[[report]]",
        "entries = \"entries.xlsx\"\n[[report]]",
    );
    for header in [
        "Line;Period;Author",
        "Author;Line;Period",
        "Period;Author;Line",
    ] {
        let sheet = format!(
            "{header}\nP1-01;2022;{}\nP1-99;2022-13;{}\n",
            NAMES[0], NAMES[1]
        );
        place.xlsx("data/entries.xlsx", &[("entries", &sheet)]);
        nothing_of(&place, &NAMES, header);
    }
    let said = "an entry for a period that cannot be read: `2022-13`";
    place.xlsx(
        "data/entries.xlsx",
        &[("e", "Line;Period\nP1-01;2022-13\n")],
    );
    place.bilan(&["check"]).ends(1).says(&[said]);
}
