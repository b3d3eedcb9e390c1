//! What is kept of a folder of workbooks and is not mailed with it: its lock and its manifest, in the `.bilan/` of the house.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

use super::APART;
use super::books::{Refusal, Result, at};
use super::disk::Disk;
use super::manifest::{Manifest, hash};

const LOCK: &str = "lock";
const MANIFEST: &str = "manifest.json";

/// Where a folder's lock and manifest are kept.
#[derive(Debug)]
pub(super) struct House {
    place: PathBuf,
    /// The folder, from the house where it lies in it.
    name: String,
}

impl House {
    /// The place for a folder, in `house` or, where that cannot be written to, in the folder itself; and its locks.
    pub(super) fn of(folder: &Path, house: &Path) -> Result<(Self, Vec<File>)> {
        // Another house may write into the folder too.
        let mut locks = Vec::from_iter(of_folder(folder)?);
        let found = match Self::in_house(folder, house) {
            Err(Refusal::Failed(..)) => Self::in_house(folder, folder),
            found => found,
        };
        let (house, lock) = found?;
        locks.push(lock);
        Ok((house, locks))
    }

    fn in_house(folder: &Path, house: &Path) -> Result<(Self, File)> {
        let name = name(folder, house);
        let all = house.join(APART);
        let place = all.join(&hash(name.as_bytes())[..16]);
        at(&place, std::fs::create_dir_all(&place))?;
        let path = place.join(LOCK);
        let mut open = File::options();
        let open = open.write(true).create(true).truncate(false);
        let lock = locked(at(&path, open.open(&path))?)?;
        forget(&all, house);
        Ok((Self { place, name }, lock))
    }

    /// What was written into the folder before.
    pub(super) fn manifest(&self) -> Manifest {
        let bytes = std::fs::read(self.place.join(MANIFEST)).ok();
        let read = bytes.and_then(|bytes| Manifest::read(&bytes));
        read.unwrap_or_default()
    }

    /// Keeps what is written there now.
    pub(super) fn keep(&self, manifest: &Manifest, disk: &Disk) -> Result<()> {
        let manifest = Manifest {
            folder: self.name.clone(),
            ..manifest.clone()
        };
        let (unsure, sure) = (self.place.join("manifest.tmp"), self.place.join(MANIFEST));
        let bytes = at(&unsure, manifest.bytes())?;
        at(&unsure, disk.remove(&unsure))?;
        let kept = disk.write(&unsure, &bytes);
        if let Err(error) = kept.and_then(|()| disk.rename(&unsure, &sure)) {
            let _ = disk.remove(&unsure);
            return Err(Refusal::Failed(sure, error));
        }
        Ok(())
    }
}

/// A folder's path from the house, or from the root where it lies elsewhere; with `/`.
fn name(folder: &Path, house: &Path) -> String {
    let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let path = whole(folder);
    let inside = path.strip_prefix(whole(house)).map(Path::to_owned);
    inside.unwrap_or(path).to_string_lossy().replace('\\', "/")
}

/// Takes a lock, until the file is dropped or the program ends. Where the file system has none, a run goes on without.
fn locked(file: File) -> Result<File> {
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => Err(Refusal::Busy),
        Ok(()) | Err(TryLockError::Error(_)) => Ok(file),
    }
}

/// The lock of the folder itself, where a system locks folders.
fn of_folder(folder: &Path) -> Result<Option<File>> {
    let opened = File::open(folder).ok().filter(|_| cfg!(unix));
    opened.map(locked).transpose()
}

/// Takes away what is kept of folders that are no more.
fn forget(all: &Path, house: &Path) {
    for entry in std::fs::read_dir(all).into_iter().flatten().flatten() {
        let bytes = std::fs::read(entry.path().join(MANIFEST)).ok();
        let manifest = bytes.and_then(|bytes| Manifest::read(&bytes));
        if manifest.is_some_and(|manifest| !house.join(&manifest.folder).exists()) {
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}
