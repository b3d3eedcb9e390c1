//! Donor formats as written: the vocabulary that sheets are built from.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{LabelFile, LevelFile};
use crate::catalogue::spot::{OneOrMany, Spot, TextOr};

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
    /// The donor's own wording of what bilan says: `unknown`, `not_applicable`, `missing`, `total`.
    #[serde(default)]
    pub words: IndexMap<Spot<String>, LabelFile>,
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
    /// Languages of its labels, one beside the other where there are several; the report's when absent.
    pub language: Option<Spot<OneOrMany<String>>>,
    /// What stands under the title.
    pub intro: Option<Spot<LabelFile>>,
    /// Only lines of these codes; `*` and `?` stand for any signs.
    #[serde(default)]
    pub lines: Vec<Spot<String>>,
    /// Only lines of these groups.
    #[serde(default)]
    pub groups: Vec<Spot<String>>,
    /// Only lines of these levels.
    #[serde(default)]
    pub levels: Vec<LevelFile>,
    /// Only these indicators; `funnel`: its stages, in order; `list`: the one whose organisations are listed.
    #[serde(default)]
    pub indicators: Vec<Spot<String>>,
    /// `logframe`, `list`: its columns.
    #[serde(default)]
    pub columns: Vec<Spot<TextOr<ColumnFile>>>,
    /// `logframe`: what its lines are grouped by.
    pub group_by: Option<Spot<TextOr<GroupingFile>>>,
    /// `logframe`: without the rows of targets by category.
    #[serde(default)]
    pub plain: bool,
    /// `breakdown`: its dimensions, rows first.
    #[serde(default)]
    pub by: Vec<Spot<String>>,
    /// `breakdown`: what goes down, `line` for the logframe's lines; one table in place of a table a line.
    #[serde(default)]
    pub down: Vec<Spot<String>>,
    /// `breakdown`: what goes across, `line` for the logframe's lines; `funnel`: what each stage is split by.
    #[serde(default)]
    pub across: Vec<Spot<String>>,
    /// `breakdown`, `funnel`: how the period is looked at.
    pub view: Option<ViewFile>,
    /// A native chart.
    pub chart: Option<ChartFile>,
    /// `breakdowns`: those that have a sheet of their own elsewhere.
    #[serde(default)]
    pub except: Vec<Vec<Spot<String>>>,
    /// `values`: the dimension whose categories have a column each.
    pub split: Option<Spot<String>>,
    /// `values`: the dimension whose categories are said in a generated comment.
    pub groups_in_comment: Option<Spot<String>>,
    /// `sentences`: its sentences, in order.
    #[serde(default)]
    pub sentence: Vec<Spot<SentenceFile>>,
    /// `card`: its items, in order.
    #[serde(default)]
    pub item: Vec<Spot<ItemFile>>,
}

/// What a sheet shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema, strum::IntoStaticStr)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum KindFile {
    /// Project, period, hashes.
    Cover,
    /// The logframe's lines down, declared columns across.
    Logframe,
    /// One joint table for each line, or one table for all.
    Breakdown,
    /// A sheet for each further breakdown that the lines declare.
    Breakdowns,
    /// One row for each baseline, target and current value.
    Values,
    /// Stages one after the other, with their conversion.
    Funnel,
    /// One row for each organisation that an indicator counts.
    List,
    /// Amounts by currency, with the rates used.
    Amounts,
    /// Sentences with their figures filled in.
    Sentences,
    /// One page of headings and what stands under them.
    Card,
    /// What each indicator means.
    Definitions,
}

/// A chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ChartFile {
    /// Bars side by side.
    Bars,
    /// Bars on top of each other.
    Stacked,
    /// `logframe`: % of the target beside % of the time.
    Progress,
    /// `logframe`: a line over the periods of a column group.
    Trend,
}

/// How a period is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ViewFile {
    /// Active in the period.
    Period,
    /// First time in the period.
    New,
    /// Since the start.
    Cumulative,
}

/// What lines are grouped by.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Deserialize,
    JsonSchema,
    strum::EnumIter,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum GroupByFile {
    /// The level of the results chain.
    Level,
    /// The result that they show.
    Result,
    /// The word under `group`.
    Group,
    /// Nothing.
    None,
}

