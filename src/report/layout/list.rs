//! One row for each organisation that an indicator counts: cooperatives, start-ups, the projects of a portfolio. Of people
//! it says how many; the name is the public one that the catalogue declares, where a sheet asks for it.

use super::Order;
use crate::catalogue::{
    Category, DimensionId, FieldType, ListColumn, Listed, ListedAs, SERVICE, Slot,
};
use crate::count::{At, Engine, Organisation, Said, View, of_line, organisations};
use crate::report::figures;
use crate::report::grid::{Cell, Column, Grid, Mark, RowKind};
use crate::wording::{self, Word, word};

pub(super) fn grid(order: &Order<'_>, indicator: usize, columns: &[ListedAs]) -> Engine<Grid> {
    let sent = |column: &&ListedAs| column.publish || !repeats(order, &column.show);
    let columns: Vec<&ListedAs> = columns.iter().filter(sent).collect();
    let heads = columns.iter().map(|column| head(order, column)).collect();
    let mut grid = Grid::new("", heads);
    let mut lines = order.declared().logframe.iter();
    let line = lines.position(|line| line.indicator == indicator);
    let Some(line) = line.filter(|_| !order.answers.is_dry()) else {
        return Ok(grid);
    };
    let at = (order.project, line);
    let request = of_line(order.catalogue, at, View::Cumulative, order.period, &[]);
    let slots: Vec<Slot> = columns
        .iter()
        .filter_map(|column| match column.show {
            Listed::Slot(slot) => Some(slot),
            Listed::Named(_) => None,
        })
        .collect();
    let listed = organisations(order.catalogue, order.ingested, &request, &slots)?;
    for (place, organisation) in listed.iter().enumerate() {
        let row = Row {
            order,
            place,
            organisation,
        };
        let mut said = organisation.said.iter();
        let cells = columns.iter().map(|column| match &column.show {
            Listed::Named(name) => row.named(*name),
            Listed::Slot(slot) => said
                .next()
                .map_or(Cell::Empty, |said| row.said(*slot, said)),
        });
        grid.push(RowKind::Plain, cells.collect());
    }
    let is_name = |column: &&ListedAs| matches!(column.show, Listed::Named(ListColumn::Name));
    if let Some(name) = columns.iter().position(is_name) {
        drop_if_empty(&mut grid, name);
    }
    if grid.rows.is_empty() {
        let nothing = word(order.language, Word::Missing);
        grid.notes.push(nothing.to_owned());
    }
    Ok(grid)
}

/// Whether a column repeats a text of a register: what is sent then is what somebody has declared to be public.
fn repeats(order: &Order<'_>, show: &Listed) -> bool {
    match show {
        Listed::Named(name) => *name == ListColumn::Name,
        Listed::Slot(Slot::Field(field)) => {
            order.catalogue.fields[field.0].kind == FieldType::Title
        }
        Listed::Slot(Slot::Dimension(_)) => false,
    }
}

/// Leaves out a column that says nothing: where the catalogue declares no public name, there is none to show.
fn drop_if_empty(grid: &mut Grid, column: usize) {
    if grid.rows.iter().all(|row| row.cells[column] == Cell::Empty) {
        grid.columns.remove(column);
        for row in &mut grid.rows {
            row.cells.remove(column);
        }
    }
}

fn head(order: &Order<'_>, column: &ListedAs) -> Column {
    let language = order.language;
    let (title, usual) = match &column.show {
        Listed::Named(name) => {
            let (word_of, width) = match name {
                ListColumn::Number => (Word::Number, 8.0),
                ListColumn::Name => (Word::Name, 30.0),
                ListColumn::Since => (Word::Since, 12.0),
                ListColumn::Members => (Word::Members, 10.0),
                ListColumn::Women => (Word::WomenAmong, 10.0),
                ListColumn::Men => (Word::MenAmong, 10.0),
                ListColumn::Services => (Word::Services, 40.0),
                ListColumn::Amount => (Word::Amount, 18.0),
            };
            (word(language, word_of).to_owned(), width)
        }
        Listed::Slot(Slot::Dimension(id)) => {
            (order.catalogue.at(*id).label.get(language).to_owned(), 20.0)
        }
        Listed::Slot(Slot::Field(id)) => (
            order.catalogue.fields[id.0].label.get(language).to_owned(),
            18.0,
        ),
    };
    let own = column
        .title
        .as_ref()
        .map(|title| title.get(language).to_owned());
    Column::new("", own.unwrap_or(title)).wide(column.width.unwrap_or(usual))
}

