//! When an item is asked, as a rule.

use super::json::Node;
use super::{Became, Reader, Spot, Under, Waiting};
use crate::expression::{Expression, nearest};
use crate::import::survey::quoted;
use crate::questionnaire::{Fhir, Kind, Problem, QuestionIndex};

/// Most conditions of an item: more make no rule that may be so long.
const CONDITIONS_MAX: usize = 500;
const OPERATORS: &[&str] = &["exists", "=", "!=", ">", "<", ">=", "<="];

impl<'j> Reader<'j> {
    /// Makes rules of the conditions, now that every item is known.
    pub(super) fn settle_conditions(&mut self) {
        for waiting in std::mem::take(&mut self.waiting) {
            let Some(rule) = self.condition(&waiting) else { continue };
            let rule = match Expression::parse(&rule) {
                Ok(rule) => rule,
                Err(error) => {
                    let problem = Problem::Rule { source: rule.chars().take(200).collect(), error };
                    self.warn(waiting.item, &waiting.place, "enableWhen", problem);
                    continue;
                }
            };
            let (form, outline) = (&mut self.form.questions, &mut self.form.outline);
            *match waiting.under {
                Under::Question(index) => &mut form[index].relevant,
                Under::Section(index) => &mut outline.sections[index].relevant,
                Under::Note(index) => &mut outline.notes[index].relevant,
                Under::Field(index) => &mut outline.fields[index].relevant,
            } = Some(rule);
        }
    }

    fn condition(&mut self, waiting: &Waiting<'j>) -> Option<String> {
        let conditions = waiting.item.list_of("enableWhen");
        let mut rules = Vec::<String>::new();
        let mut lost = conditions.len().saturating_sub(CONDITIONS_MAX);
        if lost > 0 {
            self.warn(waiting.item, &waiting.place, "enableWhen", Problem::Fhir(Fhir::ConditionUnread));
        }
        for (index, condition) in conditions.iter().take(CONDITIONS_MAX).enumerate() {
            let spot = Spot { path: format!("{}.enableWhen[{index}]", waiting.place.path), ..waiting.place.clone() };
            match self.one(condition, &spot) {
                Some(rule) if !rules.contains(&rule) => rules.push(rule),
                Some(_) => {}
                None => lost += 1,
            }
        }
        let behaviour = waiting.item.text_of("enableBehavior");
        if !matches!(behaviour, "" | "all" | "any") {
            let (written, words) = (behaviour.to_owned(), "all, any".to_owned());
            let nearest = nearest(behaviour, ["all", "any"]).map(str::to_owned);
            let problem = Problem::WordUnknown { written, words, nearest };
            self.warn(waiting.item, &waiting.place, "enableBehavior", problem);
        }
        let all = behaviour == "all";
        if rules.is_empty() || (lost > 0 && !all) {
            // Of conditions of which one is enough, the one that is not read could be the one that holds.
            return None;
        }
        let joint = if all { " and " } else { " or " };
        let bracketed = |rule: &String| if rule.contains(" and ") { format!("({rule})") } else { rule.clone() };
        Some(if rules.len() == 1 {
            rules.remove(0)
        } else {
            rules.iter().map(bracketed).collect::<Vec<_>>().join(joint)
        })
    }

    fn one(&mut self, condition: &'j Node, spot: &Spot) -> Option<String> {
        let link = condition.get("question").and_then(Node::plain).unwrap_or_default();
        let Some(became) = self.links.get(&link).copied() else {
            let nearest = self.near(&link);
            self.warn(condition, spot, "question", Problem::ReferenceUnknown { name: link, nearest });
            return None;
        };
        let operator = condition.text_of("operator");
        if !OPERATORS.contains(&operator) {
            let (written, words) = (operator.to_owned(), OPERATORS.join(", "));
            let nearest = match operator {
                "equal" | "equals" | "==" => Some("=".to_owned()),
                "not-equal" | "<>" => Some("!=".to_owned()),
                _ => nearest(operator, OPERATORS.iter().copied()).map(str::to_owned),
            };
            self.warn(condition, spot, "operator", Problem::WordUnknown { written, words, nearest });
            return None;
        }
        let rule = match (became, condition.begins("answer")) {
            (Became::Question(question), Some((kind, answer))) => self.rule(question, operator, kind, answer),
            _ => None,
        };
        if rule.is_none() {
            self.warn(condition, spot, "", Problem::Fhir(Fhir::ConditionUnread));
        }
        rule
    }

    /// The identifier that was probably meant. Each look goes over all of them, so that there are only so many.
    fn near(&mut self, link: &str) -> Option<String> {
        self.proposals = self.proposals.checked_sub(1)?;
        nearest(link, self.links.keys().map(String::as_str)).map(str::to_owned)
    }

    fn rule(&self, index: QuestionIndex, operator: &str, kind: &str, answer: &Node) -> Option<String> {
        let question = &self.form.questions[index];
        let name = format!("${{{}}}", question.name);
        if operator == "exists" {
            return Some(format!("{name} {} ''", if answer.truth()? { "!=" } else { "=" }));
        }
        let (Kind::One(_) | Kind::Several(_)) = question.kind else {
            let value = self.value_of(kind, answer, question)?;
            let is_number = matches!(kind, "Integer" | "Decimal" | "Quantity");
            return Some(format!("{name} {operator} {}", if is_number { value } else { quoted(&value) }));
        };
        let value = quoted(&self.value_of(kind, answer, question)?);
        match (operator, &question.kind) {
            ("=", Kind::Several(_)) => Some(format!("selected({name}, {value})")),
            ("!=", Kind::Several(_)) => Some(format!("not(selected({name}, {value}))")),
            ("=" | "!=", _) => Some(format!("{name} {operator} {value}")),
            // Boxes whose values are numbers or dates have an order.
            _ if matches!(kind, "Integer" | "Date" | "Time") => {
                let text = answer.plain()?;
                let value = if kind == "Integer" { text } else { quoted(&text) };
                Some(format!("{name} {operator} {value}"))
            }
            _ => None,
        }
    }
}
