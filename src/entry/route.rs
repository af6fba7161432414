//! Which questions are asked and what is worked out: kept up at each answer.

use super::check::{Sight, value};
use crate::expression::{Expression, NodeKey, Value};
use crate::questionnaire::{Count, Element, Kind, Layout, Mark, QuestionIndex, Questionnaire, Spot};
use crate::record::Answer;
use jiff::civil::Date;

/// The skips of one form. Built once per sheet.
#[derive(Clone, Debug)]
pub(super) struct Route {
    layout: Layout,
    /// Whether some condition or calculation looks at this question: only then can its answer change the route.
    steers: Vec<bool>,
    rows: OpenRows,
    watch: Watch,
}

/// The rows of tables that go on until the first cell of a row stays blank.
#[derive(Clone, Debug, Default)]
struct OpenRows {
    /// By section: the first cell of the row, and that of the row above it.
    heads: Vec<Option<(QuestionIndex, Option<QuestionIndex>)>>,
    /// By question: the first cells of the rows around it, its own where it is none of them.
    waits: Vec<Vec<QuestionIndex>>,
}

impl OpenRows {
    fn of(form: &Questionnaire) -> OpenRows {
        let sections = &form.outline.sections;
        let mut heads: Vec<Option<(QuestionIndex, Option<QuestionIndex>)>> = vec![None; sections.len()];
        if !sections.iter().any(|section| {
            section.row.is_some() && section.repeat.as_ref().is_some_and(|repeat| repeat.count == Count::UntilBlank)
        }) {
            return OpenRows { heads, waits: vec![Vec::new(); form.questions.len()] };
        }
        for index in 0..sections.len() {
            let above = (0..index).rev().find(|other| {
                let (one, other) = (&sections[index], &sections[*other]);
                (other.parent, other.row) == (one.parent, one.row.and_then(|row| row.checked_sub(1)))
                    && other.name == one.name
            });
            let above = above.and_then(|above| heads[above]).map(|(head, _)| head);
            heads[index] = form.row_head(index).map(|head| (head, above));
        }
        let waits = |question: QuestionIndex| {
            let around = form.sections_around(question).filter_map(|section| heads[section]);
            around.map(|(head, _)| head).filter(|head| *head != question).collect()
        };
        OpenRows { waits: (0..form.questions.len()).map(waits).collect(), heads }
    }

    /// The first cell of the row above, without which a row does not begin.
    fn above(&self, section: usize) -> Option<QuestionIndex> {
        self.heads[section].and_then(|(_, above)| above)
    }

    fn head(&self, section: usize) -> Option<QuestionIndex> {
        self.heads[section].map(|(head, _)| head)
    }
}

/// Whether something is written in a cell, be it unreadable.
fn is_written(answer: Option<&Answer>) -> bool {
    answer.is_some_and(|answer| *answer != Answer::Mark(Mark::Blank))
}

/// What the answers make of the rest of the form.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Filled {
    /// Values of the fields; those not yet worked out are empty.
    fields: Vec<Value>,
    /// Sections that are not there: their condition does not hold, or the row is not filled in.
    absent: Vec<bool>,
    /// Of these, the rows that are not filled in: they do not even stand empty on the sheet.
    missing: Vec<bool>,
    /// Whether rules that run in a circle were left before they settled.
    unsettled: bool,
}

impl Filled {
    pub fn field(&self, index: usize) -> Value {
        self.fields.get(index).cloned().unwrap_or(Value::Empty)
    }

    /// Whether the section stands on the sheet, be it asked or not.
    pub fn exists(&self, section: usize) -> bool {
        self.missing.get(section) != Some(&true)
    }

    /// Whether the section is asked.
    pub fn asks(&self, section: Option<usize>) -> bool {
        section.is_none_or(|section| self.absent.get(section) != Some(&true))
    }
}

/// What changed on the route.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Turn {
    pub taken: Vec<QuestionIndex>,
    pub given: Vec<QuestionIndex>,
}

