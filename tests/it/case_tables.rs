//! Cases 9 to 25, 37, 39 and 41: workbooks in which the table must be found among other things, each by its number.

#![allow(clippy::format_collect, reason = "registers of a few rows")]

use std::fmt::Write as _;

use crate::common::Place;
use crate::common::trial::{
    ACT, by, check, counts, figures, found, found_at, funnel, place, rows, told,
};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

/// The columns of most of these registers, beside the case number and the date of the act.
const SEX: &str = "sex = \"Sexe\"\n";

/// A trial whose register has a sex column.
fn sexes() -> Place {
    place(&format!("{SEX}{ACT}"))
}

/// Writes texts, cells parted by `;`, from a row on.
fn texts(sheet: &mut Worksheet, first: u32, lines: &str) {
    for (row, line) in (first..).zip(lines.lines()) {
        for (column, cell) in (0..).zip(line.split(';')) {
            if !cell.is_empty() {
                sheet.write_string(row, column, cell).unwrap();
            }
        }
    }
}

fn save(place: &Place, mut book: Workbook) {
    place.file("data/register.xlsx", book.save_to_buffer().unwrap());
}

/// Rows of people numbered from one number to another, women and men in turn, each on a day of June 2022.
fn people(numbers: std::ops::RangeInclusive<u32>) -> String {
    numbers
        .map(|at| {
            format!(
                "{at};{};{:02}/06/2022\n",
                ["M", "F"][at as usize % 2],
                at % 28 + 1
            )
        })
        .collect()
}

#[test]
fn case_09_title_rows_and_a_header_in_column_b() {
    let place = sexes();
    let text = "\n;Registre des bénéficiaires 2022\n\n;No;Sexe;Date\n;1;F;01/06/2022\n;2;M;02/06/2022\n;3;F;03/06/2022\n";
    place.xlsx("data/register.xlsx", &[("Suivi", text)]);
    counts(&place, "sex", &[("_T", 3), ("female", 2), ("male", 1)]);
    found(&place, &[]);
    found_at(&place, "inferred-header", &[("Suivi!4", 1)]);
    rows(&place, &[("read", 7), ("before", 4), ("mapped", 3)]);
    check(&place).ends(0);
    let french = place.bilan(&["check", "--lang", "fr"]);
    french.says(&[
        "register.xlsx › Suivi › ligne 4",
        "reconnus sur cette ligne",
    ]);
    // Told where it is, nothing is inferred.
    told(&place, "header_row = 4");
    found_at(&place, "inferred-header", &[]);
    counts(&place, "sex", &[("_T", 3), ("female", 2), ("male", 1)]);
}

#[test]
fn case_10_an_instruction_above_the_header() {
    let place = sexes();
    let instruction = "Consignes : une ligne par personne et par date ; No = numéro du dossier, Sexe = F ou M, Date = \
        jour de l’orientation. Ne pas modifier les en-têtes, ne pas insérer de colonne, ne pas fusionner de cellules. "
        .replace(';', ",")
        .repeat(2);
    assert!(instruction.chars().count() > 400);
    let text = format!(
        "{instruction}\n\nNo : dossier;Sexe : F ou M\n\n\nNo;Sexe;Date\n{}",
        people(1..=5)
    );
    place.xlsx("data/register.xlsx", &[("Suivi", &text)]);
    counts(&place, "sex", &[("_T", 5), ("female", 3), ("male", 2)]);
    found(&place, &[]);
    found_at(&place, "inferred-header", &[("Suivi!6", 1)]);
    rows(&place, &[("read", 11), ("before", 6), ("mapped", 5)]);
}

