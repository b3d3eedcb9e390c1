//! Changes between two sets of figures, as tables.

use super::grid::{Cell, Column, Grid, RowKind};
use crate::catalogue::{Catalogue, Category};
use crate::count::At;
use crate::diff::Change;
use crate::language::Language;
use crate::report::figures;
use crate::wording::{self, Word, word};

/// One flat table for machine formats: key columns, then both values, change and percentage.
pub fn flat(changes: &[Change]) -> Grid {
    let mut names: Vec<String> = Vec::new();
    for change in changes {
        for name in change.key.keys() {
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
    }
    let tail = [
        "from",
        "to",
        "change",
        "percent",
        "from_state",
        "to_state",
        "unit",
    ];
    let columns = names
        .iter()
        .map(String::as_str)
        .chain(tail)
        .map(|code| Column::new(code, code))
        .collect();
    let mut grid = Grid::new("", columns);
    let number = |value: Option<f64>| value.map_or(Cell::Empty, Cell::count);
    for change in changes {
        let mut cells: Vec<Cell> = names
            .iter()
            .map(|name| change.key.get(name).map_or(Cell::Empty, Cell::text))
            .collect();
        cells.extend([
            number(change.from),
            number(change.to),
            number(change.change()),
            number(change.percent()),
            Cell::text(&change.states.0),
            Cell::text(&change.states.1),
            Cell::text(&change.unit),
        ]);
        grid.push(RowKind::Plain, cells);
    }
    grid
}

/// One table for each project, indicator and view: a row a category, the total last. Categories at 0 on both sides are
/// left out.
pub fn grids(
    catalogue: &Catalogue,
    language: Language,
    names: (&str, &str),
    changes: &[Change],
) -> Vec<Grid> {
    let head = |change: &Change| {
        ["project", "indicator", "view", "period"]
            .map(|name| change.key.get(name).cloned().unwrap_or_default())
    };
    let mut grids = Vec::new();
    for group in changes.chunk_by(|a, b| head(a) == head(b)) {
        let [project, indicator, view, period] = head(&group[0]);
        let declared = catalogue
            .indicator(&indicator)
            .map(|place| &catalogue.indicators[place]);
        let label = declared.map_or("", |declared| declared.label(language));
        let unit = catalogue.indicator(&indicator);
        let unit = unit.map_or_else(String::new, |place| {
            figures::unit(catalogue, language, place)
        });
        let view = wording::view(language, &view);
        let period = if period.is_empty() {
            String::new()
        } else {
            format!(", {period}")
        };
        let columns = vec![
            Column::new("what", word(language, Word::Dimension)),
            Column::new("from", names.0),
            Column::new("to", names.1),
            Column::new("change", word(language, Word::Change)),
            Column::new("percent", "%"),
        ];
        let mut grid = Grid::new(
            format!("{project} · {indicator} · {label} ({unit}, {view}{period})"),
            columns,
        );
        let (totals, parts): (Vec<&Change>, Vec<&Change>) =
            group.iter().partition(|change| is_total(change));
        let idle = |change: &&&Change| {
            change.from.unwrap_or_default() != 0.0 || change.to.unwrap_or_default() != 0.0
        };
        for change in parts.iter().filter(idle) {
            grid.push(RowKind::Plain, row(catalogue, language, change));
        }
        for change in totals {
            grid.push(RowKind::Total, row(catalogue, language, change));
        }
        grids.push(grid);
    }
    grids
}

fn places(change: &Change) -> impl Iterator<Item = (&String, &String)> {
    change
        .key
        .iter()
        .filter(|(name, _)| !["project", "indicator", "view", "period"].contains(&name.as_str()))
}

fn is_total(change: &Change) -> bool {
    places(change).all(|(_, code)| code == "_T" || code == "_Z")
}

fn row(catalogue: &Catalogue, language: Language, change: &Change) -> Vec<Cell> {
    let names: Vec<String> = places(change)
        .filter(|(_, code)| *code != "_T")
        .map(|(name, code)| label(catalogue, language, name, code))
        .collect();
    let name = if is_total(change) {
        word(language, Word::Total).to_owned()
    } else {
        names.join(", ")
    };
    let number = |value: f64| match change.unit.as_str() {
        "percent" => Cell::share(value),
        _ => Cell::count(value),
    };
    let state = |value: Option<f64>, state: &str| match value {
        Some(value) => number(value),
        // A category that one side does not list: nothing of it was met there, though its sources were read.
        None if state.is_empty() => Cell::Empty,
        None if state == "not_applicable" => Cell::Word(word(language, Word::NotApplicable).into()),
        None => Cell::Word(word(language, Word::Missing).into()),
    };
    let idle = || Cell::Word(word(language, Word::NotApplicable).into());
    vec![
        Cell::Text(name),
        state(change.from, &change.states.0),
        state(change.to, &change.states.1),
        change.change().map_or_else(idle, number),
        change.percent().map_or_else(idle, Cell::share),
    ]
}

/// A category's name; the unknown is said with its dimension, since each has one.
fn label(catalogue: &Catalogue, language: Language, dimension: &str, code: &str) -> String {
    let Some(id) = catalogue.dimension(dimension) else {
        return code.to_owned();
    };
    let name = |category| figures::label(catalogue, language, id, At::Category(category));
    let silent = |category| {
        wording::stated(
            language,
            catalogue.at(id).label.get(language),
            &name(category),
        )
    };
    match code {
        "_U" => silent(Category::UNKNOWN),
        "_Z" => silent(Category::NOT_APPLICABLE),
        code => catalogue
            .at(id)
            .category(code)
            .map_or_else(|| code.to_owned(), name),
    }
}
