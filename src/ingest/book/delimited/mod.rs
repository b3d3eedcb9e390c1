//! Delimited text (CSV): encoding and delimiter inferred, stated, and read line by line.

mod decode;
mod fields;
mod records;

use super::xlsx::Reopen;
use super::{Book, Emitter, Inferred, Limits, SheetName, SheetNotes, Told};
use crate::finding::{FileFormat, Unreadable};
use crate::ingest::sheet::{Row, Value};
use decode::{Encoded, Lines};
use fields::{Fields, likeliest};
use records::Records;

/// A delimited file.
pub(super) struct DelimitedBook<'f> {
    reopen: Reopen<'f>,
    sheets: [SheetName; 1],
    encoded: Encoded,
    delimiter: u8,
    /// The width that most of its first lines have.
    width: usize,
    /// Lines before the table: a `sep=` line.
    skip: u32,
    limits: Limits,
}

impl<'f> DelimitedBook<'f> {
    /// Infers encoding and delimiter, as far as they are not told; binary content is no text.
    pub(super) fn open(reopen: Reopen<'f>, told: &Told) -> Result<Self, Unreadable> {
        let file = reopen().map_err(|_| Unreadable::Refused)?;
        let encoded = Encoded::infer(file, told.encoding.as_deref())?;
        let file = reopen().map_err(|_| Unreadable::Refused)?;
        let mut head = Vec::new();
        let limits = told.limits;
        let mut lines = Lines::new(file, encoded, limits.line);
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
        let delimiter = told.delimiter.or(named).unwrap_or_else(inferred);
        Ok(Self {
            reopen,
            sheets: [SheetName {
                name: String::new(),
                hidden: false,
            }],
            encoded,
            delimiter,
            width: fields::usual_at_first(&head, delimiter).1,
            skip,
            // Its texts stand in it one by one: they are bounded by its size.
            limits: Limits {
                text: u64::MAX,
                ..limits
            },
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
        let lines = Lines::new(file, self.encoded, self.limits.line);
        let mut records = Records::new(lines, self.delimiter, self.width);
        let mut emitter = Emitter::new(sink, self.limits);
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
                struck: 0,
                partly: 0,
                total: false,
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

#[cfg(test)]
mod quotes;
#[cfg(test)]
mod tests;
