//! `bilan init`: a folder ready to work in.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, bail};

use super::paths::shown;
use super::workplace::language;
use super::{Outcome, builtin};
use crate::cli::Settings;
use crate::wording::{self, Trouble};
use crate::write::atomically;

pub(super) fn run(settings: &Settings, dir: &Path, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let language = language(settings, None);
    if dir.join("indicators").exists() {
        bail!(wording::trouble(
            language,
            &Trouble::FolderInUse(shown(dir))
        ));
    }
    let put = |path: &str, bytes: &[u8]| {
        let place = dir.join(path);
        atomically(&place, bytes)
            .with_context(|| wording::trouble(language, &Trouble::Unwritable(shown(&place))))
    };
    for path in builtin::Indicators::iter() {
        if let Some(file) = builtin::Indicators::get(&path) {
            put(&format!("indicators/{path}"), &file.data)?;
        }
    }
    for path in builtin::Samples::iter() {
        if let Some(file) = builtin::Samples::get(&path) {
            put(&format!("samples/{path}"), &file.data)?;
        }
    }
    put("README.md", wording::init_readme(language).as_bytes())?;
    writeln!(out, "{}", wording::init_done(language, &shown(dir)))?;
    Ok(Outcome::Fine)
}
