//! The samples of DAPP, OIM 2 and `CorpsAfrica`, and the register that two of them share. None of their results is published:
//! the numbers here were counted apart, over the files, without bilan.

use std::collections::BTreeSet;

use crate::support::{CATALOGUE, SAMPLES, grid, period, project, samples, tables};
use bilan::catalogue::{Category, DimensionId, PublishedOf};
use bilan::count::{At, Basis, Request, State, View, of_line};
use chrono::NaiveDate;

/// Figures of one logframe line: project, line, period, dimensions; each place with its number. All other places hold 0.
type Case = ([&'static str; 4], &'static [(&'static [&'static str], f64)]);

const COUNTED: &[Case] = &[
    // The participants' form, 25 in 2023; the Hub of Rabat adds 54 in 2024 and 41 in 2025
    (["DAPP", "DAP-02", "2023", ""], &[(&[], 25.0)]),
    (["DAPP", "DAP-02", "2024", ""], &[(&[], 37.0 + 54.0)]),
    (["DAPP", "DAP-02", "2025", ""], &[(&[], 35.0 + 41.0)]),
    // 192 = 97 + 95 = 102 + 89 + 1
    (
        ["DAPP", "DAP-02", "life", "sex"],
        &[
            (&["_T"], 192.0),
            (&["female"], 102.0),
            (&["male"], 89.0),
            (&["_U"], 1.0),
        ],
    ),
    (["DAPP", "DAP-01", "2024", ""], &[(&[], 139.0)]),
    // 233 = 118 + 114 + 1
    (
        ["DAPP", "DAP-03", "life", "sex"],
        &[
            (&["_T"], 233.0),
            (&["female"], 118.0),
            (&["male"], 114.0),
            (&["_U"], 1.0),
        ],
    ),
    (["DAPP", "DAP-04", "life", ""], &[(&[], 30.0 + 16.0)]),
    (["DAPP", "DAP-05", "life", ""], &[(&[], 32.0 + 23.0)]),
    (["DAPP", "DAP-06", "life", ""], &[(&[], 261.0 + 59.0)]),
    (["DAPP", "DAP-07", "2023", ""], &[(&[], 7.0)]),
    (["DAPP", "DAP-07", "2024", ""], &[(&[], 17.0)]),
    (["DAPP", "DAP-07", "2025", ""], &[(&[], 30.0)]),
    // 14 of the form's 32 and 11 of the Hub's 23 still in work: 25 of 55
    (["DAPP", "DAP-08", "life", ""], &[(&[], 25.0 / 55.0)]),
    // 310 = 267 in the register + 43 at the Hub; who has two vulnerabilities stands in both cells
    (
        ["OIM2", "OIM-01", "life", "vulnerability"],
        &[
            (&["_T"], 310.0),
            (&["trafficking_victim"], 83.0 + 7.0),
            (&["unaccompanied_child"], 56.0),
            (&["gbv_survivor"], 115.0 + 8.0),
            (&["single_mother"], 99.0 + 22.0),
            (&["other_vulnerability"], 10.0),
        ],
    ),
    // 285 of health and 251 psychosocial in the register, 21 at the Hub
    (
        ["OIM2", "OIM-02", "life", ""],
        &[(&[], 285.0 + 251.0 + 21.0)],
    ),
    (["OIM2", "OIM-03", "life", ""], &[(&[], 246.0 + 24.0)]),
    (["OIM2", "OIM-04", "life", ""], &[(&[], 194.0 + 24.0)]),
    (["OIM2", "OIM-05", "life", ""], &[(&[], 95.0 + 12.0)]),
    (["OIM2", "OIM-06", "life", ""], &[(&[], 39.0 + 4.0)]),
    (["OIM2", "OIM-07", "life", ""], &[(&[], 128.0 + 15.0)]),
    (["OIM2", "OIM-08", "life", ""], &[(&[], 126.0)]),
    (["OIM2", "OIM-09", "life", ""], &[(&[], 59.0)]),
    (["OIM2", "OIM-10", "life", ""], &[(&[], 15.0)]),
    (["OIM2", "OIM-11", "life", ""], &[(&[], 34.0)]),
    (["OIM2", "OIM-12", "life", ""], &[(&[], 179.0)]),
    // 38 = 26 + 12
    (
        ["OIM2", "OIM-13", "life", "actor_type"],
        &[
            (&["_T"], 38.0),
            (&["civil_society"], 26.0),
            (&["public_institution"], 12.0),
        ],
    ),
    // Two of the five projects are Moroccan
    (
        ["CAC", "CAC-01", "life", "country"],
        &[
            (&["_T"], 5.0),
            (&["MA"], 2.0),
            (&["SN"], 1.0),
            (&["RW"], 1.0),
            (&["MW"], 1.0),
        ],
    ),
    (["CAC", "CAC-02", "life", ""], &[(&[], 13.0)]),
    (["CAC", "CAC-03", "life", ""], &[(&[], 5.0)]),
    (["CAC", "CAC-04", "life", ""], &[(&[], 5.0)]),
    (["CAC", "CAC-05", "life", ""], &[(&[], 5.0)]),
    (["CAC", "CAC-05-C", "life", ""], &[(&[], 3.0)]),
    (["CAC", "CAC-06", "life", ""], &[(&[], 3.0)]),
    // 6 + 3 + 8
    (["CAC", "CAC-07", "life", ""], &[(&[], 17.0)]),
    (["FLOWER", "FLO-10", "life", ""], &[(&[], 0.0)]),
    (["M4SD", "M4SD-13-W", "2019..2022", ""], &[(&[], 5120.0)]),
    (
        ["M4SD", "M4SD-13-T", "2019..2022", ""],
        &[(&[], 17.0 + 20.0)],
    ),
];

