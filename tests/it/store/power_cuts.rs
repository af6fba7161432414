//! Power cuts: what was acknowledged is there afterwards, and every single sync is needed for that.
//!
//! `machine` cuts the power before every sync of the store, thousands of times, on copies. The same runs with one sync
//! only pretended must lose something: a sync nobody would miss would not be worth its time, and one that is taken away by
//! mistake makes a test fail.

use super::machine::{Machine, Patient};
use super::*;
use copiste::store::{Disk, Store, Write};
use std::collections::BTreeMap;
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

fn open_on(machine: &Arc<Machine>, phase: &'static str) -> SledStore {
    machine.begin(phase);
    let disk: Arc<dyn Disk> = machine.clone();
    let store = SledStore::open_on(disk, &machine.directory(), somebody()).expect("the store opens");
    machine.begin("running");
    store
}

/// Keys a few sheets, several answers on their way at a time; every burst is waited for.
fn key_sheets(store: &SledStore, acknowledged: &Acknowledged, bursts: std::ops::Range<u64>) {
    for burst in bursts {
        let (told, heard) = channel();
        for answer in 0..=(burst % 3) {
            let serial = (burst % 5) as u32 + 1;
            let revision = burst * 3 + answer + 1;
            let (acknowledged, told) = (Arc::clone(acknowledged), told.clone());
            let mut writes = vec![Write::Record(sheet(serial), said(serial, revision))];
            if burst == 0 {
                writes.push(Write::Batch(spring(), batch(1)));
            }
            let done = move |_, outcome: Result<(), _>| {
                if outcome.is_ok() {
                    acknowledged.lock().unwrap().insert(serial, revision);
                }
                told.send(outcome.is_ok()).unwrap();
            };
            store.submit(writes, Box::new(done));
        }
        drop(told);
        assert!(heard.iter().all(|taken| taken));
    }
}

/// A life: made, used, closed, opened, used, killed while it writes, opened, used.
fn live(machine: &Arc<Machine>, acknowledged: &Acknowledged, bursts: u64) {
    let store = open_on(machine, "making");
    key_sheets(&store, acknowledged, 0..bursts);
    store.close();

    let store = open_on(machine, "opening");
    key_sheets(&store, acknowledged, bursts..bursts * 2 - 1);
    machine.kill_before_sync(1);
    key_sheets(&store, &Acknowledged::default(), bursts * 2 - 1..bursts * 2);
    machine.begin("closing");
    store.close();

    machine.after_the_kill();
    let store = open_on(machine, "killed");
    // What an opened store shows, somebody may already rely on.
    store
        .each_record(&spring(), &residents(), &mut |key, filed| {
            acknowledged.lock().unwrap().insert(key.serial.0, filed.revision);
        })
        .unwrap();
    key_sheets(&store, acknowledged, bursts * 2..bursts * 3);
}

#[test]
fn no_power_cut_loses_an_acknowledged_answer() {
    let (machine, acknowledged) = machine(8, None);
    live(&machine, &acknowledged, 30);
    assert_eq!(machine.losses(), Vec::<String>::new());
    assert!(machine.cuts() >= 1_000, "only {} cuts", machine.cuts());
}

#[test]
fn every_sync_is_needed() {
    let (whole, acknowledged) = machine(0, None);
    live(&whole, &acknowledged, 3);
    let mut syncs = whole.syncs();
    syncs.sort();
    syncs.dedup();
    let missed = |sync: &String| {
        let (machine, acknowledged) = machine(40, Some(sync));
        live(&machine, &acknowledged, 4);
        eprintln!("{sync}: {} {:?}", machine.cuts(), machine.losses().first());
        machine.losses().is_empty()
    };
    let needless: Vec<_> = syncs.iter().filter(|sync| missed(sync)).collect();
    assert_eq!(needless, Vec::<&String>::new());
}
