//! Which reader a file wants, told by its first bytes and never by its name.

use std::io::{Read, SeekFrom};

use super::aside::AsideBook;
use super::delimited::DelimitedBook;
use super::ods::OdsBook;
use super::part::Package;
use super::xlsx::XlsxBook;
use super::{Book, ReadSeek, Told, compound};
use crate::finding::{Beyond, FileFormat, Unreadable, Unsupported};
use crate::ingest::Folder;

const ZIP: &[u8] = b"PK\x03\x04";
/// OLE compound files: xls, and workbooks locked by a password.
const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
/// Bytes looked at to tell one format from another.
const HEAD: usize = 1024;

/// Opens a file by its content. What a damaged file makes a reader panic over is one more way of being unreadable.
pub(in crate::ingest) fn open<'f>(
    folder: &'f Folder<'_>,
    path: &str,
    told: &Told,
) -> Result<Box<dyn Book + 'f>, Unreadable> {
    let book = guard(|| open_by_content(folder, path, told))?;
    let named = |name: &str| name.len() <= told.limits.name;
    if !book.sheets().iter().all(|sheet| named(&sheet.name)) {
        return Err(Unreadable::Damaged);
    }
    if book.sheets().len() > told.limits.sheets {
        return Err(Unreadable::TooLarge(Beyond::Sheets));
    }
    // Some readers make an empty workbook of a damaged one.
    if book.sheets().is_empty() {
        return Err(Unreadable::Damaged);
    }
    Ok(book)
}

/// Runs a reader so that its panic over a damaged file becomes an answer.
pub(in crate::ingest) fn guard<T>(
    read: impl FnOnce() -> Result<T, Unreadable>,
) -> Result<T, Unreadable> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(read)).unwrap_or(Err(Unreadable::Damaged))
}

fn open_by_content<'f>(
    folder: &'f Folder<'_>,
    path: &str,
    told: &Told,
) -> Result<Box<dyn Book + 'f>, Unreadable> {
    let name = path.to_owned();
    let reopen = move || (folder.open)(&name);
    let mut file = reopen().map_err(|_| Unreadable::Refused)?;
    let head = head(&mut file)?;
    let aside = |format| {
        let name = path.to_owned();
        let aside = move |sheet| (folder.aside)(&name, sheet);
        AsideBook::open(Box::new(aside), format).map(|book| Box::new(book) as Box<dyn Book + 'f>)
    };
    if head.is_empty() {
        return Err(Unreadable::Empty);
    }
    if head.starts_with(ZIP) || head.starts_with(b"PK\x05\x06") {
        let package = Package::open(file, told.limits)?;
        return if package.holds("xl/workbook.bin") {
            aside(FileFormat::Xlsb)
        } else if package.holds("content.xml") {
            OdsBook::open(package, Box::new(reopen))
                .map(|book| Box::new(book) as Box<dyn Book + 'f>)
        } else {
            XlsxBook::open(package, Box::new(reopen))
                .map(|book| Box::new(book) as Box<dyn Book + 'f>)
        };
    }
    if head.starts_with(OLE) {
        compound::look(&mut *file)?;
        return aside(FileFormat::Xls);
    }
    if let Some(other) = other(&head) {
        return Err(other);
    }
    DelimitedBook::open(Box::new(reopen), told).map(|book| Box::new(book) as Box<dyn Book + 'f>)
}

fn head(file: &mut dyn ReadSeek) -> Result<Vec<u8>, Unreadable> {
    let mut head = Vec::new();
    file.take(HEAD as u64)
        .read_to_end(&mut head)
        .map_err(|_| Unreadable::Refused)?;
    file.seek(SeekFrom::Start(0))
        .map_err(|_| Unreadable::Refused)?;
    Ok(head)
}

/// Formats that only look like text, or are known and not read.
fn other(head: &[u8]) -> Option<Unreadable> {
    let unsupported = |kind| Some(Unreadable::Unsupported(kind));
    // The first record of the oldest workbooks, BIFF 2 to 4, which stand in no container.
    if let [0x09, 0x00 | 0x02 | 0x04, 0x04 | 0x06, 0x00, ..] = head {
        return unsupported(Unsupported::OldExcel);
    }
    let binary: [&[u8]; 8] = [
        b"%PDF",
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"GIF8",
        b"\x1f\x8b",
        b"Rar!",
        b"7z\xbc\xaf",
        b"{\\rtf",
    ];
    if binary.iter().any(|magic| head.starts_with(magic)) {
        return Some(Unreadable::Foreign);
    }
    let text = String::from_utf8_lossy(head).to_lowercase();
    let text = text.trim_start_matches(['\u{feff}', ' ', '\r', '\n', '\t']);
    if text.starts_with("<!doctype html") || text.starts_with("<html") || text.starts_with("<table")
    {
        return unsupported(Unsupported::Html);
    }
    if text.starts_with("<?xml") || text.starts_with("<workbook") {
        return match () {
            () if text.contains("office:spreadsheet") || text.contains("excel.sheet") => {
                unsupported(Unsupported::XmlSpreadsheet)
            }
            () if text.contains("office:document") => unsupported(Unsupported::FlatOds),
            () if text.contains("<html") => unsupported(Unsupported::Html),
            () => Some(Unreadable::Foreign),
        };
    }
    None
}
