//! `bilan check`: everything read, all findings, and what became of each row.

use std::io::Write;

use chrono::NaiveDate;
use indexmap::{IndexMap, IndexSet};

use super::engine;
use super::known::known_until;
use super::remedies;
use super::reveal;
use super::terminal::width;
use super::workplace::{Opened, Workplace, open};
use super::{Outcome, output};
use crate::catalogue::{Period, PeriodSpec};
use crate::cli::{CheckArgs, OutputFormat, Settings};
use crate::count::{self, Asked, Request, Table, View};
use crate::finding::{Findings, Severity};
use crate::ingest::{Ingested, RowFunnel};
use crate::reconcile;
use crate::report::findings;
use crate::report::grid::{Cell, Column, Grid, RowKind};
use crate::report::layout::{row_cells, row_columns};
use crate::variance::{self, Watch};
use crate::wording::{self, Word, word};

pub(super) fn run(
    settings: &Settings,
    args: &CheckArgs,
    out: &mut dyn Write,
    talk: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let format = args.format;
    let mut place = match open(settings, talk)? {
        Opened::Ready(place) => place,
        Opened::Mistaken(told, texts, language) => {
            // Readers have been told on standard error; machines read what they asked for.
            if format != OutputFormat::Table {
                let machine = findings::flat(language, &told, &findings::Excerpts::new(&texts));
                let grids = [findings::grid(language, &told)];
                let named = [("findings", &machine)];
                output::grids(out, format, language, width(), &grids, &named)?;
            }
            return Ok(Outcome::Findings);
        }
    };
    place.reveal_to(reveal::audience(args.reveal, place.language, talk)?);
    let projects = place.projects(&args.projects)?;
    let period = place.periods(std::slice::from_ref(&args.period))?[0];
    let whole = projects.len() == place.catalogue.projects.len();
    let counted_in = place.catalogue.counted_in(&projects);
    let read = if args.accept_layout {
        let read = place.read_registers(&counted_in)?;
        place.accept_layouts(&read, talk)?;
        read
    } else {
        place.read(&counted_in)?
    };
    let found = counted(&place, settings, &projects, period, &read)?;
    place.judge(found, &read, whole);
    let language = place.language;
    let sorted = place.findings.sorted();
    let told = findings::grid(language, &sorted);
    let machine = findings::flat(language, &sorted, &place.excerpts());
    let flat = flat(&place, &read);
    if format == OutputFormat::Table {
        place.print_all(out)?;
        output::grids(out, format, language, width(), &funnels(&place, &read), &[])?;
        let count = |severity| place.findings.count(severity);
        let (errors, warnings, notes) = (
            count(Severity::Error),
            count(Severity::Warning),
            count(Severity::Note),
        );
        writeln!(
            out,
            "\n{}",
            wording::findings_count(language, errors, warnings, notes)
                + &wording::waived_count(language, place.findings.waived())
        )?;
    } else {
        let grids = [told.clone(), flat.clone()];
        let named = [("findings", &machine), ("rows", &flat)];
        output::grids(out, format, language, width(), &grids, &named)?;
    }
    out.flush()?;
    remedies::write(&place, settings, args, &sorted, talk)?;
    Ok(place.outcome())
}

