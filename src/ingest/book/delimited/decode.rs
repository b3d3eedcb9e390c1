//! Bytes → lines of text: the encoding inferred, line feeds of every kind.

use std::io::{BufRead, BufReader, Read};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE};

use super::records::LineEnd;
use crate::finding::{Beyond, Unreadable};
use crate::ingest::book::transcode::Transcoded;

/// Bytes looked at for what only a look from afar tells: binary content, UTF-16 without its mark.
const HEAD: usize = 1 << 16;

/// What a file is written in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Encoded {
    encoding: &'static Encoding,
    /// What lines are in that are no UTF-8, in a file of UTF-8.
    other: &'static Encoding,
}

impl Encoded {
    /// The name in the Encoding Standard.
    pub(super) fn name(self) -> &'static str {
        self.encoding.name()
    }

    /// Reads a file through once: a byte order mark tells, else valid UTF-8 is UTF-8, else the likeliest of the older
    /// encodings for a text in French.
    pub(super) fn infer(file: impl Read, told: Option<&str>) -> Result<Self, Unreadable> {
        let mut seen = Seen::new();
        let mut reader = BufReader::with_capacity(HEAD, file);
        let mut first = true;
        loop {
            let bytes = reader.fill_buf().map_err(|_| Unreadable::Refused)?;
            if bytes.is_empty() {
                break;
            }
            if first {
                if let Some(told) = told.and_then(|name| Encoding::for_label(name.as_bytes())) {
                    return Ok(Self {
                        encoding: told,
                        other: told,
                    });
                }
                if let Some(encoding) = at_sight(bytes)? {
                    let other = encoding_rs::WINDOWS_1252;
                    return Ok(Self { encoding, other });
                }
            }
            first = false;
            seen.take(bytes);
            let length = bytes.len();
            reader.consume(length);
        }
        Ok(seen.judge())
    }
}

/// What the first bytes tell: UTF-16 by its mark or its zeros, or that this is no text.
fn at_sight(head: &[u8]) -> Result<Option<&'static Encoding>, Unreadable> {
    if let Some((encoding, _)) = Encoding::for_bom(head).filter(|(encoding, _)| *encoding != UTF_8)
    {
        return Ok(Some(encoding));
    }
    let zeros = |parity: usize| {
        let at = head.iter().skip(parity).step_by(2);
        at.filter(|byte| **byte == 0).count() * 2
    };
    // Every second byte of a European text in UTF-16 is zero.
    let most = head.len() / 2;
    if zeros(1) > most && zeros(0) < most / 4 {
        return Ok(Some(UTF_16LE));
    }
    if zeros(0) > most && zeros(1) < most / 4 {
        return Ok(Some(UTF_16BE));
    }
    let control =
        |byte: &&u8| **byte < 32 && !matches!(**byte, b'\t' | b'\r' | b'\n' | 0x0c | 0x1a);
    if head.iter().filter(control).count() * 50 > head.len() {
        return Err(Unreadable::Foreign);
    }
    Ok(None)
}

/// What a whole file shows of its encoding.
struct Seen {
    utf8: Decoder,
    valid: bool,
    /// Signs beyond ASCII that are whole in UTF-8.
    whole: u64,
    detector: EncodingDetector,
    beyond_ascii: bool,
    /// Between letters: bytes that are letters on a Macintosh, and bytes that are letters in Windows.
    mac: u64,
    windows: u64,
    before: u8,
}

impl Seen {
    fn new() -> Self {
        Self {
            utf8: UTF_8.new_decoder_without_bom_handling(),
            valid: true,
            whole: 0,
            detector: EncodingDetector::new(Iso2022JpDetection::Deny),
            beyond_ascii: false,
            mac: 0,
            windows: 0,
            before: 0,
        }
    }

    fn take(&mut self, bytes: &[u8]) {
        if bytes.is_ascii() {
            self.before = bytes.last().copied().unwrap_or(0);
            return;
        }
        self.beyond_ascii = true;
        self.detector.feed(bytes, false);
        let mut text = String::with_capacity(bytes.len() * 3 + 16);
        let (_, _, replaced) = self.utf8.decode_to_string(bytes, &mut text, false);
        self.valid &= !replaced;
        let signs = text.chars().filter(|sign| !sign.is_ascii());
        self.whole += signs.filter(|sign| *sign != '\u{fffd}').count() as u64;
        for byte in bytes {
            if self.before.is_ascii_alphabetic() {
                // é è ê ë à â ç î ï ô ù û and their capitals, in Mac Roman.
                self.mac += u64::from(
                    matches!(byte, 0x83 | 0x88..=0x91 | 0x94 | 0x95 | 0x99 | 0x9d..=0x9f),
                );
                self.windows += u64::from(matches!(byte, 0xc0..=0xff));
            }
            self.before = *byte;
        }
    }

