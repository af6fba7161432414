//! Which questions are asked: the skips of a form, kept up at each answer.

use super::check::Sight;
use crate::questionnaire::{QuestionIndex, Questionnaire};
use crate::record::Answer;
use jiff::civil::Date;
use std::collections::HashMap;

/// The skips of one form. Built once per sheet.
#[derive(Clone, Debug)]
pub(super) struct Route {
    names: HashMap<String, QuestionIndex>,
    /// Whether some condition names this question: only then can its answer change the route.
    steers: Vec<bool>,
}

/// What changed on the route.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Turn {
    pub taken: Vec<QuestionIndex>,
    pub given: Vec<QuestionIndex>,
}

impl Route {
    pub fn new(form: &Questionnaire) -> Route {
        let names: HashMap<_, _> = form.questions.iter().enumerate().map(|(i, q)| (q.name.clone(), i)).collect();
        let mut steers = vec![false; form.questions.len()];
        for rule in form.questions.iter().filter_map(|question| question.relevant.as_ref()) {
            for name in rule.references() {
                if let Some(index) = names.get(name) {
                    steers[*index] = true;
                }
            }
        }
        Route { names, steers }
    }

    pub fn names(&self) -> &HashMap<String, QuestionIndex> {
        &self.names
    }

    pub fn steered_by(&self, question: QuestionIndex) -> bool {
        self.steers[question]
    }

    /// Finds what is asked, takes the answers of what no longer is into `set_aside` and gives back those of what is
    /// again. Answers taken away may change other conditions: it repeats until nothing moves, at most once per question
    /// (a form without cyclic conditions, which is what a checked form is, settles sooner).
    pub fn follow(
        &self,
        form: &Questionnaire,
        answers: &mut [Option<Answer>],
        set_aside: &mut [Option<Answer>],
        asked: &mut [bool],
        today: Date,
    ) -> Turn {
        let mut turn = Turn::default();
        for _ in 0..=form.questions.len() {
            let mut moved = false;
            for (index, question) in form.questions.iter().enumerate() {
                let sight = Sight { names: &self.names, answers, current: None, today };
                asked[index] = sight.asks(question.relevant.as_ref());
                if !asked[index] && answers[index].is_some() {
                    set_aside[index] = answers[index].take();
                    turn.taken.push(index);
                    moved = true;
                } else if asked[index] && answers[index].is_none() && set_aside[index].is_some() {
                    answers[index] = set_aside[index].take();
                    turn.given.push(index);
                    moved = true;
                }
            }
            if !moved {
                break;
            }
        }
        // What is not asked is not answered, even where conditions run in a circle.
        for (index, asked) in asked.iter().enumerate() {
            if !asked {
                answers[index] = None;
            }
        }
        turn
    }
}
