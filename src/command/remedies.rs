//! What `bilan check` writes for people to mend findings with: the list of values, and the workbooks of questions.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::paths::shown;
use super::report;
use super::workplace::Workplace;
use crate::catalogue::{AliasList, decoded};
use crate::cli::{CheckArgs, Settings};
use crate::finding::Finding;
use crate::report::{fix_list as list, questions as asked};
use crate::wording::{self, Trouble};
use crate::write::atomically;

/// Writes what `check` was asked to write, and says so.
pub(super) fn write(
    place: &Workplace,
    settings: &Settings,
    args: &CheckArgs,
    findings: &[Finding],
    talk: &mut dyn Write,
) -> anyhow::Result<()> {
    let mut written = Vec::new();
    if let Some(path) = &args.fix_list {
        fix_list(place, findings, path)?;
        written.push(path.clone());
    }
    if let Some(folder) = &args.questions {
        written.extend(questions(place, settings, findings, folder)?);
    }
    for path in written.iter().filter(|_| !settings.quiet) {
        writeln!(talk, "{}", wording::wrote(place.language, &shown(path)))?;
    }
    Ok(())
}

/// Writes the values that nothing understands. What stands filled in at the same place is kept.
fn fix_list(place: &Workplace, findings: &[Finding], path: &Path) -> anyhow::Result<()> {
    let trouble =
        |trouble: fn(String) -> Trouble| wording::trouble(place.language, &trouble(shown(path)));
    let before = if path.exists() {
        let bytes = std::fs::read(path).with_context(|| trouble(Trouble::Unreadable))?;
        AliasList::new(&decoded(&bytes))
    } else {
        AliasList::default()
    };
    let ours = ["dimension", "value", "category"]
        .iter()
        .all(|name| before.column(name).is_some());
    if !before.columns.is_empty() && !ours {
        bail!(trouble(Trouble::NoFixList));
    }
    let bytes = list::bytes(place.language, findings, &before)?;
    atomically(path, &bytes).with_context(|| trouble(Trouble::Unwritable))
}

/// Writes a workbook of questions for each register with doubtful cells.
fn questions(
    place: &Workplace,
    settings: &Settings,
    findings: &[Finding],
    folder: &Path,
) -> anyhow::Result<Vec<PathBuf>> {
    let projects = place.catalogue.projects.iter();
    let last = projects.map(|project| project.end).max();
    let as_of = settings.as_of.or(last).unwrap_or_default();
    let mut written = Vec::new();
    for (name, book) in asked::books(&place.catalogue, place.language, as_of, findings) {
        let path = folder.join(name);
        let bytes = report::bytes(place, &book, &path)?;
        atomically(&path, &bytes).with_context(|| {
            wording::trouble(place.language, &Trouble::Unwritable(shown(&path)))
        })?;
        written.push(path);
    }
    Ok(written)
}
