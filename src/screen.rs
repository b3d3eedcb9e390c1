//! What a terminal is given. A terminal obeys control characters in what it prints: it moves its cursor, changes its title,
//! turns texts round. Registers, their names and the command line may hold any; none goes through, in a pipe neither,
//! as what is piped ends on a terminal too. The program's own colours do.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::Write;

/// What stands for the escape of the program's own colours until they are printed: no text of UTF-8 holds this byte.
const OWN: u8 = 0xFF;
const ESCAPE: char = '\u{1b}';

/// Whether a sign is not seen where it stands, but changes how others are: control characters, orders to turn texts
/// round, joins and breaks without a width.
pub fn is_hidden(sign: char) -> bool {
    sign.is_control()
        || matches!(
            sign,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
                | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e007f}'
        )
}

/// A text in one line, its hidden signs seen.
pub fn line(text: &str) -> Cow<'_, str> {
    seen(text, |sign| {
        matches!(sign, '\n' | '\r' | '\t').then_some(" ")
    })
}

/// A text in its lines, its hidden signs seen.
pub fn lines(text: &str) -> Cow<'_, str> {
    seen(text, |sign| match sign {
        '\n' => Some("\n"),
        '\r' => Some(""),
        '\t' => Some("    "),
        _ => None,
    })
}

/// A text of the program's own, which tells colours by escapes, as bytes that a [`Screen`] takes for it. What it holds of
/// others must be seen before: [`line`], [`lines`].
pub fn coloured(text: &str) -> Vec<u8> {
    let own = |byte| if byte == ESCAPE as u8 { OWN } else { byte };
    text.bytes().map(own).collect()
}

/// JSON in which the hidden signs of its texts are escaped; those outside of texts are line ends and stay.
pub fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for sign in json.chars() {
        if sign == '\n' || !is_hidden(sign) {
            out.push(sign);
        } else {
            for unit in sign.encode_utf16(&mut [0; 2]) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        }
    }
    out
}

fn seen(text: &str, kept: impl Fn(char) -> Option<&'static str>) -> Cow<'_, str> {
    let changed = |sign| is_hidden(sign) && !(sign == '\n' && kept(sign) == Some("\n"));
    if !text.contains(changed) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match kept(sign) {
            Some(instead) => out.push_str(instead),
            None => put(&mut out, sign),
        }
    }
    Cow::Owned(out)
}

/// A sign as it can be seen: the pictures that Unicode has of the first control characters, else its number.
fn put(out: &mut String, sign: char) {
    match sign {
        '\0'..='\u{1f}' => out.extend(char::from_u32(0x2400 + sign as u32)),
        '\u{7f}' => out.push('\u{2421}'),
        sign if is_hidden(sign) => {
            let _ = write!(out, "<U+{:04X}>", sign as u32);
        }
        sign => out.push(sign),
    }
}

/// A stream to a terminal. Its lines end as they do; every other hidden sign is seen.
pub struct Screen<W> {
    inner: W,
    /// The beginning of a sign whose rest is still to come.
    cut: Vec<u8>,
}

impl<W: Write> Screen<W> {
    /// A screen before this stream.
    pub fn new(inner: W) -> Self {
        Self {
            inner,
            cut: Vec::new(),
        }
    }

    fn print(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        let mut out = String::with_capacity(bytes.len());
        for chunk in bytes.utf8_chunks() {
            for sign in chunk.valid().chars() {
                if sign == '\n' {
                    out.push(sign);
                } else {
                    put(&mut out, sign);
                }
            }
            match chunk.invalid() {
                [] => {}
                [OWN] => out.push(ESCAPE),
                _ => out.push(char::REPLACEMENT_CHARACTER),
            }
        }
        self.inner.write_all(out.as_bytes())
    }
}

impl<W: Write> Write for Screen<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let mut whole = std::mem::take(&mut self.cut);
        whole.extend_from_slice(bytes);
        if let Err(error) = std::str::from_utf8(&whole)
            && error.error_len().is_none()
        {
            self.cut = whole.split_off(error.valid_up_to());
        }
        self.print(&whole)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.inner.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Signs that no terminal may be given, of each kind.
    const HIDDEN: &str = "\0\u{7}\u{8}\u{b}\u{1b}[31m\u{1b}]0;t\u{7}\u{7f}\u{80}\u{85}\u{9b}2J\u{9d}\u{ad}\u{61c}\
        \u{180e}\u{200b}\u{200d}\u{200e}\u{2028}\u{2029}\u{202a}\u{202e}\u{2060}\u{2066}\u{2069}\u{feff}\u{e0041}";

    fn printed(bytes: &[u8], at_once: usize) -> String {
        let mut out = Vec::new();
        let mut screen = Screen::new(&mut out);
        for piece in bytes.chunks(at_once) {
            screen.write_all(piece).unwrap();
        }
        screen.flush().unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn hidden_signs_are_seen_and_others_are_as_they_were() {
        let plain = "« Été » 1\u{202f}500 MAD · أنثى · 日本 · e\u{301}\n";
        assert_eq!(printed(plain.as_bytes(), 4096), plain);
        assert_eq!((line("Été"), lines("a\nb")), ("Été".into(), "a\nb".into()));
        for shown in [
            printed(HIDDEN.as_bytes(), 4096),
            line(HIDDEN).into_owned(),
            lines(HIDDEN).into_owned(),
        ] {
            assert!(!shown.contains(is_hidden), "{shown:?}");
            assert!(shown.starts_with("␀␇␈␋␛[31m␛]0;t␇␡<U+0080>"), "{shown}");
        }
        assert_eq!(line("a\r\nb\tc"), "a  b c");
        assert_eq!(lines("a\r\n\tb"), "a\n    b");
    }

    #[test]
    fn a_text_cut_anywhere_is_the_same() {
        let text = format!("é\u{202e}日{HIDDEN}\u{1f600}!");
        let whole = printed(text.as_bytes(), 4096);
        for at_once in 1..6 {
            assert_eq!(printed(text.as_bytes(), at_once), whole);
        }
    }

    #[test]
    fn colours_are_the_program_s_own_alone() {
        let text = format!("\u{1b}[1;31merror\u{1b}[0m {}", line("\u{1b}[32mfine"));
        let shown = printed(&coloured(&text), 3);
        assert_eq!(shown, "\u{1b}[1;31merror\u{1b}[0m ␛[32mfine");
        // Nobody else can say it: bytes that are no text are none of ours.
        assert_eq!(printed(b"a\xfe[31m", 1), "a\u{fffd}[31m");
    }

    #[test]
    fn json_keeps_what_it_says() {
        let value = serde_json::json!({ "a": HIDDEN, "b": ["é", "\u{202e}"] });
        let json = escaped(&serde_json::to_string_pretty(&value).unwrap());
        assert!(!json.replace('\n', "").contains(is_hidden), "{json}");
        let read: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(read, value);
    }
}
