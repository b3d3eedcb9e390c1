//! Every limit, passed by a small file once it is lowered. None of these files would hurt a program that reads it.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;

use super::{Limits, ReadSeek, Row, Told, open};
use crate::finding::{Beyond, TornLine, Unreadable};
use crate::ingest::Folder;

/// What was read of the first sheet: the row's number, its texts, and what is wrong with it.
type Rows = Vec<(u32, Vec<String>, Option<TornLine>)>;

/// A file that holds a text.
type Writer<'w> = &'w dyn Fn(&str) -> Vec<u8>;

/// Reads a file's first sheet within limits.
fn read(bytes: &[u8], limits: Limits) -> Result<Rows, Unreadable> {
    let open_it = |_: &str| Ok(Box::new(Cursor::new(bytes.to_vec())) as Box<dyn ReadSeek>);
    let folder = Folder {
        files: &["register".to_owned()],
        open: &open_it,
        aside: &|_, _| Err(std::io::ErrorKind::Unsupported.into()),
        progress: &|_| {},
    };
    let told = Told {
        limits,
        ..Told::default()
    };
    let book = open(&folder, "register", &told)?;
    let mut rows = Vec::new();
    book.read(0, &mut |row: Row<'_>| {
        let text = |cell: &super::Value<'_>| match cell {
            super::Value::Text(text) => (*text).to_owned(),
            _ => String::new(),
        };
        rows.push((row.number, row.cells.iter().map(text).collect(), row.torn));
        true
    })?;
    Ok(rows)
}

fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        out.start_file(*name, SimpleFileOptions::default()).unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// A workbook of so many sheets, all of these rows, with these shared texts.
fn xlsx(sheets: usize, rows: &str, shared: &str) -> Vec<u8> {
    let sheet_of = |at| format!("<sheet name=\"S{at}\" r:id=\"r{at}\"/>");
    let relation =
        |at| format!("<Relationship Id=\"r{at}\" Type=\"x/worksheet\" Target=\"s{at}.xml\"/>");
    let list: String = (1..=sheets).map(sheet_of).collect();
    let relations: String = (1..=sheets).map(relation).collect();
    let parts: Vec<String> = (1..=sheets).map(|at| format!("xl/s{at}.xml")).collect();
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let shared = format!("<sst>{shared}</sst>");
    let workbook = format!("<workbook><sheets>{list}</sheets></workbook>");
    let relations = format!("<Relationships>{relations}</Relationships>");
    let mut all = vec![
        ("xl/workbook.xml", workbook.as_str()),
        ("xl/_rels/workbook.xml.rels", relations.as_str()),
        ("xl/sharedStrings.xml", shared.as_str()),
    ];
    all.extend(parts.iter().map(|part| (part.as_str(), sheet.as_str())));
    package(&all)
}

fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"S\">{rows}\
         </table:table></office:spreadsheet></office:body></office:document-content>"
    );
    package(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
    ])
}

fn ods_row(attributes: &str, cell: &str) -> String {
    format!(
        "<table:table-row {attributes}><table:table-cell office:value-type=\"string\" {cell}><text:p>a</text:p>\
         </table:table-cell></table:table-row>"
    )
}

