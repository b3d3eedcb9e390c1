//! The catalogue once checked: every name resolved to what it names, nothing left to doubt.

use std::path::PathBuf;

use chrono::NaiveDate;
use indexmap::IndexMap;

pub use super::file::BoundFile as PublishedBound;
pub use super::file::{
    ChartFile as Chart, CumulativeFile as Cumulative, DateOrderFile as DateOrder,
    FieldTypeFile as FieldType, LevelFile as Level, LogframeColumn, OfFile as Of, PerFile as Per,
    ReferenceFile as Reference, ResolveFile as Resolve, ScopeFile as KeyScope, ToFile as To,
    UnitFile as Unit,
};
use super::fold::fold;
use super::pattern::{Pattern, Template};
use crate::language::{Label, Language};

/// A dimension's place in `dimensions.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DimensionId(pub usize);

/// A field's place in `dimensions.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FieldId(pub usize);

/// A category of a dimension: its place, from 1, or one of the two that every dimension has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Category(pub u32);

impl Category {
    /// Nothing filled in, or not understood.
    pub const UNKNOWN: Self = Self(0);
    /// The dimension makes no sense here: the legal status of a host.
    pub const NOT_APPLICABLE: Self = Self(u32::MAX);

    /// Whether it says something.
    pub fn is_known(self) -> bool {
        self != Self::UNKNOWN && self != Self::NOT_APPLICABLE
    }
}

/// All that is declared.
#[derive(Debug, Clone)]
pub struct Catalogue {
    /// What it covers.
    pub title: Label,
    /// Whose it is.
    pub organisation: String,
    /// Languages of its labels, default first.
    pub languages: Vec<Language>,
    /// Folder of the registers.
    pub data: PathBuf,
    /// Folder of the workbooks.
    pub reports: PathBuf,
    /// Dimensions, in the order of every table.
    pub dimensions: Vec<Dimension>,
    /// Other fields.
    pub fields: Vec<Field>,
    /// Indicators, in the order of every list.
    pub indicators: Vec<Indicator>,
    /// Sources.
    pub sources: Vec<Source>,
    /// Projects.
    pub projects: Vec<Project>,
    /// Donor formats.
    pub formats: Vec<Format>,
    /// SHA-256 of the catalogue's files.
    pub hash: String,
}

impl Catalogue {
    /// The dimension of that code.
    pub fn dimension(&self, code: &str) -> Option<DimensionId> {
        self.dimensions
            .iter()
            .position(|dimension| dimension.code == code)
            .map(DimensionId)
    }

    /// What a dimension declares.
    pub fn at(&self, id: DimensionId) -> &Dimension {
        &self.dimensions[id.0]
    }

    /// The project of that code.
    pub fn project(&self, code: &str) -> Option<usize> {
        self.projects
            .iter()
            .position(|project| project.code == code)
    }

    /// The indicator of that code.
    pub fn indicator(&self, code: &str) -> Option<usize> {
        self.indicators
            .iter()
            .position(|indicator| indicator.code == code)
    }

    /// The sources of a project.
    pub fn sources_of(&self, project: usize) -> impl Iterator<Item = (usize, &Source)> {
        self.sources
            .iter()
            .enumerate()
            .filter(move |(_, source)| source.project == project)
    }

    /// The category of a dimension in machine formats.
    pub fn category_code(&self, dimension: DimensionId, category: Category) -> &str {
        match category {
            Category::UNKNOWN => "_U",
            Category::NOT_APPLICABLE => "_Z",
            Category(place) => &self.at(dimension).categories[place as usize - 1].code,
        }
    }
}

/// A dimension.
#[derive(Debug, Clone)]
pub struct Dimension {
    /// Its name in the catalogue.
    pub code: String,
    /// What it describes.
    pub of: Of,
    /// Which answer stands.
    pub resolve: Resolve,
    /// Its name for readers.
    pub label: Label,
    /// The coarser dimension it makes finer.
    pub refines: Option<DimensionId>,
    /// Whether its categories are bands of the age.
    pub from_age: bool,
    /// Several categories may hold at once.
    pub multiple: bool,
    /// Tables list only the categories met.
    pub open: bool,
    /// Its categories, in order.
    pub categories: Vec<CategoryDef>,
    /// Category by folded alias.
    pub aliases: IndexMap<String, Category>,
    /// Named groups of categories.
    pub groups: IndexMap<String, Vec<Category>>,
}

