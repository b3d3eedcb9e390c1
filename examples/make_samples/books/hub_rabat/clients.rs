//! Whom the Hub received, what was done for them, and who paid for it.

use chrono::{Days, NaiveDate};
use fastrand::Rng;

use super::super::cell::day;
use super::super::people::{Person, Population, Sex, one_in, origin, phone, pick};
use super::super::spelling::Legal;

/// Who pays for an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Funder {
    Dapp,
    Oim,
    Both,
    /// The Hub itself, or a donor of no declared project.
    Other,
    /// Nobody noted it.
    Blank,
}

/// Someone with a file at the Hub.
pub(super) struct Client {
    pub(super) number: u32,
    pub(super) person: Person,
    pub(super) legal: Option<Legal>,
    /// What makes the person vulnerable, as the desk writes it.
    pub(super) vulnerability: &'static str,
    pub(super) phone: String,
    pub(super) acts: Vec<(NaiveDate, &'static str, Funder)>,
}

const STEPS: [(&str, u32, (u64, u64)); 6] = [
    ("Orientation professionnelle", 55, (2, 30)),
    ("Formation", 45, (20, 110)),
    ("Atelier de recherche d'emploi", 20, (15, 80)),
    ("Stage", 10, (60, 150)),
    ("Insertion en emploi", 12, (60, 170)),
    ("Accompagnement création", 28, (15, 70)),
];

/// All of them, numbered in order of arrival.
pub(super) fn clients(rng: &mut Rng) -> Vec<Client> {
    let mut population = Population::new();
    let mut all: Vec<Client> = (0..230).map(|_| client(rng, &mut population)).collect();
    all.sort_by_key(|client| client.acts[0].0);
    for (number, client) in (1..).zip(&mut all) {
        client.number = number;
    }
    all
}

fn client(rng: &mut Rng, population: &mut Population) -> Client {
    let sex = pick(rng, &[Sex::Female, Sex::Male]);
    let legal = match rng.u32(0..20) {
        0..=3 => Some(Legal::Regular),
        4..=6 => Some(Legal::Irregular),
        7 | 8 => Some(Legal::Refugee),
        9 => Some(Legal::AsylumSeeker),
        _ => None,
    };
    let nation = if legal.is_some() { origin(rng) } else { "MA" };
    let mut client = Client {
        number: 0,
        person: population.person(rng, sex, nation, 1988..2006),
        legal,
        vulnerability: vulnerability(rng, sex, legal.is_some()),
        phone: phone(rng),
        acts: Vec::new(),
    };
    visits(rng, &mut client);
    client
}

/// Two funders share the Hub: IOM pays for the vulnerable, DAPP for the young; some come to both.
fn visits(rng: &mut Rng, client: &mut Client) {
    let came = day(2024, 1, 15) + Days::new(rng.u64(0..690));
    let vulnerable = !client.vulnerability.is_empty();
    let usual = if vulnerable {
        Funder::Oim
    } else {
        Funder::Dapp
    };
    client.acts.push((came, "Accueil", funder(rng, usual)));
    for (service, percent, (least, most)) in STEPS {
        let done = came + Days::new(rng.u64(least..most));
        if rng.u32(0..100) < percent && done <= day(2025, 12, 30) {
            client.acts.push((done, service, funder(rng, usual)));
        }
    }
    held(rng, client);
    if vulnerable && one_in(rng, 2) {
        client
            .acts
            .push((came, "Soutien psychosocial", Funder::Oim));
    }
}

/// Six months after a placement, some answer the telephone and are still in work; the same project pays for the call.
fn held(rng: &mut Rng, client: &mut Client) {
    let placed = client
        .acts
        .iter()
        .find(|act| act.1 == "Insertion en emploi");
    let Some((hired, _, funder)) = placed.copied() else {
        return;
    };
    let asked = hired + Days::new(rng.u64(183..200));
    if asked <= day(2025, 12, 30) && rng.u32(0..100) < 60 {
        client.acts.push((asked, "Maintien à 6 mois", funder));
    }
}

fn funder(rng: &mut Rng, usual: Funder) -> Funder {
    match rng.u32(0..40) {
        0 => Funder::Blank,
        1 => Funder::Other,
        2..=5 => Funder::Both,
        6..=9 if usual == Funder::Oim => Funder::Dapp,
        _ => usual,
    }
}

fn vulnerability(rng: &mut Rng, sex: Sex, migrant: bool) -> &'static str {
    match rng.u32(0..100) {
        0..=11 if sex == Sex::Female => "Mère célibataire",
        12..=17 if sex == Sex::Female => "VBG",
        18..=20 if sex == Sex::Female => "VBG, Mère célibataire",
        21..=26 if migrant => "Victime de traite",
        27..=31 => "Maladie chronique",
        _ => "",
    }
}
