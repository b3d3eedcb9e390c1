//! One table over lines and dimensions: what goes down and what across is declared. Rows of which nobody is are left out
//! where several dimensions go down, so that four of them still make a table that can be read.

use indexmap::{IndexMap, IndexSet};

use super::{Order, viewed};
use crate::catalogue::{Axis, Category, Chart, Cross, DimensionId, Sheet};
use crate::count::{At, Figure, State, Table};
use crate::report::figures;
use crate::report::grid::{Cell, ChartKind, Column, Grid, GridChart, RowKind, Scale};
use crate::wording::{self, Word, word};

/// Where a row or column stands: a line of the sheet, and a category of each dimension of its axis.
type Key = Vec<Place>;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Place {
    Line(usize),
    At(At),
}

/// What is laid out: each line's table with its figures by place.
struct Crossing<'o> {
    order: &'o Order<'o>,
    by: Vec<DimensionId>,
    tables: IndexMap<usize, (&'o Table, IndexMap<&'o [At], &'o Figure>)>,
}

pub(super) fn grid(order: &Order<'_>, sheet: &Sheet, cross: &Cross) -> Grid {
    let crossing = Crossing::new(order, sheet, cross);
    let down = crossing.keys(&cross.down);
    let across = crossing.keys(&cross.across);
    let lines_down = cross.down.contains(&Axis::Line);
    let mut grid = Grid::new("", crossing.columns(cross, &across));
    let heads = grid.columns.len() - across.len();
    for key in down {
        let mut values = Vec::new();
        for other in &across {
            values.push(crossing.cell(cross, &key, other));
        }
        // A table of one dimension shows all its categories; one of several only what is met.
        if cross.down.len() > 1 && !is_total(&key) && values.iter().all(is_nothing) {
            continue;
        }
        let total = is_total(&key);
        let kind = if total && !lines_down {
            RowKind::Total
        } else {
            RowKind::Plain
        };
        let mut cells = crossing.heads(&cross.down, &key);
        cells.extend(values);
        grid.push(kind, cells);
    }
    crossing.notes(&mut grid);
    let body: Vec<usize> = (0..grid.rows.len())
        .filter(|row| grid.rows[*row].kind == RowKind::Plain)
        .collect();
    let known = heads..grid.columns.len() - usize::from(across.last().is_some_and(is_total));
    if cross.chart.is_some() {
        grid.chart = drawn(order, cross, &grid, body, known);
    } else if !lines_down && body.len() > 2 {
        grid.scales.push(Scale {
            rows: body,
            columns: known,
        });
    }
    grid
}

fn is_total(key: &Key) -> bool {
    key.contains(&Place::At(At::Total))
}

fn is_nothing(cell: &Cell) -> bool {
    match cell {
        // Of many categories that nobody tells, none is a row.
        Cell::Empty | Cell::Word(_) => true,
        Cell::Number(number, _) => *number == 0.0,
        _ => false,
    }
}

fn drawn(
    order: &Order<'_>,
    cross: &Cross,
    grid: &Grid,
    rows: Vec<usize>,
    columns: std::ops::Range<usize>,
) -> Option<GridChart> {
    let kind = match cross.chart? {
        Chart::Stacked => ChartKind::Stacked,
        _ => ChartKind::Bars,
    };
    let number = |cell: &Cell| match cell {
        Cell::Number(number, _) => *number,
        _ => 0.0,
    };
    let seen = |row: &usize| grid.rows[*row].cells[columns.clone()].iter().map(number);
    let rows: Vec<usize> = rows
        .into_iter()
        .filter(|row| seen(row).any(|one| one > 0.0))
        .collect();
    let most = rows.iter().flat_map(seen).fold(0.0, f64::max);
    let alt = wording::chart_alt(order.language, &order.declared().code);
    let mut chart = GridChart::new(kind, rows, columns.clone(), alt);
    chart.most = most;
    (!chart.rows.is_empty()).then_some(chart)
}

impl<'o> Crossing<'o> {
    fn new(order: &'o Order<'o>, sheet: &'o Sheet, cross: &Cross) -> Self {
        let axes = cross.down.iter().chain(&cross.across);
        let mut by: Vec<DimensionId> = axes
            .filter_map(|axis| match axis {
                Axis::Dimension(id) => Some(*id),
                Axis::Line => None,
            })
            .collect();
        by.sort();
        by.dedup();
        let mut tables = IndexMap::new();
        for line in order.catalogue.lines_of(order.project, sheet) {
            let indicator = order.declared().logframe[line].indicator;
            let measure = order.catalogue.indicators[indicator].measure;
            // A line that has none of the dimensions says nothing in such a table.
            if !by.iter().any(|id| measure.applies(order.catalogue.at(*id))) {
                continue;
            }
            if let Some(table) = order.table(line, viewed(cross.view), &by) {
                let figures = table.figures.iter();
                let figures = figures
                    .map(|figure| (figure.at.as_slice(), figure))
                    .collect();
                tables.insert(line, (table, figures));
            }
        }
        Self { order, by, tables }
    }

