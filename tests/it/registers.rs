//! Registers that overlap or number their files alike, and two years compared: over copies of the samples, and through
//! the program.

#![allow(clippy::disallowed_methods, reason = "files of a temporary folder")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::support::{
    CATALOGUE, Line, SAMPLES, csv_rows, lines, period, printed, project, read, samples, tables,
};
use bilan::count::{Figure, Request, View, of_line};

const FILES: [(&str, &str); 6] = [
    ("actes-beni-mellal-2022-2024.csv", "Beni Mellal"),
    ("actes-oujda-2022-2024.csv", "Oujda"),
    ("actes-rabat-2022-2024.csv", "Rabat-Salé"),
    ("actes-tanger-2022.csv", "Tanger"),
    ("actes-tanger-2023.csv", "Tanger"),
    ("actes-tanger-2024.csv", "Tanger"),
];

/// Columns of an export of acts: number, family name, service, date.
const NUMBER: usize = 0;
const NAME: usize = 1;
const SERVICE: usize = 8;
const DATE: usize = 9;

/// A copy of WORK4LIFE's files in which only the rows that `keep` wants are left.
fn copy(keep: impl Fn(&str, &[&str]) -> bool) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (samples().join("work4life"), folder.path().join("work4life"));
    std::fs::create_dir_all(&to).unwrap();
    let collective = "startups-collectives.xlsx";
    std::fs::copy(from.join(collective), to.join(collective)).unwrap();
    for (file, _) in FILES {
        let bytes = std::fs::read(from.join(file)).unwrap();
        let text = encoding_rs::WINDOWS_1252.decode(&bytes).0;
        let kept = text.split_inclusive('\n').enumerate().filter(|(at, line)| {
            let cells: Vec<&str> = line.split(';').map(str::trim).collect();
            *at == 0 || keep(file, &cells)
        });
        let kept: String = kept.map(|(_, line)| line).collect();
        let bytes = encoding_rs::WINDOWS_1252.encode(&kept).0;
        std::fs::write(to.join(file), bytes).unwrap();
    }
    folder
}

/// The figures of every logframe line of WORK4LIFE: totals and first breakdowns, in several views and periods.
fn figures(data: &Path) -> Vec<Vec<Figure>> {
    let place = project("WORK4LIFE");
    let mut requests = Vec::new();
    for (line, declared) in CATALOGUE.projects[place].logframe.iter().enumerate() {
        let breakdowns = &CATALOGUE.indicators[declared.indicator].breakdowns;
        for view in [View::Period, View::New] {
            for text in ["life", "2022", "2022-12", "2023-Q1"] {
                let by = breakdowns.first().map_or(&[][..], Vec::as_slice);
                let at = (place, line);
                requests.push(of_line(&CATALOGUE, at, view, &period(place, text), by));
            }
        }
    }
    let tables = tables(&read(data), &requests);
    tables.into_iter().map(|table| table.figures).collect()
}

/// The total of people welcomed in a project's whole life.
fn welcomed(data: &Path) -> f64 {
    let place = project("WORK4LIFE");
    let request = Request {
        project: place,
        indicator: CATALOGUE.indicator("ACC-01").unwrap(),
        line: None,
        view: View::Period,
        period: period(place, "life"),
        by: Vec::new(),
    };
    tables(&read(data), &[request])[0].total().value.unwrap()
}

fn in_overlap(cells: &[&str]) -> bool {
    cells[DATE].ends_with("/12/2022")
}

#[test]
fn the_month_that_two_exports_hold_counts_once() {
    let whole = figures(&samples());
    for without in ["actes-tanger-2022.csv", "actes-tanger-2023.csv"] {
        let left = copy(|file, cells| file != without || !in_overlap(cells));
        assert!(
            figures(left.path()) == whole,
            "without December in {without}"
        );
    }
    let neither = copy(|file, cells| !file.starts_with("actes-tanger") || !in_overlap(cells));
    assert!(
        figures(neither.path()) != whole,
        "December 2022 is no empty month"
    );
    let second = samples().join("work4life/actes-tanger-2023.csv");
    let again = csv_rows(&second)
        .iter()
        .filter(|row| row[DATE].ends_with("/12/2022"))
        .count();
    let sheet = SAMPLES
        .sheets
        .iter()
        .find(|sheet| sheet.file.ends_with("actes-tanger-2023.csv"));
    assert_eq!(sheet.unwrap().funnel.already_read as usize, again);
    assert_eq!(again, 32);
}

