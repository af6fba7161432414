//! Charts as SVG: drawn for paper with plain colours, and repainted by the page's style in the dark.

use super::chart::{
    Bars, Chart, Dots, DotsRow, LikertGroup, LikertRow, Marker, NUMBER_FROM_PERCENT, Point, Segment, Shade, Trend,
    TrendLine, TrendRow,
};
use crate::measure::clean;
use maud::{Markup, html};
use unicode_width::UnicodeWidthStr;

/// Width of every drawing, in its own units.
const WIDTH: f64 = 760.0;
/// Mean width of a character at the size of running text.
const CHARACTER: f64 = 6.7;
const LINE: f64 = 17.0;

/// A drawing and what it shows in words, its numbers included.
pub struct Drawing {
    /// The drawing.
    pub svg: Markup,
    /// The same for those who hear the page.
    #[cfg_attr(not(feature = "pdf"), expect(dead_code, reason = "the page has it in the drawing"))]
    pub words: String,
}

/// The drawings of a chart, each small enough to stand on one page. `id` makes names unique within the page.
pub fn drawings(chart: &Chart, id: &str) -> Vec<Drawing> {
    match chart {
        Chart::Likert(likert) => {
            let draw = |(place, group)| likert_group(group, &format!("{id}-{place}"));
            likert.groups.iter().enumerate().map(draw).collect()
        }
        Chart::Dots(dots) => vec![dot_plot(dots)],
        Chart::Bars(bars) => vec![bar_chart(bars)],
        Chart::Trend(trend) => vec![trend_chart(trend)],
    }
}

