//! Figures as `count` prints them: the flat CSV and JSON of the contract, and joint tables for people.

use serde_json::{Map, Value as Json, json};

use super::grid::{Cell, Column, Grid, Mark, RowKind};
use super::text::{self, number_json, number_text, safe};
use crate::catalogue::{CURRENCY, Catalogue, Category, DimensionId, Unit};
use crate::count::{At, Figure, State, Table};
use crate::language::Language;
use crate::wording::{self, Word, word};

/// The dimensions of all tables together: in the order asked for where all ask for the same, else in the order of
/// `dimensions.toml`.
pub fn dimensions(tables: &[Table]) -> Vec<DimensionId> {
    let Some(first) = tables.first() else {
        return Vec::new();
    };
    if tables
        .iter()
        .all(|table| table.request.by == first.request.by)
    {
        return first.request.by.clone();
    }
    let all = tables
        .iter()
        .flat_map(|table| table.request.by.iter().copied());
    let mut all: Vec<DimensionId> = all.collect();
    all.sort();
    all.dedup();
    all
}

/// The code of a place on a dimension.
pub fn code(catalogue: &Catalogue, id: DimensionId, at: At) -> &str {
    match at {
        At::Total => "_T",
        At::NotHere => "_Z",
        At::Category(category) => catalogue.category_code(id, category),
    }
}

/// The code of a figure on a dimension, whether its table asks for it or not.
fn place<'c>(catalogue: &'c Catalogue, table: &Table, figure: &Figure, id: DimensionId) -> &'c str {
    if let Some(at) = table.request.by.iter().position(|one| *one == id) {
        code(catalogue, id, figure.at[at])
    } else {
        let measure = catalogue.indicators[table.request.indicator].measure;
        if crate::count::applies(catalogue, measure, id) {
            "_T"
        } else {
            "_Z"
        }
    }
}

/// CSV: `project,indicator,view,period,<dimensions>,value,state,basis,unit,mark`.
pub fn csv(catalogue: &Catalogue, tables: &[Table]) -> anyhow::Result<Vec<u8>> {
    let dimensions = dimensions(tables);
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    let names = dimensions.iter().map(|id| catalogue.at(*id).code.as_str());
    let columns = ["project", "indicator", "view", "period"]
        .into_iter()
        .chain(names)
        .map(safe);
    let last = ["value", "state", "basis", "unit", "mark"].map(str::to_owned);
    writer.write_record(columns.chain(last))?;
    for table in tables {
        let indicator = &catalogue.indicators[table.request.indicator];
        for figure in &table.figures {
            let head = [
                catalogue.projects[table.request.project].code.as_str(),
                indicator.code.as_str(),
                table.request.view.code(),
                table.request.period.code.as_str(),
            ];
            let places = dimensions
                .iter()
                .map(|id| place(catalogue, table, figure, *id));
            let texts = head.into_iter().chain(places).map(safe);
            let value = figure.value.map(number_text).unwrap_or_default();
            let unit = unit_code(catalogue, table.request.indicator);
            let words = [figure.state.code(), figure.basis.code(), unit];
            let words = words.map(str::to_owned).into_iter().chain([figure.mark()]);
            writer.write_record(texts.chain([value]).chain(words))?;
        }
    }
    Ok(writer.into_inner()?)
}

/// JSON: the same names, under `"format": 1`.
pub fn json(catalogue: &Catalogue, tables: &[Table]) -> Json {
    let dimensions = dimensions(tables);
    let mut figures = Vec::new();
    for table in tables {
        let indicator = &catalogue.indicators[table.request.indicator];
        let unit = unit_code(catalogue, table.request.indicator);
        for figure in &table.figures {
            let mut one = Map::new();
            one.insert(
                "project".into(),
                json!(catalogue.projects[table.request.project].code),
            );
            one.insert("indicator".into(), json!(indicator.code));
            one.insert("view".into(), json!(table.request.view.code()));
            one.insert("period".into(), json!(table.request.period.code));
            for id in &dimensions {
                one.insert(
                    catalogue.at(*id).code.clone(),
                    json!(place(catalogue, table, figure, *id)),
                );
            }
            one.insert("value".into(), figure.value.map_or(Json::Null, number_json));
            one.insert("state".into(), json!(figure.state));
            one.insert("basis".into(), json!(figure.basis));
            one.insert("unit".into(), json!(unit));
            one.insert("mark".into(), json!(figure.mark()));
            figures.push(Json::Object(one));
        }
    }
    json!({ "format": 1, "catalogue": catalogue.hash, "figures": figures })
}

