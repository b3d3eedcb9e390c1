//! The texts that a workbook's cells share.

use quick_xml::events::Event;

use crate::finding::Unreadable;
use crate::ingest::book::part::{Package, resolve};

/// All shared texts, one after another: a text each would cost an allocation each.
#[derive(Debug, Default)]
pub(super) struct Strings {
    text: String,
    /// Where each text ends.
    ends: Vec<usize>,
}

impl Strings {
    /// Reads the part that holds them. How many it claims to hold is not asked.
    pub(super) fn read(package: &mut Package, part: Option<&str>) -> Result<Self, Unreadable> {
        let mut strings = Self::default();
        let part = part.unwrap_or("xl/sharedStrings.xml").to_owned();
        let Some(mut xml) = package.xml(&part)? else {
            return Ok(strings);
        };
        let mut buffer = Vec::new();
        let mut inside = RichText::default();
        loop {
            let event = xml.next(&mut buffer)?;
            match &event {
                Event::End(tag) if tag.local_name().as_ref() == "si" => strings.end(),
                Event::Empty(tag) if tag.local_name().as_ref() == "si" => strings.end(),
                Event::Eof => return Ok(strings),
                event => inside.take(event, &mut strings.text),
            }
        }
    }

    /// The text at a place.
    pub(super) fn at(&self, place: usize) -> Option<&str> {
        let end = *self.ends.get(place)?;
        let start = place.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.text.get(start..end)
    }

    fn end(&mut self) {
        let start = self.ends.last().copied().unwrap_or(0);
        unescape(&mut self.text, start);
        self.ends.push(self.text.len());
    }
}

/// The text of an `si` or `is`: that of its runs, without the phonetic hints.
#[derive(Debug, Default)]
pub(super) struct RichText {
    text: bool,
    phonetic: bool,
}

impl RichText {
    /// Appends what an event adds to the text.
    pub(super) fn take(&mut self, event: &Event<'_>, into: &mut String) {
        match event {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "t" => self.text = !self.phonetic,
                "rPh" => self.phonetic = true,
                _ => {}
            },
            Event::End(tag) => match tag.local_name().as_ref() {
                "t" => self.text = false,
                "rPh" => self.phonetic = false,
                _ => {}
            },
            Event::Text(text) if self.text => into.push_str(&text.xml10_content()),
            Event::CData(text) if self.text => into.push_str(&text.xml10_content()),
            Event::GeneralRef(reference) if self.text => resolve(reference, into),
            _ => {}
        }
    }
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
