//! Keying a sheet: the paper's page, what was refused, what is saved. Eyes stay on the paper; this is for the glances.

mod log;
mod memo;
mod paint;
mod sheet;

use crate::entry::Action;
use crate::keymap::{Command, Context, Key, Resolved, key_label};
use crate::language::Phrases;
use crate::paper;
use crate::questionnaire::QuestionIndex;
use crate::record::{Serial, Status};
use crate::say;
use crate::station::unsaved::Unsaved;
use crate::station::{Error, Keying, KeyingStart, Notice, Phase, Pressed, Saving, Scanned, read_serial, sentences};
use crate::store::{self, Ticket};
use crate::tui::desk::{Desk, Wish};
use ratatui::Frame;
use std::path::PathBuf;

/// Most questions named in a message line; more are counted.
const NAMED_MAX: usize = 4;

/// The keying of a pile.
pub struct KeyingScreen {
    keying: Keying,
    told: Told,
    /// Asked to leave or to end the session while something was not yet saved.
    leaving: Option<Wish>,
    /// The sheet of another pile that was scanned.
    turning: Option<Scanned>,
    memo: memo::Memo,
}

/// What happened last, for the message lines. A refusal, a question and a prompt are the engine's and come before it.
#[derive(Clone, Debug, PartialEq)]
enum Told {
    Nothing,
    /// The number to write on the sheet, before its first answer.
    Write,
    Ended(How, Serial),
    Opened(Serial),
    Compared(Serial, usize),
    Parted(usize),
    Settled(Serial, bool),
    Called(usize),
    Taken(Vec<QuestionIndex>),
    Given(Vec<QuestionIndex>),
    /// A row was put into a log or taken out.
    Row {
        inserted: bool,
        row: usize,
    },
    NumLock,
    NotSaved(store::Error),
    /// The file that holds what is not saved.
    Kept(PathBuf),
    Failed(Error),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    Completed,
    Held,
    Abandoned,
}

impl KeyingScreen {
    /// On a keying that was opened.
    pub fn new(keying: Keying) -> KeyingScreen {
        let told = match keying.start() {
            KeyingStart::Practice => Told::Nothing,
            KeyingStart::Second | KeyingStart::Third => Told::Opened(keying.serial()),
            KeyingStart::Pile | KeyingStart::Record(_) if keying.is_new() => Told::Write,
            KeyingStart::Pile | KeyingStart::Sheet(..) | KeyingStart::Record(_) => Told::Opened(keying.serial()),
        };
        KeyingScreen { keying, told, leaving: None, turning: None, memo: memo::Memo::default() }
    }

    /// On the keying of a sheet whose code was scanned: its number is on the paper already.
    pub fn of_code(keying: Keying) -> KeyingScreen {
        let told = Told::Opened(keying.serial());
        KeyingScreen { told, ..KeyingScreen::new(keying) }
    }

    /// A key, or a key of a paste. Returns what the app must do beside redrawing.
    pub fn press(&mut self, key: &Key, desk: &Desk) -> Wish {
        self.leaving = None;
        if matches!(self.told, Told::Kept(_)) {
            // It was read.
            self.told = self.failure().map_or(Told::Nothing, Told::NotSaved);
        }
        if let Some(code) = self.code_in_text(key, desk) {
            return self.take_out_code(&code);
        }
        let locked = self.keying.entry().lock().is_some();
        match self.keying.press(&desk.keymap, key) {
            // Unlocking changes nothing on the sheet: what was told beside the refusal is read now.
            Pressed::Done(notices) if locked => self.tell(notices),
            Pressed::Done(notices) => self.hear(notices),
            Pressed::Command(Command::Leave) => self.leave(Wish::Leave),
            // A host that is away keeps nobody in: the app asks before anything is left behind.
            Pressed::Command(Command::Quit) if desk.host_silent => {
                self.keying.finish_correction();
                Wish::Quit
            }
            Pressed::Command(Command::Quit) => self.leave(Wish::Quit),
            Pressed::Command(Command::EndSession) => self.leave(Wish::EndSession),
            Pressed::Command(Command::Help) => Wish::Help,
            Pressed::Command(Command::Serial) if self.keying.may_take_serial() => Wish::AskSerial,
            Pressed::Command(Command::Serial) => {
                self.told = Told::Failed(Error::NumberKept(self.keying.serial()));
                Wish::Bell
            }
            Pressed::Command(Command::SheetCode) => Wish::AskCode,
            Pressed::Command(Command::KeypadRepair) => {
                self.told = Told::Nothing;
                Wish::KeypadRepair
            }
            Pressed::Command(Command::Suspend) => Wish::Suspend,
            Pressed::Command(Command::Lock) => Wish::Lock,
            Pressed::Command(Command::Redraw) => {
                // Drawing anew is also the way to try the disk again.
                self.try_again();
                Wish::Redraw
            }
            Pressed::Command(Command::KeepElsewhere) if !self.keying.may_leave() => Wish::KeepElsewhere,
            Pressed::Command(_) => Wish::Bell,
        }
    }

