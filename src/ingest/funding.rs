//! Registers that several projects share: which projects paid for a row, and what became of each project's rows.

use indexmap::{IndexMap, IndexSet};

use super::cells::{Words, broken, without_value};
use super::funnel::RowFunnel;
use super::mapping::{Mapper, Outcome};
use super::sheet::Row;
use super::value;
use crate::catalogue::{Catalogue, Funders, PROJECT, Source};
use crate::finding::Fact;

/// The set of projects of a row that says of none.
pub(super) const NOBODY: usize = 0;

/// Who paid for the rows of one sheet.
#[derive(Debug)]
pub(super) struct Funding<'a> {
    declared: &'a Funders,
    /// The sources that stand for the file, each with its project.
    pub sources: Vec<(usize, usize)>,
    /// What each text of the column means, as written.
    known: IndexMap<String, Meant, foldhash::fast::FixedState>,
    /// Every set of projects met; the first is that of rows that say of none.
    sets: IndexSet<Vec<usize>>,
    /// By set, what became of its rows.
    rows: Vec<Rows>,
    /// By record, its set.
    records: Vec<usize>,
    /// Words that nothing understands.
    pub words: Words,
}

/// What a text of the column means.
#[derive(Debug, Clone, Default)]
struct Meant {
    set: usize,
    unknown: Vec<String>,
}

/// What became of the rows of one set of projects.
#[derive(Debug, Clone, Copy, Default)]
struct Rows {
    mapped: u32,
    records: u64,
    undated: u32,
    refused: u32,
}

/// What a row says of who paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Said {
    set: usize,
    /// The place of its text among those known; none where the cell is empty or broken.
    text: Option<usize>,
}

impl Said {
    /// The place of the set of projects that paid.
    pub(super) fn set(self) -> usize {
        self.set
    }
}

/// Who paid for the records of one sheet, once it is read.
#[derive(Debug, Clone, Default)]
pub(super) struct Funded {
    /// The sources that stand for the file, each with its project.
    pub sources: Vec<(usize, usize)>,
    sets: IndexSet<Vec<usize>>,
    rows: Vec<Rows>,
    records: Vec<usize>,
}

