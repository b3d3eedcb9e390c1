//! A book as the bytes of an xlsx file, through `rust_xlsxwriter`.

mod chart;
mod limits;
mod looks;
mod measure;
mod names;
mod page;
mod print;
mod table;
mod widths;

pub use limits::check;

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError, utility};

use super::book::Book;
use looks::Looks;

/// The first and last year that a workbook has days for.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=9999;

/// The bytes of a workbook. What it cannot hold, [`check`] says before.
pub fn bytes(book: &Book) -> Result<Vec<u8>, XlsxError> {
    let looks = [false, true].map(|right_to_left| Looks::new(book.language, right_to_left));
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(book)?);
    let mut defined = Vec::new();
    for (page, names) in book.pages.iter().zip(names::of_book(book)) {
        let mut sheet = Worksheet::new();
        sheet.set_name(&page.name)?;
        let looks = &looks[usize::from(page.right_to_left)];
        for (name, range) in names
            .into_iter()
            .zip(page::write(&mut sheet, page, book, looks)?)
        {
            if let (Some(name), Some(range)) = (name, range) {
                defined.push((name, range));
            }
        }
        workbook.push_worksheet(sheet);
    }
    for (name, range) in defined {
        workbook.define_name(name, &range)?;
    }
    workbook.save_to_buffer()
}

fn properties(book: &Book) -> Result<DocProperties, XlsxError> {
    // A day before there were any is made the first: the same input gives the same bytes, so it is never today.
    let day = if is_day(book.as_of) {
        book.as_of
    } else {
        NaiveDate::from_yo_opt(1900, 1).unwrap_or_default()
    };
    let created = ExcelDateTime::from_ymd(day.year() as u16, day.month() as u8, day.day() as u8)?;
    let short = |text: &str| limits::shortened(text, limits::LABEL);
    Ok(DocProperties::new()
        .set_title(short(&book.title))
        .set_author(short(&book.author))
        .set_company(short(&book.author))
        .set_creation_datetime(&created))
}

/// Whether a workbook can hold the day as one.
fn is_day(day: NaiveDate) -> bool {
    YEARS.contains(&day.year())
}

/// Numbers as runs of neighbours: first and last of each.
fn runs(numbers: &[u32]) -> Vec<(u32, u32)> {
    let mut list: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match list.last_mut() {
            Some((_, last)) if *last + 1 == *number => *last = *number,
            _ => list.push((*number, *number)),
        }
    }
    list
}

/// A range as formulas write it: `'Sexe × statut'!$A$1:$B$2`, or one cell.
fn formula(sheet: &str, (top, left): (u32, u16), (bottom, right): (u32, u16)) -> String {
    let sheet = sheet.replace('\'', "''");
    let cells = utility::cell_range_absolute(top, left, bottom, right);
    format!("'{sheet}'!{cells}")
}
