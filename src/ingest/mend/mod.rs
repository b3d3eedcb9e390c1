//! Which source read the place of a finding, and the line of the catalogue that would mend it.

mod values;

use super::SheetRead;
use super::header::any;
use crate::catalogue::{
    Catalogue, Column, Key, KeyScope, PROJECT, Pattern, Shape, Slot, Source, fold_exactly,
};
use crate::finding::{Fact, Finding, Findings, Heading, Line, Origin, key, list, quoted};
use values::of_value;

/// What only a person can say.
const OPEN: &str = "…";
/// What findings call the field of an attendance sheet's marks.
const MARKS: &str = "attendance";

/// Adds to each finding of a register its source, and the line to write where one would help.
pub fn mend(catalogue: &Catalogue, sheets: &[SheetRead], findings: &mut Findings) {
    for finding in findings.iter_mut() {
        let source = source_of(catalogue, sheets, finding);
        finding.source = source.map(|source| source.code.clone());
        finding.line = line(catalogue, source, finding);
    }
}

/// The source that read where a finding stands; of several, the one that has a column for its field.
fn source_of<'c>(
    catalogue: &'c Catalogue,
    sheets: &[SheetRead],
    finding: &Finding,
) -> Option<&'c Source> {
    if let Some(name) = named(&finding.fact) {
        return catalogue.sources.iter().find(|one| one.code == name);
    }
    match &finding.origin {
        Origin::Nowhere => None,
        Origin::Catalogue { file, .. } => catalogue.sources.iter().find(|one| one.file == *file),
        Origin::Sheet { file, sheet, .. } => {
            let read: Vec<&Source> = sheets
                .iter()
                .filter(|read| read.file == *file && read.sheet == *sheet)
                .map(|read| &catalogue.sources[read.source])
                .collect();
            let maps = |source: &&&Source| {
                field(&finding.fact).is_some_and(|field| has(catalogue, source, field))
            };
            read.iter().find(maps).or(read.first()).copied()
        }
    }
}

/// The source that a fact names.
fn named(fact: &Fact) -> Option<&str> {
    match fact {
        Fact::SourceFileAbsent { source, .. }
        | Fact::UnclaimedSheet {
            source: Some(source),
        }
        | Fact::HiddenSheet { source }
        | Fact::ExpectedAbsent { source, .. }
        | Fact::InferredCoverage { source, .. }
        | Fact::InferredHeader { source, .. }
        | Fact::SecondTable { source }
        | Fact::PivotSheet { source }
        | Fact::NoRows { source }
        | Fact::NoBlock { source, .. }
        | Fact::NoParent { source }
        | Fact::NoHeader { source, .. }
        | Fact::ColumnAbsent { source, .. }
        | Fact::ColumnTwice { source, .. }
        | Fact::NoSession { source, .. }
        | Fact::UnclearSession { source, .. }
        | Fact::NoFunder { source }
        | Fact::NoPersonKey { source, .. }
        | Fact::PrefixedKeys { source }
        | Fact::WordAsKey { source, .. }
        | Fact::ActWithoutService { source }
        | Fact::NoOrganisationKey { source }
        | Fact::SheetAbsent { source, .. }
        | Fact::GroupedRows { source, .. }
        | Fact::IdenticalRows { source } => Some(source),
        _ => None,
    }
}

/// The field that a fact is about.
fn field(fact: &Fact) -> Option<&str> {
    match fact {
        Fact::UnknownFunder { .. } => Some(PROJECT),
        Fact::UnknownValue { field, .. }
        | Fact::ForeignColumn { field, .. }
        | Fact::UndeclaredNumber { field, .. }
        | Fact::AmbiguousLetters { field, .. }
        | Fact::AlikeLetters { field, .. }
        | Fact::Placeholder { field, .. }
        | Fact::ImpossibleDate { field, .. }
        | Fact::NumberAsDate { field, .. }
        | Fact::BeforeMidnight { field, .. }
        | Fact::InvalidNumber { field, .. }
        | Fact::ErrorCell { field }
        | Fact::FormulaWithoutResult { field } => Some(field),
        _ => None,
    }
}

/// The field or the service that a fact is about.
fn subject(fact: &Fact) -> Option<&str> {
    match fact {
        Fact::MarkWithoutDate { service } | Fact::SpanReversed { service } => Some(service),
        fact => field(fact),
    }
}

