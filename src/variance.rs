//! Figures off their targets that nobody has commented on: over one by more than the project's margin, or under one that is
//! due.

use chrono::{Datelike, NaiveDate};
use indexmap::{IndexMap, IndexSet};

use crate::catalogue::{
    Catalogue, Category, DimensionId, Line, Per, Period, PeriodSpec, Project, SCALE, Target,
};
use crate::count::{At, Figure, Request, State, Table, View, of_line};
use crate::finding::{Fact, Findings, Measured, Origin, Variance};
use crate::ingest::{Entry, Ingested};

/// What is held against its targets: the lines of a project in a period, as of a day.
#[derive(Debug, Clone, Copy)]
pub struct Watch<'a> {
    /// What is declared.
    pub catalogue: &'a Catalogue,
    /// The project, by its place.
    pub project: usize,
    /// The period.
    pub period: &'a Period,
    /// The day that targets are due by.
    pub as_of: NaiveDate,
}

/// A target and the figure it is held against.
struct Held<'a> {
    line: usize,
    target: &'a Target,
    /// The days that the figure, and a comment on it, is about.
    period: Period,
    /// Whether the figure may not be more, or less.
    bounds: (bool, bool),
}

impl Held<'_> {
    /// Whether the target is set for some categories only.
    fn part(&self) -> bool {
        !self.target.at.is_empty()
    }
}

impl<'a> Watch<'a> {
    /// Watches a project in a period; without a day, as of the period's end.
    pub fn new(
        catalogue: &'a Catalogue,
        project: usize,
        period: &'a Period,
        as_of: Option<NaiveDate>,
    ) -> Self {
        Self {
            catalogue,
            project,
            period,
            as_of: as_of.unwrap_or(period.end),
        }
    }

    fn declared(&self) -> &'a Project {
        &self.catalogue.projects[self.project]
    }

    /// The figures that are needed.
    pub fn requests(&self) -> Vec<Request> {
        let held = self.held();
        let requests: IndexSet<Request> = held.iter().map(|one| self.request(one)).collect();
        requests.into_iter().collect()
    }

    fn request(&self, held: &Held<'_>) -> Request {
        let view = match held.target.per {
            Per::Total => View::Cumulative,
            Per::Year => View::Period,
        };
        let by: Vec<DimensionId> = held.target.at.iter().map(|(id, _)| *id).collect();
        let at = (self.project, held.line);
        of_line(self.catalogue, at, view, &held.period, &by)
    }

    /// The targets that the period's figures are held against.
    fn held(&self) -> Vec<Held<'a>> {
        let mut list = Vec::new();
        if self.period.is_empty() {
            return list;
        }
        for (place, line) in self.declared().logframe.iter().enumerate() {
            let targets = line.targets_on(self.as_of);
            self.whole(place, &targets, &mut list);
            list.extend(targets.iter().filter_map(|target| self.year(place, target)));
        }
        // A line's total before its parts, so that of several the total is told.
        list.sort_by_key(|held| (held.line, held.period.start, held.period.end, held.part()));
        list
    }

    /// Targets over the whole project: of those set for the same, the figure may not be under the last one due, nor over
    /// the next.
    fn whole(&self, line: usize, targets: &[&'a Target], list: &mut Vec<Held<'a>>) {
        type Same<'t> = (&'t [(DimensionId, Category)], bool);
        let mut groups: IndexMap<Same<'_>, Vec<&'a Target>> = IndexMap::new();
        for target in targets.iter().filter(|target| target.per == Per::Total) {
            let same = (target.at.as_slice(), target.share.is_some());
            groups.entry(same).or_default().push(target);
        }
        for targets in groups.values() {
            let last = targets.iter().filter(|target| target.by <= self.as_of);
            let last = last.max_by_key(|target| target.by);
            let next = targets.iter().filter(|target| target.by >= self.as_of);
            let next = next.min_by_key(|target| target.by).or(last);
            for target in targets {
                let is = |other: Option<&&Target>| {
                    other.is_some_and(|other| std::ptr::eq(*other, *target))
                };
                let bounds = (is(next) && target.bound.is_none(), is(last));
                if bounds != (false, false) {
                    list.push(Held {
                        line,
                        target,
                        period: self.period.clone(),
                        bounds,
                    });
                }
            }
        }
    }

    /// A target for a year, where the year has ended in the period.
    fn year(&self, line: usize, target: &'a Target) -> Option<Held<'a>> {
        if target.per != Per::Year {
            return None;
        }
        let declared = self.declared();
        let year = PeriodSpec::parse(&target.by.year().to_string())?;
        let year = year.of_project(declared.start, declared.end);
        let year = year.within(declared.start, declared.end);
        let inside = year.start >= self.period.start && year.end <= self.period.end;
        (inside && !year.is_empty()).then(|| Held {
            line,
            target,
            period: year,
            bounds: (target.bound.is_none(), target.by <= self.as_of),
        })
    }
}

