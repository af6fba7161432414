//! A form answered line by line, as people and scripts do who try it out: no keys, no pages, no marks to press.

use super::check::{Sight, value};
use super::route::{Filled, Route, Sheet, answer_of};
use crate::expression::{Value, nearest};
use crate::questionnaire::{
    Count, Element, Kind, Localised, Mark, QuestionIndex, Questionnaire, ROWS_MAX, SectionIndex, Spot, Spreading,
    own_name,
};
use crate::record::Answer;
use jiff::civil::Date;
use std::collections::HashMap;
use std::sync::Arc;

/// Most questions of a form that is walked through, its rows included.
const QUESTIONS_MAX: usize = 20_000;
/// How often rows are added because a count says so.
const ROUNDS_MAX: usize = 16;

/// What came of walking through a form.
#[derive(Clone, Debug, PartialEq)]
pub struct Walked {
    /// What was said to each line, in their order.
    pub verdicts: Vec<Verdict>,
    /// The questions that are asked, in order, tables row by row.
    pub asked: Vec<String>,
    /// Of these, the ones that are required and have no answer, with what the form's author says.
    pub missing: Vec<(String, Localised)>,
    /// Every question and value that says something, in order.
    pub values: Vec<(String, String)>,
    /// Whether the form asks for more rows or questions than are walked through.
    pub cut: bool,
}

/// What is said to an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// It is taken.
    Taken,
    /// Nothing is written where something is required; what the form's author says, may be empty.
    Required(Localised),
    /// It is not taken.
    Refused(Reason),
}

/// Why an answer is not taken.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// No question of this name.
    Unknown {
        /// The nearest one.
        nearest: Option<String>,
    },
    /// The question is not asked, or its row is not there.
    NotAsked,
    /// The form works the answer out, or only shows it.
    Filled,
    /// Not a choice of the list, or not one that is offered.
    NotAChoice,
    /// Not a number, or not a whole one.
    NotANumber,
    /// Not a date.
    NotADate,
    /// Longer than the form takes.
    TooLong {
        /// The longest answer, in characters.
        characters: usize,
    },
    /// Not written as the question's type wants it.
    BadFormat,
    /// The constraint does not hold; what the form's author says, may be empty.
    Constraint(Localised),
}

/// Walks through a form: each line answers a question by its name, `household[2]/age` in a table; an empty text takes an
/// answer back, `!` and the word of a mark sets a mark. Tables have the rows that lines name, one at least; where a rule
/// counts them, it says how many there are.
pub fn walk(form: &Questionnaire, lines: &[(String, String)], today: Date) -> Walked {
    let mut rows: HashMap<String, u32> = HashMap::new();
    for (name, _) in lines {
        note_rows(name, &mut rows);
    }
    for round in 0.. {
        let count = |section, around: &[u32]| rows.get(&table_path(form, section, around)).copied().unwrap_or(1);
        let spreading = Spreading { rows: &count, count_label: None, questions_max: QUESTIONS_MAX };
        let spread = if form.has_tables() { form.spread(&spreading) } else { Some(form.clone()) };
        let Some(spread) = spread else { break };
        let mut walk = Walk::begin(Arc::new(spread), today);
        let mut verdicts = Vec::new();
        let mut wanted = walk.rows_wanted();
        for (name, text) in lines {
            verdicts.push(walk.answer(name, text));
            merge(&mut wanted, walk.rows_wanted());
        }
        let mut cut = false;
        let mut grown = false;
        for (table, count) in wanted {
            let known = rows.get(&table).copied().unwrap_or(1);
            cut |= count > ROWS_MAX;
            if count.min(ROWS_MAX) > known {
                rows.insert(table, count.min(ROWS_MAX));
                grown = true;
            }
        }
        if !grown || round >= ROUNDS_MAX {
            return walk.walked(verdicts, cut || grown);
        }
    }
    Walked { verdicts: Vec::new(), asked: Vec::new(), missing: Vec::new(), values: Vec::new(), cut: true }
}

fn merge(into: &mut HashMap<String, u32>, from: HashMap<String, u32>) {
    for (table, count) in from {
        let known = into.entry(table).or_default();
        *known = count.max(*known);
    }
}

/// The parts of a name that stand in rows: `household[2]`.
fn row_parts(name: &str) -> impl Iterator<Item = (&str, u32)> {
    name.split('/').filter_map(|part| {
        let (table, row) = part.strip_suffix(']')?.split_once('[')?;
        Some((table, row.parse().ok().filter(|row| (1..=ROWS_MAX).contains(row))?))
    })
}

