//! Ages that look unlike those around them: a band among single ages, a 0 where nobody else is a small child. They count as
//! they stand, and are told.

use indexmap::{IndexMap, IndexSet};

use super::mapping::Mapper;
use super::sheet::{Row, Value};
use super::value::{self, Ages};
use crate::finding::{Fact, Findings, MOST_PLACES, Origin, Place};

/// Ages up to which a child is a small one: where some are there, a 0 is no wonder.
const SMALL: u32 = 5;
/// How many texts are shown.
const MOST_SHOWN: usize = 5;

/// What the columns of ages look like, by column.
pub(super) type AgeLooks = IndexMap<u32, AgeLook>;

/// What one column of ages looks like.
#[derive(Debug, Default)]
pub(super) struct AgeLook {
    /// Cells that say one age, 0 apart, and whether a small child is among them.
    single: u32,
    small: bool,
    bands: Met,
    zeros: Met,
}

/// Cells of one look.
#[derive(Debug, Default)]
struct Met {
    texts: IndexSet<String>,
    rows: Vec<u32>,
    count: u32,
}

impl Met {
    fn add(&mut self, row: u32, cell: Value<'_>) {
        self.count += 1;
        if self.rows.len() <= MOST_PLACES {
            self.rows.push(row);
        }
        if self.texts.len() < MOST_SHOWN {
            self.texts.insert(value::text(cell).into_owned());
        }
    }

    fn tell(self, field: &str, column: u32, at: impl Fn(u32) -> Origin, findings: &mut Findings) {
        let mut rows = self.rows.into_iter();
        let Some(first) = rows.next() else {
            return;
        };
        let column = Some(column);
        let then = rows.map(|row| Place { row, column }).collect();
        let fact = Fact::OddAge {
            field: field.to_owned(),
            words: self.texts.into_iter().collect(),
        };
        findings.add_at(fact, at(first), self.count, then);
    }
}

impl AgeLook {
    /// Takes note of one cell.
    pub(super) fn add(&mut self, row: Row<'_>, cell: Value<'_>, ages: Ages) {
        match ages {
            Ages::Are(0, 0) => self.zeros.add(row.number, cell),
            Ages::Are(youngest, oldest) if youngest == oldest => {
                self.single += 1;
                self.small |= oldest <= SMALL;
            }
            Ages::Are(..) | Ages::Open(_) => self.bands.add(row.number, cell),
            _ => {}
        }
    }
}

impl Mapper<'_> {
    /// Findings where ages look unlike the others of their column, most of which are single ones.
    pub(super) fn tell_odd_ages(&mut self) {
        for (column, look) in std::mem::take(&mut self.age_looks) {
            let field = self.age_field(column);
            let (file, sheet) = (self.file, self.sheet);
            let at = |row| Origin::cell(file, sheet, row, Some(column));
            if look.single > look.bands.count {
                look.bands.tell(&field, column, at, &mut self.findings);
            }
            if look.single > look.zeros.count && !look.small {
                look.zeros.tell(&field, column, at, &mut self.findings);
            }
        }
    }
}
