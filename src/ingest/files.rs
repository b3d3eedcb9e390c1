//! Which files and sheets are read by which sources, and what nobody reads.

use super::above::Known;
use super::book::{self, Book, Limits, SheetNotes, Told, guard};
use super::funding::Funding;
use super::funnel::RowFunnel;
use super::gather::SheetReading;
use super::header::any;
use super::mapping::Mapper;
use super::parents::{Parents, Roster};
use super::paths::{is_ignored, name};
use super::pipe::read_beside;
use super::record::Records;
use super::sheet::{Kept, Row};
use super::table::{self, Table};
use super::titles::DEEPEST;
use super::{Absent, Folder, Ingested, SheetRead, coverage};
use crate::catalogue::{Catalogue, Source};
use crate::finding::{Fact, FileFormat, Findings, Origin, Unreadable};
use crate::privacy::Identities;

pub(super) use super::paths::{is_misnamed, stem};

/// A file that a source claims, open.
pub(super) struct Claimed<'f> {
    folder: &'f Folder<'f>,
    place: usize,
    path: &'f str,
    sources: Vec<(usize, &'f Source)>,
    book: Option<Box<dyn Book + 'f>>,
    pub findings: Findings,
    /// Sources for which the file gave less than it should.
    pub partial: Vec<usize>,
}

/// One sheet to be read, by one source or several.
pub(super) struct Job<'c, 'f> {
    file: &'c Claimed<'f>,
    book: &'c dyn Book,
    sheet: usize,
    sources: Vec<(usize, &'f Source)>,
    /// The numbers of people to look for.
    seeking: &'c Identities,
}

/// Opens a file if a source claims it.
pub(super) fn claimed<'f>(
    folder: &'f Folder<'f>,
    sources: &[(usize, &'f Source)],
    place: usize,
    path: &'f str,
) -> Option<Claimed<'f>> {
    let claims = |source: &Source| any(&source.files, path) && !is_ignored(path);
    let sources: Vec<_> = sources
        .iter()
        .filter(|(_, source)| claims(source))
        .copied()
        .collect();
    let (_, first) = sources.first()?;
    (folder.progress)(path);
    let mut file = Claimed {
        folder,
        place,
        path,
        partial: Vec::new(),
        findings: Findings::default(),
        book: None,
        sources: Vec::new(),
    };
    let told = told(first);
    match book::open(folder, path, &told) {
        Ok(book) => {
            file.stated(book.as_ref(), &told);
            file.book = Some(book);
        }
        Err(reason) => {
            file.findings
                .add(Fact::UnreadableFile { reason }, Origin::file(path));
            file.partial = sources.iter().map(|(place, _)| *place).collect();
            return Some(file);
        }
    }
    file.sources = sources;
    Some(file)
}

/// What a source says of how its text files are written.
pub(super) fn told(source: &Source) -> Told {
    Told {
        encoding: source.place.encoding.clone(),
        delimiter: source.place.delimiter,
        limits: Limits::default(),
    }
}

impl<'f> Claimed<'f> {
    /// Says what was inferred to open the file.
    fn stated(&mut self, book: &dyn Book, told: &Told) {
        let inferred = book.inferred();
        let origin = Origin::file(self.path);
        if is_misnamed(self.path, inferred.format) {
            let format = inferred.format;
            self.findings
                .add(Fact::MisnamedFile { format }, origin.clone());
        }
        let known = told.encoding.is_some() && told.delimiter.is_some();
        if let Some((encoding, delimiter)) = inferred.text.filter(|_| !known) {
            self.findings.add(
                Fact::InferredText {
                    encoding,
                    delimiter,
                },
                origin,
            );
        }
    }

    /// The names of its sheets.
    fn sheets(&self) -> Vec<String> {
        let sheets = self.book.iter().flat_map(|book| book.sheets());
        let names = sheets.map(|sheet| sheet.name.clone());
        names.filter(|name| !name.is_empty()).collect()
    }

    /// Whether it has a sheet that a source reads, hidden or not.
    fn has_sheet_of(&self, source: &Source) -> bool {
        self.sheets().iter().any(|name| any(&source.sheets, name))
    }

    /// The sheets to be read; those that nobody reads are looked at.
    pub(super) fn jobs<'c>(&'c self, seeking: &'c Identities) -> Vec<Job<'c, 'f>> {
        let Some(book) = self.book.as_deref() else {
            return Vec::new();
        };
        let job = |sheet: usize| {
            let name = &book.sheets()[sheet];
            let claims = |source: &Source| {
                (source.sheets.is_empty() && !is_parent(source, &name.name)
                    || any(&source.sheets, &name.name))
                    && (!name.hidden || source.hidden)
            };
            let sources = self.sources.iter().filter(|(_, source)| claims(source));
            Job {
                file: self,
                book,
                sheet,
                sources: sources.copied().collect(),
                seeking,
            }
        };
        (0..book.sheets().len()).map(job).collect()
    }
}

