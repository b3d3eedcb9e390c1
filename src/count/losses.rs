//! Acts lost between registers and records, held against the figures that they could have counted in.

use chrono::Datelike;
use indexmap::IndexMap;

use super::{Request, Table, View, conditions};
use crate::catalogue::{Catalogue, Measure};
use crate::finding::{Fact, Findings, Origin};
use crate::ingest::{Gap, Ingested, Loss, Lost};

/// What is lost of a figure, and what it counts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Share {
    lost: Lost,
    acts: u64,
    /// The share of its acts that may be lost without a word on the figure.
    tolerated: f64,
}

impl Share {
    /// What could have counted in a table, beside what does.
    pub(super) fn of(catalogue: &Catalogue, ingested: &Ingested, table: &Table) -> Self {
        let request = &table.request;
        let mut lost = Lost::default();
        for part in parts(catalogue, request.indicator) {
            let conditions = conditions(catalogue, request, part);
            let measure = catalogue.indicators[part].measure;
            let feeders = catalogue.feeders(request.project, measure, &conditions);
            let counts = |loss: &Loss| {
                feeders.contains(&loss.source)
                    && is_within(
                        catalogue,
                        request,
                        loss.gap,
                        catalogue.indicators[part].active,
                    )
                    && (!loss.service.is_known()
                        || catalogue.lets_through(&[loss.service], &conditions))
            };
            let could = ingested.losses.iter().filter(|(loss, _)| counts(loss));
            could.for_each(|(_, one)| lost.add(*one));
        }
        let funnel = &table.funnel;
        // What is lost of all times may have been somebody's first, and is held against the first times of this one.
        let again = match request.view {
            View::New => 0,
            View::Period | View::Cumulative => funnel.again,
        };
        Self {
            lost,
            acts: funnel.counted + again,
            tolerated: catalogue.projects[request.project].tolerate,
        }
    }

    /// Whether more is lost than the project tolerates.
    pub(super) fn matters(self) -> bool {
        let lost = self.lost.acts as f64;
        let most = self.tolerated * (lost + self.acts as f64);
        lost > most || self.lost.unmeasured && self.tolerated < 1.0
    }
}

/// The indicators that a figure is made of: a rate needs what feeds each of its two.
fn parts(catalogue: &Catalogue, indicator: usize) -> Vec<usize> {
    match catalogue.indicators[indicator].measure {
        Measure::Rate { of, among } => vec![of, among],
        _ => vec![indicator],
    }
}

/// Whether a loss may lie in the days that a request looks at, of an indicator that counts acts as long as they last or not.
fn is_within(catalogue: &Catalogue, request: &Request, gap: Gap, active: bool) -> bool {
    let from = match request.view {
        View::Period => request.period.start,
        View::New | View::Cumulative => catalogue.projects[request.project].start,
    };
    let (from, until) = (
        from.num_days_from_ce(),
        request.period.end.num_days_from_ce(),
    );
    let apart = |(first, last): (i32, i32)| last < from || first > until;
    let within = match gap {
        Gap::Act(days) => !days.is_some_and(apart),
        // On its first days it counts.
        Gap::After(last) => active && last < from,
    };
    within && !request.period.is_empty()
}

/// By project and indicator, the figure of which most is lost.
#[derive(Debug, Default)]
pub(super) struct Told(IndexMap<(usize, usize), Share>);

impl Told {
    /// Takes note of what a table lost.
    pub(super) fn take(&mut self, request: &Request, share: Share) {
        if share.lost == Lost::default() {
            return;
        }
        let at = (request.project, request.indicator);
        let told = self.0.entry(at).or_insert(share);
        let weight = |one: &Share| (one.matters(), one.lost.acts, one.acts);
        if weight(&share) > weight(told) {
            *told = share;
        }
    }

    /// A finding for each indicator that lost something.
    pub(super) fn tell(self, catalogue: &Catalogue, findings: &mut Findings) {
        for ((project, indicator), share) in self.0 {
            let fact = Fact::LostActs {
                project: catalogue.projects[project].code.clone(),
                indicator: catalogue.indicators[indicator].code.clone(),
                lost: share.lost.acts,
                counted: share.acts,
                tolerated: !share.matters(),
            };
            findings.add(fact, Origin::Nowhere);
        }
    }
}
