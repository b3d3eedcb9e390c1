//! Cases of answers as registers really write them: bands of ages, several answers in a cell, answers that are there and not
//! understood, keys that are nothing.

#![allow(clippy::format_collect, reason = "registers of a few rows")]

use crate::common;
use crate::common::Place;
use crate::common::trial::{ACT, by, check, counts, found, found_at, place, register};

/// Requires so many people, whoever they are.
#[track_caller]
fn people(place: &Place, number: u32) {
    let counted = by(place, "sex", "life");
    assert_eq!(counted["_T"], number.to_string(), "{counted:?}");
}

/// The bands of the trial's catalogue, other than its own.
fn banded(bands: &str, source: &str, rows: &str) -> Place {
    let place = place(source);
    let dimensions = include_str!("../../indicators/dimensions.toml");
    let line = |line: &str| {
        if line.starts_with("bands = ") {
            format!("bands = {bands}\n")
        } else if line.starts_with("groups = { youth_15_24") {
            String::new()
        } else {
            format!("{line}\n")
        }
    };
    let all: String = dimensions.lines().map(line).collect();
    place.file("indicators/dimensions.toml", all);
    place.file("data/register.csv", rows);
    place
}

/// People by band of age, where a register says these ages, each on its own day.
#[track_caller]
fn ages(bands: &str, said: &[&str], wanted: &[(&str, u32)], told: &[(&str, u64)]) {
    let rows: Vec<String> = (1..)
        .zip(said)
        .map(|(at, age)| format!("{at};{age};{at:02}/05/2022\n"))
        .collect();
    let rows = format!("No;Âge;Date\n{}", rows.concat());
    let place = banded(bands, &format!("age = \"Âge\"\n{ACT}"), &rows);
    counts(&place, "age_group", wanted);
    found(&place, told);
}

#[test]
fn open_bands_are_on_their_side_of_the_age_they_name() {
    let halves = "[\"0-17\", \"18-35\", \"36+\"]";
    let said = [
        "+35 ans",
        "+ de 35",
        "-18",
        "18-",
        "<18",
        "≤17",
        "moins de 18 ans",
        "plus de 35",
        "أكثر من 35",
    ];
    ages(halves, &said, &[("_T", 9), ("0-17", 5), ("36+", 4)], &[]);
    // 35 itself is on the other side of this edge: nothing in the column tells whether it is meant.
    ages(
        halves,
        &["35+", "35 et plus"],
        &[("_T", 2), ("_U", 2)],
        &[("split-band", 2)],
    );
    // No band holds all of those over 35, and none is 35.
    let fine = "[\"0-17\", \"18-34\", \"35\", \"36-59\", \"60+\"]";
    ages(
        fine,
        &["+35", "+ de 35 ans"],
        &[("_T", 2), ("_U", 2)],
        &[("split-band", 2)],
    );
}

#[test]
fn the_other_bands_of_a_column_tell_what_an_open_one_means() {
    let halves = "[\"0-17\", \"18-35\", \"36+\"]";
    ages(
        halves,
        &["18-35", "35+"],
        &[("_T", 2), ("18-35", 1), ("36+", 1)],
        &[],
    );
    // The order of rows does not matter.
    ages(
        halves,
        &["35+", "18-35"],
        &[("_T", 2), ("18-35", 1), ("36+", 1)],
        &[],
    );
    let told = [("split-band", 1)];
    ages(
        halves,
        &["+35", "18-34"],
        &[("_T", 2), ("18-35", 1), ("_U", 1)],
        &told,
    );
    let lower = "[\"0-17\", \"18-34\", \"35+\"]";
    ages(
        lower,
        &["+35", "25-34"],
        &[("_T", 2), ("18-34", 1), ("35+", 1)],
        &[],
    );
    ages(lower, &["35+", "+35"], &[("_T", 2), ("35+", 2)], &[]);
    ages(
        lower,
        &["-18", "19-25"],
        &[("_T", 2), ("18-34", 1), ("_U", 1)],
        &told,
    );
}

#[test]
fn a_bare_minus_is_a_band_only_at_an_edge() {
    let halves = "[\"0-17\", \"18-35\", \"36+\"]";
    ages(
        halves,
        &["-18", "-23"],
        &[("_T", 2), ("0-17", 1), ("_U", 1)],
        &[("impossible-age", 1)],
    );
}