impl Dimension {
    /// The category that a text names, by code, label or alias.
    pub fn category_of(&self, text: &str) -> Option<Category> {
        self.aliases.get(fold(text).as_str()).copied()
    }

    /// The category of that code, exactly.
    pub fn category(&self, code: &str) -> Option<Category> {
        self.categories
            .iter()
            .position(|category| category.code == code)
            .map(|place| Category(place as u32 + 1))
    }

    /// What a known category declares.
    pub fn def(&self, category: Category) -> Option<&CategoryDef> {
        category
            .is_known()
            .then(|| &self.categories[category.0 as usize - 1])
    }
}

/// A category as declared.
#[derive(Debug, Clone)]
pub struct CategoryDef {
    /// Its name in machine formats.
    pub code: String,
    /// Its name for readers.
    pub label: Label,
    /// The category of the refined dimension that it lies in.
    pub within: Option<Category>,
    /// Small counts of it endanger people.
    pub sensitive: bool,
    /// For age bands: the youngest and oldest age of it.
    pub band: Option<(u32, u32)>,
}

/// A field that is no dimension.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its name in the catalogue.
    pub code: String,
    /// What its cells hold.
    pub kind: FieldType,
    /// Its name for readers.
    pub label: Label,
}

/// An indicator.
#[derive(Debug, Clone)]
pub struct Indicator {
    /// Its code.
    pub code: String,
    /// Its name for readers.
    pub label: Label,
    /// Who or what counts.
    pub definition: Label,
    /// What one of it is.
    pub unit: Unit,
    /// How it is counted.
    pub measure: Measure,
    /// Which records count.
    pub conditions: Conditions,
    /// Joint tables it is broken down by.
    pub breakdowns: Vec<Vec<DimensionId>>,
    /// Codes of other frameworks.
    pub references: Vec<Reference>,
    /// A person counts from this many matching records on.
    pub at_least_records: u32,
    /// How typed values run over periods.
    pub cumulative: Cumulative,
    /// The theme: the stem of the file that declares it.
    pub theme: String,
}

/// How an indicator is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Distinct people.
    People,
    /// Distinct organisations.
    Organisations,
    /// Acts.
    Records,
    /// A number field added up over acts.
    Sum(FieldId),
    /// The share of one indicator's subjects among another's (places in `Catalogue::indicators`).
    Rate {
        /// Whose subjects are looked for.
        of: usize,
        /// Among whose.
        among: usize,
    },
    /// Typed in the entries file.
    Typed,
}

/// Which records an indicator is about.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Conditions {
    /// All of them must hold.
    pub all: Vec<Test>,
    /// One of these sets must hold, where there are any.
    pub any: Vec<Vec<Test>>,
}

impl Conditions {
    /// These conditions and `more`.
    pub fn and(&self, more: &[Test]) -> Self {
        Self {
            all: self.all.iter().chain(more).cloned().collect(),
            any: self.any.clone(),
        }
    }
}

/// One condition.
#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    /// The category is one of these, or none of them (unknown is none of them).
    Category {
        /// Of which dimension.
        dimension: DimensionId,
        /// The categories.
        among: Vec<Category>,
        /// Whether they are asked for or excluded.
        wanted: bool,
    },
    /// The dimension is known, or not.
    Known {
        /// Which dimension.
        dimension: DimensionId,
        /// Whether it must be known.
        wanted: bool,
    },
    /// The field is filled in, or not.
    Filled {
        /// Which field.
        field: FieldId,
        /// Whether it must be filled in.
        wanted: bool,
    },
    /// The number lies between bounds, in ten-thousandths; without a number it does not hold.
    Between {
        /// Which field.
        field: FieldId,
        /// Lower bound.
        at_least: Option<i64>,
        /// Upper bound.
        at_most: Option<i64>,
    },
    /// The age in whole years at the first matching record lies between bounds; applied last.
    Age {
        /// Lower bound.
        at_least: u32,
        /// Upper bound.
        at_most: u32,
    },
}

