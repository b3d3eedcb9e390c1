//! What a register says and no record tells: acts filled in without a usable date, rows refused.

use chrono::Datelike;
use indexmap::IndexMap;

use super::funding::NOBODY;
use super::mapping::Mapper;
use crate::catalogue::Category;

/// Acts of one source that are in no record, and could have counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Loss {
    /// The source.
    pub source: usize,
    /// The service that they were of; unknown where nothing tells.
    pub service: Category,
    /// What of them is lost.
    pub gap: Gap,
}

/// What of an act is in no record. Days are counted from the common era.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gap {
    /// All of it: it took place among these days, or nothing tells when.
    Act(Option<(i32, i32)>),
    /// How long it went on after a day.
    After(i32),
}

/// How many acts are lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Lost {
    /// As many, where each is one at least.
    pub acts: u64,
    /// Whether one of them stands for a number that cannot be read.
    pub unmeasured: bool,
}

impl Lost {
    /// Adds others.
    pub fn add(&mut self, other: Self) {
        self.acts = self.acts.saturating_add(other.acts);
        self.unmeasured |= other.unmeasured;
    }
}

/// Losses of one sheet: by who paid for the row, service and what is lost.
pub(super) type Losses = IndexMap<(usize, Category, Gap), Lost>;

impl Mapper<'_> {
    /// Takes note that acts of the row are lost: of this service, or of any.
    pub(super) fn lose(&mut self, service: Category, gap: Gap, lost: Lost) {
        let known = self.losses.entry((self.notes.paid, service, gap));
        known.or_default().add(lost);
    }

    /// Takes note that acts of these days are lost.
    pub(super) fn lose_between(&mut self, service: Category, days: (i32, i32), lost: Lost) {
        if lost.acts > 0 {
            self.lose(service, Gap::Act(Some(days)), lost);
        }
    }

    /// Takes note that a row is lost before anything of it was understood.
    pub(super) fn lose_row(&mut self) {
        let known = self.losses.entry((NOBODY, Category::UNKNOWN, self.gap()));
        known.or_default().add(several(1));
    }

    /// Takes note that acts of the sheet are lost, whoever paid for them.
    pub(super) fn lose_of_anybody(&mut self, service: Category, lost: Lost) {
        let known = self.losses.entry((NOBODY, service, self.gap()));
        known.or_default().add(lost);
    }

    /// Takes note that a row of these days is lost, which stands for a number that nobody can tell.
    pub(super) fn lose_number(&mut self, days: Option<(i32, i32)>) {
        let key = (NOBODY, Category::UNKNOWN, Gap::Act(days));
        self.losses.entry(key).or_default().add(unmeasured());
    }

    /// A whole act of the sheet.
    pub(super) fn gap(&self) -> Gap {
        let days = self.base.span;
        Gap::Act(days.map(|span| (span.first.num_days_from_ce(), span.last.num_days_from_ce())))
    }

    /// The service that a row says; unknown where it says none or several may hold.
    pub(super) fn service_of(&self, categories: &[u32]) -> Category {
        let single = self.service.filter(|id| !self.catalogue.at(*id).multiple);
        single.map_or(Category::UNKNOWN, |id| Category(categories[id.0]))
    }
}

/// So many acts.
pub(super) fn several(acts: u64) -> Lost {
    let unmeasured = false;
    Lost { acts, unmeasured }
}

/// What stands for a number that cannot be read.
pub(super) fn unmeasured() -> Lost {
    Lost {
        acts: 1,
        unmeasured: true,
    }
}
