//! Rows of totals in a table of counts: beside the rows that they are the sum of, or the only figure of those that they
//! count. Which it is shows once all rows are read.

use indexmap::{IndexMap, IndexSet};

use super::mapping::Mapper;
use super::record::{NO_AGES, Record, hash_of};
use super::sheet::{Row, Value};
use super::value::{self, Reading};
use crate::catalogue::{Shape, Slot, fold};
use crate::finding::{Fact, Origin};

/// The rows of a table of counts, by whom they count.
#[derive(Debug, Default)]
pub(super) struct Totals {
    rows: Vec<Counted>,
    /// Texts of columns that no field is made of, as written.
    texts: IndexMap<String, u64, foldhash::fast::FixedState>,
}

/// A row, by whom it counts.
#[derive(Debug)]
struct Counted {
    row: u32,
    people: u64,
    /// In how many columns it says that everybody is meant; 0 for a row that is no total.
    everybody: usize,
    days: (i32, i32),
    ages: (u32, u32),
    categories: Vec<u32>,
    /// What further columns hold, as hashes; 0 where nothing is said.
    further: Vec<u64>,
}

impl Counted {
    /// Whether the two may count the same people: nothing that both say differs.
    fn meets(&self, other: &Self) -> bool {
        let within = |a: (i32, i32), b: (i32, i32)| b.0 <= a.0 && a.1 <= b.1;
        let days = within(self.days, other.days) || within(other.days, self.days);
        let ages = [self.ages, other.ages].contains(&NO_AGES) || self.ages == other.ages;
        days && ages
            && alike(&self.categories, &other.categories)
            && alike(&self.further, &other.further)
    }

    /// Whether it is a part of a total: it says whatever that one says.
    fn is_part_of(&self, total: &Self) -> bool {
        let days = total.days.0 <= self.days.0 && self.days.1 <= total.days.1;
        let ages = total.ages == NO_AGES || total.ages == self.ages;
        days && ages
            && says(&self.categories, &total.categories)
            && says(&self.further, &total.further)
    }
}

/// Whether nothing said by both differs.
fn alike<T: PartialEq + Default>(one: &[T], other: &[T]) -> bool {
    let blank = T::default();
    let mut pairs = one.iter().zip(other);
    pairs.all(|(a, b)| *a == blank || *b == blank || a == b)
}

/// Whether the one says whatever the other says.
fn says<T: PartialEq + Default>(one: &[T], other: &[T]) -> bool {
    let blank = T::default();
    one.iter().zip(other).all(|(a, b)| *b == blank || a == b)
}

impl Totals {
    /// The rows of totals that count: those that meet no row that counts already. The finest come first.
    fn judge(&self) -> (Vec<&Counted>, Vec<&Counted>) {
        let mut counted: Vec<&Counted> = Vec::new();
        let (mut alone, mut passed) = (Vec::new(), Vec::new());
        counted.extend(self.rows.iter().filter(|one| one.everybody == 0));
        let mut totals: Vec<&Counted> = self.rows.iter().filter(|one| one.everybody > 0).collect();
        totals.sort_by_key(|one| one.everybody);
        for total in totals {
            if counted.iter().any(|one| one.meets(total)) {
                passed.push(total);
            } else {
                counted.push(total);
                alone.push(total);
            }
        }
        (alone, passed)
    }

    /// What the parts of a total add up to, where that is another number: all of them, and those that stand above it since
    /// the last total.
    fn differs(&self, total: &Counted, passed: &IndexSet<u32>) -> Option<u64> {
        let parts = || {
            let rows = self.rows.iter();
            rows.filter(|one| !passed.contains(&one.row) && one.is_part_of(total))
        };
        parts().next()?;
        let all = parts().map(|one| one.people).fold(0, u64::saturating_add);
        let before = self.rows.iter().rev();
        let mut before = before.filter(|one| one.row < total.row && one.everybody > 0);
        let since = before.next().map_or(0, |one| one.row);
        let near = parts().filter(|one| since < one.row && one.row < total.row);
        let near = near.map(|one| one.people).fold(0, u64::saturating_add);
        (all != total.people && near != total.people).then_some(all)
    }
}