/// A number of a drawing, short and the same everywhere.
fn at(number: f64) -> String {
    let text = format!("{number:.1}");
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

fn drawing(height: f64, title: &str, description: &str, inside: Markup) -> Drawing {
    let words = format!("{}. {}", clean(title), clean(description));
    let svg = html! {
        svg class="cp-svg" viewBox={ "0 0 " (at(WIDTH)) " " (at(height)) } role="img" aria-label=(words)
            xmlns="http://www.w3.org/2000/svg" font-family="inherit" font-size="13" {
            (inside)
        }
    };
    Drawing { svg, words }
}

/// A small sign that stands beside a word.
pub fn swatch(inside: &Markup) -> Markup {
    html! { svg class="cp-mark" viewBox="0 0 16 16" aria-hidden="true" xmlns="http://www.w3.org/2000/svg" { (inside) } }
}

/// What a shade of a scale looks like, in a swatch.
pub fn shade(shade: Shade) -> Markup {
    html! {
        rect x="1" y="1" width="14" height="14" fill=(shade.colour()) stroke="#5b6472" stroke-width="0.8" {}
        @if shade.is_hatched() {
            path d="M1 9 L9 1 M4 14 L14 4 M10 15 L15 10" stroke="#ffffff" stroke-opacity="0.5" stroke-width="1.2" {}
        }
    }
}

/// The shape of an audience around a point.
pub fn marker(marker: Marker, x: f64, y: f64) -> Markup {
    match marker {
        Marker::Disc => html! { circle class="cp-disc" cx=(at(x)) cy=(at(y)) r="5.5" fill="#0060a0" {} },
        Marker::Diamond => {
            let (left, right, top, bottom) = (at(x - 6.2), at(x + 6.2), at(y - 6.2), at(y + 6.2));
            let points = format!("{},{top} {right},{} {},{bottom} {left},{}", at(x), at(y), at(x), at(y));
            html! { polygon class="cp-diamond" points=(points) fill="#7a3d9a" {} }
        }
        Marker::Square => {
            html! { rect class="cp-square" x=(at(x - 5.0)) y=(at(y - 5.0)) width="10" height="10" fill="#b34700" {} }
        }
        Marker::Triangle => {
            let points =
                format!("{},{} {},{} {},{}", at(x), at(y - 6.2), at(x + 6.2), at(y + 4.8), at(x - 6.2), at(y + 4.8));
            html! { polygon class="cp-triangle" points=(points) fill="#00664d" {} }
        }
    }
}

fn words(text: &str, x: f64, y: f64, anchor: &str, weight: &str) -> Markup {
    html! {
        text class="cp-ink" x=(at(x)) y=(at(y)) text-anchor=(anchor) font-weight=(weight) fill="#1d2330" { (clean(text)) }
    }
}

/// The text in lines of at most `width` units; a longer word is cut.
fn lines(text: &str, width: f64) -> Vec<String> {
    let room = (width / CHARACTER).max(4.0) as usize;
    super::text::wrap(&clean(text), room)
}

const PLOT_LEFT: f64 = 300.0;
const PLOT_RIGHT: f64 = 556.0;
const VALUES_LEFT: f64 = 588.0;
const VALUE_WIDTH: f64 = 42.0;

fn plot_x(value: f64) -> f64 {
    PLOT_LEFT + (PLOT_RIGHT - PLOT_LEFT) * value.clamp(0.0, 100.0) / 100.0
}

fn dot_plot(dots: &Dots) -> Drawing {
    let top = 30.0;
    let labels: Vec<Vec<String>> = dots.rows.iter().map(|row| lines(&row.label, PLOT_LEFT - 24.0)).collect();
    let heights: Vec<f64> = labels.iter().map(|lines| (lines.len() as f64 * LINE + 14.0).max(44.0)).collect();
    let bottom = top + heights.iter().sum::<f64>();
    let mut tops = Vec::new();
    heights.iter().fold(top, |y, height| {
        tops.push(y);
        y + height
    });
    let inside = html! {
        @for (place, (row_top, height)) in tops.iter().zip(&heights).enumerate() {
            @if place % 2 == 0 {
                rect class="cp-band" x="0" y=(at(*row_top)) width=(at(WIDTH)) height=(at(*height)) fill="#f3f5f8" {}
            }
        }
        @for tick in [0.0, 25.0, 50.0, 75.0, 100.0] {
            line class="cp-grid" x1=(at(plot_x(tick))) x2=(at(plot_x(tick))) y1=(at(top)) y2=(at(bottom)) stroke="#c9ced6" {}
            text class="cp-soft" x=(at(plot_x(tick))) y="22" text-anchor="middle" font-size="11.5" fill="#545b68" { (at(tick)) }
        }
        @for (place, (each, _)) in dots.legend.iter().enumerate() {
            (marker(*each, VALUES_LEFT + VALUE_WIDTH * place as f64, 17.0))
        }
        @if let Some(gap) = &dots.gap {
            (words(gap, WIDTH - 6.0, 22.0, "end", "600"))
        }
        @for ((row, label), (row_top, height)) in dots.rows.iter().zip(&labels).zip(tops.iter().zip(&heights)) {
            (dot_row(dots, row, label, *row_top, *height))
        }
    };
    drawing(bottom + 2.0, &dots.title, &describe_dots(dots), inside)
}

fn dot_row(dots: &Dots, row: &DotsRow, label: &[String], top: f64, height: f64) -> Markup {
    let middle = top + height / 2.0;
    let first = middle - (label.len() as f64 - 1.0) * LINE / 2.0 + 4.5;
    let spread = if row.points.len() > 1 { 11.0 } else { 0.0 };
    let lane = |place: usize| middle + (place as f64 - (row.points.len() as f64 - 1.0) / 2.0) * spread;
    let of = |marker: Marker| row.points.iter().find(|point| point.marker == marker);
    let between = match (of(Marker::Disc).and_then(|p| p.value), of(Marker::Square).and_then(|p| p.value)) {
        (Some(one), Some(other)) => Some((plot_x(one.min(other)), plot_x(one.max(other)))),
        _ => None,
    };
    html! {
        @for (place, line) in label.iter().enumerate() {
            (words(line, 8.0, first + place as f64 * LINE, "start", "400"))
        }
        @if let Some((left, right)) = between {
            rect class="cp-gap" x=(at(left)) y=(at(top + 6.0)) width=(at(right - left)) height=(at(height - 12.0)) fill="#8a94a6"
                fill-opacity="0.22" {}
        }
        @for (place, point) in row.points.iter().enumerate() {
            @if let (Some(value), y) = (point.value, lane(place)) {
                @if let Some((low, high)) = point.interval {
                    line class=(line_class(point.marker)) x1=(at(plot_x(low))) x2=(at(plot_x(high))) y1=(at(y)) y2=(at(y))
                        stroke=(point.marker.colour()) stroke-width="1.6" {}
                }
                (marker(point.marker, plot_x(value), y))
            }
        }
        @for (place, (each, _)) in dots.legend.iter().enumerate() {
            @if let Some(point) = of(*each) {
                (value_words(point, VALUES_LEFT + VALUE_WIDTH * place as f64, middle + 4.5))
            }
        }
        @if !row.gap.is_empty() {
            (words(&row.gap, WIDTH - 6.0, middle + 4.5, "end", "700"))
        }
    }
}

/// A value in its column; a word such as "hidden" is smaller.
fn value_words(point: &Point, x: f64, y: f64) -> Markup {
    if point.value.is_some() || point.text.width() <= 3 {
        return words(&point.text, x, y, "middle", "400");
    }
    html! { text class="cp-soft" x=(at(x)) y=(at(y)) text-anchor="middle" font-size="10.5" fill="#545b68" { (clean(&point.text)) } }
}

fn line_class(marker: Marker) -> &'static str {
    match marker {
        Marker::Disc => "cp-disc-line",
        Marker::Diamond => "cp-diamond-line",
        Marker::Square => "cp-square-line",
        Marker::Triangle => "cp-triangle-line",
    }
}

