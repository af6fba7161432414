//! Small forms of the station: a campaign's dates, a batch's service. One field per row, labels on the left.

use super::{FieldLine, paint, wrap};
use crate::entry::Line;
use crate::tui::Look;
use crate::tui::look::is_drawable;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;
use unicode_width::UnicodeWidthStr as _;

/// What a field holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// Typed text.
    Text {
        /// The text with its cursor.
        line: Line,
        /// The most characters it may have.
        characters_max: usize,
    },
    /// Typed text that nobody is to read over a shoulder.
    Secret {
        /// The text with its cursor.
        line: Line,
        /// The most characters it may have.
        characters_max: usize,
    },
    /// One of several, taken in turn.
    Choice {
        /// What may be chosen.
        options: Vec<String>,
        /// Which one is.
        chosen: usize,
    },
}

/// A field with its label.
#[derive(Clone, Debug, PartialEq)]
pub struct FormField {
    /// Its label.
    pub label: String,
    /// What it holds.
    pub input: Input,
    /// What is wrong with it, shown under it.
    pub trouble: Option<String>,
}

/// Fields, one of which has the focus.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Form {
    /// The fields, from the top.
    pub fields: Vec<FormField>,
    focus: usize,
}

impl Form {
    /// A form with the focus on its first field.
    pub fn new(fields: Vec<FormField>) -> Form {
        Form { fields, focus: 0 }
    }

    /// Which field has the focus.
    pub fn focus(&self) -> usize {
        self.focus
    }

    /// Gives the focus to a field.
    pub fn focus_on(&mut self, field: usize) {
        self.focus = field.min(self.fields.len().saturating_sub(1));
    }

    /// The focus one field down; `false` on the last one.
    pub fn focus_next(&mut self) -> bool {
        let moves = self.focus + 1 < self.fields.len();
        self.focus += usize::from(moves);
        moves
    }

    /// The focus one field up; `false` on the first one.
    pub fn focus_previous(&mut self) -> bool {
        let moves = self.focus > 0;
        self.focus -= usize::from(moves);
        moves
    }

    /// The line with the focus, to edit it, if it is one.
    pub fn line(&mut self) -> Option<&mut Line> {
        match self.fields.get_mut(self.focus).map(|field| &mut field.input) {
            Some(Input::Text { line, .. } | Input::Secret { line, .. }) => Some(line),
            Some(Input::Choice { .. }) | None => None,
        }
    }

    /// Types or pastes text where the focus is, as far as there is room: line ends become spaces, what cannot be
    /// shown is left out. `false` when some was left for want of room, or nothing is typed here.
    pub fn type_text(&mut self, text: &str) -> bool {
        let input = self.fields.get_mut(self.focus).map(|field| &mut field.input);
        let Some(Input::Text { line, characters_max } | Input::Secret { line, characters_max }) = input else {
            return false;
        };
        for character in text.chars().map(|character| if character.is_whitespace() { ' ' } else { character }) {
            if !is_drawable(character) {
                continue;
            }
            if line.characters() >= *characters_max {
                return false;
            }
            line.insert(character);
        }
        true
    }

    /// Takes the choice `by` places further, round and round, where the focus is on a choice.
    pub fn turn(&mut self, by: isize) {
        if let Some(Input::Choice { options, chosen }) = self.fields.get_mut(self.focus).map(|field| &mut field.input)
            && !options.is_empty()
        {
            *chosen = (*chosen as isize + by).rem_euclid(options.len() as isize) as usize;
        }
    }

    /// The text of a field, typed or chosen.
    pub fn value(&self, field: usize) -> &str {
        match self.fields.get(field).map(|field| &field.input) {
            Some(Input::Text { line, .. } | Input::Secret { line, .. }) => line.text(),
            Some(Input::Choice { options, chosen }) => options.get(*chosen).map_or("", String::as_str),
            None => "",
        }
    }

    /// Which option of a field is chosen.
    pub fn chosen(&self, field: usize) -> Option<usize> {
        match self.fields.get(field).map(|field| &field.input) {
            Some(Input::Choice { chosen, .. }) => Some(*chosen),
            Some(Input::Text { .. } | Input::Secret { .. }) | None => None,
        }
    }
}

/// Draws a form.
#[derive(Clone, Copy, Debug)]
pub struct FormView<'a> {
    /// The look.
    pub look: &'a Look,
    /// The form.
    pub form: &'a Form,
}