/// Three rows of headers under a title, their banners merged: two columns called Date, two called Sexe.
fn banners() -> Workbook {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Suivi").unwrap();
    let centred = Format::new();
    texts(sheet, 0, "Registre du Hub, édition 2022");
    sheet
        .merge_range(3, 0, 3, 2, "Bénéficiaire", &centred)
        .unwrap();
    sheet.merge_range(3, 3, 3, 5, "Parcours", &centred).unwrap();
    sheet.merge_range(4, 0, 4, 1, "Identité", &centred).unwrap();
    texts(sheet, 4, ";;Contact;Orientation;;Sortie");
    texts(sheet, 5, "No;Sexe;Sexe;Date;Lieu;Date");
    texts(
        sheet,
        6,
        "1;F;M;01/06/2022;Tanger;01/09/2023\n2;F;M;02/06/2022;Rabat;02/09/2023\n3;M;M;03/06/2022;Rabat;\n",
    );
    book
}

#[test]
fn case_11_headers_of_three_merged_rows() {
    let columns = "sex = \"Identité / Sexe\"\n[act]\ndate = \"Parcours / Orientation / Date\"\n";
    let place = place(columns);
    save(&place, banners());
    // The man and the women are told by their own column, not by that of their contact.
    counts(&place, "sex", &[("_T", 3), ("female", 2), ("male", 1)]);
    assert_eq!(by(&place, "sex", "2022")["_T"], "3");
    found(&place, &[]);
    found_at(&place, "inferred-header", &[("Suivi!6", 1)]);
    check(&place).ends(0).says(&["on 3 rows"]);
    rows(&place, &[("read", 9), ("before", 6), ("mapped", 3)]);
}

#[test]
fn case_11_a_name_that_two_banners_share_is_told_with_both() {
    let place = place("sex = \"Identité / Sexe\"\n[act]\ndate = \"Date\"\n");
    save(&place, banners());
    found_at(&place, "column-twice", &[("Suivi!6", 1)]);
    check(&place).ends(1).says(&["D", "F"]);
}

#[test]
fn case_12_tags_under_the_header_are_nobody() {
    let place = place("sex = \"#beneficiary+sex\"\n[act]\ndate = \"Date\"\n");
    let tags = "#meta+id;#beneficiary +sex;#date\n";
    let text = format!("No;Gender;Date\n{tags}{}", people(1..=4));
    place.xlsx("data/register.xlsx", &[("Data", &text)]);
    counts(&place, "sex", &[("_T", 4), ("female", 2), ("male", 2)]);
    found(&place, &[]);
    found_at(&place, "described-columns", &[("Data!2", 1)]);
    // Row 4, after blank rows.
    let text = format!("No;Gender;Date\n\n\n{tags}{}", people(1..=4));
    place.xlsx("data/register.xlsx", &[("Data", &text)]);
    counts(&place, "sex", &[("_T", 4), ("female", 2), ("male", 2)]);
    found(&place, &[]);
    found_at(&place, "described-columns", &[("Data!4", 1)]);
    rows(
        &place,
        &[("read", 8), ("before", 2), ("blank", 2), ("mapped", 4)],
    );
}

#[test]
fn case_13_a_row_of_question_types_is_nobody() {
    let place = sexes();
    let types = "Individual ID - TEXT - required;Gender - SELECT_ONE - required;Visit - DATE\n";
    let text = format!("No;Sexe;Date\n{types}{}", people(1..=4));
    place.xlsx("data/register.xlsx", &[("Individuals", &text)]);
    counts(&place, "sex", &[("_T", 4), ("female", 2), ("male", 2)]);
    found(&place, &[]);
    found_at(&place, "described-columns", &[("Individuals!2", 1)]);
    // A row of another kind is left out when the source says so.
    let text = format!(
        "No;Sexe;Date\nà remplir;à remplir;à remplir\n{}",
        people(1..=4)
    );
    place.xlsx("data/register.xlsx", &[("Individuals", &text)]);
    told(&place, "skip = [\"2\"]");
    counts(&place, "sex", &[("_T", 4), ("female", 2), ("male", 2)]);
    found(&place, &[]);
    rows(
        &place,
        &[("read", 6), ("before", 1), ("skipped", 1), ("mapped", 4)],
    );
}

