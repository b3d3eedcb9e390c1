//! The committed JSON Schemas are those of the program, and the committed catalogue answers to them.

use std::path::PathBuf;

use serde_json::Value as Json;

use crate::support::{CATALOGUE, catalogue_tables, catalogue_texts, files, root};
use bilan::catalogue::{self, schemas};

fn folder() -> PathBuf {
    root().join("indicators").join("schema")
}

/// The text of a schema's file.
fn text(schema: &Json) -> String {
    serde_json::to_string_pretty(schema).unwrap() + "\n"
}

#[test]
fn the_committed_schemas_are_those_of_the_program() {
    let schemas = schemas();
    if std::env::var_os("BILAN_UPDATE_SCHEMAS").is_some() {
        for (name, schema) in &schemas {
            let path = folder().join(format!("{name}.schema.json"));
            bilan::write::atomically(&path, text(schema).as_bytes()).unwrap();
        }
    }
    let again = "run `BILAN_UPDATE_SCHEMAS=1 cargo test --test it schemas`";
    let mut names = Vec::new();
    for (name, schema) in &schemas {
        let name = format!("{name}.schema.json");
        let committed = std::fs::read_to_string(folder().join(&name)).unwrap_or_default();
        // Git may have given the file other line ends.
        let committed = committed.replace("\r\n", "\n");
        assert!(committed == text(schema), "{name} is out of step: {again}");
        names.push(name);
    }
    names.sort();
    assert_eq!(files(&folder()), names, "a schema of nothing: {again}");
}

/// The kind of a file of the catalogue, by its path.
fn kind(path: &str) -> &'static str {
    match path.split_once('/') {
        None if path == "catalogue.toml" => "catalogue",
        None if path == "dimensions.toml" => "dimensions",
        None if path == "rates.toml" => "rates",
        None => "indicators",
        Some(("sources", _)) => "source",
        Some(("projects", _)) => "project",
        Some(("donors", _)) => "donor",
        Some(_) => panic!("{path}: of no kind"),
    }
}

#[test]
fn every_catalogue_file_names_its_schema_for_editors() {
    let texts = catalogue_texts();
    assert!(texts.len() > 20, "{} files", texts.len());
    for file in texts {
        let up = "../".repeat(file.path.matches('/').count());
        let wanted = format!("#:schema {up}schema/{}.schema.json", kind(&file.path));
        assert_eq!(file.text.lines().next(), Some(&*wanted), "{}", file.path);
    }
}