fn note_rows(name: &str, rows: &mut HashMap<String, u32>) {
    let mut path = String::new();
    for (table, row) in row_parts(name) {
        path += table;
        let known = rows.entry(path.clone()).or_insert(1);
        *known = row.max(*known);
        path += &format!("[{row}]/");
    }
}

/// A table with the rows around it: `household[2]/child`.
fn table_path(form: &Questionnaire, section: SectionIndex, around: &[u32]) -> String {
    let sections = &form.outline.sections;
    let up = std::iter::successors(sections[section].parent, |section| sections[*section].parent);
    let mut tables: Vec<SectionIndex> = up.filter(|section| sections[*section].repeat.is_some()).collect();
    tables.reverse();
    let mut path = String::new();
    for (table, row) in tables.into_iter().zip(around) {
        path += &format!("{}[{row}]/", sections[table].name);
    }
    path + &sections[section].name
}

/// A sheet that was answered elsewhere, as it would stand if it had been keyed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Elsewhere {
    /// One place per question: what is asked and says nothing is a mark.
    pub answers: Vec<Option<Answer>>,
    /// What is not taken, and why.
    pub refused: Vec<(QuestionIndex, Reason)>,
    /// Questions that were answered and are not asked: their answers are taken away.
    pub taken_away: Vec<QuestionIndex>,
    /// Soft checks that do not hold.
    pub passed: Vec<QuestionIndex>,
    /// Required questions that say nothing.
    pub missing: Vec<QuestionIndex>,
    /// Questions that say something.
    pub answered: usize,
}

/// Puts the answers of a sheet that was answered elsewhere into a form, in its order, each as a text; `filled` is what stands on
/// it from the start. Skips, checks and calculations are those of keying.
pub fn answered_elsewhere(
    form: &Arc<Questionnaire>,
    filled: &[(QuestionIndex, Answer)],
    given: &[(QuestionIndex, String)],
    today: Date,
) -> Elsewhere {
    let mut walk = Walk::empty(Arc::clone(form), today);
    for (index, answer) in filled {
        walk.put(*index, Some(answer.clone()));
    }
    let mut sheet = Elsewhere::default();
    let mut given: Vec<&(QuestionIndex, String)> = given.iter().filter(|(_, text)| !text.trim().is_empty()).collect();
    given.sort_by_key(|(index, _)| *index);
    // What is asked because of a later answer is asked in the end.
    loop {
        let (now, later): (Vec<_>, Vec<_>) = given.iter().copied().partition(|(index, _)| walk.asked[*index]);
        let Some((index, text)) = now.first() else {
            sheet.taken_away = later.into_iter().map(|(index, _)| *index).collect();
            break;
        };
        given.retain(|(other, _)| other != index);
        let question = &walk.form.questions[*index];
        if question.is_filled_by_the_form() || question.read_only {
            sheet.refused.push((*index, Reason::Filled));
            continue;
        }
        let answer = walk.read(*index, text.trim());
        match answer.and_then(|answer| walk.check(*index, &answer).map(|()| answer)) {
            Ok(answer) => {
                sheet.answered += 1;
                walk.put(*index, Some(answer));
            }
            Err(reason) => sheet.refused.push((*index, reason)),
        }
    }
    for index in 0..walk.form.questions.len() {
        let question = &walk.form.questions[index];
        if !walk.asked[index] {
            if walk.set_aside[index].take().is_some() {
                sheet.answered = sheet.answered.saturating_sub(1);
                sheet.taken_away.push(index);
            }
            walk.answers[index] = None;
            continue;
        }
        match walk.answers[index].clone() {
            Some(answer) => {
                if !walk.sight(index, Some(&answer)).passes(question.soft.as_ref()) {
                    sheet.passed.push(index);
                }
            }
            None if question.is_filled_by_the_form() => {}
            None => {
                if walk.is_required(index) {
                    sheet.missing.push(index);
                }
                walk.answers[index] = Some(Answer::Mark(Mark::Blank));
            }
        }
    }
    sheet.taken_away.sort_unstable();
    sheet.taken_away.dedup();
    sheet.answers = walk.answers;
    sheet
}

struct Walk {
    form: Arc<Questionnaire>,
    route: Route,
    answers: Vec<Option<Answer>>,
    set_aside: Vec<Option<Answer>>,
    asked: Vec<bool>,
    filled: Filled,
    today: Date,
}

impl Walk {
    /// A form before anybody answers, and without what it proposes.
    fn empty(form: Arc<Questionnaire>, today: Date) -> Walk {
        let count = form.questions.len();
        let route = Route::new(&form);
        let filled = Filled::default();
        let (answers, set_aside) = (vec![None; count], vec![None; count]);
        let mut walk = Walk { form, route, answers, set_aside, asked: vec![true; count], filled, today };
        walk.follow(None);
        walk
    }

