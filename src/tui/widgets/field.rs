//! The line of an editor: text and cursor in a width, scrolled by grapheme.

use crate::tui::Look;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::Widget;
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

/// Text with a cursor on one row. What is scrolled depends on text, cursor and width only.
#[derive(Clone, Copy, Debug)]
pub struct FieldLine<'a> {
    /// The look.
    pub look: &'a Look,
    /// The whole text.
    pub text: &'a str,
    /// The cursor, in bytes of the text.
    pub cursor: usize,
    /// How the text is shown.
    pub style: Style,
}

struct Placed {
    shown: String,
    column: usize,
    width: usize,
}

impl FieldLine<'_> {
    /// Where the real cursor belongs.
    pub fn cursor_in(&self, area: Rect) -> Option<Position> {
        if area.is_empty() {
            return None;
        }
        let (_, start, cursor) = self.placed(area.width);
        let x = cursor.saturating_sub(start).min(usize::from(area.width) - 1);
        Some(Position { x: area.x + x as u16, y: area.y })
    }

    /// The graphemes, the first column shown and the cursor's column.
    fn placed(&self, width: u16) -> (Vec<Placed>, usize, usize) {
        let mut graphemes = Vec::new();
        let (mut column, mut cursor) = (0, None);
        for (at, grapheme) in self.text.grapheme_indices(true) {
            if at >= self.cursor && cursor.is_none() {
                cursor = Some(column);
            }
            let shown = self.look.text(grapheme).into_owned();
            let wide = shown.width();
            graphemes.push(Placed { shown, column, width: wide });
            column += wide;
        }
        let cursor = cursor.unwrap_or(column);
        let last = usize::from(width).saturating_sub(1);
        let stride = (usize::from(width) / 2).max(1);
        let start = if cursor < last.max(1) { 0 } else { ((cursor - last) / stride + 1) * stride };
        (graphemes, start.min(cursor), cursor)
    }
}

impl Widget for &FieldLine<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let area = area.intersection(buffer.area);
        if area.is_empty() {
            return;
        }
        let (graphemes, start, _) = self.placed(area.width);
        let width = usize::from(area.width);
        let mut more = false;
        for placed in &graphemes {
            if placed.column < start || placed.width == 0 {
                continue;
            }
            let x = placed.column - start;
            if x + placed.width > width {
                more = true;
                break;
            }
            buffer.set_stringn(area.x + x as u16, area.y, &placed.shown, placed.width, self.style);
        }
        let mut sign = |x: u16| {
            if width >= 4 {
                buffer.set_stringn(x, area.y, self.look.glyphs.cut, 1, self.look.styles.faint);
            }
        };
        if start > 0 {
            sign(area.x);
        }
        if more {
            sign(area.right() - 1);
        }
    }
}
