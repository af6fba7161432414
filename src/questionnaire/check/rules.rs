//! What must hold in rules: what they refer to exists, and no condition depends on itself.

use super::{ChoiceList, Finding, FormSpot, Place, Problem, QuestionIndex, Questionnaire};
use crate::expression::{Doubt, Expression, nearest};
use std::collections::HashMap;

/// Comparing every unknown name with every known one takes long in a form that is wrong everywhere.
const PROPOSALS_MAX: usize = 100;

pub(super) fn check(form: &Questionnaire, place: &dyn Fn(FormSpot) -> Place, findings: &mut Vec<Finding>) {
    let indexes: HashMap<&str, QuestionIndex> =
        form.questions.iter().enumerate().map(|(index, question)| (question.name.as_str(), index)).collect();
    let mut known: Vec<&str> = indexes.keys().copied().collect();
    known.sort_unstable();
    let mut proposals = PROPOSALS_MAX;
    for (index, question) in form.questions.iter().enumerate() {
        let rules = [
            ("relevant", question.relevant.as_ref()),
            ("constraint", question.hard.as_ref().map(|check| &check.rule)),
            ("soft", question.soft.as_ref().map(|check| &check.rule)),
        ];
        for (column, rule) in rules.into_iter().filter_map(|(column, rule)| Some((column, rule?))) {
            let here = || place(FormSpot::Question(index, column));
            for name in rule.names().filter(|name| !indexes.contains_key(name)) {
                proposals = usize::saturating_sub(proposals, 1);
                let candidates = if proposals > 0 { known.as_slice() } else { &[] };
                let nearest = nearest(name, candidates.iter().copied()).map(str::to_owned);
                findings.push(Finding::blocking(here(), Problem::ReferenceUnknown { name: name.to_owned(), nearest }));
            }
            check_constants(form, &indexes, index, rule, &here, findings);
        }
        if let Some(condition) = &question.relevant {
            let here = || place(FormSpot::Question(index, "relevant"));
            if condition.uses_current() {
                findings.push(Finding::blocking(here(), Problem::CurrentInCondition));
            }
            let forward = |name: &&str| indexes.get(name).is_some_and(|other| *other > index);
            if let Some(name) = condition.names().find(forward) {
                findings.push(Finding::warning(here(), Problem::ReferenceForward { name: name.to_owned() }));
            }
        }
    }
    for cycle in cycles(form, &indexes) {
        let names = cycle.iter().map(|index| form.questions[*index].name.clone()).collect();
        let place = place(FormSpot::Question(cycle[0], "relevant"));
        findings.push(Finding::blocking(place, Problem::Cycle { names }));
    }
}

fn check_constants(
    form: &Questionnaire,
    indexes: &HashMap<&str, QuestionIndex>,
    own: QuestionIndex,
    rule: &Expression,
    here: &dyn Fn() -> Place,
    findings: &mut Vec<Finding>,
) {
    for doubt in rule.doubtful_constants() {
        findings.push(match doubt {
            Doubt::DecimalComma(text) => Finding::warning(here(), Problem::DecimalComma(text.to_owned())),
            Doubt::ImpossibleDate(text) => Finding::blocking(here(), Problem::ImpossibleDate(text.to_owned())),
        });
    }
    for (name, value) in rule.compared_constants() {
        let question = name.map_or(Some(own), |name| indexes.get(name).copied());
        let Some(list) = question.and_then(|question| form.list(question)) else { continue };
        if !names_value(list, &value) {
            let nearest = nearest(&value, list.choices.iter().map(|choice| choice.name.as_str())).map(str::to_owned);
            let problem = Problem::ValueNotInList { value, list: list.name.clone(), nearest };
            findings.push(Finding::warning(here(), problem));
        }
    }
}

/// `1` in a rule is the choice `01` too: rules compare numbers.
fn names_value(list: &ChoiceList, value: &str) -> bool {
    let number = value.parse::<f64>().ok();
    let same = |name: &str| name == value || (number.is_some() && name.parse::<f64>().ok() == number);
    list.choices.iter().any(|choice| same(&choice.name))
}

/// Circles of conditions, each from its first question on.
fn cycles(form: &Questionnaire, indexes: &HashMap<&str, QuestionIndex>) -> Vec<Vec<QuestionIndex>> {
    let mut needs: Vec<Vec<QuestionIndex>> = form
        .questions
        .iter()
        .map(|question| {
            let names = question.relevant.iter().flat_map(Expression::names);
            names.filter_map(|name| indexes.get(name).copied()).collect()
        })
        .collect();
    let mut found = Vec::new();
    loop {
        remove_settled(&mut needs);
        let Some(start) = needs.iter().position(|needs| !needs.is_empty()) else { return found };
        // Every question left needs one that is left: walking on must come back to a question already met.
        let mut path = vec![start];
        let mut met: HashMap<QuestionIndex, usize> = HashMap::from([(start, 0)]);
        let circle = loop {
            let next = needs[path[path.len() - 1]][0];
            if let Some(from) = met.get(&next) {
                break path.split_off(*from);
            }
            met.insert(next, path.len());
            path.push(next);
        };
        for index in &circle {
            needs[*index].clear();
        }
        let first = circle.iter().enumerate().min_by_key(|(_, index)| **index).map_or(0, |(place, _)| place);
        found.push([&circle[first..], &circle[..first]].concat());
    }
}

/// Takes away needs on questions that need nothing themselves, until none is left to take away.
fn remove_settled(needs: &mut [Vec<QuestionIndex>]) {
    loop {
        let settled: Vec<bool> = needs.iter().map(Vec::is_empty).collect();
        let mut changed = false;
        for needs in needs.iter_mut().filter(|needs| !needs.is_empty()) {
            let before = needs.len();
            needs.retain(|index| !settled[*index]);
            changed |= needs.len() != before;
        }
        if !changed {
            return;
        }
    }
}
