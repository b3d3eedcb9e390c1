//! What the path of a file tells: its name, what it promises, and whether it is no register at all.

use crate::finding::FileFormat;

/// Files that programs leave beside a register: locks, thumbnails, hidden files.
pub(super) fn is_ignored(path: &str) -> bool {
    let name = name(path);
    name.starts_with('.')
        || name.starts_with("~$")
        || name.eq_ignore_ascii_case("thumbs.db")
        || name.eq_ignore_ascii_case("desktop.ini")
}

/// Whether a file's ending promises another format than it has.
pub(super) fn is_misnamed(path: &str, format: FileFormat) -> bool {
    let ending = path
        .rsplit_once('.')
        .map_or("", |(_, ending)| ending)
        .to_lowercase();
    let promised = match ending.as_str() {
        "xlsx" | "xlsm" | "xltx" | "xltm" => FileFormat::Xlsx,
        "xlsb" => FileFormat::Xlsb,
        "xls" | "xlt" => FileFormat::Xls,
        "ods" | "ots" => FileFormat::Ods,
        "csv" | "tsv" | "txt" | "tab" => FileFormat::Csv,
        _ => return false,
    };
    promised != format
}

pub(super) fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// A file's name without folder and ending.
pub(super) fn stem(path: &str) -> &str {
    let name = name(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
