//! Writes the sample registers: `cargo run --example make_samples [FOLDER]`, `samples` by default.
//!
//! The same program always writes the same bytes. Nobody in these files exists.

mod books;

use std::path::PathBuf;

fn main() -> anyhow::Result<()> {
    let folder = std::env::args_os()
        .nth(1)
        .map_or_else(|| PathBuf::from("samples"), PathBuf::from);
    for file in books::books() {
        books::write::write(&folder, &file)?;
    }
    Ok(())
}
