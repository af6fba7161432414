//! What the engine asks the operator beside the questions of the form.

use super::Line;
use crate::questionnaire::QuestionIndex;
use crate::record::Answer;

/// A line prompt over the form.
#[derive(Clone, Debug, PartialEq)]
pub struct Prompt {
    /// What it is for.
    pub kind: PromptKind,
    /// What is written so far.
    pub line: Line,
}

/// What a prompt is for.
#[derive(Clone, Debug, PartialEq)]
pub enum PromptKind {
    /// A printed question number to go to; empty goes to the first question without an answer.
    GoTo,
    /// A remark on the question.
    Note(QuestionIndex),
    /// The remarks in the paper's margin.
    Margin,
    /// The reason to hold the sheet aside.
    Hold,
    /// A note on a soft check that is overridden; may stay empty.
    Override(QuestionIndex, Answer),
}

/// A question back to the operator, answered by confirm or reset.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// A soft check does not hold for this answer.
    Soft(QuestionIndex, Answer),
    /// "Nothing ticked" on a question the form calls required.
    Required(QuestionIndex, Answer),
    /// Really abandon the sheet?
    Abandon,
}

/// Longest note, margin remark or reason, in characters.
pub const PROMPT_CHARACTERS_MAX: usize = 500;
