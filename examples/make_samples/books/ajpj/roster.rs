//! The young people whom the two Hubs received, and what they came for.

use chrono::{Days, NaiveDate};
use fastrand::Rng;

use super::super::cell::day;
use super::super::people::{Person, Population, Sex, one_in, origin};

/// Where someone was received.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hub {
    Rabat,
    Tangier,
}

/// What is wrong in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flaw {
    /// The sex was not noted.
    NoSex,
    /// A birth date that no calendar has.
    Birth,
    /// The row was exported twice.
    Twice,
    /// The card was asked for, not given.
    CardAsked,
}

/// Somebody's file.
#[derive(Debug, Clone)]
pub(super) struct Young {
    pub(super) code: String,
    pub(super) hub: Hub,
    pub(super) person: Person,
    pub(super) flaw: Option<Flaw>,
    pub(super) welcomed: NaiveDate,
    /// When the other Hub received the same person.
    pub(super) elsewhere: Option<NaiveDate>,
    /// The information sessions attended.
    pub(super) informed: Vec<NaiveDate>,
    pub(super) card: Option<NaiveDate>,
    pub(super) internship: Option<NaiveDate>,
    pub(super) placed: Option<NaiveDate>,
}

const WOMEN: usize = 3001;
const MEN: usize = 4006;
const UNKNOWN: usize = 4;

/// Everyone received, numbered within each Hub in order of arrival.
pub(super) fn young(rng: &mut Rng, population: &mut Population) -> Vec<Young> {
    let mut sexes = vec![Sex::Female; WOMEN + UNKNOWN / 2];
    sexes.resize(WOMEN + MEN + UNKNOWN, Sex::Male);
    let mut young: Vec<Young> = sexes
        .into_iter()
        .map(|sex| newcomer(rng, population, sex))
        .collect();
    for one in &mut young[WOMEN..WOMEN + UNKNOWN] {
        one.flaw = Some(Flaw::NoSex);
    }
    young.sort_by_key(|one| one.welcomed);
    for (hub, prefix) in [(Hub::Rabat, "RBT"), (Hub::Tangier, "TNG")] {
        let here = young.iter_mut().filter(|one| one.hub == hub);
        for (number, one) in (1..).zip(here) {
            one.code = format!("{prefix}-{number:04}");
        }
    }
    young
}

/// Born so that everybody is 18 to 35 throughout the project.
fn newcomer(rng: &mut Rng, population: &mut Population, sex: Sex) -> Young {
    let nation = if one_in(rng, 5) { origin(rng) } else { "MA" };
    let hub = if rng.u32(0..100) < 46 {
        Hub::Rabat
    } else {
        Hub::Tangier
    };
    Young {
        code: String::new(),
        hub,
        person: population.person(rng, sex, nation, 1987..2001),
        flaw: None,
        welcomed: day(2020, 1, 6) + Days::new(rng.u64(0..1000)),
        elsewhere: None,
        informed: Vec::new(),
        card: None,
        internship: None,
        placed: None,
    }
}

/// Information, cards, internships, jobs; and a few rows with a flaw.
pub(super) fn serve(rng: &mut Rng, young: &mut [Young]) {
    let informed = choose(rng, young, 2762, |one| one.flaw.is_none());
    for place in &informed {
        inform(rng, &mut young[*place]);
    }
    for place in &informed[..147] {
        young[*place].card = Some(later(rng, &young[*place], 30..80));
    }
    let mut interns = Vec::new();
    for (sex, count) in [(Sex::Female, 13), (Sex::Male, 12)] {
        let fit = informed[147..]
            .iter()
            .filter(|place| young[**place].person.sex == sex);
        interns.extend(fit.take(count).copied());
    }
    for place in interns {
        young[place].internship = Some(later(rng, &young[place], 20..80));
    }
    for place in choose(rng, young, 131, |one| {
        one.flaw.is_none() && one.card.is_none() && one.internship.is_none()
    }) {
        young[place].placed = Some(later(rng, &young[place], 15..80));
    }
    flaws(rng, young);
}

fn inform(rng: &mut Rng, one: &mut Young) {
    one.informed.push(later(rng, one, 0..20));
    if one_in(rng, 7) {
        one.informed.push(later(rng, one, 21..60));
    }
}

/// A day so long after the welcome.
fn later(rng: &mut Rng, one: &Young, days: std::ops::Range<u64>) -> NaiveDate {
    one.welcomed + Days::new(rng.u64(days))
}

fn flaws(rng: &mut Rng, young: &mut [Young]) {
    let plain = |one: &Young| one.flaw.is_none() && one.informed.is_empty();
    for (flaw, count) in [(Flaw::Birth, 5), (Flaw::Twice, 6)] {
        for place in choose(rng, young, count, plain) {
            young[place].flaw = Some(flaw);
        }
    }
    let asked = |one: &Young| {
        one.flaw.is_none()
            && one.card.is_none()
            && one.internship.is_none()
            && !one.informed.is_empty()
    };
    for place in choose(rng, young, 21, asked) {
        young[place].flaw = Some(Flaw::CardAsked);
        young[place].card = Some(later(rng, &young[place], 30..80));
    }
    for place in choose(rng, young, 12, plain) {
        young[place].elsewhere = Some(later(rng, &young[place], 30..90));
    }
}

/// So many places of those that fit, drawn evenly.
pub(super) fn choose(
    rng: &mut Rng,
    young: &[Young],
    count: usize,
    fits: impl Fn(&Young) -> bool,
) -> Vec<usize> {
    let mut places: Vec<usize> = (0..young.len())
        .filter(|place| fits(&young[*place]))
        .collect();
    assert!(places.len() >= count, "too few young people fit");
    rng.shuffle(&mut places);
    places.truncate(count);
    places
}
