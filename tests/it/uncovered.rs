//! No workbook of the samples says 0, or « complet », of what no source covers. What the registers tell of is written down
//! here, from their names and their days, apart from what bilan makes of them.

use crate::support;
use std::path::Path;

use crate::support::{bilan, grid, lines, printed, root, tabs};
use calamine::Data;
use chrono::Datelike as _;

/// Every project that owes a report.
const PROJECTS: [&str; 9] = [
    "AJPJ",
    "CAC",
    "DAPP",
    "FLOWER",
    "M4SD",
    "OIM2",
    "RESTART",
    "SNIA",
    "WORK4LIFE",
];

/// What the registers say of a project's days.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Told {
    /// All of them.
    All,
    /// None of them.
    None,
    /// Some, or they end before the period does.
    Some,
}

use Told::{All, None as Nothing, Some as Part};

/// What the samples tell of each project and period that have days in common. The registers of AJPJ are of 2020 to 2022,
/// those of M4SD of 2019 to 2023, of RESTART 2021 to 2023, of WORK4LIFE to the end of 2024, of CAC September 2023 to
/// August 2024, of FLOWER to March 2022. DAPP was exported on 12 January 2026. The register of OIM2 and that of the Hub in
/// Rabat are of 2024 and 2025. The employment agency's file under SNIA is of 2020; projects of others are counted there.
const TOLD: [(&str, &str, Told); 24] = [
    ("2022-Q3", "AJPJ", All),
    // Part, too, where more acts have no date than the project tolerates.
    ("2022-Q3", "M4SD", Part),
    ("2022-Q3", "RESTART", All),
    ("2022-Q3", "SNIA", Part),
    ("2022-Q3", "WORK4LIFE", All),
    ("2024", "CAC", All),
    ("2024", "DAPP", Part),
    ("2024", "OIM2", All),
    ("2024", "SNIA", Part),
    ("2024", "WORK4LIFE", All),
    ("2026", "DAPP", Nothing),
    ("2026", "OIM2", Nothing),
    ("life", "AJPJ", All),
    ("life", "CAC", All),
    ("life", "DAPP", Part),
    ("life", "FLOWER", All),
    // More acts of a quarter have no date than the project tolerates: only that donor's book shows it.
    ("life", "M4SD_pnud", Part),
    ("life", "M4SD", All),
    ("life", "OIM2", Part),
    ("life", "RESTART", All),
    ("life", "SNIA", Part),
    ("life", "WORK4LIFE", All),
    // A project of none: no workbook at all.
    ("2024", "M4SD", Nothing),
    ("2026", "WORK4LIFE", Nothing),
];

/// What is told of a book, by its name.
fn told(period: &str, book: &str) -> Option<Told> {
    let mut all = TOLD.iter();
    let found = all.find(|(of, code, _)| *of == period && book.starts_with(&format!("{code}_")));
    found.map(|(.., told)| *told)
}

/// The workbooks of a period, all projects asked for by name: path and project.
fn books(period: &str, folder: &Path) -> Vec<(String, String)> {
    let out = folder.to_string_lossy();
    let asked = [
        &["--quiet", "report"][..],
        &PROJECTS,
        &["--period", period, "--out", &out],
    ]
    .concat();
    let output = bilan(&asked);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let name = |path: &String| path.split('_').next().unwrap().to_owned();
    let written = support::files(folder);
    written
        .iter()
        .map(|path| (path.clone(), name(path)))
        .collect()
}

/// What the cover says of the workbook, if it has one.
fn status(path: &Path) -> Option<String> {
    let cover = grid(path, &tabs(path)[0]);
    let row = cover.iter().find(
        |row| matches!(row.first(), Some(Data::String(text)) if text == "État" || text == "Status"),
    )?;
    Some(row[1].to_string())
}

