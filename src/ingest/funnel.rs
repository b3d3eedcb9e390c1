//! The first funnel: what became of each row read. Its lines add up to the rows read.

use serde::Serialize;

/// Rows of a sheet by what became of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct RowFunnel {
    /// Rows read.
    pub read: u32,
    /// Rows above the table, its headers included.
    pub before: u32,
    /// Rows under the table: notes.
    pub after: u32,
    /// Rows without content, inside the table.
    pub blank: u32,
    /// Rows of totals.
    pub total: u32,
    /// Rows that the source leaves out: outside its range, skipped, or hidden and not wanted.
    pub skipped: u32,
    /// Rows all of whose acts stood in another file or sheet of the source.
    pub already_read: u32,
    /// None: who attended too seldom is told by period, in the second funnel. Other programs read this column.
    pub below: u32,
    /// Rows of other projects, in a register that several share.
    pub other_project: u32,
    /// Rows of which nothing tells which project they are of, each with its finding.
    pub no_project: u32,
    /// Rows without any dated act.
    pub undated: u32,
    /// Rows refused, each with its finding.
    pub refused: u32,
    /// Rows that gave records.
    pub mapped: u32,
    /// The records they gave.
    pub records: u64,
}

impl RowFunnel {
    /// Adds another sheet's rows.
    pub fn add(&mut self, other: &Self) {
        self.read += other.read;
        self.before += other.before;
        self.after += other.after;
        self.blank += other.blank;
        self.total += other.total;
        self.skipped += other.skipped;
        self.below += other.below;
        self.other_project += other.other_project;
        self.no_project += other.no_project;
        self.already_read += other.already_read;
        self.undated += other.undated;
        self.refused += other.refused;
        self.mapped += other.mapped;
        self.records += other.records;
    }

    /// Whether every row read is accounted for.
    pub fn adds_up(&self) -> bool {
        let ends = self.before
            + self.after
            + self.blank
            + self.total
            + self.skipped
            + self.below
            + self.other_project
            + self.no_project
            + self.already_read
            + self.undated
            + self.refused
            + self.mapped;
        ends == self.read
    }
}
