//! How tables are read, for those who only look at them: `inspect` finds headers and values by the same rules.

pub use super::sheet::Kept;
pub use super::value::{Reading, day, is_placeholder, is_serial, number, text};

use super::sheet::Row;
use super::{files, titles, total_words};
use crate::catalogue::Source;
use crate::finding::{Described, FileFormat};

/// How far down a header is looked for.
pub const DEEPEST: u32 = titles::DEEPEST;

/// What the columns are called, where the headers end at a place among these rows and take `depth` of them.
pub fn called(rows: &[(u32, Vec<Kept>)], at: usize, depth: usize) -> Vec<String> {
    let header = titles::header(rows, at, depth);
    header.titles.into_iter().map(|title| title.shown).collect()
}

/// A header as headers are compared.
pub fn folded(header: &str) -> String {
    titles::told(header)
}

/// Whether a row describes the columns, and how.
pub fn described(row: Row<'_>) -> Option<Described> {
    if titles::is_tags(row) {
        Some(Described::Tags)
    } else {
        titles::is_types(row).then_some(Described::Types)
    }
}

/// Whether a row starts with a word of totals.
pub fn is_total(row: Row<'_>) -> bool {
    total_words::starts_total(row)
}

/// Whether these rows are a pivot table.
pub fn is_pivot(rows: &[(u32, Vec<Kept>)]) -> bool {
    titles::is_pivot(rows)
}

/// Whether these rows look like the register of a source: two thirds of its headers are there. One common header proves
/// nothing where nobody named the file.
pub fn resembles(source: &Source, rows: &[(u32, Vec<Kept>)]) -> bool {
    let wanted = titles::Wanted::of(source);
    let Some(header) = titles::find(&wanted, rows) else {
        return false;
    };
    let here = |names: &&Vec<String>| !titles::columns_of(&header.titles, names).is_empty();
    let held = wanted.names.iter().filter(here).count();
    held > 1 && held * 3 >= wanted.names.len() * 2
}

/// Whether a file's ending promises another format than it has.
pub fn is_misnamed(path: &str, format: FileFormat) -> bool {
    files::is_misnamed(path, format)
}

/// Reads a sheet of a book; a reader that panics over damage gives an answer all the same.
pub fn read(
    book: &dyn super::Book,
    sheet: usize,
    sink: &mut dyn FnMut(Row<'_>) -> bool,
) -> Result<super::SheetNotes, crate::finding::Unreadable> {
    super::book::guard(|| book.read(sheet, sink))
}
