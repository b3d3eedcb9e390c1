//! What cells say of the rows under their own: cells merged down, and the first row of a group whose others leave blank
//! what it says.

use std::collections::BTreeMap;

use super::sheet::{Kept, Merge, Row, Value};
use super::value;

/// What is known of a sheet only once it is read to its end; where that changes what rows mean, it is read again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Known {
    /// Ranges merged down over rows of the table.
    pub merged: Vec<Merge>,
    /// Columns of dates in which numbers are days too.
    pub numbers: Vec<u32>,
}

/// What the rows above say of the one being read.
#[derive(Debug, Default)]
pub(super) struct Above {
    /// Ranges merged down, by their first row, and how many of them have begun.
    merged: Vec<Merge>,
    begun: usize,
    /// Columns whose merged cells hold for their first row alone.
    pub once: Vec<u32>,
    /// The merged cells that reach down to here, by column: their last row, and what they say.
    open: BTreeMap<u32, (u32, Kept)>,
    /// Columns that the first row of a group fills for those under it.
    pub down: Vec<u32>,
    /// What that row says in each of them.
    group: Vec<Kept>,
}

impl Above {
    pub(super) fn new(merged: &[Merge]) -> Self {
        let mut merged = merged.to_vec();
        merged.sort_by_key(|merge| merge.rows);
        Self {
            merged,
            ..Self::default()
        }
    }

    /// The ranges merged down.
    pub(super) fn merged(&self) -> &[Merge] {
        &self.merged
    }

    /// Whether nothing is said of any other row.
    pub(super) fn is_idle(&self) -> bool {
        self.merged.is_empty() && self.down.is_empty()
    }

    /// Takes note of what a row says of those under it.
    pub(super) fn see(&mut self, row: Row<'_>) {
        if self.is_idle() {
            return;
        }
        self.open.retain(|_, (last, _)| *last >= row.number);
        while let Some(merge) = self.merged.get(self.begun) {
            if merge.rows.0 > row.number {
                break;
            }
            self.begun += 1;
            let cell = row.cell(merge.columns.0);
            if merge.rows.0 == row.number && !self.once.contains(&merge.columns.0) {
                let open = (merge.rows.1, Kept::new(cell));
                self.open.insert(merge.columns.0, open);
            }
        }
        self.begin_group(row);
    }

    /// A row that says something itself in one of the columns begins a group.
    fn begin_group(&mut self, row: Row<'_>) {
        let says = |column: &u32| !stands_for_above(row.cell(*column));
        if !self.down.iter().any(says) {
            return;
        }
        let before = std::mem::take(&mut self.group);
        let own = self.down.iter().enumerate().map(|(at, column)| {
            let cell = row.cell(*column);
            let above = || before.get(at).cloned().unwrap_or(Kept::Empty);
            if is_ditto(cell) {
                above()
            } else {
                Kept::new(cell)
            }
        });
        self.group = own.collect();
    }

    /// What follows belongs to no group above it.
    pub(super) fn end_group(&mut self) {
        self.group.clear();
    }

    /// The row with what those above it say in its blank cells; nothing where they say nothing.
    pub(super) fn fill<'c>(&'c self, row: Row<'c>) -> Option<Vec<Value<'c>>> {
        if self.open.is_empty() && self.group.is_empty() {
            return None;
        }
        let mut cells = row.cells.to_vec();
        let merged = self.open.iter().map(|(column, (_, kept))| (*column, kept));
        let grouped = self.down.iter().copied().zip(&self.group);
        for (column, kept) in merged.chain(grouped) {
            let place = column as usize;
            if cells.len() <= place {
                cells.resize(place + 1, Value::Empty);
            }
            let in_group = self.down.contains(&column);
            if cells[place].is_empty() || in_group && stands_for_above(cells[place]) {
                cells[place] = kept.value();
            }
        }
        Some(cells)
    }
}

/// Whether a cell of a group's column says nothing of its own.
fn stands_for_above(cell: Value<'_>) -> bool {
    match cell {
        Value::Text(_) => value::text(cell).is_empty() || is_ditto(cell),
        cell => cell.is_empty(),
    }
}

/// Whether a cell says « as above ».
fn is_ditto(cell: Value<'_>) -> bool {
    const MARKS: [&str; 15] = [
        "\"", "\"\"", "''", "″", "〃", "”", "“", "»", "«", "« »", "//", "id", "id.", "idem",
        "ditto",
    ];
    match cell {
        Value::Text(text) if text.len() <= 8 => {
            let text = text.trim().to_lowercase();
            MARKS.contains(&text.as_str())
        }
        _ => false,
    }
}

/// Which cells rows leave blank, to know groups that nothing declares.
#[derive(Debug, Default)]
pub(super) struct Gaps {
    /// The mapped columns, 64 of them at most.
    columns: Vec<u32>,
    /// Those that tell who and when, as bits.
    key: u64,
    /// How many rows leave which of them blank.
    rows: BTreeMap<u64, u32>,
    first: Option<u64>,
}

/// Ways to leave cells blank that are told apart: a register of groups has few.
const MOST_WAYS: usize = 64;

impl Gaps {
    pub(super) fn new(columns: Vec<u32>, key: &[u32]) -> Self {
        let columns: Vec<u32> = columns.into_iter().take(64).collect();
        let bits = columns.iter().enumerate();
        let key = bits.filter(|(_, column)| key.contains(column));
        let key = key.fold(0, |bits, (at, _)| bits | 1 << at);
        Self {
            columns,
            key,
            ..Self::default()
        }
    }

