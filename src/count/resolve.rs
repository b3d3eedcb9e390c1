//! One category per person and period, whatever the order of the rows.

use crate::catalogue::{Catalogue, Category, DimensionId, Resolve};
use crate::ingest::{NONE, Records};

/// The records of each person, or of each organisation.
pub(super) struct Belonging {
    /// Where each subject's records begin; one place more at the end.
    starts: Vec<u32>,
    records: Vec<u32>,
}

impl Belonging {
    /// Sorts records by their subject, from 1 to `count`; 0 is nobody's.
    pub(super) fn new(subjects: &[u32], count: u32) -> Self {
        let mut starts = vec![0u32; count as usize + 2];
        for subject in subjects {
            starts[*subject as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut records = vec![0u32; subjects.len()];
        for (record, subject) in (0u32..).zip(subjects) {
            let place = &mut next[*subject as usize];
            records[*place as usize] = record;
            *place += 1;
        }
        Self { starts, records }
    }

    /// How many subjects there are.
    fn count(&self) -> usize {
        self.starts.len() - 2
    }

    /// The records of a subject, in their order.
    fn of(&self, subject: usize) -> &[u32] {
        &self.records[self.starts[subject] as usize..self.starts[subject + 1] as usize]
    }
}

/// One answer of a subject: what it said, when first and last, how often.
struct Answer {
    category: i64,
    first: i32,
    last: i32,
    times: u32,
}

/// The category of every subject on a dimension, as one of its columns holds it, by subject number, from records that end by `until`. The coarser
/// dimension's categories, where there is one, are resolved already: a finer answer outside them does not stand.
pub(super) fn dimension(
    catalogue: &Catalogue,
    records: &Records,
    belonging: &Belonging,
    (id, column): (DimensionId, usize),
    until: i32,
    coarser: Option<&[u32]>,
) -> Vec<u32> {
    let declared = catalogue.at(id);
    let said = &records.categories[column];
    let mut resolved = vec![0u32; belonging.count() + 1];
    let mut answers: Vec<Answer> = Vec::new();
    if said.only() != Some(0) {
        for (subject, resolved) in resolved.iter_mut().enumerate().skip(1) {
            let code = |record: usize| Some(i64::from(said.at(record))).filter(|code| *code != 0);
            given(records, belonging.of(subject), until, code, &mut answers);
            if declared.multiple {
                *resolved = answers
                    .iter()
                    .fold(0, |set, answer| set | answer.category as u32);
                continue;
            }
            let stands = |answer: &&Answer| {
                let within = declared
                    .def(Category(answer.category as u32))
                    .and_then(|def| def.within);
                match (coarser, within) {
                    (Some(coarse), Some(within)) => coarse[subject] == within.0,
                    _ => true,
                }
            };
            let mut best: Option<&Answer> = None;
            for answer in answers.iter().filter(stands) {
                if best.is_none_or(|best| better(declared.resolve, answer, best)) {
                    best = Some(answer);
                }
            }
            *resolved = best.map_or(0, |answer| answer.category as u32);
        }
    }
    if let Some(coarse) = coarser.filter(|_| !declared.multiple) {
        for (fine, coarse) in resolved.iter_mut().zip(coarse) {
            *fine = finer(catalogue, id, *fine, *coarse);
        }
    }
    resolved
}

/// The distinct answers of a subject's records that end by `until`.
fn given(
    records: &Records,
    of: &[u32],
    until: i32,
    answer: impl Fn(usize) -> Option<i64>,
    answers: &mut Vec<Answer>,
) {
    answers.clear();
    for record in of.iter().map(|record| *record as usize) {
        let (first, last) = (records.first[record], records.last[record]);
        let Some(category) = answer(record).filter(|_| last <= until) else {
            continue;
        };
        match answers.iter_mut().find(|known| known.category == category) {
            Some(known) => {
                known.first = known.first.min(first);
                known.last = known.last.max(last);
                known.times += 1;
            }
            None => answers.push(Answer {
                category,
                first,
                last,
                times: 1,
            }),
        }
    }
}

/// A finer category beside its coarser one: where the coarser one has no finer categories at all, the question makes no
/// sense (the legal status of a host).
pub(super) fn finer(catalogue: &Catalogue, id: DimensionId, fine: u32, coarse: u32) -> u32 {
    let coarse = Category(coarse);
    if fine != 0 || !coarse.is_known() {
        return fine;
    }
    let within = |def: &crate::catalogue::CategoryDef| def.within == Some(coarse);
    if catalogue.at(id).categories.iter().any(within) {
        0
    } else {
        Category::NOT_APPLICABLE.0
    }
}

/// The birth day of every person: the one given most often, the earliest of equals.
pub(super) fn births(records: &Records, people: &Belonging, place: usize, until: i32) -> Vec<i64> {
    let said = &records.fields[place];
    let mut born = vec![NONE; people.count() + 1];
    if said.only() == Some(NONE) {
        return born;
    }
    let mut answers = Vec::new();
    for (person, born) in born.iter_mut().enumerate().skip(1) {
        let day = |record: usize| Some(said.at(record)).filter(|day| *day != NONE);
        given(records, people.of(person), until, day, &mut answers);
        let best = answers
            .iter()
            .max_by_key(|answer| (answer.times, -answer.category));
        *born = best.map_or(NONE, |answer| answer.category);
    }
    born
}

/// Whether an answer stands before another: by the dimension's rule, then the one given more often, then catalogue order.
fn better(rule: Resolve, a: &Answer, b: &Answer) -> bool {
    let rank = |answer: &Answer| match rule {
        Resolve::Latest => i64::from(answer.last),
        Resolve::First => -i64::from(answer.first),
        Resolve::Constant => 0,
    };
    (rank(a), a.times, -a.category) > (rank(b), b.times, -b.category)
}
