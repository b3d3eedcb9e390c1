//! Words that say that a row sums others up, or says something of them all.

use super::sheet::{Row, Value};
use crate::catalogue::fold;

/// First words of what sums up.
const SUMS: [&str; 22] = [
    "total",
    "totals",
    "totaux",
    "totale",
    "totales",
    "ensemble",
    "somme",
    "sum",
    "suma",
    "soma",
    "cumul",
    "cumule",
    "soustotal",
    "soustotaux",
    "subtotal",
    "subtotals",
    "subtotales",
    "stotal",
    "المجموع",
    "مجموع",
    "الاجمالي",
    "اجمالي",
];

/// First words of statistics.
const STATISTICS: [&str; 4] = ["nombre", "moyenne", "taux", "effectif"];

/// What sums up as a whole, whatever its first word says.
const WHOLE: [&str; 15] = [
    "grandtotal",
    "grandtotaux",
    "totalgeneral",
    "totauxgeneraux",
    "sumatotal",
    "grantotal",
    "nombretotal",
    "effectiftotal",
    "tous",
    "toutes",
    "todos",
    "todas",
    "all",
    "overall",
    "الكل",
];

/// How those words begin: most cells begin otherwise, and are looked at no further.
const BEGINNINGS: [&str; 16] = [
    "to", "en", "so", "su", "cu", "s/", "s-", "st", "no", "mo", "ta", "ef", "gr", "al", "ov", "s.",
];

/// Words of a label; a longer text is a sentence.
const LABEL: usize = 5;

/// Whether the first words of a row are those of totals or statistics.
pub(super) fn starts_total(row: Row<'_>) -> bool {
    let first = row.cells.iter().find(|cell| !cell.is_empty());
    let Some(Value::Text(text)) = first else {
        return false;
    };
    begins(text) && {
        let (lead, words) = (lead(text), fold(text));
        leads_sum(&lead, &words)
            || [&lead, &words]
                .iter()
                .any(|one| STATISTICS.contains(&one.as_str()))
    }
}

/// Whether a text, short as a label, says that everybody is summed up.
pub(super) fn sums_up(text: &str) -> bool {
    begins(text) && text.split_whitespace().count() <= LABEL && {
        let words = fold(text);
        leads_sum(&lead(text), &words) || WHOLE.contains(&words.as_str())
    }
}

/// Whether a text is such a word and no more.
pub(super) fn is_word(text: &str) -> bool {
    begins(text) && {
        let words = fold(text);
        SUMS.contains(&words.as_str()) || WHOLE.contains(&words.as_str())
    }
}

fn leads_sum(lead: &str, words: &str) -> bool {
    SUMS.contains(&lead) || SUMS.contains(&words) || parted(words)
}

/// « Sous-total » and the like, whose sign parts one word.
fn parted(words: &str) -> bool {
    words.starts_with("soustotal") || words.starts_with("subtotal") || words.starts_with("stotal")
}

/// The first word, folded.
fn lead(text: &str) -> String {
    let parts = |sign: char| sign.is_whitespace() || ":-_/(".contains(sign);
    fold(
        text.split(parts)
            .find(|word| !word.is_empty())
            .unwrap_or(""),
    )
}

fn begins(text: &str) -> bool {
    let text = text.trim_start_matches(|sign: char| !sign.is_alphanumeric());
    let known = |beginning: &&str| {
        let start = text.as_bytes().get(..beginning.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(beginning.as_bytes()))
    };
    match text.as_bytes().first() {
        Some(byte) if byte.is_ascii() => BEGINNINGS.iter().any(known),
        Some(_) => text.starts_with(['ا', 'إ', 'أ', 'م']),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_sums_in_four_languages() {
        for text in [
            "Total",
            "TOTAL :",
            "Total partenaires",
            "Total janvier 2022",
            "Ensemble",
            "Sous-total",
            "S/Total Nord",
            "Sub-total",
            "Suma",
            "Suma total",
            "Total general",
            "Grand total",
            "Cumul",
            "Cumulé",
            "Somme",
            "(Total)",
            "Toutes",
            "المجموع",
            "الإجمالي",
            "المجموع الكلي",
            "إجمالي",
            "الكل",
        ] {
            assert!(sums_up(text), "{text}");
        }
    }

    #[test]
    fn names_and_sentences_sum_nothing_up() {
        for text in [
            "TotalEnergies",
            "Tous pour l'enfance",
            "ONG A",
            "Nombre de femmes",
            "Moyenne Moulouya",
            "Soumaya",
            "Samira",
            "Ali",
            "Total des présents vérifié avec la feuille du jour",
            "14",
            "",
            "-",
            "Ensembles",
            "Enseignement",
            "منظمة",
        ] {
            assert!(!sums_up(text), "{text}");
        }
    }
}
