//! The two-pass protocol at the store: anything in any order, by anybody. What happened is judged from the journal alone,
//! with rules written a second time here.

use super::house::{
    AGE, HOW, REMARK, VISITING, VISITS, WARD, again, complete, draw, form, house, in_progress, paper, pile, signed,
};
use super::judge::judge;
use super::recount::{is_paper_of_another, recount, standing};
use super::*;
use copiste::campaign::{Arbiter, Extent, SecondOperator, VerificationPolicy};
use copiste::record::RecordEvent;
use copiste::store::{
    BatchTally, Blindfold, Error, MemoryStore, RecordSummary, SettledPair, Standing, Store, Write, rebuild,
};
use copiste::verification::{Draw, Forbidden, Seed, Sheet, Stage};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};

const PEOPLE: [&str; 4] = ["ann", "bob", "cyd", "dan"];
const SHEETS: u32 = 5;

#[derive(Clone, Debug)]
enum Step {
    /// Somebody changes a first pass.
    First {
        who: usize,
        serial: u32,
        what: First,
        seed: u64,
    },
    /// Somebody keys a sheet again, whether they may or not.
    Again {
        who: usize,
        pick: usize,
        what: Again,
        seed: u64,
    },
    /// Sheets are drawn, from a batch or from all, under a seed.
    Draw {
        batch: Option<u32>,
        seed: u8,
        called: u32,
    },
    /// More sheets of the draws are called.
    More(u32),
    Missing(usize),
    /// A paper that was missing turns up.
    Found(usize),
    /// Two sheets are one paper, or two after all.
    Pair {
        one: u32,
        other: u32,
        same: bool,
    },
    Policy(usize),
    /// The sheets of the piles are counted again.
    Count,
    Reopen,
    /// The store is dropped with submissions on their way.
    Leave {
        who: usize,
        seed: u64,
    },
    Foul(usize),
}

#[derive(Clone, Copy, Debug)]
enum First {
    Key,
    Complete,
    Correct,
    CorrectAtOnce,
    Hold,
    Void,
    Restore,
    Move,
}

#[derive(Clone, Copy, Debug)]
enum Again {
    Begin,
    Complete,
    Hold,
    Abandon,
}

fn step() -> impl Strategy<Value = Step> {
    use First::*;
    let first = proptest::sample::select(vec![
        Key,
        Complete,
        Complete,
        Complete,
        Correct,
        CorrectAtOnce,
        Hold,
        Void,
        Restore,
        Move,
    ]);
    let again = proptest::sample::select(vec![
        Again::Begin,
        Again::Complete,
        Again::Complete,
        Again::Complete,
        Again::Complete,
        Again::Hold,
        Again::Abandon,
    ]);
    let who = 0..PEOPLE.len();
    let one = (who.clone(), 1..=SHEETS + 1, first, any::<u64>());
    let other = (who.clone(), 0..9_usize, again, any::<u64>());
    let batch = proptest::sample::select(vec![None, None, Some(1), Some(2)]);
    prop_oneof![
        7 => one.prop_map(|(who, serial, what, seed)| Step::First { who, serial, what, seed }),
        22 => other.prop_map(|(who, pick, what, seed)| Step::Again { who, pick, what, seed }),
        6 => (batch, 0..3_u8, 0..6_u32).prop_map(|(batch, seed, called)| Step::Draw { batch, seed, called }),
        2 => (1..4_u32).prop_map(Step::More),
        1 => (0..9_usize).prop_map(Step::Missing),
        1 => (0..9_usize).prop_map(Step::Found),
        2 => (1..=SHEETS, 1..=SHEETS, 0..3_u8).prop_map(|(one, other, way)| Step::Pair { one, other, same: way > 0 }),
        1 => (0..POLICIES).prop_map(Step::Policy),
        4 => Just(Step::Count),
        1 => Just(Step::Reopen),
        1 => (who, any::<u64>()).prop_map(|(who, seed)| Step::Leave { who, seed }),
        2 => (0..5_usize).prop_map(Step::Foul),
    ]
}

