//! What was met while tables were looked for in files, in words.

use super::{Message, noted, pick, said};
use crate::finding::{Described, FileFormat, LayoutChange, Orphan, TornLine};
use crate::language::Language;

pub(super) fn misnamed_file(language: Language, format: FileFormat) -> Message {
    let (name, ending) = format_name(language, format);
    said(
        language,
        (
            format!("ce fichier est en fait {name} ; il est lu comme tel"),
            format!("renommez-le en `{ending}` : d’autres programmes se fient à la terminaison"),
        ),
        (
            format!("this file is in fact {name}; it is read as such"),
            format!("rename it to `{ending}`: other programs trust the ending"),
        ),
    )
}

/// What a file of a format is called, and its ending.
pub(in crate::wording) fn format_name(
    language: Language,
    format: FileFormat,
) -> (&'static str, &'static str) {
    let (fr, en, ending) = match format {
        FileFormat::Xlsx => ("un classeur Excel", "an Excel workbook", ".xlsx"),
        FileFormat::Xlsb => (
            "un classeur Excel binaire",
            "a binary Excel workbook",
            ".xlsb",
        ),
        FileFormat::Xls => (
            "un classeur Excel 97-2003",
            "an Excel 97–2003 workbook",
            ".xls",
        ),
        FileFormat::Ods => (
            "un classeur OpenDocument",
            "an OpenDocument spreadsheet",
            ".ods",
        ),
        FileFormat::Csv => ("un fichier CSV", "a CSV file", ".csv"),
    };
    (pick(language, fr, en), ending)
}

pub(super) fn hidden_rows(language: Language) -> Message {
    said(
        language,
        (
            "ligne masquée, à la main ou par un filtre ; elle est comptée comme les autres",
            "si les lignes masquées ne doivent pas compter, écrivez `skip_hidden_rows = true` en \
             tête de la source",
        ),
        (
            "a row hidden by hand or by a filter; it is counted like the others",
            "if hidden rows should not count, write `skip_hidden_rows = true` at the head of the \
             source",
        ),
    )
}

pub(super) fn total_row(language: Language) -> Message {
    noted(
        language,
        "ligne de totaux ou de statistiques, laissée de côté".into(),
        "a row of totals or statistics, left out".into(),
    )
}

pub(super) fn no_rows(language: Language, source: &str) -> Message {
    noted(
        language,
        format!("les en-têtes de `{source}` sont là, et aucune ligne de personne ne les suit"),
        format!("the headers of `{source}` are there, and no row of anybody follows"),
    )
}

pub(super) fn described_columns(language: Language, how: Described) -> Message {
    let (fr, en) = match how {
        Described::Tags => (
            "ligne d’étiquettes HXL sous les en-têtes : elle nomme aussi les colonnes, et n’est \
             personne",
            "a row of HXL tags under the headers: it names the columns too, and is nobody",
        ),
        Described::Types => (
            "ligne de types de questions sous les en-têtes : elle n’est personne",
            "a row of question types under the headers: it is nobody",
        ),
    };
    noted(language, fr.into(), en.into())
}

#[allow(clippy::too_many_lines, reason = "a dictionary")]
pub(super) fn torn_line(language: Language, how: TornLine) -> Message {
    let (fr, en) = match how {
        TornLine::StrayQuote => (
            (
                "un guillemet que rien ne ferme ; il est lu comme un signe ordinaire",
                "fermez-le ou enlevez-le : ce qui le suit reste ainsi dans ses colonnes",
            ),
            (
                "a quotation mark that nothing closes, or that would swallow lines; it is read as a sign \
                 like any other",
                "close it or take it out: so what follows stays in its columns",
            ),
        ),
        TornLine::CutShort => (
            (
                "le fichier s’arrête au milieu de cette ligne, qui n’est pas comptée ; d’autres \
                 manquent peut-être",
                "exportez ou copiez de nouveau le fichier",
            ),
            (
                "the file ends in the middle of this line, which is not counted; others may be \
                 missing",
                "export or copy the file again",
            ),
        ),
        TornLine::OtherEncoding => (
            (
                "cette ligne est dans un autre encodage que le reste du fichier",
                "vérifiez ses accents ; enregistrez tout le fichier en UTF-8",
            ),
            (
                "this line is in another encoding than the rest of the file",
                "check its accents; save the whole file as UTF-8",
            ),
        ),
        TornLine::TooLong => (
            (
                "plus de cellules que le tableau n’a de colonnes : la ligne n’est pas comptée, car \
                 ses cellules ont pu se décaler",
                "mettez entre guillemets le texte qui contient le séparateur",
            ),
            (
                "more cells than the table has columns: the line is not counted, since its cells \
                 may have shifted",
                "put the text that holds the delimiter into quotation marks",
            ),
        ),
        TornLine::Broken => (
            (
                "un retour à la ligne dans une cellule sans guillemets coupe cette ligne\u{a0}: ses \
                 morceaux sont lus comme une seule",
                "mettez cette cellule entre guillemets, ou exportez de nouveau le fichier",
            ),
            (
                "a line break in a cell without quotation marks tears this line: its pieces are read \
                 as one",
                "put that cell into quotation marks, or export the file again",
            ),
        ),
        TornLine::CutText => (
            (
                "un texte de cette ligne dépasse 32 767 signes, ce qu’une cellule de tableur contient : \
                 la suite n’est pas lue",
                "raccourcissez-le, ou répartissez-le sur plusieurs cellules",
            ),
            (
                "a text of this row is longer than the 32,767 signs that a spreadsheet’s cell holds: \
                 the rest is not read",
                "shorten it, or part it over several cells",
            ),
        ),
    };
    said(language, fr, en)
}

