//! `bilan diff`: two periods counted, or two files of figures read, and compared.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, bail};

use super::terminal::width;
use super::workplace::{Workplace, ready};
use super::{Outcome, engine, output};
use crate::catalogue::PeriodSpec;
use crate::cli::{DiffArgs, OutputFormat, Settings};
use crate::count::{self, Asked};
use crate::diff::{self, Line};
use crate::report::{changes, figures as printed};
use crate::wording::{self, Trouble, Word, word};

pub(super) fn run(
    settings: &Settings,
    args: &DiffArgs,
    out: &mut dyn Write,
    talk: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let Some(mut place) = ready(settings, talk)? else {
        return Ok(Outcome::Findings);
    };
    let (from, to) = match (PeriodSpec::parse(&args.from), PeriodSpec::parse(&args.to)) {
        (Some(from), Some(to)) => counted(&mut place, args, from, to)?,
        (None, _) if !Path::new(&args.from).is_file() => bail!(neither(&place, &args.from)),
        (_, None) if !Path::new(&args.to).is_file() => bail!(neither(&place, &args.to)),
        _ => (figures(&place, &args.from)?, figures(&place, &args.to)?),
    };
    let changes = diff::diff(&from, &to);
    let flat = changes::flat(&changes);
    let grids = changes::grids(
        &place.catalogue,
        place.language,
        (&args.from, &args.to),
        &changes,
    );
    let differ = changes.iter().any(diff::Change::differs);
    output::grids(
        out,
        args.format,
        place.language,
        width(),
        &grids,
        &[("changes", &flat)],
    )?;
    let compared = !place.projects(&args.projects)?.is_empty();
    if !differ && compared && args.format == OutputFormat::Table {
        writeln!(out, "{}", word(place.language, Word::NotDifferent))?;
    }
    out.flush()?;
    place.tell(talk)?;
    Ok(if differ {
        Outcome::Findings
    } else {
        place.outcome()
    })
}

fn neither(place: &Workplace, text: &str) -> String {
    wording::trouble(place.language, &Trouble::InvalidPeriod(text.to_owned()))
}

fn counted(
    place: &mut Workplace,
    args: &DiffArgs,
    from: PeriodSpec,
    to: PeriodSpec,
) -> anyhow::Result<(Vec<Line>, Vec<Line>)> {
    let projects = place.projects(&args.projects)?;
    let asked = |period| -> anyhow::Result<Asked> {
        Ok(Asked {
            projects: projects.clone(),
            indicators: place.indicators(&args.indicators)?,
            periods: vec![period],
            views: args.view.clone(),
            by: args
                .by
                .as_ref()
                .map(|by| place.dimensions(by))
                .transpose()?,
        })
    };
    let (first, second) = (asked(from)?, asked(to)?);
    let read = place.read(&projects)?;
    let mut sides = Vec::new();
    for asked in [first, second] {
        let requests = count::asked(&place.catalogue, &asked);
        let (tables, findings) = engine::counted(place, &read, &requests)?;
        place.judge(findings, &read, false);
        let written = printed::json(&place.catalogue, &tables);
        sides.push(diff::from_json(&written).unwrap_or_default());
    }
    let to = sides.pop().unwrap_or_default();
    let from = sides.pop().unwrap_or_default();
    Ok((from, to))
}

/// A file of figures, JSON or CSV by what it holds.
fn figures(place: &Workplace, path: &str) -> anyhow::Result<Vec<Line>> {
    let unreadable = || wording::trouble(place.language, &Trouble::Unreadable(path.to_owned()));
    let bytes = std::fs::read(path).with_context(unreadable)?;
    let json = serde_json::from_slice(&bytes)
        .ok()
        .and_then(|file| diff::from_json(&file));
    match json.or_else(|| diff::from_csv(&bytes)) {
        Some(lines) => Ok(lines),
        None => bail!(wording::trouble(
            place.language,
            &Trouble::InvalidFigures(path.to_owned())
        )),
    }
}
