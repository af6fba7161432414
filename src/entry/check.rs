//! Answers seen by the rules of the form.

use super::route::Filled;
use crate::expression::{Context, Expression, NodeKey, Tree, Value};
use crate::questionnaire::{Check, Kind, Layout, QuestionIndex, Questionnaire, Spot};
use crate::record::Answer;
use jiff::civil::Date;

/// The answers of a sheet as an expression sees them, with a candidate for the current question.
pub(super) struct Sight<'a> {
    pub form: &'a Questionnaire,
    pub layout: &'a Layout,
    pub filled: &'a Filled,
    pub answers: &'a [Option<Answer>],
    pub current: Option<(QuestionIndex, &'a Answer)>,
    /// What the rule stands on.
    pub here: NodeKey,
    pub today: Date,
}

impl Context for Sight<'_> {
    fn value(&self, name: &str) -> Value {
        match self.layout.named(name) {
            [] => Value::Empty,
            [only] if self.is_there(*only) => self.value_of(*only),
            [_] => Value::Empty,
            _ => {
                let there = |nodes: &[NodeKey]| nodes.iter().copied().find(|node| self.is_there(*node));
                self.layout.near(self.here, name).find_map(there).map_or(Value::Empty, |node| self.value_of(node))
            }
        }
    }

    fn current(&self) -> Value {
        self.value_of(self.here)
    }

    fn today(&self) -> Date {
        self.today
    }

    fn tree(&self) -> Option<&dyn Tree> {
        Some(self)
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

    /// Whether the filter of the question offers the choice at this place of its list.
    pub fn offers(&self, question: QuestionIndex, choice: usize) -> bool {
        let Some(filter) = &self.form.questions[question].filter else { return true };
        match self.form.questions[question].kind {
            Kind::One(list) | Kind::Several(list) => {
                filter.keeps(self, Spot::Item(list, choice).key(), choice + 1).unwrap_or(true)
            }
            Kind::Integer { .. } | Kind::Decimal | Kind::Date | Kind::Text { .. } => true,
        }
    }

    /// Whether a group, row, question or value is on the sheet. A row that is not filled in is not.
    fn is_there(&self, node: NodeKey) -> bool {
        match Spot::of(node) {
            Spot::Section(section) => self.exists(section),
            _ => self.layout.section_of(node).is_none_or(|section| self.exists(section)),
        }
    }

    /// Whether a section is on the sheet: those around the answer that is just being given are.
    fn exists(&self, section: usize) -> bool {
        let begins = |(question, _): (QuestionIndex, &Answer)| {
            self.layout.around(Spot::Question(question).key()).any(|around| around == section)
        };
        self.filled.exists(section) || self.current.is_some_and(begins)
    }

    fn value_of(&self, node: NodeKey) -> Value {
        match Spot::of(node) {
            Spot::Question(index) => match self.current {
                Some((current, answer)) if current == index => value(answer),
                _ => self.answers.get(index).and_then(Option::as_ref).map_or(Value::Empty, value),
            },
            Spot::Field(index) => self.filled.field(index),
            Spot::Cell(list, item, cell) => self.cell(list, item, cell).map_or(Value::Empty, Value::Text),
            Spot::Root | Spot::Form | Spot::Section(_) | Spot::Note(_) => Value::Empty,
            Spot::Instance(_) | Spot::Rows(_) | Spot::Item(..) => Value::Empty,
        }
    }

    /// The columns of a list, `name` and `label` first.
    fn cells(&self, list: usize, item: usize) -> usize {
        match list.checked_sub(self.form.lists.len()) {
            None => 2 + self.form.lists[list].choices[item].columns.len(),
            Some(table) => self.form.outline.tables[table].columns.len(),
        }
    }

    fn cell(&self, list: usize, item: usize, cell: usize) -> Option<String> {
        match list.checked_sub(self.form.lists.len()) {
            None => {
                let choice = self.form.lists.get(list)?.choices.get(item)?;
                Some(match cell {
                    0 => choice.name.clone(),
                    1 => choice.label.in_language(&self.form.outline.default_language).to_owned(),
                    _ => choice.columns.get(cell - 2)?.1.clone(),
                })
            }
            Some(table) => self.form.outline.tables.get(table)?.rows.get(item)?.get(cell).cloned(),
        }
    }
}