fn request(asked: [&str; 4]) -> (Request, Vec<DimensionId>) {
    let [code, line, text, by] = asked;
    let place = project(code);
    let lines = &CATALOGUE.projects[place].logframe;
    let line = lines.iter().position(|one| one.code == line).unwrap();
    let names = by.split(',').filter(|name| !name.is_empty());
    let by: Vec<DimensionId> = names
        .map(|name| CATALOGUE.dimension(name).unwrap())
        .collect();
    let period = period(place, text);
    let request = of_line(&CATALOGUE, (place, line), View::Period, &period, &by);
    (request, by)
}

fn at(dimension: DimensionId, code: &str) -> At {
    match code {
        "_T" => At::Total,
        "_U" => At::Category(Category::UNKNOWN),
        code => At::Category(CATALOGUE.at(dimension).category(code).unwrap()),
    }
}

#[test]
fn the_figures_are_those_counted_apart() {
    let asked: Vec<_> = COUNTED.iter().map(|(asked, _)| request(*asked)).collect();
    let requests: Vec<Request> = asked.iter().map(|(request, _)| request.clone()).collect();
    let answers = tables(&SAMPLES, &requests);
    for (((asked, wanted), (_, by)), table) in COUNTED.iter().zip(&asked).zip(&answers) {
        let mut left: Vec<(Vec<At>, f64)> = wanted
            .iter()
            .map(|(codes, value)| {
                let place = by.iter().zip(*codes).map(|(one, code)| at(*one, code));
                (place.collect(), *value)
            })
            .collect();
        for figure in &table.figures {
            assert_eq!(figure.state, State::Value, "{asked:?} {:?}", figure.at);
            let known = left.iter().position(|(place, _)| *place == figure.at);
            let wanted = known.map_or(0.0, |known| left.remove(known).1);
            let told = figure.value.unwrap();
            assert!(
                (told - wanted).abs() < 1e-6,
                "{asked:?} {:?}: {told}, not {wanted}",
                figure.at
            );
        }
        assert!(left.is_empty(), "{asked:?}: no figure at {left:?}");
    }
}

/// 72 women and 59 men stand in the workshops' lists; the same may have come twice.
#[test]
fn people_of_organisations_are_counts_of_others() {
    let (request, by) = request(["OIM2", "OIM-13-P", "life", "sex"]);
    let table = &tables(&SAMPLES, &[request])[0];
    for (code, wanted) in [("_T", 131.0), ("female", 72.0), ("male", 59.0)] {
        let figure = table.at(&[at(by[0], code)]).unwrap();
        assert_eq!(
            (figure.value, figure.basis),
            (Some(wanted), Basis::Reported)
        );
        assert_eq!(figure.state, State::AtMost, "{code}");
    }
}

/// The words of the column « Financement » that mean each project.
const FUNDERS: [(&str, &[&str]); 2] = [
    ("DAPP", &["dapp", "ready for tomorrow", "danida"]),
    ("OIM2", &["oim 2", "oim2", "oim"]),
];

/// Whose guidance, by number, each project paid for at the Hub of Rabat, read from the cells.
fn guided(words: &[&str]) -> BTreeSet<String> {
    let path = samples().join("hub-rabat/registre-hub-rabat-2024-2025.xlsx");
    let rows = grid(&path, "Actes");
    let head: Vec<String> = rows[1].iter().map(ToString::to_string).collect();
    let column = |name: &str| head.iter().position(|one| one == name).unwrap();
    let [number, service, payer] = ["N° dossier", "Service", "Financement"].map(column);
    let paid = |row: &&Vec<calamine::Data>| {
        let text = row[payer].to_string().to_lowercase();
        let mut parts = text.split(['/', '+', ',']).map(str::trim);
        let guided =
            row[service].to_string().trim().to_lowercase() == "orientation professionnelle";
        guided && parts.any(|part| words.contains(&part))
    };
    let rows = rows[2..].iter().filter(paid);
    rows.map(|row| row[number].to_string()).collect()
}

