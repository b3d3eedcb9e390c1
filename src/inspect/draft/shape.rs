//! How a row becomes records: one act, a date a service, or marks under days.

use super::columns::{Mapped, named};
use super::sessions::{Attendance, attendance, session};
use super::{Draft, Part, code_of, quoted};
use crate::catalogue::{
    Catalogue, Category, DimensionId, FieldType, SERVICE, Slot, fold, says_yes,
};
use crate::finding::Shown;
use crate::inspect::{Column, Kind};
use crate::wording::Note;

/// The shape drafted.
#[derive(Debug, Default)]
pub(super) struct Shape {
    /// `fixed = …`, where the service of every act is the same.
    fixed: Option<(String, Note)>,
    records: Vec<Record>,
    /// Columns of days that date no service known.
    undated: Vec<String>,
    act: Option<(String, Option<Note>)>,
    attendance: Option<Attendance>,
    /// Slots written under the records, not under `[columns]`.
    taken: Vec<Slot>,
    /// Headers that the shape names.
    used: Vec<String>,
}

/// Words in the header of the column that dates an act.
const OF_ACTS: [&str; 8] = [
    "acte",
    "service",
    "visite",
    "session",
    "prestation",
    "seance",
    "activite",
    "visit",
];

/// A service of a wide register.
#[derive(Debug)]
struct Record {
    service: String,
    dates: Vec<String>,
    /// Field and header of amounts beside it.
    columns: Vec<(String, String)>,
    /// A column that answers yes or no beside it, and how it says yes.
    when: Option<(String, String)>,
}

/// Whether a column holds the days of a service.
fn dates_service(column: &Column) -> bool {
    column.service.is_some() && column.kind != Kind::Money
}

/// Whether a column holds amounts, or would if it were filled.
fn is_amount(catalogue: &Catalogue, column: &Column) -> bool {
    let field = |slot: Slot| match slot {
        Slot::Field(field) => catalogue.fields[field.0].kind == FieldType::Money,
        Slot::Dimension(_) => false,
    };
    column.kind == Kind::Money
        || column
            .meaning
            .as_ref()
            .is_some_and(|meaning| field(meaning.slot))
}

fn is_yes(text: &str) -> bool {
    says_yes(text)
}

