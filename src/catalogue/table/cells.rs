//! The cells of a table's row, read as what their column wants.

use super::columns::{Column, Columns};
use super::rows::Merging;
use super::{CellFault, TableCell, TableRow};
use crate::catalogue::answer::{says_no, says_yes};
use crate::catalogue::fold::fold;
use crate::catalogue::spot::{Day, Spot};
use crate::catalogue::walk::nearest;
use crate::finding::{Expected, Fact, Origin};

/// A row and its columns.
#[derive(Clone, Copy)]
pub(super) struct Cells<'c, 't> {
    pub columns: &'c Columns<'t>,
    pub row: &'t TableRow,
}

impl<'t> Cells<'_, 't> {
    /// A cell that says something or should.
    pub(super) fn get(&self, column: Column) -> Option<&'t TableCell> {
        let cell = self.row.cells.get(self.columns.place(column)? as usize)?;
        (!cell.text.is_empty() || cell.fault.is_some()).then_some(cell)
    }

    pub(super) fn says(&self, columns: &[Column]) -> bool {
        columns.iter().any(|column| self.get(*column).is_some())
    }
}

impl<'t> Merging<'_, 't> {
    /// A cell that must say something.
    pub(super) fn needed(&mut self, cells: &Cells<'_, 't>, column: Column) -> Option<Spot<String>> {
        let found = self.text(cells, column);
        if found.is_none() && cells.get(column).is_none() {
            self.empty(cells, column);
        }
        found
    }

    pub(super) fn empty(&mut self, cells: &Cells<'_, 't>, column: Column) {
        let fact = Fact::EmptyTableCell {
            column: cells.columns.header(column),
        };
        self.tell_at(fact, cells, column);
    }

    pub(super) fn wrong(&mut self, cells: &Cells<'_, 't>, column: Column, expected: Expected) {
        let fact = Fact::InvalidTableCell {
            column: cells.columns.header(column),
            expected,
        };
        self.tell_at(fact, cells, column);
    }

    pub(super) fn tell_at(&mut self, fact: Fact, cells: &Cells<'_, 't>, column: Column) {
        let place = cells.columns.place(column);
        let origin = Origin::cell(
            self.placed.table,
            cells.columns.sheet,
            cells.row.number,
            place,
        );
        self.findings.add(fact, origin);
        self.told += 1;
    }

    /// A cell that says something and can be read.
    pub(super) fn cell(&mut self, cells: &Cells<'_, 't>, column: Column) -> Option<&'t TableCell> {
        let cell = cells.get(column)?;
        let field = || cells.columns.header(column);
        match cell.fault {
            None => return Some(cell),
            Some(CellFault::Error) => {
                self.tell_at(Fact::ErrorCell { field: field() }, cells, column);
            }
            Some(CellFault::NoResult) => {
                self.tell_at(Fact::FormulaWithoutResult { field: field() }, cells, column);
            }
        }
        None
    }

    pub(super) fn spot<T>(&mut self, value: T, cells: &Cells<'_, 't>, column: Column) -> Spot<T> {
        let place = cells.columns.place(column);
        let span = self
            .placed
            .span(cells.columns.sheet, cells.row.number, place);
        Spot { value, span }
    }

    pub(super) fn text(&mut self, cells: &Cells<'_, 't>, column: Column) -> Option<Spot<String>> {
        let text = self.cell(cells, column)?.text.clone();
        Some(self.spot(text, cells, column))
    }

    pub(super) fn number(&mut self, cells: &Cells<'_, 't>, column: Column) -> Option<Spot<f64>> {
        let cell = self.cell(cells, column)?;
        if cell.doubtful {
            let field = cells.columns.header(column);
            self.tell_at(Fact::AmbiguousNumber { field }, cells, column);
        }
        let Some(number) = cell.number else {
            self.wrong(cells, column, Expected::Number);
            return None;
        };
        Some(self.spot(number, cells, column))
    }

    /// A day; a year, a quarter or a month stands for its last.
    pub(super) fn day(&mut self, cells: &Cells<'_, 't>, column: Column) -> Option<Spot<Day>> {
        let Some((_, last)) = self.cell(cells, column)?.days else {
            self.wrong(cells, column, Expected::Date);
            return None;
        };
        Some(self.spot(Day(last), cells, column))
    }

    pub(super) fn verified(&mut self, cells: &Cells<'_, 't>) -> Option<bool> {
        let text = &self.cell(cells, Column::Verified)?.text;
        let answer = says_yes(text).then_some(true);
        let answer = answer.or(says_no(text).then_some(false));
        if answer.is_none() {
            self.wrong(cells, Column::Verified, Expected::Boolean);
        }
        answer
    }

    /// One of a few words.
    pub(super) fn word<T: Copy>(
        &mut self,
        cells: &Cells<'_, 't>,
        column: Column,
        known: &[(&str, T)],
    ) -> Option<T> {
        let text = &self.cell(cells, column)?.text;
        let same = |word: &str| match fold(text) {
            folded if folded.is_empty() => word == text,
            folded => fold(word) == folded,
        };
        let found = known.iter().find(|(word, _)| same(word));
        if found.is_none() {
            let words = known.iter().map(|(word, _)| *word);
            let fact = Fact::UnknownWord {
                word: text.clone(),
                allowed: words.clone().map(str::to_owned).collect(),
                nearest: nearest(text, words),
            };
            self.tell_at(fact, cells, column);
        }
        found.map(|(_, meant)| *meant)
    }
}
