//! Registers made at random, and how they may be written without a figure changing.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Cursor;
use std::path::Path;

use bilan::catalogue::{self, Catalogue, CatalogueText, DimensionId, PeriodSpec};
use bilan::count::{self, At, Request, Table, View};
use bilan::finding::Finding;
use bilan::ingest::{self, Folder, Ingested, ReadSeek};
use proptest::prelude::*;

const CATALOGUE: [(&str, &str); 5] = [
    (
        "catalogue.toml",
        r#"
format = 1
title = { fr = "T" }
organisation = "O"
languages = ["fr"]
data = "data"
reports = "reports"
calendar = "civil"
"#,
    ),
    (
        "dimensions.toml",
        r#"
[[dimension]]
code = "sex"
of = "person"
resolve = "constant"
label = { fr = "Sexe" }
category = [{ code = "female", label = { fr = "F" } }, { code = "male", label = { fr = "H" } }]

[[dimension]]
code = "status"
of = "person"
label = { fr = "Statut" }
category = [{ code = "migrant", label = { fr = "Migrant" } }, { code = "host", label = { fr = "Hôte" } }]

[[dimension]]
code = "module"
of = "record"
label = { fr = "Module" }
category = [{ code = "a", label = { fr = "A" } }, { code = "b", label = { fr = "B" } }]

[[dimension]]
code = "service"
of = "record"
open = true
label = { fr = "Service" }
category = [{ code = "x", label = { fr = "X" } }, { code = "y", label = { fr = "Y" } }]

[[field]]
code = "case_number"
type = "identity"
label = { fr = "N°" }
"#,
    ),
    (
        "indicators.toml",
        r#"
[[indicator]]
code = "PEOPLE"
label = { fr = "Personnes" }
definition = { fr = "…" }
unit = "person"
count = "people"
where = { service = "x" }
breakdowns = [["sex", "status"], ["module"]]

[[indicator]]
code = "ACTS"
label = { fr = "Actes" }
definition = { fr = "…" }
unit = "event"
count = "records"
where = { service = "x" }
breakdowns = [["sex"]]

[[indicator]]
code = "TWICE"
label = { fr = "Deux fois" }
definition = { fr = "…" }
unit = "person"
count = "people"
at_least_records = 2
"#,
    ),
    (
        "projects/p.toml",
        r#"
code = "P"
name = { fr = "P" }
start = 2021-01-01
end = 2022-12-31
[[logframe]]
code = "P-1"
indicator = "PEOPLE"
level = "output"
"#,
    ),
    (
        "sources/s.toml",
        r#"
project = "P"
files = ["*"]
covers = "2021..2022"
person = { fields = ["case_number"], scope = "source" }
[columns]
case_number = "Dossier"
sex = "Sexe"
status = "Statut"
module = "Module"
service = "Service"
[act]
date = "Date"
"#,
    ),
];

/// A row of the register: who, answers (0 is blank), what, when (days after 2021-01-01).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    pub person: u8,
    pub sex: u8,
    pub status: u8,
    pub module: u8,
    pub service: u8,
    pub day: u16,
}

fn row() -> impl Strategy<Value = Row> {
    let parts = (0..12u8, 0..3u8, 0..3u8, 0..3u8, 1..3u8, 0..730u16);
    parts.prop_map(|(person, sex, status, module, service, day)| Row {
        person,
        sex,
        status,
        module,
        service,
        day,
    })
}

/// Registers in which no act stands twice: the same act in two files counts once, in one sheet twice.
pub fn register() -> impl Strategy<Value = Vec<Row>> {
    prop::collection::vec(row(), 1..60).prop_map(|mut rows| {
        let mut acts = BTreeSet::new();
        rows.retain(|row| acts.insert((row.person, row.service, row.day)));
        rows
    })
}

const COLUMNS: [&str; 6] = ["Dossier", "Sexe", "Statut", "Module", "Service", "Date"];
const ORDER: [usize; 6] = [0, 1, 2, 3, 4, 5];

fn cells(row: &Row) -> [String; 6] {
    let one = |list: [&str; 3], at: u8| list[usize::from(at)].to_owned();
    let first = chrono::NaiveDate::from_ymd_opt(2021, 1, 1).unwrap();
    [
        format!("D{}", row.person),
        one(["", "F", "H"], row.sex),
        one(["", "Migrant", "Hôte"], row.status),
        one(["", "A", "B"], row.module),
        one(["", "X", "Y"], row.service),
        (first + chrono::Days::new(row.day.into()))
            .format("%d/%m/%Y")
            .to_string(),
    ]
}

/// How a sheet may look without its figures changing.
#[derive(Debug, Clone, Default)]
pub struct Look {
    /// The order of the columns; theirs when empty.
    pub order: Vec<usize>,
    /// Rows after which a blank one stands.
    pub blanks: Vec<usize>,
    /// The place of a column that the source does not know.
    pub extra: Option<usize>,
    /// Whether a title stands above.
    pub title: bool,
    /// Whether a row of totals stands below.
    pub total: bool,
}

/// The cells of a sheet, as texts.
pub type Cells = Vec<Vec<String>>;

