//! What findings on donors' reports, on periods and on what was typed for them mean, and the remedy, in French and in English.

type Both = [(&'static str, &'static str); 2];

pub(super) const AMBIGUOUS_PERIOD_NAME: Both = [
    (
        "Le nom d’une période du bailleur se lit déjà comme une période : `bilan report --period` ne \
         saurait pas laquelle est demandée.",
        "Donnez-lui un nom qui n’en est pas une : `RA2`, `rapport-final`.",
    ),
    (
        "The name of a donor’s period says a period already: `bilan report --period` could not tell which is \
         asked for.",
        "Give it a name that is none: `AR2`, `final-report`.",
    ),
];

pub(super) const INVALID_SENTENCE: Both = [
    (
        "Une phrase d’un format de bailleur a une accolade ou un crochet qui ne se ferme pas, ou une place \
         qui ne désigne aucun chiffre. Aucun classeur n’est écrit tant qu’elle n’est pas corrigée.",
        "Une place s’écrit `{total}`, `{sex=female}`, `{total|migrant|migrants}` ou `{period}` ; ce qui est \
         entre crochets disparaît quand un de ses chiffres est nul ou inconnu.",
    ),
    (
        "A sentence of a donor format has a brace or bracket that does not close, or a place that names no figure. \
         No workbook is written until it is mended.",
        "A place is written `{total}`, `{sex=female}`, `{total|migrant|migrants}` or `{period}`; what stands in \
         brackets is left out where a figure of it is 0 or not known.",
    ),
];

pub(super) const PERIOD_CLIPPED: Both = [
    (
        "La période demandée dépasse les dates du projet : les chiffres sont ceux de la partie \
         commune, dont le message donne les dates.",
        "Rien à faire si c’est voulu. Si le projet a été prolongé, corrigez ses dates : `end = \
         2024-06-30`.",
    ),
    (
        "The period asked for goes beyond the project’s dates: the figures are those of the \
         common part, whose dates the message gives.",
        "Nothing to do if that is meant. If the project was extended, mend its dates: `end = \
         2024-06-30`.",
    ),
];

pub(super) const LOST_ACTS: Both = [
    (
        "Des lignes disent qu’un acte a eu lieu, et aucun enregistrement ne le compte : sa date \
         manque ou ne se lit pas, la ligne est refusée. Jusqu’à 1 % des actes du chiffre (`tolerate`), \
         ce n’est qu’une remarque ; au-delà, les totaux de personnes, d’actes et de montants sont des \
         minimums (`≥`), le rapport est « partiel », et les taux, les nouvelles personnes et les \
         réponses qui changent sont provisoires. Une ligne sans acte n’est pas une perte.",
        "Complétez les dates dans le registre : les autres constats les montrent. Pour tolérer une \
         autre part, `tolerate = 0.05` dans le fichier du projet ou dans `catalogue.toml`.",
    ),
    (
        "Rows say that an act took place, and no record counts it: its date is missing or cannot be \
         read, or the row is refused. Up to 1% of the figure’s acts (`tolerate`), that is only a \
         note; beyond, totals of people, acts and amounts are lower bounds (`≥`), the report is \
         “partial”, and rates, new people and answers that change are provisional. A row without any \
         act is no loss.",
        "Fill in the dates in the register: the other findings show them. To tolerate another share, \
         `tolerate = 0.05` in the project’s file or in `catalogue.toml`.",
    ),
];

pub(super) const PERIOD_OUTSIDE: Both = [
    (
        "La période demandée n’a aucun jour commun avec le projet : ses chiffres sont marqués \
         manquants, jamais 0.",
        "Demandez une autre période, ou corrigez les dates du projet : `start = 2019-01-01`, \
         `end = 2023-12-31`.",
    ),
    (
        "The period asked for has no day in common with the project: its figures are marked \
         missing, never 0.",
        "Ask for another period, or mend the project’s dates: `start = 2019-01-01`, `end = \
         2023-12-31`.",
    ),
];