impl Mapper<'_> {
    /// Whether a row of totals may be the only figure of those it counts: a table of counts, one row after another.
    fn may_count_totals(&self) -> bool {
        let source = self.source;
        let counts = matches!(source.shape, Shape::Aggregate(_));
        counts && source.blocks.is_none() && source.funders.is_none()
    }

    /// Whether a cell says that everybody of a dimension is meant, in a row that may count.
    pub(super) fn says_everybody(&self, row: Row<'_>, column: u32) -> bool {
        let text = value::written(row.cell(column));
        let holds = |slot: &Slot| match slot {
            Slot::Dimension(id) => self.catalogue.at(*id).totals.holds(&text),
            Slot::Field(_) => false,
        };
        let mut columns = self.layout.columns.iter();
        self.may_count_totals()
            && columns.any(|found| found.column == column && found.slots.iter().all(holds))
    }

    /// Whether a row of totals is put off until all rows are read: something tells its days.
    pub(super) fn puts_off(&self, row: Row<'_>) -> bool {
        self.may_count_totals() && self.has_days(row)
    }

    fn has_days(&self, row: Row<'_>) -> bool {
        let told = self.layout.acts.first();
        let Some((date, month)) = told.and_then(|act| Some((act.date?, act.month))) else {
            return self.base.span.is_some();
        };
        let cell = row.cell(date);
        let read = match month {
            None => value::span(cell, self.source.dates),
            Some(month) => value::month_of(cell, row.cell(month), self.source.dates),
        };
        matches!(read, Reading::Is(_))
    }

    /// Takes note of whom a row counts.
    pub(super) fn note_counted(
        &mut self,
        row: Row<'_>,
        record: &Record,
        people: u64,
        everybody: usize,
    ) {
        if !self.may_count_totals() {
            return;
        }
        let counted = Counted {
            row: row.number,
            people,
            everybody,
            days: (record.first, record.last),
            ages: record.ages,
            categories: record.categories.clone(),
            further: self.further(row),
        };
        self.totals.rows.push(counted);
    }

    /// What the cells of columns that nothing is made of say: words, such as a partner's name.
    fn further(&mut self, row: Row<'_>) -> Vec<u64> {
        let layout = &self.layout;
        let dated = layout
            .acts
            .iter()
            .flat_map(|act| [act.date, act.month, act.until]);
        let mut made: Vec<u32> = dated.flatten().collect();
        made.extend(layout.columns.iter().map(|found| found.column));
        made.extend(layout.choices.iter().map(|choice| choice.column));
        made.extend(layout.counts.iter().map(|(column, _)| *column));
        let texts = &mut self.totals.texts;
        let said = (0u32..).zip(row.cells).map(|(column, cell)| match cell {
            Value::Text(text) if !made.contains(&column) => told(texts, text),
            _ => 0,
        });
        said.collect()
    }

    /// Tells rows of totals apart once all are read, and forgets the records of those whose people other rows count: how
    /// many people each of them tells.
    pub(super) fn settle_totals(&mut self) -> Vec<u64> {
        let totals = std::mem::take(&mut self.totals);
        let (alone, passed) = totals.judge();
        let beside = totals.rows.iter().any(|one| one.everybody == 0);
        for total in alone.iter().filter(|one| one.people > 0) {
            let origin = Origin::cell(self.file, self.sheet, total.row, None);
            self.findings.add(Fact::TotalAlone { beside }, origin);
        }
        let rows: IndexSet<u32> = passed.iter().map(|one| one.row).collect();
        for total in &passed {
            let origin = Origin::cell(self.file, self.sheet, total.row, None);
            self.findings.add(Fact::TotalRow, origin.clone());
            if let Some(parts) = totals.differs(total, &rows) {
                let total = total.people;
                self.findings
                    .add(Fact::TotalDiffers { total, parts }, origin);
            }
        }
        if !rows.is_empty() {
            let own = self.records.row.clone();
            self.records.retain(|at| !rows.contains(&own[at]));
        }
        passed.iter().map(|one| one.people).collect()
    }
}

/// The hash of a text, folded; 0 where it says nothing, or is a number.
fn told(texts: &mut IndexMap<String, u64, foldhash::fast::FixedState>, text: &str) -> u64 {
    if let Some(known) = texts.get(text) {
        return *known;
    }
    let folded = fold(text);
    let number = value::text(Value::Text(text))
        .replace(',', ".")
        .parse::<f64>()
        .is_ok();
    let hash = match folded.as_str() {
        "" => 0,
        _ if number => 0,
        folded => hash_of(folded),
    };
    texts.insert(text.to_owned(), hash);
    hash
}
