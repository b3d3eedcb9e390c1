//! Margins side by side: tables of counts that tell of the same people by one thing, and again by another. Of each source the
//! margin that tells most of what is asked answers; they are never added.

use indexmap::IndexMap;

use super::subjects::{Question, dimensions};
use crate::catalogue::{Aggregate, Catalogue, DimensionId, Shape};

/// By sheet, the margin that answers; none where every record of the project tells of people of its own.
pub(super) fn chosen(question: &Question<'_>, by: &[DimensionId]) -> Option<Vec<u32>> {
    if question.records.margin.only() == Some(0) {
        return None;
    }
    let tested: Vec<DimensionId> = dimensions(question.conditions).collect();
    let mut known: IndexMap<usize, u32> = IndexMap::new();
    let of_source = |source: usize| match &question.catalogue.sources[source].shape {
        Shape::Aggregate(table) => best(question.catalogue, table, &tested, by),
        _ => 0,
    };
    let sheets = question.sheets.iter();
    let of_sheet = |source: usize| *known.entry(source).or_insert_with(|| of_source(source));
    Some(sheets.map(|sheet| sheet.source).map(of_sheet).collect())
}

/// The margin of a table that tells most of what conditions test, then of what is asked; the first of equals.
fn best(
    catalogue: &Catalogue,
    table: &Aggregate,
    tested: &[DimensionId],
    by: &[DimensionId],
) -> u32 {
    let tells = |margin: u32, dimension: &DimensionId| {
        let counts = table.counts.iter().filter(|count| count.margin == margin);
        let mut said = counts.flat_map(|count| &count.says);
        said.any(|(said, _)| gives(catalogue, *said, *dimension))
    };
    let told = |margin: u32, asked: &[DimensionId]| {
        let told = asked.iter().filter(|dimension| tells(margin, dimension));
        told.count()
    };
    let margins = table.counts.iter().map(|count| count.margin).rev();
    margins
        .max_by_key(|margin| {
            (
                told(*margin, tested),
                told(*margin, by),
                std::cmp::Reverse(*margin),
            )
        })
        .unwrap_or(0)
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
