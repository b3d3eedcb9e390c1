//! Cases of attendance sheets: headers that are more than a day, or none; sessions that were never held; doubtful marks. The
//! figures are worked out by hand from the rows beside them.

use rust_xlsxwriter::{Format, Workbook};

use crate::common::Place;
use crate::common::trial::{counts, found, found_at, place, stated};

const GRID: &str = "sex = \"Sexe\"\n[attendance]\nservice = \"career_guidance\"\nheader = \"{date}\"\nmarks = [\"x\"]\n";

fn sheet(more: &str, text: &str) -> Place {
    let place = place(&format!("{GRID}{more}"));
    place.file("data/register.csv", text);
    place
}

#[test]
fn a_header_with_a_day_among_its_words_is_a_session_of_that_day() {
    for header in [
        "09/06/2021 soir",
        "09/06/2021 (2)",
        "(09/06/2021)",
        "09/06/2021 - CV*",
        "Mercredi 9 juin 2021 : CV",
        "Atelier du 09/06/2021",
    ] {
        let place = sheet(
            "",
            &format!("No;Sexe;02/06/2021;{header}\n1;F;x;\n2;H;;x\n"),
        );
        counts(&place, "sex", &[("_T", 2), ("female", 1), ("male", 1)]);
        found(&place, &[]);
        found_at(&place, "unclear-session", &[("D1", 1)]);
    }
    // Morning and afternoon of one day are two sessions.
    let rows = "No;Sexe;02/06/2021;02/06/2021 p.m.;09/06/2021\n1;F;x;x;\n2;H;x;;\n3;F;;;x\n";
    counts(
        &sheet("threshold = 2\n", rows),
        "sex",
        &[("_T", 1), ("female", 1)],
    );
    // And so are two columns of one header, of which half are two.
    let rows =
        "No;Sexe;02/06/2021;02/06/2021;09/06/2021;16/06/2021\n1;F;x;x;;\n2;H;x;;;\n3;F;;;x;x\n";
    let half = [("_T", 2), ("female", 2)];
    counts(&sheet("threshold = 0.5\n", rows), "sex", &half);
}

#[test]
fn marks_under_a_header_without_a_day_are_told() {
    for header in [
        "06/23/2021",
        "30/02/2021",
        "9 juin",
        "09/06",
        "Mercredi 9 juin",
        "9-10/06/2021",
        "juin 2021",
        "Séance 2",
        "S2",
    ] {
        let place = sheet(
            "",
            &format!("No;Sexe;02/06/2021;{header}\n1;F;x;\n2;H;;x\n"),
        );
        assert_eq!(
            stated(&place, "X-01", "sex", "2021")[0],
            "_T 1 at_least",
            "{header}"
        );
        found_at(&place, "unclear-session", &[("D1", 1)]);
        found(&place, &[("unclear-session", 1)]);
    }
    // A word may be anything: it is told, and a column of counts, of remarks or of a field is none.
    let place = sheet(
        "",
        "No;Sexe;02/06/2021;Kit;Total;Remarque\n1;F;x;x;1;a un x\n2;H;x;;1;\n",
    );
    counts(&place, "sex", &[("_T", 2), ("female", 1), ("male", 1)]);
    assert_eq!(stated(&place, "X-01", "sex", "2021")[0], "_T 2 value");
    found_at(&place, "unclear-session", &[("D1", 1)]);
}

#[test]
fn a_share_is_of_the_sessions_that_were_held() {
    // Of four columns two were held: one is prepared, and one cancelled.
    let rows = "No;Sexe;02/06/2021;09/06/2021;16/06/2021;23/06/2021\n1;F;x;annulé;x;\n2;H;x;annulé;;\n3;F;-;;x;-\n";
    let place = sheet("threshold = 0.75\n", rows);
    counts(&place, "sex", &[("_T", 1), ("female", 1)]);
    // Where all were away it was held all the same.
    let rows = "No;Sexe;02/06/2021;09/06/2021\n1;F;x;A\n2;H;x;A\n";
    let place = sheet("absent = [\"A\"]\nthreshold = 0.75\n", rows);
    counts(&place, "sex", &[]);
}

#[test]
fn doubtful_marks_are_told() {
    let rows = "No;Sexe;02/06/2021\n1;F;x?\n2;F;XX\n3;H;X\n4;H;x.\n5;H;-\n6;F;*\n";
    let place = sheet("", rows);
    counts(&place, "sex", &[("_T", 2), ("male", 2)]);
    found_at(&place, "unknown-value", &[("C2", 1), ("C3", 1), ("C7", 1)]);
}

#[test]
fn a_mark_struck_through_is_told() {
    let place = place(GRID);
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let struck = Format::new().set_font_strikethrough();
    for (row, cells) in (0..).zip([
        ["No", "Sexe", "02/06/2021"],
        ["1", "F", "x"],
        ["2", "H", ""],
    ]) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
    sheet.write_string_with_format(2, 2, "x", &struck).unwrap();
    place.file("data/register.xlsx", book.save_to_buffer().unwrap());
    counts(&place, "sex", &[("_T", 2), ("female", 1), ("male", 1)]);
    found_at(&place, "struck-rows", &[("Sheet1!3", 1)]);
}
