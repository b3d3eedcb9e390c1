//! A sheet's rows in order: header looked for, then each row told apart and mapped. Owns the first funnel.

mod above;
mod heads;
mod rows;
mod sorting;
mod words;

pub(super) use words::{Pending, tell};

use std::collections::VecDeque;

use indexmap::IndexSet;

use crate::finding::{Fact, Findings, Origin, Unreadable};
use crate::ingest::SheetRead;
use crate::ingest::above::{Above, Gaps, Known};
use crate::ingest::currency;
use crate::ingest::funding::Funding;
use crate::ingest::funnel::RowFunnel;
use crate::ingest::gather::SheetReading;
use crate::ingest::header::{self, Layout, Sheet};
use crate::ingest::layout::{self, Titled};
use crate::ingest::mapping::{Mapper, Outcome};
use crate::ingest::parents::{Joined, Parents};
use crate::ingest::sessions;
use crate::ingest::sheet::{Kept, Row, Value};
use crate::ingest::titles::{self, Header, Title, Wanted};
use crate::ingest::wanted;
use crate::privacy;
use heads::{name_by_tags, table_width};
use rows::{of_projects, rows_of};

/// Rows under the headers that may describe the columns.
const DESCRIBED: usize = 5;

/// The rows of one sheet on their way to one source.
pub(super) struct Table<'a> {
    mapper: Mapper<'a>,
    funnel: RowFunnel,
    state: State,
    /// Rows kept while the header is looked for.
    kept: Vec<(u32, Vec<Kept>)>,
    /// What is to be said of each of them.
    marks: Vec<Row<'static>>,
    /// Hidden rows that are left out, until the header is found: how many rows were kept before each.
    passed: VecDeque<(usize, u32, Vec<Kept>)>,
    /// Columns that the table has; a text line with more of them is torn.
    width: usize,
    /// Rows without a date since the last row of totals: notes, if no act follows.
    after: Option<u32>,
    /// The last row before which nothing but headers stood.
    header_row: u32,
    /// Names that head columns of registers; read when a second table is suspected.
    vocabulary: Vec<String>,
    partial: bool,
    /// The columns found, with what each fills.
    titles: Vec<Titled>,
    /// The table that rows are joined with.
    parents: Option<Parents<'a>>,
    /// Who paid for its rows, where several projects share it.
    funding: Option<Funding<'a>>,
    /// For each block of columns, its layout and the columns that are its own.
    blocks: Vec<(Layout, Vec<u32>)>,
    /// Columns that have a header.
    titled: Vec<u32>,
    /// What the rows above say of the one being read.
    above: Above,
    /// What rows leave blank, where nothing above them is said to fill it.
    gaps: Gaps,
}

/// How far the table is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// The header is looked for.
    Before,
    /// It was looked for in vain.
    Lost,
    /// In the table.
    Inside,
    /// Another table has begun.
    Beyond,
}

impl<'a> Table<'a> {
    pub(super) fn new(
        mapper: Mapper<'a>,
        parents: Option<Parents<'a>>,
        funding: Option<Funding<'a>>,
        known: &Known,
    ) -> Self {
        let mut mapper = mapper;
        for column in &known.numbers {
            mapper.read_numbers(*column);
        }
        Self {
            titled: Vec::new(),
            above: Above::new(&known.merged),
            gaps: Gaps::default(),
            funding,
            partial: parents.as_ref().is_some_and(|parents| !parents.is_whole()),
            parents,
            blocks: Vec::new(),
            mapper,
            funnel: RowFunnel::default(),
            state: State::Before,
            kept: Vec::new(),
            marks: Vec::new(),
            passed: VecDeque::new(),
            width: usize::MAX,
            after: None,
            header_row: 0,
            vocabulary: Vec::new(),
            titles: Vec::new(),
        }
    }

