//! Cells as they are written, each with what it says: worked out by hand.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use super::*;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[track_caller]
fn day_is(text: &str, wanted: &str) {
    let wanted = match wanted {
        "" => Reading::Wrong,
        day => Reading::Is(date(day)),
    };
    assert_eq!(
        day(Value::Text(text), DateOrder::DayFirst),
        wanted,
        "{text}"
    );
}

#[track_caller]
fn span_is(text: &str, first: &str, last: &str) {
    spans(text, first, last, false);
}

#[track_caller]
fn spans(text: &str, first: &str, last: &str, lasts: bool) {
    let (first, last) = (date(first), date(last));
    let read = span(Value::Text(text), DateOrder::DayFirst);
    assert_eq!(read, Reading::Is(Span { first, last, lasts }), "{text}");
}

#[test]
fn days_as_they_are_written() {
    for (text, day) in [
        ("25/05/1998", "1998-05-25"),
        ("22-04-1997", "1997-04-22"),
        ("15.01.1984", "1984-01-15"),
        ("1/2/23", "2023-02-01"),
        ("1/2/30", "1930-02-01"),
        ("1998-05-25", "1998-05-25"),
        ("2017-12-19T09:42:58.000-05:00", "2017-12-19"),
        ("2017-12-19T23:59:59+01:00", "2017-12-19"),
        ("2020-01-01T00:30:00Z", "2020-01-01"),
        ("1982-02-01 00:00:00.0", "1982-02-01"),
        (
            "Fri Jan 10 2025 00:00:00 GMT+0100 (heure normale d’Europe centrale)",
            "2025-01-10",
        ),
        ("10 janvier 2025", "2025-01-10"),
        ("1er août 2022", "2022-08-01"),
        ("10-janv.-25", "2025-01-10"),
        ("10 October 2023", "2023-10-10"),
        ("October 10, 2023", "2023-10-10"),
        ("lundi 3 février 2020 à 14h30", "2020-02-03"),
        ("12/11/2022 11:59 PM", "2022-11-12"),
        ("12/11/2022 14h", "2022-11-12"),
        ("12/11/2022\u{a0}14h30", "2022-11-12"),
        ("12 / 11 / 2022", "2022-11-12"),
        ("12/11/2022 (samedi)", "2022-11-12"),
        ("12/11/2022 14:30 (Europe/Paris)", "2022-11-12"),
        ("Sat Nov 12 10:22:33 WET 2022", "2022-11-12"),
        ("20230415", "2023-04-15"),
        ("36000", "1998-07-24"),
        ("٢٥/٠٥/١٩٩٨", "1998-05-25"),
        ("10 غشت 2022", "2022-08-10"),
        ("١٠ يوليوز ٢٠٢٢", "2022-07-10"),
        ("3 كانون الثاني 2021", "2021-01-03"),
        ("\u{feff}03/04/2020\u{200e}", "2020-04-03"),
    ] {
        day_is(text, day);
    }
}

#[test]
fn what_is_no_day() {
    for text in [
        "29/02/2018",
        "19970-04-22",
        "31/13/2020",
        "01/01/0200",
        "20231345",
        "123456789",
        "12/03/2022 - 14/03/2022",
        "12-03-2022 - 14-03-2022",
        "12/03/2022 annulé",
        "12/03/2022 (annulé)",
        "12/03/2022 (reporté au 20/07/2022)",
        "12 mars 2022 (annulé)",
        "12 mars 2022 à 10h annulé",
        "12/03/2022 ?",
        "~12/03/2022",
        "~ 12 mars 2022",
        "≈12/03/2022",
        "12.03.2022 19.03.2022",
        "12/03, 19/03 et 26/03/2022",
        "avril 2022 à mai 2022",
        "en cours",
        "23-oct",
        "T5 2022",
        "S3 2022",
        "13/2022",
        "2022/2023",
        "2022-00",
        "0601020304",
        "35000000",
        "2023",
        "10/2023",
    ] {
        day_is(text, "");
    }
}

