//! What is declared: read from TOML, checked, typed. Text in, catalogue and findings out; the disk is `command`'s.

mod aliases;
mod answer;
mod apart;
mod check;
mod code;
mod feeders;
mod file;
mod fold;
mod funders;
mod model;
mod pattern;
mod period;
pub mod several;
mod spoken;
mod spot;
mod table;
mod telling;
mod vocabulary;
mod walk;
mod wordings;

pub use aliases::{ALIAS_COLUMNS, AliasList, decoded};
pub use answer::{Answer, Answers, says_no, says_yes};
pub use apart::LeftOut;
pub use check::SCALE;
pub use code::{is_reserved, misnamed};
pub use fold::{by_letters, fold, fold_exactly, fold_lightly, fold_lightly_into};
pub(crate) use funders::PROJECT;
pub use funders::{Funders, Paid};
pub use model::*;
pub use pattern::{Pattern, Template, column_index};
pub use period::{Period, PeriodSpec, age_on};
pub use spot::Spot;
pub use table::{CellFault, LineTable, TableCell, TableRow, TableSheet, tables_named};
pub use vocabulary::Vocabulary;
pub(crate) use walk::nearest;
pub use wordings::{ByLetters, Wordings};

use std::cell::LazyCell;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::finding::{Fact, Finding, Findings, Origin};
pub use crate::language::Label;
use crate::language::Language;
use check::Scope;

/// The dimension that says what an act was.
pub const SERVICE: &str = "service";
/// The field that ages are computed from.
pub const BIRTH_DATE: &str = "birth_date";
/// The field that says an age, on the day of the act.
pub const AGE: &str = "age";

/// What findings and lists put before the header of a column that must say something: `when.Présent`.
pub const WHEN: &str = "when.";
/// The dimension that says in which currency an amount stands.
pub const CURRENCY: &str = "currency";

/// The file of exchange rates.
const RATES: &str = "rates.toml";

/// A file of the catalogue: its path under the catalogue's folder, with `/`, and its text.
#[derive(Debug, Clone)]
pub struct CatalogueText {
    /// Path under the catalogue's folder.
    pub path: String,
    /// What it says.
    pub text: String,
}

/// The JSON Schemas of the catalogue's files, by name, as editors use them.
pub fn schemas() -> Vec<(&'static str, serde_json::Value)> {
    vec![
        ("catalogue", walk::schema::<file::CatalogueFile>()),
        ("dimensions", walk::schema::<file::DimensionsFile>()),
        ("indicators", walk::schema::<file::IndicatorsFile>()),
        ("rates", walk::schema::<file::RatesFile>()),
        ("source", walk::schema::<file::SourceFile>()),
        ("project", walk::schema::<file::ProjectFile>()),
        ("donor", walk::schema::<file::FormatFile>()),
    ]
}

