//! The rows of one sheet, from its XML.

use std::ops::Range;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use quick_xml::events::{BytesStart, Event};

use super::strings::{RichText, Strings, unescape};
use super::styles::Styles;
use crate::finding::Unreadable;
use crate::ingest::book::part::{Xml, attribute, is_true, resolve};
use crate::ingest::book::{Emitter, MOST_COLUMNS, SheetNotes};
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
}

/// Reads the cells of a sheet.
pub(super) struct Cells<'p> {
    xml: Xml<'p>,
    strings: &'p Strings,
    styles: &'p Styles,
    notes: SheetNotes,
    /// The row being read, and its cells.
    row: u32,
    hidden: bool,
    cells: Vec<(u32, Raw)>,
    /// Texts of the row that are not shared, one after another.
    text: String,
    /// The value of the cell being read.
    value: String,
    open: Open,
    /// The column after the last cell: where one without an address stands.
    next: u32,
}

impl<'p> Cells<'p> {
    pub(super) fn new(xml: Xml<'p>, strings: &'p Strings, styles: &'p Styles) -> Self {
        Self {
            xml,
            strings,
            styles,
            notes: SheetNotes::default(),
            row: 0,
            hidden: false,
            cells: Vec::new(),
            text: String::new(),
            value: String::new(),
            open: Open::default(),
            next: 0,
        }
    }

    /// Hands every row to the sink.
    pub(super) fn read(
        mut self,
        sink: &mut dyn FnMut(Row<'_>) -> bool,
    ) -> Result<SheetNotes, Unreadable> {
        let mut emitter = Emitter::new(sink);
        let mut buffer = Vec::with_capacity(1024);
        let mut rich = RichText::default();
        // In a value, and in a cell's own text.
        let (mut valued, mut inline) = (false, false);
        loop {
            let event = self.xml.next(&mut buffer)?;
            match &event {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "v" => {
                        valued = true;
                        self.open.valued = true;
                    }
                    "c" => self.cell(tag)?,
                    "row" => self.row(tag),
                    "is" => inline = true,
                    "f" => self.open.formula = true,
                    _ if inline => rich.take(&event, &mut self.value),
                    name => self.note(name, tag),
                },
                Event::Empty(tag) => match tag.local_name().as_ref() {
                    "c" => {
                        self.cell(tag)?;
                        self.end_of_cell();
                    }
                    "row" => self.row(tag),
                    "f" => self.open.formula = true,
                    "v" => self.open.valued = true,
                    name => self.note(name, tag),
                },
                Event::End(tag) => match tag.local_name().as_ref() {
                    "v" => valued = false,
                    "c" => self.end_of_cell(),
                    "is" => inline = false,
                    "row" => {
                        self.emit(&mut emitter)?;
                        if emitter.done {
                            return Ok(self.notes);
                        }
                    }
                    _ if inline => rich.take(&event, &mut self.value),
                    _ => {}
                },
                Event::Text(text) if valued => self.value.push_str(text),
                Event::CData(text) if valued => self.value.push_str(text),
                Event::GeneralRef(reference) if valued => resolve(reference, &mut self.value),
                Event::Eof => return Ok(self.notes),
                _ if inline => rich.take(&event, &mut self.value),
                _ => {}
            }
        }
    }

    /// A row begins; one without a number follows the last.
    fn row(&mut self, tag: &BytesStart<'_>) {
        let mut number = None;
        self.hidden = false;
        for one in tag.attributes().with_checks(false).flatten() {
            match one.key.as_ref() {
                "r" => number = one.value.parse().ok(),
                "hidden" => self.hidden = is_true(&one.value),
                _ => {}
            }
        }
        self.row = number.unwrap_or(self.row + 1);
        self.cells.clear();
        self.text.clear();
        self.next = 0;
    }

