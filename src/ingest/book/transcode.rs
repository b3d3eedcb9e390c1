//! Bytes of any encoding as UTF-8, on their way: text files in UTF-16, and the XML of packages by programs that write it in
//! another encoding than UTF-8.

use std::io::{Cursor, Read};

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Bytes read at a time.
const CHUNK: usize = 1 << 16;
/// Bytes of an XML document that tell its encoding.
const DECLARATION: u64 = 256;

/// The XML of a document as UTF-8, whatever it is written in. What it declares is not changed.
pub(super) fn xml<'r>(mut document: impl Read + 'r) -> std::io::Result<Box<dyn Read + 'r>> {
    let mut head = Vec::new();
    document.by_ref().take(DECLARATION).read_to_end(&mut head)?;
    let encoding = encoding(&head).filter(|encoding| *encoding != UTF_8);
    let whole = Cursor::new(head).chain(document);
    Ok(match encoding {
        Some(encoding) => {
            let decoder = encoding.new_decoder_with_bom_removal();
            Box::new(Transcoded::new(whole, Some(decoder)))
        }
        None => Box::new(whole),
    })
}

/// What the first bytes of an XML document say that it is written in (XML 1.0, appendix F); UTF-8 where nothing does.
fn encoding(head: &[u8]) -> Option<&'static Encoding> {
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        return Some(encoding);
    }
    match head {
        [b'<', 0, ..] => return Some(UTF_16LE),
        [0, b'<', ..] => return Some(UTF_16BE),
        _ => {}
    }
    let declaration = head.strip_prefix(b"<?xml")?;
    let end = memchr::memmem::find(declaration, b"?>")?;
    let at = memchr::memmem::find(&declaration[..end], b"encoding")?;
    let mut quoted = declaration[at..end].split(|byte| matches!(byte, b'"' | b'\''));
    let declared = Encoding::for_label(quoted.nth(1)?)?;
    // A document that can be read so far is not in UTF-16.
    Some(declared).filter(|encoding| ![UTF_16LE, UTF_16BE].contains(encoding))
}

/// Bytes as they are, or brought from another encoding to UTF-8 on the way.
pub(super) struct Transcoded<R> {
    inner: R,
    decoder: Option<Decoder>,
    raw: Vec<u8>,
    ready: Vec<u8>,
    given: usize,
    ended: bool,
}

impl<R: Read> Transcoded<R> {
    pub(super) fn new(inner: R, decoder: Option<Decoder>) -> Self {
        Self {
            inner,
            decoder,
            raw: Vec::new(),
            ready: Vec::new(),
            given: 0,
            ended: false,
        }
    }
}

impl<R: Read> Read for Transcoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let Some(decoder) = &mut self.decoder else {
            return self.inner.read(buffer);
        };
        while self.given == self.ready.len() && !self.ended {
            self.raw.resize(CHUNK, 0);
            let read = self.inner.read(&mut self.raw)?;
            self.ready.resize(CHUNK * 3 + 16, 0);
            let (result, _, written, _) =
                decoder.decode_to_utf8(&self.raw[..read], &mut self.ready, read == 0);
            debug_assert_eq!(result, CoderResult::InputEmpty);
            self.ready.truncate(written);
            self.given = 0;
            self.ended = read == 0;
        }
        let length = buffer.len().min(self.ready.len() - self.given);
        buffer[..length].copy_from_slice(&self.ready[self.given..self.given + length]);
        self.given += length;
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_s_encoding_is_its_mark_s_or_its_declaration_s() {
        let wide = |text: &str| text.encode_utf16().collect::<Vec<u16>>();
        let little = |text: &str| -> Vec<u8> {
            wide(text)
                .iter()
                .flat_map(|unit| unit.to_le_bytes())
                .collect()
        };
        let big = |text: &str| -> Vec<u8> {
            wide(text)
                .iter()
                .flat_map(|unit| unit.to_be_bytes())
                .collect()
        };
        let text = "<?xml version='1.0' encoding='UTF-16'?><a>é</a>";
        let latin = b"<?xml version=\"1.0\" encoding = \"iso-8859-1\"?><a>\xe9</a>";
        for document in [
            text.as_bytes().to_vec(),
            little(text),
            big(text),
            little(&format!("\u{feff}{text}")),
            big(&format!("\u{feff}{text}")),
            latin.to_vec(),
        ] {
            let mut read = String::new();
            xml(&document[..])
                .unwrap()
                .read_to_string(&mut read)
                .unwrap();
            assert!(read.ends_with("<a>é</a>"), "{read}");
        }
        for document in ["", "<", "<a>é</a>", "<?xml version='1.0'?><a>é</a>"] {
            let mut read = String::new();
            xml(document.as_bytes())
                .unwrap()
                .read_to_string(&mut read)
                .unwrap();
            assert_eq!(read, document);
        }
    }
}
