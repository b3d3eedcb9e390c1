//! One file a command: orders the stages, reads and writes files, decides the exit code, owns no rule.

mod count;
mod output;
mod workplace;

use std::io::Write;

use crate::cli::{Cli, Command};

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// All is well.
    Fine,
    /// Findings of severity error (or warnings, where they are denied), or differences.
    Findings,
}

/// Runs a command: results go to `out`, talk to `talk`.
pub fn run(cli: Cli, out: &mut dyn Write, talk: &mut dyn Write) -> anyhow::Result<Outcome> {
    let Cli { settings, command } = cli;
    match command {
        Command::Count(args) => count::run(&settings, &args, out, talk),
        _ => Ok(Outcome::Fine),
    }
}
