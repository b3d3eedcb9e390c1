//! Words that stand where a key should, and are nobody's.

use foldhash::fast::FixedState;
use indexmap::IndexSet;

use crate::catalogue::{Catalogue, fold_exactly};

/// Words that are no key, whatever the catalogue says; signs, and what programs write for nothing, are empty cells anyway.
const WORDS: [&str; 107] = [
    "inconnu",
    "inconnue",
    "sans",
    "sans numéro",
    "sans n°",
    "aucun",
    "aucune",
    "rien",
    "néant",
    "vide",
    "(vide)",
    "blank",
    "(blank)",
    "empty",
    "unknown",
    "anonyme",
    "anonymous",
    "s/n",
    "n/s",
    "n/c",
    "n/d",
    "n/p",
    "s/d",
    "s/o",
    "n/t",
    "ras",
    "r/a/s",
    "tbd",
    "tba",
    "todo",
    "test",
    "tests",
    "essai",
    "exemple",
    "example",
    "ejemplo",
    "prueba",
    "idem",
    "à compléter",
    "à définir",
    "à préciser",
    "à remplir",
    "à renseigner",
    "à vérifier",
    "à demander",
    "à venir",
    "en cours",
    "en attente",
    "en instance",
    "manquant",
    "manquante",
    "missing",
    "pending",
    "pendiente",
    "non disponible",
    "indisponible",
    "non communiqué",
    "non communiquée",
    "non fourni",
    "non applicable",
    "not available",
    "not applicable",
    "not provided",
    "no disponible",
    "sans cin",
    "sans carte",
    "sans papiers",
    "sans papier",
    "sans pièce",
    "sans passeport",
    "sans document",
    "sans documents",
    "undocumented",
    "perdu",
    "perdue",
    "volé",
    "volée",
    "oublié",
    "oubliée",
    "sin dni",
    "sin nie",
    "sin documento",
    "sin documentos",
    "sin papeles",
    "sin número",
    "no tiene",
    "ninguno",
    "ninguna",
    "desconocido",
    "desconocida",
    "no number",
    "no id",
    "no card",
    "no cin",
    "no passport",
    "no document",
    "none",
    "بدون",
    "لا يوجد",
    "غير متوفر",
    "غير متوفرة",
    "غير معروف",
    "غير معروفة",
    "مجهول",
    "مجهولة",
    "لا شيء",
    "قيد الإنجاز",
];
/// How words that say what there is not begin, without spaces: `pas de CIN`, `aucun numéro`.
const WITHOUT: [&str; 3] = ["pasd", "aucun", "بدون"];
/// From so many on, nines alone stand for no number: 9999 is one of a long register.
const NINES: usize = 5;
/// Longer words are looked at no further.
const LONGEST: usize = 48;

/// Words that say something else than who somebody is, whatever the catalogue says: everybody, yes, no.
const SPOKEN: [&str; 23] = [
    "démo",
    "total",
    "totaux",
    "sous-total",
    "ensemble",
    "somme",
    "tous",
    "toutes",
    "all",
    "h/f",
    "f/h",
    "m/f",
    "f/m",
    "oui",
    "non",
    "yes",
    "no",
    "vrai",
    "faux",
    "true",
    "false",
    "نعم",
    "لا",
];

/// Words, folded.
type Set = IndexSet<String, FixedState>;

/// Words that are nobody's key.
#[derive(Debug, Default)]
pub(super) struct Nobody {
    words: Set,
    /// Whether one of them holds a figure: most keys do, and are told apart by it.
    figured: bool,
    /// Words that say something else; gathered when a key without a figure is met.
    spoken: Option<Set>,
}

impl Nobody {
    /// These words, and those that the catalogue declares to say that nothing is known.
    pub(super) fn of(catalogue: &Catalogue) -> Self {
        let words = WORDS.iter().map(|word| fold_exactly(word));
        let declared = catalogue.unknown.iter().map(|(word, ())| word.to_owned());
        let words: Set = words.chain(declared).collect();
        Self {
            figured: words.iter().map(String::as_str).any(has_figure),
            words,
            spoken: None,
        }
    }

