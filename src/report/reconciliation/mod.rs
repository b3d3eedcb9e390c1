//! Published figures beside computed ones, as tables.

mod machine;

pub use machine::{flat, flat_contradictions};

use crate::catalogue::{About, Catalogue, Published, PublishedBound, PublishedOf};
use crate::count::At;
use crate::language::Language;
use crate::reconcile::{Comparison, Reconciled, Row, Verdict, Why};
use crate::report::figures;
use crate::report::grid::{Cell, Column, Grid, RowKind};
use crate::wording::{self, Reconciling, Word, findings, reconciling, word};

/// For each project: its figures, what contradicts what, and what lies outside the catalogue.
pub fn grids(catalogue: &Catalogue, language: Language, all: &[Reconciled]) -> Vec<Grid> {
    let mut grids = Vec::new();
    for one in all.iter().filter(|one| !one.rows.is_empty()) {
        let project = &catalogue.projects[one.project];
        let title = |name: &str| format!("{} · {name}", project.code);
        let mut compared = compared(catalogue, language, one);
        compared.title = title(project.name.get(language));
        let mut found = contradictions(catalogue, language, one);
        found.title = title(reconciling(language, Reconciling::Contradictions));
        let mut outside = outside(catalogue, language, one);
        outside.title = title(reconciling(language, Reconciling::OutsideCatalogue));
        let all = [compared, found, outside];
        grids.extend(all.into_iter().filter(|grid| !grid.rows.is_empty()));
    }
    grids
}

/// The sheet of the internal copy: a row a published number, with all that is said of it.
pub fn grid(catalogue: &Catalogue, language: Language, all: &Reconciled) -> Grid {
    let say = |word| reconciling(language, word);
    let columns = vec![
        Column::new("id", word(language, Word::Code)).wide(14.0),
        Column::new("what", word(language, Word::Indicator)).wide(30.0),
        Column::new("at", word(language, Word::Dimension)).wide(24.0),
        Column::new("published", say(Reconciling::Published)).wide(12.0),
        Column::new("computed", say(Reconciling::Computed)).wide(10.0),
        Column::new("difference", say(Reconciling::Difference)).wide(10.0),
        Column::new("verdict", say(Reconciling::Verdict)).wide(22.0),
        Column::new("found", say(Reconciling::Found)).wide(50.0),
        Column::new("declared", say(Reconciling::Declared)).wide(36.0),
        Column::new("document", say(Reconciling::Document)).wide(36.0),
    ];
    let mut grid = Grid::new("", columns);
    for row in &all.rows {
        let published = row.published(catalogue);
        let what = match &published.about {
            About::Indicator(..) => about(catalogue, language, row),
            About::Outside(_) => published.label.clone().unwrap_or_default(),
        };
        let mut found: Vec<String> = all
            .of(row)
            .map(|one| findings::message(language, &one.fact).text)
            .collect();
        if let About::Outside(why) = &published.about {
            found.insert(0, why.clone());
        }
        let scope = published.scope.iter();
        let scope = scope.map(|text| labelled(language, Reconciling::Scope, text));
        let declared = published.disputed.iter().cloned().chain(scope);
        grid.push(
            RowKind::Plain,
            vec![
                Cell::text(&published.id),
                Cell::text(what),
                Cell::text(place(catalogue, language, row)),
                published_cell(language, published, row),
                row.compared.computed.map_or(Cell::Empty, Cell::count),
                row.difference().map_or(Cell::Empty, Cell::count),
                Cell::text(judged(language, all, row)),
                Cell::text(found.join(" · ")),
                Cell::text(declared.collect::<Vec<_>>().join(" · ")),
                Cell::text(&published.document),
            ],
        );
    }
    if grid.rows.is_empty() {
        grid.notes.push(say(Reconciling::NothingPublished).into());
    }
    grid
}

fn labelled(language: Language, name: Reconciling, text: &str) -> String {
    wording::stated(language, reconciling(language, name), text)
}

