//! What `inspect` found, for machines: a row a file, a sheet, a column.

use super::{code_of, counted, of_file, of_sheet, plain, service};
use crate::catalogue::Catalogue;
use crate::finding::{Shown, column_letters};
use crate::inspect::{Inspected, Kind, Sheet};
use crate::language::Language;
use crate::report::grid::{Cell, Column as GridColumn, Grid, RowKind};
use crate::wording::remark;

/// Every column of every file, a row each, for machines.
pub fn flat_columns(catalogue: &Catalogue, files: &[Inspected]) -> Grid {
    const CODES: [&str; 16] = [
        "file",
        "sheet",
        "column",
        "header",
        "kind",
        "filled",
        "rows",
        "distinct",
        "more",
        "values",
        "field",
        "by_header",
        "understood",
        "of",
        "service",
        "not_understood",
    ];
    let mut grid = Grid::new(
        "",
        CODES
            .iter()
            .map(|code| GridColumn::new(code, *code))
            .collect(),
    );
    for (file, sheet) in sheets(files) {
        for column in &sheet.columns {
            let meaning = column.meaning.as_ref();
            let number = |of: Option<u32>| of.map_or(Cell::Empty, Cell::count);
            let list = |values: &[(Shown, u32)]| {
                let list: Vec<String> = values
                    .iter()
                    .map(|(shown, count)| counted(shown, *count))
                    .collect();
                Cell::text(list.join("; "))
            };
            grid.push(
                RowKind::Plain,
                vec![
                    Cell::text(&file.path),
                    Cell::text(&sheet.name),
                    Cell::text(column_letters(column.place)),
                    Cell::text(plain(&column.header)),
                    Cell::text(code(column.kind)),
                    Cell::count(column.tally.filled),
                    Cell::count(sheet.rows.of_data),
                    Cell::count(column.distinct as u32),
                    truth(column.more),
                    list(&column.values),
                    Cell::text(meaning.map_or("", |meaning| code_of(catalogue, meaning.slot))),
                    meaning.map_or(Cell::Empty, |meaning| truth(meaning.by_header)),
                    number(meaning.map(|meaning| meaning.understood)),
                    number(meaning.map(|meaning| meaning.of)),
                    Cell::text(service(catalogue, column).unwrap_or_default()),
                    list(meaning.map_or(&[], |meaning| &meaning.unknown)),
                ],
            );
        }
    }
    grid
}

fn truth(told: bool) -> Cell {
    Cell::text(if told { "true" } else { "false" })
}

/// Every sheet of every file, a row each, for machines.
pub fn flat_sheets(language: Language, files: &[Inspected]) -> Grid {
    const CODES: [&str; 9] = [
        "file",
        "sheet",
        "hidden",
        "rows",
        "columns",
        "header_row",
        "header_rows",
        "rows_of_data",
        "remarks",
    ];
    let mut grid = Grid::new(
        "",
        CODES
            .iter()
            .map(|code| GridColumn::new(code, *code))
            .collect(),
    );
    for (file, sheet) in sheets(files) {
        let heading = sheet.heading.as_ref();
        let number = |of: Option<u32>| of.map_or(Cell::Empty, Cell::count);
        let remarks: Vec<String> = of_sheet(sheet)
            .iter()
            .skip(1)
            .map(|one| remark(language, one))
            .collect();
        grid.push(
            RowKind::Plain,
            vec![
                Cell::text(&file.path),
                Cell::text(&sheet.name),
                Cell::text(if sheet.hidden { "true" } else { "false" }),
                Cell::count(sheet.rows.filled),
                Cell::count(sheet.width),
                number(heading.map(|heading| heading.row)),
                number(heading.map(|heading| heading.rows as u32)),
                Cell::count(sheet.rows.of_data),
                Cell::text(remarks.join("; ")),
            ],
        );
    }
    grid
}

/// Every file, a row each, for machines.
pub fn flat_files(language: Language, files: &[Inspected]) -> Grid {
    let codes = ["file", "readable", "remarks"];
    let mut grid = Grid::new(
        "",
        codes
            .iter()
            .map(|code| GridColumn::new(code, *code))
            .collect(),
    );
    for file in files {
        let remarks: Vec<String> = of_file(file)
            .iter()
            .map(|one| remark(language, one))
            .collect();
        let readable = if file.inferred.is_ok() {
            "true"
        } else {
            "false"
        };
        let cells = [file.path.as_str(), readable, &remarks.join("; ")].map(Cell::text);
        grid.push(RowKind::Plain, cells.into());
    }
    grid
}

fn sheets(files: &[Inspected]) -> impl Iterator<Item = (&Inspected, &Sheet)> {
    files
        .iter()
        .flat_map(|file| file.sheets.iter().map(move |sheet| (file, sheet)))
}

fn code(kind: Kind) -> &'static str {
    match kind {
        Kind::Identity => "identity",
        Kind::Date => "date",
        Kind::Number => "number",
        Kind::Money => "money",
        Kind::Category => "category",
        Kind::YesNo => "yes_no",
        Kind::Text => "text",
        Kind::Empty => "empty",
    }
}
