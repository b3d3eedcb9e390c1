//! Amounts by currency: the original amounts are kept, and each rate used stands beside them with its days and source.

use super::Order;
use super::line::checked;
use crate::catalogue::{CURRENCY, Category, Measure, Sheet};
use crate::count::{Amounts, At, Engine, View, amounts, of_line};
use crate::report::figures;
use crate::report::grid::{Cell, Column, Grid, Mark, RowKind};
use crate::wording::{self, Word, word};

/// A table for each line that adds amounts up.
pub(super) fn grids(order: &Order<'_>, sheet: &Sheet) -> Engine<Vec<Grid>> {
    let mut grids = Vec::new();
    for place in order.catalogue.lines_of(order.project, sheet) {
        let line = &order.declared().logframe[place];
        let indicator = &order.catalogue.indicators[line.indicator];
        if !matches!(indicator.measure, Measure::Sum(_)) {
            continue;
        }
        // The figure of the logframe, which the converted amounts add up to.
        let total = order.cell(place, View::Cumulative, order.period, &[]);
        if order.answers.is_dry() {
            continue;
        }
        let at = (order.project, place);
        let request = of_line(order.catalogue, at, View::Cumulative, order.period, &[]);
        let told = amounts(order.catalogue, order.ingested, &request)?;
        let label = order.label(place);
        let unit = &figures::unit(order.catalogue, order.language, line.indicator);
        let mut grid = table(order, &told, unit);
        grid.title = format!("{} · {label} ({unit})", line.code);
        let mut cells = vec![Cell::Empty; grid.columns.len()];
        cells[0] = Cell::text(word(order.language, Word::Total));
        cells[3] = total;
        grid.push(RowKind::Total, cells);
        let left: u32 = told.iter().map(|one| one.left_out).sum();
        if left > 0 {
            grid.notes.push(wording::left_out(order.language, left));
        }
        grids.push(grid);
    }
    Ok(grids)
}

fn table(order: &Order<'_>, told: &[Amounts], unit: &str) -> Grid {
    let language = order.language;
    let head = |name: Word, width: f64| Column::new("", word(language, name)).wide(width);
    let columns = vec![
        head(Word::Currency, 22.0),
        head(Word::Count, 10.0),
        head(Word::OriginalAmount, 20.0),
        head(Word::Converted, 20.0),
        head(Word::Rate, 14.0),
        head(Word::PaymentDates, 26.0),
        head(Word::RateFrom, 48.0),
    ];
    let mut grid = Grid::new("", columns);
    for one in told {
        let (name, code) = currency(order, one.currency);
        if one.converted.is_empty() {
            let original = Cell::Money(one.original, code.clone(), Mark::Plain);
            let cells = [Cell::text(&name), Cell::count(one.acts), original];
            let mut cells = cells.to_vec();
            cells.resize(7, Cell::Empty);
            grid.push(RowKind::Plain, cells);
        }
        for part in &one.converted {
            let rate = part.rate.map(|place| &order.catalogue.rates[place]);
            let (first, last) = part.days;
            let days = format!(
                "{} – {}",
                wording::day(language, first),
                wording::day(language, last)
            );
            let source = rate.map_or(String::new(), |rate| {
                wording::confirmed(language, &rate.source, rate.verified)
            });
            grid.push(
                RowKind::Plain,
                vec![
                    Cell::text(&name),
                    Cell::count(part.acts),
                    Cell::Money(part.original, code.clone(), Mark::Plain),
                    Cell::Money(part.converted, unit.to_owned(), Mark::Plain),
                    rate.map_or(Cell::Empty, |rate| {
                        Cell::Number(rate.value, checked(rate.verified))
                    }),
                    Cell::text(days),
                    Cell::text(source),
                ],
            );
        }
    }
    grid
}

/// A currency's name, and its code.
fn currency(order: &Order<'_>, category: Category) -> (String, String) {
    let Some(id) = order.catalogue.dimension(CURRENCY) else {
        return (String::new(), String::new());
    };
    let at = At::Category(category);
    let name = figures::label(order.catalogue, order.language, id, at);
    let code = if category.is_known() {
        order.catalogue.category_code(id, category).to_owned()
    } else {
        String::new()
    };
    (name, code)
}