/// A figure of an indicator as a cell.
pub fn cell(catalogue: &Catalogue, language: Language, indicator: usize, figure: &Figure) -> Cell {
    let mark = match figure.state {
        State::AtLeast => Mark::AtLeast,
        // What may change either way is no bound; what was counted may have bounds of its own.
        _ if figure.provisional => Mark::Provisional(figure.least.map(|least| least as u64)),
        State::AtMost => figure
            .least
            .map_or(Mark::AtMost, |least| Mark::From(least as u64)),
        _ => Mark::Plain,
    };
    match (figure.state, figure.value) {
        (State::Missing, _) | (_, None) if figure.state != State::NotApplicable => {
            Cell::Word(word(language, Word::Missing).into())
        }
        (State::NotApplicable, _) | (_, None) => {
            Cell::Word(word(language, Word::NotApplicable).into())
        }
        (_, Some(value)) => valued(catalogue, indicator, value, mark),
    }
}

/// What stands beside a share that is made of a figure: its mark, without bounds of its own.
pub fn mark_of_share(figure: &Figure) -> Mark {
    match figure.state {
        State::AtLeast => Mark::AtLeast,
        _ if figure.provisional => Mark::Provisional(None),
        State::AtMost => Mark::AtMost,
        _ => Mark::Plain,
    }
}

/// A value of an indicator in its unit, whoever says it: a share in percent, an amount with its currency, a number.
pub fn valued(catalogue: &Catalogue, indicator: usize, value: f64, mark: Mark) -> Cell {
    match currency(catalogue, indicator) {
        _ if catalogue.indicators[indicator].is_share() => Cell::Share(value, mark),
        Some(currency) => Cell::Money(value, currency.to_owned(), mark),
        None => Cell::Number(value, mark),
    }
}

/// What one of an indicator is, for readers: of an amount, its currency.
pub fn unit(catalogue: &Catalogue, language: Language, indicator: usize) -> String {
    let declared = catalogue.indicators[indicator].unit;
    let currency = currency(catalogue, indicator);
    currency
        .unwrap_or_else(|| wording::unit(language, declared))
        .to_owned()
}

/// The same in machine formats.
fn unit_code(catalogue: &Catalogue, indicator: usize) -> &str {
    let declared: &'static str = catalogue.indicators[indicator].unit.into();
    currency(catalogue, indicator).unwrap_or(declared)
}

/// The currency of an indicator's amounts: the one they are turned into, else the one that its unit names.
fn currency(catalogue: &Catalogue, indicator: usize) -> Option<&str> {
    let declared = &catalogue.indicators[indicator];
    let dimension = catalogue.dimension(CURRENCY);
    let turned = declared.currency.zip(dimension);
    let turned = turned.map(|(category, id)| catalogue.category_code(id, category));
    turned.or_else(|| (declared.unit == Unit::Mad).then(|| declared.unit.into()))
}

/// A place on a dimension, for readers.
pub fn label(catalogue: &Catalogue, language: Language, id: DimensionId, at: At) -> String {
    match at {
        At::Total => word(language, Word::Total).into(),
        At::NotHere | At::Category(Category::NOT_APPLICABLE) => {
            word(language, Word::NotApplicable).into()
        }
        At::Category(Category::UNKNOWN) => word(language, Word::Unknown).into(),
        At::Category(category) => {
            let declared = catalogue.at(id);
            let label = declared
                .def(category)
                .map_or("", |def| def.label.get(language));
            if declared.from_age {
                wording::ages(language, label)
            } else {
                label.to_owned()
            }
        }
    }
}

/// A table for readers: one dimension down, a second across, the total last. More dimensions are listed.
/// `room` is how many characters a line holds, where that is limited: a table too wide for it is listed instead.
pub fn grid(catalogue: &Catalogue, language: Language, table: &Table, room: Option<usize>) -> Grid {
    let request = &table.request;
    let indicator = &catalogue.indicators[request.indicator];
    let title = format!(
        "{} · {} · {} ({}, {}, {})",
        catalogue.projects[request.project].code,
        indicator.code,
        indicator.label(language),
        unit(catalogue, language, request.indicator),
        wording::view(language, request.view.code()),
        wording::period_asked(language, &request.period.code),
    );
    let fits = |grid: &Grid| room.is_none_or(|room| text::narrowest(language, grid) <= room);
    let several = table.figures.len() > 1 && !is_one_line(table);
    let cross = (request.by.len() == 2 && several)
        .then(|| {
            [
                crossed(catalogue, language, table, [0, 1]),
                crossed(catalogue, language, table, [1, 0]),
            ]
        })
        .and_then(|grids| grids.into_iter().find(fits));
    let mut grid = cross.unwrap_or_else(|| listed(catalogue, language, table));
    grid.title = title;
    if table.worth.is_untold() && table.total().state != State::Missing {
        grid.notes.push(not_told(catalogue, language, table));
    } else if !table.additive && table.total().state != State::Missing {
        grid.notes.push(word(language, Word::NotAdditive).into());
    }
    grid
}

