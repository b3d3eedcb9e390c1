//! The defined name of each table: what formulas in other sheets, and people in the name box, find it by.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization as _;

use crate::report::book::{Book, Page};
use crate::report::grid::Grid;

/// Names stay shorter than the 255 signs that Excel takes, so that a number can follow.
const LONGEST: usize = 240;
/// What Excel keeps for itself, or reads as something else.
const RESERVED: [&str; 14] = [
    "true",
    "false",
    "print_area",
    "print_titles",
    "criteria",
    "database",
    "extract",
    "consolidate_area",
    "sheet_title",
    "filterdatabase",
    "auto_open",
    "auto_close",
    "auto_activate",
    "auto_deactivate",
];

/// A name for each table of each page, none for what is no table. Different from each other whatever the case, and the
/// same for the same book.
pub(super) fn of_book(book: &Book) -> Vec<Vec<Option<String>>> {
    let project = first_part(&book.title);
    let mut taken = BTreeSet::new();
    let mut pages = Vec::new();
    for (at, page) in book.pages.iter().enumerate() {
        let tables = page.grids.iter().filter(|grid| is_table(grid)).count();
        let mut number = 0;
        let mut names = Vec::new();
        for grid in &page.grids {
            if !is_table(grid) {
                names.push(None);
                continue;
            }
            number += 1;
            let wanted = match &grid.name {
                Some(name) => valid(name),
                None => valid(&made(
                    project,
                    (at, page),
                    grid,
                    (tables > 1).then_some(number),
                )),
            };
            names.push(Some(distinct(&wanted, &mut taken)));
        }
        pages.push(names);
    }
    pages
}

/// Whether a grid is a table: text alone has no cells that a formula could mean.
pub(super) fn is_table(grid: &Grid) -> bool {
    !grid.columns.is_empty()
}

/// Project, page, and what tells the table from the others of its page: `M4SD Sexe × statut 01`.
/// A page whose name has no Latin letter goes by its place.
fn made(
    project: &str,
    (place, page): (usize, &Page),
    grid: &Grid,
    number: Option<usize>,
) -> String {
    let own = first_part(&grid.title);
    let own = own.strip_prefix(project).unwrap_or(own);
    let page = page.name.strip_prefix(project).unwrap_or(&page.name);
    let place = (place + 1).to_string();
    let page = if folded(page).is_empty() {
        &place
    } else {
        page
    };
    match number {
        None => format!("{project} {page}"),
        Some(_) if !folded(own).is_empty() => format!("{project} {page} {own}"),
        Some(number) => format!("{project} {page} {number}"),
    }
}

fn first_part(title: &str) -> &str {
    title.split(" · ").next().unwrap_or_default().trim()
}

/// Plain letters, digits, full stops, and one underscore for whatever stands between them.
fn folded(text: &str) -> String {
    let text = text.replace(['œ', 'Œ'], "oe").replace(['æ', 'Æ'], "ae");
    let mut name = String::new();
    for sign in text.nfd().filter(|sign| !is_accent(*sign)) {
        if sign.is_ascii_alphanumeric() || sign == '.' {
            name.push(sign);
        } else if !name.ends_with('_') {
            name.push('_');
        }
    }
    name.trim_matches(['_', '.']).to_owned()
}

fn is_accent(sign: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&sign)
}

/// A name that Excel takes: a letter first, nothing that reads as a cell or as a word of its own.
fn valid(text: &str) -> String {
    let mut name: String = folded(text).chars().take(LONGEST).collect();
    let letter = name.starts_with(|sign: char| sign.is_ascii_alphabetic());
    if !letter || is_cell(&name) {
        name = format!("T_{name}");
    }
    if RESERVED.contains(&name.to_ascii_lowercase().as_str()) {
        name.push('_');
    }
    name
}

/// Whether it reads as a cell, `EMP01`, or begins as one in the other notation does, whatever follows: `R`, `C5`,
/// `R2022_femmes`.
fn is_cell(name: &str) -> bool {
    let name = name.to_ascii_uppercase();
    let letters = name.chars().take_while(char::is_ascii_alphabetic).count();
    let (head, tail) = name.split_at(letters);
    let address =
        letters <= 3 && !tail.is_empty() && tail.chars().all(|sign| sign.is_ascii_digit());
    let begun = tail.is_empty() || tail.starts_with(|sign: char| sign.is_ascii_digit());
    address || (matches!(head, "R" | "C" | "RC") && begun)
}

fn distinct(name: &str, taken: &mut BTreeSet<String>) -> String {
    let mut tried = name.to_owned();
    let mut number = 2;
    while !taken.insert(tried.to_ascii_lowercase()) {
        tried = format!("{name}_{number}");
        number += 1;
    }
    tried
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::report::grid::Column;

    #[test]
    fn names_are_what_excel_takes() {
        for (text, name) in [
            ("M4SD sexe × statut EMP-01", "M4SD_sexe_statut_EMP_01"),
            ("Œuvres « d’été » – 2ᵉ", "oeuvres_d_ete_2"),
            ("A1", "T_A1"),
            ("xfd1048576", "T_xfd1048576"),
            ("EMP01", "T_EMP01"),
            ("R1C1", "T_R1C1"),
            ("r", "T_r"),
            ("C", "T_C"),
            ("c7", "T_c7"),
            ("R2022 femmes", "T_R2022_femmes"),
            ("Retour 2022", "Retour_2022"),
            ("True", "True_"),
            ("Print area", "Print_area_"),
            ("2022", "T_2022"),
            ("النساء", "T_"),
            ("M4SD", "M4SD"),
            ("RES1", "T_RES1"),
            ("EMPL1", "EMPL1"),
        ] {
            assert_eq!(valid(text), name, "{text}");
            assert!(rust_xlsxwriter::utility::check_name(&valid(text)).is_ok());
        }
        assert_eq!(valid(&"a".repeat(400)).len(), 240);
    }

    #[test]
    fn no_two_tables_share_a_name_whatever_the_case() {
        let table = |title: &str| Grid::new(title, vec![Column::new("a", "A")]);
        let page = |name: &str, grids| Page {
            name: name.into(),
            grids,
            ..Page::default()
        };
        let named = table("x").named("M4SD_cover");
        let text = Grid::prose("Texte", ["Une phrase.".to_owned()]);
        let book = Book {
            title: "M4SD · Rapport".into(),
            author: String::new(),
            language: Language::Fr,
            as_of: chrono::NaiveDate::default(),
            pages: vec![
                page("Cover", vec![table("")]),
                page(
                    "Sexe × statut",
                    vec![table("M4SD-01 · a"), table("M4SD-02 · b")],
                ),
                page("x", vec![named, text]),
                page("y", vec![table(""), table("")]),
            ],
        };
        let names: Vec<String> = of_book(&book).into_iter().flatten().flatten().collect();
        let wanted = [
            "M4SD_Cover",
            "M4SD_Sexe_statut_01",
            "M4SD_Sexe_statut_02",
            "M4SD_cover_2",
            "M4SD_y_1",
            "M4SD_y_2",
        ];
        assert_eq!(names, wanted);
    }
}