/// A sheet of these rows.
pub fn sheet(rows: &[Row], look: &Look) -> Cells {
    let order: &[usize] = if look.order.is_empty() {
        &ORDER
    } else {
        &look.order
    };
    let line = |cells: &[String; 6], more: &str| {
        let mut line: Cells = vec![order.iter().map(|at| cells[*at].clone()).collect()];
        if let Some(place) = look.extra {
            line[0].insert(place % 7, more.to_owned());
        }
        line.remove(0)
    };
    let mut sheet = Vec::new();
    if look.title {
        sheet.push(vec!["Registre du Hub : années 2021 et 2022".to_owned()]);
        sheet.push(Vec::new());
    }
    sheet.push(line(&COLUMNS.map(String::from), "Remarques"));
    for (at, row) in rows.iter().enumerate() {
        sheet.push(line(&cells(row), "rien à dire"));
        if look.blanks.contains(&at) {
            sheet.push(vec![String::new(); 6]);
        }
    }
    if look.total {
        sheet.push(vec![
            "Total général".to_owned(),
            String::new(),
            rows.len().to_string(),
        ]);
    }
    sheet
}

/// A sheet as a text file.
pub fn csv(sheet: &Cells, delimiter: &str) -> String {
    let mut text = String::new();
    for line in sheet {
        let _ = writeln!(text, "{}", line.join(delimiter));
    }
    text
}

/// The rows as a plain text file.
pub fn plain(rows: &[Row]) -> String {
    csv(&sheet(rows, &Look::default()), ";")
}

/// The catalogue.
pub fn declared() -> Catalogue {
    read_with(str::to_owned)
}

/// The catalogue, its acts with an end and its people counted as long as these last.
pub fn lasting() -> Catalogue {
    read_with(|text| {
        let text = text.replace("date = \"Date\"", "date = \"Date\"\nuntil = \"Fin\"");
        text.replace(
            "breakdowns = [[\"sex\", \"status\"], [\"module\"]]",
            "active = true",
        )
    })
}

/// The catalogue with changes in the text of its files.
pub fn read_with(change: impl Fn(&str) -> String) -> Catalogue {
    let texts = CATALOGUE.map(|(path, text)| CatalogueText {
        path: path.into(),
        text: change(text),
    });
    let (catalogue, findings) = catalogue::read(&texts, Path::new("indicators"));
    let told: Vec<_> = findings.iter().collect();
    catalogue.unwrap_or_else(|| panic!("{told:?}"))
}

/// Files by name, as bytes.
pub type Files = Vec<(String, Vec<u8>)>;

/// Text files of one register.
pub fn texts(texts: &[String]) -> Files {
    let named = texts.iter().enumerate();
    named
        .map(|(at, text)| (format!("{at}.csv"), text.clone().into_bytes()))
        .collect()
}

fn read(catalogue: &Catalogue, files: &Files) -> Ingested {
    let names: Vec<String> = files.iter().map(|(name, _)| name.clone()).collect();
    let open = |path: &str| {
        let (_, bytes) = files.iter().find(|(name, _)| name == path).unwrap();
        Ok(Box::new(Cursor::new(bytes.clone())) as Box<dyn ReadSeek>)
    };
    ingest::read(
        catalogue,
        &[0],
        &Folder {
            files: &names,
            open: &open,
            aside: &|_, _| Err(std::io::ErrorKind::Unsupported.into()),
            progress: &|_| {},
        },
    )
}

/// Indicator, view, period, dimensions.
pub type Asked<'a> = (&'a str, View, &'a str, &'a [&'a str]);

/// What files answer; both funnels add up.
pub fn tables(catalogue: &Catalogue, files: &Files, asked: &[Asked<'_>]) -> Vec<Table> {
    told(catalogue, files, asked).0
}

/// What files answer, and all that is found on the way; both funnels add up.
pub fn told(
    catalogue: &Catalogue,
    files: &Files,
    asked: &[Asked<'_>],
) -> (Vec<Table>, Vec<Finding>) {
    let read = read(catalogue, files);
    assert!(
        read.sheets.iter().all(|sheet| sheet.funnel.adds_up()),
        "the first funnel adds up"
    );
    let project = &catalogue.projects[0];
    let requests: Vec<Request> = asked
        .iter()
        .map(|(code, view, period, by)| Request {
            project: 0,
            indicator: catalogue.indicator(code).unwrap(),
            line: None,
            view: *view,
            period: PeriodSpec::parse(period)
                .unwrap()
                .of_project(project.start, project.end),
            by: by
                .iter()
                .map(|code| catalogue.dimension(code).unwrap())
                .collect::<Vec<DimensionId>>(),
        })
        .collect();
    let (tables, counting) = count::count(catalogue, &read, &requests).unwrap();
    assert!(
        tables.iter().all(|table| table.funnel.adds_up()),
        "the second funnel adds up"
    );
    let mut findings = read.findings.clone();
    findings.extend(counting);
    (tables, findings.iter().cloned().collect())
}

/// The figures alone.
pub fn numbers(tables: &[Table]) -> Vec<Vec<(Vec<At>, Option<f64>)>> {
    let of = |table: &Table| {
        table
            .figures
            .iter()
            .map(|one| (one.at.clone(), one.value))
            .collect()
    };
    tables.iter().map(of).collect()
}

/// What is asked of every register.
pub const ASKED: [Asked<'static>; 6] = [
    ("PEOPLE", View::Period, "2021", &["sex", "status"]),
    ("PEOPLE", View::Period, "life", &["module"]),
    ("PEOPLE", View::New, "2022-S1", &["sex"]),
    ("PEOPLE", View::Cumulative, "2022-Q3", &["status"]),
    ("ACTS", View::Period, "2022", &["sex"]),
    ("TWICE", View::Cumulative, "2022-Q2", &[]),
];
