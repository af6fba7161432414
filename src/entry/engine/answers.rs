//! Answering: what keys, marks, dup and run put into the cells, and what the checks say.

use super::{Arrival, Entry, Scope, Severity, Stand, fits, spell};
use crate::entry::cell::{self, Press};
use crate::entry::check::Sight;
use crate::entry::prompt::Ask;
use crate::entry::route::Sheet;
use crate::entry::{Effect, Line, RefusalKind};
use crate::questionnaire::{Check, Kind, Mark, QuestionIndex, Spot};
use crate::record::{Answer, Status};

impl Entry {
    pub(super) fn type_key(&mut self, key: char) {
        let Stand::Question(index) = self.stand else {
            return self.refuse_past_end(key.to_string());
        };
        if let Some((_, characters)) = self.text_cell() {
            if key.is_control() {
                self.refuse(Some(index), String::new(), RefusalKind::NotText);
            } else if self.line.characters() >= characters {
                self.refuse(Some(index), key.to_string(), RefusalKind::TextFull { characters });
            } else {
                self.line.insert(key);
            }
            return;
        }
        match cell::press(&self.form, index, self.line.text(), key, self.today) {
            Press::Typed(typed) => self.line = Line::new(&typed),
            Press::Taken(answer) => self.take(index, answer, Arrival::Auto),
            Press::Refused(kind) => {
                let typed = format!("{}{key}", self.partial());
                // The boxes ticked so far of a multiple choice stay; half a code, number or date goes.
                let kept = self.line.text().rsplit_once(' ').map_or(String::new(), |(whole, _)| format!("{whole} "));
                self.line = Line::new(&kept);
                self.refuse(Some(index), typed, kind);
            }
        }
    }

    /// What is typed of a code, number or date, without the whole codes before it.
    fn partial(&self) -> &str {
        self.line.text().rsplit(' ').next().unwrap_or_default()
    }

    fn refuse_past_end(&mut self, typed: String) {
        let kind = match self.stand {
            Stand::PageEnd(_) => RefusalKind::PageFinished,
            Stand::SheetEnd | Stand::Question(_) => RefusalKind::SheetFinished,
        };
        self.refuse(None, typed, kind);
    }

    pub(super) fn accept(&mut self) {
        match self.stand {
            Stand::Question(index) => self.accept_cell(index),
            Stand::PageEnd(index) => self.turn_page(self.form.questions[index].page),
            Stand::SheetEnd => self.finish(),
        }
    }

    fn accept_cell(&mut self, index: QuestionIndex) {
        if self.record.answers[index].is_some() && !self.is_typing() {
            return self.advance(index, Arrival::Enter);
        }
        if self.text_cell().is_some() {
            let answer = self.text_answer();
            return self.take(index, answer, Arrival::Enter);
        }
        if self.line.text().is_empty() {
            // Enter on an empty cell: the paper's page seems to be finished and the screen's is not.
            let left = self.left_on_page(self.form.questions[index].page);
            return self.refuse(Some(index), String::new(), RefusalKind::PageNotFinished { left });
        }
        match cell::accept(&self.form, index, self.line.text(), self.today) {
            Ok(answer) => self.take(index, answer, Arrival::Enter),
            Err(kind) => {
                let typed = self.line.text().trim_end().to_owned();
                self.line = Line::default();
                self.refuse(Some(index), typed, kind);
            }
        }
    }

    /// What the text cell says: nothing written is a mark, a time is kept in one way however it was written.
    pub(super) fn text_answer(&self) -> Answer {
        let text = self.line.text().trim();
        let format = match self.stand {
            Stand::Question(index) => self.form.questions[index].format.as_ref(),
            Stand::PageEnd(_) | Stand::SheetEnd => None,
        };
        match format {
            _ if text.is_empty() => Answer::Mark(Mark::Blank),
            Some(format) => Answer::Text(format.kept(text)),
            None => Answer::Text(text.to_owned()),
        }
    }

