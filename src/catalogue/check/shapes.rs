//! How rows become records, checked: wide registers, acts, attendance, tables of counts, rosters, blocks of columns.

use indexmap::IndexMap;

use super::Scope;
use super::sources::{columns, dated, headers, patterns, template};
use crate::catalogue::SERVICE;
use crate::catalogue::answer::Answers;
use crate::catalogue::file::{
    AggregateFile, AggregateOf, AttendanceFile, CountsFile, ParentFile, RecordFile, SourceFile,
    WhenFile,
};
use crate::catalogue::model::{
    Aggregate, Category, Column, Count, DimensionId, Parent, Shape, Slot, Threshold, When,
    WideRecord,
};
use crate::catalogue::pattern::Template;
use crate::catalogue::spot::{Spot, TextOr};
use crate::catalogue::wordings::Wordings;
use crate::finding::{Bound, Fact};

/// How a row becomes records; none when the source does not say, or says it twice.
pub(super) fn shape(
    written: &SourceFile,
    columns: &[Column],
    scope: &mut Scope<'_>,
) -> Option<Shape> {
    let shapes = usize::from(!written.record.is_empty())
        + usize::from(written.act.is_some())
        + usize::from(written.attendance.is_some())
        + usize::from(written.aggregate.is_some());
    if shapes != 1 {
        let span = written
            .act
            .as_ref()
            .map_or(written.project.span.clone(), |act| act.span.clone());
        scope.add(Fact::UnclearRowShape, &span);
        return None;
    }
    if let Some(act) = &written.act {
        if !tells_service(columns, written, scope) {
            scope.add(Fact::NoService, &act.span);
        }
        let until = act.until.as_ref();
        let (date, month) = match &act.date {
            Some(date) => dated(date, scope),
            None => (Vec::new(), None),
        };
        if act.date.is_none() && !is_dated_by_name(written) {
            scope.add(Fact::MissingKey { key: "date".into() }, &act.span);
        }
        return Some(Shape::Act {
            date,
            month,
            until: until.map(|until| headers("until", until, scope)),
            when: when(&act.when, scope),
        });
    }
    if let Some(attendance) = &written.attendance {
        return self::attendance(attendance, scope);
    }
    if let Some(aggregate) = &written.aggregate {
        return self::aggregate(aggregate, written, columns, scope).map(Shape::Aggregate);
    }
    let records = written.record.iter();
    let mut records: Vec<WideRecord> = records
        .filter_map(|(name, record)| wide(name, record, scope))
        .collect();
    acquaint(&mut records);
    Some(Shape::Wide(records))
}

/// What stands for present, and for absent.
fn marks(attendance: &AttendanceFile, scope: &mut Scope<'_>) -> Answers {
    let words = |written: &[Spot<String>]| written.iter().map(|one| one.value.clone()).collect();
    let (marks, absent) = (words(&attendance.marks), words(&attendance.absent));
    answers(marks, absent, &attendance.service, scope)
}

fn attendance(attendance: &AttendanceFile, scope: &mut Scope<'_>) -> Option<Shape> {
    let header = template(&attendance.header, &["date"], scope);
    if header
        .as_ref()
        .is_some_and(|header| !header.fields().any(|field| field == "date"))
    {
        let pattern = attendance.header.value.clone();
        scope.add(Fact::InvalidPattern { pattern }, &attendance.header.span);
    }
    let threshold = attendance.threshold.as_ref().and_then(|threshold| {
        let value = threshold.value;
        if value > 0.0 && value < 1.0 {
            Some(Threshold::Share(value))
        } else if value >= 1.0 && value.fract() == 0.0 {
            Some(Threshold::Sessions(value as u32))
        } else {
            let field = "threshold".to_owned();
            scope.add(
                Fact::ImpossibleCondition {
                    field,
                    bound: Bound::Empty,
                },
                &threshold.span,
            );
            None
        }
    });
    Some(Shape::Attendance {
        service: service(&attendance.service, scope)?,
        header: header?,
        marks: marks(attendance, scope),
        threshold,
    })
}

/// A table of counts.
fn aggregate(
    aggregate: &AggregateFile,
    written: &SourceFile,
    columns: &[Column],
    scope: &mut Scope<'_>,
) -> Option<Aggregate> {
    let span = &written.aggregate.as_ref()?.span;
    let counts = counts(aggregate, scope);
    if counts.is_empty() {
        scope.empty("counts", span);
    }
    let service = aggregate
        .service
        .as_ref()
        .and_then(|name| service(name, scope));
    if aggregate.service.is_none() && !tells_service(columns, written, scope) {
        scope.add(Fact::NoService, span);
    }
    let (date, month) = match &aggregate.date {
        Some(date) => {
            let (date, month) = dated(date, scope);
            (Some(date), month)
        }
        None => (None, None),
    };
    if date.is_none() && !is_dated_by_name(written) {
        scope.add(Fact::MissingKey { key: "date".into() }, span);
    }
    Some(Aggregate {
        organisations: aggregate.of == AggregateOf::Organisation,
        distinct: aggregate.distinct,
        service,
        date,
        month,
        until: aggregate
            .until
            .as_ref()
            .map(|until| headers("until", until, scope)),
        counts,
    })
}

/// Whether the name of a file or sheet dates its rows.
fn is_dated_by_name(written: &SourceFile) -> bool {
    let named = [&written.from_file_name, &written.from_sheet_name];
    let mut named = named.into_iter().flatten();
    named.any(|name| name.contains("{date}"))
}

