//! Cases of what stands where something else should: signs for nothing, words for a key, a date that leads a group.

use crate::common::Place;
use crate::common::trial::{ACT, counts, found, place, told};

const RESULTS: &str = r#"

[[dimension]]
code = "result"
of = "person"
label = { en = "Result", fr = "Résultat" }

[[dimension.category]]
code = "up"
label = { en = "Up", fr = "Hausse" }
aliases = ["+", "++"]

[[dimension.category]]
code = "down"
label = { en = "Down", fr = "Baisse" }
aliases = ["-", "--"]
"#;

/// A trial whose dimensions know signs that elsewhere stand for nothing.
fn signed(source: &str) -> Place {
    let place = place(source);
    let dimensions = include_str!("../../indicators/dimensions.toml");
    let (before, fields) = dimensions.split_once("\n[[field]]").unwrap();
    let all = format!("{before}{RESULTS}\n[[field]]{fields}");
    place.file("indicators/dimensions.toml", all);
    place
}

/// A register of one column beside key and date.
fn column(place: &Place, header: &str, words: &[&str]) {
    let row = |(at, word): (u32, &&str)| format!("D{at};{word};{at:02}/03/2022\n");
    let rows: Vec<String> = (1..).zip(words).map(row).collect();
    place.file(
        "data/register.csv",
        format!("No;{header};Date\n{}", rows.concat()),
    );
}

#[test]
fn a_sign_that_is_declared_is_no_sign_for_nothing() {
    let place = signed(&format!("result = \"Essai\"\n{ACT}"));
    column(&place, "Essai", &["+", "-", "--", "-", "++", "?"]);
    let wanted = [("_T", 6), ("up", 2), ("down", 3), ("_U", 1)];
    counts(&place, "result", &wanted);
    // The one that nobody declared is told.
    found(&place, &[]);
    place
        .bilan(&["check"])
        .says(&["placeholder", "`result`", "`?`"]);
}

#[test]
fn signs_for_nothing_are_told_once_a_column() {
    let place = place(&format!("sex = \"Sexe\"\n{ACT}"));
    column(&place, "Sexe", &["F", "-", "N/A", "-", "M", ""]);
    counts(
        &place,
        "sex",
        &[("_T", 6), ("female", 1), ("male", 1), ("_U", 4)],
    );
    place
        .bilan(&["check"])
        .says(&["`-`, `N/A` (3", "register.csv › B3"]);
}

/// A register whose keys are these.
#[track_caller]
fn keys(words: &[&str], people: u32, wanted: &[(&str, u64)]) -> Place {
    let place = place(&format!("sex = \"Sexe\"\n{ACT}"));
    let row = |(at, word): (u32, &&str)| format!("{word};F;{at:02}/03/2022\n");
    let rows: Vec<String> = (1..).zip(words).map(row).collect();
    place.file(
        "data/register.csv",
        format!("No;Sexe;Date\n{}", rows.concat()),
    );
    counts(&place, "sex", &[("_T", people), ("female", people)]);
    found(&place, wanted);
    place
}

#[test]
fn a_key_that_says_something_else_is_told() {
    keys(
        &["D1", "oui", "Femme", "+35", "D2", "oui"],
        5,
        &[("word-as-key", 4)],
    );
    // Names are keys too, and so are numbers of one figure.
    keys(&["Amal", "Driss", "Zineb", "7"], 4, &[]);
    keys(&["1", "2", "18-24", "4-5"], 4, &[]);
}

#[test]
fn a_word_among_numbers_is_told_by_its_look_alone() {
    let numbers = ["D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8", "D9"];
    let place = keys(
        &[&numbers[..], &["Zineb"]].concat(),
        10,
        &[("word-as-key", 1)],
    );
    let shown = place.bilan(&["check"]);
    shown.says(&["`Aaaaa`"]);
    // Where one in five has no figure, that is how keys are here.
    keys(&[&numbers[..], &["Zineb", "Driss"]].concat(), 11, &[]);
}

