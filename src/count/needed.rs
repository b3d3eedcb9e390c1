//! What a batch of requests needs to know of everybody.

use super::{Request, conditions, subjects};
use crate::catalogue::{Catalogue, DimensionId, Measure};

/// The dimensions that the batch looks at, with the coarser ones they refine, and those among them that conditions test.
pub(super) fn needed(
    catalogue: &Catalogue,
    requests: &[Request],
) -> (Vec<DimensionId>, Vec<DimensionId>) {
    let mut tested: Vec<DimensionId> = Vec::new();
    let mut list: Vec<DimensionId> = Vec::new();
    for request in requests {
        list.extend(&request.by);
        let indicator = &catalogue.indicators[request.indicator];
        let rated = match indicator.measure {
            Measure::Rate { of, among } => vec![of, among],
            _ => vec![request.indicator],
        };
        for place in rated {
            tested.extend(subjects::dimensions(&conditions(catalogue, request, place)));
        }
    }
    list.extend(&tested);
    let mut at = 0;
    while at < list.len() {
        list.extend(catalogue.at(list[at]).refines);
        at += 1;
    }
    list.sort();
    list.dedup();
    list.retain(|id| !catalogue.at(*id).from_age);
    (list, tested)
}
