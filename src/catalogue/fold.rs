//! Texts brought to a common form before they are compared.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// The form in which aliases and headers match: no case, accents, spaces, apostrophes, punctuation or Arabic letter
/// variants. « Né(e) le » and `ne e le` are the same.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_lowercase())
            .collect();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        // « N° » is also typed with the ordinal sign, which would unfold into a letter.
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if !c.is_ascii() && c != 'º' {
            // Marks are left out, so that their order, all that a whole text would tell more, does not matter.
            decompose_compatible(c, |c| {
                if c.is_alphanumeric() && !is_combining_mark(c) && c != TATWEEL {
                    out.extend(c.to_lowercase().map(arabic));
                }
            });
        }
    }
    out
}

/// The form in which declared words match first: no case, accents, spaces, apostrophes or Arabic letter variants, none of the
/// stops that end or abbreviate a word, but every other sign. `< 18` and `<18` are the same, `<18` and `≥18` are not.
pub fn fold_exactly(text: &str) -> String {
    if is_plain(text) {
        return fold(text);
    }
    exact(signed(text))
}

/// Whether there is nothing to bring to another form but case and spaces.
fn is_plain(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b' ';
    text.bytes().all(plain)
}

/// A form with its spaces, without them and stops.
fn exact(mut signed: String) -> String {
    signed.retain(|c| c != ' ');
    if signed.contains(stop) && signed.contains(char::is_alphanumeric) {
        return without_stops(&signed);
    }
    signed
}

/// Signs that close a word, and part nothing but numbers.
fn stop(c: char) -> bool {
    matches!(
        c,
        '.' | ',' | ';' | ':' | '"' | '«' | '»' | '“' | '”' | '،' | '؛'
    )
}

/// A form without its stops, but for those between two figures: 1.5 is not 15.
fn without_stops(signed: &str) -> String {
    let figure = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let kept = |(at, c): &(usize, char)| {
        let behind = signed[at + c.len_utf8()..].chars().next();
        !stop(*c) || figure(signed[..*at].chars().next_back()) && figure(behind)
    };
    let signs = signed.char_indices().filter(kept);
    signs.map(|(_, c)| c).collect()
}

/// A text's letters, figures and signs, brought to a common form, with its spaces.
fn signed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match sign(c) {
            '\'' => {}
            '≥' | '⩾' | '≧' => out.push_str(">="),
            '≤' | '⩽' | '≦' => out.push_str("<="),
            'º' | '˚' => out.push('°'),
            c if c.is_whitespace() => out.push(' '),
            c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            // They would unfold into the sign that they deny.
            c @ ('≠' | '≮' | '≯') => out.push(c),
            c => decompose_compatible(c, |c| {
                if !is_combining_mark(c) && !unseen(c) && !c.is_whitespace() {
                    out.extend(c.to_lowercase().map(arabic));
                }
            }),
        }
    }
    out
}

/// What is left of a text by its letters and digits. Signs that compare, add, ask, tick or cross say something, and are
/// kept, as is a hyphen at the end of a word; a word without letters keeps all signs but those that frame it.
pub fn by_letters(text: &str) -> String {
    if is_plain(text) {
        return fold(text);
    }
    letters(&signed(text))
}

/// Both forms: with signs, and by letters.
pub fn both_forms(text: &str) -> (String, String) {
    if is_plain(text) {
        let folded = fold(text);
        return (folded.clone(), folded);
    }
    let signed = signed(text);
    let letters = letters(&signed);
    (exact(signed), letters)
}

fn letters(signed: &str) -> String {
    if !signed.contains(char::is_alphanumeric) {
        return String::new();
    }
    if !signed.contains(char::is_alphabetic) {
        let exact = exact(signed.to_owned());
        let frame = |c: char| !c.is_alphanumeric() && !tells(c) && !matches!(c, '-' | '/');
        return exact.trim_matches(frame).to_owned();
    }
    if !signed.contains('-') {
        let kept = |c: &char| c.is_alphanumeric() || tells(*c);
        return signed.chars().filter(kept).collect();
    }
    let signs: Vec<char> = signed.trim().chars().collect();
    let kept = |at: &usize| {
        let c = signs[*at];
        c.is_alphanumeric() || tells(c) || c == '-' && is_minus(&signs, *at)
    };
    (0..signs.len()).filter(kept).map(|at| signs[at]).collect()
}

/// Whether a hyphen is a sign of its word (`VIH-`, `-18 ans`) and does not join two (`Tanger-Tétouan`), part them or stand
/// before an item of a list.
fn is_minus(signs: &[char], at: usize) -> bool {
    let (before, after) = (&signs[..at], &signs[at + 1..]);
    let says = |c: &char| c.is_alphanumeric();
    let next = after.iter().find(|c| **c != ' ');
    if !before.iter().any(says) {
        return next.is_some_and(char::is_ascii_digit) || after.first().is_some_and(says);
    }
    !after.iter().any(says) || before.last().is_some_and(says) && !after.first().is_some_and(says)
}

/// Whether a sign says something that the letters beside it do not.
fn tells(c: char) -> bool {
    matches!(
        c,
        '<' | '>' | '=' | '+' | '%' | '$' | '€' | '£' | '¥' | '±' | '×' | '÷' | '?' | '؟'
        | '\u{2200}'..='\u{22ff}' | '\u{25a0}'..='\u{25ff}' | '\u{2610}'..='\u{2612}'
        | '\u{2713}'..='\u{2718}' | '✅' | '❌' | '❎'
    )
}

