//! A workbook before it is bytes: pages of grids.

use chrono::NaiveDate;

use super::grid::Grid;
use crate::language::Language;

/// A workbook.
#[derive(Debug, Clone)]
pub struct Book {
    /// Its title, in its properties and at the foot of each printed page.
    pub title: String,
    /// The organisation that hands it over.
    pub author: String,
    /// The language it is written in.
    pub language: Language,
    /// The day it is made for; also its creation date, so that the same input gives the same bytes.
    pub as_of: NaiveDate,
    /// Its sheets, in order.
    pub pages: Vec<Page>,
}

/// A sheet.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// The tab: at most 31 characters, none of `[]*?:/\`.
    pub name: String,
    /// The title at the top.
    pub heading: String,
    /// Remarks under the title.
    pub intro: Vec<String>,
    /// Its tables, one under the other.
    pub grids: Vec<Grid>,
    /// Whether it is laid out from right to left.
    pub right_to_left: bool,
    /// How the paper lies.
    pub orientation: Orientation,
    /// How much of it goes on a printed page.
    pub fit: Fit,
}

/// How the paper lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Orientation {
    /// Wide: for tables.
    #[default]
    Landscape,
    /// High: for a card or a page of text.
    Portrait,
}

/// How much of a sheet goes on a printed page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Fit {
    /// One page wide, and as many high as it needs.
    #[default]
    Wide,
    /// All of it.
    Whole,
}

/// The longest name of a tab, counted as Excel counts: a sign beyond the common ones is two.
pub const LONGEST_TAB: usize = 31;
const REFUSED: [char; 7] = ['[', ']', '*', '?', ':', '/', '\\'];

/// A tab's name from a title: cut to 31 characters, without signs that Excel refuses, and not the one it keeps for itself.
pub fn tab(title: &str) -> String {
    let plain: String = title
        .chars()
        .filter(|sign| !REFUSED.contains(sign) && !is_unseen(*sign))
        .collect();
    let edge = |sign: char| sign == '\'' || sign.is_whitespace();
    let cut = cut(plain.trim_matches(edge), LONGEST_TAB).trim_end_matches(edge);
    match cut {
        "" => "_".into(),
        name if is_reserved(name) => format!("{name}_"),
        name => name.to_owned(),
    }
}

/// Whether a workbook takes it as a tab's name.
pub fn is_tab(name: &str) -> bool {
    !name.is_empty()
        && name.encode_utf16().count() <= LONGEST_TAB
        && !name.contains(REFUSED)
        && !name.contains(is_unseen)
        && !name.starts_with('\'')
        && !name.ends_with('\'')
        && !is_reserved(name)
}

/// Whether a sign has no place in a name: control characters, and what XML has no sign for.
fn is_unseen(sign: char) -> bool {
    sign.is_control() || matches!(sign, '\u{fffe}' | '\u{ffff}')
}

/// Excel keeps a sheet of changes under this name.
fn is_reserved(name: &str) -> bool {
    name.eq_ignore_ascii_case("history")
}

/// A text's beginning of at most that many UTF-16 units.
pub(super) fn cut(text: &str, most: usize) -> &str {
    let mut units = 0;
    for (at, sign) in text.char_indices() {
        units += sign.len_utf16();
        if units > most {
            return &text[..at];
        }
    }
    text
}

/// Tabs made different from each other, whatever their case.
pub fn distinct(pages: &mut [Page]) {
    for at in 1..pages.len() {
        let mut number = 2;
        let base = pages[at].name.clone();
        while pages[..at]
            .iter()
            .any(|page| page.name.to_lowercase() == pages[at].name.to_lowercase())
        {
            let suffix = format!(" ({number})");
            let base = cut(&base, LONGEST_TAB - suffix.len()).trim_end();
            pages[at].name = format!("{base}{suffix}");
            number += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabs_are_what_excel_takes() {
        for (title, name) in [
            ("Sexe × statut", "Sexe × statut"),
            ("2019/2020 : [essai]*?", "20192020  essai"),
            ("'cité'", "cité"),
            ("History", "History_"),
            ("???", "_"),
            ("", "_"),
            ("a\tb", "ab"),
            (
                "Personnes accompagnées, d’après l’âge",
                "Personnes accompagnées, d’après",
            ),
            (
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' b",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            ),
            ("𝒳𝒳𝒳𝒳𝒳𝒳𝒳𝒳𝒳𝒳𝒳𝒳𝒳𝒳𝒳𝒳", "𝒳𝒳𝒳𝒳𝒳𝒳𝒳𝒳𝒳𝒳𝒳𝒳𝒳𝒳𝒳"),
        ] {
            assert_eq!(tab(title), name, "{title}");
            assert!(is_tab(&tab(title)), "{title}");
        }
        for name in ["", "a/b", "'a", "a'", "HISTORY", &"a".repeat(32)] {
            assert!(!is_tab(name), "{name}");
        }
    }

    #[test]
    fn no_two_tabs_share_a_name() {
        let page = |name: &str| Page {
            name: name.into(),
            ..Page::default()
        };
        let mut pages = vec![page(&"é".repeat(31)); 12];
        pages.push(page("É"));
        pages.push(page("é"));
        distinct(&mut pages);
        let names: std::collections::BTreeSet<String> =
            pages.iter().map(|page| page.name.to_lowercase()).collect();
        assert_eq!(names.len(), 14);
        assert!(names.iter().all(|name| is_tab(name)));
        assert_eq!(pages[11].name, format!("{} (12)", "é".repeat(26)));
        assert_eq!(pages[13].name, "é (2)");
    }
}