#[test]
fn case_14_of_hidden_sheets_only_one_that_looks_like_the_register_is_told() {
    let place = sexes();
    let header = "No;Sexe;Date\n";
    let mut book = Workbook::new();
    let mut add = |name: &str, hidden: bool, text: &str| {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        sheet.set_hidden(hidden);
        texts(sheet, 0, text);
    };
    add("ML_5W", false, &format!("{header}{}", people(1..=6)));
    // An older copy: people 1 to 4, and 90 who is no longer in the register.
    let older = people(1..=4) + &people(90..=90);
    add("ML_5W (2)", true, &format!("{header}{older}"));
    for (name, text) in [
        ("Listes", "Oui\nNon\n"),
        ("ListOrganisation", "Code;Organisation\n1;A\n2;B\n"),
        ("Régions", "MA-01;Tanger\n"),
        ("Paramètres", "Version;3\n"),
        ("Feuil1", ""),
    ] {
        add(name, true, text);
    }
    add("LISEZ-MOI", false, "Ce classeur est rempli chaque mois.\n");
    save(&place, book);
    told(&place, "sheets = [\"ML*\"]");
    counts(&place, "sex", &[("_T", 6), ("female", 3), ("male", 3)]);
    found(&place, &[("hidden-sheet", 1)]);
    found_at(&place, "hidden-sheet", &[("ML_5W (2)!", 1)]);
    check(&place).ends(0);
    // Read when the source wants it: 90 is a man, the others are read already.
    told(&place, "hidden = true");
    counts(&place, "sex", &[("_T", 7), ("female", 3), ("male", 4)]);
    assert_eq!(funnel(&place)["already_read"], 4);
    found(&place, &[]);
}

#[test]
fn case_15_a_pivot_table_is_no_register() {
    let place = sexes();
    let pivot = "\n\nNombre de No;Étiquettes de colonnes\nÉtiquettes de lignes;F;M;Total général\nTanger;3;2;5\nRabat;1;0;1\nTotal général;4;2;6\n";
    let register = format!("No;Sexe;Date\n{}", people(1..=6));
    place.xlsx(
        "data/register.xlsx",
        &[("TCD", pivot), ("Suivi", &register)],
    );
    found(&place, &[("pivot-sheet", 1)]);
    found_at(&place, "pivot-sheet", &[("TCD!", 1)]);
    check(&place).ends(1).says(&["pivot table"]);
    counts(&place, "sex", &[("_T", 6), ("female", 3), ("male", 3)]);
    // Named, the register alone is read.
    told(&place, "sheets = [\"Suivi\"]");
    found(&place, &[]);
    check(&place).ends(0);
}

#[test]
fn case_15_a_pivot_table_under_other_names_holds_no_header() {
    let place = sexes();
    let pivot = "\nRow Labels;Count of No;Sum of amount\nF;3;300\nM;2;50\nGrand Total;5;350\n";
    place.xlsx("data/register.xlsx", &[("Pivot", pivot)]);
    found_at(&place, "pivot-sheet", &[("Pivot!", 1)]);
    let states = figures(&place, "X-01", "sex", "life");
    assert!(
        states.values().all(String::is_empty),
        "no figure: {states:?}"
    );
}

#[test]
fn case_16_a_styled_tail_is_no_row() {
    let place = sexes();
    let mut book = Workbook::new();
    let grey = Format::new().set_background_color("#EEEEEE");
    let sheet = book.add_worksheet().set_name("Suivi").unwrap();
    texts(sheet, 0, &format!("No;Sexe;Date\n{}", people(1..=477)));
    // The sheet says that it goes on to the last row of all.
    sheet.write_blank(1_048_575, 51, &grey).unwrap();
    let sheet = book.add_worksheet().set_name("Court").unwrap();
    texts(sheet, 0, &format!("No;Sexe;Date\n{}", people(1001..=1004)));
    for row in 5..999 {
        for column in 0..52 {
            sheet.write_blank(row, column, &grey).unwrap();
        }
    }
    save(&place, book);
    let start = std::time::Instant::now();
    rows(&place, &[("read", 483), ("before", 2), ("mapped", 481)]);
    assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
    // 239 odd numbers up to 477 and two from 1001 to 1004 are women.
    counts(
        &place,
        "sex",
        &[("_T", 481), ("female", 241), ("male", 240)],
    );
    found(&place, &[]);
}

