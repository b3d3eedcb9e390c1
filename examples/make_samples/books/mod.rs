//! What the sample files hold, cell by cell, and how a file is written.
//!
//! [`books`] is a pure function: a fixed seed goes in, typed sheets come out. Each project has its own export style, as
//! real registers do, and its own module; [`write`] alone knows the file formats.

mod ajpj;
pub(crate) mod cell;
mod corpsafrica;
mod dapp;
mod entries;
mod flower;
mod hub_rabat;
mod m4sd;
mod oim2;
mod people;
mod restart;
mod snia;
mod spelling;
mod unhcr;
mod w4i;
mod work4life;
pub(crate) mod write;

use cell::SampleFile;

/// All sample files, in the order in which they are written.
pub(crate) fn books() -> Vec<SampleFile> {
    let mut files = m4sd::files();
    files.extend(work4life::files());
    files.extend(flower::files());
    files.extend(restart::files());
    files.extend(dapp::files());
    files.extend(oim2::files());
    files.extend(corpsafrica::files());
    files.extend(hub_rabat::files());
    files.extend(ajpj::files());
    files.extend(snia::files());
    files.extend(w4i::files());
    files.extend(unhcr::files());
    files
}
