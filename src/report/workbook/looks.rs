//! How cells look. Colours stay readable in black and white; numbers keep the reader's own separators.

use std::borrow::Cow;

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use super::limits;
use crate::language::Language;
use crate::report::grid::{Cell, Mark, RowKind};
use crate::report::text::around;

/// Titles, and the rules that hold a table together.
pub(super) const INK: Color = Color::RGB(0x001F_3A4D);
/// The darkest shade of a scale. One hue from white to this keeps its order on a grey printer, where two hues may print
/// alike, and text on the darkest of it still has a contrast of 9 to 1. Bars inside the cells would hide behind the
/// numbers, and LibreOffice draws them with a gradient of its own.
pub(super) const SHADE: Color = Color::RGB(0x009D_C3DA);
/// Text that steps back.
pub(super) const GREY: Color = Color::RGB(0x0052_5E66);
/// Rules between rows, and the lines of charts.
pub(super) const LINE: Color = Color::RGB(0x00C9_D3DA);
/// Shares, amounts, and numbers with a mark step back a little behind counts. Each has a shade of its own: LibreOffice
/// forgets the right indent of a cell that differs from the one before it in nothing but its number format.
const SHARE: Color = Color::RGB(0x0036_4148);
const AMOUNT: Color = Color::RGB(0x001C_2226);
const MARKED: Color = Color::RGB(0x0029_3238);
/// The pattern of a share.
const PERCENT: &str = "0.0%";
const HEAD: Color = Color::RGB(0x00E3_ECF1);
const LEVEL: Color = Color::RGB(0x00F1_F5F8);

/// The formats of the sheets that run one way.
pub(super) struct Looks {
    pub(super) heading: Format,
    pub(super) caption: Format,
    pub(super) prose: Format,
    pub(super) subhead: Format,
    pub(super) note: Format,
    pub(super) column: Format,
    pub(super) column_of_numbers: Format,
    pub(super) level: Format,
    pub(super) label: Format,
    plain: Kinds,
    total: Kinds,
    aside: Kinds,
    language: Language,
}

/// The formats of one kind of row.
struct Kinds {
    text: Format,
    word: Format,
    number: Format,
    whole: Format,
    decimal: Format,
    share: Format,
    day: Format,
}

impl Looks {
    pub(super) fn new(language: Language, right_to_left: bool) -> Self {
        let (base, start) = ground(right_to_left);
        let text = base
            .clone()
            .set_align(FormatAlign::Top)
            .set_align(start)
            .set_text_wrap();
        let title = text.clone().set_bold().set_font_color(INK);
        // Numbers do not wrap, and LibreOffice forgets the indent of those that are told to.
        let row = base
            .set_align(start)
            .set_indent(1)
            .set_border_bottom(FormatBorder::Thin)
            .set_border_bottom_color(LINE);
        let column = row
            .clone()
            .set_text_wrap()
            .set_bold()
            .set_font_color(INK)
            .set_background_color(HEAD)
            .set_border_top(FormatBorder::Thin)
            .set_border_top_color(INK)
            .set_border_bottom_color(INK);
        Self {
            heading: title
                .clone()
                .set_font_size(16)
                .set_align(FormatAlign::VerticalCenter),
            caption: title.clone().set_align(FormatAlign::Bottom),
            prose: text.clone(),
            subhead: title.set_font_size(12).set_align(FormatAlign::Bottom),
            note: text.set_font_size(10).set_italic().set_font_color(GREY),
            column_of_numbers: column.clone().set_align(FormatAlign::Right),
            column,
            level: row
                .clone()
                .set_text_wrap()
                .set_bold()
                .set_font_color(INK)
                .set_background_color(LEVEL),
            label: row.clone().set_text_wrap().set_bold().set_font_color(INK),
            plain: Kinds::new(&row),
            total: Kinds::new(&total(&row)),
            aside: Kinds::new(&aside(&row)),
            language,
        }
    }

