//! The columns of a table of lines: what their headers mean, in French and in English.

use indexmap::IndexMap;

use super::TableRow;
use crate::catalogue::fold::fold;
use crate::catalogue::walk::nearest;
use crate::language::Language;

/// What a column says of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Column {
    Line,
    Indicator,
    Level,
    Result,
    Group,
    Within,
    Project,
    Evidence,
    Reference,
    Baseline,
    BaselineDate,
    Target,
    By,
    Per,
    For,
    Revised,
    Verified,
    Note,
    /// A text, in a language.
    Text(Said, &'static str),
}

/// A text that people write about a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Said {
    Label,
    DataSource,
    Verification,
    Assumptions,
    Risks,
    Responsible,
}

/// Headers of columns, in French and in English.
const NAMES: [(Column, [&str; 2]); 18] = [
    (Column::Line, ["Ligne", "Line"]),
    (Column::Indicator, ["Indicateur", "Indicator"]),
    (Column::Level, ["Niveau", "Level"]),
    (Column::Result, ["Résultat", "Result"]),
    (Column::Group, ["Groupe", "Group"]),
    (Column::Within, ["Partie de", "Within"]),
    (Column::Project, ["Projet", "Project"]),
    (Column::Evidence, ["Preuve", "Evidence"]),
    (Column::Reference, ["Référence", "Reference"]),
    (Column::Baseline, ["Valeur de référence", "Baseline"]),
    (Column::BaselineDate, ["Date de référence", "Baseline date"]),
    (Column::Target, ["Cible", "Target"]),
    (Column::By, ["Échéance", "By"]),
    (Column::Per, ["Par", "Per"]),
    (Column::For, ["Pour", "For"]),
    (Column::Revised, ["Révision", "Revised"]),
    (Column::Verified, ["Vérifié", "Verified"]),
    (Column::Note, ["Note", "Note"]),
];

/// Headers of texts; « (fr) » after one says its language.
const TEXTS: [(Said, [&str; 2]); 6] = [
    (Said::Label, ["Libellé", "Label"]),
    (Said::DataSource, ["Source des données", "Data source"]),
    (
        Said::Verification,
        ["Moyens de vérification", "Means of verification"],
    ),
    (Said::Assumptions, ["Hypothèses", "Assumptions"]),
    (Said::Risks, ["Risques", "Risks"]),
    (Said::Responsible, ["Responsable", "Responsible"]),
];

/// Languages that a text may be in.
const LANGUAGES: [&str; 3] = ["fr", "en", "ar"];

/// The columns of a sheet.
pub(super) struct Columns<'t> {
    /// The sheet's name.
    pub sheet: &'t str,
    /// The row of the headers.
    pub row: u32,
    /// Where each column stands, and its header.
    pub known: IndexMap<Column, (u32, &'t str)>,
    /// Headers that are not understood.
    pub unknown: Vec<(String, u32)>,
    /// Headers that mean a column met before.
    pub twice: Vec<(String, u32)>,
    /// The language of what has no header.
    first: Language,
}

impl<'t> Columns<'t> {
    /// The columns, where a row holds their headers: the lines' and one more at least.
    pub(super) fn of(row: &'t TableRow, sheet: &'t str, languages: &[Language]) -> Option<Self> {
        let mut columns = Self {
            sheet,
            row: row.number,
            known: IndexMap::new(),
            unknown: Vec::new(),
            twice: Vec::new(),
            first: languages.first().copied().unwrap_or_default(),
        };
        for (place, cell) in (0..).zip(&row.cells) {
            let header = cell.text.as_str();
            if header.is_empty() {
                continue;
            }
            match meaning(header, columns.first.code()) {
                None => columns.unknown.push((header.to_owned(), place)),
                Some(column) if columns.known.contains_key(&column) => {
                    columns.twice.push((header.to_owned(), place));
                }
                Some(column) => {
                    columns.known.insert(column, (place, header));
                }
            }
        }
        let whole = columns.known.contains_key(&Column::Line) && columns.known.len() > 1;
        whole.then_some(columns)
    }

    /// Where a column stands.
    pub(super) fn place(&self, column: Column) -> Option<u32> {
        self.known.get(&column).map(|(place, _)| *place)
    }

    /// A column's header, or the one that it would have.
    pub(super) fn header(&self, column: Column) -> String {
        let usual = || {
            let names = NAMES.iter().find(|(one, _)| *one == column);
            names.map_or("", |(_, [fr, en])| match self.first {
                Language::Fr => fr,
                Language::En => en,
            })
        };
        let known = self.known.get(&column);
        known.map_or_else(usual, |(_, header)| header).to_owned()
    }
}

/// What a header means; a text without a language is in the catalogue's first.
fn meaning(header: &str, first: &'static str) -> Option<Column> {
    let folded = fold(header);
    let is = |names: &[&str; 2]| names.iter().any(|name| fold(name) == folded);
    if let Some((column, _)) = NAMES.iter().find(|(_, names)| is(names)) {
        return Some(*column);
    }
    TEXTS.iter().find_map(|(said, names)| {
        if is(names) {
            return Some(Column::Text(*said, first));
        }
        let in_language = |code: &&&str| {
            let named = |name: &&str| folded == fold(name) + code;
            names.iter().any(named)
        };
        let code = LANGUAGES.iter().find(in_language)?;
        Some(Column::Text(*said, code))
    })
}

/// The header that somebody most likely meant.
pub(super) fn nearest_name(header: &str) -> Option<String> {
    let plain = NAMES.iter().flat_map(|(_, names)| names);
    let texts = TEXTS.iter().flat_map(|(_, names)| names);
    let in_languages = texts.clone().flat_map(|name| {
        let name = (*name).to_owned();
        LANGUAGES.iter().map(move |code| format!("{name} ({code})"))
    });
    let all = plain.chain(texts).map(|name| (*name).to_owned());
    nearest(header, all.chain(in_languages))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_read_in_both_languages() {
        #[track_caller]
        fn means(header: &str, column: Column) {
            assert_eq!(meaning(header, "fr"), Some(column), "{header}");
        }
        means("LIGNE", Column::Line);
        means("By", Column::By);
        means("echeance", Column::By);
        means("Libellé", Column::Text(Said::Label, "fr"));
        means("Libellé (ar)", Column::Text(Said::Label, "ar"));
        means("Label (en)", Column::Text(Said::Label, "en"));
        means(
            "Moyens de vérification EN",
            Column::Text(Said::Verification, "en"),
        );
        assert_eq!(
            meaning("Label", "en"),
            Some(Column::Text(Said::Label, "en"))
        );
        assert_eq!(meaning("Libellé (de)", "fr"), None);
        assert_eq!(nearest_name("Cibel").as_deref(), Some("Cible"));
        assert_eq!(nearest_name("Libelé (en)").as_deref(), Some("Libellé (en)"));
        assert_eq!(nearest_name("Remarques internes"), None);
    }
}
