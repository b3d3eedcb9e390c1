//! Organisations one by one: what a list of cooperatives, start-ups or a portfolio says of each.

use chrono::{Datelike, NaiveDate};
use indexmap::{IndexMap, IndexSet};

use super::engine::Engine;
use super::frame::Snapshot;
use super::subjects::Subjects;
use super::{Counting, Request, needed};
use crate::catalogue::{
    CURRENCY, Catalogue, Category, DimensionId, FieldId, FieldType, Measure, Of, SCALE, SERVICE,
    Slot,
};
use crate::ingest::{Ingested, NONE, Records, UNREAD};

/// The dimension by which members are told apart.
const SEX: &str = "sex";

/// One organisation.
#[derive(Debug, Clone, PartialEq)]
pub struct Organisation {
    /// Its number in the project, from 1.
    pub number: u32,
    /// Its public name, where a field of type `title` gives one. Only for a sheet that asks for it.
    pub name: Option<String>,
    /// The first day of the first record that makes it count.
    pub since: NaiveDate,
    /// What it says, by dimension or field asked for.
    pub said: Vec<Said>,
    /// People with a record in it, up to the period's end.
    pub members: u32,
    /// The same by sex, in the order of the categories, unknown last.
    pub by_sex: Vec<(Category, u32)>,
    /// What it was given up to the period's end, each with its first day; the first first.
    pub services: Vec<(Category, NaiveDate)>,
    /// Its amounts up to the period's end by currency, in the order of the categories, unknown last.
    pub amounts: Vec<(Category, f64)>,
}

/// What an organisation says of a dimension or a field.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    /// The categories known; none where it is unknown.
    Categories(Vec<Category>),
    /// The latest number.
    Number(Option<f64>),
    /// Its amounts by currency, in the order of the categories, unknown last.
    Amounts(Vec<(Category, f64)>),
    /// The earliest day.
    Day(Option<NaiveDate>),
    /// A public name.
    Title(Option<String>),
    /// Whether it is filled in.
    Filled(bool),
}

/// The organisations that a request is about, each with what it says of `slots`, in the order of the first record that
/// makes them count. An organisation's own dimensions are resolved up to the period's end, as everywhere; those of acts
/// are all that the acts counted say. Empty for a rate and for what is typed.
///
/// # Errors
///
/// What the engine could not do.
pub fn organisations(
    catalogue: &Catalogue,
    ingested: &Ingested,
    request: &Request,
    slots: &[Slot],
) -> Engine<Vec<Organisation>> {
    let measure = catalogue.indicators[request.indicator].measure;
    if matches!(measure, Measure::Rate { .. } | Measure::Typed) {
        return Ok(Vec::new());
    }
    let sex = catalogue.dimension(SEX);
    let asked = slots.iter().filter_map(|slot| match slot {
        Slot::Dimension(id) => Some(*id),
        Slot::Field(_) => None,
    });
    let wanted = Request {
        by: asked.chain(sex).collect(),
        ..request.clone()
    };
    let needed = needed(catalogue, std::slice::from_ref(&wanted));
    let mut counting = Counting::new(catalogue, ingested, needed);
    counting.turn_to(&wanted);
    let subjects = counting.subjects(&wanted, request.indicator)?;
    let records = &ingested.records[request.project];
    let until = request.period.end.num_days_from_ce();
    let book = Book {
        catalogue,
        records,
        snapshot: counting.snapshot.as_ref(),
        sex,
        money: money(catalogue, measure),
    };
    let counted = counted(records, &subjects);
    let all = all(records, until, &counted);
    let told = counted.iter().map(|(number, counted)| {
        let all = all.get(number).map_or(&[] as &[u32], Vec::as_slice);
        book.organisation(*number, counted, all, slots)
    });
    Ok(told.collect())
}

/// The field of amounts: the one that is added up, or the first that the catalogue declares.
fn money(catalogue: &Catalogue, measure: Measure) -> Option<usize> {
    if let Measure::Sum(FieldId(field)) = measure {
        return Some(field);
    }
    let mut fields = catalogue.fields.iter();
    fields.position(|field| field.kind == FieldType::Money)
}

/// The records that make each organisation count, by day; organisations in the order of their first.
fn counted(records: &Records, subjects: &Subjects) -> IndexMap<u32, Vec<u32>> {
    let theirs = subjects.list.iter().flat_map(|subject| &subject.records);
    let mut theirs: Vec<u32> = theirs.copied().collect();
    theirs.sort_unstable_by_key(|record| {
        let at = *record as usize;
        (records.first[at], records.last[at], *record)
    });
    let mut counted: IndexMap<u32, Vec<u32>> = IndexMap::new();
    for record in theirs {
        let number = records.organisation[record as usize];
        if number != 0 {
            counted.entry(number).or_default().push(record);
        }
    }
    counted
}

/// All records of these organisations that end by a day, in the order of their days.
fn all(
    records: &Records,
    until: i32,
    counted: &IndexMap<u32, Vec<u32>>,
) -> IndexMap<u32, Vec<u32>> {
    let mut all: IndexMap<u32, Vec<u32>> = IndexMap::new();
    for (at, number) in records.organisation.iter().enumerate() {
        if counted.contains_key(number) && records.last[at] <= until {
            all.entry(*number).or_default().push(at as u32);
        }
    }
    for list in all.values_mut() {
        list.sort_by_key(|record| (records.last[*record as usize], *record));
    }
    all
}

/// What organisations are described from.
struct Book<'a> {
    catalogue: &'a Catalogue,
    records: &'a Records,
    snapshot: Option<&'a Snapshot>,
    sex: Option<DimensionId>,
    money: Option<usize>,
}

