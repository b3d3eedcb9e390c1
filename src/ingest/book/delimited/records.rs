//! Lines put together into records: a quoted cell may hold line feeds, and a stray quotation mark must swallow no lines.

use std::collections::VecDeque;

use super::decode::Lines;
use super::fields::{Fields, usual};
use crate::finding::{TornLine, Unreadable};

/// Lines that one quoted cell may span; beyond, its opening quotation mark is a sign like any other.
const LONGEST_CELL: usize = 200;
/// Bytes that the lines of one record may have together.
const LONGEST_RECORD: usize = 4 << 20;
/// Marks that seem to open cells inside a quoted one, from which on it is no cell whatever its lines look like.
const REOPENED: usize = 3;
/// Lines that one cell without quotation marks may be torn into.
const MOST_PARTS: usize = 5;
/// Lines that decide what is usual near by.
const MOST_VOTES: u8 = 8;

/// A physical line kept: its text and how it ends.
type Line = (String, LineEnd);

/// How a line ends.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct LineEnd {
    /// Its line feed; nothing at the end of a file that has none there.
    pub feed: &'static str,
    /// Whether it is in another encoding than the rest.
    pub foreign: bool,
}

/// The records of a file.
pub(super) struct Records<R> {
    lines: Lines<R>,
    delimiter: u8,
    /// Lines read ahead for a quotation mark that nothing closed.
    waiting: VecDeque<Line>,
    /// The line last given.
    pub number: u32,
    /// The width that most records near by have.
    usual: Usual,
    /// The line feed of the record last given.
    feed: &'static str,
    /// The last line that was a record of that width.
    model: String,
}

/// The width that most records near by have: each record is a vote for its own.
#[derive(Debug, Clone, Copy)]
struct Usual {
    width: usize,
    votes: u8,
}

impl Usual {
    fn take(&mut self, width: usize) {
        if width == self.width {
            self.votes = (self.votes + 1).min(MOST_VOTES);
        } else if width > 1 {
            self.votes = self.votes.saturating_sub(1);
            if self.votes == 0 {
                *self = Self { width, votes: 1 };
            }
        }
    }

    /// Whether next to no record of late had another width.
    fn is_steady(self) -> bool {
        self.votes + 2 > MOST_VOTES && self.width > 1
    }
}

impl<R: std::io::Read> Records<R> {
    /// `width` is that of most of the file's first lines.
    pub(super) fn new(lines: Lines<R>, delimiter: u8, width: usize) -> Self {
        Self {
            lines,
            delimiter,
            waiting: VecDeque::new(),
            number: 0,
            usual: Usual {
                width,
                votes: MOST_VOTES,
            },
            feed: "",
            model: String::new(),
        }
    }

    /// The next record's first line number, and what is wrong with it; none at the end.
    pub(super) fn next(
        &mut self,
        fields: &mut Fields,
    ) -> Result<Option<(u32, Option<TornLine>)>, Unreadable> {
        let Some((first, mut end)) = self.line()? else {
            return Ok(None);
        };
        self.number += 1;
        let number = self.number;
        let mut torn = end.foreign.then_some(TornLine::OtherEncoding);
        if !fields.split(&first, self.delimiter) {
            match self.read_on(&first, end, fields)? {
                Some(last) => end = last,
                None => torn = Some(TornLine::StrayQuote),
            }
        } else if fields.quoted && self.is_run_together(&first, fields) {
            fields.split_alone(&first, self.delimiter, self.usual.width);
            torn = Some(TornLine::StrayQuote);
        } else if self.may_be_broken(&first, fields) {
            if let Some(last) = self.join(&first, fields)? {
                (end, torn) = (last, Some(TornLine::Broken));
            }
        } else if fields.len() == self.usual.width {
            self.model.clone_from(&first);
        }
        let width = fields.len();
        let last = end.feed.is_empty() && self.waiting.is_empty();
        if last && width > 1 && width < self.usual.width {
            torn = Some(TornLine::CutShort);
        }
        self.usual.take(width);
        self.feed = end.feed;
        Ok(Some((number, torn)))
    }