/// A form of many parts is gone through so often at most; a form whose rules do not run in circles settles sooner.
const ROUNDS_MAX: usize = 64;
/// Up to so many parts, the rounds are bounded by the number of parts instead.
const PARTS_FEW: usize = 2_000;

impl Route {
    pub fn new(form: &Questionnaire) -> Route {
        let layout = Layout::new(form);
        let mut steers = vec![false; form.questions.len()];
        for rule in rules(form) {
            if rule.walks_in_form() {
                // Where a path leads depends on answers: each may change it.
                steers.fill(true);
                break;
            }
            for node in rule.names().flat_map(|name| layout.named(name)) {
                if let Spot::Question(index) = Spot::of(*node) {
                    steers[index] = true;
                }
            }
        }
        for section in &form.outline.sections {
            if let Some(Count::Asked(question)) = section.repeat.as_ref().map(|repeat| &repeat.count) {
                steers[*question] = true;
            }
        }
        let rows = OpenRows::of(form);
        for (head, _) in rows.heads.iter().flatten() {
            steers[*head] = true;
        }
        let watch = Watch::new(form, &layout, &rows);
        Route { layout, steers, rows, watch }
    }

    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    pub fn steered_by(&self, question: QuestionIndex) -> bool {
        self.steers[question]
    }

    /// Whether a table ends where this cell is left blank.
    pub fn ends_a_table(&self, question: QuestionIndex) -> bool {
        self.rows.heads.iter().flatten().any(|(head, _)| *head == question)
    }

    /// Finds what is asked, takes the answers of what no longer is into `set_aside` and gives back those of what is
    /// again. Answers taken away may change other conditions: it repeats until nothing moves, at most once per question
    /// (a form without cyclic conditions, which is what a checked form is, settles sooner).
    ///
    /// `changed` is the only question whose answer changed since the route was followed last; `None` looks at everything.
    pub fn follow(
        &self,
        form: &Questionnaire,
        sheet: &mut Sheet<'_>,
        changed: Option<QuestionIndex>,
        today: Date,
    ) -> Turn {
        let mut turn = Turn::default();
        let outline = &form.outline;
        sheet.filled.fields.resize(outline.fields.len(), Value::Empty);
        sheet.filled.absent.resize(outline.sections.len(), false);
        sheet.filled.missing.resize(outline.sections.len(), false);
        let parts = self.layout.order.len();
        let mut due = match changed {
            Some(question) if !sheet.filled.unsettled => {
                let mut due = Due::nothing(parts);
                if let Some(place) = place_of(&self.layout, Spot::Question(question).key()) {
                    due.add(place);
                    self.watch.moved(place, &mut due);
                }
                due
            }
            _ => Due::everything(parts),
        };
        let rounds = if parts > PARTS_FEW { ROUNDS_MAX } else { parts + 1 };
        for _ in 0..rounds {
            let mut from = 0;
            while let Some(place) = due.take(from) {
                from = place + 1;
                let moved = match self.layout.order[place] {
                    Element::Section(index) => self.follow_section(form, sheet, index, today),
                    Element::Field(index) => self.follow_field(form, sheet, index, today),
                    Element::Question(index) => self.follow_question(form, sheet, index, &mut turn, today),
                    Element::Note(_) => false,
                };
                if moved {
                    self.watch.moved(place, &mut due);
                }
            }
            if due.is_empty() {
                break;
            }
        }
        sheet.filled.unsettled = !due.is_empty();
        // What is not asked is not answered, even where conditions run in a circle.
        for (index, asked) in sheet.asked.iter().enumerate() {
            if !asked {
                sheet.answers[index] = None;
            }
        }
        turn
    }

    fn sight<'a>(&'a self, form: &'a Questionnaire, sheet: &'a Sheet<'_>, here: NodeKey, today: Date) -> Sight<'a> {
        let Sheet { answers, filled, .. } = sheet;
        Sight { form, layout: &self.layout, filled, answers, current: None, here, today }
    }

