//! Breakdown sheets: one joint table a line, or lines down and categories across where there is one dimension.

use super::{Order, viewed};
use crate::catalogue::{Catalogue, Category, DimensionId, Format, Project, Sheet, SheetContent};
use crate::count::{At, State, Table, View};
use crate::report::book::{Page, tab};
use crate::report::figures::{self, axis};
use crate::report::grid::{Cell, Column, Grid, GridChart, RowKind};
use crate::wording::{self, Word, word};

/// The joint tables that a sheet of the format shows.
pub(super) fn tables_of(
    catalogue: &Catalogue,
    project: &Project,
    format: &Format,
    content: &SheetContent,
) -> Vec<Vec<DimensionId>> {
    match content {
        SheetContent::Breakdown { by, .. } => vec![by.clone()],
        SheetContent::Breakdowns { except } => {
            let elsewhere = |by: &Vec<DimensionId>| {
                except.contains(by)
                    || format.sheets.iter().any(
                        |sheet| matches!(&sheet.content, SheetContent::Breakdown { by: shown, .. } if shown == by),
                    )
            };
            let mut list: Vec<Vec<DimensionId>> = Vec::new();
            for line in &project.logframe {
                for by in &catalogue.indicators[line.indicator].breakdowns {
                    if !list.contains(by) && !elsewhere(by) {
                        list.push(by.clone());
                    }
                }
            }
            list.sort();
            list
        }
        _ => Vec::new(),
    }
}

/// The lines that a table is shown for: those of the sheet whose indicator declares it.
pub(super) fn lines(
    catalogue: &Catalogue,
    project: usize,
    sheet: &Sheet,
    by: &[DimensionId],
) -> Vec<usize> {
    let logframe = &catalogue.projects[project].logframe;
    let declares = |place: &usize| {
        let indicator = &catalogue.indicators[logframe[*place].indicator];
        indicator.breakdowns.iter().any(|one| one == by)
    };
    catalogue
        .lines_of(project, sheet)
        .filter(declares)
        .collect()
}

/// The pages of a breakdown sheet.
pub(super) fn pages(order: &Order<'_>, sheet: &Sheet) -> Vec<Page> {
    let declared = order.declared();
    let title = sheet.title.get(order.language);
    let single = matches!(sheet.content, SheetContent::Breakdown { .. });
    let look = match sheet.content {
        SheetContent::Breakdown { view, chart, .. } => (viewed(view), chart.is_some()),
        _ => (View::Period, false),
    };
    let mut pages = Vec::new();
    for by in tables_of(order.catalogue, declared, order.format, &sheet.content) {
        let lines = lines(order.catalogue, order.project, sheet, &by);
        let grids = match by.as_slice() {
            [one] => vec![matrix(order, &lines, *one, look.0)],
            _ => lines
                .iter()
                .filter_map(|line| block(order, *line, &by, look))
                .collect(),
        };
        let names: Vec<&str> = by
            .iter()
            .map(|id| order.catalogue.at(*id).label.get(order.language))
            .collect();
        let names = names.join(" × ");
        let heading = if single {
            title.to_owned()
        } else {
            format!("{title} · {names}")
        };
        let period = order.period_name();
        pages.push(Page {
            name: tab(if single { title } else { &names }),
            heading: format!("{} · {heading} · {period}", declared.code),
            intro: sheet
                .intro
                .get(order.language)
                .lines()
                .map(str::to_owned)
                .collect(),
            grids,
            ..Page::default()
        });
    }
    pages
}

