//! Rows of totals told from people: by whose they are and by what the workbook says, not by a word alone.

use crate::common::Place;
use crate::common::trial::{ACT, counts, figures, found, found_at, place, register, rows};
use rust_xlsxwriter::{Formula, Table, TableColumn, TableFunction, Workbook, Worksheet};

const SEX: &str = "sex = \"Sexe\"\n";

#[test]
fn an_answer_that_looks_like_a_total_takes_nobody_away() {
    let answers = [
        "F", "Tous", "M", "Total", "F", "ENSEMBLE", "M", "Les deux", "A", "F", "M",
    ];
    let place = register(SEX, "Sexe", &answers);
    let wanted = [("_T", 11), ("_U", 5), ("female", 3), ("male", 3)];
    counts(&place, "sex", &wanted);
    rows(&place, &[("read", 12), ("before", 1), ("mapped", 11)]);
    found(&place, &[("unknown-value", 5)]);
    found_at(&place, "total-row", &[]);
}

#[test]
fn a_total_in_an_age_column_takes_nobody_away() {
    let place = register(
        "sex = \"Sexe\"\nage = \"Age\"\n",
        "Sexe;Age",
        &["F;20", "M;Total"],
    );
    counts(&place, "sex", &[("_T", 2), ("female", 1), ("male", 1)]);
    found(&place, &[("invalid-number", 1)]);
}

#[test]
fn somebody_without_a_number_but_with_a_day_is_no_total() {
    let place = place(&format!("{SEX}{ACT}"));
    place.file(
        "data/register.csv",
        "No;Sexe;Date\n1;F;01/06/2022\n;Tous;02/06/2022\n;Tous;2\n",
    );
    counts(&place, "sex", &[("_T", 2), ("_U", 1), ("female", 1)]);
    rows(
        &place,
        &[("read", 4), ("before", 1), ("mapped", 2), ("total", 1)],
    );
    found(
        &place,
        &[
            ("no-person-key", 1),
            ("people-not-told", 1),
            ("unknown-value", 1),
        ],
    );
    found_at(&place, "total-row", &[("4", 1)]);
}

#[test]
fn a_number_that_counts_the_rows_above_names_nobody() {
    let columns = format!("last_name = \"Nom\"\n{SEX}");
    let place = place(&format!("{columns}{ACT}"));
    let people = "11;Awram;F;01/06/2022\n12;Total;M;02/06/2022\n13;Ensemble;F;03/06/2022\n";
    // The last row counts three numbers; a fourth person of that number is dated.
    let text = format!("No;Nom;Sexe;Date\n{people}3;;Tous;\n");
    place.file("data/register.csv", &text);
    counts(&place, "sex", &[("_T", 3), ("female", 2), ("male", 1)]);
    rows(
        &place,
        &[("read", 5), ("before", 1), ("mapped", 3), ("total", 1)],
    );
    found_at(&place, "total-row", &[("5", 1)]);
    place.file(
        "data/register.csv",
        text.replace("3;;Tous;\n", "3;;Tous;04/06/2022\n"),
    );
    counts(
        &place,
        "sex",
        &[("_T", 4), ("_U", 1), ("female", 2), ("male", 1)],
    );
    // Of another number, somebody nothing was done for.
    place.file(
        "data/register.csv",
        text.replace("3;;Tous;\n", "14;;Tous;\n"),
    );
    rows(
        &place,
        &[("read", 5), ("before", 1), ("mapped", 3), ("undated", 1)],
    );
    found_at(&place, "total-row", &[]);
}

#[test]
fn a_person_called_total_is_a_person() {
    let place = place(&format!("last_name = \"Nom\"\n{SEX}{ACT}"));
    let text = "Nom;No;Sexe;Date\nTotal;21;F;01/06/2022\nEnsemble;22;M;02/06/2022\nNombre;23;F;\n";
    place.file("data/register.csv", text);
    counts(&place, "sex", &[("_T", 2), ("female", 1), ("male", 1)]);
    rows(
        &place,
        &[("read", 4), ("before", 1), ("mapped", 2), ("undated", 1)],
    );
}

/// A register of three people and their amounts, with room for a row under them.
fn amounts(finish: impl Fn(&mut Worksheet)) -> Place {
    let place = place(&format!("amount = \"Montant\"\n{SEX}{ACT}"));
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Suivi").unwrap();
    for (column, title) in (0..).zip(["No", "Sexe", "Date", "Montant"]) {
        sheet.write_string(0, column, title).unwrap();
    }
    for (row, amount) in (1..).zip([100.0, 200.0, 40.0]) {
        sheet.write_number(row, 0, f64::from(row)).unwrap();
        sheet.write_string(row, 1, "F").unwrap();
        sheet
            .write_string(row, 2, format!("0{row}/06/2022"))
            .unwrap();
        sheet.write_number(row, 3, amount).unwrap();
    }
    finish(sheet);
    place.file("data/register.xlsx", book.save_to_buffer().unwrap());
    place
}

#[track_caller]
fn sums_to_340(place: &Place) {
    assert_eq!(figures(place, "X-02", "sex", "life")["_T"], "340");
    counts(place, "sex", &[("_T", 3), ("female", 3)]);
    found(place, &[]);
    found_at(place, "total-row", &[("Suivi!5", 1)]);
    rows(
        place,
        &[("read", 5), ("before", 1), ("mapped", 3), ("total", 1)],
    );
}

