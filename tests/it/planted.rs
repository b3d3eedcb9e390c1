//! Words that nobody says are planted wherever a workplace holds texts, and looked for in everything that every command
//! prints and writes, whatever its format.

#![allow(clippy::too_many_lines, reason = "one list of all places")]
#![allow(clippy::format_push_string, reason = "short fixtures")]

use std::collections::BTreeSet;
use std::io::Read as _;

use bilan::cli;
use bilan::language::Language;
use rust_xlsxwriter::{DocProperties, Note, Workbook};

use crate::common::Place;

/// What every planted word begins with, and no other text holds.
const MARK: &str = "zqx";

/// A workplace with a word of its own in each place where a register, its file or its entries hold a text.
fn planted() -> Place {
    let place = Place::new();
    place.file(
        "indicators/sources/register.toml",
        r#"
project = "P1"
files = ["registers/*register*", "registers/*/register*"]
person = { fields = ["case_number"], scope = "source" }
[columns]
case_number = "No"
name = "Name"
sex = "Sex"
migrant_status = "Status"
birth_date = "Birth date"
[record.guidance]
date = "Guidance"
[record.grant]
date = "Grant"
columns = { amount = "Amount" }
"#,
    );
    place.file(
        "indicators/sources/sessions.toml",
        r#"
project = "P1"
files = ["sessions*"]
person = { fields = ["name"] }
columns = { name = "Name", sex = "Sex" }
attendance = { service = "training", header = "{date}", marks = ["x"] }
"#,
    );
    // One list that is taken, and one with mistakes that is only there for some runs.
    place.file(
        "indicators/aliases.csv",
        "dimension,value,category\nsex,Zqxalias Zqxaliasb,female\nsex,Zqxblank,\n",
    );
    place.edit(
        "indicators/projects/p1.toml",
        "code = \"P1\"",
        "code = \"P1\"\nentries = \"entries.csv\"",
    );
    register(&place);
    let header = "No;Name;Sex;Status;Birth date;Guidance;Grant;Amount;Zqxheader Zqxtwo;Tutrice;Zqxtel 0612345678;zqxmail@zqx.org";
    let mut rows = format!("Title of Zqxtitle;;;\n;;;\n{header}\n");
    for (at, row) in [
        "Zqxlast Zqxfirst;Zqxsex Zqxsexb;host;01/02/1990;01/02/2022",
        "Zqxlast Zqxfirst;Zqxsex Zqxsexb;host;01/02/1990;02/02/2022",
        "Zqxother;F;Zqxstatus Zqxstatusb;Zqxbirth;03/02/2022",
        "Zqxother;F;Zqxstatus Zqxstatusb;01/01/1990;Zqxday",
        "F;Zqxswap Zqxswapb;host;01/01/1990;04/02/2022",
        "F;Zqxswap Zqxswapb;host;01/01/1990;04/02/2022",
        "Zqxthird;F;host;01/01/1990;04/02/2022;05/02/2022;Zqxamount",
        "Zqxthird;F;host;01/01/1990;04/02/2022;05/02/2022;12 Zqxcurrency",
    ]
    .into_iter()
    .enumerate()
    {
        rows += &format!("{at};{row};;;;Zqxagent\n");
    }
    // The same two words ten times under sex, and the name of somebody in another file.
    for at in 20..30 {
        rows += &format!("{at};;zqxten zqxtimes;Zqxelsewhere;01/01/1990;04/02/2022\n");
    }
    rows += "Total Zqxtotal;12;;;;\nZqxafter the table;;;\n";
    place.file("data/registers/Zqxfolder/register Zqxfile.csv", rows);
    place.file(
        "data/sessions Zqxsessions.csv",
        "Name;Sex;01/02/2022;02/02/2022;Zqxsession 03/02/2022\n\
         Zqxelsewhere;F;x;Zqxmark;x\nZqxperson;F;x;Zqxmark;x\nZqxperson;F;x;Zqxmark;Zqxperson\n",
    );
    place.file(
        "data/Zqxunclaimed 0612345678.csv",
        "Zqxcell;Zqxcellb\n1;2\n",
    );
    place.file(
        "data/entries.csv",
        "Line;Period;Value;Comment;Reason for variance;Evidence;Author\n\
         Zqxline;2022;1;;;;\nP1-01;Zqxperiod;1;;;;\nP1-01;2022;Zqxvalue;With Zqxlast Zqxfirst (0612345678);Zqxother;zqxmail@zqx.org;ZQXTHIRD\n",
    );
    place
}

