//! Who came to the Hub from 2019 to 2022: how many women and men, hosts and migrants, and for which of the main services.

use fastrand::Rng;

use super::super::people::{Person, Population, Sex, one_in, origin, phone, pick};
use super::super::spelling::Legal;
use super::dossier::{Cohort, Dossier, Service, Standing};

/// One sex's share of the roster: ranges of its people, in an order that nothing else follows.
struct Quota {
    sex: Sex,
    people: usize,
    guided: std::ops::Range<usize>,
    /// How many of the guided are migrants; the others are hosts.
    migrants_guided: usize,
    business: std::ops::Range<usize>,
    coached: std::ops::Range<usize>,
    /// The first so many came by themselves.
    not_referred: usize,
}

impl Quota {
    /// The main services of the person at that place.
    fn plan(&self, index: usize) -> Vec<Service> {
        let planned = [
            (index >= self.not_referred, Service::Referral),
            (self.guided.contains(&index), Service::Guidance),
            (self.business.contains(&index), Service::BusinessSupport),
            (self.coached.contains(&index), Service::Coaching),
        ];
        let planned = planned.into_iter().filter(|(planned, _)| *planned);
        planned.map(|(_, service)| service).collect()
    }
}

/// 711 guided = 86 + 311 women and 99 + 215 men; 711 supported to create a business = 397 + 314; 942 coached = 436 + 506;
/// 2 315 referred, with the 68 whose sex nobody noted.
const QUOTAS: [Quota; 2] = [
    Quota {
        sex: Sex::Female,
        people: 1050,
        guided: 0..397,
        migrants_guided: 86,
        business: 120..517,
        coached: 250..686,
        not_referred: 20,
    },
    Quota {
        sex: Sex::Male,
        people: 1240,
        guided: 0..314,
        migrants_guided: 99,
        business: 100..414,
        coached: 200..706,
        not_referred: 23,
    },
];

/// How many people of each kind (guided, supported to create a business) first came in the published window.
const WINDOW: [(bool, bool, usize); 4] = [
    (true, false, 68),
    (true, true, 62),
    (false, true, 36),
    (false, false, 300),
];

const SEX_UNKNOWN: usize = 68;

/// The files opened until the end of 2022, without their acts.
pub(super) fn until_2022(rng: &mut Rng, population: &mut Population) -> Vec<Dossier> {
    let mut shared = population.shared();
    let mut dossiers = Vec::new();
    for quota in &QUOTAS {
        let migrants = drawn(rng, quota.guided.len(), quota.migrants_guided);
        for index in 0..quota.people {
            let guided = quota.guided.contains(&index);
            let standing = match migrants.get(index) {
                Some(true) => migrant(rng),
                Some(false) => Standing::Host,
                None => anyone(rng),
            };
            let known = shared.iter().position(|one| one.sex == quota.sex);
            let person = match (known, standing) {
                (Some(known), Standing::Host) if !guided && one_in(rng, 3) => {
                    shared.swap_remove(known)
                }
                _ => person(rng, population, quota.sex, standing),
            };
            let mut dossier = dossier(rng, person, standing);
            dossier.plan = quota.plan(index);
            dossiers.push(dossier);
        }
    }
    dossiers.extend((0..SEX_UNKNOWN).map(|_| of_unknown_sex(rng, population)));
    assign_cohorts(rng, &mut dossiers);
    dossiers
}

/// `count` of `among` places marked, at random.
fn drawn(rng: &mut Rng, among: usize, count: usize) -> Vec<bool> {
    let mut marks: Vec<bool> = (0..among).map(|index| index < count).collect();
    rng.shuffle(&mut marks);
    marks
}

/// Someone about whom the published figures say nothing: hosts mostly, one in forty unknown or a returnee.
fn anyone(rng: &mut Rng) -> Standing {
    match rng.u32(0..40) {
        0 => Standing::Unknown,
        1 => Standing::Returnee,
        2..=14 => migrant(rng),
        _ => Standing::Host,
    }
}

/// A migrant, whose legal status is noted in most cases.
pub(super) fn migrant(rng: &mut Rng) -> Standing {
    Standing::Migrant(match rng.u32(0..20) {
        0..=7 => Some(Legal::Regular),
        8..=11 => Some(Legal::Refugee),
        12..=15 => Some(Legal::AsylumSeeker),
        16 | 17 => Some(Legal::Irregular),
        _ => None,
    })
}

/// A new person of that standing; the young come most.
pub(super) fn person(
    rng: &mut Rng,
    population: &mut Population,
    sex: Sex,
    standing: Standing,
) -> Person {
    let nation = match standing {
        Standing::Host | Standing::Returnee | Standing::Unknown => "MA",
        Standing::Migrant(_) => origin(rng),
    };
    let years = if one_in(rng, 7) {
        1962..1985
    } else {
        1985..2004
    };
    population.person(rng, sex, nation, years)
}

/// A file without acts, of the earliest cohort until told otherwise.
pub(super) fn dossier(rng: &mut Rng, person: Person, standing: Standing) -> Dossier {
    let city = match rng.u32(0..50) {
        0..=3 => "Tétouan",
        4..=6 => "Larache",
        7 | 8 => "Al Hoceima",
        9 => "Chefchaouen",
        10 => "",
        11 => pick(rng, &["TANGER", "tanger"]),
        _ => "Tanger",
    };
    Dossier {
        person,
        sex_known: true,
        standing,
        cohort: Cohort::Before,
        plan: vec![Service::Referral],
        acts: Vec::new(),
        organisation: None,
        city,
        phone: phone(rng),
        number: String::new(),
        flaw: None,
    }
}

/// Someone who was referred at once, before anyone noted the sex.
fn of_unknown_sex(rng: &mut Rng, population: &mut Population) -> Dossier {
    let standing = anyone(rng);
    let sex = pick(rng, &[Sex::Female, Sex::Male]);
    let person = person(rng, population, sex, standing);
    let mut dossier = dossier(rng, person, standing);
    dossier.sex_known = false;
    dossier
}

fn assign_cohorts(rng: &mut Rng, dossiers: &mut [Dossier]) {
    for (guided, business, in_window) in WINDOW {
        let mut kind: Vec<&mut Dossier> = dossiers
            .iter_mut()
            .filter(|dossier| {
                dossier.plans(Service::Guidance) == guided
                    && dossier.plans(Service::BusinessSupport) == business
            })
            .collect();
        rng.shuffle(&mut kind);
        for (index, dossier) in kind.into_iter().enumerate() {
            dossier.cohort = match rng.u32(0..20) {
                _ if index < in_window => Cohort::Window,
                0..=8 => Cohort::Before,
                _ => Cohort::After,
            };
        }
    }
}
