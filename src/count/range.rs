//! Which records a view of a period looks at: by the day that dates an act, or by all the days that it lasts.

use std::sync::Arc;

use chrono::Datelike;

use super::View;
use super::subjects::Question;
use crate::ingest::{Ingested, OPEN, Records};

/// By record, the day on which it is over, a blank end at the last day that its source covers; none where no act lasts. A
/// planned end says nothing of what the register covers.
pub(super) fn ends(ingested: &Ingested, records: &Records) -> Option<Arc<Vec<i32>>> {
    if records.until.only() == Some(0) {
        return None;
    }
    let covered = |at: usize| {
        let source = ingested.sheets[records.sheet[at] as usize].source;
        let ends = ingested.health[source].coverage.ends();
        ends.map_or(i32::MIN, |(_, last)| last)
    };
    let end = |at: usize| match records.until.at(at) {
        OPEN => covered(at).max(records.last[at]),
        until => until.max(records.last[at]),
    };
    Some(Arc::new((0..records.len()).map(end).collect()))
}

/// The days that a question is about.
pub(super) struct Range<'a> {
    records: &'a Records,
    /// When each act is over, where acts count as long as they last.
    ends: Option<&'a [i32]>,
    view: View,
    /// The first day from which records are looked at: the project's where what came before the period matters.
    from: i32,
    /// The first day of the period.
    start: i32,
    /// The last day of it.
    until: i32,
}

impl<'a> Range<'a> {
    pub(super) fn of(question: &Question<'a>) -> Self {
        let start = question.period.start.num_days_from_ce();
        // Who counts from some act on has had acts before the period.
        let whole = question.view != View::Period || question.indicator.at_least_records > 1;
        let lasting = question.indicator.active;
        Self {
            records: question.records,
            ends: question.ends.filter(|_| lasting),
            view: question.view,
            from: if whole {
                question.project.start.num_days_from_ce()
            } else {
                start
            },
            start,
            until: question.period.end.num_days_from_ce(),
        }
    }

    /// The days between which records are looked at, and whether they last.
    pub(super) fn days(&self) -> (i32, i32, bool) {
        (self.from, self.until, self.ends.is_some())
    }

    /// The first and last day of the view itself.
    pub(super) fn view(&self) -> (i32, i32) {
        let first = match self.view {
            View::Period => self.start,
            View::New | View::Cumulative => self.from,
        };
        (first, self.until)
    }

    /// Whether a record lies in it, or lasts into it.
    pub(super) fn holds(&self, at: usize) -> bool {
        self.since(self.from, at)
    }

    /// Whether a record counts in the view itself, not only for what comes after it.
    pub(super) fn shows(&self, at: usize) -> bool {
        match self.view {
            View::Period => self.since(self.start, at),
            View::New | View::Cumulative => self.holds(at),
        }
    }

    fn since(&self, day: i32, at: usize) -> bool {
        let begun = match self.ends {
            Some(ends) => ends[at] >= day,
            None => self.records.first[at] >= day,
        };
        begun && self.records.last[at] <= self.until
    }

    /// Whether nobody knows if a record lies in it: its date is a month or a year that an edge cuts.
    pub(super) fn cuts(&self, at: usize) -> bool {
        let (edge, _) = self.view();
        let end = self.ends.map_or(self.records.last[at], |ends| ends[at]);
        self.records.first[at] <= self.until && end >= edge && !self.since(edge, at)
    }

    /// Whether a day is before the period; an act begun before the project is of the first day of that.
    pub(super) fn before(&self, day: i32) -> bool {
        day.max(self.from) < self.start
    }

    /// Whether nobody knows if a record dates its subject before the period or in it.
    pub(super) fn begins_within(&self, at: usize) -> bool {
        self.view == View::New
            && self.records.first[at].max(self.from) < self.start
            && self.records.last[at] >= self.start
    }

    /// The first day of an act that is looked at.
    pub(super) fn first(&self, at: usize) -> i32 {
        self.records.first[at].max(self.from)
    }
}
