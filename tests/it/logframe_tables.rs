//! Logframe lines kept in a table beside the project's file: the same lines as in TOML, and each mistake with its cell.

use crate::common;
use std::fs::File;
use std::path::Path;

use crate::common::Place;
use bilan::catalogue::{self, Catalogue, CatalogueText, Project};
use bilan::finding::{Code, Findings, Origin};
use bilan::ingest::{self, Folder, ReadSeek};

const P: &str = "indicators/projects/p1.toml";
const CSV: &str = "indicators/projects/lines.csv";

/// The project without its logframe.
const HEAD: &str = r#"code = "P1"
name = { en = "First project", fr = "Premier projet" }
start = 2021-01-01
end = 2023-12-31

[[revision]]
date = 2022-06-15
document = "Amendment 1"

[[result]]
code = "E1"
level = "outcome"
label = { en = "Work", fr = "Travail" }
"#;

/// Three lines as TOML has them.
const TOML: &str = r#"
[[logframe]]
code = "P1-01"
indicator = "T-01"
level = "output"
label = { en = "Guided", fr = "Orientées", ar = "توجيه" }
baseline = { value = 12.5, date = 2020-12-31, verified = false }
result = "E1"
group = "work"
evidence = "https://example.org/1"
references = [{ vocabulary = "SDC-ARI", code = "MIG_ARI", verified = false }, { vocabulary = "EURF", code = "2.1", edition = "2021", verified = false }]
data_source = { en = "Register; one row each", fr = "Registre" }
targets = [
  { value = 1500, by = 2022-12-31, verified = false, note = "proposal, p. 4" },
  { value = 1800, by = 2023-12-31, revised = 2022-06-15 },
  { value = 600, per = "year", by = 2023-12-31, for = { sex = "female", migrant_status = "migrant" } },
  { value = 0.5, share = 0.5, by = 2023-12-31, for = { sex = "female" } },
]

[[logframe]]
code = "P1-02"
indicator = "T-02"
level = "outcome"
within = "P1-01"
baseline = { value = 0, note = "nothing before" }
risks = { en = "Few trainers", fr = "Peu de formateurs" }

[[logframe]]
code = "P1-03"
indicator = "T-03"
level = "output"
"#;

/// The same in French, as a spreadsheet program saves it.
const FRENCH: &str = "\
Cadre logique;;;;;;;;;;;;;;;;;;;
Ligne;Indicateur;Niveau;Libellé (fr);Label (en);Libellé (ar);Résultat;Groupe;Preuve;Valeur de référence;\
Date de référence;Cible;Échéance;Par;Pour;Révision;Vérifié;Note;Source des données (fr);Data source;Partie de;\
Risques (fr);Risques (en);Référence
P1-01;T-01;Produit;Orientées;Guided;توجيه;E1;work;https://example.org/1;12,5;31/12/2020;1\u{a0}500;31/12/2022;total;;;\
non;proposal, p. 4;Registre;\"Register; one row each\";;;;SDC-ARI MIG_ARI~ EURF: 2.1 (2021)
P1-01;;;;;;;;;;;1 800;2023;;;15/06/2022;oui;;;;;;
P1-01;;;;;;;;;;;600;31 décembre 2023;année;sexe=femmes; statut=migrants;;;;;;;
P1-02;T-02;Effet;;;;;;;0;;;;;;;;nothing before;;;P1-01;Peu de formateurs;Few trainers
;;;;;;;;;;;;;;;;;;;;;;
P1-01;;;;;;;;;;;50 %;31.12.2023;part;Sex = F;;;;;;;;
P1-03;T-03;Output;;;;;;;;;;;;;;;;;;;;
";

