//! Laws of reading, over registers made at random: however the same rows are written, their figures are the same, and
//! both funnels add up.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use crate::random::{
    ASKED, Cells, Files, Look, Row, csv, declared, numbers, plain, register, sheet, tables, texts,
};
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

/// Looks of every kind.
fn look() -> impl Strategy<Value = Look> {
    let order = Just(vec![0, 1, 2, 3, 4, 5]).prop_shuffle();
    let blanks = prop::collection::vec(0..60usize, 0..3);
    let extra = prop::option::of(0..7usize);
    let parts = (order, blanks, extra, any::<bool>(), any::<bool>());
    parts.prop_map(|(order, blanks, extra, title, total)| Look {
        order,
        blanks,
        extra,
        title,
        total,
    })
}

/// A day as the registers write it.
fn day(text: &str) -> Option<(u16, u8, u8)> {
    let mut parts = text.split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))
}

/// Sheets as a workbook, from a column on; days are date cells, or texts.
fn xlsx(sheets: &[Cells], first: u16, dated: bool) -> Vec<u8> {
    let mut book = Workbook::new();
    let format = Format::new().set_num_format("dd/mm/yyyy");
    for cells in sheets {
        let sheet = book.add_worksheet();
        for (row, line) in (0..).zip(cells) {
            for (column, text) in (first..).zip(line) {
                match day(text).filter(|_| dated) {
                    _ if text.is_empty() => {}
                    Some((year, month, day)) => {
                        let day = ExcelDateTime::from_ymd(year, month, day).unwrap();
                        sheet
                            .write_datetime_with_format(row, column, &day, &format)
                            .unwrap();
                    }
                    None => {
                        sheet.write_string(row, column, text).unwrap();
                    }
                }
            }
        }
    }
    book.save_to_buffer().unwrap()
}

/// Sheets as a workbook of LibreOffice; days are date cells.
fn ods(sheets: &[Cells]) -> Vec<u8> {
    let mut xml = r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body><office:spreadsheet>"#.to_owned();
    for (at, cells) in sheets.iter().enumerate() {
        write!(xml, "<table:table table:name=\"{at}\">").unwrap();
        for line in cells {
            xml.push_str("<table:table-row>");
            for text in line {
                xml.push_str(&ods_cell(text));
            }
            // As LibreOffice fills a row up.
            xml.push_str(
                "<table:table-cell table:number-columns-repeated=\"1000\"/></table:table-row>",
            );
        }
        xml.push_str("</table:table>");
    }
    xml.push_str("</office:spreadsheet></office:body></office:document-content>");
    let mut book = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    let parts = [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", xml.as_str()),
    ];
    for (name, text) in parts {
        book.start_file(name, options).unwrap();
        book.write_all(text.as_bytes()).unwrap();
    }
    book.finish().unwrap().into_inner()
}

fn ods_cell(text: &str) -> String {
    match day(text) {
        _ if text.is_empty() => "<table:table-cell/>".to_owned(),
        Some((year, month, day)) => format!(
            "<table:table-cell office:value-type=\"date\" office:date-value=\"{year}-{month:02}-{day:02}\">\
             <text:p>{text}</text:p></table:table-cell>"
        ),
        None => format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        ),
    }
}

/// A text in an encoding, by its place in a list of them.
fn encoded(text: &str, encoding: usize) -> Vec<u8> {
    let wide = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        format!("\u{feff}{text}")
            .encode_utf16()
            .flat_map(bytes)
            .collect()
    };
    match encoding {
        0 => text.as_bytes().to_vec(),
        1 => format!("\u{feff}{text}").into_bytes(),
        2 => wide(u16::to_le_bytes),
        3 => wide(u16::to_be_bytes),
        _ => encoding_rs::WINDOWS_1252.encode(text).0.into_owned(),
    }
}

/// The rows in as many parts, one after another.
fn parts(rows: &[Row], number: usize, look: &Look) -> Vec<Cells> {
    let size = rows.len().div_ceil(number);
    rows.chunks(size).map(|rows| sheet(rows, look)).collect()
}

fn one(name: &str, bytes: Vec<u8>) -> Files {
    vec![(name.to_owned(), bytes)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_title_above_a_total_below_blanks_and_other_columns_change_nothing(
        rows in register(),
        look in look(),
        turn in 0..60usize,
        first in 0..3u16,
    ) {
        let catalogue = declared();
        let before = numbers(&tables(&catalogue, &texts(&[plain(&rows)]), &ASKED));
        let mut moved = rows.clone();
        moved.rotate_left(turn % rows.len());
        let cells = sheet(&moved, &look);
        let after = tables(&catalogue, &texts(&[csv(&cells, ";")]), &ASKED);
        prop_assert_eq!(&before, &numbers(&after));
        let after = tables(&catalogue, &one("a.xlsx", xlsx(&[cells], first, false)), &ASKED);
        prop_assert_eq!(&before, &numbers(&after));
    }

    #[test]
    fn a_register_over_sheets_or_files_gives_the_same_figures(
        rows in register(),
        look in look(),
        number in 2..5usize,
    ) {
        let catalogue = declared();
        let before = numbers(&tables(&catalogue, &texts(&[plain(&rows)]), &ASKED));
        let sheets = parts(&rows, number, &look);
        let files: Vec<String> = sheets.iter().map(|sheet| csv(sheet, ";")).collect();
        prop_assert_eq!(&before, &numbers(&tables(&catalogue, &texts(&files), &ASKED)));
        let book = one("a.xlsx", xlsx(&sheets, 0, true));
        prop_assert_eq!(&before, &numbers(&tables(&catalogue, &book, &ASKED)));
        let book = one("a.ods", ods(&sheets));
        prop_assert_eq!(&before, &numbers(&tables(&catalogue, &book, &ASKED)));
    }

    #[test]
    fn formats_delimiters_and_encodings_change_nothing(
        rows in register(),
        look in look(),
        encoding in 0..5usize,
        delimiter in prop::sample::select(vec![";", ",", "\t", "|"]),
        feed in prop::sample::select(vec!["\n", "\r\n", "\r"]),
    ) {
        let catalogue = declared();
        let before = numbers(&tables(&catalogue, &texts(&[plain(&rows)]), &ASKED));
        let cells = sheet(&rows, &look);
        let quoted: Cells = cells
            .iter()
            .map(|line| line.iter().map(|cell| format!("\"{cell}\"")).collect())
            .collect();
        for cells in [&cells, &quoted] {
            let text = csv(cells, delimiter).replace('\n', feed);
            let after = tables(&catalogue, &one("a.csv", encoded(&text, encoding)), &ASKED);
            prop_assert_eq!(&before, &numbers(&after), "{:?}", text);
        }
        for book in [one("a.xlsx", xlsx(std::slice::from_ref(&cells), 0, true)), one("a.ods", ods(&[cells]))] {
            prop_assert_eq!(&before, &numbers(&tables(&catalogue, &book, &ASKED)));
        }
    }
}