    /// Takes note of the cells that a row leaves blank.
    pub(super) fn see(&mut self, row: Row<'_>) {
        if self.key == 0 || self.rows.len() > MOST_WAYS {
            return;
        }
        let blank = |bits: u64, (at, column): (usize, &u32)| {
            bits | u64::from(row.cell(*column).is_empty()) << at
        };
        let gaps = self.columns.iter().enumerate().fold(0, blank);
        self.first.get_or_insert(gaps);
        *self.rows.entry(gaps).or_default() += 1;
    }

    /// The columns that rows of a group leave blank, where all do so alike: two at least, who or when among them, or the
    /// date that leads each row; and every other row fills them all.
    pub(super) fn of_groups(&self, leading: Option<u32>) -> Vec<u32> {
        let continues = |gaps: &u64| gaps & self.key != 0;
        let within = self.rows.iter().filter(|(gaps, _)| continues(gaps));
        let (gaps, count) = within.fold((u64::MAX, 0), |(all, count), (gaps, rows)| {
            (all & gaps, count + rows)
        });
        let total: u32 = self.rows.values().sum();
        let apart = |other: &u64| continues(other) || other & gaps == 0;
        let plain = self.rows.len() <= MOST_WAYS
            && !self.first.is_some_and(|first| continues(&first))
            && gaps & self.key != 0
            && count >= 2
            && count * 10 >= total
            && self.rows.keys().all(apart)
            && !self.rows.contains_key(&self.all());
        let columns = self.columns.iter().enumerate();
        let columns = columns.filter(|(at, _)| plain && gaps >> at & 1 == 1);
        let columns: Vec<u32> = columns.map(|(_, column)| *column).collect();
        if columns.len() > 1 || columns.first() == leading.as_ref() {
            columns
        } else {
            Vec::new()
        }
    }

    /// All columns left blank.
    fn all(&self) -> u64 {
        match self.columns.len() {
            64 => u64::MAX,
            count => (1 << count) - 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row<'c>(number: u32, cells: &'c [Value<'c>]) -> Row<'c> {
        Row::new(number, cells)
    }

    const A: Value<'static> = Value::Text("a");
    const B: Value<'static> = Value::Text("b");
    const NONE: Value<'static> = Value::Empty;

    #[test]
    fn a_merged_cell_holds_for_the_rows_that_it_covers() {
        let merge = |rows, column| Merge {
            rows,
            columns: (column, column),
        };
        let mut above = Above::new(&[merge((3, 4), 1), merge((2, 3), 0)]);
        let mut filled = |number, cells: &[Value<'static>]| {
            let row = row(number, cells);
            above.see(row);
            let filled = above.fill(row);
            filled.map(|cells| {
                cells
                    .iter()
                    .map(|cell| Kept::new(*cell))
                    .collect::<Vec<_>>()
            })
        };
        let kept = |cells: [Value<'_>; 2]| Some(cells.map(Kept::new).to_vec());
        assert_eq!(filled(1, &[B, B]), None);
        assert_eq!(filled(2, &[A, NONE]), kept([A, NONE]));
        assert_eq!(filled(3, &[NONE, B]), kept([A, B]));
        assert_eq!(filled(4, &[B]), kept([B, B]));
        assert_eq!(filled(5, &[NONE, NONE]), None);
    }

    #[test]
    fn the_first_row_of_a_group_stands_for_those_under_it() {
        let ditto = Value::Text("〃");
        let mut above = Above {
            down: vec![0, 1],
            ..Above::default()
        };
        for (cells, wanted) in [
            ([NONE, NONE], None),
            ([A, B], Some([A, B])),
            ([NONE, NONE], Some([A, B])),
            // A new group does not inherit what it leaves blank, unless it says so.
            ([B, NONE], Some([B, NONE])),
            ([A, A], Some([A, A])),
            ([B, ditto], Some([B, A])),
        ] {
            let row = row(1, &cells);
            above.see(row);
            assert_eq!(above.fill(row), wanted.map(Vec::from));
        }
        above.end_group();
        assert_eq!(above.fill(row(9, &[NONE])), None);
    }

    #[test]
    fn groups_are_known_by_what_they_leave_blank() {
        let of = |rows: &[[Value<'_>; 3]]| {
            let mut gaps = Gaps::new(vec![0, 1, 2], &[0]);
            for (number, cells) in (1..).zip(rows) {
                gaps.see(row(number, cells));
            }
            gaps.of_groups(None)
        };
        let (whole, member) = ([A, A, A], [NONE, NONE, B]);
        assert_eq!(of(&[whole, member, whole, member]), [0, 1]);
        assert_eq!(of(&[whole, member, member]), [0, 1]);
        // A first row without a key has nothing above it, and one member alone is a slip.
        assert!(of(&[member, whole, member]).is_empty());
        assert!(of(&[whole, whole, member]).is_empty());
        // A row that fills in half of what the others leave blank tells of no groups.
        assert!(of(&[whole, member, [A, NONE, A], member]).is_empty());
        // A key alone left blank is a key left blank.
        assert!(of(&[whole, [NONE, A, A], whole, [NONE, A, A]]).is_empty());
    }
}