/// That no source tells a breakdown, or which of its dimensions where others are told.
fn not_told(catalogue: &Catalogue, language: Language, table: &Table) -> String {
    let by = table.request.by.iter().enumerate();
    let untold = by.filter(|(place, _)| table.worth.is_untold_at(*place));
    let names = untold.map(|(_, id)| catalogue.at(*id).label.get(language));
    let names: Vec<&str> = names.collect();
    if names.len() == table.request.by.len() {
        word(language, Word::NotTold).into()
    } else {
        wording::stated(language, word(language, Word::NotToldOf), &names.join(", "))
    }
}

/// Whether there is one thing to say of a table, not one for each category: nothing was read, or nobody tells a dimension.
pub fn is_one_line(table: &Table) -> bool {
    table.total().state == State::Missing || table.worth.is_untold()
}

/// The places of one dimension in a table, the total last.
pub fn axis(table: &Table, dimension: usize) -> Vec<At> {
    let mut places: Vec<At> = Vec::new();
    for figure in &table.figures {
        if !places.contains(&figure.at[dimension]) {
            places.push(figure.at[dimension]);
        }
    }
    let total = places.iter().position(|at| *at == At::Total);
    if let Some(total) = total {
        let at = places.remove(total);
        places.push(at);
    }
    places
}

/// A joint table: the dimension at place `down` of the request down, the one at `across` across.
fn crossed(
    catalogue: &Catalogue,
    language: Language,
    table: &Table,
    [down, across]: [usize; 2],
) -> Grid {
    let ids = [table.request.by[down], table.request.by[across]];
    let places = axis(table, across);
    let mut columns = vec![Column::new(
        &catalogue.at(ids[0]).code,
        catalogue.at(ids[0]).label.get(language),
    )];
    columns.extend(places.iter().map(|at| {
        Column::new(
            code(catalogue, ids[1], *at),
            label(catalogue, language, ids[1], *at),
        )
    }));
    let mut grid = Grid::new("", columns);
    for row in axis(table, down) {
        let mut cells = vec![Cell::Text(label(catalogue, language, ids[0], row))];
        cells.extend(places.iter().map(|place| {
            let at = if down == 0 {
                [row, *place]
            } else {
                [*place, row]
            };
            table.at(&at).map_or(Cell::Empty, |figure| {
                cell(catalogue, language, table.request.indicator, figure)
            })
        }));
        let kind = if row == At::Total {
            RowKind::Total
        } else {
            RowKind::Plain
        };
        grid.push(kind, cells);
    }
    grid
}

fn listed(catalogue: &Catalogue, language: Language, table: &Table) -> Grid {
    let by = &table.request.by;
    // Where nothing was read there is one thing to say, not one for each category; of several dimensions, those that nobody
    // tells are left out.
    let missing = table.total().state == State::Missing;
    let told = (0..by.len()).filter(|place| !missing && !table.worth.is_untold_at(*place));
    let told: Vec<usize> = told.collect();
    let shown = if told.is_empty() {
        (0..by.len()).collect()
    } else {
        told.clone()
    };
    let heading = |place: &usize| {
        let dimension = catalogue.at(by[*place]);
        Column::new(&dimension.code, dimension.label.get(language))
    };
    let mut columns: Vec<Column> = shown.iter().map(heading).collect();
    columns.push(Column::new("value", word(language, Word::Value)));
    let mut grid = Grid::new("", columns);
    let whole = |at: &At| matches!(at, At::Total | At::NotHere);
    let everybody = |figure: &&Figure| figure.at.iter().all(whole);
    let totals = table.figures.iter().filter(everybody);
    let said = |figure: &&Figure| {
        let mut places = figure.at.iter().enumerate();
        places.all(|(place, at)| told.contains(&place) || whole(at))
    };
    let rest = table.figures.iter();
    let rest = rest.filter(|figure| said(figure) && !everybody(figure));
    for figure in rest.chain(totals) {
        let label =
            |place: &usize| Cell::Text(label(catalogue, language, by[*place], figure.at[*place]));
        let mut cells: Vec<Cell> = shown.iter().map(label).collect();
        cells.push(cell(catalogue, language, table.request.indicator, figure));
        let kind = if everybody(&figure) {
            RowKind::Total
        } else {
            RowKind::Plain
        };
        grid.push(kind, cells);
    }
    grid
}
