//! What is wrong or doubtful in what the user declared or typed: typed facts with a code, a severity and an
//! origin, and no prose. `wording` says them, `report` prints them.

mod fact;
mod kinds;
mod line;
mod severity;
mod shown;
mod stated;

pub use fact::{Code, Fact};
pub use kinds::{
    Beyond, Bound, Described, Expected, FileFormat, LayoutChange, Measured, Misdated, Misnamed,
    Named, NoName, Orphan, SharedAs, TornLine, Unreadable, Unsupported, Variance,
};
pub use line::{Line, key, list, quoted};
pub use shown::{Heading, Shown, shape_of};
pub use stated::{Amount, Stated};

use std::ops::Range;

use chrono::NaiveDate;
use indexmap::IndexMap;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Said so that nothing is inferred in silence; never changes the exit code.
    Note,
    /// Doubtful: figures are produced and hold what could be understood.
    Warning,
    /// Wrong: the run exits 1.
    Error,
}

/// Where a finding stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Origin {
    /// Nowhere in particular.
    #[default]
    Nowhere,
    /// A place in a file of the catalogue: its path and the bytes meant.
    Catalogue {
        /// Path under the catalogue's folder, with `/`.
        file: String,
        /// Bytes of the file that the finding is about.
        start: usize,
        /// End of those bytes.
        end: usize,
    },
    /// A place in a spreadsheet under the data folder.
    Sheet {
        /// Path under the data folder, with `/`.
        file: String,
        /// Sheet name; empty for a CSV file or the whole file.
        sheet: String,
        /// Row number as the spreadsheet shows it, from 1; 0 for the whole sheet.
        row: u32,
        /// Column index from 0, where one is meant.
        column: Option<u32>,
    },
}

impl Origin {
    /// A place in a catalogue file.
    pub fn catalogue(file: &str, span: Range<usize>) -> Self {
        Self::Catalogue {
            file: file.to_owned(),
            start: span.start,
            end: span.end,
        }
    }

    /// A whole data file.
    pub fn file(file: &str) -> Self {
        Self::sheet(file, "")
    }

    /// A whole sheet.
    pub fn sheet(file: &str, sheet: &str) -> Self {
        Self::Sheet {
            file: file.to_owned(),
            sheet: sheet.to_owned(),
            row: 0,
            column: None,
        }
    }

    /// One row, or one cell of it.
    pub fn cell(file: &str, sheet: &str, row: u32, column: Option<u32>) -> Self {
        Self::Sheet {
            file: file.to_owned(),
            sheet: sheet.to_owned(),
            row,
            column,
        }
    }
}

/// The letters a spreadsheet shows for a column, from its index: `0` is `A`, `27` is `AB`.
pub fn column_letters(index: u32) -> String {
    let mut rest = index + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(b'A' + (rest % 26) as u8);
        rest /= 26;
    }
    letters
        .iter()
        .rev()
        .map(|letter| char::from(*letter))
        .collect()
}

/// One finding, said once however often it was met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What is the matter.
    pub fact: Fact,
    /// The first place where it was met.
    pub origin: Origin,
    /// How many times it was met.
    pub count: u32,
    /// The rows and cells where it was met, the first [`MOST_PLACES`] of them.
    pub places: Vec<Place>,
    /// The source that reads the place, where one does.
    pub source: Option<String>,
    /// The line of the catalogue that would mend it.
    pub line: Option<Line>,
    /// How much it matters here: what the catalogue says of its code, else what the fact says.
    pub judged: Severity,
    /// Why it does not count, where the catalogue waives it.
    pub waived: Option<Waived>,
}

/// How many places of one finding are remembered.
pub const MOST_PLACES: usize = 1_000;

/// A row, or a cell of it, in the sheet of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Row number as the spreadsheet shows it.
    pub row: u32,
    /// Column index from 0, where one is meant.
    pub column: Option<u32>,
}

/// A waiver that holds for a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waived {
    /// Why, in the user's words.
    pub reason: String,
    /// The last day it holds.
    pub until: NaiveDate,
}

impl Code {
    /// The stable name, as `unknown-value`.
    pub fn name(self) -> &'static str {
        self.into()
    }
}

impl Finding {
    fn new(fact: Fact, origin: Origin, count: u32) -> Self {
        let places = match origin {
            Origin::Sheet { row, column, .. } if row > 0 => vec![Place { row, column }],
            _ => Vec::new(),
        };
        Self {
            judged: fact.severity(),
            fact,
            origin,
            count,
            places,
            source: None,
            line: None,
            waived: None,
        }
    }

    /// How much it matters.
    pub fn severity(&self) -> Severity {
        self.judged
    }

    /// Whether it fails the run.
    pub fn is_error(&self) -> bool {
        self.severity() == Severity::Error && self.waived.is_none()
    }

    /// Its stable code.
    pub fn code(&self) -> Code {
        Code::from(&self.fact)
    }