/// The figures that are off their targets and have neither comment nor reason.
pub fn of(watch: &Watch<'_>, read: &Ingested, tables: &[Table]) -> Findings {
    let mut findings = Findings::default();
    let declared = watch.declared();
    let entries = read.entries.get(watch.project);
    let sheet = read.entry_sheets.get(watch.project);
    let sheet = sheet.and_then(Clone::clone).unwrap_or_default();
    let mut whole: Vec<(usize, &Period)> = Vec::new();
    let held = watch.held();
    // Everybody's figure first: a comment on it speaks for its parts.
    for held in held
        .iter()
        .filter(|one| one.target.at.is_empty())
        .chain(held.iter().filter(|one| !one.target.at.is_empty()))
    {
        if whole.contains(&(held.line, &held.period)) {
            continue;
        }
        let request = watch.request(held);
        let Some(table) = tables.iter().find(|table| table.request == request) else {
            continue;
        };
        let Some((value, measured)) = off(watch, held, table) else {
            continue;
        };
        let said = entries
            .into_iter()
            .flatten()
            .any(|entry| speaks(watch, held, entry));
        if said {
            continue;
        }
        let origin = match &declared.entries {
            Some(path) => Origin::sheet(path, &sheet),
            None => declared.logframe[held.line].origin.clone(),
        };
        let file = declared.entries.clone();
        let entries = file.map(|path| (path, sheet.clone()));
        let fact = told(watch, held, value, measured, entries);
        findings.add(Fact::VarianceUnexplained(fact), origin);
        whole.extend(
            held.target
                .at
                .is_empty()
                .then_some((held.line, &held.period)),
        );
    }
    findings
}

/// The figure, where it is off its target by more than the margin.
fn off(watch: &Watch<'_>, held: &Held<'_>, table: &Table) -> Option<(f64, Measured)> {
    let declared = watch.declared();
    let margin = declared.margin;
    let indicator = declared.logframe[held.line].indicator;
    let at: Vec<At> = held
        .target
        .at
        .iter()
        .map(|(_, category)| At::Category(*category))
        .collect();
    let figure = if at.is_empty() {
        table.total().clone()
    } else {
        table.figure(&at)
    };
    let value = figure.value?;
    let (value, target, measured) = match held.target.share {
        Some(share) => (value / whole(table.total())?, share, Measured::Share),
        None if watch.catalogue.indicators[indicator].is_share() => {
            (value, held.target.value, Measured::Share)
        }
        None => (value, held.target.value, Measured::Number),
    };
    let hair = 1e-9 * target.abs().max(1.0);
    // Of a figure that is only a bound, one side is sure.
    let over = held.bounds.0 && value > target * (1.0 + margin) + hair;
    let under = held.bounds.1 && value < target * (1.0 - margin) - hair;
    let sure = match figure.state {
        State::AtLeast => over,
        State::AtMost => under,
        State::Missing | State::NotApplicable => false,
        State::Value => over || under,
    };
    sure.then_some((value, measured))
}

/// What shares are of; nothing where there is nobody.
fn whole(total: &Figure) -> Option<f64> {
    total.value.filter(|total| *total > 0.0)
}

/// Whether an entry says something of the line for the figure's period, or for the whole period asked for.
fn speaks(watch: &Watch<'_>, held: &Held<'_>, entry: &Entry) -> bool {
    let declared = watch.declared();
    let period = entry.period.of_project(declared.start, declared.end);
    let inside = period.start >= held.period.start && period.end <= held.period.end;
    let asked = (period.start, period.end) == (watch.period.start, watch.period.end);
    let says = !entry.text.trim().is_empty() || !entry.reason.trim().is_empty();
    entry.line == held.line && says && (inside || asked)
}

fn told(
    watch: &Watch<'_>,
    held: &Held<'_>,
    value: f64,
    measured: Measured,
    entries: Option<(String, String)>,
) -> Variance {
    let Watch {
        catalogue, period, ..
    } = *watch;
    let declared = watch.declared();
    let line: &Line = &declared.logframe[held.line];
    let language = declared.reports.first().map(|report| report.language);
    let language = language.or(catalogue.languages.first().copied());
    let language = language.unwrap_or_default();
    let target = held.target.share.unwrap_or(held.target.value);
    let names = held.target.at.iter().map(|(id, category)| {
        let dimension = catalogue.at(*id);
        let def = dimension.def(*category);
        def.map_or_else(String::new, |def| def.label.get(language).to_owned())
    });
    let amount = |number: f64| (number * SCALE).round() as i64;
    let unit: &'static str = catalogue.indicators[line.indicator].unit.into();
    let yearly = held.target.per == Per::Year;
    Variance {
        line: line.code.clone(),
        period: if yearly {
            held.period.code.clone()
        } else {
            period.code.clone()
        },
        unit: unit.to_owned(),
        of: names.collect(),
        value: amount(value),
        target: amount(target),
        measured,
        year: yearly.then(|| held.target.by.year()),
        language: language.code().to_owned(),
        entries,
    }
}
