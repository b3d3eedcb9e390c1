//! One cell → what it says of a record: a category, a day, a number, or that something is filled in.

use chrono::Datelike;
use indexmap::IndexMap;

use super::header::Found;
use super::mapping::Mapper;
use super::record::Record;
use super::sheet::{Row, Value};
use super::value::{self, Reading};
use crate::catalogue::{
    Catalogue, Category, DimensionId, FieldId, FieldType, Shape, Slot, Source, fold,
};
use crate::finding::{Fact, MOST_PLACES, Origin, Place, Shown};

/// What a column of categories holds.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub slots: Vec<Slot>,
    pub filled: u32,
    pub understood: u32,
    /// Codes by text as written, one a slot; 0 where the slot does not understand it.
    known: IndexMap<String, Vec<u32>>,
    /// Texts not understood: how often, in which row and column first, and where then.
    pub unknown: IndexMap<String, (u32, u32, u32, Vec<Place>)>,
}

impl Words {
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
        let dimensions = found
            .slots
            .iter()
            .any(|slot| matches!(slot, Slot::Dimension(_)));
        if dimensions {
            self.categories(row, found, cell, record);
        }
        for slot in &found.slots {
            if let Slot::Field(field) = slot {
                self.field(row, found.column, *field, cell, record);
            }
        }
    }

    fn field(
        &mut self,
        row: Row<'_>,
        column: u32,
        field: FieldId,
        cell: Value<'_>,
        record: &mut Record,
    ) {
        let declared = &self.catalogue.fields[field.0];
        let code = || declared.code.clone();
        let read = match declared.kind {
            FieldType::Date => match value::day(cell, self.source.dates) {
                Reading::Is(day) => Reading::Is(i64::from(day.num_days_from_ce())),
                Reading::Empty => Reading::Empty,
                Reading::Wrong => Reading::Wrong,
            },
            FieldType::Number | FieldType::Money => value::number(cell),
            FieldType::Text | FieldType::Identity => {
                let text = value::text(cell);
                if declared.kind == FieldType::Identity && !text.is_empty() {
                    self.identities.add(&text);
                }
                if text.is_empty() {
                    Reading::Empty
                } else {
                    Reading::Is(1)
                }
            }
        };
        match (read, cell) {
            (Reading::Is(number), _) => record.fields[field.0] = number,
            (Reading::Empty, _) => {}
            (Reading::Wrong, Value::Error) => {
                self.findings.add(
                    Fact::ErrorCell { field: code() },
                    self.at(row, Some(column)),
                );
            }
            (Reading::Wrong, _) if declared.kind == FieldType::Date => {
                self.findings.add(
                    Fact::ImpossibleDate { field: code() },
                    self.at(row, Some(column)),
                );
            }
            (Reading::Wrong, cell) => {
                let fact = Fact::InvalidNumber {
                    field: code(),
                    value: Shown::shape(&value::text(cell)),
                };
                self.findings.add(fact, self.at(row, Some(column)));
            }
        }
    }

    /// Fills the dimensions of one column: understood when one of them knows the text.
    fn categories(&mut self, row: Row<'_>, found: &Found, cell: Value<'_>, record: &mut Record) {
        let number = matches!(cell, Value::Number(_))
            || matches!(cell, Value::Text(text) if text.trim().parse::<f64>().is_ok());
        let first = found.slots.iter().find_map(|slot| match slot {
            Slot::Dimension(id) => Some(*id),
            Slot::Field(_) => None,
        });
        let field = first.map_or("", |id| self.catalogue.at(id).code.as_str());
        if cell == Value::Error {
            let field = field.to_owned();
            let origin = self.at(row, Some(found.column));
            self.findings.add(Fact::ErrorCell { field }, origin);
            return;
        }
        let text = value::text(cell);
        if text.is_empty() {
            return;
        }
        let (catalogue, source) = (self.catalogue, self.source);
        let words = self.words.entry(found.column).or_default();
        words.slots.clone_from(&found.slots);
        words.filled += 1;
        if !words.known.contains_key(text.as_ref()) {
            let codes = found
                .slots
                .iter()
                .map(|slot| code_of(catalogue, source, *slot, &text));
            words
                .known
                .insert(text.clone().into_owned(), codes.collect());
        }
        let known = &words.known[text.as_ref()];
        if known.iter().any(|code| *code != 0) {
            words.understood += 1;
            for (slot, code) in found.slots.iter().zip(known) {
                if let Slot::Dimension(id) = slot
                    && *code != 0
                {
                    record.categories[id.0] = *code;
                }
            }
        } else if says_unknown(catalogue, source, &found.slots, &text) {
            words.understood += 1;
        } else if number {
            let number = if text.chars().count() <= 2 {
                text.into_owned()
            } else {
                "99…".into()
            };
            let fact = Fact::UndeclaredNumber {
                field: field.to_owned(),
                number,
            };
            let origin = Origin::cell(self.file, self.sheet, row.number, Some(found.column));
            self.findings.add(fact, origin);
        } else {
            words.miss(text.clone().into_owned(), row.number, found.column);
            self.missed.push(text.into_owned());
        }
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
            Shape::Attendance { marks, .. } => marks.contains(&fold(text)),
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

/// Whether a text is declared to say that nothing is known.
fn says_unknown(catalogue: &Catalogue, source: &Source, slots: &[Slot], text: &str) -> bool {
    slots.iter().any(|slot| {
        let Slot::Dimension(id) = slot else {
            return false;
        };
        let own = source
            .values
            .get(id)
            .and_then(|words| words.get(&fold(text)));
        own == Some(&Category::UNKNOWN) || own.is_none() && catalogue.at(*id).says_unknown(text)
    })
}

/// The category that a text means to a source.
fn category(catalogue: &Catalogue, source: &Source, slot: Slot, text: &str) -> Category {
    let Slot::Dimension(id) = slot else {
        return Category::UNKNOWN;
    };
    let own = source
        .values
        .get(&id)
        .and_then(|words| words.get(&fold(text)).copied());
    let number = text.trim().parse::<f64>().is_ok();
    own.or_else(|| catalogue.at(id).category_of(text).filter(|_| !number))
        .unwrap_or_default()
}

/// A category as records hold it: its place, or its bit where several may hold.
pub(super) fn coded(catalogue: &Catalogue, dimension: DimensionId, category: Category) -> u32 {
    if catalogue.at(dimension).multiple && category.is_known() {
        1 << (category.0 - 1).min(31)
    } else {
        category.0
    }
}

/// What a text says, as records hold it: a category's place, or bits where several may hold. A cell of several
/// categories is understood when each of them is.
fn code_of(catalogue: &Catalogue, source: &Source, slot: Slot, text: &str) -> u32 {
    let whole = category(catalogue, source, slot, text);
    let Slot::Dimension(id) = slot else { return 0 };
    if !catalogue.at(id).multiple {
        return whole.0;
    }
    let bit = |one: Category| coded(catalogue, id, one);
    if whole.is_known() {
        return bit(whole);
    }
    let parts = text
        .split([';', ',', '/', '|', '+', '\n'])
        .filter(|part| !part.trim().is_empty());
    let bits = parts.map(|part| bit(category(catalogue, source, slot, part)));
    bits.reduce(|all, one| if all == 0 || one == 0 { 0 } else { all | one })
        .unwrap_or(0)
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
        Slot::Dimension(id) => {
            let code = code_of(catalogue, source, slot, text);
            if code != 0 {
                record.categories[id.0] = code;
            }
        }
        Slot::Field(field) => {
            let read = match catalogue.fields[field.0].kind {
                FieldType::Date => match value::day(Value::Text(text), source.dates) {
                    Reading::Is(day) => Reading::Is(i64::from(day.num_days_from_ce())),
                    _ => Reading::Empty,
                },
                FieldType::Number | FieldType::Money => value::number(Value::Text(text)),
                FieldType::Text | FieldType::Identity => Reading::Is(1),
            };
            if let Reading::Is(number) = read {
                record.fields[field.0] = number;
            }
        }
    }
}
