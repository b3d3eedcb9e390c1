//! Published figures and contradictions for machines: codes, a row each.

use crate::catalogue::{About, Catalogue, PublishedBound, PublishedOf};
use crate::language::Language;
use crate::reconcile::{Reconciled, Row, place_code};
use crate::report::grid::{Cell, Column, Grid, RowKind};
use crate::wording::findings;

/// One flat table for machine formats: a row a published number, all codes.
pub fn flat(catalogue: &Catalogue, all: &[Reconciled]) -> Grid {
    let columns = [
        "project",
        "id",
        "indicator",
        "line",
        "period",
        "at",
        "of",
        "published",
        "bound",
        "computed",
        "state",
        "difference",
        "comparison",
        "verdict",
        "contradiction",
        "reason",
        "other",
        "disputed",
        "scope",
        "assumed",
        "document",
    ];
    let columns = columns.map(|code| Column::new(code, code));
    let mut grid = Grid::new("", columns.to_vec());
    for one in all {
        for row in &one.rows {
            grid.push(RowKind::Plain, flat_row(catalogue, one, row));
        }
    }
    grid
}

fn flat_row(catalogue: &Catalogue, all: &Reconciled, row: &Row) -> Vec<Cell> {
    let published = row.published(catalogue);
    let project = &catalogue.projects[all.project];
    let number = |value: Option<f64>| value.map_or(Cell::Empty, Cell::count);
    let (indicator, line) = match published.about {
        About::Indicator(indicator, line) => (Some(indicator), line),
        About::Outside(_) => (None, None),
    };
    let at = place_code(catalogue, &row.statement.at);
    let of = match published.of {
        PublishedOf::Result => "result",
        PublishedOf::Target => "target",
    };
    let bound = match published.bound {
        None => "",
        Some(PublishedBound::Over) => "over",
        Some(PublishedBound::AtLeast) => "at_least",
    };
    let reason = match (&published.about, row.compared.why) {
        (About::Outside(why), _) => why.as_str(),
        (_, Some(why)) => why.into(),
        (_, None) => "",
    };
    vec![
        Cell::text(&project.code),
        Cell::text(&published.id),
        Cell::text(indicator.map_or("", |place| &catalogue.indicators[place].code)),
        Cell::text(line.map_or("", |place| &project.logframe[place].code)),
        Cell::text(&row.statement.period),
        Cell::text(if at.is_empty() { "_T" } else { &at }),
        Cell::text(of),
        number(row.statement.value),
        Cell::text(bound),
        number(row.compared.computed),
        Cell::text(row.compared.state.map_or("", |state| state.code())),
        number(row.difference()),
        Cell::text(<&str>::from(row.compared.comparison)),
        Cell::text(<&str>::from(all.verdict(row))),
        Cell::text(all.codes(row).join(";")),
        Cell::text(reason),
        Cell::text(all.others(row).join(";")),
        Cell::text(published.disputed.clone().unwrap_or_default()),
        Cell::text(published.scope.clone().unwrap_or_default()),
        Cell::text(if published.assumed { "true" } else { "false" }),
        Cell::text(&published.document),
    ]
}

/// The contradictions as one flat table for machine formats.
pub fn flat_contradictions(catalogue: &Catalogue, language: Language, all: &[Reconciled]) -> Grid {
    let columns = ["project", "code", "ids", "within", "declared", "message"];
    let columns = columns.map(|code| Column::new(code, code));
    let mut grid = Grid::new("", columns.to_vec());
    for one in all {
        for contradiction in &one.contradictions {
            let within = if one.is_itself(contradiction) {
                "itself"
            } else {
                "another"
            };
            let declared = one.is_declared(catalogue, contradiction);
            grid.push(
                RowKind::Plain,
                vec![
                    Cell::text(&catalogue.projects[one.project].code),
                    Cell::text(contradiction.code()),
                    Cell::text(one.names(contradiction).join(";")),
                    Cell::text(within),
                    Cell::text(if declared { "true" } else { "false" }),
                    Cell::text(findings::message(language, &contradiction.fact).text),
                ],
            );
        }
    }
    grid
}