    fn follow_section(&self, form: &Questionnaire, sheet: &mut Sheet<'_>, index: usize, today: Date) -> bool {
        let section = &form.outline.sections[index];
        let here = Spot::Section(index).key();
        let around = section.parent.is_none_or(|parent| sheet.filled.exists(parent));
        let sight = self.sight(form, sheet, here, today);
        let written = |cell: QuestionIndex| is_written(sheet.answers[cell].as_ref());
        let counted = match (&section.repeat, section.row) {
            (Some(repeat), Some(row)) => f64::from(row) <= self.rows(&sight, &repeat.count, section.parent),
            _ => true,
        };
        let counted = counted && self.rows.above(index).is_none_or(written);
        let asked = counted && sheet.filled.asks(section.parent) && sight.asks(section.relevant.as_ref());
        // A row whose first cell was left blank is asked for that cell, and only says that the table ends.
        let blank = |cell: QuestionIndex| sheet.answers[cell] == Some(Answer::Mark(Mark::Blank));
        let row = around && counted && !self.rows.head(index).is_some_and(blank);
        let before = (sheet.filled.missing[index], sheet.filled.absent[index]);
        (sheet.filled.missing[index], sheet.filled.absent[index]) = (!row, !asked);
        before != (!row, !asked)
    }

    /// How many rows are filled in; the rule stands on the section around the table.
    pub fn rows(&self, sight: &Sight<'_>, count: &Count, around: Option<usize>) -> f64 {
        let number = |value: Value| value.text().trim().parse::<f64>().unwrap_or(0.0);
        match count {
            Count::Open | Count::UntilBlank => f64::INFINITY,
            Count::Asked(question) => sight.answers[*question].as_ref().map_or(0.0, |answer| number(value(answer))),
            Count::Rule(rule) => {
                let here = around.map_or(Spot::Form, Spot::Section).key();
                let sight = Sight { here, ..*sight };
                rule.evaluate(&sight).map_or(0.0, number)
            }
        }
    }

    fn follow_field(&self, form: &Questionnaire, sheet: &mut Sheet<'_>, index: usize, today: Date) -> bool {
        let field = &form.outline.fields[index];
        let sight = self.sight(form, sheet, Spot::Field(index).key(), today);
        let there = sheet.filled.asks(field.section) && sight.asks(field.relevant.as_ref());
        let value = match (&field.rule, &field.default) {
            _ if !there => Value::Empty,
            (Some(rule), _) => rule.evaluate(&sight).unwrap_or(Value::Empty),
            (None, Some(default)) => default.evaluate(&sight).unwrap_or(Value::Empty),
            (None, None) if matches!(field.kind.as_str(), "today" | "start" | "end") => Value::Date(today),
            (None, None) => Value::Empty,
        };
        // What is worked out from an answer that is not there is not there either.
        let value = if is_nan(&value) { Value::Empty } else { value };
        let moved = sheet.filled.fields[index] != value;
        sheet.filled.fields[index] = value;
        moved
    }

    fn follow_question(
        &self,
        form: &Questionnaire,
        sheet: &mut Sheet<'_>,
        index: QuestionIndex,
        turn: &mut Turn,
        today: Date,
    ) -> bool {
        let question = &form.questions[index];
        let begun = self.rows.waits[index].iter().all(|head| is_written(sheet.answers[*head].as_ref()));
        let asked = begun
            && sheet.filled.asks(question.section)
            && (question.relevant.is_none()
                || self.sight(form, sheet, Spot::Question(index).key(), today).asks(question.relevant.as_ref()));
        sheet.asked[index] = asked;
        if question.is_filled_by_the_form() {
            let rule = question.calculation.as_ref().or(question.default.as_ref());
            let sight = self.sight(form, sheet, Spot::Question(index).key(), today);
            let worth = rule.filter(|_| asked).and_then(|rule| rule.evaluate(&sight).ok());
            let answer = worth.and_then(|worth| answer_of(form, index, &worth));
            let moved = sheet.answers[index] != answer;
            sheet.answers[index] = answer;
            return moved;
        }
        let (answers, set_aside) = (&mut *sheet.answers, &mut *sheet.set_aside);
        if !asked && answers[index].is_some() {
            set_aside[index] = answers[index].take();
            turn.taken.push(index);
            true
        } else if asked && answers[index].is_none() && set_aside[index].is_some() {
            answers[index] = set_aside[index].take();
            turn.given.push(index);
            true
        } else {
            false
        }
    }
}

