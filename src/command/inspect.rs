//! `bilan inspect`: what spreadsheets hold, and sources drafted from them.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::paths::{shown, slashed, tidy};
use super::terminal::{Progress, width};
use super::workplace::{language, nearest_catalogue, quiet_catalogue};
use super::{Outcome, aside, builtin, folders, output};
use crate::catalogue::{self, Catalogue, Pattern, nearest};
use crate::cli::{InspectArgs, OutputFormat, Settings};
use crate::ingest::{self, Folder};
use crate::inspect::{self, Inspected};
use crate::language::Language;
use crate::privacy::{Audience, Guard, Identities};
use crate::report::inspection;
use crate::wording::{self, Remark, Trouble};
use crate::write::atomically;

pub(super) fn run(
    settings: &Settings,
    args: &InspectArgs,
    out: &mut dyn Write,
    talk: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let own = quiet_catalogue(settings);
    let language = language(settings, own.as_ref());
    let lacking = own.is_none();
    if lacking && (settings.catalogue.is_some() || nearest_catalogue(language).is_ok()) {
        // A catalogue with a mistake is not to be passed over in silence.
        if super::workplace::ready(settings, talk)?.is_none() {
            return Ok(Outcome::Findings);
        }
    }
    let Some(catalogue) = own.or_else(builtin::catalogue) else {
        bail!(wording::trouble(language, &Trouble::NoCatalogue));
    };
    let audience = super::reveal::audience(args.reveal, language, talk)?;
    let data = settings
        .data
        .clone()
        .unwrap_or_else(|| tidy(&catalogue.data));
    let files = look(settings, audience, &catalogue, args, language, &data)?;
    let readable = files.iter().all(|file| file.inferred.is_ok());
    let outcome = if readable {
        Outcome::Fine
    } else {
        Outcome::Findings
    };
    if let Some(project) = &args.draft {
        return draft(
            &catalogue, lacking, args, project, &files, language, out, talk,
        )
        .map(|()| outcome);
    }
    let mut grids: Vec<_> = files
        .iter()
        .flat_map(|file| inspection::grids(&catalogue, language, file))
        .collect();
    if lacking && let Some(last) = grids.last_mut() {
        last.notes.push(wording::remark(language, &Remark::BuiltIn));
    }
    let columns = inspection::flat_columns(&catalogue, &files);
    let sheets = inspection::flat_sheets(language, &files);
    let all = inspection::flat_files(language, &files);
    let machine = [("columns", &columns), ("sheets", &sheets), ("files", &all)];
    output::grids(out, args.format, language, width(), &grids, &machine)?;
    if !readable && args.format == OutputFormat::Csv {
        for file in files.iter().filter(|file| file.inferred.is_err()) {
            writeln!(talk, "{}", file.path)?;
        }
    }
    Ok(outcome)
}

/// Looks at each file.
fn look(
    settings: &Settings,
    audience: Audience,
    catalogue: &Catalogue,
    args: &InspectArgs,
    language: Language,
    data: &Path,
) -> anyhow::Result<Vec<Inspected>> {
    let patterns: Vec<Pattern> = args
        .sheets
        .iter()
        .filter_map(|text| Pattern::new(text))
        .collect();
    let wanted =
        |name: &str| patterns.is_empty() || patterns.iter().any(|pattern| pattern.matches(name));
    for path in &args.files {
        if !path.is_file() {
            bail!(wording::trouble(
                language,
                &Trouble::Unreadable(shown(path))
            ));
        }
    }
    let progress = Progress::new(!settings.quiet);
    let place = |path: &str| {
        args.files
            .iter()
            .find(|file| slashed(file) == path)
            .cloned()
            .unwrap_or_else(|| PathBuf::from(path))
    };
    let names: Vec<String> = args.files.iter().map(|file| slashed(file)).collect();
    let folder = Folder {
        files: &names,
        open: &|path| folders::opened(&place(path)),
        aside: &|path, sheet| aside::start(&place(path), sheet),
        progress: &|path| progress.tell(path),
    };
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let others = others(catalogue, data, &args.files);
    let guard = || Guard::new(catalogue, others.clone()).before(audience);
    let look = |(name, path): (&String, &PathBuf)| {
        (folder.progress)(name);
        let known = under(path, data).unwrap_or_else(|| name.clone());
        match ingest::open(&folder, name) {
            Ok(book) => inspect::inspect(guard(), catalogue, &known, book.as_ref(), &wanted),
            Err(reason) => inspect::unreadable(&guard(), catalogue, &known, reason),
        }
    };
    let files = names.iter().zip(&args.files).map(look).collect();
    std::panic::set_hook(hook);
    progress.end();
    Ok(files)
}

/// Who stands in the other registers of the data folder: a value that is one of their names is not shown either.
fn others(catalogue: &Catalogue, data: &Path, inspected: &[PathBuf]) -> Identities {
    let looked_at: Vec<String> = inspected
        .iter()
        .filter_map(|path| under(path, data))
        .collect();
    let listed = folders::listed(data).unwrap_or_default();
    let mut files = listed.files;
    files.retain(|file| !looked_at.contains(file));
    let folder = Folder {
        files: &files,
        open: &|path| folders::opened(&data.join(path)),
        aside: &|path, sheet| aside::start(&data.join(path), sheet),
        progress: &|_| {},
    };
    let projects: Vec<usize> = (0..catalogue.projects.len()).collect();
    ingest::people(catalogue, &projects, &folder)
}

/// A path under the data folder, as sources name it.
fn under(path: &Path, data: &Path) -> Option<String> {
    let path = path.canonicalize().ok()?;
    let inside = path
        .strip_prefix(data.canonicalize().ok()?)
        .ok()?
        .to_owned();
    Some(slashed(&inside))
}

#[allow(
    clippy::too_many_arguments,
    reason = "what one command was asked, taken apart"
)]
fn draft(
    catalogue: &Catalogue,
    lacking: bool,
    args: &InspectArgs,
    project: &str,
    files: &[Inspected],
    language: Language,
    out: &mut dyn Write,
    talk: &mut dyn Write,
) -> anyhow::Result<()> {
    let codes = || {
        catalogue
            .projects
            .iter()
            .map(|project| project.code.as_str())
    };
    let known = codes()
        .find(|code| code.eq_ignore_ascii_case(project))
        .filter(|_| !lacking);
    if known.is_none() && !lacking {
        bail!(wording::trouble(
            language,
            &Trouble::UnknownProject(project.to_owned(), nearest(project, codes()))
        ));
    }
    if known.is_none() && catalogue::misnamed(project).is_some() {
        bail!(wording::trouble(
            language,
            &Trouble::InvalidCode(project.to_owned())
        ));
    }
    // A draft of a file that stands elsewhere is for when it will stand in the data folder.
    let draft = inspect::draft(catalogue, files, known.unwrap_or(project), known.is_some());
    let text = inspection::toml(language, &draft);
    let Some(path) = &args.out else {
        out.write_all(text.as_bytes())?;
        return Ok(());
    };
    if path.exists() && !args.force {
        bail!(wording::trouble(language, &Trouble::FileInUse(shown(path))));
    }
    atomically(path, text.as_bytes())
        .with_context(|| wording::trouble(language, &Trouble::Unwritable(shown(path))))?;
    writeln!(talk, "{}", shown(path))?;
    Ok(())
}
