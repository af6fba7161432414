//! What must hold in rules: what they refer to exists, and nothing depends on itself.

use super::{ChoiceList, Finding, FormSpot, Place, Problem, QuestionIndex, Questionnaire};
use crate::expression::{Doubt, Expression, NodeKey, Value, Way, WayStart, WayStep, nearest};
use crate::questionnaire::{Count, Element, Kind, Layout, Spot, own_name};
use std::collections::{HashMap, HashSet};

/// Comparing every unknown name with every known one takes long in a form that is wrong everywhere.
const PROPOSALS_MAX: usize = 100;

/// Most boxes that are tried on a check.
const BOXES_TRIED_MAX: usize = 100;

pub(super) fn check(form: &Questionnaire, place: &dyn Fn(FormSpot) -> Place, findings: &mut Vec<Finding>) {
    let layout = Layout::new(form);
    let mut known: Vec<&str> = layout.names().collect();
    known.sort_unstable();
    let mut checker = Checker { form, layout: &layout, known, proposals: PROPOSALS_MAX, place, findings };
    for index in 0..layout.order.len() {
        checker.element(layout.order[index]);
    }
    // A group may look at what stands in it: nothing is asked there before its condition holds, which is doubtful only.
    let blocking = cycles(form, &layout, false);
    let with_groups = if blocking.is_empty() { cycles(form, &layout, true) } else { Vec::new() };
    let blocking = blocking.into_iter().map(|cycle| (cycle, true));
    for (cycle, blocks) in blocking.chain(with_groups.into_iter().map(|cycle| (cycle, false))) {
        let names = cycle.iter().map(|node| name_of(form, *node).to_owned()).collect();
        let spot = match Spot::of(cycle[0]) {
            Spot::Section(index) => FormSpot::Section(index, "relevant"),
            Spot::Field(index) => FormSpot::Field(index, "calculation"),
            Spot::Question(index) if form.questions[index].relevant.is_none() => {
                FormSpot::Question(index, "calculation")
            }
            Spot::Question(index) => FormSpot::Question(index, "relevant"),
            _ => FormSpot::Form,
        };
        let (place, problem) = (place(spot), Problem::Cycle { names });
        findings.push(if blocks { Finding::blocking(place, problem) } else { Finding::warning(place, problem) });
    }
}

struct Checker<'c> {
    form: &'c Questionnaire,
    layout: &'c Layout,
    /// Every name, sorted.
    known: Vec<&'c str>,
    proposals: usize,
    place: &'c dyn Fn(FormSpot) -> Place,
    findings: &'c mut Vec<Finding>,
}

