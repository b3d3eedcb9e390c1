//! Which projects paid for a row of a register that several share: what the words of its column mean.

use super::fold::fold_exactly;
use super::model::Project;
use super::several;
use super::wordings::Wordings;

/// The field by which findings, lists and `[values.project]` know the column.
pub(crate) const PROJECT: &str = "project";
/// Signs that part the names in a cell.
const SIGNS: [char; 7] = [';', ',', '/', '+', '&', '|', '\n'];
/// Words that do.
const WORDS: [&str; 2] = ["et", "and"];

/// How a register says which of the projects that share it paid for a row.
#[derive(Debug, Clone, Default)]
pub struct Funders {
    /// The headers of the column.
    pub headers: Vec<String>,
    /// What a word means: projects, by their place; none of ours where the list is empty; nothing known where
    /// there is none.
    pub words: Wordings<Option<Vec<usize>>>,
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
    ) -> Vec<(String, Option<Vec<usize>>)> {
        let projects: Vec<(usize, &Project)> = projects.collect();
        let names = |place: usize, project: &'p Project| {
            let names = project.name.0.values();
            names.map(move |name| (name.as_str(), place))
        };
        let named: Vec<(&str, usize)> = projects
            .iter()
            .flat_map(|(place, project)| names(*place, project))
            .filter(|(name, _)| !name.trim().is_empty())
            .collect();
        let same = |a: &str, b: &str| fold_exactly(a) == fold_exactly(b);
        let once = |(name, place): &&(&str, usize)| {
            let mut others = named.iter();
            !others.any(|(other, its)| its != place && same(other, name))
        };
        // A code is its project's, whatever others are called.
        let codes = projects
            .iter()
            .map(|(place, one)| (one.code.as_str(), *place));
        let all = codes.chain(named.iter().filter(once).copied());
        all.map(|(word, place)| (word.to_owned(), Some(vec![place])))
            .collect()
    }

    /// What a cell says.
    pub fn read(&self, text: &str) -> Paid {
        let parts = several::parts(text, &SIGNS, &WORDS);
        let (meanings, unknown) = several::read(text, &parts, |part| self.words.get(part));
        let mut paid = Paid {
            known: meanings.iter().any(Option::is_some),
            projects: meanings.into_iter().flatten().flatten().collect(),
            unknown: unknown.into_iter().map(str::to_owned).collect(),
        };
        paid.projects.sort_unstable();
        paid.projects.dedup();
        paid
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn funders() -> Funders {
        let word = |word: &str, means: Option<Vec<usize>>| (word.to_owned(), means);
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