    fn turn_page(&mut self, page: usize) {
        let first = self.unanswered().find(|index| self.form.questions[*index].page == page);
        if let Some(first) = first {
            let left = self.left_on_page(page);
            self.stand_on(Stand::Question(first));
            return self.refuse(Some(first), String::new(), RefusalKind::PageNotFinished { left });
        }
        let next = (0..self.asked.len()).find(|index| self.form.questions[*index].page > page && self.is_keyed(*index));
        self.stand_on(next.map_or(Stand::SheetEnd, Stand::Question));
    }

    fn finish(&mut self) {
        let left = self.left();
        if let Stand::Question(first) = self.first_left() {
            self.stand_on(Stand::Question(first));
            return self.refuse(Some(first), String::new(), RefusalKind::SheetNotFinished { left });
        }
        // A later answer may have broken an earlier check.
        for index in 0..self.record.answers.len() {
            let Some(answer) = self.record.answers[index].clone() else { continue };
            if !self.passes(index, &answer, Severity::Hard) {
                self.stand_on(Stand::Question(index));
                return self.refuse(Some(index), String::new(), RefusalKind::Check);
            }
            if !self.passes(index, &answer, Severity::Soft) && !self.is_overridden(index, &answer) {
                self.stand_on(Stand::Question(index));
                self.ending = true;
                self.ask = Some(Ask::Soft(index, answer));
                return;
            }
        }
        self.record.status = Status::Complete;
        self.changed = true;
        self.effects.push(Effect::Completed);
    }

    pub(super) fn passes(&self, index: QuestionIndex, answer: &Answer, severity: Severity) -> bool {
        let question = &self.form.questions[index];
        let check = match severity {
            Severity::Hard => question.hard.as_ref(),
            Severity::Soft => question.soft.as_ref(),
        };
        let looks_around = |check: &&Check| check.rule.names().next().is_some() || !check.rule.ways().is_empty();
        if matches!(self.scope, Scope::Only(_)) && check.as_ref().is_some_and(looks_around) {
            return true;
        }
        let hard = match severity {
            Severity::Hard => self.is_well_written(index, answer) && self.is_offered(index, answer),
            Severity::Soft => true,
        };
        hard && self.sight(index, Some(answer)).passes(check)
    }

    /// The sheet as the rules of a question see it, with a candidate for its answer.
    pub(super) fn sight<'a>(&'a self, index: QuestionIndex, answer: Option<&'a Answer>) -> Sight<'a> {
        Sight {
            form: &self.form,
            layout: self.route.layout(),
            filled: &self.filled,
            answers: &self.record.answers,
            current: answer.map(|answer| (index, answer)),
            here: Spot::Question(index).key(),
            today: self.today,
        }
    }

    /// Whether the answer is written as the question's type wants it.
    fn is_well_written(&self, index: QuestionIndex, answer: &Answer) -> bool {
        let Some(format) = &self.form.questions[index].format else { return true };
        match answer {
            Answer::Text(text) | Answer::Decimal(text) => format.takes(&self.form, text),
            Answer::Integer(number) => format.takes(&self.form, &number.to_string()),
            Answer::One(_) | Answer::Several(_) | Answer::Date(_) | Answer::Mark(_) => true,
        }
    }

    /// Whether the question offers the choices of the answer, as things stand.
    fn is_offered(&self, index: QuestionIndex, answer: &Answer) -> bool {
        let (Kind::One(list) | Kind::Several(list)) = self.form.questions[index].kind else { return true };
        if self.form.questions[index].filter.is_none() || matches!(self.scope, Scope::Only(_)) {
            return true;
        }
        let sight = self.sight(index, Some(answer));
        let choices = &self.form.lists[list].choices;
        let offered = |name: &String| {
            let mut places = choices.iter().enumerate().filter(|(_, choice)| choice.name == *name);
            places.any(|(place, _)| sight.offers(index, place))
        };
        match answer {
            Answer::One(name) => offered(name),
            Answer::Several(names) => names.iter().all(offered),
            _ => true,
        }
    }

