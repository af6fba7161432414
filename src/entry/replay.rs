//! From an answer back to the keys that give it: for replays, counts and the headless demonstration.

use super::cell::{DIGITS_MAX, YEAR_MIN, figures};
use super::{Action, Options};
use crate::questionnaire::{DECIMALS_MAX, Kind, QuestionIndex, Questionnaire};
use crate::record::Answer;

/// The actions that key this answer in its empty cell, the closing [`Action::Accept`] included where one is needed.
/// `None` when the question does not take such an answer.
pub fn actions_for(form: &Questionnaire, question: QuestionIndex, answer: &Answer) -> Option<Vec<Action>> {
    let text = |text: &str| text.chars().map(Action::Type).collect::<Vec<_>>();
    let closed = |mut actions: Vec<Action>| {
        actions.push(Action::Accept);
        actions
    };
    // A box that means a mark is not a value.
    let choice = |name: &str| form.list(question)?.named(name).filter(|choice| choice.mark.is_none());
    let code = |name: &str| choice(name).map(|choice| choice.code.clone());
    Some(match (&form.questions[question].kind, answer) {
        (Kind::Text { .. }, Answer::Mark(crate::questionnaire::Mark::Blank)) => vec![Action::Accept],
        (_, Answer::Mark(mark)) => vec![Action::Mark(*mark)],
        (Kind::One(_), Answer::One(name)) => {
            let code = code(name)?;
            if is_ambiguous(form, question, &code) { closed(text(&code)) } else { text(&code) }
        }
        (Kind::Several(_), Answer::Several(names)) => {
            let codes = names.iter().map(|name| code(name)).collect::<Option<Vec<_>>>()?;
            let twice = codes.iter().enumerate().any(|(place, code)| codes[..place].contains(code));
            if codes.is_empty() || twice {
                return None;
            }
            let spaced =
                |code: &String| if is_ambiguous(form, question, code) { format!("{code} ") } else { code.clone() };
            closed(codes.iter().flat_map(|code| text(&spaced(code))).collect())
        }
        (Kind::Integer { digits: Some(width) }, Answer::Integer(number)) => {
            let digits = format!("{:0width$}", number.unsigned_abs(), width = usize::from(*width));
            let sign = if *number < 0 { "-" } else { "" };
            (digits.len() <= usize::from(*width)).then(|| text(&format!("{sign}{digits}")))?
        }
        (Kind::Integer { digits: None }, Answer::Integer(number)) => {
            let digits = number.unsigned_abs().to_string();
            (digits.len() <= DIGITS_MAX).then(|| closed(text(&number.to_string())))?
        }
        (Kind::Decimal, Answer::Decimal(number)) => {
            decimal_is_keyed(number).then(|| closed(text(&number.replace('.', ","))))?
        }
        (Kind::Date, Answer::Date(date)) if date.year() >= YEAR_MIN => {
            text(&figures(form.questions[question].precision(), *date))
        }
        // A line is taken without the spaces around it.
        (Kind::Text { characters, .. }, Answer::Text(words)) => {
            let keyed = words.trim() == words && words.chars().count() <= *characters;
            (keyed && !words.is_empty() && !words.contains(char::is_control)).then(|| closed(text(words)))?
        }
        _ => return None,
    })
}

/// The keys of one sheet, every Enter included: what its answers take, one for each page turned when the house stops at
/// page ends, and the Enter that ends a sheet whose last answer needs none. What a batch fills is not keyed.
///
/// `answers` has one place per question, `None` where it is not asked. `None` when the form does not take an answer.
pub fn keys_of_sheet(form: &Questionnaire, answers: &[Option<Answer>], options: Options) -> Option<usize> {
    let mut keys = 0;
    let mut page = None;
    let mut closed = false;
    for (index, (question, answer)) in form.questions.iter().zip(answers).enumerate() {
        let (None, Some(answer), false) = (question.constant, answer, question.is_filled_by_the_form()) else {
            continue;
        };
        let actions = actions_for(form, index, answer)?;
        let turned = options.page_stops && page.is_some_and(|page| page != question.page);
        keys += actions.len() + usize::from(turned);
        page = Some(question.page);
        closed = actions.last() == Some(&Action::Accept);
    }
    Some(keys + usize::from(!closed))
}

/// Digits, with a dot and decimals or without, as a decimal cell takes them.
fn decimal_is_keyed(number: &str) -> bool {
    let plain = number.strip_prefix('-').unwrap_or(number);
    let (whole, decimals) = plain.split_once('.').unwrap_or((plain, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    number.len() <= DIGITS_MAX && digits(whole) && digits(decimals) && decimals.len() <= DECIMALS_MAX
}

/// Whether a printed code is the beginning of a longer one of the same list, so that it needs Enter.
pub fn is_ambiguous(form: &Questionnaire, question: QuestionIndex, code: &str) -> bool {
    let starts = |longer: &str| {
        longer.len() > code.len() && longer.get(..code.len()).is_some_and(|start| start.eq_ignore_ascii_case(code))
    };
    form.list(question).is_some_and(|list| list.choices.iter().any(|choice| starts(&choice.code)))
}
