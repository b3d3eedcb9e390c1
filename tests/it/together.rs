//! The workbooks of a run are there together or not at all, whenever the run ends; and two runs do not mix.
//!
//! `BILAN_KILLS=300 cargo test --test it together::` kills as often.

use std::collections::BTreeMap;
use std::process::Stdio;
use std::time::Instant;

use bilan::write::{Books, Disk};

use crate::common::{PEOPLE, Place, Ran};
use crate::support::files;

/// Two reports are due, each with its internal copy.
const RUN: [&str; 3] = ["report", "--quiet", "--internal"];
const LIFE: [&str; 4] = [
    "P1_don_life.xlsx",
    "P1_don_life_interne.xlsx",
    "P1_two_life.xlsx",
    "P1_two_life_interne.xlsx",
];

/// The bytes of workbooks by their names.
type Set = BTreeMap<String, Vec<u8>>;

/// A place whose register has changed since its workbooks were written: those, and what a run would write now.
fn place() -> (Place, Set, Set) {
    let place = Place::with(PEOPLE);
    let format = String::from_utf8(place.bytes("indicators/donors/don.toml")).unwrap();
    let second = format.replacen("code = \"don\"", "code = \"two\"", 1);
    place.file("indicators/donors/two.toml", second);
    let report = "[[report]]\nformat = \"two\"\nlanguage = \"en\"";
    place.append("indicators/projects/p1.toml", report);
    place.bilan(&RUN).ends(0);
    let old = set(&place, "reports");
    place.edit("data/register.csv", "15/01/2022", "");
    let out = [&RUN[..], &["--out", "clean"]].concat();
    place.bilan(&out).ends(0);
    let new = set(&place, "clean");
    assert!(old.keys().eq(&LIFE));
    assert!(new.keys().eq(&LIFE));
    assert!(LIFE.iter().all(|name| old[*name] != new[*name]));
    (place, old, new)
}

/// The workbooks of the whole life in a folder.
fn set(place: &Place, folder: &str) -> Set {
    let files = files(&place.path(folder)).into_iter();
    let life = files.filter(|file| file.contains("_life"));
    life.map(|file| (file.clone(), place.bytes(&format!("{folder}/{file}"))))
        .collect()
}

/// Puts the earlier workbooks back in their places.
fn restore(place: &Place, set: &Set) {
    for (name, bytes) in set {
        place.file(&format!("reports/{name}"), bytes);
    }
}

/// What the next run, for another period, makes of what a dead one left: one set or the other, and nothing besides.
fn judge(place: &Place, sets: [&Set; 2], when: &str) -> bool {
    let next = [&RUN[..], &["--period", "2021"]].concat();
    place.bilan(&next).ends(0);
    let found = set(place, "reports");
    let one = sets.iter().position(|set| **set == found);
    assert!(
        one.is_some(),
        "{when}: neither the old workbooks nor the new"
    );
    let all = files(&place.path("reports"));
    let years = LIFE.map(|name| name.replace("life", "2021"));
    let mut expected = [LIFE.map(str::to_owned), years].concat();
    expected.sort();
    assert_eq!(all, expected, "{when}");
    let kept = files(&place.path(".bilan"));
    let known = |path: &String| path.ends_with("/lock") || path.ends_with("/manifest.json");
    assert!(kept.iter().all(known), "{when}: {kept:?}");
    one == Some(1)
}

#[cfg(debug_assertions)]
#[test]
fn a_run_that_dies_at_any_of_its_writes_leaves_the_old_workbooks_or_the_new() {
    let (place, old, new) = place();
    let mut ended = [0, 0];
    for step in 0..200 {
        restore(&place, &old);
        let mut run = place.command(&RUN);
        let run = run.env("BILAN_DIES_AT_STEP", step.to_string()).output();
        let died = run.unwrap().status.code() != Some(0);
        let moved = judge(&place, [&old, &new], &format!("step {step}"));
        ended[usize::from(moved)] += 1;
        if !died {
            assert!(moved && ended[0] > 20 && ended[1] > 10, "{ended:?}");
            return;
        }
    }
    panic!("there is an end to the steps");
}

