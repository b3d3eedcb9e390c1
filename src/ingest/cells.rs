//! One cell → what it says of a record: a category, a day, a number, or that something is filled in.

use chrono::Datelike;
use indexmap::IndexMap;

use super::header::{Choice, Found};
use super::mapping::Mapper;
use super::meaning::{Meaning, category, codes_of};
use super::record::Record;
use super::sheet::{Row, Value};
use super::value::{self, Reading};
use crate::catalogue::{
    AGE, Answer, Catalogue, DimensionId, FieldType, SERVICE, Shape, Slot, Source, fold_exactly,
};
use crate::finding::{Fact, MOST_PLACES, Place};

/// What a column of categories holds.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub slots: Vec<Slot>,
    /// What findings call it, where it fills no slot.
    pub named: Option<String>,
    pub filled: u32,
    pub understood: u32,
    /// What each text means, as written.
    known: IndexMap<String, (Meaning, Vec<String>), foldhash::fast::FixedState>,
    /// Signs for nothing: each one's place among the known, how often it stands there and in which row first.
    nothing: Vec<(usize, u32, u32)>,
    /// Texts not understood: how often, in which row and column first, and where then.
    pub unknown: IndexMap<String, (u32, u32, u32, Vec<Place>)>,
}

/// Whether a cell holds an error, or a formula without its result.
pub(super) fn broken(cell: Value<'_>) -> bool {
    cell == Value::NoResult || value::is_error(cell)
}

/// The finding of a broken cell.
pub(super) fn without_value(cell: Value<'_>, field: String) -> Fact {
    match cell {
        Value::NoResult => Fact::FormulaWithoutResult { field },
        _ => Fact::ErrorCell { field },
    }
}

impl Words {
    /// The texts met, as written.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> + Clone {
        self.known.keys().map(String::as_str)
    }

    /// One more text that says nothing.
    fn pass(&mut self, place: usize, row: u32) {
        match self.nothing.iter_mut().find(|(known, ..)| *known == place) {
            Some((_, count, _)) => *count += 1,
            None => self.nothing.push((place, 1, row)),
        }
    }

    /// Signs that stand for nothing without anybody's saying so, how many cells hold them, and the row of the first.
    pub(super) fn placeholders(&self) -> Option<(Vec<String>, u32, u32)> {
        let (mut words, mut count, mut first) = (Vec::new(), 0, u32::MAX);
        for (place, times, row) in &self.nothing {
            let (word, _) = self.known.get_index(*place)?;
            if value::is_placeholder(word) {
                words.push(word.clone());
                count += times;
                first = first.min(*row);
            }
        }
        (count > 0).then_some((words, count, first))
    }

    /// One more text not understood.
    pub(super) fn miss(&mut self, text: String, row: u32, column: u32) {
        let first = || (0, row, column, Vec::new());
        let (count, .., then) = self.unknown.entry(text).or_insert_with(first);
        *count += 1;
        if *count > 1 && then.len() < MOST_PLACES {
            let column = Some(column);
            then.push(Place { row, column });
        }
    }
}

