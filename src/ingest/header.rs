//! Which row holds the headers, and which column is which field.

use super::sheet::{Row, Value};
use super::titles::{Title, columns_of, told};
use crate::catalogue::{
    Aggregate, Catalogue, Column, Pattern, Shape, Slot, Source, Template, WideRecord, fold,
};
use crate::finding::{Fact, Findings, Origin, column_letters};

/// A mapped column found.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub column: u32,
    pub slots: Vec<Slot>,
}

/// A record of a wide row (or the one act of a row) and the columns it needs.
#[derive(Debug, Clone)]
pub(super) struct Act {
    /// Which of the source's wide records; none for a row that is one act.
    pub record: Option<usize>,
    pub date: Option<u32>,
    /// The column of the month, where `date` is that of the year.
    pub month: Option<u32>,
    pub until: Option<u32>,
    /// Columns that must say one of the words, folded.
    pub when: Vec<(Option<u32>, Vec<String>)>,
    pub columns: Vec<Found>,
}

/// A dated column of an attendance sheet.
#[derive(Debug, Clone)]
pub(super) struct Session {
    pub column: u32,
    pub day: i32,
    /// What its header says besides the date.
    pub says: Vec<(Slot, String)>,
}

impl Session {
    /// What tells it from another: the day, and what else its header says.
    pub(super) fn named(&self) -> (i32, String) {
        let says: Vec<&str> = self.says.iter().map(|(_, text)| text.as_str()).collect();
        (self.day, fold(&says.join(" ")))
    }
}

/// A column that says whether one category holds.
#[derive(Debug, Clone)]
pub(super) struct Choice {
    pub column: u32,
    pub slot: Slot,
    /// What its header calls the category.
    pub text: String,
}

/// The columns of one sheet.
#[derive(Debug, Clone, Default)]
pub(super) struct Layout {
    pub columns: Vec<Found>,
    pub acts: Vec<Act>,
    pub sessions: Vec<Session>,
    /// Columns that each say whether one category holds.
    pub choices: Vec<Choice>,
    /// Columns of counts: the column, and its place in the source.
    pub counts: Vec<(u32, usize)>,
    /// The column that says which projects paid.
    pub funder: Option<u32>,
    /// The headers of mapped columns, folded, to know them again further down.
    pub headers: Vec<(u32, String)>,
    /// Whether a column that the source names is missing.
    pub incomplete: bool,
}

/// The headers that a source names, each with the other names it goes by.
pub(super) fn wanted(source: &Source) -> Vec<Vec<String>> {
    let of_columns = |columns: &[Column]| {
        columns
            .iter()
            .map(|column| column.headers.clone())
            .collect::<Vec<_>>()
    };
    let mut all = of_columns(&source.columns);
    match &source.shape {
        Shape::Wide(records) => {
            for record in records {
                all.push(record.date.clone());
                all.extend(record.month.clone());
                all.extend(record.until.clone());
                all.extend(record.when.iter().map(|when| when.headers.clone()));
                all.extend(of_columns(&record.columns));
            }
        }
        Shape::Act {
            date,
            month,
            until,
            when,
        } => {
            all.push(date.clone());
            all.extend(month.clone());
            all.extend(until.clone());
            all.extend(when.iter().map(|when| when.headers.clone()));
        }
        Shape::Attendance { .. } => {}
        Shape::Aggregate(aggregate) => {
            all.extend(aggregate.date.clone());
            all.extend(aggregate.month.clone());
            all.extend(aggregate.until.clone());
            all.extend(aggregate.counts.iter().map(|count| count.headers.clone()));
        }
    }
    all.extend(source.parent.iter().map(|parent| parent.of.clone()));
    all.extend(source.funders.iter().map(|one| one.headers.clone()));
    all.retain(|names| !names.is_empty());
    all.sort();
    all.dedup();
    all
}

/// What finding the columns needs to know of the sheet.
pub(super) struct Sheet<'a> {
    pub catalogue: &'a Catalogue,
    pub source: &'a Source,
    pub file: &'a str,
    pub name: &'a str,
    pub row: u32,
    pub titles: &'a [Title],
}

