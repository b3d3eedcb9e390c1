//! What must be known before a command line can be read: the language to complain in.

use std::ffi::OsString;

/// The first value of an option, `--lang fr` or `--lang=fr`, in a command line that may be wrong elsewhere.
pub fn scan(arguments: &[OsString], option: &str) -> Option<String> {
    let texts = arguments.iter().map(|argument| argument.to_str());
    let mut texts = texts.take_while(|text| *text != Some("--"));
    while let Some(text) = texts.next() {
        let Some(rest) = text.and_then(|text| text.strip_prefix(option)) else {
            continue;
        };
        if rest.is_empty() {
            return texts.next().flatten().map(str::to_owned);
        }
        if let Some(value) = rest.strip_prefix('=') {
            return Some(value.to_owned());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_is_found_wherever_it_stands() {
        #[track_caller]
        fn case(line: &str, value: Option<&str>) {
            let arguments: Vec<OsString> = line.split(' ').map(Into::into).collect();
            assert_eq!(scan(&arguments, "--lang").as_deref(), value, "{line}");
        }
        case("bilan --lang en check", Some("en"));
        case("bilan check --nonsense --lang=fr", Some("fr"));
        case("bilan check --language en", None);
        case("bilan check --lang", None);
        case("bilan explain -- --lang en", None);
        case("bilan check", None);
    }
}