    /// Tries the disk again, if it failed.
    pub fn try_again(&mut self) {
        if self.failure().is_none() {
            return;
        }
        self.keying.retry();
        self.told = match (self.failure(), std::mem::replace(&mut self.told, Told::Nothing)) {
            // Where it was written is told until somebody has read it.
            (_, kept @ Told::Kept(_)) => kept,
            (failure, _) => failure.map_or(Told::Nothing, Told::NotSaved),
        };
    }

    /// What is not on the disk.
    pub fn unsaved(&self) -> Vec<Unsaved> {
        self.keying.unsaved()
    }

    /// Whether what was keyed is on the disk.
    pub fn saving(&self) -> Saving {
        self.keying.saving()
    }

    /// Tells where what is not saved was written, or why nowhere.
    pub fn kept_elsewhere(&mut self, outcome: Result<PathBuf, Error>) {
        self.told = outcome.map_or_else(Told::Failed, Told::Kept);
    }

    /// The store's answer.
    pub fn stored(&mut self, ticket: Ticket, outcome: Result<(), store::Error>) -> Wish {
        let notices = self.keying.acknowledged(ticket, outcome);
        // Nothing happened on the sheet: what was told of it stays.
        let wish = self.tell(notices);
        let is_over = match self.told {
            Told::NotSaved(_) => self.failure().is_none(),
            Told::Kept(_) => self.keying.may_leave(),
            _ => false,
        };
        if is_over {
            self.told = Told::Nothing;
        }
        match self.leaving {
            Some(leaving) if self.keying.may_leave() => leaving,
            _ => wish,
        }
    }

    /// Somebody else is to key from now on: whether all of this is on the disk, so that it may be let go of as it stands.
    pub fn release(&mut self) -> bool {
        self.keying.finish_correction();
        self.keying.may_leave()
    }

    /// The number of the sheet.
    pub fn serial(&self) -> Serial {
        self.keying.serial()
    }

    /// Takes the number written on the paper, or its code; an empty answer leaves the one proposed.
    pub fn receive_serial(&mut self, text: &str) -> Wish {
        if text.trim().is_empty() {
            return Wish::Nothing;
        }
        if text.trim().starts_with([paper::START, paper::START.to_ascii_uppercase()]) {
            return self.receive_code(text);
        }
        match read_serial(text).and_then(|serial| self.keying.take_serial(serial)) {
            Ok(()) => {
                self.told = Told::Opened(self.keying.serial());
                Wish::Nothing
            }
            Err(error) => {
                self.told = Told::Failed(error);
                Wish::Bell
            }
        }
    }

    /// The code that a scanner typed into a text, when Enter ends it: nobody writes such a thing on a sheet.
    fn code_in_text(&self, key: &Key, desk: &Desk) -> Option<String> {
        let ends = desk.keymap.resolve(Context::Text, key) == Resolved::Command(Command::Accept);
        if !ends || self.context() != Context::Text {
            return None;
        }
        let written: Vec<char> = self.keying.entry().line().before_cursor().chars().collect();
        let code: String = written[written.len().checked_sub(paper::LETTERS)?..].iter().collect();
        paper::Code::read(&code).is_ok().then_some(code)
    }

