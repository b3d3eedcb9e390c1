//! Rosters: each row joined with the row of another table that it belongs to, as forms with repeats export them
//! (KoboToolbox `_index`/`_parent_index`, ODK `KEY`/`PARENT_KEY`). A roster is joined alone: two rosters under one parent
//! never multiply each other.

use indexmap::IndexMap;

use super::Folder;
use super::book::{self, Book, guard};
use super::files::told;
use super::header::any;
use super::sheet::{Kept, Row, Value};
use super::titles::{self, Title, Wanted, columns_of};
use super::value;
use crate::catalogue::{Parent, Source, TablePlace, fold_lightly};
use crate::finding::{Fact, Findings, Origin, Orphan};

/// The rows of a roster's parent, by their key.
pub(super) struct Parents<'a> {
    declared: &'a Parent,
    /// The columns that the source reads: what else differs between two rows of one key changes nothing.
    read: Vec<u32>,
    rows: IndexMap<String, Household>,
    titles: Vec<Title>,
    /// The roster's column that says which row, and how many columns the roster has.
    column: Option<u32>,
    width: usize,
    /// Whether part of it could not be read.
    broken: bool,
}

/// A row of the parent, and whether another of its key says something else.
struct Household {
    cells: Vec<Kept>,
    contradicted: bool,
}

/// What a row of a roster is joined with.
#[derive(Debug, PartialEq)]
pub(super) enum Joined<'c> {
    /// Its own cells, and those of the one row that it belongs to.
    With(Vec<Value<'c>>),
    /// No row.
    Nothing,
    /// Several that contradict each other.
    Several,
}

impl Joined<'_> {
    /// What is to be told of a row that is joined with none.
    pub(super) fn orphan(&self) -> Option<Fact> {
        let which = match self {
            Self::With(_) => return None,
            Self::Nothing => Orphan::Child,
            Self::Several => Orphan::Several,
        };
        Some(Fact::OrphanRow { which })
    }
}

/// Where a roster stands.
pub(super) struct Roster<'r, 'a> {
    pub folder: &'r Folder<'r>,
    pub source: &'a Source,
    pub book: &'r dyn Book,
    pub file: &'r str,
    pub sheet: usize,
}

impl<'a> Parents<'a> {
    /// Reads the parent's table; what is wrong with it is a finding.
    pub(super) fn load(
        declared: &'a Parent,
        roster: &Roster<'_, '_>,
        findings: &mut Findings,
    ) -> Self {
        let mut parents = Self {
            declared,
            read: Vec::new(),
            rows: IndexMap::new(),
            titles: Vec::new(),
            column: None,
            width: 0,
            broken: false,
        };
        if declared.files.is_empty() {
            for (place, sheet) in roster.book.sheets().iter().enumerate() {
                let claimed = declared.sheets.is_empty() || any(&declared.sheets, &sheet.name);
                if claimed && place != roster.sheet {
                    parents.sheet(roster, roster.book, roster.file, place, findings);
                }
            }
        }
        for path in roster
            .folder
            .files
            .iter()
            .filter(|path| any(&declared.files, path))
        {
            match book::open(roster.folder, path, &told(roster.source)) {
                Ok(book) => {
                    for place in 0..book.sheets().len() {
                        parents.sheet(roster, book.as_ref(), path, place, findings);
                    }
                }
                Err(reason) => {
                    findings.add(Fact::UnreadableFile { reason }, Origin::file(path));
                    parents.broken = true;
                }
            }
        }
        if parents.titles.is_empty() {
            let source = roster.source.code.clone();
            let sheet = &roster.book.sheets()[roster.sheet].name;
            findings.add(Fact::NoParent { source }, Origin::sheet(roster.file, sheet));
        }
        parents
    }

    /// Whether the parent's table was found and read to its end.
    pub(super) fn is_whole(&self) -> bool {
        !self.titles.is_empty() && !self.broken
    }

