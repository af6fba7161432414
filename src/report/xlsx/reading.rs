//! Sheets to read: a section of the report, its charts drawn from the cells beside them.

use super::charts::{self, Drawn};
use super::page::{Page, ROW_PIXELS, absent, figures, head, heading, label, note, soft, title, words};
use crate::language::{Language, Phrases};
use crate::measure::PERCENT_FROM;
use crate::report::chart::{Bars, Chart, Dots, Likert, LikertRow, Marker, Shade, Trend};
use crate::report::document::{Block, NoteKind, Section};
use crate::say;
use rust_xlsxwriter::Format;

/// Columns of numbers beside the words of a row.
const NUMBERS: usize = 9;
/// Most bars of one drawing: more would not stand on a page.
const BARS_MAX: usize = 24;
/// Most characters of a question beside its bar.
const LABEL_MAX: usize = 90;

pub(super) fn section(mut page: Page, section: &Section, phrases: &Phrases) -> Page {
    let mut widths = vec![36.0, 20.0];
    widths.extend([8.0; NUMBERS]);
    if section.anchor == "method" {
        widths = vec![40.0, 100.0];
    }
    page.widths(&widths);
    page.paged();
    page.line(&section.title, &title());
    page.sheet.set_freeze_panes(1, 0).expect("the first row");
    page.sheet.set_repeat_rows(0, 0).expect("the first row");
    page.sheet.set_screen_gridlines(false);
    page.sheet.set_tab_color("#0060A0");
    let drawn = section.blocks.iter().any(|block| matches!(block, Block::Chart(_)));
    for block in &section.blocks {
        match block {
            Block::Heading(text) => {
                page.space();
                page.line(text, &heading());
            }
            Block::Paragraph(text) => page.line(text, &words()),
            Block::List(points) => points.iter().for_each(|point| page.line(&format!("• {point}"), &words())),
            Block::Note(kind, text) => page.line(text, &note(*kind)),
            Block::Chart(chart) => {
                page.space();
                page.keep(chart_room(chart));
                page.line(chart.title(), &heading());
                match chart {
                    Chart::Likert(likert) => self::likert(&mut page, likert, phrases),
                    Chart::Dots(dots) => self::dots(&mut page, dots, phrases),
                    Chart::Bars(bars) => self::bars(&mut page, bars, phrases),
                    Chart::Trend(trend) => self::trend(&mut page, trend, phrases),
                }
            }
            // Where there are charts, what the tables say is beside them or among the data, as numbers.
            Block::Table(table) if !drawn => {
                page.space();
                page.line(&table.caption, &heading());
                for row in &table.rows {
                    let value = row.cells.join(" · ");
                    page.text(page.row, 0, &row.head, &label());
                    page.text(page.row, 1, &value, &words());
                    let height = page.height(&[&row.head, &value]);
                    page.next(height);
                }
            }
            Block::Table(_) | Block::Quotes(_) => {}
        }
    }
    page.done()
}

/// A percentage as a spreadsheet of the language writes it.
fn percent(phrases: &Phrases) -> Format {
    figures(match phrases.language() {
        Language::French => "0\"\u{a0}\"%",
        Language::English => "0%",
    })
}

/// Leaves room for a drawing of so many pixels and puts it there.
fn put(page: &mut Page, drawn: &Drawn) {
    page.space();
    page.keep(drawn.height);
    page.sheet.insert_chart(page.row, 0, &drawn.chart).expect("a place within the sheet");
    (0..drawn.height / ROW_PIXELS + 2).for_each(|_| page.space());
}

/// The column that only drawings read, beside what is printed.
fn beside(page: &mut Page, row: u32, phrases: &Phrases) -> u16 {
    let column = page.columns + 1;
    page.text(row, column, &say!(phrases, "xlsx-for-charts"), &soft().unset_text_wrap());
    column
}

/// What a chart needs at least, its heading and table included, to begin on a page that is begun.
fn chart_room(chart: &Chart) -> u32 {
    match chart {
        Chart::Dots(dots) => {
            charts::dots_height(dots) + 4 * ROW_PIXELS + u32::try_from(dots.rows.len()).unwrap_or(0) * 2 * ROW_PIXELS
        }
        Chart::Bars(_) | Chart::Trend(_) => 10 * ROW_PIXELS,
        // Its parts look after themselves.
        Chart::Likert(_) => 20 * ROW_PIXELS,
    }
}

