//! From files as written to the catalogue: every name resolved, every mistake of meaning told, all at once.

mod aliases;
mod asked;
mod columns;
mod covers;
mod dimensions;
mod feeding;
mod formats;
mod funders;
mod indicators;
mod judgement;
mod lines;
mod names;
mod places;
mod projects;
mod rates;
mod sentences;
mod shapes;
mod sources;
mod tests_of;
mod units;

use std::ops::Range;

use super::apart::LeftOut;
use super::file::{CatalogueFile, LabelFile};
use super::is_aliases;
use super::model::{Category, Checks, Dimension, DimensionId, Field, FieldId, Slot};
use super::spot::Spot;
use super::table::Placed;
use super::walk::nearest;
use crate::finding::{Bound, Fact, Findings, Named, Origin, Shown};
use crate::language::{Label, Language};

pub(super) use aliases::{general as general_aliases, of_sources as aliases_of_sources};
pub(super) use asked::unasked;
pub(super) use dimensions::{dimensions, fields};
pub(super) use feeding::unfed;
pub(super) use formats::format;
pub(super) use indicators::indicators;
pub(super) use judgement::judgement;
pub(super) use names::one_name_each;
pub(super) use projects::{Around, TOLERATE, project};
pub(super) use rates::rates;
pub(super) use sources::source;
pub use tests_of::SCALE;

/// What the checks of one file share: where findings go and what names mean.
pub(super) struct Scope<'a> {
    /// The file's path under the catalogue's folder.
    pub file: &'a str,
    /// Where mistakes go.
    pub findings: &'a mut Findings,
    /// Languages that labels should have.
    pub languages: &'a [Language],
    /// Dimensions known.
    pub dimensions: &'a [Dimension],
    /// Fields known.
    pub fields: &'a [Field],
    /// Where lines stand that were read from a table.
    pub tables: &'a [Placed<'a>],
    /// Projects that are left out.
    pub left_out: &'a [LeftOut],
}

impl Scope<'_> {
    /// Adds a mistake at its place.
    pub(super) fn add(&mut self, fact: Fact, span: &Range<usize>) {
        let origin = self.origin(span);
        self.findings.add(fact, origin);
    }

    /// Where a span stands: in the file, or in the table that the line was read from.
    pub(super) fn origin(&self, span: &Range<usize>) -> Origin {
        let mut tables = self.tables.iter();
        let cell = tables.find_map(|table| table.origin(self.file, span));
        cell.unwrap_or_else(|| Origin::catalogue(self.file, span.clone()))
    }

    /// A list that must hold something and does not.
    pub(super) fn empty(&mut self, key: &str, span: &Range<usize>) {
        let fact = Fact::ImpossibleCondition {
            field: key.to_owned(),
            bound: Bound::Empty,
        };
        self.add(fact, span);
    }

    /// A label, with a finding for each language it misses.
    pub(super) fn label(&mut self, label: &Spot<LabelFile>) -> Label {
        for language in self.languages {
            if !label.contains_key(language.code()) {
                self.add(
                    Fact::MissingLanguage {
                        language: language.code().into(),
                    },
                    &label.span,
                );
            }
        }
        Label(label.value.clone())
    }

    /// A name that nothing declares.
    pub(super) fn undeclared<'n>(
        &mut self,
        kind: Named,
        name: &Spot<String>,
        known: impl Iterator<Item = &'n str>,
    ) {
        let nearest = nearest(name, known);
        self.add(
            Fact::Undeclared {
                kind,
                name: self.repeated(&name.value, nearest.is_some()),
                nearest,
            },
            &name.span,
        );
    }

    /// A text as it may be said: lists of aliases repeat what registers hold, and are filled in by hand.
    pub(super) fn repeated(&self, text: &str, is_near: bool) -> String {
        match Shown::shape(text) {
            Shown::Shape(shape) if !is_near && is_aliases(self.file) => shape,
            _ => text.to_owned(),
        }
    }

    /// The dimension of that name.
    pub(super) fn dimension(&mut self, name: &Spot<String>) -> Option<DimensionId> {
        let dimensions = self.dimensions;
        let found = dimensions
            .iter()
            .position(|dimension| dimension.code == name.value);
        if found.is_none() {
            self.undeclared(
                Named::Dimension,
                name,
                dimensions.iter().map(|dimension| dimension.code.as_str()),
            );
        }
        found.map(DimensionId)
    }

    /// Dimensions of a breakdown; the whole is lost when one of them is.
    pub(super) fn dimensions_of(&mut self, names: &[Spot<String>]) -> Option<Vec<DimensionId>> {
        let found: Vec<_> = names.iter().map(|name| self.dimension(name)).collect();
        found.into_iter().collect()
    }

    /// The dimension or field of that name.
    pub(super) fn slot(&mut self, name: &Spot<String>) -> Option<Slot> {
        let (dimensions, fields) = (self.dimensions, self.fields);
        if let Some(place) = dimensions
            .iter()
            .position(|dimension| dimension.code == name.value)
        {
            return Some(Slot::Dimension(DimensionId(place)));
        }
        if let Some(place) = fields.iter().position(|field| field.code == name.value) {
            return Some(Slot::Field(FieldId(place)));
        }
        let dimensions = dimensions.iter().map(|dimension| dimension.code.as_str());
        let known = dimensions.chain(fields.iter().map(|field| field.code.as_str()));
        self.undeclared(Named::Field, name, known);
        None
    }

    /// The category of a dimension by its code.
    pub(super) fn category(
        &mut self,
        dimension: DimensionId,
        name: &Spot<String>,
    ) -> Option<Category> {
        let declared = &self.dimensions[dimension.0];
        let found = declared.category(name);
        if found.is_none() {
            let known = declared
                .categories
                .iter()
                .map(|category| category.code.as_str());
            self.undeclared(Named::Category, name, known);
        }
        found
    }

    /// The categories that a code or the name of a group stands for.
    pub(super) fn categories(
        &mut self,
        dimension: DimensionId,
        name: &Spot<String>,
    ) -> Vec<Category> {
        match self.dimensions[dimension.0].groups.get(&name.value) {
            Some(group) => group.clone(),
            None => self.category(dimension, name).into_iter().collect(),
        }
    }
}

