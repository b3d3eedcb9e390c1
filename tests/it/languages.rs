//! French and English: what each is asked by, and that no text for users hides outside `wording/`.

use crate::common::{PEOPLE, Place, Ran};
use crate::prose;
use crate::support;

/// Runs bilan with `BILAN_LANG` set.
#[track_caller]
fn with_variable(place: &Place, variable: &str, args: &[&str]) -> Ran {
    let mut command = place.command(args);
    Ran::new(command.env("BILAN_LANG", variable).output().unwrap())
}

#[test]
fn help_speaks_the_language_asked_for() {
    let nowhere = Place::empty();
    let (french, english) = (
        "Utilisation : bilan [OPTIONS] <COMMANDE>",
        "Usage: bilan [OPTIONS] <COMMAND>",
    );
    // Nothing says which: French.
    let ran = nowhere.bilan(&["--help"]).ends(0).says(&[french]);
    assert_eq!(ran.err, "", "help that was asked for is a result");
    for args in [["--lang", "en", "--help"], ["--help", "--lang", "en"]] {
        nowhere.bilan(&args).ends(0).says(&[english]);
    }
    nowhere.bilan(&["--lang=en", "-h"]).ends(0).says(&[english]);
    with_variable(&nowhere, "en", &["--help"])
        .ends(0)
        .says(&[english]);
    // The command line before the variable, the variable before the catalogue.
    let args = ["--lang", "fr", "--help"];
    with_variable(&nowhere, "en", &args).ends(0).says(&[french]);
    let place = Place::new();
    place.bilan(&["--help"]).ends(0).says(&[english]);
    with_variable(&place, "fr", &["--help"])
        .ends(0)
        .says(&[french]);
    // A catalogue elsewhere, and one with mistakes.
    let catalogue = place.path("indicators");
    let catalogue = catalogue.to_str().unwrap();
    let args = ["check", "--help", "--catalogue", catalogue];
    nowhere.bilan(&args).ends(0).says(&["Usage: bilan check"]);
    place.append("indicators/catalogue.toml", "nonsense = 1");
    place.bilan(&["--help"]).ends(0).says(&[english]);
}

/// What a wrong command line is answered in French and in English.
#[track_caller]
fn complaint(args: &[&str], french: &[&str], english: &[&str]) {
    let place = Place::empty();
    for (language, texts) in [("fr", french), ("en", english)] {
        let all = [args, &["--lang", language]].concat();
        let ran = place.bilan(&all).ends(2).says(texts);
        assert_eq!(ran.out, "", "a complaint is no result");
        let english = ["error:", "Usage:", "tip:", "For more"];
        let heard = english.iter().any(|word| ran.err.contains(word));
        assert_eq!(heard, language == "en", "{}", ran.err);
    }
}

#[test]
fn a_wrong_command_line_is_answered_in_the_users_language() {
    complaint(
        &["chek"],
        &[
            "erreur : commande inconnue : `chek`",
            "conseil : vouliez-vous dire `check` ?",
            "Utilisation : bilan",
        ],
        &[
            "error: unknown command `chek`",
            "tip: did you mean `check`?",
            "Usage: bilan",
        ],
    );
    complaint(
        &["check", "--formt", "csv"],
        &[
            "argument inconnu : `--formt`",
            "vouliez-vous dire `--format` ?",
        ],
        &["unknown argument `--formt`", "did you mean `--format`?"],
    );
    complaint(
        &["count", "--format", "cvs"],
        &[
            "valeur incorrecte pour `--format <FORMAT>` : `cvs`",
            "écrivez `table`, `csv`, `json` ou `md`",
        ],
        &[
            "invalid value `cvs` for `--format <FORMAT>`",
            "write `table`, `csv`, `json` or `md`",
        ],
    );
    complaint(
        &["init"],
        &["il manque `<DOSSIER>`", "Utilisation : bilan init"],
        &["missing: `<DIR>`", "Usage: bilan init"],
    );
    complaint(
        &["check", "--as-of", "31/12/2024"],
        &["`31/12/2024` n’est pas une date"],
        &["`31/12/2024` is no date"],
    );
    complaint(
        &["inspect", "x.csv", "--draft", "P1", "--format", "csv"],
        &["`--draft <PROJET>` ne va pas avec `--format <FORMAT>`"],
        &["`--draft <PROJECT>` does not go with `--format <FORMAT>`"],
    );
    complaint(
        &["check", "--quiet", "--quiet"],
        &["`--quiet` ne se donne qu’une fois"],
        &["`--quiet` is given once only"],
    );
    complaint(
        &["count", "--indicator"],
        &["il manque la valeur de `--indicator <CODE>...`"],
        &["a value is missing for `--indicator <CODE>...`"],
    );
}

#[test]
fn a_language_that_bilan_does_not_speak_is_refused() {
    let place = Place::empty();
    let ran = place.bilan(&["check", "--lang", "es"]).ends(2);
    ran.says(&[
        "valeur incorrecte pour `--lang <LANGUE>` : `es`",
        "écrivez `fr` ou `en`",
    ]);
    let ran = with_variable(&place, "es", &["check"]).ends(2);
    ran.says(&["valeur incorrecte pour `--lang <LANGUE>` : `es`"]);
}

#[test]
fn without_a_command_help_is_talk() {
    let ran = Place::empty().bilan(&[]).ends(2);
    assert_eq!(ran.out, "");
    ran.says(&["Utilisation : bilan", "Commandes :", "Options :"]);
}