#[test]
fn case_17_rows_that_a_filter_hides_count_and_are_told() {
    let place = sexes();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Questions").unwrap();
    texts(sheet, 0, &format!("No;Sexe;Date\n{}", people(1..=600)));
    sheet.autofilter(0, 0, 600, 2).unwrap();
    for row in 1..=577 {
        sheet.set_row_hidden(row).unwrap();
    }
    save(&place, book);
    counts(
        &place,
        "sex",
        &[("_T", 600), ("female", 300), ("male", 300)],
    );
    found_at(&place, "hidden-rows", &[("Questions!2", 577)]);
    found(&place, &[]);
    place
        .bilan(&["check", "--lang", "fr"])
        .ends(0)
        .says(&["577", "masquée"]);
    told(&place, "skip_hidden_rows = true");
    // Of 578 to 600, eleven are odd.
    counts(&place, "sex", &[("_T", 23), ("female", 11), ("male", 12)]);
    rows(
        &place,
        &[
            ("read", 601),
            ("before", 1),
            ("skipped", 577),
            ("mapped", 23),
        ],
    );
    found_at(&place, "hidden-rows", &[]);
}

#[test]
fn case_18_blank_rows_in_the_middle_do_not_end_the_table() {
    let place = sexes();
    let text = format!(
        "No;Sexe;Date\n{}\n\n\n\n\n\n{}\n\n\n\n\n\n",
        people(1..=3),
        people(4..=6)
    );
    place.xlsx("data/register.xlsx", &[("Suivi", &text)]);
    counts(&place, "sex", &[("_T", 6), ("female", 3), ("male", 3)]);
    rows(
        &place,
        &[("read", 13), ("before", 1), ("blank", 6), ("mapped", 6)],
    );
    found(&place, &[]);
    // Cells of spaces are blank too, and blank lines at the end are no rows.
    let blank = ";;\n".repeat(3) + &" ;\u{a0};\n".repeat(3);
    let text = format!(
        "No;Sexe;Date\n{}{blank}{}{}",
        people(1..=3),
        people(4..=6),
        ";;\n".repeat(6)
    );
    place
        .remove("data/register.xlsx")
        .file("data/register.csv", text);
    counts(&place, "sex", &[("_T", 6), ("female", 3), ("male", 3)]);
    rows(
        &place,
        &[("read", 13), ("before", 1), ("blank", 6), ("mapped", 6)],
    );
}

#[test]
fn case_19_totals_and_statistics_are_nobody() {
    let place = place(&format!("last_name = \"Nom\"\n{SEX}{ACT}"));
    let mut text = "No;Nom;Sexe;Date\n".to_owned();
    for at in 1..=4 {
        let _ = writeln!(text, "{at};Zriouil;F;{at:02}/06/2022");
    }
    text += "TOTAL;;4;\nTotal général;;4;4\n;NOMBRE DE PRÉSENTS;4;\nTAUX DE PRÉSENCE;;100 %;\nMOYENNE PAR SÉANCE : 4\n\
        Sous-total femmes;;4;\nEnsemble;;4;\nEffectif;;4;\n";
    place.xlsx("data/register.xlsx", &[("Atelier", &text)]);
    counts(&place, "sex", &[("_T", 4), ("female", 4)]);
    found(&place, &[]);
    found_at(&place, "total-row", &[("Atelier!6", 8)]);
    rows(
        &place,
        &[("read", 13), ("before", 1), ("total", 8), ("mapped", 4)],
    );
}

#[test]
fn case_19_a_total_in_the_middle_ends_nothing() {
    let place = sexes();
    let text = format!(
        "No;Sexe;Date\n{}Total Tanger;3;\n{}TOTAL;6;\n",
        people(1..=3),
        people(4..=6)
    );
    place.xlsx("data/register.xlsx", &[("Suivi", &text)]);
    counts(&place, "sex", &[("_T", 6), ("female", 3), ("male", 3)]);
    rows(
        &place,
        &[("read", 9), ("before", 1), ("total", 2), ("mapped", 6)],
    );
    found_at(&place, "total-row", &[("Suivi!5", 2)]);
}

