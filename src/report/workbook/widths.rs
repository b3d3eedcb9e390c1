//! Columns as wide as their content needs.

use super::{measure, print};
use crate::language::Language;
use crate::report::book::{Orientation, Page};
use crate::report::grid::{Cell, Column, Grid, RowKind};
use crate::report::text::shown;

const NARROWEST: f64 = 8.0;
const WIDEST: f64 = 60.0;
/// What a column is widened to so that a long text does not make a row higher than a sheet allows.
const WIDEST_OF_TEXT: f64 = 120.0;
/// What a column is widened to for a word in place of a number.
const WIDEST_OF_WORDS: f64 = 16.0;
/// What a column is not made narrower than if it holds texts.
const LEAST_OF_TEXT: f64 = 11.0;
/// A heading of more lines than this widens its column, up to so many characters.
const LINES_OF_HEADINGS: usize = 3;
const WIDEST_OF_HEADINGS: f64 = 26.0;
/// The scale that a page is not printed under if its columns can help it: letters of 11 points are seven then.
const SMALLEST: f64 = 0.64;
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

/// A column's width in characters, and the least that it may be made.
#[derive(Clone, Copy)]
struct Width {
    wide: f64,
    least: f64,
}

/// The width of each column of a page, in characters, over all its tables.
pub(super) fn of_page(page: &Page, language: Language) -> Vec<f64> {
    let mut widths: Vec<Width> = Vec::new();
    for grid in &page.grids {
        for (at, column) in grid.columns.iter().enumerate() {
            let width = of_column(grid, at, column, language);
            match widths.get_mut(at) {
                Some(widest) => {
                    widest.wide = width.wide.max(widest.wide);
                    widest.least = width.least.max(widest.least);
                }
                None => widths.push(width),
            }
        }
    }
    if widths.is_empty() {
        // A page of text: one column as wide as the paper.
        return vec![match page.orientation {
            Orientation::Landscape => 140.0,
            Orientation::Portrait => 95.0,
        }];
    }
    squeezed(&widths, print::paper(page.orientation).0 / 0.75)
}

/// A page much wider than the paper gives up what its columns can spare: texts wrap, and print stays legible.
fn squeezed(widths: &[Width], paper: f64) -> Vec<f64> {
    let sum = |of: fn(&Width) -> f64| widths.iter().map(of).map(pixels).sum::<f64>();
    let (wide, least) = (sum(|width| width.wide), sum(|width| width.least));
    let share = if wide > least {
        ((wide - paper / SMALLEST) / (wide - least)).clamp(0.0, 1.0)
    } else {
        0.0
    };
    let one = |width: &Width| width.wide - (width.wide - width.least) * share;
    // Whole characters, as whoever opens the book would set them.
    widths.iter().map(|width| one(width).ceil()).collect()
}

fn of_column(grid: &Grid, at: usize, column: &Column, language: Language) -> Width {
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
    let mut need = cells()
        .filter_map(firm)
        .fold(of_heading(&column.title), f64::max);
    if cells().any(|cell| matches!(cell, Cell::Spark(_))) {
        need = need.max(SPARKS);
    }
    let width = match column.width {
        Some(width) => width.max(need),
        None => cells().map(wide).fold(need, f64::max).min(WIDEST.max(need)),
    };
    let fit = |width: f64| tall_enough(width, cells()).clamp(NARROWEST, WIDEST_OF_TEXT);
    let texts = cells().filter(|cell| matches!(cell, Cell::Text(_)));
    // A text is not made narrower than half, nor than its words as a rule are.
    let text = texts
        .map(wide)
        .fold(0.0, f64::max)
        .min(width / 2.0)
        .max(LEAST_OF_TEXT);
    let least = if cells().any(|cell| matches!(cell, Cell::Text(_))) {
        need.max(text)
    } else {
        need
    };
    let wide = fit(width);
    Width {
        wide,
        least: fit(least.min(width)).min(wide),
    }
}

/// What a heading needs: its longest word, and few lines.
fn of_heading(title: &str) -> f64 {
    let words = title.split_whitespace();
    let mut width = words.map(characters).fold(0.0, f64::max);
    while width < WIDEST_OF_HEADINGS
        && measure::count(title, room(pixels(width)), TEXT) > LINES_OF_HEADINGS
    {
        width += 1.0;
    }
    width
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_too_wide_gives_up_what_its_columns_can_spare() {
        let width = |wide, least| Width { wide, least };
        // 145 and 355 pixels: 320 at 0.64 hold 500.
        let two = [width(20.0, 20.0), width(50.0, 10.0)];
        assert_eq!(squeezed(&two, 320.0), [20.0, 50.0]);
        // 256 pixels at 0.64 are 400: 100 to give up of the 280 that the second can spare, 100 / 280 of 40 characters.
        assert_eq!(squeezed(&two, 256.0), [20.0, 36.0]);
        assert_eq!(squeezed(&two, 10.0), [20.0, 10.0]);
    }

    #[test]
    fn headings_take_few_lines() {
        assert_eq!(of_heading("Total"), of_heading("Total Total"));
        let long =
            "Femmes formées (gouvernance, finances, marketing, hygiène, leadership) (personnes)";
        let lines = measure::count(long, room(pixels(of_heading(long))), TEXT);
        assert!(lines <= 3 || of_heading(long) >= WIDEST_OF_HEADINGS);
    }
}