/// Which parts of a form look at which: only these are looked at again when something moved.
#[derive(Clone, Debug, Default)]
struct Watch {
    /// By place in the form, the places whose rules look at what stands there.
    lookers: Vec<Vec<u32>>,
    /// The places whose rules walk through the form: what they look at only answers tell.
    walkers: Vec<u32>,
}

impl Watch {
    fn new(form: &Questionnaire, layout: &Layout, rows: &OpenRows) -> Watch {
        let mut watch = Watch { lookers: vec![Vec::new(); layout.order.len()], walkers: Vec::new() };
        for (place, element) in layout.order.iter().enumerate() {
            let cells = match *element {
                Element::Section(index) => rows.above(index).into_iter().chain(rows.head(index)).collect(),
                Element::Question(index) => rows.waits[index].clone(),
                Element::Note(_) | Element::Field(_) => Vec::new(),
            };
            watch.look(layout, place as u32, cells.into_iter().map(|cell| Spot::Question(cell).key()));
            watch.element(form, layout, place, *element);
        }
        for lookers in &mut watch.lookers {
            lookers.sort_unstable();
            lookers.dedup();
        }
        watch
    }

    fn element(&mut self, form: &Questionnaire, layout: &Layout, place: usize, element: Element) {
        let (node, rules): (_, Vec<&Expression>) = match element {
            Element::Section(index) => (Spot::Section(index).key(), rules_of_section(form, index).collect()),
            Element::Field(index) => {
                let field = &form.outline.fields[index];
                let rules = [&field.relevant, &field.rule, &field.default];
                (Spot::Field(index).key(), rules.into_iter().flatten().collect())
            }
            Element::Question(index) => {
                let question = &form.questions[index];
                let filled = question.calculation.iter().chain(&question.default);
                let filled = filled.filter(|_| question.is_filled_by_the_form());
                (Spot::Question(index).key(), question.relevant.iter().chain(filled).collect())
            }
            Element::Note(_) => return,
        };
        let looker = place as u32;
        let around: Vec<usize> = layout.around(node).collect();
        self.look(layout, looker, around.iter().map(|section| Spot::Section(*section).key()));
        if let Element::Section(index) = element
            && let Some(Count::Asked(question)) =
                form.outline.sections[index].repeat.as_ref().map(|repeat| &repeat.count)
        {
            self.look(layout, looker, std::iter::once(Spot::Question(*question).key()));
        }
        for rule in rules {
            let names_section =
                |name: &str| layout.named(name).iter().any(|node| matches!(Spot::of(*node), Spot::Section(_)));
            if rule.walks_in_form() || rule.names().any(names_section) {
                self.walkers.push(looker);
                return;
            }
            if rule.uses_current() {
                self.look(layout, looker, std::iter::once(node));
            }
            for name in rule.names() {
                for nodes in layout.near(node, name) {
                    let sections = nodes.iter().flat_map(|node| layout.around(*node));
                    self.look(layout, looker, sections.map(|section| Spot::Section(section).key()));
                    self.look(layout, looker, nodes.iter().copied());
                    // What stands beside it is there whenever it is itself: what stands farther does not count then, unless rows
                    // are counted.
                    let stays =
                        |node: &NodeKey| layout.section_of(*node).is_none_or(|section| around.contains(&section));
                    if nodes.iter().any(stays) && !rule.indexes_rows() {
                        break;
                    }
                }
            }
        }
    }

    fn look(&mut self, layout: &Layout, looker: u32, nodes: impl Iterator<Item = NodeKey>) {
        for node in nodes {
            if let Some(place) = place_of(layout, node) {
                self.lookers[place].push(looker);
            }
        }
    }

    /// What stands at this place moved: whatever looks at it is due.
    fn moved(&self, place: usize, due: &mut Due) {
        self.lookers[place].iter().chain(&self.walkers).for_each(|looker| due.add(*looker as usize));
    }
}

