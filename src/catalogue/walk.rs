//! One file of the catalogue from text to its struct, with **every** mistake of form on the way.
//!
//! serde stops at the first error, so the file is first walked against the JSON Schema of its struct; what does not
//! fit is reported and cut out, and serde reads the rest.

use std::ops::Range;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use crate::finding::{Expected, Fact, Findings, Origin};

/// Reads one file; `None` when too little of it is right. `lost` takes the codes of what had to be cut out: they are
/// declared all the same, and naming them is no second mistake.
pub(super) fn read<T: DeserializeOwned + JsonSchema>(
    file: &str,
    text: &str,
    findings: &mut Findings,
    lost: &mut Vec<String>,
) -> Option<T> {
    let (mut table, errors) = DeTable::parse_recoverable(text);
    let mut told = Vec::new();
    for error in &errors {
        let span = error.span().unwrap_or(0..0);
        if told.contains(&span) {
            continue;
        }
        told.push(span.clone());
        let message = error.message().to_owned();
        findings.add(Fact::InvalidToml { message }, Origin::catalogue(file, span));
    }
    table.get_mut().make_owned();
    let schema = schema::<T>();
    let mut walker = Walker {
        file,
        root: &schema,
        findings,
        lost,
    };
    let span = table.span();
    if !walker.table(&schema, table.get_mut(), &(span.start..span.start)) {
        return None;
    }
    let code = code(table.get_ref());
    let value = Spanned::new(span, DeValue::Table(table.into_inner()));
    match T::deserialize(toml::de::ValueDeserializer::from(value)) {
        Ok(read) => Some(read),
        Err(error) => {
            lost.extend(code);
            let message = error.message().to_owned();
            let span = error.span().unwrap_or(0..0);
            if !told.contains(&span) {
                findings.add(Fact::InvalidToml { message }, Origin::catalogue(file, span));
            }
            None
        }
    }
}

/// The code that a table declares.
fn code(table: &DeTable<'_>) -> Option<String> {
    let code = table.get("code")?.get_ref();
    code.as_str().map(str::to_owned)
}

/// The first of a list of texts at the head of a file, whatever else is wrong with it.
pub(super) fn first_of(text: &str, key: &str) -> Option<String> {
    let (table, _) = DeTable::parse_recoverable(text);
    let list = table.get_ref().get(key)?.get_ref().as_array()?;
    list.iter()
        .find_map(|one| one.get_ref().as_str().map(str::to_owned))
}

/// A text at the head of a file, whatever else is wrong with it.
pub(super) fn text_of(text: &str, key: &str) -> Option<String> {
    let (table, _) = DeTable::parse_recoverable(text);
    let value = table.get_ref().get(key)?.get_ref();
    value.as_str().map(str::to_owned)
}

/// The texts of a table at the head of a file, whatever else is wrong with it.
pub(super) fn texts_of(text: &str, key: &str) -> Vec<String> {
    let (table, _) = DeTable::parse_recoverable(text);
    let value = table.get_ref().get(key);
    let texts = value.and_then(|value| value.get_ref().as_table());
    let texts = texts.into_iter().flat_map(|table| table.values());
    let texts = texts.filter_map(|value| value.get_ref().as_str());
    texts.map(str::to_owned).collect()
}

/// The JSON Schema of a kind of file, as editors and the walker use it.
pub(super) fn schema<T: JsonSchema>() -> Json {
    let mut schema = schemars::generate::SchemaSettings::draft2020_12()
        .for_deserialize()
        .into_generator()
        .into_root_schema_for::<T>()
        .to_value();
    forget_null(&mut schema);
    schema
}

/// TOML has no null: an optional key is simply absent.
fn forget_null(schema: &mut Json) {
    match schema {
        Json::Object(map) => {
            if let Some(Json::Array(types)) = map.get_mut("type") {
                types.retain(|kind| kind != "null");
                if let [only] = types.as_slice() {
                    let only = only.clone();
                    map.insert("type".into(), only);
                }
            }
            if let Some(Json::Array(any)) = map.get_mut("anyOf") {
                any.retain(|schema| schema.get("type").is_none_or(|kind| kind != "null"));
                if let [Json::Object(only)] = any.as_slice() {
                    let only = only.clone();
                    map.shift_remove("anyOf");
                    map.extend(only);
                }
            }
            if map.get("default") == Some(&Json::Null) {
                map.shift_remove("default");
            }
            map.values_mut().for_each(forget_null);
        }
        Json::Array(list) => list.iter_mut().for_each(forget_null),
        _ => {}
    }
}

struct Walker<'a> {
    file: &'a str,
    root: &'a Json,
    findings: &'a mut Findings,
    lost: &'a mut Vec<String>,
}

impl<'a> Walker<'a> {
    fn add(&mut self, fact: Fact, span: &Range<usize>) {
        self.findings
            .add(fact, Origin::catalogue(self.file, span.clone()));
    }