const POLICIES: usize = 6;

fn policy(number: usize) -> VerificationPolicy {
    let plain = VerificationPolicy { sheets_min: 1, ..VerificationPolicy::default() };
    let later = SecondOperator::SameLater { hours: 3 };
    match number {
        0 | 1 => plain,
        2 => VerificationPolicy { second: later, ..plain },
        3 => VerificationPolicy { arbiter: Arbiter::OneOfTheTwo, ..plain },
        4 => VerificationPolicy { comments: true, extent: Extent::Full, ..plain },
        _ => VerificationPolicy { second: later, arbiter: Arbiter::OneOfTheTwo, comments: true, ..plain },
    }
}

/// SplitMix64.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit
    }

    /// An answer that the question takes.
    fn answer(&mut self, question: usize) -> Option<Answer> {
        Some(match question {
            WARD => Answer::Text("glycines".to_owned()),
            VISITS => Answer::One(if self.below(2) == 0 { "yes" } else { "no" }.to_owned()),
            AGE => Answer::Integer(60 + self.below(5) as i64),
            REMARK => Answer::Text(format!("mot-{}", self.below(1_000))),
            _ => Answer::One((1 + self.below(5)).to_string()),
        })
    }
}

/// The paper as somebody keys it: seldom without an error.
fn keyed(serial: u32, dice: &mut Dice) -> Vec<Option<Answer>> {
    let mut answers = paper(serial);
    let careful = dice.below(3) == 0;
    for (question, answer) in answers.iter_mut().enumerate() {
        if !careful && question != HOW && dice.below(7) == 0 {
            *answer = dice.answer(question);
        }
    }
    let visits = answers[VISITS] == Some(Answer::One("yes".to_owned()));
    if !visits {
        answers[HOW] = None;
    } else if answers[HOW].is_none() {
        answers[HOW] = dice.answer(HOW);
    }
    answers
}

pub type Value = (RecordKey, usize, Answer);

/// A store under test and what it acknowledged.
struct World<S> {
    store: Option<S>,
    reopen: Box<dyn Fn() -> Option<S>>,
    /// Whether it is there again after it was closed.
    lasts: bool,
    /// Seconds since noon.
    clock: i64,
    acknowledged: BTreeSet<String>,
    on_their_way: (Sender<Vec<Value>>, Receiver<Vec<Value>>),
}

fn values(writes: &[Write]) -> Vec<Value> {
    let mut values = Vec::new();
    for write in writes {
        if let Write::Record(key, filed) = write {
            let answers = filed.record.answers.iter().enumerate();
            values.extend(answers.filter_map(|(at, answer)| Some((key.clone(), at, answer.clone()?))));
        }
    }
    values
}

pub fn written(value: &Value) -> String {
    let (key, question, answer) = value;
    format!("{} {} {:?} {question} {answer:?}", key.audience.0, key.serial, key.pass)
}

impl<S: Store> World<S> {
    fn store(&self) -> &S {
        self.store.as_ref().expect("it is open")
    }

    fn by(&self, who: usize) -> Signature {
        let mut by = signed(PEOPLE[who], 0);
        by.when.0 += self.clock;
        by
    }

    fn write(&mut self, by: &Signature, writes: Vec<Write>) -> Result<(), Error> {
        let values = values(&writes);
        let outcome = self.store().commit(by, writes);
        if outcome.is_ok() {
            self.acknowledged.extend(values.iter().map(written));
        }
        outcome
    }

    /// Everything kept, sealed or not.
    fn records(&self) -> BTreeMap<RecordKey, Filed> {
        let mut records = BTreeMap::new();
        self.store().each_record(&spring(), &residents(), &mut |key, filed| drop(records.insert(key, filed))).unwrap();
        records
    }

    fn sheets(&self) -> BTreeMap<Serial, Sheet> {
        let all = self.store().verifications(&spring(), &self.by(0)).unwrap();
        all.into_iter().map(|one| (one.key.serial, one.sheet)).collect()
    }

