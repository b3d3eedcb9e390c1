//! An engine that fails ends the run: no figure is printed that it may have lost.

use crate::support;
use crate::support::{CATALOGUE, SAMPLES, project};
use bilan::catalogue::PeriodSpec;
use bilan::count::{self, Asked, Request, View};
use bilan::ingest::Ingested;

fn requests(code: &str) -> Vec<Request> {
    let asked = Asked {
        projects: vec![project(code)],
        indicators: Vec::new(),
        periods: vec![PeriodSpec::Life],
        views: vec![View::Period],
        by: None,
    };
    count::asked(&CATALOGUE, &asked)
}

/// The samples with one day more than there are acts: columns that make no frame.
fn uneven(code: &str) -> Ingested {
    let mut read = support::read(&support::samples());
    let records = &mut read.records[project(code)];
    records.last.push(records.last[0]);
    read
}

#[test]
fn columns_that_make_no_frame_are_an_error_of_the_run() {
    let requests = requests("W4I");
    assert!(count::count(&CATALOGUE, &SAMPLES, &requests).is_ok());
    let failed = count::count(&CATALOGUE, &uneven("W4I"), &requests);
    let said = failed.unwrap_err().to_string();
    assert!(said.contains("last"), "{said}");
}

#[test]
fn lists_and_amounts_fail_as_figures_do() {
    let read = uneven("RESTART");
    let sums = |request: &&Request| {
        let measure = CATALOGUE.indicators[request.indicator].measure;
        matches!(measure, bilan::catalogue::Measure::Sum(_))
    };
    let requests = requests("RESTART");
    let sum = requests.iter().find(sums).unwrap();
    assert!(count::amounts(&CATALOGUE, &SAMPLES, sum).is_ok());
    assert!(count::amounts(&CATALOGUE, &read, sum).is_err());
    assert!(count::organisations(&CATALOGUE, &SAMPLES, sum, &[]).is_ok());
    assert!(count::organisations(&CATALOGUE, &read, sum, &[]).is_err());
}
