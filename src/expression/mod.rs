//! The only rule language of copiste: an XPath 1.0 subset with the ODK functions and `${name}` references.
//!
//! Total and limited: no input panics, hangs or recurses without bound. It knows no questionnaire: the values of
//! `${name}` and `.` come from a [`Context`].

//! Where engines disagree, copiste reads: `round` goes half up; ISO dates compare and subtract as days; dates have no time
//! zone and `now()` is today; `'2,5'` is a number; `regex` matches the whole text; `max`, `min` and `sum` pass over empty
//! arguments; `selected('', '')` holds; an impossible date is an error; an unanswered `${name}` compares as `''`.

mod evaluate;
mod function;
mod lexer;
mod nearest;
mod parser;
mod text;

pub use nearest::nearest;

use jiff::civil::Date;
use lexer::Operator;
use parser::{Node, Tree};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A parsed rule, cheap to clone. Two expressions are equal when their sources are.
#[derive(Clone, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Expression(Arc<Parsed>);

struct Parsed {
    source: String,
    tree: Tree,
}

/// Longest source, in characters.
pub const LENGTH_MAX: usize = 8_192;

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
        Ok(Expression(Arc::new(Parsed { tree: parser::parse(source)?, source: source.to_owned() })))
    }

    /// The rule that holds when both do.
    pub fn and(&self, other: &Expression) -> Result<Expression, ParseError> {
        Expression::parse(&format!("({}) and ({})", self.source(), other.source()))
    }

    /// The text this was parsed from.
    pub fn source(&self) -> &str {
        &self.0.source
    }

    /// The names used as `${name}`, in order of first use, without repeats.
    pub fn references(&self) -> Vec<&str> {
        self.names().collect()
    }

    /// As [`Expression::references`], without a list.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.tree.names.iter().map(String::as_str)
    }

    /// Whether `.` is used, written or implied.
    pub fn uses_current(&self) -> bool {
        self.0.tree.nodes.iter().any(|node| match node {
            Node::Current => true,
            Node::Call(function, arguments) => function.implies_current(arguments.len()),
            Node::Text(_)
            | Node::Number(_)
            | Node::Reference(_)
            | Node::Negate(_)
            | Node::Binary(..)
            | Node::All(_)
            | Node::Any(_)
            | Node::Matches(..) => false,
        })
    }

    /// The constant texts that are doubtful, in the order of the source.
    pub fn doubtful_constants(&self) -> impl Iterator<Item = Doubt<'_>> {
        self.0.tree.nodes.iter().filter_map(|node| match node {
            Node::Text(text) if text::has_decimal_comma(text) => Some(Doubt::DecimalComma(text)),
            Node::Text(text) if text::looks_like_date(text) && text::iso_date(text).is_none() => {
                Some(Doubt::ImpossibleDate(text))
            }
            _ => None,
        })
    }

    /// The constants that answers are compared with: `${name} = 'constant'`, `selected(${name}, 'constant')`; the name is
    /// `None` for `.`.
    pub fn compared_constants(&self) -> Vec<(Option<&str>, String)> {
        let tree = &self.0.tree;
        let node = |id: parser::NodeId| &tree.nodes[usize::from(id)];
        let subject = |id| match node(id) {
            Node::Reference(name) => Some(Some(tree.names[usize::from(*name)].as_str())),
            Node::Current => Some(None),
            _ => None,
        };
        let constant = |id| match node(id) {
            Node::Text(text) if !text.is_empty() => Some(text.clone()),
            Node::Number(number) => Some(text::of_number(*number)),
            _ => None,
        };
        let mut found = Vec::new();
        for node in &tree.nodes {
            let (left, right) = match node {
                Node::Binary(Operator::Equal | Operator::NotEqual, left, right) => (*left, *right),
                Node::Call(function::Function::Selected, arguments) => (arguments[0], arguments[1]),
                _ => continue,
            };
            for (left, right) in [(left, right), (right, left)] {
                if let (Some(name), Some(text)) = (subject(left), constant(right)) {
                    found.push((name, text));
                }
            }
        }
        found
    }

    /// Computes the value.
    pub fn evaluate(&self, context: &dyn Context) -> Result<Value, EvaluationError> {
        evaluate::evaluate(&self.0.tree, context)
    }

    /// Computes the value as a truth: what `relevant` and `constraint` ask.
    pub fn holds(&self, context: &dyn Context) -> Result<bool, EvaluationError> {
        evaluate::holds(&self.0.tree, context)
    }
}

/// The names of every function an expression may call, in alphabetical order.
pub fn functions() -> impl Iterator<Item = &'static str> {
    function::FUNCTIONS.iter().map(|signature| signature.name)
}

/// A constant text that may not mean what its author meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt<'e> {
    /// A number written with a comma, such as `'2,5'`.
    DecimalComma(&'e str),
    /// A date that does not exist, such as `'2026-02-30'`.
    ImpossibleDate(&'e str),
}

impl PartialEq for Expression {
    fn eq(&self, other: &Expression) -> bool {
        self.source() == other.source()
    }
}

impl std::fmt::Debug for Expression {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Expression({:?})", self.source())
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParseError {
    /// Where in the source, in characters from 0.
    pub at: usize,
    /// What is wrong there.
    pub fault: Fault,
}

/// What is wrong with the source of an expression.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// Nothing is written.
    Empty,
    /// More characters than an expression may have.
    TooLong {
        /// The most it may have.
        max: usize,
    },
    /// Parentheses, calls or operators stand deeper in each other than they may.
    TooDeep {
        /// The deepest they may.
        max: usize,
    },
    /// More parts than an expression may have.
    TooManyParts {
        /// The most it may have.
        max: usize,
    },
    /// A quoted text never ends.
    UnclosedText,
    /// `${` without `}`.
    UnclosedReference,
    /// What stands between `${` and `}` is no name.
    BadReference(String),
    /// A character that means nothing here.
    UnexpectedCharacter(char),
    /// A word that cannot stand here.
    Unexpected(String),
    /// The expression stops where a value is needed.
    UnexpectedEnd,
    /// `(` without `)`; the place is that of the `(`.
    UnclosedParenthesis,
    /// No engine knows this function.
    UnknownFunction {
        /// Its name as written.
        name: String,
        /// The nearest function there is.
        nearest: Option<String>,
    },
    /// Other engines know this function, copiste does not.
    FunctionNotSupported(String),
    /// Too few or too many arguments.
    Arguments {
        /// The function.
        function: String,
        /// How many are given.
        given: usize,
        /// The fewest it takes.
        min: usize,
        /// The most it takes, `None` when there is no limit.
        max: Option<usize>,
    },
    /// A path or a bare name: questions are written `${name}`.
    Path(String),
    /// `[` or `]`: predicates are not supported.
    Predicate,
    /// `|`: unions are not supported.
    Union,
    /// The pattern of `regex()` is not one.
    Pattern {
        /// The pattern.
        pattern: String,
        /// The pattern engine's own words.
        reason: String,
    },
}

/// Why an expression has no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EvaluationError {
    /// A date was needed; this is none.
    NotADate(String),
    /// A pattern made of answers is not one.
    Pattern {
        /// The pattern.
        pattern: String,
        /// The pattern engine's own words.
        reason: String,
    },
}

impl TryFrom<String> for Expression {
    type Error = String;
    fn try_from(source: String) -> Result<Self, String> {
        Expression::parse(&source).map_err(|error| format!("{error:?}"))
    }
}

impl From<Expression> for String {
    fn from(expression: Expression) -> String {
        expression.source().to_owned()
    }
}
