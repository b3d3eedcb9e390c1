//! Logframe lines kept in a table beside a project's file. They become lines as TOML would give them, so that the same
//! checks hold; a mistake found in them stands at its cell.

mod cells;
mod columns;
mod pairs;
mod rows;

use std::ops::Range;

use chrono::NaiveDate;

use super::CatalogueText;
use super::check::Scope;
use super::file::ProjectFile;
use super::walk;
use crate::finding::{Fact, Named, Origin, Unreadable};
use columns::Columns;
use rows::Merging;

/// A table of logframe lines, as read: its path under the catalogue's folder, and its visible sheets.
#[derive(Debug, Clone)]
pub struct LineTable {
    /// Path under the catalogue's folder, with `/`.
    pub path: String,
    /// Its sheets, or why there are none.
    pub content: Result<Vec<TableSheet>, Unreadable>,
}

/// A sheet of a table.
#[derive(Debug, Clone)]
pub struct TableSheet {
    /// Its name; empty for a CSV file.
    pub name: String,
    /// Its rows, blank ones left out.
    pub rows: Vec<TableRow>,
}

/// A row of a table.
#[derive(Debug, Clone)]
pub struct TableRow {
    /// Its number as the spreadsheet shows it.
    pub number: u32,
    /// Its cells from column A on.
    pub cells: Vec<TableCell>,
}

/// A cell of a table, read in each way that a column may want.
#[derive(Debug, Clone, Default)]
pub struct TableCell {
    /// As text; empty where nothing is said.
    pub text: String,
    /// As a number.
    pub number: Option<f64>,
    /// Whether the number's one mark could part thousands as well as decimals.
    pub doubtful: bool,
    /// As days: the first and the last of what is named.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// What keeps it from being read.
    pub fault: Option<CellFault>,
}

/// What keeps a cell from being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellFault {
    /// A spreadsheet's error, `#N/A` and its like.
    Error,
    /// A formula saved without its result.
    NoResult,
}

impl LineTable {
    /// Hands on all that it says, and where.
    pub(super) fn update(&self, hand: &mut dyn FnMut(&[u8])) {
        hand(self.path.as_bytes());
        hand(&[0]);
        for sheet in self.content.iter().flatten() {
            hand(sheet.name.as_bytes());
            for row in &sheet.rows {
                hand(&row.number.to_le_bytes());
                for cell in &row.cells {
                    hand(cell.text.as_bytes());
                    hand(&[0]);
                }
            }
        }
    }
}

/// The tables that projects name, by their path under the catalogue's folder, whatever else is wrong with the projects.
pub fn tables_named(texts: &[CatalogueText]) -> Vec<String> {
    let mut paths: Vec<String> = texts
        .iter()
        .filter(|text| text.path.starts_with("projects/"))
        .filter_map(|text| Some(beside(&text.path, &walk::text_of(&text.text, "table")?)))
        .collect();
    paths.sort();
    paths.dedup();
    paths
}

/// The path of a file beside another.
pub(super) fn beside(path: &str, name: &str) -> String {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    format!("{folder}/{name}")
}

/// Where the cells of a table stand that lines were read from. Such a line's spans count its cells, from beyond the end
/// of the project's file.
#[derive(Debug)]
pub(super) struct Placed<'t> {
    /// The project's file.
    file: &'t str,
    /// The span of the first cell.
    start: usize,
    /// The table's path.
    table: &'t str,
    /// Sheet, row and column of each cell.
    cells: Vec<(&'t str, u32, Option<u32>)>,
}

impl<'t> Placed<'t> {
    /// The span that stands for a cell.
    fn span(&mut self, sheet: &'t str, row: u32, column: Option<u32>) -> Range<usize> {
        let at = self.start + self.cells.len();
        self.cells.push((sheet, row, column));
        at..at + 1
    }

    /// The cell that a span of the project's file stands for, if it stands for one.
    pub(super) fn origin(&self, file: &str, span: &Range<usize>) -> Option<Origin> {
        let at = span.start.checked_sub(self.start)?;
        let (sheet, row, column) = self.cells.get(at).filter(|_| file == self.file)?;
        Some(Origin::cell(self.table, sheet, *row, *column))
    }
}

/// Adds to each project the lines of its table.
pub(super) fn merge<'t>(
    projects: &mut [(&'t str, ProjectFile)],
    texts: &'t [CatalogueText],
    tables: &'t [LineTable],
    scope: &mut Scope<'_>,
    lost: &mut Vec<String>,
) -> Vec<Placed<'t>> {
    let mut placed = Vec::new();
    for (file, project) in projects {
        let Some(name) = &project.table else { continue };
        let path = beside(file, name);
        let Some(table) = tables.iter().find(|table| table.path == path) else {
            let origin = Origin::catalogue(file, name.span.clone());
            scope.findings.add(Fact::MissingFile { path }, origin);
            continue;
        };
        let length = texts.iter().find(|text| text.path == *file);
        let mut merging = Merging {
            lines: &mut project.logframe,
            placed: Placed {
                file,
                start: length.map_or(0, |text| text.text.len() + 1),
                table: &table.path,
                cells: Vec::new(),
            },
            dimensions: scope.dimensions,
            languages: scope.languages,
            findings: scope.findings,
            lost,
            dropped: Vec::new(),
            told: 0,
        };
        match &table.content {
            Ok(sheets) => merging.sheets(sheets),
            Err(reason) => {
                let reason = *reason;
                let origin = Origin::file(&table.path);
                merging
                    .findings
                    .add(Fact::UnreadableFile { reason }, origin);
            }
        }
        placed.push(merging.placed);
    }
    placed
}

impl<'t> Merging<'_, 't> {
    /// Every visible sheet that has the headers counts.
    fn sheets(&mut self, sheets: &'t [TableSheet]) {
        let mut found = false;
        for sheet in sheets {
            let mut rows = sheet.rows.iter();
            let Some(columns) = rows.find_map(|row| Columns::of(row, &sheet.name, self.languages))
            else {
                continue;
            };
            found = true;
            self.headers(&columns);
            for row in rows {
                self.row(&columns, row);
            }
        }
        if !found {
            let origin = Origin::file(self.placed.table);
            self.findings.add(Fact::TableWithoutLines, origin);
        }
    }

    /// Headers that are not understood, and those that stand twice.
    fn headers(&mut self, columns: &Columns<'t>) {
        for (header, column) in &columns.unknown {
            let fact = Fact::UnknownTableColumn {
                header: header.clone(),
                nearest: columns::nearest_name(header),
            };
            self.tell(fact, columns, columns.row, Some(*column));
        }
        for (header, column) in &columns.twice {
            let fact = Fact::DuplicateCode {
                kind: Named::Column,
                code: header.clone(),
            };
            self.tell(fact, columns, columns.row, Some(*column));
        }
    }

    fn tell(&mut self, fact: Fact, columns: &Columns<'t>, row: u32, column: Option<u32>) {
        let origin = Origin::cell(self.placed.table, columns.sheet, row, column);
        self.findings.add(fact, origin);
    }
}
