//! A person's file at the Hub and the acts dated in it.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use fastrand::Rng;

use super::super::cell::day;
use super::super::people::{Person, Sex};
use super::super::spelling::Legal;

/// What a column of the register dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Service {
    /// The file was opened and nothing followed: a row without a date.
    Registered,
    Referral,
    Guidance,
    BusinessSupport,
    Coaching,
    /// The first, second or third interview of the year.
    Interview,
    Internship,
    Card,
    /// A card asked for and not, or not yet, given: the same column as the card, with another status beside it.
    CardAsked,
    Opening,
    LaunchSupport,
    Grant,
    Incubation,
    CooperativeGrant,
}

/// One act: what, when, how much, and in which year's sheet it is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Act {
    pub(super) service: Service,
    pub(super) day: NaiveDate,
    pub(super) amount: Option<u32>,
    pub(super) sheet: i32,
}

/// Whom the register says someone is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    Host,
    Returnee,
    Migrant(Option<Legal>),
    Unknown,
}

/// When someone first came, by the spans for which figures were published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cohort {
    /// From 2019 to October 2020.
    Before,
    /// From November 2020 to 17 December 2021.
    Window,
    /// From then to the end of 2022.
    After,
    /// In 2023.
    Last,
}

impl Cohort {
    /// The first and the last day on which someone of the cohort first comes, and the last day of what follows.
    pub(super) fn days(self) -> (NaiveDate, NaiveDate, NaiveDate) {
        match self {
            Self::Before => (day(2019, 2, 4), day(2020, 9, 15), day(2020, 10, 31)),
            Self::Window => (day(2020, 11, 2), day(2021, 11, 19), day(2021, 12, 17)),
            Self::After => (day(2021, 12, 18), day(2022, 11, 25), day(2022, 12, 30)),
            Self::Last => (day(2023, 1, 9), day(2023, 11, 24), day(2023, 12, 29)),
        }
    }

    pub(super) fn end(self) -> NaiveDate {
        self.days().2
    }
}

/// Something wrong with a file, on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flaw {
    /// The later row gives the other sex.
    OtherSexLater,
    /// The later row gives another birth date.
    OtherBirthLater,
    /// A birth date that no calendar has, or that has not come.
    BirthDate(&'static str),
    /// An internship dated on a day that no calendar has.
    InternshipDate(&'static str),
    /// A card given, without its date.
    CardWithoutDate,
    /// The file has no number.
    NoNumber,
    /// The row stands twice.
    WrittenTwice,
}

/// A person's file.
#[derive(Debug, Clone)]
pub(super) struct Dossier {
    pub(super) person: Person,
    pub(super) sex_known: bool,
    pub(super) standing: Standing,
    pub(super) cohort: Cohort,
    /// The main services of the first visits.
    pub(super) plan: Vec<Service>,
    pub(super) acts: Vec<Act>,
    /// The number of the group's project or of the enterprise, and the year from which rows show it.
    pub(super) organisation: Option<(String, i32)>,
    pub(super) city: &'static str,
    pub(super) phone: String,
    pub(super) number: String,
    pub(super) flaw: Option<Flaw>,
}

impl Dossier {
    /// Writes an act into the sheet of its year.
    pub(super) fn add(&mut self, service: Service, day: NaiveDate) {
        self.add_with(service, day, None);
    }

    /// Writes an act with its amount into the sheet of its year.
    pub(super) fn add_with(&mut self, service: Service, day: NaiveDate, amount: Option<u32>) {
        let sheet = day.year();
        self.acts.push(Act {
            service,
            day,
            amount,
            sheet,
        });
    }

    /// Is that service one of those that the person first came for?
    pub(super) fn plans(&self, service: Service) -> bool {
        self.plan.contains(&service)
    }

    /// Is that service dated in that year's sheet?
    pub(super) fn has_in(&self, service: Service, sheet: i32) -> bool {
        let same = |act: &Act| act.service == service && act.sheet == sheet;
        self.acts.iter().any(same)
    }

    /// When that service was first given.
    pub(super) fn first(&self, service: Service) -> Option<NaiveDate> {
        let of_service = self.acts.iter().filter(|act| act.service == service);
        of_service.map(|act| act.day).min()
    }

    pub(super) fn has(&self, service: Service) -> bool {
        self.first(service).is_some()
    }

    /// The day of the first act.
    pub(super) fn opened(&self) -> NaiveDate {
        let first = self.acts.iter().map(|act| act.day).min();
        first.expect("a file has at least one act")
    }

    /// The years in whose sheets the file has a row, in order.
    pub(super) fn years(&self) -> Vec<i32> {
        let mut years: Vec<i32> = self.acts.iter().map(|act| act.sheet).collect();
        years.sort_unstable();
        years.dedup();
        years
    }

    /// Came for a referral and nothing else: where a flaw changes no published figure.
    pub(super) fn only_referred(&self) -> bool {
        let referral = |act: &Act| act.service == Service::Referral;
        self.acts.iter().all(referral) && self.organisation.is_none()
    }

    pub(super) fn is_woman(&self) -> bool {
        self.person.sex == Sex::Female
    }
}

/// A working day, `days` after `from`, or any between `from` and `end` where that would be too late.
pub(super) fn later(
    rng: &mut Rng,
    from: NaiveDate,
    days: std::ops::Range<u64>,
    end: NaiveDate,
) -> NaiveDate {
    let day = from + Days::new(rng.u64(days));
    if day > end {
        between(rng, from, end)
    } else {
        working(day)
    }
}

/// A working day between two days.
pub(super) fn between(rng: &mut Rng, first: NaiveDate, last: NaiveDate) -> NaiveDate {
    let length = (last - first).num_days().unsigned_abs();
    working(first + Days::new(rng.u64(0..=length)))
}

/// The Hub is closed on Sundays and New Year's Day; no span here ends on one.
fn working(day: NaiveDate) -> NaiveDate {
    let closed = |day: &NaiveDate| day.weekday() == Weekday::Sun || day.ordinal() == 1;
    let mut days = day.iter_days();
    days.find(|day| !closed(day)).unwrap_or(day)
}

/// `count` of the files that fit, drawn at random.
pub(super) fn choose(
    rng: &mut Rng,
    dossiers: &[Dossier],
    count: usize,
    fits: impl Fn(&Dossier) -> bool,
) -> Vec<usize> {
    let mut fitting: Vec<usize> = (0..dossiers.len())
        .filter(|&index| fits(&dossiers[index]))
        .collect();
    assert!(fitting.len() >= count, "too few files to choose from");
    rng.shuffle(&mut fitting);
    fitting.truncate(count);
    fitting
}

/// Puts the files in order of arrival and numbers them by year.
pub(super) fn number(dossiers: &mut [Dossier]) {
    dossiers.sort_by_key(Dossier::opened);
    let (mut year, mut count) = (0, 0);
    for dossier in dossiers {
        let opened = dossier.opened().year();
        count = if opened == year { count + 1 } else { 1 };
        year = opened;
        dossier.number = format!("TNG-{:02}-{count:04}", year % 100);
    }
}