    /// Reads on until the cell that a line leaves open is closed, and cuts the whole: how it ends. None where its mark is a
    /// sign like any other: the line is then cut alone, and the lines after it are lines.
    fn read_on(
        &mut self,
        first: &str,
        end: LineEnd,
        fields: &mut Fields,
    ) -> Result<Option<LineEnd>, Unreadable> {
        let mut whole = first.to_owned();
        let mut ahead: Vec<Line> = Vec::new();
        let mut feed = end.feed;
        let mut closed = false;
        // Marks that open cells, inside an open one behind a line that is a row of its own, close none.
        let is_row = self.width_alone(first) == self.usual.width;
        let reopened =
            |fields: &Fields| fields.reopened >= REOPENED || fields.reopened > 0 && is_row;
        while !closed
            && ahead.len() < LONGEST_CELL
            && whole.len() < LONGEST_RECORD
            && !reopened(fields)
        {
            let Some((text, its_end)) = self.line()? else {
                break;
            };
            whole.push_str(feed);
            whole.push_str(&text);
            feed = its_end.feed;
            let marked = memchr::memchr(b'"', text.as_bytes()).is_some();
            ahead.push((text, its_end));
            closed = marked && fields.go_on(&whole, self.delimiter);
        }
        if closed && !self.has_swallowed(first, end.feed, &ahead, fields) {
            self.number += ahead.len() as u32;
            return Ok(ahead.last().map(|(_, end)| *end));
        }
        fields.split_alone(first, self.delimiter, self.usual.width);
        for line in ahead.into_iter().rev() {
            self.waiting.push_front(line);
        }
        Ok(None)
    }

    /// Whether a line may be the first part of a record that a line break tore: too short among lines of one width, and
    /// numbered where they are.
    fn may_be_broken(&self, line: &str, fields: &Fields) -> bool {
        let begins = || {
            let form = self.first_shape(&self.model);
            !form.contains('9') || form == self.first_shape(line)
        };
        self.usual.is_steady() && (2..self.usual.width).contains(&fields.len()) && begins()
    }

    /// Joins a line with the short ones after it that make a record of the usual width with it: how the last of them ends.
    /// None where they are rows of their own; the line is then cut alone.
    fn join(&mut self, first: &str, fields: &mut Fields) -> Result<Option<LineEnd>, Unreadable> {
        let mut whole = first.to_owned();
        let mut width = fields.len();
        let mut ahead: Vec<Line> = Vec::new();
        while width < self.usual.width && ahead.len() < MOST_PARTS {
            let Some((text, end)) = self.line()? else {
                break;
            };
            let its = self.width_alone(&text);
            let ends =
                text.trim().is_empty() || its >= self.usual.width || self.is_row(&text, first);
            whole.push('\n');
            whole.push_str(&text);
            ahead.push((text, end));
            if ends {
                break;
            }
            width += its - 1;
        }
        if width == self.usual.width
            && fields.split(&whole, self.delimiter)
            && fields.len() == width
        {
            self.number += ahead.len() as u32;
            return Ok(ahead.last().map(|(_, end)| *end));
        }
        fields.split(first, self.delimiter);
        for line in ahead.into_iter().rev() {
            self.waiting.push_front(line);
        }
        Ok(None)
    }

    /// Whether a short line is a row without the cells at its end, by the last whole row: it begins as that does, rather
    /// than ends so.
    fn is_row(&self, line: &str, before: &str) -> bool {
        let (model, kinds) = (self.kinds(&self.model), self.kinds(line));
        let unlike = |model: &[Kind]| {
            let pairs = model.iter().zip(&kinds);
            pairs
                .filter(|(one, other)| {
                    **one != Kind::Empty && **other != Kind::Empty && one != other
                })
                .count()
        };
        let end = model.len().saturating_sub(kinds.len());
        let numbered = self.first_shape(line);
        unlike(&model) < unlike(&model[end..])
            || numbered.contains('9')
                && [before, &self.model]
                    .iter()
                    .any(|row| numbered == self.first_shape(row))
    }

    /// The form of a line's first cell: runs of figures and of letters.
    fn first_shape(&self, line: &str) -> String {
        let cell = line.split(char::from(self.delimiter)).next().unwrap_or("");
        let mut shape = String::new();
        for sign in cell.trim().chars() {
            let sign = match sign {
                sign if sign.is_numeric() => '9',
                sign if sign.is_alphabetic() => 'a',
                sign => sign,
            };
            if !shape.ends_with(sign) {
                shape.push(sign);
            }
        }
        shape
    }

