//! A typist that needs no terminal: readable sheets keyed through the keymap, the engine and the store, key by key.
//!
//! It serves the demonstration, scripts and tests; what it keys went the way of every other key.

use super::{BatchDraft, BatchView, Error, Keying, KeyingStart, Notify, Pressed, Saving, Station, sentences};
use crate::entry::{Action, Context, Edit, Options, PromptKind, Stand, actions_for};
use crate::import::{AnswerText, BatchText, Said, SheetText, read_sheets};
use crate::keymap::{Command, Key, KeyCode, Keymap, Resolved};
use crate::language::Phrases;
use crate::questionnaire::{Audience, Kind, Mark, QuestionIndex, Questionnaire};
use crate::record::{Answer, Serial};
use crate::store::{self, Ticket};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

/// What a typist keyed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// Sheets ended.
    pub sheets: u32,
    /// Keys pressed.
    pub keys: u64,
}

impl Station {
    /// Keys a file of readable sheets into a campaign: its batches are opened, its sheets keyed with the keys of
    /// `keymap`. Nothing is written when the file itself is wrong; the first sheet that does not fit stops it.
    ///
    /// # Errors
    /// [`Error::Sheets`] with every finding of the file, [`Error::SheetAnswer`] with the sheet and question, and the
    /// store's.
    pub fn key_sheets(
        &self,
        campaign: &str,
        audience: &str,
        file: &Path,
        keymap: &Keymap,
        phrases: &Phrases,
    ) -> Result<Typed, Error> {
        let batches = read_sheets(file).map_err(|findings| Error::Sheets(file.to_owned(), findings))?;
        let mut typed = Typed::default();
        for batch in batches {
            let draft = BatchDraft {
                audience: audience.to_owned(),
                service: batch.service.clone(),
                date: batch.date,
                sheets: batch.sheets_counted,
                mode: batch.mode.clone(),
                variant: batch.variant.clone(),
            };
            let view = self.open_batch(campaign, draft)?;
            let more = self.key_batch(campaign, view.batch.number, &batch, keymap, phrases)?;
            typed.sheets += more.sheets;
            typed.keys += more.keys;
        }
        Ok(typed)
    }

    /// Keys the sheets of one readable batch into a batch that is open.
    ///
    /// # Errors
    /// As [`Station::key_sheets`].
    pub fn key_batch(
        &self,
        campaign: &str,
        number: crate::campaign::BatchNumber,
        batch: &BatchText,
        keymap: &Keymap,
        phrases: &Phrases,
    ) -> Result<Typed, Error> {
        if batch.sheets.is_empty() {
            return Ok(Typed::default());
        }
        let mut typist = Typist::open(self, self.batch(campaign, number)?, KeyingStart::Pile, keymap, phrases)?;
        for sheet in &batch.sheets {
            typist.sheet(&Reading { batch, sheet, paper: None })?;
        }
        typist.leave()
    }
}

/// What lies before a typist.
#[derive(Clone, Copy)]
pub(super) struct Reading<'a> {
    /// The pile the sheet lies in.
    pub batch: &'a BatchText,
    /// What is keyed.
    pub sheet: &'a SheetText,
    /// What stands on the paper, when the fingers may key something else: a person looks at it again when the form refuses
    /// what was keyed or asks back. Without it the sheet has to fit.
    pub paper: Option<&'a SheetText>,
}

/// A person at the station.
pub(super) struct Typist<'a> {
    /// What the person keys into.
    pub keying: Keying,
    keymap: &'a Keymap,
    phrases: &'a Phrases,
    typed: Typed,
    saved: Receiver<(Ticket, Result<(), store::Error>)>,
    /// Wrong keys that the form refused or asked back about.
    pub caught: u32,
}