/// Every file read, by kind and in the order of the paths.
#[derive(Default)]
struct Written<'t> {
    catalogue: Option<file::CatalogueFile>,
    dimensions: Option<file::DimensionsFile>,
    indicators: Vec<(&'t str, &'t str, file::IndicatorsFile)>,
    rates: Option<file::RatesFile>,
    sources: Vec<(&'t str, &'t str, file::SourceFile)>,
    projects: Vec<(&'t str, file::ProjectFile)>,
    formats: Vec<(&'t str, file::FormatFile)>,
    aliases: Vec<(&'t str, AliasList)>,
}

/// Reads and checks a catalogue without tables of lines.
pub fn read(texts: &[CatalogueText], folder: &Path) -> (Option<Catalogue>, Findings) {
    read_with(texts, &[], folder)
}

/// Reads and checks a catalogue. `texts` are its files, `tables` those that its projects name (see [`tables_named`]);
/// `folder` is where they stand, for the paths they name.
/// The catalogue is `None` when a mistake stands in it that concerns more than one project, or every project: figures of a
/// doubtful catalogue would be worth nothing. A project with a mistake in its own files is left out.
pub fn read_with(
    texts: &[CatalogueText],
    tables: &[LineTable],
    folder: &Path,
) -> (Option<Catalogue>, Findings) {
    // Every file is read for it, and only where there is a mistake.
    let own = LazyCell::new(|| apart::own_files(texts));
    let mut files = Files {
        texts,
        tables,
        folder,
        left_out: Vec::new(),
    };
    let mut told = Findings::default();
    loop {
        let (catalogue, mut findings) = read_once(&files);
        if files.left_out.is_empty() && !findings.iter().any(Finding::is_error) {
            return (catalogue, findings);
        }
        let depending = apart::depending(&mut findings, &files.left_out, &own);
        let at_fault = apart::at_fault(&findings, &own).map(|mut more| {
            more.extend(depending);
            more
        });
        let more = match at_fault {
            Some(more) if more.is_empty() => {
                told.extend(findings);
                return (catalogue, told);
            }
            Some(more) if files.projects() > more.len() => more,
            _ => {
                told.extend(findings);
                return (None, told);
            }
        };
        // What is said of the others is said when they are read without it.
        findings.retain(|finding| more.iter().any(|one| one.owns(finding)));
        apart::depending(&mut findings, &more, &[]);
        told.extend(findings);
        files.left_out.extend(more);
    }
}

/// Reads and checks the catalogue without the projects that are left out.
fn read_once(files: &Files<'_>) -> (Option<Catalogue>, Findings) {
    let mut findings = Findings::default();
    let mut lost = Vec::new();
    let mut written = read_files(files, &mut findings, &mut lost);
    let catalogue = check_all(&mut written, files, &mut findings, &mut lost);
    findings.retain(|finding| match &finding.fact {
        Fact::Undeclared { name, .. } => !lost.contains(name),
        _ => true,
    });
    (catalogue, findings)
}

/// Whether a file of the catalogue's folder is a list of aliases, by its ending.
pub fn is_aliases(path: &str) -> bool {
    let ending = Path::new(path).extension();
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case("csv"))
}

/// The first language that a catalogue names, whatever else is wrong with it.
pub fn first_language(texts: &[CatalogueText]) -> Option<Language> {
    let head = texts.iter().find(|text| text.path == "catalogue.toml")?;
    Language::from_code(&walk::first_of(&head.text, "languages")?)
}

fn read_files<'t>(
    files: &Files<'t>,
    findings: &mut Findings,
    lost: &mut Vec<String>,
) -> Written<'t> {
    let mut written = Written::default();
    for CatalogueText { path, text } in files.texts {
        if !files.reads(path) {
            continue;
        }
        let stem = path
            .rsplit('/')
            .next()
            .unwrap_or(path)
            .trim_end_matches(".toml");
        let path = path.as_str();
        match path.split_once('/') {
            None if path == "catalogue.toml" => {
                written.catalogue = walk::read(path, text, findings, lost);
            }
            None if path == "dimensions.toml" => {
                written.dimensions = walk::read(path, text, findings, lost);
            }
            None if path == RATES => {
                written.rates = walk::read(path, text, findings, lost);
            }
            None if is_aliases(path) => written.aliases.push((path, AliasList::new(text))),
            None => {
                let file = walk::read(path, text, findings, lost);
                written
                    .indicators
                    .extend(file.map(|file| (path, stem, file)));
            }
            Some(("sources", _)) => {
                let file = walk::read(path, text, findings, lost);
                written.sources.extend(file.map(|file| (path, stem, file)));
            }
            Some(("projects", _)) => {
                let file = walk::read(path, text, findings, lost);
                written.projects.extend(file.map(|file| (path, file)));
            }
            Some(("donors", _)) => {
                let file = walk::read(path, text, findings, lost);
                written.formats.extend(file.map(|file| (path, file)));
            }
            Some(_) => {}
        }
    }
    written
}

/// What a catalogue is read from.
struct Files<'t> {
    texts: &'t [CatalogueText],
    tables: &'t [LineTable],
    folder: &'t Path,
    left_out: Vec<LeftOut>,
}

impl Files<'_> {
    /// Whether a file is read: it is not of a project left out.
    fn reads(&self, path: &str) -> bool {
        let mut left_out = self.left_out.iter();
        !left_out.any(|one| one.files.iter().any(|file| file == path))
    }

    /// How many files of projects are read.
    fn projects(&self) -> usize {
        let paths = self.texts.iter().map(|text| &text.path);
        let projects = paths.filter(|path| path.starts_with("projects/") && self.reads(path));
        projects.count()
    }
}

