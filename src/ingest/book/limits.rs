//! What a file may ask for before it is refused, so that work is bounded by its size.

/// The limits of a file. Registers stay far below them; tests lower them, so that small and harmless files pass each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes that a part of a package may unpack to …
    pub unpacked: u64,
    /// … and how many times its packed size: beyond both it is no sheet; real ones stay below fifty times.
    pub times: u64,
    /// Elements that may stand in one another; sheets need eight.
    pub depth: u32,
    /// Bytes that one tag or text of XML may have.
    pub token: usize,
    /// Texts that a workbook may share: a register of a million rows shares fewer.
    pub shared: usize,
    /// Rows that a spreadsheet has.
    pub rows: u32,
    /// Columns that a spreadsheet has.
    pub columns: u32,
    /// Places that the rows of one sheet may span, filled or not.
    pub places: u64,
    /// Sheets of a workbook: to read one, much of the file is read again.
    pub sheets: usize,
    /// Bytes that a sheet's name may have: office programs take 31 signs, others some more.
    pub name: usize,
    /// Signs that a spreadsheet takes in one cell: a longer text is cut, and told.
    pub signs: usize,
    /// Bytes of text that a workbook may share.
    pub shared_text: usize,
    /// Bytes of text that the cells of one sheet may hold, on top of those usual for its places and of those that stand in
    /// the file: a text that cells share counts for each of them.
    pub text: u64,
    /// Bytes that one line of a text file, or the texts of one row, may have.
    pub line: usize,
}

/// Bytes of text that are usual for a place.
pub(super) const TEXT_A_PLACE: u64 = 256;

impl Limits {
    /// Whether a text of so many bytes is longer than a cell's can be, whatever its signs: what follows need not be kept.
    pub(super) fn is_full(&self, bytes: usize) -> bool {
        bytes > self.signs.saturating_mul(4)
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            unpacked: 64 << 20,
            times: 100,
            depth: 256,
            token: 16 << 20,
            shared: 4_000_000,
            rows: 1_048_576,
            columns: 16_384,
            places: 100_000_000,
            sheets: 2000,
            name: 1000,
            signs: 32_767,
            shared_text: 256 << 20,
            text: 32 << 20,
            line: 16 << 20,
        }
    }
}
