//! Which reader a file wants, told by its first bytes and never by its name.

use std::io::{Read, Seek, SeekFrom};

use super::delimited::DelimitedBook;
use super::sheet::{Book, ReadSeek};
use super::xlsx::XlsxBook;
use crate::finding::Unreadable;

const ZIP: &[u8] = b"PK\x03\x04";
/// OLE compound files: xls, and workbooks locked by a password.
const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0];

/// Opens a file by its content. What a damaged file makes a reader panic over is one more way of being unreadable.
pub(super) fn open(mut file: Box<dyn ReadSeek>) -> Result<Box<dyn Book>, Unreadable> {
    let mut head = [0u8; 4];
    let length = read_up_to(&mut file, &mut head).map_err(|_| Unreadable::Refused)?;
    file.seek(SeekFrom::Start(0))
        .map_err(|_| Unreadable::Refused)?;
    if length == 0 {
        return Err(Unreadable::Empty);
    }
    if head.starts_with(ZIP) {
        return guard(|| XlsxBook::open(file)).map(|book| Box::new(book) as Box<dyn Book>);
    }
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)
        .map_err(|_| Unreadable::Refused)?;
    if head.starts_with(OLE) {
        let locked: Vec<u8> = "EncryptedPackage"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let found = bytes.windows(locked.len()).any(|window| window == locked);
        return Err(if found {
            Unreadable::Password
        } else {
            Unreadable::Unsupported
        });
    }
    DelimitedBook::open(&bytes).map(|book| Box::new(book) as Box<dyn Book>)
}

/// Runs a reader so that its panic over a damaged file becomes an answer.
pub(super) fn guard<T>(read: impl FnOnce() -> Result<T, Unreadable>) -> Result<T, Unreadable> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(read)).unwrap_or(Err(Unreadable::Damaged))
}

fn read_up_to(file: &mut dyn ReadSeek, buffer: &mut [u8]) -> std::io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match file.read(&mut buffer[filled..])? {
            0 => break,
            read => filled += read,
        }
    }
    Ok(filled)
}
