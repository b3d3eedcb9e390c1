//! Help has no gap: the tree of commands is walked, and each command, argument and value must have its texts.

use super::*;
use crate::wording::findings::typography::fault;
use crate::wording::help;

/// Names that are the same in both languages.
const SAME: [&str; 8] = [
    "CODE", "DATE", "DIM,DIM", "Elvish", "FORMAT", "SHELL", "fish", "",
];

/// Every text of help in a language, each with what it belongs to.
fn texts(language: Language) -> Vec<(String, Option<String>)> {
    let mut command = command(language);
    command.build();
    let root = std::iter::once(&command);
    let mut texts = Vec::new();
    for one in root.chain(command.get_subcommands()) {
        let name = one.get_name();
        let about = help::command(language, name).map(str::to_owned);
        let shown = one.get_about().map(ToString::to_string);
        assert_eq!(shown, about, "{name}");
        texts.push((name.to_owned(), about));
        for argument in one.get_arguments() {
            texts.extend(of_argument(language, name, argument));
        }
    }
    texts
}

fn of_argument(
    language: Language,
    command: &str,
    argument: &clap::Arg,
) -> Vec<(String, Option<String>)> {
    let id = argument.get_id().as_str();
    let name = format!("{command} {id}");
    let owner = if argument.is_global_set() {
        "bilan"
    } else {
        command
    };
    let Some(said) = help::argument(language, owner, id) else {
        return vec![(name, None)];
    };
    let takes = argument.get_action().takes_values();
    assert_eq!(
        takes,
        !said.value.is_empty(),
        "{name}: the name of its value"
    );
    let shown = argument.get_help().map(ToString::to_string);
    assert!(
        shown.is_some_and(|text| text.starts_with(said.text)),
        "{name}"
    );
    let mut texts = vec![
        (name.clone(), Some(said.text.to_owned())),
        (format!("{name} value"), Some(said.value.to_owned())),
    ];
    let default = said.default.map(str::to_owned);
    texts.extend(default.map(|text| (format!("{name} default"), Some(text))));
    let values = argument.get_possible_values();
    for value in values.iter().filter(|_| takes) {
        let text = help::value(language, id, value.get_name()).map(str::to_owned);
        let shown = value.get_help().map(ToString::to_string);
        assert_eq!(shown, text, "{name} {}: see `values.rs`", value.get_name());
        texts.push((format!("{name} {}", value.get_name()), text));
    }
    texts
}

#[test]
fn every_command_argument_and_value_has_a_text_in_both_languages() {
    let (french, english) = (texts(Language::Fr), texts(Language::En));
    assert_eq!(french.len(), english.len());
    let mut wrong = Vec::new();
    for ((name, fr), (_, en)) in french.iter().zip(&english) {
        for (language, text) in [(Language::Fr, fr), (Language::En, en)] {
            match text.as_deref() {
                None => wrong.push(format!("{name}: nothing in {}", language.code())),
                Some(text) => {
                    let fault = fault(language, text);
                    wrong.extend(fault.map(|fault| format!("{name}: {fault}: {text}")));
                }
            }
        }
        let same = fr == en && !SAME.contains(&fr.as_deref().unwrap_or_default());
        wrong.extend(same.then(|| format!("{name}: not translated: {fr:?}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What clap says by itself is English, and must not be heard.
#[test]
fn help_pages_are_of_one_language() {
    const ENGLISH: [&str; 7] = [
        "Usage:",
        "Options:",
        "Commands:",
        "Print",
        "[default",
        "[possible",
        "Possible values",
    ];
    const FRENCH: [&str; 4] = ["Utilisation", "Afficher", "par défaut", "[env"];
    for (language, others) in [(Language::Fr, &ENGLISH[..]), (Language::En, &FRENCH[..])] {
        let mut root = command(language);
        root.build();
        for page in root.get_subcommands_mut() {
            let pages = [page.render_help(), page.render_long_help()];
            for page in pages.map(|page| page.to_string()) {
                for other in others {
                    assert!(!page.contains(other), "`{other}` in {page}");
                }
            }
        }
    }
}

#[test]
fn the_tree_of_commands_is_sound() {
    command(Language::Fr).debug_assert();
    command(Language::En).debug_assert();
}