/// How many published numbers come to what, in a line.
pub fn summary(language: Language, all: &[Reconciled]) -> String {
    let verdicts: Vec<Verdict> = all
        .iter()
        .flat_map(|one| one.rows.iter().map(|row| one.verdict(row)))
        .collect();
    let each: Vec<(Reconciling, usize)> = [
        Verdict::Agrees,
        Verdict::Differs,
        Verdict::NotComputed,
        Verdict::ContradictsItself,
        Verdict::ContradictsAnother,
        Verdict::Outside,
    ]
    .map(|verdict| {
        let met = verdicts.iter().filter(|one| **one == verdict);
        (verdict_word(verdict), met.count())
    })
    .to_vec();
    wording::reconciled_count(language, verdicts.len(), &each)
}

/// The table of one project: a row a number that the catalogue counts.
fn compared(catalogue: &Catalogue, language: Language, all: &Reconciled) -> Grid {
    let say = |word| reconciling(language, word);
    let columns = vec![
        Column::new("id", word(language, Word::Code)),
        Column::new("what", word(language, Word::Indicator)),
        Column::new("published", say(Reconciling::Published)),
        Column::new("computed", say(Reconciling::Computed)),
        Column::new("difference", say(Reconciling::Difference)),
        Column::new("verdict", say(Reconciling::Verdict)),
    ];
    let mut grid = Grid::new("", columns);
    let mut last = None;
    for row in inside(all) {
        let first = last.replace(row.number) != Some(row.number);
        let published = row.published(catalogue);
        let mut what = place(catalogue, language, row);
        if first {
            let place = if what.is_empty() {
                what
            } else {
                format!(" · {what}")
            };
            what = about(catalogue, language, row) + &place;
        }
        grid.push(
            RowKind::Plain,
            vec![
                Cell::text(if first { published.id.as_str() } else { "" }),
                Cell::text(what),
                published_cell(language, published, row),
                row.compared.computed.map_or(Cell::Empty, Cell::count),
                row.difference()
                    .filter(|_| published.bound.is_none())
                    .map_or(Cell::Empty, Cell::count),
                Cell::text(judged(language, all, row)),
            ],
        );
    }
    grid
}

fn inside(all: &Reconciled) -> impl Iterator<Item = &Row> {
    let outside = |row: &&Row| row.compared.comparison == Comparison::Outside;
    all.rows.iter().filter(move |row| !outside(row))
}

/// The line or the indicator, whether it is a target, and the period.
fn about(catalogue: &Catalogue, language: Language, row: &Row) -> String {
    let published = row.published(catalogue);
    let project = &catalogue.projects[row.statement.project];
    let name = match published.about {
        About::Indicator(_, Some(line)) => project.logframe[line].code.as_str(),
        About::Indicator(indicator, None) => catalogue.indicators[indicator].code.as_str(),
        About::Outside(_) => "",
    };
    let mut parts = vec![name.to_owned()];
    if published.of == PublishedOf::Target {
        parts.push(reconciling(language, Reconciling::PublishedTarget).into());
    }
    let period = wording::period_name(language, &row.statement.period);
    parts.push(if published.assumed {
        let assumed = reconciling(language, Reconciling::Assumed);
        format!("{period} ({assumed})")
    } else {
        period
    });
    parts.join(" · ")
}

/// The categories of a row, for readers; empty for everybody.
fn place(catalogue: &Catalogue, language: Language, row: &Row) -> String {
    let at = row.statement.at.iter();
    let labels = at.map(|(id, one)| figures::label(catalogue, language, *id, At::Category(*one)));
    labels.collect::<Vec<_>>().join(", ")
}

fn published_cell(language: Language, published: &Published, row: &Row) -> Cell {
    match (row.statement.value, published.bound) {
        (None, _) => Cell::Empty,
        (Some(value), None) => Cell::count(value),
        (Some(value), Some(bound)) => {
            let over = bound == PublishedBound::Over;
            Cell::Word(wording::bounded(language, over, value))
        }
    }
}

