//! A day among other words, as the headers of sessions have it: « 05/03/2022 matin », « (12/03/2022) », « 12 mars 2022 : CV ».

use chrono::{Datelike, NaiveDate};

use super::{YEARS, date};
use crate::catalogue::DateOrder;

/// Signs of the longest header that is looked through.
const LONGEST: usize = 120;

/// The one day that a text names beside words and signs; none where a further number may belong to it, « 12-13/03/2022 ».
pub(super) fn day(text: &str, order: DateOrder) -> Option<NaiveDate> {
    if text.len() > LONGEST {
        return None;
    }
    let figure = text.find(|sign: char| sign.is_ascii_digit())?;
    // The name of a month may lead: « March 5, 2022 ».
    let lead = text[..figure].trim_end();
    let word = lead.rfind(|sign: char| !sign.is_alphabetic());
    let word = word.map_or(0, |at| {
        at + lead[at..].chars().next().map_or(0, char::len_utf8)
    });
    [word, figure]
        .into_iter()
        .find_map(|from| leading(&text[from..], order))
}

/// The day that a text begins with, and words behind it.
fn leading(text: &str, order: DateOrder) -> Option<NaiveDate> {
    let mut ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    ends.push(text.len());
    let found = ends.into_iter().skip(1).rev().find_map(|end| {
        let span = date::alone(text[..end].trim(), order)?;
        Some((span.day()?, &text[end..]))
    });
    let (day, rest) = found?;
    (YEARS.contains(&day.year()) && says_no_day(rest)).then_some(day)
}

/// Whether what stands behind a day leaves it the only one: its numbers stand in brackets, or belong to a letter before them
/// (`S2`, `n°2`, `14h30`).
fn says_no_day(rest: &str) -> bool {
    let mut before: Option<char> = None;
    let mut open = 0_usize;
    for sign in rest.chars() {
        match sign {
            '(' | '[' => open += 1,
            ')' | ']' => open = open.saturating_sub(1),
            _ => {}
        }
        let belongs = |one: char| one.is_alphanumeric() || matches!(one, '°' | 'º' | '#');
        if sign.is_ascii_digit() && open == 0 && !before.is_some_and(belongs) {
            return false;
        }
        before = Some(sign);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_stands_among_words() {
        #[track_caller]
        fn case(text: &str, expected: Option<&str>) {
            let found = day(text, DateOrder::DayFirst).map(|day| day.to_string());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
        for text in [
            "07/05/2021 soir",
            "07/05/2021 (2)",
            "07/05/2021 n°2",
            "07/05/2021 PM",
            "(07/05/2021)",
            "07/05/2021*",
            "07/05/2021 - reporté",
            "7 mai 2021 : entretien",
            "Vendredi 7 mai 2021 (groupe B)",
            "May 7, 2021 AM",
            "07/05/2021\nEntretien",
            "Atelier du 07/05/2021",
        ] {
            case(text, Some("2021-05-07"));
        }
        for text in [
            "07-08/05/2021",
            "7 et 8/05/2021",
            "07/05/2021 - 08/05/2021",
            "07/05/2021 au 9",
            "05/23/2021",
            "31/02/2021",
            "7 mai",
            "07/05",
            "mai 2021",
            "S3",
            "Séance 3",
            "Nom",
            "07/05/20215",
        ] {
            case(text, None);
        }
    }
}
