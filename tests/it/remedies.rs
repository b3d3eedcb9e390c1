//! What helps people to mend findings: the list of values and back, the workbooks of questions, severities, waivers.

use crate::common;
use crate::common::{PEOPLE, Place, Ran};
use serde_json::Value as Json;

/// Three women, three men, and six answers that the catalogue does not know, all guided in 2022: `dame` three times in
/// two spellings, `1` twice, `Xyz` once.
const ROWS: &str = "\
1;Zoubida Qarfi;F;migrant;;15/01/2022;;;
2;Hakim Tlemçani;M;host;;20/08/2022;;;
3;Yusra Wazzani;dame;host;;03/03/2022;;;
4;Nora Oumlil;Dame;host;;11/11/2022;;;
5;Nezha Bouzfour;dame;migrant;;30/09/2022;;;
6;Ilham Zriouil;1;host;;10/10/2022;;;
7;Salma Idri;1;host;;10/10/2022;;;
8;Rim Alami;Xyz;host;;10/10/2022;;;
9;Ali Fassi;M;host;;10/10/2022;;;
10;Amal Fihri;f;host;;10/10/2022;;;
11;Omar Fihri;m;host;;10/10/2022;;;
12;Sara Fihri;f;host;;10/10/2022;;;
";

fn json(ran: &Ran) -> Json {
    serde_json::from_str(&ran.out).unwrap()
}

/// The findings of a code.
fn of(ran: &Ran, code: &str) -> Vec<Json> {
    let json = json(ran);
    let all = json["findings"].as_array().unwrap();
    all.iter()
        .filter(|one| one["code"] == code)
        .cloned()
        .collect()
}

/// Women and men guided, and those of unknown sex.
fn by_sex(place: &Place) -> Vec<(String, String)> {
    let args = ["count", "-i", "T-01", "--by", "sex", "--format", "csv"];
    let ran = place.bilan(&args);
    let mut reader = csv::Reader::from_reader(ran.out.as_bytes());
    let headers = reader.headers().unwrap().clone();
    let at = |name: &str| headers.iter().position(|one| one == name).unwrap();
    let (sex, value) = (at("sex"), at("value"));
    let rows = reader.records().map(Result::unwrap);
    rows.map(|row| (row[sex].to_owned(), row[value].to_owned()))
        .collect()
}

fn figures(list: [(&str, &str); 4]) -> Vec<(String, String)> {
    list.map(|(sex, value)| (sex.to_owned(), value.to_owned()))
        .to_vec()
}

fn text(place: &Place, path: &str) -> String {
    String::from_utf8(place.bytes(path)).unwrap()
}

const LIST: &str = "indicators/aliases.csv";

#[test]
fn values_not_understood_are_listed_filled_in_and_understood() {
    let place = Place::with(ROWS);
    // 12 people: F, f, f; M, M, m; six not understood.
    let before = [("_T", "12"), ("female", "3"), ("male", "3"), ("_U", "6")];
    assert_eq!(by_sex(&place), figures(before));
    place.bilan(&["check", "--fix-list", LIST]);
    let list = text(&place, LIST);
    let rows: Vec<&str> = list.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(
        rows[0],
        "source,dimension,value,shape,count,file,sheet,cell,category"
    );
    let wanted = [
        "register,sex,1,,2,register.csv,,C7,",
        "register,sex,dame,,2,register.csv,,C4,",
        // Spelled so once only: its form is shown, and the alias of the other spelling answers to it.
        "register,sex,,Aaaa,1,register.csv,,C5,",
        "register,sex,,Aaa,1,register.csv,,C9,",
    ];
    for row in wanted {
        assert!(rows.contains(&row), "{row} is not in {rows:#?}");
    }
    assert_eq!(rows.len(), 5, "{rows:#?}");
    // As it stands nothing is decided, and nothing is wrong with it.
    assert_eq!(by_sex(&place), figures(before));
    place
        .bilan(&["check", "--format", "json"])
        .says(&["unknown-value"]);
    // A label in the other language, a code, and a word that means that nothing is known.
    let filled = list
        .replace("C4,", "C4,Femmes")
        .replace("C7,", "C7,male")
        .replace(
            ",,Aaa,1,register.csv,,C9,",
            ",Xyz,Aaa,1,register.csv,,C9,inconnu",
        );
    place.file(LIST, &filled);
    let ran = place.bilan(&["check", "--format", "json"]).ends(0);
    assert!(of(&ran, "unknown-value").is_empty(), "{}", ran.out);
    assert!(of(&ran, "undeclared-number").is_empty());
    // 3 women more, 2 men more, 1 still unknown: 3 + 3 = 6, 3 + 2 = 5.
    let after = [("_T", "12"), ("female", "6"), ("male", "5"), ("_U", "1")];
    assert_eq!(by_sex(&place), figures(after));
    // Listed again onto the filled list: nothing of it is lost.
    place.append(
        "data/register.csv",
        "13;Lina Fihri;dammme;host;;10/10/2022;;;",
    );
    // The header, 12 people, a line left blank: the new row is the 15th.
    place.bilan(&["check", "--fix-list", LIST]);
    let again = text(&place, LIST);
    for row in filled.lines().filter(|row| !row.ends_with("C5,")) {
        assert!(again.contains(row), "{row} is lost:\n{again}");
    }
    assert!(
        again.contains("register,sex,,aaaaaa,1,register.csv,,C15,"),
        "{again}"
    );
}