/// A catalogue as the commands read it.
fn read(place: &Place) -> (Option<Catalogue>, Findings) {
    let folder = place.path("indicators");
    let mut texts = Vec::new();
    for part in ["", "sources", "projects", "donors"] {
        for entry in std::fs::read_dir(folder.join(part)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "toml") {
                let text = std::fs::read_to_string(&path).unwrap();
                let path = path.strip_prefix(&folder).unwrap().to_string_lossy();
                let path = path.replace('\\', "/");
                texts.push(CatalogueText { path, text });
            }
        }
    }
    texts.sort_by(|a, b| a.path.cmp(&b.path));
    let files: Vec<String> = catalogue::tables_named(&texts)
        .into_iter()
        .filter(|path| folder.join(path).is_file())
        .collect();
    let open = |path: &str| {
        let file = File::open(folder.join(path))?;
        Ok(Box::new(file) as Box<dyn ReadSeek>)
    };
    let opened = Folder {
        files: &files,
        open: &open,
        aside: &|_, _| Err(std::io::ErrorKind::Unsupported.into()),
        progress: &|_| {},
    };
    let tables = ingest::tables(&texts, &opened);
    catalogue::read_with(&texts, &tables, Path::new("indicators"))
}

#[track_caller]
fn project(place: &Place) -> Project {
    let (catalogue, findings) = read(place);
    let found: Vec<_> = findings.iter().collect();
    assert!(found.is_empty(), "{found:?}");
    let mut project = catalogue.unwrap().projects.remove(0);
    for line in &mut project.logframe {
        // Where a line stands is all that differs.
        assert_ne!(line.origin, Origin::Nowhere);
        line.origin = Origin::Nowhere;
    }
    project
}

fn place(project: &str) -> Place {
    let place = Place::with(common::PEOPLE);
    place.file(P, project);
    place
}

fn with_table(name: &str) -> Place {
    place(&format!("table = \"{name}\"\n{HEAD}"))
}