    /// Follows `$ref` to the schema it names.
    fn resolve(&self, schema: &'a Json) -> &'a Json {
        match schema.get("$ref").and_then(Json::as_str) {
            Some(path) => self
                .root
                .pointer(path.trim_start_matches('#'))
                .unwrap_or(schema),
            None => schema,
        }
    }

    /// Walks a table, cutting out what is wrong in it; false when a key it needs is missing.
    fn table(&mut self, schema: &'a Json, table: &mut DeTable<'_>, span: &Range<usize>) -> bool {
        let properties = schema.get("properties").and_then(Json::as_object);
        let open = schema
            .get("additionalProperties")
            .filter(|extra| extra.is_object());
        let mut cut = Vec::new();
        let present: Vec<String> = table.keys().map(|key| key.get_ref().to_string()).collect();
        for (key, value) in table.iter_mut() {
            let name = key.get_ref().to_string();
            let inner = properties.and_then(|known| known.get(&name)).or(open);
            let keep = if let Some(inner) = inner {
                self.value(inner, &name, value)
            } else {
                let nearest = properties.and_then(|known| nearest(&name, known.keys()));
                self.add(
                    Fact::UnknownKey {
                        key: name.clone(),
                        nearest,
                    },
                    &key.span(),
                );
                false
            };
            if !keep {
                cut.push(key.clone());
            }
        }
        for key in cut {
            table.remove(&key);
        }
        let required = schema
            .get("required")
            .and_then(Json::as_array)
            .into_iter()
            .flatten();
        let mut whole = true;
        for key in required.filter_map(Json::as_str) {
            if !present.iter().any(|name| name == key) {
                self.add(
                    Fact::MissingKey {
                        key: key.to_owned(),
                    },
                    span,
                );
            }
            whole &= table.keys().any(|name| name.get_ref() == key);
        }
        if !whole {
            self.lost.extend(code(table));
        }
        whole
    }

    /// Walks a value; false when it cannot stand.
    fn value<'i>(&mut self, schema: &'a Json, key: &str, value: &mut Spanned<DeValue<'i>>) -> bool {
        let span = value.span();
        let Some(schema) = self.choose(schema, value.get_ref()) else {
            let expected = expected(self.resolve(schema), self.root);
            self.add(
                Fact::WrongType {
                    key: key.to_owned(),
                    expected,
                },
                &span,
            );
            return false;
        };
        match value.get_mut() {
            DeValue::Table(table) => self.table(schema, table, &span),
            DeValue::Array(array) => {
                if let Some(inner) = schema.get("items") {
                    let items: DeArray<'i> = std::mem::replace(array, std::iter::empty().collect());
                    for mut item in items {
                        if self.value(inner, key, &mut item) {
                            array.push(item);
                        }
                    }
                }
                true
            }
            DeValue::String(text) => {
                let allowed = words(schema);
                if allowed.is_empty() || allowed.iter().any(|word| word == text) {
                    return true;
                }
                let nearest = nearest(text, allowed.iter());
                self.add(
                    Fact::UnknownWord {
                        word: text.to_string(),
                        allowed,
                        nearest,
                    },
                    &span,
                );
                false
            }
            _ => true,
        }
    }

    /// The schema, or the alternative of it, that a value of this kind answers to.
    fn choose(&self, schema: &'a Json, value: &DeValue<'_>) -> Option<&'a Json> {
        let schema = self.resolve(schema);
        if let Some(any) = schema.get("anyOf").and_then(Json::as_array) {
            return any.iter().find_map(|one| self.choose(one, value));
        }
        let fits = match (kind(schema), value) {
            (Some("string"), DeValue::String(_)) => {
                schema.get("format").is_none_or(|format| format != "date")
            }
            (Some("string"), DeValue::Datetime(_)) => {
                schema.get("format").is_some_and(|format| format == "date")
            }
            (Some("integer"), DeValue::Integer(number)) => {
                // Whole numbers of the catalogue are counts.
                u32::from_str_radix(number.as_str(), number.radix()).is_ok()
            }
            (None, _)
            | (Some("number"), DeValue::Integer(_) | DeValue::Float(_))
            | (Some("boolean"), DeValue::Boolean(_))
            | (Some("array"), DeValue::Array(_))
            | (Some("object"), DeValue::Table(_)) => true,
            _ => false,
        };
        fits.then_some(schema)
    }
}

/// The type a schema asks for; enums of words say it only by their words.
fn kind(schema: &Json) -> Option<&str> {
    match schema.get("type").and_then(Json::as_str) {
        Some(kind) => Some(kind),
        None if schema.get("oneOf").is_some() || schema.get("const").is_some() => Some("string"),
        None => None,
    }
}

