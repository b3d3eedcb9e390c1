//! What findings on the days that sources tell of mean: the meaning and the remedy, in French and in English.

type Both = [(&'static str, &'static str); 2];

pub(super) const INFERRED_COVERAGE: Both = [
    (
        "La source ne dit pas quels jours elle couvre : bilan les déduit de ses actes, du début du mois du premier jusqu’au \
         dernier. Une période qui finit avant ou commence après est « non renseignée », jamais 0 ; une période qui finit \
         après le dernier acte est provisoire. Quand plusieurs sources nourrissent un chiffre, celle qui s’arrête avant les \
         autres en fait un minimum (`≥`).",
        "Rien à faire si ces jours sont les bons et que d’autres actes viendront. Si la source est complète, déclarez-le : \
         `covers = \"2019..2023\"`, `covers = \"2019..\"` tant qu’elle continue, ou le nom de ses fichiers ou feuilles, \
         `covers = { sheet_name = \"{year}\" }`. Dans les jours déclarés, 0 est un 0.",
    ),
    (
        "The source does not say which days it covers: bilan infers them from its acts, from the beginning of the month of \
         the first to the last. A period that ends before or begins after is “not reported”, never 0; one that ends after \
         the last act is provisional. Where several sources feed a figure, one that stops before the others makes it a \
         lower bound (`≥`).",
        "Nothing to do if these days are right and more acts are to come. If the source is whole, declare it: `covers = \
         \"2019..2023\"`, `covers = \"2019..\"` while it goes on, or the names of its files or sheets, `covers = { \
         sheet_name = \"{year}\" }`. Within the days declared, 0 is a 0.",
    ),
];