/// The comparison, why there is none, and whether something contradicts the figure.
fn judged(language: Language, all: &Reconciled, row: &Row) -> String {
    let comparison = match row.compared.comparison {
        Comparison::Agrees => Reconciling::Agrees,
        Comparison::Differs => Reconciling::Differs,
        Comparison::NotComputed => Reconciling::NotComputed,
        Comparison::Outside => Reconciling::Outside,
    };
    let mut text = reconciling(language, comparison).to_owned();
    if let Some(why) = row.compared.why {
        text = wording::stated(language, &text, reconciling(language, why_word(why)));
    }
    match all.verdict(row) {
        verdict @ (Verdict::ContradictsItself | Verdict::ContradictsAnother) => {
            format!("{text}, {}", reconciling(language, verdict_word(verdict)))
        }
        _ => text,
    }
}

fn verdict_word(verdict: Verdict) -> Reconciling {
    match verdict {
        Verdict::Agrees => Reconciling::Agrees,
        Verdict::Differs => Reconciling::Differs,
        Verdict::NotComputed => Reconciling::NotComputed,
        Verdict::ContradictsItself => Reconciling::ContradictsItself,
        Verdict::ContradictsAnother => Reconciling::ContradictsAnother,
        Verdict::Outside => Reconciling::Outside,
    }
}

fn why_word(why: Why) -> Reconciling {
    match why {
        Why::NotRead => Reconciling::NotRead,
        Why::NotFed => Reconciling::NotFed,
        Why::NotTyped => Reconciling::NotTyped,
        Why::OutsideProject => Reconciling::OutsideProject,
        Why::PeriodCut => Reconciling::PeriodCut,
        Why::Partial => Reconciling::Partial,
        Why::Twice => Reconciling::Twice,
        Why::OtherUnit => Reconciling::OtherUnit,
        Why::NotApplicable => Reconciling::NoBreakdown,
        Why::NoTarget => Reconciling::NoTarget,
        Why::NoNumber => Reconciling::NoNumber,
    }
}

/// What contradicts what: once each, with what is declared about it; then what is declared and no rule finds.
fn contradictions(catalogue: &Catalogue, language: Language, all: &Reconciled) -> Grid {
    let say = |word| reconciling(language, word);
    let columns = vec![
        Column::new("ids", say(Reconciling::Figures)),
        Column::new("found", say(Reconciling::Found)),
        Column::new("declared", say(Reconciling::Declared)),
    ];
    let mut grid = Grid::new("", columns);
    let mut told = Vec::new();
    for one in &all.contradictions {
        let ids = all.names(one);
        let disputed: Vec<String> = all.disputed(catalogue, one);
        told.extend(ids.iter().map(|id| (*id).to_owned()));
        grid.push(
            RowKind::Plain,
            vec![
                Cell::text(ids.join(", ")),
                Cell::text(findings::message(language, &one.fact).text),
                Cell::text(disputed.join(" ")),
            ],
        );
    }
    let declared = catalogue.projects[all.project].published.iter();
    for published in declared.filter(|one| !told.contains(&one.id)) {
        if let Some(disputed) = &published.disputed {
            grid.push(
                RowKind::Plain,
                vec![Cell::text(&published.id), Cell::Empty, Cell::text(disputed)],
            );
        }
    }
    grid
}

/// What the catalogue does not count: each with its wording and why.
fn outside(catalogue: &Catalogue, language: Language, all: &Reconciled) -> Grid {
    let say = |word| reconciling(language, word);
    let columns = vec![
        Column::new("id", word(language, Word::Code)),
        Column::new("what", word(language, Word::Indicator)),
        Column::new("published", say(Reconciling::Published)),
        Column::new("why", say(Reconciling::Why)),
    ];
    let mut grid = Grid::new("", columns);
    let rows = all.rows.iter();
    for row in rows.filter(|row| row.compared.comparison == Comparison::Outside) {
        let published = row.published(catalogue);
        let why = match &published.about {
            About::Outside(why) => why.as_str(),
            About::Indicator(..) => "",
        };
        grid.push(
            RowKind::Plain,
            vec![
                Cell::text(&published.id),
                Cell::text(published.label.clone().unwrap_or_default()),
                published_cell(language, published, row),
                Cell::text(why),
            ],
        );
    }
    grid
}
