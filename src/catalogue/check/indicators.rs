//! Indicators checked: their measure, conditions and breakdowns.

use super::Scope;
use crate::catalogue::CURRENCY;
use crate::catalogue::file::{
    CountFile, CumulativeFile, FieldTypeFile, IndicatorFile, IndicatorsFile,
};
use crate::catalogue::model::{Category, Conditions, Indicator, Measure, Of, Slot, Test};
use crate::catalogue::spot::{Spot, TextOr};
use crate::finding::{Bound, Fact, Named, Origin, Severity};

const MEASURES: [&str; 4] = ["people", "organisations", "records", "typed"];

/// The indicators of every file, in order; `files` are (path, theme, content).
pub(in crate::catalogue) fn indicators(
    files: &[(&str, &str, IndicatorsFile)],
    scope: &mut Scope<'_>,
) -> Vec<Indicator> {
    let codes: Vec<&str> = files
        .iter()
        .flat_map(|(.., file)| &file.indicator)
        .map(|written| written.code.value.as_str())
        .collect();
    let mut list: Vec<Indicator> = Vec::new();
    let mut doubtful = Vec::new();
    for (path, theme, file) in files {
        let mut scope = Scope {
            file: path,
            findings: &mut *scope.findings,
            languages: scope.languages,
            dimensions: scope.dimensions,
            fields: scope.fields,
            tables: &[],
            left_out: &[],
        };
        for written in &file.indicator {
            let before = scope.findings.count(Severity::Error);
            list.push(indicator(written, theme, &codes, &mut scope));
            doubtful.push(scope.findings.count(Severity::Error) > before);
        }
    }
    rates(files, &mut list, &doubtful, scope);
    list
}

/// A finding for each rate whose two indicators do not count the same kind of subject: their numbers would name
/// different things, and a rate of rates could point back to itself. Where one of the three is `doubtful` that is told
/// first.
fn rates(
    files: &[(&str, &str, IndicatorsFile)],
    list: &mut [Indicator],
    doubtful: &[bool],
    scope: &mut Scope<'_>,
) {
    let measures: Vec<Measure> = list.iter().map(|indicator| indicator.measure).collect();
    let subjects = [Measure::People, Measure::Organisations, Measure::Records];
    let written = files
        .iter()
        .flat_map(|(path, _, file)| file.indicator.iter().map(move |one| (*path, one)));
    for ((place, indicator), (path, written)) in list.iter_mut().enumerate().zip(written) {
        let Measure::Rate { of, among } = indicator.measure else {
            continue;
        };
        if measures[of] == measures[among] && subjects.contains(&measures[of]) {
            continue;
        }
        // Nothing after this follows a rule that leads nowhere.
        indicator.measure = Measure::Records;
        if let TextOr::Table(table) = &written.count.value
            && let Some(rate) = &table.rate
            && ![place, of, among].iter().any(|one| doubtful[*one])
        {
            let fact = Fact::UnsuitableRate {
                of: rate.of.value.clone(),
                among: rate.among.value.clone(),
            };
            let origin = Origin::catalogue(path, written.count.span.clone());
            scope.findings.add(fact, origin);
        }
    }
}

fn indicator(
    written: &IndicatorFile,
    theme: &str,
    codes: &[&str],
    scope: &mut Scope<'_>,
) -> Indicator {
    let measure = measure(written, codes, scope);
    let conditions = Conditions {
        all: scope.tests(&written.conditions),
        any: written
            .where_any
            .iter()
            .map(|one| scope.tests(one))
            .collect(),
    };
    for (set, tests) in written.where_any.iter().zip(&conditions.any) {
        let age = |test: &Test| matches!(test, Test::Age { .. });
        if let Some(key) = set
            .keys()
            .find(|key| key.value == "age")
            .filter(|_| tests.iter().any(age))
        {
            scope.add(
                Fact::UnsuitableTest {
                    field: key.value.clone(),
                },
                &key.span,
            );
        }
    }
    let mut breakdowns = Vec::new();
    for names in &written.breakdowns {
        let Some(dimensions) = scope.dimensions_of(names) else {
            continue;
        };
        for (name, id) in names.iter().zip(&dimensions) {
            let of = scope.dimensions[id.0].of;
            if measure == Measure::Typed || (measure == Measure::Organisations && of == Of::Person)
            {
                let fact = Fact::UnsuitableBreakdown {
                    indicator: written.code.value.clone(),
                    dimension: name.value.clone(),
                };
                scope.add(fact, &name.span);
            }
        }
        breakdowns.push(dimensions);
    }
    Indicator {
        code: written.code.value.clone(),
        label: scope.label(&written.label),
        definition: scope.label(&written.definition),
        unit: written.unit.value,
        measure,
        currency: currency(written, measure, scope),
        conditions,
        breakdowns,
        references: written.references.clone(),
        at_least_records: written.at_least_records.unwrap_or(1).max(1),
        active: active(written, measure, scope),
        cumulative: written.cumulative.unwrap_or(CumulativeFile::Sum),
        theme: theme.to_owned(),
    }
}

