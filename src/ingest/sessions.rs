//! Attendance: the columns that are sessions, by their headers, and the marks under them.

use chrono::Datelike;
use indexmap::IndexMap;

use super::cells::say;
use super::header::{Finder, Layout, Session, Unread, accepts, slot_named};
use super::loss::several;
use super::mapping::Mapper;
use super::record::Record;
use super::sheet::{Row, Value};
use super::titles::Title;
use super::value::{self, Reading};
use crate::catalogue::{Answer, Category, Shape, Slot, Source, Template, To, fold};
use crate::finding::{Fact, Origin};

/// Where the marks of all sessions are gathered: a mark not understood is told once, not once a session.
const SESSIONS: u32 = u32::MAX;
/// Headers that a finding names.
const NAMED: usize = 12;

impl Finder<'_, '_> {
    /// The columns whose header is that of a session, and those that nothing reads.
    pub(super) fn sessions(&mut self, template: &Template) {
        for (column, title) in (0u32..).zip(self.sheet.titles) {
            match self.session(template, column, &title.shown) {
                Some(session) => self.layout.sessions.push(session),
                None if self.is_free(column, title) => self.layout.unread.push(Unread {
                    column,
                    header: title.shown.split_whitespace().collect::<Vec<_>>().join(" "),
                    marks: 0,
                    row: 0,
                    others: 0,
                }),
                None => {}
            }
        }
        if self.layout.sessions.is_empty() {
            let fact = Fact::NoSession {
                source: self.sheet.source.code.clone(),
                template: template.to_string(),
            };
            let sheet = self.sheet;
            let origin = Origin::cell(sheet.file, sheet.name, sheet.row, None);
            self.findings.add(fact, origin);
            self.layout.incomplete = true;
        }
    }

    /// Whether a column has a header and is no field's.
    fn is_free(&self, column: u32, title: &Title) -> bool {
        let mapped = self
            .layout
            .headers
            .iter()
            .any(|(known, _)| *known == column);
        let chosen = self.layout.choices.iter().any(|one| one.column == column);
        !mapped && !chosen && !title.shown.trim().is_empty()
    }

    /// The session that a header is of: one of the declared form, or of a day among other words.
    fn session(&self, template: &Template, column: u32, header: &str) -> Option<Session> {
        let source = self.sheet.source;
        let read = |day: &dyn Fn(&str) -> bool| {
            template.read(header, &|name, text| match name {
                "date" => day(text),
                _ => accepts(self.sheet.catalogue, name, text),
            })
        };
        let plain = |text: &str| matches!(whole(text, source), Reading::Is(_));
        let among = |text: &str| value::day_among(text, source.dates).is_some();
        let parts = read(&plain).or_else(|| read(&among))?;
        let mut session = Session {
            column,
            day: 0,
            says: Vec::new(),
            beside: String::new(),
            held: false,
        };
        for (name, text) in parts {
            if name == "date" {
                let day = match whole(text, source) {
                    Reading::Is(day) => day,
                    _ => {
                        header.clone_into(&mut session.beside);
                        value::day_among(text, source.dates)?
                    }
                };
                session.day = day.num_days_from_ce();
            } else if let Some(slot) = slot_named(self.sheet.catalogue, name) {
                session.says.push((slot, text.to_owned()));
            }
        }
        Some(session)
    }
}

/// A text as the day of a session.
fn whole(text: &str, source: &Source) -> Reading<chrono::NaiveDate> {
    value::day(Value::Text(text), source.dates)
}

