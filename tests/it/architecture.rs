//! The walls of the house: imports run one way, each heavy library has one home, files stay short.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::{files, is_of, root};

/// What each module may name of the others. `main → command → report, diff → count → ingest → catalogue → finding`;
/// `wording` reads findings and plain values; `language`, `screen` and `write` stand alone.
const MAY_NAME: [(&str, &[&str]); 17] = [
    ("main", &["cli", "command", "screen"]),
    // Enums that are also arguments, and what help says of them.
    ("cli", &["count", "language", "screen", "wording"]),
    (
        "command",
        &[
            "catalogue",
            "cli",
            "count",
            "diff",
            "finding",
            "ingest",
            "inspect",
            "language",
            "privacy",
            "reconcile",
            "report",
            "screen",
            "variance",
            "wording",
            "write",
        ],
    ),
    (
        "report",
        &[
            "catalogue",
            "count",
            "diff",
            "finding",
            "ingest",
            "inspect",
            "language",
            "reconcile",
            "screen",
            "wording",
        ],
    ),
    ("reconcile", &["catalogue", "count", "finding", "language"]),
    // What is said beside a line of a draft is decided with the line.
    (
        "inspect",
        &[
            "catalogue",
            "finding",
            "ingest",
            "privacy",
            "screen",
            "wording",
        ],
    ),
    ("diff", &["catalogue", "count"]),
    ("variance", &["catalogue", "count", "finding", "ingest"]),
    ("count", &["catalogue", "finding", "ingest"]),
    ("ingest", &["catalogue", "finding", "privacy"]),
    ("privacy", &["catalogue", "finding"]),
    ("catalogue", &["finding", "language"]),
    ("wording", &["catalogue", "finding", "language"]),
    ("finding", &["screen"]),
    ("language", &[]),
    ("screen", &[]),
    ("write", &[]),
];

/// Of the catalogue, `wording` names only plain values: those that have a name in French and English.
const PLAIN_VALUES: [&str; 4] = ["Level", "LogframeColumn", "Measure", "Unit"];

/// A library, a word of the standard library or a banned one, and the only places that name it.
const HOMES: &[(&str, &[&str])] = &[
    ("polars::", &["count/"]),
    ("calamine::", &["ingest/book/aside.rs"]),
    ("postcard::", &["ingest/book/aside.rs"]),
    ("cfb::", &["ingest/book/compound.rs"]),
    ("quick_xml::", &["ingest/book/"]),
    ("zip::", &["ingest/book/"]),
    ("rayon::", &["ingest/mod.rs"]),
    ("rustix::", &["command/anew.rs", "command/aside.rs"]),
    ("rust_xlsxwriter::", &["report/workbook/"]),
    // `diff` also reads files of figures, which are no registers.
    // `catalogue` reads lists of aliases as spreadsheet programs save them.
    ("csv::Reader", &["catalogue/aliases.rs", "diff.rs"]),
    ("csv::Writer", &["report/"]),
    // `main` looks into an error for a closed pipe.
    (
        "csv::",
        &["catalogue/aliases.rs", "diff.rs", "report/", "main.rs"],
    ),
    ("chardetng::", &["ingest/book/delimited/"]),
    // The catalogue asks whether an encoding exists, too.
    ("encoding_rs::", &["ingest/book/", "catalogue/"]),
    ("annotate_snippets::", &["report/findings.rs"]),
    ("comfy_table::", &["report/text.rs"]),
    ("toml::", &["catalogue/"]),
    ("schemars::", &["catalogue/"]),
    ("rust_embed::", &["command/builtin.rs"]),
    ("indicatif::", &["command/"]),
    ("terminal_size::", &["command/"]),
    ("tempfile::", &["write/"]),
    ("clap_complete::", &["cli/", "command/"]),
    ("anstream::", &["main.rs"]),
    // Elsewhere an enum may be the value of an argument: see below.
    (
        "clap::",
        &["cli/", "command/", "main.rs", "count/mod.rs", "language.rs"],
    ),
    ("std::fs", &["command/", "write/"]),
    ("std::env", &["command/", "main.rs"]),
    // … which a build for tests ends at a step of its writing.
    (
        "std::process",
        &[
            "main.rs",
            "command/anew.rs",
            "command/aside.rs",
            "write/disk.rs",
        ],
    ),
    // No clock, no network, no order of a hash, nothing printed but through what `main` hands down.
    // … but the time that a process may take.
    ("std::time", &["command/aside.rs"]),
    ("Utc", &[]),
    ("Local", &[]),
    ("std::net", &[]),
    ("HashMap", &[]),
    ("HashSet", &[]),
    ("println!", &[]),
    ("eprintln!", &[]),
];

