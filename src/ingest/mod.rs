//! Spreadsheets → records. Every row read ends in the first funnel; every doubt is a finding.

mod cells;
mod delimited;
mod entries;
mod funnel;
mod header;
mod keys;
mod mapping;
mod mend;
mod open;
mod people;
mod record;
mod refine;
mod sheet;
mod table;
mod value;
mod xlsx;

pub use entries::Entry;
pub use funnel::RowFunnel;
pub use mend::{headers, mend};
pub use record::{NONE, Records};
pub use sheet::{Book, ReadSeek, Row, SheetName, Value};

use crate::catalogue::{Catalogue, Source};
use crate::finding::{Fact, Findings, Origin, Unreadable};
use header::any;
use mapping::{Base, Gathered, Mapper};
use record::{Acts, Identities, Subjects};
use sheet::Kept;
use table::{Pending, Table};

/// The data folder as `command` hands it over: names, and a way to open each.
pub struct Folder<'a> {
    /// Paths under the folder, with `/`, sorted.
    pub files: &'a [String],
    /// Opens one of them.
    pub open: &'a dyn Fn(&str) -> std::io::Result<Box<dyn ReadSeek>>,
    /// Told the name of each file as it is read.
    pub progress: &'a dyn Fn(&str),
}

/// What was read.
#[derive(Debug, Default)]
pub struct Ingested {
    /// Records by project, in the order of the catalogue; empty for projects not asked for.
    pub records: Vec<Records>,
    /// Entries by project.
    pub entries: Vec<Vec<Entry>>,
    /// Every sheet read by a source.
    pub sheets: Vec<SheetRead>,
    /// How each source of the catalogue fared.
    pub health: Vec<Health>,
    /// What was wrong or doubtful.
    pub findings: Findings,
}

/// A sheet read by a source.
#[derive(Debug, Clone)]
pub struct SheetRead {
    /// Path under the data folder.
    pub file: String,
    /// Sheet name; empty for a CSV file.
    pub sheet: String,
    /// The source that read it.
    pub source: usize,
    /// What became of its rows.
    pub funnel: RowFunnel,
}

/// How a source fared.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Health {
    /// Sheets read.
    pub read: u32,
    /// Whether a file, sheet or column of it is missing or unreadable: its figures are lower bounds.
    pub partial: bool,
}

/// Reads what the sources of these projects claim. `projects` are places in the catalogue.
pub fn read(catalogue: &Catalogue, projects: &[usize], folder: &Folder<'_>) -> Ingested {
    let mut reading = Reading {
        catalogue,
        folder,
        gathered: (0..catalogue.projects.len())
            .map(|_| gathered(catalogue))
            .collect(),
        acts: catalogue.sources.iter().map(|_| Acts::default()).collect(),
        identities: Identities::default(),
        pending: Vec::new(),
        out: Ingested {
            health: vec![Health::default(); catalogue.sources.len()],
            ..Ingested::default()
        },
    };
    let asked = |source: &&(usize, &Source)| projects.contains(&source.1.project);
    let sources: Vec<(usize, &Source)> = catalogue
        .sources
        .iter()
        .enumerate()
        .filter(|one| asked(&one))
        .collect();
    for (file_place, path) in folder.files.iter().enumerate() {
        let claiming: Vec<(usize, &Source)> = sources
            .iter()
            .filter(|(_, source)| any(&source.files, path))
            .copied()
            .collect();
        if !claiming.is_empty() {
            (folder.progress)(path);
            reading.file(file_place, path, &claiming);
        }
    }
    reading.absent(&sources);
    reading.unclaimed();
    reading.out.entries = vec![Vec::new(); catalogue.projects.len()];
    for project in projects {
        reading.entries(*project);
    }
    reading.finish()
}

fn gathered(catalogue: &Catalogue) -> Gathered {
    Gathered {
        records: Records::new(catalogue),
        people: Subjects::default(),
        organisations: Subjects::default(),
    }
}

struct Reading<'a> {
    catalogue: &'a Catalogue,
    folder: &'a Folder<'a>,
    gathered: Vec<Gathered>,
    acts: Vec<Acts>,
    identities: Identities,
    pending: Vec<Pending>,
    out: Ingested,
}

