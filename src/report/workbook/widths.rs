//! Columns as wide as their content needs, and how many lines a text takes in a column.

use crate::language::Language;
use crate::report::book::Page;
use crate::report::grid::{Cell, RowKind};
use crate::report::text::shown;

const NARROWEST: f64 = 8.0;
const WIDEST: f64 = 60.0;

/// The width of each column of a page, in characters, over all its tables.
pub(super) fn of_page(page: &Page, language: Language) -> Vec<f64> {
    let columns = page
        .grids
        .iter()
        .map(|grid| grid.columns.len())
        .max()
        .unwrap_or(1)
        .max(1);
    let mut widths = vec![0.0f64; columns];
    for grid in &page.grids {
        for (at, column) in grid.columns.iter().enumerate() {
            let longest_word = column
                .title
                .split_whitespace()
                .map(|word| word.chars().count())
                .max()
                .unwrap_or(0);
            let cells = grid
                .rows
                .iter()
                .filter(|row| row.kind != RowKind::Heading)
                .filter_map(|row| row.cells.get(at))
                .map(|cell| (cell, shown(language, cell).chars().count() as f64 + 2.0));
            // A number that does not fit shows as ###, whatever width was declared.
            let numbers = cells
                .clone()
                .filter(|(cell, _)| cell.is_number() || matches!(cell, Cell::Day(_)));
            let need = numbers
                .map(|(_, need)| need)
                .fold(longest_word as f64 + 2.0, f64::max);
            let width = match column.width {
                Some(width) => width.max(need),
                None => cells
                    .map(|(_, need)| need)
                    .fold(need, f64::max)
                    .clamp(NARROWEST, WIDEST),
            };
            widths[at] = widths[at].max(width);
        }
    }
    widths
        .iter()
        .map(|width| width.clamp(NARROWEST, 120.0))
        .collect()
}

/// How many lines a text takes in a column of this width.
pub(super) fn lines(text: &str, width: f64) -> usize {
    // Calibri's average letter is a little narrower than the digit that widths are counted in; capitals are not.
    let room = (width - 1.0).max(4.0) as usize;
    text.split('\n')
        .map(|line| crate::report::text::wrapped(line, room).len())
        .sum::<usize>()
        .max(1)
}

/// How wide columns are together, in points: a character is 7 pixels in Calibri and up to 9 in what stands in for it
/// where it is not installed, and each column has 5 of its own.
pub(super) fn points(widths: &[f64]) -> f64 {
    widths.iter().map(|width| (width * 9.0 + 5.0) * 0.75).sum()
}
