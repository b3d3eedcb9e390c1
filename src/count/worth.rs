//! What a figure is worth. Whatever may keep a number from being the whole truth (a source unread, days that no source
//! tells of, a file absent, rows lost) is weighed here and nowhere else, once for each request.

use chrono::Datelike;

use super::{At, Figure, Request, State, View, conditions};
use crate::catalogue::{
    Catalogue, Category, Conditions, DimensionId, Measure, Of, Period, Project, Resolve, Slot, Test,
};
use crate::ingest::{Coverage, Health, Ingested, Stretch};

/// What stands against the figures of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each stands for itself")]
pub struct Worth {
    /// Nothing is known: no source able to feed them was read for the period.
    pub missing: bool,
    /// Something that could have counted is not there.
    pub short: bool,
    /// What is still to come may change them.
    pub unsettled: bool,
    /// Whether a source of the project could feed them.
    fed: bool,
    /// Whether more records could only make a total larger: not so of a rate, nor of first times, which may move to an
    /// earlier period.
    grows: bool,
    /// By dimension of the request, what stands against a category of it.
    places: Vec<Place>,
}

/// What stands against a category of a dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    told: Told,
    /// Whether more records could move somebody to another category.
    moves: bool,
}

/// Who of the sources that feed a figure tells a dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Told {
    All,
    Some,
    Nobody,
}

impl Worth {
    /// What stands against the figures of a request, by how the sources able to feed it fared.
    pub(super) fn of(catalogue: &Catalogue, ingested: &Ingested, request: &Request) -> Self {
        let mut worth = Self {
            grows: request.view != View::New,
            ..Self::default()
        };
        let days = days(&catalogue.projects[request.project], request);
        let measure = catalogue.indicators[request.indicator].measure;
        let parts = match measure {
            // A rate needs what feeds each of its two indicators.
            Measure::Rate { of, among } => {
                worth.grows = false;
                vec![of, among]
            }
            _ => vec![request.indicator],
        };
        let places = request.by.iter().map(|id| Place {
            told: Told::All,
            moves: moves(catalogue, *id),
        });
        worth.places = places.collect();
        for part in parts {
            let feeding = Feeding::of(catalogue, ingested, request, part, days);
            worth.fed |= !feeding.sources.is_empty();
            worth.fed(&feeding, days);
            worth.told(catalogue, request, part, &feeding);
        }
        worth.missing |= days.1 < days.0;
        worth
    }

    /// Acts that last are known to go on after the last that began: what they tell is not missing, and more may come.
    pub(super) fn goes_on(&mut self) {
        self.unsettled |= self.missing;
        self.missing = false;
    }

    /// Whether any source of the project could feed them.
    pub fn is_fed(&self) -> bool {
        self.fed
    }

    /// Whether no source tells a dimension of the table: its categories are missing, all of them.
    pub fn is_untold(&self) -> bool {
        (0..self.places.len()).any(|place| self.is_untold_at(place))
    }

    /// Whether no source tells the dimension at this place of the request.
    pub fn is_untold_at(&self, place: usize) -> bool {
        let place = self.places.get(place);
        place.is_some_and(|place| place.told == Told::Nobody)
    }

    /// What the days that the sources tell of leave open.
    fn fed(&mut self, feeding: &Feeding<'_>, days: Stretch) {
        self.short |= feeding.sources.iter().any(|source| source.lacks(days));
        let here: Vec<&Source<'_>> = feeding.here(days).collect();
        let ends = here
            .iter()
            .filter_map(|one| Some((one.coverage.ends()?.1, one)));
        let furthest = ends.max_by_key(|(end, one)| (*end, !one.coverage.open_end));
        let Some((furthest, last)) = furthest else {
            self.missing |= here.is_empty();
            return;
        };
        // Days that are over and that nobody tells of are lost to the figure; the others are to come.
        self.unsettled |= last.as_of < days.1 || furthest < days.1 && last.coverage.open_end;
        self.short |= furthest < days.1.min(last.as_of) && !last.coverage.open_end;
        let ended = |source: &Source<'_>| source.stopped(days, furthest);
        self.short |= feeding.sources.iter().any(ended);
        self.short |= here.iter().any(|source| source.coverage.has_gap(days));
        // Sources that all say on which day they open know nothing of the days before.
        self.short |= here.iter().all(|source| source.opens_after(days.0));
    }

