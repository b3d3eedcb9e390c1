//! What each value of an argument means, in both languages.

use super::pick;
use crate::language::Language;

/// What a value of an argument means, by the argument's name in the program.
pub fn value(language: Language, argument: &str, value: &str) -> Option<&'static str> {
    let (fr, en) = match (argument, value) {
        ("lang", "fr") => ("français", "French"),
        ("lang", "en") => ("anglais", "English"),
        ("deny", "warnings") => ("les avertissements", "warnings"),
        ("color", "auto") => ("sur un terminal", "on a terminal"),
        ("color", "always") => ("toujours", "always"),
        ("color", "never") => ("jamais", "never"),
        ("format", "table") => ("aligné, pour un terminal", "aligned, for a terminal"),
        ("format", "csv") => (
            "valeurs séparées par des virgules",
            "comma-separated values",
        ),
        ("format", "json") => ("JSON, pour un programme", "JSON, for a program"),
        ("format", "md") => ("tableaux Markdown", "Markdown tables"),
        ("view", "period") => (
            "qui est actif dans la période",
            "whoever is active in the period",
        ),
        ("view", "new") => (
            "pour la première fois dans le projet ; s’additionne d’une période à l’autre",
            "for the first time in the project; adds up over periods",
        ),
        ("view", "cumulative") => (
            "du début du projet à la fin de la période, recompté",
            "from the project’s start to the period’s end, recounted",
        ),
        ("shell", "bash") => ("Bash, sous Linux", "Bash, on Linux"),
        ("shell", "elvish") => ("Elvish", "Elvish"),
        ("shell", "fish") => ("fish", "fish"),
        ("shell", "powershell") => ("PowerShell, sous Windows", "PowerShell, on Windows"),
        ("shell", "zsh") => ("Zsh, sous macOS", "Zsh, on macOS"),
        _ => return None,
    };
    Some(pick(language, fr, en))
}
