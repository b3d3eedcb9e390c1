//! Cases of values as registers really write them, each by its number: a small register, and what it counts. The
//! catalogue is the program's own list of dimensions with one indicator and one source.

#![allow(clippy::format_collect, reason = "registers of a few rows")]

use crate::common::trial::{ACT, by, check, counts, found, place, register};

#[test]
fn case_22_headers_match_however_they_are_typed() {
    let columns =
        "sex = \"Sexe\"\nbirth_date = \"Date de naissance\"\nlegal_status = \"Statut d'asile\"";
    let place = place(&format!("{columns}\n{ACT}"));
    let header = "\u{feff} no\t;SEXE*;\"Date de\nNaissance :\";Statut\u{a0}d’asile;\u{200b}date";
    place.file(
        "data/register.csv",
        format!("{header}\n1;F;10/05/2000;réfugié;11/05/2022\n"),
    );
    counts(&place, "sex", &[("_T", 1), ("female", 1)]);
    counts(&place, "age_group", &[("_T", 1), ("18-24", 1)]);
    counts(&place, "legal_status", &[("_T", 1), ("refugee", 1)]);
    found(&place, &[]);
}

#[test]
fn case_26_sexes_in_every_spelling() {
    let women = [
        "F",
        "f",
        "Femme",
        "FEMININ",
        "Féminin ",
        "Female",
        "Mme",
        "FMLE",
        "fille",
        "Mujeres",
        "أنثى",
        "امرأة",
    ];
    let men = [
        "M",
        "H",
        "h",
        "Masculin ",
        "MALE",
        "Monsieur",
        "garçon",
        "G",
        "Hombres",
        "ذكـــر",
    ];
    let others = ["other", "Autre", "non-binaire"];
    let unknown = [
        "pnta",
        "",
        "NSP",
        "dnk",
        "ne souhaite pas répondre",
        "unknown/did not answer",
        "Non renseigné(e)",
        "n/a",
        "-",
    ];
    let everybody = ["a", "ALL", "Tous", "Total"];
    let rows: Vec<&str> = [&women[..], &men, &others, &unknown, &everybody].concat();
    let place = register("sex = \"Sexe\"", "Sexe", &rows);
    counts(
        &place,
        "sex",
        &[
            ("_T", 38),
            ("female", 12),
            ("male", 10),
            ("other", 3),
            ("_U", 13),
        ],
    );
    // Each of the four rows has a number and a day: it is somebody's, and its word is told.
    found(&place, &[("unknown-value", 4)]);
    let ran = place.bilan(&["check", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(json["rows"][0]["total"], 0);
}

#[test]
fn case_26_other_stands_only_where_somebody_is() {
    let place = register("sex = \"Sexe\"", "Sexe", &["F", "M"]);
    let ran = place.bilan(&["count", "-i", "X-01", "--format", "csv", "--quiet"]);
    assert!(!ran.out.contains("other"), "{}", ran.out);
    // A category without anybody stands all the same, where the catalogue does not say otherwise.
    let place = register("sex = \"Sexe\"", "Sexe", &["F"]);
    let ran = place.bilan(&["count", "-i", "X-01", "--format", "csv", "--quiet"]);
    assert!(ran.out.contains("male,0,value"), "{}", ran.out);
}

#[test]
fn case_27_a_number_means_nothing_until_declared() {
    let rows = ["1", "2", "2", "1", "1"];
    let place = register("sex = \"Sexe\"", "Sexe", &rows);
    let said = ["error[undeclared-number]", "`1`", "`2`"];
    check(&place).ends(1).says(&said);
    found(&place, &[("undeclared-number", 5), ("foreign-column", 1)]);
    let declared = "sex = \"Sexe\"\n[values.sex]\n\"1\" = \"female\"\n\"2\" = \"male\"\n";
    let place = register(declared, "Sexe", &rows);
    counts(&place, "sex", &[("_T", 5), ("female", 3), ("male", 2)]);
    found(&place, &[]);
}

#[test]
fn case_28_a_title_is_a_sex_only_where_the_source_says_so() {
    let rows = ["Madame;", "MME;", "Mlle;", "M.;"];
    let mapped = register("sex = \"Civilité\"", "Civilité;Sexe", &rows);
    counts(&mapped, "sex", &[("_T", 4), ("female", 3), ("male", 1)]);
    let unmapped = register("sex = \"Sexe\"", "Civilité;Sexe", &rows);
    counts(&unmapped, "sex", &[("_T", 4), ("_U", 4)]);
}

#[test]
fn case_29_spaces_of_every_kind_do_not_count() {
    let rows = [
        "Masculin ",
        "Masculin",
        "\u{a0}Masculin\u{a0}",
        "Masculin\u{202f}",
        "\u{200b}Masculin",
        "\u{feff}Masculin",
        "Mas\u{ad}culin",
    ];
    let place = register("sex = \"Sexe\"", "Sexe", &rows);
    counts(&place, "sex", &[("_T", 7), ("male", 7)]);
    // One person: their number is the same however it is surrounded.
    let place = self::place(&format!("sex = \"Sexe\"\n{ACT}"));
    let rows = "No;Sexe;Date\nA1;F;01/02/2022\n A1;F;02/02/2022\nA1\u{a0};F;03/02/2022\na1\u{202f};F;04/02/2022\n";
    place.file("data/register.csv", rows);
    counts(&place, "sex", &[("_T", 1), ("female", 1)]);
}

#[test]
fn case_30_legal_statuses_by_their_wordings() {
    let asylum = [
        "Demandeur d'asile",
        "Demandeur d’asile",
        "DEMANDEUR D'ASILE ",
        "طالب لجوء",
    ];
    let regular = [
        "Résident(e)",
        "Étudiant(e)",
        "Etudiant",
        "Travailleur temporaire",
        "carte de sejour",
    ];
    let refugees = ["REFUGEE", "Réfugiés", "لاجئة"];
    let place = register(
        "legal_status = \"Statut\"",
        "Statut",
        &[&asylum[..], &regular, &refugees, &["Touriste", "Touriste"]].concat(),
    );
    let wanted = [
        ("_T", 14),
        ("asylum_seeker", 4),
        ("regular", 5),
        ("refugee", 3),
        ("_U", 2),
    ];
    counts(&place, "legal_status", &wanted);
    found(&place, &[("unknown-value", 2)]);
    check(&place).ends(0).says(&["`Touriste`", "2"]);
    place.bilan(&["check", "--deny", "warnings"]).ends(1);
}

#[test]
fn case_30_migrant_statuses_by_their_wordings() {
    let rows = [
        "MIGRANT",
        "REFUGEE",
        "Citizen",
        "autochtonehost",
        "host",
        "hôte",
        "returnee",
        "Migrant de retour",
    ];
    let place = register("migrant_status = \"Statut\"", "Statut", &rows);
    counts(
        &place,
        "migrant_status",
        &[("_T", 8), ("migrant", 2), ("host", 4), ("returnee", 2)],
    );
    found(&place, &[]);
}

#[test]
fn case_31_nationalities_by_name_demonym_and_code() {
    let rows = [
        "Burkina_Faso",
        "burkinabè",
        "BF",
        "Afghanistan ",
        "AF",
        "AFG",
        "Marocaine",
        "MAR",
        "marocains",
        "مغربية",
        "Cote d'Ivoire",
        "Ivoiriennes",
        "Camerounaises",
        "Bouaké, Côte d'Ivoire",
    ];
    let place = register("nationality = \"Nationalité\"", "Nationalité", &rows);
    let wanted = [
        ("_T", 14),
        ("AF", 3),
        ("BF", 3),
        ("CI", 2),
        ("CM", 1),
        ("MA", 4),
        ("_U", 1),
    ];
    counts(&place, "nationality", &wanted);
    found(&place, &[("unknown-value", 1)]);
}

#[test]
fn case_32_what_stands_for_nothing() {
    let rows = [
        "#N/A", "NULL", "<Null>", "-", "n/a", "   ", "xxx", "None", "F",
    ];
    let place = register("sex = \"Sexe\"", "Sexe", &rows);
    counts(&place, "sex", &[("_T", 9), ("female", 1), ("_U", 8)]);
    found(&place, &[]);
    // An error is told, with its place, as what a spreadsheet exports of one.
    let place = register("sex = \"Sexe\"", "Sexe", &["F", "#REF!", "#VALUE!"]);
    counts(&place, "sex", &[("_T", 3), ("female", 1), ("_U", 2)]);
    found(&place, &[("error-cell", 2)]);
    check(&place).says(&["register.csv › B3"]);
}

#[test]
fn case_33_dates_in_every_shape_are_one_day() {
    let place = self::place(ACT);
    let dates = [
        "25/05/2022",
        "25-05-2022",
        "25.05.22",
        "2022-05-25",
        "2022-05-25T09:42:58.000-05:00",
        "2022-05-25 00:00:00.0",
        "44706",
        "25 mai 2022",
        "25-mai-22",
        "May 25, 2022",
        "20220525",
        "25/05/2022 11:59 PM",
        "25 ماي 2022",
        "٢٥/٠٥/٢٠٢٢",
        "Wed May 25 2022 23:30:00 GMT+0100 (heure normale)",
    ];
    let rows: String = dates
        .iter()
        .enumerate()
        .map(|(at, date)| format!("{};\"{date}\"\n", at + 1))
        .collect();
    place.file("data/register.csv", format!("No;Date\n{rows}"));
    found(&place, &[]);
    let day = by(&place, "sex", "2022-05-25..2022-05-25");
    assert_eq!(day["_T"], dates.len().to_string());
}

#[test]
fn case_33_a_month_alone_counts_in_the_periods_that_hold_it() {
    let place = self::place(ACT);
    let rows = "1;janv. 2022\n2;2022-Q1\n3;S1 2022\n4;2022\n5;Oct-22\n6;02/2022\n";
    place.file("data/register.csv", format!("No;Date\n{rows}"));
    for (period, people) in [
        ("2022-01", "1"),
        ("2022-02", "1"),
        ("2022-Q1", "3"),
        ("2022-S1", "4"),
        ("2022-10", "1"),
        ("2022", "6"),
    ] {
        assert_eq!(by(&place, "sex", period)["_T"], people, "{period}");
    }
}

#[test]
fn case_33_the_year_and_the_month_in_two_columns() {
    let act = "[act]\ndate = { year = \"Année\", month = \"Mois\" }\n";
    let place = self::place(act);
    let rows = "1;2022;Octobre\n2;2022;10\n3;2022;\n4;2023;January\n5;;mars\n6;2022;brumaire\n";
    place.file("data/register.csv", format!("No;Année;Mois\n{rows}"));
    assert_eq!(by(&place, "sex", "2022-10")["_T"], "2");
    assert_eq!(by(&place, "sex", "2022")["_T"], "3");
    assert_eq!(by(&place, "sex", "2023-01")["_T"], "1");
    found(&place, &[("impossible-date", 1), ("mark-without-date", 1)]);
}

#[test]
fn case_34_an_impossible_date_leaves_the_person_in_the_other_tables() {
    let rows = [
        "F;29/02/2018",
        "F;19970-04-22",
        "M;31/13/2020",
        "M;10/06/2000",
    ];
    let columns = "sex = \"Sexe\"\nbirth_date = \"Naissance\"";
    let place = register(columns, "Sexe;Naissance", &rows);
    counts(&place, "sex", &[("_T", 4), ("female", 2), ("male", 2)]);
    // Born on 10 June 2000 and served on 4 June 2022: 21.
    counts(&place, "age_group", &[("_T", 4), ("18-24", 1), ("_U", 3)]);
    found(&place, &[("impossible-date", 3)]);
    check(&place).ends(0).says(&["register.csv › C2"]);
}

#[test]
fn case_35_a_column_that_does_not_tell_the_day_from_the_month_says_how_it_is_read() {
    let place = self::place(ACT);
    place.file("data/register.csv", "No;Date\n1;03/04/2020\n2;05/06/2020\n");
    let note = ["note[ambiguous-dates]", "register.csv › B2", "day first"];
    check(&place).ends(0).says(&note);
    assert_eq!(by(&place, "sex", "2020-04")["_T"], "1");
    place.edit(
        "indicators/sources/register.toml",
        "project",
        "dates = \"month first\"\nproject",
    );
    check(&place).says(&["month first"]);
    assert_eq!(by(&place, "sex", "2020-03")["_T"], "1");
    // One date tells for all.
    place.file("data/register.csv", "No;Date\n1;03/04/2020\n2;05/16/2020\n");
    assert!(!check(&place).out.contains("ambiguous-dates"));
}

#[test]
fn case_36_times_are_rounded_before_the_day_is_cut() {
    let place = self::place(ACT);
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let format = rust_xlsxwriter::Format::new().set_num_format("dd/mm/yyyy hh:mm");
    sheet.write_string(0, 0, "No").unwrap();
    sheet.write_string(0, 1, "Date").unwrap();
    // 31 December 2021 is day 44 561: at 15:59:59.999999, and a microsecond before midnight.
    for (row, time) in [0.666_666_666_655, 0.999_999_999_99]
        .into_iter()
        .enumerate()
    {
        let row = row as u32 + 1;
        sheet.write_number(row, 0, f64::from(row)).unwrap();
        sheet
            .write_number_with_format(row, 1, 44_561.0 + time, &format)
            .unwrap();
    }
    place.file("data/register.xlsx", book.save_to_buffer().unwrap());
    assert_eq!(by(&place, "sex", "2021")["_T"], "1");
    assert_eq!(by(&place, "sex", "2022")["_T"], "1");
}

#[test]
fn case_38_conditions_on_age_hold_for_a_band_that_lies_within_them() {
    let place = register(
        "age = \"Âge\"",
        "Âge",
        &["18-24", "12-14", "60+", "moins de 5", "70", "17", ""],
    );
    let file = "indicators/theme.toml";
    let service = "where = { service = \"career_guidance\" }";
    place.edit(
        file,
        service,
        "where = { service = \"career_guidance\", age = { at_least = 18 } }",
    );
    counts(&place, "age_group", &[("_T", 3), ("18-24", 1), ("60+", 2)]);
    place.edit(file, "at_least = 18", "at_least = 20, at_most = 65");
    // Part of a band is not enough.
    counts(&place, "age_group", &[]);
}

#[test]
fn case_38_a_source_says_what_its_own_words_for_ages_mean() {
    let columns =
        "age_group = \"Tranche\"\n[values.age_group]\n\"jeune\" = \"18-24\"\n\"A3\" = \"60+\"\n";
    let place = register(columns, "Tranche", &["Jeune", "A3", "30-34"]);
    counts(
        &place,
        "age_group",
        &[("_T", 3), ("18-24", 1), ("30-34", 1), ("60+", 1)],
    );
    found(&place, &[]);
}

#[test]
fn case_38_ages_and_bands() {
    let rows = [
        "68",
        "68 ans",
        "\"[65;75[\"",
        "=\"01-04\"",
        "> =60",
        "65+",
        "18 - 24 ans",
        "35",
        "pnta",
        "",
        "5-9",
        "-31",
        "422",
        "05-sept",
        "moins de 18",
        "jeune",
        "15-20",
        "ALL",
    ];
    let place = register("age = \"Âge\"", "Âge", &rows);
    let wanted = [
        ("_T", 18),
        ("0-4", 1),
        ("5-11", 1),
        ("18-24", 1),
        ("35", 1),
        ("60+", 5),
        ("_U", 9),
    ];
    counts(&place, "age_group", &wanted);
    let wanted = [
        ("age-as-date", 1),
        ("impossible-age", 2),
        // « jeune », and « ALL », which a row with a number and a day says of one person.
        ("invalid-number", 2),
        ("split-band", 2),
    ];
    found(&place, &wanted);
    check(&place).says(&["`0-17`", "`15-20`"]);
}

#[test]
fn case_38_an_age_is_that_of_the_day_it_was_said() {
    let place = self::place(&format!("age = \"Âge\"\nbirth_date = \"Naissance\"\n{ACT}"));
    // 1 is 17 in March 2021 and so 18 in March 2022. 2's birth date says more than the age typed: 29 in 2022.
    let rows = "1;17;;01/03/2021\n1;;;01/03/2022\n2;40;01/01/1993;01/03/2022\n3;;1990;01/03/2022\n";
    place.file(
        "data/register.csv",
        format!("No;Âge;Naissance;Date\n{rows}"),
    );
    let year = |year| by(&place, "age_group", year);
    assert_eq!(year("2021")["15-17"], "1");
    assert_eq!(year("2022")["18-24"], "1");
    assert_eq!(year("2022")["25-29"], "1");
    // Of a year alone its first day is taken: 32, and told.
    assert_eq!(year("2022")["30-34"], "1");
    found(&place, &[("partial-date", 1)]);
}

#[test]
fn case_38_a_band_turned_into_a_date_cell_is_told_and_not_guessed() {
    let place = self::place(&format!("age_group = \"Tranche\"\n{ACT}"));
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, text) in ["No", "Tranche", "Date"].iter().enumerate() {
        sheet.write_string(0, column as u16, *text).unwrap();
    }
    let format = rust_xlsxwriter::Format::new().set_num_format("dd-mmm");
    let may = rust_xlsxwriter::ExcelDateTime::from_ymd(2023, 9, 5).unwrap();
    sheet.write_number(1, 0, 1).unwrap();
    sheet
        .write_datetime_with_format(1, 1, &may, &format)
        .unwrap();
    sheet.write_string(1, 2, "01/03/2022").unwrap();
    sheet.write_number(2, 0, 2).unwrap();
    sheet.write_string(2, 1, "18-24").unwrap();
    sheet.write_string(2, 2, "01/03/2022").unwrap();
    place.file("data/register.xlsx", book.save_to_buffer().unwrap());
    counts(&place, "age_group", &[("_T", 2), ("18-24", 1), ("_U", 1)]);
    found(&place, &[("age-as-date", 1)]);
    check(&place).says(&["B2"]);
}

/// The rows of a register of people known by their telephone.
const PHONES: &str = "No;Date\n609090909;01/02/2022\n0609090909;02/02/2022\n06 09-09.09 09;03/02/2022\n1;04/02/2022\n01;05/02/2022\n";

#[test]
fn case_40_keys_are_compared_as_text_or_as_the_source_declares() {
    let place = self::place(ACT);
    place.file("data/register.csv", PHONES);
    assert_eq!(by(&place, "sex", "life")["_T"], "5");
    let key = "fields = [\"case_number\"]";
    let file = "indicators/sources/register.toml";
    place.edit(
        file,
        key,
        "fields = [\"case_number\"], ignore = [\"leading zeros\"]",
    );
    assert_eq!(by(&place, "sex", "life")["_T"], "3");
    place.edit(
        file,
        "[\"leading zeros\"]",
        "[\"leading zeros\", \"signs\"]",
    );
    assert_eq!(by(&place, "sex", "life")["_T"], "2");
}

#[test]
fn case_40_a_number_is_no_float() {
    let place = self::place(ACT);
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "No").unwrap();
    sheet.write_string(0, 1, "Date").unwrap();
    for (row, id) in [1.0, 1.80e12, 609_090_909.0].into_iter().enumerate() {
        sheet.write_number(row as u32 + 1, 0, id).unwrap();
        sheet.write_string(row as u32 + 1, 1, "01/02/2022").unwrap();
    }
    place.file("data/register-a.xlsx", book.save_to_buffer().unwrap());
    let texts = "No;Date\n1;02/02/2022\n1800000000000;02/02/2022\n609090909;02/02/2022\n";
    place.file("data/register-b.csv", texts);
    assert_eq!(by(&place, "sex", "life")["_T"], "3");
}