    /// Remembers more places, as far as there is room.
    fn met_at(&mut self, places: impl IntoIterator<Item = Place>) {
        let room = MOST_PLACES.saturating_sub(self.places.len());
        self.places.extend(places.into_iter().take(room));
    }

    /// What it is known by when it is met again: a cell's column, whatever its row.
    fn key(&self) -> (Fact, Origin) {
        let place = match &self.origin {
            Origin::Sheet {
                file,
                sheet,
                column,
                ..
            } => Origin::cell(file, sheet, 0, *column),
            other => other.clone(),
        };
        (self.fact.clone(), place)
    }
}

/// Findings as they are collected: the same fact met again in the same column is counted, not repeated.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    list: Vec<Finding>,
    met: IndexMap<(Fact, Origin), usize>,
}

impl Findings {
    /// Adds a fact met at `origin`.
    pub fn add(&mut self, fact: Fact, origin: Origin) {
        self.add_many(fact, origin, 1);
    }

    /// Adds a fact met `count` times, first at `origin`.
    pub fn add_many(&mut self, fact: Fact, origin: Origin, count: u32) {
        self.put(Finding::new(fact, origin, count));
    }

    /// Adds a fact met `count` times: first at `origin`, then at these places.
    pub fn add_at(&mut self, fact: Fact, origin: Origin, count: u32, then: Vec<Place>) {
        let mut finding = Finding::new(fact, origin, count);
        finding.met_at(then);
        self.put(finding);
    }

    fn put(&mut self, finding: Finding) {
        let key = finding.key();
        if let Some(&index) = self.met.get(&key) {
            let known = &mut self.list[index];
            known.count += finding.count;
            known.met_at(finding.places);
        } else {
            self.met.insert(key, self.list.len());
            self.list.push(finding);
        }
    }

    /// The same findings, each made into another; those that are then the same are one.
    #[must_use]
    pub fn map(self, each: impl FnMut(Finding) -> Finding) -> Self {
        let mut out = Self::default();
        for finding in self.list.into_iter().map(each) {
            out.put(finding);
        }
        out
    }

    /// Adds all that `other` collected.
    pub fn extend(&mut self, other: Self) {
        for finding in other.list {
            self.put(finding);
        }
    }

    /// The findings, gravest first, waived ones last, then by place.
    pub fn sorted(&self) -> Vec<Finding> {
        let mut list = self.list.clone();
        list.sort_by(|a, b| {
            (a.waived.is_some(), b.severity(), &a.origin, a.code().name()).cmp(&(
                b.waived.is_some(),
                a.severity(),
                &b.origin,
                b.code().name(),
            ))
        });
        list
    }

    /// How many findings are of this severity, waived ones apart.
    pub fn count(&self, severity: Severity) -> usize {
        self.list
            .iter()
            .filter(|finding| finding.severity() == severity && finding.waived.is_none())
            .count()
    }

    /// How many findings are waived.
    pub fn waived(&self) -> usize {
        let waived = self.list.iter().filter(|finding| finding.waived.is_some());
        waived.count()
    }

    /// Whether an error stands among them.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// Forgets the findings that do not stand.
    pub fn retain(&mut self, mut stands: impl FnMut(&Finding) -> bool) {
        for finding in std::mem::take(self).list {
            if stands(&finding) {
                self.put(finding);
            }
        }
    }

    /// The findings in the order met.
    pub fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.list.iter()
    }

    /// The findings in the order met, to be judged. Neither fact nor origin may change: findings are known by them.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Finding> {
        self.list.iter_mut()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered_as_spreadsheets_do() {
        for (index, letters) in [
            (0, "A"),
            (25, "Z"),
            (26, "AA"),
            (27, "AB"),
            (701, "ZZ"),
            (702, "AAA"),
        ] {
            assert_eq!(column_letters(index), letters);
        }
    }

    #[test]
    fn places_are_bounded_and_repeats_are_not() {
        let mut findings = Findings::default();
        for row in 1..=2_000 {
            findings.add(
                Fact::ConflictingBirthDates,
                Origin::cell("a.csv", "", row, None),
            );
        }
        let finding = findings.iter().next().unwrap();
        assert_eq!((finding.count, finding.places.len()), (2_000, MOST_PLACES));
    }

    #[test]
    fn a_fact_met_twice_in_a_column_is_counted_once() {
        let mut findings = Findings::default();
        let fact = Fact::ImpossibleDate {
            field: "date".into(),
            why: Misdated::Impossible,
        };
        findings.add(fact.clone(), Origin::cell("a.csv", "", 4, Some(2)));
        findings.add(fact.clone(), Origin::cell("a.csv", "", 9, Some(2)));
        findings.add(fact, Origin::cell("a.csv", "", 9, Some(3)));
        let counts: Vec<u32> = findings.iter().map(|finding| finding.count).collect();
        assert_eq!(counts, [2, 1]);
        let rows: Vec<u32> = findings
            .iter()
            .flat_map(|one| &one.places)
            .map(|at| at.row)
            .collect();
        assert_eq!(rows, [4, 9, 9]);
    }
}
