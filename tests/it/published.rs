//! The samples give the figures that the projects published, and all margins that follow from them. `tests/it/reconcile.rs` holds
//! every published figure against the count.

use crate::support::{lines, printed};

/// Figures of one `count`: what is asked, and each place with its number. Places not named hold 0 where `rest` says so.
struct Case {
    asked: [&'static str; 4],
    figures: &'static [(&'static [&'static str], u32)],
    rest: Rest,
}

/// What the places not named hold.
#[derive(PartialEq)]
enum Rest {
    /// Nobody: the places named are all there is.
    Nobody,
    /// Whatever; they were not published.
    Unsaid,
}

/// The figures that the samples must show, all margins that follow from them by hand included.
const CASES: &[Case] = &[
    Case {
        asked: ["M4SD", "EMP-01", "2019..2022", "sex,migrant_status"],
        // 397 = 86 + 311, 314 = 99 + 215, 185 = 86 + 99, 526 = 311 + 215, 711 = 397 + 314 = 185 + 526
        figures: &[
            (&["_T", "_T"], 711),
            (&["female", "_T"], 397),
            (&["male", "_T"], 314),
            (&["_T", "migrant"], 185),
            (&["_T", "host"], 526),
            (&["female", "migrant"], 86),
            (&["male", "migrant"], 99),
            (&["female", "host"], 311),
            (&["male", "host"], 215),
        ],
        rest: Rest::Nobody,
    },
    total("M4SD", "EMP-01", "2020-11-01..2021-12-17", &[(&[], 138)]),
    total("M4SD", "EMP-01", "life", &[(&[], 1855)]),
    by_sex(
        "ENT-01",
        &[(&["_T"], 711), (&["female"], 397), (&["male"], 314)],
    ),
    total("M4SD", "ENT-01", "2020-11-01..2021-12-17", &[(&[], 98)]),
    by_sex(
        "ENT-02",
        &[(&["_T"], 942), (&["female"], 436), (&["male"], 506)],
    ),
    total("M4SD", "ACC-03", "2019..2022", &[(&[], 2315)]),
    total("M4SD", "ENT-06", "2020-11-01..2021-12-17", &[(&[], 43)]),
    total("M4SD", "ENT-06", "2019..2022", &[(&[], 70)]),
    total("M4SD", "ENT-06", "life", &[(&[], 530)]),
    by_sex(
        "ENT-09",
        &[(&["_T"], 109), (&["female"], 52), (&["male"], 57)],
    ),
    by_sex(
        "FIN-01",
        &[(&["_T"], 19), (&["female"], 7), (&["male"], 12)],
    ),
    total("M4SD", "FIN-01-O", "2019..2022", &[(&[], 6)]),
    total("M4SD", "EMP-05", "2019..2022", &[(&[], 13)]),
    total("M4SD", "EMP-05", "life", &[(&[], 20)]),
    total("M4SD", "EMP-04", "2019..2022", &[(&[], 26)]),
    total("M4SD", "EMP-04-N", "life", &[(&[], 66)]),
    total("M4SD", "ENT-05", "2019..2022", &[(&[], 26)]),
    total("M4SD", "ENT-05-P", "2019..2022", &[(&[], 79)]),
    by_country("COO-01", &[(&["MA"], 1051), (&["TN"], 1012)]),
    by_country("COO-02", &[(&["MA"], 111), (&["TN"], 60)]),
    Case {
        asked: ["FLOWER", "COO-03", "life", "country"],
        figures: &[(&["_T"], 20), (&["MA"], 10), (&["TN"], 10)],
        rest: Rest::Nobody,
    },
    by_region("ENT-08", &[(&["MA-04"], 7), (&["MA-01"], 3)]),
    by_region("ENT-08-P", &[(&["MA-04"], 69), (&["MA-01"], 15)]),
    by_region("ENT-01", &[(&["MA-04"], 5), (&["MA-01"], 16)]),
    by_region("ENT-06", &[(&["MA-04"], 5), (&["MA-01"], 3)]),
];

type Figures = &'static [(&'static [&'static str], u32)];

const fn total(
    project: &'static str,
    indicator: &'static str,
    period: &'static str,
    figures: Figures,
) -> Case {
    Case {
        asked: [project, indicator, period, ""],
        figures,
        rest: Rest::Nobody,
    }
}

const fn by_sex(indicator: &'static str, figures: Figures) -> Case {
    Case {
        asked: ["M4SD", indicator, "2019..2022", "sex"],
        figures,
        rest: Rest::Nobody,
    }
}

const fn by_country(indicator: &'static str, figures: Figures) -> Case {
    Case {
        asked: ["FLOWER", indicator, "life", "country"],
        figures,
        rest: Rest::Unsaid,
    }
}

const fn by_region(indicator: &'static str, figures: Figures) -> Case {
    Case {
        asked: ["FLOWER", indicator, "life", "region"],
        figures,
        rest: Rest::Unsaid,
    }
}

#[test]
fn count_prints_the_figures_of_m4sd() {
    check(CASES.iter().filter(|case| case.asked[0] == "M4SD"));
}

#[test]
fn count_prints_the_figures_of_flower() {
    check(CASES.iter().filter(|case| case.asked[0] == "FLOWER"));
}

#[track_caller]
fn check<'c>(cases: impl Iterator<Item = &'c Case>) {
    for case in cases {
        let [project, indicator, period, by] = case.asked;
        let mut arguments = vec!["count", project, "-i", indicator, "--period", period];
        arguments.extend(["--by", by, "--format", "csv"]);
        let output = printed(&arguments, 0);
        let dimensions: Vec<&str> = by.split(',').filter(|name| !name.is_empty()).collect();
        let mut columns = vec!["project", "indicator", "view", "period"];
        columns.extend(&dimensions);
        columns.extend(["value", "state", "basis", "unit", "mark"]);
        assert_eq!(output.lines().next().unwrap(), columns.join(","));
        let mut left: Vec<_> = case.figures.iter().collect();
        for line in lines(&output) {
            let head = ["project", "indicator", "view", "period", "state", "basis"];
            let head = head.map(|name| line[name].as_str());
            // More than 1 % of the people of FLOWER's meetings have no key: they may be among the others.
            let kept = ["value", "at_most"];
            let states = if indicator == "COO-01" {
                &kept[..]
            } else {
                &kept[..1]
            };
            assert!(states.contains(&head[4]), "{line:?}");
            let rest = [head[0], head[1], head[2], head[3], head[5]];
            assert_eq!(rest, [project, indicator, "period", period, "counted"]);
            let at: Vec<&str> = dimensions.iter().map(|name| line[*name].as_str()).collect();
            let known = left.iter().position(|(place, _)| *place == at);
            let wanted = known.map(|known| left.remove(known).1);
            match wanted {
                Some(wanted) => assert_eq!(line["value"], wanted.to_string(), "{line:?}"),
                None if case.rest == Rest::Nobody => assert_eq!(line["value"], "0", "{line:?}"),
                None => {}
            }
        }
        assert!(left.is_empty(), "{:?}: no row for {left:?}", case.asked);
    }
}

/// Every combination of two dimensions that are not open is a row, in the order of the catalogue.
#[test]
fn a_joint_table_lists_every_combination() {
    let asked = ["count", "M4SD", "-i", "EMP-01", "--period", "2019..2022"];
    let output = printed(&[&asked[..], &["--format", "csv"]].concat(), 0);
    let rows: Vec<(String, String)> = lines(&output)
        .iter()
        .map(|line| (line["sex"].clone(), line["migrant_status"].clone()))
        .collect();
    let mut wanted = Vec::new();
    for sex in ["_T", "female", "male", "_U"] {
        for status in ["_T", "migrant", "host", "returnee", "_U"] {
            wanted.push((sex.to_owned(), status.to_owned()));
        }
    }
    assert_eq!(rows, wanted);
}
