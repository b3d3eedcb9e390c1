//! Nothing from a file or the command line reaches a terminal as a command to it: signs that no text shows are planted
//! wherever bilan may read a text, and both streams of every command are searched for them.

use bilan::language::Language;
use bilan::screen::is_hidden;

use crate::common::{HEADER, PEOPLE, Place};
use crate::support::{files, is_of};

/// A colour, a bell, the older escape, a turn of the text, a sign without width, an end of line, a deletion. No colour of
/// bilan's own is this one.
const SIGNS: &str = "\u{1b}[35;45m\u{7}\u{9b}2J\u{202e}\u{2066}\u{200b}\u{2028}\u{8}\u{7f}";

/// The same, as a text in TOML says it.
const IN_TOML: &str = "\\u001B[35;45m\\u0007\\u009B2J\\u202E\\u2066\\u200B\\u2028\\u0008\\u007F";

/// Signs that a sheet's name may hold, or the text of a TOML file.
const ANYWHERE: &str = "\u{9b}2J\u{202e}\u{2066}\u{200b}\u{2028}";

/// A file's name.
const NAMED: &str = "\u{1b}[35;45m\u{202e}\u{200b}.csv";

const FORMATS: [&str; 4] = ["table", "csv", "json", "md"];

/// A catalogue and registers with the signs in every text, sound but for doubts.
fn place() -> Place {
    let place = Place::new();
    let signs = |text: &str| format!("{text}{SIGNS}");
    let rows = PEOPLE
        .replace(";F;", &format!(";{};", signs("Fe")))
        .replace("Zoubida", SIGNS);
    let header = HEADER.replace("Amount", &format!("Amount;{}", signs("Note")));
    let text = format!(
        "{header}{rows}7;x;F;{};{};{};;;\n",
        signs("s"),
        signs("d"),
        signs("32/13/2022")
    );
    place.file("data/register-a.csv", &text);
    if cfg!(unix) {
        place.file(
            &format!("data/register{SIGNS}.csv"),
            text.replace('\n', "\n9"),
        );
        place.file(&format!("data/other{SIGNS}.csv"), signs("a;b\n1;2\n"));
        place.file(&format!("data/register{SIGNS}.xlsx"), b"PK\x03\x04 damaged");
    }
    let sheet = format!("F{ANYWHERE}");
    place.xlsx(
        "data/register-b.xlsx",
        &[(&sheet, &text), ("G", "a;b\n1;2\n")],
    );
    for (file, from) in [
        ("catalogue.toml", "Trial catalogue"),
        ("catalogue.toml", "\"Trial\""),
        ("dimensions.toml", "en = \"Women"),
        ("dimensions.toml", "en = \"Sex"),
        ("dimensions.toml", "en = \"Case number"),
        ("theme.toml", "People guided"),
        ("theme.toml", "Each person once."),
        ("donors/don.toml", "A donor"),
        ("donors/don.toml", "Donor report"),
        ("projects/p1.toml", "First project"),
    ] {
        let to = match from.strip_suffix('"') {
            Some(from) => format!("{from}{IN_TOML}\""),
            None => format!("{from}{IN_TOML}"),
        };
        place.edit(&format!("indicators/{file}"), from, &to);
    }
    let aliases = format!("aliases = [\"f\", \"fem{IN_TOML}\", ");
    place.edit("indicators/dimensions.toml", "aliases = [\"f\", ", &aliases);
    place.edit(
        "indicators/projects/p1.toml",
        "end = 2023-12-31",
        "end = 2023-12-31\nentries = \"entries.csv\"",
    );
    let entries = "Line;Period;Value;Comment;Reason for variance;Evidence;Author\n";
    let line = |line: &str, period: &str, value: &str| {
        format!("{line};{period};{value};{0};{0};{0};{0}\n", signs("said"))
    };
    let lines = line("P1-01", "2022", "") + &line(&signs("P9"), &signs("2022"), &signs("5"));
    place.file("data/entries.csv", format!("{entries}{lines}"));
    place
}