    /// What the dimensions looked at and not told leave open.
    fn told(
        &mut self,
        catalogue: &Catalogue,
        request: &Request,
        part: usize,
        feeding: &Feeding<'_>,
    ) {
        for (place, id) in self.places.iter_mut().zip(&request.by) {
            let told = if feeding.measure.applies(catalogue.at(*id)) {
                feeding.tell(catalogue, Slot::Dimension(*id))
            } else {
                Told::All
            };
            place.told = place.told.max(told);
        }
        match feeding.conditions_told(catalogue, &conditions(catalogue, request, part)) {
            Told::All => {}
            Told::Some => self.short = true,
            Told::Nobody => self.missing = true,
        }
    }

    /// A dimension that only some tell is told of all where nobody counted is unknown on it.
    pub(super) fn settle(&mut self, figures: &[Figure]) {
        for (at, place) in self.places.iter_mut().enumerate() {
            let unknown = At::Category(Category::UNKNOWN);
            let mut unknown = figures.iter().filter(|figure| figure.at[at] == unknown);
            let nobody = unknown.all(|figure| figure.value == Some(0.0));
            if nobody && place.told == Told::Some {
                place.told = Told::All;
            }
        }
    }

    /// Writes it on a figure.
    pub(super) fn weigh(&self, figure: &mut Figure) {
        let at = |(place, at): (&Place, &At)| {
            let somewhere = matches!(at, At::Category(_));
            // That nobody's answer is known is known where nobody tells one.
            let known = matches!(at, At::Category(category) if category.is_known());
            (*place, somewhere, known)
        };
        let at: Vec<(Place, bool, bool)> = self.places.iter().zip(&figure.at).map(at).collect();
        if self.missing
            || at
                .iter()
                .any(|(place, _, known)| *known && place.told == Told::Nobody)
        {
            // Where nothing was read, 0 among 0 says nothing either.
            (figure.value, figure.least, figure.state) = (None, None, State::Missing);
            return;
        }
        let part = |(place, _, known): &(Place, bool, bool)| *known && place.told == Told::Some;
        let short = self.short || at.iter().any(part);
        let moves = |(place, here, _): &(Place, bool, bool)| self.short && *here && place.moves;
        // What may stand twice and what is lost pull a number either way. People without a key leave it where it is: counted
        // each by itself, as elsewhere, so that parts still add up; how few they may be is told beside it.
        let twice = figure.state == State::AtMost;
        let bound = short && self.grows && !at.iter().any(moves) && !twice;
        if bound && figure.state == State::Value {
            figure.state = State::AtLeast;
        } else if short && figure.least.is_some() {
            figure.state = State::Value;
        }
        let open = self.unsettled || short && !bound;
        figure.provisional |= open && figure.value.is_some();
    }
}

/// The days that a request asks of: what is cumulative looks back to the project's start.
pub(super) fn days(project: &Project, request: &Request) -> Stretch {
    let Period { start, end, .. } = request.period;
    let start = match request.view {
        View::Cumulative => project.start.min(start),
        View::Period | View::New => start,
    };
    (start.num_days_from_ce(), end.num_days_from_ce())
}

/// Whether more records could move somebody from one category of a dimension to another: the last answer stands.
fn moves(catalogue: &Catalogue, id: DimensionId) -> bool {
    let declared = catalogue.at(id);
    declared.of == Of::Person
        && !declared.from_age
        && !declared.multiple
        && declared.resolve == Resolve::Latest
}

/// The sources able to feed an indicator.
struct Feeding<'a> {
    measure: Measure,
    sources: Vec<Source<'a>>,
    days: Stretch,
}

/// A source able to feed an indicator, as it fared.
struct Source<'a> {
    place: usize,
    health: &'a Health,
    /// The days that it tells of, those of which somebody says that there was nothing among them.
    coverage: Coverage,
    /// The day that all is told as of.
    as_of: i32,
}

impl<'a> Feeding<'a> {
    fn of(
        catalogue: &Catalogue,
        ingested: &'a Ingested,
        request: &Request,
        indicator: usize,
        days: Stretch,
    ) -> Self {
        let measure = catalogue.indicators[indicator].measure;
        let conditions = conditions(catalogue, request, indicator);
        let as_of = ingested.as_of.unwrap_or(request.period.end);
        let nothing = nothing(catalogue, ingested, request.project, indicator);
        let source = |place: usize| {
            let health = &ingested.health[place];
            let mut coverage = health.coverage.clone();
            for days in &nothing {
                coverage.add(*days);
            }
            Source {
                place,
                health,
                coverage,
                as_of: as_of.num_days_from_ce(),
            }
        };
        let mut places = catalogue.feeders(request.project, measure, &conditions);
        // Where a column tells the service, it is the acts that say which sources speak of it.
        let speaks = |place: &usize| {
            catalogue.declares_services(*place)
                || catalogue.lets_through(&ingested.health[*place].met(), &conditions)
        };
        if places.iter().any(speaks) {
            places.retain(speaks);
        }
        // Where no service is named, a source that cannot tell what is asked for is not meant: the lists of a workshop for
        // officials feed no figure of vulnerable people.
        let tells = |place: &usize| {
            let mut looked = conditions
                .all
                .iter()
                .filter_map(|test| catalogue.looks_at(test));
            looked.all(|slot| tells(catalogue, *place, slot))
        };
        if !catalogue.names_service(&conditions) && places.iter().any(tells) {
            places.retain(tells);
        }
        Self {
            measure,
            sources: places.into_iter().map(source).collect(),
            days,
        }
    }

