//! What may be done to a sheet, and what comes out.

use crate::questionnaire::{Mark, QuestionIndex};
use serde::{Deserialize, Serialize};

/// Everything that may be done to a sheet being keyed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// A printable character: a digit or code letter in a coded cell, text in a text cell or a prompt.
    Type(char),
    /// Text from a paste: the same as typing its characters, a line end being [`Action::Accept`].
    Paste(String),
    /// Enter: accepts what is typed, turns the page, ends the sheet.
    Accept,
    /// Takes back the last typed character, or steps back to the previous question when nothing is typed.
    Correct,
    /// The reset key: unlocks after a refusal, leaves a prompt, drops what is typed.
    Reset,
    /// Answers the question with a mark.
    Mark(Mark),
    /// Repeats the previous sheet's answer to this question.
    Dup,
    /// Repeats the previous question's answer to the end of the block.
    Run,
    /// To the previous asked question.
    Back,
    /// To the next asked question, without answering.
    Forward,
    /// To the first asked question of the previous page.
    PageBack,
    /// To the first asked question of the next page.
    PageForward,
    /// Opens the prompt for a printed question number.
    GoTo,
    /// Takes back the last accepted change.
    Undo,
    /// Does again what was taken back.
    Redo,
    /// Opens the prompt for a remark on the question.
    Note,
    /// Opens the prompt for the remarks in the paper's margin.
    Margin,
    /// Opens the prompt for the reason to hold the sheet aside.
    Hold,
    /// Asks whether to abandon the sheet: what was keyed is voided.
    Abandon,
    /// Confirms what a soft check, a hold or an abandon asks.
    Confirm,
    /// Takes the next answering mode of the audience for this sheet.
    NextMode,
    /// A move or deletion in a text cell or a prompt.
    Edit(Edit),
}

/// Moves and deletions of the editor line, by grapheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Edit {
    /// One grapheme left.
    Left,
    /// One grapheme right.
    Right,
    /// To the start of the previous word.
    WordLeft,
    /// Past the end of the next word.
    WordRight,
    /// To the start.
    Start,
    /// To the end.
    End,
    /// Deletes the grapheme under the cursor.
    Delete,
    /// Deletes back to the start of the word.
    DeleteWord,
    /// Deletes to the end.
    DeleteToEnd,
    /// Deletes everything.
    Clear,
}

/// What the keys mean now: chooses the context of the keymap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    /// A coded cell: choice, number, date; also the stops at page and sheet ends.
    Coded,
    /// A text cell.
    Text,
    /// Locked after a refusal: only the reset key counts.
    Inhibited,
    /// A line prompt (go to, note, margin, reason): text until Enter or reset.
    Prompt,
    /// A question back to the operator (soft check, abandon): confirm or reset.
    Question,
}

/// What the engine wants of the world.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// The record changed: write it.
    Save,
    /// An answer was accepted (value or mark, keyed by the operator): for the running count.
    Accepted(QuestionIndex),
    /// A key was refused: ring the bell.
    Refused(Refusal),
    /// The sheet is complete.
    Completed,
    /// The sheet is held aside.
    Held,
    /// The sheet is abandoned.
    Abandoned,
}

/// A key or a value the form does not accept, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// The question the cursor stood on; `None` at the end of a page or sheet.
    pub question: Option<QuestionIndex>,
    /// What was typed.
    pub typed: String,
    /// Why it was refused.
    pub kind: RefusalKind,
}

/// Why a key or a value was refused.
#[derive(Clone, Debug, PartialEq)]
pub enum RefusalKind {
    /// Not the printed code of a box of this question.
    NotAChoice,
}
