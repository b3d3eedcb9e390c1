//! The subjects of an indicator: who or what counts, and the records that make it count.

use std::sync::Arc;

use super::aged::{Ages, Holds, ages, banded, old_enough};
use super::attendance::{Reached, Thresholds};
use super::engine::Engine;
use super::exchange::{Exchange, Lacking};
use super::frame::Snapshot;
use super::margins;
use super::matching::matching;
use super::range::Range;
use super::reported::Reported;
use super::{RecordFunnel, View};
use crate::catalogue::{
    Catalogue, Conditions, DimensionId, Indicator, Measure, Period, Project, Test,
};
use crate::ingest::{NO_ORGANISATION, NO_PERSON, NONE, Records, SheetRead, UNREAD};

/// What finding subjects needs to know.
pub(super) struct Question<'a> {
    pub catalogue: &'a Catalogue,
    pub records: &'a Records,
    pub snapshot: &'a Snapshot,
    pub project: &'a Project,
    pub indicator: &'a Indicator,
    pub conditions: &'a Conditions,
    pub view: View,
    pub period: &'a Period,
    /// The dimensions asked for, where margins of counts depend on them.
    pub by: &'a [DimensionId],
    /// The sheets read.
    pub sheets: &'a [SheetRead],
    /// By record, whether it stands for somebody that others counted; none where no record does.
    pub reported: Option<Arc<Reported>>,
    /// What sources ask of those who attend; none where none does.
    pub thresholds: Option<&'a Thresholds>,
    /// By record, when it is over; none where no act lasts.
    pub ends: Option<&'a [i32]>,
    /// Turns amounts into one currency, where one is asked for.
    pub exchange: Option<Exchange<'a>>,
}

/// Subjects with their matching records. Subjects come in the order of their numbers, records by day.
#[derive(Debug, Clone, Default)]
pub(super) struct Subjects {
    pub list: Vec<Subject>,
    pub funnel: RecordFunnel,
    /// Whether others may count of whom nobody knows: a date or an age is told too coarsely.
    pub short: bool,
    /// Resolved categories by column of a dimension (outer) and record (inner), of the snapshot they were found in.
    pub is: Arc<Vec<Vec<u32>>>,
    /// By record, whether it stands for somebody that others counted; none where no record does.
    pub reported: Option<Arc<Reported>>,
}

/// One subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Subject {
    /// Its number: of the person, the organisation, or the record itself.
    pub number: u32,
    /// Its matching records, the first first.
    pub records: Vec<u32>,
    /// How many it stands for: more than one where others counted.
    pub weight: u64,
    /// Whether nobody knows who it is: it may be one of the others.
    pub alone: bool,
    /// Whether nobody knows if it counts first before the period or in it.
    pub open: bool,
    /// The youngest and oldest that it may be, where anything tells.
    pub ages: Option<Ages>,
    /// What it adds, in ten-thousandths, when a field is summed.
    pub amount: i64,
    /// Why its amount is in no sum, though it should be.
    pub lacking: Option<Lacking>,
}

/// The dimensions that conditions look at.
pub(super) fn dimensions(conditions: &Conditions) -> impl Iterator<Item = DimensionId> {
    conditions
        .all
        .iter()
        .chain(conditions.any.iter().flatten())
        .filter_map(|test| match test {
            Test::Category { dimension, .. } | Test::Known { dimension, .. } => Some(*dimension),
            _ => None,
        })
}

/// Finds the subjects.
pub(super) fn find(question: &Question<'_>) -> Engine<Subjects> {
    let is = Arc::clone(&question.snapshot.is);
    let all = 0..question.records.len();
    let mut found = Subjects {
        is,
        ..Subjects::default()
    };
    found.funnel.records = weight(question, all.clone());
    // What is cumulative is known after a project's end too.
    let closed = question.view == View::Cumulative && question.project.start <= question.period.end;
    if question.period.is_empty() && !closed || question.records.is_empty() {
        found.funnel.outside_period = found.funnel.records;
        return Ok(found);
    }
    let range = Range::of(question);
    let inside = weight(question, all.filter(|at| range.shows(*at)));
    found.funnel.outside_period = found.funnel.records - inside;
    found.reported.clone_from(&question.reported);
    let mut matching = matching(question, &range)?;
    if let Some(chosen) = margins::chosen(question, question.by) {
        let before = shown(question, &range, &matching);
        matching.retain(|record| chosen.answers(*record as usize));
        // Who is told of once more by another margin is the same person again.
        found.funnel.again = before - shown(question, &range, &matching);
    }
    let (held, cut): (Vec<u32>, Vec<u32>) = matching
        .into_iter()
        .partition(|record| range.holds(*record as usize));
    let thresholds = question.thresholds;
    let reached = thresholds.map(|asked| asked.reached(question.records, range.view()));
    let settled = grouped(question, (&range, reached.as_ref()), held, &mut found);
    let may_count = |record: &u32| {
        let number = number(question, *record);
        number != 0 && range.cuts(*record as usize) && settled.binary_search(&number).is_err()
    };
    found.short |= cut.iter().any(may_count);
    found.short |= found.list.iter().any(|subject| subject.open);
    let lacking = |subject: &&Subject| subject.lacking.is_some();
    let funnel = &mut found.funnel;
    funnel.unconverted = found
        .list
        .iter()
        .filter(lacking)
        .map(|one| one.weight)
        .sum();
    let counted: u64 = found.list.iter().map(|one| one.weight).sum();
    funnel.counted = counted - funnel.unconverted;
    funnel.outside_conditions =
        inside - funnel.without_subject - funnel.below - funnel.again - counted;
    Ok(found)
}

