//! Nothing is lost in silence over the samples: both funnels add up, and what adds up over periods and cells does.

use crate::support;
use std::collections::BTreeSet;

use crate::support::{CATALOGUE, SAMPLES, parts, period, project, samples, tables};
use bilan::catalogue::Measure;
use bilan::count::{At, Request, State, Table, View, of_line};
use calamine::Reader as _;

const VIEWS: [View; 3] = [View::Period, View::New, View::Cumulative];

/// Whole lives, years, parts of years, spans of days, and periods that some projects do not know.
const PERIODS: [&str; 9] = [
    "life",
    "2019..2022",
    "2022",
    "2021-S2",
    "2022-Q3",
    "2022-12",
    "P2-Q1",
    "..2021-Q4",
    "2020-11-01..2021-12-17",
];

/// The total of a logframe line.
fn request(project: usize, line: usize, view: View, text: &str) -> Request {
    of_line(
        &CATALOGUE,
        (project, line),
        view,
        &period(project, text),
        &[],
    )
}

fn measure(table: &Table) -> Measure {
    CATALOGUE.indicators[table.request.indicator].measure
}

fn name(table: &Table) -> String {
    let request = &table.request;
    format!(
        "{} {} {} {}",
        CATALOGUE.projects[request.project].code,
        CATALOGUE.indicators[request.indicator].code,
        request.view.code(),
        request.period.code
    )
}

#[test]
fn every_row_of_the_files_ends_in_the_first_funnel() {
    // M4SD, WORK4LIFE, FLOWER and RESTART: 21; AJPJ: two Hubs and three lists; SNIA: four services and five tables; W4I: 3;
    // UNHCR: 2; the certification of FLOWER; DAPP: three tables; OIM 2: eight quarters and one list twice; CAC: 4; the Hub of
    // Rabat for each of its two funders
    assert_eq!(
        SAMPLES.sheets.len(),
        21 + 5 + 9 + 3 + 2 + 1 + 3 + 10 + 4 + 2,
        "sheets that sources read"
    );
    for sheet in &SAMPLES.sheets {
        let name = format!("{} › {}", sheet.file, sheet.sheet);
        let funnel = &sheet.funnel;
        assert!(funnel.adds_up(), "{name}: {funnel:?}");
        assert_eq!(funnel.read, rows_of(&sheet.file, &sheet.sheet), "{name}");
        assert!(
            funnel.records >= u64::from(funnel.mapped),
            "{name}: {funnel:?}"
        );
    }
    for (place, records) in SAMPLES.records.iter().enumerate() {
        let ours = |sheet: &u32| {
            CATALOGUE.sources[SAMPLES.sheets[*sheet as usize].source].project == place
        };
        assert!(records.sheet.iter().all(ours));
        let told: u64 = SAMPLES
            .sheets
            .iter()
            .filter(|sheet| CATALOGUE.sources[sheet.source].project == place)
            .map(|sheet| sheet.funnel.records)
            .sum();
        let weights: u64 = records.weight.iter().sum();
        assert_eq!(told, weights, "records of project {place}");
    }
}

/// The rows of a sheet as the file itself has them: lines of a CSV file, else the last row that holds a cell.
fn rows_of(file: &str, sheet: &str) -> u32 {
    let path = samples().join(file);
    if sheet.is_empty() {
        let bytes = std::fs::read(path).unwrap();
        assert!(!bytes.contains(&b'"'), "{file}: a cell may hold a line end");
        return u32::try_from(bytes.split(|byte| *byte == b'\n').count() - 1).unwrap();
    }
    if !support::is_of(file, "xlsx") {
        // No cell of them is outside the rows that calamine tells of.
        let mut book = calamine::open_workbook_auto(path).unwrap();
        let range = book.worksheet_range(sheet).unwrap();
        return range.end().unwrap().0 + 1;
    }
    let parts = parts(&path);
    let names = support::tags(&parts["xl/workbook.xml"], "sheet");
    let place = names
        .iter()
        .position(|tag| support::attribute(tag, "name") == Some(sheet))
        .unwrap();
    let part = &parts[&format!("xl/worksheets/sheet{}.xml", place + 1)];
    let cells = support::tags(part, "c");
    let row = |tag: &&str| {
        let address = support::attribute(tag, "r").unwrap();
        let digits = address.trim_start_matches(|sign: char| sign.is_ascii_alphabetic());
        digits.parse::<u32>().unwrap()
    };
    cells.iter().map(row).max().unwrap()
}

