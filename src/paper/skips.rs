//! Who answers what, in words that fit on paper: requirements before questions, arrows behind boxes.

use crate::expression::{Comparison, Condition, Constant, Expression};
use crate::questionnaire::{Kind, Layout, QuestionIndex, Questionnaire, SectionIndex, Spot};
use std::collections::HashMap;

/// What must hold for something to be answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Requirement {
    /// What is asked of earlier answers, at least one of them.
    pub terms: Vec<Term>,
    /// Whether one is enough; otherwise all must hold.
    pub any: bool,
}

/// What must hold of one answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// The earlier question.
    pub question: QuestionIndex,
    /// What its answer must be.
    pub test: Test,
}

/// What an answer must be.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// The one ticked choice is one of these, by their places in the list.
    OneOf(Vec<usize>),
    /// At least one of these choices is ticked, where several may be.
    Ticked(Vec<usize>),
    /// None of these choices is ticked.
    NoneOf(Vec<usize>),
    /// Compared with a number.
    Number(Comparison, f64),
    /// Something is answered.
    Answered,
    /// Nothing is answered.
    Unanswered,
}

/// When a question is asked.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Asked {
    /// Always.
    Always,
    /// Where this holds.
    Where(Requirement),
    /// Where something holds that cannot be said.
    Unsaid,
}

/// When each question of a form is asked.
pub(super) struct Skips<'f> {
    form: &'f Questionnaire,
    layout: Layout,
    names: HashMap<&'f str, QuestionIndex>,
}

