//! One unit for a share wherever it stands, amounts with their currency, and « sans objet » where a category makes no
//! sense. The numbers are worked out by hand beside each register.

use std::collections::BTreeMap;

use bilan::catalogue::{Catalogue, PeriodSpec};
use bilan::count;
use bilan::ingest::Ingested;
use bilan::language::Language;
use bilan::report::grid::{Cell, Mark};
use bilan::report::layout::{self, Answers, Order};
use bilan::report::text::shown;

use crate::common::inside::{checked, declared, read};

const REGISTER: &str = include_str!("common/indicators/sources/register.toml");

/// A project of these lines, and its report.
fn project(lines: &str) -> String {
    format!(
        "code = \"P1\"\nname = {{ en = \"First\", fr = \"Premier\" }}\nstart = 2021-01-01\nend = 2023-12-31\n\n\
         [[report]]\nformat = \"don\"\nlanguage = \"en\"\n\n{lines}"
    )
}

fn line(code: &str, indicator: &str, more: &str) -> String {
    format!(
        "[[logframe]]\ncode = \"{code}\"\nindicator = \"{indicator}\"\nlevel = \"output\"\n{more}\n\n"
    )
}

/// A donor format of one sheet.
fn format(sheet: &str) -> String {
    format!(
        "code = \"don\"\ndonor = {{ en = \"Donor\", fr = \"Bailleur\" }}\nname = {{ en = \"Report\", fr = \"Rapport\" }}\n\n\
         [[sheet]]\ntitle = {{ en = \"Sheet\", fr = \"Feuille\" }}\n{sheet}\n"
    )
}

/// Six people: 1, 3 and 4 are women. Guided: 1, 2, 4, 5; trained: 1, 3, 4.
const ROWS: &str = "No;Name;Sex;Status;Birth date;Guidance;Training;Grant;Amount\n\
                    1;A;F;migrant;10/05/1990;15/01/2022;20/02/2022;;\n\
                    2;B;M;host;01/02/1996;20/08/2022;;;\n\
                    3;C;F;host;;;13/03/2022;;\n\
                    4;D;F;host;;13/03/2023;14/04/2023;;\n\
                    5;E;M;migrant;;13/05/2023;;;\n\
                    6;F;M;migrant;;;;20/06/2022;1500\n";

/// The cells of the first sheet by the first cell of their row.
fn cells(lines: &str, sheet: &str, period: &str) -> BTreeMap<String, Vec<Cell>> {
    let (project, format) = (project(lines), format(sheet));
    let catalogue = declared(&[
        ("sources/register.toml", REGISTER),
        ("projects/p1.toml", &project),
        ("donors/don.toml", &format),
    ]);
    let read = read(&catalogue, &[ROWS.to_owned()], &[0]);
    laid_out(&catalogue, &read, period)
}

fn laid_out(catalogue: &Catalogue, read: &Ingested, period: &str) -> BTreeMap<String, Vec<Cell>> {
    let declared = &catalogue.projects[0];
    let period = PeriodSpec::parse(period).unwrap();
    let period = period.of_project(declared.start, declared.end);
    let nothing = Answers::default();
    let due = &declared.reports[0];
    let order = Order {
        catalogue,
        project: 0,
        due,
        format: &catalogue.formats[due.format],
        period: &period,
        language: Language::En,
        as_of: period.end,
        entries: &read.entries[0],
        inputs: &[],
        ingested: read,
        answers: &nothing,
        provisional: false,
    };
    let asked = layout::requests(&order).unwrap();
    let (tables, _) = count::count(catalogue, read, &asked).unwrap();
    let mut answers = Answers::new(tables);
    let book = loop {
        let order = Order {
            answers: &answers,
            ..order
        };
        let book = layout::book(&order).unwrap();
        let more = answers.unanswered();
        if more.is_empty() {
            break book;
        }
        answers.extend(count::count(catalogue, read, &more).unwrap().0);
    };
    let rows = book.pages[0].grids.iter().flat_map(|grid| &grid.rows);
    rows.map(|row| (shown(Language::En, &row.cells[0]), row.cells.clone()))
        .collect()
}

fn said(cells: &[Cell]) -> Vec<String> {
    cells.iter().map(|cell| shown(Language::En, cell)).collect()
}

const FRAME: &str = "kind = \"logframe\"\ngroup_by = \"none\"\ncolumns = [\"code\", \"baseline\", \"target\", \
                     \"cumulative\", \"percent_of_target\"]";

#[test]
fn a_rate_its_baseline_and_its_target_are_printed_in_percent() {
    // Of 4 guided, 1 and 4 were trained: 2 of 4. 0.5 of a target of 0.8 is 62.5 %.
    let more = "baseline = { value = 0.25 }\ntargets = [{ value = 0.8, verified = false }]";
    let cells = cells(&line("P1-01", "T-03", more), FRAME, "life");
    let expected = [
        "P1-01",
        "25.0%",
        "80.0% (to be confirmed)",
        "50.0%",
        "62.5%",
    ];
    assert_eq!(said(&cells["P1-01"]), expected);
}

#[test]
fn sixty_of_a_rate_is_told_and_read_as_sixty_percent() {
    let lines = line("P1-01", "T-03", "targets = [{ value = 80 }]");
    let (project, format) = (project(&lines), format(FRAME));
    let files = [
        ("sources/register.toml", REGISTER),
        ("projects/p1.toml", project.as_str()),
        ("donors/don.toml", &format),
    ];
    let (catalogue, findings) = checked(&files);
    let told = findings
        .iter()
        .filter(|one| one.code().name() == "unclear-share");
    assert_eq!(told.count(), 1);
    let target = &catalogue.unwrap().projects[0].logframe[0].targets[0];
    assert!((target.value - 0.8).abs() < 1e-9);
}

