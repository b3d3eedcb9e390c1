//! 2023, the project's last year: 1 144 people guided for the first time, 460 cards, 445 enterprises supported at launch.

use fastrand::Rng;

use super::super::cell::day;
use super::super::people::{Population, Sex, one_in, pick};
use super::dossier::{Cohort, Dossier, Flaw, Service, Standing, between, choose, later};
use super::enterprise::{grant, incubate, launch};
use super::roster::{dossier, migrant, person};
use super::visits::{again, interviews_in};

/// The year's newcomers, and what earlier comers came back for.
pub(super) fn add(rng: &mut Rng, population: &mut Population, dossiers: &mut Vec<Dossier>) {
    let earlier = dossiers.len();
    let back = guide_earlier_comers(rng, &mut dossiers[..earlier]);
    dossiers.extend((0..844).map(|_| newcomer(rng, population)));
    cards(rng, dossiers, &back);
    enterprises(rng, dossiers);
    jobs(rng, dossiers);
    let in_2023 = (day(2023, 1, 9), day(2023, 12, 29));
    again(rng, dossiers, 80, Service::Guidance, 2019..2023, in_2023);
    again(rng, dossiers, 35, Service::Referral, 2019..2023, in_2023);
    again(
        rng,
        dossiers,
        12,
        Service::LaunchSupport,
        2019..2023,
        in_2023,
    );
    slips(rng, dossiers);
}

/// 300 who had come for something else are guided for the first time.
fn guide_earlier_comers(rng: &mut Rng, dossiers: &mut [Dossier]) -> Vec<usize> {
    let others =
        |dossier: &Dossier| !dossier.plans(Service::Guidance) && dossier.organisation.is_none();
    let back = choose(rng, dossiers, 300, others);
    for &index in &back {
        let guided = between(rng, day(2023, 1, 9), day(2023, 11, 24));
        dossiers[index].add(Service::Guidance, guided);
    }
    back
}

/// Someone who first came in 2023, and was guided.
fn newcomer(rng: &mut Rng, population: &mut Population) -> Dossier {
    let standing = match rng.u32(0..40) {
        0 => Standing::Unknown,
        1 => Standing::Returnee,
        2..=15 => migrant(rng),
        _ => Standing::Host,
    };
    let sex = pick(
        rng,
        &[Sex::Female, Sex::Female, Sex::Female, Sex::Male, Sex::Male],
    );
    let person = person(rng, population, sex, standing);
    let mut dossier = dossier(rng, person, standing);
    dossier.sex_known = !one_in(rng, 60);
    dossier.cohort = Cohort::Last;
    let (first, last, end) = Cohort::Last.days();
    let came = between(rng, first, last);
    if !one_in(rng, 3) {
        dossier.add(Service::Referral, came);
    }
    dossier.add(Service::Guidance, later(rng, came, 0..15, end));
    if one_in(rng, 3) {
        dossier.add(Service::Coaching, later(rng, came, 15..60, end));
    }
    dossier
}

/// 330 of the newcomers and 130 of those who came back obtain the card, after support.
fn cards(rng: &mut Rng, dossiers: &mut [Dossier], back: &[usize]) {
    let new = |dossier: &Dossier| dossier.cohort == Cohort::Last;
    let mut holders = choose(rng, dossiers, 330, new);
    let fits = |index: &usize| !dossiers[*index].has(Service::Card);
    holders.extend(back.iter().copied().filter(fits).take(130));
    for index in holders {
        let dossier = &mut dossiers[index];
        let guided = dossier
            .acts
            .iter()
            .filter(|act| act.service == Service::Guidance);
        let guided = guided.map(|act| act.day).max();
        let from = guided.expect("the year's card holders were guided");
        let end = Cohort::Last.end();
        let supported = later(rng, from, 5..30, end);
        dossier.add(Service::BusinessSupport, supported);
        dossier.add(Service::Card, later(rng, supported, 15..90, end));
    }
}

/// 445 card holders supported at launch, 31 openings, 5 grants, 4 groups with 13 members.
fn enterprises(rng: &mut Rng, dossiers: &mut [Dossier]) {
    let end = Cohort::Last.end();
    let holder = |dossier: &Dossier| dossier.has_in(Service::Card, 2023);
    for (rank, index) in choose(rng, dossiers, 445, holder).into_iter().enumerate() {
        let dossier = &mut dossiers[index];
        let given = dossier.first(Service::Card);
        let given = given.expect("chosen among the year's card holders");
        launch(dossier, 141 + rank, later(rng, given, 0..40, end));
    }
    let unopened = |dossier: &Dossier| holder(dossier) && !dossier.has(Service::Opening);
    for (rank, index) in choose(rng, dossiers, 31, unopened).into_iter().enumerate() {
        let dossier = &mut dossiers[index];
        let opened = dossier
            .first(Service::Card)
            .map(|given| later(rng, given, 0..60, end));
        dossier.add(
            Service::Opening,
            opened.expect("chosen among the year's card holders"),
        );
        if rank < 5 {
            grant(rng, dossier, end);
        }
    }
    for rank in 27..=30 {
        incubate(rng, dossiers, rank, Cohort::Last);
    }
}

/// 18 interviews by 8 people, 3 of whom had held some before; 7 internships.
fn jobs(rng: &mut Rng, dossiers: &mut [Dossier]) {
    let before = |dossier: &Dossier| dossier.has(Service::Interview);
    let mut people = choose(rng, dossiers, 3, before);
    let new = |dossier: &Dossier| dossier.cohort == Cohort::Last && !dossier.has(Service::Card);
    people.extend(choose(rng, dossiers, 5, new));
    for (rank, index) in people.into_iter().enumerate() {
        let from = between(rng, day(2023, 3, 1), day(2023, 9, 29));
        interviews_in(
            rng,
            &mut dossiers[index],
            from,
            if rank < 2 { 3 } else { 2 },
        );
    }
    let placeable = |dossier: &Dossier| new(dossier) && !dossier.has(Service::Interview);
    for index in choose(rng, dossiers, 7, placeable) {
        let placed = later(rng, dossiers[index].opened(), 20..120, Cohort::Last.end());
        dossiers[index].add(Service::Internship, placed);
    }
}

/// Two cards without their date, which count for nobody.
fn slips(rng: &mut Rng, dossiers: &mut [Dossier]) {
    let none = |dossier: &Dossier| dossier.cohort == Cohort::Last && !dossier.has(Service::Card);
    for index in choose(rng, dossiers, 2, none) {
        dossiers[index].flaw = Some(Flaw::CardWithoutDate);
    }
}
