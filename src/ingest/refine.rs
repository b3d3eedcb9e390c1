//! What follows from what a record says: coarser answers from finer ones, and declared derivations.

use super::record::{NONE, Record};
use crate::catalogue::{Catalogue, Category, Derive, DimensionId, Source};

/// Lets finer answers give the coarser ones, then derives what nothing explicit said. An answer that is there and not
/// understood (`unclear`) stays unknown: it is no blank to be filled.
pub(super) fn refine(
    catalogue: &Catalogue,
    source: &Source,
    unclear: &[DimensionId],
    record: &mut Record,
) {
    lift(catalogue, record);
    let blank = |rule: &&Derive| !unclear.contains(&rule.dimension);
    for rule in source.derive.iter().filter(blank) {
        let (from, to) = (catalogue.at(rule.from), catalogue.at(rule.dimension));
        let code = |column: &usize| record.categories[*column];
        let known = from.columns.iter().any(|it| Category(code(it)).is_known());
        if known && to.columns.iter().all(|column| code(column) == 0) {
            let says = |category: Category| {
                let (column, held) = from.held(category);
                code(&column) == held || from.multiple && code(&column) & held != 0
            };
            let told = rule.map.iter().find(|(source, _)| says(*source));
            let told = told.map(|(_, category)| *category).or(rule.otherwise);
            record.say(to, told.unwrap_or_default());
        }
    }
    lift(catalogue, record);
}

/// Lets finer answers give the coarser ones, up every chain.
fn lift(catalogue: &Catalogue, record: &mut Record) {
    // Each pass climbs at least one step of every chain, whatever the order of declaration.
    for _ in 0..catalogue.dimensions.len() {
        let mut climbed = false;
        for (place, dimension) in catalogue.dimensions.iter().enumerate() {
            if record.categories[place] == 0 || dimension.refines.is_none() {
                continue;
            }
            let within = dimension
                .def(Category(record.categories[place]))
                .filter(|_| !dimension.multiple)
                .and_then(|def| def.within);
            let Some((coarser, within)) = dimension.refines.zip(within) else {
                continue;
            };
            if record.categories[coarser.0] != within.0 {
                record.categories[coarser.0] = within.0;
                climbed = true;
            }
        }
        if !climbed {
            break;
        }
    }
}

/// An empty record with columns for every dimension and field.
pub(super) fn blank(catalogue: &Catalogue) -> Record {
    Record {
        categories: vec![0; catalogue.columns()],
        fields: vec![NONE; catalogue.fields.len()],
        ..Record::default()
    }
}