#[test]
fn every_catalogue_file_answers_to_its_schema() {
    let schemas = schemas();
    for file in catalogue_texts() {
        let of = |(name, _): &&(&str, Json)| *name == kind(&file.path);
        let schema = &schemas.iter().find(of).unwrap().1;
        let value: toml::Value = toml::from_str(&file.text).unwrap();
        let validator = Validator { root: schema };
        let wrong = validator.wrong(schema, &json(&value), &file.path);
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

/// The schemas refuse what the loader refuses: a key too many, a key too few, a word of no list, a wrong type.
#[test]
fn the_schemas_refuse_what_is_wrong() {
    #[track_caller]
    fn case(wrong: &str, told: &str) {
        let right = "[[dimension]]\ncode = \"sex\"\nof = \"person\"\nlabel = { fr = \"Sexe\" }\n";
        let (found, put) = wrong.split_once(" → ").unwrap();
        assert!(right.contains(found));
        let schemas = schemas();
        let schema = &schemas
            .iter()
            .find(|(name, _)| *name == "dimensions")
            .unwrap()
            .1;
        let validator = Validator { root: schema };
        let check = |text: &str| validator.wrong(schema, &json(&toml::from_str(text).unwrap()), "");
        assert_eq!(check(right), [""; 0]);
        let wrong = check(&right.replace(found, put));
        assert!(wrong.iter().any(|one| one.contains(told)), "{wrong:?}");
    }
    case("of = \"person\" → off = \"person\"", "off: no such key");
    case("code = \"sex\" → # none", "code: missing");
    case("\"person\" → \"persn\"", "no alternative");
    case("\"sex\" → 1", "code: no string");
}

#[test]
fn the_loader_passes_over_the_folder_of_schemas() {
    let mut texts = catalogue_texts();
    for path in files(&folder()) {
        texts.push(catalogue::CatalogueText {
            text: std::fs::read_to_string(folder().join(&path)).unwrap(),
            path: format!("schema/{path}"),
        });
    }
    let folder = root().join("indicators");
    let (read, findings) = catalogue::read_with(&texts, &catalogue_tables(), &folder);
    let wrong: Vec<_> = findings.iter().collect();
    assert!(read.is_some() && wrong.is_empty(), "{wrong:?}");
    let declared = texts
        .iter()
        .filter(|text| text.path.starts_with("projects/"));
    assert_eq!(CATALOGUE.projects.len(), declared.count());
}

/// A TOML value as JSON; a date is its text.
fn json(value: &toml::Value) -> Json {
    match value {
        toml::Value::String(text) => Json::from(text.as_str()),
        toml::Value::Integer(number) => Json::from(*number),
        toml::Value::Float(number) => Json::from(*number),
        toml::Value::Boolean(truth) => Json::from(*truth),
        toml::Value::Datetime(day) => Json::from(day.to_string()),
        toml::Value::Array(list) => list.iter().map(json).collect(),
        toml::Value::Table(table) => {
            let pair = |(key, value): (&String, &toml::Value)| (key.clone(), json(value));
            Json::Object(table.iter().map(pair).collect())
        }
    }
}

/// As much of JSON Schema as bilan's schemas use, read anew: it shares nothing with the loader's own walk, and a keyword
/// that it does not know fails the test. (The validators on crates.io would make `cargo test` build the counting engine
/// a second time: they ask other features of what it stands on.)
struct Validator<'s> {
    root: &'s Json,
}

impl Validator<'_> {
    /// What is wrong with a value, each with the place of it.
    fn wrong(&self, schema: &Json, value: &Json, place: &str) -> Vec<String> {
        let Json::Object(rules) = schema else {
            return match schema {
                Json::Bool(true) => Vec::new(),
                _ => vec![format!("{place}: nothing may stand here")],
            };
        };
        let mut wrong = Vec::new();
        for (keyword, rule) in rules {
            wrong.extend(self.keyword(keyword, rule, rules, value, place));
        }
        wrong
    }

    fn keyword(
        &self,
        keyword: &str,
        rule: &Json,
        rules: &serde_json::Map<String, Json>,
        value: &Json,
        place: &str,
    ) -> Vec<String> {
        let told = |wrong: bool, what: &str| -> Vec<String> {
            if wrong {
                vec![format!("{place}: {what}")]
            } else {
                Vec::new()
            }
        };
        match keyword {
            "$schema" | "$defs" | "title" | "description" | "default" => Vec::new(),
            "$ref" => {
                let path = rule.as_str().unwrap().strip_prefix('#').unwrap();
                self.wrong(self.root.pointer(path).unwrap(), value, place)
            }
            "type" => {
                let kind = rule.as_str().unwrap();
                told(!is_of(value, kind), &format!("no {kind}: {value}"))
            }
            "const" => told(value != rule, &format!("not {rule}: {value}")),
            "enum" => {
                let among = rule.as_array().unwrap().contains(value);
                told(!among, &format!("no alternative: {value}"))
            }
            "anyOf" | "oneOf" => {
                let all = rule.as_array().unwrap().iter();
                let fits = all.filter(|one| self.wrong(one, value, place).is_empty());
                let count = fits.count();
                let right = count == 1 || keyword == "anyOf" && count > 1;
                told(!right, &format!("no alternative: {value}"))
            }
            "properties" | "additionalProperties" | "required" => {
                self.keys(keyword, rule, rules, value, place)
            }
            "items" => {
                let all = value.as_array().into_iter().flatten().enumerate();
                all.flat_map(|(at, item)| self.wrong(rule, item, &format!("{place}.{at}")))
                    .collect()
            }
            "format" => match rule.as_str().unwrap() {
                "date" => {
                    let day = value.as_str().map(str::parse::<chrono::NaiveDate>);
                    told(!matches!(day, Some(Ok(_))), &format!("no date: {value}"))
                }
                // The width of a number in memory.
                "double" | "int64" | "uint32" => Vec::new(),
                other => panic!("a format that this validator does not know: {other}"),
            },
            "minimum" => {
                let low = value.as_f64() < rule.as_f64();
                told(low, &format!("under {rule}: {value}"))
            }
            other => panic!("a keyword that this validator does not know: {other}"),
        }
    }

    /// What is wrong with the keys of a table.
    fn keys(
        &self,
        keyword: &str,
        rule: &Json,
        rules: &serde_json::Map<String, Json>,
        value: &Json,
        place: &str,
    ) -> Vec<String> {
        let under = |key: &str| format!("{place}.{key}");
        match keyword {
            "properties" => {
                let list = rule.as_object().unwrap().iter();
                let present = list.filter_map(|(key, inner)| Some((key, inner, value.get(key)?)));
                present
                    .flat_map(|(key, inner, value)| self.wrong(inner, value, &under(key)))
                    .collect()
            }
            "additionalProperties" => {
                let known = rules.get("properties").and_then(Json::as_object);
                let all = value.as_object().into_iter().flatten();
                all.filter(|(key, _)| known.is_none_or(|known| !known.contains_key(*key)))
                    .flat_map(|(key, value)| match rule {
                        Json::Bool(false) => vec![format!("{}: no such key", under(key))],
                        rule => self.wrong(rule, value, &under(key)),
                    })
                    .collect()
            }
            _ => {
                let keys = rule.as_array().unwrap().iter().filter_map(Json::as_str);
                keys.filter(|key| value.get(key).is_none())
                    .map(|key| format!("{}: missing", under(key)))
                    .collect()
            }
        }
    }
}

fn is_of(value: &Json, kind: &str) -> bool {
    match kind {
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("a type that this validator does not know: {other}"),
    }
}
