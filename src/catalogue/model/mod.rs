//! The catalogue once checked: every name resolved to what it names, nothing left to doubt.

mod dimension;
mod format;
mod indicator;
mod judgement;
mod project;
mod rates;
mod source;

use std::path::PathBuf;

pub use super::file::{
    BoundFile as PublishedBound, CardItemFile as CardItem, ChartFile as Chart,
    CumulativeFile as Cumulative, DateOrderFile as DateOrder, FieldTypeFile as FieldType,
    GroupByFile as GroupBy, IgnoreFile as Ignore, LevelFile as Level, ListColumn, LogframeColumn,
    MidnightFile as Midnight, OfFile as Of, PerFile as Per, PeriodsFile as Periods,
    PublishedOfFile as PublishedOf, ReferenceFile as Reference, ResolveFile as Resolve,
    ScopeFile as KeyScope, ToFile as To, UnitFile as Unit, ViewFile as ViewedAs,
};
use crate::language::{Label, Language};
pub use dimension::*;
pub use format::*;
pub use indicator::*;
pub use judgement::*;
pub use project::*;
pub use rates::*;
pub use source::*;

/// All that is declared.
#[derive(Debug, Clone)]
pub struct Catalogue {
    /// What it covers.
    pub title: Label,
    /// Whose it is.
    pub organisation: String,
    /// Languages of its labels, default first.
    pub languages: Vec<Language>,
    /// Folder of the registers.
    pub data: PathBuf,
    /// Folder of the workbooks.
    pub reports: PathBuf,
    /// Folded words that say that nothing is known.
    pub unknown: super::wordings::Wordings<()>,
    /// Dimensions, in the order of every table.
    pub dimensions: Vec<Dimension>,
    /// Other fields.
    pub fields: Vec<Field>,
    /// Indicators, in the order of every list.
    pub indicators: Vec<Indicator>,
    /// Sources.
    pub sources: Vec<Source>,
    /// Projects.
    pub projects: Vec<Project>,
    /// Exchange rates.
    pub rates: Vec<ExchangeRate>,
    /// Donor formats.
    pub formats: Vec<Format>,
    /// How figures are held against each other.
    pub checks: Checks,
    /// How much findings matter, and which are waived.
    pub judgement: Judgement,
    /// SHA-256 of the catalogue's files.
    pub hash: String,
    /// Projects that are left out, for mistakes in their own files.
    pub left_out: Vec<super::LeftOut>,
    /// Every word that its files say; shared, as a catalogue is cloned for each language.
    pub vocabulary: std::sync::Arc<super::Vocabulary>,
}

/// How figures are held against each other.
#[derive(Debug, Clone, Copy)]
pub struct Checks {
    /// Equal values below this are no sign of a copy.
    pub floor: f64,
    /// How many times its target a figure may be.
    pub over_target: f64,
}

impl Default for Checks {
    /// A figure of fifty people hardly comes twice by chance; three times a target is a target set wrong, or a unit.
    fn default() -> Self {
        Self {
            floor: 50.0,
            over_target: 3.0,
        }
    }
}

impl Catalogue {
    /// The dimension of that code.
    pub fn dimension(&self, code: &str) -> Option<DimensionId> {
        self.dimensions
            .iter()
            .position(|dimension| dimension.code == code)
            .map(DimensionId)
    }

    /// What a dimension declares.
    pub fn at(&self, id: DimensionId) -> &Dimension {
        &self.dimensions[id.0]
    }

    /// How many columns of records the dimensions take.
    pub fn columns(&self) -> usize {
        let columns = self.dimensions.iter();
        columns.map(|dimension| dimension.columns.len()).sum()
    }

    /// The project of that code.
    pub fn project(&self, code: &str) -> Option<usize> {
        self.projects
            .iter()
            .position(|project| project.code == code)
    }

    /// The indicator of that code.
    pub fn indicator(&self, code: &str) -> Option<usize> {
        self.indicators
            .iter()
            .position(|indicator| indicator.code == code)
    }

    /// The sources of a project.
    pub fn sources_of(&self, project: usize) -> impl Iterator<Item = (usize, &Source)> {
        self.sources
            .iter()
            .enumerate()
            .filter(move |(_, source)| source.project == project)
    }

    /// The category of a dimension in machine formats.
    pub fn category_code(&self, dimension: DimensionId, category: Category) -> &str {
        match category {
            Category::UNKNOWN => "_U",
            Category::NOT_APPLICABLE => "_Z",
            Category(place) => &self.at(dimension).categories[place as usize - 1].code,
        }
    }
}