/// The longest a file may be before its tests.
const MOST_LINES: usize = 450;

/// A source file without its tests and comments.
struct Source {
    /// Its path under `src/`.
    path: String,
    /// The lines that are left, each with its number.
    lines: Vec<(usize, String)>,
    /// Lines before its tests, comments among them.
    length: usize,
}

impl Source {
    /// The modules it stands in, from the crate down: `report`, `layout`, `cover`.
    fn modules(&self) -> Vec<&str> {
        let path = self.path.strip_suffix(".rs").unwrap();
        let path = path.strip_suffix("/mod").unwrap_or(path);
        path.split('/').collect()
    }
}

fn sources() -> Vec<Source> {
    let src = root().join("src");
    let texts: BTreeMap<String, String> = files(&src)
        .into_iter()
        .filter(|path| is_of(path, "rs"))
        .map(|path| {
            let text = std::fs::read_to_string(src.join(&path)).unwrap();
            (path, text)
        })
        .collect();
    let tests = files_of_tests(&texts);
    let sources: Vec<Source> = texts
        .iter()
        .filter(|(path, _)| !tests.contains(*path))
        .map(|(path, text)| source(path, text))
        .collect();
    assert!(sources.len() > 60, "{} files", sources.len());
    sources
}

/// Files that hold nothing but tests: `#[cfg(test)] mod name;`.
fn files_of_tests(texts: &BTreeMap<String, String>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (path, text) in texts {
        let folder = path
            .strip_suffix("mod.rs")
            .map_or_else(|| path.replace(".rs", "/"), str::to_owned);
        for declared in text.split("#[cfg(test)]\nmod ").skip(1) {
            if let Some((name, _)) = declared.split_once(';') {
                found.insert(format!("{folder}{name}.rs"));
            }
        }
    }
    found
}

fn source(path: &str, text: &str) -> Source {
    let all: Vec<&str> = text.lines().collect();
    let ends = |at: &usize| {
        let inside = all
            .get(at + 1)
            .is_some_and(|next| next.starts_with("mod ") && next.ends_with('{'));
        all[*at] == "#[cfg(test)]" && inside
    };
    let length = (0..all.len()).find(ends).unwrap_or(all.len());
    let lines = (1..)
        .zip(&all[..length])
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .map(|(number, line)| (number, (*line).to_owned()))
        .collect();
    Source {
        path: path.to_owned(),
        lines,
        length,
    }
}

/// Whether a character can stand in a name.
fn is_name(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '_'
}

/// The places of a word in a line that are not part of a longer name or path.
fn places<'l>(line: &'l str, word: &'l str) -> impl Iterator<Item = usize> + 'l {
    line.match_indices(word)
        .map(|(at, _)| at)
        .filter(move |at| {
            let before = line[..*at].chars().next_back();
            let after = line[at + word.len()..].chars().next();
            let whole =
                word.ends_with([':', '!']) || word.contains("::") || !after.is_some_and(is_name);
            !before.is_some_and(|sign| is_name(sign) || sign == ':') && whole
        })
}

/// The names of this crate's modules that a line reaches, with what follows each: `crate::`, `bilan::` and chains of
/// `super::` that lead to the top.
fn reached(source: &Source, line: &str) -> Vec<(String, String)> {
    let depth = source.modules().len();
    let up = "super::".repeat(depth);
    let mut found = Vec::new();
    for start in ["crate::", "bilan::", up.as_str()] {
        for at in places(line, start) {
            let rest = &line[at + start.len()..];
            assert!(
                rest.starts_with(is_name),
                "{}: one `use` a module, please: {line}",
                source.path
            );
            let name: String = rest.chars().take_while(|sign| is_name(*sign)).collect();
            if name != "super" {
                let after = rest[name.len()..].trim_start_matches(':').to_owned();
                found.push((name, after));
            }
        }
    }
    found
}