    /// A cell begins; one without an address follows the last.
    fn cell(&mut self, tag: &BytesStart<'_>) -> Result<(), Unreadable> {
        self.value.clear();
        let mut open = Open {
            column: self.next,
            ..Open::default()
        };
        for one in tag.attributes().with_checks(false).flatten() {
            match one.key.as_ref() {
                "r" => open.column = column_of(&one.value).unwrap_or(self.next),
                "s" => open.style = one.value.parse().unwrap_or(0),
                "t" => {
                    open.kind = match one.value.as_ref() {
                        "s" => Kind::Shared,
                        "str" => Kind::Text,
                        "inlineStr" => Kind::Inline,
                        "b" => Kind::Truth,
                        "e" => Kind::Error,
                        "d" => Kind::Date,
                        _ => Kind::Number,
                    }
                }
                _ => {}
            }
        }
        if open.column >= MOST_COLUMNS {
            return Err(Unreadable::Damaged);
        }
        self.next = open.column + 1;
        self.open = open;
        Ok(())
    }

    fn end_of_cell(&mut self) {
        let open = std::mem::take(&mut self.open);
        let value = self
            .value
            .trim_matches(|sign: char| sign.is_ascii_whitespace());
        let raw = match open.kind {
            // An empty text is a result; no value at all is none.
            Kind::Text if open.formula && !open.valued => Some(Raw::Is(Value::NoResult)),
            Kind::Text | Kind::Inline => self.own_text(),
            _ if value.is_empty() => open.formula.then_some(Raw::Is(Value::NoResult)),
            Kind::Shared => value.parse().ok().map(Raw::Shared),
            Kind::Truth => Some(Raw::Is(Value::Truth(is_true(value)))),
            Kind::Error => Some(Raw::Is(Value::Error)),
            Kind::Date => match iso_moment(value) {
                Some(moment) => Some(Raw::Is(Value::Moment(moment))),
                None => self.own_text(),
            },
            Kind::Number => match value.parse() {
                Ok(number) => Some(Raw::Is(self.styles.value(open.style, number))),
                Err(_) => self.own_text(),
            },
        };
        if let Some(raw) = raw {
            self.cells.push((open.column, raw));
        }
    }

    /// The cell's value as a text of its own; none when it is empty.
    fn own_text(&mut self) -> Option<Raw> {
        unescape(&mut self.value, 0);
        let start = self.text.len();
        self.text.push_str(&self.value);
        (!self.value.is_empty()).then(|| Raw::Text(start..self.text.len()))
    }

    fn emit(&mut self, emitter: &mut Emitter<'_>) -> Result<(), Unreadable> {
        if self.cells.is_empty() {
            return Ok(());
        }
        let width = self.cells.iter().map(|(column, _)| column + 1).max();
        let mut values = vec![Value::Empty; width.unwrap_or(0) as usize];
        for (column, raw) in &self.cells {
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
        })
    }

    /// What stands beside the rows.
    fn note(&mut self, name: &str, tag: &BytesStart<'_>) {
        match name {
            "dimension" => self.notes.claimed = attribute(tag, "ref"),
            "mergeCell" => self.notes.merged += 1,
            "autoFilter" => self.notes.filtered = true,
            "col" if attribute(tag, "hidden").is_some_and(|it| is_true(&it)) => {
                let number = |name| attribute(tag, name).and_then(|it| it.parse::<u32>().ok());
                let (Some(first), Some(last)) = (number("min"), number("max")) else {
                    return;
                };
                let last = last.min(MOST_COLUMNS);
                let hidden = (first.max(1)..=last).map(|column| column - 1);
                self.notes.hidden_columns.extend(hidden);
            }
            _ => {}
        }
    }
}

/// The column of an address: `AB12` is 27.
fn column_of(address: &str) -> Option<u32> {
    let mut column: u32 = 0;
    for letter in address.bytes() {
        match letter.to_ascii_uppercase() {
            letter @ b'A'..=b'Z' if column < MOST_COLUMNS => {
                column = column * 26 + u32::from(letter - b'A') + 1;
            }
            b'A'..=b'Z' => return Some(MOST_COLUMNS),
            _ => break,
        }
    }
    column.checked_sub(1)
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
