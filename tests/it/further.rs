//! A further project and a new donor format take TOML only: both stand in `tests/further/` beside a register of six people, and
//! the workbook comes of them. The numbers are counted by hand from the register:
//!
//! guided in 2024: 1 F migrant, 2 F migrant (first quarter), 3 M host (second), 4 F host (third), 5 unknown host (fourth); 6 in 2025.
//! placed in 2024: 2.

use std::path::Path;
use std::process::Command;

use crate::support::{files, grid, parts, root, tabs};

/// The program over the catalogue of the repository and what stands in `tests/further/`, in a folder of its own.
fn run(place: &Path, arguments: &[&str]) -> (i32, String, String) {
    for (from, to) in [
        ("indicators", "indicators"),
        ("tests/further/projects", "indicators/projects"),
        ("tests/further/donors", "indicators/donors"),
        ("tests/further/sources", "indicators/sources"),
        ("tests/further/data", "samples"),
    ] {
        for path in files(&root().join(from)) {
            let bytes = std::fs::read(root().join(from).join(&path)).unwrap();
            bilan::write::atomically(&place.join(to).join(&path), &bytes).unwrap();
        }
    }
    let ran = Command::new(env!("CARGO_BIN_EXE_bilan"))
        .current_dir(place)
        .env_remove("BILAN_LANG")
        .args(arguments)
        .output()
        .unwrap();
    (
        ran.status.code().unwrap(),
        String::from_utf8(ran.stdout).unwrap(),
        String::from_utf8(ran.stderr).unwrap(),
    )
}

/// The rows of a sheet as texts; numbers as they are.
fn rows(place: &Path, file: &str, sheet: &str) -> Vec<Vec<String>> {
    let path = place.join("reports").join(file);
    let text = |cell: &calamine::Data| cell.to_string();
    let cells = grid(&path, sheet);
    cells
        .iter()
        .map(|row| row.iter().map(text).collect())
        .collect()
}

fn row<'r>(rows: &'r [Vec<String>], first: &str) -> &'r [String] {
    let found = rows.iter().find(|row| row.iter().any(|cell| cell == first));
    found.unwrap_or_else(|| panic!("no row with {first} in {rows:#?}"))
}

/// The row whose first cell says this.
fn headed<'r>(rows: &'r [Vec<String>], first: &str) -> &'r [String] {
    let found = rows
        .iter()
        .find(|row| row.first().is_some_and(|cell| cell == first));
    found.unwrap_or_else(|| panic!("no row headed {first} in {rows:#?}"))
}

#[test]
fn a_project_and_a_donor_of_toml_alone_give_their_workbook() {
    let place = tempfile::tempdir().unwrap();
    let (code, out, err) = run(place.path(), &["report", "RELAIS", "--period", "RI1"]);
    assert_eq!(code, 0, "{err}");
    assert!(out.contains("RELAIS_fondation_RI1.xlsx"), "{out}");
    let file = "RELAIS_fondation_RI1.xlsx";
    let cover = rows(place.path(), file, "Page de garde");
    assert!(row(&cover, "Période")[1].starts_with("Premier rapport intermédiaire"));
    assert!(row(&cover, "Dates du projet")[1].contains("31/12/2025"));
    assert!(
        row(&cover, "Dates du projet")[1].contains("30/06/2025"),
        "the initial end"
    );
    // Code, indicator, initial and revised target, reached, four quarters, trend, share of the target.
    let results = rows(place.path(), file, "Résultats");
    let heads = row(&results, "Atteint");
    assert_eq!(heads[5..9], ["2024-T1", "2024-T2", "2024-T3", "2024-T4"]);
    let guided = row(&results, "REL-01");
    assert_eq!(guided[2..9], ["4", "10", "5", "2", "1", "1", "1"]);
    assert_eq!(guided[10], "0.5", "5 of 10");
    assert_eq!(
        guided[11..13],
        ["Registre du relais", "Le marché reste ouvert"]
    );
    let placed = row(&results, "REL-02");
    assert_eq!(placed[4..9], ["1", "0", "0", "1", "0"]);
    // Sex down, status across: the donor's own words for the unknown and the total.
    let who = rows(place.path(), file, "Qui");
    assert_eq!(headed(&who, "Femmes")[1..3], ["2", "1"]);
    assert_eq!(headed(&who, "Inconnu")[1..3], ["0", "1"]);
    assert_eq!(headed(&who, "Ensemble").last().unwrap(), "5");
    let values = rows(place.path(), file, "Valeurs");
    let current = row(&values, "Valeur actuelle");
    assert_eq!(current[6..10], ["5", "3", "1", "1"]);
    let comment = current.last().unwrap();
    assert!(
        comment.contains("Personnes migrantes\u{a0}: 2 (femmes 2)"),
        "{comment}"
    );
}

#[test]
fn sentences_agree_with_their_numbers() {
    let place = tempfile::tempdir().unwrap();
    run(place.path(), &["report", "RELAIS", "--period", "RI1"]);
    let text = rows(place.path(), "RELAIS_fondation_RI1.xlsx", "En phrases");
    let said: Vec<&String> = text
        .iter()
        .flatten()
        .filter(|cell| !cell.is_empty())
        .collect();
    let wanted = "5\u{a0}personnes ont été orientées, dont 3\u{a0}femmes et 1\u{a0}homme ; 2\u{a0}migrantes.";
    assert!(said.iter().any(|one| *one == wanted), "{said:#?}");
    let one = "1\u{a0}personne a trouvé un emploi, dont 1\u{a0}femme.";
    assert!(said.iter().any(|text| *text == one), "{said:#?}");
    // In 2025 nobody was placed: the optional part goes, and nought is singular in French, plural in English.
    let (_, _, err) = run(place.path(), &["report", "RELAIS", "--period", "2025"]);
    let text = rows(place.path(), "RELAIS_fondation_2025.xlsx", "En phrases");
    let none = "0\u{a0}personne a trouvé un emploi.";
    assert!(
        text.iter().flatten().any(|one| one == none),
        "{text:#?} {err}"
    );
    run(
        place.path(),
        &["report", "RELAIS", "--period", "2025", "--lang", "en"],
    );
    let text = rows(place.path(), "RELAIS_fondation_2025.xlsx", "In sentences");
    assert!(
        text.iter()
            .flatten()
            .any(|one| one == "0 people found a job."),
        "{text:#?}"
    );
}

#[test]
fn a_sheet_in_arabic_reads_from_right_to_left_and_a_missing_label_falls_back() {
    let place = tempfile::tempdir().unwrap();
    run(place.path(), &["report", "RELAIS", "--period", "RI1"]);
    let path = place.path().join("reports/RELAIS_fondation_RI1.xlsx");
    let place_of = tabs(&path).iter().position(|tab| tab == "الجنس").unwrap();
    let xml = &parts(&path)[&format!("xl/worksheets/sheet{}.xml", place_of + 1)];
    assert!(xml.contains("rightToLeft=\"1\""), "{}", &xml[..400]);
    let rows = rows(place.path(), "RELAIS_fondation_RI1.xlsx", "الجنس");
    // The donor's word in Arabic; the indicator has no label in Arabic, so it stays in the catalogue's first language.
    assert_eq!(row(&rows, "المجموع")[1], "5");
    assert!(
        rows.iter()
            .flatten()
            .any(|cell| cell.starts_with("Personnes ayant reçu une orientation"))
    );
}

#[test]
fn a_period_that_no_calendar_has_is_refused() {
    let place = tempfile::tempdir().unwrap();
    let (code, out, err) = run(place.path(), &["report", "RELAIS", "--period", "RI9"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("RI9"), "{err}");
}
