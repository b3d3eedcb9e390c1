//! What is fuzzed, each target a function of bytes: `tests/it/corpus.rs` replays and mutates a corpus through them, `fuzz/`
//! hands them to cargo-fuzz. None may panic, take long, or lose a row between the lines of a funnel.

#![allow(clippy::unwrap_used, reason = "a target that cannot go on has failed")]
#![allow(dead_code, reason = "each user has its own way of reading aside")]

use std::io::{Cursor, Error, ErrorKind, Read};
use std::path::Path;
use std::sync::LazyLock;

use bilan::catalogue::{self, Catalogue, CatalogueText, PeriodSpec};
use bilan::count::{self, Request, View};
use bilan::ingest::{self, Folder, Ingested, ReadSeek};

/// Reads xls and xlsb aside: no sheet means the list of sheets.
pub type Aside<'a> =
    dyn Fn(&[u8], Option<usize>) -> std::io::Result<Box<dyn Read + Send>> + Sync + 'a;

/// Files of the catalogue that reads whatever is fuzzed: an act a row, a service a column, and marks under dates.
const CATALOGUE: [(&str, &str); 9] = [
    ("catalogue.toml", include_str!("indicators/catalogue.toml")),
    (
        "dimensions.toml",
        include_str!("indicators/dimensions.toml"),
    ),
    ("theme.toml", include_str!("indicators/theme.toml")),
    (
        "projects/p.toml",
        include_str!("indicators/projects/p.toml"),
    ),
    (
        "sources/acts.toml",
        include_str!("indicators/sources/acts.toml"),
    ),
    (
        "sources/counts.toml",
        include_str!("indicators/sources/counts.toml"),
    ),
    (
        "sources/members.toml",
        include_str!("indicators/sources/members.toml"),
    ),
    (
        "sources/marks.toml",
        include_str!("indicators/sources/marks.toml"),
    ),
    (
        "sources/wide.toml",
        include_str!("indicators/sources/wide.toml"),
    ),
];

static DECLARED: LazyLock<Catalogue> = LazyLock::new(|| {
    let texts = CATALOGUE.map(|(path, text)| CatalogueText {
        path: path.into(),
        text: text.into(),
    });
    let (catalogue, findings) = catalogue::read(&texts, Path::new("indicators"));
    catalogue.unwrap_or_else(|| panic!("{:?}", findings.iter().collect::<Vec<_>>()))
});

/// No process to read aside.
pub fn nobody(_: &[u8], _: Option<usize>) -> std::io::Result<Box<dyn Read + Send>> {
    Err(ErrorKind::Unsupported.into())
}

/// Serves xls and xlsb in this very process, whatever becomes of it.
pub fn here(bytes: &[u8], sheet: Option<usize>) -> std::io::Result<Box<dyn Read + Send>> {
    let mut out = Vec::new();
    ingest::serve(Box::new(Cursor::new(bytes.to_vec())), sheet, &mut out)?;
    Ok(Box::new(Cursor::new(out)))
}

/// A file of any format: each of its cells, then the whole as a register.
pub fn file(bytes: &[u8], aside: &Aside<'_>) {
    let names = ["file".to_owned()];
    within(&names, bytes, aside, |folder| {
        if let Ok(book) = ingest::open(folder, "file") {
            for sheet in 0..book.sheets().len() {
                let mut cells = 0;
                let _ = book.read(sheet, &mut |row| {
                    cells += row.cells.iter().filter(|cell| !cell.is_empty()).count();
                    true
                });
            }
        }
        read(folder);
    });
}

/// A text file as a register, counted.
pub fn register(bytes: &[u8]) {
    let names = ["file".to_owned()];
    within(&names, bytes, &nobody, |folder| {
        let read = read(folder);
        let project = &DECLARED.projects[0];
        let request = |indicator| Request {
            project: 0,
            indicator,
            line: None,
            view: View::Period,
            period: PeriodSpec::Life.of_project(project.start, project.end),
            by: DECLARED.indicators[indicator].breakdowns[0].clone(),
        };
        let requests: Vec<Request> = (0..DECLARED.indicators.len()).map(request).collect();
        let (tables, _) = count::count(&DECLARED, &read, &requests).unwrap();
        assert!(
            tables.iter().all(|table| table.funnel.adds_up()),
            "second funnel"
        );
    });
}

/// Values: each line as a date, an end, a birth date, an amount, an age, a sex and a number in a register of its own.
pub fn values(bytes: &[u8]) {
    let mut text = "No;Date;Fin;Naissance;Montant;Age;Sexe\n".to_owned();
    for line in String::from_utf8_lossy(bytes).lines() {
        let cell = format!("\"{}\"", line.replace('"', "\"\""));
        text += &[cell.as_str(); 7].join(";");
        text.push('\n');
    }
    let names = ["file".to_owned()];
    within(&names, text.as_bytes(), &nobody, |folder| {
        read(folder);
    });
}

/// The mark of a new file in a text that holds several of a catalogue's.
const FILE: &str = "#: ";

/// The files of a catalogue, one after another, each under a line `#: its path`.
pub fn catalogue(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut texts: Vec<CatalogueText> = Vec::new();
    for line in text.split_inclusive('\n') {
        match (line.strip_prefix(FILE), texts.last_mut()) {
            (Some(path), _) => texts.push(CatalogueText {
                path: path.trim().to_owned(),
                text: String::new(),
            }),
            (None, Some(last)) => last.text.push_str(line),
            (None, None) => {}
        }
    }
    let (catalogue, findings) = catalogue::read(&texts, Path::new("indicators"));
    assert!(
        catalogue.is_some() || findings.has_errors(),
        "no catalogue and no reason"
    );
    catalogue::first_language(&texts);
}

fn within(names: &[String], bytes: &[u8], aside: &Aside<'_>, then: impl FnOnce(&Folder<'_>)) {
    let open = |_: &str| Ok(Box::new(Cursor::new(bytes.to_vec())) as Box<dyn ReadSeek>);
    let aside = |_: &str, sheet: Option<usize>| aside(bytes, sheet).map_err(Error::other);
    then(&Folder {
        files: names,
        open: &open,
        aside: &aside,
        progress: &|_| {},
    });
}

fn read(folder: &Folder<'_>) -> Ingested {
    let read = ingest::read(&DECLARED, &[0], folder);
    assert!(
        read.sheets.iter().all(|sheet| sheet.funnel.adds_up()),
        "first funnel: {:?}",
        read.sheets
    );
    read
}
