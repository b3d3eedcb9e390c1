//! Ends that say an act goes on: words, and days that nobody will live to see.

use chrono::Datelike;

use super::{YEARS, date, trim};
use crate::catalogue::{DateOrder, fold};
use crate::ingest::sheet::{Value, day_of};

/// What people write where nothing has ended, folded.
#[rustfmt::skip]
const WORDS: [&str; 47] = [
    "cdi", "indetermine", "indeterminee", "dureeindeterminee", "contratadureeindeterminee", "nondetermine",
    "nondeterminee", "sansfin", "sanslimite", "sansterme", "illimite", "illimitee", "permanent", "permanente", "encours",
    "encore", "toujours", "toujoursencours", "acejour", "aujourdhui", "jusquaaujourdhui", "jusquacejour", "cejour",
    "maintenant", "present", "apresent", "actuel", "actuellement", "actif", "active", "nontermine", "nonterminee",
    "pastermine", "pasterminee", "continue", "ongoing", "current", "now", "today", "todate", "open", "openended",
    "indefinido", "indefinite", "مستمر", "جاري", "حاليا",
];

/// Whether a cell in place of an end says that there is none.
pub fn goes_on(value: Value<'_>, order: DateOrder) -> bool {
    let late = match value {
        Value::Text(text) => {
            let text = trim(text);
            return says_so(text)
                || date::written(text, order).is_some_and(|span| is_late(span.last.year()));
        }
        Value::Moment(moment) => Some(day_of(moment)),
        Value::Number(serial) => date::of_serial(serial),
        _ => None,
    };
    late.is_some_and(|day| is_late(day.year()))
}

/// « CDI », « CDI (en cours) »: each part is such a word.
fn says_so(text: &str) -> bool {
    let parts = text.split(['(', ')', '/', ',', ';', '-', '–', '—']);
    let mut parts = parts.map(fold).filter(|part| !part.is_empty()).peekable();
    parts.peek().is_some()
        && parts.all(|part| WORDS.contains(&part.as_str()))
        && !text.contains('?')
}

fn is_late(year: i32) -> bool {
    year > *YEARS.end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_not_ended_is_known() {
        #[track_caller]
        fn case(text: &str, goes_on_yet: bool) {
            let found = goes_on(Value::Text(text), DateOrder::DayFirst);
            assert_eq!(found, goes_on_yet, "{text}");
        }
        for text in [
            "CDI",
            "en cours",
            "Indéterminé",
            "indéterminée.",
            "CDI (en cours)",
            "CDI - en cours",
            "à ce jour",
            "Ongoing",
            "present",
            "Aujourd’hui",
            "31/12/9999",
            "9999-12-31",
            "01/01/3000",
            "مستمر",
        ] {
            case(text, true);
        }
        for text in [
            "",
            "3 mois",
            "6",
            "CDD",
            "31/12/2023",
            "CDI ?",
            "cdi jusqu’en juin",
            "31/31/9999",
            "abandon",
        ] {
            case(text, false);
        }
    }
}