impl Mapper<'_> {
    /// Fills a record from one cell.
    pub(super) fn cell(&mut self, row: Row<'_>, found: &Found, record: &mut Record) {
        let cell = row.cell(found.column);
        if matches!(cell, Value::Empty) {
            return;
        }
        let (mut ages, mut dimensions) = (false, false);
        for slot in &found.slots {
            match slot {
                slot if self.is_age(*slot) => ages = true,
                Slot::Dimension(_) => dimensions = true,
                Slot::Field(field) => self.field(row, found.column, *field, cell, record),
            }
        }
        if ages {
            self.age(row, found, cell, record);
        }
        if dimensions {
            self.categories(row, found, cell, record);
        }
    }

    /// Takes note of a cell that is filled in and says nothing.
    pub(super) fn pass_over(&mut self, row: Row<'_>, column: u32, cell: Value<'_>, field: String) {
        let text = value::written(cell);
        if text.is_empty() {
            return;
        }
        let words = self.words.entry(column).or_default();
        words.named = Some(field);
        let nothing = (Meaning::Nothing, Vec::new());
        let place = words.known.insert_full(text.into_owned(), nothing).0;
        words.pass(place, row.number);
    }

    /// A finding about a cell.
    pub(super) fn doubt(&mut self, row: Row<'_>, column: u32, fact: Fact) {
        let origin = self.at(row, Some(column));
        self.findings.add(fact, origin);
    }

    /// Fills the dimensions of one column: understood when one of them knows the text.
    fn categories(&mut self, row: Row<'_>, found: &Found, cell: Value<'_>, record: &mut Record) {
        if broken(cell) {
            let field = self.dimension_of(found).to_owned();
            self.doubt(row, found.column, without_value(cell, field));
            self.notes.unclear.extend(dimensions(&found.slots));
            return;
        }
        let text = value::written(cell);
        if text.is_empty() {
            return;
        }
        let (catalogue, source) = (self.catalogue, self.source);
        let words = self.words.entry(found.column).or_default();
        if words.slots.is_empty() {
            words.slots.clone_from(&found.slots);
        }
        let known = words.known.get_index_of(text.as_ref());
        let place = known.unwrap_or_else(|| {
            let meaning = Meaning::of(catalogue, source, &found.slots, &text);
            words
                .known
                .insert_full(text.clone().into_owned(), meaning)
                .0
        });
        let (_, unknown) = &words.known[place];
        if !unknown.is_empty() {
            // One part not understood takes nothing from the others.
            for part in unknown.clone() {
                words.miss(part.clone(), row.number, found.column);
                self.missed.push(part);
            }
        }
        match &words.known[place].0 {
            Meaning::Nothing => {
                words.pass(place, row.number);
                return;
            }
            Meaning::Everybody => {
                self.notes.everybody.push(found.column);
                return;
            }
            Meaning::Services(codes) => {
                words.filled += 1;
                words.understood += 1;
                self.notes.services.extend(codes);
                return;
            }
            Meaning::Codes(codes) => {
                words.filled += 1;
                words.understood += 1;
                for (column, code) in codes {
                    record.categories[*column] = *code;
                }
                return;
            }
            Meaning::Unknown => words.filled += 1,
        }
        let text = text.into_owned();
        self.not_understood(row, found, cell, text);
    }

    /// Takes note of an answer that is there and that nothing understands.
    fn not_understood(&mut self, row: Row<'_>, found: &Found, cell: Value<'_>, text: String) {
        self.notes.unclear.extend(dimensions(&found.slots));
        if matches!(cell, Value::Number(_)) || text.parse::<f64>().is_ok() {
            let few = text.chars().count() <= 2;
            let number = if few { text } else { "99…".into() };
            let field = self.dimension_of(found).to_owned();
            self.doubt(row, found.column, Fact::UndeclaredNumber { field, number });
        } else {
            let words = self.words.entry(found.column).or_default();
            words.miss(text.clone(), row.number, found.column);
            self.missed.push(text);
        }
    }

    /// Fills what columns of options say: each has one category, and says yes or no.
    pub(super) fn choose(&mut self, row: Row<'_>, record: &mut Record) {
        let (catalogue, source) = (self.catalogue, self.source);
        let choices = std::mem::take(&mut self.layout.choices);
        for choice in &choices {
            let cell = row.cell(choice.column);
            let answer = self.options.hear(cell);
            if answer == Answer::No {
                continue;
            }
            if self.is_age(choice.slot) {
                self.choose_age(row, choice, answer, record);
                continue;
            }
            let Slot::Dimension(id) = choice.slot else {
                continue;
            };
            let words = self.words.entry(choice.column).or_default();
            words.slots = vec![choice.slot];
            words.filled += 1;
            let codes = &choice.codes;
            // Some exports repeat the option where it is chosen.
            let chosen = |text: &str| codes_of(catalogue, source, choice.slot, text) == *codes;
            let text = value::written(cell);
            if codes.is_empty() || answer == Answer::Unknown && !chosen(&text) {
                let missed = if codes.is_empty() {
                    &choice.text
                } else {
                    text.as_ref()
                };
                words.miss(missed.to_owned(), row.number, choice.column);
                self.notes.unclear.push(id);
                continue;
            }
            words.understood += 1;
            let declared = catalogue.at(id);
            if declared.code == SERVICE && matches!(source.shape, Shape::Act { .. }) {
                self.notes
                    .services
                    .extend(codes.iter().map(|(_, code)| code));
            } else if declared.multiple {
                for (column, code) in codes {
                    record.categories[*column] |= code;
                }
            } else if record.categories[id.0] == 0 {
                record.categories[id.0] = codes[0].1;
            }
        }
        self.layout.choices = choices;
    }

    /// Fills the age that the header of an option says.
    fn choose_age(&mut self, row: Row<'_>, choice: &Choice, answer: Answer, record: &mut Record) {
        let text = value::written(row.cell(choice.column));
        if answer == Answer::Unknown && fold_exactly(&text) != fold_exactly(&choice.text) {
            let words = self.words.entry(choice.column).or_default();
            words.slots = vec![choice.slot];
            words.named = Some(AGE.to_owned());
            words.miss(text.into_owned(), row.number, choice.column);
            return;
        }
        let found = Found {
            column: choice.column,
            slots: vec![choice.slot],
        };
        self.age(row, &found, Value::Text(&choice.text), record);
    }

    /// What findings call a column of categories: its first dimension.
    fn dimension_of(&self, found: &Found) -> &str {
        let first = found.slots.iter().find_map(|slot| match slot {
            Slot::Dimension(id) => Some(*id),
            Slot::Field(_) => None,
        });
        first.map_or("", |id| self.catalogue.at(id).code.as_str())
    }

    /// A row is out of step when a cell of it holds what belongs into another column: then what its other cells hold,
    /// and nothing understands, may name somebody and is never shown.
    pub(super) fn out_of_step(&mut self, row: Row<'_>) {
        let missed = std::mem::take(&mut self.missed);
        if missed.is_empty() {
            return;
        }
        let (catalogue, source) = (self.catalogue, self.source);
        let columns = &self.layout.columns;
        let understands = |found: &Found, text: &str| {
            let known = |slot: &Slot| category(catalogue, source, *slot, text).is_known();
            found.slots.iter().any(known)
        };
        let mark = |text: &str| match &source.shape {
            Shape::Attendance { marks, .. } => marks.read(text) == Answer::Yes,
            _ => false,
        };
        let belongs =
            |text: &str| mark(text) || columns.iter().any(|found| understands(found, text));
        let astray = columns.iter().any(|found| {
            let text = value::text(row.cell(found.column));
            !text.is_empty() && !understands(found, &text) && belongs(&text)
        });
        let names: Vec<String> = missed.into_iter().filter(|text| !belongs(text)).collect();
        if astray {
            for name in names {
                self.identities.add(&name);
            }
        }
    }
}

