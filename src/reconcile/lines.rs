//! The lines of a logframe, held against each other and against their targets as they are counted.

use chrono::{Datelike, NaiveDate};
use indexmap::IndexSet;

use super::Contradiction;
use super::rules;
use super::statement::{Place, Statement, aimed, of_line};
use crate::catalogue::{
    Catalogue, Category, DimensionId, Measure, Of, Per, Period, PeriodSpec, Resolve, Target, Test,
    Unit,
};
use crate::count::{self, At, Figure, Request, State, Table, View};
use crate::finding::{Amount, Fact, Findings};

/// What is counted of a project, and for which day it is looked at.
struct Look<'a> {
    catalogue: &'a Catalogue,
    project: usize,
    period: &'a Period,
    as_of: NaiveDate,
}

/// Where the figures are found.
type Answer<'a, 't> = &'a dyn Fn(&Request) -> Option<&'t Table>;

/// What must be counted to find what is doubtful about a project's lines in a period.
pub fn requests_of_lines(
    catalogue: &Catalogue,
    project: usize,
    period: &Period,
    as_of: NaiveDate,
) -> Vec<Request> {
    if period.is_empty() {
        return Vec::new();
    }
    let look = Look {
        catalogue,
        project,
        period,
        as_of,
    };
    let mut list = IndexSet::new();
    for line in 0..catalogue.projects[project].logframe.len() {
        list.insert(look.main(line));
        for target in catalogue.projects[project].logframe[line].targets_on(as_of) {
            let asked = look.toward(line, target);
            list.extend(asked.iter().map(|(request, _)| request.clone()));
            if target.share.is_some() {
                list.extend(asked.map(|(request, _)| whole(request)));
            }
        }
        list.extend(look.years(line));
    }
    list.into_iter().collect()
}

/// What is doubtful about a project's lines: missing figures, targets missed or far exceeded, parts over their wholes, totals
/// that fall, the same figures under two indicators.
pub fn doubts(
    catalogue: &Catalogue,
    project: usize,
    (period, as_of): (&Period, NaiveDate),
    answer: Answer<'_, '_>,
) -> Findings {
    let mut findings = Findings::default();
    if period.is_empty() {
        return findings;
    }
    let look = Look {
        catalogue,
        project,
        period,
        as_of,
    };
    let mut all = Vec::new();
    for line in 0..catalogue.projects[project].logframe.len() {
        look.missing(line, answer, &mut findings);
        let statements = look.figures(line, answer);
        all.extend(statements);
        let mut targets = catalogue.projects[project].logframe[line].targets_on(as_of);
        // Everybody's target first: where it is missed, those of its parts say nothing more.
        targets.sort_by_key(|target| !target.at.is_empty());
        let mut missed = Vec::new();
        for target in targets {
            let span = (target.per == Per::Year).then(|| target.by.year());
            if target.at.is_empty() || !missed.contains(&span) {
                let told = look.target(line, target, answer, &mut findings);
                missed.extend((told && target.at.is_empty()).then_some(span));
            }
        }
        let years = look.yearly(line, answer);
        for two in years.windows(2) {
            add(two, rules::falling(catalogue, two), &mut findings);
        }
    }
    add(&all, rules::parts(catalogue, &all), &mut findings);
    add(&all, rules::same_figures(catalogue, &all), &mut findings);
    findings
}

/// Tells contradictions where their first statement is declared.
fn add(list: &[Statement], found: Vec<Contradiction>, findings: &mut Findings) {
    for one in found {
        let origin = one.between.first().map(|at| list[*at].origin.clone());
        findings.add(one.fact, origin.unwrap_or_default());
    }
}

/// The same request without its breakdown.
fn whole(request: Request) -> Request {
    Request {
        by: Vec::new(),
        ..request
    }
}

