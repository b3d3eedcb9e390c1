//! Renders a [`SampleFile`] and writes it: xlsx by `rust_xlsxwriter`, CSV by `csv` and `encoding_rs`.
//!
//! Files that an office program made once are left as they are; [`for_office`] writes the workbook to make them from.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use anyhow::Context;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format as Style, FormatAlign, Formula, Workbook, Worksheet,
};

use super::cell::{Cell, Format, SampleFile, Sheet};

/// Writes `file` at its path under `folder`, unless it was made once and for all.
pub(crate) fn write(folder: &Path, file: &SampleFile) -> anyhow::Result<()> {
    let path = folder.join(file.path);
    let bytes = match file.format {
        Format::Workbook => workbook(&file.sheets),
        Format::CsvWindows1252 => delimited(&file.sheets[0], b';')
            .map(|text| encoding_rs::WINDOWS_1252.encode(&text).0.into_owned()),
        Format::CsvUtf8 => {
            delimited(&file.sheets[0], b';').map(|text| format!("\u{feff}{text}").into_bytes())
        }
        Format::CsvUtf16 => delimited(&file.sheets[0], b'\t').map(|text| utf_16(&text)),
        Format::Xls | Format::Ods => return Ok(()),
    };
    put(&path, bytes)
}

/// Writes, as xlsx under `folder`, a file that an office program is to turn into its own format.
pub(crate) fn for_office(folder: &Path, file: &SampleFile) -> anyhow::Result<()> {
    put(
        &folder.join(file.path).with_extension("xlsx"),
        workbook(&file.sheets),
    )
}

fn utf_16(text: &str) -> Vec<u8> {
    let marked = std::iter::once(0xfeff).chain(text.encode_utf16());
    marked.flat_map(u16::to_le_bytes).collect()
}

fn put(path: &Path, bytes: anyhow::Result<Vec<u8>>) -> anyhow::Result<()> {
    let context = || format!("writing {}", path.display());
    let bytes = bytes.with_context(context)?;
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).with_context(context)?;
    }
    let mut out = File::create(path).with_context(context)?;
    out.write_all(&bytes).with_context(context)
}

fn delimited(sheet: &Sheet, delimiter: u8) -> anyhow::Result<String> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    for row in &sheet.rows {
        writer.write_record(row.iter().map(cell_text))?;
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}

/// What a CSV file shows of a cell; the sample CSV sheets hold only text, written as their program would show it.
fn cell_text(cell: &Cell) -> &str {
    match cell {
        Cell::Text(text) => text,
        _ => "",
    }
}

fn workbook(sheets: &[Sheet]) -> anyhow::Result<Vec<u8>> {
    let mut book = Workbook::new();
    // A workbook carries the moment it was made: without a fixed one, no two runs give the same bytes.
    let made = ExcelDateTime::from_ymd(2024, 1, 15)?.and_hms(9, 0, 0)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let styles = Styles::new();
    for sheet in sheets {
        write_sheet(book.add_worksheet(), sheet, &styles)?;
    }
    Ok(book.save_to_buffer()?)
}

/// The few looks that the sample workbooks use.
struct Styles {
    banner: Style,
    header: Style,
    day: Style,
    long_text: Style,
}

impl Styles {
    fn new() -> Self {
        let banner = Style::new().set_bold().set_font_size(14);
        Self {
            banner: banner.set_align(FormatAlign::Center),
            header: Style::new()
                .set_bold()
                .set_text_wrap()
                .set_background_color(Color::RGB(0x00D9_E2F3)),
            day: Style::new().set_num_format("dd/mm/yyyy"),
            long_text: Style::new().set_text_wrap(),
        }
    }
}

fn write_sheet(page: &mut Worksheet, sheet: &Sheet, styles: &Styles) -> anyhow::Result<()> {
    page.set_name(&sheet.name)?.set_hidden(sheet.hidden);
    for (index, row) in (0..).zip(&sheet.rows) {
        let header = sheet.header_row == Some(index);
        for (column, cell) in (0..).zip(row) {
            write_cell(page, (index, column), cell, styles, header)?;
        }
    }
    for column in 0..column_count(sheet)? {
        page.set_column_width(column, sheet.width)?;
    }
    for block in &sheet.merged {
        let text = match &sheet.rows[block.row as usize][block.first as usize] {
            Cell::Text(text) => text.as_str(),
            _ => "",
        };
        page.merge_range(
            block.row,
            block.first,
            block.row,
            block.last,
            text,
            &styles.banner,
        )?;
    }
    if let Some(header) = sheet.header_row {
        page.set_freeze_panes(header + 1, 0)?;
    }
    Ok(())
}

fn column_count(sheet: &Sheet) -> anyhow::Result<u16> {
    let columns = sheet.rows.iter().map(Vec::len).max().unwrap_or(0);
    Ok(u16::try_from(columns)?)
}

fn write_cell(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    styles: &Styles,
    header: bool,
) -> anyhow::Result<()> {
    match cell {
        Cell::Blank => page,
        Cell::Text(text) if header => {
            page.write_string_with_format(row, column, text, &styles.header)?
        }
        Cell::Text(text) if text.len() > 200 => {
            page.write_string_with_format(row, column, text, &styles.long_text)?
        }
        Cell::Text(text) => page.write_string(row, column, text)?,
        Cell::Number(number) => page.write_number(row, column, *number)?,
        Cell::Date(day) => page.write_datetime_with_format(row, column, day, &styles.day)?,
        Cell::Formula { formula, result } => {
            let formula = Formula::new(formula).set_result(result.to_string());
            page.write_formula(row, column, formula)?
        }
    };
    Ok(())
}
