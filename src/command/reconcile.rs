//! `bilan reconcile`: what has been published beside what is counted, and against itself.

use std::io::Write;

use indexmap::IndexMap;

use super::terminal::width;
use super::workplace::ready;
use super::{Outcome, output};
use crate::cli::{OutputFormat, ReconcileArgs, Settings};
use crate::count::{self, Request, Table};
use crate::finding::{Code, Findings};
use crate::reconcile::{self, Reconciled};
use crate::report::reconciliation;
use crate::report::text::wrapped;
use crate::wording::{self, Reconciling, reconciling};

pub(super) fn run(
    settings: &Settings,
    args: &ReconcileArgs,
    out: &mut dyn Write,
    talk: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let Some(mut place) = ready(settings, talk)? else {
        return Ok(Outcome::Findings);
    };
    let asked = place.projects(&args.projects)?;
    let requests: Vec<Request> = asked
        .iter()
        .flat_map(|project| reconcile::requests(&place.catalogue, *project))
        .collect();
    let read = place.read(&place.catalogue.counted_in(&asked))?;
    let (tables, findings) = count::count(&place.catalogue, &read, &requests);
    let tables: IndexMap<Request, Table> = tables
        .into_iter()
        .map(|table| (table.request.clone(), table))
        .collect();
    let answer = |request: &Request| tables.get(request);
    let all: Vec<Reconciled> = asked
        .iter()
        .map(|project| reconcile::reconcile(&place.catalogue, *project, &answer))
        .collect();
    place.judge(findings, &read, false);
    let mut undeclared = Findings::default();
    for one in &all {
        undeclared.extend(one.findings(&place.catalogue));
    }
    let judgement = &place.catalogue.judgement;
    judgement.judge(&mut undeclared, settings.as_of, false);
    let (catalogue, language) = (&place.catalogue, place.language);
    let flat = reconciliation::flat(catalogue, &all);
    let contradictions = reconciliation::flat_contradictions(catalogue, language, &all);
    let grids = reconciliation::grids(catalogue, language, &all);
    let named = [("figures", &flat), ("contradictions", &contradictions)];
    output::grids(out, args.format, language, width(), &grids, &named)?;
    let differ: usize = all
        .iter()
        .map(|one| one.unexplained(catalogue).count())
        .sum();
    let contradict = undeclared
        .iter()
        .filter(|finding| finding.waived.is_none() && finding.code() != Code::WaiverEnded)
        .count();
    if args.format == OutputFormat::Table {
        let mut lines = vec![reconciliation::summary(language, &all)];
        if flat.rows.is_empty() {
            lines = vec![reconciling(language, Reconciling::NothingPublished).into()];
        } else {
            writeln!(out)?;
            lines.push(wording::undeclared_count(language, differ, contradict));
        }
        for line in lines
            .iter()
            .flat_map(|line| wrapped(line, usize::from(width())))
        {
            writeln!(out, "{line}")?;
        }
    }
    out.flush()?;
    place.tell(talk)?;
    Ok(if differ + contradict > 0 {
        Outcome::Findings
    } else {
        place.outcome()
    })
}
