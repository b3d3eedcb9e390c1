//! A mistake in a project's own files stops that project and no other: the catalogue is read again without it.
//!
//! Its own are its file, a table of lines that it alone names, and the sources that are its alone. Whatever else is wrong
//! concerns everybody.

use super::table::beside;
use super::{CatalogueText, walk};
use crate::finding::{Fact, Finding, Findings, Named, Origin};

/// A project that is left out, for a mistake in its own files or in those of a project that it is counted in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Its code; the name of its file where it has none.
    pub code: String,
    /// Its own files, under the catalogue's folder.
    pub files: Vec<String>,
    /// What registers that several projects share call it.
    pub(super) words: Vec<String>,
}

impl LeftOut {
    /// Whether a finding stands in its own files, or is of what it alone lacks.
    pub fn owns(&self, finding: &Finding) -> bool {
        if let Fact::FormatAsksNothing { project, .. } = &finding.fact {
            return *project == self.code;
        }
        match &finding.origin {
            Origin::Catalogue { file, .. } | Origin::Sheet { file, .. } => {
                self.files.contains(file)
            }
            Origin::Nowhere => false,
        }
    }
}

/// What each project alone has in the catalogue. A code that two files declare is neither's alone.
pub(super) fn own_files(texts: &[CatalogueText]) -> Vec<LeftOut> {
    let files = texts
        .iter()
        .filter(|text| text.path.starts_with("projects/"));
    let all: Vec<LeftOut> = files.map(|text| of(text, texts)).collect();
    let once = |one: &&LeftOut| {
        let named = |other: &&LeftOut| other.code.eq_ignore_ascii_case(&one.code);
        all.iter().filter(named).count() == 1
    };
    all.iter().filter(once).cloned().collect()
}

fn of(project: &CatalogueText, texts: &[CatalogueText]) -> LeftOut {
    let written = walk::text_of(&project.text, "code");
    let stem = || {
        let name = project.path.rsplit('/').next().unwrap_or_default();
        name.trim_end_matches(".toml").to_owned()
    };
    let code = written.clone().unwrap_or_else(stem);
    let named = |one: &String| match &written {
        Some(code) => one == code,
        None => one.eq_ignore_ascii_case(&code),
    };
    let sources = texts.iter().filter(|text| {
        text.path.starts_with("sources/")
            && walk::text_of(&text.text, "project")
                .as_ref()
                .is_some_and(named)
    });
    let sources = sources.map(|source| source.path.clone());
    let files = std::iter::once(project.path.clone())
        .chain(sources)
        .chain(own_table(project, texts));
    let mut words = walk::texts_of(&project.text, "name");
    words.push(code.clone());
    LeftOut {
        files: files.collect(),
        code,
        words,
    }
}

/// The table of lines that a project names and no other does.
fn own_table(project: &CatalogueText, texts: &[CatalogueText]) -> Option<String> {
    let named = |text: &CatalogueText| {
        let name = walk::text_of(&text.text, "table")?;
        Some(beside(&text.path, &name))
    };
    let table = named(project)?;
    let projects = texts
        .iter()
        .filter(|text| text.path.starts_with("projects/"));
    let naming = projects.filter(|text| named(text).as_ref() == Some(&table));
    (naming.count() == 1).then_some(table)
}

/// The projects to leave out for these findings, which may be none; `None` where a mistake concerns everybody.
pub(super) fn at_fault(findings: &Findings, own: &[LeftOut]) -> Option<Vec<LeftOut>> {
    let mut places = Vec::new();
    for finding in findings.iter().filter(|finding| finding.is_error()) {
        places.push(own.iter().position(|one| one.owns(finding))?);
    }
    places.sort_unstable();
    places.dedup();
    Some(places.into_iter().map(|place| own[place].clone()).collect())
}

/// Takes out the findings that name a project left out: it is declared all the same. Gives the projects that cannot be
/// counted without it, because it is named in their own files.
pub(super) fn depending(
    findings: &mut Findings,
    left_out: &[LeftOut],
    own: &[LeftOut],
) -> Vec<LeftOut> {
    let mut depending: Vec<LeftOut> = Vec::new();
    findings.retain(|finding| {
        let names = matches!(&finding.fact, Fact::Undeclared { kind: Named::Project, name, .. }
            if left_out.iter().any(|one| one.code.eq_ignore_ascii_case(name)));
        let owner = own.iter().find(|one| names && one.owns(finding));
        depending.extend(owner.filter(|one| !depending.contains(one)).cloned());
        !names
    });
    depending
}
