//! Severities, waivers and lists of aliases, in words.

use super::{Message, noted, said};
use crate::language::Language;

pub(super) fn fixed_severity(language: Language, code: &str) -> Message {
    said(
        language,
        (
            format!("`{code}` reste une erreur : avec elle rien n’est compté"),
            "retirez cette ligne et corrigez le catalogue",
        ),
        (
            format!("`{code}` stays an error: with it nothing is counted"),
            "remove this line and mend the catalogue",
        ),
    )
}

pub(super) fn waiver_ended(language: Language, code: &str, until: &str) -> Message {
    said(
        language,
        (
            format!("la dispense de `{code}` a pris fin le {until} : le constat compte de nouveau"),
            "corrigez ce qui est constaté ; sinon prolongez la dispense, `until = …`, ou \
             retirez-la",
        ),
        (
            format!("the waiver of `{code}` ended on {until}: the finding counts again"),
            "mend what was found; or else prolong the waiver, `until = …`, or remove it",
        ),
    )
}

pub(super) fn idle_waiver(language: Language, code: &str) -> Message {
    noted(
        language,
        format!("cette dispense de `{code}` n’écarte aucun constat"),
        format!("this waiver of `{code}` waives no finding"),
    )
}

pub(super) fn alias_column_absent(language: Language, column: &str) -> Message {
    said(
        language,
        (
            format!("la colonne `{column}` manque dans cette liste d’alias"),
            "gardez la première ligne que `bilan check --fix-list` a écrite : `dimension`, \
             `value` et `category` au moins",
        ),
        (
            format!("the column `{column}` is missing from this list of aliases"),
            "keep the first row that `bilan check --fix-list` wrote: `dimension`, `value` and \
             `category` at least",
        ),
    )
}

pub(super) fn alias_without_value(language: Language) -> Message {
    said(
        language,
        (
            "une catégorie est choisie, et aucune valeur ne dit de quel mot",
            "recopiez dans `value` le mot de la cellule que désignent `file`, `sheet` et `cell`",
        ),
        (
            "a category is chosen, and no value says of which word",
            "copy into `value` the word of the cell that `file`, `sheet` and `cell` name",
        ),
    )
}
