//! What every reader yields: sheets of rows of typed cells, whatever the file's format.

use std::io::{Read, Seek};

use chrono::{NaiveDate, NaiveDateTime, TimeDelta, Timelike};

use crate::finding::Unreadable;

/// A file open for reading.
pub trait ReadSeek: Read + Seek {}
impl<T: Read + Seek> ReadSeek for T {}

/// A cell as a format gives it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value<'a> {
    /// Nothing in it.
    Empty,
    /// Text.
    Text(&'a str),
    /// A number.
    Number(f64),
    /// A day, with its time.
    Moment(NaiveDateTime),
    /// True or false.
    Truth(bool),
    /// A spreadsheet error, `#N/A` and its like.
    Error,
    /// A formula saved without its result.
    NoResult,
}

impl Value<'_> {
    /// Whether nothing is said: no content, or spaces only.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }
}

/// A row on its way through: its number as the spreadsheet shows it, and its cells from column A on.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    /// The row's number, from 1.
    pub number: u32,
    /// The cells, from column A on.
    pub cells: &'a [Value<'a>],
}

impl<'a> Row<'a> {
    /// The cell in a column; empty beyond the row's end.
    pub fn cell(&self, column: u32) -> Value<'a> {
        self.cells
            .get(column as usize)
            .copied()
            .unwrap_or(Value::Empty)
    }

    /// Whether no cell says anything.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(Value::is_empty)
    }
}

/// A sheet's name and whether its workbook shows it. A CSV file is one sheet without a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetName {
    /// Its name; empty for a CSV file.
    pub name: String,
    /// Whether the workbook hides it.
    pub hidden: bool,
}

/// A file whose sheets can be read row by row.
pub trait Book {
    /// Its sheets, in order.
    fn sheets(&self) -> Vec<SheetName>;

    /// Hands every row of a sheet to `sink`, top to bottom and blank ones included, until it answers false.
    fn read(
        &mut self,
        sheet: &str,
        sink: &mut dyn FnMut(Row<'_>) -> bool,
    ) -> Result<(), Unreadable>;

    /// What had to be inferred to read it: encoding and delimiter.
    fn inferred(&self) -> Option<(String, String)> {
        None
    }
}

/// A cell kept after its row is gone, for the rows read while the header is looked for.
#[derive(Debug, Clone, PartialEq)]
pub enum Kept {
    /// See [`Value`].
    Empty,
    /// See [`Value`].
    Text(String),
    /// See [`Value`].
    Number(f64),
    /// See [`Value`].
    Moment(NaiveDateTime),
    /// See [`Value`].
    Truth(bool),
    /// See [`Value`].
    Error,
    /// See [`Value`].
    NoResult,
}

impl Kept {
    /// Keeps a cell.
    pub fn new(value: Value<'_>) -> Self {
        match value {
            Value::Empty => Self::Empty,
            Value::Text(text) => Self::Text(text.to_owned()),
            Value::Number(number) => Self::Number(number),
            Value::Moment(moment) => Self::Moment(moment),
            Value::Truth(truth) => Self::Truth(truth),
            Value::Error => Self::Error,
            Value::NoResult => Self::NoResult,
        }
    }

    /// The cell again.
    pub fn value(&self) -> Value<'_> {
        match self {
            Self::Empty => Value::Empty,
            Self::Text(text) => Value::Text(text),
            Self::Number(number) => Value::Number(*number),
            Self::Moment(moment) => Value::Moment(*moment),
            Self::Truth(truth) => Value::Truth(*truth),
            Self::Error => Value::Error,
            Self::NoResult => Value::NoResult,
        }
    }
}

/// The day of a moment, after its time is rounded to the second: some files say 23:59:59.9999996 for midnight.
pub fn day_of(moment: NaiveDateTime) -> NaiveDate {
    let half = TimeDelta::milliseconds(500);
    let rounded = moment.checked_add_signed(half).unwrap_or(moment);
    rounded.with_nanosecond(0).unwrap_or(rounded).date()
}