#[test]
fn case_20_people_whose_names_look_like_totals_count() {
    let columns = format!("last_name = \"Nom\"\nfirst_name = \"Prénom\"\n{SEX}{ACT}");
    let place = place(&columns);
    let text = "Nom;Prénom;No;Sexe;Date\nTotah;Samir;1;M;01/06/2022\nNombré;Awa;2;F;02/06/2022\n\
        Total;Mireille;;F;03/06/2022\nTaux;;4;F;04/06/2022\nTotal;;;4;\n";
    place.xlsx("data/register.xlsx", &[("Suivi", text)]);
    counts(&place, "sex", &[("_T", 4), ("female", 3), ("male", 1)]);
    rows(
        &place,
        &[("read", 6), ("before", 1), ("total", 1), ("mapped", 4)],
    );
    found_at(&place, "total-row", &[("Suivi!6", 1)]);
    // One of four without a key: the total has two bounds.
    found(&place, &[("no-person-key", 1), ("people-not-told", 1)]);
}

#[test]
fn case_21_a_second_table_under_the_first_is_told_and_not_counted() {
    let place = sexes();
    let first = format!("No;Sexe;Date\n{}", people(1..=4));
    let second = "\n\nDate;No;Sexe\n01/06/2022;91;F\n02/06/2022;92;F\n";
    place.xlsx(
        "data/register.xlsx",
        &[("Suivi", &format!("{first}{second}"))],
    );
    counts(&place, "sex", &[("_T", 4), ("female", 2), ("male", 2)]);
    found(&place, &[("second-table", 1)]);
    found_at(&place, "second-table", &[("Suivi!8", 1)]);
    rows(
        &place,
        &[
            ("read", 10),
            ("before", 1),
            ("blank", 2),
            ("after", 3),
            ("mapped", 4),
        ],
    );
    check(&place).ends(1).says(&["range = \"A1:M200\""]);
    // A range told, nothing is doubtful.
    told(&place, "range = \"A1:C5\"");
    counts(&place, "sex", &[("_T", 4), ("female", 2), ("male", 2)]);
    found(&place, &[]);
    check(&place).ends(0);
}

#[test]
fn case_21_headers_repeated_on_each_page_go_on_with_the_table() {
    let place = sexes();
    let page = |numbers| format!("No;Sexe;Date\n{}", people(numbers));
    let text = page(1..=3) + &page(4..=6) + "\n" + &page(7..=8);
    place.xlsx("data/register.xlsx", &[("Suivi", &text)]);
    counts(&place, "sex", &[("_T", 8), ("female", 4), ("male", 4)]);
    found(&place, &[]);
    rows(
        &place,
        &[("read", 12), ("before", 3), ("blank", 1), ("mapped", 8)],
    );
}

#[test]
fn case_23_a_header_twice_matters_only_where_it_is_mapped() {
    let place = sexes();
    let text =
        "No;Sexe;Autres, précisez;Date;Autres, précisez\n1;F;x;01/06/2022;y\n2;M;x;02/06/2022;y\n";
    place.xlsx("data/register.xlsx", &[("Suivi", text)]);
    found(&place, &[]);
    let text = "No;Sexe;Note;Sexe;Date\n1;F;x;M;01/06/2022\n2;F;x;M;02/06/2022\n";
    place.xlsx("data/register.xlsx", &[("Suivi", text)]);
    found(&place, &[("column-twice", 1)]);
    found_at(&place, "column-twice", &[("Suivi!1", 1)]);
    check(&place)
        .ends(1)
        .says(&["`Sexe`: `B`, `D`", "`sex = \"$B\"`"]);
    // By its letter the column is clear.
    place.edit("indicators/sources/register.toml", "\"Sexe\"", "\"$D\"");
    counts(&place, "sex", &[("_T", 2), ("male", 2)]);
    found(&place, &[]);
    check(&place).ends(0);
}