impl Checker<'_> {
    fn element(&mut self, element: Element) {
        let form = self.form;
        match element {
            Element::Question(index) => {
                let question = &form.questions[index];
                let own = Spot::Question(index).key();
                let here = |column| FormSpot::Question(index, column);
                let rules = [
                    ("relevant", question.relevant.as_ref()),
                    ("constraint", question.hard.as_ref().map(|check| &check.rule)),
                    ("soft", question.soft.as_ref().map(|check| &check.rule)),
                    ("required", question.required_when.as_ref()),
                    ("calculation", question.calculation.as_ref()),
                    ("default", question.default.as_ref()),
                    ("choice_filter", question.filter.as_ref()),
                ];
                for (column, rule) in rules.into_iter().filter_map(|(column, rule)| Some((column, rule?))) {
                    self.rule(own, here(column), rule);
                    match column {
                        "choice_filter" => self.filter(index, here(column), rule),
                        _ => self.compared(Some(index), here(column), rule),
                    }
                    match column {
                        "constraint" | "soft" => self.passable(index, here(column), rule),
                        "calculation" | "default" => {}
                        _ => self.changeable(here(column), rule),
                    }
                }
                if let Some(condition) = &question.relevant {
                    self.condition(index, condition, here("relevant"));
                }
            }
            Element::Section(index) => {
                let section = &form.outline.sections[index];
                let own = Spot::Section(index).key();
                if let Some(rule) = &section.relevant {
                    self.rule(own, FormSpot::Section(index, "relevant"), rule);
                    self.compared(None, FormSpot::Section(index, "relevant"), rule);
                    self.changeable(FormSpot::Section(index, "relevant"), rule);
                }
                if let Some(Count::Rule(rule)) = section.repeat.as_ref().map(|repeat| &repeat.count) {
                    self.rule(own, FormSpot::Section(index, "repeat_count"), rule);
                }
            }
            Element::Field(index) => {
                let field = &form.outline.fields[index];
                let own = Spot::Field(index).key();
                let rules = [("relevant", &field.relevant), ("calculation", &field.rule), ("default", &field.default)];
                for (column, rule) in rules.into_iter().filter_map(|(column, rule)| Some((column, rule.as_ref()?))) {
                    self.rule(own, FormSpot::Field(index, column), rule);
                    self.compared(None, FormSpot::Field(index, column), rule);
                    if column == "relevant" {
                        self.changeable(FormSpot::Field(index, column), rule);
                    }
                }
            }
            Element::Note(index) => {
                let note = &form.outline.notes[index];
                if let Some(rule) = &note.relevant {
                    let own = note.section.map_or(Spot::Form, Spot::Section).key();
                    self.rule(own, FormSpot::Note(index, "relevant"), rule);
                    self.compared(None, FormSpot::Note(index, "relevant"), rule);
                    self.changeable(FormSpot::Note(index, "relevant"), rule);
                }
            }
        }
    }

    fn say(&mut self, spot: FormSpot, problem: Problem, blocks: bool) {
        let place = (self.place)(spot);
        self.findings.push(if blocks { Finding::blocking(place, problem) } else { Finding::warning(place, problem) });
    }

    fn near(&mut self, name: &str) -> Option<String> {
        self.proposals = self.proposals.saturating_sub(1);
        let candidates = if self.proposals > 0 { self.known.as_slice() } else { &[] };
        nearest(name, candidates.iter().copied()).map(str::to_owned)
    }

    /// What any rule refers to.
    fn rule(&mut self, own: NodeKey, spot: FormSpot, rule: &Expression) {
        let unknown = |name: &&str| self.layout.named(name).is_empty() && !name.starts_with(LAST_SAVED);
        let unknown: Vec<String> = rule.names().filter(unknown).map(str::to_owned).collect();
        for name in unknown {
            let nearest = self.near(&name);
            self.say(spot, Problem::ReferenceUnknown { name, nearest }, true);
        }
        for name in rule.names().filter(|name| name.starts_with(LAST_SAVED)) {
            self.say(spot, Problem::LastSaved(name.to_owned()), false);
        }
        // The bare names of a filter are columns of the list.
        let is_filter = matches!(spot, FormSpot::Question(_, "choice_filter"));
        for way in rule.ways().into_iter().filter(|way| !is_filter || way.from != WayStart::Here) {
            if let Err(name) = follow(self.form, self.layout, own, &way) {
                let nearest = self.near(&name);
                self.say(spot, Problem::ReferenceUnknown { name, nearest }, false);
            }
        }
        for name in rule.instances() {
            let lists = self.form.lists.iter().map(|list| list.name.as_str());
            let names: Vec<&str> =
                lists.chain(self.form.outline.tables.iter().map(|table| table.name.as_str())).collect();
            if !names.contains(&name) {
                let nearest = nearest(name, names).map(str::to_owned);
                self.say(spot, Problem::TableUnknown { name: name.to_owned(), nearest }, false);
            }
        }
        for (name, column) in rule.pulled_columns() {
            let table = self.form.outline.tables.iter().find(|table| table.name == name);
            if let Some(table) = table.filter(|table| !table.columns.iter().any(|known| known == column)) {
                self.say(spot, Problem::table_column(table, column), false);
            }
        }
        for name in rule.functions_missing() {
            self.say(spot, Problem::FunctionMissing(name.to_owned()), false);
        }
        for name in rule.functions_of_chance() {
            self.say(spot, Problem::FunctionOfChance(name.to_owned()), false);
        }
        for doubt in rule.doubtful_constants() {
            match doubt {
                Doubt::DecimalComma(text) => self.say(spot, Problem::DecimalComma(text.to_owned()), false),
                Doubt::ImpossibleDate(text) => self.say(spot, Problem::ImpossibleDate(text.to_owned()), true),
            }
        }
    }

    /// A condition must hang on something.
    fn changeable(&mut self, spot: FormSpot, rule: &Expression) {
        match rule.constant_truth() {
            Some(true) => self.say(spot, Problem::RuleAlwaysHolds, false),
            Some(false) => self.say(spot, Problem::RuleNeverHolds, false),
            None => {}
        }
    }

    /// A check must let some answer through, as far as that can be told without trying them all: constants, and the boxes of a
    /// short list.
    fn passable(&mut self, index: QuestionIndex, spot: FormSpot, rule: &Expression) {
        let problem = match (rule.constant_truth(), &self.form.questions[index].kind) {
            (Some(true), _) => Problem::RuleAlwaysHolds,
            (Some(false), _) => Problem::NoAnswerPasses,
            (None, Kind::One(list)) => {
                let list = &self.form.lists[*list];
                let values = || list.choices.iter().filter(|choice| choice.mark.is_none());
                let fails =
                    |name: &str| rule.truth_of_answer(&Value::Text(name.to_owned())).is_some_and(|truth| !truth);
                let is_short = (1..=BOXES_TRIED_MAX).contains(&values().count());
                if !is_short || !values().all(|choice| fails(&choice.name)) {
                    return;
                }
                Problem::NoAnswerPasses
            }
            (None, _) => return,
        };
        self.say(spot, problem, false);
    }

    /// The constants that answers are compared with must be answers.
    fn compared(&mut self, own: Option<QuestionIndex>, spot: FormSpot, rule: &Expression) {
        for (name, value) in rule.compared_constants() {
            let question = match name {
                None => own,
                Some(name) => self.layout.named(name).iter().find_map(|node| match Spot::of(*node) {
                    Spot::Question(index) => Some(index),
                    _ => None,
                }),
            };
            let Some(list) = question.and_then(|question| self.form.list(question)) else { continue };
            if !names_value(list, &value) {
                let nearest =
                    nearest(&value, list.choices.iter().map(|choice| choice.name.as_str())).map(str::to_owned);
                let problem = Problem::ValueNotInList { value, list: list.name.clone(), nearest };
                self.say(spot, problem, false);
            }
        }
    }

    /// The bare names of a filter must be columns of the list.
    fn filter(&mut self, index: QuestionIndex, spot: FormSpot, rule: &Expression) {
        let Some(list) = self.form.list(index) else { return };
        let mut columns: Vec<&str> = vec!["name", "label"];
        columns.extend(list.choices.iter().flat_map(|choice| choice.columns.iter().map(|(column, _)| column.as_str())));
        columns.sort_unstable();
        columns.dedup();
        for way in rule.ways() {
            if let (WayStart::Here, Some(WayStep::Down(name))) = (&way.from, way.steps.first())
                && !columns.contains(&name.as_str())
            {
                let nearest = nearest(name, columns.iter().copied()).map(str::to_owned);
                let problem = Problem::FilterColumnUnknown { column: name.clone(), list: list.name.clone(), nearest };
                self.say(spot, problem, false);
            }
        }
    }

    fn condition(&mut self, index: QuestionIndex, condition: &Expression, spot: FormSpot) {
        if condition.uses_current() {
            self.say(spot, Problem::CurrentInCondition, true);
        }
        let later = |node: &NodeKey| matches!(Spot::of(*node), Spot::Question(other) if other > index);
        let forward = |name: &&str| {
            let nodes = self.layout.named(name);
            !nodes.is_empty() && nodes.iter().all(later)
        };
        if let Some(name) = condition.names().find(forward) {
            self.say(spot, Problem::ReferenceForward { name: name.to_owned() }, false);
        }
    }
}

