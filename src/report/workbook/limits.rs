//! What the format takes at the most. What can be shortened is; the rest is refused before anything is written: Excel
//! "repairs" a file that goes beyond, and with it throws tables away.

use std::collections::BTreeSet;

use crate::report::book::{Book, Page, is_tab};
use crate::report::grid::{Cell, ChartKind, Grid};
use crate::wording::{SheetLimit, Trouble};

/// The longest text a cell takes.
pub(super) const CELL: usize = 32_767;
/// The longest alternative text, document property, header or footer.
pub(super) const LABEL: usize = 255;
/// The longest currency shown behind an amount: number formats are limited too.
pub(super) const CURRENCY: usize = 24;
/// Page breaks of a sheet.
pub(super) const BREAKS: usize = 1023;
/// Rows that a chart takes at the most.
pub(super) const CHART_ROWS: usize = 64;

const ROWS: usize = 1_048_576;
const COLUMNS: usize = 16_384;
/// LibreOffice's; Excel says memory is its only one.
const SHEETS: usize = 10_000;
/// Series of a chart.
const SERIES: usize = 255;
/// Number formats: between 200 and 250, Excel says, by its language. Each currency takes two.
const CURRENCIES: usize = 90;

/// Whether a workbook can hold the book; else the first thing that it cannot.
pub fn check(book: &Book) -> Result<(), Trouble> {
    let beyond = |limit, place: &str, most| Err(Trouble::Beyond(limit, place.to_owned(), most));
    if book.pages.len() > SHEETS {
        return beyond(SheetLimit::Sheets, &book.title, SHEETS);
    }
    let mut tabs = BTreeSet::new();
    let mut currencies = BTreeSet::new();
    for page in &book.pages {
        if !is_tab(&page.name) || !tabs.insert(page.name.to_lowercase()) {
            return beyond(
                SheetLimit::Name,
                &page.name,
                crate::report::book::LONGEST_TAB,
            );
        }
        if rows(page) > ROWS {
            return beyond(SheetLimit::Rows, &page.name, ROWS);
        }
        for grid in &page.grids {
            // A chart beside the table takes columns too.
            if width(grid) + CHART_ROWS > COLUMNS {
                return beyond(SheetLimit::Columns, &page.name, COLUMNS);
            }
            if series(grid) > SERIES {
                return beyond(SheetLimit::Series, &page.name, SERIES);
            }
            currencies.extend(money(grid));
        }
    }
    if currencies.len() > CURRENCIES {
        return beyond(SheetLimit::Currencies, &book.title, CURRENCIES);
    }
    Ok(())
}

/// A text of at most that many UTF-16 units, which is how Excel counts; where it is cut, an ellipsis says so. What XML has
/// no sign for is replaced: not all places of a workbook escape it, and Excel opens none that holds it.
pub(super) fn shortened(text: &str, most: usize) -> String {
    let text = text.replace(is_refused, "\u{fffd}");
    if text.encode_utf16().count() <= most {
        return text;
    }
    let mut cut = crate::report::book::cut(&text, most.saturating_sub(1)).to_owned();
    // At a space, if one is near.
    if let Some(space) = cut.rfind(' ')
        && cut.len() - space < 30
    {
        cut.truncate(space);
    }
    cut.push('…');
    cut
}

/// Whether XML has no way to hold a sign (XML 1.0, 2.2).
fn is_refused(sign: char) -> bool {
    matches!(sign, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// Rows that a page takes at the most.
fn rows(page: &Page) -> usize {
    let of_grid = |grid: &Grid| {
        let chart = usize::from(grid.chart.is_some()) * CHART_ROWS;
        let texts = if grid.columns.is_empty() { 2 } else { 1 };
        grid.rows.len() * texts + grid.notes.len() + chart + 5
    };
    page.grids.iter().map(of_grid).sum::<usize>() + page.intro.len() + 2
}

fn width(grid: &Grid) -> usize {
    let rows = grid.rows.iter().map(|row| row.cells.len());
    rows.fold(grid.columns.len(), usize::max)
}

fn series(grid: &Grid) -> usize {
    grid.chart.as_ref().map_or(0, |chart| {
        if chart.by_rows && chart.kind != ChartKind::Progress {
            chart.rows.len()
        } else {
            chart.columns.len()
        }
    })
}

fn money(grid: &Grid) -> impl Iterator<Item = String> {
    let cells = grid.rows.iter().flat_map(|row| &row.cells);
    cells.filter_map(|cell| match cell {
        Cell::Money(_, currency, _) => Some(currency.clone()),
        _ => None,
    })
}
