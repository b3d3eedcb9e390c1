//! Projects checked: dates, logframe lines, published figures.

use indexmap::IndexMap;

use super::Scope;
use super::dimensions::once;
use super::tests_of::exclude;
use crate::catalogue::file::{LineFile, ProjectFile, PublishedFile, TargetFile};
use crate::catalogue::model::{
    Baseline, Category, DimensionId, Due, Format, Indicator, Line, Project, Published, Target,
};
use crate::catalogue::period::PeriodSpec;
use crate::catalogue::spot::Spot;
use crate::finding::{Bound, Fact, Named};
use crate::language::{Label, Language};

/// A project, with what could be understood of it.
pub(in crate::catalogue) fn project(
    written: &ProjectFile,
    indicators: &[Indicator],
    formats: &[Format],
    scope: &mut Scope<'_>,
) -> Project {
    if written.end.value.0 < written.start.value.0 {
        scope.add(
            Fact::EndBeforeStart { key: "end".into() },
            &written.end.span,
        );
    }
    once(
        Named::Line,
        written.logframe.iter().map(|line| &line.code),
        scope,
    );
    Project {
        code: written.code.value.clone(),
        name: scope.label(&written.name),
        donor: written
            .donor
            .as_ref()
            .map(|donor| scope.label(donor))
            .unwrap_or_default(),
        start: written.start.value.0,
        end: written.end.value.0,
        entries: written.entries.as_ref().map(|path| path.value.clone()),
        reports: reports(written, formats, scope),
        logframe: written
            .logframe
            .iter()
            .filter_map(|one| line(one, written, indicators, scope))
            .collect(),
        published: written
            .published
            .iter()
            .filter_map(|one| published(one, indicators, scope))
            .collect(),
    }
}

fn reports(written: &ProjectFile, formats: &[Format], scope: &mut Scope<'_>) -> Vec<Due> {
    let mut list = Vec::new();
    for due in &written.report {
        let format = formats
            .iter()
            .position(|format| format.code == due.format.value);
        if format.is_none() {
            scope.undeclared(
                Named::Format,
                &due.format,
                formats.iter().map(|format| format.code.as_str()),
            );
        }
        let language = Language::from_code(&due.language);
        if language.is_none() {
            scope.undeclared(Named::Language, &due.language, ["fr", "en"].into_iter());
        }
        if let (Some(format), Some(language)) = (format, language) {
            list.push(Due { format, language });
        }
    }
    list
}

fn indicator(
    name: &Spot<String>,
    indicators: &[Indicator],
    scope: &mut Scope<'_>,
) -> Option<usize> {
    let found = indicators
        .iter()
        .position(|indicator| indicator.code == name.value);
    if found.is_none() {
        scope.undeclared(
            Named::Indicator,
            name,
            indicators.iter().map(|indicator| indicator.code.as_str()),
        );
    }
    found
}

fn line(
    written: &LineFile,
    project: &ProjectFile,
    indicators: &[Indicator],
    scope: &mut Scope<'_>,
) -> Option<Line> {
    let found = indicator(&written.indicator, indicators, scope);
    let conditions = scope.tests(&written.conditions);
    let label: Option<Label> = written.label.as_ref().map(|label| scope.label(label));
    if let Some(date) = written
        .baseline
        .as_ref()
        .and_then(|baseline| baseline.date.as_ref())
        && date.value.0 > project.end.value.0
    {
        scope.add(
            Fact::EndBeforeStart {
                key: "baseline".into(),
            },
            &date.span,
        );
    }
    let targets = written
        .targets
        .iter()
        .map(|one| target(one, project, scope))
        .collect();
    let indicator = found?;
    let clash = |test: &&_| {
        indicators[indicator]
            .conditions
            .all
            .iter()
            .any(|base| exclude(base, test, scope.dimensions))
    };
    if conditions.iter().any(|test| clash(&test)) {
        let span = written
            .conditions
            .values()
            .next()
            .map_or(written.code.span.clone(), |first| first.span.clone());
        let fact = Fact::ImpossibleCondition {
            field: written.code.value.clone(),
            bound: Bound::Exclusive,
        };
        scope.add(fact, &span);
    }
    Some(Line {
        code: written.code.value.clone(),
        indicator,
        level: written.level,
        label,
        conditions,
        baseline: written.baseline.as_ref().map(|baseline| Baseline {
            value: baseline.value,
            verified: baseline.verified,
        }),
        targets,
        references: written.references.clone(),
    })
}

fn target(written: &TargetFile, project: &ProjectFile, scope: &mut Scope<'_>) -> Target {
    Target {
        value: written.value,
        by: written
            .by
            .as_ref()
            .map_or(project.end.value.0, |by| by.value.0),
        verified: written.verified,
        note: written.note.clone(),
        per: written.per,
        at: at(&written.of, scope),
        share: written.share,
        bound: written.bound,
    }
}

fn at(
    written: &IndexMap<Spot<String>, Spot<String>>,
    scope: &mut Scope<'_>,
) -> Vec<(DimensionId, Category)> {
    let mut list = Vec::new();
    for (name, value) in written {
        if let Some(dimension) = scope.dimension(name)
            && let Some(category) = scope.category(dimension, value)
        {
            list.push((dimension, category));
        }
    }
    list
}

fn published(
    written: &PublishedFile,
    indicators: &[Indicator],
    scope: &mut Scope<'_>,
) -> Option<Published> {
    if PeriodSpec::parse(&written.period).is_none() {
        scope.add(
            Fact::InvalidPeriod {
                text: written.period.value.clone(),
            },
            &written.period.span,
        );
    }
    let cells = written
        .cells
        .iter()
        .map(|cell| (cell.value, at(&cell.at, scope)))
        .collect();
    Some(Published {
        indicator: indicator(&written.indicator, indicators, scope)?,
        period: written.period.value.clone(),
        total: written.total,
        cells,
        document: written.document.clone(),
        bound: written.bound,
        disputed: written.disputed.clone(),
    })
}
