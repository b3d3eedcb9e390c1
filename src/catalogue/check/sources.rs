//! Sources checked: patterns, mapped fields, keys, and how a row becomes records.

use indexmap::IndexMap;

use super::Scope;
use crate::catalogue::SERVICE;
use crate::catalogue::aliases::is_unknown;
use crate::catalogue::file::{ColumnsFile, DeriveFile, KeyFile, MonthFile, RecordFile, SourceFile};
use crate::catalogue::fold::fold;
use crate::catalogue::model::{
    Category, Column, Derive, DimensionId, Key, Project, Shape, Slot, Source, When, WideRecord,
};
use crate::catalogue::pattern::{Pattern, Template};
use crate::catalogue::spot::{OneOrMany, Spot, TextOr};
use crate::finding::{Fact, Named};

/// A source, with what could be understood of it.
pub(in crate::catalogue) fn source(
    code: &str,
    written: &SourceFile,
    projects: &[Project],
    scope: &mut Scope<'_>,
) -> Option<Source> {
    let project = projects
        .iter()
        .position(|project| project.code == written.project.value);
    if project.is_none() {
        scope.undeclared(
            Named::Project,
            &written.project,
            projects.iter().map(|project| project.code.as_str()),
        );
    }
    if written.files.is_empty() {
        scope.empty("files", &written.files.span);
    }
    let columns = columns(&written.columns, scope);
    let fixed = fixed(written, scope);
    let from_file_name = written
        .from_file_name
        .as_ref()
        .and_then(|text| template(text, false, scope));
    let from_sheet_name = written
        .from_sheet_name
        .as_ref()
        .and_then(|text| template(text, false, scope));
    let shape = shape(written, &columns, &fixed, scope)?;
    Some(Source {
        code: code.to_owned(),
        project: project?,
        files: patterns(&written.files, scope),
        sheets: patterns(&written.sheets, scope),
        hidden: written.hidden,
        place: super::places::place(written, scope),
        expected: patterns(&written.expected, scope),
        person: written.person.as_ref().map(|key| self::key(key, scope)),
        organisation: written
            .organisation
            .as_ref()
            .map(|key| self::key(key, scope)),
        dates: written.dates,
        fixed,
        from_file_name,
        from_sheet_name,
        columns,
        values: values(written, scope),
        absent: Vec::new(),
        derive: written
            .derive
            .iter()
            .filter_map(|(name, rule)| derive(name, rule, scope))
            .collect(),
        shape,
        file: scope.file.to_owned(),
    })
}

fn patterns(written: &[Spot<String>], scope: &mut Scope<'_>) -> Vec<Pattern> {
    let mut list = Vec::new();
    for text in written {
        match Pattern::new(text) {
            Some(pattern) => list.push(pattern),
            None => scope.add(
                Fact::InvalidPattern {
                    pattern: text.value.clone(),
                },
                &text.span,
            ),
        }
    }
    list
}

/// A template whose fields are all declared; `{date}` is allowed where a session is dated.
fn template(text: &Spot<String>, dated: bool, scope: &mut Scope<'_>) -> Option<Template> {
    let Some(template) = Template::new(text) else {
        scope.add(
            Fact::InvalidPattern {
                pattern: text.value.clone(),
            },
            &text.span,
        );
        return None;
    };
    for field in template
        .fields()
        .filter(|field| !(dated && *field == "date"))
    {
        let _ = scope.slot(&Spot {
            value: field.to_owned(),
            span: text.span.clone(),
        });
    }
    Some(template)
}

fn columns(written: &ColumnsFile, scope: &mut Scope<'_>) -> Vec<Column> {
    let mut list = Vec::new();
    for (name, headers) in written {
        let Some(slot) = scope.slot(name) else {
            continue;
        };
        list.push(Column {
            slot,
            headers: self::headers(name, headers, scope),
        });
    }
    list
}

/// The headers that a column goes by: one at least, and none without a sign.
fn headers(key: &str, written: &Spot<OneOrMany<String>>, scope: &mut Scope<'_>) -> Vec<String> {
    if written.is_empty() || written.iter().any(|header| header.trim().is_empty()) {
        scope.empty(key, &written.span);
    }
    written.to_vec()
}

/// The headers of what dates an act: of the date, or of its year and its month.
fn dated(
    written: &Spot<TextOr<MonthFile>>,
    scope: &mut Scope<'_>,
) -> (Vec<String>, Option<Vec<String>>) {
    let date = match &written.value {
        TextOr::Text(header) => vec![header.clone()],
        TextOr::List(headers) => headers.clone(),
        TextOr::Table(columns) => {
            let year = headers("year", &columns.year, scope);
            return (year, Some(headers("month", &columns.month, scope)));
        }
    };
    if date.is_empty() || date.iter().any(|header| header.trim().is_empty()) {
        scope.empty("date", &written.span);
    }
    (date, None)
}

fn fixed(written: &SourceFile, scope: &mut Scope<'_>) -> Vec<(Slot, String)> {
    let mut list = Vec::new();
    for (name, value) in &written.fixed {
        let Some(slot) = scope.slot(name) else {
            continue;
        };
        if let Slot::Dimension(dimension) = slot
            && scope.dimensions[dimension.0].category_of(value).is_none()
        {
            let _ = scope.category(dimension, value);
            continue;
        }
        list.push((slot, value.value.clone()));
    }
    list
}

