//! What is asked of whoever keeps a register, about its doubtful cells.

use crate::finding::Fact;
use crate::language::Language;
use crate::wording::grammar::agree;

/// A heading of the workbook of questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::EnumIter)]
#[allow(missing_docs, reason = "each is the heading itself")]
pub enum Heading {
    Title,
    Row,
    Column,
    Header,
    Doubtful,
    Question,
    Answer,
}

/// A heading in a language.
pub fn heading(language: Language, heading: Heading) -> &'static str {
    let (fr, en) = match heading {
        Heading::Title => ("À corriger", "To correct"),
        Heading::Row => ("Ligne", "Row"),
        Heading::Column => ("Colonne", "Column"),
        Heading::Header => ("En-tête", "Header"),
        Heading::Doubtful => ("Ce qui est douteux", "What is doubtful"),
        Heading::Question => ("Question", "Question"),
        Heading::Answer => ("Votre réponse", "Your answer"),
    };
    pick(language, fr, en)
}

/// The end of the workbook's name, as files are named.
pub fn suffix(language: Language) -> &'static str {
    pick(language, "a-corriger", "to-correct")
}

/// What to do with the workbook.
pub fn intro(language: Language) -> &'static str {
    pick(
        language,
        "Merci de corriger ces cellules dans le registre, ou de répondre dans la dernière colonne et \
         de renvoyer ce classeur. N’y écrivez ni nom, ni numéro de téléphone ou d’identité.",
        "Please mend these cells in the register, or answer in the last column and send this \
         workbook back. Write no name, telephone or identity number into it.",
    )
}

/// How many doubtful cells the workbook leaves out.
pub fn left_out(language: Language, count: u32) -> String {
    let number = f64::from(count);
    match language {
        Language::Fr => {
            let (one, many) = (
                "autre cellule ou ligne, non listée ici.",
                "autres cellules ou lignes, non listées ici.",
            );
            format!("… et {count} {}", agree(language, number, one, many))
        }
        Language::En => {
            let more = agree(language, number, "cell or row", "cells or rows");
            format!("… and {count} more {more}, not listed here.")
        }
    }
}

/// The question about a fact; `choices` are the answers there are, where they can be listed.
pub fn question(language: Language, fact: &Fact, choices: &[&str]) -> String {
    let asked = plain(language, fact);
    if choices.is_empty() {
        return asked.to_owned();
    }
    let choices = choices.join(", ");
    match language {
        Language::Fr => format!("{asked} Au choix\u{a0}: {choices}, inconnu."),
        Language::En => format!("{asked} One of: {choices}, unknown."),
    }
}

#[allow(clippy::too_many_lines, reason = "a list")]
fn plain(language: Language, fact: &Fact) -> &'static str {
    let (fr, en) = match fact {
        Fact::UnknownValue { field, .. } if field == "attendance" => (
            "Cette marque veut-elle dire présent ou absent\u{a0}?",
            "Does this mark mean present or absent?",
        ),
        Fact::UnknownValue { field, .. } if field.starts_with("when.") => (
            "Cette réponse veut-elle dire oui ou non\u{a0}?",
            "Does this answer mean yes or no?",
        ),
        Fact::UnknownValue { .. } | Fact::UndeclaredNumber { .. } => (
            "Que veut dire cette réponse\u{a0}?",
            "What does this answer mean?",
        ),
        Fact::UnknownFunder { .. } | Fact::NoFunder { .. } => (
            "Quel projet a payé cet acte\u{a0}? S’il y en a plusieurs, nommez-les tous.",
            "Which project paid for this act? If there are several, name them all.",
        ),
        Fact::ImpossibleDate { .. } | Fact::NumberAsDate { .. } => (
            "Quelle est la date exacte (jour/mois/année)\u{a0}?",
            "What is the exact date (year-month-day)?",
        ),
        Fact::InvalidNumber { .. } => ("Quel est le nombre exact\u{a0}?", "What is the number?"),
        Fact::ErrorCell { .. } | Fact::FormulaWithoutResult { .. } => (
            "Que doit contenir cette cellule\u{a0}?",
            "What should this cell hold?",
        ),
        Fact::MarkWithoutDate { .. } => (
            "À quelle date\u{a0}? Si cela n’a pas eu lieu, écrivez non.",
            "On which date? If it did not take place, write no.",
        ),
        Fact::SpanReversed { .. } => (
            "Quelles sont les dates de début et de fin\u{a0}?",
            "What are the first and the last day?",
        ),
        Fact::NoPersonKey { .. } | Fact::NoOrganisationKey { .. } => (
            "Pouvez-vous compléter dans le registre ce qui identifie la personne ou \
             l’organisation\u{a0}? Écrivez seulement fait ici.",
            "Can you fill in, in the register, what identifies the person or organisation? Write \
             only done here.",
        ),
        Fact::ConflictingAnswers { .. } => (
            "Deux lignes se contredisent\u{a0}: laquelle est juste, ou s’agit-il de deux \
             personnes\u{a0}?",
            "Two rows say different things: which is right, or are they two people?",
        ),
        Fact::ConflictingBirthDates => (
            "Deux dates de naissance\u{a0}: la ligne est-elle juste, ou s’agit-il de deux \
             personnes\u{a0}?",
            "Two birth dates: is the row right, or are they two people?",
        ),
        Fact::IdenticalRows { .. } => (
            "Est-ce une copie à supprimer, ou un second acte\u{a0}?",
            "Is it a copy to be deleted, or a second act?",
        ),
        Fact::OutsideProject { .. } => ("Cette date est-elle exacte\u{a0}?", "Is the date right?"),
        _ => (
            "Comment faut-il corriger cela\u{a0}?",
            "How should this be mended?",
        ),
    };
    pick(language, fr, en)
}

fn pick(language: Language, fr: &'static str, en: &'static str) -> &'static str {
    match language {
        Language::Fr => fr,
        Language::En => en,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::findings::typography::fault;

    #[test]
    fn questions_are_well_set() {
        let field = || "sex".to_owned();
        let facts = [
            Fact::ImpossibleDate {
                field: field(),
                why: crate::finding::Misdated::Impossible,
            },
            Fact::UndeclaredNumber {
                field: field(),
                number: "1".into(),
            },
            Fact::ConflictingBirthDates,
            Fact::IdenticalRows { source: field() },
            Fact::MarkWithoutDate { service: field() },
            Fact::NoPersonKey {
                source: field(),
                cut: false,
            },
            Fact::UnreadableSheet {
                reason: crate::finding::Unreadable::Damaged,
            },
        ];
        for language in [Language::Fr, Language::En] {
            for fact in &facts {
                let asked = question(language, fact, &["A", "B"]);
                assert_eq!(fault(language, &asked), None, "{asked}");
            }
            assert_eq!(fault(language, intro(language)), None);
        }
    }
}
