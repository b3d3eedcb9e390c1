//! What is done to the disk, a step at a time, so that a test can stop after any of them.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Result, Write};
use std::path::Path;

/// The disk. In builds for tests, one that fails or dies at a given step.
#[derive(Debug, Default)]
pub struct Disk {
    #[cfg(any(test, debug_assertions))]
    faults: Option<faults::Faults>,
}

impl Disk {
    /// Makes a folder that is not there.
    pub(super) fn make(&self, folder: &Path) -> Result<()> {
        self.step()?;
        std::fs::create_dir(folder)
    }

    /// Writes a file that is not there, down to the disk.
    pub(super) fn write(&self, path: &Path, bytes: &[u8]) -> Result<()> {
        self.step()?;
        let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
        let (first, rest) = bytes.split_at(bytes.len() / 2);
        file.write_all(first)?;
        self.step()?;
        file.write_all(rest)?;
        self.step()?;
        file.sync_all()
    }

    /// Moves a file to its place, over what stands there.
    pub(super) fn rename(&self, from: &Path, to: &Path) -> Result<()> {
        self.step()?;
        std::fs::rename(from, to)
    }

    /// Lets a file stand in a second place; as a copy where the file system has no such thing.
    pub(super) fn link(&self, from: &Path, to: &Path) -> Result<()> {
        self.step()?;
        match std::fs::hard_link(from, to) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(error),
            Err(_) => self.write(to, &std::fs::read(from)?),
        }
    }

    /// Takes a file away; one that is not there is no matter.
    pub(super) fn remove(&self, path: &Path) -> Result<()> {
        self.step()?;
        match std::fs::remove_file(path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Takes a folder away with all that is in it.
    pub(super) fn clear(&self, folder: &Path) -> Result<()> {
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                self.clear(&entry.path())?;
            } else {
                self.remove(&entry.path())?;
            }
        }
        self.step()?;
        std::fs::remove_dir(folder)
    }

    /// Sees to it that what was moved in a folder is on the disk, where the system can be asked to.
    pub(super) fn settle(&self, folder: &Path) -> Result<()> {
        self.step()?;
        if cfg!(unix) {
            File::open(folder)?.sync_all()?;
        }
        Ok(())
    }

    #[cfg(any(test, debug_assertions))]
    fn step(&self) -> Result<()> {
        self.faults.as_ref().map_or(Ok(()), faults::Faults::step)
    }

    #[cfg(not(any(test, debug_assertions)))]
    #[allow(
        clippy::unnecessary_wraps,
        clippy::unused_self,
        reason = "it fails in tests"
    )]
    fn step(&self) -> Result<()> {
        Ok(())
    }
}

#[cfg(any(test, debug_assertions))]
mod faults {
    use std::cell::Cell;
    use std::ops::Range;

    use super::{Disk, ErrorKind, Result};

    /// The steps that go wrong.
    #[derive(Debug)]
    pub(super) struct Faults {
        done: Cell<u32>,
        wrong: Range<u32>,
        dies: bool,
    }

    impl Disk {
        /// A disk that fails at these steps, counted from 0; at all from one on, it is as if the program had died.
        #[cfg(test)]
        pub fn failing(wrong: Range<u32>) -> Self {
            let dies = false;
            let done = Cell::new(0);
            let faults = Some(Faults { done, wrong, dies });
            Self { faults }
        }

        /// A disk with which the program dies at a step.
        pub fn dying(step: u32) -> Self {
            let faults = Faults {
                done: Cell::new(0),
                wrong: step..u32::MAX,
                dies: true,
            };
            let faults = Some(faults);
            Self { faults }
        }
    }

    impl Faults {
        pub(super) fn step(&self) -> Result<()> {
            let step = self.done.replace(self.done.get() + 1);
            match self.wrong.contains(&step) {
                false => Ok(()),
                true if self.dies => std::process::abort(),
                true => Err(ErrorKind::Other.into()),
            }
        }
    }
}
