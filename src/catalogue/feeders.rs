//! Which sources of a project are able to feed a figure.

use super::SERVICE;
use super::model::{
    Aggregate, Catalogue, Category, Column, Conditions, Measure, Shape, Slot, Source, Test,
};

impl Catalogue {
    /// These projects and those that their lines are counted in, in order.
    pub fn counted_in(&self, projects: &[usize]) -> Vec<usize> {
        let lines = projects
            .iter()
            .flat_map(|one| &self.projects[*one].logframe);
        let elsewhere = lines.filter_map(|line| line.project);
        let mut all: Vec<usize> = elsewhere.chain(projects.iter().copied()).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The sources of `project` whose records could count for this measure under these conditions. A rate needs those
    /// of both its indicators, and has none where one of them has none.
    pub fn feeders(&self, project: usize, measure: Measure, conditions: &Conditions) -> Vec<usize> {
        if let Measure::Rate { of, among } = measure {
            let both = [of, among].map(|place| {
                let part = &self.indicators[place];
                self.feeders(project, part.measure, &part.conditions)
            });
            if both.iter().any(Vec::is_empty) {
                return Vec::new();
            }
            return both.concat();
        }
        self.sources_of(project)
            .filter(|(_, source)| keyed(source, measure) && self.serves(source, conditions))
            .map(|(place, _)| place)
            .collect()
    }

    /// Whether a source's services include one that the conditions let through.
    fn serves(&self, source: &Source, conditions: &Conditions) -> bool {
        let services = self.services(source);
        services.is_none_or(|services| self.lets_through(&services, conditions))
            && self.may_hold(source, conditions)
    }

    /// Whether what a source says once for all leaves the conditions possible: a register of women feeds no figure of men.
    fn may_hold(&self, source: &Source, conditions: &Conditions) -> bool {
        let fails = |test: &Test| match test {
            Test::Category {
                dimension,
                among,
                wanted,
            } => {
                let fixed = source.fixed.iter();
                let said = fixed.filter(|(slot, _)| *slot == Slot::Dimension(*dimension));
                let mut said = said.filter_map(|(_, text)| self.at(*dimension).category_of(text));
                let column = |column: &Column| column.slot == Slot::Dimension(*dimension);
                !source.columns.iter().any(column)
                    && said.any(|category| among.contains(&category) != *wanted)
            }
            _ => false,
        };
        let holds = |tests: &[Test]| !tests.iter().any(fails);
        let any = &conditions.any;
        holds(&conditions.all) && (any.is_empty() || any.iter().any(|tests| holds(tests)))
    }

    /// Whether a source's services are known from what it declares; else a column tells them.
    pub fn declares_services(&self, source: usize) -> bool {
        self.services(&self.sources[source]).is_some()
    }

    /// Whether conditions name the services that they are about.
    pub fn names_service(&self, conditions: &Conditions) -> bool {
        let names = |test: &Test| {
            matches!(test, Test::Category { dimension, wanted: true, .. }
                if self.at(*dimension).code == SERVICE)
        };
        let any = &conditions.any;
        conditions.all.iter().any(names)
            || !any.is_empty() && any.iter().all(|tests| tests.iter().any(names))
    }

    /// Whether one of these services is one that the conditions let through.
    pub fn lets_through(&self, services: &[Category], conditions: &Conditions) -> bool {
        let lets_through = |tests: &[Test]| {
            tests.iter().all(|test| match test {
                Test::Category {
                    dimension,
                    among,
                    wanted: true,
                } if self.at(*dimension).code == SERVICE => {
                    services.iter().any(|service| among.contains(service))
                }
                _ => true,
            })
        };
        lets_through(&conditions.all)
            && (conditions.any.is_empty() || conditions.any.iter().any(|set| lets_through(set)))
    }

    /// The services that a source's records can have; `None` when a column tells.
    fn services(&self, source: &Source) -> Option<Vec<Category>> {
        match &source.shape {
            Shape::Wide(records) => Some(records.iter().map(|record| record.service).collect()),
            Shape::Attendance { service, .. }
            | Shape::Aggregate(Aggregate {
                service: Some(service),
                ..
            }) => Some(vec![*service]),
            Shape::Act { .. } | Shape::Aggregate(_) => {
                let service = self.dimension(SERVICE)?;
                let told = |slot: &Slot| *slot == Slot::Dimension(service);
                if source.columns.iter().any(|column| told(&column.slot)) {
                    return None;
                }
                let fixed = source.fixed.iter().find(|(slot, _)| told(slot))?;
                self.at(service)
                    .category_of(&fixed.1)
                    .map(|category| vec![category])
            }
        }
    }
}

/// Whether a source tells the subjects that a measure counts.
fn keyed(source: &Source, measure: Measure) -> bool {
    match measure {
        Measure::People => match &source.shape {
            Shape::Aggregate(counts) => !counts.organisations,
            _ => source.person.is_some(),
        },
        Measure::Organisations => match &source.shape {
            Shape::Aggregate(counts) => counts.organisations,
            _ => source.organisation.is_some(),
        },
        Measure::Sum(field) => {
            let told = |slot: &Slot| *slot == Slot::Field(field);
            let wide = match &source.shape {
                Shape::Wide(records) => records
                    .iter()
                    .any(|record| record.columns.iter().any(|column| told(&column.slot))),
                _ => false,
            };
            wide || source.columns.iter().any(|column| told(&column.slot))
        }
        _ => true,
    }
}