fn bars(page: &mut Page, bars: &Bars, phrases: &Phrases) {
    let top = page.row;
    let heads = [
        say!(phrases, "xlsx-audience"),
        String::new(),
        say!(phrases, "report-column-complete"),
        say!(phrases, "xlsx-out-of"),
        say!(phrases, "report-column-rate"),
    ];
    page.heads(&heads);
    let column = beside(page, top, phrases);
    for bar in &bars.bars {
        let (part, whole) = bar.of;
        page.text(page.row, 0, &format!("{} {}", bar.marker.glyph(), bar.label), &words());
        page.text(page.row, 1, &bar.text, &words());
        page.number(page.row, 2, part.into(), &figures("0"));
        if whole > 0 {
            page.number(page.row, 3, whole.into(), &figures("0"));
        }
        if whole >= PERCENT_FROM {
            // The share of the drawing stops at the whole; sheets may be more.
            page.number(page.row, 4, f64::from(part) / f64::from(whole), &percent(phrases));
        }
        page.text(page.row, column, &bar.label, &soft());
        let height = page.height(&[&bar.label, &bar.text]);
        page.next(height);
    }
    if let Some(drawn) = charts::bars(page, bars, top, column, phrases) {
        put(page, &drawn);
    }
}

/// Columns of an audience in the table of means: the mean and the ends of its interval.
pub(super) const MEAN_COLUMNS: u16 = 3;

fn dots(page: &mut Page, dots: &Dots, phrases: &Phrases) {
    let top = page.row;
    let audiences: Vec<&(Marker, String)> = dots.legend.iter().collect();
    let mut heads = vec![say!(phrases, "xlsx-row"), dots.gap.clone().unwrap_or_default()];
    let centred = head().set_align(rust_xlsxwriter::FormatAlign::Center);
    for (place, (marker, name)) in (0_u16..).zip(&audiences) {
        let name = super::printable(&format!("{} {name}", marker.glyph()));
        let first = 2 + place * MEAN_COLUMNS;
        page.sheet
            .merge_range(top, first, top, first + MEAN_COLUMNS - 1, &name, &centred)
            .expect("audiences stand side by side");
        heads.extend([say!(phrases, "report-column-mean"), say!(phrases, "xlsx-low"), say!(phrases, "xlsx-high")]);
    }
    page.next(ROW_PIXELS);
    page.heads(&heads);
    let column = beside(page, top, phrases).max(u16::try_from(heads.len()).unwrap_or(u16::MAX) + 1);
    let plain = soft().unset_text_wrap();
    let hidden = absent().set_text_wrap().set_align(rust_xlsxwriter::FormatAlign::Left);
    for row in &dots.rows {
        page.text(page.row, 0, &row.label, &words());
        let mut remarks = Vec::new();
        if !row.gap.is_empty() {
            remarks.push(row.gap.clone());
        }
        for (place, (marker, name)) in (0_u16..).zip(&audiences) {
            let first = 2 + place * MEAN_COLUMNS;
            let Some(point) = row.points.iter().find(|point| point.marker == *marker) else { continue };
            let Some(value) = point.value else {
                let (audience, text) = (name.clone(), point.text.clone());
                remarks.push(say!(phrases, "xlsx-remark", audience = audience, text = text));
                continue;
            };
            page.number(page.row, first, value, &figures("0.0"));
            let Some((low, high)) = point.interval else { continue };
            page.number(page.row, first + 1, low, &figures("0.0"));
            page.number(page.row, first + 2, high, &figures("0.0"));
            let reach = column + 1 + place * 2;
            page.number(page.row, reach, value - low, &figures("0.0"));
            page.number(page.row, reach + 1, high - value, &figures("0.0"));
        }
        page.text(page.row, 1, &remarks.join(" · "), &hidden);
        page.text(page.row, column, &super::fit(&row.label, LABEL_MAX), &plain);
        let height = page.height(&[row.label.as_str(), &remarks.join(" · ")]);
        page.next(height);
    }
    if let Some(drawn) = charts::dots(page, dots, top, column, phrases) {
        put(page, &drawn);
    }
}

/// Bars with the same answers, in a table of their own.
struct Scale<'l> {
    shades: Vec<(Shade, &'l str)>,
    rows: Vec<(&'l str, &'l LikertRow)>,
}