/// Groups records by what they count for, and says of whom nothing more can be learnt: those who count, and those who counted
/// before.
fn grouped(
    question: &Question<'_>,
    (range, reached): (&Range<'_>, Option<&Reached<'_>>),
    records: Vec<u32>,
    found: &mut Subjects,
) -> Vec<u32> {
    let (with, without): (Vec<u32>, Vec<u32>) = records
        .into_iter()
        .partition(|record| number(question, *record) != 0);
    let shown = |records: &[u32]| shown(question, range, records);
    found.funnel.without_subject = shown(&without);
    let day = |record: u32| match reached {
        None => Some(question.records.last[record as usize]),
        Some(reached) => reached.day(question.records, record as usize),
    };
    let (with, below): (Vec<u32>, Vec<u32>) = match reached {
        None => (with, Vec::new()),
        Some(_) => with.into_iter().partition(|record| day(*record).is_some()),
    };
    found.funnel.below = shown(&below);
    let sorted = sorted(question, with);
    let banded = banded(question);
    let mut settled = Vec::new();
    for records in sorted.chunk_by(|a, b| number(question, *a) == number(question, *b)) {
        match subject(question, range, records, &banded, &day) {
            Verdict::Counts(subject) => {
                settled.push(subject.number);
                found.funnel.again +=
                    weight(question, subject.records[1..].iter().map(|at| *at as usize));
                found.list.push(subject);
            }
            Verdict::Before => {
                settled.push(number(question, records[0]));
                found.funnel.again += shown(records);
            }
            Verdict::Doubtful => found.short = true,
            Verdict::Fails => {}
        }
    }
    settled
}

/// How many those of some records stand for that count in the view itself.
fn shown(question: &Question<'_>, range: &Range<'_>, records: &[u32]) -> u64 {
    let places = records.iter().map(|record| *record as usize);
    weight(question, places.filter(|at| range.shows(*at)))
}

/// How many people, organisations or acts records stand for.
fn weight(question: &Question<'_>, records: impl Iterator<Item = usize>) -> u64 {
    match question.records.weight.only() {
        Some(weight) => weight * records.count() as u64,
        None => records.map(|at| question.records.weight.at(at)).sum(),
    }
}

/// What a record counts for: its person, its organisation, or itself (never 0).
fn number(question: &Question<'_>, record: u32) -> u32 {
    match question.indicator.measure {
        Measure::People => question.records.person[record as usize],
        Measure::Organisations => question.records.organisation[record as usize],
        _ => record + 1,
    }
}

/// Records by subject, each subject's by day.
fn sorted(question: &Question<'_>, mut records: Vec<u32>) -> Vec<u32> {
    let day = |record: u32| {
        let at = record as usize;
        (
            question.records.last[at],
            question.records.first[at],
            record,
        )
    };
    records.sort_unstable_by_key(|record| (number(question, *record), day(*record)));
    records
}

/// What becomes of a possible subject.
enum Verdict {
    Counts(Subject),
    /// It counted in an earlier period.
    Before,
    /// It does not meet a condition on the whole of it.
    Fails,
    /// Nobody knows whether it meets one: its age was said as a band that the condition cuts.
    Doubtful,
}

fn subject(
    question: &Question<'_>,
    range: &Range<'_>,
    records: &[u32],
    banded: &[usize],
    day: &dyn Fn(u32) -> Option<i32>,
) -> Verdict {
    let deciding = records.get(question.indicator.at_least_records as usize - 1..);
    let shown = |record: &&u32| range.shows(**record as usize);
    let Some(deciding) = deciding.filter(|deciding| deciding.iter().any(|one| shown(&one))) else {
        return Verdict::Fails;
    };
    let own: Vec<u32> = records.iter().filter(shown).copied().collect();
    let first = own.iter().map(|record| range.first(*record as usize));
    let ages = ages(question, &own, first.min().unwrap_or_default(), banded);
    match old_enough(question, ages) {
        Holds::No => return Verdict::Fails,
        Holds::Perhaps => return Verdict::Doubtful,
        Holds::Yes => {}
    }
    let reached = deciding[0] as usize;
    // Somebody who attended often enough counts from the day of the last session needed.
    if question.view == View::New {
        let mut days: Vec<i32> = records.iter().filter_map(|record| day(*record)).collect();
        days.sort_unstable();
        if days
            .get(records.len() - deciding.len())
            .is_some_and(|day| range.before(*day))
        {
            return Verdict::Before;
        }
    }
    let (mut amount, mut lacking) = (0, None);
    if let Measure::Sum(field) = question.indicator.measure {
        amount = question.records.fields[field.0].at(reached);
        if amount == NONE {
            return Verdict::Fails;
        }
        if amount == UNREAD {
            (amount, lacking) = (0, Some(Lacking::Number));
        } else if let Some(exchange) = &question.exchange {
            match exchange.turn(question.records, reached, amount) {
                Ok((_, turned)) => amount = turned,
                Err(why) => (amount, lacking) = (0, Some(why)),
            }
        }
    }
    Verdict::Counts(Subject {
        number: number(question, own[0]),
        weight: question.records.weight.at(own[0] as usize),
        alone: alone(question, own[0]),
        open: range.begins_within(reached),
        records: own,
        ages,
        amount,
        lacking,
    })
}

/// Whether nobody knows who a subject is: it may be one of the others.
fn alone(question: &Question<'_>, record: u32) -> bool {
    let alone = question.records.alone.at(record as usize);
    match question.indicator.measure {
        Measure::People => alone & NO_PERSON != 0,
        Measure::Organisations => alone & NO_ORGANISATION != 0,
        _ => false,
    }
}

/// Whether a dimension can be asked of what a measure counts.
pub fn applies(catalogue: &Catalogue, measure: Measure, dimension: DimensionId) -> bool {
    measure.applies(catalogue.at(dimension))
}
