//! What a request's period and the records' dates say against the project's own dates.

use indexmap::IndexSet;

use chrono::Datelike;

use super::{Request, View, worth};
use crate::catalogue::{Catalogue, Period};
use crate::finding::{Fact, Findings, Origin};
use crate::ingest::Ingested;

/// Findings about requests: a period cut or outside, spans cut by it, records outside the project. Each is said once.
pub(super) fn tell(
    catalogue: &Catalogue,
    ingested: &Ingested,
    requests: &[Request],
    findings: &mut Findings,
) {
    // Hundreds of requests ask for a handful of periods, and each looks at every record.
    let mut told: IndexSet<(usize, View, &Period, bool)> = IndexSet::new();
    for request in requests {
        let active = catalogue.indicators[request.indicator].active;
        if told.insert((request.project, request.view, &request.period, active)) {
            one(catalogue, ingested, request, findings);
        }
    }
}

fn one(catalogue: &Catalogue, ingested: &Ingested, request: &Request, findings: &mut Findings) {
    let project = &catalogue.projects[request.project];
    let (code, period) = (project.code.clone(), request.period.code.clone());
    absent(catalogue, ingested, request, findings);
    if request.period.is_empty() {
        // What is cumulative is known after a project's end too.
        if request.view == View::Cumulative && request.period.end >= project.start {
            return;
        }
        once(
            findings,
            Fact::PeriodOutside {
                project: code,
                period,
            },
        );
        return;
    }
    if request.period.clipped {
        let (start, end) = (
            request.period.start.to_string(),
            request.period.end.to_string(),
        );
        once(
            findings,
            Fact::PeriodClipped {
                project: code.clone(),
                period: period.clone(),
                start,
                end,
            },
        );
    }
    let days = (
        request.period.start.num_days_from_ce(),
        request.period.end.num_days_from_ce(),
    );
    let life = (
        project.start.num_days_from_ce(),
        project.end.num_days_from_ce(),
    );
    let records = &ingested.records[request.project];
    let cut = |at: usize| {
        let (first, last) = (records.first[at], records.last[at]);
        (first < days.0 && last >= days.0) || (first <= days.1 && last > days.1)
    };
    let active = catalogue.indicators[request.indicator].active;
    let carried = |at: usize| active && records.last[at] < life.0 && records.until.at(at) >= life.0;
    let outside =
        |at: usize| (records.last[at] < life.0 || records.first[at] > life.1) && !carried(at);
    let span_cut = Fact::SpanCut {
        project: code.clone(),
        period,
    };
    each(ingested, request, &span_cut, &cut, findings);
    let over = Fact::CarriedOver {
        project: code.clone(),
    };
    each(ingested, request, &over, &carried, findings);
    let out = Fact::OutsideProject { project: code };
    each(ingested, request, &out, &outside, findings);
}

/// What the project's sources expect in the days asked for and do not have, once it is due.
fn absent(catalogue: &Catalogue, ingested: &Ingested, request: &Request, findings: &mut Findings) {
    let days = worth::days(&catalogue.projects[request.project], request);
    let as_of = ingested.as_of.unwrap_or(request.period.end);
    for (place, source) in catalogue.sources_of(request.project) {
        for absent in &ingested.health[place].absent {
            if worth::is_due(absent.days, days, as_of.num_days_from_ce())
                && !known(findings, &absent.fact)
            {
                let origin = Origin::catalogue(&source.file, 0..0);
                findings.add(absent.fact.clone(), origin);
            }
        }
    }
}

fn known(findings: &Findings, fact: &Fact) -> bool {
    findings.iter().any(|finding| finding.fact == *fact)
}

fn once(findings: &mut Findings, fact: Fact) {
    if !known(findings, &fact) {
        findings.add(fact, Origin::Nowhere);
    }
}

/// Adds a fact at each record that answers to `test`.
fn each(
    ingested: &Ingested,
    request: &Request,
    fact: &Fact,
    test: &dyn Fn(usize) -> bool,
    findings: &mut Findings,
) {
    if known(findings, fact) {
        return;
    }
    let records = &ingested.records[request.project];
    for at in (0..records.len()).filter(|at| test(*at)) {
        let sheet = &ingested.sheets[records.sheet[at] as usize];
        let origin = Origin::cell(&sheet.file, &sheet.sheet, records.row[at], None);
        findings.add(fact.clone(), origin);
    }
}
