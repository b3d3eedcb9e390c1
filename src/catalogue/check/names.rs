//! What the files of workbooks are named by: codes that every system takes, and no two names that are one on some.

use super::Scope;
use crate::catalogue::Written;
use crate::catalogue::code::{instead, misnamed};
use crate::catalogue::file::ReportFile;
use crate::catalogue::model::Project;
use crate::catalogue::spot::Spot;
use crate::finding::{Fact, Named, NoName, Origin};

impl Scope<'_> {
    /// A finding where a code cannot stand in the name of a file.
    pub(super) fn names_a_file(&mut self, code: &Spot<String>) {
        if let Some(why) = misnamed(code) {
            let no_name = NoName {
                code: code.value.clone(),
                why,
                instead: instead(code),
            };
            self.add(Fact::InvalidCode(no_name), &code.span);
        }
    }

    /// A finding for each code that was met before, if in other case.
    pub(super) fn once_in_any_case<'c>(
        &mut self,
        kind: Named,
        codes: impl Iterator<Item = &'c Spot<String>>,
    ) {
        let mut met: Vec<String> = Vec::new();
        for code in codes {
            let lower = code.to_lowercase();
            if met.contains(&lower) {
                self.twice(kind, code);
            }
            met.push(lower);
        }
    }

    fn twice(&mut self, kind: Named, code: &Spot<String>) {
        let fact = Fact::DuplicateCode {
            kind,
            code: code.value.clone(),
        };
        self.add(fact, &code.span);
    }

    /// What each report of a project is called in the names of files: by its own code, or by its format's, with the language
    /// or a number where an earlier report has that.
    pub(super) fn names_of_reports(&mut self, reports: &[ReportFile]) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for report in reports {
            let is_new = |name: &str| !names.iter().any(|one| one.eq_ignore_ascii_case(name));
            let name = match &report.code {
                Some(code) => {
                    let new = is_new(code);
                    self.names_a_file(code);
                    if !new {
                        self.twice(Named::Report, code);
                    }
                    code.value.clone()
                }
                None => free(&report.format, &report.language, is_new),
            };
            names.push(name);
        }
        names
    }
}

/// The first of some names that is new.
fn free(format: &str, language: &str, is_new: impl Fn(&str) -> bool) -> String {
    let numbered = (2..).map(|number| format!("{format}-{number}"));
    let mut names = [format.to_owned(), format!("{format}-{language}")]
        .into_iter()
        .chain(numbered);
    let found = names.find(|name| is_new(name));
    found.expect("there is no end of numbers")
}

/// Finds reports of two projects whose workbooks would have one name: `A_B` and `C`, `A` and `B_C`.
pub(in crate::catalogue) fn one_name_each(
    written: &Written<'_>,
    projects: &[Project],
    scope: &mut Scope<'_>,
) {
    let mut met: Vec<(String, usize)> = Vec::new();
    for (place, (project, (file, of))) in projects.iter().zip(&written.projects).enumerate() {
        for (report, due) in project.reports.iter().zip(&of.report) {
            let code = format!("{}_{}", project.code, report.name);
            let lower = code.to_lowercase();
            // One project's own, and projects of one code, are told elsewhere.
            let other = |one: &(String, usize)| {
                let same = projects[one.1].code.eq_ignore_ascii_case(&project.code);
                one.0 == lower && one.1 != place && !same
            };
            if met.iter().any(other) {
                let span = due
                    .code
                    .as_ref()
                    .map_or(&due.format.span, |code| &code.span);
                let kind = Named::Report;
                let origin = Origin::catalogue(file, span.clone());
                scope
                    .findings
                    .add(Fact::DuplicateCode { kind, code }, origin);
            }
            met.push((lower, place));
        }
    }
}
