//! What every reader yields: rows of typed cells, whatever the file's format.

use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeDelta, Timelike};

use crate::finding::TornLine;

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
    /// A formula that was saved without its result.
    NoResult,
}

impl Value<'_> {
    /// Bytes of its text.
    pub fn length(&self) -> usize {
        match self {
            Self::Text(text) => text.len(),
            _ => 0,
        }
    }

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
    /// Whether the spreadsheet hides the row, by hand or by a filter; false where the format does not tell.
    pub hidden: bool,
    /// What is wrong with the line that a text file has here.
    pub torn: Option<TornLine>,
    /// Which of the first 64 cells are struck through, as bits; none where the format does not tell.
    pub struck: u64,
    /// Which of them are struck through in part.
    pub partly: u64,
    /// Whether the workbook itself says that the row is one of totals: that of a table, or of formulas that sum up the
    /// rows above.
    pub total: bool,
}

/// A range of merged cells, ends included: rows from 1, columns from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merge {
    /// Its first and last row.
    pub rows: (u32, u32),
    /// Its first and last column.
    pub columns: (u32, u32),
}

impl<'a> Row<'a> {
    /// A row with nothing to say but its cells.
    pub fn new(number: u32, cells: &'a [Value<'a>]) -> Self {
        Self {
            number,
            cells,
            hidden: false,
            torn: None,
            struck: 0,
            partly: 0,
            total: false,
        }
    }

    /// The cell in a column; empty beyond the row's end.
    pub fn cell(&self, column: u32) -> Value<'a> {
        self.cells
            .get(column as usize)
            .copied()
            .unwrap_or(Value::Empty)
    }

    /// Whether these cells, those of them that say something, are all struck through.
    pub fn strikes(&self, columns: impl Iterator<Item = u32>) -> bool {
        let filled = columns.filter(|column| *column < 64 && !self.cell(*column).is_empty());
        let mut struck = filled
            .map(|column| self.struck >> column & 1 == 1)
            .peekable();
        struck.peek().is_some() && struck.all(|struck| struck)
    }

    /// Whether no cell says anything.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(Value::is_empty)
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

/// The year that begins with a moment: a cell that shows no more than the year says no day of it. What is shown of another
/// day is known all the same.
pub fn year_begun(moment: NaiveDateTime) -> Option<f64> {
    let begins = moment.ordinal() == 1 && moment.num_seconds_from_midnight() == 0;
    begins.then(|| f64::from(moment.year()))
}

/// The day of a moment, after its time is rounded to the second: some files say 23:59:59.9999996 for midnight.
pub fn day_of(moment: NaiveDateTime) -> NaiveDate {
    let half = TimeDelta::milliseconds(500);
    let rounded = moment.checked_add_signed(half).unwrap_or(moment);
    rounded.with_nanosecond(0).unwrap_or(rounded).date()
}