/// The numbers of a dot plot in a sentence per row, for those who hear the page.
fn describe_dots(dots: &Dots) -> String {
    let name = |marker: Marker| dots.legend.iter().find(|(each, _)| *each == marker).map_or("", |(_, name)| name);
    let row = |row: &DotsRow| {
        let points = row.points.iter().map(|point| format!("{} {}", name(point.marker), point.text));
        let mut parts: Vec<String> = points.collect();
        if let (Some(gap), false) = (&dots.gap, row.gap.is_empty()) {
            parts.push(format!("{gap} {}", row.gap));
        }
        format!("{}: {}.", row.label, parts.join(", "))
    };
    dots.rows.iter().map(row).collect::<Vec<_>>().join(" ")
}

const BAR_LEFT: f64 = 176.0;
const BAR_RIGHT: f64 = 636.0;
const BAR_ROW: f64 = 27.0;

fn likert_group(group: &LikertGroup, id: &str) -> Drawing {
    let label = lines(&group.label, WIDTH - 8.0);
    let top = label.len() as f64 * LINE + 6.0;
    let height = top + group.rows.len() as f64 * BAR_ROW;
    let inside = html! {
        defs {
            pattern id=(id) width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                line x1="0" y1="0" x2="0" y2="5" stroke="#ffffff" stroke-width="1.3" stroke-opacity="0.38" {}
            }
        }
        @for (place, line) in label.iter().enumerate() {
            (words(line, 0.0, 13.0 + place as f64 * LINE, "start", "600"))
        }
        @for (place, row) in group.rows.iter().enumerate() {
            (likert_row(row, top + place as f64 * BAR_ROW, id))
        }
    };
    drawing(height, &group.label, &describe_likert(group), inside)
}

