//! Lists of aliases: CSV files of the catalogue's folder, as `check --fix-list` writes them, a person fills them in
//! and a spreadsheet program saves them again.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::fold::fold;
use super::spot::Spot;

/// The columns of a list, in the order written.
pub const ALIAS_COLUMNS: [&str; 9] = [
    "source",
    "dimension",
    "value",
    "shape",
    "count",
    "file",
    "sheet",
    "cell",
    "category",
];

/// The text of a list, whatever a spreadsheet program saved it in.
pub fn decoded(bytes: &[u8]) -> String {
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or_else(|| {
        let utf8 = std::str::from_utf8(bytes).is_ok();
        (if utf8 { UTF_8 } else { WINDOWS_1252 }, 0)
    });
    let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
    text.into_owned()
}

/// A list of aliases as written.
#[derive(Debug, Clone, Default)]
pub struct AliasList {
    /// The names of its columns, trimmed.
    pub columns: Vec<String>,
    /// Its rows, each cell with its place.
    pub rows: Vec<Vec<Spot<String>>>,
}

impl AliasList {
    /// Reads a list. Blank rows are left out; a row may be shorter than the header.
    pub fn new(text: &str) -> Self {
        let first = text.lines().next().unwrap_or_default();
        let (start, delimiter) = match first.strip_prefix("sep=") {
            Some(sign) => (text.find('\n').map_or(text.len(), |end| end + 1), sign),
            None => (0, ""),
        };
        let head = text[start..].lines().next().unwrap_or_default();
        let delimiter = delimiter.bytes().next().unwrap_or_else(|| {
            let often = |sign: &u8| head.bytes().filter(|byte| byte == sign).count();
            // Of signs met as often the first stands.
            *b"|\t;,"
                .iter()
                .max_by_key(|sign| often(sign))
                .unwrap_or(&b',')
        });
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(&text.as_bytes()[start..]);
        let records: Vec<csv::StringRecord> = reader.records().filter_map(Result::ok).collect();
        let begin = |record: &csv::StringRecord| {
            start + record.position().map_or(0, |at| at.byte() as usize)
        };
        let mut list = Self::default();
        for (at, record) in records.iter().enumerate() {
            let end = records.get(at + 1).map_or(text.len(), begin);
            let cells = cells(record, text, begin(record)..end);
            if at == 0 {
                let name = |cell: Spot<String>| cell.value.to_lowercase();
                list.columns = cells.into_iter().map(name).collect();
            } else if cells.iter().any(|cell| !cell.is_empty()) {
                list.rows.push(cells);
            }
        }
        list
    }

    /// Where a column stands.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == name)
    }

    /// A row's cell under a column; nothing where there is none.
    pub fn cell<'l>(&self, row: &'l [Spot<String>], name: &str) -> Option<&'l Spot<String>> {
        row.get(self.column(name)?).filter(|cell| !cell.is_empty())
    }

    /// A row's text under a column.
    pub fn text<'l>(&self, row: &'l [Spot<String>], name: &str) -> &'l str {
        self.cell(row, name).map_or("", |cell| cell.as_str())
    }
}

/// The cells of a record, trimmed, each with its bytes in the text.
fn cells(
    record: &csv::StringRecord,
    text: &str,
    within: std::ops::Range<usize>,
) -> Vec<Spot<String>> {
    let mut from = within.start;
    let mut cells = Vec::new();
    for field in record {
        let value = field.trim();
        let written = value.replace('"', "\"\"");
        let place = text
            .get(from..within.end)
            .and_then(|rest| rest.find(&written));
        let start = place.map_or(from, |place| from + place);
        let end = place.map_or(from, |_| start + written.len());
        from = end;
        cells.push(Spot {
            value: value.to_owned(),
            span: start..end,
        });
    }
    cells
}

/// Whether a category filled in says that the value means nothing is known.
pub(super) fn is_unknown(category: &str) -> bool {
    category == "_U"
        || matches!(
            fold(category).as_str(),
            "inconnu" | "inconnue" | "nonrenseigne" | "unknown"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read_as_spreadsheets_save_them() {
        #[track_caller]
        fn case(bytes: &[u8]) {
            let list = AliasList::new(&decoded(bytes));
            assert_eq!(list.columns, ["dimension", "value", "category"]);
            let row = &list.rows[0];
            let texts = ["dimension", "value", "category"].map(|name| list.text(row, name));
            assert_eq!(texts, ["sex", "Féminin, \"dit\"", "female"]);
        }
        let text = "dimension,value,category\nsex,\"Féminin, \"\"dit\"\"\",female\n";
        case(text.as_bytes());
        case(format!("\u{feff}{text}").as_bytes());
        case(&WINDOWS_1252.encode(text).0);
        let french = "Dimension;Value;Category\r\n;;\r\nsex;\"Féminin, \"\"dit\"\"\"; female\r\n";
        case(french.as_bytes());
        case(format!("sep=;\r\n{french}").as_bytes());
        let wide: Vec<u8> = format!("\u{feff}{}", french.replace(';', "\t"))
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        case(&wide);
    }

    #[test]
    fn cells_know_their_place() {
        let text = "value;category\r\nF;female\r\n";
        let list = AliasList::new(text);
        let cell = list.cell(&list.rows[0], "category").unwrap();
        assert_eq!(&text[cell.span.clone()], "female");
        let cell = list.cell(&list.rows[0], "value").unwrap();
        assert_eq!(&text[cell.span.clone()], "F");
        assert_eq!(cell.span.start, 16);
    }
}
