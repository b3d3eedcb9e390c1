//! Who a row is about: keys of people and organisations, as declared.

use std::fmt::Write as _;

use chrono::Datelike;

use super::mapping::Mapper;
use super::record::{NO_ORGANISATION, NO_PERSON, Record, hash_of, key_of};
use super::sheet::Row;
use super::value::{self, Reading};
use crate::catalogue::{FieldType, Ignore, Key, Slot, fold_lightly_into};
use crate::finding::Fact;

impl Mapper<'_> {
    /// Tells who a row is about.
    pub(super) fn identify(&mut self, row: Row<'_>, base: &mut Record) {
        if let Some(key) = &self.source.person {
            base.person = if let Some(found) = self.key(row, key) {
                self.prefixed(row, key);
                self.look_at_key(row, key);
                self.people.number(found)
            } else {
                let fact = Fact::NoPersonKey {
                    source: self.source.code.clone(),
                    cut: self.is_cut(row, key),
                };
                self.findings.add(fact, self.at(row, None));
                base.alone |= NO_PERSON;
                self.people.alone()
            };
        }
        if let Some(key) = &self.source.organisation {
            base.organisation = match self.key(row, key) {
                Some(key) => self.organisations.number(key),
                // A row that says nothing of an organisation is a person's own; one without a person is counted alone.
                None if self.source.person.is_some() => 0,
                None => {
                    let fact = Fact::NoOrganisationKey {
                        source: self.source.code.clone(),
                    };
                    self.findings.add(fact, self.at(row, None));
                    base.alone |= NO_ORGANISATION;
                    self.organisations.alone()
                }
            };
        }
    }

    /// The key of a row; none when a part of it is empty. Parts are kept apart by a sign that no cell holds.
    fn key(&mut self, row: Row<'_>, key: &Key) -> Option<u128> {
        let mut text = std::mem::take(&mut self.key);
        text.clear();
        let whole = key.fields.iter().all(|slot| {
            let start = text.len();
            self.part(row, key, *slot, &mut text);
            let filled = text.len() > start;
            text.push('\u{1f}');
            filled
        });
        let found = whole.then(|| key_of(&text, key.scope, self.source_place, self.file_place));
        self.key = text;
        found
    }

    /// Whether a part of a row's key is a number that a spreadsheet program has cut.
    fn is_cut(&self, row: Row<'_>, key: &Key) -> bool {
        let mut columns = self.layout.columns.iter();
        columns.any(|found| {
            found.slots.iter().any(|slot| key.fields.contains(slot))
                && value::is_cut(row.cell(found.column))
        })
    }

    /// Appends what a row says of one part of a key; nothing where it says nothing.
    fn part(&self, row: Row<'_>, key: &Key, slot: Slot, out: &mut String) {
        let mut columns = self.layout.columns.iter();
        let Some(found) = columns.find(|found| found.slots.contains(&slot)) else {
            let mut texts = self.base.texts.iter();
            if let Some((_, text)) = texts.find(|(known, _)| *known == slot) {
                self.tell(&key.ignore, text, out);
            }
            return;
        };
        let cell = row.cell(found.column);
        match slot {
            Slot::Field(field) if self.catalogue.fields[field.0].kind == FieldType::Date => {
                if let Reading::Is(span) = self.days_of(cell) {
                    // Who is born in a year is not who is born on its first day.
                    let days = (span.first.num_days_from_ce(), span.last.num_days_from_ce());
                    let _ = match span.day() {
                        Some(_) => write!(out, "{}", days.0),
                        None => write!(out, "{}..{}", days.0, days.1),
                    };
                }
            }
            Slot::Dimension(id) => {
                let text = value::text(cell);
                match self.catalogue.at(id).category_of(&text) {
                    Some(category) => {
                        let _ = write!(out, "{}", category.0);
                    }
                    None => fold_lightly_into(&text, out),
                }
            }
            // Several people's numbers are the same once they are cut.
            Slot::Field(_) if value::is_cut(cell) => {}
            Slot::Field(_) => self.tell(&key.ignore, &value::text(cell), out),
        }
    }

    /// Appends the part of a key that a text makes, without what the source says not to tell apart; nothing where it is
    /// nobody's.
    fn tell(&self, ignore: &[Ignore], text: &str, out: &mut String) {
        let start = out.len();
        fold_lightly_into(text, out);
        if self.nobody.holds(&out[start..]) {
            out.truncate(start);
        }
        if ignore.is_empty() {
            return;
        }
        let mut part = out.split_off(start);
        let ignores = |what| ignore.contains(&what);
        if ignores(Ignore::Signs) || ignores(Ignore::CountryCode) {
            part.retain(char::is_alphanumeric);
        }
        let mut bare = part.as_str();
        if ignores(Ignore::LeadingZeros) || ignores(Ignore::CountryCode) {
            bare = part.trim_start_matches('0');
        }
        if ignores(Ignore::CountryCode) {
            bare = at_home(bare);
        }
        out.push_str(bare);
    }

    /// Takes note of a key that differs from another one only by what may be the code of a country: told, not joined.
    pub(super) fn prefixed(&mut self, row: Row<'_>, key: &Key) {
        let telephone = key.ignore.contains(&Ignore::Signs) && key.fields.len() == 1;
        if !telephone || key.ignore.contains(&Ignore::CountryCode) {
            return;
        }
        let number = self.key.trim_end_matches('\u{1f}');
        let home = at_home(number);
        if home.len() < NATIONAL || !home.bytes().all(|byte| byte.is_ascii_digit()) {
            return;
        }
        let known = self.numbers.entry(hash_of(home)).or_insert(hash_of(number));
        if *known != hash_of(number) {
            let source = self.source.code.clone();
            let fact = Fact::PrefixedKeys { source };
            self.findings.add(fact, self.at(row, None));
        }
    }
}

/// The figures of a telephone's number within a country.
const NATIONAL: usize = 9;

/// A number without what stands before its last figures: the code of a country.
fn at_home(number: &str) -> &str {
    let figures = number.bytes().all(|byte| byte.is_ascii_digit());
    let start = number.len().saturating_sub(NATIONAL);
    if figures { &number[start..] } else { number }
}
