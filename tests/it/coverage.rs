//! What no source can know is not 0: the days that sources tell of, and the dimensions that they tell. Expected numbers are
//! counted by hand from the few rows of each test.

use crate::common::{HEADER, Place};

/// A source without declared days, of these rows: three people guided in March, June and August 2022.
const THREE: &str =
    "1;A;F;migrant;;14/03/2022;;;\n2;B;M;host;;02/06/2022;;;\n3;C;F;host;;20/08/2022;;;\n";

const REGISTER: &str = "indicators/sources/register.toml";

/// A place whose one source declares this, or nothing.
fn place(covers: &str) -> Place {
    let place = Place::with(THREE);
    place.edit(REGISTER, "covers = \"2021..2023\"\n", covers);
    place
}

/// The total of T-01 in a view of a period: value, state and mark.
#[track_caller]
fn total(place: &Place, view: &str, period: &str) -> String {
    by(place, view, period, "")[0].clone()
}

/// T-01 by a dimension, each row as place, value, state and mark.
#[track_caller]
fn by(place: &Place, view: &str, period: &str, dimension: &str) -> Vec<String> {
    let asked = [
        "count", "-i", "T-01", "--view", view, "--period", period, "--by", dimension,
    ];
    let ran = place.bilan(&[&asked[..], &["--format", "csv", "--quiet"]].concat());
    let rest = |line: &str| {
        let cells: Vec<&str> = line.split(',').skip(4).collect();
        let [at @ .., value, state, _, _, mark] = cells.as_slice() else {
            panic!("{line}")
        };
        let words = [at, &[*value, *state, *mark]].concat();
        words.join(" ").trim().to_owned()
    };
    ran.out.lines().skip(1).map(rest).collect()
}

#[test]
fn inferred_days_run_from_the_month_of_the_first_act_to_the_last_act() {
    let place = place("");
    for (period, wanted) in [
        ("2022-02", "missing"),
        ("2021", "missing"),
        ("2022-03", "1 value"),
        ("2022-04", "0 value"),
        ("2022-Q2", "1 value"),
        // The last act is of 20 August.
        ("2022-08", "1 value provisional"),
        ("2022", "3 value provisional"),
        ("life", "3 value provisional"),
        ("2022-09", "missing"),
        ("2023", "missing"),
    ] {
        assert_eq!(total(&place, "period", period), wanted, "{period}");
    }
    // What is cumulative looks back; what comes before the first act is not known.
    assert_eq!(total(&place, "cumulative", "2023"), "3 value provisional");
    assert_eq!(total(&place, "cumulative", "2021"), "missing");
    let told = place.bilan(&["check"]);
    assert!(
        told.out.contains("from 2022-03-01 to 2022-08-20"),
        "{}",
        told.out
    );
}

#[test]
fn what_is_provisional_is_printed_with_its_mark() {
    let place = place("");
    // The last act is of 20 August: the year may still change, the first half may not.
    let asked = [
        "count", "-i", "T-01", "--by", "", "--lang", "en", "--period",
    ];
    let year = place.bilan(&[&asked[..], &["2022"]].concat());
    assert!(year.out.contains("3 (p)"), "{}", year.out);
    let half = place.bilan(&[&asked[..], &["2022-S1"]].concat());
    assert!(!half.out.contains("(p)"), "{}", half.out);
    place.edit(
        "indicators/donors/don.toml",
        "\"comment\"]",
        "\"comment\", \"status\"]",
    );
    for (period, status, marked) in [
        ("2022", "provisional", true),
        ("2022-S1", "complete", false),
    ] {
        place.bilan(&["report", "--period", period]).ends(0);
        let path = format!("reports/P1_don_{period}.xlsx");
        let cells = place.cells(&path);
        assert!(cells.iter().any(|cell| cell == status), "{cells:?}");
        assert_eq!(cells.iter().any(|cell| cell == "complete"), !marked);
        assert!(
            cells
                .iter()
                .any(|cell| cell.starts_with("(p): provisional"))
        );
        let file = std::fs::File::open(place.path(&path)).unwrap();
        let mut book = zip::ZipArchive::new(file).unwrap();
        let mut styles = String::new();
        let mut part = book.by_name("xl/styles.xml").unwrap();
        std::io::Read::read_to_string(&mut part, &mut styles).unwrap();
        assert_eq!(styles.contains("(p)"), marked, "{period}");
    }
}

