//! A source as written: one kind of spreadsheet and how its rows become records.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::LabelFile;
use super::rows::{AggregateFile, AttendanceFile, ParentFile};
use crate::catalogue::spot::{OneOrMany, Spot, TextOr};

/// Headers by field.
pub type ColumnsFile = IndexMap<Spot<String>, Spot<OneOrMany<String>>>;

/// What each word means: a category, or for `project` several codes.
pub type WordsFile = IndexMap<Spot<String>, Spot<OneOrMany<String>>>;

/// A file of `sources/`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "keys of a file, each yes or no"
)]
pub struct SourceFile {
    /// The project its records belong to, or the column that says which: one register, several funders.
    pub project: Spot<TextOr<FunderFile>>,
    /// What it is called in what donors are sent: « Registre du Hub de Tanger ».
    pub label: Option<Spot<LabelFile>>,
    /// Files under the data folder; `*` and `?` stand for any signs.
    pub files: Spot<Vec<Spot<String>>>,
    /// Sheets of a workbook; all visible ones when absent.
    #[serde(default)]
    pub sheets: Vec<Spot<String>>,
    /// Read hidden sheets too.
    #[serde(default)]
    pub hidden: bool,
    /// The row of the headers, where bilan does not find it; the last one, where they take several.
    pub header_row: Option<Spot<u32>>,
    /// How many rows the headers take, where banners stand over them.
    pub header_rows: Option<Spot<u32>>,
    /// The cells that hold the table, headers included: `B4:M200`.
    pub range: Option<Spot<String>>,
    /// Rows left out: `"2"`, `"40-45"`.
    #[serde(default)]
    pub skip: Vec<Spot<String>>,
    /// Leave out rows that the spreadsheet hides, by hand or by a filter.
    #[serde(default)]
    pub skip_hidden_rows: bool,
    /// Leave out rows that are struck through.
    #[serde(default)]
    pub skip_struck_rows: bool,
    /// Fields or headers that the first row of a group fills for the rows under it, which leave all of them blank.
    #[serde(default)]
    pub fill_down: Vec<Spot<String>>,
    /// The encoding of text files, where bilan does not tell it right: `windows-1252`, `utf-8`, `macintosh` …
    pub encoding: Option<Spot<String>>,
    /// The delimiter of text files, where bilan does not tell it right: one sign, or `tab`.
    pub delimiter: Option<Spot<String>>,
    /// Sheets or files that make the source whole; one absent makes its figures partial.
    #[serde(default)]
    pub expected: Vec<Spot<String>>,
    /// The days that it tells of: periods, `"2019.."` while it goes on, or what the names of its files or sheets say. From its
    /// first act to its last when absent.
    pub covers: Option<Spot<TextOr<CoversFile>>>,
    /// What tells one person from another.
    pub person: Option<KeyFile>,
    /// What tells one organisation from another.
    pub organisation: Option<KeyFile>,
    /// The order of day and month in dates written as text.
    #[serde(default)]
    pub dates: DateOrderFile,
    /// Numbers without the look of a date are days all the same, as a spreadsheet counts them: `44562` is 2022-01-01.
    #[serde(default)]
    pub serial_dates: bool,
    /// What days are whose times stand just before midnight, at 22:00 or at 23:00: those shown, or the days after.
    pub before_midnight: Option<MidnightFile>,
    /// Fields that are the same on every row.
    #[serde(default)]
    pub fixed: IndexMap<Spot<String>, Spot<String>>,
    /// Fields read from the file's name, without its ending: `actes-{city}-*`.
    pub from_file_name: Option<Spot<String>>,
    /// Fields read from the sheet's name: `{country}`.
    pub from_sheet_name: Option<Spot<String>>,
    /// The columns of every record: field = its header, or the headers it goes by.
    #[serde(default)]
    pub columns: ColumnsFile,
    /// Wordings of this source only, by field. Under `project`, a word may mean several projects.
    #[serde(default)]
    pub values: IndexMap<Spot<String>, WordsFile>,
    /// Dimensions that follow from another where nothing explicit is said.
    #[serde(default)]
    pub derive: IndexMap<Spot<String>, DeriveFile>,
    /// A wide register: each table is a service and the column that dates it.
    #[serde(default)]
    pub record: IndexMap<Spot<String>, RecordFile>,
    /// A register of acts: each row is one.
    pub act: Option<Spot<ActFile>>,
    /// An attendance sheet: each mark under a dated column is one act.
    pub attendance: Option<Spot<AttendanceFile>>,
    /// A table of counts: each row is some people, not one.
    pub aggregate: Option<Spot<AggregateFile>>,
    /// The table whose rows this one's belong to, as a roster's to its household.
    pub parent: Option<ParentFile>,
    /// Blocks of columns, each about another person: `kids[{n}]/{column}`.
    pub blocks: Option<Spot<String>>,
    /// A remark for whoever edits the file.
    #[expect(dead_code, reason = "read by people")]
    pub note: Option<String>,
}

