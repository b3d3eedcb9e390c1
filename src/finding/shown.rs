//! Texts of cells as findings may show them.

use super::column_letters;

/// A cell's text as it may be shown: a value that repeats in a column of categories, or only its shape.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Shown {
    /// The text itself.
    Text(String),
    /// Letters as `A`/`a`, digits as `9`: what a name looks like, not the name.
    Shape(String),
}

impl Shown {
    /// The shape of a text, cut to 24 signs.
    pub fn shape(text: &str) -> Self {
        let mut shape: String = text.trim().chars().take(24).map(shape_of).collect();
        if text.trim().chars().nth(24).is_some() {
            shape.push('…');
        }
        Self::Shape(shape)
    }
}

/// A column of a register, by its header as it may be shown.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Heading {
    /// Its header.
    pub header: Shown,
    /// Its place in the sheet, from 0.
    pub column: u32,
}

impl Heading {
    /// As a reader is told of it: `Ville`, or by its form and letter, `Aaaaa ($F)`.
    pub fn said(&self) -> String {
        match &self.header {
            Shown::Text(text) => text.clone(),
            Shown::Shape(shape) => format!("{shape} ({})", self.name()),
        }
    }

    /// As a source names it: by its header, or by its letter.
    pub fn name(&self) -> String {
        match &self.header {
            Shown::Text(text) => text.clone(),
            Shown::Shape(_) => format!("${}", column_letters(self.column)),
        }
    }
}

/// What stands for a sign in a shape.
pub fn shape_of(sign: char) -> char {
    match sign {
        _ if sign.is_numeric() => '9',
        _ if sign.is_uppercase() => 'A',
        _ if sign.is_alphabetic() => 'a',
        _ if sign.is_whitespace() => ' ',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shape_hides_the_text() {
        assert_eq!(
            Shown::shape(" Élodie N'Guessan 42 "),
            Shown::Shape("Aaaaaa A'Aaaaaaa 99".into())
        );
    }
}