    /// Every key of an axis, in order: lines as in the logframe, categories as declared, the unknown and the total last.
    fn keys(&self, axes: &[Axis]) -> Vec<Key> {
        let mut keys: Vec<Key> = vec![Vec::new()];
        for axis in axes {
            let places: Vec<Place> = match axis {
                Axis::Line => self.tables.keys().copied().map(Place::Line).collect(),
                Axis::Dimension(id) => self.places(*id).into_iter().map(Place::At).collect(),
            };
            keys = keys
                .into_iter()
                .flat_map(|key| {
                    places
                        .iter()
                        .map(move |place| key.iter().copied().chain([*place]).collect::<Key>())
                })
                .collect();
        }
        // Of several dimensions only the total of all of them says something new.
        keys.retain(|key| {
            let totals = key
                .iter()
                .filter(|place| **place == Place::At(At::Total))
                .count();
            let dimensions = key
                .iter()
                .filter(|place| matches!(place, Place::At(_)))
                .count();
            totals == 0 || totals == dimensions
        });
        keys
    }

    /// Where figures stand on a dimension over all tables.
    fn places(&self, id: DimensionId) -> Vec<At> {
        let at = self
            .by
            .iter()
            .position(|one| *one == id)
            .unwrap_or_default();
        let mut places: IndexSet<At> = IndexSet::new();
        for (table, _) in self.tables.values() {
            places.extend(table.figures.iter().map(|figure| figure.at[at]));
        }
        let mut places: Vec<At> = places.into_iter().filter(|at| *at != At::NotHere).collect();
        let last = |at: &At| match at {
            At::Category(Category::NOT_APPLICABLE) => 1,
            At::Category(Category::UNKNOWN) => 2,
            At::Total | At::NotHere => 3,
            At::Category(_) => 0,
        };
        places.sort_by_key(|at| (last(at), *at));
        places
    }

    fn columns(&self, cross: &Cross, across: &[Key]) -> Vec<Column> {
        let language = self.order.language;
        let mut columns = Vec::new();
        for axis in &cross.down {
            match axis {
                Axis::Line => {
                    columns.push(Column::new("line", word(language, Word::Line)).wide(13.0));
                    columns
                        .push(Column::new("indicator", word(language, Word::Indicator)).wide(40.0));
                }
                Axis::Dimension(id) => {
                    let declared = self.order.catalogue.at(*id);
                    columns
                        .push(Column::new(&declared.code, declared.label.get(language)).wide(24.0));
                }
            }
        }
        for key in across {
            let names = cross
                .across
                .iter()
                .zip(key)
                .map(|(axis, place)| self.name(*axis, *place));
            let mut names: Vec<String> = names.collect();
            names.dedup();
            columns.push(Column::new("", names.join(" · ")).wide(12.0));
        }
        columns
    }

    /// The cells that say where a row stands.
    fn heads(&self, axes: &[Axis], key: &Key) -> Vec<Cell> {
        let mut cells = Vec::new();
        for (axis, place) in axes.iter().zip(key) {
            if let Place::Line(line) = place {
                cells.push(Cell::text(&self.order.declared().logframe[*line].code));
            }
            cells.push(Cell::text(self.name(*axis, *place)));
        }
        cells
    }

    fn name(&self, axis: Axis, place: Place) -> String {
        let (catalogue, language) = (self.order.catalogue, self.order.language);
        match (axis, place) {
            (Axis::Dimension(id), Place::At(at)) => figures::label(catalogue, language, id, at),
            (_, Place::Line(line)) => {
                let label = self.order.label(line);
                let line = &self.order.declared().logframe[line];
                let unit = figures::unit(catalogue, language, line.indicator);
                format!("{label} ({unit})")
            }
            _ => String::new(),
        }
    }

    fn cell(&self, cross: &Cross, down: &Key, across: &Key) -> Cell {
        let axes = cross.down.iter().chain(&cross.across);
        let places = down.iter().chain(across);
        let mut line = None;
        let mut at = vec![At::Total; self.by.len()];
        for (axis, place) in axes.zip(places) {
            match (axis, place) {
                (_, Place::Line(place)) => line = Some(*place),
                (Axis::Dimension(id), Place::At(here)) => {
                    if let Some(place) = self.by.iter().position(|one| one == id) {
                        at[place] = *here;
                    }
                }
                _ => {}
            }
        }
        // Without a line on either axis the sheet is about one line.
        let entry = match line {
            Some(line) => self.tables.get(&line),
            None => self.tables.values().next(),
        };
        let Some((table, by_place)) = entry else {
            return Cell::Empty;
        };
        let figure = by_place.get(at.as_slice());
        let figure = figure.map_or_else(|| table.figure(&at), |figure| (*figure).clone());
        let (catalogue, language) = (self.order.catalogue, self.order.language);
        figures::cell(catalogue, language, table.request.indicator, &figure)
    }

    /// What must be known to read the table right.
    fn notes(&self, grid: &mut Grid) {
        let counted = |table: &Table| table.total().state != State::Missing;
        let mut tables = self.tables.values();
        if tables.any(|(table, _)| !table.additive && counted(table)) {
            grid.notes
                .push(word(self.order.language, Word::NotAdditive).into());
        }
    }
}