#[test]
fn within_declared_days_0_is_a_0() {
    let place = place("covers = \"2022\"\n");
    for (period, wanted) in [
        ("2022-01", "0 value"),
        ("2022-12", "0 value"),
        ("2022", "3 value"),
        ("2021", "missing"),
        ("2023", "missing"),
        // Half of it is told.
        ("2022..2023", "3 at_least"),
    ] {
        assert_eq!(total(&place, "period", period), wanted, "{period}");
    }
    // What goes on is declared from its first day on alone.
    let goes_on = self::place("covers = \"2021..\"\n");
    assert_eq!(total(&goes_on, "period", "2021"), "0 value");
    assert_eq!(total(&goes_on, "period", "2022"), "3 value provisional");
}

#[test]
fn names_of_files_tell_days() {
    let place = place("covers = { file_name = \"{year}\" }\n");
    place.remove("data/register.csv");
    place.file(
        "data/register-2021.csv",
        format!("{HEADER}4;D;F;host;;01/02/2021;;;\n"),
    );
    place.file(
        "data/register-2023.csv",
        format!("{HEADER}5;E;M;host;;01/02/2023;;;\n"),
    );
    assert_eq!(total(&place, "period", "2021-Q4"), "0 value");
    assert_eq!(total(&place, "period", "2022"), "missing");
    assert_eq!(total(&place, "period", "2023"), "1 value");
    // A year is not there.
    assert_eq!(total(&place, "period", "life"), "2 at_least");
}

#[test]
fn an_expected_file_is_missed_once_its_days_are_over() {
    let place = place(
        "expected = [\"register-2021\", \"register-2022\"]\ncovers = { file_name = \"{year}\" }\n",
    );
    place.remove("data/register.csv");
    place.file(
        "data/register-2021.csv",
        format!("{HEADER}4;D;F;host;;01/02/2021;;;\n"),
    );
    assert_eq!(total(&place, "period", "2021"), "1 value");
    assert_eq!(total(&place, "period", "2021..2022"), "1 at_least");
    assert!(place.bilan(&["check"]).out.contains("register-2022"));
    // It has not ended by then.
    let early = place.bilan(&["--as-of", "2022-06-30", "check"]);
    assert!(!early.out.contains("register-2022"), "{}", early.out);
}

#[test]
fn of_several_sources_one_that_stops_makes_a_lower_bound() {
    let place = place("covers = \"2021..2023\"\n");
    let second = String::from_utf8(place.bytes(REGISTER)).unwrap();
    let second = second.replace("register*", "second*");
    place.file(
        "indicators/sources/second.toml",
        second.replace("covers = \"2021..2023\"\n", ""),
    );
    place.file(
        "data/second.csv",
        format!("{HEADER}7;G;F;host;;05/05/2022;;;\n"),
    );
    // The second stops on the fifth.
    assert_eq!(total(&place, "period", "2022-05"), "1 at_least");
    assert_eq!(total(&place, "period", "2022"), "4 at_least");
    assert_eq!(total(&place, "new", "2022"), "4 value provisional");
    place.file(
        "indicators/sources/second.toml",
        second.replace("2021..2023", "2022..2023"),
    );
    // It opened later, and says so.
    assert_eq!(total(&place, "period", "2021"), "0 value");
    assert_eq!(total(&place, "period", "2022"), "4 value");
}

