//! One answer of a complete sheet corrected, with its reason, and sheets found by their number: for who has no screen.

use super::{BatchView, Error, Keying, Notify, Saving, Station, sentences};
use crate::entry::{Action, Ask, Context, Edit, Entry, Refusal, Stand};
use crate::expression::nearest;
use crate::language::Phrases;
use crate::questionnaire::{Mark, QuestionIndex, Questionnaire};
use crate::record::Serial;
use crate::say;
use crate::store::RecordSummary;
use std::sync::Arc;
use std::sync::mpsc::channel;

/// A sheet found by its number.
#[derive(Clone, Debug)]
pub struct Found {
    /// The batch it lies in.
    pub view: BatchView,
    /// What is known of it.
    pub summary: RecordSummary,
}

/// What a correction left behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Corrected {
    /// The sheet is complete again.
    Complete,
    /// The answer is what it was: nothing is written.
    Same,
    /// So many questions are asked now and have no answer: the sheet is in progress.
    Left(usize),
}

/// One answer of a sheet, keyed anew.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    /// The campaign.
    pub campaign: String,
    /// The audience.
    pub audience: String,
    /// The sheet.
    pub serial: Serial,
    /// The question: its number on the paper, or its item code.
    pub question: String,
    /// What is keyed for it.
    pub value: String,
    /// The mark that the value means where boxes and numbers are keyed.
    pub mark: Option<Mark>,
    /// Why.
    pub reason: String,
    /// Whether the paper says so indeed, though a check asks.
    pub confirmed: bool,
}

impl Station {
    /// The sheets that bear this number, one of each audience at most. A sealed one is found too.
    ///
    /// # Errors
    /// The store's.
    pub fn find_records(&self, campaign: &str, serial: Serial) -> Result<Vec<Found>, Error> {
        let mut found = Vec::new();
        for view in self.batches(campaign)? {
            let here = self.listed_records(&view)?.into_iter().find(|summary| summary.key.serial == serial);
            found.extend(here.map(|summary| Found { view, summary }));
        }
        Ok(found)
    }

    /// Keys one answer of a complete sheet anew: the same checks and codes as at the station. `confirmed` overrides what a
    /// check asks, with the reason as its note.
    ///
    /// # Errors
    /// [`Error::ReasonMissing`], [`Error::NoQuestion`], [`Error::RowUnsaid`], [`Error::NotAsked`], [`Error::SheetAnswer`] with what the form says
    /// against the value, [`Error::NotComplete`], [`Error::Voided`], and the store's: who may not correct it.
    pub fn correct_record(&self, wanted: &Correction, phrases: &Phrases) -> Result<Corrected, Error> {
        let Correction { campaign, audience, serial, question, value, mark, reason, confirmed } = wanted;
        let reason = reason.trim();
        if reason.is_empty() {
            return Err(Error::ReasonMissing);
        }
        self.open_campaign(campaign)?;
        let (_, filed) = self.record(campaign, audience, *serial)?;
        let view = self.batch(campaign, filed.batch)?;
        let form = self.form(&view, &filed.record)?;
        let index = question_of(&form, question)?;
        let (sender, saved) = channel();
        let notify: Notify = Arc::new(move |ticket, outcome| drop(sender.send((ticket, outcome))));
        let mut keying = Keying::open_to_mend(self, view, *serial, reason, notify)?;
        // Tried first: what is refused half-way leaves nothing behind.
        let mut trial = Trial { entry: keying.entry().clone(), actions: Vec::new() };
        if !trial.go_to(index) {
            return Err(Error::NotAsked(question.clone()));
        }
        let tried = trial.key(value, *mark).and_then(|()| trial.confirm(confirmed.then_some(reason)));
        tried.map_err(|against| {
            let (name, value) = (form.questions[index].name.clone(), value.clone());
            Error::SheetAnswer { serial: *serial, name, value, reasons: against.sentences(*serial, &form, phrases) }
        })?;
        trial.actions.into_iter().for_each(|action| drop(keying.perform(action)));
        let same = keying.entry().record().answers == filed.record.answers;
        keying.finish_correction();
        while keying.saving() == Saving::Pending {
            let Ok((ticket, outcome)) = saved.recv() else { break };
            keying.acknowledged(ticket, outcome);
        }
        match keying.saving() {
            Saving::Failed(error) => Err(Error::Store(error)),
            Saving::Saved | Saving::Pending | Saving::Practice if same => Ok(Corrected::Same),
            Saving::Saved | Saving::Pending | Saving::Practice if keying.entry().is_over() => Ok(Corrected::Complete),
            Saving::Saved | Saving::Pending | Saving::Practice => Ok(Corrected::Left(keying.entry().left())),
        }
    }
}

