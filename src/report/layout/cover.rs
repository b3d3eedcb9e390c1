//! The cover: what the workbook is about, from which inputs, and how to read it.

use super::Order;
use crate::catalogue::Sheet;
use crate::report::book::{Page, tab};
use crate::report::grid::{Cell, Column, Grid, RowKind};
use crate::wording::{Word, day, period_name, word};

pub(super) fn page(order: &Order<'_>, sheet: &Sheet) -> Page {
    Page {
        name: tab(sheet.title.get(order.language)),
        heading: format!(
            "{} · {}",
            order.declared().code,
            order.format.name.get(order.language)
        ),
        intro: Vec::new(),
        grids: vec![about(order), inputs(order)],
        ..Page::default()
    }
}

/// Project, donor, period, state, catalogue.
fn about(order: &Order<'_>) -> Grid {
    let language = order.language;
    let declared = order.declared();
    let (start, end) = (
        day(language, order.period.start),
        day(language, order.period.end),
    );
    let period = format!(
        "{} ({start} – {end})",
        period_name(language, &order.period.code)
    );
    let status = if order.partial() {
        Word::Partial
    } else {
        Word::StatusFull
    };
    let name = format!("{} · {}", declared.code, declared.name.get(language));
    let columns = vec![
        Column::new("what", "").wide(48.0),
        Column::new("value", "").wide(84.0),
    ];
    let mut grid = Grid::new("", columns);
    for (what, value) in [
        (Word::Project, Cell::text(name)),
        (
            Word::Organisation,
            Cell::text(&order.catalogue.organisation),
        ),
        (Word::Donor, Cell::text(order.format.donor.get(language))),
        (Word::Report, Cell::text(order.format.name.get(language))),
        (Word::Period, Cell::text(period)),
        (Word::AsOf, Cell::Day(order.as_of)),
        (Word::Status, Cell::text(word(language, status))),
        (Word::Catalogue, Cell::text(&order.catalogue.hash)),
    ] {
        grid.push(
            RowKind::Plain,
            vec![Cell::text(word(language, what)), value],
        );
    }
    grid
}

/// The input files and their hashes, and how to read the workbook.
fn inputs(order: &Order<'_>) -> Grid {
    let say = |name: Word| word(order.language, name);
    let columns = vec![
        Column::new("file", say(Word::File)).wide(48.0),
        Column::new("sha256", say(Word::Sha256)).wide(84.0),
    ];
    let mut grid = Grid::new(say(Word::InputFiles), columns);
    for (file, hash) in order.inputs {
        grid.push(RowKind::Plain, vec![Cell::text(file), Cell::text(hash)]);
    }
    let legend = [
        Word::CoverNote,
        Word::LegendUnknown,
        Word::LegendMissing,
        Word::LegendNotApplicable,
        Word::LegendAtLeast,
        Word::LegendAtMost,
        Word::LegendConfirm,
    ];
    grid.notes = legend.map(|name| say(name).to_owned()).to_vec();
    grid
}