impl Mapper<'_> {
    /// The acts of a row of attendance: one for each mark under a session.
    pub(super) fn attended(
        &mut self,
        row: Row<'_>,
        base: &Record,
        service: Category,
    ) -> Vec<(Record, Option<To>)> {
        let mut records = Vec::new();
        for session in &mut self.layout.sessions {
            let cell = row.cell(session.column);
            if cell.is_empty() {
                continue;
            }
            match self.marks.hear(cell) {
                Answer::Yes => session.held = true,
                Answer::No => {
                    session.held = session.held || !value::is_placeholder(&value::written(cell));
                    continue;
                }
                Answer::Unknown => {
                    let text = value::written(cell).into_owned();
                    let words = self.words.entry(SESSIONS).or_default();
                    words.miss(text.clone(), row.number, session.column);
                    self.missed.push(text);
                    continue;
                }
            }
            let mut record = base.clone();
            (record.first, record.last) = (session.day, session.day);
            for (slot, text) in &session.says {
                say(self.catalogue, self.source, *slot, text, &mut record);
            }
            if let Some(dimension) = self.service {
                record.categories[dimension.0] = service.0;
            }
            records.push((record, None));
        }
        self.look_beside(row);
        records
    }

    /// Takes note of marks under headers that nothing reads. A number without a number in its header is a count.
    fn look_beside(&mut self, row: Row<'_>) {
        for unread in &mut self.layout.unread {
            let cell = row.cell(unread.column);
            if cell.is_empty() {
                continue;
            }
            let counts = matches!(cell, Value::Number(_)) && !says_when(&unread.header);
            match self.marks.hear(cell) {
                Answer::Yes if !counts => {
                    unread.marks += 1;
                    if unread.marks == 1 {
                        unread.row = row.number;
                    }
                }
                Answer::No => {}
                _ => unread.others += 1,
            }
        }
    }

    /// Findings on columns that are sessions by a day among other words, and on those whose marks belong to no day: what
    /// these say is lost where the header tells when.
    pub(super) fn tell_sessions(&mut self, header_row: u32) {
        let Shape::Attendance { service, .. } = self.source.shape else {
            return;
        };
        let sessions = self.layout.sessions.iter();
        let worded = sessions.filter(|session| session.held && !session.beside.is_empty());
        let worded: Vec<(u32, String)> = worded
            .map(|session| (session.column, session.beside.clone()))
            .collect();
        self.tell_headers(header_row, true, worded);
        let unread = std::mem::take(&mut self.layout.unread);
        let marked = unread.iter().filter(|one| one.marks > one.others);
        let marked: Vec<&Unread> = marked.collect();
        for one in marked.iter().filter(|one| says_when(&one.header)) {
            self.lose_of_anybody(service, several(u64::from(one.marks)));
        }
        let named = marked.iter().map(|one| (one.column, one.header.clone()));
        self.tell_headers(header_row, false, named.collect());
    }

    fn tell_headers(&mut self, row: u32, read: bool, headers: Vec<(u32, String)>) {
        let Some((column, _)) = headers.first() else {
            return;
        };
        let origin = Origin::cell(self.file, self.sheet, row, Some(*column));
        let headers = headers.into_iter().map(|(_, header)| header).take(NAMED);
        let fact = Fact::UnclearSession {
            source: self.source.code.clone(),
            headers: headers.collect(),
            read,
        };
        self.findings.add(fact, origin);
    }
}

/// Whether a header tells when something was: by a number, or by the name of a month.
fn says_when(header: &str) -> bool {
    header.contains(char::is_numeric)
        || header
            .split(|sign: char| !sign.is_alphabetic())
            .any(|word| value::month_named(word).is_some())
}

/// The sessions that a sheet shows and that were held: the day, and what else the header says. Two of a sheet that say the
/// same are two.
pub(super) fn held<'l>(layouts: impl Iterator<Item = &'l Layout>) -> Vec<(i32, String)> {
    let mut all = Vec::new();
    for layout in layouts {
        let mut met: IndexMap<(i32, String), u32> = IndexMap::new();
        for session in &layout.sessions {
            let (day, name) = session.named();
            let times = met.entry((day, name.clone())).or_default();
            *times += 1;
            if session.held {
                all.push((day, format!("{name} {times}")));
            }
        }
    }
    all
}

impl Session {
    /// What tells it from another: the day, and what else its header says.
    fn named(&self) -> (i32, String) {
        let says = self
            .says
            .iter()
            .map(|(_, text): &(Slot, String)| text.as_str());
        let says: Vec<&str> = says.chain([self.beside.as_str()]).collect();
        (self.day, fold(&says.join(" ")))
    }
}
