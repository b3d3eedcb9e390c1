//! Whatever step goes wrong, the workbooks of a folder are those before or those after, and nothing is left.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::path::{Path, PathBuf};

use super::books::{Books, Leftover, Refusal};
use super::disk::Disk;
use super::manifest::{Manifest, Run, Title, Written, hash};
use super::{APART, aside, atomically};

#[test]
fn a_write_that_cannot_be_finished_leaves_the_earlier_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.xlsx");
    atomically(&path, b"first").unwrap();
    // A folder stands in the way of the second file.
    let blocked = folder.path().join("b");
    std::fs::create_dir_all(blocked.join("inside")).unwrap();
    assert!(atomically(&blocked, b"second").is_err());
    assert_eq!(std::fs::read(&path).unwrap(), b"first");
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(left.len(), 2, "no temporary file is left: {left:?}");
}

#[test]
fn what_a_dead_writer_left_is_swept_and_what_a_live_one_writes_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let live = aside(folder.path()).unwrap();
    let dead = aside(folder.path()).unwrap().into_temp_path();
    atomically(&folder.path().join("a.csv"), b"a").unwrap();
    assert!(live.path().exists());
    assert!(!dead.exists());
    assert!(folder.path().join("a.csv").exists());
}

fn title(file: &str) -> Title {
    Title {
        project: file.into(),
        format: "don".into(),
        report: "don".into(),
        period: "life".into(),
        internal: false,
    }
}

/// A folder of workbooks in a house.
struct Reports {
    house: tempfile::TempDir,
    folder: PathBuf,
}

impl Deref for Reports {
    type Target = Path;
    fn deref(&self) -> &Path {
        &self.folder
    }
}

fn open(folder: &Path, disk: Disk) -> Result<Books, Refusal> {
    Books::open(folder, folder.parent().unwrap(), disk)
}

/// Writes these workbooks, each with its name and a text in it.
fn write(folder: &Path, disk: Disk, files: &[&str], text: &str) -> Result<Vec<String>, Refusal> {
    let mut books = open(folder, disk)?;
    for file in files {
        books.add(title(file), file, format!("{text} of {file}").as_bytes())?;
    }
    books.finish("life", &|_, _| true)
}

const OLD: [&str; 3] = ["a.xlsx", "b.xlsx", "c.xlsx"];
const NEW: [&str; 3] = ["a.xlsx", "b.xlsx", "d.xlsx"];

/// A folder with a set of workbooks, and a file that is none of bilan's.
fn folder() -> Reports {
    let house = tempfile::tempdir().unwrap();
    let folder = house.path().join("reports");
    write(&folder, Disk::default(), &OLD, "old").unwrap();
    atomically(&folder.join("note.txt"), b"mine").unwrap();
    Reports { house, folder }
}

/// What is kept of the folder in its house.
fn kept(folder: &Path) -> PathBuf {
    let all = folder.parent().unwrap().join(APART);
    let mut entries = std::fs::read_dir(all).unwrap();
    let one = entries.next().unwrap().unwrap().path();
    assert!(entries.next().is_none());
    one
}

fn manifest(folder: &Path) -> Manifest {
    Manifest::read(&std::fs::read(kept(folder).join("manifest.json")).unwrap()).unwrap()
}

/// What stands in a folder, folders in it left out.
fn standing(folder: &Path) -> BTreeMap<String, String> {
    let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().unwrap().is_file());
    let read = |entry: std::fs::DirEntry| {
        let text = std::fs::read_to_string(entry.path()).unwrap();
        (entry.file_name().into_string().unwrap(), text)
    };
    files.map(read).collect()
}

fn as_before() -> BTreeMap<String, String> {
    let old = OLD.map(|file| (file.to_owned(), format!("old of {file}")));
    let note = ("note.txt".to_owned(), "mine".to_owned());
    old.into_iter().chain([note]).collect()
}

fn as_after() -> BTreeMap<String, String> {
    let mut all = as_before();
    all.extend(NEW.map(|file| (file.to_owned(), format!("new of {file}"))));
    all
}

