//! The columns of each register as they were last accepted, and what has changed since.
//!
//! What was accepted is kept as text, a line a column, so that a change shows in a comparison of versions: the file and
//! sheet, then each header with what it fills. Figures in a file's name stand for any (`actes-#.csv`), so that the next
//! export is held against the last one. Headers that are days of sessions are new each time and are told by their form.

use std::fmt::Write as _;

use indexmap::IndexMap;

use super::header::Layout;
use super::titles::{Title, told};
use super::{Ingested, SheetRead};
use crate::catalogue::{Catalogue, PROJECT, Shape, Slot, Source};
use crate::finding::{Fact, Findings, LayoutChange, Origin};

/// What stands between names on a line.
const JOINT: &str = " › ";
/// What a column fills that fills nothing.
const NOTHING: &str = "-";

/// A column as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Titled {
    /// Its header, as it may be shown.
    pub header: String,
    /// What it fills; [`NOTHING`] where it fills nothing.
    pub fills: String,
    /// Its place in the sheet, from 0; none for the sessions of a sheet, which have one header.
    pub column: Option<u32>,
}

impl Titled {
    /// Whether nothing reads it.
    pub(super) fn is_idle(&self) -> bool {
        self.fills == NOTHING
    }
}

/// The columns of a sheet, in the order of the sheet.
pub(super) fn columns(
    catalogue: &Catalogue,
    source: &Source,
    layouts: &[&Layout],
    titles: &[Title],
) -> Vec<Titled> {
    let mut list: Vec<Titled> = Vec::new();
    for (column, title) in (0u32..).zip(titles) {
        if title.shown.is_empty() {
            continue;
        }
        let mut sessions = layouts.iter().flat_map(|layout| &layout.sessions);
        let session = sessions.any(|session| session.column == column);
        let one = match &source.shape {
            Shape::Attendance { header, .. } if session => Titled {
                header: header.to_string(),
                fills: "session".into(),
                column: None,
            },
            _ => Titled {
                header: title.shown.clone(),
                fills: fills(catalogue, source, layouts, column),
                column: Some(column),
            },
        };
        let same = |known: &Titled| known.header == one.header && known.fills == one.fills;
        if !list.iter().any(same) {
            list.push(one);
        }
    }
    list
}

/// What a column fills: fields, and services that it dates.
fn fills(catalogue: &Catalogue, source: &Source, layouts: &[&Layout], column: u32) -> String {
    let of_slot = |slot: &Slot| match slot {
        Slot::Dimension(id) => catalogue.at(*id).code.clone(),
        Slot::Field(field) => catalogue.fields[field.0].code.clone(),
    };
    let mut list: Vec<String> = Vec::new();
    let columns = layouts.iter().flat_map(|layout| &layout.columns);
    let found = columns.filter(|found| found.column == column);
    list.extend(found.flat_map(|found| found.slots.iter().map(of_slot)));
    for act in layouts.iter().flat_map(|layout| &layout.acts) {
        let name = match (&source.shape, act.record) {
            (Shape::Wide(records), Some(place)) => &records[place].name,
            _ => "act",
        };
        let used = act.date == Some(column)
            || act.month == Some(column)
            || act.until == Some(column)
            || act.when.iter().any(|when| when.column == Some(column));
        if used {
            list.push(name.to_owned());
        }
        let own = act.columns.iter().filter(|found| found.column == column);
        list.extend(own.flat_map(|found| found.slots.iter().map(of_slot)));
    }
    for layout in layouts {
        let counts = layout.counts.iter().any(|(at, _)| *at == column);
        let mut choices = layout.choices.iter();
        let choice = choices.find(|choice| choice.column == column);
        list.extend(counts.then(|| "count".to_owned()));
        list.extend((layout.funder == Some(column)).then(|| PROJECT.to_owned()));
        list.extend(choice.map(|choice| of_slot(&choice.slot)));
    }
    list.sort();
    list.dedup();
    if list.is_empty() {
        NOTHING.into()
    } else {
        list.join(", ")
    }
}

/// The sheets of a source, by the form of their file's name and their own; each with its columns.
type Sheets = IndexMap<String, IndexMap<String, String>>;

fn now<'r>(
    catalogue: &Catalogue,
    read: &'r Ingested,
    source: usize,
) -> (Sheets, IndexMap<String, &'r SheetRead>) {
    let (mut sheets, mut first) = (Sheets::new(), IndexMap::new());
    let source = &catalogue.sources[source];
    let same = |sheet: &&SheetRead| catalogue.sources[sheet.source].file == source.file;
    for sheet in read.sheets.iter().filter(same) {
        // A sheet whose headers were not found has an error of its own.
        if sheet.titles.is_empty() {
            continue;
        }
        let name = name_of(sheet);
        first.entry(name.clone()).or_insert(sheet);
        let columns = sheets.entry(name).or_default();
        for one in &sheet.titles {
            columns
                .entry(one.header.clone())
                .or_insert_with(|| one.fills.clone());
        }
    }
    (sheets, first)
}

