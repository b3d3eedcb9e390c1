//! `docs/sources.md` and `docs/logframe.md` tell the truth: each example is written out and run, and its answers compared.
//!
//! An example stands under one heading. Its files are fenced blocks named after the language (`csv data/register.csv`,
//! `csv data/register.xlsx › Members` for a sheet of a workbook), those of `dimensions.toml` being added to the small
//! catalogue's; its commands are `console` blocks.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use crate::common::Place;

/// A fenced block: what stands behind the fence, and its text.
struct Block<'d> {
    heading: &'d str,
    info: &'d str,
    text: String,
}

fn blocks(document: &str) -> Vec<Block<'_>> {
    let (mut found, mut heading) = (Vec::new(), "");
    let mut lines = document.lines();
    while let Some(line) = lines.next() {
        if line.starts_with("##") {
            heading = line;
        } else if let Some(info) = line.strip_prefix("```") {
            let inside = lines.by_ref().take_while(|line| *line != "```");
            let text = inside.flat_map(|line| [line, "\n"]).collect();
            found.push(Block {
                heading,
                info,
                text,
            });
        }
    }
    found
}

/// The small catalogue with the files of an example; one that counts has whole registers.
fn place(files: &[&Block<'_>], counts: bool) -> Place {
    let place = Place::new();
    let mut books: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for file in files {
        let Some((_, path)) = file.info.split_once(' ') else {
            continue;
        };
        if let Some((path, sheet)) = path.split_once(" › ") {
            books.entry(path).or_default().push((sheet, &file.text));
        } else if path.ends_with("dimensions.toml") {
            place.append(path, &file.text);
        } else if counts && path.contains("sources/") && !file.text.contains("covers = ") {
            place.file(path, format!("covers = \"2021..2023\"\n{}", file.text));
        } else {
            place.file(path, &file.text);
        }
    }
    for (path, sheets) in books {
        place.xlsx(path, &sheets);
    }
    place
}

/// What a `console` block says once its commands have run: `? 1` where one ends with that code.
fn answered(place: &Place, console: &str) -> String {
    let mut said = String::new();
    let commands = console.lines().filter_map(|line| line.strip_prefix("$ "));
    for command in commands {
        let arguments: Vec<&str> = command.split_whitespace().skip(1).collect();
        let ran = place.bilan(&[&["--quiet"], arguments.as_slice()].concat());
        writeln!(said, "$ {command}").unwrap();
        if ran.code != 0 {
            writeln!(said, "? {}", ran.code).unwrap();
        }
        let answer = format!("{}{}", ran.out, ran.err);
        for line in answer.trim_end().lines() {
            said.push_str(line.trim_end());
            said.push('\n');
        }
    }
    said
}

fn document(name: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(root.join("docs").join(name)).unwrap()
}

#[test]
fn each_example_answers_as_it_says() {
    examples("sources.md", 12);
    examples("logframe.md", 2);
}

fn examples(name: &str, least: usize) {
    let document = document(name);
    let blocks = blocks(&document);
    let (consoles, files): (Vec<_>, Vec<_>) =
        blocks.iter().partition(|block| block.info == "console");
    assert!(consoles.len() >= least, "{} examples", consoles.len());
    for console in consoles {
        let own = files.iter().filter(|file| file.heading == console.heading);
        let counts = console.text.contains("bilan count");
        let place = place(&own.copied().collect::<Vec<_>>(), counts);
        let answers = answered(&place, &console.text);
        assert_eq!(answers, console.text, "{}", console.heading);
    }
}

/// The keys that a schema, or a part of one, declares.
fn keys(schema: &serde_json::Value, found: &mut BTreeSet<String>) {
    if let Some(properties) = schema["properties"].as_object() {
        found.extend(properties.keys().cloned());
    }
    let parts: Vec<&serde_json::Value> = match schema {
        serde_json::Value::Object(parts) => parts.values().collect(),
        serde_json::Value::Array(parts) => parts.iter().collect(),
        _ => return,
    };
    for part in parts {
        keys(part, found);
    }
}

/// Each header that a table of lines or of entries is read by stands in the tables of the page.
#[test]
fn each_header_is_told() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let document = document("logframe.md");
    let mut told = 0;
    for path in ["catalogue/table/columns.rs", "ingest/entries.rs"] {
        let source = std::fs::read_to_string(root.join(path)).unwrap();
        let lists = source.split("const ").filter(|list| {
            ["NAMES", "TEXTS", "HEADERS"]
                .iter()
                .any(|name| list.starts_with(name))
        });
        for list in lists {
            let list = list.split("];\n").next().unwrap();
            for header in list.split('"').skip(1).step_by(2) {
                assert!(document.contains(&format!("| {header} |")), "{header}");
                told += 1;
            }
        }
    }
    assert_eq!(told, 2 * (18 + 6 + 7));
}

#[test]
fn each_key_is_told() {
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("indicators/schema/source.schema.json");
    let schema = serde_json::from_slice(&std::fs::read(schema).unwrap()).unwrap();
    let mut wanted = BTreeSet::new();
    keys(&schema, &mut wanted);
    assert!(wanted.contains("threshold"), "{wanted:?}");
    let document = document("sources.md");
    let words: BTreeSet<&str> = document
        .split(|sign: char| !(sign.is_alphanumeric() || sign == '_'))
        .collect();
    let untold: Vec<_> = wanted
        .iter()
        .filter(|key| !words.contains(key.as_str()))
        .collect();
    assert!(untold.is_empty(), "not on the page: {untold:?}");
}
