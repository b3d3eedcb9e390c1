//! An indicator's reference sheet: all that the catalogue declares of it.

use super::grid::{Cell, Column, Grid, RowKind};
use crate::catalogue::{
    Catalogue, Category, Conditions, DimensionId, FieldId, Measure, Reference, SCALE, Test,
};
use crate::count::At;
use crate::language::Language;
use crate::report::figures;
use crate::wording::{self, Word, word};

/// The reference sheet of an indicator.
pub fn grid(catalogue: &Catalogue, language: Language, place: usize) -> Grid {
    let indicator = &catalogue.indicators[place];
    let say = |name: Word| word(language, name);
    let columns = vec![
        Column::new("what", say(Word::Code)),
        Column::new("value", indicator.code.as_str()),
    ];
    let mut grid = Grid::new(indicator.label(language), columns);
    let mut add = |name: Word, text: String| {
        if !text.is_empty() {
            grid.push(
                RowKind::Plain,
                vec![Cell::text(say(name)), Cell::text(text)],
            );
        }
    };
    add(
        Word::Definition,
        indicator.definition.get(language).to_owned(),
    );
    add(
        Word::Unit,
        wording::unit(language, indicator.unit).to_owned(),
    );
    add(
        Word::RuleOfCount,
        wording::rule(language, &indicator.measure).to_owned(),
    );
    add(Word::CellsOf, measured(catalogue, &indicator.measure));
    add(
        Word::Conditions,
        conditions(catalogue, language, &indicator.conditions).join(wording::separator(language)),
    );
    let name = |id: &DimensionId| catalogue.at(*id).label.get(language);
    let tables: Vec<String> = indicator
        .breakdowns
        .iter()
        .map(|by| by.iter().map(name).collect::<Vec<_>>().join(" × "))
        .collect();
    add(Word::Dimension, tables.join(wording::separator(language)));
    for reference in &indicator.references {
        add(Word::Reference, reference_text(language, reference));
    }
    for project in &catalogue.projects {
        for line in project
            .logframe
            .iter()
            .filter(|line| line.indicator == place)
        {
            add(Word::Project, format!("{} ({})", project.code, line.code));
        }
    }
    grid
}

/// The code of another framework, with its edition and whether it is checked.
pub fn reference_text(language: Language, reference: &Reference) -> String {
    let edition = reference
        .edition
        .as_ref()
        .map(|edition| format!(" ({edition})"))
        .unwrap_or_default();
    let confirm = word(language, Word::ToConfirm);
    let doubt = if reference.verified {
        String::new()
    } else {
        format!(" ({confirm})")
    };
    format!(
        "{} {}{edition}{doubt}",
        reference.vocabulary, reference.code
    )
}

fn measured(catalogue: &Catalogue, measure: &Measure) -> String {
    match measure {
        Measure::Sum(field) => catalogue.fields[field.0].code.clone(),
        Measure::Rate { of, among } => {
            format!(
                "{} / {}",
                catalogue.indicators[*of].code, catalogue.indicators[*among].code
            )
        }
        _ => String::new(),
    }
}

fn conditions(catalogue: &Catalogue, language: Language, conditions: &Conditions) -> Vec<String> {
    let mut list: Vec<String> = conditions
        .all
        .iter()
        .map(|test| said(catalogue, language, test))
        .collect();
    let sets = conditions.any.iter().map(|set| {
        set.iter()
            .map(|test| said(catalogue, language, test))
            .collect::<Vec<_>>()
            .join(" + ")
    });
    let any: Vec<String> = sets.collect();
    if !any.is_empty() {
        list.push(any.join(" | "));
    }
    list
}

fn said(catalogue: &Catalogue, language: Language, test: &Test) -> String {
    let dimension = |id: &DimensionId| catalogue.at(*id).label.get(language);
    let field = |id: &FieldId| catalogue.fields[id.0].label.get(language);
    let sign = |wanted: &bool| if *wanted { "=" } else { "≠" };
    match test {
        Test::Category {
            dimension: id,
            among,
            wanted,
        } => {
            let name = |category: &Category| {
                figures::label(catalogue, language, *id, At::Category(*category))
            };
            let names: Vec<String> = among.iter().map(name).collect();
            format!("{} {} {}", dimension(id), sign(wanted), names.join(", "))
        }
        Test::Known {
            dimension: id,
            wanted,
        } => {
            let unknown = word(language, Word::Unknown).to_lowercase();
            format!("{} {} {unknown}", dimension(id), sign(&!wanted))
        }
        Test::Filled { field: id, wanted } => {
            let unknown = word(language, Word::Unknown).to_lowercase();
            format!("{} {} {unknown}", field(id), sign(&!wanted))
        }
        Test::Between {
            field: id,
            at_least,
            at_most,
        } => {
            let bound = |value: &Option<i64>| {
                value.map(|value| wording::number(language, value as f64 / SCALE))
            };
            range(field(id), bound(at_least), bound(at_most))
        }
        Test::Age { at_least, at_most } => {
            let most = (*at_most != u32::MAX).then(|| at_most.to_string());
            range(word(language, Word::Age), Some(at_least.to_string()), most)
        }
    }
}

fn range(name: &str, at_least: Option<String>, at_most: Option<String>) -> String {
    match (at_least, at_most) {
        (Some(least), Some(most)) => format!("{least} ≤ {name} ≤ {most}"),
        (Some(least), None) => format!("{name} ≥ {least}"),
        (None, Some(most)) => format!("{name} ≤ {most}"),
        (None, None) => name.to_owned(),
    }
}