pub(super) const SPAN_CUT: Both = [
    (
        "La date d’un acte n’est connue qu’au mois ou à l’année près, et la période en coupe une \
         partie. L’acte n’y est pas compté, car on ne sait pas de quel côté il tombe : le chiffre \
         est alors un minimum, « ≥ » ; il compte dans toute période qui contient le tout.",
        "Demandez une période plus longue, par exemple l’année au lieu du trimestre, ou \
         précisez la date dans le registre.",
    ),
    (
        "The date of an act is known to a month or a year only, of which the period cuts a part. \
         The act is not counted in it, since nobody knows on which side it falls: the figure is \
         then a minimum, “≥”; it counts in every period that holds the whole of it.",
        "Ask for a longer period, for instance the year in place of the quarter, or make the \
         date exact in the register.",
    ),
];

pub(super) const OUTSIDE_PROJECT: Both = [
    (
        "Un acte est daté d’avant le début ou d’après la fin du projet : il n’est compté dans \
         aucune période.",
        "Corrigez sa date dans le registre, ou les dates du projet si elles ont changé : `end \
         = 2024-06-30`.",
    ),
    (
        "An act is dated before the project’s start or after its end: it is counted in no \
         period.",
        "Mend its date in the register, or the project’s dates if they have changed: `end = \
         2024-06-30`.",
    ),
];

pub(super) const CARRIED_OVER: Both = [
    (
        "Un acte qui dure a commencé avant le projet et n’était pas fini à son début. Un \
         indicateur avec `active = true` le compte dans chaque période qu’il touche, et comme \
         nouveau dans la première ; un indicateur qui compte les actes le jour où ils \
         commencent ne le compte pas.",
        "Rien, si la date est juste. Sinon corrigez-la dans le registre, ou `start` dans le \
         fichier du projet.",
    ),
    (
        "An act that lasts began before the project and was not over when it started. An \
         indicator with `active = true` counts it in every period that it touches, and as new \
         in the first; one that counts acts on the day they begin does not count it.",
        "Nothing, if the date is right. Else mend it in the register, or `start` in the \
         project’s file.",
    ),
];

pub(super) const MARGINS_DIFFER: Both = [
    (
        "Un tableau compte les mêmes personnes deux fois, par exemple par sexe et par âge, et \
         les deux sommes diffèrent. Chaque chiffre vient de la marge qui répond à la question, \
         le total seul de la première.",
        "Corrigez la ligne dans le registre, ou demandez à qui l’a remplie.",
    ),
    (
        "A table counts the same people twice, for instance by sex and by age, and the two sums \
         differ. Each figure comes from the margin that answers the question, the total alone \
         from the first.",
        "Mend the row in the register, or ask whoever filled it in.",
    ),
];

pub(super) const COUNTED_TWICE: Both = [
    (
        "Deux sources à tableaux de nombres lisent la même feuille pour le même projet. Si ce \
         sont les mêmes personnes, comptées par sexe puis par âge, leur somme les compte deux \
         fois : le chiffre n’est alors qu’un maximum.",
        "Déclarez une seule source, avec une marge par groupe de colonnes : \
         `[aggregate.margins.sex]` et `[aggregate.margins.age]`.",
    ),
    (
        "Two sources of counts read the same sheet for the same project. If they are the same \
         people, counted by sex and then by age, their sum counts them twice: the figure is \
         then a maximum only.",
        "Declare one source, with a margin for each group of columns: `[aggregate.margins.sex]` \
         and `[aggregate.margins.age]`.",
    ),
];

