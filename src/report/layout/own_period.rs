//! The period of a line that has its own: a frame of several years in a report of one.

use chrono::{Datelike, NaiveDate};

use super::Order;
use crate::catalogue::Period;

/// The period that a line's figures are of in a report, where that is not the report's. Nothing after the report counts, and
/// a report of other days holds nothing of it: the period is empty then.
pub(super) fn of(order: &Order<'_>, line: usize) -> Option<Period> {
    let line = &order.declared().logframe[line];
    let spec = line.period.as_ref()?;
    let counted = &order.catalogue.projects[line.project.unwrap_or(order.project)];
    let own = spec.of_project(counted.start, counted.end);
    if own.end < order.period.start || order.period.end < own.start {
        return Some(order.period.within(own.start, own.end));
    }
    if own.end <= order.period.end {
        return Some(own);
    }
    Some(Period {
        code: code(own.start, order.period.end),
        end: order.period.end,
        ..own
    })
}

/// Whole years go by their numbers, other days by themselves.
fn code(start: NaiveDate, end: NaiveDate) -> String {
    let whole = start.ordinal() == 1 && end.succ_opt().is_some_and(|next| next.ordinal() == 1);
    match whole {
        true if start.year() == end.year() => start.year().to_string(),
        true => format!("{}..{}", start.year(), end.year()),
        false => format!("{start}..{end}"),
    }
}
