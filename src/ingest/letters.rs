//! Letters that may stand for two categories: `H` and `M` are *hombre* and *mujer* in one register, *homme* and *masculin* in
//! another. Where both stand in one column and nothing else there means a woman, they cannot both mean a man.

use super::cells::Words;
use super::header::Choice;
use super::mapping::Mapper;
use super::meaning::category;
use crate::catalogue::{Catalogue, Category, DimensionId, Slot, Source, fold_exactly};
use crate::finding::{Fact, Origin};

/// The pair that is doubtful in any catalogue.
const PAIR: [&str; 2] = ["h", "m"];

/// Two letters of one column that mean the same category.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Doubt {
    /// As they are written.
    pub letters: [String; 2],
    pub means: Category,
    /// The category that the second may mean.
    pub or: Category,
    /// Whether a word stands beside them that means that category: then the letters mean the other one.
    pub settled: bool,
}

/// The letters among the texts of a column that cannot both mean what they are taken for, or could not without another
/// text beside them. What the source declares is no doubt.
pub(crate) fn doubt<'t>(
    catalogue: &Catalogue,
    source: Option<&Source>,
    id: DimensionId,
    texts: &(impl Iterator<Item = &'t str> + Clone),
    means: impl Fn(&str) -> Category,
) -> Option<Doubt> {
    let own = source.and_then(|source| source.values.get(&id));
    let letter = |text: &&str| is_letter(text) && own.is_none_or(|own| !own.holds(text));
    let mut letters: Vec<(String, &str, Category)> = texts
        .clone()
        .filter(letter)
        .map(|text| (fold_exactly(text), text, means(text)))
        .filter(|(_, _, category)| category.is_known())
        .collect();
    letters.sort();
    letters.dedup_by(|a, b| a.0 == b.0);
    let pairs = letters.iter().flat_map(|first| {
        let others = letters.iter().filter(move |one| one.0 > first.0);
        others.map(move |second| (first, second))
    });
    for (first, second) in pairs.filter(|(first, second)| first.2 == second.2) {
        let rival = |one: &(String, &str, Category)| rival(catalogue, id, &one.0, one.2);
        let pair = [first.0.as_str(), second.0.as_str()] == PAIR;
        let (first, second, or) = match (rival(second), rival(first)) {
            (Some(or), _) => (first, second, or),
            (None, Some(or)) => (second, first, or),
            (None, None) if pair => (first, second, other(catalogue, id, first.2)?),
            (None, None) => continue,
        };
        let settled = texts.clone().any(|text| means(text) == or);
        return Some(Doubt {
            letters: [first.1.to_owned(), second.1.to_owned()],
            means: first.2,
            or,
            settled,
        });
    }
    None
}

fn is_letter(text: &str) -> bool {
    let mut signs = text.chars().filter(|sign| !matches!(sign, '.' | ' '));
    signs.next().is_some_and(char::is_alphabetic) && signs.next().is_none()
}

/// Another category one of whose words begins with a letter.
fn rival(
    catalogue: &Catalogue,
    id: DimensionId,
    letter: &str,
    means: Category,
) -> Option<Category> {
    let mut words = catalogue.at(id).aliases.iter();
    let longer = |word: &str| word.starts_with(letter) && word.chars().nth(1).is_some();
    let found = words.find(|(word, of)| **of != means && of.is_known() && longer(word));
    found.map(|(_, of)| *of)
}

/// The first other category.
fn other(catalogue: &Catalogue, id: DimensionId, means: Category) -> Option<Category> {
    let all = 1..=catalogue.at(id).categories.len() as u32;
    all.map(Category).find(|one| *one != means)
}

impl Mapper<'_> {
    /// Judges the letters of a column once all rows are read: where they cannot both mean what they are taken for, those
    /// who go by them are unknown.
    pub(super) fn judge_letters(&mut self, column: u32, words: &Words) {
        let (catalogue, source) = (self.catalogue, self.source);
        for slot in &words.slots {
            let Slot::Dimension(id) = *slot else { continue };
            let means = |text: &str| category(catalogue, source, *slot, text);
            let Some(doubt) = doubt(catalogue, Some(source), id, &words.texts(), means) else {
                continue;
            };
            if !doubt.settled {
                let (place, code) = catalogue.at(id).held(doubt.means);
                self.records.categories[place].replace(code, 0);
            }
            let origin = Origin::cell(self.file, self.sheet, 0, Some(column));
            self.findings.add(told(catalogue, id, doubt), origin);
        }
    }

    /// Judges the letters that head columns of options.
    pub(super) fn judge_options(&mut self) {
        let (catalogue, source) = (self.catalogue, self.source);
        let mut choices = std::mem::take(&mut self.layout.choices);
        let slots: Vec<Slot> = choices.iter().map(|choice| choice.slot).collect();
        for (at, slot) in slots.iter().enumerate() {
            let (Slot::Dimension(id), false) = (*slot, slots[..at].contains(slot)) else {
                continue;
            };
            let own = |choice: &&Choice| choice.slot == *slot;
            let texts = choices
                .iter()
                .filter(own)
                .map(|choice| choice.text.as_str());
            let means = |text: &str| category(catalogue, source, *slot, text);
            let Some(doubt) = doubt(catalogue, Some(source), id, &texts, means) else {
                continue;
            };
            let (place, code) = catalogue.at(id).held(doubt.means);
            let column = choices[at].column;
            if !doubt.settled {
                let mine = choices.iter_mut().filter(|choice| choice.slot == *slot);
                let doubtful = mine.filter(|choice| choice.codes == [(place, code)]);
                doubtful.for_each(|choice| choice.codes.clear());
            }
            let origin = Origin::cell(self.file, self.sheet, 0, Some(column));
            self.findings.add(told(catalogue, id, doubt), origin);
        }
        self.layout.choices = choices;
    }
}

fn told(catalogue: &Catalogue, id: DimensionId, doubt: Doubt) -> Fact {
    let field = catalogue.at(id).code.clone();
    let code = |category| catalogue.category_code(id, category).to_owned();
    let (means, or) = (code(doubt.means), code(doubt.or));
    let letters = doubt.letters;
    if doubt.settled {
        Fact::AlikeLetters { field, letters }
    } else {
        Fact::AmbiguousLetters {
            field,
            letters,
            means,
            or,
        }
    }
}