    fn pairs(&self) -> Vec<SettledPair> {
        self.store().pairs(&spring()).unwrap()
    }

    fn draws(&self) -> Vec<Draw> {
        self.store().draws(&spring()).unwrap()
    }

    fn batch(&self, number: u32) -> Batch {
        let batches = self.store().batches(&spring()).unwrap();
        batches.into_iter().find(|(batch, _)| batch.number.0 == number).unwrap().0
    }

    fn change(&mut self, step: &Step, seen: &Tally) {
        match step.clone() {
            Step::First { who, serial, what, seed } => drop(self.first(who, serial, what, seed)),
            Step::Again { who, pick, what, seed } => self.again(who, pick, what, seed, seen),
            Step::Draw { batch, seed, called } => self.draw(batch, seed, called, seen),
            Step::More(more) => {
                for draw in self.draws() {
                    let called = (draw.called + more).min(draw.frame.len() as u32);
                    drop(self.write(&self.by(0), vec![Write::Draw(spring(), Draw { called, ..draw })]));
                }
            }
            Step::Missing(pick) => {
                let Some((serial, _)) = self.picked(pick) else { return };
                let outcome =
                    self.write(&self.by(pick % 4), vec![Write::Missing(sheet(serial.0).sheet(), "lost".into())]);
                seen.count_if(outcome.is_ok(), "missing");
            }
            Step::Found(pick) => {
                let sheets = self.sheets();
                let missing: Vec<_> =
                    sheets.iter().filter(|(_, sheet)| matches!(sheet.stage, Stage::Missing(_))).collect();
                let Some((serial, _)) = missing.get(pick % missing.len().max(1)) else { return };
                let outcome =
                    self.write(&self.by(pick % 4), vec![Write::Found(sheet(serial.0).sheet(), "here".into())]);
                outcome.unwrap();
                let found = &self.sheets()[serial];
                assert_eq!((&found.stage, found.wrong()), (&Stage::Called, found.fields));
                seen.count("found");
            }
            Step::Pair { one, other, same } => {
                let by = self.by(0);
                let (first, second) = (Serial(one.min(other)), Serial(one.max(other)));
                if first < second {
                    let (audience, note) = (residents(), String::new());
                    let pair = SettledPair { audience, first, second, same_paper: same, note, by: by.clone() };
                    self.write(&by, vec![Write::Pair(spring(), pair)]).unwrap();
                }
            }
            Step::Policy(number) => {
                let by = self.by(0);
                let campaign = edited(self.store.as_ref().unwrap(), &by, house(policy(number)));
                self.write(&by, vec![campaign]).unwrap();
            }
            Step::Count => {
                for number in [1, 2] {
                    let tallies = recount(&self.records(), &self.sheets(), &self.pairs());
                    let sheets = tallies.get(&BatchNumber(number)).map_or(0, BatchTally::papers);
                    let batch = Batch { sheets: Some(sheets), ..self.batch(number) };
                    let filed = filed_anew(self.store.as_ref().unwrap(), &self.by(0), batch);
                    self.write(&self.by(0), vec![filed]).unwrap();
                }
            }
            Step::Reopen => self.open_again(),
            Step::Leave { who, seed } => self.leave(who, seed),
            Step::Foul(kind) => self.foul(kind, seen),
        }
    }

    /// Closes the store and opens it again, where it can be.
    fn open_again(&mut self) {
        if self.lasts {
            drop(self.store.take());
            self.store = (self.reopen)();
        }
    }

