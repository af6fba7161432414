//! The two-pass protocol: one explicit state machine for the verification of one sheet. `docs/certainty-protocol.md` draws it.
//!
//! Every way on is a method of [`Sheet`] that takes the sheet and gives the next one, or says why it is [`Forbidden`].
//! Who writes a sheet's records goes through here: no other way leads from one stage to the next.

use super::compare::{Difference, compare, same};
use super::settlement::{Decision, Settlement, Skips, led, one_way};
use crate::campaign::{Arbiter, BatchNumber, SecondOperator, VerificationPolicy};
use crate::operator::{Moment, Operator, Signature};
use crate::questionnaire::{Fingerprint, Kind, QuestionIndex, Questionnaire, Variant};
use crate::record::{Answer, Pass, Record, Serial, Status};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

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
    /// Its paper could not be found and turned up, as it was said: until it is settled it counts as wrong from end to end.
    pub found: Option<String>,
    /// Fields on which the first two passes agree and that the paper showed to be wrong when the sheet was decided.
    pub overlooked: u32,
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
    /// It was voided before it was decided.
    Voided {
        /// Why.
        reason: String,
        /// The sheet whose paper it is: then it is no sheet of its own, and was none to draw from. Without one it counts as
        /// wrong from end to end.
        twin: Option<Serial>,
    },
}

