//! A table on a sheet: caption, headings, rows, shades, sparklines, and its chart beside or below.

use rust_xlsxwriter::{
    Color, ConditionalFormat2ColorScale, ConditionalFormatType, Sparkline, SparklineType,
    XlsxError, utility,
};

use super::chart::{self, Stand};
use super::looks::{INK, SHADE};
use super::page::{LINE, Pen};
use super::{formula, limits, measure, print, runs, widths};
use crate::report::book::Page;
use crate::report::grid::{Cell, Grid, GridChart, GridRow, RowKind};
use crate::report::text::shown;

/// The space between a table and its chart, in pixels.
const SPACE: u32 = 24;
/// A page may be this much wider than the paper for the sake of a chart beside a table; beyond, print is too small.
const WIDER: f64 = 1.25;

/// A table drawn.
pub(super) struct Table {
    /// The row of its headings; of its first row where it has none.
    pub(super) header: u32,
    /// Its range with the headings, as formulas write it.
    pub(super) range: String,
}

impl Table {
    /// Draws a table under its caption; the page's own heading is the caption where there is none.
    pub(super) fn draw(
        pen: &mut Pen<'_>,
        page: &Page,
        grid: &Grid,
        caption: &str,
    ) -> Result<Self, XlsxError> {
        let looks = pen.looks;
        if !caption.is_empty() {
            pen.text(caption, &looks.caption, 11.0)?;
        }
        let header = pen.row;
        let titled = grid.columns.iter().any(|column| !column.title.is_empty());
        if titled {
            pen.headings(grid)?;
        }
        let first = pen.row;
        for (at, row) in grid.rows.iter().enumerate() {
            let before = at.checked_sub(1).map(|before| grid.rows[before].kind);
            // A heading is not left at the foot of a page, nor a remark put on the next one.
            let held = before == Some(RowKind::Heading) || row.kind == RowKind::Aside;
            if at > 0 && !held {
                pen.units.push(pen.row);
            }
            pen.grid_row(page, row, grid.columns.len(), titled)?;
        }
        let last = (
            pen.row.saturating_sub(1).max(header),
            grid.columns.len() as u16 - 1,
        );
        let range = format!("={}", formula(&page.name, (header, 0), last));
        pen.shade(grid, first)?;
        let stand = Stand {
            sheet: &page.name,
            header,
            first,
            right_to_left: page.right_to_left,
            enlarged: 1.0,
            caption: if caption.is_empty() {
                &page.heading
            } else {
                caption
            },
        };
        match &grid.chart {
            Some(chart) => pen.chart(page, &stand, grid, chart)?,
            None => pen.notes(grid)?,
        }
        Ok(Self { header, range })
    }
}

