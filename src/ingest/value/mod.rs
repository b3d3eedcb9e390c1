//! One cell as a day, a span of days, a number or a plain text.

mod age;
mod among;
mod currency;
mod date;
mod ends;
mod months;
mod number;
mod range;
mod time;

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate, TimeDelta, Timelike};

use super::sheet::{Value, day_of};
use crate::catalogue::{DateOrder, SCALE};
use crate::finding::Misdated;
pub use age::{Ages, Open, ages};
pub use currency::{currency, other_money};
pub use date::Span;
pub use ends::goes_on;

/// What a cell says of something wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading<T> {
    /// Nothing.
    Empty,
    /// This.
    Is(T),
    /// Something that cannot be it.
    Wrong,
}

/// The years that a register may speak of; others are typing mistakes.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

/// A cell as the days that it names: one, those of a month, a quarter, a half or a year, or from one to another. A bare number is a year where
/// it looks like one (as a count of days it would fall in 1905, which nobody means), else Excel's count of days, as cells
/// that lost their format hold it.
pub fn span(value: Value<'_>, order: DateOrder) -> Reading<Span> {
    let found = match value {
        Value::Empty => return Reading::Empty,
        Value::Text(text) => {
            let text = trim(text);
            if is_placeholder(text) {
                return Reading::Empty;
            }
            date::written(text, order)
        }
        Value::Moment(moment) => Some(Span::of_day(day_of(moment))),
        Value::Number(year) if year.fract() == 0.0 && (1900.0..=2100.0).contains(&year) => {
            Span::of_year(year as u32)
        }
        Value::Number(serial) => date::of_serial(serial).map(Span::of_day),
        Value::Truth(_) | Value::Error | Value::NoResult => None,
    };
    let meant =
        |span: &Span| YEARS.contains(&span.first.year()) && YEARS.contains(&span.last.year());
    found.filter(meant).map_or(Reading::Wrong, Reading::Is)
}

/// Whether a cell asks, and says that somebody did not know: `?`, `??`, `2022 ?`.
pub fn asks(value: Value<'_>) -> bool {
    matches!(value, Value::Text(text) if text.contains(['?', '؟']))
}

/// Whether a cell holds a spreadsheet's count of days without the look of a date: a postal code may be one just as well.
pub fn is_serial(value: Value<'_>) -> bool {
    match value {
        Value::Number(number) => {
            let year = number.fract() == 0.0 && (1900.0..=2100.0).contains(&number);
            !year && date::of_serial(number).is_some()
        }
        // Most dates have another length or another sign at its end.
        Value::Text(text) if text.len() >= 5 => date::is_serial(trim(text)),
        _ => false,
    }
}

/// The time of the day that a cell of a day says, in seconds since midnight; nothing where it says none.
pub fn seconds(value: Value<'_>) -> Option<u32> {
    match value {
        // As the day itself is rounded: see `day_of`.
        Value::Moment(moment) => {
            let rounded = moment.checked_add_signed(TimeDelta::milliseconds(500));
            Some(rounded.unwrap_or(moment).num_seconds_from_midnight())
        }
        Value::Text(text) if text.len() > 10 && text.contains(':') => date::seconds(trim(text)),
        _ => None,
    }
}

/// Why a cell that should date something does not.
pub fn misdated(value: Value<'_>, order: DateOrder) -> Misdated {
    match value {
        Value::Text(text) => date::misdated(trim(text), order),
        _ => Misdated::Impossible,
    }
}

/// A cell as one day; a month or a year alone is none.
pub fn day(value: Value<'_>, order: DateOrder) -> Reading<NaiveDate> {
    match span(value, order) {
        Reading::Is(span) => span.day().map_or(Reading::Wrong, Reading::Is),
        Reading::Empty => Reading::Empty,
        Reading::Wrong => Reading::Wrong,
    }
}

/// The one day that a text names among other words, as headers of sessions do.
pub fn day_among(text: &str, order: DateOrder) -> Option<NaiveDate> {
    among::day(trim(text), order)
}

/// The days of a month whose year stands in a column and whose name or number in another. Without a month, those of the
/// year.
pub fn month_of(year: Value<'_>, month: Value<'_>, order: DateOrder) -> Reading<Span> {
    let (year, month) = (span(year, order), month_number(month));
    let (whole, month) = match (year, month) {
        (Reading::Empty, _) => return Reading::Empty,
        (Reading::Is(span), month) => (span, month),
        (Reading::Wrong, _) => return Reading::Wrong,
    };
    match month {
        Reading::Empty => Reading::Is(whole),
        Reading::Is(month) => {
            Span::of_month(whole.first.year() as u32, month).map_or(Reading::Wrong, Reading::Is)
        }
        Reading::Wrong => Reading::Wrong,
    }
}

/// A month by its name or number.
fn month_number(value: Value<'_>) -> Reading<u32> {
    let found = match value {
        Value::Empty => return Reading::Empty,
        Value::Number(month) => Some(month as u32).filter(|_| month.fract() == 0.0),
        Value::Moment(moment) => Some(day_of(moment).month()),
        Value::Text(text) if is_placeholder(text) => return Reading::Empty,
        Value::Text(text) => {
            let text = months::western_figures(trim(text));
            let mut held = String::new();
            let by_name = || match text.split_whitespace().fold(months::Word::Idle, |_, word| {
                months::meaning(&mut held, word)
            }) {
                months::Word::Month(month) => Some(month),
                _ => None,
            };
            text.parse().ok().or_else(by_name)
        }
        _ => None,
    };
    found
        .filter(|month| (1..=12).contains(month))
        .map_or(Reading::Wrong, Reading::Is)
}

