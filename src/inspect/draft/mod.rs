//! A source drafted from what files hold: every line that was guessed says so.

mod columns;
mod sessions;
mod shape;

use std::fmt::Write as _;

use super::{Column, Family, Inspected, Kind, Sheet};
use crate::catalogue::{Catalogue, DateOrder, Slot};
use crate::screen::is_hidden;
use crate::wording::Note;
use columns::Mapped;

/// A source as drafted: lines of TOML.
#[derive(Debug, Default)]
pub struct Draft {
    /// The lines, top to bottom.
    pub lines: Vec<Line>,
}

/// A line of a draft.
#[derive(Debug, Clone, Default)]
pub struct Line {
    /// What it declares; empty for a remark alone.
    pub toml: String,
    /// Whether it is left out until somebody decides.
    pub off: bool,
    /// What is said beside it, or in its place.
    pub note: Option<Note>,
}

impl Draft {
    fn says(&mut self, toml: impl Into<String>) {
        self.lines.push(Line {
            toml: toml.into(),
            ..Line::default()
        });
    }

    fn guesses(&mut self, toml: impl Into<String>, note: Note) {
        self.lines.push(Line {
            toml: toml.into(),
            off: false,
            note: Some(note),
        });
    }

    fn proposes(&mut self, toml: impl Into<String>, note: Note) {
        self.lines.push(Line {
            toml: toml.into(),
            off: true,
            note: Some(note),
        });
    }

    fn remarks(&mut self, note: Note) {
        self.guesses("", note);
    }
}

/// One sheet of those that the source reads.
#[derive(Debug, Clone, Copy)]
struct Part<'a> {
    /// A pattern that takes its file's path.
    path: &'a str,
    sheet: &'a Sheet,
}

/// Drafts a source of a project. `files` are those looked at, by their paths under the data folder; `declared` says whether
/// the catalogue knows the project.
pub fn draft(catalogue: &Catalogue, files: &[Inspected], project: &str, declared: bool) -> Draft {
    let mut draft = Draft::default();
    let all: Vec<Part<'_>> = files
        .iter()
        .flat_map(|file| {
            file.sheets.iter().map(|sheet| Part {
                path: &file.pattern,
                sheet,
            })
        })
        .filter(|part| !part.sheet.hidden)
        .collect();
    let parts = alike(&all);
    draft.remarks(Note::Made);
    if declared {
        draft.says(format!("project = {}", quoted(project)));
    } else {
        draft.guesses(
            format!("project = {}", quoted(project)),
            Note::ProjectAbsent,
        );
    }
    place(&mut draft, &all, &parts, files);
    let mapped = Mapped::new(catalogue, &parts);
    keys(&mut draft, catalogue, &mapped, &parts);
    dates(&mut draft, &parts);
    serials(&mut draft, &parts);
    let shape = shape::of(catalogue, &parts, &mapped);
    shape.head(&mut draft);
    mapped.write(&mut draft, catalogue, &shape);
    columns::derive(&mut draft, catalogue, &mapped, &parts);
    shape.write(&mut draft);
    columns::values(&mut draft, catalogue, &mapped, &parts);
    draft
}

/// The sheets that hold the same columns and, together, most rows.
fn alike<'a>(all: &[Part<'a>]) -> Vec<Part<'a>> {
    let headers = |part: &Part<'_>| -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for column in &part.sheet.columns {
            // What a column fills says more than what it is called: « Née le » is « Date de naissance ».
            let name = match (&column.meaning, column.name()) {
                (Some(meaning), _) => format!("{:?}", meaning.slot),
                (None, Some(name)) if sessions::session(name).is_some() => "session".into(),
                (None, Some(name)) => crate::ingest::look::folded(name),
                (None, None) => continue,
            };
            if !all.contains(&name) {
                all.push(name);
            }
        }
        all
    };
    let table = |part: &&Part<'_>| {
        let roster = matches!(
            part.sheet.family,
            Some(Family::Kobo { roster: true } | Family::Odk { roster: true })
        );
        part.sheet.heading.is_some() && !part.sheet.pivot && !roster && part.sheet.rows.of_data > 0
    };
    let mut groups: Vec<(Vec<String>, Vec<Part<'a>>)> = Vec::new();
    for part in all.iter().filter(table) {
        let own = headers(part);
        let shared = |known: &[String]| own.iter().filter(|name| known.contains(name)).count();
        let same = |known: &[String]| shared(known) * 10 >= known.len().max(own.len()) * 6;
        match groups.iter_mut().find(|(known, _)| same(known)) {
            Some((_, parts)) => parts.push(*part),
            None => groups.push((own, vec![*part])),
        }
    }
    let rows = |parts: &[Part<'_>]| {
        parts
            .iter()
            .map(|part| part.sheet.rows.of_data)
            .sum::<u32>()
    };
    let best = groups
        .into_iter()
        .rev()
        .max_by_key(|(_, parts)| rows(parts));
    best.map(|(_, parts)| parts).unwrap_or_default()
}

