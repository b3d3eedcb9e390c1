//! Everything a user reads, in French and in English.

/// temporary
pub mod findings { use crate::{finding::Fact, language::Language};
/// t
pub struct Message { /// t
 pub text: String, /// t
 pub help: Option<String> }
/// t
pub fn message(_: Language, fact: &Fact) -> Message { Message { text: format!("{fact:?}"), help: None } } }
mod trouble;
mod words;

pub use trouble::{Trouble, column, findings_count, row, rule, times, trouble, warnings_left};
pub use words::{
    Word, ages, day, level, logframe_column, number, percent, period_name, unit, view, word,
};
