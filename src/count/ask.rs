//! From names on a command line to requests.

use indexmap::IndexSet;

use super::{LineAt, Request, View};
use crate::catalogue::{Catalogue, DimensionId, Measure, Period, PeriodSpec};

/// What a command asks to be counted.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Projects, by their place.
    pub projects: Vec<usize>,
    /// Indicators by their place; those that each project reports when empty.
    pub indicators: Vec<usize>,
    /// Periods.
    pub periods: Vec<PeriodSpec>,
    /// Views.
    pub views: Vec<View>,
    /// Dimensions; each indicator's first breakdown when absent.
    pub by: Option<Vec<DimensionId>>,
}

/// The request of a logframe line, in a period of its project. A line counted in another project is asked of that one, within
/// its dates. Only a line with conditions of its own, or one that is typed, is asked as a line: the others share the
/// indicator's figures.
pub fn of_line(
    catalogue: &Catalogue,
    (project, line): LineAt,
    view: View,
    period: &Period,
    by: &[DimensionId],
) -> Request {
    let declared = &catalogue.projects[project].logframe[line];
    let typed = catalogue.indicators[declared.indicator].measure == Measure::Typed;
    let counted = declared.project.unwrap_or(project);
    let own = typed || !declared.conditions.is_empty();
    Request {
        project: counted,
        indicator: declared.indicator,
        line: own.then_some((project, line)),
        view,
        period: if counted == project {
            period.clone()
        } else {
            let dates = &catalogue.projects[counted];
            period.within(dates.start, dates.end)
        },
        by: by.to_vec(),
    }
}

/// The requests, in catalogue order: project, indicator, view, period.
pub fn asked(catalogue: &Catalogue, asked: &Asked) -> Vec<Request> {
    let mut requests = Vec::new();
    for project in &asked.projects {
        let declared = &catalogue.projects[*project];
        let reported: IndexSet<usize> = declared
            .logframe
            .iter()
            .map(|line| line.indicator)
            .collect();
        for indicator in 0..catalogue.indicators.len() {
            let wanted = if asked.indicators.is_empty() {
                reported.contains(&indicator)
            } else {
                asked.indicators.contains(&indicator)
            };
            if !wanted {
                continue;
            }
            let first = catalogue.indicators[indicator].breakdowns.first();
            let by = asked
                .by
                .clone()
                .unwrap_or_else(|| first.cloned().unwrap_or_default());
            for view in &asked.views {
                for period in &asked.periods {
                    requests.push(Request {
                        project: *project,
                        indicator,
                        line: None,
                        view: *view,
                        period: period.of_project(declared.start, declared.end),
                        by: by.clone(),
                    });
                }
            }
        }
    }
    requests
}
