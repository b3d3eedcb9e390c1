//! Records: one act each, as columns of codes and days.

use indexmap::{IndexMap, IndexSet};

use super::column::Column;
use crate::catalogue::{Catalogue, Category, Dimension, KeyScope};

/// No number, no day.
pub const NONE: i64 = i64::MIN;

/// A number that is there and that nothing understands: a sum over it is a lower bound.
pub const UNREAD: i64 = i64::MIN + 1;

/// The person cannot be told.
pub const NO_PERSON: u8 = 1;

/// The organisation cannot be told.
pub const NO_ORGANISATION: u8 = 2;

/// The end of an act that goes on: its cell is blank.
pub const OPEN: i32 = i32::MAX;

/// No ages said.
pub const NO_AGES: (u32, u32) = (0, u32::MAX);

/// All records of one project. Every column has one entry a record.
#[derive(Debug, Clone, Default)]
pub struct Records {
    /// The person, from 1; 0 where the act was done to nobody in particular.
    pub person: Vec<u32>,
    /// The organisation, from 1; 0 where there is none.
    pub organisation: Vec<u32>,
    /// The day that dates it, counted from the common era: the first that it may be.
    pub first: Vec<i32>,
    /// The last day that it may be; the first where the day is known.
    pub last: Vec<i32>,
    /// The last day of an act that lasts, [`OPEN`] while it goes on; 0 for one that does not last.
    pub until: Column<i32>,
    /// How many people or organisations it stands for: more than one in a table of counts.
    pub weight: Column<u64>,
    /// Which of several margins that count the same people it stands in, from 1; 0 where it counts people of its own.
    pub margin: Column<u32>,
    /// Whether nothing tells who its person is ([`NO_PERSON`]), or its organisation ([`NO_ORGANISATION`]).
    pub alone: Column<u8>,
    /// The youngest and oldest age said as a band; [`NO_AGES`] where none is.
    pub ages: Column<(u32, u32)>,
    /// Category by column of a dimension (outer) and record (inner); a set of bits where several may hold.
    pub categories: Vec<Column<u32>>,
    /// Field by field (outer) and record (inner): numbers in ten-thousandths, dates as days, any other filled field as
    /// 1; [`NONE`] where nothing is said.
    pub fields: Vec<Column<i64>>,
    /// Where it was read: a place in [`Ingested::sheets`](super::Ingested::sheets).
    pub sheet: Vec<u32>,
    /// The row there.
    pub row: Vec<u32>,
    /// Public names of organisations, by field and number: the first that each goes by. Shown where a sheet lists
    /// organisations, and nowhere else.
    pub titles: IndexMap<(usize, u32), String>,
    /// How many people there are.
    pub people: u32,
    /// How many organisations there are.
    pub organisations: u32,
}

/// One record on its way into the columns.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Record {
    pub person: u32,
    pub organisation: u32,
    pub first: i32,
    pub last: i32,
    pub until: i32,
    pub weight: u64,
    pub margin: u32,
    pub alone: u8,
    pub ages: (u32, u32),
    pub categories: Vec<u32>,
    pub fields: Vec<i64>,
}

impl Default for Record {
    fn default() -> Self {
        Self {
            person: 0,
            organisation: 0,
            first: 0,
            last: 0,
            until: 0,
            weight: 1,
            margin: 0,
            alone: 0,
            ages: NO_AGES,
            categories: Vec::new(),
            fields: Vec::new(),
        }
    }
}

impl Record {
    /// Puts a category in the place of whatever was said of its dimension.
    pub(super) fn say(&mut self, dimension: &Dimension, category: Category) {
        for column in &dimension.columns {
            self.categories[*column] = 0;
        }
        let (column, code) = dimension.held(category);
        self.categories[column] = code;
    }
}

impl Clone for Record {
    fn clone(&self) -> Self {
        let mut new = Self::default();
        new.clone_from(self);
        new
    }

