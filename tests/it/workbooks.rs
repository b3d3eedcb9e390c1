//! The workbooks over the samples, read back: sheets, figures, shares, charts and page setup.

use crate::support;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use strum::IntoEnumIterator as _;

use crate::support::{
    CATALOGUE, SAMPLES, attribute, files, grid, parts, period, printed, project, tabs, tags,
};
use bilan::count::{State, View, of_line};

/// Runs `report` with these arguments into a new folder.
fn report(arguments: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    printed(&[&["report", "--out", out], arguments].concat(), 0);
    folder
}

/// All workbooks and their internal copies, each project's whole life. Nothing clears a static away: the folder is one
/// that the next run empties, named after the test that asks first: tests run one a process would empty each other's.
static LIFE: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("workbooks");
    let folder = folder.join(std::thread::current().name().unwrap_or("tests"));
    let _ = std::fs::remove_dir_all(&folder);
    printed(
        &["report", "--internal", "--out", folder.to_str().unwrap()],
        0,
    );
    folder
});

/// The workbook of each project for its donor, without its ending.
const BOOKS: [(&str, &str); 4] = [
    ("FLOWER", "FLOWER_upm"),
    ("M4SD", "M4SD_ddc"),
    ("RESTART", "RESTART_ue"),
    ("WORK4LIFE", "WORK4LIFE_eutf"),
];

fn life(stem: &str, internal: bool) -> PathBuf {
    let copy = if internal { "_interne" } else { "" };
    LIFE.join(format!("{stem}_life{copy}.xlsx"))
}

#[test]
fn the_workbooks_come_out_the_same_twice() {
    let mut names: Vec<String> = SHEETS
        .iter()
        .flat_map(|(stem, _)| {
            [
                format!("{stem}_life.xlsx"),
                format!("{stem}_life_interne.xlsx"),
            ]
        })
        .collect();
    names.sort();
    assert_eq!(files(&LIFE), names, "these and nothing beside them");
    let again = report(&["--internal"]);
    assert_eq!(files(again.path()), names);
    for name in names {
        let read = |folder: &Path| std::fs::read(folder.join(&name)).unwrap();
        assert!(read(&LIFE) == read(again.path()), "{name} differs");
    }
}

/// What each workbook holds, in order: the sheets that its donor's conventions name, then the further breakdowns.
#[rustfmt::skip]
const SHEETS: [(&str, &[&str]); 12] = [
    ("AJPJ_ue-opsys", &["Couverture", "Cadre logique UE", "Par Hub", "Sexe × statut", "Désagrégation", "Formes juridiques", "OPSYS", "Définitions"]),
    ("CAC_corpsafrica", &["Cover", "Summary", "Portfolio", "Sessions", "Definitions"]),
    ("DAPP_danida", &["Cover", "Results framework", "Employability", "Entrepreneurship", "Regions", "Definitions"]),
    ("FLOWER_upm", &["Couverture", "Synthèse", "Par région", "Modules", "Coopératives", "Coachs", "Sexe × statut", "Tranche d’âge", "Pays", "Région", "Module", "Forme juridique", "Secteur d’activité", "Définitions"]),
    ("M4SD_ddc", &["Couverture", "Cadre logique", "DDC", "Sexe × statut", "ODD", "Statut juridique", "Tranche d’âge", "Région", "Définitions"]),
    ("M4SD_oim", &["Couverture", "Matrice OIM", "Sexe × statut", "Définitions"]),
    ("M4SD_pnud", &["Couverture", "Suivi trimestriel PNUD", "Sexe × statut", "Définitions"]),
    ("OIM2_oim-protection", &["Couverture", "Matrice OIM", "Trimestre", "Statut administratif", "Vulnérabilités", "Sexe × statut", "Organisations", "Définitions"]),
    ("RESTART_cei", &["Fiche Conf. épiscopale"]),
    ("RESTART_ue", &["Couverture", "Cadre logique UE", "Entonnoir", "Start-up", "Subventions", "Sexe × statut", "Tranche d’âge", "Pays", "Forme juridique", "Secteur d’activité", "Sexe du ou de la propriétaire", "Âge du ou de la propriétaire", "État de l’immatriculation", "Type d’entreprise", "Définitions"]),
    ("SNIA_snia", &["Couverture", "Programme 7", "Contribution ES.Maroc", "Texte", "Définitions"]),
    ("WORK4LIFE_eutf", &["Couverture", "Cadre logique UE", "Indicateurs EUTF", "Sexe × statut", "Désagrégation", "OPSYS", "Statut juridique", "Tranche d’âge", "Région", "Module", "Forme juridique", "Secteur d’activité", "Sexe du ou de la propriétaire", "Type d’entreprise", "Définitions"]),
];

