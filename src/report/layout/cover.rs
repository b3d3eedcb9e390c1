//! The cover: what the workbook is about, from which inputs, and how to read it.

use indexmap::IndexSet;

use super::Order;
use crate::catalogue::Sheet;
use crate::report::book::{Page, tab};
use crate::report::grid::{Cell, Column, Grid, RowKind};
use crate::wording::{Word, day, provisional, stated, word};

pub(super) fn page(order: &Order<'_>, sheet: &Sheet) -> Page {
    Page {
        name: tab(sheet.title.get(order.language)),
        heading: format!(
            "{} · {}",
            order.declared().code,
            order.format.name.get(order.language)
        ),
        intro: Vec::new(),
        grids: vec![about(order), registers(order)],
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
    let period = format!("{} ({start} – {end})", order.period_name());
    let standing = order.standing().into_iter().map(|one| word(language, one));
    let states = order.provisional.then(|| provisional(language));
    let states: Vec<&str> = states.into_iter().chain(standing).collect();
    let mut status = states.join(" · ");
    if status.is_empty() {
        status = word(language, Word::StatusFull).into();
    }
    let name = format!("{} · {}", declared.code, declared.name.get(language));
    let columns = vec![
        Column::new("what", "").wide(48.0),
        Column::new("value", "").wide(84.0),
    ];
    let mut grid = Grid::new("", columns);
    let mut push = |what: Word, value: Cell| {
        let what = Cell::text(word(language, what));
        grid.push(RowKind::Plain, vec![what, value]);
    };
    for (what, value) in [
        (Word::Project, Cell::text(name)),
        (
            Word::Organisation,
            Cell::text(&order.catalogue.organisation),
        ),
        (Word::Donor, Cell::text(order.format.donor.get(language))),
        (Word::Report, Cell::text(order.format.name.get(language))),
        (Word::Dates, Cell::text(dates(order))),
        (Word::Period, Cell::text(period)),
        (Word::AsOf, Cell::Day(order.as_of)),
        (Word::Status, Cell::text(status)),
        (Word::Catalogue, Cell::text(&order.catalogue.hash)),
    ] {
        push(what, value);
    }
    if let Some(due) = order.named_period().and_then(|period| period.due) {
        push(Word::DueOn, Cell::Day(due));
    }
    for revision in &declared.revisions {
        let said = format!("{}, {}", revision.document, day(language, revision.date));
        let note = revision.note.get(language);
        let text = if note.is_empty() {
            said
        } else {
            stated(language, &said, note)
        };
        push(Word::Revisions, Cell::text(text));
    }
    grid
}

/// The project's days, with its initial end where a revision moved it.
fn dates(order: &Order<'_>) -> String {
    let (declared, language) = (order.declared(), order.language);
    let days = format!(
        "{} – {}",
        day(language, declared.start),
        day(language, declared.end)
    );
    if declared.end == declared.initial_end {
        return days;
    }
    let initial = day(language, declared.initial_end);
    format!(
        "{days} ({})",
        stated(language, word(language, Word::Extended), &initial)
    )
}

/// The registers read, by what the catalogue calls them, and how to read the workbook. How their files are called is
/// nobody's business but ours: the internal copy has it.
fn registers(order: &Order<'_>) -> Grid {
    let say = |name: Word| word(order.language, name);
    let columns = vec![Column::new("register", "").wide(48.0)];
    let mut grid = Grid::new(say(Word::Registers), columns);
    let catalogue = order.catalogue;
    let projects = catalogue.counted_in(&[order.project]);
    let sources = catalogue.sources.iter().zip(&order.ingested.health);
    let read =
        sources.filter(|(source, health)| health.read > 0 && projects.contains(&source.project));
    let labels = read.map(|(source, _)| match source.label.get(order.language) {
        "" => source.code.as_str(),
        label => label,
    });
    for label in labels.collect::<IndexSet<_>>() {
        grid.push(RowKind::Plain, vec![Cell::text(label)]);
    }
    let legend = [
        Word::CoverNote,
        Word::LegendUnknown,
        Word::LegendMissing,
        Word::LegendNotApplicable,
        Word::LegendAtLeast,
        Word::LegendAtMost,
        Word::LegendBetween,
        Word::LegendProvisional,
        Word::LegendMinimum,
        Word::LegendConfirm,
    ];
    grid.notes = legend.map(|name| say(name).to_owned()).to_vec();
    grid
}
