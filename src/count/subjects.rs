//! The subjects of an indicator: who or what counts, and the records that make it count.

use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use polars::prelude::{Expr, col, lit};

use super::engine::Engine;
use super::exchange::{Exchange, Lacking};
use super::frame::{Snapshot, field, resolved};
use super::reported::Reported;
use super::{RecordFunnel, View};
use crate::catalogue::{
    Catalogue, Category, Conditions, DimensionId, Indicator, Measure, Period, Project, Test, age_on,
};
use crate::ingest::{NONE, Records};

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
    /// By record, whether it stands for somebody that others counted; none where no record does.
    pub reported: Option<Arc<Reported>>,
    /// Turns amounts into one currency, where one is asked for.
    pub exchange: Option<Exchange<'a>>,
}

/// Subjects with their matching records. Subjects come in the order of their numbers, records by day.
#[derive(Debug, Clone, Default)]
pub(super) struct Subjects {
    pub list: Vec<Subject>,
    pub funnel: RecordFunnel,
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
    /// Its age in whole years, where one can be told.
    pub age: Option<u32>,
    /// The bands that its records say, by dimension; empty where an age is told.
    pub bands: Vec<Category>,
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
    let mut funnel = RecordFunnel {
        records: question.records.len() as u32,
        ..RecordFunnel::default()
    };
    let is = Arc::clone(&question.snapshot.is);
    if question.period.is_empty() || question.records.is_empty() {
        funnel.outside_period = funnel.records;
        return Ok(Subjects {
            list: Vec::new(),
            funnel,
            is,
            reported: None,
        });
    }
    let (from, until) = range(question);
    let inside = (0..question.records.len())
        .filter(|at| question.records.first[*at] >= from && question.records.last[*at] <= until)
        .count() as u32;
    funnel.outside_period = funnel.records - inside;
    let matching = matching(question, from, until)?;
    let (with, without): (Vec<u32>, Vec<u32>) = matching
        .into_iter()
        .partition(|record| number(question, *record) != 0);
    funnel.without_subject = without.len() as u32;
    let sorted = sorted(question, with);
    let banded = banded(question);
    let mut list = Vec::new();
    let mut again = 0;
    for records in sorted.chunk_by(|a, b| number(question, *a) == number(question, *b)) {
        match subject(question, records, &banded) {
            Verdict::Counts(subject) => {
                again += records.len() as u32 - 1;
                list.push(subject);
            }
            Verdict::Before => again += records.len() as u32,
            Verdict::Fails => {}
        }
    }
    funnel.again = again;
    let lacking = |subject: &&Subject| subject.lacking.is_some();
    funnel.unconverted = list.iter().filter(lacking).count() as u32;
    funnel.counted = list.len() as u32 - funnel.unconverted;
    funnel.outside_conditions = inside - funnel.without_subject - again - list.len() as u32;
    Ok(Subjects {
        list,
        funnel,
        is,
        reported: question.reported.clone(),
    })
}

/// The days that records must lie in: the period, or all from the project's start to its end.
fn range(question: &Question<'_>) -> (i32, i32) {
    let from = match question.view {
        View::Period => question.period.start,
        View::New | View::Cumulative => question.project.start,
    };
    (
        from.num_days_from_ce(),
        question.period.end.num_days_from_ce(),
    )
}

/// The records in range that meet the conditions, age apart.
fn matching(question: &Question<'_>, from: i32, until: i32) -> Engine<Vec<u32>> {
    let mut wanted = col("first")
        .gt_eq(lit(from))
        .and(col("last").lt_eq(lit(until)));
    for test in &question.conditions.all {
        wanted = wanted.and(expression(question.catalogue, test));
    }
    let any = question.conditions.any.iter().map(|set| {
        set.iter()
            .map(|test| expression(question.catalogue, test))
            .reduce(Expr::and)
            .unwrap_or_else(|| lit(true))
    });
    if let Some(any) = any.reduce(Expr::or) {
        wanted = wanted.and(any);
    }
    let found = question
        .snapshot
        .lazy()
        .filter(wanted)
        .select([col("record")])
        .collect()?;
    Ok(found.column("record")?.u32()?.iter().flatten().collect())
}

