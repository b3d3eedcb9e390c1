//! Days and spans of days as they are written: numbers with signs between them, names of months, quarters.

use chrono::{Days, Months, NaiveDate};

use super::{months, range, time};
use crate::catalogue::DateOrder;
use crate::finding::Misdated;

/// From a first day to a last one, both included: one day where the whole date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first day.
    pub first: NaiveDate,
    /// The last day.
    pub last: NaiveDate,
    /// Whether it lasted from the first to the last; else it was on one of these days, and which is not known.
    pub lasts: bool,
}

impl Span {
    /// The one day, where it is one.
    pub fn day(self) -> Option<NaiveDate> {
        (self.first == self.last).then_some(self.first)
    }

    pub(super) fn of_day(day: NaiveDate) -> Self {
        Self {
            first: day,
            last: day,
            lasts: false,
        }
    }

    /// So many months from the first of one.
    fn of_months(year: u32, month: u32, count: u32) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(year as i32, month, 1)?;
        let last = first.checked_add_months(Months::new(count))?.pred_opt()?;
        let lasts = false;
        Some(Self { first, last, lasts })
    }

    /// The month of a year.
    pub fn of_month(year: u32, month: u32) -> Option<Self> {
        Self::of_months(year, month, 1)
    }

    /// A whole year.
    pub fn of_year(year: u32) -> Option<Self> {
        Self::of_months(year, 1, 12)
    }
}

/// Days of Excel's 1900 calendar; its first two months count a day that never was.
pub(super) fn of_serial(serial: f64) -> Option<NaiveDate> {
    if !(61.0..2_958_466.0).contains(&serial) {
        return None;
    }
    NaiveDate::from_ymd_opt(1899, 12, 30)?
        .checked_add_days(Days::new((serial + 0.5 / 86_400.0) as u64))
}

/// A date as written, whole or not, in the order that the source declares; days from one to another where it is no date.
pub(super) fn written(text: &str, order: DateOrder) -> Option<Span> {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) && text.is_ascii() {
        return None;
    }
    alone(text, order).or_else(|| range::written(text, order))
}

/// One date, whole or not.
pub(super) fn alone(text: &str, order: DateOrder) -> Option<Span> {
    match plain(text) {
        Some((parts, rest)) => time::behind(rest)
            .filter(|behind| behind.year.is_none())
            .and_then(|_| of_three(parts, order))
            .map(Span::of_day),
        None => worded(text, order),
    }
}

/// The time of the day that stands behind a day written in figures, in seconds.
pub(super) fn seconds(text: &str) -> Option<u32> {
    time::behind(plain(text)?.1)?.seconds
}

/// Whether a date written as text leaves open which part is the day: both could be months. Nothing where the text is no
/// such date, or is the same day either way.
pub(super) fn unclear(text: &str) -> Option<bool> {
    let ([first, second, _], _) = plain(text)?;
    if first.len > 2 || first.value == second.value {
        return None;
    }
    Some(first.value <= 12 && second.value <= 12)
}

/// Whether a text is a spreadsheet's count of days written out.
pub(super) fn is_serial(text: &str) -> bool {
    let figure = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'.' | b',');
    text.as_bytes().iter().all(figure)
        && text
            .split(['.', ','])
            .next()
            .is_some_and(|it| it.len() == 5)
}

/// Why a text that should date something does not: what it says besides a day, if it says one.
pub(super) fn misdated(text: &str, order: DateOrder) -> Misdated {
    let day = |text: &str| alone(text.trim(), order).is_some();
    let bare = text.trim_matches(|sign: char| !sign.is_ascii_digit());
    let first = || text.split(['(', '[', ' ', '?']).find(|word| day(word));
    if range::is_list(text, order) {
        Misdated::Several
    } else if day(bare) || first().is_some() {
        Misdated::Remark
    } else {
        Misdated::Impossible
    }
}

/// A number of a date, and how many figures it is written with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    pub value: u32,
    pub len: usize,
}

/// Three numbers with `/`, `-` or `.` between them at the start of a text, and what follows: the usual case.
fn plain(text: &str) -> Option<([Part; 3], &str)> {
    let bytes = text.as_bytes();
    let mut parts = [Part { value: 0, len: 0 }; 3];
    let mut at = 0;
    for (place, part) in parts.iter_mut().enumerate() {
        let from = at;
        while let Some(figure) = bytes.get(at).filter(|byte| byte.is_ascii_digit()) {
            if at - from == 5 {
                return None;
            }
            part.value = part.value * 10 + u32::from(figure - b'0');
            at += 1;
        }
        part.len = at - from;
        let followed = matches!(bytes.get(at), Some(b'/' | b'-' | b'.'));
        if part.len == 0 || place < 2 && !followed {
            return None;
        }
        at += usize::from(place < 2);
    }
    Some((parts, &text[at..]))
}

fn of_three([first, second, third]: [Part; 3], order: DateOrder) -> Option<NaiveDate> {
    let (year, month, day) = if first.len == 4 {
        (first, second, third)
    } else {
        match order {
            DateOrder::DayFirst => (third, second, first),
            DateOrder::MonthFirst => (third, first, second),
            DateOrder::YearFirst => (first, second, third),
        }
    };
    if month.len > 2 || day.len > 2 {
        return None;
    }
    NaiveDate::from_ymd_opt(full_year(year)? as i32, month.value, day.value)
}

/// Excel's own reading of two figures: 00–29 are of this century.
fn full_year(year: Part) -> Option<u32> {
    match year.len {
        4 => Some(year.value),
        2 if year.value < 30 => Some(2000 + year.value),
        2 => Some(1900 + year.value),
        _ => None,
    }
}

