//! OpenDocument spreadsheets (ods), as a stream.

use indexmap::IndexSet;
use quick_xml::events::{BytesStart, Event};

use super::formula::sums_up;
use super::part::{Package, Xml, attribute, resolve};
use super::said::value;
use super::strikes::{named_strikes, strikes, strikes_by};
use super::xlsx::Reopen;
use super::{Book, Emitter, Inferred, Limits, SheetName, SheetNotes};
use crate::finding::{Beyond, FileFormat, Unreadable};
use crate::ingest::sheet::{Kept, Merge, Row, Value, year_begun};

/// The part that holds all sheets.
const CONTENT: &str = "content.xml";

/// An open spreadsheet.
pub(super) struct OdsBook<'f> {
    reopen: Reopen<'f>,
    sheets: Vec<SheetName>,
    /// Styles that strike the text of a cell through.
    striking: IndexSet<String>,
    limits: Limits,
}

impl<'f> OdsBook<'f> {
    /// Lists the sheets. `package` is the file that `reopen` opens again.
    pub(super) fn open(mut package: Package, reopen: Reopen<'f>) -> Result<Self, Unreadable> {
        let manifest = package.text("META-INF/manifest.xml")?.unwrap_or_default();
        if manifest.contains("encryption-data") {
            return Err(Unreadable::Password);
        }
        // Both may be missing from what a program that knows zips alone has packed.
        let kind = package.text("mimetype")?.unwrap_or(manifest);
        if !kind.is_empty() && !kind.contains("spreadsheet") {
            return Err(Unreadable::Foreign);
        }
        let mut sheets = Vec::new();
        // Styles stand before the sheets that use them.
        let mut style = String::new();
        let mut hiding: IndexSet<String> = IndexSet::new();
        let mut striking = named_strikes(&mut package)?;
        let mut xml = package.xml(CONTENT)?.ok_or(Unreadable::Damaged)?;
        let mut buffer = Vec::new();
        loop {
            match xml.next(&mut buffer)? {
                Event::Start(tag) | Event::Empty(tag) => match tag.name().as_ref() {
                    "style:style" | "style:text-properties" => {
                        strikes(&tag, &mut style, &mut striking);
                    }
                    "style:table-properties"
                        if attribute(&tag, "display").as_deref() == Some("false") =>
                    {
                        hiding.insert(style.clone());
                    }
                    "table:table" => {
                        let name = attribute(&tag, "name").unwrap_or_default();
                        let style = attribute(&tag, "style-name").unwrap_or_default();
                        let hidden = hiding.contains(&style);
                        sheets.push(SheetName { name, hidden });
                    }
                    _ => {}
                },
                Event::Eof => {
                    drop(xml);
                    return Ok(Self {
                        reopen,
                        limits: package.limits,
                        sheets,
                        striking,
                    });
                }
                _ => {}
            }
        }
    }
}

impl Book for OdsBook<'_> {
    fn sheets(&self) -> &[SheetName] {
        &self.sheets
    }

    fn read(
        &self,
        sheet: usize,
        sink: &mut dyn FnMut(Row<'_>) -> bool,
    ) -> Result<SheetNotes, Unreadable> {
        let file = (self.reopen)().map_err(|_| Unreadable::Refused)?;
        let mut package = Package::open(file, self.limits)?;
        let mut xml = package.xml(CONTENT)?.ok_or(Unreadable::Damaged)?;
        let mut buffer = Vec::new();
        let mut before = sheet + 1;
        while before > 0 {
            match xml.next(&mut buffer)? {
                Event::Start(tag) if tag.name().as_ref() == "table:table" => before -= 1,
                // An empty sheet may be written as one empty tag.
                Event::Empty(tag) if tag.name().as_ref() == "table:table" => {
                    before -= 1;
                    if before == 0 {
                        return Ok(SheetNotes::default());
                    }
                }
                Event::Eof => return Err(Unreadable::Damaged),
                _ => {}
            }
        }
        Sheet::new(xml, &self.striking, self.limits).read(sink)
    }

    fn inferred(&self) -> Inferred {
        Inferred {
            format: FileFormat::Ods,
            text: None,
        }
    }
}

/// The cell being read.
#[derive(Debug)]
struct Open {
    repeated: u32,
    value: Kept,
    /// Its paragraphs; a text cell's value unless the cell says otherwise.
    text: String,
    paragraphs: u32,
    struck: bool,
}

