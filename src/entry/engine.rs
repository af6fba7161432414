//! The state machine of one sheet.

use super::cell::{self, Press};
use super::check::Sight;
use super::prompt::{Ask, PROMPT_CHARACTERS_MAX, Prompt, PromptKind};
use super::route::Route;
use super::{Action, Context, Edit, Effect, Line, Refusal, RefusalKind};
use crate::questionnaire::{Kind, Mark, QuestionIndex, Questionnaire, Variant};
use crate::record::{Answer, Override, Record, Status};
use jiff::civil::Date;
use std::sync::Arc;

/// Most changes kept for undo.
const UNDO_MAX: usize = 500;

/// What a sheet is opened with.
#[derive(Clone, Debug)]
pub struct Opening {
    /// The form, in the version and variant the record names.
    pub form: Arc<Questionnaire>,
    /// A record just begun, or one to go on with or correct: in progress.
    pub record: Record,
    /// What the batch fills along the pile.
    pub constants: Vec<(QuestionIndex, Answer)>,
    /// The previous sheet's answers by question of this form, for dup; empty when there is none.
    pub previous: Vec<Option<Answer>>,
    /// Codes of the audience's answering modes, for the override key; may be empty.
    pub modes: Vec<String>,
    /// The day of keying, for the rules of the form and for short dates.
    pub today: Date,
    /// How the house keys.
    pub options: Options,
}

/// How the house keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Whether auto-advance stops at the end of each page of the paper until Enter. The end of the sheet always stops.
    pub page_stops: bool,
}

impl Default for Options {
    fn default() -> Options {
        Options { page_stops: true }
    }
}

/// Where the cursor stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// On an asked question.
    Question(QuestionIndex),
    /// At the stop after the last asked question of a page, which it names.
    PageEnd(QuestionIndex),
    /// Past the last question.
    SheetEnd,
}

/// One sheet being keyed.
#[derive(Clone, Debug)]
pub struct Entry {
    form: Arc<Questionnaire>,
    record: Record,
    constant: Vec<bool>,
    previous: Vec<Option<Answer>>,
    modes: Vec<String>,
    today: Date,
    options: Options,
    route: Route,
    asked: Vec<bool>,
    /// Answers that a skip took away, to be given back.
    set_aside: Vec<Option<Answer>>,
    stand: Stand,
    line: Line,
    lock: Option<Refusal>,
    prompt: Option<Prompt>,
    ask: Option<Ask>,
    /// A soft check came up while the sheet was ending: after the override the cursor goes back to its end.
    ending: bool,
    past: Vec<Snapshot>,
    future: Vec<Snapshot>,
    changed: bool,
    effects: Vec<Effect>,
}

/// What undo gives back.
#[derive(Clone, Debug)]
struct Snapshot {
    answers: Vec<Option<Answer>>,
    set_aside: Vec<Option<Answer>>,
    asked: Vec<bool>,
    overrides: Vec<Override>,
    notes: Vec<(QuestionIndex, String)>,
    margin: String,
    mode: Option<String>,
    stand: Stand,
    /// The text that the change threw away, when it was typed and not accepted.
    typed: Option<String>,
}

impl Entry {
    /// Opens a sheet. A record in progress is resumed where it stood, with what was typed; any other state stands on
    /// its first question without an answer, or past the end.
    pub fn open(opening: Opening) -> Entry {
        let Opening { form, mut record, constants, previous, modes, today, options } = opening;
        let count = form.questions.len();
        record.answers.resize(count, None);
        let route = Route::new(&form);
        let mut constant = vec![false; count];
        for (index, answer) in constants {
            constant[index] = true;
            record.answers[index].get_or_insert(answer);
        }
        let mut entry = Entry {
            route,
            asked: vec![true; count],
            set_aside: vec![None; count],
            constant,
            previous,
            modes,
            today,
            options,
            stand: Stand::SheetEnd,
            line: Line::default(),
            lock: None,
            prompt: None,
            ask: None,
            ending: false,
            past: Vec::new(),
            future: Vec::new(),
            changed: false,
            effects: Vec::new(),
            form,
            record,
        };
        entry.follow_route();
        entry.effects.clear();
        entry.resume();
        entry
    }