    /// Into the memory that is there: a record is filled for every row.
    fn clone_from(&mut self, other: &Self) {
        (self.person, self.organisation) = (other.person, other.organisation);
        (self.first, self.last, self.until) = (other.first, other.last, other.until);
        (self.weight, self.alone, self.ages) = (other.weight, other.alone, other.ages);
        self.margin = other.margin;
        self.categories.clone_from(&other.categories);
        self.fields.clone_from(&other.fields);
    }
}

impl Records {
    /// No records yet, with columns for every dimension and field.
    pub(super) fn new(catalogue: &Catalogue) -> Self {
        Self {
            weight: Column::new(1),
            ages: Column::new(NO_AGES),
            categories: vec![Column::new(0); catalogue.columns()],
            fields: vec![Column::new(NONE); catalogue.fields.len()],
            ..Self::default()
        }
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.first.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.first.is_empty()
    }

    /// Appends a record; the sheet it stands in is told when sheets are put together.
    pub(super) fn push(&mut self, record: &Record, row: u32) {
        self.person.push(record.person);
        self.organisation.push(record.organisation);
        self.first.push(record.first);
        self.last.push(record.last);
        self.until.push(record.until);
        self.weight.push(record.weight);
        self.margin.push(record.margin);
        self.alone.push(record.alone);
        self.ages.push(record.ages);
        for (column, category) in self.categories.iter_mut().zip(&record.categories) {
            column.push(*category);
        }
        for (column, value) in self.fields.iter_mut().zip(&record.fields) {
            column.push(*value);
        }
        self.row.push(row);
    }

    /// Keeps the records at the places that `keep` says.
    pub(super) fn retain(&mut self, keep: impl Fn(usize) -> bool) {
        fn column<T>(column: &mut Vec<T>, keep: &impl Fn(usize) -> bool) {
            let mut at = 0;
            column.retain(|_| {
                at += 1;
                keep(at - 1)
            });
        }
        column(&mut self.person, &keep);
        column(&mut self.organisation, &keep);
        column(&mut self.first, &keep);
        column(&mut self.last, &keep);
        self.until.retain(&keep);
        self.weight.retain(&keep);
        self.margin.retain(&keep);
        self.alone.retain(&keep);
        self.ages.retain(&keep);
        self.categories.iter_mut().for_each(|one| one.retain(&keep));
        self.fields.iter_mut().for_each(|one| one.retain(&keep));
        column(&mut self.row, &keep);
    }

    /// Appends the records of another sheet.
    pub(super) fn append(&mut self, mut other: Self) {
        if self.is_empty() {
            *self = other;
            return;
        }
        self.person.append(&mut other.person);
        self.organisation.append(&mut other.organisation);
        self.first.append(&mut other.first);
        self.last.append(&mut other.last);
        self.until.append(&mut other.until);
        self.weight.append(&mut other.weight);
        self.margin.append(&mut other.margin);
        self.alone.append(&mut other.alone);
        self.ages.append(&mut other.ages);
        for (column, more) in self.categories.iter_mut().zip(&mut other.categories) {
            column.append(more);
        }
        for (column, more) in self.fields.iter_mut().zip(&mut other.fields) {
            column.append(more);
        }
        self.sheet.append(&mut other.sheet);
        self.row.append(&mut other.row);
        for (key, title) in other.titles {
            self.titles.entry(key).or_insert(title);
        }
    }
}

/// Keys of the people or organisations of one sheet, numbered from 1 as they are met.
#[derive(Debug, Default)]
pub(super) struct Keys {
    known: Known,
    /// The key of each number; none for a row that cannot be told apart.
    keys: Vec<Option<u128>>,
}

/// Numbers by key.
type Known = IndexMap<u128, u32, foldhash::fast::FixedState>;

impl Keys {
    /// The number of a key.
    pub(super) fn number(&mut self, key: u128) -> u32 {
        let keys = &mut self.keys;
        *self.known.entry(key).or_insert_with(|| {
            keys.push(Some(key));
            keys.len() as u32
        })
    }

