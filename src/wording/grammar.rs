//! Numbers, genders and lists as sentences want them: what a text made from figures needs of each language.

use super::number;
use crate::language::Language;

/// The grammatical gender of a French noun; English has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// « un rapport ».
    Masculine,
    /// « une femme ».
    Feminine,
}

/// Whether a number takes the singular: in French all below two, in English one alone.
pub fn is_singular(language: Language, number: f64) -> bool {
    match language {
        Language::Fr => number.abs() < 2.0,
        Language::En => (number.abs() - 1.0).abs() < f64::EPSILON,
    }
}

/// The form of a noun, verb or adjective that a number asks for.
pub fn agree<'w>(language: Language, number: f64, one: &'w str, many: &'w str) -> &'w str {
    if is_singular(language, number) {
        one
    } else {
        many
    }
}

/// A number with its noun, never torn apart in French: « 1 234 femmes », « 0 femme », "0 women".
pub fn counted(language: Language, count: f64, one: &str, many: &str) -> String {
    let gap = match language {
        Language::Fr => '\u{a0}',
        Language::En => ' ',
    };
    let noun = agree(language, count, one, many);
    format!("{}{gap}{noun}", number(language, count))
}

/// A rank: « 1er », « 1re », « 2e », "1st", "2nd", "11th".
pub fn ordinal(language: Language, rank: u32, gender: Gender) -> String {
    let ending = match (language, rank, gender) {
        (Language::Fr, 1, Gender::Masculine) => "er",
        (Language::Fr, 1, Gender::Feminine) => "re",
        (Language::Fr, ..) => "e",
        (Language::En, ..) => match (rank % 10, rank % 100) {
            (_, 11..=13) => "th",
            (1, _) => "st",
            (2, _) => "nd",
            (3, _) => "rd",
            _ => "th",
        },
    };
    format!("{rank}{ending}")
}

/// Phrases in a row: « a, b et c », "a, b and c".
pub fn enumeration(language: Language, phrases: &[String]) -> String {
    let and = match language {
        Language::Fr => " et ",
        Language::En => " and ",
    };
    match phrases {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{}{and}{last}", first.join(", ")),
    }
}

/// A regular French adjective or participle, given in the masculine singular, in another form: « accompagné »,
/// « accompagnée », « accompagnés », « accompagnées ».
pub fn inflected(adjective: &str, gender: Gender, singular: bool) -> String {
    let mut form = adjective.to_owned();
    if gender == Gender::Feminine && !form.ends_with('e') {
        form.push('e');
    }
    if !singular && !form.ends_with(['s', 'x', 'z']) {
        form.push('s');
    }
    form
}

/// A small French word before another, shortened where the other begins with a vowel: « de Tanger », « d’Agadir »,
/// « d’hommes », « de Hub ».
pub fn elided(small: &str, word: &str) -> String {
    match small.strip_suffix(['e', 'a']) {
        Some(stem) if begins_with_vowel(word) => format!("{stem}’{word}"),
        _ => format!("{small} {word}"),
    }
}

