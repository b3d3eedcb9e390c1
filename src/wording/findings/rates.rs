//! Exchange rates, and amounts without one, in words.

use super::{Message, said};
use crate::language::Language;

/// How a rate is declared.
const RATE: &str =
    "`[[rate]]`, `currency = \"TND\"`, `to = \"MAD\"`, `value = 3.25`, `from = 2022-01-01`";

pub(super) fn invalid_rate(language: Language) -> Message {
    said(
        language,
        (
            "un taux est un nombre au-dessus de 0, de dix décimales au plus, d’une monnaie dans une autre",
            format!("écrivez ce que vaut une unité : {RATE}"),
        ),
        (
            "a rate is a number above 0, with ten decimals at most, of one currency in another",
            format!("write what one unit is worth: {RATE}"),
        ),
    )
}

pub(super) fn overlapping_rates(language: Language, currency: &str, to: &str) -> Message {
    said(
        language,
        (
            format!("deux taux de `{currency}` en `{to}` valent aux mêmes jours"),
            "finissez le premier la veille du second : `until = 2022-12-31`",
        ),
        (
            format!("two rates of `{currency}` in `{to}` hold on the same days"),
            "end the earlier one on the day before: `until = 2022-12-31`",
        ),
    )
}

pub(super) fn no_rate(language: Language, currency: &str, to: &str) -> Message {
    said(
        language,
        (
            format!(
                "aucun taux de `{currency}` en `{to}` n’est déclaré pour le jour de ce montant : il n’est pas dans la somme"
            ),
            format!("déclarez-en un dans `rates.toml` : {RATE}"),
        ),
        (
            format!(
                "no rate of `{currency}` in `{to}` is declared for the day of this amount: it is \
                 not in the sum"
            ),
            format!("declare one in `rates.toml`: {RATE}"),
        ),
    )
}

pub(super) fn unknown_currency(language: Language, to: &str) -> Message {
    said(
        language,
        (
            format!(
                "la monnaie de ce montant n’est pas connue : il n’est pas dans la somme en `{to}`"
            ),
            "remplissez la monnaie dans le registre, ou dites-la pour toute la source : `fixed = { currency = \"MAD\" }`",
        ),
        (
            format!("the currency of this amount is not known: it is not in the sum in `{to}`"),
            "fill in the currency in the register, or say it for the whole source: `fixed = { \
             currency = \"MAD\" }`",
        ),
    )
}

pub(super) fn other_currency(language: Language, cell: &str, told: &str) -> Message {
    if told == "_U" {
        return said(
            language,
            (
                format!(
                    "ce montant est en `{cell}`, une monnaie que le catalogue ne déclare pas : il n’est dans aucune somme d’une autre monnaie"
                ),
                format!(
                    "ajoutez la catégorie `{cell}` à la dimension `currency`, et son taux dans `rates.toml`"
                ),
            ),
            (
                format!(
                    "this amount is in `{cell}`, a currency that the catalogue does not declare: it is in no sum of another currency"
                ),
                format!(
                    "add the category `{cell}` to the dimension `currency`, and its rate to `rates.toml`"
                ),
            ),
        );
    }
    said(
        language,
        (
            format!(
                "la cellule de ce montant dit `{cell}`, la ligne ou la source `{told}` : il est compté en `{cell}`"
            ),
            "si la cellule a tort, corrigez-la dans le registre ; si la source a tort, enlevez la monnaie de `fixed`",
        ),
        (
            format!(
                "the cell of this amount says `{cell}`, its row or source `{told}`: it is counted in `{cell}`"
            ),
            "if the cell is wrong, mend it in the register; if the source is wrong, remove the currency from `fixed`",
        ),
    )
}

pub(super) fn mixed_currencies(language: Language, indicator: &str) -> Message {
    said(
        language,
        (
            format!(
                "`{indicator}` additionnerait des montants de plusieurs monnaies : la somme n’a pas de sens"
            ),
            "dites en quelle monnaie : `count = { sum = \"amount\", in = \"MAD\" }`, avec les taux dans `rates.toml`",
        ),
        (
            format!(
                "`{indicator}` would add up amounts of several currencies: the sum makes no sense"
            ),
            "say in which currency: `count = { sum = \"amount\", in = \"MAD\" }`, with the rates in `rates.toml`",
        ),
    )
}