    /// Whether a cell over several lines is none, by what is usual around it.
    fn has_swallowed(&self, first: &str, feed: &str, ahead: &[Line], fields: &Fields) -> bool {
        let inner = ahead.iter().rev().skip(1).map(|(_, end)| end.feed);
        // Spreadsheets end rows with CR LF and break lines within a cell with LF alone.
        if self.feed == "\r\n" && inner.chain([feed]).all(|feed| feed == "\n") {
            return false;
        }
        let lines = ahead.iter().map(|(text, _)| text.as_str());
        let (often, near) = usual(lines, self.delimiter);
        let near = if often > 2 { near } else { 0 };
        let mut widths = [self.usual.width, near].into_iter();
        widths.any(|width| width > 1 && self.is_of_rows(first, ahead, fields, width))
    }

    /// Whether a cell over several lines is made of rows of this width: its first line is one, and the whole is none, or
    /// its other lines are rows too; or there are so many rows in it that it does not matter how it begins.
    fn is_of_rows(&self, first: &str, ahead: &[Line], fields: &Fields, width: usize) -> bool {
        let starts = self.width_alone(first) == width;
        if starts && (fields.len() != width || fields.reopened > 0) {
            return true;
        }
        let (rows, lines) = self.rows_in(first, ahead, width);
        match width {
            // One delimiter a line is soon met in a text.
            2 => starts && rows == lines && (fields.odd || lines > 1),
            _ => starts && rows * 5 >= lines * 4 || rows > 2 && (rows + 1) * 5 >= lines * 4,
        }
    }

    /// How many lines of a cell are rows of this width that hold numbers where the row before does, and how many say
    /// something.
    fn rows_in(&self, first: &str, ahead: &[Line], width: usize) -> (usize, usize) {
        let mut model = self.kinds(first);
        let (mut rows, mut lines) = (0, 0);
        for (text, _) in ahead.iter().filter(|(text, _)| !text.trim().is_empty()) {
            lines += 1;
            let kinds = self.kinds(text);
            if kinds.len() == width {
                rows += usize::from(model.len() != width || are_alike(&model, &kinds));
                model = kinds;
            }
        }
        (rows, lines)
    }

    /// What the cells of a line look like.
    fn kinds(&self, line: &str) -> Vec<Kind> {
        let mut fields = Fields::default();
        fields.split_alone(line, self.delimiter, self.usual.width);
        fields.iter().map(Kind::of).collect()
    }

    /// Whether a mark has run cells of a line together, where all lines near by have one width and the line has it too
    /// once each mark is a sign like any other. A line that is one cell is a note.
    fn is_run_together(&self, line: &str, fields: &Fields) -> bool {
        self.usual.is_steady()
            && fields.len() != self.usual.width
            && (fields.len() > 1 || fields.odd)
            && self.width_alone(line) == self.usual.width
    }

    fn width_alone(&self, line: &str) -> usize {
        let mut fields = Fields::default();
        fields.split_alone(line, self.delimiter, self.usual.width);
        fields.len()
    }

    fn line(&mut self) -> Result<Option<Line>, Unreadable> {
        if let Some(line) = self.waiting.pop_front() {
            return Ok(Some(line));
        }
        let mut found = None;
        self.lines
            .next(|text, end| found = Some((text.to_owned(), end)))?;
        Ok(found)
    }
}

/// What a cell looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Empty,
    /// Figures without letters: a number, a date.
    Figures,
    Text,
}

impl Kind {
    fn of(cell: &str) -> Self {
        if cell.trim().is_empty() {
            Self::Empty
        } else if cell.contains(char::is_alphabetic) || !cell.contains(char::is_numeric) {
            Self::Text
        } else {
            Self::Figures
        }
    }
}

/// Whether two rows look like rows of one table: few columns hold figures in one of them and a text in the other.
fn are_alike(one: &[Kind], other: &[Kind]) -> bool {
    let unlike = |(one, other): &(&Kind, &Kind)| {
        **one != Kind::Empty && **other != Kind::Empty && one != other
    };
    one.iter().zip(other).filter(unlike).count() <= one.len() / 3
}
