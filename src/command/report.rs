//! `bilan report`: the workbooks due, counted as one batch and written whole.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use sha2::{Digest, Sha256};

use super::paths::{shown, tidy};
use super::terminal::width;
use super::workplace::{Workplace, ready};
use super::{Outcome, output};
use crate::catalogue::{Period, hex};
use crate::cli::{ReportArgs, Settings};
use crate::count::{self, Request};
use crate::finding::{Finding, Origin};
use crate::ingest::Ingested;
use crate::language::Language;
use crate::report::book::Book;
use crate::report::grid::{Cell, Column, Grid, RowKind};
use crate::report::layout::{self, Answers, Inside, Order};
use crate::report::workbook;
use crate::wording::{self, Trouble, Word, word};
use crate::write::atomically;

/// A workbook to write.
struct Due {
    project: usize,
    format: usize,
    language: Language,
    period: Period,
}

pub(super) fn run(
    settings: &Settings,
    args: &ReportArgs,
    out: &mut dyn Write,
    talk: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let Some(mut place) = ready(settings, talk)? else {
        return Ok(Outcome::Findings);
    };
    let due = due(&place, settings, args)?;
    let mut projects: Vec<usize> = due.iter().map(|one| one.project).collect();
    projects.dedup();
    let read = place.read(&projects)?;
    let requests: Vec<Request> = due
        .iter()
        .flat_map(|one| {
            layout::requests(
                &place.catalogue,
                one.project,
                &place.catalogue.formats[one.format],
                &one.period,
            )
        })
        .collect::<indexmap::IndexSet<Request>>()
        .into_iter()
        .collect();
    let (tables, findings) = count::count(&place.catalogue, &read, &requests);
    place.judge(findings, &read, false);
    let answers = Answers::new(tables);
    let folder = args
        .out
        .clone()
        .unwrap_or_else(|| tidy(&place.catalogue.reports));
    let mut list = Grid::new(
        "",
        vec![Column::new("file", word(place.language, Word::Written))],
    );
    for one in &due {
        for path in write(&place, settings, args, one, &read, &answers, &folder)? {
            list.push(RowKind::Plain, vec![Cell::text(shown(&path))]);
        }
    }
    output::grids(
        out,
        args.format,
        place.language,
        width(),
        std::slice::from_ref(&list),
        &[("files", &list)],
    )?;
    out.flush()?;
    place.tell(talk)?;
    Ok(place.outcome())
}

/// The workbooks that the projects owe for the period.
fn due(place: &Workplace, settings: &Settings, args: &ReportArgs) -> anyhow::Result<Vec<Due>> {
    let catalogue = &place.catalogue;
    let period = place.periods(std::slice::from_ref(&args.period))?[0];
    let format = match &args.donor {
        None => None,
        Some(code) => {
            let known = || catalogue.formats.iter().map(|format| format.code.as_str());
            match known().position(|known| known.eq_ignore_ascii_case(code)) {
                Some(format) => Some(format),
                None => bail!(place.unknown(Trouble::UnknownFormat, code, known())),
            }
        }
    };
    let mut list = Vec::new();
    for project in place.projects(&args.projects)? {
        let declared = &catalogue.projects[project];
        for report in declared
            .reports
            .iter()
            .filter(|report| format.is_none_or(|format| format == report.format))
        {
            list.push(Due {
                project,
                format: report.format,
                language: settings.lang.unwrap_or(report.language),
                period: period.of_project(declared.start, declared.end),
            });
        }
    }
    Ok(list)
}

/// Writes one workbook, and its internal copy where it is asked for.
fn write(
    place: &Workplace,
    settings: &Settings,
    args: &ReportArgs,
    due: &Due,
    read: &Ingested,
    answers: &Answers,
    folder: &Path,
) -> anyhow::Result<Vec<PathBuf>> {
    let catalogue = &place.catalogue;
    let inputs = inputs(place, read, due.project)?;
    let order = Order {
        catalogue,
        project: due.project,
        format: &catalogue.formats[due.format],
        period: &due.period,
        language: due.language,
        as_of: settings.as_of.unwrap_or(due.period.end),
        entries: &read.entries[due.project],
        inputs: &inputs,
        answers,
    };
    let period: String = due
        .period
        .code
        .chars()
        .map(|sign| if sign == '.' { '_' } else { sign })
        .collect();
    let stem = format!(
        "{}_{}_{}",
        catalogue.projects[due.project].code,
        order.format.code,
        period.replace("__", "-")
    );
    let mut written = vec![put(
        place,
        &layout::book(&order),
        &folder.join(format!("{stem}.xlsx")),
    )?];
    if args.internal {
        let findings = ours(place, read, due.project);
        let inside = Inside {
            ingested: read,
            findings: &findings,
        };
        let book = layout::internal(&order, &inside);
        written.push(put(
            place,
            &book,
            &folder.join(format!("{stem}_interne.xlsx")),
        )?);
    }
    Ok(written)
}

fn put(place: &Workplace, book: &Book, path: &Path) -> anyhow::Result<PathBuf> {
    let too_large = |grid: &&Grid| grid.rows.len() >= workbook::MOST_ROWS;
    if let Some(grid) = book
        .pages
        .iter()
        .flat_map(|page| &page.grids)
        .find(too_large)
    {
        bail!(wording::trouble(
            place.language,
            &Trouble::TooLarge(grid.title.clone())
        ));
    }
    let unwritable = || wording::trouble(place.language, &Trouble::Unwritable(shown(path)));
    let bytes = workbook::bytes(book).with_context(unwritable)?;
    atomically(path, &bytes).with_context(unwritable)?;
    Ok(path.to_owned())
}

/// The files that a project's figures come from, with their hashes.
fn inputs(
    place: &Workplace,
    read: &Ingested,
    project: usize,
) -> anyhow::Result<Vec<(String, String)>> {
    let ours = |source: usize| place.catalogue.sources[source].project == project;
    let mut files: Vec<String> = read
        .sheets
        .iter()
        .filter(|sheet| ours(sheet.source))
        .map(|sheet| sheet.file.clone())
        .collect();
    files.extend(place.catalogue.projects[project].entries.clone());
    files.sort();
    files.dedup();
    let mut list = Vec::new();
    for file in files {
        let unreadable = || wording::trouble(place.language, &Trouble::Unreadable(file.clone()));
        let path = place.data.join(&file);
        if !path.is_file() {
            continue;
        }
        let bytes = std::fs::read(&path).with_context(unreadable)?;
        let hash = hex(&Sha256::digest(&bytes));
        list.push((file, hash));
    }
    Ok(list)
}

/// The findings that concern a project: those of its files, and those of the whole run.
fn ours(place: &Workplace, read: &Ingested, project: usize) -> Vec<Finding> {
    let catalogue = &place.catalogue;
    let of_file = |file: &String| {
        read.sheets
            .iter()
            .any(|sheet| sheet.file == *file && catalogue.sources[sheet.source].project == project)
            || catalogue.projects[project].entries.as_ref() == Some(file)
            || !read.sheets.iter().any(|sheet| sheet.file == *file)
    };
    let concerns = |finding: &Finding| match &finding.origin {
        Origin::Sheet { file, .. } => of_file(file),
        _ => true,
    };
    place
        .findings
        .sorted()
        .into_iter()
        .filter(concerns)
        .collect()
}
