//! What a table of lines shows of one line, cell by cell.

use chrono::Datelike;

use super::Order;
use super::shown::{Flat, Shows};
use crate::catalogue::{
    Baseline, Category, Cumulative, DimensionId, Label, Line, LogframeColumn, Measure, Per, Period,
    PeriodSpec, PublishedBound, Reference, Target, Unit,
};
use crate::count::{Figure, State, View};
use crate::ingest::Entry;
use crate::report::figures;
use crate::report::grid::{Cell, Mark};
use crate::report::reference::reference_text;
use crate::wording::{self, Badge, Word, word};

/// One line of a sheet.
#[derive(Clone, Copy)]
pub(super) struct LineRow<'a> {
    pub order: &'a Order<'a>,
    pub place: usize,
    pub line: &'a Line,
}

impl LineRow<'_> {
    /// The cell under a column.
    pub(super) fn cell(&self, column: &Flat<'_>) -> Cell {
        match column.show {
            Shows::Text(text) => Cell::text(text),
            Shows::Named(name) => self.named(name, column),
        }
    }

    fn named(&self, name: LogframeColumn, column: &Flat<'_>) -> Cell {
        use LogframeColumn as C;
        let language = self.order.language;
        match name {
            C::Baseline | C::BaselineYear | C::BaselineComment => self.baseline(name, column),
            C::Target | C::InitialTarget | C::RevisedTarget | C::TargetYear | C::TargetComment => {
                self.target(name, column)
            }
            C::Period | C::New | C::Cumulative => self.reached(column),
            C::Share => self.share(&column.at, column),
            C::PercentOfTarget => self.percent_of_target(column),
            C::PercentOfTime => Cell::share(elapsed(self.order)),
            C::Comment => Cell::text(self.comment()),
            C::ActualComment | C::Reason | C::Evidence => self.typed(name),
            C::Reference | C::ReferenceCode | C::Scheme | C::Edition => {
                Cell::text(self.references(name, column.vocabulary))
            }
            C::PeriodStart => Cell::Day(column.period.as_ref().unwrap_or(self.order.period).start),
            C::PeriodEnd => Cell::Day(column.period.as_ref().unwrap_or(self.order.period).end),
            C::AsOf => Cell::Day(self.order.as_of),
            C::Badge => self.badge(),
            C::Level => Cell::text(wording::level(language, self.line.level)),
            // What they are about is known where the row is put together.
            C::Trend | C::Status => Cell::Empty,
            _ => Cell::text(self.said(name)),
        }
    }

    /// What stands in the catalogue as a text.
    fn said(&self, name: LogframeColumn) -> String {
        use LogframeColumn as C;
        let (order, line) = (self.order, self.line);
        let language = order.language;
        let indicator = &order.catalogue.indicators[line.indicator];
        let result = line.result.map(|place| &order.declared().results[place]);
        let of_result = |label: fn(&crate::catalogue::ResultStatement) -> &Label| {
            result.map_or("", |result| label(result).get(language))
        };
        let said = &line.said;
        let unit = figures::unit(order.catalogue, language, line.indicator);
        let label = order.label(self.place);
        match name {
            C::Unit => unit.as_str(),
            C::Code => line.code.as_str(),
            C::Indicator => label.as_str(),
            C::Definition => indicator.definition.get(language),
            C::Result => of_result(|result| &result.label),
            C::ResultDescription => of_result(|result| &result.description),
            C::Group => line.group.as_deref().unwrap_or_default(),
            C::DataSource => said.data_source.get(language),
            C::Verification => said.verification.get(language),
            C::Assumptions if said.assumptions.is_empty() => {
                of_result(|result| &result.assumptions)
            }
            C::Assumptions => said.assumptions.get(language),
            C::Risks => said.risks.get(language),
            C::Responsible => said.responsible.get(language),
            C::ProjectCode => order.declared().code.as_str(),
            C::ProjectName => order.declared().name.get(language),
            C::Measure => wording::measure(language, indicator.unit != Unit::Milestone),
            C::Aggregation => {
                let typed = indicator.measure == Measure::Typed;
                let latest = typed && indicator.cumulative == Cumulative::Latest;
                wording::aggregation(language, &indicator.measure, latest)
            }
            _ => "",
        }
        .to_owned()
    }

    fn baseline(&self, name: LogframeColumn, column: &Flat<'_>) -> Cell {
        let Some(baseline) = self.line.baseline.as_ref().filter(|_| column.at.is_empty()) else {
            return Cell::Empty;
        };
        match name {
            LogframeColumn::Baseline => baseline_cell(self.order, self.line, baseline),
            LogframeColumn::BaselineYear => baseline
                .date
                .map_or(Cell::Empty, |date| Cell::text(date.year().to_string())),
            _ => Cell::text(baseline.note.clone().unwrap_or_default()),
        }
    }

    /// The target that a column is about: of a year where the column is of one, else of the whole project.
    fn target_of(&self, column: &Flat<'_>) -> Option<&Target> {
        let day = self.order.as_of;
        let Some(period) = &column.period else {
            let (first, last) = (self.order.period.start.year(), self.order.period.end.year());
            // A target of one year says nothing of several.
            let yearly = || {
                let year = Some(last).filter(|last| *last == first)?;
                self.line.target_of_year(&column.at, year, day)
            };
            return self.line.target(&column.at, day).or_else(yearly);
        };
        let year = period.end.year();
        if period.start.year() != year || period.code.contains('-') {
            return None;
        }
        // A target of the whole stands in the year by which it is to be reached.
        let whole = || {
            self.line
                .target(&column.at, day)
                .filter(|one| one.by.year() == year)
        };
        self.line
            .target_of_year(&column.at, year, day)
            .or_else(whole)
    }

    fn target(&self, name: LogframeColumn, column: &Flat<'_>) -> Cell {
        let (day, initial) = (self.order.as_of, || {
            self.line.initial_target(&column.at, self.order.as_of)
        });
        let target = match name {
            LogframeColumn::InitialTarget => initial(),
            LogframeColumn::RevisedTarget => {
                let target = self.line.target(&column.at, day);
                target.filter(|target| target.revised.is_some())
            }
            _ => self.target_of(column),
        };
        let Some(target) = target else {
            return self.without_target(column);
        };
        match name {
            LogframeColumn::TargetYear => Cell::text(target.by.year().to_string()),
            LogframeColumn::TargetComment => Cell::text(target.note.clone().unwrap_or_default()),
            _ => target_cell(self.order, self.line, target),
        }
    }

    fn reached(&self, column: &Flat<'_>) -> Cell {
        let period = column.period.as_ref().unwrap_or(self.order.period);
        // What lies outside the project, or ahead of the report, is left open.
        if period.is_empty() || column.period.is_some() && period.start > self.order.period.end {
            return Cell::Empty;
        }
        let view = column.view().unwrap_or(View::Period);
        self.order.cell(self.place, view, period, &column.at)
    }

    /// The share of categories among the known answers on their dimension.
    fn share(&self, at: &[(DimensionId, Category)], column: &Flat<'_>) -> Cell {
        let [(id, category)] = at else {
            return Cell::Empty;
        };
        let period = column.period.as_ref().unwrap_or(self.order.period);
        let value = |at: &[(DimensionId, Category)]| {
            self.order.figure(self.place, View::Cumulative, period, at)
        };
        let number = |at: Option<Category>| {
            let at: Vec<_> = at.map(|one| (*id, one)).into_iter().collect();
            value(&at).and_then(|figure| figure.value)
        };
        let silent = [Category::UNKNOWN, Category::NOT_APPLICABLE];
        let silent = silent.map(|one| number(Some(one)).unwrap_or_default());
        let known = number(None).map(|total| total - silent.iter().sum::<f64>());
        let Some(part) = value(&[(*id, *category)]) else {
            return Cell::Empty;
        };
        let share = self.order.catalogue.indicators[self.line.indicator].is_share();
        let idle = Cell::Word(word(self.order.language, Word::NotApplicable).into());
        match (part.state, part.value, known) {
            // A share of what was not reported says so; one of nobody known, or of a rate, makes no sense.
            (State::Missing, ..) => Cell::Word(word(self.order.language, Word::Missing).into()),
            (_, Some(part), Some(known)) if known > 0.0 && !share => Cell::share(part / known),
            _ => idle,
        }
    }

    fn percent_of_target(&self, column: &Flat<'_>) -> Cell {
        let Some(target) = self.target_of(column) else {
            return self.without_target(column);
        };
        let own = column.period.as_ref();
        let own = own.filter(|period| period.end <= self.order.period.end);
        let (view, period) = match (own, target.per) {
            (Some(period), Per::Year) => (View::Period, period.clone()),
            (None, Per::Year) => (View::Period, so_far(self.order, target)),
            (Some(period), Per::Total) => (View::Cumulative, period.clone()),
            (None, Per::Total) => (View::Cumulative, self.order.period.clone()),
        };
        let figure = self.order.figure(self.place, view, &period, &column.at);
        figure.map_or(Cell::Empty, |figure| achieved(self.order, target, &figure))
    }

    /// What stands where no target is: nothing, or « sans objet » where those of single years say nothing of the period.
    fn without_target(&self, column: &Flat<'_>) -> Cell {
        let targets = self.line.targets_on(self.order.as_of);
        let yearly = |target: &&Target| target.per == Per::Year && target.at == column.at;
        let idle = column.period.is_none() && targets.iter().any(yearly);
        if idle {
            Cell::Word(word(self.order.language, Word::NotApplicable).into())
        } else {
            Cell::Empty
        }
    }

    /// Ahead, in time, late: % of the target beside % of the time.
    fn badge(&self) -> Cell {
        let Some(target) = self.line.target(&[], self.order.as_of) else {
            return Cell::Empty;
        };
        let figure = self
            .order
            .figure(self.place, View::Cumulative, self.order.period, &[]);
        let reached = figure.as_ref().and_then(|figure| figure.value);
        let Some((reached, figure)) = reached.zip(figure).filter(|_| target.value > 0.0) else {
            return Cell::Word(word(self.order.language, Word::Missing).into());
        };
        // Who is not known to be late is not told to be.
        let open = figure.provisional || figure.state == State::AtLeast && reached < target.value;
        if open {
            return Cell::text(wording::state(self.order.language, figure.worth()));
        }
        let (share, time) = (reached / target.value, elapsed(self.order));
        let badge = match share {
            _ if share >= 1.0 => Badge::Reached,
            _ if target.by < self.order.as_of => Badge::Missed,
            _ if share >= time => Badge::OnTrack,
            _ if share >= time * 0.75 => Badge::Close,
            _ => Badge::Late,
        };
        Cell::text(wording::badge(self.order.language, badge))
    }

    /// What the figure of a view is worth.
    pub(super) fn status(&self, view: View) -> Cell {
        let figure = self.order.figure(self.place, view, self.order.period, &[]);
        let Some(figure) = figure else {
            return Cell::Empty;
        };
        Cell::text(wording::state(self.order.language, figure.worth()))
    }

    fn references(&self, name: LogframeColumn, vocabulary: Option<&str>) -> String {
        let own = &self.order.catalogue.indicators[self.line.indicator].references;
        let wanted = |one: &&Reference| vocabulary.is_none_or(|name| one.vocabulary == name);
        let language = self.order.language;
        let say = |one: &Reference| match name {
            LogframeColumn::Reference => reference_text(language, one),
            LogframeColumn::Scheme => one.vocabulary.clone(),
            LogframeColumn::Edition => one.edition.clone().unwrap_or_default(),
            _ => wording::confirmed(language, &one.code, one.verified),
        };
        let list = own.iter().chain(&self.line.references).filter(wanted);
        let mut texts: Vec<String> = list.map(say).collect();
        texts.dedup();
        texts.join("\n").trim().to_owned()
    }

    /// What people typed last about the line for the period.
    pub(super) fn entry(&self) -> Option<&Entry> {
        let declared = self.order.declared();
        let within = |entry: &&Entry| {
            let period = entry.period.of_project(declared.start, declared.end);
            entry.line == self.place
                && period.start >= self.order.period.start
                && period.end <= self.order.period.end
        };
        self.order
            .entries
            .iter()
            .filter(within)
            .max_by_key(|entry| {
                let period = entry.period.of_project(declared.start, declared.end);
                (period.end, std::cmp::Reverse(period.start), entry.row)
            })
    }

    fn typed(&self, name: LogframeColumn) -> Cell {
        let entry = self.entry();
        let said = |text: fn(&Entry) -> &String| entry.map(text).cloned().unwrap_or_default();
        Cell::text(match name {
            LogframeColumn::ActualComment => said(|entry| &entry.text),
            LogframeColumn::Reason => said(|entry| &entry.reason),
            _ => {
                let own = said(|entry| &entry.evidence);
                if own.is_empty() {
                    self.line.said.evidence.clone()
                } else {
                    own
                }
            }
        })
    }

    /// All that people say of the line for the period, and where its target stands.
    pub(super) fn comment(&self) -> String {
        let language = self.order.language;
        let mut parts: Vec<String> = Vec::new();
        if let Some(entry) = self.entry() {
            let said = [
                (None, &entry.text),
                (Some(Word::Reason), &entry.reason),
                (Some(Word::Evidence), &entry.evidence),
            ];
            for (name, text) in said.into_iter().filter(|(_, text)| !text.is_empty()) {
                parts.push(match name {
                    Some(name) => wording::labelled(language, name, text),
                    None => text.clone(),
                });
            }
        }
        let target = self.line.target(&[], self.order.as_of);
        if let Some(note) = target.and_then(|target| target.note.as_ref()) {
            parts.push(wording::labelled(language, Word::Target, note));
        }
        parts.join("\n")
    }
}

