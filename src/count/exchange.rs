//! Amounts in one currency: each turned at the rate of its act's last day, and what they come from kept.

use chrono::NaiveDate;
use indexmap::{IndexMap, IndexSet};

use super::engine::Engine;
use super::subjects::{Subject, Subjects};
use super::{At, Counting, Request, State, Table, needed};
use crate::catalogue::{
    CURRENCY, Catalogue, Category, DimensionId, FieldType, Indicator, Measure, SCALE, Unit,
};
use crate::finding::{Fact, Findings, Origin};
use crate::ingest::{Ingested, Records, UNREAD};

/// Acts of one currency: what they add up to, and into what they were turned.
#[derive(Debug, Clone, PartialEq)]
pub struct Amounts {
    /// The currency: a category of the dimension [`CURRENCY`]; unknown where nothing tells.
    pub currency: Category,
    /// How many acts.
    pub acts: u32,
    /// What they add up to in it.
    pub original: f64,
    /// What was turned into the currency asked for, by rate, in the order of their days; empty where none is asked for.
    pub converted: Vec<Converted>,
    /// Acts that could not be turned, and are in no sum.
    pub left_out: u32,
}

/// Acts turned at one rate.
#[derive(Debug, Clone, PartialEq)]
pub struct Converted {
    /// The rate's place in [`Catalogue::rates`]; none for amounts in the currency asked for.
    pub rate: Option<usize>,
    /// How many acts.
    pub acts: u32,
    /// What they add up to in their own currency.
    pub original: f64,
    /// What they add up to in the currency asked for.
    pub converted: f64,
    /// The last days of the first and of the last of them.
    pub days: (NaiveDate, NaiveDate),
}

impl Amounts {
    /// What was turned, in the currency asked for; none where none is asked for.
    pub fn total(&self) -> Option<f64> {
        let all = self.converted.iter().map(|part| part.converted);
        (!self.converted.is_empty()).then(|| all.sum())
    }
}

/// The amounts behind a request for a sum, by currency in the catalogue's order, the unknown last. Empty where no sum is
/// asked for.
///
/// # Errors
///
/// What the engine could not do.
pub fn amounts(
    catalogue: &Catalogue,
    ingested: &Ingested,
    request: &Request,
) -> Engine<Vec<Amounts>> {
    let indicator = &catalogue.indicators[request.indicator];
    let Measure::Sum(field) = indicator.measure else {
        return Ok(Vec::new());
    };
    let requests = std::slice::from_ref(request);
    let mut counting = Counting::new(catalogue, ingested, needed(catalogue, requests));
    counting.turn_to(request);
    let subjects = counting.subjects(request, request.indicator)?;
    let records = &ingested.records[request.project];
    let currency = catalogue.dimension(CURRENCY);
    let exchange = Exchange::of(catalogue, indicator);
    let mut sums: IndexMap<Category, Sums> = IndexMap::new();
    for subject in &subjects.list {
        let record = subject.records[0] as usize;
        let amount = records.fields[field.0].at(record);
        let said = currency.map_or(0, |id| records.categories[id.0].at(record));
        let sums = sums.entry(Category(said)).or_default();
        if amount == UNREAD {
            sums.left_out += 1;
            continue;
        }
        sums.all.add(amount, 0, records.last[record]);
        if let Some(exchange) = &exchange {
            match exchange.turn(records, record, amount) {
                Ok((rate, turned)) => {
                    let part = sums.parts.entry(rate).or_default();
                    part.add(amount, turned, records.last[record]);
                }
                Err(_) => sums.left_out += 1,
            }
        }
    }
    sums.sort_by_key(|category, _| {
        if category.is_known() {
            category.0
        } else {
            u32::MAX
        }
    });
    let told = sums.into_iter();
    Ok(told.map(|(currency, sums)| sums.told(currency)).collect())
}

/// Sums of one currency while they are added up, in ten-thousandths.
#[derive(Debug, Default)]
struct Sums {
    all: Sum,
    parts: IndexMap<Option<usize>, Sum>,
    left_out: u32,
}

/// One sum.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    acts: u32,
    original: i64,
    converted: i64,
    days: Option<(i32, i32)>,
}

impl Sum {
    fn add(&mut self, original: i64, converted: i64, day: i32) {
        self.acts += 1;
        self.original = self.original.saturating_add(original);
        self.converted = self.converted.saturating_add(converted);
        let (first, last) = self.days.unwrap_or((day, day));
        self.days = Some((first.min(day), last.max(day)));
    }
}

impl Sums {
    fn told(mut self, currency: Category) -> Amounts {
        self.parts.sort_by_key(|_, sum| sum.days);
        let day = |day: i32| NaiveDate::from_num_days_from_ce_opt(day).unwrap_or_default();
        let part = |(rate, sum): (Option<usize>, Sum)| {
            let (first, last) = sum.days.unwrap_or_default();
            Converted {
                rate,
                acts: sum.acts,
                original: sum.original as f64 / SCALE,
                converted: sum.converted as f64 / SCALE,
                days: (day(first), day(last)),
            }
        };
        Amounts {
            currency,
            acts: self.all.acts,
            original: self.all.original as f64 / SCALE,
            converted: self.parts.into_iter().map(part).collect(),
            left_out: self.left_out,
        }
    }
}

/// Why an amount is in no sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Lacking {
    /// Nothing understands it.
    Number,
    /// Nothing says which currency it is in.
    Currency,
    /// No rate of this currency is declared for its day.
    Rate(Category),
}

/// Turns amounts into one currency.
pub(super) struct Exchange<'a> {
    catalogue: &'a Catalogue,
    dimension: DimensionId,
    to: Category,
}