impl Book<'_> {
    fn organisation(
        &self,
        number: u32,
        counted: &[u32],
        all: &[u32],
        slots: &[Slot],
    ) -> Organisation {
        let first = counted
            .first()
            .map(|record| self.records.first[*record as usize]);
        let said = |slot: &Slot| match slot {
            Slot::Dimension(id) => Said::Categories(self.categories(*id, counted)),
            Slot::Field(field) => self.field(field.0, number, all),
        };
        let (members, by_sex) = self.members(all);
        Organisation {
            number,
            name: self.name(number),
            since: day(first.unwrap_or_default()),
            said: slots.iter().map(said).collect(),
            members,
            by_sex,
            services: self.services(all),
            amounts: self.amounts(all),
        }
    }

    /// The name that the first field of public names gives.
    fn name(&self, number: u32) -> Option<String> {
        let fields = self.catalogue.fields.iter().enumerate();
        let mut titles = fields.filter(|(_, field)| field.kind == FieldType::Title);
        titles.find_map(|(place, _)| self.title(place, number))
    }

    fn title(&self, field: usize, number: u32) -> Option<String> {
        self.records.titles.get(&(field, number)).cloned()
    }

    /// What a record says in a dimension's column, resolved where it is a person's or an organisation's.
    fn code(&self, column: usize, record: u32) -> u32 {
        let resolved = self
            .snapshot
            .and_then(|snapshot| snapshot.is[column].get(record as usize));
        resolved.copied().unwrap_or_default()
    }

    /// The categories that records say, in the catalogue's order.
    fn categories(&self, id: DimensionId, records: &[u32]) -> Vec<Category> {
        let declared = self.catalogue.at(id);
        // An organisation's answer is the same on each of its records.
        let told = match declared.of {
            Of::Organisation => records.get(..1).unwrap_or_default(),
            Of::Record | Of::Person => records,
        };
        let mut list: Vec<Category> = Vec::new();
        for record in told {
            let first = Category(self.code(id.0, *record));
            if declared.multiple && first != Category::NOT_APPLICABLE {
                list.extend(declared.set(|column| self.code(column, *record)));
            } else if first != Category::UNKNOWN {
                list.push(first);
            }
        }
        list.sort_unstable();
        list.dedup();
        list
    }

    fn field(&self, field: usize, number: u32, all: &[u32]) -> Said {
        let values = &self.records.fields[field];
        let told = all.iter().map(|record| values.at(*record as usize));
        let mut told = told.filter(|value| ![NONE, UNREAD].contains(value));
        match self.catalogue.fields[field].kind {
            FieldType::Title => Said::Title(self.title(field, number)),
            FieldType::Date => Said::Day(told.min().map(|days| day(days as i32))),
            FieldType::Number => Said::Number(told.next_back().map(|value| value as f64 / SCALE)),
            FieldType::Money => Said::Amounts(self.amounts_of(field, all)),
            FieldType::Text | FieldType::Identity => Said::Filled(told.next().is_some()),
        }
    }

    /// How many people have a record, and how many of them of each sex.
    fn members(&self, all: &[u32]) -> (u32, Vec<(Category, u32)>) {
        let mut met = IndexSet::new();
        let mut by_sex: IndexMap<Category, u32> = IndexMap::new();
        for record in all {
            let person = self.records.person[*record as usize];
            if person != 0 && met.insert(person) {
                let sex = self.sex.map_or(0, |sex| self.code(sex.0, *record));
                *by_sex.entry(Category(sex)).or_default() += 1;
            }
        }
        (met.len() as u32, unknown_last(by_sex))
    }

    /// The services of these records, which come by day.
    fn services(&self, all: &[u32]) -> Vec<(Category, NaiveDate)> {
        let Some(service) = self.catalogue.dimension(SERVICE) else {
            return Vec::new();
        };
        let mut first: IndexMap<u32, i32> = IndexMap::new();
        for record in all {
            let code = self.records.categories[service.0].at(*record as usize);
            let day = self.records.first[*record as usize];
            if code != 0 {
                let known = first.entry(code).or_insert(day);
                *known = day.min(*known);
            }
        }
        first.sort_by(|a, on, b, other| (on, a).cmp(&(other, b)));
        let told = first.into_iter();
        told.map(|(code, on)| (Category(code), day(on))).collect()
    }

    /// The amounts of these records, by currency.
    fn amounts(&self, all: &[u32]) -> Vec<(Category, f64)> {
        self.money
            .map_or_else(Vec::new, |money| self.amounts_of(money, all))
    }

    /// The amounts of one field, by currency.
    fn amounts_of(&self, money: usize, all: &[u32]) -> Vec<(Category, f64)> {
        let currency = self.catalogue.dimension(CURRENCY);
        let mut sums: IndexMap<Category, i64> = IndexMap::new();
        for record in all.iter().map(|record| *record as usize) {
            let amount = self.records.fields[money].at(record);
            if ![NONE, UNREAD].contains(&amount) {
                let said = currency.map_or(0, |id| self.records.categories[id.0].at(record));
                let sum = sums.entry(Category(said)).or_default();
                *sum = sum.saturating_add(amount);
            }
        }
        let sums = unknown_last(sums).into_iter();
        sums.map(|(currency, sum)| (currency, sum as f64 / SCALE))
            .collect()
    }
}

/// In the order of the categories, the unknown last.
fn unknown_last<T>(mut map: IndexMap<Category, T>) -> Vec<(Category, T)> {
    map.sort_by_key(|category, _| (!category.is_known(), *category));
    map.into_iter().collect()
}

fn day(days: i32) -> NaiveDate {
    NaiveDate::from_num_days_from_ce_opt(days).unwrap_or_default()
}
