//! The same figures under two indicators.

use std::collections::BTreeMap;

use super::pairs_once;
use super::parts::is_line_within;
use crate::catalogue::{Catalogue, Category, DimensionId};
use crate::finding::{Amount, Fact};
use crate::reconcile::Contradiction;
use crate::reconcile::statement::Statement;

/// One number with one breakdown stands for one thing: not, in one document and period, for two indicators.
pub fn same_figures(catalogue: &Catalogue, list: &[Statement]) -> Vec<Contradiction> {
    let floor = catalogue.checks.floor;
    pairs_once(list, |first, second| {
        let ((one, _), (other, _)) = (first.about?, second.about?);
        let alike = one != other
            && first.at.is_empty()
            && second.at.is_empty()
            && first.bound.is_none()
            && second.bound.is_none()
            && first.speaker.like(second.speaker)
            && first.value == second.value
            && first.value? >= floor
            && (first.days?, &first.document) == (second.days?, &second.document)
            && (first.of, first.unit) == (second.of, second.unit)
            && !related(catalogue, first, second);
        if !alike {
            return None;
        }
        let (mine, theirs) = (margins(list, first), margins(list, second));
        let shared = mine
            .iter()
            .any(|(id, margin)| theirs.get(id) == Some(margin));
        shared.then(|| Fact::SameFigures {
            first: first.stated(catalogue),
            second: second.stated(catalogue),
        })
    })
}

/// Whether one of two is declared to be a part of the other: everybody of it may be in both.
fn related(catalogue: &Catalogue, first: &Statement, second: &Statement) -> bool {
    let part = |part: &Statement, whole: &Statement| {
        part.within.as_ref() == Some(&whole.name) || is_line_within(catalogue, part, whole)
    };
    part(first, second) || part(second, first)
}

/// How a total splits over each dimension, where the cells add up to it.
fn margins(
    list: &[Statement],
    total: &Statement,
) -> BTreeMap<DimensionId, BTreeMap<Category, Amount>> {
    let mut sums: BTreeMap<(Vec<DimensionId>, DimensionId), BTreeMap<Category, f64>> =
        BTreeMap::new();
    let cells = list
        .iter()
        .filter(|cell| cell.name == total.name && !cell.at.is_empty() && cell.same_time(total));
    for cell in cells {
        let by: Vec<DimensionId> = cell.at.iter().map(|(id, _)| *id).collect();
        for (id, category) in &cell.at {
            let margin = sums.entry((by.clone(), *id)).or_default();
            *margin.entry(*category).or_default() += cell.value.unwrap_or_default();
        }
    }
    let whole = total.value.map(Amount::from);
    let mut known = BTreeMap::new();
    for ((_, id), margin) in sums {
        if whole == Some(Amount::from(margin.values().sum::<f64>())) {
            let margin = margin
                .into_iter()
                .map(|(one, sum)| (one, Amount::from(sum)));
            let margin = margin.filter(|(_, sum)| sum.value() != 0.0);
            known.entry(id).or_insert_with(|| margin.collect());
        }
    }
    known
}
