//! Sources: how one kind of spreadsheet becomes records.

use indexmap::IndexMap;

use super::{Category, DateOrder, DimensionId, FieldId, KeyScope, To};
use crate::catalogue::pattern::{Pattern, Template};

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
    /// Marks of an attendance sheet that say that nobody came, folded.
    pub absent: Vec<String>,
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