    /// Does one thing to the sheet and says what the world must do about it.
    /// After completing, holding or abandoning, nothing is done any more.
    pub fn handle(&mut self, action: Action) -> Vec<Effect> {
        if self.is_over() {
            return Vec::new();
        }
        if self.lock.is_some() {
            // Input inhibited: by state, not by time, so that slow and fast typing give the same record.
            if action == Action::Reset {
                self.lock = None;
            }
            return Vec::new();
        }
        if let Some(ask) = self.ask.take() {
            self.handle_ask(ask, action);
        } else if let Some(prompt) = self.prompt.take() {
            self.handle_prompt(prompt, action);
        } else {
            self.handle_form(action);
        }
        self.settle()
    }

    /// The sheet as it is now.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// The form it is keyed with.
    pub fn form(&self) -> &Arc<Questionnaire> {
        &self.form
    }

    /// Where the cursor stands.
    pub fn stand(&self) -> Stand {
        self.stand
    }

    /// The cell being typed in: the editor line of a text cell, or what is typed of a code, number or date.
    pub fn line(&self) -> &Line {
        &self.line
    }

    /// The refusal that locks the keyboard.
    pub fn lock(&self) -> Option<&Refusal> {
        self.lock.as_ref()
    }

    /// The open prompt.
    pub fn prompt(&self) -> Option<&Prompt> {
        self.prompt.as_ref()
    }

    /// The question back to the operator.
    pub fn ask(&self) -> Option<&Ask> {
        self.ask.as_ref()
    }

    /// Whether the question is asked on this sheet.
    pub fn is_asked(&self, question: QuestionIndex) -> bool {
        self.asked[question]
    }

    /// Whether the batch fills the question.
    pub fn is_constant(&self, question: QuestionIndex) -> bool {
        self.constant[question]
    }

    /// Whether the sheet is complete, held or abandoned.
    pub fn is_over(&self) -> bool {
        !matches!(self.record.status, Status::InProgress { .. })
    }

    /// The page the cursor stands on; the last one past the end.
    pub fn page(&self) -> usize {
        match self.stand {
            Stand::Question(index) | Stand::PageEnd(index) => self.form.questions[index].page,
            Stand::SheetEnd => self.form.questions.last().map_or(0, |question| question.page),
        }
    }

    /// Asked questions without an answer on a page.
    pub fn left_on_page(&self, page: usize) -> usize {
        self.unanswered().filter(|index| self.form.questions[*index].page == page).count()
    }

    /// Asked questions without an answer on the sheet.
    pub fn left(&self) -> usize {
        self.unanswered().count()
    }

    /// What the keys mean now.
    pub fn context(&self) -> Context {
        if self.lock.is_some() {
            Context::Inhibited
        } else if self.ask.is_some() {
            Context::Question
        } else if self.prompt.is_some() {
            Context::Prompt
        } else if self.text_cell().is_some() {
            Context::Text
        } else {
            Context::Coded
        }
    }

    /// Whether a printable key belongs to what is being typed in the coded cell, whatever command the keymap has on it:
    /// the comma of a decimal number, the separator of a date, a letter that is a printed code.
    pub fn takes_literally(&self, key: char) -> bool {
        match (self.context(), self.stand) {
            (Context::Coded, Stand::Question(index)) => cell::takes_literally(&self.form, index, self.line.text(), key),
            _ => false,
        }
    }

