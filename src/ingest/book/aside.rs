//! Formats whose reader may bring the whole process down (xls, xlsb: a damaged file can make it ask for all memory) are
//! read in a process of their own. What it reads comes back as frames through a pipe.

use std::io::{BufReader, Read, Write};

use calamine::{
    Data, Dimensions, Range, Reader, Sheet, SheetType, SheetVisible, Xls, XlsError, Xlsb, XlsbError,
};
use chrono::{DateTime, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::{Book, Emitter, Inferred, Limits, ReadSeek, SheetName, SheetNotes, compound, guard};
use crate::finding::{Beyond, FileFormat, Unreadable};
use crate::ingest::sheet::{Kept, Merge, Row, Value};

/// Runs `bilan` on a file in a process of its own and gives what it writes: `(path, sheet)`, where no sheet means the
/// list of sheets.
pub(super) type Aside<'f> =
    dyn Fn(Option<usize>) -> std::io::Result<Box<dyn Read + Send>> + Send + Sync + 'f;

/// One message of the other process.
#[derive(Serialize, Deserialize)]
enum Frame {
    Sheets(Vec<(String, bool)>),
    Row(u32, Vec<Sent>),
    /// Merged ranges: first and last row from 1, first and last column from 0.
    Merged(Vec<[u32; 4]>),
    /// The end, with what went wrong.
    End(Option<Failure>),
}

/// A cell on its way.
#[derive(Serialize, Deserialize)]
enum Sent {
    Empty,
    Text(String),
    Number(f64),
    /// Milliseconds since 1970.
    Moment(i64),
    Truth(bool),
    Error,
    NoResult,
}

/// Why the other process could not read a file.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
enum Failure {
    Password,
    Damaged,
    Foreign,
    TooLarge,
}

/// A workbook read by another process.
pub(super) struct AsideBook<'f> {
    aside: Box<Aside<'f>>,
    format: FileFormat,
    sheets: Vec<SheetName>,
}

impl<'f> AsideBook<'f> {
    /// Asks for the list of sheets.
    pub(super) fn open(aside: Box<Aside<'f>>, format: FileFormat) -> Result<Self, Unreadable> {
        let mut sheets = Vec::new();
        frames(&*aside, None, |frame| {
            if let Frame::Sheets(list) = frame {
                sheets = list;
            }
            Ok(true)
        })?;
        let sheets = sheets
            .into_iter()
            .map(|(name, hidden)| SheetName { name, hidden });
        Ok(Self {
            aside,
            format,
            sheets: sheets.collect(),
        })
    }
}

impl Book for AsideBook<'_> {
    fn sheets(&self) -> &[SheetName] {
        &self.sheets
    }

    fn read(
        &self,
        sheet: usize,
        sink: &mut dyn FnMut(Row<'_>) -> bool,
    ) -> Result<SheetNotes, Unreadable> {
        // How much of its text stands in the file is not told.
        let text = Limits::default().shared_text as u64;
        let limits = Limits {
            text,
            ..Limits::default()
        };
        let mut emitter = Emitter::new(sink, limits);
        let mut notes = SheetNotes::default();
        frames(&*self.aside, Some(sheet), |frame| {
            match frame {
                Frame::Row(number, cells) => {
                    let cells: Vec<Kept> = cells.into_iter().map(kept).collect();
                    let values: Vec<Value<'_>> = cells.iter().map(Kept::value).collect();
                    emitter.row(Row::new(number, &values))?;
                }
                Frame::Merged(ranges) => notes.merged = ranges.into_iter().map(merge).collect(),
                Frame::Sheets(_) | Frame::End(_) => {}
            }
            Ok(!emitter.done)
        })?;
        emitter.ended(notes)
    }

    fn inferred(&self) -> Inferred {
        Inferred {
            format: self.format,
            text: None,
        }
    }
}