#[test]
fn each_workbook_has_its_donor_s_sheets_in_order() {
    for (stem, wanted) in SHEETS {
        assert_eq!(tabs(&life(stem, false)), wanted, "{stem}");
        let internal = tabs(&life(stem, true));
        assert_eq!(internal[..wanted.len()], *wanted, "{stem}, internal");
        let inside = &internal[wanted.len()..];
        let (en, fr) = (
            [
                "Rows to records",
                "Records to figures",
                "Findings",
                "Traceability",
            ],
            [
                "Des lignes aux actes",
                "Des actes aux chiffres",
                "Constats",
                "Traçabilité",
            ],
        );
        let own = if wanted[0] == "Cover" { en } else { fr };
        assert!(
            own.iter().all(|one| inside.iter().any(|tab| tab == one)),
            "{stem}: {inside:?}"
        );
    }
    // What was published stands beside what is counted, in the copy that stays in the house.
    assert!(tabs(&life("M4SD_ddc", true)).contains(&"Écarts".to_owned()));
    assert!(tabs(&life("AJPJ_ue-opsys", true)).contains(&"Écarts".to_owned()));
}

#[test]
fn english_is_asked_for_by_language() {
    let folder = report(&["M4SD", "--donor", "ddc", "--internal", "--lang", "en"]);
    assert_eq!(
        files(folder.path()),
        ["M4SD_ddc_life.xlsx", "M4SD_ddc_life_interne.xlsx"]
    );
    let wanted = [
        "Cover",
        "Logframe",
        "SDC",
        "Sex × status",
        "SDG",
        "Legal status",
        "Age group",
        "Region",
        "Definitions",
    ];
    assert_eq!(tabs(&folder.path().join("M4SD_ddc_life.xlsx")), wanted);
    let internal = tabs(&folder.path().join("M4SD_ddc_life_interne.xlsx"));
    for inside in [
        "Rows to records",
        "Records to figures",
        "Findings",
        "Traceability",
        "Gaps",
    ] {
        assert!(internal.iter().any(|tab| tab == inside), "{internal:?}");
    }
}

/// The cells of a sheet by row: texts and numbers.
type Rows = Vec<Vec<calamine::Data>>;

fn text(row: &[calamine::Data], column: usize) -> &str {
    match row.get(column) {
        Some(calamine::Data::String(text)) => text,
        _ => "",
    }
}

fn number(row: &[calamine::Data], column: usize) -> Option<f64> {
    match row.get(column) {
        Some(calamine::Data::Float(number)) => Some(*number),
        _ => None,
    }
}

#[test]
fn the_logframe_holds_the_counted_figures_as_numbers() {
    // By name: not every donor's calendar has the year.
    let names = BOOKS.map(|(code, _)| code);
    let folder = report(&[&names[..], &["--period", "2022"]].concat());
    let heads = [
        "Code",
        "Réalisé (2022)",
        "Nouveaux",
        "Cumul depuis le début",
    ];
    let mut seen = 0;
    for (code, stem) in BOOKS {
        let path = folder.path().join(format!("{stem}_2022.xlsx"));
        let sheet = grid(&path, &tabs(&path)[1]);
        let is_head = |row: &Vec<calamine::Data>| (0..row.len()).any(|at| text(row, at) == "Code");
        let head = sheet.iter().position(is_head).unwrap();
        let column = |name: &str| (0..sheet[head].len()).find(|at| text(&sheet[head], *at) == name);
        // The EU's logframes show the cumulative figure alone, as the current value.
        let [line, columns @ ..] = heads.map(column);
        let columns = [
            columns[0],
            columns[1],
            columns[2].or_else(|| column("Valeur actuelle")),
        ];
        let line = line.unwrap();
        assert!(columns[2].is_some(), "{stem}");
        let place = project(code);
        for (at, declared) in CATALOGUE.projects[place].logframe.iter().enumerate() {
            let row = sheet.iter().find(|row| text(row, line) == declared.code);
            let row = row.unwrap_or_else(|| panic!("no row {}", declared.code));
            let requests = [View::Period, View::New, View::Cumulative]
                .map(|view| of_line(&CATALOGUE, (place, at), view, &period(place, "2022"), &[]));
            let tables = support::tables(&SAMPLES, &requests);
            for (table, column) in tables.iter().zip(columns) {
                let Some(column) = column else { continue };
                let total = table.total();
                let told = number(row, column);
                assert_eq!(
                    told, total.value,
                    "{} {:?}",
                    declared.code, table.request.view
                );
                let missing = total.state == State::Missing;
                assert_eq!(
                    text(row, column) == "non renseigné",
                    missing,
                    "{}",
                    declared.code
                );
                seen += usize::from(told > Some(0.0));
            }
        }
    }
    assert!(seen > 100, "only {seen} figures were more than 0");
}

