//! Whom the project received, why they are vulnerable, and what was done for them.

use chrono::{Datelike, Days, NaiveDate};
use fastrand::Rng;

use super::super::cell::day;
use super::super::people::{Sex, one_in, origin, pick};
use super::super::spelling::Legal;

/// Someone in the register; names are not kept there.
pub(super) struct Beneficiary {
    pub(super) number: u32,
    pub(super) sex: Sex,
    pub(super) born: i32,
    pub(super) nation: &'static str,
    pub(super) legal: Option<Legal>,
    /// Trafficking, unaccompanied child, violence, single mother.
    pub(super) flags: [bool; 4],
    pub(super) disabled: bool,
    /// The place of the service among the columns, and its day.
    pub(super) services: Vec<(usize, NaiveDate)>,
    pub(super) amount: u32,
}

pub(super) const HEALTH: usize = 1;
pub(super) const PSYCHOSOCIAL: usize = 2;
pub(super) const GUIDANCE: usize = 3;
pub(super) const TRAINING: usize = 4;
pub(super) const WORKSHOP: usize = 5;
pub(super) const INTERNSHIP: usize = 6;
pub(super) const SUPPORT: usize = 7;
pub(super) const AWARENESS: usize = 8;
pub(super) const PLAN: usize = 9;
pub(super) const GRANT: usize = 10;
pub(super) const CARD: usize = 11;
pub(super) const REFERRAL: usize = 12;

/// What may follow the welcome: the service, for how many in a hundred, and after how many days.
const PROTECTION: [(usize, u32, (u64, u64)); 4] = [
    (HEALTH, 38, (1, 30)),
    (HEALTH, 12, (95, 190)),
    (PSYCHOSOCIAL, 42, (3, 45)),
    (REFERRAL, 30, (1, 40)),
];
const INTEGRATION: [(usize, u32, (u64, u64)); 6] = [
    (GUIDANCE, 45, (10, 60)),
    (TRAINING, 40, (30, 120)),
    (WORKSHOP, 18, (30, 100)),
    (INTERNSHIP, 9, (70, 160)),
    (AWARENESS, 26, (10, 90)),
    (SUPPORT, 24, (40, 110)),
];

/// The last day in the register.
fn last_day() -> NaiveDate {
    day(2025, 12, 31)
}

/// All of them, numbered in order of arrival.
pub(super) fn beneficiaries(rng: &mut Rng) -> Vec<Beneficiary> {
    let mut all: Vec<Beneficiary> = (0..610).map(|_| newcomer(rng)).collect();
    all.sort_by_key(|one| one.services[0].1);
    for (number, one) in (1..).zip(&mut all) {
        one.number = number;
    }
    all
}

fn newcomer(rng: &mut Rng) -> Beneficiary {
    let sex = pick(
        rng,
        &[Sex::Female, Sex::Female, Sex::Female, Sex::Male, Sex::Male],
    );
    let legal = match rng.u32(0..20) {
        0..=4 => Some(Legal::Regular),
        5..=10 => Some(Legal::Irregular),
        11..=13 => Some(Legal::Refugee),
        14 | 15 => Some(Legal::AsylumSeeker),
        _ => None,
    };
    let came = day(2024, 1, 8) + Days::new(rng.u64(0..715));
    let flags = flags(rng, sex, legal.is_some());
    let age = if flags[1] {
        rng.i32(12..18)
    } else {
        rng.i32(18..52)
    };
    let mut one = Beneficiary {
        number: 0,
        sex,
        born: came.year() - age,
        nation: if legal.is_some() { origin(rng) } else { "MA" },
        legal,
        flags,
        disabled: rng.u32(0..100) < 6,
        services: vec![(0, came)],
        amount: 0,
    };
    follow(rng, &mut one, &PROTECTION);
    if !flags[1] {
        follow(rng, &mut one, &INTEGRATION);
        enterprise(rng, &mut one);
    }
    one
}

/// Several may hold at once, or none; a child on its own is a migrant, a single mother a woman.
fn flags(rng: &mut Rng, sex: Sex, migrant: bool) -> [bool; 4] {
    let child = migrant && rng.u32(0..100) < 11;
    let woman = sex == Sex::Female;
    [
        migrant && rng.u32(0..100) < if woman { 22 } else { 7 },
        child,
        rng.u32(0..100) < if woman { 30 } else { 5 },
        woman && !child && rng.u32(0..100) < 28,
    ]
}

fn follow(rng: &mut Rng, one: &mut Beneficiary, steps: &[(usize, u32, (u64, u64))]) {
    let came = one.services[0].1;
    for (service, percent, (least, most)) in steps {
        let day = came + Days::new(rng.u64(*least..*most));
        if rng.u32(0..100) < *percent && day <= last_day() {
            one.services.push((*service, day));
        }
    }
}

/// Of those supported, half have a plan, a third of these a grant; some a card.
fn enterprise(rng: &mut Rng, one: &mut Beneficiary) {
    let supported = one.services.iter().find(|(service, _)| *service == SUPPORT);
    let Some((_, supported)) = supported.copied() else {
        return;
    };
    let plan = supported + Days::new(rng.u64(30..80));
    let card = plan + Days::new(rng.u64(15..60));
    let grant = plan + Days::new(rng.u64(20..90));
    if one_in(rng, 2) && plan <= last_day() {
        one.services.push((PLAN, plan));
        if one_in(rng, 2) && card <= last_day() {
            one.services.push((CARD, card));
        }
        if one_in(rng, 3) && grant <= last_day() {
            one.services.push((GRANT, grant));
            one.amount = rng.u32(10..=40) * 500;
        }
    }
}
