//! The people whom the four territories received, and the acts for them.

use chrono::{Days, NaiveDate};
use fastrand::Rng;

use super::super::cell::day;
use super::super::people::{Person, Population, Sex, one_in, origin, phone, pick};
use super::super::spelling::Legal;

/// The words of the column « Service », the usual ones first.
pub(super) const WELCOME: &[&str] = &["Accueil", "Accueil", "Accueil au Hub"];
const GUIDANCE: &[&str] = &[
    "Orientation professionnelle",
    "Orientation professionnelle",
    "Orientation pro.",
];
const TRAINING: &[&str] = &[
    "Formation",
    "Formation compétences de vie",
    "Formation professionnelle",
];
const WORKSHOP: &[&str] = &[
    "Atelier de recherche d'emploi",
    "Atelier de recherche d’emploi",
];
const SUPPORT: &[&str] = &[
    "Accompagnement à la création d'entreprise",
    "Accompagnement création",
];
const COACHING: &[&str] = &["Suivi individuel", "Suivi individuel "];
const CARD: &[&str] = &["Carte d'auto-entrepreneur", "Carte AE", "carte AE"];
const INTERNSHIP: &[&str] = &["Stage", "Stage en entreprise"];
const PLACEMENT: &[&str] = &["Insertion en emploi", "Emploi salarié"];
const INTERVIEW: &[&str] = &["Entretien d'embauche"];
const AWARENESS: &[&str] = &["Sensibilisation", "Information collective"];
const REFERRAL: &[&str] = &["Orientation vers un partenaire"];
const CREATION: &[&str] = &["Création d'entreprise"];
const GRANT: &[&str] = &["Subvention", "Subvention de démarrage"];
const PARTNERS: &[&str] = &["Formation des acteurs locaux", "Formation de partenaires"];

/// One act for someone.
#[derive(Debug, Clone)]
pub(super) struct Act {
    pub(super) service: &'static str,
    pub(super) day: NaiveDate,
    pub(super) amount: Option<u32>,
}

/// A person's file in one territory.
#[derive(Debug, Clone)]
pub(super) struct Client {
    pub(super) person: Person,
    /// Sex and standing were not noted.
    pub(super) unknown: bool,
    pub(super) legal: Option<Legal>,
    /// From when the legal status is another one.
    pub(super) later_legal: Option<(NaiveDate, Legal)>,
    pub(super) phone: String,
    pub(super) acts: Vec<Act>,
    /// When business support began, where it did.
    pub(super) supported: Option<NaiveDate>,
    /// The number of the enterprise that the person created.
    pub(super) enterprise: Option<String>,
    /// Someone of a local institution, not a beneficiary.
    pub(super) partner: bool,
}

/// The project's last working day.
pub(super) fn last_day() -> NaiveDate {
    day(2024, 11, 29)
}

impl Client {
    pub(super) fn new(rng: &mut Rng, person: Person, legal: Option<Legal>) -> Self {
        Self {
            person,
            unknown: false,
            legal,
            later_legal: None,
            phone: phone(rng),
            acts: Vec::new(),
            supported: None,
            enterprise: None,
            partner: false,
        }
    }

