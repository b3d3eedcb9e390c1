//! Rows of a register that sum up those above: told by their amounts, whatever word, key or day stands beside them.

use super::header::Found;
use super::mapping::Mapper;
use super::sheet::{Row, Value};
use super::total_words::{is_word, sums_up};
use super::value::{self, Reading};
use crate::catalogue::{FieldType, SCALE, Shape, Slot};

/// What the numbers of a register add up to so far.
#[derive(Debug, Default)]
pub(super) struct Sums {
    /// By column.
    now: Vec<(u32, i64)>,
    /// What they were at each row of totals, and the rows above it.
    marks: Vec<(u32, Vec<(u32, i64)>)>,
    /// The columns of the key; gathered with the first row.
    key: Option<Vec<u32>>,
}

/// What a row that looks like one of totals turns out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Summed {
    /// Its numbers are the sums or counts of those above.
    Up,
    /// It says that they are, and one of them is another number than what those above make.
    Otherwise { number: i64, made: i64 },
}

impl Sums {
    pub(super) fn add(&mut self, column: u32, number: i64) {
        match self.now.iter_mut().find(|(known, _)| *known == column) {
            Some((_, sum)) => *sum = sum.saturating_add(number),
            None => self.now.push((column, number)),
        }
    }

    /// Takes note of a row of totals, under so many rows.
    pub(super) fn mark(&mut self, rows: u32) {
        self.marks.push((rows, self.now.clone()));
    }

    /// Whether numbers are what so many rows above make, at least: all of them, or those since one of the rows of totals.
    fn make(&self, numbers: &[(u32, i64)], rows: u32, least: u32) -> bool {
        let start = (0, Vec::new());
        let mut marks = std::iter::once(&start).chain(&self.marks);
        marks.any(|(before, sums)| {
            let count = rows.saturating_sub(*before);
            let made = |(column, number): &(u32, i64)| {
                let sum = of(&self.now, *column).saturating_sub(of(sums, *column));
                *number == sum || *number == i64::from(count) * SCALE as i64
            };
            count >= least && numbers.iter().all(made)
        })
    }
}

fn of(sums: &[(u32, i64)], column: u32) -> i64 {
    let known = sums.iter().find(|(known, _)| *known == column);
    known.map_or(0, |(_, sum)| *sum)
}

