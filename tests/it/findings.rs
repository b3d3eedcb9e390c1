//! One folder a code, one heading of `docs/findings.md` a code, and each code provoked by the smallest files.
//!
//! `tests/findings/base` is a sound catalogue with a register. Every other folder is named by a code and holds the few
//! files that stand in place of the base's, or beside them, to provoke it:
//!
//! - `workbook.txt` describes a workbook: its path, then `[sheet]` (`hidden`, `cut short`) and its rows, those that begin
//!   with `(hidden)` hidden, with `(struck)` struck through, `(merged D2:D3)` a range merged, and `=…` a formula that was
//!   saved without its result;
//! - `link.txt` gives a link, and the folder that it leads to;
//! - `arguments.txt` gives a command other than `check`.
//!
//! `BILAN_UPDATE_DOCS=1 cargo test --test it findings` writes the document anew.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{Cursor, Read as _, Write as _};
use std::path::{Path, PathBuf};

use crate::support::{files, root};
use bilan::cli::{Cli, Command};
use bilan::count::{self, Asked, View};
use bilan::finding::Code;
use bilan::ingest::{self, Folder, ReadSeek};
use bilan::language::Language;
use bilan::wording::explain::explanation;
use bilan::write::atomically;
use bilan::{catalogue, catalogue::CatalogueText, catalogue::PeriodSpec};
use clap::Parser as _;
use strum::IntoEnumIterator;

fn folder() -> PathBuf {
    root().join("tests").join("findings")
}

/// Files of a fixture that speak to this test and not to bilan.
fn apart(path: &str) -> bool {
    matches!(path, "workbook.txt" | "link.txt" | "arguments.txt")
}

/// A place with the base and, over it, a fixture.
fn place(code: Option<&str>) -> tempfile::TempDir {
    let place = tempfile::tempdir().unwrap();
    std::fs::create_dir(place.path().join("nothing")).unwrap();
    for name in ["base"].into_iter().chain(code) {
        let from = folder().join(name);
        for path in files(&from) {
            let bytes = std::fs::read(from.join(&path)).unwrap();
            if path == "workbook.txt" {
                let (path, bytes) = workbook(&String::from_utf8(bytes).unwrap());
                atomically(&place.path().join(path), &bytes).unwrap();
            } else if path == "link.txt" {
                let text = String::from_utf8(bytes).unwrap();
                let (link, to) = text.trim().split_once(" -> ").unwrap();
                linked(Path::new(to), &place.path().join(link));
            } else if !apart(&path) {
                atomically(&place.path().join(path), &bytes).unwrap();
            }
        }
    }
    place
}

#[cfg(unix)]
fn linked(to: &Path, link: &Path) {
    std::os::unix::fs::symlink(to, link).unwrap();
}

#[cfg(windows)]
fn linked(to: &Path, link: &Path) {
    std::os::windows::fs::symlink_dir(to, link).unwrap();
}

/// A workbook as described: its path and its bytes.
fn workbook(text: &str) -> (String, Vec<u8>) {
    let (path, text) = text.split_once('\n').unwrap();
    let mut book = rust_xlsxwriter::Workbook::new();
    let mut row = 0;
    for line in text.lines() {
        if let Some((name, more)) = line.strip_prefix('[').and_then(|line| line.split_once(']')) {
            let sheet = book.add_worksheet().set_name(name).unwrap();
            sheet.set_hidden(more.contains("hidden"));
            row = 0;
            continue;
        }
        if line.starts_with("(merged") {
            continue;
        }
        let last = book.worksheets().len() - 1;
        let sheet = book.worksheet_from_index(last).unwrap();
        let hidden = line.strip_prefix("(hidden) ");
        if hidden.is_some() {
            sheet.set_row_hidden(row).unwrap();
        }
        let struck = line.strip_prefix("(struck) ");
        for (column, cell) in hidden.or(struck).unwrap_or(line).split(';').enumerate() {
            write_cell(sheet, row, column as u16, cell);
            if struck.is_some() {
                let format = rust_xlsxwriter::Format::new().set_font_strikethrough();
                sheet.set_cell_format(row, column as u16, &format).unwrap();
            }
        }
        row += 1;
    }
    let bytes = book.save_to_buffer().unwrap();
    let cut = text.contains("] cut short");
    let mut lines = text.lines();
    let merged = lines.find_map(|line| line.strip_prefix("(merged ")?.strip_suffix(')'));
    let changed = mended(&bytes, &|sheet| {
        let end = sheet.find("<row r=\"2\"").filter(|_| cut);
        let end = end.map_or(sheet.len(), |row| row + 20);
        // What the writer gives each formula in place of a result that it does not work out.
        let sheet = sheet[..end].replace("</f><v>0</v>", "</f>");
        match merged {
            Some(range) => {
                let tail =
                    format!("</sheetData><mergeCells><mergeCell ref=\"{range}\"/></mergeCells>");
                sheet.replace("</sheetData>", &tail)
            }
            None => sheet,
        }
    });
    (path.to_owned(), changed)
}

