//! The catalogue and the sample registers built into the program.

use std::io::Cursor;
use std::path::Path;

use rust_embed::Embed;

use crate::catalogue::{self, Catalogue, CatalogueText};
use crate::ingest::{self, Folder, ReadSeek};

#[derive(Embed)]
#[folder = "indicators"]
pub(super) struct Indicators;

#[derive(Embed)]
#[folder = "samples"]
pub(super) struct Samples;

/// The built-in catalogue.
pub(super) fn catalogue() -> Option<Catalogue> {
    let texts = texts();
    let files: Vec<String> = Indicators::iter()
        .map(std::borrow::Cow::into_owned)
        .collect();
    let open = |path: &str| {
        let file = Indicators::get(path).ok_or(std::io::ErrorKind::NotFound)?;
        Ok(Box::new(Cursor::new(file.data.into_owned())) as Box<dyn ReadSeek>)
    };
    let folder = Folder {
        files: &files,
        open: &open,
        aside: &|_, _| Err(std::io::ErrorKind::Unsupported.into()),
        progress: &|_| {},
    };
    let tables = ingest::tables(&texts, &folder);
    catalogue::read_with(&texts, &tables, Path::new("indicators")).0
}

/// The built-in catalogue's files, in the order of their paths.
fn texts() -> Vec<CatalogueText> {
    let mut paths: Vec<String> = Indicators::iter()
        .map(std::borrow::Cow::into_owned)
        .collect();
    paths.sort();
    paths
        .into_iter()
        .filter(|path| super::paths::is_toml(path))
        .filter_map(|path| {
            let file = Indicators::get(&path)?;
            Some(CatalogueText {
                text: String::from_utf8_lossy(&file.data).into_owned(),
                path,
            })
        })
        .collect()
}
