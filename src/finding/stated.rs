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

/// A number that can be told from another: whole ten-thousandths, of things or of a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Amount {
    scaled: i64,
    share: bool,
}

impl Amount {
    /// The number as it is printed.
    pub fn value(self) -> f64 {
        self.scaled as f64 / SCALE
    }

    /// A share, a fraction of the whole: printed in percent.
    pub fn share(fraction: f64) -> Self {
        Self {
            share: true,
            ..Self::from(fraction)
        }
    }

    /// Whether it is a share.
    pub fn is_share(self) -> bool {
        self.share
    }
}

impl From<f64> for Amount {
    fn from(number: f64) -> Self {
        Self {
            scaled: (number * SCALE).round() as i64,
            share: false,
        }
    }
}

/// Parts of one.
const SCALE: f64 = 10_000.0;
