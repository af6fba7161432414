//! At the end every sheet is laid beside its paper: what was found of what was planted.

use super::Rehearsal;
use super::figures::{Certified, Fate, Figures, Outcome, PlantedError};
use super::house::House;
use super::paper::{answers, is_straight};
use super::planting::{Hand, Planned};
use crate::questionnaire::{Audience, QuestionIndex, Questionnaire};
use crate::record::{Answer, Pass, Serial, Status};
use crate::station::{DrawView, Error};
use crate::store::{Filed, Verified};
use crate::verification::{Decision, DifferenceKind, Progress, Settlement, Stage, compared, same};
use std::collections::BTreeMap;

/// Compares everything with the paper. `before` are the first passes as they were when the draw was made.
pub(super) fn outcome(
    house: &House,
    rehearsal: &Rehearsal,
    before: &BTreeMap<(Audience, Serial), Filed>,
) -> Result<Outcome, Error> {
    let now = house.records()?;
    let verified = house.manager.verified(house.campaign())?;
    let verified: BTreeMap<(Audience, Serial), &Verified> =
        verified.iter().map(|one| ((one.key.audience.clone(), one.key.serial), one)).collect();
    let mut outcome = Outcome {
        seed: rehearsal.seed,
        extent: rehearsal.policy.extent,
        figures: Figures { runs: 1, ..Figures::default() },
        certified: Vec::new(),
        errors: Vec::new(),
    };
    for view in house.manager.draws(house.campaign())? {
        let mut sums = Sums::default();
        for serial in &view.draw.frame {
            let place = (view.draw.audience.clone(), *serial);
            let (Some(first), Some(finished)) = (before.get(&place), now.get(&place)) else { continue };
            let (pile, planned) = house.filed[&place];
            let pile = &house.paper.piles[pile];
            let truth = &pile.batch.sheets[planned.paper];
            let form = house.paper.form(pile, truth);
            let one = verified.get(&place).filter(|one| one.sheet.stage == Stage::Settled);
            let second = one.map(|one| house.manager.store.record(&one.key.pass(Pass::Second))).transpose()?.flatten();
            let beside = Beside {
                form,
                compared: compared(form, rehearsal.policy.comments),
                planned,
                paper: answers(form, truth),
                first: &first.record.answers,
                second: second.map(|filed| filed.record.answers),
                finished: &finished.record.answers,
                settlements: one.map_or(&[], |one| &one.sheet.settlements),
            };
            debug_assert_eq!(finished.record.status, Status::Complete);
            beside.count(&place, &mut sums, &mut outcome);
        }
        outcome.certified.push(sums.certified(&view));
    }
    notice(house, &mut outcome.figures);
    let id = &house.manager.campaign(house.campaign())?.campaign.id;
    let check = house.manager.store.check_journal(id)?;
    outcome.figures.journal_faults = u64::from(check.fault.is_some());
    Ok(outcome)
}

/// A sheet at the end, beside its paper.
struct Beside<'a> {
    form: &'a Questionnaire,
    compared: Vec<bool>,
    planned: &'a Planned,
    paper: Vec<Option<Answer>>,
    first: &'a [Option<Answer>],
    /// What was keyed the second time, when the sheet was verified.
    second: Option<Vec<Option<Answer>>>,
    finished: &'a [Option<Answer>],
    settlements: &'a [Settlement],
}

/// What the house noticed on its way.
fn notice(house: &House, figures: &mut Figures) {
    let noticed = &house.noticed;
    figures.papers = house.paper.piles.iter().map(|pile| pile.batch.sheets.len() as u64).sum();
    figures.omitted = house.plan.piles.iter().filter(|pile| pile.omitted.is_some()).count() as u64;
    figures.omitted_found = noticed.omitted;
    for ((audience, serial), (pile, planned)) in house.filed.iter().filter(|(_, (_, planned))| planned.again) {
        let pile = &house.paper.piles[*pile];
        let truth = &pile.batch.sheets[planned.paper];
        let named = noticed.twins.iter().any(|(of, _, second, same)| *same && of == audience && second == serial);
        let (planted, found) = if is_straight(house.paper.form(pile, truth), truth) {
            (&mut figures.straight_twins, &mut figures.straight_twins_found)
        } else {
            (&mut figures.twins, &mut figures.twins_found)
        };
        *planted += 1;
        *found += u64::from(named);
    }
    figures.false_twins = noticed.twins.iter().filter(|(.., same)| !same).count() as u64;
    figures.runs_with_false_twins = u64::from(figures.false_twins > 0);
    figures.by_hand = noticed.by_hand;
    figures.draws_refused = noticed.draws_refused;
    figures.caught = noticed.caught;
    figures.keys = noticed.keys;
}

/// The truth over the sheets of a draw.
#[derive(Default)]
struct Sums {
    fields: u64,
    wrong: u64,
    revealed: u64,
    wrong_finished: u64,
}

impl Sums {
    fn certified(&self, view: &DrawView) -> Certified {
        let per_10_000 = |wrong: u64| 10_000.0 * wrong as f64 / self.fields.max(1) as f64;
        let certificate = &view.certificate;
        Certified {
            audience: certificate.audience.clone(),
            sheets: certificate.sheets,
            verified: certificate.verified,
            exhausted: certificate.progress == Progress::Exhausted,
            at_most: certificate.at_most_per_10_000,
            true_revealed: per_10_000(self.revealed),
            true_first: per_10_000(self.wrong),
            residual: certificate.residual,
            true_finished: per_10_000(self.wrong_finished),
        }
    }
}

