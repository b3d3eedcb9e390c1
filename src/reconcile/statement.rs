//! What documents, logframes and counts say, in one neutral form that rules can hold against each other.

use chrono::NaiveDate;

use crate::catalogue::{
    About, Catalogue, Category, DimensionId, Per, PeriodSpec, Project, Published, PublishedBound,
    PublishedOf, Target, Unit,
};
use crate::finding::{Amount, Origin, Stated};

/// The categories that a number is of, by dimension; everybody when empty.
pub type Place = Vec<(DimensionId, Category)>;

/// One number, and all that is needed to hold it against another.
#[derive(Debug, Clone)]
pub struct Statement {
    /// Who says it.
    pub speaker: Speaker,
    /// Of which project.
    pub project: usize,
    /// What it is known by: the id of a published figure, the code of a line.
    pub name: String,
    /// The document it stands in; empty for the logframe and the count.
    pub document: String,
    /// Whether it is a result or a target.
    pub of: PublishedOf,
    /// The indicator it is a value of, and the line that counts it where one does.
    pub about: Option<(usize, Option<usize>)>,
    /// Its period, as written.
    pub period: String,
    /// The days of its period, whatever the project's own dates.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// Where it stands.
    pub at: Place,
    /// The number; none where the document gives none.
    pub value: Option<f64>,
    /// « plus de » and the like.
    pub bound: Option<PublishedBound>,
    /// What is counted.
    pub unit: Option<Unit>,
    /// Whom or where it is about, where that is not the project's.
    pub scope: Option<String>,
    /// The published figure that it is declared to be a part of.
    pub within: Option<String>,
    /// How many things the document lists where it states this number.
    pub listed: Option<u32>,
    /// Where it is declared.
    pub origin: Origin,
}

/// Who says a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speaker {
    /// A public document: the place among the project's published figures.
    Document(usize),
    /// The project's logframe.
    Logframe,
    /// The count.
    Count,
}

impl Speaker {
    /// Whether both are of one kind.
    pub fn like(self, other: Self) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }
}

impl Statement {
    /// The least and the most that the number can be: a bound leaves the most open.
    pub fn range(&self) -> Option<(f64, f64)> {
        let value = self.value?;
        Some(match self.bound {
            None => (value, value),
            Some(PublishedBound::AtLeast) => (value, f64::INFINITY),
            Some(PublishedBound::Over) => (value.next_up(), f64::INFINITY),
        })
    }

    /// Whether both are about the same thing in the same unit, said by the same kind of speaker.
    pub fn same_thing(&self, other: &Self) -> bool {
        self.about.is_some()
            && self.about == other.about
            && self.project == other.project
            && self.of == other.of
            && self.unit == other.unit
            && self.scope == other.scope
            && self.speaker.like(other.speaker)
    }

    /// The same, over the same days.
    pub fn same_time(&self, other: &Self) -> bool {
        self.days.is_some() && self.days == other.days && self.same_thing(other)
    }

    /// Its number: a share where its unit is one.
    fn amount(&self) -> Amount {
        let value = self.value.unwrap_or_default();
        if self.unit == Some(Unit::Percent) {
            Amount::share(value)
        } else {
            Amount::from(value)
        }
    }

    /// What findings say of it.
    pub fn stated(&self, catalogue: &Catalogue) -> Stated {
        Stated {
            project: catalogue.projects[self.project].code.clone(),
            name: self.name.clone(),
            period: self.period.clone(),
            at: place_code(catalogue, &self.at),
            number: self.amount(),
        }
    }
}

/// A place in machine formats: `sex=female;migrant_status=migrant`; empty for everybody.
pub fn place_code(catalogue: &Catalogue, at: &[(DimensionId, Category)]) -> String {
    let part = |(id, category): &(DimensionId, Category)| {
        let code = catalogue.category_code(*id, *category);
        format!("{}={code}", catalogue.at(*id).code)
    };
    at.iter().map(part).collect::<Vec<_>>().join(";")
}

