//! What `inspect` found as grids, and a draft as text.

mod machine;

pub use machine::{flat_columns, flat_files, flat_sheets};

use super::grid::{Cell, Column as GridColumn, Grid, RowKind};
use crate::catalogue::{Catalogue, SERVICE, Slot};
use crate::finding::{Shown, column_letters};
use crate::inspect::{Column, Draft, Family, Inspected, Kind, MOST_VALUES, Sheet};
use crate::language::Language;
use crate::wording::{self, ColumnKind, Remark, Word, draft_note, percent, remark, word};

/// Values named in one cell of a terminal's table.
const MOST_NAMED: usize = 6;

/// The tables of a file for a reader: one a sheet, what is known of file and sheet above and below it.
pub fn grids(catalogue: &Catalogue, language: Language, file: &Inspected) -> Vec<Grid> {
    let said = |remarks: Vec<Remark>| -> Vec<String> {
        remarks.iter().map(|one| remark(language, one)).collect()
    };
    let mut grids = vec![Grid {
        title: file.path.clone(),
        notes: said(of_file(file)),
        ..Grid::default()
    }];
    for sheet in &file.sheets {
        if sheet.name.is_empty() {
            grids[0].notes.extend(said(of_sheet(sheet)));
        } else {
            grids.push(Grid {
                title: format!("{} › {}", file.path, sheet.name),
                notes: said(of_sheet(sheet)),
                ..Grid::default()
            });
        }
        let mut grid = Grid::new("", columns(language));
        for column in &sheet.columns {
            grid.push(RowKind::Plain, cells(catalogue, language, sheet, column));
        }
        if !grid.rows.is_empty() {
            grids.push(grid);
        }
    }
    grids
}

fn columns(language: Language) -> Vec<GridColumn> {
    let named = |code: &str, name: Word| GridColumn::new(code, word(language, name));
    vec![
        GridColumn::new("column", ""),
        named("header", Word::Header),
        named("kind", Word::Kind),
        named("values", Word::CellsOf),
        named("meaning", Word::CatalogueMeaning),
    ]
}

fn cells(catalogue: &Catalogue, language: Language, sheet: &Sheet, column: &Column) -> Vec<Cell> {
    let share = filled(sheet, column);
    let kind = wording::column_kind(language, kind_name(column.kind));
    let distinct = wording::distinct(language, column.distinct, column.more);
    let mut values: Vec<String> = column
        .values
        .iter()
        .take(MOST_NAMED)
        .map(|(shown, count)| counted(shown, *count))
        .collect();
    let (days, texts) = (column.tally.days, column.tally.written_days);
    if days > texts {
        values.insert(
            0,
            format!("{} {}", wording::date_cells(language), days - texts),
        );
    }
    if column.values.len() > MOST_NAMED {
        values.push("…".into());
    }
    let values = match column.kind {
        Kind::Empty => String::new(),
        _ => wording::stated(language, &distinct, &values.join(", ")),
    };
    vec![
        Cell::text(column_letters(column.place)),
        Cell::text(plain(&column.header)),
        Cell::text(format!("{kind} {}", percent(language, share))),
        Cell::text(values),
        Cell::text(meant(catalogue, language, column)),
    ]
}

/// The share of the rows of data in which a column is filled.
fn filled(sheet: &Sheet, column: &Column) -> f64 {
    let all = f64::from(sheet.rows.of_data.max(1));
    (f64::from(column.tally.filled) / all).min(1.0)
}

fn counted(shown: &Shown, count: u32) -> String {
    match shown {
        Shown::Text(text) => format!("{text} {count}"),
        Shown::Shape(shape) => format!("‹{shape}› {count}"),
    }
}

fn plain(shown: &Shown) -> String {
    match shown {
        Shown::Text(text) => text.clone(),
        Shown::Shape(shape) => format!("‹{shape}›"),
    }
}

fn meant(catalogue: &Catalogue, language: Language, column: &Column) -> String {
    let Some(meaning) = &column.meaning else {
        return service(catalogue, column)
            .map_or_else(String::new, |code| format!("{SERVICE} = {code}"));
    };
    let code = code_of(catalogue, meaning.slot);
    if meaning.of == 0 {
        return code.to_owned();
    }
    let share = percent(
        language,
        f64::from(meaning.understood) / f64::from(meaning.of),
    );
    let mut text = format!("{code} {share}");
    if !meaning.unknown.is_empty() && matches!(meaning.slot, Slot::Dimension(_)) {
        let list: Vec<String> = meaning
            .unknown
            .iter()
            .take(4)
            .map(|(shown, count)| counted(shown, *count))
            .collect();
        text = format!(
            "{text}{}? {}",
            wording::separator(language),
            list.join(", ")
        );
    }
    text
}

fn service<'c>(catalogue: &'c Catalogue, column: &Column) -> Option<&'c str> {
    let dimension = catalogue.dimension(SERVICE)?;
    Some(catalogue.category_code(dimension, column.service?))
}