    /// Takes the next row.
    pub(super) fn take(&mut self, row: Row<'_>) {
        let place = &self.mapper.source.place;
        let range = place.range;
        if place.skips(row.number)
            || place.skip_hidden_rows && row.hidden
            || range.is_some_and(|range| row.number < range.rows.0 || row.number > range.rows.1)
        {
            self.pass(row);
            return;
        }
        match range {
            None => self.sort(row),
            Some(range) => {
                let (first, last) = range.columns;
                let inside = |column: usize| (first..=last).contains(&(column as u32));
                let cells = row.cells.iter().enumerate();
                let cells: Vec<Value<'_>> = cells
                    .map(|(column, cell)| if inside(column) { *cell } else { Value::Empty })
                    .collect();
                self.sort(Row {
                    cells: &cells,
                    ..row
                });
            }
        }
    }

    fn sort(&mut self, row: Row<'_>) {
        match self.state {
            State::Inside => self.row(row),
            State::Lost => {
                self.funnel.read += 1;
                self.funnel.before += 1;
            }
            State::Beyond => {
                self.funnel.read += 1;
                self.funnel.after += 1;
            }
            State::Before => {
                let cells = row.cells.iter().map(|cell| Kept::new(*cell));
                self.kept.push((row.number, cells.collect()));
                self.marks.push(Row { cells: &[], ..row });
                if row.number >= self.deepest() {
                    self.settle();
                }
            }
        }
    }

    /// No more rows: what the sheet gave.
    pub(super) fn finish(mut self, trouble: Option<Unreadable>) -> SheetReading {
        if self.state == State::Before {
            self.settle();
        }
        if trouble.is_some() {
            // That no headers were found says nothing of a sheet that could not be read.
            self.mapper
                .findings
                .retain(|finding| !matches!(finding.fact, Fact::NoHeader { .. }));
        }
        self.funnel.after += self.after.take().unwrap_or(0);
        self.tell_groups();
        self.mapper.tell_sessions(self.header_row);
        let found = self.is_found();
        let funnel = &self.funnel;
        let funded = self.funding.as_ref().is_some_and(Funding::has_rows);
        let none = funnel.mapped + funnel.refused + funnel.undated == 0 && !funded;
        if found && trouble.is_none() && none {
            let source = self.mapper.source.code.clone();
            self.note(Fact::NoRows { source }, Row::new(0, &[]));
        }
        let mut pending = words::judge(&mut self.mapper);
        let settled = self.settle_totals();
        let funded = self.funding.map(|funding| {
            let (funded, words) = funding.finish();
            pending.extend(words::of_funders(&self.mapper, words));
            funded
        });
        let layouts = self.blocks.iter().map(|(layout, _)| layout);
        let sessions = sessions::held(layouts.chain([&self.mapper.layout]));
        let mapper = self.mapper;
        let mut findings = mapper.findings;
        if let Some(reason) = trouble {
            let fact = Fact::UnreadableSheet { reason };
            findings.add(fact, Origin::sheet(mapper.file, mapper.sheet));
        }
        SheetReading {
            read: Some(SheetRead {
                file: mapper.file.into(),
                sheet: mapper.sheet.into(),
                source: mapper.source_place,
                funnel: self.funnel,
                sessions,
                titles: self.titles,
            }),
            found,
            partial: self.partial || !found || trouble.is_some() || mapper.layout.incomplete,
            records: mapper.records,
            people: mapper.people,
            organisations: mapper.organisations,
            titles: mapper.titles,
            identities: mapper.identities,
            losses: mapper.losses,
            row_days: mapper.row_days,
            counts: settled.counts,
            overlapping: settled.overlapping,
            repeated: IndexSet::new(),
            funded,
            pending,
            findings,
        }
    }

