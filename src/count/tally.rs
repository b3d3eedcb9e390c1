//! Subjects → figures: every cell and every margin is a count of its own, never a sum of cells.

use indexmap::{IndexMap, IndexSet};
use std::collections::BTreeMap;

use super::aged::band;
use super::bounds;
use super::subjects::{Subject, Subjects, applies};
use super::{At, Basis, Figure, Request, State, Table, Worth};
use crate::catalogue::{Catalogue, Category, DimensionId, Measure, Of, SCALE};

/// A cell while it is counted: subjects, amounts, for rates those chosen, and whom others counted.
#[derive(Debug, Clone, Default)]
struct Cell {
    subjects: u64,
    amount: i128,
    chosen: u64,
    reported: u64,
    /// Those of whom nobody knows who they are.
    alone: u64,
    /// Amounts that should be in it and could not be turned into its currency.
    lacking: u64,
    /// A record of each row of a table of counts that stands in it.
    rows: Vec<u32>,
}

/// The table of a counted indicator.
pub(super) fn figures(
    catalogue: &Catalogue,
    request: &Request,
    measure: Measure,
    subjects: &Subjects,
) -> Table {
    let cells = tally(catalogue, request, measure, subjects, &|_| false);
    let people = matches!(measure, Measure::People | Measure::Organisations);
    let sum = matches!(measure, Measure::Sum(_));
    let value = |at: &[At], cell: &Cell| {
        let number = if sum {
            cell.amount as f64 / SCALE
        } else {
            cell.subjects as f64
        };
        // The same people may stand in two tables of counts, or in one and in a register.
        let mixed = cell.reported > 0 && cell.reported < cell.subjects;
        let twice = people && (mixed || overlap(catalogue, subjects, &cell.rows));
        let least = bounds::least(at, cell.subjects, cell.alone).filter(|_| people && !twice);
        let state = match (twice || least.is_some(), cell.lacking) {
            (true, _) => State::AtMost,
            (false, 0) => State::Value,
            (false, _) => State::AtLeast,
        };
        Valued {
            number: Some(number),
            state,
            least,
            parts: None,
        }
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
    let value = |_: &[At], cell: &Cell| Valued {
        number: (cell.subjects > 0).then(|| cell.chosen as f64 / cell.subjects as f64),
        state: match cell.subjects {
            0 => State::NotApplicable,
            _ => State::Value,
        },
        least: None,
        parts: Some((cell.chosen, cell.subjects)),
    };
    table(catalogue, request, measure, base, &cells, &value)
}

type Cells = BTreeMap<Vec<At>, Cell>;

/// What a cell comes to.
struct Valued {
    number: Option<f64>,
    state: State,
    /// What it is at least, where its number is what it is at most.
    least: Option<f64>,
    parts: Option<(u64, u64)>,
}

/// Subjects that stand in the same places are counted together, then in every margin of these places once.
fn tally(
    catalogue: &Catalogue,
    request: &Request,
    measure: Measure,
    subjects: &Subjects,
    chosen: &dyn Fn(u32) -> bool,
) -> Cells {
    let mut met: IndexMap<(Vec<At>, Option<u32>), Cell, foldhash::fast::FixedState> =
        IndexMap::default();
    let mut places = Places::new(catalogue, request, measure, subjects);
    let mut row = None;
    let mut key: (Vec<At>, Option<u32>) = (Vec::new(), None);
    for subject in &subjects.list {
        places.of(subject, &mut key.0);
        let reported = subjects.is_reported(subject.records[0]);
        if reported {
            row = subjects.same_row(row, subject.records[0]);
        }
        key.1 = row.filter(|_| reported);
        let at = match met.get_index_of(&key) {
            Some(at) => at,
            None => met.insert_full(key.clone(), Cell::default()).0,
        };
        let cell = &mut met[at];
        cell.subjects += subject.weight;
        cell.amount += i128::from(subject.amount);
        cell.chosen += subject.weight * u64::from(chosen(subject.number));
        cell.reported += subject.weight * u64::from(reported);
        cell.alone += u64::from(subject.alone);
        cell.lacking += u64::from(subject.lacking.is_some());
    }
    let mut cells = Cells::new();
    for ((places, row), met) in &met {
        spread(places, request.by.len(), &mut |place| {
            let cell = cells.entry(place).or_default();
            cell.subjects += met.subjects;
            cell.amount += met.amount;
            cell.chosen += met.chosen;
            cell.reported += met.reported;
            cell.alone += met.alone;
            cell.lacking += met.lacking;
            cell.rows.extend(row.filter(|row| !cell.rows.contains(row)));
        });
    }
    cells
}

/// Every margin of the places of a subject, each once. Places are told one after another, `width` dimensions each.
fn spread(places: &[At], width: usize, take: &mut dyn FnMut(Vec<At>)) {
    if width == 0 {
        take(Vec::new());
        return;
    }
    for mask in 0..1u32 << width {
        let at = |place: &[At], at: usize| match place[at] {
            one if mask & (1 << at) != 0 || one == At::NotHere => one,
            _ => At::Total,
        };
        let here = places.chunks(width);
        let mut here: Vec<Vec<At>> = here
            .map(|place| (0..width).map(|dimension| at(place, dimension)).collect())
            .collect();
        here.sort();
        here.dedup();
        // A dimension that does not apply is the same under every mask; count it under one.
        let idle = (0..width).any(|at| {
            mask & (1 << at) != 0 && here.first().is_some_and(|one| one[at] == At::NotHere)
        });
        if !idle {
            here.into_iter().for_each(&mut *take);
        }
    }
}

/// Whether somebody may stand in two of these rows of counts: they are not of the same days, or tell no two categories
/// that exclude each other.
fn overlap(catalogue: &Catalogue, subjects: &Subjects, rows: &[u32]) -> bool {
    let exclusive =
        |id: &DimensionId| catalogue.at(*id).of != Of::Record && !catalogue.at(*id).multiple;
    let told: Vec<DimensionId> = (0..catalogue.dimensions.len())
        .map(DimensionId)
        .filter(exclusive)
        .collect();
    rows.iter().enumerate().any(|(at, a)| {
        rows[..at]
            .iter()
            .any(|b| !subjects.exclude_each_other(&told, *a, *b))
    })
}

/// Finds where subjects stand.
struct Places<'a> {
    catalogue: &'a Catalogue,
    request: &'a Request,
    subjects: &'a Subjects,
    /// Whether each dimension applies.
    applies: Vec<bool>,
    /// Whether one record tells all.
    alike: bool,
}

