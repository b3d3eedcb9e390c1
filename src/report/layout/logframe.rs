//! Lines down, declared columns across: logframes, results matrices, quarterly tracking, national tables.

use indexmap::IndexMap;

use super::Order;
use super::line::{LineRow, achieved, target_cell};
use super::shown::{Flat, Shows, flat};
use crate::catalogue::{
    Catalogue, Category, Chart, DimensionId, GroupBy, Grouping, Line, Logframe, LogframeColumn,
    Per, Sheet, Target,
};
use crate::count::{At, View};
use crate::report::figures;
use crate::report::grid::{Cell, ChartKind, Grid, GridChart, RowKind};
use crate::wording::{self, Word, word};

/// Series that a chart of lines still tells apart in black and white.
const MOST_SERIES: usize = 6;

pub(super) fn grid(order: &Order<'_>, sheet: &Sheet, table: &Logframe) -> Grid {
    let lines: Vec<usize> = order.catalogue.lines_of(order.project, sheet).collect();
    let columns = flat(order, &table.columns, &lines);
    let heads = columns.iter().map(Flat::column).collect();
    let mut grid = Grid::new("", heads);
    for (heading, lines) in grouped(order, &table.group_by, &lines) {
        if !heading.is_empty() {
            grid.push(RowKind::Heading, vec![Cell::text(heading)]);
        }
        for place in lines {
            let line = &order.declared().logframe[place];
            let row = LineRow { order, place, line };
            grid.push(RowKind::Plain, cells(&row, &columns));
            grid.notes.extend(changes(&row, &columns));
            let parts = line.targets_on(order.as_of);
            let parts = parts.into_iter().filter(|target| !target.at.is_empty());
            for target in parts.filter(|target| table.parts && target.per == Per::Total) {
                let cells = columns.iter().map(|column| part(&row, target, column));
                grid.push(RowKind::Aside, cells.collect());
            }
        }
    }
    if let Some(chart) = table.chart {
        grid.chart = drawn(order, chart, &grid, &columns);
    }
    grid
}

/// Lines under the headings that they are grouped by; one group without a heading where they are not.
fn grouped(order: &Order<'_>, by: &Grouping, lines: &[usize]) -> Vec<(String, Vec<usize>)> {
    let declared = order.declared();
    let line = |place: &usize| &declared.logframe[*place];
    let mut groups: IndexMap<(usize, String), Vec<usize>> = IndexMap::new();
    for place in lines {
        let headings = match by {
            Grouping::By(GroupBy::None) => vec![(0, String::new())],
            Grouping::By(GroupBy::Level) => {
                let level = line(place).level;
                vec![(
                    level as usize,
                    wording::level(order.language, level).to_owned(),
                )]
            }
            Grouping::By(GroupBy::Result) => vec![of_result(order, line(place))],
            Grouping::By(GroupBy::Group) => {
                vec![(0, line(place).group.clone().unwrap_or_default())]
            }
            Grouping::Reference(vocabulary, titles) => {
                let named = |code: String| match titles.get(&code) {
                    Some(title) => format!("{code} · {}", title.get(order.language)),
                    None => code,
                };
                let codes = codes(order.catalogue, line(place), vocabulary);
                let order = |code: &String| titles.get_index_of(code).unwrap_or(usize::MAX);
                codes
                    .into_iter()
                    .map(|code| (order(&code), named(code)))
                    .collect()
            }
        };
        for heading in headings {
            groups.entry(heading).or_default().push(*place);
        }
    }
    let mut list: Vec<_> = groups.into_iter().collect();
    list.sort_by_key(|((rank, _), _)| *rank);
    let named = list
        .into_iter()
        .map(|((_, heading), lines)| (heading, lines));
    named.collect()
}

/// The result that a line shows, after its level where it shows none.
fn of_result(order: &Order<'_>, line: &Line) -> (usize, String) {
    let level = wording::level(order.language, line.level);
    match line.result {
        Some(place) => {
            let result = &order.declared().results[place];
            let level = wording::level(order.language, result.level);
            let text = result.label.get(order.language);
            (
                place,
                wording::stated(order.language, &format!("{level} {}", result.code), text),
            )
        }
        None => (1000 + line.level as usize, level.to_owned()),
    }
}

/// The codes that a line has in another framework.
fn codes(catalogue: &Catalogue, line: &Line, vocabulary: &str) -> Vec<String> {
    let own = &catalogue.indicators[line.indicator].references;
    let all = line.references.iter().chain(own);
    let mut codes: Vec<String> = all
        .filter(|reference| reference.vocabulary == vocabulary)
        .map(|reference| reference.code.clone())
        .collect();
    codes.dedup();
    codes
}

fn cells(row: &LineRow<'_>, columns: &[Flat<'_>]) -> Vec<Cell> {
    let mut cells: Vec<Cell> = columns.iter().map(|column| row.cell(column)).collect();
    // The status is that of the first figure; the trend runs over the periods side by side that stand together before it.
    for at in 0..cells.len() {
        if columns[at].is(LogframeColumn::Status) {
            let mut figures = columns.iter().filter(|one| one.period.is_none());
            let view = figures.find_map(Flat::view);
            cells[at] = row.status(view.unwrap_or(View::Cumulative));
        }
        if columns[at].is(LogframeColumn::Trend) {
            let until = columns[..at].iter().rposition(|one| one.period.is_some());
            let Some(last) = until else { continue };
            let first = columns[..=last]
                .iter()
                .rposition(|one| one.period.is_none())
                .map_or(0, |before| before + 1);
            cells[at] = Cell::Spark(first..last + 1);
        }
    }
    cells
}