    fn leave(&mut self, who: usize, seed: u64) {
        let by = self.by(who);
        let mut dice = Dice(seed);
        for serial in 1..=SHEETS {
            let kept = self.records().remove(&sheet(serial));
            let answers = keyed(serial, &mut dice);
            let Some(mut filed) = kept else { continue };
            filed.revision += 1;
            filed.record.answers = answers;
            filed.record.status = in_progress();
            filed.record.history.push((by.clone(), RecordEvent::Reopened));
            let writes = vec![Write::Record(sheet(serial), filed)];
            let (values, told) = (values(&writes), self.on_their_way.0.clone());
            let done = move |_, outcome: Result<(), Error>| {
                if outcome.is_ok() {
                    told.send(values).unwrap();
                }
            };
            self.store().submit(&by, writes, Box::new(done));
        }
        self.open_again();
        self.store().commit(&by, Vec::new()).unwrap();
        for values in self.on_their_way.1.try_iter() {
            self.acknowledged.extend(values.iter().map(written));
        }
    }

    fn first(&mut self, who: usize, serial: u32, what: First, seed: u64) -> Result<(), Error> {
        let by = self.by(who);
        let mut dice = Dice(seed);
        let kept = self.records().remove(&sheet(serial));
        let answers = keyed(serial, &mut dice);
        let mut filed = kept.unwrap_or_else(|| {
            let mut record = complete(vec![None; answers.len()], &by);
            record.history.clear();
            record.status = in_progress();
            Filed { batch: BatchNumber(1 + serial % 2), revision: 0, record }
        });
        filed.revision += 1;
        let record = &mut filed.record;
        let mut happened = |event| record.history.push((by.clone(), event));
        match what {
            First::Key => {
                happened(RecordEvent::Reopened);
                record.answers[..5].clone_from_slice(&answers[..5]);
                record.status = in_progress();
            }
            First::Complete => {
                happened(RecordEvent::Completed);
                record.answers = answers;
                record.status = Status::Complete;
            }
            First::Correct => {
                happened(RecordEvent::Reopened);
                record.answers[AGE] = dice.answer(AGE);
                record.status = in_progress();
                self.write(&by, vec![Write::Record(sheet(serial), filed.clone())])?;
                filed.revision += 1;
                filed.record.status = Status::Complete;
                filed.record.history.push((by.clone(), RecordEvent::Completed));
            }
            First::CorrectAtOnce => record.answers[AGE] = dice.answer(AGE),
            First::Hold => {
                happened(RecordEvent::Held("later".to_owned()));
                record.status = Status::Held("later".to_owned());
            }
            First::Void => {
                happened(RecordEvent::Voided("blank".to_owned()));
                record.status = Status::Voided("blank".to_owned());
            }
            First::Restore => {
                happened(RecordEvent::Restored("not blank".to_owned()));
                record.status = Status::Complete;
            }
            First::Move => filed.batch = BatchNumber(3 - filed.batch.0),
        }
        self.write(&by, vec![Write::Record(sheet(serial), filed)])
    }

    fn picked(&self, pick: usize) -> Option<(Serial, Sheet)> {
        let sheets = self.sheets();
        let open = |(_, sheet): &(&Serial, &Sheet)| sheet.is_open();
        // What is settled is tried now and then: it must be refused.
        let of: Vec<_> = if pick == 8 { sheets.iter().collect() } else { sheets.iter().filter(open).collect() };
        of.get(pick % of.len().max(1)).map(|(serial, sheet)| (**serial, (*sheet).clone()))
    }

