//! The XML of a sheet, tag by tag. A register of a million rows is half a gigabyte of XML made of a dozen tags: reading it
//! decides how long everything takes, and a scanner that allocates nothing takes a third of the time of a general parser.
//! All other parts are read with one.

use std::io::Read;

use crate::finding::{Beyond, Unreadable};
use crate::ingest::book::Limits;
use crate::ingest::book::part::plain;

/// Bytes read at a time.
const CHUNK: usize = 1 << 18;

/// A piece of XML.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'b> {
    /// An opening tag: its name without prefix, its attributes, and whether it closes itself.
    Open(&'b [u8], &'b [u8], bool),
    /// A closing tag.
    Close(&'b [u8]),
    /// Text, its references not resolved.
    Text(&'b [u8]),
    /// Text as it is.
    Plain(&'b [u8]),
    /// The end of a document all of whose elements are closed.
    End,
}

impl Token<'_> {
    /// Appends the text that a token is, its references resolved; other tokens are none.
    pub(super) fn text_into(&self, into: &mut String) -> Result<(), Unreadable> {
        let utf8 = |bytes| std::str::from_utf8(bytes).map_err(|_| Unreadable::Damaged);
        match self {
            Self::Text(bytes) if memchr::memchr(b'&', bytes).is_some() => {
                into.push_str(&plain(utf8(bytes)?));
            }
            Self::Text(bytes) | Self::Plain(bytes) => into.push_str(utf8(bytes)?),
            _ => {}
        }
        Ok(())
    }
}

/// Reads XML as tokens.
pub(super) struct Scanner<R> {
    inner: R,
    buffer: Vec<u8>,
    start: usize,
    ended: bool,
    depth: u32,
    limits: Limits,
}

impl<R: Read> Scanner<R> {
    pub(super) fn new(inner: R, limits: Limits) -> Self {
        Self {
            inner,
            buffer: Vec::with_capacity(2 * CHUNK),
            start: 0,
            ended: false,
            depth: 0,
            limits,
        }
    }

    /// The next token. Comments and instructions are passed over; a document type is refused: office programs write none,
    /// and what it declares is how a small file fills the memory or reads another file.
    pub(super) fn next(&mut self) -> Result<Token<'_>, Unreadable> {
        loop {
            if self.start == self.buffer.len() && !self.more(0)? {
                return if self.depth == 0 {
                    Ok(Token::End)
                } else {
                    Err(Unreadable::Damaged)
                };
            }
            let start = self.start;
            if self.buffer[start] != b'<' {
                let length = self.until(0, |rest| memchr::memchr(b'<', rest))?;
                let length = length.unwrap_or(self.buffer.len() - self.start);
                let start = self.start;
                self.start += length;
                return Ok(Token::Text(&self.buffer[start..start + length]));
            }
            while self.buffer.len() < self.start + 9 && self.more(1)? {}
            let rest = &self.buffer[self.start..];
            if rest.starts_with(b"<!--") {
                self.pass(b"-->", 4)?;
            } else if rest.starts_with(b"<?") {
                self.pass(b"?>", 2)?;
            } else if rest.starts_with(b"<![CDATA[") {
                let length = self.end_of(b"]]>", 9)?;
                let start = self.start;
                self.start += length;
                return Ok(Token::Plain(&self.buffer[start + 9..start + length - 3]));
            } else if rest.starts_with(b"<!") {
                return Err(Unreadable::Damaged);
            } else {
                return self.tag();
            }
        }
    }

    /// Passes over the rest of the element that was opened last.
    pub(super) fn leave(&mut self) -> Result<(), Unreadable> {
        let outside = self.depth - 1;
        while self.depth > outside {
            if self.next()? == Token::End {
                return Err(Unreadable::Damaged);
            }
        }
        Ok(())
    }

    fn tag(&mut self) -> Result<Token<'_>, Unreadable> {
        let length = self.until(1, end_of_tag)?.ok_or(Unreadable::Damaged)? + 1;
        let start = self.start;
        self.start += length;
        let tag = &self.buffer[start + 1..start + length - 1];
        if let Some(name) = tag.strip_prefix(b"/") {
            self.depth = self.depth.checked_sub(1).ok_or(Unreadable::Damaged)?;
            return Ok(Token::Close(local(name.trim_ascii())));
        }
        let (tag, closed) = match tag.strip_suffix(b"/") {
            Some(tag) => (tag, true),
            None => (tag, false),
        };
        let name = tag
            .iter()
            .position(u8::is_ascii_whitespace)
            .unwrap_or(tag.len());
        let (name, attributes) = tag.split_at(name);
        self.depth += u32::from(!closed);
        if self.depth > self.limits.depth {
            return Err(Unreadable::Damaged);
        }
        Ok(Token::Open(local(name), attributes, closed))
    }

    fn pass(&mut self, end: &[u8], from: usize) -> Result<(), Unreadable> {
        self.start += self.end_of(end, from)?;
        Ok(())
    }

    /// Where, from the start, what closes is over.
    fn end_of(&mut self, end: &[u8], from: usize) -> Result<usize, Unreadable> {
        let found = self.until(from, |rest| memchr::memmem::find(rest, end))?;
        found.map(|at| at + end.len()).ok_or(Unreadable::Damaged)
    }

    /// Where, from the start, something is found at or after `from`; none where the document ends before.
    fn until(
        &mut self,
        from: usize,
        find: impl Fn(&[u8]) -> Option<usize>,
    ) -> Result<Option<usize>, Unreadable> {
        loop {
            let rest = self.buffer.get(self.start + from..).unwrap_or_default();
            if let Some(at) = find(rest) {
                return Ok(Some(from + at));
            }
            if !self.more(1)? {
                return Ok(None);
            }
        }
    }

    /// Reads more bytes behind those that wait; false at the end.
    fn more(&mut self, waiting: usize) -> Result<bool, Unreadable> {
        if self.ended {
            return Ok(false);
        }
        self.buffer.drain(..self.start);
        self.start = 0;
        if waiting > 0 && self.buffer.len() > self.limits.token {
            return Err(Unreadable::TooLarge(Beyond::Unpacked));
        }
        let filled = self.buffer.len();
        // A token that fills the buffer is looked through from its start each time: the buffer is doubled each time, so
        // that all of it is looked through twice at most.
        let wanted = filled + CHUNK.max(filled);
        self.buffer.resize(wanted, 0);
        let mut end = filled;
        while !self.ended && (end == filled || filled > CHUNK && end < wanted) {
            let read = self.inner.read(&mut self.buffer[end..]);
            let read = read.map_err(|error| crate::ingest::book::part::failure(&error))?;
            self.ended = read == 0;
            end += read;
        }
        self.buffer.truncate(end);
        Ok(end > filled)
    }
}

