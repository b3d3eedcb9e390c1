//! What findings mean on what stands where something else should, in French and in English.

type Both = [(&'static str, &'static str); 2];

pub(super) const PLACEHOLDER: Both = [
    (
        "Des cellules d’une colonne de réponses contiennent un signe que les gens écrivent à la place de rien : `-`, `?`, \
         `N/A`, `null`. Elles sont lues comme vides, et ces personnes comptent sous « Non renseigné ».",
        "Rien à faire si c’est bien le sens du signe. Sinon, dites-le dans la source : `[values.sex]`, puis `\"-\" = \"…\"`.",
    ),
    (
        "Cells of a column of answers hold a sign that people write in the place of nothing: `-`, `?`, `N/A`, `null`. They \
         are read as blank, and these people count as unknown.",
        "Nothing, if that is what the sign means. Else say so in the source: `[values.sex]`, then `\"-\" = \"…\"`.",
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