#[test]
fn number_12_of_each_territory_is_somebody_else() {
    let mut names: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    // Who was welcomed: a territory and a number; a row without a number is a person of its own.
    let mut welcome = BTreeSet::new();
    for (file, territory) in FILES {
        for (at, row) in csv_rows(&samples().join("work4life").join(file))
            .iter()
            .enumerate()
        {
            if row[NUMBER] == "12" {
                let name = row[NAME].to_lowercase();
                names.entry(territory).or_default().insert(name);
            }
            if row[SERVICE].starts_with("Accueil") {
                let nobody = row[NUMBER].is_empty().then_some((file, at));
                welcome.insert((territory, row[NUMBER].clone(), nobody));
            }
        }
    }
    assert_eq!(names.len(), 4);
    assert!(names.values().all(|names| names.len() == 1), "{names:?}");
    let all: BTreeSet<_> = names.values().flatten().collect();
    assert_eq!(all.len(), 4, "four people: {names:?}");
    assert!(
        (welcomed(&samples()) - welcome.len() as f64).abs() < 1e-9,
        "{}",
        welcome.len()
    );
    let twelve = copy(|_, cells| cells[NUMBER] == "12");
    assert!((welcomed(twelve.path()) - 4.0).abs() < 1e-9);
}

/// The columns of a figure that hold what it is worth.
const WORTH: [&str; 6] = ["period", "value", "state", "basis", "unit", "mark"];

/// Figures of `count` by what tells them apart, the period left out: value, state and unit.
fn counted(arguments: &[&str]) -> BTreeMap<Line, [String; 3]> {
    let figures = lines(&printed(arguments, 0));
    let figure = |line: Line| {
        let worth = ["value", "state", "unit"].map(|name| line[name].clone());
        let mut key = line;
        key.retain(|name, _| !WORTH.contains(&name.as_str()));
        (key, worth)
    };
    let number = figures.len();
    let map: BTreeMap<_, _> = figures.into_iter().map(figure).collect();
    assert_eq!(map.len(), number, "two figures of one name");
    map
}

#[test]
fn diff_agrees_with_the_two_counts_figure_by_figure() {
    let both = ["--view", "period", "new", "--format", "csv"];
    let ask = |year| [&["count", "--period", year], &both[..]].concat();
    let (before, after) = (counted(&ask("2021")), counted(&ask("2022")));
    let mut left: BTreeSet<&Line> = before.keys().chain(after.keys()).collect();
    let told = printed(&[&["diff", "2021", "2022"], &both[..]].concat(), 1);
    for mut line in lines(&told) {
        let columns = [
            "from",
            "to",
            "change",
            "percent",
            "from_state",
            "to_state",
            "unit",
        ];
        let columns = columns.map(|name| line.remove(name).unwrap());
        let [from, to, change, percent, from_state, to_state, unit] = columns;
        let side = |figures: &BTreeMap<Line, [String; 3]>| {
            let none = || [String::new(), String::new(), unit.clone()];
            figures.get(&line).cloned().unwrap_or_else(none)
        };
        assert_eq!(
            [from.clone(), from_state, unit.clone()],
            side(&before),
            "{line:?}"
        );
        assert_eq!(
            [to.clone(), to_state, unit.clone()],
            side(&after),
            "{line:?}"
        );
        let number = |text: &str| text.parse::<f64>().ok();
        let wanted = number(&from).zip(number(&to)).map(|(from, to)| to - from);
        same(wanted, number(&change), &line);
        let base = number(&from).filter(|from| *from != 0.0);
        let wanted = wanted.zip(base).map(|(change, base)| change / base);
        same(wanted, number(&percent), &line);
        assert!(left.remove(&line), "told twice, or of nothing: {line:?}");
    }
    assert!(left.is_empty(), "not told: {left:?}");
    assert!(before.len() > 500, "{} figures", before.len());
}

#[track_caller]
fn same(wanted: Option<f64>, told: Option<f64>, line: &Line) {
    let close = match (wanted, told) {
        (Some(wanted), Some(told)) => (wanted - told).abs() < 1e-6,
        (wanted, told) => wanted == told,
    };
    assert!(close, "{line:?}: {wanted:?}, told {told:?}");
}