/// Files, sheets and the row of the headers.
fn place(draft: &mut Draft, all: &[Part<'_>], parts: &[Part<'_>], files: &[Inspected]) {
    let mut paths: Vec<&str> = parts.iter().map(|part| part.path).collect();
    if paths.is_empty() {
        paths = files.iter().map(|file| file.pattern.as_str()).collect();
    }
    paths.sort_unstable();
    paths.dedup();
    let list: Vec<String> = paths.iter().map(|path| quoted(&pattern(path))).collect();
    draft.guesses(format!("files = [{}]", list.join(", ")), Note::Files);
    let mut names: Vec<String> = Vec::new();
    for part in parts.iter().filter(|part| !part.sheet.name.is_empty()) {
        let name = quoted(&pattern(&part.sheet.pattern));
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if !names.is_empty() {
        draft.guesses(format!("sheets = [{}]", names.join(", ")), Note::Sheets);
    }
    for part in all {
        let taken = parts.iter().any(|one| std::ptr::eq(one.sheet, part.sheet));
        if !taken && part.sheet.rows.filled > 0 {
            let roster = matches!(
                part.sheet.family,
                Some(Family::Kobo { roster: true } | Family::Odk { roster: true })
            );
            let sheet = part.sheet.name.clone();
            draft.remarks(if roster {
                Note::Roster(sheet)
            } else {
                Note::OtherSheet(sheet)
            });
        }
    }
    let rows: Vec<(u32, usize)> = parts
        .iter()
        .filter_map(|part| part.sheet.heading.as_ref())
        .map(|heading| (heading.row, heading.rows))
        .collect();
    match rows.first() {
        Some((row, depth)) if rows.iter().all(|one| one == &rows[0]) => {
            if *row > 1 {
                draft.guesses(format!("header_row = {row}"), Note::HeaderRow);
            }
            if *depth > 1 {
                draft.guesses(format!("header_rows = {depth}"), Note::HeaderRow);
            }
        }
        Some(_) => {}
        None => draft.remarks(Note::NoHeading),
    }
    if parts.iter().any(|part| part.sheet.rows.second.is_some()) {
        draft.remarks(Note::SecondTable);
    }
    if let Some(family) = parts.iter().find_map(|part| part.sheet.family) {
        let name = match family {
            Family::Kobo { .. } => "KoboToolbox",
            Family::Odk { .. } => "ODK Central",
        };
        draft.remarks(Note::Family(name));
    }
}

/// What tells people, and organisations, apart.
fn keys(draft: &mut Draft, catalogue: &Catalogue, mapped: &Mapped, parts: &[Part<'_>]) {
    let has = |code: &&str| {
        super::vocabulary::slot_of(catalogue, code).is_some_and(|slot| mapped.holds(slot))
    };
    let several = {
        let mut paths: Vec<&str> = parts.iter().map(|part| part.path).collect();
        paths.dedup();
        paths.len() > 1
    };
    let key = |fields: &[&str]| {
        let list: Vec<String> = fields.iter().map(|field| quoted(field)).collect();
        format!("{{ fields = [{}], scope = \"source\" }}", list.join(", "))
    };
    let full: Vec<&str> = ["last_name", "first_name", "birth_date"]
        .into_iter()
        .filter(has)
        .collect();
    if has(&"case_number") {
        let note = if several { Note::KeyInFiles } else { Note::Key };
        draft.guesses(format!("person = {}", key(&["case_number"])), note);
    } else if full.len() == 3 {
        draft.guesses(format!("person = {}", key(&full)), Note::Key);
    } else if full.iter().any(|field| field.ends_with("name")) {
        draft.guesses(format!("person = {}", key(&full)), Note::WeakKey);
    } else if has(&"name") {
        let fields: Vec<&str> = ["name", "birth_date"].into_iter().filter(has).collect();
        draft.guesses(format!("person = {}", key(&fields)), Note::WeakKey);
    } else {
        draft.remarks(Note::NoKey);
    }
    let organisation = ["organisation_code", "idea_code", "organisation_name"]
        .into_iter()
        .find(|code| has(code));
    if let Some(code) = organisation {
        draft.guesses(format!("organisation = {}", key(&[code])), Note::Key);
    }
}

/// The order of day and month.
fn dates(draft: &mut Draft, parts: &[Part<'_>]) {
    let tallies = || {
        parts
            .iter()
            .flat_map(|part| &part.sheet.columns)
            .map(|column| &column.tally)
    };
    let sum = |of: &dyn Fn(&super::Tally) -> u32| tallies().map(of).sum::<u32>();
    let (first, second) = (
        sum(&|tally| tally.first_over),
        sum(&|tally| tally.second_over),
    );
    let written = sum(&|tally| tally.written_days);
    let order = if second > first {
        DateOrder::MonthFirst
    } else {
        DateOrder::DayFirst
    };
    let toml = match order {
        DateOrder::MonthFirst => "dates = \"month first\"",
        _ => "dates = \"day first\"",
    };
    match first.max(second) {
        0 if written == 0 => draft.says(toml),
        0 => draft.guesses(toml, Note::OrderAssumed),
        proof => draft.guesses(toml, Note::OrderShown(proof)),
    }
}

/// Numbers in a column of dates, where nothing in it is a date by its look.
fn serials(draft: &mut Draft, parts: &[Part<'_>]) {
    let mut columns = parts.iter().flat_map(|part| &part.sheet.columns);
    let numbers = |column: &Column| column.kind == Kind::Date && column.tally.days == 0;
    if columns.any(numbers) {
        draft.guesses("serial_dates = true", Note::Serials);
    }
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for sign in text.chars() {
        match sign {
            '"' | '\\' => out.extend(['\\', sign]),
            sign if sign.is_control() => out.push(' '),
            sign if is_hidden(sign) => {
                let _ = write!(out, "\\U{:08X}", sign as u32);
            }
            sign => out.push(sign),
        }
    }
    out.push('"');
    out
}

/// A name as a pattern that takes it: signs that patterns refuse are left open.
fn pattern(name: &str) -> String {
    let open = name.replace([':', '\\'], "?");
    match open.strip_prefix('/') {
        Some(rest) => format!("?{rest}"),
        None => open,
    }
}

/// The code of a dimension or field.
fn code_of(catalogue: &Catalogue, slot: Slot) -> &str {
    match slot {
        Slot::Dimension(id) => &catalogue.at(id).code,
        Slot::Field(field) => &catalogue.fields[field.0].code,
    }
}
