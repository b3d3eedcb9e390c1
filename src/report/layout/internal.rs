//! What only the internal copy holds: both funnels, the findings, and the rows behind each figure.

use super::Order;
use crate::count::{Request, Table, View};
use crate::finding::Finding;
use crate::ingest::{Ingested, RowFunnel};
use crate::language::Language;
use crate::reconcile::reconcile;
use crate::report::book::{Book, Page, distinct, tab};
use crate::report::findings;
use crate::report::grid::{Cell, Column, Grid, RowKind};
use crate::report::reconciliation;
use crate::wording::{self, Reconciling, Word, word};

/// Row ranges listed for a figure and sheet; how many more there are is said.
const MOST_RANGES: usize = 60;

/// What the internal copy knows on top of the donor's.
pub struct Inside<'a> {
    /// What was read.
    pub ingested: &'a Ingested,
    /// What was found.
    pub findings: &'a [Finding],
}

/// The internal copy: the donor's workbook and what stands behind it.
pub fn internal(order: &Order<'_>, inside: &Inside<'_>, mut whole: Book) -> Book {
    let language = order.language;
    let sources = |place: usize| order.catalogue.sources[place].project == order.project;
    let rows = rows_funnel(order, inside, &sources);
    let mut told = findings::grid(language, inside.findings);
    if told.rows.is_empty() {
        told.notes.push(word(language, Word::NoFindings).into());
    }
    told.title = String::new();
    let say = |name| word(language, name);
    for (title, grid) in [
        (say(Word::InputFiles), inputs(order)),
        (say(Word::RowsFunnel), rows),
        (say(Word::RecordsFunnel), records_funnel(order)),
        (say(Word::FindingsTitle), told),
        (
            wording::reconciling(language, Reconciling::Gaps),
            gaps(order),
        ),
        (say(Word::Traceability), traceability(order, inside)),
    ] {
        whole.pages.push(Page {
            name: tab(title),
            heading: format!("{} · {title}", order.declared().code),
            intro: vec![word(language, Word::Internal).into()],
            grids: vec![grid],
            ..Page::default()
        });
    }
    distinct(&mut whole.pages);
    whole
}

/// The input files and their hashes.
fn inputs(order: &Order<'_>) -> Grid {
    let say = |name: Word| word(order.language, name);
    let columns = vec![
        Column::new("file", say(Word::File)).wide(48.0),
        Column::new("sha256", say(Word::Sha256)).wide(84.0),
    ];
    let mut grid = Grid::new("", columns);
    for (file, hash) in order.inputs {
        grid.push(RowKind::Plain, vec![Cell::text(file), Cell::text(hash)]);
    }
    grid
}

/// What the project has published beside what is counted, and what of it contradicts what.
fn gaps(order: &Order<'_>) -> Grid {
    let answer = |request: &Request| order.answers.find(request);
    let all = reconcile(order.catalogue, order.project, &answer);
    reconciliation::grid(order.catalogue, order.language, &all)
}

fn rows_funnel(order: &Order<'_>, inside: &Inside<'_>, ours: &dyn Fn(usize) -> bool) -> Grid {
    let mut grid = row_columns(order.language, true);
    let mut sum = RowFunnel::default();
    for sheet in inside
        .ingested
        .sheets
        .iter()
        .filter(|sheet| ours(sheet.source))
    {
        let code = &order.catalogue.sources[sheet.source].code;
        let head = vec![
            Cell::text(code),
            Cell::text(&sheet.file),
            Cell::text(&sheet.sheet),
        ];
        grid.push(
            RowKind::Plain,
            head.into_iter().chain(row_cells(&sheet.funnel)).collect(),
        );
        sum.add(&sheet.funnel);
    }
    let head = vec![
        Cell::text(word(order.language, Word::Total)),
        Cell::Empty,
        Cell::Empty,
    ];
    grid.push(
        RowKind::Total,
        head.into_iter().chain(row_cells(&sum)).collect(),
    );
    grid
}

/// The columns of the first funnel.
pub fn row_columns(language: Language, with_source: bool) -> Grid {
    let mut columns = Vec::new();
    if with_source {
        columns.push(Column::new("source", word(language, Word::Source)).wide(24.0));
        columns.push(Column::new("file", word(language, Word::File)).wide(44.0));
    }
    columns.push(Column::new("sheet", word(language, Word::Sheet)).wide(24.0));
    for (code, name) in [
        ("read", Word::Read),
        ("before", Word::BeforeTable),
        ("after", Word::AfterTable),
        ("blank", Word::Blank),
        ("total", Word::TotalRows),
        ("skipped", Word::Skipped),
        ("already_read", Word::AlreadyRead),
        ("below", Word::BelowThreshold),
        ("other_project", Word::OtherProject),
        ("no_project", Word::NoProject),
        ("undated", Word::Undated),
        ("refused", Word::Refused),
        ("mapped", Word::Mapped),
        ("records", Word::Records),
    ] {
        columns.push(Column::new(code, word(language, name)).wide(11.0));
    }
    Grid::new("", columns)
}