struct Row<'a> {
    order: &'a Order<'a>,
    place: usize,
    organisation: &'a Organisation,
}

impl Row<'_> {
    fn named(&self, name: ListColumn) -> Cell {
        let one = self.organisation;
        match name {
            ListColumn::Number => Cell::count(self.place as u32 + 1),
            ListColumn::Name => Cell::text(one.name.clone().unwrap_or_default()),
            ListColumn::Since => Cell::Day(one.since),
            ListColumn::Members => Cell::count(one.members),
            ListColumn::Women => self.of_sex("female"),
            ListColumn::Men => self.of_sex("male"),
            ListColumn::Services => self.services(),
            ListColumn::Amount => self.money(&one.amounts),
        }
    }

    fn of_sex(&self, code: &str) -> Cell {
        let catalogue = self.order.catalogue;
        let sex = catalogue
            .dimension("sex")
            .and_then(|id| catalogue.at(id).category(code));
        let mut by_sex = self.organisation.by_sex.iter();
        let found = by_sex.find(|(category, _)| Some(*category) == sex);
        Cell::count(found.map_or(0, |(_, people)| *people))
    }

    /// What it was given, the first first.
    fn services(&self) -> Cell {
        let Some(id) = self.order.catalogue.dimension(SERVICE) else {
            return Cell::Empty;
        };
        let given = self.organisation.services.iter();
        let names: Vec<String> = given
            .map(|(category, _)| self.label(id, *category))
            .collect();
        Cell::text(names.join(", "))
    }

    /// One amount as a number with its currency; several in words. Of which currency it is may be unknown, and is said.
    fn money(&self, amounts: &[(Category, f64)]) -> Cell {
        let language = self.order.language;
        let Some(id) = self.order.catalogue.dimension(crate::catalogue::CURRENCY) else {
            return Cell::Empty;
        };
        let code = |category: Category| {
            let code = self.order.catalogue.category_code(id, category);
            let unknown = word(language, Word::UnknownCurrency);
            if category.is_known() { code } else { unknown }.to_owned()
        };
        match amounts {
            [] => Cell::Empty,
            [(category, amount)] => Cell::Money(*amount, code(*category), Mark::Plain),
            several => {
                let say = |(category, amount): &(Category, f64)| {
                    format!(
                        "{}\u{a0}{}",
                        wording::number(language, *amount),
                        code(*category)
                    )
                };
                let texts: Vec<String> = several.iter().map(say).collect();
                Cell::text(texts.join(" + "))
            }
        }
    }

    fn said(&self, slot: Slot, said: &Said) -> Cell {
        let language = self.order.language;
        match (said, slot) {
            (Said::Categories(list), Slot::Dimension(id)) if list.is_empty() => {
                let unknown = At::Category(Category::UNKNOWN);
                Cell::Word(figures::label(self.order.catalogue, language, id, unknown))
            }
            (Said::Categories(list), Slot::Dimension(id)) => {
                let names: Vec<String> = list.iter().map(|one| self.label(id, *one)).collect();
                Cell::text(names.join(", "))
            }
            (Said::Number(Some(number)), _) => Cell::count(*number),
            (Said::Amounts(amounts), _) => self.money(amounts),
            (Said::Day(Some(day)), _) => Cell::Day(*day),
            (Said::Title(Some(title)), _) => Cell::text(title),
            (Said::Filled(true), _) => Cell::text("✓"),
            _ => Cell::Empty,
        }
    }

    fn label(&self, id: DimensionId, category: Category) -> String {
        let at = At::Category(category);
        figures::label(self.order.catalogue, self.order.language, id, at)
    }
}
