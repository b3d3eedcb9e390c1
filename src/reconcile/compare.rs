//! A published figure beside the computed one, and a published target beside the logframe's.

use super::statement::{Speaker, Statement};
use crate::catalogue::{
    About, Catalogue, DimensionId, Measure, PeriodSpec, PublishedBound, PublishedOf,
};
use crate::count::{self, At, Request, State, Table, View};

/// What a comparison comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// The number that the published one is held against.
    pub computed: Option<f64>,
    /// What it is worth; none for a target.
    pub state: Option<State>,
    /// Whether they agree.
    pub comparison: Comparison,
    /// Why there is nothing to compare.
    pub why: Option<Why>,
}

/// Whether a published figure and the computed one agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Comparison {
    /// They do.
    Agrees,
    /// They do not.
    Differs,
    /// There is nothing to compare.
    NotComputed,
    /// Nothing in the catalogue counts it.
    Outside,
}

/// Why a published figure cannot be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Why {
    /// No source able to feed it was read in the period.
    NotRead,
    /// No source of the project feeds it.
    NotFed,
    /// Nobody typed it for the period.
    NotTyped,
    /// The period lies outside the project's dates.
    OutsideProject,
    /// The project's dates cut the period, and what is counted may lack the rest.
    PeriodCut,
    /// The sources are partial, and what is counted may lack the rest.
    Partial,
    /// The same people may stand twice in what is counted.
    Twice,
    /// The document counts in another unit.
    OtherUnit,
    /// The breakdown makes no sense for what is counted.
    NotApplicable,
    /// The logframe declares no such target.
    NoTarget,
    /// The document gives no number.
    NoNumber,
}

/// What the comparison of a published result needs counted: people active in the period. None where nothing is counted.
pub(super) fn request(catalogue: &Catalogue, statement: &Statement) -> Option<Request> {
    let project = &catalogue.projects[statement.project];
    let Speaker::Document(number) = statement.speaker else {
        return None;
    };
    let published = &project.published[number];
    let (About::Indicator(indicator, line), PublishedOf::Result) = (&published.about, published.of)
    else {
        return None;
    };
    let period = PeriodSpec::parse(&published.period)?.of_project(project.start, project.end);
    let by: Vec<DimensionId> = statement.at.iter().map(|(id, _)| *id).collect();
    // Without a line of its own it is the indicator's, in the project that its one line is counted in.
    let elsewhere = statement
        .about?
        .1
        .filter(|line| project.logframe[*line].project.is_some());
    if let Some(line) = line.or(elsewhere) {
        let line = (statement.project, line);
        return Some(count::of_line(catalogue, line, View::Period, &period, &by));
    }
    Some(Request {
        project: statement.project,
        indicator: *indicator,
        line: None,
        view: View::Period,
        period,
        by,
    })
}

/// Holds a statement of a document against the count, or against the logframe's targets.
pub(super) fn compare<'t>(
    catalogue: &Catalogue,
    statement: &Statement,
    answer: &dyn Fn(&Request) -> Option<&'t Table>,
) -> Compared {
    if statement.about.is_none() {
        return nothing(Comparison::Outside, None);
    }
    let Some(published) = statement.value else {
        return nothing(Comparison::NotComputed, Some(Why::NoNumber));
    };
    if statement.of == PublishedOf::Target {
        return target(catalogue, statement, published);
    }
    let asked = request(catalogue, statement);
    let Some((request, table)) =
        asked.and_then(|request| answer(&request).map(|table| (request, table)))
    else {
        return nothing(Comparison::NotComputed, Some(Why::NotRead));
    };
    let at: Vec<At> = statement
        .at
        .iter()
        .map(|(_, category)| At::Category(*category))
        .collect();
    let figure = table.figure(&at);
    let Some(computed) = figure.value else {
        let why = absent(catalogue, &request, figure.state);
        return Compared {
            state: Some(figure.state),
            ..nothing(Comparison::NotComputed, Some(why))
        };
    };
    let (comparison, why) = judged(
        catalogue,
        statement,
        &request,
        (published, computed),
        figure.state,
    );
    Compared {
        computed: Some(computed),
        state: Some(figure.state),
        comparison,
        why,
    }
}

fn nothing(comparison: Comparison, why: Option<Why>) -> Compared {
    Compared {
        computed: None,
        state: None,
        comparison,
        why,
    }
}

/// Why there is no number.
fn absent(catalogue: &Catalogue, request: &Request, state: State) -> Why {
    let indicator = &catalogue.indicators[request.indicator];
    let mut conditions = indicator.conditions.clone();
    if let Some((project, line)) = request.line {
        conditions = conditions.and(&catalogue.projects[project].logframe[line].conditions);
    }
    let fed = || catalogue.feeders(request.project, indicator.measure, &conditions);
    if state == State::NotApplicable {
        Why::NotApplicable
    } else if request.period.is_empty() {
        Why::OutsideProject
    } else if indicator.measure == Measure::Typed {
        if request.by.is_empty() {
            Why::NotTyped
        } else {
            Why::NotApplicable
        }
    } else if fed().is_empty() {
        Why::NotFed
    } else {
        Why::NotRead
    }
}

fn judged(
    catalogue: &Catalogue,
    statement: &Statement,
    request: &Request,
    (published, computed): (f64, f64),
    state: State,
) -> (Comparison, Option<Why>) {
    let agrees = match statement.bound {
        None => (computed - published).abs() < 1e-6,
        Some(PublishedBound::Over) => computed > published,
        Some(PublishedBound::AtLeast) => computed >= published,
    };
    if agrees {
        return (Comparison::Agrees, None);
    }
    // What is not known to be wrong is not called so.
    let why = if statement.unit != Some(catalogue.indicators[request.indicator].unit) {
        Some(Why::OtherUnit)
    } else if computed < published && state == State::AtLeast {
        Some(Why::Partial)
    } else if computed < published && request.period.clipped {
        Some(Why::PeriodCut)
    } else if computed > published && state == State::AtMost {
        Some(Why::Twice)
    } else {
        None
    };
    match why {
        Some(_) => (Comparison::NotComputed, why),
        None => (Comparison::Differs, None),
    }
}

/// A published target agrees with one that the logframe declares for the same, be it the initial or a revised one.
fn target(catalogue: &Catalogue, statement: &Statement, published: f64) -> Compared {
    let Some((indicator, line)) = statement.about else {
        return nothing(Comparison::Outside, None);
    };
    let lines = catalogue.projects[statement.project]
        .logframe
        .iter()
        .enumerate();
    let declared: Vec<f64> = lines
        .filter(|(place, one)| one.indicator == indicator && line.is_none_or(|line| line == *place))
        .flat_map(|(_, one)| &one.targets)
        .filter(|target| {
            let mut at = target.at.clone();
            at.sort_by_key(|(id, _)| *id);
            at == statement.at && target.share.is_none()
        })
        .map(|target| target.value)
        .collect();
    let same = declared
        .iter()
        .find(|value| (*value - published).abs() < 1e-6);
    match (same, declared.last()) {
        (Some(value), _) => Compared {
            computed: Some(*value),
            ..nothing(Comparison::Agrees, None)
        },
        (None, Some(value)) => Compared {
            computed: Some(*value),
            ..nothing(Comparison::Differs, None)
        },
        (None, None) => nothing(Comparison::NotComputed, Some(Why::NoTarget)),
    }
}
