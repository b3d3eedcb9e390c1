//! A workbook before it is bytes: pages of grids.

use chrono::NaiveDate;

use super::grid::Grid;
use crate::language::Language;

/// A workbook.
#[derive(Debug, Clone)]
pub struct Book {
    /// Its title, in its properties and at the foot of each printed page.
    pub title: String,
    /// The organisation that hands it over.
    pub author: String,
    /// The language it is written in.
    pub language: Language,
    /// The day it is made for; also its creation date, so that the same input gives the same bytes.
    pub as_of: NaiveDate,
    /// Its sheets, in order.
    pub pages: Vec<Page>,
}

/// A sheet.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// The tab: at most 31 characters, none of `[]*?:/\`.
    pub name: String,
    /// The title at the top.
    pub heading: String,
    /// Remarks under the title.
    pub intro: Vec<String>,
    /// Its tables, one under the other.
    pub grids: Vec<Grid>,
    /// Whether it is laid out from right to left.
    pub right_to_left: bool,
    /// How the paper lies.
    pub orientation: Orientation,
    /// How much of it goes on a printed page.
    pub fit: Fit,
}

/// How the paper lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Orientation {
    /// Wide: for tables.
    #[default]
    Landscape,
    /// High: for a card or a page of text.
    Portrait,
}

/// How much of a sheet goes on a printed page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Fit {
    /// One page wide, and as many high as it needs.
    #[default]
    Wide,
    /// All of it.
    Whole,
}

/// A tab's name from a title: cut to 31 characters, without signs that Excel refuses.
pub fn tab(title: &str) -> String {
    let plain: String = title
        .chars()
        .filter(|sign| !"[]*?:/\\".contains(*sign))
        .collect();
    let cut: String = plain.trim_matches('\'').chars().take(31).collect();
    cut.trim().to_owned()
}

/// Tabs made different from each other, whatever their case.
pub fn distinct(pages: &mut [Page]) {
    for at in 1..pages.len() {
        let mut number = 2;
        let base: String = pages[at].name.chars().take(27).collect();
        while pages[..at]
            .iter()
            .any(|page| page.name.to_lowercase() == pages[at].name.to_lowercase())
        {
            pages[at].name = format!("{} ({number})", base.trim());
            number += 1;
        }
    }
}