#[test]
fn pattern_24_yes_in_every_spelling() {
    let record = "[record.career_guidance]\ndate = \"Date\"\nwhen = { \"Statut AE\" = \"oui\" }\n";
    let place = self::place(record);
    place.edit(
        "indicators/sources/register.toml",
        "service = \"career_guidance\", ",
        "",
    );
    let answers = [
        "Oui", "OUI", "O", "yes", "Y", "1", "True", "x", "نعم", "Non", "n", "0", "", "False",
    ];
    let rows: String = answers
        .iter()
        .enumerate()
        .map(|(at, answer)| format!("{at};{answer};01/02/2022\n"))
        .collect();
    place.file("data/register.csv", format!("No;Statut AE;Date\n{rows}"));
    assert_eq!(by(&place, "sex", "life")["_T"], "9");
}

#[test]
fn pattern_25_amounts_as_they_are_typed() {
    let columns = "amount = \"Montant\"";
    let rows = [
        "1 234,50",
        "1.234,50",
        "1,234.50",
        "1\u{202f}234",
        "MAD 1 200",
        "1 200 DH",
        "1 200 د.م.",
        "(200)",
        "-",
        "1,234",
        "douze",
    ];
    let place = register(columns, "Montant", &rows);
    let arguments = [
        "count", "-i", "X-02", "--by", "", "--format", "csv", "--quiet",
    ];
    let ran = place.bilan(&arguments);
    // 3 × 1234.50 + 1234 + 3 × 1200 − 200 + 1.234
    assert!(ran.out.contains(",8338.734,"), "{}", ran.out);
    found(&place, &[("ambiguous-number", 1), ("invalid-number", 1)]);
}

#[test]
fn pattern_19_arabic_headers_and_values() {
    let columns = "sex = \"الجنس\"\nnationality = \"الجنسية\"";
    let rows = ["أُنثى;مغربيه", "انثى;المغرب", "ذَكَر;السنغال"];
    let place = register(columns, "الجنـــس;الجنسيّة", &rows);
    counts(&place, "sex", &[("_T", 3), ("female", 2), ("male", 1)]);
    counts(&place, "nationality", &[("_T", 3), ("MA", 2), ("SN", 1)]);
    found(&place, &[]);
}
