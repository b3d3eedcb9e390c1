//! What `--help` says of each command, argument and value, and what is said of a command line that cannot be read.
//! A test of the tree of commands demands both languages of each.

mod arguments;
mod commands;
mod misuse;
mod values;

use super::{colon, stated};
use crate::language::Language;
pub use arguments::{Argument, argument};
pub use commands::{command, examples};
pub use misuse::{Hint, Misuse, hint, misuse};
pub use values::value;

/// A heading of a help page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::EnumIter)]
#[allow(missing_docs, reason = "each is the heading itself")]
pub enum Heading {
    Usage,
    Commands,
    Arguments,
    Options,
    Examples,
    Values,
    /// Before what goes wrong.
    Error,
    /// Before what may help.
    Tip,
}

/// A heading with its colon.
pub fn heading(language: Language, heading: Heading) -> String {
    let (fr, en) = match heading {
        Heading::Usage => ("Utilisation", "Usage"),
        Heading::Commands => ("Commandes", "Commands"),
        Heading::Arguments => ("Arguments", "Arguments"),
        Heading::Options => ("Options", "Options"),
        Heading::Examples => ("Exemples", "Examples"),
        Heading::Values => ("Valeurs possibles", "Possible values"),
        Heading::Error => ("erreur", "error"),
        Heading::Tip => ("conseil", "tip"),
    };
    colon(language, pick(language, fr, en))
}

/// What stands for a command in the usage.
pub fn some_command(language: Language) -> &'static str {
    pick(language, "COMMANDE", "COMMAND")
}

/// What holds where an argument is not given: « [par défaut : …] ».
pub fn default(language: Language, value: &str) -> String {
    let name = pick(language, "par défaut", "default");
    format!("[{}]", stated(language, name, value))
}

/// The values that an argument takes: « [valeurs possibles : …] ».
pub fn possible(language: Language, values: &[&str]) -> String {
    let name = pick(language, "valeurs possibles", "possible values");
    format!("[{}]", stated(language, name, &values.join(", ")))
}

/// The variable that gives an argument: « [variable : …] ».
pub fn variable(language: Language, name: &str) -> String {
    let what = pick(language, "variable", "variable");
    format!("[{}]", stated(language, what, name))
}

/// A value and what it means, in the list of an argument; the value comes with the width of the longest.
pub fn meaning(language: Language, (value, width): (&str, usize), text: &str) -> String {
    let name = colon(language, value);
    let gap = " ".repeat(1 + width.saturating_sub(value.len()));
    format!("- {name}{gap}{text}")
}

/// Where the options are to be read.
pub fn more(language: Language) -> &'static str {
    pick(
        language,
        "Pour en savoir plus, ajoutez `--help`.",
        "For more, add `--help`.",
    )
}

fn pick<T>(language: Language, fr: T, en: T) -> T {
    match language {
        Language::Fr => fr,
        Language::En => en,
    }
}