#[test]
fn m4sd_s_sheet_of_sex_and_status_shows_what_was_published() {
    let folder = report(&["M4SD", "--period", "2019..2022"]);
    let path = folder.path().join("M4SD_ddc_2019-2022.xlsx");
    let sheet = grid(&path, "Sexe × statut");
    let title = |row: &Vec<calamine::Data>| text(row, 0).starts_with("M4SD-01 · ");
    let start = sheet.iter().position(title).unwrap();
    let heads = [
        "Sexe",
        "Personnes migrantes",
        "Communauté d’accueil",
        "Personnes de retour",
        "Non renseigné",
        "Total",
        "% des réponses connues",
    ];
    let found: Vec<&str> = (0..7)
        .map(|column| text(&sheet[start + 1], column))
        .collect();
    assert_eq!(found, heads);
    let rows = [
        ("Femmes", [86.0, 311.0, 0.0, 0.0, 397.0]),
        ("Hommes", [99.0, 215.0, 0.0, 0.0, 314.0]),
        ("Non renseigné", [0.0; 5]),
        ("Total", [185.0, 526.0, 0.0, 0.0, 711.0]),
    ];
    for (row, (name, wanted)) in sheet[start + 2..].iter().zip(rows) {
        assert_eq!(text(row, 0), name);
        let found: Vec<Option<f64>> = (1..6).map(|column| number(row, column)).collect();
        assert_eq!(found, wanted.map(Some), "{name}");
    }
    let near = |found: Option<f64>, wanted: f64| (found.unwrap() - wanted).abs() < 1e-9;
    assert!(near(number(&sheet[start + 2], 6), 397.0 / 711.0));
    assert!(near(number(&sheet[start + 3], 6), 314.0 / 711.0));
    let shares = &sheet[start + 6];
    assert_eq!(text(shares, 0), "% des réponses connues");
    assert!(near(number(shares, 1), 185.0 / 711.0));
    assert!(near(number(shares, 2), 526.0 / 711.0));
    // Four of five years have passed: 1461 days of 1826.
    let logframe = grid(&path, "Cadre logique");
    let head = logframe.iter().find(|row| text(row, 1) == "Code").unwrap();
    let time = (0..head.len())
        .find(|at| text(head, *at) == "% du temps")
        .unwrap();
    let line = logframe
        .iter()
        .find(|row| text(row, 1) == "M4SD-01")
        .unwrap();
    assert!(near(number(line, time), 1461.0 / 1826.0));
}

/// In every block of sex × status, the shares are of known answers: the unknown stand beside them, not among them.
#[test]
fn shares_are_of_known_answers() {
    let (mut blocks, mut unknown) = (0, 0.0);
    for (_, stem) in BOOKS {
        let sheet: Rows = grid(&life(stem, false), "Sexe × statut");
        for head in (0..sheet.len()).filter(|at| text(&sheet[*at], 0) == "Sexe") {
            let total = (head..sheet.len())
                .find(|at| text(&sheet[*at], 0) == "Total")
                .unwrap();
            let rows = &sheet[head + 1..total];
            let width = (0..sheet[head].len()).find(|at| text(&sheet[head], *at) == "Total");
            // A breakdown that nobody tells is one line.
            let Some(width) = width else {
                continue;
            };
            let value = |row: &Vec<calamine::Data>| number(row, width).unwrap();
            // What has no sex, a grant to an organisation, is no answer either.
            let silent = ["Non renseigné", "sans objet"];
            let named = |row: &&Vec<calamine::Data>| !silent.contains(&text(row, 0));
            let known: f64 = rows.iter().filter(named).map(value).sum();
            for row in rows {
                let share = number(row, width + 1);
                let wanted = (named(&row) && known > 0.0).then(|| value(row) / known);
                let same = match (share, wanted) {
                    (Some(share), Some(wanted)) => (share - wanted).abs() < 1e-9,
                    (share, wanted) => share == wanted,
                };
                assert!(same, "{stem}, row {}: {share:?}, {wanted:?}", text(row, 0));
            }
            unknown += value(&sheet[total]) - known;
            blocks += 1;
        }
    }
    assert!(blocks > 20, "{blocks} blocks");
    assert!(unknown > 50.0, "{unknown} people of unknown sex");
}

