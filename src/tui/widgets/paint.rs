//! One line of text into cells, by grapheme and width.

use crate::tui::Look;
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
    let shown = cut(&text, area.width, look.glyphs.cut);
    let (end, _) = buffer.set_stringn(area.x, area.y, shown, usize::from(area.width), style);
    end - area.x
}

/// Paints text against the right side of the area and returns the columns it took.
pub fn paint_right(look: &Look, area: Rect, buffer: &mut Buffer, text: &str, style: Style) -> u16 {
    let width = u16::try_from(look.text(text).width()).unwrap_or(u16::MAX).min(area.width);
    paint(look, Rect { x: area.x + area.width - width, width, ..area }, buffer, text, style)
}

/// Text of at most `columns`; where it is cut, the last column says so.
pub fn cut(text: &str, columns: u16, sign: &str) -> String {
    let columns = usize::from(columns);
    if text.width() <= columns {
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
