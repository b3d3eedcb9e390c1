//! The second funnel: what became of each record of a project.

use serde::Serialize;

/// Records of a project by what became of them. The lines add up to the records.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct RecordFunnel {
    /// Records of the project.
    pub records: u64,
    /// Dated outside the period looked at.
    pub outside_period: u64,
    /// Not what the indicator is about.
    pub outside_conditions: u64,
    /// What the indicator is about, but done to nobody it could count.
    pub without_subject: u64,
    /// Of somebody who attended fewer sessions than the source asks for.
    pub below: u64,
    /// A subject already counted.
    pub again: u64,
    /// An amount that no rate turns into the currency asked for.
    pub unconverted: u64,
    /// Counted.
    pub counted: u64,
}

impl RecordFunnel {
    /// Whether every record is accounted for.
    pub fn adds_up(&self) -> bool {
        let ends = self.outside_period
            + self.outside_conditions
            + self.without_subject
            + self.below
            + self.again
            + self.unconverted
            + self.counted;
        ends == self.records
    }
}