impl Pen<'_> {
    fn headings(&mut self, grid: &Grid) -> Result<(), XlsxError> {
        let looks = self.looks;
        let mut high = 1;
        for (at, column) in grid.columns.iter().enumerate() {
            let room = widths::room(self.columns[at]);
            high = high.max(measure::count(&column.title, room, widths::TEXT));
            let mut cells = grid.rows.iter().filter_map(|row| row.cells.get(at));
            let format = if cells.any(Cell::is_number) {
                &looks.column_of_numbers
            } else {
                &looks.column
            };
            let title = limits::shortened(&column.title, limits::CELL);
            self.sheet
                .write_string_with_format(self.row, at as u16, title, format)?;
        }
        self.end_row(LINE * high as f64 + 6.0)
    }

    fn grid_row(
        &mut self,
        page: &Page,
        row: &GridRow,
        columns: usize,
        titled: bool,
    ) -> Result<(), XlsxError> {
        let looks = self.looks;
        if row.kind == RowKind::Heading {
            for column in 0..columns {
                self.sheet
                    .write_blank(self.row, column as u16, &looks.level)?;
            }
            let text = row.cells.first().map(|cell| shown(self.language, cell));
            let text = limits::shortened(&text.unwrap_or_default(), limits::CELL);
            let wide = widths::room(self.columns.iter().take(columns).sum());
            let high = measure::count(&text, wide, widths::TEXT);
            if columns > 1 {
                let last = columns as u16 - 1;
                self.sheet
                    .merge_range(self.row, 0, self.row, last, &text, &looks.level)?;
            } else {
                self.sheet
                    .write_string_with_format(self.row, 0, text, &looks.level)?;
            }
            return self.end_row(LINE * high as f64 + 5.0);
        }
        let size = if row.kind == RowKind::Aside {
            9.0
        } else {
            widths::TEXT
        };
        let mut high = 1;
        let mut sparks = false;
        for (column, cell) in row.cells.iter().take(columns).enumerate() {
            if let Cell::Text(text) | Cell::Word(text) = cell {
                let room = widths::room(self.columns[column]);
                high = high.max(measure::count(text, room, size));
            }
            sparks |= matches!(cell, Cell::Spark(_));
            let label = !titled && column == 0 && row.kind == RowKind::Plain;
            self.cell(page, column as u16, cell, row.kind, label)?;
        }
        let line = size / widths::TEXT * LINE;
        let points = line * high as f64 + 3.0;
        self.end_row(if sparks { points.max(24.0) } else { points })
    }

    fn cell(
        &mut self,
        page: &Page,
        column: u16,
        cell: &Cell,
        kind: RowKind,
        label: bool,
    ) -> Result<(), XlsxError> {
        let looks = self.looks;
        let format = looks.cell(cell, kind);
        let format = if label { &looks.label } else { &*format };
        let row = self.row;
        match cell {
            Cell::Text(text) | Cell::Word(text) => {
                let text = limits::shortened(text, limits::CELL);
                self.sheet
                    .write_string_with_format(row, column, text, format)?
            }
            Cell::Number(number, _) | Cell::Share(number, _) | Cell::Money(number, ..)
                if number.is_finite() =>
            {
                self.sheet
                    .write_number_with_format(row, column, *number, format)?
            }
            Cell::Day(day) if super::is_day(*day) => self
                .sheet
                .write_date_with_format(row, column, *day, format)?,
            Cell::Day(day) => {
                self.sheet
                    .write_string_with_format(row, column, day.to_string(), format)?
            }
            Cell::Spark(over) => {
                if let (false, Ok(from), Ok(to)) = (
                    over.is_empty(),
                    u16::try_from(over.start),
                    u16::try_from(over.end.saturating_sub(1)),
                ) {
                    let spark = spark(&page.name, row, (from, to), page.right_to_left);
                    self.sheet.add_sparkline(row, column, &spark)?;
                }
                self.sheet.write_blank(row, column, format)?
            }
            _ => self.sheet.write_blank(row, column, format)?,
        };
        Ok(())
    }

    /// Shades the cells of a table's scales.
    fn shade(&mut self, grid: &Grid, first: u32) -> Result<(), XlsxError> {
        for scale in &grid.scales {
            let rows = scale.rows.iter().filter(|at| **at < grid.rows.len());
            let rows: Vec<u32> = rows.map(|at| first + *at as u32).collect();
            let left = scale.columns.start as u16;
            let right = scale.columns.end.min(grid.columns.len());
            let (Some(top), Some(bottom)) = (rows.first(), rows.last()) else {
                continue;
            };
            if right <= scale.columns.start {
                continue;
            }
            let right = right as u16 - 1;
            let pieces: Vec<String> = runs(&rows)
                .into_iter()
                .map(|(top, bottom)| utility::cell_range(top, left, bottom, right))
                .collect();
            let shades = ConditionalFormat2ColorScale::new()
                .set_minimum(ConditionalFormatType::Number, 0)
                .set_minimum_color(Color::White)
                .set_maximum_color(SHADE)
                .set_multi_range(pieces.join(" "));
            self.sheet
                .add_conditional_format(*top, left, *bottom, right, &shades)?;
        }
        Ok(())
    }

    /// A chart beside its table where the page is not made too wide by it, else below.
    fn chart(
        &mut self,
        page: &Page,
        stand: &Stand<'_>,
        grid: &Grid,
        chart: &GridChart,
    ) -> Result<(), XlsxError> {
        let (wide, _) = chart::size(chart, 1.0);
        let table: f64 = self.columns.iter().take(grid.columns.len()).sum();
        let widest: f64 = self.columns.iter().sum();
        let paper = print::paper(page.orientation).0 / 0.75;
        let beside = table + f64::from(SPACE + wide) <= widest.max(paper * WIDER);
        let stand = Stand {
            enlarged: if beside {
                1.0
            } else {
                (widest / paper).clamp(1.0, 2.0)
            },
            ..*stand
        };
        let (wide, high) = chart::size(chart, stand.enlarged);
        let Some(drawn) = chart::draw(&stand, grid, chart) else {
            return self.notes(grid);
        };
        let (row, column, offset) = if beside {
            let span = self.narrowed(grid.columns.len());
            self.notes(grid)?;
            self.widened(span);
            (stand.header, grid.columns.len() as u16, SPACE)
        } else {
            self.notes(grid)?;
            self.blocks.push(self.row);
            self.units.push(self.row);
            self.gap(10.0)?;
            (self.row, 0, 0)
        };
        self.sheet
            .insert_chart_with_offset(row, column, &drawn, offset, 0)?;
        self.reach(column, f64::from(offset + wide));
        // What follows starts below it.
        while self.since(row) < f64::from(high) * 0.75 {
            self.gap(LINE)?;
        }
        Ok(())
    }
}

/// A sparkline of bars from zero, the highest of them dark.
fn spark(sheet: &str, row: u32, (from, to): (u16, u16), right_to_left: bool) -> Sparkline {
    Sparkline::new()
        .set_range((sheet, row, from, row, to))
        .set_type(SparklineType::Column)
        .set_sparkline_color(Color::RGB(0x007F_9BAE))
        .show_high_point(true)
        .set_high_point_color(INK)
        .set_custom_min(0)
        .set_right_to_left(right_to_left)
}