pub(super) fn second_table(language: Language, source: &str) -> Message {
    said(
        language,
        (
            "un second tableau commence ici ; ni lui ni ce qui suit n’est compté",
            format!(
                "s’il est à lire, mettez-le sur une feuille à lui ; sinon bornez le premier dans \
                 `sources/{source}.toml` : `range = \"A1:M200\"`"
            ),
        ),
        (
            "a second table begins here; neither it nor what follows is counted",
            format!(
                "if it is to be read, give it a sheet of its own; or else bound the first one in \
                 `sources/{source}.toml`: `range = \"A1:M200\"`"
            ),
        ),
    )
}

pub(super) fn pivot_sheet(language: Language, source: &str) -> Message {
    said(
        language,
        (
            "cette feuille est un tableau croisé dynamique, pas un registre",
            format!("nommez dans `sources/{source}.toml` les feuilles à lire : `sheets = [\"…\"]`"),
        ),
        (
            "this sheet is a pivot table, not a register",
            format!("name in `sources/{source}.toml` the sheets to read: `sheets = [\"…\"]`"),
        ),
    )
}

pub(super) fn layout_changed(language: Language, source: &str, change: &LayoutChange) -> Message {
    let (fr, en) = match change {
        LayoutChange::ColumnGone { header } => (
            format!("la colonne `{header}` n’est plus là"),
            format!("the column `{header}` is gone"),
        ),
        LayoutChange::ColumnRenamed { header, to } => (
            format!("la colonne `{header}` semble s’appeler maintenant `{to}`"),
            format!("the column `{header}` seems to be called `{to}` now"),
        ),
        LayoutChange::ColumnNew { header } => (
            format!("la colonne `{header}` est nouvelle"),
            format!("the column `{header}` is new"),
        ),
        LayoutChange::SheetGone { sheet } => (
            format!("la feuille `{sheet}` n’est plus là"),
            format!("the sheet `{sheet}` is gone"),
        ),
        LayoutChange::SheetNew => (
            "cette feuille n’était pas là lors de la dernière acceptation".into(),
            "this sheet was not there when the layout was last accepted".into(),
        ),
    };
    said(
        language,
        (
            fr,
            format!(
                "vérifiez `sources/{source}.toml`, puis acceptez : `bilan check --accept-layout`"
            ),
        ),
        (
            en,
            format!(
                "look at `sources/{source}.toml`, then accept it: `bilan check --accept-layout`"
            ),
        ),
    )
}

pub(super) fn no_block(language: Language, source: &str, template: &str) -> Message {
    said(
        language,
        (
            format!("aucune colonne n’a un en-tête de bloc de la forme `{template}`"),
            format!("corrigez `blocks` en tête de `sources/{source}.toml`"),
        ),
        (
            format!("no column has the header of a block, of the form `{template}`"),
            format!("mend `blocks` at the head of `sources/{source}.toml`"),
        ),
    )
}