/// Within the usual limits a file is read; each of these lowers one, and it is refused for that.
#[test]
fn a_file_beyond_a_limit_is_refused_for_it() {
    let row = |number: u32| format!("<row r=\"{number}\"><c t=\"s\"><v>0</v></c></row>");
    let (two, text) = (row(1) + &row(2), "<si><t>a text</t></si>");
    let wide = "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"D1\"><v>1</v></c></row>";
    let nested = format!("{}<row r=\"1\"/>{}", "<a>".repeat(20), "</a>".repeat(20));
    let spaces = " ".repeat(3000) + &two;
    let twice = "<row r=\"1\">".to_owned() + &"<c r=\"A1\"><v>1</v></c>".repeat(5) + "</row>";
    let down = two.clone()
        + "</sheetData><mergeCells><mergeCell ref=\"A1:A9\"/><mergeCell ref=\"B1:B9\"/></mergeCells><sheetData>";
    let usual = Limits::default();
    let beyond = |limit| Unreadable::TooLarge(limit);
    #[rustfmt::skip]
    let cases = [
        ("unpacked", xlsx(1, &spaces, text), Limits { unpacked: 1000, times: 2, ..usual }, beyond(Beyond::Unpacked)),
        ("unpacked ods", ods(&(" ".repeat(3000) + &ods_row("", ""))), Limits { unpacked: 1000, times: 2, ..usual }, beyond(Beyond::Unpacked)),
        ("token", xlsx(1, &(two.clone() + &" ".repeat(600_000)), text), Limits { token: 1000, ..usual }, beyond(Beyond::Unpacked)),
        ("token ods", ods(&(" ".repeat(600_000) + &ods_row("", ""))), Limits { token: 1000, ..usual }, beyond(Beyond::Unpacked)),
        ("depth", xlsx(1, &nested, text), Limits { depth: 10, ..usual }, Unreadable::Damaged),
        ("shared", xlsx(1, &two, &text.repeat(9)), Limits { shared: 8, ..usual }, beyond(Beyond::Places)),
        ("shared text", xlsx(1, &two, &text.repeat(9)), Limits { shared_text: 40, ..usual }, beyond(Beyond::Text)),
        ("text of cells", xlsx(1, &two, &text.replace("text", &"text".repeat(200))), Limits { text: 0, ..usual }, beyond(Beyond::Text)),
        ("text of a row", xlsx(1, &two, text), Limits { line: 4, ..usual }, beyond(Beyond::Line)),
        ("sheets", xlsx(4, &two, text), Limits { sheets: 3, ..usual }, beyond(Beyond::Sheets)),
        ("name", xlsx(1, &two, text), Limits { name: 1, ..usual }, Unreadable::Damaged),
        ("rows", xlsx(1, &row(12), text), Limits { rows: 11, ..usual }, beyond(Beyond::Places)),
        ("columns", xlsx(1, wide, text), Limits { columns: 3, ..usual }, Unreadable::Damaged),
        ("cells that come twice", xlsx(1, &twice, text), Limits { columns: 3, ..usual }, Unreadable::Damaged),
        ("places", xlsx(1, wide, text), Limits { places: 3, ..usual }, beyond(Beyond::Places)),
        ("merged places", xlsx(1, &down, text), Limits { places: 3, ..usual }, beyond(Beyond::Places)),
        ("repeated cells", ods(&ods_row("", "table:number-columns-repeated=\"9\"")), Limits { columns: 8, ..usual }, beyond(Beyond::Places)),
        ("repeated rows", ods(&ods_row("table:number-rows-repeated=\"9\"", "")), Limits { places: 8, ..usual }, beyond(Beyond::Places)),
        ("repeated text", ods(&ods_row("table:number-rows-repeated=\"900\"", "office:string-value=\"aaaaaaaaaaaaaaa\"")), Limits { text: 0, line: 10, ..usual }, beyond(Beyond::Line)),
        ("text of repeated rows", ods(&ods_row("table:number-rows-repeated=\"9\"", "").replace(">a<", &format!(">{}<", "a".repeat(600)))), Limits { text: 0, ..usual }, beyond(Beyond::Text)),
        ("line", [b"a;b\n", &b"cd".repeat(90_000)[..]].concat(), Limits { line: 80_000, ..usual }, beyond(Beyond::Line)),
    ];
    for (name, file, limits, reason) in cases {
        assert!(read(&file, usual).is_ok(), "{name}");
        assert_eq!(read(&file, limits), Err(reason), "{name}");
    }
}

/// What a document declares, and one whose elements are not closed.
#[test]
fn a_document_type_and_open_elements_are_damage() {
    for rows in ["<!DOCTYPE worksheet><row r=\"1\"/>", "<a>"] {
        let file = xlsx(1, rows, "");
        assert_eq!(
            read(&file, Limits::default()),
            Err(Unreadable::Damaged),
            "{rows}"
        );
    }
}

/// A text of more signs than a cell takes, in each format: cut, and told at its row; one of as many is whole.
#[test]
fn a_text_longer_than_a_cell_takes_is_cut_and_told() {
    let limits = Limits {
        signs: 4,
        ..Limits::default()
    };
    let inline = |text: &str| {
        let text = format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
        xlsx(1, &format!("<row r=\"1\">{text}<c><v>7</v></c></row>"), "")
    };
    let shared = |text: &str| {
        let text = format!("<si><t>{text}</t></si>");
        xlsx(1, "<row r=\"1\"><c t=\"s\"><v>0</v></c></row>", &text)
    };
    let repeated = |text: &str| ods(&ods_row("", "").replace(">a<", &format!(">{text}<")));
    let line = |text: &str| format!("{text};7\n").into_bytes();
    for write in [&inline as Writer<'_>, &shared, &repeated, &line] {
        for (text, kept, torn) in [
            ("été!", "été!", None),
            ("été !", "été ", Some(TornLine::CutText)),
            ("أنثىى", "أنثى", Some(TornLine::CutText)),
            (&"é".repeat(90), "éééé", Some(TornLine::CutText)),
        ] {
            let rows = read(&write(text), limits).unwrap();
            let told = (rows[0].1[0].as_str(), rows[0].2);
            assert_eq!(told, (kept, torn), "{text}");
        }
    }
    // As long as office programs allow.
    let text = "é".repeat(32_767);
    let rows = read(&inline(&text), Limits::default()).unwrap();
    assert_eq!((rows[0].1[0].len(), rows[0].2), (2 * 32_767, None));
    let rows = read(&inline(&(text + "é")), Limits::default()).unwrap();
    assert_eq!(
        (rows[0].1[0].len(), rows[0].2),
        (2 * 32_767, Some(TornLine::CutText))
    );
}
