//! Every word that the catalogue's own files say: what may be repeated, since whoever shares the catalogue has said it.

use indexmap::IndexSet;

use super::{CatalogueText, fold, is_aliases};

/// Words, folded. Lists of aliases are left out: they repeat what registers hold.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// Words of the dimensions: countries and towns are also what people are called (Jordan, Paris).
    answers: IndexSet<String>,
    /// Words of the other files.
    ordinary: IndexSet<String>,
}

impl Vocabulary {
    pub(super) fn of(texts: &[CatalogueText]) -> Self {
        let folded = |answers: bool| {
            let declared = texts.iter().filter(|text| !is_aliases(&text.path));
            let ours = declared.filter(|text| (text.path == "dimensions.toml") == answers);
            // The same few thousand words are written again and again.
            let written: IndexSet<&str> = ours.flat_map(|text| words(&text.text)).collect();
            written.into_iter().map(fold).collect()
        };
        Self {
            answers: folded(true),
            ordinary: folded(false),
        }
    }

    /// Whether a word, folded, stands in the catalogue.
    pub fn holds(&self, word: &str) -> bool {
        self.is_ordinary(word) || self.answers.contains(word)
    }

    /// Whether it stands there elsewhere than among the answers that people give.
    pub fn is_ordinary(&self, word: &str) -> bool {
        self.ordinary.contains(word)
    }
}

/// The words of a text: runs of letters and figures.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(|sign: char| !sign.is_alphanumeric());
    parts.filter(|word| word.chars().any(char::is_alphabetic))
}
