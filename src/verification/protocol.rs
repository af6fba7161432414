//! The two-pass protocol: one explicit state machine for the verification of one sheet. `docs/certainty-protocol.md` draws it.
//!
//! Every way on is a method of [`Sheet`] that takes the sheet and gives the next one, or says why it is [`Forbidden`].
//! Who writes a sheet's records goes through here: no other way leads from one stage to the next.

use super::compare::{Difference, DifferenceKind, compare, same};
use crate::campaign::{Arbiter, BatchNumber, SecondOperator, VerificationPolicy};
use crate::expression::Expression;
use crate::operator::{Moment, Operator, Signature};
use crate::questionnaire::{Fingerprint, Kind, Mark, QuestionIndex, Questionnaire, Variant};
use crate::record::{Answer, Pass, Record, Status};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashMap};

/// The verification of one sheet, from the moment it is called.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// The draw it was called by.
    pub draw: u32,
    /// Its place in the order of the draw, from 1.
    pub place: u32,
    /// The batch it lies in.
    pub batch: BatchNumber,
    /// The form it was keyed with, and has to be keyed with again.
    pub form: (Fingerprint, Variant),
    /// The answering mode of the first pass.
    pub mode: Option<String>,
    /// Fields that the first pass keyed and the others are compared on.
    pub fields: u32,
    /// The rules of the campaign when it was called.
    pub policy: VerificationPolicy,
    /// When the first pass was complete.
    pub completed: Moment,
    /// Who keyed which pass: whoever changed an answer in it.
    pub hands: Hands,
    /// How far it is.
    pub stage: Stage,
    /// What the passes differed in, in the order of the paper.
    pub settlements: Vec<Settlement>,
}

/// Who keyed the passes of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hands {
    /// The first.
    pub first: Vec<Operator>,
    /// The second.
    pub second: Vec<Operator>,
    /// The third.
    pub third: Vec<Operator>,
    /// Who decided from the paper where there was no majority.
    pub decided: Vec<Operator>,
}

/// How far the verification of a sheet is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// It is to be taken from the pile and keyed a second time.
    Called,
    /// The second pass is being keyed.
    Second,
    /// The passes differ: a third person keys these fields.
    Differing,
    /// The third keying is under way.
    Third,
    /// No majority: the sheet is held for the quality manager.
    Undecided,
    /// Every difference is decided, or there was none.
    Settled,
    /// The paper cannot be found, with the reason: it counts as wrong from end to end.
    Missing(String),
}

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
    /// What the third said to its deciding question, when that was keyed again.
    pub third: Option<Answer>,
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
    /// The quality manager decided from the paper, for each of its questions.
    Paper(Vec<Option<Answer>>),
}

/// Why the protocol does not allow something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forbidden {
    /// The sheet is being verified: its first pass is neither shown nor changed until that is settled.
    Sealed,
    /// The sheet was not drawn.
    NotCalled,
    /// The sheet was called already.
    CalledAlready,
    /// Only a complete sheet is verified.
    NotComplete,
    /// Whoever keyed the first pass does not key the second.
    OwnSheet,
    /// The same person keys again only so many hours from now.
    TooSoon {
        /// Whole hours still, at least 1.
        hours: u32,
    },
    /// Whoever keyed one of the passes does not arbitrate.
    OwnDifference,
    /// A pass that is complete does not change any more.
    Frozen,
    /// There is nothing to key a third time.
    NothingDiffers,
    /// A pass is keyed with the form of the first.
    OtherForm,
    /// The verification is past that.
    Past,
}

/// What a call needs of the first pass.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// The draw.
    pub draw: u32,
    /// The place in its order, from 1.
    pub place: u32,
    /// The batch the sheet lies in.
    pub batch: BatchNumber,
    /// The rules.
    pub policy: VerificationPolicy,
    /// Who keyed the first pass.
    pub hands: Vec<Operator>,
}

/// Which questions two passes are compared on: not those the pile fills, and comments by the campaign's rule only.
pub fn compared(form: &Questionnaire, comments: bool) -> Vec<bool> {
    let counts = |kind: &Kind| comments || !matches!(kind, Kind::Text { comment: true, .. });
    form.questions.iter().map(|question| question.constant.is_none() && counts(&question.kind)).collect()
}

