//! Files as sheets of rows: one reader a format, chosen by content. Nothing behind this module knows the format.

mod aside;
mod compound;
mod delimited;
mod formula;
mod ods;
mod open;
mod part;
mod strikes;
mod transcode;
mod xlsx;

pub use aside::serve;
pub(super) use open::{guard, open};

use std::io::{Read, Seek};

use super::sheet::{Merge, Row, Value};
use crate::finding::{Beyond, FileFormat, Unreadable};

/// A file open for reading.
pub trait ReadSeek: Read + Seek + Send {}
impl<T: Read + Seek + Send> ReadSeek for T {}

/// A sheet's name and whether its workbook shows it. A CSV file is one sheet without a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetName {
    /// Its name; empty for a CSV file.
    pub name: String,
    /// Whether the workbook hides it.
    pub hidden: bool,
}

/// What had to be told or guessed to read a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inferred {
    /// What the file is, whatever its name says.
    pub format: FileFormat,
    /// Encoding and delimiter of a text file.
    pub text: Option<(String, String)>,
}

/// What a source says of its files, so that it need not be inferred.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// The encoding of text files, by its name in the Encoding Standard.
    pub encoding: Option<String>,
    /// The delimiter of text files.
    pub delimiter: Option<u8>,
}

/// What a sheet says of itself besides its rows; empty where the format does not tell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SheetNotes {
    /// The range that the sheet claims to fill.
    pub claimed: Option<String>,
    /// Merged ranges.
    pub merged: Vec<Merge>,
    /// Whether a filter is set.
    pub filtered: bool,
    /// Hidden columns, from 0.
    pub hidden_columns: Vec<u32>,
}

/// A file whose sheets can be read row by row, several at once.
pub trait Book: Send + Sync {
    /// Its sheets, in order.
    fn sheets(&self) -> &[SheetName];

    /// Hands the rows of a sheet to `sink`, top to bottom and blank ones between them included, until it answers false.
    /// Blank rows at the end are not rows of the sheet.
    fn read(
        &self,
        sheet: usize,
        sink: &mut dyn FnMut(Row<'_>) -> bool,
    ) -> Result<SheetNotes, Unreadable>;

    /// What had to be inferred to read it.
    fn inferred(&self) -> Inferred;
}

/// Rows that a spreadsheet has.
const MOST_ROWS: u32 = 1_048_576;
/// Columns that a spreadsheet has; a cell beyond is damage.
const MOST_COLUMNS: u32 = 16_384;
/// Places that the rows of one sheet may span, filled or not, before it is refused.
const MOST_PLACES: u64 = 100_000_000;

/// Hands rows on: fills the gaps with blank rows, holds back blank rows until another follows, keeps count of the
/// places spanned.
struct Emitter<'s> {
    sink: &'s mut dyn FnMut(Row<'_>) -> bool,
    next: u32,
    places: u64,
    /// Whether the sink wants no more.
    done: bool,
}

impl<'s> Emitter<'s> {
    fn new(sink: &'s mut dyn FnMut(Row<'_>) -> bool) -> Self {
        Self {
            sink,
            next: 1,
            places: 0,
            done: false,
        }
    }

    /// The next row; blank rows are only taken note of.
    fn row(&mut self, row: Row<'_>) -> Result<(), Unreadable> {
        if row.number > MOST_ROWS || row.cells.len() > MOST_COLUMNS as usize {
            return Err(Unreadable::Damaged);
        }
        if row.cells.iter().all(|cell| *cell == Value::Empty) && row.torn.is_none() {
            return Ok(());
        }
        self.places += row.cells.len() as u64;
        if self.places > MOST_PLACES {
            return Err(Unreadable::TooLarge(Beyond::Places));
        }
        // A row out of order is given as it comes: its number is still its address.
        while self.next < row.number && !self.done {
            self.done = !(self.sink)(Row::new(self.next, &[]));
            self.next += 1;
        }
        if !self.done {
            self.done = !(self.sink)(row);
            self.next = self.next.max(row.number + 1);
        }
        Ok(())
    }
}
