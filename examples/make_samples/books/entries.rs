//! The workbook of entries: what only a person can say of a logframe line in a period.

use super::cell::{Cell, Format, SampleFile, Sheet, texts};

/// One entry: line, period, value if the line is typed, comment, reason for the variance, evidence, author.
pub(crate) struct Entry(
    pub(crate) &'static str,
    pub(crate) &'static str,
    pub(crate) Option<u32>,
    pub(crate) [&'static str; 4],
);

const HEADERS: [&str; 7] = [
    "Ligne",
    "Période",
    "Valeur",
    "Commentaire",
    "Raison de l'écart",
    "Preuve",
    "Auteur",
];

/// The workbook that holds `entries`.
pub(crate) fn workbook(path: &'static str, entries: &[Entry]) -> SampleFile {
    let mut rows = vec![texts(HEADERS)];
    for Entry(line, period, value, said) in entries {
        let mut row = texts([*line, *period]);
        row.push(value.map_or(Cell::Blank, Cell::number));
        row.extend(texts(*said));
        rows.push(row);
    }
    let sheet = Sheet {
        name: "Saisies".to_owned(),
        rows,
        header_row: Some(0),
        width: 24.0,
        ..Sheet::default()
    };
    SampleFile {
        path,
        format: Format::Workbook,
        sheets: vec![sheet],
    }
}