fn key(written: &KeyFile, scope: &mut Scope<'_>) -> Key {
    if written.fields.is_empty() {
        scope.empty("fields", &written.fields.span);
    }
    let fields = written
        .fields
        .iter()
        .filter_map(|name| scope.slot(name))
        .collect();
    Key {
        fields,
        scope: written.scope,
        ignore: written.ignore.clone(),
    }
}

fn values(
    written: &SourceFile,
    scope: &mut Scope<'_>,
) -> IndexMap<DimensionId, IndexMap<String, Category>> {
    let mut all = IndexMap::new();
    for (name, words) in &written.values {
        let Some(dimension) = scope.dimension(name) else {
            continue;
        };
        let mut known = IndexMap::new();
        for (word, category) in words {
            let meant = if is_unknown(category)
                && scope.dimensions[dimension.0].category(category).is_none()
            {
                Some(Category::UNKNOWN)
            } else {
                scope.category(dimension, category)
            };
            if let Some(category) = meant {
                known.insert(fold(word), category);
            }
        }
        all.insert(dimension, known);
    }
    all
}

fn derive(name: &Spot<String>, rule: &DeriveFile, scope: &mut Scope<'_>) -> Option<Derive> {
    let dimension = scope.dimension(name);
    let from = scope.dimension(&rule.from);
    let (dimension, from) = (dimension?, from?);
    let mut map = Vec::new();
    for (category, sources) in &rule.map {
        let target = scope.category(dimension, category);
        for source in sources {
            if let (Some(target), Some(source)) = (target, scope.category(from, source)) {
                map.push((source, target));
            }
        }
    }
    let otherwise = rule
        .otherwise
        .as_ref()
        .and_then(|category| scope.category(dimension, category));
    Some(Derive {
        dimension,
        from,
        map,
        otherwise,
    })
}

fn shape(
    written: &SourceFile,
    columns: &[Column],
    fixed: &[(Slot, String)],
    scope: &mut Scope<'_>,
) -> Option<Shape> {
    let shapes = usize::from(!written.record.is_empty())
        + usize::from(written.act.is_some())
        + usize::from(written.attendance.is_some());
    if shapes != 1 {
        let span = written
            .act
            .as_ref()
            .map_or(written.project.span.clone(), |act| act.span.clone());
        scope.add(Fact::UnclearRowShape, &span);
        return None;
    }
    if let Some(act) = &written.act {
        let service = scope
            .dimensions
            .iter()
            .position(|dimension| dimension.code == SERVICE)
            .map(DimensionId);
        let told = |slot: &Slot| service.is_some_and(|service| *slot == Slot::Dimension(service));
        if !columns.iter().any(|column| told(&column.slot))
            && !fixed.iter().any(|(slot, _)| told(slot))
        {
            scope.add(Fact::NoService, &act.span);
        }
        let until = act.until.as_ref();
        let (date, month) = dated(&act.date, scope);
        return Some(Shape::Act {
            date,
            month,
            until: until.map(|until| headers("until", until, scope)),
            when: when(&act.when),
        });
    }
    if let Some(attendance) = &written.attendance {
        let header = template(&attendance.header, true, scope);
        if header
            .as_ref()
            .is_some_and(|header| !header.fields().any(|field| field == "date"))
        {
            let pattern = attendance.header.value.clone();
            scope.add(Fact::InvalidPattern { pattern }, &attendance.header.span);
        }
        let marks = attendance.marks.iter().map(|mark| fold(mark)).collect();
        return Some(Shape::Attendance {
            service: service(&attendance.service, scope)?,
            header: header?,
            marks,
        });
    }
    Some(Shape::Wide(
        written
            .record
            .iter()
            .filter_map(|(name, record)| wide(name, record, scope))
            .collect(),
    ))
}

fn wide(name: &Spot<String>, record: &RecordFile, scope: &mut Scope<'_>) -> Option<WideRecord> {
    let (date, month) = dated(&record.date, scope);
    Some(WideRecord {
        name: name.value.clone(),
        service: service(record.service.as_ref().unwrap_or(name), scope)?,
        date,
        month,
        until: record
            .until
            .as_ref()
            .map(|until| headers("until", until, scope)),
        when: when(&record.when),
        columns: columns(&record.columns, scope),
        to: record.to,
    })
}

fn service(name: &Spot<String>, scope: &mut Scope<'_>) -> Option<Category> {
    let dimension = scope.dimension(&Spot {
        value: SERVICE.to_owned(),
        span: name.span.clone(),
    })?;
    scope.category(dimension, name)
}

fn when(written: &IndexMap<Spot<String>, Spot<OneOrMany<String>>>) -> Vec<When> {
    written
        .iter()
        .map(|(header, words)| When {
            headers: vec![header.value.clone()],
            words: words.iter().flat_map(|word| answers(word)).collect(),
        })
        .collect()
}

/// Words that say yes, folded, and those that say no. Only the first few of each are asked for as such.
const YES: [&str; 9] = ["oui", "yes", "vrai", "true", "نعم", "o", "y", "1", "x"];
const NO: [&str; 7] = ["non", "no", "faux", "false", "لا", "n", "0"];

/// What a condition's word answers to: `oui` is also a cell that says `O`, `yes`, `1` or TRUE.
fn answers(word: &str) -> Vec<String> {
    let folded = fold(word);
    let alike = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    if YES[..5].contains(&folded.as_str()) {
        alike(&YES)
    } else if NO[..5].contains(&folded.as_str()) {
        alike(&NO)
    } else {
        vec![folded]
    }
}
