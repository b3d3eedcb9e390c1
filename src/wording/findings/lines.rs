//! Tables of logframe lines, in words.

use super::{Message, pick, said};
use crate::finding::{Amount, Expected, SharedAs};
use crate::language::Language;
use crate::wording::{number, percent};

pub(super) fn unknown_table_column(
    language: Language,
    header: &str,
    nearest: Option<&str>,
) -> Message {
    said(
        language,
        (
            format!("l’en-tête `{header}` ne désigne rien de ce qu’une ligne du cadre logique dit"),
            "enlevez la colonne, ou mettez-la dans une autre feuille : bilan ne la lirait pas",
        ),
        (
            format!("the header `{header}` names nothing that a logframe line says"),
            "remove the column, or put it into another sheet: bilan would not read it",
        ),
    )
    .or_meant(language, nearest)
}

pub(super) fn table_without_lines(language: Language) -> Message {
    said(
        language,
        (
            "aucune feuille n’a les en-têtes d’un cadre logique",
            "une ligne doit contenir `Ligne` et au moins un autre en-tête, par exemple `Ligne`, \
             `Indicateur`, `Niveau`, `Cible`, `Échéance`",
        ),
        (
            "no sheet has the headers of a logframe",
            "one row must hold `Line` and another header at least, for instance `Line`, \
             `Indicator`, `Level`, `Target`, `By`",
        ),
    )
}

pub(super) fn empty_table_cell(language: Language, column: &str) -> Message {
    said(
        language,
        (
            format!("la cellule de `{column}` est vide, et ce que dit sa ligne la demande"),
            "remplissez-la, ou videz le reste de la ligne ; une cellule fusionnée ne vaut que pour \
             sa première ligne",
        ),
        (
            format!("the cell of `{column}` is empty, and what its row says asks for it"),
            "fill it in, or empty the rest of the row; a merged cell speaks for its first row only",
        ),
    )
}

pub(super) fn invalid_table_cell(language: Language, column: &str, expected: Expected) -> Message {
    let (fr, en, example) = match expected {
        Expected::Date => ("une date", "a date", "`31/12/2022`, `2022-12-31`, `2022`"),
        Expected::Boolean => (
            "oui ou non",
            "yes or no",
            pick(language, "`oui`, `non`", "`yes`, `no`"),
        ),
        Expected::Text => (
            "un cadre et un code",
            "a framework and a code",
            "`SDC-ARI MIG_ARI`, `EURF 2.1 (2021)`",
        ),
        _ => ("un nombre", "a number", "`1 500`, `12,5`, `50 %`"),
    };
    said(
        language,
        (
            format!("`{column}` attend {fr}"),
            format!("écrivez par exemple : {example} ; une remarque va dans `Note`"),
        ),
        (
            format!("`{column}` takes {en}"),
            format!("write for instance: {example}; a remark goes into `Note`"),
        ),
    )
}

pub(super) fn line_contradicts(language: Language, line: &str, column: &str) -> Message {
    said(
        language,
        (
            format!("`{column}` dit de la ligne `{line}` autre chose que ce qui est dit plus haut"),
            "gardez un seul des deux : le tableau et le fichier du projet se complètent, et une \
             ligne n’a besoin de le dire qu’une fois",
        ),
        (
            format!("`{column}` says of the line `{line}` something else than was said before"),
            "keep one of the two: the table and the project’s file complete each other, and a line \
             needs to be told it only once",
        ),
    )
}

pub(super) fn unclear(language: Language, line: &str, told: Amount, read: SharedAs) -> Message {
    let value = told.value();
    let written = number(language, value);
    let (fr, en) = match read {
        SharedAs::Percent => (
            format!(
                "`{line}` se compte en part, et `{written}` est lu comme {}",
                percent(language, value / 100.0)
            ),
            format!(
                "`{line}` is a share, and `{written}` is read as {}",
                percent(language, value / 100.0)
            ),
        ),
        SharedAs::OfTotal => (
            format!(
                "`{written}` n’est pas un nombre de `{line}` : il est lu comme {} du total de la ligne",
                percent(language, value)
            ),
            format!(
                "`{written}` is no number of `{line}`: it is read as {} of the line’s total",
                percent(language, value)
            ),
        ),
        SharedAs::Nothing => (
            format!(
                "`{written}` n’est pas un nombre de `{line}`, et rien ne dit de quoi ce serait une part"
            ),
            format!(
                "`{written}` is no number of `{line}`, and nothing says what it would be a share of"
            ),
        ),
    };
    let line = match read {
        SharedAs::Percent => format!("`value = {}`", value / 100.0),
        SharedAs::OfTotal => format!("`share = {value}`"),
        SharedAs::Nothing => {
            format!("`value = 50`, `share = {value}`, `for = {{ sex = \"female\" }}`")
        }
    };
    let (help_fr, help_en) = match read {
        SharedAs::Percent => (
            format!(
                "écrivez une part : {line} dans le projet, `{}` dans un tableau ou les saisies",
                // As it is typed, not as it is printed.
                percent(Language::Fr, value / 100.0).replace('\u{a0}', " ")
            ),
            format!(
                "write a share: {line} in the project, `{}` in a table or in the entries",
                percent(Language::En, value / 100.0)
            ),
        ),
        SharedAs::OfTotal => (
            format!("écrivez {line} dans le projet, `part` sous `Par` dans un tableau"),
            format!("write {line} in the project, `share` under `Per` in a table"),
        ),
        SharedAs::Nothing => (
            format!("écrivez un nombre, ou une part avec les catégories dont elle est : {line}"),
            format!("write a number, or a share with the categories that it is of: {line}"),
        ),
    };
    said(language, (fr, help_fr), (en, help_en))
}

pub(super) fn target_twice(language: Language, line: &str) -> Message {
    said(
        language,
        (
            format!("la ligne `{line}` a deux cibles pour la même chose et la même échéance"),
            "gardez-en une ; si une révision l’a changée, dites laquelle : `revised = 2022-06-15`, \
             ou la colonne `Révision`",
        ),
        (
            format!("the line `{line}` has two targets for the same thing and the same day"),
            "keep one; if a revision changed it, say which: `revised = 2022-06-15`, or the column \
             `Revised`",
        ),
    )
}
