//! Sources: how one kind of spreadsheet becomes records.

use indexmap::IndexMap;

use super::{Category, DateOrder, DimensionId, FieldId, Ignore, KeyScope, Midnight, To};
use crate::catalogue::answer::Answers;
use crate::catalogue::funders::Funders;
use crate::catalogue::pattern::{Pattern, Template};
use crate::catalogue::period::PeriodSpec;
use crate::catalogue::wordings::Wordings;
use crate::language::Label;

/// A source: one kind of spreadsheet and how its rows become records.
#[derive(Debug, Clone)]
pub struct Source {
    /// The stem of its file.
    pub code: String,
    /// What it is called in what donors are sent; nothing where it has no name but its code.
    pub label: Label,
    /// The project its records belong to. A file that several projects share is a source for each of them.
    pub project: usize,
    /// How it says which rows are the project's, where several share it; none where all are.
    pub funders: Option<Funders>,
    /// Files under the data folder.
    pub files: Vec<Pattern>,
    /// Sheets; all visible ones when empty.
    pub sheets: Vec<Pattern>,
    /// Read hidden sheets too.
    pub hidden: bool,
    /// Where its table stands, as far as that is said.
    pub place: TablePlace,
    /// Sheets or files that make it whole.
    pub expected: Vec<Pattern>,
    /// The days that it tells of, where it declares them.
    pub covers: Option<Covers>,
    /// What tells one person from another.
    pub person: Option<Key>,
    /// What tells one organisation from another.
    pub organisation: Option<Key>,
    /// Fields or headers that the first row of a group fills for the rows under it.
    pub fill_down: Vec<String>,
    /// The order of day and month.
    pub dates: DateOrder,
    /// Whether numbers without the look of a date are days.
    pub serial_dates: bool,
    /// What days are whose times stand just before midnight, where that is said.
    pub before_midnight: Option<Midnight>,
    /// Fields that are the same on every row.
    pub fixed: Vec<(Slot, String)>,
    /// Fields in the file's name.
    pub from_file_name: Option<Template>,
    /// Fields in the sheet's name.
    pub from_sheet_name: Option<Template>,
    /// Columns of every record.
    pub columns: Vec<Column>,
    /// Wordings of this source only.
    pub values: IndexMap<DimensionId, Wordings<Category>>,
    /// Dimensions that follow from others.
    pub derive: Vec<Derive>,
    /// How a row becomes records.
    pub shape: Shape,
    /// The table whose rows this one's belong to.
    pub parent: Option<Parent>,
    /// Blocks of columns, each about another person; names `{n}` and `{column}`.
    pub blocks: Option<Template>,
    /// Its path under the catalogue's folder, for findings.
    pub file: String,
}

/// The table whose rows a roster's belong to.
#[derive(Debug, Clone)]
pub struct Parent {
    /// Its sheets, in the same file; all other sheets when empty.
    pub sheets: Vec<Pattern>,
    /// Its files, where it is a file of its own.
    pub files: Vec<Pattern>,
    /// The headers of the column that tells its rows apart.
    pub key: Vec<String>,
    /// The headers of the roster's column that says which row.
    pub of: Vec<String>,
}

/// Where the table stands in a sheet, and how a text file is written: what is said need not be inferred.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TablePlace {
    /// The row of the headers, the last where they take several.
    pub header_row: Option<u32>,
    /// How many rows they take.
    pub header_rows: Option<u32>,
    /// The cells that hold the table, headers included.
    pub range: Option<CellRange>,
    /// Rows left out, as first and last.
    pub skip: Vec<(u32, u32)>,
    /// Whether rows that the spreadsheet hides are left out.
    pub skip_hidden_rows: bool,
    /// Whether rows struck through are left out.
    pub skip_struck_rows: bool,
    /// The encoding of text files, by its name in the Encoding Standard.
    pub encoding: Option<String>,
    /// The delimiter of text files.
    pub delimiter: Option<u8>,
}

impl Source {
    /// Whether the name of a file or sheet dates its rows.
    pub fn is_dated_by_name(&self) -> bool {
        let named = [&self.from_file_name, &self.from_sheet_name];
        let mut fields = named.into_iter().flatten().flat_map(Template::fields);
        fields.any(|field| field == "date")
    }

    /// Whether both are the same file of the catalogue, for two of the projects that share a register.
    pub fn shares_with(&self, other: &Self) -> bool {
        self.funders.is_some() && self.file == other.file
    }
}

impl TablePlace {
    /// Whether a row is left out.
    pub fn skips(&self, row: u32) -> bool {
        let within = |(first, last): &(u32, u32)| (*first..=*last).contains(&row);
        self.skip.iter().any(within)
    }
}

/// A rectangle of cells; columns from 0, rows from 1, ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellRange {
    /// First and last column.
    pub columns: (u32, u32),
    /// First and last row.
    pub rows: (u32, u32),
}

/// How a source declares the days that it tells of.
#[derive(Debug, Clone)]
pub enum Covers {
    /// These periods; of each, whether it goes on.
    Periods(Vec<(PeriodSpec, bool)>),
    /// The names of its files say.
    FileName(Template),
    /// The names of its sheets say.
    SheetName(Template),
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
    /// How the headers of its options are written, where each category has a column of its own that says yes or no:
    /// `besoins/{vulnerability}`.
    pub options: Vec<Template>,
}

/// What tells one person or organisation from another.
#[derive(Debug, Clone)]
pub struct Key {
    /// The fields that make it.
    pub fields: Vec<Slot>,
    /// Within what it means the same.
    pub scope: KeyScope,
    /// What does not tell one from another.
    pub ignore: Vec<Ignore>,
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
        /// The column that dates it; none where the file's or sheet's name does.
        date: Vec<String>,
        /// The column of its month, where `date` is that of its year.
        month: Option<Vec<String>>,
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
        /// What stands for present, and for absent.
        marks: Answers,
        /// What somebody must have attended to count at all.
        threshold: Option<Threshold>,
    },
    /// Counts in place of people.
    Aggregate(Aggregate),
}

/// Sessions that somebody must have attended.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Threshold {
    /// As many.
    Sessions(u32),
    /// This share of those held.
    Share(f64),
}

/// A table of counts.
#[derive(Debug, Clone)]
pub struct Aggregate {
    /// Whether organisations are counted, not people.
    pub organisations: bool,
    /// Whether nobody stands in two of its rows of one service.
    pub distinct: bool,
    /// The service, where no column tells it.
    pub service: Option<Category>,
    /// The column that dates a row, or that of its year; none where the file's or sheet's name does.
    pub date: Option<Vec<String>>,
    /// The column of its month, where `date` is that of its year.
    pub month: Option<Vec<String>>,
    /// The column that ends it.
    pub until: Option<Vec<String>>,
    /// Columns of counts.
    pub counts: Vec<Count>,
}

/// A column of counts.
#[derive(Debug, Clone)]
pub struct Count {
    /// Its headers.
    pub headers: Vec<String>,
    /// The categories that it counts, besides what the row says.
    pub says: Vec<(DimensionId, Category)>,
    /// Which of the margins it stands in, from 1, where several tell of the same people; else 0.
    pub margin: u32,
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
    /// The column of its month, where `date` is that of its year.
    pub month: Option<Vec<String>>,
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
    /// The words that it must say, and those that it may say otherwise.
    pub answers: Answers,
}