struct Row {
    field: usize,
    label: Rect,
    value: Rect,
    trouble: Rect,
}

impl FormView<'_> {
    /// Where the real cursor belongs.
    pub fn cursor_in(&self, area: Rect) -> Option<Position> {
        let row = self.rows(area).find(|row| row.field == self.form.focus)?;
        match &self.form.fields[row.field].input {
            Input::Text { line, .. } => self.line(line).cursor_in(row.value),
            Input::Secret { line, .. } => self.line(&masked(line)).cursor_in(row.value),
            Input::Choice { .. } => (!row.value.is_empty()).then(|| row.value.as_position()),
        }
    }

    fn line<'b>(&'b self, line: &'b Line) -> FieldLine<'b> {
        let style = self.look.styles.answer;
        FieldLine { look: self.look, text: line.text(), cursor: line.before_cursor().len(), style }
    }

    /// The rows the whole form takes.
    pub fn height(&self, columns: u16) -> u16 {
        self.form.fields.iter().map(|field| self.tall(field, columns)).sum()
    }

    fn label_columns(&self, columns: u16) -> u16 {
        let widest = self.form.fields.iter().map(|field| self.look.text(&field.label).width()).max().unwrap_or(0);
        (widest as u16).min(columns / 2)
    }

    /// The lines of what is wrong with a field.
    fn trouble(&self, field: &FormField, columns: u16) -> Vec<String> {
        let room = columns.saturating_sub(self.label_columns(columns) + 4);
        field.trouble.as_ref().map_or_else(Vec::new, |trouble| wrap(&self.look.text(trouble), room))
    }

    fn tall(&self, field: &FormField, columns: u16) -> u16 {
        1 + self.trouble(field, columns).len() as u16
    }

    /// The rows that are seen, beginning so that the focus is.
    fn rows(&self, area: Rect) -> impl Iterator<Item = Row> {
        let label_columns = self.label_columns(area.width);
        let tall = move |field: &FormField| self.tall(field, area.width);
        let mut height: u16 = self.form.fields.iter().take(self.form.focus + 1).map(tall).sum();
        let mut first = 0;
        while height > area.height && first < self.form.focus {
            height -= tall(&self.form.fields[first]);
            first += 1;
        }
        let mut y = area.y;
        self.form.fields.iter().enumerate().skip(first).map_while(move |(field, content)| {
            if y >= area.bottom() {
                return None;
            }
            let indent = 2.min(area.width);
            let label = Rect { x: area.x + indent, y, width: label_columns.min(area.width - indent), height: 1 };
            let x = (label.right() + 2).min(area.right());
            let value = Rect { x, y, width: area.right() - x, height: 1 };
            let under = y + 1;
            y += tall(content);
            let trouble = Rect { y: under, height: y.min(area.bottom()).saturating_sub(under), ..value };
            Some(Row { field, label, value, trouble })
        })
    }
}

/// As many asterisks as characters; the cursor is always behind them.
fn masked(line: &Line) -> Line {
    Line::new(&"*".repeat(line.characters()))
}

impl Widget for &FormView<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let area = area.intersection(buffer.area);
        let Look { styles, glyphs, .. } = self.look;
        for row in self.rows(area) {
            let field = &self.form.fields[row.field];
            let focused = row.field == self.form.focus;
            if focused {
                let margin = Rect { x: area.x, width: 2.min(area.width), ..row.label };
                paint(self.look, margin, buffer, glyphs.marker, styles.current);
            }
            paint(self.look, row.label, buffer, &field.label, if focused { styles.current } else { styles.text });
            match &field.input {
                Input::Text { line, .. } => self.line(line).render(row.value, buffer),
                Input::Secret { line, .. } => self.line(&masked(line)).render(row.value, buffer),
                Input::Choice { options, chosen } => {
                    let chosen = options.get(*chosen).map_or("", String::as_str);
                    let shown = if focused { format!("< {chosen} >") } else { chosen.to_owned() };
                    paint(self.look, row.value, buffer, &shown, styles.answer);
                }
            }
            for (line, y) in self.trouble(field, area.width).iter().zip(row.trouble.y..row.trouble.bottom()) {
                let at = Rect { y, height: 1, ..row.trouble };
                paint(self.look, at, buffer, line, styles.refusal);
            }
        }
    }
}
