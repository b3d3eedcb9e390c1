//! Paths as bilan takes and prints them.

use std::path::{Component, Path, PathBuf};

use crate::screen;

/// A path without detours, from the current folder where it lies below it: `reports`, not `/…/indicators/../reports`.
pub(super) fn tidy(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if plain.file_name().is_some() => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    let here = std::env::current_dir().unwrap_or_default();
    match plain.strip_prefix(&here) {
        Ok(inside) if inside.as_os_str().is_empty() => PathBuf::from("."),
        Ok(inside) => inside.to_owned(),
        Err(_) => plain,
    }
}

/// A path as bilan prints it, with `/`.
pub(super) fn shown(path: &Path) -> String {
    screen::line(&slashed(path)).into_owned()
}

/// A path with `/` between its parts.
pub(super) fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// Whether a file is of the catalogue, by its ending.
pub(super) fn is_toml(name: &str) -> bool {
    Path::new(name)
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("toml"))
}
