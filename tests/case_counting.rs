//! What figures are counted from: sets of many answers, acts that last, thresholds, weights, bounds. The figures are worked
//! out by hand from the rows beside them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::fmt::Write as _;

use common::Place;

const SOURCE: &str = "indicators/sources/register.toml";

/// The small catalogue with another source and register.
fn place(source: &str, register: &str) -> Place {
    let place = Place::new();
    place.file(SOURCE, source);
    place.file("data/register.csv", register);
    place
}

/// What `count` says: of each figure its categories, value and state.
#[track_caller]
fn counted(place: &Place, args: &[&str]) -> Vec<String> {
    let ran = place.bilan(&[&["count", "--format", "csv", "-q"], args].concat());
    let head: Vec<&str> = ran
        .out
        .lines()
        .next()
        .unwrap_or_default()
        .split(',')
        .collect();
    let value = head.iter().position(|name| *name == "value").unwrap();
    let figures = ran.out.lines().skip(1).map(|line| {
        let cells: Vec<&str> = line.split(',').collect();
        [&cells[4..value], &cells[value..value + 2]]
            .concat()
            .join(" ")
    });
    figures.collect()
}

/// A dimension of which many categories may hold at once: `n1` to `n` of `count`.
fn needs(of: &str, count: usize) -> String {
    let mut toml = format!(
        "[[dimension]]\ncode = \"need\"\nof = \"{of}\"\nmultiple = true\nlabel = {{ en = \"Needs\", fr = \"Besoins\" }}\n"
    );
    for at in 1..=count {
        let _ = write!(
            toml,
            "[[dimension.category]]\ncode = \"n{at}\"\nlabel = {{ en = \"Need {at}\", fr = \"Besoin {at}\" }}\n"
        );
    }
    toml
}

const NEEDS: &str = "project = \"P1\"\nfiles = [\"register*\"]\nperson = { fields = [\"case_number\"], scope = \"source\" }\n\
    [columns]\ncase_number = \"No\"\nneed = [\"Needs\", \"needs/{need}\"]\nmigrant_status = \"Status\"\n\
    [derive.migrant_status]\nfrom = \"need\"\nmap = { host = [\"LAST\"] }\notherwise = \"migrant\"\n\
    [record.guidance]\ndate = \"Guidance\"\n";

#[test]
fn a_dimension_of_which_many_hold_counts_each_of_them() {
    for (count, of) in [31, 32, 33, 62, 63, 200]
        .into_iter()
        .flat_map(|n| [(n, "person"), (n, "record")])
    {
        let all: Vec<String> = (1..=count).map(|at| format!("n{at}")).collect();
        let last = &all[count - 1];
        // One says all of them, one the last, one the first and the last over two acts, one nothing.
        let rows = format!(
            "No;Needs;Status;Guidance\n1;{};;15/01/2022\n2;{last};;15/01/2022\n3;n1;;15/01/2022\n3;{last};;16/01/2022\n4;;;15/01/2022\n",
            all.join(" ")
        );
        let source = NEEDS
            .replace("LAST", last)
            .replace(", \"needs/{need}\"", "");
        let place = place(&source, &rows);
        place.append("indicators/dimensions.toml", &needs(of, count));
        place.append(
            "indicators/theme.toml",
            &format!(
                "[[indicator]]\ncode = \"LAST\"\nlabel = {{ en = \"L\", fr = \"L\" }}\ndefinition = {{ en = \"L\", fr = \"L\" }}\n\
                 unit = \"person\"\ncount = \"people\"\nwhere = {{ need = \"{last}\" }}\n\
                 [[indicator]]\ncode = \"NOT\"\nlabel = {{ en = \"N\", fr = \"N\" }}\ndefinition = {{ en = \"N\", fr = \"N\" }}\n\
                 unit = \"person\"\ncount = \"people\"\nwhere = {{ need = {{ not = [\"{last}\"] }} }}\n\
                 [[indicator]]\ncode = \"SAID\"\nlabel = {{ en = \"S\", fr = \"S\" }}\ndefinition = {{ en = \"S\", fr = \"S\" }}\n\
                 unit = \"person\"\ncount = \"people\"\nwhere = {{ need = {{ filled = true }} }}\n"
            ),
        );
        let told = counted(&place, &["-i", "T-01", "--by", "need"]);
        assert_eq!(told.len(), count + 2, "{count} of a {of}");
        assert_eq!(told[0], "_T 4 value");
        assert_eq!(told[1], "n1 2 value", "{count} of a {of}");
        assert_eq!(told[count], format!("{last} 3 value"), "{count} of a {of}");
        assert!(
            told[2..count].iter().all(|one| one.ends_with(" 1 value")),
            "{told:?}"
        );
        assert_eq!(told[count + 1], "_U 1 value");
        assert_eq!(counted(&place, &["-i", "LAST", "--by", ""])[0], "3 value");
        // A person's set is one; of acts, that of person 3's first act has no last need.
        let without = if of == "person" { 1 } else { 2 };
        assert_eq!(
            counted(&place, &["-i", "NOT", "--by", ""])[0],
            format!("{without} value")
        );
        assert_eq!(counted(&place, &["-i", "SAID", "--by", ""])[0], "3 value");
    }
}