#[test]
fn a_run_that_is_killed_leaves_the_old_workbooks_or_the_new() {
    let kills = std::env::var("BILAN_KILLS").map_or(12, |kills| kills.parse().unwrap());
    let (place, old, new) = place();
    let started = Instant::now();
    place.bilan(&RUN).ends(0);
    let whole = started.elapsed();
    let mut chance = fastrand::Rng::with_seed(2026);
    let mut ended = [0, 0];
    for kill in 0..kills {
        restore(&place, &old);
        let mut command = place.command(&RUN);
        let command = command.stdout(Stdio::null()).stderr(Stdio::null());
        let mut run = command.spawn().unwrap();
        std::thread::sleep(whole.mul_f64(chance.f64() * 1.2));
        run.kill().unwrap();
        run.wait().unwrap();
        let moved = judge(&place, [&old, &new], &format!("kill {kill}"));
        ended[usize::from(moved)] += 1;
    }
    println!("{ended:?} of runs of {whole:?}");
}

/// The next run says what it found.
#[cfg(debug_assertions)]
#[test]
fn what_becomes_of_a_dead_run_is_said() {
    let (place, ..) = place();
    let mut said = Vec::new();
    for step in [15, 28] {
        let mut run = place.command(&RUN);
        let run = run.env("BILAN_DIES_AT_STEP", step.to_string()).output();
        assert!(!run.unwrap().status.success());
        let asked = ["report", "--period", "2021", "--lang", "en"];
        said.push(place.bilan(&asked).ends(0).err);
    }
    assert!(
        said[0].contains("`reports`: an earlier run had stopped before it was done"),
        "{said:?}"
    );
    assert!(said[1].contains("now they are"), "{said:?}");
    // Nothing is left to say it of; a run that has nothing to write ends one that has died, too.
    let mut run = place.command(&RUN);
    let run = run.env("BILAN_DIES_AT_STEP", "15").output();
    assert!(!run.unwrap().status.success());
    assert!(place.path("reports/.bilan").exists());
    place.bilan(&["report", "--period", "2035"]).ends(1);
    assert!(!place.path("reports/.bilan").exists());
}

#[test]
fn one_run_at_a_time_writes_into_a_folder() {
    let (place, old, new) = place();
    let folder = place.path("reports");
    let other = Books::open(&folder, &place.path("."), Disk::default()).unwrap();
    let says = |lang, text: &str| {
        let ran = place.bilan(&["report", "--lang", lang]).ends(2);
        let ran = ran.says(&[text, "`reports`", "--out"]);
        assert_eq!(ran.out, "");
    };
    says("en", "another run of bilan is writing");
    says("fr", "une autre exécution de bilan écrit");
    assert!(set(&place, "reports") == old);
    // Where nothing is due, there is nothing to wait for, and nothing to clear.
    place.file("reports/.bilan/stage/new/a.xlsx", "being written");
    place.bilan(&["report", "--period", "2035"]).ends(1);
    assert!(place.path("reports/.bilan/stage/new/a.xlsx").exists());
    // Into another folder it may.
    place
        .bilan(&[&RUN[..], &["--out", "elsewhere"]].concat())
        .ends(0);
    drop(other);
    place.bilan(&RUN).ends(0);
    assert!(set(&place, "reports") == new);
}

/// Five runs at once: those that come late say so, and one set stands.
#[test]
fn runs_at_once_do_not_mix() {
    let (place, old, new) = place();
    let start = |_| {
        let mut command = place.command(&RUN);
        let command = command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command.spawn().unwrap()
    };
    let runs: Vec<_> = (0..5).map(start).collect();
    let ends = runs
        .into_iter()
        .map(|run| Ran::new(run.wait_with_output().unwrap()).code);
    let ends: Vec<i32> = ends.collect();
    assert!(ends.iter().all(|code| [0, 2].contains(code)), "{ends:?}");
    assert!(ends.contains(&0), "{ends:?}");
    assert!(set(&place, "reports") == new);
    assert!(old != new);
}

