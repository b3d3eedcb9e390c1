//! The samples of « Avec les Jeunes, Pour les Jeunes » and of the national report's frames give the published figures, line by
//! line, with the margins that follow from them.

use crate::support;
use crate::support::{CATALOGUE, SAMPLES, period, printed, project, samples, tables};
use bilan::catalogue::{About, DimensionId, PublishedOf};
use bilan::count::{At, Basis, Request, State, View, of_line};

/// Figures of one logframe line: project, line, period, dimensions; each place with its number. All other places hold 0.
type Case = ([&'static str; 4], &'static [(&'static [&'static str], u32)]);

/// What the two Hubs counted, person by person.
const COUNTED: &[Case] = &[
    // 7 011 − 3 001 − 4 006 = 4 whose sex nobody noted
    (
        ["AJPJ", "AJP-01", "life", "sex"],
        &[
            (&["_T"], 7011),
            (&["female"], 3001),
            (&["male"], 4006),
            (&["_U"], 4),
        ],
    ),
    (["AJPJ", "AJP-02", "life", ""], &[(&[], 2762)]),
    (["AJPJ", "AJP-03", "life", ""], &[(&[], 147)]),
    // 25 = 13 + 12, all paid
    (
        ["AJPJ", "AJP-04", "life", "sex,internship_pay"],
        &[
            (&["_T", "_T"], 25),
            (&["female", "_T"], 13),
            (&["male", "_T"], 12),
            (&["_T", "paid"], 25),
            (&["female", "paid"], 13),
            (&["male", "paid"], 12),
        ],
    ),
    (["AJPJ", "AJP-05", "life", ""], &[(&[], 131)]),
    // 18 = 13 + 5, of which 12 = 7 + 5 incubated; 13 − 7 = 6
    (
        ["AJPJ", "AJP-06", "life", "legal_form,incubation"],
        &[
            (&["_T", "_T"], 18),
            (&["cooperative", "_T"], 13),
            (&["sarl", "_T"], 5),
            (&["_T", "incubated"], 12),
            (&["_T", "not_incubated"], 6),
            (&["cooperative", "incubated"], 7),
            (&["cooperative", "not_incubated"], 6),
            (&["sarl", "incubated"], 5),
        ],
    ),
    (
        ["AJPJ", "AJP-07", "life", "legal_form"],
        &[(&["_T"], 12), (&["cooperative"], 7), (&["sarl"], 5)],
    ),
    (
        ["AJPJ", "AJP-08", "life", "members_sex"],
        &[(&["_T"], 3), (&["women"], 3)],
    ),
    (["AJPJ", "AJP-09", "life", ""], &[(&[], 50)]),
    (["AJPJ", "AJP-10", "life", ""], &[(&[], 50)]),
    // 22 = 5 + 17 = 6 + 16
    (
        ["W4I", "W4I-01", "2018..2020", "legal_form"],
        &[(&["_T"], 22), (&["cooperative"], 5), (&["sarl"], 17)],
    ),
    (
        ["W4I", "W4I-01", "2018..2020", "region"],
        &[(&["_T"], 22), (&["MA-01"], 6), (&["MA-04"], 16)],
    ),
    (
        ["W4I", "W4I-02", "2018..2020", "migrant_status"],
        &[(&["_T"], 79), (&["migrant"], 79)],
    ),
    (["W4I", "W4I-03", "2018..2020", ""], &[(&[], 20)]),
    (
        ["W4I", "W4I-04", "2018..2020", "migrant_status"],
        &[(&["_T"], 135), (&["migrant"], 135)],
    ),
    (["UNHCR", "HCR-01", "2020", ""], &[(&[], 22)]),
    // 24 = 3 + 21, refugees and so migrants
    (
        ["UNHCR", "HCR-02", "2020", "sex,migrant_status"],
        &[
            (&["_T", "_T"], 24),
            (&["female", "_T"], 3),
            (&["male", "_T"], 21),
            (&["_T", "migrant"], 24),
            (&["female", "migrant"], 3),
            (&["male", "migrant"], 21),
        ],
    ),
    (["UNHCR", "HCR-03", "2020", ""], &[(&[], 57)]),
    // 70 = 8 + 62
    (
        ["UNHCR", "HCR-04", "2020", "sex,legal_status"],
        &[
            (&["_T", "_T"], 70),
            (&["female", "_T"], 8),
            (&["male", "_T"], 62),
            (&["_T", "refugee"], 70),
            (&["female", "refugee"], 8),
            (&["male", "refugee"], 62),
        ],
    ),
    // What the national report takes over from the other frames
    (["SNIA", "PNI-08-W4I", "2018..2020", ""], &[(&[], 135)]),
    (["SNIA", "PNI-09-W4I", "2018..2020", ""], &[(&[], 22)]),
    (["SNIA", "PNI-09-P-W4I", "2018..2020", ""], &[(&[], 79)]),
    (["SNIA", "PNI-09-E-W4I", "2018..2020", ""], &[(&[], 20)]),
    (["SNIA", "PNI-09-HCR", "2020", ""], &[(&[], 22)]),
    (
        ["SNIA", "PNI-10", "2020", "sex"],
        &[(&["_T"], 70), (&["female"], 8), (&["male"], 62)],
    ),
    (["SNIA", "PNI-10-O", "2020", ""], &[(&[], 57)]),
    (
        ["SNIA", "PNI-11", "2020", "sex"],
        &[(&["_T"], 24), (&["female"], 3), (&["male"], 21)],
    ),
];

