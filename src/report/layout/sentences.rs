//! Sentences with their figures filled in, as a national report prints them: « 680 migrants …, dont 261 femmes et
//! 419 hommes ». A number decides between singular and plural, and in French is never torn from its noun.

use super::{Order, own_period, viewed};
use crate::catalogue::{Category, DimensionId, Part, Sentence};
use crate::count::{Figure, View};
use crate::language::Language;
use crate::report::figures;
use crate::report::grid::{Grid, Mark, RowKind};
use crate::report::text::shown;
use crate::wording::{self, Word, grammar, word};

pub(super) fn grids(order: &Order<'_>, sentences: &[Sentence]) -> Vec<Grid> {
    let mut grid = Grid::prose("", Vec::new());
    let mut silent = Vec::new();
    for sentence in sentences {
        match said(order, sentence) {
            Some(text) => grid.push(
                if sentence.indicator.is_none() && sentence.line.is_none() {
                    RowKind::Heading
                } else {
                    RowKind::Plain
                },
                vec![crate::report::grid::Cell::text(text)],
            ),
            None => silent.extend(name(order, sentence)),
        }
    }
    if !silent.is_empty() {
        let list = silent.join(", ");
        let missing = word(order.language, Word::NotSaid);
        grid.notes
            .push(wording::stated(order.language, missing, &list));
    }
    vec![grid]
}

/// The line that a sentence is about.
fn line(order: &Order<'_>, sentence: &Sentence) -> Option<usize> {
    let mut lines = order.declared().logframe.iter();
    match (&sentence.line, sentence.indicator) {
        (Some(code), _) => lines.position(|line| line.code == *code),
        (None, Some(indicator)) => lines.position(|line| line.indicator == indicator),
        (None, None) => None,
    }
}

fn name(order: &Order<'_>, sentence: &Sentence) -> Option<String> {
    let place = line(order, sentence)?;
    Some(order.declared().logframe[place].code.clone())
}

/// The sentence, or nothing where its total was not reported.
fn said(order: &Order<'_>, sentence: &Sentence) -> Option<String> {
    let parts = sentence.parts.get(order.language.code());
    let parts = parts.or_else(|| sentence.parts.values().next())?;
    let filling = Filling {
        order,
        line: line(order, sentence),
        view: viewed(sentence.view),
    };
    filling.ask(parts);
    if filling.line.is_some() {
        filling.number(&[])?;
    }
    let mut text = String::new();
    filling.fill(parts, &mut text)?;
    Some(capitalised(&text))
}

struct Filling<'a> {
    order: &'a Order<'a>,
    line: Option<usize>,
    view: View,
}

impl Filling<'_> {
    /// Asks for every cell that the parts name, whatever is known of the others: what nobody asks for is not counted.
    fn ask(&self, parts: &[Part]) {
        for part in parts {
            match part {
                Part::Number(at) | Part::Words(at, ..) => {
                    self.number(at);
                }
                Part::Optional(parts) => self.ask(parts),
                Part::Text(_) | Part::Period => {}
            }
        }
    }

    /// Adds the parts to a text; nothing where a number is not known outside brackets.
    fn fill(&self, parts: &[Part], text: &mut String) -> Option<()> {
        let language = self.order.language;
        let mut dropped = None;
        for part in parts {
            match part {
                Part::Text(words) => {
                    // A number and its noun stay on one line.
                    match words.strip_prefix(' ') {
                        Some(rest) if language == Language::Fr && after_number(text) => {
                            text.push('\u{a0}');
                            text.push_str(rest);
                        }
                        _ => text.push_str(words),
                    }
                }
                Part::Number(at) => {
                    let figure = self.figure(at)?;
                    text.push_str(wording::bound(language, figure.worth()));
                    text.push_str(&self.valued(figure.value?)?);
                    if figure.worth() == "provisional" {
                        let mark = word(language, Word::Provisional);
                        text.extend(["\u{a0}(", mark, ")"]);
                    }
                }
                Part::Words(at, one, many) => {
                    let value = self.number(at)?;
                    text.push_str(grammar::agree(language, value, one, many));
                }
                Part::Period => text.push_str(&self.period()),
                Part::Optional(parts) => {
                    self.optional(parts, text, &mut dropped);
                }
            }
        }
        Some(())
    }

    /// Adds an optional part if it holds. Where one is left out, « , dont … », the next, « et … », begins as it would have.
    fn optional(&self, parts: &[Part], text: &mut String, dropped: &mut Option<String>) {
        let (lead, rest) = match parts {
            [Part::Text(lead), rest @ ..] => (lead.as_str(), rest),
            parts => ("", parts),
        };
        let goes_on = lead.starts_with(' ');
        let lead = dropped.take().filter(|_| goes_on).unwrap_or(lead.into());
        let mut more = format!("{text}{lead}");
        if self.holds(rest) && self.fill(rest, &mut more).is_some() {
            *text = more;
        } else {
            *dropped = Some(lead).filter(|lead| !lead.starts_with(' '));
        }
    }

    /// Whether each number of an optional part is known and not 0.
    fn holds(&self, parts: &[Part]) -> bool {
        parts.iter().all(|part| match part {
            Part::Number(at) | Part::Words(at, ..) => {
                self.number(at).is_some_and(|value| value > 0.0)
            }
            _ => true,
        })
    }

    /// The period that the sentence is about: its line's own, or the report's.
    fn period(&self) -> String {
        let own = self.line.and_then(|line| own_period::of(self.order, line));
        own.map_or_else(
            || self.order.period_name(),
            |period| self.order.name_of(&period),
        )
    }

    /// A number in the unit of its line.
    fn valued(&self, value: f64) -> Option<String> {
        let (catalogue, language) = (self.order.catalogue, self.order.language);
        let indicator = self.order.declared().logframe[self.line?].indicator;
        let cell = figures::valued(catalogue, indicator, value, Mark::Plain);
        Some(shown(language, &cell))
    }

    fn number(&self, at: &[(DimensionId, Category)]) -> Option<f64> {
        self.figure(at)?.value
    }

    fn figure(&self, at: &[(DimensionId, Category)]) -> Option<Figure> {
        self.order
            .figure(self.line?, self.view, self.order.period, at)
    }
}

/// A sentence with its first letter in upper case: it may begin with the words of a bound.
fn capitalised(text: &str) -> String {
    let mut signs = text.chars();
    let first = signs.next().into_iter().flat_map(char::to_uppercase);
    first.chain(signs).collect()
}

fn after_number(text: &str) -> bool {
    text.ends_with(|sign: char| sign.is_ascii_digit())
}
