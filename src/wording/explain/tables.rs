//! What each finding about tables in files means and how to mend it.

use crate::finding::Code;

/// In French. A code that is explained nowhere is found by a test.
#[allow(clippy::too_many_lines, reason = "one arm a code")]
pub(super) fn fr(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::MisnamedFile => (
            "La terminaison du fichier annonce un autre format que celui qu’il a. bilan lit chaque \
             fichier d’après son contenu : rien n’est perdu.",
            "Renommez le fichier avec la terminaison proposée, ou exportez-le de nouveau.",
        ),
        Code::HiddenRows => (
            "Des lignes du registre sont masquées, à la main ou par un filtre. Un filtre oublié ne \
             doit pas retirer des personnes d’un rapport : elles sont comptées.",
            "Si elles ne doivent pas compter, écrivez `skip_hidden_rows = true` en tête de la \
             source ; elles sont alors dites « écartées ».",
        ),
        Code::TotalRow => (
            "Une ligne dit un mot de totaux (Total, Nombre, Moyenne, Tous …) et n’est celle de \
             personne : ni numéro, ni nom, ni date d’un acte ; ou le classeur dit lui-même qu’elle \
             est de totaux (la ligne des totaux d’un tableau Excel, une formule qui additionne les \
             lignes du dessus). Dans un tableau d’effectifs, un trimestre ou une année à côté de ses \
             mois en est une aussi\u{a0}; dans un registre, une ligne sans clé dont \
             les montants sont les sommes de ceux du dessus. Elle est laissée de côté et dite dans l’entonnoir des lignes.",
            "Rien à faire. Si c’est une personne, remplissez son prénom ou son numéro.",
        ),
        Code::NoRows => (
            "Un tableau a ses en-têtes et aucune ligne à compter : un registre qui n’a pas encore \
             servi, ou dont un export n’a rien gardé. Ses chiffres valent 0.",
            "Rien à faire s’il est vide à raison. Sinon, exportez-le de nouveau, sans filtre.",
        ),
        Code::DescribedColumns => (
            "Sous les en-têtes, une ligne décrit les colonnes : étiquettes HXL (`#sex +f`) ou types \
             de questions. Elle n’est comptée comme personne ; les étiquettes peuvent servir de \
             noms de colonnes dans la source.",
            "Rien à faire. Pour nommer une colonne par son étiquette : `sex = \"#sex\"`.",
        ),
        Code::TornLine => (
            "Une ligne d’un fichier CSV ne peut pas être lue entièrement : guillemet jamais fermé, \
             cellules de trop, encodage différent, retour à la ligne sans guillemets, ou fichier coupé ; ou un texte, dans n’importe quel \
             format, dépasse ce qu’une cellule contient. Elle est dite avec son numéro ; \
             les autres lignes sont lues, sans décalage de colonnes. Un fichier coupé rend la \
             source partielle.",
            "Corrigez la ligne dans le fichier, ou exportez-le de nouveau.",
        ),
        Code::SecondTable => (
            "Un second tableau commence sous le premier. bilan ne devine pas s’il faut le lire : il \
             ne compte ni lui ni ce qui suit, et la source est partielle (`≥`).",
            "Mettez-le sur une feuille à lui, ou bornez le premier tableau dans la source : \
             `range = \"A1:M200\"`.",
        ),
        Code::PivotSheet => (
            "Une feuille que la source réclame est un tableau croisé dynamique : il résume un \
             registre et n’en est pas un. La source est partielle (`≥`).",
            "Nommez les feuilles du registre dans la source : `sheets = [\"Registre\"]`.",
        ),
        Code::LayoutChanged => (
            "Les colonnes ou les feuilles d’un registre ne sont plus celles qui ont été acceptées, \
             gardées dans `indicators/layouts`. Les chiffres sont comptés avec ce que la source \
             nomme ; une colonne renommée ou nouvelle n’est peut-être pas lue.",
            "Complétez la source s’il le faut, puis acceptez ce qui est là : \
             `bilan check --accept-layout`.",
        ),
        Code::NoBlock => (
            "La source annonce des blocs de colonnes, un par personne (`kids[{n}]/{column}`), et \
             aucun en-tête n’a cette forme : rien n’est lu de la feuille. La source est partielle \
             (`≥`).",
            "Recopiez la forme d’un en-tête, son numéro remplacé par `{n}` et son nom par \
             `{column}`.",
        ),
        Code::OrphanRow => (
            "Les lignes d’une feuille de membres se rattachent à celles de leur ménage par un \
             numéro, et l’une d’elles n’en trouve pas. Elle est lue sans ce que le ménage dit : \
             souvent sans date, donc sans acte. Où plusieurs ménages ont son numéro et disent autre chose, comme dans \
             deux exports collés l’un sous l’autre, elle n’est pas lue : les totaux sont des minimums (`≥`).",
            "Corrigez le numéro dans l’une des deux feuilles, ou exportez-les de nouveau ensemble. KoboToolbox recommence \
             `_index` à 1 dans chaque export : gardez un fichier par export, ou rattachez par `key = \"_uuid\"` et \
             `of = \"_submission__uuid\"`.",
        ),
        Code::NoParent => (
            "La source lit une feuille de membres et le tableau de leurs ménages n’a pas été \
             trouvé : ni dans le classeur, ni parmi les fichiers nommés. La source est partielle \
             (`≥`).",
            "Nommez la feuille ou le fichier et la colonne du numéro sous `[parent]` : `sheets = \
             [\"Ménages\"]`, `key = \"_index\"`.",
        ),
        Code::OverlappingCounts => (
            "Deux colonnes d’un tableau d’effectifs comptent en partie les mêmes personnes, par \
             exemple « Total femmes » et « Femmes adultes ». Additionnées, elles feraient plus de \
             monde qu’il n’y en a. Rien n’est compté tant que c’est le cas.",
            "Ne déclarez sous `[aggregate.counts]` que des colonnes qui s’excluent. Les totaux sont \
             recomptés : ne déclarez pas leurs colonnes.",
        ),
        _ => ("", ""),
    }
}