    /// The format of a cell in a row of this kind.
    pub(super) fn cell(&self, cell: &Cell, kind: RowKind) -> Cow<'_, Format> {
        let kinds = match kind {
            RowKind::Total => &self.total,
            RowKind::Aside => &self.aside,
            RowKind::Plain | RowKind::Heading => &self.plain,
        };
        let special = |pattern: String, color: Color| {
            let number = kinds.number.clone().set_num_format(pattern);
            Cow::Owned(number.set_font_color(color))
        };
        Cow::Borrowed(match cell {
            Cell::Empty | Cell::Text(_) | Cell::Spark(_) => &kinds.text,
            Cell::Word(_) => &kinds.word,
            Cell::Share(_, Mark::Plain) => &kinds.share,
            Cell::Share(_, mark) => return special(self.marked(PERCENT, *mark), SHARE),
            Cell::Day(_) => &kinds.day,
            Cell::Number(number, Mark::Plain) if number.fract() == 0.0 => &kinds.whole,
            Cell::Number(_, Mark::Plain) => &kinds.decimal,
            Cell::Number(number, mark) => {
                return special(self.marked(digits(*number), *mark), MARKED);
            }
            Cell::Money(amount, currency, mark) => {
                let digits = money(*amount, currency);
                return special(self.marked(&digits, *mark), AMOUNT);
            }
        })
    }

    /// A pattern of digits with its mark around it: the number stays a number, what qualifies it is how it is shown.
    fn marked(&self, digits: &str, mark: Mark) -> String {
        let (sign, confirm) = around(self.language, mark, ' ');
        let before = match sign.as_str() {
            "" => String::new(),
            sign => format!("\"{sign}\""),
        };
        let after = confirm.map_or_else(String::new, |confirm| format!("\" ({confirm})\""));
        format!("{before}{digits}{after}")
    }
}

/// What every cell has, and the side that its texts begin on.
fn ground(right_to_left: bool) -> (Format, FormatAlign) {
    let base = Format::new()
        .set_font_name("Calibri")
        .set_font_size(11)
        .set_align(FormatAlign::VerticalCenter);
    if right_to_left {
        (base.set_reading_direction(2), FormatAlign::Right)
    } else {
        (base, FormatAlign::Left)
    }
}

fn total(row: &Format) -> Format {
    row.clone()
        .set_bold()
        .set_background_color(LEVEL)
        .set_border_top(FormatBorder::Thin)
        .set_border_top_color(INK)
}

fn aside(row: &Format) -> Format {
    row.clone()
        .set_font_size(9)
        .set_italic()
        .set_font_color(GREY)
}

impl Kinds {
    fn new(base: &Format) -> Self {
        let number = base.clone().set_align(FormatAlign::Right);
        Self {
            text: base.clone().set_text_wrap(),
            word: number
                .clone()
                .set_text_wrap()
                .set_italic()
                .set_font_color(GREY),
            whole: number.clone().set_num_format("#,##0"),
            decimal: number.clone().set_num_format("#,##0.00"),
            share: number.clone().set_num_format(PERCENT).set_font_color(SHARE),
            day: base.clone().set_num_format("dd/mm/yyyy"),
            number,
        }
    }
}

/// The pattern of digits: the reader's own separators stand in for comma and full stop.
fn digits(number: f64) -> &'static str {
    if number.fract() == 0.0 {
        "#,##0"
    } else if number.abs() < 0.1 {
        // A rate of exchange: two decimals would say 0.07 of 0.0743.
        "#,##0.0000"
    } else {
        "#,##0.00"
    }
}

/// An amount with its currency behind it.
fn money(amount: f64, currency: &str) -> String {
    let plain: String = currency.chars().filter(|sign| *sign != '"').collect();
    let plain = limits::shortened(&plain, limits::CURRENCY);
    format!("{}\"\u{a0}{plain}\"", digits(amount))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_and_marks_are_how_a_number_is_shown() {
        assert_eq!(money(12_500.0, "MAD"), "#,##0\"\u{a0}MAD\"");
        assert_eq!(money(0.5, "T\"ND"), "#,##0.00\"\u{a0}TND\"");
        assert!(money(1.0, &"x".repeat(300)).encode_utf16().count() < 255);
        let looks = Looks::new(Language::Fr, false);
        assert_eq!(looks.marked("#,##0.00", Mark::AtLeast), "\"≥ \"#,##0.00");
        assert_eq!(looks.marked("#,##0", Mark::From(1)), "\"1–\"#,##0");
        let wanted = Mark::Wanted {
            over: false,
            verified: false,
        };
        assert_eq!(
            looks.marked("#,##0", wanted),
            "\"min. \"#,##0\" (à confirmer)\""
        );
        assert_eq!(
            looks.marked(PERCENT, Mark::ToConfirm),
            "0.0%\" (à confirmer)\""
        );
    }
}
