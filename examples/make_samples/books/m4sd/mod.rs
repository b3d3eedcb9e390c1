//! M4SD: the Hub of Tangier's register, one workbook with a sheet a year; the job fairs; what a person must type.
//!
//! The register is wide: a row is a person's file in one year, with a date column per service. Who came, when and for what
//! is planned so that the figures published for 2019–2022 come out: [`roster`] draws the people, [`visits`] and
//! [`enterprise`] date the services until 2022, [`last_year`] adds 2023, [`flaws`] spoils a few rows, [`register`] lays out.

mod annexes;
mod dossier;
mod enterprise;
mod flaws;
mod last_year;
mod register;
mod roster;
mod visits;

use fastrand::Rng;

use super::cell::{Format, SampleFile};
use super::people::Population;
use dossier::Dossier;

/// The project's three files.
pub(super) fn files() -> Vec<SampleFile> {
    let mut rng = Rng::with_seed(2019);
    let dossiers = dossiers(&mut rng);
    let register = SampleFile {
        path: "m4sd/registre-hub-tanger-2019-2023.xlsx",
        format: Format::Workbook,
        sheets: register::sheets(&mut rng, &dossiers),
    };
    vec![register, annexes::fairs(), annexes::entries()]
}

/// Everyone who came to the Hub, in order of arrival and numbered so.
fn dossiers(rng: &mut Rng) -> Vec<Dossier> {
    let mut population = Population::new();
    let mut dossiers = roster::until_2022(rng, &mut population);
    visits::first_visits(rng, &mut dossiers);
    enterprise::until_2022(rng, &mut dossiers);
    visits::jobs(rng, &mut dossiers);
    visits::returns(rng, &mut dossiers);
    last_year::add(rng, &mut population, &mut dossiers);
    flaws::add(rng, &mut population, &mut dossiers);
    dossier::number(&mut dossiers);
    dossiers
}
