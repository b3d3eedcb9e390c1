//! What no figures may do to each other, whoever says them. Each rule is a fold over statements of one project.

mod breakdown;
mod parts;
mod same;

pub use breakdown::breakdown;
pub use parts::parts;
pub use same::same_figures;

use super::Contradiction;
use super::statement::{Speaker, Statement};
use crate::catalogue::{Catalogue, Cumulative, Measure, PublishedOf};
use crate::finding::Fact;

/// What only grows is not smaller over a period than over a part of it.
pub fn falling(catalogue: &Catalogue, list: &[Statement]) -> Vec<Contradiction> {
    pairs(list, |inner, outer| {
        let ((from, to), (first, last)) = (inner.days?, outer.days?);
        let nested = first <= from && to <= last && inner.days != outer.days;
        let smaller = nested
            && inner.of == PublishedOf::Result
            && inner.same_thing(outer)
            && inner.at == outer.at
            && grows(catalogue, inner)
            && outer.range()?.1 < inner.range()?.0;
        smaller.then(|| Fact::FallingFigure {
            inner: inner.stated(catalogue),
            outer: outer.stated(catalogue),
        })
    })
}

/// Whether a longer period can only add to a figure.
fn grows(catalogue: &Catalogue, statement: &Statement) -> bool {
    statement.about.is_some_and(|(indicator, _)| {
        let declared = &catalogue.indicators[indicator];
        match declared.measure {
            Measure::Rate { .. } => false,
            Measure::Typed => declared.cumulative == Cumulative::Sum,
            _ => true,
        }
    })
}

/// The same thing at the same time has one value.
pub fn two_figures(catalogue: &Catalogue, list: &[Statement]) -> Vec<Contradiction> {
    pairs_once(list, |first, second| {
        let (one, other) = (first.range()?, second.range()?);
        let apart = first.at == second.at
            && first.same_time(second)
            && (one.1 < other.0 || other.1 < one.0);
        apart.then(|| Fact::TwoFigures {
            first: first.stated(catalogue),
            second: second.stated(catalogue),
        })
    })
}

/// Another document or period counts the same thing in the same unit.
pub fn units(catalogue: &Catalogue, list: &[Statement]) -> Vec<Contradiction> {
    let first_of = |place: usize| list.iter().position(|one| one.name == list[place].name);
    let found = pairs_once(list, |first, second| {
        let changes = first.about.is_some()
            && (first.about, first.of) == (second.about, second.of)
            && first.unit != second.unit
            && (first.days, &first.document) != (second.days, &second.document)
            && first.speaker.like(second.speaker);
        let code = |one: &Statement| one.unit.map_or("", Into::into).to_owned();
        changes.then(|| Fact::UnitChange {
            first: first.stated(catalogue),
            second: second.stated(catalogue),
            units: [code(first), code(second)],
        })
    });
    // Once for each two figures, whatever their cells.
    let whole = |one: &Contradiction| one.between.iter().all(|at| first_of(*at) == Some(*at));
    found.into_iter().filter(whole).collect()
}

/// A figure far over its target is one of the two set wrong.
pub fn over_target(catalogue: &Catalogue, list: &[Statement]) -> Vec<Contradiction> {
    let times = catalogue.checks.over_target;
    let mut found = Vec::new();
    for (place, figure) in list.iter().enumerate() {
        let targets = (0..list.len()).filter(|at| aims_at(&list[*at], figure));
        let highest = |a: &usize, b: &usize| {
            let value = |at: usize| list[at].value.unwrap_or_default();
            value(*a).total_cmp(&value(*b))
        };
        let Some(target) = targets.max_by(highest) else {
            continue;
        };
        let wanted = list[target].value.unwrap_or_default();
        if wanted > 0.0 && figure.value.is_some_and(|value| value > times * wanted) {
            found.push(Contradiction {
                fact: Fact::OverTarget {
                    figure: figure.stated(catalogue),
                    target: list[target].stated(catalogue),
                },
                between: vec![place, target],
            });
        }
    }
    found
}

fn aims_at(target: &Statement, figure: &Statement) -> bool {
    let same = |(one, line): (usize, Option<usize>), (other, another): (usize, Option<usize>)| {
        one == other && (line == another || line.is_none() || another.is_none())
    };
    let about = target.about.zip(figure.about);
    target.of == PublishedOf::Target
        && figure.of == PublishedOf::Result
        && about.is_some_and(|(one, other)| same(one, other))
        && target.value.is_some()
        && (&target.at, target.unit) == (&figure.at, figure.unit)
        && (target.speaker == Speaker::Logframe || target.scope == figure.scope)
}

/// A number of things is that of the things listed.
pub fn stated_counts(catalogue: &Catalogue, list: &[Statement]) -> Vec<Contradiction> {
    let mut found = Vec::new();
    for (place, figure) in list.iter().enumerate() {
        let (Some(listed), Some((low, high))) = (figure.listed, figure.range()) else {
            continue;
        };
        if f64::from(listed) < low || f64::from(listed) > high {
            let figure = figure.stated(catalogue);
            found.push(Contradiction {
                fact: Fact::StatedCount { figure, listed },
                between: vec![place],
            });
        }
    }
    found
}

/// What a rule finds between each statement and each other.
fn pairs(
    list: &[Statement],
    rule: impl Fn(&Statement, &Statement) -> Option<Fact>,
) -> Vec<Contradiction> {
    let mut found = Vec::new();
    for (one, first) in list.iter().enumerate() {
        for (other, second) in list.iter().enumerate() {
            if one != other
                && let Some(fact) = rule(first, second)
            {
                let between = vec![one, other];
                found.push(Contradiction { fact, between });
            }
        }
    }
    found
}

/// The same, each two only once.
fn pairs_once(
    list: &[Statement],
    rule: impl Fn(&Statement, &Statement) -> Option<Fact>,
) -> Vec<Contradiction> {
    let mut found = Vec::new();
    for (one, first) in list.iter().enumerate() {
        for (other, second) in list.iter().enumerate().skip(one + 1) {
            if let Some(fact) = rule(first, second) {
                let between = vec![one, other];
                found.push(Contradiction { fact, between });
            }
        }
    }
    found
}
