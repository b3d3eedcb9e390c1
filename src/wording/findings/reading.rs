//! What was met while files, sheets and headers were read, in words.

use super::{Message, headings, kinds, listed, noted, pick, quoted, said};
use crate::finding::{Heading, Unreadable};
use crate::language::Language;

pub(super) fn empty_data(language: Language, folder: &str) -> Message {
    said(
        language,
        (
            format!("le dossier de données `{folder}` est vide"),
            "déposez-y les fichiers des projets, ou nommez un autre dossier : `data = \"…\"` dans \
             `catalogue.toml`, ou `--data`",
        ),
        (
            format!("the data folder `{folder}` is empty"),
            "put the projects’ files into it, or name another folder: `data = \"…\"` in \
             `catalogue.toml`, or `--data`",
        ),
    )
}

pub(super) fn source_file_absent(language: Language, source: &str, pattern: &str) -> Message {
    let line = format!("`files = [{}]`", quoted(pattern));
    said(
        language,
        (
            format!("source `{source}` : aucun fichier ne répond à `{pattern}`"),
            format!(
                "déposez-le dans le dossier de données, ou corrigez dans `sources/{source}.toml` : \
                 {line}"
            ),
        ),
        (
            format!("source `{source}`: no file answers to `{pattern}`"),
            format!("put it into the data folder, or mend in `sources/{source}.toml`: {line}"),
        ),
    )
}

pub(super) fn unreadable_sheet(language: Language, reason: Unreadable) -> Message {
    if let Unreadable::TooLarge(limit) = reason {
        return kinds::too_large(language, limit);
    }
    said(
        language,
        (
            "cette feuille n’a pas pu être lue jusqu’au bout",
            "ouvrez le classeur dans le tableur et enregistrez-le de nouveau en `.xlsx`",
        ),
        (
            "this sheet could not be read to its end",
            "open the workbook in a spreadsheet program and save it again as `.xlsx`",
        ),
    )
}

pub(super) fn unclaimed_file(language: Language) -> Message {
    said(
        language,
        (
            "aucune source ne lit ce fichier",
            "si c’est un registre, ajoutez-le à une source, `files = [\"…\"]` ; sinon sortez-le du \
             dossier de données",
        ),
        (
            "no source reads this file",
            "if it is a register, add it to a source, `files = [\"…\"]`; or else take it out of \
             the data folder",
        ),
    )
}

pub(super) fn unclaimed_sheet(language: Language, source: Option<&str>) -> Message {
    let Some(source) = source else {
        return noted(
            language,
            "aucune source ne lit cette feuille".into(),
            "no source reads this sheet".into(),
        );
    };
    said(
        language,
        (
            format!(
                "aucune source ne lit cette feuille, qui ressemble pourtant au registre `{source}`"
            ),
            format!(
                "ajoutez son nom à `sheets` dans `sources/{source}.toml` ; si c’est une copie, \
                 supprimez-la"
            ),
        ),
        (
            format!("no source reads this sheet, though it looks like the register `{source}`"),
            format!(
                "add its name to `sheets` in `sources/{source}.toml`; if it is a copy, delete it"
            ),
        ),
    )
}

pub(super) fn hidden_sheet(language: Language, source: &str) -> Message {
    said(
        language,
        (
            format!("feuille masquée laissée de côté, qui ressemble au registre `{source}`"),
            format!(
                "si elle doit compter, affichez-la, ou écrivez `hidden = true` en tête de \
                 `sources/{source}.toml` ; si c’est une ancienne copie, supprimez-la"
            ),
        ),
        (
            format!("a hidden sheet that looks like the register `{source}` was left out"),
            format!(
                "if it should count, unhide it, or write `hidden = true` at the head of \
                 `sources/{source}.toml`; if it is an old copy, delete it"
            ),
        ),
    )
}

pub(super) fn expected_absent(language: Language, source: &str, name: &str) -> Message {
    said(
        language,
        (
            format!(
                "la source `{source}` attend une feuille ou un fichier `{name}`, qui n’a pas été \
                 lu"
            ),
            format!(
                "déposez ce qui manque, ou retirez-le de `expected` dans `sources/{source}.toml`"
            ),
        ),
        (
            format!("the source `{source}` expects a sheet or file `{name}`, and none was read"),
            format!(
                "put in what is missing, or take it out of `expected` in `sources/{source}.toml`"
            ),
        ),
    )
}

pub(super) fn open_elsewhere(language: Language) -> Message {
    said(
        language,
        (
            "ce classeur est ouvert dans un autre programme : ce qui n’y est pas enregistré n’est \
             pas lu",
            "enregistrez-le, fermez-le et relancez bilan",
        ),
        (
            "this workbook is open in another program: what is not saved in it is not read",
            "save it, close it and run bilan again",
        ),
    )
}