/// The same with mistakes in the catalogue, at the signs and of them.
fn mistaken() -> Place {
    let place = place();
    let wrong = format!(
        "\n# {ANYWHERE}\n[[dimension]]\ncode = \"x{IN_TOML}\"\n\"key{IN_TOML}\" = \"{ANYWHERE}\"\nof = \"{ANYWHERE}\"\n"
    );
    place.append("indicators/dimensions.toml", &wrong);
    let alias = format!("aliases = [\"fem{IN_TOML}\", \"m\", ");
    place.edit("indicators/dimensions.toml", "aliases = [\"m\", ", &alias);
    let title = format!("Cover{IN_TOML}");
    place.edit("indicators/donors/don.toml", "Cover", &title);
    place.file("indicators/broken.toml", format!("x = \"{SIGNS}\n"));
    if cfg!(unix) {
        place.file(&format!("indicators/{SIGNS}.toml"), "x = ");
    }
    place
}

/// What a command is tried with; one that stands here in no way is a failure.
fn arguments<'a>(command: &str, files: &[&'a str]) -> Vec<Vec<&'a str>> {
    let sheet = vec!["data/register-b.xlsx", "--sheet", SIGNS];
    match command {
        "init" => vec![vec![SIGNS], vec!["."], vec!["data/register-a.csv"]],
        "check" => vec![
            vec![],
            vec!["P1", "--period", "2022"],
            vec![SIGNS],
            vec!["--period", SIGNS],
            vec!["--fix-list", NAMED],
            vec!["--return", NAMED],
            vec!["--accept-layout"],
        ],
        "count" => vec![
            vec![],
            vec![SIGNS],
            vec!["-i", SIGNS],
            vec!["--by", SIGNS],
            vec!["--view", SIGNS],
            vec!["--period", SIGNS],
        ],
        "report" => vec![
            vec!["--internal"],
            vec![SIGNS],
            vec!["--donor", SIGNS],
            vec!["--out", SIGNS],
        ],
        "diff" => vec![
            vec!["2021", "2022"],
            vec![SIGNS, "2022"],
            vec!["2021", NAMED],
        ],
        "reconcile" => vec![vec![], vec![SIGNS]],
        "inspect" => vec![
            files.to_vec(),
            [files, &["--draft", "P1"]].concat(),
            vec![SIGNS],
            sheet,
            vec!["data/entries.csv", "--draft", SIGNS],
        ],
        "explain" => vec![vec![SIGNS], vec!["T-01"], vec!["unknown-value"]],
        "completions" => vec![vec!["bash"], vec!["fish"], vec![SIGNS]],
        // What it writes is for the program that started it: frames through a pipe, no text.
        "read-aside" => vec![],
        new => panic!("how is `{new}` tried?"),
    }
}

/// Command lines that try a command, some of which cannot be read.
fn tries(command: &str, place: &Place) -> Vec<Vec<String>> {
    let entries = std::fs::read_dir(place.path("data")).unwrap();
    let name = |entry: std::io::Result<std::fs::DirEntry>| entry.unwrap().file_name();
    let mut files: Vec<String> = entries
        .map(|entry| format!("data/{}", name(entry).to_str().unwrap()))
        .collect();
    files.sort();
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    let option = format!("--{SIGNS}");
    let mut list = arguments(command, &files);
    list.extend([vec![option.as_str()], vec!["--color", SIGNS]]);
    let line = |arguments: Vec<&str>| -> Vec<String> {
        let whole = std::iter::once(command).chain(arguments);
        whole.map(str::to_owned).collect()
    };
    list.into_iter().map(line).collect()
}

/// What a text holds besides bilan's own colours and ends of lines.
fn hidden(text: &str) -> Option<String> {
    let mut pieces = text.split('\u{1b}');
    let first = pieces.next().unwrap_or_default().to_owned();
    let bare = pieces.fold(first, |bare, piece| match piece.split_once('m') {
        Some((colour, rest)) if colour.starts_with('[') && !colour.contains("35;45") => bare + rest,
        _ => bare + "\u{1b}" + piece,
    });
    let line = |line: &&str| line.contains(is_hidden);
    bare.split('\n').find(line).map(str::to_owned)
}

