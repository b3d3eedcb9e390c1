//! The folder that a report's workbooks go to: all of a run, or none.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::paths::shown;
use super::report::bytes;
use super::workplace::Workplace;
use crate::cli::ReportArgs;
use crate::language::Language;
use crate::report::book::Book;
use crate::wording::{self, Trouble};
use crate::write::{Books, Disk, Leftover, Refusal, Run, Title};

/// A folder of workbooks, held for one run.
pub(super) struct Shelf {
    folder: PathBuf,
    language: Language,
    books: Books,
    written: Vec<PathBuf>,
}

impl Shelf {
    /// Takes a folder for this run, and says what became of what a dead run had left.
    pub(super) fn open(
        place: &Workplace,
        folder: &Path,
        quiet: bool,
        talk: &mut dyn Write,
    ) -> anyhow::Result<Self> {
        let language = place.language;
        let opened = Books::open(folder, &place.house(), disk());
        let books = opened.map_err(|refusal| refused(language, folder, refusal))?;
        let shelf = Self {
            folder: folder.to_owned(),
            language,
            books,
            written: Vec::new(),
        };
        if !quiet {
            shelf.tell(talk)?;
        }
        Ok(shelf)
    }

    fn tell(&self, talk: &mut dyn Write) -> anyhow::Result<()> {
        let finished = match self.books.leftover {
            Leftover::None => return Ok(()),
            Leftover::Finished => true,
            Leftover::Cleared => false,
        };
        let said = wording::leftover(self.language, &shown(&self.folder), finished);
        writeln!(talk, "{said}")?;
        Ok(())
    }

    /// Ends what a dead run has left in a folder, where this run writes nothing.
    pub(super) fn tidy(
        place: &Workplace,
        folder: &Path,
        quiet: bool,
        talk: &mut dyn Write,
    ) -> anyhow::Result<()> {
        if Books::are_left(folder) && !Books::are_held(folder, &place.house()) {
            Self::open(place, folder, quiet, talk)?;
        }
        Ok(())
    }

    /// Writes a workbook aside, if the format can hold it.
    pub(super) fn add(
        &mut self,
        place: &Workplace,
        title: Title,
        file: &str,
        book: &Book,
    ) -> anyhow::Result<()> {
        let path = self.folder.join(file);
        let bytes = bytes(place, book, &path)?;
        let added = self.books.add(title, file, &bytes);
        added.map_err(|refusal| refused(self.language, &self.folder, refusal))?;
        self.written.push(path);
        Ok(())
    }

    /// Moves the workbooks to their places, and names those of earlier runs that are no longer among them.
    pub(super) fn finish(
        self,
        args: &ReportArgs,
        projects: &[&str],
        quiet: bool,
        talk: &mut dyn Write,
    ) -> anyhow::Result<Vec<PathBuf>> {
        let covered = |run: &Run, book: &Title| {
            let format = args.donor.as_ref();
            run.asked.eq_ignore_ascii_case(&args.period)
                && projects.contains(&book.project.as_str())
                && format.is_none_or(|format| format.eq_ignore_ascii_case(&book.format))
        };
        let ended = self.books.finish(&args.period, &covered);
        let left = ended.map_err(|refusal| refused(self.language, &self.folder, refusal))?;
        if !left.is_empty() && !quiet {
            writeln!(talk, "{}", wording::earlier_books(self.language, &left))?;
        }
        Ok(self.written)
    }
}

/// Why the workbooks are not written.
fn refused(language: Language, folder: &Path, refusal: Refusal) -> anyhow::Error {
    let say = |trouble: &Trouble| wording::trouble(language, trouble);
    match refusal {
        Refusal::Busy => anyhow::anyhow!(say(&Trouble::FolderBusy(shown(folder)))),
        Refusal::Taken(file) => {
            anyhow::anyhow!(say(&Trouble::NameTaken(shown(&folder.join(file)))))
        }
        Refusal::Failed(path, error) => {
            anyhow::Error::new(error).context(say(&Trouble::Unwritable(shown(&path))))
        }
    }
}

/// The disk; in builds for tests, one with which the program dies at a step.
fn disk() -> Disk {
    #[cfg(debug_assertions)]
    if let Some(step) = std::env::var_os("BILAN_DIES_AT_STEP")
        && let Some(step) = step.to_str().and_then(|step| step.parse().ok())
    {
        return Disk::dying(step);
    }
    Disk::default()
}
