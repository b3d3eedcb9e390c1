//! What is said of a command line that cannot be read.

use super::pick;
use crate::language::Language;
use crate::wording::grammar::agree;

/// Why a command line cannot be read. Arguments come as the usage writes them: `--format <FORMAT>`.
#[derive(Debug, Clone, PartialEq, Eq, strum::EnumCount)]
pub enum Misuse {
    /// An argument that the command does not take.
    UnknownArgument(String),
    /// A command that there is not.
    UnknownCommand(String),
    /// A command that wants another after it.
    NoCommand,
    /// A value that the argument does not take.
    InvalidValue {
        /// The argument.
        argument: String,
        /// What was typed.
        value: String,
    },
    /// A value that is no date.
    NoDate {
        /// The argument.
        argument: String,
        /// What was typed.
        value: String,
    },
    /// An argument without its value.
    NoValue(String),
    /// Arguments that must be given.
    Missing(Vec<String>),
    /// An argument given twice.
    Twice(String),
    /// Arguments that do not go together.
    Conflict {
        /// The argument.
        argument: String,
        /// What it cannot stand with.
        with: Vec<String>,
    },
    /// More values than the argument takes.
    TooMany {
        /// The argument.
        argument: String,
        /// The one too many.
        value: String,
    },
    /// Fewer values than the argument takes.
    TooFew {
        /// The argument.
        argument: String,
        /// How many it takes.
        wanted: usize,
        /// How many were typed.
        given: usize,
    },
    /// Signs that are no text.
    NoText,
    /// Anything else.
    Other,
}

/// What may help whoever typed it.
#[derive(Debug, Clone, PartialEq, Eq, strum::EnumCount)]
pub enum Hint {
    /// What resembles what was typed.
    Similar(Vec<String>),
    /// The values that the argument takes.
    Allowed(Vec<String>),
    /// The command that takes the argument, with it.
    Elsewhere(String),
    /// How what looks like an option is passed as a value.
    AsValue(String),
    /// A command that stands behind `--`.
    WithoutDashes(String),
}

/// Says why: lower case, no full stop.
#[allow(clippy::too_many_lines, reason = "a dictionary")]
pub fn misuse(language: Language, misuse: &Misuse) -> String {
    let (fr, en) = match misuse {
        Misuse::UnknownArgument(argument) => (
            format!("argument inconnu : `{argument}`"),
            format!("unknown argument `{argument}`"),
        ),
        Misuse::UnknownCommand(command) => (
            format!("commande inconnue : `{command}`"),
            format!("unknown command `{command}`"),
        ),
        Misuse::NoCommand => (
            "il manque la commande".into(),
            "a command is missing".into(),
        ),
        Misuse::InvalidValue { argument, value } => (
            format!("valeur incorrecte pour `{argument}` : `{value}`"),
            format!("invalid value `{value}` for `{argument}`"),
        ),
        Misuse::NoDate { argument, value } => (
            format!(
                "`{value}` n’est pas une date ; `{argument}` s’écrit année-mois-jour, comme 2024-03-31"
            ),
            format!("`{value}` is no date; `{argument}` is written year-month-day, as 2024-03-31"),
        ),
        Misuse::NoValue(argument) => (
            format!("il manque la valeur de `{argument}`"),
            format!("a value is missing for `{argument}`"),
        ),
        Misuse::Missing(arguments) => (
            format!("il manque {}", code(arguments)),
            format!("missing: {}", code(arguments)),
        ),
        Misuse::Twice(argument) => (
            format!("`{argument}` ne se donne qu’une fois"),
            format!("`{argument}` is given once only"),
        ),
        Misuse::Conflict { argument, with } if with.is_empty() => (
            format!("`{argument}` ne va pas avec les autres arguments"),
            format!("`{argument}` does not go with the other arguments"),
        ),
        Misuse::Conflict { argument, with } => (
            format!("`{argument}` ne va pas avec {}", code(with)),
            format!("`{argument}` does not go with {}", code(with)),
        ),
        Misuse::TooMany { argument, value } => (
            format!("une valeur de trop pour `{argument}` : `{value}`"),
            format!("one value too many for `{argument}`: `{value}`"),
        ),
        Misuse::TooFew {
            argument,
            wanted,
            given,
        } => too_few(argument, *wanted, *given),
        Misuse::NoText => (
            "un argument n’est pas un texte lisible (UTF-8)".into(),
            "an argument is no readable text (UTF-8)".into(),
        ),
        Misuse::Other => (
            "la ligne de commande ne peut pas être lue".into(),
            "the command line cannot be read".into(),
        ),
    };
    pick(language, fr, en)
}

/// Says what may help: lower case, no full stop.
pub fn hint(language: Language, hint: &Hint) -> String {
    let (fr, en) = match hint {
        Hint::Similar(names) => (
            format!("vouliez-vous dire {} ?", either(names, "ou")),
            format!("did you mean {}?", either(names, "or")),
        ),
        Hint::Allowed(values) => (
            format!("écrivez {}", either(values, "ou")),
            format!("write {}", either(values, "or")),
        ),
        Hint::Elsewhere(usage) => (format!("`{usage}` existe"), format!("`{usage}` exists")),
        Hint::AsValue(usage) => (
            format!("si c’est une valeur, écrivez `{usage}`"),
            format!("if it is a value, write `{usage}`"),
        ),
        Hint::WithoutDashes(command) => (
            format!("`{command}` est une commande ; enlevez le `--` qui la précède"),
            format!("`{command}` is a command; remove the `--` before it"),
        ),
    };
    pick(language, fr, en)
}

fn too_few(argument: &str, wanted: usize, given: usize) -> (String, String) {
    let number = wanted as f64;
    let fr = agree(Language::Fr, number, "valeur", "valeurs");
    let en = agree(Language::En, number, "value", "values");
    (
        format!("`{argument}` demande {wanted} {fr} ; il y en a {given}"),
        format!("`{argument}` takes {wanted} {en}; there is {given}"),
    )
}

fn code(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}

/// Names of which one is meant: "`a`, `b` or `c`".
fn either(names: &[String], or: &str) -> String {
    match names {
        [first @ .., last] if !first.is_empty() => format!("{} {or} `{last}`", code(first)),
        names => code(names),
    }
}