#[test]
fn an_age_years_off_the_birth_date_beside_it_is_told() {
    let source = format!("age = \"Âge\"\nbirth_date = \"Née le\"\n{ACT}");
    // 1 is 42 and not 16, 4 no child; 2 and 3 may have told their age before or after the act, 5 and 6 tell one of both.
    let rows = "No;Âge;Née le;Date\n1;16;20/03/1980;25/04/2022\n2;27;20/03/1990;25/04/2022\n\
        3;37;20/03/1990;25/04/2022\n4;0-17;20/03/1990;25/04/2022\n5;;20/03/1990;25/04/2022\n6;12;;25/04/2022\n";
    let place = banded("[\"0-17\", \"18+\"]", &source, rows);
    counts(&place, "age_group", &[("_T", 6), ("0-17", 1), ("18+", 5)]);
    found(&place, &[]);
    found_at(&place, "age-against-birth", &[("B2", 2)]);
}

#[test]
fn an_age_that_is_asked_is_unknown() {
    let halves = "[\"0-17\", \"18+\"]";
    let said = ["30?", "17 ?", "40", "? 40", "18-24 ?", "25", "31", "12"];
    let wanted = [("_T", 8), ("0-17", 1), ("18+", 3), ("_U", 4)];
    ages(halves, &said, &wanted, &[("invalid-number", 4)]);
}

#[test]
fn bands_of_ages_may_have_a_column_each() {
    for field in ["age", "age_group"] {
        let source = format!("{field} = \"Âge / {{{field}}}\"\n{ACT}");
        let rows = "No;Âge / 12-14;Âge / 18-24;Âge / +60;Date\n1;x;;;02/05/2022\n2;;✓;;03/05/2022\n\
            3;;18-24;;04/05/2022\n4;;-;✗;05/05/2022\n5;;;?;06/05/2022\n";
        let place = place(&source);
        place.file("data/register.csv", rows);
        counts(
            &place,
            "age_group",
            &[("_T", 5), ("12-14", 1), ("18-24", 2), ("_U", 2)],
        );
        found_at(&place, "unknown-value", &[("D6", 1)]);
    }
    let place = place(&format!("amount = \"Montant / {{amount}}\"\n{ACT}"));
    place.file(
        "data/register.csv",
        "No;Montant / 100;Date\n1;x;02/05/2022\n",
    );
    let ran = check(&place);
    assert!(ran.err.contains("unsuitable-field"), "{}", ran.err);
}

#[test]
fn an_answer_that_is_not_understood_is_no_blank() {
    let derived = "nationality = \"Pays\"\nmigrant_status = \"Statut\"\n[derive.migrant_status]\n\
        from = \"nationality\"\nmap = { host = [\"MA\"] }\notherwise = \"migrant\"\n";
    let rows = [
        "Sénégal;Migrant",
        "Sénégal;",
        "Sénégal;-",
        "Sénégal;Inconnu",
        "Sénégal;Saisonnier",
        "Maroc;Croisiériste",
        "Maroc;",
        "Mali;7",
    ];
    let place = register(derived, "Pays;Statut", &rows);
    let wanted = [("_T", 8), ("migrant", 4), ("host", 1), ("_U", 3)];
    counts(&place, "migrant_status", &wanted);
    let told = [
        ("foreign-column", 1),
        ("undeclared-number", 1),
        ("unknown-value", 2),
    ];
    found(&place, &told);
}

#[test]
fn words_that_come_again_and_again_are_shown() {
    let rows = ["Croisiériste", "Croisiériste", "Migrant", "Saisonnier"].repeat(6);
    let place = register("migrant_status = \"Statut\"", "Statut", &rows);
    let ran = check(&place);
    assert!(
        ran.out.contains("`Croisiériste`") && ran.out.contains("`Saisonnier`"),
        "{}",
        ran.out
    );
    // A column of names, of which one is a word by chance, shows none.
    let mut rows = ["Awa", "Awa", "Binta", "Binta"].repeat(6);
    rows.push("Migrant");
    let place = register("migrant_status = \"Statut\"", "Statut", &rows);
    let ran = check(&place);
    assert!(
        !ran.out.contains("Awa") && !ran.out.contains("Binta"),
        "{}",
        ran.out
    );
}

const NEEDS: &str = r#"

[[dimension]]
code = "need"
of = "person"
multiple = true
label = { en = "Need", fr = "Besoin" }

[[dimension.category]]
code = "papers"
label = { en = "Papers, rights", fr = "Papiers, droits" }

[[dimension.category]]
code = "roof"
label = { en = "A roof (rent; deposit)", fr = "Un toit (loyer ; caution)" }

[[dimension.category]]
code = "rights"
label = { en = "Rights", fr = "Droits" }
"#;

