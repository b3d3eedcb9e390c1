//! Texts word by word: what is known stays, the rest is shown by its shape.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use crate::finding::shape_of;

/// A text in its pieces: words of letters and figures, and what stands between them. Marks over letters belong to their
/// word.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = rest.find(|sign| in_word(sign) != in_word(first));
        let (piece, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after;
        Some(piece)
    })
}

fn in_word(sign: char) -> bool {
    sign.is_alphanumeric() || is_combining_mark(sign)
}

/// Whether a piece is a word.
pub(super) fn is_word(piece: &str) -> bool {
    piece.contains(char::is_alphanumeric)
}

/// A text with the shape in place of each word that is not `kept`, of numbers that may be somebody's, and of addresses.
pub(super) fn masked(text: &str, kept: &dyn Fn(&str) -> bool) -> String {
    masked_by(text, kept, &shape)
}

/// A text with something else in place of what may not be shown.
pub(super) fn masked_by(
    text: &str,
    kept: &dyn Fn(&str) -> bool,
    hidden: &dyn Fn(&str) -> String,
) -> String {
    let mut secret = somebodys_numbers(text);
    secret.extend(addresses(text));
    let mut at = 0;
    let mut shown = String::with_capacity(text.len());
    for piece in pieces(text) {
        let secret = secret.iter().any(|range| range.contains(&at));
        if is_word(piece) && (secret || !stays(piece, kept)) {
            shown.push_str(&hidden(piece));
        } else {
            shown.push_str(piece);
        }
        at += piece.len();
    }
    shown
}

/// The shape of a word.
pub(super) fn shape(word: &str) -> String {
    let signs = word.chars().filter(|sign| !is_combining_mark(*sign));
    signs.map(shape_of).collect()
}

/// The bytes of addresses of the net: they name their owners.
fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let mut found = Vec::new();
    for part in text.split_inclusive(char::is_whitespace) {
        if part.contains('@') {
            found.push(at..at + part.len());
        }
        at += part.len();
    }
    found
}

/// A text with the shapes of addresses and telephones in their place: no figure begins with a 0 or a sign and has so many.
pub(super) fn without_contacts(text: &str) -> String {
    let mut secret = addresses(text);
    let called = |range: &Range<usize>| {
        let number = text[range.clone()].trim_start_matches([' ', '(', '-', '.', '/']);
        let figures = number.chars().filter(|sign| sign.is_numeric()).count();
        figures >= 9 && number.starts_with(['0', '+'])
    };
    secret.extend(somebodys_numbers(text).into_iter().filter(called));
    let is_secret = |at: usize| secret.iter().any(|range| range.contains(&at));
    let sign = |(at, sign)| if is_secret(at) { shape_of(sign) } else { sign };
    text.char_indices().map(sign).collect()
}

/// Whether a word may stay: letters that are known, and figures of a year, a day or a small number.
fn stays(word: &str, kept: &dyn Fn(&str) -> bool) -> bool {
    if word.chars().any(char::is_alphabetic) && kept(word) {
        return true;
    }
    let letters = word.split(char::is_numeric);
    let mut letters = letters.filter(|run| !run.is_empty());
    let figures = word.split(|sign: char| !sign.is_numeric());
    let mut figures = figures.filter(|run| !run.is_empty());
    letters.all(|run| run.chars().count() == 1 || kept(run)) && figures.all(is_small)
}

/// Whether figures are a small number, a year, a month or a day.
fn is_small(figures: &str) -> bool {
    if !figures.is_ascii() {
        return figures.chars().count() <= 3;
    }
    match figures.chars().count() {
        0..=3 => true,
        4 => is_year(figures),
        6 => is_year(&figures[..4]) && within(&figures[4..], 12),
        8 => {
            let (year, month, day) = (&figures[..4], &figures[4..6], &figures[6..]);
            let (first, second, last) = (&figures[..2], &figures[2..4], &figures[4..]);
            is_year(year) && within(month, 12) && within(day, 31)
                || is_year(last) && within(first, 31) && within(second, 12)
        }
        _ => false,
    }
}

fn is_year(figures: &str) -> bool {
    figures.starts_with("19") || figures.starts_with("20")
}

fn within(figures: &str, most: u32) -> bool {
    figures
        .parse()
        .is_ok_and(|number: u32| (1..=most).contains(&number))
}

/// The bytes of runs of figures that together may be a telephone or a file number: seven figures or more, parted by
/// nothing but spaces and signs, that are not days.
fn somebodys_numbers(text: &str) -> Vec<Range<usize>> {
    let parts = |sign: char| {
        matches!(
            sign,
            ' ' | '.' | '-' | '/' | '+' | '(' | ')' | '\u{a0}' | '\u{202f}'
        )
    };
    let mut found = Vec::new();
    let mut start = None;
    for (at, sign) in text.char_indices().chain([(text.len(), 'x')]) {
        match (sign.is_numeric() || parts(sign), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                start = None;
                if is_somebodys(&text[from..at]) {
                    found.push(from..at);
                }
            }
            _ => {}
        }
    }
    found
}

fn is_somebodys(text: &str) -> bool {
    let runs = text.split(|sign: char| !sign.is_numeric());
    let runs: Vec<&str> = runs.filter(|run| !run.is_empty()).collect();
    let figures: usize = runs.iter().map(|run| run.chars().count()).sum();
    if figures < 7 {
        return false;
    }
    // A day is a year with at most two small numbers, or all in one.
    let dated = |run: &&&str| run.chars().count() >= 4 && is_small(run);
    let dates = runs.iter().filter(dated).count();
    let others = runs.iter().filter(|run| !dated(run));
    let mut small = 0;
    for run in others {
        if !within(run, 31) {
            return true;
        }
        small += 1;
    }
    small > dates * 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_shown_by_its_shape() {
        let known = |word: &str| ["registre", "Hub", "M4SD", "de"].contains(&word);
        for (text, shown) in [
            ("registre 2022", "registre 2022"),
            ("registre de Zoubida.v2", "registre de Aaaaaaa.v2"),
            ("M4SD Hub T1", "M4SD Hub T1"),
            ("Hub-2022-03-31", "Hub-2022-03-31"),
            ("Hub 20220331", "Hub 20220331"),
            ("31/03/2022 – 01/04/2022", "31/03/2022 – 01/04/2022"),
            ("2019-2020", "2019-2020"),
            ("Hub 06 12 34 56 78", "Hub 99 99 99 99 99"),
            ("Hub 06 01 02 03 04", "Hub 99 99 99 99 99"),
            ("+212 612-345678", "+999 999-999999"),
            ("registre 4711", "registre 9999"),
            ("registre 123456", "registre 999999"),
            ("registre a@b.ma", "registre a@a.aa"),
            ("Hub QarfiwiZ12", "Hub AaaaaaaA99"),
            ("الاسم", "aaaaa"),
            ("", ""),
        ] {
            assert_eq!(masked(text, &known), shown);
        }
    }
}
