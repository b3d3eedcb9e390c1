//! One row of a register → its records, by the source's declaration.

use chrono::Datelike;
use indexmap::IndexMap;

use super::cells::{self, Words, broken, say, without_value};
use super::files::stem;
use super::header::{self, Act, Layout};
use super::record::{Identities, Keys, NONE, Record, Records, hash_of};
use super::refine::{blank, refine};
use super::sheet::Row;
use super::value::{self, Reading, Span};
use crate::catalogue::{
    BIRTH_DATE, Catalogue, Category, DateOrder, SERVICE, Shape, Slot, Source, To, age_on, fold,
};
use crate::finding::{Fact, Findings, Origin};

/// Maps the rows of one sheet for one source.
pub(super) struct Mapper<'a> {
    pub catalogue: &'a Catalogue,
    pub source: &'a Source,
    /// Where the sheet stands, for findings.
    pub file: &'a str,
    pub sheet: &'a str,
    pub source_place: usize,
    pub file_place: usize,
    /// What the file's and sheet's names and `fixed` say: the same on every row.
    pub base: Base,
    pub layout: Layout,
    /// Texts met in columns of categories, by column.
    pub words: IndexMap<u32, Words>,
    /// Texts of the row being read that nothing understood.
    pub missed: Vec<String>,
    /// What the row being read, and the columns of dates, say by the way.
    pub notes: Notes,
    /// Hashes of the rows met, to know the same row again.
    pub seen: indexmap::IndexSet<u64>,
    pub records: Records,
    pub people: Keys,
    pub organisations: Keys,
    pub identities: Identities,
    pub findings: Findings,
}

/// What is noted while rows are read.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Whether a cell of the row says that it is one of totals.
    pub total: bool,
    /// By column, whether its dates written as text tell the day from the month.
    pub orders: Vec<Order>,
}

/// Whether the dates of a column tell the day from the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// None is written as text.
    Unwritten,
    /// One of them does.
    Told,
    /// None so far; the row of the first.
    Open(u32),
}

/// What is the same on every row of a sheet.
#[derive(Debug, Clone, Default)]
pub(super) struct Base {
    pub record: Record,
    /// Texts by slot, for keys.
    pub texts: Vec<(Slot, String)>,
}

/// Where the marks of all sessions are gathered: a mark not understood is told once, not once a session.
pub(super) const SESSIONS: u32 = u32::MAX;

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    Mapped(u32),
    Undated,
    Refused,
    /// A row of totals, by what one of its cells says.
    Total,
}

impl<'a> Mapper<'a> {
    pub(super) fn new(
        catalogue: &'a Catalogue,
        source: &'a Source,
        source_place: usize,
        file_place: usize,
        file: &'a str,
        sheet: &'a str,
    ) -> Self {
        Self {
            catalogue,
            source,
            file,
            sheet,
            source_place,
            file_place,
            base: base(catalogue, source, file, sheet),
            layout: Layout::default(),
            words: IndexMap::new(),
            missed: Vec::new(),
            notes: Notes::default(),
            seen: indexmap::IndexSet::new(),
            records: Records::new(catalogue),
            people: Keys::default(),
            organisations: Keys::default(),
            identities: Identities::default(),
            findings: Findings::default(),
        }
    }

    pub(super) fn at(&self, row: Row<'_>, column: Option<u32>) -> Origin {
        Origin::cell(self.file, self.sheet, row.number, column)
    }

    /// The days that a cell names, with a note where its column does not tell the day from the month.
    pub(super) fn span(&mut self, row: Row<'_>, column: u32) -> Reading<Span> {
        let cell = row.cell(column);
        let place = column as usize;
        let told = self.notes.orders.get(place) == Some(&Order::Told);
        if !told && let Some(unclear) = value::unclear_order(cell) {
            if self.notes.orders.len() <= place {
                self.notes.orders.resize(place + 1, Order::Unwritten);
            }
            let order = &mut self.notes.orders[place];
            *order = match *order {
                _ if !unclear => Order::Told,
                Order::Unwritten => Order::Open(row.number),
                known => known,
            };
        }
        value::span(cell, self.source.dates)
    }

    /// A note for each column none of whose dates tells the day from the month.
    pub(super) fn tell_orders(&mut self) {
        for (column, order) in std::mem::take(&mut self.notes.orders)
            .into_iter()
            .enumerate()
        {
            if let Order::Open(row) = order {
                let read = match self.source.dates {
                    DateOrder::DayFirst => "day first",
                    DateOrder::MonthFirst => "month first",
                    DateOrder::YearFirst => "year first",
                };
                let origin = Origin::cell(self.file, self.sheet, row, Some(column as u32));
                let fact = Fact::AmbiguousDates { read: read.into() };
                self.findings.add(fact, origin);
            }
        }
    }

