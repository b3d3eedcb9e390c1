//! Lists of aliases checked and taken in: those of a dimension first, then those of single sources.

use super::Scope;
use super::sources::claim;
use crate::catalogue::WHEN;
use crate::catalogue::aliases::{AliasList, is_unknown};
use crate::catalogue::answer::{Answers, says_no, says_yes};
use crate::catalogue::file::DimensionsFile;
use crate::catalogue::fold::fold;
use crate::catalogue::funders::PROJECT;
use crate::catalogue::model::{Category, Dimension, DimensionId, Project, Shape, Source, When};
use crate::catalogue::spot::Spot;
use crate::finding::{Fact, Named};

/// What lists call the field of an attendance sheet's marks, and what a mark may mean.
const MARKS: &str = "attendance";
const PRESENT: [&str; 2] = ["present", "presente"];
const ABSENT: [&str; 2] = ["absent", "absente"];
/// Without these a list says nothing.
const NEEDED: [&str; 3] = ["dimension", "value", "category"];

/// A row of a list that says something.
struct Alias<'l> {
    source: Option<&'l Spot<String>>,
    dimension: &'l Spot<String>,
    value: &'l Spot<String>,
    category: &'l Spot<String>,
}

/// The rows of a list that are filled in; told are those that lack something.
fn filled<'l>(list: &'l AliasList, scope: &mut Scope<'_>) -> Vec<Alias<'l>> {
    let mut aliases = Vec::new();
    for row in &list.rows {
        let Some(category) = list.cell(row, "category") else {
            continue;
        };
        let value = list.cell(row, "value");
        let Some(value) = value.filter(|value| !value.trim().is_empty()) else {
            scope.add(Fact::AliasWithoutValue, &category.span);
            continue;
        };
        let Some(dimension) = list.cell(row, "dimension") else {
            let none = Spot {
                value: String::new(),
                span: value.span.clone(),
            };
            let _ = scope.dimension(&none);
            continue;
        };
        aliases.push(Alias {
            source: list.cell(row, "source"),
            dimension,
            value,
            category,
        });
    }
    aliases
}

/// Tells of columns that a list lacks; false when it cannot be read.
fn whole(list: &AliasList, scope: &mut Scope<'_>) -> bool {
    let absent = NEEDED.iter().filter(|name| list.column(name).is_none());
    let absent: Vec<String> = absent.map(|name| (*name).to_owned()).collect();
    for column in &absent {
        let column = column.clone();
        scope.add(Fact::AliasColumnAbsent { column }, &(0..0));
    }
    absent.is_empty()
}

/// Aliases for all sources: they join those of their dimension and of the dimensions that are like it. A number means
/// nothing to a dimension: those are left to the sources.
pub(in crate::catalogue) fn general(
    lists: &[(&str, AliasList)],
    written: &DimensionsFile,
    declared: &mut [Dimension],
    scope: &mut Scope<'_>,
) {
    // A name is looked up among the dimensions as they were before.
    let before = declared.to_vec();
    for (path, list) in lists {
        let mut inner = Scope {
            file: path,
            findings: &mut *scope.findings,
            languages: scope.languages,
            dimensions: &before,
            fields: &[],
            tables: &[],
            left_out: &[],
        };
        if !whole(list, &mut inner) {
            continue;
        }
        for alias in filled(list, &mut inner) {
            if alias.source.is_some() || of_source_alone(&alias, &before) {
                continue;
            }
            let Some((id, category)) = meaning(&alias, &mut inner) else {
                continue;
            };
            let same = |place: &usize| {
                let like = written.dimension[*place].like.as_ref();
                *place == id.0 || like.is_some_and(|like| **like == before[id.0].code)
            };
            for place in (0..declared.len()).filter(same) {
                let known = &mut declared[place].aliases;
                claim(alias.value, category, known, id, &mut inner);
            }
        }
    }
}

/// Aliases of single sources, and for all sources those that only a source can understand.
pub(in crate::catalogue) fn of_sources<'a>(
    lists: &'a [(&'a str, AliasList)],
    sources: &mut [Source],
    projects: &[Project],
    scope: &mut Scope<'a>,
) {
    let names: Vec<String> = sources.iter().map(|source| source.code.clone()).collect();
    let lists = lists
        .iter()
        .filter(|(_, list)| NEEDED.iter().all(|name| list.column(name).is_some()));
    for (path, list) in lists {
        scope.file = path;
        // What rows lack was told before.
        let mut quiet = crate::finding::Findings::default();
        let mut inner = Scope {
            findings: &mut quiet,
            ..*scope
        };
        for alias in filled(list, &mut inner) {
            let here = |place: &usize| match alias.source {
                Some(name) => names[*place] == name.value,
                None => of_source_alone(&alias, scope.dimensions),
            };
            let places: Vec<usize> = (0..names.len()).filter(here).collect();
            if let Some(name) = alias.source.filter(|_| places.is_empty()) {
                scope.undeclared(Named::Source, name, names.iter().map(String::as_str));
            }
            // What a file says wrongly is told once, for however many projects it is a source.
            let mut told: Option<usize> = None;
            for place in places {
                let again = told.is_some_and(|told| sources[told].shares_with(&sources[place]));
                let source = &mut sources[place];
                if again {
                    let mut quiet = crate::finding::Findings::default();
                    let mut inner = Scope {
                        findings: &mut quiet,
                        ..*scope
                    };
                    into(&alias, source, projects, &mut inner);
                } else {
                    into(&alias, source, projects, scope);
                }
                told = Some(place);
            }
        }
    }
}