/// The layout of a sheet whose header row is known, with findings for columns absent or found twice.
pub(super) fn layout(sheet: &Sheet<'_>, findings: &mut Findings) -> Layout {
    let mut finder = Finder {
        sheet,
        findings,
        layout: Layout::default(),
    };
    let columns = finder.columns(&sheet.source.columns);
    finder.layout.columns = columns;
    if let Some(funders) = &sheet.source.funders {
        finder.layout.funder = finder.one(&funders.headers);
    }
    match &sheet.source.shape {
        Shape::Wide(records) => {
            for (place, record) in records.iter().enumerate() {
                let act = finder.wide(place, record);
                finder.layout.acts.push(act);
            }
        }
        Shape::Act {
            date,
            month,
            until,
            when,
        } => {
            let act = Act {
                record: None,
                date: finder.date(date),
                month: month.as_ref().and_then(|headers| finder.one(headers)),
                until: until.as_ref().and_then(|headers| finder.one(headers)),
                when: when
                    .iter()
                    .map(|when| (finder.one(&when.headers), when.words.clone()))
                    .collect(),
                columns: Vec::new(),
            };
            finder.layout.acts.push(act);
        }
        Shape::Attendance { header, .. } => finder.sessions(header),
        Shape::Aggregate(aggregate) => finder.counts(aggregate),
    }
    finder.layout
}

struct Finder<'a, 'f> {
    sheet: &'a Sheet<'a>,
    findings: &'f mut Findings,
    layout: Layout,
}

impl Finder<'_, '_> {
    fn wide(&mut self, place: usize, record: &WideRecord) -> Act {
        Act {
            record: Some(place),
            date: self.one(&record.date),
            month: record.month.as_ref().and_then(|headers| self.one(headers)),
            until: record.until.as_ref().and_then(|headers| self.one(headers)),
            when: record
                .when
                .iter()
                .map(|when| (self.one(&when.headers), when.words.clone()))
                .collect(),
            columns: self.columns(&record.columns),
        }
    }

    /// Mapped columns, those that fill several slots once.
    fn columns(&mut self, columns: &[Column]) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        for column in columns {
            let options = self.options(column);
            let plainly = !column.headers.is_empty();
            // Where each option has its column, the one that sums them up need not be there.
            if options && (!plainly || columns_of(self.sheet.titles, &column.headers).is_empty()) {
                continue;
            }
            if !plainly {
                let headers: Vec<String> = column.options.iter().map(Template::to_string).collect();
                self.one(&headers);
                continue;
            }
            let Some(at) = self.one(&column.headers) else {
                continue;
            };
            match found.iter_mut().find(|one| one.column == at) {
                Some(one) => one.slots.push(column.slot),
                None => found.push(Found {
                    column: at,
                    slots: vec![column.slot],
                }),
            }
        }
        found
    }

    /// The columns of a field's options; whether there are any.
    fn options(&mut self, column: &Column) -> bool {
        let before = self.layout.choices.len();
        for (place, title) in (0u32..).zip(self.sheet.titles) {
            let read = |template: &Template| {
                let parts = template.read(&title.shown, &|_, _| true)?;
                parts.first().map(|(_, text)| (*text).to_owned())
            };
            if let Some(text) = column.options.iter().find_map(read) {
                let slot = column.slot;
                let column = place;
                self.layout.choices.push(Choice { column, slot, text });
            }
        }
        self.layout.choices.len() > before
    }

    /// The columns of a table of counts.
    fn counts(&mut self, aggregate: &Aggregate) {
        let act = Act {
            record: None,
            date: aggregate
                .date
                .as_ref()
                .and_then(|headers| self.one(headers)),
            month: aggregate
                .month
                .as_ref()
                .and_then(|headers| self.one(headers)),
            until: aggregate
                .until
                .as_ref()
                .and_then(|headers| self.one(headers)),
            when: Vec::new(),
            columns: Vec::new(),
        };
        self.layout.acts.push(act);
        for (place, count) in aggregate.counts.iter().enumerate() {
            if let Some(column) = self.one(&count.headers) {
                self.layout.counts.push((column, place));
            }
        }
    }

    /// The column that dates an act; none where the file's or sheet's name does, though `date` be called so.
    fn date(&mut self, headers: &[String]) -> Option<u32> {
        let named = self.sheet.source.is_dated_by_name();
        let of_name = named && headers.iter().all(|header| fold(header) == "date");
        if headers.is_empty() || of_name && columns_of(self.sheet.titles, headers).is_empty() {
            return None;
        }
        self.one(headers)
    }

    /// The column of one of these headers.
    fn one(&mut self, headers: &[String]) -> Option<u32> {
        let titles = self.sheet.titles;
        let at = columns_of(titles, headers);
        let sheet = self.sheet;
        let origin = Origin::cell(sheet.file, sheet.name, sheet.row, None);
        let header = headers.first().cloned().unwrap_or_default();
        let source = sheet.source.code.clone();
        match at.as_slice() {
            [] => {
                let nearest = self.nearest(&header);
                self.findings.add(
                    Fact::ColumnAbsent {
                        source,
                        header,
                        nearest,
                    },
                    origin,
                );
                self.layout.incomplete = true;
                return None;
            }
            [_] => {}
            several => {
                let columns = several
                    .iter()
                    .map(|column| column_letters(*column))
                    .collect();
                self.findings.add(
                    Fact::ColumnTwice {
                        source,
                        header,
                        columns,
                    },
                    origin,
                );
                self.layout.incomplete = true;
            }
        }
        let column = at[0];
        let leaf = titles
            .get(column as usize)
            .map_or("", Title::leaf)
            .to_owned();
        if !self
            .layout
            .headers
            .iter()
            .any(|(known, _)| *known == column)
        {
            self.layout.headers.push((column, leaf));
        }
        Some(column)
    }

    /// The three headers present that resemble a missing one most, other than those already mapped. One that holds it
    /// whole resembles it most: programs glue marks and numbers to headers.
    fn nearest(&self, header: &str) -> Vec<String> {
        let mapped = |text: &str| {
            let folded = fold(text);
            wanted(self.sheet.source)
                .iter()
                .flatten()
                .any(|known| fold(known) == folded)
        };
        let titles = self.sheet.titles.iter();
        let wanted = fold(header);
        let mut list: Vec<(bool, usize, &str)> = titles
            .map(|title| title.shown.as_str())
            .filter(|text| !fold(text).is_empty() && !mapped(text))
            .map(|text| {
                let folded = fold(text);
                let holds = !wanted.is_empty() && folded.contains(&wanted);
                let distance = strsim::damerau_levenshtein(&folded, &wanted);
                (!holds, distance, text)
            })
            .collect();
        list.sort_unstable();
        list.into_iter()
            .take(3)
            .map(|(_, _, text)| text.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect()
    }

    fn sessions(&mut self, template: &Template) {
        let sheet = self.sheet;
        let source = sheet.source;
        let accepts = |name: &str, text: &str| match name {
            "date" => {
                super::value::day(Value::Text(text), source.dates) != super::value::Reading::Wrong
            }
            _ => accepts(sheet.catalogue, name, text),
        };
        for (column, title) in sheet.titles.iter().enumerate() {
            let Some(parts) = template.read(&title.shown, &accepts) else {
                continue;
            };
            let mut session = Session {
                column: column as u32,
                day: 0,
                says: Vec::new(),
            };
            for (name, value) in parts {
                if name == "date" {
                    if let super::value::Reading::Is(day) =
                        super::value::day(Value::Text(value), source.dates)
                    {
                        session.day = chrono::Datelike::num_days_from_ce(&day);
                    }
                } else if let Some(slot) = slot_named(sheet.catalogue, name) {
                    session.says.push((slot, value.to_owned()));
                }
            }
            self.layout.sessions.push(session);
        }
        if self.layout.sessions.is_empty() {
            let fact = Fact::NoSession {
                source: source.code.clone(),
                template: template.to_string(),
            };
            self.findings
                .add(fact, Origin::cell(sheet.file, sheet.name, sheet.row, None));
            self.layout.incomplete = true;
        }
    }
}

