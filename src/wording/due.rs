//! Which reports are written for a period, and which are not.

use super::numbers::period_asked;
use super::words::stated;
use crate::language::Language;

/// Why a report is not written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, strum::EnumIter)]
pub enum NotWritten {
    /// The project has no day in the period.
    Outside,
    /// The donor's calendar has no such period.
    NotDue,
    /// Nothing is left to write.
    Nothing,
}

/// The reports that are not written for a period, in a line.
pub fn not_written(
    language: Language,
    why: NotWritten,
    period: &str,
    reports: &[String],
) -> String {
    let period = period_asked(language, period);
    let text = match (language, why) {
        (Language::Fr, NotWritten::Outside) => format!("projets hors de la période {period}"),
        (Language::En, NotWritten::Outside) => format!("projects outside of {period}"),
        (Language::Fr, NotWritten::NotDue) => format!("rapports non dus pour {period}"),
        (Language::En, NotWritten::NotDue) => format!("reports not due for {period}"),
        (Language::Fr, NotWritten::Nothing) => {
            return format!("aucun rapport à écrire ({period})");
        }
        (Language::En, NotWritten::Nothing) => return format!("no report to write ({period})"),
    };
    stated(language, &text, &reports.join(", "))
}

/// The projects that are left out, in a line.
pub fn projects_left_out<'c>(language: Language, codes: impl Iterator<Item = &'c str>) -> String {
    let codes: Vec<&str> = codes.collect();
    let text = match language {
        Language::Fr => "projets laissés de côté, pour des erreurs de leurs fichiers",
        Language::En => "projects left out, for errors in their files",
    };
    stated(language, text, &codes.join(", "))
}

/// What became of the workbooks of a run that died.
pub fn leftover(language: Language, folder: &str, finished: bool) -> String {
    let (fr, en) = if finished {
        (
            "une exécution précédente s’était arrêtée avant d’avoir mis en place tous ses classeurs\u{a0}: c’est fait",
            "an earlier run had stopped before all its workbooks were in place: now they are",
        )
    } else {
        (
            "une exécution précédente s’était arrêtée avant d’avoir fini\u{a0}: ce qu’elle laissait est effacé, les \
             classeurs d’avant sont intacts",
            "an earlier run had stopped before it was done: what it left is cleared, the workbooks from before are intact",
        )
    };
    match language {
        Language::Fr => format!("`{folder}`\u{a0}: {fr}"),
        Language::En => format!("`{folder}`: {en}"),
    }
}

/// Workbooks of earlier runs that this one would have written, and did not.
pub fn earlier_books(language: Language, files: &[String]) -> String {
    let text = match language {
        Language::Fr => {
            "classeurs d’une exécution précédente, absents de celle-ci et laissés en place"
        }
        Language::En => "workbooks of an earlier run, not of this one, left where they are",
    };
    stated(language, text, &files.join(", "))
}
