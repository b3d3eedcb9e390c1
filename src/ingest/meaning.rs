//! What a text means to a source: a category, several, a service each, nothing, or everybody.

use super::total_words::sums_up;
use super::value::{self, is_placeholder};
use crate::catalogue::several;
use crate::catalogue::{
    ByLetters, CURRENCY, Catalogue, Category, Dimension, DimensionId, SERVICE, Shape, Slot, Source,
    Wordings,
};

/// Signs between the answers of a cell that holds several.
const SIGNS: [char; 6] = [';', ',', '/', '|', '+', '\n'];

/// What a text of a column of categories means.
#[derive(Debug)]
pub(super) enum Meaning {
    /// What the slots that understand it hold: by column of the records, a code.
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
    /// What a text means, and the parts of it that nothing understands where others are understood.
    pub(super) fn of(
        catalogue: &Catalogue,
        source: &Source,
        slots: &[Slot],
        text: &str,
    ) -> (Self, Vec<String>) {
        let reader = Reader { catalogue, source };
        let meanings = reader.meanings(slots, text);
        let known = |meaning: &Option<Category>| meaning.is_some_and(Category::is_known);
        if meanings.iter().any(known) {
            let codes = slots.iter().zip(&meanings);
            let codes = codes.flat_map(|(slot, one)| reader.held(*slot, one.as_slice()));
            return (Self::Codes(codes.collect()), Vec::new());
        }
        let nothing = is_placeholder(text) || catalogue.unknown.holds(text);
        if nothing || meanings.iter().any(Option::is_some) {
            return (Self::Nothing, Vec::new());
        }
        if let Some(several) = reader.several(slots, text) {
            return several;
        }
        let counted = matches!(source.shape, Shape::Aggregate(_));
        // A word that only one of the dimensions takes for everybody says something of an organisation.
        let everybody = |slot: &Slot| match slot {
            Slot::Dimension(id) => catalogue.at(*id).totals.holds(text) || counted && sums_up(text),
            Slot::Field(_) => true,
        };
        if slots.iter().all(everybody) {
            (Self::Everybody, Vec::new())
        } else {
            (Self::Unknown, Vec::new())
        }
    }
}

/// The category that a text means to a source.
pub(super) fn category(catalogue: &Catalogue, source: &Source, slot: Slot, text: &str) -> Category {
    let reader = Reader { catalogue, source };
    reader.meaning(slot, text).unwrap_or_default()
}

/// The currency that a sign or a usual word names, `€` or `DH`: signs are no alias.
fn written_currency(dimension: &Dimension, text: &str) -> Option<Category> {
    let text = Some(text).filter(|_| dimension.code == CURRENCY)?;
    dimension.category(value::currency(text)?)
}

/// What a text says, as records hold it: by column, a category's code, or bits where several may hold; nothing where it is
/// not understood.
pub(super) fn codes_of(
    catalogue: &Catalogue,
    source: &Source,
    slot: Slot,
    text: &str,
) -> Vec<(usize, u32)> {
    match Meaning::of(catalogue, source, &[slot], text).0 {
        Meaning::Codes(codes) => codes,
        _ => Vec::new(),
    }
}

/// Categories as records hold them: each column of their dimension and what it holds; nothing where there are none.
fn set_of<'c>(
    dimension: &Dimension,
    categories: impl Iterator<Item = &'c Category>,
) -> Vec<(usize, u32)> {
    let mut categories = categories.peekable();
    if categories.peek().is_none() {
        return Vec::new();
    }
    let columns = dimension.columns.iter();
    let mut set: Vec<(usize, u32)> = columns.map(|column| (*column, 0)).collect();
    for (column, code) in categories.map(|one| dimension.held(*one)) {
        for (_, bits) in set.iter_mut().filter(|(place, _)| *place == column) {
            *bits |= code;
        }
    }
    set
}

/// What texts are read with.
#[derive(Clone, Copy)]
struct Reader<'a> {
    catalogue: &'a Catalogue,
    source: &'a Source,
}

