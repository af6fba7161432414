//! Charts in characters. Shapes and words carry everything: colours only help.

use super::{Glyphs, Page, TextLine, Tone, wrap};
use crate::measure::clean;
use crate::report::chart::{
    Bars, Chart, Dots, DotsRow, Legend, Likert, LikertRow, NUMBER_FROM_PERCENT, Segment, Shade, Trend,
};
use unicode_width::UnicodeWidthStr;

const INDENT: usize = 2;

impl Page {
    pub(super) fn chart(&mut self, chart: &Chart) {
        match chart {
            Chart::Likert(likert) => self.likert(likert),
            Chart::Dots(dots) => self.dots(dots),
            Chart::Bars(bars) => self.bars(bars),
            Chart::Trend(trend) => self.trend(trend),
        }
    }

    fn fill(&self, shade: Shade) -> char {
        const FULL: [char; 5] = ['·', '░', '▒', '▓', '█'];
        const ASCII: [char; 5] = ['.', ':', '+', '*', '#'];
        let fills = match self.glyphs {
            Glyphs::Full => FULL,
            Glyphs::Ascii => ASCII,
        };
        match shade {
            Shade::Apart => ' ',
            Shade::Scale { step, steps } => {
                // Up to four answers use the four blocks; five or more begin with a lighter one.
                let fills = if steps > 4 { &fills[..] } else { &fills[1..] };
                let (step, last) = (usize::from(step), usize::from(steps.max(2) - 1));
                fills[(step * (fills.len() - 1) / last).min(fills.len() - 1)]
            }
        }
    }

    fn likert(&mut self, likert: &Likert) {
        self.paragraph(Tone::Strong, "", &likert.title);
        likert.legends.iter().for_each(|legend| self.scale(legend));
        let widest = likert.groups.iter().flat_map(|group| &group.rows).map(|row| clean(&row.label).width()).max();
        let note = likert.groups.iter().flat_map(|group| &group.rows).filter(|row| !row.segments.is_empty());
        let note = note.map(|row| clean(&row.note).width()).max().unwrap_or(0);
        let bar_at = INDENT + 2 + widest.unwrap_or(0).min(self.width / 3) + 1;
        let bar = self.width.saturating_sub(bar_at + 1 + note).max(10);
        for group in &likert.groups {
            self.blank();
            self.paragraph(Tone::Plain, "", &group.label);
            group.rows.iter().for_each(|row| self.likert_row(row, bar_at, bar));
        }
    }

    fn scale(&mut self, legend: &Legend) {
        if !legend.name.is_empty() {
            self.paragraph(Tone::Soft, &" ".repeat(INDENT), &legend.name);
        }
        let mut line = TextLine::of(Tone::Plain, " ".repeat(INDENT));
        for (shade, word) in &legend.shades {
            let word = clean(word);
            if line.width() + word.width() + 5 > self.width && line.runs.len() > 1 {
                self.lines.push(std::mem::replace(&mut line, TextLine::of(Tone::Plain, " ".repeat(INDENT))));
            }
            let sample = match shade {
                Shade::Apart => "[]".to_owned(),
                Shade::Scale { .. } => self.fill(*shade).to_string().repeat(2),
            };
            line.push(Tone::Part(*shade), sample);
            line.push(Tone::Plain, format!(" {word}  "));
        }
        self.lines.push(line);
    }

    fn likert_row(&mut self, row: &LikertRow, bar_at: usize, bar: usize) {
        let mut line = TextLine::of(Tone::Plain, " ".repeat(INDENT));
        line.push(Tone::Marker(row.marker), self.marker(row.marker));
        line.push(Tone::Plain, format!(" {}", cut(&clean(&row.label), bar_at - INDENT - 3)));
        line.fill_to(bar_at);
        let cells = cells(&row.segments, bar);
        for (segment, width) in row.segments.iter().zip(cells) {
            line.push(Tone::Part(segment.shade), self.part(segment, width));
        }
        let gap = if row.segments.is_empty() { "" } else { " " };
        line.push(Tone::Soft, format!("{gap}{}", clean(&row.note)));
        self.lines.push(line);
    }

    /// A part of a bar with its number in the middle, when there is room.
    fn part(&self, segment: &Segment, width: usize) -> String {
        let fill = self.fill(segment.shade);
        // The percent sign is left out: here every column counts.
        let number = clean(&segment.text).trim_end_matches(['%', '\u{a0}', ' ']).to_owned();
        // Some of the filling stays on both sides: it says which answer this is.
        let padded = format!(" {number} ");
        let number = if padded.width() + 2 <= width { padded } else { number };
        if segment.percent < NUMBER_FROM_PERCENT || number.width() + 2 > width {
            return fill.to_string().repeat(width);
        }
        let left = (width - number.width()) / 2;
        let right = width - number.width() - left;
        format!("{}{number}{}", fill.to_string().repeat(left), fill.to_string().repeat(right))
    }

    fn trend(&mut self, trend: &Trend) {
        self.paragraph(Tone::Strong, "", &trend.title);
        let moments: Vec<String> = trend.moments.iter().map(|moment| clean(moment)).collect();
        let arrow = if self.glyphs == Glyphs::Full { " → " } else { " > " };
        self.paragraph(Tone::Soft, &" ".repeat(INDENT), &moments.join(arrow));
        let widest = trend.rows.iter().flat_map(|row| &row.lines).map(|line| clean(&line.label).width()).max();
        let label = widest.unwrap_or(0).min(self.width / 3);
        for row in &trend.rows {
            self.blank();
            self.paragraph(Tone::Plain, "", &row.label);
            for each in &row.lines {
                let mut line = TextLine::of(Tone::Plain, " ".repeat(INDENT));
                line.push(Tone::Marker(each.marker), self.marker(each.marker));
                line.push(Tone::Plain, format!(" {}", cut(&clean(&each.label), label)));
                line.fill_to(INDENT + 3 + label);
                let texts: Vec<String> = each.texts.iter().map(|text| format!("{:>3}", clean(text))).collect();
                line.push(Tone::Plain, texts.join(arrow));
                self.lines.push(line);
            }
        }
    }

