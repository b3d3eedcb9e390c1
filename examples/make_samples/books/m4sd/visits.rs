//! When people came until 2022: their first visits, interviews and internships, and those who come back in a later year.

use chrono::{Datelike, Days, NaiveDate};
use fastrand::Rng;

use super::super::cell::day;
use super::super::people::pick;
use super::super::spelling::Legal;
use super::dossier::{Act, Dossier, Service, between, choose, later};

/// Dates each file's main services, one after the other within its cohort's span.
pub(super) fn first_visits(rng: &mut Rng, dossiers: &mut [Dossier]) {
    for dossier in dossiers {
        let (first, last, end) = dossier.cohort.days();
        let came = between(rng, first, last);
        if dossier.plans(Service::Referral) {
            dossier.add(Service::Referral, came);
        }
        if dossier.plans(Service::Guidance) {
            let guided = if dossier.plans(Service::Referral) {
                later(rng, came, 0..20, end)
            } else {
                came
            };
            dossier.add(Service::Guidance, guided);
        }
        if dossier.plans(Service::BusinessSupport) {
            let supported = later(rng, came, 10..60, end);
            dossier.add(Service::BusinessSupport, supported);
        }
        if dossier.plans(Service::Coaching) {
            let coached = later(rng, came, 20..90, end);
            dossier.add(Service::Coaching, coached);
        }
    }
}

/// Until 2022, 26 people held 48 interviews and 13 had an internship.
pub(super) fn jobs(rng: &mut Rng, dossiers: &mut [Dossier]) {
    let jobseeker = |dossier: &Dossier| {
        let guided = dossier.first(Service::Guidance);
        guided.is_some_and(|day| day.month() < 10) && !dossier.plans(Service::BusinessSupport)
    };
    for (rank, index) in choose(rng, dossiers, 26, jobseeker).into_iter().enumerate() {
        let interviews = match rank {
            0..8 => 1,
            8..22 => 2,
            _ => 3,
        };
        let guided = dossiers[index].first(Service::Guidance);
        let from = guided.expect("jobseekers were guided");
        interviews_in(rng, &mut dossiers[index], from, interviews);
    }
    for index in choose(rng, dossiers, 13, jobseeker) {
        let dossier = &mut dossiers[index];
        let placed = later(rng, dossier.opened(), 40..160, day(2022, 12, 30));
        dossier.add(Service::Internship, placed);
    }
}

/// So many interviews, on different days within two months.
pub(super) fn interviews_in(
    rng: &mut Rng,
    dossier: &mut Dossier,
    from: NaiveDate,
    interviews: u32,
) {
    let mut held = from;
    for _ in 0..interviews {
        held = later(rng, held, 3..18, from + Days::new(60));
        dossier.add(Service::Interview, held);
    }
}

/// People who come back in a later year.
pub(super) fn returns(rng: &mut Rng, dossiers: &mut [Dossier]) {
    // Guided in 2019 and again in the published window: with the 130 who first came in it, 138.
    again(
        rng,
        dossiers,
        8,
        Service::Guidance,
        2019..2020,
        (day(2021, 1, 11), day(2021, 12, 10)),
    );
    let in_2022 = (day(2022, 1, 10), day(2022, 12, 30));
    again(rng, dossiers, 60, Service::Guidance, 2019..2021, in_2022);
    again(rng, dossiers, 25, Service::Guidance, 2021..2022, in_2022);
    again(
        rng,
        dossiers,
        45,
        Service::BusinessSupport,
        2019..2021,
        in_2022,
    );
    again(rng, dossiers, 40, Service::Coaching, 2019..2021, in_2022);
    again(rng, dossiers, 30, Service::Referral, 2019..2021, in_2022);
    repeat_earlier_dates(rng, dossiers);
}

/// Gives `count` people who had the service in `years`, and in no later one, the same service again.
pub(super) fn again(
    rng: &mut Rng,
    dossiers: &mut [Dossier],
    count: usize,
    service: Service,
    years: std::ops::Range<i32>,
    (first, last): (NaiveDate, NaiveDate),
) {
    let had = |dossier: &Dossier| {
        let of_service = dossier.acts.iter().filter(|act| act.service == service);
        of_service
            .map(|act| act.day.year())
            .max()
            .is_some_and(|year| years.contains(&year))
    };
    for index in choose(rng, dossiers, count, had) {
        dossiers[index].add(service, between(rng, first, last));
    }
}

/// In some later rows the date of an earlier year's act was copied: the same act, read twice.
fn repeat_earlier_dates(rng: &mut Rng, dossiers: &mut [Dossier]) {
    let services = [
        Service::Referral,
        Service::Guidance,
        Service::BusinessSupport,
    ];
    for index in choose(rng, dossiers, 40, |dossier| dossier.years().len() > 1) {
        let dossier = &mut dossiers[index];
        let sheet = dossier.years()[1];
        let earlier = |act: &&Act| {
            services.contains(&act.service)
                && act.sheet < sheet
                && !dossier.has_in(act.service, sheet)
        };
        if let Some(act) = dossier.acts.iter().find(earlier).copied() {
            dossier.acts.push(Act { sheet, ..act });
        }
    }
}

/// The legal status in a later year: some asylum seekers are recognised, some people regularised.
pub(super) fn later_legal(rng: &mut Rng, legal: Legal) -> Legal {
    match legal {
        Legal::AsylumSeeker => pick(rng, &[Legal::AsylumSeeker, Legal::Refugee]),
        Legal::Irregular => pick(rng, &[Legal::Irregular, Legal::Irregular, Legal::Regular]),
        kept => kept,
    }
}