impl Sheet {
    /// Calls a sheet whose first pass is complete.
    ///
    /// # Errors
    /// [`Forbidden::NotComplete`].
    pub fn call(call: Call, form: &Questionnaire, first: &Record) -> Result<Sheet, Forbidden> {
        if first.status != Status::Complete {
            return Err(Forbidden::NotComplete);
        }
        let compared = compared(form, call.policy.comments);
        let keyed = first.answers.iter().zip(&compared).filter(|(answer, compared)| **compared && answer.is_some());
        let completed = first.history.last().map_or(first.begun.when, |(signature, _)| signature.when);
        Ok(Sheet {
            draw: call.draw,
            place: call.place,
            batch: call.batch,
            form: (first.tool.clone(), first.variant.clone()),
            mode: first.mode.clone(),
            fields: count(keyed.count()),
            policy: call.policy,
            completed,
            hands: Hands { first: call.hands, ..Hands::default() },
            stage: Stage::Called,
            settlements: Vec::new(),
        })
    }

    /// The sheet under the rules that its campaign has now, as far as they are weaker about who may key: a house that loses its
    /// third person is not stuck, and what was done under a weaker rule is counted and printed.
    pub fn relaxed(mut self, now: &VerificationPolicy) -> Sheet {
        if matches!(self.stage, Stage::Settled | Stage::Missing(_)) {
            return self;
        }
        if now.arbiter == Arbiter::OneOfTheTwo {
            self.policy.arbiter = Arbiter::OneOfTheTwo;
        }
        self.policy.second = match (self.policy.second, now.second) {
            (SecondOperator::SameLater { hours }, SecondOperator::SameLater { hours: now }) => {
                SecondOperator::SameLater { hours: hours.min(now) }
            }
            (SecondOperator::Another, SecondOperator::SameLater { hours }) => SecondOperator::SameLater { hours },
            (kept, SecondOperator::Another) => kept,
        };
        self
    }

    /// Whether a pass may be shown: the first is sealed while the others are keyed, the second while there is to arbitrate.
    pub fn may_read(&self, pass: Pass) -> bool {
        match (&self.stage, pass) {
            (Stage::Settled | Stage::Undecided | Stage::Missing(_), _) => true,
            (Stage::Called | Stage::Second, Pass::Second) | (Stage::Differing | Stage::Third, Pass::Third) => true,
            (Stage::Called | Stage::Second | Stage::Differing | Stage::Third, _) => false,
        }
    }

    /// Whether the first pass may be written: corrected, voided, moved.
    ///
    /// # Errors
    /// [`Forbidden::Sealed`].
    pub fn may_write_first(&self) -> Result<(), Forbidden> {
        if self.may_read(Pass::First) { Ok(()) } else { Err(Forbidden::Sealed) }
    }

    /// Whether somebody may key the second pass now.
    ///
    /// # Errors
    /// Why not.
    pub fn may_key_second(&self, by: &Signature) -> Result<(), Forbidden> {
        match self.stage {
            Stage::Called | Stage::Second => {}
            Stage::Differing | Stage::Third => return Err(Forbidden::Frozen),
            Stage::Undecided | Stage::Settled | Stage::Missing(_) => return Err(Forbidden::Past),
        }
        if !self.hands.first.contains(&by.who) {
            return Ok(());
        }
        match self.policy.second {
            SecondOperator::Another => Err(Forbidden::OwnSheet),
            SecondOperator::SameLater { hours } => {
                let due = self.completed.0.saturating_add(i64::from(hours) * 3_600);
                let left = due.saturating_sub(by.when.0);
                let hours = u32::try_from(left.div_euclid(3_600) + i64::from(left.rem_euclid(3_600) > 0));
                if left > 0 { Err(Forbidden::TooSoon { hours: hours.unwrap_or(u32::MAX) }) } else { Ok(()) }
            }
        }
    }

    /// Whether somebody may key the third time now.
    ///
    /// # Errors
    /// Why not.
    pub fn may_key_third(&self, by: &Signature) -> Result<(), Forbidden> {
        match self.stage {
            Stage::Differing | Stage::Third => {}
            Stage::Called | Stage::Second => return Err(Forbidden::NothingDiffers),
            Stage::Undecided | Stage::Settled | Stage::Missing(_) => return Err(Forbidden::Past),
        }
        let keyed = self.hands.first.contains(&by.who) || self.hands.second.contains(&by.who);
        if keyed && self.policy.arbiter == Arbiter::Third { Err(Forbidden::OwnDifference) } else { Ok(()) }
    }

    /// Somebody keys the second pass: begins it, or goes on.
    ///
    /// # Errors
    /// As [`Sheet::may_key_second`].
    pub fn key_second(mut self, by: &Signature) -> Result<Sheet, Forbidden> {
        self.may_key_second(by)?;
        if self.stage == Stage::Called {
            self.hands.second.clear();
        }
        add(&mut self.hands.second, &by.who);
        self.stage = Stage::Second;
        Ok(self)
    }

