//! The rows of one sheet, from its XML.

use std::io::Read;
use std::ops::Range;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::address::{column_of, merge, whole};
use super::scan::{Scanner, Token, attributes};
use super::strings::{Runs, Strings, is_on, unescape};
use super::styles::Styles;
use crate::finding::{Beyond, Unreadable};
use crate::ingest::book::formula::sums_up;
use crate::ingest::book::part::{is_true, plain};
use crate::ingest::book::{Emitter, Limits, SheetNotes};
use crate::ingest::sheet::{Row, Value};

/// What the `t` of a cell says of its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Kind {
    #[default]
    Number,
    Shared,
    /// The result of a formula.
    Text,
    /// Its text stands in the cell itself.
    Inline,
    Truth,
    Error,
    Date,
}

/// A cell as its XML gives it, its texts in the row's buffer.
#[derive(Debug, Clone)]
enum Raw {
    Shared(usize),
    Text(Range<usize>),
    Is(Value<'static>),
}

/// The cell being read.
#[derive(Debug, Default)]
struct Open {
    column: u32,
    style: usize,
    kind: Kind,
    formula: bool,
    /// Whether a value stands in it, be it an empty one.
    valued: bool,
    /// The runs of its own text.
    runs: Runs,
}

/// Reads the cells of a sheet.
pub(super) struct Cells<'p> {
    strings: &'p Strings,
    styles: &'p Styles,
    limits: Limits,
    notes: SheetNotes,
    /// The row being read, and those of its cells that hold something.
    row: u32,
    hidden: bool,
    /// Whether a formula of the row sums up the rows above.
    total: bool,
    /// Rows that tables of the sheet declare to be of totals.
    totals: Vec<u32>,
    filled: Vec<(u32, Raw)>,
    /// Texts of the row that are not shared, one after another.
    text: String,
    /// The value of the cell being read.
    value: String,
    open: Open,
    /// Which cells of the row are struck through, as bits.
    struck: u64,
    /// Which of them are in part.
    partly: u64,
    /// The column after the last cell: where one without an address stands.
    next: u32,
    /// Where in a cell the text that comes belongs.
    within: Within,
}

/// Where in a cell a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Within {
    /// In nothing that tells its value.
    #[default]
    Nothing,
    /// In its value.
    Value,
    /// In its formula.
    Formula,
    /// In its own text, between the runs.
    Inline,
    /// In a run of its own text.
    Run,
    /// In a hint how to say its own text.
    Phonetic,
}

impl<'p> Cells<'p> {
    pub(super) fn new(
        strings: &'p Strings,
        styles: &'p Styles,
        totals: Vec<u32>,
        limits: Limits,
    ) -> Self {
        Self {
            strings,
            styles,
            limits,
            notes: SheetNotes::default(),
            row: 0,
            hidden: false,
            total: false,
            totals,
            filled: Vec::new(),
            text: String::new(),
            value: String::new(),
            open: Open::default(),
            struck: 0,
            partly: 0,
            next: 0,
            within: Within::Nothing,
        }
    }

