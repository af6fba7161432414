//! What may be done to a sheet, and what comes out.

use crate::questionnaire::{Mark, QuestionIndex};
use serde::{Deserialize, Serialize};

/// Everything that may be done to a sheet being keyed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// A printable character: a digit or code letter in a coded cell, text in a text cell or a prompt.
    Type(char),
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
    /// Puts an empty row into a log, where the cursor stands.
    InsertRow,
    /// Takes the row of a log where the cursor stands out.
    RemoveRow,
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
    /// A key was refused: ring the bell. The keyboard is locked until the reset key.
    Refused(Refusal),
    /// The key has nothing to do here: ring the bell, lock nothing.
    Bell,
    /// A skip took these answers away.
    Taken(Vec<QuestionIndex>),
    /// These answers came back with the questions.
    Given(Vec<QuestionIndex>),
    /// An empty row stands in a log, at this place from 1; those below moved down.
    RowInserted(usize),
    /// The row of a log at this place, from 1, is gone; those below moved up.
    RowRemoved(usize),
    /// The sheet is complete.
    Completed,
    /// The sheet is held aside.
    Held,
    /// The sheet is abandoned: voided.
    Abandoned,
}

/// A key or a value the form does not accept, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// The question it concerns; `None` at the end of a page or sheet.
    pub question: Option<QuestionIndex>,
    /// What was typed, may be empty.
    pub typed: String,
    /// Why it was refused.
    pub kind: RefusalKind,
}

/// Why a key or a value was refused.
#[derive(Clone, Debug, PartialEq)]
pub enum RefusalKind {
    /// Not the printed code of a box of this question.
    NotAChoice,
    /// Not a digit, or one too many.
    NotANumber,
    /// Not a day of the calendar.
    NotADate,
    /// Not a character that can stand in a cell.
    NotText,
    /// The text has as many characters as the form takes.
    TextFull {
        /// The longest answer, in characters.
        characters: usize,
    },
    /// The form's hard check does not hold; the form's own message, when it has one, says what would.
    Check,
    /// Enter, but the screen's page is not finished: on the paper it may be. A key was lost, or a question skipped.
    PageNotFinished {
        /// Asked questions without an answer on this page.
        left: usize,
    },
    /// A key, but the screen's page is finished: on the paper it may not be. A key was doubled.
    PageFinished,
    /// A key, but the sheet is finished.
    SheetFinished,
    /// The first cell of a row of a log, left blank, would end the log before what is keyed.
    CutsLog,
    /// A row is to be put into a log that has no room for another.
    LogFull {
        /// So many are all that it has.
        rows: usize,
    },
    /// The sheet cannot end: asked questions have no answer.
    SheetNotFinished {
        /// How many.
        left: usize,
    },
    /// The previous sheet has no answer to repeat here.
    NothingToDup,
    /// No answer before this one in a block to repeat.
    NothingToRun,
    /// The answer of the previous sheet or question is not one this question takes.
    DoesNotFit,
    /// No question has this printed number.
    NoSuchNumber,
    /// The question with this printed number is not asked on this sheet.
    NotAsked,
    /// A reason is needed.
    ReasonMissing,
    /// The keypad's NumLock seems to be off: its keys moved the cursor instead of answering; it stands where it stood.
    KeypadOff,
    /// The key means nothing here.
    NoMeaning,
    /// The other variant of the form would lose answers.
    VariantLosesAnswers {
        /// How many.
        answers: usize,
    },
}
