//! `bilan reconcile`: what has been published beside what is counted, and against itself.

use std::io::Write;

use indexmap::IndexMap;

use super::terminal::width;
use super::workplace::{Workplace, ready};
use super::{Outcome, engine, output};
use crate::cli::{OutputFormat, ReconcileArgs, Settings};
use crate::count::{Request, Table};
use crate::finding::{Code, Finding, Findings};
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
    let projects = place.projects(&args.projects)?;
    let all = reconciled(&mut place, &projects)?;
    let (catalogue, language) = (&place.catalogue, place.language);
    let flat = reconciliation::flat(catalogue, &all);
    let contradictions = reconciliation::flat_contradictions(catalogue, language, &all);
    let grids = reconciliation::grids(catalogue, language, &all);
    let named = [("figures", &flat), ("contradictions", &contradictions)];
    output::grids(out, args.format, language, width(), &grids, &named)?;
    let differ = all.iter().map(|one| one.unexplained(catalogue).count());
    let unsettled = (differ.sum(), undeclared(&place, settings, &all));
    if args.format == OutputFormat::Table {
        tell(&place, &all, unsettled, out)?;
    }
    out.flush()?;
    place.tell(talk)?;
    Ok(if unsettled == (0, 0) {
        place.outcome()
    } else {
        Outcome::Findings
    })
}

/// What is published of these projects, beside what is counted.
fn reconciled(place: &mut Workplace, projects: &[usize]) -> anyhow::Result<Vec<Reconciled>> {
    let requests: Vec<Request> = projects
        .iter()
        .flat_map(|project| reconcile::requests(&place.catalogue, *project))
        .collect();
    let read = place.read(&place.catalogue.counted_in(projects))?;
    let (tables, findings) = engine::counted(place, &read, &requests)?;
    place.judge(findings, &read, false);
    let tables: IndexMap<&Request, &Table> =
        tables.iter().map(|table| (&table.request, table)).collect();
    let answer = |request: &Request| tables.get(request).copied();
    let one = |project: &usize| reconcile::reconcile(&place.catalogue, *project, &answer);
    Ok(projects.iter().map(one).collect())
}

/// How many contradictions nobody has declared, and no waiver sets aside.
fn undeclared(place: &Workplace, settings: &Settings, all: &[Reconciled]) -> usize {
    let mut found = Findings::default();
    for one in all {
        found.extend(one.findings(&place.catalogue));
    }
    let judgement = &place.catalogue.judgement;
    judgement.judge(&mut found, settings.as_of, false);
    let stands =
        |finding: &&Finding| finding.waived.is_none() && finding.code() != Code::WaiverEnded;
    found.iter().filter(stands).count()
}

/// How many numbers come to what, and what nobody has declared: differences and contradictions.
fn tell(
    place: &Workplace,
    all: &[Reconciled],
    (differ, contradict): (usize, usize),
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let language = place.language;
    let lines = if all.iter().all(|one| one.rows.is_empty()) {
        vec![reconciling(language, Reconciling::NothingPublished).to_owned()]
    } else {
        writeln!(out)?;
        vec![
            reconciliation::summary(language, all),
            wording::undeclared_count(language, differ, contradict),
        ]
    };
    for line in lines
        .iter()
        .flat_map(|line| wrapped(line, usize::from(width())))
    {
        writeln!(out, "{line}")?;
    }
    Ok(())
}
