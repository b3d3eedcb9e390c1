//! What figures are counted from: sets of many answers, acts that last, thresholds, weights, bounds. The figures are worked
//! out by hand from the rows beside them.

use std::fmt::Write as _;

use crate::common::Place;
use crate::common::trial::findings;

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

/// A register of stays: who, when they came and went.
const STAYS: &str = "project = \"P1\"\ncovers = \"2021..2023\"\nfiles = [\"register*\"]\nperson = { fields = [\"case_number\"], scope = \"source\" }\n\
    [columns]\ncase_number = \"No\"\nsex = \"Sex\"\nage_group = \"Age\"\n[record.training]\ndate = \"From\"\nuntil = \"To\"\n";

/// T-02 counts whoever is in training, T-05 whoever begins one, T-06 the trainings.
const ACTIVE: &str = "[[indicator]]\ncode = \"T-05\"\nlabel = { en = \"B\", fr = \"B\" }\ndefinition = { en = \"B\", fr = \"B\" }\n\
    unit = \"person\"\ncount = \"people\"\nwhere = { service = \"training\" }\n\
    [[indicator]]\ncode = \"T-06\"\nlabel = { en = \"C\", fr = \"C\" }\ndefinition = { en = \"C\", fr = \"C\" }\n\
    unit = \"event\"\ncount = \"records\"\nwhere = { service = \"training\" }\n";

#[track_caller]
fn stays(rows: &str) -> Place {
    let place = place(STAYS, &format!("No;Sex;Age;From;To\n{rows}"));
    place.edit(
        "indicators/theme.toml",
        "where = { service = [\"training\"] }",
        "where = { service = [\"training\"] }\nactive = true",
    );
    place.append("indicators/theme.toml", ACTIVE);
    place
}

/// The totals of an indicator in a view, over periods.
#[track_caller]
fn over(place: &Place, indicator: &str, view: &str, periods: &[&str]) -> String {
    let total = |period: &&str| {
        let args = [
            "-i", indicator, "--view", view, "--period", period, "--by", "",
        ];
        counted(place, &args)[0]
            .replace(" value", "")
            .replace(" at_least", "+")
    };
    periods.iter().map(total).collect::<Vec<_>>().join(" ")
}

#[test]
fn acts_that_last_are_active_in_every_period_that_they_touch_and_begin_once() {
    // 1 stays over two halves, 2 within one, 3 came before the project began, 4 has not left, 5 came back.
    let place = stays(
        "1;F;;15/05/2021;15/09/2021\n2;M;;01/03/2021;31/03/2021\n3;F;;01/10/2020;10/02/2021\n4;M;;01/12/2021;\n\
         5;F;;01/02/2021;28/02/2021\n5;F;;01/02/2022;05/08/2022\n",
    );
    let halves = ["2021-S1", "2021-S2", "2022-S1", "2022-S2", "2021..2022"];
    assert_eq!(over(&place, "T-02", "period", &halves), "4 2 2 2 5");
    assert_eq!(over(&place, "T-02", "new", &halves), "4 1 0 0 5");
    assert_eq!(over(&place, "T-02", "cumulative", &halves), "4 5 5 5 5");
    // Who began: not the one who came before the project.
    assert_eq!(over(&place, "T-05", "period", &halves), "3 1 1 0 4");
    assert_eq!(over(&place, "T-05", "new", &halves), "3 1 0 0 4");
    assert_eq!(over(&place, "T-06", "period", &halves), "3 1 1 0 5");
}

#[test]
fn an_end_before_the_start_is_told_and_the_act_is_of_its_day() {
    let place = stays("1;F;;15/05/2021;15/04/2021\n2;F;;15/05/2021;soon\n");
    assert_eq!(
        over(&place, "T-02", "period", &["2021-Q1", "2021-Q2", "2021-Q3"]),
        "0 2 0+"
    );
    place
        .bilan(&["check", "--lang", "en"])
        .says(&["span-reversed", "impossible-date"]);
}

