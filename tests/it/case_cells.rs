//! Cells and rows as people and office programs mean them: numbers that are no dates, text beside a date, cells merged
//! down, groups whose first row stands for the others, rows struck through, sheets that are not there.

use crate::common;
use std::io::{Cursor, Write as _};

use crate::common::Place;
use crate::common::trial::{ACT, by, counts, figures, found, found_at, place, rows, told};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};

const SEX: &str = "sex = \"Sexe\"\n";

/// A trial whose register is this text.
fn of_text(columns: &str, text: &str) -> Place {
    let place = place(&format!("{columns}{ACT}"));
    place.file("data/register.csv", text);
    place
}

/// How many people are counted in a period; nothing for nobody.
#[track_caller]
fn people(place: &Place, period: &str) -> String {
    by(place, "sex", period).remove("_T").unwrap_or_default()
}

fn date_format() -> Format {
    Format::new().set_num_format("dd/mm/yyyy")
}

fn write_day(sheet: &mut Worksheet, row: u32, column: u16, day: (u16, u8, u8)) {
    let day = ExcelDateTime::from_ymd(day.0, day.1, day.2).unwrap();
    sheet
        .write_datetime_with_format(row, column, &day, &date_format())
        .unwrap();
}

fn write_texts(sheet: &mut Worksheet, lines: &str) {
    for (row, line) in (0..).zip(lines.lines()) {
        for (column, cell) in (0..)
            .zip(line.split(';'))
            .filter(|(_, cell)| !cell.is_empty())
        {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
}

fn save(place: &Place, mut book: Workbook) {
    place.file("data/register.xlsx", book.save_to_buffer().unwrap());
}

/// An OpenDocument spreadsheet of one sheet: its styles and its rows as XML.
fn ods(styles: &str, rows: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" \
         xmlns:style=\"s\"><office:automatic-styles>{styles}</office:automatic-styles><office:body>\
         <office:spreadsheet><table:table table:name=\"Suivi\">{rows}</table:table></office:spreadsheet>\
         </office:body></office:document-content>"
    );
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    for (name, text) in [("mimetype", kind), ("content.xml", content.as_str())] {
        out.start_file(name, options).unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// A row of an OpenDocument spreadsheet: cells parted by `;`, each with attributes after `|`; `#` is a covered cell.
fn ods_row(line: &str) -> String {
    let cell = |cell: &str| {
        let (text, more) = cell.split_once('|').unwrap_or((cell, ""));
        match text {
            "#" => "<table:covered-table-cell/>".to_owned(),
            "" => "<table:table-cell/>".to_owned(),
            text => format!(
                "<table:table-cell office:value-type=\"string\" {more}><text:p>{text}</text:p></table:table-cell>"
            ),
        }
    };
    let cells: String = line.split(';').map(cell).collect();
    format!("<table:table-row>{cells}</table:table-row>")
}

#[test]
fn numbers_without_the_look_of_a_date_are_no_days() {
    // 44000 is 18 June 2020 to a spreadsheet, and the middle of Nantes to the post.
    let place = of_text(SEX, "No;Sexe;Date\n1;F;44000\n2;F;44100\n3;M;44300\n");
    counts(&place, "sex", &[]);
    found(&place, &[("number-as-date", 3)]);
    place
        .bilan(&["check"])
        .ends(1)
        .says(&["serial_dates = true"]);
    // 44562 is 1 January 2022, 44592 the 31st.
    let place = of_text(SEX, "No;Sexe;Date\n1;F;44562\n2;F;44592\n3;M;44593,5\n");
    told(&place, "serial_dates = true");
    assert_eq!(people(&place, "2022-01"), "2");
    assert_eq!(people(&place, "2022-02"), "1");
    found(&place, &[]);
}

#[test]
fn a_number_among_dates_is_a_day_wherever_they_stand() {
    let place = of_text(SEX, "No;Sexe;Date\n1;F;44562\n2;F;02/01/2022\n");
    assert_eq!(people(&place, "2022-01"), "2");
    found(&place, &[]);
    found_at(&place, "number-as-date", &[("C2", 1)]);
    // The one date is far down, where the rows above it have been read.
    let place = of_text(SEX, "");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Suivi").unwrap();
    write_texts(sheet, "No;Sexe;Date\n");
    for row in 1..=90u32 {
        sheet.write_number(row, 0, row).unwrap();
        sheet.write_string(row, 1, "F").unwrap();
        if row == 90 {
            write_day(sheet, row, 2, (2022, 1, 2));
        } else {
            sheet.write_number(row, 2, 44_562).unwrap();
        }
    }
    std::fs::remove_file(place.path("data/register.csv")).unwrap();
    save(&place, book);
    assert_eq!(people(&place, "2022-01"), "90");
    found(&place, &[]);
    found_at(&place, "number-as-date", &[("Suivi!C2", 1)]);
}

#[test]
fn text_beside_a_date_is_not_passed_over() {
    let text = "No;Sexe;Date\n1;F;15/04/2022 (annulé)\n2;F;16/04/2022 (reporté au 20/07/2022)\n3;F;17/04/2022\n\
                4;F;18/04/2022 annulé\n5;F;~19/04/2022\n6;F;20/04/2022 ?\n\
                7;M;Thu Apr 21 2022 00:00:00 GMT+0100 (heure normale d’Europe centrale)\n8;M;22/04/2022 (vendredi)\n\
                9;M;23/04/2022 14h30\n";
    let place = of_text(SEX, text);
    counts(&place, "sex", &[("_T", 4), ("female", 1), ("male", 3)]);
    found(&place, &[("impossible-date", 5)]);
    place
        .bilan(&["check"])
        .says(&["says a date and something besides"]);
}

#[test]
fn days_from_one_to_another_are_one_act() {
    let text = "No;Sexe;Date\n1;F;14/02/2022\n2;F;du 14 au 16 février 2022\n3;M;14-16/02/2022\n4;M;28/02 au 02/03/2022\n";
    let place = of_text(SEX, text);
    assert_eq!(people(&place, "2022-Q1"), "4");
    found(&place, &[]);
    let place = of_text(
        SEX,
        "No;Sexe;Date\n1;F;12/04, 19/04 et 26/04/2022\n2;F;12/04/2022\n",
    );
    counts(&place, "sex", &[("_T", 1), ("female", 1)]);
    found(&place, &[("impossible-date", 1)]);
    place.bilan(&["check"]).says(&["lists several days"]);
}

#[test]
fn days_just_before_midnight_are_told_with_both_readings() {
    let text = |times: [&str; 3]| {
        let row = |(number, time)| format!("{number};F;2022-03-31 {time}\n");
        let rows: String = (1..).zip(times).map(row).collect();
        format!("No;Sexe;Date\n{rows}")
    };
    for times in [
        ["23:59:40", "23:59:40", "00:00:00"],
        ["23:00:00", "22:00:00", "23:00"],
    ] {
        let place = of_text(SEX, &text(times));
        assert_eq!(people(&place, "2022-Q1"), "3");
        found(&place, &[("before-midnight", 1)]);
        place.bilan(&["check"]).says(&[
            "before_midnight = \"next day\"",
            "before_midnight = \"same day\"",
        ]);
        told(&place, "before_midnight = \"next day\"");
        let late = times.iter().filter(|time| !time.starts_with("00")).count();
        assert_eq!(people(&place, "2022-Q2"), late.to_string());
        found(&place, &[]);
    }
    // Times of the day: one that is late among them says nothing.
    let place = of_text(SEX, &text(["23:00:00", "14:30:00", "09:15:00"]));
    assert_eq!(people(&place, "2022-Q1"), "3");
    found(&place, &[]);
}

#[test]
fn cells_of_days_before_midnight_are_told_too() {
    let place = place(&format!("{SEX}{ACT}"));
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Suivi").unwrap();
    write_texts(sheet, "No;Sexe;Date\n1;F\n2;M\n");
    for row in 1..=2 {
        // 44651 is 31 March 2022; 20 seconds are missing.
        let moment = 44_651.0 + f64::from(24 * 3600 - 20) / 86_400.0;
        sheet
            .write_number_with_format(row, 2, moment, &date_format())
            .unwrap();
    }
    save(&place, book);
    found(&place, &[("before-midnight", 1)]);
    found_at(&place, "before-midnight", &[("Suivi!C2", 1)]);
    told(&place, "before_midnight = \"next day\"");
    assert_eq!(people(&place, "2022-04"), "2");
}

/// Three people: sex merged over the first two, the date over the last two.
fn merged_workbook(place: &Place) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Suivi").unwrap();
    sheet.merge_range(1, 1, 2, 1, "F", &Format::new()).unwrap();
    sheet
        .merge_range(2, 2, 3, 2, "03/03/2022", &Format::new())
        .unwrap();
    sheet
        .merge_range(1, 3, 3, 3, "900", &Format::new())
        .unwrap();
    write_texts(sheet, "No;Sexe;Date;Montant\n1;;02/02/2022\n2\n3;M\n");
    save(place, book);
}

#[test]
fn cells_merged_down_hold_for_each_row_that_they_cover() {
    let source = format!("{SEX}amount = \"Montant\"\n{ACT}");
    let of_workbook = place(&source);
    merged_workbook(&of_workbook);
    let of_ods = place(&source);
    let rows_of = "No;Sexe;Date;Montant\n1;F|table:number-rows-spanned=\"2\";02/02/2022;900|table:number-rows-spanned=\"3\"\n\
                   2;#;03/03/2022|table:number-rows-spanned=\"2\";#\n3;M;#;#";
    let xml: String = rows_of.lines().map(ods_row).collect();
    of_ods.file("data/register.ods", ods("", &xml));
    for place in [of_workbook, of_ods] {
        counts(&place, "sex", &[("_T", 3), ("female", 2), ("male", 1)]);
        assert_eq!(people(&place, "2022-03"), "2");
        // An amount that is merged is one amount.
        let sums = figures(&place, "X-02", "sex", "life");
        assert_eq!(sums.get("_T").map(String::as_str), Some("900"));
        found(&place, &[("merged-cells", 1)]);
        let noted = [("Suivi!D2", 1), ("Suivi!B2", 1), ("Suivi!C3", 1)];
        found_at(&place, "merged-cells", &noted);
        rows(&place, &[("read", 4), ("before", 1), ("mapped", 3)]);
    }
}

/// So many people of a row each, then two groups of which the first row of the first is hidden.
fn hidden_top(merged: bool, before: u32) -> Place {
    let place = place(&format!("{SEX}first_name = \"Prénom\"\n{ACT}"));
    let both = "person = { fields = [\"case_number\", \"first_name\"], scope = \"source\" }";
    place.edit(
        "indicators/sources/register.toml",
        "person = { fields = [\"case_number\"], scope = \"source\" }",
        both,
    );
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Suivi").unwrap();
    let alone: Vec<String> = (0..before)
        .map(|at| format!("P{at};Nour;F;02/02/2022\n"))
        .collect();
    let alone = alone.concat();
    let groups = if merged {
        ";Awa;F\n;Issa;M\n"
    } else {
        "M1;Aya;F;02/02/2022\n;Awa;F\n;Issa;M\n"
    };
    let head = if merged { ";Aya;F\n" } else { "" };
    write_texts(
        sheet,
        &format!("No;Prénom;Sexe;Date\n{alone}{head}{groups}M2;Ali;M;03/02/2022\n"),
    );
    let top = before + 1;
    if merged {
        let plain = Format::new();
        sheet.merge_range(top, 0, top + 2, 0, "M1", &plain).unwrap();
        sheet
            .merge_range(top, 3, top + 2, 3, "02/02/2022", &plain)
            .unwrap();
    }
    sheet.set_row_hidden(top).unwrap();
    save(&place, book);
    told(&place, "skip_hidden_rows = true");
    if !merged {
        told(&place, "fill_down = [\"case_number\", \"date\"]");
    }
    place
}

#[test]
fn a_hidden_row_that_is_left_out_still_says_what_holds_below_it() {
    for (merged, before) in [(true, 0), (false, 0), (true, 90), (false, 90)] {
        let place = hidden_top(merged, before);
        // Aya is left out; Awa, Issa and Ali stay.
        let wanted = [("_T", before + 3), ("female", before + 1), ("male", 2)];
        counts(&place, "sex", &wanted);
        found(&place, &[]);
        let read = before + 5;
        rows(
            &place,
            &[
                ("read", read.into()),
                ("before", 1),
                ("skipped", 1),
                ("mapped", (before + 3).into()),
            ],
        );
    }
}

#[test]
fn numbers_of_more_than_fifteen_figures_are_nobodys_key() {
    let place = place(&format!("{SEX}{ACT}"));
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Suivi").unwrap();
    write_texts(sheet, "No;Sexe;Date\n;F\n;F\n;M\n;M\n");
    // The last two are one person; of the first two nobody knows.
    for (row, key) in (1..).zip([
        1_234_567_890_123_450.0,
        1_234_567_890_123_450.0,
        987_654_321_012_345.0,
        987_654_321_012_345.0,
    ]) {
        sheet.write_number(row, 0, key).unwrap();
        write_day(sheet, row, 2, (2022, 2, row as u8));
    }
    save(&place, book);
    counts(&place, "sex", &[("_T", 3), ("female", 2), ("male", 1)]);
    found(&place, &[("no-person-key", 2), ("people-not-told", 1)]);
}

#[test]
fn titles_merged_over_columns_and_a_merged_blank_row_change_nothing() {
    let place = place(&format!("{SEX}{ACT}"));
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Suivi").unwrap();
    sheet
        .merge_range(0, 0, 0, 2, "Registre", &Format::new())
        .unwrap();
    sheet.merge_range(2, 0, 3, 0, "1", &Format::new()).unwrap();
    sheet.merge_range(2, 1, 3, 1, "F", &Format::new()).unwrap();
    sheet
        .merge_range(2, 2, 3, 2, "02/02/2022", &Format::new())
        .unwrap();
    sheet.write_string(1, 0, "No").unwrap();
    sheet.write_string(1, 1, "Sexe").unwrap();
    sheet.write_string(1, 2, "Date").unwrap();
    save(&place, book);
    let acts = figures(&place, "X-03", "sex", "life");
    assert_eq!(acts.get("_T").map(String::as_str), Some("1"));
}

const MEMBERS: &str = "No;Prénom;Sexe;Date\nM1;Aya;F;02/02/2022\n;Awa;F;\n;Issa;M;\nM2;Awa;F;03/06/2022\n;Ali;M;\n;Zoé;F;\n";

#[test]
fn the_first_row_of_a_group_stands_for_those_under_it() {
    let source = format!("sex = \"Sexe\"\nfirst_name = \"Prénom\"\n{ACT}");
    let place = place(&source);
    let person = "person = { fields = [\"case_number\"], scope = \"source\" }";
    let both = "person = { fields = [\"case_number\", \"first_name\"], scope = \"source\" }";
    let text = std::fs::read_to_string(place.path("indicators/sources/register.toml")).unwrap();
    place.file(
        "indicators/sources/register.toml",
        text.replace(person, both),
    );
    place.file("data/register.csv", MEMBERS);
    counts(&place, "sex", &[("_T", 2), ("female", 2)]);
    found(&place, &[("grouped-rows", 1), ("mark-without-date", 4)]);
    let line = "fill_down = [\"case_number\", \"Date\"]";
    place.bilan(&["check"]).says(&[line]);
    for line in [line, "fill_down = [\"case_number\", \"date\"]"] {
        told(&place, line);
        // Two people are called Awa.
        counts(&place, "sex", &[("_T", 6), ("female", 4), ("male", 2)]);
        assert_eq!(people(&place, "2022-Q1"), "3");
        found(&place, &[]);
        let text = std::fs::read_to_string(place.path("indicators/sources/register.toml")).unwrap();
        place.file("indicators/sources/register.toml", text.replace(line, ""));
    }
    // A group ends with a blank row or a total: what follows is nobody's member.
    told(&place, line);
    place.file("data/register.csv", format!("{MEMBERS};;;\n;Nora;F;\n"));
    counts(&place, "sex", &[("_T", 6), ("female", 4), ("male", 2)]);
    found(&place, &[("mark-without-date", 1)]);
}

#[test]
fn ditto_marks_in_a_column_to_fill_mean_as_above() {
    let place = of_text(
        SEX,
        "No;Sexe;Date\n1;F;02/02/2022\n2;F;〃\n3;M;idem\n4;M;03/03/2022\n",
    );
    found(&place, &[("impossible-date", 2)]);
    told(&place, "fill_down = [\"date\"]");
    assert_eq!(people(&place, "2022-02"), "3");
    found(&place, &[]);
}

#[test]
fn what_cannot_be_filled_down_is_told() {
    let place = of_text(
        &format!("{SEX}amount = \"Montant\"\n"),
        "No;Sexe;Date;Montant\n1;F;02/02/2022;5\n",
    );
    told(&place, "fill_down = [\"amount\", \"Dates\"]");
    place
        .bilan(&["check"])
        .ends(1)
        .says(&["unsuitable-field", "undeclared"]);
}

/// A register of cells that show a year, stored as these days; the last shows the whole day.
#[track_caller]
fn shown_as_years(place: &Place) {
    // Nobody knows in which quarter the first two were.
    assert_eq!(people(place, "2022"), "3");
    assert_eq!(people(place, "2022-Q1"), "1");
    let ran = place.bilan(&[
        "count", "-i", "X-01", "--period", "2022-Q3", "--by", "", "--format", "csv",
    ]);
    assert!(ran.out.contains(",0,at_least,"), "{}", ran.out);
    found(place, &[("partial-date", 2)]);
}

#[test]
fn a_cell_that_shows_a_year_says_no_day_of_it() {
    let source = format!("{SEX}{ACT}");
    let of_workbook = place(&source);
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Suivi").unwrap();
    write_texts(sheet, "No;Sexe;Date\n1;F\n2;M\n3;F\n");
    let year = Format::new().set_num_format("yyyy");
    let begun = ExcelDateTime::from_ymd(2022, 1, 1).unwrap();
    for row in [1, 2] {
        sheet
            .write_datetime_with_format(row, 2, &begun, &year)
            .unwrap();
    }
    // Who stored 14 March told it, whatever is shown.
    let day = ExcelDateTime::from_ymd(2022, 3, 14).unwrap();
    sheet.write_datetime_with_format(3, 2, &day, &year).unwrap();
    save(&of_workbook, book);
    shown_as_years(&of_workbook);
    let of_ods = place(&source);
    let cell = |day: &str, shown: &str| {
        format!(
            "<table:table-cell office:value-type=\"date\" office:date-value=\"{day}\"><text:p>{shown}</text:p></table:table-cell>"
        )
    };
    let row = |who: &str, cell: String| {
        ods_row(who).replace("</table:table-row>", &format!("{cell}</table:table-row>"))
    };
    let xml = [
        ods_row("No;Sexe;Date"),
        row("1;F", cell("2022-01-01", "2022")),
        row("2;M", cell("2022-01-01", "2022")),
        row("3;F", cell("2022-01-01", "01/01/2022")),
    ];
    of_ods.file("data/register.ods", ods("", &xml.concat()));
    shown_as_years(&of_ods);
}

#[test]
fn a_cell_struck_through_in_part_is_told() {
    let source = format!("{SEX}{ACT}");
    let of_workbook = place(&source);
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Suivi").unwrap();
    write_texts(
        sheet,
        "No;Sexe;Date\n1;F;02/02/2022\n2;F;02/02/2022\n3;M;02/02/2022\n",
    );
    let (struck, plain) = (Format::new().set_font_strikethrough(), Format::new());
    let key = [(&struck, "9"), (&plain, "2")];
    sheet.write_rich_string(2, 0, &key).unwrap();
    save(&of_workbook, book);
    let of_ods = place(&source);
    let style = "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties \
                 style:text-line-through-style=\"solid\"/></style:style>";
    let key = "<text:span text:style-name=\"T1\">9</text:span>2";
    let text = format!("No;Sexe;Date\n1;F;02/02/2022\n{key};F;02/02/2022\n3;M;02/02/2022");
    let xml: String = text.lines().map(ods_row).collect();
    of_ods.file("data/register.ods", ods(style, &xml));
    for place in [of_workbook, of_ods] {
        counts(&place, "sex", &[("_T", 3), ("female", 2), ("male", 1)]);
        found(&place, &[("struck-rows", 1)]);
        // What is struck in part is not what a struck row is.
        told(&place, "skip_struck_rows = true");
        counts(&place, "sex", &[("_T", 3), ("female", 2), ("male", 1)]);
    }
}

#[test]
fn a_mark_that_is_struck_through_is_told() {
    let place = place(&format!(
        "{SEX}[attendance]\nservice = \"career_guidance\"\nheader = \"{{date}}\"\nmarks = [\"x\"]\n"
    ));
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Suivi").unwrap();
    write_texts(sheet, "No;Sexe;07/03/2022;14/03/2022\n1;F;x;x\n2;M;x;x\n");
    let struck = Format::new().set_font_strikethrough();
    sheet.write_string_with_format(2, 3, "x", &struck).unwrap();
    save(&place, book);
    counts(&place, "sex", &[("_T", 2), ("female", 1), ("male", 1)]);
    found(&place, &[("struck-rows", 1)]);
}

#[test]
fn rows_struck_through_are_told_and_may_be_left_out() {
    let source = format!("{SEX}{ACT}");
    let of_workbook = place(&source);
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Suivi").unwrap();
    write_texts(
        sheet,
        "No;Sexe;Date\n1;F;02/02/2022\n2;F;02/02/2022\n3;M;02/02/2022\n4;M;02/02/2022\n",
    );
    let struck = Format::new().set_font_strikethrough();
    for (column, text) in (0..).zip(["2", "F", "02/02/2022"]) {
        sheet
            .write_string_with_format(2, column, text, &struck)
            .unwrap();
    }
    // The date alone, as a run of its text; a sex that was corrected is no row struck through.
    sheet
        .write_rich_string(3, 2, &[(&struck, "02/02"), (&struck, "/2022")])
        .unwrap();
    sheet.write_string_with_format(4, 1, "M", &struck).unwrap();
    save(&of_workbook, book);
    let of_ods = place(&source);
    let style = "<style:style style:name=\"ce1\" style:family=\"table-cell\"><style:text-properties \
                 style:text-line-through-style=\"solid\"/></style:style>";
    let struck = "|table:style-name=\"ce1\"";
    let text = format!(
        "No;Sexe;Date\n1;F;02/02/2022\n2{struck};F{struck};02/02/2022{struck}\n3;M;02/02/2022{struck}\n4;M{struck};02/02/2022"
    );
    let xml: String = text.lines().map(ods_row).collect();
    of_ods.file("data/register.ods", ods(style, &xml));
    for place in [of_workbook, of_ods] {
        counts(&place, "sex", &[("_T", 4), ("female", 2), ("male", 2)]);
        found(&place, &[("struck-rows", 2)]);
        // A whole row is told otherwise than the cell that dates one.
        found_at(&place, "struck-rows", &[("Suivi!3", 1), ("Suivi!4", 1)]);
        told(&place, "skip_struck_rows = true");
        counts(&place, "sex", &[("_T", 2), ("female", 1), ("male", 1)]);
        found(&place, &[]);
        rows(
            &place,
            &[("read", 5), ("before", 1), ("skipped", 2), ("mapped", 2)],
        );
    }
}

#[test]
fn rows_that_a_format_does_not_tell_are_refused_there() {
    for key in ["skip_struck_rows", "skip_hidden_rows"] {
        let place = of_text(SEX, "No;Sexe;Date\n1;F;02/02/2022\n");
        told(&place, &format!("{key} = true"));
        found_at(&place, "untold-rows", &[("", 1)]);
        place.bilan(&["check"]).ends(1).says(&[key, "xlsx"]);
    }
    let place = place(&format!("{SEX}{ACT}"));
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(root.join("tests/fixtures/formats/types.xls")).unwrap();
    place.file("data/register.xls", bytes);
    told(&place, "skip_hidden_rows = true");
    let told = common::trial::findings(&place);
    assert!(told.contains_key("untold-rows"), "{told:?}");
}

#[test]
fn a_file_without_the_sheet_is_told_by_name() {
    let place = place(&format!("{SEX}{ACT}"));
    told(&place, "sheets = [\"Membres\"]");
    let text = "No;Sexe;Date\n1;F;02/02/2022\n";
    place.xlsx("data/register-2021.xlsx", &[("Membres", text)]);
    place.xlsx(
        "data/register-2022.xlsx",
        &[("Menages", "Code;Ville\nA;Salé\n")],
    );
    counts(&place, "sex", &[("_T", 1), ("female", 1)]);
    found(&place, &[]);
    found_at(&place, "sheet-absent", &[("", 1)]);
    place
        .bilan(&["check"])
        .ends(0)
        .says(&["register-2022.xlsx", "`Membres`", "`Menages`"]);
    // Where no file has it, a name is wrong.
    std::fs::remove_file(place.path("data/register-2021.xlsx")).unwrap();
    place
        .bilan(&["check"])
        .ends(1)
        .says(&["register-2022.xlsx", "`Membres`", "`Menages`"]);
    found(&place, &[("line-missing", 2), ("sheet-absent", 1)]);
}

#[test]
fn a_list_is_dated_by_its_name() {
    for act in ["[act]\n", "[act]\ndate = \"date\"\n"] {
        let place = place(&format!("{SEX}{act}"));
        told(&place, "from_file_name = \"register-{date}\"");
        place.file("data/register-2022-03.csv", "No;Sexe\n1;F\n2;M\n");
        place.file("data/register-2022-05.csv", "No;Sexe\n2;M\n3;M\n");
        assert_eq!(people(&place, "2022-03"), "2");
        assert_eq!(people(&place, "2022-Q2"), "2");
        assert_eq!(people(&place, "life"), "3");
        found(&place, &[]);
    }
    // Sheets called by their day, of the year that the file's name tells; the last tells its own.
    let of_days = place(&format!("{SEX}[act]\n"));
    told(&of_days, "from_sheet_name = \"{date}\"");
    told(&of_days, "from_file_name = \"register-{year}\"");
    let list = "No;Sexe\n1;F\n";
    let sheets = ["Lundi 1 août", "2 Agosto", "Ago 03", "04-09-2022"].map(|name| (name, list));
    of_days.xlsx("data/register-2022.xlsx", &sheets);
    let acts = |period| figures(&of_days, "X-03", "sex", period).remove("_T");
    assert_eq!(acts("2022-08").as_deref(), Some("3"));
    assert_eq!(acts("2022-09").as_deref(), Some("1"));
    found(&of_days, &[]);
    let place = place(&format!("{SEX}[act]\n"));
    place
        .bilan(&["check"])
        .ends(1)
        .says(&["missing-key", "date"]);
    // A name that tells no date is told.
    told(&place, "from_file_name = \"register-{date}\"");
    place.file("data/register-mars.csv", "No;Sexe\n1;F\n2;M\n");
    found(&place, &[("mark-without-date", 2)]);
}

#[test]
fn a_date_that_is_a_year_is_told_before_a_period_is_asked_for() {
    let place = of_text(
        SEX,
        "No;Sexe;Date\n1;F;2022\n2;F;15/02/2022\n3;M;mars 2022\n4;M;12-14/04/2022\n",
    );
    found(&place, &[("partial-date", 1)]);
    found_at(&place, "partial-date", &[("C2", 1)]);
    place
        .bilan(&["check", "--period", "2022-Q2"])
        .ends(0)
        .says(&["span-cut", "2022-Q2"]);
}
