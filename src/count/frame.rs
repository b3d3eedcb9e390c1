//! Records as a polars frame, and the same frame with people's categories resolved up to a day.

use std::sync::Arc;

use polars::prelude::{Column, DataFrame, IntoLazy, LazyFrame, NamedFrom, Series};

use super::engine::Engine;
use super::resolve::{self, Belonging};
use chrono::{Datelike, Months, NaiveDate};

use crate::catalogue::{AGE, BIRTH_DATE, Catalogue, Category, DimensionId, Of, SCALE};
use crate::ingest::{Column as Values, NONE, Records};

/// The column of the resolved category: the person's, the organisation's, or the record's own; by its place in records.
pub(super) fn resolved(column: usize) -> String {
    format!("is{column}")
}

/// The column of a field.
pub(super) fn field(place: usize) -> String {
    format!("field{place}")
}

/// The records of one project as columns.
pub(super) struct Frame {
    data: DataFrame,
    people: Belonging,
    organisations: Belonging,
}

impl Frame {
    /// `ends` are the days on which acts are over, where some last.
    pub(super) fn new(records: &Records, ends: Option<&[i32]>) -> Engine<Self> {
        let count = records.len() as u32;
        let mut columns: Vec<Column> = vec![
            Series::new("record".into(), (0..count).collect::<Vec<u32>>()).into(),
            Series::new("person".into(), records.person.as_slice()).into(),
            Series::new("organisation".into(), records.organisation.as_slice()).into(),
            Series::new("first".into(), records.first.as_slice()).into(),
            Series::new("last".into(), records.last.as_slice()).into(),
        ];
        if let Some(ends) = ends {
            columns.push(Series::new("end".into(), ends).into());
        }
        for (place, values) in records.fields.iter().enumerate() {
            let name = field(place).into();
            columns.push(match values {
                Values::Same(value, count) => Column::new_scalar(name, (*value).into(), *count),
                Values::Each(values) => Series::new(name, values.as_slice()).into(),
            });
        }
        Ok(Self {
            data: DataFrame::new_infer_height(columns)?,
            people: Belonging::new(&records.person, records.people),
            organisations: Belonging::new(&records.organisation, records.organisations),
        })
    }
}

/// What is known of everybody up to a day.
pub(super) struct Snapshot {
    data: DataFrame,
    /// Category of each record on each dimension asked for, resolved; by column of the dimension.
    pub is: Arc<Vec<Vec<u32>>>,
    /// Birth day by person; [`NONE`] where it is not known.
    pub birth: Vec<i64>,
}

impl Snapshot {
    /// Resolves the dimensions needed, from all records whose span ends by `until`; conditions look at those tested.
    pub(super) fn new(
        catalogue: &Catalogue,
        records: &Records,
        frame: &Frame,
        until: i32,
        (needed, tested): (&[DimensionId], &[DimensionId]),
    ) -> Engine<Self> {
        let mut by_subject: Vec<Vec<u32>> = vec![Vec::new(); catalogue.columns()];
        let of_subjects = |id: &DimensionId| catalogue.at(*id).of != Of::Record;
        let told: Vec<DimensionId> = needed.iter().copied().filter(of_subjects).collect();
        for dimension in coarse_first(catalogue, &told) {
            let coarser = catalogue
                .at(dimension)
                .refines
                .map(|id| by_subject[id.0].clone());
            let belonging = match catalogue.at(dimension).of {
                Of::Organisation => &frame.organisations,
                _ => &frame.people,
            };
            for column in &catalogue.at(dimension).columns {
                by_subject[*column] = resolve::dimension(
                    catalogue,
                    records,
                    belonging,
                    (dimension, *column),
                    until,
                    coarser.as_deref(),
                );
            }
        }
        let mut data = frame.data.clone();
        let mut is = vec![Vec::new(); catalogue.columns()];
        for (id, place) in needed.iter().flat_map(|id| columns(catalogue, *id)) {
            let column = match catalogue.at(id).of {
                Of::Record => own(catalogue, records, (id, place)),
                Of::Person => spread(&by_subject[place], &records.person),
                Of::Organisation => spread(&by_subject[place], &records.organisation),
            };
            if tested.contains(&id) {
                let series = Series::new(resolved(place).into(), column.as_slice());
                data.with_column(series.into())?;
            }
            is[place] = column;
        }
        let birth = catalogue
            .fields
            .iter()
            .position(|field| field.code == BIRTH_DATE);
        let mut birth = birth.map_or_else(
            || vec![NONE; records.people as usize + 1],
            |place| resolve::births(records, &frame.people, place, until),
        );
        births_from_ages(catalogue, records, until, &mut birth);
        Ok(Self {
            data,
            is: Arc::new(is),
            birth,
        })
    }

