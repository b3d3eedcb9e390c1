//! What each command does, in both languages.

use super::pick;
use crate::language::Language;

/// What a command does, in one line without a full stop; `bilan` is the program itself.
pub fn command(language: Language, command: &str) -> Option<&'static str> {
    let (fr, en) = match command {
        "bilan" => (
            "Des registres aux chiffres et aux classeurs que demandent les bailleurs",
            "From registers to the figures and workbooks that donors ask for",
        ),
        "init" => (
            "Préparer un dossier de travail : catalogue, registres d’exemple, README",
            "Make a folder ready to work in: catalogue, sample data, a README",
        ),
        "check" => (
            "Tout lire, montrer tous les constats et ce que chaque ligne est devenue",
            "Read everything, print all findings and what became of each row",
        ),
        "count" => ("Compter des chiffres", "Count figures"),
        "report" => (
            "Écrire les classeurs dus aux bailleurs",
            "Write the workbooks due to donors",
        ),
        "diff" => (
            "Ce qui a changé entre deux périodes, ou entre deux fichiers de chiffres",
            "What changed between two periods, or between two files of figures",
        ),
        "reconcile" => (
            "Les chiffres publiés à côté des chiffres calculés, et ce qui se contredit ; finit par 1 si une contradiction n’est pas déclarée",
            "Published figures beside computed ones, and what contradicts what; exits 1 on what nobody has declared as disputed",
        ),
        "inspect" => (
            "Ce que contiennent des classeurs : feuilles, en-têtes, colonnes, et ce que le catalogue en ferait",
            "What spreadsheets hold: sheets, headers, columns, and what the catalogue would make of them",
        ),
        "explain" => (
            "Ce que veut dire un constat et comment le corriger, ou la fiche d’un indicateur",
            "What a finding means and how to mend it, or an indicator’s reference sheet",
        ),
        "read-aside" => (
            "Lire un classeur pour un autre processus de bilan, dans des limites",
            "Read one workbook for another process of bilan, within limits",
        ),
        "completions" => (
            "Écrire de quoi compléter les commandes dans un interpréteur",
            "Completions for a shell",
        ),
        _ => return None,
    };
    Some(pick(language, fr, en))
}

/// Command lines to start from; none where the usage says it all.
pub fn examples(language: Language, command: &str) -> &'static [&'static str] {
    let (fr, en): (&[&str], &[&str]) = match command {
        "check" => (
            &[
                "bilan check",
                "bilan check M4SD --fix-list indicators/aliases.csv",
            ],
            &[
                "bilan check",
                "bilan check M4SD --fix-list indicators/aliases.csv",
            ],
        ),
        "count" => (
            &[
                "bilan count M4SD -i EMP-01 --period 2022-T3",
                "bilan count --by sex,region --view cumulative --format csv",
            ],
            &[
                "bilan count M4SD -i EMP-01 --period 2022-Q3",
                "bilan count --by sex,region --view cumulative --format csv",
            ],
        ),
        "report" => (
            &["bilan report --period 2022-T3 --internal"],
            &["bilan report --period 2022-Q3 --internal"],
        ),
        "diff" => (
            &["bilan diff 2022-T2 2022-T3 M4SD"],
            &["bilan diff 2022-Q2 2022-Q3 M4SD"],
        ),
        "reconcile" => (
            &["bilan reconcile M4SD", "bilan reconcile --format csv"],
            &["bilan reconcile M4SD", "bilan reconcile --format csv"],
        ),
        "inspect" => (
            &[
                "bilan inspect export.xlsx",
                "bilan inspect export.xlsx --draft M4SD --out indicators/sources/export.toml",
            ],
            &[
                "bilan inspect export.xlsx",
                "bilan inspect export.xlsx --draft M4SD --out indicators/sources/export.toml",
            ],
        ),
        _ => (&[], &[]),
    };
    pick(language, fr, en)
}