/// `m4sd/registre-#.xlsx › 2019`
fn name_of(sheet: &SheetRead) -> String {
    let file = form(&sheet.file);
    if sheet.sheet.is_empty() {
        file
    } else {
        format!("{file}{JOINT}{}", sheet.sheet)
    }
}

/// A file's path with `#` for each run of figures in its name.
fn form(path: &str) -> String {
    let start = path.rfind('/').map_or(0, |slash| slash + 1);
    let mut text = path[..start].to_owned();
    for sign in path[start..].chars() {
        if !sign.is_ascii_digit() {
            text.push(sign);
        } else if !text.ends_with('#') {
            text.push('#');
        }
    }
    text
}

/// The layout of a source as text; none where nothing of it was read. `remark` begins the text.
pub fn accepted(
    catalogue: &Catalogue,
    read: &Ingested,
    source: usize,
    remark: &str,
) -> Option<String> {
    let (sheets, _) = now(catalogue, read, source);
    if sheets.is_empty() {
        return None;
    }
    let mut text = format!("# {remark}\n");
    for (sheet, columns) in &sheets {
        let _ = writeln!(text, "\n{sheet}");
        for (header, fills) in columns {
            let _ = writeln!(text, "  {header}{JOINT}{fills}");
        }
    }
    Some(text)
}

/// A layout out of its text.
fn parsed(text: &str) -> Sheets {
    let mut sheets = Sheets::new();
    for line in text.lines().map(str::trim_end) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        match line.strip_prefix("  ") {
            None => {
                sheets.entry(line.to_owned()).or_default();
            }
            Some(column) => {
                let (header, fills) = column.rsplit_once(JOINT).unwrap_or((column, NOTHING));
                if let Some((_, columns)) = sheets.last_mut() {
                    columns.insert(header.to_owned(), fills.to_owned());
                }
            }
        }
    }
    sheets
}

/// What has changed since layouts were accepted. `texts` are those of sources, by code.
pub fn changed(catalogue: &Catalogue, texts: &[(String, String)], read: &Ingested) -> Findings {
    let mut findings = Findings::default();
    for (place, source) in catalogue.sources.iter().enumerate() {
        let Some((_, text)) = texts.iter().find(|(code, _)| *code == source.code) else {
            continue;
        };
        // A register that several projects share is told of once.
        let mut earlier = catalogue.sources[..place].iter();
        if earlier.any(|one| one.shares_with(source)) {
            continue;
        }
        let before = parsed(text);
        let (sheets, first) = now(catalogue, read, place);
        let mut tell = |change: LayoutChange, origin: Origin| {
            let source = source.code.clone();
            findings.add(Fact::LayoutChanged { source, change }, origin);
        };
        for (name, columns) in &sheets {
            let sheet = first[name];
            let origin = Origin::sheet(&sheet.file, &sheet.sheet);
            match before.get(name) {
                None => tell(LayoutChange::SheetNew, origin),
                Some(before) => {
                    for change in of_columns(before, columns) {
                        tell(change, origin.clone());
                    }
                }
            }
        }
        // Files come and go with the periods; a sheet of a file that is there is missed.
        for name in before.keys().filter(|name| !sheets.contains_key(*name)) {
            let Some((file, sheet)) = name.split_once(JOINT) else {
                continue;
            };
            let mut same = first.values().filter(|sheet| form(&sheet.file) == file);
            if let Some(there) = same.next() {
                let change = LayoutChange::SheetGone {
                    sheet: sheet.to_owned(),
                };
                tell(change, Origin::file(&there.file));
            }
        }
    }
    findings
}

/// Columns gone, renamed and new. One that was mapped and is gone is an error of its own, told by its absence.
fn of_columns(
    before: &IndexMap<String, String>,
    now: &IndexMap<String, String>,
) -> Vec<LayoutChange> {
    let has = |columns: &IndexMap<String, String>, header: &str| {
        columns.keys().any(|known| told(known) == told(header))
    };
    let mut new: Vec<&String> = now.keys().filter(|header| !has(before, header)).collect();
    let mut changes = Vec::new();
    for (header, fills) in before.iter().filter(|(header, _)| !has(now, header)) {
        let nearest = crate::catalogue::nearest(header, new.iter());
        let nearest = nearest.and_then(|name| new.iter().position(|one| **one == name));
        let renamed = nearest.map(|place| new.remove(place).clone());
        match renamed {
            Some(to) => changes.push(LayoutChange::ColumnRenamed {
                header: header.clone(),
                to,
            }),
            None if fills == NOTHING || now.values().any(|one| one == fills) => {
                changes.push(LayoutChange::ColumnGone {
                    header: header.clone(),
                });
            }
            None => {}
        }
    }
    let new = new.into_iter();
    changes.extend(new.map(|header| LayoutChange::ColumnNew {
        header: header.clone(),
    }));
    changes
}