#[test]
fn a_list_that_a_spreadsheet_saved_again() {
    let place = Place::with(ROWS);
    let french = "\
source;dimension;value;category\r
;sex;Dame;Femmes\r
;sex;1;Hommes\r
register;migrant_status;h\u{f4}te;Communaut\u{e9} d'accueil\r
";
    let latin: Vec<u8> = french
        .chars()
        .map(|sign| u8::try_from(u32::from(sign)).unwrap())
        .collect();
    place.file("indicators/liste.csv", latin);
    place.edit("data/register.csv", "M;host", "M;hôte");
    let ran = place.bilan(&["check", "--format", "json"]).ends(0);
    assert!(of(&ran, "undeclared-number").is_empty(), "{}", ran.out);
    let figures = figures([("_T", "12"), ("female", "6"), ("male", "5"), ("_U", "1")]);
    assert_eq!(by_sex(&place), figures);
}

#[test]
fn a_list_in_french_opens_in_a_french_spreadsheet() {
    let place = Place::with(ROWS);
    place.bilan(&["check", "--fix-list", LIST, "--lang", "fr"]);
    let list = text(&place, LIST);
    assert!(
        list.starts_with("\u{feff}source;dimension;value;"),
        "{list}"
    );
    place.file(LIST, list.replace(";C4;", ";C4;Femmes"));
    let figures = figures([("_T", "12"), ("female", "6"), ("male", "3"), ("_U", "3")]);
    assert_eq!(by_sex(&place), figures);
}

