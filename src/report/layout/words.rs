//! A donor's own wording in place of bilan's, wherever one of its words stands alone.

use super::Order;
use crate::catalogue::{Format, OwnWord};
use crate::report::book::Page;
use crate::report::grid::Cell;
use crate::wording::{Word, word};

/// Puts the donor's words in place of bilan's.
pub(super) fn replace(order: &Order<'_>, format: &Format, pages: &mut [Page]) {
    let language = order.language;
    let swaps: Vec<(&str, &str)> = format
        .words
        .iter()
        .map(|(name, label)| (word(language, said(*name)), label.get(language)))
        .filter(|(_, own)| !own.is_empty())
        .collect();
    if swaps.is_empty() {
        return;
    }
    let swap = |text: &mut String| {
        if let Some((_, own)) = swaps.iter().find(|(usual, _)| usual == text) {
            (*own).clone_into(text);
        }
    };
    for grid in pages.iter_mut().flat_map(|page| &mut page.grids) {
        grid.columns
            .iter_mut()
            .for_each(|column| swap(&mut column.title));
        for cell in grid.rows.iter_mut().flat_map(|row| &mut row.cells) {
            if let Cell::Word(text) | Cell::Text(text) = cell {
                swap(text);
            }
        }
    }
}

fn said(name: OwnWord) -> Word {
    match name {
        OwnWord::Unknown => Word::Unknown,
        OwnWord::NotApplicable => Word::NotApplicable,
        OwnWord::Missing => Word::Missing,
        OwnWord::Total => Word::Total,
    }
}
