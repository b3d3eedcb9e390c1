//! Sources checked: patterns, mapped fields, keys, and how a row becomes records.

use indexmap::IndexMap;

use super::{Scope, covers, funders, shapes};
use crate::catalogue::AGE;
use crate::catalogue::aliases::is_unknown;
use crate::catalogue::file::{ColumnsFile, DeriveFile, KeyFile, MonthFile, SourceFile};
use crate::catalogue::model::{Category, Column, Derive, DimensionId, Key, Project, Slot, Source};
use crate::catalogue::pattern::{Pattern, Template};
use crate::catalogue::spot::{OneOrMany, Spot, TextOr};
use crate::catalogue::wordings::Wordings;
use crate::finding::{Expected, Fact};

/// A source, with what could be understood of it: once for each project whose acts it holds.
pub(in crate::catalogue) fn source(
    code: &str,
    written: &SourceFile,
    projects: &[Project],
    scope: &mut Scope<'_>,
) -> Vec<Source> {
    let owners = funders::owners(written, projects, scope);
    let Some(source) = declared(code, written, scope) else {
        return Vec::new();
    };
    let of = |(project, funders)| Source {
        project,
        funders,
        ..source.clone()
    };
    owners.into_iter().map(of).collect()
}

/// What a source declares, whose it is apart.
fn declared(code: &str, written: &SourceFile, scope: &mut Scope<'_>) -> Option<Source> {
    if written.files.is_empty() {
        scope.empty("files", &written.files.span);
    }
    let columns = columns(&written.columns, scope);
    let fixed = fixed(written, scope);
    let from_file_name = named(written.from_file_name.as_ref(), written, scope);
    let from_sheet_name = named(written.from_sheet_name.as_ref(), written, scope);
    let shape = shapes::shape(written, &columns, scope)?;
    Some(Source {
        code: code.to_owned(),
        label: written
            .label
            .as_ref()
            .map(|label| scope.label(label))
            .unwrap_or_default(),
        project: 0,
        funders: None,
        files: patterns(&written.files, scope),
        sheets: patterns(&written.sheets, scope),
        hidden: written.hidden,
        place: super::places::place(written, scope),
        expected: patterns(&written.expected, scope),
        covers: covers::covers(written, scope),
        person: written.person.as_ref().map(|key| self::key(key, scope)),
        organisation: written
            .organisation
            .as_ref()
            .map(|key| self::key(key, scope)),
        fill_down: super::places::fill_down(written, scope),
        dates: written.dates,
        serial_dates: written.serial_dates,
        before_midnight: written.before_midnight,
        fixed,
        from_file_name,
        from_sheet_name,
        columns,
        values: values(written, scope),
        derive: written
            .derive
            .iter()
            .filter_map(|(name, rule)| derive(name, rule, scope))
            .collect(),
        shape,
        parent: written
            .parent
            .as_ref()
            .map(|parent| shapes::parent(parent, scope)),
        blocks: written
            .blocks
            .as_ref()
            .and_then(|text| shapes::blocks(text, scope)),
        file: scope.file.to_owned(),
    })
}

/// What a file's or sheet's name tells; acts and counts may be dated by it, or learn their year.
fn named(
    text: Option<&Spot<String>>,
    written: &SourceFile,
    scope: &mut Scope<'_>,
) -> Option<Template> {
    let dated = written.aggregate.is_some() || written.act.is_some();
    let others: &[&str] = if dated { &["date", "year"] } else { &[] };
    template(text?, others, scope)
}

