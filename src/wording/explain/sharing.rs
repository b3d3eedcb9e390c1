//! What findings on registers that several projects share mean: the meaning and the remedy, in French and in English.

type Both = [(&'static str, &'static str); 2];

pub(super) const UNKNOWN_FUNDER: Both = [
    (
        "Dans un registre que plusieurs projets se partagent, un mot de la colonne qui dit qui a payé n’est ni le code, ni \
         le nom d’un projet, ni un mot de la source. La ligne compte pour les autres projets qu’elle nomme ; si elle n’en \
         nomme aucun, elle ne compte pour personne, et l’entonnoir des lignes la range sous « Sans projet ».",
        "Dites dans la source, sous `[values.project]`, ce qu’il désigne : `\"OIM\" = \"OIM2\"`, ou plusieurs : \
         `[\"OIM2\", \"M4SD\"]` ; `[]` dit que ce n’est aucun des vôtres. Pour en traiter beaucoup d’un coup : `bilan \
         check --fix-list indicators/aliases.csv`, à remplir.",
    ),
    (
        "In a register that several projects share, a word of the column that says who paid is neither the code nor the \
         name of a project, nor a word of the source. The row counts for the other projects that it names; if it names \
         none, it counts for nobody, and the funnel of rows has it under “No project”.",
        "Say in the source, under `[values.project]`, what it means: `\"OIM\" = \"OIM2\"`, or several: `[\"OIM2\", \
         \"M4SD\"]`; `[]` says that it is none of yours. Many at once: `bilan check --fix-list indicators/aliases.csv`, \
         to be filled in.",
    ),
];

pub(super) const NO_FUNDER: Both = [
    (
        "Dans un registre que plusieurs projets se partagent, rien sur une ligne où un acte est dit n’indique lequel l’a payé. \
         Elle ne compte pour aucun, et l’entonnoir des lignes la range sous « Sans projet ».",
        "Remplissez la colonne dans le registre, par le code ou le nom du projet ; plusieurs se séparent par `;`.",
    ),
    (
        "In a register that several projects share, nothing on a row with an act says which of them paid for it. It \
         counts for none of them, and the funnel of rows has it under “No project”.",
        "Fill in the column in the register, with the project’s code or name; several are parted by `;`.",
    ),
];
