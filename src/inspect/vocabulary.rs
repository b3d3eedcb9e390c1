//! What headers usually mean: those of the catalogue's sources first, then its labels, then what registers of this field
//! commonly write.

use indexmap::IndexMap;

use super::common::{COMMON, DAY_WORDS, IDENTITIES};
use crate::catalogue::{
    Catalogue, Category, DimensionId, FieldId, FieldType, SERVICE, Shape, Slot, fold,
};
use crate::ingest::look;
use crate::privacy::{BODIES, PEOPLE};

/// A header folded without its little words: « Code de l’idée » and « Code idée » are one.
fn bare(header: &str) -> String {
    const LITTLE: [&str; 10] = ["de", "du", "des", "d", "l", "la", "le", "les", "of", "the"];
    let words = header.split([' ', '\'', '’', '_', '\u{a0}']);
    let words: Vec<&str> = words
        .filter(|word| !LITTLE.contains(&word.to_lowercase().as_str()))
        .collect();
    look::folded(&words.join(" "))
}

/// What headers mean.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    slots: IndexMap<String, Slot>,
    people: Vec<String>,
    /// Services by the headers that date them in the catalogue's sources.
    dated: IndexMap<String, Category>,
    service: Option<DimensionId>,
}

/// What one header means.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// The dimension or field.
    pub slot: Option<Slot>,
    /// Whether the whole header says so, and not its first words.
    pub whole: bool,
    /// Whether people are named under it.
    pub identity: bool,
}

impl Vocabulary {
    pub(super) fn new(catalogue: &Catalogue) -> Self {
        let mut all = Self {
            service: catalogue.dimension(SERVICE),
            people: PEOPLE.iter().map(|word| fold(word)).collect(),
            ..Self::default()
        };
        for source in &catalogue.sources {
            for column in &source.columns {
                for header in &column.headers {
                    all.know(header, column.slot);
                }
            }
            if let Shape::Wide(records) = &source.shape {
                for record in records {
                    for header in &record.date {
                        all.dated
                            .entry(look::folded(header))
                            .or_insert(record.service);
                    }
                    for column in &record.columns {
                        for header in &column.headers {
                            all.know(header, column.slot);
                        }
                    }
                }
            }
        }
        for (place, dimension) in catalogue.dimensions.iter().enumerate() {
            let slot = Slot::Dimension(DimensionId(place));
            all.know(&dimension.code, slot);
            dimension
                .label
                .texts()
                .for_each(|text| all.know(text, slot));
        }
        for (place, field) in catalogue.fields.iter().enumerate() {
            let slot = Slot::Field(FieldId(place));
            all.know(&field.code, slot);
            field.label.texts().for_each(|text| all.know(text, slot));
        }
        for (code, headers) in COMMON {
            let slot = slot_of(catalogue, code);
            for header in headers {
                match slot {
                    Some(slot) => all.know(header, slot),
                    None if IDENTITIES.contains(&code) => all.people.push(look::folded(header)),
                    None => {}
                }
            }
        }
        all
    }

    fn know(&mut self, header: &str, slot: Slot) {
        // `$C` is a letter, no header.
        if !header.starts_with('$') {
            self.slots.entry(look::folded(header)).or_insert(slot);
            self.slots.entry(bare(header)).or_insert(slot);
        }
    }

    /// What a header says.
    pub(super) fn said(&self, catalogue: &Catalogue, header: &str) -> Said {
        let (slot, whole) = self.slot(header);
        let named = |slot: &Slot| match slot {
            Slot::Field(field) => matches!(
                catalogue.fields[field.0].kind,
                FieldType::Identity | FieldType::Title
            ),
            Slot::Dimension(_) => false,
        };
        let plain = slot.filter(|_| whole);
        let identity = match plain {
            Some(slot) => named(&slot),
            None => slot.as_ref().is_some_and(named) || self.names_people(header),
        };
        Said {
            slot,
            whole,
            identity,
        }
    }

