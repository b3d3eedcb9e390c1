//! Days from one to another in one cell: `12-14/04/2022`, « du 12 au 14 avril 2022 », « 28/02 au 02/03/2022 ».

use chrono::{Datelike, NaiveDate};

use super::date::{Sayings, Span, alone, sayings};
use crate::catalogue::DateOrder;

/// What may stand before the first day, in lower case.
const BEFORE: [&str; 5] = ["du ", "de ", "from ", "le ", "من "];
/// What may stand between both.
#[rustfmt::skip]
const BETWEEN: [&str; 14] = [
    " au ", " à ", " to ", " until ", " till ", " jusqu’au ", " jusqu'au ", " إلى ", "→", "->", "–", "—", "-", "/",
];
/// Days that something dated in one cell lasts at most; more are a typing mistake.
const LONGEST: i64 = 366;
/// Signs that such a text has at most.
const MOST_SIGNS: usize = 64;

/// Days from one to another.
pub(super) fn written(text: &str, order: DateOrder) -> Option<Span> {
    if text.len() > MOST_SIGNS {
        return None;
    }
    let lower = text.to_lowercase();
    let mut before = BEFORE.iter();
    let text = before.find_map(|word| lower.strip_prefix(word));
    let text = text.unwrap_or(&lower);
    let mut found = BETWEEN.iter().flat_map(|word| text.match_indices(word));
    found.find_map(|(at, word)| {
        let (first, last) = (text[..at].trim(), text[at + word.len()..].trim());
        // Between the parts of one date a slash stands too.
        let whole = word == "/";
        let (first, last) = both(first, last.trim_start_matches("le "), order, whole)?;
        let lasts = first < last && (last - first).num_days() < LONGEST;
        lasts.then_some(Span { first, last, lasts })
    })
}

/// The first day and the last. What one leaves out, month or year, the other says, unless both must be whole.
fn both(first: &str, last: &str, order: DateOrder, whole: bool) -> Option<(NaiveDate, NaiveDate)> {
    let day = |text: &str| alone(text, order).and_then(Span::day);
    match (day(first), day(last)) {
        (Some(first), Some(last)) => Some((first, last)),
        _ if whole => None,
        (None, Some(last)) => Some((started(&sayings(first)?, last, order)?, last)),
        (Some(_), None) => None,
        (None, None) => led(&sayings(first)?, &sayings(last)?),
    }
}

/// The first day, of which only the day is said, or the day and the month.
fn started(said: &Sayings, last: NaiveDate, order: DateOrder) -> Option<NaiveDate> {
    let short = |at: usize| {
        let part = said.numbers.get(at).filter(|part| part.len <= 2);
        part.map(|part| part.value)
    };
    let (day, month) = match (said.numbers.len(), said.month) {
        (1, month) => (short(0)?, month.unwrap_or(last.month())),
        (2, None) if order == DateOrder::DayFirst => (short(0)?, short(1)?),
        (2, None) => (short(1)?, short(0)?),
        _ => return None,
    };
    // « du 28 décembre au 2 janvier 2023 » begins the year before.
    let year = last.year() - i32::from(month > last.month());
    NaiveDate::from_ymd_opt(year, month, day)
}

/// Both days of a month that stands before them: `April 12 - 14, 2022`.
fn led(first: &Sayings, last: &Sayings) -> Option<(NaiveDate, NaiveDate)> {
    let ([start], [end, year]) = (first.numbers.as_slice(), last.numbers.as_slice()) else {
        return None;
    };
    let month = first
        .month
        .filter(|_| last.month.is_none() && year.len == 4)?;
    let day = |day| NaiveDate::from_ymd_opt(year.value as i32, month, day);
    Some((day(start.value)?, day(end.value)?))
}

/// Whether a text names several days one by one: `12/04, 19/04 et 26/04/2022`.
pub(super) fn is_list(text: &str, order: DateOrder) -> bool {
    let lower = text.to_lowercase().replace([';', '&', '+', '\n'], ",");
    let words = [" et ", " and ", " puis ", " ou ", " or ", " و "];
    let lower = words
        .iter()
        .fold(lower, |text, word| text.replace(word, ","));
    let mut parts = lower.split(',').map(str::trim);
    let day = |part: &str| alone(part, order).is_some_and(|span| span.day().is_some());
    let numbered = |part: &str| part.starts_with(|sign: char| sign.is_ascii_digit());
    lower.contains(',') && parts.clone().all(numbered) && parts.any(day)
}
