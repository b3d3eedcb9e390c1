//! What of the texts of registers, files and entries may stand in anything written: one rule, which every output goes
//! through. Whatever is read passes [`Guard`] before anybody prints, writes or counts it, so that no output can forget it.
//!
//! - Words that the catalogue says, and those that every register uses, stay; so do small numbers and days.
//! - Anything else in the name of a file, a sheet or a column is shown by its shape, as is what may be a telephone, a file
//!   number or an address.
//! - A value of a category that nothing understands is shown where it comes again and is not like a name, nor anybody's
//!   name, number or address in any register read.
//! - What somebody typed for the donor is theirs to say, but for the names and numbers that stand in the registers.

mod common;
mod facts;
mod identities;
mod mask;
mod people;
mod places;

pub use identities::{Identities, is_numbered};
pub use people::{BODIES, PEOPLE, names_people};
pub use places::Places;

use indexmap::{IndexMap, IndexSet};

use crate::catalogue::{Catalogue, fold};
use crate::finding::{Shown, column_letters};
use common::COMMON;
use mask::{is_word, masked, pieces, without_contacts};
use people::numbers_people;

/// Words of an identity are looked for in runs of up to so many.
const LONGEST: usize = 5;

/// Whom something is shown to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Audience {
    /// Whoever gets hold of it: a file, a pipe, a donor.
    #[default]
    Anybody,
    /// The officer who holds the registers, at a terminal.
    Officer,
}

/// What may be shown, once everything is read.
pub struct Guard<'c> {
    catalogue: &'c Catalogue,
    audience: Audience,
    common: IndexSet<&'static str>,
    /// Words of headers: the source that has them, none where several do.
    heard: IndexMap<String, Option<usize>>,
    identities: Identities,
}

impl<'c> Guard<'c> {
    /// A guard that knows these identities.
    pub fn new(catalogue: &'c Catalogue, identities: Identities) -> Self {
        Self {
            catalogue,
            audience: Audience::Anybody,
            common: COMMON.split_whitespace().collect(),
            heard: IndexMap::new(),
            identities,
        }
    }

    /// The same for these eyes: an officer is shown everything as it stands.
    #[must_use]
    pub fn before(self, audience: Audience) -> Self {
        Self { audience, ..self }
    }

    /// Whether everything may be shown.
    fn is_open(&self) -> bool {
        self.audience == Audience::Officer
    }

    /// Takes a header of a source's register: a word that another's has too is no secret.
    pub fn hear(&mut self, source: usize, header: &str) {
        for word in pieces(header).filter(|piece| is_word(piece)) {
            let first = self.heard.entry(fold(word)).or_insert(Some(source));
            if *first != Some(source) {
                *first = None;
            }
        }
    }

    /// Takes note of a text that names somebody.
    pub fn name(&mut self, text: &str) {
        self.identities.add(text);
    }

    /// Whether a text holds the name of somebody who stands in a register.
    pub fn names(&self, text: &str) -> bool {
        self.identities.holds(text)
    }

    /// The file of a project's entries.
    pub fn entries_of(&self, project: usize) -> Option<&str> {
        self.catalogue.projects[project].entries.as_deref()
    }

    /// Whether a word is one that the catalogue or every register says.
    fn knows(&self, word: &str) -> bool {
        if self.is_open() {
            return true;
        }
        let word = fold(word);
        self.catalogue.vocabulary.holds(&word) || self.common.contains(word.as_str())
    }

    /// Whether it is known, and no answer that may also be somebody's name.
    fn is_ordinary(&self, word: &str) -> bool {
        let word = fold(word);
        self.is_open()
            || self.catalogue.vocabulary.is_ordinary(&word)
            || self.common.contains(word.as_str())
    }

    /// Whether a word of a header is known, if only by the headers of another register.
    fn knows_header(&self, word: &str) -> bool {
        let heard = || self.heard.get(&fold(word)) == Some(&None) && !self.identities.holds(word);
        self.knows(word) || heard()
    }

    /// The name of a file, with its folders, or of a sheet.
    pub fn place(&self, name: &str) -> String {
        self.masked(name, &|word| self.knows(word))
    }

