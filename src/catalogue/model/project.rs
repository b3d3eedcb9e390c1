//! Projects: their logframe, the workbooks due, the figures published.

use chrono::{Datelike, NaiveDate};

use super::{
    Category, DimensionId, Level, Per, PublishedBound, PublishedOf, Reference, Test, Unit,
};
use crate::catalogue::period::{Period, PeriodSpec};
use crate::finding::Origin;
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
    /// Last day, as the last revision has it.
    pub end: NaiveDate,
    /// Last day as first agreed.
    pub initial_end: NaiveDate,
    /// The workbook of what only a person can say.
    pub entries: Option<String>,
    /// The share over or under a target past which a comment is due.
    pub margin: f64,
    /// The share of a figure's acts that may be lost before it is a lower bound.
    pub tolerate: f64,
    /// Dimensions that make no sense here.
    pub not_applicable: Vec<DimensionId>,
    /// Amendments, by their day.
    pub revisions: Vec<Revision>,
    /// The statements of the results chain.
    pub results: Vec<ResultStatement>,
    /// The workbooks that are due.
    pub reports: Vec<Due>,
    /// Its logframe.
    pub logframe: Vec<Line>,
    /// Figures that stand in public documents.
    pub published: Vec<Published>,
    /// Its path under the catalogue's folder, for findings.
    pub file: String,
}

/// An amendment of a project's contract.
#[derive(Debug, Clone)]
pub struct Revision {
    /// The day it holds from.
    pub date: NaiveDate,
    /// Where it stands.
    pub document: String,
    /// The new last day.
    pub end: Option<NaiveDate>,
    /// What it changes.
    pub note: Label,
}

/// A statement of the results chain.
#[derive(Debug, Clone)]
pub struct ResultStatement {
    /// Its code.
    pub code: String,
    /// Its level.
    pub level: Level,
    /// What is to be reached.
    pub label: Label,
    /// More about it.
    pub description: Label,
    /// What must hold for it.
    pub assumptions: Label,
    /// The result that it serves, by its place.
    pub within: Option<usize>,
}

/// A workbook that is due.
#[derive(Debug, Clone)]
pub struct Due {
    /// What it is called in the names of files, as no other report of the project.
    pub name: String,
    /// The donor format.
    pub format: usize,
    /// The language it is written in.
    pub language: Language,
    /// The donor's own calendar.
    pub periods: Vec<NamedPeriod>,
}

/// A reporting period that the donor names.
#[derive(Debug, Clone)]
pub struct NamedPeriod {
    /// Its name on the command line.
    pub code: String,
    /// What the donor calls it.
    pub label: Label,
    /// First day.
    pub start: NaiveDate,
    /// Last day.
    pub end: NaiveDate,
    /// The day its report is due.
    pub due: Option<NaiveDate>,
}

impl NamedPeriod {
    /// The period within a project's dates.
    pub fn of_project(&self, first: NaiveDate, last: NaiveDate) -> Period {
        let (start, end) = (self.start.max(first), self.end.min(last));
        Period {
            code: self.code.clone(),
            start,
            end,
            clipped: (start, end) != (self.start, self.end),
        }
    }
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
    /// The result it is to show, by its place.
    pub result: Option<usize>,
    /// The project whose registers it is counted in, where that is another one.
    pub project: Option<usize>,
    /// The period that its figures are of, where that is not the report's.
    pub period: Option<PeriodSpec>,
    /// A word by which a sheet may select it.
    pub group: Option<String>,
    /// The line that it is a part of, by its place.
    pub within: Option<usize>,
    /// What people say about it.
    pub said: Said,
    /// Where it is declared.
    pub origin: Origin,
}

/// What people say about a line, whatever the period.
#[derive(Debug, Clone, Default)]
pub struct Said {
    /// Where its data come from.
    pub data_source: Label,
    /// How it is verified.
    pub verification: Label,
    /// What must hold for it.
    pub assumptions: Label,
    /// What may keep it from being reached.
    pub risks: Label,
    /// Who answers for it.
    pub responsible: Label,
    /// Where the evidence lies.
    pub evidence: String,
}

/// Where a line started.
#[derive(Debug, Clone)]
pub struct Baseline {
    /// The value then.
    pub value: f64,
    /// When.
    pub date: Option<NaiveDate>,
    /// Whether it was checked against the contract.
    pub verified: bool,
    /// Where it stands.
    pub note: Option<String>,
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
    /// The revision that set it; the initial one when absent.
    pub revised: Option<NaiveDate>,
}

