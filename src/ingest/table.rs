//! A sheet's rows in order: header looked for, then each row told apart and mapped. Owns the first funnel.

use super::funnel::RowFunnel;
use super::header::{self, DEEPEST, Layout, Sheet};
use super::mapping::{Mapper, Outcome};
use super::sheet::{Kept, Row, Value};
use super::value;
use crate::catalogue::{FieldType, Shape, Slot, fold};
use crate::finding::{Fact, Findings, Origin};

/// First words of a row of totals or statistics.
const TOTALS: [&str; 10] = [
    "total",
    "totaux",
    "soustotal",
    "ensemble",
    "nombre",
    "somme",
    "moyenne",
    "taux",
    "effectif",
    "sum",
];

/// Reads one sheet through `rows`, which hands every row to the sink it is given.
pub(super) struct Table<'m, 'a> {
    mapper: &'m mut Mapper<'a>,
    funnel: RowFunnel,
    /// Rows kept while the header is looked for.
    kept: Vec<(u32, Vec<Kept>)>,
    /// Whether the header is known.
    found: bool,
    /// Whether it was looked for in vain.
    lost: bool,
    last: u32,
    /// Rows without a date since the last row of totals: notes, if no act follows.
    after: Option<u32>,
}

impl<'m, 'a> Table<'m, 'a> {
    pub(super) fn new(mapper: &'m mut Mapper<'a>) -> Self {
        Self {
            mapper,
            funnel: RowFunnel::default(),
            kept: Vec::new(),
            found: false,
            lost: false,
            last: 0,
            after: None,
        }
    }

    /// Takes the next row.
    pub(super) fn take(&mut self, row: Row<'_>) {
        if self.found {
            self.row(row);
            return;
        }
        if self.lost {
            self.funnel.read += 1;
            self.funnel.before += 1;
            return;
        }
        self.kept.push((
            row.number,
            row.cells.iter().map(|cell| Kept::new(*cell)).collect(),
        ));
        if row.number >= DEEPEST {
            self.settle();
        }
    }

    /// No more rows: what became of them, and whether a header was found.
    pub(super) fn finish(mut self) -> (RowFunnel, bool) {
        if !self.found && !self.lost {
            self.settle();
        }
        if let Some(notes) = self.after {
            self.funnel.after += notes;
        }
        (self.funnel, self.found)
    }

    /// Finds the header among the rows kept and maps those under it.
    fn settle(&mut self) {
        let kept = std::mem::take(&mut self.kept);
        let mapper = &mut *self.mapper;
        let Some(at) = header::find(mapper.source, &kept) else {
            self.funnel.read += kept.len() as u32;
            self.funnel.before += kept.len() as u32;
            self.lost = true;
            return;
        };
        let (row, cells) = (kept[at].0, &kept[at].1);
        let sheet = Sheet {
            catalogue: mapper.catalogue,
            source: mapper.source,
            file: mapper.file,
            name: mapper.sheet,
            row,
            cells,
        };
        mapper.layout = header::layout(&sheet, mapper.findings);
        if row > 1 {
            let fact = Fact::InferredHeader {
                source: mapper.source.code.clone(),
            };
            mapper
                .findings
                .add(fact, Origin::cell(mapper.file, mapper.sheet, row, None));
        }
        self.found = true;
        self.last = row;
        self.funnel.read += at as u32 + 1;
        self.funnel.before += at as u32 + 1;
        for (number, cells) in &kept[at + 1..] {
            let values: Vec<Value<'_>> = cells.iter().map(Kept::value).collect();
            self.row(Row {
                number: *number,
                cells: &values,
            });
        }
    }

    fn row(&mut self, row: Row<'_>) {
        self.last = row.number;
        self.funnel.read += 1;
        if row.is_blank() {
            self.funnel.blank += 1;
        } else if header::repeats(&self.mapper.layout, row) {
            self.funnel.before += 1;
        } else if self.is_total(row) {
            self.funnel.total += 1;
            self.funnel.undated += self.after.take().unwrap_or(0);
            self.after = Some(0);
        } else {
            match self.mapper.row(row) {
                Outcome::Mapped(records) => {
                    self.funnel.mapped += 1;
                    self.funnel.records += records;
                    self.funnel.undated += self.after.take().unwrap_or(0);
                }
                Outcome::AlreadyRead => self.funnel.already_read += 1,
                Outcome::Refused => self.funnel.refused += 1,
                Outcome::Undated => match &mut self.after {
                    Some(notes) => *notes += 1,
                    None => self.funnel.undated += 1,
                },
            }
        }
    }

