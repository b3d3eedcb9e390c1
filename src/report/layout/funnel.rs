//! Stages one after the other, ideas to plans to enterprises: how many reach each, and what share goes on.

use super::Order;
use super::line::{achieved, target_cell};
use crate::catalogue::{Category, DimensionId};
use crate::count::{At, View};
use crate::report::figures;
use crate::report::grid::{Cell, ChartKind, Column, Grid, GridChart, RowKind};
use crate::wording::{self, Word, word};

/// What a funnel shows.
pub(super) struct Funnel<'f> {
    /// The indicators, in order.
    pub stages: &'f [usize],
    /// What each is split by.
    pub across: Option<DimensionId>,
    /// How the period is looked at.
    pub view: View,
    /// Whether it is drawn.
    pub chart: bool,
}

/// The stages with their numbers, and the share of each that reaches the next.
pub(super) fn grids(order: &Order<'_>, funnel: &Funnel<'_>) -> Vec<Grid> {
    let stages = stages(order, funnel);
    let places = places(order, funnel, &stages);
    vec![
        numbers(order, funnel, &stages, &places),
        conversion(order, funnel, &stages, &places),
    ]
}

/// The first line of each stage's indicator, without conditions of its own where there is one.
fn stages(order: &Order<'_>, funnel: &Funnel<'_>) -> Vec<usize> {
    let logframe = &order.declared().logframe;
    let stage = |indicator: &usize| {
        let lines = || {
            let lines = logframe.iter().enumerate();
            lines.filter(|(_, line)| line.indicator == *indicator)
        };
        let whole = lines().find(|(_, line)| line.conditions.is_empty());
        whole.or_else(|| lines().next()).map(|(place, _)| place)
    };
    funnel.stages.iter().filter_map(stage).collect()
}

/// The categories that anybody of any stage is of, in order.
fn places(order: &Order<'_>, funnel: &Funnel<'_>, stages: &[usize]) -> Vec<Category> {
    let Some(id) = funnel.across else {
        return Vec::new();
    };
    let mut met = Vec::new();
    for stage in stages {
        let table = order.table(*stage, funnel.view, &[id]);
        let figures = table.iter().flat_map(|table| &table.figures);
        let counted = figures.filter(|figure| figure.value.is_some_and(|value| value > 0.0));
        met.extend(counted.filter_map(|figure| match figure.at[0] {
            At::Category(category) => Some(category),
            _ => None,
        }));
    }
    met.sort_by_key(|one| (!one.is_known(), *one));
    met.dedup();
    met
}

fn numbers(order: &Order<'_>, funnel: &Funnel<'_>, stages: &[usize], places: &[Category]) -> Grid {
    let language = order.language;
    let columns = heads(order, funnel, places);
    let mut grid = Grid::new(word(language, Word::FunnelTitle), columns);
    let mut most = 0.0f64;
    for (at, stage) in stages.iter().enumerate() {
        let line = &order.declared().logframe[*stage];
        let cell =
            |at: &[(DimensionId, Category)]| order.cell(*stage, funnel.view, order.period, at);
        let mut cells = vec![Cell::text(&line.code), Cell::text(order.label(*stage))];
        cells.extend(
            places
                .iter()
                .filter_map(|one| Some(cell(&[(funnel.across?, *one)]))),
        );
        cells.push(cell(&[]));
        cells.push(match at {
            0 => Cell::Empty,
            _ => share(order, funnel, (stages[at - 1], *stage), &[]),
        });
        let target = line.target(&[], order.as_of);
        cells.push(target.map_or(Cell::Empty, |target| target_cell(order, line, target)));
        let figure = order.figure(*stage, View::Cumulative, order.period, &[]);
        most = figure
            .iter()
            .filter_map(|figure| figure.value)
            .fold(most, f64::max);
        cells.push(match (target, figure) {
            (Some(target), Some(figure)) => achieved(order, target, &figure),
            _ => Cell::Empty,
        });
        grid.push(RowKind::Plain, cells);
    }
    let until = if places.is_empty() {
        3
    } else {
        2 + places.len()
    };
    if funnel.chart && !grid.rows.is_empty() {
        let alt = wording::funnel_alt(language, &order.declared().code);
        let mut chart = GridChart::new(ChartKind::Stacked, 0..grid.rows.len(), 2..until, alt);
        chart.label = 0;
        chart.most = most;
        grid.chart = Some(chart);
    }
    grid
}

/// The columns of the stages.
fn heads(order: &Order<'_>, funnel: &Funnel<'_>, places: &[Category]) -> Vec<Column> {
    let language = order.language;
    let mut columns = vec![
        Column::new("line", word(language, Word::Line)).wide(12.0),
        Column::new("stage", word(language, Word::Stage)).wide(36.0),
    ];
    columns.extend(places.iter().filter_map(|one| {
        let name = figures::label(
            order.catalogue,
            language,
            funnel.across?,
            At::Category(*one),
        );
        Some(Column::new("", name).wide(11.0))
    }));
    for (name, width) in [
        (Word::Total, 11.0),
        (Word::Conversion, 13.0),
        (Word::Target, 14.0),
        (Word::PercentOfTarget, 11.0),
    ] {
        columns.push(Column::new("", word(language, name)).wide(width));
    }
    columns
}

/// What share of one stage reached the next, by category. It is a share of numbers: nobody follows one idea through.
fn conversion(
    order: &Order<'_>,
    funnel: &Funnel<'_>,
    stages: &[usize],
    places: &[Category],
) -> Grid {
    let language = order.language;
    let mut columns = vec![Column::new("step", word(language, Word::Step)).wide(40.0)];
    let names = places.iter().filter_map(|one| {
        Some(figures::label(
            order.catalogue,
            language,
            funnel.across?,
            At::Category(*one),
        ))
    });
    columns.extend(names.map(|name| Column::new("", name).wide(11.0)));
    columns.push(Column::new("", word(language, Word::Total)).wide(11.0));
    let mut grid = Grid::new(word(language, Word::ConversionTitle), columns);
    for pair in stages.windows(2) {
        let name = |place: usize| order.declared().logframe[place].code.clone();
        let mut cells = vec![Cell::text(format!("{} → {}", name(pair[0]), name(pair[1])))];
        let step = (pair[0], pair[1]);
        cells.extend(
            places
                .iter()
                .filter_map(|one| Some(share(order, funnel, step, &[(funnel.across?, *one)]))),
        );
        cells.push(share(order, funnel, step, &[]));
        grid.push(RowKind::Plain, cells);
    }
    grid
}

fn share(
    order: &Order<'_>,
    funnel: &Funnel<'_>,
    (before, after): (usize, usize),
    at: &[(DimensionId, Category)],
) -> Cell {
    let value = |stage: usize| order.figure(stage, funnel.view, order.period, at)?.value;
    match (value(before), value(after)) {
        (Some(before), Some(after)) if before > 0.0 => Cell::share(after / before),
        _ => Cell::Word(word(order.language, Word::NotApplicable).into()),
    }
}
