//! From an answer back to the keys that give it: for replays, counts and the headless demonstration.

use super::Action;
use crate::questionnaire::{Kind, QuestionIndex, Questionnaire};
use crate::record::Answer;

/// The actions that key this answer in its empty cell, the closing [`Action::Accept`] included where one is needed.
/// `None` when the question does not take such an answer.
pub fn actions_for(form: &Questionnaire, question: QuestionIndex, answer: &Answer) -> Option<Vec<Action>> {
    let text = |text: &str| text.chars().map(Action::Type).collect::<Vec<_>>();
    let closed = |mut actions: Vec<Action>| {
        actions.push(Action::Accept);
        actions
    };
    let code = |name: &str| form.list(question)?.named(name).map(|choice| choice.code.clone());
    Some(match (&form.questions[question].kind, answer) {
        (Kind::Text { .. }, Answer::Mark(crate::questionnaire::Mark::Blank)) => vec![Action::Accept],
        (_, Answer::Mark(mark)) => vec![Action::Mark(*mark)],
        (Kind::One(_), Answer::One(name)) => {
            let code = code(name)?;
            if is_ambiguous(form, question, &code) { closed(text(&code)) } else { text(&code) }
        }
        (Kind::Several(_), Answer::Several(names)) => {
            let codes = names.iter().map(|name| code(name)).collect::<Option<Vec<_>>>()?;
            let spaced =
                |code: &String| if is_ambiguous(form, question, code) { format!("{code} ") } else { code.clone() };
            closed(codes.iter().flat_map(|code| text(&spaced(code))).collect())
        }
        (Kind::Integer { digits: Some(width) }, Answer::Integer(number)) if *number >= 0 => {
            text(&format!("{number:0width$}", width = usize::from(*width)))
        }
        (Kind::Integer { .. }, Answer::Integer(number)) => closed(text(&number.to_string())),
        (Kind::Decimal, Answer::Decimal(number)) => closed(text(&number.replace('.', ","))),
        (Kind::Date, Answer::Date(date)) => text(&format!("{:02}{:02}{:04}", date.day(), date.month(), date.year())),
        (Kind::Text { .. }, Answer::Text(words)) => closed(text(words)),
        _ => return None,
    })
}

/// Whether a printed code is the beginning of a longer one of the same list, so that it needs Enter.
pub fn is_ambiguous(form: &Questionnaire, question: QuestionIndex, code: &str) -> bool {
    let starts = |longer: &str| {
        longer.len() > code.len() && longer.get(..code.len()).is_some_and(|start| start.eq_ignore_ascii_case(code))
    };
    form.list(question).is_some_and(|list| list.choices.iter().any(|choice| starts(&choice.code)))
}