    fn again(&mut self, who: usize, pick: usize, what: Again, seed: u64, seen: &Tally) {
        let Some((serial, called)) = self.picked(pick) else { return };
        let by = self.by(who);
        let mut dice = Dice(seed);
        let pass = match called.stage {
            Stage::Called | Stage::Second => Pass::Second,
            Stage::Undecided if dice.below(2) == 0 => {
                let decided = self.first(who, serial.0, First::Complete, seed);
                return seen.count_if(decided.is_ok(), "undecided, then decided");
            }
            Stage::Undecided => {
                // Rather than decided it is voided, as the same paper as another or not.
                if dice.below(2) == 0 {
                    let other = 1 + serial.0 % SHEETS;
                    self.change(&Step::Pair { one: serial.0, other, same: true }, seen);
                }
                return drop(self.first(who, serial.0, First::Void, seed));
            }
            _ => Pass::Third,
        };
        let key = again(serial.0, pass);
        let kept = self.records().remove(&key);
        let mut answers = keyed(serial.0, &mut dice);
        let asked = called.asks_again();
        for (question, answer) in answers.iter_mut().enumerate() {
            let left_out = if pass == Pass::Second {
                question == REMARK && !called.policy.comments
            } else {
                !asked.contains(&question)
            };
            if left_out {
                *answer = None;
            } else if pass == Pass::Third && (answer.is_none() || dice.below(6) == 0) {
                *answer = dice.answer(question);
            }
        }
        let alive = |filed: &Filed| !matches!(filed.record.status, Status::Voided(_) | Status::Complete);
        // Sometimes somebody tries to go on with a pass that was abandoned.
        let going_on = kept.clone().filter(|filed| alive(filed) || dice.below(8) == 0);
        let revision = kept.map_or(0, |filed| filed.revision) + 1;
        let mut record = going_on.map_or_else(|| complete(vec![None; answers.len()], &by), |filed| filed.record);
        match what {
            Again::Begin => record.answers[..4].clone_from_slice(&answers[..4]),
            _ => record.answers = answers,
        }
        record.status = match what {
            Again::Begin => in_progress(),
            Again::Complete => Status::Complete,
            Again::Hold => Status::Held("unreadable".to_owned()),
            Again::Abandon => Status::Voided(String::new()),
        };
        record.history.push((by.clone(), RecordEvent::Completed));
        let filed = Filed { batch: called.batch, revision, record };
        let outcome = self.write(&by, vec![Write::Record(key, filed)]);
        let after = self.sheets().remove(&serial).unwrap();
        match (outcome, what, &after.stage) {
            (Err(Error::Forbidden { why, .. }), _, _) => seen.count(match why {
                Forbidden::OwnSheet => "refused: own sheet",
                Forbidden::TooSoon { .. } => "refused: too soon",
                Forbidden::OwnDifference | Forbidden::OwnDecision => "refused: own difference",
                Forbidden::Frozen => "refused: frozen",
                Forbidden::Past => "refused: past",
                Forbidden::NoPaper => "refused: no paper",
                _ => "refused: otherwise",
            }),
            (Err(error), _, _) => panic!("{error:?}"),
            (Ok(()), Again::Complete, Stage::Settled) if pass == Pass::Second => {
                seen.count("second complete: the same")
            }
            (Ok(()), Again::Complete, Stage::Differing) => seen.count("second complete: it differs"),
            (Ok(()), Again::Complete, Stage::Undecided) => seen.count("third complete: undecided"),
            (Ok(()), Again::Complete, Stage::Settled) => {
                let corrected = self.records()[&sheet(serial.0)].record.history.iter().rev().find_map(|(_, event)| {
                    if let RecordEvent::Verified { corrected } = event { Some(!corrected.is_empty()) } else { None }
                });
                let corrected = corrected.expect("what is settled says so");
                seen.count(if corrected { "third complete: corrected" } else { "third complete: as it was" });
            }
            (Ok(()), Again::Abandon, _) => seen.count("abandoned"),
            (Ok(()), _, _) => seen.count("begun or held"),
        }
    }

