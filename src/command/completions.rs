//! `bilan completions`.

use std::io::Write;

use super::Outcome;
use super::workplace::{language, quiet_catalogue};
use crate::cli::{self, Settings};

pub(super) fn run(
    settings: &Settings,
    shell: clap_complete::Shell,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let language = language(settings, quiet_catalogue(settings).as_ref());
    let mut command = cli::command(language);
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, "bilan", &mut script);
    out.write_all(&script)?;
    Ok(Outcome::Fine)
}
