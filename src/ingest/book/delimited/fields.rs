//! One line cut into cells.

use std::collections::BTreeMap;

const DELIMITERS: [u8; 4] = [b';', b',', b'\t', b'|'];

/// The cells of a record, one after another in one text.
#[derive(Debug, Default)]
pub(super) struct Fields {
    text: String,
    ends: Vec<usize>,
    /// Whether a cell was quoted.
    pub(super) quoted: bool,
    /// Whether a quotation mark stood in a quoted cell alone.
    pub(super) odd: bool,
    /// How many of these stood just behind a delimiter, as if they opened a cell.
    pub(super) reopened: usize,
    /// Where a quoted cell that is not closed was looked through up to.
    seen: usize,
}

impl Fields {
    /// Cuts a record; false when a quotation mark in it is not closed.
    pub(super) fn split(&mut self, record: &str, delimiter: u8) -> bool {
        self.clear();
        self.split_from(record, 0, delimiter)
    }

    /// Goes on with a record that was not closed and has grown: what was looked through is not looked through again.
    pub(super) fn go_on(&mut self, record: &str, delimiter: u8) -> bool {
        let Some(end) = self.quoted(record, self.seen, delimiter) else {
            return false;
        };
        self.ends.push(self.text.len());
        end >= record.len() || self.split_from(record, end + 1, delimiter)
    }

    fn split_from(&mut self, record: &str, mut at: usize, delimiter: u8) -> bool {
        let bytes = record.as_bytes();
        loop {
            // Spaces before an opening quotation mark belong to nobody.
            let start = at + bytes[at..].iter().take_while(|byte| **byte == b' ').count();
            if bytes.get(start) == Some(&b'"') {
                self.quoted = true;
                match self.quoted(record, start + 1, delimiter) {
                    Some(next) => at = next,
                    None => return false,
                }
            } else {
                let length = memchr::memchr(delimiter, &bytes[at..]);
                let end = length.map_or(bytes.len(), |length| at + length);
                self.text.push_str(&record[at..end]);
                at = end;
            }
            self.ends.push(self.text.len());
            if at >= bytes.len() {
                return true;
            }
            // On the delimiter.
            at += 1;
        }
    }

    /// Cuts a line in which a quotation mark is out of place, into `width` cells where there is a way: a cell is quoted
    /// where the mark that opens it is closed in front of a delimiter, else the mark is a sign like any other.
    pub(super) fn split_alone(&mut self, line: &str, delimiter: u8, width: usize) {
        self.split_leniently(line, delimiter);
        if self.len() != width {
            let strict = std::mem::take(self);
            self.split_plain(line, delimiter);
            if self.len() != width {
                *self = strict;
            }
        }
    }

    fn split_leniently(&mut self, line: &str, delimiter: u8) {
        self.clear();
        let bytes = line.as_bytes();
        let (mut at, mut closable) = (0, true);
        loop {
            let length = self.text.len();
            let start = at + bytes[at..].iter().take_while(|byte| **byte == b' ').count();
            let opened = closable && bytes.get(start) == Some(&b'"');
            let closed = opened.then(|| self.closed(line, start + 1, delimiter));
            // What nothing closes up to the line's end, nothing after it closes either.
            closable &= closed != Some(Err(Open::ToTheEnd));
            at = closed.and_then(Result::ok).unwrap_or_else(|| {
                self.text.truncate(length);
                let next = memchr::memchr(delimiter, &bytes[at..]);
                let end = next.map_or(bytes.len(), |next| at + next);
                self.text.push_str(&line[at..end]);
                end
            });
            self.ends.push(self.text.len());
            if at >= bytes.len() {
                return;
            }
            at += 1;
        }
    }

    /// Cuts a line at each delimiter; a cell between quotation marks loses them.
    fn split_plain(&mut self, line: &str, delimiter: u8) {
        self.clear();
        for cell in line.split(char::from(delimiter)) {
            let inner = cell.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
            match inner {
                Some(inner) => self.text.push_str(&inner.replace("\"\"", "\"")),
                None => self.text.push_str(cell),
            }
            self.ends.push(self.text.len());
        }
    }

    /// How many cells there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The cells in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts
            .zip(&self.ends)
            .map(|(start, end)| &self.text[start..*end])
    }

    fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
        (self.quoted, self.odd, self.reopened) = (false, false, 0);
    }

    /// A quoted cell from after its opening mark; where it ends, none when nothing closes it.
    fn quoted(&mut self, record: &str, mut at: usize, delimiter: u8) -> Option<usize> {
        loop {
            match self.closed(record, at, delimiter) {
                Ok(end) => return Some(end),
                Err(Open::ToTheEnd) => return None,
                Err(Open::Again(mark)) => {
                    self.text.push('"');
                    self.reopened += 1;
                    at = mark;
                }
            }
        }
    }

    /// A quoted cell from after its opening mark up to the mark that closes it, or to one that seems to open another cell.
    /// A mark that does neither, and does not stand twice, is a sign of the cell: some programs forget to double it.
    fn closed(&mut self, record: &str, start: usize, delimiter: u8) -> Result<usize, Open> {
        let bytes = record.as_bytes();
        let mut at = start;
        loop {
            self.seen = at;
            let mark = memchr::memchr(b'"', &bytes[at..]).ok_or(Open::ToTheEnd)? + at;
            self.text.push_str(&record[at..mark]);
            at = mark + 1;
            match bytes.get(at) {
                None => return Ok(at),
                Some(next) if *next == delimiter => return Ok(at),
                Some(b'"') => {
                    self.text.push('"');
                    at += 1;
                }
                Some(_) => {
                    let spaces = bytes[at..].iter().take_while(|byte| **byte == b' ').count();
                    let next = bytes.get(at + spaces);
                    if next.is_none_or(|next| *next == delimiter) {
                        return Ok(at + spaces);
                    }
                    self.odd = true;
                    if mark > start && bytes[mark - 1] == delimiter {
                        return Err(Open::Again(at));
                    }
                    self.text.push('"');
                }
            }
        }
    }
}

