//! Donor formats: the sheets of a workbook, built from a small vocabulary.

use indexmap::IndexMap;

use super::{
    CardItem, Category, Chart, DimensionId, GroupBy, Level, ListColumn, LogframeColumn, Periods,
    Slot, ViewedAs,
};
use crate::catalogue::pattern::Pattern;
use crate::language::Label;

/// A donor format.
#[derive(Debug, Clone)]
pub struct Format {
    /// Its code.
    pub code: String,
    /// Whose it is.
    pub donor: Label,
    /// What the workbook is called.
    pub name: Label,
    /// The donor's own wording of what bilan says.
    pub words: IndexMap<OwnWord, Label>,
    /// Its sheets.
    pub sheets: Vec<Sheet>,
}

/// What a donor may word in its own way.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    strum::EnumIter,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[strum(serialize_all = "snake_case")]
pub enum OwnWord {
    /// The category of those of whom nothing is known.
    Unknown,
    /// In place of a number that makes no sense.
    NotApplicable,
    /// In place of a number that nobody reported.
    Missing,
    /// Everybody.
    Total,
}

/// A sheet of a donor's workbook.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// Its title.
    pub title: Label,
    /// Languages of its labels; the report's when none is named.
    pub languages: Vec<String>,
    /// What stands under the title.
    pub intro: Label,
    /// Which lines it shows.
    pub lines: Selection,
    /// What it shows.
    pub content: SheetContent,
}

impl Sheet {
    /// Whether it is read from right to left: its first language is.
    pub fn right_to_left(&self) -> bool {
        matches!(
            self.languages.first().map(String::as_str),
            Some("ar" | "fa" | "he" | "ur")
        )
    }
}

/// Which logframe lines a sheet shows: all where nothing is said.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// Codes of lines.
    pub codes: Vec<Pattern>,
    /// Groups of lines.
    pub groups: Vec<String>,
    /// Levels.
    pub levels: Vec<Level>,
    /// Indicators.
    pub indicators: Vec<usize>,
}

/// What a sheet shows.
#[derive(Debug, Clone)]
pub enum SheetContent {
    /// Project, period, hashes.
    Cover,
    /// Lines down, declared columns across.
    Logframe(Logframe),
    /// One joint table for each line.
    Breakdown {
        /// Its dimensions, rows first.
        by: Vec<DimensionId>,
        /// How the period is looked at.
        view: ViewedAs,
        /// A native chart.
        chart: Option<Chart>,
    },
    /// One table for all lines.
    Cross(Cross),
    /// A sheet for each further breakdown.
    Breakdowns {
        /// Those that stand elsewhere.
        except: Vec<Vec<DimensionId>>,
    },
    /// One row for each value.
    Values {
        /// The dimension whose categories have a column each.
        split: Option<DimensionId>,
        /// The dimension whose categories are said in a comment.
        groups: Option<DimensionId>,
    },
    /// Stages one after the other.
    Funnel {
        /// The indicators, in order.
        stages: Vec<usize>,
        /// What each is split by.
        across: Option<DimensionId>,
        /// How the period is looked at.
        view: ViewedAs,
        /// A native chart.
        chart: Option<Chart>,
    },
    /// One row for each organisation of an indicator.
    List {
        /// The indicator.
        indicator: usize,
        /// The columns.
        columns: Vec<ListedAs>,
    },
    /// Amounts by currency.
    Amounts,
    /// Sentences with their figures.
    Sentences(Vec<Sentence>),
    /// One page of headings.
    Card(Vec<CardItemAt>),
    /// What each indicator means.
    Definitions,
}

/// A table of logframe lines.
#[derive(Debug, Clone)]
pub struct Logframe {
    /// Its columns.
    pub columns: Vec<ShownColumn>,
    /// What its lines are grouped by.
    pub group_by: Grouping,
    /// Whether targets by category have rows of their own.
    pub parts: bool,
    /// A native chart.
    pub chart: Option<Chart>,
}

/// What lines are grouped by.
#[derive(Debug, Clone)]
pub enum Grouping {
    /// By what every project has.
    By(GroupBy),
    /// By the codes of another framework, with what each is called.
    Reference(String, IndexMap<String, Label>),
}

/// A column of a table of lines.
#[derive(Debug, Clone)]
pub struct ShownColumn {
    /// What it shows.
    pub show: Show,
    /// Its heading, where it has one of its own.
    pub title: Option<Label>,
    /// Only these categories.
    pub at: Vec<(DimensionId, Category)>,
    /// A column for each category of this dimension.
    pub across: Option<DimensionId>,
    /// Only codes of this framework.
    pub vocabulary: Option<String>,
    /// Its width in characters.
    pub width: Option<f64>,
}

/// What a column shows.
#[derive(Debug, Clone)]
pub enum Show {
    /// What every line has.
    Named(LogframeColumn),
    /// The same text in each row.
    Text(Label),
    /// These columns for each of these periods.
    Repeated(Periods, Vec<ShownColumn>),
}

/// One table over lines and dimensions.
#[derive(Debug, Clone)]
pub struct Cross {
    /// What goes down.
    pub down: Vec<Axis>,
    /// What goes across.
    pub across: Vec<Axis>,
    /// How the period is looked at.
    pub view: ViewedAs,
    /// A native chart.
    pub chart: Option<Chart>,
}

/// What a table is laid out by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Axis {
    /// The logframe's lines.
    Line,
    /// A dimension.
    Dimension(DimensionId),
}

/// A column of a list of organisations.
#[derive(Debug, Clone)]
pub struct ListedAs {
    /// What it shows.
    pub show: Listed,
    /// Its heading, where it has one of its own.
    pub title: Option<Label>,
    /// Its width in characters.
    pub width: Option<f64>,
    /// Whether what it repeats of a register may be sent.
    pub publish: bool,
}

/// What a column of a list shows.
#[derive(Debug, Clone)]
pub enum Listed {
    /// What every organisation has.
    Named(ListColumn),
    /// A dimension or a field.
    Slot(Slot),
}

/// A sentence of a text.
#[derive(Debug, Clone)]
pub struct Sentence {
    /// The indicator whose figures are filled in; none for a plain text.
    pub indicator: Option<usize>,
    /// The logframe line whose figures are filled in.
    pub line: Option<String>,
    /// Its text, by language.
    pub text: Label,
    /// Each language's text, taken apart.
    pub parts: IndexMap<String, Vec<Part>>,
    /// How the period is looked at.
    pub view: ViewedAs,
}

/// A part of a sentence.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// Words.
    Text(String),
    /// A number; everybody's where no category is named.
    Number(Vec<(DimensionId, Category)>),
    /// One of two words, by the number: singular, plural.
    Words(Vec<(DimensionId, Category)>, String, String),
    /// The report's period.
    Period,
    /// Left out where a number in it is 0 or not known.
    Optional(Vec<Part>),
}

/// An item of a card.
#[derive(Debug, Clone)]
pub struct CardItemAt {
    /// Its heading.
    pub title: Label,
    /// What stands under it.
    pub show: Option<CardItem>,
    /// A text of its own.
    pub text: Label,
}
