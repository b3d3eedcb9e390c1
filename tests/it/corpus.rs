//! What is fuzzed, on any toolchain: the corpus and the fixtures are replayed through the targets that `fuzz/` hands to
//! cargo-fuzz, and a search of so many rounds, always the same, mutates them. `BILAN_FUZZ_ROUNDS=100000` searches longer,
//! `BILAN_FUZZ_SEED=7` elsewhere.

#![allow(clippy::disallowed_methods, reason = "files of a temporary folder")]

use crate::mutation;
use crate::targets;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{LazyLock, Mutex};
use std::time::{Duration, Instant};

use fastrand::Rng;

/// The longest that an input may take in a program that is not optimised, beside others on a busy computer …
const LONGEST: Duration = Duration::from_secs(8);
/// … and one that is read aside, where a limit of its own stops each of the three processes.
const LONGEST_ASIDE: Duration = Duration::from_secs(15);

/// A target: what it is called, what it runs, how its inputs are mutated, how often, and which fixtures it replays.
struct Target {
    name: &'static str,
    run: fn(&[u8]),
    mutate: fn(&mut Rng, &[u8], &[u8]) -> Vec<u8>,
    rounds: usize,
    fixtures: &'static [&'static str],
    longest: Duration,
}

const TARGETS: [Target; 7] = [
    Target {
        name: "xlsx",
        run: |bytes| targets::file(bytes, &targets::nobody),
        mutate: mutation::archive,
        rounds: 200,
        fixtures: &["xlsx", "xlsm"],
        longest: LONGEST,
    },
    Target {
        name: "ods",
        run: |bytes| targets::file(bytes, &targets::nobody),
        mutate: mutation::archive,
        rounds: 200,
        fixtures: &["ods"],
        longest: LONGEST,
    },
    Target {
        name: "csv",
        run: |bytes| targets::file(bytes, &targets::nobody),
        mutate: mutation::text,
        rounds: 250,
        fixtures: &["csv", "tsv"],
        longest: LONGEST,
    },
    Target {
        name: "xls",
        run: |bytes| targets::file(bytes, &aside),
        mutate: mutation::bytes,
        rounds: 12,
        fixtures: &["xls", "xlsb"],
        longest: LONGEST_ASIDE,
    },
    Target {
        name: "values",
        run: targets::values,
        mutate: mutation::text,
        rounds: 60,
        fixtures: &[],
        longest: LONGEST,
    },
    Target {
        name: "register",
        run: targets::register,
        mutate: mutation::text,
        rounds: 60,
        fixtures: &[],
        longest: LONGEST,
    },
    Target {
        name: "catalogue",
        run: targets::catalogue,
        mutate: mutation::text,
        rounds: 120,
        fixtures: &[],
        longest: LONGEST,
    },
];

/// Panics of our own so far, those caught included: a reader that panics hides a mistake behind "damaged".
static PANICS: LazyLock<Mutex<Vec<String>>> = LazyLock::new(|| {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        // The tests of other files run beside these, each in a thread of its name.
        let thread = std::thread::current();
        let mut names = thread.name().into_iter();
        if names.any(|name| name.contains("::") && !name.starts_with("corpus::")) {
            return usual(panic);
        }
        let place = panic
            .location()
            .map(ToString::to_string)
            .unwrap_or_default();
        PANICS.lock().unwrap().push(format!("{place}: {panic}"));
    }));
    Mutex::default()
});

/// One target at a time, so that a panic is its own.
static ALONE: Mutex<()> = Mutex::new(());

/// Reads in a process of its own, as the program does.
fn aside(bytes: &[u8], sheet: Option<usize>) -> std::io::Result<Box<dyn Read + Send>> {
    let place = tempfile::tempdir()?;
    let path = place.path().join("file");
    std::fs::write(&path, bytes)?;
    let child = Command::new(env!("CARGO_BIN_EXE_bilan"))
        .arg("read-aside")
        .arg(&path)
        .args(sheet.map(|sheet| sheet.to_string()))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let out = child.wait_with_output()?;
    Ok(Box::new(std::io::Cursor::new(out.stdout)))
}