/// The month that a word names.
pub fn month_named(word: &str) -> Option<u32> {
    months::month(&crate::catalogue::fold(word))
}

/// Whether a cell's date leaves open which of two numbers is the day; nothing where it holds no such text.
pub fn unclear_order(value: Value<'_>) -> Option<bool> {
    match value {
        Value::Text(text) => date::unclear(text.trim()),
        _ => None,
    }
}

/// A cell as a number, in ten-thousandths.
pub fn number(value: Value<'_>) -> Reading<i64> {
    let found = match value {
        Value::Empty => return Reading::Empty,
        Value::Text(text) => {
            let text = trim(text);
            if is_placeholder(text) {
                return Reading::Empty;
            }
            number::written(text).map(|written| written.value)
        }
        Value::Number(number) => Some(number),
        _ => None,
    };
    match found
        .map(|number| (number * SCALE).round())
        .filter(|scaled| scaled.abs() < 9e15)
    {
        Some(scaled) => Reading::Is(scaled as i64),
        None => Reading::Wrong,
    }
}

/// Whether a cell's number has one mark that could part thousands as well as decimals: `1,234`.
pub fn doubtful_number(value: Value<'_>) -> bool {
    match value {
        Value::Text(text) if text.contains(['.', ',']) => {
            number::written(trim(text)).is_some_and(|written| written.doubtful)
        }
        _ => false,
    }
}

/// Whether a spreadsheet program has cut the number of a cell: written with an exponent and fewer figures than it has
/// (`2,12612E+11`), or stored as a number of more than fifteen.
pub fn is_cut(value: Value<'_>) -> bool {
    match value {
        Value::Number(number) => number.abs() >= 1e15,
        Value::Text(text) if text.len() <= 24 => number::is_cut(trim(text)),
        _ => false,
    }
}

/// A cell as the text that a key is made of: whole numbers without their `.0`, days in ISO form.
pub fn text(value: Value<'_>) -> Cow<'_, str> {
    match value {
        Value::Text(text) if is_placeholder(text) => Cow::Borrowed(""),
        value => written(value),
    }
}

/// That text, where signs for nothing are kept: they may be marks.
pub fn written(value: Value<'_>) -> Cow<'_, str> {
    match value {
        Value::Text(text) => Cow::Borrowed(whole(trim(text))),
        Value::Number(number) => Cow::Owned(format!("{number}")),
        Value::Moment(moment) => Cow::Owned(day_of(moment).to_string()),
        Value::Truth(truth) => Cow::Owned(truth.to_string()),
        Value::Empty | Value::Error | Value::NoResult => Cow::Borrowed(""),
    }
}

/// `1.0`, as programs write whole numbers of columns with gaps, is `1`.
fn whole(text: &str) -> &str {
    match text.strip_suffix(".0") {
        Some(number) if number.bytes().all(|byte| byte.is_ascii_digit()) => number,
        _ => text,
    }
}

/// Whether a cell holds a spreadsheet's error, as a value or as the text that an export makes of it.
pub fn is_error(value: Value<'_>) -> bool {
    match value {
        Value::Error => true,
        Value::Text(text) if text.starts_with('#') => {
            let text = text.trim();
            text.len() <= 10
                && text.ends_with(['!', '?'])
                && text[1..text.len() - 1]
                    .bytes()
                    .all(|byte| byte.is_ascii_uppercase() || matches!(byte, b'/' | b'0'))
        }
        _ => false,
    }
}

/// A text without the spaces around it, those of no width and the marks of direction among them.
pub fn trim(text: &str) -> &str {
    let bytes = text.as_bytes();
    let plain = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_graphic);
    if plain(bytes.first()) && plain(bytes.last()) {
        return text;
    }
    text.trim_matches(|sign: char| {
        sign.is_whitespace()
            || matches!(
                sign,
                '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
            )
    })
}

/// Words that stand for nothing, in lower case.
const PLACEHOLDERS: [&str; 15] = [
    "n/a", "na", "n.a.", "n.a", "nc", "nd", "ns", "null", "<null>", "(null)", "none", "neant",
    "xxx", "xx", "nan",
];

/// Whether a folded word is the name of a month.
pub fn is_month(word: &str) -> bool {
    months::month(word).is_some()
}

/// Whether a text stands for nothing.
pub fn is_placeholder(text: &str) -> bool {
    let text = trim(text);
    // The longest of them has six bytes: most cells are told apart without looking further.
    if text.len() > 6 {
        return false;
    }
    let mut signs = text.bytes().filter(|byte| !byte.is_ascii_whitespace());
    signs.all(|byte| matches!(byte, b'-' | b'/' | b'.' | b'?' | b'_' | b'*'))
        || matches!(
            text,
            "—" | "–"
                | "−"
                | "…"
                | "#N/A"
                | "#N/D"
                | "néant"
                | "Néant"
                | "NÉANT"
                | "<NA>"
                | "<na>"
                | "NaT"
                | r"\N"
                | "(vide)"
        )
        || PLACEHOLDERS
            .iter()
            .any(|known| text.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests;