    /// The slot that a header names, and whether the whole header does.
    fn slot(&self, header: &str) -> (Option<Slot>, bool) {
        let known = |text: &str| {
            let exact = self.slots.get(&look::folded(text));
            exact.or_else(|| self.slots.get(&bare(text))).copied()
        };
        let last = header.rsplit('/').next().unwrap_or(header);
        let bare = header.split('(').next().unwrap_or(header);
        for text in [header, last] {
            if let Some(slot) = known(text) {
                return (Some(slot), true);
            }
        }
        if !bare.trim().is_empty()
            && let Some(slot) = known(bare)
        {
            return (Some(slot), true);
        }
        // « Nombre d'exposants »: what is counted.
        let counted = [
            "nombre de ",
            "nombre d'",
            "nombre d’",
            "nb de ",
            "nb ",
            "number of ",
        ];
        let lower = last.to_lowercase();
        if let Some(slot) = counted
            .iter()
            .find_map(|start| known(lower.strip_prefix(start)?))
        {
            return (Some(slot), false);
        }
        // « Sexe du porteur »: the words before « du ».
        let words: Vec<&str> = last.split_whitespace().collect();
        let of = |word: &&str| {
            ["du", "de", "des", "of", "aux"].contains(word)
                || word.starts_with("d'")
                || word.starts_with("d’")
        };
        let at = words.iter().position(of).filter(|at| *at > 0);
        let found = at.and_then(|at| known(&words[..at].join(" ")));
        // « Nom de la start-up » names no person.
        let body = words.iter().any(|word| {
            BODIES
                .iter()
                .any(|body| fold(word).starts_with(body) || fold(word).ends_with(body))
        });
        let name = known("nom").or_else(|| known("last name"));
        if body && found.is_some() && found == name {
            return (known("organisation name"), false);
        }
        (found, false)
    }

    fn names_people(&self, header: &str) -> bool {
        let mut words = header
            .split(|sign: char| !sign.is_alphanumeric())
            .filter(|word| !word.is_empty());
        let whole = look::folded(header);
        self.people.contains(&whole) || words.any(|word| self.people.contains(&fold(word)))
    }

    /// The service that a column of days dates, and whether a source of the catalogue says so.
    pub(super) fn service(&self, catalogue: &Catalogue, header: &str) -> Option<Category> {
        if let Some(service) = self.dated.get(&look::folded(header)) {
            return Some(*service);
        }
        let dimension = catalogue.at(self.service?);
        let last = header.rsplit(" / ").next().unwrap_or(header);
        let last = last.split('(').next().unwrap_or(last);
        if let Some(service) = dimension.category_of(last) {
            return Some(service);
        }
        let words: Vec<&str> = last
            .split([' ', '\'', '’', '_', '\u{a0}'])
            .filter(|word| !word.is_empty())
            .collect();
        let mut words = words.as_slice();
        while let [first, rest @ ..] = words {
            if !DAY_WORDS.contains(&first.to_lowercase().as_str()) {
                break;
            }
            words = rest;
        }
        while let [rest @ .., last] = words {
            if !last.chars().all(|sign| sign.is_ascii_digit()) {
                break;
            }
            words = rest;
        }
        dimension.category_of(&words.join(" "))
    }

    /// Whether a text heads columns of registers.
    pub(super) fn knows(&self, catalogue: &Catalogue, header: &str) -> bool {
        let said = self.said(catalogue, header);
        said.slot.is_some()
            || said.identity
            || self.service(catalogue, header).is_some()
                && !header.trim().contains(|sign: char| sign.is_ascii_digit())
    }
}

/// The dimension or field of that code.
pub(super) fn slot_of(catalogue: &Catalogue, code: &str) -> Option<Slot> {
    let field = || catalogue.fields.iter().position(|field| field.code == code);
    match catalogue.dimension(code) {
        Some(id) => Some(Slot::Dimension(id)),
        None => field().map(|place| Slot::Field(FieldId(place))),
    }
}