#[test]
fn words_for_what_goes_on_and_days_that_nobody_will_see_are_open_ends() {
    let place = stays(
        "1;F;;10/03/2021;CDI\n2;M;;10/03/2021;en cours\n3;F;;10/03/2021;31/12/9999\n4;M;;10/03/2021;\n\
         5;F;;10/03/2021;30/06/2021\n6;M;;01/09/2022;Indéterminée\n",
    );
    let periods = ["2021-S1", "2021-S2", "2022-S2", "2023"];
    assert_eq!(over(&place, "T-02", "period", &periods), "5 4 5 5");
    assert_eq!(over(&place, "T-02", "new", &periods), "5 0 1 0");
    let check = place.bilan(&["check", "--lang", "en"]);
    assert!(!check.out.contains("impossible-date"), "{}", check.out);
}

#[test]
fn an_end_that_nobody_understands_makes_later_periods_lower_bounds() {
    let place = stays("1;F;;10/02/2021;3 mois\n2;M;;10/02/2021;?\n3;F;;10/02/2021;20/02/2021\n");
    let periods = ["2021-Q1", "2021-Q2", "2022", "2021..2023"];
    assert_eq!(over(&place, "T-02", "period", &periods), "3 0+ 0+ 3");
    assert_eq!(over(&place, "T-02", "cumulative", &periods), "3 3 3 3");
    // Who begins is known all the same.
    assert_eq!(over(&place, "T-05", "period", &periods), "3 0 0 3");
    let check = place.bilan(&["check", "--lang", "en"]);
    let told = "the end is no date";
    assert!(
        check.out.contains(told) && check.out.contains("impossible-date"),
        "{}",
        check.out
    );
    assert!(!check.out.contains("month first"), "{}", check.out);
}

#[test]
fn days_from_one_to_another_end_an_act_whose_end_is_blank() {
    let place = stays("1;F;;28/03/2021 - 02/04/2021;\n2;M;;10/09/2021;12/09/2021\n");
    let periods = ["2021-Q1", "2021-Q2", "2021-Q3", "2021-Q4"];
    assert_eq!(over(&place, "T-02", "period", &periods), "1 1 1 0");
}

#[test]
fn an_act_that_has_an_end_and_no_beginning_is_lost_and_told() {
    let place =
        stays("1;F;;10/01/2021;31/05/2021\n2;M;;;31/05/2021\n3;F;;?;en cours\n4;M;;-;\n5;F;;;\n");
    assert_eq!(over(&place, "T-02", "period", &["2021-Q1"]), "1+");
    assert_eq!(findings(&place).get("mark-without-date"), Some(&2));
}

#[test]
fn who_asks_when_an_act_was_says_that_it_was() {
    let source =
        STAYS.split("[record").next().unwrap().to_owned() + "[record.training]\ndate = \"From\"\n";
    let rows = "1;F;;10/01/2021\n2;M;;??\n3;F;;-\n4;M;;n/a\n5;F;;\n";
    let place = place(&source, &format!("No;Sex;Age;From\n{rows}"));
    assert_eq!(over(&place, "T-02", "period", &["2021"]), "1+");
    assert_eq!(findings(&place).get("mark-without-date"), Some(&1));
}

#[test]
fn a_date_known_to_a_year_makes_its_quarters_lower_bounds() {
    let place = stays("1;F;;2022;2022\n2;M;;14/02/2022;14/02/2022\n");
    for indicator in ["T-05", "T-06"] {
        let told = over(
            &place,
            indicator,
            "period",
            &["2022-Q1", "2022-Q2", "2022", "2021", "life"],
        );
        assert_eq!(told, "1+ 0+ 2 0 2", "{indicator}");
    }
    assert_eq!(
        over(&place, "T-05", "cumulative", &["2022-Q2", "2022"]),
        "1+ 2"
    );
    // Who counts already is not short of anything.
    let place = stays("2;M;;2022;2022\n2;M;;14/02/2022;14/02/2022\n");
    assert_eq!(
        over(&place, "T-05", "period", &["2022-Q1", "2022-Q2"]),
        "1 0+"
    );
    assert_eq!(
        over(&place, "T-06", "period", &["2022-Q1", "2022-Q2"]),
        "1+ 0+"
    );
}