#[test]
fn completions_carry_the_users_language() {
    let place = Place::empty();
    let script = |language| {
        place
            .bilan(&["completions", "powershell", "--lang", language])
            .ends(0)
            .out
    };
    assert!(script("fr").contains("Écrire les classeurs dus aux bailleurs"));
    assert!(script("en").contains("Write the workbooks due to donors"));
}

#[test]
fn what_the_system_refuses_is_said_in_the_users_language() {
    let place = Place::with(PEOPLE);
    let ran = place.bilan(&["check", "--data", "nowhere"]).ends(2);
    ran.says(&["bilan: cannot read `nowhere`: it does not exist"]);
    let args = ["check", "--data", "nowhere", "--lang", "fr"];
    let ran = place.bilan(&args).ends(2);
    assert!(
        ran.err
            .contains("bilan\u{a0}: lecture impossible\u{a0}: `nowhere`\u{a0}: il n’existe pas")
    );
}

#[test]
fn a_catalogue_that_is_no_toml_is_told_in_the_users_language() {
    let place = Place::new();
    place.append("indicators/catalogue.toml", "format = 1");
    place
        .bilan(&["check"])
        .ends(1)
        .says(&["not correct TOML: duplicate key"]);
    let ran = place.bilan(&["check", "--lang", "fr"]).ends(1);
    ran.says(&["erreur[invalid-toml] : ce fichier n’est pas écrit en TOML correct : la même clé s’y trouve deux fois", "aide : "]);
}

/// Literals that look like prose and are none, with the reason; a path may be a folder.
const NO_PROSE: [(&str, &[&str], &str); 23] = [
    (
        "",
        &[
            "day first",
            "month first",
            "year first",
            "leading zeros",
            "country code",
            "same day",
            "next day",
        ],
        "words of the catalogue's files",
    ),
    ("", &["ODK Central"], "the name of a program"),
    (
        "ingest/above.rs",
        &["«", "»", "“", "”", "« »"],
        "signs that stand for the cell above",
    ),
    (
        "catalogue/spot.rs",
        &[
            "a text or a list of texts",
            "a text, a list of texts or a table",
            "a date such as 2022-12-31 is wanted",
        ],
        "what the TOML reader is told; `wording` says it",
    ),
    (
        "cli/misuse.rs",
        &["Usage:", "to pass"],
        "what clap says, to be recognised",
    ),
    (
        "ingest/book/",
        &[
            "draw:",
            "Relationship",
            "Type",
            "Target",
            "PowerPoint Document",
        ],
        "names that the formats use",
    ),
    (
        "ingest/book/delimited/quotes.rs",
        &[],
        "cells of registers made for its tests",
    ),
    (
        "ingest/book/compound.rs",
        &["Workbook", "Book"],
        "the names of streams",
    ),
    (
        "ingest/book/formula.rs",
        &["of:"],
        "how OpenDocument begins a formula",
    ),
    (
        "ingest/nobody.rs",
        &[],
        "words that stand in a key's place, to be recognised",
    ),
    (
        "ingest/book/part.rs",
        &["beyond the limit"],
        "what a stream fails with; it becomes a finding",
    ),
    (
        "ingest/book/compound.rs",
        &["Workbook", "Book"],
        "the names of an xls's streams",
    ),
    (
        "ingest/entries.rs",
        &[],
        "the headers of the entries workbook, to be recognised",
    ),
    (
        "ingest/value/",
        &[],
        "words that cells hold, to be recognised",
    ),
    (
        "privacy/",
        &[],
        "words that name nobody, and headers under which people are named",
    ),
    (
        "inspect/common.rs",
        &[],
        "headers and words of registers, to be recognised",
    ),
    (
        "inspect/meaning.rs",
        &[],
        "headers and words of registers, to be recognised",
    ),
    (
        "inspect/vocabulary.rs",
        &[],
        "headers and words of registers, to be recognised",
    ),
    (
        "inspect/draft/shape.rs",
        &["Date"],
        "a header to be put right in a draft",
    ),
    ("report/text.rs", &["---:"], "Markdown"),
    (
        "report/inspection/machine.rs",
        &["; "],
        "between the parts of a cell for machines",
    ),
    ("report/workbook/", &["Calibri"], "the name of a font"),
    (
        "catalogue/table/",
        &[],
        "headers that people write, in either language: read, never said",
    ),
];

/// What may stand before a literal that only whoever reads the code will see.
const FOR_READERS: [&str; 6] = [
    "reason=",
    "doc=",
    "expect(",
    "unreachable!(",
    "assert!(",
    "panic!(",
];

#[test]
fn no_prose_stands_outside_wording() {
    let src = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    let mut seen = 0;
    for path in support::files(&src) {
        if path.starts_with("wording/")
            || !support::is_of(&path, "rs")
            || path.ends_with("tests.rs")
        {
            continue;
        }
        let source = std::fs::read_to_string(src.join(&path)).unwrap();
        for literal in prose::literals(&source) {
            seen += 1;
            let told = FOR_READERS
                .iter()
                .any(|code| literal.before.ends_with(code));
            let allowed = NO_PROSE.iter().any(|(place, texts, _)| {
                path.starts_with(place) && (texts.is_empty() || texts.contains(&&literal.text[..]))
            });
            if prose::is_prose(&literal.text) && !told && !allowed {
                wrong.push(format!("src/{path}:{}: {}", literal.line, literal.text));
            }
        }
    }
    assert!(seen > 500, "{seen} literals");
    assert!(
        wrong.is_empty(),
        "put these into `wording`:\n{}",
        wrong.join("\n")
    );
}