/// The words an enum allows.
fn words(schema: &Json) -> Vec<String> {
    let texts = |list: &Vec<Json>| -> Vec<String> {
        list.iter()
            .flat_map(|one| match one {
                Json::String(word) => vec![word.clone()],
                other => words(other),
            })
            .collect()
    };
    match (schema.get("enum"), schema.get("oneOf"), schema.get("const")) {
        (Some(Json::Array(list)), _, _) | (_, Some(Json::Array(list)), _) => texts(list),
        (_, _, Some(Json::String(word))) => vec![word.clone()],
        _ => Vec::new(),
    }
}

/// What a reader is told to write.
fn expected(schema: &Json, root: &Json) -> Expected {
    let follow = |schema: &Json| match schema.get("$ref").and_then(Json::as_str) {
        Some(path) => root
            .pointer(path.trim_start_matches('#'))
            .cloned()
            .unwrap_or_default(),
        None => schema.clone(),
    };
    if let Some(any) = schema.get("anyOf").and_then(Json::as_array) {
        let kinds: Vec<String> = any
            .iter()
            .filter_map(|one| kind(&follow(one)).map(str::to_owned))
            .collect();
        return match (
            kinds.iter().any(|k| k == "array"),
            kinds.iter().any(|k| k == "object"),
        ) {
            (true, true) => Expected::TextListOrTable,
            (true, false) => Expected::TextOrList,
            (false, true) => Expected::TextOrTable,
            (false, false) => Expected::Text,
        };
    }
    match kind(schema) {
        Some("string") if schema.get("format").is_some_and(|format| format == "date") => {
            Expected::Date
        }
        Some("string") => Expected::Text,
        Some("integer") => Expected::WholeNumber,
        Some("number") => Expected::Number,
        Some("boolean") => Expected::Boolean,
        Some("array") => Expected::List,
        Some("object") => Expected::Table,
        _ => Expected::Anything,
    }
}

/// The known name that a reader most likely meant, if one is near enough to be worth saying.
pub(crate) fn nearest<'a, S: AsRef<str> + 'a>(
    name: &str,
    known: impl Iterator<Item = S>,
) -> Option<String> {
    let folded = name.to_lowercase();
    let length = folded.chars().count();
    let near = |candidate: S| {
        let text = candidate.as_ref();
        let lower = text.to_lowercase();
        let other = lower.chars().count();
        let most = 1 + other.min(length) / 4;
        // No two names are nearer than their lengths, which cost less to compare.
        let may_be = other.abs_diff(length) <= most;
        let distance = may_be.then(|| strsim::damerau_levenshtein(&folded, &lower));
        let distance = distance.filter(|distance| *distance <= most)?;
        Some((distance, text.to_owned()))
    };
    let found = known.filter_map(near).min_by_key(|(distance, _)| *distance);
    found.map(|(_, text)| text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::file::{DimensionsFile, IndicatorsFile};

    fn facts<T: DeserializeOwned + JsonSchema>(text: &str) -> Vec<Fact> {
        let mut findings = Findings::default();
        let _ = read::<T>("x.toml", text, &mut findings, &mut Vec::new());
        findings
            .iter()
            .map(|finding| finding.fact.clone())
            .collect()
    }

    #[test]
    fn every_mistake_of_form_is_told_at_once() {
        let text = r#"
            [[dimension]]
            code = "sex"
            of = "persn"
            lable = { fr = "Sexe" }
            [[dimension.category]]
            code = 1
            label = { fr = "Femmes" }
        "#;
        let facts = facts::<DimensionsFile>(text);
        let allowed = ["person", "record", "organisation"]
            .map(String::from)
            .to_vec();
        assert_eq!(
            facts,
            [
                Fact::UnknownWord {
                    word: "persn".into(),
                    allowed,
                    nearest: Some("person".into())
                },
                Fact::UnknownKey {
                    key: "lable".into(),
                    nearest: Some("label".into())
                },
                Fact::WrongType {
                    key: "code".into(),
                    expected: Expected::Text
                },
                Fact::MissingKey {
                    key: "label".into()
                },
            ]
        );
    }

    #[test]
    fn text_list_and_table_are_all_read_where_allowed() {
        let text = r#"
            [[indicator]]
            code = "A"
            label = { fr = "A" }
            definition = { fr = "A" }
            unit = "person"
            count = { sum = "amount" }
            where = { service = ["a", "b"], sex = "female", age = { at_least = 18 } }
        "#;
        let mut findings = Findings::default();
        let file: IndicatorsFile = read("x.toml", text, &mut findings, &mut Vec::new()).unwrap();
        assert_eq!(findings.iter().count(), 0);
        let keys: Vec<&str> = file.indicator[0]
            .conditions
            .keys()
            .map(|key| key.value.as_str())
            .collect();
        assert_eq!(keys, ["service", "sex", "age"]);
        assert_eq!(&text[file.indicator[0].code.span.clone()], "\"A\"");
    }
}