    fn draw(&mut self, batch: Option<u32>, seed: u8, called: u32, seen: &Tally) {
        let (records, sheets, draws) = (self.records(), self.sheets(), self.draws());
        let waiting: BTreeSet<Serial> =
            draws.iter().flat_map(|draw| draw.order(&spring()).split_off(draw.called as usize)).collect();
        let here = |filed: &Filed| batch.is_none_or(|batch| filed.batch.0 == batch);
        let frame = records.iter().filter(|(key, filed)| {
            let first = key.pass == Pass::First && filed.record.status == Status::Complete && here(filed);
            first && !sheets.contains_key(&key.serial) && !waiting.contains(&key.serial)
        });
        let frame: Vec<Serial> = frame.map(|(key, _)| key.serial).collect();
        let rules = self.store().campaign(&spring()).unwrap().unwrap().verification;
        let number = draws.len() as u32 + 1;
        let called = called.min(frame.len() as u32);
        let made = Draw { batch: batch.map(BatchNumber), seed: Seed([seed; 16]), ..draw(number, frame, called, rules) };
        let tallies = recount(&records, &sheets, &self.pairs());
        let counted = self.store().batches(&spring()).unwrap();
        let balanced =
            counted.iter().filter(|(one, _)| batch.is_none_or(|batch| one.number.0 == batch)).all(|(one, _)| {
                let tally = tallies.get(&one.number).copied().unwrap_or_default();
                tally.in_progress == 0 && one.sheets == Some(tally.papers())
            });
        let outcome = self.write(&self.by(0), vec![Write::Draw(spring(), made)]);
        match outcome {
            Ok(()) => assert!(balanced, "drawn from an unbalanced pile"),
            Err(Error::Unbalanced { .. }) => assert!(!balanced),
            Err(error) => panic!("{error:?}"),
        }
        seen.count(if balanced { "drawn" } else { "refused: unbalanced" });
    }

    fn foul(&mut self, kind: usize, seen: &Tally) {
        let by = self.by(3);
        let filed = |record| Filed { batch: BatchNumber(1), revision: 90, record };
        let plain = complete(paper(1), &by);
        let (what, write) = match kind {
            0 => {
                let Some(draw) = self.draws().pop() else { return };
                ("a seed changed", Write::Draw(spring(), Draw { seed: Seed([99; 16]), ..draw }))
            }
            1 => ("a wrong serial", Write::Record(again(99, Pass::Second), filed(plain))),
            2 => {
                let other = Audience("professionals".to_owned());
                (
                    "another audience",
                    Write::Record(RecordKey { audience: other, ..again(1, Pass::Second) }, filed(plain)),
                )
            }
            3 => {
                let Some((serial, _)) = self.picked(0) else { return };
                let mut record = plain;
                record.variant = Variant("large-print".to_owned());
                ("another form", Write::Record(again(serial.0, Pass::Second), filed(record)))
            }
            _ => {
                let Some((key, kept)) = self.records().pop_first() else { return };
                let mut old = Filed { revision: 0, ..kept };
                old.record.margin = "old".to_owned();
                ("an old revision", Write::Record(key, old))
            }
        };
        let outcome = self.write(&by, vec![write]);
        assert!(outcome.is_err(), "{what} was taken");
        seen.count("foul play refused");
    }

    /// What must hold at any moment.
    fn agrees(&self, seen: &Tally) {
        let (records, sheets) = (self.records(), self.sheets());
        for (serial, sheet) in &sheets {
            if let Stage::Voided { twin, .. } = &sheet.stage {
                let same = is_paper_of_another(*serial, &records, &self.pairs());
                assert_eq!(twin.is_some(), same, "sheet {serial}");
                seen.count(if same { "voided as the same paper" } else { "voided while it was verified" });
            }
        }
        let blindfold_sees = self.store().verifications(&spring(), &self.by(0)).unwrap();
        for (key, filed) in &records {
            let sheet = sheets.get(&key.serial);
            let sealed = sheet.is_some_and(|sheet| standing(&sheet.stage) == Standing::Sealed);
            let shown = self.store().record(key);
            match (key.pass, sealed) {
                (Pass::First, true) => {
                    let refused = Error::Forbidden { sheet: key.sheet(), why: Forbidden::Sealed };
                    assert_eq!(shown, Err(refused));
                }
                (_, false) => assert_eq!(shown.as_ref(), Ok(&Some(filed.clone()))),
                _ => {}
            }
        }
        for one in blindfold_sees.iter().filter(|one| standing(&one.sheet.stage) == Standing::Sealed) {
            let text = format!("{:?}", one.sheet);
            assert!(!text.contains("mot-") && !text.contains("Integer") && !text.contains("One("), "{text}");
            assert!(PEOPLE.iter().all(|name| !text.contains(&format!("\"{name}\""))), "{text}");
        }
        let tallies = recount(&records, &sheets, &self.pairs());
        for (batch, tally) in self.store().batches(&spring()).unwrap() {
            assert_eq!(tally, tallies.get(&batch.number).copied().unwrap_or_default(), "batch {:?}", batch.number);
            let list = self.store().records_of_batch(&spring(), batch.number).unwrap();
            let here = records.iter().filter(|(key, filed)| key.pass == Pass::First && filed.batch == batch.number);
            let stand =
                |key: &RecordKey| sheets.get(&key.serial).map_or(Standing::Unverified, |one| standing(&one.stage));
            let pairs = self.pairs();
            let summary = |(key, filed): (&RecordKey, &Filed)| {
                let same_paper = is_paper_of_another(key.serial, &records, &pairs);
                RecordSummary { same_paper, ..RecordSummary::of(key.clone(), filed, stand(key)) }
            };
            assert_eq!(list, here.map(summary).collect::<Vec<_>>());
        }
    }
}

