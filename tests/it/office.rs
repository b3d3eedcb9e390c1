//! Files that the office programs open, written as they themselves would not: an xls with other documents embedded,
//! workbooks whose parts or packages come from other programs. Each holds the twins' register, and gives its figures.

use std::io::{Cursor, Read as _, Write as _};

use bilan::write::atomically;
use cfb::{CompoundFile, Version};

use crate::support::{self, printed};

const INDICATORS: &str = "tests/fixtures/twins/indicators";

/// The twins' register in a format.
fn twin(format: &str) -> Vec<u8> {
    let path = format!("tests/fixtures/twins/{format}/registre.{format}");
    std::fs::read(support::root().join(path)).unwrap()
}

fn count(data: &str) -> String {
    let told = ["--catalogue", INDICATORS, "--data", data, "--lang", "en"];
    printed(&[&told[..], &["count", "--format", "csv"]].concat(), 0)
}

/// Tries a file: it gives the figures of the twins, whatever it is made of.
#[track_caller]
fn same(what: &str, format: &str, bytes: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(format!("registre.{format}"));
    atomically(&path, bytes).unwrap();
    let whole = count(&format!("tests/fixtures/twins/{format}"));
    assert!(whole.lines().count() > 2, "{whole}");
    assert_eq!(count(folder.path().to_str().unwrap()), whole, "{what}");
}

/// The stream of a workbook.
fn stream(xls: Vec<u8>) -> Vec<u8> {
    let mut tree = CompoundFile::open(Cursor::new(xls)).unwrap();
    let mut bytes = Vec::new();
    let mut stream = tree.open_stream("/Workbook").unwrap();
    stream.read_to_end(&mut bytes).unwrap();
    bytes
}

/// A compound file of these streams, in this order; a storage for each folder in their names.
fn compound(version: Version, streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut tree = CompoundFile::create_with_version(version, Cursor::new(Vec::new())).unwrap();
    for (name, bytes) in streams {
        if let Some((storage, _)) = name.rsplit_once('/') {
            tree.create_storage_all(storage).unwrap();
        }
        let mut stream = tree.create_stream(name).unwrap();
        stream.write_all(bytes).unwrap();
    }
    tree.flush().unwrap();
    tree.into_inner().into_inner()
}

/// A workbook of another program: a sheet without anything in it.
fn other() -> Vec<u8> {
    let path = support::root().join("tests/fixtures/formats/1904.xls");
    stream(std::fs::read(path).unwrap())
}

#[test]
fn the_workbook_s_own_stream_is_read_and_no_embedded_one() {
    let (own, other) = (stream(twin("xls")), other());
    let (own, other) = (own.as_slice(), other.as_slice());
    for version in [Version::V3, Version::V4] {
        for streams in [
            // Excel gives what is embedded a storage named after its number.
            &[("/MBD0001/Workbook", other), ("/Workbook", own)][..],
            &[("/Workbook", own), ("/MBD0001/Workbook", other)],
            // The own stream has the older name, or another case, and what is embedded the newer.
            &[("/MBD0001/Workbook", other), ("/Book", own)],
            &[("/MBD0001/Workbook", other), ("/WORKBOOK", own)],
            &[
                ("/a/b/c/Book", other),
                ("/a/Workbook", other),
                ("/Workbook", own),
            ],
            // Both names at the root: what newer programs read.
            &[("/Book", other), ("/Workbook", own)],
            // A letter, a presentation and a locked workbook.
            &[("/MBD0001/WordDocument", b"letter"), ("/Workbook", own)],
            &[
                ("/MBD0002/PowerPoint Document", b"slides"),
                ("/Workbook", own),
            ],
            &[("/MBD0003/EncryptedPackage", b"locked"), ("/Workbook", own)],
        ] {
            let names: Vec<&str> = streams.iter().map(|(name, _)| *name).collect();
            same(
                &format!("{version:?} {names:?}"),
                "xls",
                &compound(version, streams),
            );
        }
    }
}

#[test]
fn an_embedded_lock_locks_nothing() {
    // BOF and FILEPASS, at the start of a sector as streams are.
    let locked = [
        &[9, 8, 4, 0, 0, 6, 5, 0, 0x2F, 0, 2, 0, 1, 0][..],
        &[0; 5000],
    ]
    .concat();
    let own = stream(twin("xls"));
    let streams: [(&str, &[u8]); 2] = [("/MBD0001/Workbook", &locked), ("/Workbook", &own)];
    same("locked inside", "xls", &compound(Version::V3, &streams));
}