impl Target {
    /// Whether two targets are set for the same by the same day and revision.
    pub fn is_same(&self, other: &Self) -> bool {
        self.same_place(other)
            && self.revised == other.revised
            && (self.by == other.by || self.per == Per::Year)
    }

    /// Whether two targets are set for the same: the later revision of them stands.
    fn same_place(&self, other: &Self) -> bool {
        let year = |target: &Self| (target.per == Per::Year).then(|| target.by.year());
        self.per == other.per
            && self.at == other.at
            && self.share.is_some() == other.share.is_some()
            && year(self) == year(other)
            && (self.revised.is_some() || other.revised.is_some() || self.by == other.by)
    }
}

impl Line {
    /// The targets that hold on a day: of those set for the same, the one of the latest revision by then.
    pub fn targets_on(&self, day: NaiveDate) -> Vec<&Target> {
        let known = |target: &&Target| target.revised.is_none_or(|revised| revised <= day);
        let replaced = |target: &Target| {
            self.targets
                .iter()
                .filter(known)
                .any(|other| other.revised > target.revised && other.same_place(target))
        };
        self.targets
            .iter()
            .filter(known)
            .filter(|target| !replaced(target))
            .collect()
    }

    /// The target for these categories over the whole project on a day: the next one due, else the last.
    pub fn target(&self, at: &[(DimensionId, Category)], day: NaiveDate) -> Option<&Target> {
        Self::main(&self.targets_on(day), at, day)
    }

    /// The same as first agreed, before any revision.
    pub fn initial_target(
        &self,
        at: &[(DimensionId, Category)],
        day: NaiveDate,
    ) -> Option<&Target> {
        let initial = self.targets.iter();
        let initial: Vec<&Target> = initial.filter(|target| target.revised.is_none()).collect();
        Self::main(&initial, at, day)
    }

    /// The target for these categories in a year on a day.
    pub fn target_of_year(
        &self,
        at: &[(DimensionId, Category)],
        year: i32,
        day: NaiveDate,
    ) -> Option<&Target> {
        self.targets_on(day)
            .into_iter()
            .find(|target| target.per == Per::Year && target.at == at && target.by.year() == year)
    }

    fn main<'t>(
        targets: &[&'t Target],
        at: &[(DimensionId, Category)],
        day: NaiveDate,
    ) -> Option<&'t Target> {
        let whole = || {
            let targets = targets.iter().copied();
            targets.filter(|target| target.at == at && target.per == Per::Total)
        };
        whole()
            .filter(|target| target.by >= day)
            .min_by_key(|target| target.by)
            .or_else(|| whole().max_by_key(|target| target.by))
    }
}

/// A figure that stands in a public document.
#[derive(Debug, Clone)]
pub struct Published {
    /// Its name in lists of published figures.
    pub id: String,
    /// What it is a value of.
    pub about: About,
    /// The period it was published for, as written; empty where it stands outside the catalogue without one.
    pub period: String,
    /// Whether the period is assumed.
    pub assumed: bool,
    /// Its wording in the document.
    pub label: Option<String>,
    /// Whether it is a result or a target.
    pub of: PublishedOf,
    /// The number for everybody.
    pub total: Option<f64>,
    /// Numbers by category.
    pub cells: Vec<(f64, Vec<(DimensionId, Category)>)>,
    /// The document's unit, where it is not the indicator's.
    pub unit: Option<Unit>,
    /// The published figure that it is declared to be a part of, by its `id`.
    pub within: Option<String>,
    /// How many the document lists where it states a number.
    pub enumerated: Option<u32>,
    /// Whom or where it is about, where that is not the project's.
    pub scope: Option<String>,
    /// Where it stands.
    pub document: String,
    /// « plus de » and the like.
    pub bound: Option<PublishedBound>,
    /// What is assumed about it.
    pub note: Option<String>,
    /// Why it cannot be right.
    pub disputed: Option<String>,
    /// Its bytes in the project's file, for findings.
    pub span: std::ops::Range<usize>,
}

/// What a published figure is a value of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// An indicator, and the line that counts it with conditions of its own where one is named.
    Indicator(usize, Option<usize>),
    /// Nothing that the catalogue declares: why.
    Outside(String),
}

impl Published {
    /// The indicator that it is a value of.
    pub fn indicator(&self) -> Option<usize> {
        match self.about {
            About::Indicator(indicator, _) => Some(indicator),
            About::Outside(_) => None,
        }
    }
}
