//! What each finding means and how to mend it, for `bilan explain CODE`: the long form of the
//! messages in `findings`.

mod cells;
mod covering;
mod doubts;
mod en;
mod figures;
mod fr;
mod letters;
mod lines;
mod nothing;
mod rates;
mod reports;
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
    let (meaning, remedy) = match (figures::of(code).or_else(|| both(code)), language) {
        (Some([fr, _]), Language::Fr) => fr,
        (Some([_, en]), Language::En) => en,
        (None, Language::Fr) => fr::explanation(code),
        (None, Language::En) => en::explanation(code),
    };
    Explanation { meaning, remedy }
}

/// The meaning and the remedy in French, then in English, where they stand side by side.
fn both(code: Code) -> Option<[(&'static str, &'static str); 2]> {
    Some(match code {
        Code::AmbiguousPeriodName => reports::AMBIGUOUS_PERIOD_NAME,
        Code::InvalidEntryPeriod => reports::INVALID_ENTRY_PERIOD,
        Code::InvalidEntryValue => reports::INVALID_ENTRY_VALUE,
        Code::NameInEntry => reports::NAME_IN_ENTRY,
        Code::InvalidSentence => reports::INVALID_SENTENCE,
        Code::OutsideProject => reports::OUTSIDE_PROJECT,
        Code::MarginsDiffer => reports::MARGINS_DIFFER,
        Code::CategoryChanges => reports::CATEGORY_CHANGES,
        Code::TotalAlone => reports::TOTAL_ALONE,
        Code::TotalDiffers => reports::TOTAL_DIFFERS,
        Code::RepeatedCounts => reports::REPEATED_COUNTS,
        Code::CountedTwice => reports::COUNTED_TWICE,
        Code::CarriedOver => reports::CARRIED_OVER,
        Code::PeopleNotTold => reports::PEOPLE_NOT_TOLD,
        Code::PeriodClipped => reports::PERIOD_CLIPPED,
        Code::PeriodOutside => reports::PERIOD_OUTSIDE,
        Code::SpanCut => reports::SPAN_CUT,
        Code::LostActs => reports::LOST_ACTS,
        Code::UnknownEntryLine => reports::UNKNOWN_ENTRY_LINE,
        Code::InvalidRate => rates::INVALID_RATE,
        Code::OverlappingRates => rates::OVERLAPPING_RATES,
        Code::NoRate => rates::NO_RATE,
        Code::UnknownCurrency => rates::UNKNOWN_CURRENCY,
        Code::OtherCurrency => rates::OTHER_CURRENCY,
        Code::MixedCurrencies => rates::MIXED_CURRENCIES,
        Code::UnknownFunder => sharing::UNKNOWN_FUNDER,
        Code::InferredCoverage => covering::INFERRED_COVERAGE,
        Code::NoFunder => sharing::NO_FUNDER,
        Code::NumberAsDate => cells::NUMBER_AS_DATE,
        Code::BeforeMidnight => cells::BEFORE_MIDNIGHT,
        Code::SheetAbsent => cells::SHEET_ABSENT,
        Code::MergedCells => cells::MERGED_CELLS,
        Code::StruckRows => cells::STRUCK_ROWS,
        Code::UntoldRows => cells::UNTOLD_ROWS,
        Code::GroupedRows => cells::GROUPED_ROWS,
        Code::UnclearSession => doubts::UNCLEAR_SESSION,
        Code::PartialDate => doubts::PARTIAL_DATE,
        Code::AmbiguousDates => doubts::AMBIGUOUS_DATES,
        Code::AmbiguousNumber => doubts::AMBIGUOUS_NUMBER,
        Code::AgeAsDate => doubts::AGE_AS_DATE,
        Code::ImpossibleAge => doubts::IMPOSSIBLE_AGE,
        Code::SplitBand => doubts::SPLIT_BAND,
        Code::AmbiguousLetters => letters::AMBIGUOUS_LETTERS,
        Code::AlikeLetters => letters::ALIKE_LETTERS,
        Code::PrefixedKeys => letters::PREFIXED_KEYS,
        Code::WordAsKey => nothing::WORD_AS_KEY,
        Code::Placeholder => nothing::PLACEHOLDER,
        Code::AgeAgainstBirth => nothing::AGE_AGAINST_BIRTH,
        Code::OddAge => nothing::ODD_AGE,
        Code::ActWithoutService => nothing::ACT_WITHOUT_SERVICE,
        Code::InvalidNumber => doubts::INVALID_NUMBER,
        Code::ErrorCell => doubts::ERROR_CELL,
        Code::FormulaWithoutResult => doubts::FORMULA_WITHOUT_RESULT,
        _ => return None,
    })
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
