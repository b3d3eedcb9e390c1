//! Seeded mutations of files: of their bytes, of the parts of a zip archive, of the words of a text.

use std::io::{Cursor, Read as _, Write as _};

use fastrand::Rng;

/// The most that a mutated input may hold: what is asked is whether it breaks a reader, not how long it takes to read.
const MOST: usize = 1 << 18;

/// Signs and words that readers stumble over.
const WORDS: [&str; 40] = [
    "",
    "0",
    "-1",
    "1",
    "4294967295",
    "18446744073709551616",
    "1e308",
    "-1e-308",
    "NaN",
    "1048577",
    "16385",
    "XFE1",
    "A0",
    "AAAAAAA1",
    "\u{feff}",
    "\0",
    "\r",
    "\n",
    "\"",
    "\"\"",
    ";",
    "\t",
    "sep=;",
    "'",
    "é",
    "أنثى",
    "𐌰",
    "\u{202f}",
    "&amp;",
    "&#x110000;",
    "&x;",
    "<",
    "</",
    "/>",
    "<!--",
    "<![CDATA[",
    "]]>",
    "true",
    "31/02/2022",
    "2022-13-45T25:61:61Z",
];

/// Bytes changed here and there: bits, runs, ends, words put in, parts of another input.
pub fn bytes(rng: &mut Rng, input: &[u8], other: &[u8]) -> Vec<u8> {
    let mut out = input.to_vec();
    for _ in 0..=rng.usize(0..4) {
        let at = rng.usize(0..=out.len());
        let end = (at + rng.usize(0..64)).min(out.len());
        match rng.u8(0..8) {
            0 | 1 if at < out.len() => out[at] ^= 1 << rng.u8(0..8),
            2 if at < out.len() => out[at] = [0, 1, 0x7f, 0x80, 0xff][rng.usize(0..5)],
            3 => out.truncate(at),
            4 => drop(out.drain(at..end)),
            5 => {
                let again = out[at..end].to_vec();
                out.splice(at..at, again);
            }
            6 if !other.is_empty() => {
                let from = rng.usize(0..other.len());
                let to = (from + rng.usize(1..256)).min(other.len());
                out.splice(at..end, other[from..to].iter().copied());
            }
            _ => drop(out.splice(at..at, word(rng).bytes())),
        }
    }
    out.truncate(MOST);
    out
}

fn word(rng: &mut Rng) -> &'static str {
    WORDS[rng.usize(0..WORDS.len())]
}

/// Words of a text put elsewhere, doubled, left out or replaced, whatever parts them; now and then its bytes.
pub fn text(rng: &mut Rng, input: &[u8], other: &[u8]) -> Vec<u8> {
    if rng.u8(0..4) == 0 {
        return bytes(rng, input, other);
    }
    let mut tokens = tokens(input);
    let others = self::tokens(other);
    for _ in 0..=rng.usize(0..4) {
        if tokens.is_empty() {
            break;
        }
        let (at, to) = (rng.usize(0..tokens.len()), rng.usize(0..tokens.len()));
        match rng.u8(0..6) {
            0 => tokens.swap(at, to),
            1 => drop(tokens.remove(at)),
            2 => {
                let again = tokens[to].clone();
                tokens[at] = again;
            }
            3 => {
                let end = (at + rng.usize(1..40)).min(tokens.len());
                let again = tokens[at..end].to_vec();
                tokens.splice(to..to, again);
            }
            4 if !others.is_empty() => tokens[at].clone_from(&others[rng.usize(0..others.len())]),
            _ => tokens[at] = word(rng).into(),
        }
    }
    let mut out = tokens.concat();
    out.truncate(MOST);
    out
}

/// Words of a text replaced, and nothing of what parts them: XML stays XML.
fn words(rng: &mut Rng, input: &[u8], other: &[u8]) -> Vec<u8> {
    let mut tokens = tokens(input);
    let others = self::tokens(other);
    let wordly = |token: &Vec<u8>| token[0].is_ascii_alphanumeric() || token[0] >= 0x80;
    let places: Vec<usize> = (0..tokens.len())
        .filter(|at| wordly(&tokens[*at]))
        .collect();
    for _ in 0..=rng.usize(0..4) {
        let (Some(at), other) = (rng.choice(&places), rng.choice(&others)) else {
            break;
        };
        tokens[*at] = match (rng.u8(0..3), other) {
            (0, Some(other)) if wordly(other) => other.clone(),
            (1, _) => tokens[*rng.choice(&places).unwrap_or(at)].clone(),
            _ => word(rng).replace(['<', '&'], "_").into(),
        };
    }
    tokens.concat()
}

/// Runs of letters and digits, and each other sign alone.
fn tokens(input: &[u8]) -> Vec<Vec<u8>> {
    let wordly = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80;
    let parts = input.chunk_by(|a, b| wordly(*a) && wordly(*b));
    parts.map(<[u8]>::to_vec).collect()
}

/// A zip archive with one part changed, doubled, left out or in place of another; now and then its own bytes.
pub fn archive(rng: &mut Rng, input: &[u8], other: &[u8]) -> Vec<u8> {
    let Some(mut parts) = parts(input).filter(|parts| !parts.is_empty() && rng.u8(0..8) > 0) else {
        return bytes(rng, input, other);
    };
    let others = self::parts(other).unwrap_or_default();
    let at = rng.usize(0..parts.len());
    match rng.u8(0..10) {
        0 => drop(parts.remove(at)),
        1 => {
            let again = parts[rng.usize(0..parts.len())].1.clone();
            parts[at].1 = again;
        }
        2 if !others.is_empty() => parts[at]
            .1
            .clone_from(&others[rng.usize(0..others.len())].1),
        _ => {
            let from = others.iter().find(|(name, _)| *name == parts[at].0);
            let from = from.map_or(&[][..], |(_, bytes)| bytes);
            let part = &parts[at].1;
            parts[at].1 = if rng.bool() {
                words(rng, part, from)
            } else {
                text(rng, part, from)
            };
        }
    }
    packed(&parts)
}

type Parts = Vec<(String, Vec<u8>)>;

fn parts(input: &[u8]) -> Option<Parts> {
    let mut archive = zip::ZipArchive::new(Cursor::new(input)).ok()?;
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let part = archive.by_index(at).ok()?;
        let name = part.name().ok()?.into_owned();
        let mut bytes = Vec::new();
        part.take(MOST as u64).read_to_end(&mut bytes).ok()?;
        parts.push((name, bytes));
    }
    Some(parts)
}

fn packed(parts: &Parts) -> Vec<u8> {
    let mut book = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, bytes) in parts {
        if book.start_file(name.as_str(), options).is_ok() {
            book.write_all(bytes).unwrap();
        }
    }
    book.finish().unwrap().into_inner()
}
