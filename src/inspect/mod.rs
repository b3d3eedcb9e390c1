//! What a spreadsheet holds, before any source says how to read it: its sheets, their headers, what each column is and what
//! the catalogue would make of it. Nothing here names anybody: values of cells come as [`Shown`].

mod column;
mod common;
mod draft;
mod heading;
mod meaning;
mod reading;
mod vocabulary;

pub use column::{MOST_VALUES, Tally};
pub use draft::{Draft, Line, draft};
pub use heading::Heading;

use crate::catalogue::{Catalogue, Category, Slot};
use crate::finding::{Described, Shown, Unreadable};
use crate::ingest::look;
use crate::ingest::{Book, Inferred, SheetNotes};
use crate::privacy::Guard;
use reading::Reading;
use vocabulary::Vocabulary;

/// A file looked at.
#[derive(Debug)]
pub struct Inspected {
    /// Its path as given, as it may be shown.
    pub path: String,
    /// A pattern that takes its path.
    pub pattern: String,
    /// What it is; why it cannot be read.
    pub inferred: Result<Inferred, Unreadable>,
    /// Whether its ending promises another format.
    pub misnamed: bool,
    /// Sources of the catalogue whose pattern its path matches.
    pub claimed: Vec<String>,
    /// Its sheets.
    pub sheets: Vec<Sheet>,
}

/// A sheet looked at.
#[derive(Debug, Default)]
pub struct Sheet {
    /// Its name, as it may be shown; empty for a CSV file.
    pub name: String,
    /// A pattern that takes its name.
    pub pattern: String,
    /// Whether the workbook hides it.
    pub hidden: bool,
    /// What it says of itself.
    pub notes: SheetNotes,
    /// Why it could not be read to its end.
    pub trouble: Option<Unreadable>,
    /// Rows of it.
    pub rows: Rows,
    /// Columns up to the last one filled.
    pub width: u32,
    /// Its headers, where they were found.
    pub heading: Option<Heading>,
    /// Whether it is a pivot table.
    pub pivot: bool,
    /// Sources of the catalogue whose headers it holds.
    pub resembles: Vec<String>,
    /// The program that exported it, told by its last columns.
    pub family: Option<Family>,
    /// Its columns, those without header and content left out.
    pub columns: Vec<Column>,
}

/// Rows of a sheet by what they are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rows {
    /// Rows that say something.
    pub filled: u32,
    /// The number of the last of them.
    pub last: u32,
    /// Rows under the headers that are taken for data.
    pub of_data: u32,
    /// Hidden ones.
    pub hidden: u32,
    /// Blank ones between the headers and the last row.
    pub blank: u32,
    /// Rows of totals: how many, and the number of the first.
    pub totals: Option<(u32, u32)>,
    /// Rows that describe the columns.
    pub described: Vec<(u32, Described)>,
    /// Torn lines of a text file.
    pub torn: u32,
    /// The first row, under the table, that heads another one.
    pub second: Option<u32>,
}

/// A program that exports registers in a form of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// KoboToolbox, ONA and their like: a form, or a repeat group of one.
    Kobo {
        /// Whether the sheet is a repeat group.
        roster: bool,
    },
    /// ODK Central.
    Odk {
        /// Whether the sheet is a repeat group.
        roster: bool,
    },
}

/// What a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the kind of that name")]
pub enum Kind {
    Identity,
    Date,
    Number,
    Money,
    Category,
    YesNo,
    Text,
    Empty,
}

/// A column looked at.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its place, from 0.
    pub place: u32,
    /// Its header, as far as it may be shown; empty without one.
    pub header: Shown,
    /// What it is.
    pub kind: Kind,
    /// What its cells are.
    pub tally: Tally,
    /// Different values.
    pub distinct: usize,
    /// Whether there are more of them than are told apart.
    pub more: bool,
    /// Values, or shapes of values, with how often each stands there; the most frequent first.
    pub values: Vec<(Shown, u32)>,
    /// What the catalogue would make of it.
    pub meaning: Option<Meaning>,
    /// The service whose days it holds.
    pub service: Option<Category>,
}

/// What the catalogue would make of a column.
#[derive(Debug, Clone)]
pub struct Meaning {
    /// The dimension or field.
    pub slot: Slot,
    /// Whether its header says so; its values alone do otherwise.
    pub by_header: bool,
    /// Whether only some words of the header do.
    pub by_words: bool,
    /// Filled cells that are understood.
    pub understood: u32,
    /// Filled cells that were looked at.
    pub of: u32,
    /// Values not understood, the most frequent first.
    pub unknown: Vec<(Shown, u32)>,
}

impl Column {
    /// The header as written, where it may be shown.
    pub fn name(&self) -> Option<&str> {
        match &self.header {
            Shown::Text(text) if !text.is_empty() => Some(text),
            _ => None,
        }
    }
}

/// Looks at a file; `guard` knows the people of the other registers. `wanted` says which sheets, by name; all when it takes every one.
pub fn inspect(
    mut guard: Guard<'_>,
    catalogue: &Catalogue,
    path: &str,
    book: &dyn Book,
    wanted: &dyn Fn(&str) -> bool,
) -> Inspected {
    let vocabulary = Vocabulary::new(catalogue);
    let inferred = book.inferred();
    let mut readings = Vec::new();
    for (place, sheet) in book.sheets().iter().enumerate() {
        if !wanted(&sheet.name) {
            continue;
        }
        let mut reading = Reading::new(catalogue, &vocabulary, &mut guard);
        let read = look::read(book, place, &mut |row| {
            reading.take(row);
            true
        });
        reading.finish();
        let mut done = reading.done();
        done.sheet.name = guard.place(&sheet.name);
        done.sheet.pattern = guard.pattern(&sheet.name);
        done.sheet.hidden = sheet.hidden;
        match read {
            Ok(notes) => done.sheet.notes = notes,
            Err(reason) => done.sheet.trouble = Some(reason),
        }
        readings.push(done);
    }
    // What one sheet shows must not name those of another.
    for reading in &readings {
        meaning::gather(catalogue, reading, &mut guard);
    }
    let finish = |reading| meaning::finish(catalogue, &vocabulary, &guard, reading);
    Inspected {
        path: guard.place(path),
        pattern: guard.pattern(path),
        misnamed: look::is_misnamed(path, inferred.format),
        inferred: Ok(inferred),
        claimed: claims(catalogue, path),
        sheets: readings.into_iter().map(finish).collect(),
    }
}

/// A file that cannot be looked at.
pub fn unreadable(
    guard: &Guard<'_>,
    catalogue: &Catalogue,
    path: &str,
    reason: Unreadable,
) -> Inspected {
    Inspected {
        path: guard.place(path),
        pattern: guard.pattern(path),
        inferred: Err(reason),
        misnamed: false,
        claimed: claims(catalogue, path),
        sheets: Vec::new(),
    }
}

fn claims(catalogue: &Catalogue, path: &str) -> Vec<String> {
    let sources = catalogue.sources.iter();
    let mut codes: Vec<String> = sources
        .filter(|source| source.files.iter().any(|pattern| pattern.matches(path)))
        .map(|source| source.code.clone())
        .collect();
    // A register that several projects share is one source.
    codes.dedup();
    codes
}
