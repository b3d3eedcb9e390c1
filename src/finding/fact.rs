//! Every fact a finding can state, with its code and severity.

use chrono::NaiveDate;
use strum::{EnumDiscriminants, EnumIter, EnumString, IntoStaticStr};

use super::kinds::{
    Bound, Described, Expected, FileFormat, LayoutChange, Misdated, Named, NoName, Orphan,
    SharedAs, TornLine, Unreadable, Variance,
};
use super::{Amount, Heading, Shown, Stated};

/// What was found, with the words needed to say it. Texts from cells come as [`Shown`], never raw.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EnumDiscriminants)]
#[strum_discriminants(name(Code))]
#[strum_discriminants(derive(EnumIter, IntoStaticStr, EnumString, Hash, PartialOrd, Ord))]
#[strum_discriminants(strum(serialize_all = "kebab-case"))]
#[strum_discriminants(doc = "A finding’s stable name: in messages, JSON, `bilan explain CODE`.")]
#[allow(missing_docs, reason = "fields are the words of the message")]
pub enum Fact {
    // -- the catalogue -----------------------------------------------------------------------------------------
    /// A file of the catalogue is not TOML.
    InvalidToml { message: String },
    /// A key that bilan does not know.
    UnknownKey {
        key: String,
        nearest: Option<String>,
    },
    /// A key that must be there is not.
    MissingKey { key: String },
    /// A value of another kind than the key takes.
    WrongType { key: String, expected: Expected },
    /// A word that is not one of those allowed.
    UnknownWord {
        word: String,
        allowed: Vec<String>,
        nearest: Option<String>,
    },
    /// A name that nothing declares.
    Undeclared {
        kind: Named,
        name: String,
        nearest: Option<String>,
    },
    /// A code declared twice.
    DuplicateCode { kind: Named, code: String },
    /// A code that cannot stand in the name of a file on every system.
    InvalidCode(NoName),
    /// One wording claimed by two categories of a dimension.
    AliasClaimedTwice {
        alias: String,
        first: String,
        second: String,
        dimension: String,
    },
    /// A condition that no record can meet.
    ImpossibleCondition { field: String, bound: Bound },
    /// A test that a field of this type cannot take.
    UnsuitableTest { field: String },
    /// A breakdown that the indicator's subjects cannot have.
    UnsuitableBreakdown {
        indicator: String,
        dimension: String,
    },
    /// A rate of two indicators that do not count the same kind of subject.
    UnsuitableRate { of: String, among: String },
    /// A donor format asks for what no reported indicator gives.
    FormatAsksNothing {
        format: String,
        project: String,
        asked: String,
    },
    /// A period that cannot be read.
    InvalidPeriod { text: String },
    /// A named reporting period whose name says a period already.
    AmbiguousPeriodName { text: String },
    /// A sentence whose places for figures cannot be read.
    InvalidSentence { part: String },
    /// Dates or bounds the wrong way round.
    EndBeforeStart { key: String },
    /// A pattern (file, sheet, header) that cannot be used.
    InvalidPattern { pattern: String },
    /// Age bands that overlap, leave a gap or cannot be read.
    InvalidBands { band: String },
    /// A sheet title that Excel does not take.
    InvalidTitle { title: String },
    /// A field that cannot stand in this place.
    UnsuitableField { field: String },
    /// A source that is not exactly one of record, act, attendance, aggregate.
    UnclearRowShape,
    /// Acts whose service nothing tells.
    NoService,
    /// Two columns of counts that count the same people.
    OverlappingCounts { first: String, second: String },
    /// A rate that turns no amount into another currency: not above 0, too fine, or of a currency in itself.
    InvalidRate,
    /// Two rates of one currency in another that hold on the same day.
    OverlappingRates { currency: String, to: String },
    /// A label without a text in a language of the catalogue.
    MissingLanguage { language: String },
    /// An indicator that a project reports and none of its sources can feed.
    NothingFeeds { project: String, indicator: String },
    /// A rule that points back to itself.
    CircularRule { name: String },
    /// A file that the catalogue names is not there.
    MissingFile { path: String },
    /// A column of a table of lines that bilan does not know.
    UnknownTableColumn {
        header: String,
        nearest: Option<String>,
    },
    /// A table of lines none of whose sheets has the headers.
    TableWithoutLines,
    /// A cell of a table of lines that must say something and does not.
    EmptyTableCell { column: String },
    /// A cell of a table of lines that does not hold what its column takes.
    InvalidTableCell { column: String, expected: Expected },
    /// A table of lines that says something else of a line than was said before.
    LineContradicts { line: String, column: String },
    /// Two targets of a line that are set for the same.
    TargetTwice { line: String },
    /// A number that can only be a share, and is not written as one: 60 of a rate, 0.5 of a number of people.
    UnclearShare {
        line: String,
        said: Amount,
        read: SharedAs,
    },
    /// A severity or a waiver for what must stay an error.
    FixedSeverity { code: String },
    /// A waiver whose last day is past.
    WaiverEnded { code: String, until: String },
    /// A waiver that no finding answers to.
    IdleWaiver { code: String },
    /// A list of aliases without a column that it needs.
    AliasColumnAbsent { column: String },
    /// A category filled in, and no value that it is of.
    AliasWithoutValue,

