//! The kinds of things that facts tell apart: what a name names, what a key takes, why a file cannot be read, what is wrong
//! with a line, what has changed in a layout.

use strum::EnumIter;

/// The kind of thing a name should name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter)]
#[allow(missing_docs, reason = "each is the concept of that name in lib.rs")]
pub enum Named {
    Dimension,
    Field,
    Category,
    Indicator,
    Project,
    Format,
    Column,
    Language,
    Line,
    Source,
    Finding,
    Result,
    Revision,
    Period,
    Published,
    Report,
}

/// A code that cannot stand in the name of a file.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NoName {
    /// The code.
    pub code: String,
    /// Why it cannot.
    pub why: Misnamed,
    /// One like it that can.
    pub instead: String,
}

/// Why a code cannot stand in the name of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter)]
pub enum Misnamed {
    /// It has other signs than letters without accents, figures, `.`, `_` and `-`, or none.
    Signs,
    /// It ends with a dot, which Windows leaves out.
    Dot,
    /// Windows keeps it for a device.
    Reserved,
}

/// Which row of a roster and its parent finds no one row of the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter)]
pub enum Orphan {
    /// A row of the roster that belongs to no row of its parent.
    Child,
    /// A row of the roster that may belong to several, and each says something else.
    Several,
    /// A row of the parent that nothing can belong to.
    Parent,
}

/// What a key takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter)]
#[allow(missing_docs, reason = "each names a kind of TOML value")]
pub enum Expected {
    Text,
    Number,
    WholeNumber,
    Boolean,
    Date,
    List,
    Table,
    TextOrList,
    TextOrTable,
    TextListOrTable,
    Anything,
}

/// Why a condition can never hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter)]
pub enum Bound {
    /// `at_least` is above `at_most`.
    Reversed,
    /// An empty list of categories.
    Empty,
    /// Two conditions exclude each other.
    Exclusive,
}

/// Why a file could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter)]
pub enum Unreadable {
    /// Zero bytes.
    Empty,
    /// Locked by a password.
    Password,
    /// Damaged or cut short.
    Damaged,
    /// A format known and not read.
    Unsupported(Unsupported),
    /// The system refused to open it.
    Refused,
    /// Not a spreadsheet.
    Foreign,
    /// More than a register holds: a limit is passed.
    TooLarge(Beyond),
}

/// A format that is known and not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter, Default)]
pub enum Unsupported {
    /// A web page under a spreadsheet's name, as many systems export.
    #[default]
    Html,
    /// The XML of Excel 2003.
    XmlSpreadsheet,
    /// OpenDocument in one XML file.
    FlatOds,
    /// Workbooks of Excel before 5.0.
    OldExcel,
}

/// The limit that a file passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter, Default)]
pub enum Beyond {
    /// A part unpacks to more than 64 MB, and to more than a hundred times its size.
    #[default]
    Unpacked,
    /// Its cells span more than 100 million places, or lie beyond the last row or column of a spreadsheet.
    Places,
    /// It asks for more memory than 512 MB, or for too much time of a processor.
    Memory,
    /// A line of text is longer than 16 MB.
    Line,
    /// It has more than 2,000 sheets.
    Sheets,
    /// Its cells repeat more than 32 MB of text, and more than 256 bytes a place; or it shares more than 256 MB.
    Text,
}

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter, Default)]
#[allow(missing_docs, reason = "each is the format of that name")]
pub enum FileFormat {
    #[default]
    Xlsx,
    Xlsb,
    Xls,
    Ods,
    Csv,
}

/// What is wrong with a line of a text file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter)]
pub enum TornLine {
    /// A quotation mark that nothing closes: read as a sign like any other.
    StrayQuote,
    /// The file ends in the middle of this line.
    CutShort,
    /// The line is in another encoding than the rest.
    OtherEncoding,
    /// More cells than the table has columns.
    TooLong,
    /// A line break in a cell without quotation marks: its lines are read as one.
    Broken,
    /// A text longer than any cell of a spreadsheet: read up to there. In any format.
    CutText,
}

/// Why a cell that should date something does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter)]
pub enum Misdated {
    /// No such day, or nothing like one.
    Impossible,
    /// A day and something besides: « annulé », a question mark.
    Remark,
    /// Several days, one by one.
    Several,
    /// In place of an end: no day, and no word for what goes on.
    End,
}

/// What differs from the layout last accepted.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[allow(
    missing_docs,
    reason = "the variants' fields are the words of the message in `wording`"
)]
pub enum LayoutChange {
    /// A column that was there is not.
    ColumnGone { header: String },
    /// A column has another header.
    ColumnRenamed { header: String, to: String },
    /// A column that was not there is.
    ColumnNew { header: String },
    /// A sheet that was there is not.
    SheetGone { sheet: String },
    /// A sheet, or a file of one sheet, that was not there is.
    SheetNew,
}

/// Rows under the headers that describe the columns and are nobody's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter)]
pub enum Described {
    /// HXL tags (`#sex+f`), as the Humanitarian Exchange Language sets them.
    Tags,
    /// Labels with types (`Sexe - SELECT_ONE - required`).
    Types,
}

/// A figure that is off its target: what it takes to say so in a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Variance {
    /// The line's code.
    pub line: String,
    /// The period, as an entry is to give it.
    pub period: String,
    /// The code of what one of it is.
    pub unit: String,
    /// The categories that the target is set for, in the report's language.
    pub of: Vec<String>,
    /// The figure, in ten-thousandths.
    pub value: i64,
    /// The target, in ten-thousandths.
    pub target: i64,
    /// What the two numbers are.
    pub measured: Measured,
    /// The year that the target is for, where it is for one.
    pub year: Option<i32>,
    /// The code of the report's language.
    pub language: String,
    /// The file and the sheet of the project's entries, where it has some.
    pub entries: Option<(String, String)>,
}

/// What a figure and its target are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter)]
pub enum Measured {
    /// So many.
    Number,
    /// Shares of a whole.
    Share,
}

/// How a number that can only be a share is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SharedAs {
    /// 60 of a rate: 60 %.
    Percent,
    /// 0.5 of the people of some categories: 50 % of the line's total.
    OfTotal,
    /// 0.5 of everybody: no number of people.
    Nothing,
}