    /// Maps a row of the table.
    pub(super) fn row(&mut self, row: Row<'_>) -> Outcome {
        let mut base = self.base.record.clone();
        let columns = std::mem::take(&mut self.layout.columns);
        for found in &columns {
            self.cell(row, found, &mut base);
        }
        self.layout.columns = columns;
        if std::mem::take(&mut self.notes.total) {
            self.missed.clear();
            return Outcome::Total;
        }
        let (acts, trouble) = self.acts_of(row, &base);
        self.out_of_step(row);
        if acts.is_empty() {
            return if trouble {
                Outcome::Refused
            } else {
                Outcome::Undated
            };
        }
        self.same_row_again(row);
        let acts = self.born_before(row, acts);
        self.identify(row, &mut base);
        let count = acts.len() as u32;
        for (mut record, to) in acts {
            record.person = if to == Some(To::Organisation) {
                0
            } else {
                base.person
            };
            record.organisation = if to == Some(To::Person) {
                0
            } else {
                base.organisation
            };
            refine(self.catalogue, self.source, &mut record);
            self.records.push(&record, row.number);
        }
        Outcome::Mapped(count)
    }

    /// Whether a cell of the row means something to the column it stands in.
    pub(super) fn understands(&self, row: Row<'_>) -> bool {
        let known = |slot: &Slot, cell| cells::understood(self.catalogue, self.source, *slot, cell);
        let column = |found: &header::Found| {
            let cell = row.cell(found.column);
            found.slots.iter().any(|slot| known(slot, cell))
        };
        self.layout.columns.iter().any(column)
    }

    /// Forgets a birth date that cannot be meant: after an act of the row, or more than 120 years before it.
    fn born_before(
        &mut self,
        row: Row<'_>,
        mut acts: Vec<(Record, Option<To>)>,
    ) -> Vec<(Record, Option<To>)> {
        let fields = &self.catalogue.fields;
        let Some(birth) = fields.iter().position(|field| field.code == BIRTH_DATE) else {
            return acts;
        };
        let day = |days: i64| chrono::NaiveDate::from_num_days_from_ce_opt(days as i32);
        let meant = |record: &Record| {
            let born = Some(record.fields[birth])
                .filter(|born| *born != NONE)
                .and_then(day);
            let first = day(i64::from(record.first));
            born.zip(first)
                .is_none_or(|(born, first)| (0..=120).contains(&age_on(born, first)))
        };
        if acts.iter().all(|(record, _)| meant(record)) {
            return acts;
        }
        let slot = Slot::Field(crate::catalogue::FieldId(birth));
        let found = self
            .layout
            .columns
            .iter()
            .find(|found| found.slots.contains(&slot));
        let fact = Fact::ImpossibleDate {
            field: BIRTH_DATE.to_owned(),
        };
        self.findings
            .add(fact, self.at(row, found.map(|found| found.column)));
        for (record, _) in &mut acts {
            record.fields[birth] = NONE;
        }
        acts
    }

    /// A finding when a row of this sheet is the same to the letter; both are kept.
    fn same_row_again(&mut self, row: Row<'_>) {
        let last = row
            .cells
            .iter()
            .rposition(|cell| !cell.is_empty())
            .map_or(0, |at| at + 1);
        let filled = row.cells.iter().filter(|cell| !cell.is_empty()).count();
        let cells: Vec<_> = row.cells[..last]
            .iter()
            .map(|cell| value::text(*cell))
            .collect();
        if !self.seen.insert(hash_of(&cells)) && filled > 2 {
            let fact = Fact::IdenticalRows {
                source: self.source.code.clone(),
            };
            self.findings.add(fact, self.at(row, None));
        }
    }

    /// The acts of a row, still without their subjects, and whether something prevented one.
    fn acts_of(&mut self, row: Row<'_>, base: &Record) -> (Vec<(Record, Option<To>)>, bool) {
        if let Shape::Attendance { service, marks, .. } = &self.source.shape {
            return (self.attended(row, base, *service, marks), false);
        }
        let mut records = Vec::new();
        let mut trouble = false;
        let acts = std::mem::take(&mut self.layout.acts);
        for act in &acts {
            let span = match self.act(row, base, act) {
                Reading::Is(span) => span,
                Reading::Empty => continue,
                Reading::Wrong => {
                    trouble = true;
                    continue;
                }
            };
            let mut record = base.clone();
            for found in &act.columns {
                self.cell(row, found, &mut record);
            }
            let (first, last) = self.days(row, act, span);
            (record.first, record.last) = (first, last);
            let to = act
                .record
                .and_then(|place| self.wide(place))
                .map(|wide| (wide.service, wide.to));
            if let (Some((service, _)), Some(dimension)) = (to, self.catalogue.dimension(SERVICE)) {
                record.categories[dimension.0] = service.0;
            }
            records.push((record, to.and_then(|(_, to)| to)));
        }
        self.layout.acts = acts;
        (records, trouble)
    }

    fn wide(&self, place: usize) -> Option<&crate::catalogue::WideRecord> {
        match &self.source.shape {
            Shape::Wide(records) => records.get(place),
            _ => None,
        }
    }

