//! The first look at the sheets: which forms they were keyed with, and how often each number was said.

use super::bands::{Counts, SCALE, millionths};
use super::permit::{Permit, Telling};
use crate::campaign::{BatchSource, Campaign};
use crate::questionnaire::{
    AudienceForms, Choice, ChoiceList, Element, Fingerprint, Kind, Mark, Question, Questionnaire, Tool, Variant,
};
use crate::record::{Answer, Record};
use std::collections::{BTreeMap, BTreeSet};

/// What whoever asks for data may choose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether comments that the report tells stand in the row of their sheet.
    pub comments: bool,
}

/// What is known of the sheets before the columns are settled.
#[derive(Clone, Debug)]
pub struct Survey<'a> {
    pub(super) tool: &'a Tool,
    pub(super) campaign: &'a Campaign,
    pub(super) forms: &'a AudienceForms,
    pub(super) permit: Permit,
    pub(super) options: Options,
    pub(super) questions: Vec<Asked>,
    /// The forms of the sheets, and how many sheets each has.
    pub(super) variants: BTreeMap<String, u32>,
    /// Where they come from, and how many sheets each.
    pub(super) sources: BTreeMap<&'static str, u32>,
    heard: BTreeSet<(Fingerprint, Variant)>,
}

/// A question over all forms of the audience that have it, the standard form's words first.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub question: Question,
    pub choices: Vec<Choice>,
    /// How often each number was said, where bands are made of them.
    pub counts: Counts,
    /// The least number said.
    pub least: i128,
    /// Most decimals of a number said.
    pub decimals: u8,
    /// Stands in a row of a log that no sheet heard so far has.
    pub is_unreached: bool,
}

impl<'a> Survey<'a> {
    /// Nothing heard yet.
    pub fn new(
        tool: &'a Tool,
        campaign: &'a Campaign,
        forms: &'a AudienceForms,
        permit: Permit,
        options: Options,
    ) -> Survey<'a> {
        let (questions, variants, sources, heard) = (Vec::new(), BTreeMap::new(), BTreeMap::new(), BTreeSet::new());
        let mut survey = Survey { tool, campaign, forms, permit, options, questions, variants, sources, heard };
        for (variant, form) in &forms.forms {
            survey.learn(&tool.fingerprint, variant, form);
        }
        survey
    }

    /// Takes a complete sheet with the form it was keyed with.
    pub fn hear(&mut self, form: &Questionnaire, record: &Record, source: BatchSource) {
        *self.sources.entry(source.word()).or_default() += 1;
        self.learn(&record.tool, &record.variant, form);
        *self.variants.entry(record.variant.0.clone()).or_default() += 1;
        for asked in self.questions.iter_mut().filter(|asked| asked.is_unreached) {
            let answer = form.index(&asked.question.name).and_then(|index| record.answer(index));
            asked.is_unreached = answer.is_none_or(|answer| *answer == Answer::Mark(Mark::Blank));
        }
        for (question, answer) in form.questions.iter().zip(&record.answers) {
            if !matches!(question.kind, Kind::Integer { .. } | Kind::Decimal) {
                continue;
            }
            let Some(number) = answer.as_ref().and_then(millionths) else { continue };
            let banded = self.permit.questions.get(&question.name) == Some(&Telling::Bands);
            let Some(asked) = self.questions.iter_mut().find(|asked| asked.question.name == question.name) else {
                continue;
            };
            asked.least = asked.least.min(number);
            asked.decimals = asked.decimals.max(decimals(number));
            if banded {
                *asked.counts.entry(number).or_default() += 1;
            }
        }
    }

    /// The standard form, with the questions and boxes that other forms of the audience have beside it.
    pub(super) fn whole_form(&self) -> Questionnaire {
        let Some((_, standard)) = self.forms.forms.first() else { return Questionnaire::default() };
        let mut form = standard.as_ref().clone();
        for asked in &self.questions {
            match form.index(&asked.question.name).map(|index| form.questions[index].kind.clone()) {
                Some(Kind::One(list) | Kind::Several(list)) => {
                    let known = &mut form.lists[list].choices;
                    let others = asked.choices.iter().filter(|choice| !known.iter().any(|one| one.name == choice.name));
                    let others: Vec<Choice> = others.cloned().collect();
                    known.extend(others);
                }
                Some(_) => {}
                None => add_question(&mut form, asked),
            }
        }
        form
    }

    fn learn(&mut self, tool: &Fingerprint, variant: &Variant, form: &Questionnaire) {
        if !self.heard.insert((tool.clone(), variant.clone())) {
            return;
        }
        for (index, question) in form.questions.iter().enumerate() {
            let choices = form.list(index).map_or(&[][..], |list| &list.choices);
            match self.questions.iter_mut().find(|asked| asked.question.name == question.name) {
                None => self.questions.push(Asked {
                    question: question.clone(),
                    choices: choices.to_vec(),
                    counts: Counts::new(),
                    least: 0,
                    decimals: 0,
                    is_unreached: form.open_row(index).is_some(),
                }),
                Some(asked) => {
                    for choice in choices {
                        if !asked.choices.iter().any(|known| known.name == choice.name) {
                            asked.choices.push(choice.clone());
                        }
                    }
                }
            }
        }
    }
}

/// Puts a question of another form at the end of one.
fn add_question(form: &mut Questionnaire, asked: &Asked) {
    let list = form.lists.len();
    let kind = match &asked.question.kind {
        Kind::One(_) => Kind::One(list),
        Kind::Several(_) => Kind::Several(list),
        kind => kind.clone(),
    };
    if matches!(kind, Kind::One(_) | Kind::Several(_)) {
        form.lists.push(ChoiceList { name: asked.question.name.clone(), choices: asked.choices.clone() });
    }
    let mut question = Question::new(&asked.question.name, kind);
    question.number.clone_from(&asked.question.number);
    question.label = asked.question.label.clone();
    question.origin = asked.question.origin.clone();
    if !form.outline.order.is_empty() {
        form.outline.order.push(Element::Question(form.questions.len()));
    }
    form.questions.push(question);
}

/// The decimals that a number in millionths has.
fn decimals(number: i128) -> u8 {
    let mut rest = (number % SCALE).unsigned_abs();
    let mut decimals = 6;
    while decimals > 0 && rest.is_multiple_of(10) {
        rest /= 10;
        decimals -= 1;
    }
    decimals
}
