//! Native charts: each reads the cells of its table. Shapes and numbers speak with the colours.

use super::fit;
use super::page::{Page, printable};
use super::reading::MEAN_COLUMNS;
use crate::language::{Phrases, semicolon};
use crate::report::chart::{Bars, Dots, LikertRow, Marker, NUMBER_FROM_PERCENT, Shade, TrendRow};
use crate::say;
use rust_xlsxwriter::{
    Chart, ChartAxisCrossing, ChartDataLabel, ChartDataLabelPosition, ChartErrorBars, ChartErrorBarsType, ChartFont,
    ChartFormat, ChartLegendPosition, ChartLine, ChartMarker, ChartMarkerType, ChartPatternFill, ChartPatternFillType,
    ChartRange, ChartSolidFill, ChartType, ObjectMovement,
};

/// Width of every drawing, in pixels.
const WIDTH: u32 = 920;
/// Height of what is not bars, in pixels.
const FRAME: u32 = 80;
/// Longest text read for a drawing.
const ALT_MAX: usize = 255;

/// A chart and its height in pixels.
pub(super) struct Drawn {
    pub chart: Chart,
    pub height: u32,
}

/// Cells of a column beside the rows of a table whose headings stand in row `top`.
struct Cells<'p> {
    sheet: &'p str,
    first: u32,
    last: u32,
}

impl Cells<'_> {
    fn column(&self, column: u16) -> ChartRange {
        ChartRange::new_from_range(self.sheet, self.first, column, self.last, column)
    }

    fn head(&self, column: u16) -> ChartRange {
        ChartRange::new_from_range(self.sheet, self.first - 1, column, self.first - 1, column)
    }
}

fn below<'p>(page: &'p Page, top: u32, rows: usize) -> Cells<'p> {
    Cells { sheet: &page.name, first: top + 1, last: top + u32::try_from(rows).unwrap_or(1) }
}

/// Sheets that came, beside those handed out.
pub(super) fn bars(page: &Page, bars: &Bars, top: u32, names: u16, phrases: &Phrases) -> Option<Drawn> {
    if bars.bars.is_empty() {
        return None;
    }
    let cells = below(page, top, bars.bars.len());
    let mut chart = framed(ChartType::Bar);
    for (column, colour) in [(2, "#0060A0"), (3, "#B9C2CE")] {
        let series = chart.add_series();
        series.set_categories(&cells.column(names)).set_values(&cells.column(column)).set_name(&cells.head(column));
        series.set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(colour)));
        series.set_data_label(ChartDataLabel::new().show_value()).set_gap(60).set_overlap(-5);
    }
    chart.x_axis().set_min(0).set_hidden(true).set_major_gridlines(false);
    let said = bars.bars.iter().map(|bar| format!("{} {}", bar.label, bar.text));
    chart.set_alt_text(alt(&bars.title, said.collect(), phrases));
    Some(settled(chart, WIDTH, FRAME + 44 * drawn_rows(bars.bars.len())))
}

