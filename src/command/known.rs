//! Up to when the registers of a project tell.

use chrono::NaiveDate;

use crate::catalogue::Period;
use crate::ingest::Ingested;

/// The day up to which targets are held to be due where nobody names one: the period's end, or the last day that the
/// registers tell of where that is earlier. A running project's targets of years to come are not past due.
pub(super) fn known_until(read: &Ingested, project: usize, period: &Period) -> NaiveDate {
    let last = read.records[project].last.iter().max();
    let last = last.and_then(|day| NaiveDate::from_num_days_from_ce_opt(*day));
    last.map_or(period.end, |day| day.min(period.end))
}