/// In English.
#[allow(clippy::too_many_lines, reason = "one arm a code")]
pub(super) fn en(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::MisnamedFile => (
            "The file’s ending promises another format than the file has. bilan reads each file by \
             what it contains: nothing is lost.",
            "Rename the file to the ending proposed, or export it again.",
        ),
        Code::HiddenRows => (
            "Rows of the register are hidden, by hand or by a filter. A forgotten filter must not \
             take people out of a report: they are counted.",
            "If they should not count, write `skip_hidden_rows = true` at the head of the source; \
             they are then told as \"left out\".",
        ),
        Code::TotalRow => (
            "A row says a word of totals (Total, Nombre, Moyenne, All …) and is nobody’s: no number, \
             no name, no date of an act; or the workbook itself says that it is one of totals (the \
             totals row of an Excel table, a formula that sums up the rows above). In a table of \
             counts, a quarter or a year beside its own months is one too; in a register, a row \
             without a key whose amounts are the sums of those above. It is left out and told \
             in the funnel of rows.",
            "Nothing to do. If it is a person, fill in a first name or a number.",
        ),
        Code::NoRows => (
            "A table has its headers and no row to count: a register that is not in use yet, or an \
             export that kept nothing. Its figures are 0.",
            "Nothing to do if it is rightly empty. Otherwise export it again, without a filter.",
        ),
        Code::DescribedColumns => (
            "Under the headers, a row describes the columns: HXL tags (`#sex +f`) or types of \
             questions. It counts as nobody; tags may serve as names of columns in the source.",
            "Nothing to do. To name a column by its tag: `sex = \"#sex\"`.",
        ),
        Code::TornLine => (
            "A line of a CSV file cannot be read whole: a quotation mark never closed, or \
             closed rows further down, too many cells, another encoding, a line break without quotation \
             marks, or a file cut short; or a text, in any format, is longer than a cell holds. It is told with its number; the other \
             lines are read, and no column shifts. A file cut short makes its source partial.",
            "Mend the line in the file, or export it again.",
        ),
        Code::SecondTable => (
            "A second table begins under the first. bilan does not guess whether to read it: \
             neither it nor what follows is counted, and the source is partial (`≥`).",
            "Give it a sheet of its own, or bound the first table in the source: \
             `range = \"A1:M200\"`.",
        ),
        Code::PivotSheet => (
            "A sheet that the source claims is a pivot table: it sums up a register and is none. \
             The source is partial (`≥`).",
            "Name the sheets of the register in the source: `sheets = [\"Register\"]`.",
        ),
        Code::LayoutChanged => (
            "The columns or sheets of a register are no longer those accepted, which \
             `indicators/layouts` keeps. Figures are counted with what the source names; a column \
             renamed or new may not be read.",
            "Complete the source if need be, then accept what is there: \
             `bilan check --accept-layout`.",
        ),
        Code::NoBlock => (
            "The source announces blocks of columns, one a person (`kids[{n}]/{column}`), and no \
             header has that form: nothing is read from the sheet. The source is partial (`≥`).",
            "Copy the form of a header, its number replaced by `{n}` and its name by `{column}`.",
        ),
        Code::OrphanRow => (
            "The rows of a sheet of members belong to those of their household by a number, and one \
             of them finds none. It is read without what the household says: often without a date, \
             hence without an act. Where several households have its number and say different things, as in two exports \
             pasted one under another, it is not read: totals are lower bounds (`≥`).",
            "Mend the number in one of the two sheets, or export them again together. KoboToolbox begins `_index` anew in \
             each export: keep a file for each, or join by `key = \"_uuid\"` and `of = \"_submission__uuid\"`.",
        ),
        Code::NoParent => (
            "The source reads a sheet of members, and the table of their households was not found: \
             neither in the workbook nor among the files named. The source is partial (`≥`).",
            "Name the sheet or file and the column of the number under `[parent]`: `sheets = \
             [\"Households\"]`, `key = \"_index\"`.",
        ),
        Code::OverlappingCounts => (
            "Two columns of a table of counts count some of the same people, such as \"Total women\" \
             and \"Adult women\". Added up they would make more people than there are. Nothing is \
             counted as long as that is so.",
            "Declare only columns that exclude each other under `[aggregate.counts]`. Totals are \
             counted again: do not declare their columns.",
        ),
        _ => ("", ""),
    }
}