    fn take_out_code(&mut self, code: &str) -> Wish {
        let mut notices = Vec::new();
        for _ in 0..paper::LETTERS {
            notices.extend(self.keying.perform(Action::Correct));
        }
        self.tell(notices);
        self.receive_code(code)
    }

    /// Opens the sheet of a code, here or in another pile.
    fn receive_code(&mut self, code: &str) -> Wish {
        match self.keying.scan(code) {
            Ok(None) => {
                self.told = Told::Opened(self.keying.serial());
                Wish::Nothing
            }
            Ok(Some(scanned)) => {
                self.turning = Some(scanned);
                self.leave(Wish::TurnTo)
            }
            Err(error) => {
                self.told = Told::Failed(error);
                Wish::Bell
            }
        }
    }

    /// The sheet of another pile that was scanned.
    pub fn turning(&mut self) -> Option<Scanned> {
        self.turning.take()
    }

    /// Why what was keyed is not on the disk, when the store could not write it.
    pub fn failure(&self) -> Option<store::Error> {
        match self.keying.saving() {
            Saving::Failed(error) => Some(error),
            Saving::Saved | Saving::Pending | Saving::Practice => None,
        }
    }

    /// Whether something of it is still to be written.
    pub fn is_pending(&self) -> bool {
        self.keying.saving() == Saving::Pending
    }

    /// The host answers again: what could not be opened meanwhile is.
    pub fn host_is_back(&mut self) -> Wish {
        let notices = self.keying.host_is_back();
        self.tell(notices)
    }

    /// What the keys mean now.
    pub fn context(&self) -> Context {
        match self.keying.phase() {
            Phase::Sheet => self.keying.entry().context().into(),
            Phase::PileDone | Phase::Awaiting | Phase::RecordDone | Phase::VerificationDone => Context::Coded,
        }
    }

    /// The whole screen.
    pub fn draw(&self, frame: &mut Frame, desk: &Desk) {
        paint::draw(self, frame, desk);
    }

    fn leave(&mut self, wish: Wish) -> Wish {
        self.keying.finish_correction();
        if self.keying.may_leave() {
            return wish;
        }
        // What the store could not write keeps nobody in for ever: the app asks before it is left behind.
        if self.failure().is_some() {
            return Wish::Quit;
        }
        self.leaving = Some(wish);
        Wish::Nothing
    }

    /// What came of a key.
    fn hear(&mut self, notices: Vec<Notice>) -> Wish {
        // What was told stays until the next thing happens on the sheet.
        if !notices.is_empty() || self.keying.entry().lock().is_none() {
            let fresh = matches!(
                self.told,
                Told::Write
                    | Told::Ended(..)
                    | Told::Opened(_)
                    | Told::Compared(..)
                    | Told::Parted(..)
                    | Told::Settled(..)
                    | Told::Called(_)
            );
            let untouched = self.keying.entry().line().text().is_empty() && self.is_untouched();
            let stays = (fresh && untouched) || matches!(self.told, Told::NotSaved(_));
            if !stays {
                self.told = Told::Nothing;
            }
        }
        self.tell(notices)
    }

    fn tell(&mut self, notices: Vec<Notice>) -> Wish {
        let mut wish = Wish::Nothing;
        for notice in notices {
            match notice {
                Notice::Refused(_) | Notice::Bell => wish = Wish::Bell,
                Notice::Taken(questions) => self.told = Told::Taken(questions),
                Notice::Given(questions) => self.told = Told::Given(questions),
                Notice::RowInserted(row) => self.told = Told::Row { inserted: true, row },
                Notice::RowRemoved(row) => self.told = Told::Row { inserted: false, row },
                Notice::Completed(serial) => self.told = Told::Ended(How::Completed, serial),
                Notice::Held(serial) => self.told = Told::Ended(How::Held, serial),
                Notice::Abandoned(serial) => self.told = Told::Ended(How::Abandoned, serial),
                Notice::Opened(serial) if !matches!(self.told, Told::Ended(..)) => self.told = Told::Opened(serial),
                Notice::Opened(_) | Notice::PileDone => {}
                Notice::Compared(serial, differences) => self.told = Told::Compared(serial, differences),
                Notice::Parted(_, questions) => self.told = Told::Parted(questions),
                Notice::Settled(serial, majority) => self.told = Told::Settled(serial, majority),
                Notice::Called(sheets) => self.told = Told::Called(sheets),
                Notice::NumLockOff => self.told = Told::NumLock,
                Notice::NotSaved(_) if matches!(self.told, Told::Kept(_)) => {}
                Notice::NotSaved(error) => {
                    self.told = Told::NotSaved(error);
                    wish = Wish::Bell;
                }
                Notice::NotOpened(error) | Notice::NotDone(error) => {
                    self.told = Told::Failed(error);
                    wish = Wish::Bell;
                }
            }
        }
        wish
    }

