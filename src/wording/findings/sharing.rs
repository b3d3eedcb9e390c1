//! Registers that several projects share, in words.

use super::{Message, quoted, said, shown};
use crate::finding::Shown;
use crate::language::Language;

pub(super) fn unknown_funder(language: Language, value: &Shown) -> Message {
    let word = match value {
        Shown::Text(text) => quoted(text),
        Shown::Shape(_) => "\"…\"".to_owned(),
    };
    let shown = shown(language, value);
    said(
        language,
        (
            format!("ce mot ne désigne aucun projet : {shown}"),
            format!(
                "dites dans la source, sous `[values.project]`, quel projet il désigne : `{word} = \
                 \"…\"`, ou `[]` si ce n’est aucun des vôtres ; en attendant la ligne compte pour \
                 les autres projets qu’elle nomme, s’il y en a"
            ),
        ),
        (
            format!("this word names no project: {shown}"),
            format!(
                "say in the source, under `[values.project]`, which project it means: `{word} = \
                 \"…\"`, or `[]` if it is none of yours; until then the row counts for the other \
                 projects that it names, if any"
            ),
        ),
    )
}

pub(super) fn no_funder(language: Language, source: &str) -> Message {
    said(
        language,
        (
            "cette ligne ne dit pas quel projet a payé : elle ne compte pour aucun",
            format!(
                "remplissez dans le registre la colonne que nomme `project` dans \
                 `sources/{source}.toml`"
            ),
        ),
        (
            "this row does not say which project paid: it counts for none",
            format!(
                "fill in, in the register, the column that `project` names in \
                 `sources/{source}.toml`"
            ),
        ),
    )
}