#[test]
fn half_of_some_people_is_a_share_and_half_of_all_is_no_number() {
    let count = |target: &str| {
        let lines = line("P1-01", "T-01", &format!("targets = [{target}]"));
        let (project, format) = (project(&lines), format(FRAME));
        let files = [
            ("sources/register.toml", REGISTER),
            ("projects/p1.toml", project.as_str()),
            ("donors/don.toml", &format),
        ];
        let (catalogue, findings) = checked(&files);
        let told = findings
            .iter()
            .filter(|one| one.code().name() == "unclear-share");
        let share = catalogue.and_then(|one| one.projects[0].logframe[0].targets[0].share);
        (told.count(), share)
    };
    assert_eq!(
        count("{ value = 0.5, for = { sex = \"female\" } }"),
        (1, Some(0.5))
    );
    assert_eq!(
        count("{ value = 50, share = 50, for = { sex = \"female\" } }"),
        (1, Some(0.5))
    );
    assert_eq!(
        count("{ value = 10, share = 0.5, for = { sex = \"female\" } }"),
        (0, Some(0.5))
    );
    assert_eq!(count("{ value = 0.5 }"), (1, None));
    assert_eq!(count("{ value = 5 }"), (0, None));
}

#[test]
fn a_yearly_target_stands_beside_its_year_only() {
    // Guided in 2022: 1 and 2; in 2023: 4 and 5; in the first half of 2023 both.
    let more = "targets = [{ value = 8, per = \"year\", by = 2022-12-31 }, \
                { value = 4, per = \"year\", by = 2023-12-31 }]";
    let sheet = FRAME.replace("cumulative", "period");
    let of = |period: &str| said(&cells(&line("P1-01", "T-01", more), &sheet, period)["P1-01"]);
    assert_eq!(of("2022"), ["P1-01", "", "8", "2", "25.0%"]);
    assert_eq!(of("2023"), ["P1-01", "", "4", "2", "50.0%"]);
    assert_eq!(of("2023-S1"), ["P1-01", "", "4", "2", "50.0%"]);
    // A year's share of its target so far: none of 4 was guided in January.
    assert_eq!(of("2023-01"), ["P1-01", "", "4", "0", "0.0%"]);
    let idle = "not applicable";
    assert_eq!(of("life"), ["P1-01", "", idle, "4", idle]);
    assert_eq!(of("2022..2023"), ["P1-01", "", idle, "4", idle]);
}

#[test]
fn the_least_that_is_wanted_does_not_look_like_a_lower_bound() {
    let more = "targets = [{ value = 60, bound = \"at_least\" }]";
    let least = cells(&line("P1-01", "T-01", more), FRAME, "life");
    assert_eq!(shown(Language::En, &least["P1-01"][2]), "min.\u{a0}60");
    let over = cells(
        &line("P1-01", "T-01", &more.replace("at_least", "over")),
        FRAME,
        "life",
    );
    assert_eq!(shown(Language::En, &over["P1-01"][2]), ">\u{a0}60");
    let bound = Cell::Number(60.0, Mark::AtLeast);
    assert_eq!(shown(Language::En, &bound), "≥\u{a0}60");
}

#[test]
fn sums_and_their_targets_have_their_currency() {
    let more = "baseline = { value = 0 }\ntargets = [{ value = 3000 }]";
    let cells = cells(&line("P1-01", "T-04", more), FRAME, "life");
    let expected = [
        "P1-01",
        "0\u{a0}MAD",
        "3,000\u{a0}MAD",
        "1,500\u{a0}MAD",
        "50.0%",
    ];
    assert_eq!(said(&cells["P1-01"]), expected);
}

#[test]
fn a_sentence_gets_each_cell_that_it_names_though_no_other_sheet_asks() {
    let sentence = "kind = \"sentences\"\n[[sheet.sentence]]\nindicator = \"T-01\"\n\
                    text.en = \"{total} guided[, of whom {sex=female} women][ and {legal_status=refugee} refugees]\
                    [; {migrant_status=migrant} migrants].\"\ntext.fr = \"{total}.\"";
    let cells = cells(&line("P1-01", "T-01", ""), sentence, "life");
    // Guided: 1 and 4 are women, 1 and 5 migrants; nobody is known to be a refugee.
    let text = cells.keys().next().unwrap().replace('\u{a0}', " ");
    assert_eq!(text, "4 guided, of whom 2 women; 2 migrants.");
}

#[test]
fn a_column_for_each_country_met_asks_for_the_target_of_each() {
    // Only figures tell which countries there are: what a page asks for then is counted too, never left empty.
    let sheet = "kind = \"logframe\"\ngroup_by = \"none\"\ncolumns = [\"code\", \
                 { show = \"percent_of_target\", across = \"country\" }]";
    let more =
        "targets = [{ value = 8, per = \"year\", by = 2022-12-31, for = { country = \"MA\" } }]";
    let cells = cells(&line("P1-01", "T-01", more), sheet, "2022");
    // Two people were guided in 2022, both in Morocco.
    assert_eq!(said(&cells["P1-01"])[1], "25.0%");
}