fn code_of(catalogue: &Catalogue, slot: Slot) -> &str {
    match slot {
        Slot::Dimension(id) => &catalogue.at(id).code,
        Slot::Field(field) => &catalogue.fields[field.0].code,
    }
}

fn of_file(file: &Inspected) -> Vec<Remark> {
    let mut list = Vec::new();
    match &file.inferred {
        Ok(inferred) => {
            list.push(Remark::Format(inferred.format));
            if file.misnamed {
                list.push(Remark::Misnamed(inferred.format));
            }
            if let Some((encoding, delimiter)) = inferred.text.clone() {
                list.push(Remark::Text {
                    encoding,
                    delimiter,
                });
            }
        }
        Err(reason) => list.push(Remark::Unreadable(*reason)),
    }
    if !file.claimed.is_empty() {
        list.push(Remark::Claimed(file.claimed.clone()));
    }
    list
}

fn of_sheet(sheet: &Sheet) -> Vec<Remark> {
    let rows = &sheet.rows;
    let mut list = vec![Remark::Size {
        rows: rows.filled,
        columns: sheet.width,
        claimed: sheet.notes.claimed.clone(),
    }];
    let mut add = |told: bool, remark: Remark| {
        if told {
            list.push(remark);
        }
    };
    add(sheet.hidden, Remark::Hidden);
    add(sheet.pivot, Remark::Pivot);
    match &sheet.heading {
        Some(heading) => add(
            true,
            Remark::Header {
                row: heading.row,
                rows: heading.rows,
                known: heading.known,
            },
        ),
        None => add(rows.filled > 0, Remark::NoHeader),
    }
    for (row, how) in &rows.described {
        add(true, Remark::Described(*row, *how));
    }
    let (count, first) = rows.totals.unwrap_or_default();
    add(count > 0, Remark::Totals { count, first });
    add(rows.blank > 0, Remark::Blank(rows.blank));
    add(rows.torn > 0, Remark::Torn(rows.torn));
    add(
        rows.second.is_some(),
        Remark::SecondTable(rows.second.unwrap_or_default()),
    );
    add(rows.hidden > 0, Remark::HiddenRows(rows.hidden));
    list.extend(of_format(sheet));
    list.extend(of_columns(sheet));
    list
}

/// What the format tells of a sheet, and the program that exported it.
fn of_format(sheet: &Sheet) -> Vec<Remark> {
    let notes = &sheet.notes;
    let hidden = notes.hidden_columns.iter().take(12);
    let letters: Vec<String> = hidden.map(|column| column_letters(*column)).collect();
    let mut list = Vec::new();
    let mut add = |told: bool, remark: Remark| {
        if told {
            list.push(remark);
        }
    };
    add(!letters.is_empty(), Remark::HiddenColumns(letters));
    let merged = notes.merged.len() as u32;
    add(merged > 0, Remark::Merged(merged));
    add(notes.filtered, Remark::Filtered);
    if let Some(family) = sheet.family {
        let (name, roster) = match family {
            Family::Kobo { roster } => ("KoboToolbox", roster),
            Family::Odk { roster } => ("ODK Central", roster),
        };
        add(true, Remark::Family { name, roster });
    }
    list
}

/// What is said of the columns as a whole.
fn of_columns(sheet: &Sheet) -> Vec<Remark> {
    let mut list = Vec::new();
    for column in &sheet.columns {
        let (letters, tally) = (column_letters(column.place), &column.tally);
        if tally.no_result > 0 {
            list.push(Remark::NoResult {
                column: letters.clone(),
                count: tally.no_result,
            });
        }
        if tally.errors > 0 {
            list.push(Remark::Errors {
                column: letters,
                count: tally.errors,
            });
        }
    }
    if !sheet.resembles.is_empty() {
        list.push(Remark::Resembles(sheet.resembles.clone()));
    }
    if sheet.columns.iter().any(|column| column.more) {
        list.push(Remark::Unseen(MOST_VALUES));
    }
    list.extend(sheet.trouble.map(Remark::SheetUnreadable));
    list
}

/// A draft as TOML, remarks in a language.
pub fn toml(language: Language, draft: &Draft) -> String {
    let mut text = String::new();
    for line in &draft.lines {
        let note = line.note.as_ref().map(|note| draft_note(language, note));
        let note = note.map(|note| {
            note.chars()
                .map(|sign| if sign.is_control() { ' ' } else { sign })
                .collect::<String>()
        });
        if line.off {
            text.push_str("# ");
        }
        text.push_str(&line.toml);
        if let Some(note) = note {
            text.push_str(if line.toml.is_empty() { "# " } else { "    # " });
            text.push_str(&note);
        }
        text.push('\n');
    }
    text
}

fn kind_name(kind: Kind) -> ColumnKind {
    match kind {
        Kind::Identity => ColumnKind::Identity,
        Kind::Date => ColumnKind::Date,
        Kind::Number => ColumnKind::Number,
        Kind::Money => ColumnKind::Money,
        Kind::Category => ColumnKind::Category,
        Kind::YesNo => ColumnKind::YesNo,
        Kind::Text => ColumnKind::Text,
        Kind::Empty => ColumnKind::Empty,
    }
}