impl<'f> Job<'_, 'f> {
    /// Reads the sheet; `beside` says whether a second thread is free for it.
    pub(super) fn run(&self, catalogue: &'f Catalogue, beside: bool) -> Vec<SheetReading> {
        if self.sources.is_empty() {
            return vec![self.left_out()];
        }
        if let Some(refused) = self.refused(catalogue) {
            return vec![refused];
        }
        // What only the end of a sheet tells may change what its rows mean: then it is read once more.
        let (mut tables, mut read) = self.read(catalogue, beside, &[]);
        let known: Vec<Known> = match &read {
            Ok(notes) => tables
                .iter_mut()
                .map(|table| table.learned(notes))
                .collect(),
            Err(_) => Vec::new(),
        };
        if known.iter().any(|known| *known != Known::default()) {
            (tables, read) = self.read(catalogue, beside, &known);
        }
        let trouble = read.err();
        tables
            .into_iter()
            .map(|table| table.finish(trouble))
            .collect()
    }

    /// Reads the sheet into a table for each source, with what is known of it before.
    fn read<'t>(
        &'t self,
        catalogue: &'t Catalogue,
        beside: bool,
        known: &[Known],
    ) -> (Vec<Table<'t>>, Result<SheetNotes, Unreadable>) {
        let name = &self.book.sheets()[self.sheet].name;
        let nothing = Known::default();
        // A register that several projects share is read once for all of them.
        let table = |(at, sources): (usize, &[(usize, &'t Source)])| {
            let (place, source) = &sources[0];
            let (file, path) = (self.file.place, self.file.path);
            let mut mapper = Mapper::new(catalogue, source, *place, file, path, name);
            mapper.identities = self.seeking.alike();
            let roster = Roster {
                folder: self.file.folder,
                source,
                book: self.book,
                file: path,
                sheet: self.sheet,
            };
            let parents = source.parent.as_ref();
            let parents =
                parents.map(|parent| Parents::load(parent, &roster, &mut mapper.findings));
            let known = known.get(at).unwrap_or(&nothing);
            Table::new(mapper, parents, Funding::of(sources), known)
        };
        let apart = self.sources.chunk_by(|a, b| a.1.shares_with(b.1));
        let mut tables: Vec<Table<'_>> = apart.enumerate().map(table).collect();
        let mut take = |row: Row<'_>| tables.iter_mut().for_each(|table| table.take(row));
        let read = if beside {
            guard(|| read_beside(self.book, self.sheet, &mut take))
        } else {
            guard(|| {
                self.book.read(self.sheet, &mut |row| {
                    take(row);
                    true
                })
            })
        };
        (tables, read)
    }

    /// What is said of a sheet in whose format the rows that a source leaves out cannot be told: text has no hidden rows,
    /// and the reader of xls and xlsb does not say which they are.
    fn refused(&self, catalogue: &Catalogue) -> Option<SheetReading> {
        let format = self.book.inferred().format;
        let untold = !matches!(format, FileFormat::Xlsx | FileFormat::Ods);
        let key = |source: &Source| {
            let place = &source.place;
            let hidden = place.skip_hidden_rows.then_some("skip_hidden_rows");
            hidden.or(place.skip_struck_rows.then_some("skip_struck_rows"))
        };
        let asks = |(place, source): &(usize, &Source)| Some((*place, key(source)?));
        let (place, key) = self.sources.iter().find_map(asks).filter(|_| untold)?;
        let (file, sheet) = (self.file.path, &self.book.sheets()[self.sheet].name);
        let mut reading = SheetReading {
            read: Some(SheetRead {
                file: file.to_owned(),
                sheet: sheet.clone(),
                source: place,
                funnel: RowFunnel::default(),
                sessions: Vec::new(),
                titles: Vec::new(),
            }),
            partial: true,
            records: Records::new(catalogue),
            ..SheetReading::default()
        };
        let key = key.to_owned();
        let origin = Origin::sheet(file, sheet);
        reading
            .findings
            .add(Fact::UntoldRows { key, format }, origin);
        Some(reading)
    }

    /// A finding for a sheet that nobody reads, graver when it looks like the register.
    fn left_out(&self) -> SheetReading {
        let sheet = &self.book.sheets()[self.sheet];
        if self
            .file
            .sources
            .iter()
            .any(|(_, source)| is_parent(source, &sheet.name))
        {
            return SheetReading::default();
        }
        let mut rows: Vec<(u32, Vec<Kept>)> = Vec::new();
        let _ = guard(|| {
            self.book.read(self.sheet, &mut |row| {
                let cells = row.cells.iter().map(|cell| Kept::new(*cell));
                rows.push((row.number, cells.collect()));
                row.number < DEEPEST
            })
        });
        let sources = &self.file.sources;
        let like = sources
            .iter()
            .find(|(_, source)| table::resembles(source, &rows));
        let source = like.map(|(_, source)| source.code.clone());
        let mut reading = SheetReading::default();
        let fact = match source {
            Some(source) if sheet.hidden => Fact::HiddenSheet { source },
            None if sheet.hidden => return reading,
            source => Fact::UnclaimedSheet { source },
        };
        reading
            .findings
            .add(fact, Origin::sheet(self.file.path, &sheet.name));
        reading
    }
}

/// Findings for files that have none of the sheets that a source reads: a note where others have one.
pub(super) fn without_sheet(claimed: &[Claimed<'_>], findings: &mut Findings) {
    let mut known: Vec<&Source> = Vec::new();
    for (_, source) in claimed.iter().flat_map(|file| &file.sources) {
        if source.sheets.is_empty() || known.iter().any(|one| one.file == source.file) {
            continue;
        }
        known.push(source);
        let reads =
            |file: &&Claimed<'_>| file.sources.iter().any(|(_, one)| one.file == source.file);
        let files = || claimed.iter().filter(reads);
        let elsewhere = files().any(|file| file.has_sheet_of(source));
        for file in files().filter(|file| file.book.is_some() && !file.has_sheet_of(source)) {
            let fact = Fact::SheetAbsent {
                source: source.code.clone(),
                wanted: source
                    .sheets
                    .iter()
                    .map(|one| one.as_str().to_owned())
                    .collect(),
                there: file.sheets(),
                elsewhere,
            };
            findings.add(fact, Origin::file(file.path));
        }
    }
}

/// The files of the table whose rows a source's belong to.
fn parent_files(source: &Source) -> &[crate::catalogue::Pattern] {
    source.parent.as_ref().map_or(&[], |parent| &parent.files)
}

/// Whether a sheet is the parent of a source's roster.
fn is_parent(source: &Source, sheet: &str) -> bool {
    source
        .parent
        .as_ref()
        .is_some_and(|parent| any(&parent.sheets, sheet))
}

/// Findings for sources whose files, or part of what they expect, are not there. What covers some days only is kept: it
/// matters where these are asked for and over.
pub(super) fn absent(
    catalogue: &Catalogue,
    sources: &[(usize, &Source)],
    folder: &Folder<'_>,
    out: &mut Ingested,
) {
    for sources in sources.chunk_by(|a, b| a.1.shares_with(b.1)) {
        let source = sources[0].1;
        for (fact, name) in lacking(sources, folder, &out.sheets) {
            let days = coverage::expected(source, &catalogue.projects[source.project], &name);
            for (place, _) in sources {
                let health = &mut out.health[*place];
                health.partial |= days.is_none();
                let absent = days.map(|days| Absent {
                    fact: fact.clone(),
                    days,
                });
                health.absent.extend(absent);
            }
            if days.is_none() {
                out.findings
                    .add(fact, Origin::catalogue(&source.file, 0..0));
            }
        }
    }
}

/// What a source lacks, with the name of each thing.
fn lacking(
    sources: &[(usize, &Source)],
    folder: &Folder<'_>,
    read: &[SheetRead],
) -> Vec<(Fact, String)> {
    let source = sources[0].1;
    let code = || source.code.clone();
    let mut list = Vec::new();
    for pattern in &source.files {
        if !folder.files.iter().any(|path| pattern.matches(path)) {
            let pattern = pattern.as_str().to_owned();
            let name = pattern.clone();
            list.push((
                Fact::SourceFileAbsent {
                    source: code(),
                    pattern,
                },
                name,
            ));
        }
    }
    let ours = |sheet: &&SheetRead| sources.iter().any(|(place, _)| sheet.source == *place);
    for expected in &source.expected {
        let mut sheets = read.iter().filter(ours);
        let here = sheets.any(|sheet| {
            expected.matches(&sheet.sheet)
                || expected.matches(&sheet.file)
                || expected.matches(stem(&sheet.file))
        });
        if !here {
            let name = expected.as_str().to_owned();
            list.push((
                Fact::ExpectedAbsent {
                    source: code(),
                    name: name.clone(),
                },
                name,
            ));
        }
    }
    list
}

/// Findings for files that no source claims, and for workbooks held open.
pub(super) fn unclaimed(catalogue: &Catalogue, folder: &Folder<'_>, findings: &mut Findings) {
    let claimed = |path: &str| {
        catalogue
            .sources
            .iter()
            .any(|source| any(&source.files, path) || any(parent_files(source), path))
            || catalogue
                .projects
                .iter()
                .any(|project| project.entries.as_deref() == Some(path))
    };
    // What a project claims that is left out is not known.
    let claims_unknown = !catalogue.left_out.is_empty();
    for path in folder.files {
        let name = name(path);
        if let Some(book) = name.strip_prefix("~$") {
            let open = format!("{}{book}", &path[..path.len() - name.len()]);
            findings.add(Fact::OpenElsewhere, Origin::file(&open));
        } else if !claims_unknown
            && !is_ignored(path)
            && !claimed(path)
            && !name.to_lowercase().ends_with(".md")
        {
            findings.add(Fact::UnclaimedFile, Origin::file(path));
        }
    }
}
