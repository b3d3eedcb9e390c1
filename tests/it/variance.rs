//! A figure off its target wants a comment: who is told, what sentence is proposed, and what silences it.
//!
//! Of [`common::PEOPLE`] five were guided: one in 2021 and four in 2022, two women, two men and one of unknown sex. Grants
//! come to 1,500.50 in 2022 and 2,000 in 2023.

use crate::common::{PEOPLE, Place, Ran};

const P: &str = "indicators/projects/p1.toml";
const CODE: &str = "variance-unexplained";

/// A place whose first line has these targets, with the usual margin and a workbook of entries without any row.
fn place(targets: &str) -> Place {
    let place = Place::with(PEOPLE);
    place.edit("indicators/catalogue.toml", "margin = 1.0\n", "");
    place.edit(
        P,
        "targets = [{ value = 10 }]",
        &format!("targets = [{targets}]"),
    );
    place.edit(
        P,
        "end = 2023-12-31",
        "end = 2023-12-31\nentries = \"entries.xlsx\"",
    );
    place.xlsx("data/entries.xlsx", &[("Report", "Line;Period;Comment")]);
    place
}

fn entries(place: &Place, rows: &str) {
    let rows = format!("Line;Period;Value;Comment;Reason for variance;Evidence\n{rows}");
    place.xlsx("data/entries.xlsx", &[("Report", &rows)]);
}

#[track_caller]
fn check(place: &Place) -> Ran {
    // Targets are due at the project's end, later than the last act of the register.
    let check = ["check", "--lang", "en", "--as-of", "2023-12-31"];
    place.bilan(&check).ends(0)
}

#[track_caller]
fn drafts(targets: &str, draft: &str) {
    let ran = check(&place(targets));
    let flat = format!("{} {}", ran.out, ran.err);
    assert_eq!(flat.matches(&format!("[{CODE}]")).count(), 1, "{flat}");
    ran.says(&[
        "--> entries.xlsx › Report",
        "in `entries.xlsx`, sheet `Report`",
        draft,
    ]);
}

#[track_caller]
fn is_silent(place: &Place) {
    let ran = check(place);
    assert!(!ran.out.contains(CODE), "{}", ran.out);
}

#[test]
fn a_draft_for_every_kind_of_target() {
    drafts(
        "{ value = 10, by = 2022-12-31 }",
        "5 people against a target of 10 (50.0%), 5 fewer: …",
    );
    drafts(
        "{ value = 3 }",
        "5 people against a target of 3 (166.7%), 2 more: …",
    );
    drafts(
        "{ value = 8, per = \"year\", by = 2022-12-31 }",
        "In 2022, 4 people against a yearly target of 8 (50.0%), 4 fewer: …",
    );
    drafts(
        "{ value = 10, for = { sex = \"female\" } }",
        "2 people (women) against a target of 10 (20.0%), 8 fewer: …",
    );
    drafts(
        "{ value = 0.8, share = 0.8, for = { sex = \"female\" } }",
        "40.0% (women) against a target of 80.0%, 40 points less: …",
    );
    // Nobody of them is of the host community and regular.
    drafts(
        "{ value = 4, for = { sex = \"male\", migrant_status = \"host\" } }",
        "1 person (men, host community) against a target of 4 (25.0%), 3 fewer: …",
    );
}

#[test]
fn a_line_is_told_once_a_period_by_its_total() {
    drafts(
        "{ value = 9, for = { sex = \"female\" } }, { value = 20 }, { value = 9, for = { sex = \"male\" } }",
        "5 people against a target of 20 (25.0%), 15 fewer: …",
    );
    let years = "{ value = 8, per = \"year\", by = 2021-12-31 }, { value = 8, per = \"year\", by = 2022-12-31 }";
    check(&place(years)).says(&["In 2021, 1 person against", "In 2022, 4 people against"]);
}

#[test]
fn a_gap_within_the_margin_asks_for_nothing() {
    // A fifth over, a sixth under, and a quarter over to the hair.
    for value in ["4.2", "6", "4"] {
        is_silent(&place(&format!("{{ value = {value} }}")));
    }
    let wider = place("{ value = 10 }");
    wider.edit(P, "code = \"P1\"", "code = \"P1\"\nmargin = 0.6");
    is_silent(&wider);
}

#[test]
fn a_target_is_under_once_it_is_due_and_may_be_over_before() {
    let later = place("{ value = 10, by = 2023-12-31 }");
    let told = |as_of: &str| {
        let ran = later.bilan(&["check", "--as-of", as_of]).ends(0);
        ran.out.contains(CODE)
    };
    assert!(!told("2023-12-30"));
    assert!(told("2023-12-31"));
    let over = place("{ value = 2, by = 2023-12-31 }");
    let ran = over.bilan(&["check", "--as-of", "2022-12-31"]).ends(0);
    ran.says(&[CODE, "3 more"]);
    // « At least » may be passed.
    is_silent(&place("{ value = 2, bound = \"at_least\" }"));
}

#[test]
fn of_two_targets_the_one_that_is_due_and_the_next_count() {
    let two = "{ value = 1, by = 2021-12-31 }, { value = 6, by = 2023-12-31 }";
    // Five are over the first, which has been met, and near the second.
    is_silent(&place(two));
    let missed = "{ value = 9, by = 2021-12-31 }, { value = 12, by = 2023-12-31 }";
    let ran = place(missed)
        .bilan(&["check", "--as-of", "2022-12-31"])
        .ends(0);
    ran.says(&["5 people against a target of 9 (55.6%), 4 fewer"]);
}

