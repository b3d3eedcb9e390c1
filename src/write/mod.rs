//! The one write to disk: whole, or not at all; and the workbooks of a run, all or none.

mod books;
mod disk;
mod house;
mod manifest;
#[cfg(test)]
mod tests;

use std::fs::File;
use std::io::Write;
use std::path::Path;

pub use books::{Books, Leftover, Refusal};
pub use disk::Disk;
pub use manifest::{Manifest, Run, Title, Written};

/// The folder that holds what is bilan's own.
pub const APART: &str = ".bilan";
/// How the name of a file that is being written begins …
const BEGIN: &str = ".bilan-";
/// … and ends.
const END: &str = ".tmp";

/// Writes a file beside its place and moves it there: who reads meanwhile, or a write that fails half-way, finds the
/// earlier file whole. Missing folders are made.
pub fn atomically(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    sweep(folder);
    let mut file = aside(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Whether a file or folder of this name is bilan's own and none of the user's.
pub fn is_own(name: &str) -> bool {
    name == APART || is_unfinished(name)
}

/// Whether a file of this name is being written, or was when its writer died.
fn is_unfinished(name: &str) -> bool {
    name.starts_with(BEGIN) && name.ends_with(END)
}

/// A file that nobody sweeps away while it is written: it is locked.
fn aside(folder: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(BEGIN).suffix(END);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // Temporary files are private; a report is as readable as any file its writer makes.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    loop {
        let file = builder.tempfile_in(folder)?;
        // Where the file system has no locks, nobody sweeps either.
        let _ = file.as_file().lock();
        // Another run may have swept it between its making and its locking.
        if file.path().exists() {
            return Ok(file);
        }
    }
}

/// Takes away what writers that died have left in a folder: nobody holds it any more. What cannot be is left to the next.
fn sweep(folder: &Path) {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries.filter(|one| one.file_name().to_str().is_some_and(is_unfinished)) {
        if entry.file_type().is_ok_and(|kind| kind.is_file())
            && let Ok(file) = File::open(entry.path())
            && file.try_lock().is_ok()
        {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}
