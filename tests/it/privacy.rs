//! No name, telephone or file number of the registers appears in anything that bilan writes or prints.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::support::{CATALOGUE, bilan, catalogue_texts, files, grid, is_of, samples, tabs};

/// Headers of columns that say who somebody is.
const IDENTITY: [&str; 15] = [
    "Nom",
    "Prénom",
    "Nom du porteur",
    "Prénom du porteur",
    "Téléphone",
    "N° dossier",
    "N° HCR",
    "N° bénéficiaire",
    "participant_code",
    "last_name",
    "first_name",
    "phone",
    "Code jeune",
    "N° projet / entreprise",
    "N° entreprise",
];

/// A text as words in small letters, a space before and behind each.
fn words(text: &str) -> String {
    let mut plain = String::from(" ");
    for word in text
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        plain.push_str(&word.to_lowercase());
        plain.push(' ');
    }
    plain
}

/// The same without the spaces between: a telephone number is written by pairs or in one.
fn close(words: &str) -> String {
    format!(" {} ", words.replace(' ', ""))
}

/// What the registers say in columns of identity, as words, and how many columns there are.
fn identities() -> (BTreeSet<String>, usize) {
    let (mut found, mut columns) = (BTreeSet::new(), 0);
    for file in files(&samples()) {
        let path = samples().join(&file);
        let sheets: Vec<Vec<Vec<String>>> = if is_of(&file, "csv") {
            vec![csv(&path)]
        } else {
            let text = |row: Vec<calamine::Data>| row.iter().map(ToString::to_string).collect();
            let sheet = |tab: &String| grid(&path, tab).into_iter().map(text).collect();
            tabs(&path).iter().map(sheet).collect()
        };
        for sheet in sheets {
            let heads = ["Nom", "last_name", "N° bénéficiaire"];
            let is_head = |cell: &String| heads.iter().any(|head| cell.trim().starts_with(head));
            let named = |row: &Vec<String>| row.iter().any(is_head);
            let Some(head) = sheet.iter().position(named) else {
                continue;
            };
            for (column, name) in sheet[head].iter().enumerate() {
                if IDENTITY.contains(&name.trim()) {
                    columns += 1;
                    let cells = sheet[head + 1..].iter().filter_map(|row| row.get(column));
                    for cell in cells {
                        found.extend([words(cell), close(&words(cell))]);
                    }
                }
            }
        }
    }
    (found, columns)
}

/// All rows of a CSV file, its header among them; what is in UTF-16 is parted by tabs.
fn csv(path: &std::path::Path) -> Vec<Vec<String>> {
    let bytes = std::fs::read(path).unwrap();
    let (text, encoding, _) = encoding_rs::WINDOWS_1252.decode(&bytes);
    let delimiter = if encoding == encoding_rs::UTF_16LE {
        '\t'
    } else {
        ';'
    };
    let row = |line: &str| line.split(delimiter).map(str::to_owned).collect();
    text.lines().map(row).collect()
}

/// Identities that are told apart from ordinary words: four letters or more, and in no text of the catalogue.
static TELLING: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let mut known = BTreeSet::new();
    for file in catalogue_texts() {
        each_run(&file.text, |run| {
            known.insert(run.to_owned());
        });
    }
    let (all, columns) = identities();
    assert!(columns > 50, "{columns} columns of identity");
    let told: BTreeSet<String> = all
        .into_iter()
        .filter(|words| words.trim().chars().count() >= 4 && !known.contains(words))
        .collect();
    assert!(told.len() > 5_000, "{} identities", told.len());
    told
});

/// Words of the longest identity: a telephone number written by pairs, a long name.
const LONGEST: usize = 6;

/// Calls `see` with each run of up to [`LONGEST`] words of a text.
fn each_run(text: &str, mut see: impl FnMut(&str)) {
    let text = words(text);
    let list: Vec<&str> = text.split_whitespace().collect();
    for start in 0..list.len() {
        let mut run = String::from(" ");
        for word in list[start..].iter().take(LONGEST) {
            run.push_str(word);
            run.push(' ');
            see(&run);
        }
    }
}

/// Fails when one of the identities stands in a text, a number with or without its spaces.
fn search(identities: &BTreeSet<String>, place: &str, text: &str) {
    let mut there = BTreeSet::new();
    each_run(text, |run| {
        there.extend(identities.get(run));
        if run
            .bytes()
            .all(|sign| sign == b' ' || sign.is_ascii_digit())
        {
            there.extend(identities.get(&close(run)));
        }
    });
    let count = there.len();
    assert!(there.is_empty(), "{place} names {count} people: {there:?}");
}

#[test]
fn no_identity_stands_in_any_workbook() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    let run = bilan(&["report", "--internal", "--out", out]);
    search(&TELLING, "report", &String::from_utf8_lossy(&run.stdout));
    let books = files(folder.path());
    let due = CATALOGUE.projects.iter().map(|one| one.reports.len());
    assert_eq!(books.len(), 2 * due.sum::<usize>());
    for book in books {
        let path = folder.path().join(&book);
        for tab in tabs(&path) {
            for row in grid(&path, &tab) {
                for cell in row {
                    if let calamine::Data::String(text) = cell {
                        search(&TELLING, &format!("{book} › {tab}"), &text);
                    }
                }
            }
        }
    }
}

#[test]
fn no_identity_is_printed() {
    let commands: [&[&str]; 5] = [
        &["check"],
        &["check", "--format", "json"],
        &["count", "--deny", "warnings"],
        &[
            "count",
            "--period",
            "2022",
            "--format",
            "json",
            "--by",
            "nationality,city",
        ],
        &["diff", "2021", "2022"],
    ];
    for command in commands {
        let output = bilan(command);
        assert!(!output.stdout.is_empty(), "{command:?}");
        for stream in [&output.stdout, &output.stderr] {
            search(
                &TELLING,
                &command.join(" "),
                &String::from_utf8_lossy(stream),
            );
        }
    }
}

#[test]
fn no_identity_stands_in_what_inspect_shows_or_drafts() {
    for file in files(&samples()) {
        let path = format!("samples/{file}");
        let project = match file.split('/').next().unwrap() {
            "m4sd" => "M4SD",
            "flower" => "FLOWER",
            "restart" => "RESTART",
            "ajpj" => "AJPJ",
            "snia" => "SNIA",
            "unhcr" => "UNHCR",
            "w4i" => "W4I",
            "dapp" | "hub-rabat" => "DAPP",
            "oim2" => "OIM2",
            "corpsafrica" => "CAC",
            _ => "WORK4LIFE",
        };
        for rest in [
            &[][..],
            &["--format", "json"],
            &["--lang", "en", "--draft", project],
        ] {
            let command = [&["inspect", path.as_str()], rest].concat();
            let output = bilan(&command);
            assert!(!output.stdout.is_empty(), "{command:?}");
            for stream in [&output.stdout, &output.stderr] {
                search(
                    &TELLING,
                    &command.join(" "),
                    &String::from_utf8_lossy(stream),
                );
            }
        }
    }
}

/// The search finds what it looks for.
#[test]
#[should_panic(expected = "names 1 people")]
fn an_identity_that_stands_there_is_found() {
    let identities = BTreeSet::from([words("El  Idrissi"), words("0600626271")]);
    search(&identities, "nowhere", "vu avec Idriss, le 06 00 62 62 72");
    search(&identities, "here", "vu avec M. EL IDRISSI, le 3");
}
