//! The source that `bilan inspect --draft` drafts of each sample loads as it is; what had to be corrected in it, so that it
//! counts as the source in the catalogue does, stands here.

#![allow(clippy::disallowed_methods, reason = "files of a temporary folder")]

use crate::support;
use std::path::{Path, PathBuf};

use crate::support::{bilan, files, printed, root, samples};

/// A source of the catalogue, the files and the sheet that it is drafted from, and the corrections: a text of the draft and
/// what stands in its place.
struct Case {
    source: &'static str,
    project: &'static str,
    files: &'static [&'static str],
    sheet: Option<&'static str>,
    corrections: &'static [(&'static str, &'static str)],
}

const CASES: &[Case] = &[
    Case {
        source: "m4sd-registre-hub",
        project: "M4SD",
        files: &["m4sd/registre-hub-tanger-2019-2023.xlsx"],
        sheet: None,
        corrections: &[
            (
                r#"# when = { "Statut AE" = "oui" }"#,
                r#"when = { "Statut AE" = "oui" }"#,
            ),
            (
                "[record.startup_grant]",
                r#"[record.startup_grant]
to = "person""#,
            ),
            (
                "[record.cooperative_grant]",
                r#"[record.cooperative_grant]
to = "organisation""#,
            ),
            (
                r#"dates = "day first""#,
                r#"fixed = { region = "MA-01", country = "MA", currency = "MAD" }
dates = "day first""#,
            ),
        ],
    },
    Case {
        source: "m4sd-salons",
        project: "M4SD",
        files: &["m4sd/salons-emploi.csv"],
        sheet: None,
        corrections: &[(
            r#"fixed = { service = "fair" }"#,
            r#"fixed = { service = "fair", event_type = "fair" }"#,
        )],
    },
    Case {
        source: "work4life-actes",
        project: "WORK4LIFE",
        files: &[
            "work4life/actes-beni-mellal-2022-2024.csv",
            "work4life/actes-oujda-2022-2024.csv",
            "work4life/actes-rabat-2022-2024.csv",
            "work4life/actes-tanger-2022.csv",
            "work4life/actes-tanger-2023.csv",
            "work4life/actes-tanger-2024.csv",
        ],
        sheet: None,
        corrections: &[
            (
                r#"fields = ["case_number"]"#,
                r#"fields = ["city", "case_number"]"#,
            ),
            (
                r#"organisation = { fields = ["organisation_code"], scope = "source" }"#,
                r#"organisation = { fields = ["organisation_code"], scope = "project" }"#,
            ),
            (
                r#"dates = "day first""#,
                r#"from_file_name = "actes-{city}-20*"
fixed = { country = "MA", currency = "MAD", enterprise_kind = "individual" }
dates = "day first""#,
            ),
        ],
    },
    Case {
        source: "work4life-membres",
        project: "WORK4LIFE",
        files: &["work4life/startups-collectives.xlsx"],
        sheet: Some("Membres"),
        corrections: &[
            (
                r#"service = "welcome""#,
                r#"service = "group_incubation", country = "MA", enterprise_kind = "collective""#,
            ),
            (
                r#"organisation = { fields = ["organisation_code"], scope = "source" }"#,
                r#"organisation = { fields = ["organisation_code"], scope = "project" }"#,
            ),
        ],
    },
    Case {
        source: "work4life-startups",
        project: "WORK4LIFE",
        files: &["work4life/startups-collectives.xlsx"],
        sheet: Some("Start-up"),
        corrections: &[
            (
                r#"organisation = { fields = ["organisation_code"], scope = "source" }"#,
                r#"organisation = { fields = ["organisation_code"], scope = "project" }"#,
            ),
            (
                r#"dates = "day first""#,
                r#"fixed = { country = "MA", currency = "MAD", enterprise_kind = "collective" }
dates = "day first""#,
            ),
            (
                r#"jobs = "Emplois directs"
"#,
                "",
            ),
            (
                r#"indirect_jobs = "Emplois indirects"
"#,
                "",
            ),
            (
                "[record.cooperative_creation]",
                r#"[record.job_creation]
date = "Date de création"
columns = { jobs = "Emplois directs", fte = "Dont ETP", indirect_jobs = "Emplois indirects" }

[record.enterprise_creation]"#,
            ),
        ],
    },
    Case {
        source: "restart-idees",
        project: "RESTART",
        files: &["restart/suivi-idees.xlsx"],
        sheet: None,
        corrections: &[
            (r#"scope = "source" }"#, r#"scope = "project" }"#),
            (r#"scope = "source" }"#, r#"scope = "project" }"#),
            (
                r#"sex = "Sexe du porteur""#,
                r#"owner_sex = "Sexe du porteur"
sex = "Sexe du porteur""#,
            ),
            (
                r#"jobs = "Emplois directs"
"#,
                "",
            ),
            (r#"host = ["MA"]"#, r#"host = ["MA", "TN", "DZ"]"#),
            (
                "[record.enterprise_creation]",
                r#"[record.job_creation]
date = "Date création / consolidation"
columns = { jobs = "Emplois directs" }

[record.enterprise_creation]"#,
            ),
            ("# [record.…]", "[record.business_support]"),
            (r#"# date = "Date acc"#, r#"date = "Date acc"#),
        ],
    },
    Case {
        source: "flower-accompagnement",
        project: "FLOWER",
        files: &["flower/flower-maroc.xlsx"],
        sheet: Some("Accompagnement"),
        corrections: &[
            (r#"scope = "source" }"#, r#"scope = "project" }"#),
            (
                r#"dates = "day first""#,
                r#"fixed = { sex = "female", country = "MA" }
dates = "day first""#,
            ),
            (r#"sector = "Activité""#, ""),
            ("# [record.…]", "[record.business_support]"),
            (r#"# date = "Date"#, r#"date = "Date"#),
        ],
    },
    Case {
        source: "flower-coachs",
        project: "FLOWER",
        files: &["flower/flower-maroc.xlsx", "flower/flower-tunisie.xlsx"],
        sheet: Some("Coachs"),
        corrections: &[
            ("[record.training]", "[record.coach_training]"),
            ("[record.job_placement]", "[record.coach_placement]"),
            (
                r#"dates = "day first""#,
                r#"dates = "day first"
from_file_name = "flower-{country}""#,
            ),
        ],
    },
    Case {
        source: "flower-cooperatives",
        project: "FLOWER",
        files: &["flower/flower-maroc.xlsx"],
        sheet: Some("Coopératives créées"),
        corrections: &[
            (r#"scope = "source" }"#, r#"scope = "project" }"#),
            (r#"scope = "source" }"#, r#"scope = "project" }"#),
            (
                r#"dates = "day first""#,
                r#"fixed = { sex = "female", country = "MA", legal_form = "cooperative" }
dates = "day first""#,
            ),
            (r#"sector = "Activité""#, ""),
            (
                "[record.enterprise_creation]",
                "[record.cooperative_creation]",
            ),
        ],
    },
    Case {
        source: "flower-formations",
        project: "FLOWER",
        files: &["flower/flower-maroc.xlsx", "flower/flower-tunisie.xlsx"],
        sheet: Some("Formations"),
        corrections: &[
            (r#"scope = "source" }"#, r#"scope = "project" }"#),
            (r#"scope = "source" }"#, r#"scope = "project" }"#),
            (
                r#"dates = "day first""#,
                r#"fixed = { sex = "female" }
from_file_name = "flower-{country}"
dates = "day first""#,
            ),
            (
                r#"organisation_name = "Coopérative / groupement""#,
                r#"organisation_name = ["Coopérative / groupement", "Groupement féminin"]"#,
            ),
        ],
    },
];

/// A catalogue without the source, and the draft of it.
fn drafted(case: &Case) -> (tempfile::TempDir, PathBuf, String) {
    let folder = tempfile::tempdir().unwrap();
    let from = root().join("indicators");
    for file in files(&from) {
        let to = folder.path().join(&file);
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::copy(from.join(&file), to).unwrap();
    }
    let source = folder.path().join(format!("sources/{}.toml", case.source));
    std::fs::remove_file(&source).unwrap();
    let paths: Vec<String> = case
        .files
        .iter()
        .map(|file| format!("samples/{file}"))
        .collect();
    let mut arguments = vec!["inspect"];
    arguments.extend(paths.iter().map(String::as_str));
    arguments.extend(["--draft", case.project]);
    if let Some(sheet) = case.sheet {
        arguments.extend(["--sheet", sheet]);
    }
    let draft = run(folder.path(), &arguments);
    (folder, source, draft)
}

/// What bilan prints with a catalogue, over the samples.
#[track_caller]
fn run(catalogue: &Path, arguments: &[&str]) -> String {
    let (catalogue, data) = (catalogue.to_str().unwrap(), samples());
    let settings = ["--lang", "en", "--catalogue", catalogue, "--data"];
    let all = [&settings[..], &[data.to_str().unwrap()], arguments].concat();
    printed(&all, 0)
}

/// The figures of a project: every line, over its life and in parts of it.
#[track_caller]
fn figures(catalogue: &Path, project: &str) -> String {
    let asked = ["count", project, "--period", "life", "2022", "2021-S2"];
    run(catalogue, &[&asked[..], &["--format", "csv"]].concat())
}

#[track_caller]
fn mended_counts_alike(place: usize) {
    let case = &CASES[place];
    let (folder, source, mut draft) = drafted(case);
    // As it is, it loads: a catalogue with a mistake counts nothing.
    std::fs::write(&source, &draft).unwrap();
    let path = folder.path().to_str().unwrap();
    let settings = ["--catalogue", path, "--data", "samples"];
    let output = bilan(&[&settings[..], &["count", case.project]].concat());
    let talk = String::from_utf8_lossy(&output.stderr);
    assert!(!output.stdout.is_empty(), "{talk}\n{draft}");
    for (from, to) in case.corrections {
        assert!(
            draft.contains(from),
            "{}: `{from}` is not in\n{draft}",
            case.source
        );
        draft = draft.replacen(from, to, 1);
    }
    // What nobody can read off a register: the days that it is whole for.
    let declared = root().join(format!("indicators/sources/{}.toml", case.source));
    let declared = std::fs::read_to_string(declared).unwrap();
    let covers = declared.lines().find(|line| line.starts_with("covers = "));
    draft = format!("{}\n{draft}", covers.unwrap_or_default());
    std::fs::write(&source, &draft).unwrap();
    let wanted = figures(&root().join("indicators"), case.project);
    let counted = figures(folder.path(), case.project);
    let other: Vec<_> = wanted
        .lines()
        .zip(counted.lines())
        .filter(|(wanted, counted)| wanted != counted)
        .take(5)
        .collect();
    assert!(wanted == counted, "{}: {other:?}\n{draft}", case.source);
}

/// The numbers are those of the success story of 2023: 711 people, 86 + 99 migrants, 311 + 215 of the host community.
#[test]
fn the_draft_of_m4sd_s_register_counts_sex_by_status_as_it_is() {
    let (folder, source, draft) = drafted(&CASES[0]);
    std::fs::write(&source, &draft).unwrap();
    let asked = ["count", "M4SD", "-i", "EMP-01", "--period", "2019..2022"];
    let by = ["--by", "sex,migrant_status", "--format", "csv"];
    let counted = run(folder.path(), &[&asked[..], &by].concat());
    let lines = support::lines(&counted);
    for (sex, status, wanted) in [
        ("_T", "_T", "711"),
        ("female", "_T", "397"),
        ("male", "_T", "314"),
        ("_T", "migrant", "185"),
        ("_T", "host", "526"),
        ("female", "migrant", "86"),
        ("male", "migrant", "99"),
        ("female", "host", "311"),
        ("male", "host", "215"),
    ] {
        let line = lines
            .iter()
            .find(|line| line["sex"] == sex && line["migrant_status"] == status);
        assert_eq!(line.unwrap()["value"], wanted, "{sex} {status}");
    }
}

#[test]
fn m4sd_registre_hub() {
    mended_counts_alike(0);
}

#[test]
fn m4sd_salons() {
    mended_counts_alike(1);
}

#[test]
fn work4life_actes() {
    mended_counts_alike(2);
}

#[test]
fn work4life_membres() {
    mended_counts_alike(3);
}

#[test]
fn work4life_startups() {
    mended_counts_alike(4);
}

#[test]
fn restart_idees() {
    mended_counts_alike(5);
}

#[test]
fn flower_accompagnement() {
    mended_counts_alike(6);
}

#[test]
fn flower_coachs() {
    mended_counts_alike(7);
}

#[test]
fn flower_cooperatives() {
    mended_counts_alike(8);
}

#[test]
fn flower_formations() {
    mended_counts_alike(9);
}
