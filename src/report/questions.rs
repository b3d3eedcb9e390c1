//! Workbooks of questions: for each register with doubtful cells, one to send back to whoever keeps it. It shows rows,
//! columns and what findings may show, never what else stands there.

use chrono::NaiveDate;
use indexmap::{IndexMap, IndexSet};
use unicode_normalization::char::is_combining_mark;

use super::book::{Book, Page, tab};
use super::grid::{Cell, Column, Grid, RowKind};
use crate::catalogue::{self, Catalogue};
use crate::finding::{Fact, Finding, Origin, Place, Severity, column_letters};
use crate::ingest;
use crate::language::Language;
use crate::wording::findings::message;
use crate::wording::questions::{Heading, heading, intro, left_out, question, suffix};
use crate::wording::{Word, word};

/// A workbook of questions lists up to so many cells.
pub const MOST_ASKED: usize = 1_000;
/// Bytes of a register's path in the name of its questions: with the rest of that, systems take 255.
const LONGEST: usize = 180;
/// A question names the answers where they are no more than this.
const MOST_CHOICES: usize = 10;

/// The workbooks, each with the name of its file.
pub fn books(
    catalogue: &Catalogue,
    language: Language,
    as_of: NaiveDate,
    findings: &[Finding],
) -> Vec<(String, Book)> {
    let mut doubtful: IndexMap<&str, Vec<&Finding>> = IndexMap::new();
    for finding in findings {
        let asked = finding.severity() >= Severity::Warning && finding.waived.is_none();
        if let Origin::Sheet { file, .. } = &finding.origin
            && asked
            && !finding.places.is_empty()
        {
            doubtful.entry(file).or_default().push(finding);
        }
    }
    doubtful.sort_keys();
    let mut names = IndexSet::new();
    let mut list = Vec::new();
    for (file, findings) in doubtful {
        let title = format!("{} · {file}", heading(language, Heading::Title));
        let page = Page {
            name: tab(heading(language, Heading::Title)),
            heading: title.clone(),
            intro: vec![intro(language).to_owned()],
            grids: vec![grid(catalogue, language, &findings)],
            ..Page::default()
        };
        let book = Book {
            title,
            author: catalogue.organisation.clone(),
            language,
            as_of,
            pages: vec![page],
        };
        list.push((name(language, file, &mut names), book));
    }
    list
}

/// A name that no other workbook has, whatever the case, and that every system takes.
fn name(language: Language, file: &str, taken: &mut IndexSet<String>) -> String {
    let stem = plain(file.rsplit_once('.').map_or(file, |(stem, _)| stem));
    let suffix = suffix(language);
    let mut name = format!("{stem}_{suffix}.xlsx");
    let mut number = 2;
    while !taken.insert(name.to_lowercase()) {
        name = format!("{stem}_{number}_{suffix}.xlsx");
        number += 1;
    }
    name
}

/// A path as a name: letters and digits of any script, and nothing that could lead elsewhere or stand for a device.
fn plain(path: &str) -> String {
    let sign = |sign: char| match sign {
        '/' => '_',
        ' ' | '.' | '_' | '-' => sign,
        sign if sign.is_alphanumeric() || is_combining_mark(sign) => sign,
        _ => '-',
    };
    let name: String = path.chars().map(sign).collect();
    let name = name.trim_start_matches(['.', ' ']);
    let name = &name[..name.floor_char_boundary(LONGEST)];
    if catalogue::is_reserved(name) {
        format!("_{name}")
    } else {
        name.to_owned()
    }
}

fn grid(catalogue: &Catalogue, language: Language, findings: &[&Finding]) -> Grid {
    let title = |name| heading(language, name);
    let columns = vec![
        Column::new("sheet", word(language, Word::Sheet)).wide(14.0),
        Column::new("row", title(Heading::Row)).wide(8.0),
        Column::new("column", title(Heading::Column)).wide(9.0),
        Column::new("header", title(Heading::Header)).wide(22.0),
        Column::new("doubtful", title(Heading::Doubtful)).wide(46.0),
        Column::new("question", title(Heading::Question)).wide(46.0),
        Column::new("answer", title(Heading::Answer)).wide(34.0),
    ];
    let mut grid = Grid::new("", columns);
    let mut asked: Vec<(&str, Place, usize)> = Vec::new();
    for (at, finding) in findings.iter().enumerate() {
        let sheet = match &finding.origin {
            Origin::Sheet { sheet, .. } => sheet.as_str(),
            _ => "",
        };
        asked.extend(finding.places.iter().map(|place| (sheet, *place, at)));
    }
    asked.sort_unstable();
    let all: u32 = findings.iter().map(|finding| finding.count).sum();
    for (sheet, place, at) in asked.iter().take(MOST_ASKED) {
        grid.push(
            RowKind::Plain,
            cells(catalogue, language, findings[*at], sheet, *place),
        );
    }
    let left = all.saturating_sub(grid.rows.len() as u32);
    if left > 0 {
        grid.notes.push(left_out(language, left));
    }
    grid
}

fn cells(
    catalogue: &Catalogue,
    language: Language,
    finding: &Finding,
    sheet: &str,
    place: Place,
) -> Vec<Cell> {
    let headers = match place.column {
        Some(_) => ingest::headers(catalogue, finding).join(" / "),
        None => String::new(),
    };
    vec![
        Cell::text(sheet),
        Cell::count(place.row),
        Cell::text(place.column.map(column_letters).unwrap_or_default()),
        Cell::text(headers),
        Cell::text(message(language, &finding.fact).text),
        Cell::text(question(
            language,
            &finding.fact,
            &choices(catalogue, language, &finding.fact),
        )),
        Cell::Empty,
    ]
}

/// The categories that would be an answer, where they are few.
fn choices<'c>(catalogue: &'c Catalogue, language: Language, fact: &Fact) -> Vec<&'c str> {
    if matches!(fact, Fact::UnknownFunder { .. } | Fact::NoFunder { .. }) {
        let codes = catalogue.projects.iter().map(|one| one.code.as_str());
        return codes.take(MOST_CHOICES).collect();
    }
    let (Fact::UnknownValue { field, .. } | Fact::UndeclaredNumber { field, .. }) = fact else {
        return Vec::new();
    };
    let Some(dimension) = catalogue.dimension(field).map(|id| catalogue.at(id)) else {
        return Vec::new();
    };
    if dimension.categories.len() > MOST_CHOICES {
        return Vec::new();
    }
    let categories = dimension.categories.iter();
    categories.map(|one| one.label.get(language)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_nowhere_else_and_every_system_takes_them() {
        let mut taken = IndexSet::new();
        let long = format!("{}.csv", "é".repeat(200));
        for (file, expected) in [
            (
                "m4sd/registre été.xlsx",
                "m4sd_registre été_a-corriger.xlsx",
            ),
            (
                "M4SD/Registre été.csv",
                "M4SD_Registre été_2_a-corriger.xlsx",
            ),
            ("../../evil.csv", "_.._evil_a-corriger.xlsx"),
            ("aux.2022.csv", "_aux.2022_a-corriger.xlsx"),
            ("a<b>:\"|?*\\c\u{202e}.csv", "a-b-------c-_a-corriger.xlsx"),
            ("e\u{301}te\u{301}.csv", "e\u{301}te\u{301}_a-corriger.xlsx"),
            ("سجل.xlsx", "سجل_a-corriger.xlsx"),
            (&long, &format!("{}_a-corriger.xlsx", "é".repeat(90))),
        ] {
            assert_eq!(name(Language::Fr, file, &mut taken), expected);
        }
    }
}
