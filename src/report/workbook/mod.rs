//! A book as the bytes of an xlsx file, through rust_xlsxwriter.

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

fn write_page(sheet: &mut Worksheet, page: &Page, book: &Book, looks: &Looks) -> Result<(), XlsxError> {
    let widths = widths::of_page(page, book.language);
    for (column, width) in widths.iter().enumerate() {
        sheet.set_column_width(column as u16, *width)?;
    }
    let mut pen = Pen { sheet, looks, language: book.language, widths: &widths, row: 0, page: &page.name };
    pen.line(&page.heading, &looks.heading)?;
    for text in &page.intro {
        pen.line(text, &looks.note)?;
    }
    pen.row += 1;
    let mut header = None;
    let mut end = pen.row;
    for grid in &page.grids {
        let at = pen.grid(grid)?;
        header.get_or_insert(at);
        end = pen.row;
    }
    let _ = end;
    // One table: its header stays in sight and comes again on each printed page. Several: the title does.
    let single = page.grids.len() == 1 && page.grids[0].columns.iter().any(|column| !column.title.is_empty());
    let kept = if single { header.unwrap_or(0) } else { 0 };
    sheet.set_freeze_panes(kept + 1, 0)?;
    sheet.set_repeat_rows(if single { kept } else { 0 }, kept)?;
    set_up_print(sheet, book);
    Ok(())
}

fn set_up_print(sheet: &mut Worksheet, book: &Book) {
    sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
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
    page: &'a str,
}

impl Pen<'_> {
    /// A text over the whole width of the page, as high as it needs.
    fn line(&mut self, text: &str, format: &rust_xlsxwriter::Format) -> Result<(), XlsxError> {
        let last = (self.widths.len() as u16).saturating_sub(1);
        let width: f64 = self.widths.iter().sum();
        let lines = widths::lines(text, width);
        if last > 0 {
            self.sheet.merge_range(self.row, 0, self.row, last, text, format)?;
        } else {
            self.sheet.write_string_with_format(self.row, 0, text, format)?;
        }
        if lines > 1 {
            self.sheet.set_row_height(self.row, 15.0 * lines as f64)?;
        }
        self.row += 1;
        Ok(())
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
                self.sheet.write_string_with_format(header, column as u16, title, &self.looks.column)?;
            }
            self.sheet.set_row_height(header, 15.0 * high as f64 + 3.0)?;
            self.row += 1;
        }
        let first = self.row;
        for row in &grid.rows {
            self.grid_row(row, grid.columns.len())?;
        }
        if let Some(chart) = &grid.chart {
            let drawn = chart::draw(self.page, header, first, grid, chart);
            let right = grid.columns.len() as u16 + 1;
            self.sheet.insert_chart(header, right, &drawn)?;
            // The chart is taller than a small table: the next one starts below it.
            self.row = self.row.max(header + chart::ROWS);
        }
        for note in &grid.notes {
            self.line(note, &self.looks.note)?;
        }
        self.row += 1;
        Ok(header)
    }

    fn grid_row(&mut self, row: &GridRow, columns: usize) -> Result<(), XlsxError> {
        if row.kind == RowKind::Heading {
            for column in 0..columns {
                self.sheet.write_blank(self.row, column as u16, &self.looks.level)?;
            }
            let text = super::text::shown(self.language, &row.cells[0]);
            self.sheet.write_string_with_format(self.row, 0, text, &self.looks.level)?;
            self.row += 1;
            return Ok(());
        }
        let mut high = 1;
        for (column, cell) in row.cells.iter().enumerate() {
            if let Cell::Text(text) = cell {
                high = high.max(widths::lines(text, self.widths[column]));
            }
            self.cell(column as u16, cell, row.kind)?;
        }
        // A height of its own: programs other than Excel do not fit rows to wrapped text on opening.
        self.sheet.set_row_height(self.row, (15.0 * high as f64).min(400.0))?;
        self.row += 1;
        Ok(())
    }

    fn cell(&mut self, column: u16, cell: &Cell, kind: RowKind) -> Result<(), XlsxError> {
        let format = self.looks.cell(cell, kind);
        match cell {
            Cell::Empty => self.sheet.write_blank(self.row, column, format)?,
            Cell::Text(text) | Cell::Word(text) => {
                let cut: String = text.chars().take(LONGEST).collect();
                self.sheet.write_string_with_format(self.row, column, cut, format)?
            }
            Cell::Number(number, _) | Cell::Share(number) => {
                self.sheet.write_number_with_format(self.row, column, *number, format)?
            }
            Cell::Day(day) => self.sheet.write_date_with_format(self.row, column, *day, format)?,
        };
        Ok(())
    }
}
