//! How cells look. Colours stay readable in black and white; numbers keep the reader's own separators.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::language::Language;
use crate::report::grid::{Cell, Mark, RowKind};
use crate::wording::{Word, word};

const INK: Color = Color::RGB(0x001F_3A4D);
const HEAD: Color = Color::RGB(0x00DC_E6EC);
const LEVEL: Color = Color::RGB(0x00EE_F2F5);
const LINE: Color = Color::RGB(0x00B8_C4CC);
const GREY: Color = Color::RGB(0x0060_6B73);

/// The formats of a workbook.
pub(super) struct Looks {
    pub(super) heading: Format,
    pub(super) title: Format,
    pub(super) note: Format,
    pub(super) column: Format,
    pub(super) level: Format,
    plain: Kinds,
    total: Kinds,
    aside: Kinds,
}

/// The formats of one kind of row.
struct Kinds {
    text: Format,
    word: Format,
    whole: Format,
    whole_marked: [Format; 4],
    decimal: Format,
    share: Format,
    day: Format,
}

impl Looks {
    pub(super) fn new(language: Language) -> Self {
        let base = Format::new().set_font_name("Calibri").set_font_size(11);
        let bordered = base
            .clone()
            .set_border(FormatBorder::Thin)
            .set_border_color(LINE)
            .set_align(FormatAlign::Top);
        let small = bordered
            .clone()
            .set_font_size(9)
            .set_italic()
            .set_font_color(GREY);
        Self {
            heading: base
                .clone()
                .set_bold()
                .set_font_size(14)
                .set_font_color(INK)
                .set_align(FormatAlign::VerticalCenter),
            title: base.clone().set_bold().set_font_color(INK).set_text_wrap(),
            note: base
                .clone()
                .set_italic()
                .set_font_color(GREY)
                .set_text_wrap()
                .set_align(FormatAlign::Top),
            column: bordered
                .clone()
                .set_bold()
                .set_background_color(HEAD)
                .set_text_wrap()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter),
            level: bordered.clone().set_bold().set_background_color(LEVEL),
            plain: Kinds::new(&bordered, language),
            total: Kinds::new(
                &bordered.clone().set_bold().set_background_color(LEVEL),
                language,
            ),
            aside: Kinds::new(&small, language),
        }
    }

    /// The format of a cell in a row of this kind.
    pub(super) fn cell(&self, cell: &Cell, kind: RowKind) -> &Format {
        let kinds = match kind {
            RowKind::Total => &self.total,
            RowKind::Aside => &self.aside,
            RowKind::Plain | RowKind::Heading => &self.plain,
        };
        match cell {
            Cell::Empty | Cell::Text(_) | Cell::Spark(_) => &kinds.text,
            Cell::Word(_) => &kinds.word,
            Cell::Share(_) => &kinds.share,
            Cell::Day(_) => &kinds.day,
            Cell::Number(_, Mark::AtLeast) => &kinds.whole_marked[0],
            Cell::Number(_, Mark::ToConfirm) => &kinds.whole_marked[1],
            Cell::Number(_, Mark::AtLeastToConfirm) => &kinds.whole_marked[2],
            Cell::Number(_, Mark::AtMost) => &kinds.whole_marked[3],
            Cell::Number(number, Mark::Plain) if number.fract() == 0.0 => &kinds.whole,
            Cell::Number(..) | Cell::Money(..) => &kinds.decimal,
        }
    }
}

impl Kinds {
    fn new(base: &Format, language: Language) -> Self {
        let number = base.clone().set_align(FormatAlign::Right);
        let marked = |pattern: String| number.clone().set_num_format(pattern);
        let confirm = word(language, Word::ToConfirm);
        Self {
            text: base
                .clone()
                .set_text_wrap()
                .set_align(FormatAlign::Left)
                .set_indent(1),
            word: base
                .clone()
                .set_italic()
                .set_font_color(GREY)
                .set_align(FormatAlign::Right)
                .set_text_wrap(),
            whole: marked("#,##0".into()),
            // The number stays a number; what qualifies it is how it is shown.
            whole_marked: [
                marked("\"≥ \"#,##0".into()),
                marked(format!("#,##0\" ({confirm})\"")),
                marked(format!("\"≥ \"#,##0\" ({confirm})\"")),
                marked("\"≤ \"#,##0".into()),
            ],
            decimal: marked("#,##0.00".into()),
            share: marked("0.0%".into()),
            day: base
                .clone()
                .set_num_format("dd/mm/yyyy")
                .set_align(FormatAlign::Left)
                .set_indent(1),
        }
    }
}
