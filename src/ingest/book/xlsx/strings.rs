//! The texts that a workbook's cells share.

use std::collections::BTreeSet;
use std::io::Read;

use super::scan::{Scanner, Token, attributes};
use crate::finding::{Beyond, Unreadable};
use crate::ingest::book::Limits;
use crate::ingest::book::part::Package;

/// All shared texts, one after another: a text each would cost an allocation each.
#[derive(Debug, Default)]
pub(super) struct Strings {
    text: String,
    /// Where each text ends.
    ends: Vec<usize>,
    /// Texts all of whose runs are struck through, by place.
    struck: BTreeSet<usize>,
    /// Texts some of whose runs are.
    partly: BTreeSet<usize>,
}

impl Strings {
    /// Reads the part that holds them. How many it claims to hold is not asked.
    pub(super) fn read(package: &mut Package, part: Option<&str>) -> Result<Self, Unreadable> {
        let part = part.unwrap_or("xl/sharedStrings.xml").to_owned();
        let limits = package.limits;
        match package.part(&part)? {
            Some(part) => Self::scan(Scanner::new(part, limits), limits),
            None => Ok(Self::default()),
        }
    }

    fn scan<R: Read>(mut xml: Scanner<R>, limits: Limits) -> Result<Self, Unreadable> {
        let mut strings = Self::default();
        // In a run of a text, and in a hint how to say it.
        let (mut run, mut phonetic) = (false, false);
        let mut runs = Runs::default();
        loop {
            match xml.next()? {
                Token::Open(b"extLst", _, false) => xml.leave()?,
                Token::Open(b"si", _, true) | Token::Close(b"si") => {
                    let place = strings.ends.len();
                    match std::mem::take(&mut runs).strike() {
                        Some(true) => strings.struck.insert(place),
                        Some(false) => strings.partly.insert(place),
                        None => false,
                    };
                    strings.end(limits)?;
                }
                Token::Open(b"r", _, false) => runs.begin(),
                Token::Open(b"strike", told, _) => runs.last = is_on(told),
                Token::Close(b"r") => runs.end(),
                Token::Open(b"t", _, false) => run = !phonetic,
                Token::Close(b"t") => run = false,
                Token::Open(b"rPh", _, false) => phonetic = true,
                Token::Close(b"rPh") => phonetic = false,
                token @ (Token::Text(_) | Token::Plain(_)) if run => {
                    let start = strings.ends.last().copied().unwrap_or(0);
                    if !limits.is_full(strings.text.len() - start) {
                        token.text_into(&mut strings.text)?;
                    }
                }
                Token::End => return Ok(strings),
                _ => {}
            }
        }
    }

    /// Bytes of all of them.
    pub(super) fn length(&self) -> usize {
        self.text.len()
    }

    /// The text at a place.
    pub(super) fn at(&self, place: usize) -> Option<&str> {
        let end = *self.ends.get(place)?;
        let start = place.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.text.get(start..end)
    }

    /// Whether all of the text at a place is struck through.
    pub(super) fn is_struck(&self, place: usize) -> bool {
        !self.struck.is_empty() && self.struck.contains(&place)
    }

    /// Whether some of the text at a place is struck through, and some is not.
    pub(super) fn is_partly_struck(&self, place: usize) -> bool {
        !self.partly.is_empty() && self.partly.contains(&place)
    }

    fn end(&mut self, limits: Limits) -> Result<(), Unreadable> {
        if self.ends.len() == limits.shared {
            return Err(Unreadable::TooLarge(Beyond::Places));
        }
        if self.text.len() > limits.shared_text {
            return Err(Unreadable::TooLarge(Beyond::Text));
        }
        let start = self.ends.last().copied().unwrap_or(0);
        unescape(&mut self.text, start);
        self.ends.push(self.text.len());
        Ok(())
    }
}

/// The runs of a text: whether any so far is struck through, whether any is not, and whether the last is.
#[derive(Debug, Default)]
pub(super) struct Runs {
    struck: bool,
    plain: bool,
    pub(super) last: bool,
}

impl Runs {
    pub(super) fn begin(&mut self) {
        self.last = false;
    }

    pub(super) fn end(&mut self) {
        self.struck |= self.last;
        self.plain |= !self.last;
    }

    /// Whether all of them are struck through, where any is.
    pub(super) fn strike(&self) -> Option<bool> {
        self.struck.then_some(!self.plain)
    }
}

/// Whether a tag that is on by being there is not turned off.
pub(super) fn is_on(told: &[u8]) -> bool {
    let off = |(name, value): (&[u8], &[u8])| name == b"val" && matches!(value, b"0" | b"false");
    !attributes(told).any(off)
}

/// Turns the signs that Office writes as `_x000D_` back, from `start` on.
pub(super) fn unescape(text: &mut String, start: usize) {
    if !text[start..].contains("_x") {
        return;
    }
    let written = text.split_off(start);
    let mut rest = written.as_str();
    while let Some(at) = rest.find("_x") {
        text.push_str(&rest[..at]);
        let code = rest.get(at + 2..at + 6);
        let closed = rest.get(at + 6..at + 7) == Some("_");
        let sign = code
            .filter(|_| closed)
            .and_then(|code| u32::from_str_radix(code, 16).ok())
            .and_then(char::from_u32);
        if let Some(sign) = sign {
            text.push(sign);
            rest = &rest[at + 7..];
        } else {
            text.push_str("_x");
            rest = &rest[at + 2..];
        }
    }
    text.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_written_as_codes_come_back() {
        for (written, meant) in [
            ("a_x000D_\nb", "a\r\nb"),
            ("_x0041_", "A"),
            ("_x005F_x0041_", "_x0041_"),
            ("max_x12", "max_x12"),
            ("é_xZZZZ_é", "é_xZZZZ_é"),
        ] {
            let mut text = format!("b_x0042_{written}");
            unescape(&mut text, 8);
            assert_eq!(text, format!("b_x0042_{meant}"));
        }
    }
}
