//! Native charts of tables. What is told apart by colour is told apart by fill, marker or dash as well, so that a black
//! and white copy says the same.

use rust_xlsxwriter::{
    Chart, ChartAxis, ChartAxisCrossing, ChartDataLabel, ChartFont, ChartFormat,
    ChartLegendPosition, ChartLine, ChartLineDashType, ChartMarker, ChartMarkerType,
    ChartPatternFill, ChartPatternFillType, ChartRange, ChartSolidFill, ChartType, Color,
    ObjectMovement,
};

use super::looks::{GREY, INK, LINE};
use super::{formula, limits, runs};
use crate::report::grid::{Cell, ChartKind, Grid, GridChart};

/// Where a table stands: what a chart's ranges are made from.
pub(super) struct Stand<'a> {
    /// The sheet.
    pub(super) sheet: &'a str,
    /// The row of the headings.
    pub(super) header: u32,
    /// The first row under them.
    pub(super) first: u32,
    /// Whether the sheet runs from right to left.
    pub(super) right_to_left: bool,
    /// How much larger it is drawn because the page is printed smaller.
    pub(super) enlarged: f64,
    /// The table's caption: what the chart is said to show if nothing else is said.
    pub(super) caption: &'a str,
}

const FILLS: [(Color, Option<ChartPatternFillType>); 6] = [
    (INK, None),
    (
        Color::RGB(0x00D9_8E2B),
        Some(ChartPatternFillType::DiagonalStripesWideUpwards),
    ),
    (Color::RGB(0x00A9_C2D1), None),
    (
        Color::RGB(0x0054_7F9C),
        Some(ChartPatternFillType::Dotted40Percent),
    ),
    (
        Color::RGB(0x009A_3B3B),
        Some(ChartPatternFillType::HorizontalStripesDark),
    ),
    (
        Color::RGB(0x0060_8A4F),
        Some(ChartPatternFillType::SmallGrid),
    ),
];

const LINES: [(Color, ChartLineDashType, ChartMarkerType); 6] = [
    (INK, ChartLineDashType::Solid, ChartMarkerType::Circle),
    (
        Color::RGB(0x00D9_8E2B),
        ChartLineDashType::Dash,
        ChartMarkerType::Square,
    ),
    (
        Color::RGB(0x0054_7F9C),
        ChartLineDashType::RoundDot,
        ChartMarkerType::Triangle,
    ),
    (
        Color::RGB(0x009A_3B3B),
        ChartLineDashType::LongDash,
        ChartMarkerType::Diamond,
    ),
    (
        Color::RGB(0x0060_8A4F),
        ChartLineDashType::DashDot,
        ChartMarkerType::X,
    ),
    (
        Color::RGB(0x006B_6B6B),
        ChartLineDashType::Solid,
        ChartMarkerType::LongDash,
    ),
];

/// The size of a chart in pixels, so many times enlarged.
pub(super) fn size(chart: &GridChart, enlarged: f64) -> (u32, u32) {
    let (wide, high) = plain_size(chart);
    let times = |pixels: u32| (f64::from(pixels) * enlarged).round() as u32;
    (times(wide), times(high))
}

/// Room for each group and each series, never more than a printed page holds.
fn plain_size(chart: &GridChart) -> (u32, u32) {
    let (groups, series) = if chart.by_rows {
        (chart.columns.len(), chart.rows.len())
    } else {
        (chart.rows.len(), chart.columns.len())
    };
    let (groups, series) = (groups as u32, series as u32);
    let titles = u32::from(!chart.group_axis.is_empty()) * 20;
    match chart.kind {
        ChartKind::Bars => (
            (120 + groups * (series * 18 + 30)).clamp(380, 640),
            220 + titles,
        ),
        ChartKind::Stacked => ((160 + groups * 130).clamp(400, 700), 260 + titles),
        ChartKind::Progress => (620, (90 + titles + groups * 34).clamp(200, 600)),
        ChartKind::Trend => ((160 + groups * 60).clamp(420, 720), 250 + titles),
    }
}

