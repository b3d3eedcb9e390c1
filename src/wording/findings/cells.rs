//! What cells and rows say besides their text, in words: days by their look, merged and struck-through cells, groups.

use super::tables::format_name;
use super::{Message, listed, noted, said};
use crate::finding::{FileFormat, Misdated};
use crate::language::Language;

pub(super) fn impossible_date(language: Language, field: &str, why: Misdated) -> Message {
    match why {
        Misdated::Impossible => said(
            language,
            (
                format!("date impossible pour `{field}`"),
                "corrigez-la dans le registre ; si jour et mois y sont partout échangés, changez \
                 leur ordre dans la source",
            ),
            (
                format!("impossible date for `{field}`"),
                "mend it in the register; if day and month are swapped throughout, change their \
                 order in the source",
            ),
        ),
        Misdated::Remark => said(
            language,
            (
                format!(
                    "pour `{field}`, la cellule dit une date et autre chose, comme « annulé » ou \
                     un point d’interrogation"
                ),
                "laissez la date seule dans la cellule si l’acte a eu lieu, videz la cellule sinon ; \
                 en attendant il n’est pas compté",
            ),
            (
                format!(
                    "for `{field}`, the cell says a date and something besides, such as \
                     \"cancelled\" or a question mark"
                ),
                "leave the date alone in the cell if the act took place, empty the cell if not; \
                 until then it is not counted",
            ),
        ),
        Misdated::End => said(
            language,
            (
                format!(
                    "pour `{field}`, la fin n’est pas une date : on ne sait pas quand l’acte s’est terminé"
                ),
                "écrivez le jour de la fin ; tant que l’acte dure, laissez la cellule vide, ou écrivez « en cours » ou \
                 « CDI »",
            ),
            (
                format!("for `{field}`, the end is no date: nobody knows when the act ended"),
                "write the day on which it ended; while it goes on leave the cell blank, or write \"ongoing\"",
            ),
        ),
        Misdated::Several => said(
            language,
            (
                format!("pour `{field}`, la cellule énumère plusieurs jours"),
                "écrivez une ligne par jour ; pour des jours qui se suivent, `12-14/04/2022` est lu",
            ),
            (
                format!("for `{field}`, the cell lists several days"),
                "write a row for each day; of days in a row, `12-14/04/2022` is read",
            ),
        ),
    }
}

pub(super) fn number_as_date(language: Language, field: &str, read: bool) -> Message {
    if read {
        return noted(
            language,
            format!(
                "dans `{field}`, un nombre parmi des dates : il est lu comme le compte de jours \
                 d’un tableur"
            ),
            format!(
                "in `{field}`, a number among dates: it is read as a spreadsheet’s count of days"
            ),
        );
    }
    said(
        language,
        (
            format!("pour `{field}`, un nombre sans format de date n’est pas lu comme un jour"),
            "si l’en-tête donné dans la source n’est pas celui d’une date, changez-le ; si ces \
             nombres sont des jours comptés par un tableur (`44562` est le 1er janvier 2022), \
             écrivez `serial_dates = true` en tête de la source",
        ),
        (
            format!("for `{field}`, a number without the look of a date is not read as a day"),
            "if the header given in the source is not that of a date, change it; if these numbers \
             are days as a spreadsheet counts them (`44562` is 1 January 2022), write \
             `serial_dates = true` at the head of the source",
        ),
    )
}

pub(super) fn before_midnight(language: Language, field: &str, time: &str) -> Message {
    said(
        language,
        (
            format!(
                "les heures de `{field}` sont toutes juste avant minuit (`{time}`) : le jour affiché \
                 est retenu, mais un programme réglé sur un autre fuseau horaire a pu décaler le \
                 jour voulu, qui serait le lendemain"
            ),
            "regardez une date connue, puis écrivez en tête de la source `before_midnight = \"next \
             day\"` pour lire le lendemain, ou `before_midnight = \"same day\"` pour garder le jour \
             affiché",
        ),
        (
            format!(
                "the times of `{field}` all stand just before midnight (`{time}`): the day shown is \
                 taken, but a program set to another time zone may have moved the day meant, which \
                 would be the day after"
            ),
            "look at a date that you know, then write at the head of the source \
             `before_midnight = \"next day\"` to read the day after, or `before_midnight = \"same \
             day\"` to keep the day shown",
        ),
    )
}

