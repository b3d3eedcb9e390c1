//! A mistake in a project's own files stops that project, and no other.

use crate::common::{HEADER, Place, Ran};

const P2: &str = "indicators/projects/p2.toml";
const S2: &str = "indicators/sources/second.toml";

/// Two projects with a register each: three people guided in the first, two in the second.
fn two() -> Place {
    let place = Place::with(
        "1;A;F;migrant;;14/03/2022;;;\n2;B;M;host;;02/06/2022;;;\n3;C;F;host;;20/08/2022;;;\n",
    );
    place.file(
        "data/second.csv",
        format!("{HEADER}1;D;F;host;;14/03/2022;;;\n2;E;M;host;;02/06/2022;;;\n"),
    );
    let copy = |from: &str, to: &str, edits: &[(&str, &str)]| {
        let text = String::from_utf8(place.bytes(from)).unwrap();
        let text = edits.iter().fold(text, |text, (from, to)| {
            assert!(text.contains(from), "{from}");
            text.replace(from, to)
        });
        place.file(to, text);
    };
    copy(
        "indicators/projects/p1.toml",
        P2,
        &[
            ("\"P1\"", "\"P2\""),
            ("P1-", "P2-"),
            ("First project", "Second project"),
            ("Premier projet", "Second projet"),
        ],
    );
    copy(
        "indicators/sources/register.toml",
        S2,
        &[("\"P1\"", "\"P2\""), ("register*", "second*")],
    );
    place
}

/// T-01 of every project that is counted, as `P1 3`.
fn totals(place: &Place) -> (Vec<String>, Ran) {
    let asked = ["count", "-i", "T-01", "--period", "2022", "--by", ""];
    let ran = place.bilan(&[&asked[..], &["--format", "csv", "--lang", "en"]].concat());
    let total = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        format!("{} {}", cells[0], cells[4])
    };
    (ran.out.lines().skip(1).map(total).collect(), ran)
}

/// Requires that the first project alone is counted and written, with this code among the findings.
#[track_caller]
fn leaves_the_second_out(place: &Place, code: &str) {
    let (totals, ran) = totals(place);
    assert_eq!(totals, ["P1 3"], "{ran:?}");
    let wanted = ["projects left out, for errors in their files: P2", code];
    ran.ends(1).says(&wanted);
    let ran = place.bilan(&["report", "--lang", "en", "--period", "2022"]);
    ran.ends(1).says(&wanted);
    assert!(place.path("reports/P1_don_2022.xlsx").is_file());
    assert!(!place.path("reports/P2_don_2022.xlsx").exists());
    let cells = place.cells("reports/P1_don_2022.xlsx").join("\n");
    assert!(
        !cells.contains("provisional: errors"),
        "the other's error is not the first's:\n{cells}"
    );
    place
        .bilan(&["check", "--lang", "en"])
        .ends(1)
        .says(&wanted);
}

/// Requires that nothing is counted.
#[track_caller]
fn stops(place: &Place, code: &str) {
    let (totals, ran) = totals(place);
    assert_eq!(totals, Vec::<String>::new());
    assert!(!ran.err.contains("left out"), "{ran:?}");
    ran.ends(1).says(&[code]);
    place.bilan(&["report", "--period", "2022"]).ends(1);
    assert!(!place.path("reports").exists());
}

#[test]
fn two_sound_projects_are_both_counted() {
    let (totals, ran) = totals(&two());
    assert_eq!(totals, ["P1 3", "P2 2"]);
    assert!(!ran.ends(0).err.contains("left out"));
}

#[test]
fn a_mistake_of_its_own_leaves_a_project_out() {
    for (file, from, to, code) in [
        (P2, "start =", "strat = \"x\"\nstart =", "unknown-key"),
        (
            P2,
            "start = 2021-01-01",
            "start = 2021-02-30",
            "invalid-toml",
        ),
        (P2, "\"T-04\"", "\"T-40\"", "undeclared"),
        (P2, "\"don\"", "\"dan\"", "undeclared"),
        (S2, "sex = \"Sex\"", "sexe = \"Sex\"", "undeclared"),
        (S2, "[columns]", "[columns", "invalid-toml"),
        (S2, "scope =", "scoop =", "unknown-key"),
    ] {
        let place = two();
        place.edit(file, from, to);
        leaves_the_second_out(&place, code);
    }
}

#[test]
fn a_project_without_a_code_goes_by_the_name_of_its_file() {
    let place = two();
    place.edit(P2, "code = \"P2\"", "cod = \"P2\"");
    let (totals, ran) = totals(&place);
    assert_eq!(totals, ["P1 3"], "{ran:?}");
    let ran = ran
        .ends(1)
        .says(&["left out, for errors in their files: p2"]);
    // Its source names it rightly.
    assert!(!ran.err.contains("second.toml"), "{ran:?}");
}

#[test]
fn a_table_of_its_own_leaves_it_out_and_a_shared_one_stops_all() {
    let table = "Line;Indicator;Level\nX-01;T-01;output\nX-02;T-77;output\n";
    let place = two();
    place.edit(P2, "start =", "table = \"lines.csv\"\nstart =");
    place.file("indicators/projects/lines.csv", table);
    leaves_the_second_out(&place, "undeclared");
    place.edit(
        "indicators/projects/p1.toml",
        "start =",
        "table = \"lines.csv\"\nstart =",
    );
    std::fs::remove_dir_all(place.path("reports")).unwrap();
    stops(&place, "undeclared");
}