/// The chart of a grid, nothing if it has nothing to draw.
pub(super) fn draw(stand: &Stand<'_>, grid: &Grid, chart: &GridChart) -> Option<Chart> {
    let mut drawn = Chart::new(match chart.kind {
        ChartKind::Bars => ChartType::Column,
        ChartKind::Stacked => ChartType::ColumnStacked,
        ChartKind::Progress => ChartType::Bar,
        ChartKind::Trend => ChartType::Line,
    });
    let rows = within(&chart.rows, grid.rows.len());
    let columns = within(&chart.columns, grid.columns.len());
    if rows.is_empty() || columns.is_empty() {
        return None;
    }
    let row = |at: usize| stand.first + at as u32;
    let rows: Vec<u32> = rows.into_iter().map(row).collect();
    let columns: Vec<u32> = columns.into_iter().map(|at| at as u32).collect();
    let label = chart.label as u32;
    let series = if chart.by_rows { &rows } else { &columns };
    for (place, at) in series.iter().enumerate() {
        let (name, names, values) = if chart.by_rows {
            (
                range(stand.sheet, &[*at], &[label]),
                range(stand.sheet, &[stand.header], &columns),
                range(stand.sheet, &[*at], &columns),
            )
        } else {
            (
                range(stand.sheet, &[stand.header], &[*at]),
                range(stand.sheet, &rows, &[label]),
                range(stand.sheet, &rows, &[*at]),
            )
        };
        let one = drawn.add_series();
        one.set_name(&name)
            .set_categories(&names)
            .set_values(&values);
        look(one, chart, place, stand.enlarged);
    }
    dress(&mut drawn, chart, series.len(), extent(grid, chart), stand);
    Some(drawn)
}

/// The least and the largest number drawn, 0 among them: so that few are counted in whole steps, and shares stand
/// against the whole.
fn extent(grid: &Grid, chart: &GridChart) -> (f64, f64) {
    let rows = chart.rows.iter().filter_map(|at| grid.rows.get(*at));
    let of_row = |row: &crate::report::grid::GridRow| {
        let cells = chart.columns.iter().filter_map(|at| row.cells.get(*at));
        let numbers = cells.filter_map(|cell| match cell {
            Cell::Number(number, _) | Cell::Share(number, _) | Cell::Money(number, ..) => {
                Some(*number)
            }
            _ => None,
        });
        let (mut least, mut most) = (0.0, 0.0);
        for number in numbers {
            least = number.min(least);
            most = match chart.kind {
                ChartKind::Stacked => number + most,
                _ => number.max(most),
            };
        }
        (least, most)
    };
    rows.map(of_row).fold((0.0, chart.most), |whole, one| {
        (one.0.min(whole.0), one.1.max(whole.1))
    })
}

fn within(places: &[usize], many: usize) -> Vec<usize> {
    places.iter().copied().filter(|at| *at < many).collect()
}

/// A range of a chart: of several pieces where rows or columns are left out.
fn range(sheet: &str, rows: &[u32], columns: &[u32]) -> ChartRange {
    match (runs(rows).as_slice(), runs(columns).as_slice()) {
        (&[(top, bottom)], &[(left, right)]) => {
            ChartRange::new_from_range(sheet, top, left as u16, bottom, right as u16)
        }
        (rows, columns) => ChartRange::new_from_string(&pieces(sheet, rows, columns)),
    }
}

fn pieces(sheet: &str, rows: &[(u32, u32)], columns: &[(u32, u32)]) -> String {
    let mut pieces = Vec::new();
    for (top, bottom) in rows {
        for (left, right) in columns {
            pieces.push(formula(
                sheet,
                (*top, *left as u16),
                (*bottom, *right as u16),
            ));
        }
    }
    format!("=({})", pieces.join(","))
}