pub(super) fn patterns(written: &[Spot<String>], scope: &mut Scope<'_>) -> Vec<Pattern> {
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

/// A template whose fields are all declared, or among `others` (`{date}` where a session is dated).
pub(super) fn template(
    text: &Spot<String>,
    others: &[&str],
    scope: &mut Scope<'_>,
) -> Option<Template> {
    let Some(template) = Template::new(text) else {
        scope.add(
            Fact::InvalidPattern {
                pattern: text.value.clone(),
            },
            &text.span,
        );
        return None;
    };
    for field in template.fields().filter(|field| !others.contains(field)) {
        let _ = scope.slot(&Spot {
            value: field.to_owned(),
            span: text.span.clone(),
        });
    }
    Some(template)
}

pub(super) fn columns(written: &ColumnsFile, scope: &mut Scope<'_>) -> Vec<Column> {
    let mut list = Vec::new();
    for (name, headers) in written {
        let Some(slot) = scope.slot(name) else {
            continue;
        };
        let (options, plain): (Vec<&String>, Vec<&String>) =
            headers.iter().partition(|header| is_option(name, header));
        if !options.is_empty() && !has_options(slot, scope) {
            let field = name.value.clone();
            scope.add(Fact::UnsuitableField { field }, &headers.span);
        }
        let options = options.into_iter().filter_map(|text| Template::new(text));
        list.push(Column {
            slot,
            options: options.collect(),
            headers: plain.into_iter().cloned().collect(),
        });
        let _ = self::headers(name, headers, scope);
    }
    list
}

/// Whether a header can name one of a field's answers: a category, or an age.
fn has_options(slot: Slot, scope: &Scope<'_>) -> bool {
    match slot {
        Slot::Dimension(_) => true,
        Slot::Field(id) => scope.fields[id.0].code == AGE,
    }
}

/// Whether a header is that of one category's column: `besoins/{vulnerability}` for `vulnerability`.
fn is_option(field: &str, header: &str) -> bool {
    header.contains(&format!("{{{field}}}"))
}

/// The headers that a column goes by: one at least, and none without a sign.
pub(super) fn headers(
    key: &str,
    written: &Spot<OneOrMany<String>>,
    scope: &mut Scope<'_>,
) -> Vec<String> {
    if written.is_empty() || written.iter().any(|header| header.trim().is_empty()) {
        scope.empty(key, &written.span);
    }
    written.to_vec()
}

/// The headers of what dates an act: of the date, or of its year and its month.
pub(super) fn dated(
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
) -> IndexMap<DimensionId, Wordings<Category>> {
    let mut all = IndexMap::new();
    let others = written.values.iter();
    for (name, words) in others.filter(|(name, _)| !funders::are_words(name, written)) {
        let Some(dimension) = scope.dimension(name) else {
            continue;
        };
        let mut known = Wordings::default();
        for (word, category) in words {
            let Some(category) = one(word, category, scope) else {
                continue;
            };
            let category = &category;
            let meant = if is_unknown(category)
                && scope.dimensions[dimension.0].category(category).is_none()
            {
                Some(Category::UNKNOWN)
            } else {
                scope.category(dimension, category)
            };
            if let Some(category) = meant {
                claim(word, category, &mut known, dimension, scope);
            }
        }
        all.insert(dimension, known);
    }
    all
}

/// Lets a word claim its meaning; a word that means two things, signs and all, is a finding.
pub(super) fn claim(
    word: &Spot<String>,
    category: Category,
    known: &mut Wordings<Category>,
    dimension: DimensionId,
    scope: &mut Scope<'_>,
) {
    let holder = known.declare(word, category);
    if holder != category {
        let dimension = &scope.dimensions[dimension.0];
        let name = |one| dimension.def(one).map_or("_U", |def| def.code.as_str());
        let fact = Fact::AliasClaimedTwice {
            alias: scope.repeated(&word.value, false),
            first: name(holder).to_owned(),
            second: name(category).to_owned(),
            dimension: dimension.code.clone(),
        };
        scope.add(fact, &word.span);
    }
}

/// The one category that a word may mean.
fn one(word: &str, meant: &Spot<OneOrMany<String>>, scope: &mut Scope<'_>) -> Option<Spot<String>> {
    if let [value] = &meant.value[..] {
        let (value, span) = (value.clone(), meant.span.clone());
        return Some(Spot { value, span });
    }
    let fact = Fact::WrongType {
        key: word.to_owned(),
        expected: Expected::Text,
    };
    scope.add(fact, &meant.span);
    None
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