/// Takes the frames of another process until it ends. One that ends without saying so was stopped by its limits.
fn frames(
    aside: &Aside<'_>,
    sheet: Option<usize>,
    mut take: impl FnMut(Frame) -> Result<bool, Unreadable>,
) -> Result<(), Unreadable> {
    let stream = aside(sheet).map_err(|_| Unreadable::Refused)?;
    let mut stream = BufReader::with_capacity(1 << 16, stream);
    let mut bytes = Vec::new();
    let stopped = Unreadable::TooLarge(Beyond::Memory);
    loop {
        let mut length = [0u8; 4];
        stream.read_exact(&mut length).map_err(|_| stopped)?;
        bytes.resize(u32::from_le_bytes(length) as usize, 0);
        stream.read_exact(&mut bytes).map_err(|_| stopped)?;
        let frame = postcard::from_bytes(&bytes).map_err(|_| Unreadable::Damaged)?;
        match frame {
            Frame::End(None) => return Ok(()),
            Frame::End(Some(failure)) => return Err(failure.into()),
            frame => {
                if !take(frame)? {
                    return Ok(());
                }
            }
        }
    }
}

impl From<Failure> for Unreadable {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Password => Self::Password,
            Failure::Damaged => Self::Damaged,
            Failure::Foreign => Self::Foreign,
            Failure::TooLarge => Self::TooLarge(Beyond::Places),
        }
    }
}

/// The other process: reads a file and writes its sheets, or the rows of one, as frames.
pub fn serve(
    mut file: Box<dyn ReadSeek>,
    sheet: Option<usize>,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    let mut trouble = None;
    let told = guard(|| {
        let mut head = [0u8; 4];
        let zip = file.read_exact(&mut head).is_ok() && head.starts_with(b"PK");
        file.rewind().map_err(|_| Unreadable::Refused)?;
        let written = if zip {
            let book = Xlsb::new(file).map_err(|error| xlsb(&error))?;
            // Its reader does not tell merged cells.
            serve_book(book, sheet, out, |error| xlsb(&error), |_, _| Vec::new())
        } else {
            let file = compound::alone(file).map_err(|_| Unreadable::Damaged)?;
            let book = Xls::new(file).map_err(|error| xls(&error))?;
            serve_book(book, sheet, out, |error| xls(&error), merged_of)
        };
        written.or_else(|error| match error {
            Served::Unreadable(reason) => Err(reason),
            Served::Io(error) => {
                trouble = Some(error);
                Ok(())
            }
        })
    });
    if let Some(trouble) = trouble {
        return Err(trouble);
    }
    let failure = told.err().map(|reason| match reason {
        Unreadable::Password => Failure::Password,
        Unreadable::Foreign => Failure::Foreign,
        Unreadable::TooLarge(_) => Failure::TooLarge,
        _ => Failure::Damaged,
    });
    send(out, &Frame::End(failure))
}

/// What can go wrong while a book is served.
enum Served {
    Unreadable(Unreadable),
    Io(std::io::Error),
}

fn serve_book<B: Reader<Box<dyn ReadSeek>>>(
    mut book: B,
    sheet: Option<usize>,
    out: &mut dyn Write,
    reason: impl Fn(B::Error) -> Unreadable,
    merged: impl Fn(&B, &str) -> Vec<[u32; 4]>,
) -> Result<(), Served> {
    let tables: Vec<Sheet> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .cloned()
        .collect();
    let Some(place) = sheet else {
        let hidden = |sheet: &Sheet| sheet.visible != SheetVisible::Visible;
        let list = tables
            .iter()
            .map(|sheet| (sheet.name.clone(), hidden(sheet)));
        return send(out, &Frame::Sheets(list.collect())).map_err(Served::Io);
    };
    let table = tables
        .get(place)
        .ok_or(Served::Unreadable(Unreadable::Damaged))?;
    let range: Range<Data> = book
        .worksheet_range(&table.name)
        .map_err(|error| Served::Unreadable(reason(error)))?;
    // Where a formula stands and no value, its result was not saved, or is an error that the reader passes over.
    let formulas = book.worksheet_formula(&table.name).unwrap_or_default();
    let formula = |row: u32, column: u32| {
        let at = formulas.get_value((row, column));
        at.is_some_and(|formula| !formula.is_empty())
    };
    let merged = merged(&book, &table.name);
    send(out, &Frame::Merged(merged)).map_err(Served::Io)?;
    let (first_row, first_column) = range.start().unwrap_or((0, 0));
    for (at, row) in range.rows().enumerate() {
        let number = first_row + at as u32;
        let cells = (first_column..).zip(row).map(|(column, cell)| match cell {
            Data::Empty if formula(number, column) => Sent::NoResult,
            cell => sent(cell),
        });
        let before = (0..first_column).map(|_| Sent::Empty);
        let cells: Vec<Sent> = before.chain(cells).collect();
        if !cells.iter().all(|cell| matches!(cell, Sent::Empty)) {
            send(out, &Frame::Row(number + 1, cells)).map_err(Served::Io)?;
        }
    }
    Ok(())
}

