//! Changes of category: where a condition or a cell looks at an answer that may change, first times over the parts of a period
//! need not add up to the cumulative number. The difference is computed, so that it can be shown.

use chrono::{Datelike, NaiveDate};

use super::{At, Request, State, Table, View, conditions};
use crate::catalogue::{Catalogue, DimensionId, Measure, Of, Resolve, Slot, Test};
use crate::finding::{Fact, Findings, Origin};
use crate::ingest::{Ingested, Records};

/// The least difference that is printed: sums run over ten-thousandths.
const LEAST: f64 = 0.000_1;

/// What changes of category make of a cumulative figure: it, less the first times over the parts.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Where it stands in its table.
    pub at: Vec<At>,
    /// First times over the parts.
    pub parts: f64,
    /// The cumulative number.
    pub cumulative: f64,
}

/// Takes note in each cumulative table of what makes it differ from the parts that are counted with it.
pub(super) fn mark(catalogue: &Catalogue, ingested: &Ingested, tables: &mut [Table]) {
    let changes: Vec<Vec<Change>> = tables
        .iter()
        .map(|table| of(catalogue, ingested, table, tables))
        .collect();
    for (table, changes) in tables.iter_mut().zip(changes) {
        table.changes = changes;
    }
}

/// A finding for each indicator that they make differ: its total, else the cell that differs most.
pub(super) fn tell(catalogue: &Catalogue, tables: &[Table], findings: &mut Findings) {
    for table in tables {
        let off = |one: &&Change| (one.cumulative - one.parts).abs();
        let total = table.changes.iter().find(|one| is_total(&one.at));
        let most = || {
            table
                .changes
                .iter()
                .max_by(|a, b| off(a).total_cmp(&off(b)))
        };
        let Some(change) = total.or_else(most) else {
            continue;
        };
        let fact = Fact::CategoryChanges {
            indicator: catalogue.indicators[table.request.indicator].code.clone(),
            period: table.request.period.code.clone(),
            at: named(catalogue, &table.request.by, &change.at),
            parts: change.parts.into(),
            cumulative: change.cumulative.into(),
        };
        findings.add(fact, Origin::Nowhere);
    }
}

fn is_total(at: &[At]) -> bool {
    at.iter().all(|one| *one == At::Total)
}

/// The codes of a cell's categories; nothing for the total.
fn named(catalogue: &Catalogue, by: &[DimensionId], at: &[At]) -> String {
    let codes = by.iter().zip(at).filter_map(|(id, at)| match at {
        At::Category(category) => Some(catalogue.category_code(*id, *category)),
        _ => None,
    });
    codes.collect::<Vec<_>>().join(", ")
}

fn of(catalogue: &Catalogue, ingested: &Ingested, table: &Table, all: &[Table]) -> Vec<Change> {
    let request = &table.request;
    if request.view != View::Cumulative || !may_change(catalogue, request) {
        return Vec::new();
    }
    let start = catalogue.projects[request.project].start;
    let parts = tiles(start, table, all);
    if parts.len() < 2 || is_cut(&ingested.records[request.project], &parts) {
        return Vec::new();
    }
    let change = |at: &Vec<At>| {
        let exact = |table: &Table| {
            let figure = table.figure(at);
            figure.value.filter(|_| figure.state == State::Value)
        };
        let new: Option<Vec<f64>> = parts.iter().map(|part| exact(part)).collect();
        let (parts, cumulative) = (new?.iter().sum(), exact(table)?);
        let at = at.clone();
        Some(Change {
            at,
            parts,
            cumulative,
        })
        .filter(|one| (one.cumulative - one.parts).abs() >= LEAST)
    };
    let places = table.figures.iter().map(|figure| &figure.at);
    places.filter_map(change).collect()
}

/// First times in parts that follow each other from the project's start to the end of a cumulative table; none where they
/// leave days out.
fn tiles<'t>(start: NaiveDate, table: &Table, all: &'t [Table]) -> Vec<&'t Table> {
    let asked = &table.request;
    let like = |request: &Request| {
        request.view == View::New
            && (request.project, request.indicator, request.line)
                == (asked.project, asked.indicator, asked.line)
            && request.by == asked.by
            && !request.period.is_empty()
    };
    let (mut parts, mut end) = (Vec::new(), asked.period.end);
    while end >= start {
        let ends = all
            .iter()
            .filter(|one| like(&one.request) && one.request.period.end == end);
        let Some(part) = ends.max_by_key(|one| one.request.period.start) else {
            return Vec::new();
        };
        parts.push(part);
        let Some(before) = part.request.period.start.pred_opt() else {
            break;
        };
        end = before;
    }
    parts
}

/// Whether a day known only to a span lies in two of the parts: no part can count it.
fn is_cut(records: &Records, parts: &[&Table]) -> bool {
    let starts = parts
        .iter()
        .map(|part| part.request.period.start.num_days_from_ce());
    let starts: Vec<i32> = starts.collect();
    let mut spans = records.first.iter().zip(&records.last);
    spans.any(|(first, last)| {
        first != last && starts.iter().any(|start| first < start && start <= last)
    })
}

/// Whether a figure looks at what may change: somebody's latest answer, or an age.
fn may_change(catalogue: &Catalogue, request: &Request) -> bool {
    let measure = catalogue.indicators[request.indicator].measure;
    if matches!(measure, Measure::Rate { .. } | Measure::Typed) {
        return false;
    }
    let changes = |id: DimensionId| {
        let declared = catalogue.at(id);
        declared.of == Of::Person && (declared.from_age || declared.resolve == Resolve::Latest)
    };
    let conditions = conditions(catalogue, request, request.indicator);
    let tests = conditions.all.iter().chain(conditions.any.iter().flatten());
    let mut looked = tests.filter_map(|test: &Test| catalogue.looks_at(test));
    let slot = |slot| matches!(slot, Slot::Dimension(id) if changes(id));
    looked.any(slot) || request.by.iter().any(|id| changes(*id))
}