    /// Whether the sheet says nothing yet beside what the batch fills.
    fn is_untouched(&self) -> bool {
        let entry = self.keying.entry();
        let answers = entry.record().answers.iter().enumerate();
        answers.filter(|(index, _)| !entry.is_constant(*index)).all(|(_, answer)| answer.is_none())
    }

    /// What to do next, when only one thing can be done: it takes the place of the hints.
    fn way_out(&self, desk: &Desk) -> Option<String> {
        let phrases = &desk.phrases;
        let entry = self.keying.entry();
        let first = |command, context| first_key(desk, command, context);
        if self.failure().is_some() {
            let (retry, elsewhere) =
                (first(Command::Redraw, Context::Coded), first(Command::KeepElsewhere, Context::Coded));
            return Some(say!(phrases, "keying-retry", key = retry, elsewhere = elsewhere));
        }
        if self.keying.phase() != Phase::Sheet {
            return None;
        }
        if entry.lock().is_some() {
            return Some(say!(phrases, "keying-locked", key = first(Command::Reset, Context::Inhibited)));
        }
        entry.ask()?;
        let (confirm, reset) = (first(Command::Confirm, Context::Question), first(Command::Reset, Context::Question));
        Some(say!(phrases, "keying-confirm", confirm = confirm, reset = reset))
    }