/// What is wrong with a run of a target.
fn wrong(target: &Target, input: &[u8]) -> Option<String> {
    PANICS.lock().unwrap().clear();
    let start = Instant::now();
    let ended = std::panic::catch_unwind(|| (target.run)(input));
    let taken = start.elapsed();
    let panics = PANICS.lock().unwrap().join("\n");
    if ended.is_err() || !panics.is_empty() {
        Some(panics)
    } else {
        (taken > target.longest).then(|| format!("took {taken:?}"))
    }
}

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// Every file under a folder.
fn under(folder: &Path) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    let entries = std::fs::read_dir(folder).unwrap();
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            paths.extend(under(&path));
        } else {
            paths.push(path);
        }
    }
    paths.sort();
    paths
}

/// A target's own corpus.
fn corpus(target: &Target) -> Vec<PathBuf> {
    under(&tests().join("corpus").join(target.name))
}

fn replay(target: &Target) {
    let wrongs: Vec<String> = corpus(target)
        .iter()
        .chain(&fixtures(target, ""))
        .filter_map(|path| {
            let wrong = wrong(target, &std::fs::read(path).unwrap())?;
            Some(format!("{}: {wrong}", path.display()))
        })
        .collect();
    assert!(wrongs.is_empty(), "{}: {}", target.name, wrongs.join("\n"));
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// Fixtures that fit a target.
fn fixtures(target: &Target, folder: &str) -> Vec<PathBuf> {
    let mut paths = under(&tests().join("fixtures").join(folder));
    paths.retain(|path| {
        let ending = path.extension().unwrap_or_default();
        target.fixtures.iter().any(|fits| ending == *fits)
    });
    paths
}

fn search(target: &Target) {
    let seeds: Vec<Vec<u8>> = corpus(target)
        .iter()
        .chain(&fixtures(target, "formats"))
        .map(|path| std::fs::read(path).unwrap())
        .collect();
    let mut rng = Rng::with_seed(number("BILAN_FUZZ_SEED").unwrap_or(1));
    let rounds = number("BILAN_FUZZ_ROUNDS").map_or(target.rounds, |rounds| rounds as usize);
    for round in 0..rounds {
        let mut input = seeds[rng.usize(0..seeds.len())].clone();
        for _ in 0..=rng.usize(0..3) {
            let other = &seeds[rng.usize(0..seeds.len())];
            input = (target.mutate)(&mut rng, &input, other);
        }
        if let Some(wrong) = wrong(target, &input) {
            let path = std::env::temp_dir().join(format!("bilan-{}-{round}", target.name));
            std::fs::write(&path, &input).unwrap();
            panic!(
                "{} round {round}, see {}: {wrong}",
                target.name,
                path.display()
            );
        }
    }
}

/// Replays a target's corpus and fixtures, then searches.
fn try_target(name: &str) {
    let _alone = ALONE.lock();
    LazyLock::force(&PANICS);
    let target = TARGETS.iter().find(|target| target.name == name).unwrap();
    let told = std::panic::catch_unwind(|| {
        replay(target);
        search(target);
    });
    if let Err(why) = told {
        // The hook kept the message to itself.
        let why = why.downcast_ref::<String>().map_or("", String::as_str);
        drop(std::panic::take_hook());
        panic!("{why}");
    }
}

#[test]
fn xlsx() {
    try_target("xlsx");
}

#[test]
fn ods() {
    try_target("ods");
}

#[test]
fn csv() {
    try_target("csv");
}

#[test]
fn xls_and_xlsb() {
    try_target("xls");
}

#[test]
fn values() {
    try_target("values");
}

#[test]
fn registers() {
    try_target("register");
}

#[test]
fn catalogues() {
    try_target("catalogue");
}

/// Each target is fuzzed by cargo-fuzz too, and the corpus holds nothing else.
#[test]
fn every_target_has_its_corpus_and_its_fuzzer() {
    let mut names: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
    names.sort_unstable();
    let told = |folder: PathBuf| -> Vec<String> {
        let entries = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path());
        let mut stems: Vec<String> = entries
            .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
            .collect();
        stems.sort();
        stems
    };
    assert_eq!(told(tests().join("corpus")), names);
    assert_eq!(told(tests().join("../fuzz/targets")), names);
}