/// Whether only a source can understand an alias: a mark, a number, or who paid.
fn of_source_alone(alias: &Alias<'_>, dimensions: &[Dimension]) -> bool {
    let dimension = &alias.dimension.value;
    let declared = || dimensions.iter().any(|known| known.code == PROJECT);
    dimension == MARKS || number(alias.value) || dimension == PROJECT && !declared()
}

/// Takes an alias into a source.
fn into(alias: &Alias<'_>, source: &mut Source, projects: &[Project], scope: &mut Scope<'_>) {
    if let Some(answers) = answers(alias, source) {
        for answers in answers {
            answer(alias, answers, scope);
        }
    } else if alias.dimension.value == MARKS {
        // Another source has marks; this one need not.
    } else if alias.dimension.value == PROJECT && source.funders.is_some() {
        funder(alias, source, projects, scope);
    } else if alias.dimension.value == PROJECT && alias.source.is_none() {
        // Another source says who paid; this one need not.
    } else if let Some((id, category)) = meaning(alias, scope) {
        let known = source.values.entry(id).or_default();
        claim(alias.value, category, known, id, scope);
    }
}

/// Takes a word for those who paid into a source: projects by code or name, several as a cell names them.
fn funder(alias: &Alias<'_>, source: &mut Source, projects: &[Project], scope: &mut Scope<'_>) {
    let project = source.project;
    let Some(funders) = &mut source.funders else {
        return;
    };
    let means = if is_unknown(alias.category) {
        None
    } else {
        let paid = funders.read(alias.category);
        if paid.projects.is_empty() || !paid.unknown.is_empty() {
            let codes = projects.iter().map(|one| one.code.as_str());
            scope.undeclared(Named::Project, alias.category, codes);
            return;
        }
        Some(paid.projects)
    };
    funders.named |= means.iter().flatten().any(|place| *place == project);
    funders.words.declare(alias.value, means);
}

/// What answers to an alias's field: the marks of attendance, or the conditions on a column of that header.
fn answers<'s>(alias: &Alias<'_>, source: &'s mut Source) -> Option<Vec<&'s mut Answers>> {
    let field = &alias.dimension.value;
    let conditions: Vec<&mut When> = match &mut source.shape {
        Shape::Attendance { marks, .. } if field == MARKS => return Some(vec![marks]),
        Shape::Wide(records) => records.iter_mut().flat_map(|one| &mut one.when).collect(),
        Shape::Act { when, .. } => when.iter_mut().collect(),
        _ => return None,
    };
    let header = field.strip_prefix(WHEN)?;
    let named = conditions.into_iter();
    let named = named.filter(|when| when.headers.iter().any(|one| one == header));
    Some(named.map(|when| &mut when.answers).collect())
}

/// Takes a word into the answers of a source, as one that says yes or no.
fn answer(alias: &Alias<'_>, answers: &mut Answers, scope: &mut Scope<'_>) {
    let meant = fold(alias.category);
    if PRESENT.contains(&meant.as_str()) || says_yes(alias.category) {
        answers.affirm(alias.value);
    } else if ABSENT.contains(&meant.as_str())
        || says_no(alias.category)
        || is_unknown(alias.category)
    {
        answers.deny(alias.value);
    } else {
        let known = [PRESENT[0], ABSENT[0]];
        scope.undeclared(Named::Category, alias.category, known.into_iter());
    }
}

/// The dimension and the category that a row means, by code or label.
fn meaning(alias: &Alias<'_>, scope: &mut Scope<'_>) -> Option<(DimensionId, Category)> {
    let id = scope.dimension(alias.dimension)?;
    let dimension = &scope.dimensions[id.0];
    let known = dimension
        .category(alias.category)
        .or_else(|| dimension.category_of(alias.category));
    let category = match known {
        Some(category) => category,
        None if is_unknown(alias.category) => Category::UNKNOWN,
        None => scope.category(id, alias.category)?,
    };
    Some((id, category))
}

/// Whether a value is a number, which only a source can give a meaning.
fn number(value: &str) -> bool {
    value.trim().parse::<f64>().is_ok()
}