pub(super) fn orphan_row(language: Language, which: Orphan) -> Message {
    match which {
        Orphan::Parent => said(
            language,
            (
                "ligne sans numéro dans le tableau des ménages : aucun membre ne peut s’y rattacher",
                "remplissez son numéro, tel que les lignes des membres le donnent",
            ),
            (
                "a row without a number in the table of households: no member can belong to it",
                "fill in its number, as the rows of its members give it",
            ),
        ),
        Orphan::Several => said(
            language,
            (
                "ligne qui peut se rattacher à plusieurs lignes du tableau des ménages, qui se contredisent : elle \
                 n’est pas lue",
                "donnez un numéro à chaque ménage, ou un fichier à chaque export ; ou rattachez les membres par une \
                 colonne sûre, `key = \"_uuid\"` et `of = \"_submission__uuid\"`",
            ),
            (
                "a row that may belong to several rows of the table of households, which say different things: it is \
                 not read",
                "give each household a number of its own, or each export a file; or join the members by a column that \
                 is safe, `key = \"_uuid\"` and `of = \"_submission__uuid\"`",
            ),
        ),
        Orphan::Child => said(
            language,
            (
                "ligne qui ne se rattache à aucune ligne du tableau des ménages : ce que celui-ci dit \
                 manque",
                "corrigez le numéro du ménage, ou rétablissez le ménage dans son tableau",
            ),
            (
                "a row that belongs to no row of the table of households: what that table says is \
                 missing",
                "mend the number of the household, or put the household back into its table",
            ),
        ),
    }
}

pub(super) fn no_parent(language: Language, source: &str) -> Message {
    said(
        language,
        (
            format!("le tableau des ménages de `{source}` n’a pas été trouvé"),
            format!(
                "corrigez `sheets`, `files` ou `key` sous `[parent]` dans `sources/{source}.toml`"
            ),
        ),
        (
            format!("the table of households of `{source}` was not found"),
            format!("mend `sheets`, `files` or `key` under `[parent]` in `sources/{source}.toml`"),
        ),
    )
}

pub(super) fn overlapping_counts(language: Language, first: &str, second: &str) -> Message {
    said(
        language,
        (
            format!("`{second}` compte en partie les mêmes personnes que `{first}`"),
            "ne gardez que des colonnes qui s’excluent : deux catégories différentes d’une même \
             dimension ; un total est recompté, il n’a pas à être lu",
        ),
        (
            format!("`{second}` counts some of the same people as `{first}`"),
            "keep only columns that exclude each other: different categories of one dimension; a \
             total is counted again and need not be read",
        ),
    )
}

pub(super) fn total_alone(language: Language) -> Message {
    said(
        language,
        (
            "cette ligne de total est le seul chiffre des personnes qu’elle compte\u{a0}: elles \
             comptent, sans réponse connue",
            "demandez-en le détail à qui l’a remplie",
        ),
        (
            "this row of totals is the only figure of the people it counts: they count, their answers \
             unknown",
            "ask whoever filled it in for the detail",
        ),
    )
}

pub(super) fn repeated_counts(language: Language, source: &str, once: bool) -> Message {
    let (fr, en) = if once {
        (
            format!(
                "effectifs de `{source}` déjà lus dans un autre fichier\u{a0}: ils comptent une fois"
            ),
            format!("counts of `{source}` that another file told before: they count once"),
        )
    } else {
        (
            format!(
                "effectifs de `{source}` aux mêmes jours et aux mêmes réponses que ceux d’une autre \
                 feuille, sans que rien dise si ce sont d’autres personnes\u{a0}: la somme est un maximum"
            ),
            format!(
                "counts of `{source}` of the same days and answers as those of another sheet, and \
                 nothing tells whether of other people: the sum is an upper bound"
            ),
        )
    };
    said(
        language,
        (
            fr,
            "gardez une seule version du fichier\u{a0}; si chaque fichier est d’un autre partenaire, \
             que la source le lise dans son nom, `from_file_name = \"{city}-*\"`",
        ),
        (
            en,
            "keep one version of the file; if each file is of another partner, let the source read \
             that from its name, `from_file_name = \"{city}-*\"`",
        ),
    )
}

pub(super) fn total_differs(language: Language, total: u64, parts: u64) -> Message {
    said(
        language,
        (
            format!(
                "ce total est de {total}, et les lignes qu’il résume font {parts}\u{a0}: elles comptent"
            ),
            "corrigez le total ou les lignes dans le registre",
        ),
        (
            format!("this total is {total}, and the rows that it sums up make {parts}: they count"),
            "mend the total or the rows in the register",
        ),
    )
}
