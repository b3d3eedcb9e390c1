//! `bilan count`: figures on standard output.

use std::io::Write;

use super::workplace::ready;
use super::{Outcome, engine, output};
use crate::cli::{CountArgs, OutputFormat, Settings};
use crate::count::{self, Asked};
use crate::report::figures;

pub(super) fn run(
    settings: &Settings,
    args: &CountArgs,
    out: &mut dyn Write,
    talk: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let Some(mut place) = ready(settings, talk)? else {
        return Ok(Outcome::Findings);
    };
    let asked = Asked {
        projects: place.projects(&args.projects)?,
        indicators: place.indicators(&args.indicators)?,
        periods: place.periods(&args.period)?,
        views: args.view.clone(),
        by: args
            .by
            .as_ref()
            .map(|by| place.dimensions(by))
            .transpose()?,
    };
    let requests = count::asked(&place.catalogue, &asked);
    let read = place.read(&asked.projects)?;
    let (tables, findings) = engine::counted(&place, &read, &requests)?;
    place.judge(findings, &read, false);
    let catalogue = &place.catalogue;
    match args.format {
        OutputFormat::Csv => out.write_all(&figures::csv(catalogue, &tables)?)?,
        OutputFormat::Json => output::json(out, &figures::json(catalogue, &tables))?,
        format => {
            let room =
                (format == OutputFormat::Table).then(|| usize::from(super::terminal::width()));
            let grids: Vec<_> = tables
                .iter()
                .map(|table| figures::grid(catalogue, place.language, table, room))
                .collect();
            output::grids(
                out,
                format,
                place.language,
                super::terminal::width(),
                &grids,
                &[],
            )?;
        }
    }
    out.flush()?;
    place.tell(talk)?;
    Ok(place.outcome())
}