#[test]
fn who_counts_from_the_third_act_on_counts_in_its_period() {
    let place = stays(
        "1;F;;10/01/2022;\n1;F;;20/02/2022;\n1;F;;10/04/2022;\n1;F;;20/05/2022;\n1;F;;20/11/2022;\n2;M;;11/01/2022;\n2;M;;11/02/2022;\n",
    );
    place.edit(
        "indicators/theme.toml",
        "code = \"T-05\"",
        "code = \"T-05\"\nat_least_records = 3",
    );
    let quarters = ["2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4", "2022"];
    assert_eq!(over(&place, "T-05", "period", &quarters), "0 1 0 1 1");
    assert_eq!(over(&place, "T-05", "new", &quarters), "0 1 0 0 1");
    assert_eq!(over(&place, "T-05", "cumulative", &quarters), "0 1 1 1 1");
}

#[test]
fn a_coarse_band_meets_a_condition_on_age_when_all_of_it_does() {
    // Bands of the register that are none of the catalogue's: 0-17, 18-59, 60+.
    let place = stays(
        "1;F;0-17;10/01/2022;\n2;F;18-59;10/01/2022;\n3;M;18-59;10/01/2022;\n4;F;60+;10/01/2022;\n5;F;;10/01/2022;\n",
    );
    place.edit("indicators/dimensions.toml", "[[dimension]]\ncode = \"country\"", "[[field]]\ncode = \"age\"\ntype = \"number\"\nlabel = { en = \"Age\", fr = \"Âge\" }\n[[dimension]]\ncode = \"country\"");
    let condition = |test: &str| {
        let from = "where = { service = \"training\" }\n[[indicator]]\ncode = \"T-06\"";
        let text = String::from_utf8(place.bytes("indicators/theme.toml")).unwrap();
        let tried = text.replacen(from, &from.replacen('}', &format!(", {test} }}"), 1), 1);
        assert_ne!(text, tried);
        place.file("indicators/theme.toml", &tried);
        let told = over(&place, "T-05", "period", &["2022"]);
        place.file("indicators/theme.toml", &text);
        told
    };
    assert_eq!(condition("age = { at_least = 18 }"), "3");
    assert_eq!(condition("age = { at_most = 17 }"), "1");
    // 18 to 34 may be some of two, and 35 and more as well.
    assert_eq!(condition("age = { at_least = 35 }"), "1+");
    assert_eq!(condition("age = { at_most = 34 }"), "1+");
    assert_eq!(condition("age_group = { not = [\"0-17\"] }"), "4");
    assert_eq!(condition("age_group = \"grown\""), "3");
    assert_eq!(condition("age_group = \"18-34\""), "0+");
    let cells = counted(
        &place,
        &["-i", "T-05", "--by", "age_group", "--period", "2022"],
    );
    assert_eq!(
        cells,
        [
            "_T 5 value",
            "0-17 1 value",
            "18-34 0 value",
            "35+ 1 value",
            "_U 3 value"
        ]
    );
}

/// A table of counts by sex.
const COUNTS: &str = "project = \"P1\"\nfiles = [\"register*\"]\n[aggregate]\nservice = \"training\"\ndate = \"Day\"\n\
    [aggregate.counts]\nWomen = { sex = \"female\" }\nMen = { sex = \"male\" }\n";

