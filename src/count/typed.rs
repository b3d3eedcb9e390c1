//! Figures that a person typed: milestones, audiences, partnerships.

use super::{At, Basis, Figure, RecordFunnel, Request, State, Table, View, Worth};
use crate::catalogue::{Catalogue, Cumulative, Period, SCALE};
use crate::ingest::Entry;

/// The table of a typed indicator: its total alone, from entries whose whole period lies in the one asked for.
pub(super) fn table(catalogue: &Catalogue, entries: &[Entry], request: &Request) -> Table {
    let project = &catalogue.projects[request.project];
    let indicator = &catalogue.indicators[request.indicator];
    // Shares of different wholes do not add up.
    let cumulative = if indicator.is_share() {
        Cumulative::Latest
    } else {
        indicator.cumulative
    };
    let from = match request.view {
        View::Cumulative => project.start,
        View::Period | View::New => request.period.start,
    };
    let mut inside: Vec<(Period, i64)> = entries
        .iter()
        .filter(|entry| match request.line {
            Some((owner, line)) if owner == request.project => entry.line == line,
            _ => project.logframe[entry.line].indicator == request.indicator,
        })
        .filter_map(|entry| {
            // Nothing to report of what adds up is 0; a level stays what it was.
            let nothing = cumulative == Cumulative::Sum && entry.nothing;
            let value = entry.value.or(nothing.then_some(0))?;
            Some((entry.period.of_project(project.start, project.end), value))
        })
        .filter(|(period, _)| {
            !period.is_empty() && period.start >= from && period.end <= request.period.end
        })
        .collect();
    inside.sort_by_key(|(period, _)| (period.end, period.start));
    let value = match cumulative {
        Cumulative::Sum => inside.iter().map(|(_, value)| *value).reduce(|a, b| a + b),
        Cumulative::Latest => inside.last().map(|(_, value)| *value),
    };
    let value = value.map(|value| value as f64 / SCALE);
    let figure = Figure {
        at: vec![At::NotHere; request.by.len()],
        value,
        state: if value.is_some() {
            State::Value
        } else {
            State::Missing
        },
        least: None,
        provisional: false,
        basis: Basis::Reported,
        parts: None,
    };
    Table {
        request: request.clone(),
        figures: vec![figure],
        funnel: RecordFunnel::default(),
        additive: true,
        traced: Vec::new(),
        worth: Worth::default(),
        changes: Vec::new(),
    }
}
