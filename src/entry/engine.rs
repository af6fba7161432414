//! The state machine of one sheet: what it holds, what it is opened with, where an action goes.

mod answers;
mod moves;
mod prompts;
mod rows;
mod undo;

use super::cell;
use super::check::Sight;
use super::prompt::{Ask, Prompt, PromptKind};
use super::route::{Filled, Route};
use super::{Action, Context, Edit, Effect, Line, Refusal, RefusalKind};
use crate::expression::Context as _;
use crate::questionnaire::{Kind, QuestionIndex, Questionnaire, Spot, Variant};
use crate::record::{Answer, Override, Record, Status};
use jiff::civil::Date;
use std::borrow::Cow;
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
    /// Which of its questions are keyed.
    pub scope: Scope,
}

/// Which questions of a sheet a keying keys. The others are not asked, whatever the skips say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// All that the skips ask: a first pass.
    #[default]
    Sheet,
    /// All that the skips ask but these: a second pass leaves comments out.
    Without(Vec<QuestionIndex>),
    /// These, whatever the skips would say: a third keying has no other answers to go by, and so no checks that look at them.
    Only(Vec<QuestionIndex>),
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
    scope: Scope,
    route: Arc<Route>,
    filled: Filled,
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
    filled: Filled,
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
        let Opening { form, mut record, constants, previous, modes, today, options, scope } = opening;
        let count = form.questions.len();
        record.answers.resize(count, None);
        let route = Arc::new(Route::new(&form));
        let mut constant = vec![false; count];
        let filled = if matches!(scope, Scope::Only(_)) { Vec::new() } else { constants };
        for (index, answer) in filled {
            constant[index] = true;
            record.answers[index].get_or_insert(answer);
        }
        let mut entry = Entry {
            route,
            filled: Filled::default(),
            asked: vec![true; count],
            set_aside: vec![None; count],
            constant,
            previous,
            modes,
            today,
            options,
            scope,
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
        entry.follow_route(None);
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

    /// Lets go of what undo would give back: a sheet that nobody keys has no second thoughts.
    pub(super) fn forget(&mut self) {
        self.past.clear();
        self.future.clear();
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

    /// Whether this keying leaves the question out, whatever the skips say.
    pub fn is_left_out(&self, question: QuestionIndex) -> bool {
        match &self.scope {
            Scope::Sheet => false,
            Scope::Without(questions) => questions.contains(&question),
            Scope::Only(questions) => !questions.contains(&question),
        }
    }

    /// Whether the batch fills the question.
    pub fn is_constant(&self, question: QuestionIndex) -> bool {
        self.constant[question]
    }

    /// Whether the form works the answer out or only shows it: nobody keys it.
    pub fn is_filled_by_the_form(&self, question: QuestionIndex) -> bool {
        self.form.questions[question].is_filled_by_the_form()
    }

    /// A printed text with the answers it takes up (`${name}`) put in, as the question or, without one, the form sees them;
    /// three dots where there is none yet.
    pub fn piped<'t>(&self, question: Option<QuestionIndex>, text: &'t str) -> Cow<'t, str> {
        if !text.contains("${") {
            return Cow::Borrowed(text);
        }
        let here = question.map_or(Spot::Form, Spot::Question).key();
        let sight = Sight { here, ..self.sight(0, None) };
        let mut written = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("${") {
            written.push_str(before);
            let Some((name, behind)) = after.split_once('}') else {
                rest = &rest[before.len()..];
                break;
            };
            let value = sight.value(name.trim()).text();
            written.push_str(if value.is_empty() { "…" } else { &value });
            rest = behind;
        }
        written.push_str(rest);
        Cow::Owned(written)
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

    /// The keypad's NumLock seems to be off: the cursor goes back to where it stood before its keys moved it, and the
    /// keyboard is locked as after any refusal.
    pub fn refuse_keypad(&mut self, back_to: Stand) -> Vec<Effect> {
        if self.is_over() || self.context() != Context::Coded {
            return Vec::new();
        }
        let there = match back_to {
            Stand::Question(index) | Stand::PageEnd(index) => self.asked.get(index) == Some(&true),
            Stand::SheetEnd => true,
        };
        if there {
            self.stand_on(back_to);
        }
        self.refuse(None, String::new(), RefusalKind::KeypadOff);
        self.settle()
    }

    /// Goes on with another variant of the form; answers move by item code. Refused when one would be lost.
    /// Undo does not reach back over the change.
    pub fn change_variant(
        &mut self,
        variant: Variant,
        form: Arc<Questionnaire>,
        constants: Vec<(QuestionIndex, Answer)>,
    ) -> Vec<Effect> {
        let busy = self.lock.is_some() || self.ask.is_some() || self.prompt.is_some();
        // A later pass is keyed with the form of the first.
        if self.is_over() || busy || self.scope != Scope::Sheet {
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
        let keyed = |index: usize| !self.constant[index] && !self.is_filled_by_the_form(index);
        let filled = self.record.answers.iter().enumerate().filter(|(index, _)| keyed(*index));
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
        let (modes, today, options, scope) = (self.modes.clone(), self.today, self.options, Scope::Sheet);
        *self = Entry::open(Opening { form, record, constants, previous, modes, today, options, scope });
        self.stand_on(self.first_left());
        self.changed = true;
        self.settle()
    }

    /// Takes another answering mode for this sheet.
    pub fn change_mode(&mut self, mode: String) -> Vec<Effect> {
        if self.is_over() || self.lock.is_some() || self.ask.is_some() || self.prompt.is_some() {
            return vec![Effect::Bell];
        }
        self.remember();
        self.record.mode = Some(mode);
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
        let is_there =
            |index: usize| index < self.form.questions.len() && self.asked[index] && !self.is_filled_by_the_form(index);
        let given = |index: usize| self.constant[index] || self.is_filled_by_the_form(index);
        let fresh = self.record.answers.iter().enumerate().all(|(index, answer)| answer.is_none() || given(index));
        let stand = match stand {
            // A sheet just begun starts behind what the batch fills.
            Stand::Question(0) if fresh && typed.is_empty() => self.first_left(),
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
        let open = |index: &usize| self.asked[*index] && self.record.answers[*index].is_none();
        (0..self.asked.len()).filter(open).filter(|index| !self.is_filled_by_the_form(*index))
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
            Action::InsertRow => self.insert_row(),
            Action::RemoveRow => self.remove_row(),
            Action::Edit(edit) => self.edit(edit),
            Action::Confirm => self.bell(),
        }
    }

    /// Asked, and not filled by the batch.
    fn is_keyed(&self, index: QuestionIndex) -> bool {
        let constant = self.constant[index] && self.record.answers[index].is_some();
        self.asked[index] && !constant && !self.is_filled_by_the_form(index)
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
        Answer::Date(date) => super::cell::figures(form.questions[question].precision(), *date),
        Answer::Mark(_) => String::new(),
    }
}