    /// Adds an act some days after `from`, unless the project is over by then; gives its day.
    fn then(
        &mut self,
        rng: &mut Rng,
        words: &[&'static str],
        from: NaiveDate,
        days: std::ops::Range<u64>,
    ) -> Option<NaiveDate> {
        let day = from + Days::new(rng.u64(days));
        let service = pick(rng, words);
        (day <= last_day()).then(|| {
            self.acts.push(Act {
                service,
                day,
                amount: None,
            });
            day
        })
    }

    /// The legal status on a day.
    pub(super) fn legal_on(&self, day: NaiveDate) -> Option<Legal> {
        match self.later_legal {
            Some((from, legal)) if day >= from => Some(legal),
            _ => self.legal,
        }
    }
}

/// The clients of one territory, `known` people among them, in no order yet.
pub(super) fn clients(
    rng: &mut Rng,
    population: &mut Population,
    count: usize,
    known: Vec<Person>,
) -> Vec<Client> {
    let mut clients: Vec<Client> = known
        .into_iter()
        .map(|person| Client::new(rng, person, None))
        .collect();
    while clients.len() < count {
        clients.push(newcomer(rng, population));
    }
    for client in &mut clients {
        visits(rng, client);
    }
    let partners = count / 12;
    clients.extend((0..partners).map(|_| partner(rng, population)));
    clients
}

/// Mostly migrants: regular ones first of all, refugees, asylum seekers, a few in an irregular situation.
fn newcomer(rng: &mut Rng, population: &mut Population) -> Client {
    let sex = pick(
        rng,
        &[Sex::Female, Sex::Female, Sex::Male, Sex::Male, Sex::Male],
    );
    let legal = match rng.u32(0..20) {
        0..=8 => Some(Legal::Regular),
        9 | 10 => Some(Legal::Refugee),
        11 | 12 => Some(Legal::AsylumSeeker),
        13 => Some(Legal::Irregular),
        _ => None,
    };
    let nation = if legal.is_some() { origin(rng) } else { "MA" };
    let person = population.person(rng, sex, nation, 1970..2004);
    let mut client = Client::new(rng, person, legal);
    client.unknown = one_in(rng, 60);
    if legal == Some(Legal::AsylumSeeker) && one_in(rng, 2) {
        let from = day(2022, 6, 1) + Days::new(rng.u64(0..700));
        client.later_legal = Some((from, Legal::Refugee));
    }
    client
}

/// From the welcome on, what the person came for.
fn visits(rng: &mut Rng, client: &mut Client) {
    let came = day(2021, 12, 6) + Days::new(rng.u64(0..1050));
    client.then(rng, WELCOME, came, 0..1);
    let steps: [(u32, &[&'static str], std::ops::Range<u64>); 7] = [
        (62, GUIDANCE, 1..30),
        (45, TRAINING, 15..120),
        (10, TRAINING, 130..300),
        (20, WORKSHOP, 10..90),
        (20, COACHING, 20..150),
        (15, AWARENESS, 0..60),
        (12, REFERRAL, 0..40),
    ];
    for (percent, words, days) in steps {
        if rng.u32(0..100) < percent {
            client.then(rng, words, came, days);
        }
    }
    match rng.u32(0..100) {
        0..=47 => business(rng, client, came),
        48..=64 => job(rng, client, came),
        _ => {}
    }
}

fn business(rng: &mut Rng, client: &mut Client, came: NaiveDate) {
    client.supported = client.then(rng, SUPPORT, came, 10..60);
    if let Some(supported) = client.supported
        && rng.u32(0..100) < 35
    {
        client.then(rng, CARD, supported, 20..120);
    }
}

fn job(rng: &mut Rng, client: &mut Client, came: NaiveDate) {
    for days in [20..60, 61..100] {
        if one_in(rng, 2) {
            client.then(rng, INTERVIEW, came, days);
        }
    }
    let words = if one_in(rng, 2) {
        INTERNSHIP
    } else {
        PLACEMENT
    };
    client.then(rng, words, came, 60..180);
}

/// Someone of a town hall, an employment agency or an association.
fn partner(rng: &mut Rng, population: &mut Population) -> Client {
    let sex = pick(rng, &[Sex::Female, Sex::Male]);
    let person = population.person(rng, sex, "MA", 1965..1996);
    let mut client = Client::new(rng, person, None);
    client.partner = true;
    let trained = day(2022, 3, 14) + Days::new(rng.u64(0..900));
    client.then(rng, PARTNERS, trained, 0..5);
    client
}

/// One-person enterprises: `first_year` of them created in the project's first year, `later` after it; grants for some.
pub(super) fn enterprises(
    rng: &mut Rng,
    clients: &mut [Client],
    code: &str,
    first_year: usize,
    later: usize,
) {
    let year_end = day(2022, 11, 30);
    let mut rank = 0;
    for (count, until) in [(first_year, year_end), (later, last_day())] {
        let supported = |client: &&mut Client| {
            let early = client
                .supported
                .is_some_and(|day| day <= day_before(year_end));
            let late = client
                .supported
                .is_some_and(|day| day > year_end && day <= day_before(until));
            client.enterprise.is_none() && (early && until == year_end || late && until != year_end)
        };
        let mut chosen: Vec<&mut Client> = clients.iter_mut().filter(supported).collect();
        assert!(chosen.len() >= count, "too few clients were supported");
        rng.shuffle(&mut chosen);
        for client in chosen.into_iter().take(count) {
            rank += 1;
            create(rng, client, format!("EI-{code}-{rank:03}"), until);
        }
    }
}

/// The last day on which support leaves time for an enterprise to be created by `end`.
fn day_before(end: NaiveDate) -> NaiveDate {
    end - Days::new(20)
}

fn create(rng: &mut Rng, client: &mut Client, number: String, until: NaiveDate) {
    let supported = client.supported.expect("chosen among the supported");
    let left = (until - supported).num_days().unsigned_abs();
    let created = client.then(rng, CREATION, supported, 15..left.clamp(16, 160));
    client.enterprise = Some(number);
    if one_in(rng, 3)
        && let Some(created) = created
        && client.then(rng, GRANT, created, 15..90).is_some()
    {
        let amount = rng.u32(10..=60) * 500;
        client.acts.last_mut().expect("just added").amount = Some(amount);
    }
}
