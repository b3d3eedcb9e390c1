//! Which workbooks of a folder bilan wrote, and which of them belong together.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// What bilan wrote into a folder, the latest run first.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Manifest {
    pub(super) format: u32,
    /// The folder, from that of the house where it lies in it.
    pub folder: String,
    /// The runs of which a workbook is still there.
    pub runs: Vec<Run>,
}

/// What one run wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// The period as it was asked for.
    pub asked: String,
    /// Whether all its workbooks are there, none replaced by a later run.
    pub whole: bool,
    /// Its workbooks.
    pub books: Vec<Written>,
}

/// A workbook that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// The name of its file.
    pub file: String,
    /// What it is.
    #[serde(flatten)]
    pub book: Title,
    /// The SHA-256 of its bytes.
    pub sha256: String,
}

/// What a workbook is: of one project, report and period there is one, and its internal copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Title {
    /// The project's code.
    pub project: String,
    /// The donor format's code.
    pub format: String,
    /// The report's name among those of the project.
    pub report: String,
    /// The period's code.
    pub period: String,
    /// Whether it is the copy for the house.
    pub internal: bool,
}

impl Default for Manifest {
    fn default() -> Self {
        Self {
            format: 1,
            folder: String::new(),
            runs: Vec::new(),
        }
    }
}

impl Manifest {
    /// Reads a manifest; none where it is none, or names what no workbook of bilan is named.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let read: Self = serde_json::from_slice(bytes).ok()?;
        let mut books = read.runs.iter().flat_map(|run| &run.books);
        (read.format == 1 && books.all(|book| is_plain(&book.file))).then_some(read)
    }

    pub(super) fn bytes(&self) -> std::io::Result<Vec<u8>> {
        let mut bytes = serde_json::to_vec_pretty(self)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// Adds a run before the earlier ones, of which only books remain that it leaves alone and that are `there`.
    pub(super) fn add(&mut self, run: Run, there: impl Fn(&str) -> bool) {
        for earlier in &mut self.runs {
            let all = earlier.books.len();
            earlier.books.retain(|book| {
                let replaced = run.books.iter().any(|one| same(&one.file, &book.file));
                !replaced && there(&book.file)
            });
            earlier.whole &= earlier.books.len() == all;
        }
        self.runs.retain(|earlier| !earlier.books.is_empty());
        self.runs.insert(0, run);
    }

    /// The workbooks of the latest run.
    pub(super) fn latest(&self) -> &[Written] {
        self.runs.first().map_or(&[], |run| &run.books)
    }

    /// The workbook that was written under a name, whatever the case.
    pub fn under(&self, name: &str) -> Option<&Written> {
        let mut books = self.runs.iter().flat_map(|run| &run.books);
        books.find(|book| same(&book.file, name))
    }
}

impl Written {
    /// Whether a file is this workbook, to the byte.
    pub(super) fn stands_in(&self, path: &std::path::Path) -> bool {
        // A pipe would never end.
        path.is_file() && std::fs::read(path).is_ok_and(|bytes| hash(&bytes) == self.sha256)
    }
}

/// Whether two names are one on some systems.
pub(super) fn same(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
}

/// Whether a name is that of a file in a folder, and of none elsewhere, on every system.
pub(super) fn is_plain(name: &str) -> bool {
    let sign = |sign: char| sign.is_ascii_alphanumeric() || "._-".contains(sign);
    !name.is_empty()
        && !name.starts_with(".bilan")
        && !name.ends_with('.')
        && name.chars().all(sign)
}

/// The SHA-256 of bytes, as `sha256sum` prints it.
pub(super) fn hash(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let hash = Sha256::digest(bytes);
    hash.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
