//! Bands of ages open to one side (`+35`, `35+`, `-18`), whose writing leaves to habit whether they hold the age that they
//! name. Where the catalogue's bands make a difference of it, the other bands of the column tell, once all rows are read.

use std::ops::Range;

use indexmap::IndexMap;

use super::ages::split;
use super::mapping::Mapper;
use super::value::{Ages, Open};
use crate::finding::Origin;

/// What the columns of ages hold besides ages.
#[derive(Debug, Default)]
pub(super) struct OpenBands {
    /// By column, the ages at which its closed bands end, and those at which they begin.
    closed: IndexMap<u32, (Vec<u32>, Vec<u32>)>,
    /// The band of the row being read.
    here: Option<(Open, u32)>,
    put_off: Vec<PutOff>,
}

/// A band put off until all rows are read.
#[derive(Debug)]
struct PutOff {
    open: Open,
    column: u32,
    row: u32,
    records: Range<usize>,
}

impl Mapper<'_> {
    /// The ages meant by a cell; an open band that may be read in two ways is put off.
    pub(super) fn meant(&mut self, ages: Ages, column: u32) -> Ages {
        match ages {
            Ages::Are(youngest, oldest) if youngest < oldest && oldest < u32::MAX => {
                let (ends, begins) = self.open_bands.closed.entry(column).or_default();
                note(ends, oldest);
                note(begins, youngest);
                ages
            }
            Ages::Open(open) if open.minus && !self.is_edge(open.at) => Ages::Beyond,
            Ages::Open(open) => {
                let (youngest, oldest) = open.ages(open.itself);
                let held = self.bands(youngest, oldest);
                let (other_youngest, other_oldest) = open.ages(!open.itself);
                if !held.is_empty() && held == self.bands(other_youngest, other_oldest) {
                    return Ages::Are(youngest, oldest);
                }
                self.open_bands.here = Some((open, column));
                ages
            }
            ages => ages,
        }
    }

    /// Takes note of the records of a row, whose age is put off.
    pub(super) fn put_off(&mut self, row: u32, before: usize) {
        let Some((open, column)) = self.open_bands.here.take() else {
            return;
        };
        let records = before..self.records.len();
        if !records.is_empty() {
            self.open_bands.put_off.push(PutOff {
                open,
                column,
                row,
                records,
            });
        }
    }

    /// Reads what was put off as the other bands of its column tell, else as people mostly mean it.
    pub(super) fn settle_ages(&mut self) {
        for one in std::mem::take(&mut self.open_bands.put_off) {
            let closed = self.open_bands.closed.get(&one.column);
            let (youngest, oldest) = one.open.ages(holds_itself(one.open, closed));
            let bands = self.bands(youngest, oldest);
            if bands.is_empty() {
                let field = self.age_field(one.column);
                let origin = Origin::cell(self.file, self.sheet, one.row, Some(one.column));
                self.findings.add(split(field, youngest, oldest), origin);
            }
            for record in one.records.clone() {
                self.records.ages.set(record, (youngest, oldest));
            }
            for (place, code) in bands {
                for record in one.records.clone() {
                    self.records.categories[place].set(record, code);
                }
            }
        }
    }

    /// The bands of the catalogue that hold all of these ages: a dimension's column, and the code of its band.
    fn bands(&self, youngest: u32, oldest: u32) -> Vec<(usize, u32)> {
        let dimensions = self.catalogue.dimensions.iter().enumerate();
        let banded = dimensions.filter(|(_, dimension)| dimension.from_age);
        let held = banded.filter_map(|(place, dimension)| {
            let holds = |band: (u32, u32)| band.0 <= youngest && oldest <= band.1;
            let mut categories = dimension.categories.iter();
            let at = categories.position(|category| category.band.is_some_and(holds))?;
            Some((place, at as u32 + 1))
        });
        held.collect()
    }

    /// Whether a band of the catalogue begins or ends at an age.
    fn is_edge(&self, age: u32) -> bool {
        let dimensions = self.catalogue.dimensions.iter();
        let categories = dimensions.flat_map(|dimension| &dimension.categories);
        let mut bands = categories.filter_map(|category| category.band);
        bands.any(|(first, last)| first == age || last == age || last.checked_add(1) == Some(age))
    }
}

/// Whether an open band holds the age that it names. Bands that end a year before `+35` leave it to that one, and those
/// that end at 35 leave it no place in `35+`.
fn holds_itself(open: Open, closed: Option<&(Vec<u32>, Vec<u32>)>) -> bool {
    let Some((ends, begins)) = closed else {
        return open.itself;
    };
    let (taken, beside) = if open.up {
        let before = open.at.checked_sub(1);
        (
            ends.contains(&open.at),
            before.is_some_and(|at| ends.contains(&at)),
        )
    } else {
        (begins.contains(&open.at), begins.contains(&(open.at + 1)))
    };
    match (taken, beside) {
        (true, false) => false,
        (false, true) => true,
        _ => open.itself,
    }
}

fn note(ages: &mut Vec<u32>, age: u32) {
    if !ages.contains(&age) {
        ages.push(age);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_other_bands_of_the_column_tell() {
        let open = |at, up, itself| Open {
            at,
            up,
            itself,
            minus: false,
        };
        let over = open(35, true, false);
        let more = open(35, true, true);
        let under = open(18, false, false);
        let (none, closed) = (vec![], |ends: &[u32], begins: &[u32]| {
            (ends.to_vec(), begins.to_vec())
        });
        assert!(!holds_itself(over, None) && holds_itself(more, None));
        assert!(holds_itself(over, Some(&closed(&[24, 34], &none))));
        assert!(!holds_itself(over, Some(&closed(&[35], &none))));
        assert!(!holds_itself(more, Some(&closed(&[35], &none))));
        assert!(holds_itself(more, Some(&closed(&[34, 35], &none))));
        assert!(!holds_itself(under, Some(&closed(&none, &[18]))));
        assert!(holds_itself(under, Some(&closed(&none, &[19]))));
    }
}