    /// The same, with its default values in it.
    fn begin(form: Arc<Questionnaire>, today: Date) -> Walk {
        let mut walk = Walk::empty(form, today);
        let count = walk.form.questions.len();
        for index in 0..count {
            let question = &walk.form.questions[index];
            if let (Some(default), false) = (&question.default, question.is_filled_by_the_form()) {
                let worth = default.evaluate(&walk.sight(index, None)).ok();
                let answer = worth.and_then(|worth| answer_of(&walk.form, index, &worth));
                if walk.asked[index] {
                    walk.answers[index] = answer;
                } else {
                    walk.set_aside[index] = answer;
                }
            }
        }
        walk.follow(None);
        walk
    }

    fn follow(&mut self, changed: Option<QuestionIndex>) {
        let Walk { route, form, answers, set_aside, asked, filled, today } = self;
        route.follow(form, &mut Sheet { answers, set_aside, asked, filled }, changed, *today);
    }

    fn sight<'a>(&'a self, index: QuestionIndex, answer: Option<&'a Answer>) -> Sight<'a> {
        Sight {
            form: &self.form,
            layout: self.route.layout(),
            filled: &self.filled,
            answers: &self.answers,
            current: answer.map(|answer| (index, answer)),
            here: Spot::Question(index).key(),
            today: self.today,
        }
    }

    /// The question that a line names: by its name, or by its own name and its rows, groups left out or written.
    fn question(&self, name: &str) -> Option<QuestionIndex> {
        let name = name.trim().trim_start_matches('/');
        if let Some(index) = self.form.index(name) {
            return Some(index);
        }
        let own = own_name(name);
        let rows: Vec<_> = row_parts(name).collect();
        let same = |index: &QuestionIndex| {
            let other = &self.form.questions[*index].name;
            row_parts(other).collect::<Vec<_>>() == rows
        };
        let named = self.route.layout().named(own).iter().filter_map(|node| match Spot::of(*node) {
            Spot::Question(index) => Some(index),
            _ => None,
        });
        let mut found = named.filter(same);
        let first = found.next()?;
        found.next().is_none().then_some(first)
    }

    fn answer(&mut self, name: &str, text: &str) -> Verdict {
        let Some(index) = self.question(name) else {
            let own = own_name(name.trim());
            if self.form.outline.fields.iter().any(|field| field.name == name.trim()) {
                return Verdict::Refused(Reason::Filled);
            }
            let is_row = row_parts(name).next().is_some() && !self.route.layout().named(own).is_empty();
            if is_row {
                return Verdict::Refused(Reason::NotAsked);
            }
            let names = self.form.questions.iter().map(|question| question.name.as_str());
            let nearest = nearest(name.trim(), names).map(str::to_owned);
            return Verdict::Refused(Reason::Unknown { nearest });
        };
        let question = &self.form.questions[index];
        if question.is_filled_by_the_form() || question.read_only {
            return Verdict::Refused(Reason::Filled);
        }
        if !self.asked[index] {
            return Verdict::Refused(Reason::NotAsked);
        }
        let text = text.trim();
        if text.is_empty() {
            self.put(index, None);
            let required = self.is_required(index);
            let message = self.form.questions[index].required_message.clone();
            return if required { Verdict::Required(message) } else { Verdict::Taken };
        }
        let answer = match self.read(index, text) {
            Ok(answer) => answer,
            Err(reason) => return Verdict::Refused(reason),
        };
        if let Err(reason) = self.check(index, &answer) {
            return Verdict::Refused(reason);
        }
        self.put(index, Some(answer));
        Verdict::Taken
    }

    fn put(&mut self, index: QuestionIndex, answer: Option<Answer>) {
        self.answers[index] = answer;
        self.set_aside[index] = None;
        if self.route.steered_by(index) {
            self.follow(Some(index));
        }
    }

    /// A text as an answer of the question.
    fn read(&self, index: QuestionIndex, text: &str) -> Result<Answer, Reason> {
        if let Some(mark) = text.strip_prefix('!').and_then(Mark::from_word) {
            return Ok(Answer::Mark(mark));
        }
        let kind = &self.form.questions[index].kind;
        if let (Kind::One(_), Some(list)) = (kind, self.form.list(index))
            && let Some(mark) = list.named(text).and_then(|choice| choice.mark)
        {
            return Ok(Answer::Mark(mark));
        }
        let comma = matches!(kind, Kind::Integer { .. } | Kind::Decimal);
        let written = if comma { text.replace(',', ".") } else { text.to_owned() };
        let written =
            self.form.questions[index].format.as_ref().map_or(written.clone(), |format| format.kept(&written));
        if let Kind::Text { characters, .. } = kind
            && written.chars().count() > *characters
        {
            return Err(Reason::TooLong { characters: *characters });
        }
        let refused = match kind {
            Kind::One(_) | Kind::Several(_) => Reason::NotAChoice,
            Kind::Integer { .. } | Kind::Decimal => Reason::NotANumber,
            Kind::Date => Reason::NotADate,
            Kind::Text { .. } => Reason::BadFormat,
        };
        answer_of(&self.form, index, &Value::Text(written)).ok_or(refused)
    }

