//! What was met while cells were read, in words.

use super::{Message, quoted, said, shown};
use crate::finding::Shown;
use crate::language::Language;

/// What findings call the field of an attendance sheet's marks.
const MARKS: &str = "attendance";
/// What findings put before the header of a column that must say something.
const WHEN: &str = "when.";

pub(super) fn unknown_value(language: Language, field: &str, value: &Shown) -> Message {
    if field == MARKS {
        return unknown_mark(language, value);
    }
    if let Some(header) = field.strip_prefix(WHEN) {
        return unknown_answer(language, header, value);
    }
    let (fr, en) = match value {
        Shown::Text(text) => {
            let line = format!(r#"`aliases = ["…", {}]`"#, quoted(text));
            (
                format!(
                    "ajoutez-la à la catégorie voulue dans `dimensions.toml` : {line} ; en \
                     attendant elle compte comme non renseignée"
                ),
                format!(
                    "add it to the category meant in `dimensions.toml`: {line}; until then it \
                     counts as unknown"
                ),
            )
        }
        Shown::Shape(_) => (
            "regardez la cellule : corrigez le mot, ou ajoutez-le aux `aliases` de sa catégorie \
             dans `dimensions.toml` ; si c’est un nom, des colonnes sont échangées"
                .into(),
            "look at the cell: mend the word, or add it to the `aliases` of its category in \
             `dimensions.toml`; if it is a name, columns are swapped"
                .into(),
        ),
    };
    let shown = shown(language, value);
    said(
        language,
        (format!("valeur non comprise dans `{field}` : {shown}"), fr),
        (format!("value not understood in `{field}`: {shown}"), en),
    )
}

fn unknown_mark(language: Language, value: &Shown) -> Message {
    let shown = shown(language, value);
    said(
        language,
        (
            format!("marque de présence non comprise : {shown}"),
            "dites dans la source, sous `[attendance]`, si elle veut dire présent, `marks = [\"x\", \
             \"…\"]`, ou non, `absent = [\"…\"]` ; en attendant elle ne compte pas",
        ),
        (
            format!("mark of attendance not understood: {shown}"),
            "say in the source, under `[attendance]`, whether it means present, `marks = [\"x\", \
             \"…\"]`, or not, `absent = [\"…\"]`; until then it does not count",
        ),
    )
}

fn unknown_answer(language: Language, header: &str, value: &Shown) -> Message {
    let shown = shown(language, value);
    let line = format!(
        "`when = {{ {} = {{ is = [\"…\"], not = [\"…\"] }} }}`",
        quoted(header)
    );
    said(
        language,
        (
            format!("dans `{header}`, réponse qui ne dit ni oui ni non : {shown}"),
            format!(
                "dites dans la source ce qu’elle veut dire : {line} ; en attendant l’acte ne compte \
                 pas"
            ),
        ),
        (
            format!("in `{header}`, an answer that says neither yes nor no: {shown}"),
            format!("say in the source what it means: {line}; until then the act does not count"),
        ),
    )
}

pub(super) fn foreign_column(
    language: Language,
    field: &str,
    understood: u32,
    filled: u32,
) -> Message {
    said(
        language,
        (
            format!(
                "cette colonne semble contenir autre chose que `{field}` : {understood} sur \
                 {filled} des cellules remplies sont comprises"
            ),
            format!(
                "vérifiez que des colonnes n’ont pas été échangées, et que l’en-tête donné à \
                 `{field}` dans la source est le bon"
            ),
        ),
        (
            format!(
                "this column seems to hold something other than `{field}`: {understood} of \
                 {filled} filled cells are understood"
            ),
            format!(
                "check that columns were not swapped, and that the source gives `{field}` the \
                 right header"
            ),
        ),
    )
}

pub(super) fn undeclared_number(language: Language, field: &str, number: &str) -> Message {
    if number.ends_with('…') {
        return said(
            language,
            (
                format!("dans `{field}`, un nombre de plus de deux signes que rien ne déclare"),
                format!(
                    "vérifiez que des colonnes n’ont pas été échangées ; si c’est un code, dites \
                     ce qu’il désigne dans la source, sous `[values.{field}]` : `\"…\" = \"…\"`"
                ),
            ),
            (
                format!("in `{field}`, a number of more than two signs that nothing declares"),
                format!(
                    "check that columns were not swapped; if it is a code, say what it means in \
                     the source, under `[values.{field}]`: `\"…\" = \"…\"`"
                ),
            ),
        );
    }
    let line = format!("`{} = \"…\"`", quoted(number));
    said(
        language,
        (
            format!("dans `{field}`, rien ne dit ce que désigne le nombre `{number}`"),
            format!(
                "ajoutez à la source, sous `[values.{field}]`, la catégorie qu’il désigne : {line}"
            ),
        ),
        (
            format!("in `{field}`, nothing tells what the number `{number}` means"),
            format!(
                "add to the source, under `[values.{field}]`, the category that it means: {line}"
            ),
        ),
    )
}

pub(super) fn invalid_number(language: Language, field: &str, value: &Shown) -> Message {
    let shown = shown(language, value);
    said(
        language,
        (
            format!("dans `{field}`, ce qui devrait être un nombre n’en est pas un : {shown}"),
            "écrivez dans la cellule un nombre seul, comme `1234,50`",
        ),
        (
            format!("in `{field}`, what should be a number is none: {shown}"),
            "write a number alone in the cell, as `1234.50`",
        ),
    )
}

pub(super) fn error_cell(language: Language, field: &str) -> Message {
    said(
        language,
        (
            format!(
                "la cellule de `{field}` contient une erreur du tableur, comme `#N/A` ou `#REF!`"
            ),
            "corrigez la formule ou videz la cellule ; en attendant elle est lue comme vide",
        ),
        (
            format!("the cell of `{field}` holds a spreadsheet error, such as `#N/A` or `#REF!`"),
            "mend the formula or empty the cell; until then it is read as empty",
        ),
    )
}

pub(super) fn formula_without_result(language: Language, field: &str) -> Message {
    said(
        language,
        (
            format!("la formule de `{field}` a été enregistrée sans son résultat"),
            "ouvrez le classeur dans un tableur, recalculez et enregistrez ; en attendant la \
             cellule est lue comme vide",
        ),
        (
            format!("the formula of `{field}` was saved without its result"),
            "open the workbook in a spreadsheet program, recalculate and save; until then the cell \
             is read as empty",
        ),
    )
}

pub(super) fn mark_without_date(language: Language, service: &str) -> Message {
    said(
        language,
        (
            format!("la ligne parle de `{service}` sans donner de date"),
            "écrivez la date dans le registre : sans elle l’acte n’est pas compté",
        ),
        (
            format!("the row tells of `{service}` and gives no date"),
            "write the date in the register: without it the act is not counted",
        ),
    )
}

pub(super) fn span_reversed(language: Language, service: &str) -> Message {
    said(
        language,
        (
            format!("la fin de `{service}` tombe avant son début"),
            "corrigez l’une des deux dates ; en attendant l’acte compte à son premier jour",
        ),
        (
            format!("the end of `{service}` falls before its start"),
            "mend one of the two dates; until then the act counts on its first day",
        ),
    )
}