    /// Whether "nothing ticked" deserves a question back.
    pub(super) fn is_required(&self, index: QuestionIndex) -> bool {
        if self.route.ends_a_table(index) {
            return false;
        }
        let question = &self.form.questions[index];
        let when = question.required_when.as_ref();
        question.required
            || when.is_some_and(|rule| {
                !matches!(self.scope, Scope::Only(_)) && rule.holds(&self.sight(index, None)).unwrap_or(false)
            })
    }

    pub(super) fn is_overridden(&self, index: QuestionIndex, answer: &Answer) -> bool {
        self.record.answers[index].as_ref() == Some(answer)
            && self.record.overrides.iter().any(|kept| kept.question == index)
    }

    /// Takes an answer if the form's checks let it, and goes on.
    pub(super) fn take(&mut self, index: QuestionIndex, answer: Answer, arrival: Arrival) {
        if self.cuts_log(index, &answer) {
            return self.refuse(Some(index), String::new(), RefusalKind::CutsLog);
        }
        if !self.passes(index, &answer, Severity::Hard) {
            let typed = spell(&self.form, index, &answer);
            if self.text_cell().is_none() {
                self.line = Line::default();
            }
            let offered = self.is_offered(index, &answer);
            let kind = if offered { RefusalKind::Check } else { RefusalKind::NotAChoice };
            return self.refuse(Some(index), typed, kind);
        }
        if !self.is_overridden(index, &answer) {
            if answer == Answer::Mark(Mark::Blank) && self.is_required(index) {
                self.ask = Some(Ask::Required(index, answer));
                return;
            }
            if !self.passes(index, &answer, Severity::Soft) {
                self.ask = Some(Ask::Soft(index, answer));
                return;
            }
        }
        self.put(index, answer);
        self.advance(index, arrival);
    }

    /// Writes an answer that passed, as one change.
    pub(super) fn put(&mut self, index: QuestionIndex, answer: Answer) {
        let typed = self.line.text().to_owned();
        let thrown_away = self.is_typing() && self.text_cell().is_some() && self.text_answer() != answer;
        self.remember();
        if let (true, Some(snapshot)) = (thrown_away, self.past.last_mut()) {
            snapshot.typed = Some(typed);
        }
        self.write(index, answer);
    }

    fn write(&mut self, index: QuestionIndex, answer: Answer) {
        let same = self.record.answers[index].as_ref() == Some(&answer);
        if !same {
            if self.record.answers[index].is_some() {
                self.record.tally.corrections = self.record.tally.corrections.saturating_add(1);
            }
            self.record.overrides.retain(|kept| kept.question != index);
            self.record.answers[index] = Some(answer);
            if self.route.steered_by(index) {
                self.follow_route(Some(index));
            }
        }
        self.changed = true;
        self.effects.push(Effect::Accepted(index));
    }

    /// Follows the skips; `changed` is the only question whose answer changed since, where there is one.
    pub(super) fn follow_route(&mut self, changed: Option<QuestionIndex>) {
        let Entry { route, form, record, set_aside, asked, filled, today, scope, .. } = self;
        if let Scope::Only(questions) = scope {
            for (index, asked) in asked.iter_mut().enumerate() {
                *asked = questions.contains(&index);
            }
            return;
        }
        let mut sheet = Sheet { answers: &mut record.answers, set_aside, asked, filled };
        // What is left out is masked below, which the route must not take for its own work.
        let changed = changed.filter(|_| matches!(scope, Scope::Sheet));
        let turn = route.follow(form, &mut sheet, changed, *today);
        if let Scope::Without(questions) = scope {
            for (index, asked) in asked.iter_mut().enumerate() {
                *asked &= !questions.contains(&index);
            }
        }
        // A note or an override on a question stays with it; it counts again when the question is asked again.
        if !turn.taken.is_empty() {
            self.effects.push(Effect::Taken(turn.taken));
        }
        if !turn.given.is_empty() {
            self.effects.push(Effect::Given(turn.given));
        }
    }

