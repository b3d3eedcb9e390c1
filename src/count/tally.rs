//! Subjects → figures: every cell and every margin is a count of its own, never a sum of cells.

use indexmap::IndexSet;
use std::collections::BTreeMap;

use super::subjects::{Subject, Subjects, applies, band};
use super::{At, Basis, Figure, Request, State, Table};
use crate::catalogue::{Catalogue, Category, DimensionId, Measure, Of, SCALE};

/// A cell while it is counted: subjects, amounts, and for rates those chosen.
#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    subjects: u64,
    amount: i64,
    chosen: u64,
}

/// The table of a counted indicator.
pub(super) fn figures(
    catalogue: &Catalogue,
    request: &Request,
    measure: Measure,
    subjects: &Subjects,
) -> Table {
    let cells = tally(catalogue, request, measure, subjects, &|_| false);
    let sum = matches!(measure, Measure::Sum(_));
    let value = |cell: Cell| {
        let number = if sum {
            cell.amount as f64 / SCALE
        } else {
            cell.subjects as f64
        };
        (Some(number), State::Value, None)
    };
    table(catalogue, request, measure, subjects, &cells, &value)
}

/// The table of a rate: the subjects of `base` that are also subjects of `chosen`, among those of `base`.
pub(super) fn rates(
    catalogue: &Catalogue,
    request: &Request,
    measure: Measure,
    base: &Subjects,
    chosen: &Subjects,
) -> Table {
    let numbers: IndexSet<u32> = chosen.list.iter().map(|subject| subject.number).collect();
    let cells = tally(catalogue, request, measure, base, &|number| {
        numbers.contains(&number)
    });
    let value = |cell: Cell| match cell.subjects {
        0 => (None, State::NotApplicable, Some((0, 0))),
        all => (
            Some(cell.chosen as f64 / all as f64),
            State::Value,
            Some((cell.chosen, all)),
        ),
    };
    table(catalogue, request, measure, base, &cells, &value)
}

type Cells = BTreeMap<Vec<At>, Cell>;
/// A figure's number, state and parts.
type Valued = (Option<f64>, State, Option<(u64, u64)>);

fn tally(
    catalogue: &Catalogue,
    request: &Request,
    measure: Measure,
    subjects: &Subjects,
    chosen: &dyn Fn(u32) -> bool,
) -> Cells {
    let mut cells = Cells::new();
    let width = request.by.len();
    let masks = 1u32 << width;
    for subject in &subjects.list {
        let places = places(catalogue, request, measure, subjects, subject);
        for mask in 0..masks {
            let mut here: Vec<Vec<At>> = places
                .iter()
                .map(|place| {
                    (0..width)
                        .map(|at| {
                            if mask & (1 << at) == 0 && place[at] != At::NotHere {
                                At::Total
                            } else {
                                place[at]
                            }
                        })
                        .collect()
                })
                .collect();
            here.sort();
            here.dedup();
            // A dimension that does not apply is the same under every mask; count it under one.
            let idle = (0..width).any(|at| {
                mask & (1 << at) != 0 && here.first().is_some_and(|one| one[at] == At::NotHere)
            });
            if idle {
                continue;
            }
            for place in here {
                let cell = cells.entry(place).or_default();
                cell.subjects += 1;
                cell.amount += subject.amount;
                cell.chosen += u64::from(chosen(subject.number));
            }
        }
    }
    cells
}

/// Where a subject stands: one place, or several when its records say several things.
fn places(
    catalogue: &Catalogue,
    request: &Request,
    measure: Measure,
    subjects: &Subjects,
    subject: &Subject,
) -> Vec<Vec<At>> {
    let mut list: Vec<Vec<At>> = Vec::new();
    let own = |id: DimensionId| {
        let declared = catalogue.at(id);
        declared.from_age || declared.of == Of::Person && !declared.multiple
    };
    let alike = request.by.iter().all(|id| own(*id));
    let records = if alike {
        &subject.records[..1]
    } else {
        &subject.records[..]
    };
    for record in records {
        let mut here: Vec<Vec<At>> = vec![Vec::new()];
        for id in &request.by {
            let at = standing(catalogue, measure, subjects, subject, *record, *id);
            here = here
                .into_iter()
                .flat_map(|place| {
                    at.iter()
                        .map(move |one| place.iter().copied().chain([*one]).collect::<Vec<At>>())
                })
                .collect();
        }
        list.extend(here);
    }
    list.sort();
    list.dedup();
    list
}

