//! What findings on figures held against each other mean: the meaning and the remedy, in French and in English.

use crate::finding::Code;

type Both = [(&'static str, &'static str); 2];

/// What a code about figures means and how to mend it; none for other codes.
pub(super) fn of(code: Code) -> Option<Both> {
    Some(match code {
        Code::BreakdownGap => BREAKDOWN_GAP,
        Code::FallingFigure => FALLING_FIGURE,
        Code::PartOverWhole => PART_OVER_WHOLE,
        Code::SameFigures => SAME_FIGURES,
        Code::TwoFigures => TWO_FIGURES,
        Code::UnitChange => UNIT_CHANGE,
        Code::OverTarget => OVER_TARGET,
        Code::StatedCount => STATED_COUNT,
        Code::LineMissing => LINE_MISSING,
        Code::TargetMissed => TARGET_MISSED,
        _ => return None,
    })
}

const BREAKDOWN_GAP: Both = [
    (
        "Un document publie un total et une ventilation qui couvre toutes les catégories, et la somme n’est pas le total ; ou \
         une ventilation dont la somme le dépasse. S’il manque des personnes, elles peuvent être sans réponse : bilan dit \
         combien il en compte lui-même. Les chiffres calculés n’en changent pas.",
        "Relisez le document. S’il dit bien cela, écrivez-le au chiffre publié : `disputed = \"le sexe de 4 personnes manque\"`.",
    ),
    (
        "A document publishes a total and a breakdown that covers every category, and the sum is not the total; or a breakdown \
         whose sum is larger. Where people are missing, they may have given no answer: bilan says how many it counts \
         itself. Computed figures do not change by it.",
        "Read the document again. If that is what it says, write so at the published figure: \
         `disputed = \"the sex of 4 people is not known\"`.",
    ),
];

const FALLING_FIGURE: Both = [
    (
        "Un chiffre qui ne peut que croître est plus petit sur une période que sur une partie de celle-ci. Publié : l’un des \
         deux documents se trompe ou ne compte pas la même chose. Calculé : des personnes sont sorties de la ligne, parce que \
         sa condition regarde ce qui peut changer d’une personne, par exemple son statut.",
        "Publié : écrivez au chiffre qui ne peut pas être juste `disputed = \"…\"`. Calculé : faites porter la condition sur \
         ce qui ne change pas, ou dites `resolve = \"first\"` à la dimension.",
    ),
    (
        "A figure that can only grow is smaller over a period than over a part of it. Published: one of the two documents is \
         wrong or does not count the same thing. Computed: people have left the line, because its condition looks at what may \
         change about a person, their status for instance.",
        "Published: write `disputed = \"…\"` at the figure that cannot be right. Computed: let the condition look at what does \
         not change, or say `resolve = \"first\"` of the dimension.",
    ),
];

const PART_OVER_WHOLE: Both = [
    (
        "Une partie est plus grande que son tout : une ligne ou un chiffre publié déclaré `within` un autre, ou une catégorie \
         dans une catégorie plus large.",
        "Vérifiez les deux chiffres. Si la première ligne n’est pas une partie de l’autre, enlevez `within`.",
    ),
    (
        "A part is larger than its whole: a line or a published figure declared `within` another, or a category within a \
         coarser one.",
        "Check both figures. If the first line is no part of the other, take `within` away.",
    ),
];

const SAME_FIGURES: Both = [
    (
        "Deux indicateurs ont, pour la même période, le même total et la même ventilation. Deux choses différentes n’ont \
         guère le même nombre de femmes et d’hommes : l’un des chiffres est peut-être recopié de l’autre. Les petits nombres \
         sont laissés de côté, en dessous de `floor` sous `[checks]` dans `catalogue.toml`.",
        "Cherchez à quel indicateur le chiffre revient. Publié, écrivez-le à l’un des deux : `disputed = \"…\"`. Calculé, \
         vérifiez que les deux indicateurs ne regardent pas les mêmes actes.",
    ),
    (
        "Two indicators have, for the same period, the same total and the same breakdown. Two different things hardly have the \
         same number of women and of men: one of the figures may be a copy of the other. Small numbers are left aside, \
         those below `floor` under `[checks]` in `catalogue.toml`.",
        "Find out which indicator the figure belongs to. If it is published, write so at one of the two: `disputed = \"…\"`. \
         If it is computed, see that the two indicators do not look at the same acts.",
    ),
];

