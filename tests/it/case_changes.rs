//! Changes of category: first times over the parts beside a cumulative number whose condition looks at a latest answer.

use crate::common::Place;
use crate::common::trial::{ACT, place};

/// Person 1 is a migrant in the first quarter and of the host community from the second; 2 and 3 are migrants, new in the
/// first and the second.
const ROWS: &str = "No;Statut;Date\n1;migrant;10/02/2022\n2;migrant;11/02/2022\n1;host community;10/05/2022\n\
    3;migrant;12/05/2022\n";

fn quarters(rows: &str) -> Place {
    let place = place(&format!("migrant_status = \"Statut\"\n{ACT}"));
    let project = "indicators/projects/p1.toml";
    place.edit(project, "start = 2019-01-01", "start = 2022-01-01");
    place.edit(project, "end = 2023-12-31", "end = 2022-12-31");
    place.edit(
        "indicators/theme.toml",
        "where = { service = \"career_guidance\" }",
        "where = { service = \"career_guidance\", migrant_status = \"migrant\" }",
    );
    place.file("data/register.csv", rows);
    place
}

/// What is told of changes of category.
fn told(place: &Place, indicator: &str, periods: &[&str], by: &str) -> Vec<String> {
    let mut arguments = vec!["count", "-i", indicator, "--lang", "en", "--view", "new"];
    arguments.extend(["--view", "cumulative", "--by", by]);
    arguments.extend(periods.iter().flat_map(|period| ["--period", period]));
    let ran = place.bilan(&arguments);
    let said = ran.err.split_whitespace().collect::<Vec<_>>().join(" ");
    let found = said.match_indices("changes of category: ");
    let number = |(at, words): (usize, &str)| {
        let rest = &said[at + words.len()..];
        rest.split(' ').next().unwrap().to_owned()
    };
    found.map(number).collect()
}

#[test]
fn who_is_no_migrant_any_more_is_told_beside_the_parts() {
    let place = quarters(ROWS);
    // New migrants are 2 and 1, migrants to the end of June 2.
    let both = ["2022-Q1", "2022-Q2"];
    assert_eq!(told(&place, "X-01", &both, "sex"), ["-1"]);
    // Without the first quarter the parts are not all there.
    assert!(told(&place, "X-01", &both[1..], "sex").is_empty());
    // Nobody changes: 2 and 1 are 3.
    let place = quarters(&ROWS.replace("1;host community", "1;migrant"));
    assert!(told(&place, "X-01", &both, "sex").is_empty());
}

#[test]
fn a_cell_that_somebody_moves_to_is_told_though_the_total_adds_up() {
    let place = quarters(ROWS);
    place.edit(
        "indicators/theme.toml",
        ", migrant_status = \"migrant\" }",
        " }",
    );
    let both = ["2022-Q1", "2022-Q2"];
    // Person 1 is new in the first quarter, and stands in the cumulative table among the host community: 1 more there, 1
    // less among the migrants.
    let told = told(&place, "X-01", &both, "migrant_status");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(["-1", "+1"].contains(&told[0].as_str()), "{told:?}");
}
