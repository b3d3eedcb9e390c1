//! The catalogue and the sample registers built into the program.

use rust_embed::Embed;

use crate::catalogue::CatalogueText;

#[derive(Embed)]
#[folder = "indicators"]
pub(super) struct Indicators;

#[derive(Embed)]
#[folder = "samples"]
pub(super) struct Samples;

/// The built-in catalogue's files, in the order of their paths.
pub(super) fn texts() -> Vec<CatalogueText> {
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
