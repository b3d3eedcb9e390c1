//! Grids as text: terminal tables, Markdown, CSV, JSON.

use std::fmt::Write as _;

use comfy_table::{Cell as TextCell, CellAlignment, ContentArrangement, Table, presets};
use serde_json::{Map, Value as Json, json};

use super::grid::{Cell, Grid, GridRow, Mark, RowKind};
use crate::language::Language;
use crate::screen;
use crate::wording::{self, Word, word};

/// Grids for a terminal of this width, aligned and readable without colour.
pub fn terminal(language: Language, grids: &[Grid], width: u16) -> String {
    let mut text = String::new();
    for grid in grids {
        if !text.is_empty() {
            text.push('\n');
        }
        if !grid.title.is_empty() {
            lines(&mut text, &screen::line(&grid.title), width);
        }
        if grid.columns.is_empty() {
            for paragraph in prose(language, grid) {
                lines(&mut text, &paragraph, width);
            }
            continue;
        }
        let mut table = Table::new();
        table
            .load_style(presets::NOTHING)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(width);
        table.set_header(grid.columns.iter().map(|column| column.title.clone()));
        for row in &grid.rows {
            if row.kind == RowKind::Heading {
                table.add_row([TextCell::new(shown(language, &row.cells[0]))]);
            } else {
                table.add_row(row.cells.iter().map(|cell| shown(language, cell)));
            }
        }
        for (at, column) in table.column_iter_mut().enumerate() {
            let number = grid
                .rows
                .iter()
                .any(|row| row.cells.get(at).is_some_and(Cell::is_number));
            column.set_cell_alignment(if number {
                CellAlignment::Right
            } else {
                CellAlignment::Left
            });
            column.set_padding((u16::from(at > 0), 1));
        }
        for line in table.lines() {
            text.push_str(line.trim_end());
            text.push('\n');
        }
        for note in &grid.notes {
            lines(&mut text, note, width);
        }
    }
    text
}

/// The paragraphs of a grid without columns, and its notes.
fn prose(language: Language, grid: &Grid) -> Vec<String> {
    let first = |row: &GridRow| row.cells.first().map(|cell| shown(language, cell));
    let mut list: Vec<String> = grid.rows.iter().filter_map(first).collect();
    list.extend(grid.notes.iter().cloned());
    list
}

/// A text in lines of this width.
fn lines(text: &mut String, paragraph: &str, width: u16) {
    for line in wrapped(paragraph, usize::from(width)) {
        text.push_str(&line);
        text.push('\n');
    }
}

/// How many characters a line of a grid needs at least, if no word and no number is to be cut.
pub fn narrowest(language: Language, grid: &Grid) -> usize {
    let word = |text: &str| {
        text.split(' ')
            .map(|word| word.chars().count())
            .max()
            .unwrap_or(0)
    };
    let column = |at: usize| {
        let cells = grid.rows.iter().filter(|row| row.kind != RowKind::Heading);
        let cells = cells
            .filter_map(|row| row.cells.get(at))
            .map(|cell| word(&shown(language, cell)));
        cells.fold(word(&grid.columns[at].title), usize::max)
    };
    (0..grid.columns.len()).map(|at| column(at) + 2).sum()
}

/// A text cut into lines at its spaces.
pub fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in text.split(' ') {
        if !line.is_empty() && line.chars().count() + 1 + piece.chars().count() > width {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(piece);
    }
    lines.push(line);
    lines
}

/// Grids as Markdown.
pub fn markdown(language: Language, grids: &[Grid]) -> String {
    let mut text = String::new();
    for grid in grids {
        if !text.is_empty() {
            text.push('\n');
        }
        let _ = writeln!(text, "**{}**\n", escaped(&grid.title));
        if grid.columns.is_empty() {
            for paragraph in prose(language, grid) {
                let _ = writeln!(text, "{}\n", escaped(&paragraph));
            }
            continue;
        }
        let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
        text.push_str(&line(
            grid.columns
                .iter()
                .map(|column| escaped(&column.title))
                .collect(),
        ));
        let rule = (0..grid.columns.len()).map(|at| {
            let number = grid
                .rows
                .iter()
                .any(|row| row.cells.get(at).is_some_and(Cell::is_number));
            if number {
                "---:".to_owned()
            } else {
                "---".to_owned()
            }
        });
        text.push_str(&line(rule.collect()));
        for row in &grid.rows {
            let mut cells: Vec<String> = row
                .cells
                .iter()
                .map(|cell| escaped(&shown(language, cell)))
                .collect();
            cells.resize(grid.columns.len(), String::new());
            text.push_str(&line(cells));
        }
        for note in &grid.notes {
            let _ = writeln!(text, "\n{}", escaped(note));
        }
    }
    text
}

fn escaped(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

/// One grid as CSV: codes for headings, plain numbers, ISO days.
pub fn csv(grid: &Grid) -> anyhow::Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    writer.write_record(grid.columns.iter().map(|column| column.code.as_str()))?;
    for row in grid.rows.iter().filter(|row| row.kind != RowKind::Heading) {
        writer.write_record(row.cells.iter().map(plain))?;
    }
    Ok(writer.into_inner()?)
}

/// A text as a CSV cell: one that a spreadsheet would take for a formula is escaped.
pub fn safe(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Empty | Cell::Word(_) | Cell::Spark(_) => String::new(),
        Cell::Text(text) => safe(text),
        Cell::Number(number, _) | Cell::Share(number, _) | Cell::Money(number, ..) => {
            number_text(*number)
        }
        Cell::Day(day) => day.to_string(),
    }
}