/// All that is published of a project: a statement for each total and each cell, in order, with the place of its figure.
pub fn published(catalogue: &Catalogue, project: usize) -> Vec<(usize, Statement)> {
    let mut list = Vec::new();
    for (number, one) in catalogue.projects[project].published.iter().enumerate() {
        let whole = said(catalogue, project, number, one);
        if one.total.is_some() || one.cells.is_empty() {
            list.push((number, whole.clone()));
        }
        for (value, at) in &one.cells {
            let mut at = at.clone();
            at.sort_by_key(|(id, _)| *id);
            let cell = Statement {
                at,
                value: Some(*value),
                // How many are listed is said of the total.
                listed: None,
                ..whole.clone()
            };
            list.push((number, cell));
        }
    }
    list
}

fn said(catalogue: &Catalogue, project: usize, number: usize, one: &Published) -> Statement {
    let declared = &catalogue.projects[project];
    let about = match one.about {
        About::Indicator(indicator, line) => {
            Some((indicator, line.or_else(|| only_line(declared, indicator))))
        }
        About::Outside(_) => None,
    };
    let spec = PeriodSpec::parse(&one.period);
    Statement {
        speaker: Speaker::Document(number),
        project,
        name: one.id.clone(),
        document: one.document.clone(),
        of: one.of,
        about,
        period: spec.map_or_else(String::new, |spec| spec.code()),
        days: spec.map(|spec| spec.days(declared.start, declared.end)),
        at: Place::new(),
        value: one.total,
        bound: one.bound,
        unit: one
            .unit
            .or_else(|| about.map(|(indicator, _)| catalogue.indicators[indicator].unit)),
        scope: one.scope.clone(),
        within: one.within.clone(),
        listed: one.enumerated,
        origin: Origin::catalogue(&declared.file, one.span.clone()),
    }
}

/// The line of an indicator, where the project has only one.
fn only_line(project: &Project, indicator: usize) -> Option<usize> {
    let mut lines =
        (0..project.logframe.len()).filter(|line| project.logframe[*line].indicator == indicator);
    lines.next().filter(|_| lines.next().is_none())
}

/// The targets of a project's lines that hold on a day, over the whole project.
pub fn targets(catalogue: &Catalogue, project: usize, day: NaiveDate) -> Vec<Statement> {
    let declared = &catalogue.projects[project];
    let mut list = Vec::new();
    for line in 0..declared.logframe.len() {
        for target in declared.logframe[line].targets_on(day) {
            if target.per == Per::Total && target.share.is_none() {
                list.push(aimed(catalogue, project, line, target));
            }
        }
    }
    list
}

/// A target of a line.
pub fn aimed(catalogue: &Catalogue, project: usize, line: usize, target: &Target) -> Statement {
    let declared = &catalogue.projects[project];
    let mut at = target.at.clone();
    at.sort_by_key(|(id, _)| *id);
    Statement {
        speaker: Speaker::Logframe,
        of: PublishedOf::Target,
        period: target.by.to_string(),
        days: Some((declared.start, target.by)),
        at,
        value: Some(target.value),
        ..of_line(catalogue, project, line)
    }
}

/// A statement of the count about a line, its number yet to come.
pub fn of_line(catalogue: &Catalogue, project: usize, line: usize) -> Statement {
    let declared = &catalogue.projects[project];
    let written = &declared.logframe[line];
    Statement {
        speaker: Speaker::Count,
        project,
        name: written.code.clone(),
        document: String::new(),
        of: PublishedOf::Result,
        about: Some((written.indicator, Some(line))),
        period: String::new(),
        days: None,
        at: Place::new(),
        value: None,
        bound: None,
        unit: Some(catalogue.indicators[written.indicator].unit),
        scope: None,
        within: None,
        listed: None,
        origin: written.origin.clone(),
    }
}
