//! Enterprises until 2022: cards, openings, grants, incubated groups, cooperatives and support at launch.

use chrono::{Datelike, NaiveDate};
use fastrand::Rng;

use super::super::cell::day;
use super::dossier::{Cohort, Dossier, Service, choose, later};

/// The last working day of the years for which the figures were published.
fn last_day() -> NaiveDate {
    day(2022, 12, 30)
}

/// All that leads to an enterprise until the end of 2022.
pub(super) fn until_2022(rng: &mut Rng, dossiers: &mut [Dossier]) {
    cards(rng, dossiers);
    openings(rng, dossiers);
    grants(rng, dossiers);
    groups(rng, dossiers);
    launches(rng, dossiers);
}

/// 70 self-employed cards, 43 of them in the published window, and 25 that were asked for and not given.
fn cards(rng: &mut Rng, dossiers: &mut [Dossier]) {
    let in_window = |dossier: &Dossier| {
        dossier.plans(Service::BusinessSupport) && dossier.cohort == Cohort::Window
    };
    let around = |dossier: &Dossier| {
        dossier.plans(Service::BusinessSupport) && dossier.cohort != Cohort::Window
    };
    let mut holders = choose(rng, dossiers, 43, in_window);
    holders.extend(choose(rng, dossiers, 27, around));
    for index in holders {
        after_support(rng, &mut dossiers[index], Service::Card);
    }
    let without =
        |dossier: &Dossier| dossier.plans(Service::BusinessSupport) && !dossier.has(Service::Card);
    for index in choose(rng, dossiers, 25, without) {
        after_support(rng, &mut dossiers[index], Service::CardAsked);
    }
}

/// Dates a service after the support to create a business, within the cohort's span.
fn after_support(rng: &mut Rng, dossier: &mut Dossier, service: Service) {
    let supported = dossier.first(Service::BusinessSupport);
    let supported = supported.expect("chosen among the supported");
    let dated = later(rng, supported, 15..90, dossier.cohort.end());
    dossier.add(service, dated);
}

/// 52 women and 57 men opened their business.
fn openings(rng: &mut Rng, dossiers: &mut [Dossier]) {
    for (women, count) in [(true, 52), (false, 57)] {
        let fits = |dossier: &Dossier| {
            dossier.plans(Service::BusinessSupport) && dossier.is_woman() == women
        };
        for index in choose(rng, dossiers, count, fits) {
            let dossier = &mut dossiers[index];
            let opened = later(rng, dossier.opened(), 90..300, last_day());
            dossier.add(Service::Opening, opened);
        }
    }
}

/// 7 women and 12 men among them received a grant.
fn grants(rng: &mut Rng, dossiers: &mut [Dossier]) {
    for (women, count) in [(true, 7), (false, 12)] {
        let fits = |dossier: &Dossier| dossier.has(Service::Opening) && dossier.is_woman() == women;
        for index in choose(rng, dossiers, count, fits) {
            grant(rng, &mut dossiers[index], last_day());
        }
    }
}

/// A grant to someone who opened a business.
pub(super) fn grant(rng: &mut Rng, dossier: &mut Dossier, end: NaiveDate) {
    let opened = dossier.first(Service::Opening);
    let opened = opened.expect("chosen among those who opened a business");
    let granted = later(rng, opened, 20..120, end);
    let amount = rng.u32(16..=80) * 500;
    dossier.add_with(Service::Grant, granted, Some(amount));
}

/// 26 groups with 79 members, 7 of the groups incubated in the published window; 6 of them became funded cooperatives.
fn groups(rng: &mut Rng, dossiers: &mut [Dossier]) {
    let cohorts = [
        (Cohort::Before, 8),
        (Cohort::Window, 7),
        (Cohort::After, 11),
    ];
    let all = cohorts
        .iter()
        .flat_map(|&(cohort, count)| vec![cohort; count]);
    for (rank, cohort) in (1..).zip(all) {
        let members = incubate(rng, dossiers, rank, cohort);
        let first = &mut dossiers[members[0]];
        let incubated = first.first(Service::Incubation);
        let incubated = incubated.expect("the group has just been incubated");
        if rank % 3 == 2 && rank <= 18 {
            let granted = later(rng, incubated, 40..200, last_day());
            let amount = rng.u32(60..=120) * 1000;
            first.add_with(Service::CooperativeGrant, granted, Some(amount));
        }
        if rank % 2 == 0 || rank == 9 {
            let launched = later(rng, incubated, 30..120, last_day());
            dossiers[members[1]].add(Service::LaunchSupport, launched);
        }
    }
}

/// A group of three, the last two of each year's groups of up to four, incubated on one day.
pub(super) fn incubate(
    rng: &mut Rng,
    dossiers: &mut [Dossier],
    rank: usize,
    cohort: Cohort,
) -> Vec<usize> {
    let size = if matches!(rank, 26 | 30) { 4 } else { 3 };
    let free = |dossier: &Dossier| {
        let own = dossier.has(Service::Opening) || dossier.has(Service::Card);
        let prepared = dossier.plans(Service::Coaching) || cohort == Cohort::Last;
        dossier.cohort == cohort && prepared && !own && dossier.organisation.is_none()
    };
    let members = choose(rng, dossiers, size, free);
    let came = members.iter().map(|&index| dossiers[index].opened()).max();
    let came = came.expect("a group has members");
    let incubated = later(rng, came, 15..60, cohort.end());
    for &index in &members {
        dossiers[index].add(Service::Incubation, incubated);
        dossiers[index].organisation = Some((format!("GP-{rank:02}"), incubated.year()));
    }
    members
}

/// Support at launch for 140 one-person enterprises.
fn launches(rng: &mut Rng, dossiers: &mut [Dossier]) {
    let of_one = |dossier: &Dossier| {
        let own = dossier.has(Service::Opening) || dossier.has(Service::Card);
        own && dossier.organisation.is_none()
    };
    for (rank, index) in choose(rng, dossiers, 140, of_one).into_iter().enumerate() {
        let dossier = &mut dossiers[index];
        let opened = dossier
            .first(Service::Opening)
            .or(dossier.first(Service::Card));
        let from = opened.expect("chosen among those with a business");
        let launched = later(rng, from, 10..90, last_day());
        launch(dossier, rank + 1, launched);
    }
}

/// Gives an enterprise its number and dates the support it received.
pub(super) fn launch(dossier: &mut Dossier, rank: usize, launched: NaiveDate) {
    dossier.add(Service::LaunchSupport, launched);
    dossier.organisation = Some((format!("E-{rank:04}"), launched.year()));
}