    /// Goes on with another variant of the form; answers move by item code. Refused when one would be lost.
    /// Undo does not reach back over the change.
    pub fn change_variant(
        &mut self,
        variant: Variant,
        form: Arc<Questionnaire>,
        constants: Vec<(QuestionIndex, Answer)>,
    ) -> Vec<Effect> {
        if self.is_over() || self.lock.is_some() || self.ask.is_some() || self.prompt.is_some() {
            return vec![Effect::Bell];
        }
        // A typed text is an answer on its way.
        if let (Stand::Question(index), true, answer) =
            (self.stand, self.is_typing() && self.text_cell().is_some(), self.text_answer())
        {
            if !self.lets(index, &answer) {
                self.take(index, answer, Arrival::Auto);
                return self.settle();
            }
            self.put(index, answer);
            self.stand_on(self.stand);
        }
        let filled = self.record.answers.iter().enumerate().filter(|(index, _)| !self.constant[*index]);
        let filled: Vec<_> = filled.filter_map(|(index, answer)| Some((index, answer.clone()?))).collect();
        let place = |index: usize, answer: &Answer| {
            form.index(&self.form.questions[index].name).filter(|there| fits(&form, *there, answer))
        };
        let lost = filled.iter().filter(|(index, answer)| place(*index, answer).is_none()).count();
        let homeless = |(index, _): &&(usize, String)| form.index(&self.form.questions[*index].name).is_none();
        let lost = lost + self.record.notes.iter().filter(homeless).count();
        if lost > 0 {
            self.refuse(None, String::new(), RefusalKind::VariantLosesAnswers { answers: lost });
            return self.settle();
        }
        let mut record = self.record.clone();
        record.answers = vec![None; form.questions.len()];
        for (index, answer) in &filled {
            let there = place(*index, answer).expect("none is lost");
            record.answers[there] = Some(answer.clone());
        }
        let new_index = |old: &usize| form.index(&self.form.questions[*old].name);
        record.overrides.retain_mut(|kept| new_index(&kept.question).map(|new| kept.question = new).is_some());
        record.notes.retain_mut(|(question, _)| new_index(question).map(|new| *question = new).is_some());
        record.variant = variant;
        let by_name = |name: &str| self.form.index(name).and_then(|old| self.previous.get(old).cloned().flatten());
        let previous = form.questions.iter().map(|question| by_name(&question.name)).collect();
        let at = form.questions.iter().position(|question| question.constant.is_none());
        record.status = Status::InProgress { at, page_end: false, typed: String::new() };
        let (modes, today, options) = (self.modes.clone(), self.today, self.options);
        *self = Entry::open(Opening { form, record, constants, previous, modes, today, options });
        self.stand_on(self.first_left());
        self.changed = true;
        self.settle()
    }

    fn resume(&mut self) {
        let (stand, typed) = match &self.record.status {
            Status::InProgress { at: None, .. } => (Stand::SheetEnd, String::new()),
            Status::InProgress { at: Some(at), page_end: true, .. } => (Stand::PageEnd(*at), String::new()),
            Status::InProgress { at: Some(at), page_end: false, typed } => (Stand::Question(*at), typed.clone()),
            Status::Held(_) | Status::Complete | Status::Voided(_) => (Stand::SheetEnd, String::new()),
        };
        let is_there = |index: usize| index < self.form.questions.len() && self.asked[index];
        let fresh = self.record.answers.iter().enumerate().all(|(i, answer)| answer.is_none() || self.constant[i]);
        let stand = match stand {
            // A sheet just begun starts behind what the batch fills.
            Stand::Question(0) if fresh && typed.is_empty() => self.first_left(),
            // So does a sheet opened to be corrected.
            Stand::Question(0) if !self.is_keyed(0) && typed.is_empty() => {
                (0..self.asked.len()).find(|index| self.is_keyed(*index)).map_or(Stand::SheetEnd, Stand::Question)
            }
            Stand::Question(index) | Stand::PageEnd(index) if is_there(index) => stand,
            Stand::Question(_) | Stand::PageEnd(_) => self.first_left(),
            Stand::SheetEnd if self.is_over() => self.first_left(),
            Stand::SheetEnd => Stand::SheetEnd,
        };
        self.stand_on(stand);
        if !typed.is_empty() {
            self.line = Line::new(&typed);
        }
        if !self.is_over() {
            self.record.status = self.progress();
        }
    }

    fn first_left(&self) -> Stand {
        self.unanswered().next().map_or(Stand::SheetEnd, Stand::Question)
    }