    /// A row of totals starts with a word of totals and names nobody: a person called Nombré has a first name too.
    fn is_total(&self, row: Row<'_>) -> bool {
        let Some(first) = row.cells.iter().position(|cell| !cell.is_empty()) else {
            return false;
        };
        let Value::Text(text) = row.cells[first] else {
            return false;
        };
        let lead = fold(
            text.split([' ', '\u{a0}', ':', '-'])
                .find(|word| !word.is_empty())
                .unwrap_or(""),
        );
        let words = fold(text);
        if !TOTALS.contains(&lead.as_str())
            && !TOTALS.contains(&words.as_str())
            && !words.starts_with("soustotal")
        {
            return false;
        }
        let mapper = &*self.mapper;
        let named = mapper.layout.columns.iter().any(|found| {
            let identity = found.slots.iter().any(|slot| match slot {
                Slot::Field(field) => mapper.catalogue.fields[field.0].kind == FieldType::Identity,
                Slot::Dimension(_) => false,
            });
            identity && found.column as usize != first && !row.cell(found.column).is_empty()
        });
        let dated = |column: Option<u32>| {
            column.is_some_and(|column| {
                matches!(row.cell(column), Value::Moment(_))
                    || matches!(row.cell(column), Value::Text(_))
                        && matches!(
                            value::day(row.cell(column), mapper.source.dates),
                            value::Reading::Is(_)
                        )
            })
        };
        let act = !matches!(mapper.source.shape, Shape::Attendance { .. });
        let dated = act && mapper.layout.acts.iter().any(|act| dated(act.date));
        !(named || dated)
    }
}

/// Whether a sheet nobody claimed looks like the register of `source`.
pub(super) fn resembles(source: &crate::catalogue::Source, rows: &[(u32, Vec<Kept>)]) -> bool {
    header::find(source, rows).is_some()
}

/// Findings for columns most of whose words mean nothing, and the words to be told once all names are known.
pub(super) fn judge(mapper: &mut Mapper<'_>) -> Vec<Pending> {
    let mut pending = Vec::new();
    let words = std::mem::take(&mut mapper.words);
    for (column, words) in words {
        let field = words.slots.iter().find_map(|slot| match slot {
            Slot::Dimension(id) => Some(mapper.catalogue.at(*id).code.clone()),
            Slot::Field(_) => None,
        });
        let marks = field.is_none();
        let foreign = !marks && words.understood * 2 < words.filled;
        let field = field.unwrap_or_else(|| "attendance".into());
        // A short column is no proof of anything, but what it holds is hidden all the same.
        if foreign && words.filled >= 4 {
            let fact = Fact::ForeignColumn {
                field: field.clone(),
                understood: words.understood,
                filled: words.filled,
            };
            mapper.findings.add(
                fact,
                Origin::cell(mapper.file, mapper.sheet, 0, Some(column)),
            );
        }
        for (text, (count, row, column, then)) in words.unknown {
            let origin = Origin::cell(mapper.file, mapper.sheet, row, Some(column));
            pending.push(Pending {
                field: field.clone(),
                text,
                count,
                origin,
                then,
                foreign,
            });
        }
    }
    pending
}

/// A word not understood, kept until every name is known: a word that is a name is shown by its shape only.
#[derive(Debug)]
pub(super) struct Pending {
    pub field: String,
    pub text: String,
    pub count: u32,
    pub origin: Origin,
    /// Where it was met again.
    pub then: Vec<crate::finding::Place>,
    pub foreign: bool,
}

/// An empty layout, before the header is known.
pub(super) fn unknown_layout() -> Layout {
    Layout::default()
}

/// Adds the findings that waited for the names.
pub(super) fn tell(
    pending: Vec<Pending>,
    identities: &super::record::Identities,
    findings: &mut Findings,
) {
    use crate::finding::Shown;
    for word in pending {
        let digits = word.text.chars().filter(|sign| sign.is_numeric()).count();
        // Telephone and identity numbers repeat when a person does; an address of the net names its owner.
        let numbered = digits >= 4 || word.text.contains('@');
        let plain = word.count >= 2 && !word.foreign && !numbered && !identities.holds(&word.text);
        let text = word.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let value = if plain {
            Shown::Text(text)
        } else {
            Shown::shape(&text)
        };
        let field = word.field;
        let fact = Fact::UnknownValue { field, value };
        findings.add_at(fact, word.origin, word.count, word.then);
    }
}