fn write_cell(sheet: &mut rust_xlsxwriter::Worksheet, row: u32, column: u16, cell: &str) {
    let formula = match cell {
        "#N/A" => rust_xlsxwriter::Formula::new("=NA()").set_result("#N/A"),
        _ if cell.starts_with('=') => rust_xlsxwriter::Formula::new(cell),
        _ => {
            sheet.write_string(row, column, cell).unwrap();
            return;
        }
    };
    sheet.write_formula(row, column, formula).unwrap();
}

/// A workbook with another XML in place of that of its first sheet.
fn mended(bytes: &[u8], mend: &dyn Fn(&str) -> String) -> Vec<u8> {
    let mut whole = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for at in 0..whole.len() {
        let mut part = whole.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = Vec::new();
        part.read_to_end(&mut text).unwrap();
        if name.ends_with("sheet1.xml") {
            text = mend(&String::from_utf8(text).unwrap()).into_bytes();
        }
        out.start_file(name, options).unwrap();
        out.write_all(&text).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// What a command found: code and severity.
fn found(place: &Path, arguments: &str) -> BTreeSet<(String, String)> {
    let settings = ["--lang", "en", "--quiet", "--color", "never"].map(str::to_owned);
    let folders = [("--catalogue", "indicators")];
    let folders =
        folders.map(|(flag, name)| [flag.to_owned(), place.join(name).to_string_lossy().into()]);
    let line = std::iter::once("bilan".to_owned())
        .chain(settings)
        .chain(folders.concat())
        .chain(arguments.split_whitespace().map(str::to_owned));
    let mut cli = Cli::try_parse_from(line).unwrap();
    if let Command::Count(args) = &cli.command {
        return counted(place, &args.period, &args.view);
    }
    match &mut cli.command {
        Command::Check(args) => args.format = bilan::cli::OutputFormat::Json,
        Command::Reconcile(args) => args.format = bilan::cli::OutputFormat::Json,
        _ => {}
    }
    let mut out = Vec::new();
    bilan::command::run(cli, &mut out, &mut std::io::sink()).unwrap();
    let json: serde_json::Value = serde_json::from_slice(&out).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    if let Some(contradictions) = json["contradictions"].as_array() {
        // Without a word about them they are warnings.
        let found = contradictions.iter().map(|one| text(&one["code"]));
        return found.map(|code| (code, "warning".into())).collect();
    }
    let findings = json["findings"].as_array().unwrap();
    findings
        .iter()
        .map(|one| (text(&one["code"]), text(&one["severity"])))
        .collect()
}

/// What counting these periods finds; `count` itself prints figures.
fn counted(place: &Path, periods: &[String], views: &[View]) -> BTreeSet<(String, String)> {
    let indicators = place.join("indicators");
    let read = |path: String| {
        let text = std::fs::read_to_string(indicators.join(&path)).unwrap();
        CatalogueText { path, text }
    };
    let texts: Vec<CatalogueText> = files(&indicators).into_iter().map(read).collect();
    let catalogue = catalogue::read(&texts, &indicators).0.unwrap();
    let data = place.join("data");
    let open = |path: &str| {
        let file = std::fs::File::open(data.join(path))?;
        Ok(Box::new(std::io::BufReader::new(file)) as Box<dyn ReadSeek>)
    };
    let folder = Folder {
        files: &files(&data),
        open: &open,
        aside: &|_, _| Err(std::io::ErrorKind::Unsupported.into()),
        progress: &|_| {},
    };
    let mut read = ingest::read(&catalogue, &[0], &folder);
    let asked = Asked {
        projects: vec![0],
        indicators: Vec::new(),
        periods: periods
            .iter()
            .map(|text| PeriodSpec::parse(text).unwrap())
            .collect(),
        views: views.to_vec(),
        by: None,
    };
    let requests = count::asked(&catalogue, &asked);
    let (_, found) = count::count(&catalogue, &read, &requests).unwrap();
    read.findings.extend(found);
    let severity = |one: &bilan::finding::Finding| format!("{:?}", one.severity()).to_lowercase();
    let findings = read.findings.iter();
    findings
        .map(|one| (one.code().name().to_owned(), severity(one)))
        .collect()
}

fn arguments(code: &str) -> String {
    let path = folder().join(code).join("arguments.txt");
    std::fs::read_to_string(path).unwrap_or_else(|_| "check".into())
}

/// The severity of a code as its fixture provokes it.
fn provoked(code: Code) -> Result<String, String> {
    let name = code.name();
    let place = place(Some(name));
    let found = found(place.path(), &arguments(name));
    let severity = found.iter().find(|(code, _)| code == name);
    let severity = severity.map(|(_, severity)| severity.clone());
    severity.ok_or_else(|| format!("{name} is not provoked, but {found:?}"))
}

#[test]
fn the_base_is_sound() {
    let place = place(None);
    let found = found(place.path(), "check");
    // How a CSV file was read is always said.
    let only = BTreeSet::from([("inferred-text".to_owned(), "note".to_owned())]);
    assert_eq!(found, only);
}

#[test]
fn each_folder_provokes_its_code_and_the_document_tells_of_it() {
    let mut faults = Vec::new();
    let mut document = HEAD.to_owned();
    for code in Code::iter() {
        let severity = provoked(code).unwrap_or_else(|fault| {
            faults.push(fault);
            String::new()
        });
        section(&mut document, code, &severity);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let path = root().join("docs").join("findings.md");
    if std::env::var_os("BILAN_UPDATE_DOCS").is_some() {
        atomically(&path, document.as_bytes()).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == document,
        "docs/findings.md is out of step: run `BILAN_UPDATE_DOCS=1 cargo test --test it findings`"
    );
}

#[test]
fn folders_and_headings_are_the_codes() {
    let codes: BTreeSet<&str> = Code::iter().map(Code::name).collect();
    let entries = std::fs::read_dir(folder()).unwrap();
    let folders: BTreeSet<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "base")
        .collect();
    let wanted: BTreeSet<String> = codes.iter().map(|&name| name.to_owned()).collect();
    assert_eq!(folders, wanted);
    let document = std::fs::read_to_string(root().join("docs").join("findings.md")).unwrap();
    let headings: Vec<&str> = document
        .lines()
        .filter_map(|line| line.strip_prefix("## "))
        .collect();
    let told: BTreeSet<&str> = headings.iter().copied().collect();
    assert_eq!(told, codes);
    assert_eq!(headings.len(), codes.len(), "no heading comes twice");
}

const HEAD: &str = "\
# Findings

What `bilan` may find wrong or doubtful, by code, in the order of the program: the catalogue, files and sheets, headers,
values, people, periods and entries, figures held against each other. `bilan explain CODE` says the same, in French or in English. How much a code matters
can be changed, and a finding waived for a while, in `catalogue.toml`:

```toml
[severity]
unclaimed-file = \"error\"

[[waive]]
code = \"hidden-sheet\"
file = \"m4sd/*.xlsx\"               # optional, as are sheet and source
reason = \"old copies, kept by the Hub\"
until = 2027-03-31                 # compared with --as-of
```

Each section ends with the smallest files that provoke the finding, over the catalogue of `tests/findings/base`. Written by
`BILAN_UPDATE_DOCS=1 cargo test --test it findings`: change the texts in `src/wording/explain/`, the files in `tests/findings/`.
";

/// A code's section of the document.
fn section(document: &mut String, code: Code, severity: &str) {
    let told = explanation(Language::En, code);
    let name = code.name();
    let _ = write!(
        document,
        "\n## {name}\n\nSeverity: {severity}.\n\n{}\n\n{}\n",
        told.meaning, told.remedy
    );
    let from = folder().join(name);
    for path in files(&from) {
        let bytes = std::fs::read(from.join(&path)).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        let excerpt = excerpt(&path, &text);
        let _ = match path.as_str() {
            "arguments.txt" => write!(document, "\n`bilan {}`\n", text.trim()),
            "link.txt" => write!(document, "\nA link: `{}`\n", text.trim()),
            "workbook.txt" => write!(document, "\nA workbook:\n\n```text\n{text}```\n"),
            _ if text.is_empty() => write!(document, "\n`{path}`: an empty file.\n"),
            _ => write!(
                document,
                "\n`{path}`:\n\n```{}\n{excerpt}```\n",
                kind(&path)
            ),
        };
    }
}

fn kind(path: &str) -> &str {
    path.rsplit_once('.').map_or("text", |(_, ending)| ending)
}

/// The lines of a file, or those that the base has not with some around them, where there are many.
fn excerpt(path: &str, text: &str) -> String {
    let base = std::fs::read_to_string(folder().join("base").join(path)).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    if lines.len() <= 12 {
        return format!("{}\n", lines.join("\n"));
    }
    let known: BTreeSet<&str> = base.lines().collect();
    let new: Vec<usize> = (0..lines.len())
        .filter(|at| !known.contains(lines[*at]))
        .collect();
    let (first, last) = match (new.first(), new.last()) {
        (Some(first), Some(last)) => (first.saturating_sub(3), (last + 2).min(lines.len())),
        _ => (0, lines.len()),
    };
    let mut kept = lines[first..last].join("\n");
    if first > 0 {
        kept = format!("# …\n{kept}");
    }
    if last < lines.len() {
        kept.push_str("\n# …");
    }
    kept + "\n"
}
