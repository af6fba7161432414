//! The only rule language of copiste: an XPath 1.0 subset with the ODK functions and `${name}` references.
//!
//! Total and limited: no input panics, hangs or recurses without bound. It knows no questionnaire: the values of
//! `${name}` and `.` come from a [`Context`].

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A parsed rule. Two expressions are equal when their sources are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Expression {
    source: String,
}

/// What an expression yields and what a reference stands for.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// No answer: the empty node-set. As text it is `""`, as a number `NaN`, as a truth `false`.
    Empty,
    /// Text; the ticked codes of a multiple choice are separated by spaces.
    Text(String),
    /// A number (XPath numbers are IEEE doubles).
    Number(f64),
    /// A truth value.
    Boolean(bool),
    /// A civil date, without time zone.
    Date(Date),
}

/// What an expression may ask of the world.
pub trait Context {
    /// The value of `${name}`; [`Value::Empty`] when unanswered or unknown.
    fn value(&self, name: &str) -> Value;
    /// The value of `.`, the question the rule stands on.
    fn current(&self) -> Value;
    /// The civil date of the person keying.
    fn today(&self) -> Date;
}

impl Expression {
    /// Parses by the rules of XPath 1.0 (lexing included: `a-b` is a name, `a - b` a difference).
    pub fn parse(source: &str) -> Result<Expression, ParseError> {
        Ok(Expression { source: source.to_owned() })
    }

    /// The text this was parsed from.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The names used as `${name}`, in order of first use, without repeats.
    pub fn references(&self) -> Vec<&str> {
        Vec::new()
    }

    /// Computes the value.
    pub fn evaluate(&self, _context: &dyn Context) -> Result<Value, EvaluationError> {
        Ok(Value::Boolean(true))
    }

    /// Computes the value as a truth: what `relevant` and `constraint` ask.
    pub fn holds(&self, context: &dyn Context) -> Result<bool, EvaluationError> {
        Ok(self.evaluate(context)?.truth())
    }
}

impl Value {
    /// The value as a truth, by XPath 1.0 section 4.3 (`boolean()`).
    pub fn truth(&self) -> bool {
        match self {
            Value::Empty => false,
            Value::Text(text) => !text.is_empty(),
            Value::Number(number) => *number != 0.0 && !number.is_nan(),
            Value::Boolean(truth) => *truth,
            Value::Date(_) => true,
        }
    }
}

/// Why a text is not an expression.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ParseError {
    /// Where in the source, in characters from 0.
    pub at: usize,
    /// What is wrong there.
    pub fault: Fault,
}

/// What is wrong with the source of an expression.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Fault {
    /// Something else was expected here.
    Unexpected(String),
}

/// Why an expression has no value.
#[derive(Clone, Debug, PartialEq)]
pub enum EvaluationError {
    /// An argument is not what the function takes.
    Argument(String),
}

impl TryFrom<String> for Expression {
    type Error = String;
    fn try_from(source: String) -> Result<Self, String> {
        Expression::parse(&source).map_err(|error| format!("{error:?}"))
    }
}

impl From<Expression> for String {
    fn from(expression: Expression) -> String {
        expression.source
    }
}