    /// The message under the page, at most two lines, and whether it is a refusal or a doubt.
    fn message(&self, desk: &Desk) -> (Tone, Vec<String>) {
        let phrases = &desk.phrases;
        let entry = self.keying.entry();
        let serial = self.keying.serial();
        let first = |command, context| first_key(desk, command, context);
        let here = self.context();
        match self.keying.phase() {
            Phase::PileDone => {
                let sheets = self.keying.batch().batch.sheets.unwrap_or_default();
                let (leave, accept) = (first(Command::Leave, here), first(Command::Accept, here));
                let text = say!(phrases, "keying-pile-done", sheets = sheets, leave = leave, accept = accept);
                return (Tone::Good, vec![text]);
            }
            Phase::Awaiting => {
                let (accept, serial) = (first(Command::Accept, here), serial.to_string());
                return (Tone::Refusal, vec![say!(phrases, "keying-awaiting", serial = serial, accept = accept)]);
            }
            Phase::RecordDone => {
                let (leave, serial) = (first(Command::Leave, here), serial.to_string());
                let text = match entry.record().status {
                    Status::Held(_) => say!(phrases, "keying-record-held", serial = serial, leave = leave),
                    Status::Voided(_) => say!(phrases, "keying-record-voided", serial = serial, leave = leave),
                    Status::Complete | Status::InProgress { .. } => {
                        say!(phrases, "keying-record-done", serial = serial, leave = leave)
                    }
                };
                return (Tone::Good, vec![text]);
            }
            Phase::VerificationDone => {
                let text = say!(phrases, "keying-verification-done", leave = first(Command::Leave, here));
                let outcome = self.outcome(phrases);
                return (Tone::Good, outcome.into_iter().chain([text]).collect());
            }
            Phase::Sheet => {}
        }
        if let Some(refusal) = entry.lock() {
            let reasons = sentences::refusal(refusal, entry.form(), phrases).join(" ");
            return (Tone::Refusal, vec![format!("{} {reasons}", say!(phrases, "keying-refused"))]);
        }
        if let Some(ask) = entry.ask() {
            let question = sentences::ask(ask, serial, entry.form(), phrases).join(" ");
            return (Tone::Doubt, vec![question]);
        }
        if self.leaving.is_some() {
            let waits = match (desk.host_silent, desk.is_tardy) {
                (true, _) => say!(phrases, "keying-leaving-away"),
                (false, true) => say!(phrases, "keying-tardy"),
                (false, false) => say!(phrases, "keying-leaving"),
            };
            return (Tone::Doubt, vec![waits]);
        }
        match &self.told {
            Told::NotSaved(error) => {
                let reason = sentences::error(&Error::Store(error.clone()), phrases).join(" ");
                (Tone::Refusal, vec![say!(phrases, "keying-not-saved", reason = reason)])
            }
            Told::Kept(path) => {
                (Tone::Doubt, vec![say!(phrases, "keying-kept-elsewhere", path = path.display().to_string())])
            }
            Told::Failed(error) => (Tone::Refusal, sentences::error(error, phrases)),
            Told::Nothing if desk.confirms_late() && self.is_pending() => {
                let said = match desk.host_silent {
                    true => say!(phrases, "app-host-silent"),
                    false => say!(phrases, "keying-tardy"),
                };
                (Tone::Refusal, vec![said])
            }
            Told::Nothing => match self.stop(desk) {
                None if !self.keying.undecided().is_empty() => (Tone::Doubt, vec![self.decide(desk)]),
                stop => (Tone::Plain, stop.into_iter().collect()),
            },
            _ if self.keying.start().is_verification() && self.is_told_of_sheets() => {
                let told = self.outcome(phrases).or_else(|| self.came_apart(phrases));
                (Tone::Plain, told.into_iter().chain([self.take_paper(phrases)]).collect())
            }
            Told::Compared(..) | Told::Parted(..) | Told::Settled(..) | Told::Called(_) => (Tone::Plain, Vec::new()),
            Told::Write => {
                let key = first(Command::Serial, Context::Coded);
                (Tone::Plain, vec![say!(phrases, "keying-write", serial = serial.to_string(), key = key)])
            }
            Told::Ended(_, _) if *self.keying.start() == KeyingStart::Practice => {
                (Tone::Plain, vec![say!(phrases, "keying-practice-next")])
            }
            Told::Ended(how, done) => {
                let (done, serial) = (done.to_string(), serial.to_string());
                let text = match how {
                    How::Completed => say!(phrases, "keying-completed", done = done, serial = serial),
                    How::Held => say!(phrases, "keying-held", done = done, serial = serial),
                    How::Abandoned => say!(phrases, "keying-abandoned", done = done, serial = serial),
                };
                (Tone::Plain, vec![text])
            }
            Told::Opened(_) if !self.keying.undecided().is_empty() => (Tone::Doubt, vec![self.decide(desk)]),
            Told::Opened(serial) => (Tone::Plain, vec![say!(phrases, "keying-opened", serial = serial.to_string())]),
            Told::Taken(questions) => {
                let (count, numbers) = (questions.len(), self.numbers(questions));
                let text = say!(phrases, "keying-taken", count = count, numbers = numbers);
                (Tone::Doubt, [text].into_iter().chain(self.stop(desk)).collect())
            }
            Told::Given(questions) => {
                let (count, numbers) = (questions.len(), self.numbers(questions));
                let text = say!(phrases, "keying-given", count = count, numbers = numbers);
                (Tone::Doubt, [text].into_iter().chain(self.stop(desk)).collect())
            }
            Told::Row { inserted: true, row } => {
                (Tone::Plain, vec![say!(phrases, "keying-row-inserted", row = row.to_string())])
            }
            Told::Row { inserted: false, row } => {
                (Tone::Plain, vec![say!(phrases, "keying-row-removed", row = row.to_string())])
            }
            Told::NumLock => {
                let key = first(Command::KeypadRepair, Context::Coded);
                (Tone::Doubt, vec![say!(phrases, "keying-num-lock", key = key)])
            }
        }
    }

