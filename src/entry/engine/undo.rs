//! Taking back and doing again.

use super::{Entry, Snapshot, UNDO_MAX};
use crate::entry::Line;

impl Entry {
    fn snapshot(&self) -> Snapshot {
        Snapshot {
            answers: self.record.answers.clone(),
            set_aside: self.set_aside.clone(),
            asked: self.asked.clone(),
            filled: self.filled.clone(),
            overrides: self.record.overrides.clone(),
            notes: self.record.notes.clone(),
            margin: self.record.margin.clone(),
            mode: self.record.mode.clone(),
            stand: self.stand,
            typed: None,
        }
    }

    fn restore(&mut self, snapshot: Snapshot) {
        self.record.answers = snapshot.answers;
        self.set_aside = snapshot.set_aside;
        self.asked = snapshot.asked;
        self.filled = snapshot.filled;
        self.record.overrides = snapshot.overrides;
        self.record.notes = snapshot.notes;
        self.record.margin = snapshot.margin;
        self.record.mode = snapshot.mode;
        self.stand_on(snapshot.stand);
        if let Some(typed) = snapshot.typed {
            self.line = Line::new(&typed);
        }
        self.changed = true;
    }

    pub(super) fn remember(&mut self) {
        if self.past.len() == UNDO_MAX {
            self.past.remove(0);
        }
        self.past.push(self.snapshot());
        self.future.clear();
    }

    pub(super) fn undo(&mut self) {
        if self.text_cell().is_some() && self.line.undo() {
            return;
        }
        if self.is_typing() && self.text_cell().is_some() {
            let accepted = self.accepted_text().to_owned();
            return self.line.go_back_to(&accepted);
        }
        if self.is_typing() {
            return self.stand_on(self.stand);
        }
        let Some(snapshot) = self.past.pop() else { return self.bell() };
        let now = self.snapshot();
        self.future.push(now);
        self.restore(snapshot);
    }

    pub(super) fn redo(&mut self) {
        if self.text_cell().is_some() && self.line.redo() {
            return;
        }
        // What was typed since is not thrown away for what was taken back.
        if self.is_typing() && !self.line.is_untouched() {
            return self.bell();
        }
        let Some(snapshot) = self.future.pop() else { return self.bell() };
        let now = self.snapshot();
        self.past.push(now);
        self.restore(snapshot);
    }
}
