//! What the headers of a table tell besides the columns' names: HXL tags under them, and how wide the table is.

use super::DESCRIBED;
use crate::ingest::sheet::{Kept, Row, Value};
use crate::ingest::titles::{self, Header};

/// Gives each column its HXL tag as one more name, where a row of tags stands under the headers.
pub(super) fn name_by_tags(header: &mut Header, kept: &[(u32, Vec<Kept>)]) {
    for (_, cells) in kept[header.at + 1..].iter().take(DESCRIBED) {
        let values: Vec<Value<'_>> = cells.iter().map(Kept::value).collect();
        if titles::is_tags(Row::new(0, &values)) {
            for (title, value) in header.titles.iter_mut().zip(&values) {
                if let Value::Text(tag) = value {
                    title.also(tag);
                }
            }
        }
    }
}

/// How many columns a table has: as many as its headers, or as most of its first rows.
pub(super) fn table_width(header: &Header, rows: &[(u32, Vec<Kept>)]) -> usize {
    let titled = header
        .titles
        .iter()
        .rposition(|title| !title.shown.is_empty());
    let titled = titled.map_or(0, |last| last + 1);
    let widths = || {
        rows.iter()
            .map(|(_, cells)| cells.len())
            .filter(|width| *width > 0)
    };
    let often = |width: &usize| widths().filter(|known| known == width).count();
    let usual = widths()
        .max_by_key(|width| (often(width), *width))
        .unwrap_or(0);
    titled.max(usual)
}