#[test]
fn imports_run_one_way() {
    let allowed: BTreeMap<&str, &[&str]> = MAY_NAME.into_iter().collect();
    let mut wrong = Vec::new();
    let mut met = BTreeSet::new();
    for source in sources().iter().filter(|source| source.path != "lib.rs") {
        let own = source.modules()[0].to_owned();
        let may = allowed.get(own.as_str());
        let may = may.unwrap_or_else(|| panic!("{own}: a module without its place in the house"));
        for (number, line) in &source.lines {
            for (name, _) in reached(source, line) {
                if name != own && !may.contains(&name.as_str()) {
                    wrong.push(format!("{}:{number} names `{name}`", source.path));
                }
                met.insert((own.clone(), name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // The rule bites: it sees the imports that there are.
    for (from, to) in [
        ("command", "report"),
        ("report", "count"),
        ("count", "ingest"),
    ] {
        assert!(met.contains(&(from.into(), to.into())), "{from} → {to}");
    }
}

/// No chain of modules leads back to where it began, whatever each may name.
#[test]
fn no_module_names_what_names_it() {
    for (module, may) in MAY_NAME {
        let mut below: BTreeSet<&str> = BTreeSet::new();
        let mut next: Vec<&str> = may.to_vec();
        while let Some(name) = next.pop() {
            if below.insert(name) {
                next.extend(MAY_NAME.iter().find(|(one, _)| *one == name).unwrap().1);
            }
        }
        assert!(!below.contains(module), "{module} stands under itself");
    }
}

#[test]
fn wording_reads_only_plain_values_of_the_catalogue() {
    for source in sources() {
        if source.modules()[0] != "wording" {
            continue;
        }
        for (number, line) in &source.lines {
            for (name, after) in reached(&source, line) {
                if name != "catalogue" {
                    continue;
                }
                let end = if after.starts_with('{') { '}' } else { ' ' };
                let ends = |sign: char| sign == end || end == ' ' && !is_name(sign);
                let list = after.split(ends).next().unwrap_or_default();
                let names = list.split(|sign| !is_name(sign));
                let names = names.filter(|name| !name.is_empty());
                for name in names {
                    let place = format!("{}:{number}", source.path);
                    assert!(PLAIN_VALUES.contains(&name), "{place}: `{name}`");
                }
            }
        }
    }
}

#[test]
fn each_heavy_library_has_one_home() {
    let mut wrong = Vec::new();
    let mut met = BTreeSet::new();
    for source in sources() {
        for (number, line) in &source.lines {
            for (word, homes) in HOMES {
                if places(line, word).next().is_none() {
                    continue;
                }
                met.insert(*word);
                let home = homes.iter().any(|home| {
                    source.path == *home || home.ends_with('/') && source.path.starts_with(home)
                });
                if !home {
                    wrong.push(format!("{}:{number} names `{word}`", source.path));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let idle: Vec<_> = HOMES
        .iter()
        .filter(|(word, homes)| !homes.is_empty() && !met.contains(word))
        .map(|(word, _)| word)
        .collect();
    assert!(
        idle.is_empty(),
        "nothing names {idle:?} any more: mend the list"
    );
}

/// Outside the command line, clap does no more than make an enum the value of an argument.
#[test]
fn below_the_command_line_clap_only_makes_values() {
    for source in sources() {
        if !["count", "language"].contains(&source.modules()[0]) {
            continue;
        }
        for (number, line) in &source.lines {
            let all = places(line, "clap::").count();
            let values = places(line, "clap::ValueEnum").count();
            assert_eq!(all, values, "{}:{number}", source.path);
        }
    }
}

#[test]
fn files_are_short() {
    let long: Vec<_> = sources()
        .into_iter()
        .filter(|source| source.length > MOST_LINES)
        .map(|source| (source.path, source.length))
        .collect();
    assert!(long.is_empty(), "more than {MOST_LINES} lines: {long:?}");
}
