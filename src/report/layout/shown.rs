//! The columns that a format declares, written out: one for each period and category side by side.

use super::Order;
use crate::catalogue::{
    Category, DimensionId, LogframeColumn, Period, PeriodSpec, Periods, Show, ShownColumn,
};
use crate::count::{At, View};
use crate::report::figures;
use crate::report::grid::Column;
use crate::wording;

use chrono::Datelike;

/// One column of the sheet.
pub(super) struct Flat<'o> {
    /// What it shows.
    pub show: Shows<'o>,
    /// Its heading.
    pub title: String,
    /// Only these categories, in the order of the dimensions.
    pub at: Vec<(DimensionId, Category)>,
    /// The period it is about, where that is not the report's.
    pub period: Option<Period>,
    /// Only codes of this framework.
    pub vocabulary: Option<&'o str>,
    /// Its width in characters.
    pub width: f64,
}

/// What a column shows.
pub(super) enum Shows<'o> {
    /// What every line has.
    Named(LogframeColumn),
    /// The same text in each row.
    Text(&'o str),
}

impl Flat<'_> {
    /// Its heading and width.
    pub(super) fn column(&self) -> Column {
        Column::new("", self.title.clone()).wide(self.width)
    }

    /// Whether it shows this.
    pub(super) fn is(&self, name: LogframeColumn) -> bool {
        matches!(self.show, Shows::Named(show) if show == name)
    }

    /// The view of the figures that it shows, if it shows some.
    pub(super) fn view(&self) -> Option<View> {
        match self.show {
            Shows::Named(LogframeColumn::Period) => Some(View::Period),
            Shows::Named(LogframeColumn::New) => Some(View::New),
            Shows::Named(LogframeColumn::Cumulative) => Some(View::Cumulative),
            _ => None,
        }
    }
}

/// The columns written out. `lines` are those shown: open dimensions have a column for each category met in them.
pub(super) fn flat<'o>(
    order: &Order<'o>,
    columns: &'o [ShownColumn],
    lines: &[usize],
) -> Vec<Flat<'o>> {
    let mut list = Vec::new();
    for column in columns {
        match &column.show {
            Show::Repeated(periods, again) => {
                for (name, period) in side_by_side(order, *periods) {
                    for one in again {
                        let at = (column.at.as_slice(), Some((&name, &period)));
                        list.extend(spread(order, one, at, lines));
                    }
                }
            }
            _ => list.extend(spread(order, column, (column.at.as_slice(), None), lines)),
        }
    }
    list
}

/// What a column inherits from the one that repeats it: its categories, and the period with its name.
type Inherited<'i> = (
    &'i [(DimensionId, Category)],
    Option<(&'i String, &'i Period)>,
);

/// A column, or one for each category of the dimension that it is spread over.
fn spread<'o>(
    order: &Order<'o>,
    column: &'o ShownColumn,
    (inherited, period): Inherited<'_>,
    lines: &[usize],
) -> Vec<Flat<'o>> {
    let mut at = column.at.clone();
    at.extend(inherited.iter().filter(|one| !column.at.contains(one)));
    let base = Base { column, at, period };
    match column.across {
        None => base.flat(order, None).into_iter().collect(),
        Some(id) => categories(order, column, id, &base, lines)
            .into_iter()
            .filter_map(|category| base.flat(order, Some((id, category))))
            .collect(),
    }
}

struct Base<'o, 'i> {
    column: &'o ShownColumn,
    at: Vec<(DimensionId, Category)>,
    period: Option<(&'i String, &'i Period)>,
}

impl<'o> Base<'o, '_> {
    fn flat(&self, order: &Order<'o>, across: Option<(DimensionId, Category)>) -> Option<Flat<'o>> {
        let mut at = self.at.clone();
        at.extend(across);
        at.sort_by_key(|(id, _)| *id);
        let (show, usual) = match &self.column.show {
            Show::Named(name) => (Shows::Named(*name), width(*name)),
            Show::Text(text) => (Shows::Text(text.get(order.language)), 18.0),
            // A period within a period says nothing.
            Show::Repeated(..) => return None,
        };
        Some(Flat {
            title: self.title(order, across, &at),
            show,
            at,
            period: self.period.map(|(_, period)| period.clone()),
            vocabulary: self.column.vocabulary.as_deref(),
            width: self.column.width.unwrap_or(usual),
        })
    }

    fn title(
        &self,
        order: &Order<'_>,
        across: Option<(DimensionId, Category)>,
        at: &[(DimensionId, Category)],
    ) -> String {
        let language = order.language;
        let name = |(id, category): &(DimensionId, Category)| {
            figures::label(order.catalogue, language, *id, At::Category(*category))
        };
        let own = self.column.title.as_ref().map(|title| title.get(language));
        let mut parts: Vec<String> = Vec::new();
        match (own, &self.column.show) {
            (Some(own), _) => parts.push(own.to_owned()),
            // Periods side by side are told apart by their names; what they show is said where it is not the usual.
            (None, Show::Named(LogframeColumn::Period)) if self.period.is_some() => {}
            // Over categories of one dimension, the category is what tells columns apart.
            (None, Show::Named(show)) if across.is_none() || *show == LogframeColumn::Target => {
                let here = self
                    .period
                    .map_or(&order.period.code, |(_, period)| &period.code);
                let at_once = self.period.is_some();
                parts.push(wording::logframe_column(language, *show, here, at_once));
            }
            _ => {}
        }
        if let Some((period, _)) = self.period
            && own.is_none_or(|own| !own.contains(period.as_str()))
        {
            parts.push(period.clone());
        }
        match (own, across) {
            (_, Some(across)) => parts.push(name(&across)),
            (None, None) if !at.is_empty() => parts.extend(at.iter().map(name)),
            _ => {}
        }
        parts.join(" · ")
    }
}