/// Fill or line of a series.
fn look(series: &mut rust_xlsxwriter::ChartSeries, chart: &GridChart, place: usize, enlarged: f64) {
    if chart.kind == ChartKind::Trend {
        let (color, dash, marker) = LINES[place % LINES.len()];
        let mut line = ChartLine::new();
        line.set_color(color).set_width(2.0).set_dash_type(dash);
        let mut dot = ChartMarker::new();
        dot.set_type(marker).set_size(7).set_format(
            ChartFormat::new()
                .set_solid_fill(ChartSolidFill::new().set_color(color))
                .set_line(ChartLine::new().set_color(color)),
        );
        series
            .set_format(ChartFormat::new().set_line(&line))
            .set_marker(&dot);
        return;
    }
    let (color, pattern) = FILLS[place % FILLS.len()];
    let mut look = ChartFormat::new();
    match pattern {
        None => look.set_solid_fill(ChartSolidFill::new().set_color(color)),
        Some(pattern) => look.set_pattern_fill(
            ChartPatternFill::new()
                .set_pattern(pattern)
                .set_foreground_color(color)
                .set_background_color(Color::White),
        ),
    };
    look.set_border(ChartLine::new().set_color(if pattern.is_some() { color } else { INK }));
    series.set_format(&mut look);
    match chart.kind {
        ChartKind::Stacked => series.set_gap(60),
        ChartKind::Progress => {
            let mut font = ChartFont::new();
            font.set_size((8.0 * enlarged).round()).set_color(GREY);
            let mut label = ChartDataLabel::new();
            label.show_value().set_num_format("0%").set_font(&font);
            series.set_gap(50).set_data_label(&label)
        }
        _ => series.set_gap(70),
    };
}

/// Axes, legend, size and words.
fn dress(
    drawn: &mut Chart,
    chart: &GridChart,
    series: usize,
    extent: (f64, f64),
    stand: &Stand<'_>,
) {
    let mut font = ChartFont::new();
    font.set_size((9.0 * stand.enlarged).round())
        .set_color(GREY);
    if !stand.right_to_left {
        font.set_name("Calibri");
    }
    axes(drawn, chart, extent, stand.right_to_left, &font);
    drawn.title().set_hidden();
    if series > 1 {
        drawn
            .legend()
            .set_position(ChartLegendPosition::Bottom)
            .set_font(&font);
    } else {
        drawn.legend().set_hidden();
    }
    drawn
        .chart_area()
        .set_format(ChartFormat::new().set_no_border());
    let (wide, high) = size(chart, stand.enlarged);
    let alt = if chart.alt.trim().is_empty() {
        stand.caption
    } else {
        &chart.alt
    };
    drawn
        .set_width(wide)
        .set_height(high)
        .set_object_movement(ObjectMovement::MoveButDontSizeWithCells)
        .set_alt_text(limits::shortened(alt, limits::LABEL));
}

fn axes(
    drawn: &mut Chart,
    chart: &GridChart,
    (least, most): (f64, f64),
    right_to_left: bool,
    font: &ChartFont,
) {
    let mut line = ChartLine::new();
    line.set_color(LINE).set_width(0.75);
    let lying = chart.kind == ChartKind::Progress;
    // Of bars that lie, the library calls the axis of the numbers x.
    let groups = if lying {
        drawn.y_axis()
    } else {
        drawn.x_axis()
    };
    groups
        .set_format(ChartFormat::new().set_line(&line))
        .set_major_gridlines(false);
    axis(groups, &chart.group_axis, font);
    if lying {
        // The first line of the table on top, and the numbers under the last.
        groups.set_reverse().set_crossing(ChartAxisCrossing::Max);
    } else if right_to_left {
        // Groups and periods run the way the sheet does.
        groups.set_reverse();
    }
    let values = if lying {
        drawn.x_axis()
    } else {
        drawn.y_axis()
    };
    values
        .set_num_format(if chart.percent { "0%" } else { "#,##0" })
        .set_format(ChartFormat::new().set_no_line())
        .set_major_gridlines(true)
        .set_major_gridlines_line(&line);
    if least >= 0.0 {
        values.set_min(0);
    }
    axis(values, &chart.value_axis, font);
    if chart.percent && most <= 1.0 {
        values.set_max(1).set_major_unit(0.25);
    } else if !chart.percent && most <= 10.0 {
        values.set_major_unit(1);
    }
    if lying && right_to_left {
        values.set_reverse();
    }
}

fn axis(axis: &mut ChartAxis, title: &str, font: &ChartFont) {
    axis.set_font(font);
    if !title.is_empty() {
        axis.set_name(&limits::shortened(title, limits::LABEL))
            .set_name_font(font);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_leave_out_what_stands_between() {
        let formula = |rows: &[u32], columns: &[u32]| pieces("d'été", &runs(rows), &runs(columns));
        assert_eq!(formula(&[3, 5], &[0]), "=('d''été'!$A$4,'d''été'!$A$6)");
        assert_eq!(
            formula(&[3], &[1, 2, 4]),
            "=('d''été'!$B$4:$C$4,'d''été'!$E$4)"
        );
    }
}