    fn judge(mut self) -> Encoded {
        self.detector.feed(&[], true);
        let guess = self.detector.guess(Some(b"fr"), Utf8Detection::Deny);
        let older = if self.mac > self.windows {
            MACINTOSH
        } else {
            guess
        };
        // A file of UTF-8 into which lines of another encoding were pasted stays one of UTF-8.
        let mixed = !self.valid && self.whole > 0 && self.mac + self.windows < self.whole * 8;
        let encoding = if !self.beyond_ascii || self.valid || mixed {
            UTF_8
        } else {
            older
        };
        let other = if encoding == UTF_8 && older == UTF_8 {
            encoding_rs::WINDOWS_1252
        } else {
            older
        };
        Encoded { encoding, other }
    }
}

/// The lines of a file as text.
pub(super) struct Lines<R> {
    bytes: BufReader<Transcoded<R>>,
    encoded: Encoded,
    line: Vec<u8>,
    first: bool,
    longest: usize,
}

impl<R: Read> Lines<R> {
    pub(super) fn new(file: R, encoded: Encoded, longest: usize) -> Self {
        let wide = encoded.encoding == UTF_16LE || encoded.encoding == UTF_16BE;
        let decoder = wide.then(|| encoded.encoding.new_decoder_with_bom_removal());
        Self {
            bytes: BufReader::with_capacity(HEAD, Transcoded::new(file, decoder)),
            encoded: if wide {
                Encoded {
                    encoding: UTF_8,
                    other: UTF_8,
                }
            } else {
                encoded
            },
            line: Vec::new(),
            first: true,
            longest,
        }
    }

    /// Gives the next line, without its end; false when there is none.
    pub(super) fn next(&mut self, give: impl FnOnce(&str, LineEnd)) -> Result<bool, Unreadable> {
        self.line.clear();
        let feed = self.fill()?;
        let open = feed.is_empty();
        if open && self.line.is_empty() {
            return Ok(false);
        }
        if std::mem::take(&mut self.first) && self.line.starts_with(b"\xef\xbb\xbf") {
            self.line.drain(..3);
        }
        self.line.retain(|byte| *byte != 0);
        let Encoded { encoding, other } = self.encoded;
        if encoding == UTF_8 {
            if let Ok(text) = std::str::from_utf8(&self.line) {
                give(
                    text,
                    LineEnd {
                        feed,
                        foreign: false,
                    },
                );
            } else {
                let (text, _) = other.decode_without_bom_handling(&self.line);
                give(
                    &text,
                    LineEnd {
                        feed,
                        foreign: true,
                    },
                );
            }
        } else {
            let (text, _) = encoding.decode_without_bom_handling(&self.line);
            give(
                &text,
                LineEnd {
                    feed,
                    foreign: false,
                },
            );
        }
        Ok(true)
    }

    /// Fills the line up to its end and gives that: CR LF, LF or CR; nothing when the file ends without one.
    fn fill(&mut self) -> Result<&'static str, Unreadable> {
        loop {
            let bytes = self.bytes.fill_buf().map_err(|_| Unreadable::Refused)?;
            if bytes.is_empty() {
                return Ok("");
            }
            let Some(end) = memchr::memchr2(b'\n', b'\r', bytes) else {
                self.line.extend_from_slice(bytes);
                let length = bytes.len();
                self.bytes.consume(length);
                if self.line.len() > self.longest {
                    return Err(Unreadable::TooLarge(Beyond::Line));
                }
                continue;
            };
            self.line.extend_from_slice(&bytes[..end]);
            let carriage = bytes[end] == b'\r';
            self.bytes.consume(end + 1);
            if !carriage {
                return Ok("\n");
            }
            let next = self.bytes.fill_buf().map_err(|_| Unreadable::Refused)?;
            let paired = next.first() == Some(&b'\n');
            self.bytes.consume(usize::from(paired));
            return Ok(if paired { "\r\n" } else { "\r" });
        }
    }
}
