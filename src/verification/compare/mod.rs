//! Two passes of one sheet, field by field; answers that slipped a line are one difference.

mod align;
mod same;

pub use same::same;
pub(super) use same::{plain_decimal, plain_text};

use crate::questionnaire::{QuestionIndex, Questionnaire};
use crate::record::Answer;
use align::{Line, Slip, align};
use serde::{Deserialize, Serialize};

/// One thing on which two passes differ: settled by one decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// The question whose answer, keyed once more from the paper, settles it: the first of `questions`. When a slip's
    /// third answer is neither pass's, nothing is settled and each of `questions` has to be keyed from the paper.
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
    /// The answers of one pass stand on lower or higher lines from about `at` on, until the page ends or the keyer
    /// noticed. At least three questions differ for it.
    Slip {
        /// How it probably came about.
        kind: SlipKind,
        /// Answers that stand on the wrong line in one of the passes. Where neighbours have the same answer, the place
        /// of a slip is uncertain, and this is the least number.
        shifted: u32,
    },
    /// One field of a slip that came apart: the ends of it, keyed a third time, did not take one side.
    Parted,
}

/// How answers came to stand on the wrong line. Which pass is right is not known before the third keying.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SlipKind {
    /// One answer was left out in one of the passes, or a foreign one was keyed in the other.
    Skipped,
    /// One answer was keyed twice in one of the passes; or the other left out one of two equal neighbours, which looks
    /// the same.
    Doubled,
}

/// Fewer differing questions than this are told one by one: one decision for two would save nothing.
const SLIP_QUESTIONS_MIN: usize = 3;

/// Everything on which two passes of a sheet keyed with the same form differ, in the order of the paper. `compared[q]`
/// says which questions count: constants of the pile and, by campaign policy, comments do not.
///
/// Every differing question is in exactly one difference, and it does not matter which pass is called the first.
/// All three slices have one place per question of the form.
pub fn compare(
    form: &Questionnaire,
    compared: &[bool],
    first: &[Option<Answer>],
    second: &[Option<Answer>],
) -> Vec<Difference> {
    let questions = form.questions.len();
    assert_eq!(compared.len(), questions, "one word per question says whether it is compared");
    assert_eq!(first.len(), questions, "the first pass was keyed with this form");
    assert_eq!(second.len(), questions, "the second pass was keyed with this form");

    let lines: Vec<Line> = (0..questions)
        .filter(|question| compared[*question])
        // What neither pass was asked is no line where an answer could land.
        .filter(|question| first[*question].is_some() || second[*question].is_some())
        .map(|question| Line::new(form, question, first[question].as_ref(), second[question].as_ref()))
        .collect();
    let page = |line: &Line| form.questions[line.question].page;
    lines.chunk_by(|one, other| page(one) == page(other)).flat_map(differences_of_page).collect()
}

fn differences_of_page(page: &[Line]) -> Vec<Difference> {
    let differing = page.iter().filter(|line| !line.same).count();
    let slips = if differing < SLIP_QUESTIONS_MIN { Vec::new() } else { align(page) };
    let mut differences: Vec<Difference> = Vec::new();
    let mut explained = vec![false; page.len()];
    for slip in slips {
        let places = slip.lines.clone().filter(|place| !page[*place].same && !slip.misread.contains(place));
        let places: Vec<usize> = places.collect();
        if places.len() < SLIP_QUESTIONS_MIN || misread_too_often(&slip) {
            continue;
        }
        for place in &places {
            explained[*place] = true;
        }
        let questions: Vec<QuestionIndex> = places.into_iter().map(|place| page[place].question).collect();
        let kind = DifferenceKind::Slip { kind: slip.kind, shifted: slip.shifted };
        differences.push(Difference { at: questions[0], questions, kind });
    }
    let left = page.iter().zip(explained).filter(|(line, explained)| !line.same && !explained);
    differences.extend(left.map(|(line, _)| Difference {
        at: line.question,
        questions: vec![line.question],
        kind: DifferenceKind::Field,
    }));
    differences.sort_by_key(|difference| difference.at);
    differences
}

/// Two different sheets under one number fit a little on other lines too, by chance: at most one answer in four of a slip
/// may be wrong besides.
fn misread_too_often(slip: &Slip) -> bool {
    let misread_pairs = slip.misread.len() / 2;
    misread_pairs * 4 > slip.shifted as usize
}
