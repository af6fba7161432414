//! Longer text: wrapped at spaces, never at no-break spaces.

use super::paint::columns_of;
use super::{paint, row};
use crate::tui::Look;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Widget;
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

/// The lines of a text in at most `columns`. A word longer than a line is cut by grapheme.
pub fn wrap(text: &str, columns: u16) -> Vec<String> {
    let columns = usize::from(columns.max(1));
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        let mut used = 0;
        for word in paragraph.split(' ').filter(|word| !word.is_empty()) {
            let width = columns_of(word);
            if used > 0 && used + 1 + width > columns {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            if used > 0 {
                line.push(' ');
                used += 1;
            }
            if used + width <= columns {
                line.push_str(word);
                used += width;
                continue;
            }
            for grapheme in word.graphemes(true) {
                let wide = grapheme.width();
                if used > 0 && used + wide > columns {
                    lines.push(std::mem::take(&mut line));
                    used = 0;
                }
                line.push_str(grapheme);
                used += wide;
            }
        }
        lines.push(line);
    }
    lines
}

/// Lines seen from one of them on; [`wrap`] them first.
#[derive(Clone, Copy, Debug)]
pub struct TextView<'a> {
    /// The look.
    pub look: &'a Look,
    /// All lines.
    pub lines: &'a [Line<'a>],
    /// The first line to show; held so that the last page is full.
    pub top: usize,
}

impl TextView<'_> {
    /// The greatest useful `top` in an area.
    pub fn top_max(&self, area: Rect) -> usize {
        self.lines.len().saturating_sub(usize::from(area.height))
    }
}

impl Widget for &TextView<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let area = area.intersection(buffer.area);
        if area.is_empty() {
            return;
        }
        let top = self.top.min(self.top_max(area));
        let text = Rect { width: if area.width > 4 { area.width - 2 } else { area.width }, ..area };
        for (place, line) in self.lines.iter().skip(top).take(area.height.into()).enumerate() {
            let mut rest = row(text, place as u16);
            for span in &line.spans {
                let used = paint(self.look, rest, buffer, &span.content, line.style.patch(span.style));
                rest = Rect { x: rest.x + used, width: rest.width - used, ..rest };
            }
        }
        let margin = |line: Rect| Rect { x: line.right() - 1, width: 1, ..line };
        if area.width > 4 && top > 0 {
            paint(self.look, margin(row(area, 0)), buffer, self.look.glyphs.above, self.look.styles.faint);
        }
        if area.width > 4 && top < self.top_max(area) {
            let last = row(area, area.height - 1);
            paint(self.look, margin(last), buffer, self.look.glyphs.below, self.look.styles.faint);
        }
    }
}

/// A sentence in whatever room there is: the terminal is too small, nothing is here yet.
#[derive(Clone, Copy, Debug)]
pub struct Notice<'a> {
    /// The look.
    pub look: &'a Look,
    /// The sentence.
    pub sentence: &'a str,
    /// How it is shown.
    pub style: Style,
}

impl Widget for &Notice<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let area = area.intersection(buffer.area);
        let lines = wrap(&self.look.text(self.sentence), area.width);
        for (place, line) in lines.iter().take(area.height.into()).enumerate() {
            paint(self.look, row(area, place as u16), buffer, line, self.style);
        }
    }
}
