//! One file a command: orders the stages, reads and writes files, decides the exit code, owns no rule.

mod anew;
mod aside;
mod builtin;
mod check;
mod completions;
mod count;
mod diff;
mod due;
mod engine;
mod explain;
mod folders;
mod init;
mod inspect;
mod known;
mod output;
mod paths;
mod reconcile;
mod remedies;
mod report;
mod reveal;
mod shelf;
mod spoken;
mod terminal;
mod texts;
mod workplace;

use std::io::Write;

use crate::cli::{Cli, Command};
use crate::language::Language;
use crate::screen;
use crate::wording;
pub use anew::anew;
pub use spoken::spoken;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// All is well.
    Fine,
    /// Findings of severity error (or warnings, where they are denied), or differences.
    Findings,
}

/// What is said of an error that ended a run.
pub fn told(language: Language, error: &anyhow::Error) -> String {
    let said = |cause: &(dyn std::error::Error + 'static)| {
        let system = cause.downcast_ref::<std::io::Error>();
        let known = system.and_then(|error| match error.raw_os_error() {
            // ENFILE and EMFILE, which have no kind.
            Some(23 | 24) if cfg!(unix) => Some(wording::too_many_open(language)),
            _ => wording::cause(language, error.kind()),
        });
        known.map_or_else(
            || screen::line(&cause.to_string()).into_owned(),
            str::to_owned,
        )
    };
    wording::ended(language, &error.chain().map(said).collect::<Vec<_>>())
}

/// Runs a command: results go to `out`, talk to `talk`.
pub fn run(cli: Cli, out: &mut dyn Write, talk: &mut dyn Write) -> anyhow::Result<Outcome> {
    let Cli { settings, command } = cli;
    match command {
        Command::Init { dir } => init::run(&settings, &dir, out),
        Command::Check(args) => check::run(&settings, &args, out, talk),
        Command::Count(args) => count::run(&settings, &args, out, talk),
        Command::Report(args) => report::run(&settings, &args, out, talk),
        Command::Diff(args) => diff::run(&settings, &args, out, talk),
        Command::Reconcile(args) => reconcile::run(&settings, &args, out, talk),
        Command::Inspect(args) => inspect::run(&settings, &args, out, talk),
        Command::Explain { code } => explain::run(&settings, &code, out, talk),
        Command::ReadAside(args) => aside::serve(&args),
        Command::Completions { shell } => completions::run(&settings, shell, out),
    }
}
