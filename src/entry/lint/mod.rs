//! The linter: what a sheet of a form costs in keys and seconds, question by question, and what would make it cheaper.
//!
//! Nothing is estimated that can be counted: a typical sheet is keyed through the engine, every Enter included. Seconds
//! are those of the keystroke-level model.

mod advice;
mod remarks;
mod typical;

pub use advice::Advice;
pub use remarks::Remark;
pub use typical::{Typical, typical};

use super::Options;
use crate::questionnaire::{Kind, QuestionIndex, Questionnaire};
use jiff::civil::Date;
use std::sync::Arc;

/// Seconds of a keystroke: an average typist's (Card, Moran and Newell 1980, operator K: 0.08 to 1.20).
pub const KEY_SECONDS: f64 = 0.20;
/// Seconds to make up one's mind before what is not read in one glance (operator M).
pub const MIND_SECONDS: f64 = 1.35;
/// Seconds to bring the hand from one place to another (operator H).
pub const HAND_SECONDS: f64 = 0.40;
/// Characters of a comment where nobody says otherwise: those of the model form's.
pub const COMMENT_CHARACTERS: usize = 80;
/// Most boxes that one key each can tell apart without a thought: 1 to 9.
pub const BOXES_MAX: usize = 9;

/// How the typical sheet is keyed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Habits {
    /// The day of keying, for the rules of the form.
    pub today: Date,
    /// How the house keys.
    pub options: Options,
    /// Characters of every comment that is written, from 1.
    pub comment_characters: usize,
}

/// What a form costs.
#[derive(Clone, Debug, PartialEq)]
pub struct Lint {
    /// A typical sheet whose comments are empty.
    pub without: Typical,
    /// The same with every comment written.
    pub with: Typical,
    /// Every question that is keyed, in the order of the form.
    pub questions: Vec<Cost>,
    /// What is said of the paper as a whole.
    pub remarks: Vec<Remark>,
}

/// What one question costs on the typical sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Cost {
    /// The question.
    pub question: QuestionIndex,
    /// Keys, its Enter included; a comment's are those of a written one.
    pub keys: usize,
    /// Seconds by the keystroke-level model.
    pub seconds: f64,
    /// What would make it cheaper or surer.
    pub advice: Vec<Advice>,
}

/// Counts a form.
pub fn lint(form: &Arc<Questionnaire>, habits: Habits) -> Lint {
    let without = typical(form, habits, false);
    let has_comments = form.questions.iter().any(|question| matches!(question.kind, Kind::Text { comment: true, .. }));
    let with = if has_comments { typical(form, habits, true) } else { without.clone() };
    let keyed = (0..form.questions.len()).filter(|index| with.keys_of[*index] > 0);
    let cost = |question: QuestionIndex| {
        let keys = with.keys_of[question];
        let seconds = with.seconds_of(form, question);
        Cost { question, keys, seconds, advice: advice::of(form, question, &with) }
    };
    let questions = keyed.map(cost).collect();
    Lint { questions, remarks: remarks::of(form), without, with }
}
