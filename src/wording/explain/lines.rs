//! What findings on logframe lines mean, those kept in a table among them, in French and in English.

use crate::finding::Code;

/// In French.
pub(super) fn fr(code: Code) -> Option<(&'static str, &'static str)> {
    let told = match code {
        Code::UnknownTableColumn => (
            "Le tableau des lignes d’un projet a une colonne dont l’en-tête n’est pas de ceux que bilan lit, le plus \
             souvent une faute de frappe : ce qu’elle dit serait perdu et personne ne le verrait. Rien n’est compté tant \
             qu’elle est là.",
            "Corrigez l’en-tête d’après la proposition, ou mettez la colonne dans une autre feuille. Les en-têtes sont \
             dans `docs/logframe.md`.",
        ),
        Code::TableWithoutLines => (
            "Le tableau que nomme un projet n’a, sur aucune feuille visible, une ligne d’en-têtes avec `Ligne` ou `Line` \
             et un autre des en-têtes d’un cadre logique.",
            "Écrivez les en-têtes sur une ligne, par exemple `Ligne`, `Indicateur`, `Niveau`, `Cible`, `Échéance`. Des \
             titres peuvent rester au-dessus.",
        ),
        Code::EmptyTableCell => (
            "Une cellule du tableau des lignes est vide, alors que le reste de la ligne n’a de sens qu’avec elle : un \
             code de ligne, l’indicateur et le niveau d’une ligne nouvelle, la cible dont une échéance est donnée, les \
             catégories d’une part.",
            "Remplissez la cellule. Le code de la ligne se répète à chaque cible, et une cellule fusionnée ne vaut que \
             pour la première de ses lignes.",
        ),
        Code::InvalidTableCell => (
            "Une cellule du tableau des lignes ne contient pas ce que sa colonne demande : un nombre, une date, oui ou \
             non, un cadre et un code. Rien n’est compté tant qu’elle n’est pas corrigée.",
            "Écrivez un nombre comme `1 500` ou `50 %`, une date comme `31/12/2022` ; une année ou un mois vaut pour son \
             dernier jour. Une remarque va dans la colonne `Note`.",
        ),
        Code::LineContradicts => (
            "Une ligne du cadre logique est dite deux fois, dans le tableau ou dans le tableau et le fichier du projet, \
             et les deux ne s’accordent pas : un autre indicateur, un autre niveau, un autre texte, une autre valeur de \
             référence.",
            "Gardez ce qui est juste et videz l’autre. Une ligne n’est décrite qu’une fois ; les lignes suivantes du \
             tableau ne portent que son code et une cible.",
        ),
        Code::TargetTwice => (
            "Une ligne du cadre logique a deux cibles pour les mêmes catégories, la même durée et la même échéance : rien \
             ne dit laquelle vaut.",
            "Gardez-en une. Si un avenant a changé la cible, déclarez-le sous `[[revision]]` et datez la nouvelle cible \
             de son jour : `revised = 2022-06-15`, ou la colonne `Révision`.",
        ),
        Code::UnclearShare => (
            "Une part s’écrit entre 0 et 1, ou avec `%`. Ici un nombre ne peut être qu’une part et n’est pas écrit ainsi : \
             60 pour un taux est lu comme 60 % ; 0,5 pour le nombre de certaines personnes est lu comme 50 % du total de \
             la ligne ; 0,5 pour toutes n’est un nombre de rien, et rien n’est compté tant que ce n’est pas corrigé.",
            "Dans le projet, écrivez `value = 0.6` pour un taux, `share = 0.5` avec `for` pour la part de certaines \
             catégories ; dans un tableau ou les saisies, `60 %`.",
        ),
        Code::VarianceUnexplained => (
            "Un chiffre dépasse sa cible, ou reste sous une cible échue, de plus que la marge du projet (`margin`, 25 % \
             si rien n’est dit), et les saisies n’ont ni commentaire ni raison pour cette ligne et cette période. Les \
             chiffres restent justes ; le bailleur demandera pourquoi. Une cible « au moins » peut être dépassée, et un \
             chiffre partiel n’est pas dit trop bas.",
            "Dans le classeur de saisies, ajoutez une ligne avec le code de la ligne et la période, et complétez la \
             phrase proposée sous `Raison de l’écart`. Si l’écart n’étonne personne, élargissez la marge dans le \
             projet : `margin = 0.4`.",
        ),
        _ => return None,
    };
    Some(told)
}

/// In English.
pub(super) fn en(code: Code) -> Option<(&'static str, &'static str)> {
    let told = match code {
        Code::UnknownTableColumn => (
            "The table of a project’s lines has a column whose header is none of those that bilan reads, most often a \
             typing mistake: what it says would be lost and nobody would see it. Nothing is counted while it is there.",
            "Mend the header as proposed, or put the column into another sheet. The headers stand in `docs/logframe.md`.",
        ),
        Code::TableWithoutLines => (
            "The table that a project names has, on no visible sheet, a row of headers with `Line` or `Ligne` and another \
             of a logframe’s headers.",
            "Write the headers in one row, for instance `Line`, `Indicator`, `Level`, `Target`, `By`. Titles may stay \
             above them.",
        ),
        Code::EmptyTableCell => (
            "A cell of the table of lines is empty, and the rest of its row makes sense only with it: the code of a line, \
             the indicator and level of a new line, the target that a day is given for, the categories of a share.",
            "Fill the cell in. The code of the line is repeated for each target, and a merged cell speaks for the first of \
             its rows only.",
        ),
        Code::InvalidTableCell => (
            "A cell of the table of lines does not hold what its column takes: a number, a date, yes or no, a framework and a code. Nothing is \
             counted until it is mended.",
            "Write a number as `1 500` or `50 %`, a date as `31/12/2022`; a year or a month stands for its last day. A \
             remark goes into the column `Note`.",
        ),
        Code::LineContradicts => (
            "A logframe line is told twice, in the table or in the table and the project’s file, and the two do not agree: \
             another indicator, another level, another text, another baseline.",
            "Keep what is right and empty the other. A line is described once; the rows after that carry its code and a \
             target only.",
        ),
        Code::TargetTwice => (
            "A logframe line has two targets for the same categories, the same span and the same day: nothing tells which \
             holds.",
            "Keep one. If an amendment changed the target, declare it under `[[revision]]` and date the new target with \
             its day: `revised = 2022-06-15`, or the column `Revised`.",
        ),
        Code::UnclearShare => (
            "A share is written between 0 and 1, or with `%`. Here a number can only be a share and is not written as one: \
             60 of a rate is read as 60%; 0.5 of the number of some people is read as 50% of the line’s total; 0.5 of \
             everybody is a number of nothing, and nothing is counted until it is mended.",
            "In the project, write `value = 0.6` for a rate, `share = 0.5` with `for` for the share of some categories; in \
             a table or the entries, `60%`.",
        ),
        Code::VarianceUnexplained => (
            "A figure is over its target, or under a target that is due, by more than the project’s margin (`margin`, 25% \
             where nothing is said), and the entries have neither comment nor reason for this line and period. The \
             figures stand; the donor will ask why. A target of “at least” may be passed, and a partial figure is not \
             said to be low.",
            "In the workbook of entries, add a row with the line’s code and the period, and complete the sentence given \
             under `Reason for variance`. If nobody wonders at such a gap, widen the project’s margin: `margin = 0.4`.",
        ),
        _ => return None,
    };
    Some(told)
}