#[test]
fn no_cover_says_complete_of_what_no_source_covers() {
    let (mut seen, mut wrong) = (Vec::new(), Vec::new());
    for period in ["2022-Q3", "2024", "2026", "life"] {
        let folder = tempfile::tempdir().unwrap();
        for (file, _) in books(period, folder.path()) {
            let Some(status) = status(&folder.path().join(&file)) else {
                // A letter to entrepreneurs has no cover.
                assert!(file.starts_with("RESTART_cei"), "{file}");
                continue;
            };
            let told = told(period, &file).unwrap_or_else(|| panic!("{file}"));
            let complete = status.starts_with("complet");
            let nothing = status == "non renseigné" || status == "not reported";
            if (complete, nothing) != (told == All, told == Nothing) {
                wrong.push(format!("{file}: {status}"));
            }
            seen.push((period, file));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    for (period, project, _) in TOLD.iter().take(22) {
        let begins = format!("{project}_");
        let here = |(of, file): &(&str, String)| of == period && file.starts_with(&begins);
        assert!(seen.iter().any(here), "no workbook of {project}, {period}");
    }
    assert!(!seen.iter().any(|(_, file)| file.starts_with("UNHCR")));
}

/// A word that says that nothing is known.
fn is_silent(cell: &Data) -> bool {
    matches!(cell, Data::String(text) if text == "non renseigné" || text == "not reported")
}

/// The cells of a column of a sheet, by its header, with the code of the line they stand on.
fn column(path: &Path, sheet: &str, header: &str) -> Vec<(String, Data)> {
    let is = |cell: &Data| matches!(cell, Data::String(text) if text == header);
    let rows = grid(path, sheet);
    let heads = rows.iter().position(|row| row.iter().any(is));
    let heads = heads.unwrap_or_else(|| panic!("{header} is not in {sheet}"));
    let at = rows[heads].iter().position(is).unwrap();
    let below = rows[heads + 1..].iter();
    let lines = below.filter(|row| row.get(1).is_some_and(|cell| *cell != Data::Empty));
    lines
        .map(|row| (row[0].to_string(), row[at].clone()))
        .collect()
}

#[test]
fn what_no_register_covers_is_not_0_in_the_donors_sheets() {
    let folder = tempfile::tempdir().unwrap();
    // Nobody has told of 2026: what is of that year is silent, whatever the line.
    for (file, _) in books("2026", folder.path()) {
        let path = folder.path().join(&file);
        if file.starts_with("DAPP") {
            let actual = column(&path, "Results framework", "Actual · 2026");
            assert!(actual.len() >= 8, "{actual:?}");
            for (line, cell) in actual {
                assert!(is_silent(&cell), "{line}: {cell}");
            }
        }
        for sheet in tabs(&path) {
            for row in grid(&path, &sheet) {
                let zero = |cell: &Data| matches!(cell, Data::Float(0.0) | Data::Int(0));
                // Baselines are 0 as declared, and stand beside their target; what is cumulative is not 0.
                let baselines = ["Results framework", "Matrice OIM"].contains(&sheet.as_str());
                assert!(
                    baselines || !row.iter().any(zero),
                    "{file} {sheet}: {row:?}"
                );
            }
        }
    }
}

#[test]
fn what_the_employment_agency_s_file_of_2020_does_not_tell_is_not_0() {
    for period in ["2022-Q3", "2024"] {
        let folder = tempfile::tempdir().unwrap();
        let all = books(period, folder.path());
        let (file, _) = all.iter().find(|(_, project)| project == "SNIA").unwrap();
        let path = folder.path().join(file);
        for header in [
            "Total",
            "Femmes",
            "Hommes",
            "Sexe non renseigné",
            "dont réfugiés",
            "État",
        ] {
            let cells = column(&path, "Programme 7", header);
            assert!(cells.len() >= 20, "{header}: {cells:?}");
            for (line, cell) in cells {
                assert!(is_silent(&cell), "{period} {line} {header}: {cell}");
            }
        }
    }
}

/// The last year that a cell of a workbook names as part of a day.
fn last_year(file: &str) -> i32 {
    let path = root().join("samples").join(file);
    let year = |cell: &Data| match cell {
        Data::DateTime(day) => day.as_datetime().map(|day| day.year()),
        Data::String(text) => {
            let parts = text.split(|sign: char| !sign.is_ascii_digit());
            let years = parts.filter(|part| part.len() == 4 && part.starts_with("20"));
            years.filter_map(|part| part.parse().ok()).max()
        }
        _ => None,
    };
    let sheets = tabs(&path).into_iter().map(|sheet| grid(&path, &sheet));
    let cells = sheets.flatten().flatten();
    cells.filter_map(|cell| year(&cell)).max().unwrap()
}

#[test]
fn the_registers_tell_of_the_years_written_down_here() {
    for (file, year) in [
        ("snia/anapec-2020.xlsx", 2020),
        ("oim2/registre-beneficiaires-2024-2025.xlsx", 2025),
        ("oim2/osc-et-institutions.xlsx", 2025),
        ("hub-rabat/registre-hub-rabat-2024-2025.xlsx", 2025),
    ] {
        assert_eq!(last_year(file), year, "{file}");
    }
}

#[test]
fn months_after_a_register_s_own_years_are_missing_in_every_view_of_the_period() {
    let asked = [
        "count", "--view", "period", "--by", "", "--format", "csv", "--quiet",
    ];
    // Nothing of these years is in any file of the project.
    for (project, period) in [
        ("SNIA", "2024"),
        ("SNIA", "2022"),
        ("UNHCR", "2019"),
        ("OIM2", "2026"),
        ("DAPP", "2026-Q3"),
    ] {
        let out = printed(&[&asked[..], &[project, "--period", period]].concat(), 0);
        let counted = lines(&out);
        let counted: Vec<_> = counted
            .iter()
            .filter(|line| line["basis"] != "reported")
            .collect();
        assert!(!counted.is_empty(), "{project}");
        for line in counted {
            assert_eq!(
                (&*line["state"], &*line["value"]),
                ("missing", ""),
                "{line:?}"
            );
        }
    }
}
