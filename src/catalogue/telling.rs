//! Which dimensions and fields a source tells anything of.

use super::model::{Catalogue, DimensionId, Key, Of, Shape, Slot, Source, Test};
use super::pattern::Template;
use super::{AGE, BIRTH_DATE, CURRENCY, FieldId, FieldType, KeyScope, SERVICE};

impl Catalogue {
    /// Whether a source can say a category of a dimension: in a column or a name, once for all, by a rule, or by what a finer
    /// dimension says. Of people whom another source of the project knows by the same key, that one may say it.
    pub fn tells(&self, source: usize, dimension: DimensionId) -> bool {
        let own = &self.sources[source];
        let shared = |other: &Source| {
            self.at(dimension).of == Of::Person
                && other.project == own.project
                && same_people(own.person.as_ref(), other.person.as_ref())
        };
        self.says(own, dimension)
            || self
                .sources
                .iter()
                .any(|other| shared(other) && self.says(other, dimension))
    }

    fn says(&self, source: &Source, dimension: DimensionId) -> bool {
        let declared = self.at(dimension);
        self.slot_is_filled(source, Slot::Dimension(dimension))
            || declared.code == SERVICE
            || declared.from_age && self.says_an_age(source)
            || declared.code == CURRENCY && self.says_an_amount(source)
            || self.finer_says(source, dimension)
            || source
                .derive
                .iter()
                .any(|rule| rule.dimension == dimension && self.says(source, rule.from))
    }

    /// Whether a source says a dimension that makes this one finer.
    fn finer_says(&self, source: &Source, dimension: DimensionId) -> bool {
        let finer = |id: &DimensionId| self.at(*id).refines == Some(dimension);
        let mut all = (0..self.dimensions.len()).map(DimensionId);
        all.any(|id| finer(&id) && self.says(source, id))
    }

    fn says_an_age(&self, source: &Source) -> bool {
        let field = |code: &str| {
            let place = self.fields.iter().position(|field| field.code == code);
            place.is_some_and(|place| self.slot_is_filled(source, Slot::Field(FieldId(place))))
        };
        field(BIRTH_DATE) || field(AGE)
    }

    /// Whether a source has amounts: the cell of one may name its currency.
    fn says_an_amount(&self, source: &Source) -> bool {
        let fields = self.fields.iter().enumerate();
        let mut money = fields.filter(|(_, field)| field.kind == FieldType::Money);
        money.any(|(place, _)| self.slot_is_filled(source, Slot::Field(FieldId(place))))
    }

    /// Whether anything of a source fills a slot.
    fn slot_is_filled(&self, source: &Source, slot: Slot) -> bool {
        let code = match slot {
            Slot::Dimension(id) => &self.at(id).code,
            Slot::Field(id) => &self.fields[id.0].code,
        };
        let header = match &source.shape {
            Shape::Attendance { header, .. } => Some(header),
            _ => None,
        };
        let names = [
            source.from_file_name.as_ref(),
            source.from_sheet_name.as_ref(),
            header,
        ];
        let mut named = names.into_iter().flatten().flat_map(Template::fields);
        source.columns.iter().any(|column| column.slot == slot)
            || source.fixed.iter().any(|(fixed, _)| *fixed == slot)
            || named.any(|field| field == code)
            || in_shape(&source.shape, slot)
    }

    /// Whether anything of a source fills a field.
    pub fn fills(&self, source: usize, field: FieldId) -> bool {
        self.slot_is_filled(&self.sources[source], Slot::Field(field))
    }

    /// What a condition looks at, in a way that what nobody tells makes it say nothing. What a source's services are is
    /// known without a column.
    pub fn looks_at(&self, test: &Test) -> Option<Slot> {
        match test {
            Test::Category { dimension, .. } | Test::Known { dimension, .. } => Some(*dimension)
                .filter(|id| self.at(*id).code != SERVICE)
                .map(Slot::Dimension),
            Test::Age { .. } => (0..self.dimensions.len())
                .map(DimensionId)
                .find(|id| self.at(*id).from_age)
                .map(Slot::Dimension),
            Test::Between { field, .. }
            | Test::Filled {
                field,
                wanted: true,
            } => Some(Slot::Field(*field)),
            Test::Filled { .. } => None,
        }
    }
}

/// Whether the columns of a shape fill a slot.
fn in_shape(shape: &Shape, slot: Slot) -> bool {
    match shape {
        Shape::Wide(records) => records
            .iter()
            .any(|record| record.columns.iter().any(|column| column.slot == slot)),
        Shape::Aggregate(counts) => counts.counts.iter().any(|count| {
            let mut says = count.says.iter();
            says.any(|(id, _)| Slot::Dimension(*id) == slot)
        }),
        Shape::Act { .. } | Shape::Attendance { .. } => false,
    }
}

/// Whether two keys mean the same people over all sources of a project.
fn same_people(one: Option<&Key>, other: Option<&Key>) -> bool {
    let whole = |key: &&Key| key.scope == KeyScope::Project;
    let (one, other) = (one.filter(whole), other.filter(whole));
    one.zip(other)
        .is_some_and(|(one, other)| one.fields == other.fields)
}
