//! A part against its whole.

use super::pairs;
use crate::catalogue::{Catalogue, Category, DimensionId, Measure};
use crate::finding::Fact;
use crate::reconcile::Contradiction;
use crate::reconcile::statement::Statement;

/// A part is not larger than its whole: one declared `within` another, or a category within a coarser one.
pub fn parts(catalogue: &Catalogue, list: &[Statement]) -> Vec<Contradiction> {
    let mut found = pairs(list, |part, whole| {
        let declared = part.within.as_ref() == Some(&whole.name)
            && part.at == whole.at
            && part.unit == whole.unit;
        let inside = declared
            || is_line_within(catalogue, part, whole)
            || is_cell_within(catalogue, part, whole);
        let larger = inside && part.range()?.0 > whole.range()?.1;
        larger.then(|| Fact::PartOverWhole {
            part: part.stated(catalogue),
            whole: whole.stated(catalogue),
        })
    });
    // Two figures are told of once, not for each of their cells.
    let names = |one: &Contradiction| {
        let [part, whole] = [0, 1].map(|at| list[one.between[at]].name.as_str());
        (part, whole)
    };
    let mut told = Vec::new();
    found.retain(|one| {
        let (part, whole) = names(one);
        let new = part == whole || !told.contains(&(part, whole));
        told.push((part, whole));
        new
    });
    found
}

pub(super) fn is_line_within(catalogue: &Catalogue, part: &Statement, whole: &Statement) -> bool {
    let (Some((one, Some(line))), Some((_, Some(other)))) = (part.about, whole.about) else {
        return false;
    };
    let rate = matches!(catalogue.indicators[one].measure, Measure::Rate { .. });
    !rate
        && catalogue.projects[part.project].logframe[line].within == Some(other)
        && part.speaker.like(whole.speaker)
        && (part.of, part.days, &part.at) == (whole.of, whole.days, &whole.at)
        && (part.unit, &part.scope) == (whole.unit, &whole.scope)
}

/// Whether both are of one thing and time, and the places of the first all lie in those of the second.
fn is_cell_within(catalogue: &Catalogue, part: &Statement, whole: &Statement) -> bool {
    let rate = |(indicator, _): (usize, Option<usize>)| {
        matches!(
            catalogue.indicators[indicator].measure,
            Measure::Rate { .. }
        )
    };
    part.at != whole.at
        && part.same_time(whole)
        && !part.about.is_some_and(rate)
        && whole.at.iter().all(|coarse| {
            let mut fine = part.at.iter();
            fine.any(|fine| lies_in(catalogue, *fine, *coarse))
        })
}

/// Whether a category is another, or lies in it by dimensions that refine each other.
fn lies_in(
    catalogue: &Catalogue,
    (id, category): (DimensionId, Category),
    coarse: (DimensionId, Category),
) -> bool {
    if (id, category) == coarse {
        return true;
    }
    let declared = catalogue.at(id);
    let within = declared.def(category).and_then(|def| def.within);
    declared
        .refines
        .zip(within)
        .is_some_and(|up| lies_in(catalogue, up, coarse))
}
