//! What cannot be written: the run ends with exit code 2 and the earlier file stays; who stops reading is left in peace.

use std::process::{Command, Stdio};

use crate::common::{PEOPLE, Place, Ran};

#[test]
fn a_folder_that_cannot_be_written_to() {
    let place = Place::with(PEOPLE);
    place.file("taken", "a file, not a folder");
    for out in ["taken", "taken/below"] {
        let ran = place.bilan(&["report", "--out", out]).ends(2);
        let said = ran.says(&["cannot write `taken"]);
        assert_eq!(said.out, "");
    }
    assert_eq!(place.bytes("taken"), b"a file, not a folder");
    place
        .bilan(&["init", "taken", "--lang", "en"])
        .ends(2)
        .says(&["cannot write"]);
}

/// The files in a folder, by name.
fn names(place: &Place, folder: &str) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(place.path(folder))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[cfg(unix)]
#[test]
fn a_write_that_fails_half_way_leaves_the_earlier_workbook() {
    let place = Place::with(PEOPLE);
    place.bilan(&["report"]).ends(0);
    let earlier = place.bytes("reports/P1_don_life.xlsx");
    assert!(
        earlier.len() > 4096,
        "larger than what may be written below"
    );
    // The figures change, and no file may grow beyond four blocks.
    place.edit("data/register.csv", "15/01/2022", "");
    for ignored in ["trap '' XFSZ; ", ""] {
        let script = format!("{ignored}ulimit -f 4; exec \"$0\" report");
        let output = Command::new("sh")
            .args(["-c", &script, env!("CARGO_BIN_EXE_bilan")])
            .current_dir(place.path("."))
            .output()
            .unwrap();
        assert_ne!(output.status.code(), Some(0));
        assert_eq!(place.bytes("reports/P1_don_life.xlsx"), earlier);
        if !ignored.is_empty() {
            Ran::new(output)
                .ends(2)
                .says(&["cannot write", "P1_don_life.xlsx"]);
            assert_eq!(names(&place, "reports"), ["P1_don_life.xlsx"]);
        }
    }
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let place = Place::with(PEOPLE);
    for args in [
        &["check"][..],
        &["check", "--format", "json"],
        &["count"],
        &["count", "--format", "csv"],
        &["count", "--format", "json"],
        &["diff", "2021", "2022"],
        &["report"],
        &["explain", "T-01"],
        &["completions", "bash"],
    ] {
        let mut command = place.command(args);
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let ran = Ran::new(child.wait_with_output().unwrap()).ends(0);
        assert_eq!(ran.err, "", "{args:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn results_that_cannot_be_written_are_an_error() {
    let place = Place::with(PEOPLE);
    for args in [&["count", "--format", "csv"][..], &["completions", "bash"]] {
        let full = std::fs::File::options()
            .write(true)
            .open("/dev/full")
            .unwrap();
        let mut command = place.command(args);
        let child = command.stdout(full).stderr(Stdio::piped()).spawn().unwrap();
        Ran::new(child.wait_with_output().unwrap()).ends(2);
    }
}