    fn check(&self, index: QuestionIndex, answer: &Answer) -> Result<(), Reason> {
        let question = &self.form.questions[index];
        let text = value(answer).text();
        let is_mark = matches!(answer, Answer::Mark(_));
        if let (Some(format), false) = (&question.format, is_mark)
            && !format.takes(&self.form, &text)
        {
            return Err(Reason::BadFormat);
        }
        let sight = self.sight(index, Some(answer));
        if let (Some(list), Some(_), false) = (self.form.list(index), &question.filter, is_mark) {
            let names: Vec<&str> = match answer {
                Answer::One(name) => vec![name],
                Answer::Several(names) => names.iter().map(String::as_str).collect(),
                _ => Vec::new(),
            };
            let offered = |name: &&str| {
                let mut places = list.choices.iter().enumerate().filter(|(_, choice)| choice.name == **name);
                places.any(|(place, _)| sight.offers(index, place))
            };
            if !names.iter().all(offered) {
                return Err(Reason::NotAChoice);
            }
        }
        if !sight.passes(question.hard.as_ref()) {
            let message = question.hard.as_ref().map(|check| check.message.clone()).unwrap_or_default();
            return Err(Reason::Constraint(message));
        }
        Ok(())
    }

    fn is_required(&self, index: QuestionIndex) -> bool {
        let question = &self.form.questions[index];
        let when = question.required_when.as_ref();
        question.required || when.is_some_and(|rule| rule.holds(&self.sight(index, None)).unwrap_or(false))
    }

    /// How many rows the rules want, for the tables that have a rule.
    fn rows_wanted(&self) -> HashMap<String, u32> {
        let mut wanted = HashMap::new();
        for (index, section) in self.form.outline.sections.iter().enumerate() {
            let Some(repeat) = section.repeat.as_ref().filter(|_| section.row == Some(1)) else { continue };
            if !matches!(repeat.count, Count::Rule(_))
                || !section.parent.is_none_or(|parent| self.filled.exists(parent))
            {
                continue;
            }
            let here = Spot::Section(index).key();
            let sight = Sight { here, ..self.sight(0, None) };
            let rows = self.route.rows(&sight, &repeat.count, section.parent);
            let rows = if rows.is_finite() { rows.clamp(0.0, f64::from(ROWS_MAX) + 1.0) as u32 } else { 0 };
            wanted.insert(self.path_of(index), rows);
        }
        wanted
    }

    /// The table of a row, with the rows around it.
    fn path_of(&self, row: SectionIndex) -> String {
        let sections = &self.form.outline.sections;
        let up = std::iter::successors(sections[row].parent, |section| sections[*section].parent);
        let mut path = sections[row].name.clone();
        for section in up {
            if let Some(row) = sections[section].row {
                path = format!("{}[{row}]/{path}", sections[section].name);
            }
        }
        path
    }

    fn walked(&self, verdicts: Vec<Verdict>, cut: bool) -> Walked {
        let (mut asked, mut missing, mut values) = (Vec::new(), Vec::new(), Vec::new());
        for element in &self.route.layout().order {
            match *element {
                Element::Question(index) => {
                    let question = &self.form.questions[index];
                    if !self.asked[index] {
                        continue;
                    }
                    asked.push(question.name.clone());
                    match &self.answers[index] {
                        Some(Answer::Mark(mark)) => values.push((question.name.clone(), format!("!{}", mark.word()))),
                        Some(answer) => values.push((question.name.clone(), value(answer).text())),
                        None if !question.is_filled_by_the_form() && self.is_required(index) => {
                            missing.push((question.name.clone(), question.required_message.clone()));
                        }
                        None => {}
                    }
                }
                Element::Field(index) => {
                    let worth = self.filled.field(index);
                    if !worth.is_empty() {
                        values.push((self.form.outline.fields[index].name.clone(), worth.text()));
                    }
                }
                Element::Section(_) | Element::Note(_) => {}
            }
        }
        Walked { verdicts, asked, missing, values, cut }
    }
}
