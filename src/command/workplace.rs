//! Where a command works: the catalogue found and read, the data folder listed and opened, findings told.

use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, bail};

use super::paths::{shown, tidy};
use super::terminal::{Progress, width};
use super::texts::{line_tables, texts};
use super::{Outcome, aside, engine, folders};
use crate::catalogue::{self, Catalogue, CatalogueText, DimensionId, PeriodSpec, nearest};
use crate::cli::{Color, Deny, Settings};
use crate::finding::{Fact, Finding, Findings, Origin, Severity};
use crate::ingest::{self, Folder, Ingested, layout};
use crate::language::Language;
use crate::privacy::{Audience, Guard, Identities, Places};
use crate::report::findings::{Excerpts, Style, print, summary};
use crate::wording::{self, Trouble};
use crate::write::atomically;

/// What every command that counts starts from.
pub(super) struct Workplace {
    pub catalogue: Catalogue,
    pub language: Language,
    pub data: PathBuf,
    pub findings: Findings,
    texts: Vec<CatalogueText>,
    folder: PathBuf,
    settings: Settings,
    audience: Audience,
}

/// A catalogue read, or the run's end because of its mistakes.
pub(super) enum Opened {
    Ready(Box<Workplace>),
    Mistaken(Vec<Finding>, Vec<CatalogueText>, Language),
}

/// Finds and reads the catalogue; its mistakes are told on `talk`.
pub(super) fn open(settings: &Settings, talk: &mut dyn Write) -> anyhow::Result<Opened> {
    let folder = match &settings.catalogue {
        Some(folder) => folder.clone(),
        None => nearest_catalogue(language(settings, None))?,
    };
    let texts = texts(&folder, language(settings, None))?;
    let tables = line_tables(&texts, &folder);
    let (catalogue, findings) = catalogue::read_with(&texts, &tables, &folder);
    let Some(catalogue) = catalogue else {
        let first = settings.lang.or_else(|| catalogue::first_language(&texts));
        let language = first.unwrap_or_default();
        let (sorted, style) = (findings.sorted(), style(settings, language));
        print(&sorted, &Excerpts::new(&texts), style, talk)?;
        return Ok(Opened::Mistaken(sorted, texts, language));
    };
    let language = language(settings, Some(&catalogue));
    let data = settings
        .data
        .clone()
        .unwrap_or_else(|| tidy(&catalogue.data));
    if !catalogue.left_out.is_empty() {
        let codes = catalogue.left_out.iter().map(|one| one.code.as_str());
        writeln!(talk, "{}", wording::projects_left_out(language, codes))?;
    }
    Ok(Opened::Ready(Box::new(Workplace {
        catalogue,
        language,
        data,
        findings,
        texts,
        folder,
        settings: settings.clone(),
        audience: Audience::Anybody,
    })))
}

/// A catalogue that is sound; none when its mistakes were told instead.
pub(super) fn ready(
    settings: &Settings,
    talk: &mut dyn Write,
) -> anyhow::Result<Option<Box<Workplace>>> {
    Ok(match open(settings, talk)? {
        Opened::Ready(place) => Some(place),
        Opened::Mistaken(..) => None,
    })
}

/// The nearest sound catalogue, for commands that can do without one.
pub(super) fn quiet_catalogue(settings: &Settings) -> Option<Catalogue> {
    let language = language(settings, None);
    let folder = settings
        .catalogue
        .clone()
        .or_else(|| nearest_catalogue(language).ok())?;
    let texts = texts(&folder, language).ok()?;
    catalogue::read_with(&texts, &line_tables(&texts, &folder), &folder).0
}

/// The language asked for, else the catalogue's first, else French.
pub(super) fn language(settings: &Settings, catalogue: Option<&Catalogue>) -> Language {
    settings
        .lang
        .or_else(|| catalogue.and_then(|catalogue| catalogue.languages.first().copied()))
        .unwrap_or_default()
}

pub(super) fn nearest_catalogue(language: Language) -> anyhow::Result<PathBuf> {
    let here = std::env::current_dir()
        .with_context(|| wording::trouble(language, &Trouble::Unreadable(".".into())))?;
    let found = here
        .ancestors()
        .map(|folder| folder.join("indicators"))
        .find(|folder| folder.is_dir());
    match found {
        Some(folder) => Ok(tidy(&folder)),
        None => bail!(wording::trouble(language, &Trouble::NoCatalogue)),
    }
}

impl Workplace {
    /// Shows what is read from now on as it stands.
    pub(super) fn reveal_to(&mut self, audience: Audience) {
        self.audience = audience;
    }

    /// The folder that the catalogue's stands in.
    pub(super) fn house(&self) -> PathBuf {
        let house = tidy(&self.folder.join(".."));
        if house.as_os_str().is_empty() {
            PathBuf::from(".")
        } else {
            house
        }
    }

