//! The entries file of a project: what only a person can say of a line and a period.

use super::Folder;
use super::book::{Told, guard, open};
use super::sheet::Row;
use super::value::{self, Reading};
use crate::catalogue::{PeriodSpec, Project, fold, nearest};
use crate::finding::{Fact, Findings, Origin, Shown};

/// One row of an entries file.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The logframe line's place in the project.
    pub line: usize,
    /// The period it is about.
    pub period: PeriodSpec,
    /// The typed value, in ten-thousandths.
    pub value: Option<i64>,
    /// The comment.
    pub text: String,
    /// Why the value is off its target.
    pub reason: String,
    /// Where the evidence lies.
    pub evidence: String,
    /// Who says so.
    pub author: String,
    /// The row in the file.
    pub row: u32,
}

/// The headers of an entries file, in French and in English.
const HEADERS: [[&str; 2]; 7] = [
    ["Ligne", "Line"],
    ["Période", "Period"],
    ["Valeur", "Value"],
    ["Commentaire", "Comment"],
    ["Raison de l'écart", "Reason for variance"],
    ["Preuve", "Evidence"],
    ["Auteur", "Author"],
];

/// Reads the entries of a project; every visible sheet that has their headers counts.
pub(super) fn read(
    folder: &Folder<'_>,
    path: &str,
    project: &Project,
    findings: &mut Findings,
) -> Vec<Entry> {
    let mut entries = Vec::new();
    let read = open(folder, path, &Told::default()).and_then(|book| {
        let sheets = book.sheets().iter().enumerate();
        for (place, sheet) in sheets.filter(|(_, sheet)| !sheet.hidden) {
            let mut columns: Option<Vec<Option<u32>>> = None;
            guard(|| {
                book.read(place, &mut |row| {
                    match &columns {
                        None => columns = headers(row),
                        Some(columns) => {
                            entries.extend(entry(
                                row,
                                columns,
                                &sheet.name,
                                path,
                                project,
                                findings,
                            ));
                        }
                    }
                    true
                })
            })?;
        }
        Ok(())
    });
    if let Err(reason) = read {
        findings.add(Fact::UnreadableFile { reason }, Origin::file(path));
    }
    entries
}

/// The column of each header, when the row holds the first two.
fn headers(row: Row<'_>) -> Option<Vec<Option<u32>>> {
    let column = |names: &[&str; 2]| {
        (0..row.cells.len() as u32).find(|column| {
            let here = fold(&value::text(row.cell(*column)));
            names.iter().any(|name| fold(name) == here)
        })
    };
    let columns: Vec<Option<u32>> = HEADERS.iter().map(column).collect();
    (columns[0].is_some() && columns[1].is_some()).then_some(columns)
}

fn entry(
    row: Row<'_>,
    columns: &[Option<u32>],
    sheet: &str,
    path: &str,
    project: &Project,
    findings: &mut Findings,
) -> Option<Entry> {
    if row.is_blank() {
        return None;
    }
    let cell =
        |at: usize| columns[at].map_or(super::sheet::Value::Empty, |column| row.cell(column));
    let text = |at: usize| value::text(cell(at)).into_owned();
    let origin = |at: usize| Origin::cell(path, sheet, row.number, columns[at]);
    let code = text(0);
    let line = project
        .logframe
        .iter()
        .position(|line| fold(&line.code) == fold(&code));
    if line.is_none() {
        let nearest = nearest(
            &code,
            project.logframe.iter().map(|line| line.code.as_str()),
        );
        let line = if nearest.is_some() { code } else { told(&code) };
        findings.add(Fact::UnknownEntryLine { line, nearest }, origin(0));
    }
    let period = PeriodSpec::parse(&text(1));
    if period.is_none() {
        let fact = Fact::InvalidEntryPeriod {
            text: told(&text(1)),
        };
        findings.add(fact, origin(1));
    }
    let number = match value::number(cell(2)) {
        Reading::Is(number) => Some(number),
        Reading::Empty => None,
        Reading::Wrong => {
            findings.add(Fact::InvalidEntryValue, origin(2));
            None
        }
    };
    Some(Entry {
        line: line?,
        period: period?,
        value: number,
        text: text(3),
        reason: text(4),
        evidence: text(5),
        author: text(6),
        row: row.number,
    })
}

/// A code or a period as it may be shown; columns get swapped, and what could be a name or a number of somebody is
/// shown by its shape.
fn told(text: &str) -> String {
    let code = text.chars().any(char::is_numeric)
        && !text.contains(char::is_whitespace)
        && text.parse::<u64>().map_or(true, |number| number < 10_000);
    match Shown::shape(text) {
        Shown::Shape(shape) if !code => shape,
        _ => text.to_owned(),
    }
}
