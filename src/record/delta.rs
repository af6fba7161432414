//! What changed from one writing of a record to the next: what the journal tells.

use super::{Answer, Override, Record, RecordEvent, Status, Tally, UNTOLD};
use crate::operator::Signature;
use crate::questionnaire::{Fingerprint, QUESTIONS_MAX, QuestionIndex, Variant};
use serde::{Deserialize, Serialize};

/// What changed in a record. Where the cursor stood and what was typed and not accepted is no change.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Delta {
    /// The form, when the record began or changed its variant: tool, variant, number of questions.
    pub form: Option<(Fingerprint, Variant, u32)>,
    /// The answering mode, when it changed.
    #[serde(with = "changed_to")]
    pub mode: Option<Option<String>>,
    /// The answers that changed, by question: the new ones.
    pub answers: Vec<(u32, Option<Answer>)>,
    /// The overrides, when they changed.
    pub overrides: Option<Vec<Override>>,
    /// The remarks, when they changed.
    pub notes: Option<Vec<(QuestionIndex, String)>>,
    /// The margin, when it changed.
    pub margin: Option<String>,
    /// The status, when it says something else.
    pub status: Option<Status>,
    /// The counters, when they moved.
    pub tally: Option<Tally>,
    /// Who began it, when it began.
    pub begun: Option<Signature>,
    /// What happened: the length of the history that stayed, and what came after it.
    pub history: (u32, Vec<(Signature, RecordEvent)>),
}

impl Delta {
    /// What changed from `before`, or from nothing, to `after`.
    pub fn between(before: Option<&Record>, after: &Record) -> Delta {
        let Some(before) = before else { return Delta::between(Some(&blank(after)), after).begun_by(after) };
        let same_form = (&before.tool, &before.variant) == (&after.tool, &after.variant);
        let same_form = same_form && before.answers.len() == after.answers.len();
        let form = (!same_form).then(|| (after.tool.clone(), after.variant.clone(), count(after.answers.len())));
        let old = |index: usize| if same_form { before.answers[index].as_ref() } else { None };
        let moved = |(index, answer): (usize, &Option<Answer>)| {
            (old(index) != answer.as_ref()).then(|| (count(index), answer.clone()))
        };
        let kept = before.history.iter().zip(&after.history).take_while(|(one, other)| one == other).count();
        Delta {
            form,
            mode: (before.mode != after.mode).then(|| after.mode.clone()),
            answers: after.answers.iter().enumerate().filter_map(moved).collect(),
            overrides: (before.overrides != after.overrides).then(|| after.overrides.clone()),
            notes: (before.notes != after.notes).then(|| after.notes.clone()),
            margin: (before.margin != after.margin).then(|| after.margin.clone()),
            status: (!before.status.says_the_same(&after.status)).then(|| after.status.clone()),
            tally: (before.tally != after.tally).then_some(after.tally),
            begun: (before.begun != after.begun).then(|| after.begun.clone()),
            history: (count(kept), after.history[kept..].to_vec()),
        }
    }

    /// Leaves where something changed, and nothing of what is said now.
    pub fn without_values(&mut self) {
        self.answers.iter_mut().filter_map(|(_, answer)| answer.as_mut()).for_each(|answer| *answer = UNTOLD);
        self.overrides.iter_mut().flatten().for_each(|one| one.note.clear());
        self.notes.iter_mut().flatten().for_each(|(_, note)| note.clear());
        self.margin.iter_mut().for_each(String::clear);
        if let Some(Status::InProgress { typed, .. }) = &mut self.status {
            typed.clear();
        }
    }

    /// Whether nothing changed in a record whose history has `events` entries.
    pub fn is_empty(&self, events: usize) -> bool {
        let Delta { form, mode, answers, overrides, notes, margin, status, tally, begun, history } = self;
        let still = form.is_none() && mode.is_none() && answers.is_empty() && overrides.is_none() && notes.is_none();
        let still = still && margin.is_none() && status.is_none() && tally.is_none() && begun.is_none();
        still && history.1.is_empty() && history.0 as usize == events
    }

    /// The record after the change; `None` when the change does not fit `before`: it goes on with a record that is not
    /// there, names a question the form does not have, or a form larger than any.
    pub fn apply(&self, before: Option<&Record>) -> Option<Record> {
        if self.form.as_ref().is_some_and(|(_, _, questions)| *questions as usize > QUESTIONS_MAX) {
            return None;
        }
        let mut record = match (before, &self.form, &self.begun) {
            (Some(before), _, _) => before.clone(),
            (None, Some((tool, variant, questions)), Some(begun)) => {
                Record::begin(tool.clone(), variant.clone(), *questions as usize, begun.clone())
            }
            (None, _, _) => return None,
        };
        if let (Some(_), Some((tool, variant, questions))) = (before, &self.form) {
            (record.tool, record.variant) = (tool.clone(), variant.clone());
            record.answers = vec![None; *questions as usize];
        }
        for (question, answer) in &self.answers {
            *record.answers.get_mut(*question as usize)? = answer.clone();
        }
        let take = |target: &mut Record| {
            self.mode.clone_into_if(&mut target.mode);
            self.overrides.clone_into_if(&mut target.overrides);
            self.notes.clone_into_if(&mut target.notes);
            self.margin.clone_into_if(&mut target.margin);
            self.status.clone_into_if(&mut target.status);
            self.tally.clone_into_if(&mut target.tally);
            self.begun.clone_into_if(&mut target.begun);
        };
        take(&mut record);
        let (kept, added) = &self.history;
        if record.history.len() < *kept as usize {
            return None;
        }
        record.history.truncate(*kept as usize);
        record.history.extend(added.iter().cloned());
        Some(record)
    }

    fn begun_by(mut self, record: &Record) -> Delta {
        let questions = count(record.answers.len());
        self.form = Some((record.tool.clone(), record.variant.clone(), questions));
        self.begun = Some(record.begun.clone());
        self
    }
}

/// The record that `after` was when it began.
fn blank(after: &Record) -> Record {
    Record::begin(after.tool.clone(), after.variant.clone(), after.answers.len(), after.begun.clone())
}

fn count(length: usize) -> u32 {
    u32::try_from(length).expect("a form has at most 2,000 questions and a history fits in memory")
}

/// "Changed to none" and "did not change" are both `null` in JSON: what it changed to stands in a tuple of its own.
mod changed_to {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub fn serialize<S: Serializer>(changed: &Option<Option<String>>, into: S) -> Result<S::Ok, S::Error> {
        changed.as_ref().map(|now| (now,)).serialize(into)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Option<String>>, D::Error> {
        let changed: Option<(Option<String>,)> = Deserialize::deserialize(from)?;
        Ok(changed.map(|(now,)| now))
    }
}

trait CloneIntoIf<T> {
    fn clone_into_if(&self, target: &mut T);
}

impl<T: Clone> CloneIntoIf<T> for Option<T> {
    fn clone_into_if(&self, target: &mut T) {
        if let Some(value) = self {
            target.clone_from(value);
        }
    }
}