/// Nothing is left of a run, and the manifest says what stands there.
fn settled(folder: &Path) {
    let names: Vec<String> = standing(&kept(folder)).into_keys().collect();
    assert_eq!(names, ["lock", "manifest.json"]);
    assert!(!folder.join(APART).exists());
    let manifest = manifest(folder);
    assert_eq!(manifest.folder, "reports");
    let files = standing(folder);
    for Written { file, sha256, .. } in manifest.runs.iter().flat_map(|run| &run.books) {
        assert_eq!(hash(files[file].as_bytes()), *sha256, "{file}");
    }
    let first: Vec<&str> = manifest.runs[0]
        .books
        .iter()
        .map(|book| &*book.file)
        .collect();
    let new = files["a.xlsx"].starts_with("new");
    assert_eq!(first, if new { NEW } else { OLD });
    assert!(manifest.runs[0].whole);
}

/// Steps of a run, and some more that it does not have.
const STEPS: u32 = 45;

/// Lets the run die at each step in turn.
fn at_each_step(then: impl Fn(&Path, u32)) {
    let mut whole = 0;
    for step in 0..STEPS {
        let folder = folder();
        let died = write(&folder, Disk::failing(step..u32::MAX), &NEW, "new");
        then(&folder, step);
        let files = standing(&folder);
        assert!(
            [as_before(), as_after()].contains(&files),
            "{step}: {files:?}"
        );
        if died.is_ok() {
            whole += 1;
            assert_eq!(files, as_after());
        }
        settled(&folder);
    }
    assert!((5..25).contains(&whole), "{whole} of {STEPS}");
}

#[test]
fn a_run_that_dies_at_any_step_is_ended_by_the_next() {
    at_each_step(|folder, _| drop(open(folder, Disk::default()).unwrap()));
}

#[test]
fn a_run_that_dies_while_it_ends_another_is_ended_too() {
    for shift in [0, 8, 16] {
        at_each_step(|folder, step| {
            let second = (step * 7 + shift) % 24;
            drop(open(folder, Disk::failing(second..u32::MAX)));
            drop(open(folder, Disk::default()).unwrap());
        });
    }
}

#[test]
fn a_run_that_is_refused_a_step_leaves_the_earlier_workbooks_and_nothing_else() {
    let mut refused = 0;
    for step in 0..STEPS {
        let folder = folder();
        let result = write(&folder, Disk::failing(step..step + 1), &NEW, "new");
        refused += u32::from(result.is_err());
        // Without the help of a next run, unless it was the clearing itself that was refused.
        let expected = if result.is_ok() {
            as_after()
        } else {
            as_before()
        };
        assert_eq!(standing(&folder), expected, "{step}");
        drop(open(&folder, Disk::default()).unwrap());
        assert_eq!(standing(&folder), expected, "{step}");
        settled(&folder);
    }
    assert!(refused > 25, "{refused}");
}

#[test]
fn what_the_next_run_finds_is_told() {
    let ended = |step: u32| {
        let folder = folder();
        let _ = write(&folder, Disk::failing(step..u32::MAX), &NEW, "new");
        open(&folder, Disk::default()).unwrap().leftover
    };
    let all: Vec<Leftover> = (0..STEPS).map(ended).collect();
    let first = all
        .iter()
        .position(|one| *one == Leftover::Finished)
        .unwrap();
    assert!(all[..first].contains(&Leftover::Cleared));
    assert_eq!(all[0], Leftover::None);
    assert_eq!(*all.last().unwrap(), Leftover::None);
}

/// A folder where a run has died when it had moved the first of its workbooks.
fn half_moved() -> Reports {
    for step in 0..STEPS {
        let folder = folder();
        let _ = write(&folder, Disk::failing(step..u32::MAX), &NEW, "new");
        let files = standing(&folder);
        if files["a.xlsx"].starts_with("new") && files["b.xlsx"].starts_with("old") {
            return folder;
        }
    }
    unreachable!("there is a step between")
}

/// Where a staged workbook is lost, the earlier ones are put back.
#[test]
fn a_stage_that_is_damaged_is_no_reason_to_mix() {
    let folder = half_moved();
    std::fs::remove_file(folder.join(APART).join("stage").join("new").join("b.xlsx")).unwrap();
    let next = open(&folder, Disk::default()).unwrap();
    assert_eq!(next.leftover, Leftover::Cleared);
    drop(next);
    assert_eq!(standing(&folder), as_before());
    settled(&folder);
}

/// What somebody has written since is nobody's to put back.
#[test]
fn a_workbook_that_was_changed_since_is_left_alone() {
    let folder = half_moved();
    atomically(&folder.join("a.xlsx"), b"mine").unwrap();
    drop(open(&folder, Disk::default()).unwrap());
    let mut expected = as_before();
    expected.insert("a.xlsx".into(), "mine".into());
    assert_eq!(standing(&folder), expected);
}

