//! What cells answer to a question: whether somebody came, whether a condition holds, whether an option was chosen.

use foldhash::fast::FixedState;
use indexmap::IndexMap;

use super::sheet::Value;
use super::value;
use crate::catalogue::{Answer, Answers};

/// The answers to a question, each text understood once.
#[derive(Debug, Clone, Default)]
pub(super) struct Hearing {
    answers: Answers,
    known: IndexMap<String, Answer, FixedState>,
}

impl Hearing {
    pub(super) fn of(answers: &Answers) -> Self {
        Self {
            answers: answers.clone(),
            known: IndexMap::default(),
        }
    }

    /// What a cell answers; an empty one says no.
    pub(super) fn hear(&mut self, cell: Value<'_>) -> Answer {
        let text = value::written(cell);
        if let Some(answer) = self.known.get(text.as_ref()) {
            return *answer;
        }
        let answer = self.understand(&text);
        self.known.insert(text.into_owned(), answer);
        answer
    }

    /// What a text answers. A sign for nothing is no, unless it is declared; one that may be a mark is told, and so is a
    /// letter with a question mark or a star that nobody declares.
    fn understand(&self, text: &str) -> Answer {
        let doubtful = text.contains(['*', '?', '؟']);
        let letters = text.chars().filter(|sign| sign.is_alphanumeric()).count();
        if doubtful && letters < 2 {
            return self.answers.exactly(text);
        }
        match self.answers.read(text) {
            Answer::Unknown if text.is_empty() => Answer::No,
            Answer::Unknown if doubtful || self.repeats_yes(text) => Answer::Unknown,
            Answer::Unknown if value::is_placeholder(text) => Answer::No,
            answer => answer,
        }
    }

    /// Whether a text is one letter that says yes, typed again and again.
    fn repeats_yes(&self, text: &str) -> bool {
        let Some(first) = text.chars().next() else {
            return false;
        };
        let same = text
            .to_lowercase()
            .chars()
            .all(|sign| first.to_lowercase().eq([sign]));
        same && first.is_alphanumeric()
            && self.answers.read(first.encode_utf8(&mut [0; 4])) == Answer::Yes
    }
}
