//! Files as sheets of rows: one reader a format, chosen by content. Nothing behind this module knows the format.

mod aside;
mod compound;
mod delimited;
mod formula;
mod limits;
mod ods;
mod open;
mod part;
mod said;
mod strikes;
mod transcode;
mod xlsx;

pub use aside::serve;
pub use limits::Limits;
pub(super) use open::{guard, open};

use std::io::{Read, Seek};

use super::sheet::{Merge, Row, Value};
use crate::finding::{Beyond, FileFormat, TornLine, Unreadable};
use limits::TEXT_A_PLACE;

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
    /// What they may ask for.
    pub limits: Limits,
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

/// Hands rows on: fills the gaps with blank rows, holds back blank rows until another follows, cuts texts that are longer
/// than any spreadsheet's, keeps count of the places spanned and of the text in them.
struct Emitter<'s> {
    sink: &'s mut dyn FnMut(Row<'_>) -> bool,
    limits: Limits,
    next: u32,
    places: u64,
    text: u64,
    /// Whether the sink wants no more.
    done: bool,
}

impl<'s> Emitter<'s> {
    fn new(sink: &'s mut dyn FnMut(Row<'_>) -> bool, limits: Limits) -> Self {
        Self {
            sink,
            limits,
            next: 1,
            places: 0,
            text: 0,
            done: false,
        }
    }

    /// Takes note of text that stands in the file: it is bounded by the file's size.
    fn stands(&mut self, bytes: usize) {
        self.limits.text = self.limits.text.saturating_add(bytes as u64);
    }

    /// The next row; blank rows are only taken note of.
    fn row(&mut self, row: Row<'_>) -> Result<(), Unreadable> {
        if row.number > self.limits.rows || row.cells.len() > self.limits.columns as usize {
            return Err(Unreadable::Damaged);
        }
        if row.cells.iter().all(|cell| *cell == Value::Empty) && row.torn.is_none() {
            return Ok(());
        }
        let lengths = || row.cells.iter().map(Value::length);
        let text: usize = lengths().sum();
        if text > self.limits.line {
            return Err(Unreadable::TooLarge(Beyond::Line));
        }
        self.places += row.cells.len() as u64;
        self.text += text as u64;
        if self.places > self.limits.places {
            return Err(Unreadable::TooLarge(Beyond::Places));
        }
        if self.text > self.limits.text.saturating_add(self.places * TEXT_A_PLACE) {
            return Err(Unreadable::TooLarge(Beyond::Text));
        }
        // A row out of order is given as it comes: its number is still its address.
        while self.next < row.number && !self.done {
            self.done = !(self.sink)(Row::new(self.next, &[]));
            self.next += 1;
        }
        if !self.done {
            let signs = self.limits.signs;
            let long = lengths().any(|length| length > signs);
            self.done = !match long.then(|| cut(row, signs)).flatten() {
                None => (self.sink)(row),
                Some(cells) => (self.sink)(Row {
                    cells: &cells,
                    torn: row.torn.or(Some(TornLine::CutText)),
                    ..row
                }),
            };
            self.next = self.next.max(row.number + 1);
        }
        Ok(())
    }
}

impl Emitter<'_> {
    /// What a sheet says of itself, once its rows are read. Cells merged down fill the rows under them: they span places too.
    fn ended(&self, notes: SheetNotes) -> Result<SheetNotes, Unreadable> {
        let down =
            |merge: &Merge| u64::from(merge.rows.1.min(self.next).saturating_sub(merge.rows.0));
        if notes.merged.iter().map(down).sum::<u64>() > self.limits.places {
            return Err(Unreadable::TooLarge(Beyond::Places));
        }
        Ok(notes)
    }
}

/// The cells of a row, its texts cut after so many signs; none where none is longer.
fn cut(row: Row<'_>, signs: usize) -> Option<Vec<Value<'_>>> {
    let mut cells = row.cells.to_vec();
    let mut any = false;
    for cell in &mut cells {
        if let Value::Text(text) = cell
            && let Some((end, _)) = text.char_indices().nth(signs)
        {
            (*text, any) = (&text[..end], true);
        }
    }
    any.then_some(cells)
}

#[cfg(test)]
mod tests;