/// The rules of a group or table.
fn rules_of_section(form: &Questionnaire, index: usize) -> impl Iterator<Item = &Expression> {
    let section = &form.outline.sections[index];
    let count = section.repeat.as_ref().and_then(|repeat| match &repeat.count {
        Count::Rule(rule) => Some(rule),
        Count::Open | Count::UntilBlank | Count::Asked(_) => None,
    });
    section.relevant.iter().chain(count)
}

/// The place of a node among the parts of the form.
fn place_of(layout: &Layout, node: NodeKey) -> Option<usize> {
    let place = usize::try_from(layout.place(node)).ok()?.checked_sub(2)?;
    (place < layout.order.len()).then_some(place)
}

/// The places that are to be looked at again.
struct Due {
    places: Vec<bool>,
    count: usize,
}

impl Due {
    fn nothing(parts: usize) -> Due {
        Due { places: vec![false; parts], count: 0 }
    }

    fn everything(parts: usize) -> Due {
        Due { places: vec![true; parts], count: parts }
    }

    fn is_empty(&self) -> bool {
        self.count == 0
    }

    fn add(&mut self, place: usize) {
        self.count += usize::from(!self.places[place]);
        self.places[place] = true;
    }

    /// The next place from this one on.
    fn take(&mut self, from: usize) -> Option<usize> {
        if self.is_empty() {
            return None;
        }
        let place = from + self.places.get(from..)?.iter().position(|due| *due)?;
        self.places[place] = false;
        self.count -= 1;
        Some(place)
    }
}

/// What a sheet says, while its route is followed.
pub(super) struct Sheet<'a> {
    pub answers: &'a mut [Option<Answer>],
    pub set_aside: &'a mut [Option<Answer>],
    pub asked: &'a mut [bool],
    pub filled: &'a mut Filled,
}

fn is_nan(value: &Value) -> bool {
    matches!(value, Value::Number(number) if number.is_nan())
}

/// Every rule that decides what is asked or worked out.
fn rules(form: &Questionnaire) -> impl Iterator<Item = &Expression> {
    let sections = (0..form.outline.sections.len()).flat_map(|index| rules_of_section(form, index));
    let fields = form.outline.fields.iter().flat_map(|field| field.relevant.iter().chain(&field.rule));
    let questions = form.questions.iter().flat_map(|question| {
        let filled = question.calculation.iter().chain(&question.default);
        question.relevant.iter().chain(filled.filter(|_| question.is_filled_by_the_form()))
    });
    questions.chain(sections).chain(fields)
}

/// A value as the answer of a question; `None` when the question takes no such answer.
pub(super) fn answer_of(form: &Questionnaire, question: QuestionIndex, value: &Value) -> Option<Answer> {
    let text = value.text();
    let text = text.trim();
    if text.is_empty() || is_nan(value) {
        return None;
    }
    let named = |name: &str| form.list(question)?.named(name).filter(|choice| choice.mark.is_none()).map(|_| ());
    match form.questions[question].kind {
        Kind::One(_) => named(text).map(|()| Answer::One(text.to_owned())),
        Kind::Several(list) => {
            let ticked: Vec<&str> = text.split_whitespace().collect();
            ticked.iter().try_for_each(|name| named(name))?;
            // Boxes stand in the order of the paper, whatever the order of the words.
            let names = form.lists[list].choices.iter().map(|choice| choice.name.as_str());
            Some(Answer::Several(names.filter(|name| ticked.contains(name)).map(str::to_owned).collect()))
        }
        Kind::Integer { .. } => whole(text).map(Answer::Integer),
        Kind::Decimal => {
            text.parse::<f64>().ok().filter(|number| number.is_finite()).map(|_| Answer::Decimal(text.to_owned()))
        }
        Kind::Date => form.questions[question].precision().read(text).map(Answer::Date),
        Kind::Text { characters, .. } => Some(Answer::Text(text.chars().take(characters).collect())),
    }
}

fn whole(text: &str) -> Option<i64> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    if !decimals.bytes().all(|digit| digit == b'0') {
        return None;
    }
    whole.parse().ok()
}