#[test]
fn every_record_ends_in_the_second_funnel() {
    let mut requests = Vec::new();
    for (place, declared) in CATALOGUE.projects.iter().enumerate() {
        for line in 0..declared.logframe.len() {
            for view in VIEWS {
                requests.extend(PERIODS.map(|text| request(place, line, view, text)));
            }
        }
    }
    let mut counted = 0;
    for table in tables(&SAMPLES, &requests) {
        let (name, funnel) = (name(&table), &table.funnel);
        if measure(&table) == Measure::Typed {
            continue;
        }
        assert!(funnel.adds_up(), "{name}: {funnel:?}");
        let weight = &SAMPLES.records[table.request.project].weight;
        assert_eq!(funnel.records, weight.iter().sum::<u64>(), "{name}");
        let traced = table
            .traced
            .iter()
            .map(|record| weight.at(*record as usize));
        assert_eq!(funnel.counted, traced.sum::<u64>(), "{name}");
        let total = table.total();
        match measure(&table) {
            _ if total.state == State::Missing => assert_eq!(funnel.counted, 0, "{name}"),
            Measure::People | Measure::Organisations | Measure::Records => {
                assert_eq!(total.value, Some(funnel.counted as f64), "{name}");
            }
            _ => {}
        }
        counted += usize::from(funnel.counted > 0);
    }
    assert!(counted > 500, "only {counted} figures were more than 0");
}

/// The quarters of a project's life.
fn quarters(project: usize) -> Vec<String> {
    let all = (2010..2040).flat_map(|year| (1..=4).map(move |part| format!("{year}-Q{part}")));
    all.filter(|text| !period(project, text).is_empty())
        .collect()
}

#[test]
fn what_is_new_in_each_quarter_adds_up_to_the_cumulative_figure() {
    for (code, count) in [
        ("M4SD", 20),
        ("WORK4LIFE", 13),
        ("FLOWER", 3),
        ("RESTART", 12),
        ("DAPP", 20),
        ("OIM2", 12),
        ("CAC", 5),
    ] {
        let place = project(code);
        let quarters = quarters(place);
        assert_eq!(quarters.len(), count, "quarters of {code}");
        for line in 0..CATALOGUE.projects[place].logframe.len() {
            let ask = |view| quarters.iter().map(move |one| (view, one.as_str()));
            let mut requests: Vec<Request> = ask(View::New)
                .chain(ask(View::Cumulative))
                .map(|(view, text)| request(place, line, view, text))
                .collect();
            requests.push(request(place, line, View::Cumulative, "life"));
            let answers = tables(&SAMPLES, &requests);
            if matches!(measure(&answers[0]), Measure::Typed | Measure::Rate { .. }) {
                continue;
            }
            let mut sum = 0.0;
            for (new, whole) in answers[..count].iter().zip(&answers[count..]) {
                // A quarter that no register covers adds nobody, and says nothing of those up to its end.
                sum += new.total().value.unwrap_or_default();
                if whole.total().value.is_none() {
                    continue;
                }
                assert_same(sum, whole);
            }
            assert_same(sum, &answers[2 * count]);
            // The certification grants of FLOWER are dated after it.
            let after = CATALOGUE.projects[place].logframe[line].code == "FLO-10";
            assert_eq!(sum > 0.0, !after, "{}", name(&answers[2 * count]));
        }
    }
}

#[track_caller]
fn assert_same(sum: f64, table: &Table) {
    let value = table.total().value.unwrap();
    assert!(
        (sum - value).abs() < 1e-6,
        "{}: {sum}, not {value}",
        name(table)
    );
}

