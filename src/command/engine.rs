//! The counting engine as commands ask it: where it fails, the run ends. No figure is printed that it may have lost.

use anyhow::Context;

use super::workplace::Workplace;
use crate::count::{self, Engine, Request, Table};
use crate::finding::Findings;
use crate::ingest::Ingested;
use crate::wording::{self, Trouble};

/// Counts a batch.
pub(super) fn counted(
    place: &Workplace,
    read: &Ingested,
    requests: &[Request],
) -> anyhow::Result<(Vec<Table>, Findings)> {
    whole(place, count::count(&place.catalogue, read, requests))
}

/// What the engine gave, or the sentence that the run ends with.
pub(super) fn whole<T>(place: &Workplace, given: Engine<T>) -> anyhow::Result<T> {
    given.with_context(|| wording::trouble(place.language, &Trouble::Engine))
}
