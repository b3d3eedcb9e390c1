//! Numbers as they are written: thousands apart, comma or point, a currency before or after.

use super::{currency, months};
use crate::catalogue::fold;

/// A number as written, and whether its one mark could be meant either way.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Written {
    pub value: f64,
    /// `1,234` or `1.234`: the mark is read as the decimal one, and could be that of thousands.
    pub doubtful: bool,
}

/// Words after a number that multiply or divide it: leaving them out would change it.
const MULTIPLIERS: [&str; 16] = [
    "centime",
    "centimes",
    "cents",
    "millimes",
    "mille",
    "mil",
    "milles",
    "million",
    "millions",
    "mio",
    "mdh",
    "kdh",
    "milliard",
    "milliards",
    "thousand",
    "الف",
];

/// `1 234,50`, `1’234.5`, `1.234,50`, `MAD 1 200`, `(1 200)`, `45 %`, `١٢٣`.
pub(super) fn written(text: &str) -> Option<Written> {
    let sure = |value| Written {
        value,
        doubtful: false,
    };
    if text.len() <= 15 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok().map(sure);
    }
    let text = months::western_figures(text);
    let figure = |sign: char| sign.is_ascii_digit();
    let (from, to) = (text.find(figure)?, text.rfind(figure)?);
    let (before, after) = (&text[..from], &text[to + 1..]);
    let body = &text[from..=to];
    let mut number = match with_exponent(body) {
        Some(value) => sure(value),
        None => bare(body)?,
    };
    // « 50+ » is 50 at least.
    if after.contains('+') {
        return None;
    }
    affix(before, false)?;
    affix(after, true)?;
    if after.contains(['%', '٪']) {
        number.value /= 100.0;
    }
    if before.contains(['-', '−']) || before.contains('(') && after.contains(')') {
        number.value = -number.value;
    }
    Some(number)
}

/// What stands before or after the figures must be signs of a number, a currency, or after them a unit.
fn affix(text: &str, behind: bool) -> Option<()> {
    let signs = |sign: char| {
        sign.is_alphabetic()
            || sign.is_whitespace()
            || matches!(
                sign,
                '(' | ')' | '+' | '-' | '−' | '%' | '٪' | '€' | '$' | '£' | '.' | ',' | ':' | '='
            )
            || months::is_mark(sign)
    };
    if text.trim().is_empty() {
        return Some(());
    }
    // « ,5 » would lose its mark.
    if !text.chars().all(signs) || !behind && text.ends_with(['.', ',']) && fold(text).is_empty() {
        return None;
    }
    let word = fold(text);
    let unit = behind && word.chars().count() >= 3 && !MULTIPLIERS.contains(&word.as_str());
    (word.is_empty() || unit || currency::is_word(&word)).then_some(())
}

/// `1.8E+12`, as spreadsheets write great numbers into CSV.
fn with_exponent(body: &str) -> Option<f64> {
    let at = body.find(['e', 'E'])?;
    let plain = |text: &str| {
        text.bytes()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'+' | b'-'))
    };
    if !plain(&body[..at]) || !plain(&body[at + 1..]) {
        return None;
    }
    body.replace(',', ".").parse().ok()
}

/// Whether a number is written with an exponent, and its figures do not reach down to the units.
pub(super) fn is_cut(text: &str) -> bool {
    let Some((body, exponent)) = text.split_once("E+").or_else(|| text.split_once("e+")) else {
        return false;
    };
    let figures = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, decimals) = body.split_once([',', '.']).unwrap_or((body, "0"));
    let exponent = Some(exponent).filter(|text| figures(text));
    let reaches = exponent.and_then(|text| text.parse::<usize>().ok());
    figures(whole) && figures(decimals) && reaches.is_some_and(|reaches| decimals.len() < reaches)
}

/// Figures with marks between them.
fn bare(body: &str) -> Option<Written> {
    let (whole, fraction) = parts(body)?;
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let groups: Vec<&str> = whole.split(|sign: char| !sign.is_ascii_digit()).collect();
    let apart = groups.len() > 1;
    let well = groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3);
    if apart && !well {
        return None;
    }
    let doubtful = !apart
        && fraction.len() == 3
        && whole.len() <= 3
        && !whole.starts_with('0')
        && !body.contains('٫');
    let value = format!("{}.{fraction}0", groups.concat()).parse().ok()?;
    Some(Written { value, doubtful })
}

/// What stands before the decimal mark and after it; none where a sign has no place among figures. One mark met twice
/// parts thousands; of two marks the last is the decimal one; a mark alone is the decimal one.
fn parts(body: &str) -> Option<(&str, &str)> {
    let mut marks: Vec<(usize, char)> = Vec::new();
    for (at, sign) in body.char_indices() {
        match sign {
            '0'..='9' | '\'' | '’' | 'ʼ' | '٬' | '_' => {}
            _ if sign.is_whitespace() => {}
            ',' | '.' | '٫' => marks.push((at, sign)),
            _ => return None,
        }
    }
    let Some((at, last)) = marks.last().copied() else {
        return Some((body, ""));
    };
    let again = marks.iter().filter(|(_, sign)| *sign == last).count();
    match again {
        1 => Some((&body[..at], &body[at + last.len_utf8()..])),
        _ if again == marks.len() => Some((body, "")),
        _ => None,
    }
}
