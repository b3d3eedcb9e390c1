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
        } else if !c.is_ascii() && !matches!(c, 'º' | 'ª') {
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
