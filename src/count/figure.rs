//! A figure: one number, where it stands, and what kind of answer it is.

use serde::Serialize;

use crate::catalogue::Category;

/// One number and what it is worth.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Where it stands on each dimension asked for.
    pub at: Vec<At>,
    /// The number; none when missing or not applicable.
    pub value: Option<f64>,
    /// What kind of answer it is.
    pub state: State,
    /// What it is at least, where its value is an upper bound because nothing tells who some people are.
    pub least: Option<f64>,
    /// Whether what is still to come, or was lost, may change it either way.
    pub provisional: bool,
    /// Where it comes from.
    pub basis: Basis,
    /// For a rate: how many, among how many.
    pub parts: Option<(u64, u64)>,
}

impl Figure {
    /// What it is worth, in a word: its state, or that it is provisional where it is no lower bound.
    pub fn worth(&self) -> &'static str {
        match self.state {
            State::AtLeast => State::AtLeast.code(),
            _ if self.provisional => "provisional",
            state => state.code(),
        }
    }

    /// What is said of it beside its state, in machine formats: that it is provisional, and from which number on it lies.
    pub fn mark(&self) -> String {
        let provisional = self.provisional.then(|| "provisional".to_owned());
        let least = self.least.map(|least| format!("from {least}"));
        let said: Vec<String> = provisional.into_iter().chain(least).collect();
        said.join(" ")
    }
}

/// Where a figure stands on a dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum At {
    /// All categories.
    Total,
    /// One category, the unknown among them.
    Category(Category),
    /// The dimension does not apply to what is counted.
    NotHere,
}

/// What kind of answer a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// A number, 0 included.
    Value,
    /// No source able to feed it was read for the period.
    Missing,
    /// 0/0, or a dimension that makes no sense here.
    NotApplicable,
    /// A source it needs failed or is partial.
    AtLeast,
    /// A sum of counts in which the same people may stand twice.
    AtMost,
}

impl State {
    /// Its name in machine formats.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Missing => "missing",
            Self::NotApplicable => "not_applicable",
            Self::AtLeast => "at_least",
            Self::AtMost => "at_most",
        }
    }
}

/// Where a figure comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// Counted from records.
    Counted,
    /// Taken over as it was told: typed by a person, or from a table of counts.
    Reported,
    /// Both.
    Mixed,
}

impl Basis {
    /// Its name in machine formats.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Counted => "counted",
            Self::Reported => "reported",
            Self::Mixed => "mixed",
        }
    }
}
