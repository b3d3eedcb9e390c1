//! xlsx workbooks, cell by cell, through calamine.

use calamine::{Data, DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::sheet::{Book, Kept, ReadSeek, Row, SheetName, Value};
use crate::finding::Unreadable;

/// Columns that Excel has; a cell beyond is damage.
const MOST_COLUMNS: u32 = 16_384;

/// An open xlsx workbook.
pub(super) struct XlsxBook {
    workbook: Xlsx<Box<dyn ReadSeek>>,
}

impl XlsxBook {
    /// Opens a workbook.
    pub(super) fn open(file: Box<dyn ReadSeek>) -> Result<Self, Unreadable> {
        Xlsx::new(file)
            .map(|workbook| Self { workbook })
            .map_err(|error| reason(&error))
    }
}

impl Book for XlsxBook {
    fn sheets(&self) -> Vec<SheetName> {
        let tables = self
            .workbook
            .sheets_metadata()
            .iter()
            .filter(|sheet| sheet.typ == SheetType::WorkSheet);
        tables
            .map(|sheet| SheetName {
                name: sheet.name.clone(),
                hidden: sheet.visible != SheetVisible::Visible,
            })
            .collect()
    }

    fn read(
        &mut self,
        sheet: &str,
        sink: &mut dyn FnMut(Row<'_>) -> bool,
    ) -> Result<(), Unreadable> {
        let mut reader = self
            .workbook
            .worksheet_cells_reader(sheet)
            .map_err(|error| reason(&error))?;
        let mut cells: Vec<Value<'_>> = Vec::new();
        // Texts that live in the cell itself (inline strings, times in ISO form) must outlive their row.
        let mut number = 0;
        let mut inline: Vec<(usize, Kept)> = Vec::new();
        while let Some(cell) = reader.next_cell().map_err(|error| reason(&error))? {
            let (row, column) = cell.get_position();
            if column >= MOST_COLUMNS {
                return Err(Unreadable::Damaged);
            }
            if row + 1 != number {
                if number > 0 && !emit(number, &cells, &inline, sink) {
                    return Ok(());
                }
                // Rows without a cell are not in the file; the spreadsheet shows them all the same.
                for blank in number + 1..=row {
                    if !sink(Row {
                        number: blank,
                        cells: &[],
                    }) {
                        return Ok(());
                    }
                }
                number = row + 1;
                cells.clear();
                inline.clear();
            }
            let column = column as usize;
            if cells.len() <= column {
                cells.resize(column + 1, Value::Empty);
            }
            match value(cell.get_value()) {
                Ok(value) => cells[column] = value,
                Err(kept) => inline.push((column, kept)),
            }
        }
        if number > 0 {
            emit(number, &cells, &inline, sink);
        }
        Ok(())
    }
}

/// Hands a row on, with its inline texts in place.
fn emit(
    number: u32,
    cells: &[Value<'_>],
    inline: &[(usize, Kept)],
    sink: &mut dyn FnMut(Row<'_>) -> bool,
) -> bool {
    if inline.is_empty() {
        return sink(Row { number, cells });
    }
    let mut whole = cells.to_vec();
    for (column, kept) in inline {
        whole[*column] = kept.value();
    }
    sink(Row {
        number,
        cells: &whole,
    })
}

/// A cell's value; texts of its own come back as kept ones.
fn value<'a>(data: &DataRef<'a>) -> Result<Value<'a>, Kept> {
    Ok(match data {
        DataRef::Empty => Value::Empty,
        DataRef::SharedString(text) => Value::Text(text),
        DataRef::Int(number) => Value::Number(*number as f64),
        DataRef::Float(number) => Value::Number(*number),
        DataRef::Bool(truth) => Value::Truth(*truth),
        DataRef::Error(_) => Value::Error,
        DataRef::DateTime(stamp) => match stamp.as_datetime() {
            Some(moment) => Value::Moment(moment),
            None => Value::Number(stamp.as_f64()),
        },
        other => return Err(kept(Data::from(other.clone()))),
    })
}

fn kept(data: Data) -> Kept {
    match data {
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => Kept::Text(text),
        _ => Kept::Empty,
    }
}

fn reason(error: &XlsxError) -> Unreadable {
    match error {
        XlsxError::Password => Unreadable::Password,
        XlsxError::FileNotFound(_) => Unreadable::Foreign,
        _ => Unreadable::Damaged,
    }
}