/// Lines grouped by the codes of another framework.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupingFile {
    /// Whose codes.
    pub reference: Spot<String>,
    /// What each code is called.
    #[serde(default)]
    pub titles: IndexMap<Spot<String>, Spot<LabelFile>>,
}

/// A column that says more than its name.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ColumnFile {
    /// What it shows.
    pub show: Option<Spot<String>>,
    /// Its heading.
    pub title: Option<Spot<LabelFile>>,
    /// Only these categories: `{ sex = "female" }`.
    #[serde(default)]
    pub at: IndexMap<Spot<String>, Spot<String>>,
    /// A column for each category of this dimension.
    pub across: Option<Spot<String>>,
    /// A column for each of these periods.
    pub periods: Option<PeriodsFile>,
    /// The columns that come again for each of `periods`.
    #[serde(default)]
    pub columns: Vec<Spot<TextOr<ColumnFile>>>,
    /// `reference`: only codes of this framework.
    pub vocabulary: Option<Spot<String>>,
    /// The same text in each row.
    pub text: Option<Spot<LabelFile>>,
    /// Its width in characters.
    pub width: Option<f64>,
    /// In a list of organisations: whether their public names may be sent to the donor. Left out otherwise.
    #[serde(default)]
    pub publish: bool,
}

/// Periods side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PeriodsFile {
    /// The quarters of the year in which the report's period ends.
    Quarters,
    /// Its half years.
    Semesters,
    /// Its months.
    Months,
    /// The years of the project.
    Years,
    /// The donor's named periods up to the report's end.
    Reporting,
}

/// A sentence of a text.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SentenceFile {
    /// The indicator whose figures are filled in.
    pub indicator: Option<Spot<String>>,
    /// The logframe line whose figures are filled in.
    pub line: Option<Spot<String>>,
    /// What it says: `{total}`, `{sex=female}`, `{total|migrant|migrants}`; what stands in brackets is left out where a figure of it
    /// is 0 or not known.
    pub text: Spot<LabelFile>,
    /// How the period is looked at.
    pub view: Option<ViewFile>,
}

/// An item of a card.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemFile {
    /// Its heading.
    pub title: Spot<LabelFile>,
    /// What stands under it.
    pub show: Option<Spot<CardItemFile>>,
    /// A text of its own.
    pub text: Option<Spot<LabelFile>>,
}

/// What a card shows under a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CardItemFile {
    /// The project's code and name.
    Project,
    /// Who funds it.
    Donor,
    /// Whose catalogue it is.
    Organisation,
    /// The report's period.
    Period,
    /// The project's first and last day.
    Dates,
    /// The results chain, level by level.
    Results,
    /// The lines with their target and what was reached.
    Figures,
    /// What people typed about the lines.
    Comments,
}

/// A column of the logframe sheet.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Deserialize,
    JsonSchema,
    strum::EnumIter,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[allow(missing_docs, reason = "each is named by what it shows")]
pub enum LogframeColumn {
    Level,
    Code,
    Indicator,
    Unit,
    Definition,
    Result,
    ResultDescription,
    Group,
    Reference,
    ReferenceCode,
    Scheme,
    Edition,
    Baseline,
    BaselineYear,
    BaselineComment,
    Target,
    InitialTarget,
    RevisedTarget,
    TargetYear,
    TargetComment,
    Period,
    New,
    Cumulative,
    Share,
    PercentOfTarget,
    PercentOfTime,
    Trend,
    DataSource,
    Verification,
    Assumptions,
    Risks,
    Responsible,
    Comment,
    ActualComment,
    Reason,
    Evidence,
    ProjectCode,
    ProjectName,
    PeriodStart,
    PeriodEnd,
    AsOf,
    Measure,
    Aggregation,
    Status,
    Badge,
}

/// A column of a list of organisations.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Deserialize,
    JsonSchema,
    strum::EnumIter,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[allow(missing_docs, reason = "each is named by what it shows")]
pub enum ListColumn {
    Number,
    Name,
    Since,
    Members,
    Women,
    Men,
    Services,
    Amount,
}
