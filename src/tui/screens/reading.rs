//! A text to read: help, the findings of a tool.

use super::{Deed, Stage, Turn, step};
use crate::keymap::{Command, Context};
use crate::say;
use crate::tui::desk::Desk;
use crate::tui::widgets::{Step, TextView, wrap};
use ratatui::Frame;
use ratatui::layout::{Rect, Size};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr as _;

/// A piece of a text.
pub(super) enum Passage {
    /// A heading.
    Heading(String),
    /// A paragraph.
    Paragraph(String),
    /// Something and what it means, side by side.
    Pair(String, String),
    /// Nothing.
    Blank,
}

/// A text to read.
pub(in crate::tui) struct Reading {
    trail: Vec<String>,
    is_help: bool,
    passages: Vec<Passage>,
    /// Wrapped for the room there is.
    lines: Vec<Line<'static>>,
    top: usize,
    rows: usize,
}

impl Reading {
    /// A text.
    pub(super) fn new(trail: Vec<String>, passages: Vec<Passage>) -> Reading {
        Reading { trail, is_help: false, passages, lines: Vec::new(), top: 0, rows: 1 }
    }

    /// The help of a screen.
    pub(super) fn into_help(self) -> Reading {
        Reading { is_help: true, ..self }
    }

    /// Whether this is the help of a screen.
    pub fn is_help(&self) -> bool {
        self.is_help
    }

    fn top_max(&self) -> usize {
        self.lines.len().saturating_sub(self.rows)
    }
}

/// The first line to show after a move.
pub(super) fn scrolled(top: usize, by: Step, rows: usize, top_max: usize) -> usize {
    let page = rows.saturating_sub(1).max(1);
    let moved = match by {
        Step::Up => top.saturating_sub(1),
        Step::Down => top + 1,
        Step::PageUp => top.saturating_sub(page),
        Step::PageDown => top + page,
        Step::First => 0,
        Step::Last => top_max,
    };
    moved.min(top_max)
}

/// Draws the lines of a text from one of them on, the cursor where they begin.
pub(super) fn draw_lines(lines: &[Line<'_>], top: usize, area: Rect, frame: &mut Frame, desk: &Desk) {
    let inside = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
    frame.render_widget(&TextView { look: &desk.look, lines, top }, inside);
    frame.set_cursor_position(inside.as_position());
}

fn laid_out(passages: &[Passage], columns: u16, heading: Style, key: Style) -> Vec<Line<'static>> {
    let widest = passages.iter().map(|passage| match passage {
        Passage::Pair(left, _) => left.width() as u16,
        Passage::Heading(_) | Passage::Paragraph(_) | Passage::Blank => 0,
    });
    let left_columns = widest.max().unwrap_or(0).min(columns / 3).max(8);
    let mut lines = Vec::new();
    for passage in passages {
        match passage {
            Passage::Heading(text) => lines.push(Line::styled(text.clone(), heading)),
            Passage::Paragraph(text) => lines.extend(wrap(text, columns).into_iter().map(Line::raw)),
            Passage::Blank => lines.push(Line::raw("")),
            Passage::Pair(left, right) => {
                let lefts = wrap(left, left_columns);
                let rights = wrap(right, columns.saturating_sub(left_columns + 4).max(8));
                for place in 0..lefts.len().max(rights.len()) {
                    let part = |texts: &[String]| texts.get(place).cloned().unwrap_or_default();
                    let (left, right) = (part(&lefts), part(&rights));
                    let gap = usize::from(left_columns).saturating_sub(left.width()) + 2;
                    lines.push(Line::from(vec![
                        Span::raw("  "),
                        Span::styled(left, key),
                        Span::raw(" ".repeat(gap)),
                        Span::raw(right),
                    ]));
                }
            }
        }
    }
    lines
}

impl Stage for Reading {
    fn context(&self) -> Context {
        Context::View
    }

    fn trail(&self, _desk: &Desk) -> Vec<String> {
        self.trail.clone()
    }

    fn deeds(&self, desk: &Desk) -> Vec<Deed> {
        vec![
            Deed::new(Command::Leave, say!(desk.phrases, "hint-leave")),
            Deed::new(Command::PageDown, say!(desk.phrases, "hint-page-down")),
        ]
    }

    fn fit(&mut self, body: Size, desk: &Desk) {
        self.rows = body.height.into();
        let styles = &desk.look.styles;
        self.lines = laid_out(&self.passages, body.width.saturating_sub(4).min(110), styles.title, styles.key);
        self.top = self.top.min(self.top_max());
    }

    fn perform(&mut self, command: Command, body: Size, _desk: &Desk) -> Turn {
        self.rows = body.height.into();
        let Some(step) = step(command) else { return Turn::Bell };
        let top = scrolled(self.top, step, self.rows, self.top_max());
        if top == self.top && step != Step::First && step != Step::Last {
            return Turn::Bell;
        }
        self.top = top;
        Turn::Stay
    }

    fn draw(&self, area: Rect, frame: &mut Frame, desk: &Desk) {
        draw_lines(&self.lines, self.top, area, frame, desk);
    }
}
