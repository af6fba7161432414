//! Power cuts: what was acknowledged is there afterwards, and every single sync is needed for that.
//!
//! `machine` cuts the power before every sync of the store, thousands of times, on copies. The same runs with one sync
//! only pretended must lose something: a sync nobody would miss would not be worth its time, and one that is taken away by
//! mistake makes a test fail.

use super::machine::{Machine, Patient};
use super::*;
use copiste::store::{Disk, Error, Store, Write};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};

/// Acknowledged revisions by serial.
type Acknowledged = Arc<Mutex<BTreeMap<u32, u64>>>;

/// What revision `revision` of a sheet says; every third is long enough for several values of the store.
fn said(serial: u32, revision: u64) -> Filed {
    let spread = (u64::from(serial) * 37 + revision * 911) % 6_000;
    long_filed(revision, if revision.is_multiple_of(3) { spread as usize } else { 12 })
}

/// Looks at what a cut left: it opens, has everything acknowledged, and nothing that was never said.
fn look(root: &Path, acknowledged: &Acknowledged) -> Result<(), String> {
    let acknowledged = acknowledged.lock().unwrap().clone();
    let store = SledStore::open_on(Arc::new(Patient), &root.join("house/store"), somebody());
    let store = store.map_err(|error| format!("the store does not open: {error:?}"))?;
    for (serial, revision) in &acknowledged {
        match store.record(&sheet(*serial)) {
            Ok(Some(filed)) if filed.revision >= *revision => {}
            other => {
                let found = other.map(|filed| filed.map(|filed| filed.revision));
                return Err(format!("sheet {serial} was acknowledged at {revision} and is {found:?}"));
            }
        }
    }
    let (mut count, mut wrong) = (0, None);
    let read = store.each_record(&spring(), &residents(), &mut |key, filed| {
        count += 1;
        if filed != said(key.serial.0, filed.revision) {
            wrong = Some(key);
        }
    });
    read.map_err(|error| format!("records cannot be read: {error:?}"))?;
    if let Some(key) = wrong {
        return Err(format!("a wrong value: {key:?}"));
    }
    let batches = store.batches(&spring()).map_err(|error| format!("batches cannot be read: {error:?}"))?;
    let counted: u32 = batches.iter().map(|(_, tally)| tally.total()).sum();
    if counted == count { Ok(()) } else { Err(format!("{count} records, {counted} in the tallies")) }
}

fn machine(cuts_each: u64, pretended: Option<&str>) -> (Arc<Machine>, Acknowledged) {
    let acknowledged = Acknowledged::default();
    let seen = Arc::clone(&acknowledged);
    let look = Box::new(move |root: &Path| look(root, &seen));
    (Arc::new(Machine::new(cuts_each, pretended, look)), acknowledged)
}

/// Opens in one phase and goes on in the next.
fn open_on(machine: &Arc<Machine>, phase: &'static str) -> SledStore {
    machine.begin(phase);
    let disk: Arc<dyn Disk> = machine.clone();
    let store = SledStore::open_on(disk, &machine.directory(), somebody()).expect("the store opens");
    machine.begin("keying sheets");
    store
}

/// Opens what a copying program put back; a cut before it is open is not the store's affair.
fn open_copy_on(machine: &Arc<Machine>) -> SledStore {
    machine.after_a_copy();
    machine.spare(true);
    let store = open_on(machine, "opening");
    machine.spare(false);
    store
}

/// Submits what belongs together, several times, and waits for the acknowledgements.
fn submit_and_wait(store: &SledStore, acknowledged: &Acknowledged, submissions: Vec<Vec<(u32, u64)>>) {
    let (told, heard) = channel();
    for sheets in submissions {
        let mut writes = vec![Write::Batch(spring(), batch(1))];
        writes.extend(sheets.iter().map(|(serial, revision)| Write::Record(sheet(*serial), said(*serial, *revision))));
        let (acknowledged, told) = (Arc::clone(acknowledged), told.clone());
        let done = move |_, outcome: Result<(), Error>| {
            if outcome.is_ok() {
                acknowledged.lock().unwrap().extend(sheets);
            }
            told.send(outcome).unwrap();
        };
        store.submit(&ann(), writes, Box::new(done));
    }
    drop(told);
    assert_eq!(heard.iter().find(Result::is_err), None);
}

/// Keys a few sheets in turn, up to three answers on their way at a time.
fn key_sheets(store: &SledStore, acknowledged: &Acknowledged, bursts: Range<u64>) {
    for burst in bursts {
        let serial = (burst % 5) as u32 + 1;
        let answers = (0..=burst % 3).map(|answer| vec![(serial, burst * 3 + answer + 1)]);
        submit_and_wait(store, acknowledged, answers.collect());
    }
}

