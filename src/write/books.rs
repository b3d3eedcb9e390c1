//! The workbooks of a run: written aside, then moved to their places together.
//!
//! While a run writes, `.bilan/stage/` stands in the folder of the workbooks, on one file system with them: `new/` holds what
//! is written aside, `old/` what it is to replace, `plan.json` which workbooks belong together. Once these have been moved,
//! that is the manifest; it is kept in the `.bilan/` of the house and not here, for this folder is mailed.
//!
//! The plan comes into the stage when all else in it is on the disk. A run that dies before has changed nothing: the next
//! clears its stage. One that dies after is finished by the next: what is not yet moved is moved, the manifest last. Where
//! that cannot be, because somebody holds a workbook open, the earlier ones are put back.

use std::fs::File;
use std::io::Error;
use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::house::House;
use super::manifest::{Manifest, Run, Title, Written, hash, is_plain, same};
use super::{APART, sweep};

const STAGE: &str = "stage";
/// A stage that is being cleared.
const DONE: &str = "done";
const PLAN: &str = "plan.json";

/// Why a folder of workbooks cannot be written.
#[derive(Debug)]
pub enum Refusal {
    /// Another run writes there.
    Busy,
    /// The name is another workbook's already, whatever the case.
    Taken(String),
    /// The system would not.
    Failed(PathBuf, Error),
}

/// What an earlier run that died had left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leftover {
    /// Nothing.
    None,
    /// Workbooks that were whole: they are in their places.
    Finished,
    /// Workbooks that were not: they are gone, and the earlier ones stand.
    Cleared,
}

/// The workbooks that a run writes into a folder.
#[derive(Debug)]
pub struct Books {
    folder: PathBuf,
    disk: Disk,
    house: House,
    manifest: Manifest,
    written: Vec<Written>,
    /// What an earlier run had left.
    pub leftover: Leftover,
    /// Held as long as the run writes.
    _locks: Vec<File>,
}

pub(super) type Result<T> = std::result::Result<T, Refusal>;

/// Says which path the system refused.
pub(super) fn at<T>(path: &Path, result: std::io::Result<T>) -> Result<T> {
    result.map_err(|error| Refusal::Failed(path.to_owned(), error))
}

impl Books {
    /// Takes a folder for this run alone, makes it where it is not there, and ends what a dead run has left in it. What is
    /// not for the donor is kept in the `house`, or in the folder where the house is for reading only.
    pub fn open(folder: &Path, house: &Path, disk: Disk) -> Result<Self> {
        at(folder, std::fs::create_dir_all(folder))?;
        let (house, locks) = House::of(folder, house)?;
        let mut books = Self {
            folder: folder.to_owned(),
            disk,
            manifest: house.manifest(),
            house,
            written: Vec::new(),
            leftover: Leftover::None,
            _locks: locks,
        };
        books.leftover = books.recover()?;
        if books.leftover == Leftover::Finished {
            books.manifest = books.house.manifest();
        }
        sweep(folder);
        Ok(books)
    }

    /// Whether a folder holds something of a dead run, that [`Books::open`] ends.
    pub fn are_left(folder: &Path) -> bool {
        let apart = folder.join(APART);
        is_there(&apart.join(STAGE)) || is_there(&apart.join(DONE))
    }

    /// Whether a run writes into a folder now.
    pub fn are_held(folder: &Path, house: &Path) -> bool {
        matches!(House::of(folder, house), Err(Refusal::Busy))
    }

    /// Writes a workbook aside.
    pub fn add(&mut self, book: Title, file: &str, bytes: &[u8]) -> Result<()> {
        let place = self.folder.join(file);
        if !is_plain(file) {
            let error = std::io::ErrorKind::InvalidFilename.into();
            return Err(Refusal::Failed(place, error));
        }
        let earlier = self.manifest.under(file);
        let earlier = earlier.filter(|one| is_there(&self.folder.join(&one.file)));
        let mut ours = self.written.iter();
        if ours.any(|one| same(&one.file, file)) || earlier.is_some_and(|one| one.book != book) {
            return Err(Refusal::Taken(file.to_owned()));
        }
        if self.written.is_empty() {
            at(&self.folder, self.begin())?;
        }
        at(&place, self.disk.write(&self.newer(file), bytes))?;
        self.written.push(Written {
            file: file.to_owned(),
            book,
            sha256: hash(bytes),
        });
        Ok(())
    }

    /// Moves all workbooks to their places. Gives those of earlier runs that are `covered` by what was asked for, and that
    /// this run has not written again.
    pub fn finish(
        mut self,
        asked: &str,
        covered: &dyn Fn(&Run, &Title) -> bool,
    ) -> Result<Vec<String>> {
        if self.written.is_empty() {
            return Ok(Vec::new());
        }
        for Written { file, .. } in &self.written {
            let place = self.folder.join(file);
            if is_there(&place) {
                at(&place, self.disk.link(&place, &self.older(file)))?;
            }
        }
        let run = Run {
            asked: asked.to_owned(),
            whole: true,
            books: std::mem::take(&mut self.written),
        };
        let folder = &self.folder;
        self.manifest.add(run, |file| is_there(&folder.join(file)));
        let ready = at(&self.folder, self.commit());
        let moved = ready.and_then(|()| self.forward(&self.manifest));
        if moved.is_err() {
            self.back(&self.manifest)?;
        }
        moved?;
        let earlier = self.manifest.runs[1..].iter();
        let left = earlier.flat_map(|run| run.books.iter().map(move |book| (run, book)));
        let left = left.filter(|(run, book)| covered(run, &book.book));
        Ok(left.map(|(_, book)| book.file.clone()).collect())
    }

