//! A line to write into the catalogue, and how TOML writes its parts.

use std::fmt::Write as _;

use crate::screen::is_hidden;

/// A line to write into the catalogue, as TOML. An ellipsis stands for what only a person can say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The file, under the catalogue's folder.
    pub file: String,
    /// The table of the file that it belongs into, as written: `[values.sex]`; none for its head.
    pub table: Option<String>,
    /// The line.
    pub text: String,
}

/// A text as TOML writes it.
pub fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for sign in text.chars() {
        match sign {
            '\\' | '"' => out.extend(['\\', sign]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            sign if is_hidden(sign) => {
                let _ = write!(out, "\\U{:08X}", sign as u32);
            }
            sign => out.push(sign),
        }
    }
    out.push('"');
    out
}

/// A key as TOML writes it: bare where it may be.
pub fn key(name: &str) -> String {
    let bare = |sign: char| sign.is_ascii_alphanumeric() || sign == '_' || sign == '-';
    if !name.is_empty() && name.chars().all(bare) {
        name.to_owned()
    } else {
        quoted(name)
    }
}

/// Texts as a TOML list.
pub fn list<S: AsRef<str>>(texts: impl IntoIterator<Item = S>) -> String {
    let texts: Vec<String> = texts
        .into_iter()
        .map(|text| quoted(text.as_ref()))
        .collect();
    format!("[{}]", texts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_written_so_that_toml_reads_them_back() {
        assert_eq!(quoted("dite \"Mimi\""), r#""dite \"Mimi\"""#);
        assert_eq!(quoted("Date de\nnaissance"), r#""Date de\nnaissance""#);
        assert_eq!(key("case_number"), "case_number");
        assert_eq!(key("N° dossier"), "\"N° dossier\"");
        assert_eq!(list(["a", "b"]), r#"["a", "b"]"#);
    }
}