impl<'a> Typist<'a> {
    /// Sits down.
    ///
    /// # Errors
    /// As [`Keying::open`].
    pub fn open(
        station: &Station,
        view: BatchView,
        start: KeyingStart,
        keymap: &'a Keymap,
        phrases: &'a Phrases,
    ) -> Result<Typist<'a>, Error> {
        let (sender, saved) = channel();
        let notify: Notify = Arc::new(move |ticket, outcome| drop(sender.send((ticket, outcome))));
        let keying = Keying::open(station, view, start, Options::default(), notify)?;
        Ok(Typist { keying, keymap, phrases, typed: Typed::default(), saved, caught: 0 })
    }

    /// Leaves when everything is on the disk.
    ///
    /// # Errors
    /// The store's.
    pub fn leave(mut self) -> Result<Typed, Error> {
        while self.keying.saving() == Saving::Pending {
            let Ok((ticket, outcome)) = self.saved.recv() else { break };
            self.acknowledged(ticket, outcome)?;
        }
        Ok(self.typed)
    }

    fn acknowledged(&mut self, ticket: Ticket, outcome: Result<(), store::Error>) -> Result<(), Error> {
        self.keying.acknowledged(ticket, outcome);
        match self.keying.saving() {
            Saving::Failed(error) => Err(Error::Store(error)),
            Saving::Saved | Saving::Pending | Saving::Practice => Ok(()),
        }
    }

    /// Keys a sheet, or what is asked of it again, and ends it.
    ///
    /// # Errors
    /// [`Error::SheetAnswer`] with what does not fit, and the store's.
    pub fn sheet(&mut self, reading: &Reading) -> Result<(), Error> {
        let Reading { batch, sheet, .. } = *reading;
        if self.keying.phase() == super::Phase::PileDone {
            self.action(&Action::Accept);
        }
        let serial = self.keying.serial();
        let refused = |name: &str, value: &str, reasons: Vec<String>| Error::SheetAnswer {
            serial: Serial(sheet.serial),
            name: name.to_owned(),
            value: value.to_owned(),
            reasons,
        };
        if serial.0 != sheet.serial {
            return Err(refused("sheet", &serial.to_string(), Vec::new()));
        }
        // Later passes are keyed with the form of the first, and ask for answers only.
        if !self.keying.start().is_verification() {
            self.choose(sheet, batch)?;
            if !sheet.margin.is_empty() {
                self.prompt(&Action::Margin, &sheet.margin);
            }
        }
        let place = self.place();
        // Every question is met at most twice; the limit only guards against a form that goes round.
        let steps_max = self.keying.entry().form().questions.len() * 3 + 10;
        for _ in 0..steps_max {
            if self.place() != place || self.keying.phase() != super::Phase::Sheet {
                self.typed.sheets += 1;
                while let Ok((ticket, outcome)) = self.saved.try_recv() {
                    self.acknowledged(ticket, outcome)?;
                }
                return Ok(());
            }
            match self.keying.entry().stand() {
                Stand::SheetEnd if sheet.hold.is_some() => self.hold(sheet),
                Stand::PageEnd(_) | Stand::SheetEnd => self.action(&Action::Accept),
                Stand::Question(index) => self.question(index, reading)?,
            }
            if let Some(refusal) = self.keying.entry().lock() {
                let form = self.keying.entry().form();
                let reasons = sentences::refusal(refusal, form, self.phrases);
                let name = refusal.question.map_or(String::new(), |index| form.questions[index].name.clone());
                return Err(refused(&name, &refusal.typed, reasons));
            }
        }
        Err(refused("sheet", "", Vec::new()))
    }

    /// Variant and answering mode, by their override keys.
    fn choose(&mut self, sheet: &SheetText, batch: &BatchText) -> Result<(), Error> {
        let variants = self.keying.forms().forms.len();
        if let Some(wanted) = sheet.variant.as_ref().or(batch.variant.as_ref()) {
            for _ in 0..variants {
                if self.keying.entry().record().variant.0 == *wanted {
                    break;
                }
                self.command(Command::NextVariant);
            }
            if self.keying.entry().record().variant.0 != *wanted {
                return Err(Error::NoVariant(wanted.clone(), None));
            }
        }
        let modes = self.keying.forms().modes.len();
        if let Some(wanted) = sheet.mode.as_ref().or(batch.mode.as_ref()) {
            for _ in 0..modes {
                if self.keying.entry().record().mode.as_ref() == Some(wanted) {
                    break;
                }
                self.action(&Action::NextMode);
            }
            if self.keying.entry().record().mode.as_ref() != Some(wanted) {
                return Err(Error::NoMode(wanted.clone(), None));
            }
        }
        Ok(())
    }

    fn question(&mut self, index: QuestionIndex, reading: &Reading) -> Result<(), Error> {
        let sheet = reading.sheet;
        let form = self.keying.entry().form().clone();
        let name = &form.questions[index].name;
        let noted = self.keying.entry().record().notes.iter().any(|(noted, _)| *noted == index);
        let note = sheet.notes.iter().find(|(_, item, _)| item == name);
        if let (Some((_, _, note)), false, false) = (note, noted, self.keying.start().is_verification()) {
            self.prompt(&Action::Note, note);
        }
        let line = |sheet: &'_ SheetText| sheet.answers.iter().find(|answer| answer.name == *name).cloned();
        let blank = || AnswerText { row: sheet.row, name: name.clone(), value: Said::Mark(Mark::Blank) };
        let said = match (line(sheet), reading.paper) {
            (Some(said), _) => said,
            (None, _) if sheet.hold.is_some() => {
                self.hold(sheet);
                return Ok(());
            }
            // What a wrong answer before has the form ask stands empty on the paper.
            (None, Some(_)) => blank(),
            (None, None) => return Err(self.unfit(sheet, name, "")),
        };
        self.answer(&form, index, &said, sheet)?;
        let Some(paper) = reading.paper else {
            self.confirm();
            return Ok(());
        };
        let right = line(paper).unwrap_or_else(blank);
        let entry = self.keying.entry();
        if right.value != said.value && (entry.lock().is_some() || entry.ask().is_some()) {
            self.caught += 1;
            // The first unlocks or declines, the second drops what is still typed.
            self.action(&Action::Reset);
            if !self.keying.entry().line().text().is_empty() {
                self.action(&Action::Reset);
            }
            self.answer(&form, index, &right, sheet)?;
        }
        self.confirm();
        Ok(())
    }

    fn answer(
        &mut self,
        form: &Questionnaire,
        index: QuestionIndex,
        said: &AnswerText,
        sheet: &SheetText,
    ) -> Result<(), Error> {
        let value = match &said.value {
            Said::Mark(mark) => mark.word(),
            Said::Value(value) => value.as_str(),
        };
        let actions = read_answer(form, index, &said.value).and_then(|answer| actions_for(form, index, &answer));
        let Some(actions) = actions else { return Err(self.unfit(sheet, &said.name, value)) };
        actions.iter().for_each(|action| self.action(action));
        Ok(())
    }

    /// What stands on the sheet is overridden, without a note.
    fn confirm(&mut self) {
        if self.keying.entry().ask().is_some() {
            self.action(&Action::Confirm);
            if matches!(self.keying.entry().prompt().map(|prompt| &prompt.kind), Some(PromptKind::Override(..))) {
                self.action(&Action::Accept);
            }
        }
    }

    /// Keys questions of a sheet anew, and those that come to be asked, and ends the sheet.
    ///
    /// # Errors
    /// As [`Typist::sheet`].
    pub fn mend(&mut self, reading: &Reading, questions: &[QuestionIndex]) -> Result<(), Error> {
        let form = self.keying.entry().form().clone();
        for _ in &form.pages {
            self.action(&Action::PageBack);
        }
        let mut left = questions.to_vec();
        for _ in 0..form.questions.len() * 3 + 10 {
            if self.keying.phase() != super::Phase::Sheet {
                return Ok(());
            }
            match self.keying.entry().stand() {
                Stand::Question(index) => {
                    let asked = left.iter().position(|one| *one == index).map(|place| left.remove(place));
                    if asked.is_none() && self.keying.entry().record().answer(index).is_some() {
                        self.action(&Action::Forward);
                        continue;
                    }
                    if !self.keying.entry().line().text().is_empty() {
                        self.action(&Action::Edit(Edit::Clear));
                    }
                    self.question(index, reading)?;
                }
                Stand::PageEnd(_) | Stand::SheetEnd => self.action(&Action::Accept),
            }
        }
        Err(self.unfit(reading.sheet, "sheet", ""))
    }

    fn place(&self) -> (Audience, Serial) {
        (self.keying.batch().batch.audience.clone(), self.keying.serial())
    }

    fn unfit(&self, sheet: &SheetText, name: &str, value: &str) -> Error {
        let (serial, name, value) = (Serial(sheet.serial), name.to_owned(), value.to_owned());
        Error::SheetAnswer { serial, name, value, reasons: Vec::new() }
    }

    fn hold(&mut self, sheet: &SheetText) {
        self.prompt(&Action::Hold, sheet.hold.as_deref().unwrap_or_default());
    }

    fn prompt(&mut self, open: &Action, text: &str) {
        self.action(open);
        for character in text.chars() {
            // A prompt is one line.
            self.action(&Action::Type(if character == '\n' { ' ' } else { character }));
        }
        self.action(&Action::Accept);
    }

    /// Presses the key that the keymap has for an action here.
    fn action(&mut self, action: &Action) {
        let context = self.keying.entry().context();
        let bound = Command::ALL.iter().find(|command| command.action().as_ref() == Some(action));
        let key = match action {
            // On a keyboard with shifted digits the digit itself is always understood too.
            Action::Type(character) => Some(Key::plain(KeyCode::Char(*character))).filter(|key| self.types(key)),
            // In a text cell a blank is an empty line.
            Action::Mark(Mark::Blank) if context == Context::Text => Some(Key::plain(KeyCode::Enter)),
            _ => bound.and_then(|command| self.keymap.keys_for(*command, context.into()).first().copied()),
        };
        match key {
            Some(key) => self.press(&key),
            None => drop(self.keying.perform(action.clone())),
        }
    }

    /// Whether a key types its own character here: on some keyboards a sign is a digit in coded cells.
    fn types(&self, key: &Key) -> bool {
        let entry = self.keying.entry();
        let Some(character) = key.printable() else { return false };
        match self.keymap.resolve_in_cell(entry.context().into(), key, |wanted| entry.takes_literally(wanted)) {
            Resolved::Text(_) => true,
            Resolved::Command(command) => command.action() == Some(Action::Type(character)),
            Resolved::Unbound => false,
        }
    }

    fn command(&mut self, command: Command) {
        let context = self.keying.entry().context();
        match self.keymap.keys_for(command, context.into()).first().copied() {
            Some(key) => self.press(&key),
            None => drop(self.keying.next_variant()),
        }
    }

    fn press(&mut self, key: &Key) {
        self.typed.keys += 1;
        let pressed = self.keying.press(self.keymap, key);
        debug_assert!(matches!(pressed, Pressed::Done(_)), "the sheet's own keys are never handed back");
    }
}

/// What a readable sheet says to a question, as its answer; `None` when it is none.
pub(super) fn read_answer(form: &Questionnaire, index: QuestionIndex, said: &Said) -> Option<Answer> {
    let value = match said {
        Said::Mark(mark) => return Some(Answer::Mark(*mark)),
        Said::Value(value) => value,
    };
    let marked = |name: &str| {
        let choice = form.list(index)?.named(name)?;
        Some(choice.mark.map_or_else(|| Answer::One(choice.name.clone()), Answer::Mark))
    };
    match form.questions[index].kind {
        Kind::One(_) => marked(value),
        Kind::Several(_) => {
            let names: Vec<String> = value.split_whitespace().map(str::to_owned).collect();
            match names.as_slice() {
                [only] if matches!(marked(only), Some(Answer::Mark(_))) => marked(only),
                _ => Some(Answer::Several(names)),
            }
        }
        Kind::Integer { .. } => value.parse().ok().map(Answer::Integer),
        Kind::Decimal => Some(Answer::Decimal(value.replace(',', "."))),
        Kind::Date => form.questions[index].precision().read(value).map(Answer::Date),
        Kind::Text { .. } => Some(Answer::Text(value.to_owned())),
    }
}
