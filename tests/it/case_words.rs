//! Cases of words and signs, as registers really write them: what a sign tells apart is told apart, and what nobody declared
//! is told, never counted and never dropped in silence.

use crate::common::Place;
use crate::common::trial::{ACT, counts, found, found_at, place, register};

const SIZES: &str = r#"

[[dimension]]
code = "household"
of = "person"
label = { en = "Household", fr = "Ménage" }

[[dimension.category]]
code = "small"
label = { en = "Small", fr = "Petit" }

[[dimension.category]]
code = "large"
label = { en = "Large", fr = "Grand" }
"#;

/// A trial with a dimension of sizes.
fn sized(source: &str) -> Place {
    let place = place(source);
    let dimensions = include_str!("../../indicators/dimensions.toml");
    let (before, fields) = dimensions.split_once("\n[[field]]").unwrap();
    let all = format!("{before}{SIZES}\n[[field]]{fields}");
    place.file("indicators/dimensions.toml", all);
    place
}

/// People by size whose register says these words, where the words mean these sizes.
#[track_caller]
fn sizes(values: &[(&str, &str)], words: &[&str], wanted: &[(&str, u32)], told: &[(&str, u64)]) {
    let values: Vec<String> = values
        .iter()
        .map(|(word, size)| format!("{word:?} = {size:?}\n"))
        .collect();
    let values = values.concat();
    let place = sized(&format!(
        "household = \"Taille\"\n[values.household]\n{values}{ACT}"
    ));
    let rows: Vec<String> = (1..)
        .zip(words)
        .map(|(at, word)| format!("{at};{word};{at:02}/03/2022\n"))
        .collect();
    place.file(
        "data/register.csv",
        format!("No;Taille;Date\n{}", rows.concat()),
    );
    counts(&place, "household", wanted);
    found(&place, told);
}

#[test]
fn bands_that_differ_by_a_sign_are_two_words() {
    let values = [("<5", "small"), ("≥5", "large")];
    let words = ["<5", "≥5", "< 5", ">=5", "≥ 5"];
    sizes(
        &values,
        &words,
        &[("_T", 5), ("small", 2), ("large", 3)],
        &[],
    );
    // What nobody declared is neither of them.
    let words = ["<5", ">5", "≤5", "5"];
    // Most of the column means nothing, which is told as well.
    let told = [
        ("foreign-column", 1),
        ("undeclared-number", 1),
        ("unknown-value", 2),
    ];
    sizes(
        &values,
        &words,
        &[("_T", 4), ("small", 1), ("_U", 3)],
        &told,
    );
    let values = [("5-", "small"), ("5+", "large")];
    sizes(
        &values,
        &["5+", "5 -", "5+"],
        &[("_T", 3), ("small", 1), ("large", 2)],
        &[],
    );
}

#[test]
fn signs_alone_are_words_where_they_are_declared() {
    let values = [("+", "large"), ("−", "small")];
    // A dash is nothing filled in, unless it is declared.
    let words = ["+", "-", "–", "±", "++"];
    let wanted = [("_T", 5), ("large", 1), ("small", 2), ("_U", 2)];
    sizes(&values, &words, &wanted, &[("unknown-value", 2)]);
    sizes(
        &[("+", "large")],
        &["+", "-"],
        &[("_T", 2), ("large", 1), ("_U", 1)],
        &[],
    );
}

#[test]
fn letters_decide_where_one_meaning_is_left() {
    let values = [("Petit(e)", "small"), ("A*", "large"), ("A", "small")];
    let words = ["petite", "PETIT-E", "a *", "a.", "(A)"];
    let wanted = [("_T", 5), ("small", 3), ("large", 1), ("_U", 1)];
    sizes(&values, &words, &wanted, &[("unknown-value", 1)]);
}

#[test]
fn a_word_without_its_sign_is_neither_of_two() {
    let values = [("Bail+", "large"), ("Bail-", "small")];
    let words = [
        "bail +", "BAIL –", "bail−", "Bail.", "(bail)", "bail*", "Bail /", "Bail-?", "bail+/-",
        "Bail--",
    ];
    let wanted = [("_T", 10), ("large", 1), ("small", 2), ("_U", 7)];
    let told = [("foreign-column", 1), ("unknown-value", 7)];
    sizes(&values, &words, &wanted, &told);
    // A hyphen within a word, between two or before an item of a list says nothing.
    let values = [("Tanger-Assilah", "large"), ("Sans toit", "small")];
    let words = [
        "tanger assilah",
        "Tanger - Assilah",
        "SANS-TOIT",
        "- sans toit",
        "-Sans toit",
    ];
    let wanted = [("_T", 5), ("large", 2), ("small", 3)];
    sizes(&values, &words, &wanted, &[]);
}

