//! Counts told again: the same days and the same answers in two sheets of a table of counts, whose people nothing tells apart.

use indexmap::IndexMap;

use super::gather::SheetReading;
use super::levels::is_months;
use super::record::hash_of;
use super::totals::Counted;
use crate::finding::{Fact, Origin};

/// The rows of one sheet of a table of counts that count.
#[derive(Debug, Default)]
pub(super) struct Counts {
    pub rows: Vec<Counted>,
    /// What the names of the file and the sheet say of all of them, as a hash.
    pub named: u64,
}

/// Whom a cell is about, as a hash, and its days.
type Cell = (u64, (i32, i32));

/// What a sheet tells of a cell.
#[derive(Debug)]
struct Told {
    counts: u64,
    rows: Vec<u32>,
}

/// Finds what the sheets of one source tell twice. A row that repeats one of another file is read once, unless anything
/// differs anywhere: then the files may as well be of two partners, who have the same number now and then.
pub(super) fn compare(source: usize, code: &str, sheets: &mut [Vec<SheetReading>]) {
    let of_source = |reading: &&mut SheetReading| {
        let read = reading.read.as_ref();
        read.is_some_and(|read| read.source == source)
    };
    let readings = sheets.iter_mut().flatten().filter(of_source);
    let mut readings: Vec<&mut SheetReading> = readings.collect();
    let (repeated, against) = told_twice(&readings);
    let once = against.is_empty();
    for (at, row) in if once { &repeated } else { &against } {
        let reading = &mut *readings[*at];
        if once {
            reading.repeated.insert(*row);
        } else {
            reading.overlapping = true;
        }
        let Some(read) = &reading.read else { continue };
        let origin = Origin::cell(&read.file, &read.sheet, *row, None);
        let source = code.to_owned();
        reading
            .findings
            .add(Fact::RepeatedCounts { source, once }, origin);
    }
}

/// Sheet and row.
type Place = (usize, u32);

/// The rows that repeat, count by count, those of the sheet of that name in another file; and those that tell another
/// number than another sheet does, or may count whom it counts.
fn told_twice(readings: &[&mut SheetReading]) -> (Vec<Place>, Vec<Place>) {
    let (mut repeated, mut against) = (Vec::new(), Vec::new());
    let mut known: IndexMap<Cell, (usize, u64)> = IndexMap::new();
    let mut all: Vec<(Cell, usize, u32)> = Vec::new();
    let named = |at: usize| {
        readings[at]
            .read
            .as_ref()
            .map(|read| (&read.file, &read.sheet))
    };
    for (at, reading) in readings.iter().enumerate() {
        for (cell, told) in cells(&reading.counts) {
            all.push((cell, at, told.rows[0]));
            let (first, counts) = *known.entry(cell).or_insert((at, told.counts));
            let apart = named(first).zip(named(at));
            let exported = apart.is_some_and(|(one, other)| one.0 != other.0 && one.1 == other.1);
            if first == at {
                continue;
            }
            if exported && told.counts == counts {
                repeated.extend(told.rows.iter().map(|row| (at, *row)));
            } else {
                against.push((at, told.rows[0]));
            }
        }
    }
    against.extend(holding(all));
    (repeated, against)
}

/// Rows whose days hold those of a row of another sheet: a quarter's file beside those of its months.
fn holding(mut cells: Vec<(Cell, usize, u32)>) -> Vec<Place> {
    cells.sort_by_key(|((whom, (first, last)), ..)| (*whom, *first, std::cmp::Reverse(*last)));
    let mut holding = Vec::new();
    for (at, ((whom, days), sheet, row)) in cells.iter().enumerate() {
        let behind = cells[at + 1..].iter();
        let mut within = behind
            .take_while(|((other, (first, _)), ..)| other == whom && *first <= days.1)
            .filter(|((_, other), its, _)| its != sheet && other != days && other.1 <= days.1);
        if is_months(*days) && within.next().is_some() {
            holding.push((*sheet, *row));
        }
    }
    holding
}

/// A sheet by cell.
fn cells(counts: &Counts) -> IndexMap<Cell, Told> {
    let mut cells: IndexMap<Cell, Told> = IndexMap::new();
    for row in counts.rows.iter().filter(|row| row.people > 0) {
        let mut labels: Vec<u64> = row
            .further
            .iter()
            .copied()
            .filter(|one| *one != 0)
            .collect();
        labels.sort_unstable();
        let whom = format!(
            "{labels:?}{:?}{:?}{}",
            row.categories, row.ages, counts.named
        );
        let cell = (hash_of(&whom), row.days);
        let told = cells.entry(cell).or_insert(Told {
            counts: 0,
            rows: Vec::new(),
        });
        told.counts = told.counts.wrapping_add(row.counts);
        told.rows.push(row.row);
    }
    cells
}
