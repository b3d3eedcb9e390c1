//! Rows of totals in a table of counts: beside the rows that they are the sum of, or the only figure of those that they
//! count. Which it is shows once all rows are read.

use indexmap::IndexMap;

use super::again::Counts;
use super::levels::{Level, levels};
use super::loss::several;
use super::mapping::Mapper;
use super::record::{NO_AGES, Record, hash_of};
use super::sheet::{Row, Value};
use super::total_words::sums_up;
use super::value::{self, Reading};
use crate::catalogue::{FieldType, Shape, Slot, fold};
use crate::finding::{Fact, Origin};

/// The rows of a table of counts, by whom they count.
#[derive(Debug, Default)]
pub(super) struct Totals {
    rows: Vec<Counted>,
    /// Texts of columns that no category is made of, as written.
    texts: IndexMap<String, Label, foldhash::fast::FixedState>,
    /// Columns that something is made of; gathered with the first row.
    made: Option<Vec<u32>>,
}

/// What a text says of whom a row counts.
#[derive(Debug, Clone, Copy)]
struct Label {
    /// Its hash; 0 where it says nothing, sums up, or is a number.
    hash: u64,
    /// Whether it says that the row sums others up.
    sums: bool,
}

/// What became of the rows of a table of counts.
#[derive(Debug, Default)]
pub(super) struct Settled {
    /// How many people each row tells that other rows count.
    pub passed: Vec<u64>,
    /// The rows that count.
    pub counts: Counts,
    /// Whether somebody stands in two of them, whatever the source says.
    pub overlapping: bool,
}

