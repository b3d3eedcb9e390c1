//! What the tests share: the folders, the program, the library read once, and plain readers of what bilan reads and
//! writes.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, Cursor, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

use calamine::{Data, Reader as _, Sheets};

use bilan::catalogue::{self, Catalogue, CatalogueText, LineTable, Period, PeriodSpec};
use bilan::count::{self, Request, Table};
use bilan::ingest::{self, Folder, Ingested, ReadSeek};

/// The repository's folder.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The sample registers' folder.
pub(crate) fn samples() -> PathBuf {
    root().join("samples")
}

/// Runs bilan in the repository's folder.
pub(crate) fn bilan(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_bilan"))
        .args(arguments)
        .current_dir(root())
        .env_remove("BILAN_LANG")
        .env("NO_COLOR", "1")
        .output()
        .unwrap()
}

/// What bilan prints, after it ended with this code.
#[track_caller]
pub(crate) fn printed(arguments: &[&str], code: i32) -> String {
    let output = bilan(arguments);
    let talk = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {talk}");
    String::from_utf8(output.stdout).unwrap()
}

/// A row of a CSV output by column.
pub(crate) type Line = BTreeMap<String, String>;

/// The rows of a CSV output.
pub(crate) fn lines(csv: &str) -> Vec<Line> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let rows = reader.deserialize().map(Result::unwrap);
    rows.collect()
}

/// The files of a folder and its folders: paths with `/` under it, sorted.
pub(crate) fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(here) = folders.pop() {
        for entry in std::fs::read_dir(here).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let inside = path.strip_prefix(folder).unwrap().to_string_lossy();
                found.push(inside.replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}

/// Whether a file's name ends so.
pub(crate) fn is_of(path: &str, ending: &str) -> bool {
    Path::new(path).extension().is_some_and(|one| one == ending)
}

/// The catalogue's files, as the loader is to find them.
pub(crate) fn catalogue_texts() -> Vec<CatalogueText> {
    let folder = root().join("indicators");
    let read = |path: String| {
        let text = std::fs::read_to_string(folder.join(&path)).unwrap();
        CatalogueText { path, text }
    };
    let toml = files(&folder)
        .into_iter()
        .filter(|path| is_of(path, "toml"));
    toml.map(read).collect()
}

/// The tables of lines that the catalogue's projects name.
pub(crate) fn catalogue_tables() -> Vec<LineTable> {
    let indicators = root().join("indicators");
    let open = |path: &str| {
        let file = File::open(indicators.join(path))?;
        Ok(Box::new(BufReader::new(file)) as Box<dyn ReadSeek>)
    };
    let folder = Folder {
        files: &files(&indicators),
        open: &open,
        aside: &|_, _| Err(std::io::ErrorKind::Unsupported.into()),
        progress: &|_| {},
    };
    ingest::tables(&catalogue_texts(), &folder)
}

/// The catalogue, without a mistake.
pub(crate) static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let folder = Path::new("indicators");
    let (catalogue, findings) =
        catalogue::read_with(&catalogue_texts(), &catalogue_tables(), folder);
    catalogue.unwrap_or_else(|| panic!("the catalogue has mistakes: {findings:?}"))
});

/// The sample registers of all projects, read.
pub(crate) static SAMPLES: LazyLock<Ingested> = LazyLock::new(|| read(&samples()));

/// Every project's registers under a folder, read.
pub(crate) fn read(data: &Path) -> Ingested {
    let files = files(data);
    let open = |path: &str| {
        let file = File::open(data.join(path))?;
        Ok(Box::new(BufReader::new(file)) as Box<dyn ReadSeek>)
    };
    // The program itself reads what is read in a process of its own.
    let aside = |path: &str, sheet: Option<usize>| {
        let sheet = sheet.map(|sheet| sheet.to_string());
        let output = Command::new(env!("CARGO_BIN_EXE_bilan"))
            .arg("read-aside")
            .arg(data.join(path))
            .args(sheet)
            .output()?;
        Ok(Box::new(Cursor::new(output.stdout)) as Box<dyn std::io::Read + Send>)
    };
    let folder = Folder {
        files: &files,
        open: &open,
        aside: &aside,
        progress: &|_| {},
    };
    let projects: Vec<usize> = (0..CATALOGUE.projects.len()).collect();
    ingest::read(&CATALOGUE, &projects, &folder)
}

/// The tables that answer requests over what was read.
pub(crate) fn tables(read: &Ingested, requests: &[Request]) -> Vec<Table> {
    count::count(&CATALOGUE, read, requests).unwrap().0
}

/// A project's place in the catalogue.
pub(crate) fn project(code: &str) -> usize {
    CATALOGUE.project(code).unwrap()
}

/// A period of a project.
pub(crate) fn period(project: usize, text: &str) -> Period {
    let declared = &CATALOGUE.projects[project];
    let spec = PeriodSpec::parse(text).unwrap();
    spec.of_project(declared.start, declared.end)
}

/// The rows of a CSV file of the samples, header apart, each cell trimmed.
pub(crate) fn csv_rows(path: &Path) -> Vec<Vec<String>> {
    let bytes = std::fs::read(path).unwrap();
    let text = encoding_rs::WINDOWS_1252.decode(&bytes).0;
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(text.as_bytes());
    let row = |row: csv::StringRecord| row.iter().map(|cell| cell.trim().to_owned()).collect();
    reader
        .records()
        .map(|record| row(record.unwrap()))
        .collect()
}

/// The parts of a zip archive by name, as text.
pub(crate) fn parts(path: &Path) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(File::open(path).unwrap()).unwrap();
    let mut parts = BTreeMap::new();
    for place in 0..archive.len() {
        let mut part = archive.by_index(place).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        parts.insert(part.name().unwrap().into_owned(), text);
    }
    parts
}

/// The value of an attribute in the text of an XML tag.
pub(crate) fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    let length = tag[start..].find('"')?;
    Some(&tag[start..start + length])
}

/// The tags of an element in an XML text, each up to its `>`.
pub(crate) fn tags<'t>(xml: &'t str, element: &str) -> Vec<&'t str> {
    let open = format!("<{element}");
    xml.match_indices(&open)
        .filter(|(at, _)| {
            let next = xml[at + open.len()..].chars().next();
            next.is_some_and(|sign| !sign.is_alphanumeric())
        })
        .map(|(at, _)| &xml[at..at + xml[at..].find('>').unwrap()])
        .collect()
}

/// The names of a workbook's sheets, in order.
pub(crate) fn tabs(path: &Path) -> Vec<String> {
    open(path).sheet_names()
}

/// The cells of a sheet, from its first cell on.
pub(crate) fn grid(path: &Path, sheet: &str) -> Vec<Vec<Data>> {
    let range = open(path).worksheet_range(sheet).unwrap();
    range.rows().map(<[Data]>::to_vec).collect()
}

fn open(path: &Path) -> Sheets<BufReader<File>> {
    calamine::open_workbook_auto(path).unwrap()
}