    pub(super) fn advance(&mut self, index: QuestionIndex, arrival: Arrival) {
        if std::mem::take(&mut self.ending) {
            return self.stand_on(if self.left() == 0 { Stand::SheetEnd } else { self.first_left() });
        }
        let page = self.form.questions[index].page;
        let next = (index + 1..self.asked.len()).find(|next| self.is_keyed(*next));
        match (next, arrival) {
            (Some(next), _) if self.form.questions[next].page == page || !self.options.page_stops => {
                self.stand_on(Stand::Question(next));
            }
            (Some(_), _) => self.stand_on(Stand::PageEnd(index)),
            // The last question waits for Enter; when Enter has just closed it, that was it.
            (None, Arrival::Auto) => self.stand_on(Stand::SheetEnd),
            (None, Arrival::Enter) => {
                self.stand_on(Stand::SheetEnd);
                self.finish();
            }
        }
    }

    pub(super) fn correct(&mut self) {
        if self.text_cell().is_some() && !self.line.text().is_empty() {
            if !self.line.backspace() {
                self.bell();
            }
            return;
        }
        if !self.line.text().is_empty() {
            let shorter = self.line.text().trim_end();
            let cut = shorter.char_indices().next_back().map_or(0, |(start, _)| start);
            // The last whole code of a multiple choice goes as a whole.
            let kept = if shorter.len() < self.line.text().len() {
                shorter.rsplit_once(' ').map_or(String::new(), |(whole, _)| format!("{whole} "))
            } else {
                shorter[..cut].to_owned()
            };
            self.line = Line::new(&kept);
            return;
        }
        self.go(|entry| entry.before_cursor().map(Stand::Question));
    }

    pub(super) fn mark(&mut self, mark: Mark) {
        match self.stand {
            Stand::Question(index) => self.take(index, Answer::Mark(mark), Arrival::Auto),
            Stand::PageEnd(_) | Stand::SheetEnd => self.refuse_past_end(String::new()),
        }
    }

    pub(super) fn dup(&mut self) {
        let Stand::Question(index) = self.stand else { return self.refuse_past_end(String::new()) };
        match self.previous.get(index).cloned().flatten() {
            None => self.refuse(Some(index), String::new(), RefusalKind::NothingToDup),
            Some(answer) if !fits(&self.form, index, &answer) => {
                self.refuse(Some(index), String::new(), RefusalKind::DoesNotFit);
            }
            Some(answer) => self.take(index, answer, Arrival::Auto),
        }
    }

    pub(super) fn run(&mut self) {
        let Stand::Question(index) = self.stand else { return self.refuse_past_end(String::new()) };
        let block = self.form.questions[index].block;
        let in_block = |other: &QuestionIndex| block.is_some() && self.form.questions[*other].block == block;
        let before = (0..index).rev().filter(|other| self.asked[*other]).find(in_block);
        let Some(answer) = before.and_then(|before| self.record.answers[before].clone()) else {
            return self.refuse(Some(index), String::new(), RefusalKind::NothingToRun);
        };
        let rest: Vec<_> = (index..self.asked.len()).take_while(in_block).collect();
        let ahead: Vec<_> =
            rest.iter().copied().filter(|i| self.asked[*i] && self.record.answers[*i].is_none()).collect();
        let fit = |i: &QuestionIndex| fits(&self.form, *i, &answer) && self.lets(*i, &answer);
        if ahead.is_empty() || !ahead.iter().all(fit) {
            return self.refuse(Some(index), String::new(), RefusalKind::DoesNotFit);
        }
        self.remember();
        for question in &ahead {
            // An answer of the run may have skipped a later question of it, or given its answer back.
            if self.asked[*question] && self.record.answers[*question].is_none() {
                self.write(*question, answer.clone());
            }
        }
        match ahead.iter().rev().find(|question| self.asked[**question]) {
            Some(last) => self.advance(*last, Arrival::Auto),
            None => self.stand_on(self.first_left()),
        }
    }

    /// Whether neither a hard nor a soft check, nor "required", has anything to say.
    pub(super) fn lets(&self, index: QuestionIndex, answer: &Answer) -> bool {
        let blank = *answer == Answer::Mark(Mark::Blank) && self.is_required(index);
        !blank
            && !self.cuts_log(index, answer)
            && self.passes(index, answer, Severity::Hard)
            && self.passes(index, answer, Severity::Soft)
    }
}
