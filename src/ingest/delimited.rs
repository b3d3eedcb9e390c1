//! CSV files: encoding and delimiter inferred, stated, and read.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

use super::sheet::{Book, Row, SheetName, Value};
use crate::finding::Unreadable;

const DELIMITERS: [u8; 4] = [b';', b',', b'\t', b'|'];

/// A CSV file, decoded.
pub(super) struct DelimitedBook {
    text: String,
    encoding: &'static str,
    delimiter: u8,
    /// Bytes and lines before the first record: a `sep=` line.
    skip: usize,
}

impl DelimitedBook {
    /// Decodes a file's bytes; binary content is not a CSV file.
    pub(super) fn open(bytes: &[u8]) -> Result<Self, Unreadable> {
        let (text, encoding) = decode(bytes)?;
        let first = text.lines().next().unwrap_or("");
        let told = first
            .trim()
            .strip_prefix("sep=")
            .and_then(|rest| rest.bytes().next());
        let skip = if told.is_some() {
            text.find('\n').map_or(text.len(), |at| at + 1)
        } else {
            0
        };
        let delimiter = told.unwrap_or_else(|| likeliest(&text));
        Ok(Self {
            text,
            encoding,
            delimiter,
            skip,
        })
    }
}

impl Book for DelimitedBook {
    fn sheets(&self) -> Vec<SheetName> {
        vec![SheetName {
            name: String::new(),
            hidden: false,
        }]
    }

    fn read(&mut self, _: &str, sink: &mut dyn FnMut(Row<'_>) -> bool) -> Result<(), Unreadable> {
        let text = &self.text.as_bytes()[self.skip..];
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.delimiter)
            .from_reader(text);
        let mut record = csv::StringRecord::new();
        let mut lines = Lines {
            text,
            byte: 0,
            line: 1 + u32::from(self.skip > 0),
        };
        let mut next = lines.line;
        loop {
            match reader.read_record(&mut record) {
                Ok(true) => {}
                Ok(false) => return Ok(()),
                Err(_) => return Err(Unreadable::Damaged),
            }
            let start = record.position().map_or(0, csv::Position::byte) as usize;
            let line = lines.at(start);
            // The parser passes over blank lines; a reader of the file sees them.
            for blank in next..line {
                if !sink(Row {
                    number: blank,
                    cells: &[],
                }) {
                    return Ok(());
                }
            }
            next = lines.after(reader.position().byte() as usize);
            let cells: Vec<Value<'_>> = record
                .iter()
                .map(|cell| {
                    if cell.is_empty() {
                        Value::Empty
                    } else {
                        Value::Text(cell)
                    }
                })
                .collect();
            if !sink(Row {
                number: line,
                cells: &cells,
            }) {
                return Ok(());
            }
        }
    }

    fn inferred(&self) -> Option<(String, String)> {
        let delimiter = if self.delimiter == b'\t' {
            "tab".into()
        } else {
            char::from(self.delimiter).to_string()
        };
        Some((self.encoding.to_owned(), delimiter))
    }
}

/// Line numbers as an editor shows them: the parser's own count is one behind after CRLF.
struct Lines<'t> {
    text: &'t [u8],
    byte: usize,
    line: u32,
}

impl Lines<'_> {
    /// The line of the first content at or after a byte.
    fn at(&mut self, byte: usize) -> u32 {
        let rest = self.text.get(byte..).unwrap_or_default();
        let breaks = rest
            .iter()
            .take_while(|sign| matches!(sign, b'\n' | b'\r'))
            .count();
        self.count(byte + breaks)
    }

    /// The line after the record that ends at a byte.
    fn after(&mut self, byte: usize) -> u32 {
        let open = self.text.get(byte.wrapping_sub(1)) == Some(&b'\r')
            && self.text.get(byte) == Some(&b'\n');
        self.count(byte + usize::from(open))
    }

    fn count(&mut self, byte: usize) -> u32 {
        while self.byte < byte.min(self.text.len()) {
            let sign = self.text[self.byte];
            let lone = sign == b'\r' && self.text.get(self.byte + 1) != Some(&b'\n');
            self.line += u32::from(sign == b'\n' || lone);
            self.byte += 1;
        }
        self.line
    }
}

/// The text and the name of its encoding: a byte order mark tells, else valid UTF-8 is UTF-8, else the likeliest of the
/// older encodings for a text in French.
fn decode(bytes: &[u8]) -> Result<(String, &'static str), Unreadable> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return Ok((text.into_owned(), encoding.name()));
    }
    if bytes.contains(&0) {
        return Err(Unreadable::Foreign);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok((text.to_owned(), UTF_8.name()));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(Some(b"fr"), Utf8Detection::Deny);
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Ok((text.into_owned(), encoding.name()))
}

/// The delimiter that cuts most of the first lines into the same number of cells, more than one.
fn likeliest(text: &str) -> u8 {
    let score = |delimiter: u8| {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(text.as_bytes());
        let widths: Vec<usize> = reader
            .byte_records()
            .take(30)
            .filter_map(Result::ok)
            .map(|record| record.len())
            .collect();
        let widest = widths.iter().copied().max().unwrap_or(1);
        let same = widths.iter().filter(|width| **width == widest).count();
        if widest > 1 { (same, widest) } else { (0, 0) }
    };
    // On equal scores the first of the list wins, which is Excel's own in French.
    DELIMITERS
        .into_iter()
        .rev()
        .max_by_key(|delimiter| score(*delimiter))
        .unwrap_or(b';')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Line number and cells of a row.
    type Line = (u32, Vec<String>);

    fn rows(bytes: &[u8]) -> (Vec<Line>, (String, String)) {
        let mut book = DelimitedBook::open(bytes).unwrap();
        let mut rows = Vec::new();
        book.read("", &mut |row| {
            let text = |value: &Value<'_>| match value {
                Value::Text(text) => (*text).to_owned(),
                _ => String::new(),
            };
            rows.push((row.number, row.cells.iter().map(text).collect()));
            true
        })
        .unwrap();
        (rows, book.inferred().unwrap())
    }

    #[test]
    fn encoding_and_delimiter_are_inferred_and_stated() {
        let (read, told) = rows("Nom;Prénom\r\nÉlise;\"a;b\"\r\n".as_bytes());
        assert_eq!(read[1], (2, vec!["Élise".into(), "a;b".into()]));
        assert_eq!(told, ("UTF-8".into(), ";".into()));
        let (read, told) = rows(b"Pr\xe9nom,\xc2ge,Qualit\xe9\n\xc9lise,30,R\xe9fugi\xe9e\n");
        assert_eq!(read[0].1, ["Prénom", "Âge", "Qualité"]);
        assert_eq!(told, ("windows-1252".into(), ",".into()));
        let (read, told) = rows(b"sep=|\na|b\n\n\"c\nd\"|e\nf\n");
        let cells = |cells: &[&str]| {
            cells
                .iter()
                .map(|cell| (*cell).to_owned())
                .collect::<Vec<_>>()
        };
        let wanted = [
            (2, cells(&["a", "b"])),
            (3, cells(&[])),
            (4, cells(&["c\nd", "e"])),
            (6, cells(&["f"])),
        ];
        assert_eq!(read, wanted);
        assert_eq!(told.1, "|");
    }
}
