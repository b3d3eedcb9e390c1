//! Keys that look like none: a total, an answer or a band of ages, a word among numbers. They count as they stand, and are
//! told.

use foldhash::fast::FixedState;
use indexmap::IndexSet;

use super::mapping::Mapper;
use super::nobody;
use super::record::hash_of;
use super::sheet::{Row, Value};
use super::value::{self, Ages};
use crate::catalogue::{FieldType, Key, Slot};
use crate::finding::{Fact, MOST_PLACES, Origin, Place, Shown};

/// How many of them are shown.
const MOST_SHOWN: usize = 5;
/// How many keys with a figure say that all should have one, and how many times those without.
const ENOUGH: u32 = 5;
const NEARLY_ALL: u32 = 5;
/// How many keys with a figure, more than those without, make one without that comes again doubtful.
const A_FEW: u32 = 2;
/// Nines stand for no number before a register is so long.
const MOST_FIGURED: u32 = 9_000;
/// Names are keys, too: beyond so many of them none is looked at.
const MOST_KNOWN: usize = 256;

/// What the keys of a sheet look like.
#[derive(Debug, Default)]
pub(super) struct KeyLooks {
    /// How many hold a figure.
    figured: u32,
    /// Words that say something else, and other keys without a figure.
    spoken: Met,
    bare: Met,
    /// Those of the latter that a row before had, too.
    again: Met,
    known: IndexSet<u64, FixedState>,
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
        } else if self.figured > self.bare.count.max(A_FEW) {
            odd.append(self.again);
        }
        odd
    }

    /// Whether a key without a figure was met before; not looked at where that is how keys are.
    fn is_again(&mut self, key: &str) -> bool {
        self.known.len() < MOST_KNOWN && !self.known.insert(hash_of(key))
    }
}

impl Mapper<'_> {
    /// Takes note of what the key of a row looks like: words that sign or explain in any key, others where it is one field.
    pub(super) fn look_at_key(&mut self, row: Row<'_>, key: &Key) {
        let Some(Slot::Field(field)) = key.fields.first() else {
            return;
        };
        let text = self.key.trim_end_matches('\u{1f}');
        // There may be a name in it: it is shown by its form.
        let remark =
            nobody::is_remark(text) || text == "9999" && self.key_looks.figured < MOST_FIGURED;
        if key.fields.len() > 1 && !remark {
            return;
        }
        let band = is_band(text);
        if !band && !remark && text.bytes().any(|byte| byte.is_ascii_digit()) {
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
        if remark {
            self.key_looks.spoken.add(row.number, found.column, shape);
        } else if band || self.nobody.speaks(self.catalogue, text) {
            self.key_looks.spoken.add(row.number, found.column, word);
        } else {
            if self.key_looks.is_again(text) {
                self.key_looks.again.add(row.number, found.column, shape);
            }
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