/// Whether a French word begins as a vowel does; an `h` does in the few words that reports need.
fn begins_with_vowel(word: &str) -> bool {
    const SILENT: [&str; 8] = [
        "habit",
        "hébergement",
        "heure",
        "histoire",
        "homme",
        "honoraire",
        "hôpit",
        "hôte",
    ];
    const SPOKEN: [&str; 2] = ["onz", "oui"];
    let lower = word.to_lowercase();
    let vowel = lower.starts_with([
        'a', 'à', 'â', 'e', 'é', 'è', 'ê', 'ë', 'i', 'î', 'ï', 'o', 'ô', 'œ', 'u', 'ù', 'û',
    ]);
    let one_of = |starts: &[&str]| starts.iter().any(|start| lower.starts_with(start));
    vowel && !one_of(&SPOKEN) || one_of(&SILENT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_counts_in_the_singular_below_two() {
        for number in [0.0, 0.5, 1.0, 1.99, -1.0] {
            assert!(is_singular(Language::Fr, number), "{number}");
        }
        assert!(!is_singular(Language::Fr, 2.0));
        for number in [0.0, 0.5, 1.5, 2.0] {
            assert!(!is_singular(Language::En, number), "{number}");
        }
        assert!(is_singular(Language::En, 1.0));
    }

    #[test]
    fn a_number_keeps_its_noun() {
        let women = |language, count| counted(language, count, "femme", "femmes");
        assert_eq!(women(Language::Fr, 0.0), "0\u{a0}femme");
        assert_eq!(women(Language::Fr, 261.0), "261\u{a0}femmes");
        assert_eq!(women(Language::Fr, 1234.0), "1\u{202f}234\u{a0}femmes");
        let en = |count| counted(Language::En, count, "woman", "women");
        assert_eq!(en(0.0), "0 women");
        assert_eq!(en(1.0), "1 woman");
        assert_eq!(agree(Language::Fr, 1.5, "a", "ont"), "a");
        assert_eq!(agree(Language::En, 1.5, "has", "have"), "have");
    }

    #[test]
    fn ranks_have_their_endings() {
        #[track_caller]
        fn case(rank: u32, [masculine, feminine, english]: [&str; 3]) {
            assert_eq!(ordinal(Language::Fr, rank, Gender::Masculine), masculine);
            assert_eq!(ordinal(Language::Fr, rank, Gender::Feminine), feminine);
            assert_eq!(ordinal(Language::En, rank, Gender::Feminine), english);
        }
        case(1, ["1er", "1re", "1st"]);
        case(2, ["2e", "2e", "2nd"]);
        case(3, ["3e", "3e", "3rd"]);
        case(4, ["4e", "4e", "4th"]);
        case(11, ["11e", "11e", "11th"]);
        case(13, ["13e", "13e", "13th"]);
        case(21, ["21e", "21e", "21st"]);
        case(112, ["112e", "112e", "112th"]);
    }

    #[test]
    fn lists_end_with_and() {
        let list = |words: &[&str]| {
            let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            enumeration(Language::Fr, &words)
        };
        assert_eq!(list(&[]), "");
        assert_eq!(list(&["Tanger"]), "Tanger");
        assert_eq!(list(&["Tanger", "Rabat"]), "Tanger et Rabat");
        assert_eq!(list(&["Tanger", "Rabat", "Fès"]), "Tanger, Rabat et Fès");
        let two = ["women".to_owned(), "men".to_owned()];
        assert_eq!(enumeration(Language::En, &two), "women and men");
    }

    #[test]
    fn adjectives_agree() {
        use Gender::{Feminine, Masculine};
        assert_eq!(inflected("orienté", Masculine, true), "orienté");
        assert_eq!(inflected("orienté", Feminine, true), "orientée");
        assert_eq!(inflected("orienté", Masculine, false), "orientés");
        assert_eq!(inflected("orienté", Feminine, false), "orientées");
        assert_eq!(inflected("bénéficiaire", Feminine, false), "bénéficiaires");
        assert_eq!(inflected("inscrit", Feminine, false), "inscrites");
        assert_eq!(inflected("surpris", Masculine, false), "surpris");
    }

    #[test]
    fn small_words_are_shortened_before_vowels() {
        assert_eq!(elided("de", "Tanger"), "de Tanger");
        assert_eq!(elided("de", "Agadir"), "d’Agadir");
        assert_eq!(elided("de", "Échanges"), "d’Échanges");
        assert_eq!(elided("de", "hommes"), "d’hommes");
        assert_eq!(elided("de", "Hub"), "de Hub");
        assert_eq!(elided("la", "organisation"), "l’organisation");
        assert_eq!(elided("de", "onze"), "de onze");
        assert_eq!(elided("de", "8"), "de 8");
        assert_eq!(elided("que", "elles"), "qu’elles");
    }
}
