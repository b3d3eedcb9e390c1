//! A book as the bytes of an xlsx file, through `rust_xlsxwriter`.

mod chart;
mod looks;
mod widths;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use super::book::{Book, Page};
use super::grid::{Cell, Grid, GridRow, RowKind};
use crate::language::Language;
use looks::Looks;

/// The longest text a cell takes, by Excel's own limit.
const LONGEST: usize = 32_767;
/// A4, by Excel's number for it.
const A4: u8 = 9;
/// What A4 landscape leaves between the margins, in points.
const PRINTED_WIDTH: f64 = (11.69 - 0.8) * 72.0;
const PRINTED_HEIGHT: f64 = (8.27 - 1.1) * 72.0 - 20.0;
/// Rows that a sheet holds, by Excel's own limit.
pub const MOST_ROWS: usize = 1_048_576;

/// The bytes of a workbook.
pub fn bytes(book: &Book) -> Result<Vec<u8>, XlsxError> {
    let looks = Looks::new(book.language);
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(
        chrono::Datelike::year(&book.as_of) as u16,
        chrono::Datelike::month(&book.as_of) as u8,
        chrono::Datelike::day(&book.as_of) as u8,
    )?;
    let properties = DocProperties::new()
        .set_title(&book.title)
        .set_author(&book.author)
        .set_company(&book.author)
        .set_creation_datetime(&created);
    workbook.set_properties(&properties);
    for page in &book.pages {
        let mut sheet = Worksheet::new();
        sheet.set_name(&page.name)?;
        write_page(&mut sheet, page, book, &looks)?;
        workbook.push_worksheet(sheet);
    }
    workbook.save_to_buffer()
}

fn write_page(
    sheet: &mut Worksheet,
    page: &Page,
    book: &Book,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let widths = widths::of_page(page, book.language);
    for (column, width) in widths.iter().enumerate() {
        sheet.set_column_width(column as u16, *width)?;
    }
    let mut pen = Pen {
        sheet,
        looks,
        language: book.language,
        widths: &widths,
        row: 0,
        points: 0.0,
        page: &page.name,
    };
    pen.line(&page.heading, &looks.heading)?;
    for text in &page.intro {
        pen.line(text, &looks.note)?;
    }
    pen.skip();
    let mut header = None;
    let mut starts = Vec::new();
    for grid in &page.grids {
        starts.push((pen.row, pen.points));
        header.get_or_insert(pen.grid(grid)?);
    }
    let high = pen.points;
    // One table: its header stays in sight and comes again on each printed page. Several: the title does.
    let single = page.grids.len() == 1
        && page.grids[0]
            .columns
            .iter()
            .any(|column| !column.title.is_empty());
    let kept = if single { header.unwrap_or(0) } else { 0 };
    sheet.set_freeze_panes(kept + 1, 0)?;
    sheet.set_repeat_rows(if single { kept } else { 0 }, kept)?;
    set_up_print(sheet, book);
    let charted = page.grids.iter().any(|grid| grid.chart.is_some());
    let wide = widths::points(&widths) + if charted { chart::POINTS } else { 0.0 };
    let scale = (PRINTED_WIDTH / wide).min(1.0);
    if single || high <= PRINTED_HEIGHT / scale {
        sheet.set_print_fit_to_pages(1, 0);
        return Ok(());
    }
    // Several tables over several pages: none is cut. Breaks hold only where the scale is given, not fitted.
    sheet.set_print_scale((scale * 100.0).floor().max(10.0) as u16);
    sheet.set_page_breaks(&breaks(&starts, high, PRINTED_HEIGHT / scale))?;
    Ok(())
}

/// The rows before which a page ends, so that each table stands whole. `starts` are each table's row and its distance
/// from the top in points, `room` what a page holds.
fn breaks(starts: &[(u32, f64)], high: f64, room: f64) -> Vec<u32> {
    let mut list = Vec::new();
    let mut top = 0.0;
    // What repeats at the top of later pages takes its share of them.
    let repeated = starts.first().map_or(0.0, |(_, points)| *points);
    for (at, (row, points)) in starts.iter().enumerate() {
        let end = starts.get(at + 1).map_or(high, |(_, next)| *next);
        let used = if list.is_empty() { 0.0 } else { repeated };
        if at > 0 && end - top + used > room {
            list.push(*row);
            top = *points;
        }
    }
    list
}

fn set_up_print(sheet: &mut Worksheet, book: &Book) {
    sheet.set_paper_size(A4).set_landscape();
    sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
    sheet.set_footer(format!("&L{}&C&A&R&P / &N", book.title.replace('&', "&&")));
    sheet.set_screen_gridlines(false);
}

