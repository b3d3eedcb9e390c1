//! The list of values that nothing understands, for a person to fill in: each with its count and place, and an empty
//! category. What was filled in before is kept.

use indexmap::IndexSet;

use super::text::{number_text, safe};
use crate::catalogue::{ALIAS_COLUMNS, AliasList, PROJECT, fold};
use crate::finding::{Fact, Finding, Origin, Shown, column_letters};
use crate::language::Language;

/// Up to so many cells of which only the form is shown are listed one by one.
const MOST_CELLS: u32 = 20;

/// A row of the list, its cells in the order of [`ALIAS_COLUMNS`].
type Row = [String; 9];

/// What tells one row from another: a value of a source's dimension, or a cell.
type Key = [String; 4];

/// The bytes of the list, opened best by the spreadsheet programs of the language; `before` is the list as it was.
pub fn bytes(
    language: Language,
    findings: &[Finding],
    before: &AliasList,
) -> anyhow::Result<Vec<u8>> {
    let kept: Vec<_> = before.rows.iter().filter(|row| kept(before, row)).collect();
    let known = |column: &&String| !ALIAS_COLUMNS.contains(&column.as_str());
    let extra: Vec<&String> = before.columns.iter().filter(known).collect();
    // Without its mark a program on Windows takes the accents for signs of its own.
    let mut text = "\u{feff}".as_bytes().to_vec();
    let mut writer = csv::WriterBuilder::new()
        .delimiter(match language {
            Language::Fr => b';',
            Language::En => b',',
        })
        .from_writer(&mut text);
    let columns = ALIAS_COLUMNS.into_iter();
    writer.write_record(columns.chain(extra.iter().map(|one| one.as_str())))?;
    let mut told = IndexSet::new();
    for row in &kept {
        let cell = |name: &str| before.text(row, name);
        told.extend(keys(&ALIAS_COLUMNS.map(|name| cell(name).to_owned())));
        let names = ALIAS_COLUMNS.iter().copied();
        let names = names.chain(extra.iter().map(|one| one.as_str()));
        writer.write_record(names.map(cell))?;
    }
    for row in rows(findings) {
        // A value decided for all sources is decided for each.
        let everywhere = [String::new(), row[1].clone(), fold(&row[2]), String::new()];
        let decided = keys(&row).any(|key| told.contains(&key));
        if !decided && (row[2].is_empty() || !told.contains(&everywhere)) {
            let blank = extra.iter().map(|_| "");
            writer.write_record(row.iter().map(String::as_str).chain(blank))?;
        }
    }
    drop(writer);
    Ok(text)
}

/// Whether a person has filled a row in: a category, or the value of a cell of which the form alone was shown.
fn kept(list: &AliasList, row: &[crate::catalogue::Spot<String>]) -> bool {
    let filled = |name: &str| list.cell(row, name).is_some();
    filled("category") || filled("shape") && filled("value")
}

/// What a row is known by.
fn keys(row: &Row) -> impl Iterator<Item = Key> {
    let [source, dimension, value, _, _, file, sheet, cell, _] = row;
    let of_value = [source, dimension, &fold(value), &String::new()].map(String::clone);
    let of_cell = [file, sheet, cell, &"cell".to_owned()].map(String::clone);
    let of_value = Some(of_value).filter(|_| !value.is_empty());
    let of_cell = Some(of_cell).filter(|_| !cell.is_empty());
    of_value.into_iter().chain(of_cell)
}

/// The values that no alias matches, those of one source and dimension together.
fn rows(findings: &[Finding]) -> Vec<Row> {
    let mut list: Vec<(Row, u32)> = Vec::new();
    let project = PROJECT.to_owned();
    for finding in findings {
        let (field, value) = match &finding.fact {
            Fact::UnknownValue { field, value } => (field, value.clone()),
            Fact::UnknownFunder { value } => (&project, value.clone()),
            Fact::UndeclaredNumber { field, number } if number.ends_with('…') => {
                (field, Shown::Shape(number.clone()))
            }
            Fact::UndeclaredNumber { field, number } => (field, Shown::Text(number.clone())),
            _ => continue,
        };
        let Origin::Sheet { file, sheet, .. } = &finding.origin else {
            continue;
        };
        let source = finding.source.clone().unwrap_or_default();
        let (text, shape) = match value {
            Shown::Text(text) => (text, String::new()),
            Shown::Shape(shape) => (String::new(), shape),
        };
        let same = list.iter_mut().find(|(row, _)| {
            !text.is_empty() && row[0] == source && row[1] == *field && fold(&row[2]) == fold(&text)
        });
        if let Some((_, count)) = same {
            *count += finding.count;
            continue;
        }
        let each = text.is_empty() && finding.count <= MOST_CELLS;
        let places = finding
            .places
            .iter()
            .take(if each { usize::MAX } else { 1 });
        for place in places {
            let column = place.column.map(column_letters).unwrap_or_default();
            let row = [
                source.clone(),
                field.clone(),
                safe(&text),
                safe(&shape),
                String::new(),
                file.clone(),
                sheet.clone(),
                format!("{column}{}", place.row),
                String::new(),
            ];
            list.push((row, if each { 1 } else { finding.count }));
        }
    }
    let counted = |(mut row, count): (Row, u32)| {
        row[4] = number_text(f64::from(count));
        row
    };
    list.into_iter().map(counted).collect()
}
