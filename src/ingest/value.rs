//! One cell as a day, a number or a plain text.

use std::borrow::Cow;

use chrono::{Datelike, Days, NaiveDate};

use super::sheet::{Value, day_of};
use crate::catalogue::{DateOrder, SCALE};

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

/// A cell as a day. A bare number is Excel's count of days, as cells that lost their format hold it.
pub fn day(value: Value<'_>, order: DateOrder) -> Reading<NaiveDate> {
    let found = match value {
        Value::Empty => return Reading::Empty,
        Value::Text(text) if is_placeholder(text) => return Reading::Empty,
        Value::Text(text) => written_day(text, order),
        Value::Moment(moment) => Some(day_of(moment)),
        Value::Number(serial) => serial_day(serial),
        Value::Truth(_) | Value::Error | Value::NoResult => None,
    };
    match found.filter(|day| YEARS.contains(&day.year())) {
        Some(day) => Reading::Is(day),
        None => Reading::Wrong,
    }
}

/// A cell as a number, in ten-thousandths.
pub fn number(value: Value<'_>) -> Reading<i64> {
    let found = match value {
        Value::Empty => return Reading::Empty,
        Value::Text(text) if is_placeholder(text) => return Reading::Empty,
        Value::Text(text) => written_number(text),
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

/// A cell as the text that a key is made of: whole numbers without their `.0`, days in ISO form.
pub fn text(value: Value<'_>) -> Cow<'_, str> {
    match value {
        Value::Text(text) if is_placeholder(text) => Cow::Borrowed(""),
        Value::Text(text) => Cow::Borrowed(text.trim()),
        Value::Number(number) => Cow::Owned(format!("{number}")),
        Value::Moment(moment) => Cow::Owned(day_of(moment).to_string()),
        Value::Truth(truth) => Cow::Owned(truth.to_string()),
        Value::Empty | Value::Error | Value::NoResult => Cow::Borrowed(""),
    }
}

/// Words that stand for nothing, in lower case.
const PLACEHOLDERS: [&str; 11] = [
    "n/a", "na", "nc", "nd", "ns", "null", "none", "néant", "neant", "xxx", "nan",
];

/// Whether a text stands for nothing.
pub fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    // The longest of them has six bytes: most cells are told apart without looking further.
    text.len() <= 6
        && (matches!(
            text,
            "" | "-" | "--" | "—" | "–" | "/" | "." | "?" | "#N/A" | "<Null>"
        ) || PLACEHOLDERS.contains(&text.to_lowercase().as_str()))
}

/// Days of Excel's 1900 calendar; its first two months count a day that never was.
fn serial_day(serial: f64) -> Option<NaiveDate> {
    if !(61.0..2_958_466.0).contains(&serial) {
        return None;
    }
    NaiveDate::from_ymd_opt(1899, 12, 30)?
        .checked_add_days(Days::new((serial + 0.5 / 86_400.0) as u64))
}

/// `31/12/2022`, `31-12-2022`, `31.12.22`, `2022-12-31`, each with a time behind it or not.
fn written_day(text: &str, order: DateOrder) -> Option<NaiveDate> {
    let text = text.trim();
    let date = text.split([' ', 'T', '\u{a0}']).next()?;
    let parts: Vec<&str> = date.split(['/', '-', '.']).collect();
    let [first, second, third] = parts.as_slice() else {
        return None;
    };
    if parts
        .iter()
        .any(|part| part.is_empty() || !part.bytes().all(|byte| byte.is_ascii_digit()))
    {
        return None;
    }
    let number = |part: &str| part.parse::<u32>().ok();
    let (year, month, day) = if first.len() == 4 {
        (*first, *second, *third)
    } else {
        match order {
            DateOrder::DayFirst => (*third, *second, *first),
            DateOrder::MonthFirst => (*third, *first, *second),
            DateOrder::YearFirst => (*first, *second, *third),
        }
    };
    if month.len() > 2 || day.len() > 2 {
        return None;
    }
    let full = match (year.len(), number(year)?) {
        (4, year) => year,
        // Excel's own reading of two figures: 00–29 are of this century.
        (2, year) if year < 30 => 2000 + year,
        (2, year) => 1900 + year,
        _ => return None,
    };
    NaiveDate::from_ymd_opt(full as i32, number(month)?, number(day)?)
}

/// `1 234,50`, `1234.5`, `1.234,50`, `12 000 MAD`.
fn written_number(text: &str) -> Option<f64> {
    let bare: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
    let bare = bare.trim_end_matches(|sign: char| sign.is_alphabetic() || sign == '€');
    if bare.is_empty()
        || !bare
            .chars()
            .all(|sign| sign.is_ascii_digit() || matches!(sign, ',' | '.' | '-' | '+'))
    {
        return None;
    }
    let plain = match (bare.rfind(','), bare.rfind('.')) {
        (Some(comma), Some(dot)) if comma > dot => bare.replace('.', "").replace(',', "."),
        (Some(_), Some(_)) => bare.replace(',', ""),
        (Some(_), None) => bare.replace(',', "."),
        _ => bare.to_owned(),
    };
    plain.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_as_they_are_written() {
        #[track_caller]
        fn case(text: &str, day: Option<(i32, u32, u32)>) {
            let wanted = day.and_then(|(y, m, d)| NaiveDate::from_ymd_opt(y, m, d));
            let read = super::day(Value::Text(text), DateOrder::DayFirst);
            assert_eq!(read, wanted.map_or(Reading::Wrong, Reading::Is), "{text}");
        }
        case("25/05/1998", Some((1998, 5, 25)));
        case("22-04-1997", Some((1997, 4, 22)));
        case("15.01.1984", Some((1984, 1, 15)));
        case("1998-05-25", Some((1998, 5, 25)));
        case("2017-12-19T09:42:58.000-05:00", Some((2017, 12, 19)));
        case("1982-02-01 00:00:00.0", Some((1982, 2, 1)));
        case("03/04/2020", Some((2020, 4, 3)));
        case("29/02/2018", None);
        case("19970-04-22", None);
        case("31/13/2020", None);
        case("01/01/0200", None);
        assert_eq!(
            super::day(Value::Text(" - "), DateOrder::DayFirst),
            Reading::Empty
        );
        let serial = super::day(Value::Number(36_000.0), DateOrder::DayFirst);
        assert_eq!(
            serial,
            Reading::Is(NaiveDate::from_ymd_opt(1998, 7, 24).unwrap())
        );
    }

    #[test]
    fn numbers_as_they_are_written() {
        for (text, value) in [
            ("1 234,50", 12_345_000),
            ("1\u{202f}234", 12_340_000),
            ("1.234,5", 12_345_000),
            ("12 000 MAD", 120_000_000),
        ] {
            assert_eq!(number(Value::Text(text)), Reading::Is(value), "{text}");
        }
        assert_eq!(number(Value::Text("douze")), Reading::Wrong);
    }

    #[test]
    fn a_time_just_before_midnight_is_rounded_before_it_is_cut() {
        let moment = NaiveDate::from_ymd_opt(2020, 12, 31)
            .unwrap()
            .and_hms_micro_opt(23, 59, 59, 999_999)
            .unwrap();
        let read = day(Value::Moment(moment), DateOrder::DayFirst);
        assert_eq!(
            read,
            Reading::Is(NaiveDate::from_ymd_opt(2021, 1, 1).unwrap())
        );
    }
}