impl Reader<'_> {
    fn meanings(self, slots: &[Slot], text: &str) -> Vec<Option<Category>> {
        slots.iter().map(|slot| self.meaning(*slot, text)).collect()
    }

    /// What a text means to a slot: a category, or that nothing is known; none where it is not understood. What is written
    /// exactly so goes first, then what has its letters; the source's own words go before everybody's, but where both know
    /// the text otherwise, and neither writes it so, it is not understood.
    fn meaning(self, slot: Slot, text: &str) -> Option<Category> {
        let Slot::Dimension(id) = slot else {
            return None;
        };
        let nothing = Wordings::default();
        let own = self.source.values.get(&id).unwrap_or(&nothing);
        if let Some(meaning) = own.exactly(text) {
            return Some(meaning);
        }
        let others = self.exactly(id, text);
        if is_placeholder(text) {
            // What is declared goes before a sign for nothing. A word for nothing, `NA` or `none`, may be a code that nobody
            // thinks of: it is an answer only where the source says so.
            return others.filter(|_| !text.contains(char::is_alphanumeric));
        }
        match own.by_letters(text) {
            ByLetters::One(meaning) => {
                Some(meaning).filter(|own| others.is_none_or(|one| one == *own))
            }
            ByLetters::Several => others,
            ByLetters::Nothing => others
                .or_else(|| self.by_letters(id, text))
                .or_else(|| written_currency(self.catalogue.at(id), text)),
        }
    }

    /// What a text means exactly to everybody. A number means nothing but to a source.
    fn exactly(self, id: DimensionId, text: &str) -> Option<Category> {
        let dimension = self.catalogue.at(id);
        let aliases = || dimension.aliases.exactly(text);
        let unknown = || self.catalogue.unknown.exactly(text);
        let named = Some(text)
            .filter(|text| !number(text))
            .and_then(|_| aliases());
        named.or_else(|| unknown().map(|()| Category::UNKNOWN))
    }

    /// What the letters of a text mean to everybody.
    fn by_letters(self, id: DimensionId, text: &str) -> Option<Category> {
        let dimension = self.catalogue.at(id);
        if number(text) || dimension.totals.exactly(text).is_some() {
            return None;
        }
        let unknown = self.catalogue.unknown.by_letters(text) == ByLetters::One(());
        match dimension.by_letters(text) {
            ByLetters::One(category) if unknown && category.is_known() => None,
            ByLetters::One(category) => Some(category),
            ByLetters::Several => None,
            ByLetters::Nothing => unknown.then_some(Category::UNKNOWN),
        }
    }

    /// Categories as records hold them: each column of their dimension and what it holds; nothing where none is known.
    fn held(self, slot: Slot, categories: &[Category]) -> Vec<(usize, u32)> {
        let known = categories.iter().filter(|one| one.is_known());
        match slot {
            Slot::Dimension(id) => set_of(self.catalogue.at(id), known),
            Slot::Field(_) => Vec::new(),
        }
    }

    /// The slots that may take several answers from one cell, and whether each answer is a service and an act of its own.
    fn takers(self, slots: &[Slot]) -> (Vec<Slot>, bool) {
        let multiple =
            |slot: &&Slot| matches!(slot, Slot::Dimension(id) if self.catalogue.at(*id).multiple);
        let takers: Vec<Slot> = slots.iter().filter(multiple).copied().collect();
        let service = self.catalogue.dimension(SERVICE).map(Slot::Dimension);
        let service = service.filter(|one| slots.contains(one));
        match service.filter(|_| matches!(self.source.shape, Shape::Act { .. })) {
            Some(service) if takers.is_empty() => (vec![service], true),
            _ => (takers, false),
        }
    }

    /// What a cell of several answers means. One that is not understood takes nothing from the others.
    fn several(self, slots: &[Slot], text: &str) -> Option<(Meaning, Vec<String>)> {
        let (takers, services) = self.takers(slots);
        let understood = |part: &str| {
            let meanings = self.meanings(&takers, part);
            meanings.iter().any(Option::is_some).then_some(meanings)
        };
        let (parts, unknown) = self.parted(&takers, text, understood)?;
        let of_slot = |slot: &Slot| -> Vec<Category> {
            let place = takers.iter().position(|taker| taker == slot);
            let meanings = parts.iter().filter_map(|part| part[place?]);
            meanings.filter(|one| one.is_known()).collect()
        };
        let codes: Vec<Vec<Category>> = slots.iter().map(of_slot).collect();
        let known: Vec<u32> = codes.iter().flatten().map(|one| one.0).collect();
        if known.is_empty() {
            return None;
        }
        let meaning = if services {
            Meaning::Services(known)
        } else {
            let codes = slots.iter().zip(&codes);
            Meaning::Codes(codes.flat_map(|(slot, of)| self.held(*slot, of)).collect())
        };
        Some((meaning, unknown))
    }

    /// The answers between signs; else those between blanks, as forms join codes.
    fn parted<T>(
        self,
        takers: &[Slot],
        text: &str,
        understood: impl Fn(&str) -> Option<T>,
    ) -> Option<(Vec<T>, Vec<String>)> {
        if takers.is_empty() {
            return None;
        }
        let owned = |parts: Vec<&str>| parts.into_iter().map(str::to_owned).collect();
        let marked = several::parts(text, &SIGNS, &[]);
        let (known, unknown) = several::read(text, &marked, &understood);
        if !known.is_empty() {
            return Some((known, owned(unknown)));
        }
        let words: Vec<&str> = text.split_whitespace().collect();
        let (known, unknown): (Vec<&str>, Vec<&str>) =
            words.iter().partition(|word| understood(word).is_some());
        // A sentence may hold a word that is an answer; a list of codes is mostly codes.
        let codes = known.iter().filter(|word| self.is_code(takers, word));
        let enough = unknown.is_empty() || codes.count() * 2 >= words.len();
        let known = known.into_iter().filter_map(&understood);
        (words.len() > 1 && enough).then(|| (known.collect(), owned(unknown)))
    }

    /// Whether a word is written as the code of a category.
    fn is_code(self, slots: &[Slot], word: &str) -> bool {
        let code = |slot: &Slot| match slot {
            Slot::Dimension(id) => self.catalogue.at(*id).category(word).is_some(),
            Slot::Field(_) => false,
        };
        slots.iter().any(code)
    }
}

/// Whether a text is a number.
fn number(text: &str) -> bool {
    text.trim().parse::<f64>().is_ok()
}