/// Where a record of a subject stands on one dimension.
fn standing(
    catalogue: &Catalogue,
    measure: Measure,
    subjects: &Subjects,
    subject: &Subject,
    record: u32,
    id: DimensionId,
) -> Vec<At> {
    if !applies(catalogue, measure, id) {
        return vec![At::NotHere];
    }
    let declared = catalogue.at(id);
    if declared.from_age {
        return vec![At::Category(band(
            catalogue,
            id,
            subject.age,
            &subject.bands,
        ))];
    }
    let code = subjects.is[id.0]
        .get(record as usize)
        .copied()
        .unwrap_or_default();
    if !declared.multiple || code == 0 || code == Category::NOT_APPLICABLE.0 {
        return vec![At::Category(Category(code))];
    }
    (0..32)
        .filter(|bit| code & (1 << bit) != 0)
        .map(|bit| At::Category(Category(bit + 1)))
        .collect()
}

/// The figures in order: every combination of the categories listed, total first and unknown last.
fn table(
    catalogue: &Catalogue,
    request: &Request,
    measure: Measure,
    subjects: &Subjects,
    cells: &Cells,
    value: &dyn Fn(Cell) -> Valued,
) -> Table {
    let axes: Vec<Vec<At>> = request
        .by
        .iter()
        .enumerate()
        .map(|(at, id)| axis(catalogue, measure, *id, at, cells))
        .collect();
    let mut places: Vec<Vec<At>> = vec![Vec::new()];
    for axis in &axes {
        places = places
            .into_iter()
            .flat_map(|place| {
                axis.iter()
                    .map(move |one| place.iter().copied().chain([*one]).collect())
            })
            .collect();
    }
    let figures = places
        .into_iter()
        .map(|at| {
            let (value, state, parts) = value(cells.get(&at).copied().unwrap_or_default());
            Figure {
                at,
                value,
                state,
                basis: Basis::Counted,
                parts,
            }
        })
        .collect();
    let overlapping = |id: &DimensionId| {
        let declared = catalogue.at(*id);
        declared.multiple
            || declared.of == Of::Record
            || (declared.of == Of::Organisation && measure == Measure::People)
    };
    let single = matches!(measure, Measure::Records | Measure::Sum(_));
    Table {
        request: request.clone(),
        figures,
        funnel: subjects.funnel,
        additive: !request.by.iter().any(|id| {
            if single {
                catalogue.at(*id).multiple
            } else {
                overlapping(id)
            }
        }),
        traced: subjects
            .list
            .iter()
            .map(|subject| subject.records[0])
            .collect(),
    }
}

/// What a dimension lists: the total, its categories (those met, where it is open), "not applicable" where met, and the
/// unknown.
fn axis(
    catalogue: &Catalogue,
    measure: Measure,
    id: DimensionId,
    at: usize,
    cells: &Cells,
) -> Vec<At> {
    if !applies(catalogue, measure, id) {
        return vec![At::NotHere];
    }
    let declared = catalogue.at(id);
    let met: IndexSet<At> = cells.keys().map(|place| place[at]).collect();
    let seldom = |one: &At| match one {
        At::Category(category) => declared.def(*category).is_some_and(|def| def.only_seen),
        _ => false,
    };
    let listed = (1..=declared.categories.len() as u32)
        .map(|place| At::Category(Category(place)))
        .filter(|one| met.contains(one) || !declared.open && !seldom(one));
    let idle = At::Category(Category::NOT_APPLICABLE);
    std::iter::once(At::Total)
        .chain(listed)
        .chain(met.contains(&idle).then_some(idle))
        .chain([At::Category(Category::UNKNOWN)])
        .collect()
}