#[allow(
    clippy::too_many_lines,
    reason = "the order of the checks, each one line"
)]
fn check_all<'t>(
    written: &mut Written<'t>,
    files: &Files<'t>,
    findings: &mut Findings,
    lost: &mut Vec<String>,
) -> Option<Catalogue> {
    let Files {
        texts,
        tables,
        folder,
        ref left_out,
    } = *files;
    for (file, present) in [
        ("catalogue.toml", written.catalogue.is_some()),
        ("dimensions.toml", written.dimensions.is_some()),
    ] {
        if !present && !texts.iter().any(|text| text.path == file) {
            findings.add(Fact::MissingFile { path: file.into() }, Origin::Nowhere);
        }
    }
    let dimensions = written.dimensions.as_ref()?;
    let mut scope = Scope {
        file: "catalogue.toml",
        findings,
        languages: &[],
        dimensions: &[],
        fields: &[],
        tables: &[],
        left_out,
    };
    // A mistake in the head hides none of those elsewhere.
    let head = written.catalogue.as_ref();
    let languages = head.map_or_else(Vec::new, |head| check::head(head, &mut scope));
    scope.languages = &languages;
    let title = head.map(|head| scope.label(&head.title));
    let judgement = head.map(|head| check::judgement(head, &mut scope));
    let checks = head.map(|head| check::checks(head, &mut scope));
    let (checks, margin) = checks.unwrap_or_default();
    let tolerate = head.and_then(|head| scope.share("tolerate", head.tolerate.as_ref()));
    scope.file = "dimensions.toml";
    let mut declared = check::dimensions(dimensions, &mut scope);
    check::general_aliases(&written.aliases, dimensions, &mut declared, &mut scope);
    scope.dimensions = &declared;
    let fields = check::fields(&dimensions.field, &mut scope);
    scope.fields = &fields;
    let rates = written.rates.as_ref().map_or_else(Vec::new, |file| {
        scope.file = RATES;
        check::rates(file, &mut scope)
    });
    let placed = table::merge(&mut written.projects, texts, tables, &mut scope, lost);
    scope.tables = &placed;
    let written = &*written;
    let usual = (margin, tolerate.unwrap_or(check::TOLERATE));
    let (indicators, formats, projects, sources) = check_files(written, usual, &mut scope);
    let head = head?;
    let catalogue = Catalogue {
        title: title?,
        organisation: head.organisation.clone(),
        languages: languages.clone(),
        data: folder.join(&head.data),
        reports: folder.join(&head.reports),
        unknown: dimensions
            .unknown
            .iter()
            .map(|word| (&**word, ()))
            .collect(),
        dimensions: declared.clone(),
        fields: fields.clone(),
        indicators,
        sources,
        projects,
        rates,
        formats,
        checks,
        judgement: judgement?,
        hash: hash(texts, tables),
        left_out: left_out.clone(),
        vocabulary: Vocabulary::of(texts).into(),
    };
    // What no source feeds is told once the sources are right.
    let sound = !scope.findings.has_errors();
    let projects = written.projects.iter().enumerate().filter(|_| sound);
    for (place, (path, file)) in projects {
        scope.file = path;
        check::unfed(&catalogue, place, file, &mut scope);
    }
    Some(catalogue)
}

/// What the files of indicators, donors, projects and sources declare.
type Declared = (Vec<Indicator>, Vec<Format>, Vec<Project>, Vec<Source>);

fn check_files<'w>(
    written: &'w Written<'_>,
    (margin, tolerate): (f64, f64),
    scope: &mut Scope<'w>,
) -> Declared {
    let indicators = check::indicators(&written.indicators, scope);
    let mut formats = Vec::new();
    for (path, file) in &written.formats {
        scope.file = path;
        formats.push(check::format(file, &indicators, scope));
    }
    let codes = written.projects.iter();
    let codes: Vec<String> = codes.map(|(_, file)| file.code.value.clone()).collect();
    let around = check::Around {
        indicators: &indicators,
        formats: &formats,
        projects: &codes,
        margin,
        tolerate,
    };
    let mut projects = Vec::new();
    for (path, file) in &written.projects {
        scope.file = path;
        projects.push(check::project(file, &around, scope));
    }
    let mut sources = Vec::new();
    for (path, stem, file) in &written.sources {
        scope.file = path;
        sources.extend(check::source(stem, file, &projects, scope));
    }
    check::aliases_of_sources(&written.aliases, &mut sources, &projects, scope);
    check::once_each(written, scope);
    check::one_name_each(written, &projects, scope);
    for (place, (path, file)) in written.formats.iter().enumerate() {
        scope.file = path;
        check::unasked(file, place, &formats[place], &projects, &indicators, scope);
    }
    (indicators, formats, projects, sources)
}

/// SHA-256 over every file's path and text, so that any change of the catalogue shows.
fn hash(texts: &[CatalogueText], tables: &[LineTable]) -> String {
    let mut hasher = Sha256::new();
    for CatalogueText { path, text } in texts {
        hasher.update(path.as_bytes());
        hasher.update([0]);
        hasher.update(text.as_bytes());
        hasher.update([0]);
    }
    for table in tables {
        table.update(&mut |bytes| hasher.update(bytes));
    }
    hex(&hasher.finalize())
}

/// Bytes as lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

impl Indicator {
    /// Its label in a language.
    pub fn label(&self, language: Language) -> &str {
        self.label.get(language)
    }
}

impl Selection {
    /// Whether a line is among those selected.
    pub fn holds(&self, line: &Line) -> bool {
        let named = |list: &[String]| {
            list.is_empty()
                || line
                    .group
                    .as_ref()
                    .is_some_and(|group| list.contains(group))
        };
        (self.codes.is_empty() || self.codes.iter().any(|one| one.matches(&line.code)))
            && named(&self.groups)
            && (self.levels.is_empty() || self.levels.contains(&line.level))
            && (self.indicators.is_empty() || self.indicators.contains(&line.indicator))
    }
}

impl Line {
    /// The line's wording, or its indicator's.
    pub fn label<'c>(&'c self, catalogue: &'c Catalogue) -> &'c Label {
        self.label
            .as_ref()
            .unwrap_or(&catalogue.indicators[self.indicator].label)
    }
}