/// The column that says which projects paid for a row.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FunderFile {
    /// Its header, or the headers it goes by.
    pub column: Spot<OneOrMany<String>>,
    /// The projects that the register is of; any project of the catalogue when absent.
    #[serde(default)]
    pub among: Vec<Spot<String>>,
}

/// Where the days that a source tells of stand in names: `{year}`, with `{half}`, `{quarter}`, `{month}` or `{day}`;
/// `{period}`; or `{from}` and `{to}`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CoversFile {
    /// In the file's name, without its ending.
    pub file_name: Option<Spot<String>>,
    /// In the sheet's name.
    pub sheet_name: Option<Spot<String>>,
}

/// What tells one person (or organisation) from another.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeyFile {
    /// The fields that make the key.
    pub fields: Spot<Vec<Spot<String>>>,
    /// What does not tell one key from another.
    #[serde(default)]
    pub ignore: Vec<IgnoreFile>,
    /// Within what the key means the same person.
    #[serde(default)]
    pub scope: ScopeFile,
}

/// Within what a key means the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ScopeFile {
    /// One file: each numbers from 1.
    File,
    /// The files of the source.
    #[default]
    Source,
    /// All sources of the project.
    Project,
}

/// What does not tell one key from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
pub enum IgnoreFile {
    /// `0609090909` and `609090909` are one.
    #[serde(rename = "leading zeros")]
    LeadingZeros,
    /// `06 09-09.09.09` and `0609090909` are one.
    #[serde(rename = "signs")]
    Signs,
    /// `+212 609 090 909` and `0609090909` are one: nothing before the last nine figures of a telephone counts.
    #[serde(rename = "country code")]
    CountryCode,
}

/// The columns that date an act by its month.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MonthFile {
    /// The column of the year.
    pub year: Spot<OneOrMany<String>>,
    /// The column of the month, by name or number.
    pub month: Spot<OneOrMany<String>>,
}

/// The order of day and month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
pub enum DateOrderFile {
    /// 31/12/2022
    #[default]
    #[serde(rename = "day first")]
    DayFirst,
    /// 12/31/2022
    #[serde(rename = "month first")]
    MonthFirst,
    /// 2022/12/31
    #[serde(rename = "year first")]
    YearFirst,
}

/// What a day is whose time stands just before midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
pub enum MidnightFile {
    /// The day shown.
    #[serde(rename = "same day")]
    SameDay,
    /// The day after: a program in another time zone has moved it.
    #[serde(rename = "next day")]
    NextDay,
}

/// A dimension that follows from another.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeriveFile {
    /// The dimension it follows from.
    pub from: Spot<String>,
    /// Category = the categories of `from` that mean it.
    #[serde(default)]
    pub map: IndexMap<Spot<String>, Vec<Spot<String>>>,
    /// The category of any other known answer.
    pub otherwise: Option<Spot<String>>,
}

/// A service of a wide register.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordFile {
    /// The column that dates it, or those of its year and month.
    pub date: Spot<TextOr<MonthFile>>,
    /// The column that ends it, where it lasts.
    pub until: Option<Spot<OneOrMany<String>>>,
    /// The service, when the table's name is not its code.
    pub service: Option<Spot<String>>,
    /// Only rows where the column says so.
    #[serde(default)]
    pub when: IndexMap<Spot<String>, Spot<TextOr<WhenFile>>>,
    /// Columns of this service alone.
    #[serde(default)]
    pub columns: ColumnsFile,
    /// To whom, when not to both the person and the organisation of the row.
    pub to: Option<ToFile>,
}

/// What a column says where the act took place, and where it did not.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WhenFile {
    /// The words that say that it did; `oui` is also `x`, `1`, TRUE or a tick.
    pub is: OneOrMany<String>,
    /// The words that say that it did not. An empty cell, `0`, `non` and crosses need not be told.
    #[serde(default)]
    pub not: OneOrMany<String>,
}

/// To whom an act was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ToFile {
    /// The row's person alone.
    Person,
    /// The row's organisation alone.
    Organisation,
}

/// One act a row.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActFile {
    /// The column that dates it, or those of its year and month; absent where the file's or sheet's name does, as
    /// `{date}`.
    pub date: Option<Spot<TextOr<MonthFile>>>,
    /// The column that ends it, where it lasts.
    pub until: Option<Spot<OneOrMany<String>>>,
    /// Only rows where the column says so.
    #[serde(default)]
    pub when: IndexMap<Spot<String>, Spot<TextOr<WhenFile>>>,
}
