//! Help in the user's language: our words in clap's tree of commands.

use std::fmt::Write as _;

use clap::{Arg, ArgAction, Command};

use super::values;
use crate::language::Language;
use crate::wording::help::{self as words, Heading, heading};

/// The place of the first option of every command in the list of a command's options.
const GENERAL: usize = 1000;

/// The whole tree, with the options that help is asked by.
pub(super) fn worded(command: Command, language: Language) -> Command {
    let help = Arg::new("help").short('h').long("help").global(true);
    let version = Arg::new("version").short('V').long("version");
    let command = command
        .arg(help.action(ArgAction::Help))
        .arg(version.action(ArgAction::Version));
    worded_one(command, language)
}

fn worded_one(command: Command, language: Language) -> Command {
    let name = command.get_name().to_owned();
    let template = template(&command, language);
    // The options of every command come after those of one.
    let general = name == "bilan";
    let turns = (GENERAL..).zip(command.get_arguments());
    let turns: Vec<_> = turns
        .map(|(turn, one)| (one.get_id().clone(), turn))
        .collect();
    let in_turn = |argument: Arg| {
        let turn = turns
            .iter()
            .find(|(id, _)| general && id == argument.get_id());
        match turn {
            Some((_, turn)) => argument.display_order(*turn),
            None => argument,
        }
    };
    command
        .about(words::command(language, &name).unwrap_or_default())
        .long_about(None)
        .help_template(template)
        .subcommand_value_name(words::some_command(language))
        .mut_args(|argument| worded_argument(argument, &name, language))
        .mut_args(in_turn)
        .mut_subcommands(|command| worded_one(command, language))
}

/// The parts of a help page that there are, each under its heading.
fn template(command: &Command, language: Language) -> String {
    let header = *command.get_styles().get_header();
    let head = |name| format!("{header}{}{header:#}", heading(language, name));
    let mut page = format!("{{about-with-newline}}\n{} {{usage}}", head(Heading::Usage));
    let mut part = |there: bool, name, text: &str| {
        if there {
            let _ = write!(page, "\n\n{}\n{text}", head(name));
        }
    };
    let commands = command.has_subcommands();
    part(commands, Heading::Commands, "{subcommands}");
    let arguments = command.get_positionals().next().is_some();
    part(arguments, Heading::Arguments, "{positionals}");
    part(true, Heading::Options, "{options}");
    let examples = words::examples(language, command.get_name());
    let lines: Vec<String> = examples.iter().map(|line| format!("  {line}")).collect();
    part(!lines.is_empty(), Heading::Examples, &lines.join("\n"));
    page
}

fn worded_argument(argument: Arg, command: &str, language: Language) -> Arg {
    let name = argument.get_id().as_str();
    let Some(texts) = words::argument(language, command, name) else {
        return argument;
    };
    let argument = values::worded(argument, language);
    let argument = if texts.value.is_empty() {
        argument
    } else {
        argument.value_name(texts.value)
    };
    let beside = beside(&argument, texts.default, language);
    let short = std::iter::once(texts.text.to_owned());
    let short = short.chain(beside.iter().cloned());
    let short = short.chain(allowed(&argument, language));
    let long = std::iter::once(texts.text.to_owned());
    let long = long.chain(meanings(&argument, language));
    let long = long.chain((!beside.is_empty()).then(|| beside.join("\n")));
    let takes = argument.get_action().takes_values();
    argument
        .help(short.collect::<Vec<_>>().join(" "))
        .long_help(long.collect::<Vec<_>>().join("\n\n"))
        .hide_default_value(takes)
        .hide_env(takes)
        .hide_possible_values(takes)
}

/// What holds where the argument is not given, and the variable that gives it.
fn beside(argument: &Arg, default: Option<&str>, language: Language) -> Vec<String> {
    let typed: Vec<_> = argument
        .get_default_values()
        .iter()
        .filter(|_| argument.get_action().takes_values())
        .map(|value| value.to_string_lossy())
        .collect();
    let typed = (!typed.is_empty()).then(|| typed.join(" "));
    let default = default.map(str::to_owned).or(typed);
    let default = default.map(|value| words::default(language, &value));
    let variable = argument.get_env().map(|name| name.to_string_lossy());
    let variable = variable.map(|name| words::variable(language, &name));
    default.into_iter().chain(variable).collect()
}

/// The values that an argument takes, in a row.
fn allowed(argument: &Arg, language: Language) -> Option<String> {
    let values = argument.get_possible_values();
    let names: Vec<&str> = values
        .iter()
        .map(clap::builder::PossibleValue::get_name)
        .collect();
    let takes = argument.get_action().takes_values() && !names.is_empty();
    takes.then(|| words::possible(language, &names))
}

/// The values that an argument takes, a line each, with what they mean.
fn meanings(argument: &Arg, language: Language) -> Option<String> {
    allowed(argument, language)?;
    let values = argument.get_possible_values();
    let width = values.iter().map(|value| value.get_name().len()).max();
    let mut list = heading(language, Heading::Values);
    for value in &values {
        let text = value.get_help().map(ToString::to_string);
        let (name, text) = (value.get_name(), text.unwrap_or_default());
        let line = words::meaning(language, (name, width.unwrap_or_default()), &text);
        let _ = write!(list, "\n{line}");
    }
    Some(list)
}
