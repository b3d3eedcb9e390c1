//! The acts of a row: dated columns of a wide register, the one act of a row, marks under dated columns.

use chrono::Datelike;

use super::cells::{broken, without_value};
use super::header::{Act, Found};
use super::loss::{Gap, several};
use super::mapping::Mapper;
use super::record::{OPEN, Record};
use super::sheet::{Row, Value};
use super::value::{self, Reading, Span};
use crate::catalogue::{Answer, Category, SERVICE, Shape, Slot, To, WHEN};
use crate::finding::Fact;

impl Mapper<'_> {
    /// The acts of a row, still without their subjects, and whether something prevented one.
    pub(super) fn acts_of(
        &mut self,
        row: Row<'_>,
        base: &Record,
    ) -> (Vec<(Record, Option<To>)>, bool) {
        if let Shape::Attendance { service, .. } = &self.source.shape {
            return (self.attended(row, base, *service), false);
        }
        let mut records = Vec::new();
        let mut trouble = false;
        let mut acts = std::mem::take(&mut self.layout.acts);
        self.notes.doubted.clear();
        for act in &mut acts {
            let span = match self.act(row, base, act) {
                Reading::Is(span) => span,
                Reading::Empty => {
                    self.add_unread(row, &act.columns);
                    continue;
                }
                Reading::Wrong => {
                    self.add_unread(row, &act.columns);
                    trouble = true;
                    continue;
                }
            };
            let mut record = base.clone();
            for found in &act.columns {
                self.cell(row, found, &mut record);
            }
            self.settle_currency(row, &mut record);
            record.first = span.first.num_days_from_ce();
            // Days from one to another are an act that lasts: its first day dates it.
            let dated = if span.lasts { span.first } else { span.last };
            record.last = dated.num_days_from_ce();
            record.until = self.end(row, act, span, base);
            let to = act
                .record
                .and_then(|place| self.wide(place))
                .map(|wide| (wide.service, wide.to));
            if let (Some((service, _)), Some(dimension)) = (to, self.service) {
                record.categories[dimension.0] = service.0;
            }
            self.tell_no_service(row, &record);
            records.push((record, to.and_then(|(_, to)| to)));
        }
        self.layout.acts = acts;
        (self.each_service(records), trouble)
    }

    /// A finding where a row is one act and leaves blank which.
    fn tell_no_service(&mut self, row: Row<'_>, record: &Record) {
        let act = matches!(self.source.shape, Shape::Act { .. });
        let Some(id) = self
            .service
            .filter(|_| act && self.notes.services.is_empty())
        else {
            return;
        };
        let says = |column: &usize| record.categories[*column] != 0;
        let derived = self.source.derive.iter().any(|rule| rule.dimension == id);
        if derived || self.catalogue.at(id).columns.iter().any(says) {
            return;
        }
        let slot = Slot::Dimension(id);
        let mut columns = self.layout.columns.iter();
        let found = columns.find(|found| found.slots.contains(&slot));
        let cell = found.map(|found| (found.column, row.cell(found.column)));
        let blank = |cell| !broken(cell) && value::text(cell).is_empty();
        if let Some((column, _)) = cell.filter(|(_, cell)| blank(*cell)) {
            let source = self.source.code.clone();
            self.doubt(row, column, Fact::ActWithoutService { source });
        }
    }

    /// One act for each service, where the row tells of several.
    fn each_service(&mut self, acts: Vec<(Record, Option<To>)>) -> Vec<(Record, Option<To>)> {
        let services = std::mem::take(&mut self.notes.services);
        let (Some(service), false) = (self.service, services.is_empty()) else {
            return acts;
        };
        let mut all = Vec::new();
        for (record, to) in acts {
            for code in &services {
                let mut one = record.clone();
                one.categories[service.0] = *code;
                all.push((one, to));
            }
        }
        all
    }

    pub(super) fn wide(&self, place: usize) -> Option<&crate::catalogue::WideRecord> {
        match &self.source.shape {
            Shape::Wide(records) => records.get(place),
            _ => None,
        }
    }

    /// Whether a row holds an act: dated, and its conditions met.
    fn act(&mut self, row: Row<'_>, base: &Record, act: &mut Act) -> Reading<Span> {
        if !self.is_met(row, base, act) {
            return Reading::Empty;
        }
        let read = self.dated(row, act);
        match read {
            Reading::Is(span) => {
                self.tell_coarse(row, base, act, span);
                return read;
            }
            Reading::Empty if act.date.is_none() && !self.source.is_dated_by_name() => return read,
            Reading::Empty if !marked(row, act) => return read,
            _ => {}
        }
        let name = self.act_name(act, base);
        let fact = match (read, act.date) {
            (Reading::Wrong, Some(column)) => self.no_day(row.cell(column), name),
            _ => Fact::MarkWithoutDate { service: name },
        };
        self.findings.add(fact, self.at(row, act.date));
        self.lose_act(act, base, self.gap());
        read
    }

    /// A finding where a date leaves open in which month it was: the periods that it may fall in are not whole without it.
    fn tell_coarse(&mut self, row: Row<'_>, base: &Record, act: &Act, span: Span) {
        let Some(column) = act.date.filter(|_| act.month.is_none()) else {
            return;
        };
        if !span.lasts && (span.last - span.first).num_days() > 31 {
            let field = self.act_name(act, base);
            let act = true;
            self.doubt(row, column, Fact::PartialDate { field, act });
        }
    }

    /// The days that date an act: those of its column, else those that the file's or the sheet's name tells.
    fn dated(&mut self, row: Row<'_>, act: &Act) -> Reading<Span> {
        let read = match (act.date, act.month) {
            (None, _) => Reading::Empty,
            (Some(date), None) => self.span(row, date),
            (Some(date), Some(month)) => {
                value::month_of(row.cell(date), row.cell(month), self.source.dates)
            }
        };
        match (read, self.base.span) {
            (Reading::Empty, Some(span)) => Reading::Is(span),
            _ => read,
        }
    }

    /// Whether all conditions of an act are met. A cell that is none of the answers known is told once a row.
    fn is_met(&mut self, row: Row<'_>, base: &Record, act: &mut Act) -> bool {
        let mut met = true;
        for place in 0..act.when.len() {
            let condition = &mut act.when[place];
            let Some(column) = condition.column else {
                met = false;
                continue;
            };
            let cell = row.cell(column);
            match condition.hearing.hear(cell) {
                Answer::Yes => continue,
                Answer::No => {}
                Answer::Unknown => self.doubt_answer(row, column, &act.when[place].header),
            }
            met = false;
            if broken(cell) {
                let fact = without_value(cell, self.act_name(act, base));
                self.doubt(row, column, fact);
            }
        }
        met
    }

    /// Takes note of a cell that answers neither yes nor no, unless its column is read as what it says anyway.
    fn doubt_answer(&mut self, row: Row<'_>, column: u32, header: &str) {
        let mapped = |found: &Found| {
            let dimension = |slot: &Slot| matches!(slot, Slot::Dimension(_));
            found.column == column && found.slots.iter().any(dimension)
        };
        if self.notes.doubted.contains(&column) || self.layout.columns.iter().any(mapped) {
            return;
        }
        self.notes.doubted.push(column);
        let text = value::written(row.cell(column)).into_owned();
        let words = self.words.entry(column).or_default();
        words.named = Some(format!("{WHEN}{header}"));
        words.miss(text.clone(), row.number, column);
        self.missed.push(text);
    }

    /// Takes note that an act of the row is lost, or one of each service that it tells of.
    fn lose_act(&mut self, act: &Act, base: &Record, gap: Gap) {
        let wide = act.record.and_then(|place| self.wide(place));
        let service = wide.map_or_else(|| self.service_of(&base.categories), |wide| wide.service);
        let told = self.notes.services.clone();
        if told.is_empty() {
            self.lose(service, gap, several(1));
        }
        for code in told {
            self.lose(Category(code), gap, several(1));
        }
    }

    /// What findings call an act: its table's name in the source, or the service that the row says.
    fn act_name(&self, act: &Act, base: &Record) -> String {
        if let Some(wide) = act.record.and_then(|place| self.wide(place)) {
            return wide.name.clone();
        }
        let service = self.service;
        let said = service
            .map(|id| (id, Category(base.categories[id.0])))
            .filter(|(_, category)| category.is_known());
        said.map_or_else(
            || SERVICE.to_owned(),
            |(id, category)| self.catalogue.category_code(id, category).to_owned(),
        )
    }

    /// The last day of an act that lasts, [`OPEN`] where its cell is blank and its date no span, or where it says that the
    /// act goes on; 0 where the source knows no end. One that is not understood is told, and the days after the first lost.
    fn end(&mut self, row: Row<'_>, act: &Act, span: Span, base: &Record) -> i32 {
        let last = span.last.num_days_from_ce();
        let Some(column) = act.until else {
            return if span.lasts { last } else { 0 };
        };
        let cell = row.cell(column);
        let fact = match self.span(row, column) {
            Reading::Empty if !broken(cell) && !value::asks(cell) => {
                return if span.lasts { last } else { OPEN };
            }
            Reading::Is(until) if until.last >= span.first => {
                return until.last.num_days_from_ce();
            }
            Reading::Is(_) => Fact::SpanReversed {
                service: self.act_name(act, base),
            },
            _ if value::goes_on(cell, self.source.dates) => return OPEN,
            _ => {
                self.lose_act(act, base, Gap::After(last));
                self.no_end(cell, self.act_name(act, base))
            }
        };
        self.doubt(row, column, fact);
        last
    }

    /// The days of a table's row: from the first that its date names to the last that its end names.
    pub(super) fn days(&mut self, row: Row<'_>, act: &Act, span: Span) -> (i32, i32) {
        let first = span.first.num_days_from_ce();
        let until = act.until.map(|column| self.span(row, column));
        if let (Some(Reading::Wrong), Some(column)) = (until, act.until) {
            let name = self.act_name(act, &self.base.record);
            let fact = self.no_end(row.cell(column), name);
            self.doubt(row, column, fact);
        }
        let last = match until {
            Some(Reading::Is(until)) => until.last.num_days_from_ce(),
            _ => span.last.num_days_from_ce(),
        };
        if last < first {
            let service = self.act_name(act, &self.base.record);
            self.findings
                .add(Fact::SpanReversed { service }, self.at(row, act.until));
            return (first, first);
        }
        (first, last)
    }
}

/// Whether a row says that an act took place, its date apart: in its columns, by its end, or by asking for its date.
fn marked(row: Row<'_>, act: &Act) -> bool {
    let filled = |column: u32| match row.cell(column) {
        Value::Text(text) => !value::is_placeholder(text),
        cell => !cell.is_empty(),
    };
    let asks = |column| value::asks(row.cell(column));
    !act.when.is_empty()
        || act.columns.iter().any(|found| filled(found.column))
        || act.until.is_some_and(filled)
        || act.date.is_some_and(asks)
        || (act.record.is_none() && !row.is_blank())
}
