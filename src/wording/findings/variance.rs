//! Figures off their targets, in words: what is the matter, and a sentence to begin a comment with.

use strum::IntoEnumIterator;

use super::{Message, pick, said};
use crate::catalogue::Unit;
use crate::finding::{Measured, Variance, quoted};
use crate::language::Language;
use crate::wording::grammar::counted;
use crate::wording::{number, percent};

/// What amounts are told in.
const SCALE: f64 = 10_000.0;

pub(super) fn variance_unexplained(language: Language, variance: &Variance) -> Message {
    let Variance { line, period, .. } = variance;
    let draft = draft(variance);
    let (over, entries) = (variance.value > variance.target, &variance.entries);
    let where_to = match entries {
        Some((file, sheet)) => place(language, file, sheet),
        None => {
            let entries = quoted("…/saisies.xlsx");
            pick(
                language,
                format!(
                    "nommez d’abord le classeur de saisies en tête du fichier du projet, \
                     `entries = {entries}`, et "
                ),
                format!(
                    "first name the workbook of entries at the head of the project’s file, \
                     `entries = {entries}`, and there "
                ),
            )
        }
    };
    let (fr, en) = if over {
        ("au-dessus de", "above")
    } else {
        ("au-dessous de", "below")
    };
    said(
        language,
        (
            format!(
                "`{line}` est bien {fr} sa cible pour `{period}`, et rien n’est dit de l’écart"
            ),
            format!(
                "{where_to}ajoutez une ligne pour `{line}` et `{period}` ; sous `Raison de \
                 l’écart`, complétez : `{draft}`"
            ),
        ),
        (
            format!("`{line}` is well {en} its target for `{period}`, and nothing is said of it"),
            format!(
                "{where_to}add a row for `{line}` and `{period}`; under `Reason for variance`, \
                 complete: `{draft}`"
            ),
        ),
    )
}

/// In which file and sheet.
fn place(language: Language, file: &str, sheet: &str) -> String {
    if sheet.is_empty() {
        pick(
            language,
            format!("dans `{file}`, "),
            format!("in `{file}`, "),
        )
    } else {
        pick(
            language,
            format!("dans `{file}`, feuille `{sheet}`, "),
            format!("in `{file}`, sheet `{sheet}`, "),
        )
    }
}

/// The beginning of a comment, in the language of the report.
fn draft(variance: &Variance) -> String {
    let language = Language::from_code(&variance.language).unwrap_or_default();
    let (value, target) = (
        variance.value as f64 / SCALE,
        variance.target as f64 / SCALE,
    );
    let among = match variance.of.as_slice() {
        [] => String::new(),
        names => format!(" ({})", names.join(", ").to_lowercase()),
    };
    let (figure, wanted, gap) = match variance.measured {
        Measured::Number => (
            amount(language, &variance.unit, value),
            number(language, target),
            number(language, (value - target).abs()),
        ),
        Measured::Share => {
            let points = ((value - target).abs() * 1000.0).round() / 10.0;
            let words = pick(language, ["point", "points"], ["point", "points"]);
            (
                percent(language, value),
                percent(language, target),
                counted(language, points, words[0], words[1]),
            )
        }
    };
    let ratio = match variance.measured {
        Measured::Number if target > 0.0 => format!(" ({})", percent(language, value / target)),
        _ => String::new(),
    };
    let year = variance.year;
    let head = year.map_or_else(String::new, |year| {
        pick(language, format!("En {year}, "), format!("In {year}, "))
    });
    let over = value > target;
    match language {
        Language::Fr => {
            let more = if over { "de plus" } else { "de moins" };
            let yearly = year.map_or("", |_| " annuelle");
            format!(
                "{head}{figure}{among} pour une cible{yearly} de {wanted}{ratio}, soit {gap} \
                 {more} : …"
            )
        }
        Language::En => {
            let more = match (over, variance.measured) {
                (true, _) => "more",
                (false, Measured::Number) if fewer(&variance.unit) => "fewer",
                (false, _) => "less",
            };
            let yearly = year.map_or("a", |_| "a yearly");
            format!(
                "{head}{figure}{among} against {yearly} target of {wanted}{ratio}, {gap} {more}: …"
            )
        }
    }
}

