//! One category per person and period, whatever the order of the rows.

use polars::prelude::{DataFrame, IdxCa, LazyFrame, col, len, lit};

use super::frame::{Frame, field, said};
use crate::catalogue::{Catalogue, Category, DimensionId, Of, Resolve};
use crate::ingest::NONE;

/// One answer of a subject: what it said, when first and last, how often.
struct Answer {
    subject: u32,
    category: i64,
    first: i32,
    last: i32,
    times: u32,
}

/// The category of every subject on a dimension, by subject number, from records that end by `until`. The coarser
/// dimension's categories, where there is one, are resolved already: a finer answer outside them does not stand.
pub(super) fn dimension(
    catalogue: &Catalogue,
    frame: &Frame,
    id: DimensionId,
    until: i32,
    subjects: u32,
    coarser: Option<&[u32]>,
) -> Vec<u32> {
    let declared = catalogue.at(id);
    let column = if declared.of == Of::Organisation {
        "organisation"
    } else {
        "person"
    };
    let asked = frame.lazy().filter(col(said(id)).neq(lit(0u32)));
    let answers = answers(asked, column, &said(id), until);
    let mut chosen: Vec<Option<Answer>> = Vec::new();
    chosen.resize_with(subjects as usize + 1, || None);
    let mut sets = vec![0u32; subjects as usize + 1];
    for answer in answers {
        let at = answer.subject as usize;
        sets[at] |= answer.category as u32;
        // A set is no category: what lies within what is asked of single answers only.
        let within = Some(Category(answer.category as u32))
            .filter(|_| !declared.multiple)
            .and_then(|category| declared.def(category)?.within);
        let stands = match (coarser, within) {
            (Some(coarse), Some(within)) => coarse[at] == within.0,
            _ => true,
        };
        if stands
            && chosen[at]
                .as_ref()
                .is_none_or(|best| better(declared.resolve, &answer, best))
        {
            chosen[at] = Some(answer);
        }
    }
    if declared.multiple {
        return sets;
    }
    let chosen = chosen
        .iter()
        .map(|answer| answer.as_ref().map_or(0, |answer| answer.category as u32));
    match coarser {
        Some(coarse) => chosen
            .zip(coarse)
            .map(|(fine, coarse)| finer(catalogue, id, fine, *coarse))
            .collect(),
        None => chosen.collect(),
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
pub(super) fn births(frame: &Frame, place: usize, until: i32, people: u32) -> Vec<i64> {
    let asked = frame.lazy().filter(col(field(place)).neq(lit(NONE)));
    let mut chosen = vec![(NONE, 0u32); people as usize + 1];
    for answer in answers(asked, "person", &field(place), until) {
        let best = &mut chosen[answer.subject as usize];
        if answer.times > best.1 || (answer.times == best.1 && answer.category < best.0) {
            *best = (answer.category, answer.times);
        }
    }
    chosen.into_iter().map(|(day, _)| day).collect()
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

/// The distinct answers of each subject.
fn answers(asked: LazyFrame, subject: &str, answer: &str, until: i32) -> Vec<Answer> {
    let found = asked
        .filter(
            col(subject)
                .neq(lit(0u32))
                .and(col("last").lt_eq(lit(until))),
        )
        .group_by([col(subject), col(answer)])
        .agg([col("first").min(), col("last").max(), len().alias("times")])
        .collect();
    // The query is made of columns that every frame has.
    found
        .ok()
        .and_then(|found| read(&found, subject, answer))
        .unwrap_or_default()
}

fn read(found: &DataFrame, subject: &str, answer: &str) -> Option<Vec<Answer>> {
    let subjects = found.column(subject).ok()?.u32().ok()?;
    let answers = found.column(answer).ok()?;
    let first = found.column("first").ok()?.i32().ok()?;
    let last = found.column("last").ok()?.i32().ok()?;
    let times: &IdxCa = found.column("times").ok()?.idx().ok()?;
    let category = |at: usize| match answers.u32() {
        Ok(codes) => codes.get(at).map(i64::from),
        Err(_) => answers.i64().ok()?.get(at),
    };
    (0..found.height())
        .map(|at| {
            Some(Answer {
                subject: subjects.get(at)?,
                category: category(at)?,
                first: first.get(at)?,
                last: last.get(at)?,
                times: times.get(at)?,
            })
        })
        .collect()
}
