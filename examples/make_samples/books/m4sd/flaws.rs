//! The register's flaws: every one a warning, none of them in the way of a published figure.

use fastrand::Rng;

use super::super::people::{Population, Sex};
use super::dossier::{Cohort, Dossier, Flaw, Service, Standing, between, choose};
use super::roster::{dossier, person};

/// Marks a few files with what will be wrong in their rows.
pub(super) fn add(rng: &mut Rng, population: &mut Population, dossiers: &mut Vec<Dossier>) {
    let rows = |count: usize| {
        move |dossier: &Dossier| {
            dossier.flaw.is_none() && dossier.sex_known && dossier.years().len() == count
        }
    };
    let referred = |count: usize| {
        let rows = rows(count);
        move |dossier: &Dossier| dossier.only_referred() && rows(dossier)
    };
    mark(rng, dossiers, &[Flaw::OtherSexLater; 4], referred(2));
    mark(rng, dossiers, &[Flaw::OtherBirthLater; 3], rows(2));
    let births = [
        "29/02/1993",
        "31/11/1990",
        "30/02/1999",
        "00/00/1988",
        "12/05/2031",
        "03/09/2028",
    ];
    mark(rng, dossiers, &births.map(Flaw::BirthDate), rows(1));
    let internships = ["29/02/2021", "31/09/2022", "30/02/2022"];
    mark(
        rng,
        dossiers,
        &internships.map(Flaw::InternshipDate),
        referred(1),
    );
    mark(rng, dossiers, &[Flaw::NoNumber; 3], referred(1));
    mark(rng, dossiers, &[Flaw::WrittenTwice; 6], referred(1));
    for cohort in [
        Cohort::Before,
        Cohort::Window,
        Cohort::After,
        Cohort::After,
        Cohort::Last,
    ] {
        dossiers.push(only_registered(rng, population, cohort));
    }
}

fn mark(rng: &mut Rng, dossiers: &mut [Dossier], flaws: &[Flaw], fits: impl Fn(&Dossier) -> bool) {
    let chosen = choose(rng, dossiers, flaws.len(), fits);
    for (index, flaw) in chosen.into_iter().zip(flaws) {
        dossiers[index].flaw = Some(*flaw);
    }
}

/// A file that was opened and never served.
fn only_registered(rng: &mut Rng, population: &mut Population, cohort: Cohort) -> Dossier {
    let person = person(rng, population, Sex::Male, Standing::Host);
    let mut dossier = dossier(rng, person, Standing::Host);
    dossier.cohort = cohort;
    let (first, last, _) = cohort.days();
    dossier.add(Service::Registered, between(rng, first, last));
    dossier
}