/// Means of the audiences on one scale, each with its interval.
pub(super) fn dots(page: &Page, dots: &Dots, top: u32, names: u16, phrases: &Phrases) -> Option<Drawn> {
    let shown = |marker: Marker| {
        let own = dots.rows.iter().flat_map(|row| &row.points).filter(move |point| point.marker == marker);
        own.filter(|point| point.value.is_some())
    };
    if dots.legend.iter().all(|(marker, _)| shown(*marker).next().is_none()) {
        return None;
    }
    // The audiences stand above the headings of their columns.
    let cells = below(page, top + 1, dots.rows.len());
    let mut chart = framed(ChartType::Bar);
    for (place, (marker, _)) in (0_u16..).zip(&dots.legend) {
        if shown(*marker).next().is_none() {
            continue;
        }
        let column = 2 + place * MEAN_COLUMNS;
        let series = chart.add_series();
        series
            .set_categories(&cells.column(names))
            .set_values(&cells.column(column))
            .set_name(&ChartRange::new_from_range(&page.name, top, column, top, column));
        series.set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(marker.colour())));
        if shown(*marker).any(|point| point.interval.is_some()) {
            let (minus, plus) = (cells.column(names + 1 + place * 2), cells.column(names + 2 + place * 2));
            let mut reach = ChartErrorBars::new();
            reach.set_type(ChartErrorBarsType::Custom(plus, minus));
            reach.set_format(ChartLine::new().set_color("#1B2430").set_width(1.25));
            // The values of bars that lie are on the horizontal axis.
            series.set_x_error_bars(&reach);
        }
        let white = ChartFont::new().set_color("#FFFFFF").set_bold().set_size(9).clone();
        let labels = dots.rows.iter().map(|row| {
            let point = row.points.iter().find(|point| point.marker == *marker).filter(|point| point.value.is_some());
            match point {
                Some(point) => {
                    let text = format!("{} {}", marker.glyph(), point.text);
                    ChartDataLabel::new().set_value(text.as_str()).set_font(&white).to_custom()
                }
                None => ChartDataLabel::new().set_hidden().to_custom(),
            }
        });
        let labels: Vec<ChartDataLabel> = labels.collect();
        let all = ChartDataLabel::new()
            .show_value()
            .set_position(ChartDataLabelPosition::InsideBase)
            .set_font(&white)
            .clone();
        series.set_data_label(&all).set_custom_data_labels(&labels).set_gap(45).set_overlap(0);
    }
    chart.x_axis().set_min(0).set_max(100).set_major_unit(20).set_num_format("0");
    let mut said = Vec::new();
    for row in &dots.rows {
        let points = row.points.iter().map(|point| format!("{} {}", point.marker.glyph(), point.text));
        said.push(format!("{} {}", row.label, points.collect::<Vec<_>>().join(", ")));
    }
    chart.set_alt_text(alt(&dots.title, said, phrases));
    Some(settled(chart, WIDTH, dots_height(dots)))
}

/// Stacked bars of ordered answers, each as long as the whole.
pub(super) fn likert(
    page: &Page,
    shades: &[(Shade, &str)],
    rows: &[(&str, &LikertRow)],
    top: u32,
    names: u16,
    phrases: &Phrases,
) -> Drawn {
    let cells = below(page, top, rows.len());
    let mut chart = framed(ChartType::BarPercentStacked);
    for (place, (shade, _)) in shades.iter().enumerate() {
        let column = 3 + u16::try_from(place).unwrap_or(u16::MAX);
        let series = chart.add_series();
        series.set_categories(&cells.column(names)).set_values(&cells.column(column)).set_name(&cells.head(column));
        let mut format = ChartFormat::new();
        if shade.is_hatched() {
            let mut hatched = ChartPatternFill::new();
            hatched.set_pattern(ChartPatternFillType::DiagonalStripesWideUpwards);
            format.set_pattern_fill(hatched.set_foreground_color(shade.colour()).set_background_color("#B55A5A"));
        } else {
            format.set_solid_fill(ChartSolidFill::new().set_color(shade.colour()));
        }
        series.set_format(format.set_border(ChartLine::new().set_color("#FFFFFF").set_width(0.75)));
        let ink = if shade.is_dark() { "#FFFFFF" } else { "#1B2430" };
        let ink = ChartFont::new().set_color(ink).set_bold().set_size(9).clone();
        let labels = rows.iter().map(|(_, row)| match row.segments.get(place) {
            Some(segment) if segment.percent >= NUMBER_FROM_PERCENT => {
                ChartDataLabel::new().set_value(segment.text.as_str()).set_font(&ink).to_custom()
            }
            _ => ChartDataLabel::new().set_hidden().to_custom(),
        });
        let labels: Vec<ChartDataLabel> = labels.collect();
        let all =
            ChartDataLabel::new().show_value().set_position(ChartDataLabelPosition::Center).set_font(&ink).clone();
        series.set_data_label(&all).set_custom_data_labels(&labels).set_gap(35);
    }
    chart.x_axis().set_hidden(true).set_major_gridlines(false);
    let said = rows.iter().map(|(question, row)| {
        let parts = row.segments.iter().map(|segment| format!("{} {}", segment.word, segment.text));
        format!("{question}, {} {}", row.label, parts.collect::<Vec<_>>().join(", "))
    });
    chart.set_alt_text(alt(&say!(phrases, "report-items-distribution"), said.collect(), phrases));
    settled(chart, WIDTH, likert_height(rows.len()))
}

