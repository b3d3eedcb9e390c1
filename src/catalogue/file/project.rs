//! Projects and donor formats as written.

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

/// A workbook that is due.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportFile {
    /// The donor format's code.
    pub format: Spot<String>,
    /// The language it is written in.
    pub language: Spot<String>,
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
}

/// Where a line is to go.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TargetFile {
    /// The value wanted.
    pub value: f64,
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
    /// The indicator it is a value of.
    pub indicator: Spot<String>,
    /// The period it was published for.
    pub period: Spot<String>,
    /// The number for everybody.
    pub total: Option<f64>,
    /// Numbers by category.
    #[serde(default)]
    pub cells: Vec<PublishedCellFile>,
    /// Where it stands.
    pub document: String,
    /// « plus de » and the like.
    pub bound: Option<BoundFile>,
    /// What is assumed about it.
    #[expect(dead_code, reason = "a remark for whoever edits the file")]
    pub note: Option<String>,
    /// Why it cannot be right, where it cannot.
    pub disputed: Option<String>,
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

/// A file of `donors/`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FormatFile {
    /// Name that projects owe it by.
    pub code: Spot<String>,
    /// Whose format it is.
    pub donor: Spot<LabelFile>,
    /// What the workbook is called.
    pub name: Spot<LabelFile>,
    /// Its sheets, in order.
    pub sheet: Vec<Spot<SheetFile>>,
}

/// A sheet of a donor's workbook.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SheetFile {
    /// What the sheet shows.
    pub kind: KindFile,
    /// Its tab and title.
    pub title: Spot<LabelFile>,
    /// `logframe`: its columns.
    #[serde(default)]
    pub columns: Vec<LogframeColumn>,
    /// `breakdown`: its dimensions, rows first.
    #[serde(default)]
    pub by: Vec<Spot<String>>,
    /// `breakdown`: the indicators; all lines that declare it when absent.
    #[serde(default)]
    pub indicators: Vec<Spot<String>>,
    /// `breakdown`: a native chart.
    pub chart: Option<ChartFile>,
    /// `breakdowns`: those that have a sheet of their own elsewhere.
    #[serde(default)]
    pub except: Vec<Vec<Spot<String>>>,
}

/// What a sheet shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum KindFile {
    /// Project, period, hashes.
    Cover,
    /// The logframe with baseline, target and achieved values.
    Logframe,
    /// One joint table for each line.
    Breakdown,
    /// A sheet for each further breakdown that the lines declare.
    Breakdowns,
    /// What each indicator means.
    Definitions,
}

/// A chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ChartFile {
    /// Bars side by side.
    Bars,
}

/// A column of the logframe sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, JsonSchema, strum::EnumIter)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "each is named by what it shows")]
pub enum LogframeColumn {
    Level,
    Code,
    Indicator,
    Unit,
    Reference,
    Baseline,
    Target,
    Period,
    New,
    Cumulative,
    PercentOfTarget,
    PercentOfTime,
    Comment,
}
