//! What would make a question cheaper or surer to key.

use super::{BOXES_MAX, Typical};
use crate::entry::is_ambiguous;
use crate::questionnaire::{Choice, ChoiceList, Direction, Kind, Precision, QuestionIndex, Questionnaire};

/// One piece of advice on a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Advice {
    /// The codes have more keys than so many boxes need.
    LongCodes {
        /// How many boxes are values.
        boxes: usize,
        /// The longest code, in keys.
        longest: usize,
    },
    /// A code is the beginning of another, and needs Enter.
    CodeNeedsEnter {
        /// The shorter code.
        code: String,
        /// The longer one.
        longer: String,
    },
    /// More boxes than one key each can tell apart.
    ManyBoxes {
        /// How many boxes are values.
        boxes: usize,
    },
    /// A text where boxes might do.
    TextForBoxes,
    /// A number that needs Enter, because the form does not say how many digits are printed.
    NumberNeedsEnter,
    /// A whole date that is keyed on every sheet.
    Date,
    /// Boxes to tick, which need Enter.
    BoxesNeedEnter,
    /// Within its grid, a high answer is good for some questions and bad for others.
    DirectionTurns,
    /// No typical answer fits its checks: what it costs is not known.
    NoTypicalAnswer,
}

/// Everything that is to be said of a question.
pub(super) fn of(form: &Questionnaire, index: QuestionIndex, sheet: &Typical) -> Vec<Advice> {
    let question = &form.questions[index];
    let mut advice = Vec::new();
    match &question.kind {
        Kind::One(_) | Kind::Several(_) => {
            if let Some(list) = form.list(index) {
                on_codes(form, index, list, &mut advice);
            }
            if matches!(question.kind, Kind::Several(_)) {
                advice.push(Advice::BoxesNeedEnter);
            }
        }
        Kind::Integer { digits: None } => advice.push(Advice::NumberNeedsEnter),
        Kind::Integer { digits: Some(_) } | Kind::Decimal => {}
        Kind::Date if question.precision() == Precision::Day => advice.push(Advice::Date),
        Kind::Date => {}
        Kind::Text { comment: true, .. } => {}
        Kind::Text { .. } if question.format.is_none() => advice.push(Advice::TextForBoxes),
        Kind::Text { .. } => {}
    }
    if turns_in_grid(form, index) {
        advice.push(Advice::DirectionTurns);
    }
    if sheet.unfit.contains(&index) {
        advice.push(Advice::NoTypicalAnswer);
    }
    advice
}

fn on_codes(form: &Questionnaire, index: QuestionIndex, list: &ChoiceList, advice: &mut Vec<Advice>) {
    let values: Vec<&Choice> = list.choices.iter().filter(|choice| choice.mark.is_none()).collect();
    let longest = values.iter().map(|choice| choice.code.chars().count()).max().unwrap_or_default();
    if values.len() > BOXES_MAX {
        advice.push(Advice::ManyBoxes { boxes: values.len() });
    } else if longest > 1 {
        advice.push(Advice::LongCodes { boxes: values.len(), longest });
    }
    let short = list.choices.iter().find(|choice| is_ambiguous(form, index, &choice.code));
    let begins = |short: &Choice, other: &&Choice| {
        let start = other.code.get(..short.code.len());
        other.code.len() > short.code.len() && start.is_some_and(|start| start.eq_ignore_ascii_case(&short.code))
    };
    if let Some(short) = short
        && let Some(longer) = list.choices.iter().find(|other| begins(short, other))
    {
        advice.push(Advice::CodeNeedsEnter { code: short.code.clone(), longer: longer.code.clone() });
    }
}

/// Whether the question goes against most of its grid: the first of two halves is not told.
fn turns_in_grid(form: &Questionnaire, index: QuestionIndex) -> bool {
    let question = &form.questions[index];
    let Some(block) = question.block else { return false };
    let grid = form.questions.iter().filter(|other| other.block == Some(block));
    let (mut good, mut bad) = (0, 0);
    for other in grid {
        match other.direction {
            Direction::Positive => good += 1,
            Direction::Negative => bad += 1,
        }
    }
    let fewer = if good >= bad { Direction::Negative } else { Direction::Positive };
    good > 0 && bad > 0 && question.direction == fewer
}