impl<'f> Skips<'f> {
    pub fn of(form: &'f Questionnaire) -> Skips<'f> {
        let names = form.questions.iter().enumerate().map(|(index, question)| (question.name.as_str(), index));
        Skips { form, layout: Layout::new(form), names: names.collect() }
    }

    /// When a question is asked.
    pub fn question(&self, index: QuestionIndex) -> Asked {
        let question = &self.form.questions[index];
        self.joined(question.relevant.as_ref(), question.section, Spot::Question(index))
    }

    /// When a note of the outline is shown.
    pub fn note(&self, index: usize) -> Asked {
        let note = &self.form.outline.notes[index];
        self.joined(note.relevant.as_ref(), note.section, Spot::Note(index))
    }

    fn joined(&self, own: Option<&Expression>, section: Option<SectionIndex>, spot: Spot) -> Asked {
        let around = std::iter::successors(section, |at| self.form.outline.sections[*at].parent);
        let sections = around.filter_map(|at| self.form.outline.sections[at].relevant.as_ref());
        let rules: Vec<&Expression> = own.into_iter().chain(sections).collect();
        let mut whole: Option<Requirement> = None;
        for rule in rules {
            let Some(one) = rule.condition().and_then(|condition| self.requirement(&condition, true, spot)) else {
                return Asked::Unsaid;
            };
            whole = match whole {
                None => Some(one),
                Some(so_far) => match all(vec![one, so_far]) {
                    Some(both) => Some(both),
                    None => return Asked::Unsaid,
                },
            };
        }
        match whole {
            None => Asked::Always,
            // That nothing is answered is a sentence of its own, and is not said beside others.
            Some(Requirement { terms, .. }) if terms.len() > 1 && terms.iter().any(is_unanswered) => Asked::Unsaid,
            Some(requirement) => Asked::Where(requirement),
        }
    }

    /// A condition, or with `holds` false its contrary, as a requirement; `None` where it takes more than one sentence.
    fn requirement(&self, condition: &Condition, holds: bool, spot: Spot) -> Option<Requirement> {
        let parts = |parts: &[Condition]| {
            parts.iter().map(|part| self.requirement(part, holds, spot)).collect::<Option<Vec<Requirement>>>()
        };
        match condition {
            Condition::Not(inside) => self.requirement(inside, !holds, spot),
            Condition::All(inside) if holds => all(parts(inside)?),
            Condition::Any(inside) if !holds => all(parts(inside)?),
            Condition::All(inside) | Condition::Any(inside) => any(parts(inside)?),
            Condition::Selected(name, value) => {
                let value = Constant::Text(value.clone());
                let index = self.named(name, spot)?;
                let Kind::Several(list) = self.form.questions[index].kind else {
                    let comparison = if holds { Comparison::Equal } else { Comparison::NotEqual };
                    return self.term(name, comparison, &value, spot);
                };
                let places = vec![self.choice(list, &value)?];
                Some(single(index, if holds { Test::Ticked(places) } else { Test::NoneOf(places) }))
            }
            Condition::Compares(name, comparison, value) => {
                let comparison = if holds { *comparison } else { comparison.otherwise() };
                self.term(name, comparison, value, spot)
            }
        }
    }

    fn term(&self, name: &str, comparison: Comparison, value: &Constant, spot: Spot) -> Option<Requirement> {
        let index = self.named(name, spot)?;
        let question = &self.form.questions[index];
        let is_empty = matches!(value, Constant::Text(text) if text.is_empty());
        let test = match (&question.kind, comparison) {
            (_, Comparison::Equal) if is_empty => Test::Unanswered,
            (_, Comparison::NotEqual) if is_empty => Test::Answered,
            (Kind::One(list), Comparison::Equal) => Test::OneOf(vec![self.choice(*list, value)?]),
            (Kind::One(list), Comparison::NotEqual) => {
                let out = self.choice(*list, value)?;
                Test::OneOf((0..self.form.lists[*list].choices.len()).filter(|place| *place != out).collect())
            }
            (Kind::One(list), comparison) => {
                let number = number(value)?;
                let choices = self.form.lists[*list].choices.iter().enumerate();
                let held: Vec<usize> = choices
                    .filter(|(_, choice)| choice.name.parse::<f64>().is_ok_and(|is| compares(is, comparison, number)))
                    .map(|(place, _)| place)
                    .collect();
                Test::OneOf(held)
            }
            (Kind::Integer { .. } | Kind::Decimal, comparison) => Test::Number(comparison, number(value)?),
            // To say that one box is ticked and no other takes more than a line.
            (Kind::Several(_) | Kind::Date | Kind::Text { .. }, _) => return None,
        };
        if matches!(&test, Test::OneOf(places) if places.is_empty()) {
            return None;
        }
        Some(single(index, test))
    }

    /// The question that a name means here; a value that is worked out is none.
    fn named(&self, name: &str, spot: Spot) -> Option<QuestionIndex> {
        if let Some(index) = self.names.get(name) {
            return Some(*index);
        }
        let nodes = self.layout.nearest(self.form, spot.key(), self.layout.named(name).to_vec());
        match nodes.as_slice() {
            [one] => match Spot::of(*one) {
                Spot::Question(index) => Some(index),
                _ => None,
            },
            _ => None,
        }
    }

    fn choice(&self, list: usize, value: &Constant) -> Option<usize> {
        let text = value.text();
        self.form.lists[list].choices.iter().position(|choice| choice.name == text)
    }
}

fn single(question: QuestionIndex, test: Test) -> Requirement {
    Requirement { terms: vec![Term { question, test }], any: false }
}

/// Whether whoever ticked this choice of this question is certainly not asked.
pub(super) fn rules_out(asked: &Asked, question: QuestionIndex, choice: usize) -> bool {
    let Asked::Where(Requirement { terms, any }) = asked else { return false };
    let out = |term: &Term| match &term.test {
        Test::OneOf(places) => term.question == question && !places.contains(&choice),
        Test::NoneOf(places) => term.question == question && places.contains(&choice),
        Test::Unanswered => term.question == question,
        Test::Ticked(_) | Test::Number(..) | Test::Answered => false,
    };
    if *any { terms.iter().all(out) } else { terms.iter().any(out) }
}

fn is_unanswered(term: &Term) -> bool {
    term.test == Test::Unanswered
}

/// Every one holds.
fn all(parts: Vec<Requirement>) -> Option<Requirement> {
    if let [_] = parts.as_slice() {
        return parts.into_iter().next();
    }
    let mut terms: Vec<Term> = Vec::new();
    for part in parts {
        if part.any && part.terms.len() > 1 {
            return None;
        }
        for term in part.terms {
            let same = terms.iter_mut().find(|known| known.question == term.question);
            match (same.map(|known| &mut known.test), &term.test) {
                // Two things asked of one choice: what both allow.
                (Some(Test::OneOf(known)), Test::OneOf(more)) => {
                    known.retain(|place| more.contains(place));
                }
                (Some(Test::NoneOf(known)), Test::NoneOf(more)) => known.extend(more),
                (Some(known), more) if known == more => {}
                _ => terms.push(term),
            }
        }
    }
    let is_impossible = |term: &Term| matches!(&term.test, Test::OneOf(places) if places.is_empty());
    if terms.iter().any(is_impossible) {
        return None;
    }
    Some(Requirement { terms, any: false })
}

/// At least one holds.
fn any(parts: Vec<Requirement>) -> Option<Requirement> {
    if let [_] = parts.as_slice() {
        return parts.into_iter().next();
    }
    let mut terms: Vec<Term> = Vec::new();
    for part in parts {
        if !part.any && part.terms.len() > 1 {
            return None;
        }
        for term in part.terms {
            let same = terms.iter_mut().find(|known| known.question == term.question);
            match (same.map(|known| &mut known.test), &term.test) {
                (Some(Test::OneOf(known)), Test::OneOf(more)) | (Some(Test::Ticked(known)), Test::Ticked(more)) => {
                    known.extend(more);
                    known.sort_unstable();
                    known.dedup();
                }
                (Some(known), more) if known == more => {}
                _ => terms.push(term),
            }
        }
    }
    let any = terms.len() > 1;
    Some(Requirement { terms, any })
}

fn number(value: &Constant) -> Option<f64> {
    match value {
        Constant::Number(number) => Some(*number),
        Constant::Text(text) => text.trim().parse().ok().filter(|number: &f64| number.is_finite()),
    }
}

fn compares(left: f64, comparison: Comparison, right: f64) -> bool {
    match comparison {
        Comparison::Equal => left == right,
        Comparison::NotEqual => left != right,
        Comparison::Less => left < right,
        Comparison::LessOrEqual => left <= right,
        Comparison::Greater => left > right,
        Comparison::GreaterOrEqual => left >= right,
    }
}
