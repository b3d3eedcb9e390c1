//! The string literals of a source file that look like prose.

/// A string literal outside tests and comments.
#[derive(Debug)]
pub struct Literal {
    /// Its line.
    pub line: usize,
    /// What stands between its quotation marks.
    pub text: String,
    /// The code before it, without spaces.
    pub before: String,
}

/// The literals of a source before its tests.
pub fn literals(source: &str) -> Vec<Literal> {
    let source = source
        .split_once("#[cfg(test)]\nmod tests {")
        .map_or(source, |(code, _)| code);
    let mut found = Vec::new();
    let mut before = String::new();
    let mut at = 0;
    while let Some(sign) = source[at..].chars().next() {
        let rest = &source[at..];
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if let Some((start, end, length)) = string(rest, &before) {
            found.push(Literal {
                line: source[..at].matches('\n').count() + 1,
                text: rest[start..end].to_owned(),
                before: before.clone(),
            });
            before.push('"');
            length
        } else if let Some(length) = character(rest) {
            before.push('\'');
            length
        } else {
            if !sign.is_whitespace() {
                before.push(sign);
            }
            sign.len_utf8()
        };
        at += length;
    }
    found
}

/// Where the text of a string literal begins and ends, and the literal's length, if one begins here.
fn string(rest: &str, before: &str) -> Option<(usize, usize, usize)> {
    let in_name = before.ends_with(|sign: char| sign.is_alphanumeric() || sign == '_');
    if (rest.starts_with("r\"") || rest.starts_with("r#")) && !in_name {
        let hashes = rest[1..].chars().take_while(|sign| *sign == '#').count();
        let start = 2 + hashes;
        if !rest[start - 1..].starts_with('"') {
            return None;
        }
        let close = format!("\"{}", "#".repeat(hashes));
        let end = start + rest[start..].find(&close)?;
        return Some((start, end, end + close.len()));
    }
    if !rest.starts_with('"') {
        return None;
    }
    let mut escaped = false;
    let end = rest[1..].char_indices().find(|(_, sign)| {
        let ends = *sign == '"' && !escaped;
        escaped = *sign == '\\' && !escaped;
        ends
    });
    end.map(|(length, _)| (1, 1 + length, 2 + length))
}

/// The length of a character literal; none for a lifetime.
fn character(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('\'')?;
    let mut signs = inside.char_indices();
    let (_, first) = signs.next()?;
    if first == '\\' {
        let (end, _) = inside
            .char_indices()
            .skip(2)
            .find(|(_, sign)| *sign == '\'')?;
        return Some(end + 2);
    }
    let (end, second) = signs.next()?;
    (second == '\'').then_some(end + 2)
}

/// Whether a text is prose: two words in a row, a word with an accent or a capital, or the signs of a sentence.
pub fn is_prose(text: &str) -> bool {
    let plain = without_places(text);
    let words: Vec<&str> = plain.split(' ').collect();
    let is_word = |word: &&str| {
        let word = word.trim_matches(['.', ',', ';', ':', '\\', '\n', '(', ')']);
        word.chars().count() > 1 && word.chars().all(|sign| sign.is_alphabetic() || sign == '’')
    };
    let two = words.windows(2).any(|pair| pair.iter().all(is_word));
    let accent = plain.contains([
        'à', 'â', 'ç', 'é', 'è', 'ê', 'î', 'ô', 'û', 'œ', '«', '»', '’', '“',
    ]);
    let capital = words.len() == 1 && is_word(&&plain[..]) && is_capital(&plain);
    let sentence =
        plain.len() > 1 && (plain.ends_with(':') || plain.contains(": ") || plain.contains("; "));
    two || accent || capital || sentence
}

/// A word that begins with a capital and goes on without.
fn is_capital(word: &str) -> bool {
    let mut signs = word.chars();
    let first = signs.next().is_some_and(char::is_uppercase);
    first && signs.count() > 2 && word.chars().skip(1).all(char::is_lowercase)
}

/// The text without what is filled in: `{name}`.
fn without_places(text: &str) -> String {
    let mut plain = String::new();
    let mut inside = false;
    for sign in text.chars() {
        match sign {
            '{' => inside = true,
            '}' => {
                inside = false;
                plain.push('0');
            }
            sign if !inside => plain.push(sign),
            _ => {}
        }
    }
    plain
}

#[test]
fn prose_is_told_from_code() {
    for prose in [
        "the end",
        "déjà",
        "{a} is no {b}",
        "Total",
        "{a}: {b}",
        "code:",
    ] {
        assert!(is_prose(prose), "{prose}");
    }
    for code in [
        "day",
        "{file} › {sheet}",
        "a_b",
        "[record.x]",
        "EMP-01",
        "",
        "DIR",
        "x = {y}",
    ] {
        assert!(!is_prose(code), "{code}");
    }
}

#[test]
fn literals_are_found() {
    let source = "let a = \"one \\\" two\"; // \"no\"\nlet b = ('\"', '\\'', r#\"x \"y\" z\"#);\nfn f<'a>() { g(\"last\") }";
    let found = literals(source);
    let texts: Vec<&str> = found.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(texts, ["one \\\" two", "x \"y\" z", "last"]);
    assert_eq!(found[2].line, 3);
}
