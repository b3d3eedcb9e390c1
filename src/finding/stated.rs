//! A figure as findings speak of it: what it is known by, and the number.

/// A figure held against another.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Stated {
    /// The project's code.
    pub project: String,
    /// What it is known by: the id of a published figure, the code of a line.
    pub name: String,
    /// Its period, as written.
    pub period: String,
    /// Where it stands, as `sex=female`; empty for everybody.
    pub at: String,
    /// The number.
    pub number: Amount,
}

/// A number that can be told from another: whole ten-thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Amount(i64);

impl Amount {
    /// The number as it is printed.
    pub fn value(self) -> f64 {
        self.0 as f64 / SCALE
    }
}

impl From<f64> for Amount {
    fn from(number: f64) -> Self {
        Self((number * SCALE).round() as i64)
    }
}

/// Parts of one.
const SCALE: f64 = 10_000.0;