impl Reading<'_> {
    /// Reads one file for every source that claims it.
    fn file(&mut self, file_place: usize, path: &str, claiming: &[(usize, &Source)]) {
        let opened = (self.folder.open)(path)
            .map_err(|_| Unreadable::Refused)
            .and_then(open::open);
        let mut book = match opened {
            Ok(book) => book,
            Err(reason) => {
                self.out
                    .findings
                    .add(Fact::UnreadableFile { reason }, Origin::file(path));
                for (place, _) in claiming {
                    self.out.health[*place].partial = true;
                }
                return;
            }
        };
        if let Some((encoding, delimiter)) = book.inferred() {
            self.out.findings.add(
                Fact::InferredText {
                    encoding,
                    delimiter,
                },
                Origin::file(path),
            );
        }
        for sheet in book.sheets() {
            let claims =
                |source: &Source| source.sheets.is_empty() || any(&source.sheets, &sheet.name);
            let readers: Vec<_> = claiming
                .iter()
                .filter(|(_, source)| claims(source))
                .copied()
                .collect();
            let shown: Vec<_> = readers
                .iter()
                .filter(|(_, source)| !sheet.hidden || source.hidden)
                .copied()
                .collect();
            for (place, source) in &shown {
                self.sheet(book.as_mut(), file_place, path, &sheet.name, *place, source);
            }
            if shown.is_empty() {
                self.left_out(book.as_mut(), path, &sheet, claiming);
            }
        }
    }

    /// Reads one sheet for one source.
    fn sheet(
        &mut self,
        book: &mut dyn Book,
        file_place: usize,
        path: &str,
        sheet: &str,
        source_place: usize,
        source: &Source,
    ) {
        let base = base(self.catalogue, source, path, sheet);
        let mut mapper = Mapper {
            catalogue: self.catalogue,
            source,
            gathered: &mut self.gathered[source.project],
            acts: &mut self.acts[source_place],
            identities: &mut self.identities,
            findings: &mut self.out.findings,
            file: path,
            sheet,
            place: self.out.sheets.len() as u32,
            source_place,
            file_place,
            base,
            layout: table::unknown_layout(),
            words: indexmap::IndexMap::new(),
            missed: Vec::new(),
            seen: indexmap::IndexSet::new(),
        };
        let mut table = Table::new(&mut mapper);
        let read = open::guard(|| {
            book.read(sheet, &mut |row| {
                table.take(row);
                true
            })
        });
        let (funnel, found) = table.finish();
        let incomplete = mapper.layout.incomplete;
        self.pending.extend(table::judge(&mut mapper));
        if read.is_err() {
            self.out
                .findings
                .add(Fact::UnreadableSheet, Origin::sheet(path, sheet));
        } else if !found {
            let fact = Fact::NoHeader {
                source: source.code.clone(),
                wanted: header::names(source),
            };
            self.out.findings.add(fact, Origin::sheet(path, sheet));
        }
        let health = &mut self.out.health[source_place];
        health.read += u32::from(found);
        health.partial |= read.is_err() || !found || incomplete;
        self.out.sheets.push(SheetRead {
            file: path.into(),
            sheet: sheet.into(),
            source: source_place,
            funnel,
        });
    }

    /// A finding for a sheet that nobody reads, graver when it looks like the register.
    fn left_out(
        &mut self,
        book: &mut dyn Book,
        path: &str,
        sheet: &SheetName,
        claiming: &[(usize, &Source)],
    ) {
        let mut rows: Vec<(u32, Vec<Kept>)> = Vec::new();
        let _ = open::guard(|| {
            book.read(&sheet.name, &mut |row| {
                rows.push((
                    row.number,
                    row.cells.iter().map(|cell| Kept::new(*cell)).collect(),
                ));
                row.number < header::DEEPEST
            })
        });
        let like = claiming
            .iter()
            .find(|(_, source)| table::resembles(source, &rows));
        let source = like.map(|(_, source)| source.code.clone());
        let fact = match source {
            Some(source) if sheet.hidden => Fact::HiddenSheet { source },
            None if sheet.hidden => return,
            source => Fact::UnclaimedSheet { source },
        };
        self.out
            .findings
            .add(fact, Origin::sheet(path, &sheet.name));
    }

    /// Findings for sources whose files, or part of what they expect, are not there.
    fn absent(&mut self, sources: &[(usize, &Source)]) {
        for (place, source) in sources {
            let health = &mut self.out.health[*place];
            for pattern in &source.files {
                if !self.folder.files.iter().any(|path| pattern.matches(path)) {
                    let pattern = pattern.as_str().to_owned();
                    let fact = Fact::SourceFileAbsent {
                        source: source.code.clone(),
                        pattern,
                    };
                    self.out
                        .findings
                        .add(fact, Origin::catalogue(&source.file, 0..0));
                    health.partial = true;
                }
            }
            for expected in &source.expected {
                let here = self
                    .out
                    .sheets
                    .iter()
                    .filter(|sheet| sheet.source == *place)
                    .any(|sheet| {
                        expected.matches(&sheet.sheet)
                            || expected.matches(&sheet.file)
                            || expected.matches(stem(&sheet.file))
                    });
                if !here {
                    let name = expected.as_str().to_owned();
                    let fact = Fact::ExpectedAbsent {
                        source: source.code.clone(),
                        name,
                    };
                    self.out
                        .findings
                        .add(fact, Origin::catalogue(&source.file, 0..0));
                    health.partial = true;
                }
            }
        }
    }

    /// Findings for files that no source claims, and for workbooks held open.
    fn unclaimed(&mut self) {
        for path in self.folder.files {
            let name = path.rsplit('/').next().unwrap_or(path);
            if let Some(book) = name.strip_prefix("~$") {
                let open = format!("{}{book}", &path[..path.len() - name.len()]);
                self.out
                    .findings
                    .add(Fact::OpenElsewhere, Origin::file(&open));
                continue;
            }
            let ignored = name.starts_with('.')
                || name.starts_with(".~lock")
                || name.eq_ignore_ascii_case("thumbs.db");
            let claimed = self
                .catalogue
                .sources
                .iter()
                .any(|source| any(&source.files, path))
                || self
                    .catalogue
                    .projects
                    .iter()
                    .any(|project| project.entries.as_deref() == Some(path));
            if !ignored && !claimed && !name.to_lowercase().ends_with(".md") {
                self.out
                    .findings
                    .add(Fact::UnclaimedFile, Origin::file(path));
            }
        }
    }

    fn entries(&mut self, place: usize) {
        let project = &self.catalogue.projects[place];
        let Some(path) = &project.entries else { return };
        match (self.folder.open)(path) {
            Ok(file) => {
                self.out.entries[place] =
                    entries::read(file, path, project, &mut self.out.findings);
            }
            Err(_) => self
                .out
                .findings
                .add(Fact::MissingFile { path: path.clone() }, Origin::Nowhere),
        }
    }

    fn finish(mut self) -> Ingested {
        table::tell(
            std::mem::take(&mut self.pending),
            &self.identities,
            &mut self.out.findings,
        );
        for gathered in self.gathered {
            let mut records = gathered.records;
            records.people = gathered.people.count();
            records.organisations = gathered.organisations.count();
            people::conflicts(
                self.catalogue,
                &records,
                &self.out.sheets,
                &mut self.out.findings,
            );
            self.out.records.push(records);
        }
        self.out
    }
}

/// A file's name without folder and ending.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// What `fixed`, the file's name and the sheet's name say of every row.
fn base(catalogue: &Catalogue, source: &Source, path: &str, sheet: &str) -> Base {
    let mut base = Base {
        record: refine::blank(catalogue),
        texts: source.fixed.clone(),
    };
    let accepts = |name: &str, text: &str| header::accepts(catalogue, name, text);
    let names = [
        (&source.from_file_name, stem(path)),
        (&source.from_sheet_name, sheet),
    ];
    for (template, name) in names {
        let Some(parts) = template
            .as_ref()
            .and_then(|template| template.read(name, &accepts))
        else {
            continue;
        };
        for (field, text) in parts {
            if let Some(slot) = header::slot_named(catalogue, field) {
                base.texts.push((slot, text.to_owned()));
            }
        }
    }
    for (slot, text) in &base.texts {
        cells::say(catalogue, source, *slot, text, &mut base.record);
    }
    base
}