pub(super) const PEOPLE_NOT_TOLD: Both = [
    (
        "Des lignes du registre n’ont pas de clé : chacune peut être une personne à part, ou \
         l’une des autres. Quand elles font plus de 1 % d’un chiffre, il est donné avec ses \
         deux bornes, « 1–3 » ; la valeur est la borne haute (`at_most`), et la colonne `mark` \
         dit la basse.",
        "Remplissez les colonnes que nomme `person`, ou choisissez une clé que le registre \
         remplit toujours.",
    ),
    (
        "Rows of the register have no key: each may be a person of its own, or one of the \
         others. Where they are more than 1 % of a figure, it is given with both its bounds, \
         “1–3”; its value is the upper one (`at_most`), and the column `mark` says the lower.",
        "Fill in the columns that `person` names, or choose a key that the register always \
         fills in.",
    ),
];

pub(super) const UNKNOWN_ENTRY_LINE: Both = [
    (
        "Le fichier de saisies nomme une ligne que le cadre logique du projet n’a pas. Cette \
         saisie n’est pas lue ; les autres le sont.",
        "Écrivez dans la colonne `Ligne` le code d’une ligne du projet, comme `M4SD-01`, ou \
         ajoutez la ligne au projet, sous `[[logframe]]`.",
    ),
    (
        "The entries file names a line that the project’s logframe does not have. That entry \
         is not read; the others are.",
        "Write the code of one of the project’s lines in the column `Line`, such as `M4SD-01`, \
         or add the line to the project, under `[[logframe]]`.",
    ),
];

pub(super) const INVALID_ENTRY_PERIOD: Both = [
    (
        "La période d’une saisie est vide ou illisible. Cette saisie n’est pas lue ; les \
         autres le sont.",
        "Écrivez dans la colonne `Période` par exemple `2022`, `2022-S1`, `2022-T3`, `2022-07` \
         ou `2019..2022`.",
    ),
    (
        "The period of an entry is empty or cannot be read. That entry is not read; the others \
         are.",
        "Write in the column `Period`, for instance, `2022`, `2022-S1`, `2022-Q3`, `2022-07` \
         or `2019..2022`.",
    ),
];

pub(super) const NAME_IN_ENTRY: Both = [
    (
        "Un texte d’une saisie contient un nom ou un numéro qui est aussi dans une colonne d’identité d’un registre, ou une \
         adresse électronique. Il partirait chez le bailleur : il est remplacé par sa forme, comme `Aaaaaa`.",
        "Réécrivez la phrase sans nommer la personne. Si ce mot n’est le nom de personne ici, écrivez-le dans le \
         catalogue, par exemple dans la `note` d’une source : un mot de ses fichiers reste, hors `dimensions.toml`.",
    ),
    (
        "A text of an entry holds a name or a number that also stands in a column of identity of a register, or an e-mail \
         address. It would go to the donor: its form stands in its place, as `Aaaaaa`.",
        "Write the sentence without naming the person. Where the word is nobody’s name here, write it into the catalogue, \
         in the `note` of a source for example: a word of its files stays, but for `dimensions.toml`.",
    ),
];

pub(super) const INVALID_ENTRY_VALUE: Both = [
    (
        "La valeur d’une saisie n’est pas un nombre. Son commentaire est repris, sa valeur \
         manque.",
        "Écrivez un nombre seul dans la colonne `Valeur`, et le texte dans `Commentaire`.",
    ),
    (
        "The value of an entry is not a number. Its comment is taken, its value is missing.",
        "Write a number alone in the column `Value`, and the text in `Comment`.",
    ),
];

pub(super) const TOTAL_ALONE: Both = [
    (
        "Dans un tableau d’effectifs, une ligne de total est la seule de son jour, de son lieu et \
         de son partenaire\u{a0}: personne n’en dit le détail. Ses personnes comptent, sans réponse \
         connue. C’est un avertissement là où le tableau n’a que de telles lignes\u{a0}: ce peut \
         être la récapitulation d’un autre tableau, qui les compterait deux fois.",
        "Demandez le détail à qui a rempli la ligne. Si un autre fichier ou une autre feuille compte \
         les mêmes personnes, retirez celui-ci de `files` ou de `sheets`.",
    ),
    (
        "In a table of counts, a row of totals is the only one of its day, its place and its \
         partner: nobody tells the detail. Its people count, their answers unknown. This is a \
         warning where the table has no other rows: it may sum up another table, and its people \
         would count twice.",
        "Ask whoever filled in the row for the detail. If another file or sheet counts the same \
         people, take this one out of `files` or `sheets`.",
    ),
];