    /// Whether a row holds an act: dated, and its conditions met.
    fn act(&mut self, row: Row<'_>, base: &Record, act: &Act) -> Reading<Span> {
        let met = act.when.iter().all(|(column, words)| {
            column.is_some_and(|column| words.contains(&fold(&value::text(row.cell(column)))))
        });
        for column in act.when.iter().filter_map(|(column, _)| *column) {
            if broken(row.cell(column)) {
                let fact = without_value(row.cell(column), self.act_name(act, base));
                self.doubt(row, column, fact);
            }
        }
        if !met {
            return Reading::Empty;
        }
        let Some(column) = act.date else {
            return Reading::Empty;
        };
        let cell = row.cell(column);
        let read = match act.month {
            None => self.span(row, column),
            Some(month) => value::month_of(cell, row.cell(month), self.source.dates),
        };
        match read {
            Reading::Is(_) => return read,
            Reading::Empty if !marked(row, act) => return Reading::Empty,
            _ => {}
        }
        let name = self.act_name(act, base);
        let (fact, ended) = match (read, cell) {
            (Reading::Empty, _) => (Fact::MarkWithoutDate { service: name }, Reading::Empty),
            (_, cell) if broken(cell) => (without_value(cell, name), Reading::Wrong),
            _ => (Fact::ImpossibleDate { field: name }, Reading::Wrong),
        };
        self.findings.add(fact, self.at(row, Some(column)));
        ended
    }

    /// What findings call an act: its table's name in the source, or the service that the row says.
    fn act_name(&self, act: &Act, base: &Record) -> String {
        if let Some(wide) = act.record.and_then(|place| self.wide(place)) {
            return wide.name.clone();
        }
        let service = self.catalogue.dimension(SERVICE);
        let said = service
            .map(|id| (id, Category(base.categories[id.0])))
            .filter(|(_, category)| category.is_known());
        said.map_or_else(
            || SERVICE.to_owned(),
            |(id, category)| self.catalogue.category_code(id, category).to_owned(),
        )
    }

    /// The days of an act: those that its date names, or from the first of them to the last that its end names.
    fn days(&mut self, row: Row<'_>, act: &Act, span: Span) -> (i32, i32) {
        let first = span.first.num_days_from_ce();
        let until = act.until.map(|column| self.span(row, column));
        let last = match until {
            Some(Reading::Is(until)) => until.last.num_days_from_ce(),
            _ => span.last.num_days_from_ce(),
        };
        if last < first {
            let service = self.act_name(act, &self.base.record);
            self.findings
                .add(Fact::SpanReversed { service }, self.at(row, act.until));
            return (first, first);
        }
        (first, last)
    }

    fn attended(
        &mut self,
        row: Row<'_>,
        base: &Record,
        service: Category,
        marks: &[String],
    ) -> Vec<(Record, Option<To>)> {
        let mut records = Vec::new();
        for session in &self.layout.sessions {
            let cell = row.cell(session.column);
            if cell.is_empty() {
                continue;
            }
            let text = value::text(cell);
            if !marks.contains(&fold(&text)) {
                let words = self.words.entry(SESSIONS).or_default();
                words.miss(text.clone().into_owned(), row.number, session.column);
                self.missed.push(text.into_owned());
                continue;
            }
            let mut record = base.clone();
            (record.first, record.last) = (session.day, session.day);
            for (slot, text) in &session.says {
                say(self.catalogue, self.source, *slot, text, &mut record);
            }
            if let Some(dimension) = self.catalogue.dimension(SERVICE) {
                record.categories[dimension.0] = service.0;
            }
            records.push((record, None));
        }
        records
    }
}

/// Whether a row says that an act took place, its date apart.
fn marked(row: Row<'_>, act: &Act) -> bool {
    let filled = |found: &super::header::Found| !row.cell(found.column).is_empty();
    !act.when.is_empty()
        || act.columns.iter().any(filled)
        || (act.record.is_none() && !row.is_blank())
}

/// What `fixed`, the file's name and the sheet's name say of every row.
fn base(catalogue: &Catalogue, source: &Source, path: &str, sheet: &str) -> Base {
    let mut base = Base {
        record: blank(catalogue),
        texts: source.fixed.clone(),
    };
    let accepts = |name: &str, text: &str| header::accepts(catalogue, name, text);
    let names = [
        (&source.from_file_name, stem(path)),
        (&source.from_sheet_name, sheet),
    ];
    for (template, name) in names {
        let Some(parts) = template
            .as_ref()
            .and_then(|template| template.read(name, &accepts))
        else {
            continue;
        };
        for (field, text) in parts {
            if let Some(slot) = header::slot_named(catalogue, field) {
                base.texts.push((slot, text.to_owned()));
            }
        }
    }
    for (slot, text) in &base.texts {
        say(catalogue, source, *slot, text, &mut base.record);
    }
    base
}
