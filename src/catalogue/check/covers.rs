//! The days that a source tells of, checked: periods, or where they stand in names.

use super::Scope;
use crate::catalogue::file::{CoversFile, SourceFile};
use crate::catalogue::model::Covers;
use crate::catalogue::pattern::Template;
use crate::catalogue::period::PeriodSpec;
use crate::catalogue::spot::{Spot, TextOr};
use crate::finding::Fact;

/// What a template of days may name; one of the first two, or the last two, at least.
const PARTS: [&str; 8] = [
    "year", "period", "half", "quarter", "month", "day", "from", "to",
];

/// What a source declares of its days.
pub(super) fn covers(written: &SourceFile, scope: &mut Scope<'_>) -> Option<Covers> {
    let covers = written.covers.as_ref()?;
    let texts = match &covers.value {
        TextOr::Text(text) => std::slice::from_ref(text),
        TextOr::List(texts) => texts,
        TextOr::Table(names) => return in_names(names, covers, scope),
    };
    if texts.is_empty() {
        scope.empty("covers", &covers.span);
    }
    let mut periods = Vec::new();
    for text in texts {
        match period(text) {
            Some(period) => periods.push(period),
            None => {
                let text = text.clone();
                scope.add(Fact::InvalidPeriod { text }, &covers.span);
            }
        }
    }
    Some(Covers::Periods(periods))
}

/// A period; `2019..` goes on.
fn period(text: &str) -> Option<(PeriodSpec, bool)> {
    match text.trim().strip_suffix("..") {
        Some(from) if !from.is_empty() => Some((PeriodSpec::parse(from)?, true)),
        _ => Some((PeriodSpec::parse(text)?, false)),
    }
}

fn in_names(
    names: &CoversFile,
    covers: &Spot<TextOr<CoversFile>>,
    scope: &mut Scope<'_>,
) -> Option<Covers> {
    match (&names.file_name, &names.sheet_name) {
        (Some(file), None) => template(file, scope).map(Covers::FileName),
        (None, Some(sheet)) => template(sheet, scope).map(Covers::SheetName),
        _ => {
            scope.empty("covers", &covers.span);
            None
        }
    }
}

fn template(text: &Spot<String>, scope: &mut Scope<'_>) -> Option<Template> {
    let dated = |template: &Template| {
        let fields: Vec<&str> = template.fields().collect();
        let has = |name: &str| fields.contains(&name);
        fields.iter().all(|field| PARTS.contains(field))
            && (has("year") || has("period") || has("from") && has("to"))
    };
    let read = Template::new(text).filter(dated);
    if read.is_none() {
        let pattern = text.value.clone();
        scope.add(Fact::InvalidPattern { pattern }, &text.span);
    }
    read
}
