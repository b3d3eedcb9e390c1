//! One line cut into cells.

const DELIMITERS: [u8; 4] = [b';', b',', b'\t', b'|'];

/// The cells of a record, one after another in one text.
#[derive(Debug, Default)]
pub(super) struct Fields {
    text: String,
    ends: Vec<usize>,
    /// Whether a quotation mark stood in a quoted cell alone.
    pub(super) odd: bool,
}

impl Fields {
    /// Cuts a record; false when a quotation mark in it is not closed.
    pub(super) fn split(&mut self, record: &str, delimiter: u8) -> bool {
        self.clear();
        let bytes = record.as_bytes();
        let mut at = 0;
        loop {
            // Spaces before an opening quotation mark belong to nobody.
            let start = at + bytes[at..].iter().take_while(|byte| **byte == b' ').count();
            if bytes.get(start) == Some(&b'"') {
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

    /// Cuts a record in which a quotation mark is a sign like any other.
    pub(super) fn split_plain(&mut self, record: &str, delimiter: u8) {
        self.clear();
        for cell in record.split(char::from(delimiter)) {
            self.text.push_str(cell);
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
        self.odd = false;
    }

    /// A quoted cell from after its opening mark; where it ends, none when nothing closes it. A mark that neither closes
    /// the cell nor stands twice is a sign of it: some programs forget to double it.
    fn quoted(&mut self, record: &str, mut at: usize, delimiter: u8) -> Option<usize> {
        let bytes = record.as_bytes();
        loop {
            let mark = at + memchr::memchr(b'"', &bytes[at..])?;
            self.text.push_str(&record[at..mark]);
            at = mark + 1;
            match bytes.get(at) {
                None => return Some(at),
                Some(next) if *next == delimiter => return Some(at),
                Some(b'"') => {
                    self.text.push('"');
                    at += 1;
                }
                Some(_) => {
                    let spaces = bytes[at..].iter().take_while(|byte| **byte == b' ').count();
                    let next = bytes.get(at + spaces);
                    if next.is_none_or(|next| *next == delimiter) {
                        return Some(at + spaces);
                    }
                    self.text.push('"');
                    self.odd = true;
                }
            }
        }
    }
}

/// The delimiter that cuts most of the lines into the same number of cells, more than one.
pub(super) fn likeliest(lines: &[String]) -> u8 {
    let score = |delimiter: u8| {
        let mut fields = Fields::default();
        let mut widths: Vec<usize> = Vec::new();
        for line in lines.iter().filter(|line| !line.trim().is_empty()) {
            if !fields.split(line, delimiter) {
                fields.split_plain(line, delimiter);
            }
            widths.push(fields.len());
        }
        let often = |width: &usize| widths.iter().filter(|known| *known == width).count();
        let best = widths
            .iter()
            .filter(|width| **width > 1)
            .max_by_key(|width| (often(width), **width));
        best.map_or((0, 0), |width| (often(width), *width))
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
}
