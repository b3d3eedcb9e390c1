//! One page on one sheet: title, remarks, then its tables and charts one under the other.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::looks::Looks;
use super::measure;
use super::print::{self, Drawn};
use super::table::Table;
use super::widths;
use crate::language::Language;
use crate::report::book::{Book, Page};
use crate::report::grid::{Grid, RowKind};
use crate::report::text::shown;

/// A line of text, in points.
pub(super) const LINE: f64 = 15.0;
/// The highest that a row may be, in points.
const HIGHEST: f64 = 409.0;
/// Texts run over at least that many pixels, however narrow the tables under them.
const TEXT_WIDTH: f64 = 620.0;
/// A heading further down than this does not stay in sight: it would leave no room for what scrolls.
const HIGHEST_FROZEN: f64 = 220.0;

/// Draws a page; gives the range of each of its tables, as formulas write it.
pub(super) fn write(
    sheet: &mut Worksheet,
    page: &Page,
    book: &Book,
    looks: &Looks,
) -> Result<Vec<Option<String>>, XlsxError> {
    let widths = widths::of_page(page, book.language);
    for (column, width) in widths.iter().enumerate() {
        sheet.set_column_width(column as u16, *width)?;
    }
    let columns: Vec<f64> = widths.iter().map(|width| widths::pixels(*width)).collect();
    let mut pen = Pen::new(sheet, looks, book.language, page, columns);
    pen.text(&page.heading, &looks.heading, 16.0)?;
    for text in &page.intro {
        pen.text(text, &looks.note, 10.0)?;
    }
    pen.gap(9.0)?;
    let mut ranges = Vec::new();
    let mut header = None;
    for (at, grid) in page.grids.iter().enumerate() {
        pen.blocks.push(pen.row);
        pen.units.push(pen.row);
        // The page's heading speaks for the first table; every other one has a caption of its own.
        let caption = match (at, grid.title.as_str()) {
            (0, "") => "",
            (_, "") => page.heading.as_str(),
            (_, title) => title,
        };
        if super::names::is_table(grid) {
            let table = Table::draw(&mut pen, page, grid, caption)?;
            header.get_or_insert(table.header);
            ranges.push(Some(table.range));
        } else {
            pen.prose(grid)?;
            pen.notes(grid)?;
            ranges.push(None);
        }
        pen.gap(LINE)?;
    }
    let drawn = pen.drawn(kept(page, header));
    let top: f64 = drawn.heights.iter().take(drawn.repeated as usize + 1).sum();
    let frozen = if top > HIGHEST_FROZEN {
        0
    } else {
        drawn.repeated
    };
    sheet.set_freeze_panes(frozen + 1, 0)?;
    sheet.set_right_to_left(page.right_to_left);
    print::set_up(sheet, page, book, &drawn)?;
    Ok(ranges)
}

/// The row that stays in sight and comes again on each printed page: the headings of the only table, else the title.
fn kept(page: &Page, header: Option<u32>) -> u32 {
    let single = page.grids.len() == 1
        && page.grids[0]
            .columns
            .iter()
            .any(|column| !column.title.is_empty());
    header.filter(|_| single).unwrap_or(0)
}

/// Where the next line goes.
pub(super) struct Pen<'a> {
    pub(super) sheet: &'a mut Worksheet,
    pub(super) looks: &'a Looks,
    pub(super) language: Language,
    pub(super) row: u32,
    /// The width of each column that tables use, in pixels.
    pub(super) columns: Vec<f64>,
    /// The rows that a page may end before if it must.
    pub(super) units: Vec<u32>,
    /// The rows that start a table or a chart.
    pub(super) blocks: Vec<u32>,
    heights: Vec<f64>,
    last_column: u16,
    /// The last column that texts run over, and how many pixels that makes.
    span: (u16, f64),
}

impl<'a> Pen<'a> {
    fn new(
        sheet: &'a mut Worksheet,
        looks: &'a Looks,
        language: Language,
        page: &Page,
        columns: Vec<f64>,
    ) -> Self {
        let mut span = (columns.len().max(1) as u16 - 1, columns.iter().sum::<f64>());
        let paper = print::paper(page.orientation).0 / 0.75;
        while span.1 < TEXT_WIDTH.min(paper) {
            span = (span.0 + 1, span.1 + widths::DEFAULT);
        }
        Self {
            sheet,
            looks,
            language,
            row: 0,
            columns,
            units: Vec::new(),
            blocks: Vec::new(),
            heights: Vec::new(),
            last_column: span.0,
            span,
        }
    }

