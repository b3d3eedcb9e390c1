//! A donor format over a project's figures. What must be counted is what the pages ask for: they are laid out once without
//! any figure to learn it, and again with all of them.

mod amounts;
mod breakdown;
mod card;
mod cover;
mod cross;
mod definitions;
mod funnel;
mod internal;
mod line;
mod list;
mod logframe;
mod own_period;
mod sentences;
mod shown;
mod values;
mod words;

pub use internal::{Inside, internal, row_cells, row_columns};

use std::cell::RefCell;

use chrono::NaiveDate;
use indexmap::{IndexMap, IndexSet};

use super::book::{Book, Fit, Orientation, Page, distinct, tab};
use super::figures;
use super::grid::{Cell, Grid};
use crate::catalogue::{
    Catalogue, Category, DimensionId, Due, Format, NamedPeriod, Period, Project, Sheet,
    SheetContent, ViewedAs,
};
use crate::count::{At, Engine, Figure, Request, State, Table, View, of_line};
use crate::ingest::{Entry, Ingested};
use crate::language::Language;
use crate::wording::{self, Word};

/// What a workbook is made from.
#[derive(Clone, Copy)]
pub struct Order<'a> {
    /// What is declared.
    pub catalogue: &'a Catalogue,
    /// The project's place in the catalogue.
    pub project: usize,
    /// The report that is due.
    pub due: &'a Due,
    /// The donor format.
    pub format: &'a Format,
    /// The period.
    pub period: &'a Period,
    /// The language.
    pub language: Language,
    /// The day it is made for.
    pub as_of: NaiveDate,
    /// What people typed for the project's lines.
    pub entries: &'a [Entry],
    /// The input files of the project and their hashes.
    pub inputs: &'a [(String, String)],
    /// What was read.
    pub ingested: &'a Ingested,
    /// The figures counted.
    pub answers: &'a Answers,
    /// Whether errors stand among the findings.
    pub provisional: bool,
}

/// Figures by what was asked. What is asked for and not there is remembered.
#[derive(Debug, Default)]
pub struct Answers {
    tables: IndexMap<Request, Table>,
    asked: RefCell<IndexSet<Request>>,
    /// The places of those that the book being laid out prints from.
    printed: RefCell<IndexSet<usize>>,
}

impl Answers {
    /// The answers of a batch.
    pub fn new(tables: Vec<Table>) -> Self {
        let by_request = |table: Table| (table.request.clone(), table);
        Self {
            tables: tables.into_iter().map(by_request).collect(),
            ..Self::default()
        }
    }

    /// What was asked for and is not there, and is asked for no more.
    pub fn unanswered(&self) -> Vec<Request> {
        self.asked.take().into_iter().collect()
    }

    /// Further answers.
    pub fn extend(&mut self, tables: Vec<Table>) {
        let by_request = |table: Table| (table.request.clone(), table);
        self.tables.extend(tables.into_iter().map(by_request));
    }

    /// Whether pages are laid out only to learn what they ask for.
    fn is_dry(&self) -> bool {
        self.tables.is_empty()
    }

    /// The answer to a request.
    pub fn find(&self, request: &Request) -> Option<&Table> {
        self.tables.get(request)
    }

    fn get(&self, request: Request) -> Option<&Table> {
        match self.tables.get_full(&request) {
            Some((place, _, table)) => {
                self.printed.borrow_mut().insert(place);
                Some(table)
            }
            None => {
                self.asked.borrow_mut().insert(request);
                None
            }
        }
    }

    /// The answers that the book being laid out prints from so far.
    fn printed(&self) -> Vec<&Table> {
        let printed = self.printed.borrow();
        printed.iter().map(|place| &self.tables[*place]).collect()
    }
}

/// What a workbook needs counted: all that its pages, and those of its internal copy, ask for.
///
/// # Errors
///
/// What the counting engine could not do.
pub fn requests(order: &Order<'_>) -> Engine<Vec<Request>> {
    let answers = Answers::default();
    let dry = Order {
        answers: &answers,
        ..*order
    };
    book(&dry)?;
    // What the internal copy traces.
    for line in 0..order.declared().logframe.len() {
        for view in [View::Period, View::New, View::Cumulative] {
            dry.table(line, view, &[]);
        }
    }
    Ok(answers.asked.into_inner().into_iter().collect())
}