/// A house for reading only, as where a catalogue is shared: what belongs to the folder is kept in it.
#[test]
fn without_a_house_the_folder_keeps_what_is_its_own() {
    let folder = folder();
    let nowhere = folder.join("note.txt");
    let mut books = Books::open(&folder, &nowhere, Disk::default()).unwrap();
    books.add(title("e.xlsx"), "e.xlsx", b"e").unwrap();
    let second = Books::open(&folder, &nowhere, Disk::default());
    assert!(matches!(second, Err(Refusal::Busy)));
    books.finish("life", &|_, _| false).unwrap();
    assert!(folder.join("e.xlsx").exists());
    assert!(!Books::are_left(&folder));
    let own = kept(&folder.join("x"));
    assert_eq!(standing(&own).len(), 2);
}

#[test]
fn of_folders_that_are_no_more_nothing_is_kept() {
    let folder = folder();
    let other = folder.house.path().join("other");
    write(&other, Disk::default(), &["z.xlsx"], "old").unwrap();
    std::fs::remove_dir_all(&other).unwrap();
    drop(open(&folder, Disk::default()).unwrap());
    assert_eq!(manifest(&folder).folder, "reports");
}

#[test]
fn one_run_at_a_time() {
    let folder = folder();
    let first = open(&folder, Disk::default()).unwrap();
    let second = write(&folder, Disk::default(), &NEW, "new");
    assert!(matches!(second, Err(Refusal::Busy)), "{second:?}");
    drop(first);
    assert_eq!(standing(&folder), as_before());
    write(&folder, Disk::default(), &NEW, "new").unwrap();
    assert_eq!(standing(&folder), as_after());
}

#[test]
fn names_are_plain_and_no_two_are_one_in_other_case() {
    let folder = folder();
    let mut books = open(&folder, Disk::default()).unwrap();
    for name in [
        "../a.xlsx",
        "a/b.xlsx",
        "a\\b.xlsx",
        "..",
        ".",
        "",
        "é.xlsx",
        "a:b",
        "a.",
    ] {
        let added = books.add(title(name), name, b"x");
        assert!(matches!(added, Err(Refusal::Failed(..))), "{name}");
    }
    books.add(title("e.xlsx"), "e.xlsx", b"x").unwrap();
    let taken = books.add(title("E.xlsx"), "E.xlsx", b"x");
    assert!(matches!(taken, Err(Refusal::Taken(_))), "in this run");
    // The name of another report's workbook, from an earlier run, while it is there.
    let mut other = title("A.xlsx");
    let taken = books.add(other.clone(), "A.xlsx", b"x");
    assert!(matches!(taken, Err(Refusal::Taken(_))), "in an earlier run");
    std::fs::remove_file(folder.join("a.xlsx")).unwrap();
    other.internal = true;
    books.add(other, "A.xlsx", b"x").unwrap();
    drop(books);
    assert!(!folder.join(APART).exists());
}

#[test]
fn a_manifest_that_names_other_places_is_none() {
    let of = |file: &str| {
        let mut manifest = Manifest::default();
        let book = Written {
            file: file.into(),
            book: title("a"),
            sha256: hash(b""),
        };
        let run = Run {
            asked: "life".into(),
            whole: true,
            books: vec![book],
        };
        manifest.add(run, |_| true);
        Manifest::read(&manifest.bytes().unwrap())
    };
    assert!(of("a.xlsx").is_some());
    assert!(of("../a.xlsx").is_none());
    assert!(of(".bilan").is_none());
    assert!(Manifest::read(b"{}").is_none());
}

#[test]
fn books_of_earlier_runs_stay_and_are_told_where_they_were_asked_for() {
    let folder = folder();
    let left = write(&folder, Disk::default(), &NEW, "new").unwrap();
    assert_eq!(left, ["c.xlsx"]);
    assert_eq!(standing(&folder)["c.xlsx"], "old of c.xlsx");
    let mut books = open(&folder, Disk::default()).unwrap();
    books.add(title("e.xlsx"), "e.xlsx", b"e").unwrap();
    let left = books.finish("2022", &|run, _| run.asked == "2022").unwrap();
    assert_eq!(left, [""; 0]);
    let runs = manifest(&folder).runs;
    let told: Vec<(usize, bool)> = runs
        .iter()
        .map(|run| (run.books.len(), run.whole))
        .collect();
    assert_eq!(told, [(1, true), (3, true), (1, false)]);
}
