//! Tables before they are CSV, Markdown, terminal text or a workbook: typed cells, no format.

use std::ops::Range;

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
    /// The cells that a workbook shades by their size.
    pub scales: Vec<Scale>,
    /// The name that formulas in a workbook know it by; made from its page and title when absent.
    pub name: Option<String>,
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
    /// A share: 0.5 is 50 %; with what qualifies it.
    Share(f64, Mark),
    /// A day.
    Day(NaiveDate),
    /// A word in place of a number: not reported, not applicable.
    Word(String),
    /// An amount, its currency, and what qualifies it.
    Money(f64, String, Mark),
    /// A sparkline over these columns of its own row. A workbook draws it; elsewhere the cell is empty.
    Spark(Range<usize>),
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
    /// It is an upper bound, and this the lower one.
    From(u64),
    /// It may still change, either way; and the lower bound of what was counted, where that is known only between bounds.
    Provisional(Option<u64>),
    /// It is not checked against the contract.
    ToConfirm,
    /// A target: the least that is wanted (`over`: more than it), checked against the contract or not.
    Wanted {
        /// Whether it is to be passed, and not only reached.
        over: bool,
        /// Whether it is checked against the contract.
        verified: bool,
    },
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

    /// A share that nothing qualifies.
    pub fn share(share: f64) -> Self {
        Self::Share(share, Mark::Plain)
    }

    /// Whether it reads as a number and is aligned so.
    pub fn is_number(&self) -> bool {
        matches!(
            self,
            Self::Number(..) | Self::Share(..) | Self::Word(_) | Self::Money(..)
        )
    }
}

/// A native chart of a table.
#[derive(Debug, Clone, Default)]
pub struct GridChart {
    /// How it is drawn.
    pub kind: ChartKind,
    /// Rows of the grid that it draws, without the headings and remarks between them.
    pub rows: Vec<usize>,
    /// Columns of the grid that it draws.
    pub columns: Vec<usize>,
    /// The column whose cells name the rows.
    pub label: usize,
    /// Whether each row is a series over the columns; else each column is a series over the rows.
    pub by_rows: bool,
    /// Whether its numbers are shares.
    pub percent: bool,
    /// What the axis of the groups or periods says; nothing when empty.
    pub group_axis: String,
    /// What the axis of the numbers says; nothing when empty.
    pub value_axis: String,
    /// A number that the axis reaches at least; the largest one drawn when 0.
    pub most: f64,
    /// What the chart shows, for those who cannot see it.
    pub alt: String,
}

/// How a chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ChartKind {
    /// Columns beside each other: a group for each row, a bar for each column.
    #[default]
    Bars,
    /// Columns on top of each other: the stages of a funnel, the countries that make them up.
    Stacked,
    /// Bars from left to right, one line of the table under the other: reached beside elapsed.
    Progress,
    /// Lines over periods.
    Trend,
}

/// Cells that are shaded together, the larger the number the darker.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scale {
    /// Rows of the grid. Totals do not belong in it: beside them all else is pale.
    pub rows: Vec<usize>,
    /// Columns of the grid.
    pub columns: Range<usize>,
}

impl GridChart {
    /// A chart over these rows and columns; `alt` says in words what it shows.
    pub fn new(
        kind: ChartKind,
        rows: impl IntoIterator<Item = usize>,
        columns: impl IntoIterator<Item = usize>,
        alt: impl Into<String>,
    ) -> Self {
        Self {
            kind,
            rows: rows.into_iter().collect(),
            columns: columns.into_iter().collect(),
            alt: alt.into(),
            ..Self::default()
        }
    }

    /// The same, with what its axes say.
    #[must_use]
    pub fn axes(mut self, group: impl Into<String>, value: impl Into<String>) -> Self {
        self.group_axis = group.into();
        self.value_axis = value.into();
        self
    }
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

    /// Lines of text instead of a table: paragraphs over the whole width. It has no columns, and one cell a row; a row that
    /// is a heading stands over the paragraphs that follow.
    pub fn prose(title: impl Into<String>, paragraphs: impl IntoIterator<Item = String>) -> Self {
        let mut grid = Self::new(title, Vec::new());
        for text in paragraphs {
            grid.push(RowKind::Plain, vec![Cell::text(text)]);
        }
        grid
    }

    /// The same, under this name in a workbook.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Adds a row.
    pub fn push(&mut self, kind: RowKind, cells: Vec<Cell>) {
        self.rows.push(GridRow { kind, cells });
    }
}