    /// The second pass is abandoned: the sheet is called anew.
    ///
    /// # Errors
    /// As [`Sheet::may_key_second`].
    pub fn leave_second(mut self, by: &Signature) -> Result<Sheet, Forbidden> {
        self.may_key_second(by)?;
        self.hands.second.clear();
        self.stage = Stage::Called;
        Ok(self)
    }

    /// The second pass is complete: the two are compared.
    ///
    /// # Errors
    /// As [`Sheet::may_key_second`]; [`Forbidden::OtherForm`].
    pub fn end_second(
        self,
        by: &Signature,
        form: &Questionnaire,
        first: &Record,
        second: &Record,
    ) -> Result<Sheet, Forbidden> {
        let mut sheet = self.key_second(by)?;
        let keyed_alike = |record: &Record| (&record.tool, &record.variant) == (&sheet.form.0, &sheet.form.1);
        let whole = |record: &Record| record.answers.len() == form.questions.len();
        if !keyed_alike(first) || !keyed_alike(second) || !whole(first) || !whole(second) {
            return Err(Forbidden::OtherForm);
        }
        let compared = compared(form, sheet.policy.comments);
        let differences = compare(form, &compared, &first.answers, &second.answers);
        let one_sided = |at: QuestionIndex| first.answers[at].is_none() != second.answers[at].is_none();
        let follows = leaders(&Skips::of(form), &differences, one_sided);
        for (difference, follows) in differences.into_iter().zip(follows) {
            let of = |record: &Record| difference.questions.iter().map(|at| record.answers[*at].clone()).collect();
            sheet.settlements.push(Settlement {
                follows,
                first: of(first),
                second: of(second),
                third: None,
                decision: Decision::Open,
                wrong: count(difference.questions.len()),
                difference,
            });
        }
        sheet.stage = if sheet.settlements.is_empty() { Stage::Settled } else { Stage::Differing };
        Ok(sheet)
    }

    /// The questions to key a third time, one for each difference that does not follow from another, in the order of the
    /// paper.
    pub fn asks_again(&self) -> Vec<QuestionIndex> {
        let leading = self.settlements.iter().filter(|one| one.follows.is_empty());
        leading.map(|one| one.difference.at).collect()
    }

    /// Somebody keys the differing fields: begins, or goes on.
    ///
    /// # Errors
    /// As [`Sheet::may_key_third`].
    pub fn key_third(mut self, by: &Signature) -> Result<Sheet, Forbidden> {
        self.may_key_third(by)?;
        if self.stage == Stage::Differing {
            self.hands.third.clear();
        }
        add(&mut self.hands.third, &by.who);
        self.stage = Stage::Third;
        Ok(self)
    }

    /// The third keying is abandoned: the differences wait for somebody else.
    ///
    /// # Errors
    /// As [`Sheet::may_key_third`].
    pub fn leave_third(mut self, by: &Signature) -> Result<Sheet, Forbidden> {
        self.may_key_third(by)?;
        self.hands.third.clear();
        self.stage = Stage::Differing;
        Ok(self)
    }

    /// The third keying is complete: two to one decides, difference by difference. Where skips hang on several differences
    /// and not all went the same way, neither pass says what is asked: that is for the quality manager.
    ///
    /// # Errors
    /// As [`Sheet::may_key_third`]; [`Forbidden::OtherForm`]; [`Forbidden::NotComplete`] when a question to key was not.
    pub fn end_third(self, by: &Signature, form: &Questionnaire, third: &Record) -> Result<Sheet, Forbidden> {
        let mut sheet = self.key_third(by)?;
        if (&third.tool, &third.variant) != (&sheet.form.0, &sheet.form.1) {
            return Err(Forbidden::OtherForm);
        }
        if sheet.asks_again().into_iter().any(|at| third.answer(at).is_none()) {
            return Err(Forbidden::NotComplete);
        }
        let decide = |one: &Settlement| one.decide(third.answer(one.difference.at));
        let leading: Vec<Decision> = sheet.settlements.iter().map(decide).collect();
        for settlement in &mut sheet.settlements {
            let place = |at: &u32| leading[*at as usize].clone();
            let decision = if settlement.follows.is_empty() {
                settlement.third = third.answer(settlement.difference.at).cloned();
                settlement.decide(settlement.third.as_ref())
            } else {
                one_way(settlement.follows.iter().map(place)).unwrap_or(Decision::Neither)
            };
            settlement.take(decision);
        }
        let undecided = sheet.settlements.iter().any(|one| one.decision == Decision::Neither);
        let skips = Skips::of(form);
        let torn = (0..form.questions.len()).any(|question| {
            let steering = skips.steering(question);
            let leads = |one: &&Settlement| {
                one.follows.is_empty() && one.difference.questions.iter().any(|at| steering.contains(at))
            };
            let mut ways = sheet.settlements.iter().filter(leads).map(|one| one.decision.clone()).peekable();
            ways.peek().is_some() && one_way(ways).is_none()
        });
        sheet.stage = if undecided || torn { Stage::Undecided } else { Stage::Settled };
        Ok(sheet)
    }

