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

    /// What a text answers. A sign for nothing is no, unless it is declared; one that may be a mark is told.
    fn understand(&self, text: &str) -> Answer {
        match self.answers.read(text) {
            Answer::Unknown if text.is_empty() => Answer::No,
            Answer::Unknown if text.contains(['*', '?']) => Answer::Unknown,
            Answer::Unknown if value::is_placeholder(text) => Answer::No,
            answer => answer,
        }
    }
}