/// The columns of counts, with what each says of the people that it counts. Columns that count the same people twice are
/// refused: added up, they would make more people than there are.
fn counts(aggregate: &AggregateFile, scope: &mut Scope<'_>) -> Vec<Count> {
    let mut counts: Vec<Count> = Vec::new();
    if let Some(count) = &aggregate.count {
        let headers = headers("count", count, scope);
        counts.push(Count {
            headers,
            says: Vec::new(),
            margin: 0,
        });
    }
    group(&aggregate.counts, 0, &mut counts, scope);
    for (margin, written) in (1..).zip(aggregate.margins.values()) {
        group(written, margin, &mut counts, scope);
    }
    counts
}

/// The counts of one margin.
fn group(written: &CountsFile, margin: u32, counts: &mut Vec<Count>, scope: &mut Scope<'_>) {
    for (header, written) in written {
        let mut says = Vec::new();
        for (dimension, category) in written {
            if let Some(id) = scope.dimension(dimension)
                && let Some(category) = scope.category(id, category)
            {
                says.push((id, category));
            }
        }
        let overlaps = |known: &&Count| {
            (margin == 0 || known.margin == margin) && !disjoint(&known.says, &says)
        };
        if let Some(known) = counts.iter().find(overlaps) {
            let fact = Fact::OverlappingCounts {
                first: known.headers.first().cloned().unwrap_or_default(),
                second: header.value.clone(),
            };
            scope.add(fact, &header.span);
        }
        let headers = vec![header.value.clone()];
        counts.push(Count {
            headers,
            says,
            margin,
        });
    }
}

/// Whether nobody can be counted by both: they say different categories of one dimension.
fn disjoint(a: &[(DimensionId, Category)], b: &[(DimensionId, Category)]) -> bool {
    let apart = |(dimension, category): &(DimensionId, Category)| {
        b.iter()
            .any(|(other, said)| other == dimension && said != category)
    };
    a.iter().any(apart)
}

/// Whether a column or a fixed value says what was done.
fn tells_service(columns: &[Column], written: &SourceFile, scope: &Scope<'_>) -> bool {
    let service = |slot: &Slot| match slot {
        Slot::Dimension(id) => scope.dimensions[id.0].code == SERVICE,
        Slot::Field(_) => false,
    };
    let named = [&written.from_file_name, &written.from_sheet_name];
    columns.iter().any(|column| service(&column.slot))
        || written.fixed.keys().any(|name| name.value == SERVICE)
        || named
            .into_iter()
            .flatten()
            .any(|name| name.contains("{service}"))
}

/// The table whose rows a roster's belong to.
pub(super) fn parent(written: &ParentFile, scope: &mut Scope<'_>) -> Parent {
    Parent {
        sheets: patterns(&written.sheets, scope),
        files: patterns(&written.files, scope),
        key: headers("key", &written.key, scope),
        of: headers("of", &written.of, scope),
    }
}

/// How the headers of blocks are written: with `{n}` and `{column}`.
pub(super) fn blocks(text: &Spot<String>, scope: &mut Scope<'_>) -> Option<Template> {
    let template = Template::new(text).filter(|template| {
        let mut fields: Vec<&str> = template.fields().collect();
        fields.sort_unstable();
        fields == ["column", "n"]
    });
    if template.is_none() {
        let pattern = text.value.clone();
        scope.add(Fact::InvalidPattern { pattern }, &text.span);
    }
    template
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
        when: when(&record.when, scope),
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

/// The conditions of an act: columns, with what they must say.
fn when(
    written: &IndexMap<Spot<String>, Spot<TextOr<WhenFile>>>,
    scope: &mut Scope<'_>,
) -> Vec<When> {
    let mut list = Vec::new();
    for (header, words) in written {
        let (yes, no) = match &words.value {
            TextOr::Text(word) => (vec![word.clone()], Vec::new()),
            TextOr::List(words) => (words.clone(), Vec::new()),
            TextOr::Table(table) => (table.is.to_vec(), table.not.to_vec()),
        };
        list.push(When {
            headers: vec![header.value.clone()],
            answers: answers(yes, no, header, scope),
        });
    }
    list
}

/// Words that say yes and no; one that says both is a finding.
fn answers(
    yes: Vec<String>,
    no: Vec<String>,
    named: &Spot<String>,
    scope: &mut Scope<'_>,
) -> Answers {
    let said: Wordings<()> = yes.iter().map(|word| (word, ())).collect();
    for word in no.iter().filter(|word| said.exactly(word).is_some()) {
        let fact = Fact::AliasClaimedTwice {
            alias: word.clone(),
            first: "is".into(),
            second: "not".into(),
            dimension: named.value.clone(),
        };
        scope.add(fact, &named.span);
    }
    Answers::new(yes, no)
}

/// Words that the conditions of several services ask of one column are known to each of them.
fn acquaint(records: &mut [WideRecord]) {
    let asked = |when: &When| (when.headers.clone(), when.answers.yes().to_vec());
    let all: Vec<_> = records
        .iter()
        .flat_map(|one| one.when.iter().map(asked))
        .collect();
    for when in records.iter_mut().flat_map(|one| &mut one.when) {
        let others = all.iter().filter(|(headers, _)| *headers == when.headers);
        for word in others.flat_map(|(_, words)| words) {
            when.answers.deny(word);
        }
    }
}