pub(super) const REPEATED_COUNTS: Both = [
    (
        "Deux feuilles d’un tableau d’effectifs parlent des mêmes jours et des mêmes réponses, ou les \
         jours de l’une contiennent ceux de l’autre (le trimestre et ses mois), et rien ne distingue \
         leurs personnes. Si tout est répété tel quel dans un autre fichier, c’est un second export\u{a0}: \
         il compte une fois. Sinon tout est additionné, et les chiffres sont des maximums (`≤`), même \
         sous `distinct = true`.",
        "Gardez la dernière version du fichier seulement. Si chaque fichier ou feuille est d’un autre \
         partenaire ou lieu, dites-le\u{a0}: une colonne, ou un champ lu dans le nom du fichier ou de la \
         feuille (`from_file_name`, `from_sheet_name`).",
    ),
    (
        "Two sheets of a table of counts tell of the same days and the same answers, or the days of \
         one hold those of the other (the quarter and its months), and nothing tells their people \
         apart. Where all is repeated as it stands in another file, that is a second export: it \
         counts once. Else all is added up, and the figures are upper bounds (`≤`), even under \
         `distinct = true`.",
        "Keep the latest version of the file only. If each file or sheet is of another partner or \
         place, say so: a column, or a field read from the name of the file or the sheet \
         (`from_file_name`, `from_sheet_name`).",
    ),
];

pub(super) const TOTAL_DIFFERS: Both = [
    (
        "Dans un tableau d’effectifs, une ligne de total, ou d’un trimestre à côté de ses mois, ne \
         donne pas la somme des lignes qu’elle résume. Ce sont ces lignes qui comptent\u{a0}; s’il en \
         manque une, le chiffre est trop petit. Dans un registre, une ligne datée qui se dit totale et \
         dont le montant n’est pas la somme de ceux du dessus ne compte pas\u{a0}: les chiffres de ses \
         jours sont des minimums (`≥`).",
        "Corrigez le total ou les lignes dans le registre, ou demandez à qui les a remplis.",
    ),
    (
        "In a table of counts, a row of totals, or of a quarter beside its months, is not the sum of \
         the rows that it sums up. Those rows count; if one of them is lacking, the figure is too \
         small. In a register, a dated row that says it is a total, and whose amount is not the sum \
         of those above, does not count: the figures of its days are lower bounds (`≥`).",
        "Mend the total or the rows in the register, or ask whoever filled them in.",
    ),
];

pub(super) const CATEGORY_CHANGES: Both = [
    (
        "Un indicateur ou une de ses cases regarde une réponse qui peut changer, comme le statut \
         migratoire, ou un âge. Qui était migrant au premier trimestre y est nouveau, et ne l’est \
         plus dans le cumulé si sa dernière réponse est autre\u{a0}: les nouveaux des parties ne \
         font pas le cumulé. L’écart est dit, « changements de catégorie ».",
        "Rien à faire si les réponses ont bien changé. Sinon corrigez-les dans le registre, ou \
         déclarez la dimension `resolve = \"first\"`.",
    ),
    (
        "An indicator, or one of its cells, looks at an answer that may change, such as migrant \
         status, or at an age. Who was a migrant in the first quarter is new in it, and is in the \
         cumulative number no more if the latest answer is another: the new of the parts do not \
         make the cumulative number. The difference is told, “changes of category”.",
        "Nothing to do if the answers did change. Else mend them in the register, or declare the \
         dimension with `resolve = \"first\"`.",
    ),
];