impl<'a> Places<'a> {
    fn new(
        catalogue: &'a Catalogue,
        request: &'a Request,
        measure: Measure,
        subjects: &'a Subjects,
    ) -> Self {
        let own = |id: &DimensionId| {
            let declared = catalogue.at(*id);
            declared.from_age || declared.of == Of::Person && !declared.multiple
        };
        let applies = |id: &DimensionId| applies(catalogue, measure, *id);
        Self {
            catalogue,
            request,
            subjects,
            applies: request.by.iter().map(applies).collect(),
            alike: request.by.iter().all(own),
        }
    }

    /// The places of a subject, one after another: one, or several when its records say several things.
    fn of(&mut self, subject: &Subject, places: &mut Vec<At>) {
        places.clear();
        let width = self.request.by.len();
        let records = if self.alike {
            &subject.records[..1]
        } else {
            &subject.records[..]
        };
        for record in records {
            self.add(subject, *record, places);
        }
        if places.len() > width {
            let mut list: Vec<&[At]> = places.chunks(width).collect();
            list.sort();
            list.dedup();
            *places = list.concat();
        }
    }

    /// Adds where a record of a subject stands.
    fn add(&self, subject: &Subject, record: u32, places: &mut Vec<At>) {
        let start = places.len();
        let mut several: Option<Vec<Vec<At>>> = None;
        for (at, id) in self.request.by.iter().enumerate() {
            match self.standing(subject, record, at, *id) {
                Standing::One(one) => match &mut several {
                    None => places.push(one),
                    Some(list) => list.iter_mut().for_each(|place| place.push(one)),
                },
                Standing::Several(set) => {
                    let before = several
                        .take()
                        .unwrap_or_else(|| vec![places[start..].to_vec()]);
                    let with = |place: &Vec<At>| {
                        let with = |one: &Category| [&place[..], &[At::Category(*one)]].concat();
                        set.iter().map(with).collect::<Vec<_>>()
                    };
                    several = Some(before.iter().flat_map(with).collect());
                }
            }
        }
        if let Some(list) = several {
            places.truncate(start);
            places.extend(list.concat());
        }
    }

    /// Where a record of a subject stands on one dimension.
    fn standing(&self, subject: &Subject, record: u32, at: usize, id: DimensionId) -> Standing {
        if !self.applies[at] {
            return Standing::One(At::NotHere);
        }
        let declared = self.catalogue.at(id);
        if declared.from_age {
            let band = band(self.catalogue, id, subject.ages);
            return Standing::One(At::Category(band));
        }
        let is = &self.subjects.is;
        let code = |column: usize| is[column].get(record as usize).copied().unwrap_or_default();
        let first = Category(code(id.0));
        if !declared.multiple || first == Category::NOT_APPLICABLE {
            return Standing::One(At::Category(first));
        }
        let set: Vec<Category> = declared.set(code).collect();
        if set.is_empty() {
            return Standing::One(At::Category(Category::UNKNOWN));
        }
        Standing::Several(set)
    }
}

/// Where a record stands on a dimension: in one category, or in each of a set.
enum Standing {
    One(At),
    Several(Vec<Category>),
}

/// The figures in order: every combination of the categories listed, total first and unknown last.
fn table(
    catalogue: &Catalogue,
    request: &Request,
    measure: Measure,
    subjects: &Subjects,
    cells: &Cells,
    value: &dyn Fn(&[At], &Cell) -> Valued,
) -> Table {
    let axes: Vec<Vec<At>> = request
        .by
        .iter()
        .enumerate()
        .map(|(at, id)| axis(catalogue, measure, *id, at, cells))
        .collect();
    let places = product(&axes);
    let nobody = Cell::default();
    let figures = places
        .into_iter()
        .map(|at| {
            let cell = cells.get(&at).unwrap_or(&nobody);
            let valued = value(&at, cell);
            let basis = match cell.reported {
                0 => Basis::Counted,
                all if all == cell.subjects => Basis::Reported,
                _ => Basis::Mixed,
            };
            Figure {
                at,
                value: valued.number,
                state: valued.state,
                least: valued.least,
                provisional: false,
                basis,
                parts: valued.parts,
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
            .filter(|subject| subject.lacking.is_none())
            .map(|subject| subject.records[0])
            .collect(),
        worth: Worth::default(),
        changes: Vec::new(),
    }
}

/// Every combination of the places on each axis.
fn product(axes: &[Vec<At>]) -> Vec<Vec<At>> {
    let mut places: Vec<Vec<At>> = vec![Vec::new()];
    for axis in axes {
        places = places
            .into_iter()
            .flat_map(|place| {
                axis.iter()
                    .map(move |one| place.iter().copied().chain([*one]).collect())
            })
            .collect();
    }
    places
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