    /// Those of these numbers that are used, numbered anew in the order met: the numbers change with them. Beside them,
    /// the new number of each; 0 where it is not used.
    pub(super) fn only(&self, numbers: &mut [u32]) -> (Self, Vec<u32>) {
        let mut only = Self::default();
        let mut new = vec![0; self.keys.len() + 1];
        for number in numbers.iter_mut().filter(|number| **number != 0) {
            let place = &mut new[*number as usize];
            if *place == 0 {
                *place = match self.keys[*number as usize - 1] {
                    Some(key) => only.number(key),
                    None => only.alone(),
                };
            }
            *number = *place;
        }
        (only, new)
    }

    /// A number of its own, for a row that cannot be told apart.
    pub(super) fn alone(&mut self) -> u32 {
        self.keys.push(None);
        self.keys.len() as u32
    }
}

/// Dense numbers for the people or organisations of one project.
#[derive(Debug, Default)]
pub(super) struct Subjects {
    known: Known,
    next: u32,
}

impl Subjects {
    /// Takes the subjects of another sheet: the number here of each number there. Empty when the numbers are the same.
    pub(super) fn take(&mut self, sheet: Keys) -> Vec<u32> {
        if self.next == 0 {
            self.known = sheet.known;
            self.next = sheet.keys.len() as u32;
            return Vec::new();
        }
        let number = |key: Option<u128>| {
            let next = &mut self.next;
            let mut another = || {
                *next += 1;
                *next
            };
            match key {
                Some(key) => *self.known.entry(key).or_insert_with(another),
                None => another(),
            }
        };
        std::iter::once(0)
            .chain(sheet.keys.into_iter().map(number))
            .collect()
    }

    /// How many there are.
    pub(super) fn count(&self) -> u32 {
        self.next
    }
}

/// The key of a person or organisation: a hash of 128 bits of the text, within its scope. Two of a million keys fall
/// together once in 10²⁶ runs; the texts themselves need not be kept.
pub(super) fn key_of(text: &str, scope: KeyScope, source: usize, file: usize) -> u128 {
    let within = match scope {
        KeyScope::Project => 0,
        KeyScope::Source => (source as u64 + 1) << 32,
        KeyScope::File => (source as u64 + 1) << 32 | (file as u64 + 1),
    };
    xxhash_rust::xxh3::xxh3_128_with_seed(text.as_bytes(), within)
}

/// Acts met in other sheets of a source: what overlapping exports repeat.
#[derive(Debug, Default)]
pub(super) struct Acts {
    met: IndexMap<ActKey, Met>,
}

/// What makes two acts the same: person, organisation, service, days and amounts.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct ActKey {
    pub person: u32,
    pub organisation: u32,
    pub service: u32,
    pub first: i32,
    pub last: i32,
    pub amounts: Vec<i64>,
}

/// How often an act stands in the sheet being read, and at most in one read before.
#[derive(Debug, Default)]
struct Met {
    sheet: u32,
    here: u32,
    before: u32,
}

impl Acts {
    /// Whether this act was read before in another sheet. An act that stands twice in each of two sheets happened twice:
    /// the n-th of one sheet is the n-th of the other.
    pub(super) fn read_before(&mut self, key: ActKey, sheet: u32) -> bool {
        let met = self.met.entry(key).or_insert(Met {
            sheet,
            here: 0,
            before: 0,
        });
        if met.sheet != sheet {
            *met = Met {
                sheet,
                here: 0,
                before: met.before.max(met.here),
            };
        }
        met.here += 1;
        met.here <= met.before
    }
}

/// A set of hashes.
pub(super) type Hashes = IndexSet<u64, foldhash::fast::FixedState>;

/// A hash that is the same in every run.
pub(super) fn hash_of(text: &str) -> u64 {
    xxhash_rust::xxh3::xxh3_64(text.as_bytes())
}
