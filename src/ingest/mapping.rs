//! One row of a register → its records, by the source's declaration.

use chrono::Datelike;
use indexmap::IndexMap;

use super::cells::{Words, say};
use super::header::{Act, Layout};
use super::record::{ActKey, Acts, Identities, NONE, Record, Records, Subjects, hash_of};
use super::refine::refine;
use super::sheet::{Row, Value};
use super::value::{self, Reading};
use crate::catalogue::{
    BIRTH_DATE, Catalogue, Category, DimensionId, FieldType, SERVICE, Shape, Slot, Source, To,
    age_on, fold,
};
use crate::finding::{Fact, Findings, Origin};

/// What is shared by the sheets of one project while they are read.
#[derive(Debug)]
pub(super) struct Gathered {
    pub records: Records,
    pub people: Subjects,
    pub organisations: Subjects,
}

/// What is shared by the sheets of one source while they are read.
pub(super) struct Mapper<'a> {
    pub catalogue: &'a Catalogue,
    pub source: &'a Source,
    pub gathered: &'a mut Gathered,
    pub acts: &'a mut Acts,
    pub identities: &'a mut Identities,
    pub findings: &'a mut Findings,
    /// Where the sheet stands, for findings.
    pub file: &'a str,
    pub sheet: &'a str,
    /// The sheet's place among all sheets read.
    pub place: u32,
    pub source_place: usize,
    pub file_place: usize,
    /// What the file's and sheet's names and `fixed` say: the same on every row.
    pub base: Base,
    pub layout: Layout,
    /// Texts met in columns of categories, by column.
    pub words: IndexMap<u32, Words>,
    /// Texts of the row being read that nothing understood.
    pub missed: Vec<String>,
    /// Hashes of the rows met, to know the same row again.
    pub seen: indexmap::IndexSet<u64>,
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
    AlreadyRead,
    Undated,
    Refused,
}

impl Mapper<'_> {
    pub(super) fn at(&self, row: Row<'_>, column: Option<u32>) -> Origin {
        Origin::cell(self.file, self.sheet, row.number, column)
    }

    /// Maps a row of the table.
    pub(super) fn row(&mut self, row: Row<'_>) -> Outcome {
        let mut base = self.base.record.clone();
        let columns = std::mem::take(&mut self.layout.columns);
        for found in &columns {
            self.cell(row, found, &mut base);
        }
        self.layout.columns = columns;
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
        let service = self.catalogue.dimension(SERVICE);
        let mut pushed = 0;
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
            if record.person == 0 && record.organisation == 0 || !self.read_before(&record, service)
            {
                self.gathered.records.push(&record, self.place, row.number);
                pushed += 1;
            }
        }
        if pushed > 0 {
            Outcome::Mapped(pushed)
        } else {
            Outcome::AlreadyRead
        }
    }

    fn read_before(&mut self, record: &Record, service: Option<DimensionId>) -> bool {
        let money = |place: &usize| self.catalogue.fields[*place].kind == FieldType::Money;
        let key = ActKey {
            person: record.person,
            organisation: record.organisation,
            service: service.map_or(0, |service| record.categories[service.0]),
            first: record.first,
            amounts: (0..record.fields.len())
                .filter(money)
                .map(|place| record.fields[place])
                .collect(),
        };
        self.acts.read_before(key, self.place)
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
            match self.act(row, base, act) {
                Reading::Is(()) => {}
                Reading::Empty => continue,
                Reading::Wrong => {
                    trouble = true;
                    continue;
                }
            }
            let mut record = base.clone();
            for found in &act.columns {
                self.cell(row, found, &mut record);
            }
            let (first, last) = self.days(row, act);
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
    fn act(&mut self, row: Row<'_>, base: &Record, act: &Act) -> Reading<()> {
        let met = act.when.iter().all(|(column, words)| {
            column.is_some_and(|column| words.contains(&fold(&value::text(row.cell(column)))))
        });
        if !met {
            return Reading::Empty;
        }
        let Some(column) = act.date else {
            return Reading::Empty;
        };
        let cell = row.cell(column);
        let read = value::day(cell, self.source.dates);
        match read {
            Reading::Is(_) => return Reading::Is(()),
            Reading::Empty if !marked(row, act) => return Reading::Empty,
            _ => {}
        }
        let name = self.act_name(act, base);
        let (fact, ended) = match (read, cell) {
            (Reading::Empty, _) => (Fact::MarkWithoutDate { service: name }, Reading::Empty),
            (_, Value::Error) => (Fact::ErrorCell { field: name }, Reading::Wrong),
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

    fn days(&mut self, row: Row<'_>, act: &Act) -> (i32, i32) {
        let read = |column: Option<u32>| match column
            .map(|column| value::day(row.cell(column), self.source.dates))
        {
            Some(Reading::Is(day)) => Some(day.num_days_from_ce()),
            _ => None,
        };
        let first = read(act.date).unwrap_or_default();
        let last = read(act.until).unwrap_or(first);
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
                if self.source.absent.contains(&fold(&text)) {
                    continue;
                }
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
