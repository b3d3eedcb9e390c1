//! What was met while people, periods and entries were told apart, in words.

use super::{Message, noted, periods, said};
use crate::language::Language;
use crate::wording::{grammar, period_typed};

pub(super) fn no_person_key(language: Language, source: &str) -> Message {
    said(
        language,
        (
            "cette ligne ne permet pas de reconnaître la personne : elle compte pour une personne \
             à part",
            format!(
                "remplissez dans le registre toutes les colonnes que nomme `person` dans \
                 `sources/{source}.toml`"
            ),
        ),
        (
            "this row does not tell who the person is: it counts as a person of its own",
            format!(
                "fill in, in the register, every column that `person` names in \
                 `sources/{source}.toml`"
            ),
        ),
    )
}

pub(super) fn cut_key(language: Language) -> Message {
    said(
        language,
        (
            "la clé de cette ligne est un nombre qu’un tableur a tronqué : plusieurs personnes peuvent avoir le \
             même, et la ligne compte pour une personne à part",
            "reprenez les numéros d’origine, et mettez la colonne en texte avant de les coller",
        ),
        (
            "the key of this row is a number that a spreadsheet program has cut: several people may have the same, \
             and the row counts as a person of its own",
            "take the numbers from where they come from, and make the column text before pasting them",
        ),
    )
}

pub(super) fn no_organisation_key(language: Language, source: &str) -> Message {
    said(
        language,
        (
            "cette ligne ne permet pas de reconnaître l’organisation : elle compte pour une \
             organisation à part",
            format!(
                "remplissez dans le registre toutes les colonnes que nomme `organisation` dans \
                 `sources/{source}.toml`"
            ),
        ),
        (
            "this row does not tell which organisation it is: it counts as one of its own",
            format!(
                "fill in, in the register, every column that `organisation` names in \
                 `sources/{source}.toml`"
            ),
        ),
    )
}

pub(super) fn conflicting_answers(language: Language, dimension: &str) -> Message {
    said(
        language,
        (
            format!("la même personne (ou organisation) a deux réponses à `{dimension}`"),
            "corrigez le registre, ou complétez la clé si deux personnes la partagent ; en \
             attendant la réponse la plus fréquente est retenue",
        ),
        (
            format!("one person (or organisation) has two answers to `{dimension}`"),
            "mend the register, or make the key longer if two people share it; until then the \
             answer given most often stands",
        ),
    )
}

pub(super) fn conflicting_birth_dates(language: Language) -> Message {
    said(
        language,
        (
            "la même personne a deux dates de naissance",
            "corrigez le registre, ou complétez la clé si deux personnes la partagent ; en \
             attendant la date la plus fréquente est retenue",
        ),
        (
            "one person has two birth dates",
            "mend the register, or make the key longer if two people share it; until then the date \
             given most often stands",
        ),
    )
}

pub(super) fn identical_rows(language: Language, source: &str) -> Message {
    said(
        language,
        (
            format!("ligne de `{source}` identique, à la lettre, à une autre de la même feuille"),
            "si c’est une copie, supprimez-la ; en attendant les deux sont gardées",
        ),
        (
            format!("a row of `{source}` that is the same, to the letter, as another of its sheet"),
            "if it is a copy, delete it; until then both are kept",
        ),
    )
}

pub(super) fn period_clipped(
    language: Language,
    project: &str,
    period: &str,
    [start, end]: [&String; 2],
) -> Message {
    let period = period_typed(language, period);
    noted(
        language,
        format!("la période `{period}` est ramenée aux dates de `{project}` : du {start} au {end}"),
        format!("the period `{period}` is cut to the dates of `{project}`: {start} to {end}"),
    )
}

pub(super) fn lost_acts(
    language: Language,
    (project, indicator): (&str, &str),
    [lost, counted]: [u64; 2],
    tolerated: bool,
) -> Message {
    let fr = grammar::counted(Language::Fr, lost as f64, "acte", "actes");
    let en = grammar::counted(Language::En, lost as f64, "act", "acts");
    let fr = format!(
        "`{project}` : {fr} sans date ou sans fin utilisable, ou de lignes refusées, qui pourraient compter pour \
         `{indicator}` (comptés : {counted})"
    );
    let en = format!(
        "`{project}`: {en} without a usable date or end, or of refused rows, that could count for \
         `{indicator}` (counted: {counted})"
    );
    if tolerated {
        return noted(
            language,
            fr + " ; c’est moins que la part tolérée, et le chiffre reste tel quel",
            en + "; that is less than the share tolerated, and the figure stands as it is",
        );
    }
    let key = "`tolerate = 0.05`";
    said(
        language,
        (
            fr + " ; le chiffre est un minimum",
            format!(
                "datez ces lignes dans le registre ; pour en tolérer davantage, écrivez {key} dans \
                 le fichier du projet"
            ),
        ),
        (
            en + "; the figure is a lower bound",
            format!(
                "date these rows in the register; to tolerate more of them, write {key} in the \
                 project’s file"
            ),
        ),
    )
}

pub(super) fn period_outside(language: Language, project: &str, period: &str) -> Message {
    let period = period_typed(language, period);
    said(
        language,
        (
            format!(
                "la période `{period}` est hors des dates de `{project}` : ses chiffres manquent"
            ),
            "demandez une autre période, ou corrigez `start` et `end` dans le fichier du projet",
        ),
        (
            format!(
                "the period `{period}` lies outside the dates of `{project}`: its figures are \
                 missing"
            ),
            "ask for another period, or mend `start` and `end` in the project’s file",
        ),
    )
}

