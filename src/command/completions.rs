//! `bilan completions`.

use std::io::Write;

use clap::CommandFactory;

use super::Outcome;
use crate::cli::Cli;

pub(super) fn run(shell: clap_complete::Shell, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "bilan", &mut script);
    out.write_all(&script)?;
    Ok(Outcome::Fine)
}