/// Whether acts count as long as they last: people and organisations do; an act, a sum and a rate's share are counted once.
fn active(written: &IndicatorFile, measure: Measure, scope: &mut Scope<'_>) -> bool {
    let Some(active) = &written.active else {
        return false;
    };
    let subjects = matches!(measure, Measure::People | Measure::Organisations);
    if active.value && !subjects {
        let field = "active".to_owned();
        scope.add(Fact::UnsuitableField { field }, &active.span);
    }
    active.value && subjects
}

fn measure(written: &IndicatorFile, codes: &[&str], scope: &mut Scope<'_>) -> Measure {
    match &written.count.value {
        TextOr::Text(word) => match word.as_str() {
            "people" => Measure::People,
            "organisations" => Measure::Organisations,
            "records" => Measure::Records,
            "typed" => Measure::Typed,
            _ => {
                let nearest = crate::catalogue::walk::nearest(word, MEASURES.iter());
                let allowed = MEASURES.map(String::from).to_vec();
                scope.add(
                    Fact::UnknownWord {
                        word: word.clone(),
                        allowed,
                        nearest,
                    },
                    &written.count.span,
                );
                Measure::Records
            }
        },
        TextOr::List(_) => {
            let fact = Fact::WrongType {
                key: "count".into(),
                expected: crate::finding::Expected::TextOrTable,
            };
            scope.add(fact, &written.count.span);
            Measure::Records
        }
        TextOr::Table(table) => measured(written, table, codes, scope),
    }
}

/// The currency that a sum is added up in.
fn currency(written: &IndicatorFile, measure: Measure, scope: &mut Scope<'_>) -> Option<Category> {
    let TextOr::Table(table) = &written.count.value else {
        return None;
    };
    let name = table.currency.as_ref()?;
    let span = name.span.clone();
    let unsuitable = |field: &str| Fact::UnsuitableField {
        field: field.to_owned(),
    };
    match (measure, &table.sum) {
        (Measure::Sum(field), Some(sum)) => {
            if scope.fields[field.0].kind != FieldTypeFile::Money {
                scope.add(unsuitable(sum), &sum.span);
                return None;
            }
        }
        (_, Some(_)) => return None,
        (_, None) => {
            let fact = Fact::MissingKey { key: "sum".into() };
            scope.add(fact, &span);
            return None;
        }
    }
    let value = CURRENCY.to_owned();
    let dimension = scope.dimension(&Spot { value, span })?;
    let declared = &scope.dimensions[dimension.0];
    if declared.of != Of::Record || declared.multiple {
        scope.add(unsuitable(CURRENCY), &name.span);
        return None;
    }
    scope.category(dimension, name)
}

fn measured(
    written: &IndicatorFile,
    table: &CountFile,
    codes: &[&str],
    scope: &mut Scope<'_>,
) -> Measure {
    match (&table.sum, &table.rate) {
        (Some(name), None) => match scope.slot(name) {
            Some(Slot::Field(field))
                if matches!(
                    scope.fields[field.0].kind,
                    FieldTypeFile::Number | FieldTypeFile::Money
                ) =>
            {
                return Measure::Sum(field);
            }
            Some(_) => scope.add(
                Fact::UnsuitableField {
                    field: name.value.clone(),
                },
                &name.span,
            ),
            None => {}
        },
        (None, Some(rate)) => {
            let mut find = |name: &crate::catalogue::spot::Spot<String>| {
                let found = codes.iter().position(|code| *code == name.value);
                if found.is_none() {
                    scope.undeclared(Named::Indicator, name, codes.iter().copied());
                } else if name.value == written.code.value {
                    scope.add(
                        Fact::CircularRule {
                            name: name.value.clone(),
                        },
                        &name.span,
                    );
                }
                found
            };
            if let (Some(of), Some(among)) = (find(&rate.of), find(&rate.among)) {
                return Measure::Rate { of, among };
            }
        }
        _ => {
            let fact = Fact::ImpossibleCondition {
                field: "count".into(),
                bound: Bound::Exclusive,
            };
            scope.add(fact, &written.count.span);
        }
    }
    Measure::Records
}