    fn dots(&mut self, dots: &Dots) {
        self.paragraph(Tone::Strong, "", &dots.title);
        let mut legend = TextLine::of(Tone::Plain, " ".repeat(INDENT));
        for (marker, name) in &dots.legend {
            legend.push(Tone::Marker(*marker), self.marker(*marker));
            legend.push(Tone::Plain, format!(" {}   ", clean(name)));
        }
        self.lines.push(legend);
        let values: usize = dots.legend.len() * 9;
        let gap = dots.gap.as_ref().map_or(0, |gap| clean(gap).width() + 6);
        let track = self.width.saturating_sub(INDENT + 2 + 5 + values + gap).clamp(12, 61);
        for row in &dots.rows {
            self.dots_row(dots, row, track);
        }
    }

    fn dots_row(&mut self, dots: &Dots, row: &DotsRow, track: usize) {
        self.paragraph(Tone::Plain, "", &row.label);
        let mut line = TextLine::of(Tone::Soft, format!("{}0 ", " ".repeat(INDENT)));
        let column = |value: f64| (value.clamp(0.0, 100.0) / 100.0 * (track - 1) as f64).round() as usize;
        for place in 0..track {
            let here: Vec<_> = row.points.iter().filter(|point| point.value.map(column) == Some(place)).collect();
            match here.as_slice() {
                [] => line.push(Tone::Soft, self.glyph('─', '-')),
                [only] => line.push(Tone::Marker(only.marker), self.marker(only.marker)),
                // Markers that would hide each other: the values beside say the rest.
                _ => line.push(Tone::Strong, self.glyph('◆', '*')),
            }
        }
        line.push(Tone::Soft, " 100");
        for (marker, _) in &dots.legend {
            let column = line.width() + 9;
            if let Some(point) = row.points.iter().find(|point| point.marker == *marker) {
                line.push(Tone::Plain, "  ");
                line.push(Tone::Marker(*marker), self.marker(*marker));
                line.push(Tone::Plain, format!(" {}", cut(&clean(&point.text), 6)));
            }
            line.fill_to(column);
        }
        if let (Some(gap), false) = (&dots.gap, row.gap.is_empty()) {
            line.push(Tone::Strong, format!(" {} {}", clean(gap), clean(&row.gap)));
        }
        self.lines.push(line);
    }

    fn bars(&mut self, bars: &Bars) {
        self.paragraph(Tone::Strong, "", &bars.title);
        let label = bars.bars.iter().map(|bar| clean(&bar.label).width()).max().unwrap_or(0).min(self.width / 3);
        let drawn = bars.bars.iter().filter(|bar| bar.share.is_some());
        let text = drawn.map(|bar| clean(&bar.text).width()).max().unwrap_or(0);
        let room = self.width.saturating_sub(INDENT + 2 + label + 1 + 1 + text).clamp(8, 50);
        for bar in &bars.bars {
            let Some(share) = bar.share else {
                let lead =
                    format!("{}{} {}", " ".repeat(INDENT), self.marker(bar.marker), cut(&clean(&bar.label), label));
                let blanks = " ".repeat((INDENT + 2 + label + 1).saturating_sub(lead.width()));
                self.paragraph(Tone::Plain, &format!("{lead}{blanks}"), &bar.text);
                continue;
            };
            let full = (share.clamp(0.0, 1.0) * room as f64).round() as usize;
            let mut line = TextLine::of(Tone::Plain, " ".repeat(INDENT));
            line.push(Tone::Marker(bar.marker), self.marker(bar.marker));
            line.push(Tone::Plain, format!(" {}", cut(&clean(&bar.label), label)));
            line.fill_to(INDENT + 2 + label + 1);
            line.push(Tone::Marker(bar.marker), self.glyph('█', '#').to_string().repeat(full));
            line.push(Tone::Soft, self.glyph('░', '.').to_string().repeat(room - full));
            line.push(Tone::Plain, format!(" {}", clean(&bar.text)));
            self.lines.push(line);
        }
    }
}

impl TextLine {
    /// Neighbouring runs of one tone become one.
    pub(super) fn joined(self) -> TextLine {
        let mut runs: Vec<(Tone, String)> = Vec::new();
        for (tone, text) in self.runs {
            match runs.last_mut() {
                Some((last, whole)) if *last == tone => whole.push_str(&text),
                _ => runs.push((tone, text)),
            }
        }
        runs.retain(|(_, text)| !text.is_empty());
        TextLine { runs, section: self.section }
    }
}

/// The columns of each part of a bar; they fill it, and a part that exists is seen.
fn cells(segments: &[Segment], bar: usize) -> Vec<usize> {
    let mut ends = 0_usize;
    let mut sum = 0_usize;
    let mut cells = Vec::with_capacity(segments.len());
    for segment in segments {
        sum += usize::from(segment.percent);
        let end = (sum * bar + 50) / 100;
        cells.push(end.saturating_sub(ends));
        ends = end.max(ends);
    }
    cells
}

/// The beginning of a text, at most `width` columns.
fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let first = wrap(text, width.saturating_sub(1).max(1)).into_iter().next().unwrap_or_default();
    format!("{first}.")
}