const TWO_FIGURES: Both = [
    (
        "Deux chiffres publiés donnent pour la même chose, au même endroit et aux mêmes dates, deux valeurs qui s’excluent.",
        "Relisez les documents. Si l’un parle d’autre chose, dites-le (`scope = \"…\"`) ; sinon écrivez `disputed = \"…\"` à \
         celui qui ne peut pas être juste.",
    ),
    (
        "Two published figures give, for the same thing, place and dates, two values that exclude each other.",
        "Read the documents again. If one is about something else, say so (`scope = \"…\"`); else write `disputed = \"…\"` at \
         the one that cannot be right.",
    ),
];

const UNIT_CHANGE: Both = [
    (
        "Un document compte la même chose dans une autre unité qu’un autre document ou qu’une autre période : des personnes \
         ici, des entreprises là. Leurs chiffres ne se comparent ni ne se suivent.",
        "Donnez à chaque unité un indicateur à elle (`-P` pour les personnes, `-O` pour les organisations, `-N` pour les \
         actes), ou écrivez `disputed = \"…\"` à l’un des deux.",
    ),
    (
        "A document counts the same thing in another unit than another document, or than another period: people here, \
         enterprises there. Their figures neither compare nor follow each other.",
        "Give each unit an indicator of its own (`-P` for people, `-O` for organisations, `-N` for acts), or write \
         `disputed = \"…\"` at one of the two.",
    ),
];

const OVER_TARGET: Both = [
    (
        "Un chiffre dépasse de loin sa cible, de plus de `over_target` fois (sous `[checks]` dans `catalogue.toml`, 3 sinon). \
         Le plus souvent la cible a une autre unité ou un autre périmètre que ce qui est compté.",
        "Vérifiez la cible, et ce que compte l’indicateur. Une cible relevée se déclare comme révision.",
    ),
    (
        "A figure is far over its target, by more than `over_target` times (under `[checks]` in `catalogue.toml`, else 3). Most \
         often the target has another unit or scope than what is counted.",
        "Check the target, and what the indicator counts. A target that was raised is declared as a revision.",
    ),
];

const STATED_COUNT: Both = [
    (
        "Un document annonce un nombre et énumère ensuite plus ou moins de choses : deux régions, dont quatre sont nommées.",
        "Relisez le document. S’il dit bien cela, écrivez au chiffre publié `disputed = \"…\"`.",
    ),
    (
        "A document states a number and then lists more things, or fewer: two regions, of which four are named.",
        "Read the document again. If that is what it says, write `disputed = \"…\"` at the published figure.",
    ),
];

const LINE_MISSING: Both = [
    (
        "Une ligne du cadre logique n’a aucun chiffre dans la période : aucune source qui l’alimente n’a été lue, ou personne \
         n’a saisi sa valeur. Le classeur dit « non renseigné », et non 0.",
        "Déposez le registre qui l’alimente, ou saisissez sa valeur dans le classeur de saisie du projet. Si la ligne \
         n’est pas due dans cette période, rien n’est à faire.",
    ),
    (
        "A logframe line has no figure in the period: no source that feeds it was read, or nobody typed its value. The \
         workbook says \"not reported\", and not 0.",
        "Put the register that feeds it into the data folder, or type its value into the project’s workbook of entries. If \
         the line is not due in this period, nothing need be done.",
    ),
];

const TARGET_MISSED: Both = [
    (
        "Le jour d’une cible est passé (à la date de `--as-of`, sinon à la fin de la période) et elle n’est pas atteinte. \
         Le cumul depuis le début du projet est comparé à une cible globale, le chiffre de l’année à une cible annuelle.",
        "Si un avenant a changé la cible ou son échéance, déclarez-le par une `[[revision]]` et une cible `revised`. Sinon, \
         dites pourquoi dans le classeur de saisie du projet.",
    ),
    (
        "The day of a target is past (on the date of `--as-of`, else at the period’s end) and it is not reached. The \
         cumulative figure since the project’s start is held against a target over the whole project, that of the year \
         against a yearly one.",
        "If an amendment has changed the target or its day, declare it by a `[[revision]]` and a `revised` target. Else say \
         why in the project’s workbook of entries.",
    ),
];
