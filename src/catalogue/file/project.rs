//! Projects as written.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{LabelFile, ReferenceFile, WhereFile};
use crate::catalogue::spot::{Day, Spot};

/// A file of `projects/`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProjectFile {
    /// Name on the command line and in machine formats.
    pub code: Spot<String>,
    /// Its full name.
    pub name: Spot<LabelFile>,
    /// Who funds it.
    pub donor: Option<Spot<LabelFile>>,
    /// First day.
    pub start: Spot<Day>,
    /// Last day.
    pub end: Spot<Day>,
    /// The workbook of what only a person can say, under the data folder.
    pub entries: Option<Spot<String>>,
    /// A table of logframe lines and targets beside this file, in csv or xlsx.
    pub table: Option<Spot<String>>,
    /// The share over or under a target past which a comment is due; the catalogue's when absent.
    pub margin: Option<Spot<f64>>,
    /// The share of a figure's acts that may be lost (undated, refused) before it is a lower bound; the catalogue's when
    /// absent.
    pub tolerate: Option<Spot<f64>>,
    /// Dimensions that make no sense here: their numbers are « sans objet », not 0.
    #[serde(default)]
    pub not_applicable: Vec<Spot<String>>,
    /// Amendments: targets and end dates change with them.
    #[serde(default)]
    pub revision: Vec<RevisionFile>,
    /// What the lines are to show: the statements of the results chain.
    #[serde(default)]
    pub result: Vec<ResultFile>,
    /// The workbooks that are due.
    #[serde(default)]
    pub report: Vec<ReportFile>,
    /// The indicators reported, as this project reports them.
    #[serde(default)]
    pub logframe: Vec<LineFile>,
    /// Figures that stand in public documents.
    #[serde(default)]
    pub published: Vec<PublishedFile>,
}

/// An amendment of the project's contract.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RevisionFile {
    /// The day it holds from.
    pub date: Spot<Day>,
    /// Where it stands: « Avenant n° 1 ».
    pub document: String,
    /// The project's new last day; `end` above is then the initial one.
    pub end: Option<Spot<Day>>,
    /// What it changes, and why.
    pub note: Option<Spot<LabelFile>>,
}

/// A statement of the results chain.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResultFile {
    /// Name that lines give it by.
    pub code: Spot<String>,
    /// Where it stands in the results chain.
    pub level: LevelFile,
    /// What is to be reached.
    pub label: Spot<LabelFile>,
    /// More about it.
    pub description: Option<Spot<LabelFile>>,
    /// What must hold for it.
    pub assumptions: Option<Spot<LabelFile>>,
    /// The result that it serves.
    pub within: Option<Spot<String>>,
}

/// A workbook that is due.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportFile {
    /// Its name in those of its files; the format's code when absent, with the language or a number where another report has
    /// that.
    pub code: Option<Spot<String>>,
    /// The donor format's code.
    pub format: Spot<String>,
    /// The language it is written in.
    pub language: Spot<String>,
    /// The donor's own calendar: named reporting periods, `bilan report --period CODE`.
    #[serde(default)]
    pub period: Vec<NamedPeriodFile>,
}

/// A reporting period that the donor names.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NamedPeriodFile {
    /// Its name on the command line.
    pub code: Spot<String>,
    /// What the donor calls it.
    pub label: Spot<LabelFile>,
    /// Its first day.
    pub start: Spot<Day>,
    /// Its last day.
    pub end: Spot<Day>,
    /// The day its report is due.
    pub due: Option<Spot<Day>>,
}

/// A logframe line.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LineFile {
    /// The project's own code for it.
    pub code: Spot<String>,
    /// The indicator of the catalogue.
    pub indicator: Spot<String>,
    /// Where it stands in the results chain.
    pub level: LevelFile,
    /// The project's own wording.
    pub label: Option<Spot<LabelFile>>,
    /// Conditions on top of the indicator's.
    #[serde(default, rename = "where")]
    pub conditions: WhereFile,
    /// Where it started.
    pub baseline: Option<BaselineFile>,
    /// Where it is to go.
    #[serde(default)]
    pub targets: Vec<TargetFile>,
    /// Codes of the donor's framework, on top of the indicator's.
    #[serde(default)]
    pub references: Vec<ReferenceFile>,
    /// The result it is to show.
    pub result: Option<Spot<String>>,
    /// The project whose registers it is counted in, where that is another one.
    pub project: Option<Spot<String>>,
    /// The period that its figures are of, whatever the report's: `2018..2020` for a frame of several years. Nothing after
    /// the report's period counts; in a report of other days it has no figure.
    pub period: Option<Spot<String>>,
    /// A word by which a sheet may select it.
    pub group: Option<Spot<String>>,
    /// The line that it is a part of: it may not be larger.
    pub within: Option<Spot<String>>,
    /// Where its data come from.
    pub data_source: Option<Spot<LabelFile>>,
    /// How it is verified.
    pub verification: Option<Spot<LabelFile>>,
    /// What must hold for it.
    pub assumptions: Option<Spot<LabelFile>>,
    /// What may keep it from being reached.
    pub risks: Option<Spot<LabelFile>>,
    /// Who answers for it.
    pub responsible: Option<Spot<LabelFile>>,
    /// Where the evidence lies: a path or a link.
    pub evidence: Option<String>,
}