pub(super) fn linked_folder(language: Language, within: bool) -> Message {
    if within {
        return noted(
            language,
            "ce dossier est un lien vers un autre dossier des données, qui est lu sous son propre nom"
                .into(),
            "this folder is a link to another folder of the data, which is read under its own name"
                .into(),
        );
    }
    said(
        language,
        (
            "ce dossier est un lien vers l’extérieur du dossier des données : rien n’y est lu",
            "copiez-y les fichiers eux-mêmes, ou donnez le dossier qui les contient : `--data …`",
        ),
        (
            "this folder is a link that leads out of the data folder: nothing in it is read",
            "copy the files themselves into it, or name the folder that holds them: `--data …`",
        ),
    )
}

pub(super) fn inferred_text(language: Language, encoding: &str, delimiter: &str) -> Message {
    let delimiter = match delimiter {
        "tab" => pick(language, "une tabulation", "a tab").to_owned(),
        sign => format!("`{sign}`"),
    };
    noted(
        language,
        format!("lu en `{encoding}`, colonnes séparées par {delimiter}"),
        format!("read as `{encoding}`, columns separated by {delimiter}"),
    )
}

pub(super) fn inferred_header(language: Language, source: &str, rows: u32) -> Message {
    if rows > 1 {
        return noted(
            language,
            format!(
                "en-têtes de `{source}` reconnus sur {rows} lignes, dont celle-ci est la dernière"
            ),
            format!("headers of `{source}` recognised on {rows} rows, of which this is the last"),
        );
    }
    noted(
        language,
        format!("en-têtes de `{source}` reconnus sur cette ligne, et non sur la première"),
        format!("headers of `{source}` recognised on this row, not on the first"),
    )
}

pub(super) fn no_header(language: Language, source: &str, wanted: &[String]) -> Message {
    let wanted = listed(wanted);
    said(
        language,
        (
            format!("aucune ligne de cette feuille ne porte les en-têtes de `{source}`"),
            format!(
                "en-têtes cherchés : {wanted} ; corrigez-les dans le registre ou dans \
                 `sources/{source}.toml`, ou retirez cette feuille de `sheets`"
            ),
        ),
        (
            format!("no row of this sheet holds the headers of `{source}`"),
            format!(
                "headers looked for: {wanted}; mend them in the register or in \
                 `sources/{source}.toml`, or take this sheet out of `sheets`"
            ),
        ),
    )
}

pub(super) fn column_absent(
    language: Language,
    source: &str,
    header: &str,
    nearest: &[Heading],
) -> Message {
    let (fr, en) = match nearest.first() {
        Some(first) => {
            let present = headings(nearest);
            let line = format!("`[{}, {}]`", quoted(header), quoted(&first.name()));
            (
                format!(
                    "colonnes présentes les plus proches : {present} ; si c’est l’une d’elles, \
                     ajoutez-la dans `sources/{source}.toml` : {line}"
                ),
                format!(
                    "nearest columns present: {present}; if it is one of them, add it in \
                     `sources/{source}.toml`: {line}"
                ),
            )
        }
        None => (
            format!(
                "rétablissez-la dans le registre, ou corrigez son nom dans \
                 `sources/{source}.toml`"
            ),
            format!("put it back into the register, or mend its name in `sources/{source}.toml`"),
        ),
    };
    said(
        language,
        (
            format!("la colonne `{header}` n’est pas dans cette feuille"),
            fr,
        ),
        (format!("the column `{header}` is not in this sheet"), en),
    )
}

pub(super) fn column_twice(
    language: Language,
    source: &str,
    header: &str,
    columns: &[String],
) -> Message {
    let columns = listed(columns);
    said(
        language,
        (
            format!("plusieurs colonnes répondent à `{header}` : {columns}"),
            format!(
                "renommez celles qui sont de trop, ou précisez l’en-tête dans \
                 `sources/{source}.toml` ; la première est lue"
            ),
        ),
        (
            format!("several columns answer to `{header}`: {columns}"),
            format!(
                "rename those that are not meant, or make the header exact in \
                 `sources/{source}.toml`; the first is read"
            ),
        ),
    )
}

pub(super) fn no_session(language: Language, source: &str, template: &str) -> Message {
    said(
        language,
        (
            format!("aucune colonne n’a un en-tête de séance de la forme `{template}`"),
            format!(
                "écrivez la date dans l’en-tête de chaque séance, ou corrigez `header` sous \
                 `[attendance]` dans `sources/{source}.toml`"
            ),
        ),
        (
            format!("no column has the header of a session, of the form `{template}`"),
            format!(
                "write the date in the header of each session, or mend `header` under \
                 `[attendance]` in `sources/{source}.toml`"
            ),
        ),
    )
}