#[test]
fn months_quarters_and_years_are_spans() {
    span_is("janv. 2025", "2025-01-01", "2025-01-31");
    span_is("January 2025", "2025-01-01", "2025-01-31");
    span_is("Oct-23", "2023-10-01", "2023-10-31");
    span_is("02/2024", "2024-02-01", "2024-02-29");
    span_is("2024-02", "2024-02-01", "2024-02-29");
    span_is("T3 2022", "2022-07-01", "2022-09-30");
    span_is("2022-Q3", "2022-07-01", "2022-09-30");
    span_is("4e trimestre 2021", "2021-10-01", "2021-12-31");
    span_is("S1 2022", "2022-01-01", "2022-06-30");
    span_is("2e semestre 2022", "2022-07-01", "2022-12-31");
    span_is("2023", "2023-01-01", "2023-12-31");
    span_is("année 2023", "2023-01-01", "2023-12-31");
    span_is("شتنبر 2022", "2022-09-01", "2022-09-30");
    let year = span(Value::Number(2023.0), DateOrder::DayFirst);
    assert_eq!(year, span(Value::Text("2023"), DateOrder::DayFirst));
}

#[test]
fn days_from_one_to_another() {
    for (text, first, last) in [
        ("12-14/04/2022", "2022-04-12", "2022-04-14"),
        ("12 - 14 / 04 / 2022", "2022-04-12", "2022-04-14"),
        ("du 12 au 14 avril 2022", "2022-04-12", "2022-04-14"),
        ("Du 12 Avril au 14 Avril 2022", "2022-04-12", "2022-04-14"),
        ("12/04/2022 - 14/04/2022", "2022-04-12", "2022-04-14"),
        ("12/04/2022 au 14/04/2022", "2022-04-12", "2022-04-14"),
        ("28/02 au 02/03/2022", "2022-02-28", "2022-03-02"),
        ("28 février au 2 mars 2022", "2022-02-28", "2022-03-02"),
        (
            "du 28 décembre au 2 janvier 2023",
            "2022-12-28",
            "2023-01-02",
        ),
        ("2022-04-12/2022-04-14", "2022-04-12", "2022-04-14"),
        ("2022-04-12 – 2022-04-14", "2022-04-12", "2022-04-14"),
        ("12 to 14 April 2022", "2022-04-12", "2022-04-14"),
        ("April 12-14, 2022", "2022-04-12", "2022-04-14"),
        ("12/04-14/04/2022", "2022-04-12", "2022-04-14"),
        ("1er au 3 juin 2022", "2022-06-01", "2022-06-03"),
    ] {
        spans(text, first, last, true);
    }
    for text in [
        "14-12/04/2022",
        "12/14/04/2022",
        "12-14",
        "12-31/04/2022",
        "12/04/2020 - 14/04/2022",
        "06-12-34-56-78",
    ] {
        let read = span(Value::Text(text), DateOrder::DayFirst);
        assert_eq!(read, Reading::Wrong, "{text}");
    }
}

#[test]
fn what_stands_beside_a_day_is_told_apart() {
    let why = |text| misdated(Value::Text(text), DateOrder::DayFirst);
    for text in [
        "12/03/2022 (annulé)",
        "12/03/2022 ?",
        "~12/03/2022",
        "vu le 12/03/2022",
    ] {
        assert_eq!(why(text), Misdated::Remark, "{text}");
    }
    for text in ["12/04, 19/04 et 26/04/2022", "12/04/2022 ; 19/04/2022"] {
        assert_eq!(why(text), Misdated::Several, "{text}");
    }
    for text in ["31/02/2022", "annulé", "bientôt"] {
        assert_eq!(why(text), Misdated::Impossible, "{text}");
    }
}

#[test]
fn every_month_of_morocco_and_of_the_levant() {
    let names = [
        ["يناير", "كانون الثاني", "جانفي"],
        ["فبراير", "شباط", "فيفري"],
        ["مارس", "آذار", "مارس"],
        ["أبريل", "نيسان", "أفريل"],
        ["ماي", "أيار", "مايو"],
        ["يونيو", "حزيران", "جوان"],
        ["يوليوز", "تموز", "جويلية"],
        ["غشت", "آب", "أغسطس"],
        ["شتنبر", "أيلول", "سبتمبر"],
        ["أكتوبر", "تشرين الأول", "اكتوبر"],
        ["نونبر", "تشرين الثاني", "نوفمبر"],
        ["دجنبر", "كانون الأول", "ديسمبر"],
    ];
    for (at, names) in names.iter().enumerate() {
        for name in names {
            day_is(
                &format!("15 {name} 2021"),
                &format!("2021-{:02}-15", at + 1),
            );
            let read = month_of(
                Value::Number(2021.0),
                Value::Text(name),
                DateOrder::DayFirst,
            );
            let month = Span::of_month(2021, at as u32 + 1).unwrap();
            assert_eq!(read, Reading::Is(month), "{name}");
        }
    }
}