/// The catalogue's head: its format, and the languages it names.
pub(super) fn head(written: &CatalogueFile, scope: &mut Scope<'_>) -> Vec<Language> {
    if written.format.value != 1 {
        let word = written.format.value.to_string();
        let fact = Fact::UnknownWord {
            word,
            allowed: vec!["1".into()],
            nearest: None,
        };
        scope.add(fact, &written.format.span);
    }
    let mut languages = Vec::new();
    for name in &written.languages {
        match Language::from_code(name) {
            Some(language) => languages.push(language),
            None => scope.undeclared(Named::Language, name, ["fr", "en"].into_iter()),
        }
    }
    languages
}

/// How figures are held against each other, and the margin past which a comment is due.
pub(super) fn checks(written: &CatalogueFile, scope: &mut Scope<'_>) -> (Checks, f64) {
    let usual = Checks::default();
    let own = &written.checks;
    let checks = Checks {
        floor: scope.margin(own.floor.as_ref()).unwrap_or(usual.floor),
        over_target: scope
            .margin(own.over_target.as_ref())
            .unwrap_or(usual.over_target),
    };
    let margin = scope.margin(written.margin.as_ref());
    (checks, margin.unwrap_or(projects::MARGIN))
}

/// Codes that must not be declared twice over several files.
pub(super) fn once_each(written: &super::Written<'_>, scope: &mut Scope<'_>) {
    let mut twice = |kind: Named, codes: Vec<(&str, &Spot<String>)>| {
        for (at, (file, code)) in codes.iter().enumerate() {
            if codes[..at].iter().any(|(_, other)| same(kind, other, code)) {
                let fact = Fact::DuplicateCode {
                    kind,
                    code: code.value.clone(),
                };
                scope
                    .findings
                    .add(fact, Origin::catalogue(file, code.span.clone()));
            }
        }
    };
    let indicators = written.indicators.iter();
    let indicators =
        indicators.flat_map(|(path, _, file)| file.indicator.iter().map(|one| (*path, &one.code)));
    twice(Named::Indicator, indicators.collect());
    twice(
        Named::Project,
        written
            .projects
            .iter()
            .map(|(path, file)| (*path, &file.code))
            .collect(),
    );
    twice(
        Named::Format,
        written
            .formats
            .iter()
            .map(|(path, file)| (*path, &file.code))
            .collect(),
    );
    let sources = written.sources.iter();
    let sources: Vec<_> = sources
        .map(|(path, stem, _)| (*path, of_file(stem)))
        .collect();
    let sources = sources.iter().map(|(path, stem)| (*path, stem));
    twice(Named::Source, sources.collect());
}

/// Whether two codes are one. What names files may be one in other case too.
fn same(kind: Named, one: &str, other: &str) -> bool {
    one == other || kind != Named::Indicator && one.eq_ignore_ascii_case(other)
}

/// A code that is the name of a file, told at its beginning.
fn of_file(stem: &str) -> Spot<String> {
    Spot {
        value: stem.to_owned(),
        span: 0..0,
    }
}