#[test]
fn who_asks_is_not_sure() {
    let values = [("petit", "small"), ("5", "large")];
    let words = [
        "petit",
        "Petit ?",
        "petit?",
        "5",
        "5 ?",
        "(?) petit",
        "petit (?)",
        "petit",
    ];
    let wanted = [("_T", 8), ("small", 2), ("large", 1), ("_U", 5)];
    let told = [("foreign-column", 1), ("unknown-value", 5)];
    sizes(&values, &words, &wanted, &told);
}

#[test]
fn a_header_without_its_sign_is_neither_of_two_columns() {
    let counts_of = "[aggregate]\nservice = \"career_guidance\"\ndate = \"Mois\"\n[aggregate.counts]\n\
        \"Filles\" = { sex = \"female\" }\n\"Garçons\" = { sex = \"male\" }\n";
    let place = place("");
    let source = format!("project = \"P1\"\nfiles = [\"register*\"]\n{counts_of}");
    place.file("indicators/sources/register.toml", source);
    let rows = "Mois;Filles+;Filles-;Garçons\nMars 2022;7;5;11\n";
    place.file("data/register.csv", rows);
    let ran = place.bilan(&["check", "--lang", "en"]);
    assert!(
        ran.err.contains("column-absent") || ran.out.contains("column-absent"),
        "{}{}",
        ran.out,
        ran.err
    );
    assert_eq!(ran.code, 1);
    let act = "sex = \"Sexe\"\n[act]\ndate = \"Date\"\nwhen = { \"Suivi\" = \"oui\" }\n";
    let place = self::place(act);
    place.file(
        "data/register.csv",
        "No;Sexe;Suivi+;Suivi-;Date\n1;F;oui;non;02/03/2022\n",
    );
    assert_eq!(place.bilan(&["check", "--lang", "en"]).code, 1);
    // A question is the same question with its mark or without.
    let place = self::place(act);
    place.file(
        "data/register.csv",
        "No;Sexe;Suivi ?;Date\n1;F;oui;02/03/2022\n",
    );
    counts(&place, "sex", &[("_T", 1), ("female", 1)]);
}

#[test]
fn a_word_that_means_two_things_is_refused() {
    let values = "[values.household]\n\"Petit\" = \"small\"\n\"petit.\" = \"large\"\n";
    let place = sized(&format!("household = \"Taille\"\n{values}{ACT}"));
    place.file("data/register.csv", "No;Taille;Date\n1;petit;05/03/2022\n");
    let ran = place.bilan(&["check", "--lang", "en"]);
    assert!(ran.err.contains("alias-claimed-twice"), "{}", ran.err);
}

#[test]
fn headers_that_differ_by_a_sign_are_two_columns() {
    let counts_of = "[aggregate]\nservice = \"career_guidance\"\ndate = \"Mois\"\n[aggregate.counts]\n\
        \"Filles ≤14\" = { sex = \"female\", age_group = \"12-14\" }\n\
        \"Filles >14\" = { sex = \"female\", age_group = \"15-17\" }\n\
        \"Garçons ≤14\" = { sex = \"male\", age_group = \"12-14\" }\n\
        \"Garçons >14\" = { sex = \"male\", age_group = \"15-17\" }\n";
    let place = place("");
    let source = format!("project = \"P1\"\nfiles = [\"register*\"]\n{counts_of}");
    place.file("indicators/sources/register.toml", source);
    let rows =
        "Mois;Filles <= 14;Filles > 14;Garçons ≤ 14;Garçons >14;Total\nMars 2022;3;4;11;13;31\n";
    place.file("data/register.csv", rows);
    counts(&place, "sex", &[("_T", 31), ("female", 7), ("male", 24)]);
    counts(
        &place,
        "age_group",
        &[("_T", 31), ("12-14", 14), ("15-17", 17)],
    );
    found(&place, &[]);
}

/// An attendance sheet of sessions on 7 and 14 March, its marks declared so.
fn attendance(marks: &str, rows: &str) -> Place {
    let shape = "[attendance]\nservice = \"career_guidance\"\nheader = \"{date}\"";
    let place = place(&format!("sex = \"Sexe\"\n{shape}\n{marks}\n"));
    let text = format!("No;Sexe;07/03/2022;14/03/2022\n{rows}");
    place.file("data/register.csv", text);
    place
}

