//! Letters and numbers that may mean two things, in words.

use super::{Message, quoted, said};
use crate::language::Language;

pub(super) fn ambiguous(
    language: Language,
    field: &str,
    [first, second]: &[String; 2],
    means: &str,
    or: &str,
) -> Message {
    let line = |meaning: &str| format!("`{} = {}`", quoted(second), quoted(meaning));
    let (as_well, other) = (line(means), line(or));
    said(
        language,
        (
            format!(
                "dans `{field}`, `{first}` et `{second}` voudraient tous deux dire `{means}`, et rien ne veut \
                 dire `{or}` : `{second}` est peut-être `{or}`"
            ),
            format!(
                "choisissez, dans la source, sous `[values.{field}]` : {other} ou {as_well} ; en attendant les deux \
                 comptent comme non renseignés"
            ),
        ),
        (
            format!(
                "in `{field}`, `{second}` beside `{first}` may mean `{or}` as well as `{means}`, and nothing there \
                 says which"
            ),
            format!(
                "choose, in the source, under `[values.{field}]`: {other} or {as_well}; until then what reads as \
                 `{means}` in that column counts as unknown"
            ),
        ),
    )
}

pub(super) fn alike(language: Language, field: &str, [first, second]: &[String; 2]) -> Message {
    let line = format!("`{} = \"…\"`", quoted(second));
    said(
        language,
        (
            format!("dans `{field}`, `{first}` et `{second}` sont lus comme un seul et même mot"),
            format!(
                "si l’un veut dire autre chose, dites-le dans la source, sous `[values.{field}]` : {line}"
            ),
        ),
        (
            format!("in `{field}`, `{first}` and `{second}` are read as one and the same word"),
            format!(
                "if one means something else, say so in the source, under `[values.{field}]`: {line}"
            ),
        ),
    )
}

pub(super) fn prefixed_keys(language: Language, source: &str) -> Message {
    let line = "`ignore = [\"country code\"]`";
    said(
        language,
        (
            "des numéros ne diffèrent que par ce qui semble être un indicatif de pays : chacun compte comme une \
             autre personne"
                .to_owned(),
            format!("s’ils sont les mêmes, écrivez {line} dans la clé de `sources/{source}.toml`"),
        ),
        (
            "numbers differ only by what seems to be the code of a country: each counts as another person".to_owned(),
            format!("if they are the same, write {line} into the key in `sources/{source}.toml`"),
        ),
    )
}
