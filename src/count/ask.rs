//! From names on a command line to requests.

use indexmap::IndexSet;

use super::{Request, View};
use crate::catalogue::{Catalogue, DimensionId, PeriodSpec};

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
