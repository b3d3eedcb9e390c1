//! Tables that the catalogue names, read by the same readers as registers: cells as text, number and days at once, for the
//! catalogue to take what a column wants.

use super::Folder;
use super::book::{Book, Told, guard, open};
use super::sheet::{Row, Value};
use super::value::{self, Reading, Span};
use crate::catalogue::{
    CatalogueText, CellFault, DateOrder, LineTable, SCALE, TableCell, TableRow, TableSheet,
    tables_named,
};
use crate::finding::Unreadable;

/// The tables that the projects of a catalogue name, those that are there. `folder` is the catalogue's.
pub fn tables(texts: &[CatalogueText], folder: &Folder<'_>) -> Vec<LineTable> {
    let named = tables_named(texts).into_iter();
    named
        .filter(|path| folder.files.contains(path))
        .map(|path| LineTable {
            content: open(folder, &path, &Told::default()).and_then(|book| sheets(&*book)),
            path,
        })
        .collect()
}

/// The visible sheets of a book.
fn sheets(book: &dyn Book) -> Result<Vec<TableSheet>, Unreadable> {
    let mut list = Vec::new();
    for (place, sheet) in book.sheets().iter().enumerate() {
        if sheet.hidden {
            continue;
        }
        let mut rows = Vec::new();
        guard(|| {
            book.read(place, &mut |row| {
                rows.extend((!row.is_blank()).then(|| plain(row)));
                true
            })
        })?;
        list.push(TableSheet {
            name: sheet.name.clone(),
            rows,
        });
    }
    Ok(list)
}

fn plain(row: Row<'_>) -> TableRow {
    TableRow {
        number: row.number,
        cells: row.cells.iter().map(|cell| read(*cell)).collect(),
    }
}

fn read(cell: Value<'_>) -> TableCell {
    let fault = match cell {
        Value::NoResult => Some(CellFault::NoResult),
        cell if value::is_error(cell) => Some(CellFault::Error),
        _ => None,
    };
    let number = match value::number(cell) {
        Reading::Is(number) => Some(number as f64 / SCALE),
        _ => None,
    };
    let days = match value::span(cell, DateOrder::DayFirst) {
        Reading::Is(Span { first, last, .. }) => Some((first, last)),
        _ => None,
    };
    TableCell {
        text: value::text(cell).into_owned(),
        number,
        doubtful: value::doubtful_number(cell),
        days,
        fault,
    }
}
