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
    /// A band open to one side, whose writing leaves to habit whether its age is in it: `+35`, `35+`, `-18`.
    Open(Open),
    /// A date: a band such as `5-9` that a spreadsheet turned into one.
    Date,
    /// Below 0 or above [`OLDEST`].
    Beyond,
    /// Something else.
    Wrong,
}

/// A band open to one side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Open {
    /// The age that it names.
    pub at: u32,
    /// Whether it holds those above, or those below.
    pub up: bool,
    /// Whether people who write so mostly mean the age itself too.
    pub itself: bool,
    /// Whether there is nothing but a minus and the number, which may be an age below 0.
    pub minus: bool,
}

impl Open {
    /// The ages meant where the age itself is in it, or is not.
    pub fn ages(self, itself: bool) -> (u32, u32) {
        match (self.up, itself) {
            (true, _) => (self.at + u32::from(!itself), u32::MAX),
            (false, true) => (0, self.at),
            (false, false) => (0, self.at.saturating_sub(1)),
        }
    }
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
    if years.fract() == 0.0 && (-f64::from(OLDEST)..=-1.0).contains(&years) {
        return Ages::Open(Open {
            at: years.abs() as u32,
            up: false,
            itself: false,
            minus: true,
        });
    }
    if !(0.0..f64::from(OLDEST) + 1.0).contains(&years) {
        return Ages::Beyond;
    }
    Ages::Are(years as u32, years as u32)
}

/// What the words and signs around a number say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bound {
    None,
    /// Above or below, and whether the age itself is meant too: said, or by habit.
    Open {
        up: bool,
        itself: bool,
        habit: bool,
    },
}

fn written(text: &str) -> Ages {
    // A formula that keeps a spreadsheet from making a date of it: ="01-04".
    let text = text.trim_start_matches('=').trim_matches(['"', '\'', ' ']);
    let slashed = text.contains('/') && !text.contains(char::is_alphabetic);
    if slashed || dated(text) {
        return Ages::Date;
    }
    // Who asks is not sure.
    if text.contains(['?', '؟']) {
        return Ages::Wrong;
    }
    let digit = |sign: char| sign.is_ascii_digit();
    let (Some(lead), Some(last)) = (text.find(digit), text.rfind(digit)) else {
        return Ages::Wrong;
    };
    let numbers = numbers(text);
    let Some((said, monthly)) = words(text, lead) else {
        return Ages::Wrong;
    };
    let Some(bound) = bound(&text[..lead], &text[last + 1..], said) else {
        return Ages::Wrong;
    };
    let years = |number: f64| if monthly { number / 12.0 } else { number };
    match *numbers.as_slice() {
        [one] => {
            let minus = !text.contains(char::is_alphabetic) && text.starts_with(MINUS);
            single(years(one), bound, minus)
        }
        [from, to] if bound == Bound::None => band(years(from), years(to), text),
        _ => Ages::Wrong,
    }
}

/// Signs that a minus is typed with.
const MINUS: [char; 3] = ['-', '−', '–'];

/// What signs before and behind the number say, else the words: `+35` is over 35, `35+` is 35 and more, `-18` and `18-` are
/// under 18. None where they contradict one another.
fn bound(before: &str, behind: &str, said: Bound) -> Option<Bound> {
    let both = [before, behind].concat();
    let equal = both.contains('=');
    let compares = |signs: [char; 2]| before.contains(signs);
    let minus = |text: &str| text.trim().starts_with(MINUS) || text.trim().ends_with(MINUS);
    let joined = before.ends_with(MINUS) && before.contains(char::is_alphabetic);
    if both.contains('+') && (minus(before) && !joined || minus(behind)) {
        return None;
    }
    let open = |up, itself, habit| Bound::Open { up, itself, habit };
    let signed = if compares(['≥', '>']) {
        open(true, equal || before.contains('≥'), false)
    } else if compares(['≤', '<']) {
        open(false, equal || before.contains('≤'), false)
    } else if behind.contains(['<', '>', '≤', '≥']) {
        return None;
    } else if behind.contains('+') {
        open(
            true,
            true,
            !behind.contains(char::is_alphabetic) || behind.trim().starts_with('+'),
        )
    } else if before.contains('+') {
        open(true, false, true)
    } else if minus(before) && !joined || minus(behind) {
        open(false, false, true)
    } else {
        return Some(said);
    };
    let direction = |bound| match bound {
        Bound::Open { up, .. } => Some(up),
        Bound::None => None,
    };
    let agreed = direction(said).is_none_or(|up| direction(signed) == Some(up));
    agreed.then_some(signed)
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
            | "between" | "from" | "than" | "anos" | "الي" | "من" | "فما" | "وما" | "tranche" =>
                {}
            "plus" | "more" | "over" | "above" | "older" | "up" | "upwards" | "mas" | "mayor"
            | "mayores" | "فاكثر" | "فوق" | "اكثر" | "اكبر" | "فمافوق" | "ومافوق" =>
            {
                up = Some(before);
            }
            "moins" | "less" | "under" | "below" | "younger" | "menos" | "menor" | "menores"
            | "اقل" | "اصغر" | "تحت" | "دون" | "فاقل" => {
                down = Some(before);
            }
            "mois" | "months" | "month" | "شهر" | "اشهر" => monthly = true,
            _ => return None,
        }
    }
    // « plus de 35 » leaves 35 out, « 35 et plus » does not.
    let bound = match (up, down) {
        (None, None) => Bound::None,
        (Some(before), None) => open(true, before),
        (None, Some(before)) => open(false, before),
        _ => return None,
    };
    Some((bound, monthly))
}

/// What a word says that stands before the number, or behind it. Who writes it before may mean the number too.
fn open(up: bool, before: bool) -> Bound {
    Bound::Open {
        up,
        itself: !before,
        habit: before,
    }
}

fn single(years: f64, bound: Bound, minus: bool) -> Ages {
    let Ages::Are(at, _) = exact(years) else {
        return Ages::Beyond;
    };
    let Bound::Open { up, itself, habit } = bound else {
        return Ages::Are(at, at);
    };
    let open = Open {
        at,
        up,
        itself,
        minus,
    };
    if !up && !itself && at == 0 {
        Ages::Wrong
    } else if habit {
        Ages::Open(open)
    } else {
        let (youngest, oldest) = open.ages(itself);
        Ages::Are(youngest, oldest)
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