/// How often what was reached.
#[derive(Default)]
struct Tally(Mutex<BTreeMap<&'static str, u32>>);

impl Tally {
    fn count(&self, what: &'static str) {
        *self.0.lock().unwrap().entry(what).or_default() += 1;
    }

    fn count_if(&self, happened: bool, what: &'static str) {
        if happened {
            self.count(what);
        }
    }

    /// Says what was reached; what a run must reach was.
    fn is_not_vacuous(&self, name: &str) {
        let counts = self.0.lock().unwrap();
        println!("{name}: {counts:#?}");
        for what in [
            "drawn",
            "refused: unbalanced",
            "second complete: the same",
            "second complete: it differs",
            "third complete: as it was",
            "third complete: corrected",
            "third complete: undecided",
            "undecided, then decided",
            "missing",
            "found",
            "voided while it was verified",
            "voided as the same paper",
            "abandoned",
            "foul play refused",
            "refused: own sheet",
            "refused: too soon",
            "refused: own difference",
            "refused: frozen",
        ] {
            assert!(counts.contains_key(what), "{name} never reached: {what}; {counts:#?}");
        }
    }
}

#[derive(Clone, Debug)]
struct History {
    policy: usize,
    /// Who keyed which sheet, and with which errors.
    first: Vec<(usize, u64)>,
    /// What happens, and how many seconds later.
    steps: Vec<(Step, i64)>,
}

fn history() -> impl Strategy<Value = History> {
    let first = proptest::collection::vec((0..PEOPLE.len(), any::<u64>()), SHEETS as usize);
    let steps = proptest::collection::vec((step(), 1..4_000_i64), 10..70);
    (0..POLICIES, first, steps).prop_map(|(policy, first, steps)| History { policy, first, steps })
}

fn play<S: Store>(history: &History, store: S, reopen: Box<dyn Fn() -> Option<S>>, seen: &Tally) -> S {
    let lasts = store.directory().is_some();
    let mut world =
        World { store: Some(store), reopen, lasts, clock: 0, acknowledged: BTreeSet::new(), on_their_way: channel() };
    let by = world.by(0);
    world.write(&by, vec![Write::Tool(VISITING.clone()), Write::Campaign(house(policy(history.policy)))]).unwrap();
    world.write(&by, vec![Write::Batch(spring(), pile(1, 2)), Write::Batch(spring(), pile(2, 3))]).unwrap();
    for (serial, (who, seed)) in (1..).zip(&history.first) {
        world.first(*who, serial, First::Complete, *seed).unwrap();
    }
    for (turn, (step, seconds)) in history.steps.iter().enumerate() {
        world.clock += seconds;
        world.change(step, seen);
        if turn % 4 == 0 {
            world.agrees(seen);
        }
    }
    world.agrees(seen);
    world.open_again();
    world.agrees(seen);
    let mut links = Vec::new();
    world.store().journal(&spring(), &mut |link| links.push(link)).unwrap();
    judge(&links, &world.acknowledged);
    let check = world.store().check_journal(&spring()).unwrap();
    assert_eq!((check.fault, check.destroyed), (None, 0));
    world.store.take().unwrap()
}

fn blindfolded(store: Arc<dyn Store>) {
    let records: Vec<RecordKey> = (1..=SHEETS + 1).map(sheet).collect();
    let blindfold = Blindfold(store.clone());
    for key in records {
        assert!(matches!(Store::record(&blindfold, &key), Err(Error::Forbidden { why: Forbidden::Sealed, .. })));
    }
    Store::each_record(&blindfold, &spring(), &residents(), &mut |key, _| panic!("{key:?}")).unwrap();
    Store::journal(&blindfold, &spring(), &mut |link| panic!("{link:?}")).unwrap();
    let open = store.verifications(&spring(), &ann()).unwrap();
    let shown = Store::verifications(&blindfold, &spring(), &ann()).unwrap();
    let each = open.iter().map(|one| Store::verification(&blindfold, &one.key, &ann()).unwrap().unwrap());
    assert_eq!(each.collect::<Vec<_>>(), shown);
    let text = format!("{shown:?}");
    assert!(!text.contains("mot-") && !text.contains("Integer(") && !text.contains("One("), "{text}");
    let counts = |all: &[copiste::store::Verified]| {
        all.iter().map(|one| (one.sheet.wrong(), one.sheet.differing(), one.sheet.stage.clone())).collect::<Vec<_>>()
    };
    assert_eq!(counts(&shown), counts(&open), "what a certificate needs is there");
}

fn runner(cases: u32) -> TestRunner {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(cases);
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha))
}

