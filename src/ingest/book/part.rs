//! A zip package and the XML of its parts, read as a stream and never beyond a limit.

use std::cell::Cell;
use std::io::{BufReader, Read};
use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use zip::ZipArchive;
use zip::result::ZipError;

use super::{Limits, ReadSeek, transcode};
use crate::finding::{Beyond, Unreadable};

/// The parts of a package: an xlsx or ods file.
pub(super) struct Package {
    archive: ZipArchive<Box<dyn ReadSeek>>,
    /// What its parts may ask for.
    pub(super) limits: Limits,
}

/// The XML of a part, event by event.
pub(super) struct Xml<'p> {
    reader: Reader<BufReader<Metered<Box<dyn Read + 'p>>>>,
    /// Bytes that the next event may have.
    left: Rc<Cell<usize>>,
    depth: u32,
    limits: Limits,
}

impl Xml<'_> {
    /// The next event. A document type is refused: office programs write none, and what it declares is how a small file
    /// fills the memory or reads another file. So is the end of a document whose elements are not closed.
    pub(super) fn next<'b>(&mut self, buffer: &'b mut Vec<u8>) -> Result<Event<'b>, Unreadable> {
        buffer.clear();
        self.left.set(self.limits.token);
        let event = self
            .reader
            .read_event_into(buffer)
            .map_err(|error| damage(&error))?;
        match &event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            Event::DocType(_) => return Err(Unreadable::Damaged),
            Event::Eof if self.depth > 0 => return Err(Unreadable::Damaged),
            _ => {}
        }
        if self.depth > self.limits.depth {
            return Err(Unreadable::Damaged);
        }
        Ok(event)
    }
}

impl Package {
    /// Opens the package of a file.
    pub(super) fn open(file: Box<dyn ReadSeek>, limits: Limits) -> Result<Self, Unreadable> {
        ZipArchive::new(file)
            .map(|archive| Self { archive, limits })
            .map_err(|error| reason(&error))
    }

    /// Whether a part is there.
    pub(super) fn holds(&self, name: &str) -> bool {
        self.index(name).is_some()
    }

    /// A part's XML; none where the package has no such part.
    pub(super) fn xml(&mut self, name: &str) -> Result<Option<Xml<'_>>, Unreadable> {
        let limits = self.limits;
        let Some(part) = self.part(name)? else {
            return Ok(None);
        };
        let left = Rc::new(Cell::new(limits.token));
        let part = Metered {
            inner: part,
            left: Rc::clone(&left),
        };
        let mut reader = Reader::from_reader(BufReader::with_capacity(1 << 16, part));
        let config = reader.config_mut();
        // Names of closing tags are not compared: what is nested too deep costs nothing then.
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        Ok(Some(Xml {
            reader,
            left,
            depth: 0,
            limits,
        }))
    }

    /// A small part's whole text; none where the package has no such part.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, Unreadable> {
        let Some(part) = self.part(name)? else {
            return Ok(None);
        };
        let mut bytes = Vec::new();
        part.take(1 << 20)
            .read_to_end(&mut bytes)
            .map_err(|error| failure(&error))?;
        Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
    }

    /// A part's text as a stream of UTF-8; none where the package has no such part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Box<dyn Read + '_>>, Unreadable> {
        let Limits {
            unpacked, times, ..
        } = self.limits;
        let Some(index) = self.index(name) else {
            return Ok(None);
        };
        let part = self
            .archive
            .by_index(index)
            .map_err(|error| reason(&error))?;
        let packed = part.compressed_size();
        let part = Bounded {
            inner: part,
            left: unpacked.max(packed.saturating_mul(times)),
        };
        let text = transcode::xml(part).map_err(|error| failure(&error))?;
        Ok(Some(text))
    }

    /// Where a part stands, however a program writes its name.
    fn index(&self, name: &str) -> Option<usize> {
        self.archive.index_for_name(name).or_else(|| {
            let wanted = folded(name.as_bytes());
            let mut names = self.archive.file_names_raw();
            names.position(|known| folded(known) == wanted)
        })
    }
}

/// A part's name as others than office programs write it too: in any case, from the root, as Windows writes paths, with
/// the signs escaped that an address may not hold.
fn folded(name: &[u8]) -> Vec<u8> {
    let mut folded = Vec::with_capacity(name.len());
    let mut rest = name;
    while let [byte, after @ ..] = rest {
        let escaped = rest.strip_prefix(b"%").and_then(|it| it.get(..2));
        let escaped = escaped.and_then(|it| std::str::from_utf8(it).ok());
        let sign = escaped.and_then(|it| u8::from_str_radix(it, 16).ok());
        rest = sign.map_or(after, |_| &rest[3..]);
        match sign.unwrap_or(*byte) {
            b'\\' | b'/' if folded.is_empty() => {}
            b'\\' => folded.push(b'/'),
            byte => folded.push(byte.to_ascii_lowercase()),
        }
    }
    folded
}

/// A stream that fails when one event asks for more than its limit.
struct Metered<R> {
    inner: R,
    left: Rc<Cell<usize>>,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        let left = self.left.get().checked_sub(read);
        self.left
            .set(left.ok_or_else(|| std::io::Error::other(BEYOND))?);
        Ok(read)
    }
}

/// A stream that fails when it goes on beyond its limit.
struct Bounded<R> {
    inner: R,
    left: u64,
}

/// What a stream beyond its limit fails with.
const BEYOND: &str = "beyond the limit";

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        match self.left.checked_sub(read as u64) {
            Some(left) => {
                self.left = left;
                Ok(read)
            }
            None => Err(std::io::Error::other(BEYOND)),
        }
    }
}

/// Why XML could not be read.
fn damage(error: &quick_xml::Error) -> Unreadable {
    match error {
        quick_xml::Error::Io(error) => failure(error),
        _ => Unreadable::Damaged,
    }
}

/// Why a part could not be read.
pub(super) fn failure(error: &std::io::Error) -> Unreadable {
    if error
        .get_ref()
        .is_some_and(|inner| inner.to_string() == BEYOND)
    {
        Unreadable::TooLarge(Beyond::Unpacked)
    } else {
        Unreadable::Damaged
    }
}

fn reason(error: &ZipError) -> Unreadable {
    match error {
        ZipError::UnsupportedArchive(text) if *text == ZipError::PASSWORD_REQUIRED => {
            Unreadable::Password
        }
        ZipError::InvalidPassword => Unreadable::Password,
        _ => Unreadable::Damaged,
    }
}

/// An attribute by its name without prefix, its references resolved.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    tag.attributes()
        .with_checks(false)
        .flatten()
        .find(|one| one.key.local_name().as_ref() == name)
        .map(|one| plain(&one.value))
}

/// A text of XML with its references resolved; those that nothing declares stay as they are.
pub(super) fn plain(text: &str) -> String {
    quick_xml::escape::unescape(text).map_or_else(|_| text.to_owned(), std::borrow::Cow::into_owned)
}

/// Appends what a reference stands for; one that nothing declares stays as it is.
pub(super) fn resolve(reference: &BytesRef<'_>, into: &mut String) {
    if let Ok(Some(sign)) = reference.resolve_char_ref() {
        into.push(sign);
        return;
    }
    let name: &str = reference;
    if let Some(text) = quick_xml::escape::resolve_predefined_entity(name) {
        into.push_str(text);
    } else {
        into.push('&');
        into.push_str(name);
        into.push(';');
    }
}

/// A truth value as XML writes it.
pub(super) fn is_true(text: &str) -> bool {
    matches!(text, "1" | "true" | "on")
}
