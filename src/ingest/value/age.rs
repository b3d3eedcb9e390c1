//! Ages in years and bands of ages as they are written.

use super::{date, is_placeholder, months, trim};
use crate::catalogue::{DateOrder, fold};
use crate::ingest::sheet::Value;

/// The oldest age that a register may speak of.
pub const OLDEST: u32 = 120;

/// What a cell says of an age.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ages {
    /// Nothing.
    Empty,
    /// From one age to another, both included; one age where they are the same. Open bands end at `u32::MAX`.
    Are(u32, u32),
    /// A date: a band such as `5-9` that a spreadsheet turned into one.
    Date,
    /// Below 0 or above [`OLDEST`].
    Beyond,
    /// Something else.
    Wrong,
}

/// A cell as an age or a band of ages.
pub fn ages(value: Value<'_>) -> Ages {
    match value {
        Value::Empty => Ages::Empty,
        Value::Number(years) => exact(years),
        Value::Moment(_) => Ages::Date,
        Value::Truth(_) | Value::Error | Value::NoResult => Ages::Wrong,
        Value::Text(text) => {
            let text = trim(text);
            if is_placeholder(text) {
                return Ages::Empty;
            }
            if text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit()) {
                return text.parse().map_or(Ages::Wrong, exact);
            }
            written(&months::western_figures(text))
        }
    }
}

fn exact(years: f64) -> Ages {
    if !(0.0..f64::from(OLDEST) + 1.0).contains(&years) {
        return Ages::Beyond;
    }
    Ages::Are(years as u32, years as u32)
}

/// What the words of a band say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bound {
    None,
    /// This age and above, or above it alone.
    Up {
        itself: bool,
    },
    /// This age and below, or below it alone.
    Down {
        itself: bool,
    },
}

fn written(text: &str) -> Ages {
    // A formula that keeps a spreadsheet from making a date of it: ="01-04".
    let text = text.trim_start_matches('=').trim_matches(['"', '\'', ' ']);
    let slashed = text.contains('/') && !text.contains(char::is_alphabetic);
    if slashed || dated(text) {
        return Ages::Date;
    }
    let lead = text.find(|sign: char| sign.is_ascii_digit());
    let Some(lead) = lead else { return Ages::Wrong };
    if text[..lead].trim_end().ends_with(['-', '−']) && fold(&text[..lead]).is_empty() {
        return Ages::Beyond;
    }
    let numbers = numbers(text);
    let Some((bound, monthly)) = words(text, lead) else {
        return Ages::Wrong;
    };
    let years = |number: f64| if monthly { number / 12.0 } else { number };
    match *numbers.as_slice() {
        [one] => single(years(one), bound),
        [from, to] if bound == Bound::None => band(years(from), years(to), text),
        _ => Ages::Wrong,
    }
}

/// Whether a text is a day or a month with its name: `05-sept`, `mai-09`, `05/09/2023`.
fn dated(text: &str) -> bool {
    let named = text
        .split(|sign: char| !sign.is_alphabetic())
        .any(|word| word.chars().count() >= 3 && months::month(&fold(word)).is_some());
    named
        || text.len() >= 8
            && date::written(text, DateOrder::DayFirst).is_some_and(|span| span.day().is_some())
}

/// The numbers of a text, decimals included.
fn numbers(text: &str) -> Vec<f64> {
    text.split(|sign: char| !(sign.is_ascii_digit() || matches!(sign, '.' | ',')))
        .map(|part| part.trim_matches(['.', ',']))
        .filter(|part| !part.is_empty())
        .flat_map(|part| match part.replace(',', ".").parse() {
            // [15,25) holds two numbers, 68,5 holds one.
            Ok(number) if !text.contains(['[', ']']) => vec![number],
            _ => part
                .split([',', '.'])
                .filter_map(|one| one.parse().ok())
                .collect(),
        })
        .collect()
}

/// What the words and signs around the numbers say, and whether they count months; none where a word is foreign.
fn words(text: &str, lead: usize) -> Option<(Bound, bool)> {
    let (mut up, mut down, mut monthly) = (None, None, false);
    let mut at = 0;
    for word in text.split_inclusive(|sign: char| !sign.is_alphabetic()) {
        let before = at < lead;
        at += word.len();
        match fold(word.trim_end_matches(|sign: char| !sign.is_alphabetic())).as_str() {
            "" | "ans" | "an" | "annees" | "annee" | "years" | "year" | "yrs" | "yr" | "y"
            | "yo" | "old" | "age" | "aged" | "ages" | "agee" | "e" | "s" | "سنه" | "سنوات"
            | "عام" | "عاما" | "de" | "a" | "to" | "et" | "ou" | "and" | "or" | "entre"
            | "between" | "from" | "than" | "الي" | "من" | "tranche" => {}
            "plus" | "more" | "over" | "above" | "older" | "up" | "upwards" | "فاكثر" | "فوق"
            | "اكثر" | "فمافوق" => {
                up = Some(before);
            }
            "moins" | "less" | "under" | "below" | "younger" | "اقل" | "تحت" => {
                down = Some(before);
            }
            "mois" | "months" | "month" | "شهر" | "اشهر" => monthly = true,
            _ => return None,
        }
    }
    let equal = text.contains('=');
    let bound = if text.contains('≥') || text.contains('>') || text.ends_with('+') {
        Bound::Up {
            itself: equal || !text.contains('>'),
        }
    } else if text.contains('≤') || text.contains('<') {
        Bound::Down {
            itself: equal || !text.contains('<'),
        }
    } else {
        match (up, down) {
            (None, None) => Bound::None,
            (Some(before), None) => Bound::Up { itself: !before },
            (None, Some(before)) => Bound::Down { itself: !before },
            _ => return None,
        }
    };
    Some((bound, monthly))
}

fn single(years: f64, bound: Bound) -> Ages {
    let Ages::Are(years, _) = exact(years) else {
        return Ages::Beyond;
    };
    match bound {
        Bound::None => Ages::Are(years, years),
        Bound::Up { itself } => Ages::Are(years + u32::from(!itself), u32::MAX),
        Bound::Down { itself: true } => Ages::Are(0, years),
        Bound::Down { itself: false } => years
            .checked_sub(1)
            .map_or(Ages::Wrong, |oldest| Ages::Are(0, oldest)),
    }
}

/// `[15;25[` ends at 24, `]15;25]` starts at 16, `[15,25)` ends at 24.
fn band(from: f64, to: f64, text: &str) -> Ages {
    let (Ages::Are(from, _), true) = (exact(from), to.is_finite()) else {
        return Ages::Beyond;
    };
    let to = to as u32;
    let from = from + u32::from(text.starts_with(']'));
    let open = text.ends_with('[') || text.starts_with(['[', ']']) && text.ends_with(')');
    let to = to.saturating_sub(u32::from(open));
    match to {
        _ if to < from => Ages::Wrong,
        _ if to >= OLDEST => Ages::Are(from, u32::MAX),
        _ => Ages::Are(from, to),
    }
}
