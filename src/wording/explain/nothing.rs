//! What findings mean on what stands where something else should, in French and in English.

type Both = [(&'static str, &'static str); 2];

pub(super) const PLACEHOLDER: Both = [
    (
        "Des cellules d’une colonne de réponses, d’âges ou de nombres contiennent un signe que les gens écrivent à la place \
         de rien : `-`, `?`, `N/A`, `null`. Elles sont lues comme vides : ces personnes comptent sous « Non renseigné », ces \
         nombres nulle part. Dans un tableau d’effectifs, un tiret veut dire personne, et un autre signe que nul ne \
         sait : le total est un minimum (`≥`).",
        "Rien à faire si c’est bien le sens du signe. Sinon, dites-le dans la source : `[values.sex]`, puis `\"-\" = \"…\"`.",
    ),
    (
        "Cells of a column of answers, ages or numbers hold a sign that people write in the place of nothing: `-`, `?`, \
         `N/A`, `null`. They are read as blank: these people count as unknown, these numbers nowhere. In a table of \
         counts a dash says that there was nobody, and another sign that nobody knows: the total is a lower bound (`≥`).",
        "Nothing, if that is what the sign means. Else say so in the source: `[values.sex]`, then `\"-\" = \"…\"`.",
    ),
];

pub(super) const ODD_AGE: Both = [
    (
        "Dans une colonne d’âges, des cellules ne ressemblent pas aux autres : une tranche (`-18`, `35+`) parmi des âges \
         d’une personne, ou un 0 où personne d’autre n’est un petit enfant. Elles comptent comme elles sont écrites : `-18` \
         pour moins de 18 ans, 0 pour un nouveau-né.",
        "Rien à faire si c’est bien l’âge. Sinon, corrigez la cellule, ou videz-la si l’âge n’est pas connu.",
    ),
    (
        "In a column of ages, cells look unlike the others: a band (`-18`, `35+`) among ages of one person, or a 0 where \
         nobody else is a small child. They count as they are written: `-18` as under 18, 0 as newborn.",
        "Nothing, if that is the age. Else mend the cell, or blank it where the age is not known.",
    ),
];

pub(super) const AGE_AGAINST_BIRTH: Both = [
    (
        "Une ligne donne un âge et une date de naissance qui s’écartent de plus de cinq ans, quel que soit le jour de l’acte. \
         C’est la date de naissance qui décide de l’âge.",
        "Corrigez l’un des deux dans le registre. Si toute la colonne est fausse, ôtez-la de la source.",
    ),
    (
        "A row gives an age and a birth date that are more than five years apart, whatever the day of the act. The birth \
         date decides the age.",
        "Mend one of the two in the register. If the whole column is wrong, take it out of the source.",
    ),
];

pub(super) const WORD_AS_KEY: Both = [
    (
        "Dans la colonne qui distingue les personnes, une cellule contient un mot qui veut dire autre chose (`Total`, `oui`, \
         `+35`), ou rien qui ressemble aux autres, qui contiennent presque toutes un chiffre. Chaque mot compte comme une \
         personne.",
        "Si la ligne est un total ou une remarque, ôtez-la du registre. Sinon, complétez la clé.",
    ),
    (
        "In the column that tells people apart, a cell holds a word that says something else (`Total`, `yes`, `+35`), or \
         nothing like the others, nearly all of which hold a figure. Each such word counts as a person.",
        "If the row is a total or a remark, take it out of the register. Else fill in the key.",
    ),
];

pub(super) const ACT_WITHOUT_SERVICE: Both = [
    (
        "Un registre d’un acte par ligne date un acte et laisse vide la colonne qui dit de quel service. L’acte ne compte \
         dans aucun chiffre qui demande un service.",
        "Complétez la colonne dans le registre, ou déclarez le service dans la source s’il est partout le même.",
    ),
    (
        "A register of one act a row dates an act and leaves blank the column that says of which service. The act counts in \
         no figure that asks for a service.",
        "Fill in the column in the register, or declare the service in the source if it is the same throughout.",
    ),
];