/// What a form names that an earlier sheet said.
const LAST_SAVED: &str = "last-saved#";

/// Where a way leads, or the name that is not there. Ways through lists are not followed: their columns are the list's.
fn follow(form: &Questionnaire, layout: &Layout, own: NodeKey, way: &Way) -> Result<Vec<NodeKey>, String> {
    let mut nodes = match &way.from {
        WayStart::Root => vec![Spot::Root.key()],
        WayStart::Here => vec![own],
        WayStart::Named(name) => layout.named(name).to_vec(),
        WayStart::Instance(_) => return Ok(Vec::new()),
    };
    for step in &way.steps {
        nodes = match step {
            WayStep::Stay => nodes,
            WayStep::Anywhere => return Ok(Vec::new()),
            WayStep::Up => {
                let up = |node: &NodeKey| match Spot::of(*node) {
                    Spot::Root => None,
                    Spot::Form => Some(Spot::Root.key()),
                    _ => Some(layout.section_of(*node).map_or(Spot::Form, Spot::Section).key()),
                };
                nodes.iter().filter_map(up).collect()
            }
            WayStep::Down(name) => {
                let below = |node: &NodeKey| match Spot::of(*node) {
                    // Whatever the form is called.
                    Spot::Root => vec![Spot::Form.key()],
                    Spot::Form => children(form, layout, None, name),
                    Spot::Section(section) => children(form, layout, Some(section), name),
                    _ => Vec::new(),
                };
                let found: Vec<NodeKey> = nodes.iter().flat_map(below).collect();
                if found.is_empty() && !nodes.is_empty() {
                    return Err(name.clone());
                }
                found
            }
        };
    }
    Ok(nodes)
}

