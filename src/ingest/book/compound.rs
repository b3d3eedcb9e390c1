//! The compound file that an xls is: a tree of storages and streams. What is embedded in a workbook (another workbook, a
//! letter) has a storage of its own, with streams of the same names; the workbook's own stand at the root.

use std::io::{Cursor, Read, Seek, Write};

use cfb::{CompoundFile, Version};

use super::ReadSeek;
use crate::finding::Unreadable;

/// The streams that hold a workbook, the one that newer programs read first.
const WORKBOOKS: [&str; 2] = ["Workbook", "Book"];
/// A workbook locked by a password.
const LOCKED: &str = "EncryptedPackage";
/// Records looked at for a password: FILEPASS follows the first BOF ([MS-XLS] 2.4.117).
const FIRST_RECORDS: usize = 8;
/// The record that says a password locks the workbook, whatever the way of hiding.
const FILEPASS: u16 = 0x2F;

/// Says what a compound file is where it is no workbook that may be read. What cannot be told is left to the reader.
pub(super) fn look(file: &mut dyn ReadSeek) -> Result<(), Unreadable> {
    let Ok(mut tree) = CompoundFile::open(file) else {
        return Ok(());
    };
    if tree.is_stream(LOCKED) {
        return Err(Unreadable::Password);
    }
    let own = own(&tree).ok_or(Unreadable::Foreign)?;
    if tree.open_stream(own).is_ok_and(locked) {
        return Err(Unreadable::Password);
    }
    Ok(())
}

/// A file whose first stream of a workbook's name is the workbook's own: calamine takes the first of all storages. It is
/// made anew, of that stream alone, where there are several.
pub(super) fn alone(mut file: Box<dyn ReadSeek>) -> std::io::Result<Box<dyn ReadSeek>> {
    let copy = CompoundFile::open(&mut file)
        .ok()
        .map(copied)
        .transpose()?
        .flatten();
    file.rewind()?;
    Ok(copy.map_or(file, |copy| Box::new(copy)))
}

/// The workbook's own stream in a file without others, where there are several of its name.
fn copied<F: Read + Seek>(mut tree: CompoundFile<F>) -> std::io::Result<Option<Cursor<Vec<u8>>>> {
    let named = |entry: &cfb::Entry| {
        let name = entry.name();
        entry.is_stream()
            && WORKBOOKS
                .iter()
                .any(|known| known.eq_ignore_ascii_case(name))
    };
    let several = tree.walk().filter(named).count() > 1;
    let Some(own) = own(&tree).filter(|_| several) else {
        return Ok(None);
    };
    let mut copy = CompoundFile::create_with_version(Version::V3, Cursor::new(Vec::new()))?;
    let mut stream = copy.create_stream(own)?;
    std::io::copy(&mut tree.open_stream(own)?, &mut stream)?;
    stream.flush()?;
    drop(stream);
    Ok(Some(copy.into_inner()))
}

/// The stream at the root that holds the workbook.
fn own<F>(tree: &CompoundFile<F>) -> Option<&'static str> {
    WORKBOOKS.into_iter().find(|name| tree.is_stream(name))
}

/// Whether a workbook says, among its first records, that a password locks it.
fn locked(mut stream: impl Read + Seek) -> bool {
    let mut told = || -> std::io::Result<bool> {
        for _ in 0..FIRST_RECORDS {
            let mut head = [0u8; 4];
            stream.read_exact(&mut head)?;
            if u16::from_le_bytes([head[0], head[1]]) == FILEPASS {
                return Ok(true);
            }
            stream.seek_relative(i64::from(u16::from_le_bytes([head[2], head[3]])))?;
        }
        Ok(false)
    };
    told().unwrap_or(false)
}