    // -- files and sheets --------------------------------------------------------------------------------------
    /// The data folder holds nothing.
    EmptyData { folder: String },
    /// No file matches a source's pattern.
    SourceFileAbsent { source: String, pattern: String },
    /// A file cannot be read.
    UnreadableFile { reason: Unreadable },
    /// One sheet of a readable file cannot be read.
    UnreadableSheet { reason: Unreadable },
    /// A file that no source claims.
    UnclaimedFile,
    /// A visible sheet that no source claims.
    UnclaimedSheet { source: Option<String> },
    /// A hidden sheet that looks like the register.
    HiddenSheet { source: String },
    /// A sheet or file that the source expects is not there.
    ExpectedAbsent { source: String, name: String },
    /// A workbook that a program holds open.
    OpenElsewhere,
    /// A folder among the data that is a link to another one, and is not gone into.
    LinkedFolder {
        /// Whether the other one is among the data too, and read there.
        within: bool,
    },
    /// What was inferred to read the file: encoding and delimiter.
    InferredText { encoding: String, delimiter: String },
    /// The days that a source tells of, inferred from its acts.
    InferredCoverage {
        source: String,
        first: NaiveDate,
        last: NaiveDate,
    },
    /// What was inferred to read the sheet: the row of the headers, and how many rows they take.
    InferredHeader { source: String, rows: u32 },
    /// A file that is not what its ending says.
    MisnamedFile { format: FileFormat },
    /// Rows that the spreadsheet hides and that are counted all the same.
    HiddenRows,
    /// Rows of totals, which are nobody's.
    TotalRow,
    /// A table that has headers and no row of anybody.
    NoRows { source: String },
    /// A row under the headers that describes the columns.
    DescribedColumns { how: Described },
    /// A line of a text file that cannot be trusted whole.
    TornLine { how: TornLine },
    /// A second table in the sheet, under the first.
    SecondTable { source: String },
    /// A file without any of the sheets that a source reads.
    SheetAbsent {
        source: String,
        wanted: Vec<String>,
        /// The sheets that it has.
        there: Vec<String>,
        /// Whether another file of the source has one.
        elsewhere: bool,
    },
    /// Cells merged down over rows of people.
    MergedCells {
        /// Whether they hold amounts or numbers, which count once.
        once: bool,
    },
    /// Rows struck through and counted all the same.
    StruckRows { whole: bool },
    /// Rows that a source leaves out and that cannot be told in this format.
    UntoldRows { key: String, format: FileFormat },
    /// Rows that leave blank what the row above fills in, as members of a group are written.
    GroupedRows {
        source: String,
        columns: Vec<String>,
    },
    /// A pivot table where a register is wanted.
    PivotSheet { source: String },
    /// The columns of a register are not those last accepted.
    LayoutChanged {
        source: String,
        change: LayoutChange,
    },