#[test]
fn nothing_internal_stands_in_a_donor_s_copy() {
    let words = [
        "Copie interne",
        "Constats",
        "Traçabilité",
        "Des lignes aux actes",
        "Des actes aux chiffres",
    ];
    let sources = CATALOGUE.sources.iter().map(|source| source.code.as_str());
    let codes = bilan::finding::Code::iter().map(bilan::finding::Code::name);
    let inside: BTreeSet<&str> = sources.chain(codes).chain(words).collect();
    let cells = |path: &Path| -> Vec<String> {
        // The cover names the files that were read, with their hashes.
        let tabs = tabs(path);
        let pages = tabs.iter().skip(1).map(|tab| grid(path, tab));
        let cells = pages.flatten().flatten();
        cells.map(|cell| cell.to_string()).collect()
    };
    for (_, stem) in BOOKS {
        let (donor, internal) = (cells(&life(stem, false)), cells(&life(stem, true)));
        let says = |cells: &[String], word: &str| cells.iter().any(|cell| cell.contains(word));
        for word in inside.iter().copied().chain([".csv", ".xlsx"]) {
            assert!(!says(&donor, word), "{stem}: {word}");
        }
        for word in [words[0], words[1], words[2], ".xlsx"] {
            assert!(says(&internal, word), "{stem}, internal: no {word}");
        }
    }
}

#[test]
fn every_chart_says_in_words_what_it_shows() {
    for (project, stem) in BOOKS {
        let parts = parts(&life(stem, false));
        let is_chart = |name: &&String| name.starts_with("xl/charts/chart");
        let charts = parts.keys().filter(is_chart).count();
        let mut said = BTreeSet::new();
        for (name, drawing) in &parts {
            if name.starts_with("xl/drawings/drawing") {
                for tag in tags(drawing, "xdr:cNvPr") {
                    let alt = attribute(tag, "descr").unwrap_or_default();
                    assert!(!alt.is_empty(), "{stem}: {tag}");
                    assert!(alt.encode_utf16().count() <= 255, "{stem}: {alt:?}");
                    said.insert(alt.to_owned());
                }
            }
        }
        assert!(charts > 0, "{project} has a chart");
        assert_eq!(said.len(), charts, "{stem}: each chart its own words");
    }
}

#[test]
fn every_sheet_prints_on_a4_with_its_titles() {
    for (_, stem) in BOOKS {
        for internal in [false, true] {
            let path = life(stem, internal);
            let parts = parts(&path);
            let book = &parts["xl/workbook.xml"];
            let names = tabs(&path);
            let titled: BTreeSet<_> = tags(book, "definedName")
                .into_iter()
                .filter(|tag| attribute(tag, "name") == Some("_xlnm.Print_Titles"))
                .map(|tag| attribute(tag, "localSheetId").unwrap())
                .collect();
            assert_eq!(titled.len(), names.len(), "{stem}: print titles");
            for (number, name) in (1..).zip(names) {
                let sheet = &parts[&format!("xl/worksheets/sheet{number}.xml")];
                let one = |element: &str| *tags(sheet, element).first().unwrap_or(&"");
                let setup = one("pageSetup");
                let place = format!("{stem} › {name}");
                assert_eq!(attribute(setup, "paperSize"), Some("9"), "{place}");
                assert_eq!(
                    attribute(setup, "orientation"),
                    Some("landscape"),
                    "{place}"
                );
                // One page wide: all of it on one, or as many high as it takes.
                let fitted = attribute(one("pageSetUpPr"), "fitToPage");
                assert_eq!(fitted, Some("1"), "{place}: {setup}");
                assert_eq!(attribute(setup, "fitToWidth"), None, "{place}: {setup}");
                assert_eq!(attribute(one("pane"), "state"), Some("frozen"), "{place}");
            }
        }
    }
}