impl Mapper<'_> {
    /// What a row of a register sums up: one whose key is a word of totals, or blank beside such a word; or one without a
    /// day, without a key or with the number of the rows above for one, that holds nothing but numbers.
    pub(super) fn summed(&mut self, row: Row<'_>) -> Option<Summed> {
        let source = self.source;
        let acts = matches!(source.shape, Shape::Wide(_) | Shape::Act { .. });
        if !acts || source.blocks.is_some() || source.parent.is_some() || self.notes.above[0] == 0 {
            return None;
        }
        let key = self.sums.key.take().unwrap_or_else(|| self.key_columns());
        let blank = key.iter().any(|column| row.cell(*column).is_empty()) || key.is_empty();
        let word = matches!(key.as_slice(), [one] if says_sum(&row.cell(*one)));
        let summed = if word || blank && row.cells.iter().any(says_sum) {
            self.summed_by_word(row, word, key.is_empty())
        } else if self.is_end(row, &key, blank) {
            self.summed_by_number(row, !blank)
        } else {
            None
        };
        self.sums.key = Some(key);
        summed
    }

    fn summed_by_word(&self, row: Row<'_>, key: bool, unkeyed: bool) -> Option<Summed> {
        let numbers = self.numbers_of(row);
        let first = numbers.first()?;
        let alone = |cell: &Value<'_>| matches!(cell, Value::Text(text) if is_word(text));
        let plain = key || row.cells.iter().any(alone);
        // A name that begins with such a word may have the amount of the one row above.
        let least = if plain || !self.sums.marks.is_empty() {
            1
        } else {
            2
        };
        if self.sums.make(&numbers, self.notes.above[0], least) {
            return Some(Summed::Up);
        }
        let (number, made) = (first.1, of(&self.sums.now, first.0));
        let said = Summed::Otherwise { number, made };
        Some(said).filter(|_| plain && !unkeyed && self.tells_an_act(row))
    }

    fn summed_by_number(&self, row: Row<'_>, keyed: bool) -> Option<Summed> {
        let numbers = self.numbers_of(row);
        let rows = self.notes.above[0];
        let made = self.sums.make(&numbers, rows, 1) && (keyed || !numbers.is_empty());
        made.then_some(Summed::Up)
    }

    /// Whether a row ends a table without a word: undated, its key blank or the number of the rows above, and all else that
    /// it says a number, a number in words that is theirs, or a word of totals beside such a key.
    fn is_end(&self, row: Row<'_>, key: &[u32], blank: bool) -> bool {
        let rows = self.notes.above;
        let counts = |cell: &Value<'_>| match cell {
            Value::Text(text) => adds_up_to(text, rows) || !blank && sums_up(text),
            cell => matches!(cell, Value::Empty | Value::Number(_)),
        };
        let is_number = |cell: &Value<'_>| matches!(value::number(*cell), Reading::Is(_));
        let ends = || match key {
            [one] => rows[0] > 1 && self.counts_rows(row.cell(*one), true),
            _ => false,
        };
        !key.is_empty()
            && self.is_undated(row)
            && (blank || ends())
            && row
                .cells
                .iter()
                .all(|cell| cell.is_empty() || counts(cell) || is_number(cell))
    }

    /// Whether no cell that dates an act may be a day.
    fn is_undated(&self, row: Row<'_>) -> bool {
        let mut dates = self.layout.acts.iter().filter_map(|act| act.date);
        dates.all(|column| match row.cell(column) {
            Value::Text(text) => text.trim().len() < 4,
            Value::Number(number) => number < 10_000.0,
            cell => cell.is_empty(),
        })
    }

    /// The numbers of a row that the source reads, by column.
    fn numbers_of(&self, row: Row<'_>) -> Vec<(u32, i64)> {
        let of_acts = self.layout.acts.iter().flat_map(|act| &act.columns);
        let found = self.layout.columns.iter().chain(of_acts);
        let mut numbers: Vec<(u32, i64)> = Vec::new();
        for found in found.filter(|found| self.is_number(found)) {
            if let Reading::Is(number) = value::number(row.cell(found.column)) {
                numbers.push((found.column, number));
            }
        }
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    fn is_number(&self, found: &Found) -> bool {
        let fields = &self.catalogue.fields;
        let number = |slot: &Slot| match slot {
            Slot::Field(field) => {
                matches!(fields[field.0].kind, FieldType::Money | FieldType::Number)
            }
            Slot::Dimension(_) => false,
        };
        found.slots.iter().any(number)
    }

    /// Adds the numbers of an act that gave no record: a sum under its column holds them.
    pub(super) fn add_unread(&mut self, row: Row<'_>, columns: &[Found]) {
        for found in columns {
            let cell = row.cell(found.column);
            if cell.is_empty() || !self.is_number(found) {
                continue;
            }
            if let Reading::Is(number) = value::number(cell) {
                self.sums.add(found.column, number);
            }
        }
    }

    /// The columns that the key of a person is made of.
    fn key_columns(&self) -> Vec<u32> {
        let fields = self.source.person.iter().flat_map(|key| &key.fields);
        let column = |slot: &Slot| {
            let mut columns = self.layout.columns.iter();
            columns
                .find(|found| found.slots.contains(slot))
                .map(|found| found.column)
        };
        fields.filter_map(column).collect()
    }
}

fn says_sum(cell: &Value<'_>) -> bool {
    matches!(cell, Value::Text(text) if sums_up(text))
}

/// Whether the numbers in a text with words, `2 F / 1 H`, make that of the rows above.
fn adds_up_to(text: &str, rows: [u32; 2]) -> bool {
    let figures = text.split(|sign: char| !sign.is_ascii_digit());
    let numbers = figures.filter_map(|figures| figures.parse::<u32>().ok());
    let sum = numbers.fold(0, u32::saturating_add);
    text.contains(char::is_alphabetic) && rows.contains(&sum)
}