    // -- headers -----------------------------------------------------------------------------------------------
    /// No row of the sheet holds the source's headers.
    NoHeader { source: String, wanted: Vec<String> },
    /// A mapped column is not in the sheet.
    ColumnAbsent {
        source: String,
        header: String,
        nearest: Vec<Heading>,
    },
    /// Two columns answer to one mapped header.
    ColumnTwice {
        source: String,
        header: String,
        columns: Vec<String>,
    },
    /// No columns answer to the headers of blocks.
    NoBlock { source: String, template: String },
    /// Rows of a roster that belong to no one row of its parent, or rows of the parent that nothing can belong to.
    OrphanRow { which: Orphan },
    /// No table of the parent was found: a roster's rows stand alone.
    NoParent { source: String },
    /// No column answers to the header of sessions.
    NoSession { source: String, template: String },
    /// Headers over marks of attendance that are no plain day.
    UnclearSession {
        source: String,
        headers: Vec<String>,
        /// Whether they are read by the day among their words.
        read: bool,
    },

    // -- values ------------------------------------------------------------------------------------------------
    /// A value that no alias matches.
    UnknownValue { field: String, value: Shown },
    /// Cells of a column that hold a sign for nothing, read as blank.
    Placeholder { field: String, words: Vec<String> },
    /// Most values of a column are not understood: the wrong column, perhaps.
    ForeignColumn {
        field: String,
        understood: u32,
        filled: u32,
    },
    /// A number where a category is wanted and none is declared.
    UndeclaredNumber { field: String, number: String },
    /// A date that does not exist or cannot be meant, or that says something else besides.
    ImpossibleDate { field: String, why: Misdated },
    /// A number without the look of a date where one is wanted: a count of days, or a postal code.
    NumberAsDate {
        field: String,
        /// Whether it is read as a day all the same, since its column holds dates.
        read: bool,
    },
    /// Days of a column whose times all stand just before midnight: a clock of another zone may have moved them.
    BeforeMidnight { field: String, time: String },
    /// A month or a year where a day is wanted.
    PartialDate { field: String, act: bool },
    /// A column all of whose dates could be read with day and month the other way round.
    AmbiguousDates { read: String },
    /// A number whose one mark could part thousands or decimals.
    AmbiguousNumber { field: String },
    /// A date where an age is wanted.
    AgeAsDate { field: String },
    /// An age that nobody has.
    ImpossibleAge { field: String },
    /// Ages unlike the others of their column: a band among ages, a 0 where nobody else is a small child.
    OddAge { field: String, words: Vec<String> },
    /// A band of ages that lies in several of the catalogue's.
    SplitBand { field: String, band: String },
    /// A letter of a column that may mean another category than it is taken for, behind the text that puts it in doubt.
    AmbiguousLetters {
        field: String,
        letters: [String; 2],
        means: String,
        or: String,
    },
    /// Such a letter, beside words for the other category.
    AlikeLetters { field: String, letters: [String; 2] },
    /// An age that is years off the birth date beside it.
    AgeAgainstBirth { field: String },
    /// A number that cannot be read.
    InvalidNumber { field: String, value: Shown },
    /// A cell that holds a spreadsheet error.
    ErrorCell { field: String },
    /// A formula saved without its result.
    FormulaWithoutResult { field: String },
    /// Margins of a row that count the same people and do not add up to the same number.
    MarginsDiffer { first: u64, second: u64 },
    /// First times over the parts that do not add up to the cumulative number, since answers change.
    CategoryChanges {
        indicator: String,
        period: String,
        /// The cell; nothing for the total.
        at: String,
        parts: Amount,
        cumulative: Amount,
    },
    /// A row of totals that is the only figure of those it counts; whether other rows of the table tell more of theirs.
    TotalAlone { beside: bool },
    /// A row of totals beside rows that add up to another number.
    TotalDiffers { total: u64, parts: u64 },
    /// Two sources that count the people of one sheet.
    CountedTwice { first: String, second: String },
    /// A mark, an amount or a condition met, and no date.
    MarkWithoutDate { service: String },
    /// An act dated in a register of one act a row, and no service.
    ActWithoutService { source: String },
    /// A span that ends before it starts.
    SpanReversed { service: String },
    /// A word that does not tell which project paid.
    UnknownFunder { value: Shown },
    /// Rows that do not say which project paid.
    NoFunder { source: String },