/// The workbook for the donor.
///
/// # Errors
///
/// What the counting engine could not do: organisations are listed one by one while a page is laid out.
pub fn book(order: &Order<'_>) -> Engine<Book> {
    let declared = order.declared();
    order.answers.printed.take();
    let sheets = &order.format.sheets;
    let is_cover = |place: &usize| matches!(sheets[*place].content, SheetContent::Cover);
    let mut places: Vec<usize> = (0..sheets.len()).collect();
    // What a cover says of the figures is said of those that the other pages print.
    places.sort_by_key(is_cover);
    let mut laid: Vec<Vec<Page>> = vec![Vec::new(); sheets.len()];
    for place in places {
        laid[place] = laid_out(order, place)?;
    }
    let mut pages = laid.concat();
    distinct(&mut pages);
    Ok(Book {
        title: format!(
            "{} · {}",
            declared.code,
            order.format.name.get(order.language)
        ),
        author: order.catalogue.organisation.clone(),
        language: order.language,
        as_of: order.as_of,
        pages,
    })
}

/// The pages of the sheet at this place of the format, in its languages.
fn laid_out(order: &Order<'_>, place: usize) -> Engine<Vec<Page>> {
    let sheet = &order.format.sheets[place];
    let mut pages = if sheet.languages.is_empty() {
        let mut pages = pages_of(order, sheet)?;
        words::replace(order, order.format, &mut pages);
        pages
    } else {
        // A sheet in other languages reads a catalogue whose labels are in these.
        let format = order.format.spoken(&sheet.languages);
        let own = Order {
            catalogue: &order.catalogue.spoken(&sheet.languages),
            format: &format,
            ..*order
        };
        let mut pages = pages_of(&own, &format.sheets[place])?;
        words::replace(&own, &format, &mut pages);
        pages
    };
    for page in &mut pages {
        page.right_to_left = sheet.right_to_left();
    }
    Ok(pages)
}

fn pages_of(order: &Order<'_>, sheet: &Sheet) -> Engine<Vec<Page>> {
    let one = |grids: Vec<Grid>| vec![page(order, sheet, grids)];
    Ok(match &sheet.content {
        SheetContent::Cover => vec![cover::page(order, sheet)],
        SheetContent::Definitions => one(vec![definitions::grid(order, sheet)]),
        SheetContent::Logframe(table) => one(vec![logframe::grid(order, sheet, table)]),
        SheetContent::Breakdown { .. } | SheetContent::Breakdowns { .. } => {
            breakdown::pages(order, sheet)
        }
        SheetContent::Cross(table) => one(vec![cross::grid(order, sheet, table)]),
        SheetContent::Values { split, groups } => {
            one(vec![values::grid(order, sheet, *split, *groups)])
        }
        SheetContent::Funnel {
            stages,
            across,
            view,
            chart,
        } => {
            let funnel = funnel::Funnel {
                stages,
                across: *across,
                view: viewed(*view),
                chart: chart.is_some(),
            };
            one(funnel::grids(order, &funnel))
        }
        SheetContent::List { indicator, columns } => {
            one(vec![list::grid(order, *indicator, columns)?])
        }
        SheetContent::Amounts => one(amounts::grids(order, sheet)?),
        SheetContent::Sentences(sentences) => {
            let mut page = page(order, sheet, sentences::grids(order, sentences));
            page.orientation = Orientation::Portrait;
            vec![page]
        }
        SheetContent::Card(items) => {
            let mut page = page(order, sheet, card::grids(order, items));
            page.orientation = Orientation::Portrait;
            page.fit = Fit::Whole;
            vec![page]
        }
    })
}

/// A page of one sheet, its title and period at the top.
fn page(order: &Order<'_>, sheet: &Sheet, grids: Vec<Grid>) -> Page {
    let title = sheet.title.get(order.language);
    let intro = sheet.intro.get(order.language);
    Page {
        name: tab(title),
        heading: format!(
            "{} · {title} · {}",
            order.declared().code,
            order.period_name()
        ),
        intro: intro.lines().map(str::to_owned).collect(),
        grids,
        ..Page::default()
    }
}

/// A view as the vocabulary of formats names it.
fn viewed(view: ViewedAs) -> View {
    match view {
        ViewedAs::Period => View::Period,
        ViewedAs::New => View::New,
        ViewedAs::Cumulative => View::Cumulative,
    }
}

