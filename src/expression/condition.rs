//! Rules that can be said in words: comparisons of answers with values, joined by "and" or "or".

use super::Expression;
use super::function::Function;
use super::lexer::Operator;
use super::parser::{Node, NodeId};

/// A rule as comparisons of `${name}` with a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// Every one holds.
    All(Vec<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
    /// The one inside does not hold.
    Not(Box<Condition>),
    /// The answer compared with a value, the answer on the left.
    Compares(String, Comparison, Constant),
    /// The value is among the ticked ones: `selected(${name}, 'value')`.
    Selected(String, String),
}

/// How an answer is compared with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// The same.
    Equal,
    /// Not the same.
    NotEqual,
    /// Under it.
    Less,
    /// Under it or the same.
    LessOrEqual,
    /// Over it.
    Greater,
    /// Over it or the same.
    GreaterOrEqual,
}

/// What an answer is compared with.
#[derive(Clone, Debug, PartialEq)]
pub enum Constant {
    /// A text; the empty one is no answer.
    Text(String),
    /// A number.
    Number(f64),
}

impl Constant {
    /// As a choice list writes it: `2`, `oui`.
    pub fn text(&self) -> String {
        match self {
            Constant::Text(text) => text.clone(),
            Constant::Number(number) => number.to_string(),
        }
    }
}

impl Comparison {
    /// With its two sides exchanged.
    fn mirrored(self) -> Comparison {
        match self {
            Comparison::Equal | Comparison::NotEqual => self,
            Comparison::Less => Comparison::Greater,
            Comparison::LessOrEqual => Comparison::GreaterOrEqual,
            Comparison::Greater => Comparison::Less,
            Comparison::GreaterOrEqual => Comparison::LessOrEqual,
        }
    }

    /// What holds where this does not, both answered.
    pub fn otherwise(self) -> Comparison {
        match self {
            Comparison::Equal => Comparison::NotEqual,
            Comparison::NotEqual => Comparison::Equal,
            Comparison::Less => Comparison::GreaterOrEqual,
            Comparison::LessOrEqual => Comparison::Greater,
            Comparison::Greater => Comparison::LessOrEqual,
            Comparison::GreaterOrEqual => Comparison::Less,
        }
    }
}

impl Expression {
    /// The rule as comparisons; `None` where it works something out, walks in the form or looks at `.`.
    pub fn condition(&self) -> Option<Condition> {
        self.said(self.0.tree.root)
    }

    fn said(&self, id: NodeId) -> Option<Condition> {
        let all = |parts: &[NodeId]| parts.iter().map(|part| self.said(*part)).collect::<Option<Vec<_>>>();
        match self.at(id) {
            Node::All(parts) => Some(Condition::All(all(parts)?)),
            Node::Any(parts) => Some(Condition::Any(all(parts)?)),
            Node::Binary(Operator::And, left, right) => Some(Condition::All(all(&[*left, *right])?)),
            Node::Binary(Operator::Or, left, right) => Some(Condition::Any(all(&[*left, *right])?)),
            Node::Binary(operator, left, right) => self.compared(comparison(*operator)?, *left, *right),
            Node::Call(Function::Not, arguments) => match arguments.as_slice() {
                [inside] => Some(Condition::Not(Box::new(self.said(*inside)?))),
                _ => None,
            },
            Node::Call(Function::Selected, arguments) => match arguments.as_slice() {
                [answer, value] => Some(Condition::Selected(self.name_at(*answer)?, self.constant(*value)?.text())),
                _ => None,
            },
            _ => None,
        }
    }

    fn compared(&self, comparison: Comparison, left: NodeId, right: NodeId) -> Option<Condition> {
        match (self.name_at(left), self.name_at(right)) {
            (Some(name), None) => Some(Condition::Compares(name, comparison, self.constant(right)?)),
            (None, Some(name)) => Some(Condition::Compares(name, comparison.mirrored(), self.constant(left)?)),
            _ => None,
        }
    }

    fn at(&self, id: NodeId) -> &Node {
        &self.0.tree.nodes[usize::from(id)]
    }

    fn name_at(&self, id: NodeId) -> Option<String> {
        match self.at(id) {
            Node::Reference(name) => Some(self.0.tree.names[usize::from(*name)].clone()),
            _ => None,
        }
    }

    fn constant(&self, id: NodeId) -> Option<Constant> {
        match self.at(id) {
            Node::Text(text) => Some(Constant::Text(text.clone())),
            Node::Number(number) => Some(Constant::Number(*number)),
            Node::Negate(inside) => match self.constant(*inside)? {
                Constant::Number(number) => Some(Constant::Number(-number)),
                Constant::Text(_) => None,
            },
            _ => None,
        }
    }
}

fn comparison(operator: Operator) -> Option<Comparison> {
    match operator {
        Operator::Equal => Some(Comparison::Equal),
        Operator::NotEqual => Some(Comparison::NotEqual),
        Operator::Less => Some(Comparison::Less),
        Operator::LessOrEqual => Some(Comparison::LessOrEqual),
        Operator::Greater => Some(Comparison::Greater),
        Operator::GreaterOrEqual => Some(Comparison::GreaterOrEqual),
        Operator::Or
        | Operator::And
        | Operator::Plus
        | Operator::Minus
        | Operator::Times
        | Operator::Div
        | Operator::Mod => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Comparison, Condition, Constant};
    use crate::expression::Expression;

    fn condition(source: &str) -> Option<Condition> {
        Expression::parse(source).expect("the rule parses").condition()
    }

    #[test]
    fn a_comparison_is_said_with_the_answer_on_the_left() {
        let said = Condition::Compares("age".to_owned(), Comparison::Greater, Constant::Number(17.0));
        assert_eq!(condition("17 < ${age}"), Some(said.clone()));
        assert_eq!(condition("${age} > 17"), Some(said));
    }

    #[test]
    fn a_rule_that_works_something_out_is_not_said() {
        assert_eq!(condition("${a} + 1 = 2"), None);
        assert_eq!(condition("${a} = ${b}"), None);
        assert_eq!(condition("string-length(${a}) > 3"), None);
    }

    #[test]
    fn ticked_boxes_are_said_and_what_is_joined_too() {
        let selected = Condition::Selected("a".to_owned(), "1".to_owned());
        assert_eq!(condition("selected(${a}, '1')"), Some(selected.clone()));
        let not = Condition::Not(Box::new(selected.clone()));
        let equal = Condition::Compares("b".to_owned(), Comparison::Equal, Constant::Text("x".to_owned()));
        assert_eq!(condition("not(selected(${a}, 1)) and ${b} = 'x'"), Some(Condition::All(vec![not, equal])));
    }
}