/// What the employment agency reported, by month.
const REPORTED: &[Case] = &[
    // 680 = 261 + 419
    by_sex(
        "PNI-01",
        &[(&["_T"], 680), (&["female"], 261), (&["male"], 419)],
    ),
    // 258 = 99 + 159
    by_sex(
        "PNI-02",
        &[(&["_T"], 258), (&["female"], 99), (&["male"], 159)],
    ),
    // 189 = 91 + 98
    by_sex(
        "PNI-03",
        &[(&["_T"], 189), (&["female"], 91), (&["male"], 98)],
    ),
    // 20 = 6 + 14
    by_sex(
        "PNI-04",
        &[(&["_T"], 20), (&["female"], 6), (&["male"], 14)],
    ),
    by_sex("PNI-05", &[(&["_T"], 5), (&["_U"], 5)]),
    // 271 = 129 + 142
    by_sex(
        "PNI-06",
        &[(&["_T"], 271), (&["female"], 129), (&["male"], 142)],
    ),
    // 271 − 44 = 227
    (
        ["SNIA", "PNI-06", "2020", "work_kind"],
        &[(&["_T"], 271), (&["domestic"], 44), (&["other_work"], 227)],
    ),
    (["SNIA", "PNI-06-D", "2020", ""], &[(&[], 44)]),
    // 749 − 48 = 701
    (
        ["SNIA", "PNI-06", "2015..2020", "work_kind"],
        &[(&["_T"], 749), (&["domestic"], 48), (&["other_work"], 701)],
    ),
    // 749 − 12 = 737
    (
        ["SNIA", "PNI-06", "2015..2020", "legal_status"],
        &[(&["_T"], 749), (&["refugee"], 12), (&["_U"], 737)],
    ),
    (["SNIA", "PNI-06-D", "2015..2020", ""], &[(&[], 48)]),
    (["SNIA", "PNI-06-R", "2015..2020", ""], &[(&[], 12)]),
    by_sex("PNI-07-I", &[(&["_T"], 251), (&["_U"], 251)]),
    by_sex("PNI-07", &[(&["_T"], 244), (&["_U"], 244)]),
    by_sex("PNI-07-F", &[(&["_T"], 144), (&["_U"], 144)]),
    by_sex("PNI-08", &[(&["_T"], 77), (&["_U"], 77)]),
    (
        ["SNIA", "PNI-09", "2020", "legal_form"],
        &[(&["_T"], 1), (&["sarl"], 1)],
    ),
];

const fn by_sex(line: &'static str, figures: &'static [(&'static [&'static str], u32)]) -> Case {
    (["SNIA", line, "2020", "sex"], figures)
}

#[test]
fn people_counted_are_those_published() {
    check(COUNTED, Basis::Counted);
}

/// The agency counts each person once a year in a service: its months add up, and no figure is an upper bound.
#[test]
fn people_that_the_agency_reports_are_those_published() {
    check(REPORTED, Basis::Reported);
}

#[track_caller]
fn check(cases: &[Case], basis: Basis) {
    let requests: Vec<Request> = cases.iter().map(|case| request(case.0)).collect();
    for ((asked, figures), table) in cases.iter().zip(tables(&SAMPLES, &requests)) {
        let mut left = figures.to_vec();
        for figure in &table.figures {
            let at: Vec<&str> = figure
                .at
                .iter()
                .zip(&table.request.by)
                .map(|(at, dimension)| code(*at, *dimension))
                .collect();
            let known = left.iter().position(|(place, _)| *place == at);
            let wanted = known.map_or(0, |known| left.remove(known).1);
            // Where nobody says who is what, a category is no 0.
            if known.is_none() && figure.state == State::Missing {
                assert_eq!(figure.value, None, "{asked:?} {at:?}");
                continue;
            }
            assert_eq!(figure.state, State::Value, "{asked:?} {at:?}");
            assert_eq!(figure.value, Some(f64::from(wanted)), "{asked:?} {at:?}");
            let nobody = wanted == 0;
            assert!(nobody || figure.basis == basis, "{asked:?} {at:?}");
        }
        assert!(left.is_empty(), "{asked:?}: no figure at {left:?}");
    }
}

fn request([of, line, published, by]: [&str; 4]) -> Request {
    let place = project(of);
    let line = place_of(place, line);
    let by: Vec<DimensionId> = by
        .split(',')
        .filter(|name| !name.is_empty())
        .map(|name| CATALOGUE.dimension(name).unwrap())
        .collect();
    of_line(
        &CATALOGUE,
        (place, line),
        View::Period,
        &period(place, published),
        &by,
    )
}

