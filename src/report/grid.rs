//! Tables before they are CSV, Markdown, terminal text or a workbook: typed cells, no format.

use chrono::NaiveDate;

/// A table.
#[derive(Debug, Clone, Default)]
pub struct Grid {
    /// What it shows.
    pub title: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<GridRow>,
    /// What a reader must know to read it right.
    pub notes: Vec<String>,
    /// A native chart of it, where a workbook holds it.
    pub chart: Option<GridChart>,
}

/// A column.
#[derive(Debug, Clone, Default)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// Its name in machine formats.
    pub code: String,
    /// Its width in a workbook, in characters; fitted to the content when absent.
    pub width: Option<f64>,
}

impl Column {
    /// A column of this heading.
    pub fn new(code: &str, title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            code: code.to_owned(),
            width: None,
        }
    }

    /// The same, this wide.
    #[must_use]
    pub fn wide(mut self, width: f64) -> Self {
        self.width = Some(width);
        self
    }
}

/// A row.
#[derive(Debug, Clone)]
pub struct GridRow {
    /// How it stands among the others.
    pub kind: RowKind,
    /// Its cells, one a column.
    pub cells: Vec<Cell>,
}

/// How a row stands among the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// One of many.
    Plain,
    /// A total.
    Total,
    /// A heading over the rows that follow: its first cell speaks for the row.
    Heading,
    /// A remark on the row above: percentages under counts.
    Aside,
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A text.
    Text(String),
    /// A number, with what qualifies it.
    Number(f64, Mark),
    /// A share: 0.5 is 50 %.
    Share(f64),
    /// A day.
    Day(NaiveDate),
    /// A word in place of a number: not reported, not applicable.
    Word(String),
}

/// What qualifies a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mark {
    /// Nothing.
    #[default]
    Plain,
    /// It is a lower bound.
    AtLeast,
    /// It is an upper bound.
    AtMost,
    /// It is not checked against the contract.
    ToConfirm,
    /// A lower bound that is not checked either.
    AtLeastToConfirm,
}

impl Cell {
    /// A text, or nothing when it is empty.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(text)
        }
    }

    /// A whole number.
    pub fn count(number: impl Into<f64>) -> Self {
        Self::Number(number.into(), Mark::Plain)
    }

    /// Whether it reads as a number and is aligned so.
    pub fn is_number(&self) -> bool {
        matches!(self, Self::Number(..) | Self::Share(_) | Self::Word(_))
    }
}

/// Bars: one group for each row of `rows`, one bar for each column of `columns`.
#[derive(Debug, Clone)]
pub struct GridChart {
    /// Rows of the grid that make the groups.
    pub rows: std::ops::Range<usize>,
    /// Columns of the grid that make the bars.
    pub columns: std::ops::Range<usize>,
    /// The largest number shown, so that small ones are counted in whole steps.
    pub most: f64,
    /// What the chart shows, for those who cannot see it.
    pub alt: String,
}

impl Grid {
    /// A table of these columns, still empty.
    pub fn new(title: impl Into<String>, columns: Vec<Column>) -> Self {
        Self {
            title: title.into(),
            columns,
            ..Self::default()
        }
    }

    /// Adds a row.
    pub fn push(&mut self, kind: RowKind, cells: Vec<Cell>) {
        self.rows.push(GridRow { kind, cells });
    }
}