impl Look<'_> {
    fn at(&self, line: usize) -> (usize, usize) {
        (self.project, line)
    }

    /// A line in the period, by its indicator's first breakdown.
    fn main(&self, line: usize) -> Request {
        let indicator = self.catalogue.projects[self.project].logframe[line].indicator;
        let breakdowns = &self.catalogue.indicators[indicator].breakdowns;
        let by = breakdowns.first().cloned().unwrap_or_default();
        count::of_line(
            self.catalogue,
            self.at(line),
            View::Period,
            self.period,
            &by,
        )
    }

    /// What a target is held against, and what that period is called: the cumulative figure for one over the whole project,
    /// that of the year for a yearly one. None while its year lies ahead.
    fn toward(&self, line: usize, target: &Target) -> Option<(Request, String)> {
        let declared = &self.catalogue.projects[self.project];
        let mut by: Vec<DimensionId> = target.at.iter().map(|(id, _)| *id).collect();
        by.sort();
        let end = self.period.end.min(self.as_of);
        let (view, period) = match target.per {
            Per::Year => {
                let year = PeriodSpec::parse(&format!("{:04}", target.by.year()))?;
                let year = year.of_project(declared.start, declared.end);
                let year = year.within(declared.start, declared.end);
                if year.is_empty() || year.end > end || year.end < self.period.start {
                    return None;
                }
                (View::Period, year)
            }
            Per::Total => (View::Cumulative, self.until(end)),
        };
        let name = period.code.clone();
        let line = self.at(line);
        Some((
            count::of_line(self.catalogue, line, view, &period, &by),
            name,
        ))
    }

    /// The period as far as it has gone.
    fn until(&self, end: NaiveDate) -> Period {
        if end == self.period.end {
            return self.period.clone();
        }
        Period {
            code: self.period.code.clone(),
            start: self.catalogue.projects[self.project].start.min(end),
            end,
            clipped: false,
        }
    }

    /// The line from its start to the end of each year, where it is one whose people may leave it again.
    fn years(&self, line: usize) -> Vec<Request> {
        let declared = &self.catalogue.projects[self.project];
        if !self.may_fall(line) {
            return Vec::new();
        }
        let year = |year: i32| {
            let period = PeriodSpec::parse(&format!("..{year:04}"))?;
            let period = period.of_project(declared.start, declared.end);
            let period = period.within(declared.start, declared.end);
            let wanted = period.end <= self.period.end && !period.is_empty();
            let line = self.at(line);
            let asked = || count::of_line(self.catalogue, line, View::Cumulative, &period, &[]);
            // A line counted in another project asks nothing of the years before that one.
            wanted
                .then(asked)
                .filter(|request| !request.period.is_empty())
        };
        let years = declared.start.year()..=self.period.end.year();
        years.filter_map(year).collect()
    }

    /// Whether a line's condition looks at what may change about a person, or its numbers may be below 0.
    fn may_fall(&self, line: usize) -> bool {
        let line = &self.catalogue.projects[self.project].logframe[line];
        let indicator = &self.catalogue.indicators[line.indicator];
        if matches!(indicator.measure, Measure::Sum(_)) {
            return true;
        }
        let changes = |test: &Test| match test {
            Test::Category { dimension, .. } | Test::Known { dimension, .. } => {
                let declared = self.catalogue.at(*dimension);
                declared.of == Of::Person
                    && declared.resolve == Resolve::Latest
                    && !declared.from_age
            }
            _ => false,
        };
        let conditions = indicator.conditions.and(&line.conditions);
        conditions.all.iter().any(changes) || conditions.any.iter().flatten().any(changes)
    }

    fn missing(&self, line: usize, answer: Answer<'_, '_>, findings: &mut Findings) {
        let missing =
            answer(&self.main(line)).is_some_and(|table| table.total().state == State::Missing);
        if missing && self.is_fed(line) {
            let declared = &self.catalogue.projects[self.project];
            let line = &declared.logframe[line];
            let fact = Fact::LineMissing {
                project: declared.code.clone(),
                line: line.code.clone(),
                period: self.period.code.clone(),
            };
            findings.add(fact, line.origin.clone());
        }
    }

    /// Whether something could tell of a line: where nothing can, the catalogue's own finding says so already.
    fn is_fed(&self, line: usize) -> bool {
        let line = &self.catalogue.projects[self.project].logframe[line];
        let indicator = &self.catalogue.indicators[line.indicator];
        let conditions = indicator.conditions.and(&line.conditions);
        let project = line.project.unwrap_or(self.project);
        indicator.measure == Measure::Typed
            || !self
                .catalogue
                .feeders(project, indicator.measure, &conditions)
                .is_empty()
    }

    /// What the count says of a line in the period: its total, and each category of one dimension.
    fn figures(&self, line: usize, answer: Answer<'_, '_>) -> Vec<Statement> {
        let request = self.main(line);
        let Some(table) = answer(&request) else {
            return Vec::new();
        };
        let base = Statement {
            period: self.period.code.clone(),
            days: Some((self.period.start, self.period.end)),
            ..of_line(self.catalogue, self.project, line)
        };
        let statement = |figure: &Figure| {
            let mut at = Place::new();
            for (id, one) in request.by.iter().zip(&figure.at) {
                match one {
                    At::Total => {}
                    At::Category(category) => at.push((*id, *category)),
                    At::NotHere => return None,
                }
            }
            let value = figure
                .value
                .filter(|_| figure.state == State::Value && at.len() < 2)?;
            Some(Statement {
                at,
                value: Some(value),
                ..base.clone()
            })
        };
        let told = table.total();
        let alone = told.at.contains(&At::NotHere).then(|| Statement {
            value: told.value.filter(|_| told.state == State::Value),
            ..base.clone()
        });
        let figures = table.figures.iter().filter_map(statement);
        alone.into_iter().chain(figures).collect()
    }

    /// The line at the end of each year, as far as it is known.
    fn yearly(&self, line: usize, answer: Answer<'_, '_>) -> Vec<Statement> {
        let statement = |request: Request| {
            let figure = answer(&request)?.total();
            let value = figure.value.filter(|_| figure.state == State::Value)?;
            Some(Statement {
                period: request.period.code.clone(),
                days: Some((request.period.start, request.period.end)),
                value: Some(value),
                ..of_line(self.catalogue, self.project, line)
            })
        };
        self.years(line).into_iter().filter_map(statement).collect()
    }

    /// Holds a line against a target: far over it, or under it though its day is past.
    /// Whether a target's day is past without its being reached, which is told; so is a figure far beyond it.
    fn target(
        &self,
        line: usize,
        target: &Target,
        answer: Answer<'_, '_>,
        findings: &mut Findings,
    ) -> bool {
        let goal = aimed(self.catalogue, self.project, line, target);
        let Some((value, period)) = self.reached(line, target, &goal.at, answer) else {
            return false;
        };
        let mut figure = Statement {
            period,
            at: goal.at.clone(),
            value: Some(value),
            ..of_line(self.catalogue, self.project, line)
        };
        if target.share.is_some() {
            figure.unit = Some(Unit::Percent);
        }
        let wanted = target.share.unwrap_or(target.value);
        let missed = target.by < self.as_of && value < wanted;
        if missed {
            let fact = Fact::TargetMissed {
                figure: figure.stated(self.catalogue),
                target: if figure.unit == Some(Unit::Percent) {
                    Amount::share(wanted)
                } else {
                    Amount::from(wanted)
                },
                by: target.by.to_string(),
            };
            findings.add(fact, figure.origin.clone());
        }
        if target.share.is_none() {
            let both = [figure, goal];
            add(&both, rules::over_target(self.catalogue, &both), findings);
        }
        missed
    }

    /// What is reached of a target, where that is known whole, and up to when.
    fn reached(
        &self,
        line: usize,
        target: &Target,
        at: &[(DimensionId, Category)],
        answer: Answer<'_, '_>,
    ) -> Option<(f64, String)> {
        let (request, period) = self.toward(line, target)?;
        let at: Vec<At> = at.iter().map(|(_, one)| At::Category(*one)).collect();
        let whole_value = |figure: &Figure| figure.value.filter(|_| figure.state == State::Value);
        let value = whole_value(&answer(&request)?.figure(&at))?;
        if target.share.is_none() {
            return Some((value, period));
        }
        let all = whole_value(answer(&whole(request))?.total()).filter(|all| *all > 0.0)?;
        Some((value / all, period))
    }
}
