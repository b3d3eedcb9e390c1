//! The committed sample files hold, cell by cell, what the generator makes.

#[path = "../../examples/make_samples/books/mod.rs"]
#[allow(dead_code, reason = "the test reads the cells and leaves the writing")]
mod books;

use std::fs::File;
use std::io::BufReader;

use calamine::{Data, Ods, Reader, SheetVisible, Xls, Xlsx};

use crate::support::{files, samples};
use books::cell::{Cell, Format, SampleFile, Sheet};

#[test]
fn the_sample_files_are_those_that_the_generator_makes() {
    let mut made: Vec<&str> = books::books().iter().map(|file| file.path).collect();
    made.sort_unstable();
    assert_eq!(files(&samples()), made);
}

#[test]
fn every_cell_of_the_workbooks_is_the_generator_s() {
    let all = books::books();
    let mut seen = 0;
    for file in all.iter().filter(|file| file.format == Format::Workbook) {
        let open = BufReader::new(File::open(samples().join(file.path)).unwrap());
        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(open).unwrap();
        let names: Vec<(String, bool)> = book
            .sheets_metadata()
            .iter()
            .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
            .collect();
        let wanted: Vec<(String, bool)> = file
            .sheets
            .iter()
            .map(|sheet| (sheet.name.clone(), sheet.hidden))
            .collect();
        assert_eq!(names, wanted, "{}", file.path);
        for sheet in &file.sheets {
            seen += same_cells(&mut book, file, sheet);
        }
    }
    assert!(seen > 50_000, "only {seen} cells were compared");
}

/// They were made once, by an office program, and are not written again: their cells are held against the generator's.
#[test]
fn every_cell_of_the_files_made_once_is_the_generator_s() {
    let all = books::books();
    let once: Vec<_> = all
        .iter()
        .filter(|file| file.format.is_made_once())
        .collect();
    assert_eq!(once.len(), 2, "an xls and an ods");
    let mut seen = 0;
    for file in once {
        let open = BufReader::new(File::open(samples().join(file.path)).unwrap());
        if file.format == Format::Xls {
            seen += same_values(&mut Xls::new(open).unwrap(), file);
        } else {
            seen += same_values(&mut Ods::new(open).unwrap(), file);
        }
    }
    assert!(seen > 2_500, "only {seen} cells were compared");
}

/// Compares the sheets and their cells, none of which is a formula; gives the number of filled cells.
fn same_values<R: Reader<BufReader<File>>>(book: &mut R, file: &SampleFile) -> usize
where
    R::Error: std::fmt::Debug,
{
    let wanted: Vec<&str> = file.sheets.iter().map(|sheet| &*sheet.name).collect();
    assert_eq!(book.sheet_names(), wanted, "{}", file.path);
    let mut filled = 0;
    for sheet in &file.sheets {
        let found = book.worksheet_range(&sheet.name).unwrap();
        let mut here = 0;
        for (row, cells) in (0..).zip(&sheet.rows) {
            for (column, cell) in (0..).zip(cells) {
                let value = found.get_value((row, column)).unwrap_or(&Data::Empty);
                let place = || format!("{} › {} › {row}, {column}", file.path, sheet.name);
                assert!(same(cell, value, ""), "{}: {cell:?}, {value:?}", place());
                here += usize::from(cell.is_filled());
            }
        }
        assert_eq!(found.used_cells().count(), here, "{}", sheet.name);
        filled += here;
    }
    filled
}

/// Compares a sheet, its formulas and its merged blocks; gives the number of filled cells.
fn same_cells(book: &mut Xlsx<BufReader<File>>, file: &SampleFile, sheet: &Sheet) -> usize {
    let found = book.worksheet_range(&sheet.name).unwrap();
    let formulas = book.worksheet_formula(&sheet.name).unwrap();
    let mut filled = 0;
    for (row, cells) in (0..).zip(&sheet.rows) {
        for (column, cell) in (0..).zip(cells) {
            let value = found.get_value((row, column)).unwrap_or(&Data::Empty);
            let formula = formulas.get_value((row, column)).map_or("", String::as_str);
            let place = || format!("{} › {} › {row}, {column}", file.path, sheet.name);
            assert!(
                same(cell, value, formula),
                "{}: {cell:?}, {value:?}",
                place()
            );
            filled += usize::from(cell.is_filled());
        }
    }
    let outside = found.used_cells().count();
    assert_eq!(
        outside, filled,
        "{} › {}: cells of nobody",
        file.path, sheet.name
    );
    let mut merged: Vec<_> = book
        .merge_cells_by_sheet_name(&sheet.name)
        .unwrap()
        .iter()
        .map(|block| (block.start, block.end))
        .collect();
    merged.sort_unstable();
    let wanted: Vec<_> = sheet
        .merged
        .iter()
        .map(|block| {
            let (first, last) = (u32::from(block.first), u32::from(block.last));
            ((block.row, first), (block.row, last))
        })
        .collect();
    assert_eq!(merged, wanted, "{} › {}: merged", file.path, sheet.name);
    filled
}

