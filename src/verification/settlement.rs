//! What came of one difference between two passes: what each keying said, which side the third takes, what is taken.

use super::compare::{Difference, DifferenceKind, same};
use super::protocol::count;
use crate::questionnaire::{Layout, Mark, QuestionIndex, Questionnaire};
use crate::record::{Answer, Record};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A difference with what each pass said and what was decided. It is kept as long as the record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Settlement {
    /// The difference.
    pub difference: Difference,
    /// The places of the differences it follows from: a question that only one pass was asked hangs on answers that differ
    /// themselves. Empty when it is keyed a third time itself.
    pub follows: Vec<u32>,
    /// What the first pass said, for each of its questions.
    pub first: Vec<Option<Answer>>,
    /// What the second said.
    pub second: Vec<Option<Answer>>,
    /// What the third said to its deciding questions, when they were keyed again.
    pub third: Vec<Option<Answer>>,
    /// What is taken.
    pub decision: Decision,
    /// How many of its questions the first pass has wrong: all of them until it is decided.
    pub wrong: u32,
}

/// What is taken of a difference.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Decision {
    /// Nothing yet.
    Open,
    /// The first pass is right, two to one.
    First,
    /// The second is right, two to one.
    Second,
    /// Neither has a majority.
    Neither,
    /// The paper says this of each of its questions, the quality manager found: without a majority, or against it.
    Paper(Vec<Option<Answer>>),
}

impl Settlement {
    pub(super) fn open(first: Vec<Option<Answer>>, second: Vec<Option<Answer>>, difference: Difference) -> Settlement {
        let wrong = count(difference.questions.len());
        let (follows, third) = (Vec::new(), Vec::new());
        Settlement { follows, first, second, third, decision: Decision::Open, wrong, difference }
    }

    pub(super) fn is_slip(&self) -> bool {
        matches!(self.difference.kind, DifferenceKind::Slip { .. })
    }

    /// The questions that decide it: the first and the last of a slip. One answer may agree with the wrong side by chance, or
    /// by a slip of the finger, and would take a whole page with it; and only its other end shows that it went all the way.
    pub fn asks(&self) -> Vec<QuestionIndex> {
        match self.difference.questions.as_slice() {
            [first, .., last] if self.is_slip() => vec![*first, *last],
            _ => vec![self.difference.at],
        }
    }

    /// The side that a third keying takes in all that it was asked.
    pub(super) fn side(&self, third: &Record) -> Decision {
        one_way(self.asks().into_iter().map(|at| self.side_at(at, third.answer(at)))).unwrap_or(Decision::Neither)
    }

    fn side_at(&self, question: QuestionIndex, third: Option<&Answer>) -> Decision {
        let at = self.difference.questions.iter().position(|at| *at == question).unwrap_or(0);
        let value = |values: &'_ [Option<Answer>]| values.get(at).cloned().flatten();
        let (first, second) = (value(&self.first), value(&self.second));
        let side = |agrees: &dyn Fn(Option<&Answer>) -> bool| match (agrees(first.as_ref()), agrees(second.as_ref())) {
            (true, false) => Some(Decision::First),
            (false, true) => Some(Decision::Second),
            (true, true) | (false, false) => None,
        };
        // What one pass was not asked, the paper leaves blank; but a pass that says the very same comes first.
        let blank = matches!(third, None | Some(Answer::Mark(Mark::Blank | Mark::NotConcerned)));
        side(&|value| same(value, third))
            .or_else(|| side(&|value| value.is_none() && blank))
            .unwrap_or(Decision::Neither)
    }

    /// Each of its questions as a difference of its own, and it is known why.
    pub(super) fn fields(self) -> Vec<Settlement> {
        let values = self.first.into_iter().zip(self.second);
        let field = |(at, (first, second))| {
            let difference = Difference { kind: DifferenceKind::Parted, at, questions: vec![at] };
            Settlement::open(vec![first], vec![second], difference)
        };
        self.difference.questions.into_iter().zip(values).map(field).collect()
    }

    /// Takes what the paper says where that is not what was decided; the questions that this corrects.
    pub(super) fn read_on(&mut self, record: &Record) -> Vec<QuestionIndex> {
        let now: Vec<_> = self.difference.questions.iter().map(|at| record.answer(*at).cloned()).collect();
        let kept = self.taken().unwrap_or(&self.first);
        let differs = |(one, other): (&Option<Answer>, &Option<Answer>)| !same(one.as_ref(), other.as_ref());
        let places = self.difference.questions.iter().zip(now.iter().zip(kept));
        let corrected: Vec<_> = places.filter(|(_, pair)| differs(*pair)).map(|(at, _)| *at).collect();
        let decided = matches!(self.decision, Decision::First | Decision::Second);
        if !decided || !corrected.is_empty() {
            self.take(Decision::Paper(now));
        }
        corrected
    }

