//! What follows from what a record says: coarser answers from finer ones, and declared derivations.

use super::cells::coded;
use super::record::{NONE, Record};
use crate::catalogue::{Catalogue, Category, Source};

/// Lets finer answers give the coarser ones, then derives what nothing explicit said.
pub(super) fn refine(catalogue: &Catalogue, source: &Source, record: &mut Record) {
    let lift = |record: &mut Record| {
        // Each pass climbs one step; a chain is never longer than the list of dimensions.
        for (place, dimension) in catalogue.dimensions.iter().enumerate().rev() {
            if let Some(coarser) = dimension.refines
                && !dimension.multiple
                && let Some(def) = dimension.def(Category(record.categories[place]))
                && let Some(within) = def.within
            {
                record.categories[coarser.0] = coded(catalogue, coarser, within);
            }
        }
    };
    lift(record);
    for rule in &source.derive {
        let from = record.categories[rule.from.0];
        if record.categories[rule.dimension.0] == 0 && Category(from).is_known() {
            let several = catalogue.at(rule.from).multiple;
            let says = |category: Category| {
                let code = coded(catalogue, rule.from, category);
                from == code || several && from & code != 0
            };
            let told = rule.map.iter().find(|(source, _)| says(*source));
            let told = told.map(|(_, category)| *category).or(rule.otherwise);
            record.categories[rule.dimension.0] =
                told.map_or(0, |category| coded(catalogue, rule.dimension, category));
        }
    }
    lift(record);
}

/// An empty record with columns for every dimension and field.
pub(super) fn blank(catalogue: &Catalogue) -> Record {
    Record {
        categories: vec![0; catalogue.dimensions.len()],
        fields: vec![NONE; catalogue.fields.len()],
        ..Record::default()
    }
}
