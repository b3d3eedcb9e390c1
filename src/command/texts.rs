//! The catalogue's files as they stand in its folder: texts, and the tables of lines that projects name.

use std::fs::File;
use std::path::Path;

use anyhow::Context;

use super::aside;
use super::paths::{is_toml, shown};
use crate::catalogue::{self, CatalogueText, LineTable};
use crate::ingest::{self, Folder, ReadSeek};
use crate::language::Language;
use crate::wording::{self, Trouble};

/// Every file of the catalogue, in the order of their paths.
pub(super) fn texts(folder: &Path, language: Language) -> anyhow::Result<Vec<CatalogueText>> {
    let place = || wording::trouble(language, &Trouble::Unreadable(shown(folder)));
    let mut paths = Vec::new();
    for part in ["", "sources", "projects", "donors"] {
        let part_folder = folder.join(part);
        if !part_folder.is_dir() && !part.is_empty() {
            continue;
        }
        for entry in std::fs::read_dir(&part_folder).with_context(place)? {
            let path = entry.with_context(place)?.path();
            let name = path
                .file_name()
                .and_then(|name| name.to_str())
                .unwrap_or_default()
                .to_owned();
            let aliases = part.is_empty() && catalogue::is_aliases(&name);
            if path.is_file() && (is_toml(&name) || aliases) && !name.starts_with('.') {
                paths.push(if part.is_empty() {
                    name
                } else {
                    format!("{part}/{name}")
                });
            }
        }
    }
    paths.sort();
    let read = |path: String| {
        let bytes = std::fs::read(folder.join(&path))
            .with_context(|| wording::trouble(language, &Trouble::Unreadable(path.clone())))?;
        let text = if catalogue::is_aliases(&path) {
            catalogue::decoded(&bytes)
        } else {
            let text = String::from_utf8_lossy(&bytes);
            text.trim_start_matches('\u{feff}').to_owned()
        };
        Ok(CatalogueText { path, text })
    };
    paths.into_iter().map(read).collect()
}

/// The tables of lines that projects name, those that are there.
pub(super) fn line_tables(texts: &[CatalogueText], folder: &Path) -> Vec<LineTable> {
    let named = catalogue::tables_named(texts).into_iter();
    let files: Vec<String> = named.filter(|path| folder.join(path).is_file()).collect();
    let open = |path: &str| {
        File::open(folder.join(path))
            .map(|file| Box::new(std::io::BufReader::new(file)) as Box<dyn ReadSeek>)
    };
    let folder = Folder {
        files: &files,
        open: &open,
        aside: &|path, sheet| aside::start(&folder.join(path), sheet),
        progress: &|_| {},
    };
    ingest::tables(texts, &folder)
}