/// The headers by which the column of a finding goes.
pub fn headers<'c>(catalogue: &'c Catalogue, finding: &Finding) -> Vec<&'c str> {
    let source = finding.source.as_ref();
    let Some(source) =
        source.and_then(|name| catalogue.sources.iter().find(|one| one.code == *name))
    else {
        return Vec::new();
    };
    if let Some(funders) = &source.funders
        && matches!(
            finding.fact,
            Fact::UnknownFunder { .. } | Fact::NoFunder { .. }
        )
    {
        return funders.headers.iter().map(String::as_str).collect();
    }
    let column = field(&finding.fact).and_then(|field| {
        let mut columns = columns(source);
        columns.find(|(_, column)| code(catalogue, column.slot) == field)
    });
    let headers = match (column, &source.shape) {
        (Some((_, column)), _) => column.headers.as_slice(),
        (None, Shape::Act { date, .. }) => date,
        // What dates a service goes by the service's name.
        (None, Shape::Wide(records)) => {
            let named = |name: &str| records.iter().find(|record| record.name == name);
            let record = subject(&finding.fact).and_then(named);
            record.map_or(&[] as &[String], |record| &record.date)
        }
        (None, Shape::Aggregate(aggregate)) => aggregate.date.as_deref().unwrap_or_default(),
        (None, Shape::Attendance { .. }) => &[],
    };
    headers.iter().map(String::as_str).collect()
}

fn has(catalogue: &Catalogue, source: &Source, field: &str) -> bool {
    field == MARKS && matches!(source.shape, Shape::Attendance { .. })
        || field == PROJECT && source.funders.is_some()
        || columns(source).any(|(_, column)| code(catalogue, column.slot) == field)
}

/// Every mapped column with the table it stands in.
fn columns(source: &Source) -> impl Iterator<Item = (Option<&str>, &Column)> {
    let wide = match &source.shape {
        Shape::Wide(records) => records.as_slice(),
        _ => &[],
    };
    let of_records = wide.iter().flat_map(|record| {
        let columns = record.columns.iter();
        columns.map(|column| (Some(record.name.as_str()), column))
    });
    source
        .columns
        .iter()
        .map(|column| (None, column))
        .chain(of_records)
}

/// What the catalogue calls a slot.
fn code(catalogue: &Catalogue, slot: Slot) -> &str {
    match slot {
        Slot::Dimension(id) => &catalogue.at(id).code,
        Slot::Field(id) => &catalogue.fields[id.0].code,
    }
}

fn line(catalogue: &Catalogue, source: Option<&Source>, finding: &Finding) -> Option<Line> {
    if let Fact::ConflictingAnswers { dimension } = &finding.fact {
        return Some(Line {
            file: "dimensions.toml".into(),
            table: Some(format!("[[dimension]] code = {}", quoted(dimension))),
            text: "resolve = \"latest\"".into(),
        });
    }
    let Origin::Sheet { file, sheet, .. } = &finding.origin else {
        return match (&finding.fact, source) {
            (Fact::ExpectedAbsent { name, .. }, Some(source)) => {
                let left = source.expected.iter().map(Pattern::as_str);
                let left = list(left.filter(|one| one != name));
                Some(at(source, None, format!("expected = {left}")))
            }
            _ => None,
        };
    };
    if finding.fact == Fact::UnclaimedFile {
        return Some(claim(catalogue, file));
    }
    if finding.fact == (Fact::UnclaimedSheet { source: None }) {
        let source = catalogue.sources.iter().find(|one| any(&one.files, file))?;
        return Some(at(source, None, sheets(source, sheet)));
    }
    let source = source?;
    match &finding.fact {
        Fact::UnclaimedSheet { .. } => Some(at(source, None, sheets(source, sheet))),
        // Its help gives the line already.
        Fact::HiddenSheet { .. } => None,
        fact => of_header(catalogue, source, fact)
            .or_else(|| of_value(catalogue, source, fact))
            .or_else(|| of_person(catalogue, source, fact)),
    }
}

fn at(source: &Source, table: Option<String>, text: String) -> Line {
    Line {
        file: source.file.clone(),
        table,
        text,
    }
}

/// The sheets of a source, and one more.
fn sheets(source: &Source, sheet: &str) -> String {
    let known = source.sheets.iter().map(Pattern::as_str);
    format!("sheets = {}", list(known.chain([sheet])))
}

/// How a file is claimed: by the source of its folder whose files are called most like it.
fn claim(catalogue: &Catalogue, file: &str) -> Line {
    let folder = |path: &str| {
        path.rsplit_once('/')
            .map_or("", |(folder, _)| folder)
            .to_owned()
    };
    let near = catalogue
        .sources
        .iter()
        .filter(|source| {
            source
                .files
                .iter()
                .any(|one| folder(one.as_str()) == folder(file))
        })
        .min_by_key(|source| {
            let distance = |one: &str| strsim::damerau_levenshtein(one, file);
            source.files.iter().map(|one| distance(one.as_str())).min()
        });
    match near {
        Some(source) => {
            let files = source.files.iter().map(Pattern::as_str);
            at(
                source,
                None,
                format!("files = {}", list(files.chain([file]))),
            )
        }
        None => Line {
            file: format!("sources/{OPEN}.toml"),
            table: None,
            text: format!("files = {}", list([file])),
        },
    }
}

