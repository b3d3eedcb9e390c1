//! Whose a row is, where a word in it says that it is everybody's: a row of totals, or somebody with an odd answer.

use chrono::Datelike;

use super::header::Found;
use super::mapping::Mapper;
use super::sheet::{Row, Value};
use super::value::{self, Reading};
use crate::catalogue::{AGE, Answer, FieldType, SCALE, Shape, Slot};
use crate::finding::{Fact, Shown};

/// The first year of dates that are meant: a count in a cell formatted as a date is a day of the years after 1900.
const EARLIEST: i32 = 1950;

impl Mapper<'_> {
    /// Whether a row is somebody's, whatever stands in these columns: it dates an act, or names somebody. A number that is
    /// that of the rows above names nobody.
    pub(super) fn is_somebodys(&self, row: Row<'_>, words: &[u32]) -> bool {
        let mut columns = self.layout.columns.iter();
        self.tells_an_act(row)
            || columns.any(|found| !words.contains(&found.column) && self.names(row, found))
    }

    /// Whether a row is one of totals, by what its cells say.
    pub(super) fn is_everybodys(&self, row: Row<'_>) -> bool {
        let words = self.notes.everybody.as_slice();
        let counted = matches!(self.source.shape, Shape::Aggregate(_));
        !words.is_empty() && (counted || !self.is_somebodys(row, words))
    }

    pub(super) fn tells_an_act(&self, row: Row<'_>) -> bool {
        match &self.source.shape {
            Shape::Attendance { marks, .. } => self.layout.sessions.iter().any(|session| {
                let text = value::written(row.cell(session.column));
                // What is a mark as a number is a count in a row of totals.
                text.parse::<f64>().is_err() && marks.read(&text) == Answer::Yes
            }),
            _ => {
                let mut dates = self.layout.acts.iter().filter_map(|act| act.date);
                dates.any(|column| self.is_day(row.cell(column)))
            }
        }
    }

    /// The day that dates a row, or its first act.
    pub(super) fn days_of_row(&self, row: Row<'_>) -> Option<(i32, i32)> {
        let mut dates = self.layout.acts.iter().filter_map(|act| act.date);
        dates.find_map(
            |column| match value::span(row.cell(column), self.source.dates) {
                Reading::Is(span) => {
                    Some((span.first.num_days_from_ce(), span.last.num_days_from_ce()))
                }
                _ => None,
            },
        )
    }

    fn is_day(&self, cell: Value<'_>) -> bool {
        match cell {
            Value::Moment(moment) => moment.year() >= EARLIEST,
            Value::Text(_) => matches!(value::day(cell, self.source.dates), Reading::Is(_)),
            _ => false,
        }
    }

    /// Whether a cell is part of who somebody is.
    fn names(&self, row: Row<'_>, found: &Found) -> bool {
        let cell = row.cell(found.column);
        if cell.is_empty() {
            return false;
        }
        found.slots.iter().any(|slot| match slot {
            Slot::Dimension(_) => false,
            Slot::Field(field) => match self.catalogue.fields[field.0].kind {
                FieldType::Date => self.is_day(cell),
                _ if self.is_key(*slot) => !self.counts_rows(cell, true),
                FieldType::Identity | FieldType::Title => !self.counts_rows(cell, false),
                _ => false,
            },
        })
    }

    fn is_key(&self, slot: Slot) -> bool {
        let keys = [&self.source.person, &self.source.organisation];
        keys.into_iter()
            .flatten()
            .any(|key| key.fields.contains(&slot))
    }

    /// Whether a cell may be the number of the rows above, since the last totals or since the headers; or, in a column
    /// that not every row fills, a smaller one.
    pub(super) fn counts_rows(&self, cell: Value<'_>, exactly: bool) -> bool {
        let Reading::Is(number) = value::number(cell) else {
            return false;
        };
        let above = self.notes.above.map(|rows| i64::from(rows) * SCALE as i64);
        above.contains(&number) || !exactly && (0..=above[0]).contains(&number)
    }

    /// Takes the words of a row that say « everybody » for what they are in somebody's row: answers that nothing
    /// understands.
    pub(super) fn miss_everybody(&mut self, row: Row<'_>) {
        for column in std::mem::take(&mut self.notes.everybody) {
            let mut columns = self.layout.columns.iter();
            let Some(found) = columns.find(|found| found.column == column) else {
                continue;
            };
            let text = value::text(row.cell(column)).into_owned();
            if found
                .slots
                .iter()
                .any(|slot| matches!(slot, Slot::Dimension(_)))
            {
                let words = self.words.entry(column).or_default();
                words.slots.clone_from(&found.slots);
                words.filled += 1;
                words.miss(text.clone(), row.number, column);
                self.missed.push(text);
            } else {
                let (field, value) = (AGE.to_owned(), Shown::shape(&text));
                self.doubt(row, column, Fact::InvalidNumber { field, value });
            }
        }
    }
}
