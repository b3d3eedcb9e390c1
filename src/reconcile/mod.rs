//! What a project has published, held against what is counted and against itself: a fold over published and computed
//! figures. The same rules are held against computed figures alone.

mod compare;
mod lines;
mod rules;
mod statement;

pub use compare::{Compared, Comparison, Why};
pub use lines::{doubts, requests_of_lines};
pub use statement::{Speaker, Statement, place_code};

use indexmap::IndexSet;

use crate::catalogue::{Catalogue, Category, DimensionId, Published};
use crate::count::{At, Request, Table};
use crate::finding::{Code, Fact, Findings};

/// What is published of a project, in order: each number with what became of it.
#[derive(Debug, Clone)]
pub struct Reconciled {
    /// The project's place in the catalogue.
    pub project: usize,
    /// Every published number, totals before their cells.
    pub rows: Vec<Row>,
    /// What cannot all be right.
    pub contradictions: Vec<Contradiction>,
    /// The targets of the logframe that rules may name, behind the rows.
    targets: Vec<Statement>,
}

/// A published number.
#[derive(Debug, Clone)]
pub struct Row {
    /// The place of its figure among those that the project has published.
    pub number: usize,
    /// What the document says.
    pub statement: Statement,
    /// What the comparison comes to.
    pub compared: Compared,
    /// The contradictions that it has a part in.
    pub contradictions: Vec<usize>,
}

/// Statements that cannot all be right.
#[derive(Debug, Clone, PartialEq)]
pub struct Contradiction {
    /// What the matter is.
    pub fact: Fact,
    /// The statements, that which it is told of first.
    pub between: Vec<usize>,
}

/// What a published number comes to. Where no count can satisfy what is published, that is said first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Verdict {
    /// It agrees with what is counted.
    Agrees,
    /// It differs from what is counted.
    Differs,
    /// Nothing can be held against it.
    NotComputed,
    /// Its own document contradicts it.
    ContradictsItself,
    /// Another document, or the logframe, contradicts it.
    ContradictsAnother,
    /// The catalogue does not count it.
    Outside,
}

/// What must be counted to reconcile a project.
pub fn requests(catalogue: &Catalogue, project: usize) -> Vec<Request> {
    let statements = statement::published(catalogue, project);
    let asked = statements
        .iter()
        .filter_map(|(_, one)| compare::request(catalogue, one));
    asked.collect::<IndexSet<Request>>().into_iter().collect()
}

/// Reconciles a project.
pub fn reconcile<'t>(
    catalogue: &Catalogue,
    project: usize,
    answer: &dyn Fn(&Request) -> Option<&'t Table>,
) -> Reconciled {
    let numbered = statement::published(catalogue, project);
    let statements: Vec<Statement> = numbered.iter().map(|(_, one)| one.clone()).collect();
    let end = catalogue.projects[project].end;
    let targets = statement::targets(catalogue, project, end);
    let all: Vec<Statement> = statements.iter().chain(&targets).cloned().collect();
    let unknown = |total: &Statement, by: DimensionId| unknown_at(catalogue, total, by, answer);
    let mut contradictions = [
        rules::breakdown(catalogue, &all, &unknown),
        rules::falling(catalogue, &all),
        rules::parts(catalogue, &all),
        rules::same_figures(catalogue, &all),
        rules::two_figures(catalogue, &all),
        rules::units(catalogue, &all),
        rules::over_target(catalogue, &all),
        rules::stated_counts(catalogue, &all),
    ]
    .concat();
    // What only the logframe says to itself is no matter of what is published.
    contradictions.retain(|one| one.between.iter().any(|at| *at < statements.len()));
    contradictions.sort_by_key(|one| one.between.iter().min().copied());
    let row = |(place, (number, statement)): (usize, (usize, Statement))| Row {
        number,
        compared: compare::compare(catalogue, &statement, answer),
        contradictions: (0..contradictions.len())
            .filter(|at| contradictions[*at].between.contains(&place))
            .collect(),
        statement,
    };
    Reconciled {
        project,
        rows: numbered.into_iter().enumerate().map(row).collect(),
        contradictions,
        targets,
    }
}

/// How many are counted in no category of a dimension, where a statement stands.
fn unknown_at<'t>(
    catalogue: &Catalogue,
    total: &Statement,
    by: DimensionId,
    answer: &dyn Fn(&Request) -> Option<&'t Table>,
) -> Option<f64> {
    let mut place = total.at.clone();
    place.push((by, Category::UNKNOWN));
    place.sort_by_key(|(id, _)| *id);
    let at: Vec<At> = place.iter().map(|(_, one)| At::Category(*one)).collect();
    let asked = Statement {
        at: place,
        ..total.clone()
    };
    answer(&compare::request(catalogue, &asked)?)?
        .figure(&at)
        .value
}

