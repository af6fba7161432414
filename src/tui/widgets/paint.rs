//! One line of text into cells, by grapheme and width.

use crate::tui::Look;
use crate::tui::look::stands_alone;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

/// Paints text on the first row of the area and returns the columns it took. What does not fit is cut, visibly.
pub fn paint(look: &Look, area: Rect, buffer: &mut Buffer, text: &str, style: Style) -> u16 {
    let area = area.intersection(buffer.area);
    if area.is_empty() {
        return 0;
    }
    let text = look.text(text);
    if text.chars().all(stands_alone) && text.chars().count() <= usize::from(area.width) {
        return paint_letters(area, buffer, &text, style);
    }
    let shown = cut(&text, area.width, look.glyphs.cut);
    let (end, _) = buffer.set_stringn(area.x, area.y, shown, usize::from(area.width), style);
    end - area.x
}

/// What every picture is full of: a character per column, without asking what joins what.
fn paint_letters(area: Rect, buffer: &mut Buffer, text: &str, style: Style) -> u16 {
    let mut x = area.x;
    for character in text.chars() {
        buffer[(x, area.y)].set_char(character).set_style(style);
        x += 1;
    }
    x - area.x
}

/// Paints text against the right side of the area and returns the columns it took.
pub fn paint_right(look: &Look, area: Rect, buffer: &mut Buffer, text: &str, style: Style) -> u16 {
    let width = u16::try_from(columns_of(&look.text(text))).unwrap_or(u16::MAX).min(area.width);
    paint(look, Rect { x: area.x + area.width - width, width, ..area }, buffer, text, style)
}

/// The columns a text takes.
pub(super) fn columns_of(text: &str) -> usize {
    if text.chars().all(stands_alone) { text.chars().count() } else { text.width() }
}

/// Text of at most `columns`; where it is cut, the last column says so.
pub fn cut(text: &str, columns: u16, sign: &str) -> String {
    let columns = usize::from(columns);
    if columns_of(text) <= columns {
        return text.to_owned();
    }
    let room = columns.saturating_sub(sign.width());
    let mut shown = String::new();
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        used += grapheme.width();
        if used > room {
            break;
        }
        shown.push_str(grapheme);
    }
    if columns > 0 {
        shown.push_str(sign);
    }
    shown
}
