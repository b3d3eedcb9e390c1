//! The records that meet an indicator's conditions, as the engine finds them.

use polars::prelude::{Expr, col, lit};

use super::engine::Engine;
use super::frame::{field, resolved};
use super::range::Range;
use super::subjects::Question;
use crate::catalogue::{Catalogue, Category, Test};
use crate::ingest::{NONE, UNREAD};

/// The records that meet the conditions, age apart, of those that touch the days looked at.
pub(super) fn matching(question: &Question<'_>, range: &Range<'_>) -> Engine<Vec<u32>> {
    let (from, until, lasting) = range.days();
    let over = if lasting { "end" } else { "last" };
    let mut wanted = col("first")
        .lt_eq(lit(until))
        .and(col(over).gt_eq(lit(from)));
    for test in &question.conditions.all {
        wanted = wanted.and(expression(question.catalogue, test));
    }
    let any = question.conditions.any.iter().map(|set| {
        set.iter()
            .map(|test| expression(question.catalogue, test))
            .reduce(Expr::and)
            .unwrap_or_else(|| lit(true))
    });
    if let Some(any) = any.reduce(Expr::or) {
        wanted = wanted.and(any);
    }
    let found = question
        .snapshot
        .lazy()
        .filter(wanted)
        .select([col("record")])
        .collect()?;
    Ok(found.column("record")?.u32()?.iter().flatten().collect())
}

/// A condition over the frame's columns; one on age always holds here and is looked at last.
fn expression(catalogue: &Catalogue, test: &Test) -> Expr {
    match test {
        Test::Age { .. } => lit(true),
        Test::Category { dimension, .. } | Test::Known { dimension, .. }
            if catalogue.at(*dimension).from_age =>
        {
            lit(true)
        }
        Test::Category {
            dimension,
            among,
            wanted,
        } => {
            let declared = catalogue.at(*dimension);
            let one = |category: &Category| {
                let (column, code) = declared.held(*category);
                let is = col(resolved(column));
                if declared.multiple && category.is_known() {
                    // What is left of the set without the bits above this one; the last bit of 32 is in no set.
                    let rest = is.clone() % lit(code * 2);
                    rest.gt_eq(lit(code))
                        .and(is.neq(lit(Category::NOT_APPLICABLE.0)))
                } else {
                    is.eq(lit(code))
                }
            };
            let any = among
                .iter()
                .map(one)
                .reduce(Expr::or)
                .unwrap_or_else(|| lit(false));
            if *wanted { any } else { any.not() }
        }
        Test::Known { dimension, wanted } => {
            let known = |column: &usize| {
                let is = col(resolved(*column));
                let said = is.clone().neq(lit(0u32));
                said.and(is.neq(lit(Category::NOT_APPLICABLE.0)))
            };
            let known = catalogue.at(*dimension).columns.iter().map(known);
            let known = known.reduce(Expr::or).unwrap_or_else(|| lit(false));
            if *wanted { known } else { known.not() }
        }
        Test::Filled { field: id, wanted } => {
            let filled = col(field(id.0)).neq(lit(NONE));
            if *wanted { filled } else { filled.not() }
        }
        Test::Between {
            field: id,
            at_least,
            at_most,
        } => {
            let value = col(field(id.0));
            let least = lit(at_least.unwrap_or(UNREAD + 1));
            let most = lit(at_most.unwrap_or(i64::MAX));
            value.clone().gt_eq(least).and(value.lt_eq(most))
        }
    }
}