fn likert_row(row: &LikertRow, top: f64, id: &str) -> Markup {
    let middle = top + 11.0;
    let mut left = BAR_LEFT;
    let mut parts = Vec::new();
    for segment in &row.segments {
        let width = (BAR_RIGHT - BAR_LEFT) * f64::from(segment.percent) / 100.0;
        parts.push((segment, left, width));
        left += width;
    }
    html! {
        (marker(row.marker, 8.0, middle))
        (words(&row.label, 21.0, middle + 4.5, "start", "400"))
        @for (segment, left, width) in parts {
            @if segment.percent > 0 { (segment_box(segment, left, width, top, id)) }
        }
        @if row.segments.is_empty() {
            (words(&row.note, BAR_LEFT, middle + 4.5, "start", "400"))
        } @else {
            text class="cp-soft" x=(at(BAR_RIGHT + 9.0)) y=(at(middle + 4.5)) font-size="12" fill="#545b68" { (clean(&row.note)) }
        }
    }
}

fn segment_box(segment: &Segment, left: f64, width: f64, top: f64, id: &str) -> Markup {
    let ink = if segment.shade.is_dark() { "#ffffff" } else { "#14181f" };
    let (x, y, wide) = (at(left), at(top), at(width));
    let fits = segment.percent >= NUMBER_FROM_PERCENT;
    html! {
        rect class="cp-part" x=(x) y=(y) width=(wide) height="22" fill=(segment.shade.colour()) stroke="#5b6472" stroke-width="0.6" {}
        @if segment.shade.is_hatched() {
            rect x=(x) y=(y) width=(wide) height="22" fill={ "url(#" (id) ")" } {}
        }
        @if fits {
            @if segment.shade.is_hatched() {
                // The number stands on plain colour, not on the hatching.
                rect x=(at(left + width / 2.0 - 17.0)) y=(at(top + 3.0)) width="34" height="16" fill=(segment.shade.colour()) {}
            }
            text x=(at(left + width / 2.0)) y=(at(top + 15.5)) text-anchor="middle" font-size="12" fill=(ink) {
                (clean(&segment.text))
            }
        }
    }
}

fn describe_likert(group: &LikertGroup) -> String {
    let row = |row: &LikertRow| {
        let parts: Vec<String> = row.segments.iter().map(|part| format!("{} {}", part.word, part.text)).collect();
        match parts.is_empty() {
            true => format!("{}: {}.", row.label, row.note),
            false => format!("{}: {} ({}).", row.label, parts.join(", "), row.note),
        }
    };
    group.rows.iter().map(row).collect::<Vec<_>>().join(" ")
}

fn bar_chart(bars: &Bars) -> Drawing {
    let height = bars.bars.len() as f64 * 34.0;
    let (left, right) = (BAR_LEFT, 590.0);
    let inside = html! {
        @for (place, bar) in bars.bars.iter().enumerate() {
            @let middle = place as f64 * 34.0 + 16.0;
            (marker(bar.marker, 8.0, middle))
            (words(&bar.label, 21.0, middle + 4.5, "start", "400"))
            @if let Some(share) = bar.share {
                rect class="cp-track" x=(at(left)) y=(at(middle - 9.0)) width=(at(right - left)) height="18" rx="3" fill="#e4e8ee" {}
                rect class=(bar_class(bar.marker)) x=(at(left)) y=(at(middle - 9.0))
                    width=(at((right - left) * share.clamp(0.0, 1.0))) height="18" rx="3" fill=(bar.marker.colour()) {}
                (words(&bar.text, right + 12.0, middle + 4.5, "start", "600"))
            } @else {
                (words(&bar.text, left, middle + 4.5, "start", "600"))
            }
        }
    };
    let said: Vec<String> = bars.bars.iter().map(|bar| format!("{}: {}.", bar.label, bar.text)).collect();
    drawing(height, &bars.title, &said.join(" "), inside)
}

const TREND_TOP: f64 = 40.0;
const TREND_ROW: f64 = 96.0;

