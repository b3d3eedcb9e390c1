//! What a cell answers where something holds or does not: a mark of attendance, a condition, an option.

use super::fold::fold_exactly;
use super::wordings::Wordings;

/// Words that say yes, and those that say no. The first few of each ask for all of them.
const YES: [&str; 11] = [
    "oui", "yes", "vrai", "true", "نعم", "o", "y", "1", "x", "v", "ok",
];
const NO: [&str; 7] = ["non", "no", "faux", "false", "لا", "n", "0"];
/// How many of them ask.
const ASKING: usize = 5;
/// Signs that say yes: ticks and filled marks.
const TICKS: [&str; 10] = ["✓", "✔", "☑", "✅", "🗸", "🗹", "√", "●", "◉", "■"];
/// Signs that say no: crosses and empty marks.
const CROSSES: [&str; 8] = ["✗", "✘", "❌", "❎", "☐", "□", "○", "🗴"];
/// Signs that are a cross beside ticks, and a mark where people mark with a cross.
const EITHER: [&str; 5] = ["×", "✕", "✖", "☒", "🗵"];

/// What a cell answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It holds.
    Yes,
    /// It does not.
    No,
    /// Something that nobody declared.
    Unknown,
}

/// The words that answer one question: those declared, and what people take for them.
#[derive(Debug, Clone, Default)]
pub struct Answers {
    yes: Vec<String>,
    no: Vec<String>,
    words: Wordings<bool>,
}

impl Answers {
    /// The answers to a question whose `yes` and `no` are declared. What is declared goes before what people usually mean.
    pub fn new(yes: Vec<String>, no: Vec<String>) -> Self {
        let mut answers = Self {
            yes,
            no,
            words: Wordings::default(),
        };
        answers.gather();
        answers
    }

    /// Declares one more word that says yes.
    pub fn affirm(&mut self, word: &str) {
        self.yes.push(word.to_owned());
        self.gather();
    }

    /// Declares one more word that says no.
    pub fn deny(&mut self, word: &str) {
        self.no.push(word.to_owned());
        self.gather();
    }

    /// The words declared to say yes.
    pub fn yes(&self) -> &[String] {
        &self.yes
    }

    fn gather(&mut self) {
        let declared = |words: &[String], meaning: bool| {
            let words = words.iter().map(|word| (word.clone(), meaning));
            words.collect::<Vec<_>>()
        };
        let mut all = declared(&self.yes, true);
        all.extend(declared(&self.no, false));
        self.words = all.into_iter().collect();
        self.usual();
    }

    /// Words that the declared ones bring with them.
    fn usual(&mut self) {
        let any = |words: &[&str]| self.yes.iter().any(|word| among(words, word));
        let (affirmed, denied) = (any(&YES[..ASKING]), any(&NO[..ASKING]));
        let ticked = affirmed || any(&TICKS);
        let crossed = any(&["x"]) || any(&CROSSES) || any(&EITHER);
        let yes = affirmed.then_some(true).or(denied.then_some(false));
        self.all(&YES, yes);
        self.all(&NO, Some(denied));
        self.all(&TICKS, ticked.then_some(true).or(denied.then_some(false)));
        // Who marks with a cross may have typed another one.
        self.all(&CROSSES, (denied || !crossed).then_some(denied));
        let beside = ticked && !crossed && !affirmed;
        self.all(&EITHER, beside.then_some(false));
    }

    fn all(&mut self, words: &[&str], meaning: Option<bool>) {
        for word in words {
            if let Some(meaning) = meaning {
                self.words.declare(word, meaning);
            }
        }
    }

    /// What a text answers.
    pub fn read(&self, text: &str) -> Answer {
        said(self.words.get(text))
    }

    /// What a text answers, signs and all.
    pub fn exactly(&self, text: &str) -> Answer {
        said(self.words.exactly(text))
    }
}

fn said(answer: Option<bool>) -> Answer {
    answer.map_or(
        Answer::Unknown,
        |yes| if yes { Answer::Yes } else { Answer::No },
    )
}

/// Whether a word is one of these.
fn among(words: &[&str], word: &str) -> bool {
    words.contains(&fold_exactly(word).as_str())
}

/// Whether a text says yes.
pub fn says_yes(text: &str) -> bool {
    among(&YES, text) || among(&TICKS, text)
}

/// Whether a text says no.
pub fn says_no(text: &str) -> bool {
    among(&NO, text) || among(&CROSSES, text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Answer::{No, Unknown, Yes};

    #[track_caller]
    fn cases(yes: &[&str], no: &[&str], expected: &[(&str, Answer)]) {
        let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let answers = Answers::new(owned(yes), owned(no));
        for (text, answer) in expected {
            assert_eq!(answers.read(text), *answer, "{yes:?}: {text}");
        }
    }

    #[test]
    fn yes_is_said_in_many_ways() {
        let said = [
            ("OUI", Yes),
            ("o", Yes),
            ("1", Yes),
            ("X", Yes),
            ("✔\u{fe0f}", Yes),
            ("√", Yes),
            ("ok.", Yes),
            ("Non", No),
            ("0", No),
            ("✗", No),
            ("☐", No),
            ("×", Unknown),
            ("☒", Unknown),
            ("+", Unknown),
            ("P", Unknown),
            ("en cours", Unknown),
        ];
        cases(&["oui"], &[], &said);
        let denied = [
            ("non", Yes),
            ("✗", Yes),
            ("oui", No),
            ("✓", No),
            ("?", Unknown),
        ];
        cases(&["non"], &[], &denied);
    }

    #[test]
    fn what_is_declared_goes_first() {
        let ticks = [
            ("√", Yes),
            ("×", No),
            ("✗", No),
            ("-", Unknown),
            ("x", Unknown),
        ];
        cases(&["✓"], &[], &ticks);
        let crosses = [
            ("X", Yes),
            ("✗", Unknown),
            ("×", Unknown),
            ("✓", Unknown),
            ("0", No),
        ];
        cases(&["x"], &[], &crosses);
        let letters = [
            ("p", Yes),
            ("P.", Yes),
            ("A", No),
            ("abs", Unknown),
            ("✓", Unknown),
        ];
        cases(&["P"], &["A"], &letters);
        cases(&["+"], &["-"], &[("+", Yes), ("-", No), ("±", Unknown)]);
        cases(&["0"], &[], &[("0", Yes), ("non", No)]);
        cases(&["/"], &[], &[("/", Yes), ("//", Unknown)]);
    }
}
