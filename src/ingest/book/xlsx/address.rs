//! Addresses of cells and ranges, and the whole numbers in them.

use crate::ingest::sheet::Merge;

/// A column beyond any that a spreadsheet has.
const BEYOND: u32 = 16_384;

/// A merged range: `A2:B4`.
pub(super) fn merge(range: &str) -> Option<Merge> {
    let place = |address: &str| {
        let column = column_of(address.as_bytes()).filter(|column| *column < BEYOND)?;
        let row = address.trim_start_matches(|sign: char| sign.is_ascii_alphabetic());
        Some((row.parse::<u32>().ok()?, column))
    };
    let (first, last) = range.split_once(':')?;
    let (first, last) = (place(first)?, place(last)?);
    Some(Merge {
        rows: (first.0, last.0),
        columns: (first.1, last.1),
    })
}

/// The column of an address: `AB12` is 27.
pub(super) fn column_of(address: &[u8]) -> Option<u32> {
    let mut column: u32 = 0;
    for letter in address {
        match letter.to_ascii_uppercase() {
            letter @ b'A'..=b'Z' if column < BEYOND => {
                column = column * 26 + u32::from(letter - b'A') + 1;
            }
            b'A'..=b'Z' => return Some(BEYOND),
            _ => break,
        }
    }
    column.checked_sub(1)
}

/// A whole number; none for anything else.
pub(super) fn whole(text: &[u8]) -> Option<u32> {
    if text.is_empty() {
        return None;
    }
    text.iter().try_fold(0u32, |number, digit| {
        let digit = digit.checked_sub(b'0').filter(|digit| *digit <= 9)?;
        number.checked_mul(10)?.checked_add(u32::from(digit))
    })
}
