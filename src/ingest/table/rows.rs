//! A row of the table on its way to the mapper: once, for each block of columns, or for the projects that paid for it.

use crate::ingest::funding::Funding;
use crate::ingest::header::Layout;
use crate::ingest::mapping::{Mapper, Outcome};
use crate::ingest::sheet::Row;
use crate::ingest::value;

/// Maps a row: once, or for each block of columns in which it says something.
pub(super) fn rows_of(
    mapper: &mut Mapper<'_>,
    blocks: &mut [(Layout, Vec<u32>)],
    row: Row<'_>,
) -> Outcome {
    if blocks.is_empty() {
        return mapper.row(row);
    }
    let (mut records, mut ended) = (0, Outcome::Undated);
    for (layout, own) in blocks {
        let says_nothing = |column: &u32| value::text(row.cell(*column)).is_empty();
        if own.iter().all(says_nothing) {
            continue;
        }
        std::mem::swap(&mut mapper.layout, layout);
        match mapper.row(row) {
            Outcome::Mapped(count) => records += count,
            Outcome::Undated => {}
            other => ended = other,
        }
        std::mem::swap(&mut mapper.layout, layout);
        mapper.notes.again = true;
    }
    mapper.notes.again = false;
    if records > 0 {
        Outcome::Mapped(records)
    } else {
        ended
    }
}

/// Maps a row of a register that several projects share; none when what became of it is told by project.
pub(super) fn of_projects(
    mapper: &mut Mapper<'_>,
    blocks: &mut [(Layout, Vec<u32>)],
    funding: &mut Funding<'_>,
    row: Row<'_>,
) -> Option<Outcome> {
    let said = funding.said(mapper.catalogue, row, mapper.layout.funder);
    if funding.is_others(said) {
        mapper.name(row);
        funding.pass_over(said);
        return None;
    }
    mapper.notes.paid = said.set();
    let outcome = rows_of(mapper, blocks, row);
    let everybodys = funding.ended(mapper, row, said, outcome);
    everybodys.then_some(outcome)
}
