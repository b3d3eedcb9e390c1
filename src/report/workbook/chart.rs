//! A native chart of a table: bars that are told apart in black and white by their fill.

use rust_xlsxwriter::{
    Chart, ChartFormat, ChartLegendPosition, ChartLine, ChartPatternFill, ChartPatternFillType,
    ChartType, Color,
};

use crate::report::grid::GridChart;

/// Rows of 20 pixels that a chart stands over.
pub(super) const ROWS: u32 = 10;

/// Its width with the space before it, in points.
pub(super) const POINTS: f64 = (380.0 * 1.4 + 130.0) * 0.75;

const FILLS: [(u32, u32, Option<ChartPatternFillType>); 6] = [
    (0x001F_3A4D, 0x001F_3A4D, None),
    (
        0x00E0_9F3E,
        0x00FF_FFFF,
        Some(ChartPatternFillType::DiagonalStripesWideUpwards),
    ),
    (
        0x0054_7F9C,
        0x00FF_FFFF,
        Some(ChartPatternFillType::Dotted40Percent),
    ),
    (0x00B8_C4CC, 0x00B8_C4CC, None),
    (
        0x009A_3B3B,
        0x00FF_FFFF,
        Some(ChartPatternFillType::HorizontalStripesDark),
    ),
    (
        0x0060_8A4F,
        0x00FF_FFFF,
        Some(ChartPatternFillType::SmallGrid),
    ),
];

/// The chart of a grid whose headings stand on row `header` and whose rows start at `first`.
pub(super) fn draw(page: &str, header: u32, first: u32, chart: &GridChart) -> Chart {
    let mut drawn = Chart::new(ChartType::Column);
    let row = |at: Option<&usize>| first + at.copied().unwrap_or_default() as u32;
    let (from, to) = (row(chart.rows.first()), row(chart.rows.last()));
    for (place, column) in chart.columns.iter().enumerate() {
        let column = *column as u16;
        let (fore, back, pattern) = FILLS[place % FILLS.len()];
        let mut look = ChartFormat::new();
        match pattern {
            None => look
                .set_solid_fill(rust_xlsxwriter::ChartSolidFill::new().set_color(Color::RGB(fore))),
            Some(pattern) => look.set_pattern_fill(
                ChartPatternFill::new()
                    .set_pattern(pattern)
                    .set_foreground_color(Color::RGB(fore))
                    .set_background_color(Color::RGB(back)),
            ),
        };
        look.set_border(ChartLine::new().set_color(Color::RGB(fore)));
        drawn
            .add_series()
            .set_name((page, header, column))
            .set_categories((page, from, 0, to, 0))
            .set_values((page, from, column, to, column))
            .set_format(&mut look);
    }
    if chart.most <= 10.0 {
        drawn.y_axis().set_major_unit(1);
    }
    drawn.title().set_hidden();
    drawn.legend().set_position(ChartLegendPosition::Bottom);
    drawn
        .set_width(380)
        .set_height(ROWS * 20 - 10)
        .set_alt_text(&chart.alt);
    drawn
}