#[test]
fn one_register_gives_each_funder_its_own_people_and_both_those_of_both() {
    let [dapp, oim] = FUNDERS.map(|(_, words)| guided(words));
    assert_eq!((dapp.len(), oim.len()), (95, 24));
    assert_eq!(dapp.intersection(&oim).count(), 5, "paid for by both");
    let sources = &CATALOGUE.sources;
    for ((code, _), people) in FUNDERS.iter().zip([dapp, oim]) {
        let place = project(code);
        let records = &SAMPLES.records[place];
        let service = CATALOGUE.dimension("service").unwrap();
        let wanted = CATALOGUE.at(service).category("career_guidance").unwrap();
        let hub = |record: &usize| {
            let sheet = &SAMPLES.sheets[records.sheet[*record] as usize];
            sources[sheet.source].code.starts_with("hub-rabat")
        };
        let counted: BTreeSet<u32> = (0..records.len())
            .filter(|record| records.categories[service.0].at(*record) == wanted.0)
            .filter(hub)
            .map(|record| records.person[record])
            .collect();
        assert_eq!(counted.len(), people.len(), "{code}");
    }
}

/// 20 blank, 9 « à voir »; 9 of the town and 8 of the Hub's own money are nobody's doubt.
#[test]
fn rows_of_other_funders_are_left_to_them() {
    for (code, mapped, others) in [("DAPP", 512, 107), ("OIM2", 167, 452)] {
        let place = project(code);
        let sheet = SAMPLES.sheets.iter().find(|sheet| {
            sheet.file.starts_with("hub-rabat") && CATALOGUE.sources[sheet.source].project == place
        });
        let funnel = &sheet.unwrap().funnel;
        // 665 acts: 512 + 167 − 60 of both + 46 of neither
        assert_eq!(funnel.read, 665 + 2);
        assert_eq!(funnel.mapped, mapped);
        assert_eq!(funnel.mapped + others + 17 + 29, 665);
    }
}

#[test]
fn revisions_keep_the_first_targets_and_the_first_end() {
    let work = &CATALOGUE.projects[project("WORK4LIFE")];
    let line = work.logframe.iter().find(|line| line.code == "W4L-01");
    let on = |year, month| NaiveDate::from_ymd_opt(year, month, 20).unwrap();
    let value = |day| line.unwrap().target(&[], day).unwrap().value;
    assert!((value(on(2023, 5)) - 600.0).abs() < 1e-9);
    assert!((value(on(2023, 6)) - 750.0).abs() < 1e-9);
    let dapp = &CATALOGUE.projects[project("DAPP")];
    let day = |year| NaiveDate::from_ymd_opt(year, 12, 31).unwrap();
    assert_eq!((dapp.initial_end, dapp.end), (day(2026), day(2027)));
}

/// What is invented says so: no target of these projects is confirmed but those that were published.
#[test]
fn targets_that_nobody_published_are_to_be_confirmed() {
    let published = ["CAC-01", "CAC-04"];
    for code in ["DAPP", "OIM2", "CAC", "WORK4LIFE"] {
        for line in &CATALOGUE.projects[project(code)].logframe {
            for target in &line.targets {
                let told = published.contains(&line.code.as_str());
                assert_eq!(target.verified, told, "{code} {}", line.code);
            }
        }
    }
}

/// Published targets are held against the logframe's: each names a line or an indicator that has one.
#[test]
fn published_targets_have_a_target_to_be_held_against() {
    let mut seen = 0;
    for code in ["M4SD", "OIM2", "FLOWER", "RESTART", "CAC"] {
        let declared = &CATALOGUE.projects[project(code)];
        let targets = declared.published.iter();
        for one in targets.filter(|one| one.of == PublishedOf::Target) {
            let Some(indicator) = one.indicator() else {
                continue;
            };
            let mut lines = declared.logframe.iter();
            let set = lines.any(|line| line.indicator == indicator && !line.targets.is_empty());
            assert!(set, "{}", one.id);
            seen += 1;
        }
    }
    // 1 + 1 + 3 + 7 + 1: that in months is no indicator's
    assert_eq!(seen, 13);
}

/// Grants in four currencies, each at its year's rate of `rates.toml`. Four of 27 000 euros together, all of 2022, stand in
/// « € ».
#[test]
fn grants_are_added_up_in_dirhams() {
    let (request, _) = request(["RESTART", "RES-06-M", "life", ""]);
    let total = tables(&SAMPLES, &[request])[0].total().clone();
    let dinars = 15_000.0 * 3.22 + 230_000.0 * 3.27 + 28_000.0 * 3.26;
    let wanted = 831_000.0 + dinars + 2_310_000.0 * 0.0716 + 33_000.0 * 10.69;
    assert_eq!(total.state, State::Value);
    let told = total.value.unwrap();
    assert!((told - wanted).abs() < 1e-3, "{told}, not {wanted}");
}