impl Contradiction {
    /// The stable code of its rule.
    pub fn code(&self) -> &'static str {
        Code::from(&self.fact).name()
    }
}

impl Row {
    /// What is declared of the number.
    pub fn published<'c>(&self, catalogue: &'c Catalogue) -> &'c Published {
        &catalogue.projects[self.statement.project].published[self.number]
    }

    /// The computed number less the published one.
    pub fn difference(&self) -> Option<f64> {
        let (computed, published) = self.compared.computed.zip(self.statement.value)?;
        Some(computed - published)
    }
}

impl Reconciled {
    /// A statement that a contradiction names.
    pub fn statement(&self, place: usize) -> &Statement {
        match self.rows.get(place) {
            Some(row) => &row.statement,
            None => &self.targets[place - self.rows.len()],
        }
    }

    /// Whether all that a contradiction names stands in one document.
    pub fn is_itself(&self, contradiction: &Contradiction) -> bool {
        let mut documents = contradiction
            .between
            .iter()
            .map(|at| self.statement(*at).document.as_str());
        let first = documents.next();
        documents.all(|one| Some(one) == first)
    }

    /// Whether the project's file says of one of the figures that it cannot be right.
    pub fn is_declared(&self, catalogue: &Catalogue, contradiction: &Contradiction) -> bool {
        !self.disputed(catalogue, contradiction).is_empty()
    }

    /// What a number comes to.
    pub fn verdict(&self, row: &Row) -> Verdict {
        let mut against = row
            .contradictions
            .iter()
            .map(|at| &self.contradictions[*at]);
        if against.clone().any(|one| self.is_itself(one)) {
            return Verdict::ContradictsItself;
        }
        if against.next().is_some() {
            return Verdict::ContradictsAnother;
        }
        match row.compared.comparison {
            Comparison::Agrees => Verdict::Agrees,
            Comparison::Differs => Verdict::Differs,
            Comparison::NotComputed => Verdict::NotComputed,
            Comparison::Outside => Verdict::Outside,
        }
    }

    /// The names of the figures of a contradiction, each once.
    pub fn names(&self, contradiction: &Contradiction) -> Vec<&str> {
        let places = contradiction.between.iter();
        let names = places.map(|at| self.statement(*at).name.as_str());
        names.collect::<IndexSet<&str>>().into_iter().collect()
    }

    /// What the project's file says of a contradiction, each text once.
    pub fn disputed(&self, catalogue: &Catalogue, contradiction: &Contradiction) -> Vec<String> {
        let rows = contradiction
            .between
            .iter()
            .filter_map(|at| self.rows.get(*at));
        let texts = rows.filter_map(|row| row.published(catalogue).disputed.clone());
        texts.collect::<IndexSet<String>>().into_iter().collect()
    }

    /// The contradictions that a number has a part in.
    pub fn of<'r>(&'r self, row: &'r Row) -> impl Iterator<Item = &'r Contradiction> {
        row.contradictions
            .iter()
            .map(|at| &self.contradictions[*at])
    }

    /// The codes of the rules that a number breaks, each once.
    pub fn codes(&self, row: &Row) -> Vec<&'static str> {
        let rules = row
            .contradictions
            .iter()
            .map(|at| self.contradictions[*at].code());
        rules.collect::<IndexSet<_>>().into_iter().collect()
    }

    /// The contradictions that nobody has declared, as findings.
    pub fn findings(&self, catalogue: &Catalogue) -> Findings {
        let mut findings = Findings::default();
        for one in self.undeclared(catalogue) {
            let first = one
                .between
                .first()
                .map(|at| self.statement(*at).origin.clone());
            findings.add(one.fact.clone(), first.unwrap_or_default());
        }
        findings
    }

    /// The names of the other figures in a number's contradictions, each once.
    pub fn others(&self, row: &Row) -> Vec<&str> {
        let places = row
            .contradictions
            .iter()
            .map(|at| &self.contradictions[*at].between);
        let names = places.flatten().map(|at| self.statement(*at).name.as_str());
        let names: IndexSet<&str> = names.filter(|name| *name != row.statement.name).collect();
        names.into_iter().collect()
    }

    /// The numbers that differ from what is counted, without a word about it.
    pub fn unexplained<'r>(&'r self, catalogue: &'r Catalogue) -> impl Iterator<Item = &'r Row> {
        self.rows.iter().filter(|row| {
            row.compared.comparison == Comparison::Differs
                && row.published(catalogue).disputed.is_none()
        })
    }

    /// The contradictions without a word about them.
    pub fn undeclared<'r>(
        &'r self,
        catalogue: &'r Catalogue,
    ) -> impl Iterator<Item = &'r Contradiction> {
        let list = self.contradictions.iter();
        list.filter(|one| !self.is_declared(catalogue, one))
    }
}