/// Whether a cell read, with its formula, is the cell made: same type, same value.
#[allow(clippy::float_cmp, reason = "what is written is read back exactly")]
fn same(made: &Cell, read: &Data, formula: &str) -> bool {
    let no_formula = formula.is_empty();
    match (made, read) {
        (Cell::Blank, Data::Empty) => no_formula,
        (Cell::Text(made), Data::String(read)) => made == read && no_formula,
        (Cell::Number(made), Data::Float(read)) => made == read && no_formula,
        (Cell::Number(made), Data::Int(read)) => *made == *read as f64 && no_formula,
        (Cell::Date(made), Data::DateTime(read)) => {
            let midnight = made.and_hms_opt(0, 0, 0);
            read.as_datetime() == midnight && no_formula
        }
        (Cell::Date(made), Data::DateTimeIso(read)) => {
            made.format("%Y-%m-%d").to_string() == *read && no_formula
        }
        (
            Cell::Formula {
                formula: made,
                result,
            },
            Data::Float(read),
        ) => result == read && made.strip_prefix('=') == Some(formula),
        _ => false,
    }
}

#[test]
fn every_cell_of_the_csv_files_is_the_generator_s() {
    let all = books::books();
    let csv: Vec<_> = all
        .iter()
        .filter(|file| file.format != Format::Workbook && !file.format.is_made_once())
        .collect();
    assert_eq!(
        csv.len(),
        12,
        "six exports of acts, the fairs, five of the two Hubs"
    );
    for file in csv {
        let bytes = std::fs::read(samples().join(file.path)).unwrap();
        let text = decoded(file, &bytes);
        let delimiter = if file.format == Format::CsvUtf16 {
            b'\t'
        } else {
            b';'
        };
        let lines = text.matches("\r\n").count();
        assert_eq!(lines, text.matches('\n').count(), "{}: CRLF", file.path);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .from_reader(text.as_bytes());
        let read: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let [sheet] = file.sheets.as_slice() else {
            panic!("{}: a CSV file has one sheet", file.path);
        };
        assert_eq!(read.len(), sheet.rows.len(), "{}: rows", file.path);
        for (number, (read, made)) in (1..).zip(read.iter().zip(&sheet.rows)) {
            let made: Vec<&str> = made.iter().map(text_of).collect();
            let read: Vec<&str> = read.iter().collect();
            assert_eq!(read, made, "{}: row {number}", file.path);
        }
    }
}

/// The text of a CSV file, without the byte order mark that must stand before it.
fn decoded(file: &SampleFile, bytes: &[u8]) -> String {
    match file.format {
        Format::CsvUtf8 => {
            let rest = bytes.strip_prefix("\u{feff}".as_bytes());
            let rest = rest.expect("a byte order mark comes first");
            std::str::from_utf8(rest).unwrap().to_owned()
        }
        Format::CsvUtf16 => {
            let rest = bytes.strip_prefix(&[0xff, 0xfe]);
            let rest = rest.expect("a byte order mark comes first");
            let (text, broken) = encoding_rs::UTF_16LE.decode_without_bom_handling(rest);
            assert!(!broken, "{}", file.path);
            text.into_owned()
        }
        _ => {
            assert!(std::str::from_utf8(bytes).is_err(), "{}", file.path);
            encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned()
        }
    }
}

/// A cell of a CSV sheet; the generator makes only text there.
fn text_of(cell: &Cell) -> &str {
    match cell {
        Cell::Text(text) => text,
        Cell::Blank => "",
        other => panic!("no text: {other:?}"),
    }
}