#[test]
fn a_year_and_a_month_in_two_columns() {
    let read = |year, month| month_of(year, month, DateOrder::DayFirst);
    let october = Reading::Is(Span::of_month(2023, 10).unwrap());
    let year = Value::Number(2023.0);
    assert_eq!(read(year, Value::Text("Octobre")), october);
    assert_eq!(read(Value::Text("2023"), Value::Number(10.0)), october);
    assert_eq!(read(Value::Text("2023"), Value::Text("10")), october);
    assert_eq!(
        read(year, Value::Empty),
        Reading::Is(Span::of_year(2023).unwrap())
    );
    assert_eq!(read(year, Value::Text("brumaire")), Reading::Wrong);
    assert_eq!(read(year, Value::Number(13.0)), Reading::Wrong);
    assert_eq!(read(Value::Empty, Value::Text("Octobre")), Reading::Empty);
}

#[test]
fn a_column_tells_the_day_from_the_month_or_does_not() {
    let read = |text| unclear_order(Value::Text(text));
    assert_eq!(read("03/04/2020"), Some(true));
    assert_eq!(read("13/04/2020"), Some(false));
    assert_eq!(read("04/13/2020"), Some(false));
    assert_eq!(read("04/04/2020"), None);
    assert_eq!(read("2020-03-04"), None);
    assert_eq!(read("3 avril 2020"), None);
}

#[test]
fn numbers_as_they_are_written() {
    for (text, value) in [
        ("1234", 12_340_000),
        ("1234.5", 12_345_000),
        ("1 234,50", 12_345_000),
        ("1\u{202f}234", 12_340_000),
        ("1\u{a0}234\u{a0}567", 12_345_670_000),
        ("1'234.50", 12_345_000),
        ("1’234", 12_340_000),
        ("1.234,50", 12_345_000),
        ("1,234.50", 12_345_000),
        ("1.234.567", 12_345_670_000),
        ("1,234,567", 12_345_670_000),
        ("1,234", 12_340),
        ("1.234", 12_340),
        ("0,5", 5_000),
        ("12 000 MAD", 120_000_000),
        ("MAD 1 200", 12_000_000),
        ("1 200 DH", 12_000_000),
        ("1 200,00 د.م.", 12_000_000),
        ("١٬٢٠٠٫٥ درهم", 12_005_000),
        ("€ 45", 450_000),
        ("45 €", 450_000),
        ("45 %", 4_500),
        ("(1 200)", -12_000_000),
        ("-3", -30_000),
        ("−3", -30_000),
        ("1200.-", 12_000_000),
        ("12 personnes", 120_000),
        ("1,8E+3", 18_000_000),
    ] {
        assert_eq!(number(Value::Text(text)), Reading::Is(value), "{text}");
    }
    for text in [
        "douze",
        "12 k",
        "2 millions",
        "1,5 M",
        "06 12 34 56 78",
        "12/15",
        "10 à 20",
        "1 23",
        "1.23.4",
        "12-15",
        "x5",
        "~500",
    ] {
        assert_eq!(number(Value::Text(text)), Reading::Wrong, "{text}");
    }
    let doubtful = |text| doubtful_number(Value::Text(text));
    assert!(doubtful("1,234") && doubtful("12.500 DH"));
    assert!(
        !doubtful("1,5") && !doubtful("1 234,500") && !doubtful("0,125") && !doubtful("1234.500")
    );
}

