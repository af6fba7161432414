//! Rows of a log: one that was passed over is put in, one that is too much is taken out. What stands below moves with all that
//! belongs to it.

use super::{Entry, Scope, Stand};
use crate::entry::{Effect, RefusalKind};
use crate::questionnaire::{Mark, QuestionIndex};
use crate::record::Answer;

/// The questions of each row of a log, from the top, in the order of the form.
type Rows = Vec<Vec<QuestionIndex>>;

impl Entry {
    /// The rows of the log around the cursor, and the one it stands in.
    fn log(&self) -> Option<(Rows, usize)> {
        let Stand::Question(at) = self.stand else { return None };
        if matches!(self.scope, Scope::Only(_)) {
            return None;
        }
        let own = self.form.open_row(at)?;
        let sections = &self.form.outline.sections;
        let is_beside = |section: &usize| {
            let (one, other) = (&sections[*section], &sections[own]);
            one.row.is_some() && one.parent == other.parent && one.name == other.name
        };
        let mut beside: Vec<usize> = (0..sections.len()).filter(is_beside).collect();
        beside.sort_by_key(|section| sections[*section].row);
        let within = |section: usize| {
            let stands_in = |index: &QuestionIndex| self.form.sections_around(*index).any(|around| around == section);
            (0..self.form.questions.len()).filter(stands_in).collect::<Vec<_>>()
        };
        let place = beside.iter().position(|section| *section == own)?;
        let rows: Rows = beside.into_iter().map(within).collect();
        let same = rows.iter().all(|row| !row.is_empty() && row.len() == rows[place].len());
        same.then_some((rows, place))
    }

    /// Whether something is written in the first cell of a row: it stands on the sheet.
    fn is_begun(&self, row: &[QuestionIndex]) -> bool {
        self.record.answer(row[0]).is_some_and(|answer| *answer != Answer::Mark(Mark::Blank))
    }

    /// Whether a blank in this cell would take what is keyed away: it is the first cell of a row of a log that is begun, and
    /// something stands behind it in the log.
    pub(super) fn cuts_log(&self, index: QuestionIndex, answer: &Answer) -> bool {
        if *answer != Answer::Mark(Mark::Blank) || !self.route.ends_a_table(index) {
            return false;
        }
        let Some((rows, at)) = self.log().filter(|(rows, at)| rows[*at][0] == index && self.is_begun(&rows[*at]))
        else {
            return false;
        };
        let keyed = |cell: &QuestionIndex| self.record.answer(*cell).is_some() && !self.is_filled_by_the_form(*cell);
        rows[at][1..].iter().any(keyed) || rows[at + 1..].iter().any(|row| self.is_begun(row))
    }

    /// Puts an empty row where the cursor stands; that row and those below move down. The first cell of the new one is unreadable
    /// until it is keyed: a blank one would end the log before what follows.
    pub(super) fn insert_row(&mut self) {
        let Some((rows, at)) = self.log().filter(|_| !self.is_typing()) else { return self.bell() };
        if !self.is_begun(&rows[at]) {
            return self.bell();
        }
        let last = &rows[rows.len() - 1];
        if self.is_begun(last) || last.iter().any(|cell| self.set_aside[*cell].is_some()) {
            let rows = rows.len();
            return self.refuse(None, String::new(), RefusalKind::LogFull { rows });
        }
        self.remember();
        self.forget_cells(last);
        for place in (at..rows.len() - 1).rev() {
            self.move_cells(&rows[place], &rows[place + 1]);
        }
        self.record.answers[rows[at][0]] = Some(Answer::Mark(Mark::Unreadable));
        self.moved(rows[at][0]);
        self.effects.push(Effect::RowInserted(at + 1));
    }

    /// Takes the row where the cursor stands out; those below move up.
    pub(super) fn remove_row(&mut self) {
        let Some((rows, at)) = self.log().filter(|_| !self.is_typing()) else { return self.bell() };
        if !self.is_begun(&rows[at]) {
            return self.bell();
        }
        self.remember();
        self.forget_cells(&rows[at]);
        for place in at + 1..rows.len() {
            self.move_cells(&rows[place], &rows[place - 1]);
        }
        self.moved(rows[at][0]);
        self.effects.push(Effect::RowRemoved(at + 1));
    }

    fn moved(&mut self, head: QuestionIndex) {
        self.follow_route(None);
        self.stand_on(Stand::Question(head));
        self.changed = true;
    }

    /// All that is known of these cells goes.
    fn forget_cells(&mut self, cells: &[QuestionIndex]) {
        for cell in cells {
            (self.record.answers[*cell], self.set_aside[*cell]) = (None, None);
        }
        self.record.overrides.retain(|kept| !cells.contains(&kept.question));
        self.record.notes.retain(|(question, _)| !cells.contains(question));
    }

    /// What stands in these cells, and is said of them, stands in those, which are free.
    fn move_cells(&mut self, from: &[QuestionIndex], to: &[QuestionIndex]) {
        for (from, to) in from.iter().zip(to) {
            self.record.answers[*to] = self.record.answers[*from].take();
            self.set_aside[*to] = self.set_aside[*from].take();
            for kept in self.record.overrides.iter_mut().filter(|kept| kept.question == *from) {
                kept.question = *to;
            }
            for (question, _) in self.record.notes.iter_mut().filter(|(question, _)| question == from) {
                *question = *to;
            }
        }
    }
}