#[test]
fn marks_of_attendance_are_listed_and_understood() {
    let place = Place::new();
    let source = "\
project = \"P1\"
files = [\"register*\"]
person = { fields = [\"case_number\"], scope = \"source\" }
[columns]
case_number = \"No\"
sex = \"Sex\"
[attendance]
service = \"training\"
header = \"Session {date}\"
marks = [\"x\"]
";
    place.file("indicators/sources/register.toml", source);
    let rows = "No;Sex;Session 05/09/2022\n1;F;x\n2;M;oui\n3;F;oui\n4;M;abs\n5;F;abs\n6;F;x\n";
    place.file("data/register.csv", rows);
    let trained = |place: &Place| {
        let ran = place.bilan(&["count", "-i", "T-02", "--by", "", "--format", "json"]);
        json(&ran)["figures"][0]["value"].clone()
    };
    assert_eq!(trained(&place), 2);
    place.bilan(&["check", "--fix-list", LIST]);
    let list = text(&place, LIST);
    let filled = list
        .replace(
            "register,attendance,oui,,2,register.csv,,C3,",
            "register,attendance,oui,,2,register.csv,,C3,present",
        )
        .replace(
            "register,attendance,abs,,2,register.csv,,C5,",
            "register,attendance,abs,,2,register.csv,,C5,absent",
        );
    assert_ne!(list, filled);
    place.file(LIST, filled);
    assert_eq!(trained(&place), 4, "x, oui, oui, x");
    let ran = place.bilan(&["check", "--format", "json"]);
    assert!(of(&ran, "unknown-value").is_empty(), "{}", ran.out);
}

#[test]
fn the_list_is_part_of_the_catalogue() {
    let place = Place::with(PEOPLE);
    let hash = |place: &Place| {
        place.bilan(&["report", "P1", "--out", "out"]).ends(0);
        let cells = place.cells("out/P1_don_life.xlsx");
        cells.into_iter().find(|cell| cell.len() == 64).unwrap()
    };
    let before = hash(&place);
    place.file(LIST, "dimension,value,category\nsex,dame,female\n");
    assert_ne!(before, hash(&place));
}

#[test]
fn mistakes_of_a_list_are_told_with_their_line() {
    #[track_caller]
    fn case(rows: &str, code: &str, line: u32, words: &str) {
        let place = Place::with(PEOPLE);
        place.file(LIST, format!("source,dimension,value,category\n{rows}"));
        let ran = place.bilan(&["check", "--format", "json"]);
        let found = of(&ran, code);
        assert_eq!(found.len(), 1, "{}", ran.out);
        assert_eq!(found[0]["file"], "aliases.csv");
        assert_eq!(found[0]["line"], line, "{}", ran.out);
        let told = found[0].to_string();
        assert!(told.contains(words), "{told}");
    }
    case(",sexe,dame,female\n", "undeclared", 2, "did you mean `sex`");
    case(
        ",sex,dame,femal\n",
        "undeclared",
        2,
        "did you mean `female`",
    );
    case(
        ",sex,lady,female\nregistre,sex,dame,female\n",
        "undeclared",
        3,
        "did you mean `register`",
    );
    case(",sex,F,male\n", "alias-claimed-twice", 2, "`female`");
    case(
        "register,sex,dame,male\nregister,sex,DAME,female\n",
        "alias-claimed-twice",
        3,
        "`male`",
    );
    case(",sex,,male\n", "alias-without-value", 2, "no value");
    let place = Place::with(PEOPLE);
    place.file(LIST, "sex,dame,female\n");
    place
        .bilan(&["check"])
        .ends(1)
        .says(&["alias-column-absent", "`category`", "aliases.csv:1"]);
    // What is no list is not written over.
    place.remove(LIST);
    place.file("other.csv", "a,b\n1,2\n");
    place
        .bilan(&["check", "--fix-list", "other.csv"])
        .ends(2)
        .says(&["other.csv"]);
    assert_eq!(text(&place, "other.csv"), "a,b\n1,2\n");
}

#[test]
fn findings_give_the_line_to_write() {
    let place = Place::with(&ROWS.replace("Dame", "femmee").replace("dame", "femmee"));
    let ran = place.bilan(&["check", "--format", "json"]);
    let help = of(&ran, "unknown-value")[0]["help"]
        .as_str()
        .unwrap()
        .to_owned();
    let line = "`sources/register.toml`, under `[values.sex]`: `\"femmee\" = \"female\"`";
    assert!(help.contains(line), "{help}");
    let help = of(&ran, "undeclared-number")[0]["help"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(help.contains("`\"1\" = \"…\"`"), "{help}");
    // The line does what it says.
    place.append(
        "indicators/sources/register.toml",
        "[values.sex]\n\"femmee\" = \"female\"\n\"1\" = \"_U\"\n",
    );
    let ran = place.bilan(&["check", "--format", "json"]);
    assert!(of(&ran, "undeclared-number").is_empty(), "{}", ran.out);
    let figures = figures([("_T", "12"), ("female", "6"), ("male", "3"), ("_U", "3")]);
    assert_eq!(by_sex(&place), figures);
}

#[test]
fn other_findings_give_their_line_too() {
    let place = Place::with(PEOPLE);
    place.file("data/registre-2.csv", "x\n");
    place.edit("data/register.csv", "Sex", "Gender (F/M)");
    place.edit("data/register.csv", "15/01/2022", "31/31/2022");
    let ran = place.bilan(&["check", "--format", "json"]);
    let help = |code: &str| of(&ran, code)[0]["help"].as_str().unwrap().to_owned();
    let claim = "files = [\"register*\", \"registre-2.csv\"]";
    assert!(
        help("unclaimed-file").contains(claim),
        "{}",
        help("unclaimed-file")
    );
    assert!(
        help("column-absent").contains("under `[columns]`: `sex = [\"Sex\", \"Gender (F/M)\"]`"),
        "{}",
        help("column-absent")
    );
    assert!(help("impossible-date").contains("dates = \"month first\""));
}

#[test]
fn questions_go_back_to_whoever_keeps_the_register() {
    let place = Place::with(ROWS);
    place.edit("data/register.csv", "15/01/2022", "45/01/2022");
    place.file(
        "data/Register.2.txt",
        text(&place, "data/register.csv").replace(";Sex;", ";sex;"),
    );
    let ran = place.bilan(&["check", "--return", "back", "--lang", "fr"]);
    assert!(
        ran.err.contains("back/register_a-corriger.xlsx"),
        "{}",
        ran.err
    );
    let cells = place.cells("back/register_a-corriger.xlsx");
    let has = |text: &str| cells.iter().any(|cell| cell.contains(text));
    assert!(
        has("Votre réponse") && has("Quelle est la date exacte"),
        "{cells:?}"
    );
    assert!(has("Femmes, Hommes, inconnu"), "{cells:?}");
    for name in ["Zoubida", "Qarfi", "Wazzani", "Xyz"] {
        assert!(!has(name), "{name} is shown");
    }
    let date = cells.iter().position(|cell| cell == "F").unwrap();
    let header = &cells[date + 1];
    assert_eq!(header, "Guidance", "it follows the letter of its column");
    assert!(place.path("back/Register.2_a-corriger.xlsx").exists());
    place.bilan(&["check", "--return", "en", "--lang", "en"]);
    assert!(place.path("en/register_to-correct.xlsx").exists());
}

#[test]
fn questions_are_capped() {
    use std::fmt::Write as _;
    let place = Place::new();
    let mut rows = common::HEADER.to_owned();
    for number in 1..=1_300 {
        let _ = writeln!(rows, "{number};N;1;host;;10/10/2022;;;");
    }
    place.file("data/register.csv", rows);
    place.bilan(&["check", "--return", "back"]);
    let cells = place.cells("back/register_to-correct.xlsx");
    assert!(
        cells.iter().any(|cell| cell.contains("300 more")),
        "{:?}",
        cells.last()
    );
}

const WAIVER: &str = "[[waive]]\ncode = \"unclaimed-file\"\nfile = \"other*\"\nreason = \"kept for the archives\"\nuntil = 2027-03-31";

#[test]
fn waived_findings_stay_and_do_not_count() {
    let place = Place::with(PEOPLE);
    place.file("data/other.csv", "x\n");
    // Past due on the days that the waiver is looked at.
    place.edit(
        "indicators/projects/p1.toml",
        "targets = [{ value = 10 }]",
        "",
    );
    let run = |more: &[&str]| place.bilan(&[&["check", "--deny", "warnings"], more].concat());
    run(&[]).ends(1);
    place.append("indicators/catalogue.toml", WAIVER);
    run(&[]).ends(0).says(&[
        "unclaimed-file",
        "waived until 2027-03-31: kept for the archives",
        "1 waived",
    ]);
    run(&["--as-of", "2027-03-31"]).ends(0);
    let late = run(&["--as-of", "2027-04-01"]).ends(1);
    late.says(&["waiver-ended", "warning[unclaimed-file]"]);
    let found = of(&run(&["--format", "json"]), "unclaimed-file");
    assert_eq!(found[0]["waived"], "kept for the archives");
    assert_eq!(found[0]["until"], "2027-03-31");
    // A waiver for nothing is noted, where everything was looked at.
    place.remove("data/other.csv");
    let idle = run(&["--format", "json"]).ends(0);
    assert_eq!(of(&idle, "idle-waiver")[0]["severity"], "note");
    assert!(of(&idle, "idle-waiver")[0]["line"].as_u64().unwrap() > 7);
}

#[test]
fn severities_are_the_catalogue_s() {
    let place = Place::with(PEOPLE);
    place.file("data/other.csv", "x\n");
    place.bilan(&["check"]).ends(0);
    place.append(
        "indicators/catalogue.toml",
        "[severity]\nunclaimed-file = \"error\"",
    );
    place
        .bilan(&["check"])
        .ends(1)
        .says(&["error[unclaimed-file]"]);
    place
        .bilan(&["count"])
        .ends(1)
        .says(&["error[unclaimed-file]"]);
    for (line, code, words) in [
        (
            "[severity]\nunknown-key = \"note\"",
            "fixed-severity",
            "stays an error",
        ),
        (
            "[severity]\nunclaimed-fil = \"note\"",
            "undeclared",
            "did you mean `unclaimed-file`",
        ),
        (
            "[severity]\nunclaimed-file = \"bad\"",
            "unknown-word",
            "warning",
        ),
        (
            "[[waive]]\ncode = \"unknown-key\"\nreason = \"x\"\nuntil = 2027-01-01",
            "fixed-severity",
            "stays an error",
        ),
        (
            "[[waive]]\ncode = \"unclaimed-file\"\nuntil = 2027-01-01",
            "missing-key",
            "`reason`",
        ),
    ] {
        let place = Place::with(PEOPLE);
        place.append("indicators/catalogue.toml", line);
        place.bilan(&["check"]).ends(1).says(&[code, words]);
    }
}
