//! The columns of a donor's sheets checked: names that the vocabulary has, dimensions and categories that exist.

use indexmap::IndexMap;

use super::Scope;
use crate::catalogue::file::{
    ColumnFile, GroupByFile, GroupingFile, ListColumn, LogframeColumn, SheetFile, ViewFile,
};
use crate::catalogue::model::{
    Axis, CardItemAt, Category, Cross, DimensionId, Grouping, Listed, ListedAs, Logframe, Show,
    ShownColumn,
};
use crate::catalogue::spot::{Spot, TextOr};
use crate::finding::Fact;
use crate::language::Label;

/// What stands for the logframe's lines among the names of dimensions.
const LINE: &str = "line";

impl Scope<'_> {
    /// A table of lines.
    pub(super) fn logframe(&mut self, written: &Spot<SheetFile>) -> Logframe {
        self.needed("columns", written.columns.is_empty(), written);
        Logframe {
            columns: self.columns(&written.columns),
            group_by: self.grouping(written.group_by.as_ref()),
            parts: !written.plain,
            chart: written.chart,
        }
    }

    fn grouping(&mut self, written: Option<&Spot<TextOr<GroupingFile>>>) -> Grouping {
        let by = Grouping::By(GroupByFile::Level);
        let Some(written) = written else { return by };
        match &written.value {
            TextOr::Text(name) => {
                let name = Spot {
                    value: name.clone(),
                    span: written.span.clone(),
                };
                self.one_of(&name).map_or(by, Grouping::By)
            }
            TextOr::List(_) => {
                self.empty("group_by", &written.span);
                by
            }
            TextOr::Table(table) => {
                let titles = table.titles.iter();
                let titles: IndexMap<String, Label> = titles
                    .map(|(code, label)| (code.value.clone(), self.label(label)))
                    .collect();
                Grouping::Reference(table.reference.value.clone(), titles)
            }
        }
    }

    fn columns(&mut self, written: &[Spot<TextOr<ColumnFile>>]) -> Vec<ShownColumn> {
        let written = written.iter();
        written.filter_map(|one| self.column(one)).collect()
    }

    fn column(&mut self, written: &Spot<TextOr<ColumnFile>>) -> Option<ShownColumn> {
        let table = match &written.value {
            TextOr::Text(name) => {
                let name = Spot {
                    value: name.clone(),
                    span: written.span.clone(),
                };
                return self.one_of(&name).map(plain);
            }
            TextOr::List(_) => {
                self.empty("columns", &written.span);
                return None;
            }
            TextOr::Table(table) => table,
        };
        let show = if let Some(periods) = table.periods {
            let again = match &table.show {
                Some(name) => vec![plain(self.one_of::<LogframeColumn>(name)?)],
                None => self.columns(&table.columns),
            };
            Show::Repeated(periods, again)
        } else if let Some(text) = &table.text {
            Show::Text(self.label(text))
        } else if let Some(name) = &table.show {
            Show::Named(self.one_of(name)?)
        } else {
            let key = "show".into();
            self.add(Fact::MissingKey { key }, &written.span);
            return None;
        };
        Some(ShownColumn {
            show,
            title: table.title.as_ref().map(|title| self.label(title)),
            at: self.at(&table.at),
            across: self.maybe_dimension(table.across.as_ref()),
            vocabulary: table.vocabulary.as_ref().map(|name| name.value.clone()),
            width: table.width,
        })
    }

    /// Categories by dimension.
    pub(super) fn at(
        &mut self,
        written: &IndexMap<Spot<String>, Spot<String>>,
    ) -> Vec<(DimensionId, Category)> {
        let mut list = Vec::new();
        for (name, value) in written {
            if let Some(dimension) = self.dimension(name)
                && let Some(category) = self.known_category(dimension, value)
            {
                list.push((dimension, category));
            }
        }
        list.sort_by_key(|(dimension, _)| *dimension);
        list
    }

    /// A category by its code; `_U` is the unknown.
    pub(super) fn known_category(
        &mut self,
        dimension: DimensionId,
        name: &Spot<String>,
    ) -> Option<Category> {
        if name.value == "_U" {
            return Some(Category::UNKNOWN);
        }
        self.category(dimension, name)
    }

    /// One table over lines and dimensions.
    pub(super) fn cross(&mut self, written: &Spot<SheetFile>) -> Option<Cross> {
        self.needed("down", written.down.is_empty(), written);
        self.needed("across", written.across.is_empty(), written);
        Some(Cross {
            down: self.axes(&written.down)?,
            across: self.axes(&written.across)?,
            view: written.view.unwrap_or(ViewFile::Period),
            chart: written.chart,
        })
    }

    fn axes(&mut self, names: &[Spot<String>]) -> Option<Vec<Axis>> {
        let axis = |name: &Spot<String>| match name.value.as_str() {
            LINE => Some(Axis::Line),
            _ => self.dimension(name).map(Axis::Dimension),
        };
        let found: Vec<Option<Axis>> = names.iter().map(axis).collect();
        found.into_iter().collect()
    }

    /// The columns of a list of organisations.
    pub(super) fn listed(&mut self, written: &Spot<SheetFile>) -> Vec<ListedAs> {
        self.needed("columns", written.columns.is_empty(), written);
        let mut list = Vec::new();
        for one in &written.columns {
            let (name, title, width, publish) = match &one.value {
                TextOr::Text(name) => (name.clone(), None, None, false),
                TextOr::Table(table) => (
                    table
                        .show
                        .as_ref()
                        .map(|show| show.value.clone())
                        .unwrap_or_default(),
                    table.title.as_ref().map(|title| self.label(title)),
                    table.width,
                    table.publish,
                ),
                TextOr::List(_) => {
                    self.empty("columns", &one.span);
                    continue;
                }
            };
            let named = name.parse::<ListColumn>().ok().map(Listed::Named);
            let name = Spot {
                value: name,
                span: one.span.clone(),
            };
            if let Some(show) = named.or_else(|| self.slot(&name).map(Listed::Slot)) {
                list.push(ListedAs {
                    show,
                    title,
                    width,
                    publish,
                });
            }
        }
        list
    }

    /// The items of a card.
    pub(super) fn card(&mut self, written: &Spot<SheetFile>) -> Vec<CardItemAt> {
        let mut list = Vec::new();
        for item in &written.item {
            if item.show.is_none() && item.text.is_none() {
                let key = "show".into();
                self.add(Fact::MissingKey { key }, &item.span);
            }
            list.push(CardItemAt {
                title: self.label(&item.title),
                show: item.show.as_ref().map(|show| show.value),
                text: self.optional(item.text.as_ref()),
            });
        }
        list
    }
}

fn plain(show: LogframeColumn) -> ShownColumn {
    ShownColumn {
        show: Show::Named(show),
        title: None,
        at: Vec::new(),
        across: None,
        vocabulary: None,
        width: None,
    }
}
