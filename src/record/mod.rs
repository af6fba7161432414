//! What one sheet said. A record names the questionnaire it was keyed with; its answers stand in that form's order.

mod delta;
mod review;

pub use delta::Delta;
pub use review::{REMOVED, Review, Span, Treatment, suspects, without, words};

use crate::operator::Signature;
use crate::questionnaire::{Fingerprint, Kind, Mark, QuestionIndex, Questionnaire, Variant};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The number written on the sheet, unique within campaign and audience, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Serial(pub u32);

impl std::fmt::Display for Serial {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}", self.0)
    }
}

/// One keying of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Pass {
    /// The first.
    First,
    /// The second, by another person.
    Second,
    /// The blind arbiter's.
    Third,
}

/// What one sheet said, keyed once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// The tool version it was keyed with.
    pub tool: Fingerprint,
    /// The form variant it was keyed with.
    pub variant: Variant,
    /// How the sheet was answered, a code of the audience's modes.
    pub mode: Option<String>,
    /// One place per question of the form; `None` is not keyed or not asked.
    pub answers: Vec<Option<Answer>>,
    /// Soft checks that were overridden.
    pub overrides: Vec<Override>,
    /// Remarks on a question, by its index, at most one each.
    pub notes: Vec<(QuestionIndex, String)>,
    /// Remarks in the paper's margin, empty when there are none.
    pub margin: String,
    /// Where it stands in its life.
    pub status: Status,
    /// Counters for the data-quality page.
    pub tally: Tally,
    /// Who began it, and when.
    pub begun: Signature,
    /// What happened to it since: completed, reopened, corrected; oldest first.
    pub history: Vec<(Signature, RecordEvent)>,
}

/// A value, or a mark.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// The data value of the ticked box (a choice's `name`).
    One(String),
    /// The data values of the ticked boxes, in the order of the paper.
    Several(Vec<String>),
    /// A whole number.
    Integer(i64),
    /// A number with decimals, as keyed, with a dot.
    Decimal(String),
    /// A date.
    Date(Date),
    /// Free text, never empty.
    Text(String),
    /// No value, and why.
    Mark(Mark),
}

/// A soft check the operator overrode.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Override {
    /// The question.
    pub question: QuestionIndex,
    /// The operator's note, may be empty.
    pub note: String,
}

/// Where a record stands in its life.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Status {
    /// Being keyed.
    InProgress {
        /// Where the cursor stands: a question, or `None` past the end of the sheet.
        at: Option<QuestionIndex>,
        /// Whether the cursor stands at the stop after that question's page.
        page_end: bool,
        /// What is typed in the cell and not accepted yet.
        typed: String,
    },
    /// Held aside, with the reason.
    Held(String),
    /// Complete.
    Complete,
    /// Voided, with the reason.
    Voided(String),
}

/// Counters of what happened while the sheet was keyed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Keys or values refused.
    pub refusals: u32,
    /// Accepted answers changed afterwards.
    pub corrections: u32,
}

/// What may happen to a record after it was begun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RecordEvent {
    /// Completed.
    Completed,
    /// Held aside, with the reason.
    Held(String),
    /// Opened again to correct or to go on.
    Reopened,
    /// Voided, with the reason; without one when it was abandoned while it was keyed.
    Voided(String),
    /// Restored after being voided, with the reason.
    Restored(String),
    /// Verified: another keying found the same, or the answers to these questions were corrected.
    Verified {
        /// The questions whose answers were corrected, in the order of the paper.
        corrected: Vec<QuestionIndex>,
    },
    /// Corrected after it was complete, with the reason.
    Corrected(String),
}

/// What stands in the place of a value that is not told.
pub(crate) const UNTOLD: Answer = Answer::Mark(Mark::Unreadable);

impl Record {
    /// Leaves where there are answers, remarks and texts, and nothing of what they say.
    pub fn without_values(&mut self) {
        self.answers.iter_mut().flatten().for_each(|answer| *answer = UNTOLD);
        self.overrides.iter_mut().for_each(|one| one.note.clear());
        self.notes.iter_mut().for_each(|(_, note)| note.clear());
        self.margin.clear();
        if let Status::InProgress { typed, .. } = &mut self.status {
            typed.clear();
        }
    }
}

impl Status {
    /// Whether two statuses say the same: where the cursor stands says nothing.
    pub fn says_the_same(&self, other: &Status) -> bool {
        match (self, other) {
            (Status::InProgress { .. }, Status::InProgress { .. }) => true,
            _ => self == other,
        }
    }
}

impl Record {
    /// A record that says nothing yet, for a form of `questions` questions.
    pub fn begin(tool: Fingerprint, variant: Variant, questions: usize, begun: Signature) -> Record {
        Record {
            tool,
            variant,
            mode: None,
            answers: vec![None; questions],
            overrides: Vec::new(),
            notes: Vec::new(),
            margin: String::new(),
            status: Status::InProgress { at: Some(0), page_end: false, typed: String::new() },
            tally: Tally::default(),
            begun,
            history: Vec::new(),
        }
    }

    /// Texts that nobody had to write and nobody wrote: in the lists they are no marks.
    pub fn unwritten(&self, form: &Questionnaire) -> usize {
        let asked = form.questions.iter().zip(&self.answers);
        let unwritten = asked.filter(|(question, answer)| {
            let free = matches!(question.kind, Kind::Text { .. }) && !question.required;
            free && **answer == Some(Answer::Mark(Mark::Blank))
        });
        unwritten.count()
    }

    /// What it was before it was voided last: complete, held, or to be gone on with from its first question.
    pub fn before_void(&self) -> Status {
        let mut earlier = self.history.iter().rev().map(|(_, event)| event);
        earlier.by_ref().find(|event| matches!(event, RecordEvent::Voided(_)));
        let open = Status::InProgress { at: Some(0), page_end: false, typed: String::new() };
        let was = earlier.find_map(|event| match event {
            RecordEvent::Completed | RecordEvent::Corrected(_) | RecordEvent::Verified { .. } => Some(Status::Complete),
            RecordEvent::Held(reason) => Some(Status::Held(reason.clone())),
            RecordEvent::Reopened => Some(open.clone()),
            // Restored, it was again what it had been.
            RecordEvent::Voided(_) | RecordEvent::Restored(_) => None,
        });
        was.unwrap_or(open)
    }

    /// The answer to a question.
    pub fn answer(&self, question: QuestionIndex) -> Option<&Answer> {
        self.answers.get(question)?.as_ref()
    }
}
