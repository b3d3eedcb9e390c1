//! Attendance grids: marks under days.

use super::Part;
use super::shape::service_of_names;
use crate::catalogue::{Catalogue, DateOrder, DimensionId, SERVICE, fold_exactly, says_no};
use crate::finding::Shown;
use crate::ingest::Value;
use crate::ingest::look::{self, Reading};
use crate::inspect::Column;
use crate::wording::Note;

/// An attendance grid as drafted.
#[derive(Debug)]
pub(super) struct Attendance {
    pub service: (String, bool),
    pub header: String,
    pub marks: Vec<String>,
}

/// The text before the day that a header of a session ends with.
pub(super) fn session(header: &str) -> Option<&str> {
    let text = header.trim();
    let (before, day) = text.rsplit_once(' ').unwrap_or(("", text));
    let dated = matches!(
        look::day(Value::Text(day), DateOrder::DayFirst),
        Reading::Is(_)
    );
    dated.then_some(before)
}

/// An attendance grid: three columns or more whose headers end with a day.
pub(super) fn attendance(catalogue: &Catalogue, parts: &[Part<'_>]) -> Option<Attendance> {
    let all = || parts.iter().flat_map(|part| &part.sheet.columns);
    let sessions: Vec<(&Column, &str)> = all()
        .filter_map(|column| Some((column, session(column.name()?)?)))
        .collect();
    if sessions.len() < 3 {
        return None;
    }
    let texts: Vec<&str> = sessions
        .iter()
        .map(|(_, before)| *before)
        .filter(|before| !before.is_empty())
        .collect();
    let understands = |id: DimensionId| {
        texts
            .iter()
            .filter(|text| catalogue.at(id).category_of(text).is_some())
            .count()
    };
    let best = (0..catalogue.dimensions.len())
        .map(DimensionId)
        .max_by_key(|id| (understands(*id), std::cmp::Reverse(*id)));
    let header = match best.filter(|id| understands(*id) * 2 > texts.len()) {
        Some(id) => format!("{{{}}} {{date}}", catalogue.at(id).code),
        None if texts.is_empty() => "{date}".into(),
        None => "* {date}".into(),
    };
    let mut marks: Vec<String> = Vec::new();
    for (shown, _) in sessions.iter().flat_map(|(column, _)| &column.values) {
        let Shown::Text(mark) = shown else { continue };
        if !marks
            .iter()
            .any(|known| fold_exactly(known) == fold_exactly(mark))
            && !is_absence(mark)
        {
            marks.push(mark.clone());
        }
    }
    if marks.is_empty() {
        marks.push("x".into());
    }
    let (service, note) = service_of_names(catalogue, parts);
    let named = note == Note::ServiceByName;
    let training = catalogue
        .dimension(SERVICE)
        .and_then(|id| catalogue.at(id).category("training"));
    let service = if named || training.is_none() {
        service
    } else {
        "training".into()
    };
    Some(Attendance {
        service: (service, named),
        header,
        marks,
    })
}

/// Marks that say somebody was away.
fn is_absence(mark: &str) -> bool {
    says_no(mark) || ["a", "abs", "absent", "absente"].contains(&fold_exactly(mark).as_str())
}
