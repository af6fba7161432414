//! Random histories of writes against a model of a dozen lines, through closings and openings.

use super::*;
use copiste::record::RecordEvent;
use copiste::store::{BatchTally, Error, MemoryStore, RecordState, RecordSummary, Standing, Store, Write};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::mpsc::channel;

#[derive(Clone, Debug)]
enum Step {
    Record { serial: u32, batch: u32, revision: u64, state: usize, text: usize },
    Batch(u32),
    Report(u32, usize),
    Reopen,
}

fn step() -> impl Strategy<Value = Step> {
    let record = (1..6_u32, 1..4_u32, 1..12_u64, 0..4_usize, prop_oneof![0..50_usize, 3_000..9_000_usize]);
    let record =
        record.prop_map(|(serial, batch, revision, state, text)| Step::Record { serial, batch, revision, state, text });
    prop_oneof![12 => record, 2 => (1..4_u32).prop_map(Step::Batch), 1 => (1..4_u32, 0..9_000_usize).prop_map(|(number, size)| Step::Report(number, size)), 1 => Just(Step::Reopen)]
}

#[derive(Default)]
struct Model {
    records: BTreeMap<RecordKey, Filed>,
    batches: BTreeMap<u32, Batch>,
    reports: BTreeMap<u32, IssuedReport>,
}

impl Model {
    fn take(&mut self, writes: &[Write]) -> bool {
        let good = writes.iter().all(|write| match write {
            Write::Record(key, filed) => {
                self.records.get(key).is_none_or(|known| known.revision < filed.revision || known == filed)
            }
            Write::Report(_, report) => self.reports.get(&report.number).is_none_or(|known| known == report),
            _ => true,
        });
        for write in writes.iter().filter(|_| good) {
            match write.clone() {
                Write::Record(key, filed) => drop(self.records.insert(key, filed)),
                Write::Batch(_, batch) => drop(self.batches.insert(batch.number.0, batch)),
                Write::Report(_, report) => drop(self.reports.insert(report.number, report)),
                _ => {}
            }
        }
        good
    }

    fn agrees_with(&self, store: &dyn Store) {
        let mut seen = Vec::new();
        store.each_record(&spring(), &residents(), &mut |key, filed| seen.push((key, filed))).unwrap();
        let expected: Vec<_> = self.records.iter().map(|(key, filed)| (key.clone(), filed.clone())).collect();
        assert_eq!(seen, expected);

        for number in 1..4 {
            let list = store.records_of_batch(&spring(), BatchNumber(number)).unwrap();
            let expected = self.records.iter().filter(|(_, filed)| filed.batch.0 == number);
            let expected: Vec<_> =
                expected.map(|(key, filed)| RecordSummary::of(key.clone(), filed, Standing::Unverified)).collect();
            assert_eq!(list, expected);
        }

        let batches = store.batches(&spring()).unwrap();
        let expected: Vec<_> = self.batches.values().map(|batch| (batch.clone(), self.tally(batch.number))).collect();
        assert_eq!(batches, expected);
        assert_eq!(store.reports(&spring()).unwrap(), self.reports.values().cloned().collect::<Vec<_>>());
        let highest = self.records.keys().map(|key| key.serial.0).max().unwrap_or(0);
        assert_eq!(store.next_serial(&spring(), &residents()), Ok(Serial(highest + 1)));
    }

    fn tally(&self, batch: BatchNumber) -> BatchTally {
        let mut tally = BatchTally::default();
        for filed in self.records.values().filter(|filed| filed.batch == batch) {
            *tally.of(RecordState::of(&filed.record.status)) += 1;
        }
        tally
    }
}

fn write_of(step: &Step) -> Option<Write> {
    match *step {
        Step::Record { serial, batch, revision, state, text } => {
            let mut filed = long_filed(revision, text);
            filed.batch = BatchNumber(batch);
            filed.record.history = vec![(ann(), RecordEvent::Reopened); text % 3];
            filed.record.status = [
                filed.record.status.clone(),
                Status::Held("à revoir".to_owned()),
                Status::Complete,
                Status::Voided("blanche".to_owned()),
            ][state]
                .clone();
            Some(Write::Record(sheet(serial), filed))
        }
        Step::Batch(number) => Some(Write::Batch(spring(), batch(number))),
        Step::Report(number, size) => Some(Write::Report(spring(), report(number, size))),
        Step::Reopen => None,
    }
}

/// Plays a history; submissions are of one to three writes and mostly not waited for.
fn play<S: Store>(steps: &[Vec<Step>], mut store: S, reopen: impl Fn(S) -> S) -> S {
    let mut model = Model::default();
    let (told, heard) = channel();
    for (turn, submission) in steps.iter().enumerate() {
        if submission.iter().any(|step| matches!(step, Step::Reopen)) {
            store = reopen(store);
        }
        let mut keys = Vec::new();
        let mut writes: Vec<Write> = submission.iter().filter_map(write_of).collect();
        // One write per key and submission: the model checks a submission before it takes it.
        writes.retain(|write| {
            let key = match write {
                Write::Record(key, _) => format!("{key:?}"),
                Write::Report(_, report) => format!("report {}", report.number),
                _ => return true,
            };
            let new = !keys.contains(&key);
            keys.push(key);
            new
        });
        let good = model.take(&writes);
        if turn % 4 == 0 {
            let outcome = store.commit(&ann(), writes);
            let refused = matches!(outcome, Err(Error::OlderRevision { .. } | Error::ReportTaken { .. }));
            assert!(if good { outcome.is_ok() } else { refused }, "{outcome:?}");
            model.agrees_with(&store);
        } else {
            let told = told.clone();
            store.submit(&ann(), writes, Box::new(move |_, outcome| told.send((outcome.is_ok(), good)).unwrap()));
        }
    }
    store.commit(&ann(), Vec::new()).unwrap();
    model.agrees_with(&store);
    store = reopen(store);
    model.agrees_with(&store);
    drop(told);
    assert!(heard.iter().all(|(taken, good)| taken == good));
    let check = store.check_journal(&spring()).unwrap();
    assert_eq!(check.fault, None, "the journal tells what the store holds");
    store
}

fn histories() -> impl Strategy<Value = Vec<Vec<Step>>> {
    proptest::collection::vec(proptest::collection::vec(step(), 1..4), 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_history_in_memory_is_what_the_model_says(steps in histories()) {
        drop(play(&steps, MemoryStore::new(), |store| store));
    }

    #[test]
    fn any_history_on_a_disk_is_what_the_model_says_and_survives_reopening(steps in histories()) {
        let directory = scratch();
        let store = play(&steps, open(directory.path()), |store| {
            store.close();
            open(directory.path())
        });
        // Nothing but the text copy is left.
        let lost = scratch();
        let again = match copiste::store::rebuild(&directory.path().join("journal"), lost.path(), somebody()) {
            Err(Error::Unwritable { .. } | Error::Disk { .. }) if store.journal_head(&spring()).unwrap().number == 0 => return Ok(()),
            again => again.unwrap(),
        };
        assert_eq!(again.check_journal(&spring()).unwrap(), store.check_journal(&spring()).unwrap());
        assert_eq!(again.batches(&spring()), store.batches(&spring()));
        assert_eq!(again.reports(&spring()), store.reports(&spring()));
        for number in 1..4 {
            let (one, other) = (again.records_of_batch(&spring(), BatchNumber(number)), store.records_of_batch(&spring(), BatchNumber(number)));
            assert_eq!(one, other);
        }
    }
}
