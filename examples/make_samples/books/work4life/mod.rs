//! WORK4LIFE: one CSV of acts per territory, each numbering its files from 1, and a workbook of collective start-ups.

mod acts;
mod clients;
mod startups;

use fastrand::Rng;

use super::cell::SampleFile;
use super::people::Population;

/// The project's CSV exports and its workbook.
pub(super) fn files() -> Vec<SampleFile> {
    let mut rng = Rng::with_seed(2021);
    let mut population = Population::new();
    let mut files = acts::files(&mut rng, &mut population);
    files.push(startups::workbook(&mut rng, &mut population));
    files
}
