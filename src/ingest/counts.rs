//! A row of a partner's table of counts → as many people as it says, none of whom can be told from another.

use chrono::Datelike;

use super::cells::{broken, without_value};
use super::coverage::Stretch;
use super::loss::{Gap, several, unmeasured};
use super::mapping::{Mapper, Outcome};
use super::record::{NONE, Record};
use super::refine::refine;
use super::sheet::Row;
use super::value::{self, Reading, Span};
use crate::catalogue::{Aggregate, FieldType, SCALE, fold};
use crate::finding::{Fact, Shown};

/// What findings call a column of counts.
const COUNT: &str = "count";

impl Mapper<'_> {
    /// The people that a row counts.
    pub(super) fn counts(&mut self, row: Row<'_>, base: &Record, aggregate: &Aggregate) -> Outcome {
        let (labels, sums) = self.labels(row);
        let everybody = std::mem::take(&mut self.notes.everybody).len() + sums;
        if everybody > 0 && !self.puts_off(row) {
            return Outcome::Total;
        }
        let (counts, trouble) = self.filled_counts(row);
        let filled = !counts.is_empty();
        let service = aggregate.service;
        let service = service.unwrap_or_else(|| self.service_of(&base.categories));
        let days = self.days_said(row);
        if trouble {
            self.lose(service, Gap::Act(days), unmeasured());
        }
        if everybody == 0 {
            self.note_days(days, filled);
        }
        if !filled {
            return if everybody > 0 {
                Outcome::Total
            } else if trouble {
                Outcome::Refused
            } else {
                Outcome::Undated
            };
        }
        let Some(span) = self.days_of_counts(row) else {
            let told = counts.iter().map(|(count, _)| *count);
            self.lose(service, self.gap(), several(told.sum()));
            return Outcome::Refused;
        };
        self.agree(row, &counts, aggregate);
        let mut pushed = 0;
        let whole = self.told(base, span, aggregate);
        let people = people_of(&counts, aggregate);
        self.note_counted(row, &whole, (people, &counts), (labels, everybody));
        if people > 0 && !self.notes.again {
            self.same_row_again(row, 1);
        }
        let money = self.set_apart(&whole, row, counts.len());
        for (count, place) in counts.into_iter().filter(|(count, _)| *count > 0) {
            let mut record = whole.clone();
            for field in &money {
                record.fields[*field] = NONE;
            }
            for (dimension, category) in &aggregate.counts[place].says {
                record.say(self.catalogue.at(*dimension), *category);
            }
            refine(
                self.catalogue,
                self.source,
                &self.notes.unclear,
                &mut record,
            );
            record.margin = aggregate.counts[place].margin;
            self.weighed(&mut record, count, aggregate);
            self.records.push(&record, row.number);
            pushed += count;
        }
        Outcome::Mapped(pushed)
    }

    /// The counts that a row holds, each with its column's place, and whether another is there that nobody knows.
    fn filled_counts(&mut self, row: Row<'_>) -> (Vec<(u64, usize)>, bool) {
        let (mut counts, mut trouble) = (Vec::new(), false);
        for (column, place) in self.layout.counts.clone() {
            match self.counted(row, column) {
                Reading::Is(count) => counts.push((count, place)),
                Reading::Empty => {}
                Reading::Wrong => trouble = true,
            }
        }
        (counts, trouble)
    }

    /// A finding where margins that count the same people do not add up to the same number.
    fn agree(&mut self, row: Row<'_>, counts: &[(u64, usize)], aggregate: &Aggregate) {
        let mut sums: Vec<(u32, u64)> = Vec::new();
        for (count, place) in counts {
            let margin = aggregate.counts[*place].margin;
            match sums.iter_mut().find(|(known, _)| *known == margin) {
                Some((_, sum)) => *sum += count,
                None => sums.push((margin, *count)),
            }
        }
        let differs = |(margin, sum): &&(u32, u64)| *margin > 0 && *sum != sums[0].1;
        if let Some((_, second)) = sums.iter().find(differs) {
            let first = sums[0].1;
            let fact = Fact::MarginsDiffer {
                first,
                second: *second,
            };
            self.findings.add(fact, self.at(row, None));
        }
    }

    /// What all counts of a row say.
    fn told(&self, base: &Record, span: Span, aggregate: &Aggregate) -> Record {
        let mut record = base.clone();
        record.first = span.first.num_days_from_ce();
        record.last = span.last.num_days_from_ce();
        if let Some((service, dimension)) = aggregate.service.zip(self.service) {
            record.categories[dimension.0] = service.0;
        }
        record
    }

    /// An amount beside several counts is of none of them alone: it becomes a record that stands for nobody. The fields so
    /// told.
    fn set_apart(&mut self, whole: &Record, row: Row<'_>, counts: usize) -> Vec<usize> {
        let fields = self.catalogue.fields.iter().enumerate();
        let money = fields.filter(|(at, field)| {
            field.kind == FieldType::Money && whole.fields[*at] != NONE && counts > 1
        });
        let money: Vec<usize> = money.map(|(at, _)| at).collect();
        if !money.is_empty() {
            let mut record = whole.clone();
            record.weight = 0;
            refine(
                self.catalogue,
                self.source,
                &self.notes.unclear,
                &mut record,
            );
            self.records.push(&record, row.number);
        }
        money
    }

    /// Lets a record stand for as many people or organisations, of whom nobody knows who they are.
    fn weighed(&mut self, record: &mut Record, count: u64, aggregate: &Aggregate) {
        record.weight = count;
        if aggregate.organisations {
            record.organisation = self.organisations.alone();
        } else {
            record.person = self.people.alone();
        }
    }

    /// Takes note of the days that a row tells of, or leaves untold.
    fn note_days(&mut self, days: Option<Stretch>, filled: bool) {
        let rows = &mut self.row_days;
        let noted = if filled {
            &mut rows.told
        } else {
            &mut rows.blank
        };
        noted.extend(days);
    }

    /// The days that a row's date names, whatever else it says.
    fn days_said(&self, row: Row<'_>) -> Option<Stretch> {
        let numbered = |span: Span| (span.first.num_days_from_ce(), span.last.num_days_from_ce());
        let act = self.layout.acts.first();
        let Some((act, date)) = act.and_then(|act| Some((act, act.date?))) else {
            return self.base.span.map(numbered);
        };
        let order = self.source.dates;
        let said = |column: u32| match value::span(row.cell(column), order) {
            Reading::Is(span) => Some(span),
            _ => None,
        };
        let span = match act.month {
            None => said(date)?,
            Some(month) => match value::month_of(row.cell(date), row.cell(month), order) {
                Reading::Is(span) => span,
                _ => return None,
            },
        };
        let (first, last) = numbered(span);
        let until = act.until.and_then(said).map(|until| numbered(until).1);
        let last = until.unwrap_or(last);
        (first <= last).then_some((first, last))
    }

    /// A whole number of people. A blank cell, and a dash, say that there was nobody; a word for nothing says that nobody knows.
    fn counted(&mut self, row: Row<'_>, column: u32) -> Reading<u64> {
        let cell = row.cell(column);
        let whole = SCALE as i64;
        match value::number(cell) {
            Reading::Empty if !broken(cell) => {
                let text = value::written(cell);
                let known = says_nobody(&text);
                self.pass_over(row, column, cell, COUNT.to_owned());
                if known {
                    Reading::Empty
                } else {
                    Reading::Wrong
                }
            }
            Reading::Is(count) if count >= 0 && count % whole == 0 => {
                Reading::Is((count / whole) as u64)
            }
            _ => {
                let field = COUNT.to_owned();
                let fact = if broken(cell) {
                    without_value(cell, field)
                } else {
                    let value = Shown::shape(&value::text(cell));
                    Fact::InvalidNumber { field, value }
                };
                self.doubt(row, column, fact);
                Reading::Wrong
            }
        }
    }

    /// The days that a row's counts are of; none, with a finding, where nothing tells.
    fn days_of_counts(&mut self, row: Row<'_>) -> Option<Span> {
        let act = self.layout.acts.first().cloned();
        let told = act
            .as_ref()
            .and_then(|act| act.date.map(|date| (act, date)));
        let Some((act, date)) = told else {
            return self.base.span;
        };
        let cell = row.cell(date);
        let read = match act.month {
            None => self.span(row, date),
            Some(month) => value::month_of(cell, row.cell(month), self.source.dates),
        };
        let service = COUNT.to_owned();
        match read {
            Reading::Is(span) => {
                let (first, last) = self.days(row, act, span);
                let day = chrono::NaiveDate::from_num_days_from_ce_opt;
                Some(Span {
                    first: day(first)?,
                    last: day(last)?,
                    ..span
                })
            }
            Reading::Empty => {
                self.doubt(row, date, Fact::MarkWithoutDate { service });
                None
            }
            Reading::Wrong => {
                let fact = self.no_day(row.cell(date), service);
                self.doubt(row, date, fact);
                None
            }
        }
    }
}

/// Whether a text is what tables print where there is nobody: nothing, a dash, « néant ».
fn says_nobody(text: &str) -> bool {
    let dash = |sign| matches!(sign, '-' | '–' | '—' | '−' | '_' | '/');
    text.trim().chars().all(dash) || ["neant", "nil"].contains(&fold(text).as_str())
}

/// How many people the counts of a row are of: margins side by side count the same ones.
fn people_of(counts: &[(u64, usize)], aggregate: &Aggregate) -> u64 {
    let margin = |place: usize| aggregate.counts[place].margin;
    let first = counts.first().map_or(0, |(_, place)| margin(*place));
    let own = counts
        .iter()
        .filter(|(_, place)| [0, first].contains(&margin(*place)));
    own.map(|(count, _)| *count).fold(0, u64::saturating_add)
}
