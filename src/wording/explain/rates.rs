//! What findings on exchange rates mean: the meaning and the remedy, in French and in English.

type Both = [(&'static str, &'static str); 2];

pub(super) const INVALID_RATE: Both = [
    (
        "Un taux de `rates.toml` ne fait d’aucun montant un montant dans une autre monnaie : il n’est pas au-dessus de 0, a plus \
         de dix décimales, ou est celui d’une monnaie en elle-même. Rien n’est compté tant qu’il n’est pas corrigé.",
        "Écrivez ce que vaut une unité de `currency` en `to` : `value = 3.25`. La monnaie visée n’a pas besoin de taux.",
    ),
    (
        "A rate of `rates.toml` turns no amount into another currency: it is not above 0, has more than ten decimals, or is \
         of a currency in itself. Nothing is counted until it is mended.",
        "Write what one unit of `currency` is worth in `to`: `value = 3.25`. The target currency needs no rate.",
    ),
];

pub(super) const OVERLAPPING_RATES: Both = [
    (
        "Deux taux d’une monnaie dans une autre valent au même jour, et rien ne dit lequel compte. Rien n’est compté tant que ce \
         n’est pas corrigé.",
        "Donnez un dernier jour au premier : `until = 2022-12-31`. Un taux sans `until` vaut toujours.",
    ),
    (
        "Two rates of one currency in another hold on the same day, and nothing says which one counts. Nothing is counted \
         until it is mended.",
        "Give the earlier one a last day: `until = 2022-12-31`. A rate without `until` still holds.",
    ),
];

pub(super) const NO_RATE: Both = [
    (
        "Une somme est demandée dans une monnaie, et pour le dernier jour d’un acte dans une autre aucun taux n’est déclaré. Le \
         montant n’est pas dans la somme, le chiffre est un minimum (`≥`), et l’entonnoir range l’acte sous « Non converti ». \
         Les taux d’autres jours ne servent pas, et aucun n’est retourné.",
        "Déclarez le taux dans `rates.toml`, avec ses jours et sa source : `[[rate]]`, `currency = \"TND\"`, `to = \"MAD\"`, \
         `value = 3.25`, `from = 2022-01-01`, `source = \"…\"`.",
    ),
    (
        "A sum is asked for in one currency, and for the last day of an act in another no rate is declared. The amount is \
         not in the sum, the figure is a lower bound (`≥`), and the funnel has the act under “Not converted”. The rates of \
         other days are not used, nor is a rate turned round.",
        "Declare the rate in `rates.toml`, with its days and its source: `[[rate]]`, `currency = \"TND\"`, `to = \"MAD\"`, \
         `value = 3.25`, `from = 2022-01-01`, `source = \"…\"`.",
    ),
];

pub(super) const UNKNOWN_CURRENCY: Both = [
    (
        "Une somme est demandée dans une monnaie, et rien ne dit dans laquelle est un montant. Il n’est pas dans la somme, le \
         chiffre est un minimum (`≥`), et l’entonnoir range l’acte sous « Non converti ».",
        "Remplissez la monnaie dans le registre ; si tous les montants d’une source sont dans la même, dites-le dans la source : \
         `fixed = { currency = \"MAD\" }`.",
    ),
    (
        "A sum is asked for in one currency, and nothing says in which one an amount stands. It is not in the sum, the \
         figure is a lower bound (`≥`), and the funnel has the act under “Not converted”.",
        "Fill in the currency in the register; if all amounts of a source are in one, say so in it: `fixed = { currency = \
         \"MAD\" }`.",
    ),
];

pub(super) const OTHER_CURRENCY: Both = [
    (
        "La cellule d’un montant porte une monnaie (`1 200 €`), et la ligne ou la source en dit une autre, ou le catalogue ne la \
         déclare pas. Le montant est dans la monnaie de sa cellule : personne n’en est plus près. Converti, il l’est à ce taux ; \
         sans taux, il n’est pas dans la somme.",
        "Corrigez la cellule si elle a tort. Si le registre mêle les monnaies, enlevez `currency` de `fixed` et déclarez une \
         colonne ; une monnaie nouvelle est une catégorie de la dimension `currency`, avec son taux dans `rates.toml`.",
    ),
    (
        "The cell of an amount holds a currency (`1 200 €`), and the row or the source says another one, or the catalogue does \
         not declare it. The amount is in the currency of its cell: nobody is nearer to it. It is converted at that rate; \
         without a rate it is not in the sum.",
        "Mend the cell if it is wrong. If the register mixes currencies, remove `currency` from `fixed` and declare a column; a \
         new currency is a category of the dimension `currency`, with its rate in `rates.toml`.",
    ),
];

pub(super) const MIXED_CURRENCIES: Both = [
    (
        "Un indicateur additionne des montants tels quels, et ils sont de plusieurs monnaies : 100 EUR et 100 MAD ne font 200 de \
         rien. La somme est « sans objet » ; une ventilation par monnaie garde ses cellules.",
        "Dites en quelle monnaie additionner : `count = { sum = \"amount\", in = \"MAD\" }`, et déclarez les taux dans \
         `rates.toml`.",
    ),
    (
        "An indicator adds amounts up as they are, and they are in several currencies: 100 EUR and 100 MAD make 200 of nothing. \
         The sum is not applicable; a breakdown by currency keeps its cells.",
        "Say in which currency to add up: `count = { sum = \"amount\", in = \"MAD\" }`, and declare the rates in `rates.toml`.",
    ),
];
