//! Bounds of a count in which nothing tells who some of the people are: each may be a person of its own, or one of the others.

use indexmap::IndexSet;

use super::{At, Figure, State, Table};
use crate::catalogue::{Catalogue, Category};
use crate::finding::{Fact, Findings, Origin};

/// The share of a figure's people, in percent, up to which those that cannot be told apart are let pass.
const LET_PASS: u64 = 1;

/// The lower bound of so many people, some of whom cannot be told apart: those who can, and somebody. Who stands among the
/// unknown may be one of those who are known elsewhere. None where they are too few to matter.
pub(super) fn least(at: &[At], people: u64, alone: u64) -> Option<f64> {
    if alone * 100 <= people * LET_PASS {
        return None;
    }
    let known = people - alone;
    let nowhere = at.contains(&At::Category(Category::UNKNOWN));
    let least = if nowhere { known } else { known.max(1) };
    (least < people).then_some(least as f64)
}

/// A finding for each indicator in whose total such people are too many.
pub(super) fn tell<'a>(
    catalogue: &Catalogue,
    tables: impl Iterator<Item = &'a Table>,
    findings: &mut Findings,
) {
    let mut told = IndexSet::new();
    for table in tables {
        let (project, indicator) = (table.request.project, table.request.indicator);
        let Some((least, most)) = between(table.total()) else {
            continue;
        };
        if told.insert((project, indicator)) {
            let fact = Fact::PeopleNotTold {
                project: catalogue.projects[project].code.clone(),
                indicator: catalogue.indicators[indicator].code.clone(),
                period: table.request.period.code.clone(),
                least,
                most,
            };
            findings.add(fact, Origin::Nowhere);
        }
    }
}

fn between(figure: &Figure) -> Option<(u64, u64)> {
    let both = figure.least.zip(figure.value);
    let (least, most) = both.filter(|_| figure.state == State::AtMost)?;
    Some((least as u64, most as u64))
}