    /// A text with the shape in place of each word that is not `kept`, of numbers that may be somebody's, and of addresses.
    fn masked(&self, text: &str, kept: &dyn Fn(&str) -> bool) -> String {
        if self.is_open() {
            return text.to_owned();
        }
        masked(text, kept)
    }

    /// A pattern that takes such a name, whatever stands where it is not shown.
    pub fn pattern(&self, name: &str) -> String {
        let any = |_: &str| "*".to_owned();
        mask::masked_by(name, &|word| self.knows(word), &any)
    }

    /// A header; the letter of its column, where it is told, stands behind one that is not shown whole.
    pub fn header(&self, header: &str, column: Option<u32>) -> String {
        let shown = self.masked(header, &|word| self.knows_header(word));
        match column {
            Some(column) if shown != header => format!("{shown} (${})", column_letters(column)),
            _ => shown,
        }
    }

    /// A word of a finding: a letter, a band, a sign for nothing.
    pub fn word(&self, word: &str) -> String {
        self.masked(word, &|word| self.knows(word))
    }

    /// Whether nothing of a text is hidden: its words are all known.
    pub fn says(&self, text: &str) -> bool {
        self.word(text) == text
    }

    /// A value of a column of categories that nothing understands. `plain`: it comes again, in a column of categories.
    pub fn value(&self, field: &str, text: &str, plain: bool) -> Shown {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let secret = is_numbered(&text)
            || text.contains('@')
            || self.is_name_like(field, &text)
            || self.identities.holds(&text);
        if self.is_open() || plain && !secret {
            Shown::Text(text)
        } else {
            Shown::shape(&text)
        }
    }

    /// Whether an answer to a field is written as names are: two words or more that are not all ordinary ones or words of
    /// the field's own answers.
    pub fn is_name_like(&self, field: &str, text: &str) -> bool {
        let words = || pieces(text).filter(|piece| piece.contains(char::is_alphabetic));
        let known = |word: &str| {
            word.chars().count() == 1 || self.is_ordinary(word) || self.answers(field, word)
        };
        words().count() > 1 && !words().all(known)
    }

    /// Whether the labels of a field's categories hold a word.
    fn answers(&self, field: &str, word: &str) -> bool {
        let Some(dimension) = self.catalogue.dimension(field) else {
            return false;
        };
        let word = fold(word);
        let categories = &self.catalogue.at(dimension).categories;
        let mut labels = categories
            .iter()
            .flat_map(|category| category.label.texts());
        labels.any(|label| pieces(label).any(|piece| fold(piece) == word))
    }

    /// What somebody typed, without the names and numbers of people who stand in the registers.
    pub fn remark(&self, text: &str) -> String {
        if self.is_open() {
            return text.to_owned();
        }
        let pieces: Vec<&str> = pieces(text).collect();
        let words: Vec<usize> = (0..pieces.len())
            .filter(|at| is_word(pieces[*at]))
            .collect();
        let mut secret = vec![false; pieces.len()];
        for start in 0..words.len() {
            let before = start.checked_sub(1).map(|before| pieces[words[before]]);
            for end in start..words.len().min(start + LONGEST) {
                let run = words[start]..words[end] + 1;
                if self.is_somebody(before, &pieces[run.clone()]) {
                    secret[run].fill(true);
                }
            }
        }
        let shown = pieces.iter().zip(secret).map(|(piece, secret)| {
            if secret {
                mask::shape(piece)
            } else {
                (*piece).to_owned()
            }
        });
        without_contacts(&shown.collect::<String>())
    }

    /// Whether a run of words is somebody's name or number. A bare number is one where the word before says so, or
    /// where it is long.
    fn is_somebody(&self, before: Option<&str>, run: &[&str]) -> bool {
        let text = run.concat();
        if !self.identities.is_one(&text) {
            return false;
        }
        if text.contains(char::is_alphabetic) {
            return run.len() > 1 || !self.is_ordinary(&text);
        }
        let figures = text.chars().filter(|sign| sign.is_numeric()).count();
        figures >= 7 || before.is_some_and(numbers_people)
    }
}

#[cfg(test)]
mod tests;
