//! One row for each baseline, target and current value, as OPSYS takes them: the global value, its split, and a generated
//! comment for the groups that the system has no column for (EU guidance: two groups are never two baselines).

use super::Order;
use super::line::{LineRow, baseline_cell, target_cell};
use crate::catalogue::{Category, DimensionId, Sheet};
use crate::count::{At, View};
use crate::report::figures;
use crate::report::grid::{Cell, Column, Grid, RowKind};
use crate::report::reference::reference_text;
use crate::wording::{self, Word, word};

/// What the sheet is split by.
struct Split<'o> {
    order: &'o Order<'o>,
    across: Option<DimensionId>,
    groups: Option<DimensionId>,
}

pub(super) fn grid(
    order: &Order<'_>,
    sheet: &Sheet,
    across: Option<DimensionId>,
    groups: Option<DimensionId>,
) -> Grid {
    let split = Split {
        order,
        across,
        groups,
    };
    let categories = across.map_or_else(Vec::new, |id| split.categories(id));
    let mut grid = Grid::new("", split.columns(&categories));
    for place in order.catalogue.lines_of(order.project, sheet) {
        for cells in split.rows(place, &categories) {
            grid.push(RowKind::Plain, cells);
        }
    }
    grid
}

impl Split<'_> {
    fn columns(&self, categories: &[Category]) -> Vec<Column> {
        let language = self.order.language;
        let head = |code: &str, name: Word, width: f64| {
            Column::new(code, word(language, name)).wide(width)
        };
        let mut columns = vec![
            head("line", Word::Line, 12.0),
            head("indicator", Word::Indicator, 40.0),
            head("reference", Word::Reference, 24.0),
            head("unit", Word::Unit, 12.0),
            head("kind", Word::ValueKind, 14.0),
            head("date", Word::Date, 12.0),
            head("value", Word::GlobalValue, 12.0),
        ];
        if let Some(id) = self.across {
            columns.extend(categories.iter().map(|category| {
                let at = At::Category(*category);
                let name = figures::label(self.order.catalogue, language, id, at);
                Column::new("", name).wide(11.0)
            }));
        }
        columns.push(head("comment", Word::Comment, 48.0));
        columns
    }

    /// The categories of a dimension that are always listed, the unknown last.
    fn categories(&self, id: DimensionId) -> Vec<Category> {
        let declared = self.order.catalogue.at(id);
        let listed = declared.categories.iter().enumerate();
        let listed = listed.filter(|(_, category)| !category.only_seen);
        let places = listed.map(|(place, _)| Category(place as u32 + 1));
        places.chain([Category::UNKNOWN]).collect()
    }

    /// The baseline, the targets and the current value of a line.
    fn rows(&self, place: usize, categories: &[Category]) -> Vec<Vec<Cell>> {
        let order = self.order;
        let line = &order.declared().logframe[place];
        let row = LineRow { order, place, line };
        let mut rows = Vec::new();
        if let Some(baseline) = &line.baseline {
            let value = baseline_cell(order, line, baseline);
            let date = baseline.date.map_or(Cell::Empty, Cell::Day);
            let note = baseline.note.clone().unwrap_or_default();
            let empty = vec![Cell::Empty; categories.len()];
            rows.push(self.row(place, Word::Baseline, (date, value), empty, note));
        }
        let targets = line.targets_on(order.as_of);
        for target in targets.iter().filter(|target| target.at.is_empty()) {
            let part = |category: &Category| {
                let at = self.across.map(|id| (id, *category));
                let same = targets.iter().find(|other| {
                    other.at.iter().copied().eq(at)
                        && other.by == target.by
                        && other.per == target.per
                });
                same.map_or(Cell::Empty, |target| target_cell(order, line, target))
            };
            let parts = categories.iter().map(part).collect();
            let value = target_cell(order, line, target);
            let note = target.note.clone().unwrap_or_default();
            rows.push(self.row(
                place,
                Word::Target,
                (Cell::Day(target.by), value),
                parts,
                note,
            ));
        }
        rows.push(self.current(&row, categories));
        rows
    }

    fn current(&self, row: &LineRow<'_>, categories: &[Category]) -> Vec<Cell> {
        let order = self.order;
        let at = |at: &[(DimensionId, Category)]| {
            order.cell(row.place, View::Cumulative, order.period, at)
        };
        let parts = categories.iter().map(|category| match self.across {
            Some(id) => at(&[(id, *category)]),
            None => Cell::Empty,
        });
        let parts: Vec<Cell> = parts.collect();
        let mut comment: Vec<String> = self.groups_said(row.place).into_iter().collect();
        let typed = row.comment();
        comment.extend((!typed.is_empty()).then_some(typed));
        let value = (Cell::Day(order.as_of), at(&[]));
        self.row(
            row.place,
            Word::CurrentValue,
            value,
            parts,
            comment.join("\n"),
        )
    }

    fn row(
        &self,
        place: usize,
        kind: Word,
        (date, value): (Cell, Cell),
        parts: Vec<Cell>,
        comment: String,
    ) -> Vec<Cell> {
        let (catalogue, language) = (self.order.catalogue, self.order.language);
        let line = &self.order.declared().logframe[place];
        let indicator = &catalogue.indicators[line.indicator];
        let references = line.references.iter().chain(&indicator.references);
        let references: Vec<String> = references
            .map(|one| reference_text(language, one))
            .collect();
        let mut cells = vec![
            Cell::text(&line.code),
            Cell::text(self.order.label(place)),
            Cell::text(references.join("\n")),
            Cell::text(figures::unit(catalogue, language, line.indicator)),
            Cell::text(word(language, kind)),
            date,
            value,
        ];
        cells.extend(parts);
        cells.push(Cell::text(comment));
        cells
    }

    /// The groups of a line in words: « Migrants : 185 (femmes 86, hommes 99) ; communauté d’accueil : 526 (…) ».
    fn groups_said(&self, place: usize) -> Option<String> {
        let (order, id) = (self.order, self.groups?);
        let language = order.language;
        let line = &order.declared().logframe[place];
        let measure = order.catalogue.indicators[line.indicator].measure;
        if !measure.applies(order.catalogue.at(id)) {
            return None;
        }
        let number = |at: &mut Vec<(DimensionId, Category)>| {
            at.sort_by_key(|(id, _)| *id);
            let figure = order.figure(place, View::Cumulative, order.period, at);
            figure.and_then(|figure| figure.value)
        };
        let name = |id: DimensionId, category: Category| {
            figures::label(order.catalogue, language, id, At::Category(category))
        };
        let mut groups = Vec::new();
        for category in self.categories(id) {
            let mut parts = Vec::new();
            let across = self
                .across
                .map_or_else(Vec::new, |across| self.categories(across));
            for (other, one) in self
                .across
                .iter()
                .flat_map(|id| across.iter().map(|one| (*id, *one)))
            {
                let value = number(&mut vec![(id, category), (other, one)]);
                if let Some(value) = value.filter(|value| *value > 0.0) {
                    let label = name(other, one).to_lowercase();
                    parts.push(format!("{label} {}", wording::number(language, value)));
                }
            }
            let whole = number(&mut vec![(id, category)]);
            if let Some(whole) = whole.filter(|whole| *whole > 0.0) {
                let text = wording::number(language, whole);
                let parts = if parts.is_empty() {
                    String::new()
                } else {
                    format!(" ({})", parts.join(", "))
                };
                groups.push(wording::stated(
                    language,
                    &name(id, category),
                    &(text + &parts),
                ));
            }
        }
        (!groups.is_empty()).then(|| groups.join(wording::separator(language)))
    }
}
