//! What may stand behind a day in its cell and change nothing of it: a time of the day, its zone, the day of the week.
//! Anything else (« annulé », a second date, a question mark) may change everything, and makes the cell no day.

use super::months;
use crate::catalogue::fold;

/// What stands behind a day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Behind {
    /// The time, in seconds since midnight.
    pub seconds: Option<u32>,
    /// The year, where the time stands before it: `Fri Apr 15 10:22:33 CET 2022`.
    pub year: Option<u32>,
}

/// Reads what stands behind a day; nothing where it is something else.
pub(super) fn behind(text: &str) -> Option<Behind> {
    let mut rest = spaced(text);
    let mut found = Behind::default();
    if let Some(after) = introduced(rest).or(Some(rest))
        && let Some((seconds, after)) = clock(after)
    {
        found.seconds = Some(seconds);
        let (zoned, after) = zone(after);
        rest = if zoned { named_zone(after) } else { after };
        (found.year, rest) = year(rest);
    }
    spaced(weekday(spaced(rest))).is_empty().then_some(found)
}

/// A text without the spaces and commas before it.
fn spaced(text: &str) -> &str {
    text.trim_start_matches(|sign: char| sign.is_whitespace() || matches!(sign, ',' | '\u{200e}'))
}

/// What follows a word that announces a time.
fn introduced(text: &str) -> Option<&str> {
    let mut words = ["T", "t", "à", "at", "a"].into_iter();
    words.find_map(|word| Some(spaced(text.strip_prefix(word)?)))
}

/// A number of at most so many figures, with how many it has.
fn figures(text: &str, most: usize) -> Option<(u32, usize, &str)> {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    let number = text[..end].parse().ok().filter(|_| end <= most)?;
    Some((number, end, &text[end..]))
}

/// What follows one of these words, in any case.
fn after_word<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    words.iter().find_map(|word| {
        let head = text.get(..word.len())?;
        let rest = &text[word.len()..];
        let whole = !rest.starts_with(char::is_alphabetic);
        (head.eq_ignore_ascii_case(word) && whole).then_some(rest)
    })
}

/// A time of the day, in seconds: `14:30:05.000`, `14h30`, `2 PM`, `103000`.
fn clock(text: &str) -> Option<(u32, &str)> {
    let (hours, length, rest) = figures(text, 6)?;
    if length > 2 {
        let whole = if length == 6 { hours } else { hours * 100 };
        let seconds = whole / 10_000 * 3600 + whole / 100 % 100 * 60 + whole % 100;
        return (length != 5 && length > 3 && seconds < 86_400).then_some((seconds, rest));
    }
    let (minutes, seconds, rest) = match rest.strip_prefix([':', '.']) {
        Some(rest) => sixtieths(rest)?,
        None => match after_hours(rest) {
            Some(rest) => sixtieths(rest).unwrap_or((0, 0, rest)),
            // A number alone is no hour.
            None => (0, 0, half_day(rest).map(|_| rest)?),
        },
    };
    let (hours, rest) = match half_day(rest) {
        Some((noon, rest)) => (hours % 12 + noon, rest),
        None => (hours, rest),
    };
    // Midnight at the day's end is written 24:00.
    let all = hours * 3600 + minutes * 60 + seconds;
    (hours <= 24 && minutes < 60 && seconds < 61).then_some((all, rest))
}

/// What follows the word for hours.
fn after_hours(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let rest = text.strip_prefix(['h', 'H'])?;
    let rest = rest
        .strip_prefix("eures")
        .or(rest.strip_prefix("eure"))
        .unwrap_or(rest);
    (!rest.starts_with(char::is_alphabetic)).then(|| rest.trim_start())
}

/// Minutes, and seconds where they follow.
fn sixtieths(text: &str) -> Option<(u32, u32, &str)> {
    let (minutes, _, rest) = figures(text, 2)?;
    let rest = after_word(rest.trim_start(), &["min", "mn", "m", "h"]).unwrap_or(rest);
    let Some((seconds, _, rest)) = rest.strip_prefix([':', '.']).and_then(|it| figures(it, 2))
    else {
        return Some((minutes, 0, rest));
    };
    let rest = match rest.strip_prefix(['.', ',']) {
        Some(parts) => parts.trim_start_matches(|sign: char| sign.is_ascii_digit()),
        None => rest,
    };
    Some((
        minutes,
        seconds,
        after_word(rest, &["s", "sec"]).unwrap_or(rest),
    ))
}