/// Whether a row repeats the headers, as printed pages do.
pub(super) fn repeats(layout: &Layout, row: Row<'_>) -> bool {
    let same = |(column, header): &&(u32, String)| match row.cell(*column) {
        Value::Text(text) => may_fold_to(text, header) && told(text) == *header,
        _ => false,
    };
    let here = layout.headers.iter().filter(same).count();
    here >= 2 && here * 2 > layout.headers.len()
}

/// Whether a text may fold to a header, by its first letters: most cells are told apart by one.
fn may_fold_to(text: &str, header: &str) -> bool {
    let mut letters = header.bytes();
    for byte in text.bytes().filter(u8::is_ascii_alphanumeric) {
        match letters.next() {
            Some(letter) if letter == byte.to_ascii_lowercase() => {}
            // Beyond ASCII a letter may stand between.
            _ => return !text.is_ascii(),
        }
    }
    true
}

/// Whether a text in a file's, sheet's or column's name can be meant for a field.
pub(super) fn accepts(catalogue: &Catalogue, name: &str, text: &str) -> bool {
    match slot_named(catalogue, name) {
        Some(Slot::Dimension(id)) => catalogue.at(id).category_of(text).is_some(),
        _ => true,
    }
}

/// The dimension or field of that code.
pub(super) fn slot_named(catalogue: &Catalogue, name: &str) -> Option<Slot> {
    let field = || catalogue.fields.iter().position(|field| field.code == name);
    match catalogue.dimension(name) {
        Some(id) => Some(Slot::Dimension(id)),
        None => field().map(|place| Slot::Field(crate::catalogue::FieldId(place))),
    }
}

/// Whether any of the patterns matches.
pub(super) fn any(patterns: &[Pattern], name: &str) -> bool {
    patterns.iter().any(|pattern| pattern.matches(name))
}

/// The first header of each column that a source names, for the finding of a sheet without them.
pub(super) fn names(source: &Source) -> Vec<String> {
    wanted(source)
        .into_iter()
        .filter_map(|names| names.into_iter().next())
        .collect()
}
