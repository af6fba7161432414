//! Moving: to questions, pages and printed numbers. A move never loses what is typed.

use super::{Arrival, Entry, Stand};
use crate::entry::cell;
use crate::entry::{Line, RefusalKind};
use crate::questionnaire::QuestionIndex;

impl Entry {
    /// Moves, after accepting what is typed: a move never loses a text or half a multiple choice.
    pub(super) fn go(&mut self, destination: impl FnOnce(&Entry) -> Option<Stand>) {
        if let (Stand::Question(index), true) = (self.stand, self.is_typing()) {
            let answer = if self.text_cell().is_some() {
                Ok(self.text_answer())
            } else {
                cell::accept(&self.form, index, self.line.text(), self.today)
            };
            match answer {
                Ok(answer) if self.is_overridden(index, &answer) || self.lets(index, &answer) => {
                    self.put(index, answer);
                    self.stand_on(self.stand);
                }
                // A check has something to say: it says it here, and the move is not made.
                Ok(answer) => return self.take(index, answer, Arrival::Auto),
                Err(kind) => {
                    let typed = self.line.text().trim_end().to_owned();
                    self.line = Line::default();
                    return self.refuse(Some(index), typed, kind);
                }
            }
        }
        match destination(self) {
            Some(stand) => self.stand_on(stand),
            None => self.bell(),
        }
    }

    pub(super) fn before_cursor(&self) -> Option<QuestionIndex> {
        let from = match self.stand {
            Stand::Question(index) => index,
            Stand::PageEnd(index) => index + 1,
            Stand::SheetEnd => self.asked.len(),
        };
        (0..from).rev().find(|index| self.is_keyed(*index))
    }

    pub(super) fn after_cursor(&self) -> Stand {
        let from = match self.stand {
            Stand::Question(index) | Stand::PageEnd(index) => index + 1,
            Stand::SheetEnd => self.asked.len(),
        };
        (from..self.asked.len()).find(|index| self.is_keyed(*index)).map_or(Stand::SheetEnd, Stand::Question)
    }

    pub(super) fn page_before(&self) -> Option<QuestionIndex> {
        let page_of = |index: &QuestionIndex| self.form.questions[*index].page;
        let page = self.page();
        let before = (0..self.asked.len()).rev().filter(|index| self.is_keyed(*index)).find(|i| page_of(i) < page);
        let before = before.map(|index| page_of(&index)).or(Some(page))?;
        (0..self.asked.len()).find(|index| self.is_keyed(*index) && page_of(index) == before)
    }

    pub(super) fn page_after(&self) -> Option<QuestionIndex> {
        let page = self.page();
        (0..self.asked.len()).find(|index| self.is_keyed(*index) && self.form.questions[*index].page > page)
    }

    pub(super) fn go_to(&mut self, number: String) {
        if number.is_empty() {
            return self.go(|entry| Some(entry.first_left()));
        }
        let same = |question: &crate::questionnaire::Question| question.number.eq_ignore_ascii_case(&number);
        let Some(index) = self.form.questions.iter().position(same) else {
            return self.refuse(None, number, RefusalKind::NoSuchNumber);
        };
        if !self.asked[index] || self.is_filled_by_the_form(index) {
            return self.refuse(Some(index), number, RefusalKind::NotAsked);
        }
        self.go(|entry| Some(if entry.asked[index] { Stand::Question(index) } else { entry.first_left() }));
    }
}