/// Where the next line goes.
struct Pen<'a> {
    sheet: &'a mut Worksheet,
    looks: &'a Looks,
    language: Language,
    widths: &'a [f64],
    row: u32,
    /// How far down the page that is, in points.
    points: f64,
    page: &'a str,
}

impl Pen<'_> {
    /// Leaves a row free.
    fn skip(&mut self) {
        self.row += 1;
        self.points += 15.0;
    }

    /// Ends a row of this many lines. The height is set: programs other than Excel do not fit rows to wrapped text on
    /// opening.
    fn end_row(&mut self, lines: usize, extra: f64) -> Result<(), XlsxError> {
        let points = (15.0 * lines as f64 + extra).min(400.0);
        self.sheet.set_row_height(self.row, points)?;
        self.row += 1;
        self.points += points;
        Ok(())
    }

    /// A text over the whole width of the page, as high as it needs.
    fn line(&mut self, text: &str, format: &rust_xlsxwriter::Format) -> Result<(), XlsxError> {
        let last = (self.widths.len() as u16).saturating_sub(1);
        let width: f64 = self.widths.iter().sum();
        let lines = widths::lines(text, width);
        if last > 0 {
            self.sheet
                .merge_range(self.row, 0, self.row, last, text, format)?;
        } else {
            self.sheet
                .write_string_with_format(self.row, 0, text, format)?;
        }
        let extra = if *format == self.looks.heading {
            6.0
        } else {
            0.0
        };
        self.end_row(lines, extra)
    }

    /// A table with its title, notes and chart; gives the row of its headings.
    fn grid(&mut self, grid: &Grid) -> Result<u32, XlsxError> {
        if !grid.title.is_empty() {
            self.line(&grid.title, &self.looks.title)?;
        }
        let header = self.row;
        if grid.columns.iter().any(|column| !column.title.is_empty()) {
            let titles = grid.columns.iter().map(|column| column.title.as_str());
            let mut high = 1;
            for (column, title) in titles.enumerate() {
                high = high.max(widths::lines(title, self.widths[column]));
                self.sheet.write_string_with_format(
                    header,
                    column as u16,
                    title,
                    &self.looks.column,
                )?;
            }
            self.end_row(high, 3.0)?;
        }
        let first = self.row;
        for row in &grid.rows {
            self.grid_row(row, grid.columns.len())?;
        }
        if let Some(chart) = &grid.chart {
            let drawn = chart::draw(self.page, header, first, chart);
            let right = grid.columns.len() as u16 + 1;
            self.sheet.insert_chart(header, right, &drawn)?;
            // The chart is taller than a small table: the next one starts below it.
            while self.row < header + chart::ROWS {
                self.skip();
            }
        }
        for note in &grid.notes {
            self.line(note, &self.looks.note)?;
        }
        self.skip();
        Ok(header)
    }

    fn grid_row(&mut self, row: &GridRow, columns: usize) -> Result<(), XlsxError> {
        if row.kind == RowKind::Heading {
            for column in 0..columns {
                self.sheet
                    .write_blank(self.row, column as u16, &self.looks.level)?;
            }
            let text = super::text::shown(self.language, &row.cells[0]);
            self.sheet
                .write_string_with_format(self.row, 0, text, &self.looks.level)?;
            return self.end_row(1, 0.0);
        }
        let mut high = 1;
        for (column, cell) in row.cells.iter().enumerate() {
            if let Cell::Text(text) = cell {
                high = high.max(widths::lines(text, self.widths[column]));
            }
            self.cell(column as u16, cell, row.kind)?;
        }
        self.end_row(high, 0.0)
    }

    fn cell(&mut self, column: u16, cell: &Cell, kind: RowKind) -> Result<(), XlsxError> {
        let format = self.looks.cell(cell, kind);
        match cell {
            Cell::Empty | Cell::Spark(_) => self.sheet.write_blank(self.row, column, format)?,
            Cell::Text(text) | Cell::Word(text) => {
                let cut: String = text.chars().take(LONGEST).collect();
                self.sheet
                    .write_string_with_format(self.row, column, cut, format)?
            }
            Cell::Number(number, _) | Cell::Share(number) | Cell::Money(number, _) => self
                .sheet
                .write_number_with_format(self.row, column, *number, format)?,
            Cell::Day(day) => self
                .sheet
                .write_date_with_format(self.row, column, *day, format)?,
        };
        Ok(())
    }
}
