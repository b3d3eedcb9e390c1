//! How a sheet goes on paper: A4, one page wide, with breaks between tables rather than through them.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::limits;
use crate::report::book::{Book, Fit, Orientation, Page};

/// A4, by Excel's number for it.
const A4: u8 = 9;
/// The sides of A4 without the margins and the footer, in points.
const LONG: (f64, f64) = ((11.69 - 0.8) * 72.0, (11.69 - 1.1) * 72.0);
const SHORT: (f64, f64) = ((8.27 - 0.8) * 72.0, (8.27 - 1.1) * 72.0);
/// A page is taken to hold a little less than it does: programs round the heights of rows.
const CAUTION: f64 = 0.96;
/// A sheet is made one page if that shrinks it by no more than this, and letters of 11 points stay above 6.
const CLOSE: f64 = 0.84;
const SMALLEST: f64 = 0.58;
/// The size of the footer on paper, in points.
const FOOTER: f64 = 8.0;

/// What a page leaves between its margins, in points: how wide and how high.
pub(super) fn paper(orientation: Orientation) -> (f64, f64) {
    match orientation {
        Orientation::Landscape => (LONG.0, SHORT.1),
        Orientation::Portrait => (SHORT.0, LONG.1),
    }
}

/// What was drawn on a sheet, as printing sees it.
pub(super) struct Drawn {
    /// The height of each row, in points.
    pub(super) heights: Vec<f64>,
    /// The rows that start what should stand on one page: a table with its caption, a chart.
    pub(super) blocks: Vec<u32>,
    /// The rows before which a page may end if it must: not between a heading and what it stands over.
    pub(super) units: Vec<u32>,
    /// The row repeated at the top of each page.
    pub(super) repeated: u32,
    /// How wide it is, in points.
    pub(super) wide: f64,
    /// The last column that anything stands in.
    pub(super) last_column: u16,
}

/// Sets the paper, the footer and the pages of a sheet.
pub(super) fn set_up(
    sheet: &mut Worksheet,
    page: &Page,
    book: &Book,
    drawn: &Drawn,
) -> Result<(), XlsxError> {
    sheet.set_paper_size(A4);
    match page.orientation {
        Orientation::Landscape => sheet.set_landscape(),
        Orientation::Portrait => sheet.set_portrait(),
    };
    sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
    sheet.set_screen_gridlines(false);
    let last_row = (drawn.heights.len() as u32).saturating_sub(1);
    sheet.set_print_area(0, 0, last_row, drawn.last_column)?;
    sheet.set_repeat_rows(drawn.repeated, drawn.repeated)?;
    let (wide, high) = paper(page.orientation);
    let by_width = (wide / drawn.wide).min(1.0);
    let by_height = by_width.min(high * CAUTION / drawn.heights.iter().sum::<f64>());
    // What is little more than a page is made one.
    let close = by_height >= by_width * CLOSE && by_height >= SMALLEST;
    if page.fit == Fit::Whole || close {
        sheet.set_print_fit_to_pages(1, 1);
        sheet.set_footer(footer(&book.title, by_height));
        return Ok(());
    }
    // As many pages high as it takes. Breaks set by hand hold under such a fit, in LibreOffice as in Excel.
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_footer(footer(&book.title, by_width));
    let mut breaks = breaks(drawn, (wide, high));
    breaks.truncate(limits::BREAKS);
    sheet.set_page_breaks(&breaks)?;
    Ok(())
}

/// The title on the left, the sheet in the middle, the page on the right: small and grey, and of the same size on paper
/// however much smaller the sheet is printed, for it shrinks with it.
fn footer(title: &str, scale: f64) -> String {
    let size = (FOOTER / scale).round().clamp(FOOTER, 24.0);
    // The colour stands last: a title that begins with a digit would be read as part of the size.
    let small = format!("&{size}&K525E66");
    let around = format!("&C{small}&A&R{small}&P / &N");
    // An ampersand is written as two.
    let room = limits::LABEL - around.len() - small.len() - "&L".len();
    let title = limits::shortened(title, room / 2).replace('&', "&&");
    format!("&L{small}{title}{around}")
}

/// The rows before which a page ends.
fn breaks(drawn: &Drawn, (wide, high): (f64, f64)) -> Vec<u32> {
    let scale = (wide / drawn.wide).min(1.0);
    let room = high / scale * CAUTION;
    let tops: Vec<f64> = std::iter::once(0.0)
        .chain(drawn.heights.iter().scan(0.0, |top, height| {
            *top += height;
            Some(*top)
        }))
        .collect();
    let top = |row: u32| tops[(row as usize).min(tops.len() - 1)];
    let end = drawn.heights.len() as u32;
    let repeated = drawn.heights.get(drawn.repeated as usize);
    let repeated = repeated.copied().unwrap_or_default();
    let mut list: Vec<u32> = Vec::new();
    // The page begins at this row; later ones lose what is repeated.
    let mut start = 0;
    let mut fits = |from: u32, to: u32, list: &mut Vec<u32>| {
        let room = if start == 0 { room } else { room - repeated };
        if top(to) - top(start) > room && from > start {
            list.push(from);
            start = from;
        }
    };
    for (at, block) in drawn.blocks.iter().enumerate() {
        let next = drawn.blocks.get(at + 1).copied().unwrap_or(end);
        if top(next) - top(*block) <= room - repeated {
            fits(*block, next, &mut list);
            continue;
        }
        // Larger than a page: it starts where it stands and ends its pages between its rows.
        let inside = drawn.units.iter().copied();
        let mut inside = inside.filter(|row| row >= block && *row < next).peekable();
        while let Some(unit) = inside.next() {
            fits(unit, inside.peek().copied().unwrap_or(next), &mut list);
        }
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(heights: Vec<f64>, blocks: &[u32], units: &[u32]) -> Drawn {
        Drawn {
            heights,
            blocks: blocks.to_vec(),
            units: units.to_vec(),
            repeated: 0,
            wide: 50.0,
            last_column: 1,
        }
    }

    #[test]
    fn pages_end_between_tables() {
        // A page holds 96 of its 100 points. A title of 10, then four tables of 30: 100 with the third.
        let four = drawn(vec![10.0, 30.0, 30.0, 30.0, 30.0], &[1, 2, 3, 4], &[]);
        assert_eq!(breaks(&four, (50.0, 100.0)), [3]);
        // Twice as wide as the paper: half the scale, twice the room.
        let wide = Drawn {
            wide: 100.0,
            ..four
        };
        assert_eq!(breaks(&wide, (50.0, 100.0)), [0; 0]);
    }

    #[test]
    fn a_table_longer_than_a_page_ends_between_its_units() {
        // Rows of 20: a heading at 3 stays with the row under it.
        let long = drawn(vec![20.0; 8], &[1], &[1, 2, 3, 5, 6, 7]);
        // Rows 0 to 3 would fit, but 3 and 4 are one unit: 0–2, then 3–5 after the repeated 20.
        assert_eq!(breaks(&long, (50.0, 100.0)), [3, 6]);
    }

    #[test]
    fn a_footer_stays_within_its_limit_and_of_one_size_on_paper() {
        let long = footer(&"R&D ".repeat(200), 0.5);
        assert!(long.encode_utf16().count() <= 255, "{}", long.len());
        assert!(long.ends_with("&16&K525E66&P / &N"));
        assert_eq!(
            footer("M4SD & W4L", 1.0),
            "&L&8&K525E66M4SD && W4L&C&8&K525E66&A&R&8&K525E66&P / &N"
        );
    }
}