#[test]
fn people_by_sex_and_status_add_up_to_everybody() {
    let by = ["sex", "migrant_status"].map(|code| CATALOGUE.dimension(code).unwrap());
    let mut requests = Vec::new();
    for (place, declared) in CATALOGUE.projects.iter().enumerate() {
        for line in 0..declared.logframe.len() {
            for view in VIEWS {
                for text in PERIODS {
                    let mut request = request(place, line, view, text);
                    request.by = by.to_vec();
                    requests.push(request);
                }
            }
        }
    }
    let mut seen = 0;
    for table in tables(&SAMPLES, &requests) {
        if measure(&table) != Measure::People || table.total().state == State::Missing {
            continue;
        }
        assert!(table.additive, "{}", name(&table));
        for whole in &table.figures {
            let inside = |at: &[At]| {
                let fits = |(at, whole): (&At, &At)| *at == *whole || *whole == At::Total;
                at.iter().zip(&whole.at).all(fits) && !at.contains(&At::Total)
            };
            let cells = table.figures.iter().filter(|figure| inside(&figure.at));
            let sum: f64 = cells.filter_map(|figure| figure.value).sum();
            // Where no register tells a dimension, its cells say nothing.
            let Some(told) = whole.value else { continue };
            assert!(
                (sum - told).abs() < 1e-9,
                "{}: {sum}, not {told}",
                name(&table)
            );
        }
        seen += usize::from(table.total().value > Some(0.0));
    }
    assert!(seen > 200, "only {seen} tables held somebody");
}

/// The people of a project's records of one service, between two years, each with what `key` says of the record.
fn people<K: Ord>(
    project: usize,
    service: &str,
    years: std::ops::RangeInclusive<i32>,
    key: impl Fn(usize, i32) -> K,
) -> BTreeSet<(u32, K)> {
    use chrono::Datelike as _;
    let records = &SAMPLES.records[project];
    let dimension = CATALOGUE.dimension("service").unwrap();
    let wanted = CATALOGUE.at(dimension).category(service).unwrap();
    let mut found = BTreeSet::new();
    for record in 0..records.len() {
        let day = chrono::NaiveDate::from_num_days_from_ce_opt(records.first[record]).unwrap();
        let ours = records.categories[dimension.0].at(record) == wanted.0;
        if ours && years.contains(&day.year()) && records.person[record] != 0 {
            found.insert((records.person[record], key(record, day.year())));
        }
    }
    found
}

fn distinct<K>(people: &BTreeSet<(u32, K)>) -> usize {
    let numbers: BTreeSet<u32> = people.iter().map(|(person, _)| *person).collect();
    numbers.len()
}

#[test]
fn a_woman_who_took_two_modules_stands_in_both_and_once_in_the_total() {
    let flower = project("FLOWER");
    let module = CATALOGUE.dimension("module").unwrap();
    let request = Request {
        project: flower,
        indicator: CATALOGUE.indicator("COO-01").unwrap(),
        line: None,
        view: View::Period,
        period: period(flower, "life"),
        by: vec![module],
    };
    let table = &tables(&SAMPLES, &[request])[0];
    assert!(
        !table.additive,
        "the table says that its cells do not add up"
    );
    let code = |record: usize, _| SAMPLES.records[flower].categories[module.0].at(record);
    let women = people(flower, "training", 2021..=2022, code);
    assert_eq!(table.total().value, Some(distinct(&women) as f64));
    let mut sum = 0;
    for figure in &table.figures[1..] {
        let [At::Category(category)] = figure.at[..] else {
            panic!("{:?}", figure.at);
        };
        let here = women.iter().filter(|(_, code)| *code == category.0).count();
        assert_eq!(figure.value, Some(here as f64), "{category:?}");
        sum += here;
    }
    assert_eq!(sum, women.len());
    assert!(sum > distinct(&women), "somebody took two modules");
}

#[test]
fn who_comes_back_in_another_year_is_one_person_over_the_years() {
    let m4sd = project("M4SD");
    for (indicator, service) in [("EMP-01", "career_guidance"), ("ACC-03", "referral")] {
        let ask = |text: &str| Request {
            project: m4sd,
            indicator: CATALOGUE.indicator(indicator).unwrap(),
            line: None,
            view: View::Period,
            period: period(m4sd, text),
            by: Vec::new(),
        };
        let asked = ["2019", "2020", "2021", "2022", "2019..2022"].map(ask);
        let value = |table: &Table| table.total().value.unwrap();
        let values: Vec<f64> = tables(&SAMPLES, &asked).iter().map(value).collect();
        let people = people(m4sd, service, 2019..=2022, |_, year| year);
        for (year, counted) in (2019..).zip(&values[..4]) {
            let here = people.iter().filter(|(_, one)| *one == year).count();
            assert!((counted - here as f64).abs() < 1e-9, "{indicator} {year}");
        }
        let years: f64 = values[..4].iter().sum();
        assert!((values[4] - distinct(&people) as f64).abs() < 1e-9);
        assert!(years > values[4], "{indicator}: nobody came back");
    }
}