/// The line about headers: the ones known, and the one to add.
#[allow(clippy::too_many_lines, reason = "one arm a finding")]
fn of_header(catalogue: &Catalogue, source: &Source, fact: &Fact) -> Option<Line> {
    let headers = |(table, column): (Option<&str>, &Column), more: &str| {
        let table = table.map_or("[columns]".into(), |name| format!("[record.{}]", key(name)));
        let known = column.headers.iter().map(String::as_str);
        let pair = format!(
            "{} = {}",
            key(code(catalogue, column.slot)),
            list(known.chain([more]))
        );
        let text = match table.as_str() {
            "[columns]" => pair,
            _ => format!("columns = {{ {pair} }}"),
        };
        at(source, Some(table), text)
    };
    let goes_by = |header: &str, known: &[String]| {
        known
            .iter()
            .any(|one| fold_exactly(one) == fold_exactly(header))
    };
    match fact {
        Fact::NoHeader { .. } => columns(source).next().map(|column| headers(column, OPEN)),
        Fact::ColumnAbsent {
            header, nearest, ..
        } => {
            let more = nearest.first().map(Heading::name);
            let more = more.as_deref().unwrap_or(OPEN);
            columns(source)
                .find(|(_, column)| goes_by(header, &column.headers))
                .map(|column| headers(column, more))
                .or_else(|| {
                    let funders = source.funders.as_ref();
                    let known = &funders.filter(|one| goes_by(header, &one.headers))?.headers;
                    let names = list(known.iter().map(String::as_str).chain([more]));
                    Some(at(
                        source,
                        None,
                        format!("project = {{ column = {names} }}"),
                    ))
                })
                .or_else(|| dated(source, |known| goes_by(header, known), more))
        }
        Fact::ColumnTwice {
            columns: there,
            header,
            ..
        } => {
            let letter = format!("${}", there.first()?);
            let (_, column) =
                columns(source).find(|(_, column)| goes_by(header, &column.headers))?;
            let text = format!(
                "{} = {}",
                key(code(catalogue, column.slot)),
                quoted(&letter)
            );
            Some(at(source, Some("[columns]".into()), text))
        }
        Fact::NoSession { .. } | Fact::UnclearSession { read: false, .. } => {
            let text = format!("header = {}", quoted(&format!("{OPEN} {{date}}")));
            Some(at(source, Some("[attendance]".into()), text))
        }
        Fact::MarkWithoutDate { service } => {
            let Shape::Wide(records) = &source.shape else {
                return dated(source, |_| true, OPEN);
            };
            let record = records.iter().find(|record| record.name == *service)?;
            dated(source, |known| *known == record.date, OPEN)
        }
        _ => None,
    }
}

/// The line that dates an act, where its headers are those looked for.
fn dated(source: &Source, wanted: impl Fn(&Vec<String>) -> bool, more: &str) -> Option<Line> {
    let (table, known) = match &source.shape {
        Shape::Wide(records) => {
            let record = records.iter().find(|record| wanted(&record.date))?;
            (format!("[record.{}]", key(&record.name)), &record.date)
        }
        Shape::Act { date, .. } => ("[act]".into(), Some(date).filter(|date| wanted(date))?),
        Shape::Aggregate(aggregate) => {
            let date = aggregate.date.as_ref();
            ("[aggregate]".into(), date.filter(|date| wanted(date))?)
        }
        Shape::Attendance { .. } => return None,
    };
    let headers = list(known.iter().map(String::as_str).chain([more]));
    Some(at(source, Some(table), format!("date = {headers}")))
}

/// The line about what tells people and organisations apart.
fn of_person(catalogue: &Catalogue, source: &Source, fact: &Fact) -> Option<Line> {
    let other = |name: &str, declared: Option<&Key>, fields: Vec<&str>| {
        let scope = match declared.map(|key| key.scope).unwrap_or_default() {
            KeyScope::File => "file",
            KeyScope::Source => "source",
            KeyScope::Project => "project",
        };
        let text = format!(
            "{name} = {{ fields = {}, scope = \"{scope}\" }}",
            list(fields)
        );
        Some(at(source, None, text))
    };
    match fact {
        Fact::NoPersonKey { cut: false, .. } => other("person", source.person.as_ref(), vec![OPEN]),
        Fact::NoOrganisationKey { .. } => {
            other("organisation", source.organisation.as_ref(), vec![OPEN])
        }
        Fact::ConflictingBirthDates => {
            let declared = source.person.as_ref()?;
            let fields = declared.fields.iter().map(|slot| code(catalogue, *slot));
            let birth = crate::catalogue::BIRTH_DATE;
            let fields: Vec<&str> = fields.filter(|one| *one != birth).chain([birth]).collect();
            other("person", Some(declared), fields)
        }
        _ => None,
    }
}
