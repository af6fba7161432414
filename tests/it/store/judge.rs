//! Judges a journal by the rules of the protocol, written a second time here.

use super::house::WARD;
use super::protocol::written;
use super::*;
use copiste::campaign::{Arbiter, SecondOperator, VerificationPolicy};
use copiste::store::{Change, Content, Link, Subject};
use copiste::verification::Sheet;
use std::collections::{BTreeMap, BTreeSet};

/// What the journal tells of one sheet.
#[derive(Default)]
struct Told {
    /// The passes as they are now.
    passes: BTreeMap<Pass, (BatchNumber, Record)>,
    /// The first pass when the sheet was called, and the rules that count for it: those of the draw, as far as the campaign did
    /// not relax them while somebody was at the sheet.
    called: Option<(Record, VerificationPolicy)>,
    first: BTreeSet<Operator>,
    /// Of the attempt that is not abandoned.
    second: BTreeSet<Operator>,
    last: Option<Sheet>,
}

/// Judges a whole journal: nobody verified themselves, nothing was drawn from an unbalanced pile, every value acknowledged
/// is told, and what is settled keeps what every pass said.
pub fn judge(links: &[Link], acknowledged: &BTreeSet<String>) {
    let mut sheets: BTreeMap<Serial, Told> = BTreeMap::new();
    let mut batches: BTreeMap<BatchNumber, Batch> = BTreeMap::new();
    let mut rules = VerificationPolicy::default();
    let mut now = VerificationPolicy::default();
    let mut values = BTreeSet::new();
    let mut same: BTreeSet<(Serial, Serial)> = BTreeSet::new();
    for link in links {
        let Content::Kept(_, change) = &link.content else { panic!("nothing was destroyed") };
        match (&link.subject, change) {
            (Subject::Campaign, Change::Campaign(campaign)) => now = campaign.verification,
            (Subject::Batch(number), Change::Batch(batch)) => drop(batches.insert(*number, batch.clone())),
            (Subject::Pair(_, first, second), Change::Pair(pair)) => {
                same.remove(&(*first, *second));
                same.extend(pair.same_paper.then_some((*first, *second)));
            }
            (Subject::Draw(_), Change::Draw(draw)) => {
                rules = draw.policy;
                for (number, batch) in &batches {
                    if draw.batch.is_some_and(|only| only != *number) {
                        continue;
                    }
                    let here = sheets.values().filter_map(|told| told.passes.get(&Pass::First));
                    let here: Vec<_> = here.filter(|(batch, _)| batch == number).collect();
                    assert!(here.iter().all(|(_, record)| !matches!(record.status, Status::InProgress { .. })));
                    let papers = sheets.iter().filter(|(serial, told)| {
                        let lies = told.passes.get(&Pass::First).is_some_and(|(batch, _)| batch == number);
                        lies && has_paper(**serial, &sheets, &same)
                    });
                    let papers = papers.count() as u32;
                    assert!(here.is_empty() && batch.sheets.is_none() || batch.sheets == Some(papers));
                }
            }
            (Subject::Sheet(_, serial), Change::Sheet(sheet)) => {
                let told = sheets.get_mut(serial).expect("a sheet is keyed before it is verified");
                let first = &told.passes[&Pass::First].1;
                let (_, kept) = told.called.get_or_insert_with(|| (first.clone(), rules));
                if *kept != sheet.policy {
                    assert_eq!(
                        sheet.policy,
                        relaxed(*kept, now),
                        "rules are only relaxed, and by the campaign: {link:?}"
                    );
                    *kept = sheet.policy;
                }
                told.last = Some(sheet.clone());
            }
            (Subject::Record(audience, serial, pass, _), Change::Record(batch, delta)) => {
                let told = sheets.entry(*serial).or_default();
                let before = told.passes.get(pass).map(|(_, record)| record);
                let record = delta.apply(before).expect("every change fits the one before");
                told.passes.insert(*pass, (*batch, record));
                let key = RecordKey { campaign: spring(), audience: audience.clone(), serial: *serial, pass: *pass };
                for (question, answer) in &delta.answers {
                    values.extend(
                        answer.iter().map(|answer| written(&(key.clone(), *question as usize, answer.clone()))),
                    );
                }
                let keyed = delta.answers.iter().any(|(question, _)| *question as usize != WARD);
                if keyed || delta.begun.is_some() {
                    told.judge_hand(*pass, link, delta.begun.is_some(), keyed, now);
                }
            }
            _ => {}
        }
    }
    let lost: Vec<_> = acknowledged.difference(&values).collect();
    assert!(lost.is_empty(), "acknowledged and not told: {lost:#?}");
    for (serial, told) in &sheets {
        let Some(last) = &told.last else { continue };
        for settlement in &last.settlements {
            let (first, _) = told.called.as_ref().unwrap();
            let second = &told.passes[&Pass::Second].1;
            let of = |record: &Record| {
                settlement.difference.questions.iter().map(|at| record.answers[*at].clone()).collect::<Vec<_>>()
            };
            assert_eq!((&settlement.first, &settlement.second), (&of(first), &of(second)), "sheet {serial}");
            if let (false, Some((_, record))) = (settlement.third.is_empty(), told.passes.get(&Pass::Third)) {
                let asked = settlement.asks().into_iter().map(|at| record.answers[at].clone());
                assert_eq!(settlement.third, asked.collect::<Vec<_>>(), "sheet {serial}");
            }
        }
    }
}