/// The French table as a workbook: numbers as numbers, days as days, a notice in a sheet before it.
fn workbook() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let notice = book.add_worksheet().set_name("Lisez-moi").unwrap();
    notice
        .write_string(0, 0, "À remplir chaque trimestre")
        .unwrap();
    let sheet = book.add_worksheet().set_name("Cadre").unwrap();
    let day = rust_xlsxwriter::Format::new().set_num_format("dd/mm/yyyy");
    let share = rust_xlsxwriter::Format::new().set_num_format("0%");
    let rows = csv::ReaderBuilder::new()
        .delimiter(b';')
        .flexible(true)
        .has_headers(false)
        .from_reader(
            french()
                .replace("femmes; statut", "femmes\nstatut")
                .as_bytes(),
        )
        .into_records()
        .map(Result::unwrap)
        .collect::<Vec<_>>();
    for (row, cells) in (0..).zip(&rows) {
        for (column, cell) in (0..).zip(cells) {
            let plain = cell.replace(['\u{a0}', ' '], "").replace(',', ".");
            let date = chrono::NaiveDate::parse_from_str(cell, "%d/%m/%Y");
            if let Ok(date) = date {
                let serial = date - chrono::NaiveDate::from_ymd_opt(1899, 12, 30).unwrap();
                let serial = serial.num_days() as f64;
                sheet
                    .write_number_with_format(row, column, serial, &day)
                    .unwrap();
            } else if let Some(percent) = plain
                .strip_suffix('%')
                .and_then(|it| it.parse::<f64>().ok())
            {
                sheet
                    .write_number_with_format(row, column, percent / 100.0, &share)
                    .unwrap();
            } else if let Ok(number) = plain.parse::<f64>() {
                sheet.write_number(row, column, number).unwrap();
            } else if !cell.is_empty() {
                sheet.write_string(row, column, cell).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

/// The French table as CSV: « Pour » holds the delimiter, so the cell is quoted.
fn french() -> String {
    FRENCH
        .replace(
            "sexe=femmes; statut=migrants",
            "\"sexe=femmes; statut=migrants\"",
        )
        .replace('~', "\n")
        .replace(
            "SDC-ARI MIG_ARI\n EURF: 2.1 (2021)",
            "\"SDC-ARI MIG_ARI\n EURF: 2.1 (2021)\"",
        )
}

#[test]
fn a_table_says_what_toml_says() {
    let toml = format!("{:#?}", project(&place(&format!("{HEAD}{TOML}"))));
    let texts = [
        french(),
        format!("\u{feff}{}", french()),
        french()
            .replace("; ", "¤")
            .replace(';', "\t")
            .replace('¤', "; "),
    ];
    let read = with_table("lines.csv");
    for text in texts {
        read.file(CSV, text);
        assert_eq!(format!("{:#?}", project(&read)), toml);
    }
    let read = with_table("lines.xlsx");
    read.file("indicators/projects/lines.xlsx", workbook());
    assert_eq!(format!("{:#?}", project(&read)), toml);
}

#[test]
fn columns_come_in_any_order_and_in_another_encoding() {
    let lines = "By,Level,Target,Label,Line,Indicator\n2022,output,10,Guidés,P1-01,T-01\n";
    let read = with_table("lines.csv");
    let encoded: Vec<u8> = lines.chars().map(|sign| sign as u8).collect();
    read.file(CSV, encoded);
    let (catalogue, findings) = self::read(&read);
    let codes: Vec<Code> = findings.iter().map(bilan::finding::Finding::code).collect();
    // « Label » is in the catalogue's first language, and the other is missing.
    assert_eq!(codes, [Code::MissingLanguage]);
    let line = &catalogue.unwrap().projects[0].logframe[0];
    assert_eq!(line.label.as_ref().unwrap().0["en"], "Guidés");
    assert_eq!(line.targets[0].by.to_string(), "2022-12-31");
}

#[test]
fn lines_of_the_file_and_of_the_table_are_one() {
    let toml = format!("{:#?}", project(&place(&format!("{HEAD}{TOML}"))));
    // The conditions of a line stand in the file, its targets in the table.
    let (head, targets) = TOML.split_once("targets = [").unwrap();
    let rest = targets.split_once("]\n").unwrap().1;
    let read = place(&format!("table = \"lines.csv\"\n{HEAD}{head}{rest}"));
    read.file(
        CSV,
        "Ligne;Cible;Échéance;Par;Pour;Révision;Vérifié;Note\n\
         P1-01;1500;31/12/2022;;;;non;proposal, p. 4\n\
         P1-01;1800;31/12/2023;;;15/06/2022;;\n\
         P1-01;600;31/12/2023;an;statut=migrant|sexe=female;;;\n\
         P1-01;50;2023;part;sexe=femmes;;;\n"
            .replace('|', "\n")
            .replace(
                "statut=migrant\nsexe=female",
                "\"statut=migrant\nsexe=female\"",
            ),
    );
    assert_eq!(format!("{:#?}", project(&read)), toml);
}

#[test]
fn the_table_is_of_the_catalogue_and_its_hash() {
    let hash = |text: &str| {
        let read = with_table("lines.csv");
        read.file(CSV, text);
        self::read(&read).0.unwrap().hash
    };
    let head = "Line;Indicator;Level;Target\nP1-01;T-01;output;";
    assert_eq!(hash(&format!("{head}10")), hash(&format!("{head}10\n")));
    assert_ne!(hash(&format!("{head}10")), hash(&format!("{head}11")));
}

/// A table, and what is told of it: the code, the place and some words.
type Case = (&'static str, Code, &'static str, &'static [&'static str]);

#[rustfmt::skip]
const CASES: &[Case] = &[
    ("Line;Indicator;Level;Tarjet\nP1-01;T-01;output;1", Code::UnknownTableColumn, "D1", &["`Tarjet`", "did you mean `Target`?"]),
    ("Line;Indicator;Level;Colour\nP1-01;T-01;output;1", Code::UnknownTableColumn, "D1", &["`Colour`", "another sheet"]),
    ("Line;Indicator;Level;Level\nP1-01;T-01;output;", Code::DuplicateCode, "D1", &["`Level`", "two columns"]),
    ("Indicator;Level\nT-01;output", Code::TableWithoutLines, "", &["`Line`"]),
    ("Line;Indicator;Level\n;T-01;output\nP1-01;T-01;output", Code::EmptyTableCell, "A2", &["`Line`", "merged"]),
    ("Line;Indicator;Level\nP1-01;;output", Code::EmptyTableCell, "B2", &["`Indicator`"]),
    ("Ligne;Niveau\nP1-01;Produit", Code::EmptyTableCell, "row 2", &["`Indicator`"]),
    ("Line;Indicator;Level\nP1-01;T-01;", Code::EmptyTableCell, "C2", &["`Level`"]),
    ("Line;Indicator;Level;Target;By\nP1-01;T-01;output;;2022", Code::EmptyTableCell, "D2", &["`Target`"]),
    ("Line;Indicator;Level;Note\nP1-01;T-01;output;proposal", Code::EmptyTableCell, "row 2", &["`Target`"]),
    ("Line;Indicator;Level;Baseline date\nP1-01;T-01;output;2020", Code::EmptyTableCell, "row 2", &["`Baseline`"]),
    ("Line;Indicator;Level;Target;Per\nP1-01;T-01;output;0.5;share", Code::EmptyTableCell, "row 2", &["`For`"]),
    ("Line;Indicator;Level\nP1-01;T-10;output", Code::Undeclared, "B2", &["no declared indicator", "did you mean `T-0"]),
    ("Line;Indicator;Level\nP1-01;T-01;outptu", Code::UnknownWord, "C2", &["did you mean `output`?"]),
    ("Line;Indicator;Level;Target\nP1-01;T-01;output;many", Code::InvalidTableCell, "D2", &["`Target` takes a number", "`1 500`"]),
    ("Line;Indicator;Level;Target\nP1-01;T-01;output;#REF!", Code::ErrorCell, "D2", &["`Target`"]),
    ("Line;Indicator;Level;Target\nP1-01;T-01;output;5,000", Code::AmbiguousNumber, "D2", &["`Target`"]),
    ("Line;Indicator;Level;Reference\nP1-01;T-01;output;MIG_ARI", Code::InvalidTableCell, "D2", &["a framework and a code"]),
    ("Line;Indicator;Level;Target;By\nP1-01;T-01;output;9;soon", Code::InvalidTableCell, "E2", &["`By` takes a date", "`31/12/2022`"]),
    ("Line;Indicator;Level;Target;Verified\nP1-01;T-01;output;9;perhaps", Code::InvalidTableCell, "E2", &["yes or no"]),
    ("Line;Indicator;Level;Target;Per\nP1-01;T-01;output;9;yaer", Code::UnknownWord, "E2", &["did you mean `year`?"]),
    ("Line;Indicator;Level;Target;For\nP1-01;T-01;output;9;sex=femal", Code::Undeclared, "E2", &["no category", "did you mean `female`?"]),
    ("Line;Indicator;Level;Target;For\nP1-01;T-01;output;9;sexx=female", Code::Undeclared, "E2", &["no declared dimension", "did you mean `sex`?"]),
    ("Line;Indicator;Level;Target;Revised\nP1-01;T-01;output;9;15/06/2021", Code::Undeclared, "E2", &["no revision", "2022-06-15"]),
    ("Line;Indicator;Level;Result\nP1-01;T-01;output;E2", Code::Undeclared, "D2", &["no result", "did you mean `E1`?"]),
    ("Line;Indicator;Level;Within\nP1-01;T-01;output;P1-10", Code::Undeclared, "D2", &["no line of the logframe"]),
    ("Line;Indicator;Level;Project\nP1-01;T-01;output;P9", Code::Undeclared, "D2", &["no declared project"]),
    ("Line;Indicator;Level;Baseline;Baseline date\nP1-01;T-01;output;0;2025", Code::EndBeforeStart, "E2", &["baseline"]),
    ("Line;Indicator;Level;Label (en)\nP1-01;T-01;output;Guided", Code::MissingLanguage, "D2", &["no text in French"]),
    ("Line;Indicator;Level;Target\nP1-01;T-01;output;9\nP1-01;;;9", Code::TargetTwice, "D3", &["`P1-01`"]),
    ("Line;Indicator;Level;Target\nP1-01;T-01;output;9\nP1-01;;;10", Code::TargetTwice, "D3", &["a revision"]),
    ("Line;Indicator;Level\nP1-01;T-01;output\nP1-01;T-01;output", Code::DuplicateCode, "A3", &["two lines of the logframe"]),
    ("Line;Indicator;Level\nP1-01;T-01;output\nP1-01;T-02;output", Code::LineContradicts, "B3", &["`Indicator`", "`P1-01`"]),
    ("Line;Indicator;Level\nP1-01;T-01;output\nP1-01;T-01;impact", Code::LineContradicts, "C3", &["`Level`"]),
    ("Line;Indicator;Level;Risks (en);Risks (fr)\nP1-01;T-01;output;Few;Peu\nP1-01;;;Many;", Code::LineContradicts, "D3", &["`Risks (en)`"]),
    ("Line;Indicator;Level;Group\nP1-01;T-01;output;a\nP1-01;;;b", Code::LineContradicts, "D3", &["`Group`"]),
    ("Line;Indicator;Level;Baseline\nP1-01;T-01;output;0\nP1-01;;;1", Code::LineContradicts, "D3", &["`Baseline`"]),
];

/// What is wrong with how a mistake is told; nothing when all is as it should be.
fn fault(case: &Case) -> Option<String> {
    let (table, code, cell, said) = case;
    let place = with_table("lines.csv");
    place.file(CSV, table);
    let ran = place.bilan(&["check", "--deny", "warnings", "--lang", "en"]);
    let text = format!("{}{}", ran.err, ran.out);
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let at = match *cell {
        "" => "--> projects/lines.csv\n".to_owned(),
        cell => format!("--> projects/lines.csv › {cell}\n"),
    };
    let told = text.matches("error[").count() + text.matches("warning[").count();
    let missing = said.iter().find(|words| !flat.contains(*words));
    let trouble = match () {
        () if ran.code != 1 => "exit code",
        () if !text.contains(&format!("[{}]", code.name())) => "code",
        () if !text.contains(&at) => "place",
        () if missing.is_some() => "words",
        () if told != 1 => "more than one finding",
        () => return None,
    };
    Some(format!("{trouble}: {code:?} {table}\n{text}"))
}

#[test]
fn each_mistake_is_told_with_its_cell() {
    let faults: Vec<String> = CASES.iter().filter_map(fault).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_mistake_in_a_workbook_stands_at_sheet_and_cell() {
    let place = with_table("lines.xlsx");
    let sheets = [
        ("Notes", "whatever"),
        (
            "Logframe",
            "Line;Indicator;Level;Target\n\nP1-01;T-01;output;many",
        ),
    ];
    place.xlsx("indicators/projects/lines.xlsx", &sheets);
    place.bilan(&["check"]).ends(1).says(&[
        "error[invalid-table-cell]",
        "--> projects/lines.xlsx › Logframe › D3",
    ]);
}

#[test]
fn a_table_that_is_not_there_or_cannot_be_read() {
    let place = with_table("lines.csv");
    place.bilan(&["check"]).ends(1).says(&[
        "error[missing-file]",
        "--> projects/p1.toml:1:9",
        "`table = \"lines.csv\"`",
    ]);
    place.file(CSV, "");
    let said = ["error[unreadable-file]", "--> projects/lines.csv"];
    place.bilan(&["check"]).ends(1).says(&said);
    place.file(CSV, b"PK\x03\x04 cut short");
    place.bilan(&["check"]).ends(1).says(&said);
}

#[test]
fn a_line_that_could_not_be_understood_is_declared_all_the_same() {
    let place = with_table("lines.csv");
    let table =
        "Line;Indicator;Level;Within;Target\nP1-01;;output;;\nP1-01;;;;5\nP1-02;T-02;output;P1-01;";
    place.file(CSV, table);
    let ran = place.bilan(&["check"]).ends(1);
    assert_eq!(ran.err.matches("error[").count(), 1, "{}", ran.err);
}

#[test]
fn the_same_target_twice_in_toml() {
    let twice = TOML.replace(
        "  { value = 1800",
        "  { value = 1600, by = 2022-12-31 },\n  { value = 1800",
    );
    let place = place(&format!("{HEAD}{twice}"));
    let said = ["error[target-twice]", "value = 1600", "`P1-01`"];
    place.bilan(&["check"]).ends(1).says(&said);
}

#[test]
fn what_is_found_of_a_line_of_a_table_stands_at_its_row() {
    let place = with_table("lines.csv");
    place.file(CSV, "Line;Indicator;Level;Target\n\nP1-01;T-01;output;90");
    place.edit("indicators/catalogue.toml", "margin = 1.0\n", "");
    // Five of ninety.
    let said = [
        "warning[variance-unexplained]",
        "--> projects/lines.csv › A3",
        "(5.6%)",
    ];
    // The target is due at the project's end, later than the last act of the register.
    let check = ["check", "--lang", "en", "--as-of", "2023-12-31"];
    place.bilan(&check).ends(0).says(&said);
}
