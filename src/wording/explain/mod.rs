//! What each finding means and how to mend it, for `bilan explain CODE`: the long form of the
//! messages in `findings`.

mod doubts;
mod en;
mod fr;
mod rates;
mod sharing;
mod tables;

use crate::finding::Code;
use crate::language::Language;

/// What a finding means and how to mend it, for `bilan explain CODE`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Explanation {
    /// What the finding says, and what becomes of the figures meanwhile.
    pub meaning: &'static str,
    /// How to mend it.
    pub remedy: &'static str,
}

/// Explains a code in a language.
pub fn explanation(language: Language, code: Code) -> Explanation {
    let (meaning, remedy) = match language {
        Language::Fr => fr::explanation(code),
        Language::En => en::explanation(code),
    };
    Explanation { meaning, remedy }
}

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator;

    use super::*;
    use crate::wording::findings::typography::fault;

    #[test]
    fn explanations_are_whole_sentences_and_well_set() {
        for code in Code::iter() {
            for language in [Language::Fr, Language::En] {
                let Explanation { meaning, remedy } = explanation(language, code);
                for text in [meaning, remedy] {
                    let name = code.name();
                    assert_eq!(fault(language, text), None, "{name}: {text}");
                    assert!(text.starts_with(char::is_uppercase), "{name}: {text}");
                    assert!(text.ends_with('.') || text.ends_with('`'), "{name}: {text}");
                }
            }
        }
    }
}