/// Reads the rows of the sheet that the XML stands in.
struct Sheet<'p> {
    xml: Xml<'p>,
    striking: &'p IndexSet<String>,
    limits: Limits,
    /// Which cells of the row are struck through, as bits, and which in part.
    struck: u64,
    partly: u64,
    /// By column, whether the style that its cells have by default strikes text through.
    columns: Vec<bool>,
    notes: SheetNotes,
    cells: Vec<Kept>,
    /// Empty cells not yet put down: those at a row's end never are.
    gap: u32,
    /// Bytes of the row's texts as they stand in the file, however often they are repeated.
    said: usize,
    open: Option<Open>,
    /// Depth of what stands in a cell and is not its text: comments, drawings.
    aside: u32,
    paragraph: bool,
    row: u32,
    repeated: u32,
    hidden: bool,
    /// Whether a formula of the row sums up the rows above.
    total: bool,
}

impl<'p> Sheet<'p> {
    fn new(xml: Xml<'p>, striking: &'p IndexSet<String>, limits: Limits) -> Self {
        Self {
            xml,
            striking,
            limits,
            struck: 0,
            partly: 0,
            columns: Vec::new(),
            notes: SheetNotes::default(),
            cells: Vec::new(),
            gap: 0,
            said: 0,
            open: None,
            aside: 0,
            paragraph: false,
            row: 1,
            repeated: 1,
            hidden: false,
            total: false,
        }
    }

