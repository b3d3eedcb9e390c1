//! Declared words and what each of them means. What is met in a register is compared with its signs first, and by letters
//! and digits alone only where a single meaning is left then: words that differ by a sign never fall together in silence.

use std::borrow::Cow;

use indexmap::IndexMap;

use super::fold::{both_forms, by_letters, fold_exactly};

/// Words, each with its meaning.
#[derive(Debug, Clone, Default)]
pub struct Wordings<T> {
    exact: IndexMap<String, T>,
    /// By letters and digits; nothing where words of several meanings have the same.
    letters: IndexMap<String, Option<T>>,
    /// Those that a sign ends, without it.
    bare: IndexMap<String, Option<T>>,
}

/// What the letters of a text mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ByLetters<T> {
    /// No word has them.
    Nothing,
    /// All words that have them mean this.
    One(T),
    /// Words of several meanings have them.
    Several,
}

impl<T: Clone + PartialEq> Wordings<T> {
    /// Declares a word. What it means already is kept, and returned.
    pub fn declare(&mut self, word: &str, meaning: T) -> T {
        let (exact, letters) = both_forms(word);
        let holder = self.exact.entry(exact).or_insert(meaning).clone();
        if !letters.is_empty() {
            if let Cow::Owned(bare) = bare(&letters) {
                note(&mut self.bare, bare, &holder);
            }
            note(&mut self.letters, letters, &holder);
        }
        holder
    }

    /// What a text means, signs and all.
    pub fn exactly(&self, text: &str) -> Option<T> {
        self.exact.get(&fold_exactly(text)).cloned()
    }

    /// What the letters of a text mean.
    pub fn by_letters(&self, text: &str) -> ByLetters<T> {
        self.of_letters(&by_letters(text))
    }

    /// What letters mean. A hyphen before them may be that of a list; words that differ by a sign at their end are several.
    pub fn of_letters(&self, letters: &str) -> ByLetters<T> {
        let item = || letters.strip_prefix('-').filter(|word| is_word(word));
        let known = self.letters.get(letters);
        match known.or_else(|| self.letters.get(item()?)) {
            None => ByLetters::Nothing,
            Some(Some(meaning)) if self.is_alone(&bare(letters), meaning) => {
                ByLetters::One(meaning.clone())
            }
            Some(_) => ByLetters::Several,
        }
    }

    /// Whether all words that have these letters, whatever sign ends them, mean this.
    fn is_alone(&self, bare: &str, meaning: &T) -> bool {
        let known = [self.bare.get(bare), self.letters.get(bare)];
        let mut known = known.into_iter().flatten();
        known.all(|known| known.as_ref() == Some(meaning))
    }

    /// What a text means: exactly, else by its letters where that is one thing.
    pub fn get(&self, text: &str) -> Option<T> {
        self.exactly(text).or_else(|| match self.by_letters(text) {
            ByLetters::One(meaning) => Some(meaning),
            ByLetters::Nothing | ByLetters::Several => None,
        })
    }

    /// Whether a text is one of the words.
    pub fn holds(&self, text: &str) -> bool {
        self.get(text).is_some()
    }

    /// The words, folded with their signs, each with its meaning.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.exact
            .iter()
            .map(|(word, meaning)| (word.as_str(), meaning))
    }

    /// Whether nothing is declared.
    pub fn is_empty(&self) -> bool {
        self.exact.is_empty()
    }
}

/// Takes note of what letters mean.
fn note<T: Clone + PartialEq>(
    words: &mut IndexMap<String, Option<T>>,
    letters: String,
    meaning: &T,
) {
    let known = words.entry(letters).or_insert(Some(meaning.clone()));
    if known.as_ref() != Some(meaning) {
        *known = None;
    }
}

/// Letters without the signs that end a word.
fn bare(letters: &str) -> Cow<'_, str> {
    let ends = |c: char| matches!(c, '-' | '?' | '؟');
    let kept = |(at, c): &(usize, char)| *at == 0 || !ends(*c);
    let signed = letters.char_indices().any(|sign| !kept(&sign));
    if !signed || !letters.contains(char::is_alphabetic) {
        return Cow::Borrowed(letters);
    }
    let signs = letters.char_indices().filter(kept);
    Cow::Owned(signs.map(|(_, c)| c).collect())
}

fn is_word(letters: &str) -> bool {
    letters.starts_with(char::is_alphabetic)
}

impl<T: Clone + PartialEq, W: AsRef<str>> FromIterator<(W, T)> for Wordings<T> {
    fn from_iter<I: IntoIterator<Item = (W, T)>>(pairs: I) -> Self {
        let mut words = Self {
            exact: IndexMap::new(),
            letters: IndexMap::new(),
            bare: IndexMap::new(),
        };
        for (word, meaning) in pairs {
            words.declare(word.as_ref(), meaning);
        }
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_decide_first_and_letters_only_alone() {
        let words: Wordings<u32> = [
            ("<18", 1),
            ("≥18", 2),
            ("A*", 3),
            ("A", 4),
            ("Réfugié(e)", 5),
        ]
        .into_iter()
        .collect();
        for (text, meaning) in [
            ("< 18", Some(1)),
            (">= 18", Some(2)),
            ("18", None),
            ("a *", Some(3)),
            ("a.", Some(4)),
            // Neither is written so, and both have its letters.
            ("(A)", None),
            ("refugie·e", Some(5)),
            ("", None),
            ("-", None),
        ] {
            assert_eq!(words.get(text), meaning, "{text}");
        }
    }

    #[test]
    fn a_sign_at_the_end_of_a_word_is_never_lost() {
        let words: Wordings<u32> = [("VIH+", 1), ("VIH-", 2), ("A", 3), ("A-", 4), ("emploi", 5)]
            .into_iter()
            .collect();
        for (text, meaning) in [
            ("vih −", Some(2)),
            ("(VIH-)", Some(2)),
            ("VIH", None),
            ("VIH*", None),
            ("VIH-?", None),
            ("VIH+/-", None),
            ("a.", Some(3)),
            // Two words have its letters, and neither is written so.
            ("A*", None),
            ("(A-)", None),
            ("-emploi", Some(5)),
            ("- Emploi !", Some(5)),
            ("emploi ?", None),
        ] {
            assert_eq!(words.get(text), meaning, "{text}");
        }
    }

    #[test]
    fn words_of_signs_alone_match_only_exactly() {
        let words: Wordings<bool> = [("✓", true), ("✗", false)].into_iter().collect();
        assert_eq!(words.get(" ✓ "), Some(true));
        assert_eq!(words.get("✗"), Some(false));
        assert_eq!(words.get("-"), None);
    }

    #[test]
    fn what_is_declared_twice_keeps_its_first_meaning() {
        let mut words = Wordings::default();
        assert_eq!(words.declare("H/F", 1), 1);
        assert_eq!(words.declare("h / f", 2), 1);
        assert_eq!(words.get("H/F"), Some(1));
    }
}