    /// Takes the rows of a sheet that has the key's column.
    fn sheet(
        &mut self,
        roster: &Roster<'_, '_>,
        book: &dyn Book,
        file: &str,
        place: usize,
        findings: &mut Findings,
    ) {
        let mut rows: Vec<(u32, Vec<Kept>)> = Vec::new();
        let read = guard(|| {
            book.read(place, &mut |row: Row<'_>| {
                let cells = row.cells.iter().map(|cell| Kept::new(*cell));
                rows.push((row.number, cells.collect()));
                true
            })
        });
        let sheet = &book.sheets()[place].name;
        if let Err(reason) = read {
            let fact = Fact::UnreadableSheet { reason };
            findings.add(fact, Origin::sheet(file, sheet));
            self.broken = true;
        }
        let mut wanted = Wanted::of(roster.source);
        let place_of_table = TablePlace::default();
        wanted.place = &place_of_table;
        wanted.names.push(self.declared.key.clone());
        let head = &rows[..rows.len().min(titles::DEEPEST as usize)];
        let Some(header) = titles::find(&wanted, head).or_else(|| {
            wanted.names = vec![self.declared.key.clone()];
            titles::find(&wanted, head)
        }) else {
            return;
        };
        let Some(key) = columns_of(&header.titles, &self.declared.key)
            .first()
            .copied()
        else {
            return;
        };
        let named = super::wanted::wanted(roster.source);
        let read = named
            .iter()
            .flat_map(|names| columns_of(&header.titles, names));
        self.read = read.collect();
        for (number, cells) in rows.drain(header.at + 1..) {
            let value = cells.get(key as usize).map_or(Value::Empty, Kept::value);
            let blank = cells.iter().all(|cell| cell.value().is_empty());
            match key_of(value) {
                Some(key) => self.keep(key, cells),
                None if blank => {}
                None => {
                    let origin = Origin::cell(file, sheet, number, Some(key));
                    findings.add(
                        Fact::OrphanRow {
                            which: Orphan::Parent,
                        },
                        origin,
                    );
                }
            }
        }
        if self.titles.is_empty() {
            self.titles = header.titles;
        }
    }

    /// Keeps a row; one that says the same as another of its key is the same.
    fn keep(&mut self, key: String, cells: Vec<Kept>) {
        let Some(known) = self.rows.get_mut(&key) else {
            let contradicted = false;
            let row = Household {
                cells,
                contradicted,
            };
            self.rows.insert(key, row);
            return;
        };
        let said = |cells: &[Kept], column: &u32| {
            let cell = cells
                .get(*column as usize)
                .map_or(Value::Empty, Kept::value);
            value::text(cell).into_owned()
        };
        let mut read = self.read.iter();
        known.contradicted |= read.any(|column| said(&known.cells, column) != said(&cells, column));
    }

    /// Adds the parent's columns behind those of the roster. Where both have a column of one name, it is the roster's.
    pub(super) fn widen(&mut self, titles: &mut Vec<Title>) {
        self.column = columns_of(titles, &self.declared.of).first().copied();
        self.width = titles.len();
        let own: Vec<String> = titles.iter().map(|title| title.leaf().to_owned()).collect();
        for title in &self.titles {
            let taken = own.iter().any(|name| name == title.leaf());
            titles.push(if taken {
                Title::default()
            } else {
                title.clone()
            });
        }
    }

    /// A roster's row with the cells of the row it belongs to.
    pub(super) fn join<'c>(&'c self, row: Row<'c>) -> Joined<'c> {
        let key = self.column.and_then(|column| key_of(row.cell(column)));
        match key.and_then(|key| self.rows.get(&key)) {
            None => Joined::Nothing,
            Some(parent) if parent.contradicted => Joined::Several,
            Some(parent) => {
                let own = (0..self.width as u32).map(|column| row.cell(column));
                Joined::With(own.chain(parent.cells.iter().map(Kept::value)).collect())
            }
        }
    }
}

/// A key as it is compared: `4`, `4.0` and « 4 » are the same.
fn key_of(cell: Value<'_>) -> Option<String> {
    let text = value::text(cell);
    let key = match text.trim().parse::<f64>() {
        Ok(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number}"),
        _ => fold_lightly(&text),
    };
    (!key.is_empty()).then_some(key)
}