/// Whether a sheet has a paper of its own: it is not voided, or it is the first of all that are the same paper and are voided.
fn has_paper(serial: Serial, sheets: &BTreeMap<Serial, Told>, same: &BTreeSet<(Serial, Serial)>) -> bool {
    let voided = |serial: &Serial| {
        let first = sheets.get(serial).and_then(|told| told.passes.get(&Pass::First));
        first.map(|(_, record)| matches!(record.status, Status::Voided(_)))
    };
    let mut found = vec![serial];
    let mut place = 0;
    while let Some(now) = found.get(place).copied() {
        let others = same.iter().filter(|(one, other)| *one == now || *other == now);
        let others: Vec<Serial> = others.flat_map(|(one, other)| [*one, *other]).collect();
        others.into_iter().for_each(|other| {
            if !found.contains(&other) {
                found.push(other)
            }
        });
        place += 1;
    }
    let all_voided = found.iter().all(|other| voided(other) != Some(false));
    let lowest = found.iter().filter(|other| voided(other).is_some()).min() == Some(&serial);
    voided(&serial) == Some(false) || all_voided && lowest
}

/// Rules with whatever is weaker now about who may key.
fn relaxed(mut rules: VerificationPolicy, now: VerificationPolicy) -> VerificationPolicy {
    if now.arbiter == Arbiter::OneOfTheTwo {
        rules.arbiter = now.arbiter;
    }
    let hours = |second| match second {
        SecondOperator::Another => u16::MAX,
        SecondOperator::SameLater { hours } => hours,
    };
    if hours(now.second) < hours(rules.second) {
        rules.second = now.second;
    }
    rules
}

impl Told {
    fn judge_hand(&mut self, pass: Pass, link: &Link, begins: bool, keyed: bool, now: VerificationPolicy) {
        let who = &link.by.who;
        let open = self.called.as_ref().map(|(first, rules)| {
            let completed = first.history.last().map_or(first.begun.when, |(by, _)| by.when);
            (completed.0, relaxed(*rules, now))
        });
        match (pass, open) {
            (Pass::First, None) if keyed => drop(self.first.insert(who.clone())),
            (Pass::First, _) => {}
            (_, None) => panic!("a pass of a sheet that was not called: {link:?}"),
            (Pass::Second, Some((completed, rules))) => {
                if begins {
                    self.second.clear();
                }
                if self.first.contains(who) {
                    let SecondOperator::SameLater { hours } = rules.second else { panic!("own sheet: {link:?}") };
                    assert!(link.by.when.0 >= completed + i64::from(hours) * 3_600, "too soon: {link:?}");
                }
                self.second.insert(who.clone());
            }
            (Pass::Third, Some((_, rules))) => {
                let own = self.first.contains(who) || self.second.contains(who);
                assert!(!own || rules.arbiter == Arbiter::OneOfTheTwo, "own difference: {link:?}");
            }
        }
    }
}