    /// Hands every row to the sink.
    pub(super) fn read<R: Read>(
        mut self,
        mut xml: Scanner<R>,
        sink: &mut dyn FnMut(Row<'_>) -> bool,
    ) -> Result<SheetNotes, Unreadable> {
        let mut emitter = Emitter::new(sink, self.limits);
        emitter.stands(self.strings.length());
        loop {
            match xml.next()? {
                // What later programs add to a cell, a row or a sheet is none of their own.
                Token::Open(b"extLst", _, false) => xml.leave()?,
                Token::Open(name, attributes, closed) => {
                    self.opened(name, attributes)?;
                    if closed && name == b"c" {
                        self.end_of_cell()?;
                    } else if closed {
                        self.closed(name);
                    }
                }
                Token::Close(b"row") => {
                    self.emit(&mut emitter)?;
                    if emitter.done {
                        return Ok(self.notes);
                    }
                }
                Token::Close(b"c") => self.end_of_cell()?,
                Token::Close(name) => self.closed(name),
                token @ (Token::Text(_) | Token::Plain(_))
                    if matches!(self.within, Within::Value | Within::Run) =>
                {
                    if !self.limits.is_full(self.value.len()) {
                        token.text_into(&mut self.value)?;
                    }
                }
                Token::Text(text) if self.within == Within::Formula => {
                    let text = String::from_utf8_lossy(text);
                    self.total |= sums_up(&text, self.open.column, self.row);
                }
                Token::Text(_) | Token::Plain(_) => {}
                Token::End => return emitter.ended(self.notes),
            }
        }
    }

    fn opened(&mut self, name: &[u8], attributes: &[u8]) -> Result<(), Unreadable> {
        match name {
            b"c" => self.cell(attributes)?,
            b"v" => {
                self.within = Within::Value;
                self.open.valued = true;
            }
            b"f" => {
                self.open.formula = true;
                self.within = Within::Formula;
            }
            b"row" => self.row(attributes)?,
            b"is" => self.within = Within::Inline,
            b"t" if self.within == Within::Inline => self.within = Within::Run,
            b"rPh" if self.within == Within::Inline => self.within = Within::Phonetic,
            b"r" if self.within == Within::Inline => self.open.runs.begin(),
            b"strike" if self.within == Within::Inline => self.open.runs.last = is_on(attributes),
            b"t" | b"r" | b"rPr" => {}
            name => self.note(name, attributes),
        }
        Ok(())
    }

    fn closed(&mut self, name: &[u8]) {
        match (name, self.within) {
            (b"v", Within::Value) | (b"f", Within::Formula) | (b"is", _) => {
                self.within = Within::Nothing;
            }
            (b"t", Within::Run) | (b"rPh", Within::Phonetic) => self.within = Within::Inline,
            (b"r", Within::Inline) => self.open.runs.end(),
            _ => {}
        }
    }

    /// A row begins; one without a number follows the last.
    fn row(&mut self, told: &[u8]) -> Result<(), Unreadable> {
        let mut number = None;
        (self.hidden, self.total) = (false, false);
        for (name, value) in attributes(told) {
            match name {
                b"r" => number = whole(value),
                b"hidden" => self.hidden = is_true(&text_of(value)),
                _ => {}
            }
        }
        self.row = number.unwrap_or(self.row.saturating_add(1));
        self.filled.clear();
        self.text.clear();
        (self.struck, self.partly) = (0, 0);
        self.next = 0;
        // Rows beyond the last one a spreadsheet has are refused, blank or not.
        if self.row > self.limits.rows {
            return Err(Unreadable::TooLarge(Beyond::Places));
        }
        Ok(())
    }

    /// A cell begins; one without an address follows the last.
    fn cell(&mut self, told: &[u8]) -> Result<(), Unreadable> {
        self.value.clear();
        self.within = Within::Nothing;
        let mut open = Open {
            column: self.next,
            ..Open::default()
        };
        for (name, value) in attributes(told) {
            match name {
                b"r" => open.column = column_of(value).unwrap_or(self.next),
                b"s" => open.style = whole(value).unwrap_or(0) as usize,
                b"t" => {
                    open.kind = match value {
                        b"s" => Kind::Shared,
                        b"str" => Kind::Text,
                        b"inlineStr" => Kind::Inline,
                        b"b" => Kind::Truth,
                        b"e" => Kind::Error,
                        b"d" => Kind::Date,
                        _ => Kind::Number,
                    }
                }
                _ => {}
            }
        }
        if open.column >= self.limits.columns {
            return Err(Unreadable::Damaged);
        }
        self.next = open.column + 1;
        self.open = open;
        Ok(())
    }

    fn end_of_cell(&mut self) -> Result<(), Unreadable> {
        let open = std::mem::take(&mut self.open);
        let value = self
            .value
            .trim_matches(|sign: char| sign.is_ascii_whitespace());
        let raw = match open.kind {
            // An empty text is a result; no value at all is none.
            Kind::Text if open.formula && !open.valued => Some(Raw::Is(Value::NoResult)),
            Kind::Text | Kind::Inline => self.own_text(),
            _ if value.is_empty() => open.formula.then_some(Raw::Is(Value::NoResult)),
            // A place beyond numbers is told when the row is put together.
            Kind::Shared => Some(Raw::Shared(value.parse().unwrap_or(usize::MAX))),
            Kind::Truth => Some(Raw::Is(Value::Truth(is_true(value)))),
            Kind::Error => Some(Raw::Is(Value::Error)),
            Kind::Date => match iso_moment(value) {
                Some(moment) => Some(Raw::Is(Value::Moment(moment))),
                None => self.own_text(),
            },
            Kind::Number => match number(value) {
                Some(number) => Some(Raw::Is(self.styles.value(open.style, number))),
                None => self.own_text(),
            },
        };
        if let Some(raw) = raw {
            if open.column < 64 {
                let bit = 1 << open.column;
                match self.strike(&open, &raw) {
                    Some(true) => self.struck |= bit,
                    Some(false) => self.partly |= bit,
                    None => {}
                }
            }
            self.filled.push((open.column, raw));
        }
        if self.text.len() > self.limits.line {
            return Err(Unreadable::TooLarge(Beyond::Line));
        }
        // A cell that comes twice is damage, and no way to fill the memory.
        if self.filled.len() > self.limits.columns as usize {
            return Err(Unreadable::Damaged);
        }
        Ok(())
    }

    /// Whether a cell is struck through as a whole, by its style or in each run of its text, where it is at all.
    fn strike(&self, open: &Open, raw: &Raw) -> Option<bool> {
        match raw {
            _ if self.styles.strikes(open.style) => Some(true),
            Raw::Shared(place) if self.strings.is_struck(*place) => Some(true),
            Raw::Shared(place) if self.strings.is_partly_struck(*place) => Some(false),
            _ => open.runs.strike(),
        }
    }

    /// The cell's value as a text of its own; none when it is empty.
    fn own_text(&mut self) -> Option<Raw> {
        unescape(&mut self.value, 0);
        let start = self.text.len();
        self.text.push_str(&self.value);
        (!self.value.is_empty()).then_some(Raw::Text(start..self.text.len()))
    }

    fn emit(&mut self, emitter: &mut Emitter<'_>) -> Result<(), Unreadable> {
        if self.filled.is_empty() {
            return Ok(());
        }
        emitter.stands(self.text.len());
        let width = self.filled.iter().map(|(column, _)| column + 1).max();
        let mut values = vec![Value::Empty; width.unwrap_or(0) as usize];
        for (column, raw) in &self.filled {
            values[*column as usize] = match raw {
                Raw::Shared(place) => match self.strings.at(*place) {
                    Some("") => Value::Empty,
                    Some(text) => Value::Text(text),
                    // A place beyond the shared texts.
                    None => return Err(Unreadable::Damaged),
                },
                Raw::Text(range) => Value::Text(&self.text[range.clone()]),
                Raw::Is(value) => *value,
            };
        }
        emitter.row(Row {
            number: self.row,
            cells: &values,
            hidden: self.hidden,
            torn: None,
            struck: self.struck,
            partly: self.partly,
            total: self.total || self.totals.binary_search(&self.row).is_ok(),
        })
    }

    /// What stands beside the rows.
    fn note(&mut self, name: &[u8], told: &[u8]) {
        let attribute = |wanted: &[u8]| {
            let found = attributes(told).find(|(name, _)| *name == wanted);
            found.map(|(_, value)| text_of(value))
        };
        match name {
            b"dimension" => self.notes.claimed = attribute(b"ref"),
            b"mergeCell" => {
                let range = attribute(b"ref");
                self.notes
                    .merged
                    .extend(range.and_then(|range| merge(&range)));
            }
            b"autoFilter" => self.notes.filtered = true,
            b"col" if attribute(b"hidden").is_some_and(|it| is_true(&it)) => {
                let number = |name| attribute(name).and_then(|it| it.parse::<u32>().ok());
                let (Some(first), Some(last)) = (number(b"min"), number(b"max")) else {
                    return;
                };
                let last = last.min(self.limits.columns);
                let hidden = (first.max(1)..=last).map(|column| column - 1);
                if self.notes.hidden_columns.len() < self.limits.columns as usize {
                    self.notes.hidden_columns.extend(hidden);
                }
            }
            _ => {}
        }
    }
}

/// A number as a cell writes it.
fn number(text: &str) -> Option<f64> {
    // Whole numbers of nine figures at most: most of what a register holds.
    if text.len() <= 9
        && let Some(number) = whole(text.as_bytes())
    {
        return Some(f64::from(number));
    }
    text.parse().ok()
}

/// The text of an attribute.
fn text_of(value: &[u8]) -> String {
    plain(&String::from_utf8_lossy(value))
}

/// A moment in ISO form: a day, a day with its time, or a time alone (of the day before 1900, as Excel counts).
fn iso_moment(text: &str) -> Option<NaiveDateTime> {
    let text = text.trim_end_matches('Z');
    text.parse::<NaiveDateTime>()
        .ok()
        .or_else(|| text.parse::<NaiveDate>().ok()?.and_hms_opt(0, 0, 0))
        .or_else(|| {
            let time = text.parse::<NaiveTime>().ok()?;
            Some(NaiveDate::from_ymd_opt(1899, 12, 31)?.and_time(time))
        })
}
