//! What the catalogue asks for and cannot be, in words: conditions, periods, patterns, shapes.

use super::{Message, periods, pick, said};
use crate::finding::Bound;
use crate::language::Language;

pub(super) fn impossible_condition(language: Language, field: &str, bound: Bound) -> Message {
    match bound {
        Bound::Reversed => said(
            language,
            (
                format!("pour `{field}`, `at_least` dépasse `at_most` : aucun nombre ne convient"),
                "échangez les deux bornes",
            ),
            (
                format!("for `{field}`, `at_least` is above `at_most`: no number can do"),
                "swap the two bounds",
            ),
        ),
        Bound::Empty => said(
            language,
            (
                format!("la liste de `{field}` est vide : rien ne peut y répondre"),
                format!(r#"mettez-y au moins un nom : `{field} = ["…"]`"#),
            ),
            (
                format!("the list of `{field}` is empty: nothing can answer to it"),
                format!(r#"put one name or more in it: `{field} = ["…"]`"#),
            ),
        ),
        Bound::Exclusive if field == "count" => said(
            language,
            (
                "`count` attend `sum` ou `rate`, l’un des deux",
                "écrivez `count = { sum = \"…\" }` ou `count = { rate = { of = \"…\", among = \
                 \"…\" } }`",
            ),
            (
                "`count` takes `sum` or `rate`, one of the two",
                "write `count = { sum = \"…\" }` or `count = { rate = { of = \"…\", among = \"…\" \
                 } }`",
            ),
        ),
        Bound::Exclusive => said(
            language,
            (
                format!("les conditions de `{field}` s’excluent : rien ne peut les remplir toutes"),
                "gardez l’une d’elles ; celles d’une ligne s’ajoutent à celles de son indicateur",
            ),
            (
                format!(
                    "the conditions of `{field}` exclude one another: nothing can meet them all"
                ),
                "keep one of them; those of a line come on top of those of its indicator",
            ),
        ),
    }
}

pub(super) fn unsuitable_test(language: Language, field: &str) -> Message {
    let help = if field == "age" {
        pick(
            language,
            "`age` prend des bornes, et sous `where` seulement : `age = { at_least = 18 }`",
            "`age` takes bounds, and under `where` only: `age = { at_least = 18 }`",
        )
    } else {
        pick(
            language,
            "une dimension prend des catégories, `sex = \"female\"` ; un nombre ou un montant, des \
             bornes, `amount = { at_least = 100 }` ; tout champ, `{ filled = true }`",
            "a dimension takes categories, `sex = \"female\"`; a number or an amount takes bounds, \
             `amount = { at_least = 100 }`; any field takes `{ filled = true }`",
        )
    };
    said(
        language,
        (format!("`{field}` ne prend pas cette condition"), help),
        (format!("`{field}` does not take this condition"), help),
    )
}

pub(super) fn unsuitable_breakdown(
    language: Language,
    indicator: &str,
    dimension: &str,
) -> Message {
    said(
        language,
        (
            format!("`{indicator}` ne peut pas être ventilé par `{dimension}`"),
            format!(
                "enlevez `{dimension}` de `breakdowns` : un indicateur saisi n’a que son total, et \
                 des organisations ne se ventilent pas par une dimension des personnes"
            ),
        ),
        (
            format!("`{indicator}` cannot be broken down by `{dimension}`"),
            format!(
                "take `{dimension}` out of `breakdowns`: a typed indicator has its total only, and \
                 organisations are not broken down by what describes people"
            ),
        ),
    )
}

pub(super) fn unsuitable_rate(language: Language, of: &str, among: &str) -> Message {
    said(
        language,
        (
            format!("un taux de `{of}` parmi `{among}` n’a pas de sens"),
            "nommez deux indicateurs qui comptent la même chose : `count = \"people\"` pour les \
             deux, ou `\"organisations\"`, ou `\"records\"`",
        ),
        (
            format!("a rate of `{of}` among `{among}` makes no sense"),
            "name two indicators that count the same kind of thing: `count = \"people\"` for both, \
             or `\"organisations\"`, or `\"records\"`",
        ),
    )
}

pub(super) fn format_asks_nothing(
    language: Language,
    format: &str,
    project: &str,
    asked: &str,
) -> Message {
    said(
        language,
        (
            format!(
                "le format `{format}` demande `{asked}`, que rien de ce que rapporte `{project}` \
                 ne donne"
            ),
            "ajoutez la ventilation aux `breakdowns` d’un indicateur du projet, ou l’indicateur à \
             son `[[logframe]]` ; sinon retirez la demande du format",
        ),
        (
            format!(
                "the format `{format}` asks for `{asked}`, which nothing that `{project}` reports \
                 gives"
            ),
            "add the breakdown to the `breakdowns` of one of the project’s indicators, or the \
             indicator to its `[[logframe]]`; or else take the demand out of the format",
        ),
    )
}

pub(super) fn invalid_period(language: Language, text: &str) -> Message {
    said(
        language,
        (format!("`{text}` n’est pas une période"), periods(language)),
        (format!("`{text}` is not a period"), periods(language)),
    )
}

/// A donor's period whose name is a period already.
pub(super) fn ambiguous_period_name(language: Language, text: &str) -> Message {
    said(
        language,
        (
            format!("`{text}` se lit déjà comme une période"),
            "donnez à la période du bailleur un nom qui n’en est pas une : `RA2`",
        ),
        (
            format!("`{text}` says a period already"),
            "give the donor’s period a name that is none: `AR2`",
        ),
    )
}

/// A sentence that cannot be taken apart.
pub(super) fn invalid_sentence(language: Language, part: &str) -> Message {
    said(
        language,
        (
            format!("la phrase ne se lit pas à partir de `{part}`"),
            "une place s’écrit `{total}`, `{sex=female}` ou `{total|migrant|migrants}`",
        ),
        (
            format!("the sentence cannot be read from `{part}` on"),
            "a place is written `{total}`, `{sex=female}` or `{total|migrant|migrants}`",
        ),
    )
}

pub(super) fn end_before_start(language: Language, key: &str) -> Message {
    said(
        language,
        (
            format!("`{key}` tombe avant le début"),
            "vérifiez les deux dates, écrites année-mois-jour : `start = 2024-01-01`, `end = \
             2026-12-31`",
        ),
        (
            format!("`{key}` falls before the start"),
            "check both dates, written year-month-day: `start = 2024-01-01`, `end = 2026-12-31`",
        ),
    )
}

pub(super) fn invalid_pattern(language: Language, pattern: &str) -> Message {
    said(
        language,
        (
            format!("`{pattern}` n’a pas la forme attendue ici"),
            "un nom de fichier part du dossier de données, `m4sd/registre-*.xlsx` ; des champs \
             sont fermés et séparés par un signe, `actes-{city}-*` ; un en-tête de séance contient \
             la date, `{module} {date}` ; une plage s’écrit `B4:M200`, des lignes `40-45`, un \
             séparateur `tab` ou un seul signe, un bloc `kids[{n}]/{column}`",
        ),
        (
            format!("`{pattern}` has not the form that is wanted here"),
            "a file’s name starts from the data folder, `m4sd/register-*.xlsx`; fields are closed \
             and kept apart by a sign, `acts-{city}-*`; the header of a session holds the date, \
             `{module} {date}`; a range is written `B4:M200`, rows `40-45`, a delimiter `tab` or one \
             sign, a block `kids[{n}]/{column}`",
        ),
    )
}

pub(super) fn invalid_bands(language: Language, band: &str) -> Message {
    said(
        language,
        (
            format!("la tranche d’âge `{band}` ne peut pas servir à cette place"),
            "écrivez les tranches dans l’ordre, sans trou ni chevauchement : `bands = [\"0-17\", \
             \"18-35\", \"36+\"]`",
        ),
        (
            format!("the age band `{band}` cannot be used in this place"),
            "write the bands in order, without gap or overlap: `bands = [\"0-17\", \"18-35\", \
             \"36+\"]`",
        ),
    )
}

pub(super) fn invalid_title(language: Language, title: &str) -> Message {
    said(
        language,
        (
            format!("nom de feuille qu’Excel refuse : `{title}`"),
            "31 signes au plus, aucun de `[ ] * ? : / \\`, et pas d’apostrophe au début ni à la \
             fin",
        ),
        (
            format!("a sheet name that Excel refuses: `{title}`"),
            r"31 signs at most, none of `[ ] * ? : / \`, and no apostrophe at the start or the end",
        ),
    )
}

pub(super) fn unsuitable_field(language: Language, field: &str) -> Message {
    said(
        language,
        (
            format!("`{field}` ne peut pas tenir cette place"),
            "une somme demande un champ de type `number` ou `money`",
        ),
        (
            format!("`{field}` cannot stand here"),
            "a sum takes a field of type `number` or `money`",
        ),
    )
}

pub(super) fn unclear_row_shape(language: Language) -> Message {
    said(
        language,
        (
            "cette source ne dit pas d’une seule façon ce que vaut une ligne",
            "gardez une seule forme : `[record.training]`, avec une colonne de date par service ; \
             `[act]`, une ligne par acte ; `[attendance]`, une colonne par séance ; ou `[aggregate]`, des \
             effectifs",
        ),
        (
            "this source does not say in one way what a row stands for",
            "keep one form only: `[record.training]`, with a date column for each service; \
             `[act]`, a row for each act; `[attendance]`, a column for each session; or `[aggregate]`, counts",
        ),
    )
}

pub(super) fn no_service(language: Language) -> Message {
    said(
        language,
        (
            "rien ne dit de quel service sont les actes de cette source",
            "nommez la colonne qui le dit, `service = \"…\"` sous `[columns]` ; s’il ne change \
             jamais, écrivez `fixed = { service = \"…\" }`",
        ),
        (
            "nothing tells of which service the acts of this source are",
            "name the column that tells, `service = \"…\"` under `[columns]`; if it never changes, \
             write `fixed = { service = \"…\" }`",
        ),
    )
}

pub(super) fn nothing_feeds(language: Language, project: &str, indicator: &str) -> Message {
    said(
        language,
        (
            format!(
                "aucune source de `{project}` ne peut nourrir `{indicator}` : son chiffre manquera"
            ),
            "ajoutez à une source le service qu’il compte, `[record.…]` puis `date = \"…\"` ; si \
             quelqu’un donne le chiffre, écrivez `count = \"typed\"`",
        ),
        (
            format!("no source of `{project}` can feed `{indicator}`: its figure will be missing"),
            "add to a source the service that it counts, `[record.…]` then `date = \"…\"`; if \
             somebody gives the figure, write `count = \"typed\"`",
        ),
    )
}

pub(super) fn circular_rule(language: Language, name: &str) -> Message {
    said(
        language,
        (
            format!("la règle de `{name}` revient à elle-même"),
            "nommez une autre dimension dans `refines`, ou un autre indicateur dans `rate`",
        ),
        (
            format!("the rule of `{name}` points back to itself"),
            "name another dimension in `refines`, or another indicator in `rate`",
        ),
    )
}
