//! Every word that the catalogue's own files say: what may be repeated, since whoever shares the catalogue has said it.

use indexmap::IndexSet;

use super::{CatalogueText, fold, is_aliases};

/// Words, folded. Lists of aliases are left out: they repeat what registers hold.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary(IndexSet<String>);

impl Vocabulary {
    pub(super) fn of(texts: &[CatalogueText]) -> Self {
        let declared = texts.iter().filter(|text| !is_aliases(&text.path));
        let words = declared.flat_map(|text| words(&text.text));
        // The same few thousand words are written again and again.
        let written: IndexSet<&str> = words.collect();
        Self(written.into_iter().map(fold).collect())
    }

    /// Whether a word, folded, stands in the catalogue.
    pub fn holds(&self, word: &str) -> bool {
        self.0.contains(word)
    }
}

/// The words of a text: runs of letters and figures.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(|sign: char| !sign.is_alphanumeric());
    parts.filter(|word| word.chars().any(char::is_alphabetic))
}