#[test]
fn whatever_happens_in_memory_nobody_verifies_themself_and_no_value_is_lost() {
    let seen = Tally::default();
    let outcome = runner(192).run(&history(), |history| {
        let store = play(&history, MemoryStore::new(), Box::new(|| None), &seen);
        blindfolded(Arc::new(store));
        Ok(())
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
    seen.is_not_vacuous("in memory");
}

#[test]
fn whatever_happens_on_a_disk_the_text_copy_makes_the_same_store_again() {
    let seen = Tally::default();
    let outcome = runner(96).run(&history(), |history| {
        let directory = scratch();
        let place = directory.path().to_owned();
        let store = play(&history, open(directory.path()), Box::new(move || Some(open(&place))), &seen);
        assert_eq!(store.copy_trouble(), None);
        let lost = scratch();
        let again = rebuild(&directory.path().join("journal"), lost.path(), somebody()).unwrap();
        assert_eq!(kept(&again), kept(&store));
        Ok(())
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
    seen.is_not_vacuous("on a disk");
}

/// All that a store tells, without where cursors stand and how often a record was written for that.
fn kept(store: &dyn Store) -> String {
    let mut records = Vec::new();
    store.each_record(&spring(), &residents(), &mut |key, filed| records.push((key, filed))).unwrap();
    for (_, filed) in &mut records {
        filed.revision = 0;
        if let Status::InProgress { .. } = filed.record.status {
            filed.record.status = in_progress();
        }
    }
    let everybody = PEOPLE.map(|who| store.verifications(&spring(), &signed(who, 1_000)).unwrap());
    let lists = [1, 2].map(|number| store.records_of_batch(&spring(), BatchNumber(number)).unwrap());
    let (batches, draws) = (store.batches(&spring()).unwrap(), store.draws(&spring()).unwrap());
    let (pairs, campaigns) = (store.pairs(&spring()).unwrap(), store.campaigns().unwrap());
    let (check, next) = (store.check_journal(&spring()).unwrap(), store.next_serial(&spring(), &residents()).unwrap());
    assert_eq!(form().questions.len(), 11);
    format!("{records:#?}{everybody:#?}{lists:#?}{batches:#?}{draws:#?}{pairs:#?}{campaigns:#?}{check:#?}{next}")
}
