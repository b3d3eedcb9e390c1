//! Spreadsheets → records. Every row read ends in the first funnel; every doubt is a finding.

mod above;
mod acts;
mod again;
mod ages;
mod book;
mod cells;
mod column;
mod counts;
mod coverage;
mod currency;
mod dates;
mod entries;
mod fields;
mod files;
mod funding;
mod funnel;
mod gate;
mod gather;
mod header;
mod hearing;
mod keys;
pub mod layout;
pub(crate) mod letters;
mod levels;
pub mod look;
mod loss;
mod mapping;
mod meaning;
mod mend;
mod names;
mod nobody;
mod odd_ages;
mod odd_keys;
mod open_bands;
mod parents;
mod paths;
mod people;
mod pipe;
mod plain;
mod record;
mod refine;
mod sessions;
mod sheet;
mod somebody;
mod sums;
mod table;
mod titles;
mod total_words;
mod totals;
mod value;
mod wanted;

pub use book::{Book, Inferred, ReadSeek, SheetName, SheetNotes, serve};
pub use column::Column;
pub use coverage::{Coverage, Stretch};
pub use entries::Entry;
pub use funnel::RowFunnel;
pub use loss::{Gap, Loss, Lost};
pub use mend::{headers, mend};
pub use plain::tables;
pub use record::{NO_AGES, NO_ORGANISATION, NO_PERSON, NONE, OPEN, Records, UNREAD};
pub use sheet::{Row, Value};

use chrono::NaiveDate;
use indexmap::IndexMap;
use rayon::prelude::*;

use crate::catalogue::{Catalogue, Category, Source};
use crate::finding::{Fact, Findings, Unreadable};
use crate::privacy::{Audience, Identities};
use files::{Claimed, Job};
use gather::Gathering;

/// Reads a file, or a sheet of it, in a process of its own.
pub type Aside<'a> =
    dyn Fn(&str, Option<usize>) -> std::io::Result<Box<dyn std::io::Read + Send>> + Sync + 'a;

/// The data folder as `command` hands it over: names, and ways to open each.
pub struct Folder<'a> {
    /// Paths under the folder, with `/`, sorted.
    pub files: &'a [String],
    /// Opens one of them.
    pub open: &'a (dyn Fn(&str) -> std::io::Result<Box<dyn ReadSeek>> + Sync),
    /// Has a process of its own [`serve`] one of them: the list of sheets, or the rows of one sheet.
    pub aside: &'a Aside<'a>,
    /// Told the name of each file as it is read.
    pub progress: &'a (dyn Fn(&str) + Sync),
}

/// What was read.
#[derive(Debug, Default)]
pub struct Ingested {
    /// Records by project, in the order of the catalogue; empty for projects not asked for.
    pub records: Vec<Records>,
    /// Entries by project.
    pub entries: Vec<Vec<Entry>>,
    /// The sheet that holds a project's entries, by project; empty for a CSV file.
    pub entry_sheets: Vec<Option<String>>,
    /// Every sheet read by a source.
    pub sheets: Vec<SheetRead>,
    /// The path under the data folder of each file, by the name that it is shown by.
    pub paths: IndexMap<String, String>,
    /// How each source of the catalogue fared.
    pub health: Vec<Health>,
    /// Acts that are in no record, and could have counted.
    pub losses: IndexMap<Loss, Lost>,
    /// The day that all is told as of; the end of each period asked for when absent.
    pub as_of: Option<NaiveDate>,
    /// What was wrong or doubtful.
    pub findings: Findings,
}

/// A sheet read by a source.
#[derive(Debug, Clone)]
pub struct SheetRead {
    /// Path under the data folder, as it may be shown.
    pub file: String,
    /// Sheet name, as it may be shown; empty for a CSV file.
    pub sheet: String,
    /// The source that read it.
    pub source: usize,
    /// What became of its rows.
    pub funnel: RowFunnel,
    /// The sessions it has columns for: the day, and what else the header says.
    pub sessions: Vec<(i32, String)>,
    /// Its columns by their headers, with what each fills; empty where they were not found.
    pub titles: Vec<layout::Titled>,
}

