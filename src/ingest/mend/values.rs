//! The lines that give words and numbers of cells their meaning.

use super::{MARKS, OPEN, at};
use crate::catalogue::{
    Catalogue, DateOrder, Dimension, PROJECT, Shape, Source, WHEN, When, fold, nearest,
};
use crate::finding::{Fact, Line, Misdated, Shown, key, list, quoted};

/// The line about what cells hold.
#[allow(clippy::too_many_lines, reason = "one arm a finding")]
pub(super) fn of_value(catalogue: &Catalogue, source: &Source, fact: &Fact) -> Option<Line> {
    let alias = |field: &str, word: &str, meaning: &str| {
        let text = format!("{} = {}", quoted(word), quoted(meaning));
        at(source, Some(format!("[values.{}]", key(field))), text)
    };
    match fact {
        Fact::UnknownValue { field, value } if field == MARKS => {
            let word = match value {
                Shown::Text(text) => text,
                Shown::Shape(_) => OPEN,
            };
            let text = format!("marks = {}", list([OPEN, word]));
            Some(at(source, Some("[attendance]".into()), text))
        }
        Fact::UnknownValue { field, value } if field.starts_with(WHEN) => {
            condition(source, &field[WHEN.len()..], value)
        }
        Fact::UnknownValue { field, value } => {
            let Shown::Text(text) = value else {
                return Some(alias(field, OPEN, OPEN));
            };
            let dimension = catalogue.at(catalogue.dimension(field)?);
            Some(alias(field, text, near(dimension, text).unwrap_or(OPEN)))
        }
        Fact::UnknownFunder { value } => {
            let codes = catalogue.projects.iter().map(|one| one.code.as_str());
            match value {
                Shown::Text(text) => {
                    let meant = nearest(text, codes);
                    Some(alias(PROJECT, text, meant.as_deref().unwrap_or(OPEN)))
                }
                Shown::Shape(_) => Some(alias(PROJECT, OPEN, OPEN)),
            }
        }
        Fact::UndeclaredNumber { field, number } => {
            let number = if number.ends_with('…') {
                OPEN
            } else {
                number
            };
            Some(alias(field, number, OPEN))
        }
        Fact::AmbiguousLetters {
            field, letters, or, ..
        } => Some(alias(field, &letters[1], or)),
        Fact::ForeignColumn { field, .. } => {
            let text = format!("{} = {}", key(field), quoted(OPEN));
            Some(at(source, Some("[columns]".into()), text))
        }
        Fact::NumberAsDate { read: false, .. } => {
            Some(at(source, None, "serial_dates = true".into()))
        }
        Fact::BeforeMidnight { .. } => {
            Some(at(source, None, "before_midnight = \"next day\"".into()))
        }
        Fact::ImpossibleDate {
            why: Misdated::Impossible,
            ..
        } => {
            let other = match source.dates {
                DateOrder::DayFirst => "month first",
                DateOrder::MonthFirst | DateOrder::YearFirst => "day first",
            };
            Some(at(source, None, format!("dates = {}", quoted(other))))
        }
        _ => None,
    }
}

/// The line that says of a word that it does not meet a condition.
fn condition(source: &Source, header: &str, value: &Shown) -> Option<Line> {
    let named = |when: &&When| when.headers.iter().any(|one| one == header);
    let (table, when) = match &source.shape {
        Shape::Wide(records) => records.iter().find_map(|record| {
            let table = format!("[record.{}]", key(&record.name));
            Some((table, record.when.iter().find(named)?))
        })?,
        Shape::Act { when, .. } => ("[act]".into(), when.iter().find(named)?),
        _ => return None,
    };
    let yes = list(when.answers.yes().iter().map(String::as_str));
    let word = match value {
        Shown::Text(text) => text,
        Shown::Shape(_) => OPEN,
    };
    let no = list([word]);
    let header = quoted(header);
    let text = format!("when = {{ {header} = {{ is = {yes}, not = {no} }} }}");
    Some(at(source, Some(table), text))
}

/// The category whose code, label or alias is nearest to a text.
fn near<'c>(dimension: &'c Dimension, text: &str) -> Option<&'c str> {
    let known = || {
        dimension
            .aliases
            .iter()
            .filter(|(alias, _)| alias.len() > 2)
    };
    let alias = nearest(&fold(text), known().map(|(alias, _)| alias))?;
    let (_, category) = known().find(|(known, _)| *known == alias)?;
    let category = dimension.def(*category)?;
    Some(&category.code)
}
