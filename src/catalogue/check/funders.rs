//! Whose a source is: one project's, or of several, told apart by a column.

use super::Scope;
use super::sources::headers;
use crate::catalogue::aliases::is_unknown;
use crate::catalogue::file::{FunderFile, SourceFile};
use crate::catalogue::funders::{Funders, PROJECT};
use crate::catalogue::model::Project;
use crate::catalogue::spot::{OneOrMany, Spot, TextOr};
use crate::catalogue::wordings::Wordings;
use crate::finding::{Expected, Fact, Named};

/// The projects that a source is of, each with how its rows are told where several share it.
pub(super) fn owners(
    written: &SourceFile,
    projects: &[Project],
    scope: &mut Scope<'_>,
) -> Vec<(usize, Option<Funders>)> {
    match &written.project.value {
        TextOr::Text(name) => {
            let name = Spot {
                value: name.clone(),
                span: written.project.span.clone(),
            };
            let one = self::project(&name, projects, scope);
            one.into_iter().map(|place| (place, None)).collect()
        }
        TextOr::List(_) => {
            let fact = Fact::WrongType {
                key: PROJECT.to_owned(),
                expected: Expected::TextOrTable,
            };
            scope.add(fact, &written.project.span);
            Vec::new()
        }
        TextOr::Table(column) => shared(column, written, projects, scope),
    }
}

/// Whether `[values.project]` says what the words of a source's column of projects mean.
pub(super) fn are_words(name: &str, written: &SourceFile) -> bool {
    name == PROJECT && matches!(written.project.value, TextOr::Table(_))
}

fn project(name: &Spot<String>, projects: &[Project], scope: &mut Scope<'_>) -> Option<usize> {
    let found = projects.iter().position(|one| one.code == name.value);
    if found.is_none() {
        let codes = projects.iter().map(|one| one.code.as_str());
        scope.undeclared(Named::Project, name, codes);
    }
    found
}

fn shared(
    column: &FunderFile,
    written: &SourceFile,
    projects: &[Project],
    scope: &mut Scope<'_>,
) -> Vec<(usize, Option<Funders>)> {
    let headers = headers("column", &column.column, scope);
    let among = column.among.iter();
    let among: Vec<usize> = among
        .filter_map(|name| project(name, projects, scope))
        .collect();
    let mut own: Vec<(String, Option<Vec<usize>>)> = Vec::new();
    let mut named = among.clone();
    let values = written.values.iter();
    let values = values.filter(|(name, _)| name.value == PROJECT);
    for (word, meant) in values.flat_map(|(_, words)| words) {
        let means = means(meant, projects, scope);
        named.extend(means.iter().flatten());
        own.push((word.value.clone(), means));
    }
    let all = column.among.is_empty();
    let ours = |place: &usize| all || named.contains(place);
    let places = projects.iter().enumerate();
    let themselves = Funders::by_themselves(places.filter(|(place, _)| ours(place)));
    // A project that is left out paid for its rows all the same: they are none of ours.
    let others = scope.left_out.iter().flat_map(|one| &one.words);
    let others = others.map(|word| (word.clone(), Some(Vec::new())));
    // What is declared goes before what projects are called.
    let words = own.into_iter().chain(themselves).chain(others);
    let words: Wordings<_> = words.collect();
    let source = |place: usize| {
        let funders = Funders {
            headers: headers.clone(),
            words: words.clone(),
            named: named.contains(&place),
        };
        (place, Some(funders))
    };
    (0..projects.len()).filter(ours).map(source).collect()
}

/// The projects that a word means; none of ours where the list is empty, nothing known where it is `_U`.
fn means(
    meant: &Spot<OneOrMany<String>>,
    projects: &[Project],
    scope: &mut Scope<'_>,
) -> Option<Vec<usize>> {
    let spot = |name: &String| Spot {
        value: name.clone(),
        span: meant.span.clone(),
    };
    if let [name] = &meant.value[..]
        && is_unknown(name)
        && !projects.iter().any(|one| one.code == *name)
    {
        return None;
    }
    let names = meant.iter();
    let places = names.filter_map(|name| project(&spot(name), projects, scope));
    Some(places.collect())
}
