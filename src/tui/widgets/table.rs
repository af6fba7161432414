//! A list with columns, a selected row and pages: it turns a page rather than scrolling line by line, so that little
//! is redrawn and the eye keeps its place.

use super::{cut, paint, paint_right, row};
use crate::tui::Look;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::Widget;
use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

/// The width of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// As many columns.
    Fixed(u16),
    /// A share of what the others leave.
    Share(u16),
}

/// On which side the text of a column stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// Words.
    #[default]
    Left,
    /// Numbers.
    Right,
}

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct Column<'a> {
    /// Its heading; a table whose headings are all empty has none.
    pub title: &'a str,
    /// Its width.
    pub width: Width,
    /// Where its text stands.
    pub align: Align,
}

/// The text of a row in a column.
#[derive(Clone, Debug)]
pub struct Cell<'a> {
    /// What is shown.
    pub text: Cow<'a, str>,
    /// How.
    pub style: Style,
}

impl<'a> Cell<'a> {
    /// A text in a style.
    pub fn new(text: impl Into<Cow<'a, str>>, style: Style) -> Cell<'a> {
        Cell { text: text.into(), style }
    }
}

/// A list with columns.
#[derive(Clone, Copy)]
pub struct Table<'a> {
    /// The look.
    pub look: &'a Look,
    /// From the left.
    pub columns: &'a [Column<'a>],
    /// How many rows there are.
    pub count: usize,
    /// Makes a row; asked for the rows that are seen only.
    pub row: &'a dyn Fn(usize) -> Vec<Cell<'a>>,
    /// The selected row.
    pub selected: Option<usize>,
    /// Said when there is no row.
    pub empty: &'a str,
}

/// A move of the selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// One page up.
    PageUp,
    /// One page down.
    PageDown,
    /// To the first row.
    First,
    /// To the last row.
    Last,
}

/// The selection after a move, in a list of `count` rows shown `page` at a time.
pub fn stepped(selected: usize, step: Step, count: usize, page: usize) -> usize {
    let last = count.saturating_sub(1);
    let moved = match step {
        Step::Up => selected.saturating_sub(1),
        Step::Down => selected.saturating_add(1),
        Step::PageUp => selected.saturating_sub(page.max(1)),
        Step::PageDown => selected.saturating_add(page.max(1)),
        Step::First => 0,
        Step::Last => last,
    };
    moved.min(last)
}

impl Table<'_> {
    /// Rows shown at a time in an area.
    pub fn page(&self, area: Rect) -> usize {
        usize::from(area.height).saturating_sub(usize::from(self.has_titles())).max(1)
    }

    /// Where the real cursor belongs: on the selected row.
    pub fn cursor_in(&self, area: Rect) -> Option<Position> {
        let selected = self.selected.filter(|selected| *selected < self.count)?;
        let y = area.y + (selected - self.seen(area).start) as u16 + u16::from(self.has_titles());
        (area.width > 0 && y < area.bottom()).then_some(Position { x: area.x, y })
    }

    fn has_titles(&self) -> bool {
        self.columns.iter().any(|column| !column.title.is_empty())
    }

    fn seen(&self, area: Rect) -> Range<usize> {
        let page = self.page(area);
        let start = self.selected.unwrap_or(0).min(self.count.saturating_sub(1)) / page * page;
        start..(start + page).min(self.count)
    }

    /// The columns' places on a row, the marker's two columns left free.
    fn places(&self, line: Rect) -> Vec<Rect> {
        let room = line.width.saturating_sub(4);
        let gaps = self.columns.len().saturating_sub(1) as u16 * 2;
        let (mut fixed, mut shares) = (gaps, 0);
        for column in self.columns {
            match column.width {
                Width::Fixed(columns) => fixed = fixed.saturating_add(columns),
                Width::Share(share) => shares += u32::from(share),
            }
        }
        let left = u32::from(room.saturating_sub(fixed));
        let end = line.x + 2.min(line.width) + room;
        let mut x = line.x + 2.min(line.width);
        let mut places = Vec::with_capacity(self.columns.len());
        for column in self.columns {
            let wanted = match column.width {
                Width::Fixed(columns) => columns,
                Width::Share(share) => (left * u32::from(share) / shares.max(1)) as u16,
            };
            let width = wanted.min(end.saturating_sub(x));
            places.push(Rect { x: x.min(end), width, ..line });
            x = x.saturating_add(width + 2).min(end);
        }
        places
    }
}

impl Widget for &Table<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let area = area.intersection(buffer.area);
        if area.is_empty() {
            return;
        }
        let Look { styles, glyphs, .. } = self.look;
        let place = |place: Rect, align: Align, text: &str, style: Style, buffer: &mut Buffer| match align {
            Align::Left => paint(self.look, place, buffer, text, style),
            Align::Right => {
                let text = cut(&self.look.text(text), place.width, glyphs.cut);
                paint_right(self.look, place, buffer, &text, style)
            }
        };
        let titles = u16::from(self.has_titles());
        if titles > 0 {
            for (column, at) in self.columns.iter().zip(self.places(row(area, 0))) {
                place(at, column.align, column.title, styles.title, buffer);
            }
        }
        if self.count == 0 {
            let line = row(area, titles);
            let line = Rect { x: line.x + 2.min(line.width), width: line.width.saturating_sub(2), ..line };
            paint(self.look, line, buffer, self.empty, styles.faint);
            return;
        }
        let seen = self.seen(area);
        for (place_in_page, index) in seen.clone().enumerate() {
            let line = row(area, titles + place_in_page as u16);
            if line.is_empty() {
                break;
            }
            let selected = self.selected == Some(index);
            for ((column, cell), at) in self.columns.iter().zip((self.row)(index)).zip(self.places(line)) {
                place(at, column.align, &cell.text, cell.style, buffer);
            }
            if selected {
                buffer.set_style(line, styles.selected);
                paint(self.look, Rect { width: 1, ..line }, buffer, glyphs.marker, styles.current);
            }
        }
        let margin = |line: Rect| Rect { x: line.right().saturating_sub(1), width: 1.min(line.width), ..line };
        if area.width > 4 && seen.start > 0 {
            paint(self.look, margin(row(area, titles)), buffer, glyphs.above, styles.faint);
        }
        if area.width > 4 && seen.end < self.count {
            paint(self.look, margin(row(area, area.height - 1)), buffer, glyphs.below, styles.faint);
        }
    }
}

impl fmt::Debug for Table<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Table { columns, count, selected, .. } = self;
        formatter
            .debug_struct("Table")
            .field("columns", columns)
            .field("count", count)
            .field("selected", selected)
            .finish()
    }
}
