//! The catalogue as written: one struct a table, one field a key. Reading (`walk`), and the JSON Schemas that
//! editors complete with, both come from these structs, so a key is named once.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::spot::{Day, OneOrMany, Spot, TextOr};

/// A text per language: `{ fr = "Femmes", en = "Women" }`.
pub type LabelFile = IndexMap<String, String>;
/// Conditions: a dimension or field, and what it must be. All must hold.
pub type WhereFile = IndexMap<Spot<String>, Spot<TextOr<TestFile>>>;

/// `catalogue.toml`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CatalogueFile {
    /// The catalogue's format; this version reads 1.
    pub format: Spot<u32>,
    /// What the catalogue covers.
    pub title: Spot<LabelFile>,
    /// Whose catalogue it is.
    pub organisation: String,
    /// Languages of the labels; the first is the default.
    pub languages: Vec<Spot<String>>,
    /// Folder of the registers, from this folder.
    pub data: String,
    /// Folder the workbooks go to, from this folder.
    pub reports: String,
    /// How years and quarters run.
    #[expect(dead_code, reason = "one calendar so far; the key keeps its place")]
    pub calendar: CalendarFile,
    /// The share over or under a target past which a comment is due.
    pub margin: Option<Spot<f64>>,
    /// The share of a figure's acts that may be lost (undated, refused) before it is a lower bound; 0.01 when absent.
    pub tolerate: Option<Spot<f64>>,
    /// How figures are held against each other.
    #[serde(default)]
    pub checks: ChecksFile,
    /// How much findings matter here, by code, where not as bilan has it.
    #[serde(default)]
    pub severity: IndexMap<Spot<String>, SeverityFile>,
    /// Findings that do not count until a day.
    #[serde(default)]
    pub waive: Vec<WaiveFile>,
}

/// How figures are held against each other.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChecksFile {
    /// Equal values below this are no sign of a copy.
    pub floor: Option<Spot<f64>>,
    /// How many times its target a figure may be.
    pub over_target: Option<Spot<f64>>,
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum SeverityFile {
    /// Said, and no more.
    Note,
    /// Doubtful.
    Warning,
    /// Fails the run.
    Error,
}

/// A waiver: findings that are known, accepted for a while, and do not count for the exit code.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WaiveFile {
    /// The code of the findings: `hidden-sheet`.
    pub code: Spot<String>,
    /// Only in these files; `*` and `?` stand for any signs.
    pub file: Option<Spot<String>>,
    /// Only in these sheets.
    pub sheet: Option<Spot<String>>,
    /// Only in what these sources read.
    pub source: Option<Spot<String>>,
    /// Why it is accepted.
    pub reason: String,
    /// The last day it is, compared with `--as-of`.
    pub until: Day,
}

/// How years and quarters run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum CalendarFile {
    /// January to December.
    Civil,
}

/// `dimensions.toml`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DimensionsFile {
    /// Words that say that nothing is known, in every dimension; they are no value to be understood.
    #[serde(default)]
    pub unknown: Vec<Spot<String>>,
    /// What people, records and organisations are broken down by.
    #[serde(default)]
    pub dimension: Vec<DimensionFile>,
    /// What else a register says.
    #[serde(default)]
    pub field: Vec<FieldFile>,
}

/// A dimension.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DimensionFile {
    /// Name used everywhere else in the catalogue.
    pub code: Spot<String>,
    /// What is described by it.
    pub of: OfFile,
    /// Which answer stands when a person gave several.
    #[serde(default)]
    pub resolve: ResolveFile,
    /// Its name for readers.
    pub label: Spot<LabelFile>,
    /// The coarser dimension that it makes finer.
    pub refines: Option<Spot<String>>,
    /// `age`: the categories are bands of the age.
    pub from: Option<Spot<FromFile>>,
    /// Bands of whole years: `18-24`, `35`, `60+`.
    #[serde(default)]
    pub bands: Vec<Spot<String>>,
    /// Named groups of categories.
    #[serde(default)]
    pub groups: IndexMap<Spot<String>, Vec<Spot<String>>>,
    /// Another dimension whose categories it has.
    pub like: Option<Spot<String>>,
    /// Several categories may hold at once.
    #[serde(default)]
    pub multiple: bool,
    /// Tables list only the categories met.
    #[serde(default)]
    pub open: bool,
    /// Words that mark a row of totals: everybody, and so nobody.
    #[serde(default)]
    pub total: Vec<Spot<String>>,
    /// Its categories, in the order of every table.
    #[serde(default)]
    pub category: Vec<CategoryFile>,
}

/// What a dimension describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum OfFile {
    /// A person.
    Person,
    /// An act.
    Record,
    /// An organisation.
    Organisation,
}

/// Which answer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ResolveFile {
    /// The latest filled in.
    #[default]
    Latest,
    /// The first filled in.
    First,
    /// The one given most often; a change is a finding.
    Constant,
}

/// What a dimension is computed from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum FromFile {
    /// The age at the person's first matching record.
    Age,
}