    /// Finds the header among the rows kept and maps those under it.
    fn settle(&mut self) {
        let kept = std::mem::take(&mut self.kept);
        let Some(mut header) = titles::find(&Wanted::of(self.mapper.source), &kept) else {
            self.lost(&kept);
            return;
        };
        let at = header.at;
        self.header_row = kept[at].0;
        name_by_tags(&mut header, &kept);
        self.width = table_width(&header, &kept[at + 1..]);
        if let Some(parents) = &mut self.parents {
            parents.widen(&mut header.titles);
        }
        self.lay_out(&header);
        let layouts: Vec<&Layout> = match self.blocks.as_slice() {
            [] => vec![&self.mapper.layout],
            blocks => blocks.iter().map(|(layout, _)| layout).collect(),
        };
        let (catalogue, source) = (self.mapper.catalogue, self.mapper.source);
        self.titles = layout::columns(catalogue, source, &layouts, &header.titles);
        self.look_above(&header.titles, &kept[at + 1..]);
        let naming = |one: &&Titled| one.is_idle() && privacy::names_people(&one.header);
        let naming = self.titles.iter().filter(naming);
        let mapper = &mut self.mapper;
        mapper.naming = naming.filter_map(|one| one.column).collect();
        let told = mapper.source.place.header_row.is_some();
        if !told && (self.header_row > 1 || header.rows > 1) {
            let fact = Fact::InferredHeader {
                source: mapper.source.code.clone(),
                rows: header.rows as u32,
            };
            let origin = Origin::cell(mapper.file, mapper.sheet, self.header_row, None);
            mapper.findings.add(fact, origin);
        }
        self.state = State::Inside;
        self.funnel.read += at as u32 + 1;
        self.funnel.before += at as u32 + 1;
        let marks = std::mem::take(&mut self.marks);
        if let Some(how) = marks[at].torn {
            self.note(Fact::TornLine { how }, Row::new(self.header_row, &[]));
        }
        for (place, ((_, cells), mark)) in kept.iter().zip(marks).enumerate().skip(at + 1) {
            self.see_passed(at, place);
            let values: Vec<Value<'_>> = cells.iter().map(Kept::value).collect();
            self.sort(Row {
                cells: &values,
                ..mark
            });
        }
        self.see_passed(at, kept.len());
    }

    /// Finds the columns: once, or for each block of them.
    fn lay_out(&mut self, header: &Header) {
        self.mapper.currencies = currency::of_headers(&header.titles);
        let row = self.header_row;
        let Some(template) = &self.mapper.source.blocks else {
            self.mapper.layout = self.layout(row, &header.titles, true);
            self.mapper.judge_options();
            return;
        };
        for number in titles::blocks(&header.titles, template) {
            let titles = titles::block(&header.titles, template, Some(&number));
            // What one block lacks, the next one lacks too: it is told once.
            let layout = self.layout(row, &titles, self.blocks.is_empty());
            let own = (0u32..).zip(&header.titles).filter(|(_, title)| {
                titles::in_block(&title.shown, template).is_some_and(|(its, _)| its == number)
            });
            let own = own.map(|(column, _)| column).collect();
            self.blocks.push((layout, own));
        }
        if let Some((layout, _)) = self.blocks.first() {
            self.mapper.layout = layout.clone();
        } else {
            let source = self.mapper.source.code.clone();
            let template = template.to_string();
            self.note(Fact::NoBlock { source, template }, Row::new(row, &[]));
            self.partial = true;
        }
    }

    /// The columns under these titles; what is absent is told where that is wanted.
    fn layout(&mut self, row: u32, titles: &[Title], tell: bool) -> Layout {
        let mapper = &mut self.mapper;
        let sheet = Sheet {
            catalogue: mapper.catalogue,
            source: mapper.source,
            file: mapper.file,
            name: mapper.sheet,
            row,
            titles,
        };
        if tell {
            header::layout(&sheet, &mut mapper.findings)
        } else {
            header::layout(&sheet, &mut Findings::default())
        }
    }

