//! What stands where something else should, in words: signs for nothing, words for a key, acts of no service.

use super::{Message, listed, noted, said};
use crate::finding::Shown;
use crate::language::Language;

pub(super) fn placeholder(language: Language, field: &str, words: &[String]) -> Message {
    let words = listed(words);
    if field == "count" {
        return noted(
            language,
            format!(
                "dans un tableau d’effectifs, lu comme personne si c’est un tiret, sinon comme un effectif inconnu : {words}"
            ),
            format!(
                "in a table of counts, read as nobody where it is a dash, else as a number not known: {words}"
            ),
        );
    }
    noted(
        language,
        format!("dans `{field}`, lu comme une cellule vide : {words}"),
        format!("in `{field}`, read as an empty cell: {words}"),
    )
}

pub(super) fn odd_age(language: Language, field: &str, words: &[String]) -> Message {
    let words = listed(words);
    noted(
        language,
        format!(
            "dans `{field}`, parmi des âges d’une autre allure, compté comme il est écrit : {words}"
        ),
        format!("in `{field}`, among ages of another look, counted as it is written: {words}"),
    )
}

pub(super) fn age_against_birth(language: Language, field: &str) -> Message {
    said(
        language,
        (
            format!(
                "dans `{field}`, l’âge s’écarte de plusieurs années de la date de naissance à côté ; c’est la date qui compte"
            ),
            "corrigez l’un des deux dans le registre",
        ),
        (
            format!("in `{field}`, the age is years off the birth date beside it; the date counts"),
            "mend one of the two in the register",
        ),
    )
}

pub(super) fn word_as_key(language: Language, words: &[Shown]) -> Message {
    let of = |form: &str| {
        let one = |word: &Shown| match word {
            Shown::Text(text) => format!("`{text}`"),
            Shown::Shape(shape) => format!("{form} `{shape}`"),
        };
        words.iter().map(one).collect::<Vec<_>>().join(", ")
    };
    let (fr, en) = (of("un texte de la forme"), of("a text of the form"));
    said(
        language,
        (
            format!(
                "une clé de personne ressemble à un mot : {fr} ; elle compte comme une personne"
            ),
            "si la ligne n’est de personne, ôtez-la ; sinon complétez la clé",
        ),
        (
            format!("a person’s key looks like a word: {en}; it counts as a person"),
            "if the row is nobody’s, take it out; else fill in the key",
        ),
    )
}

pub(super) fn act_without_service(language: Language) -> Message {
    said(
        language,
        (
            "la ligne date un acte et ne dit pas de quel service : il manque aux chiffres par service".to_owned(),
            "complétez le service, ou dites `fixed = { service = \"…\" }` s’il est partout le même",
        ),
        (
            "the row dates an act and does not say of which service: figures by service lack it".to_owned(),
            "fill in the service, or say `fixed = { service = \"…\" }` if it is the same throughout",
        ),
    )
}
