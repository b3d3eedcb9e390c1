//! Names and numbers of people, as hashes.

use indexmap::IndexSet;

use crate::catalogue::fold;

/// A set of hashes.
type Hashes = IndexSet<u64, foldhash::fast::FixedState>;

/// Folded texts of identity columns, as hashes: a value that is also somebody's name is never shown.
#[derive(Debug, Default, Clone)]
pub struct Identities {
    hashes: Hashes,
    /// Public names of organisations: no category, and no secret.
    titles: Hashes,
    /// Hashes of texts as written, so that a name met again is not folded again.
    raw: Hashes,
    /// Hashes of numbers that stand in what somebody typed: of millions of telephones and file numbers these alone are
    /// looked for.
    sought: Hashes,
}

impl Identities {
    /// None yet, with the numbers to look for: those in these texts.
    pub fn seeking<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let sought = texts.flat_map(numbers).map(|number| hash_of(&number));
        Self {
            sought: sought.collect(),
            ..Self::default()
        }
    }

    /// None yet, with the same numbers to look for.
    #[must_use]
    pub fn alike(&self) -> Self {
        Self {
            sought: self.sought.clone(),
            ..Self::default()
        }
    }

    /// Takes a text that names somebody, and its words.
    pub fn add(&mut self, text: &str) {
        if is_numbered(text) {
            // Telephone and identity numbers are never shown, known or not, but where somebody types them.
            if !self.sought.is_empty() {
                let number = hash_of(&fold(text));
                if self.sought.contains(&number) {
                    self.hashes.insert(number);
                }
            }
            return;
        }
        if !self.raw.insert(hash_of(text)) {
            return;
        }
        self.hashes.insert(hash_of(&fold(text)));
        for word in words(text) {
            self.hashes.insert(hash_of(&fold(word)));
        }
    }

    /// Takes the name of an organisation: only as a whole, since its words are those of everybody.
    pub fn add_title(&mut self, text: &str) {
        self.titles.insert(hash_of(&fold(text)));
    }

    /// Takes those of another sheet.
    pub fn extend(&mut self, other: Self) {
        self.hashes.extend(other.hashes);
        self.titles.extend(other.titles);
    }

    /// Whether a text is somebody's name or number.
    pub fn is_one(&self, text: &str) -> bool {
        is_telling(text) && self.hashes.contains(&hash_of(&fold(text)))
    }

    /// Whether a text, or one of its words, is one of them.
    pub fn holds(&self, text: &str) -> bool {
        let hash = hash_of(&fold(text));
        self.hashes.contains(&hash)
            || self.titles.contains(&hash)
            || words(text).any(|word| self.is_one(word))
    }
}

/// The runs of words of a text that hold four figures or more, folded.
fn numbers(text: &str) -> Vec<String> {
    let pieces: Vec<&str> = super::pieces(text)
        .filter(|piece| super::is_word(piece))
        .collect();
    let mut found = Vec::new();
    for start in 0..pieces.len() {
        for end in start..pieces.len().min(start + super::LONGEST) {
            let run = pieces[start..=end].concat();
            if is_numbered(&run) {
                found.push(fold(&run));
            }
        }
    }
    found
}

/// Whether a text holds so many figures that it may be somebody's number.
pub fn is_numbered(text: &str) -> bool {
    text.chars().filter(|sign| sign.is_numeric()).count() >= 4
}

/// The words of a text that are long enough to be somebody's name.
fn words(text: &str) -> impl Iterator<Item = &str> {
    super::pieces(text).filter(|piece| is_telling(piece) && super::is_word(piece))
}

fn is_telling(word: &str) -> bool {
    word.chars().count() > 2
}

/// A hash that is the same in every run.
fn hash_of(text: &str) -> u64 {
    xxhash_rust::xxh3::xxh3_64(text.as_bytes())
}
