//! What findings on doubtful cells mean, dates, numbers and ages, or an error in their place: the meaning and the remedy, in
//! French and in English.

type Both = [(&'static str, &'static str); 2];

pub(super) const PARTIAL_DATE: Both = [
    (
        "Une date de naissance, ou une autre date du registre, n’est qu’une année ou un mois. Son premier jour est \
         retenu : l’âge est alors celui que la personne atteint dans l’année, un an de trop au plus. Un acte, lui, peut \
         être daté d’un mois, d’un trimestre ou d’une année : il compte dans les périodes qui les contiennent en entier.",
        "Écrivez la date entière si elle est connue.",
    ),
    (
        "A birth date, or another date of the register, is only a year or a month. Its first day is taken: the age is \
         then the one that the person reaches in the year, one too many at most. An act may be dated by a month, a \
         quarter or a year: it counts in the periods that hold the whole of it.",
        "Write the whole date if it is known.",
    ),
];

pub(super) const AMBIGUOUS_DATES: Both = [
    (
        "Toutes les dates d’une colonne, écrites en texte, ont un jour et un mois de 12 au plus : rien n’y dit lequel est \
         lequel. Elles sont lues dans l’ordre que déclare la source.",
        "Si l’ordre est l’autre, dites-le dans la source : `dates = \"month first\"`.",
    ),
    (
        "All dates of a column, written as text, have a day and a month of 12 at most: nothing in it tells which is \
         which. They are read in the order that the source declares.",
        "If the order is the other one, say so in the source: `dates = \"month first\"`.",
    ),
];

pub(super) const AMBIGUOUS_NUMBER: Both = [
    (
        "Un nombre a une seule marque, suivie de trois chiffres : `1,234` ou `1.234`. Une marque seule est toujours lue \
         comme celle des décimales ; si elle sépare les milliers, la somme est mille fois trop petite.",
        "Écrivez les milliers avec une espace ou sans rien, comme `1 234` ou `1234`, et les décimales avec une virgule.",
    ),
    (
        "A number has one mark and three figures after it: `1,234` or `1.234`. A mark alone is always read as the \
         decimal one; if it parts thousands, the sum is a thousand times too small.",
        "Write thousands with a space or with nothing, as `1 234` or `1234`.",
    ),
];

pub(super) const AGE_AS_DATE: Both = [
    (
        "Une cellule d’âges contient une date : un tableur change `5-9` ou `01-04` en jour de l’année sans le dire. La \
         tranche ne se devine pas, et l’âge compte comme inconnu.",
        "Mettez la colonne au format texte, puis récrivez la tranche, ou écrivez l’âge en années.",
    ),
    (
        "A cell of ages holds a date: spreadsheet programs turn `5-9` or `01-04` into a day of the year without saying \
         so. The band is not guessed, and the age counts as unknown.",
        "Format the column as text and write the band again, or write the age in years.",
    ),
];

pub(super) const IMPOSSIBLE_AGE: Both = [
    (
        "Un âge est négatif ou dépasse 120 ans. Il compte comme inconnu ; la personne compte partout ailleurs.",
        "Corrigez la cellule. Si toute la colonne est ainsi, l’en-tête donné à `age` dans la source n’est pas le bon.",
    ),
    (
        "An age is negative or above 120 years. It counts as unknown; the person counts everywhere else.",
        "Mend the cell. If the whole column is so, the source gives `age` the wrong header.",
    ),
];

pub(super) const SPLIT_BAND: Both = [
    (
        "Une tranche d’âge du registre tombe dans plusieurs tranches du catalogue : rien ne dit dans laquelle est la \
         personne. L’âge compte comme inconnu.",
        "Notez les âges ou les dates de naissance, ou découpez `bands` dans `dimensions.toml` comme le registre.",
    ),
    (
        "A band of ages of the register lies in several bands of the catalogue: nothing tells in which the person is. \
         The age counts as unknown.",
        "Note ages or birth dates, or cut `bands` in `dimensions.toml` as the register does.",
    ),
];

pub(super) const INVALID_NUMBER: Both = [
    (
        "Une cellule devrait contenir un nombre et n’en contient pas. Elle est lue comme \
         vide : l’acte compte, mais son montant manque aux sommes.",
        "Écrivez un nombre seul, comme `1234,50` ou `12 000 MAD`, et mettez les remarques dans \
         une autre colonne.",
    ),
    (
        "A cell should hold a number and does not. It is read as empty: the act counts, but \
         its amount is missing from the sums.",
        "Write a number alone, as `1234.50` or `12 000 MAD`, and put remarks into another \
         column.",
    ),
];

pub(super) const ERROR_CELL: Both = [
    (
        "Une cellule contient une erreur du tableur, comme `#N/A` ou `#REF!`. Elle est lue \
         comme vide ; si elle devait dater un acte, il n’est pas compté.",
        "Corrigez la formule, ou videz la cellule, et enregistrez le classeur.",
    ),
    (
        "A cell holds a spreadsheet error, such as `#N/A` or `#REF!`. It is read as empty; if \
         it was to date an act, the act is not counted.",
        "Mend the formula, or empty the cell, and save the workbook.",
    ),
];

pub(super) const FORMULA_WITHOUT_RESULT: Both = [
    (
        "Une formule a été enregistrée sans son résultat, comme le font certains exports : la \
         cellule est lue comme vide, et ce qu’elle devait dire n’est pas compté.",
        "Ouvrez le classeur dans Excel ou LibreOffice, recalculez et enregistrez.",
    ),
    (
        "A formula was saved without its result, as some exports do: the cell is read as \
         empty, and what it was to say is not counted.",
        "Open the workbook in Excel or LibreOffice, recalculate and save.",
    ),
];

pub(super) const UNCLEAR_SESSION: Both = [
    (
        "Dans une feuille de présence, un en-tête dit plus qu’un jour, `05/03/2022 matin`, ou n’en dit aucun, `Séance 3`. Le \
         premier est lu comme une séance de ce jour, à part des autres du même jour. Sous le second, les marques ne comptent \
         pas : s’il porte un nombre ou un mois, elles manquent aux totaux, qui sont alors des minimums (`≥`).",
        "Écrivez le jour entier dans l’en-tête, ou dites dans la source comment il est écrit, sous `[attendance]` : `header = \
         \"{date} *\"`. Une colonne de marques qui n’est pas une séance se nomme comme un champ sous `[columns]`.",
    ),
    (
        "In an attendance sheet, a header says more than a day, `05/03/2022 a.m.`, or names none, `Session 3`. The first is \
         read as a session of that day, apart from others of the same day. The marks under the second do not count: where \
         it holds a number or a month, totals lack them and are lower bounds (`≥`).",
        "Write the whole day in the header, or tell in the source how it is written, under `[attendance]`: `header = \
         \"{date} *\"`. A column of marks that is no session is named as a field under `[columns]`.",
    ),
];
