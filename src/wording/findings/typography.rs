//! What the typography of each language asks of every text, for the tests of the wordings.

use crate::language::Language;

const NO_BREAK: char = '\u{a0}';
const NARROW: char = '\u{202f}';

/// What is wrong with how a text is set, code in backticks left out; none when it is right.
pub(crate) fn fault(language: Language, text: &str) -> Option<&'static str> {
    if !text.matches('`').count().is_multiple_of(2) {
        return Some("a backtick is left open");
    }
    let code = text.split('`').skip(1).step_by(2);
    if code
        .into_iter()
        // What ends in … is a sentence to be completed: pasted as it is, not typed.
        .any(|code| code.contains([NO_BREAK, NARROW]) && !code.ends_with('…'))
    {
        return Some("a no-break space in code, where it would be typed");
    }
    let prose: String = text.split('`').step_by(2).collect::<Vec<_>>().join("`");
    if prose.contains('\'') {
        return Some("a straight apostrophe in running text");
    }
    if prose.contains("...") {
        return Some("three points instead of an ellipsis");
    }
    if text.contains("  ") || prose.starts_with(' ') || prose.ends_with(' ') {
        return Some("a space too many");
    }
    let signs: Vec<char> = prose.chars().collect();
    signs.iter().enumerate().find_map(|(at, _)| match language {
        Language::Fr => french_fault(&signs, at),
        Language::En => english_fault(&signs, at),
    })
}

/// What French finds wrong about one sign.
fn french_fault(signs: &[char], at: usize) -> Option<&'static str> {
    let before = at.checked_sub(1).map(|at| signs[at]);
    let after = signs.get(at + 1).copied();
    let digit = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_digit());
    let three = (1..=3).all(|more| digit(signs.get(at + more).copied()));
    match signs[at] {
        ':' | ';' | '?' | '!' | '»' | '%' if !matches!(before, None | Some(NO_BREAK | NARROW)) => {
            Some("no no-break space before a sign that wants one")
        }
        '«' if after != Some(NO_BREAK) => {
            Some("no no-break space after an opening quotation mark")
        }
        '“' | '”' => Some("English quotation marks in French"),
        '.' if digit(before) && digit(after) && !is_of_code(signs, at) => {
            Some("a decimal point in French")
        }
        ' ' if digit(before) && three && !digit(signs.get(at + 4).copied()) => {
            Some("a group of digits that may be torn apart")
        }
        ',' if digit(before) && three => Some("a comma between groups of digits in French"),
        _ => None,
    }
}

/// Whether a point stands in a span of dates or a number of several parts: `2019..2022`.
fn is_of_code(signs: &[char], at: usize) -> bool {
    let word = |sign: &&char| !sign.is_whitespace();
    let before = signs[..at].iter().rev().take_while(word);
    let after = signs[at + 1..].iter().take_while(word);
    before.chain(after).any(|sign| *sign == '.')
}

/// What English finds wrong about one sign.
fn english_fault(signs: &[char], at: usize) -> Option<&'static str> {
    match signs[at] {
        NO_BREAK | NARROW | '«' | '»' => Some("French typography in English"),
        ':' | ';' | '?' | '!' if at > 0 && signs[at - 1] == ' ' => {
            Some("a space before a sign that wants none")
        }
        _ => None,
    }
}

#[test]
fn faults_are_seen() {
    #[track_caller]
    fn case(language: Language, text: &str, right: bool) {
        assert_eq!(fault(language, text).is_none(), right, "{text}");
    }
    case(Language::Fr, "vouliez-vous dire `x`\u{a0}?", true);
    case(Language::Fr, "vouliez-vous dire `x` ?", false);
    case(Language::Fr, "écrivez\u{a0}: `a = 'b' ?`", true);
    case(Language::Fr, "écrivez\u{a0}: `a\u{a0}: b`", false);
    case(Language::Fr, "l'acte", false);
    case(Language::Fr, "2,5\u{a0}%", true);
    case(Language::Fr, "2,5%", false);
    case(Language::Fr, "2.5 fois", false);
    case(Language::Fr, "2019..2022, 2022-07", true);
    case(Language::Fr, "1\u{a0}048\u{a0}576 lignes", true);
    case(Language::Fr, "1 048 lignes", false);
    case(Language::Fr, "1,048 lignes", false);
    case(Language::Fr, "en 2021 2022", true);
    case(Language::Fr, "une liste...", false);
    case(Language::Fr, "le “titre”", false);
    case(Language::En, "did you mean `x`?", true);
    case(Language::En, "did you mean `x`\u{a0}?", false);
    case(Language::En, "written : x", false);
    case(Language::En, "1,048,576 rows, 2.5 times", true);
}
