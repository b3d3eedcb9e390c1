//! Which projects paid for a row of a register that several share: what the words of its column mean.

use indexmap::IndexMap;

use super::fold::fold;
use super::model::Project;

/// The field by which findings, lists and `[values.project]` know the column.
pub(crate) const PROJECT: &str = "project";
/// Names of projects hold signs that part names too: so many parts are read as one name at most.
const MOST_PARTS: usize = 6;
/// Signs that part the names in a cell.
const SIGNS: [char; 7] = [';', ',', '/', '+', '&', '|', '\n'];
/// Words that do.
const WORDS: [&str; 2] = ["et", "and"];

/// How a register says which of the projects that share it paid for a row.
#[derive(Debug, Clone, Default)]
pub struct Funders {
    /// The headers of the column.
    pub headers: Vec<String>,
    /// What a folded word means: projects, by their place; none of ours where the list is empty; nothing known where
    /// there is none.
    pub words: IndexMap<String, Option<Vec<usize>>>,
    /// Whether the source names this project, so that a register without a row of it says 0.
    pub named: bool,
}

/// What a cell says of who paid.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paid {
    /// The projects, in the catalogue's order.
    pub projects: Vec<usize>,
    /// Whether somebody is named who is understood: a project, or others.
    pub known: bool,
    /// The parts that nothing understands.
    pub unknown: Vec<String>,
}

impl Funders {
    /// The words that mean a project by themselves: its code, and its name in each language. A word that two projects go
    /// by means neither.
    pub(super) fn by_themselves<'p>(
        projects: impl Iterator<Item = (usize, &'p Project)>,
    ) -> IndexMap<String, Option<Vec<usize>>> {
        let mut words: IndexMap<String, Option<Vec<usize>>> = IndexMap::new();
        let mut twice = Vec::new();
        let (mut names, mut codes) = (Vec::new(), Vec::new());
        for (place, project) in projects {
            codes.push((place, fold(&project.code)));
            names.extend(project.name.0.values().map(|name| (place, fold(name))));
        }
        // A code is its project's, whatever others are called.
        for (place, word) in codes {
            words.insert(word, Some(vec![place]));
        }
        let coded = words.len();
        for (place, word) in names {
            let known = words
                .get_full(&word)
                .map(|(at, _, means)| (at, means.clone()));
            match known {
                Some((at, means)) if at >= coded && means != Some(vec![place]) => twice.push(word),
                Some(_) => {}
                None => {
                    words.insert(word, Some(vec![place]));
                }
            }
        }
        words.retain(|word, _| !word.is_empty() && !twice.contains(word));
        words
    }

    /// What a cell says.
    pub fn read(&self, text: &str) -> Paid {
        let parts = parts(text);
        let mut paid = Paid::default();
        let mut at = 0;
        while at < parts.len() {
            let longest = parts.len().min(at + MOST_PARTS);
            let known = (at + 1..=longest).rev().find_map(|end| {
                let whole = &text[parts[at].0..parts[end - 1].1];
                Some((end, self.words.get(fold(whole).as_str())?))
            });
            match known {
                Some((end, means)) => {
                    paid.known |= means.is_some();
                    paid.projects.extend(means.iter().flatten());
                    at = end;
                }
                None => {
                    paid.unknown.push(text[parts[at].0..parts[at].1].to_owned());
                    at += 1;
                }
            }
        }
        paid.projects.sort_unstable();
        paid.projects.dedup();
        paid
    }
}

/// The parts of a cell between signs and words that part names, as bytes of the text, without blanks round them.
fn parts(text: &str) -> Vec<(usize, usize)> {
    let mut cuts: Vec<(usize, usize)> = text
        .char_indices()
        .filter(|(_, sign)| SIGNS.contains(sign))
        .map(|(at, sign)| (at, at + sign.len_utf8()))
        .collect();
    for (at, word) in words(text) {
        if WORDS.iter().any(|known| word.eq_ignore_ascii_case(known)) {
            cuts.push((at, at + word.len()));
        }
    }
    cuts.sort_unstable();
    cuts.push((text.len(), text.len()));
    let mut parts = Vec::new();
    let mut start = 0;
    for (end, next) in cuts {
        let part = &text[start.min(end)..end];
        let lead = part.len() - part.trim_start().len();
        let trimmed = part.trim();
        if !fold(trimmed).is_empty() {
            parts.push((start + lead, start + lead + trimmed.len()));
        }
        start = next;
    }
    parts
}

/// The words of a text that have a blank on both sides, with the byte where each begins.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let inner = |at: usize, word: &str| at > 0 && at + word.len() < text.len();
    text.split_whitespace()
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
        .filter(move |(at, word)| inner(*at, word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn funders() -> Funders {
        let word = |word: &str, means: Option<Vec<usize>>| (fold(word), means);
        Funders {
            words: [
                word("M4SD", Some(vec![0])),
                word("W4L", Some(vec![1])),
                word("Avec les Jeunes, Pour les Jeunes", Some(vec![2])),
                word("Hub et Cie", Some(vec![3])),
                word("Les deux", Some(vec![0, 1])),
                word("État", Some(Vec::new())),
                word("?", None),
            ]
            .into_iter()
            .collect(),
            ..Funders::default()
        }
    }

    #[test]
    fn a_cell_names_several_projects() {
        for (text, projects) in [
            ("M4SD", vec![0]),
            ("m4sd", vec![0]),
            ("W4L; M4SD", vec![0, 1]),
            ("W4L, M4SD , W4L", vec![0, 1]),
            ("M4SD/W4L", vec![0, 1]),
            ("M4SD + W4L", vec![0, 1]),
            ("M4SD et W4L", vec![0, 1]),
            ("M4SD AND W4L", vec![0, 1]),
            ("M4SD\nW4L", vec![0, 1]),
            ("les deux", vec![0, 1]),
            ("Avec les jeunes, pour les jeunes", vec![2]),
            ("M4SD, avec les Jeunes, pour les Jeunes", vec![0, 2]),
            ("hub et cie et W4L", vec![1, 3]),
            ("M4SD, État", vec![0]),
        ] {
            let paid = funders().read(text);
            assert_eq!((paid.projects, paid.known), (projects, true), "{text}");
            assert_eq!(paid.unknown, Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn what_is_not_understood_is_told_part_by_part() {
        let paid = funders().read("M4SD, OIM et UE");
        assert_eq!((paid.projects, paid.known), (vec![0], true));
        assert_eq!(paid.unknown, ["OIM", "UE"]);
        for blank in ["", "  ", "\n", " - ", ";"] {
            assert_eq!(funders().read(blank), Paid::default(), "{blank:?}");
        }
        let others = funders().read("état");
        assert_eq!((others.projects, others.known), (Vec::new(), true));
    }
}