/// Which workbooks stand in the folder and belong together is known beside it, not in it.
#[test]
fn the_manifest_names_each_workbook_with_its_hash() {
    let (place, ..) = place();
    place
        .bilan(&["report", "--quiet", "--donor", "two", "--period", "2022"])
        .ends(0);
    let manifests = files(&place.path(".bilan"));
    let read = |path: &String| {
        let bytes = place.bytes(&format!(".bilan/{path}"));
        serde_json::from_slice::<serde_json::Value>(&bytes).unwrap()
    };
    let manifests = manifests
        .iter()
        .filter(|path| path.ends_with("manifest.json"));
    let mut manifests = manifests.map(read);
    let manifest = manifests.find(|one| one["folder"] == "reports").unwrap();
    let runs = manifest["runs"].as_array().unwrap();
    let told = |run: &serde_json::Value| {
        let books = run["books"].as_array().unwrap().len();
        (
            run["asked"].as_str().unwrap().to_owned(),
            books,
            run["whole"] == true,
        )
    };
    let told: Vec<_> = runs.iter().map(told).collect();
    assert_eq!(
        told,
        [("2022".to_owned(), 1, true), ("life".to_owned(), 4, true)]
    );
    let books = runs.iter().flat_map(|run| run["books"].as_array().unwrap());
    for book in books {
        let bytes = place.bytes(&format!("reports/{}", book["file"].as_str().unwrap()));
        assert_eq!(book["sha256"], sha256(&bytes));
    }
}

fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest;
    let hash = sha2::Sha256::digest(bytes);
    hash.iter()
        .map(|byte| format!("{byte:02x}"))
        .collect::<Vec<_>>()
        .concat()
}

/// An internal copy of earlier figures beside a new workbook is named; no workbook is taken away.
#[test]
fn workbooks_of_an_earlier_run_stay_and_are_named() {
    let (place, old, new) = place();
    let ran = place.bilan(&["report", "--lang", "en"]).ends(0);
    ran.says(&[
        "not of this one",
        "P1_don_life_interne.xlsx, P1_two_life_interne.xlsx",
    ]);
    let found = set(&place, "reports");
    for name in LIFE {
        let set = if name.contains("interne") { &old } else { &new };
        assert!(found[name] == set[name], "{name}");
    }
    // What was not asked for is nobody's business.
    for asked in [
        &["--period", "2022"][..],
        &["--donor", "don", "--period", "2021"],
    ] {
        let ran = place
            .bilan(&[&["report", "--lang", "en"], asked].concat())
            .ends(0);
        assert!(!ran.err.contains("not of this one"), "{}", ran.err);
    }
}

/// What a writer that died left beside a file is swept by the next one that writes there.
#[test]
fn what_dead_writers_left_is_swept() {
    let place = Place::with(PEOPLE);
    for folder in ["reports", "lists", "indicators/layouts", "data"] {
        place.file(&format!("{folder}/.bilan-dead01.tmp"), "a whole workbook");
    }
    place.bilan(&["report", "--quiet"]).ends(0);
    place
        .bilan(&["check", "--quiet", "--fix-list", "lists/a.csv"])
        .ends(0);
    place
        .bilan(&["check", "--quiet", "--accept-layout"])
        .ends(0);
    for folder in ["reports", "lists", "indicators/layouts"] {
        let left = files(&place.path(folder));
        assert!(
            !left.iter().any(|name| name.contains(".bilan-")),
            "{left:?}"
        );
    }
    // In the data folder it is no register that nobody claims.
    let ran = place.bilan(&["check", "--format", "csv"]).ends(0);
    assert!(!ran.out.contains("unclaimed-file"), "{}", ran.out);
}

/// A house that cannot be written to: the folder keeps what is its own, and nothing of a run.
#[test]
fn a_catalogue_for_reading_only_is_no_hindrance() {
    let (place, _, new) = place();
    std::fs::remove_dir_all(place.path(".bilan")).unwrap();
    place.file(".bilan", "a file in the way");
    place.bilan(&RUN).ends(0);
    assert!(set(&place, "reports") == new);
    let own = files(&place.path("reports/.bilan"));
    assert!(own.iter().all(|path| !path.starts_with("stage")), "{own:?}");
    assert_eq!(own.len(), 2, "{own:?}");
}

/// Where a workbook cannot be replaced, none is.
#[test]
fn a_folder_in_the_place_of_a_workbook_keeps_all_as_they_were() {
    let (place, old, _) = place();
    std::fs::remove_file(place.path("reports/P1_two_life.xlsx")).unwrap();
    std::fs::create_dir_all(place.path("reports/P1_two_life.xlsx/inside")).unwrap();
    let ran = place
        .bilan(&["report", "--lang", "en", "--internal"])
        .ends(2);
    ran.says(&["cannot write `reports/P1_two_life.xlsx`"]);
    let found = set(&place, "reports");
    assert!(found["P1_don_life.xlsx"] == old["P1_don_life.xlsx"]);
    assert!(!place.path("reports/.bilan").exists());
}