#[test]
fn a_count_of_millions_is_a_weight_and_not_as_many_rows() {
    let place = place(
        COUNTS,
        "Day;Women;Men\n01/02/2022;9999999;10000001\n02/02/2022;9999999;9999999\n03/02/2022;123456789012;0\n",
    );
    let told = counted(&place, &["-i", "T-02", "--by", "sex"]);
    // 9 999 999 × 2 + 123 456 789 012 women, 10 000 001 + 9 999 999 men.
    assert_eq!(
        told,
        [
            "_T 123496789010 at_most",
            "female 123476789010 at_most",
            "male 20000000 at_most",
            "_U 0 value"
        ]
    );
    let rows = place.bilan(&["check", "--format", "json"]);
    let told: serde_json::Value = serde_json::from_str(&rows.out).unwrap();
    assert_eq!(told["rows"][0]["records"], 123_496_789_010_u64);
}

#[test]
fn people_without_a_key_give_both_bounds() {
    let place = Place::with(
        "1;A;F;host;;15/01/2022;;;\n;B;F;host;;16/01/2022;;;\n;C;M;host;;17/01/2022;;;\n",
    );
    let ran = place.bilan(&[
        "count", "-i", "T-01", "--by", "sex", "--format", "csv", "-q",
    ]);
    let told: Vec<&str> = ran
        .out
        .lines()
        .skip(1)
        .map(|line| line.split_once("life,").map_or(line, |it| it.1))
        .collect();
    assert_eq!(
        told,
        [
            "_T,3,at_most,counted,person,from 1",
            "female,2,at_most,counted,person,from 1",
            "male,1,value,counted,person,",
            "_U,0,value,counted,person,"
        ]
    );
    place
        .bilan(&["count", "-i", "T-01", "--lang", "en"])
        .says(&["1–3"]);
    // One of a hundred and one is let pass.
    let row = |at: u32| format!("{at};A;F;host;;15/01/2022;;;\n");
    let mut rows = (1..=100).map(row).collect::<Vec<_>>().concat();
    rows.push_str(";B;F;host;;16/01/2022;;;\n");
    let place = Place::with(&rows);
    assert_eq!(counted(&place, &["-i", "T-01", "--by", ""])[0], "101 value");
    rows.push_str(";C;F;host;;16/01/2022;;;\n");
    let place = Place::with(&rows);
    assert_eq!(
        counted(&place, &["-i", "T-01", "--by", ""])[0],
        "102 at_most"
    );
}

/// Attendance over two sheets of 2022 and one of 2021.
const GRID: &str = "project = \"P1\"\nfiles = [\"*.xlsx\"]\ncovers = \"2021..2022\"\nperson = { fields = [\"name\"], scope = \"source\" }\n\
    [columns]\nname = \"Name\"\nsex = \"Sex\"\n[attendance]\nservice = \"training\"\nheader = \"{date}\"\nmarks = [\"x\"]\n";

#[test]
fn a_threshold_holds_over_all_sheets_and_files_of_a_source() {
    let spring = "Name;Sex;01/03/2022;08/03/2022\nUm;F;x;x\nDois;M;x;\nTres;F;x;x\n";
    let autumn = "Name;Sex;01/10/2022;08/10/2022\nUm;F;x;\nDois;M;x;\nQuatro;M;x;x\n";
    let before = "Name;Sex;01/12/2021\nDois;M;x\nTres;F;x\n";
    let place = Place::new();
    place.xlsx("data/2022.xlsx", &[("spring", spring), ("autumn", autumn)]);
    place.xlsx("data/2021.xlsx", &[("winter", before)]);
    // The same sheet exported again holds its sessions once.
    place.xlsx("data/again.xlsx", &[("autumn", autumn)]);
    let asked = |threshold: &str, view: &str, periods: &[&str]| {
        place.file(SOURCE, format!("{GRID}threshold = {threshold}\n"));
        over(&place, "T-02", view, periods)
    };
    // In 2022 Um came three times, Dois, Tres and Quatro twice; since the start Dois and Tres three times too.
    assert_eq!(asked("3", "period", &["2022", "2021..2022"]), "1 3");
    assert_eq!(asked("3", "cumulative", &["2022-Q1", "2022"]), "1 3");
    assert_eq!(asked("3", "new", &["2021", "2022-Q1", "2022-Q4"]), "0 1 2");
    // Half of the four sessions of 2022 are two, three quarters three, and all of them nobody's.
    assert_eq!(asked("0.5", "period", &["2022"]), "4");
    assert_eq!(asked("0.75", "period", &["2022"]), "1");
    assert_eq!(asked("0.8", "period", &["2022"]), "0");
}

