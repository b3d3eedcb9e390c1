//! The words that an argument takes, each with its meaning in the user's language.

use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use clap::{Arg, ValueEnum};

use super::{Color, Deny, OutputFormat};
use crate::count::View;
use crate::language::Language;
use crate::wording::help;

/// The same argument, its values explained; an argument that takes any text stays as it is.
pub(super) fn worded(argument: Arg, language: Language) -> Arg {
    match argument.get_id().as_str() {
        "color" => of::<Color>(argument, language),
        "deny" => of::<Deny>(argument, language),
        "format" => of::<OutputFormat>(argument, language),
        "lang" => of::<Language>(argument, language),
        "shell" => of::<clap_complete::Shell>(argument, language),
        "view" => of::<View>(argument, language),
        _ => argument,
    }
}

fn of<E: ValueEnum + Send + Sync + 'static>(argument: Arg, language: Language) -> Arg {
    let name = argument.get_id().to_string();
    let names = E::value_variants().iter().filter_map(E::to_possible_value);
    let values = names.map(|value| {
        let text = help::value(language, &name, value.get_name());
        value.help(text.unwrap_or_default())
    });
    let typed = |text: String| E::from_str(&text, false).expect("one of the values of its type");
    argument.value_parser(PossibleValuesParser::new(values).map(typed))
}
