//! Dates, numbers and ages that can be read, but not with certainty, in words.

use super::{Message, listed, noted, said};
use crate::language::Language;

pub(super) fn partial_date(language: Language, field: &str, act: bool) -> Message {
    if act {
        return said(
            language,
            (
                format!(
                    "la date de `{field}` laisse ouvert le mois : l’acte compte dans les périodes qui la \
                     contiennent en entier, et celles qu’elle touche sans y tenir sont des minimums"
                ),
                "écrivez le jour ou le mois s’ils sont connus",
            ),
            (
                format!(
                    "the date of `{field}` leaves the month open: the act counts in the periods that hold \
                     the whole of it, and those that it touches are minimums"
                ),
                "write the day or the month if they are known",
            ),
        );
    }
    said(
        language,
        (
            format!("`{field}` ne donne que l’année ou le mois : son premier jour est retenu"),
            "écrivez la date entière si elle est connue ; un âge qui en est tiré peut être trop \
             grand d’un an",
        ),
        (
            format!("`{field}` gives a year or a month alone: its first day is taken"),
            "write the whole date if it is known; an age drawn from it may be a year too high",
        ),
    )
}

pub(super) fn ambiguous_dates(language: Language, read: &str) -> Message {
    noted(
        language,
        format!(
            "aucune date de cette colonne ne dit lequel de ses nombres est le jour : lues selon \
             `dates = \"{read}\"`"
        ),
        format!(
            "no date of this column tells which of its numbers is the day: read by `dates = \
             \"{read}\"`"
        ),
    )
}

pub(super) fn ambiguous_number(language: Language, field: &str) -> Message {
    said(
        language,
        (
            format!(
                "dans `{field}`, un nombre à une seule marque suivie de trois chiffres, comme \
                 `1,234` : lu comme `1,234` unités, et non `1234`"
            ),
            "si la marque sépare les milliers, retirez-la dans le registre : `1234`",
        ),
        (
            format!(
                "in `{field}`, a number with one mark and three figures after it, such as \
                 `1.234`: read as `1.234` units, not as `1234`"
            ),
            "if the mark parts thousands, take it out of the register: `1234`",
        ),
    )
}

pub(super) fn age_as_date(language: Language, field: &str) -> Message {
    said(
        language,
        (
            format!("dans `{field}`, une date là où un âge est attendu"),
            "le tableur a sans doute changé une tranche comme `5-9` en date : mettez la colonne au \
             format texte et récrivez la tranche ; en attendant l’âge est inconnu",
        ),
        (
            format!("in `{field}`, a date where an age is wanted"),
            "the spreadsheet program has most likely turned a band such as `5-9` into a date: \
             format the column as text and write the band again; until then the age is unknown",
        ),
    )
}

pub(super) fn impossible_age(language: Language, field: &str) -> Message {
    said(
        language,
        (
            format!("dans `{field}`, un âge qui n’est pas entre 0 et 120 ans"),
            "corrigez-le dans le registre ; en attendant l’âge est inconnu",
        ),
        (
            format!("in `{field}`, an age that is not between 0 and 120 years"),
            "mend it in the register; until then the age is unknown",
        ),
    )
}

pub(super) fn split_band(language: Language, field: &str, band: &str) -> Message {
    said(
        language,
        (
            format!(
                "dans `{field}`, la tranche `{band}` tombe dans plusieurs de celles du catalogue"
            ),
            "notez l’âge ou la date de naissance dans le registre, ou accordez `bands` dans \
             `dimensions.toml` ; en attendant l’âge est inconnu",
        ),
        (
            format!("in `{field}`, the band `{band}` lies in several of the catalogue’s"),
            "note the age or the birth date in the register, or make `bands` in `dimensions.toml` \
             agree; until then the age is unknown",
        ),
    )
}

pub(super) fn unclear_session(
    language: Language,
    source: &str,
    headers: &[String],
    read: bool,
) -> Message {
    let headers = listed(headers);
    if read {
        return noted(
            language,
            format!(
                "en-têtes lus comme des séances de leur jour, malgré d’autres mots : {headers} ; `header = \"{{date}} *\"` \
                 le déclare"
            ),
            format!(
                "headers read as sessions of their day, though they say more: {headers}; `header = \"{{date}} *\"` \
                 declares it"
            ),
        );
    }
    said(
        language,
        (
            format!(
                "des marques de présence sous des en-têtes qui ne disent aucun jour : {headers} ; elles ne comptent pas"
            ),
            format!(
                "écrivez le jour entier dans ces en-têtes, ou accordez `header` sous `[attendance]` dans \
                 `sources/{source}.toml` ; une colonne qui n’est pas une séance se nomme sous `[columns]`"
            ),
        ),
        (
            format!(
                "marks of attendance under headers that name no day: {headers}; they do not count"
            ),
            format!(
                "write the whole day in these headers, or mend `header` under `[attendance]` in \
                 `sources/{source}.toml`; name a column that is no session under `[columns]`"
            ),
        ),
    )
}