/// The dimensions among slots.
fn dimensions(slots: &[Slot]) -> impl Iterator<Item = DimensionId> {
    slots.iter().filter_map(|slot| match slot {
        Slot::Dimension(id) => Some(*id),
        Slot::Field(_) => None,
    })
}

/// Whether a cell says something of a dimension, or is the number or day that a field wants.
pub(super) fn understood(
    catalogue: &Catalogue,
    source: &Source,
    slot: Slot,
    cell: Value<'_>,
) -> bool {
    match slot {
        Slot::Dimension(_) => category(catalogue, source, slot, &value::text(cell)).is_known(),
        Slot::Field(field) => match catalogue.fields[field.0].kind {
            FieldType::Date => matches!(value::day(cell, source.dates), Reading::Is(_)),
            FieldType::Number | FieldType::Money => matches!(value::number(cell), Reading::Is(_)),
            FieldType::Text | FieldType::Identity | FieldType::Title => false,
        },
    }
}

/// Fills a record with what a name or a fixed value says.
pub(super) fn say(
    catalogue: &Catalogue,
    source: &Source,
    slot: Slot,
    text: &str,
    record: &mut Record,
) {
    match slot {
        Slot::Dimension(_) => {
            for (column, code) in codes_of(catalogue, source, slot, text) {
                record.categories[column] = code;
            }
        }
        Slot::Field(field) => {
            let read = match catalogue.fields[field.0].kind {
                FieldType::Date => match value::day(Value::Text(text), source.dates) {
                    Reading::Is(day) => Reading::Is(i64::from(day.num_days_from_ce())),
                    _ => Reading::Empty,
                },
                FieldType::Number | FieldType::Money => value::number(Value::Text(text)),
                FieldType::Text | FieldType::Identity | FieldType::Title => Reading::Is(1),
            };
            if let Reading::Is(number) = read {
                record.fields[field.0] = number;
            }
        }
    }
}
