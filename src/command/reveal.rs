//! `--reveal`: what is hidden everywhere else, for the officer's own eyes.

use std::io::{IsTerminal, Write};

use anyhow::bail;

use crate::language::Language;
use crate::privacy::Audience;
use crate::wording::{self, Remark, Trouble};

/// Who is shown the registers' texts. To reveal them, both streams must end at a terminal: what goes into a file or a pipe
/// is kept or sent.
pub(super) fn audience(
    reveal: bool,
    language: Language,
    talk: &mut dyn Write,
) -> anyhow::Result<Audience> {
    if !reveal {
        return Ok(Audience::Anybody);
    }
    if !std::io::stdout().is_terminal() || !std::io::stderr().is_terminal() {
        bail!(wording::trouble(language, &Trouble::NoTerminal));
    }
    writeln!(talk, "{}", wording::remark(language, &Remark::Revealed))?;
    Ok(Audience::Officer)
}
