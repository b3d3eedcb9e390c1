//! Indicators: what is measured, of whom, under which conditions.

use super::{Category, Cumulative, Dimension, DimensionId, FieldId, Of, Reference, Unit};
use crate::language::Label;

/// An indicator.
#[derive(Debug, Clone)]
pub struct Indicator {
    /// Its code.
    pub code: String,
    /// Its name for readers.
    pub label: Label,
    /// Who or what counts.
    pub definition: Label,
    /// What one of it is.
    pub unit: Unit,
    /// How it is counted.
    pub measure: Measure,
    /// The currency that amounts are added up in, by the rates of the catalogue; none where they are taken as they are.
    pub currency: Option<Category>,
    /// Which records count.
    pub conditions: Conditions,
    /// Joint tables it is broken down by.
    pub breakdowns: Vec<Vec<DimensionId>>,
    /// Codes of other frameworks.
    pub references: Vec<Reference>,
    /// A person counts from this many matching records on.
    pub at_least_records: u32,
    /// Whether it counts in every period that its acts last into, not only in that of their first day.
    pub active: bool,
    /// How typed values run over periods.
    pub cumulative: Cumulative,
    /// The theme: the stem of the file that declares it.
    pub theme: String,
}

impl Indicator {
    /// Whether its values are shares of a whole: fractions inside, percent where they are printed.
    pub fn is_share(&self) -> bool {
        self.unit == Unit::Percent || matches!(self.measure, Measure::Rate { .. })
    }
}

/// How an indicator is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Distinct people.
    People,
    /// Distinct organisations.
    Organisations,
    /// Acts.
    Records,
    /// A number field added up over acts.
    Sum(FieldId),
    /// The share of one indicator's subjects among another's (places in `Catalogue::indicators`).
    Rate {
        /// Whose subjects are looked for.
        of: usize,
        /// Among whose.
        among: usize,
    },
    /// Typed in the entries file.
    Typed,
}

impl Measure {
    /// Whether a dimension can be asked of what it counts.
    pub fn applies(self, dimension: &Dimension) -> bool {
        match self {
            Self::Typed => false,
            Self::Organisations => dimension.of != Of::Person,
            _ => true,
        }
    }
}

/// Which records an indicator is about.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Conditions {
    /// All of them must hold.
    pub all: Vec<Test>,
    /// One of these sets must hold, where there are any.
    pub any: Vec<Vec<Test>>,
}

impl Conditions {
    /// These conditions and `more`.
    #[must_use]
    pub fn and(&self, more: &[Test]) -> Self {
        Self {
            all: self.all.iter().chain(more).cloned().collect(),
            any: self.any.clone(),
        }
    }
}

/// One condition.
#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    /// The category is one of these, or none of them (unknown is none of them).
    Category {
        /// Of which dimension.
        dimension: DimensionId,
        /// The categories.
        among: Vec<Category>,
        /// Whether they are asked for or excluded.
        wanted: bool,
    },
    /// The dimension is known, or not.
    Known {
        /// Which dimension.
        dimension: DimensionId,
        /// Whether it must be known.
        wanted: bool,
    },
    /// The field is filled in, or not.
    Filled {
        /// Which field.
        field: FieldId,
        /// Whether it must be filled in.
        wanted: bool,
    },
    /// The number lies between bounds, in ten-thousandths; without a number it does not hold.
    Between {
        /// Which field.
        field: FieldId,
        /// Lower bound.
        at_least: Option<i64>,
        /// Upper bound.
        at_most: Option<i64>,
    },
    /// The age in whole years at the first matching record lies between bounds; applied last.
    Age {
        /// Lower bound.
        at_least: u32,
        /// Upper bound.
        at_most: u32,
    },
}
