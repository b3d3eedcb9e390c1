//! Sentences with places for figures: `{total} {total|migrant|migrants}[, dont {sex=female} femmes]`.

use indexmap::IndexMap;

use super::Scope;
use crate::catalogue::file::{SentenceFile, ViewFile};
use crate::catalogue::model::{Category, DimensionId, Indicator, Part, Sentence};
use crate::catalogue::spot::Spot;
use crate::finding::Fact;

impl Scope<'_> {
    /// A sentence, each language's text taken apart.
    pub(super) fn sentence(
        &mut self,
        written: &Spot<SentenceFile>,
        indicators: &[Indicator],
    ) -> Sentence {
        let text = self.label(&written.text);
        let mut parts = IndexMap::new();
        for (language, text) in &text.0 {
            let mut rest = text.as_str();
            let taken = self.parts(&mut rest, false, &written.text);
            if !rest.is_empty() {
                self.torn(rest, &written.text);
            }
            parts.insert(language.clone(), taken);
        }
        Sentence {
            indicator: written
                .indicator
                .as_ref()
                .and_then(|name| self.indicator(name, indicators)),
            line: written.line.as_ref().map(|name| name.value.clone()),
            text,
            parts,
            view: written.view.unwrap_or(ViewFile::Period),
        }
    }

    fn torn<T>(&mut self, part: &str, at: &Spot<T>) {
        let part = part.chars().take(40).collect();
        self.add(Fact::InvalidSentence { part }, &at.span);
    }

    /// What stands up to the end, or up to the bracket that closes.
    fn parts<T>(&mut self, rest: &mut &str, inside: bool, at: &Spot<T>) -> Vec<Part> {
        let mut list = Vec::new();
        while let Some(sign) = rest.chars().next() {
            match sign {
                ']' if inside => return list,
                '[' => {
                    *rest = &rest[1..];
                    let optional = self.parts(rest, true, at);
                    match rest.strip_prefix(']') {
                        Some(after) => *rest = after,
                        None => self.torn("[", at),
                    }
                    list.push(Part::Optional(optional));
                }
                '{' => match rest[1..].split_once('}') {
                    Some((inner, after)) => {
                        *rest = after;
                        list.extend(self.place(inner, at));
                    }
                    None => {
                        self.torn(rest, at);
                        *rest = "";
                    }
                },
                _ => {
                    let end = rest[sign.len_utf8()..]
                        .find(['[', ']', '{'])
                        .map_or(rest.len(), |end| end + sign.len_utf8());
                    list.push(Part::Text(rest[..end].to_owned()));
                    *rest = &rest[end..];
                }
            }
        }
        list
    }

    /// A place for a figure: `total`, `sex=female, migrant_status=migrant`, with a singular and a plural or without.
    fn place<T>(&mut self, inner: &str, at: &Spot<T>) -> Option<Part> {
        let mut pieces = inner.split('|');
        let name = pieces.next().unwrap_or_default().trim();
        if name == "period" {
            return Some(Part::Period);
        }
        let place = self.categories_at(name, at)?;
        match (pieces.next(), pieces.next(), pieces.next()) {
            (None, ..) => Some(Part::Number(place)),
            (Some(one), Some(many), None) => Some(Part::Words(place, one.into(), many.into())),
            _ => {
                self.torn(inner, at);
                None
            }
        }
    }

    fn categories_at<T>(
        &mut self,
        name: &str,
        at: &Spot<T>,
    ) -> Option<Vec<(DimensionId, Category)>> {
        if name == "total" {
            return Some(Vec::new());
        }
        let mut list = Vec::new();
        for pair in name.split(',') {
            let Some((dimension, category)) = pair.split_once('=') else {
                self.torn(name, at);
                return None;
            };
            let spot = |text: &str| Spot {
                value: text.trim().to_owned(),
                span: at.span.clone(),
            };
            let dimension = self.dimension(&spot(dimension))?;
            list.push((dimension, self.known_category(dimension, &spot(category))?));
        }
        list.sort_by_key(|(dimension, _)| *dimension);
        Some(list)
    }
}