impl<'a> Order<'a> {
    fn declared(&self) -> &'a Project {
        &self.catalogue.projects[self.project]
    }

    /// The report's period as a reader says it: by the donor's name where it has one.
    fn period_name(&self) -> String {
        match self.named_period() {
            Some(period) => period.label.get(self.language).to_owned(),
            None => wording::period_name(self.language, &self.period.code),
        }
    }

    /// The period of the donor's calendar that the report is for: by its name, or by its days.
    fn named_period(&self) -> Option<&'a NamedPeriod> {
        let declared = self.declared();
        let days = |period: &Period| (period.start, period.end);
        let same = |one: &NamedPeriod| {
            self.period.code != "life"
                && days(&one.of_project(declared.start, declared.end)) == days(self.period)
        };
        let periods = &self.due.periods;
        let by_name = periods.iter().find(|one| one.code == self.period.code);
        by_name.or_else(|| periods.iter().find(|one| same(one)))
    }

    /// The table of a line for the report's period.
    fn table(&self, line: usize, view: View, by: &[DimensionId]) -> Option<&'a Table> {
        self.table_in(line, view, self.period, by)
    }

    /// The table of a line for a period of its project.
    fn table_in(
        &self,
        line: usize,
        view: View,
        period: &Period,
        by: &[DimensionId],
    ) -> Option<&'a Table> {
        let at = (self.project, line);
        let own = own_period::of(self, line).filter(|_| period == self.period);
        let period = own.as_ref().unwrap_or(period);
        self.answers
            .get(of_line(self.catalogue, at, view, period, by))
    }

    /// What a line is called, with the period that its figures are of where it has its own.
    fn label(&self, line: usize) -> String {
        let label = self.declared().logframe[line].label(self.catalogue);
        let label = label.get(self.language).to_owned();
        match own_period::of(self, line).filter(|period| !period.is_empty()) {
            Some(period) => format!("{label} · {}", self.name_of(&period)),
            None => label,
        }
    }

    /// A period of a line as a reader says it.
    fn name_of(&self, period: &Period) -> String {
        wording::period_name(self.language, &period.code)
    }

    /// The figure of a line for some categories; everybody's where none is named.
    fn figure(
        &self,
        line: usize,
        view: View,
        period: &Period,
        at: &[(DimensionId, Category)],
    ) -> Option<Figure> {
        let by: Vec<DimensionId> = at.iter().map(|(id, _)| *id).collect();
        let table = self.table_in(line, view, period, &by)?;
        let idle = &self.declared().not_applicable;
        if by.iter().any(|id| idle.contains(id)) {
            return Some(Figure {
                value: None,
                state: State::NotApplicable,
                ..table.total().clone()
            });
        }
        let key: Vec<At> = at.iter().map(|(_, one)| At::Category(*one)).collect();
        let figure = table.figure(&key);
        if pointless(table, &key) {
            return Some(Figure {
                value: None,
                state: State::NotApplicable,
                ..figure
            });
        }
        Some(figure)
    }

    /// A figure as a cell; nothing where it was not counted.
    fn cell(
        &self,
        line: usize,
        view: View,
        period: &Period,
        at: &[(DimensionId, Category)],
    ) -> Cell {
        let figure = self.figure(line, view, period, at);
        let indicator = self.declared().logframe[line].indicator;
        figure.map_or(Cell::Empty, |figure| {
            figures::cell(self.catalogue, self.language, indicator, &figure)
        })
    }

    /// The lines that a sheet shows.
    fn lines(&self, sheet: &'a Sheet) -> Vec<usize> {
        self.catalogue.lines_of(self.project, sheet).collect()
    }

    /// What the figures that the book prints are worth together, those of its period above all: nothing where all that is
    /// due is there. What nobody typed of a line stands in its place.
    fn standing(&self) -> Vec<Word> {
        let printed = self.answers.printed();
        let of = |view: View| {
            let due = |table: &&&Table| {
                let asked = &table.request;
                // Of a project that ends within it, the period keeps its name.
                let (own, period) = (self.period, &asked.period);
                let of_it = period.end == own.end || period.code == own.code;
                asked.view == view && of_it && table.worth.is_fed()
            };
            printed.iter().filter(due).copied().collect::<Vec<&Table>>()
        };
        let mut tables = of(View::Period);
        if tables.is_empty() {
            tables = of(View::Cumulative);
        }
        let missing = |table: &&Table| table.worth.missing;
        if !tables.is_empty() && tables.iter().all(missing) {
            return vec![Word::Missing];
        }
        let partial = tables
            .iter()
            .any(|one| one.worth.missing || one.worth.short)
            || printed
                .iter()
                .any(|table| table.total().state == State::AtLeast);
        let open = tables.iter().any(|table| table.worth.unsettled);
        let states = [(partial, Word::Partial), (open, Word::StillOpen)];
        let told = states.into_iter().filter(|(is, _)| *is);
        told.map(|(_, word)| word).collect()
    }
}

/// Whether a category makes no sense of what a table counts: all of it stands where the question does not apply, like the
/// sex of a fair's exhibitors.
fn pointless(table: &Table, at: &[At]) -> bool {
    let Some(total) = table.total().value.filter(|total| *total != 0.0) else {
        return false;
    };
    let idle = At::Category(Category::NOT_APPLICABLE);
    at.iter().enumerate().any(|(place, one)| {
        let mut whole = vec![At::Total; at.len()];
        whole[place] = idle;
        let elsewhere = table.at(&whole).and_then(|figure| figure.value);
        *one != idle && elsewhere == Some(total)
    })
}
