//! Rows on their way from the thread that reads a sheet to the one that maps it: where a register is one large sheet, both
//! work at the same time.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use super::book::{Book, SheetNotes, guard};
use super::sheet::{Row, Value};
use crate::finding::{TornLine, Unreadable};

/// Rows handed over at a time.
const ROWS: usize = 512;
/// Bytes of text handed over at a time.
const BYTES: usize = 1 << 20;
/// Batches that may wait.
const WAITING: usize = 4;

/// Reads a sheet in a thread of its own and hands its rows to `take` in this one.
pub(super) fn read_beside(
    book: &dyn Book,
    sheet: usize,
    take: &mut dyn FnMut(Row<'_>),
) -> Result<SheetNotes, Unreadable> {
    let (full, batches) = sync_channel::<Batch>(WAITING);
    // Batches come back to be filled again.
    let (back, empty) = sync_channel::<Batch>(WAITING + 2);
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new();
        let reader = thread
            .spawn_scoped(scope, move || guard(|| fill(book, sheet, &full, &empty)))
            .map_err(|_| Unreadable::Refused)?;
        for mut batch in batches {
            batch.hand_on(take);
            batch.clear();
            let _ = back.try_send(batch);
        }
        reader.join().unwrap_or(Err(Unreadable::Damaged))
    })
}

fn fill(
    book: &dyn Book,
    sheet: usize,
    full: &SyncSender<Batch>,
    empty: &Receiver<Batch>,
) -> Result<SheetNotes, Unreadable> {
    let mut batch = Batch::default();
    let read = book.read(sheet, &mut |row| {
        batch.push(row);
        if batch.rows.len() < ROWS && batch.text.len() < BYTES {
            return true;
        }
        let next = empty.try_recv().unwrap_or_default();
        full.send(std::mem::replace(&mut batch, next)).is_ok()
    });
    // What was read before a sheet broke counts.
    let _ = full.send(batch);
    read
}

/// Rows with their texts, of which nothing is borrowed.
#[derive(Default)]
struct Batch {
    rows: Vec<Head>,
    cells: Vec<Packed>,
    text: String,
}

/// A row of a batch: its cells go on from those of the row before.
struct Head {
    number: u32,
    hidden: bool,
    torn: Option<TornLine>,
    struck: u64,
    partly: u64,
    total: bool,
    end: usize,
}

/// A cell of a batch.
#[derive(Clone, Copy)]
enum Packed {
    Text(u32, u32),
    Is(Value<'static>),
}

impl Batch {
    fn push(&mut self, row: Row<'_>) {
        for cell in row.cells {
            self.cells.push(match *cell {
                Value::Text(text) => {
                    let start = self.text.len();
                    self.text.push_str(text);
                    Packed::Text(start as u32, self.text.len() as u32)
                }
                Value::Empty => Packed::Is(Value::Empty),
                Value::Number(number) => Packed::Is(Value::Number(number)),
                Value::Moment(moment) => Packed::Is(Value::Moment(moment)),
                Value::Truth(truth) => Packed::Is(Value::Truth(truth)),
                Value::Error => Packed::Is(Value::Error),
                Value::NoResult => Packed::Is(Value::NoResult),
            });
        }
        self.rows.push(Head {
            number: row.number,
            hidden: row.hidden,
            torn: row.torn,
            struck: row.struck,
            partly: row.partly,
            total: row.total,
            end: self.cells.len(),
        });
    }

    fn hand_on(&self, take: &mut dyn FnMut(Row<'_>)) {
        let mut values: Vec<Value<'_>> = Vec::new();
        let mut start = 0;
        for row in &self.rows {
            values.clear();
            values.extend(self.cells[start..row.end].iter().map(|cell| match *cell {
                Packed::Text(from, to) => Value::Text(&self.text[from as usize..to as usize]),
                Packed::Is(value) => value,
            }));
            start = row.end;
            take(Row {
                number: row.number,
                cells: &values,
                hidden: row.hidden,
                torn: row.torn,
                struck: row.struck,
                partly: row.partly,
                total: row.total,
            });
        }
    }

    fn clear(&mut self) {
        self.rows.clear();
        self.cells.clear();
        self.text.clear();
    }
}