    fn read(mut self, sink: &mut dyn FnMut(Row<'_>) -> bool) -> Result<SheetNotes, Unreadable> {
        let mut emitter = Emitter::new(sink, self.limits);
        let mut buffer = Vec::new();
        // A table inside a cell's drawing is no sheet.
        let mut tables = 1;
        loop {
            match self.xml.next(&mut buffer)? {
                Event::Start(tag) if tag.name().as_ref() == "table:table" => tables += 1,
                Event::Start(tag) if tables == 1 => self.start(&tag),
                Event::Empty(tag) if tables == 1 => {
                    self.start(&tag);
                    self.end(tag.name().as_ref(), &mut emitter)?;
                }
                Event::End(tag) if tag.name().as_ref() == "table:table" => {
                    tables -= 1;
                    if tables == 0 {
                        return emitter.ended(self.notes);
                    }
                }
                Event::End(tag) if tables == 1 => self.end(tag.name().as_ref(), &mut emitter)?,
                Event::Text(text) => self.say(&text.xml10_content()),
                Event::CData(text) => self.say(&text.xml10_content()),
                Event::GeneralRef(reference) => {
                    let mut sign = String::new();
                    resolve(&reference, &mut sign);
                    self.say(&sign);
                }
                Event::Eof => return Err(Unreadable::Damaged),
                _ => {}
            }
            if emitter.done {
                return Ok(self.notes);
            }
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>) {
        let name = tag.name();
        let name = name.as_ref();
        if self.aside > 0 || name == "office:annotation" || name.starts_with("draw:") {
            self.aside += u32::from(self.open.is_some());
            return;
        }
        let times = |name| {
            let told = attribute(tag, name).and_then(|times| times.parse::<u32>().ok());
            told.unwrap_or(1).max(1)
        };
        match name {
            "table:table-row" => {
                self.cells.clear();
                (self.struck, self.partly) = (0, 0);
                (self.gap, self.said, self.total) = (0, 0, false);
                self.repeated = times("number-rows-repeated");
                let shown = attribute(tag, "visibility");
                self.hidden = shown.is_some_and(|shown| shown != "visible");
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let spans = (
                    times("number-rows-spanned"),
                    times("number-columns-spanned"),
                );
                self.merged(spans);
                let column = self.column();
                let (value, formula) = value(tag);
                self.total |= formula.is_some_and(|it| sums_up(&it, column, self.row));
                self.open = Some(Open {
                    repeated: times("number-columns-repeated"),
                    value,
                    text: String::new(),
                    paragraphs: 0,
                    struck: self.is_struck(tag),
                });
            }
            "text:p" | "text:h" => {
                self.paragraph = true;
                if let Some(open) = &mut self.open {
                    if open.paragraphs > 0 {
                        open.text.push('\n');
                    }
                    open.paragraphs += 1;
                }
            }
            "text:s" => {
                let spaces = " ".repeat(
                    attribute(tag, "c")
                        .and_then(|it| it.parse().ok())
                        .unwrap_or(1)
                        .min(1000),
                );
                self.say(&spaces);
            }
            "text:span" => self.style_of_span(tag),
            "table:table-column" => self.style_of_column(tag, times("number-columns-repeated")),
            "text:tab" => self.say("\t"),
            "text:line-break" => self.say("\n"),
            _ => {}
        }
    }

    fn end(&mut self, name: &str, emitter: &mut Emitter<'_>) -> Result<(), Unreadable> {
        if self.aside > 0 {
            self.aside -= 1;
            return Ok(());
        }
        match name {
            "text:p" | "text:h" => self.paragraph = false,
            "table:table-cell" | "table:covered-table-cell" => self.end_of_cell()?,
            "table:table-row" => self.end_of_row(emitter)?,
            _ => {}
        }
        Ok(())
    }

    /// Keeps whether cells without a style of their own are struck through in a column, and in those like it.
    fn style_of_column(&mut self, tag: &BytesStart<'_>, times: u32) {
        let struck = strikes_by(tag, "default-cell-style-name", self.striking);
        let many = times.min(64) as usize;
        self.columns.extend(std::iter::repeat_n(struck, many));
        self.columns.truncate(64);
    }

    /// Takes note of a part of a cell's text that is struck through.
    fn style_of_span(&mut self, tag: &BytesStart<'_>) {
        if strikes_by(tag, "style-name", self.striking) {
            self.partly |= 1u64.checked_shl(self.column()).unwrap_or(0);
        }
    }

    /// Where the next cell stands, from column A on.
    fn column(&self) -> u32 {
        self.gap.saturating_add(self.cells.len() as u32)
    }

    /// Takes note of a cell that is merged with its neighbours.
    fn merged(&mut self, (rows, columns): (u32, u32)) {
        if rows > 1 || columns > 1 {
            let (row, column) = (self.row, self.column());
            self.notes.merged.push(Merge {
                rows: (row, row.saturating_add(rows - 1)),
                columns: (column, column.saturating_add(columns - 1)),
            });
        }
    }

    /// Whether a cell's style strikes its text through, its own or its column's.
    fn is_struck(&self, tag: &BytesStart<'_>) -> bool {
        if self.striking.is_empty() {
            return false;
        }
        match attribute(tag, "style-name") {
            Some(style) => self.striking.contains(&style),
            None => self.columns.get(self.column() as usize) == Some(&true),
        }
    }

    /// Text of the cell being read.
    fn say(&mut self, text: &str) {
        let limits = self.limits;
        if let Some(open) = self
            .open
            .as_mut()
            .filter(|open| self.paragraph && self.aside == 0 && !limits.is_full(open.text.len()))
        {
            open.text.push_str(text);
        }
    }

    fn end_of_cell(&mut self) -> Result<(), Unreadable> {
        let Some(open) = self.open.take() else {
            return Ok(());
        };
        let value = match open.value {
            Kept::Text(text) if text.is_empty() && !open.text.is_empty() => Kept::Text(open.text),
            Kept::Text(text) if text.is_empty() => Kept::Empty,
            Kept::Moment(moment) => match year_begun(moment) {
                Some(year) if open.text.trim() == year.to_string() => Kept::Number(year),
                _ => Kept::Moment(moment),
            },
            value => value,
        };
        if value == Kept::Empty {
            self.gap = self.gap.saturating_add(open.repeated);
            return Ok(());
        }
        let width = self.cells.len() as u64 + u64::from(self.gap) + u64::from(open.repeated);
        if width > u64::from(self.limits.columns) {
            return Err(Unreadable::TooLarge(Beyond::Places));
        }
        self.said += value.value().length();
        let filled = self.cells.len() + self.gap as usize;
        if open.struck {
            let cells = filled..(filled + open.repeated as usize).min(64);
            self.struck |= cells.fold(0, |bits, at| bits | 1 << at);
        }
        self.cells.resize(filled, Kept::Empty);
        self.gap = 0;
        self.cells.resize(filled + open.repeated as usize, value);
        Ok(())
    }

    fn end_of_row(&mut self, emitter: &mut Emitter<'_>) -> Result<(), Unreadable> {
        let first = self.row;
        self.row = self.row.saturating_add(self.repeated);
        if self.cells.is_empty() {
            return Ok(());
        }
        if self.cells.len() as u64 * u64::from(self.repeated) > self.limits.places {
            return Err(Unreadable::TooLarge(Beyond::Places));
        }
        let values: Vec<Value<'_>> = self.cells.iter().map(Kept::value).collect();
        emitter.stands(self.said);
        for number in first..self.row {
            if number > self.limits.rows {
                return Err(Unreadable::TooLarge(Beyond::Places));
            }
            emitter.row(Row {
                number,
                cells: &values,
                hidden: self.hidden,
                torn: None,
                struck: self.struck,
                partly: self.partly,
                total: self.total,
            })?;
            if emitter.done {
                break;
            }
        }
        Ok(())
    }
}
