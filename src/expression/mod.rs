//! The only rule language of copiste: an XPath 1.0 subset with the ODK functions and `${name}` references.
//!
//! Total and limited: no input panics, hangs or recurses without bound. It knows no questionnaire: the values of
//! `${name}` and `.` come from a [`Context`], and where a rule walks from question to question, from its [`Tree`].
//!
//! Where engines disagree, copiste reads: `round` goes half up; ISO dates compare and subtract as days; dates have no time
//! zone and `now()` is today; `'2,5'` is a number; `regex` matches the whole text; `max`, `min` and `sum` pass over empty
//! arguments; `selected('', '')` holds; an impossible date is an error; an unanswered `${name}` compares as `''`.
//! `docs/xlsform.md` has them all.

mod alone;
mod condition;
mod evaluate;
mod function;
mod lexer;
mod mend;
mod nearest;
mod nodes;
mod parser;
mod path;
mod text;

pub use condition::{Comparison, Condition, Constant};
pub use nearest::nearest;
pub use nodes::{Way, WayStart, WayStep};

use jiff::civil::Date;
use lexer::Operator;
use parser::Node;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A parsed rule, cheap to clone. Two expressions are equal when their sources are.
#[derive(Clone, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Expression(Arc<Parsed>);

struct Parsed {
    source: String,
    tree: parser::Tree,
}

/// How strictly a text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::expression) enum Reading {
    /// A rule of a form: functions and paths must mean something.
    Rule,
    /// A filter of choices: bare names are columns of the list.
    Filter,
    /// By the grammar alone; what means nothing is told when it is reached.
    Loose,
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
    /// The form around the rule, for rules that walk in it; `None` where there is none.
    fn tree(&self) -> Option<&dyn Tree> {
        None
    }
    /// Minutes that the clock of the place is ahead of Greenwich: forms have no time zone, and so 0.
    fn offset_minutes(&self) -> i32 {
        0
    }
}

/// A node of a [`Tree`]: what it is, the tree alone knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeKey(pub u64);

/// A filled form as a tree of groups, rows and questions, with its choice lists and attached tables beside it.
pub trait Tree {
    /// The question or group the rule stands on.
    fn here(&self) -> NodeKey;
    /// The node above the whole form.
    fn root(&self) -> NodeKey;
    /// The node above, `None` for the root and for a list.
    fn parent(&self, node: NodeKey) -> Option<NodeKey>;
    /// The nodes below, in the order of the form.
    fn children(&self, node: NodeKey) -> Vec<NodeKey>;
    /// The name of a node, `""` for the root.
    fn name(&self, node: NodeKey) -> &str;
    /// The value of a question; of anything else [`Value::Empty`].
    fn value(&self, node: NodeKey) -> Value;
    /// A number that grows along the form.
    fn order(&self, node: NodeKey) -> u64;
    /// Its place among the nodes of its name beside it, from 1.
    fn position(&self, node: NodeKey) -> usize;
    /// What `${name}` stands for here: all nodes of that name in the nearest row around that has some.
    fn named(&self, name: &str) -> Vec<NodeKey>;
    /// All nodes of a name, wherever they stand.
    fn all_named(&self, name: &str) -> Vec<NodeKey>;
    /// Of these nodes, those that share the most rows with the rule.
    fn nearest(&self, nodes: Vec<NodeKey>) -> Vec<NodeKey>;
    /// Whether several nodes may bear the name.
    fn is_repeated(&self, name: &str) -> bool;
    /// The choice list or attached table of this name: a node with one child, the rows below it.
    fn instance(&self, name: &str) -> Option<NodeKey>;
    /// The printed text of a choice of a question.
    fn choice_label(&self, value: &str, question: &str) -> Option<String>;
}

impl Expression {
    /// Parses a rule by XPath 1.0 (lexing included: `a-b` is a name, `a - b` a difference). A path that can lead nowhere
    /// from a question, such as a bare name, is refused.
    pub fn parse(source: &str) -> Result<Expression, ParseError> {
        Expression::read(source, Reading::Rule)
    }

    /// Parses a filter of choices, where a bare name is a column of the list.
    pub fn parse_filter(source: &str) -> Result<Expression, ParseError> {
        Expression::read(source, Reading::Filter)
    }

    /// Parses by the grammar alone: a function that is not there is told only when it is reached.
    pub fn parse_loosely(source: &str) -> Result<Expression, ParseError> {
        Expression::read(source, Reading::Loose)
    }

