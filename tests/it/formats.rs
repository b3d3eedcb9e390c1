//! Every format, cell by cell: what bilan reads is what an independent reader read, recorded beside each file.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use bilan::ingest::{self, Folder, ReadSeek, Row, Value};
use chrono::{TimeDelta, Timelike};
use serde_json::{Value as Json, json};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/formats")
}

/// Runs the program itself on a workbook of a kind that is read in a process of its own.
fn aside(path: &str, sheet: Option<usize>) -> std::io::Result<Box<dyn Read + Send>> {
    let child = Command::new(env!("CARGO_BIN_EXE_bilan"))
        .arg("read-aside")
        .arg(folder().join(path))
        .args(sheet.map(|sheet| sheet.to_string()))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()?;
    let out = child.wait_with_output()?;
    Ok(Box::new(std::io::Cursor::new(out.stdout)))
}

/// A cell in the words of the records; none for an empty one.
fn told(value: Value<'_>) -> Option<(&'static str, Json)> {
    Some(match value {
        Value::Empty => return None,
        Value::Text(text) => ("text", json!(text)),
        Value::Number(number) => ("number", json!(number)),
        Value::Moment(moment) => {
            let rounded = moment
                .checked_add_signed(TimeDelta::milliseconds(500))
                .unwrap();
            let rounded = rounded.with_nanosecond(0).unwrap();
            (
                "moment",
                json!(rounded.format("%Y-%m-%dT%H:%M:%S").to_string()),
            )
        }
        Value::Truth(truth) => ("truth", json!(truth)),
        Value::Error => ("error", Json::Null),
        Value::NoResult => ("no-result", Json::Null),
    })
}

/// The sheets of a file as bilan reads them, in the shape of the records.
fn read(name: &str) -> Json {
    let files = [name.to_owned()];
    let open = |path: &str| {
        let file = File::open(folder().join(path))?;
        Ok(Box::new(BufReader::new(file)) as Box<dyn ReadSeek>)
    };
    let folder = Folder {
        files: &files,
        open: &open,
        aside: &aside,
        progress: &|_| {},
    };
    let book = ingest::open(&folder, name).unwrap_or_else(|reason| panic!("{name}: {reason:?}"));
    let mut sheets = Vec::new();
    for (place, sheet) in book.sheets().iter().enumerate() {
        let mut rows = Vec::new();
        let mut take = |row: Row<'_>| {
            let cells: Vec<Json> = (0..)
                .zip(row.cells)
                .filter_map(|(column, cell): (usize, _)| {
                    let (kind, value) = told(*cell)?;
                    Some(json!([column, kind, value]))
                })
                .collect();
            if !cells.is_empty() {
                rows.push(json!([row.number, cells]));
            }
            true
        };
        book.read(place, &mut take)
            .unwrap_or_else(|reason| panic!("{name}, {}: {reason:?}", sheet.name));
        sheets.push(json!({ "name": sheet.name, "hidden": sheet.hidden, "rows": rows }));
    }
    Json::Array(sheets)
}

/// Whether two values are the same, numbers by their value whatever their writing.
fn same(a: &Json, b: &Json) -> bool {
    match (a, b) {
        (Json::Number(a), Json::Number(b)) => {
            let (a, b) = (a.as_f64().unwrap(), b.as_f64().unwrap());
            (a - b).abs() <= 1e-9 * a.abs().max(1.0)
        }
        (Json::Array(a), Json::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        _ => a == b,
    }
}

/// The same with errors and missing results not told apart.
fn broken(sheets: &Json) -> Json {
    let text = sheets.to_string();
    serde_json::from_str(&text.replace("\"error\",null", "\"no-result\",null")).unwrap()
}

/// Where the two differ first.
fn difference(read: &Json, recorded: &Json) -> Option<String> {
    let sheets = |json: &Json| json.as_array().unwrap().clone();
    let (read, recorded) = (sheets(read), sheets(recorded));
    if read.len() != recorded.len() {
        return Some(format!("{} sheets for {}", read.len(), recorded.len()));
    }
    for (read, recorded) in read.iter().zip(&recorded) {
        for key in ["name", "hidden"] {
            if read[key] != recorded[key] {
                return Some(format!("{} for {}", read[key], recorded[key]));
            }
        }
        let (a, b) = (sheets(&read["rows"]), sheets(&recorded["rows"]));
        for (a, b) in a.iter().zip(&b) {
            if !same(a, b) {
                return Some(format!("{}:\n  read     {a}\n  recorded {b}", read["name"]));
            }
        }
        if a.len() != b.len() {
            return Some(format!(
                "{}: {} rows for {}",
                read["name"],
                a.len(),
                b.len()
            ));
        }
    }
    None
}

#[test]
fn cells_are_those_of_an_independent_reader() {
    let mut faults = Vec::new();
    let mut count = 0;
    for entry in std::fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let Some(file) = name.strip_suffix(".json") else {
            continue;
        };
        let recorded: Json = serde_json::from_reader(File::open(&path).unwrap()).unwrap();
        count += 1;
        let (mut read, mut sheets) = (read(file), recorded["sheets"].clone());
        if Path::new(file)
            .extension()
            .is_some_and(|ending| ending == "xlsb")
        {
            // Of a formula that ends in an error the xlsb reader says nothing; bilan says that a result is missing.
            (read, sheets) = (broken(&read), broken(&sheets));
        }
        if let Some(difference) = difference(&read, &sheets) {
            faults.push(format!("{file}: {difference}"));
        }
    }
    assert!(count > 25, "{count} files");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