/// The year that a yearly target is set for, as far as the report's period goes.
fn so_far(order: &Order<'_>, target: &Target) -> Period {
    let declared = order.declared();
    let code = target.by.year().to_string();
    let Some(year) = PeriodSpec::parse(&code) else {
        return order.period.clone();
    };
    let year = year.of_project(declared.start, declared.end);
    let year = year.within(declared.start, declared.end);
    if year.end <= order.period.end {
        return year;
    }
    Period {
        code: format!("{}..{}", year.start, order.period.end),
        start: year.start,
        end: order.period.end,
        clipped: year.clipped,
    }
}

/// A target as a cell, in the unit of its line.
pub(super) fn target_cell(order: &Order<'_>, line: &Line, target: &Target) -> Cell {
    let mark = match target.bound {
        None => checked(target.verified),
        Some(bound) => Mark::Wanted {
            over: bound == PublishedBound::Over,
            verified: target.verified,
        },
    };
    match target.share {
        Some(share) => Cell::Share(share, mark),
        None => figures::valued(order.catalogue, line.indicator, target.value, mark),
    }
}

/// A baseline as a cell, in the unit of its line.
pub(super) fn baseline_cell(order: &Order<'_>, line: &Line, baseline: &Baseline) -> Cell {
    let mark = checked(baseline.verified);
    figures::valued(order.catalogue, line.indicator, baseline.value, mark)
}

/// What qualifies a number that somebody declared.
pub(super) fn checked(verified: bool) -> Mark {
    if verified {
        Mark::Plain
    } else {
        Mark::ToConfirm
    }
}

/// A figure as a share of its target.
pub(super) fn achieved(order: &Order<'_>, target: &Target, figure: &Figure) -> Cell {
    match (figure.state, figure.value) {
        (State::Missing, _) => Cell::Word(word(order.language, Word::Missing).into()),
        (_, Some(value)) if target.value > 0.0 => {
            Cell::Share(value / target.value, figures::mark_of_share(figure))
        }
        _ => Cell::Word(word(order.language, Word::NotApplicable).into()),
    }
}

/// How much of the project's time has passed on the day of the report.
pub(super) fn elapsed(order: &Order<'_>) -> f64 {
    let declared = order.declared();
    let whole = (declared.end - declared.start).num_days() + 1;
    let passed = (order.as_of - declared.start).num_days() + 1;
    (passed as f64 / whole as f64).clamp(0.0, 1.0)
}