/// A source: one kind of spreadsheet and how its rows become records.
#[derive(Debug, Clone)]
pub struct Source {
    /// The stem of its file.
    pub code: String,
    /// The project its records belong to.
    pub project: usize,
    /// Files under the data folder.
    pub files: Vec<Pattern>,
    /// Sheets; all visible ones when empty.
    pub sheets: Vec<Pattern>,
    /// Read hidden sheets too.
    pub hidden: bool,
    /// Sheets or files that make it whole.
    pub expected: Vec<Pattern>,
    /// What tells one person from another.
    pub person: Option<Key>,
    /// What tells one organisation from another.
    pub organisation: Option<Key>,
    /// The order of day and month.
    pub dates: DateOrder,
    /// Fields that are the same on every row.
    pub fixed: Vec<(Slot, String)>,
    /// Fields in the file's name.
    pub from_file_name: Option<Template>,
    /// Fields in the sheet's name.
    pub from_sheet_name: Option<Template>,
    /// Columns of every record.
    pub columns: Vec<Column>,
    /// Wordings of this source only.
    pub values: IndexMap<DimensionId, IndexMap<String, Category>>,
    /// Dimensions that follow from others.
    pub derive: Vec<Derive>,
    /// How a row becomes records.
    pub shape: Shape,
    /// Its path under the catalogue's folder, for findings.
    pub file: String,
}

/// What a column or a name may fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Slot {
    /// A dimension.
    Dimension(DimensionId),
    /// A field.
    Field(FieldId),
}

/// A mapped column: what it fills and the headers it goes by.
#[derive(Debug, Clone)]
pub struct Column {
    /// What it fills.
    pub slot: Slot,
    /// The headers it goes by, as written.
    pub headers: Vec<String>,
}

/// What tells one person or organisation from another.
#[derive(Debug, Clone)]
pub struct Key {
    /// The fields that make it.
    pub fields: Vec<Slot>,
    /// Within what it means the same.
    pub scope: KeyScope,
}

/// A dimension that follows from another where nothing explicit is said.
#[derive(Debug, Clone)]
pub struct Derive {
    /// What follows.
    pub dimension: DimensionId,
    /// From what.
    pub from: DimensionId,
    /// Category by category of `from`.
    pub map: Vec<(Category, Category)>,
    /// For any other known answer.
    pub otherwise: Option<Category>,
}

/// How a row becomes records.
#[derive(Debug, Clone)]
pub enum Shape {
    /// A column per service.
    Wide(Vec<WideRecord>),
    /// One act a row.
    Act {
        /// The column that dates it.
        date: Vec<String>,
        /// The column that ends it.
        until: Option<Vec<String>>,
        /// Only rows where columns say so.
        when: Vec<When>,
    },
    /// Marks under dated columns.
    Attendance {
        /// The service attended.
        service: Category,
        /// How a session's header is written.
        header: Template,
        /// What stands for present, folded.
        marks: Vec<String>,
    },
}

/// A service of a wide register.
#[derive(Debug, Clone)]
pub struct WideRecord {
    /// The table's name in the source.
    pub name: String,
    /// The service.
    pub service: Category,
    /// The column that dates it.
    pub date: Vec<String>,
    /// The column that ends it.
    pub until: Option<Vec<String>>,
    /// Only rows where columns say so.
    pub when: Vec<When>,
    /// Columns of this service alone.
    pub columns: Vec<Column>,
    /// To whom.
    pub to: Option<To>,
}

/// A column that must say one of these words.
#[derive(Debug, Clone)]
pub struct When {
    /// The column's headers.
    pub headers: Vec<String>,
    /// The words, folded.
    pub words: Vec<String>,
}

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

/// A donor format.
#[derive(Debug, Clone)]
pub struct Format {
    /// Its code.
    pub code: String,
    /// Whose it is.
    pub donor: Label,
    /// What the workbook is called.
    pub name: Label,
    /// Its sheets.
    pub sheets: Vec<Sheet>,
}

/// A sheet of a donor's workbook.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// Its title.
    pub title: Label,
    /// What it shows.
    pub content: SheetContent,
}

/// What a sheet shows.
#[derive(Debug, Clone)]
pub enum SheetContent {
    /// Project, period, hashes.
    Cover,
    /// The logframe.
    Logframe(Vec<LogframeColumn>),
    /// One joint table for each line.
    Breakdown {
        /// Its dimensions, rows first.
        by: Vec<DimensionId>,
        /// The indicators; all that declare it when empty.
        indicators: Vec<usize>,
        /// A native chart.
        chart: Option<Chart>,
    },
    /// A sheet for each further breakdown.
    Breakdowns {
        /// Those that stand elsewhere.
        except: Vec<Vec<DimensionId>>,
    },
    /// What each indicator means.
    Definitions,
}
