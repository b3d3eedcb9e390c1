//! xlsx and xlsm workbooks (Office Open XML, both its forms), sheet by sheet as a stream.

mod address;
mod cells;
mod scan;
mod strings;
mod styles;

use quick_xml::events::{BytesStart, Event};

use super::part::{Package, attribute, is_true};
use super::{Book, Inferred, Limits, ReadSeek, SheetName, SheetNotes};
use crate::finding::{FileFormat, Unreadable};
use crate::ingest::sheet::Row;
use cells::Cells;
use scan::Scanner;
use strings::Strings;
use styles::Styles;

/// Opens the same file anew, so that several of its sheets can be read at once.
pub(super) type Reopen<'f> = Box<dyn Fn() -> std::io::Result<Box<dyn ReadSeek>> + Send + Sync + 'f>;

/// An open workbook.
pub(super) struct XlsxBook<'f> {
    reopen: Reopen<'f>,
    sheets: Vec<SheetName>,
    /// The part that holds each sheet.
    parts: Vec<String>,
    strings: Strings,
    styles: Styles,
    limits: Limits,
}

impl<'f> XlsxBook<'f> {
    /// Reads what all sheets share. `package` is the file that `reopen` opens again.
    pub(super) fn open(mut package: Package, reopen: Reopen<'f>) -> Result<Self, Unreadable> {
        let main = main_part(&mut package)?;
        let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
        let name = main.rsplit('/').next().unwrap_or(&main);
        let relations = relations(&mut package, &format!("{folder}/_rels/{name}.rels"), folder)?;
        let target = |kind: &str| {
            let found = relations.iter().find(|one| one.kind.ends_with(kind));
            found.map(|one| one.target.as_str())
        };
        let workbook = workbook(&mut package, &main)?;
        let mut book = Self {
            reopen,
            limits: package.limits,
            sheets: Vec::new(),
            parts: Vec::new(),
            strings: Strings::read(&mut package, target("/sharedStrings"))?,
            styles: Styles::read(&mut package, target("/styles"), workbook.from_1904)?,
        };
        for (name, id) in workbook.sheets {
            let relation = relations.iter().find(|one| one.id == id);
            // Chart and dialogue sheets hold no rows.
            if let Some(relation) = relation.filter(|one| one.kind.ends_with("/worksheet")) {
                book.sheets.push(name);
                book.parts.push(relation.target.clone());
            }
        }
        Ok(book)
    }
}

impl Book for XlsxBook<'_> {
    fn sheets(&self) -> &[SheetName] {
        &self.sheets
    }

    fn read(
        &self,
        sheet: usize,
        sink: &mut dyn FnMut(Row<'_>) -> bool,
    ) -> Result<SheetNotes, Unreadable> {
        let part = self.parts.get(sheet).ok_or(Unreadable::Damaged)?;
        let file = (self.reopen)().map_err(|_| Unreadable::Refused)?;
        let mut package = Package::open(file, self.limits)?;
        // What cannot be read of its tables takes nothing from its rows.
        let totals = totals(&mut package, part).unwrap_or_default();
        let part = package.part(part)?.ok_or(Unreadable::Damaged)?;
        let cells = Cells::new(&self.strings, &self.styles, totals, self.limits);
        cells.read(Scanner::new(part, self.limits), sink)
    }

    fn inferred(&self) -> Inferred {
        Inferred {
            format: FileFormat::Xlsx,
            text: None,
        }
    }
}

/// Tables of a sheet that are asked for their rows of totals.
const MOST_TABLES: usize = 256;