/// The hours that a half of the day adds.
fn half_day(text: &str) -> Option<(u32, &str)> {
    let text = text.trim_start();
    let morning = after_word(text, &["am", "a.m.", "ص"]).map(|rest| (0, rest));
    morning.or_else(|| after_word(text, &["pm", "p.m.", "م"]).map(|rest| (12, rest)))
}

/// What follows a time's zone, and whether there is one: `Z`, `GMT+0100`, `+01:00`, `WEST`, `[Europe/Paris]`.
fn zone(text: &str) -> (bool, &str) {
    const NAMES: [&str; 17] = [
        "UTC", "GMT", "WET", "WEST", "CET", "CEST", "EET", "EEST", "BST", "IST", "EST", "EDT",
        "CST", "CDT", "PST", "PDT", "Z",
    ];
    let start = text.trim_start();
    let named = after_word(start, &NAMES);
    let rest = named.unwrap_or(start);
    let offset = rest.strip_prefix(['+', '-', '\u{2212}']).and_then(|rest| {
        let (_, _, rest) = figures(rest, 4)?;
        let minutes = rest.strip_prefix(':').and_then(|it| figures(it, 2));
        Some(minutes.map_or(rest, |(_, _, rest)| rest))
    });
    match offset.or(named) {
        Some(rest) => (true, rest),
        // Only a bracket may name it.
        None => (bracketed(text).is_some(), text),
    }
}

/// What a bracket holds at the start of a text, and what follows it.
fn bracketed(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let inside = text.strip_prefix(['(', '['])?;
    inside.split_once([')', ']'])
}

/// What follows the zone's name in brackets, as programs write it behind an offset or in its place.
fn named_zone(text: &str) -> &str {
    const WORDS: [&str; 8] = [
        "heure",
        "time",
        "utc",
        "gmt",
        "hora",
        "zeit",
        "standard",
        "توقيت",
    ];
    let Some((inside, rest)) = bracketed(text) else {
        return text;
    };
    let folded = fold(inside);
    let place = inside.contains('/') && !inside.contains(|sign: char| sign.is_ascii_digit());
    let short = inside.len() <= 5 && inside.bytes().all(|byte| byte.is_ascii_uppercase());
    let doubt = folded.contains("confirm") || inside.contains('?');
    let told = place || short || !doubt && WORDS.iter().any(|word| folded.contains(word));
    if told { rest } else { text }
}

/// A year behind the time.
fn year(text: &str) -> (Option<u32>, &str) {
    match figures(spaced(text), 4) {
        Some((year, 4, rest)) => (Some(year), rest),
        _ => (None, text),
    }
}

/// What follows the name of a day of the week, in brackets or not.
fn weekday(text: &str) -> &str {
    let (inside, rest) = bracketed(text).unwrap_or((text, ""));
    let word = inside.trim().trim_end_matches('.');
    if months::is_weekday(word) { rest } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_zones_and_weekdays_change_nothing_of_a_day() {
        for (text, seconds) in [
            ("", None),
            (" 14:30", Some(52_200)),
            ("T09:42:58.000-05:00", Some(34_978)),
            (", 14h30", Some(52_200)),
            (" à 14 h 30 min", Some(52_200)),
            (" 14h", Some(50_400)),
            (" 02:30 PM", Some(52_200)),
            (" 2 p.m.", Some(50_400)),
            (" 11:59:30 م", Some(86_370)),
            ("T103000Z", Some(37_800)),
            ("T10:30:00+01:00[Europe/Paris]", Some(37_800)),
            (" 10:30:00 (UTC)", Some(37_800)),
            (
                " 00:00:00 GMT+0100 (heure normale d’Europe centrale)",
                Some(0),
            ),
            (
                " 00:00:00 GMT+0100 (Central European Standard Time)",
                Some(0),
            ),
            (" 10:30 CEST (Europe/Paris)", Some(37_800)),
            (" (vendredi)", None),
            (" ven.", None),
        ] {
            let found = behind(text).map(|found| found.seconds);
            // A zone in brackets needs no offset before it.
            assert_eq!(found, Some(seconds), "{text}");
        }
        let year = behind(" 10:22:33 WEST 2022").and_then(|found| found.year);
        assert_eq!(year, Some(2022));
    }

    #[test]
    fn anything_else_may_change_it() {
        for text in [
            " (annulé)",
            " (reporté au 20/07/2022)",
            " annulé",
            " ?",
            " 14:30 ?",
            " 14:30 annulé",
            " à confirmer",
            " 19.04.2022",
            " / 16/04/2022",
            " 3",
            "*",
            " (heure à confirmer)",
            " 10:30 (annulé)",
            " 25:61",
            " de",
        ] {
            let found = behind(text);
            assert_eq!(found, None, "{text}");
        }
    }
}
