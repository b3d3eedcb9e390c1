//! The languages a user may read, and texts declared in several of them.

use indexmap::IndexMap;

/// A language bilan speaks.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Default,
    clap::ValueEnum,
    serde::Serialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// French, the language of the first users.
    #[default]
    Fr,
    /// English.
    En,
}

impl Language {
    /// The language of an ISO 639-1 code, where bilan speaks it.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "fr" => Some(Self::Fr),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The ISO 639-1 code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }
}

/// A text in the catalogue's languages, first language first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Label(pub IndexMap<String, String>);

impl Label {
    /// The text in `language`, or in the first language declared when it misses.
    pub fn get(&self, language: Language) -> &str {
        self.0
            .get(language.code())
            .or_else(|| self.0.first().map(|(_, text)| text))
            .map_or("", String::as_str)
    }

    /// Whether it says nothing at all.
    pub fn is_empty(&self) -> bool {
        self.0.values().all(String::is_empty)
    }

    /// The same text in these languages alone, one beside the other; in its first one where it has none of them.
    #[must_use]
    pub fn spoken(&self, languages: &[String]) -> Self {
        let mut texts: Vec<&str> = languages
            .iter()
            .filter_map(|language| self.0.get(language))
            .map(String::as_str)
            .collect();
        texts.dedup();
        let text = if texts.is_empty() {
            self.0.first().map_or("", |(_, text)| text).to_owned()
        } else {
            texts.join(" / ")
        };
        Self([(languages.first().cloned().unwrap_or_default(), text)].into())
    }

    /// Every text declared.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.0.values().map(String::as_str)
    }
}
