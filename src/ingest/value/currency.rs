//! Currencies as people write them beside an amount or in a column of their own: signs, words, ISO codes.

use crate::catalogue::fold;

/// Words of currencies, folded, and the code that each stands for; none where several countries use the word.
const WORDS: [(&str, Option<&str>); 30] = [
    ("mad", Some("MAD")),
    ("dh", Some("MAD")),
    ("dhs", Some("MAD")),
    ("dirham", Some("MAD")),
    ("dirhams", Some("MAD")),
    ("درهم", Some("MAD")),
    ("دم", Some("MAD")),
    ("eur", Some("EUR")),
    ("euro", Some("EUR")),
    ("euros", Some("EUR")),
    ("يورو", Some("EUR")),
    ("usd", Some("USD")),
    ("dollar", Some("USD")),
    ("dollars", Some("USD")),
    ("tnd", Some("TND")),
    ("dt", Some("TND")),
    ("دت", Some("TND")),
    ("dzd", Some("DZD")),
    ("da", Some("DZD")),
    ("دج", Some("DZD")),
    ("دينار", None),
    ("dinar", None),
    ("dinars", None),
    ("xof", Some("XOF")),
    ("fcfa", Some("XOF")),
    ("cfa", Some("XOF")),
    ("xaf", Some("XAF")),
    ("gbp", Some("GBP")),
    ("chf", Some("CHF")),
    ("cad", Some("CAD")),
];

/// Signs of currencies.
const SIGNS: [(char, &str); 3] = [('€', "EUR"), ('$', "USD"), ('£', "GBP")];

/// Whether a folded word may stand before or after an amount.
pub(super) fn is_word(folded: &str) -> bool {
    WORDS.iter().any(|(word, _)| *word == folded)
}

/// The ISO code of the currency that a text names, with or without an amount: `€`, `1 200 DH`, `MAD 50`.
pub fn currency(text: &str) -> Option<&'static str> {
    if is_bare(text) {
        return None;
    }
    if let Some((_, code)) = SIGNS.iter().find(|(sign, _)| text.contains(*sign)) {
        return Some(code);
    }
    let words = text.split(|sign: char| sign.is_numeric() || sign.is_whitespace());
    words.into_iter().find_map(|word| {
        let folded = fold(word);
        let known = WORDS.iter().find(|(word, _)| *word == folded);
        known.and_then(|(_, code)| *code)
    })
}

/// Whether a text is figures and the signs between them, as most amounts are.
fn is_bare(text: &str) -> bool {
    let named = |byte: u8| byte.is_ascii_alphabetic() || !byte.is_ascii() || byte == b'$';
    !text.bytes().any(named)
}

/// The sign, code or word of a currency beside an amount, where it is another one than this; a word of several countries is,
/// where this is none of theirs.
pub fn other_money(text: &str, home: &str) -> Option<&'static str> {
    if is_bare(text) {
        return None;
    }
    if let Some(code) = currency(text) {
        return (code != home).then_some(code);
    }
    let mut words = text.split(|sign: char| sign.is_numeric() || sign.is_whitespace());
    words.find_map(|word| {
        let folded = fold(word);
        let (word, _) = WORDS.iter().find(|(known, _)| *known == folded)?;
        (!["TND", "DZD"].contains(&home)).then_some(*word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_words_and_codes_name_a_currency() {
        for (text, code) in [
            ("€", Some("EUR")),
            ("1 200 €", Some("EUR")),
            ("$ 50", Some("USD")),
            ("50£", Some("GBP")),
            ("1 500,50 DH", Some("MAD")),
            ("1500Dhs.", Some("MAD")),
            ("DT 300", Some("TND")),
            ("20 000 D.A.", Some("DZD")),
            ("50 000 FCFA", Some("XOF")),
            ("MAD 50", Some("MAD")),
            ("300 dinars", None),
            ("1 200", None),
            ("", None),
        ] {
            assert_eq!(currency(text), code, "{text}");
        }
    }
}