#[test]
fn a_revision_changes_what_is_held_against() {
    let revised =
        "{ value = 10, by = 2023-12-31 }, { value = 5, by = 2023-12-31, revised = 2022-06-15 }";
    let place = place(revised);
    place.append(
        P,
        "[[revision]]\ndate = 2022-06-15\ndocument = \"Amendment 1\"",
    );
    is_silent(&place);
}

#[test]
fn what_somebody_said_is_enough() {
    for said in [
        "P1-01;life;;They moved on;",
        "P1-01;2022;;;They moved on",
        "p1-01;2022-Q3;;A word;",
    ] {
        let place = place("{ value = 10 }");
        entries(&place, said);
        is_silent(&place);
    }
    for said in ["P1-01;life;7;;;", "P1-02;life;;They moved on;"] {
        let place = place("{ value = 10 }");
        entries(&place, said);
        check(&place).says(&[CODE]);
    }
    // A year is explained by what is said of it, or of all that is asked for.
    let yearly = "{ value = 8, per = \"year\", by = 2022-12-31 }";
    for (said, silent) in [("2022", true), ("life", true), ("2021", false)] {
        let place = place(yearly);
        entries(&place, &format!("P1-01;{said};;A word;"));
        assert_eq!(!check(&place).out.contains(CODE), silent, "{said}");
    }
}

#[test]
fn the_draft_is_in_the_language_of_the_report() {
    let place = place("{ value = 10, for = { sex = \"female\" } }");
    place.edit(P, "language = \"en\"", "language = \"fr\"");
    let said =
        "`2\u{a0}personnes (femmes) pour une cible de 10 (20,0\u{a0}%), soit 8 de moins\u{a0}: …`";
    let ran = check(&place);
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat(&ran.out).contains(&flat(said)), "{}", ran.out);
}

#[test]
fn without_entries_the_line_to_add_is_given() {
    let place = place("{ value = 10 }");
    place.edit(P, "\nentries = \"entries.xlsx\"", "");
    place.remove("data/entries.xlsx");
    check(&place).says(&[
        "--> projects/p1.toml:11:8",
        "`entries = \"…/saisies.xlsx\"`",
        "5 fewer",
    ]);
}

#[test]
fn a_lower_bound_is_not_said_to_be_low() {
    let place = place_with_partial("{ value = 10 }");
    let ran = check(&place);
    assert!(!ran.out.contains(CODE), "{}", ran.out);
    let over = place_with_partial("{ value = 2 }");
    check(&over).says(&[CODE, "3 more"]);
}

fn place_with_partial(targets: &str) -> Place {
    let place = place(targets);
    place.edit(
        "indicators/sources/register.toml",
        "files = [\"register*\"]",
        "files = [\"register*\"]\nexpected = [\"register-2\"]",
    );
    place
}

#[test]
fn the_internal_copy_lists_what_wants_a_comment() {
    let place = place("{ value = 8, by = 2022-12-31 }");
    let ran = place
        .bilan(&["report", "--period", "2022", "--internal"])
        .ends(0);
    assert_eq!(
        ran.err.matches(CODE).count(),
        0,
        "warnings are counted, not printed"
    );
    let cells = place.cells("reports/P1_don_2022_interne.xlsx");
    assert!(cells.contains(&CODE.to_owned()));
    assert!(
        cells
            .iter()
            .any(|cell| cell.contains("5 people against a target of 8 (62.5%), 3 fewer"))
    );
}

#[test]
fn comments_and_evidence_reach_the_report() {
    let place = place("{ value = 10 }");
    entries(
        &place,
        "P1-01;2022;;Two came back;They moved on;https://example.org/list",
    );
    place.bilan(&["report", "--period", "2022"]).ends(0);
    let cells = place.cells("reports/P1_don_2022.xlsx");
    for said in ["Two came back", "They moved on", "https://example.org/list"] {
        assert!(
            cells.iter().any(|cell| cell.contains(said)),
            "{said} in {cells:?}"
        );
    }
}

#[test]
fn entries_name_the_donors_periods_and_tell_milestones_in_words() {
    let place = place("{ value = 5 }");
    let period = "[[report.period]]\ncode = \"RA2\"\nlabel = { en = \"Report 2\", fr = \"Rapport 2\" }\nstart = 2022-01-01\nend = 2022-12-31\n";
    place.edit(
        P,
        "language = \"en\"\n",
        &format!("language = \"en\"\n{period}"),
    );
    place.append(
        P,
        "[[logframe]]\ncode = \"P1-05\"\nindicator = \"T-05\"\nlevel = \"output\"",
    );
    place.append(
        "indicators/theme.toml",
        "[[indicator]]\ncode = \"T-05\"\nlabel = { en = \"Centre opened\", fr = \"Centre ouvert\" }\n\
         definition = { en = \"Once.\", fr = \"Une fois.\" }\nunit = \"milestone\"\ncount = \"typed\"\ncumulative = \"latest\"",
    );
    for (word, value) in [
        ("oui", "1"),
        ("atteint", "1"),
        ("Reached", "1"),
        ("non atteint", "0"),
        ("0", "0"),
    ] {
        entries(&place, &format!("P1-05;ra2;{word};Opened;;"));
        let ran = place
            .bilan(&["count", "-i", "T-05", "--period", "2022", "--format", "csv"])
            .ends(0);
        assert!(
            ran.out
                .contains(&format!(",{value},value,reported,milestone")),
            "{word}: {}",
            ran.out
        );
    }
    entries(&place, "P1-05;RA2;soon;;;\nP1-01;RA3;;x;;");
    place.bilan(&["check"]).ends(1).says(&[
        "error[invalid-entry-value]",
        "› Report › C2",
        "error[invalid-entry-period]",
        "› Report › B3",
    ]);
}