/// The rows that tables of a sheet declare to be of totals, in their order.
fn totals(package: &mut Package, sheet: &str) -> Result<Vec<u32>, Unreadable> {
    let (folder, name) = sheet.rsplit_once('/').unwrap_or(("", sheet));
    let relations = relations(package, &format!("{folder}/_rels/{name}.rels"), folder)?;
    let mut rows = Vec::new();
    let tables = relations.iter().filter(|one| one.kind.ends_with("/table"));
    for table in tables.take(MOST_TABLES) {
        let Some(mut xml) = package.xml(&table.target)? else {
            continue;
        };
        let mut buffer = Vec::new();
        loop {
            match xml.next(&mut buffer)? {
                Event::Start(tag) | Event::Empty(tag) => {
                    if tag.local_name().as_ref() == "table" {
                        rows.extend(totals_of(&tag));
                    }
                    break;
                }
                Event::Eof => break,
                _ => {}
            }
        }
    }
    rows.sort_unstable();
    Ok(rows)
}

/// The last rows of a table's range, as many as it says are of totals.
fn totals_of(table: &BytesStart<'_>) -> std::ops::Range<u32> {
    let count = attribute(table, "totalsRowCount").and_then(|it| it.parse::<u32>().ok());
    let range = attribute(table, "ref").unwrap_or_default();
    let last = range.rsplit_once(':').map_or("", |(_, last)| last);
    let last = last.trim_start_matches(|sign: char| !sign.is_ascii_digit());
    let end = last.parse::<u32>().map_or(0, |last| last.saturating_add(1));
    // A table has one such row; a damaged file may claim any number.
    end.saturating_sub(count.unwrap_or(0).min(8))..end
}

/// A relation of a part to another.
struct Relation {
    id: String,
    kind: String,
    target: String,
}

/// The relations that a part declares; none where it declares nothing.
fn relations(package: &mut Package, part: &str, folder: &str) -> Result<Vec<Relation>, Unreadable> {
    let mut list = Vec::new();
    let Some(mut xml) = package.xml(part.trim_start_matches('/'))? else {
        return Ok(list);
    };
    let mut buffer = Vec::new();
    loop {
        match xml.next(&mut buffer)? {
            Event::Start(tag) | Event::Empty(tag)
                if tag.local_name().as_ref() == "Relationship" =>
            {
                let told = |name| attribute(&tag, name).unwrap_or_default();
                list.push(Relation {
                    id: told("Id"),
                    kind: told("Type"),
                    target: resolved(folder, &told("Target")),
                });
            }
            Event::Eof => return Ok(list),
            _ => {}
        }
    }
}

/// A target as a part's name: from the root where it starts with a slash, else from the folder of the part that names it.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    if let Some(root) = target.strip_prefix('/') {
        return root.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// The workbook's own part: what the package's relations name, else where it usually is.
fn main_part(package: &mut Package) -> Result<String, Unreadable> {
    let found = relations(package, "_rels/.rels", "")?
        .into_iter()
        .find(|one| one.kind.ends_with("/officeDocument"))
        .map(|one| one.target)
        .filter(|part| package.holds(part));
    Ok(found.unwrap_or_else(|| "xl/workbook.xml".into()))
}

/// What the workbook's part declares.
struct Workbook {
    /// Sheets with the id of their relation.
    sheets: Vec<(SheetName, String)>,
    from_1904: bool,
}

fn workbook(package: &mut Package, part: &str) -> Result<Workbook, Unreadable> {
    let mut found = Workbook {
        sheets: Vec::new(),
        from_1904: false,
    };
    let mut known = false;
    // A package without a workbook is a document of another kind.
    let mut xml = package.xml(part)?.ok_or(Unreadable::Foreign)?;
    let mut buffer = Vec::new();
    loop {
        match xml.next(&mut buffer)? {
            Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                "workbook" => known = true,
                "workbookPr" => {
                    found.from_1904 = attribute(&tag, "date1904").is_some_and(|it| is_true(&it));
                }
                "sheet" => {
                    let hidden = attribute(&tag, "state").is_some_and(|state| state != "visible");
                    let name = attribute(&tag, "name").unwrap_or_default();
                    let id = attribute(&tag, "id").unwrap_or_default();
                    found.sheets.push((SheetName { name, hidden }, id));
                }
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    if known {
        Ok(found)
    } else {
        Err(Unreadable::Foreign)
    }
}