fn trend_chart(trend: &Trend) -> Drawing {
    let height = TREND_TOP + trend.rows.len() as f64 * TREND_ROW;
    let last = trend.moments.len().saturating_sub(1);
    let x = |place: usize| PLOT_LEFT + (PLOT_RIGHT - PLOT_LEFT) * place as f64 / last.max(1) as f64;
    let room = (PLOT_RIGHT - PLOT_LEFT) / last.max(1) as f64;
    let inside = html! {
        @for (place, moment) in trend.moments.iter().enumerate() {
            @for (line, text) in lines(moment, room.clamp(60.0, 160.0)).iter().take(2).enumerate() {
                text class="cp-soft" x=(at(x(place))) y=(at(12.0 + line as f64 * 14.0)) text-anchor="middle" font-size="11.5"
                    fill="#545b68" { (text) }
            }
        }
        @for (place, row) in trend.rows.iter().enumerate() {
            @let top = TREND_TOP + place as f64 * TREND_ROW;
            @if place % 2 == 0 {
                rect class="cp-band" x="0" y=(at(top)) width=(at(WIDTH)) height=(at(TREND_ROW)) fill="#f3f5f8" {}
            }
            @for (line, text) in lines(&row.label, PLOT_LEFT - 64.0).iter().enumerate() {
                (words(text, 8.0, top + 20.0 + line as f64 * LINE, "start", "400"))
            }
            (trend_row(row, top, &x))
        }
    };
    let said = |row: &TrendRow| {
        let line = |line: &TrendLine| format!("{} {}", line.label, line.texts.join(", "));
        format!("{}: {}.", row.label, row.lines.iter().map(line).collect::<Vec<_>>().join("; "))
    };
    let said: Vec<String> = trend.rows.iter().map(said).collect();
    drawing(height + 2.0, &trend.title, &format!("{}. {}", trend.moments.join(", "), said.join(" ")), inside)
}

fn trend_row(row: &TrendRow, top: f64, x: &impl Fn(usize) -> f64) -> Markup {
    let y = |value: f64| top + TREND_ROW - 12.0 - (TREND_ROW - 24.0) * value.clamp(0.0, 100.0) / 100.0;
    // The last values stand beside the plot, the highest first and none on another.
    let mut ends: Vec<(&TrendLine, f64)> =
        row.lines.iter().filter_map(|line| Some((line, y(line.values.last().copied()??)))).collect();
    ends.sort_by(|one, other| one.1.total_cmp(&other.1));
    let mut lowest = f64::MIN;
    for (_, place) in &mut ends {
        *place = place.max(lowest + 15.0);
        lowest = *place;
    }
    let known = |line: &TrendLine| -> Vec<(usize, f64)> {
        line.values.iter().enumerate().filter_map(|(place, value)| Some((place, (*value)?))).collect()
    };
    html! {
        @for tick in [0.0, 50.0, 100.0] {
            line class="cp-grid" x1=(at(PLOT_LEFT - 8.0)) x2=(at(PLOT_RIGHT + 8.0)) y1=(at(y(tick))) y2=(at(y(tick))) stroke="#c9ced6" {}
            text class="cp-soft" x=(at(PLOT_LEFT - 14.0)) y=(at(y(tick) + 4.0)) text-anchor="end" font-size="11" fill="#545b68" { (at(tick)) }
        }
        @for line in &row.lines {
            @let points = known(line);
            polyline class=(line_class(line.marker)) fill="none" stroke=(line.marker.colour()) stroke-width="1.8"
                points=(points.iter().map(|(place, value)| format!("{},{}", at(x(*place)), at(y(*value)))).collect::<Vec<_>>().join(" ")) {}
            @for (place, value) in points { (marker(line.marker, x(place), y(value))) }
        }
        @for (line, place) in ends {
            (marker(line.marker, VALUES_LEFT - 6.0, place))
            (words(&line.texts.join(" › "), VALUES_LEFT + 6.0, place + 4.5, "start", "400"))
        }
    }
}

fn bar_class(marker: Marker) -> &'static str {
    match marker {
        Marker::Disc => "cp-disc",
        Marker::Diamond => "cp-diamond",
        Marker::Square => "cp-square",
        Marker::Triangle => "cp-triangle",
    }
}
