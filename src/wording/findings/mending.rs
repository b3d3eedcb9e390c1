//! The line of the catalogue that would mend a finding, and what to say before it.

use super::{headings, message, pick};
use crate::finding::{Fact, Line};
use crate::language::Language;

/// The help of facts that else give the line themselves, or that leave a choice.
pub(super) fn before_line(language: Language, fact: &Fact) -> Option<String> {
    match fact {
        Fact::UndeclaredNumber { .. } => Some(pick(
            language,
            "vérifiez que des colonnes n’ont pas été échangées ; si c’est un code, dites ce qu’il \
             désigne"
                .into(),
            "check that columns were not swapped; if it is a code, say what it means".into(),
        )),
        Fact::ColumnAbsent { nearest, .. } if !nearest.is_empty() => {
            let present = headings(nearest);
            Some(pick(
                language,
                format!(
                    "colonnes présentes les plus proches : {present} ; si c’est l’une d’elles, \
                     ajoutez-la"
                ),
                format!("nearest columns present: {present}; if it is one of them, add it"),
            ))
        }
        Fact::NoPersonKey { .. } | Fact::NoOrganisationKey { .. } => {
            let help = message(language, fact).help?;
            Some(pick(
                language,
                format!("{help}, ou choisissez une autre clé"),
                format!("{help}, or choose another key"),
            ))
        }
        _ => None,
    }
}

/// Where a line goes, and the line.
pub(super) fn to_write(language: Language, line: &Line) -> String {
    let Line { file, table, text } = line;
    match table {
        Some(table) => pick(
            language,
            format!("ligne à écrire dans `{file}`, sous `{table}` : `{text}`"),
            format!("line to write in `{file}`, under `{table}`: `{text}`"),
        ),
        None => pick(
            language,
            format!("ligne à écrire en tête de `{file}` : `{text}`"),
            format!("line to write at the head of `{file}`: `{text}`"),
        ),
    }
}