/// Adds what an opened store shows: somebody may already rely on it.
fn rely_on_what_is_shown(store: &SledStore, acknowledged: &Acknowledged) {
    let mut shown = acknowledged.lock().unwrap();
    let mut see = |key: RecordKey, filed: Filed| {
        shown.insert(key.serial.0, filed.revision);
    };
    store.each_record(&spring(), &residents(), &mut see).unwrap();
}

/// Made, used, closed, opened, used, killed while it writes, opened, used, copied, opened, used.
fn long_life(machine: &Arc<Machine>, acknowledged: &Acknowledged, bursts: u64) {
    let store = open_on(machine, "making");
    key_sheets(&store, acknowledged, 0..bursts);
    store.close();

    let store = open_on(machine, "opening");
    key_sheets(&store, acknowledged, bursts..bursts * 2 - 1);
    machine.kill_before_sync(1);
    key_sheets(&store, &Acknowledged::default(), bursts * 2 - 1..bursts * 2);
    store.close();

    machine.after_the_kill();
    let store = open_on(machine, "opening");
    rely_on_what_is_shown(&store, acknowledged);
    key_sheets(&store, acknowledged, bursts * 2..bursts * 3);
    store.close();

    let store = open_copy_on(machine);
    rely_on_what_is_shown(&store, acknowledged);
    key_sheets(&store, acknowledged, bursts * 3..bursts * 3 + 3);
}

/// Made, used, killed, copied, opened, used.
fn copied_life(machine: &Arc<Machine>, acknowledged: &Acknowledged) {
    let store = open_on(machine, "making");
    key_sheets(&store, acknowledged, 0..2);
    store.close();
    as_if_killed(&machine.directory());
    let store = open_copy_on(machine);
    rely_on_what_is_shown(&store, acknowledged);
    key_sheets(&store, acknowledged, 2..4);
}

/// Made, used, closed, opened, used, closed.
fn closed_life(machine: &Arc<Machine>, acknowledged: &Acknowledged) {
    let store = open_on(machine, "making");
    key_sheets(&store, acknowledged, 0..2);
    store.close();
    machine.after_a_while();
    let store = open_on(machine, "going on");
    key_sheets(&store, acknowledged, 2..4);
    store.close();
}

/// Killed before the `sync`th sync of its making, opened again, used.
fn interrupted_making(machine: &Arc<Machine>, acknowledged: &Acknowledged, sync: u64) {
    machine.kill_before_sync(sync);
    open_on(machine, "making").close();
    machine.after_the_kill();
    let store = open_on(machine, "making again");
    key_sheets(&store, acknowledged, 0..3);
}

/// Many sheets at once, one by one and as submissions too large for a single sync.
fn large_load(machine: &Arc<Machine>, acknowledged: &Acknowledged, rounds: u64) {
    let store = open_on(machine, "making");
    key_sheets(&store, acknowledged, 0..5);
    machine.begin("loading sheets");
    for round in 0..rounds {
        let all = |sheets: Range<u32>| sheets.map(|serial| (serial, 100 + round * 3)).collect::<Vec<_>>();
        submit_and_wait(&store, acknowledged, vec![all(1..120)]);
    }
    machine.begin("keying sheets");
    for round in 0..rounds {
        let one_by_one = (1..50).map(|serial| vec![(serial, 1_001 + round)]);
        submit_and_wait(&store, acknowledged, one_by_one.collect());
    }
    store.close();
    let store = open_on(machine, "opening");
    rely_on_what_is_shown(&store, acknowledged);
    key_sheets(&store, acknowledged, 1_000..1_002);
}

/// Syncs of a making, before each of which it may be interrupted.
const MAKING_SYNCS: u64 = 5;

#[test]
fn no_power_cut_loses_an_acknowledged_answer() {
    let (machine, acknowledged) = machine(12, None);
    long_life(&machine, &acknowledged, 24);
    assert_eq!(machine.losses(), Vec::<String>::new());
    assert!(machine.cuts() >= 1_000, "only {} cuts", machine.cuts());
}

/// What says how a store was closed must not outlive that: it would refuse what was written since.
#[test]
fn no_power_cut_makes_a_closed_store_be_taken_for_a_damaged_one() {
    let (machine, acknowledged) = machine(32, None);
    closed_life(&machine, &acknowledged);
    assert_eq!(machine.losses(), Vec::<String>::new());
}