    fn read(source: &str, reading: Reading) -> Result<Expression, ParseError> {
        let tree = parser::parse(source, reading).map_err(|error| mend::explained(source, reading, error))?;
        Ok(Expression(Arc::new(Parsed { tree, source: source.to_owned() })))
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
            _ => false,
        })
    }

    /// The ways it looks besides `${name}`, as far as they can be told without answers.
    pub fn ways(&self) -> Vec<Way> {
        nodes::ways(&self.0.tree)
    }

    /// The choice lists and attached tables it names.
    pub fn instances(&self) -> Vec<&str> {
        nodes::instances(&self.0.tree)
    }

    /// Whether it walks from node to node of the form, so that only answers tell what it looks at; lists and attached tables do not
    /// count.
    pub fn walks_in_form(&self) -> bool {
        nodes::walks_in_form(&self.0.tree)
    }

    /// Whether it reaches into rows by their numbers, wherever they stand (`indexed-repeat`).
    pub fn indexes_rows(&self) -> bool {
        self.0.tree.nodes.iter().any(|node| matches!(node, Node::Call(function::Function::IndexedRepeat, _)))
    }

    /// The columns of attached tables that `pulldata` names, each with its table.
    pub fn pulled_columns(&self) -> Vec<(&str, &str)> {
        nodes::pulled_columns(&self.0.tree)
    }

    /// Its truth where no answer can change it.
    pub fn constant_truth(&self) -> Option<bool> {
        alone::truth(&self.0.tree, None)
    }

    /// Its truth for this answer `.` where no other answer can change it.
    pub fn truth_of_answer(&self, answer: &Value) -> Option<bool> {
        alone::truth(&self.0.tree, Some(answer))
    }

    /// The functions it calls that other engines have and copiste has not: its value cannot be told.
    pub fn functions_missing(&self) -> impl Iterator<Item = &str> {
        self.0.tree.nodes.iter().filter_map(|node| match node {
            Node::Unknown(name, _) => Some(name.as_str()),
            _ => None,
        })
    }

    /// The functions it calls that do not give the same twice.
    pub fn functions_of_chance(&self) -> impl Iterator<Item = &'static str> {
        self.0.tree.nodes.iter().filter_map(|node| match node {
            Node::Call(function, _) if function.is_chance() => function::name_of(*function),
            _ => None,
        })
    }

    /// Whether it stands for nodes of the form (XPath's node-sets) rather than for a value.
    pub fn is_path(&self) -> bool {
        let tree = &self.0.tree;
        matches!(
            tree.nodes[usize::from(tree.root)],
            Node::Reference(_) | Node::Current | Node::Path(_) | Node::Filter(..) | Node::Union(..)
        )
    }

    /// Whether the day of keying decides what it yields.
    pub fn uses_today(&self) -> bool {
        self.0.tree.nodes.iter().any(|node| matches!(node, Node::Call(function::Function::Today, _)))
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

    /// Whether it keeps a choice or row: its value as a predicate on that node, which bare names start from.
    pub fn keeps(&self, context: &dyn Context, node: NodeKey, position: usize) -> Result<bool, EvaluationError> {
        evaluate::keeps(&self.0.tree, context, evaluate::Focus { node, position, size: position })
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
    /// The value as a text, by XPath 1.0 section 4.2 (`string()`); a date as `2026-03-02`.
    pub fn text(&self) -> String {
        match self {
            Value::Empty => String::new(),
            Value::Text(text) => text.clone(),
            Value::Number(number) => text::of_number(*number),
            Value::Boolean(truth) => truth.to_string(),
            Value::Date(date) => date.to_string(),
        }
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        match self {
            Value::Empty => true,
            Value::Text(text) => text.is_empty(),
            Value::Number(_) | Value::Boolean(_) | Value::Date(_) => false,
        }
    }

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
    /// An operator of another language stands where one of this language is meant.
    Operator {
        /// What is written: `AND`, `ou`, `==`.
        written: String,
        /// The operator that is meant.
        operator: String,
    },
    /// A number is written with a comma.
    DecimalComma {
        /// What is written: `2,5`.
        written: String,
        /// The number as rules write it.
        number: String,
    },
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
    /// A path or a bare name that leads nowhere: questions are written `${name}`.
    Path(String),
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
    /// No function of this name, or not with so many arguments.
    Function(String),
    /// No form has variables.
    Variable(String),
    /// Nodes were needed; this is a value.
    NotNodes,
    /// The value would be another each time.
    Chance,
    /// It takes more steps, or makes a longer text, than an expression may.
    TooManySteps,
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
        // What is kept was checked when it came in.
        Expression::parse_loosely(&source).map_err(|error| format!("{error:?}"))
    }
}

impl From<Expression> for String {
    fn from(expression: Expression) -> String {
        expression.source().to_owned()
    }
}
