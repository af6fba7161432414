//! The lines around a screen: header, rules, status, hints.

use super::paint::{cut, paint, paint_right};
use crate::tui::Look;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;
use unicode_width::UnicodeWidthStr as _;

/// Where one is: ` Regards croisés 2026 › Résidents › Les Glycines      lot 3 · feuille 0042`.
#[derive(Clone, Copy, Debug)]
pub struct Header<'a> {
    /// The look.
    pub look: &'a Look,
    /// From the campaign down.
    pub trail: &'a [&'a str],
    /// On the right.
    pub right: &'a str,
}

impl Widget for &Header<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let area = indented(area);
        let right = paint_right(self.look, area, buffer, self.right, self.look.styles.text);
        let gap = if right == 0 { 0 } else { right + 2 };
        let left = Rect { width: area.width.saturating_sub(gap), ..area };
        let trail = self.trail.join(&format!(" {} ", self.look.glyphs.separator));
        paint(self.look, left, buffer, &trail, self.look.styles.title);
    }
}

/// A line across, with a title when it has one.
#[derive(Clone, Copy, Debug)]
pub struct Rule<'a> {
    /// The look.
    pub look: &'a Look,
    /// Over the line, near its left end; may be empty.
    pub title: &'a str,
}

impl Widget for &Rule<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let area = indented(area);
        let line = area.intersection(buffer.area);
        if line.is_empty() {
            return;
        }
        for x in line.left()..line.right() {
            if let Some(cell) = buffer.cell_mut((x, line.y)) {
                cell.set_symbol(self.look.glyphs.rule).set_style(self.look.styles.faint);
            }
        }
        if !self.title.is_empty() && area.width > 6 {
            let room = Rect { x: area.x + 2, width: area.width - 4, ..area };
            let title = cut(&self.look.text(self.title), room.width.saturating_sub(2), self.look.glyphs.cut);
            paint(self.look, room, buffer, &format!(" {title} "), self.look.styles.title);
        }
    }
}

/// A state on the left, what remains in the middle, a count on the right.
#[derive(Clone, Copy, Debug)]
pub struct Status<'a> {
    /// The look.
    pub look: &'a Look,
    /// One or two words, such as *saved*.
    pub state: &'a str,
    /// How the state is shown.
    pub state_style: Style,
    /// Columns kept for the state, so that the rest stands still when the word changes.
    pub state_columns: u16,
    /// What remains.
    pub middle: &'a str,
    /// On the right; may be empty.
    pub right: &'a str,
}

impl Widget for &Status<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let area = indented(indented(area));
        let state = Rect { width: self.state_columns.min(area.width), ..area };
        paint(self.look, state, buffer, self.state, self.state_style);
        let rest = Rect { x: area.x + state.width, width: area.width - state.width, ..area };
        let right = paint_right(self.look, rest, buffer, self.right, self.look.styles.text);
        let gap = if right == 0 { 0 } else { right + 1 };
        let middle = Rect { width: rest.width.saturating_sub(gap), ..rest };
        paint(self.look, middle, buffer, self.middle, self.look.styles.text);
    }
}

/// A key and what it does.
#[derive(Clone, Copy, Debug)]
pub struct Hint<'a> {
    /// The key as the keyboard shows it.
    pub key: &'a str,
    /// What it does.
    pub does: &'a str,
}

/// Keys and what they do, in as many columns and rows as the area has.
#[derive(Clone, Copy, Debug)]
pub struct Hints<'a> {
    /// The look.
    pub look: &'a Look,
    /// Between a key and what it does.
    pub colon: &'a str,
    /// The most useful first.
    pub hints: &'a [Hint<'a>],
}

impl Widget for &Hints<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let area = indented(indented(area)).intersection(buffer.area);
        let (mut x, mut y) = (area.x, area.y);
        for hint in self.hints {
            let width =
                (self.look.text(hint.key).width() + self.colon.width() + self.look.text(hint.does).width()) as u16;
            if x > area.x && x + width > area.right() {
                (x, y) = (area.x, y + 1);
            }
            if y >= area.bottom() {
                return;
            }
            let room = |x: u16| Rect { x, y, width: area.right().saturating_sub(x), height: 1 };
            let after = x + paint(self.look, room(x), buffer, hint.key, self.look.styles.key);
            let after = after + paint(self.look, room(after), buffer, self.colon, self.look.styles.faint);
            x = after + paint(self.look, room(after), buffer, hint.does, self.look.styles.faint) + 3;
        }
    }
}

/// A bar of `columns` for a share of one; the number stands beside it, never in it alone.
pub fn progress(look: &Look, share: f64, columns: u16) -> String {
    let share = if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 };
    let filled = (share * f64::from(columns)).round() as u16;
    look.glyphs.bar.repeat(filled.into()) + &look.glyphs.bar_rest.repeat((columns - filled).into())
}

fn indented(area: Rect) -> Rect {
    if area.width < 8 { area } else { Rect { x: area.x + 1, width: area.width - 2, ..area } }
}
