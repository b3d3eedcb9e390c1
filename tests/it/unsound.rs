//! Cases 1 to 8: files that are not what they seem, locked, cut, or of a form that no office program writes. Each stands
//! beside a good register, under one source that claims both: bilan goes on, tells one thing about it, and no figure that
//! needed it looks whole. The limits that a file may pass are tried in `src/ingest/book/tests.rs`, lowered.

use std::fs::File;
use std::io::{Cursor, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::common::Place;
use Ends::{Locked, Misnamed, NoHeader, Read, Refused, SheetRefused, Torn};

/// The longest that a run may take, good register included, of a program that is hardly optimised on a busy computer: the
/// release build needs about a second.
const LONGEST: Duration = Duration::from_secs(if cfg!(debug_assertions) { 20 } else { 3 });

/// What may be said besides of the texts that a damaged file gives.
const OF_TEXTS: [&str; 3] = ["people-not-told", "identical-rows", "mark-without-date"];

/// The most memory that a run may hold at once, in kB.
const MOST_MEMORY: u64 = 512 << 10;

/// The figures, whole.
const COUNT: [&str; 4] = ["count", "--format", "csv", "--quiet"];

/// How such a file may end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ends {
    /// Read without a doubt.
    Read,
    /// Read, with a word about its name.
    Misnamed,
    /// Not read, and nothing lost: a program's lock file.
    Locked,
    /// The whole file refused.
    Refused,
    /// One sheet of it refused.
    SheetRefused,
    /// Read, and no register found.
    NoHeader,
    /// Read, with a word about a line that cannot be trusted.
    Torn,
}

impl Ends {
    /// The code of the one error or warning about the file.
    fn code(self) -> Option<&'static str> {
        Some(match self {
            Read => return None,
            Misnamed => "misnamed-file",
            Locked => "open-elsewhere",
            Refused => "unreadable-file",
            SheetRefused => "unreadable-sheet",
            NoHeader => "no-header",
            Torn => "torn-line",
        })
    }

    /// Whether figures that needed the file are lower bounds.
    fn partial(self) -> bool {
        matches!(self, Refused | SheetRefused | NoHeader)
    }
}

/// What the program told and counted.
struct Told {
    /// Code and message of each error and warning about the file.
    findings: Vec<(String, String)>,
    figures: String,
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(fixtures().join("unsound").join(name)).unwrap()
}

/// The twins' catalogue and one of their registers; the source claims `unsound/` too.
fn place() -> Place {
    let place = Place::empty();
    for path in [
        "indicators/catalogue.toml",
        "indicators/dimensions.toml",
        "indicators/theme.toml",
        "indicators/projects/twins.toml",
        "indicators/sources/registre.toml",
    ] {
        place.file(
            path,
            std::fs::read(fixtures().join("twins").join(path)).unwrap(),
        );
    }
    place.edit("indicators/catalogue.toml", "\"../xlsx\"", "\"../data\"");
    let good = fixtures().join("twins/csv-utf-8/registre.csv");
    place.file("data/registre.csv", std::fs::read(good).unwrap());
    place
}

/// The figures of the good register alone.
fn whole() -> String {
    run(&place(), &COUNT, &[0]).unwrap()
}

