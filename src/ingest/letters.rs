//! Letters that may stand for two categories: `H` and `M` are *hombre* and *mujer* in one register, *homme* and *masculin* in
//! another. Where a word beside a letter leaves both open, and none says which, the letter means neither.

use super::cells::Words;
use super::header::Choice;
use super::mapping::Mapper;
use super::meaning::category;
use crate::catalogue::{Catalogue, Category, DimensionId, Slot, Source, fold};
use crate::finding::{Fact, Origin};

/// The pair that is doubtful in any catalogue.
const PAIR: [&str; 2] = ["h", "m"];
/// Words of people for whom `M` is *mujer*, in any catalogue.
const SPANISH: [&str; 7] = [
    "hombre", "hombres", "varon", "varones", "v", "mujer", "mujeres",
];

/// A letter of a column that may mean two categories.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Doubt {
    /// What puts it in doubt, and the letter, as they are written.
    pub letters: [String; 2],
    pub means: Category,
    /// The other category that the letter may mean.
    pub or: Category,
    /// Whether a word stands beside them that means that category: then the letter means the first one.
    pub settled: bool,
}

/// The letter among the texts of a column that may not mean what it is taken for, or might not without another text beside
/// it. What the source declares is no doubt.
pub(crate) fn doubt<'t>(
    catalogue: &Catalogue,
    source: Option<&Source>,
    id: DimensionId,
    texts: &(impl Iterator<Item = &'t str> + Clone),
    means: impl Fn(&str) -> Category,
) -> Option<Doubt> {
    let own = source.and_then(|source| source.values.get(&id));
    let mut words: Vec<Word<'_>> = texts.clone().map(|text| Word::of(text, &means)).collect();
    words.sort();
    let undeclared = |word: &&Word<'_>| own.is_none_or(|own| !own.holds(word.text));
    let letters = words.iter().filter(|word| word.is_letter());
    let of_pair = |letter: &Word<'_>| letter.folded == PAIR[1] && means(PAIR[0]) == letter.means;
    let mut doubtful = letters.filter(undeclared).filter_map(|letter| {
        let spanish = |word: &Word<'_>| word.is_spanish() && of_pair(letter);
        let mut doubts = words
            .iter()
            .filter(|word| word.is_like(letter) || spanish(word));
        let beside = doubts.next()?;
        let pair = spanish(beside) || [beside.folded.as_str(), &letter.folded] == PAIR;
        let first = || pair.then(|| other(catalogue, id, letter.means)).flatten();
        Some((letter, beside, rival(catalogue, id, letter).or_else(first)?))
    });
    let (letter, beside, or) = doubtful.next()?;
    let says = |word: &Word<'_>| word.means == or && !word.is_spanish();
    Some(Doubt {
        letters: [beside.text.to_owned(), letter.text.to_owned()],
        means: letter.means,
        or,
        settled: words.iter().any(says),
    })
}

/// A text of a column.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Word<'t> {
    folded: String,
    text: &'t str,
    means: Category,
}

impl<'t> Word<'t> {
    fn of(text: &'t str, means: impl Fn(&str) -> Category) -> Self {
        let (folded, means) = (fold(text), means(text));
        Self {
            folded,
            text,
            means,
        }
    }

    /// A letter that means a category.
    fn is_letter(&self) -> bool {
        let mut signs = self.folded.chars();
        let letter = signs.next().is_some_and(char::is_alphabetic) && signs.next().is_none();
        letter && self.means.is_known()
    }

    fn is_spanish(&self) -> bool {
        SPANISH.contains(&self.folded.as_str())
    }

    /// Whether it is another letter of the same category.
    fn is_like(&self, letter: &Self) -> bool {
        self.is_letter() && self.means == letter.means && self.folded != letter.folded
    }
}

/// Another category one of whose words begins with a letter.
fn rival(catalogue: &Catalogue, id: DimensionId, letter: &Word<'_>) -> Option<Category> {
    let mut words = catalogue.at(id).aliases.iter();
    let longer = |word: &str| word.starts_with(&letter.folded) && word.chars().nth(1).is_some();
    let found = words.find(|(word, of)| **of != letter.means && of.is_known() && longer(word));
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