/// Why a quoted cell is not closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    /// Nothing up to the end closes it.
    ToTheEnd,
    /// A mark, behind which this place is, stands just behind a delimiter, as if it opened a cell.
    Again(usize),
}

/// The delimiter that cuts most of the lines, or of the records they make, into the same number of cells, more than one.
pub(super) fn likeliest(lines: &[String]) -> u8 {
    // On equal scores the first of the list wins, which is Excel's own in French.
    DELIMITERS
        .into_iter()
        .rev()
        .max_by_key(|delimiter| usual_at_first(lines, *delimiter))
        .unwrap_or(b';')
}

/// How many of a file's first lines, or of the records they make, have the width that most have, and that width.
pub(super) fn usual_at_first(lines: &[String], delimiter: u8) -> (usize, usize) {
    let texts = || lines.iter().map(String::as_str);
    usual(texts(), delimiter).max(usual_of_records(texts(), delimiter))
}

/// How many of the lines have the width that most have, and that width; nothing where none has more than one cell.
pub(super) fn usual<'l>(lines: impl Iterator<Item = &'l str>, delimiter: u8) -> (usize, usize) {
    let mut fields = Fields::default();
    let filled = lines.filter(|line| !line.trim().is_empty());
    commonest(filled.map(|line| {
        fields.split_leniently(line, delimiter);
        fields.len()
    }))
}

/// The same of records, where a quoted cell may run over several of the lines.
fn usual_of_records<'l>(lines: impl Iterator<Item = &'l str>, delimiter: u8) -> (usize, usize) {
    let mut fields = Fields::default();
    let mut record = String::new();
    let filled = lines.filter(|line| !line.trim().is_empty());
    commonest(filled.filter_map(|line| {
        record.push_str(line);
        let closed = fields.split(&record, delimiter);
        record.push('\n');
        closed.then(|| {
            record.clear();
            fields.len()
        })
    }))
}

fn commonest(widths: impl Iterator<Item = usize>) -> (usize, usize) {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for width in widths.filter(|width| *width > 1) {
        *counts.entry(width).or_default() += 1;
    }
    let counted = counts.into_iter().map(|(width, count)| (count, width));
    counted.max().unwrap_or((0, 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(record: &str) -> Option<Vec<String>> {
        let mut fields = Fields::default();
        fields
            .split(record, b';')
            .then(|| fields.iter().map(str::to_owned).collect())
    }

    #[test]
    fn records_are_cut_as_spreadsheets_write_them() {
        for (record, cells) in [
            ("", vec![""]),
            ("a;b", vec!["a", "b"]),
            ("a;", vec!["a", ""]),
            ("\"a;b\";c", vec!["a;b", "c"]),
            ("\"dit \"\"oui\"\"\";c", vec!["dit \"oui\"", "c"]),
            ("\"dit \"oui\" hier\";c", vec!["dit \"oui\" hier", "c"]),
            ("5\" de long;c", vec!["5\" de long", "c"]),
            ("=\"01-04\";c", vec!["=\"01-04\"", "c"]),
            ("a; \"b\" ;c", vec!["a", "b", "c"]),
            ("\"\";\"\"", vec!["", ""]),
        ] {
            assert_eq!(
                cut(record),
                Some(cells.into_iter().map(str::to_owned).collect()),
                "{record}"
            );
        }
        assert_eq!(cut("a;\"b"), None);
    }

    #[test]
    fn a_record_that_grows_is_cut_as_if_it_had_come_whole() {
        let pieces = ["a;\"b", "c \"d\" \"\"", "", "e;\"f;", "\"g\";\"h", "i\"; j"];
        let mut record = String::new();
        let mut grown = Fields::default();
        for (at, piece) in pieces.iter().enumerate() {
            record.push_str(piece);
            let closed = if at == 0 {
                grown.split(&record, b';')
            } else {
                grown.go_on(&record, b';')
            };
            let mut whole = Fields::default();
            assert_eq!(closed, whole.split(&record, b';'), "{record}");
            assert_eq!(closed, at + 1 == pieces.len(), "{record}");
            if closed {
                let cells: Vec<&str> = grown.iter().collect();
                assert_eq!(cells, whole.iter().collect::<Vec<_>>());
            }
            record.push('\n');
        }
    }
}
