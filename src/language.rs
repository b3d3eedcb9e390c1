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

    /// Every text declared.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.0.values().map(String::as_str)
    }
}