fn likert(page: &mut Page, likert: &Likert, phrases: &Phrases) {
    let mut scales: Vec<Scale> = Vec::new();
    let mut bare = Vec::new();
    for group in &likert.groups {
        for row in &group.rows {
            let shades: Vec<_> = row.segments.iter().map(|each| (each.shade, each.word.as_str())).collect();
            let line = (group.label.as_str(), row);
            match scales.iter_mut().find(|scale| scale.shades == shades) {
                _ if shades.is_empty() => bare.push(line),
                Some(scale) => scale.rows.push(line),
                None => scales.push(Scale { shades, rows: vec![line] }),
            }
        }
    }
    for scale in &scales {
        for rows in parts(&scale.rows) {
            page.space();
            let table: u32 = rows.iter().map(|(question, row)| page.height(&[*question, &row.label])).sum();
            page.keep(table + 4 * ROW_PIXELS + charts::likert_height(rows.len()));
            scale_table(page, &scale.shades, rows, phrases);
        }
    }
    for (question, row) in bare {
        page.text(page.row, 0, question, &words());
        page.text(page.row, 1, &format!("{} {}", row.marker.glyph(), row.label), &words());
        page.text(page.row, 2, &row.note, &absent().set_align(rust_xlsxwriter::FormatAlign::Left));
        let height = page.height(&[question]);
        page.next(height);
    }
}

/// Bars in parts that each stand on a page, the bars of a question together.
fn parts<'a, 'l>(rows: &'a [(&'l str, &'l LikertRow)]) -> Vec<&'a [(&'l str, &'l LikertRow)]> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut end = 0;
    for group in rows.chunk_by(|one, other| one.0 == other.0) {
        if end > start && end + group.len() - start > BARS_MAX {
            parts.push(&rows[start..end]);
            start = end;
        }
        end += group.len();
    }
    parts.push(&rows[start..end]);
    parts
}

fn scale_table(page: &mut Page, shades: &[(Shade, &str)], rows: &[(&str, &LikertRow)], phrases: &Phrases) {
    let top = page.row;
    let mut heads = vec![say!(phrases, "report-column-question"), say!(phrases, "xlsx-audience"), "n".to_owned()];
    heads.extend(shades.iter().map(|(_, word)| (*word).to_owned()));
    page.heads(&heads);
    let column = beside(page, top, phrases).max(u16::try_from(heads.len()).unwrap_or(u16::MAX) + 1);
    for (question, row) in rows {
        let n: u32 = row.segments.iter().map(|segment| segment.count).sum();
        page.text(page.row, 0, question, &words());
        page.text(page.row, 1, &format!("{} {}", row.marker.glyph(), row.label), &words());
        page.number(page.row, 2, n.into(), &figures("0"));
        for (place, segment) in (3_u16..).zip(&row.segments) {
            if n < PERCENT_FROM {
                page.number(page.row, place, segment.count.into(), &figures("0"));
            } else {
                page.number(page.row, place, f64::from(segment.percent) / 100.0, &percent(phrases));
            }
        }
        let bar = format!("{} {} – {}", row.marker.glyph(), row.label, super::fit(question, LABEL_MAX));
        page.text(page.row, column, &bar, &soft().unset_text_wrap());
        let height = page.height(&[*question, &row.label]);
        page.next(height);
    }
    page.line(&say!(phrases, "xlsx-parts", from = PERCENT_FROM.to_string()), &note(NoteKind::Information));
    let drawn = charts::likert(page, shades, rows, top, column, phrases);
    put(page, &drawn);
}

fn trend(page: &mut Page, trend: &Trend, phrases: &Phrases) {
    let top = page.row;
    let mut heads = vec![say!(phrases, "report-column-theme"), say!(phrases, "xlsx-audience")];
    heads.extend(trend.moments.iter().cloned());
    page.heads(&heads);
    let mut places = Vec::new();
    for row in &trend.rows {
        places.push(page.row);
        for line in &row.lines {
            page.text(page.row, 0, &row.label, &words());
            page.text(page.row, 1, &format!("{} {}", line.marker.glyph(), line.label), &words());
            for (column, value) in (2_u16..).zip(&line.values) {
                if let Some(value) = value {
                    page.number(page.row, column, *value, &figures("0.0"));
                }
            }
            page.next(ROW_PIXELS);
        }
    }
    for (row, place) in trend.rows.iter().zip(places) {
        let drawn = charts::trend(page, row, trend.moments.len(), top, place, phrases);
        put(page, &drawn);
    }
}