/// The categories of a dimension that have a column: all declared, or those met where it is open, the unknown last.
fn categories(
    order: &Order<'_>,
    column: &ShownColumn,
    id: DimensionId,
    base: &Base<'_, '_>,
    lines: &[usize],
) -> Vec<Category> {
    let mut by: Vec<DimensionId> = base.at.iter().map(|(id, _)| *id).chain([id]).collect();
    by.sort();
    let place = by.iter().position(|one| *one == id).unwrap_or_default();
    let view = match column.show {
        Show::Named(LogframeColumn::New) => View::New,
        Show::Named(LogframeColumn::Period) => View::Period,
        _ => View::Cumulative,
    };
    let period = base.period.map_or(order.period, |(_, period)| period);
    let mut met: Vec<Category> = Vec::new();
    for line in lines {
        let Some(table) = order.table_in(*line, view, period, &by) else {
            continue;
        };
        met.extend(
            table
                .figures
                .iter()
                .filter_map(|figure| match figure.at[place] {
                    At::Category(category) => Some(category),
                    _ => None,
                }),
        );
    }
    let declared = order.catalogue.at(id);
    if !declared.open {
        let usual = declared.categories.iter().enumerate();
        met.extend(
            usual
                .filter(|(_, category)| !category.only_seen)
                .map(|(place, _)| Category(place as u32 + 1)),
        );
    }
    met.retain(|one| *one != Category::NOT_APPLICABLE);
    met.push(Category::UNKNOWN);
    met.sort_by_key(|one| (*one == Category::UNKNOWN, *one));
    met.dedup();
    met
}

/// Periods side by side, each with its name; those outside the project are empty.
pub(super) fn side_by_side(order: &Order<'_>, periods: Periods) -> Vec<(String, Period)> {
    let declared = order.declared();
    let year = order.period.end.year();
    let codes: Vec<String> = match periods {
        Periods::Quarters => (1..=4)
            .map(|quarter| format!("{year}-Q{quarter}"))
            .collect(),
        Periods::Semesters => (1..=2).map(|half| format!("{year}-S{half}")).collect(),
        Periods::Months => (1..=12).map(|month| format!("{year}-{month:02}")).collect(),
        Periods::Years => (declared.start.year()..=declared.end.year())
            .map(|year| year.to_string())
            .collect(),
        Periods::Reporting => return reporting(order),
    };
    let read = |code: String| {
        let period = PeriodSpec::parse(&code)?.of_project(declared.start, declared.end);
        let name = wording::period_name(order.language, &code);
        Some((name, period.within(declared.start, declared.end)))
    };
    codes.into_iter().filter_map(read).collect()
}

/// The donor's own periods, up to the one that the report is about.
fn reporting(order: &Order<'_>) -> Vec<(String, Period)> {
    let declared = order.declared();
    let periods = order.due.periods.iter();
    let until = periods.filter(|period| period.start <= order.period.end);
    until
        .map(|period| {
            let own = period.of_project(declared.start, declared.end);
            let name = period.label.get(order.language).to_owned();
            (name, own.within(declared.start, declared.end))
        })
        .collect()
}

fn width(column: LogframeColumn) -> f64 {
    use LogframeColumn as C;
    match column {
        C::Level | C::TargetYear | C::BaselineYear | C::Edition => 9.0,
        C::Indicator | C::Comment | C::ActualComment | C::Definition | C::ResultDescription => 38.0,
        C::Result | C::DataSource | C::Verification | C::Assumptions | C::Risks | C::Reason => 28.0,
        C::TargetComment | C::BaselineComment | C::Evidence | C::ProjectName => 26.0,
        C::Reference | C::ReferenceCode => 24.0,
        C::Code
        | C::Unit
        | C::Scheme
        | C::Group
        | C::Responsible
        | C::Measure
        | C::PeriodStart
        | C::PeriodEnd
        | C::AsOf
        | C::Badge
        | C::Status
        | C::ProjectCode => 13.0,
        C::Baseline | C::Target | C::InitialTarget | C::RevisedTarget | C::Trend => 12.0,
        C::Aggregation => 20.0,
        C::Period | C::New | C::Cumulative | C::Share | C::PercentOfTarget | C::PercentOfTime => {
            10.0
        }
    }
}
