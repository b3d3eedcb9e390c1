//! A breakdown against its total.

use std::collections::BTreeMap;

use crate::catalogue::{Catalogue, DimensionId, Measure, Of};
use crate::finding::{Amount, Fact};
use crate::language::Language;
use crate::reconcile::Contradiction;
use crate::reconcile::statement::Statement;

/// How many the count finds in no category of a dimension, where a statement stands.
pub type UnknownAt<'a> = &'a dyn Fn(&Statement, DimensionId) -> Option<f64>;

/// A breakdown that covers its dimensions adds up to its total, and one that does not is no larger.
pub fn breakdown(
    catalogue: &Catalogue,
    list: &[Statement],
    unknown: UnknownAt<'_>,
) -> Vec<Contradiction> {
    let mut found = Vec::new();
    for (place, total) in list.iter().enumerate() {
        let (Some((low, high)), Some((indicator, _))) = (total.range(), total.about) else {
            continue;
        };
        for (by, cells) in broken_down(list, total) {
            let ranges: Vec<(f64, f64)> = cells.iter().filter_map(|at| list[*at].range()).collect();
            let least: f64 = ranges.iter().map(|(low, _)| low).sum();
            let most: f64 = ranges.iter().map(|(_, high)| high).sum();
            let measure = catalogue.indicators[indicator].measure;
            let short = covers(catalogue, list, &by, &cells) && most < low;
            let over = least > high && adds_up(catalogue, measure, &by);
            if !short && !over {
                continue;
            }
            let sum: f64 = cells.iter().filter_map(|at| list[*at].value).sum();
            let label = |id: &DimensionId| {
                let label = &catalogue.at(*id).label;
                [Language::Fr, Language::En].map(|language| label.get(language).to_owned())
            };
            let counted = match by[..] {
                [one] if short => unknown(total, one).map(Amount::from),
                _ => None,
            };
            found.push(Contradiction {
                fact: Fact::BreakdownGap {
                    total: total.stated(catalogue),
                    by: by.iter().map(label).collect(),
                    sum: Amount::from(sum),
                    people: measure == Measure::People,
                    unknown: counted,
                },
                between: std::iter::once(place).chain(cells).collect(),
            });
        }
    }
    found
}

/// The cells that one document gives of a statement, by the further dimensions that they are of.
fn broken_down(list: &[Statement], total: &Statement) -> BTreeMap<Vec<DimensionId>, Vec<usize>> {
    let mut groups: BTreeMap<Vec<DimensionId>, Vec<usize>> = BTreeMap::new();
    for (place, cell) in list.iter().enumerate() {
        let inside = total.at.iter().all(|one| cell.at.contains(one));
        if inside
            && cell.at.len() > total.at.len()
            && cell.value.is_some()
            && cell.document == total.document
            && cell.same_time(total)
        {
            let further = cell.at.iter().filter(|one| !total.at.contains(one));
            let by: Vec<DimensionId> = further.map(|(id, _)| *id).collect();
            let group = groups.entry(by).or_default();
            // The same cell said twice in one document is one cell.
            if !group.iter().any(|known| list[*known].at == cell.at) {
                group.push(place);
            }
        }
    }
    groups
}

/// Whether cells stand in every category of these dimensions, those apart that tables list only where they are met.
fn covers(catalogue: &Catalogue, list: &[Statement], by: &[DimensionId], cells: &[usize]) -> bool {
    let mut wanted = 1;
    for id in by {
        let declared = catalogue.at(*id);
        if declared.open {
            return false;
        }
        let regular = declared.categories.iter().filter(|one| !one.only_seen);
        wanted *= regular.count();
    }
    let regular = |place: &&usize| {
        list[**place].at.iter().all(|(id, category)| {
            let def = catalogue.at(*id).def(*category);
            !by.contains(id) || def.is_some_and(|def| !def.only_seen)
        })
    };
    cells.iter().filter(regular).count() == wanted
}

/// Whether what is counted stands in one category of these dimensions only.
fn adds_up(catalogue: &Catalogue, measure: Measure, by: &[DimensionId]) -> bool {
    by.iter().all(|id| {
        let declared = catalogue.at(*id);
        let single = match measure {
            Measure::People => declared.of == Of::Person,
            Measure::Organisations => declared.of == Of::Organisation,
            Measure::Rate { .. } => false,
            _ => true,
        };
        single && !declared.multiple
    })
}
