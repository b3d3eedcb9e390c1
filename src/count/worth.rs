//! What a figure is worth. Whatever may keep a number from being the whole truth (a source unread, a file absent, rows
//! lost) is weighed here and nowhere else, once for each request.

use super::{At, Figure, Request, State, Table, View, conditions};
use crate::catalogue::{Catalogue, Measure, Of, Resolve};
use crate::ingest::{Health, Ingested};

/// What stands against the figures of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Worth {
    /// Nothing is known: no source able to feed them was read for the period.
    pub missing: bool,
    /// Something that could have counted is not there.
    pub short: bool,
    /// What is still to come may change them.
    pub unsettled: bool,
}

impl Worth {
    /// What stands against the figures of a request, by how the sources able to feed it fared.
    pub(super) fn of(catalogue: &Catalogue, ingested: &Ingested, request: &Request) -> Self {
        let parts = parts(catalogue, request);
        let health: Vec<Vec<Health>> = parts
            .iter()
            .map(|part| health(catalogue, ingested, request, *part))
            .collect();
        let unread = |part: &Vec<Health>| part.iter().all(|health| health.read == 0);
        Self {
            missing: request.period.is_empty() || health.iter().any(unread),
            short: health.iter().flatten().any(|health| health.partial),
            unsettled: false,
        }
    }

    /// Writes it on every figure of a table.
    pub(super) fn weigh(self, catalogue: &Catalogue, table: &mut Table) {
        let request = table.request.clone();
        for figure in &mut table.figures {
            self.weigh_one(catalogue, &request, figure);
        }
    }

    fn weigh_one(self, catalogue: &Catalogue, request: &Request, figure: &mut Figure) {
        if self.missing {
            // Where nothing was read, 0 among 0 says nothing either.
            (figure.value, figure.state) = (None, State::Missing);
            return;
        }
        let bound = self.short && only_grows(catalogue, request, figure);
        if bound && matches!(figure.state, State::Value | State::AtMost) {
            figure.state = State::AtLeast;
            // Of two bounds the lower one is left.
            figure.value = figure.least.take().or(figure.value);
        }
        figure.provisional |= self.unsettled || self.short && !bound;
    }
}

/// Whether more records could only make a number larger. A rate may move either way, first times may move to an earlier
/// period, and people to the category that they answered last.
fn only_grows(catalogue: &Catalogue, request: &Request, figure: &Figure) -> bool {
    let measure = catalogue.indicators[request.indicator].measure;
    let moves = |(place, at): (usize, &At)| {
        let declared = catalogue.at(request.by[place]);
        let answered_last = declared.of == Of::Person
            && !declared.from_age
            && !declared.multiple
            && declared.resolve == Resolve::Latest;
        answered_last && matches!(at, At::Category(_))
    };
    !matches!(measure, Measure::Rate { .. })
        && request.view != View::New
        && !figure.at.iter().enumerate().any(moves)
}

/// The indicators that a figure is made of: a rate needs what feeds each of its two.
fn parts(catalogue: &Catalogue, request: &Request) -> Vec<usize> {
    match catalogue.indicators[request.indicator].measure {
        Measure::Rate { of, among } => vec![of, among],
        _ => vec![request.indicator],
    }
}

/// How the sources able to feed an indicator fared.
fn health(
    catalogue: &Catalogue,
    ingested: &Ingested,
    request: &Request,
    indicator: usize,
) -> Vec<Health> {
    let measure = catalogue.indicators[indicator].measure;
    let conditions = conditions(catalogue, request, indicator);
    let feeders = catalogue.feeders(request.project, measure, &conditions);
    feeders
        .iter()
        .map(|place| ingested.health[*place])
        .collect()
}