    /// Those that were read and tell of some of these days.
    fn here(&self, days: Stretch) -> impl Iterator<Item = &Source<'a>> {
        self.sources.iter().filter(move |one| one.is_here(days))
    }

    /// Who of those here tells a dimension, or a field.
    fn tell(&self, catalogue: &Catalogue, slot: Slot) -> Told {
        let here = || {
            self.here(self.days)
                .map(|one| tells(catalogue, one.place, slot))
        };
        match (here().any(|tells| tells), here().all(|tells| tells)) {
            (_, true) => Told::All,
            (true, _) => Told::Some,
            _ => Told::Nobody,
        }
    }

    /// Who of those here tells what the conditions look at; of alternatives, the one best told.
    fn conditions_told(&self, catalogue: &Catalogue, conditions: &Conditions) -> Told {
        let test = |test: &Test| match catalogue.looks_at(test) {
            Some(Slot::Dimension(id)) if !self.measure.applies(catalogue.at(id)) => Told::All,
            Some(slot) => self.tell(catalogue, slot),
            None => Told::All,
        };
        let set = |tests: &[Test]| tests.iter().map(test).max().unwrap_or(Told::All);
        let any = conditions.any.iter().map(|tests| set(tests)).min();
        set(&conditions.all).max(any.unwrap_or(Told::All))
    }
}

impl Source<'_> {
    /// Whether it was read and tells of some of these days; one that lost all that dates it may tell of any.
    fn is_here(&self, days: Stretch) -> bool {
        let undated = self.health.partial && self.coverage.is_empty();
        self.health.read > 0 && (undated || self.coverage.meets(days))
    }

    /// Whether part of it is missing or unreadable, or something that it expects in these days, once they are over.
    fn lacks(&self, days: Stretch) -> bool {
        let matters = |absent: Stretch| is_due(absent, days, self.as_of);
        self.health.partial || self.health.absent.iter().any(|one| matters(one.days))
    }

    /// Whether it declares to open after a day.
    fn opens_after(&self, day: i32) -> bool {
        let ends = self.coverage.ends();
        ends.is_some_and(|(first, _)| !self.coverage.open_start && day < first)
    }

    /// Whether it tells less of these days than the others and nobody declares that it has ended, or not begun.
    fn stopped(&self, days: Stretch, furthest: i32) -> bool {
        let Some((first, last)) = self.coverage.ends().filter(|_| self.health.read > 0) else {
            return false;
        };
        let until = days.1.min(month_start(furthest) - 1);
        self.coverage.open_end && last < until || self.coverage.open_start && first > days.1
    }
}

/// Whether a source tells a dimension, or fills a field.
fn tells(catalogue: &Catalogue, source: usize, slot: Slot) -> bool {
    match slot {
        Slot::Dimension(id) => catalogue.tells(source, id),
        Slot::Field(id) => catalogue.fills(source, id),
    }
}

/// Whether what is absent covers some of these days, and was due on a day.
pub(super) fn is_due(absent: Stretch, days: Stretch, as_of: i32) -> bool {
    absent.0 <= days.1 && days.0 <= absent.1 && absent.1 <= as_of
}

fn month_start(day: i32) -> i32 {
    Coverage::of_acts(day, day)
        .ends()
        .map_or(day, |ends| ends.0)
}

/// The days of which the entries of a project say that there was nothing to report of an indicator.
fn nothing(
    catalogue: &Catalogue,
    ingested: &Ingested,
    project: usize,
    indicator: usize,
) -> Vec<Stretch> {
    let declared = &catalogue.projects[project];
    let entries = ingested.entries.get(project).into_iter().flatten();
    let said = entries
        .filter(|entry| entry.nothing && declared.logframe[entry.line].indicator == indicator);
    let days = said.map(|entry| {
        let (first, last) = entry.period.days(declared.start, declared.end);
        (first.num_days_from_ce(), last.num_days_from_ce())
    });
    let mut days: Vec<Stretch> = days.collect();
    days.sort_unstable();
    days
}
