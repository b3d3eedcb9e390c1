//! Columns as wide as their content needs.

use super::measure;
use crate::language::Language;
use crate::report::book::{Orientation, Page};
use crate::report::grid::{Cell, Grid, RowKind};
use crate::report::text::shown;

const NARROWEST: f64 = 8.0;
const WIDEST: f64 = 60.0;
/// What a column is widened to so that a long text does not make a row higher than a sheet allows.
const WIDEST_OF_TEXT: f64 = 120.0;
/// What a column is widened to for a word in place of a number.
const WIDEST_OF_WORDS: f64 = 16.0;
/// A column that holds sparklines.
const SPARKS: f64 = 16.0;
/// The lines that a row holds: 409 points by Excel's own limit.
pub(super) const MOST_LINES: usize = 26;
/// What stands beside the text of a cell: its indent, and the space on both sides.
pub(super) const PADDING: f64 = 12.0;
/// A column whose width is not set, in pixels.
pub(super) const DEFAULT: f64 = 64.0;

/// The size of the text of cells, in points.
pub(super) const TEXT: f64 = 11.0;

/// The width of each column of a page, in characters, over all its tables.
pub(super) fn of_page(page: &Page, language: Language) -> Vec<f64> {
    let mut widths: Vec<f64> = Vec::new();
    for grid in &page.grids {
        for (at, width) in of_grid(grid, language).into_iter().enumerate() {
            match widths.get_mut(at) {
                Some(widest) => *widest = width.max(*widest),
                None => widths.push(width),
            }
        }
    }
    if widths.is_empty() {
        // A page of text: one column as wide as the paper.
        widths.push(match page.orientation {
            Orientation::Landscape => 140.0,
            Orientation::Portrait => 95.0,
        });
    }
    widths
}

fn of_grid(grid: &Grid, language: Language) -> Vec<f64> {
    let column = |(at, column): (usize, &crate::report::grid::Column)| {
        let words = column.title.split_whitespace();
        let head = words.map(|word| characters(word)).fold(0.0, f64::max);
        let cells = || {
            let rows = grid.rows.iter().filter(|row| row.kind != RowKind::Heading);
            rows.filter_map(|row| row.cells.get(at))
        };
        let wide = |cell: &Cell| characters(&shown(language, cell));
        // A number that does not fit shows as ###, whatever width was declared.
        // A word in place of a number is short as a rule; a long one may wrap.
        let firm = |cell: &Cell| match cell {
            Cell::Word(_) => Some(wide(cell).min(WIDEST_OF_WORDS)),
            cell if cell.is_number() || matches!(cell, Cell::Day(_)) => Some(wide(cell)),
            _ => None,
        };
        let mut need = cells().filter_map(firm).fold(head, f64::max);
        if cells().any(|cell| matches!(cell, Cell::Spark(_))) {
            need = need.max(SPARKS);
        }
        let width = match column.width {
            Some(width) => width.max(need),
            None => cells().map(wide).fold(need, f64::max).min(WIDEST.max(need)),
        };
        tall_enough(width, cells()).clamp(NARROWEST, WIDEST_OF_TEXT)
    };
    grid.columns.iter().enumerate().map(column).collect()
}

/// The width at which no text is higher than a row may be.
fn tall_enough<'c>(width: f64, cells: impl Iterator<Item = &'c Cell>) -> f64 {
    let mut width = width;
    for cell in cells {
        if let Cell::Text(text) = cell {
            // Most texts are far from it: as long as that takes at the least.
            let long = text.len() > MOST_LINES * 8 || text.matches('\n').count() >= MOST_LINES;
            while long
                && width < WIDEST_OF_TEXT
                && measure::count(text, room(pixels(width)), TEXT) > MOST_LINES
            {
                width += 10.0;
            }
        }
    }
    width
}

/// What a text needs of a column's width, which is counted in digits of 7 pixels with 5 of its own.
fn characters(text: &str) -> f64 {
    let lines = text.split('\n').map(|line| measure::pixels(line, TEXT));
    let widest = lines.fold(0.0, f64::max);
    ((widest + PADDING - 5.0) / 7.0).ceil()
}

/// How wide a column of that many characters is, in pixels.
pub(super) fn pixels(width: f64) -> f64 {
    (width * 7.0 + 5.0).trunc()
}

/// What a column of that many pixels leaves for a text.
pub(super) fn room(pixels: f64) -> f64 {
    (pixels - PADDING).max(20.0)
}
