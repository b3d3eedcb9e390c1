//! Where a source's tables stand, checked: header rows, range, rows left out, encoding and delimiter.

use super::Scope;
use crate::catalogue::file::SourceFile;
use crate::catalogue::model::{CellRange, TablePlace};
use crate::catalogue::spot::Spot;
use crate::finding::Fact;

/// Encodings by the names that people know them by; any label of the Encoding Standard is read too.
const ENCODINGS: [&str; 6] = [
    "utf-8",
    "windows-1252",
    "iso-8859-1",
    "macintosh",
    "utf-16le",
    "utf-16be",
];

/// Where the tables of a source stand, as far as it says.
pub(super) fn place(written: &SourceFile, scope: &mut Scope<'_>) -> TablePlace {
    let range = written.range.as_ref();
    let delimiter = written.delimiter.as_ref();
    TablePlace {
        header_row: written.header_row.as_ref().map(|row| row.value),
        header_rows: written.header_rows.as_ref().map(|rows| rows.value),
        range: range.and_then(|text| read(text, range_of, scope)),
        skip: written
            .skip
            .iter()
            .filter_map(|text| read(text, rows_of, scope))
            .collect(),
        skip_hidden_rows: written.skip_hidden_rows,
        encoding: encoding(written, scope),
        delimiter: delimiter.and_then(|text| read(text, delimiter_of, scope)),
    }
}

/// Reads a text, or says that it cannot be read.
fn read<T>(
    text: &Spot<String>,
    reading: impl Fn(&str) -> Option<T>,
    scope: &mut Scope<'_>,
) -> Option<T> {
    let found = reading(text.trim());
    if found.is_none() {
        let pattern = text.value.clone();
        scope.add(Fact::InvalidPattern { pattern }, &text.span);
    }
    found
}

fn encoding(written: &SourceFile, scope: &mut Scope<'_>) -> Option<String> {
    let told = written.encoding.as_ref()?;
    let found = encoding_rs::Encoding::for_label(told.trim().as_bytes());
    if found.is_none() {
        let fact = Fact::UnknownWord {
            word: told.value.clone(),
            allowed: ENCODINGS.map(str::to_owned).to_vec(),
            nearest: crate::catalogue::nearest(told, ENCODINGS.iter()),
        };
        scope.add(fact, &told.span);
    }
    found.map(|encoding| encoding.name().to_owned())
}

/// `;`, `,`, `|` … or `tab`.
fn delimiter_of(text: &str) -> Option<u8> {
    match text.as_bytes() {
        [one] if one.is_ascii_punctuation() && *one != b'"' => Some(*one),
        _ if text.eq_ignore_ascii_case("tab") || text == "\\t" => Some(b'\t'),
        _ => None,
    }
}

/// `2`, or `40-45`.
fn rows_of(text: &str) -> Option<(u32, u32)> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let rows: (u32, u32) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
    (rows.0 >= 1 && rows.0 <= rows.1).then_some(rows)
}

/// `B4:M200`; without numbers, `B:M`, all rows.
fn range_of(text: &str) -> Option<CellRange> {
    let (from, to) = text.split_once(':')?;
    let (first_column, first_row) = corner(from)?;
    let (last_column, last_row) = corner(to)?;
    let columns = (first_column, last_column);
    let rows = (first_row.unwrap_or(1), last_row.unwrap_or(u32::MAX));
    (columns.0 <= columns.1 && rows.0 <= rows.1).then_some(CellRange { columns, rows })
}

/// Column from 0 and row of an address like `B4` or `$B$4`.
fn corner(address: &str) -> Option<(u32, Option<u32>)> {
    let address = address.replace('$', "").trim().to_ascii_uppercase();
    let split = address.find(|sign: char| !sign.is_ascii_uppercase());
    let (letters, digits) = address.split_at(split.unwrap_or(address.len()));
    let column = crate::catalogue::column_index(letters)?;
    let row = match digits {
        "" => None,
        digits => Some(digits.parse().ok().filter(|row| *row >= 1)?),
    };
    Some((column, row))
}
