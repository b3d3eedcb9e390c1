//! What a text means to a source: a category, several, a service each, nothing, or everybody.

use super::value;
use crate::catalogue::{
    CURRENCY, Catalogue, Category, Dimension, SERVICE, Shape, Slot, Source, fold,
};

/// What a text of a column of categories means.
#[derive(Debug)]
pub(super) enum Meaning {
    /// Codes of records' columns; none of a slot that does not understand it.
    Codes(Vec<(usize, u32)>),
    /// Several services, each an act of its own.
    Services(Vec<u32>),
    /// That nothing is known: no value to be understood.
    Nothing,
    /// That the row is one of totals.
    Everybody,
    /// Something that no slot understands.
    Unknown,
}

impl Meaning {
    pub(super) fn of(catalogue: &Catalogue, source: &Source, slots: &[Slot], text: &str) -> Self {
        let codes: Vec<(usize, u32)> = slots
            .iter()
            .flat_map(|slot| codes_of(catalogue, source, *slot, text))
            .collect();
        if !codes.is_empty() {
            return Self::Codes(codes);
        }
        if let Some(services) = services(catalogue, source, slots, text) {
            return Self::Services(services);
        }
        let folded = fold(text);
        // A word that only one of the dimensions takes for everybody says something of an organisation.
        let everybody = |slot: &Slot| match slot {
            Slot::Dimension(id) => catalogue.at(*id).totals.contains(&folded),
            Slot::Field(_) => true,
        };
        if catalogue.unknown.contains(&folded) || says_unknown(catalogue, source, slots, text) {
            Self::Nothing
        } else if slots.iter().all(everybody) {
            Self::Everybody
        } else {
            Self::Unknown
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
pub(super) fn category(catalogue: &Catalogue, source: &Source, slot: Slot, text: &str) -> Category {
    let Slot::Dimension(id) = slot else {
        return Category::UNKNOWN;
    };
    let own = source
        .values
        .get(&id)
        .and_then(|words| words.get(&fold(text)).copied());
    let number = text.trim().parse::<f64>().is_ok();
    own.or_else(|| catalogue.at(id).category_of(text).filter(|_| !number))
        .or_else(|| written_currency(catalogue.at(id), text))
        .unwrap_or_default()
}

/// The currency that a sign or a usual word names, `€` or `DH`: signs are no alias.
fn written_currency(dimension: &Dimension, text: &str) -> Option<Category> {
    let text = Some(text).filter(|_| dimension.code == CURRENCY)?;
    dimension.category(value::currency(text)?)
}

/// What a text says, as records hold it: by column, a category's code, or bits where several may hold; nothing where it is
/// not understood. A cell of several categories is understood when each of them is.
pub(super) fn codes_of(
    catalogue: &Catalogue,
    source: &Source,
    slot: Slot,
    text: &str,
) -> Vec<(usize, u32)> {
    let Slot::Dimension(id) = slot else {
        return Vec::new();
    };
    let one = |text: &str| Some(category(catalogue, source, slot, text)).filter(|it| it.is_known());
    let declared = catalogue.at(id);
    if let Some(whole) = one(text) {
        return set_of(declared, &[whole]);
    }
    let parts = several(text).into_iter();
    let parts = parts.filter(|parts| declared.multiple && !parts.is_empty());
    let mut known =
        parts.filter_map(|parts| parts.into_iter().map(one).collect::<Option<Vec<_>>>());
    known
        .next()
        .map_or_else(Vec::new, |known| set_of(declared, &known))
}

/// Categories as records hold them: each column of their dimension and what it holds.
fn set_of(dimension: &Dimension, categories: &[Category]) -> Vec<(usize, u32)> {
    let columns = dimension.columns.iter();
    let mut set: Vec<(usize, u32)> = columns.map(|column| (*column, 0)).collect();
    for (column, code) in categories.iter().map(|one| dimension.held(*one)) {
        for (_, bits) in set.iter_mut().filter(|(place, _)| *place == column) {
            *bits |= code;
        }
    }
    set
}

/// The parts of a cell that holds several answers: between signs, or between spaces, as forms join codes.
fn several(text: &str) -> [Vec<&str>; 2] {
    let filled = |part: &&str| !part.trim().is_empty();
    let marked = text.split([';', ',', '/', '|', '+', '\n']);
    [
        marked.filter(filled).collect(),
        text.split_whitespace().collect(),
    ]
}

/// The services of a cell that names several, where each row is an act; none unless each part is one.
fn services(
    catalogue: &Catalogue,
    source: &Source,
    slots: &[Slot],
    text: &str,
) -> Option<Vec<u32>> {
    let service = catalogue.dimension(SERVICE)?;
    let told =
        slots.contains(&Slot::Dimension(service)) && matches!(source.shape, Shape::Act { .. });
    if !told || catalogue.at(service).multiple {
        return None;
    }
    let known = |part: &str| {
        let one = category(catalogue, source, Slot::Dimension(service), part);
        one.is_known().then_some(one.0)
    };
    several(text)
        .into_iter()
        .filter(|parts| parts.len() > 1)
        .find_map(|parts| parts.into_iter().map(known).collect())
}