/// How a source fared.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Health {
    /// The days that it tells of.
    pub coverage: Coverage,
    /// By category of the service, whether an act of it was read.
    pub services: Vec<bool>,
    /// What it expects and does not have, where that covers some days only.
    pub absent: Vec<Absent>,
    /// Sheets read.
    pub read: u32,
    /// Whether a file, sheet or column of it is missing or unreadable: its figures are lower bounds.
    pub partial: bool,
    /// Whether people of its counts stand in two rows, whatever it says: their sum is an upper bound.
    pub overlapping: bool,
}

impl Health {
    /// The services of which an act was read.
    pub fn met(&self) -> Vec<Category> {
        let services = self.services.iter().enumerate();
        let met = services.filter(|(_, met)| **met);
        met.map(|(code, _)| Category(code as u32)).collect()
    }
}

/// A file or sheet that is expected, covers some days, and is not there. It matters once these days are over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absent {
    /// What is said of it.
    pub fact: Fact,
    /// Its days.
    pub days: Stretch,
}

/// Opens a file of the folder whatever it is, its encoding and delimiter inferred.
pub fn open<'f>(folder: &'f Folder<'_>, path: &str) -> Result<Box<dyn Book + 'f>, Unreadable> {
    book::open(folder, path, &book::Told::default())
}

/// Whether there are threads to read with: they are started when they are first asked for, with a panic where the system
/// refuses them.
pub fn ready() -> bool {
    std::panic::catch_unwind(rayon::current_num_threads).is_ok()
}

/// Reads what the sources of these projects claim. `projects` are places in the catalogue. Files are opened, and their
/// sheets read, side by side; what they gave is put together in their order.
pub fn read(catalogue: &Catalogue, projects: &[usize], folder: &Folder<'_>) -> Ingested {
    read_for(Audience::Anybody, catalogue, projects, folder)
}

/// The same, to be shown to these eyes.
pub fn read_for(
    audience: Audience,
    catalogue: &Catalogue,
    projects: &[usize],
    folder: &Folder<'_>,
) -> Ingested {
    let sources = sources(catalogue, projects);
    let claimed = claimed(&sources, folder);
    let typed = entries::all(catalogue, projects, folder);
    let gathering = gathered(catalogue, &claimed, &typed.seeking());
    let (mut out, guard) = gathering.finish(audience);
    files::absent(catalogue, &sources, folder, &mut out);
    files::without_sheet(&claimed, &mut out.findings);
    files::unclaimed(catalogue, folder, &mut out.findings);
    out.findings.extend(typed.findings);
    (out.entries, out.entry_sheets) = (typed.entries, typed.sheets);
    gate::pass(&guard, folder, &mut out);
    out
}

/// Who stands in the registers of these projects.
pub fn people(catalogue: &Catalogue, projects: &[usize], folder: &Folder<'_>) -> Identities {
    let sources = sources(catalogue, projects);
    let claimed = claimed(&sources, folder);
    gathered(catalogue, &claimed, &Identities::default()).people()
}

fn sources<'c>(catalogue: &'c Catalogue, projects: &[usize]) -> Vec<(usize, &'c Source)> {
    let sources = catalogue.sources.iter().enumerate();
    let ours = sources.filter(|(_, source)| projects.contains(&source.project));
    ours.collect()
}

/// The files that these sources read, opened.
fn claimed<'f>(sources: &[(usize, &'f Source)], folder: &'f Folder<'f>) -> Vec<Claimed<'f>> {
    let files = folder.files.par_iter().enumerate();
    let claimed = files.filter_map(|(place, path)| files::claimed(folder, sources, place, path));
    claimed.collect()
}

/// Their sheets, read side by side and put together in their order. `seeking`: the numbers of people to look for.
fn gathered<'c>(
    catalogue: &'c Catalogue,
    claimed: &[Claimed<'c>],
    seeking: &Identities,
) -> Gathering<'c> {
    let jobs = claimed.iter().flat_map(|file| file.jobs(seeking));
    let jobs: Vec<Job<'_, '_>> = jobs.collect();
    let beside = jobs.len() < rayon::current_num_threads();
    let read = jobs.par_iter().map(|job| job.run(catalogue, beside));
    let mut read: Vec<_> = read.collect();
    let mut gathering = Gathering::new(catalogue);
    for file in claimed {
        gathering.file(file);
    }
    gathering.announce(&mut read);
    for sheet in read {
        gathering.sheet(sheet);
    }
    gathering
}
