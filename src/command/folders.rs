//! The data folder on the disk: which files it holds, and how one is opened.

use std::fs::File;
use std::io::{BufReader, ErrorKind, Result};
use std::path::Path;

use super::paths::shown;
use crate::ingest::ReadSeek;
use crate::write::is_own;

/// What a folder holds, by paths under it with `/`, sorted.
#[derive(Debug, Default)]
pub(super) struct Listed {
    /// Its files, those that are links too.
    pub files: Vec<String>,
    /// Links to folders, and whether each leads to one under the folder itself.
    pub links: Vec<(String, bool)>,
}

/// Lists a folder. Links to folders are not gone into: each folder is met once, however links point to each other.
pub(super) fn listed(root: &Path) -> Result<Listed> {
    let mut listed = Listed::default();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let entry = entry?;
            let (path, kind) = (entry.path(), entry.file_type()?);
            // Not the user's: what bilan writes there, or has left when it died.
            if entry.file_name().to_str().is_some_and(is_own) {
                continue;
            }
            let Ok(inside) = path.strip_prefix(root).map(shown) else {
                continue;
            };
            if kind.is_dir() {
                folders.push(path);
            } else if kind.is_symlink() && path.is_dir() {
                listed.links.push((inside, is_within(&path, root)));
            } else {
                listed.files.push(inside);
            }
        }
    }
    listed.files.sort();
    listed.links.sort();
    Ok(listed)
}

/// Whether a link leads to a folder under the root, or to the root.
fn is_within(link: &Path, root: &Path) -> bool {
    match (link.canonicalize(), root.canonicalize()) {
        (Ok(link), Ok(root)) => link.starts_with(root),
        _ => false,
    }
}

/// Opens a file. What only looks like one, a pipe or a device, might never say anything or never end.
pub(super) fn opened(path: &Path) -> Result<Box<dyn ReadSeek>> {
    if !path.metadata()?.is_file() {
        return Err(ErrorKind::InvalidInput.into());
    }
    Ok(Box::new(BufReader::new(File::open(path)?)))
}
