//! Answers seen by the rules of the form.

use crate::expression::{Context, Expression, Value};
use crate::questionnaire::{Check, QuestionIndex};
use crate::record::Answer;
use jiff::civil::Date;
use std::collections::HashMap;

/// The answers of a sheet as an expression sees them, with a candidate for the current question.
pub(super) struct Sight<'a> {
    pub names: &'a HashMap<String, QuestionIndex>,
    pub answers: &'a [Option<Answer>],
    pub current: Option<(QuestionIndex, &'a Answer)>,
    pub today: Date,
}

impl Context for Sight<'_> {
    fn value(&self, name: &str) -> Value {
        let Some(&index) = self.names.get(name) else { return Value::Empty };
        match self.current {
            Some((current, answer)) if current == index => value(answer),
            _ => self.answers.get(index).and_then(Option::as_ref).map_or(Value::Empty, value),
        }
    }

    fn current(&self) -> Value {
        self.current.map_or(Value::Empty, |(_, answer)| value(answer))
    }

    fn today(&self) -> Date {
        self.today
    }
}

impl Sight<'_> {
    /// Whether a question with this condition is asked. A condition without a value is not a reason to skip.
    pub fn asks(&self, relevant: Option<&Expression>) -> bool {
        relevant.is_none_or(|rule| rule.holds(self).unwrap_or(true))
    }

    /// Whether the check holds. Marks are not values, so no check speaks of them.
    pub fn passes(&self, check: Option<&Check>) -> bool {
        let Some((_, answer)) = self.current else { return true };
        if matches!(answer, Answer::Mark(_)) {
            return true;
        }
        check.is_none_or(|check| check.rule.holds(self).unwrap_or(true))
    }
}

/// An answer as a value of the rule language. A mark is no value.
fn value(answer: &Answer) -> Value {
    match answer {
        Answer::One(name) => Value::Text(name.clone()),
        Answer::Several(names) => Value::Text(names.join(" ")),
        Answer::Integer(number) => Value::Number(*number as f64),
        Answer::Decimal(text) => text.parse().map_or(Value::Empty, Value::Number),
        Answer::Date(date) => Value::Date(*date),
        Answer::Text(text) => Value::Text(text.clone()),
        Answer::Mark(_) => Value::Empty,
    }
}
