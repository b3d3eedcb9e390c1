//! What the typography of each language asks of every text, for the tests of the wordings.

use crate::language::Language;

const NO_BREAK: char = '\u{a0}';

/// What is wrong with how a text is set, code in backticks left out; none when it is right.
pub(in crate::wording) fn fault(language: Language, text: &str) -> Option<&'static str> {
    if !text.matches('`').count().is_multiple_of(2) {
        return Some("a backtick is left open");
    }
    let prose: String = text.split('`').step_by(2).collect::<Vec<_>>().join("`");
    if prose.contains('\'') {
        return Some("a straight apostrophe in running text");
    }
    if text.contains("  ") {
        return Some("two spaces in a row");
    }
    let signs: Vec<char> = prose.chars().collect();
    let french = language == Language::Fr;
    for (at, sign) in signs.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| signs[at]);
        match sign {
            ':' | ';' | '?' | '!' | '»' if french && before != Some(NO_BREAK) => {
                return Some("no no-break space before a sign that wants one");
            }
            '«' if french && signs.get(at + 1) != Some(&NO_BREAK) => {
                return Some("no no-break space after an opening quotation mark");
            }
            &NO_BREAK | '«' | '»' if !french => return Some("French typography in English"),
            _ => {}
        }
    }
    None
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
    case(Language::Fr, "l'acte", false);
    case(Language::En, "did you mean `x`?", true);
    case(Language::En, "did you mean `x`\u{a0}?", false);
}
