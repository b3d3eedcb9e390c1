//! The ideas, who bears them, and the stages that each reached.

use chrono::{Days, NaiveDate};
use fastrand::Rng;

use super::super::cell::day;
use super::super::people::{Person, Population, Sex, one_in, pick};

/// A business idea.
pub(super) struct Idea {
    pub(super) code: String,
    pub(super) country: &'static str,
    pub(super) city: &'static str,
    pub(super) owner: Person,
    /// When it was registered, supported, prototyped, planned, created, granted, marketed, scaled up.
    pub(super) stages: [Option<NaiveDate>; 8],
}

/// The place of each stage in [`Idea::stages`].
const SUPPORT: usize = 1;
const PROTOTYPE: usize = 2;
const PLAN: usize = 3;
const CREATION: usize = 4;
const GRANT: usize = 5;
const MARKETING: usize = 6;
const SCALE_UP: usize = 7;

/// Of 812 ideas so many reach each stage, counted along ranks that a shuffle hides.
fn reaches(rank: usize, stage: usize) -> bool {
    match stage {
        SUPPORT => rank < 735,
        PROTOTYPE => rank < 628,
        PLAN => rank < 463,
        CREATION => rank < 47,
        GRANT => rank < 33,
        MARKETING => rank < 46,
        SCALE_UP => (4..46).contains(&rank),
        _ => true,
    }
}

/// Days after the stage before it, for each stage; those after the creation all follow the creation.
const DELAYS: [(u64, u64); 8] = [
    (0, 1),
    (5, 40),
    (30, 120),
    (30, 150),
    (40, 120),
    (10, 60),
    (30, 90),
    (60, 130),
];

const COUNTRIES: [(&str, usize, &[&str]); 3] = [
    (
        "MA",
        362,
        &[
            "Tanger",
            "Rabat",
            "Salé",
            "Casablanca",
            "Fès",
            "Oujda",
            "Agadir",
            "Marrakech",
        ],
    ),
    (
        "TN",
        290,
        &["Tunis", "Sfax", "Sousse", "Kairouan", "Bizerte", "Jendouba"],
    ),
    ("DZ", 160, &["Alger", "Oran", "Constantine"]),
];

/// All ideas, in order of their codes.
pub(super) fn ideas(rng: &mut Rng) -> Vec<Idea> {
    let mut population = Population::new();
    let mut shared = population.shared();
    // Six women and six men whom other projects know too.
    shared.drain(..18);
    shared.truncate(12);
    let total = COUNTRIES.iter().map(|(_, count, _)| count).sum();
    let mut ranks: Vec<usize> = (0..total).collect();
    rng.shuffle(&mut ranks);
    let mut ranks = ranks.into_iter();
    let mut ideas: Vec<Idea> = Vec::new();
    for (country, count, cities) in COUNTRIES {
        for (number, rank) in (1..=count).zip(ranks.by_ref()) {
            let known = if country == "MA" { shared.pop() } else { None };
            let owner = known.unwrap_or_else(|| owner(rng, &mut population, country, &ideas));
            ideas.push(Idea {
                code: format!("{country}-{number:03}"),
                country,
                city: pick(rng, cities),
                owner,
                stages: stages(rng, rank),
            });
        }
    }
    ideas
}

/// A new owner, or once in thirty the owner of the idea before.
fn owner(
    rng: &mut Rng,
    population: &mut Population,
    country: &'static str,
    ideas: &[Idea],
) -> Person {
    if let Some(last) = ideas.last()
        && last.country == country
        && one_in(rng, 30)
    {
        return last.owner.clone();
    }
    let sex = pick(rng, &[Sex::Female, Sex::Male]);
    let years = if one_in(rng, 15) {
        1974..1985
    } else {
        1988..2003
    };
    population.person(rng, sex, country, years)
}

fn stages(rng: &mut Rng, rank: usize) -> [Option<NaiveDate>; 8] {
    // What goes far began early: the last stages must fall before the project's end.
    let days = if rank < 47 { 365 } else { 560 };
    let registered = day(2021, 2, 1) + Days::new(rng.u64(0..days));
    let mut stages = [None; 8];
    stages[0] = Some(registered);
    let mut before = registered;
    for (stage, (least, most)) in DELAYS.into_iter().enumerate().skip(SUPPORT) {
        let from = stages[CREATION].unwrap_or(before);
        let reached = from + Days::new(rng.u64(least..most));
        if reaches(rank, stage) {
            stages[stage] = Some(reached);
            before = reached;
        }
    }
    stages
}
