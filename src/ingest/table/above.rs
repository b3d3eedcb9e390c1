//! What a sheet tells besides its cells' texts, as its rows are mapped: cells merged down, groups, rows struck through, and
//! what is known only at its end.

use super::{State, Table};
use crate::catalogue::{FieldType, Shape, Slot};
use crate::finding::{Fact, Origin};
use crate::ingest::above::{Gaps, Known};
use crate::ingest::book::SheetNotes;
use crate::ingest::header::{self, Layout};
use crate::ingest::sheet::{Kept, Merge, Row, Value};
use crate::ingest::titles::{DEEPEST, Title, columns_of};
use crate::ingest::value::{self, Reading};

impl Table<'_> {
    /// What is known now that the sheet is read to its end, and would change what its rows mean.
    pub(in crate::ingest) fn learned(&mut self, notes: &SheetNotes) -> Known {
        if self.state == State::Before {
            self.settle();
        }
        let down = |merge: &&Merge| {
            merge.rows.0 > self.header_row
                && merge.rows.1 > merge.rows.0
                && self.titled.contains(&merge.columns.0)
        };
        let mut known = Known::default();
        if self.is_found() {
            known.merged = notes.merged.iter().filter(down).copied().collect();
            known.numbers = self.mapper.mixed_dates();
        }
        known
    }

    /// Leaves a row out. A hidden one may still say what holds for those under it.
    pub(super) fn pass(&mut self, row: Row<'_>) {
        self.funnel.read += 1;
        self.funnel.skipped += 1;
        if !self.mapper.source.place.skip_hidden_rows || !row.hidden {
            return;
        }
        if self.state == State::Before && row.number >= self.deepest() {
            self.settle();
        }
        match self.state {
            State::Inside => self.above.see(row),
            State::Before => {
                let cells = row.cells.iter().map(|cell| Kept::new(*cell));
                let passed = (self.kept.len(), row.number, cells.collect());
                self.passed.push_back(passed);
            }
            State::Lost | State::Beyond => {}
        }
    }

    /// Takes note of what the hidden rows between the header and a row kept say of those under them.
    pub(super) fn see_passed(&mut self, header: usize, place: usize) {
        while self.passed.front().is_some_and(|(at, ..)| *at <= place) {
            let Some((_, number, cells)) = self.passed.pop_front().filter(|(at, ..)| *at > header)
            else {
                continue;
            };
            let values: Vec<Value<'_>> = cells.iter().map(Kept::value).collect();
            self.above.see(Row::new(number, &values));
        }
    }

    /// The last row in which the header is looked for.
    pub(super) fn deepest(&self) -> u32 {
        let told = self.mapper.source.place.header_row;
        told.unwrap_or(0).max(DEEPEST)
    }

    /// Makes ready for what rows say of each other, once the columns are known.
    pub(super) fn look_above(&mut self, titles: &[Title], kept: &[(u32, Vec<Kept>)]) {
        let titled = (0u32..)
            .zip(titles)
            .filter(|(_, title)| !title.shown.is_empty());
        self.titled = titled.map(|(column, _)| column).collect();
        self.above.once = self.columns_of_numbers();
        self.above.down = self.columns_to_fill(titles);
        self.tell_merged();
        self.accept_numbers(kept);
        if self.above.is_idle() {
            let (mut columns, key) = (self.mapped(), self.key());
            columns.retain(|column| !self.above.once.contains(column));
            self.gaps = Gaps::new(columns, &key);
        }
    }

    /// The layouts: one, or one for each block of columns.
    fn layouts(&self) -> Vec<&Layout> {
        match self.blocks.as_slice() {
            [] => vec![&self.mapper.layout],
            blocks => blocks.iter().map(|(layout, _)| layout).collect(),
        }
    }

    /// Columns of amounts, numbers and counts: merged, they are said once.
    fn columns_of_numbers(&self) -> Vec<u32> {
        let fields = &self.mapper.catalogue.fields;
        let number = |slot: &Slot| match slot {
            Slot::Field(field) => {
                matches!(fields[field.0].kind, FieldType::Money | FieldType::Number)
            }
            Slot::Dimension(_) => false,
        };
        let mut columns = Vec::new();
        for layout in self.layouts() {
            let of_acts = layout.acts.iter().flat_map(|act| &act.columns);
            let found = layout.columns.iter().chain(of_acts);
            let found = found.filter(|found| found.slots.iter().any(number));
            columns.extend(found.map(|found| found.column));
            columns.extend(layout.counts.iter().map(|(column, _)| *column));
        }
        columns
    }

    /// The columns that the first row of a group fills for those under it: by field, by header, or the one that dates.
    fn columns_to_fill(&self, titles: &[Title]) -> Vec<u32> {
        let mapper = &self.mapper;
        let layout = &mapper.layout;
        let of_name = |name: &String| {
            let slot = header::slot_named(mapper.catalogue, name);
            let mapped = layout
                .columns
                .iter()
                .filter(|found| slot.is_some_and(|slot| found.slots.contains(&slot)));
            let mut columns: Vec<u32> = mapped.map(|found| found.column).collect();
            if columns.is_empty() {
                columns = columns_of(titles, std::slice::from_ref(name));
            }
            if columns.is_empty() && name == "date" {
                columns.extend(layout.acts.iter().filter_map(|act| act.date));
            }
            columns
        };
        mapper.source.fill_down.iter().flat_map(of_name).collect()
    }

    fn tell_merged(&mut self) {
        let mapper = &mut self.mapper;
        for merge in self.above.merged() {
            let column = merge.columns.0;
            let once = self.above.once.contains(&column);
            let origin = Origin::cell(mapper.file, mapper.sheet, merge.rows.0, Some(column));
            mapper.findings.add(Fact::MergedCells { once }, origin);
        }
    }

    /// Has numbers read as days in columns whose first rows hold a date.
    fn accept_numbers(&mut self, kept: &[(u32, Vec<Kept>)]) {
        for column in self.columns_of_dates() {
            let order = self.mapper.source.dates;
            let dated = kept.iter().any(|(_, cells)| {
                let cell = cells.get(column as usize).map(Kept::value);
                cell.is_some_and(|cell| {
                    !value::is_serial(cell) && matches!(value::day(cell, order), Reading::Is(_))
                })
            });
            if dated {
                self.mapper.read_numbers(column);
            }
        }
    }

    fn columns_of_dates(&self) -> Vec<u32> {
        let fields = &self.mapper.catalogue.fields;
        let date = |slot: &Slot| match slot {
            Slot::Field(field) => fields[field.0].kind == FieldType::Date,
            Slot::Dimension(_) => false,
        };
        let mut columns = Vec::new();
        for layout in self.layouts() {
            let acts = layout.acts.iter();
            columns.extend(acts.flat_map(|act| [act.date, act.until]).flatten());
            let found = layout.columns.iter();
            let found = found.filter(|found| found.slots.iter().any(date));
            columns.extend(found.map(|found| found.column));
        }
        columns
    }

    /// The mapped columns that say something of each row, what dates it among them.
    fn mapped(&self) -> Vec<u32> {
        let layout = &self.mapper.layout;
        let mut columns: Vec<u32> = layout.columns.iter().map(|found| found.column).collect();
        columns.extend(self.dates_of_rows());
        columns
    }

    /// The column that dates a row, where a row is one act: of a wide register, where it has one act and its date leads.
    fn dates_of_rows(&self) -> Option<u32> {
        let layout = &self.mapper.layout;
        match self.mapper.source.shape {
            Shape::Act { .. } => layout.acts.first()?.date,
            Shape::Wide(_) if layout.acts.len() == 1 => self.leading_date(),
            _ => None,
        }
    }

    /// The column that dates a row, where it stands before all that the row says.
    fn leading_date(&self) -> Option<u32> {
        let layout = &self.mapper.layout;
        let mut columns = layout.columns.iter();
        let date = layout.acts.first()?.date?;
        columns.all(|found| found.column > date).then_some(date)
    }

    /// The columns that tell who a row is about, and when.
    fn key(&self) -> Vec<u32> {
        let mut columns = self.key_of_person();
        columns.extend(self.dates_of_rows());
        columns
    }

    fn key_of_person(&self) -> Vec<u32> {
        let mapper = &self.mapper;
        let fields = mapper.source.person.iter().flat_map(|key| &key.fields);
        let column = |slot: &Slot| {
            let mut columns = mapper.layout.columns.iter();
            columns
                .find(|found| found.slots.contains(slot))
                .map(|found| found.column)
        };
        fields.filter_map(column).collect()
    }

    /// Whether a row is struck through: all that it says, or who it is about, or what dates it.
    pub(super) fn is_struck(&self, row: Row<'_>) -> bool {
        if row.struck == 0 {
            return false;
        }
        let dates = self.mapper.layout.acts.iter().filter_map(|act| act.date);
        row.strikes(0..row.cells.len() as u32)
            || row.strikes(self.key_of_person().into_iter())
            || row.strikes(dates)
    }

    /// A finding where a row is struck through, or the cell that tells who, when or whether.
    pub(super) fn tell_struck(&mut self, row: Row<'_>) {
        if row.struck == 0 && row.partly == 0 {
            return;
        }
        let partly = |column: &u32| *column < 64 && row.partly >> column & 1 == 1;
        let whole = row.strikes(0..row.cells.len() as u32);
        let sessions = &self.mapper.layout.sessions;
        let mark = sessions
            .iter()
            .any(|session| row.strikes(std::iter::once(session.column)));
        if mark || self.is_struck(row) || self.mapped().iter().any(partly) {
            self.note(Fact::StruckRows { whole }, row);
        }
    }

    /// A finding where rows leave blank what the row above fills in.
    pub(super) fn tell_groups(&mut self) {
        let columns = self.gaps.of_groups(self.leading_date());
        if columns.is_empty() {
            return;
        }
        let names = columns.iter().map(|column| self.name_of(*column)).collect();
        let source = self.mapper.source.code.clone();
        let origin = Origin::sheet(self.mapper.file, self.mapper.sheet);
        let fact = Fact::GroupedRows {
            source,
            columns: names,
        };
        self.mapper.findings.add(fact, origin);
    }

    /// What the source calls a column: its field, or the header of what dates a row.
    fn name_of(&self, column: u32) -> String {
        let mapper = &self.mapper;
        let mut found = mapper.layout.columns.iter();
        let slot = found
            .find(|found| found.column == column)
            .and_then(|found| found.slots.first());
        match (slot, &mapper.source.shape) {
            (Some(Slot::Dimension(id)), _) => mapper.catalogue.at(*id).code.clone(),
            (Some(Slot::Field(field)), _) => mapper.catalogue.fields[field.0].code.clone(),
            (None, Shape::Act { date, .. }) => date.first().cloned().unwrap_or_default(),
            (None, _) => "date".to_owned(),
        }
    }
}
