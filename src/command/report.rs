//! `bilan report`: the workbooks due, counted as one batch and written whole.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, bail};
use chrono::NaiveDate;
use indexmap::IndexSet;
use sha2::{Digest, Sha256};

use super::due::{DueList, Wanted};
use super::engine;
use super::known::known_until;
use super::paths::{shown, tidy};
use super::shelf::Shelf;
use super::terminal::width;
use super::workplace::{Workplace, ready};
use super::{Outcome, output};
use crate::catalogue::{Period, hex};
use crate::cli::{ReportArgs, Settings};
use crate::count::Request;
use crate::finding::{Finding, Origin, Severity};
use crate::ingest::Ingested;
use crate::reconcile;
use crate::report::book::Book;
use crate::report::grid::{Cell, Column, Grid, RowKind};
use crate::report::layout::{self, Answers, Inside, Order};
use crate::report::workbook;
use crate::variance::{self, Watch};
use crate::wording::{self, Trouble, Word, word};
use crate::write::Title;

pub(super) fn run(
    settings: &Settings,
    args: &ReportArgs,
    out: &mut dyn Write,
    talk: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let Some(mut place) = ready(settings, talk)? else {
        return Ok(Outcome::Findings);
    };
    let due = DueList::of(&place, settings, args)?;
    due.tell(&place, args, settings.quiet, talk)?;
    let wanted = due.wanted;
    let folder = args.out.clone();
    let folder = folder.unwrap_or_else(|| tidy(&place.catalogue.reports));
    if wanted.is_empty() {
        Shelf::tidy(&place, &folder, settings.quiet, talk)?;
        place.tell(talk)?;
        return Ok(Outcome::Findings);
    }
    let mut shelf = Shelf::open(&place, &folder, settings.quiet, talk)?;
    let projects: Vec<usize> = wanted.iter().map(|one| one.project).collect();
    let read = place.read(&place.catalogue.counted_in(&projects))?;
    let mut inputs = Vec::new();
    for one in &wanted {
        inputs.push(input_files(&place, &read, one.project)?);
    }
    let nothing = Answers::default();
    let mut requests: IndexSet<Request> = IndexSet::new();
    for (one, files) in wanted.iter().zip(&inputs) {
        let order = order(&place, settings, one, &read, files, &nothing);
        requests.extend(engine::whole(&place, layout::requests(&order))?);
    }
    let mut answers = count_batch(&mut place, settings, args, &wanted, &read, requests)?;
    for (one, files) in wanted.iter().zip(&inputs) {
        let book = laid_out(&mut place, settings, (one, files), &read, &mut answers)?;
        let order = order(&place, settings, one, &read, files, &answers);
        write(&place, args, &order, book, &mut shelf)?;
    }
    let asked = place.projects(&args.projects)?.into_iter();
    let asked: Vec<&str> = asked
        .map(|one| place.catalogue.projects[one].code.as_str())
        .collect();
    let mut list = Grid::new(
        "",
        vec![Column::new("file", word(place.language, Word::Written))],
    );
    for path in shelf.finish(args, &asked, settings.quiet, talk)? {
        list.push(RowKind::Plain, vec![Cell::text(shown(&path))]);
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

/// Counts what the workbooks ask for as one batch, and holds their lines against each other.
fn count_batch(
    place: &mut Workplace,
    settings: &Settings,
    args: &ReportArgs,
    wanted: &[Wanted],
    read: &Ingested,
    mut requests: IndexSet<Request>,
) -> anyhow::Result<Answers> {
    let catalogue = &place.catalogue;
    let look = |one: &Wanted| {
        let last = || known_until(read, one.project, &one.period);
        let as_of = settings.as_of.unwrap_or_else(last);
        (one.project, one.period.clone(), as_of)
    };
    // A project may owe several workbooks for one period.
    let looks: IndexSet<(usize, Period, NaiveDate)> = wanted.iter().map(look).collect();
    for (project, period, as_of) in &looks {
        requests.extend(reconcile::requests_of_lines(
            catalogue, *project, period, *as_of,
        ));
        if args.internal {
            requests.extend(reconcile::requests(catalogue, *project));
        }
    }
    let watches: Vec<Watch<'_>> = looks
        .iter()
        .map(|(project, period, as_of)| Watch::new(catalogue, *project, period, Some(*as_of)))
        .collect();
    requests.extend(watches.iter().flat_map(Watch::requests));
    let requests: Vec<Request> = requests.into_iter().collect();
    let (tables, mut findings) = engine::counted(place, read, &requests)?;
    for watch in &watches {
        findings.extend(variance::of(watch, read, &tables));
    }
    let answers = Answers::new(tables);
    let answer = |request: &Request| answers.find(request);
    for (project, period, as_of) in &looks {
        let look = (period, *as_of);
        findings.extend(reconcile::doubts(catalogue, *project, look, &answer));
    }
    place.judge(findings, read, false);
    Ok(answers)
}

fn order<'o>(
    place: &'o Workplace,
    settings: &Settings,
    wanted: &'o Wanted,
    read: &'o Ingested,
    inputs: &'o [(String, String)],
    answers: &'o Answers,
) -> Order<'o> {
    Order {
        catalogue: &place.catalogue,
        project: wanted.project,
        due: &wanted.report,
        format: &place.catalogue.formats[wanted.report.format],
        period: &wanted.period,
        language: wanted.language,
        as_of: settings.as_of.unwrap_or(wanted.period.end),
        entries: &read.entries[wanted.project],
        inputs,
        ingested: read,
        answers,
        provisional: false,
    }
}