/// Where a tag ends: at the first `>` outside the quotation marks of its attributes.
fn end_of_tag(rest: &[u8]) -> Option<usize> {
    let end = memchr::memchr(b'>', rest)?;
    if !rest[..end].iter().any(|byte| matches!(byte, b'"' | b'\'')) {
        return Some(end);
    }
    let mut open = None;
    for (at, byte) in rest.iter().enumerate() {
        match (open, *byte) {
            (None, b'>') => return Some(at),
            (None, mark @ (b'"' | b'\'')) => open = Some(mark),
            (Some(mark), byte) if mark == byte => open = None,
            _ => {}
        }
    }
    None
}

/// A name without its prefix.
fn local(name: &[u8]) -> &[u8] {
    memchr::memrchr(b':', name).map_or(name, |colon| &name[colon + 1..])
}

/// The attributes of a tag, their references not resolved.
pub(super) fn attributes(mut rest: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    std::iter::from_fn(move || {
        rest = rest.trim_ascii_start();
        let equals = memchr::memchr(b'=', rest)?;
        let name = rest[..equals].trim_ascii_end();
        let after = rest[equals + 1..].trim_ascii_start();
        let (mark, value) = after.split_first()?;
        let end = memchr::memchr(*mark, value)?;
        rest = &value[end + 1..];
        Some((name, &value[..end]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(xml: &str) -> Result<Vec<String>, Unreadable> {
        // A byte at a time, so that every token is cut somewhere.
        struct Slow<'a>(&'a [u8]);
        impl Read for Slow<'_> {
            fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
                let length = self.0.len().min(1);
                buffer[..length].copy_from_slice(&self.0[..length]);
                self.0 = &self.0[length..];
                Ok(length)
            }
        }
        let mut scanner = Scanner::new(Slow(xml.as_bytes()), Limits::default());
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let mut list = Vec::new();
        loop {
            list.push(match scanner.next()? {
                Token::Open(name, attributes, closed) => {
                    let told = super::attributes(attributes);
                    let told = told.map(|(name, value)| format!(" {}={}", text(name), text(value)));
                    format!(
                        "<{}{}{}>",
                        text(name),
                        told.collect::<String>(),
                        if closed { "/" } else { "" }
                    )
                }
                Token::Close(name) => format!("</{}>", text(name)),
                Token::Text(bytes) => text(bytes),
                Token::Plain(bytes) => format!("[{}]", text(bytes)),
                Token::End => return Ok(list),
            });
        }
    }

    #[test]
    fn tokens_are_cut_as_xml_is_written() {
        let xml = "<?xml version=\"1.0\"?><x:row r=\"1\" a='>' ><!-- <c> --><c  r = \"A1\"/><v>1 &lt; 2</v>\
                   <t><![CDATA[a<b]]></t></x:row>";
        let wanted = [
            "<row r=1 a=>>",
            "<c r=A1/>",
            "<v>",
            "1 &lt; 2",
            "</v>",
            "<t>",
            "[a<b]",
            "</t>",
            "</row>",
        ];
        assert_eq!(tokens(xml).unwrap(), wanted);
    }

    #[test]
    fn what_is_not_whole_is_damaged() {
        for xml in [
            "<a>",
            "<a",
            "<a><!--",
            "</a>",
            "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>",
        ] {
            assert_eq!(tokens(xml), Err(Unreadable::Damaged), "{xml}");
        }
    }
}
