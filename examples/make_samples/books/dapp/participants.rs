//! The young people who filled in the form, and what became of them.

use chrono::{Days, NaiveDate};
use fastrand::Rng;

use super::super::cell::day;
use super::super::people::{Person, Population, Sex, one_in, origin, pick};
use super::super::spelling::Legal;

/// Someone who filled in the form.
pub(super) struct Participant {
    pub(super) person: Person,
    pub(super) code: String,
    /// As the form calls the region.
    pub(super) region: &'static str,
    pub(super) legal: Option<Legal>,
    pub(super) registered: NaiveDate,
    pub(super) visits: Vec<Visit>,
    pub(super) enterprise: Option<Enterprise>,
    /// Six months after the placement: when, and whether the job was still held.
    pub(super) follow_up: Option<(NaiveDate, bool)>,
}

/// One visit: what was done, as the form calls it.
pub(super) struct Visit {
    pub(super) day: NaiveDate,
    pub(super) services: Vec<&'static str>,
    pub(super) module: &'static str,
}

/// An enterprise that came of it.
pub(super) struct Enterprise {
    pub(super) legal_form: &'static str,
    pub(super) sector: &'static str,
    pub(super) created: NaiveDate,
    pub(super) jobs: u32,
}

/// Where the form is used: the region, the letters of its codes, participants in 2023, 2024 and 2025, and whether
/// employability is supported there; entrepreneurship is everywhere.
const PLACES: [(&str, &str, [usize; 3], bool); 3] = [
    ("tanger_tetouan_al_hoceima", "TNG", [44, 72, 84], true),
    ("casablanca_settat", "CAS", [16, 38, 46], false),
    ("beni_mellal_khenifra", "BML", [10, 24, 30], false),
];

const MODULES: [&str; 4] = ["life_skills", "vocational", "digital", "languages"];
const FORMS: [&str; 5] = [
    "self_employed",
    "self_employed",
    "sarl_au",
    "sarl",
    "cooperative",
];
const SECTORS: [&str; 8] = [
    "catering",
    "digital",
    "crafts",
    "trade",
    "services",
    "textile",
    "environment",
    "agriculture",
];

/// The day of the export.
fn last_day() -> NaiveDate {
    day(2025, 12, 31)
}

/// All of them, in the order in which they were registered.
pub(super) fn participants(rng: &mut Rng) -> Vec<Participant> {
    let mut population = Population::new();
    let mut all = Vec::new();
    for (region, letters, counts, employability) in PLACES {
        let mut number = 0;
        for (year, count) in (2023..).zip(counts) {
            for _ in 0..count {
                number += 1;
                let mut one = newcomer(rng, &mut population, region, year);
                one.code = format!("{letters}-{number:04}");
                if employability && one_in(rng, 2) {
                    employment(rng, &mut one);
                } else {
                    business(rng, &mut one);
                }
                all.push(one);
            }
        }
    }
    all.sort_by_key(|one| one.registered);
    all
}

fn newcomer(
    rng: &mut Rng,
    population: &mut Population,
    region: &'static str,
    year: i32,
) -> Participant {
    let sex = pick(rng, &[Sex::Female, Sex::Male]);
    let legal = match rng.u32(0..20) {
        0..=2 => Some(Legal::Regular),
        3 => Some(Legal::Refugee),
        4 => Some(Legal::AsylumSeeker),
        _ => None,
    };
    let nation = if legal.is_some() { origin(rng) } else { "MA" };
    let registered = day(year, 2, 1) + Days::new(rng.u64(0..320));
    let mut one = Participant {
        person: population.person(rng, sex, nation, 1989..2006),
        code: String::new(),
        region,
        legal,
        registered,
        visits: Vec::new(),
        enterprise: None,
        follow_up: None,
    };
    one.visit(registered, vec!["info_session"]);
    one
}

impl Participant {
    /// Adds a visit, unless the export was made before it.
    fn visit(&mut self, day: NaiveDate, services: Vec<&'static str>) {
        if day <= last_day() {
            self.visits.push(Visit {
                day,
                services,
                module: "",
            });
        }
    }
}

/// Guidance, training, then an internship or a job.
fn employment(rng: &mut Rng, one: &mut Participant) {
    let guided = one.registered + Days::new(rng.u64(3..25));
    let with_more = one_in(rng, 6);
    one.visit(guided, vec!["career_guidance"]);
    if with_more && let Some(visit) = one.visits.last_mut() {
        visit.services.push("info_session");
    }
    if rng.u32(0..100) < 70 {
        train(rng, one, guided);
    }
    if rng.u32(0..100) < 25 {
        let day = guided + Days::new(rng.u64(40..110));
        one.visit(day, vec!["internship"]);
    }
    if rng.u32(0..100) < 35 {
        let hired = guided + Days::new(rng.u64(60..190));
        one.visit(hired, vec!["job"]);
        let asked = hired + Days::new(rng.u64(183..200));
        if asked <= last_day() && !one_in(rng, 8) {
            one.follow_up = Some((asked, rng.u32(0..100) < 68));
        }
    }
}

fn train(rng: &mut Rng, one: &mut Participant, from: NaiveDate) {
    let start = from + Days::new(rng.u64(7..45));
    for session in 0..rng.u64(1..=3) {
        one.visit(start + Days::new(session * 7), vec!["training"]);
        if let Some(visit) = one.visits.last_mut()
            && visit.services == ["training"]
        {
            visit.module = pick(rng, &MODULES);
        }
    }
}

/// Support to create a business; an enterprise for one in four.
fn business(rng: &mut Rng, one: &mut Participant) {
    let began = one.registered + Days::new(rng.u64(5..40));
    one.visit(began, vec!["business_support"]);
    if one_in(rng, 3) {
        one.visit(began + Days::new(21), vec!["business_support", "training"]);
    }
    if one_in(rng, 4) {
        let created = began + Days::new(rng.u64(60..200));
        if created <= last_day() {
            one.enterprise = Some(Enterprise {
                legal_form: pick(rng, &FORMS),
                sector: pick(rng, &SECTORS),
                created,
                jobs: rng.u32(1..=4),
            });
        }
    }
}
