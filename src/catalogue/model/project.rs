//! Projects: their logframe, the workbooks due, the figures published.

use chrono::NaiveDate;

use super::{Category, DimensionId, Level, Per, PublishedBound, Reference, Test};
use crate::language::{Label, Language};

/// A project.
#[derive(Debug, Clone)]
pub struct Project {
    /// Its code.
    pub code: String,
    /// Its name for readers.
    pub name: Label,
    /// Who funds it.
    pub donor: Label,
    /// First day.
    pub start: NaiveDate,
    /// Last day.
    pub end: NaiveDate,
    /// The workbook of what only a person can say.
    pub entries: Option<String>,
    /// The workbooks that are due.
    pub reports: Vec<Due>,
    /// Its logframe.
    pub logframe: Vec<Line>,
    /// Figures that stand in public documents.
    pub published: Vec<Published>,
}

/// A workbook that is due.
#[derive(Debug, Clone, Copy)]
pub struct Due {
    /// The donor format.
    pub format: usize,
    /// The language it is written in.
    pub language: Language,
}

/// A logframe line.
#[derive(Debug, Clone)]
pub struct Line {
    /// The project's own code.
    pub code: String,
    /// The indicator.
    pub indicator: usize,
    /// Its level.
    pub level: Level,
    /// The project's wording, where it has one.
    pub label: Option<Label>,
    /// Conditions on top of the indicator's.
    pub conditions: Vec<Test>,
    /// Where it started.
    pub baseline: Option<Baseline>,
    /// Where it is to go.
    pub targets: Vec<Target>,
    /// Codes of the donor's framework.
    pub references: Vec<Reference>,
}

/// Where a line started.
#[derive(Debug, Clone)]
pub struct Baseline {
    /// The value then.
    pub value: f64,
    /// Whether it was checked against the contract.
    pub verified: bool,
}

/// Where a line is to go.
#[derive(Debug, Clone)]
pub struct Target {
    /// The value wanted.
    pub value: f64,
    /// By when.
    pub by: NaiveDate,
    /// Whether it was checked against the contract.
    pub verified: bool,
    /// Where it stands.
    pub note: Option<String>,
    /// What span it is set for.
    pub per: Per,
    /// The categories it is set for; everybody when empty.
    pub at: Vec<(DimensionId, Category)>,
    /// A share of the total.
    pub share: Option<f64>,
    /// Whether the value is a lower bound.
    pub bound: Option<PublishedBound>,
}

/// A figure that stands in a public document.
#[derive(Debug, Clone)]
pub struct Published {
    /// The indicator.
    pub indicator: usize,
    /// The period it was published for, as written.
    pub period: String,
    /// The number for everybody.
    pub total: Option<f64>,
    /// Numbers by category.
    pub cells: Vec<(f64, Vec<(DimensionId, Category)>)>,
    /// Where it stands.
    pub document: String,
    /// « plus de » and the like.
    pub bound: Option<PublishedBound>,
    /// Why it cannot be right.
    pub disputed: Option<String>,
}
