use std::io::Cursor;

use super::*;
use crate::finding::TornLine;
use crate::ingest::book::ReadSeek;

/// Line number, cells and what is wrong with it.
pub(super) type Line = (u32, Vec<String>, Option<TornLine>);

pub(super) fn rows(bytes: &[u8]) -> (Vec<Line>, (String, String)) {
    rows_told(bytes, &Told::default())
}

/// The same, where something is said of how the file is written.
pub(super) fn rows_told(bytes: &[u8], told: &Told) -> (Vec<Line>, (String, String)) {
    let bytes = bytes.to_vec();
    let reopen = move || Ok(Box::new(Cursor::new(bytes.clone())) as Box<dyn ReadSeek>);
    let book = DelimitedBook::open(Box::new(reopen), told).unwrap();
    let mut rows = Vec::new();
    book.read(0, &mut |row| {
        let text = |value: &Value<'_>| match value {
            Value::Text(text) => (*text).to_owned(),
            _ => String::new(),
        };
        rows.push((row.number, row.cells.iter().map(text).collect(), row.torn));
        true
    })
    .unwrap();
    (rows, book.inferred().text.unwrap())
}

fn cells(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

#[test]
fn encoding_and_delimiter_are_inferred_and_stated() {
    let (read, told) = rows("Nom;Prénom\r\nÉlise;\"a;b\"\r\n".as_bytes());
    assert_eq!(read[1], (2, cells(&["Élise", "a;b"]), None));
    assert_eq!(told, ("UTF-8".into(), ";".into()));
    let (read, told) = rows(b"Pr\xe9nom,\xc2ge,Qualit\xe9\n\xc9lise,30,R\xe9fugi\xe9e\n");
    assert_eq!(read[0].1, ["Prénom", "Âge", "Qualité"]);
    assert_eq!(told, ("windows-1252".into(), ",".into()));
    let (read, told) =
        rows(b"Pr\x8enom,\x83ge,Qualit\x8e,Fran\x8dais\r\x83lise,30,R\x8efugi\x8ee,oui\r");
    assert_eq!(read[0].1, ["Prénom", "Ége", "Qualité", "Français"]);
    assert_eq!(told.0, "macintosh");
}

#[test]
fn utf_16_is_read_with_and_without_its_mark() {
    let text = "Nom;Prénom\r\nÉlise;\"أنثى\"\r\n";
    let low: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let high: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let marked = [vec![0xff, 0xfe], low.clone()].concat();
    for (bytes, name) in [(low, "UTF-16LE"), (high, "UTF-16BE"), (marked, "UTF-16LE")] {
        let (read, told) = rows(&bytes);
        assert_eq!(read[1].1, ["Élise", "أنثى"], "{name}");
        assert_eq!(told.0, name);
    }
}

#[test]
fn rows_go_by_the_numbers_of_their_lines() {
    let (read, told) = rows(b"sep=|\na|b\n\n\"c\nd\"|e\nf\n");
    let wanted = [
        (1, cells(&[]), None),
        (2, cells(&["a", "b"]), None),
        (3, cells(&[]), None),
        (4, cells(&["c\nd", "e"]), None),
        (6, cells(&["f"]), None),
    ];
    assert_eq!(read, wanted);
    assert_eq!(told.1, "|");
}

#[test]
fn damage_keeps_to_its_line() {
    let (read, _) = rows(b"a;b;c\n1;\"2;3\n4;\"5\";6\n7;8;9\n10;11");
    let wanted = [
        (1, cells(&["a", "b", "c"]), None),
        (2, cells(&["1", "\"2", "3"]), Some(TornLine::StrayQuote)),
        (3, cells(&["4", "5", "6"]), None),
        (4, cells(&["7", "8", "9"]), None),
        (5, cells(&["10", "11"]), Some(TornLine::CutShort)),
    ];
    assert_eq!(read, wanted);
    let (read, told) = rows("Prénom;Âge;Été\nÉlise;Zoé;é\nRen\u{e9}e;à;ç\n".as_bytes());
    assert_eq!(told.0, "UTF-8");
    assert_eq!(read.len(), 3);
    let mixed = [
        "Prénom;Âge;Été\nÉlise;Zoé;é\nà;ç;ù\n".as_bytes(),
        b"Ren\xe9e;x;y\n",
    ]
    .concat();
    let (read, told) = rows(&mixed);
    assert_eq!(told.0, "UTF-8");
    assert_eq!(
        read[3],
        (
            4,
            cells(&["Renée", "x", "y"]),
            Some(TornLine::OtherEncoding)
        )
    );
}