#[test]
fn a_table_says_which_of_its_rows_is_of_totals() {
    let place = amounts(|sheet| {
        let columns = ["No", "Sexe", "Date", "Montant"].map(|title| {
            TableColumn::new()
                .set_header(title)
                .set_total_function(TableFunction::None)
        });
        let table = Table::new().set_total_row(true).set_columns(&columns);
        sheet.add_table(0, 0, 4, 3, &table).unwrap();
        // The number of people, the last day, the sum; no word says so.
        sheet.write_number(4, 0, 3).unwrap();
        sheet.write_string(4, 2, "03/06/2022").unwrap();
        sheet.write_number(4, 3, 340).unwrap();
    });
    sums_to_340(&place);
}

#[test]
fn a_sum_over_the_rows_above_makes_a_row_of_totals() {
    let formula = |text: &str, result: &str| Formula::new(text).set_result(result);
    for (count, sum) in [
        ("COUNT(A2:A4)", "SUM(D2:D4)"),
        ("SUBTOTAL(103,A2:A4)", "SUBTOTAL(109,D2:D4)"),
    ] {
        let place = amounts(|sheet| {
            sheet.write_formula(4, 0, formula(count, "3")).unwrap();
            sheet.write_string(4, 2, "03/06/2022").unwrap();
            sheet.write_formula(4, 3, formula(sum, "340")).unwrap();
        });
        sums_to_340(&place);
    }
    // What is worked out for one person is that person's.
    let place = amounts(|sheet| {
        sheet
            .write_formula(4, 0, formula("MAX(A$1:A4)+1", "4"))
            .unwrap();
        sheet.write_string(4, 2, "03/06/2022").unwrap();
        sheet
            .write_formula(4, 3, formula("SUM(E5:F5)", "60"))
            .unwrap();
    });
    assert_eq!(figures(&place, "X-02", "sex", "life")["_T"], "400");
    counts(&place, "sex", &[("_T", 4), ("_U", 1), ("female", 3)]);
}

/// A register of three people, 30 + 45 + 25 dirhams in June, and rows under them.
fn paid(under: &str) -> Place {
    let place = place(&format!("amount = \"Montant\"\n{SEX}{ACT}"));
    let people = "K1;Awram;F;03/06/2022;30\nK2;Idir;M;10/06/2022;45\nK3;Tiziri;F;17/06/2022;25\n";
    let text = format!("No;Nom;Sexe;Date;Montant\n{people}{under}");
    place.file("data/register.csv", &text);
    place
}

#[track_caller]
fn sums_to(place: &Place, dirhams: &str, people: u32) {
    assert_eq!(figures(place, "X-02", "country", "life")["_T"], dirhams);
    assert_eq!(
        figures(place, "X-01", "country", "life")["_T"],
        people.to_string()
    );
}

#[test]
fn a_dated_row_that_sums_up_those_above_is_a_total() {
    for under in [
        "TOTAL;;;30/06/2022;100\n",
        "Suma total;;;30/06/2022;100\n",
        "Cumul;;;30/06/2022;100\n",
        "الإجمالي;;;30/06/2022;100\n",
        ";Total juin;;30/06/2022;100\n",
        ";Sous-total juin;;30/06/2022;100\nK4;Aylan;M;04/07/2022;7\n;TOTAL JUILLET;;31/07/2022;7\n;TOTAL;;31/07/2022;107\n",
    ] {
        let place = paid(under);
        let (dirhams, people) = if under.contains("K4") {
            ("107", 4)
        } else {
            ("100", 3)
        };
        sums_to(&place, dirhams, people);
        found(&place, &[]);
    }
}

#[test]
fn a_row_of_sums_without_word_key_or_day_is_a_total() {
    for under in [
        ";;;;100\n",
        ";;3;3;100\n",
        "3;;;;100\n",
        "3;Total;;;100\n",
        "3;;2 F, 1 M;3;100\n",
        "المجموع;;;;100\n",
    ] {
        let place = paid(under);
        sums_to(&place, "100", 3);
        found(&place, &[]);
        found_at(&place, "total-row", &[("5", 1)]);
        rows(
            &place,
            &[("read", 5), ("before", 1), ("mapped", 3), ("total", 1)],
        );
    }
}

#[test]
fn a_row_that_says_total_beside_another_number_makes_a_lower_bound() {
    for under in ["TOTAL;;;30/06/2022;112\n", ";Total;;30/06/2022;112\n"] {
        let place = paid(under);
        sums_to(&place, "100", 3);
        found(&place, &[("total-differs", 1)]);
        found_at(&place, "total-differs", &[("5", 1)]);
        let ran = place.bilan(&[
            "count", "-i", "X-02", "--by", "country", "--format", "csv", "--quiet",
        ]);
        assert!(ran.out.contains(",_T,100,at_least,"), "{}", ran.out);
    }
}

#[test]
fn amounts_that_are_no_sum_stay_somebodys() {
    // A company whose name begins with the word; a second act of the third person; a blank key beside a day.
    for (under, dirhams) in [
        ("K4;Total Energies;M;20/06/2022;100\n", "200"),
        ("K3;Tiziri;F;24/06/2022;100\n", "200"),
        (";Aylan;M;20/06/2022;100\n", "200"),
        (";Total Maroc;M;20/06/2022;60\n", "160"),
    ] {
        let place = paid(under);
        assert_eq!(
            figures(&place, "X-02", "country", "life")["_T"],
            dirhams,
            "{under}"
        );
        found_at(&place, "total-row", &[]);
    }
    // An amount without a day that is no sum is lost, and told.
    let place = paid(";;;;90\n");
    found_at(&place, "total-row", &[]);
    found_at(&place, "mark-without-date", &[("D5", 1)]);
}
