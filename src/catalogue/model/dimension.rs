//! Dimensions, their categories, and the other fields.

use indexmap::IndexMap;

use super::{FieldType, Of, Resolve};
use crate::catalogue::fold::by_letters;
use crate::catalogue::wordings::{ByLetters, Wordings};
use crate::language::Label;

/// A dimension's place in `dimensions.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DimensionId(pub usize);

/// A field's place in `dimensions.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FieldId(pub usize);

/// A category of a dimension: its place, from 1, or one of the two that every dimension has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Category(pub u32);

impl Category {
    /// Nothing filled in, or not understood.
    pub const UNKNOWN: Self = Self(0);
    /// The dimension makes no sense here: the legal status of a host.
    pub const NOT_APPLICABLE: Self = Self(u32::MAX);

    /// Whether it says something.
    pub fn is_known(self) -> bool {
        self != Self::UNKNOWN && self != Self::NOT_APPLICABLE
    }
}

/// Categories of a set that one column of records holds, as bits: with all of them it is not [`Category::NOT_APPLICABLE`].
const AT_ONCE: usize = 31;

/// A dimension.
#[derive(Debug, Clone)]
pub struct Dimension {
    /// Its name in the catalogue.
    pub code: String,
    /// What it describes.
    pub of: Of,
    /// Which answer stands.
    pub resolve: Resolve,
    /// Its name for readers.
    pub label: Label,
    /// The coarser dimension it makes finer.
    pub refines: Option<DimensionId>,
    /// Whether its categories are bands of the age.
    pub from_age: bool,
    /// Several categories may hold at once.
    pub multiple: bool,
    /// The columns of records that hold it: one of its own place, and further ones where its sets are larger.
    pub columns: Vec<usize>,
    /// Tables list only the categories met.
    pub open: bool,
    /// Its categories, in order.
    pub categories: Vec<CategoryDef>,
    /// Words that mark a row of totals.
    pub totals: Wordings<()>,
    /// Category by code, label and alias.
    pub aliases: Wordings<Category>,
    /// Named groups of categories.
    pub groups: IndexMap<String, Vec<Category>>,
}

impl Dimension {
    /// The category that a text names, by code, label or alias; « Maliens » goes by « malien ».
    pub fn category_of(&self, text: &str) -> Option<Category> {
        let by_letters = || match self.by_letters(text) {
            ByLetters::One(category) => Some(category),
            ByLetters::Nothing | ByLetters::Several => None,
        };
        let category = self.aliases.exactly(text).or_else(by_letters);
        category.filter(|category| category.is_known())
    }

    /// What the letters of a text mean, those of its singular if need be.
    pub fn by_letters(&self, text: &str) -> ByLetters<Category> {
        let letters = by_letters(text);
        match (self.aliases.of_letters(&letters), singular(&letters)) {
            (ByLetters::Nothing, Some(one)) => self.aliases.of_letters(one),
            (meaning, _) => meaning,
        }
    }

    /// The category of that code, exactly.
    pub fn category(&self, code: &str) -> Option<Category> {
        self.categories
            .iter()
            .position(|category| category.code == code)
            .map(|place| Category(place as u32 + 1))
    }

    /// Gives each dimension its columns of records.
    pub(in crate::catalogue) fn lay_out(dimensions: &mut [Self]) {
        let mut next = dimensions.len();
        for (place, dimension) in dimensions.iter_mut().enumerate() {
            let sets = dimension.categories.len().div_ceil(AT_ONCE).max(1);
            let further = if dimension.multiple { sets - 1 } else { 0 };
            dimension.columns = std::iter::once(place).chain(next..next + further).collect();
            next += further;
        }
    }

    /// How records hold a category: in which column, and the code or the bit there.
    pub fn held(&self, category: Category) -> (usize, u32) {
        match (category.0 as usize).checked_sub(1) {
            Some(at) if self.multiple && category.is_known() => {
                (self.columns[at / AT_ONCE], 1 << (at % AT_ONCE))
            }
            _ => (self.columns[0], category.0),
        }
    }

    /// The categories of a set, by what its columns hold.
    pub fn set<'a>(
        &'a self,
        code: impl Fn(usize) -> u32 + 'a,
    ) -> impl Iterator<Item = Category> + 'a {
        let columns = self.columns.iter().enumerate();
        columns.flat_map(move |(nth, column)| {
            let bits = code(*column);
            let bit = (0..AT_ONCE).filter(move |bit| bits & (1 << bit) != 0);
            bit.map(move |bit| Category((nth * AT_ONCE + bit) as u32 + 1))
        })
    }

    /// What a known category declares.
    pub fn def(&self, category: Category) -> Option<&CategoryDef> {
        self.categories.get((category.0 as usize).checked_sub(1)?)
    }
}

/// A folded word without the `s` of its plural; short words and codes have none.
fn singular(folded: &str) -> Option<&str> {
    let one = folded.strip_suffix('s')?;
    (one.len() >= 4 && one.bytes().all(|byte| byte.is_ascii_alphabetic())).then_some(one)
}

/// A category as declared.
#[derive(Debug, Clone)]
pub struct CategoryDef {
    /// Its name in machine formats.
    pub code: String,
    /// Its name for readers.
    pub label: Label,
    /// The category of the refined dimension that it lies in.
    pub within: Option<Category>,
    /// Small counts of it endanger people.
    pub sensitive: bool,
    /// Tables list it only where it is met.
    pub only_seen: bool,
    /// For age bands: the youngest and oldest age of it.
    pub band: Option<(u32, u32)>,
}

/// A field that is no dimension.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its name in the catalogue.
    pub code: String,
    /// What its cells hold.
    pub kind: FieldType,
    /// Its name for readers.
    pub label: Label,
}