/// The merged ranges of a sheet.
fn merged_of(book: &Xls<Box<dyn ReadSeek>>, sheet: &str) -> Vec<[u32; 4]> {
    let ranges = book.merge_cells_by_sheet_name(sheet).unwrap_or_default();
    let rows = |row: u32| row.saturating_add(1);
    let range = |it: &Dimensions| [rows(it.start.0), rows(it.end.0), it.start.1, it.end.1];
    ranges.iter().map(range).collect()
}

fn merge([first, last, left, right]: [u32; 4]) -> Merge {
    Merge {
        rows: (first, last),
        columns: (left, right),
    }
}

fn send(out: &mut dyn Write, frame: &Frame) -> std::io::Result<()> {
    let bytes = postcard::to_allocvec(frame).map_err(std::io::Error::other)?;
    out.write_all(&(bytes.len() as u32).to_le_bytes())?;
    out.write_all(&bytes)
}

fn sent(data: &Data) -> Sent {
    match data {
        Data::Empty => Sent::Empty,
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
            if text.is_empty() {
                Sent::Empty
            } else {
                Sent::Text(text.clone())
            }
        }
        Data::Int(number) => Sent::Number(*number as f64),
        Data::Float(number) => Sent::Number(*number),
        Data::Bool(truth) => Sent::Truth(*truth),
        Data::Error(_) => Sent::Error,
        Data::DateTime(stamp) => match stamp.as_datetime() {
            Some(moment) => Sent::Moment(moment.and_utc().timestamp_millis()),
            None => Sent::Number(stamp.as_f64()),
        },
    }
}

fn kept(cell: Sent) -> Kept {
    let moment = |millis| DateTime::from_timestamp_millis(millis).map(|it| it.naive_utc());
    match cell {
        Sent::Empty => Kept::Empty,
        Sent::Text(text) => Kept::Text(text),
        Sent::Number(number) => Kept::Number(number),
        Sent::Moment(millis) => Kept::Moment(moment(millis).unwrap_or(NaiveDateTime::MIN)),
        Sent::Truth(truth) => Kept::Truth(truth),
        Sent::Error => Kept::Error,
        Sent::NoResult => Kept::NoResult,
    }
}

fn xls(error: &XlsError) -> Unreadable {
    match error {
        XlsError::Password => Unreadable::Password,
        _ => Unreadable::Damaged,
    }
}

fn xlsb(error: &XlsbError) -> Unreadable {
    match error {
        XlsbError::Password => Unreadable::Password,
        XlsbError::FileNotFound(_) => Unreadable::Foreign,
        _ => Unreadable::Damaged,
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    /// What another process says before it ends, in frames.
    fn told(said: &[Frame]) -> Result<usize, Unreadable> {
        let mut bytes = Vec::new();
        for frame in said {
            send(&mut bytes, frame).unwrap();
        }
        let aside = move |_| Ok(Box::new(Cursor::new(bytes.clone())) as Box<dyn Read + Send>);
        let mut rows = 0;
        frames(&aside, Some(0), |_| {
            rows += 1;
            Ok(true)
        })
        .map(|()| rows)
    }

    #[test]
    fn a_process_that_ends_without_saying_so_was_stopped_by_its_limits() {
        let row = || Frame::Row(1, vec![Sent::Number(1.0)]);
        assert_eq!(told(&[row(), Frame::End(None)]), Ok(1));
        let stopped = Err(Unreadable::TooLarge(Beyond::Memory));
        assert_eq!(told(&[row()]), stopped);
        assert_eq!(told(&[]), stopped);
        let damaged = Frame::End(Some(Failure::Damaged));
        assert_eq!(told(&[row(), damaged]), Err(Unreadable::Damaged));
    }
}