/// The form in which the parts of a person's key match: case, accents and runs of spaces do not count, signs do.
pub fn fold_lightly(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_lightly_into(text, &mut out);
    out
}

/// Appends that form.
pub fn fold_lightly_into(text: &str, out: &mut String) {
    let start = out.len();
    for word in text.split_whitespace() {
        if out.len() > start {
            out.push(' ');
        }
        for c in word.chars() {
            if c.is_ascii() {
                out.push(c.to_ascii_lowercase());
            } else {
                decompose_compatible(c, |c| {
                    if !is_combining_mark(c) && !unseen(c) {
                        out.extend(c.to_lowercase().map(arabic).map(sign));
                    }
                });
            }
        }
    }
}

/// The stroke that only makes an Arabic word longer.
const TATWEEL: char = '\u{640}';

/// Arabic letters that are written one for another, and figures of other scripts.
fn arabic(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        'ة' | 'ہ' => 'ه',
        '\u{660}'..='\u{669}' => char::from(b'0' + (c as u32 - 0x660) as u8),
        '\u{6f0}'..='\u{6f9}' => char::from(b'0' + (c as u32 - 0x6f0) as u8),
        other => other,
    }
}

/// Signs that keyboards and word processors write one for another.
fn sign(c: char) -> char {
    match c {
        '’' | '‘' | 'ʼ' | 'ʹ' | '´' | '`' => '\'',
        '‐' | '‑' | '–' | '—' | '‒' | '―' | '−' => '-',
        other => other,
    }
}

/// Signs that nobody sees: spaces of no width, marks of direction, the soft hyphen.
fn unseen(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | TATWEEL)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wordings_that_mean_the_same_fold_together() {
        #[track_caller]
        fn same(a: &str, b: &str) {
            assert_eq!(fold(a), fold(b), "{a} / {b}");
        }
        same("Féminin", " FEMININ ");
        same("Demandeur d'asile", "Demandeur d’asile");
        same("Né(e)\u{a0}le", "ne e le");
        same("Date de\nNaissance *", "date de naissance");
        same("N° dossier", "N\u{ba} Dossier :");
        same("أنثى", "انثي");
        same("Côte\u{202f}d’Ivoire", "COTE D'IVOIRE");
        same("أُنْثى", "انثي");
        same("ذكـــر", "ذكر");
        same("إناث", "اناث");
        same("مغربية", "مغربیه");
        same("2023", "٢٠٢٣");
    }

    #[test]
    fn signs_tell_words_apart_where_they_say_something() {
        #[track_caller]
        fn case(a: &str, b: &str, exactly: bool, letters: bool) {
            assert_eq!(fold_exactly(a) == fold_exactly(b), exactly, "{a} / {b}");
            assert_eq!(by_letters(a) == by_letters(b), letters, "{a} / {b}");
        }
        case("< 18", "<18", true, true);
        case("≥ 18", ">=18", true, true);
        case("<18", "≥18", false, false);
        case("F <18", "F >18", false, false);
        case("18", "+18", false, false);
        case("-18", "18", false, false);
        case("-18 ans", "18 ans", false, false);
        case("−18 ans", "– 18 ANS", true, true);
        case("18-24", "18 – 24", true, true);
        case("1.1", "11", false, false);
        case("(1)", "1.", false, true);
        case("F.", " f ", true, true);
        case("N.R.", "nr", true, true);
        case("1.5", "15", false, false);
        case("...", ".", false, true);
        case("Réfugié·e", "refugie(e)", false, true);
        case("Demandeur d’asile", "demandeur d'asile :", true, true);
        case("Demandeur d’asile", "DEMANDEUR DASILE", true, true);
        case("أُنْثى", "انثي", true, true);
        case("✓ présent", "✗ présent", false, false);
        case("✔\u{fe0f}", "✔", true, true);
        case("≠", "=", false, true);
        case("N\u{ba} dossier", "n° Dossier", true, true);
        case("Non-binaire", "non binaire", false, true);
        case("VIH-", "VIH –", true, true);
        for bare in ["VIH", "(VIH)", "VIH*", "VIH /", "VIH+/-", "VIH-?", "VIH--"] {
            case("VIH-", bare, false, false);
            case("VIH+", bare, false, false);
        }
        case("VIH- suivi", "VIH suivi", false, false);
        case("Tanger-Tétouan", "Tanger Tétouan", false, true);
        case("Tanger - Tétouan", "Tanger -Tétouan", true, true);
        case("- emploi", "emploi", false, true);
        case("-VIH", "VIH", false, false);
        case("Migrant ?", "migrant", false, false);
        case("5 ?", "5", false, false);
        assert_eq!(by_letters("✓"), "");
        assert_eq!(by_letters("-"), "");
    }

    #[test]
    fn the_parts_of_a_key_keep_their_signs() {
        assert_eq!(fold_lightly("  El-IDRISSI\u{a0} Zoé "), "el-idrissi zoe");
        assert_ne!(fold_lightly("A-B"), fold_lightly("AB"));
        assert_eq!(fold_lightly("N’Guessan"), fold_lightly("n'guessan"));
        assert_eq!(fold_lightly("Awa\u{200b}"), "awa");
        assert_eq!(fold_lightly("٠١٢"), "012");
    }
}