    fn unanswered(&self) -> impl Iterator<Item = QuestionIndex> + '_ {
        (0..self.asked.len()).filter(|index| self.asked[*index] && self.record.answers[*index].is_none())
    }

    fn text_cell(&self) -> Option<(QuestionIndex, usize)> {
        let Stand::Question(index) = self.stand else { return None };
        match self.form.questions[index].kind {
            Kind::Text { characters, .. } => Some((index, characters)),
            Kind::One(_) | Kind::Several(_) | Kind::Integer { .. } | Kind::Decimal | Kind::Date => None,
        }
    }

    fn stand_on(&mut self, stand: Stand) {
        self.stand = stand;
        self.line = match self.text_cell().map(|(index, _)| self.record.answer(index)) {
            Some(Some(Answer::Text(text))) => Line::new(text),
            _ => Line::default(),
        };
    }

    /// Brings the record's progress up to date and hands out the effects.
    fn settle(&mut self) -> Vec<Effect> {
        if !self.is_over() {
            let progress = self.progress();
            if self.record.status != progress {
                self.record.status = progress;
                self.changed = true;
            }
        }
        let mut effects = std::mem::take(&mut self.effects);
        if std::mem::take(&mut self.changed) {
            effects.insert(0, Effect::Save);
        }
        effects
    }

    fn progress(&self) -> Status {
        let (at, page_end) = match self.stand {
            Stand::Question(index) => (Some(index), false),
            Stand::PageEnd(index) => (Some(index), true),
            Stand::SheetEnd => (None, false),
        };
        let typed = if self.is_typing() { self.line.text().to_owned() } else { String::new() };
        Status::InProgress { at, page_end, typed }
    }

    /// Whether the cell holds something that is not accepted yet.
    fn is_typing(&self) -> bool {
        match (self.stand, self.text_cell()) {
            (Stand::Question(_), Some(_)) => self.line.text() != self.accepted_text(),
            (Stand::Question(_), None) => !self.line.text().is_empty(),
            (Stand::PageEnd(_) | Stand::SheetEnd, _) => false,
        }
    }

    /// The accepted text of the text cell.
    fn accepted_text(&self) -> &str {
        match self.text_cell().and_then(|(index, _)| self.record.answer(index)) {
            Some(Answer::Text(text)) => text,
            _ => "",
        }
    }

    /// What is typed is dropped; a text can be had back by undo.
    fn reset_cell(&mut self) {
        if self.text_cell().is_some() {
            let accepted = self.accepted_text().to_owned();
            self.line.replace(&accepted);
        } else {
            self.line = Line::default();
        }
    }

    fn refuse(&mut self, question: Option<QuestionIndex>, typed: String, kind: RefusalKind) {
        let refusal = Refusal { question, typed, kind };
        self.record.tally.refusals = self.record.tally.refusals.saturating_add(1);
        self.lock = Some(refusal.clone());
        self.effects.push(Effect::Refused(refusal));
    }

    fn bell(&mut self) {
        self.effects.push(Effect::Bell);
    }

    fn handle_form(&mut self, action: Action) {
        match action {
            Action::Type(key) => self.type_key(key),
            Action::Accept => self.accept(),
            Action::Correct => self.correct(),
            Action::Reset => self.reset_cell(),
            Action::Mark(mark) => self.mark(mark),
            Action::Dup => self.dup(),
            Action::Run => self.run(),
            Action::Back => self.go(|entry| entry.before_cursor().map(Stand::Question)),
            Action::Forward => self.go(|entry| Some(entry.after_cursor())),
            Action::PageBack => self.go(|entry| entry.page_before().map(Stand::Question)),
            Action::PageForward => self.go(|entry| entry.page_after().map(Stand::Question)),
            Action::GoTo => self.open_prompt(PromptKind::GoTo, ""),
            Action::Undo => self.undo(),
            Action::Redo => self.redo(),
            Action::Note => self.open_note(),
            Action::Margin => self.open_prompt(PromptKind::Margin, &self.record.margin.clone()),
            Action::Hold => self.open_hold(),
            Action::Abandon => self.ask = Some(Ask::Abandon),
            Action::NextMode => self.next_mode(),
            Action::Edit(edit) => self.edit(edit),
            Action::Confirm => self.bell(),
        }
    }

    fn type_key(&mut self, key: char) {
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

    fn accept(&mut self) {
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

    /// What the text cell says: nothing written is a mark.
    fn text_answer(&self) -> Answer {
        let text = self.line.text().trim();
        if text.is_empty() { Answer::Mark(Mark::Blank) } else { Answer::Text(text.to_owned()) }
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

    /// Asked, and not filled by the batch.
    fn is_keyed(&self, index: QuestionIndex) -> bool {
        self.asked[index] && !(self.constant[index] && self.record.answers[index].is_some())
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

    fn passes(&self, index: QuestionIndex, answer: &Answer, severity: Severity) -> bool {
        let question = &self.form.questions[index];
        let check = match severity {
            Severity::Hard => question.hard.as_ref(),
            Severity::Soft => question.soft.as_ref(),
        };
        let names = self.route.names();
        let current = Some((index, answer));
        Sight { names, answers: &self.record.answers, current, today: self.today }.passes(check)
    }

    fn is_overridden(&self, index: QuestionIndex, answer: &Answer) -> bool {
        self.record.answers[index].as_ref() == Some(answer)
            && self.record.overrides.iter().any(|kept| kept.question == index)
    }

    /// Takes an answer if the form's checks let it, and goes on.
    fn take(&mut self, index: QuestionIndex, answer: Answer, arrival: Arrival) {
        if !self.passes(index, &answer, Severity::Hard) {
            let typed = spell(&self.form, index, &answer);
            if self.text_cell().is_none() {
                self.line = Line::default();
            }
            return self.refuse(Some(index), typed, RefusalKind::Check);
        }
        if !self.is_overridden(index, &answer) {
            if answer == Answer::Mark(Mark::Blank) && self.form.questions[index].required {
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
    fn put(&mut self, index: QuestionIndex, answer: Answer) {
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
                self.follow_route();
            }
        }
        self.changed = true;
        self.effects.push(Effect::Accepted(index));
    }

    fn follow_route(&mut self) {
        let Entry { route, form, record, set_aside, asked, today, .. } = self;
        let turn = route.follow(form, &mut record.answers, set_aside, asked, *today);
        // A note or an override on a question stays with it; it counts again when the question is asked again.
        if !turn.taken.is_empty() {
            self.effects.push(Effect::Taken(turn.taken));
        }
        if !turn.given.is_empty() {
            self.effects.push(Effect::Given(turn.given));
        }
    }

    fn advance(&mut self, index: QuestionIndex, arrival: Arrival) {
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

    fn correct(&mut self) {
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

    fn mark(&mut self, mark: Mark) {
        match self.stand {
            Stand::Question(index) => self.take(index, Answer::Mark(mark), Arrival::Auto),
            Stand::PageEnd(_) | Stand::SheetEnd => self.refuse_past_end(String::new()),
        }
    }

    fn dup(&mut self) {
        let Stand::Question(index) = self.stand else { return self.refuse_past_end(String::new()) };
        match self.previous.get(index).cloned().flatten() {
            None => self.refuse(Some(index), String::new(), RefusalKind::NothingToDup),
            Some(answer) if !fits(&self.form, index, &answer) => {
                self.refuse(Some(index), String::new(), RefusalKind::DoesNotFit);
            }
            Some(answer) => self.take(index, answer, Arrival::Auto),
        }
    }

    fn run(&mut self) {
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
    fn lets(&self, index: QuestionIndex, answer: &Answer) -> bool {
        let blank = *answer == Answer::Mark(Mark::Blank) && self.form.questions[index].required;
        !blank && self.passes(index, answer, Severity::Hard) && self.passes(index, answer, Severity::Soft)
    }

    /// Moves, after accepting what is typed: a move never loses a text or half a multiple choice.
    fn go(&mut self, destination: impl FnOnce(&Entry) -> Option<Stand>) {
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

    fn before_cursor(&self) -> Option<QuestionIndex> {
        let from = match self.stand {
            Stand::Question(index) => index,
            Stand::PageEnd(index) => index + 1,
            Stand::SheetEnd => self.asked.len(),
        };
        (0..from).rev().find(|index| self.is_keyed(*index))
    }

    fn after_cursor(&self) -> Stand {
        let from = match self.stand {
            Stand::Question(index) | Stand::PageEnd(index) => index + 1,
            Stand::SheetEnd => self.asked.len(),
        };
        (from..self.asked.len()).find(|index| self.is_keyed(*index)).map_or(Stand::SheetEnd, Stand::Question)
    }

    fn page_before(&self) -> Option<QuestionIndex> {
        let page_of = |index: &QuestionIndex| self.form.questions[*index].page;
        let page = self.page();
        let before = (0..self.asked.len()).rev().filter(|index| self.is_keyed(*index)).find(|i| page_of(i) < page);
        let before = before.map(|index| page_of(&index)).or(Some(page))?;
        (0..self.asked.len()).find(|index| self.is_keyed(*index) && page_of(index) == before)
    }

    fn page_after(&self) -> Option<QuestionIndex> {
        let page = self.page();
        (0..self.asked.len()).find(|index| self.is_keyed(*index) && self.form.questions[*index].page > page)
    }

    fn edit(&mut self, edit: Edit) {
        if self.text_cell().is_none() || !self.line.edit(edit) {
            self.bell();
        }
    }

    fn next_mode(&mut self) {
        if self.modes.is_empty() {
            return self.bell();
        }
        let now = self.record.mode.as_ref().and_then(|mode| self.modes.iter().position(|known| known == mode));
        self.remember();
        self.record.mode = Some(self.modes[now.map_or(0, |at| (at + 1) % self.modes.len())].clone());
        self.changed = true;
    }

    fn open_note(&mut self) {
        let Stand::Question(index) = self.stand else { return self.bell() };
        let note = self.record.notes.iter().find(|(question, _)| *question == index);
        let text = note.map_or(String::new(), |(_, text)| text.clone());
        self.open_prompt(PromptKind::Note(index), &text);
    }

    /// A text that the form refuses would be lost with the sheet held: it is refused before the reason is asked.
    fn open_hold(&mut self) {
        if let (Stand::Question(index), true, Answer::Text(text)) =
            (self.stand, self.is_typing() && self.text_cell().is_some(), self.text_answer())
        {
            let answer = Answer::Text(text.clone());
            if !self.passes(index, &answer, Severity::Hard) {
                return self.refuse(Some(index), text, RefusalKind::Check);
            }
        }
        self.open_prompt(PromptKind::Hold, "");
    }

    fn open_prompt(&mut self, kind: PromptKind, text: &str) {
        self.prompt = Some(Prompt { kind, line: Line::new(text) });
    }

    fn handle_prompt(&mut self, mut prompt: Prompt, action: Action) {
        match action {
            Action::Accept => return self.accept_prompt(prompt),
            Action::Reset => {
                self.ending = false;
                // A text goes on being written; anything else is keyed anew.
                if matches!(prompt.kind, PromptKind::Override(..)) && self.text_cell().is_none() {
                    self.stand_on(self.stand);
                }
                return;
            }
            Action::Type(key) if key.is_control() => self.bell(),
            Action::Type(_) if prompt.line.characters() >= PROMPT_CHARACTERS_MAX => self.bell(),
            Action::Type(key) => prompt.line.insert(key),
            Action::Correct => {
                if !prompt.line.backspace() {
                    self.bell();
                }
            }
            Action::Edit(edit) => {
                prompt.line.edit(edit);
            }
            Action::Undo => {
                prompt.line.undo();
            }
            Action::Redo => {
                prompt.line.redo();
            }
            Action::Mark(_) | Action::Dup | Action::Run | Action::Back | Action::Forward | Action::PageBack => {
                self.bell()
            }
            Action::PageForward | Action::GoTo | Action::Note | Action::Margin | Action::Hold => self.bell(),
            Action::Abandon | Action::Confirm | Action::NextMode => self.bell(),
        }
        self.prompt = Some(prompt);
    }

    fn accept_prompt(&mut self, prompt: Prompt) {
        let text = prompt.line.text().trim().to_owned();
        match prompt.kind {
            PromptKind::GoTo => self.go_to(text),
            PromptKind::Note(index) => {
                self.remember();
                self.record.notes.retain(|(question, _)| *question != index);
                if !text.is_empty() {
                    self.record.notes.push((index, text));
                    self.record.notes.sort_by_key(|(question, _)| *question);
                }
                self.changed = true;
            }
            PromptKind::Margin => {
                self.remember();
                self.record.margin = text;
                self.changed = true;
            }
            PromptKind::Hold if text.is_empty() => self.refuse(None, text, RefusalKind::ReasonMissing),
            PromptKind::Hold => {
                // A text is kept, whatever a soft check says: the end of the sheet asks about it.
                if let (Stand::Question(index), true, Answer::Text(text)) =
                    (self.stand, self.is_typing() && self.text_cell().is_some(), self.text_answer())
                {
                    self.put(index, Answer::Text(text));
                }
                self.record.status = Status::Held(text);
                self.changed = true;
                self.effects.push(Effect::Held);
            }
            PromptKind::Override(index, answer) => {
                self.put(index, answer);
                self.record.overrides.retain(|kept| kept.question != index);
                self.record.overrides.push(Override { question: index, note: text });
                self.advance(index, Arrival::Auto);
            }
        }
    }

    fn go_to(&mut self, number: String) {
        if number.is_empty() {
            return self.go(|entry| Some(entry.first_left()));
        }
        let same = |question: &crate::questionnaire::Question| question.number.eq_ignore_ascii_case(&number);
        let Some(index) = self.form.questions.iter().position(same) else {
            return self.refuse(None, number, RefusalKind::NoSuchNumber);
        };
        if !self.asked[index] {
            return self.refuse(Some(index), number, RefusalKind::NotAsked);
        }
        self.go(|entry| Some(if entry.asked[index] { Stand::Question(index) } else { entry.first_left() }));
    }

    fn handle_ask(&mut self, ask: Ask, action: Action) {
        match (action, ask) {
            (Action::Confirm, Ask::Soft(index, answer) | Ask::Required(index, answer)) => {
                self.open_prompt(PromptKind::Override(index, answer), "");
            }
            (Action::Confirm, Ask::Abandon) => {
                self.record.status = Status::Voided(String::new());
                self.changed = true;
                self.effects.push(Effect::Abandoned);
            }
            (Action::Reset | Action::Correct, ask) => {
                self.ending = false;
                if !matches!(ask, Ask::Abandon) && self.text_cell().is_none() {
                    self.stand_on(self.stand);
                }
            }
            // Whoever types on without looking fills nothing.
            (_, ask) => {
                self.bell();
                self.ask = Some(ask);
            }
        }
    }

    fn snapshot(&self) -> Snapshot {
        Snapshot {
            answers: self.record.answers.clone(),
            set_aside: self.set_aside.clone(),
            asked: self.asked.clone(),
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

    fn remember(&mut self) {
        if self.past.len() == UNDO_MAX {
            self.past.remove(0);
        }
        self.past.push(self.snapshot());
        self.future.clear();
    }

    fn undo(&mut self) {
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

    fn redo(&mut self) {
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

/// How an answer arrived: by itself when its last key was pressed, or by Enter.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Arrival {
    Auto,
    Enter,
}

#[derive(Clone, Copy)]
enum Severity {
    Hard,
    Soft,
}

/// Whether an answer keyed elsewhere is one this question takes.
fn fits(form: &Questionnaire, question: QuestionIndex, answer: &Answer) -> bool {
    match (&form.questions[question].kind, answer) {
        (_, Answer::Mark(_)) => true,
        (Kind::One(list), Answer::One(name)) => {
            form.lists[*list].named(name).is_some_and(|choice| choice.mark.is_none())
        }
        (Kind::Several(list), Answer::Several(names)) => {
            names.iter().all(|name| form.lists[*list].named(name).is_some_and(|choice| choice.mark.is_none()))
        }
        (Kind::Integer { digits }, Answer::Integer(number)) => {
            digits.is_none_or(|width| number.unsigned_abs().to_string().len() <= usize::from(width))
        }
        (Kind::Decimal, Answer::Decimal(_)) | (Kind::Date, Answer::Date(_)) => true,
        (Kind::Text { characters, .. }, Answer::Text(text)) => text.chars().count() <= *characters,
        _ => false,
    }
}

/// An answer as it was keyed, for a refusal.
fn spell(form: &Questionnaire, question: QuestionIndex, answer: &Answer) -> String {
    let code = |name: &String| {
        let choice = form.list(question).and_then(|list| list.named(name));
        choice.map_or(name.clone(), |choice| choice.code.clone())
    };
    match answer {
        Answer::One(name) => code(name),
        Answer::Several(names) => names.iter().map(code).collect::<Vec<_>>().join(" "),
        Answer::Integer(number) => match form.questions[question].kind {
            Kind::Integer { digits: Some(width) } => format!("{number:0width$}", width = usize::from(width)),
            _ => number.to_string(),
        },
        Answer::Decimal(text) | Answer::Text(text) => text.clone(),
        Answer::Date(date) => format!("{:02}{:02}{:04}", date.day(), date.month(), date.year()),
        Answer::Mark(_) => String::new(),
    }
}
