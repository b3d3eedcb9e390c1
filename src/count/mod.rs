//! Records → subjects → figures. Requests are plain data, counted as one batch; polars lives here and nowhere else.

mod aged;
mod ask;
mod attendance;
mod bounds;
mod changes;
mod dates;
mod engine;
mod exchange;
mod figure;
mod frame;
mod funnel;
mod losses;
mod margins;
mod matching;
mod needed;
mod organisations;
mod range;
mod reported;
mod resolve;
mod subjects;
mod tally;
mod typed;
mod worth;

pub use ask::{Asked, asked, of_line};
pub use changes::Change;
pub use engine::{Engine, EngineError, ready};
pub use exchange::{Amounts, Converted, amounts};
pub use figure::{At, Basis, Figure, State};
pub use funnel::RecordFunnel;
pub use organisations::{Organisation, Said, organisations};
pub use subjects::applies;
pub use worth::Worth;

use std::rc::Rc;
use std::sync::Arc;

use chrono::NaiveDate;
use indexmap::IndexMap;
use serde::Serialize;

use crate::catalogue::{Catalogue, Conditions, DimensionId, Measure, Period};
use crate::finding::Findings;
use crate::ingest::Ingested;
use attendance::Thresholds;
use exchange::{Exchange, LeftOut};
use frame::{Frame, Snapshot};
use losses::Share;
use needed::needed;
use reported::Reported;
use subjects::Subjects;

/// What is wanted: one indicator of one project, in one view of one period, broken down by some dimensions.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Request {
    /// The project's place in the catalogue.
    pub project: usize,
    /// The indicator's place in the catalogue.
    pub indicator: usize,
    /// The logframe line whose further conditions hold, where it is asked as one: its project and its place there. It may
    /// stand in another project's logframe than the one counted.
    pub line: Option<LineAt>,
    /// How the period is looked at.
    pub view: View,
    /// The period.
    pub period: Period,
    /// The dimensions of the joint table; none for the total alone.
    pub by: Vec<DimensionId>,
}

/// A logframe line: its project and its place there.
pub type LineAt = (usize, usize);

/// How a period is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum View {
    /// Active in the period.
    Period,
    /// First matching record ever in the project falls in the period. Adds up over periods.
    New,
    /// From the project's start to the period's end, recounted.
    Cumulative,
}

impl View {
    /// Its name in machine formats.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Period => "period",
            Self::New => "new",
            Self::Cumulative => "cumulative",
        }
    }
}

/// The joint table that answers a request: every combination with all margins, the total first.
#[derive(Debug, Clone)]
pub struct Table {
    /// What was asked.
    pub request: Request,
    /// The figures, in order of the categories; the first is the total.
    pub figures: Vec<Figure>,
    /// What became of each record of the project.
    pub funnel: RecordFunnel,
    /// Whether the cells of this kind of table add up to their margins.
    pub additive: bool,
    /// One record for each subject counted: the first that made it count.
    pub traced: Vec<u32>,
    /// What stands against its figures.
    pub worth: Worth,
    /// What changes of category make of it, where it is cumulative and its parts are counted beside it.
    pub changes: Vec<Change>,
}

impl Table {
    /// The figure for everybody.
    pub fn total(&self) -> &Figure {
        &self.figures[0]
    }

    /// The figure at these places, whatever the table lists: 0 where nobody stands there, and not applicable where one of
    /// the dimensions is.
    pub fn figure(&self, at: &[At]) -> Figure {
        if let Some(figure) = self.at(at) {
            return figure.clone();
        }
        let total = self.total();
        let idle = (0..at.len()).any(|place| {
            let mut figures = self.figures.iter();
            figures.all(|figure| figure.at.get(place) == Some(&At::NotHere))
        });
        let (value, state) = match total.state {
            State::Missing => (None, State::Missing),
            _ if idle => (None, State::NotApplicable),
            _ if total.parts.is_some() => (None, State::NotApplicable),
            _ => (Some(0.0), State::Value),
        };
        let mut figure = Figure {
            at: at.to_vec(),
            value,
            state,
            least: None,
            provisional: false,
            basis: total.basis,
            parts: None,
        };
        self.worth.weigh(&mut figure);
        figure
    }

