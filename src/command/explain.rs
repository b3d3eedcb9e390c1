//! `bilan explain`: a finding's meaning and remedy, or an indicator's reference sheet.

use std::io::Write;
use std::str::FromStr;

use anyhow::bail;
use strum::IntoEnumIterator;

use super::terminal::width;
use super::workplace::{language, quiet_catalogue};
use super::{Outcome, builtin, output};
use crate::catalogue::nearest;
use crate::cli::{OutputFormat, Settings};
use crate::finding::Code;
use crate::report::{reference, text::wrapped};
use crate::wording::explain::explanation;
use crate::wording::{self, Trouble, Word, word};

pub(super) fn run(
    settings: &Settings,
    code: &str,
    out: &mut dyn Write,
    _talk: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let own = quiet_catalogue(settings);
    let catalogue = match own {
        Some(catalogue) => Some(catalogue),
        None => builtin::catalogue(),
    };
    let language = language(settings, catalogue.as_ref());
    if let Ok(finding) = Code::from_str(&code.to_lowercase()) {
        let told = explanation(language, finding);
        writeln!(out, "{}\n", finding.name())?;
        for line in told
            .meaning
            .lines()
            .flat_map(|line| wrapped(line, usize::from(width())))
        {
            writeln!(out, "{line}")?;
        }
        writeln!(
            out,
            "\n{}",
            wording::colon(language, word(language, Word::Remedy))
        )?;
        for line in told
            .remedy
            .lines()
            .flat_map(|line| wrapped(line, usize::from(width()) - 2))
        {
            writeln!(out, "  {line}")?;
        }
        return Ok(Outcome::Fine);
    }
    let codes: Vec<&str> = catalogue
        .iter()
        .flat_map(|catalogue| &catalogue.indicators)
        .map(|one| one.code.as_str())
        .collect();
    if let Some(catalogue) = &catalogue
        && let Some(place) = codes
            .iter()
            .position(|known| known.eq_ignore_ascii_case(code))
    {
        let grid = reference::grid(catalogue, language, place);
        output::grids(out, OutputFormat::Table, language, width(), &[grid], &[])?;
        return Ok(Outcome::Fine);
    }
    let known = Code::iter()
        .map(|code| code.name().to_owned())
        .chain(codes.iter().map(|&code| code.to_owned()));
    bail!(wording::trouble(
        language,
        &Trouble::UnknownCode(code.to_owned(), nearest(code, known))
    ))
}
