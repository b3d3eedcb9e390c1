//! Writes the sample registers: `cargo run --example make_samples [FOLDER]`, `samples` by default.
//!
//! The same program always writes the same bytes. Nobody in these files exists.
//!
//! An `.xls` and an `.ods` were made once, by LibreOffice, and are committed as they came:
//! `cargo run --example make_samples FOLDER --for-office` writes what they were made from, then
//! `soffice --headless --convert-to xls:"MS Excel 97" FILE.xlsx` and `soffice --headless --convert-to ods FILE.xlsx`. A test
//! holds their cells against the generator's.

mod books;

use std::path::PathBuf;

fn main() -> anyhow::Result<()> {
    let folder = std::env::args_os()
        .nth(1)
        .map_or_else(|| PathBuf::from("samples"), PathBuf::from);
    let for_office = std::env::args_os().any(|argument| argument == "--for-office");
    for file in books::books() {
        if !for_office {
            books::write::write(&folder, &file)?;
        } else if file.format.is_made_once() {
            books::write::for_office(&folder, &file)?;
        }
    }
    Ok(())
}
