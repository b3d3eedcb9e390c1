//! Files that the office programs open, written as they themselves would not: an xls with other documents embedded,
//! workbooks whose parts or packages come from other programs. Each holds the twins' register, and gives its figures.

use std::io::{Cursor, Read as _, Write as _};

use bilan::write::atomically;
use cfb::{CompoundFile, Version};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::support::{self, is_of, printed};

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

/// The parts of a package, in order.
type Parts = Vec<(String, Vec<u8>)>;

fn parts(format: &str) -> Parts {
    let mut package = ZipArchive::new(Cursor::new(twin(format))).unwrap();
    let places = 0..package.len();
    let part = places.map(|at| {
        let mut part = package.by_index(at).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        (part.name().unwrap().into_owned(), bytes)
    });
    part.filter(|(name, _)| !name.ends_with('/')).collect()
}

fn package(parts: &Parts) -> Vec<u8> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let options = SimpleFileOptions::default();
        package.start_file(name.as_str(), options).unwrap();
        package.write_all(bytes).unwrap();
    }
    package.finish().unwrap().into_inner()
}

/// The same parts, the names of all of them changed.
fn renamed(format: &str, name: impl Fn(&str) -> String) -> Vec<u8> {
    let parts = parts(format).into_iter();
    let parts = parts.map(|(known, bytes)| (name(&known), bytes));
    package(&parts.collect())
}

/// The same parts, the XML of all of them changed.
fn rewritten(format: &str, xml: impl Fn(&str, String) -> Vec<u8>) -> Vec<u8> {
    let change = |(name, bytes): (String, Vec<u8>)| {
        if is_of(&name, "xml") || is_of(&name, "rels") {
            let bytes = xml(&name, String::from_utf8(bytes).unwrap());
            return (name, bytes);
        }
        (name, bytes)
    };
    package(&parts(format).into_iter().map(change).collect())
}

/// A text in UTF-16, as a mark at its start says or not.
fn wide(text: &str, mark: bool, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let text = text.replacen("encoding=\"UTF-8\"", "encoding=\"UTF-16\"", 1);
    let mark = mark.then_some(0xFEFF).into_iter();
    mark.chain(text.encode_utf16()).flat_map(bytes).collect()
}

#[test]
fn parts_are_read_in_whatever_encoding_they_are_written() {
    for format in ["xlsx", "ods"] {
        for mark in [true, false] {
            for (order, bytes) in [
                ("little", u16::to_le_bytes as fn(u16) -> [u8; 2]),
                ("big", u16::to_be_bytes),
            ] {
                let file = rewritten(format, |_, xml| wide(&xml, mark, bytes));
                same(&format!("{format} {order} {mark}"), format, &file);
            }
        }
        let marked = rewritten(format, |_, xml| format!("\u{feff}{xml}").into_bytes());
        same("a mark of UTF-8", format, &marked);
        let latin = rewritten(format, |_, xml| {
            let xml = xml.replacen("encoding=\"UTF-8\"", "encoding='ISO-8859-1'", 1);
            let sign = |sign: char| match u8::try_from(sign) {
                Ok(byte) => vec![byte],
                Err(_) => format!("&#{};", u32::from(sign)).into_bytes(),
            };
            xml.chars().flat_map(sign).collect()
        });
        same("an older encoding", format, &latin);
    }
}

#[test]
fn parts_are_found_however_their_names_are_written() {
    for format in ["xlsx", "ods"] {
        for (what, name) in [
            (
                "backslashes",
                (|name| name.replace('/', "\\")) as fn(&str) -> String,
            ),
            ("from the root", |name| format!("/{name}")),
            ("from the root, backslashes", |name| {
                format!("\\{}", name.replace('/', "\\"))
            }),
            ("capitals", str::to_uppercase),
            ("small letters", str::to_lowercase),
            ("escapes", |name| {
                name.replace('e', "%65").replace('_', "%5F")
            }),
        ] {
            same(&format!("{format}, {what}"), format, &renamed(format, name));
        }
    }
}

#[test]
fn targets_are_found_however_they_are_written() {
    for (what, from, to) in [
        (
            "from the root",
            "Target=\"worksheets/",
            "Target=\"/xl/worksheets/",
        ),
        (
            "with a dot",
            "Target=\"worksheets/",
            "Target=\"./worksheets/",
        ),
        (
            "by a detour",
            "Target=\"worksheets/",
            "Target=\"../xl/worksheets/",
        ),
        (
            "backslashes",
            "Target=\"worksheets/",
            "Target=\"worksheets\\",
        ),
        ("capitals", "Target=\"worksheets/", "Target=\"WorkSheets/"),
    ] {
        let file = rewritten("xlsx", |_, xml| xml.replace(from, to).into_bytes());
        assert_ne!(file, rewritten("xlsx", |_, xml| xml.into_bytes()), "{what}");
        same(what, "xlsx", &file);
    }
    // What tells where the parts are is not there.
    for missing in ["[Content_Types].xml", "_rels/.rels"] {
        let rest = parts("xlsx")
            .into_iter()
            .filter(|(name, _)| name != missing);
        same(missing, "xlsx", &package(&rest.collect()));
    }
    for missing in ["mimetype", "META-INF/manifest.xml"] {
        let rest = parts("ods").into_iter().filter(|(name, _)| name != missing);
        same(missing, "ods", &package(&rest.collect()));
    }
}

/// What Excel puts into a list of extensions, with the names of its own elements in it.
const EXTENSION: &str = "<extLst><ext uri=\"{0}\" xmlns:y=\"urn:y\"><y:f>SUM(A1:A9)</y:f><y:c r=\"A1\"><y:v>9</y:v></y:c>\
    <y:row r=\"9\"/><y:t>x</y:t><extLst/></ext></extLst>";

#[test]
fn extensions_comments_and_instructions_are_no_damage() {
    for (what, part, from, to) in [
        (
            "in a cell",
            "sheet1.xml",
            "</c>",
            format!("{EXTENSION}</c>"),
        ),
        (
            "in a row",
            "sheet1.xml",
            "</row>",
            format!("{EXTENSION}</row>"),
        ),
        (
            "after the rows",
            "sheet1.xml",
            "</sheetData>",
            format!("</sheetData>{EXTENSION}"),
        ),
        (
            "in a text",
            "sharedStrings.xml",
            "</si>",
            format!("{EXTENSION}</si>"),
        ),
        (
            "a comment",
            "sheet1.xml",
            "<v>",
            "<!-- <v>9</v> --><?x <v>9</v>?><v>".into(),
        ),
        (
            "a comment in a text",
            "sharedStrings.xml",
            "<t>",
            "<!-- <t>9</t> --><t><!--a-->".into(),
        ),
        (
            "an instruction",
            "workbook.xml",
            "<sheets>",
            "<?x y?><!--a--><sheets>".into(),
        ),
    ] {
        let file = rewritten("xlsx", |name, xml| {
            let xml = if name.ends_with(part) {
                xml.replace(from, &to)
            } else {
                xml
            };
            xml.into_bytes()
        });
        assert_ne!(file, rewritten("xlsx", |_, xml| xml.into_bytes()), "{what}");
        same(what, "xlsx", &file);
    }
}