    // -- people ------------------------------------------------------------------------------------------------
    /// Rows whose person cannot be told: each counts as its own.
    NoPersonKey { source: String, cut: bool },
    /// Keys that look like none: words of something else, or without a figure where nearly all have one.
    WordAsKey { source: String, words: Vec<Shown> },
    /// Telephones that differ only by what may be the code of a country: one person, perhaps, counted as two.
    PrefixedKeys { source: String },
    /// Rows whose organisation cannot be told.
    NoOrganisationKey { source: String },
    /// One person, two answers that should not change.
    ConflictingAnswers { dimension: String },
    /// One person, two birth dates.
    ConflictingBirthDates,
    /// Rows of one sheet that are the same to the letter.
    IdenticalRows { source: String },
    /// Counts of the same days and answers as those of another sheet: read once, where they repeat them.
    RepeatedCounts { source: String, once: bool },

    // -- periods and entries -----------------------------------------------------------------------------------
    /// A period cut to the project's dates.
    PeriodClipped {
        project: String,
        period: String,
        start: String,
        end: String,
    },
    /// A period wholly outside the project's dates.
    PeriodOutside { project: String, period: String },
    /// Records dated by a span that a period cuts.
    SpanCut { project: String, period: String },
    /// Acts filled in without a usable date, or refused, that could have counted.
    LostActs {
        project: String,
        indicator: String,
        lost: u64,
        counted: u64,
        tolerated: bool,
    },
    /// Records dated outside the project's dates.
    OutsideProject { project: String },
    /// Acts begun before the project that go on in it.
    CarriedOver { project: String },
    /// A total in which nothing tells who some of the people are: it lies between two bounds.
    PeopleNotTold {
        project: String,
        indicator: String,
        period: String,
        least: u64,
        most: u64,
    },
    /// Amounts for whose day no rate is declared.
    NoRate { currency: String, to: String },
    /// Amounts whose currency is not known.
    UnknownCurrency { to: String },
    /// An amount whose own cell names another currency than its row or source, or one that is not declared.
    OtherCurrency { cell: String, said: String },
    /// A sum over amounts of several currencies that asks for none.
    MixedCurrencies { indicator: String },
    /// An entry for a line that the project does not have.
    UnknownEntryLine {
        line: String,
        nearest: Option<String>,
    },
    /// An entry whose period cannot be read.
    InvalidEntryPeriod { text: String },
    /// An entry whose value is not a number.
    InvalidEntryValue,
    /// A text of an entry that names somebody who stands in a register: it is left out.
    NameInEntry,

    // -- figures held against each other -----------------------------------------------------------------------
    /// A breakdown that does not add up to its total.
    BreakdownGap {
        total: Stated,
        /// The dimensions it is by, each named in French and English.
        by: Vec<[String; 2]>,
        sum: Amount,
        /// Whether people are counted.
        people: bool,
        /// How many are counted in no category, where that is known.
        unknown: Option<Amount>,
    },
    /// A figure that only grows, smaller over a period than over a part of it.
    FallingFigure { inner: Stated, outer: Stated },
    /// A part larger than its whole.
    PartOverWhole { part: Stated, whole: Stated },
    /// The same number and breakdown under two indicators.
    SameFigures { first: Stated, second: Stated },
    /// Two numbers for the same thing and period.
    TwoFigures { first: Stated, second: Stated },
    /// The same thing in two units.
    UnitChange {
        first: Stated,
        second: Stated,
        /// The units' codes.
        units: [String; 2],
    },
    /// A figure many times its target.
    OverTarget { figure: Stated, target: Stated },
    /// A number that is not that of the things listed.
    StatedCount { figure: Stated, listed: u32 },
    /// A line without a figure.
    LineMissing {
        project: String,
        line: String,
        period: String,
    },
    /// A target whose day is past and that is not reached.
    TargetMissed {
        figure: Stated,
        target: Amount,
        by: String,
    },
    /// A figure off its target that no entry comments on.
    VarianceUnexplained(Variance),
}