/// The doubts that show only when records meet the projects' dates, and figures each other.
fn counted(
    place: &Workplace,
    settings: &Settings,
    projects: &[usize],
    period: PeriodSpec,
    read: &Ingested,
) -> anyhow::Result<Findings> {
    let catalogue = &place.catalogue;
    let asked = Asked {
        projects: projects.to_vec(),
        indicators: Vec::new(),
        // What counting a period finds is told here too.
        periods: Vec::from_iter(IndexSet::from([PeriodSpec::Life, period])),
        views: vec![View::Period],
        by: Some(Vec::new()),
    };
    let mut requests = count::asked(catalogue, &asked);
    let looks: Vec<(usize, Period, NaiveDate)> = projects
        .iter()
        .map(|project| {
            let declared = &catalogue.projects[*project];
            let period = period.of_project(declared.start, declared.end);
            let as_of = settings
                .as_of
                .unwrap_or_else(|| known_until(read, *project, &period));
            (*project, period, as_of)
        })
        .collect();
    for (project, period, as_of) in &looks {
        requests.extend(reconcile::requests_of_lines(
            catalogue, *project, period, *as_of,
        ));
    }
    let watches: Vec<Watch<'_>> = looks
        .iter()
        .map(|(project, period, as_of)| Watch::new(catalogue, *project, period, Some(*as_of)))
        .collect();
    requests.extend(watches.iter().flat_map(Watch::requests));
    let (tables, mut found) = engine::counted(place, read, &requests)?;
    for watch in &watches {
        found.extend(variance::of(watch, read, &tables));
    }
    let tables: IndexMap<&Request, &Table> =
        tables.iter().map(|table| (&table.request, table)).collect();
    let answer = |request: &Request| tables.get(request).copied();
    for (project, period, as_of) in &looks {
        found.extend(reconcile::doubts(
            catalogue,
            *project,
            (period, *as_of),
            &answer,
        ));
    }
    Ok(found)
}

/// The first funnel, a table for each source; columns that are 0 throughout are left out.
fn funnels(place: &Workplace, read: &Ingested) -> Vec<Grid> {
    let mut grids = Vec::new();
    for (number, source) in place.catalogue.sources.iter().enumerate() {
        let mut grid = row_columns(place.language, false);
        let mut sum = RowFunnel::default();
        for sheet in read.sheets.iter().filter(|sheet| sheet.source == number) {
            let name = if sheet.sheet.is_empty() {
                stem(&sheet.file)
            } else {
                &sheet.sheet
            };
            grid.push(
                RowKind::Plain,
                std::iter::once(Cell::text(name))
                    .chain(row_cells(&sheet.funnel))
                    .collect(),
            );
            sum.add(&sheet.funnel);
        }
        if grid.rows.is_empty() {
            continue;
        }
        if grid.rows.len() > 1 {
            let total = Cell::text(word(place.language, Word::Total));
            grid.push(
                RowKind::Total,
                std::iter::once(total).chain(row_cells(&sum)).collect(),
            );
        }
        drop_idle(&mut grid);
        grid.title = format!(
            "{} · {}",
            word(place.language, Word::RowsFunnel),
            source.code
        );
        if source.funders.is_some() {
            let project = &place.catalogue.projects[source.project].code;
            grid.title = format!("{} · {project}", grid.title);
        }
        grids.push(grid);
    }
    grids
}

/// Leaves out the columns that say 0 on every row.
fn drop_idle(grid: &mut Grid) {
    let idle = |at: usize| {
        grid.rows
            .iter()
            .all(|row| row.cells.get(at) == Some(&Cell::count(0u32)))
    };
    let kept: Vec<usize> = (0..grid.columns.len()).filter(|at| !idle(*at)).collect();
    grid.columns = kept
        .iter()
        .map(|at| grid.columns[*at].clone())
        .collect::<Vec<Column>>();
    for row in &mut grid.rows {
        row.cells = kept.iter().map(|at| row.cells[*at].clone()).collect();
    }
}

fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// The first funnel with one row a sheet, for machine formats.
fn flat(place: &Workplace, read: &Ingested) -> Grid {
    let mut grid = row_columns(place.language, true);
    grid.title = word(place.language, Word::RowsFunnel).into();
    let project = Column::new("project", word(place.language, Word::Project));
    grid.columns.insert(1, project);
    for sheet in &read.sheets {
        let source = &place.catalogue.sources[sheet.source];
        let project = &place.catalogue.projects[source.project];
        let head = [
            Cell::text(&source.code),
            Cell::text(&project.code),
            Cell::text(&sheet.file),
            Cell::text(&sheet.sheet),
        ];
        grid.push(
            RowKind::Plain,
            head.into_iter().chain(row_cells(&sheet.funnel)).collect(),
        );
    }
    grid
}
