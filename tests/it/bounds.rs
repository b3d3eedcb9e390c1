//! Work is bounded by the size of what is read. The limits of the process aside are lowered here, so that a sound workbook
//! passes them: none is needed that would hurt another program.

#![allow(clippy::disallowed_methods, reason = "files of a temporary folder")]

use std::io::{Cursor, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use zip::write::SimpleFileOptions;

use crate::common::{HEADER, PEOPLE, Place};

/// A sound workbook of one sheet: so many rows of twelve numbers.
fn workbook(folder: &Path, rows: u32) -> PathBuf {
    let known = include_bytes!("../corpus/xls/register.xlsb");
    let mut known = zip::ZipArchive::new(Cursor::new(known)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..known.len() {
        let mut part = known.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        if name == "xl/worksheets/sheet1.bin" {
            bytes = with_rows(&bytes, rows);
        }
        out.start_file(name, SimpleFileOptions::default()).unwrap();
        out.write_all(&bytes).unwrap();
    }
    let path = folder.join("workbook.xlsb");
    std::fs::write(&path, out.finish().unwrap().into_inner()).unwrap();
    path
}

/// A sheet's records with other rows between the beginning and the end of its data.
fn with_rows(sheet: &[u8], rows: u32) -> Vec<u8> {
    let place = |record: &[u8]| sheet.windows(3).position(|bytes| bytes == record).unwrap();
    let (begin, end) = (place(&[0x91, 0x01, 0]) + 3, place(&[0x92, 0x01, 0]));
    let mut out = sheet[..begin].to_vec();
    for row in 0..rows {
        // A row's head, then a number a column.
        out.extend([0, 17]);
        out.extend(row.to_le_bytes());
        out.extend([0; 13]);
        for column in 0..12u32 {
            out.extend([5, 16]);
            out.extend(column.to_le_bytes());
            out.extend([0; 4]);
            out.extend(f64::from(row + column).to_le_bytes());
        }
    }
    out.extend(&sheet[end..]);
    out
}

/// Starts the process that reads the first sheet.
fn aside(file: &Path, limits: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bilan"));
    command.arg("read-aside").arg(file).arg("0").args(limits);
    let piped = command.stdin(Stdio::null()).stdout(Stdio::piped());
    piped.stderr(Stdio::null()).spawn().unwrap()
}

/// What it says, and whether it came to its end.
fn said(child: Child) -> (Vec<u8>, bool) {
    let out = child.wait_with_output().unwrap();
    (out.stdout, out.status.success())
}

#[cfg(unix)]
#[test]
fn what_computes_or_asks_for_more_than_its_limit_is_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let file = workbook(folder.path(), 300_000);
    let (calm, ended) = said(aside(&file, &[]));
    assert!(ended);
    for limits in [["--seconds", "1"], ["--megabytes", "64"]] {
        let (stopped, ended) = said(aside(&file, &limits));
        // Without memory a reader may still come to say that it cannot read on.
        assert!(
            stopped.len() < calm.len() && (!ended || stopped.len() < 10),
            "{limits:?}"
        );
    }
}

/// A process that waits for its turn, here for two seconds to hand on what it has read, has done no work meanwhile.
#[cfg(unix)]
#[test]
fn what_is_only_slow_by_the_clock_is_read_whole() {
    let folder = tempfile::tempdir().unwrap();
    let file = workbook(folder.path(), 2000);
    let calm = said(aside(&file, &[]));
    let waiting = aside(&file, &["--seconds", "1"]);
    std::thread::sleep(std::time::Duration::from_secs(2));
    let late = said(waiting);
    // More than a pipe holds.
    assert!(calm.0.len() > 1 << 17);
    assert!(calm == late && late.1);
}

/// Links that lead back, to each other, out, and nowhere: none is gone into, each is told, and the figures are those of the
/// folder without them. A pipe under a register's name is no file to wait for.
#[cfg(unix)]
#[test]
fn links_and_pipes_among_the_data_neither_hang_nor_add() {
    use std::os::unix::fs::symlink;
    let place = Place::with(PEOPLE);
    std::fs::create_dir_all(place.path("data/2022/old")).unwrap();
    let count = ["count", "--format", "csv", "--quiet"];
    let alone = place.bilan(&count);
    std::fs::create_dir(place.path("elsewhere")).unwrap();
    place.file(
        "elsewhere/register.csv",
        format!("{HEADER}7;Samira Belqaid;F;;;01/02/2022;;;\n"),
    );
    for (to, link) in [
        (".", "data/copy"),
        (".", "data/suite"),
        ("..", "data/2022/old/parent"),
        ("../2022", "data/2022/self"),
        ("../elsewhere", "data/archive"),
        ("nowhere", "data/broken"),
    ] {
        symlink(to, place.path(link)).unwrap();
    }
    let pipe = place.path("data/2022/pipe.csv");
    let made = Command::new("mkfifo").arg(pipe).status().unwrap();
    assert!(made.success());
    let checked = place.bilan(&["check", "--format", "json"]);
    let checked: serde_json::Value = serde_json::from_str(&checked.out).unwrap();
    let told = |code: &str, severity: &str| {
        let findings = checked["findings"].as_array().unwrap().iter();
        let found = findings.filter(|one| one["code"] == code && one["severity"] == severity);
        found
            .map(|one| one["file"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let back = ["2022/old/parent", "2022/self", "copy", "suite"];
    assert_eq!(told("linked-folder", "note"), back);
    assert_eq!(told("linked-folder", "warning"), ["archive"]);
    assert_eq!(place.bilan(&count).out, alone.out);
    // A pipe that a source claims is a file that cannot be read: what needs it is no more than a lower bound.
    place.edit(
        "indicators/sources/register.toml",
        "[\"register*\"]",
        "[\"register*\", \"2022/*.csv\"]",
    );
    let ran = place.bilan(&count);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains(",at_least,"), "{}", ran.out);
}
