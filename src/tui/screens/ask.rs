//! A question back to the operator, or a line to write: a reason, a number, a word to find.

use super::{Deed, Stage, Told, Turn};
use crate::entry::{Action, Line};
use crate::keymap::{Command, Context};
use crate::operator::{OPERATOR_CHARS_MAX, Operator};
use crate::paper;
use crate::say;
use crate::station::{BatchView, KeyingStart};
use crate::tui::desk::Desk;
use crate::tui::look::is_drawable;
use crate::tui::widgets::{FieldLine, paint, row, wrap};
use ratatui::Frame;
use ratatui::layout::Rect;

/// Most characters of a line.
const CHARACTERS_MAX: usize = 200;

/// What is asked.
pub(in crate::tui) enum Asked {
    /// Whether to leave the station although something is not saved.
    Quit,
    /// What the screen below wants to know.
    Below,
    /// Why: for the screen below, never empty.
    Reason,
    /// The code of a sheet.
    Code,
    /// The name to key under; empty is the system's.
    Name,
    /// The same, before these sheets are keyed; never empty.
    NameFirst(Box<BatchView>, KeyingStart),
}

/// A question, or a line to write.
pub(in crate::tui) struct Ask {
    asked: Asked,
    /// What is said above the line.
    lines: Vec<String>,
    /// `None` when it is only to be confirmed.
    line: Option<Line>,
}

impl Ask {
    /// A question that the confirmation key answers.
    pub fn confirm(asked: Asked, lines: Vec<String>) -> Ask {
        Ask { asked, lines, line: None }
    }

    /// A line to write, for the screen below.
    pub fn line(title: String, text: &str) -> Ask {
        Ask { asked: Asked::Below, lines: vec![title], line: Some(Line::new(text)) }
    }

    /// A reason to write, for the screen below.
    pub fn reason(title: String) -> Ask {
        Ask { asked: Asked::Reason, ..Ask::line(title, "") }
    }

    /// The code of a sheet, of which the first letter was typed.
    pub fn code(title: String) -> Ask {
        Ask { asked: Asked::Code, ..Ask::line(title, &paper::begun()) }
    }

    /// The name to key under.
    pub fn name(title: String, name: &str) -> Ask {
        Ask { asked: Asked::Name, ..Ask::line(title, name) }
    }

    /// The name to key under, before these sheets are keyed.
    pub fn name_first(title: String, view: Box<BatchView>, start: KeyingStart) -> Ask {
        Ask { asked: Asked::NameFirst(view, start), ..Ask::line(title, "") }
    }

    /// What is answered; what does not suit is told and the question stays.
    fn answered(&self, desk: &Desk) -> Turn {
        let phrases = &desk.phrases;
        let text = self.line.as_ref().map_or("", |line| line.text()).trim().to_owned();
        match &self.asked {
            Asked::Quit => Turn::LeaveStation,
            Asked::Below => Turn::Deliver(text),
            Asked::Reason if text.is_empty() => Turn::Tell(Told::refusal(say!(phrases, "error-reason-missing"))),
            Asked::Reason => Turn::Deliver(text),
            Asked::Code => Turn::Scan(text),
            Asked::Name if text.is_empty() => Turn::Name(None, None),
            Asked::NameFirst(..) if text.is_empty() => Turn::Tell(Told::refusal(say!(phrases, "app-name-missing"))),
            Asked::Name | Asked::NameFirst(..) => match (Operator::new(&text), &self.asked) {
                (None, _) => Turn::Tell(Told::refusal(say!(phrases, "app-name-wrong", text = text))),
                (name, Asked::NameFirst(view, start)) => Turn::Name(name, Some((view.clone(), start.clone()))),
                (name, _) => Turn::Name(name, None),
            },
        }
    }

    fn characters_max(&self) -> usize {
        match self.asked {
            Asked::Name | Asked::NameFirst(..) => OPERATOR_CHARS_MAX,
            Asked::Quit | Asked::Below | Asked::Reason | Asked::Code => CHARACTERS_MAX,
        }
    }
}

impl Stage for Ask {
    fn context(&self) -> Context {
        if self.line.is_some() { Context::Prompt } else { Context::Question }
    }

    fn trail(&self, desk: &Desk) -> Vec<String> {
        match self.asked {
            Asked::Name | Asked::NameFirst(..) => vec!["copiste".to_owned(), say!(desk.phrases, "app-name")],
            Asked::Code => vec!["copiste".to_owned(), say!(desk.phrases, "app-code")],
            Asked::Quit | Asked::Below | Asked::Reason => vec![say!(desk.phrases, "app-question")],
        }
    }

    fn deeds(&self, desk: &Desk) -> Vec<Deed> {
        let yes = match self.line {
            Some(_) => Deed::new(Command::Accept, say!(desk.phrases, "hint-accept")),
            None => Deed::new(Command::Confirm, say!(desk.phrases, "hint-confirm")),
        };
        vec![
            yes,
            Deed::new(Command::Reset, say!(desk.phrases, "hint-leave")),
            Deed::new(Command::Help, say!(desk.phrases, "hint-help")),
        ]
    }

    fn perform(&mut self, command: Command, _body: ratatui::layout::Size, desk: &Desk) -> Turn {
        let answers = if self.line.is_some() { Command::Accept } else { Command::Confirm };
        if command == answers {
            return self.answered(desk);
        }
        let Some(line) = &mut self.line else { return Turn::Bell };
        let changed = match (command, command.action()) {
            (Command::Correct, _) => line.backspace(),
            (Command::Undo, _) => line.undo(),
            (Command::Redo, _) => line.redo(),
            (_, Some(Action::Edit(edit))) => line.edit(edit),
            _ => false,
        };
        if changed { Turn::Stay } else { Turn::Bell }
    }

    fn write(&mut self, character: char, _desk: &Desk) -> Turn {
        let characters_max = self.characters_max();
        match &mut self.line {
            Some(line) if is_drawable(character) && line.characters() < characters_max => {
                line.insert(character);
                Turn::Stay
            }
            Some(_) | None => Turn::Bell,
        }
    }

    fn draw(&self, area: Rect, frame: &mut Frame, desk: &Desk) {
        let inside = Rect { x: area.x + 2, width: area.width.saturating_sub(4), ..area };
        let mut place = 2;
        for text in &self.lines {
            for line in wrap(text, inside.width) {
                paint(&desk.look, row(inside, place), frame.buffer_mut(), &line, desk.look.styles.text);
                place += 1;
            }
        }
        let at = row(inside, place + 1);
        match &self.line {
            Some(line) => {
                let marker = Rect { x: area.x, width: 1, ..at };
                paint(&desk.look, marker, frame.buffer_mut(), desk.look.glyphs.marker, desk.look.styles.current);
                let cursor = line.before_cursor().len();
                let field = FieldLine { look: &desk.look, text: line.text(), cursor, style: desk.look.styles.answer };
                frame.render_widget(&field, at);
                if let Some(cursor) = field.cursor_in(at) {
                    frame.set_cursor_position(cursor);
                }
            }
            None => frame.set_cursor_position(row(inside, 2).as_position()),
        }
    }
}