    /// What came of the sheet before, in a verification.
    fn outcome(&self, phrases: &Phrases) -> Option<String> {
        match &self.told {
            Told::Compared(serial, differences) => Some(sentences::compared(*serial, *differences, phrases)),
            Told::Parted(questions) => Some(sentences::parted(*questions, phrases)),
            Told::Settled(serial, majority) => Some(sentences::arbitrated(*serial, *majority, phrases)),
            Told::Called(sheets) => Some(say!(phrases, "keying-called", count = *sheets)),
            Told::Ended(How::Held, serial) => Some(say!(phrases, "keying-again-held", serial = serial.to_string())),
            Told::Ended(How::Abandoned, serial) => {
                Some(say!(phrases, "keying-again-abandoned", serial = serial.to_string()))
            }
            _ => None,
        }
    }

    /// Why the fields of a slip are asked for one by one, when an arbitration brought it so far.
    fn came_apart(&self, phrases: &Phrases) -> Option<String> {
        let parted = self.keying.parted();
        (!parted.is_empty()).then(|| sentences::parted(parted.len(), phrases))
    }

    /// Whether what is told is about sheets as a whole.
    fn is_told_of_sheets(&self) -> bool {
        matches!(
            self.told,
            Told::Opened(_)
                | Told::Ended(..)
                | Told::Compared(..)
                | Told::Parted(..)
                | Told::Settled(..)
                | Told::Called(_)
        )
    }

    /// Which questions have no majority, and how the sheet is ended.
    fn decide(&self, desk: &Desk) -> String {
        let (count, numbers) = (self.keying.undecided().len(), self.numbers(self.keying.undecided()));
        let go_to = first_key(desk, Command::GoTo, Context::Coded);
        let accept = first_key(desk, Command::Accept, Context::Coded);
        say!(desk.phrases, "keying-decide", count = count, numbers = numbers, go_to = go_to, accept = accept)
    }

    /// Which paper to take from which pile.
    fn take_paper(&self, phrases: &Phrases) -> String {
        let serial = self.keying.serial().to_string();
        let batch = self.keying.batch().batch.number.0.to_string();
        if *self.keying.start() == KeyingStart::Third {
            let asked = self.keying.asked_again();
            if asked.len() > NAMED_MAX {
                let count = asked.len();
                return say!(phrases, "keying-take-paper-many", serial = serial, batch = batch, count = count);
            }
            let (count, numbers) = (asked.len(), self.numbers(&asked));
            return say!(
                phrases,
                "keying-take-paper-third",
                serial = serial,
                batch = batch,
                count = count,
                numbers = numbers
            );
        }
        say!(phrases, "keying-take-paper", serial = serial, batch = batch)
    }

    /// The sentence of a page end or a sheet end.
    fn stop(&self, desk: &Desk) -> Option<String> {
        let entry = self.keying.entry();
        let phrases = &desk.phrases;
        let key = || first_key(desk, Command::Accept, Context::Coded);
        match entry.stand() {
            crate::entry::Stand::Question(_) => None,
            crate::entry::Stand::PageEnd(_) => {
                let page = (entry.page() + 1).to_string();
                Some(match entry.left_on_page(entry.page()) {
                    0 => say!(phrases, "keying-page-end", page = page, key = key()),
                    left => say!(phrases, "keying-page-end-left", page = page, left = left, key = key()),
                })
            }
            crate::entry::Stand::SheetEnd => Some(match entry.left() {
                0 => say!(phrases, "keying-sheet-end", key = key()),
                left => say!(phrases, "keying-sheet-end-left", left = left, key = key()),
            }),
        }
    }

    fn numbers(&self, questions: &[QuestionIndex]) -> String {
        let form = self.keying.entry().form();
        questions.iter().map(|index| sentences::number(form, *index)).collect::<Vec<_>>().join(", ")
    }
}

/// The first key of a command, as it is printed.
fn first_key(desk: &Desk, command: Command, context: Context) -> String {
    let key = desk.keymap.keys_for(command, context).into_iter().next();
    key.map_or_else(String::new, |key| key_label(&key, &desk.phrases))
}

/// How a message is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tone {
    Plain,
    Good,
    Doubt,
    Refusal,
}