/// Runs bilan within the time allowed, and on Linux within 4 GiB of addresses, so that a test that fails leaves the
/// computer alone. Gives standard output, or what is wrong with the run; the exit code must be one of those given.
fn run(place: &Place, args: &[&str], codes: &[i32]) -> Result<String, String> {
    let program = env!("CARGO_BIN_EXE_bilan");
    let mut command = if cfg!(target_os = "linux") {
        let mut shell = Command::new("sh");
        shell.args(["-c", "ulimit -v 4194304; exec \"$0\" \"$@\"", program]);
        shell
    } else {
        Command::new(program)
    };
    let (out, err) = (place.path("out.txt"), place.path("err.txt"));
    let mut child = command
        .args(args)
        .args(["--lang", "en"])
        .current_dir(place.path(""))
        .env("NO_COLOR", "1")
        .stdin(Stdio::null())
        .stdout(File::create(&out).unwrap())
        .stderr(File::create(&err).unwrap())
        .spawn()
        .unwrap();
    let start = Instant::now();
    let mut memory = 0;
    let status = loop {
        memory = memory.max(peak(child.id()));
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if start.elapsed() > LONGEST {
            child.kill().unwrap();
            child.wait().unwrap();
            return Err(format!("{args:?}: longer than {LONGEST:?}"));
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    let talk = String::from_utf8(std::fs::read(&err).unwrap()).unwrap();
    // Ended by a signal, a process has no code.
    let fine = status.code().is_some_and(|code| codes.contains(&code));
    if memory > MOST_MEMORY {
        return Err(format!("{args:?}: {memory} kB of memory"));
    }
    if !fine || talk.contains("panicked") {
        return Err(format!("{args:?}: {status}: {talk}"));
    }
    Ok(String::from_utf8(std::fs::read(&out).unwrap()).unwrap())
}

/// The most memory that a process has held so far, in kB, where the system tells: of itself, not of processes that it
/// starts, which have limits of their own.
fn peak(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.and_then(|line| line.split_whitespace().next());
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// What bilan makes of a file beside the good register.
fn tell(name: &str, bytes: &[u8]) -> Result<Told, String> {
    let place = place();
    place.file(&format!("data/unsound/{name}"), bytes);
    place.edit(
        "indicators/sources/registre.toml",
        "[\"registre.*\"]",
        "[\"registre.*\", \"unsound/*\"]",
    );
    let checked = run(&place, &["check", "--format", "json"], &[0, 1])?;
    let checked: serde_json::Value = serde_json::from_str(&checked).unwrap();
    let text = |finding: &serde_json::Value, key: &str| finding[key].as_str().map(str::to_owned);
    let findings = checked["findings"].as_array().unwrap().iter();
    let findings = findings
        .filter(|finding| finding["severity"] != "note")
        .filter(|finding| text(finding, "file").is_none_or(|file| file.starts_with("unsound/")))
        .map(|finding| {
            (
                text(finding, "code").unwrap(),
                text(finding, "message").unwrap(),
            )
        })
        .filter(|(code, _): &(String, String)| !OF_TEXTS.contains(&code.as_str()))
        .collect();
    let figures = run(&place, &COUNT, &[0, 1])?;
    Ok(Told { findings, figures })
}

/// What is wrong with the end of one file; nothing when it ended as it may.
fn wrong(name: &str, bytes: &[u8], may: &[Ends], whole: &str) -> Option<String> {
    let told = match tell(name, bytes) {
        Ok(told) => told,
        Err(ended) => return Some(format!("{name}: {ended}")),
    };
    let codes: Vec<&str> = told.findings.iter().map(|(code, _)| &**code).collect();
    let Some(end) = may
        .iter()
        .find(|end| codes == end.code().into_iter().collect::<Vec<_>>())
    else {
        return Some(format!("{name}: {:?}, not {may:?}", told.findings));
    };
    // What is lost makes a total a lower bound, or leaves it open where people without a key stand in it.
    let open = |line: &str| line.contains(",at_least,") || line.contains("provisional");
    let fine = if end.partial() {
        numbers(&told.figures) == numbers(whole) && told.figures.lines().skip(1).any(open)
    } else {
        told.figures == *whole
    };
    (!fine).then(|| format!("{name}: {end:?}, figures {}", told.figures))
}

/// The lines of a count without what its numbers are worth.
fn numbers(figures: &str) -> Vec<String> {
    let number = |line: &str| line.split(',').take(7).collect::<Vec<_>>().join(",");
    figures.lines().map(number).collect()
}

/// Tries files, each with the ends it may come to, and fails with all that went wrong.
#[track_caller]
fn try_all(cases: &[(&str, &[Ends])]) {
    let whole = whole();
    let wrongs: Vec<String> = cases
        .iter()
        .filter_map(|(name, may)| wrong(name, &fixture(name), may, &whole))
        .collect();
    assert!(wrongs.is_empty(), "\n{}\n", wrongs.join("\n"));
}

#[test]
fn the_good_register_is_counted_as_it_was_by_hand() {
    let expected = std::fs::read_to_string(fixtures().join("twins/expected.csv")).unwrap();
    let figures = whole();
    for line in expected.lines().skip(1) {
        let [indicator, sex, status, value] =
            line.split(',').collect::<Vec<_>>().try_into().unwrap();
        // One of them has no key: what it stands in has two bounds.
        let wanted = format!("TWINS,{indicator},period,life,{sex},{status},{value},");
        assert!(figures.contains(&wanted), "{wanted} is not in:\n{figures}");
    }
}

#[test]
fn case_01_lock_files() {
    let whole = whole();
    let wrongs = wrong("~$x.xlsx", &fixture("~$x.xlsx"), &[Locked], &whole);
    assert_eq!(wrongs, None);
    for name in [".DS_Store", "Thumbs.db"] {
        let wrongs = wrong(name, b"\0\0\0\x01Bud1", &[Read], &whole);
        assert_eq!(wrongs, None);
    }
}

#[test]
fn case_02_nothing_in_it() {
    try_all(&[("zero.xlsx", &[Refused])]);
}

#[test]
fn case_03_named_after_another_format() {
    try_all(&[
        ("really-ods.xls", &[Misnamed]),
        ("really-xls.xlsx", &[Misnamed]),
        ("really-csv.xlsx", &[Misnamed]),
    ]);
}

#[test]
fn case_03_no_spreadsheet_at_all() {
    try_all(&[
        ("html-table.xls", &[Refused]),
        ("xml-2003.xls", &[Refused]),
        ("photo.jpg.xlsx", &[Refused]),
        ("letter.docx.xlsx", &[Refused]),
        ("no-workbook.xlsx", &[Refused]),
    ]);
}

#[test]
fn case_04_passwords() {
    let whole = whole();
    for name in ["password.xlsx", "password.xls", "password.ods", "xor.xls"] {
        assert_eq!(wrong(name, &fixture(name), &[Refused], &whole), None);
        let message = &tell(name, &fixture(name)).unwrap().findings[0].1;
        assert!(message.contains("password"), "{name}: {message}");
    }
}

#[test]
fn case_05_cut_or_changed_on_the_way() {
    try_all(&[
        ("truncated.xlsx", &[Refused]),
        ("damaged-middle.xlsx", &[SheetRefused]),
        ("rows-back.xlsx", &[SheetRefused, Read]),
    ]);
}

/// A sound workbook of one register, cut after each quarter of its bytes.
#[test]
fn case_06_an_xls_that_is_cut() {
    let (sound, whole) = (fixture("really-xls.xlsx"), whole());
    for quarters in 1..4 {
        let cut = &sound[..sound.len() * quarters / 4];
        let wrongs = wrong("cut.xls", cut, &[Refused, SheetRefused], &whole);
        assert_eq!(wrongs, None, "{quarters}");
    }
}

/// The twins' register with something more in front of its sheet: one declared word, which is harmless, and which office
/// programs never write.
#[test]
fn case_07_what_a_document_declares() {
    let whole = whole();
    let declared = "<!DOCTYPE worksheet [<!ENTITY word \"Rabat\">]>";
    for (name, folder, part) in [
        ("declares.xlsx", "xlsx", "xl/worksheets/sheet1.xml"),
        ("declares.ods", "ods", "content.xml"),
    ] {
        let sound = fixtures().join(format!("twins/{folder}/registre.{folder}"));
        let bytes = before(&std::fs::read(sound).unwrap(), part, declared);
        let may = [SheetRefused, Refused];
        assert_eq!(wrong(name, &bytes, &may, &whole), None);
    }
}

/// A package with more text in front of the root of a part.
fn before(package: &[u8], part: &str, text: &str) -> Vec<u8> {
    let mut from = zip::ZipArchive::new(Cursor::new(package)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut file = from.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        if name == part {
            let end = bytes.windows(2).position(|two| two == b"?>").unwrap() + 2;
            bytes.splice(end..end, text.bytes());
        }
        to.start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        to.write_all(&bytes).unwrap();
    }
    to.finish().unwrap().into_inner()
}

#[test]
fn case_08_one_broken_sheet_among_good_ones() {
    try_all(&[
        ("one-broken.xlsx", &[SheetRefused]),
        ("one-broken.xlsb", &[SheetRefused]),
    ]);
}

#[test]
fn case_16_sheets_that_claim_more_than_they_hold() {
    try_all(&[("styled-tail.xlsx", &[Read])]);
}

#[test]
fn case_30_text_files() {
    try_all(&[
        ("nul.csv", &[Refused, Read, Torn]),
        ("open-quote.csv", &[NoHeader, Torn]),
    ]);
}

/// Nothing is in the folder that no test tries.
#[test]
fn every_file_is_tried() {
    let tests = include_str!("unsound.rs");
    for entry in std::fs::read_dir(fixtures().join("unsound")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let quoted = format!("\"{name}\"");
        let tried = tests.contains(&quoted) || name == "README.md";
        assert!(tried, "{name}");
    }
}
