//! Cases 46 to 50: text files as programs really write them, each by its number.

use crate::common::Place;
use crate::common::trial::{ACT, by, check, counts, figures, found, found_at, place, rows};

/// A trial whose register has a sex column, under this text.
fn register(text: impl AsRef<[u8]>) -> Place {
    let place = place(&format!("sex = \"Sexe\"\n{ACT}"));
    place.file("data/register.csv", text);
    place
}

const TEXT: &str = "No;Sexe;Date\n1;F;01/06/2022\n2;M;02/06/2022\n3;F;03/06/2022\n";
const THREE: [(&str, u32); 3] = [("_T", 3), ("female", 2), ("male", 1)];

#[test]
fn case_46_delimiters() {
    for (delimiter, name) in [(";", "`;`"), (",", "`,`"), ("\t", "a tab"), ("|", "`|`")] {
        let place = register(TEXT.replace(';', delimiter));
        counts(&place, "sex", &THREE);
        found(&place, &[]);
        check(&place)
            .ends(0)
            .says(&[&format!("separated by {name}")]);
        rows(&place, &[("read", 4), ("before", 1), ("mapped", 3)]);
    }
}

#[test]
fn case_46_decimal_commas_and_quotes() {
    let columns = "amount = \"Montant\"\nsex = \"Sexe\"\n";
    let text = "No;Note;Sexe;Montant;Date\n\
        1;\"a; b\";F;1,5;01/06/2022\n\
        2;\"dit \"\"oui\"\"; puis non\";M;\"1 200,25\";02/06/2022\n\
        3;\"deux\nlignes; et\n\ntrois\";F;10;03/06/2022\n\
        4;'apostrophe';F;0,25;04/06/2022\n";
    let place = place(&format!("{columns}{ACT}"));
    place.file("data/register.csv", text);
    counts(&place, "sex", &[("_T", 4), ("female", 3), ("male", 1)]);
    // 1.5 + 1 200.25 + 10 + 0.25
    assert_eq!(figures(&place, "X-02", "sex", "life")["_T"], "1212");
    found(&place, &[]);
    // The same with commas, decimals in quotes.
    let text = "No,Note,Sexe,Montant,Date\n1,\"a, b\",F,\"1,5\",01/06/2022\n2,x;y;z,M,\"1 200,25\",02/06/2022\n";
    place.file("data/register.csv", text);
    counts(&place, "sex", &[("_T", 2), ("female", 1), ("male", 1)]);
    assert_eq!(figures(&place, "X-02", "sex", "life")["_T"], "1201.75");
    found(&place, &[]);
}

/// A register whose headers and values have accents, as bytes of an encoding.
fn accented(encode: impl Fn(&str) -> Vec<u8>) -> Place {
    let columns = "first_name = \"Prénom\"\nsex = \"Sexe déclaré\"\nlegal_status = \"Statut\"\n";
    let place = place(&format!("{columns}{ACT}"));
    let text = "No;Prénom;Sexe déclaré;Statut;Date\n1;Zoé;féminin;réfugiée;01/06/2022\n\
        2;Noël;masculin;réfugié;02/06/2022\n3;Anaïs;féminin;demandeur d’asile;03/06/2022\n";
    place.file("data/register.csv", encode(text));
    place
}

