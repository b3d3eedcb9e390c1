//! What kind of row a row is: somebody's, or totals, a description of the columns, a torn line, the head of another table.

use super::{DESCRIBED, Table};
use crate::catalogue::{Catalogue, SCALE};
use crate::finding::{Described, Fact, TornLine};
use crate::ingest::sheet::{Row, Value};
use crate::ingest::sums::Summed;
use crate::ingest::total_words::starts_total;
use crate::ingest::totals::Settled;
use crate::ingest::{titles, wanted};

impl Table<'_> {
    /// Whether a row just under the headers describes the columns.
    pub(super) fn describes(&mut self, row: Row<'_>) -> bool {
        if row.number > self.header_row + DESCRIBED as u32 {
            return false;
        }
        let how = if titles::is_tags(row) {
            Described::Tags
        } else if titles::is_types(row) {
            Described::Types
        } else {
            return false;
        };
        self.note(Fact::DescribedColumns { how }, row);
        true
    }

    /// Whether a line of a text file is torn, so that its cells may stand under the wrong headers. What is told and read
    /// all the same is a line in another encoding, and a stray quotation mark that moved no cell.
    pub(super) fn is_torn(&mut self, row: Row<'_>) -> bool {
        let text = self.mapper.sheet.is_empty();
        let how = match row.torn {
            None if text && row.cells.len() > self.width => TornLine::TooLong,
            None => return false,
            Some(how) => how,
        };
        self.note(Fact::TornLine { how }, row);
        match how {
            TornLine::OtherEncoding | TornLine::Broken | TornLine::CutText => false,
            TornLine::StrayQuote => row.cells.len() > self.width,
            TornLine::TooLong => true,
            TornLine::CutShort => {
                // Rows may be missing behind the cut.
                self.partial = true;
                true
            }
        }
    }

    /// Whether a row heads another table: it holds names that head columns, and says nothing that the table's own columns
    /// understand.
    pub(super) fn is_second_table(&mut self, row: Row<'_>) -> bool {
        let texts = row.cells.iter().filter(|cell| !cell.is_empty());
        let plain = |cell: &Value<'_>| matches!(cell, Value::Text(text) if !text.contains(|sign: char| sign.is_ascii_digit()));
        let mut count = 0;
        for cell in texts {
            // Rows of people hold a number or a date more often than not: they are told apart without looking further.
            if !plain(cell) {
                return false;
            }
            count += 1;
        }
        if count < 3 || self.mapper.understands(row) {
            return false;
        }
        if self.vocabulary.is_empty() {
            self.vocabulary = vocabulary(self.mapper.catalogue);
        }
        let known = |cell: &&Value<'_>| matches!(cell, Value::Text(text) if self.vocabulary.contains(&titles::told(text)));
        row.cells.iter().filter(known).count() >= 2
    }

    /// A row of totals is one that the workbook says to be one, or starts with a word of totals and is nobody's: a person
    /// called Nombré has a first name too.
    pub(super) fn is_total(&self, row: Row<'_>) -> bool {
        let first = || row.cells.iter().position(|cell| !cell.is_empty());
        let word = || first().unwrap_or_default() as u32;
        let counts = || self.mapper.may_count_total(row, word());
        row.total || starts_total(row) && !counts() && !self.mapper.is_somebodys(row, &[word()])
    }

    /// Corrects the funnel by the rows of totals that turn out to be nobody's.
    pub(super) fn settle_totals(&mut self) -> Settled {
        let settled = self.mapper.settle_totals();
        let passed = &settled.passed;
        self.funnel.mapped -= passed.len() as u32;
        self.funnel.total += passed.len() as u32;
        self.funnel.records -= passed.iter().sum::<u64>();
        settled
    }

    /// Whether a row of a register sums up those above. One that says so and does not is told: nobody knows what it counts.
    pub(super) fn is_sum(&mut self, row: Row<'_>) -> bool {
        match self.mapper.summed(row) {
            None => false,
            Some(Summed::Up) => true,
            Some(Summed::Otherwise { number, made }) => {
                let whole = |number: i64| (number / SCALE as i64).max(0) as u64;
                let (total, parts) = (whole(number), whole(made));
                self.note(Fact::TotalDiffers { total, parts }, row);
                let days = self.mapper.days_of_row(row);
                self.mapper.lose_number(days);
                true
            }
        }
    }

    /// A row of totals is told, and counts nobody.
    pub(super) fn total(&mut self, row: Row<'_>) {
        self.note(Fact::TotalRow, row);
        self.funnel.total += 1;
        self.mapper.sums.mark(self.mapper.notes.above[0]);
        self.mapper.notes.above[1] = 0;
    }
}

/// Names that head columns in any register that the catalogue declares, folded.
fn vocabulary(catalogue: &Catalogue) -> Vec<String> {
    let headers = catalogue.sources.iter().flat_map(wanted::wanted).flatten();
    let mut words: Vec<String> = headers.map(|header| titles::told(&header)).collect();
    words.sort();
    words.dedup();
    words
}
