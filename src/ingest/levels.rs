//! Rows of a table of counts whose days hold those of others: a quarter beside its own months. One level counts.

use chrono::{Datelike, NaiveDate};

use super::totals::Counted;

/// A row whose people the rows within its days count.
#[derive(Debug)]
pub(super) struct Level<'r> {
    pub row: &'r Counted,
    /// How many people they count.
    pub parts: u64,
}

/// The rows that repeat finer ones: whole months, quarters, halves or years whose number is the sum of theirs; and, of a
/// table without days, those whose number is another one, as nobody counts in both. The finest come first.
pub(super) fn levels(rows: &[Counted], lasting: bool) -> Vec<Level<'_>> {
    let holding = holding(rows);
    let mut coarse: Vec<&Counted> = own(rows)
        .filter(|one| holding.contains(&one.days))
        .collect();
    coarse.sort_by_key(|one| one.days.1 - one.days.0);
    let mut levels: Vec<Level<'_>> = Vec::new();
    for row in coarse {
        let passed = |one: &Counted| levels.iter().any(|level| level.row.row == one.row);
        let within = own(rows).filter(|one| one.days != row.days && one.is_part_of(row));
        let parts: Vec<&Counted> = within.filter(|one| !passed(one)).collect();
        let sum = parts
            .iter()
            .fold(0, |sum: u64, one| sum.saturating_add(one.people));
        let months = !lasting && parts.iter().all(|one| is_months(one.days));
        if !parts.is_empty() && (sum == row.people || months) {
            levels.push(Level { row, parts: sum });
        }
    }
    levels
}

/// Rows that are no totals, and count somebody.
fn own(rows: &[Counted]) -> impl Iterator<Item = &Counted> {
    rows.iter()
        .filter(|one| one.everybody == 0 && one.people > 0)
}

/// The spans of whole months that hold another one; of most tables none.
fn holding(rows: &[Counted]) -> Vec<(i32, i32)> {
    let mut spans: Vec<(i32, i32)> = own(rows).map(|one| one.days).collect();
    spans.sort_by_key(|(first, last)| (*first, std::cmp::Reverse(*last)));
    spans.dedup();
    let mut earliest = i32::MAX;
    let mut holding = Vec::new();
    // Those behind begin no earlier.
    for span in spans.into_iter().rev() {
        if earliest <= span.1 && is_months(span) {
            holding.push(span);
        }
        earliest = earliest.min(span.1);
    }
    holding
}

/// Whether days are those of whole months.
pub(super) fn is_months((first, last): (i32, i32)) -> bool {
    let begins =
        |day: i32| NaiveDate::from_num_days_from_ce_opt(day).is_some_and(|day| day.day() == 1);
    begins(first) && last.checked_add(1).is_some_and(begins)
}