#[track_caller]
fn try_line(place: &Place, line: &[String]) {
    let line: Vec<&str> = line.iter().map(String::as_str).collect();
    let mut command = place.command(&line);
    // Colours that are not wanted are taken out of what is written with them.
    command.env_remove("NO_COLOR").args(["--color", "always"]);
    let ran = command.output().unwrap();
    for stream in [&ran.stdout, &ran.stderr] {
        let text = std::str::from_utf8(stream).unwrap();
        assert_eq!(hidden(text), None, "{line:?}");
    }
    let code = ran.status.code().expect("ended by itself");
    assert!(code < 3, "{line:?}: {code}");
}

#[test]
fn no_command_prints_what_a_terminal_obeys() {
    for place in [place(), mistaken()] {
        let commands = bilan::cli::command(Language::En);
        for command in commands.get_subcommands() {
            let formats = command.get_arguments().any(|one| one.get_id() == "format");
            for line in tries(command.get_name(), &place) {
                try_line(&place, &line);
                let misused = line.iter().any(|one| one.starts_with("--"));
                if !formats || misused {
                    continue;
                }
                for format in &FORMATS[1..] {
                    let format = ["--format".to_owned(), (*format).to_owned()];
                    try_line(&place, &[&line[..], &format].concat());
                }
            }
        }
    }
}

#[test]
fn the_signs_are_where_they_are_looked_for() {
    // What bilan shows in their place shows that each place was read and printed.
    let shown = "␛[35;45m␇<U+009B>2J";
    let counted = place().bilan(&["count", "--format", "csv", "--quiet"]);
    assert!(counted.out.lines().count() > 10, "{counted:?}");
    let check = place().bilan(&["check"]);
    let all = format!("{}{}", check.out, check.err);
    assert!(all.contains(shown), "{all}");
    assert!(all.contains("<U+202E>"), "{all}");
    let wrong = mistaken().bilan(&["check"]);
    let all = format!("{}{}", wrong.out, wrong.err);
    assert!(all.contains("<U+202E>"), "{all}");
    place().bilan(&["count", SIGNS]).ends(2).says(&[shown]);
    place()
        .bilan(&["count", &format!("--{SIGNS}")])
        .ends(2)
        .says(&[shown]);
    // JSON says what it is.
    let ran = place().bilan(&["reconcile", "--format", "json", "P1"]);
    serde_json::from_str::<serde_json::Value>(&ran.out).unwrap();
    let ran = place().bilan(&["check", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert!(json.to_string().contains('\u{202e}'), "{json}");
}

/// The parts of a workbook, as text.
fn parts(workbook: &std::path::Path) -> Vec<(String, String)> {
    let mut package = zip::ZipArchive::new(std::fs::File::open(workbook).unwrap()).unwrap();
    let places = 0..package.len();
    let part = places.map(|at| {
        let mut part = package.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        (name, std::io::read_to_string(&mut part).unwrap())
    });
    part.filter(|(name, _)| is_of(name, "xml") || is_of(name, "rels"))
        .collect()
}

#[test]
fn workbooks_hold_nothing_that_xml_refuses() {
    let place = place();
    let refused = "a\u{fffe}\u{ffff}b";
    place.edit(
        "indicators/projects/p1.toml",
        "First project",
        &format!("First {refused}"),
    );
    let columns = "\"percent_of_target\", \"comment\"]";
    let charted = format!("{columns}\nchart = \"progress\"");
    place.edit("indicators/donors/don.toml", columns, &charted);
    place.bilan(&["report", "--internal", "--lang", "en"]);
    place.bilan(&["check", "--return", "reports"]);
    let mut books = files(&place.path("reports"));
    books.retain(|book| is_of(book, "xlsx"));
    assert!(books.len() > 2, "{books:?}");
    for book in books.iter().map(|book| place.path("reports").join(book)) {
        for (name, text) in parts(&book) {
            let refused = |sign: char| {
                sign < ' ' && !"\t\n\r".contains(sign) || matches!(sign, '\u{fffe}' | '\u{ffff}')
            };
            let at = text.find(refused);
            let near = at.map(|at| text[..at].chars().rev().take(60).collect::<String>());
            assert_eq!(near, None, "{name} of {}", book.display());
        }
    }
}