/// A category of a dimension.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CategoryFile {
    /// Name used in the catalogue and in machine formats.
    pub code: Spot<String>,
    /// Its name for readers.
    pub label: Spot<LabelFile>,
    /// Wordings that registers use for it, on top of its code and labels.
    #[serde(default)]
    pub aliases: Vec<Spot<String>>,
    /// The category of the refined dimension that it lies in.
    pub within: Option<Spot<String>>,
    /// Small counts of it endanger people.
    #[serde(default)]
    pub sensitive: bool,
    /// Tables list it only where it is met.
    #[serde(default)]
    pub only_seen: bool,
}

/// A field that is no dimension.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldFile {
    /// Name used in sources and conditions.
    pub code: Spot<String>,
    /// What its cells hold.
    #[serde(rename = "type")]
    pub kind: FieldTypeFile,
    /// Its name for readers.
    pub label: Spot<LabelFile>,
}

/// What a field's cells hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum FieldTypeFile {
    /// A day.
    Date,
    /// A number.
    Number,
    /// An amount of money.
    Money,
    /// Free text.
    Text,
    /// What identifies somebody: never shown.
    Identity,
    /// The public name of an organisation, shown in lists of organisations and nowhere else.
    Title,
}

/// A file of indicators
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IndicatorsFile {
    /// The indicators of one theme.
    #[serde(default)]
    pub indicator: Vec<IndicatorFile>,
}

/// An indicator.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IndicatorFile {
    /// Name that projects report it by.
    pub code: Spot<String>,
    /// What it is called.
    pub label: Spot<LabelFile>,
    /// Who or what counts, and what does not.
    pub definition: Spot<LabelFile>,
    /// What one of it is.
    pub unit: Spot<UnitFile>,
    /// How it is counted: `people`, `organisations`, `records`, `typed`, `{ sum = "amount" }`,
    /// `{ sum = "amount", in = "MAD" }` or `{ rate = { of = "…", among = "…" } }`.
    pub count: Spot<TextOr<CountFile>>,
    /// Conditions that all must hold.
    #[serde(default, rename = "where")]
    pub conditions: WhereFile,
    /// Sets of conditions of which one must hold.
    #[serde(default)]
    pub where_any: Vec<WhereFile>,
    /// Joint tables it is broken down by.
    #[serde(default)]
    pub breakdowns: Vec<Vec<Spot<String>>>,
    /// Codes of other frameworks.
    #[serde(default)]
    pub references: Vec<ReferenceFile>,
    /// A person counts from this many matching records on.
    pub at_least_records: Option<u32>,
    /// People and organisations count in every period that an act with an end lasts into; otherwise in that of its first
    /// day.
    #[serde(default)]
    pub active: Option<Spot<bool>>,
    /// How typed values run over periods.
    pub cumulative: Option<CumulativeFile>,
}

/// What one of an indicator is.
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
    strum::IntoStaticStr,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
#[allow(missing_docs, reason = "each is the word itself")]
pub enum UnitFile {
    Person,
    Organisation,
    Enterprise,
    Cooperative,
    Group,
    Idea,
    Plan,
    Interview,
    Participation,
    Event,
    Visit,
    Exhibitor,
    Job,
    Contract,
    Agreement,
    Percent,
    #[serde(rename = "MAD")]
    #[strum(serialize = "MAD")]
    Mad,
    Audience,
    Milestone,
}

/// A measure that takes names.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CountFile {
    /// The number field that is added up.
    pub sum: Option<Spot<String>>,
    /// The currency that it is added up in, by the rates of `rates.toml`.
    #[serde(rename = "in")]
    pub currency: Option<Spot<String>>,
    /// A share of one indicator's subjects among another's.
    pub rate: Option<RateFile>,
}

/// A share.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RateFile {
    /// The indicator whose subjects are looked for.
    pub of: Spot<String>,
    /// The indicator among whose subjects they are looked for.
    pub among: Spot<String>,
}

/// How typed values run over periods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum CumulativeFile {
    /// They add up.
    Sum,
    /// The latest stands.
    Latest,
}

/// What a field must be, other than a category.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TestFile {
    /// This much or more.
    pub at_least: Option<Spot<f64>>,
    /// This much or less.
    pub at_most: Option<Spot<f64>>,
    /// Filled in and understood, or not.
    pub filled: Option<bool>,
    /// None of these categories.
    pub not: Option<Spot<OneOrMany<String>>>,
}

/// The code of another framework.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReferenceFile {
    /// Whose list it is.
    pub vocabulary: String,
    /// The code in it.
    pub code: String,
    /// Which edition of the list.
    pub edition: Option<String>,
    /// Checked against the contract; false prints « à confirmer ».
    #[serde(default = "yes")]
    pub verified: bool,
}

fn yes() -> bool {
    true
}

mod donor;
mod project;
mod rates;
mod rows;
mod source;

pub use donor::*;
pub use project::*;
pub use rates::*;
pub use rows::*;
pub use source::*;
