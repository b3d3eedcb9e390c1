//! Words that stand where a key should, and are nobody's.

use foldhash::fast::FixedState;
use indexmap::IndexSet;

use crate::catalogue::{Catalogue, fold_exactly};

/// Words that are no key, whatever the catalogue says; signs, and what programs write for nothing, are empty cells anyway.
const WORDS: [&str; 22] = [
    "inconnu",
    "inconnue",
    "sans",
    "sans numéro",
    "sans n°",
    "pas de numéro",
    "aucun",
    "aucune",
    "aucun numéro",
    "rien",
    "néant",
    "vide",
    "(vide)",
    "blank",
    "(blank)",
    "empty",
    "unknown",
    "no number",
    "anonyme",
    "anonymous",
    "بدون",
    "لا يوجد",
];
/// Longer words are looked at no further.
const LONGEST: usize = 48;

/// Words that are nobody's key, folded.
#[derive(Debug, Default)]
pub(super) struct Nobody(IndexSet<String, FixedState>);

impl Nobody {
    /// These words, and those that the catalogue declares to say that nothing is known.
    pub(super) fn of(catalogue: &Catalogue) -> Self {
        let words = WORDS.iter().map(|word| fold_exactly(word));
        let declared = catalogue.unknown.iter().map(|(word, ())| word.to_owned());
        Self(words.chain(declared).collect())
    }

    /// Whether a part of a key, folded lightly, is nobody's: one of these words, zeros or crosses alone. Nothing is
    /// allocated: every row is asked.
    pub(super) fn holds(&self, part: &str) -> bool {
        let alone = |sign: u8| !part.is_empty() && part.bytes().all(|byte| byte == sign);
        if alone(b'0') || alone(b'x') {
            return true;
        }
        let mut bare = [0; LONGEST];
        let mut length = 0;
        let kept = part.bytes().filter(|byte| !b" '.,;:".contains(byte));
        for byte in kept {
            let Some(place) = bare.get_mut(length) else {
                return false;
            };
            *place = byte;
            length += 1;
        }
        std::str::from_utf8(&bare[..length]).is_ok_and(|word| self.0.contains(word))
    }
}
