//! A command line that cannot be read, told in the user's language, and help that was asked for.

use std::fmt::Write as _;

use clap::builder::Styles;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::language::Language;
use crate::screen;
use crate::wording::help::{self as words, Heading, Hint, Misuse, heading};

/// What is printed in place of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ending {
    /// The text, with colours.
    pub text: String,
    /// Whether it is talk, for standard error.
    pub talk: bool,
    /// The exit code.
    pub code: u8,
}

/// How a run ends that clap did not let begin.
pub(super) fn ending(error: &clap::Error, language: Language) -> Ending {
    let text = match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
        | ErrorKind::DisplayVersion => error.render().ansi().to_string(),
        _ => told(error, language),
    };
    Ending {
        text,
        talk: error.use_stderr(),
        code: error.exit_code() as u8,
    }
}

/// The error, what may help, and the usage.
fn told(error: &clap::Error, language: Language) -> String {
    let styles = Styles::styled();
    let (grave, valid, header) = (styles.get_error(), styles.get_valid(), styles.get_usage());
    let name = heading(language, Heading::Error);
    let why = words::misuse(language, &misuse(error));
    let mut text = format!("{grave}{name}{grave:#} {why}\n");
    let hints = hints(error);
    for (at, hint) in hints.iter().enumerate() {
        let gap = if at == 0 { "\n" } else { "" };
        let (name, hint) = (heading(language, Heading::Tip), words::hint(language, hint));
        let _ = writeln!(text, "{gap}  {valid}{name}{valid:#} {hint}");
    }
    if let Some(usage) = error.get(ContextKind::Usage).map(ToString::to_string) {
        let usage = usage.trim().trim_start_matches("Usage:").trim_start();
        let name = heading(language, Heading::Usage);
        let _ = writeln!(text, "\n{header}{name}{header:#} {usage}");
    }
    let _ = writeln!(text, "\n{}", words::more(language));
    text
}

fn misuse(error: &clap::Error) -> Misuse {
    let argument = || text(error, ContextKind::InvalidArg);
    let value = || text(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument => Misuse::UnknownArgument(argument()),
        ErrorKind::InvalidSubcommand => {
            Misuse::UnknownCommand(text(error, ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingSubcommand => Misuse::NoCommand,
        ErrorKind::InvalidValue if value().is_empty() => Misuse::NoValue(argument()),
        ErrorKind::ValueValidation if is_of_dates(error) => Misuse::NoDate {
            argument: argument(),
            value: value(),
        },
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => Misuse::InvalidValue {
            argument: argument(),
            value: value(),
        },
        ErrorKind::MissingRequiredArgument => {
            Misuse::Missing(texts(error, ContextKind::InvalidArg))
        }
        ErrorKind::ArgumentConflict => conflict(argument(), texts(error, ContextKind::PriorArg)),
        ErrorKind::TooManyValues => Misuse::TooMany {
            argument: argument(),
            value: value(),
        },
        ErrorKind::TooFewValues => too_few(error, ContextKind::MinValues),
        ErrorKind::WrongNumberOfValues => too_few(error, ContextKind::ExpectedNumValues),
        ErrorKind::InvalidUtf8 => Misuse::NoText,
        _ => Misuse::Other,
    }
}

fn conflict(argument: String, with: Vec<String>) -> Misuse {
    if with == [argument.as_str()] {
        return Misuse::Twice(argument);
    }
    Misuse::Conflict { argument, with }
}

fn too_few(error: &clap::Error, wanted: ContextKind) -> Misuse {
    Misuse::TooFew {
        argument: text(error, ContextKind::InvalidArg),
        wanted: number(error, wanted),
        given: number(error, ContextKind::ActualNumValues),
    }
}

fn is_of_dates(error: &clap::Error) -> bool {
    let cause = std::error::Error::source(error);
    cause.is_some_and(<dyn std::error::Error>::is::<chrono::ParseError>)
}

fn hints(error: &clap::Error) -> Vec<Hint> {
    let similar = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ];
    let similar = similar.into_iter().map(|kind| texts(error, kind));
    let mut hints: Vec<Hint> = similar
        .filter(|names| !names.is_empty())
        .map(Hint::Similar)
        .collect();
    let allowed = texts(error, ContextKind::ValidValue);
    if hints.is_empty() && !allowed.is_empty() {
        hints.push(Hint::Allowed(allowed));
    }
    let suggested = texts(error, ContextKind::Suggested);
    hints.extend(suggested.iter().filter_map(|text| suggestion(text)));
    hints
}

/// What clap suggests in an English sentence, by what it quotes.
fn suggestion(sentence: &str) -> Option<Hint> {
    let quoted: Vec<&str> = sentence.split('\'').skip(1).step_by(2).collect();
    match quoted.as_slice() {
        [usage] if sentence.ends_with("exists") => Some(Hint::Elsewhere((*usage).into())),
        [_, usage] if sentence.starts_with("to pass") => Some(Hint::AsValue((*usage).into())),
        [command, "--"] => Some(Hint::WithoutDashes((*command).into())),
        _ => None,
    }
}

fn text(error: &clap::Error, kind: ContextKind) -> String {
    texts(error, kind).join(" ")
}

/// What clap quotes of the command line, its hidden signs seen.
fn texts(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    let texts = match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::StyledStrs(texts)) => texts.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    };
    let seen = |text: &String| screen::line(text).into_owned();
    texts.iter().map(seen).collect()
}

fn number(error: &clap::Error, kind: ContextKind) -> usize {
    match error.get(kind) {
        Some(ContextValue::Number(number)) => usize::try_from(*number).unwrap_or_default(),
        _ => 0,
    }
}
