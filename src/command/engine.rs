//! The counting engine as commands ask it: where it fails, the run ends. No figure is printed that it may have lost.

use anyhow::Context;

use super::workplace::Workplace;
use crate::count::{self, Engine, Request, Table};
use crate::finding::Findings;
use crate::ingest::{self, Ingested};
use crate::language::Language;
use crate::wording::{self, Trouble};

/// Counts a batch.
pub(super) fn counted(
    place: &Workplace,
    read: &Ingested,
    requests: &[Request],
) -> anyhow::Result<(Vec<Table>, Findings)> {
    whole(place, count::count(&place.catalogue, read, requests))
}

/// Starts what reading and counting need of the system, before a file is open; where it refuses, the run ends.
pub(super) fn start(language: Language) -> anyhow::Result<()> {
    let told = std::panic::take_hook();
    // What the libraries say of it is said here in the user's language.
    std::panic::set_hook(Box::new(|_| {}));
    let ready = ingest::ready() && count::ready();
    std::panic::set_hook(told);
    anyhow::ensure!(ready, wording::trouble(language, &Trouble::NoMeans));
    Ok(())
}

/// What the engine gave, or the sentence that the run ends with.
pub(super) fn whole<T>(place: &Workplace, given: Engine<T>) -> anyhow::Result<T> {
    given.with_context(|| wording::trouble(place.language, &Trouble::Engine))
}
