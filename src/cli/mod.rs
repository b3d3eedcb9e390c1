//! Every argument of the command line. What help says of each stands in `wording/help/`.

#![allow(
    missing_docs,
    reason = "what an argument is stands in `wording/help/`, in both languages"
)]

mod help;
mod misuse;
mod scan;
#[cfg(test)]
mod tests;
mod values;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

pub use misuse::Ending;
pub use scan::scan;

use crate::count::View;
use crate::language::Language;

/// The command line.
#[derive(Debug, Parser)]
#[command(
    name = "bilan",
    bin_name = "bilan",
    version,
    max_term_width = 100,
    disable_help_flag = true,
    disable_help_subcommand = true,
    disable_version_flag = true
)]
pub struct Cli {
    #[command(flatten)]
    pub settings: Settings,
    #[command(subcommand)]
    pub command: Command,
}

impl Cli {
    /// Reads a command line; what cannot be read, and help asked for, is said in `language`.
    pub fn read(arguments: Vec<OsString>, language: Language) -> Result<Self, Ending> {
        let mut command = command(language);
        let matches = command.try_get_matches_from_mut(arguments);
        matches
            .and_then(|matches| Self::from_arg_matches(&matches))
            .map_err(|error| misuse::ending(&error, language))
    }
}

/// The tree of commands, with help in a language.
pub fn command(language: Language) -> clap::Command {
    help::worded(Cli::command(), language)
}

/// What every command takes.
#[derive(Debug, Clone, Args)]
pub struct Settings {
    #[arg(long, global = true)]
    pub catalogue: Option<PathBuf>,
    #[arg(long, global = true)]
    pub data: Option<PathBuf>,
    #[arg(long, global = true, env = "BILAN_LANG")]
    pub lang: Option<Language>,
    #[arg(long, global = true)]
    pub as_of: Option<chrono::NaiveDate>,
    #[arg(long, global = true)]
    pub deny: Option<Deny>,
    #[arg(long, short, global = true)]
    pub quiet: bool,
    #[arg(long, global = true, default_value = "auto")]
    pub color: Color,
}

/// What fails a run on top of errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Deny {
    Warnings,
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

/// How results are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum OutputFormat {
    Table,
    Csv,
    Json,
    Md,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    Init {
        dir: PathBuf,
    },
    Check(CheckArgs),
    Count(CountArgs),
    Report(ReportArgs),
    Diff(DiffArgs),
    Reconcile(ReconcileArgs),
    Inspect(InspectArgs),
    Explain {
        code: String,
    },
    #[command(hide = true)]
    ReadAside(AsideArgs),
    Completions {
        shell: clap_complete::Shell,
    },
}

/// `bilan read-aside`, which bilan alone runs.
#[derive(Debug, Args)]
pub struct AsideArgs {
    pub file: PathBuf,
    pub sheet: Option<usize>,
    #[arg(long)]
    pub seconds: Option<u64>,
    #[arg(long)]
    pub megabytes: Option<u64>,
}

/// `bilan check`
#[derive(Debug, Args)]
pub struct CheckArgs {
    pub projects: Vec<String>,
    #[arg(long, default_value = "life")]
    pub period: String,
    #[arg(long, default_value = "table")]
    pub format: OutputFormat,
    #[arg(long)]
    pub fix_list: Option<PathBuf>,
    #[arg(long = "return")]
    pub questions: Option<PathBuf>,
    #[arg(long)]
    pub accept_layout: bool,
    #[arg(long, conflicts_with_all = ["fix_list", "questions", "accept_layout", "format"])]
    pub reveal: bool,
}

/// `bilan count`
#[derive(Debug, Args)]
pub struct CountArgs {
    pub projects: Vec<String>,
    #[arg(short, long = "indicator", num_args = 1..)]
    pub indicators: Vec<String>,
    #[arg(long, num_args = 1.., default_value = "life")]
    pub period: Vec<String>,
    #[arg(long, num_args = 1.., default_value = "period")]
    pub view: Vec<View>,
    #[arg(long, value_delimiter = ',')]
    pub by: Option<Vec<String>>,
    #[arg(long, default_value = "table")]
    pub format: OutputFormat,
}

/// `bilan report`
#[derive(Debug, Args)]
pub struct ReportArgs {
    pub projects: Vec<String>,
    #[arg(long, default_value = "life")]
    pub period: String,
    #[arg(long)]
    pub donor: Option<String>,
    #[arg(long)]
    pub out: Option<PathBuf>,
    #[arg(long)]
    pub internal: bool,
    #[arg(long, default_value = "table")]
    pub format: OutputFormat,
}

/// `bilan inspect`
#[derive(Debug, Args)]
pub struct InspectArgs {
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    #[arg(long = "sheet")]
    pub sheets: Vec<String>,
    #[arg(long)]
    pub draft: Option<String>,
    #[arg(long, requires = "draft")]
    pub out: Option<PathBuf>,
    #[arg(long, requires = "out")]
    pub force: bool,
    #[arg(long, default_value = "table", conflicts_with = "draft")]
    pub format: OutputFormat,
    #[arg(long, conflicts_with_all = ["draft", "format"])]
    pub reveal: bool,
}

/// `bilan reconcile`
#[derive(Debug, Args)]
pub struct ReconcileArgs {
    pub projects: Vec<String>,
    #[arg(long, default_value = "table")]
    pub format: OutputFormat,
}

/// `bilan diff`
#[derive(Debug, Args)]
pub struct DiffArgs {
    pub from: String,
    pub to: String,
    pub projects: Vec<String>,
    #[arg(short, long = "indicator", num_args = 1..)]
    pub indicators: Vec<String>,
    #[arg(long, num_args = 1.., default_value = "period")]
    pub view: Vec<View>,
    #[arg(long, value_delimiter = ',')]
    pub by: Option<Vec<String>>,
    #[arg(long, default_value = "table")]
    pub format: OutputFormat,
}