#[test]
fn ticks_are_marks_and_crosses_are_none() {
    let rows = "1;F;✓;-\n2;F;✗;—\n3;H;✔;√\n4;H;×;☐\n5;F;/;0\n6;F;;\n";
    let place = attendance("marks = [\"✓\"]", rows);
    counts(&place, "sex", &[("_T", 2), ("female", 1), ("male", 1)]);
    found(&place, &[]);
    // The same sheet where a cross is what people mark with: no other cross is passed over.
    let rows = "1;F;x;-\n2;F;X;✗\n3;H;✓;0\n4;H;×;\n";
    let place = attendance("marks = [\"x\"]", rows);
    counts(&place, "sex", &[("_T", 2), ("female", 2)]);
    found_at(&place, "unknown-value", &[("D3", 1), ("C4", 1), ("C5", 1)]);
}

#[test]
fn a_sign_that_is_declared_means_what_it_is_declared_to() {
    let rows = "1;F;/;-\n2;H;-;-\n3;H;*;\n4;F;✗;/\n";
    let place = attendance("marks = [\"/\", \"*\", \"✗\"]", rows);
    counts(&place, "sex", &[("_T", 3), ("female", 2), ("male", 1)]);
    found(&place, &[]);
}

#[test]
fn what_is_neither_mark_nor_absence_is_told() {
    let rows = "1;F;P;A\n2;H;R;Exc.\n3;H;A;a\n4;F;Retard;\n5;F;✓;?\n";
    let place = attendance("marks = [\"P\", \"R\"]\nabsent = [\"A\", \"exc\"]", rows);
    counts(&place, "sex", &[("_T", 2), ("female", 1), ("male", 1)]);
    found(&place, &[("unknown-value", 3)]);
    let twice = attendance("marks = [\"P\"]\nabsent = [\"p\"]", rows);
    assert!(twice.bilan(&["check"]).err.contains("alias-claimed-twice"));
}

#[test]
fn ticks_meet_a_condition_and_what_does_not_answer_is_told() {
    let wide = "[record.career_guidance]\ndate = \"Date\"\nwhen = { \"Venu\" = \"oui\" }\n";
    let rows = [
        "oui",
        "✓",
        "√",
        "V",
        "ok",
        "non",
        "✗",
        "",
        "-",
        "×",
        "+",
        "peut-être",
    ];
    let text: Vec<String> = (1..)
        .zip(rows)
        .map(|(at, word)| format!("{at};F;{word};{at:02}/04/2022\n"))
        .collect();
    let place = place(&format!("sex = \"Sexe\"\n{wide}"));
    place.file(
        "data/register.csv",
        format!("No;Sexe;Venu;Date\n{}", text.concat()),
    );
    counts(&place, "sex", &[("_T", 5), ("female", 5)]);
    found_at(
        &place,
        "unknown-value",
        &[("C11", 1), ("C12", 1), ("C13", 1)],
    );
}

#[test]
fn other_words_for_no_are_declared_beside_those_for_yes() {
    let source = "sex = \"Sexe\"\n[act]\ndate = \"Date\"\n\
        when = { \"Suite\" = { is = [\"faite\"], not = [\"annulée\", \"reportée\"] } }\n";
    let rows = "No;Sexe;Suite;Date\n1;F;Faite;01/04/2022\n2;F;annulee;02/04/2022\n\
        3;H;reportée;03/04/2022\n4;H;non;04/04/2022\n5;H;faite ?;05/04/2022\n6;H;prévue;05/04/2022\n";
    let place = place(source);
    place.file("data/register.csv", rows);
    // Who asks « faite ? » is not sure.
    counts(&place, "sex", &[("_T", 1), ("female", 1)]);
    found_at(&place, "unknown-value", &[("C6", 1), ("C7", 1)]);
}

#[test]
fn services_that_share_a_column_know_each_others_words() {
    let source = "sex = \"Sexe\"\n[record.career_guidance]\ndate = \"Date\"\nwhen = { \"Type\" = \"Conseil\" }\n\
        [record.training]\ndate = \"Date\"\nwhen = { \"Type\" = \"Cours\" }\n";
    let rows =
        "No;Sexe;Type;Date\n1;F;conseil;01/04/2022\n2;F;Cours;02/04/2022\n3;H;Visite;03/04/2022\n";
    let place = place(source);
    place.file("data/register.csv", rows);
    counts(&place, "sex", &[("_T", 1), ("female", 1)]);
    found_at(&place, "unknown-value", &[("C4", 1)]);
}

#[test]
fn an_option_is_chosen_by_a_tick_or_by_its_own_name() {
    let place = register(
        "sex = \"Sexe / {sex}\"",
        "Sexe / F;Sexe / H",
        &["✓;", ";✔", "x;-", "Femme;", ";☑", "✗;1", "peut-être;"],
    );
    counts(
        &place,
        "sex",
        &[("_T", 7), ("female", 3), ("male", 3), ("_U", 1)],
    );
    found(&place, &[("unknown-value", 1)]);
}