/// Why the protocol does not allow something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Whoever keyed one of the passes does not decide where there is no majority.
    OwnDecision,
    /// A pass that is complete does not change any more.
    Frozen,
    /// There is nothing to key a third time.
    NothingDiffers,
    /// A pass is keyed with the form of the first.
    OtherForm,
    /// Nothing is corrected while the paper cannot be found.
    NoPaper,
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
            found: None,
            overlooked: 0,
            settlements: Vec::new(),
        })
    }

    /// The sheet under the rules that its campaign has now, as far as they are weaker about who may key: a house that loses its
    /// third person is not stuck, and what was done under a weaker rule is counted and printed.
    pub fn relaxed(mut self, now: &VerificationPolicy) -> Sheet {
        if matches!(self.stage, Stage::Settled | Stage::Missing(_) | Stage::Voided { .. }) {
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
            (Stage::Settled | Stage::Undecided | Stage::Missing(_) | Stage::Voided { .. }, _) => true,
            (Stage::Called | Stage::Second, Pass::Second) | (Stage::Differing | Stage::Third, Pass::Third) => true,
            (Stage::Called | Stage::Second | Stage::Differing | Stage::Third, _) => false,
        }
    }

    /// Whether the first pass may be corrected or moved. Without its paper it stays as it was drawn: what turns up is compared
    /// with what was keyed, and with nothing else.
    ///
    /// # Errors
    /// [`Forbidden::Sealed`], [`Forbidden::NoPaper`].
    pub fn may_correct(&self) -> Result<(), Forbidden> {
        match self.stage {
            Stage::Missing(_) => Err(Forbidden::NoPaper),
            _ => self.may_void(),
        }
    }

    /// Whether the first pass may be voided.
    ///
    /// # Errors
    /// [`Forbidden::Sealed`].
    pub fn may_void(&self) -> Result<(), Forbidden> {
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
            Stage::Undecided | Stage::Settled | Stage::Missing(_) | Stage::Voided { .. } => {
                return Err(Forbidden::Past);
            }
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
            Stage::Undecided | Stage::Settled | Stage::Missing(_) | Stage::Voided { .. } => {
                return Err(Forbidden::Past);
            }
        }
        let keyed = self.keyed(&by.who);
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
        let open = |difference: Difference| {
            let of = |record: &Record| difference.questions.iter().map(|at| record.answers[*at].clone()).collect();
            Settlement::open(of(first), of(second), difference)
        };
        let differences = compare(form, &compared, &first.answers, &second.answers);
        sheet.settlements = led(&Skips::of(form), differences.into_iter().map(open).collect());
        sheet.stage = if sheet.settlements.is_empty() { Stage::Settled } else { Stage::Differing };
        Ok(sheet)
    }

    /// The questions to key a third time, in the order of the paper: one for each difference that does not follow from another,
    /// two for a slip.
    pub fn asks_again(&self) -> Vec<QuestionIndex> {
        let leading = self.settlements.iter().filter(|one| one.follows.is_empty());
        let mut asked: Vec<QuestionIndex> = leading.flat_map(Settlement::asks).collect();
        asked.sort_unstable();
        asked
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

    /// The third keying is complete: two to one decides, difference by difference. Where the two ends of a slip do not both
    /// take the same side, it is no slip that one decision settles: its questions are differences of their own from now on,
    /// and the third keying begins anew. Where skips hang on several differences and not all went the same way, neither pass
    /// says what is asked: that is for the quality manager.
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
        let skips = Skips::of(form);
        let sides: Vec<Decision> = sheet.settlements.iter().map(|one| one.side(third)).collect();
        let torn = |(one, side): (&Settlement, &Decision)| {
            one.is_slip() && one.follows.is_empty() && *side == Decision::Neither
        };
        if sheet.settlements.iter().zip(&sides).any(torn) {
            let parted = sheet.settlements.into_iter().zip(&sides);
            let parted = parted.flat_map(|(one, side)| if torn((&one, side)) { one.fields() } else { vec![one] });
            sheet.settlements = led(&skips, parted.collect());
            sheet.hands.third.clear();
            sheet.stage = Stage::Differing;
            return Ok(sheet);
        }
        for settlement in &mut sheet.settlements {
            let place = |at: &u32| sides[*at as usize].clone();
            let decision = if settlement.follows.is_empty() {
                settlement.third = settlement.asks().into_iter().map(|at| third.answer(at).cloned()).collect();
                settlement.side(third)
            } else {
                one_way(settlement.follows.iter().map(place)).unwrap_or(Decision::Neither)
            };
            settlement.take(decision);
        }
        let undecided = sheet.settlements.iter().any(|one| one.decision == Decision::Neither);
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
    /// [`Forbidden::OwnDecision`].
    pub fn may_decide(&self, by: &Signature) -> Result<(), Forbidden> {
        let keyed = self.keyed(&by.who);
        let own = self.stage == Stage::Undecided && keyed && self.policy.arbiter == Arbiter::Third;
        if own { Err(Forbidden::OwnDecision) } else { Ok(()) }
    }

    /// The quality manager made the sheet complete again from the paper, after the three keyings: what it says now is what the
    /// paper says, of every question, also where the passes agreed or a majority had decided otherwise. `second` is the second
    /// pass, which tells what the first said wherever they do not differ. With the sheet come the questions that were
    /// corrected by this.
    ///
    /// # Errors
    /// As [`Sheet::may_decide`]; [`Forbidden::Past`] when nothing was undecided; [`Forbidden::NotComplete`]; [`Forbidden::OtherForm`].
    pub fn decide(
        mut self,
        by: &Signature,
        form: &Questionnaire,
        second: &Record,
        record: &Record,
    ) -> Result<(Sheet, Vec<QuestionIndex>), Forbidden> {
        if self.stage != Stage::Undecided {
            return Err(Forbidden::Past);
        }
        self.may_decide(by)?;
        if record.status != Status::Complete {
            return Err(Forbidden::NotComplete);
        }
        let keyed_alike = |record: &Record| (&record.tool, &record.variant) == (&self.form.0, &self.form.1);
        if !keyed_alike(record) || !keyed_alike(second) {
            return Err(Forbidden::OtherForm);
        }
        let compared = compared(form, self.policy.comments);
        let mut agreed: BTreeSet<QuestionIndex> = (0..compared.len()).filter(|at| compared[*at]).collect();
        let mut corrected = Vec::new();
        for settlement in &mut self.settlements {
            agreed.retain(|at| !settlement.difference.questions.contains(at));
            corrected.extend(settlement.read_on(record));
        }
        let overlooked = agreed.into_iter().filter(|at| !same(second.answer(*at), record.answer(*at)));
        let overlooked: Vec<QuestionIndex> = overlooked.collect();
        self.overlooked = count(overlooked.len());
        corrected.extend(overlooked);
        corrected.sort_unstable();
        add(&mut self.hands.decided, &by.who);
        self.stage = Stage::Settled;
        Ok((self, corrected))
    }

    /// The paper cannot be found.
    ///
    /// # Errors
    /// [`Forbidden::Past`] when its passes are compared already.
    pub fn miss(mut self, reason: String) -> Result<Sheet, Forbidden> {
        match self.stage {
            Stage::Called | Stage::Second | Stage::Differing | Stage::Third => {}
            Stage::Undecided | Stage::Settled | Stage::Missing(_) | Stage::Voided { .. } => {
                return Err(Forbidden::Past);
            }
        }
        self.stage = Stage::Missing(reason);
        Ok(self)
    }

    /// The paper turned up: the sheet is called anew, from its first pass as it is. `hands` are those of whoever keyed that.
    ///
    /// # Errors
    /// [`Forbidden::Past`] when it was not missing; [`Forbidden::NotComplete`].
    pub fn find(
        self,
        reason: String,
        hands: Vec<Operator>,
        form: &Questionnaire,
        first: &Record,
    ) -> Result<Sheet, Forbidden> {
        if !matches!(self.stage, Stage::Missing(_)) {
            return Err(Forbidden::Past);
        }
        let call = Call { draw: self.draw, place: self.place, batch: self.batch, policy: self.policy, hands };
        Ok(Sheet { found: Some(reason), ..Sheet::call(call, form, first)? })
    }

    /// It is voided, which is a decision as long as there was none; `twin` is the sheet whose paper it is. What is settled
    /// stays as it was found.
    ///
    /// # Errors
    /// As [`Sheet::may_decide`] and [`Sheet::may_void`].
    pub fn void(mut self, by: &Signature, reason: String, twin: Option<Serial>) -> Result<Sheet, Forbidden> {
        self.may_void()?;
        self.may_decide(by)?;
        if self.stage == Stage::Undecided {
            add(&mut self.hands.decided, &by.who);
        }
        if self.stage != Stage::Settled {
            self.stage = Stage::Voided { reason, twin };
        }
        Ok(self)
    }

    /// It is no longer voided: what was to be decided is again, and a paper that could not be found is still to be.
    pub fn restored(mut self) -> Sheet {
        let unread = self.settlements.iter().all(|one| one.decision == Decision::Open);
        if let Stage::Voided { reason, .. } = self.stage {
            self.stage = if unread { Stage::Missing(reason) } else { Stage::Undecided };
        }
        self
    }

    /// Whether it counts as wrong from end to end, since nobody could read its paper again so far.
    pub fn is_unread(&self) -> bool {
        match self.stage {
            Stage::Missing(_) | Stage::Voided { twin: None, .. } => true,
            Stage::Settled | Stage::Voided { twin: Some(_), .. } => false,
            Stage::Called | Stage::Second | Stage::Differing | Stage::Third | Stage::Undecided => self.found.is_some(),
        }
    }

    /// Whether what it counts for is known, as long as nothing else turns up.
    pub fn is_counted(&self) -> bool {
        self.stage == Stage::Settled || self.is_unread()
    }

    /// Whether it turned out to be the paper of another sheet.
    pub fn is_no_paper(&self) -> bool {
        matches!(self.stage, Stage::Voided { twin: Some(_), .. })
    }

    /// Whether somebody still has to key or decide something.
    pub fn is_open(&self) -> bool {
        match self.stage {
            Stage::Called | Stage::Second | Stage::Differing | Stage::Third | Stage::Undecided => true,
            Stage::Settled | Stage::Missing(_) | Stage::Voided { .. } => false,
        }
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

    /// The questions whose answers were taken otherwise than the first pass had them, in the order of the paper.
    pub fn corrections(&self) -> Vec<QuestionIndex> {
        self.settlements.iter().flat_map(Settlement::corrections).collect()
    }

    /// Whether a first pass says of what was compared what this verification ended with; `second` is the second pass. `None`
    /// when that is not kept: the paper showed what neither pass had said.
    pub fn is_said_by(&self, form: &Questionnaire, first: &Record, second: &Record) -> Option<bool> {
        let keyed_alike = |record: &Record| (&record.tool, &record.variant) == (&self.form.0, &self.form.1);
        if self.stage != Stage::Settled || self.overlooked > 0 || !keyed_alike(second) {
            return None;
        }
        let mut verified = second.answers.clone();
        for settlement in &self.settlements {
            let kept = settlement.taken().unwrap_or(&settlement.first);
            for (question, answer) in settlement.difference.questions.iter().zip(kept) {
                verified.get_mut(*question)?.clone_from(answer);
            }
        }
        let compared = compared(form, self.policy.comments);
        let mut asked = (0..compared.len()).filter(|at| compared[*at]);
        let same = |at: usize| same(verified.get(at).and_then(Option::as_ref), first.answer(at));
        Some(keyed_alike(first) && asked.all(same))
    }

    /// Fields of the first pass that turned out wrong: all of a sheet whose paper nobody could read again; the undecided
    /// ones as long as they are.
    pub fn wrong(&self) -> u32 {
        if self.is_unread() {
            return self.fields;
        }
        self.settlements.iter().map(|one| one.wrong).sum::<u32>() + self.overlooked
    }

    /// Fields on which the first two passes differ.
    pub fn differing(&self) -> u32 {
        count(self.settlements.iter().map(|one| one.difference.questions.len()).sum())
    }

    /// Differences that are slips.
    pub fn slips(&self) -> u32 {
        count(self.settlements.iter().filter(|one| one.is_slip()).count())
    }

    /// Whether the same person keyed both passes.
    pub fn same_person(&self) -> bool {
        self.hands.second.iter().any(|who| self.hands.first.contains(who))
    }

    /// Whether one and the same person keyed it all three times.
    pub fn keyed_thrice_by_one(&self) -> bool {
        let Hands { first, second, third, .. } = &self.hands;
        let one = first.first();
        !second.is_empty() && !third.is_empty() && first.iter().chain(second).chain(third).all(|who| Some(who) == one)
    }

    /// Whether one of the two who keyed it arbitrated, seeing neither value: not if there was one keyer only, nor where
    /// somebody had to decide after that.
    pub fn arbiter_of_the_two(&self) -> bool {
        !self.keyed_thrice_by_one()
            && self.hands.decided.is_empty()
            && self.hands.third.iter().any(|who| self.keyed(who))
    }

    /// Whether somebody who had keyed it decided where there was no majority, with every value in sight.
    pub fn decided_by_a_keyer(&self) -> bool {
        self.hands.decided.iter().any(|who| self.keyed(who))
    }

    /// Whether somebody keyed the first or the second pass.
    fn keyed(&self, who: &Operator) -> bool {
        self.hands.first.contains(who) || self.hands.second.contains(who)
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

pub(super) fn count(fields: usize) -> u32 {
    u32::try_from(fields).expect("a form has at most 2,000 questions")
}

fn add(hands: &mut Vec<Operator>, who: &Operator) {
    if !hands.contains(who) {
        hands.push(who.clone());
    }
}
