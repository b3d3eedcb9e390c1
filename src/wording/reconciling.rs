//! The words of published figures held against computed ones.

use super::{number, stated};
use crate::language::Language;

/// A word of the tables of published figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::EnumIter)]
#[allow(missing_docs, reason = "each is the word itself")]
pub enum Reconciling {
    Agrees,
    Differs,
    NotComputed,
    ContradictsItself,
    ContradictsAnother,
    Outside,
    NotRead,
    NotFed,
    NotTyped,
    OutsideProject,
    PeriodCut,
    Partial,
    Twice,
    OtherUnit,
    NoBreakdown,
    NoTarget,
    NoNumber,
    Published,
    PublishedTarget,
    Computed,
    Difference,
    Verdict,
    Contradictions,
    Figures,
    Found,
    Declared,
    OutsideCatalogue,
    Why,
    Assumed,
    Scope,
    Document,
    Gaps,
    NothingPublished,
}

/// A word of the tables of published figures in a language.
pub fn reconciling(language: Language, word: Reconciling) -> &'static str {
    let (fr, en) = words(word);
    match language {
        Language::Fr => fr,
        Language::En => en,
    }
}

fn words(word: Reconciling) -> (&'static str, &'static str) {
    match word {
        Reconciling::Agrees => ("concorde", "agrees"),
        Reconciling::Differs => ("diffère", "differs"),
        Reconciling::NotComputed => ("non calculé", "not computed"),
        Reconciling::ContradictsItself => ("se contredit", "contradicts itself"),
        Reconciling::ContradictsAnother => ("en contredit un autre", "contradicts another"),
        Reconciling::Outside => ("hors catalogue", "outside the catalogue"),
        Reconciling::NotRead => (
            "aucune source lue pour la période",
            "no source read for the period",
        ),
        Reconciling::NotFed => (
            "aucune source n’alimente l’indicateur",
            "no source feeds the indicator",
        ),
        Reconciling::NotTyped => ("valeur non saisie", "value not typed"),
        Reconciling::OutsideProject => (
            "période hors des dates du projet",
            "period outside the project’s dates",
        ),
        Reconciling::PeriodCut => (
            "période plus longue que le projet",
            "period longer than the project",
        ),
        Reconciling::Partial => ("sources partielles", "partial sources"),
        Reconciling::Twice => (
            "des personnes peuvent compter deux fois",
            "people may count twice",
        ),
        Reconciling::OtherUnit => (
            "autre unité dans le document",
            "another unit in the document",
        ),
        Reconciling::NoBreakdown => (
            "ventilation sans objet pour l’indicateur",
            "the indicator has no such breakdown",
        ),
        Reconciling::NoTarget => ("aucune cible au cadre logique", "no target in the logframe"),
        Reconciling::NoNumber => ("aucun nombre publié", "no number published"),
        Reconciling::Published => ("Publié", "Published"),
        Reconciling::PublishedTarget => ("cible", "target"),
        Reconciling::Computed => ("Calculé", "Computed"),
        Reconciling::Difference => ("Écart", "Difference"),
        Reconciling::Verdict => ("Verdict", "Verdict"),
        Reconciling::Contradictions => ("contradictions", "contradictions"),
        Reconciling::Figures => ("Chiffres", "Figures"),
        Reconciling::Found => ("Constat", "Found"),
        Reconciling::Declared => ("Déclaré", "Declared"),
        Reconciling::OutsideCatalogue => ("hors du catalogue", "outside the catalogue"),
        Reconciling::Why => ("Pourquoi", "Why"),
        Reconciling::Assumed => ("période supposée", "assumed period"),
        Reconciling::Scope => ("Périmètre", "Scope"),
        Reconciling::Document => ("Document", "Document"),
        Reconciling::Gaps => ("Écarts", "Gaps"),
        Reconciling::NothingPublished => (
            "Aucun chiffre publié n’est déclaré.",
            "No published figure is declared.",
        ),
    }
}

/// How many published numbers there are, and how many of each verdict.
pub fn reconciled_count(language: Language, all: usize, each: &[(Reconciling, usize)]) -> String {
    let count = |count: usize| number(language, count as f64);
    let part = |(word, many): &(Reconciling, usize)| {
        stated(language, reconciling(language, *word), &count(*many))
    };
    let parts = each.iter().map(part);
    let whole = match language {
        Language::Fr => "Nombres publiés",
        Language::En => "Published numbers",
    };
    let parts = std::iter::once(stated(language, whole, &count(all))).chain(parts);
    parts.collect::<Vec<_>>().join(semicolon(language))
}

/// What stands between the parts of a sentence.
fn semicolon(language: Language) -> &'static str {
    match language {
        Language::Fr => "\u{a0}; ",
        Language::En => "; ",
    }
}

/// How many differences and contradictions nobody has declared.
pub fn undeclared_count(language: Language, differ: usize, contradict: usize) -> String {
    let (differ, contradict) = (
        number(language, differ as f64),
        number(language, contradict as f64),
    );
    match language {
        Language::Fr => format!(
            "Sans `disputed` dans le fichier du projet\u{a0}: écarts {differ}, contradictions {contradict}"
        ),
        Language::En => format!(
            "Without `disputed` in the project’s file: differences {differ}, contradictions {contradict}"
        ),
    }
}

/// A published number with its bound: « plus de 78 ».
pub fn bounded(language: Language, over: bool, value: f64) -> String {
    let value = number(language, value);
    match (language, over) {
        (Language::Fr, true) => format!("plus de {value}"),
        (Language::Fr, false) => format!("au moins {value}"),
        (Language::En, true) => format!("over {value}"),
        (Language::En, false) => format!("at least {value}"),
    }
}