/// A workbook laid out; where its pages ask for more once they know figures, that is counted too.
fn laid_out(
    place: &mut Workplace,
    settings: &Settings,
    (one, files): (&Wanted, &[(String, String)]),
    read: &Ingested,
    answers: &mut Answers,
) -> anyhow::Result<Book> {
    loop {
        let mut order = order(place, settings, one, read, files, answers);
        order.provisional = errors_stand(place, read, one.project);
        let book = engine::whole(place, layout::book(&order))?;
        let more = answers.unanswered();
        if more.is_empty() {
            return Ok(book);
        }
        let (tables, findings) = engine::counted(place, read, &more)?;
        place.judge(findings, read, false);
        answers.extend(tables);
    }
}

/// Writes one workbook aside, and its internal copy where it is asked for.
fn write(
    place: &Workplace,
    args: &ReportArgs,
    order: &Order<'_>,
    book: Book,
    shelf: &mut Shelf,
) -> anyhow::Result<()> {
    let (title, stem) = (title(place, order), stem(place, order));
    shelf.add(place, title.clone(), &format!("{stem}.xlsx"), &book)?;
    if args.internal {
        let findings = ours(place, order.ingested, order.project);
        let inside = Inside {
            ingested: order.ingested,
            findings: &findings,
        };
        let book = layout::internal(order, &inside, book);
        let internal = true;
        let title = Title { internal, ..title };
        shelf.add(place, title, &format!("{stem}_interne.xlsx"), &book)?;
    }
    Ok(())
}

/// What a workbook is.
fn title(place: &Workplace, order: &Order<'_>) -> Title {
    Title {
        project: place.catalogue.projects[order.project].code.clone(),
        format: order.format.code.clone(),
        report: order.due.name.clone(),
        period: order.period.code.clone(),
        internal: false,
    }
}

/// How the name of a workbook's file begins.
fn stem(place: &Workplace, order: &Order<'_>) -> String {
    let code = order.period.code.chars();
    let period: String = code
        .map(|sign| if sign == '.' { '_' } else { sign })
        .collect();
    format!(
        "{}_{}_{}",
        place.catalogue.projects[order.project].code,
        order.due.name,
        period.replace("__", "-")
    )
}

/// The bytes of a workbook that goes to `path`, if the format can hold it.
pub(super) fn bytes(place: &Workplace, book: &Book, path: &Path) -> anyhow::Result<Vec<u8>> {
    if let Err(beyond) = workbook::check(book) {
        bail!(wording::trouble(place.language, &beyond));
    }
    let unwritable = || wording::trouble(place.language, &Trouble::Unwritable(shown(path)));
    workbook::bytes(book).with_context(unwritable)
}

/// The files that a project's figures come from, with their hashes.
fn input_files(
    place: &Workplace,
    read: &Ingested,
    project: usize,
) -> anyhow::Result<Vec<(String, String)>> {
    let ours = |source: usize| {
        let of = place.catalogue.sources[source].project;
        let mut lines = place.catalogue.projects[project].logframe.iter();
        of == project || lines.any(|line| line.project == Some(of))
    };
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
        let path = read.paths.get(&file).unwrap_or(&file);
        let path = place.data.join(path);
        if !path.is_file() {
            continue;
        }
        let bytes = std::fs::read(&path).with_context(unreadable)?;
        let hash = hex(&Sha256::digest(&bytes));
        list.push((file, hash));
    }
    Ok(list)
}

/// Whether errors stand among the findings of a project.
fn errors_stand(place: &Workplace, read: &Ingested, project: usize) -> bool {
    let mut told = ours(place, read, project).into_iter();
    told.any(|one| one.severity() == Severity::Error && one.waived.is_none())
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
        Origin::Catalogue { file, .. } => {
            *file == catalogue.projects[project].file
                || !catalogue.projects.iter().any(|other| other.file == *file)
        }
        Origin::Nowhere => true,
    };
    let others = |finding: &Finding| catalogue.left_out.iter().any(|one| one.owns(finding));
    place
        .findings
        .sorted()
        .into_iter()
        .filter(|finding| concerns(finding) && !others(finding))
        .collect()
}