#[test]
fn one_part_not_understood_takes_nothing_from_the_others() {
    let place = place(&format!("need = \"Besoins\"\n{ACT}"));
    let dimensions = include_str!("../../indicators/dimensions.toml");
    let (before, fields) = dimensions.split_once("\n[[field]]").unwrap();
    let all = format!("{before}{NEEDS}\n[[field]]{fields}");
    place.file("indicators/dimensions.toml", all);
    let cells = [
        "Papiers, droits, Un toit (loyer ; caution)",
        "Un toit (loyer ; caution), wifi",
        "droits",
        "Autre (papiers, droits)",
        "papers roof",
        "papers wifi",
        "pas de droits",
        "Droits; Papiers, droits",
        "Droits / non renseigné",
    ];
    let rows: Vec<String> = (1..)
        .zip(cells)
        .map(|(at, cell)| format!("{at}\t{cell}\t{at:02}/05/2022\n"))
        .collect();
    place.file(
        "data/register.csv",
        format!("No\tBesoins\tDate\n{}", rows.concat()),
    );
    let wanted = [
        ("_T", 9),
        ("papers", 4),
        ("roof", 3),
        ("rights", 3),
        ("_U", 2),
    ];
    counts(&place, "need", &wanted);
    // « wifi » twice, an answer of its own, and a sentence.
    found(&place, &[("unknown-value", 4)]);
}

#[test]
fn each_service_of_a_cell_counts_beside_one_that_nobody_knows() {
    let place = place("service = \"Aide\"\n[act]\ndate = \"Date\"\n");
    place.edit(
        "indicators/sources/register.toml",
        "service = \"career_guidance\", ",
        "",
    );
    let rows = "No;Aide;Date\n1;Formation, Orientation professionnelle;02/05/2022\n\
        2;\"Orientation professionnelle, Autre (précisez) : couture\";03/05/2022\n3;couture;04/05/2022\n";
    place.file("data/register.csv", rows);
    people(&place, 2);
    let told = [("foreign-column", 0), ("unknown-value", 2)];
    found(&place, &told[1..]);
}

#[test]
fn a_placeholder_is_nobodys_key() {
    let words = [
        "<NA>", "<NA>", "NaT", "NaT", r"\N", r"\N", "inconnu", "Inconnu", "néant", "0", "000",
        "xxxx", "-", "12", "12",
    ];
    let place = place(ACT);
    let rows: Vec<String> = (1..)
        .zip(words)
        .map(|(at, key)| format!("{key};{at:02}/05/2022\n"))
        .collect();
    place.file("data/register.csv", format!("No;Date\n{}", rows.concat()));
    people(&place, 14);
    found(&place, &[("no-person-key", 13), ("people-not-told", 1)]);
}

#[test]
fn a_number_that_a_spreadsheet_has_cut_is_nobodys_key() {
    let keys = [
        "6,12345E+11",
        "6,12345E+11",
        "6.1E+12",
        "6,12345678901E+11",
        "6,12345678901E+11",
        "12",
        "1E+12",
        "A2E+3",
    ];
    let place = place(ACT);
    let rows: Vec<String> = (1..)
        .zip(keys)
        .map(|(at, key)| format!("{key};{at:02}/05/2022\n"))
        .collect();
    place.file("data/register.csv", format!("No;Date\n{}", rows.concat()));
    // Four of them are nobody's; one that is written to its last figure stands for the same person twice.
    people(&place, 7);
    found(&place, &[("no-person-key", 4), ("people-not-told", 1)]);
}

/// People by sex where a register says these letters, and what is told.
#[track_caller]
fn letters(values: &str, said: &[&str], wanted: &[(&str, u32)], told: &[(&str, u64)]) {
    let place = register(&format!("sex = \"Sexo\"\n{values}"), "Sexo", said);
    counts(&place, "sex", wanted);
    found(&place, told);
}

#[test]
fn two_letters_that_cannot_mean_the_same_are_asked_about() {
    let told = [("ambiguous-letters", 1)];
    letters("", &["M", "h", "M", "H."], &[("_T", 4), ("_U", 4)], &told);
    // Somebody of neither sex tells nothing of the letters.
    let wanted = [("_T", 3), ("other", 1), ("_U", 2)];
    letters("", &["M", "H", "Autre"], &wanted, &told);
    // A word for a woman does, unless it begins with the letter in its own language.
    for woman in ["F", "Femenino", "Mme", "femme"] {
        letters(
            "",
            &["M", "H", woman],
            &[("_T", 3), ("female", 1), ("male", 2)],
            &[],
        );
    }
    let mujer = "[values.sex]\n\"M\" = \"female\"";
    letters(
        mujer,
        &["M", "H", "m"],
        &[("_T", 3), ("female", 2), ("male", 1)],
        &[],
    );
    let masculin = "[values.sex]\n\"M\" = \"male\"";
    letters(masculin, &["M", "H", "m"], &[("_T", 3), ("male", 3)], &[]);
    letters("", &["M", "M"], &[("_T", 2), ("male", 2)], &[]);
}

