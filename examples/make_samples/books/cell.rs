//! A sample file before it has a format: sheets of typed cells, and what a spreadsheet says about their layout.

use chrono::NaiveDate;

/// One file of the samples.
#[derive(Debug)]
pub(crate) struct SampleFile {
    /// Where it stands under the samples folder, with `/`.
    pub(crate) path: &'static str,
    pub(crate) format: Format,
    /// Its sheets, in order; a CSV file has exactly one.
    pub(crate) sheets: Vec<Sheet>,
}

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// An xlsx workbook.
    Workbook,
    /// `;`, CRLF, Windows-1252: what an older French Excel saves.
    CsvWindows1252,
    /// `;`, CRLF, UTF-8 behind a byte order mark: « CSV UTF-8 » of a newer one.
    CsvUtf8,
    /// Tabs, CRLF, UTF-16 behind a byte order mark: Excel's « Texte Unicode ».
    CsvUtf16,
    /// Excel 97's workbook: made once by an office program, from the same cells.
    Xls,
    /// An `OpenDocument` sheet: made once by an office program, from the same cells.
    Ods,
}

impl Format {
    /// Whether an office program made the file, once: it is committed as it came, not written again.
    pub(crate) fn is_made_once(self) -> bool {
        matches!(self, Self::Xls | Self::Ods)
    }
}

/// One sheet.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    pub(crate) name: String,
    pub(crate) hidden: bool,
    pub(crate) rows: Vec<Vec<Cell>>,
    /// Blocks of cells shown as one; the text is that of the block's first cell.
    pub(crate) merged: Vec<Block>,
    /// The row with the column names, counted from 0: bold, and frozen with all above it.
    pub(crate) header_row: Option<u32>,
    /// The width of every column, in characters.
    pub(crate) width: f64,
}

/// A block of cells in one row: the row, its first and its last column, counted from 0.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Block {
    pub(crate) row: u32,
    pub(crate) first: u16,
    pub(crate) last: u16,
}

/// What one cell holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell {
    Blank,
    Text(String),
    Number(f64),
    Date(NaiveDate),
    /// A formula with the number that the spreadsheet program last computed for it.
    Formula {
        formula: String,
        result: f64,
    },
}

impl Cell {
    /// A cell of text, blank when the text is empty.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() {
            Self::Blank
        } else {
            Self::Text(text)
        }
    }

    /// A cell of text as a CSV file has it, where a date is `dd/mm/yyyy`.
    pub(crate) fn day_text(day: NaiveDate) -> Self {
        Self::Text(day_text(day))
    }

    /// A whole number.
    pub(crate) fn number(number: u32) -> Self {
        Self::Number(f64::from(number))
    }

    /// A date cell, blank without a date.
    pub(crate) fn date(day: Option<NaiveDate>) -> Self {
        day.map_or(Self::Blank, Self::Date)
    }

    /// Is there anything in it?
    pub(crate) fn is_filled(&self) -> bool {
        *self != Self::Blank
    }
}

/// A row of text cells.
pub(crate) fn texts<T: Into<String>>(texts: impl IntoIterator<Item = T>) -> Vec<Cell> {
    texts.into_iter().map(Cell::text).collect()
}

/// A date as people here type it.
pub(crate) fn day_text(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

/// A day that is known to exist.
pub(crate) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day written in this program exists")
}

/// The name of a column: `A` for 0, `AA` for 26.
pub(crate) fn column_name(column: usize) -> String {
    let letter = |index: usize| char::from(b'A' + u8::try_from(index % 26).unwrap_or(0));
    if column < 26 {
        letter(column).to_string()
    } else {
        [letter(column / 26 - 1), letter(column)].iter().collect()
    }
}

/// The first row of a block of data, as formulas count it, and its last.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DataRows {
    pub(crate) first: usize,
    pub(crate) last: usize,
}

/// `=COUNT(…)` over a column of `rows`, with the count of its dates and numbers.
pub(crate) fn count_formula(rows: &[Vec<Cell>], column: usize, data: DataRows) -> Cell {
    let counted = |row: &&Vec<Cell>| {
        matches!(
            row.get(column),
            Some(Cell::Date(_) | Cell::Number(_) | Cell::Formula { .. })
        )
    };
    let count = rows.iter().filter(counted).count();
    function("COUNT", column, data, number_of(count))
}

/// `=SUM(…)` over a column of `rows`, with the sum of its numbers.
pub(crate) fn sum_formula(rows: &[Vec<Cell>], column: usize, data: DataRows) -> Cell {
    let amount = |row: &Vec<Cell>| match row.get(column) {
        Some(Cell::Number(number)) => *number,
        _ => 0.0,
    };
    function("SUM", column, data, rows.iter().map(amount).sum())
}

/// `=COUNTA(…)` over a column of `rows`, with the count of its filled cells.
pub(crate) fn filled_formula(rows: &[Vec<Cell>], column: usize, data: DataRows) -> Cell {
    let filled = |row: &&Vec<Cell>| row.get(column).is_some_and(Cell::is_filled);
    let count = rows.iter().filter(filled).count();
    function("COUNTA", column, data, number_of(count))
}

fn function(name: &str, column: usize, data: DataRows, result: f64) -> Cell {
    let column = column_name(column);
    let DataRows { first, last } = data;
    Cell::Formula {
        formula: format!("={name}({column}{first}:{column}{last})"),
        result,
    }
}

fn number_of(count: usize) -> f64 {
    f64::from(u32::try_from(count).expect("a sample sheet has few rows"))
}