impl<'a> Exchange<'a> {
    /// That of an indicator; none where it takes amounts as they are.
    pub(super) fn of(catalogue: &'a Catalogue, indicator: &Indicator) -> Option<Self> {
        Some(Self {
            catalogue,
            dimension: catalogue.dimension(CURRENCY)?,
            to: indicator.currency?,
        })
    }

    /// The amount of a record in the currency asked for, with the rate used: none for that currency itself.
    pub(super) fn turn(
        &self,
        records: &Records,
        record: usize,
        amount: i64,
    ) -> Result<(Option<usize>, i64), Lacking> {
        let said = Category(records.categories[self.dimension.0].at(record));
        if said == self.to {
            return Ok((None, amount));
        }
        if !said.is_known() {
            return Err(Lacking::Currency);
        }
        let day = NaiveDate::from_num_days_from_ce_opt(records.last[record]);
        let place = day.and_then(|day| self.catalogue.rate(said, self.to, day));
        let turned = place.and_then(|place| {
            let turned = self.catalogue.rates[place].convert(amount)?;
            Some((Some(place), turned))
        });
        turned.ok_or(Lacking::Rate(said))
    }
}

/// Amounts met that are in no sum: project, record, why, and the currency asked for. Each is told once, however many
/// tables ask for it.
pub(super) type LeftOut = IndexSet<(usize, u32, Lacking, Category)>;

/// Findings for sums of several currencies: project, indicator, and a record in another one. Each is told once.
pub(super) fn tell_mixed(
    catalogue: &Catalogue,
    ingested: &Ingested,
    mixed: IndexMap<(usize, usize), u32>,
    findings: &mut Findings,
) {
    for ((project, indicator), record) in mixed {
        let records = &ingested.records[project];
        let sheet = &ingested.sheets[records.sheet[record as usize] as usize];
        let row = records.row[record as usize];
        let fact = Fact::MixedCurrencies {
            indicator: catalogue.indicators[indicator].code.clone(),
        };
        findings.add(fact, Origin::cell(&sheet.file, &sheet.sheet, row, None));
    }
}

/// Findings for amounts that are in no sum.
pub(super) fn tell(
    catalogue: &Catalogue,
    ingested: &Ingested,
    mut left_out: LeftOut,
    findings: &mut Findings,
) {
    let Some(dimension) = catalogue.dimension(CURRENCY) else {
        return;
    };
    let code = |category| catalogue.category_code(dimension, category).to_owned();
    left_out.sort_by_key(|(project, record, ..)| (*project, *record));
    for (project, record, lacking, to) in left_out {
        let records = &ingested.records[project];
        let sheet = &ingested.sheets[records.sheet[record as usize] as usize];
        let row = records.row[record as usize];
        let fact = match lacking {
            // Its cell was told when it was read.
            Lacking::Number => continue,
            Lacking::Currency => Fact::UnknownCurrency { to: code(to) },
            Lacking::Rate(currency) => Fact::NoRate {
                currency: code(currency),
                to: code(to),
            },
        };
        findings.add(fact, Origin::cell(&sheet.file, &sheet.sheet, row, None));
    }
}

impl Counting<'_> {
    /// Takes the number from a sum of several currencies, and notes it.
    pub(super) fn unmix(&mut self, request: &Request, subjects: &Subjects, table: &mut Table) {
        let records = &self.ingested.records[request.project];
        let indicator = &self.catalogue.indicators[request.indicator];
        if let Some(record) = mixed(self.catalogue, records, indicator, subjects) {
            let key = (request.project, request.indicator);
            self.mixed.entry(key).or_insert(record);
            unmix(self.catalogue, table);
        }
    }
}

/// The first record of a sum that is in another currency than those before it, where amounts are added up as they are.
fn mixed(
    catalogue: &Catalogue,
    records: &Records,
    indicator: &Indicator,
    subjects: &Subjects,
) -> Option<u32> {
    let Measure::Sum(field) = indicator.measure else {
        return None;
    };
    let money = catalogue.fields[field.0].kind == FieldType::Money;
    let currency = catalogue.dimension(CURRENCY);
    let currency = currency.filter(|_| money && indicator.currency.is_none())?;
    let said = |subject: &Subject| {
        let record = subject.records[0];
        let code = records.categories[currency.0].at(record as usize);
        (code != 0).then_some((record, code))
    };
    let mut said = subjects.list.iter().filter_map(said);
    // What a sum is in by its unit, amounts without a currency are too.
    let unit = unit_currency(catalogue, currency, indicator);
    let first = unit.map_or_else(|| Some(said.next()?.1), Some)?;
    said.find(|(_, code)| *code != first)
        .map(|(record, _)| record)
}

/// The currency that an indicator's unit names, as records hold it.
fn unit_currency(
    catalogue: &Catalogue,
    dimension: DimensionId,
    indicator: &Indicator,
) -> Option<u32> {
    let named = (indicator.unit == Unit::Mad).then_some("MAD")?;
    Some(catalogue.at(dimension).category(named)?.0)
}

/// A sum of several currencies is no number; only a breakdown by currency keeps its cells.
fn unmix(catalogue: &Catalogue, table: &mut Table) {
    let by = &table.request.by;
    let currency = catalogue.dimension(CURRENCY);
    let place = by.iter().position(|id| Some(*id) == currency);
    for figure in &mut table.figures {
        let of_one = place.is_some_and(|place| matches!(figure.at[place], At::Category(_)));
        if !of_one {
            (figure.value, figure.state) = (None, State::NotApplicable);
        }
    }
}
