//! Who a row is about: keys of people and organisations, as declared.

use super::mapping::Mapper;
use super::record::{Record, key_of};
use super::sheet::Row;
use super::value::{self, Reading};
use crate::catalogue::{FieldType, Ignore, Key, Slot, fold_lightly};
use crate::finding::Fact;

impl Mapper<'_> {
    /// Tells who a row is about.
    pub(super) fn identify(&mut self, row: Row<'_>, base: &mut Record) {
        if let Some(key) = &self.source.person {
            base.person = if let Some(text) = self.key(row, key) {
                let key = key_of(&text, key.scope, self.source_place, self.file_place);
                self.people.number(key)
            } else {
                let fact = Fact::NoPersonKey {
                    source: self.source.code.clone(),
                };
                self.findings.add(fact, self.at(row, None));
                self.people.alone()
            };
        }
        if let Some(key) = &self.source.organisation {
            base.organisation = match self.key(row, key) {
                Some(text) => {
                    let key = key_of(&text, key.scope, self.source_place, self.file_place);
                    self.organisations.number(key)
                }
                // A row that says nothing of an organisation is a person's own; one without a person is counted alone.
                None if self.source.person.is_some() => 0,
                None => {
                    let fact = Fact::NoOrganisationKey {
                        source: self.source.code.clone(),
                    };
                    self.findings.add(fact, self.at(row, None));
                    self.organisations.alone()
                }
            };
        }
    }

    /// The key of a row; none when a part of it is empty. Parts are kept apart by a sign that no cell holds.
    fn key(&self, row: Row<'_>, key: &Key) -> Option<String> {
        let mut text = String::new();
        for slot in &key.fields {
            let found = self
                .layout
                .columns
                .iter()
                .find(|found| found.slots.contains(slot));
            let part = match found {
                Some(found) => match (slot, row.cell(found.column)) {
                    (Slot::Field(field), cell)
                        if self.catalogue.fields[field.0].kind == FieldType::Date =>
                    {
                        match value::span(cell, self.source.dates) {
                            Reading::Is(span) if span.day().is_some() => span.first.to_string(),
                            // Who is born in a year is not who is born on its first day.
                            Reading::Is(span) => format!("{}..{}", span.first, span.last),
                            _ => String::new(),
                        }
                    }
                    (Slot::Dimension(id), cell) => {
                        let text = value::text(cell);
                        self.catalogue
                            .at(*id)
                            .category_of(&text)
                            .map_or(fold_lightly(&text), |it| it.0.to_string())
                    }
                    (_, cell) => told(&key.ignore, &value::text(cell)),
                },
                None => self
                    .base
                    .texts
                    .iter()
                    .find(|(known, _)| known == slot)
                    .map(|(_, text)| told(&key.ignore, text))
                    .unwrap_or_default(),
            };
            if part.is_empty() {
                return None;
            }
            text.push_str(&part);
            text.push('\u{1f}');
        }
        Some(text)
    }
}

/// The part of a key that a text makes, without what the source says not to tell apart.
fn told(ignore: &[Ignore], text: &str) -> String {
    let mut part = fold_lightly(text);
    if ignore.contains(&Ignore::Signs) {
        part.retain(char::is_alphanumeric);
    }
    if ignore.contains(&Ignore::LeadingZeros) {
        // « 000 » is still a number, and no empty part.
        let bare = part
            .trim_start_matches('0')
            .len()
            .max(usize::from(!part.is_empty()));
        part.drain(..part.len() - bare);
    }
    part
}