impl Tree for Sight<'_> {
    fn here(&self) -> NodeKey {
        self.here
    }

    fn root(&self) -> NodeKey {
        Spot::Root.key()
    }

    fn parent(&self, node: NodeKey) -> Option<NodeKey> {
        Some(match Spot::of(node) {
            Spot::Root | Spot::Instance(_) => return None,
            Spot::Form => Spot::Root.key(),
            Spot::Section(_) | Spot::Question(_) | Spot::Field(_) | Spot::Note(_) => {
                self.layout.section_of(node).map_or(Spot::Form, Spot::Section).key()
            }
            Spot::Rows(list) => Spot::Instance(list).key(),
            Spot::Item(list, _) => Spot::Rows(list).key(),
            Spot::Cell(list, item, _) => Spot::Item(list, item).key(),
        })
    }

    fn children(&self, node: NodeKey) -> Vec<NodeKey> {
        let there = |nodes: &[NodeKey]| nodes.iter().copied().filter(|node| self.is_there(*node)).collect();
        match Spot::of(node) {
            Spot::Root => vec![Spot::Form.key()],
            Spot::Form => there(self.layout.below(None)),
            Spot::Section(section) => there(self.layout.below(Some(section))),
            Spot::Question(_) | Spot::Field(_) | Spot::Note(_) | Spot::Cell(..) => Vec::new(),
            Spot::Instance(list) => vec![Spot::Rows(list).key()],
            Spot::Rows(list) => {
                let count = match list.checked_sub(self.form.lists.len()) {
                    None => self.form.lists[list].choices.len(),
                    Some(table) => self.form.outline.tables[table].rows.len(),
                };
                (0..count).map(|item| Spot::Item(list, item).key()).collect()
            }
            Spot::Item(list, item) => {
                (0..self.cells(list, item)).map(|cell| Spot::Cell(list, item, cell).key()).collect()
            }
        }
    }

    fn name(&self, node: NodeKey) -> &str {
        match Spot::of(node) {
            Spot::Root | Spot::Form | Spot::Instance(_) => "",
            Spot::Section(section) => &self.form.outline.sections[section].name,
            Spot::Question(index) => crate::questionnaire::own_name(&self.form.questions[index].name),
            Spot::Field(index) => crate::questionnaire::own_name(&self.form.outline.fields[index].name),
            Spot::Note(index) => &self.form.outline.notes[index].name,
            Spot::Rows(_) => "root",
            Spot::Item(..) => "item",
            Spot::Cell(list, item, cell) => match list.checked_sub(self.form.lists.len()) {
                None => match cell {
                    0 => "name",
                    1 => "label",
                    _ => &self.form.lists[list].choices[item].columns[cell - 2].0,
                },
                Some(table) => &self.form.outline.tables[table].columns[cell],
            },
        }
    }

    fn value(&self, node: NodeKey) -> Value {
        self.value_of(node)
    }

    fn order(&self, node: NodeKey) -> u64 {
        self.layout.place(node)
    }

    fn position(&self, node: NodeKey) -> usize {
        if let Spot::Item(_, item) = Spot::of(node) {
            return item + 1;
        }
        let name = self.name(node);
        let siblings = self.parent(node).map(|parent| self.children(parent)).unwrap_or_default();
        siblings.into_iter().filter(|other| self.name(*other) == name).position(|other| other == node).unwrap_or(0) + 1
    }

    fn named(&self, name: &str) -> Vec<NodeKey> {
        let there = |nodes: &[NodeKey]| nodes.iter().copied().filter(|node| self.is_there(*node)).collect::<Vec<_>>();
        self.layout.near(self.here, name).map(there).find(|nodes| !nodes.is_empty()).unwrap_or_default()
    }

    fn all_named(&self, name: &str) -> Vec<NodeKey> {
        self.layout.named(name).iter().copied().filter(|node| self.is_there(*node)).collect()
    }

    fn nearest(&self, nodes: Vec<NodeKey>) -> Vec<NodeKey> {
        self.layout.nearest(self.form, self.here, nodes)
    }

    fn is_repeated(&self, name: &str) -> bool {
        self.layout.is_shared(name)
    }

    fn instance(&self, name: &str) -> Option<NodeKey> {
        let list = self.form.lists.iter().position(|list| list.name == name);
        let table = || self.form.outline.tables.iter().position(|table| table.name == name);
        let index = list.or_else(|| Some(table()? + self.form.lists.len()))?;
        Some(Spot::Instance(index).key())
    }

    fn choice_label(&self, value: &str, question: &str) -> Option<String> {
        let nodes = self.layout.named(question);
        let list = nodes.iter().find_map(|node| match Spot::of(*node) {
            Spot::Question(index) => self.form.list(index),
            _ => None,
        })?;
        let choice = list.named(value)?;
        Some(choice.label.in_language(&self.form.outline.default_language).to_owned())
    }
}

/// An answer as a value of the rule language. A mark is no value.
pub(super) fn value(answer: &Answer) -> Value {
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
