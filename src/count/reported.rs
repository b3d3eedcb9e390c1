//! People that somebody else counted: partners' tables of counts, taken over as they were told.

use std::sync::Arc;

use super::subjects::Subjects;
use crate::catalogue::{Catalogue, DimensionId, SERVICE, Shape, Source};
use crate::ingest::{Column, Ingested, SheetRead};

/// What is known of people that others counted, by record.
#[derive(Debug, Clone, Default)]
pub(super) struct Reported {
    /// Whether it stands for somebody that others counted.
    pub by_record: Vec<bool>,
    /// Sheet and row.
    pub rows: Vec<(u32, u32)>,
    /// First and last day.
    pub days: Vec<(i32, i32)>,
    /// What it says, by dimension.
    pub said: Vec<Column<u32>>,
    /// Source and service, where nobody stands in two rows of it.
    pub distinct: Vec<Option<(usize, u32)>>,
}

impl Reported {
    /// What is known of them in a project; none where it has no table of counts.
    pub(super) fn of(
        catalogue: &Catalogue,
        ingested: &Ingested,
        project: usize,
    ) -> Option<Arc<Self>> {
        let counts = |source: &Source| matches!(source.shape, Shape::Aggregate(_));
        if !catalogue
            .sources_of(project)
            .any(|(_, source)| counts(source))
        {
            return None;
        }
        let of_sheet = |read: &SheetRead| counts(&catalogue.sources[read.source]);
        let sheets: Vec<bool> = ingested.sheets.iter().map(of_sheet).collect();
        let records = &ingested.records[project];
        let (sheet, row) = (records.sheet.iter(), records.row.iter());
        let service = catalogue.dimension(SERVICE);
        let distinct = |(record, sheet): (usize, &u32)| {
            let source = ingested.sheets[*sheet as usize].source;
            let service = service.map_or(0, |service| records.categories[service.0].at(record));
            match &catalogue.sources[source].shape {
                Shape::Aggregate(table)
                    if table.distinct && !ingested.health[source].overlapping =>
                {
                    Some((source, service))
                }
                _ => None,
            }
        };
        Some(Arc::new(Self {
            by_record: sheet.clone().map(|sheet| sheets[*sheet as usize]).collect(),
            rows: sheet.clone().copied().zip(row.copied()).collect(),
            days: records
                .first
                .iter()
                .copied()
                .zip(records.last.iter().copied())
                .collect(),
            said: records.categories.clone(),
            distinct: sheet.enumerate().map(distinct).collect(),
        }))
    }
}

impl Subjects {
    /// Whether a record stands for somebody that others counted.
    pub(super) fn is_reported(&self, record: u32) -> bool {
        self.reported
            .as_ref()
            .is_some_and(|reported| reported.by_record[record as usize])
    }

    /// The record that stands for a record's row of counts: the one before, if it is of the same row.
    pub(super) fn same_row(&self, before: Option<u32>, record: u32) -> Option<u32> {
        let reported = self.reported.as_ref()?;
        let row = |record: u32| reported.rows[record as usize];
        before
            .filter(|before| row(*before) == row(record))
            .or(Some(record))
    }

    /// Whether nobody can stand in the rows of both records: their table says so, or they are of the same days and say
    /// different categories of one of these dimensions.
    pub(super) fn exclude_each_other(&self, told: &[DimensionId], a: u32, b: u32) -> bool {
        let Some(reported) = &self.reported else {
            return false;
        };
        let days = |record: u32| reported.days[record as usize];
        let said = |id: &DimensionId, record: u32| reported.said[id.0].at(record as usize);
        let differ = |id: &DimensionId| {
            let (a, b) = (said(id, a), said(id, b));
            a != 0 && b != 0 && a != b
        };
        let of = |record: u32| reported.distinct[record as usize];
        of(a).is_some() && of(a) == of(b) || days(a) == days(b) && told.iter().any(differ)
    }
}