pub(super) fn sheet_absent(
    language: Language,
    source: &str,
    wanted: &[String],
    there: &[String],
    elsewhere: bool,
) -> Message {
    let (wanted, there) = (listed(wanted), listed(there));
    let there = match (there.is_empty(), language) {
        (false, _) => there,
        (true, Language::Fr) => "aucune".into(),
        (true, Language::En) => "none".into(),
    };
    if elsewhere {
        return noted(
            language,
            format!(
                "ce fichier n’a pas de feuille {wanted}, que lit la source `{source}` ; d’autres \
                 fichiers l’ont (feuilles présentes ici : {there})"
            ),
            format!(
                "this file has no sheet {wanted}, which source `{source}` reads; other files have \
                 it (sheets here: {there})"
            ),
        );
    }
    said(
        language,
        (
            format!(
                "ce fichier n’a pas de feuille {wanted}, que lit la source `{source}`, et aucun autre ne l’a"
            ),
            format!(
                "feuilles présentes : {there} ; si l’une d’elles est la bonne, nommez-la sous \
                 `sheets` dans la source"
            ),
        ),
        (
            format!(
                "this file has no sheet {wanted}, which source `{source}` reads, and no other file has it"
            ),
            format!(
                "sheets here: {there}; if one of them is meant, name it under `sheets` in the source"
            ),
        ),
    )
}

pub(super) fn merged_cells(language: Language, once: bool) -> Message {
    if once {
        return said(
            language,
            (
                "un montant ou un nombre fusionné sur plusieurs lignes : il compte une fois, à la \
                 première",
                "si chaque ligne a ce montant, défusionnez les cellules et recopiez-le",
            ),
            (
                "an amount or a number merged over several rows: it counts once, on the first",
                "if each row has that amount, unmerge the cells and copy it down",
            ),
        );
    }
    noted(
        language,
        "cellule fusionnée vers le bas : elle vaut pour chaque ligne qu’elle couvre".into(),
        "a cell merged down: it holds for each row that it covers".into(),
    )
}

pub(super) fn struck_cells(language: Language) -> Message {
    said(
        language,
        (
            "la cellule qui dit qui, quand ou si, ou une partie d’une cellule, est barrée ; elle compte comme les autres",
            "si elle ne vaut plus, videz-la ou corrigez-la ; `skip_struck_rows = true` dans la source laisse de côté les \
             lignes dont la clé ou la date est barrée",
        ),
        (
            "the cell that tells who, when or whether, or part of a cell, is struck through; it counts like the others",
            "if it does not hold any more, blank or mend it; `skip_struck_rows = true` in the source leaves out the rows \
             whose key or date is struck through",
        ),
    )
}

pub(super) fn struck_rows(language: Language) -> Message {
    said(
        language,
        (
            "ligne barrée ; elle est comptée comme les autres",
            "si les lignes barrées ne doivent pas compter, écrivez `skip_struck_rows = true` en \
             tête de la source",
        ),
        (
            "a row struck through; it is counted like the others",
            "if struck rows should not count, write `skip_struck_rows = true` at the head of the \
             source",
        ),
    )
}

pub(super) fn untold_rows(language: Language, key: &str, format: FileFormat) -> Message {
    let (format, _) = format_name(language, format);
    said(
        language,
        (
            format!(
                "`{key}` ne peut pas être suivi ici : bilan ne sait pas le lire en {format} ; la feuille n’est pas lue"
            ),
            format!("enregistrez le registre en xlsx ou en ods, ou enlevez `{key}` de la source"),
        ),
        (
            format!(
                "`{key}` cannot be obeyed here: bilan cannot tell such rows in {format}; the sheet is not read"
            ),
            format!("save the register as xlsx or ods, or take `{key}` out of the source"),
        ),
    )
}

pub(super) fn grouped_rows(language: Language, source: &str, columns: &[String]) -> Message {
    let names = listed(columns);
    let line = format!(
        "`fill_down = {}`",
        crate::finding::list(columns.iter().map(String::as_str))
    );
    said(
        language,
        (
            format!(
                "dans `{source}`, des lignes laissent vide ce que la ligne du dessus remplit : {names}"
            ),
            format!(
                "si la première ligne d’un groupe vaut pour celles qui suivent, écrivez {line} en \
                 tête de la source"
            ),
        ),
        (
            format!("in `{source}`, rows leave blank what the row above them fills in: {names}"),
            format!(
                "if the first row of a group stands for those under it, write {line} at the head \
                 of the source"
            ),
        ),
    )
}
