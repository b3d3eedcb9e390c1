//! Records: one act each, as columns of codes and days.

use indexmap::{IndexMap, IndexSet};

use crate::catalogue::{Catalogue, KeyScope};

/// No number, no day.
pub const NONE: i64 = i64::MIN;

/// All records of one project. Every column has one entry a record.
#[derive(Debug, Clone, Default)]
pub struct Records {
    /// The person, from 1; 0 where the act was done to nobody in particular.
    pub person: Vec<u32>,
    /// The organisation, from 1; 0 where there is none.
    pub organisation: Vec<u32>,
    /// First day, counted from the common era.
    pub first: Vec<i32>,
    /// Last day; the first for an act of one day.
    pub last: Vec<i32>,
    /// Category by dimension (outer) and record (inner); a set of bits where several may hold.
    pub categories: Vec<Vec<u32>>,
    /// Field by field (outer) and record (inner): numbers in ten-thousandths, dates as days, any other filled field as
    /// 1; [`NONE`] where nothing is said.
    pub fields: Vec<Vec<i64>>,
    /// Where it was read: a place in [`Ingested::sheets`](super::Ingested::sheets).
    pub sheet: Vec<u32>,
    /// The row there.
    pub row: Vec<u32>,
    /// How many people there are.
    pub people: u32,
    /// How many organisations there are.
    pub organisations: u32,
}

/// One record on its way into the columns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Record {
    pub person: u32,
    pub organisation: u32,
    pub first: i32,
    pub last: i32,
    pub categories: Vec<u32>,
    pub fields: Vec<i64>,
}

impl Records {
    /// No records yet, with columns for every dimension and field.
    pub(super) fn new(catalogue: &Catalogue) -> Self {
        Self {
            categories: vec![Vec::new(); catalogue.dimensions.len()],
            fields: vec![Vec::new(); catalogue.fields.len()],
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

    pub(super) fn push(&mut self, record: &Record, sheet: u32, row: u32) {
        self.person.push(record.person);
        self.organisation.push(record.organisation);
        self.first.push(record.first);
        self.last.push(record.last);
        for (column, category) in self.categories.iter_mut().zip(&record.categories) {
            column.push(*category);
        }
        for (column, value) in self.fields.iter_mut().zip(&record.fields) {
            column.push(*value);
        }
        self.sheet.push(sheet);
        self.row.push(row);
    }
}

/// Dense numbers for the keys of people or organisations of one project.
#[derive(Debug, Default)]
pub(super) struct Subjects {
    known: IndexMap<(ScopeKey, Box<str>), u32>,
    next: u32,
}

/// Within what a key means the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum ScopeKey {
    File(usize, usize),
    Source(usize),
    Project,
}

impl ScopeKey {
    pub(super) fn new(scope: KeyScope, source: usize, file: usize) -> Self {
        match scope {
            KeyScope::File => Self::File(source, file),
            KeyScope::Source => Self::Source(source),
            KeyScope::Project => Self::Project,
        }
    }
}

impl Subjects {
    /// The number of a key.
    pub(super) fn number(&mut self, scope: ScopeKey, key: String) -> u32 {
        let next = &mut self.next;
        *self
            .known
            .entry((scope, key.into_boxed_str()))
            .or_insert_with(|| {
                *next += 1;
                *next
            })
    }

    /// A number of its own, for a row that cannot be told apart.
    pub(super) fn alone(&mut self) -> u32 {
        self.next += 1;
        self.next
    }

    /// How many there are.
    pub(super) fn count(&self) -> u32 {
        self.next
    }
}

/// Acts met in other sheets of a source: what overlapping exports repeat.
#[derive(Debug, Default)]
pub(super) struct Acts {
    met: IndexMap<ActKey, Met>,
}

/// What makes two acts the same: person, organisation, service, day and amounts.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct ActKey {
    pub person: u32,
    pub organisation: u32,
    pub service: u32,
    pub first: i32,
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

/// Folded texts of identity columns, as hashes: a value that is also somebody's name is never shown.
#[derive(Debug, Default)]
pub(super) struct Identities {
    hashes: IndexSet<u64>,
    /// Hashes of texts as written, so that a name met again is not folded again.
    raw: IndexSet<u64>,
}

impl Identities {
    pub(super) fn add(&mut self, text: &str) {
        if !self.raw.insert(hash_of(text)) {
            return;
        }
        self.hashes.insert(hash_of(&crate::catalogue::fold(text)));
        for word in text.split_whitespace().filter(|word| telling(word)) {
            self.hashes.insert(hash_of(&crate::catalogue::fold(word)));
        }
    }

    pub(super) fn holds(&self, text: &str) -> bool {
        let known = |text: &str| {
            self.hashes
                .contains(&hash_of(&crate::catalogue::fold(text)))
        };
        known(text)
            || text
                .split_whitespace()
                .filter(|word| telling(word))
                .any(known)
    }
}

/// Whether a word is long enough to be somebody's name.
fn telling(word: &str) -> bool {
    word.chars().count() > 2
}

/// A hash that is the same in every run.
pub(super) fn hash_of<T: std::hash::Hash + ?Sized>(value: &T) -> u64 {
    use std::hash::Hasher as _;
    let mut hasher = std::hash::DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