#[test]
fn no_power_cut_stops_a_store_from_being_made() {
    for sync in 1..=MAKING_SYNCS {
        let (machine, acknowledged) = machine(16, None);
        interrupted_making(&machine, &acknowledged, sync);
        assert_eq!(machine.losses(), Vec::<String>::new());
    }
}

/// sled wipes segments of its file that a snapshot made at the opening says are no longer used: the more there is to
/// wipe, the more a lost snapshot would cost.
#[test]
fn no_power_cut_while_a_long_used_store_opens_loses_an_acknowledged_answer() {
    let (machine, acknowledged) = machine(24, None);
    for bursts in [0..200, 200..500, 500..520] {
        machine.spare(true);
        let store = open_on(&machine, "making");
        key_sheets(&store, &acknowledged, bursts);
        store.close();
        machine.spare(false);
        open_on(&machine, "opening").close();
    }
    assert_eq!(machine.losses(), Vec::<String>::new());
}

#[test]
fn no_power_cut_leaves_a_part_of_a_large_load() {
    let (machine, acknowledged) = machine(2, None);
    large_load(&machine, &acknowledged, 2);
    assert_eq!(machine.losses(), Vec::<String>::new());
    assert!(machine.cuts() >= 300, "only {} cuts", machine.cuts());
}

/// sled writes a whole page anew when a small value in it changes for the tenth time: few bytes handed in at once were more
/// than two segments of its log, and a cut left a store that opened empty.
#[test]
fn many_long_sheets_touched_at_once_begin_one_segment_of_the_log_at_most_between_two_syncs() {
    let (machine, acknowledged) = (Arc::new(Machine::counting()), Acknowledged::default());
    let store = open_on(&machine, "making");
    for round in 0..12 {
        let long = (1..150).map(|serial| vec![(serial, 300 + round * 3)]);
        submit_and_wait(&store, &acknowledged, long.collect());
        let short = (1..150).map(|serial| (serial, 301 + round * 3)).collect();
        submit_and_wait(&store, &acknowledged, vec![short]);
    }
    assert_eq!(machine.segments_begun_max(), 1);
}

#[test]
fn every_sync_is_needed() {
    type Life = Box<dyn Fn(&Arc<Machine>, &Acknowledged)>;
    let mut lives: Vec<Life> = vec![Box::new(copied_life), Box::new(closed_life)];
    for sync in 1..=MAKING_SYNCS {
        lives.push(Box::new(move |machine, acknowledged| interrupted_making(machine, acknowledged, sync)));
    }
    lives.push(Box::new(|machine, acknowledged| large_load(machine, acknowledged, 1)));

    let syncs_of = |live: &Life| {
        let (machine, acknowledged) = machine(0, None);
        live(&machine, &acknowledged);
        machine.syncs().into_iter().collect::<BTreeSet<String>>()
    };
    let lives: Vec<(BTreeSet<String>, Life)> = lives.into_iter().map(|live| (syncs_of(&live), live)).collect();
    // The text copy is a second line: what a cut takes from it is added when the store is opened again.
    let of_the_store = |sync: &&String| !sync.contains("/journal") && *sync != "keying sheets: directory house/store";
    // What was closed and has lain a while has everything but what its opening changes.
    let of_the_opening = |sync: &&String| !sync.starts_with("going on") || sync.contains(" directory house/store ");
    let syncs: BTreeSet<&String> =
        lives.iter().flat_map(|(syncs, _)| syncs).filter(of_the_store).filter(of_the_opening).collect();
    insta::assert_snapshot!(syncs.iter().map(|sync| sync.as_str()).collect::<Vec<_>>().join("\n"), @r"
    going on: directory house/store #1
    keying sheets: file house/store/db
    loading sheets: file house/store/db
    making again: directory . #1
    making again: directory house #1
    making again: directory house/store #1
    making again: file house/store/conf #1
    making again: file house/store/db #1
    making: directory . #1
    making: directory house #1
    making: directory house/store #1
    making: file house/store/conf #1
    making: file house/store/db #1
    opening: directory house #1
    opening: directory house/store #1
    opening: file house/store/conf #1
    opening: file house/store/db #1
    ");

    let missed = |sync: &String| {
        lives.iter().filter(|(syncs, _)| syncs.contains(sync)).any(|(_, live)| {
            let (machine, acknowledged) = machine(48, Some(sync));
            live(&machine, &acknowledged);
            !machine.losses().is_empty()
        })
    };
    let needless: Vec<_> = syncs.iter().filter(|sync| !missed(sync)).collect();
    assert!(needless.is_empty(), "{needless:?}");
}
