//! What every store promises: each sentence is told to each store.

use super::*;
use copiste::campaign::{CampaignEvent, Service};
use copiste::record::Override;
use copiste::store::{BatchTally, Error, MemoryStore, RecordState, Store, Write};
use copiste::verification::Forbidden;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::channel;

macro_rules! sentences {
    ($($(#[$about:meta])* fn $sentence:ident($store:ident: &dyn Store) $body:block)*) => {
        $($(#[$about])* fn $sentence($store: &dyn Store) $body)*

        mod in_memory {
            $(#[test] fn $sentence() { super::$sentence(&super::MemoryStore::new()) })*
        }

        mod on_a_disk {
            $(#[test] fn $sentence() {
                let directory = super::scratch();
                super::$sentence(&super::open(directory.path()))
            })*
        }
    };
}

fn commit(store: &dyn Store, write: Write) {
    assert_eq!(store.commit(&ann(), vec![write]), Ok(()));
}

fn tally(store: &dyn Store, number: u32) -> BatchTally {
    let batches = store.batches(&spring()).unwrap();
    batches.iter().find(|(batch, _)| batch.number.0 == number).expect("the batch is there").1
}

fn serials_of_batch(store: &dyn Store, number: u32) -> Vec<u32> {
    let records = store.records_of_batch(&spring(), BatchNumber(number)).unwrap();
    records.into_iter().map(|record| record.key.serial.0).collect()
}

sentences! {
    fn a_new_store_is_empty(store: &dyn Store) {
        assert_eq!(store.campaigns(), Ok(Vec::new()));
        assert_eq!(store.campaign(&spring()), Ok(None));
        assert_eq!(store.tool(&fingerprint()), Ok(None));
        assert_eq!(store.batches(&spring()), Ok(Vec::new()));
        assert_eq!(store.reports(&spring()), Ok(Vec::new()));
        assert_eq!(store.record(&sheet(1)), Ok(None));
        assert_eq!(store.next_serial(&spring(), &residents()), Ok(Serial(1)));
        assert_eq!(store.records_of_batch(&spring(), BatchNumber(1)), Ok(Vec::new()));
        store.each_record(&spring(), &residents(), &mut |key, _| panic!("{key:?}")).unwrap();
    }

    fn what_is_committed_is_read_back(store: &dyn Store) {
        let everything = vec![
            Write::Tool(Arc::new(tool())),
            Write::Campaign(campaign("spring-2026")),
            Write::Batch(spring(), batch(1)),
            Write::Record(sheet(1), filed(1)),
            Write::Report(spring(), report(1, 20_000)),
        ];
        assert_eq!(store.commit(&ann(), everything), Ok(()));
        assert_eq!(store.tool(&fingerprint()).unwrap().as_deref(), Some(&tool()));
        assert_eq!(store.campaign(&spring()), Ok(Some(campaign("spring-2026"))));
        assert_eq!(store.batches(&spring()), Ok(vec![(batch(1), BatchTally { in_progress: 1, ..BatchTally::default() })]));
        assert_eq!(store.record(&sheet(1)), Ok(Some(filed(1))));
        assert_eq!(store.reports(&spring()), Ok(vec![report(1, 20_000)]));
    }

    fn campaigns_are_listed_by_identifier(store: &dyn Store) {
        for id in ["b", "a-1", "a", "a1"] {
            commit(store, Write::Campaign(campaign(id)));
        }
        let ids: Vec<_> = store.campaigns().unwrap().iter().map(|campaign| campaign.id.as_str().to_owned()).collect();
        assert_eq!(ids, ["a", "a-1", "a1", "b"]);
    }

    fn neighbours_by_name_do_not_mix(store: &dyn Store) {
        let mut other = sheet(1);
        other.campaign = CampaignId::new("spring-2026-b").unwrap();
        let mut third = sheet(1);
        third.audience = Audience("residents-b".to_owned());
        for (revision, key) in [(1, sheet(1)), (2, other.clone()), (3, third.clone())] {
            commit(store, Write::Record(key, filed(revision)));
        }
        let mut seen = Vec::new();
        store.each_record(&spring(), &residents(), &mut |key, filed| seen.push((key, filed))).unwrap();
        assert_eq!(seen, [(sheet(1), filed(1))]);
        assert_eq!(store.record(&other), Ok(Some(filed(2))));
        assert_eq!(store.record(&third), Ok(Some(filed(3))));
    }

    fn a_campaign_written_again_is_the_new_one(store: &dyn Store) {
        let mut long = campaign("spring-2026");
        long.history = vec![(ann(), CampaignEvent::Reopened("oubli d’une pile".to_owned())); 500];
        commit(store, Write::Campaign(long.clone()));
        assert_eq!(store.campaign(&spring()), Ok(Some(long.clone())));

        let mut short = campaign("spring-2026");
        let Write::Campaign(grown) = edited(store, &ann(), short.clone()) else { unreachable!() };
        short.history = grown.history;
        short.services.push(Service { code: "glycines".to_owned(), name: "Les Glycines".to_owned() });
        commit(store, Write::Campaign(short.clone()));
        assert_eq!(store.campaign(&spring()), Ok(Some(short.clone())));
        assert_eq!(store.campaigns(), Ok(vec![short.clone()]));
        // Written from what was before, or without saying so, it would undo what it does not know of.
        let changed = Err(Error::CampaignChanged { campaign: spring() });
        assert_eq!(store.commit(&ann(), vec![Write::Campaign(long)]), changed);
        let silent = Campaign { title: "Autre".to_owned(), ..short.clone() };
        assert_eq!(store.commit(&ann(), vec![Write::Campaign(silent)]), changed);
        assert_eq!(store.campaign(&spring()), Ok(Some(short)));
    }

    // A day that a manager had set was lost: it was read of a change that was refused afterwards, and taken for done.
    fn a_record_is_read_before_its_acknowledgement_and_all_else_after_it(store: &dyn Store) {
        // The first acknowledgement holds the store's thread: what follows cannot have been applied.
        let (reached, at_the_gate) = channel();
        let (gate, opened) = channel::<()>();
        let hold = move |_, outcome: Result<(), Error>| {
            reached.send(outcome).unwrap();
            opened.recv().ok();
        };
        store.submit(&ann(), vec![Write::Batch(spring(), batch(1))], Box::new(hold));
        assert_eq!(at_the_gate.recv().unwrap(), Ok(()));

        let (told, heard) = channel();
        store.submit(&ann(), vec![
                Write::Campaign(campaign("spring-2026")),
                Write::Batch(spring(), batch(2)),
                Write::Record(sheet(7), filed(1)),
                Write::Report(spring(), report(1, 3)),
                Write::Tool(Arc::new(tool())),
            ],
            Box::new(move |_, outcome| told.send(outcome).unwrap()),
        );
        assert_eq!(store.record(&sheet(7)), Ok(Some(filed(1))));
        assert_eq!(store.next_serial(&spring(), &residents()), Ok(Serial(8)));
        assert_eq!(tally(store, 1).in_progress, 1);
        assert_eq!(serials_of_batch(store, 1), [7]);
        let mut seen = 0;
        store.each_record(&spring(), &residents(), &mut |_, _| seen += 1).unwrap();
        assert_eq!(seen, 1);
        let others = || {
            let (campaign, tool) = (store.campaign(&spring()).unwrap(), store.tool(&fingerprint()).unwrap());
            let batches = store.batches(&spring()).unwrap().len();
            (store.campaigns().unwrap().len(), campaign.is_some(), batches, store.reports(&spring()).unwrap().len(), tool.is_some())
        };
        assert_eq!(others(), (0, false, 1, 0, false), "what is not judged yet may be refused");
        gate.send(()).unwrap();
        assert_eq!(heard.recv().unwrap(), Ok(()));
        assert_eq!(others(), (1, true, 2, 1, true));
    }

    fn an_older_revision_never_overwrites_a_newer_one(store: &dyn Store) {
        commit(store, Write::Record(sheet(1), filed(5)));
        let refused = Error::OlderRevision { key: sheet(1), filed: 5, offered: 4 };
        assert_eq!(store.commit(&ann(), vec![Write::Record(sheet(1), filed(4))]), Err(refused));
        assert_eq!(store.record(&sheet(1)), Ok(Some(filed(5))));
    }

    fn two_writings_of_one_revision_are_a_conflict_unless_they_are_the_same(store: &dyn Store) {
        commit(store, Write::Record(sheet(1), filed(5)));
        commit(store, Write::Record(sheet(1), filed(5)));
        let mut other = filed(5);
        other.record.margin = "une autre session".to_owned();
        let refused = Error::OlderRevision { key: sheet(1), filed: 5, offered: 5 };
        assert_eq!(store.commit(&ann(), vec![Write::Record(sheet(1), other)]), Err(refused));
        assert_eq!(store.record(&sheet(1)), Ok(Some(filed(5))));
        assert_eq!(serials_of_batch(store, 1), [1]);
    }

    fn revisions_begin_at_one(store: &dyn Store) {
        let refused = Error::OlderRevision { key: sheet(1), filed: 0, offered: 0 };
        assert_eq!(store.commit(&ann(), vec![Write::Record(sheet(1), filed(0))]), Err(refused));
    }

    fn a_submission_is_taken_as_a_whole_or_not_at_all(store: &dyn Store) {
        commit(store, Write::Record(sheet(1), filed(5)));
        let mixed = vec![
            Write::Campaign(campaign("spring-2026")),
            Write::Record(sheet(2), filed(1)),
            Write::Record(sheet(1), filed(1)),
        ];
        assert!(matches!(store.commit(&ann(), mixed), Err(Error::OlderRevision { .. })));
        assert_eq!(store.campaign(&spring()), Ok(None));
        assert_eq!(store.record(&sheet(2)), Ok(None));
        assert_eq!(serials_of_batch(store, 1), [1]);
        assert_eq!(store.next_serial(&spring(), &residents()), Ok(Serial(2)));
    }

    fn tallies_follow_the_records(store: &dyn Store) {
        commit(store, Write::Batch(spring(), batch(1)));
        for serial in 1..=4 {
            commit(store, Write::Record(sheet(serial), filed(1)));
        }
        let statuses = [Status::Complete, Status::Held("tache".to_owned()), Status::Voided("blanche".to_owned())];
        for (serial, status) in (1..).zip(statuses) {
            let mut later = filed(2);
            later.record.status = status;
            commit(store, Write::Record(sheet(serial), later));
        }
        assert_eq!(tally(store, 1), BatchTally { in_progress: 1, held: 1, complete: 1, voided: 1, verified: 0, same_paper: 0 });
        assert_eq!(tally(store, 1).total(), 4);
    }

    fn a_record_moved_to_another_batch_leaves_the_first(store: &dyn Store) {
        commit(store, Write::Batch(spring(), batch(1)));
        commit(store, Write::Batch(spring(), batch(2)));
        commit(store, Write::Record(sheet(1), filed(1)));
        let mut moved = filed(2);
        moved.batch = BatchNumber(2);
        commit(store, Write::Record(sheet(1), moved));
        assert_eq!((tally(store, 1).total(), tally(store, 2).total()), (0, 1));
        assert_eq!(serials_of_batch(store, 1), Vec::<u32>::new());
        assert_eq!(serials_of_batch(store, 2), [1]);
    }

    fn the_next_serial_is_one_more_than_the_highest_ever_filed(store: &dyn Store) {
        for serial in [3, 12, 5] {
            commit(store, Write::Record(sheet(serial), filed(1)));
        }
        assert_eq!(store.next_serial(&spring(), &residents()), Ok(Serial(13)));
        assert_eq!(store.next_serial(&spring(), &Audience("professionals".to_owned())), Ok(Serial(1)));
    }

    fn a_sheet_that_was_not_drawn_has_no_second_pass(store: &dyn Store) {
        commit(store, Write::Record(sheet(1), filed(1)));
        for pass in [Pass::Second, Pass::Third] {
            let key = RecordKey { pass, ..sheet(1) };
            let refused = Error::Forbidden { sheet: key.sheet(), why: Forbidden::NotCalled };
            assert_eq!(store.commit(&ann(), vec![Write::Record(key, filed(1))]), Err(refused));
        }
        let mut seen = Vec::new();
        store.each_record(&spring(), &residents(), &mut |key, _| seen.push((key.serial.0, key.pass))).unwrap();
        assert_eq!(seen, [(1, Pass::First)]);
        assert_eq!(serials_of_batch(store, 1), [1]);
    }

    fn a_list_says_how_much_was_answered_and_whether_something_was_remarked(store: &dyn Store) {
        let mut remarked = filed(1);
        remarked.record.overrides.push(Override { question: 2, note: String::new() });
        commit(store, Write::Record(sheet(1), filed(1)));
        commit(store, Write::Record(sheet(2), remarked));
        let list = store.records_of_batch(&spring(), BatchNumber(1)).unwrap();
        let told: Vec<_> = list.iter().map(|record| (record.key.clone(), record.state, record.answered, record.is_remarked())).collect();
        let progress = RecordState::InProgress;
        assert_eq!(told, [(sheet(1), progress, 7, false), (sheet(2), progress, 7, true)]);
    }

    fn long_texts_are_kept_whole_and_shrink_again(store: &dyn Store) {
        for (revision, characters) in [(1, 20_000), (2, 3), (3, 4_000), (4, 2_000)] {
            commit(store, Write::Record(sheet(1), long_filed(revision, characters)));
            commit(store, Write::Record(sheet(2), filed(revision)));
            assert_eq!(store.record(&sheet(1)), Ok(Some(long_filed(revision, characters))));
            let mut seen = Vec::new();
            store.each_record(&spring(), &residents(), &mut |_, filed| seen.push(filed)).unwrap();
            assert_eq!(seen, [long_filed(revision, characters), filed(revision)]);
        }
    }

    fn a_record_beyond_all_measure_is_refused(store: &dyn Store) {
        let outcome = store.commit(&ann(), vec![Write::Record(sheet(1), long_filed(1, 9 << 20))]);
        assert!(matches!(outcome, Err(Error::TooLarge { .. })), "{outcome:?}");
        commit(store, Write::Record(sheet(1), filed(1)));
    }

    fn a_tool_stays_what_it_was_under_its_fingerprint(store: &dyn Store) {
        commit(store, Write::Tool(Arc::new(tool())));
        let other = Tool { version: "2027".to_owned(), ..tool() };
        commit(store, Write::Tool(Arc::new(other)));
        assert_eq!(store.tool(&fingerprint()).unwrap().as_deref(), Some(&tool()));
    }

    fn an_issued_report_is_never_replaced(store: &dyn Store) {
        commit(store, Write::Report(spring(), report(1, 10)));
        commit(store, Write::Report(spring(), report(1, 10)));
        let refused = Error::ReportTaken { campaign: spring(), number: 1 };
        assert_eq!(store.commit(&ann(), vec![Write::Report(spring(), report(1, 11))]), Err(refused));
        commit(store, Write::Report(spring(), report(2, 0)));
        assert_eq!(store.reports(&spring()), Ok(vec![report(1, 10), report(2, 0)]));
    }

    fn names_that_cannot_stand_in_a_key_are_refused(store: &dyn Store) {
        for name in ["", "a/b", "é", "a b"] {
            let key = RecordKey { audience: Audience(name.to_owned()), ..sheet(1) };
            let refused = Error::BadName { name: name.to_owned() };
            assert_eq!(store.commit(&ann(), vec![Write::Record(key.clone(), filed(1))]), Err(refused));
            assert_eq!(store.record(&key), Ok(None));
        }
    }

    fn every_submission_is_acknowledged_once_and_in_order(store: &dyn Store) {
        let (acknowledged, heard) = channel();
        let tickets: Vec<_> = (1..=500)
            .map(|revision| {
                let acknowledged = acknowledged.clone();
                let done = move |ticket, outcome| acknowledged.send((ticket, outcome)).unwrap();
                store.submit(&ann(), vec![Write::Record(sheet(1), filed(revision))], Box::new(done))
            })
            .collect();
        drop(acknowledged);
        let heard: Vec<_> = heard.iter().collect();
        assert_eq!(heard, tickets.into_iter().map(|ticket| (ticket, Ok(()))).collect::<Vec<_>>());
        assert_eq!(store.record(&sheet(1)), Ok(Some(filed(500))));
    }

    fn writers_and_readers_at_once_see_whole_records(store: &dyn Store) {
        commit(store, Write::Batch(spring(), batch(1)));
        let finished = AtomicU32::new(0);
        std::thread::scope(|threads| {
            for writer in 0..3_u32 {
                let finished = &finished;
                threads.spawn(move || {
                    for revision in 1..=60 {
                        let characters = if revision % 2 == 0 { 5_000 } else { 10 };
                        commit(store, Write::Record(sheet(writer + 1), long_filed(revision, characters)));
                    }
                    finished.fetch_add(1, Ordering::SeqCst);
                });
            }
            while finished.load(Ordering::SeqCst) < 3 {
                let mut revisions = Vec::new();
                store.each_record(&spring(), &residents(), &mut |_, filed| revisions.push(filed.revision)).unwrap();
                assert!(revisions.len() <= 3);
                assert!(tally(store, 1).total() as usize >= revisions.len());
                assert!(serials_of_batch(store, 1).len() >= revisions.len());
            }
        });
        assert_eq!(tally(store, 1).total(), 3);
    }

    fn a_listener_that_panics_does_not_stop_the_store(store: &dyn Store) {
        // The hook would print the panic among the test's output; the payload says what it is.
        let loud = |_, _| std::panic::resume_unwind(Box::new("a listener's own mistake"));
        store.submit(&ann(), vec![Write::Record(sheet(1), filed(1))], Box::new(loud));
        commit(store, Write::Record(sheet(1), filed(2)));
    }
}

/// Dropping a store is a promise too, and needs the store itself.
fn closing_acknowledges_everything(store: impl Store) {
    let (acknowledged, heard) = channel();
    for revision in 1..=200 {
        let acknowledged = acknowledged.clone();
        store.submit(
            &ann(),
            vec![Write::Record(sheet(revision as u32), filed(revision))],
            Box::new(move |_, outcome| acknowledged.send(outcome).unwrap()),
        );
    }
    drop(store);
    drop(acknowledged);
    assert_eq!(heard.iter().collect::<Vec<_>>(), vec![Ok(()); 200]);
}

#[test]
fn closing_a_store_in_memory_acknowledges_everything() {
    closing_acknowledges_everything(MemoryStore::new());
}

#[test]
fn closing_a_store_on_a_disk_acknowledges_everything() {
    let directory = scratch();
    closing_acknowledges_everything(open(directory.path()));
    let store = open(directory.path());
    assert_eq!(store.next_serial(&spring(), &residents()), Ok(Serial(201)));
}
