//! What follows from what a record says: coarser answers from finer ones, and declared derivations.

use super::record::{NONE, Record};
use crate::catalogue::{Catalogue, Category, Source};

/// Lets finer answers give the coarser ones, then derives what nothing explicit said.
pub(super) fn refine(catalogue: &Catalogue, source: &Source, record: &mut Record) {
    lift(catalogue, record);
    for rule in &source.derive {
        let from = Category(record.categories[rule.from.0]);
        if record.categories[rule.dimension.0] == 0 && from.is_known() {
            let told = rule
                .map
                .iter()
                .find(|(source, _)| *source == from)
                .map(|(_, category)| *category);
            record.categories[rule.dimension.0] = told.or(rule.otherwise).unwrap_or_default().0;
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
            let within = dimension
                .def(Category(record.categories[place]))
                .filter(|_| !dimension.multiple)
                .and_then(|def| def.within);
            if let (Some(coarser), Some(within)) = (dimension.refines, within)
                && record.categories[coarser.0] != within.0
            {
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
        categories: vec![0; catalogue.dimensions.len()],
        fields: vec![NONE; catalogue.fields.len()],
        ..Record::default()
    }
}
