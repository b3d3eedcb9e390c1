//! The headers that a source names.

use crate::catalogue::{Column, Shape, Source};

/// The headers that a source names, each with the other names it goes by.
pub(super) fn wanted(source: &Source) -> Vec<Vec<String>> {
    let of_columns = |columns: &[Column]| {
        columns
            .iter()
            .map(|column| column.headers.clone())
            .collect::<Vec<_>>()
    };
    let mut all = of_columns(&source.columns);
    match &source.shape {
        Shape::Wide(records) => {
            for record in records {
                all.push(record.date.clone());
                all.extend(record.month.clone());
                all.extend(record.until.clone());
                all.extend(record.when.iter().map(|when| when.headers.clone()));
                all.extend(of_columns(&record.columns));
            }
        }
        Shape::Act {
            date,
            month,
            until,
            when,
        } => {
            all.push(date.clone());
            all.extend(month.clone());
            all.extend(until.clone());
            all.extend(when.iter().map(|when| when.headers.clone()));
        }
        Shape::Attendance { .. } => {}
        Shape::Aggregate(aggregate) => {
            all.extend(aggregate.date.clone());
            all.extend(aggregate.month.clone());
            all.extend(aggregate.until.clone());
            all.extend(aggregate.counts.iter().map(|count| count.headers.clone()));
        }
    }
    all.extend(source.parent.iter().map(|parent| parent.of.clone()));
    all.extend(source.funders.iter().map(|one| one.headers.clone()));
    all.retain(|names| !names.is_empty());
    all.sort();
    all.dedup();
    all
}

/// The first header of each column that a source names, for the finding of a sheet without them.
pub(super) fn names(source: &Source) -> Vec<String> {
    wanted(source)
        .into_iter()
        .filter_map(|names| names.into_iter().next())
        .collect()
}