/// What changes of category make of a line whose first times over the parts stand beside its cumulative number.
fn changes(row: &LineRow<'_>, columns: &[Flat<'_>]) -> Option<String> {
    let parts = columns.iter();
    let mut parts = parts.filter(|one| one.period.is_some() && one.is(LogframeColumn::New));
    let both =
        parts.next().is_some() && columns.iter().any(|one| one.is(LogframeColumn::Cumulative));
    let order = row.order;
    let table = both.then(|| order.table_in(row.place, View::Cumulative, order.period, &[]))??;
    let change = table.changes.first()?;
    let off = change.cumulative - change.parts;
    Some(wording::category_changes(
        order.language,
        &row.line.code,
        off,
    ))
}

/// A row for a target set for some categories: « dont femmes ».
fn part(row: &LineRow<'_>, target: &Target, column: &Flat<'_>) -> Cell {
    let order = row.order;
    let language = order.language;
    let Shows::Named(name) = column.show else {
        return Cell::Empty;
    };
    if !column.at.is_empty() || column.period.is_some() {
        return Cell::Empty;
    }
    let mut at = target.at.clone();
    at.sort_by_key(|(id, _)| *id);
    let figure = |at: &[(DimensionId, Category)]| {
        order.figure(row.place, View::Cumulative, order.period, at)
    };
    match name {
        LogframeColumn::Indicator => {
            let name = |(id, category): &(DimensionId, Category)| {
                figures::label(order.catalogue, language, *id, At::Category(*category))
            };
            let names: Vec<String> = at.iter().map(name).collect();
            let names = names.join(", ").to_lowercase();
            Cell::text(format!("{} {names}", word(language, Word::OfWhich)))
        }
        LogframeColumn::Target => target_cell(order, row.line, target),
        LogframeColumn::TargetYear => Cell::text(chrono::Datelike::year(&target.by).to_string()),
        LogframeColumn::TargetComment => Cell::text(target.note.clone().unwrap_or_default()),
        LogframeColumn::Cumulative => order.cell(row.place, View::Cumulative, order.period, &at),
        LogframeColumn::PercentOfTarget => match (target.share, figure(&at), figure(&[])) {
            (Some(share), Some(part), Some(total)) => match (part.value, total.value) {
                (Some(part), Some(total)) if total > 0.0 && share > 0.0 => {
                    Cell::share(part / total / share)
                }
                _ => Cell::Word(word(language, Word::NotApplicable).into()),
            },
            (None, Some(figure), _) => achieved(order, target, &figure),
            _ => Cell::Empty,
        },
        _ => Cell::Empty,
    }
}

/// The chart that a sheet asks for, over what its table shows.
fn drawn(order: &Order<'_>, chart: Chart, grid: &Grid, columns: &[Flat<'_>]) -> Option<GridChart> {
    let language = order.language;
    let place = |name| columns.iter().position(|column| column.is(name));
    let label = place(LogframeColumn::Code).or_else(|| place(LogframeColumn::Indicator))?;
    let plain = |row: &usize| grid.rows[*row].kind == RowKind::Plain;
    let rows = (0..grid.rows.len()).filter(plain);
    let title = word(language, Word::Progress);
    match chart {
        Chart::Progress => {
            let share = place(LogframeColumn::PercentOfTarget)?;
            let time = place(LogframeColumn::PercentOfTime)?;
            let rows: Vec<usize> = rows
                .filter(|row| matches!(grid.rows[*row].cells[share], Cell::Share(..)))
                .collect();
            let alt = wording::progress_alt(language, &order.declared().code);
            let mut chart = GridChart::new(ChartKind::Progress, rows, [share, time], alt);
            chart.label = label;
            chart.percent = true;
            title.clone_into(&mut chart.value_axis);
            (!chart.rows.is_empty()).then_some(chart)
        }
        Chart::Trend | Chart::Bars | Chart::Stacked => {
            let over: Vec<usize> = (0..columns.len())
                .filter(|at| columns[*at].period.is_some() && columns[*at].view().is_some())
                .collect();
            let number = |row: usize, at: usize| match grid.rows[row].cells[at] {
                Cell::Number(number, _) => number,
                _ => 0.0,
            };
            let size = |row: usize| over.iter().map(|at| number(row, *at)).fold(0.0, f64::max);
            let mut rows: Vec<usize> = rows.filter(|row| size(*row) > 0.0).collect();
            rows.sort_by(|a, b| size(*b).total_cmp(&size(*a)).then(a.cmp(b)));
            rows.truncate(MOST_SERIES);
            rows.sort_unstable();
            let most = rows.iter().map(|row| size(*row)).fold(0.0, f64::max);
            let alt = wording::trend_alt(language, &order.declared().code);
            let kind = if chart == Chart::Trend {
                ChartKind::Trend
            } else {
                ChartKind::Bars
            };
            let mut chart = GridChart::new(kind, rows, over, alt);
            chart.label = label;
            chart.by_rows = true;
            chart.most = most;
            (!chart.rows.is_empty()).then_some(chart)
        }
    }
}