    /// No row holds the headers: every row stands before the table.
    fn lost(&mut self, kept: &[(u32, Vec<Kept>)]) {
        self.funnel.read += kept.len() as u32;
        self.funnel.before += kept.len() as u32;
        self.state = State::Lost;
        let mapper = &mut self.mapper;
        let source = mapper.source.code.clone();
        let fact = if titles::is_pivot(kept) {
            Fact::PivotSheet { source }
        } else {
            let wanted = wanted::names(mapper.source);
            Fact::NoHeader { source, wanted }
        };
        mapper
            .findings
            .add(fact, Origin::sheet(mapper.file, mapper.sheet));
    }

    /// Whether the table was found.
    fn is_found(&self) -> bool {
        matches!(self.state, State::Inside | State::Beyond)
    }

    fn row(&mut self, row: Row<'_>) {
        self.funnel.read += 1;
        self.above.see(row);
        if row.is_blank() {
            self.above.end_group();
            self.funnel.blank += 1;
        } else if self.mapper.source.place.skip_struck_rows && self.is_struck(row) {
            self.funnel.skipped += 1;
        } else if header::repeats(&self.mapper.layout, row) || self.describes(row) {
            self.funnel.before += 1;
        } else if self.is_total(row) || self.is_sum(row) {
            self.above.end_group();
            self.total(row);
            self.funnel.undated += self.after.take().unwrap_or(0);
            self.after = Some(0);
        } else if self.is_second_table(row) {
            let source = self.mapper.source.code.clone();
            self.note(Fact::SecondTable { source }, row);
            self.partial = true;
            self.state = State::Beyond;
            self.funnel.after += 1;
        } else if self.is_torn(row) {
            self.mapper.lose_row();
            self.funnel.refused += 1;
        } else {
            self.gaps.see(row);
            let above = std::mem::take(&mut self.above);
            match above.fill(row) {
                Some(cells) => self.map(Row {
                    cells: &cells,
                    ..row
                }),
                None => self.map(row),
            }
            self.above = above;
        }
    }

    fn map(&mut self, row: Row<'_>) {
        if row.hidden {
            self.note(Fact::HiddenRows, row);
        }
        self.tell_struck(row);
        let (mapper, blocks) = (&mut self.mapper, &mut self.blocks);
        let mut end = |row: Row<'_>| match &mut self.funding {
            None => Some(rows_of(mapper, blocks, row)),
            Some(funding) => of_projects(mapper, blocks, funding, row),
        };
        let joined = self.parents.as_ref().map(|parents| parents.join(row));
        let outcome = match &joined {
            Some(Joined::With(cells)) => end(Row { cells, ..row }),
            Some(Joined::Several) => Some(mapper.refuse(row)),
            _ => end(row),
        };
        if let Some(fact) = joined.as_ref().and_then(Joined::orphan) {
            self.note(fact, row);
        }
        let total = outcome == Some(Outcome::Total);
        for above in self.mapper.notes.above.iter_mut().filter(|_| !total) {
            *above += 1;
        }
        let Some(outcome) = outcome else {
            self.funnel.undated += self.after.take().unwrap_or(0);
            return;
        };
        match outcome {
            Outcome::Mapped(records) => {
                self.funnel.mapped += 1;
                self.funnel.records += records;
                self.funnel.undated += self.after.take().unwrap_or(0);
            }
            Outcome::Refused => self.funnel.refused += 1,
            Outcome::Total => self.total(row),
            Outcome::Undated => match &mut self.after {
                Some(notes) => *notes += 1,
                None => self.funnel.undated += 1,
            },
        }
    }

    fn note(&mut self, fact: Fact, row: Row<'_>) {
        let mapper = &mut self.mapper;
        let origin = Origin::cell(mapper.file, mapper.sheet, row.number, None);
        mapper.findings.add(fact, origin);
    }
}

/// Whether a sheet nobody claimed looks like the register of `source`.
pub(super) fn resembles(source: &crate::catalogue::Source, rows: &[(u32, Vec<Kept>)]) -> bool {
    titles::find(&Wanted::of(source), rows).is_some()
}
