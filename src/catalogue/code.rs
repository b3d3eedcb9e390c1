//! The signs of codes that stand in the names of files: those that every system takes, and that lead nowhere else.

use unicode_normalization::UnicodeNormalization;

use crate::finding::Misnamed;

/// Names that Windows keeps for devices, whatever follows them after a dot; COM and LPT with a figure too.
const RESERVED: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Why a code cannot stand in the name of a file; none where it can.
pub fn misnamed(code: &str) -> Option<Misnamed> {
    let sign = |sign: char| sign.is_ascii_alphanumeric() || "._-".contains(sign);
    if code.is_empty() || !code.chars().all(sign) {
        return Some(Misnamed::Signs);
    }
    if code.ends_with('.') {
        return Some(Misnamed::Dot);
    }
    is_reserved(code).then_some(Misnamed::Reserved)
}

/// Whether Windows keeps a name for a device.
pub fn is_reserved(code: &str) -> bool {
    let lower = code.to_ascii_lowercase();
    let device = lower.split('.').next().unwrap_or_default();
    let numbered = device
        .strip_prefix("com")
        .or_else(|| device.strip_prefix("lpt"));
    RESERVED.contains(&device)
        || numbered.is_some_and(|rest| rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit())
}

/// A code like one that cannot stand in the name of a file, and that can.
pub(super) fn instead(code: &str) -> String {
    let mut text = String::new();
    for sign in code.nfd().filter(|sign| !is_accent(*sign)) {
        match sign {
            sign if sign.is_ascii_alphanumeric() || "._-".contains(sign) => text.push(sign),
            _ if text.ends_with('-') => {}
            _ => text.push('-'),
        }
    }
    let text = text.trim_matches(['-', '.']);
    match text {
        "" => "P1".to_owned(),
        text if is_reserved(text) => format!("{}-1", text.replace('.', "-")),
        text => text.to_owned(),
    }
}

/// Whether a sign is one that stands over the letter before it.
fn is_accent(sign: char) -> bool {
    unicode_normalization::char::is_combining_mark(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_names_that_every_system_takes() {
        for code in [
            "M4SD", "w4i", "P1.1", "a_b", "-a", "...a", ".x", "CONS", "COM", "COM10", "LPTX",
            "a.con",
        ] {
            assert_eq!(misnamed(code), None, "{code}");
        }
        let cases = [
            (
                Misnamed::Signs,
                &[
                    "",
                    "../../evil",
                    "a/b",
                    "a\\b",
                    "a b",
                    "é",
                    "a:b",
                    "a\0",
                    "م",
                    "a\n",
                ][..],
            ),
            (Misnamed::Dot, &[".", "..", "a."]),
            (
                Misnamed::Reserved,
                &["CON", "nul", "Aux.x", "COM1", "lpt9.a.b", "com0"],
            ),
        ];
        for (why, codes) in cases {
            for code in codes {
                assert_eq!(misnamed(code), Some(why), "{code}");
                assert_eq!(misnamed(&instead(code)), None, "{code}");
            }
        }
    }

    #[test]
    fn what_stands_in_place_is_like_it() {
        for (code, like) in [
            ("../../evil", "evil"),
            ("Été 2022", "Ete-2022"),
            ("P1.", "P1"),
            ("CON", "CON-1"),
            ("Nul.x", "Nul-x-1"),
            ("مشروع", "P1"),
        ] {
            assert_eq!(instead(code), like);
        }
    }
}