/// A theme from one campaign to the next: the table's headings in row `top`, the theme's lines from row `first`.
pub(super) fn trend(page: &Page, row: &TrendRow, moments: usize, top: u32, first: u32, phrases: &Phrases) -> Drawn {
    let last = 1 + u16::try_from(moments).unwrap_or(u16::MAX - 1);
    let mut chart = Chart::new(ChartType::Line);
    for (line, place) in row.lines.iter().zip(first..) {
        let series = chart.add_series();
        series.set_categories(&ChartRange::new_from_range(&page.name, top, 2, top, last));
        series.set_values(&ChartRange::new_from_range(&page.name, place, 2, place, last));
        series.set_name(&ChartRange::new_from_range(&page.name, place, 1, place, 1));
        series.set_format(ChartLine::new().set_color(line.marker.colour()).set_width(2.25));
        let shape = match line.marker {
            Marker::Disc => ChartMarkerType::Circle,
            Marker::Diamond => ChartMarkerType::Diamond,
            Marker::Square => ChartMarkerType::Square,
            Marker::Triangle => ChartMarkerType::Triangle,
        };
        let fill = ChartSolidFill::new().set_color(line.marker.colour()).clone();
        series.set_marker(
            ChartMarker::new()
                .set_type(shape)
                .set_size(8)
                .set_format(&mut ChartFormat::new().set_solid_fill(&fill).clone()),
        );
        let mut label = ChartDataLabel::new();
        series.set_data_label(label.show_value().set_position(ChartDataLabelPosition::Above).set_num_format("0"));
    }
    // A title in words would be read as a place where it looks like one.
    let title = ChartRange::new_from_range(&page.name, first, 0, first, 0);
    chart.title().set_name(&title).set_font(ChartFont::new().set_size(11).set_bold());
    chart.y_axis().set_min(0).set_max(100).set_major_unit(25).set_num_format("0");
    chart.legend().set_position(ChartLegendPosition::Bottom);
    let said = row.lines.iter().map(|line| format!("{} {}", line.label, line.texts.join(", ")));
    chart.set_alt_text(alt(&row.label, said.collect(), phrases));
    settled(chart, WIDTH * 2 / 3, 300)
}

/// Horizontal bars, the first on top.
fn framed(kind: ChartType) -> Chart {
    let mut chart = Chart::new(kind);
    chart.title().set_hidden();
    chart.legend().set_position(ChartLegendPosition::Top);
    // Of bars that lie, the axis of names is the vertical one; the other crosses it below the last.
    chart.y_axis().set_reverse().set_font(ChartFont::new().set_size(9)).set_crossing(ChartAxisCrossing::Max);
    chart
}

/// Height of the drawing of means, in pixels.
pub(super) fn dots_height(dots: &Dots) -> u32 {
    FRAME + (18 * drawn_rows(dots.legend.len()) + 12) * drawn_rows(dots.rows.len())
}

/// Height of the drawing of so many stacked bars, in pixels.
pub(super) fn likert_height(bars: usize) -> u32 {
    FRAME + 22 * drawn_rows(bars).max(2)
}

fn drawn_rows(rows: usize) -> u32 {
    u32::try_from(rows.clamp(1, 200)).unwrap_or(200)
}

fn settled(mut chart: Chart, width: u32, height: u32) -> Drawn {
    chart.set_width(width).set_height(height);
    chart.set_object_movement(ObjectMovement::MoveButDontSizeWithCells);
    Drawn { chart, height }
}

/// What is read for a drawing: what it shows, that its numbers stand above it, and as many of them as there is room for.
fn alt(title: &str, said: Vec<String>, phrases: &Phrases) -> String {
    let text =
        format!("{} {}", say!(phrases, "xlsx-alt", title = fit(title, 100)), said.join(semicolon(phrases.language())));
    fit(&printable(&text), ALT_MAX)
}