/// Most rows that are named where a number stands in each of them.
const ROWS_NAMED_MAX: usize = 12;

/// The question with this number on the paper, `14/2` in the second row of a table, or this item code.
fn question_of(form: &Questionnaire, wanted: &str) -> Result<QuestionIndex, Error> {
    if let Some(index) = form.index(wanted) {
        return Ok(index);
    }
    let found = |written: &dyn Fn(QuestionIndex) -> String| -> Vec<QuestionIndex> {
        (0..form.questions.len()).filter(|index| written(*index).eq_ignore_ascii_case(wanted)).collect()
    };
    let in_row = found(&|index| sentences::number(form, index));
    if let Some(index) = in_row.first() {
        return Ok(*index);
    }
    match found(&|index| form.questions[index].number.clone()).as_slice() {
        [] => {
            let near = nearest(wanted, form.questions.iter().map(|question| question.name.as_str()));
            Err(Error::NoQuestion(wanted.to_owned(), near.map(str::to_owned)))
        }
        [one] => Ok(*one),
        rows => {
            let named = rows.iter().take(ROWS_NAMED_MAX).map(|index| sentences::number(form, *index));
            let more = (rows.len() > ROWS_NAMED_MAX).then(|| "…".to_owned());
            Err(Error::RowUnsaid(wanted.to_owned(), named.chain(more).collect()))
        }
    }
}

/// What stands against a value.
enum Against {
    Refused(Refusal),
    Asked(Ask),
    /// It answers more than this question.
    TooMuch,
}

impl Against {
    fn sentences(&self, serial: Serial, form: &Questionnaire, phrases: &Phrases) -> Vec<String> {
        match self {
            Against::Refused(refusal) => sentences::refusal(refusal, form, phrases),
            Against::Asked(ask) => {
                let mut lines = sentences::ask(ask, serial, form, phrases);
                lines.push(say!(phrases, "correction-confirm"));
                lines
            }
            Against::TooMuch => vec![say!(phrases, "correction-too-much")],
        }
    }
}

/// A sheet on which a correction is tried, and what was done to it.
struct Trial {
    entry: Entry,
    actions: Vec<Action>,
}

impl Trial {
    fn perform(&mut self, action: Action) -> Result<(), Against> {
        self.actions.push(action.clone());
        self.entry.handle(action);
        self.entry.lock().map_or(Ok(()), |refusal| Err(Against::Refused(refusal.clone())))
    }

    /// To a question; `false` when it is not asked.
    fn go_to(&mut self, index: QuestionIndex) -> bool {
        if !self.entry.is_asked(index) {
            return false;
        }
        let questions = self.entry.form().questions.len();
        for _ in 0..questions * 2 {
            let step = match self.entry.stand() {
                Stand::Question(here) if here == index => return true,
                Stand::Question(here) if here > index => Action::Back,
                Stand::Question(_) => Action::Forward,
                Stand::PageEnd(_) => Action::Accept,
                Stand::SheetEnd => Action::Back,
            };
            if self.perform(step).is_err() {
                return false;
            }
        }
        false
    }

    /// Keys a value in the place of the one that is there, and nothing into the next question.
    fn key(&mut self, value: &str, mark: Option<Mark>) -> Result<(), Against> {
        if self.entry.context() == Context::Text {
            self.perform(Action::Edit(Edit::Clear))?;
            for character in value.trim().chars() {
                self.perform(Action::Type(character))?;
            }
            return self.perform(Action::Accept);
        }
        if let Some(mark) = mark {
            return self.perform(Action::Mark(mark));
        }
        let before = self.entry.stand();
        let mut characters = value.trim().chars();
        while let Some(character) = characters.next() {
            self.perform(Action::Type(character))?;
            let moved = self.entry.stand() != before || self.entry.ask().is_some();
            if moved && !characters.as_str().is_empty() {
                return Err(Against::TooMuch);
            }
            if moved {
                return Ok(());
            }
        }
        self.perform(Action::Accept)
    }

    /// Overrides what a check asks, with a note, or hands it back.
    fn confirm(&mut self, note: Option<&str>) -> Result<(), Against> {
        let Some(ask) = self.entry.ask().cloned() else { return Ok(()) };
        let note = note.ok_or(Against::Asked(ask))?;
        self.perform(Action::Confirm)?;
        if self.entry.prompt().is_some() {
            for character in note.chars() {
                self.perform(Action::Type(character))?;
            }
            self.perform(Action::Accept)?;
        }
        Ok(())
    }
}