impl Beside<'_> {
    fn count(&self, place: &(Audience, Serial), sums: &mut Sums, outcome: &mut Outcome) {
        let fields = (0..self.first.len()).filter(|index| self.compared[*index]);
        for index in fields {
            self.count_field(index, place, sums, outcome);
        }
        let figures = &mut outcome.figures;
        if self.second.is_none() {
            return;
        }
        figures.verified += 1;
        figures.arbitrated += u64::from(!self.settlements.is_empty());
        let by_hand = |one: &Settlement| matches!(one.decision, Decision::Paper(_));
        figures.undecided += u64::from(self.settlements.iter().any(by_hand));
        for hand in [&self.planned.first, &self.planned.second] {
            self.count_slip(hand, figures);
        }
        let none_planted = self.planned.first.slip.is_empty() && self.planned.second.slip.is_empty();
        figures.false_slips +=
            if none_planted { self.settlements.iter().filter(|one| is_slip(one)).count() as u64 } else { 0 };
    }

    fn count_field(&self, index: QuestionIndex, place: &(Audience, Serial), sums: &mut Sums, outcome: &mut Outcome) {
        let figures = &mut outcome.figures;
        let paper = self.paper[index].as_ref();
        let is_right = |answers: &[Option<Answer>]| same(answers[index].as_ref(), paper);
        let (first, finished) = (is_right(self.first), is_right(self.finished));
        let is_field = u64::from(self.first[index].is_some());
        sums.fields += is_field;
        figures.fields += is_field;
        sums.wrong_finished += u64::from(!finished);
        figures.wrong_finished += u64::from(!finished);
        let told = self.settlements.iter().any(|one| one.difference.questions.contains(&index));
        let second = self.second.as_deref();
        let alike = match second {
            Some(second) => same(second[index].as_ref(), self.first[index].as_ref()),
            None => self.planned.alike.contains(&index) || self.hangs_on_what_is_alike(index),
        };
        if !first {
            sums.wrong += 1;
            sums.revealed += u64::from(!alike);
            figures.wrong += 1;
        }
        let mut fate = Fate::NotVerified;
        if let Some(second) = second {
            if first && is_right(second) {
                figures.false_differences += u64::from(told);
            } else if first {
                figures.doubted += 1;
                figures.harmed += u64::from(!finished);
                fate = if finished { Fate::Kept } else { Fate::Harmed };
            } else {
                figures.wrong_verified += 1;
                figures.alike += u64::from(alike);
                figures.told += u64::from(told);
                figures.mended += u64::from(told && finished);
                fate = match (alike, finished) {
                    (true, _) => Fate::Alike,
                    (false, true) => Fate::Mended,
                    (false, false) => Fate::LeftWrong,
                };
            }
        }
        if first && second.is_none_or(is_right) {
            return;
        }
        let word = |answer: Option<&Answer>| answer.map_or_else(|| "-".to_owned(), word);
        outcome.errors.push(PlantedError {
            audience: place.0.clone(),
            serial: place.1,
            question: self.form.questions[index].name.clone(),
            paper: word(paper),
            first: word(self.first[index].as_ref()),
            second: second.map_or_else(String::new, |second| word(second[index].as_ref())),
            finished: word(self.finished[index].as_ref()),
            fate,
        });
    }

    /// Whether one of paper and first pass has no answer because of a filter that the second person would misread too.
    fn hangs_on_what_is_alike(&self, index: QuestionIndex) -> bool {
        self.first[index].is_some() != self.paper[index].is_some() && !self.planned.alike.is_empty()
    }

    /// A slip counts as told when one finding has every answer that slipped and made a difference, but for those that
    /// somebody misread besides.
    fn count_slip(&self, hand: &Hand, figures: &mut Figures) {
        let Some(second) = &self.second else { return };
        let differs = |index: &QuestionIndex| !same(self.first[*index].as_ref(), second[*index].as_ref());
        let differing: Vec<QuestionIndex> = hand.slip.iter().copied().filter(differs).collect();
        if differing.len() < 4 {
            return;
        }
        figures.slips += 1;
        let is_first = std::ptr::eq(hand, &self.planned.first);
        let other = if is_first { second.as_slice() } else { self.first };
        let misread = |index: &QuestionIndex| !same(other[*index].as_ref(), self.paper[*index].as_ref());
        let slipped: Vec<QuestionIndex> = differing.into_iter().filter(|index| !misread(index)).collect();
        let has_all = |one: &Settlement| slipped.iter().all(|index| one.difference.questions.contains(index));
        figures.slips_told += u64::from(self.settlements.iter().any(|one| is_slip(one) && has_all(one)));
    }
}

fn is_slip(settlement: &Settlement) -> bool {
    matches!(settlement.difference.kind, DifferenceKind::Slip { .. })
}

/// An answer as a readable sheet writes it.
fn word(answer: &Answer) -> String {
    match answer {
        Answer::One(name) => name.clone(),
        Answer::Several(names) => names.join(" "),
        Answer::Integer(number) => number.to_string(),
        Answer::Decimal(number) => number.clone(),
        Answer::Date(date) => date.to_string(),
        Answer::Text(text) => text.clone(),
        Answer::Mark(mark) => format!("!{}", mark.word()),
    }
}