impl<'a> Funding<'a> {
    /// For the sources that stand for one file; none where it is one project's.
    pub(super) fn of(sources: &[(usize, &'a Source)]) -> Option<Self> {
        let declared = sources.first()?.1.funders.as_ref()?;
        let sources = sources.iter();
        Some(Self {
            declared,
            sources: sources.map(|(place, one)| (*place, one.project)).collect(),
            known: IndexMap::default(),
            sets: IndexSet::from([Vec::new()]),
            rows: vec![Rows::default()],
            records: Vec::new(),
            words: Words::default(),
        })
    }

    /// What a row says.
    pub(super) fn said(
        &mut self,
        catalogue: &Catalogue,
        row: Row<'_>,
        column: Option<u32>,
    ) -> Said {
        let nothing = Said {
            set: NOBODY,
            text: None,
        };
        let Some(cell) = column.map(|column| row.cell(column)) else {
            return nothing;
        };
        if broken(cell) {
            return nothing;
        }
        let text = value::text(cell);
        let known = self.known.get_full(text.as_ref());
        let (place, set) = match known {
            Some((place, _, meant)) => (place, meant.set),
            None => self.understand(catalogue, &text),
        };
        let text = Some(place).filter(|_| !text.is_empty());
        Said { set, text }
    }

    /// Understands a text met for the first time.
    fn understand(&mut self, catalogue: &Catalogue, text: &str) -> (usize, usize) {
        let paid = self.declared.read(text);
        let mut unknown = paid.unknown;
        // A word for « not known » is as good as an empty cell.
        unknown.retain(|part| !catalogue.unknown.holds(part));
        let set = if paid.known {
            // Others are nobody's set of projects, and told apart from nothing said.
            let projects = match paid.projects.as_slice() {
                [] => vec![usize::MAX],
                _ => paid.projects,
            };
            self.sets.insert_full(projects).0
        } else {
            NOBODY
        };
        self.rows.resize(self.sets.len(), Rows::default());
        let meant = Meant { set, unknown };
        let (place, _) = self.known.insert_full(text.to_owned(), meant);
        (place, set)
    }

    /// Whether a row is known to be of none of the projects asked for.
    pub(super) fn is_others(&self, said: Said) -> bool {
        let doubtful = |place: usize| !self.known[place].unknown.is_empty();
        let set = &self.sets[said.set];
        said.set != NOBODY
            && !said.text.is_some_and(doubtful)
            && !self
                .sources
                .iter()
                .any(|(_, project)| set.contains(project))
    }

    /// Takes note of a row of other projects, which is read no further.
    pub(super) fn pass_over(&mut self, said: Said) {
        self.rows[said.set].mapped += 1;
    }

    /// Takes note of what became of a row; true where all projects share it.
    pub(super) fn ended(
        &mut self,
        mapper: &mut Mapper<'_>,
        row: Row<'_>,
        said: Said,
        outcome: Outcome,
    ) -> bool {
        // What was mapped for nobody stays out of every project's records.
        self.records.resize(mapper.records.len(), said.set);
        if said.set == NOBODY && !matches!(outcome, Outcome::Mapped(_)) {
            return true;
        }
        let rows = &mut self.rows[said.set];
        match outcome {
            Outcome::Mapped(records) => {
                rows.mapped += 1;
                rows.records += records;
                self.tell(mapper, row, said);
            }
            Outcome::Undated => rows.undated += 1,
            Outcome::Refused => rows.refused += 1,
            Outcome::Total => return true,
        }
        false
    }

    /// Findings for a row that somebody must have paid for: the words not understood, or that nothing is said.
    fn tell(&mut self, mapper: &mut Mapper<'_>, row: Row<'_>, said: Said) {
        // That the column is absent was told already.
        let Some(column) = mapper.layout.funder else {
            return;
        };
        let cell = row.cell(column);
        let unknown = said.text.map(|place| &self.known[place].unknown);
        if broken(cell) {
            mapper.doubt(row, column, without_value(cell, PROJECT.to_owned()));
        } else if let Some(unknown) = unknown.filter(|unknown| !unknown.is_empty()) {
            for part in unknown {
                self.words.miss(part.clone(), row.number, column);
            }
        } else if said.set == NOBODY {
            let source = mapper.source.code.clone();
            mapper.doubt(row, column, Fact::NoFunder { source });
        }
    }

    /// Whether a row ended as somebody's.
    pub(super) fn has_rows(&self) -> bool {
        let counts = |rows: &Rows| rows.mapped + rows.undated + rows.refused > 0;
        self.rows.iter().any(counts)
    }

    /// Who paid for the records, once all rows are read.
    pub(super) fn finish(self) -> (Funded, Words) {
        let funded = Funded {
            sources: self.sources,
            sets: self.sets,
            rows: self.rows,
            records: self.records,
        };
        (funded, self.words)
    }
}

impl Funded {
    /// Whether a project paid for a record.
    pub(super) fn paid(&self, record: usize, project: usize) -> bool {
        self.sets[self.records[record]].contains(&project)
    }

    /// Whether a project is in a set of those that paid.
    pub(super) fn holds(&self, set: usize, project: usize) -> bool {
        self.sets
            .get_index(set)
            .is_some_and(|set| set.contains(&project))
    }

    /// Whether a row names a project.
    pub(super) fn names(&self, project: usize) -> bool {
        self.sets.iter().any(|set| set.contains(&project))
    }

    /// The funnel of a project: its own rows beside those that all projects share.
    pub(super) fn funnel(&self, shared: &RowFunnel, project: usize) -> RowFunnel {
        let mut funnel = *shared;
        for (set, rows) in self.sets.iter().zip(&self.rows) {
            let all = rows.mapped + rows.undated + rows.refused;
            if set.contains(&project) {
                funnel.mapped += rows.mapped;
                funnel.records += rows.records;
                funnel.undated += rows.undated;
                funnel.refused += rows.refused;
            } else if set.is_empty() {
                funnel.no_project += all;
            } else {
                funnel.other_project += all;
            }
        }
        funnel
    }
}
