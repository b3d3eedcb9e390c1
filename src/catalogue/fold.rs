//! Texts brought to a common form before they are compared.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

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
    // « N° » is also typed with the ordinal sign, which would unfold into a letter.
    text.chars()
        .filter(|c| !matches!(c, 'º' | 'ª'))
        .nfkd()
        .filter(|c| c.is_alphanumeric() && !is_combining_mark(*c) && *c != TATWEEL)
        .flat_map(char::to_lowercase)
        .map(arabic)
        .collect()
}

/// The form in which the parts of a person's key match: case, accents and runs of spaces do not count, signs do.
pub fn fold_lightly(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        if word.is_ascii() {
            out.extend(word.chars().map(|c| c.to_ascii_lowercase()));
        } else {
            let bare = word
                .nfkd()
                .filter(|c| !is_combining_mark(*c) && !unseen(*c));
            out.extend(bare.flat_map(char::to_lowercase).map(arabic).map(sign));
        }
    }
    out
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
        '‐' | '‑' | '–' | '—' => '-',
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
    fn the_parts_of_a_key_keep_their_signs() {
        assert_eq!(fold_lightly("  El-IDRISSI\u{a0} Zoé "), "el-idrissi zoe");
        assert_ne!(fold_lightly("A-B"), fold_lightly("AB"));
        assert_eq!(fold_lightly("N’Guessan"), fold_lightly("n'guessan"));
        assert_eq!(fold_lightly("Awa\u{200b}"), "awa");
        assert_eq!(fold_lightly("٠١٢"), "012");
    }
}
