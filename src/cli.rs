//! Every argument of the command line, and nothing else.

#![allow(missing_docs, reason = "a doc comment here is help text")]

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::count::View;
use crate::language::Language;

/// From registers to the figures and workbooks that donors ask for
#[derive(Debug, Parser)]
#[command(
    name = "bilan",
    version,
    about,
    max_term_width = 100,
    disable_help_subcommand = true
)]
pub struct Cli {
    #[command(flatten)]
    pub settings: Settings,
    #[command(subcommand)]
    pub command: Command,
}

/// What every command takes.
#[derive(Debug, Clone, Args)]
pub struct Settings {
    /// Folder of the catalogue [default: the nearest `indicators/` going up]
    #[arg(long, value_name = "DIR", global = true)]
    pub catalogue: Option<PathBuf>,
    /// Folder of the registers [default: as the catalogue says]
    #[arg(long, value_name = "DIR", global = true)]
    pub data: Option<PathBuf>,
    /// Language of everything said and written [default: the catalogue's first]
    #[arg(long, value_name = "LANG", global = true, env = "BILAN_LANG")]
    pub lang: Option<Language>,
    /// The day the report is made for [default: the period's end]
    #[arg(long, value_name = "DATE", global = true)]
    pub as_of: Option<chrono::NaiveDate>,
    /// Let warnings fail the run as errors do
    #[arg(long, value_name = "WHAT", global = true)]
    pub deny: Option<Deny>,
    /// Say nothing on standard error but errors
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// When to colour
    #[arg(long, value_name = "WHEN", global = true, default_value = "auto")]
    pub color: Color,
}

/// What fails a run on top of errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Deny {
    /// Warnings
    Warnings,
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// How results are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum OutputFormat {
    /// Aligned, for a terminal
    Table,
    /// Comma-separated values
    Csv,
    /// JSON
    Json,
    /// Markdown
    Md,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a folder ready to work in: catalogue, sample data, a README
    Init {
        /// The folder; made if absent, refused if it holds a catalogue already
        dir: PathBuf,
    },
    /// Read everything, print all findings and what became of each row
    Check(CheckArgs),
    /// Count figures
    Count(CountArgs),
    /// Write the workbooks due to donors
    Report(ReportArgs),
    /// What changed between two periods, or between two files of figures
    Diff(DiffArgs),
    /// Published figures beside computed ones, and what contradicts what; exits 1 on what nobody has declared as disputed
    Reconcile(ReconcileArgs),
    /// What spreadsheets hold: sheets, headers, columns, and what the catalogue would make of them
    Inspect(InspectArgs),
    /// What a finding means and how to mend it, or an indicator's reference sheet
    Explain {
        /// The finding's or indicator's code
        code: String,
    },
    /// Read one workbook for another process of bilan, within limits
    #[command(hide = true)]
    ReadAside {
        /// The workbook
        file: PathBuf,
        /// The sheet [default: list the sheets]
        sheet: Option<usize>,
    },
    /// Completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

/// `bilan check`
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Projects [default: all]
    pub projects: Vec<String>,
    /// The period whose figures are held against each other and against their targets
    #[arg(long, value_name = "P", default_value = "life")]
    pub period: String,
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: OutputFormat,
    /// Write the values not understood to a CSV file; filled in and put into `indicators/`, it is read as aliases
    #[arg(long, value_name = "FILE")]
    pub fix_list: Option<PathBuf>,
    /// Write, for each register with doubtful cells, a workbook of questions to whoever keeps it
    #[arg(long = "return", value_name = "DIR")]
    pub questions: Option<PathBuf>,
    /// Keep the columns found as those to be expected from now on
    #[arg(long)]
    pub accept_layout: bool,
}

/// `bilan count`
#[derive(Debug, Args)]
pub struct CountArgs {
    /// Projects [default: all]
    pub projects: Vec<String>,
    /// Indicators [default: those each project reports]
    #[arg(short, long = "indicator", value_name = "CODE", num_args = 1..)]
    pub indicators: Vec<String>,
    /// Periods: 2022, 2022-S1, 2022-Q3, 2022-07, 2019..2022, 2020-11-01..2021-12-17, P2, life
    #[arg(long, value_name = "P", num_args = 1.., default_value = "life")]
    pub period: Vec<String>,
    /// How the period is looked at
    #[arg(long, value_name = "V", num_args = 1.., default_value = "period")]
    pub view: Vec<View>,
    /// Dimensions of the joint table [default: each indicator's first breakdown]
    #[arg(long, value_name = "DIM,DIM", value_delimiter = ',')]
    pub by: Option<Vec<String>>,
    /// How results are printed
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: OutputFormat,
}

/// `bilan report`
#[derive(Debug, Args)]
pub struct ReportArgs {
    /// Projects [default: all]
    pub projects: Vec<String>,
    /// The period
    #[arg(long, value_name = "P", default_value = "life")]
    pub period: String,
    /// Only this donor format
    #[arg(long, value_name = "FORMAT")]
    pub donor: Option<String>,
    /// Folder of the workbooks [default: as the catalogue says]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Also write the internal copy: funnels, findings, traceability
    #[arg(long)]
    pub internal: bool,
    /// How the list of what was written is printed
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: OutputFormat,
}

/// `bilan inspect`
#[derive(Debug, Args)]
pub struct InspectArgs {
    /// Spreadsheets, wherever they are
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Only these sheets; `*` and `?` stand for any signs
    #[arg(long = "sheet", value_name = "SHEET")]
    pub sheets: Vec<String>,
    /// Write a source of this project instead, to be corrected
    #[arg(long, value_name = "PROJECT")]
    pub draft: Option<String>,
    /// Where the draft goes [default: standard output]
    #[arg(long, value_name = "FILE", requires = "draft")]
    pub out: Option<PathBuf>,
    /// Replace the file that stands there
    #[arg(long, requires = "out")]
    pub force: bool,
    /// How results are printed
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "table",
        conflicts_with = "draft"
    )]
    pub format: OutputFormat,
}

/// `bilan reconcile`
#[derive(Debug, Args)]
pub struct ReconcileArgs {
    /// Projects [default: all]
    pub projects: Vec<String>,
    /// How results are printed
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: OutputFormat,
}

/// `bilan diff`
#[derive(Debug, Args)]
pub struct DiffArgs {
    /// A period, or a file written by `bilan count --format json` or `csv`
    pub from: String,
    /// The other
    pub to: String,
    /// Projects [default: all]
    pub projects: Vec<String>,
    /// Indicators [default: those each project reports]
    #[arg(short, long = "indicator", value_name = "CODE", num_args = 1..)]
    pub indicators: Vec<String>,
    /// How the periods are looked at
    #[arg(long, value_name = "V", num_args = 1.., default_value = "period")]
    pub view: Vec<View>,
    /// Dimensions of the joint table [default: each indicator's first breakdown]
    #[arg(long, value_name = "DIM,DIM", value_delimiter = ',')]
    pub by: Option<Vec<String>>,
    /// How results are printed
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: OutputFormat,
}
