//! The cells that date something, column by column: what a column's dates tell of each other.

use chrono::Days;

use super::cells::{broken, without_value};
use super::mapping::Mapper;
use super::sheet::{Row, Value};
use super::value::{self, Reading, Span};
use crate::catalogue::{DateOrder, Midnight, Slot};
use crate::finding::{Fact, Misdated, Origin};

/// What the dates of a column have told so far.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct DateColumn {
    order: Order,
    late: Late,
    /// Whether one of its cells is a date by its look.
    dated: bool,
    /// Whether numbers without that look are days here.
    pub numbers: bool,
    /// The row of the first such number.
    number: Option<u32>,
}

/// Whether the dates of a column tell the day from the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Order {
    /// None is written as text.
    #[default]
    Unwritten,
    /// One of them does.
    Told,
    /// None so far; the row of the first.
    Open(u32),
}

/// Whether the days of a column stand just before midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Late {
    /// None has a time.
    #[default]
    Untimed,
    /// All that have one: the row of the first, and its time in seconds.
    All(u32, u32),
    /// They are times of the day.
    Times,
}

/// Whether a time is one that a clock in another zone, or some seconds short, makes of the midnight after it.
fn is_late(seconds: u32) -> bool {
    matches!(seconds, 79_200 | 82_800 | 86_340..)
}

impl Late {
    fn and(self, row: u32, seconds: u32) -> Self {
        match self {
            _ if seconds == 0 => self,
            Self::Untimed if is_late(seconds) => Self::All(row, seconds),
            Self::All(..) if is_late(seconds) => self,
            _ => Self::Times,
        }
    }
}

impl Mapper<'_> {
    /// The days that a cell names. What its column tells of it is taken note of.
    pub(super) fn span(&mut self, row: Row<'_>, column: u32) -> Reading<Span> {
        let cell = row.cell(column);
        if matches!(cell, Value::Empty) {
            return Reading::Empty;
        }
        let place = column as usize;
        if self.notes.dates.len() <= place {
            self.notes.dates.resize(place + 1, DateColumn::default());
        }
        let known = &mut self.notes.dates[place];
        if value::is_serial(cell) {
            known.number.get_or_insert(row.number);
            if !known.numbers && !self.source.serial_dates {
                return Reading::Wrong;
            }
            return value::span(cell, self.source.dates);
        }
        known.look(cell, row.number);
        let read = self.days_of(cell);
        self.notes.dates[place].dated |= matches!(read, Reading::Is(span) if span.day().is_some());
        read
    }

    /// The days that a cell names, as the source has times before midnight read.
    pub(super) fn days_of(&self, cell: Value<'_>) -> Reading<Span> {
        let read = value::span(cell, self.source.dates);
        let Reading::Is(span) = read else {
            return read;
        };
        let next = self.source.before_midnight == Some(Midnight::NextDay);
        if !next || !value::seconds(cell).is_some_and(is_late) {
            return read;
        }
        let after = |day: chrono::NaiveDate| day.checked_add_days(Days::new(1)).unwrap_or(day);
        Reading::Is(Span {
            first: after(span.first),
            last: after(span.last),
            ..span
        })
    }

    /// The finding of a cell that should date something and does not.
    pub(super) fn no_day(&self, cell: Value<'_>, field: String) -> Fact {
        if broken(cell) {
            return without_value(cell, field);
        }
        if value::is_serial(cell) && !self.source.serial_dates {
            let read = false;
            return Fact::NumberAsDate { field, read };
        }
        let why = value::misdated(cell, self.source.dates);
        Fact::ImpossibleDate { field, why }
    }

    /// The finding of a cell that should end something and does not.
    pub(super) fn no_end(&self, cell: Value<'_>, field: String) -> Fact {
        match self.no_day(cell, field) {
            Fact::ImpossibleDate { field, .. } => {
                let why = Misdated::End;
                Fact::ImpossibleDate { field, why }
            }
            fact => fact,
        }
    }

    /// Columns in which numbers stand among dates, not read as days: known of a whole sheet only at its end.
    pub(super) fn mixed_dates(&self) -> Vec<u32> {
        let mixed = |(_, known): &(u32, &DateColumn)| {
            known.number.is_some() && known.dated && !known.numbers
        };
        let columns = (0u32..).zip(&self.notes.dates);
        columns.filter(mixed).map(|(column, _)| column).collect()
    }

    /// Has numbers read as days in a column of dates.
    pub(super) fn read_numbers(&mut self, column: u32) {
        let place = column as usize;
        if self.notes.dates.len() <= place {
            self.notes.dates.resize(place + 1, DateColumn::default());
        }
        self.notes.dates[place].numbers = true;
    }

    /// What the columns of dates tell when all is read: none tells the day from the month, all stand before midnight,
    /// numbers were read as days.
    pub(super) fn tell_dates(&mut self) {
        let columns = std::mem::take(&mut self.notes.dates);
        for (column, known) in (0u32..).zip(columns) {
            let field = || self.dated_by(column);
            let mut told = Vec::new();
            if let Order::Open(row) = known.order {
                let read = order_name(self.source.dates).to_owned();
                told.push((Fact::AmbiguousDates { read }, row));
            }
            if let (Late::All(row, seconds), None) = (known.late, self.source.before_midnight) {
                let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
                let time = format!("{hours:02}:{minutes:02}:{:02}", seconds % 60);
                let field = field();
                told.push((Fact::BeforeMidnight { field, time }, row));
            }
            if let (Some(row), true, false) =
                (known.number, known.numbers, self.source.serial_dates)
            {
                let (field, read) = (field(), true);
                told.push((Fact::NumberAsDate { field, read }, row));
            }
            for (fact, row) in told {
                let origin = Origin::cell(self.file, self.sheet, row, Some(column));
                self.findings.add(fact, origin);
            }
        }
    }

    /// What findings call what a column dates.
    fn dated_by(&self, column: u32) -> String {
        let fields = self
            .layout
            .columns
            .iter()
            .filter(|found| found.column == column);
        let field = fields
            .flat_map(|found| &found.slots)
            .find_map(|slot| match slot {
                Slot::Field(field) => Some(self.catalogue.fields[field.0].code.clone()),
                Slot::Dimension(_) => None,
            });
        let dates =
            |act: &&super::header::Act| act.date == Some(column) || act.until == Some(column);
        let act = || self.layout.acts.iter().find(dates);
        field
            .or_else(|| Some(self.wide(act()?.record?)?.name.clone()))
            .unwrap_or_else(|| "date".to_owned())
    }
}

impl DateColumn {
    /// Takes note of how a cell is written.
    fn look(&mut self, cell: Value<'_>, row: u32) {
        if self.order != Order::Told
            && let Some(unclear) = value::unclear_order(cell)
        {
            self.order = match self.order {
                _ if !unclear => Order::Told,
                Order::Unwritten => Order::Open(row),
                known => known,
            };
        }
        if self.late != Late::Times
            && let Some(seconds) = value::seconds(cell)
        {
            self.late = self.late.and(row, seconds);
        }
    }
}

fn order_name(order: DateOrder) -> &'static str {
    match order {
        DateOrder::DayFirst => "day first",
        DateOrder::MonthFirst => "month first",
        DateOrder::YearFirst => "year first",
    }
}