#[test]
fn case_24_a_mark_glued_into_a_header() {
    let place = sexes();
    let rows = people(1..=4).replace('\n', ";;;\n");
    let header = "No;Sexe;Date;Nom;Note;Fin\n";
    place.file("data/register.csv", format!("\u{feff}{header}{rows}"));
    counts(&place, "sex", &[("_T", 4), ("female", 2), ("male", 2)]);
    found(&place, &[]);
    // Twice, as one export opened in another program gives.
    place.file(
        "data/register.csv",
        format!("\u{feff}\u{feff}{header}{rows}"),
    );
    counts(&place, "sex", &[("_T", 4), ("female", 2), ("male", 2)]);
    found(&place, &[]);
    // What a program made of the mark is the first that is suggested.
    place.file("data/register.csv", format!("X.U.FEFF.{header}{rows}"));
    found_at(&place, "column-absent", &[("1", 1)]);
    check(&place).ends(1).says(&["`No`", "`X.U.FEFF.No`"]);
}

#[test]
fn case_25_a_mapped_column_that_is_not_there() {
    let place = place(&format!("{SEX}nationality = \"Nationalité\"\n{ACT}"));
    let text = "No;Sexe;Nationalite d'origine;Date;Nation;Natalité;Remarques;Lieu\n\
        1;F;MA;01/06/2022;;;;\n2;M;SN;02/06/2022;;;;\n";
    place.xlsx("data/register.xlsx", &[("Suivi", text)]);
    found(&place, &[("column-absent", 1)]);
    found_at(&place, "column-absent", &[("Suivi!1", 1)]);
    let said = [
        "`Nationalité`",
        "`Natalité`",
        "`Nation`",
        "`Nationalite d'origine`",
    ];
    let ran = check(&place).ends(1).says(&said);
    assert!(!ran.out.contains("`Lieu`"), "{}", ran.out);
    // What is not there is unknown, and the rest counts as a lower bound.
    counts(&place, "sex", &[("_T", 2), ("female", 1), ("male", 1)]);
    let ran = place.bilan(&[
        "count",
        "-i",
        "X-01",
        "--by",
        "nationality",
        "--format",
        "csv",
    ]);
    assert!(ran.ends(1).out.contains(",2,at_least,"));
}

/// A workbook's parts changed on their way.
fn repacked(book: &[u8], change: impl Fn(&str, String) -> String) -> Vec<u8> {
    use std::io::{Cursor, Read as _, Write as _};
    let mut from = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut part = from.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        let stored = zip::write::SimpleFileOptions::default();
        to.start_file(name.as_str(), stored).unwrap();
        to.write_all(change(&name, text).as_bytes()).unwrap();
    }
    to.finish().unwrap().into_inner()
}

#[test]
fn case_37_a_workbook_of_the_calendar_of_1904() {
    let place = place(&format!("birth_date = \"Naissance\"\n{ACT}"));
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    texts(sheet, 0, "No;Naissance;Date\n1\n2\n");
    let day = Format::new().set_num_format("dd/mm/yyyy");
    // 1 462 days lie between the two calendars: 15 June 2022 is day 44 727 of one, 43 265 of the other.
    for (row, date) in [
        (1, ExcelDateTime::from_ymd(2022, 6, 15)),
        (2, ExcelDateTime::from_ymd(2023, 1, 1)),
    ] {
        let serial = date.unwrap().to_excel();
        sheet
            .write_number_with_format(row, 2, serial - 1462.0, &day)
            .unwrap();
        // Born on 16 June 1998: 23, and 24 half a year later.
        let born = ExcelDateTime::from_ymd(1998, 6, 16).unwrap().to_excel();
        sheet
            .write_number_with_format(row, 1, born - 1462.0, &day)
            .unwrap();
    }
    let book = repacked(&book.save_to_buffer().unwrap(), |name, text| match name {
        "xl/workbook.xml" => text.replacen("<workbookPr ", "<workbookPr date1904=\"1\" ", 1),
        _ => text,
    });
    place.file("data/register.xlsx", book);
    assert_eq!(
        by(&place, "age_group", "2022-06-15..2022-06-15")["18-24"],
        "1"
    );
    assert_eq!(
        by(&place, "age_group", "2023-01-01..2023-01-01")["18-24"],
        "1"
    );
    assert_eq!(by(&place, "sex", "life")["_T"], "2");
    found(&place, &[]);
}

