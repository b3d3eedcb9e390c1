//! Keys that look like none: a total, an answer or a band of ages, a word among numbers. They count as they stand, and are
//! told.

use indexmap::IndexSet;

use super::mapping::Mapper;
use super::sheet::{Row, Value};
use super::value::{self, Ages};
use crate::catalogue::{FieldType, Key, Slot};
use crate::finding::{Fact, MOST_PLACES, Origin, Place, Shown};

/// How many of them are shown.
const MOST_SHOWN: usize = 5;
/// How many keys with a figure say that all should have one, and how many times those without.
const ENOUGH: u32 = 5;
const NEARLY_ALL: u32 = 5;

/// What the keys of a sheet look like.
#[derive(Debug, Default)]
pub(super) struct KeyLooks {
    /// How many hold a figure.
    figured: u32,
    /// Words that say something else, and other keys without a figure.
    spoken: Met,
    bare: Met,
}

/// Keys of one look.
#[derive(Debug, Default)]
struct Met {
    shown: IndexSet<Shown>,
    places: Vec<Place>,
    count: u32,
}

impl Met {
    /// Takes note of one; what it shows is made only while something may be new.
    fn add(&mut self, row: u32, column: u32, shown: impl FnOnce() -> Shown) {
        self.count += 1;
        if self.places.len() > MOST_PLACES {
            return;
        }
        let column = Some(column);
        self.places.push(Place { row, column });
        if self.shown.len() < MOST_SHOWN {
            self.shown.insert(shown());
        }
    }

    fn append(&mut self, other: Self) {
        self.count += other.count;
        self.shown.extend(other.shown);
        self.places.extend(other.places);
        self.places.sort_by_key(|place| place.row);
    }
}

impl KeyLooks {
    /// The keys to be told.
    fn odd(self) -> Met {
        let mut odd = self.spoken;
        if self.figured >= ENOUGH.max(self.bare.count.saturating_mul(NEARLY_ALL)) {
            odd.append(self.bare);
        }
        odd
    }
}

impl Mapper<'_> {
    /// Takes note of what the key of a row looks like, where it is one field.
    pub(super) fn look_at_key(&mut self, row: Row<'_>, key: &Key) {
        let [Slot::Field(field)] = key.fields.as_slice() else {
            return;
        };
        let text = self.key.trim_end_matches('\u{1f}');
        let band = is_band(text);
        if !band && text.bytes().any(|byte| byte.is_ascii_digit()) {
            self.key_looks.figured += 1;
            return;
        }
        let slot = Slot::Field(*field);
        let mut columns = self.layout.columns.iter();
        let found = columns.find(|found| found.slots.contains(&slot));
        let Some(found) = found.filter(|_| self.catalogue.fields[field.0].kind != FieldType::Date)
        else {
            return;
        };
        let cell = row.cell(found.column);
        let shape = || Shown::shape(&value::text(cell));
        let word = || Shown::Text(value::text(cell).into_owned());
        if band || self.nobody.speaks(self.catalogue, text) {
            self.key_looks.spoken.add(row.number, found.column, word);
        } else {
            self.key_looks.bare.add(row.number, found.column, shape);
        }
    }

    /// A finding where keys look like none.
    pub(super) fn tell_odd_keys(&mut self) {
        let odd = std::mem::take(&mut self.key_looks).odd();
        let mut places = odd.places.into_iter();
        let Some(first) = places.next() else {
            return;
        };
        let source = self.source.code.clone();
        let words = odd.shown.into_iter().take(MOST_SHOWN).collect();
        let origin = Origin::cell(self.file, self.sheet, first.row, first.column);
        let then = places.take(MOST_PLACES).collect();
        let fact = Fact::WordAsKey { source, words };
        self.findings.add_at(fact, origin, odd.count, then);
    }
}

/// Whether a key is an open band of ages, in signs or in words: `+35`, `35 ans et plus`.
fn is_band(text: &str) -> bool {
    let figures = text.bytes().filter(u8::is_ascii_digit).count();
    if !(1..=2).contains(&figures) || figures == text.len() {
        return false;
    }
    match value::ages(Value::Text(text)) {
        Ages::Open(_) | Ages::Are(_, u32::MAX) => true,
        Ages::Are(youngest, oldest) => youngest == 0 && oldest > 0 && !text.starts_with('0'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_have_a_sign_and_few_figures() {
        for (text, band) in [
            ("+35", true),
            ("< 18", true),
            ("18-", true),
            ("≥18", true),
            ("+ de 35 ans", true),
            ("35 ans et plus", true),
            ("moins de 18 ans", true),
            ("35", false),
            ("a12", false),
            ("0-17", false),
            ("18-24", false),
            ("d003", false),
            ("+212612345678", false),
            ("-", false),
        ] {
            assert_eq!(is_band(text), band, "{text}");
        }
    }
}