pub(super) fn span_cut(language: Language, project: &str, period: &str) -> Message {
    let period = period_typed(language, period);
    said(
        language,
        (
            format!(
                "un acte de `{project}` déborde de la période `{period}` : il n’y est pas compté"
            ),
            "demandez une période qui le contient en entier, ou précisez ses dates dans le \
             registre",
        ),
        (
            format!(
                "an act of `{project}` runs over the edge of the period `{period}`: it is not \
                 counted in it"
            ),
            "ask for a period that holds the whole of it, or make its dates exact in the register",
        ),
    )
}

pub(super) fn outside_project(language: Language, project: &str) -> Message {
    said(
        language,
        (
            format!(
                "un acte est daté hors des dates de `{project}` : il n’est compté dans aucune \
                 période"
            ),
            "corrigez sa date dans le registre, ou `start` et `end` dans le fichier du projet",
        ),
        (
            format!("an act is dated outside the dates of `{project}`: it is counted in no period"),
            "mend its date in the register, or `start` and `end` in the project’s file",
        ),
    )
}

pub(super) fn carried_over(language: Language, project: &str) -> Message {
    said(
        language,
        (
            format!(
                "un acte commencé avant le début de `{project}` s’y poursuit : les indicateurs \
                 `active = true` le comptent, comme nouveau dans la première période"
            ),
            "rien à faire s’il a bien commencé avant ; sinon corrigez sa date dans le registre",
        ),
        (
            format!(
                "an act begun before the start of `{project}` goes on in it: indicators with \
                 `active = true` count it, as new in the first period"
            ),
            "nothing to do if it did begin before; else mend its date in the register",
        ),
    )
}

pub(super) fn margins_differ(language: Language, first: u64, second: u64) -> Message {
    said(
        language,
        (
            format!(
                "les mêmes personnes sont {first} d’un côté du tableau et {second} de l’autre : le \
                 total est celui du côté qui répond à la question"
            ),
            "corrigez la ligne dans le registre",
        ),
        (
            format!(
                "the same people are {first} on one side of the table and {second} on the other: a \
                 total is that of the side that answers the question"
            ),
            "mend the row in the register",
        ),
    )
}

pub(super) fn counted_twice(language: Language, first: &str, second: &str) -> Message {
    said(
        language,
        (
            format!(
                "les sources `{first}` et `{second}` comptent les personnes de la même feuille"
            ),
            format!(
                "si ce sont les mêmes personnes, mettez les colonnes de `{second}` dans \
                 `[aggregate.margins]` de `sources/{first}.toml`"
            ),
        ),
        (
            format!("the sources `{first}` and `{second}` count the people of the same sheet"),
            format!(
                "if they are the same people, put the columns of `{second}` into \
                 `[aggregate.margins]` of `sources/{first}.toml`"
            ),
        ),
    )
}

pub(super) fn people_not_told(
    language: Language,
    indicator: &str,
    period: &str,
    (least, most): (u64, u64),
) -> Message {
    let period = period_typed(language, period);
    said(
        language,
        (
            format!(
                "rien ne dit qui sont certaines personnes de `{indicator}` en `{period}` : elles \
                 sont de {least} à {most}"
            ),
            "remplissez dans le registre les colonnes de la clé, ou choisissez une autre clé",
        ),
        (
            format!(
                "nothing tells who some people of `{indicator}` in `{period}` are: they are {least} \
                 to {most}"
            ),
            "fill in the columns of the key in the register, or choose another key",
        ),
    )
}

pub(super) fn unknown_entry_line(language: Language, line: &str, nearest: Option<&str>) -> Message {
    let (fr, en) = if line.is_empty() {
        (
            "saisie sans code de ligne".into(),
            "an entry without the code of a line".into(),
        )
    } else {
        (
            format!("saisie pour une ligne que le projet n’a pas : `{line}`"),
            format!("an entry for a line that the project does not have: `{line}`"),
        )
    };
    said(
        language,
        (
            fr,
            "écrivez le code d’un `[[logframe]]` du projet ; en attendant la saisie n’est pas lue",
        ),
        (
            en,
            "write the code of one of the project’s `[[logframe]]`; until then the entry is not \
             read",
        ),
    )
    .or_meant(language, nearest)
}

pub(super) fn invalid_entry_period(language: Language, text: &str) -> Message {
    let (fr, en) = if text.is_empty() {
        (
            "saisie sans période".into(),
            "an entry without a period".into(),
        )
    } else {
        (
            format!("saisie pour une période illisible : `{text}`"),
            format!("an entry for a period that cannot be read: `{text}`"),
        )
    };
    said(language, (fr, periods(language)), (en, periods(language)))
}

pub(super) fn name_in_entry(language: Language) -> Message {
    said(
        language,
        (
            "cette saisie nomme quelqu’un qui est dans un registre",
            "le nom, le numéro ou l’adresse est remplacé par sa forme ; réécrivez la phrase sans lui",
        ),
        (
            "this entry names somebody who stands in a register",
            "the name, number or address is replaced by its form; write the sentence without it",
        ),
    )
}

pub(super) fn invalid_entry_value(language: Language) -> Message {
    said(
        language,
        (
            "la valeur de cette saisie n’est pas un nombre",
            "écrivez un nombre seul dans la colonne `Valeur` ; un texte va dans `Commentaire`",
        ),
        (
            "the value of this entry is not a number",
            "write a number alone in the column `Value`; a text goes into `Comment`",
        ),
    )
}
