//! Where the system allows little, or the environment asks for too much: the run does what it can, or ends in a message
//! with the exit code for trouble. It never panics, and nothing stops it.
#![cfg(target_os = "linux")]

use std::process::{Command, Stdio};

use crate::common::{PEOPLE, Place, Ran};
use crate::support::{root, samples};

/// The commands that read, count or write, in a folder with a catalogue and a register.
const COMMANDS: [&[&str]; 9] = [
    &["check"],
    &["count", "--format", "csv"],
    &["report", "--internal"],
    &["reconcile"],
    &["diff", "2021", "2022"],
    &["inspect", "data/register.csv"],
    &["inspect", "data/register.csv", "--draft", "P1"],
    &["explain", "T-01"],
    &["init", "new"],
];

/// Runs bilan under a limit of the shell.
#[track_caller]
fn under(limit: &str, place: &Place, arguments: &[&str]) -> Ran {
    let mut shell = Command::new("sh");
    let line = format!("ulimit {limit}; exec \"$0\" \"$@\"");
    shell.args(["-c", &line, env!("CARGO_BIN_EXE_bilan")]);
    let output = shell
        .args(arguments)
        .args(["--lang", "en"])
        .current_dir(place.path(""))
        .env("NO_COLOR", "1")
        .stdin(Stdio::null())
        .output();
    let ran = Ran::new(output.unwrap());
    assert!(ran.code < 3, "{limit}, {arguments:?}: {ran:?}");
    assert!(
        ran.code < 2 || ran.err.contains("bilan: "),
        "{limit}, {arguments:?}: {ran:?}"
    );
    ran
}

#[test]
fn threads_that_the_environment_asks_for_are_taken_within_reason() {
    let place = Place::with(PEOPLE);
    let count = ["count", "--format", "csv", "--lang", "en"];
    let whole = place.bilan(&count).ends(0);
    for name in [
        "RAYON_NUM_THREADS",
        "POLARS_MAX_THREADS",
        "RAYON_RS_NUM_CPUS",
    ] {
        for asked in [
            "0",
            "1",
            "3",
            "-1",
            "",
            "many",
            "1e3",
            "100000",
            "99999999999999999999",
        ] {
            let output = place.command(&count).env(name, asked).output().unwrap();
            let ran = Ran::new(output).ends(0);
            assert_eq!(
                (&ran.out, &ran.err),
                (&whole.out, &whole.err),
                "{name}={asked}"
            );
        }
    }
    let mut command = place.command(&["check", "--nonsense"]);
    let ran = Ran::new(command.env("POLARS_MAX_THREADS", "0").output().unwrap());
    assert_eq!(ran.code, 2);
}

#[test]
fn few_open_files_end_in_a_message() {
    for most in [4, 5, 6, 7, 8, 10, 12, 16] {
        for arguments in COMMANDS {
            let place = Place::with(PEOPLE);
            under(&format!("-n {most}"), &place, arguments);
        }
    }
    // With as few as that nothing can be counted, and with sixteen all.
    let place = Place::with(PEOPLE);
    for most in ["-n 4", "-n 5"] {
        let ran = under(most, &place, &["count"]).ends(2);
        assert_eq!(ran.out, "");
        ran.says(&["open files"]);
    }
    let whole = place.bilan(&["count", "--lang", "en"]).ends(0);
    assert_eq!(under("-n 16", &place, &["count"]).out, whole.out);
}

#[test]
fn little_memory_does() {
    let place = Place::with(PEOPLE);
    for arguments in COMMANDS {
        under("-v 400000", &place, arguments).ends(i32::from(arguments[0] == "diff"));
    }
    // The samples whole, with as little.
    let (out, samples) = (place.path("out"), samples());
    let catalogue = root().join("indicators");
    let arguments = [
        "--catalogue",
        catalogue.to_str().unwrap(),
        "--data",
        samples.to_str().unwrap(),
        "report",
        "M4SD",
        "--internal",
        "--out",
        out.to_str().unwrap(),
    ];
    under("-v 400000", &place, &arguments).ends(0);
}