#[test]
fn blocks_keep_their_column_where_one_outside_has_its_name() {
    let source = "project = \"P1\"\nfiles = [\"register*\"]\nblocks = \"{column} child {n}\"\n\
        person = { fields = [\"case_number\", \"name\"], scope = \"source\" }\nfixed = { service = \"training\" }\n\
        [columns]\ncase_number = \"No\"\nname = \"NAME\"\nsex = \"Sex\"\n[act]\ndate = \"Day\"\n";
    let heads_first = "No;Name;Sex;Day;Name child 1;Sex child 1;Name child 2;Sex child 2\n1;Yara;F;13/02/2022;Tao;M;Lua;F\n2;Rui;M;14/02/2022;Sol;M;;\n";
    let heads_last = "Name child 1;Sex child 1;Name child 2;Sex child 2;No;Name;Sex;Day\nTao;M;Lua;F;1;Yara;F;13/02/2022\nSol;M;;;2;Rui;M;14/02/2022\n";
    let letter = |letter: &str| source.replace("\"NAME\"", &format!("\"${letter}\""));
    for (source, rows) in [
        (source.replace("NAME", "Name"), heads_first),
        (source.replace("NAME", "Name"), heads_last),
        (letter("E"), heads_first),
        (letter("A"), heads_last),
    ] {
        let place = place(&source, rows);
        assert_eq!(
            counted(&place, &["-i", "T-02", "--by", "sex"]),
            ["_T 3 value", "female 1 value", "male 2 value", "_U 0 value"]
        );
        let told = place.bilan(&["check"]);
        assert!(!told.out.contains("column-twice"), "{}", told.out);
    }
}

#[test]
fn margins_side_by_side_answer_each_what_it_tells_and_are_never_added() {
    let source = "project = \"P1\"\nfiles = [\"register*\"]\n[aggregate]\nservice = \"training\"\ndate = \"Month\"\n\
        [aggregate.margins.sex]\nF = { sex = \"female\" }\nM = { sex = \"male\" }\n\
        [aggregate.margins.age]\n\"-18\" = { age_group = \"0-17\" }\n\"18-34\" = { age_group = \"18-34\" }\n\"35+\" = { age_group = \"35+\" }\n";
    let place = place(
        source,
        "Month;F;M;-18;18-34;35+\n03/2022;25;15;12;18;10\n04/2022;16;14;9;11;10\n",
    );
    let total = |by: &str| counted(&place, &["-i", "T-02", "--by", by, "--period", "2022-03"]);
    assert_eq!(total(""), ["40 value"]);
    assert_eq!(
        total("sex"),
        [
            "_T 40 value",
            "female 25 value",
            "male 15 value",
            "_U 0 value"
        ]
    );
    assert_eq!(
        total("age_group"),
        [
            "_T 40 value",
            "0-17 12 value",
            "18-34 18 value",
            "35+ 10 value",
            "_U 0 value"
        ]
    );
    // Nobody tells both: the ages of the women are not known.
    let joint = total("sex,age_group");
    assert_eq!(joint[0], "_T _T 40 value");
    assert!(
        joint.contains(&"female _U 25 value".to_owned()),
        "{joint:?}"
    );
    let ran = place.bilan(&["check"]);
    assert!(
        !ran.out.contains("margins-differ") && !ran.out.contains("counted-twice"),
        "{}",
        ran.out
    );
}