    /// The questions whose answers are taken otherwise than the first pass had them.
    pub(super) fn corrections(&self) -> Vec<QuestionIndex> {
        let taken = self.taken().unwrap_or_default();
        let differs = |(one, other): (&Option<Answer>, &Option<Answer>)| !same(one.as_ref(), other.as_ref());
        let places = self.difference.questions.iter().zip(taken.iter().zip(&self.first));
        places.filter(|(_, pair)| differs(*pair)).map(|(at, _)| *at).collect()
    }

    /// The values that are taken, when they are not those of the first pass.
    pub(super) fn taken(&self) -> Option<&[Option<Answer>]> {
        match &self.decision {
            Decision::Second => Some(&self.second),
            Decision::Paper(values) => Some(values),
            Decision::Open | Decision::First | Decision::Neither => None,
        }
    }

    pub(super) fn take(&mut self, decision: Decision) {
        self.wrong = count(match &decision {
            Decision::First => 0,
            Decision::Open | Decision::Neither | Decision::Second => self.difference.questions.len(),
            Decision::Paper(values) => {
                values.iter().zip(&self.first).filter(|(one, other)| !same(one.as_ref(), other.as_ref())).count()
            }
        });
        self.decision = decision;
    }

    pub(super) fn forget(&mut self) {
        self.first.clear();
        self.second.clear();
        self.third.clear();
        if let Decision::Paper(values) = &mut self.decision {
            values.clear();
        }
    }
}

/// Which answers decide whether a question is asked.
pub(super) struct Skips(Vec<Vec<QuestionIndex>>);

impl Skips {
    pub(super) fn of(form: &Questionnaire) -> Skips {
        let layout = Layout::new(form);
        Skips((0..form.questions.len()).map(|question| form.deciders(question, &layout)).collect())
    }

    /// The questions that a question hangs on, and those that they hang on.
    pub(super) fn steering(&self, question: QuestionIndex) -> BTreeSet<QuestionIndex> {
        let mut found = BTreeSet::new();
        let mut waiting = self.0[question].clone();
        while let Some(next) = waiting.pop() {
            if found.insert(next) {
                waiting.extend(&self.0[next]);
            }
        }
        found
    }
}

/// Differences in the order of the paper, each with the places of those it follows from: none, when it is asked in both passes
/// or hangs on nothing that differs.
pub(super) fn led(skips: &Skips, mut settlements: Vec<Settlement>) -> Vec<Settlement> {
    settlements.sort_by_key(|one| one.difference.at);
    let steering: Vec<_> = settlements.iter().map(|one| skips.steering(one.difference.at)).collect();
    let one_sided = |one: &Settlement| {
        let at = one.difference.questions.iter().position(|at| *at == one.difference.at).unwrap_or(0);
        one.first[at].is_none() != one.second[at].is_none()
    };
    let hangs_on = |place: usize, other: &Settlement| {
        !one_sided(other) && other.difference.questions.iter().any(|at| steering[place].contains(at))
    };
    let of = |place: usize| -> Vec<u32> {
        let others = settlements.iter().enumerate().filter(|(at, other)| *at != place && hangs_on(place, other));
        if one_sided(&settlements[place]) { others.map(|(at, _)| count(at)).collect() } else { Vec::new() }
    };
    let follows: Vec<Vec<u32>> = (0..settlements.len()).map(of).collect();
    settlements.iter_mut().zip(follows).for_each(|(one, follows)| one.follows = follows);
    settlements
}

/// The decision that all of them are; `None` when they are not all the same.
pub(super) fn one_way(mut decisions: impl Iterator<Item = Decision>) -> Option<Decision> {
    let first = decisions.next()?;
    decisions.all(|other| other == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A pass that missed a row of a log was asked nothing there: of the two others, which say the same, one was counted for it.
    #[test]
    fn a_third_keying_that_says_the_very_same_as_one_pass_takes_its_side() {
        let blank = || Some(Answer::Mark(Mark::Blank));
        let said = |first: Option<Answer>, second: Option<Answer>, third: Option<Answer>| {
            let difference = Difference { kind: DifferenceKind::Parted, at: 0, questions: vec![0] };
            Settlement::open(vec![first], vec![second], difference).side_at(0, third.as_ref())
        };
        assert_eq!(said(blank(), None, blank()), Decision::First);
        assert_eq!(said(None, blank(), blank()), Decision::Second);
        let one = || Some(Answer::One("oui".to_owned()));
        assert_eq!(said(one(), None, blank()), Decision::Second, "what one pass was not asked, the paper leaves blank");
        assert_eq!(said(one(), blank(), None), Decision::Neither);
    }
}