fn children(form: &Questionnaire, layout: &Layout, section: Option<usize>, name: &str) -> Vec<NodeKey> {
    layout.below(section).iter().copied().filter(|node| name_of(form, *node) == name).collect()
}

fn name_of(form: &Questionnaire, node: NodeKey) -> &str {
    match Spot::of(node) {
        Spot::Section(index) => &form.outline.sections[index].name,
        Spot::Question(index) => own_name(&form.questions[index].name),
        Spot::Field(index) => own_name(&form.outline.fields[index].name),
        Spot::Note(index) => &form.outline.notes[index].name,
        _ => "",
    }
}

/// `1` in a rule is the choice `01` too: rules compare numbers.
fn names_value(list: &ChoiceList, value: &str) -> bool {
    let number = value.parse::<f64>().ok();
    let same = |name: &str| name == value || (number.is_some() && name.parse::<f64>().ok() == number);
    list.choices.iter().any(|choice| same(&choice.name))
}

/// What a node needs to know whether it is asked and what it is worth.
fn needs(form: &Questionnaire, layout: &Layout, node: NodeKey, groups: bool) -> Vec<NodeKey> {
    let mut rules: Vec<&Expression> = Vec::new();
    match Spot::of(node) {
        Spot::Question(index) => {
            let question = &form.questions[index];
            rules.extend(question.relevant.iter().chain(&question.calculation));
        }
        Spot::Field(index) => {
            let field = &form.outline.fields[index];
            rules.extend(field.relevant.iter().chain(&field.rule));
        }
        Spot::Section(index) => {
            let section = &form.outline.sections[index];
            rules.extend(&section.relevant);
            if let Some(Count::Rule(rule)) = section.repeat.as_ref().map(|repeat| &repeat.count) {
                rules.push(rule);
            }
        }
        _ => {}
    }
    let mut found: Vec<NodeKey> = Vec::new();
    for rule in rules {
        let named = rule.names().flat_map(|name| layout.nearest(form, node, layout.named(name).to_vec()));
        found.extend(named);
        for way in rule.ways() {
            found.extend(follow(form, layout, node, &way).unwrap_or_default());
        }
    }
    // A place among its rows does not depend on what stands in them.
    let around: HashSet<NodeKey> = layout.around(node).map(|section| Spot::Section(section).key()).collect();
    let is_node = |node: &NodeKey| matches!(Spot::of(*node), Spot::Section(_) | Spot::Question(_) | Spot::Field(_));
    found.retain(|other| is_node(other) && !around.contains(other));
    if groups {
        found.extend(layout.section_of(node).map(|section| Spot::Section(section).key()));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Circles of conditions and calculations, each from its first question on.
fn cycles(form: &Questionnaire, layout: &Layout, groups: bool) -> Vec<Vec<NodeKey>> {
    let node_of = |element: &Element| match *element {
        Element::Section(index) => Some(Spot::Section(index).key()),
        Element::Question(index) => Some(Spot::Question(index).key()),
        Element::Field(index) => Some(Spot::Field(index).key()),
        Element::Note(_) => None,
    };
    let nodes: Vec<NodeKey> = layout.order.iter().filter_map(node_of).collect();
    let place: HashMap<NodeKey, usize> = nodes.iter().enumerate().map(|(place, node)| (*node, place)).collect();
    let index = |node: NodeKey| place.get(&node).copied();
    let mut needs: Vec<Vec<usize>> =
        nodes.iter().map(|node| needs(form, layout, *node, groups).into_iter().filter_map(index).collect()).collect();
    let mut found = Vec::new();
    loop {
        remove_settled(&mut needs);
        let Some(start) = needs.iter().position(|needs| !needs.is_empty()) else { return found };
        // Every node left needs one that is left: walking on must come back to one already met.
        let mut path = vec![start];
        let mut met: HashMap<usize, usize> = HashMap::from([(start, 0)]);
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
        found.push([&circle[first..], &circle[..first]].concat().into_iter().map(|index| nodes[index]).collect());
    }
}

/// Takes away needs on what needs nothing itself, until none is left to take away.
fn remove_settled(needs: &mut [Vec<usize>]) {
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