#[test]
fn a_mistake_that_concerns_everybody_stops_the_run() {
    for (file, from, to, code) in [
        (
            "indicators/dimensions.toml",
            "resolve =",
            "resolv =",
            "unknown-key",
        ),
        (
            "indicators/theme.toml",
            "count = \"people\"",
            "count = \"peple\"",
            "unknown-word",
        ),
        (
            "indicators/catalogue.toml",
            "format = 1",
            "format = 2",
            "unknown-word",
        ),
        (
            "indicators/donors/don.toml",
            "kind = \"cover\"",
            "kind = \"covre\"",
            "unknown-word",
        ),
        (P2, "\"P2\"", "\"P1\"", "duplicate-code"),
        (S2, "\"P2\"", "\"P3\"", "undeclared"),
    ] {
        let place = two();
        place.edit(file, from, to);
        stops(&place, code);
    }
    // A mistake of everybody's stops it beside one of a project's own, and both are told.
    let place = two();
    place.edit(P2, "start =", "colour = 3\nstart =");
    place.edit(
        "indicators/theme.toml",
        "count = \"people\"",
        "count = \"peple\"",
    );
    stops(&place, "unknown-word");
    totals(&place).1.says(&["unknown-key"]);
}

#[test]
fn where_every_project_is_mistaken_nothing_is_counted() {
    let place = two();
    place.edit(P2, "start =", "colour = 3\nstart =");
    place.edit("indicators/projects/p1.toml", "end =", "shade = 3\nend =");
    stops(&place, "colour");
    totals(&place).1.says(&["shade"]);
}

#[test]
fn a_project_left_out_and_asked_for_by_name_gives_its_findings() {
    let place = two();
    place.edit(P2, "start =", "colour = 3\nstart =");
    for asked in [
        &["report", "P2"][..],
        &["count", "P2"],
        &["check", "p2"],
        &["diff", "2021", "2022", "P2"],
        &["reconcile", "P2"],
    ] {
        let ran = place.bilan(&[asked, &["--lang", "en"]].concat()).ends(1);
        let ran = ran.says(&["unknown-key", "left out", "P2"]);
        assert!(!ran.out.contains("no difference"), "{ran:?}");
    }
    assert!(!place.path("reports").exists());
    // A name that no project ever had is no project left out.
    place.bilan(&["count", "P7"]).ends(2);
    place
        .bilan(&[
            "count", "P1", "P2", "-i", "T-01", "--by", "", "--lang", "fr",
        ])
        .ends(1)
        .says(&["projets laissés de côté, pour des erreurs de leurs fichiers : P2"]);
}

#[test]
fn who_is_counted_in_a_project_left_out_goes_with_it() {
    let place = two();
    place.edit(
        "indicators/projects/p1.toml",
        "indicator = \"T-01\"",
        "indicator = \"T-01\"\nproject = \"P2\"",
    );
    place.edit(P2, "start =", "colour = 3\nstart =");
    // Nobody is left, so that all is told at once.
    let (counted, ran) = totals(&place);
    assert_eq!(counted, Vec::<String>::new());
    ran.ends(1).says(&["colour"]);
    // With a third project, that one goes on alone.
    let third = String::from_utf8(place.bytes("indicators/projects/p1.toml")).unwrap();
    let third = third.replace("\"P1\"", "\"P3\"").replace("P1-", "P3-");
    let third = third.replace("project = \"P2\"\n", "");
    place.file("indicators/projects/p3.toml", third);
    let (counted, ran) = totals(&place);
    assert_eq!(counted.len(), 1);
    assert!(counted[0].starts_with("P3 "), "{counted:?}");
    ran.ends(1).says(&["P2", "P1"]);
}

#[test]
fn the_rows_of_a_project_left_out_are_nobodys_in_a_shared_register() {
    let shared = |values: &str| {
        let place = two();
        place.remove(S2).remove("data/second.csv");
        let header = HEADER.trim_end();
        place.file(
            "data/register.csv",
            format!(
                "{header};Payer\n1;A;F;host;;14/03/2022;;;;P1\n2;B;M;host;;02/06/2022;;;;P2\n\
                 3;C;F;host;;20/08/2022;;;;Second project\n4;D;F;host;;21/08/2022;;;;P1\n"
            ),
        );
        let register = "indicators/sources/register.toml";
        place.edit(
            register,
            "project = \"P1\"",
            "project = { column = \"Payer\" }",
        );
        place.append(register, values);
        place
    };
    for values in ["", "[values.project]\n\"P2\" = \"P2\""] {
        let place = shared(values);
        let (counted, ran) = totals(&place);
        assert_eq!(counted, ["P1 2", "P2 2"], "{ran:?}");
        place.edit(P2, "start =", "colour = 3\nstart =");
        let (counted, ran) = totals(&place);
        assert_eq!(counted, ["P1 2"], "{ran:?}");
        let told = place.bilan(&["check", "--lang", "en"]);
        assert!(!told.out.contains("Second project"), "{}", told.out);
        assert!(told.out.contains("1 error, 0 warnings"), "{}", told.out);
    }
}