    /// Ends a row of this height. It is set: programs other than Excel do not fit rows to wrapped text on opening.
    pub(super) fn end_row(&mut self, points: f64) -> Result<(), XlsxError> {
        let points = points.min(HIGHEST);
        self.sheet.set_row_height(self.row, points)?;
        self.heights.push(points);
        self.row += 1;
        Ok(())
    }

    /// Leaves a row free.
    pub(super) fn gap(&mut self, points: f64) -> Result<(), XlsxError> {
        self.end_row(points)
    }

    /// How far down the rows from this one on reach, in points.
    pub(super) fn since(&self, row: u32) -> f64 {
        self.heights[row as usize..].iter().sum()
    }

    /// Keeps in mind that something stands as far as this many pixels from the start of a column.
    pub(super) fn reach(&mut self, column: u16, pixels: f64) {
        let mut at = column;
        let mut left = pixels;
        loop {
            let width = self.columns.get(usize::from(at)).copied();
            left -= width.unwrap_or(widths::DEFAULT);
            if left <= 0.0 {
                break;
            }
            at += 1;
        }
        self.last_column = self.last_column.max(at);
    }

    /// A text over the whole width of the page, as high as it needs; over several rows if one is not high enough.
    pub(super) fn text(&mut self, text: &str, format: &Format, size: f64) -> Result<(), XlsxError> {
        let (last, wide) = self.span;
        let lines = measure::lines(text, widths::room(wide), size);
        let line = size * 1.36;
        for lines in lines.chunks(((HIGHEST - 8.0) / line) as usize) {
            let text = super::limits::shortened(&lines.join(" "), super::limits::CELL);
            // A line may be one word too long for the width.
            let many = measure::count(&text, widths::room(wide), size).max(lines.len());
            if last > 0 {
                self.sheet
                    .merge_range(self.row, 0, self.row, last, &text, format)?;
            } else {
                self.sheet
                    .write_string_with_format(self.row, 0, &text, format)?;
            }
            self.end_row(line * many as f64 + 3.0)?;
        }
        Ok(())
    }

    /// What a reader must know to read a table right.
    pub(super) fn notes(&mut self, grid: &Grid) -> Result<(), XlsxError> {
        let looks = self.looks;
        if !grid.notes.is_empty() {
            self.gap(4.0)?;
        }
        for note in &grid.notes {
            self.text(note, &looks.note, 10.0)?;
        }
        Ok(())
    }

    /// Keeps texts to the first columns while a chart stands beside them; gives what they ran over before.
    pub(super) fn narrowed(&mut self, columns: usize) -> (u16, f64) {
        let wide = self.columns.iter().take(columns).sum();
        std::mem::replace(&mut self.span, (columns as u16 - 1, wide))
    }

    /// Lets texts run over as many columns as before.
    pub(super) fn widened(&mut self, span: (u16, f64)) {
        self.span = span;
    }

    /// Paragraphs, with what stands over them.
    fn prose(&mut self, grid: &Grid) -> Result<(), XlsxError> {
        let looks = self.looks;
        if !grid.title.is_empty() {
            self.text(&grid.title, &looks.caption, 11.0)?;
        }
        for row in &grid.rows {
            let text = row.cells.first().map(|cell| shown(self.language, cell));
            if row.kind == RowKind::Heading {
                self.units.push(self.row);
                self.gap(6.0)?;
                self.text(&text.unwrap_or_default(), &looks.subhead, 12.0)?;
                continue;
            }
            let after_heading = self.units.last().is_some_and(|unit| unit + 2 == self.row);
            if !after_heading {
                self.units.push(self.row);
            }
            self.text(&text.unwrap_or_default(), &looks.prose, 11.0)?;
            self.gap(4.0)?;
        }
        Ok(())
    }

    fn drawn(self, repeated: u32) -> Drawn {
        let many = usize::from(self.last_column) + 1;
        let width = |at: usize| self.columns.get(at).copied().unwrap_or(widths::DEFAULT);
        Drawn {
            wide: (0..many).map(width).sum::<f64>() * 0.75,
            heights: self.heights,
            blocks: self.blocks,
            units: self.units,
            repeated,
            last_column: self.last_column,
        }
    }
}
