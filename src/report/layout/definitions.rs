//! What each line of the workbook means and how it is counted.

use super::Order;
use crate::catalogue::Sheet;
use crate::report::figures;
use crate::report::grid::{Cell, Column, Grid, RowKind};
use crate::wording::{self, Word, word};

pub(super) fn grid(order: &Order<'_>, sheet: &Sheet) -> Grid {
    let (catalogue, language) = (order.catalogue, order.language);
    let columns = vec![
        Column::new("line", word(language, Word::Line)).wide(13.0),
        Column::new("code", word(language, Word::Code)).wide(12.0),
        Column::new("indicator", word(language, Word::Indicator)).wide(40.0),
        Column::new("unit", word(language, Word::Unit)).wide(14.0),
        Column::new("rule", word(language, Word::RuleOfCount)).wide(36.0),
        Column::new("definition", word(language, Word::Definition)).wide(70.0),
    ];
    let mut grid = Grid::new("", columns);
    for place in order.lines(sheet) {
        let line = &order.declared().logframe[place];
        let indicator = &catalogue.indicators[line.indicator];
        grid.push(
            RowKind::Plain,
            vec![
                Cell::text(&line.code),
                Cell::text(&indicator.code),
                Cell::text(line.label(catalogue).get(language)),
                Cell::text(figures::unit(catalogue, language, line.indicator)),
                Cell::text(wording::rule(language, &indicator.measure)),
                Cell::text(indicator.definition.get(language)),
            ],
        );
    }
    grid
}
