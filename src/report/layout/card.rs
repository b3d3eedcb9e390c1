//! One page of headings and what stands under them, for donors that ask for a narrative and few figures.

use super::Order;
use super::line::{LineRow, achieved, target_cell};
use crate::catalogue::{CardItem, CardItemAt};
use crate::count::View;
use crate::report::grid::{Cell, Column, Grid, RowKind};
use crate::wording::{self, Word, day, word};

pub(super) fn grids(order: &Order<'_>, items: &[CardItemAt]) -> Vec<Grid> {
    let language = order.language;
    let mut grids = Vec::new();
    for item in items {
        let title = item.title.get(language);
        let mut paragraphs: Vec<String> =
            item.text.get(language).lines().map(str::to_owned).collect();
        match item.show {
            Some(CardItem::Figures) => {
                let mut grid = figures(order);
                title.clone_into(&mut grid.title);
                grids.push(grid);
                continue;
            }
            Some(show) => paragraphs.extend(texts(order, show)),
            None => {}
        }
        grids.push(Grid::prose(title, paragraphs));
    }
    grids
}

fn texts(order: &Order<'_>, show: CardItem) -> Vec<String> {
    let (declared, language) = (order.declared(), order.language);
    match show {
        CardItem::Project => {
            vec![format!(
                "{} · {}",
                declared.code,
                declared.name.get(language)
            )]
        }
        CardItem::Donor => vec![declared.donor.get(language).to_owned()],
        CardItem::Organisation => vec![order.catalogue.organisation.clone()],
        CardItem::Period => vec![format!(
            "{} ({} – {})",
            order.period_name(),
            day(language, order.period.start),
            day(language, order.period.end)
        )],
        CardItem::Dates => vec![format!(
            "{} – {}",
            day(language, declared.start),
            day(language, declared.end)
        )],
        CardItem::Results => {
            let results = declared.results.iter();
            let say = |result: &crate::catalogue::ResultStatement| {
                let level = wording::level(language, result.level);
                wording::stated(language, level, result.label.get(language))
            };
            results.map(say).collect()
        }
        CardItem::Comments => {
            let lines = declared.logframe.iter().enumerate();
            let said = lines.filter_map(|(place, line)| {
                let row = LineRow { order, place, line };
                let entry = row.entry()?;
                let text = [entry.text.as_str(), entry.reason.as_str()]
                    .into_iter()
                    .find(|text| !text.is_empty())?;
                Some(wording::stated(language, &line.code, text))
            });
            said.collect()
        }
        CardItem::Figures => Vec::new(),
    }
}

/// The lines with their target and what was reached.
fn figures(order: &Order<'_>) -> Grid {
    let language = order.language;
    let columns = vec![
        Column::new("indicator", word(language, Word::Indicator)).wide(48.0),
        Column::new("target", word(language, Word::Target)).wide(14.0),
        Column::new("reached", word(language, Word::Cumulative)).wide(14.0),
        Column::new("share", word(language, Word::PercentOfTarget)).wide(11.0),
    ];
    let mut grid = Grid::new("", columns);
    for (place, line) in order.declared().logframe.iter().enumerate() {
        let target = line.target(&[], order.as_of);
        let figure = order.figure(place, View::Cumulative, order.period, &[]);
        grid.push(
            RowKind::Plain,
            vec![
                Cell::text(order.label(place)),
                target.map_or(Cell::Empty, |target| target_cell(order, line, target)),
                order.cell(place, View::Cumulative, order.period, &[]),
                match (target, figure) {
                    (Some(target), Some(figure)) => achieved(order, target, &figure),
                    _ => Cell::Empty,
                },
            ],
        );
    }
    grid
}