    /// Projects by name; all when none is named. Those left out are named by the findings.
    pub(super) fn projects(&self, names: &[String]) -> anyhow::Result<Vec<usize>> {
        if names.is_empty() {
            return Ok((0..self.catalogue.projects.len()).collect());
        }
        let known = || {
            self.catalogue
                .projects
                .iter()
                .map(|project| project.code.as_str())
        };
        let left_out = |name: &&String| {
            let mut left_out = self.catalogue.left_out.iter();
            left_out.any(|one| one.code.eq_ignore_ascii_case(name))
        };
        let mut places = Vec::new();
        for name in names.iter().filter(|name| !left_out(name)) {
            match known().position(|code| code.eq_ignore_ascii_case(name)) {
                Some(place) => places.push(place),
                None => bail!(self.unknown(Trouble::UnknownProject, name, known())),
            }
        }
        places.sort_unstable();
        places.dedup();
        Ok(places)
    }

    /// Indicators by code.
    pub(super) fn indicators(&self, codes: &[String]) -> anyhow::Result<Vec<usize>> {
        let known = || {
            self.catalogue
                .indicators
                .iter()
                .map(|indicator| indicator.code.as_str())
        };
        let find = |code: &String| match known().position(|known| known.eq_ignore_ascii_case(code))
        {
            Some(place) => Ok(place),
            None => bail!(self.unknown(Trouble::UnknownIndicator, code, known())),
        };
        codes.iter().map(find).collect()
    }

    /// Dimensions by code.
    pub(super) fn dimensions(&self, codes: &[String]) -> anyhow::Result<Vec<DimensionId>> {
        let known = || {
            self.catalogue
                .dimensions
                .iter()
                .map(|dimension| dimension.code.as_str())
        };
        let mut found: Vec<DimensionId> = Vec::new();
        for code in codes.iter().filter(|code| !code.trim().is_empty()) {
            match self.catalogue.dimension(code.trim()) {
                Some(id) if !found.contains(&id) => found.push(id),
                Some(_) => {}
                None => bail!(self.unknown(Trouble::UnknownDimension, code, known())),
            }
        }
        Ok(found)
    }

    /// Periods as written.
    pub(super) fn periods(&self, texts: &[String]) -> anyhow::Result<Vec<PeriodSpec>> {
        let read = |text: &String| match PeriodSpec::parse(text) {
            Some(period) => Ok(period),
            None => bail!(wording::trouble(
                self.language,
                &Trouble::InvalidPeriod(text.clone())
            )),
        };
        texts.iter().map(read).collect()
    }

