//! Where a source's tables stand, checked: header rows, range, rows left out, encoding and delimiter.

use super::Scope;
use crate::catalogue::file::{FieldTypeFile as FieldType, MonthFile, SourceFile};
use crate::catalogue::fold::fold;
use crate::catalogue::model::{CellRange, TablePlace};
use crate::catalogue::spot::{Spot, TextOr};
use crate::finding::{Fact, Named};

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
        skip_struck_rows: written.skip_struck_rows,
        encoding: encoding(written, scope),
        delimiter: delimiter.and_then(|text| read(text, delimiter_of, scope)),
    }
}

/// What the first row of a group fills for those under it: fields, headers that the source names, or `date`. An amount said
/// once must not count for each row.
pub(super) fn fill_down(written: &SourceFile, scope: &mut Scope<'_>) -> Vec<String> {
    let headers = headers(written);
    for name in &written.fill_down {
        let field = written.columns.keys().any(|field| **field == **name);
        let numbers = scope
            .fields
            .iter()
            .filter(|field| matches!(field.kind, FieldType::Number | FieldType::Money));
        if field && numbers.into_iter().any(|field| field.code == name.value) {
            let field = name.value.clone();
            scope.add(Fact::UnsuitableField { field }, &name.span);
        } else if !field && !headers.iter().any(|header| fold(header) == fold(name)) {
            let known = written.columns.keys().map(|field| field.value.as_str());
            let known = known.chain(headers.iter().map(String::as_str));
            let fact = Fact::Undeclared {
                kind: Named::Column,
                name: name.value.clone(),
                nearest: crate::catalogue::nearest(name, known),
            };
            scope.add(fact, &name.span);
        }
    }
    written
        .fill_down
        .iter()
        .map(|name| name.value.clone())
        .collect()
}

/// The headers that a source names, and `date` for what dates its rows.
fn headers(written: &SourceFile) -> Vec<String> {
    let mut all: Vec<String> = vec!["date".to_owned()];
    let mut dated = |date: &TextOr<MonthFile>| match date {
        TextOr::Text(header) => all.push(header.clone()),
        TextOr::List(headers) => all.extend(headers.iter().cloned()),
        TextOr::Table(month) => all.extend(month.year.iter().chain(month.month.iter()).cloned()),
    };
    let act = written.act.iter().filter_map(|act| act.date.as_ref());
    let records = written.record.values().map(|record| &record.date);
    act.chain(records).for_each(|date| dated(&date.value));
    let columns = written.columns.values();
    let records = written
        .record
        .values()
        .flat_map(|record| record.columns.values());
    all.extend(
        columns
            .chain(records)
            .flat_map(|headers| headers.iter().cloned()),
    );
    all
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