/// A workbook with words in its properties, notes, hidden sheets, merged titles and headers in two rows.
fn register(place: &Place) {
    let mut book = Workbook::new();
    book.set_properties(
        &DocProperties::new()
            .set_author("Zqxauthor")
            .set_title("Zqxproperty"),
    );
    for (name, hidden) in [
        ("2022 Zqxsheet", false),
        ("Zqxhidden", true),
        ("Zqxnotes", false),
    ] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        sheet.set_hidden(hidden);
        let note = Note::new("Zqxremark").set_author("Zqxnoter");
        sheet.insert_note(3, 1, &note).unwrap();
        sheet.write_string(0, 0, "Zqxbanner").unwrap();
        sheet.write_string(0, 5, "Zqxabove").unwrap();
        let heads = [
            "No",
            "Name",
            "Sex",
            "Status",
            "Birth date",
            "Guidance",
            "Zqxcolumn",
        ];
        for (column, head) in (0u16..).zip(heads) {
            sheet.write_string(1, column, head).unwrap();
        }
        for row in 2..8u32 {
            let texts = [
                "9",
                "Zqxinbook",
                "Zqxw Zqxv",
                "host",
                "01/01/1990",
                "01/03/2022",
                "Zqxfree",
            ];
            for (column, text) in (0u16..).zip(texts) {
                sheet.write_string(row, column, text).unwrap();
            }
        }
    }
    place.file(
        "data/registers/register.xlsx",
        book.save_to_buffer().unwrap(),
    );
}

/// Every run of a command: all its formats, and all that it writes.
fn runs(command: &str) -> Option<Vec<Vec<&'static str>>> {
    let formats = ["table", "csv", "json", "md"];
    let each = |args: &[&'static str]| -> Vec<Vec<&'static str>> {
        let with = |format| [args, &["--format", format]].concat();
        formats.into_iter().map(with).collect()
    };
    let inspected = [
        "data/registers/register.xlsx",
        "data/registers/Zqxfolder/register Zqxfile.csv",
        "data/sessions Zqxsessions.csv",
        "data/Zqxunclaimed 0612345678.csv",
        "data/entries.csv",
    ];
    Some(match command {
        "init" => vec![vec!["init", "new"]],
        "check" => [
            each(&["check"]),
            each(&["check", "--period", "2022", "--lang", "fr"]),
            vec![
                vec!["check", "--fix-list", "fix.csv", "--return", "questions"],
                vec!["check", "--accept-layout"],
                // Held against what was accepted.
                vec!["check", "--deny", "warnings", "--color", "always"],
                vec!["check", "--reveal"],
            ],
        ]
        .concat(),
        "count" => [
            each(&["count", "--by", "sex,migrant_status"]),
            each(&["count", "--period", "2022", "--view", "new", "cumulative"]),
        ]
        .concat(),
        "report" => [
            each(&["report", "--internal"]),
            vec![vec![
                "report",
                "--period",
                "2022",
                "--internal",
                "--out",
                "other",
            ]],
        ]
        .concat(),
        "diff" => each(&["diff", "2021", "2022"]),
        "reconcile" => each(&["reconcile"]),
        "inspect" => {
            let mut all = Vec::new();
            for file in inspected {
                all.extend(each(&["inspect", file]));
                all.push(vec!["inspect", file, "--draft", "P1"]);
                all.push(vec![
                    "inspect",
                    file,
                    "--draft",
                    "P1",
                    "--out",
                    "draft.toml",
                    "--force",
                ]);
                all.push(vec!["inspect", file, "--reveal"]);
            }
            all
        }
        "explain" => vec![vec!["explain", "unknown-value"], vec!["explain", "T-01"]],
        "completions" => vec![vec!["completions", "bash"]],
        // It hands a sheet to bilan itself, through a pipe that nobody else reads.
        "read-aside" => Vec::new(),
        _ => return None,
    })
}

/// The planted words in a text, whatever their case.
fn told(text: &str) -> BTreeSet<String> {
    let text = text.to_lowercase();
    let at = text.match_indices(MARK).map(|(at, _)| at);
    let word = |at: usize| {
        let rest = text[at..].split(|sign: char| !sign.is_alphanumeric());
        rest.into_iter().next().unwrap_or_default().to_owned()
    };
    let mut found: BTreeSet<String> = at.map(word).collect();
    if text.replace([' ', '.', '-'], "").contains("0612345678") {
        found.insert("0612345678".into());
    }
    found
}

