//! Findings for readers: in the catalogue with the line and the word underlined, in a register with its cell.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::Write;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::grid::{Cell, Column, Grid, RowKind};
use super::text::wrapped;
use crate::catalogue::{CatalogueText, is_aliases};
use crate::finding::{Finding, Origin, Severity, column_letters};
use crate::language::Language;
use crate::screen;
use crate::wording::findings::{message, told, waived};
use crate::wording::{self, Word, word};

/// How findings are printed.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// The language.
    pub language: Language,
    /// Whether colours may be used.
    pub colour: bool,
    /// Columns of the terminal.
    pub width: u16,
}

/// The texts that findings of the catalogue quote.
#[derive(Debug, Clone, Copy)]
pub struct Excerpts<'a> {
    texts: &'a [CatalogueText],
}

impl<'a> Excerpts<'a> {
    /// Excerpts from these files.
    pub fn new(texts: &'a [CatalogueText]) -> Self {
        Self { texts }
    }

    /// Where a finding that quotes nothing stands.
    fn place(&self, language: Language, origin: &Origin) -> String {
        match origin {
            Origin::Catalogue { file, start, .. } => match self.line(file, *start) {
                Some((line, column)) => format!("{file}:{line}:{column}"),
                None => file.clone(),
            },
            origin => place(language, origin),
        }
    }

    /// What of a file may be quoted: of a list of aliases, which repeats values of registers, nothing.
    fn quotable(&self, file: &str) -> Option<&'a str> {
        self.text(file).filter(|_| !is_aliases(file))
    }

    fn text(&self, file: &str) -> Option<&'a str> {
        self.texts
            .iter()
            .find(|text| text.path == file)
            .map(|text| text.text.as_str())
    }

    /// The line and the character of it, from 1, where a byte of a file stands.
    fn line(&self, file: &str, byte: usize) -> Option<(u32, u32)> {
        let before = self.text(file)?.get(..byte)?;
        let line = before.matches('\n').count() as u32 + 1;
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        Some((line, before[start..].chars().count() as u32 + 1))
    }
}

/// Prints findings, one after another.
pub fn print(
    findings: &[Finding],
    excerpts: &Excerpts<'_>,
    style: Style,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    for finding in findings {
        let said = match &finding.origin {
            Origin::Catalogue { file, start, end } if excerpts.quotable(file).is_some() => {
                let text = excerpts.quotable(file).unwrap_or_default();
                quoted(finding, file, text, *start..*end, style) + "\n\n"
            }
            origin => plain(finding, &excerpts.place(style.language, origin), style),
        };
        out.write_all(&screen::coloured(&said))?;
    }
    Ok(())
}

/// A finding with its line of the catalogue.
fn quoted(finding: &Finding, file: &str, text: &str, span: Range<usize>, style: Style) -> String {
    let said = told(style.language, finding);
    let (said_text, path) = (screen::line(&said.text), screen::line(file));
    let title = severity(style.language, finding.severity());
    let level = match finding.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let kind = format!("{title}[{}]", finding.code().name());
    let level = level.with_name(wording::before_colon(style.language, &kind));
    // An empty place (a key that is missing from the file) still needs a sign to stand under.
    let end = span.end.min(text.len()).max(span.start);
    let span = span.start.min(text.len())..end;
    let (excerpt, span) = excerpt(text, span);
    let snippet = Snippet::source(excerpt)
        .path(path)
        .annotation(AnnotationKind::Primary.span(span));
    let mut groups = vec![level.primary_title(said_text).element(snippet)];
    if let Some(help) = said.help.as_deref().map(screen::lines) {
        let name = wording::before_colon(style.language, word(style.language, Word::Help));
        groups.push(Group::with_title(
            Level::HELP.with_name(name).secondary_title(help),
        ));
    }
    let why = finding
        .waived
        .as_ref()
        .map(|why| waived(style.language, why));
    if let Some(why) = why.as_deref().map(screen::line) {
        let name = wording::before_colon(style.language, word(style.language, Word::Note));
        groups.push(Group::with_title(
            Level::NOTE.with_name(name).secondary_title(why),
        ));
    }
    let renderer = if style.colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    renderer
        .term_width(usize::from(style.width))
        .render(&groups)
}

/// A text with its hidden signs seen, and a span of it there.
fn excerpt(text: &str, span: Range<usize>) -> (Cow<'_, str>, Range<usize>) {
    let at = |byte| screen::lines(text.get(..byte).unwrap_or(text)).len();
    (screen::lines(text), at(span.start)..at(span.end))
}

/// A finding of a register: its place, what is the matter, what to do.
fn plain(finding: &Finding, place: &str, style: Style) -> String {
    let said = told(style.language, finding);
    let (bold, reset) = if style.colour {
        (colour(finding.severity()), "\u{1b}[0m")
    } else {
        ("", "")
    };
    let title = severity(style.language, finding.severity());
    let times = if finding.count > 1 {
        format!(" ({})", wording::times(style.language, finding.count))
    } else {
        String::new()
    };
    let kind = format!("{title}[{}]", finding.code().name());
    let text = format!("{}{times}", screen::line(&said.text));
    let head = wording::stated(style.language, &kind, &text);
    let width = usize::from(style.width);
    let mut out = String::new();
    for (at, line) in wrapped(&head, width).iter().enumerate() {
        let (bold, reset) = if at == 0 { (bold, reset) } else { ("", "") };
        let _ = writeln!(out, "{bold}{line}{reset}");
    }
    if !place.is_empty() {
        let _ = writeln!(out, "  --> {}", screen::line(place));
    }
    let help = said
        .help
        .map(|help| wording::stated(style.language, word(style.language, Word::Help), &help));
    let why = finding
        .waived
        .as_ref()
        .map(|why| waived(style.language, why));
    for remark in [help, why].into_iter().flatten() {
        let remark = screen::lines(&remark);
        for line in remark.lines().flat_map(|line| wrapped(line, width - 3)) {
            let _ = writeln!(out, "   {line}");
        }
    }
    out + "\n"
}