#[test]
fn case_39_a_formula_without_its_result_is_told() {
    let place = sexes();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Suivi").unwrap();
    texts(
        sheet,
        0,
        "No;Sexe;Date\n1;F;01/06/2022\n2;;02/06/2022\n3;;03/06/2022\n",
    );
    for row in [2, 3] {
        let formula = Formula::new("IF(A2=1,\"F\",\"M\")").set_result("M");
        sheet.write_formula(row, 1, formula).unwrap();
    }
    let book = book.save_to_buffer().unwrap();
    place.file("data/register.xlsx", &book);
    counts(&place, "sex", &[("_T", 3), ("female", 1), ("male", 2)]);
    let cut = repacked(&book, |_, text| text.replace("<v>M</v>", ""));
    assert_ne!(cut.len(), book.len());
    place.file("data/register.xlsx", cut);
    counts(&place, "sex", &[("_T", 3), ("female", 1), ("_U", 2)]);
    found(&place, &[("formula-without-result", 2)]);
    found_at(&place, "formula-without-result", &[("Suivi!B3", 2)]);
    check(&place).says(&["recalculate", "save"]);
}

/// 420 people's needs, a row each: the first 208 are women, every third is a migrant.
fn needs(extra: &str) -> String {
    let rows: String = (1..=420)
        .map(|at| {
            let sex = if at <= 208 { "F" } else { "M" };
            let status = if at % 3 == 0 { "migrant" } else { "host" };
            format!("{at};{sex};{status};{:02}/06/2022\n", at % 28 + 1)
        })
        .collect();
    format!("No;Sexe;Statut;Date\n{rows}{extra}")
}

#[test]
fn case_41_people_are_counted_once_and_needs_each_time() {
    let place = place(&format!("{SEX}migrant_status = \"Statut\"\n{ACT}"));
    let whole = needs("");
    place.xlsx("data/register.xlsx", &[("Besoins", &whole)]);
    counts(
        &place,
        "sex",
        &[("_T", 420), ("female", 208), ("male", 212)],
    );
    assert_eq!(figures(&place, "X-03", "sex", "life")["_T"], "420");
    // Of 1 to 208, 69 are divisible by 3; of 209 to 420, 71.
    let args = [
        "count",
        "-i",
        "X-01",
        "--by",
        "sex,migrant_status",
        "--format",
        "csv",
        "--quiet",
    ];
    let out = place.bilan(&args).ends(0).out;
    for cell in [
        "female,migrant,69",
        "female,host,139",
        "male,migrant,71",
        "male,host,141",
    ] {
        assert!(
            out.contains(&format!(",{cell},value,")),
            "{cell} is not in:\n{out}"
        );
    }
    // 50 rows repeated on purpose.
    let again: String = whole
        .lines()
        .skip(1)
        .take(50)
        .map(|line| format!("{line}\n"))
        .collect();
    place.xlsx("data/register.xlsx", &[("Besoins", &needs(&again))]);
    counts(
        &place,
        "sex",
        &[("_T", 420), ("female", 208), ("male", 212)],
    );
    assert_eq!(figures(&place, "X-03", "sex", "life")["_T"], "470");
    found(&place, &[("identical-rows", 50)]);
    // One number with two sexes.
    place.xlsx(
        "data/register.xlsx",
        &[("Besoins", &needs("1;M;host;20/06/2022\n"))],
    );
    assert_eq!(by(&place, "sex", "life")["_T"], "420");
    found(&place, &[("conflicting-answers", 1)]);
}
