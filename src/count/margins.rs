//! Margins side by side: tables of counts that tell of the same people by one thing, and again by another. Of each row the
//! margin answers that tells most of what is asked, among those that the row fills in; they are never added.

use std::cmp::Reverse;

use indexmap::IndexMap;

use super::subjects::{Question, dimensions};
use crate::catalogue::{Aggregate, Catalogue, DimensionId, Shape};

/// The margins that answer.
pub(super) struct Chosen<'q> {
    question: &'q Question<'q>,
    /// By source, what each margin of its table tells of what is asked; nothing of other shapes.
    told: IndexMap<usize, Vec<Told>>,
    /// By sheet and row, the margin that answers.
    rows: IndexMap<(u32, u32), u32>,
}

/// What a margin tells: of what conditions test, then of what is asked for, then whether it stands first.
type Told = (usize, usize, Reverse<u32>);

/// The margins that answer; none where every record of the project tells of people of its own.
pub(super) fn chosen<'q>(question: &'q Question<'q>, by: &[DimensionId]) -> Option<Chosen<'q>> {
    if question.records.margin.only() == Some(0) {
        return None;
    }
    let tested: Vec<DimensionId> = dimensions(question.conditions).collect();
    let mut chosen = Chosen {
        question,
        told: IndexMap::new(),
        rows: IndexMap::new(),
    };
    for sheet in question.sheets {
        let of_source = || match &question.catalogue.sources[sheet.source].shape {
            Shape::Aggregate(table) => told(question.catalogue, table, &tested, by),
            _ => Vec::new(),
        };
        chosen.told.entry(sheet.source).or_insert_with(of_source);
    }
    for at in 0..question.records.len() {
        chosen.see(at);
    }
    Some(chosen)
}

impl Chosen<'_> {
    /// Takes note of a margin that a row fills in.
    fn see(&mut self, at: usize) {
        let records = self.question.records;
        let margin = records.margin.at(at);
        if margin == 0 {
            return;
        }
        let row = (records.sheet[at], records.row[at]);
        let known = self.rows.get(&row).copied().unwrap_or_default();
        if self.worth(row.0, margin) > self.worth(row.0, known) {
            self.rows.insert(row, margin);
        }
    }

    /// What a margin of a sheet's table tells.
    fn worth(&self, sheet: u32, margin: u32) -> Option<Told> {
        let source = self.question.sheets[sheet as usize].source;
        let place = (margin as usize).checked_sub(1)?;
        self.told.get(&source)?.get(place).copied()
    }

    /// Whether a record tells of people of its own, or stands in the margin that answers for its row.
    pub(super) fn answers(&self, at: usize) -> bool {
        let records = self.question.records;
        let margin = records.margin.at(at);
        let row = (records.sheet[at], records.row[at]);
        margin == 0 || self.rows.get(&row) == Some(&margin)
    }
}

/// What each margin of a table tells, the first first.
fn told(
    catalogue: &Catalogue,
    table: &Aggregate,
    tested: &[DimensionId],
    by: &[DimensionId],
) -> Vec<Told> {
    let tells = |margin: u32, dimension: &DimensionId| {
        let counts = table.counts.iter().filter(|count| count.margin == margin);
        let mut said = counts.flat_map(|count| &count.says);
        said.any(|(said, _)| gives(catalogue, *said, *dimension))
    };
    let number = |margin: u32, asked: &[DimensionId]| {
        let told = asked.iter().filter(|dimension| tells(margin, dimension));
        told.count()
    };
    let last = table.counts.iter().map(|count| count.margin).max();
    let margins = 1..=last.unwrap_or_default();
    margins
        .map(|margin| (number(margin, tested), number(margin, by), Reverse(margin)))
        .collect()
}

/// Whether an answer on one dimension gives one on another: the same, or a coarser one.
fn gives(catalogue: &Catalogue, said: DimensionId, asked: DimensionId) -> bool {
    let mut known = Some(said);
    while let Some(id) = known {
        if id == asked {
            return true;
        }
        known = catalogue.at(id).refines;
    }
    false
}