/// Whether things of a unit are counted one by one.
fn fewer(unit: &str) -> bool {
    !["MAD", "percent"].contains(&unit)
}

/// A number with what it counts.
fn amount(language: Language, unit: &str, count: f64) -> String {
    let found = Unit::iter().find(|one| <&'static str>::from(*one) == unit);
    let Some(unit) = found else {
        return number(language, count);
    };
    let (one, many) = nouns(language, unit);
    counted(language, count, one, many)
}

/// One of a unit, and several.
fn nouns(language: Language, unit: Unit) -> (&'static str, &'static str) {
    let many = crate::wording::unit(language, unit);
    let one = match (language, unit) {
        (Language::En, Unit::Person) => "person",
        (Language::Fr, Unit::Milestone) => "étape franchie",
        (Language::Fr | Language::En, Unit::Percent | Unit::Mad) => many,
        // The plural of every other adds an `s`.
        _ => many.strip_suffix('s').unwrap_or(many),
    };
    (one, many)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(unit: &str, value: f64, target: f64) -> Variance {
        Variance {
            line: "L".into(),
            period: "2022".into(),
            unit: unit.into(),
            of: Vec::new(),
            value: (value * SCALE).round() as i64,
            target: (target * SCALE).round() as i64,
            measured: Measured::Number,
            year: None,
            language: "fr".into(),
            entries: None,
        }
    }

    #[test]
    fn a_draft_is_a_sentence_to_be_ended() {
        #[track_caller]
        fn drafts(variance: &Variance, fr: &str, en: &str) {
            let plain = |text: String| text.replace(['\u{a0}', '\u{202f}'], " ");
            assert_eq!(plain(draft(variance)), fr);
            let english = Variance {
                language: "en".into(),
                ..variance.clone()
            };
            assert_eq!(draft(&english), en);
        }
        drafts(
            &of("person", 1855.0, 1500.0),
            "1 855 personnes pour une cible de 1 500 (123,7 %), soit 355 de plus : …",
            "1,855 people against a target of 1,500 (123.7%), 355 more: …",
        );
        drafts(
            &of("event", 1.0, 4.0),
            "1 événement pour une cible de 4 (25,0 %), soit 3 de moins : …",
            "1 event against a target of 4 (25.0%), 3 fewer: …",
        );
        drafts(
            &of("MAD", 12_000.0, 20_000.0),
            "12 000 MAD pour une cible de 20 000 (60,0 %), soit 8 000 de moins : …",
            "12,000 MAD against a target of 20,000 (60.0%), 8,000 less: …",
        );
        let women = Variance {
            of: vec!["Femmes".into(), "Migrants".into()],
            year: Some(2022),
            ..of("person", 0.0, 300.0)
        };
        drafts(
            &women,
            "En 2022, 0 personne (femmes, migrants) pour une cible annuelle de 300 (0,0 %), soit 300 de moins : …",
            "In 2022, 0 people (femmes, migrants) against a yearly target of 300 (0.0%), 300 fewer: …",
        );
        let share = Variance {
            of: vec!["Femmes".into()],
            measured: Measured::Share,
            ..of("person", 0.321, 0.5)
        };
        drafts(
            &share,
            "32,1 % (femmes) pour une cible de 50,0 %, soit 17,9 points de moins : …",
            "32.1% (femmes) against a target of 50.0%, 17.9 points less: …",
        );
        drafts(
            &of("milestone", 1.0, 0.0),
            "1 étape franchie pour une cible de 0, soit 1 de plus : …",
            "1 milestone against a target of 0, 1 more: …",
        );
    }

    #[test]
    fn every_unit_has_its_nouns() {
        let singular = |unit| nouns(Language::Fr, unit).0;
        assert_eq!(singular(Unit::Visit), "visite");
        assert_eq!(singular(Unit::Exhibitor), "exposant");
        assert_eq!(singular(Unit::Job), "emploi");
        assert_eq!(nouns(Language::En, Unit::Enterprise).0, "enterprise");
        assert_eq!(nouns(Language::En, Unit::Person).0, "person");
    }
}
