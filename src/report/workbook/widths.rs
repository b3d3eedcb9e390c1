//! Columns as wide as their content needs.

use super::{measure, print};
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
/// What a column is not made narrower than if it holds texts.
const LEAST_OF_TEXT: f64 = 11.0;
/// A text of more lines than this in a column narrowed is too many.
const TOWER: usize = 8;
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

/// The width of each column of a page, in characters, over all its tables.
pub(super) fn of_page(page: &Page, language: Language) -> Vec<f64> {
    let wide = widest(page, |grid, at| of_column(grid, at, language));
    if wide.is_empty() {
        // A page of text: one column as wide as the paper.
        return vec![match page.orientation {
            Orientation::Landscape => 140.0,
            Orientation::Portrait => 82.0,
        }];
    }
    // A page much wider than the paper gives up what its columns can spare: texts wrap, and print stays legible.
    let room = print::paper(page.orientation).0 / 0.75 / SMALLEST;
    if wide.iter().copied().map(pixels).sum::<f64>() <= room {
        return wide;
    }
    let least = widest(page, |grid, at| least(grid, at, wide[at], language));
    squeezed(&wide, &least, room)
}

/// The widest of each column over the tables of a page.
fn widest(page: &Page, width: impl Fn(&Grid, usize) -> f64) -> Vec<f64> {
    let mut widths: Vec<f64> = Vec::new();
    for grid in &page.grids {
        for at in 0..grid.columns.len() {
            let width = width(grid, at);
            match widths.get_mut(at) {
                Some(widest) => *widest = width.max(*widest),
                None => widths.push(width),
            }
        }
    }
    widths
}

/// Columns made narrower alike, until they fit or are as narrow as they may be.
fn squeezed(wide: &[f64], least: &[f64], room: f64) -> Vec<f64> {
    let sum = |widths: &[f64]| widths.iter().copied().map(pixels).sum::<f64>();
    let (all, firm) = (sum(wide), sum(least));
    let share = if all > firm {
        ((all - room) / (all - firm)).clamp(0.0, 1.0)
    } else {
        0.0
    };
    let pairs = wide.iter().zip(least);
    // Whole characters, as whoever opens the book would set them.
    pairs
        .map(|(wide, least)| (wide - (wide - least) * share).ceil())
        .collect()
}

/// The cells of a column that its width is measured by.
fn cells(grid: &Grid, at: usize) -> impl Iterator<Item = &Cell> {
    let rows = grid.rows.iter().filter(|row| row.kind != RowKind::Heading);
    rows.filter_map(move |row| row.cells.get(at))
}

/// What a column needs for its heading and its numbers.
fn need(grid: &Grid, at: usize, language: Language) -> f64 {
    let wide = |cell: &Cell| characters(&shown(language, cell));
    // A number that does not fit shows as ###, whatever width was declared.
    // A word in place of a number is short as a rule; a long one may wrap.
    let firm = |cell: &Cell| match cell {
        Cell::Spark(_) => Some(SPARKS),
        Cell::Word(_) => Some(wide(cell).min(WIDEST_OF_WORDS)),
        cell if cell.is_number() || matches!(cell, Cell::Day(_)) => Some(wide(cell)),
        _ => None,
    };
    let heading = of_heading(&grid.columns[at].title);
    cells(grid, at).filter_map(firm).fold(heading, f64::max)
}

fn of_column(grid: &Grid, at: usize, language: Language) -> f64 {
    let need = need(grid, at, language);
    let wide = |cell: &Cell| characters(&shown(language, cell));
    let width = match grid.columns[at].width {
        Some(width) => width.max(need),
        None => cells(grid, at)
            .map(wide)
            .fold(need, f64::max)
            .min(WIDEST.max(need)),
    };
    low_enough(grid, at, width, MOST_LINES).clamp(NARROWEST, WIDEST_OF_TEXT)
}

/// What a column may be narrowed to: half for texts, if that makes no towers of them.
fn least(grid: &Grid, at: usize, wide: f64, language: Language) -> f64 {
    let need = need(grid, at, language).max(NARROWEST);
    let texts = || cells(grid, at).filter(|cell| matches!(cell, Cell::Text(_)));
    if texts().next().is_none() {
        return need.min(wide);
    }
    let longest = texts()
        .map(|cell| characters(&shown(language, cell)))
        .fold(0.0, f64::max);
    let text = longest.min(wide / 2.0).max(LEAST_OF_TEXT);
    low_enough(grid, at, need.max(text), TOWER).min(wide)
}

/// The width from this one on at which no text takes more lines.
fn low_enough(grid: &Grid, at: usize, width: f64, lines: usize) -> f64 {
    let mut width = width;
    for cell in cells(grid, at) {
        if let Cell::Text(text) = cell {
            // Most texts are far from it: as long as that takes at the least.
            let long = text.len() > lines * 8 || text.matches('\n').count() >= lines;
            while long
                && width < WIDEST_OF_TEXT
                && measure::count(text, room(pixels(width)), TEXT) > lines
            {
                width += 4.0;
            }
        }
    }
    width
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
        // 145 and 355 pixels.
        let (wide, least) = ([20.0, 50.0], [20.0, 10.0]);
        assert_eq!(squeezed(&wide, &least, 500.0), [20.0, 50.0]);
        // 100 to give up of the 280 that the second can spare: 100 / 280 of its 40 characters.
        assert_eq!(squeezed(&wide, &least, 400.0), [20.0, 36.0]);
        assert_eq!(squeezed(&wide, &least, 10.0), [20.0, 10.0]);
    }

    #[test]
    fn headings_take_few_lines() {
        assert!((of_heading("Total") - of_heading("Total Total")).abs() < 1e-9);
        let long =
            "Femmes formées (gouvernance, finances, marketing, hygiène, leadership) (personnes)";
        let lines = measure::count(long, room(pixels(of_heading(long))), TEXT);
        assert!(lines <= 3 || of_heading(long) >= WIDEST_OF_HEADINGS);
    }
}
