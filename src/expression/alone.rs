//! What a rule says where nothing around it matters.

use super::evaluate::holds;
use super::parser::{Node, Tree};
use super::{Context, Value};
use jiff::civil::Date;

/// The truth of a rule that nothing but `.` can change, and not even that where no answer is given; `None` where something can,
/// or the rule has no value.
pub(super) fn truth(rule: &Tree, answer: Option<&Value>) -> Option<bool> {
    let stands_alone = |node: &Node| match node {
        Node::Text(_) | Node::Number(_) | Node::Negate(_) | Node::Binary(..) | Node::All(_) | Node::Any(_) => true,
        Node::Matches(..) => true,
        Node::Current => answer.is_some(),
        Node::Call(function, arguments) => {
            function.stands_alone() && (answer.is_some() || !function.implies_current(arguments.len()))
        }
        Node::Reference(_)
        | Node::Focus
        | Node::Path(_)
        | Node::Filter(..)
        | Node::Union(..)
        | Node::Unknown(..)
        | Node::Variable(_) => false,
    };
    if !rule.nodes.iter().all(stands_alone) {
        return None;
    }
    holds(rule, &Alone { answer: answer.unwrap_or(&Value::Empty) }).ok()
}

/// A world of one answer.
struct Alone<'a> {
    answer: &'a Value,
}

impl Context for Alone<'_> {
    fn value(&self, _: &str) -> Value {
        Value::Empty
    }

    fn current(&self) -> Value {
        self.answer.clone()
    }

    // No rule that asks for the day stands alone.
    fn today(&self) -> Date {
        Date::ZERO
    }
}

#[cfg(test)]
mod tests {
    use crate::expression::{Expression, Value};

    #[test]
    fn a_rule_that_nothing_can_change_is_known_for_what_it_is() {
        let truth = |source: &str| Expression::parse(source).expect(source).constant_truth();
        for source in ["true()", "1 = 1", "not(false())", "'a'", "string-length('ab') = 2"] {
            assert_eq!(truth(source), Some(true), "{source}");
        }
        for source in ["false()", "1 = 2", "0", "'a' = 'b' and 1 = 1"] {
            assert_eq!(truth(source), Some(false), "{source}");
        }
        for source in ["${a}", ". = 1", "today() > '2020-01-01'", "random() > 2", "once(1)", "position(..) = 1"] {
            assert_eq!(truth(source), None, "{source}");
        }
        let rule = Expression::parse(". = 'b' or . = 'c'").expect("a rule");
        assert_eq!(rule.truth_of_answer(&Value::Text("a".to_owned())), Some(false));
        assert_eq!(rule.truth_of_answer(&Value::Text("b".to_owned())), Some(true));
    }
}
