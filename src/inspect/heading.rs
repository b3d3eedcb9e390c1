//! Which rows hold the headers, where no source says what to look for.

use super::vocabulary::Vocabulary;
use crate::catalogue::Catalogue;
use crate::ingest::look::{self, Kept};

/// Headers found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The number of their last row.
    pub row: u32,
    /// How many rows they take.
    pub rows: usize,
    /// Headers that the catalogue knows.
    pub known: usize,
}

/// Rows under a candidate that are compared with it.
const COMPARED: usize = 25;
/// Rows that headers take at most.
const MOST_ROWS: usize = 3;

/// The headers among the first rows: the place of their last row, how they were found, and what the columns are called.
pub(super) fn find(
    catalogue: &Catalogue,
    vocabulary: &Vocabulary,
    rows: &[(u32, Vec<Kept>)],
) -> Option<(usize, Heading, Vec<String>)> {
    let (at, known) = (0..rows.len())
        .filter_map(|at| Some((at, scored(catalogue, vocabulary, rows, at)?)))
        .max_by(|(a, (one, _)), (b, (other, _))| one.cmp(other).then(b.cmp(a)))
        .map(|(at, (_, known))| (at, known))?;
    let depth = depth(rows, at);
    let heading = Heading {
        row: rows[at].0,
        rows: depth,
        known,
    };
    Some((at, heading, look::called(rows, at, depth)))
}

/// How much a row looks like headers, and how many of its cells the catalogue knows; none where it cannot be one.
fn scored(
    catalogue: &Catalogue,
    vocabulary: &Vocabulary,
    rows: &[(u32, Vec<Kept>)],
    at: usize,
) -> Option<(i64, usize)> {
    let cells = &rows[at].1;
    let below = &rows[at + 1..rows.len().min(at + 1 + COMPARED)];
    let (mut known, mut texts, mut filled, mut for_it, mut against) = (0, 0, 0, 0, 0);
    for (column, cell) in cells.iter().enumerate() {
        if cell.value().is_empty() {
            continue;
        }
        filled += 1;
        let under = || {
            below
                .iter()
                .filter_map(|(_, cells)| cells.get(column))
                .filter(|cell| !cell.value().is_empty())
        };
        match cell {
            Kept::Text(text) => {
                texts += 1;
                known += usize::from(vocabulary.knows(catalogue, text));
                let typed = under()
                    .filter(|cell| !matches!(cell, Kept::Text(_)) || is_numeric(cell))
                    .count();
                let all = under().count();
                let again = under().any(|cell| cell == &Kept::Text(text.clone()));
                let repeat = repeats(&under().collect::<Vec<_>>());
                if again || is_numeric(cell) {
                    against += 1;
                } else if all > 0 && (typed * 2 > all || repeat) {
                    for_it += 1;
                }
            }
            // Years and days head columns too, and tell nothing.
            Kept::Moment(_) | Kept::Number(_) => {
                against += usize::from(under().any(|cell| !matches!(cell, Kept::Text(_))));
            }
            _ => against += 1,
        }
    }
    let sure = known >= 2 && known * 5 >= filled || for_it >= 2 && against == 0 && texts == filled;
    let alone = filled == 1 && known == 1 && rows.iter().all(|(_, cells)| cells.len() <= 1);
    if !(sure || alone) || against * 2 > filled {
        return None;
    }
    let score = |count: usize| i64::try_from(count).unwrap_or(i64::MAX / 100);
    let sum = 30 * score(known) + 10 * score(for_it) + score(texts) - 30 * score(against);
    Some((sum, known))
}

/// Whether a text reads as a number or a day.
fn is_numeric(cell: &Kept) -> bool {
    let Kept::Text(text) = cell else { return true };
    let digits = text.chars().filter(char::is_ascii_digit).count();
    digits * 2 > text.chars().filter(|sign| !sign.is_whitespace()).count()
}

/// Whether cells say few things often, as categories do.
fn repeats(cells: &[&Kept]) -> bool {
    let mut different: Vec<&&Kept> = Vec::new();
    for cell in cells {
        if !different.contains(&cell) {
            different.push(cell);
        }
    }
    cells.len() >= 4 && different.len() * 2 <= cells.len()
}

/// How many rows the headers take: banners stand just above, over names that repeat or are missing.
fn depth(rows: &[(u32, Vec<Kept>)], at: usize) -> usize {
    let mut depth = 1;
    while depth < MOST_ROWS && at >= depth {
        let (number, above) = &rows[at - depth];
        let adjacent = *number + depth as u32 == rows[at].0;
        let texts = above
            .iter()
            .filter(|cell| matches!(cell, Kept::Text(text) if !text.trim().is_empty()))
            .count();
        let filled = above.iter().filter(|cell| !cell.value().is_empty()).count();
        let told = |depth: usize| {
            let names = look::called(rows, at, depth);
            let mut different: Vec<&String> =
                names.iter().filter(|name| !name.is_empty()).collect();
            different.sort();
            different.dedup();
            different.len()
        };
        if !adjacent || texts < 2 || texts < filled || told(depth + 1) <= told(depth) {
            break;
        }
        depth += 1;
    }
    depth
}
