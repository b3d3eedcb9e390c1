//! Mistakes of form and of name in the catalogue, in words.

use super::{Message, broken, kinds, meant, pick, quoted, said};
use crate::finding::{Expected, Misnamed, Named, NoName};
use crate::language::Language;

pub(super) fn invalid_toml(language: Language, message: &str) -> Message {
    let message = message.split_whitespace().collect::<Vec<_>>().join(" ");
    let detail = broken::french(&message).map_or_else(String::new, |why| format!("\u{a0}: {why}"));
    said(
        language,
        (
            format!("ce fichier n’est pas écrit en TOML correct{detail}"),
            "le plus souvent, un guillemet, une virgule ou un crochet manque, ici ou à la ligne \
             d’avant",
        ),
        (
            format!("this file is not correct TOML: {message}"),
            "most often a quotation mark, a comma or a bracket is missing, here or on the line \
             before",
        ),
    )
}

pub(super) fn unknown_key(language: Language, key: &str, nearest: Option<&str>) -> Message {
    said(
        language,
        (
            format!("clé `{key}` inconnue"),
            "enlevez-la : bilan ne la lirait pas ; une remarque s’écrit après un `#`",
        ),
        (
            format!("unknown key `{key}`"),
            "remove it: bilan would not read it; a remark is written after a `#`",
        ),
    )
    .or_meant(language, nearest)
}

pub(super) fn missing_key(language: Language, key: &str) -> Message {
    let line = match key {
        "label" | "title" | "name" | "definition" | "donor" => {
            format!(r#"`{key} = {{ fr = "…", en = "…" }}`"#)
        }
        "start" | "end" => kinds::example(key, Expected::Date),
        "files" | "languages" | "fields" | "marks" | "columns" | "by" => {
            kinds::example(key, Expected::List)
        }
        "value" | "format" | "at" => format!("`{key} = …`"),
        _ => kinds::example(key, Expected::Text),
    };
    said(
        language,
        (
            format!("la clé `{key}` manque"),
            format!("ajoutez ici : {line}"),
        ),
        (
            format!("the key `{key}` is missing"),
            format!("add here: {line}"),
        ),
    )
}

pub(super) fn wrong_type(language: Language, key: &str, expected: Expected) -> Message {
    let (wanted, line) = (
        kinds::expected(language, expected),
        kinds::example(key, expected),
    );
    said(
        language,
        (
            format!("`{key}` attend {wanted}"),
            format!("écrivez par exemple : {line}"),
        ),
        (
            format!("`{key}` takes {wanted}"),
            format!("write for instance: {line}"),
        ),
    )
}

pub(super) fn unknown_word(
    language: Language,
    word: &str,
    allowed: &[String],
    nearest: Option<&str>,
) -> Message {
    let asked = nearest.map_or(String::new(), |name| format!("{} ", meant(language, name)));
    let allowed = allowed
        .iter()
        .map(|word| format!("`{word}`"))
        .collect::<Vec<_>>()
        .join(", ");
    said(
        language,
        (
            format!("`{word}` n’est pas un mot permis ici"),
            format!("{asked}mots permis : {allowed}"),
        ),
        (
            format!("`{word}` is not a word allowed here"),
            format!("{asked}words allowed: {allowed}"),
        ),
    )
}

pub(super) fn undeclared(
    language: Language,
    kind: Named,
    name: &str,
    nearest: Option<&str>,
) -> Message {
    let none = kinds::none_such(language, kind);
    let declare = kinds::declaration(language, kind, name);
    said(
        language,
        (format!("`{name}` ne désigne {none}"), declare.as_str()),
        (format!("`{name}` names {none}"), declare.as_str()),
    )
    .or_meant(language, nearest)
}

pub(super) fn duplicate_code(language: Language, kind: Named, code: &str) -> Message {
    let two = kinds::two(language, kind);
    said(
        language,
        (
            format!("le code `{code}` désigne {two}"),
            "donnez à l’un des deux un autre code, et corrigez les endroits qui le nomment",
        ),
        (
            format!("the code `{code}` names {two}"),
            "give one of the two another code, and mend the places that name it",
        ),
    )
}

pub(super) fn invalid_code(language: Language, code: &NoName) -> Message {
    let (fr, en) = match code.why {
        Misnamed::Signs => (
            "il a d’autres signes que des lettres sans accent, des chiffres, `.`, `_` et `-`",
            "it has other signs than letters without accents, digits, `.`, `_` and `-`",
        ),
        Misnamed::Dot => (
            "il finit par un point, que Windows enlève",
            "it ends with a dot, which Windows leaves out",
        ),
        Misnamed::Reserved => (
            "Windows réserve ce nom à un appareil",
            "Windows keeps that name for a device",
        ),
    };
    let line = format!("`code = {}`", quoted(&code.instead));
    let code = &code.code;
    said(
        language,
        (
            format!("`{code}` ne peut nommer un fichier : {fr}"),
            format!("écrivez par exemple {line}, et corrigez les endroits qui le nomment"),
        ),
        (
            format!("`{code}` cannot name a file: {en}"),
            format!("write for instance {line}, and mend the places that name it"),
        ),
    )
}

pub(super) fn alias_claimed_twice(
    language: Language,
    alias: &str,
    [first, second]: [&String; 2],
    dimension: &str,
) -> Message {
    let line = format!("`{} = {}`", quoted(alias), quoted(second));
    said(
        language,
        (
            format!("dans `{dimension}`, `{alias}` désigne à la fois `{first}` et `{second}`"),
            format!(
                "laissez ce mot à l’une des deux ; s’il n’a ce sens que dans un registre, \
                 mettez-le dans sa source, sous `[values.{dimension}]` : {line}"
            ),
        ),
        (
            format!("in `{dimension}`, `{alias}` means both `{first}` and `{second}`"),
            format!(
                "leave the word with one of the two; if it has that meaning in one register only, \
                 put it in its source, under `[values.{dimension}]`: {line}"
            ),
        ),
    )
}

pub(super) fn missing_language(language: Language, missing: &str) -> Message {
    let name = match missing {
        "fr" => pick(language, "français", "French"),
        "en" => pick(language, "anglais", "English"),
        other => other,
    };
    let line = format!(r#"`{missing} = "…"`"#);
    said(
        language,
        (
            format!("ce libellé n’a pas de texte en {name}"),
            format!("ajoutez-le entre les accolades : {line}"),
        ),
        (
            format!("this label has no text in {name}"),
            format!("add it between the braces: {line}"),
        ),
    )
}

pub(super) fn missing_file(language: Language, path: &str) -> Message {
    let (fr, en) = if ["catalogue.toml", "dimensions.toml"].contains(&path) {
        (
            "remettez-le dans le dossier du catalogue ; `bilan init` écrit un catalogue complet"
                .into(),
            "put it back into the catalogue’s folder; `bilan init` writes a whole catalogue".into(),
        )
    } else if let Some(name) = path.strip_prefix("projects/") {
        let line = format!("`table = {}`", quoted(name));
        (
            format!("mettez-le à côté du fichier du projet, ou corrigez dans celui-ci : {line}"),
            format!("put it beside the project’s file, or mend in that one: {line}"),
        )
    } else {
        let line = format!("`entries = {}`", quoted(path));
        (
            format!("mettez-le dans le dossier de données, ou corrigez dans le projet : {line}"),
            format!("put it into the data folder, or mend in the project: {line}"),
        )
    };
    said(
        language,
        (
            format!("le fichier `{path}` n’est pas là ou ne s’ouvre pas"),
            fr,
        ),
        (
            format!("the file `{path}` is not there or does not open"),
            en,
        ),
    )
}