    fn stage(&self) -> PathBuf {
        self.folder.join(APART).join(STAGE)
    }

    fn done(&self) -> PathBuf {
        self.folder.join(APART).join(DONE)
    }

    fn newer(&self, file: &str) -> PathBuf {
        self.stage().join("new").join(file)
    }

    fn older(&self, file: &str) -> PathBuf {
        self.stage().join("old").join(file)
    }

    fn plan(&self) -> PathBuf {
        self.stage().join(PLAN)
    }

    fn begin(&self) -> std::io::Result<()> {
        std::fs::create_dir_all(self.folder.join(APART))?;
        self.disk.make(&self.stage())?;
        self.disk.make(&self.newer(""))?;
        self.disk.make(&self.older(""))
    }

    /// From here on the workbooks will be moved, by this run or the next.
    fn commit(&self) -> std::io::Result<()> {
        let unsure = self.stage().join("plan.tmp");
        self.disk.settle(&self.newer(""))?;
        self.disk.write(&unsure, &self.manifest.bytes()?)?;
        self.disk.rename(&unsure, &self.plan())?;
        self.disk.settle(&self.stage())
    }

    /// Moves what is not yet moved, and then says so in the manifest.
    fn forward(&self, plan: &Manifest) -> Result<()> {
        for Written { file, .. } in plan.latest() {
            let (new, place) = (self.newer(file), self.folder.join(file));
            if is_there(&new) {
                at(&place, self.disk.rename(&new, &place))?;
            }
        }
        at(&self.folder, self.disk.settle(&self.folder))?;
        self.house.keep(plan, &self.disk)?;
        // The workbooks are in their places. What cannot be cleared now is by the next run.
        let _ = self.clear();
        Ok(())
    }

    /// Puts back what stood there before, where nobody has changed it since; it may be done again after a part of it.
    fn back(&self, plan: &Manifest) -> Result<()> {
        for book in plan.latest() {
            let (old, place) = (self.older(&book.file), self.folder.join(&book.file));
            if is_there(&self.newer(&book.file)) || is_there(&place) && !book.stands_in(&place) {
                continue;
            }
            if is_there(&old) {
                let again = self.stage().join("again");
                at(&again, self.disk.remove(&again))?;
                at(&again, self.disk.link(&old, &again))?;
                at(&place, self.disk.rename(&again, &place))?;
            } else {
                at(&place, self.disk.remove(&place))?;
            }
        }
        at(&self.folder, self.disk.settle(&self.folder))?;
        self.clear()
    }

    /// Ends what a dead run has left.
    fn recover(&self) -> Result<Leftover> {
        let stage = self.stage();
        match stage.symlink_metadata() {
            Err(_) => return self.clear().map(|()| Leftover::None),
            Ok(kind) if kind.is_dir() => {}
            // Nothing of bilan's.
            Ok(_) => at(&stage, self.disk.remove(&stage))?,
        }
        let plan = std::fs::read(self.plan()).ok();
        let Some(plan) = plan.and_then(|bytes| Manifest::read(&bytes)) else {
            self.clear()?;
            return Ok(Leftover::Cleared);
        };
        if self.is_whole(&plan) && self.forward(&plan).is_ok() {
            return Ok(Leftover::Finished);
        }
        self.back(&plan)?;
        Ok(Leftover::Cleared)
    }

    /// Whether each workbook is whole, in the stage or in its place.
    fn is_whole(&self, plan: &Manifest) -> bool {
        let mut books = plan.latest().iter();
        books.all(|book| {
            let new = self.newer(&book.file);
            let place = self.folder.join(&book.file);
            book.stands_in(if is_there(&new) { &new } else { &place })
        })
    }

    /// Takes the stage away. It is put out of its place first, so that what is half cleared is taken for nothing else.
    fn clear(&self) -> Result<()> {
        let (stage, done) = (self.stage(), self.done());
        if is_there(&done) {
            at(&done, self.disk.clear(&done))?;
        }
        if is_there(&stage) {
            at(&stage, self.disk.rename(&stage, &done))?;
            at(&done, self.disk.clear(&done))?;
        }
        self.tidy();
        Ok(())
    }

    /// Takes away the folder of the stage, unless the manifest is in it because the house is for reading only.
    fn tidy(&self) {
        let _ = std::fs::remove_dir(self.folder.join(APART));
    }
}

impl Drop for Books {
    /// A run that ends before its workbooks are whole leaves nothing.
    fn drop(&mut self) {
        if !is_there(&self.plan()) {
            let _ = self.clear();
        }
    }
}

/// Whether something stands at a place, if only a link that leads nowhere.
fn is_there(place: &Path) -> bool {
    place.symlink_metadata().is_ok()
}
