//! Donor formats checked: sheets that Excel takes, built from what the vocabulary has.

use std::str::FromStr;

use indexmap::IndexMap;
use strum::IntoEnumIterator;

use super::Scope;
use crate::catalogue::file::{FormatFile, KindFile, SheetFile, ViewFile};
use crate::catalogue::model::{Format, Indicator, OwnWord, Selection, Sheet, SheetContent};
use crate::catalogue::pattern::Pattern;
use crate::catalogue::spot::Spot;
use crate::catalogue::walk::nearest;
use crate::finding::{Fact, Named};
use crate::language::Label;

/// The signs that Excel refuses in the name of a sheet, and how long the name may be.
const FORBIDDEN: [char; 7] = ['[', ']', '*', '?', ':', '/', '\\'];
const LONGEST: usize = 31;

/// A donor format.
pub(in crate::catalogue) fn format(
    written: &FormatFile,
    indicators: &[Indicator],
    scope: &mut Scope<'_>,
) -> Format {
    scope.names_a_file(&written.code);
    Format {
        code: written.code.value.clone(),
        donor: scope.label(&written.donor),
        name: scope.label(&written.name),
        words: words(written, scope),
        sheets: written
            .sheet
            .iter()
            .filter_map(|one| sheet(one, indicators, scope))
            .collect(),
    }
}

fn words(written: &FormatFile, scope: &mut Scope<'_>) -> IndexMap<OwnWord, Label> {
    let mut words = IndexMap::new();
    for (name, label) in &written.words {
        if let Some(word) = scope.one_of::<OwnWord>(name) {
            words.insert(word, Label(label.clone()));
        }
    }
    words
}

fn sheet(
    written: &Spot<SheetFile>,
    indicators: &[Indicator],
    scope: &mut Scope<'_>,
) -> Option<Sheet> {
    let title = scope.label(&written.title);
    for text in title.texts() {
        let plain = !text.starts_with('\'') && !text.ends_with('\'') && !text.contains(FORBIDDEN);
        if text.trim().is_empty() || text.chars().count() > LONGEST || !plain {
            let title = text.to_owned();
            scope.add(Fact::InvalidTitle { title }, &written.title.span);
        }
    }
    let languages = written.language.as_ref();
    let lines = Selection {
        codes: patterns(&written.lines, scope),
        groups: written.groups.iter().map(|one| one.value.clone()).collect(),
        levels: written.levels.clone(),
        indicators: scope.indicators(&written.indicators, indicators),
    };
    Some(Sheet {
        title,
        languages: languages.map_or_else(Vec::new, |list| list.0.clone()),
        intro: scope.optional(written.intro.as_ref()),
        content: content(written, &lines, indicators, scope)?,
        lines,
    })
}

fn patterns(written: &[Spot<String>], scope: &mut Scope<'_>) -> Vec<Pattern> {
    let mut list = Vec::new();
    for one in written {
        match Pattern::new(one) {
            Some(pattern) => list.push(pattern),
            None => {
                let pattern = one.value.clone();
                scope.add(Fact::InvalidPattern { pattern }, &one.span);
            }
        }
    }
    list
}

fn content(
    written: &Spot<SheetFile>,
    lines: &Selection,
    indicators: &[Indicator],
    scope: &mut Scope<'_>,
) -> Option<SheetContent> {
    let view = written.view.unwrap_or(ViewFile::Period);
    Some(match written.kind {
        KindFile::Cover => SheetContent::Cover,
        KindFile::Definitions => SheetContent::Definitions,
        KindFile::Amounts => SheetContent::Amounts,
        KindFile::Logframe => SheetContent::Logframe(scope.logframe(written)),
        KindFile::Breakdown if !written.down.is_empty() || !written.across.is_empty() => {
            SheetContent::Cross(scope.cross(written)?)
        }
        KindFile::Breakdown => {
            if written.by.is_empty() {
                scope.add(Fact::MissingKey { key: "by".into() }, &written.span);
            }
            SheetContent::Breakdown {
                by: scope.dimensions_of(&written.by)?,
                view,
                chart: written.chart,
            }
        }
        KindFile::Breakdowns => {
            let except = written.except.iter();
            let except: Vec<_> = except.map(|names| scope.dimensions_of(names)).collect();
            SheetContent::Breakdowns {
                except: except.into_iter().flatten().collect(),
            }
        }
        KindFile::Values => SheetContent::Values {
            split: scope.maybe_dimension(written.split.as_ref()),
            groups: scope.maybe_dimension(written.groups_in_comment.as_ref()),
        },
        KindFile::Funnel => {
            scope.needed("indicators", lines.indicators.is_empty(), written);
            SheetContent::Funnel {
                stages: lines.indicators.clone(),
                across: scope.maybe_dimension(written.across.first()),
                view: written.view.unwrap_or(ViewFile::Cumulative),
                chart: written.chart,
            }
        }
        KindFile::List => {
            scope.needed("indicators", lines.indicators.is_empty(), written);
            SheetContent::List {
                indicator: *lines.indicators.first()?,
                columns: scope.listed(written),
            }
        }
        KindFile::Sentences => {
            scope.needed("sentence", written.sentence.is_empty(), written);
            let sentences = written.sentence.iter();
            SheetContent::Sentences(
                sentences
                    .map(|one| scope.sentence(one, indicators))
                    .collect(),
            )
        }
        KindFile::Card => {
            scope.needed("item", written.item.is_empty(), written);
            SheetContent::Card(scope.card(written))
        }
    })
}

impl Scope<'_> {
    /// A word that is one of an enumeration's.
    pub(super) fn one_of<T>(&mut self, name: &Spot<String>) -> Option<T>
    where
        T: FromStr + IntoEnumIterator + Into<&'static str>,
    {
        let found = T::from_str(name).ok();
        if found.is_none() {
            let allowed: Vec<String> = T::iter().map(|one| one.into().to_owned()).collect();
            let fact = Fact::UnknownWord {
                word: name.value.clone(),
                nearest: nearest(name, allowed.iter().map(String::as_str)),
                allowed,
            };
            self.add(fact, &name.span);
        }
        found
    }

    /// A key that this kind of sheet cannot do without.
    pub(super) fn needed(&mut self, key: &str, absent: bool, sheet: &Spot<SheetFile>) {
        if absent {
            self.add(Fact::MissingKey { key: key.into() }, &sheet.span);
        }
    }

    /// The dimension of that name, where one is named.
    pub(super) fn maybe_dimension(
        &mut self,
        name: Option<&Spot<String>>,
    ) -> Option<crate::catalogue::model::DimensionId> {
        name.and_then(|name| self.dimension(name))
    }

    /// A label that may be absent.
    pub(super) fn optional(
        &mut self,
        label: Option<&Spot<crate::catalogue::file::LabelFile>>,
    ) -> Label {
        label.map(|label| self.label(label)).unwrap_or_default()
    }

    /// The indicator of that code.
    pub(super) fn indicator(
        &mut self,
        name: &Spot<String>,
        indicators: &[Indicator],
    ) -> Option<usize> {
        let found = indicators.iter().position(|one| one.code == name.value);
        if found.is_none() {
            let known = indicators.iter().map(|one| one.code.as_str());
            self.undeclared(Named::Indicator, name, known);
        }
        found
    }

    /// The indicators of these codes.
    fn indicators(&mut self, names: &[Spot<String>], indicators: &[Indicator]) -> Vec<usize> {
        let names = names.iter();
        names
            .filter_map(|name| self.indicator(name, indicators))
            .collect()
    }
}