/// A condition over the frame's columns; one on age always holds here and is looked at last.
fn expression(catalogue: &Catalogue, test: &Test) -> Expr {
    match test {
        Test::Age { .. } => lit(true),
        Test::Category { dimension, .. } | Test::Known { dimension, .. }
            if catalogue.at(*dimension).from_age =>
        {
            lit(true)
        }
        Test::Category {
            dimension,
            among,
            wanted,
        } => {
            let declared = catalogue.at(*dimension);
            let one = |category: &Category| {
                let (column, code) = declared.held(*category);
                let is = col(resolved(column));
                if declared.multiple && category.is_known() {
                    // What is left of the set without the bits above this one; the last bit of 32 is in no set.
                    let rest = is.clone() % lit(code * 2);
                    rest.gt_eq(lit(code))
                        .and(is.neq(lit(Category::NOT_APPLICABLE.0)))
                } else {
                    is.eq(lit(code))
                }
            };
            let any = among
                .iter()
                .map(one)
                .reduce(Expr::or)
                .unwrap_or_else(|| lit(false));
            if *wanted { any } else { any.not() }
        }
        Test::Known { dimension, wanted } => {
            let known = |column: &usize| {
                let is = col(resolved(*column));
                let said = is.clone().neq(lit(0u32));
                said.and(is.neq(lit(Category::NOT_APPLICABLE.0)))
            };
            let known = catalogue.at(*dimension).columns.iter().map(known);
            let known = known.reduce(Expr::or).unwrap_or_else(|| lit(false));
            if *wanted { known } else { known.not() }
        }
        Test::Filled { field: id, wanted } => {
            let filled = col(field(id.0)).neq(lit(NONE));
            if *wanted { filled } else { filled.not() }
        }
        Test::Between {
            field: id,
            at_least,
            at_most,
        } => {
            let value = col(field(id.0));
            let least = lit(at_least.unwrap_or(NONE + 1));
            let most = lit(at_most.unwrap_or(i64::MAX));
            value.clone().gt_eq(least).and(value.lt_eq(most))
        }
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

/// The dimensions made of ages of which a record says a band.
fn banded(question: &Question<'_>) -> Vec<usize> {
    let dimensions = question.catalogue.dimensions.iter().enumerate();
    let told = |place: usize| question.records.categories[place].only() != Some(0);
    dimensions
        .filter(|(place, dimension)| dimension.from_age && told(*place))
        .map(|(place, _)| place)
        .collect()
}

/// What becomes of a possible subject.
enum Verdict {
    Counts(Subject),
    /// It counted in an earlier period.
    Before,
    /// It does not meet a condition on the whole of it.
    Fails,
}

fn subject(question: &Question<'_>, records: &[u32], banded: &[usize]) -> Verdict {
    let Some(deciding) = records.get(question.indicator.at_least_records as usize - 1) else {
        return Verdict::Fails;
    };
    let first = records
        .iter()
        .map(|record| question.records.first[*record as usize])
        .min()
        .unwrap_or_default();
    let age = age(question, records[0], first);
    let bands = match age {
        Some(_) => Vec::new(),
        None => said_bands(question, records, banded),
    };
    if !old_enough(question, age, &bands) {
        return Verdict::Fails;
    }
    if question.view == View::New
        && question.records.last[*deciding as usize] < question.period.start.num_days_from_ce()
    {
        return Verdict::Before;
    }
    let (mut amount, mut lacking) = (0, None);
    if let Measure::Sum(field) = question.indicator.measure {
        amount = question.records.fields[field.0].at(records[0] as usize);
        if amount == NONE {
            return Verdict::Fails;
        }
        if let Some(exchange) = &question.exchange {
            match exchange.turn(question.records, records[0] as usize, amount) {
                Ok((_, turned)) => amount = turned,
                Err(why) => (amount, lacking) = (0, Some(why)),
            }
        }
    }
    Verdict::Counts(Subject {
        number: number(question, records[0]),
        records: records.to_vec(),
        age,
        bands,
        amount,
        lacking,
    })
}

/// The age in whole years of a record's person on a day.
fn age(question: &Question<'_>, record: u32, day: i32) -> Option<u32> {
    let person = question.records.person[record as usize];
    let born = Some(question.snapshot.birth[person as usize])
        .filter(|born| person != 0 && *born != NONE)?;
    let born = NaiveDate::from_num_days_from_ce_opt(born as i32)?;
    let day = NaiveDate::from_num_days_from_ce_opt(day)?;
    // Nobody is served before birth, nor at 121: such a birth date is a typing mistake and the age unknown.
    u32::try_from(age_on(born, day))
        .ok()
        .filter(|age| *age <= 120)
}

/// The bands that a person's matching records say, the first that says one, by dimension; empty where none does.
fn said_bands(question: &Question<'_>, records: &[u32], banded: &[usize]) -> Vec<Category> {
    let mut bands = Vec::new();
    for place in banded {
        let codes = &question.records.categories[*place];
        let mut known = records.iter().map(|record| codes.at(*record as usize));
        if let Some(code) = known.find(|code| *code != 0) {
            bands.resize(question.catalogue.dimensions.len(), Category::UNKNOWN);
            bands[*place] = Category(code);
        }
    }
    bands
}

/// Conditions on age, applied last. A band said in place of an age meets a condition when all ages of it do.
fn old_enough(question: &Question<'_>, age: Option<u32>, bands: &[Category]) -> bool {
    let said = bands.iter().enumerate().filter_map(|(place, band)| {
        let dimension = &question.catalogue.dimensions[place];
        dimension.def(*band).and_then(|def| def.band)
    });
    let said: Vec<(u32, u32)> = said.collect();
    question.conditions.all.iter().all(|test| match test {
        Test::Age { at_least, at_most } => match age {
            Some(age) => (*at_least..=*at_most).contains(&age),
            None => said
                .iter()
                .any(|(from, to)| at_least <= from && to <= at_most),
        },
        Test::Category {
            dimension,
            among,
            wanted,
        } if question.catalogue.at(*dimension).from_age => {
            let band = band(question.catalogue, *dimension, age, bands);
            among.contains(&band) == *wanted
        }
        Test::Known { dimension, wanted } if question.catalogue.at(*dimension).from_age => {
            (age.is_some() || !said.is_empty()) == *wanted
        }
        _ => true,
    })
}

/// The age band of an age, or the one said in its place.
pub(super) fn band(
    catalogue: &Catalogue,
    dimension: DimensionId,
    age: Option<u32>,
    said: &[Category],
) -> Category {
    if age.is_none() {
        return said.get(dimension.0).copied().unwrap_or_default();
    }
    let holds = |age: u32| {
        catalogue
            .at(dimension)
            .categories
            .iter()
            .position(|category| {
                category
                    .band
                    .is_some_and(|(from, to)| (from..=to).contains(&age))
            })
    };
    age.and_then(holds)
        .map_or(Category::UNKNOWN, |place| Category(place as u32 + 1))
}

/// Whether a dimension can be asked of what a measure counts.
pub fn applies(catalogue: &Catalogue, measure: Measure, dimension: DimensionId) -> bool {
    measure.applies(catalogue.at(dimension))
}
