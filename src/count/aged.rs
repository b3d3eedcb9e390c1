//! Ages of subjects, and conditions on them: an age is told by a birth date, or said as a band that a condition may cut.

use chrono::NaiveDate;

use super::subjects::Question;
use crate::catalogue::{Catalogue, Category, Dimension, DimensionId, Test, age_on};
use crate::ingest::{NO_AGES, NONE};

/// The youngest and the oldest that somebody may be.
pub(super) type Ages = (u32, u32);

/// Whether a condition holds, as far as what is known goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Holds {
    No,
    /// For some of the ages that were said.
    Perhaps,
    Yes,
}

impl Holds {
    fn not(self) -> Self {
        match self {
            Self::No => Self::Yes,
            Self::Perhaps => Self::Perhaps,
            Self::Yes => Self::No,
        }
    }
}

/// The dimensions made of ages of which a record says a band.
pub(super) fn banded(question: &Question<'_>) -> Vec<usize> {
    let dimensions = question.catalogue.dimensions.iter().enumerate();
    let told = |place: usize| question.records.categories[place].only() != Some(0);
    dimensions
        .filter(|(place, dimension)| dimension.from_age && told(*place))
        .map(|(place, _)| place)
        .collect()
}

/// The ages of a subject on a day: told by its birth date, or said by the first of its records that says any.
pub(super) fn ages(
    question: &Question<'_>,
    records: &[u32],
    day: i32,
    banded: &[usize],
) -> Option<Ages> {
    if let Some(age) = age(question, *records.first()?, day) {
        return Some((age, age));
    }
    if banded.is_empty() && question.records.ages.only() == Some(NO_AGES) {
        return None;
    }
    records
        .iter()
        .find_map(|record| said(question, *record as usize, banded))
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

/// The ages that a record says: as written, or those of the category that a table or a word stands for.
fn said(question: &Question<'_>, record: usize, banded: &[usize]) -> Option<Ages> {
    let written = question.records.ages.at(record);
    if written != NO_AGES {
        return Some(written);
    }
    let band = |place: &usize| {
        let code = question.records.categories[*place].at(record);
        let dimension = &question.catalogue.dimensions[*place];
        dimension.def(Category(code)).and_then(|def| def.band)
    };
    banded
        .iter()
        .filter_map(band)
        .min_by_key(|(from, to)| to - from)
}

/// The conditions on age, which come last.
pub(super) fn old_enough(question: &Question<'_>, ages: Option<Ages>) -> Holds {
    let tests = question.conditions.all.iter();
    let held = tests.map(|test| holds(question.catalogue, test, ages));
    held.min().unwrap_or(Holds::Yes)
}

fn holds(catalogue: &Catalogue, test: &Test, ages: Option<Ages>) -> Holds {
    match test {
        Test::Age { at_least, at_most } => match ages {
            Some((from, to)) if *at_least <= from && to <= *at_most => Holds::Yes,
            Some((from, to)) if from <= *at_most && *at_least <= to => Holds::Perhaps,
            _ => Holds::No,
        },
        Test::Category {
            dimension,
            among,
            wanted,
        } if catalogue.at(*dimension).from_age => {
            let within = within(catalogue.at(*dimension), among, ages);
            if *wanted { within } else { within.not() }
        }
        Test::Known { dimension, wanted } if catalogue.at(*dimension).from_age => {
            let known = band(catalogue, *dimension, ages).is_known();
            if known == *wanted {
                Holds::Yes
            } else {
                Holds::No
            }
        }
        _ => Holds::Yes,
    }
}

/// Whether ages lie in some of a dimension's bands: in all that they touch, or in a part.
fn within(dimension: &Dimension, among: &[Category], ages: Option<Ages>) -> Holds {
    let Some((youngest, oldest)) = ages else {
        return Holds::No;
    };
    let (mut inside, mut outside) = (0, u64::from(oldest - youngest) + 1);
    for (place, category) in dimension.categories.iter().enumerate() {
        let Some((from, to)) = category.band else {
            continue;
        };
        let (from, to) = (from.max(youngest), to.min(oldest));
        if from <= to && among.contains(&Category(place as u32 + 1)) {
            inside += u64::from(to - from) + 1;
        }
    }
    outside -= inside;
    match (inside, outside) {
        (0, _) => Holds::No,
        (_, 0) => Holds::Yes,
        _ => Holds::Perhaps,
    }
}

/// The band that holds all of some ages; unknown where an edge cuts them.
pub(super) fn band(catalogue: &Catalogue, dimension: DimensionId, ages: Option<Ages>) -> Category {
    let Some((youngest, oldest)) = ages else {
        return Category::UNKNOWN;
    };
    let holds = |(from, to): (u32, u32)| from <= youngest && oldest <= to;
    let mut categories = catalogue.at(dimension).categories.iter();
    let place = categories.position(|category| category.band.is_some_and(holds));
    place.map_or(Category::UNKNOWN, |place| Category(place as u32 + 1))
}