#[test]
fn a_letter_beside_spanish_words_is_asked_about() {
    let told = [("ambiguous-letters", 1)];
    letters("", &["Hombre", "M", "M"], &[("_T", 3), ("_U", 3)], &told);
    letters("", &["m.", "HOMBRES", "M"], &[("_T", 3), ("_U", 3)], &told);
    letters("", &["Varón", "M"], &[("_T", 2), ("_U", 2)], &told);
    letters(
        "[values.sex]\nV = \"male\"",
        &["V", "M"],
        &[("_T", 2), ("_U", 2)],
        &told,
    );
    let woman = [("_T", 4), ("female", 1), ("_U", 3)];
    letters("", &["H", "M", "M", "Mujer"], &woman, &told);
    letters("", &["M", "M", "Hombre", "mujer"], &woman, &told);
    // The other letter says nothing of this one.
    let h = "[values.sex]\nH = \"male\"";
    letters(h, &["H", "M"], &[("_T", 2), ("_U", 2)], &told);
    let m = "[values.sex]\nM = \"female\"";
    letters(
        m,
        &["H", "M", "Mujer"],
        &[("_T", 3), ("female", 2), ("male", 1)],
        &[],
    );
    // French words leave no doubt, nor does a letter for women.
    letters("", &["Homme", "M"], &[("_T", 2), ("male", 2)], &[]);
    letters(
        "",
        &["Hombre", "M", "F"],
        &[("_T", 3), ("female", 1), ("male", 2)],
        &[],
    );
}

#[test]
fn letters_that_are_read_alike_are_noted() {
    let place = register("sex = \"Sexe\"", "Sexe", &["F", "H", "M"]);
    let ran = check(&place);
    assert!(ran.out.contains("note[alike-letters]"), "{}", ran.out);
    let place = register("sex = \"Sexe\"", "Sexe", &["H", "M"]);
    let ran = check(&place);
    assert_eq!(ran.code, 1);
    for line in ["`\"M\" = \"female\"`", "`\"M\" = \"male\"`"] {
        let text = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains(line), "{}", ran.out);
    }
}

#[test]
fn letters_that_head_options_are_asked_about_too() {
    let place = register("sex = \"Sexo_{sex}\"", "Sexo_H;Sexo_M", &["x;", ";x", ";x"]);
    counts(&place, "sex", &[("_T", 3), ("_U", 3)]);
    let codes = common::trial::findings(&place);
    assert!(codes.contains_key("ambiguous-letters"), "{codes:?}");
    let values = "sex = \"Sexo_{sex}\"\n[values.sex]\n\"M\" = \"female\"";
    let place = register(values, "Sexo_H;Sexo_M", &["x;", ";x", ";x"]);
    counts(&place, "sex", &[("_T", 3), ("female", 2), ("male", 1)]);
    found(&place, &[]);
    let place = register(
        "sex = \"Sexo_{sex}\"",
        "Sexo_H;Sexo_M;Sexo_F",
        &["x;;", ";x;", ";;x"],
    );
    counts(&place, "sex", &[("_T", 3), ("female", 1), ("male", 2)]);
}

#[test]
fn telephones_are_one_with_and_without_their_country_where_the_source_says_so() {
    let rows = "No;Date\n0655443322;01/05/2022\n+212 6 55 44 33 22;02/05/2022\n212655443322;03/05/2022\n\
        00212-677-88-99-00;04/05/2022\n0677889900;05/05/2022\n0655443323;06/05/2022\n";
    let key = |place: &Place, ignore: &str| {
        place.edit(
            "indicators/sources/register.toml",
            "scope = \"source\" }",
            &format!("scope = \"source\", ignore = [{ignore}] }}"),
        );
    };
    let apart = place(ACT);
    key(&apart, "\"leading zeros\", \"signs\"");
    apart.file("data/register.csv", rows);
    people(&apart, 5);
    found(&apart, &[("prefixed-keys", 3)]);
    let joined = place(ACT);
    key(&joined, "\"country code\"");
    joined.file("data/register.csv", rows);
    people(&joined, 3);
    found(&joined, &[]);
}
