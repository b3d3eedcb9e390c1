//! The logframe: each line with its baseline, its target and what was achieved.

use chrono::NaiveDate;

use super::Order;
use crate::catalogue::{
    Category, DimensionId, Level, Line, LogframeColumn, Per, Reference, Sheet, Target,
};
use crate::count::{At, Figure, State, View};
use crate::ingest::Entry;
use crate::report::book::{Page, tab};
use crate::report::figures;
use crate::report::grid::{Cell, Column, Grid, Mark, RowKind};
use crate::report::reference::reference_text;
use crate::wording::{self, Word, word};

/// The dimensions that a line's targets by category need.
pub(super) fn target_dimensions(line: &Line) -> Vec<Vec<DimensionId>> {
    let mut list: Vec<Vec<DimensionId>> = Vec::new();
    for target in line.targets.iter().filter(|target| !target.at.is_empty()) {
        let by: Vec<DimensionId> = target.at.iter().map(|(id, _)| *id).collect();
        if !list.contains(&by) {
            list.push(by);
        }
    }
    list
}

pub(super) fn page(order: &Order<'_>, sheet: &Sheet, table: &crate::catalogue::Logframe) -> Page {
    let columns: Vec<LogframeColumn> = table
        .columns
        .iter()
        .filter_map(|c| match c.show {
            crate::catalogue::Show::Named(n) => Some(n),
            _ => None,
        })
        .collect();
    let declared = order.declared();
    let heads = columns.iter().map(|column| {
        let title = wording::logframe_column(order.language, *column, &order.period.code);
        Column::new("", title).wide(width(*column))
    });
    let mut grid = Grid::new("", heads.collect());
    let mut levels: Vec<Level> = declared.logframe.iter().map(|line| line.level).collect();
    levels.sort();
    levels.dedup();
    for level in levels {
        grid.push(
            RowKind::Heading,
            vec![Cell::text(wording::level(order.language, level))],
        );
        for (place, line) in declared
            .logframe
            .iter()
            .enumerate()
            .filter(|(_, line)| line.level == level)
        {
            let target = main_target(line, order.period.end);
            grid.push(
                RowKind::Plain,
                columns
                    .iter()
                    .map(|column| cell(order, place, line, target, *column))
                    .collect(),
            );
            for target in line.targets.iter().filter(|target| !target.at.is_empty()) {
                let cells = columns
                    .iter()
                    .map(|column| part(order, place, target, *column))
                    .collect();
                grid.push(RowKind::Aside, cells);
            }
        }
    }
    let title = sheet.title.get(order.language);
    Page {
        name: tab(title),
        heading: format!(
            "{} · {title} · {}",
            declared.code,
            wording::period_name(order.language, &order.period.code)
        ),
        intro: Vec::new(),
        grids: vec![grid],
        ..Page::default()
    }
}

fn width(column: LogframeColumn) -> f64 {
    match column {
        LogframeColumn::Level => 9.0,
        LogframeColumn::Indicator | LogframeColumn::Comment => 38.0,
        LogframeColumn::Reference => 24.0,
        LogframeColumn::Code | LogframeColumn::Unit => 13.0,
        LogframeColumn::Baseline | LogframeColumn::Target => 12.0,
        _ => 10.0,
    }
}

/// The target for everybody over the whole project: the next one due, else the last.
fn main_target(line: &Line, day: NaiveDate) -> Option<&Target> {
    let whole = || {
        line.targets
            .iter()
            .filter(|target| target.at.is_empty() && target.per == Per::Total)
    };
    whole()
        .filter(|target| target.by >= day)
        .min_by_key(|target| target.by)
        .or_else(|| whole().max_by_key(|target| target.by))
        .or_else(|| line.targets.iter().find(|target| target.at.is_empty()))
}

fn cell(
    order: &Order<'_>,
    place: usize,
    line: &Line,
    target: Option<&Target>,
    column: LogframeColumn,
) -> Cell {
    let language = order.language;
    let total = |view: View| {
        order
            .table(place, view, &[])
            .map_or(Cell::Empty, |table| figures::cell(language, table.total()))
    };
    match column {
        LogframeColumn::Level => Cell::text(wording::level(language, line.level)),
        LogframeColumn::Code => Cell::text(&line.code),
        LogframeColumn::Indicator => Cell::text(line.label(order.catalogue).get(language)),
        LogframeColumn::Unit => Cell::text(wording::unit(
            language,
            order.catalogue.indicators[line.indicator].unit,
        )),
        LogframeColumn::Reference => {
            let own = &order.catalogue.indicators[line.indicator].references;
            Cell::text(references(order, own.iter().chain(&line.references)))
        }
        LogframeColumn::Baseline => line.baseline.as_ref().map_or(Cell::Empty, |baseline| {
            Cell::Number(baseline.value, mark(baseline.verified, false))
        }),
        LogframeColumn::Target => target.map_or(Cell::Empty, target_cell),
        LogframeColumn::Period => total(View::Period),
        LogframeColumn::New => total(View::New),
        LogframeColumn::Cumulative => total(View::Cumulative),
        LogframeColumn::PercentOfTarget => {
            let table = order.table(place, View::Cumulative, &[]);
            target.zip(table).map_or(Cell::Empty, |(target, table)| {
                achieved(order, target, table.total())
            })
        }
        LogframeColumn::PercentOfTime => Cell::Share(elapsed(order)),
        LogframeColumn::Comment => Cell::text(comment(order, place, target)),
        _ => Cell::Empty,
    }
}

