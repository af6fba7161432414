//! What the entry state is made from: plain facts that somebody gathered.

use super::compare::DifferenceKind;
use crate::campaign::{BatchNumber, BatchStage, Campaign};
use crate::questionnaire::{Audience, QuestionIndex};
use crate::record::Serial;
use serde::Serialize;

/// What the entry state is made from.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    /// The campaign.
    pub campaign: Campaign,
    /// Its audiences, in the order of the tool.
    pub audiences: Vec<Audience>,
    /// Its batches, by number.
    pub batches: Vec<BatchFacts>,
    /// Sheets that deserve a word; one sheet may deserve several.
    pub sheets: Vec<SheetFacts>,
    /// Verifications that are not settled.
    pub open: Vec<Open>,
    /// Sheets drawn to be verified.
    pub draws: Vec<DrawFacts>,
    /// Sheets that are probably one paper, not settled yet.
    pub twins: Vec<TwinFacts>,
}

/// A batch with its records by state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchFacts {
    /// Its number.
    pub number: BatchNumber,
    /// Its audience.
    pub audience: Audience,
    /// Code of its service.
    pub service: String,
    /// Sheets counted at reception, when they were.
    pub sheets: Option<u32>,
    /// How far it is.
    pub stage: BatchStage,
    /// Records complete, verified or not.
    pub complete: u32,
    /// Records being keyed.
    pub in_progress: u32,
    /// Records held aside.
    pub held: u32,
    /// Records voided, abandoned ones among them.
    pub voided: u32,
    /// Of these, those whose paper is another sheet's.
    pub same_paper: u32,
    /// Complete records that are verified.
    pub verified: u32,
}

/// A question of a sheet: its place in the form, and the number printed beside it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct QuestionPlace {
    /// Its place in the form.
    pub index: QuestionIndex,
    /// The printed number, or the item code where the paper has none.
    pub number: String,
}

/// One thing on which the passes of a sheet differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DifferencePlace {
    /// The question, of a slip the first one.
    pub question: QuestionPlace,
    /// What kind of difference it is.
    pub kind: DifferenceKind,
}

/// A sheet that deserves a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetFacts {
    /// Its audience.
    pub audience: Audience,
    /// The number on it.
    pub serial: Serial,
    /// Its batch.
    pub batch: BatchNumber,
    /// Why it deserves one.
    pub kind: SheetKind,
}

/// Why a sheet deserves a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetKind {
    /// It is being keyed.
    InProgress,
    /// It is held aside.
    Held {
        /// Why.
        reason: String,
    },
    /// A soft check was overridden and nobody wrote why.
    OverrideWithoutNote {
        /// The question.
        question: QuestionPlace,
    },
    /// A remark on a question.
    Note {
        /// The question.
        question: QuestionPlace,
        /// The remark.
        text: String,
    },
    /// A remark in the paper's margin.
    Margin {
        /// The remark.
        text: String,
    },
    /// It was begun after the campaign was closed once, or after its last day.
    Late,
    /// It was changed after it was verified.
    CorrectedAfterVerification,
}

/// A verification that is not settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// The sheet's audience.
    pub audience: Audience,
    /// The number on it.
    pub serial: Serial,
    /// Its batch.
    pub batch: BatchNumber,
    /// How far the verification is.
    pub stage: OpenStage,
}

/// How far a verification is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenStage {
    /// The sheet is drawn and to be taken from the pile.
    Called,
    /// The second keying is begun.
    SecondBegun,
    /// The two passes differ, and nobody keyed these questions once more.
    Differing {
        /// In what, in the order of the paper.
        differences: Vec<DifferencePlace>,
    },
    /// The third keying is begun.
    ThirdBegun,
    /// All three passes differ: the person in charge decides.
    Undecided {
        /// In what, in the order of the paper.
        differences: Vec<DifferencePlace>,
    },
    /// The paper of a drawn sheet cannot be found.
    PaperMissing {
        /// What was said of it.
        reason: String,
    },
}

impl Open {
    /// Whether somebody still has to key or decide something: a paper that cannot be found is a warning.
    pub fn is_blocking(&self) -> bool {
        !matches!(self.stage, OpenStage::PaperMissing { .. })
    }
}

/// Sheets drawn by lot to be verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawFacts {
    /// What they were drawn from.
    pub scope: DrawScope,
    /// Sheets there were to draw from.
    pub sheets: u32,
    /// Of these, verified.
    pub verified: u32,
    /// Sheets still to verify if no difference is found, when that can be said.
    pub still: Option<u32>,
    /// Whether the target is proved or every sheet is verified.
    pub ended: bool,
    /// Complete sheets of the scope that were keyed after the draw.
    pub uncovered: u32,
    /// The piles it draws from whose count is not right: nothing is certified of them.
    pub unbalanced: Vec<BatchNumber>,
}

/// What sheets are drawn from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DrawScope {
    /// All sheets of an audience.
    Audience(Audience),
    /// The sheets of one batch.
    Batch(BatchNumber),
}

/// Two sheets that are probably one paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TwinFacts {
    /// Their audience.
    pub audience: Audience,
    /// The batch of the first of them.
    pub batch: BatchNumber,
    /// The number on the first.
    pub one: Serial,
    /// The number on the other.
    pub other: Serial,
}

/// Whether a pile is balanced, in papers: sheets in = complete + voided + held, without those voided whose paper is another
/// sheet's. A sheet in progress counts as the paper it is and is said on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Balance {
    /// The pile was not counted.
    NotCounted,
    /// As many sheets are keyed as came in.
    Balanced,
    /// So many counted sheets are not keyed.
    Missing(u32),
    /// So many more sheets are keyed than were counted.
    TooMany(u32),
}

impl Balance {
    /// The balance of a pile.
    pub fn of(counted: Option<u32>, keyed: u32) -> Balance {
        match counted {
            None => Balance::NotCounted,
            Some(counted) if counted == keyed => Balance::Balanced,
            Some(counted) if counted > keyed => Balance::Missing(counted - keyed),
            Some(counted) => Balance::TooMany(keyed - counted),
        }
    }
}

impl BatchFacts {
    /// Every paper of it that has a record: one that was keyed twice counts once.
    pub fn keyed(&self) -> u32 {
        let voided = self.voided.saturating_sub(self.same_paper);
        self.complete.saturating_add(self.in_progress).saturating_add(self.held).saturating_add(voided)
    }

    /// Sheets that came in: those counted, else those keyed.
    pub(super) fn came_in(&self) -> u32 {
        self.sheets.unwrap_or(self.keyed())
    }
}