    /// The figure at these places.
    pub fn at(&self, at: &[At]) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.at == at)
    }
}

/// Counts a batch of requests over what was read.
///
/// # Errors
///
/// What the engine could not do: no figure of the batch stands then.
pub fn count(
    catalogue: &Catalogue,
    ingested: &Ingested,
    requests: &[Request],
) -> Engine<(Vec<Table>, Findings)> {
    let mut findings = Findings::default();
    let mut counting = Counting::new(catalogue, ingested, needed(catalogue, requests));
    dates::tell(catalogue, ingested, requests, &mut findings);
    // What is known of everybody up to a day is needed for the tables of that day only: they are counted together.
    let mut order: Vec<usize> = (0..requests.len()).collect();
    order.sort_by_key(|at| (requests[*at].project, requests[*at].period.end));
    let mut tables: Vec<(usize, Table)> = Vec::with_capacity(requests.len());
    for at in order {
        counting.turn_to(&requests[at]);
        tables.push((at, counting.table(&requests[at])?));
    }
    tables.sort_by_key(|(at, _)| *at);
    exchange::tell(catalogue, ingested, counting.left_out, &mut findings);
    counting.lost.tell(catalogue, &mut findings);
    exchange::tell_mixed(catalogue, ingested, counting.mixed, &mut findings);
    bounds::tell(
        catalogue,
        tables.iter().map(|(_, table)| table),
        &mut findings,
    );
    let mut tables: Vec<Table> = tables.into_iter().map(|(_, table)| table).collect();
    changes::mark(catalogue, ingested, &mut tables);
    changes::tell(catalogue, &tables, &mut findings);
    Ok((tables, findings))
}

/// The conditions of an indicator as a request asks for it.
fn conditions(catalogue: &Catalogue, request: &Request, indicator: usize) -> Conditions {
    let base = &catalogue.indicators[indicator].conditions;
    match request.line {
        Some((project, line)) => base.and(&catalogue.projects[project].logframe[line].conditions),
        None => base.clone(),
    }
}

/// One set of subjects: an indicator of a project, under a line's conditions, in a view of a period; by dimensions where
/// margins of counts depend on them.
type SubjectKey = (usize, usize, Option<LineAt>, View, Period, Vec<DimensionId>);

struct Counting<'a> {
    catalogue: &'a Catalogue,
    ingested: &'a Ingested,
    /// The dimensions looked at, and those that conditions test.
    needed: (Vec<DimensionId>, Vec<DimensionId>),
    /// The project and the day that are counted now.
    turn: Option<(usize, NaiveDate)>,
    frame: Option<Frame>,
    /// By record, when it is over; none where no act lasts.
    ends: Option<Arc<Vec<i32>>>,
    /// What sources ask of those who attend; none where none does.
    thresholds: Option<Thresholds>,
    /// People of the project that others counted.
    reported: Option<Arc<Reported>>,
    snapshot: Option<Snapshot>,
    subjects: IndexMap<SubjectKey, Rc<Subjects>>,
    /// Amounts that no rate turns into the currency asked for.
    left_out: LeftOut,
    /// Acts that are in no record.
    lost: losses::Told,
    /// Sums of several currencies: by project and indicator, a record in another one.
    mixed: IndexMap<(usize, usize), u32>,
}

impl<'a> Counting<'a> {
    fn new(
        catalogue: &'a Catalogue,
        ingested: &'a Ingested,
        needed: (Vec<DimensionId>, Vec<DimensionId>),
    ) -> Self {
        Self {
            catalogue,
            ingested,
            needed,
            turn: None,
            frame: None,
            ends: None,
            thresholds: None,
            reported: None,
            snapshot: None,
            subjects: IndexMap::new(),
            left_out: LeftOut::new(),
            lost: losses::Told::default(),
            mixed: IndexMap::new(),
        }
    }

