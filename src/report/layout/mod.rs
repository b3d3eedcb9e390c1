//! A donor format over a project's figures: first what must be counted, then the pages.

mod breakdown;
mod cover;
mod definitions;
mod internal;
mod logframe;

pub use internal::{Inside, internal, row_cells, row_columns};

use chrono::NaiveDate;
use indexmap::IndexMap;

use super::book::{Book, Page, distinct};
use crate::catalogue::{
    Catalogue, DimensionId, Format, Line, Measure, Period, Project, SheetContent,
};
use crate::count::{Request, State, Table, View};
use crate::ingest::Entry;
use crate::language::Language;

/// What a workbook is made from.
pub struct Order<'a> {
    /// What is declared.
    pub catalogue: &'a Catalogue,
    /// The project's place in the catalogue.
    pub project: usize,
    /// The donor format.
    pub format: &'a Format,
    /// The period.
    pub period: &'a Period,
    /// The language.
    pub language: Language,
    /// The day it is made for.
    pub as_of: NaiveDate,
    /// What people typed for the project's lines.
    pub entries: &'a [Entry],
    /// The input files of the project and their hashes.
    pub inputs: &'a [(String, String)],
    /// The figures counted.
    pub answers: &'a Answers,
}

impl Order<'_> {
    fn declared(&self) -> &Project {
        &self.catalogue.projects[self.project]
    }

    /// The table of a line, if it was asked for.
    fn table(&self, line: usize, view: View, by: &[DimensionId]) -> Option<&Table> {
        self.answers.get(&request(
            self.catalogue,
            self.project,
            line,
            self.period,
            view,
            by,
        ))
    }

    /// Whether a figure of the workbook is a lower bound or missing.
    fn partial(&self) -> bool {
        self.answers.tables().any(|table| {
            table.request.project == self.project && matches!(table.total().state, State::AtLeast)
        })
    }
}

/// Figures by what was asked.
#[derive(Debug, Default)]
pub struct Answers {
    tables: IndexMap<Request, Table>,
}

impl Answers {
    /// The answers of a batch.
    pub fn new(tables: Vec<Table>) -> Self {
        Self {
            tables: tables
                .into_iter()
                .map(|table| (table.request.clone(), table))
                .collect(),
        }
    }

    fn get(&self, request: &Request) -> Option<&Table> {
        self.tables.get(request)
    }

    fn tables(&self) -> impl Iterator<Item = &Table> {
        self.tables.values()
    }
}

/// What a workbook needs counted.
pub fn requests(
    catalogue: &Catalogue,
    project: usize,
    format: &Format,
    period: &Period,
) -> Vec<Request> {
    let mut list = Vec::new();
    let declared = &catalogue.projects[project];
    for line in 0..declared.logframe.len() {
        for view in [View::Period, View::New, View::Cumulative] {
            list.push(request(catalogue, project, line, period, view, &[]));
        }
        for by in logframe::target_dimensions(&declared.logframe[line]) {
            list.push(request(
                catalogue,
                project,
                line,
                period,
                View::Cumulative,
                &by,
            ));
        }
    }
    for sheet in &format.sheets {
        for by in breakdown::tables_of(catalogue, declared, format, &sheet.content) {
            for line in breakdown::lines(catalogue, project, sheet, &by) {
                list.push(request(catalogue, project, line, period, View::Period, &by));
            }
        }
    }
    list
}

/// The request of a logframe line. Only a line with conditions of its own, or one that is typed, is asked as a line:
/// the others share the indicator's figures.
fn request(
    catalogue: &Catalogue,
    project: usize,
    line: usize,
    period: &Period,
    view: View,
    by: &[DimensionId],
) -> Request {
    let declared: &Line = &catalogue.projects[project].logframe[line];
    let typed = catalogue.indicators[declared.indicator].measure == Measure::Typed;
    Request {
        project,
        indicator: declared.indicator,
        line: (typed || !declared.conditions.is_empty()).then_some(line),
        view,
        period: period.clone(),
        by: by.to_vec(),
    }
}

/// The workbook for the donor.
pub fn book(order: &Order<'_>) -> Book {
    let declared = order.declared();
    let mut pages: Vec<Page> = Vec::new();
    for sheet in &order.format.sheets {
        match &sheet.content {
            SheetContent::Cover => pages.push(cover::page(order, sheet)),
            SheetContent::Logframe(table) => pages.push(logframe::page(order, sheet, table)),
            SheetContent::Definitions => pages.push(definitions::page(order, sheet)),
            SheetContent::Breakdown { .. } | SheetContent::Breakdowns { .. } => {
                pages.extend(breakdown::pages(order, sheet));
            }
            _ => {}
        }
    }
    distinct(&mut pages);
    Book {
        title: format!(
            "{} · {}",
            declared.code,
            order.format.name.get(order.language)
        ),
        author: order.catalogue.organisation.clone(),
        language: order.language,
        as_of: order.as_of,
        pages,
    }
}
