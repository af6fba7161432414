//! A typist that needs no terminal: readable sheets keyed through the keymap, the engine and the store, key by key.
//!
//! It serves the demonstration, scripts and tests; what it keys went the way of every other key.

use super::{BatchDraft, Error, Keying, KeyingStart, Notify, Pressed, Saving, Station, sentences};
use crate::entry::{Action, Context, Options, PromptKind, Stand, actions_for};
use crate::import::{BatchText, Said, SheetText, read_sheets};
use crate::keymap::{Command, Key, KeyCode, Keymap, Resolved};
use crate::language::Phrases;
use crate::questionnaire::{Kind, Mark, QuestionIndex, Questionnaire};
use crate::record::{Answer, Serial};
use crate::store;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::channel;

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
        let view = self.batch(campaign, number)?;
        let (sender, saved) = channel();
        let notify: Notify = Arc::new(move |ticket, outcome| drop(sender.send((ticket, outcome))));
        let keying = Keying::open(self, view, KeyingStart::Pile, Options::default(), notify)?;
        let mut typist = Typist { keying, keymap, phrases, typed: Typed::default() };
        for sheet in &batch.sheets {
            typist.sheet(sheet, batch)?;
            while let Ok((ticket, outcome)) = saved.try_recv() {
                typist.acknowledged(ticket, outcome)?;
            }
        }
        // The batch is left when everything is on the disk.
        while typist.keying.saving() == Saving::Pending {
            let Ok((ticket, outcome)) = saved.recv() else { break };
            typist.acknowledged(ticket, outcome)?;
        }
        Ok(typist.typed)
    }
}

struct Typist<'a> {
    keying: Keying,
    keymap: &'a Keymap,
    phrases: &'a Phrases,
    typed: Typed,
}

impl Typist<'_> {
    fn acknowledged(&mut self, ticket: store::Ticket, outcome: Result<(), store::Error>) -> Result<(), Error> {
        self.keying.acknowledged(ticket, outcome);
        match self.keying.saving() {
            Saving::Failed(error) => Err(Error::Store(error)),
            Saving::Saved | Saving::Pending | Saving::Practice => Ok(()),
        }
    }

    fn sheet(&mut self, sheet: &SheetText, batch: &BatchText) -> Result<(), Error> {
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
        self.choose(sheet, batch)?;
        if !sheet.margin.is_empty() {
            self.prompt(&Action::Margin, &sheet.margin);
        }
        // Every question is met at most twice; the limit only guards against a form that goes round.
        let steps_max = self.keying.entry().form().questions.len() * 3 + 10;
        for _ in 0..steps_max {
            if self.keying.serial() != serial || self.keying.phase() != super::Phase::Sheet {
                self.typed.sheets += 1;
                return Ok(());
            }
            match self.keying.entry().stand() {
                Stand::SheetEnd if sheet.hold.is_some() => self.hold(sheet),
                Stand::PageEnd(_) | Stand::SheetEnd => self.action(&Action::Accept),
                Stand::Question(index) => self.question(index, sheet)?,
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

    fn question(&mut self, index: QuestionIndex, sheet: &SheetText) -> Result<(), Error> {
        let form = self.keying.entry().form().clone();
        let name = &form.questions[index].name;
        let noted = self.keying.entry().record().notes.iter().any(|(noted, _)| *noted == index);
        if let (Some((_, _, note)), false) = (sheet.notes.iter().find(|(_, item, _)| item == name), noted) {
            self.prompt(&Action::Note, note);
        }
        let Some(said) = sheet.answers.iter().find(|answer| answer.name == *name) else {
            if sheet.hold.is_some() {
                self.hold(sheet);
                return Ok(());
            }
            return Err(self.unfit(sheet, name, ""));
        };
        let (answer, value) = match &said.value {
            Said::Mark(mark) => (Some(Answer::Mark(*mark)), mark.word()),
            Said::Value(value) => (read_answer(&form, index, value), value.as_str()),
        };
        let actions = answer.and_then(|answer| actions_for(&form, index, &answer));
        let Some(actions) = actions else { return Err(self.unfit(sheet, name, value)) };
        actions.iter().for_each(|action| self.action(action));
        if self.keying.entry().ask().is_some() {
            // What the file says was on the sheet: a soft check is overridden, without a note.
            self.action(&Action::Confirm);
            if matches!(self.keying.entry().prompt().map(|prompt| &prompt.kind), Some(PromptKind::Override(..))) {
                self.action(&Action::Accept);
            }
        }
        Ok(())
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

/// A value of a readable sheet as an answer of this question; `None` when it is none.
fn read_answer(form: &Questionnaire, index: QuestionIndex, value: &str) -> Option<Answer> {
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
        Kind::Date => value.parse().ok().map(Answer::Date),
        Kind::Text { .. } => Some(Answer::Text(value.to_owned())),
    }
}