#[test]
fn a_source_that_says_when_it_opens_knows_nothing_of_the_days_before() {
    let opens = place("covers = \"2022..2023\"\n");
    assert_eq!(total(&opens, "period", "2021"), "missing");
    assert_eq!(total(&opens, "period", "2021..2022"), "3 at_least");
    assert_eq!(total(&opens, "cumulative", "2022"), "3 at_least");
    assert_eq!(total(&opens, "period", "2022"), "3 value");
    // Acts before that day do not make it whole: the first is of March.
    let before = place("covers = \"2022-Q2..2023\"\n");
    assert_eq!(total(&before, "period", "2022"), "3 at_least");
    assert_eq!(total(&before, "period", "2022-Q2"), "1 value");
    // One that does not say so is told of by a note (`inferred-coverage`): its first act is its beginning.
    assert_eq!(total(&place(""), "cumulative", "2022-07"), "2 value");
}

#[test]
fn what_is_told_before_a_period_is_over_may_still_change() {
    let place = place("covers = \"2021..2023\"\n");
    let asked = [
        "--as-of",
        "2022-06-30",
        "count",
        "-i",
        "T-01",
        "--by",
        "",
        "--format",
        "csv",
        "--quiet",
        "--period",
    ];
    let last = |period: &str| {
        let out = place.bilan(&[&asked[..], &[period]].concat()).out;
        out.lines().last().unwrap().to_owned()
    };
    let value = |period: &str, words: &str| format!("P1,T-01,period,{period},{words}");
    assert_eq!(last("2022-Q2"), value("2022-Q2", "1,value,counted,person,"));
    assert_eq!(
        last("2022"),
        value("2022", "3,value,counted,person,provisional")
    );
}

#[test]
fn a_condition_on_a_field_that_no_source_fills_is_not_met_by_nobody() {
    let place = place("covers = \"2021..2023\"\n");
    let guided = "where = { service = \"guidance\"";
    place.edit(
        "indicators/theme.toml",
        guided,
        &format!("{guided}, birth_date = {{ filled = true }}"),
    );
    assert_eq!(total(&place, "period", "2022"), "0 value");
    place.edit(REGISTER, "birth_date = \"Birth date\"\n", "");
    assert_eq!(total(&place, "period", "2022"), "missing");
}

#[test]
fn a_dimension_that_some_tell_is_whole_where_nobody_counted_is_unknown() {
    let place = place("covers = \"2021..2023\"\n");
    let other = "project = \"P1\"\nfiles = [\"other.csv\"]\nperson = { fields = [\"case_number\"], scope = \"source\" }\n\
        covers = \"2021..2023\"\n[columns]\ncase_number = \"No\"\n[record.guidance]\ndate = \"Guidance\"\n";
    place.file("indicators/sources/other.toml", other);
    // The other source, which tells no sex, has nobody of 2022, and one person of 2023.
    place.file("data/other.csv", "No;Guidance\n9;05/01/2023\n");
    assert_eq!(
        by(&place, "period", "2022", "sex"),
        ["_T 3 value", "female 2 value", "male 1 value", "_U 0 value"]
    );
    assert_eq!(
        by(&place, "period", "2022..2023", "sex"),
        [
            "_T 4 value",
            "female 2 at_least",
            "male 1 at_least",
            "_U 1 value"
        ]
    );
}

#[test]
fn nothing_to_report_makes_a_period_covered() {
    let place = place("");
    place.edit(
        "indicators/projects/p1.toml",
        "end = 2023-12-31",
        "end = 2023-12-31\nentries = \"entries.csv\"",
    );
    place.file("data/entries.csv", "Line;Period;Value;Comment\nP1-01;2022-Q4;;Nothing to report: the office was closed.\nP1-01;2022-09;;Rien à signaler\n");
    assert_eq!(total(&place, "period", "2022-Q4"), "0 value");
    assert_eq!(total(&place, "period", "2022"), "3 value");
    assert_eq!(total(&place, "period", "2023-01"), "missing");
    // What takes it back says nothing.
    let back = "Line;Period;Value;Comment\nP1-01;2022-Q4;;Nothing to report: the other office has not sent its file.\n";
    place.file("data/entries.csv", back);
    assert_eq!(total(&place, "period", "2022-Q4"), "missing");
}