    /// Whether somebody may decide a sheet without a majority: nobody settles a difference with their own answer, unless the
    /// house has no third person.
    ///
    /// # Errors
    /// [`Forbidden::OwnDifference`].
    pub fn may_decide(&self, by: &Signature) -> Result<(), Forbidden> {
        let keyed = self.hands.first.contains(&by.who) || self.hands.second.contains(&by.who);
        let own = self.stage == Stage::Undecided && keyed && self.policy.arbiter == Arbiter::Third;
        if own { Err(Forbidden::OwnDifference) } else { Ok(()) }
    }

    /// The quality manager made the sheet complete again from the paper: what it says now is taken where there was no
    /// majority.
    ///
    /// # Errors
    /// As [`Sheet::may_decide`]; [`Forbidden::Past`] when nothing was undecided; [`Forbidden::NotComplete`]; [`Forbidden::OtherForm`].
    pub fn decide(mut self, by: &Signature, record: &Record) -> Result<Sheet, Forbidden> {
        if self.stage != Stage::Undecided {
            return Err(Forbidden::Past);
        }
        self.may_decide(by)?;
        if record.status != Status::Complete {
            return Err(Forbidden::NotComplete);
        }
        if (&record.tool, &record.variant) != (&self.form.0, &self.form.1) {
            return Err(Forbidden::OtherForm);
        }
        for settlement in self.settlements.iter_mut().filter(|one| one.decision == Decision::Neither) {
            let now = settlement.difference.questions.iter().map(|at| record.answer(*at).cloned()).collect();
            settlement.take(Decision::Paper(now));
        }
        add(&mut self.hands.decided, &by.who);
        self.stage = Stage::Settled;
        Ok(self)
    }

    /// The paper cannot be found.
    ///
    /// # Errors
    /// [`Forbidden::Past`] when its passes are compared already.
    pub fn miss(mut self, reason: String) -> Result<Sheet, Forbidden> {
        match self.stage {
            Stage::Called | Stage::Second | Stage::Differing | Stage::Third => {}
            Stage::Undecided | Stage::Settled | Stage::Missing(_) => return Err(Forbidden::Past),
        }
        self.stage = Stage::Missing(reason);
        Ok(self)
    }

    /// The first pass with what was decided in the place of what was wrong, and the questions that changed. Meant for a
    /// sheet that is settled or held undecided.
    pub fn corrected(&self, first: &Record) -> (Vec<Option<Answer>>, Vec<QuestionIndex>) {
        let mut answers = first.answers.clone();
        let mut changed = Vec::new();
        for settlement in &self.settlements {
            let Some(taken) = settlement.taken() else { continue };
            for (question, answer) in settlement.difference.questions.iter().zip(taken) {
                if answers.get(*question).is_some_and(|now| now != answer) {
                    answers[*question].clone_from(answer);
                    changed.push(*question);
                }
            }
        }
        changed.sort_unstable();
        (answers, changed)
    }

    /// Fields of the first pass that turned out wrong: all of a sheet whose paper is missing; the undecided ones as long
    /// as they are.
    pub fn wrong(&self) -> u32 {
        if let Stage::Missing(_) = self.stage {
            return self.fields;
        }
        self.settlements.iter().map(|one| one.wrong).sum()
    }

    /// Fields on which the first two passes differ.
    pub fn differing(&self) -> u32 {
        count(self.settlements.iter().map(|one| one.difference.questions.len()).sum())
    }

    /// Differences that are slips.
    pub fn slips(&self) -> u32 {
        let is_slip = |one: &&Settlement| matches!(one.difference.kind, DifferenceKind::Slip { .. });
        count(self.settlements.iter().filter(is_slip).count())
    }

    /// Whether the same person keyed both passes.
    pub fn same_person(&self) -> bool {
        self.hands.second.iter().any(|who| self.hands.first.contains(who))
    }