#[test]
#[allow(clippy::too_many_lines, reason = "a list")]
fn ages_and_bands_as_they_are_written() {
    let open = u32::MAX;
    for (text, youngest, oldest) in [
        ("68", 68, 68),
        ("68 ans", 68, 68),
        ("68,5", 68, 68),
        ("٢٥ سنة", 25, 25),
        ("18 mois", 1, 1),
        ("[65;75[", 65, 74),
        ("]15;25]", 16, 25),
        ("[15,25)", 15, 24),
        ("=\"01-04\"", 1, 4),
        ("> =59", 59, open),
        (">=59", 59, open),
        ("≥ 60", 60, open),
        (">59", 60, open),
        ("65+", 65, open),
        ("65 et plus", 65, open),
        ("60 ans et plus", 60, open),
        ("plus de 60 ans", 61, open),
        ("60 or more", 60, open),
        ("moins de 18", 0, 17),
        ("(<18)", 0, 17),
        ("<=17", 0, 17),
        ("under 18", 0, 17),
        ("18 - 24 ans", 18, 24),
        ("18–24", 18, 24),
        ("18 à 24 ans", 18, 24),
        ("de 18 à 24 ans", 18, 24),
        ("5-9", 5, 9),
        ("12-120", 12, open),
        ("+35 ans", 36, open),
        ("+ de 35 ans", 36, open),
        ("+35", 36, open),
        ("35+ ans", 35, open),
        ("35 ans et +", 35, open),
        ("35 et +", 35, open),
        ("-18", 0, 17),
        ("- 18 ans", 0, 17),
        ("−18", 0, 17),
        ("- de 18", 0, 17),
        ("18-", 0, 17),
        ("18 - ans", 0, 17),
        ("≤17", 0, 17),
        ("over-35", 36, open),
        ("más de 35 años", 36, open),
        ("menores de 18", 0, 17),
        ("أكثر من 35", 36, open),
        ("أقل من 18 سنة", 0, 17),
        ("35 فما فوق", 35, open),
        ("35 سنة فأكثر", 35, open),
    ] {
        let meant = match ages(Value::Text(text)) {
            Ages::Open(open) => Some(open.ages(open.itself)),
            Ages::Are(youngest, oldest) => Some((youngest, oldest)),
            _ => None,
        };
        assert_eq!(meant, Some((youngest, oldest)), "{text}");
    }
    for text in ["05-sept", "mai-09", "09/05/2023", "1/4", "2023-05-09"] {
        assert_eq!(ages(Value::Text(text)), Ages::Date, "{text}");
    }
    for text in ["-131", "422", "1998", "150-160"] {
        assert_eq!(ages(Value::Text(text)), Ages::Beyond, "{text}");
    }
    for text in [
        "jeune", "18 24 30", "24-18", "18 euros", "<0", "18<", "-18+", "-0",
    ] {
        assert_eq!(ages(Value::Text(text)), Ages::Wrong, "{text}");
    }
    // Whether it is below 0 or under 31, the catalogue's bands tell.
    for typed in [Value::Number(-31.0), Value::Text("-31")] {
        let open = ages(typed);
        assert!(matches!(
            open,
            Ages::Open(Open {
                at: 31,
                minus: true,
                ..
            })
        ));
    }
    assert_eq!(ages(Value::Number(-31.5)), Ages::Beyond);
    assert_eq!(ages(Value::Number(45_055.0)), Ages::Beyond);
    assert_eq!(ages(Value::Number(120.0)), Ages::Are(120, 120));
    let moment = date("2023-05-09").and_hms_opt(0, 0, 0).unwrap();
    assert_eq!(ages(Value::Moment(moment)), Ages::Date);
    assert_eq!(ages(Value::Text("n/a")), Ages::Empty);
}

#[test]
fn what_stands_for_nothing() {
    for text in [
        "", " ", "\u{a0}", "-", "--", "- -", "…", "n/a", "N/A", "#N/A", "NULL", "<Null>", "xxx",
        "XXX", "None", "néant", "?", "/", "<NA>", "NaT", r"\N", "−",
    ] {
        assert!(is_placeholder(text), "{text}");
        assert_eq!(super::text(Value::Text(text)), "", "{text}");
    }
    for text in ["M", "x", "0", "Awa", "Nana", "n°1", "Nat", r"\n"] {
        assert!(!is_placeholder(text), "{text}");
    }
    assert!(
        is_error(Value::Text("#REF!"))
            && is_error(Value::Text("#DIV/0!"))
            && is_error(Value::Text("#NOM?"))
    );
    assert!(!is_error(Value::Text("#N/A")) && !is_error(Value::Text("#1 !")));
}

#[test]
fn keys_hold_numbers_as_they_are_typed() {
    assert_eq!(text(Value::Number(1.0)), "1");
    assert_eq!(text(Value::Text("1.0")), "1");
    assert_eq!(text(Value::Text("1.05")), "1.05");
    assert_eq!(text(Value::Number(1.80e12)), "1800000000000");
    assert_eq!(text(Value::Number(609_090_909.0)), "609090909");
    assert_eq!(text(Value::Text(" 0609090909\u{a0}")), "0609090909");
}

#[test]
fn a_time_just_before_midnight_is_rounded_before_it_is_cut() {
    let moment = date("2020-12-31")
        .and_hms_micro_opt(23, 59, 59, 999_999)
        .unwrap();
    let read = day(Value::Moment(moment), DateOrder::DayFirst);
    assert_eq!(read, Reading::Is(date("2021-01-01")));
    let earlier = date("2020-12-31")
        .and_hms_micro_opt(15, 59, 59, 999_999)
        .unwrap();
    let read = day(Value::Moment(earlier), DateOrder::DayFirst);
    assert_eq!(read, Reading::Is(date("2020-12-31")));
}
