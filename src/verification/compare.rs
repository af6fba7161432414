//! Two passes of one sheet, field by field; answers that slipped a line are one difference.

use crate::questionnaire::{QuestionIndex, Questionnaire};
use crate::record::Answer;
use serde::{Deserialize, Serialize};

/// One thing on which two passes differ: settled by one decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// The question whose answer, keyed once more from the paper, settles it: one of `questions`.
    pub at: QuestionIndex,
    /// Every question whose answer is not the same in the two passes, in the order of the paper; never empty.
    pub questions: Vec<QuestionIndex>,
    /// What kind of difference it is.
    pub kind: DifferenceKind,
}

/// What kind of difference two passes show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DifferenceKind {
    /// One field, keyed otherwise.
    Field,
    /// The answers of one pass stand one line lower or higher from `at` on.
    Slip {
        /// How it probably came about.
        kind: SlipKind,
        /// Answers that stand on the wrong line in one of the passes.
        shifted: u32,
    },
}

/// How answers came to stand on the wrong line. Which pass is right is not known before the third keying.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SlipKind {
    /// One answer was left out in one of the passes.
    Skipped,
    /// One answer was keyed twice in one of the passes.
    Doubled,
}

/// Whether two answers are the same as data.
pub fn same(first: Option<&Answer>, second: Option<&Answer>) -> bool {
    first == second
}

/// Everything on which two passes of a sheet differ.
pub fn compare(
    _form: &Questionnaire,
    compared: &[bool],
    first: &[Option<Answer>],
    second: &[Option<Answer>],
) -> Vec<Difference> {
    let differ = |at: &usize| compared[*at] && first[*at] != second[*at];
    let field = |at: usize| Difference { at, questions: vec![at], kind: DifferenceKind::Field };
    (0..compared.len()).filter(differ).map(field).collect()
}
