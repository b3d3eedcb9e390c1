//! One row of a register → its records, by the source's declaration.

use chrono::Datelike;
use indexmap::IndexMap;

use super::header::{Act, Found, Layout};
use super::record::{ActKey, Acts, Identities, NONE, Record, Records, ScopeKey, Subjects, hash_of};
use super::sheet::{Row, Value};
use super::value::{self, Reading};
use crate::catalogue::{
    Catalogue, Category, DimensionId, FieldId, FieldType, Key, SERVICE, Shape, Slot, Source, To,
    fold, fold_lightly,
};
use crate::finding::{Fact, Findings, Origin, Shown};

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

/// What a column of categories holds.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub slots: Vec<Slot>,
    pub filled: u32,
    pub understood: u32,
    /// Categories by text as written; none where nothing understands it.
    known: IndexMap<String, Vec<Category>>,
    /// Texts not understood: how often, and where first.
    pub unknown: IndexMap<String, (u32, u32)>,
}

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    Mapped(u32),
    AlreadyRead,
    Undated,
    Refused,
}

impl Mapper<'_> {
    fn at(&self, row: Row<'_>, column: Option<u32>) -> Origin {
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
        if acts.is_empty() {
            return if trouble {
                Outcome::Refused
            } else {
                Outcome::Undated
            };
        }
        self.same_row_again(row);
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

    /// A finding when a row of this sheet is the same to the letter; both are kept.
    fn same_row_again(&mut self, row: Row<'_>) {
        let text: Vec<String> = row.cells.iter().map(|cell| value::text(*cell)).collect();
        let filled = text.iter().filter(|text| !text.is_empty()).count();
        if !self
            .seen
            .insert(hash_of(text.join("\u{1f}").trim_end_matches('\u{1f}')))
            && filled > 2
        {
            let fact = Fact::IdenticalRows {
                source: self.source.code.clone(),
            };
            self.findings.add(fact, self.at(row, None));
        }
    }

    /// Fills a record from one cell.
    fn cell(&mut self, row: Row<'_>, found: &Found, record: &mut Record) {
        let cell = row.cell(found.column);
        let dimensions = found
            .slots
            .iter()
            .any(|slot| matches!(slot, Slot::Dimension(_)));
        if dimensions {
            self.categories(row, found, cell, record);
        }
        for slot in &found.slots {
            if let Slot::Field(field) = slot {
                self.field(row, found.column, *field, cell, record);
            }
        }
    }

    fn field(
        &mut self,
        row: Row<'_>,
        column: u32,
        field: FieldId,
        cell: Value<'_>,
        record: &mut Record,
    ) {
        let declared = &self.catalogue.fields[field.0];
        let code = declared.code.clone();
        let read = match declared.kind {
            FieldType::Date => match value::day(cell, self.source.dates) {
                Reading::Is(day) => Reading::Is(i64::from(day.num_days_from_ce())),
                Reading::Empty => Reading::Empty,
                Reading::Wrong => Reading::Wrong,
            },
            FieldType::Number | FieldType::Money => value::number(cell),
            FieldType::Text | FieldType::Identity => {
                let text = value::text(cell);
                if declared.kind == FieldType::Identity && !text.is_empty() {
                    self.identities.add(&text);
                }
                if text.is_empty() {
                    Reading::Empty
                } else {
                    Reading::Is(1)
                }
            }
        };
        match (read, cell) {
            (Reading::Is(number), _) => record.fields[field.0] = number,
            (Reading::Empty, _) => {}
            (Reading::Wrong, Value::Error) => {
                self.findings
                    .add(Fact::ErrorCell { field: code }, self.at(row, Some(column)));
            }
            (Reading::Wrong, _) if declared.kind == FieldType::Date => {
                self.findings.add(
                    Fact::ImpossibleDate { field: code },
                    self.at(row, Some(column)),
                );
            }
            (Reading::Wrong, cell) => {
                let fact = Fact::InvalidNumber {
                    field: code,
                    value: Shown::shape(&value::text(cell)),
                };
                self.findings.add(fact, self.at(row, Some(column)));
            }
        }
    }

    /// Fills the dimensions of one column: understood when one of them knows the text.
    fn categories(&mut self, row: Row<'_>, found: &Found, cell: Value<'_>, record: &mut Record) {
        let number = matches!(cell, Value::Number(_))
            || matches!(cell, Value::Text(text) if text.trim().parse::<f64>().is_ok());
        let first = found.slots.iter().find_map(|slot| match slot {
            Slot::Dimension(id) => Some(*id),
            Slot::Field(_) => None,
        });
        let field = first.map_or("", |id| self.catalogue.at(id).code.as_str());
        if cell == Value::Error {
            self.findings.add(
                Fact::ErrorCell {
                    field: field.to_owned(),
                },
                self.at(row, Some(found.column)),
            );
            return;
        }
        let text = value::text(cell);
        if text.is_empty() {
            return;
        }
        let (catalogue, source) = (self.catalogue, self.source);
        let words = self.words.entry(found.column).or_default();
        words.slots.clone_from(&found.slots);
        words.filled += 1;
        let known = words.known.entry(text).or_insert_with_key(|text| {
            found
                .slots
                .iter()
                .map(|slot| category(catalogue, source, *slot, text))
                .collect()
        });
        if known.iter().any(|category| category.is_known()) {
            words.understood += 1;
            for (slot, category) in found.slots.iter().zip(known) {
                if let Slot::Dimension(id) = slot
                    && category.is_known()
                {
                    record.categories[id.0] = coded(catalogue, *id, *category);
                }
            }
        } else if number {
            let shown = value::text(cell);
            let number = if shown.chars().count() <= 2 {
                shown
            } else {
                "99…".into()
            };
            let fact = Fact::UndeclaredNumber {
                field: field.to_owned(),
                number,
            };
            let origin = Origin::cell(self.file, self.sheet, row.number, Some(found.column));
            self.findings.add(fact, origin);
        } else {
            let entry = words
                .unknown
                .entry(value::text(cell))
                .or_insert((0, row.number));
            entry.0 += 1;
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
        let name = self.act_name(act, base);
        match (
            value::day(row.cell(column), self.source.dates),
            row.cell(column),
        ) {
            (Reading::Is(_), _) => Reading::Is(()),
            (Reading::Wrong, Value::Error) => {
                self.findings
                    .add(Fact::ErrorCell { field: name }, self.at(row, Some(column)));
                Reading::Wrong
            }
            (Reading::Wrong, _) => {
                self.findings.add(
                    Fact::ImpossibleDate { field: name },
                    self.at(row, Some(column)),
                );
                Reading::Wrong
            }
            (Reading::Empty, _) => {
                let marked = !act.when.is_empty()
                    || act
                        .columns
                        .iter()
                        .any(|found| !row.cell(found.column).is_empty());
                let alone = act.record.is_none() && !row.is_blank();
                if marked || alone {
                    self.findings.add(
                        Fact::MarkWithoutDate { service: name },
                        self.at(row, Some(column)),
                    );
                }
                Reading::Empty
            }
        }
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
                let words = self.words.entry(session.column).or_default();
                let entry = words.unknown.entry(text).or_insert((0, row.number));
                entry.0 += 1;
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

    /// Tells who a row is about.
    fn identify(&mut self, row: Row<'_>, base: &mut Record) {
        if let Some(key) = &self.source.person {
            base.person = match self.key(row, key) {
                Some(text) => {
                    let scope = ScopeKey::new(key.scope, self.source_place, self.file_place);
                    self.gathered.people.number(scope, text)
                }
                None => {
                    let fact = Fact::NoPersonKey {
                        source: self.source.code.clone(),
                    };
                    self.findings.add(fact, self.at(row, None));
                    self.gathered.people.alone()
                }
            };
        }
        if let Some(key) = &self.source.organisation {
            base.organisation = match self.key(row, key) {
                Some(text) => {
                    let scope = ScopeKey::new(key.scope, self.source_place, self.file_place);
                    self.gathered.organisations.number(scope, text)
                }
                // A row that says nothing of an organisation is a person's own; one without a person is counted alone.
                None if self.source.person.is_some() => 0,
                None => {
                    let fact = Fact::NoOrganisationKey {
                        source: self.source.code.clone(),
                    };
                    self.findings.add(fact, self.at(row, None));
                    self.gathered.organisations.alone()
                }
            };
        }
    }

    /// The key of a row; none when a part of it is empty. Parts are kept apart by a sign that no cell holds.
    fn key(&self, row: Row<'_>, key: &Key) -> Option<String> {
        let mut text = String::new();
        for slot in &key.fields {
            let found = self
                .layout
                .columns
                .iter()
                .find(|found| found.slots.contains(slot));
            let part = match found {
                Some(found) => match (slot, row.cell(found.column)) {
                    (Slot::Field(field), cell)
                        if self.catalogue.fields[field.0].kind == FieldType::Date =>
                    {
                        match value::day(cell, self.source.dates) {
                            Reading::Is(day) => day.to_string(),
                            _ => String::new(),
                        }
                    }
                    (Slot::Dimension(id), cell) => {
                        let text = value::text(cell);
                        self.catalogue
                            .at(*id)
                            .category_of(&text)
                            .map_or(fold_lightly(&text), |it| it.0.to_string())
                    }
                    (_, cell) => fold_lightly(&value::text(cell)),
                },
                None => self
                    .base
                    .texts
                    .iter()
                    .find(|(known, _)| known == slot)
                    .map(|(_, text)| fold_lightly(text))
                    .unwrap_or_default(),
            };
            if part.is_empty() {
                return None;
            }
            text.push_str(&part);
            text.push('\u{1f}');
        }
        Some(text)
    }
}

/// The category that a text means to a source.
fn category(catalogue: &Catalogue, source: &Source, slot: Slot, text: &str) -> Category {
    let Slot::Dimension(id) = slot else {
        return Category::UNKNOWN;
    };
    let own = source
        .values
        .get(&id)
        .and_then(|words| words.get(&fold(text)).copied());
    let number = text.trim().parse::<f64>().is_ok();
    own.or_else(|| catalogue.at(id).category_of(text).filter(|_| !number))
        .unwrap_or_default()
}

/// A category as records hold it: its place, or its bit where several may hold.
fn coded(catalogue: &Catalogue, dimension: DimensionId, category: Category) -> u32 {
    if catalogue.at(dimension).multiple {
        1 << (category.0 - 1).min(31)
    } else {
        category.0
    }
}

/// Fills a record with what a name or a fixed value says.
pub(super) fn say(
    catalogue: &Catalogue,
    source: &Source,
    slot: Slot,
    text: &str,
    record: &mut Record,
) {
    match slot {
        Slot::Dimension(id) => {
            let category = category(catalogue, source, slot, text);
            if category.is_known() {
                record.categories[id.0] = coded(catalogue, id, category);
            }
        }
        Slot::Field(field) => {
            let read = match catalogue.fields[field.0].kind {
                FieldType::Date => match value::day(Value::Text(text), source.dates) {
                    Reading::Is(day) => Reading::Is(i64::from(day.num_days_from_ce())),
                    _ => Reading::Empty,
                },
                FieldType::Number | FieldType::Money => value::number(Value::Text(text)),
                FieldType::Text | FieldType::Identity => Reading::Is(1),
            };
            if let Reading::Is(number) = read {
                record.fields[field.0] = number;
            }
        }
    }
}

/// Lets finer answers give the coarser ones, then derives what nothing explicit said.
fn refine(catalogue: &Catalogue, source: &Source, record: &mut Record) {
    let lift = |record: &mut Record| {
        // Each pass climbs one step; a chain is never longer than the list of dimensions.
        for (place, dimension) in catalogue.dimensions.iter().enumerate().rev() {
            if let Some(coarser) = dimension.refines
                && let Some(def) = dimension.def(Category(record.categories[place]))
                && let Some(within) = def.within
            {
                record.categories[coarser.0] = within.0;
            }
        }
    };
    lift(record);
    for rule in &source.derive {
        let from = Category(record.categories[rule.from.0]);
        if record.categories[rule.dimension.0] == 0 && from.is_known() {
            let told = rule
                .map
                .iter()
                .find(|(source, _)| *source == from)
                .map(|(_, category)| *category);
            record.categories[rule.dimension.0] = told.or(rule.otherwise).unwrap_or_default().0;
        }
    }
    lift(record);
}

/// An empty record with columns for every dimension and field.
pub(super) fn blank(catalogue: &Catalogue) -> Record {
    Record {
        categories: vec![0; catalogue.dimensions.len()],
        fields: vec![NONE; catalogue.fields.len()],
        ..Record::default()
    }
}