    /// Whether a key, folded lightly, is a word that says something else: everybody, yes or no, a category of a list that
    /// is closed, or several of these (`F+H`).
    pub(super) fn speaks(&mut self, catalogue: &Catalogue, part: &str) -> bool {
        let spoken = self.spoken.get_or_insert_with(|| spoken(catalogue));
        let known =
            |part: &str| bare(part, &mut [0; LONGEST]).is_some_and(|word| spoken.contains(word));
        known(part) || part.split(['+', '/', '&']).all(known)
    }

    /// Whether a part of a key, folded lightly, is nobody's: one of these words, zeros, crosses or many nines alone, signs
    /// without a letter or figure, an error of a spreadsheet. Nothing is allocated: every row is asked.
    pub(super) fn holds(&self, part: &str) -> bool {
        let alone = |sign: u8| !part.is_empty() && part.bytes().all(|byte| byte == sign);
        if alone(b'0') || part.len() >= NINES && alone(b'9') {
            return true;
        }
        if !self.figured && has_figure(part) {
            return false;
        }
        if alone(b'x')
            || !part.contains(char::is_alphanumeric)
            || part.starts_with('#') && part.ends_with(['!', '?'])
        {
            return true;
        }
        bare(part, &mut [0; LONGEST]).is_some_and(|word| {
            WITHOUT.iter().any(|lead| word.starts_with(lead)) || self.words.contains(word)
        })
    }
}

fn has_figure(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

/// A text without spaces, apostrophes and stops, made in `room`; nothing where it is longer.
fn bare<'r>(text: &str, room: &'r mut [u8; LONGEST]) -> Option<&'r str> {
    let mut length = 0;
    for byte in text.bytes().filter(|byte| !b" '.,;:".contains(byte)) {
        *room.get_mut(length)? = byte;
        length += 1;
    }
    std::str::from_utf8(&room[..length]).ok()
}

/// Words of lists that are closed: in an open one there are first names, too.
fn spoken(catalogue: &Catalogue) -> Set {
    let closed = || catalogue.dimensions.iter().filter(|one| !one.open);
    let categories = closed().flat_map(|one| one.aliases.iter().map(|(word, _)| word.to_owned()));
    let totals = closed().flat_map(|one| one.totals.iter().map(|(word, ())| word.to_owned()));
    let usual = SPOKEN.iter().map(|word| fold_exactly(word));
    categories.chain(totals).chain(usual).collect()
}

/// How what stands under a table, or shows how it is filled in, begins: folded lightly, in the parts of a key.
const REMARKS: [&str; 34] = [
    "fait a ",
    "fait le",
    "visa",
    "signature",
    "signe",
    "cachet",
    "lu et approuve",
    "certifie",
    "etabli ",
    "prepare par",
    "verifie ",
    "valide ",
    "approuve ",
    "arrete le",
    "le directeur",
    "la directrice",
    "le responsable",
    "la responsable",
    "le coordinateur",
    "la coordinatrice",
    "le formateur",
    "la formatrice",
    "le chef",
    "done at",
    "signed",
    "prepared by",
    "checked by",
    "approved by",
    "ex:",
    "ex :",
    "exemple:",
    "exemple :",
    "حرر ",
    "توقيع",
];

/// Whether a key begins as a signature or an example does.
pub(super) fn is_remark(text: &str) -> bool {
    // Most keys are numbers, or a letter and a number.
    let worded = |byte: &u8| !byte.is_ascii() || byte.is_ascii_alphabetic();
    let mut start = text.bytes().take(2);
    start.all(|byte| worded(&byte)) && REMARKS.iter().any(|remark| text.starts_with(remark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_and_examples_begin_alike() {
        for (text, remark) in [
            ("fait a tetouan, le", true),
            ("fait a agadir\u{1f}le", true),
            ("visa de la presidente", true),
            ("le formateur\u{1f}signature", true),
            ("ex: b-014", true),
            ("signed", true),
            ("faiza\u{1f}amrani", false),
            ("lea\u{1f}chefchaouni", false),
            ("b-014", false),
            ("", false),
        ] {
            assert_eq!(is_remark(text), remark, "{text}");
        }
    }
}