/// One line's joint table, with shares of known answers.
fn block(
    order: &Order<'_>,
    line: usize,
    by: &[DimensionId],
    (view, chart): (View, bool),
) -> Option<Grid> {
    let table = order.table(line, view, by)?;
    let mut grid = figures::grid(order.catalogue, order.language, table, None);
    grid.title = title(order, line);
    if by.len() == 2 && table.figures.len() > 1 && !figures::is_one_line(table) {
        let (rows, columns) = (axis(table, 0), axis(table, 1));
        grid.columns
            .push(Column::new("share", word(order.language, Word::KnownShare)).wide(13.0));
        for (row, at) in grid.rows.iter_mut().zip(&rows) {
            row.cells
                .push(share(table, &rows, |one| vec![one, At::Total], *at));
        }
        let mut shares = vec![Cell::text(word(order.language, Word::KnownShare))];
        shares.extend(
            columns
                .iter()
                .map(|at| share(table, &columns, |one| vec![At::Total, one], *at)),
        );
        shares.push(Cell::Empty);
        grid.push(RowKind::Aside, shares);
        if chart {
            let alt = wording::chart_alt(order.language, &grid.title);
            grid.chart = Some(GridChart {
                rows: (0..rows.len() - 1).collect(),
                columns: (1..columns.len()).collect(),
                most: table
                    .figures
                    .iter()
                    .filter(|figure| !figure.at.contains(&At::Total))
                    .filter_map(|figure| figure.value)
                    .fold(0.0, f64::max),
                alt,
                ..GridChart::default()
            });
        }
    }
    Some(grid)
}

/// The share of a margin among the known answers on its dimension.
fn share(table: &Table, places: &[At], key: impl Fn(At) -> Vec<At>, at: At) -> Cell {
    let value = |one: At| {
        table
            .at(&key(one))
            .and_then(|figure| figure.value)
            .unwrap_or_default()
    };
    let silent = |one: &At| {
        matches!(
            one,
            At::Category(Category::UNKNOWN | Category::NOT_APPLICABLE) | At::NotHere
        )
    };
    let known = value(At::Total)
        - places
            .iter()
            .filter(|one| silent(one))
            .map(|one| value(*one))
            .sum::<f64>();
    let counted = table.total().state != State::Missing && table.total().parts.is_none();
    if known <= 0.0 || silent(&at) || at == At::Total || !counted {
        return Cell::Empty;
    }
    Cell::share(value(at) / known)
}

fn title(order: &Order<'_>, line: usize) -> String {
    let declared = &order.declared().logframe[line];
    let unit = figures::unit(order.catalogue, order.language, declared.indicator);
    format!("{} · {} ({unit})", declared.code, order.label(line))
}

/// Lines down, the categories of one dimension across, shares of known answers under the counts.
fn matrix(order: &Order<'_>, lines: &[usize], id: DimensionId, view: View) -> Grid {
    let (catalogue, language) = (order.catalogue, order.language);
    let tables: Vec<(usize, &Table)> = lines
        .iter()
        .filter_map(|line| Some((*line, order.table(*line, view, &[id])?)))
        .collect();
    let mut places: Vec<At> = tables
        .iter()
        .flat_map(|(_, table)| axis(table, 0))
        .collect();
    let last = |at: &At| match at {
        At::Category(Category::NOT_APPLICABLE) => 1,
        At::Category(Category::UNKNOWN) => 2,
        At::Total | At::NotHere => 3,
        At::Category(_) => 0,
    };
    places.sort_by_key(|at| (last(at), *at));
    places.dedup();
    let mut columns = vec![
        Column::new("line", word(language, Word::Line)).wide(13.0),
        Column::new("indicator", word(language, Word::Indicator)).wide(44.0),
    ];
    columns.extend(places.iter().map(|at| {
        Column::new(
            figures::code(catalogue, id, *at),
            figures::label(catalogue, language, id, *at),
        )
        .wide(12.0)
    }));
    let mut grid = Grid::new("", columns);
    let mut additive = true;
    for (line, table) in tables {
        additive &= table.additive;
        let declared = &order.declared().logframe[line];
        let unit = figures::unit(catalogue, language, declared.indicator);
        let label = format!("{} ({unit})", order.label(line));
        let mut cells = vec![Cell::text(&declared.code), Cell::text(label)];
        cells.extend(places.iter().map(|at| match table.at(&[*at]) {
            Some(figure) => figures::cell(catalogue, language, declared.indicator, figure),
            None => figures::cell(
                catalogue,
                language,
                declared.indicator,
                &table.figure(&[*at]),
            ),
        }));
        grid.push(RowKind::Plain, cells);
        let mut shares = vec![Cell::Empty, Cell::text(word(language, Word::KnownShare))];
        shares.extend(
            places
                .iter()
                .map(|at| share(table, &places, |one| vec![one], *at)),
        );
        grid.push(RowKind::Aside, shares);
    }
    if !additive {
        grid.notes.push(word(language, Word::NotAdditive).into());
    }
    grid
}
