//! What one column holds, while its cells pass by: memory grows with what is different, up to a limit.

use indexmap::IndexMap;

use super::vocabulary::Said;
use crate::catalogue::{DateOrder, SCALE};
use crate::finding::Shown;
use crate::ingest::Value;
use crate::ingest::look::{self, Reading};

/// Different values of a column that are told apart; further ones are only counted by their shape.
pub const MOST_VALUES: usize = 2_000;
/// Different shapes of a column that are told apart.
const MOST_SHAPES: usize = 200;

/// What cells of a column were, by number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Cells that say something.
    pub filled: u32,
    /// Texts, those that read as numbers or days among them.
    pub texts: u32,
    /// Numbers, and texts that read as one.
    pub numbers: u32,
    /// Days, and texts that read as one.
    pub days: u32,
    /// Texts that read as days.
    pub written_days: u32,
    /// True or false.
    pub truths: u32,
    /// Spreadsheet errors.
    pub errors: u32,
    /// Formulas saved without a result.
    pub no_result: u32,
    /// Texts with an `@` in them.
    pub addresses: u32,
    /// Numbers, written or not, of eight figures or more.
    pub long: u32,
    /// Days whose first part, or whose second part, can only be a day of the month.
    pub first_over: u32,
    /// See `first_over`.
    pub second_over: u32,
}

/// A column while it is read.
#[derive(Debug, Default)]
pub(super) struct Profile {
    pub header: String,
    pub said: Said,
    pub tally: Tally,
    pub values: IndexMap<String, Seen>,
    /// Different values told apart at most.
    pub limit: usize,
    /// Whether there are more different values than are told apart.
    pub more: bool,
    pub shapes: IndexMap<String, u32>,
}

/// A value met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seen {
    pub count: u32,
    /// Whether the dimension that the header names understands it.
    pub known: bool,
}

impl Profile {
    /// A column of this header.
    pub(super) fn new(header: String, said: Said, limit: usize) -> Self {
        Self {
            header,
            said,
            limit,
            ..Self::default()
        }
    }

    /// Takes the next cell; `knows` tells whether the dimension of the header understands a text.
    pub(super) fn take(&mut self, value: Value<'_>, knows: impl Fn(&str) -> bool) {
        let tally = &mut self.tally;
        match value {
            Value::Error => tally.errors += 1,
            Value::NoResult => tally.no_result += 1,
            Value::Truth(_) => tally.truths += 1,
            Value::Moment(_) => tally.days += 1,
            Value::Number(number) => {
                tally.numbers += 1;
                tally.long += u32::from(number.abs() >= 1e7);
            }
            _ => {}
        }
        let text = look::text(value);
        if text.is_empty() {
            return;
        }
        tally.filled += 1;
        if let Value::Text(written) = value {
            tally.texts += 1;
            tally.written(written);
        }
        if let Some(seen) = self.values.get_mut(text.as_ref()) {
            seen.count += 1;
        } else if self.values.len() < self.limit {
            let known = knows(&text);
            self.values
                .insert(text.clone().into_owned(), Seen { count: 1, known });
        } else {
            self.more = true;
        }
        // A day in a cell has no shape of its own: the spreadsheet writes it as it likes.
        if matches!(value, Value::Moment(_)) {
            return;
        }
        let Shown::Shape(shape) = Shown::shape(&text) else {
            return;
        };
        if let Some(count) = self.shapes.get_mut(&shape) {
            *count += 1;
        } else if self.shapes.len() < MOST_SHAPES {
            self.shapes.insert(shape, 1);
        }
    }
}

impl Tally {
    fn written(&mut self, text: &str) {
        self.addresses += u32::from(text.contains('@'));
        // Most texts hold no figure and are neither numbers nor days.
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        if digits == 0 {
            return;
        }
        let value = Value::Text(text);
        let letters = text.chars().filter(|sign| sign.is_alphabetic()).count();
        self.long += u32::from(digits >= 8 && letters <= 2 && !text.contains('/'));
        // Five figures are a spreadsheet's count of days, or a postal code: nothing tells.
        let of =
            |order| !look::is_serial(value) && matches!(look::day(value, order), Reading::Is(_));
        let first = of(DateOrder::DayFirst);
        if first || of(DateOrder::MonthFirst) {
            self.days += 1;
            self.written_days += 1;
            let mut parts = text
                .trim()
                .split(['/', '-', '.', ' '])
                .map(|part| part.parse::<u32>().unwrap_or(0));
            self.first_over +=
                u32::from(parts.next().is_some_and(|part| (13..=31).contains(&part)));
            self.second_over +=
                u32::from(parts.next().is_some_and(|part| (13..=31).contains(&part)));
        } else if let Reading::Is(number) = look::number(value) {
            self.numbers += u32::from((number as f64 / SCALE).is_finite());
        }
    }

    /// The order of day and month that the texts show; none where they do not.
    pub fn order(&self) -> Option<DateOrder> {
        match (self.first_over, self.second_over) {
            (0, 0) => None,
            (first, second) if first >= second => Some(DateOrder::DayFirst),
            _ => Some(DateOrder::MonthFirst),
        }
    }
}