/// What a written date is made of besides a day: a month by its name, or the word for a part of the year.
#[derive(Debug, Default)]
pub(super) struct Sayings {
    pub numbers: Vec<Part>,
    pub month: Option<u32>,
    /// Whether the month's name stands before any number.
    month_leads: bool,
    /// Months in the part of the year that is named: 3 or 6.
    part: Option<u32>,
}

/// Dates with words, or with other signs than usual between their numbers.
fn worded(text: &str, order: DateOrder) -> Option<Span> {
    let text = months::western_figures(text);
    if let Some(day) = of_figures(&text) {
        return Some(Span::of_day(day));
    }
    let said = sayings(&text)?;
    let numbers = said.numbers.as_slice();
    if let Some(months) = said.part {
        return part_of_year(numbers, months);
    }
    if let Some(month) = said.month {
        return with_month(numbers, month, said.month_leads, order);
    }
    match *numbers {
        [year] if year.len == 4 => Span::of_year(year.value),
        [year, month] | [month, year] if year.len == 4 && month.len <= 2 => {
            Span::of_month(year.value, month.value)
        }
        [first, second, third] => of_three([first, second, third], order).map(Span::of_day),
        _ => None,
    }
}

/// A day in figures alone: `20230415`, or a spreadsheet's count of days written out as text.
fn of_figures(text: &str) -> Option<NaiveDate> {
    let whole = text.split(['.', ',']).next()?;
    if !text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
    {
        return None;
    }
    match whole.len() {
        8 if whole.len() == text.len() => NaiveDate::from_ymd_opt(
            text[..4].parse().ok()?,
            text[4..6].parse().ok()?,
            text[6..].parse().ok()?,
        ),
        5 => of_serial(text.replace(',', ".").parse().ok()?),
        _ => None,
    }
}

fn with_month(numbers: &[Part], month: u32, leads: bool, order: DateOrder) -> Option<Span> {
    let day = |year: Part, day: Part| {
        let day = NaiveDate::from_ymd_opt(full_year(year)? as i32, month, day.value);
        day.map(Span::of_day)
    };
    match *numbers {
        [year] if year.len == 4 || year.len == 2 && leads => {
            Span::of_month(full_year(year)?, month)
        }
        [first, second] if first.len == 4 && second.len <= 2 => day(first, second),
        [first, second] if first.len <= 2 && second.len == 4 => day(second, first),
        [first, second] if order == DateOrder::YearFirst => day(first, second),
        [first, second] if first.len <= 2 => day(second, first),
        _ => None,
    }
}

/// A quarter or half of a year: `T3 2022`, `2022-Q3`, `1er semestre 2022`.
fn part_of_year(numbers: &[Part], months: u32) -> Option<Span> {
    let (year, place) = match *numbers {
        [year, place] if year.len == 4 => (year, place),
        [place, year] if year.len == 4 => (year, place),
        _ => return None,
    };
    let fits = place.len == 1 && (1..=12 / months).contains(&place.value);
    fits.then(|| Span::of_months(year.value, (place.value - 1) * months + 1, months))?
}

/// The numbers and words of a date, up to its time of day; none where a word or a sign has no place in a date.
pub(super) fn sayings(text: &str) -> Option<Sayings> {
    let mut said = Sayings::default();
    let mut held = String::new();
    let mut rest = text;
    while let Some(sign) = rest.chars().next() {
        let end = |test: fn(char) -> bool| rest.find(|c| !test(c)).unwrap_or(rest.len());
        if sign.is_ascii_digit() {
            let (figures, after) = rest.split_at(end(|c| c.is_ascii_digit()));
            if after.starts_with([':', 'h', 'H']) {
                return said.timed(rest);
            }
            said.numbers.push(Part {
                value: figures.parse().ok()?,
                len: figures.len(),
            });
            rest = after;
        } else if sign.is_alphabetic() {
            let (word, after) = rest.split_at(end(|c| c.is_alphabetic() || months::is_mark(c)));
            let leads = said.numbers.is_empty();
            match months::meaning(&mut held, word) {
                months::Word::Month(month) if said.month.is_none() => {
                    (said.month, said.month_leads) = (Some(month), leads);
                }
                months::Word::Part(months) if said.part.is_none() => said.part = Some(months),
                months::Word::Idle => {}
                months::Word::Time => return said.timed(rest),
                _ => return None,
            }
            rest = after;
        } else if sign == '(' {
            return said.timed(rest);
        } else if parts_numbers(sign) {
            rest = &rest[sign.len_utf8()..];
        } else {
            return None;
        }
    }
    // The first half of a name of two words says nothing by itself.
    held.is_empty().then_some(said)
}

/// Whether a sign may stand between the numbers and words of a date. Others, « ~ » or « ? », say that it may be another.
fn parts_numbers(sign: char) -> bool {
    sign.is_whitespace()
        || months::is_mark(sign)
        || matches!(
            sign,
            '.' | ',' | '/' | '-' | '\\' | '|' | '_' | '\'' | '"' | '’' | 'º' | '°' | '،' | '·'
        )
        || matches!(sign, '\u{2010}'..='\u{2014}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
}

impl Sayings {
    /// The same, where only a time of the day follows; with its year, where that stands behind the time.
    fn timed(mut self, rest: &str) -> Option<Self> {
        let behind = time::behind(rest)?;
        let year = behind.year.map(|value| Part { value, len: 4 });
        self.numbers.extend(year);
        Some(self)
    }
}
