//! Who attended often enough: the threshold of a source holds over all its sheets and files, by person and by the days asked.

use indexmap::{IndexMap, IndexSet};

use crate::catalogue::{Catalogue, Shape, Threshold};
use crate::ingest::{Ingested, Records};

/// What the sources of a project ask of those who attend.
#[derive(Debug, Clone)]
pub(super) struct Thresholds {
    /// By source, what it asks, and the day of each session held: one that several sheets show was held once.
    asked: IndexMap<usize, (Threshold, Vec<i32>)>,
    /// By sheet, its source.
    sources: Vec<usize>,
}

/// By person and source, the day on which somebody had attended often enough.
pub(super) struct Reached<'a> {
    sources: &'a [usize],
    asked: IndexSet<usize>,
    days: IndexMap<(u32, usize), i32>,
}

impl Thresholds {
    /// None where no source of the project asks for any.
    pub(super) fn of(catalogue: &Catalogue, ingested: &Ingested, project: usize) -> Option<Self> {
        let mut asked = IndexMap::new();
        for (place, source) in catalogue.sources_of(project) {
            if let Shape::Attendance {
                threshold: Some(threshold),
                ..
            } = source.shape
            {
                asked.insert(place, (threshold, held(ingested, place)));
            }
        }
        let sources = ingested.sheets.iter().map(|sheet| sheet.source).collect();
        (!asked.is_empty()).then_some(Self { asked, sources })
    }

    /// Who attended often enough between two days.
    pub(super) fn reached(&self, records: &Records, (from, until): (i32, i32)) -> Reached<'_> {
        let mut days: IndexMap<(u32, usize), Vec<i32>> = IndexMap::new();
        for at in 0..records.len() {
            let source = self.sources[records.sheet[at] as usize];
            let day = records.last[at];
            if self.asked.contains_key(&source) && (from..=until).contains(&day) {
                days.entry((records.person[at], source))
                    .or_default()
                    .push(day);
            }
        }
        let enough = |((person, source), mut days): ((u32, usize), Vec<i32>)| {
            let needed = self.needed(source, from, until);
            days.sort_unstable();
            Some(((person, source), *days.get(needed - 1)?))
        };
        Reached {
            sources: &self.sources,
            asked: self.asked.keys().copied().collect(),
            days: days.into_iter().filter_map(enough).collect(),
        }
    }

    /// How many sessions somebody must have attended, of those held between two days.
    fn needed(&self, source: usize, from: i32, until: i32) -> usize {
        let (threshold, held) = &self.asked[&source];
        let needed = match threshold {
            Threshold::Sessions(sessions) => *sessions as usize,
            Threshold::Share(share) => {
                let held = held.iter().filter(|day| (from..=until).contains(*day));
                // Eleven of twenty are 55 %, though 0.55 × 20 is a little more than 11 to a processor.
                (share * held.count() as f64 - 1e-9).ceil() as usize
            }
        };
        needed.max(1)
    }
}

/// The days of the sessions that a source held.
fn held(ingested: &Ingested, source: usize) -> Vec<i32> {
    let sheets = ingested
        .sheets
        .iter()
        .filter(|sheet| sheet.source == source);
    let sessions: IndexSet<&(i32, String)> = sheets.flat_map(|sheet| &sheet.sessions).collect();
    sessions.into_iter().map(|(day, _)| *day).collect()
}

impl Reached<'_> {
    /// The day from which a record counts: its own, or that on which its person had attended often enough; none where it
    /// never did.
    pub(super) fn day(&self, records: &Records, at: usize) -> Option<i32> {
        let source = self.sources[records.sheet[at] as usize];
        if !self.asked.contains(&source) {
            return Some(records.last[at]);
        }
        let reached = self.days.get(&(records.person[at], source))?;
        Some(records.last[at].max(*reached))
    }
}
