//! Row shapes as written: attendance sheets, rosters, partners' tables of counts.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::source::MonthFile;
use crate::catalogue::spot::{OneOrMany, Spot, TextOr};

/// Marks under dated columns.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AttendanceFile {
    /// The service attended.
    pub service: Spot<String>,
    /// How the header of a session is written: `{module} {date}`.
    pub header: Spot<String>,
    /// What stands for present.
    pub marks: Vec<Spot<String>>,
    /// What stands for absent, excused or anything else but present. An empty cell, `0`, `non` and crosses need not be told.
    #[serde(default)]
    pub absent: Vec<Spot<String>>,
    /// Sessions that somebody must have attended to count at all: a number of them (`3`), or a share (`0.75`).
    pub threshold: Option<Spot<f64>>,
}

/// The table whose rows this one's belong to: the households of a roster.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ParentFile {
    /// Its sheets, in the same file.
    #[serde(default)]
    pub sheets: Vec<Spot<String>>,
    /// Its files under the data folder, where each table is a file of its own.
    #[serde(default)]
    pub files: Vec<Spot<String>>,
    /// Its column that tells one row from another: `_index`, `KEY`.
    pub key: Spot<OneOrMany<String>>,
    /// The column of this sheet that says which: `_parent_index`, `PARENT_KEY`.
    pub of: Spot<OneOrMany<String>>,
}

/// Columns of counts by their headers, each with the categories that it counts.
pub type CountsFile = IndexMap<Spot<String>, IndexMap<Spot<String>, Spot<String>>>;

/// Counts in place of people.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AggregateFile {
    /// What is counted.
    #[serde(default)]
    pub of: AggregateOf,
    /// Nobody stands in two of its rows of one service: each row tells of new people, and sums over rows are exact.
    #[serde(default)]
    pub distinct: bool,
    /// The service, where no column tells it.
    pub service: Option<Spot<String>>,
    /// The column that dates a row, or those of its year and month; absent where the file's or sheet's name does, as
    /// `{date}`.
    pub date: Option<Spot<TextOr<MonthFile>>>,
    /// The column that ends what `date` begins.
    pub until: Option<Spot<OneOrMany<String>>>,
    /// The column of the counts, where each row is one category.
    pub count: Option<Spot<OneOrMany<String>>>,
    /// Columns of counts, each with the categories that it counts: `"Femmes migrantes" = { sex = "female" }`.
    #[serde(default)]
    pub counts: CountsFile,
    /// Margins side by side, by a name of your own: the same people counted by sex, and again by age. They are never added; each
    /// question is answered by the margin that tells it.
    #[serde(default)]
    pub margins: IndexMap<Spot<String>, CountsFile>,
}

/// What a table counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum AggregateOf {
    /// People.
    #[default]
    Person,
    /// Organisations.
    Organisation,
}