/// The cells of one funnel, in the order of [`row_columns`].
pub fn row_cells(funnel: &RowFunnel) -> impl Iterator<Item = Cell> {
    [
        u64::from(funnel.read),
        u64::from(funnel.before),
        u64::from(funnel.after),
        u64::from(funnel.blank),
        u64::from(funnel.total),
        u64::from(funnel.skipped),
        u64::from(funnel.already_read),
        u64::from(funnel.below),
        u64::from(funnel.other_project),
        u64::from(funnel.no_project),
        u64::from(funnel.undated),
        u64::from(funnel.refused),
        u64::from(funnel.mapped),
        funnel.records,
    ]
    .into_iter()
    .map(|rows| Cell::count(rows as f64))
}

/// The tables of the logframe, in its order: what the second funnel and the trace go over.
fn counted<'o>(order: &'o Order<'_>) -> impl Iterator<Item = (usize, View, &'o Table)> {
    let lines = 0..order.declared().logframe.len();
    lines.flat_map(move |line| {
        [View::Period, View::New, View::Cumulative]
            .into_iter()
            .filter_map(move |view| Some((line, view, order.table(line, view, &[])?)))
    })
}

fn records_funnel(order: &Order<'_>) -> Grid {
    let language = order.language;
    let mut columns = vec![
        Column::new("line", word(language, Word::Line)).wide(13.0),
        Column::new("indicator", word(language, Word::Indicator)).wide(44.0),
        Column::new("view", word(language, Word::View)).wide(12.0),
    ];
    for (code, name) in [
        ("records", Word::Records),
        ("outside_period", Word::OutsidePeriod),
        ("outside_conditions", Word::OutsideConditions),
        ("without_subject", Word::WithoutSubject),
        ("below", Word::BelowThreshold),
        ("again", Word::SamePerson),
        ("unconverted", Word::Unconverted),
        ("counted", Word::Counted),
    ] {
        columns.push(Column::new(code, word(language, name)).wide(13.0));
    }
    let mut grid = Grid::new("", columns);
    for (line, view, table) in counted(order).filter(|(.., table)| table.funnel.records > 0) {
        let declared = &order.declared().logframe[line];
        let funnel = &table.funnel;
        let mut cells = vec![
            Cell::text(&declared.code),
            Cell::text(declared.label(order.catalogue).get(language)),
            Cell::text(wording::view(language, view.code())),
        ];
        let numbers = [
            funnel.records,
            funnel.outside_period,
            funnel.outside_conditions,
            funnel.without_subject,
            funnel.below,
            funnel.again,
            funnel.unconverted,
            funnel.counted,
        ];
        cells.extend(numbers.into_iter().map(|count| Cell::count(count as f64)));
        grid.push(RowKind::Plain, cells);
    }
    grid
}

fn traceability(order: &Order<'_>, inside: &Inside<'_>) -> Grid {
    let language = order.language;
    let columns = vec![
        Column::new("line", word(language, Word::Line)).wide(13.0),
        Column::new("view", word(language, Word::View)).wide(12.0),
        Column::new("file", word(language, Word::File)).wide(44.0),
        Column::new("sheet", word(language, Word::Sheet)).wide(20.0),
        Column::new("count", word(language, Word::Count)).wide(10.0),
        Column::new("rows", word(language, Word::Location)).wide(80.0),
    ];
    let mut grid = Grid::new("", columns);
    // Over the project's whole life the cumulative rows are those of the period: said once.
    let again = |line: usize, view: View, table: &Table| {
        let period = order.table(line, View::Period, &[]);
        view == View::Cumulative && period.is_some_and(|period| period.traced == table.traced)
    };
    let views = counted(order).filter(|(_, view, _)| *view != View::New);
    for (line, view, table) in views.filter(|(line, view, table)| !again(*line, *view, table)) {
        // A line may be counted in another project.
        let records = &inside.ingested.records[table.request.project];
        let mut places: Vec<(u32, u32, u64)> = table
            .traced
            .iter()
            .map(|record| {
                (
                    records.sheet[*record as usize],
                    records.row[*record as usize],
                    records.weight.at(*record as usize),
                )
            })
            .collect();
        places.sort_unstable();
        for rows in places.chunk_by(|a, b| a.0 == b.0) {
            let sheet = &inside.ingested.sheets[rows[0].0 as usize];
            let numbers: Vec<u32> = rows.iter().map(|(_, row, _)| *row).collect();
            let people: u64 = rows.iter().map(|(.., people)| people).sum();
            grid.push(
                RowKind::Plain,
                vec![
                    Cell::text(&order.declared().logframe[line].code),
                    Cell::text(wording::view(language, view.code())),
                    Cell::text(&sheet.file),
                    Cell::text(&sheet.sheet),
                    Cell::count(people as f64),
                    Cell::text(ranges(language, &numbers)),
                ],
            );
        }
    }
    grid.notes.push(word(language, Word::TraceNote).into());
    grid
}

/// Row numbers as ranges: `5-9, 12, 14-15`.
fn ranges(language: Language, rows: &[u32]) -> String {
    let mut rows = rows.to_vec();
    rows.dedup();
    let mut list: Vec<String> = Vec::new();
    for run in rows.chunk_by(|a, b| a + 1 == *b) {
        list.push(match run {
            [one] => one.to_string(),
            [first, .., last] => format!("{first}-{last}"),
            [] => continue,
        });
    }
    if list.len() > MOST_RANGES {
        let left = list.len() - MOST_RANGES;
        list.truncate(MOST_RANGES);
        list.push(wording::more_rows(language, left));
    }
    list.join(", ")
}