    /// Whether one of the two keyers arbitrated, or decided where there was no majority.
    pub fn arbiter_of_the_two(&self) -> bool {
        let keyed = |who: &Operator| self.hands.first.contains(who) || self.hands.second.contains(who);
        self.hands.third.iter().chain(&self.hands.decided).any(keyed)
    }

    /// Without what must not be seen while the sheet is verified: values and names.
    pub fn veiled(mut self) -> Sheet {
        if !self.may_read(Pass::First) {
            self.hands = Hands::default();
            for settlement in &mut self.settlements {
                settlement.forget();
            }
        }
        self
    }

    /// Without the values, when their retention ended. Counts and decisions stay.
    pub fn emptied(mut self) -> Sheet {
        for settlement in &mut self.settlements {
            settlement.forget();
        }
        self
    }
}

impl Settlement {
    fn decide(&self, third: Option<&Answer>) -> Decision {
        let at = self.difference.questions.iter().position(|at| *at == self.difference.at).unwrap_or(0);
        let agrees = |values: &[Option<Answer>]| {
            let value = values.get(at).and_then(Option::as_ref);
            // What one pass was not asked, the paper leaves blank.
            let blank = matches!(third, None | Some(Answer::Mark(Mark::Blank | Mark::NotConcerned)));
            same(value, third) || value.is_none() && blank
        };
        match (agrees(&self.first), agrees(&self.second)) {
            (true, false) => Decision::First,
            (false, true) => Decision::Second,
            (true, true) | (false, false) => Decision::Neither,
        }
    }

    /// The values that are taken, when they are not those of the first pass.
    fn taken(&self) -> Option<&[Option<Answer>]> {
        match &self.decision {
            Decision::Second => Some(&self.second),
            Decision::Paper(values) => Some(values),
            Decision::Open | Decision::First | Decision::Neither => None,
        }
    }

    fn take(&mut self, decision: Decision) {
        self.wrong = count(match &decision {
            Decision::First => 0,
            Decision::Open | Decision::Neither | Decision::Second => self.difference.questions.len(),
            Decision::Paper(values) => {
                values.iter().zip(&self.first).filter(|(one, other)| !same(one.as_ref(), other.as_ref())).count()
            }
        });
        self.decision = decision;
    }

    fn forget(&mut self) {
        self.first.clear();
        self.second.clear();
        self.third = None;
        if let Decision::Paper(values) = &mut self.decision {
            values.clear();
        }
    }
}

/// Which answers decide whether a question is asked.
struct Skips(Vec<Vec<QuestionIndex>>);

impl Skips {
    fn of(form: &Questionnaire) -> Skips {
        let names: HashMap<&str, QuestionIndex> =
            form.questions.iter().enumerate().map(|(index, question)| (question.name.as_str(), index)).collect();
        let named = |rule: &Expression| rule.names().filter_map(|name| names.get(name).copied()).collect();
        Skips(form.questions.iter().map(|question| question.relevant.as_ref().map_or_else(Vec::new, named)).collect())
    }

    /// The questions that a question hangs on, and those that they hang on.
    fn steering(&self, question: QuestionIndex) -> BTreeSet<QuestionIndex> {
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

/// For each difference the places of those it follows from: none, when it is asked in both passes or hangs on nothing that
/// differs.
fn leaders(skips: &Skips, differences: &[Difference], one_sided: impl Fn(QuestionIndex) -> bool) -> Vec<Vec<u32>> {
    let steering: Vec<BTreeSet<QuestionIndex>> = differences.iter().map(|one| skips.steering(one.at)).collect();
    let leads = |one: &Difference| !one_sided(one.at);
    let hangs_on = |place: usize, other: &Difference| other.questions.iter().any(|at| steering[place].contains(at));
    let of = |place: usize| -> Vec<u32> {
        let other = |(at, other): (usize, &Difference)| {
            (at != place && leads(other) && hangs_on(place, other)).then(|| count(at))
        };
        if leads(&differences[place]) { Vec::new() } else { differences.iter().enumerate().filter_map(other).collect() }
    };
    (0..differences.len()).map(of).collect()
}

/// The decision that all of them are; `None` when they are not all the same.
fn one_way(mut decisions: impl Iterator<Item = Decision>) -> Option<Decision> {
    let first = decisions.next()?;
    decisions.all(|other| other == first).then_some(first)
}

fn count(fields: usize) -> u32 {
    u32::try_from(fields).expect("a form has at most 2,000 questions")
}

fn add(hands: &mut Vec<Operator>, who: &Operator) {
    if !hands.contains(who) {
        hands.push(who.clone());
    }
}
