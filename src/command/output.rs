//! Results on standard output, in the format asked for.

use std::io::Write;

use serde_json::{Value as Json, json};

use crate::cli::OutputFormat;
use crate::language::Language;
use crate::report::grid::Grid;
use crate::report::text;
use crate::screen;

/// Prints grids; `machine` is the one that machine formats hold.
pub(super) fn grids(
    out: &mut dyn Write,
    format: OutputFormat,
    language: Language,
    width: u16,
    grids: &[Grid],
    machine: &[(&str, &Grid)],
) -> anyhow::Result<()> {
    match format {
        OutputFormat::Table => out.write_all(text::terminal(language, grids, width).as_bytes())?,
        OutputFormat::Md => out.write_all(text::markdown(language, grids).as_bytes())?,
        OutputFormat::Csv => {
            if let Some((_, grid)) = machine.first() {
                out.write_all(&text::csv(grid)?)?;
            }
        }
        OutputFormat::Json => {
            let mut all = json!({ "format": 1 });
            for (name, grid) in machine {
                all[*name] = text::json(grid);
            }
            json(out, &all)?;
        }
    }
    Ok(())
}

/// Prints JSON.
pub(super) fn json(out: &mut dyn Write, value: &Json) -> anyhow::Result<()> {
    writeln!(
        out,
        "{}",
        screen::escaped(&serde_json::to_string_pretty(value)?)
    )?;
    Ok(())
}