#[test]
fn a_word_for_no_number_is_nobodys_key() {
    for word in [
        "s/n",
        "S/N",
        "En cours",
        "pas de CIN",
        "Pas d’identité",
        "sin DNI",
        "no tiene",
        "À compléter",
        "TBD",
        "Pending",
        "R.A.S",
        "N/C",
        "Non disponible",
        "sans papiers",
        "perdue",
        "idem",
        "Test",
        "99999",
        "غير متوفر",
        "بدون بطاقة",
    ] {
        // Two rows of nobody known, and three people.
        let rows = ["D1", word, "D2", word, "D3"];
        keys(&rows, 5, &[("no-person-key", 2), ("people-not-told", 1)]);
    }
    // Nines are a number of their register, and so are words of names.
    keys(&["9998", "9999", "10000"], 3, &[("word-as-key", 1)]);
    keys(&["Idrissi", "Testa", "Sansal", "Aucouturier"], 4, &[]);
}

#[test]
fn a_word_that_comes_again_among_numbers_is_told() {
    keys(
        &["D1", "visiteur", "D2", "visiteur", "D3"],
        4,
        &[("word-as-key", 1)],
    );
    // Names among names, whose people come again, are keys.
    keys(&["Amal", "Driss", "Amal", "Zineb", "Driss", "D1"], 4, &[]);
}

#[test]
fn a_signature_or_an_example_is_told_in_any_key() {
    let numbers = ["D1", "D2", "D3"];
    for remark in [
        "Fait à Tétouan, le",
        "Visa de la présidente",
        "Signé",
        "Ex : D1",
        "Prepared by M. Essai",
        "حرر بطنجة",
    ] {
        let place = keys(
            &[&numbers[..], &[remark]].concat(),
            4,
            &[("word-as-key", 1)],
        );
        // Whose name stands in it nobody knows.
        let ran = place.bilan(&["check"]);
        assert!(!ran.out.contains(remark) && !ran.err.contains(remark));
    }
    let source = format!("first_name = \"Prénom\"\nsex = \"Sexe\"\n{ACT}");
    let place = place(&source);
    let file = "indicators/sources/register.toml";
    let text = std::fs::read_to_string(place.path(file)).unwrap();
    let text = text.replace("[\"case_number\"]", "[\"case_number\", \"first_name\"]");
    place.file(file, text);
    place.file(
        "data/register.csv",
        "No;Prénom;Sexe;Date\nAmrani;Fatou;F;01/03/2022\nIdir;Le;F;02/03/2022\nFait à Fès;le;;31/03/2022\n",
    );
    found(&place, &[("word-as-key", 1)]);
}

#[test]
fn a_date_that_leads_its_group_is_told() {
    let record = "[record.career_guidance]\ndate = \"Date\"\n";
    let place = place(&format!("sex = \"Sexe\"\n{record}"));
    let rows = "01/03/2022;1;F\n;2;M\n;3;F\n08/03/2022;4;M\n;5;M\n";
    place.file("data/register.csv", format!("Date;No;Sexe\n{rows}"));
    found(&place, &[("grouped-rows", 1)]);
    told(&place, "fill_down = [\"date\"]");
    counts(&place, "sex", &[("_T", 5), ("female", 2), ("male", 3)]);
    found(&place, &[]);
    // Behind who it is about, a blank date says that nothing took place.
    let rows = "1;F;01/03/2022\n2;M;\n3;F;\n4;M;08/03/2022\n5;M;\n";
    place.file("data/register.csv", format!("No;Sexe;Date\n{rows}"));
    let file = "indicators/sources/register.toml";
    let text = std::fs::read_to_string(place.path(file)).unwrap();
    place.file(file, text.replace("fill_down = [\"date\"]", ""));
    found(&place, &[]);
}

#[test]
fn an_act_that_leaves_its_service_blank_is_told() {
    let act = "[act]\ndate = \"Date\"\n";
    let place = place(&format!("service = \"Atelier\"\n{act}"));
    let file = "indicators/sources/register.toml";
    let text = std::fs::read_to_string(place.path(file)).unwrap();
    place.file(file, text.replace("service = \"career_guidance\", ", ""));
    column(
        &place,
        "Atelier",
        &["career_guidance", "", "-", "career_guidance"],
    );
    found(&place, &[("act-without-service", 2)]);
}