#[test]
fn a_row_that_leaves_a_margin_blank_is_told_by_the_other() {
    let source = "project = \"P1\"\nfiles = [\"register*\"]\ncovers = \"2022\"\n[aggregate]\nservice = \"training\"\n\
        date = \"Month\"\ndistinct = true\n[aggregate.margins.sex]\nF = { sex = \"female\" }\nM = { sex = \"male\" }\n\
        [aggregate.margins.age]\n\"-18\" = { age_group = \"0-17\" }\n\"18-34\" = { age_group = \"18-34\" }\n";
    let rows = "Month;F;M;-18;18-34\n04/2022;6;5;3;8\n05/2022;;;2;7\n06/2022;4;1;;\n";
    let place = place(source, rows);
    let by = |dimension: &str, period: &str| {
        counted(
            &place,
            &["-i", "T-02", "--by", dimension, "--period", period],
        )
    };
    // 11 in April, 9 in May of whom nobody knows the sex, 5 in June of whom nobody knows the age.
    let sexes = [
        "_T 25 value",
        "female 10 value",
        "male 6 value",
        "_U 9 value",
    ];
    assert_eq!(by("sex", "2022-Q2"), sexes);
    assert_eq!(by("sex", "2022-05")[0], "_T 9 value");
    let ages = by("age_group", "2022-Q2");
    assert!(ages.contains(&"0-17 5 value".to_owned()), "{ages:?}");
    assert!(ages.contains(&"18-34 15 value".to_owned()), "{ages:?}");
    assert!(ages.contains(&"_U 5 value".to_owned()), "{ages:?}");
}

/// A table of counts by month, its coverage inferred.
const MONTHS: &str = "project = \"P1\"\nfiles = [\"register*\"]\n[aggregate]\nservice = \"training\"\ndate = \"Month\"\n\
    distinct = true\n[aggregate.counts]\nF = { sex = \"female\" }\nM = { sex = \"male\" }\n";

/// The total of a period, with its state.
fn month(place: &Place, period: &str) -> String {
    counted(place, &["-i", "T-02", "--by", "sex", "--period", period]).swap_remove(0)
}

#[test]
fn a_row_without_a_number_tells_nothing_of_its_month_and_one_of_0_does() {
    // As forms are prepared for the year: nothing yet in May and from August on, and nobody in June and July.
    let rows =
        "Month;F;M\n03/2022;7;2\n04/2022;3;1\n05/2022;;\n06/2022;0;0\n07/2022;-;0\n08/2022;;\n";
    let place = place(MONTHS, rows);
    assert_eq!(month(&place, "2022-04"), "_T 4 value");
    assert_eq!(month(&place, "2022-05"), "_T  missing");
    assert_eq!(month(&place, "2022-06"), "_T 0 value");
    assert_eq!(month(&place, "2022-07"), "_T 0 value");
    assert_eq!(month(&place, "2022-08"), "_T  missing");
    assert_eq!(month(&place, "2022-03..2022-04"), "_T 13 value");
    assert_ne!(month(&place, "2022-Q2"), "_T 4 value");
    // Another row of the month tells of it.
    place.file(
        "data/register.csv",
        format!("{rows}05/2022;1;;\n06/2022;;\n"),
    );
    assert_eq!(month(&place, "2022-05"), "_T 1 value");
    assert_eq!(month(&place, "2022-06"), "_T 0 value");
}

#[test]
fn a_count_that_nobody_knows_makes_its_total_a_lower_bound() {
    for word in ["n/a", "*", "..", "?", "NaN", "nsp", "30+", "c", "~8"] {
        let place = place(
            MONTHS,
            &format!("Month;F;M\n03/2022;{word};5\n04/2022;6;4\n"),
        );
        assert_eq!(month(&place, "2022-03"), "_T 5 at_least", "{word}");
        assert_eq!(month(&place, "2022-04"), "_T 10 value", "{word}");
        let told = place.bilan(&["check"]);
        let said = told.out.contains("placeholder") || told.out.contains("invalid-number");
        assert!(said, "{word}: {}", told.out);
    }
    // A blank cell or a dash beside a number is nobody.
    for word in ["", "-", "—", "néant"] {
        let place = place(MONTHS, &format!("Month;F;M\n03/2022;{word};5\n"));
        assert_eq!(month(&place, "2022-03"), "_T 5 value", "{word}");
    }
}