fn wide(text: &str, bytes: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn case_47_encodings() {
    let windows = |text: &str| encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    let places = [
        ("UTF-8", accented(|text| text.as_bytes().to_vec())),
        (
            "UTF-8",
            accented(|text| format!("\u{feff}{text}").into_bytes()),
        ),
        ("windows-1252", accented(windows)),
        (
            "UTF-16LE",
            accented(|text| wide(&format!("\u{feff}{text}"), u16::to_le_bytes)),
        ),
        (
            "UTF-16BE",
            accented(|text| wide(&format!("\u{feff}{text}"), u16::to_be_bytes)),
        ),
        ("UTF-16LE", accented(|text| wide(text, u16::to_le_bytes))),
    ];
    for (name, place) in places {
        counts(&place, "sex", &THREE);
        let statuses = [("_T", 3), ("refugee", 2), ("asylum_seeker", 1)];
        counts(&place, "legal_status", &statuses);
        found(&place, &[]);
        check(&place).ends(0).says(&[&format!("`{name}`")]);
    }
}

#[test]
fn case_47_a_line_in_another_encoding_is_told() {
    let place = accented(|text| {
        let mut bytes = text.as_bytes().to_vec();
        // Line 5, put in by a program of another encoding.
        bytes.extend(b"4;Andr\xe9;masculin;r\xe9fugi\xe9;04/06/2022\n5;Ren\xc3\xa9e;f\xc3\xa9minin;;05/06/2022\n");
        bytes
    });
    counts(&place, "sex", &[("_T", 5), ("female", 3), ("male", 2)]);
    found(&place, &[("torn-line", 1)]);
    found_at(&place, "torn-line", &[("5", 1)]);
    check(&place).ends(0).says(&["another encoding"]);
}

#[test]
fn case_48_a_ragged_row_shifts_no_column() {
    let text = "No;Sexe;Date;Note\n1;F;01/06/2022;x\n2;M;02/06/2022\n3;F;x;03/06/2022;x\n4;F;04/06/2022;x\n5\n";
    let place = register(text);
    // Too short, the rest is empty; too long, nobody knows where the cells belong.
    counts(&place, "sex", &[("_T", 3), ("female", 2), ("male", 1)]);
    found_at(&place, "torn-line", &[("4", 1)]);
    rows(
        &place,
        &[
            ("read", 6),
            ("before", 1),
            ("mapped", 3),
            ("refused", 1),
            ("undated", 1),
        ],
    );
}

#[test]
fn case_48_a_quote_that_nothing_closes_takes_one_line() {
    let text = "No;Note;Sexe;Date\n1;x;F;01/06/2022\n2;5\" de terre;M;02/06/2022\n3;\"jamais fermé;F;03/06/2022\n\
        4;x;F;04/06/2022\n5;x;M;05/06/2022\n";
    let place = register(text);
    counts(&place, "sex", &[("_T", 5), ("female", 3), ("male", 2)]);
    found_at(&place, "torn-line", &[("4", 1)]);
}

#[test]
fn case_48_a_last_line_that_is_cut_is_not_counted() {
    let place = register(
        format!("{TEXT}4;F;04/06/2022;x\n")
            .replace("Date\n", "Date;Note\n")
            .replace("22\n", "22;x\n")
            + "5;F;05/0",
    );
    counts(&place, "sex", &[("_T", 4), ("female", 3), ("male", 1)]);
    found_at(&place, "torn-line", &[("6", 1)]);
    check(&place).says(&["ends in the middle of this line"]);
    // Nobody knows what else was lost.
    let ran = place.bilan(&["count", "-i", "X-01", "--format", "csv"]);
    assert!(ran.out.contains(",4,at_least,"), "{}", ran.out);
    // Only its end of line missing, a last line is whole.
    let place = register(TEXT.trim_end());
    counts(&place, "sex", &THREE);
    found(&place, &[]);
}

#[test]
fn case_49_what_stands_before_the_header() {
    for text in [
        format!("sep=;\n{TEXT}"),
        format!("\"sep=;\"\r\n{TEXT}"),
        format!("\n{TEXT}"),
        format!("\r\n\r\n{}", TEXT.replace('\n', "\r\n")),
        format!("sep=,\n{}", TEXT.replace(';', ",")),
        TEXT.replace('\n', "\r"),
        // Some lines of one kind, some of the other.
        TEXT.replacen('\n', "\r\n", 2),
        TEXT.replace('\n', ";\n"),
        TEXT.replace('\n', ";;;\r\n"),
    ] {
        let place = register(&text);
        counts(&place, "sex", &THREE);
        found(&place, &[]);
        check(&place).ends(0);
    }
}

#[test]
fn case_50_a_register_without_rows_gives_zeros() {
    for text in [
        "No;Sexe;Date\n",
        "No;Sexe;Date",
        "No;Sexe;Date\n;;\n;;\n",
        "No;Sexe;Date\nTotal;0;\n",
    ] {
        let place = register(text);
        let ran = place
            .bilan(&["count", "-i", "X-01", "--by", "sex", "--format", "csv"])
            .ends(0);
        let zeros = ran
            .out
            .lines()
            .skip(1)
            .filter(|line| line.contains(",0,value,counted,"));
        // In all, women, men, others, unknown.
        assert!(zeros.count() >= 4, "{}", ran.out);
        assert_eq!(
            ran.out
                .lines()
                .skip(1)
                .filter(|line| !line.contains(",0,value,"))
                .count(),
            0
        );
        found(&place, &[]);
        found_at(&place, "no-rows", &[("", 1)]);
        check(&place).ends(0).says(&["no row of anybody"]);
    }
}

#[test]
fn case_50_nothing_left_after_a_filter_gives_zeros() {
    let place = register(TEXT);
    assert!(by(&place, "sex", "2021").is_empty());
    place.bilan(&["count", "--period", "2021"]).ends(0);
}

#[test]
fn case_50_an_empty_file_is_an_error() {
    let place = register("");
    found(&place, &[("unreadable-file", 1), ("line-missing", 2)]);
    check(&place).ends(1).says(&["empty"]);
}

#[test]
fn quotation_marks_swallow_no_rows() {
    let rows = |from: u32, to: u32| {
        (from..=to).fold(String::new(), |text, number| {
            text + &format!("{number};Atelier {number};F;01/06/2022\n")
        })
    };
    // A title wider than the table; a name half in quotation marks, and 25 rows further a name in whole ones.
    let text = format!(
        "Registre 2022;;;;;;;;\nNo;Nom;Sexe;Date\n{}21;\"Safran\" atelier;F;01/06/2022\n{}47;\"Cumin\";M;02/06/2022\n{}",
        rows(1, 20),
        rows(22, 46),
        rows(48, 52)
    );
    let place = register(&text);
    counts(&place, "sex", &[("_T", 52), ("female", 51), ("male", 1)]);
    found_at(&place, "torn-line", &[("23", 1)]);
    place
        .bilan(&["inspect", "data/register.csv", "--lang", "en"])
        .says(&["1 torn line"]);
    // A mark typed at the beginning of one cell and another at the end of one of the same column: no sign is odd.
    let text = format!(
        "No;Nom;Sexe;Date\n{}11;\"Safran;F;01/06/2022\n{}30;Cumin\";M;02/06/2022\n{}",
        rows(1, 10),
        rows(12, 29),
        rows(31, 33)
    );
    let place = register(&text);
    counts(&place, "sex", &[("_T", 33), ("female", 32), ("male", 1)]);
    found(&place, &[("torn-line", 1)]);
    // The last line ends without a line feed, and is as wide as the others.
    let place = register(format!(
        "Titre;;;;;;\nNo;Nom;Sexe;Date\n{}",
        rows(1, 9).trim_end()
    ));
    counts(&place, "sex", &[("_T", 9), ("female", 9)]);
    found(&place, &[]);
}

/// Twelve people, with the text of some of their rows changed.
fn twelve(feed: &str, change: impl Fn(u32, String) -> String) -> Place {
    let row = |number: u32| {
        let sex = if number.is_multiple_of(3) { "M" } else { "F" };
        change(
            number,
            format!("{number};{sex};rue {number};{number:02}/06/2022;;ok"),
        )
    };
    let lines: Vec<String> = (1..=12).map(row).collect();
    register(format!(
        "No;Sexe;Adresse;Date;Note;Suite{feed}{}{feed}",
        lines.join(feed)
    ))
}

const TWELVE: [(&str, u32); 3] = [("_T", 12), ("female", 8), ("male", 4)];

#[test]
fn a_line_break_without_quotation_marks_tears_no_row() {
    for (feed, inner) in [
        ("\n", "\n"),
        ("\r\n", "\n"),
        ("\n", "\r"),
        ("\n", "\nappt 4\n"),
    ] {
        let place = twelve(feed, |number, row| match number {
            1 | 5 | 6 | 12 => row.replace("rue ", &format!("rue{inner}bloc ")),
            9 => row.replace(";ok", &format!("appelée{inner}deux fois;ok")),
            _ => row,
        });
        counts(&place, "sex", &TWELVE);
        found(&place, &[("torn-line", 5)]);
    }
}

#[test]
fn short_rows_are_not_joined() {
    // Programs leave out the blank cells at a row's end: rows of four cells, and of three.
    for (short, whole) in [
        (vec![4, 5], 12),
        (vec![1, 2], 12),
        (vec![3, 4, 7, 8, 9], 12),
    ] {
        let place = twelve("\n", |number, row| {
            let cells: Vec<&str> = row.split(';').take(4).collect();
            if short.contains(&number) {
                cells.join(";")
            } else {
                row
            }
        });
        counts(&place, "sex", &[("_T", whole), ("female", 8), ("male", 4)]);
        found(&place, &[]);
    }
    // Each of another width.
    let ragged = "No;Sexe;Date;A;B;C\n1;F;01/06/2022\n2;M;02/06/2022;x\n3;F;03/06/2022;x;y;z\n4;F;04/06/2022;x;y\n";
    let place = register(ragged);
    counts(&place, "sex", &[("_T", 4), ("female", 3), ("male", 1)]);
    found(&place, &[]);
    // Notes under the table.
    let place = twelve("\n", |number, row| match number {
        12 => format!("{row}\n\nFait à Fès;le;;12/06/2022\nLe chef;;"),
        _ => row,
    });
    let torn = check(&place);
    assert!(!torn.out.contains("torn-line"), "{}", torn.out);
}
