//! Projects checked: dates, revisions, results, the workbooks due.

use chrono::NaiveDate;

use super::Scope;
use super::dimensions::once;
use crate::catalogue::file::{NamedPeriodFile, ProjectFile, ReportFile, RevisionFile};
use crate::catalogue::model::{
    Due, Format, Indicator, NamedPeriod, Project, ResultStatement, Revision,
};
use crate::catalogue::period::PeriodSpec;
use crate::catalogue::spot::{Day, Spot};
use crate::finding::{Bound, Fact, Named};
use crate::language::Language;

/// The share over or under a target past which a comment is due, where nobody says otherwise.
pub(super) const MARGIN: f64 = 0.25;
/// The share of a figure's acts that may be lost where nothing is said.
pub(in crate::catalogue) const TOLERATE: f64 = 0.01;

/// What projects are checked against.
pub(in crate::catalogue) struct Around<'a> {
    /// Every indicator.
    pub indicators: &'a [Indicator],
    /// Every donor format.
    pub formats: &'a [Format],
    /// The codes of all projects, in their order.
    pub projects: &'a [String],
    /// The catalogue's margin.
    pub margin: f64,
    /// The share of a figure's acts that the catalogue lets be lost.
    pub tolerate: f64,
}

/// A project, with what could be understood of it.
pub(in crate::catalogue) fn project(
    written: &ProjectFile,
    around: &Around<'_>,
    scope: &mut Scope<'_>,
) -> Project {
    let start = written.start.value.0;
    scope.names_a_file(&written.code);
    scope.ordered("end", start, &written.end);
    let lines = written.logframe.iter().map(|line| &line.code);
    once(Named::Line, lines, scope);
    once(
        Named::Result,
        written.result.iter().map(|result| &result.code),
        scope,
    );
    let initial_end = written.end.value.0;
    let revisions = revisions(&written.revision, start, scope);
    let mut ends = revisions.iter().filter_map(|revision| revision.end);
    let mut project = Project {
        code: written.code.value.clone(),
        name: scope.label(&written.name),
        donor: scope.optional(written.donor.as_ref()),
        start,
        end: ends.next_back().unwrap_or(initial_end),
        initial_end,
        entries: written.entries.as_ref().map(|path| path.value.clone()),
        margin: scope
            .margin(written.margin.as_ref())
            .unwrap_or(around.margin),
        tolerate: scope
            .share("tolerate", written.tolerate.as_ref())
            .unwrap_or(around.tolerate),
        not_applicable: scope
            .dimensions_of(&written.not_applicable)
            .unwrap_or_default(),
        revisions,
        results: results(written, scope),
        reports: reports(written, around.formats, scope),
        logframe: Vec::new(),
        published: Vec::new(),
        file: scope.file.to_owned(),
    };
    project.logframe = scope.lines(&written.logframe, &project, around);
    project.published = scope.published(&written.published, &project, around);
    project
}

fn revisions(written: &[RevisionFile], start: NaiveDate, scope: &mut Scope<'_>) -> Vec<Revision> {
    let mut list = Vec::new();
    for one in written {
        scope.ordered("date", start, &one.date);
        if let Some(end) = &one.end {
            scope.ordered("end", start, end);
        }
        list.push(Revision {
            date: one.date.value.0,
            document: one.document.clone(),
            end: one.end.as_ref().map(|end| end.value.0),
            note: scope.optional(one.note.as_ref()),
        });
    }
    list.sort_by_key(|revision| revision.date);
    list
}

fn results(written: &ProjectFile, scope: &mut Scope<'_>) -> Vec<ResultStatement> {
    let known: Vec<&str> = written.result.iter().map(|one| one.code.as_str()).collect();
    let mut list = Vec::new();
    for one in &written.result {
        let within = one.within.as_ref();
        list.push(ResultStatement {
            code: one.code.value.clone(),
            level: one.level,
            label: scope.label(&one.label),
            description: scope.optional(one.description.as_ref()),
            assumptions: scope.optional(one.assumptions.as_ref()),
            within: within.and_then(|name| scope.known_name(Named::Result, name, &known)),
        });
    }
    list
}

fn reports(written: &ProjectFile, formats: &[Format], scope: &mut Scope<'_>) -> Vec<Due> {
    let mut list = Vec::new();
    let names = scope.names_of_reports(&written.report);
    for (due, name) in written.report.iter().zip(names) {
        let codes: Vec<&str> = formats.iter().map(|format| format.code.as_str()).collect();
        let format = scope.known_name(Named::Format, &due.format, &codes);
        let language = Language::from_code(&due.language);
        if language.is_none() {
            scope.undeclared(Named::Language, &due.language, ["fr", "en"].into_iter());
        }
        let periods = named_periods(due, scope);
        if let (Some(format), Some(language)) = (format, language) {
            list.push(Due {
                name,
                format,
                language,
                periods,
            });
        }
    }
    list
}

fn named_periods(written: &ReportFile, scope: &mut Scope<'_>) -> Vec<NamedPeriod> {
    let codes = written.period.iter().map(|period| &period.code);
    scope.once_in_any_case(Named::Period, codes);
    let read = |one: &NamedPeriodFile| {
        // A name that is a period already would never be asked for.
        if PeriodSpec::parse(&one.code).is_some() {
            let text = one.code.value.clone();
            scope.add(Fact::AmbiguousPeriodName { text }, &one.code.span);
        }
        scope.names_a_file(&one.code);
        scope.ordered("end", one.start.value.0, &one.end);
        NamedPeriod {
            code: one.code.value.clone(),
            label: scope.label(&one.label),
            start: one.start.value.0,
            end: one.end.value.0,
            due: one.due.as_ref().map(|due| due.value.0),
        }
    };
    written.period.iter().map(read).collect()
}

impl Scope<'_> {
    /// A finding where a day comes before another that it must not precede.
    pub(super) fn ordered(&mut self, key: &str, first: NaiveDate, day: &Spot<Day>) {
        if day.value.0 < first {
            let key = key.into();
            self.add(Fact::EndBeforeStart { key }, &day.span);
        }
    }

    /// A margin: a share of 0 or more.
    pub(in crate::catalogue) fn margin(&mut self, written: Option<&Spot<f64>>) -> Option<f64> {
        self.share("margin", written)
    }

    /// A share of 0 or more.
    pub(in crate::catalogue) fn share(
        &mut self,
        key: &str,
        written: Option<&Spot<f64>>,
    ) -> Option<f64> {
        let written = written?;
        if written.value >= 0.0 {
            return Some(written.value);
        }
        let fact = Fact::ImpossibleCondition {
            field: key.into(),
            bound: Bound::Reversed,
        };
        self.add(fact, &written.span);
        None
    }

    /// The place of a name among those known.
    pub(super) fn known_name(
        &mut self,
        kind: Named,
        name: &Spot<String>,
        known: &[&str],
    ) -> Option<usize> {
        let found = known.iter().position(|one| *one == name.value);
        if found.is_none() {
            self.undeclared(kind, name, known.iter().copied());
        }
        found
    }
}