/// A level of the results chain.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Deserialize,
    JsonSchema,
    strum::EnumIter,
)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the results chain's own words")]
pub enum LevelFile {
    Impact,
    Outcome,
    Output,
}

/// Where a line started.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BaselineFile {
    /// The value then.
    pub value: f64,
    /// When.
    pub date: Option<Spot<Day>>,
    /// Checked against the contract; false prints « à confirmer ».
    #[serde(default = "super::yes")]
    pub verified: bool,
    /// Where it stands, or how it was found.
    pub note: Option<String>,
}

/// Where a line is to go.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TargetFile {
    /// The value wanted.
    pub value: Spot<f64>,
    /// By when; the project's end when absent.
    pub by: Option<Spot<Day>>,
    /// Checked against the contract; false prints « à confirmer ».
    #[serde(default = "super::yes")]
    pub verified: bool,
    /// Where the target stands.
    pub note: Option<String>,
    /// Over the whole project, or each year.
    #[serde(default)]
    pub per: PerFile,
    /// The categories it is set for; everybody when absent.
    #[serde(default, rename = "for")]
    pub of: IndexMap<Spot<String>, Spot<String>>,
    /// A share of the total, instead of a number of its own.
    pub share: Option<f64>,
    /// « au moins » and the like.
    pub bound: Option<BoundFile>,
    /// The revision that set it, by its day; the initial target when absent.
    pub revised: Option<Spot<Day>>,
}

/// What span a target is set for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PerFile {
    /// The whole project.
    #[default]
    Total,
    /// Each year.
    Year,
}

/// How a published number or target bounds the real one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BoundFile {
    /// « plus de »
    Over,
    /// « au moins »
    AtLeast,
}

/// A figure that stands in a public document.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PublishedFile {
    /// Its name in lists of published figures.
    pub id: Option<Spot<String>>,
    /// The indicator it is a value of.
    pub indicator: Option<Spot<String>>,
    /// The logframe line it is a value of, where several lines share the indicator.
    pub line: Option<Spot<String>>,
    /// The period it was published for.
    pub period: Option<Spot<String>>,
    /// The document gives no dates: the period is assumed.
    #[serde(default)]
    pub assumed: bool,
    /// Its wording in the document.
    pub label: Option<String>,
    /// Whether it is a result or a target.
    #[serde(default)]
    pub of: PublishedOfFile,
    /// The number for everybody.
    pub total: Option<Spot<f64>>,
    /// Numbers by category.
    #[serde(default)]
    pub cells: Vec<PublishedCellFile>,
    /// The document's unit, where it is not the indicator's.
    pub unit: Option<super::UnitFile>,
    /// The published figure that it is declared to be a part of, by its `id`.
    pub within: Option<Spot<String>>,
    /// How many the document lists where it states a number.
    pub enumerated: Option<u32>,
    /// Why no indicator counts it, where none does.
    pub outside: Option<String>,
    /// Whom or where it is about, where that is not the project's.
    pub scope: Option<String>,
    /// Where it stands.
    pub document: String,
    /// « plus de » and the like.
    pub bound: Option<BoundFile>,
    /// What is assumed about it.
    pub note: Option<String>,
    /// Why it cannot be right, where it cannot.
    pub disputed: Option<String>,
}

/// What a published number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PublishedOfFile {
    /// What was reached.
    #[default]
    Result,
    /// What is to be reached.
    Target,
}

/// A published number for some categories.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PublishedCellFile {
    /// The number.
    pub value: f64,
    /// Its categories.
    pub at: IndexMap<Spot<String>, Spot<String>>,
}
