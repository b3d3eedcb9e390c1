//! The language of help and of complaints about the command line, before that line can be read.

use std::ffi::OsString;
use std::path::PathBuf;

use super::workplace::nearest_catalogue;
use crate::catalogue::{self, CatalogueText};
use crate::cli::scan;
use crate::language::Language;

/// The language that the command line asks for, else `BILAN_LANG`, else the catalogue's first, else French.
pub fn spoken(arguments: &[OsString]) -> Language {
    let asked = scan(arguments, "--lang");
    let asked = asked.and_then(|code| Language::from_code(&code));
    let variable = || std::env::var("BILAN_LANG").ok();
    asked
        .or_else(|| Language::from_code(&variable()?))
        .or_else(|| first_language(scan(arguments, "--catalogue").map(PathBuf::from)))
        .unwrap_or_default()
}

/// The first language of a catalogue, which may have mistakes elsewhere.
fn first_language(folder: Option<PathBuf>) -> Option<Language> {
    let folder = folder.or_else(|| nearest_catalogue(Language::default()).ok())?;
    let path = "catalogue.toml".to_owned();
    let text = std::fs::read_to_string(folder.join(&path)).ok()?;
    catalogue::first_language(&[CatalogueText { path, text }])
}