    /// Forgets what was known up to another day, or of another project.
    fn turn_to(&mut self, request: &Request) {
        let turn = (request.project, request.period.end);
        if self.turn.is_some_and(|before| before.0 != turn.0) {
            self.frame = None;
        }
        if self.turn != Some(turn) {
            self.snapshot = None;
            self.subjects.clear();
            self.turn = Some(turn);
        }
    }

    fn table(&mut self, request: &Request) -> Engine<Table> {
        let indicator = &self.catalogue.indicators[request.indicator];
        let (mut table, short) = match indicator.measure {
            Measure::Typed => {
                let entries = &self.ingested.entries[request.project];
                return Ok(typed::table(self.catalogue, entries, request));
            }
            Measure::Rate { of, among } => {
                let chosen = self.subjects(request, of)?;
                let base = self.subjects(request, among)?;
                let measure = self.catalogue.indicators[among].measure;
                let table = tally::rates(self.catalogue, request, measure, &base, &chosen);
                (table, base.short || chosen.short)
            }
            measure => {
                let subjects = self.subjects(request, request.indicator)?;
                let mut table = tally::figures(self.catalogue, request, measure, &subjects);
                self.unmix(request, &subjects, &mut table);
                (table, subjects.short)
            }
        };
        let lost = Share::of(self.catalogue, self.ingested, &table);
        self.lost.take(request, lost);
        table.worth = Worth::of(self.catalogue, self.ingested, request);
        table.worth.short |= short || lost.matters();
        if indicator.active && table.funnel.counted > 0 {
            table.worth.goes_on();
        }
        // A share of nobody is not known to be of nobody.
        if !matches!(indicator.measure, Measure::Rate { .. }) {
            table.worth.settle(&table.figures);
        }
        let figures = table.figures.iter_mut();
        figures.for_each(|figure| table.worth.weigh(figure));
        Ok(table)
    }

    /// The subjects of an indicator, resolved and cached.
    fn subjects(&mut self, request: &Request, indicator: usize) -> Engine<Rc<Subjects>> {
        let records = &self.ingested.records[request.project];
        let by = match records.margin.only() {
            Some(0) => Vec::new(),
            _ => request.by.clone(),
        };
        let key = (
            request.project,
            indicator,
            request.line,
            request.view,
            request.period.clone(),
            by.clone(),
        );
        if let Some(known) = self.subjects.get(&key) {
            return Ok(Rc::clone(known));
        }
        let catalogue = self.catalogue;
        if self.frame.is_none() {
            self.reported = Reported::of(catalogue, self.ingested, request.project);
            self.ends = range::ends(self.ingested, records);
            self.thresholds = Thresholds::of(catalogue, self.ingested, request.project);
        }
        let frame = match &mut self.frame {
            Some(frame) => frame,
            none => none.insert(Frame::new(
                records,
                self.ends.as_ref().map(|ends| ends.as_slice()),
            )?),
        };
        let until = chrono::Datelike::num_days_from_ce(&request.period.end);
        let needed = (self.needed.0.as_slice(), self.needed.1.as_slice());
        let snapshot = match &mut self.snapshot {
            Some(snapshot) => snapshot,
            none => none.insert(Snapshot::new(catalogue, records, frame, until, needed)?),
        };
        let found = Rc::new(subjects::find(&subjects::Question {
            catalogue,
            records,
            snapshot,
            project: &catalogue.projects[request.project],
            indicator: &catalogue.indicators[indicator],
            conditions: &conditions(catalogue, request, indicator),
            view: request.view,
            period: &request.period,
            by: &by,
            sheets: &self.ingested.sheets,
            reported: self.reported.clone(),
            ends: self.ends.as_ref().map(|ends| ends.as_slice()),
            thresholds: self.thresholds.as_ref(),
            exchange: Exchange::of(catalogue, &catalogue.indicators[indicator]),
        })?);
        if let Some(to) = catalogue.indicators[indicator].currency {
            let lacking = found.list.iter();
            let lacking = lacking.filter_map(|one| Some((one.records[0], one.lacking?)));
            let told = lacking.map(|(record, lacking)| (request.project, record, lacking, to));
            self.left_out.extend(told);
        }
        self.subjects.insert(key, Rc::clone(&found));
        Ok(found)
    }
}