#[test]
fn a_dimension_that_nobody_tells_has_no_categories_that_are_0() {
    let place = place("covers = \"2022\"\n");
    place.edit(REGISTER, "sex = \"Sex\"\n", "");
    let wanted = [
        "_T 3 value",
        "female  missing",
        "male  missing",
        "_U 3 value",
    ];
    assert_eq!(by(&place, "period", "2022", "sex"), wanted);
    let table = place.bilan(&[
        "--lang", "en", "count", "-i", "T-01", "--by", "sex", "--period", "2022",
    ]);
    assert!(
        table.out.contains("No source tells this breakdown."),
        "{}",
        table.out
    );
    // A condition on it cannot be met or failed.
    place.edit(
        "indicators/theme.toml",
        "where = {",
        "where = { sex = \"female\",",
    );
    assert_eq!(total(&place, "period", "2022"), "missing");
}

#[test]
fn of_two_dimensions_the_one_that_is_told_is_shown() {
    let place = place("covers = \"2022\"\n");
    place.edit(REGISTER, "migrant_status = \"Status\"\n", "");
    place.edit(REGISTER, "legal_status = \"Status\"\n", "");
    let asked = [
        "--lang",
        "en",
        "count",
        "-i",
        "T-01",
        "--by",
        "sex,migrant_status",
        "--period",
        "2022",
    ];
    let out = place.bilan(&asked).out;
    let line = |first: &str| {
        out.lines()
            .find(|line| line.trim_start().starts_with(first))
            .map(|line| line.split_whitespace().last().unwrap_or(""))
    };
    assert_eq!(
        (line("Women"), line("Men"), line("Total")),
        (Some("2"), Some("1"), Some("3")),
        "{out}"
    );
    assert!(out.contains("No source tells: Status"), "{out}");
}

#[test]
fn what_is_cumulative_is_known_after_a_project_has_ended() {
    let place = place("covers = \"2021..2023\"\n");
    assert_eq!(total(&place, "cumulative", "2025"), "3 value");
    assert_eq!(total(&place, "period", "2025"), "missing");
    assert_eq!(total(&place, "cumulative", "2019"), "missing");
}

#[test]
fn a_report_outside_its_project_is_passed_over_with_a_line() {
    let place = place("");
    let ran = place
        .bilan(&["--lang", "en", "report", "--period", "2030"])
        .ends(1);
    assert!(
        ran.err.contains("projects outside of 2030: P1"),
        "{}",
        ran.err
    );
    assert!(!place.path("reports").exists());
}

#[test]
fn a_donor_s_calendar_says_which_reports_are_due() {
    let place = place("");
    let file = "indicators/projects/p1.toml";
    let calendar = "language = \"en\"\nperiod = [{ code = \"RA\", label = { en = \"Annual report\", fr = \"Rapport annuel\" }, start = 2022-01-01, end = 2022-12-31 }]";
    place.edit(file, "language = \"en\"", calendar);
    let ran = place
        .bilan(&["--lang", "en", "report", "--period", "2022-Q3"])
        .ends(1);
    assert!(
        ran.err.contains("reports not due for 2022-Q3: P1 (don)"),
        "{}",
        ran.err
    );
    // By its days, by its name, for the whole life, or asked for by the project's name.
    for args in [
        &["--period", "2022"][..],
        &["--period", "RA"],
        &[],
        &["P1", "--period", "2022-Q3"],
    ] {
        place.bilan(&[&["report"], args].concat()).ends(0);
    }
}