/// A row, by whom it counts.
#[derive(Debug)]
pub(super) struct Counted {
    pub row: u32,
    pub people: u64,
    /// The hash of its counts, one by one.
    pub counts: u64,
    /// In how many columns it says that everybody is meant; 0 for a row that is no total.
    pub everybody: usize,
    pub days: (i32, i32),
    pub ages: (u32, u32),
    pub categories: Vec<u32>,
    /// What further columns hold, as hashes; 0 where nothing is said.
    pub further: Vec<u64>,
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
    pub(super) fn is_part_of(&self, total: &Self) -> bool {
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
    fn differs(&self, total: &Counted, gone: &IndexMap<u32, u64>) -> Option<u64> {
        let parts = || {
            let rows = self.rows.iter();
            rows.filter(|one| !gone.contains_key(&one.row) && one.is_part_of(total))
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

    /// Whether a row of totals may count, by the column that its word stands in: not the one that dates it.
    pub(super) fn may_count_total(&self, row: Row<'_>, column: u32) -> bool {
        let Value::Text(text) = row.cell(column) else {
            return false;
        };
        let mut acts = self.layout.acts.iter();
        self.may_count_totals()
            && !acts.any(|act| [act.date, act.month].contains(&Some(column)))
            && (sums_up(text) || self.says_everybody(text, column))
    }

    /// Whether a text says that everybody of a dimension is meant.
    fn says_everybody(&self, text: &str, column: u32) -> bool {
        let holds = |slot: &Slot| match slot {
            Slot::Dimension(id) => self.catalogue.at(*id).totals.holds(text),
            Slot::Field(_) => false,
        };
        let mut columns = self.layout.columns.iter();
        columns.any(|found| found.column == column && found.slots.iter().all(holds))
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
        (people, counts): (u64, &[(u64, usize)]),
        (further, everybody): (Vec<u64>, usize),
    ) {
        if !self.may_count_totals() {
            return;
        }
        let counted = Counted {
            row: row.number,
            people,
            counts: hash_of(&format!("{counts:?}")),
            everybody,
            days: (record.first, record.last),
            ages: record.ages,
            categories: record.categories.clone(),
            further,
        };
        self.totals.rows.push(counted);
    }

    /// What the cells of columns that no category is made of say of whom the row counts, a partner's name among them; and
    /// how many of them say that it sums others up.
    pub(super) fn labels(&mut self, row: Row<'_>) -> (Vec<u64>, usize) {
        let made = self.totals.made.take().unwrap_or_else(|| self.made());
        let texts = &mut self.totals.texts;
        let mut sums = 0;
        let said = (0u32..).zip(row.cells).map(|(column, cell)| match cell {
            Value::Text(text) if !made.contains(&column) => {
                let label = told(texts, text);
                sums += usize::from(label.sums);
                label.hash
            }
            _ => 0,
        });
        let said = said.collect();
        self.totals.made = Some(made);
        (said, sums)
    }

    /// The columns that categories, numbers and days are made of.
    fn made(&self) -> Vec<u32> {
        let layout = &self.layout;
        let fields = &self.catalogue.fields;
        let name = |slot: &Slot| match slot {
            Slot::Field(field) => matches!(
                fields[field.0].kind,
                FieldType::Identity | FieldType::Title | FieldType::Text
            ),
            Slot::Dimension(_) => false,
        };
        let dated = layout.acts.iter();
        let dated = dated.flat_map(|act| [act.date, act.month, act.until]);
        let mut made: Vec<u32> = dated.flatten().collect();
        let mapped = layout.columns.iter();
        let mapped = mapped.filter(|found| !found.slots.iter().all(name));
        made.extend(mapped.map(|found| found.column));
        made.extend(layout.choices.iter().map(|choice| choice.column));
        made.extend(layout.counts.iter().map(|(column, _)| *column));
        made
    }

    /// Tells rows of totals apart once all are read, and forgets the records of those whose people other rows count.
    pub(super) fn settle_totals(&mut self) -> Settled {
        let totals = std::mem::take(&mut self.totals);
        let (alone, passed) = totals.judge();
        let beside = totals.rows.iter().any(|one| one.everybody == 0);
        for total in alone.iter().filter(|one| one.people > 0) {
            let origin = Origin::cell(self.file, self.sheet, total.row, None);
            self.findings.add(Fact::TotalAlone { beside }, origin);
        }
        let mut settled = Settled::default();
        let levels = levels(&totals.rows, self.lasts());
        let coarse = levels.iter().map(|level| level.row);
        let gone = passed.iter().copied().chain(coarse);
        let gone: IndexMap<u32, u64> = gone.map(|one| (one.row, one.people)).collect();
        for total in &passed {
            self.pass(total, totals.differs(total, &gone));
        }
        for Level { row, parts } in &levels {
            self.pass(row, Some(*parts).filter(|parts| *parts != row.people));
            settled.overlapping |= *parts > row.people;
            let rest = row.people.saturating_sub(*parts);
            let service = self.service_of(&row.categories);
            self.lose_between(service, row.days, several(rest));
        }
        if !gone.is_empty() {
            let own = self.records.row.clone();
            self.records.retain(|at| !gone.contains_key(&own[at]));
        }
        let rows = totals.rows.into_iter();
        settled.counts.rows = rows.filter(|one| !gone.contains_key(&one.row)).collect();
        settled.counts.named = self.named();
        settled.passed = gone.into_values().collect();
        settled
    }

    /// A finding for a row whose people other rows count, and for the number that these make where it is another one.
    fn pass(&mut self, total: &Counted, parts: Option<u64>) {
        let origin = Origin::cell(self.file, self.sheet, total.row, None);
        self.findings.add(Fact::TotalRow, origin.clone());
        if let Some(parts) = parts {
            let total = total.people;
            self.findings
                .add(Fact::TotalDiffers { total, parts }, origin);
        }
    }

    /// Whether rows tell their days from one to another.
    fn lasts(&self) -> bool {
        let mut acts = self.layout.acts.iter();
        acts.any(|act| act.until.is_some())
    }

    /// What the names of the file and the sheet say of whom all rows count.
    fn named(&self) -> u64 {
        let texts = self.base.texts.iter();
        let texts: Vec<String> = texts.map(|(_, text)| fold(text)).collect();
        hash_of(&texts.join("\u{1f}"))
    }
}

/// What a text says, each looked at once.
fn told(texts: &mut IndexMap<String, Label, foldhash::fast::FixedState>, text: &str) -> Label {
    if let Some(known) = texts.get(text) {
        return *known;
    }
    let folded = fold(text);
    let number = || {
        let text = value::text(Value::Text(text)).replace(',', ".");
        text.parse::<f64>().is_ok()
    };
    let sums = sums_up(text);
    let says = !sums && !folded.is_empty() && !number();
    let hash = if says { hash_of(&folded) } else { 0 };
    let label = Label { hash, sums };
    texts.insert(text.to_owned(), label);
    label
}