/// The shape of a row.
pub(super) fn of(catalogue: &Catalogue, parts: &[Part<'_>], mapped: &Mapped) -> Shape {
    let service = catalogue.dimension(SERVICE);
    let mut shape = Shape::default();
    if let Some(attendance) = attendance(catalogue, parts) {
        let sessions = parts
            .iter()
            .flat_map(|part| &part.sheet.columns)
            .filter_map(Column::name);
        shape.used = sessions
            .filter(|name| session(name).is_some())
            .map(str::to_owned)
            .collect();
        shape.attendance = Some(attendance);
        return shape;
    }
    let dated: Vec<(&Part<'_>, &Column)> = parts
        .iter()
        .flat_map(|part| part.sheet.columns.iter().map(move |column| (part, column)))
        .filter(|(_, column)| column.kind == Kind::Date || dates_service(column))
        .filter(|(_, column)| column.meaning.is_none())
        .collect();
    let told = service.is_some_and(|service| mapped.holds(Slot::Dimension(service)));
    let services = dated.iter().any(|(_, column)| dates_service(column));
    if let Some(service) = service
        && services
        && !(told && dated.iter().all(|(_, column)| !dates_service(column)))
    {
        shape.wide(catalogue, service, parts);
    } else {
        shape.one_act(catalogue, parts, &dated, told);
    }
    shape
}

impl Shape {
    /// Whether the records themselves map a slot.
    pub(super) fn takes(&self, slot: Slot) -> bool {
        self.taken.contains(&slot)
    }

    /// Whether the shape names a header.
    pub(super) fn uses(&self, name: &str) -> bool {
        self.used.iter().any(|used| used == name) || self.undated.iter().any(|used| used == name)
    }

    fn wide(&mut self, catalogue: &Catalogue, service: DimensionId, parts: &[Part<'_>]) {
        for part in parts {
            let mut last: Option<usize> = None;
            let mut met: Vec<Category> = Vec::new();
            // The record to the left of each column.
            let mut near: Vec<Option<usize>> = Vec::new();
            for column in &part.sheet.columns {
                let name = named(part, column);
                if let Some(category) = column.service.filter(|_| dates_service(column)) {
                    let code = catalogue.category_code(service, category).to_owned();
                    let nth = met.iter().filter(|one| **one == category).count();
                    met.push(category);
                    last = Some(self.dates(&code, nth, name));
                } else if column.meaning.is_none() && column.kind == Kind::Date {
                    self.leave(name);
                    last = None;
                }
                near.push(last);
            }
            for (column, near) in part.sheet.columns.iter().zip(near) {
                self.beside(catalogue, service, part, column, near);
            }
        }
    }

    /// What a column says of the act whose days stand to its left, or whose service it names.
    fn beside(
        &mut self,
        catalogue: &Catalogue,
        service: DimensionId,
        part: &Part<'_>,
        column: &Column,
        near: Option<usize>,
    ) {
        let name = named(part, column);
        let amount = catalogue
            .fields
            .iter()
            .position(|field| field.kind == FieldType::Money);
        let own = column.service.and_then(|category| {
            let code = catalogue.category_code(service, category);
            self.records.iter().position(|one| one.service == code)
        });
        match (column.kind, amount, own.or(near)) {
            (Kind::Money | Kind::Empty, Some(amount), Some(at)) if is_amount(catalogue, column) => {
                let slot = Slot::Field(crate::catalogue::FieldId(amount));
                self.taken.push(slot);
                self.used.push(name.clone());
                let record = &mut self.records[at];
                if record.columns.is_empty() {
                    let field = code_of(catalogue, slot).to_owned();
                    record.columns.push((field, name));
                }
            }
            (Kind::YesNo, _, Some(at)) if column.meaning.is_none() => {
                let yes = column.values.iter().find_map(|(shown, _)| match shown {
                    Shown::Text(text) if is_yes(text) => Some(text.to_lowercase()),
                    _ => None,
                });
                if let Some(yes) = yes {
                    self.used.push(name.clone());
                    self.records[at].when.get_or_insert((name, yes));
                }
            }
            _ => {}
        }
    }

    /// The place of the record for the nth column of a service, with one more header.
    fn dates(&mut self, service: &str, nth: usize, header: String) -> usize {
        let mut places = (0..self.records.len()).filter(|at| self.records[*at].service == service);
        self.used.push(header.clone());
        let own = self
            .records
            .iter()
            .position(|one| one.service == service && one.dates.contains(&header));
        if let Some(at) = own.or_else(|| places.nth(nth)) {
            if !self.records[at].dates.contains(&header) {
                self.records[at].dates.push(header);
            }
            return at;
        }
        self.records.push(Record {
            service: service.to_owned(),
            dates: vec![header],
            columns: Vec::new(),
            when: None,
        });
        self.records.len() - 1
    }

    fn leave(&mut self, name: String) {
        if !self.undated.contains(&name) {
            self.undated.push(name);
        }
    }

    fn one_act(
        &mut self,
        catalogue: &Catalogue,
        parts: &[Part<'_>],
        dated: &[(&Part<'_>, &Column)],
        told: bool,
    ) {
        let mut names: Vec<String> = Vec::new();
        for (part, column) in dated {
            let name = named(part, column);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let speaking = names
            .iter()
            .position(|name| OF_ACTS.iter().any(|word| fold(name).contains(word)));
        let own = names.iter().position(|name| !name.starts_with('_'));
        let at = speaking.or(own).or((!names.is_empty()).then_some(0));
        let note = match (at, names.len()) {
            (None, _) => Some(Note::NoDate),
            (_, 1) => None,
            _ => Some(Note::OneOfDates),
        };
        let date = at.map_or_else(|| "Date".to_owned(), |at| names.remove(at));
        self.used.push(date.clone());
        self.act = Some((date, note));
        names.retain(|name| !name.starts_with('_'));
        self.undated = names;
        if !told {
            let (code, note) = service_of_names(catalogue, parts);
            self.fixed = Some((code, note));
        }
    }

    /// What stands at the head of the source.
    pub(super) fn head(&self, draft: &mut Draft) {
        if let Some((service, note)) = &self.fixed {
            draft.guesses(
                format!("fixed = {{ service = {} }}", quoted(service)),
                note.clone(),
            );
        }
    }

    /// The tables of the shape.
    pub(super) fn write(&self, draft: &mut Draft) {
        self.write_records(draft);
        if let Some((date, note)) = &self.act {
            draft.says("");
            draft.says("[act]");
            let toml = format!("date = {}", quoted(date));
            match note {
                Some(note) => draft.guesses(toml, note.clone()),
                None => draft.says(toml),
            }
        }
        for name in &self.undated {
            draft.says("");
            draft.proposes("[record.…]", Note::ServiceUnknown);
            draft.lines.push(super::Line {
                toml: format!("date = {}", quoted(name)),
                off: true,
                note: None,
            });
        }
        if let Some(attendance) = &self.attendance {
            draft.says("");
            draft.says("[attendance]");
            let (service, named) = &attendance.service;
            let note = if *named {
                Note::ServiceByName
            } else {
                Note::ServiceAssumed
            };
            draft.guesses(format!("service = {}", quoted(service)), note);
            draft.guesses(
                format!("header = {}", quoted(&attendance.header)),
                Note::Sessions,
            );
            let marks: Vec<String> = attendance.marks.iter().map(|mark| quoted(mark)).collect();
            draft.guesses(format!("marks = [{}]", marks.join(", ")), Note::Marks);
        }
    }

    fn write_records(&self, draft: &mut Draft) {
        let mut met: Vec<&str> = Vec::new();
        for record in &self.records {
            let nth = met.iter().filter(|one| **one == record.service).count();
            met.push(&record.service);
            draft.says("");
            if nth == 0 {
                draft.guesses(
                    format!("[record.{}]", record.service),
                    Note::ServiceByHeader,
                );
            } else {
                draft.guesses(
                    format!("[record.{}_{}]", record.service, nth + 1),
                    Note::ServiceByHeader,
                );
                draft.says(format!("service = {}", quoted(&record.service)));
            }
            draft.says(format!("date = {}", one_or_many(&record.dates)));
            if let Some((header, yes)) = &record.when {
                let toml = format!("when = {{ {} = {} }}", quoted(header), quoted(yes));
                draft.proposes(toml, Note::OnlyWhere);
            }
            for (field, header) in &record.columns {
                draft.guesses(
                    format!("columns = {{ {field} = {} }}", quoted(header)),
                    Note::AmountBeside,
                );
            }
        }
    }
}

fn one_or_many(headers: &[String]) -> String {
    match headers {
        [header] => quoted(header),
        several => {
            let list: Vec<String> = several.iter().map(|header| quoted(header)).collect();
            format!("[{}]", list.join(", "))
        }
    }
}

/// The service that the names of files or sheets tell, or else the first of the catalogue.
pub(super) fn service_of_names(catalogue: &Catalogue, parts: &[Part<'_>]) -> (String, Note) {
    let Some(id) = catalogue.dimension(SERVICE) else {
        return ("…".into(), Note::ServiceAssumed);
    };
    for part in parts {
        let stem = part.path.rsplit('/').next().unwrap_or(part.path);
        let stem = stem.split('.').next().unwrap_or(stem);
        let names = [part.sheet.name.as_str(), stem].into_iter();
        let words = names.flat_map(|name| std::iter::once(name).chain(name.split(['-', '_', ' '])));
        if let Some(category) = words
            .filter(|word| word.len() > 2)
            .find_map(|word| catalogue.at(id).category_of(word))
        {
            return (
                catalogue.category_code(id, category).to_owned(),
                Note::ServiceByName,
            );
        }
    }
    let first = catalogue.at(id).categories.first();
    (
        first.map_or_else(|| "…".into(), |first| first.code.clone()),
        Note::ServiceAssumed,
    )
}