fn place_of(project: usize, line: &str) -> usize {
    let lines = &CATALOGUE.projects[project].logframe;
    lines.iter().position(|one| one.code == line).unwrap()
}

fn code(at: At, dimension: DimensionId) -> &'static str {
    match at {
        At::Total => "_T",
        At::Category(category) => CATALOGUE
            .at(dimension)
            .def(category)
            .map_or("_U", |def| &def.code),
        At::NotHere => "_Z",
    }
}

/// Each figure of the list of published figures has its entry; those that no indicator counts say why.
#[test]
fn every_published_figure_of_these_projects_is_declared() {
    let ids = |project: &str, of: &dyn Fn(&About) -> bool| -> Vec<String> {
        let declared = &CATALOGUE.projects[support::project(project)].published;
        let results = declared.iter().filter(|one| one.of == PublishedOf::Result);
        let mut ids: Vec<String> = results
            .filter(|one| of(&one.about))
            .map(|one| one.id.clone())
            .collect();
        ids.sort();
        ids
    };
    let numbered = |prefix: &str, numbers: &[u32]| -> Vec<String> {
        numbers
            .iter()
            .map(|one| format!("{prefix}-{one:02}"))
            .collect()
    };
    let outside = |about: &About| matches!(about, About::Outside(_));
    let counted = |about: &About| !outside(about);
    assert_eq!(
        ids("AJPJ", &counted),
        numbered("AJPJ-001", &(1..=10).collect::<Vec<_>>())
    );
    assert_eq!(ids("AJPJ", &outside), numbered("AJPJ-001", &[11]));
    let national: Vec<u32> = (1..=5).chain(7..=16).collect();
    assert_eq!(ids("SNIA", &counted), numbered("PNIA-002", &national));
    assert_eq!(
        ids("SNIA", &outside),
        numbered("PNIA-002", &[6, 17, 18, 19])
    );
    assert_eq!(ids("W4I", &counted), numbered("W4I-002", &[1, 2, 3, 4]));
    assert_eq!(ids("UNHCR", &counted), numbered("UNHCR-002", &[1, 2, 3, 4]));
    assert_eq!(ids("UNHCR", &outside), numbered("UNHCR-002", &[5]));
}

/// Whom both Hubs received counts once in the project and once in each Hub: 12 people, so the Hubs make 7 011 + 12.
#[test]
fn whom_both_hubs_received_counts_once() {
    let table = tables(&SAMPLES, &[request(["AJPJ", "AJP-01", "life", "hub"])]).remove(0);
    let at = |category: &str| {
        let hub = CATALOGUE.dimension("hub").unwrap();
        let category = CATALOGUE.at(hub).category(category).unwrap();
        table.figure(&[At::Category(category)]).value.unwrap()
    };
    assert!((at("rabat") + at("tanger") - 7023.0).abs() < 1e-9);
    assert_eq!(table.total().value, Some(7011.0));
}

/// The registers' flaws are those that the generator puts there, all warnings: 5 impossible birth dates, 6 rows exported twice.
#[test]
fn check_tells_the_flaws_and_no_error() {
    let asked = ["check", "AJPJ", "SNIA", "W4I", "UNHCR", "--format", "json"];
    let output: serde_json::Value = serde_json::from_str(&printed(&asked, 0)).unwrap();
    let mut told = std::collections::BTreeMap::new();
    for finding in output["findings"].as_array().unwrap() {
        let file = finding["file"].as_str().unwrap_or_default();
        // What the national report counts in other projects has flaws of its own.
        let ours = ["ajpj/", "snia/", "w4i/", "unhcr/"];
        let ours = ours.iter().any(|folder| file.starts_with(folder));
        if finding["severity"] == "warning" && ours {
            let code = finding["code"].as_str().unwrap().to_owned();
            *told.entry(code).or_insert(0) += finding["count"].as_u64().unwrap();
        }
    }
    let wanted = [("identical-rows", 6), ("impossible-date", 5)];
    assert_eq!(
        told,
        wanted.map(|(code, count)| (code.to_owned(), count)).into()
    );
}

/// Every card and every internship is of somebody informed, as published (« dont »).
#[test]
fn card_holders_and_interns_are_among_the_informed() {
    let (mut cards, mut interns) = (0, 0);
    for hub in ["rabat", "tanger"] {
        let path = samples().join(format!("ajpj/jeunes-hub-{hub}.csv"));
        let bytes = std::fs::read(path).unwrap();
        let (text, _) = encoding_rs::UTF_16LE.decode_with_bom_removal(&bytes);
        for row in text.lines().skip(3) {
            let cells: Vec<&str> = row.split('\t').collect();
            let filled = |place: usize| !matches!(cells[place], "" | "NULL");
            let (card, intern) = (cells[9] == "Oui", filled(11));
            assert!(!(card || intern) || filled(7), "not informed: {}", cells[0]);
            cards += u32::from(card);
            interns += u32::from(intern);
        }
    }
    assert_eq!((cards, interns), (147, 25));
}
