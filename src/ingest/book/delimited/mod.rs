//! Delimited text (CSV): encoding and delimiter inferred, stated, and read line by line.

mod decode;
mod fields;

use super::xlsx::Reopen;
use super::{Book, Emitter, Inferred, SheetName, SheetNotes, Told};
use crate::finding::{FileFormat, TornLine, Unreadable};
use crate::ingest::sheet::{Row, Value};
use decode::{Encoded, Lines};
use fields::{Fields, likeliest};

/// Lines that one quoted cell may span; beyond, its opening quotation mark is a sign like any other.
const LONGEST_CELL: usize = 200;

/// A delimited file.
pub(super) struct DelimitedBook<'f> {
    reopen: Reopen<'f>,
    sheets: [SheetName; 1],
    encoded: Encoded,
    delimiter: u8,
    /// Lines before the table: a `sep=` line.
    skip: u32,
}

impl<'f> DelimitedBook<'f> {
    /// Infers encoding and delimiter, as far as they are not told; binary content is no text.
    pub(super) fn open(reopen: Reopen<'f>, told: &Told) -> Result<Self, Unreadable> {
        let file = reopen().map_err(|_| Unreadable::Refused)?;
        let encoded = Encoded::infer(file, told.encoding.as_deref())?;
        let file = reopen().map_err(|_| Unreadable::Refused)?;
        let mut head = Vec::new();
        let mut lines = Lines::new(file, encoded);
        while head.len() < 60 && lines.next(|line, _| head.push(line.to_owned()))? {}
        let named = head.first().and_then(|first| {
            let rest = first.trim().get(..5).filter(|_| first.trim().len() == 5);
            let names = |rest: &&str| {
                rest.get(..4)
                    .is_some_and(|it| it.eq_ignore_ascii_case("sep="))
            };
            rest.filter(names)
                .or_else(|| (first.trim_end_matches(['\r', '\n']) == "sep=\t").then_some("sep=\t"))
        });
        let skip = u32::from(named.is_some());
        let named = named.map(|line| line.as_bytes()[4]);
        let inferred = || likeliest(&head);
        Ok(Self {
            reopen,
            sheets: [SheetName {
                name: String::new(),
                hidden: false,
            }],
            encoded,
            delimiter: told.delimiter.or(named).unwrap_or_else(inferred),
            skip,
        })
    }
}

impl Book for DelimitedBook<'_> {
    fn sheets(&self) -> &[SheetName] {
        &self.sheets
    }

    fn read(
        &self,
        _: usize,
        sink: &mut dyn FnMut(Row<'_>) -> bool,
    ) -> Result<SheetNotes, Unreadable> {
        let file = (self.reopen)().map_err(|_| Unreadable::Refused)?;
        let mut records = Records {
            lines: Lines::new(file, self.encoded),
            delimiter: self.delimiter,
            waiting: std::collections::VecDeque::new(),
            number: 0,
            widest: 0,
        };
        let mut emitter = Emitter::new(sink);
        let mut fields = Fields::default();
        while let Some((number, torn)) = records.next(&mut fields)? {
            if number <= self.skip {
                continue;
            }
            let cells: Vec<Value<'_>> = fields.iter().map(cell).collect();
            let filled = cells.iter().rposition(|cell| *cell != Value::Empty);
            emitter.row(Row {
                number,
                cells: &cells[..filled.map_or(0, |last| last + 1)],
                hidden: false,
                torn: torn.filter(|_| filled.is_some()),
            })?;
            // The lines inside a cell are no rows; blank lines are, once another row follows.
            if filled.is_some() {
                emitter.next = emitter.next.max(records.number + 1);
            }
            if emitter.done {
                break;
            }
        }
        Ok(SheetNotes::default())
    }

    fn inferred(&self) -> Inferred {
        let delimiter = if self.delimiter == b'\t' {
            "tab".into()
        } else {
            char::from(self.delimiter).to_string()
        };
        Inferred {
            format: FileFormat::Csv,
            text: Some((self.encoded.name().to_owned(), delimiter)),
        }
    }
}

fn cell(text: &str) -> Value<'_> {
    if text.is_empty() {
        Value::Empty
    } else {
        Value::Text(text)
    }
}

/// A physical line kept: its text and how it ends.
type Line = (String, LineEnd);

/// How a line ends.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct LineEnd {
    /// Its line feed; nothing at the end of a file that has none there.
    feed: &'static str,
    /// Whether it is in another encoding than the rest.
    foreign: bool,
}

/// Lines put together into records: a quoted cell may hold line feeds.
struct Records<R> {
    lines: Lines<R>,
    delimiter: u8,
    /// Lines read ahead for a quotation mark that nothing closed.
    waiting: std::collections::VecDeque<Line>,
    /// The line last given.
    number: u32,
    /// The most cells that a line had so far.
    widest: usize,
}

impl<R: std::io::Read> Records<R> {
    /// The next record's first line number, and what is wrong with it; none at the end.
    fn next(&mut self, fields: &mut Fields) -> Result<Option<(u32, Option<TornLine>)>, Unreadable> {
        let Some((first, mut end)) = self.line()? else {
            return Ok(None);
        };
        self.number += 1;
        let number = self.number;
        let mut torn = end.foreign.then_some(TornLine::OtherEncoding);
        if !fields.split(&first, self.delimiter) {
            let mut ahead: Vec<Line> = Vec::new();
            let mut whole = first.clone();
            let mut feed = end.feed;
            let closed = loop {
                let next = if ahead.len() < LONGEST_CELL {
                    self.line()?
                } else {
                    None
                };
                let Some((text, its_end)) = next else {
                    break false;
                };
                whole.push_str(feed);
                whole.push_str(&text);
                feed = its_end.feed;
                ahead.push((text, its_end));
                if fields.split(&whole, self.delimiter) {
                    end = its_end;
                    break true;
                }
            };
            // A mark that closes far too late has swallowed lines: alone, the first one has as many cells as the others.
            let doubtful = fields.odd || fields.len() != self.widest;
            let swallowed = closed && self.widest > 1 && doubtful && {
                let mut alone = Fields::default();
                alone.split_plain(&first, self.delimiter);
                alone.len() == self.widest
            };
            if closed && !swallowed {
                self.number += ahead.len() as u32;
            } else {
                // Nothing closes it: the mark is a sign like any other, and the lines after it are lines.
                for line in ahead.into_iter().rev() {
                    self.waiting.push_front(line);
                }
                fields.split_plain(&first, self.delimiter);
                torn = Some(TornLine::StrayQuote);
            }
        }
        let width = fields.len();
        if end.feed.is_empty() && self.waiting.is_empty() && width > 1 && width < self.widest {
            torn = Some(TornLine::CutShort);
        }
        self.widest = self.widest.max(width);
        Ok(Some((number, torn)))
    }

    fn line(&mut self) -> Result<Option<Line>, Unreadable> {
        if let Some(line) = self.waiting.pop_front() {
            return Ok(Some(line));
        }
        let mut found = None;
        self.lines
            .next(|text, end| found = Some((text.to_owned(), end)))?;
        Ok(found)
    }
}

#[cfg(test)]
mod tests;