    pub(super) fn lazy(&self) -> LazyFrame {
        self.data.clone().lazy()
    }
}

/// A dimension with each of its columns.
fn columns(catalogue: &Catalogue, id: DimensionId) -> impl Iterator<Item = (DimensionId, usize)> {
    let columns = catalogue.at(id).columns.iter();
    columns.map(move |column| (id, *column))
}

/// Who has no birth date and said an age, on the first day it was said, is taken to be born that many years before it:
/// exact on that day, and a year older on each day like it.
fn births_from_ages(catalogue: &Catalogue, records: &Records, until: i32, birth: &mut [i64]) {
    let Some(field) = catalogue.fields.iter().position(|it| it.code == AGE) else {
        return;
    };
    let mut first: Vec<(i32, i64)> = vec![(i32::MAX, NONE); birth.len()];
    if records.fields[field].only() == Some(NONE) {
        return;
    }
    let said = records.fields[field].iter().enumerate();
    for (at, age) in said.filter(|(at, age)| *age != NONE && records.last[*at] <= until) {
        let told = &mut first[records.person[at] as usize];
        *told = (*told).min((records.first[at], age));
    }
    for (born, (day, age)) in birth.iter_mut().zip(first) {
        if *born == NONE && age != NONE {
            *born = day_before(day, age / SCALE as i64).unwrap_or(NONE);
        }
    }
}

/// The day so many years before another.
fn day_before(day: i32, years: i64) -> Option<i64> {
    let day = NaiveDate::from_num_days_from_ce_opt(day)?;
    let months = u32::try_from(years).ok()?.checked_mul(12)?;
    let born = day.checked_sub_months(Months::new(months))?;
    Some(i64::from(born.num_days_from_ce()))
}

/// The dimensions in an order in which every coarser one comes before those that refine it.
fn coarse_first(catalogue: &Catalogue, needed: &[DimensionId]) -> Vec<DimensionId> {
    let depth = |mut id: DimensionId| {
        let mut steps = 0;
        while let Some(coarser) = catalogue.at(id).refines {
            (id, steps) = (coarser, steps + 1);
        }
        steps
    };
    let mut list = needed.to_vec();
    list.sort_by_key(|id| (depth(*id), id.0));
    list
}

/// A subject's category on each of its records; an act done to nobody has none to speak of.
fn spread(by_subject: &[u32], subjects: &[u32]) -> Vec<u32> {
    subjects
        .iter()
        .map(|subject| match subject {
            0 => Category::NOT_APPLICABLE.0,
            subject => by_subject[*subject as usize],
        })
        .collect()
}

/// A record's own category, or "not applicable" where its coarser answer leaves the finer one no sense.
fn own(catalogue: &Catalogue, records: &Records, (id, column): (DimensionId, usize)) -> Vec<u32> {
    let said = &records.categories[column];
    let Some(coarser) = catalogue.at(id).refines else {
        return said.to_vec();
    };
    let coarse = &records.categories[coarser.0];
    said.iter()
        .zip(coarse.iter())
        .map(|(fine, coarse)| resolve::finer(catalogue, id, fine, coarse))
        .collect()
}
