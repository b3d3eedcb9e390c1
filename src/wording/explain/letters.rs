//! What findings on letters and numbers that may mean two things mean, in French and in English.

type Both = [(&'static str, &'static str); 2];

pub(super) const AMBIGUOUS_LETTERS: Both = [
    (
        "Une lettre d’une colonne peut vouloir dire deux catégories : en espagnol `M` est une femme (mujer), en français un \
         homme (masculin). C’est le cas à côté de `H`, de `Hombre`, de `Varón` ou de `Mujer`, si aucun autre mot (`F`, \
         `Femme`) n’y dit la femme. Les personnes dont la réponse se lirait comme celle de la lettre comptent sous \
         « Non renseigné » jusqu’à ce que la source dise ce que la lettre veut dire.",
        "Choisissez, dans la source, sous `[values.sex]` : `\"M\" = \"female\"` ou `\"M\" = \"male\"`.",
    ),
    (
        "A letter of a column may mean two categories: in Spanish `M` is a woman (mujer), in French a man (masculin). So \
         it is beside `H`, `Hombre`, `Varón` or `Mujer`, if no other word (`F`, `Femme`) there means a woman. The people \
         whose answer would read as the letter’s count as unknown until the source says what the letter means.",
        "Choose, in the source, under `[values.sex]`: `\"M\" = \"female\"` or `\"M\" = \"male\"`.",
    ),
];

pub(super) const ALIKE_LETTERS: Both = [
    (
        "Une colonne contient deux lettres pour la même catégorie, `H` et `M`, à côté de mots pour l’autre, comme `F` : les \
         deux lettres sont lues de même.",
        "Si l’une veut dire autre chose, dites-le dans la source, sous `[values.sex]` : `\"M\" = \"female\"`.",
    ),
    (
        "A column holds two letters for the same category, `H` and `M`, beside words for the other one, such as `F`: both \
         letters are read alike.",
        "If one means something else, say so in the source, under `[values.sex]`: `\"M\" = \"female\"`.",
    ),
];

pub(super) const PREFIXED_KEYS: Both = [
    (
        "Des clés faites d’un numéro de téléphone ont les mêmes neuf derniers chiffres, et devant eux autre chose : \
         `0612345678` et `+212 612 345 678` sont sans doute la même personne, comptée deux fois.",
        "Si c’est le cas, écrivez dans la source que l’indicatif ne compte pas : `person = { fields = [\"phone\"], \
         ignore = [\"country code\"] }`.",
    ),
    (
        "Keys made of a telephone number have the same last nine figures, and something else before them: `0612345678` \
         and `+212 612 345 678` are probably one person, counted twice.",
        "If so, write in the source that the code of the country does not count: `person = { fields = [\"phone\"], \
         ignore = [\"country code\"] }`.",
    ),
];
