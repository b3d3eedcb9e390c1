//! Donor formats checked: sheets that Excel takes, and that ask for what somebody reports.

use super::Scope;
use crate::catalogue::file::{FormatFile, KindFile, SheetFile};
use crate::catalogue::model::{Format, Indicator, Project, Sheet, SheetContent};
use crate::catalogue::spot::Spot;
use crate::finding::{Fact, Named};

/// The signs that Excel refuses in the name of a sheet, and how long the name may be.
const FORBIDDEN: [char; 7] = ['[', ']', '*', '?', ':', '/', '\\'];
const LONGEST: usize = 31;

/// A donor format.
pub(in crate::catalogue) fn format(
    written: &FormatFile,
    indicators: &[Indicator],
    scope: &mut Scope<'_>,
) -> Format {
    Format {
        code: written.code.value.clone(),
        donor: scope.label(&written.donor),
        name: scope.label(&written.name),
        sheets: written
            .sheet
            .iter()
            .filter_map(|one| sheet(one, indicators, scope))
            .collect(),
    }
}

fn sheet(
    written: &Spot<SheetFile>,
    indicators: &[Indicator],
    scope: &mut Scope<'_>,
) -> Option<Sheet> {
    let title = scope.label(&written.title);
    for text in title.texts() {
        let plain = !text.starts_with('\'') && !text.ends_with('\'') && !text.contains(FORBIDDEN);
        if text.trim().is_empty() || text.chars().count() > LONGEST || !plain {
            scope.add(
                Fact::InvalidTitle {
                    title: text.to_owned(),
                },
                &written.title.span,
            );
        }
    }
    let content = match written.kind {
        KindFile::Cover => SheetContent::Cover,
        KindFile::Definitions => SheetContent::Definitions,
        KindFile::Logframe => {
            if written.columns.is_empty() {
                scope.add(
                    Fact::MissingKey {
                        key: "columns".into(),
                    },
                    &written.span,
                );
            }
            SheetContent::Logframe(written.columns.clone())
        }
        KindFile::Breakdown => {
            if written.by.is_empty() {
                scope.add(Fact::MissingKey { key: "by".into() }, &written.span);
            }
            SheetContent::Breakdown {
                by: scope.dimensions_of(&written.by)?,
                indicators: named(&written.indicators, indicators, scope),
                chart: written.chart,
            }
        }
        KindFile::Breakdowns => {
            let except: Vec<_> = written
                .except
                .iter()
                .map(|names| scope.dimensions_of(names))
                .collect();
            SheetContent::Breakdowns {
                except: except.into_iter().flatten().collect(),
            }
        }
    };
    Some(Sheet { title, content })
}

fn named(names: &[Spot<String>], indicators: &[Indicator], scope: &mut Scope<'_>) -> Vec<usize> {
    let mut list = Vec::new();
    for name in names {
        match indicators
            .iter()
            .position(|indicator| indicator.code == name.value)
        {
            Some(place) => list.push(place),
            None => {
                scope.undeclared(
                    Named::Indicator,
                    name,
                    indicators.iter().map(|one| one.code.as_str()),
                );
            }
        }
    }
    list
}

/// What a format asks of a project that owes it and that no indicator of the project gives.
pub(in crate::catalogue) fn unasked(
    written: &FormatFile,
    place: usize,
    format: &Format,
    projects: &[Project],
    indicators: &[Indicator],
    scope: &mut Scope<'_>,
) {
    let breakdown_sheets = written
        .sheet
        .iter()
        .filter(|sheet| sheet.kind == KindFile::Breakdown && !sheet.by.is_empty());
    for sheet in breakdown_sheets {
        let Some(by) = scope.dimensions_of(&sheet.by) else {
            continue;
        };
        let owing = |project: &&Project| project.reports.iter().any(|due| due.format == place);
        for project in projects.iter().filter(owing) {
            let reports =
                |place: usize| project.logframe.iter().any(|line| line.indicator == place);
            let gives = |place: usize| indicators[place].breakdowns.contains(&by);
            let asked: Vec<String> = sheet.by.iter().map(|name| name.value.clone()).collect();
            let fact = |asked: String| Fact::FormatAsksNothing {
                format: format.code.clone(),
                project: project.code.clone(),
                asked,
            };
            if !(0..indicators.len()).any(|place| reports(place) && gives(place)) {
                scope.add(fact(asked.join(" × ")), &sheet.span);
            }
            for name in &sheet.indicators {
                let place = indicators
                    .iter()
                    .position(|indicator| indicator.code == name.value);
                if place.is_some_and(|place| !reports(place) || !gives(place)) {
                    scope.add(fact(name.value.clone()), &name.span);
                }
            }
        }
    }
}
