//! Which row holds the headers, and which column is which field.

use super::hearing::Hearing;
use super::meaning::codes_of;
use super::sheet::{Row, Value};
use super::titles::{Title, columns_of, is_doubtful, told};
use super::wanted::wanted;
use crate::catalogue::{
    Aggregate, Catalogue, Column, Pattern, Shape, Slot, Source, Template, When, WideRecord, fold,
};
use crate::finding::{Fact, Findings, Heading, Origin, Shown, column_letters};

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
    /// Columns that must say so.
    pub when: Vec<Condition>,
    pub columns: Vec<Found>,
}

/// A column that must say that an act took place.
#[derive(Debug, Clone)]
pub(super) struct Condition {
    pub column: Option<u32>,
    /// What findings call it.
    pub header: String,
    pub hearing: Hearing,
}

/// A dated column of an attendance sheet.
#[derive(Debug, Clone)]
pub(super) struct Session {
    pub column: u32,
    pub day: i32,
    /// What its header says besides the date.
    pub says: Vec<(Slot, String)>,
    /// What stands in the header beside a day, and no field takes.
    pub beside: String,
    /// Whether somebody was marked in it, present or absent.
    pub held: bool,
}

/// A column of an attendance sheet whose header nothing reads, and what it holds.
#[derive(Debug, Clone)]
pub(super) struct Unread {
    pub column: u32,
    pub header: String,
    /// Cells that say that somebody came, and the row of the first.
    pub marks: u32,
    pub row: u32,
    /// Cells that are filled and no mark.
    pub others: u32,
}

/// A column that says whether one category holds.
#[derive(Debug, Clone)]
pub(super) struct Choice {
    pub column: u32,
    pub slot: Slot,
    /// What its header calls the category.
    pub text: String,
    /// The category, as records hold it; nothing where it is not understood.
    pub codes: Vec<(usize, u32)>,
}

/// The columns of one sheet.
#[derive(Debug, Clone, Default)]
pub(super) struct Layout {
    pub columns: Vec<Found>,
    pub acts: Vec<Act>,
    pub sessions: Vec<Session>,
    /// Columns of an attendance sheet that nothing reads.
    pub unread: Vec<Unread>,
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
        wanted: wanted(sheet.source),
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
                when: finder.conditions(when),
                columns: Vec::new(),
            };
            finder.layout.acts.push(act);
        }
        Shape::Attendance { header, .. } => finder.sessions(header),
        Shape::Aggregate(aggregate) => finder.counts(aggregate),
    }
    finder.layout
}

pub(super) struct Finder<'a, 'f> {
    pub sheet: &'a Sheet<'a>,
    pub findings: &'f mut Findings,
    pub layout: Layout,
    /// All headers that the source names.
    wanted: Vec<Vec<String>>,
}

impl Finder<'_, '_> {
    fn wide(&mut self, place: usize, record: &WideRecord) -> Act {
        Act {
            record: Some(place),
            date: self.one(&record.date),
            month: record.month.as_ref().and_then(|headers| self.one(headers)),
            until: record.until.as_ref().and_then(|headers| self.one(headers)),
            when: self.conditions(&record.when),
            columns: self.columns(&record.columns),
        }
    }

    fn conditions(&mut self, when: &[When]) -> Vec<Condition> {
        let condition = |when: &When| Condition {
            column: self.one(&when.headers),
            header: when.headers.first().cloned().unwrap_or_default(),
            hearing: Hearing::of(&when.answers),
        };
        when.iter().map(condition).collect()
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
                let (catalogue, source) = (self.sheet.catalogue, self.sheet.source);
                let codes = codes_of(catalogue, source, column.slot, &text);
                self.layout.choices.push(Choice {
                    column: place,
                    slot: column.slot,
                    text,
                    codes,
                });
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
        let sheet = self.sheet;
        let mut at = columns_of(titles, headers);
        at.retain(|column| {
            let title = titles.get(*column as usize);
            !title.is_some_and(|title| is_doubtful(title, headers, &self.wanted))
        });
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
    fn nearest(&self, header: &str) -> Vec<Heading> {
        let mapped = |text: &str| {
            let folded = fold(text);
            self.wanted
                .iter()
                .flatten()
                .any(|known| fold(known) == folded)
        };
        let titles = (0u32..).zip(self.sheet.titles);
        let wanted = fold(header);
        let mut list: Vec<(bool, usize, &str, u32)> = titles
            .map(|(column, title)| (title.shown.as_str(), column))
            .filter(|(text, _)| !fold(text).is_empty() && !mapped(text))
            .map(|(text, column)| {
                let folded = fold(text);
                let holds = !wanted.is_empty() && folded.contains(&wanted);
                // A text much longer is as unlike as it is long.
                let distance = if folded.len() > 4 * wanted.len() + 100 {
                    folded.len()
                } else {
                    strsim::damerau_levenshtein(&folded, &wanted)
                };
                (!holds, distance, text, column)
            })
            .collect();
        list.sort_unstable();
        let heading = |(.., text, column): (bool, usize, &str, u32)| Heading {
            header: Shown::Text(text.split_whitespace().collect::<Vec<_>>().join(" ")),
            column,
        };
        list.into_iter().take(3).map(heading).collect()
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
    let mut letters = header
        .bytes()
        .filter(|byte| !byte.is_ascii() || byte.is_ascii_alphanumeric());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        // Beyond ASCII a letter may fold to any; no letter or figure of ASCII is ever left out.
        if !byte.is_ascii() {
            return rest.filter(u8::is_ascii_alphanumeric).count() <= letters.count();
        }
        if byte.is_ascii_alphanumeric() && letters.next() != Some(byte.to_ascii_lowercase()) {
            return false;
        }
    }
    letters.next().is_none()
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