/// A row for a target set for some categories: « dont femmes ».
fn part(order: &Order<'_>, place: usize, target: &Target, column: LogframeColumn) -> Cell {
    let language = order.language;
    let by: Vec<DimensionId> = target.at.iter().map(|(id, _)| *id).collect();
    let at: Vec<At> = target
        .at
        .iter()
        .map(|(_, category)| At::Category(*category))
        .collect();
    let table = order.table(place, View::Cumulative, &by);
    let figure = table.and_then(|table| table.at(&at));
    match column {
        LogframeColumn::Indicator => {
            let name = |(id, category): &(DimensionId, Category)| {
                figures::label(order.catalogue, language, *id, At::Category(*category))
            };
            let names: Vec<String> = target.at.iter().map(name).collect();
            Cell::text(format!(
                "{} {}",
                word(language, Word::OfWhich),
                names.join(", ").to_lowercase()
            ))
        }
        LogframeColumn::Target => match target.share {
            Some(share) => Cell::Share(share),
            None => target_cell(target),
        },
        LogframeColumn::Cumulative => figure.map_or_else(
            || Cell::count(0u32),
            |figure| figures::cell(language, figure),
        ),
        LogframeColumn::PercentOfTarget => {
            figure.map_or(Cell::Empty, |figure| match (target.share, table) {
                (Some(share), Some(table)) => of_share(language, share, figure, table.total()),
                _ => achieved(order, target, figure),
            })
        }
        _ => Cell::Empty,
    }
}

fn of_share(
    language: crate::language::Language,
    share: f64,
    figure: &Figure,
    total: &Figure,
) -> Cell {
    match (figure.value, total.value) {
        (Some(value), Some(total)) if total > 0.0 && share > 0.0 => {
            Cell::Share(value / total / share)
        }
        _ => Cell::Word(word(language, Word::NotApplicable).into()),
    }
}

fn target_cell(target: &Target) -> Cell {
    Cell::Number(target.value, mark(target.verified, target.bound.is_some()))
}

fn mark(verified: bool, bound: bool) -> Mark {
    match (verified, bound) {
        (true, false) => Mark::Plain,
        (true, true) => Mark::AtLeast,
        (false, false) => Mark::ToConfirm,
        (false, true) => Mark::AtLeastToConfirm,
    }
}

fn achieved(order: &Order<'_>, target: &Target, figure: &Figure) -> Cell {
    match (figure.state, figure.value) {
        (State::Missing, _) => Cell::Word(word(order.language, Word::Missing).into()),
        (_, Some(value)) if target.value > 0.0 && target.per == Per::Total => {
            Cell::Share(value / target.value)
        }
        _ => Cell::Word(word(order.language, Word::NotApplicable).into()),
    }
}

/// How much of the project's time has passed on the day of the report.
fn elapsed(order: &Order<'_>) -> f64 {
    let declared = order.declared();
    let whole = (declared.end - declared.start).num_days() + 1;
    let passed = (order.as_of - declared.start).num_days() + 1;
    (passed as f64 / whole as f64).clamp(0.0, 1.0)
}

fn references<'r>(order: &Order<'_>, list: impl Iterator<Item = &'r Reference>) -> String {
    list.map(|one| reference_text(order.language, one))
        .collect::<Vec<_>>()
        .join("\n")
}

/// What people typed about a line for the period, and where its target stands.
fn comment(order: &Order<'_>, place: usize, target: Option<&Target>) -> String {
    let declared = order.declared();
    let inside = |entry: &&Entry| {
        let period = entry.period.of_project(declared.start, declared.end);
        entry.line == place && period.start >= order.period.start && period.end <= order.period.end
    };
    let mut parts: Vec<String> = Vec::new();
    let latest = order.entries.iter().filter(inside).max_by_key(|entry| {
        let period = entry.period.of_project(declared.start, declared.end);
        (period.end, std::cmp::Reverse(period.start), entry.row)
    });
    if let Some(entry) = latest {
        let said = [
            (None, &entry.text),
            (Some(Word::Reason), &entry.reason),
            (Some(Word::Evidence), &entry.evidence),
        ];
        for (name, text) in said.into_iter().filter(|(_, text)| !text.is_empty()) {
            parts.push(match name {
                Some(name) => wording::labelled(order.language, name, text),
                None => text.clone(),
            });
        }
    }
    if let Some(note) = target.and_then(|target| target.note.as_ref()) {
        parts.push(wording::labelled(order.language, Word::Target, note));
    }
    parts.join("\n")
}
