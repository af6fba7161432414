//! The sections of a text, to go to one.

use super::{Deed, Stage, Turn, step};
use crate::keymap::Command;
use crate::say;
use crate::tui::desk::Desk;
use crate::tui::widgets::{Align, Cell, Column, Table, Width, split, stepped};
use ratatui::Frame;
use ratatui::layout::{Rect, Size};

/// The sections of a text.
pub(in crate::tui) struct Contents {
    titles: Vec<String>,
    selected: usize,
}

impl Contents {
    /// These sections; the one that is being read is chosen.
    pub fn new(titles: Vec<String>, read: Option<usize>) -> Contents {
        Contents { titles, selected: read.unwrap_or(0) }
    }
}

impl Stage for Contents {
    fn trail(&self, desk: &Desk) -> Vec<String> {
        vec![say!(desk.phrases, "report-contents")]
    }

    fn deeds(&self, desk: &Desk) -> Vec<Deed> {
        let phrases = &desk.phrases;
        let about = say!(phrases, "contents-about-go");
        vec![
            Deed::own(Command::Open, say!(phrases, "contents-hint-go"), about),
            Deed::new(Command::Leave, say!(phrases, "hint-leave")),
            Deed::new(Command::Help, say!(phrases, "hint-help")),
        ]
    }

    fn perform(&mut self, command: Command, body: Size, _desk: &Desk) -> Turn {
        if let Some(step) = step(command) {
            let page = usize::from(body.height.saturating_sub(1));
            self.selected = stepped(self.selected, step, self.titles.len(), page);
            return Turn::Stay;
        }
        match command {
            Command::Open if !self.titles.is_empty() => Turn::Choose(self.selected),
            _ => Turn::Bell,
        }
    }

    fn draw(&self, area: Rect, frame: &mut Frame, desk: &Desk) {
        let look = &desk.look;
        let (_, list, _) = split(area, 1, 0);
        let columns = [Column { title: "", width: Width::Share(1), align: Align::Left }];
        let make = |index: usize| vec![Cell::new(self.titles[index].as_str(), look.styles.answer)];
        let selected = Some(self.selected);
        let table = Table { look, columns: &columns, count: self.titles.len(), row: &make, selected, empty: "" };
        frame.render_widget(&table, list);
        frame.set_cursor_position(table.cursor_in(list).unwrap_or(list.as_position()));
    }
}