/// A number as machines write it: no trailing zeros, never an exponent for what people count.
pub fn number_text(number: f64) -> String {
    let rounded = (number * 1e6).round() / 1e6;
    format!("{}", if rounded == 0.0 { 0.0 } else { rounded })
}

/// A grid's rows as JSON objects.
pub fn json(grid: &Grid) -> Json {
    let rows = grid
        .rows
        .iter()
        .filter(|row| row.kind != RowKind::Heading)
        .map(|row| {
            let pairs = grid.columns.iter().zip(&row.cells).map(|(column, cell)| {
                let value = match cell {
                    Cell::Empty | Cell::Word(_) | Cell::Spark(_) => Json::Null,
                    Cell::Text(text) => json!(text),
                    Cell::Number(number, _) | Cell::Share(number, _) | Cell::Money(number, ..) => {
                        number_json(*number)
                    }
                    Cell::Day(day) => json!(day.to_string()),
                };
                (column.code.clone(), value)
            });
            Json::Object(pairs.collect::<Map<_, _>>())
        });
    rows.collect()
}

/// A number as JSON: whole where it is whole.
pub fn number_json(number: f64) -> Json {
    let rounded = (number * 1e6).round() / 1e6;
    if rounded.fract() == 0.0 && rounded.abs() < 9e15 {
        json!(rounded as i64)
    } else {
        json!(rounded)
    }
}

/// A cell as a person reads it.
pub fn shown(language: Language, cell: &Cell) -> String {
    match cell {
        Cell::Empty | Cell::Spark(_) => String::new(),
        Cell::Text(text) | Cell::Word(text) => text.clone(),
        Cell::Number(number, mark) => marked(language, *mark, &wording::number(language, *number)),
        Cell::Share(share, mark) => marked(language, *mark, &wording::percent(language, *share)),
        Cell::Money(amount, currency, mark) => {
            let amount = format!("{}\u{a0}{currency}", wording::number(language, *amount));
            marked(language, *mark, &amount)
        }
        Cell::Day(day) => wording::day(language, *day),
    }
}

/// What stands before a number, and what behind it: a bound with a space, and whether it may change or must be checked.
pub fn around(language: Language, mark: Mark, space: char) -> (String, Option<&'static str>) {
    let signed = |sign: &str| format!("{sign}{space}");
    let from = |least: u64| format!("{}–", wording::number(language, least as f64));
    let confirm = |verified: bool| (!verified).then(|| word(language, Word::ToConfirm));
    match mark {
        Mark::Plain => (String::new(), None),
        Mark::AtLeast => (signed("≥"), None),
        Mark::AtMost => (signed("≤"), None),
        Mark::From(least) => (from(least), None),
        Mark::Provisional(least) => (
            least.map_or_else(String::new, from),
            Some(word(language, Word::Provisional)),
        ),
        Mark::ToConfirm => (String::new(), confirm(false)),
        Mark::Wanted { over, verified } => {
            let least = if over { Word::Over } else { Word::Minimum };
            (signed(word(language, least)), confirm(verified))
        }
    }
}

/// A number as it is shown, with its mark.
fn marked(language: Language, mark: Mark, number: &str) -> String {
    let (sign, confirm) = around(language, mark, '\u{a0}');
    let confirm = confirm.map_or_else(String::new, |confirm| format!(" ({confirm})"));
    format!("{sign}{number}{confirm}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::grid::Column;

    #[test]
    fn what_may_change_keeps_the_bounds_of_what_was_counted() {
        let of = |least| shown(Language::En, &Cell::Number(46.0, Mark::Provisional(least)));
        assert_eq!(
            (of(Some(45)).as_str(), of(None).as_str()),
            ("45–46 (p)", "46 (p)")
        );
    }

    #[test]
    fn amounts_show_their_currency_to_people_and_sparklines_nothing() {
        let titles = ["Nom", "Montant", "Tendance"];
        let columns = titles.map(|title| Column::new(&title.to_lowercase(), title));
        let mut grid = Grid::new("Subventions", columns.into());
        let amount = Cell::Money(12_500.5, "MAD".into(), Mark::Plain);
        grid.push(
            RowKind::Plain,
            vec![Cell::text("E1"), amount, Cell::Spark(1..2)],
        );
        let shown = |language| markdown(language, std::slice::from_ref(&grid));
        assert!(shown(Language::Fr).contains("| E1 | 12\u{202f}500,5\u{a0}MAD |  |"));
        assert!(shown(Language::En).contains("| E1 | 12,500.5\u{a0}MAD |  |"));
        assert_eq!(csv(&grid).unwrap(), b"nom,montant,tendance\nE1,12500.5,\n");
        assert_eq!(
            json(&grid),
            json!([{ "nom": "E1", "montant": 12500.5, "tendance": null }])
        );
    }

    #[test]
    fn prose_is_wrapped_for_a_terminal_and_paragraphs_in_markdown() {
        let mut grid = Grid::prose("Emploi", ["Un deux trois quatre.".to_owned()]);
        grid.notes.push("Fin.".into());
        let lines = terminal(Language::Fr, std::slice::from_ref(&grid), 10);
        assert_eq!(lines, "Emploi\nUn deux\ntrois\nquatre.\nFin.\n");
        let text = markdown(Language::Fr, &[grid]);
        assert_eq!(text, "**Emploi**\n\nUn deux trois quatre.\n\nFin.\n\n");
    }
}