/// A finding in one line: its severity and its sentence.
pub fn summary(language: Language, finding: &Finding) -> String {
    let said = message(language, &finding.fact);
    let text = screen::line(&said.text);
    wording::stated(language, severity(language, finding.severity()), &text)
}

fn colour(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "\u{1b}[1;31m",
        Severity::Warning => "\u{1b}[1;33m",
        Severity::Note => "\u{1b}[1;36m",
    }
}

/// A severity for readers.
pub fn severity(language: Language, severity: Severity) -> &'static str {
    let name = match severity {
        Severity::Error => Word::Error,
        Severity::Warning => Word::Warning,
        Severity::Note => Word::Note,
    };
    word(language, name)
}

/// A place: `file › sheet › cell`.
pub fn place(language: Language, origin: &Origin) -> String {
    match origin {
        Origin::Nowhere => String::new(),
        Origin::Catalogue { file, .. } => file.clone(),
        Origin::Sheet {
            file,
            sheet,
            row,
            column,
        } => {
            let mut parts = vec![file.clone()];
            if !sheet.is_empty() {
                parts.push(sheet.clone());
            }
            match (row, column) {
                (0, None) => {}
                (0, Some(column)) => {
                    parts.push(wording::column(language, &column_letters(*column)));
                }
                (row, None) => parts.push(wording::row(language, *row)),
                (row, Some(column)) => parts.push(format!("{}{row}", column_letters(*column))),
            }
            parts.join(" › ")
        }
    }
}

/// Findings as a table.
pub fn grid(language: Language, findings: &[Finding]) -> Grid {
    let columns = vec![
        Column::new("severity", word(language, Word::Severity)).wide(14.0),
        Column::new("code", word(language, Word::Code)).wide(24.0),
        Column::new("place", word(language, Word::File)).wide(44.0),
        Column::new("count", word(language, Word::Count)).wide(9.0),
        Column::new("message", word(language, Word::Message)).wide(60.0),
        Column::new("help", word(language, Word::Remedy)).wide(60.0),
    ];
    let mut grid = Grid::new(word(language, Word::FindingsTitle), columns);
    for finding in findings {
        let said = told(language, finding);
        let help = said.help.into_iter();
        let why = finding.waived.as_ref().map(|why| waived(language, why));
        let help: Vec<String> = help.chain(why).collect();
        grid.push(
            RowKind::Plain,
            vec![
                Cell::text(severity(language, finding.severity())),
                Cell::text(finding.code().name()),
                Cell::text(place(language, &finding.origin)),
                Cell::count(finding.count),
                Cell::text(said.text),
                Cell::text(help.join("\n")),
            ],
        );
    }
    grid
}

/// Findings for machines: the place in parts. A place in the catalogue has a line and a character of it, one in a
/// register a row and the letters of a column.
pub fn flat(language: Language, findings: &[Finding], excerpts: &Excerpts<'_>) -> Grid {
    let names = [
        "severity",
        "code",
        "file",
        "sheet",
        "row",
        "column",
        "count",
        "message",
        "help",
        "line",
        "character",
        "source",
        "waived",
        "until",
    ];
    let mut grid = Grid::new("", names.map(|name| Column::new(name, name)).to_vec());
    for finding in findings {
        grid.push(RowKind::Plain, flat_cells(language, finding, excerpts));
    }
    grid
}

fn flat_cells(language: Language, finding: &Finding, excerpts: &Excerpts<'_>) -> Vec<Cell> {
    let said = told(language, finding);
    let number = |number: u32| match number {
        0 => Cell::Empty,
        number => Cell::count(number),
    };
    let (file, sheet, row, column, (line, character)) = match &finding.origin {
        Origin::Nowhere => ("", "", 0, None, (0, 0)),
        Origin::Catalogue { file, start, .. } => {
            let at = excerpts.line(file, *start).unwrap_or_default();
            (file.as_str(), "", 0, None, at)
        }
        Origin::Sheet {
            file,
            sheet,
            row,
            column,
        } => (file.as_str(), sheet.as_str(), *row, *column, (0, 0)),
    };
    let severity = match finding.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let waived = finding.waived.as_ref();
    vec![
        Cell::text(severity),
        Cell::text(finding.code().name()),
        Cell::text(file),
        Cell::text(sheet),
        number(row),
        Cell::text(column.map(column_letters).unwrap_or_default()),
        Cell::count(finding.count),
        Cell::text(said.text),
        Cell::text(said.help.unwrap_or_default()),
        number(line),
        number(character),
        Cell::text(finding.source.as_deref().unwrap_or_default()),
        Cell::text(waived.map(|why| why.reason.as_str()).unwrap_or_default()),
        waived.map_or(Cell::Empty, |why| Cell::Day(why.until)),
    ]
}