    /// The sentence about a name that nothing declares.
    pub(super) fn unknown<'n>(
        &self,
        trouble: fn(String, Option<String>) -> Trouble,
        name: &str,
        known: impl Iterator<Item = &'n str>,
    ) -> String {
        let known: Vec<&str> = known.collect();
        let near = nearest(name, known.iter());
        let list = if near.is_none() && known.len() <= 12 {
            wording::known_names(self.language, &known)
        } else {
            String::new()
        };
        wording::trouble(self.language, &trouble(name.to_owned(), near)) + &list
    }

    /// Reads the registers of these projects, and holds their columns against those accepted.
    pub(super) fn read(&mut self, projects: &[usize]) -> anyhow::Result<Ingested> {
        let read = self.read_registers(projects)?;
        self.compare_layouts(&read)?;
        Ok(read)
    }

    /// Reads the registers of these projects.
    pub(super) fn read_registers(&mut self, projects: &[usize]) -> anyhow::Result<Ingested> {
        engine::start(self.language)?;
        let files = self.files()?;
        if files.is_empty() {
            self.findings.add(
                Fact::EmptyData {
                    folder: shown(&self.data),
                },
                Origin::Nowhere,
            );
        }
        let progress = Progress::new(!self.settings.quiet);
        let open = |path: &str| folders::opened(&self.data.join(path));
        let folder = Folder {
            files: &files,
            open: &open,
            aside: &|path, sheet| aside::start(&self.data.join(path), sheet),
            progress: &|path| progress.tell(path),
        };
        // A reader that panics over a damaged file becomes a finding; its own words would only frighten.
        let hook = std::panic::take_hook();
        std::panic::set_hook(Box::new(|_| {}));
        let mut read = ingest::read_for(self.audience, &self.catalogue, projects, &folder);
        std::panic::set_hook(hook);
        progress.end();
        read.as_of = self.settings.as_of;
        self.findings.extend(std::mem::take(&mut read.findings));
        Ok(read)
    }

    /// Finds what has changed since layouts were accepted.
    fn compare_layouts(&mut self, read: &Ingested) -> anyhow::Result<()> {
        let mut texts = Vec::new();
        for source in &self.catalogue.sources {
            let path = self.layout_path(&source.code);
            if path.is_file() {
                let bytes = std::fs::read(&path).with_context(|| {
                    wording::trouble(self.language, &Trouble::Unreadable(shown(&path)))
                })?;
                let text = String::from_utf8_lossy(&bytes).into_owned();
                texts.push((source.code.clone(), text));
            }
        }
        self.findings
            .extend(layout::changed(&self.catalogue, &texts, read));
        Ok(())
    }

    /// Keeps the layouts of what was read as those to be expected from now on.
    pub(super) fn accept_layouts(
        &self,
        read: &Ingested,
        talk: &mut dyn Write,
    ) -> anyhow::Result<()> {
        for (place, source) in self.catalogue.sources.iter().enumerate() {
            let remark = wording::layout_remark(self.language);
            let Some(text) = layout::accepted(&self.catalogue, read, place, remark) else {
                continue;
            };
            let path = self.layout_path(&source.code);
            if std::fs::read(&path).is_ok_and(|known| known == text.as_bytes()) {
                continue;
            }
            atomically(&path, text.as_bytes()).with_context(|| {
                wording::trouble(self.language, &Trouble::Unwritable(shown(&path)))
            })?;
            if !self.settings.quiet {
                writeln!(talk, "{}", shown(&path))?;
            }
        }
        Ok(())
    }

    fn layout_path(&self, source: &str) -> PathBuf {
        let folder = tidy(&self.folder).join("layouts");
        folder.join(format!("{source}.txt"))
    }

    /// Takes in what was found last, and judges all findings as the catalogue asks. `whole`: no finding is missing
    /// because of what was asked for.
    pub(super) fn judge(&mut self, found: Findings, read: &Ingested, whole: bool) {
        self.findings.extend(found);
        ingest::mend(&self.catalogue, &read.sheets, &mut self.findings);
        let judgement = &self.catalogue.judgement;
        judgement.judge(&mut self.findings, self.settings.as_of, whole);
    }

    /// What findings of the catalogue quote.
    pub(super) fn excerpts(&self) -> Excerpts<'_> {
        Excerpts::new(&self.texts)
    }

    /// Files under the data folder, sorted, with `/`. Links to folders are told.
    fn files(&mut self) -> anyhow::Result<Vec<String>> {
        let place = || wording::trouble(self.language, &Trouble::Unreadable(shown(&self.data)));
        let listed = folders::listed(&self.data).with_context(place)?;
        let guard = Guard::new(&self.catalogue, Identities::default()).before(self.audience);
        let mut places = Places::new(&guard, &[]);
        for (path, within) in listed.links {
            let (shown, _) = places.of(&path, "");
            let fact = Fact::LinkedFolder { within };
            self.findings.add(fact, Origin::file(&shown));
        }
        Ok(listed.files)
    }

    /// Tells findings on standard error: errors whole, the rest by their number.
    pub(super) fn tell(&self, talk: &mut dyn Write) -> anyhow::Result<()> {
        let sorted = self.findings.sorted();
        let of_figures = |finding: &&Finding| {
            finding.waived.is_none()
                && matches!(
                    finding.fact,
                    Fact::PeriodClipped { .. }
                        | Fact::PeriodOutside { .. }
                        | Fact::CategoryChanges { .. }
                )
        };
        if !self.settings.quiet {
            for finding in sorted.iter().filter(of_figures) {
                writeln!(talk, "{}", summary(self.language, finding))?;
            }
        }
        let grave: Vec<Finding> = sorted
            .iter()
            .filter(|finding| self.fails(finding))
            .cloned()
            .collect();
        let style = self.style();
        print(&grave, &Excerpts::new(&self.texts), style, talk)?;
        let warnings = sorted.len()
            - grave.len()
            - self.findings.waived()
            - self.findings.count(Severity::Note);
        if warnings > 0 && !self.settings.quiet && self.settings.deny.is_none() {
            writeln!(talk, "{}", wording::warnings_left(self.language, warnings))?;
        }
        Ok(())
    }

    /// Prints every finding.
    pub(super) fn print_all(&self, out: &mut dyn Write) -> anyhow::Result<()> {
        print(
            &self.findings.sorted(),
            &Excerpts::new(&self.texts),
            self.style(),
            out,
        )?;
        Ok(())
    }

    fn fails(&self, finding: &Finding) -> bool {
        let least = if self.settings.deny == Some(Deny::Warnings) {
            Severity::Warning
        } else {
            Severity::Error
        };
        finding.severity() >= least && finding.waived.is_none()
    }

    /// How the run ends, by its findings.
    pub(super) fn outcome(&self) -> Outcome {
        if self.findings.iter().any(|finding| self.fails(finding)) {
            Outcome::Findings
        } else {
            Outcome::Fine
        }
    }

    fn style(&self) -> Style {
        style(&self.settings, self.language)
    }
}

fn style(settings: &Settings, language: Language) -> Style {
    let colour = match settings.color {
        Color::Always => true,
        Color::Never => false,
        // The stream itself decides once more when it is written to.
        Color::Auto => std::env::var_os("NO_COLOR").is_none(),
    };
    Style {
        language,
        colour,
        width: width(),
    }
}
