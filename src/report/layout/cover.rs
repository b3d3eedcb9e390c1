//! The cover: what the workbook is about, from which inputs, and how to read it.

use super::Order;
use crate::catalogue::Sheet;
use crate::report::book::{Page, tab};
use crate::report::grid::{Cell, Column, Grid, RowKind};
use crate::wording::{Word, period_name, word};

pub(super) fn page(order: &Order<'_>, sheet: &Sheet) -> Page {
    let say = |name: Word| word(order.language, name);
    let declared = order.declared();
    let mut grid = Grid::new(
        "",
        vec![
            Column::new("what", "").wide(48.0),
            Column::new("value", "").wide(84.0),
        ],
    );
    let mut add =
        |what: &str, value: Cell| grid.push(RowKind::Plain, vec![Cell::text(what), value]);
    add(
        say(Word::Project),
        Cell::text(format!(
            "{} · {}",
            declared.code,
            declared.name.get(order.language)
        )),
    );
    add(
        say(Word::Organisation),
        Cell::text(&order.catalogue.organisation),
    );
    add(
        say(Word::Donor),
        Cell::text(order.format.donor.get(order.language)),
    );
    add(
        say(Word::Report),
        Cell::text(order.format.name.get(order.language)),
    );
    let (start, end) = (
        crate::wording::day(order.language, order.period.start),
        crate::wording::day(order.language, order.period.end),
    );
    let period = format!(
        "{} ({start} – {end})",
        period_name(order.language, &order.period.code)
    );
    add(say(Word::Period), Cell::text(period));
    add(say(Word::AsOf), Cell::Day(order.as_of));
    add(
        say(Word::Status),
        Cell::text(say(if order.partial() {
            Word::Partial
        } else {
            Word::StatusFull
        })),
    );
    add(say(Word::Catalogue), Cell::text(&order.catalogue.hash));
    let mut inputs = Grid::new(
        say(Word::InputFiles),
        vec![
            Column::new("file", say(Word::File)).wide(48.0),
            Column::new("sha256", say(Word::Sha256)).wide(84.0),
        ],
    );
    for (file, hash) in order.inputs {
        inputs.push(RowKind::Plain, vec![Cell::text(file), Cell::text(hash)]);
    }
    inputs.notes = [
        Word::CoverNote,
        Word::LegendUnknown,
        Word::LegendMissing,
        Word::LegendNotApplicable,
        Word::LegendAtLeast,
        Word::LegendConfirm,
    ]
    .map(|name| say(name).to_owned())
    .to_vec();
    Page {
        name: tab(sheet.title.get(order.language)),
        heading: format!(
            "{} · {}",
            declared.code,
            order.format.name.get(order.language)
        ),
        intro: Vec::new(),
        grids: vec![grid, inputs],
    }
}