/// The text of a file; of a workbook, of all its parts.
fn text_of(path: &std::path::Path) -> String {
    let bytes = std::fs::read(path).unwrap();
    let Ok(mut parts) = zip::ZipArchive::new(std::io::Cursor::new(&bytes)) else {
        return String::from_utf8_lossy(&bytes).into_owned();
    };
    let mut text = String::new();
    for at in 0..parts.len() {
        let mut part = Vec::new();
        parts.by_index(at).unwrap().read_to_end(&mut part).unwrap();
        text += &String::from_utf8_lossy(&part);
    }
    text
}

fn all_files(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(all_files(&path));
        } else {
            files.push(path);
        }
    }
    files
}

#[test]
fn nothing_that_a_command_prints_or_writes_holds_a_planted_word() {
    let place = planted();
    let before: BTreeSet<_> = all_files(&place.path("")).into_iter().collect();
    let mut leaks = Vec::new();
    for command in cli::command(Language::En).get_subcommands() {
        let name = command.get_name();
        let runs = runs(name).unwrap_or_else(|| panic!("`{name}` is new: say here how it is run"));
        for args in runs {
            let ran = place.bilan(&args);
            for (stream, text) in [("out", &ran.out), ("err", &ran.err)] {
                for word in told(text) {
                    leaks.push(format!("{word}: {stream} of {args:?}"));
                }
            }
            let reveals = args.contains(&"--reveal");
            assert!(!reveals || ran.code == 2 && ran.out.is_empty(), "{ran:?}");
            if name == "report" {
                assert!(ran.code < 2, "{ran:?}");
            }
        }
    }
    let written: Vec<_> = all_files(&place.path(""))
        .into_iter()
        .filter(|path| !before.contains(path))
        .collect();
    for end in [
        "fix.csv",
        "draft.toml",
        "P1_don_life_interne.xlsx",
        "register.txt",
    ] {
        assert!(
            written.iter().any(|path| path.ends_with(end)),
            "no {end}: {written:?}"
        );
    }
    for path in written {
        let inside = path
            .strip_prefix(place.path(""))
            .unwrap()
            .to_string_lossy()
            .into_owned();
        for word in told(&inside).into_iter().chain(told(&text_of(&path))) {
            leaks.push(format!("{word}: {inside}"));
        }
    }
    assert!(
        leaks.is_empty(),
        "{} leaks:\n{}",
        leaks.len(),
        leaks.join("\n")
    );
}

/// Mistakes in a list of aliases are told by their place.
#[test]
fn mistakes_in_a_list_of_aliases_repeat_no_word_of_it() {
    let place = planted();
    place.file(
        "indicators/more.csv",
        "dimension,value,category,source\nsex,Zqxtwice,female,\nsex,Zqxtwice,male,\nsex,Zqxlost,Zqxcategory Zqxb,\n\
         Zqxdimension,x,y,\nsex,Zqxof,female,Zqxsource\n",
    );
    for format in ["table", "csv", "json", "md"] {
        let ran = place.bilan(&["check", "--format", format]).ends(1);
        assert_eq!(told(&ran.out), BTreeSet::new(), "{ran:?}");
        assert_eq!(told(&ran.err), BTreeSet::new(), "{ran:?}");
    }
    place.bilan(&["check"]).says(&[
        "more.csv:3:5",
        "alias-claimed-twice",
        "`Aaaaaaaa`",
        "more.csv:4:13",
    ]);
}

/// What is hidden can be mended by what is shown: the file, the column's letter, the row, the form and how often.
#[test]
fn a_value_that_is_hidden_is_told_by_its_place() {
    planted()
        .bilan(&["check"])
        .says(&["unknown-value", "`aaaaaa aaaaaaaa`", "C", "10"]);
}

/// At a terminal the officer is shown the text.
#[test]
#[cfg(target_os = "linux")]
fn at_a_terminal_what_is_hidden_is_revealed() {
    let place = planted();
    let bilan = env!("CARGO_BIN_EXE_bilan");
    let ran = std::process::Command::new("script")
        .args(["-qec", &format!("{bilan} check --reveal"), "/dev/null"])
        .current_dir(place.path(""))
        .output()
        .unwrap();
    let out = String::from_utf8_lossy(&ran.stdout).to_lowercase();
    for word in ["zqxten zqxtimes", "zqxfile", "zqxsheet"] {
        assert!(out.contains(word), "{word}: {out}");
    }
}
